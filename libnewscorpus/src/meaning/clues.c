/* Each word by itself: what kind of word its form is, how the article writes it, which lexicon entries begin there, and
 * how its sentence uses capitals. */
#include "meaning/names.h"
#include "lexicon_gen.h"
#include "model/word_memory.h"
#include "text/fold.h"

/* What is known of a new form. Only those of ASCII are kept for other articles: of others several spellings could be one. */
static void recall(nci_names *n, bool plain, ncorp_str form, nci_word *w)
{
  nci_known_form *known = plain ? nci_known_form_at(n->doc->memory, form) : NULL;
  if (known && nci_known_is(&known->form, form)) {
    w->flags = known->flags;
    w->small = known->small;
    w->small_flags = known->small_flags;
    return;
  }
  w->flags = nci_word_flags(form);
  if (known && nci_known_keep(&known->form, form)) known->flags = w->flags, known->small = 0, known->small_flags = 0;
}

static void remember_small(nci_names *n, uint32_t form, uint64_t tables, uint32_t flags)
{
  nci_known_form *known = nci_known_form_at(n->doc->memory, n->forms.strings.at[form]);
  nci_word *w = &n->words.at[form];
  w->small = tables | NCI_LEX_LONGER; /* the bit tells it from unknown */
  w->small_flags = flags;
  if (known && nci_known_is(&known->form, n->forms.strings.at[form])) known->small = w->small, known->small_flags = flags;
}

/* The lower-case form of a token, as an id. */
static uint32_t form_of(nci_names *n, ncorp_str text)
{
  char buffer[64];
  ncorp_str folded;
  bool plain = text.size <= sizeof buffer;
  for (size_t i = 0; plain && i < text.size; i++) {
    plain = (unsigned char)text.data[i] < 0x80;
    buffer[i] = nci_to_lower(text.data[i]);
  }
  folded = plain ? nci_str(buffer, text.size) : nci_fold(n->arena, text);
  uint32_t id = nci_intern_add(&n->forms, folded);
  if (id == n->words.count && id != UINT32_MAX) {
    nci_word *w = nci_vec_push(n->arena, &n->words);
    if (w) recall(n, plain, folded, w);
  }
  return id;
}

bool nci_names_starts(const nci_names *n, uint32_t token)
{
  uint16_t shape = nci_names_shape(n, token);
  if (shape & NCI_SHAPE_SENTENCE_START || token == 0) return true;
  uint16_t before = nci_names_shape(n, token - 1);
  if (before & NCI_SHAPE_OPEN_QUOTE) return true;
  ncorp_str text = nci_token_text(n->doc, token - 1);
  if (text.size == 1) return strchr(":([*;", text.data[0]) != NULL || (text.data[0] == '-' && shape & NCI_SHAPE_SPACE_BEFORE);
  return nci_str_eq(text, NCI_STR("\xe2\x80\x94")) || nci_str_eq(text, NCI_STR("\xe2\x80\x93")) ||
         nci_str_eq(text, NCI_STR("\xe2\x80\xa2")) || nci_str_eq(text, NCI_STR("--"));
}

/* How a sentence uses capitals, from its words of some length. */
static uint8_t style_of(const nci_names *n, const ncorp_sentence *s)
{
  uint32_t caps = 0, capital = 0, small = 0, words = 0;
  for (uint32_t t = s->first_token; t < s->end_token; t++) {
    const nci_token *token = &n->doc->tokens.at[t];
    if (!(token->shape & NCI_SHAPE_WORD) || token->shape & (NCI_SHAPE_CLITIC | NCI_SHAPE_LINK)) continue;
    if (token->end - token->start < 4) {
      caps += (token->shape & NCI_SHAPE_ALL_CAPS) && token->end - token->start > 1;
      words += token->end - token->start > 1;
      continue;
    }
    words++;
    if (token->shape & NCI_SHAPE_ALL_CAPS) caps++;
    if (token->shape & NCI_SHAPE_CAPITAL) capital++;
    else if (token->shape & NCI_SHAPE_LOWER && !(nci_names_flags(n, t) & NCI_WORD_STOP)) small++;
  }
  if (caps >= 3 && caps * 4 >= words * 3) return NCI_STYLE_CAPS;
  if (capital >= 3 && small * 6 <= capital) return NCI_STYLE_TITLE;
  return NCI_STYLE_PLAIN;
}

static uint32_t hit_flags(const nci_names *n, const nci_lex_hit *hit)
{
  switch (hit->table) {
  case NCI_LEX_COMMON_WORDS: return NCI_WORD_COMMON;
  case NCI_LEX_SURNAMES: return NCI_WORD_SURNAME;
  case NCI_LEX_PERSON_WORDS: { /* farmers, daughters, secretaries: plain words, unlike forms of address */
    ncorp_str kind = nci_lexicon_field(n->doc->lexicon, NCI_LEX_PERSON_WORDS, hit->row, NCI_PERSON_WORDS_KIND);
    return nci_str_eq(kind, NCI_STR("honorific")) ? 0 : NCI_WORD_COMMON;
  }
  case NCI_LEX_GIVEN_NAMES: {
    ncorp_str gender = nci_lexicon_field(n->doc->lexicon, NCI_LEX_GIVEN_NAMES, hit->row, NCI_GIVEN_NAMES_GENDER);
    return gender.size && gender.data[0] == 'f' ? NCI_WORD_GIVEN_F
         : gender.size && gender.data[0] == 'm' ? NCI_WORD_GIVEN_M : NCI_WORD_GIVEN;
  }
  default: return 0;
  }
}

/* The tables whose entries names are made of. */
#define OF_NAMES                                                                                                  \
  (NCI_LEX_SET(NCI_LEX_COUNTRIES) | NCI_LEX_SET(NCI_LEX_NATIONALITIES) | NCI_LEX_SET(NCI_LEX_CITIES) |            \
   NCI_LEX_SET(NCI_LEX_REGIONS) | NCI_LEX_SET(NCI_LEX_FEATURES) | NCI_LEX_SET(NCI_LEX_CONTINENTS) |               \
   NCI_LEX_SET(NCI_LEX_ORGANISATIONS) | NCI_LEX_SET(NCI_LEX_ROLES))
#define OF_WORDS (NCI_LEX_SET(NCI_LEX_COMMON_WORDS) | NCI_LEX_SET(NCI_LEX_SURNAMES) | NCI_LEX_SET(NCI_LEX_GIVEN_NAMES) | \
                  NCI_LEX_SET(NCI_LEX_PERSON_WORDS))

/* "Washington, D.C." is one entry and two names. */
static bool has_comma(const nci_names *n, uint32_t t, const nci_lex_hit *hit)
{
  for (uint32_t k = t + 1; k + 1 < hit->end; k++)
    if (nci_token_is(n->doc, k, ",")) return true;
  return false;
}

/* An office that begins with the name of a country or organisation ("U.S. envoy") is that name and an office. */
static bool begins_with_name(const nci_names *n, uint32_t t, const nci_lex_hit *hits, size_t count, const nci_lex_hit *role)
{
  /* "labour minister" is an office that small letters can write: no minister of the party of that name. */
  ncorp_str usual = nci_lexicon_name(n->doc->lexicon, NCI_LEX_ROLES, role->row);
  bool word = usual.size && nci_is_lower(usual.data[0]);
  for (size_t i = 0; i < count; i++)
    if (hits[i].end < role->end && !(word && hits[i].end == t + 1 && hits[i].table == NCI_LEX_ORGANISATIONS) && (hits[i].table == NCI_LEX_COUNTRIES || hits[i].table == NCI_LEX_ORGANISATIONS ||
                                    hits[i].table == NCI_LEX_CONTINENTS || hits[i].table == NCI_LEX_NATIONALITIES))
      return true;
  return false;
}

/* Lexicon entries that begin at a token: kept, and single words' kinds noted with the form. Most words that are written small
 * begin no entry that is kept, and then do so nowhere. */
static void match(nci_names *n, uint32_t t, uint32_t end)
{
  enum { ROOM = 64 };
  nci_lex_hit found[ROOM];
  bool small = nci_names_shape(n, t) & NCI_SHAPE_LOWER;
  nci_word *w = &n->words.at[n->form[t]];
  if (small && w->small) {
    n->tables_at[t] = w->small & ~NCI_LEX_LONGER;
    w->flags |= w->small_flags;
    return;
  }
  size_t count = nci_lexicon_match_in(n->doc->lexicon, OF_NAMES | OF_WORDS, n->doc->text, n->doc->tokens.at, t, end, found, ROOM,
                                      &n->tables_at[t]);
  bool alone = !(n->tables_at[t] & NCI_LEX_LONGER), kept = false;
  n->tables_at[t] &= ~NCI_LEX_LONGER;
  uint32_t flags = 0;
  for (size_t i = 0; i < count; i++)
    if (found[i].end == t + 1) flags |= hit_flags(n, &found[i]);
  w->flags |= flags;
  for (size_t i = 0; i < count; i++) {
    kept = kept || NCI_LEX_SET(found[i].table) & OF_NAMES;
    if (NCI_LEX_SET(found[i].table) & OF_NAMES && !has_comma(n, t, &found[i]) &&
        !(found[i].table == NCI_LEX_ROLES && begins_with_name(n, t, found, count, &found[i])))
      nci_vec_add(n->arena, &n->hits, found[i]);
  }
  if (small && alone && !kept) remember_small(n, n->form[t], n->tables_at[t], flags);
}

/* No name begins with these words; the tables that have them are noted for those who look for something else. */
static void look(nci_names *n, uint32_t t, uint32_t end)
{
  nci_lex_hit none;
  uint64_t small = n->words.at[n->form[t]].small;
  if (!small) {
    nci_lexicon_match_in(n->doc->lexicon, 0, n->doc->text, n->doc->tokens.at, t, end, &none, 1, &n->tables_at[t]);
    if (!(n->tables_at[t] & NCI_LEX_LONGER)) remember_small(n, n->form[t], n->tables_at[t], 0);
  } else {
    n->tables_at[t] = small;
  }
  n->tables_at[t] &= ~NCI_LEX_LONGER;
}

static void count_sentence(nci_names *n, uint32_t sentence)
{
  const ncorp_sentence *s = &n->doc->sentences.at[sentence];
  n->style[sentence] = style_of(n, s);
  for (uint32_t t = s->first_token; t < s->end_token; t++) {
    n->hit_at[t] = n->hits.count;
    if (n->form[t] >= n->words.count) continue;
    nci_word *w = &n->words.at[n->form[t]];
    uint16_t shape = nci_names_shape(n, t);
    if (shape & NCI_SHAPE_LOWER) w->lower++;
    else if (n->style[sentence] == NCI_STYLE_PLAIN && shape & NCI_SHAPE_CAPITAL && !nci_names_starts(n, t)) w->capital++;
    if (!(w->flags & NCI_WORD_STOP) || shape & NCI_SHAPE_CAPITAL) match(n, t, s->end_token);
    else look(n, t, s->end_token);
  }
}

void nci_names_clues(nci_names *n)
{
  uint32_t tokens = n->doc->tokens.count;
  nci_intern_init(&n->forms, n->arena);
  n->form = nci_arena_alloc(n->arena, tokens, sizeof *n->form);
  n->hit_at = nci_arena_alloc(n->arena, (size_t)tokens + 1, sizeof *n->hit_at);
  n->tables_at = nci_arena_alloc(n->arena, tokens, sizeof *n->tables_at);
  n->style = nci_arena_alloc(n->arena, n->doc->sentences.count, 1);
  if (!n->form || !n->hit_at || !n->tables_at || !n->style) return;
  for (uint32_t t = 0; t < tokens; t++)
    n->form[t] = nci_names_shape(n, t) & NCI_SHAPE_WORD && !(nci_names_shape(n, t) & NCI_SHAPE_LINK)
                   ? form_of(n, nci_token_text(n->doc, t)) : NCORP_NONE;
  if (n->arena->failed) return;
  nci_lexicon_expect(n->doc->lexicon, n->forms.strings.at, n->forms.strings.count);
  memset(n->tables_at, 0xff, tokens * sizeof *n->tables_at); /* where nothing is looked up, anything can be */
  memset(n->hit_at, 0, ((size_t)tokens + 1) * sizeof *n->hit_at);
  uint32_t next = 0;
  for (uint32_t s = 0; s < n->doc->sentences.count; s++) {
    for (; next < n->doc->sentences.at[s].first_token; next++) n->hit_at[next] = n->hits.count;
    count_sentence(n, s);
    next = n->doc->sentences.at[s].end_token;
  }
  for (; next <= tokens; next++) n->hit_at[next] = n->hits.count;
  n->doc->tables_at = n->tables_at;
}

const nci_lex_hit *nci_names_hit(const nci_names *n, uint32_t token, unsigned table)
{
  for (uint32_t h = n->hit_at[token]; h < n->hit_at[token + 1]; h++)
    if (n->hits.at[h].table == table) return &n->hits.at[h];
  return NULL;
}

ncorp_str nci_names_iso3(const nci_names *n, ncorp_str alpha2)
{
  const nci_lexicon *lexicon = n->doc->lexicon;
  uint32_t row = nci_lexicon_row(lexicon, NCI_LEX_COUNTRIES, NCI_COUNTRIES_ALPHA2, alpha2);
  return nci_lexicon_field(lexicon, NCI_LEX_COUNTRIES, row, NCI_COUNTRIES_ALPHA3);
}

int64_t nci_names_population(const nci_names *n, uint32_t city)
{
  ncorp_decimal value;
  if (!nci_lexicon_number(n->doc->lexicon, NCI_LEX_CITIES, city, NCI_CITIES_POPULATION, &value) || value.exponent < 0) return 0;
  int64_t people = value.digits;
  for (int zeros = 0; zeros < value.exponent && people < INT64_C(1000000000); zeros++) people *= 10;
  return people;
}

ncorp_str nci_names_nationality(const nci_names *n, uint32_t token, bool *found)
{
  uint32_t low = 0, high = n->nationalities.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (n->nationalities.at[middle].end <= token) low = middle + 1;
    else high = middle;
  }
  *found = low < n->nationalities.count && n->nationalities.at[low].first <= token;
  return *found ? n->nationalities.at[low].iso3 : NCI_NO_STR;
}
