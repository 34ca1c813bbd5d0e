/* What all lines of dictionaries are made of: brackets, words, codes; and how mistakes are said. */
#include "knowledge/cameo_builder.h"

#include <stdarg.h>
#include <stdio.h>
#include "base/str.h"
#include "text/fold.h"

void nci_cameo_mistake_at(nci_cameo_builder *b, nci_cameo_mistake mistake, const char *at, const char *format, ...)
{
  if (!b->report) return;
  char reason[200];
  va_list args;
  va_start(args, format);
  vsnprintf(reason, sizeof reason, format, args);
  va_end(args);
  if (!at) at = b->line.data;
  size_t offset = (size_t)(at - b->text.data);
  nci_cameo_place place = { b->file, offset, b->line_number, offset - b->line_start + 1 };
  b->report(b->ctx, mistake, &place, reason);
}

bool nci_cameo_bracket(nci_cameo_builder *b, ncorp_str line, char open, ncorp_str *before, ncorp_str *inside, ncorp_str *behind)
{
  char close = open == '[' ? ']' : open == '{' ? '}' : ')';
  const char *at = line.size ? memchr(line.data, open, line.size) : NULL;
  *before = nci_str_trim(line);
  *inside = *behind = NCI_NO_STR;
  if (!at) return false;
  const char *end = line.data + line.size, *stop = memchr(at, close, (size_t)(end - at));
  *before = nci_str_trim(nci_str(line.data, (size_t)(at - line.data)));
  if (!stop) {
    nci_cameo_mistake_at(b, NCI_MISTAKE_BRACKET, at, "\"%c\" is not closed by \"%c\"", open, close);
    stop = end;
    while (stop > at + 1 && memchr("])} \t", stop[-1], 5)) stop--; /* "[~ENV}" */
    end = stop;
  }
  *inside = nci_str_trim(nci_str(at + 1, (size_t)(stop - at - 1)));
  if (stop < end) *behind = nci_str_trim(nci_str(stop + 1, (size_t)(end - stop - 1)));
  return true;
}

nci_cameo_line nci_cameo_here(const nci_cameo_builder *b)
{
  return (nci_cameo_line){ b->d->files.count - 1, (uint32_t)b->line_number };
}

uint32_t nci_cameo_word(nci_cameo_builder *b, ncorp_str word)
{
  return nci_intern_add(&b->d->words, nci_fold(&b->scratch, word));
}

bool nci_cameo_add_item(nci_cameo_builder *b, nci_cameo_item item)
{
  if (b->d->items.count < NCI_CAMEO_MAX_ITEMS) {
    nci_vec_add(&b->d->arena, &b->d->items, item);
    return true;
  }
  if (!b->full) nci_cameo_mistake_at(b, NCI_MISTAKE_LIMIT, NULL, "the dictionary has more than %d words", NCI_CAMEO_MAX_ITEMS);
  b->full = true;
  return false;
}

/* What parts the words of a run of letters. */
static bool is_joint(char c) { return c == '-' || c == '_'; }

ncorp_str nci_cameo_piece(ncorp_str *rest)
{
  while (rest->size && (is_joint(rest->data[0]) || rest->data[0] == '\'')) rest->data++, rest->size--;
  size_t size = 0;
  while (size < rest->size && !is_joint(rest->data[size])) size++;
  /* "don't" is two words */
  if (size > 3 && nci_str_is_nocase(nci_str(rest->data + size - 3, 3), "n't")) size -= 3;
  ncorp_str piece = { rest->data, size };
  rest->data += size;
  rest->size -= size;
  if (piece.size > 2 && nci_str_is_nocase(nci_str(piece.data + piece.size - 2, 2), "'s")) piece.size -= 2;
  if (piece.size > 1 && piece.data[piece.size - 1] == ',') piece.size--; /* commas are no words */
  if (piece.size > 1 && (piece.data[piece.size - 1] == '\'' || piece.data[piece.size - 1] == '.')) piece.size--;
  return piece;
}

nci_cameo_phrase nci_cameo_words(nci_cameo_builder *b, ncorp_str words, uint32_t value)
{
  nci_cameo_phrase phrase = { b->d->items.count, 0, value, nci_cameo_here(b) };
  bool near = false;
  for (size_t i = 0; i < words.size;) {
    size_t end = i;
    while (end < words.size && words.data[end] != '_' && !nci_is_space(words.data[end])) end++;
    for (ncorp_str rest = nci_str(words.data + i, end - i), piece; (piece = nci_cameo_piece(&rest)).size; near = true) {
      if (phrase.count == NCI_CAMEO_MAX_WORDS) {
        nci_cameo_mistake_at(b, NCI_MISTAKE_LIMIT, words.data + i, "a phrase of more than %d words", NCI_CAMEO_MAX_WORDS);
        b->limited_line = b->line_number;
        phrase.count = 0;
        return phrase;
      }
      if (!nci_cameo_add_item(b, (nci_cameo_item){ nci_cameo_word(b, piece), NCI_CAMEO_WORD, near })) return phrase;
      phrase.count++;
    }
    /* "_" joins unless a blank stands beside it. */
    for (; end < words.size && (words.data[end] == '_' || nci_is_space(words.data[end])); end++)
      if (words.data[end] != '_') near = false;
    i = end;
  }
  return phrase;
}

void nci_cameo_no_words(nci_cameo_builder *b, const char *what)
{
  if (!b->full && b->limited_line != b->line_number) nci_cameo_mistake_at(b, NCI_MISTAKE_PHRASE, NULL, "%s without words", what);
}

static bool is_vowel(char c)
{
  c = nci_to_lower(c);
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

ncorp_str nci_cameo_plural(nci_cameo_builder *b, ncorp_str phrase)
{
  if (!phrase.size) return phrase;
  char last = nci_to_lower(phrase.data[phrase.size - 1]);
  bool y = last == 'y' && phrase.size > 1 && !is_vowel(phrase.data[phrase.size - 2]);
  const ncorp_str parts[] = { nci_str(phrase.data, phrase.size - y), y ? NCI_STR("IES") : last == 's' ? NCI_STR("ES") : NCI_STR("S") };
  return nci_arena_join(&b->scratch, parts, 2);
}

static ncorp_str one_code(nci_cameo_builder *b, ncorp_str text)
{
  text = nci_str_trim(text);
  if (text.size && text.data[text.size - 1] == '!') text.size--; /* TABARI's mark of a code that goes before others */
  if (!text.size || nci_str_is(text, "---") || nci_str_is(text, NCI_CAMEO_DISCARD) || nci_str_is(text, NCI_CAMEO_COMPLEX)) return NCI_NO_STR;
  for (size_t i = 0; i < text.size; i++)
    if (nci_is_space(text.data[i])) {
      nci_cameo_mistake_at(b, NCI_MISTAKE_CODE, text.data + i, "a blank in a code");
      return NCI_NO_STR;
    }
  return nci_arena_str(&b->d->arena, text);
}

nci_cameo_code nci_cameo_event_code(nci_cameo_builder *b, ncorp_str text)
{
  if (!text.size) nci_cameo_mistake_at(b, NCI_MISTAKE_CODE, text.data, "there is no code in the brackets");
  ncorp_str forth = nci_str_part(&text, ':');
  return (nci_cameo_code){ one_code(b, forth), one_code(b, text) };
}
