/* Whether two names mean one person, organisation or place. Persons are compared part by part (knowledge/person_name.h);
 * what else has a name by its words, by the entries of the lexicon and by acronyms. What is too short to tell (a lone
 * surname, an initial, an acronym, a name whose country is unknown) is open: it joins the one name that it can be short for. */
#include "base/decimal.h"
#include "base/hash.h"
#include "base/str.h"
#include "knowledge/name_likeness.h"
#include "knowledge/organisation_name.h"
#include "lexicon_gen.h"
#include "link/links.h"
#include "text/fold.h"
#include "text/translit.h"

enum { CACHE = 512, PARSED_MOST = 8 * CACHE, FEW = 4 };

/* ---- what is compared ---- */

static bool is_filler(ncorp_str word)
{
  static const char *const list[] = { "the", "of", "for", "and", "&", "inc", "corp", "ltd", "llc", "plc", "co", "ag", "sa",
                                      "gmbh", "company", "corporation", "limited", "incorporated" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is(word, list[i])) return true;
  return false;
}

/* Words that names have in short; GROWTH: by how many times they grow at most. */
enum { GROWTH = 3 };

static ncorp_str in_full(ncorp_str word)
{
  static const struct { const char *abbreviated, *full; } list[] = { { "mt", "mount" }, { "mtn", "mountain" }, { "st", "saint" }, { "ft", "fort" },
    { "univ", "university" }, { "dept", "department" }, { "intl", "international" }, { "natl", "national" }, { "assn", "association" } };
  if (word.size && word.data[word.size - 1] == '.') word.size--;
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is(word, list[i].abbreviated)) return nci_cstr(list[i].full);
  return word;
}

/* The words of a name joined by spaces: without articles, prepositions and legal forms, unless nothing else is there. */
ncorp_str nci_name_core(nci_arena *arena, ncorp_str name, uint8_t type)
{
  ncorp_str whole = nci_skeleton(arena, name), rest = name;
  char *out = type == NCORP_PER ? NULL : nci_arena_alloc(arena, name.size * GROWTH + 1, 1);
  if (!out) return whole;
  size_t n = 0;
  while (rest.size) {
    size_t size = 0;
    while (size < rest.size && rest.data[size] != ' ' && rest.data[size] != '\n' && rest.data[size] != ',') size++;
    ncorp_str word = in_full(nci_skeleton(arena, nci_str(rest.data, size)));
    size_t step = size < rest.size ? size + 1 : size;
    rest = nci_str(rest.data + step, rest.size - step);
    if (!word.size || is_filler(word) || n + word.size + 1 > name.size * GROWTH + 1) continue;
    if (n) out[n++] = ' ';
    memcpy(out + n, word.data, word.size);
    n += word.size;
  }
  return n ? nci_str(out, n) : whole;
}

/* An acronym is three to eight capitals. */
static bool is_acronym(ncorp_str name)
{
  if (name.size < 3 || name.size > 8) return false;
  for (size_t i = 0; i < name.size; i++)
    if (!nci_is_upper(name.data[i])) return false;
  return true;
}

/* The initials of a name's capitalised words, "The" left out; absent when there are fewer than three. */
static ncorp_str initials(nci_arena *arena, ncorp_str name)
{
  char found[9];
  size_t n = 0;
  for (size_t i = 0; i < name.size; i++)
    if (nci_is_upper(name.data[i]) && !(i == 0 && nci_str_starts(name, NCI_STR("The "))) && (i == 0 || !nci_is_alpha(name.data[i - 1]))) {
      if (n == sizeof found - 1) return NCI_NO_STR;
      found[n++] = name.data[i];
    }
  return n >= 3 ? nci_arena_bytes(arena, found, n) : NCI_NO_STR;
}

/* The row of the lexicon's table for its kind that has a name, if it is the only one; else NCORP_NONE. */
static uint32_t entry_of(const nci_lexicon *lexicon, ncorp_str name, uint8_t type)
{
  uint32_t rows[2];
  if (type != NCORP_ORG && type != NCORP_LOC) return NCORP_NONE;
  return nci_lexicon_find(lexicon, type == NCORP_ORG ? NCI_LEX_ORGANISATIONS : NCI_LEX_COUNTRIES, name, rows, 2) == 1 ? rows[0] : NCORP_NONE;
}

static uint64_t hash_words(ncorp_str words, uint64_t kind) { return nci_hash(words.data, words.size, 50 + kind); }
static uint64_t hash_row(uint32_t row, uint8_t type) { return nci_hash(&row, sizeof row, 60 + type); }

uint64_t nci_name_block(nci_arena *arena, const nci_lexicon *lexicon, ncorp_str name, uint8_t type, const char *country)
{
  if (country[0]) return nci_hash(country, strlen(country), 59);
  if (type == NCORP_PER) {
    nci_person_name person;
    nci_person_name_parse(arena, name, &person);
    return person.count ? hash_words(person.words[person.count - 1].loose, 0) : 0;
  }
  uint32_t row = entry_of(lexicon, name, type);
  return row != NCORP_NONE ? hash_row(row, type) : hash_words(nci_name_core(arena, name, type), 1);
}

/* A profile's name taken apart. */
typedef struct features {
  uint32_t profile; /* + 1 */
  nci_person_name person; /* of a PER */
  nci_org_name org;       /* of an ORG */
  ncorp_str core, initials;
  uint32_t row, words;
  bool acronym;
} features;

/* What a thread took apart last. */
typedef struct shelf {
  nci_arena arena;
  uint32_t parsed;
  features first[CACHE], second[CACHE];
} shelf;

static void *start(const void *ctx)
{
  const nci_links *l = ctx;
  shelf *s = nci_calloc(l->allocator, 1, sizeof *s);
  if (s) nci_arena_init(&s->arena, l->allocator);
  return s;
}

static void stop(const void *ctx, void *scratch)
{
  const nci_links *l = ctx;
  shelf *s = scratch;
  nci_arena_done(&s->arena);
  nci_free(l->allocator, s, 1, sizeof *s);
}

static bool failed(const void *scratch) { return ((const shelf *)scratch)->arena.failed; }

/* Before features are asked for: forgets all when much was taken apart. */
static void tidy(shelf *s)
{
  if (s->parsed < PARSED_MOST || s->arena.failed) return;
  memset(s->first, 0, sizeof s->first);
  memset(s->second, 0, sizeof s->second);
  nci_arena_reset(&s->arena);
  s->parsed = 0;
}

static uint32_t words_in(ncorp_str core)
{
  uint32_t n = core.size > 0;
  for (size_t i = 0; i < core.size; i++) n += core.data[i] == ' ';
  return n;
}

static const features *features_of(const nci_links *l, shelf *s, features *at, uint32_t profile)
{
  const nci_profile *p = &l->profiles[profile];
  if (at->profile == profile + 1) return at;
  *at = (features){ .profile = profile + 1, .row = NCORP_NONE };
  s->parsed++;
  ncorp_str name = nci_profile_name(l, p);
  if (p->type == NCORP_PER) nci_person_name_parse(&s->arena, name, &at->person);
  if (p->type == NCORP_ORG) nci_org_name_parse(&s->arena, l->lexicon, name, &at->org);
  at->core = nci_name_core(&s->arena, name, p->type);
  at->words = words_in(at->core);
  at->acronym = p->type == NCORP_ORG && is_acronym(name);
  if (p->type == NCORP_ORG && !at->acronym) at->initials = initials(&s->arena, name);
  at->row = entry_of(l->lexicon, name, p->type);
  return at;
}

/* ---- keys ---- */

static uint64_t rough_hash(nci_arena *arena, ncorp_str key) { return hash_words(nci_name_rough_key(arena, key), 5); }

/* One key for each two words of a name, in any order: spellings that agree in two words are compared, however common these are. Of three
 * words two may be written as one: Jong Un, Jongun. */
static uint32_t pair_keys(nci_arena *arena, const nci_person_name *n, uint64_t *keys)
{
  uint32_t count = 0;
  uint64_t rough[NCI_NAME_WORDS];
  if (n->count == 3) {
    const nci_name_word *w = n->words;
    keys[count++] = nci_key_fine(rough_hash(arena, w[0].key) ^ rough_hash(arena, nci_arena_join(arena, (const ncorp_str[]){ w[1].key, w[2].key }, 2)));
    keys[count++] = nci_key_fine(rough_hash(arena, w[2].key) ^ rough_hash(arena, nci_arena_join(arena, (const ncorp_str[]){ w[0].key, w[1].key }, 2)));
  }
  for (uint32_t i = 0; i < n->count; i++) {
    rough[i] = n->words[i].initial ? 0 : rough_hash(arena, n->words[i].key);
    for (uint32_t k = 0; k < i; k++)
      if (rough[i] && rough[k] && rough[i] != rough[k]) keys[count++] = nci_key_fine(rough[i] ^ rough[k]);
  }
  return count;
}

static uint32_t person_keys(nci_arena *arena, const nci_person_name *n, uint64_t *keys)
{
  uint32_t count = pair_keys(arena, n, keys);
  if (!n->count) return 0;
  const nci_name_word *first = &n->words[0], *last = &n->words[n->count - 1];
  uint64_t surname = hash_words(last->loose, 0);
  keys[count++] = nci_key_coarse(surname);
  if (n->count == 1) keys[count++] = nci_key_coarse(hash_words(last->key, 2)); /* as a family name that comes first */
  else {
    if (n->count <= 3) keys[count++] = nci_key_coarse(hash_words(first->key, 2));
    keys[count++] = nci_key_coarse(hash_words(nci_str(first->skeleton.data, 1), surname));
  }
  return count;
}

static uint32_t org_keys(nci_arena *arena, const nci_org_name *n, uint64_t *keys)
{
  uint32_t pairs, count = nci_org_name_keys(arena, n, keys, &pairs);
  for (uint32_t i = 0; i < count; i++) keys[i] = i < pairs ? nci_key_fine(keys[i]) : nci_key_coarse(keys[i]);
  return count;
}

static uint32_t keys(const void *ctx, void *scratch, uint32_t profile, uint64_t *keys)
{
  const nci_links *l = ctx;
  shelf *s = scratch;
  tidy(s);
  const features *f = features_of(l, s, &s->first[profile % CACHE], profile);
  const nci_profile *p = &l->profiles[profile];
  uint32_t n = p->type == NCORP_PER ? person_keys(&s->arena, &f->person, keys) : p->type == NCORP_ORG ? org_keys(&s->arena, &f->org, keys) : 0;
  keys[n++] = nci_key_fine(hash_words(f->core, 3));
  if (p->type == NCORP_PER) return n;
  keys[n++] = nci_key_fine(l->entities.nodes[profile].stable); /* under which those that it is also called by look for it */
  for (uint32_t i = 0; i < NCI_ALIASES && p->alias_of[i]; i++) keys[n++] = nci_key_fine(p->alias_of[i]);
  if (f->row != NCORP_NONE) keys[n++] = nci_key_fine(hash_row(f->row, p->type));
  if (f->acronym) keys[n++] = nci_key_fine(hash_words(nci_profile_name(l, p), 4));
  if (f->initials.size) keys[n++] = nci_key_fine(hash_words(f->initials, 4));
  if (p->located && p->country[0]) {
    struct { ncorp_decimal lat, lon; } spot;
    memset(&spot, 0, sizeof spot);
    spot.lat.digits = p->lat.digits, spot.lat.exponent = p->lat.exponent;
    spot.lon.digits = p->lon.digits, spot.lon.exponent = p->lon.exponent;
    keys[n++] = nci_key_fine(nci_hash(&spot, sizeof spot, 58));
  }
  return n;
}

/* ---- verdicts ---- */

static bool countries_differ(const nci_profile *a, const nci_profile *b)
{
  return a->country[0] && b->country[0] && memcmp(a->country, b->country, 4) != 0;
}

static bool one_country(const nci_profile *a, const nci_profile *b)
{
  return a->country[0] && memcmp(a->country, b->country, 4) == 0;
}

static bool spots_differ(const nci_profile *a, const nci_profile *b)
{
  return a->located && b->located && (nci_decimal_cmp(a->lat, b->lat) || nci_decimal_cmp(a->lon, b->lon));
}

static void open_with(nci_verdict *v, const char *why, int32_t weight)
{
  v->open = true;
  nci_because(v, why, weight);
}

/* How likely two names are one that differ in more than a spelling: parts in another order, parts that one has alone. */
static int32_t likeness(const nci_links *l, nci_person_name a, nci_person_name b)
{
  nci_name_evidence e;
  if (a.suffix != b.suffix) return 0;
  nci_person_name_weigh(l->lexicon, &a);
  nci_person_name_weigh(l->lexicon, &b);
  nci_name_evidence_of(l->lexicon, &a, &b, &e);
  return e.score;
}

/* Bits of ncorp_gender: one is only ever a woman, the other only ever a man. */
static bool genders_differ(const nci_profile *a, const nci_profile *b)
{
  const uint8_t fem = 1 << NCORP_FEM, masc = 1 << NCORP_MASC, both = fem | masc;
  return (a->genders & both) && (b->genders & both) && !(a->genders & b->genders & both);
}

/* An article tells the two apart. Asked of names that are not in every other article. */
static bool named_together(const nci_links *l, const nci_profile *a, const nci_profile *b)
{
  if (a->sightings > NCI_OFTEN || b->sightings > NCI_OFTEN) return false;
  for (uint32_t i = a->sighting, k = b->sighting; i && k;) { /* latest articles first */
    const nci_sighting *x = &l->sightings[i - 1], *y = &l->sightings[k - 1];
    if (x->article == y->article) return true;
    if (x->article > y->article) i = x->next;
    else k = y->next;
  }
  return false;
}

static void like_names(const nci_links *l, const nci_profile *a, const nci_profile *b, int32_t score, nci_verdict *v)
{
  enum { APART = 200, MOST = 900 };
  if (score < APART) nci_veto(v, "other-name");
  else if (countries_differ(a, b)) nci_veto(v, "other-country");
  else if (genders_differ(a, b)) nci_veto(v, "other-gender");
  else if (named_together(l, a, b)) nci_veto(v, "named-together");
  else nci_because(v, "like-name", score < MOST ? score : MOST);
}

static void judge_persons(const nci_links *l, const nci_profile *a, const features *x, const nci_profile *b, const features *y, nci_verdict *v)
{
  enum { CLOSER = 200, LIKELY = 800 };
  uint32_t m = x->person.count, n = y->person.count;
  if (m >= 2 && n >= 2) {
    switch (nci_person_names_compare(l->lexicon, &x->person, &y->person)) {
    case NCI_NAMES_SAME: nci_because(v, "same-name", 1000); return;
    case NCI_NAMES_LIKELY: like_names(l, a, b, LIKELY, v); return;
    case NCI_NAMES_OPEN: open_with(v, "initial-fits", 600); break;
    case NCI_NAMES_DIFFER: like_names(l, a, b, likeness(l, x->person, y->person), v); return;
    }
  } else if (m == 1 && n == 1) {
    if (nci_str_eq(x->person.words[0].key, y->person.words[0].key) && !countries_differ(a, b)) nci_because(v, "same-surname", 900);
    return;
  } else if (m && n && nci_person_name_short_for(m == 1 ? &x->person : &y->person, m == 1 ? &y->person : &x->person))
    open_with(v, "surname-only", 600);
  if (v->open && one_country(a, b)) nci_because(v, "same-country", CLOSER);
}

static bool is_alias(const nci_profile *a, uint64_t of)
{
  for (uint32_t i = 0; i < NCI_ALIASES && a->alias_of[i]; i++)
    if (a->alias_of[i] == of) return true;
  return false;
}

/* Names of organisations of which no entry of the lexicon tells that they are two. */
static void judge_orgs(const nci_links *l, const nci_profile *a, const features *x, const nci_profile *b, const features *y, nci_verdict *v)
{
  enum { ONE = 500, SHORTER = 600, LIKE = 200, MOST = 900 };
  nci_org_evidence e;
  if (x->row != NCORP_NONE && y->row != NCORP_NONE) return;
  nci_org_names_compare(&x->org, &y->org, &e);
  if (e.score < LIKE && !e.short_form) return;
  if (named_together(l, a, b)) nci_veto(v, "named-together");
  else if (e.short_form || (e.score >= ONE && e.found == 1 && e.extra)) open_with(v, "shorter-name", SHORTER);
  else nci_because(v, "like-name", e.score < MOST ? e.score : MOST);
}

static void judge_others(const nci_links *l, uint32_t first, const features *x, uint32_t second, const features *y, nci_verdict *v)
{
  const nci_profile *a = &l->profiles[first], *b = &l->profiles[second];
  bool one_word = nci_str_eq(x->core, y->core);
  if (countries_differ(a, b)) nci_veto(v, "other-country");
  else if (spots_differ(a, b)) nci_veto(v, "other-place");
  else if (one_word && (a->country[0] != 0) == (b->country[0] != 0)) nci_because(v, "same-name", 1000);
  else if (x->row != NCORP_NONE && x->row == y->row) nci_because(v, "same-entry", 950);
  else if (a->located && b->located && one_country(a, b)) nci_because(v, "same-spot", 950);
  else if (one_word) open_with(v, "country-unknown", 800);
  else if (is_alias(a, l->entities.nodes[second].stable) || is_alias(b, l->entities.nodes[first].stable)) open_with(v, "also-called", 750);
  else if ((x->acronym && nci_str_eq(nci_profile_name(l, a), y->initials)) || (y->acronym && nci_str_eq(nci_profile_name(l, b), x->initials)))
    open_with(v, "acronym", 600);
  else if (a->type == NCORP_ORG) judge_orgs(l, a, x, b, y, v);
}

static void judge(const void *ctx, void *scratch, uint32_t first, uint32_t second, nci_verdict *v)
{
  const nci_links *l = ctx;
  shelf *s = scratch;
  const nci_profile *a = &l->profiles[first], *b = &l->profiles[second];
  tidy(s);
  const features *x = features_of(l, s, &s->first[first % CACHE], first), *y = features_of(l, s, &s->second[second % CACHE], second);
  if (a->type == b->type && a->type == NCORP_PER) judge_persons(l, a, x, b, y, v);
  else if (a->type == b->type) judge_others(l, first, x, second, y, v);
  else if (a->type == NCORP_MISC || b->type == NCORP_MISC || (x->words >= 2 && y->words >= 2)) {
    /* one of several words is not told of two kinds of things, if they are of one country */
    if (nci_str_eq(x->core, y->core) && !countries_differ(a, b)) open_with(v, "kind-unknown", 600);
  }
}

/* The fuller a name, the lower. */
static uint8_t rank(const void *ctx, void *scratch, uint32_t profile)
{
  enum { LONE = 20, SHORT = 30, UNTYPED = 40 };
  const nci_links *l = ctx;
  shelf *s = scratch;
  const nci_profile *p = &l->profiles[profile];
  tidy(s);
  const features *f = features_of(l, s, &s->first[profile % CACHE], profile);
  if (p->type == NCORP_MISC) return UNTYPED;
  if (p->type == NCORP_PER && f->person.count < 2) return LONE;
  if (p->type == NCORP_PER) return (uint8_t)(2 * (NCI_NAME_WORDS - f->person.count) + f->person.words[0].initial);
  uint32_t words = f->words < FEW ? f->words : FEW;
  return (uint8_t)((f->acronym ? SHORT : 2 * (FEW - words)) + (p->country[0] == 0));
}

const nci_rules nci_entity_rules = { .cuts = { .mean = 500, .open = 500, .margin = 150 }, .tie = 500, .start = start, .stop = stop, .failed = failed, .keys = keys, .judge = judge, .rank = rank };
