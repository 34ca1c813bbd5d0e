/* Joining the names of organisations and places across articles: the same words in the same country, the spellings that
 * the lexicon knows for one thing, and an acronym with the one name that it abbreviates. */
#include "base/decimal.h"
#include "base/intern.h"
#include "base/str.h"
#include "lexicon_gen.h"
#include "link/cluster.h"

static bool clash(const nci_profile *a, const nci_profile *b)
{
  if (a->country.size && b->country.size && !nci_str_eq(a->country, b->country)) return true;
  return a->located && b->located && (nci_decimal_cmp(a->lat, b->lat) || nci_decimal_cmp(a->lon, b->lon));
}

/* The profiles of one key, chained in the order in which they were made. */
typedef struct chains {
  nci_intern keys;
  NCI_VEC(uint32_t) first, last; /* [key] */
  uint32_t *next;                /* [profile] */
} chains;

static bool chains_init(chains *c, nci_profiles *profiles)
{
  *c = (chains){ 0 };
  nci_intern_init(&c->keys, profiles->arena);
  c->next = nci_arena_alloc(profiles->arena, profiles->list.count + 1, sizeof *c->next);
  return c->next != NULL;
}

static void chain(chains *c, nci_arena *arena, ncorp_str key, uint32_t profile)
{
  uint32_t id = nci_intern_add(&c->keys, key);
  if (id == UINT32_MAX) return;
  c->next[profile] = NCORP_NONE;
  if (id == c->first.count) {
    nci_vec_add(arena, &c->first, profile);
    nci_vec_add(arena, &c->last, profile);
  } else if (id < c->last.count) {
    c->next[c->last.at[id]] = profile;
    c->last.at[id] = profile;
  }
}

/* Joins what has the same words. Who knows no country joins the one country that there is, and no one if there are
 * several. */
static void join_chain(nci_profiles *profiles, const chains *c, uint32_t first)
{
  nci_profile *all = profiles->list.at;
  uint32_t known = NCORP_NONE, unknown = NCORP_NONE;
  bool several = false;
  for (uint32_t p = first; p != NCORP_NONE; p = c->next[p]) {
    if (!all[p].country.size) {
      if (unknown == NCORP_NONE) unknown = p;
      else nci_profile_join(profiles, unknown, p);
    } else if (known == NCORP_NONE)
      known = p;
    else if (clash(&all[known], &all[p]))
      several = true;
    else
      nci_profile_join(profiles, known, p);
  }
  if (known != NCORP_NONE && unknown != NCORP_NONE && !several) nci_profile_join(profiles, known, unknown);
}

static void join_same_words(nci_profiles *profiles, ncorp_entity_type type)
{
  chains c;
  if (!chains_init(&c, profiles)) return;
  for (uint32_t p = 0; p < profiles->list.count; p++)
    if (profiles->list.at[p].type == type) chain(&c, profiles->arena, profiles->list.at[p].skeleton, p);
  for (uint32_t k = 0; k < c.first.count; k++) join_chain(profiles, &c, c.first.at[k]);
}

/* Joins profiles that are one entry of a lexicon table, whatever they are called. */
static void join_same_row(nci_profiles *profiles, ncorp_entity_type type, unsigned table)
{
  uint32_t rows = nci_lexicon_rows(profiles->lexicon, table);
  uint32_t *of_row = rows ? nci_arena_alloc(profiles->arena, rows, sizeof *of_row) : NULL;
  if (!of_row) return;
  memset(of_row, 0xff, rows * sizeof *of_row);
  for (uint32_t p = 0; p < profiles->list.count; p++) {
    const nci_profile *profile = &profiles->list.at[p];
    uint32_t row[2];
    if (profile->type != type || nci_lexicon_find(profiles->lexicon, table, profile->name, row, 2) != 1 || row[0] >= rows)
      continue;
    uint32_t *other = &of_row[row[0]];
    if (*other == NCORP_NONE) *other = p;
    else if (!clash(&profiles->list.at[*other], profile)) nci_profile_join(profiles, *other, p);
  }
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

/* Joins an acronym with the one union whose name has these initials. */
static void join_acronyms(nci_profiles *profiles)
{
  chains c;
  if (!chains_init(&c, profiles)) return;
  for (uint32_t p = 0; p < profiles->list.count; p++) {
    const nci_profile *profile = &profiles->list.at[p];
    if (profile->type != NCORP_ORG || is_acronym(profile->name)) continue;
    ncorp_str key = initials(profiles->arena, profile->name);
    if (key.size) chain(&c, profiles->arena, key, p);
  }
  for (uint32_t p = 0; p < profiles->list.count; p++) {
    const nci_profile *profile = &profiles->list.at[p];
    if (profile->type != NCORP_ORG || !is_acronym(profile->name) || nci_profile_root(profiles, p) != p || profile->next != p)
      continue;
    uint32_t key = nci_intern_find(&c.keys, profile->name), found = NCORP_NONE;
    bool several = false;
    for (uint32_t o = key < c.first.count ? c.first.at[key] : NCORP_NONE; o != NCORP_NONE && !several; o = c.next[o]) {
      uint32_t root = nci_profile_root(profiles, o);
      several = clash(profile, &profiles->list.at[o]) || (found != NCORP_NONE && found != root);
      found = root;
    }
    if (found != NCORP_NONE && !several) nci_profile_join(profiles, found, p);
  }
}

void nci_cluster_organisations(nci_profiles *profiles)
{
  join_same_words(profiles, NCORP_ORG);
  join_same_words(profiles, NCORP_MISC);
  join_same_row(profiles, NCORP_ORG, NCI_LEX_ORGANISATIONS);
  join_acronyms(profiles);
}

/* Joins places at the same spot of the same country: the lexicon's coordinates tell its entries apart. */
static void join_same_spot(nci_profiles *profiles)
{
  chains c;
  if (!chains_init(&c, profiles)) return;
  for (uint32_t p = 0; p < profiles->list.count; p++) {
    const nci_profile *profile = &profiles->list.at[p];
    if (profile->type != NCORP_LOC || !profile->located || !profile->country.size) continue;
    struct { int64_t lat, lon; int32_t lat_exponent, lon_exponent; char country[4]; } spot;
    memset(&spot, 0, sizeof spot);
    spot.lat = profile->lat.digits;
    spot.lon = profile->lon.digits;
    spot.lat_exponent = profile->lat.exponent;
    spot.lon_exponent = profile->lon.exponent;
    memcpy(spot.country, profile->country.data, profile->country.size < 4 ? profile->country.size : 4);
    chain(&c, profiles->arena, nci_str((const char *)&spot, sizeof spot), p);
  }
  for (uint32_t k = 0; k < c.first.count; k++)
    for (uint32_t p = c.next[c.first.at[k]]; p != NCORP_NONE; p = c.next[p]) nci_profile_join(profiles, c.first.at[k], p);
}

void nci_cluster_places(nci_profiles *profiles)
{
  join_same_words(profiles, NCORP_LOC);
  join_same_row(profiles, NCORP_LOC, NCI_LEX_COUNTRIES);
  join_same_spot(profiles);
}

void nci_cluster_untyped(nci_profiles *profiles)
{
  chains c;
  if (!chains_init(&c, profiles)) return;
  for (uint32_t p = 0; p < profiles->list.count; p++)
    if (profiles->list.at[p].type != NCORP_MISC) chain(&c, profiles->arena, profiles->list.at[p].skeleton, p);
  for (uint32_t p = 0; p < profiles->list.count; p++) {
    if (profiles->list.at[p].type != NCORP_MISC) continue;
    uint32_t key = nci_intern_find(&c.keys, profiles->list.at[p].skeleton), found = NCORP_NONE;
    bool several = false;
    for (uint32_t o = key < c.first.count ? c.first.at[key] : NCORP_NONE; o != NCORP_NONE && !several; o = c.next[o]) {
      uint32_t root = nci_profile_root(profiles, o);
      several = found != NCORP_NONE && found != root;
      found = root;
    }
    if (found != NCORP_NONE && !several) nci_profile_join(profiles, found, p);
  }
}
