/* Names in a byline. Owns how names are told from each other and from what else stands there. */
#include "structure/byline.h"

#include "text/fold.h"
#include "text/utf8.h"

enum { MOST_AUTHORS = 32, MOST_WORDS = 16 };

/* Takes the next word (up to white space) off the front. */
static ncorp_str next_word(ncorp_str *s)
{
  *s = nci_str_trim(*s);
  size_t n = 0;
  while (n < s->size && !nci_is_space(s->data[n])) n++;
  ncorp_str w = nci_str(s->data, n);
  *s = nci_str(s->data + n, s->size - n);
  return w;
}

static bool in_words(ncorp_str w, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (nci_str_is_nocase(w, words[i])) return true;
  return false;
}

static bool and_word(ncorp_str w)
{
  static const char *const WORDS[] = { "and", "&", "und", "et", "y", "e", "i", "en", "ve", "with", "и", "і", "та", "و" };
  return in_words(w, WORDS, sizeof WORDS / sizeof *WORDS);
}

static bool particle(ncorp_str w)
{
  static const char *const WORDS[] = { "de", "von", "van", "der", "den", "del", "della", "di", "da", "dos", "das", "la", "le", "el", "al", "bin", "ibn", "ben", "bint", "du", "ter", "zu" };
  return in_words(w, WORDS, sizeof WORDS / sizeof *WORDS);
}

/* Begins with a capital, or with a letter that has no case. */
static bool name_part(ncorp_str w)
{
  size_t n;
  uint32_t c = nci_utf8_decode(w, 0, &n);
  unsigned k = nci_char_class(c);
  return (k & NCI_CHAR_UPPER) || ((k & NCI_CHAR_ALPHA) && !(k & NCI_CHAR_LOWER));
}

bool nci_names_only(ncorp_str s)
{
  unsigned words = 0, names = 0;
  while ((s = nci_str_trim(s)).size) {
    ncorp_str w = next_word(&s);
    if (++words > MOST_WORDS) return false;
    if (w.data[w.size - 1] == ',') w.size--;
    if (!w.size) return false;
    bool name = name_part(w);
    names += name;
    static const char *const BETWEEN[] = { "in", "for", "at", "of", "the" };
    if (!name && !and_word(w) && !particle(w) && !in_words(w, BETWEEN, sizeof BETWEEN / sizeof *BETWEEN)) return false;
  }
  return names > 0;
}

static void add_author(nci_document *doc, ncorp_str *list, uint32_t *count, ncorp_str name)
{
  name = nci_str_trim(name);
  if (!name.size || *count == MOST_AUTHORS || !name_part(name)) return;
  list[*count] = nci_arena_str(doc->arena, name);
  if (list[*count].data) (*count)++;
}

void nci_authors_read(nci_document *doc, ncorp_str s)
{
  if (doc->data.author_count) return;
  ncorp_str *list = nci_arena_alloc(doc->arena, MOST_AUTHORS, sizeof *list);
  if (!list) return;
  uint32_t count = 0;
  bool had_and = false, last_comma = false;
  const char *begin = NULL, *end = NULL;
  ncorp_str rest = s;
  while ((rest = nci_str_trim(rest)).size) {
    ncorp_str w = next_word(&rest);
    static const char *const STOPS[] = { "in", "for", "at", "of", "|", "-", "–", "—", "•", "·", "/" };
    if (in_words(w, STOPS, sizeof STOPS / sizeof *STOPS)) break;
    if (!count && !begin && nci_str_eq_nocase(w, NCI_STR("by"))) continue;
    if (and_word(w)) {
      if (begin) add_author(doc, list, &count, nci_str(begin, (size_t)(end - begin)));
      begin = NULL;
      had_and = true;
      continue;
    }
    bool comma = w.data[w.size - 1] == ',' || w.data[w.size - 1] == ';';
    if (comma) w.size--;
    if (!w.size) continue;
    /* Behind "A and B," or a lone "A," stands what they are; a list goes on to its "and". */
    if (!begin && last_comma && had_and) break;
    if (!begin) begin = w.data;
    end = w.data + w.size;
    if (comma) {
      add_author(doc, list, &count, nci_str(begin, (size_t)(end - begin)));
      begin = NULL;
    }
    last_comma = comma;
  }
  if (begin && !(count == 1 && last_comma && !had_and)) {
    /* "Jane Doe, Example News": without an "and" only the first is a person. */
    if (count == 0 || had_and) add_author(doc, list, &count, nci_str(begin, (size_t)(end - begin)));
  }
  if (!had_and && count > 1) count = 1;
  if (!count) return;
  doc->data.authors = list;
  doc->data.author_count = count;
}
