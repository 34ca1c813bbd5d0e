/* Comparing the names of organisations. Translations agree because words for kinds of organisations and for countries have one key in
 * all languages; what tells one from another are the words that are left. */
#include "knowledge/organisation_name.h"
#include "base/hash.h"
#include "base/str.h"
#include "knowledge/name_likeness.h"
#include "lexicon_gen.h"
#include "text/fold.h"
#include "text/translit.h"
#include "text/utf8.h"

enum { GENERIC = 20, PLACE = 35, COMMON = 40, KNOWN = 60, NUMBER = 60, TELLING = 100 };

static bool parts_words(uint32_t c)
{
  return c < 0x80 ? c <= ' ' || (c != '\'' && c != '.' && c != '`' && !nci_is_alpha((char)c) && !nci_is_digit((char)c)) : nci_char_class(c) & (NCI_CHAR_SPACE | NCI_CHAR_PUNCT);
}

/* The next word of a name from *at on; absent at the end. */
static ncorp_str next_word(ncorp_str name, size_t *at)
{
  size_t size, start;
  uint32_t c;
  while (*at < name.size && (c = nci_utf8_decode(name, *at, &size), parts_words(c))) *at += size;
  for (start = *at; *at < name.size && (c = nci_utf8_decode(name, *at, &size), !parts_words(c));) *at += size;
  return start < *at ? nci_str(name.data + start, *at - start) : NCI_NO_STR;
}

/* The row of a word in the sorted table of words of organisations; the number of rows when it has none. */
static uint32_t row_of(const nci_lexicon *lexicon, ncorp_str word)
{
  uint32_t rows = nci_lexicon_rows(lexicon, NCI_LEX_ORGANISATION_WORDS), low = 0, high = rows;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = nci_str_cmp(nci_lexicon_field(lexicon, NCI_LEX_ORGANISATION_WORDS, middle, NCI_ORGANISATION_WORDS_WORD), word);
    if (!order) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return rows;
}

/* The code of the one country that a word is the name of, or calls what is its; absent when there is none. */
static ncorp_str country_of(const nci_lexicon *lexicon, ncorp_str word)
{
  uint32_t row;
  if (nci_lexicon_find(lexicon, NCI_LEX_COUNTRIES, word, &row, 1) == 1) return nci_lexicon_field(lexicon, NCI_LEX_COUNTRIES, row, NCI_COUNTRIES_ALPHA2);
  if (nci_lexicon_find(lexicon, NCI_LEX_NATIONALITIES, word, &row, 1) != 1) return NCI_NO_STR;
  return nci_lexicon_field(lexicon, NCI_LEX_NATIONALITIES, row, NCI_NATIONALITIES_COUNTRY);
}

static bool is_number(ncorp_str skeleton) { return nci_is_digit(skeleton.data[0]); }

static bool is_place(const nci_lexicon *lexicon, ncorp_str skeleton)
{
  uint32_t row;
  return nci_lexicon_find(lexicon, NCI_LEX_CITIES, skeleton, &row, 1) || nci_lexicon_find(lexicon, NCI_LEX_REGIONS, skeleton, &row, 1);
}

static uint8_t weight_of(const nci_lexicon *lexicon, ncorp_str skeleton, bool place)
{
  uint32_t row;
  if (nci_lexicon_find(lexicon, NCI_LEX_COMMON_WORDS, skeleton, &row, 1)) return COMMON;
  if (place) return KNOWN;
  if (nci_lexicon_find(lexicon, NCI_LEX_GIVEN_NAMES, skeleton, &row, 1) || nci_lexicon_find(lexicon, NCI_LEX_SURNAMES, skeleton, &row, 1)) return KNOWN;
  return TELLING;
}

static nci_org_word word_of(nci_arena *arena, const nci_lexicon *lexicon, ncorp_str skeleton, bool *left_out)
{
  uint32_t row = row_of(lexicon, skeleton);
  ncorp_str concept = nci_lexicon_field(lexicon, NCI_LEX_ORGANISATION_WORDS, row, NCI_ORGANISATION_WORDS_CONCEPT);
  ncorp_str country = concept.size ? NCI_NO_STR : country_of(lexicon, skeleton);
  *left_out = row < nci_lexicon_rows(lexicon, NCI_LEX_ORGANISATION_WORDS) && !concept.size;
  if (concept.size) return (nci_org_word){ .key = concept, .weight = GENERIC, .fixed = true };
  if (country.size) return (nci_org_word){ .key = country, .weight = PLACE, .fixed = true, .place = true };
  if (is_number(skeleton)) return (nci_org_word){ .key = skeleton, .weight = NUMBER, .fixed = true, .number = true };
  bool place = is_place(lexicon, skeleton);
  return (nci_org_word){ .key = nci_name_key(arena, skeleton), .weight = weight_of(lexicon, skeleton, place), .place = place };
}

void nci_org_name_parse(nci_arena *arena, const nci_lexicon *lexicon, ncorp_str name, nci_org_name *out)
{
  nci_org_name all = { .count = 0 };
  size_t at = 0;
  ncorp_str word;
  *out = (nci_org_name){ .count = 0 };
  while ((word = next_word(name, &at)).size && out->count < NCI_ORG_WORDS) {
    ncorp_str skeleton = nci_romanize(arena, nci_skeleton(arena, word));
    bool left_out;
    if (!skeleton.size) continue;
    nci_org_word w = word_of(arena, lexicon, skeleton, &left_out);
    if (!w.key.size) continue;
    if (!left_out) out->words[out->count++] = w;
    else if (all.count < NCI_ORG_WORDS) all.words[all.count++] = w;
  }
  if (!out->count) *out = all;
}

/* ---- comparing ---- */

/* The evidence in hundredths of a bit, as in name_likeness.c. */
enum { PRIOR = -430, PER_WEIGHT = 8, LACKED = 450, EXTRA = 60, OTHER_WORDS = 8, OTHER_PLACE = 300, WHOLE = 200, CROSSED = 60, ENOUGH = 1400,
       ALIKE = 1000, LEAST = 780, FAINT = 700, LONE = 930, JOINED = 850 };

typedef struct laid {
  uint8_t on[NCI_ORG_WORDS]; /* the word of the other name + 1, or 0 */
  int like[NCI_ORG_WORDS];
} laid;

static int words_alike(const nci_org_word *a, const nci_org_word *b)
{
  if (nci_str_eq(a->key, b->key)) return ALIKE;
  return a->fixed || b->fixed ? 0 : nci_keys_alike(a->key, b->key);
}

static void lay(laid *a, uint32_t i, laid *b, uint32_t j, int like)
{
  a->on[i] = (uint8_t)(j + 1);
  b->on[j] = (uint8_t)(i + 1);
  a->like[i] = b->like[j] = like;
}

static void lay_words(const nci_org_name *a, laid *on_b, const nci_org_name *b, laid *on_a)
{
  int16_t like[NCI_ORG_WORDS][NCI_ORG_WORDS];
  for (uint32_t i = 0; i < a->count; i++)
    for (uint32_t j = 0; j < b->count; j++) like[i][j] = (int16_t)words_alike(&a->words[i], &b->words[j]);
  for (;;) {
    int best = LEAST - 1;
    uint32_t bi = 0, bj = 0;
    for (uint32_t i = 0; i < a->count; i++)
      for (uint32_t j = 0; j < b->count; j++)
        if (!on_b->on[i] && !on_a->on[j] && like[i][j] > best) best = like[i][j], bi = i, bj = j;
    if (best < LEAST) return;
    lay(on_b, bi, on_a, bj, best);
  }
}

/* Words that one name writes as one and the other as two. */
static void lay_joined(const nci_org_name *a, laid *on_b, const nci_org_name *b, laid *on_a)
{
  for (uint32_t i = 0; i + 1 < a->count; i++)
    for (uint32_t j = 0; j < b->count; j++) {
      if (on_b->on[i] || on_b->on[i + 1] || on_a->on[j] || b->words[j].fixed) continue;
      int like = nci_keys_joined_alike(a->words[i].key, a->words[i + 1].key, b->words[j].key);
      if (like < JOINED) continue;
      lay(on_b, i + 1, on_a, j, like);
      lay(on_b, i, on_a, j, like);
    }
}

static bool other_numbers(const nci_org_name *a, const laid *on_b, const nci_org_name *b, const laid *on_a)
{
  bool one = false, other = false;
  for (uint32_t i = 0; i < a->count; i++) one |= a->words[i].number && !on_b->on[i];
  for (uint32_t j = 0; j < b->count; j++) other |= b->words[j].number && !on_a->on[j];
  return one && other;
}

/* Any order of two names of one length, so that the result does not depend on which is given first. */
static bool follows(const nci_org_name *a, const nci_org_name *b)
{
  for (uint32_t i = 0; i < a->count; i++) {
    int order = nci_str_cmp(a->words[i].key, b->words[i].key);
    if (order) return order > 0;
  }
  return false;
}

void nci_org_names_compare(const nci_org_name *a, const nci_org_name *b, nci_org_evidence *out)
{
  *out = (nci_org_evidence){ 0 };
  if (a->count > b->count || (a->count == b->count && follows(a, b))) {
    const nci_org_name *swap = a;
    a = b;
    b = swap;
  }
  laid on_a = { { 0 }, { 0 } }, on_b = on_a;
  lay_words(a, &on_b, b, &on_a);
  lay_joined(a, &on_b, b, &on_a);
  lay_joined(b, &on_a, a, &on_b);
  int32_t bits = PRIOR, against = 0;
  uint32_t last = 0;
  uint32_t generic = 0;
  uint8_t alone_a = 0, alone_b = 0; /* the heaviest word that the other has not */
  bool place_a = false, place_b = false;
  for (uint32_t i = 0; i < a->count; i++) {
    const nci_org_word *w = &a->words[i];
    int32_t lacked = LACKED * (50 + w->weight / 2) / 100, like = on_b.like[i];
    int32_t same = like <= FAINT ? 0 : (like - FAINT) * 1000 / (ALIKE - FAINT);
    against += (1000 - same) * lacked / 1000;
    if (!on_b.on[i]) {
      out->lacking++;
      if (w->weight > alone_a) alone_a = w->weight;
      place_a |= w->place;
      continue;
    }
    bits += same * PER_WEIGHT * w->weight / 1000;
    if (on_b.on[i] < last) against += CROSSED;
    last = on_b.on[i];
    out->found++;
  }
  if (!out->found || (a->count == 1 && b->count > 1 && on_b.like[0] < LONE)) return;
  if (bits > PRIOR + ENOUGH) bits = PRIOR + ENOUGH;
  for (uint32_t j = 0; j < b->count; j++) {
    if (on_a.on[j]) continue;
    out->extra++;
    generic += b->words[j].fixed && b->words[j].weight == GENERIC;
    if (b->words[j].weight > alone_b) alone_b = b->words[j].weight;
    place_b |= b->words[j].place;
  }
  bits -= against + (int32_t)out->extra * EXTRA;
  bits -= OTHER_WORDS * (alone_a < alone_b ? alone_a : alone_b);
  if (place_a && place_b) bits -= OTHER_PLACE; /* branches */
  if (!out->lacking && !out->extra) bits += WHOLE;
  out->short_form = a->count == 1 && out->extra && generic == out->extra && on_b.on[0] == 1 && on_b.like[0] == ALIKE && !a->words[0].fixed && !a->words[0].place;
  out->score = other_numbers(a, &on_b, b, &on_a) ? 0 : nci_likelihood(bits);
}

/* ---- keys ---- */

enum { KEYED_WORDS = 5 }; /* the ones that say most: ten pairs, and those of them that are not generic */

uint32_t nci_org_name_keys(nci_arena *arena, const nci_org_name *name, uint64_t keys[NCI_ORG_KEYS], uint32_t *pairs)
{
  uint32_t chosen[KEYED_WORDS], count = 0, put = 0;
  uint64_t hashes[KEYED_WORDS];
  for (uint32_t i = 0; i < name->count; i++) { /* heaviest first, of equals the first */
    uint32_t at = count < KEYED_WORDS ? count++ : KEYED_WORDS;
    while (at && name->words[chosen[at - 1]].weight < name->words[i].weight) {
      if (at < KEYED_WORDS) chosen[at] = chosen[at - 1];
      at--;
    }
    if (at < KEYED_WORDS) chosen[at] = i;
  }
  for (uint32_t i = 0; i < count; i++) {
    const nci_org_word *w = &name->words[chosen[i]];
    ncorp_str key = w->fixed ? w->key : nci_name_rough_key(arena, w->key);
    hashes[i] = nci_hash(key.data, key.size, w->fixed ? 70 : 71);
    for (uint32_t k = 0; k < i; k++)
      if (hashes[i] != hashes[k]) keys[put++] = hashes[i] ^ hashes[k];
  }
  *pairs = put;
  for (uint32_t i = 0; i < count; i++)
    if (name->words[chosen[i]].weight >= KNOWN) keys[put++] = hashes[i];
  return put;
}
