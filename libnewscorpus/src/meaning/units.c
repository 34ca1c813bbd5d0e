/* Nouns that are counted, units of measure and currencies. It knows words alone; what stands around them is its caller's. */
#include "meaning/units.h"
#include "base/str.h"
#include "lexicon_gen.h"

enum { NOUN_MAX = 40 };

/* Plurals that no rule makes. */
static const struct {
  const char *plural, *singular;
} irregular[] = {
  { "people", "person" },   { "persons", "person" }, { "men", "man" },           { "women", "woman" },   { "children", "child" },
  { "feet", "foot" },       { "teeth", "tooth" },    { "geese", "goose" },       { "mice", "mouse" },    { "oxen", "ox" },
  { "lives", "life" },      { "wives", "wife" },     { "knives", "knife" },      { "leaves", "leaf" },   { "halves", "half" },
  { "wolves", "wolf" },     { "thieves", "thief" },  { "shelves", "shelf" },     { "loaves", "loaf" },   { "calves", "calf" },
  { "aircraft", "aircraft" }, { "spacecraft", "spacecraft" }, { "pence", "penny" },
  { "personnel", "personnel" }, { "police", "police" }, { "cattle", "cattle" },  { "sheep", "sheep" },   { "series", "series" },
  { "species", "species" }, { "crises", "crisis" },  { "analyses", "analysis" }, { "bases", "base" },    { "buses", "bus" },
  { "viruses", "virus" },   { "campuses", "campus" }, { "bonuses", "bonus" },    { "gases", "gas" },     { "criteria", "criterion" },
  { "phenomena", "phenomenon" }, { "movies", "movie" }, { "calories", "calorie" }, { "cookies", "cookie" }, { "ties", "tie" },
  { "shoes", "shoe" },      { "toes", "toe" },       { "canoes", "canoe" },      { "staff", "staff" }, { "crew", "crew" }, { "reindeer", "reindeer" }, { "deer", "deer" }, { "fish", "fish" }, { "headquarters", "headquarters" }, { "barracks", "barracks" }
};

/* Words that end in s and are no plurals. */
static const char *const no_plural[] = { "this", "his", "its", "was", "is", "has", "does", "as", "us", "thus", "yes", "news", "plus",
                                         "across", "perhaps", "always", "less", "says", "versus", "times", "was", "gas", "bus", "virus",
                                         "various", "previous", "serious", "religious", "dangerous", "famous", "anonymous", "numerous",
                                         "gives", "takes", "makes", "comes", "goes", "gets", "wants", "needs", "remains", "seems" };

static bool lower_copy(ncorp_str word, char *out)
{
  if (word.size == 0 || word.size > NOUN_MAX) return false;
  for (size_t i = 0; i < word.size; i++) out[i] = nci_to_lower(word.data[i]);
  return true;
}

static bool ends(const char *word, size_t size, const char *ending)
{
  size_t n = strlen(ending);
  return size > n && memcmp(word + size - n, ending, n) == 0;
}

static const char *irregular_singular(const char *word, size_t size)
{
  for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
    if (irregular[i].plural[0] == word[0] && strlen(irregular[i].plural) == size && memcmp(irregular[i].plural, word, size) == 0) return irregular[i].singular;
  return NULL;
}

bool nci_plural(ncorp_str text)
{
  char word[NOUN_MAX];
  if (!lower_copy(text, word)) return false;
  if (irregular_singular(word, text.size)) return true;
  if (ends(word, text.size, "men") && text.size > 4) return true;
  if (text.size < 4 || word[text.size - 1] != 's' || ends(word, text.size, "ss") || ends(word, text.size, "us") || ends(word, text.size, "is")) return false;
  for (size_t i = 0; i < sizeof no_plural / sizeof *no_plural; i++)
    if (no_plural[i][0] == word[0] && strlen(no_plural[i]) == text.size && memcmp(no_plural[i], word, text.size) == 0) return false;
  return true;
}

ncorp_str nci_singular(nci_arena *arena, ncorp_str text, ncorp_str lemma)
{
  char word[NOUN_MAX + 2];
  if (!lower_copy(text, word)) return nci_arena_str(arena, text);
  size_t size = text.size;
  const char *known = irregular_singular(word, size);
  if (known) return nci_arena_str(arena, nci_cstr(known));
  bool name = nci_is_upper(text.data[0]) && nci_is_lower(text.data[text.size - 1]);
  if (name) memcpy(word, text.data, size);
  if (ends(word, size, "men") && size > 4) {
    word[size - 2] = 'a';
  } else if (lemma.size && !nci_str_eq_nocase(lemma, text)) {
    return nci_arena_str(arena, lemma);
  } else if (ends(word, size, "ies") && size > 4) {
    size -= 2;
    word[size - 1] = 'y';
  } else if (ends(word, size, "sses") || ends(word, size, "shes") || ends(word, size, "ches") || ends(word, size, "xes") ||
             ends(word, size, "zzes") || ends(word, size, "oes")) {
    size -= 2;
  } else if (word[size - 1] == 's' && !ends(word, size, "ss") && !ends(word, size, "us") && !ends(word, size, "is")) {
    size -= 1;
  }
  return nci_arena_str(arena, nci_str(word, size));
}

/* Among the phrases of a row, in its very letters. */
static bool has_spelling(ncorp_str phrases, ncorp_str text)
{
  while (phrases.size)
    if (nci_str_eq(nci_str_part(&phrases, '|'), text)) return true;
  return false;
}

static ncorp_str currency(const nci_lexicon *lexicon, ncorp_str text, bool sign)
{
  uint32_t row;
  if (!nci_lexicon_find(lexicon, NCI_LEX_CURRENCIES, text, &row, 1)) return NCI_NO_STR;
  bool before = nci_lexicon_field(lexicon, NCI_LEX_CURRENCIES, row, NCI_CURRENCIES_SYMBOL).size > 0;
  if (before != sign || !has_spelling(nci_lexicon_field(lexicon, NCI_LEX_CURRENCIES, row, 0), text)) return NCI_NO_STR;
  return nci_lexicon_field(lexicon, NCI_LEX_CURRENCIES, row, NCI_CURRENCIES_CODE);
}

bool nci_currency_sign(int32_t code)
{
  return code == '$' || code == 0xa3 || code == 0xa5 || code == 0xe3f || (code >= 0x20a0 && code <= 0x20cf);
}

const nci_atom *nci_currency_before(const nci_atoms *atoms, const nci_atom *a, nci_measure *out)
{
  /* Codes that are common; others, which may be words ("COP 28"), only before large amounts. */
  static const char *const common[] = { "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "CHF", "INR", "Rs" };
  const nci_lexicon *lexicon = atoms->doc->lexicon;
  const nci_atom *sign = a->kind == NCI_ATOM_WORD && nci_atom_glued(a + 1) ? a + 1 : a, *number = a + 1;
  *out = (nci_measure){ .span = { a->start, a->end } };
  if (sign->kind == NCI_ATOM_SIGN && nci_currency_sign(sign->value) && sign[1].kind == NCI_ATOM_NUMBER) {
    out->span.end = sign->end;
    out->unit = currency(lexicon, nci_span_text(atoms->doc, out->span), true);
    number = sign + 1;
  } else if (a->kind == NCI_ATOM_WORD && nci_atom_capital(a) && a->end - a->start <= 3) {
    if (nci_atom_sign(number, '.') && nci_atom_glued(number)) number++;
    if (number->kind != NCI_ATOM_NUMBER) return NULL;
    ncorp_str word = nci_atom_text(atoms, a);
    bool known = (number->flags & NCI_ATOM_GROUPED) || nci_atom_class(number + 1, NCI_W_SCALE);
    for (size_t i = 0; i < sizeof common / sizeof *common; i++) known = known || nci_str_is(word, common[i]);
    if (known) out->unit = currency(lexicon, word, false);
  }
  return out->unit.data ? number : NULL;
}

/* Currencies whose name is an English word too: "12 real estate agents". */
static bool doubtful(ncorp_str name)
{
  static const char *const words[] = { "won", "real", "sum", "som", "sol", "colon", "crowns", "ether", "pan", "rand", "dong", "kip", "leone" };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_str_is_nocase(name, words[i])) return true;
  return false;
}

/* The sign of degrees, with its scale. */
static bool read_degrees(const nci_atoms *atoms, const nci_atom *a, nci_measure *out)
{
  bool celsius = a[1].kind == NCI_ATOM_WORD && nci_str_is(nci_atom_text(atoms, a + 1), "C");
  bool fahrenheit = a[1].kind == NCI_ATOM_WORD && nci_str_is(nci_atom_text(atoms, a + 1), "F");
  const nci_atom *next = a + 1; /* 33 degrees 47' N, 13 degrees East: a place */
  ncorp_str word = nci_atom_text(atoms, next);
  if (next->kind == NCI_ATOM_NUMBER || (next->kind == NCI_ATOM_WORD && memchr("NSEW", word.data[0], 4) && (word.size == 1 || word.size > 3))) return false;
  out->unit = celsius ? NCI_STR("degree Celsius") : fahrenheit ? NCI_STR("degree Fahrenheit") : NCI_STR("degree");
  out->end = a + 1 + (celsius || fahrenheit);
  out->span = (ncorp_span){ a->start, out->end[-1].end };
  return true;
}

static bool take(const nci_atoms *atoms, const nci_atom *a, const nci_lex_hit *hit, bool large, nci_measure *out)
{
  const nci_document *doc = atoms->doc;
  ncorp_span span = { a->start, doc->tokens.at[hit->end - 1].end };
  ncorp_str text = nci_span_text(doc, span);
  bool money = hit->table == NCI_LEX_CURRENCIES;
  if (text.size <= 3 && !(hit->flags & NCI_HIT_EXACT)) return false;
  if (text.size == 1 && nci_is_upper(text.data[0]) && !nci_atom_glued(a)) return false;
  if (money && !large && doubtful(text)) return false;
  ncorp_str dimension = money ? NCI_NO_STR : nci_lexicon_field(doc->lexicon, NCI_LEX_UNITS, hit->row, NCI_UNITS_DIMENSION);
  out->unit = nci_lexicon_field(doc->lexicon, hit->table, hit->row, money ? (unsigned)NCI_CURRENCIES_CODE : (unsigned)NCI_UNITS_UNIT);
  out->money = money;
  out->time = nci_str_is(dimension, "time");
  out->span = span;
  for (out->end = a + 1; out->end->kind != NCI_ATOM_END && out->end->start < span.end;) out->end++;
  bool glued = out->end->kind == NCI_ATOM_SIGN && nci_atom_glued(out->end); /* cu ft/s, M-16 */
  return !(glued && (out->end->value == '/' || out->end->value == 0xb7 || (text.size == 1 && out->end->value == '-')));
}

bool nci_measure_read(const nci_atoms *atoms, const nci_atom *a, uint32_t token, uint32_t end_token, bool large, nci_measure *out)
{
  const nci_document *doc = atoms->doc;
  const uint64_t tables = NCI_LEX_SET(NCI_LEX_UNITS) | NCI_LEX_SET(NCI_LEX_CURRENCIES);
  nci_lex_hit hits[4];
  *out = (nci_measure){ .unit = NCI_NO_STR };
  if (a->kind == NCI_ATOM_SIGN && a->value == 0xb0) return read_degrees(atoms, a, out);
  if (token >= end_token || doc->tokens.at[token].start != a->start) return false;
  if (doc->tables_at && !(doc->tables_at[token] & tables)) return false;
  size_t n = nci_lexicon_match_in(doc->lexicon, tables, doc->text, doc->tokens.at, token, end_token, hits, sizeof hits / sizeof *hits, NULL);
  for (size_t i = 0; i < n; i++) {
    if (!take(atoms, a, &hits[i], large, out)) continue;
    /* "pounds" are money or weight: weight where they are of something, or in "a 50-pound bomb". */
    bool other = i + 1 < n && hits[i + 1].end == hits[i].end && hits[i + 1].table == NCI_LEX_UNITS;
    if (out->money && other && !large && (nci_atom_prep(out->end, NCI_PREP_OF) || nci_atom_hyphen(a - 1)))
      return take(atoms, a, &hits[i + 1], large, out);
    return true;
  }
  return false;
}
