/* Joining names of persons across articles.
 *
 * Names of two and more parts are compared within blocks of one surname (its loose key), the fullest first, each with at
 * most NEIGHBOURS earlier ones, so work grows with the number of names. A lone surname joins the one full name that it
 * can be short for; where there are several it stays by itself. */
#include "link/cluster.h"
#include "base/intern.h"
#include "base/str.h"
#include "text/translit.h"

enum { NEIGHBOURS = 96 };

uint32_t nci_profile_root(nci_profiles *profiles, uint32_t p)
{
  nci_profile *all = profiles->list.at;
  while (all[p].parent != p) {
    all[p].parent = all[all[p].parent].parent;
    p = all[p].parent;
  }
  return p;
}

void nci_profile_join(nci_profiles *profiles, uint32_t a, uint32_t b)
{
  a = nci_profile_root(profiles, a);
  b = nci_profile_root(profiles, b);
  if (a == b) return;
  nci_profile *all = profiles->list.at;
  if (b < a) {
    uint32_t swap = a;
    a = b;
    b = swap;
  }
  all[b].parent = a;
  uint32_t next = all[a].next;
  all[a].next = all[b].next;
  all[b].next = next;
}

static bool countries_clash(const nci_profile *a, const nci_profile *b)
{
  return a->country.size && b->country.size && !nci_str_eq(a->country, b->country);
}

/* Whether a whole union can take a name: the least likeness to any of its full names. */
static nci_likeness compare_union(nci_profiles *profiles, uint32_t name, uint32_t root)
{
  const nci_profile *all = profiles->list.at, *a = &all[name];
  nci_likeness least = NCI_NAMES_SAME;
  uint32_t at = root, steps = 0;
  do {
    const nci_profile *b = &all[at];
    if (b->person.count >= 2) {
      nci_likeness like = nci_person_names_compare(profiles->lexicon, &a->person, &b->person);
      if (like == NCI_NAMES_LIKELY && countries_clash(a, b)) like = NCI_NAMES_DIFFER;
      if (like < least) least = like;
      if (!least) return least;
    }
    at = b->next;
  } while (at != root && ++steps < NEIGHBOURS);
  return least;
}

/* A block: the profiles of one key, in the order in which they are to be compared. */
typedef NCI_VEC(uint32_t) list_of_profiles;

/* Joins one profile to the unions of those before it in its block: to each that is the same, and to the only one that
 * is open. */
static void place_full_name(nci_profiles *profiles, const uint32_t *before, uint32_t count, uint32_t name)
{
  uint32_t open = NCORP_NONE, opens = 0;
  uint32_t first = count > NEIGHBOURS ? count - NEIGHBOURS : 0;
  uint32_t same = NCORP_NONE, sames = 0;
  for (uint32_t i = first; i < count; i++) {
    uint32_t root = nci_profile_root(profiles, before[i]);
    if (root == same || root == open) continue;
    nci_likeness like = compare_union(profiles, name, root);
    if (like == NCI_NAMES_SAME) same = root, sames++;
    else if (like != NCI_NAMES_DIFFER) open = root, opens++;
  }
  if (sames == 1) nci_profile_join(profiles, same, name);
  else if (sames == 0 && opens == 1) nci_profile_join(profiles, open, name);
}

/* Sorts profile indexes: more parts first, then by index. Insertion into buckets by count keeps it linear. */
static void by_parts(nci_profiles *profiles, list_of_profiles *sorted)
{
  for (uint32_t parts = NCI_NAME_WORDS; parts >= 1; parts--)
    for (uint32_t initials = 0; initials < 2; initials++)
      for (uint32_t i = 0; i < profiles->list.count; i++) {
        const nci_profile *p = &profiles->list.at[i];
        bool initial = p->person.words[0].initial;
        if (p->type == NCORP_PER && p->person.count == parts && initial == (initials == 1))
          nci_vec_add(profiles->arena, sorted, i);
      }
}

typedef struct blocks {
  nci_intern keys;
  NCI_VEC(list_of_profiles) lists; /* [key] */
} blocks;

/* The block of a key, made when it is new; NULL when there is no memory. */
static list_of_profiles *block_of(nci_profiles *profiles, blocks *b, ncorp_str key)
{
  uint32_t id = nci_intern_add(&b->keys, key);
  if (id == UINT32_MAX) return NULL;
  if (id == b->lists.count && !nci_vec_push(profiles->arena, &b->lists)) return NULL;
  return id < b->lists.count ? &b->lists.at[id] : NULL;
}

/* The one union that a lone name can be short for: the only candidate, or the only one of its country. */
static uint32_t full_name_of(nci_profiles *profiles, const nci_profile *lone, const list_of_profiles *block)
{
  uint32_t found = NCORP_NONE, of_country = NCORP_NONE;
  bool several = false, several_of_country = false;
  uint32_t end = block->count < 4 * NEIGHBOURS ? block->count : 4 * NEIGHBOURS;
  for (uint32_t i = 0; i < end; i++) {
    const nci_profile *full = &profiles->list.at[block->at[i]];
    if (!nci_person_name_short_for(&lone->person, &full->person)) continue;
    uint32_t root = nci_profile_root(profiles, block->at[i]);
    if (found != NCORP_NONE && root != found) several = true;
    if (found == NCORP_NONE) found = root;
    if (lone->country.size && nci_str_eq(lone->country, full->country)) {
      if (of_country != NCORP_NONE && of_country != root) several_of_country = true;
      of_country = root;
    }
  }
  if (!several) return found;
  return several_of_country ? NCORP_NONE : of_country;
}

/* Another spelling of a lone name. */
static uint32_t same_lone_name(nci_profiles *profiles, const nci_profile *lone, const list_of_profiles *block)
{
  uint32_t end = block->count < NEIGHBOURS ? block->count : NEIGHBOURS;
  for (uint32_t i = 0; i < end; i++) {
    const nci_profile *other = &profiles->list.at[block->at[i]];
    if (other->person.count == 1 && nci_str_eq(other->person.words[0].key, lone->person.words[0].key) &&
        !countries_clash(other, lone))
      return nci_profile_root(profiles, block->at[i]);
  }
  return NCORP_NONE;
}

void nci_cluster_persons(nci_profiles *profiles)
{
  list_of_profiles sorted = { 0 };
  by_parts(profiles, &sorted);
  blocks surnames = { 0 }, firsts = { 0 };
  nci_intern_init(&surnames.keys, profiles->arena);
  nci_intern_init(&firsts.keys, profiles->arena);
  for (uint32_t i = 0; i < sorted.count; i++) {
    nci_profile *p = &profiles->list.at[sorted.at[i]];
    uint32_t parts = p->person.count;
    const nci_name_word *last = &p->person.words[parts - 1];
    list_of_profiles *block = block_of(profiles, &surnames, last->loose);
    if (!block) return;
    if (parts >= 2) {
      place_full_name(profiles, block->at, block->count, sorted.at[i]);
      nci_vec_add(profiles->arena, block, sorted.at[i]);
      list_of_profiles *first = block_of(profiles, &firsts, p->person.words[0].key);
      if (first) nci_vec_add(profiles->arena, first, sorted.at[i]);
      continue;
    }
    uint32_t full = full_name_of(profiles, p, block);
    if (full == NCORP_NONE && block->count == 0) {
      list_of_profiles *first = block_of(profiles, &firsts, last->key);
      if (first) full = full_name_of(profiles, p, first);
    }
    if (full == NCORP_NONE) full = same_lone_name(profiles, p, block);
    if (full != NCORP_NONE) nci_profile_join(profiles, full, sorted.at[i]);
    else nci_vec_add(profiles->arena, block, sorted.at[i]);
  }
}
