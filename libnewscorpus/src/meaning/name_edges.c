/* Mends names once it is settled where they are: articles and titles that are no part of them, words that are, places before
 * persons; and gives a name one type in an article. */
#include "meaning/names.h"
#include "lexicon_gen.h"

/* The article of "the Kremlin" is no part of the name, though the lexicon lists it so; that of "The Hague" is, and so is one
 * that has its capital in the middle of a sentence. */
static bool leaves_article(const nci_names *n, const nci_name *x)
{
  if (x->end == x->first + 1 || x->type == NCORP_LOC || !nci_token_is(n->doc, x->first, "the")) return false;
  return nci_names_shape(n, x->first) & NCI_SHAPE_LOWER || nci_names_starts(n, x->first);
}

/* "flew to Washington", "left Paris": a place, though a person of the article has that name. */
static bool is_place_here(const nci_names *n, const nci_name *x)
{
  static const char *const inside[] = { "in", "near", "outside", "across", "throughout", "around" };
  static const char *const reach[] = { "left", "leave", "leaving", "visited", "visit", "visiting", "toured", "reached", "entered" };
  static const char *const motion[] = { "flew", "fly", "flying", "flight", "travelled", "traveled", "travel", "trip", "went", "go", "going", "drove",
                                        "drive", "came", "come", "returned", "return", "moved", "move", "visit", "headed", "sailed", "fled", "back" };
  if (x->type != NCORP_PER || x->end != x->first + 1 || x->first == 0) return false;
  if (!nci_names_hit(n, x->first, NCI_LEX_CITIES) && !nci_names_hit(n, x->first, NCI_LEX_COUNTRIES) && !nci_names_hit(n, x->first, NCI_LEX_REGIONS)) return false;
  if (x->end < n->doc->tokens.count && nci_names_shape(n, x->end) & NCI_SHAPE_CLITIC) return false;
  uint32_t before = x->first - 1;
  for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
    if (nci_token_is(n->doc, before, inside[i])) return true;
  for (size_t i = 0; i < sizeof reach / sizeof *reach; i++)
    if (nci_token_is(n->doc, before, reach[i])) return true;
  for (size_t i = 0; before > 0 && nci_token_is(n->doc, before, "to") && i < sizeof motion / sizeof *motion; i++)
    if (nci_token_is(n->doc, before - 1, motion[i])) return true;
  return false;
}

/* "Lee Jae-myung": the small second half of a given name, of which the article has no other use. */
static uint32_t with_second_half(const nci_names *n, const nci_name *x)
{
  enum { LONGEST = 6 };
  uint32_t hyphen = x->end, half = hyphen + 1;
  if ((x->type != NCORP_PER && (x->type != NCORP_ORG || x->table != NCI_NO_TABLE)) || x->end != x->first + 2 || half >= n->doc->tokens.count || !nci_str_is(nci_token_text(n->doc, hyphen), "-")) return x->end;
  if (nci_names_shape(n, hyphen) & NCI_SHAPE_SPACE_BEFORE || nci_names_shape(n, half) & NCI_SHAPE_SPACE_BEFORE) return x->end;
  if (!(nci_names_shape(n, half) & NCI_SHAPE_LOWER) || nci_names_flags(n, half) & ~(uint32_t)(NCI_WORD_GIVEN | NCI_WORD_SURNAME) || nci_token_text(n->doc, half).size > LONGEST) return x->end;
  return half + 1;
}

/* "Moon Jae-in": no organisation is called so. */
static bool two_halves(const nci_names *n, const nci_name *x)
{
  return x->end == x->first + 4 && x->table == NCI_NO_TABLE && nci_str_is(nci_token_text(n->doc, x->end - 2), "-") &&
         nci_names_shape(n, x->end - 1) & NCI_SHAPE_LOWER && !(nci_names_shape(n, x->end - 2) & NCI_SHAPE_SPACE_BEFORE);
}

/* "Ioana Stanescu": a word with a capital behind a given name, which could be nothing but its surname. */
static uint32_t with_surname(const nci_names *n, const nci_name *x, uint32_t end)
{
  const uint32_t other = NCI_WORD_COMMON | NCI_WORD_STOP | NCI_WORD_CALENDAR | NCI_WORD_ORG_HEAD | NCI_WORD_PLACE_HEAD | NCI_WORD_NOT_NAME |
                         NCI_WORD_REPORT | NCI_WORD_HONORIFIC;
  if (x->type != NCORP_PER || x->end != x->first + 1 || x->end >= end || !(nci_names_flags(n, x->first) & NCI_WORD_GIVEN)) return x->end;
  uint16_t shape = nci_names_shape(n, x->end);
  bool word = shape & NCI_SHAPE_CAPITAL && shape & NCI_SHAPE_WORD && shape & NCI_SHAPE_SPACE_BEFORE && !(shape & NCI_SHAPE_ALL_CAPS);
  return word && !(nci_names_flags(n, x->end) & other) ? x->end + 1 : x->end;
}

/* "president of Peru": an office stands before the place that begins at a token. */
static bool office_of(const nci_names *n, uint32_t place)
{
  uint32_t t = place, start;
  if (t > 0 && nci_token_is(n->doc, t - 1, "the")) t--;
  if (t < 2 || !(nci_token_is(n->doc, t - 1, "of") || nci_token_is(n->doc, t - 1, "to") || nci_token_is(n->doc, t - 1, "for"))) return false;
  return nci_names_role_ending(n, 0, t - 1, &start) != NULL;
}

/* "ambassador to Oslo Jane Roe": where the place ends that a person's name has before it; the name's own beginning when it has none. */
static uint32_t behind_place(const nci_names *n, const nci_name *x)
{
  if (x->type != NCORP_PER || x->end < x->first + 3 || !office_of(n, x->first)) return x->first;
  for (uint32_t h = n->hit_at[x->first]; h < n->hit_at[x->first + 1]; h++) {
    const nci_lex_hit *hit = &n->hits.at[h];
    if ((hit->table == NCI_LEX_COUNTRIES || hit->table == NCI_LEX_CITIES) && hit->end + 2 <= x->end) return hit->end;
  }
  return x->first;
}

/* A title alone: "the President", "Madam Speaker", "Mr. Chief Justice". Surnames that are titles too ("King") are names but behind
 * an article or before "of". */
static bool bare_title(const nci_names *n, const nci_name *x)
{
  static const char *const before[] = { "the", "this", "that", "our", "my", "your", "his", "her", "a", "madam", "acting", "deputy", "vice", "chief" };
  if (x->type != NCORP_PER || x->end != x->first + 1) return false;
  uint32_t f = nci_names_flags(n, x->first);
  nci_lex_hit hit;
  const nci_lex_hit *role = nci_names_hit(n, x->first, NCI_LEX_ROLES);
  bool title = (role && role->end == x->end) || f & NCI_WORD_HONORIFIC || nci_names_relation(n, x->first, x->end, &hit);
  if (!title) return false;
  if (!(f & (NCI_WORD_SURNAME | NCI_WORD_GIVEN))) return true;
  if (nci_token_is(n->doc, x->end, "of")) return true;
  for (size_t i = 0; x->first > 0 && i < sizeof before / sizeof *before; i++)
    if (nci_token_is(n->doc, x->first - 1, before[i])) return true;
  return false;
}

/* "the Northern Herring Council": plain words with capitals between an article and an organisation are part of its name. */
static uint32_t with_words_before(const nci_names *n, const nci_name *x, uint32_t last_end)
{
  enum { MOST = 3 };
  if (x->table != NCI_NO_TABLE || !(nci_names_flags(n, x->end - 1) & NCI_WORD_ORG_HEAD)) return x->first;
  uint32_t t = x->first;
  for (uint32_t steps = 0; t > last_end && steps < MOST; steps++, t--) {
    uint16_t shape = nci_names_shape(n, t - 1);
    if (!(shape & NCI_SHAPE_CAPITAL) || !(shape & NCI_SHAPE_WORD) || nci_names_flags(n, t - 1) & (NCI_WORD_STOP | NCI_WORD_CALENDAR | NCI_WORD_HONORIFIC) ||
        nci_names_hit(n, t - 1, NCI_LEX_NATIONALITIES) || nci_names_hit(n, t - 1, NCI_LEX_ROLES))
      break;
  }
  return t > last_end && nci_token_is(n->doc, t - 1, "the") ? t : x->first;
}

/* ---- names that nobody found ---- */

/* A place that the text writes small ("i am from mexico"), where it is no other word of English: a country, a region, a large
 * city behind a preposition. */
static bool small_place(const nci_names *n, uint32_t t, nci_name *out)
{
  enum { ROWS = 4, LONGEST = 3, LARGE = 500000 };
  static const char *const links[] = { "in", "from", "to", "near", "at", "around", "visit", "visiting" };
  static const unsigned tables[] = { NCI_LEX_COUNTRIES, NCI_LEX_REGIONS, NCI_LEX_CITIES };
  const nci_document *doc = n->doc;
  uint64_t there = n->tables_at[t];
  uint16_t shape = nci_names_shape(n, t);
  if (there == UINT64_MAX || !(shape & NCI_SHAPE_LOWER) || !(shape & NCI_SHAPE_SPACE_BEFORE) ||
      nci_names_flags(n, t) & (NCI_WORD_COMMON | NCI_WORD_STOP | NCI_WORD_REPORT | NCI_WORD_ORG_HEAD | NCI_WORD_PARTICLE)) return false;
  static const char *const words[] = { "turkey", "china", "guinea", "jersey", "holland" };
  bool linked = false, word = nci_names_flags(n, t) & NCI_WORD_GIVEN;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) word = word || nci_token_is(doc, t, words[i]);
  for (size_t i = 0; t > 0 && !linked && i < sizeof links / sizeof *links; i++) linked = nci_token_is(doc, t - 1, links[i]);
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    if (!(there & NCI_LEX_SET(tables[i])) || ((word || tables[i] != NCI_LEX_COUNTRIES) && !linked)) continue;
    for (uint32_t end = t + LONGEST; end > t; end--) {
      uint32_t row[ROWS];
      if (end > doc->tokens.count || !(nci_names_shape(n, end - 1) & NCI_SHAPE_LOWER)) continue;
      ncorp_str text = nci_span_text(doc, (ncorp_span){ doc->tokens.at[t].start, doc->tokens.at[end - 1].end });
      if (text.size < 4 || !nci_lexicon_find(doc->lexicon, tables[i], text, row, ROWS)) continue;
      bool known = tables[i] != NCI_LEX_CITIES || nci_names_population(n, row[0]) >= LARGE;
      if (!known) continue;
      *out = (nci_name){ .first = t, .end = end, .type = NCORP_LOC, .certainty = NCI_NAME_LIKELY, .table = (uint16_t)tables[i], .row = row[0],
                         .entity = NCORP_NONE, .place = tables[i] == NCI_LEX_COUNTRIES ? NCI_PLACE_COUNTRY : tables[i] == NCI_LEX_CITIES ? NCI_PLACE_CITY : NCI_PLACE_REGION };
      out->country = tables[i] == NCI_LEX_COUNTRIES ? nci_lexicon_field(doc->lexicon, tables[i], row[0], NCI_COUNTRIES_ALPHA3)
                   : nci_names_iso3(n, nci_lexicon_field(doc->lexicon, tables[i], row[0], tables[i] == NCI_LEX_CITIES ? NCI_CITIES_COUNTRY : NCI_REGIONS_COUNTRY));
      return true;
    }
  }
  return false;
}

/* "(WHO)": an acronym in the lexicon that has the letters of a function word. */
static bool acronym_of_lexicon(const nci_names *n, uint32_t t, nci_name *out)
{
  uint16_t shape = nci_names_shape(n, t);
  if (!(shape & NCI_SHAPE_ALL_CAPS) || !(nci_names_flags(n, t) & NCI_WORD_STOP) || nci_token_text(n->doc, t).size < 3) return false;
  const nci_lex_hit *hit = nci_names_hit(n, t, NCI_LEX_ORGANISATIONS);
  if (!hit || hit->end != t + 1 || !(hit->flags & NCI_HIT_EXACT)) return false;
  *out = (nci_name){ .first = t, .end = t + 1, .type = NCORP_ORG, .certainty = NCI_NAME_LIKELY, .table = NCI_LEX_ORGANISATIONS, .row = hit->row,
                     .entity = NCORP_NONE };
  return true;
}

typedef NCI_VEC(nci_name) names;

static void look_between(nci_names *n, uint32_t first, uint32_t end, uint32_t *sentence, names *list)
{
  for (uint32_t t = first; t < end; t++) {
    nci_name found;
    uint16_t shape = nci_names_shape(n, t);
    if (!(shape & (NCI_SHAPE_ALL_CAPS | NCI_SHAPE_LOWER))) continue;
    while (*sentence + 1 < n->doc->sentences.count && n->doc->sentences.at[*sentence].end_token <= t) ++*sentence;
    if (n->style[*sentence] == NCI_STYLE_CAPS || !(small_place(n, t, &found) || acronym_of_lexicon(n, t, &found)) || found.end > end) continue;
    nci_vec_add(n->arena, list, found);
    t = found.end - 1;
  }
}

/* ---- one type for one string ---- */

typedef struct types {
  nci_intern strings;
  NCI_VEC(uint32_t) of[4]; /* [type][string] -> how often */
} types;

static uint32_t string_of(nci_names *n, types *all, const nci_name *x, bool add)
{
  enum { LONGEST = 12 };
  uint32_t count = x->end - x->first;
  if (count > LONGEST || x->type > NCORP_MISC) return NCORP_NONE;
  ncorp_str key = nci_str((const char *)(n->form + x->first), count * sizeof *n->form);
  uint32_t id = add ? nci_intern_add(&all->strings, key) : nci_intern_find(&all->strings, key);
  if (add && id == all->of[0].count)
    for (int type = 0; type < 4; type++) nci_vec_add(n->arena, &all->of[type], 0);
  return id < all->of[3].count ? id : NCORP_NONE;
}

/* What the lexicon has as a place can be a person elsewhere in the article, too. */
static bool two_senses(const nci_names *n, const nci_name *x)
{
  return nci_names_hit(n, x->first, NCI_LEX_CITIES) || nci_names_hit(n, x->first, NCI_LEX_COUNTRIES) || nci_names_hit(n, x->first, NCI_LEX_REGIONS);
}

/* A name that the lexicon does not know is of one type in an article: the one that it has most often. */
static void one_type(nci_names *n)
{
  types all = { 0 };
  nci_intern_init(&all.strings, n->arena);
  for (uint32_t i = 0; i < n->list.count; i++) {
    uint32_t id = string_of(n, &all, &n->list.at[i], true);
    if (id != NCORP_NONE) all.of[n->list.at[i].type].at[id]++;
  }
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++) {
    nci_name *x = &n->list.at[i];
    uint32_t id = x->table == NCI_NO_TABLE && !two_senses(n, x) ? string_of(n, &all, x, false) : NCORP_NONE;
    if (id == NCORP_NONE) continue;
    uint8_t best = x->type;
    for (uint8_t type = 0; type < 4; type++)
      if (all.of[type].at[id] > all.of[best].at[id] || (all.of[type].at[id] == all.of[best].at[id] && best != NCORP_MISC && type < best)) best = type;
    if (best == x->type) continue;
    x->type = best;
    x->place = NCI_PLACE_NONE;
    x->gender = best == NCORP_PER ? nci_names_gender(n, x->first) : NCI_GENDER_UNKNOWN;
  }
}

void nci_names_edges(nci_names *n)
{
  names list = { 0 };
  uint32_t last_end = 0, sentence = 0;
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++) {
    nci_name *x = &n->list.at[i], *last = i ? x - 1 : NULL;
    look_between(n, last_end, x->first, &sentence, &list);
    if (bare_title(n, x)) continue;
    if (leaves_article(n, x)) x->first++;
    /* "the president of Peru, Jane Roe" */
    if (last && last->type == NCORP_LOC && x->type == NCORP_LOC && x->table == NCI_NO_TABLE && x->first == last->end + 1 && x->end >= x->first + 2 &&
        nci_token_is(n->doc, last->end, ",") && office_of(n, last->first))
      x->type = NCORP_PER, x->place = NCI_PLACE_NONE;
    if (is_place_here(n, x)) x->type = NCORP_LOC, x->gender = NCI_GENDER_UNKNOWN;
    if (x->type == NCORP_ORG) x->first = with_words_before(n, x, last_end);
    while (sentence + 1 < n->doc->sentences.count && n->doc->sentences.at[sentence].end_token <= x->first) sentence++;
    uint32_t next = i + 1 < n->list.count ? n->list.at[i + 1].first : n->doc->tokens.count, sentence_end = n->doc->sentences.at[sentence].end_token;
    if (n->style[sentence] == NCI_STYLE_PLAIN) x->end = with_surname(n, x, next < sentence_end ? next : sentence_end);
    uint32_t whole = with_second_half(n, x);
    if (whole > x->end || two_halves(n, x)) x->end = whole, x->type = NCORP_PER, x->place = NCI_PLACE_NONE;
    last_end = x->end;
    uint32_t own = behind_place(n, x);
    if (own > x->first) {
      nci_name place = *x;
      place.end = own;
      place.type = NCORP_LOC;
      place.gender = NCI_GENDER_UNKNOWN;
      nci_vec_add(n->arena, &list, place);
      x->first = own;
      x->gender = nci_names_gender(n, own);
    }
    nci_vec_add(n->arena, &list, *x);
  }
  look_between(n, last_end, n->doc->tokens.count, &sentence, &list);
  n->list.at = list.at;
  n->list.count = list.count;
  n->list.capacity = list.capacity;
  one_type(n);
}
