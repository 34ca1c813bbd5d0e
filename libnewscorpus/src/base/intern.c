/* Hash table of strings in an arena; grows by doubling, at most half full. */
#include "base/intern.h"

#include "base/hash.h"
#include "base/str.h"

enum { FIRST_SLOTS = 64 };

void nci_intern_init(nci_intern *intern, nci_arena *arena)
{
  *intern = (nci_intern){ .arena = arena };
}

/* The slot where a string is or would go. The table is never full. */
static uint32_t *find_slot(const nci_intern *t, ncorp_str s, uint64_t hash)
{
  uint32_t mask = t->slot_count - 1;
  for (uint32_t i = (uint32_t)hash & mask;; i = (i + 1) & mask) {
    uint32_t id = t->slots[i];
    if (id == 0 || (t->hashes[id - 1] == hash && nci_str_eq(t->strings.at[id - 1], s))) return &t->slots[i];
  }
}

/* Doubles the table. The hashes are kept, so that no string is read again. */
static bool grow(nci_intern *t)
{
  uint32_t count = t->slot_count ? t->slot_count * 2 : FIRST_SLOTS;
  if (count < t->slot_count) return false;
  uint32_t *slots = nci_arena_alloc(t->arena, count, sizeof *slots);
  uint64_t *hashes = nci_arena_grow(t->arena, t->hashes, t->slot_count / 2, count / 2, sizeof *hashes);
  if (!slots || !hashes) return false;
  if (!t->slots) t->seed = nci_hash_seed(slots);
  memset(slots, 0, count * sizeof *slots);
  t->slots = slots;
  t->hashes = hashes;
  t->slot_count = count;
  for (uint32_t id = 0; id < t->strings.count; id++) {
    uint32_t i = (uint32_t)hashes[id] & (count - 1);
    while (slots[i]) i = (i + 1) & (count - 1);
    slots[i] = id + 1;
  }
  return true;
}

uint32_t nci_intern_add(nci_intern *t, ncorp_str s)
{
  if (t->strings.count >= t->slot_count / 2 && !grow(t)) {
    t->arena->failed = true;
    return UINT32_MAX;
  }
  uint64_t hash = nci_hash(s.data, s.size, t->seed);
  uint32_t *slot = find_slot(t, s, hash);
  if (*slot) return *slot - 1;
  ncorp_str copy = nci_arena_bytes(t->arena, s.data, s.size);
  ncorp_str *place = copy.data ? nci_vec_push(t->arena, &t->strings) : NULL;
  if (!place) return UINT32_MAX;
  *place = copy;
  t->hashes[t->strings.count - 1] = hash;
  *slot = t->strings.count;
  return t->strings.count - 1;
}

uint32_t nci_intern_find(const nci_intern *t, ncorp_str s)
{
  if (!t->slot_count) return UINT32_MAX;
  uint32_t id = *find_slot(t, s, nci_hash(s.data, s.size, t->seed));
  return id ? id - 1 : UINT32_MAX;
}
