/* Discards, issues and the options of a configuration file: dictionaries of one line for each thing. */
#include "knowledge/cameo_builder.h"

#include "base/str.h"

void nci_cameo_read_discards(nci_cameo_builder *b)
{
  while (nci_cameo_next_line(b)) {
    ncorp_str phrase = b->line, inside, behind;
    bool article = phrase.data[0] == '+';
    if (memchr(phrase.data, '[', phrase.size)) nci_cameo_bracket(b, phrase, '[', &phrase, &inside, &behind); /* "[###]" */
    if (article && phrase.size) phrase = nci_str_trim(nci_str(phrase.data + 1, phrase.size - 1));
    nci_cameo_phrase p = nci_cameo_words(b, phrase, article ? NCI_CAMEO_DISCARD_ARTICLE : NCI_CAMEO_DISCARD_SENTENCE);
    for (uint32_t i = 1; i < p.count; i++) b->d->items.at[p.first + i].near = true;
    if (p.count) nci_vec_add(&b->scratch, &b->discards, p);
    else nci_cameo_no_words(b, "a discard");
  }
}

enum { ISSUE_FORMS = 4, ISSUE_MOST_FORMS = 64 };

/* The forms that a word of an issue stands for: "n:crime", "v:purge", "al+zarqawi". Gives how many. */
static uint32_t issue_forms(nci_cameo_builder *b, ncorp_str word, ncorp_str forms[ISSUE_FORMS])
{
  bool noun = nci_str_starts(word, NCI_STR("n:")) || nci_str_starts(word, NCI_STR("N:"));
  bool verb = nci_str_starts(word, NCI_STR("v:")) || nci_str_starts(word, NCI_STR("V:"));
  if (noun || verb) word = nci_str(word.data + 2, word.size - 2);
  forms[0] = word;
  if (!word.size || (!noun && !verb)) return 1;
  forms[1] = nci_cameo_plural(b, word);
  if (noun) return 2;
  bool e = nci_to_lower(word.data[word.size - 1]) == 'e';
  const ncorp_str past[] = { word, e ? NCI_STR("d") : NCI_STR("ed") }, ing[] = { nci_str(word.data, word.size - e), NCI_STR("ing") };
  forms[2] = nci_arena_join(&b->scratch, past, 2);
  forms[3] = nci_arena_join(&b->scratch, ing, 2);
  return ISSUE_FORMS;
}

/* Adds a phrase for every choice of forms. */
static void add_issue(nci_cameo_builder *b, ncorp_str text, uint32_t code)
{
  ncorp_str forms[NCI_CAMEO_MAX_WORDS][ISSUE_FORMS];
  uint32_t counts[NCI_CAMEO_MAX_WORDS], words = 0, choices = 1;
  for (ncorp_str rest = text; rest.size;) {
    size_t size = 0;
    while (size < rest.size && !nci_is_space(rest.data[size]) && rest.data[size] != '+') size++;
    if (size && (words == NCI_CAMEO_MAX_WORDS || choices > ISSUE_MOST_FORMS)) {
      nci_cameo_mistake_at(b, NCI_MISTAKE_LIMIT, rest.data, "an issue of too many words or forms");
      return;
    }
    if (size) {
      counts[words] = issue_forms(b, nci_str(rest.data, size), forms[words]);
      choices *= counts[words++];
    }
    if (size < rest.size) size++;
    rest.data += size;
    rest.size -= size;
  }
  if (!words) nci_cameo_no_words(b, "an issue");
  for (uint32_t choice = 0; words && choice < choices; choice++) {
    nci_cameo_phrase p = { b->d->items.count, words, code, nci_cameo_here(b) };
    for (uint32_t w = 0, left = choice; w < words; left /= counts[w++])
      if (!nci_cameo_add_item(b, (nci_cameo_item){ nci_cameo_word(b, forms[w][left % counts[w]]), NCI_CAMEO_WORD, w > 0 })) return;
    nci_vec_add(&b->scratch, &b->issues, p);
  }
}

void nci_cameo_read_issues(nci_cameo_builder *b)
{
  nci_cameo_dictionary *d = b->d;
  while (nci_cameo_next_line(b)) {
    ncorp_str phrase = b->line, code = NCI_NO_STR, behind;
    if (phrase.data[0] == '<') continue; /* <ISSUE CATEGORY="..."> and its end */
    if (phrase.data[0] == '~') {
      size_t marks = phrase.size > 1 && phrase.data[1] == '~' ? 2 : 1;
      phrase = nci_str_trim(nci_str(phrase.data + marks, phrase.size - marks));
      code = NCI_STR("~");
    } else if (!nci_cameo_bracket(b, b->line, '[', &phrase, &code, &behind) || !code.size) {
      nci_cameo_mistake_at(b, NCI_MISTAKE_CODE, NULL, "an issue without a code");
      continue;
    }
    nci_vec_add(&d->arena, &d->issue_codes, nci_arena_str(&d->arena, code));
    add_issue(b, phrase, d->issue_codes.count - 1);
  }
}

static bool take_number(nci_cameo_builder *b, ncorp_str value, uint32_t *to)
{
  uint32_t number = 0;
  bool good = value.size && value.size < 6;
  for (size_t i = 0; good && i < value.size; i++) {
    good = nci_is_digit(value.data[i]);
    number = number * 10 + (uint32_t)(value.data[i] - '0');
  }
  if (good) *to = number;
  else nci_cameo_mistake_at(b, NCI_MISTAKE_OPTION, value.size ? value.data : NULL, "\"%.*s\" is no number", (int)(value.size < 40 ? value.size : 40), value.data ? value.data : "");
  return good;
}

static void take_truth(nci_cameo_builder *b, ncorp_str value, bool *to)
{
  static const char *const yes[] = { "true", "yes", "on", "1" }, *const no[] = { "false", "no", "off", "0" };
  for (int i = 0; i < 4; i++) {
    if (nci_str_is_nocase(value, yes[i]) || nci_str_is_nocase(value, no[i])) {
      *to = nci_str_is_nocase(value, yes[i]);
      return;
    }
  }
  nci_cameo_mistake_at(b, NCI_MISTAKE_OPTION, value.size ? value.data : NULL, "\"%.*s\" is neither true nor false", (int)(value.size < 40 ? value.size : 40), value.data ? value.data : "");
}

/* What concerns coding; the other options of a configuration are of no concern here. */
void nci_cameo_read_options(nci_cameo_builder *b)
{
  nci_cameo_options *o = &b->d->options;
  const struct { const char *name; uint32_t *number; } numbers[] = {
    { "new_actor_length", &o->new_actor_length }, { "comma_min", &o->comma_min }, { "comma_max", &o->comma_max },
    { "comma_bmin", &o->comma_bmin }, { "comma_bmax", &o->comma_bmax }, { "comma_emin", &o->comma_emin }, { "comma_emax", &o->comma_emax },
  };
  while (nci_cameo_next_line(b)) {
    ncorp_str value = b->line, name = nci_str_trim(nci_str_part(&value, '='));
    value = nci_str_trim(value);
    if (nci_str_is_nocase(name, "require_dyad")) take_truth(b, value, &o->require_dyad);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
      if (nci_str_is_nocase(name, numbers[i].name)) take_number(b, value, numbers[i].number);
  }
}
