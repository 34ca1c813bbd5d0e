/* An open hash table, at most two thirds full. Keys only: the ids of a corpus of millions of articles have to fit beside
 * the batch that is being read. */
#include "format/idset.h"

#include <string.h>
#include "base/hash.h"

enum { FIRST_SLOTS = 256 };

void nci_idset_init(nci_idset *s, const ncorp_allocator *allocator) { *s = (nci_idset){ .allocator = allocator }; }

void nci_idset_done(nci_idset *s)
{
  nci_free(s->allocator, s->keys, s->slots, sizeof *s->keys);
  nci_free(s->allocator, s->repeats, s->slots, sizeof *s->repeats);
  nci_idset_init(s, s->allocator);
}

/* Where a key lies or would go. */
static size_t find(const uint64_t *keys, size_t slots, uint64_t key)
{
  size_t at = (size_t)key & (slots - 1);
  while (keys[at] && keys[at] != key) at = (at + 1) & (slots - 1);
  return at;
}

/* Doubles the table; counts of repeats move with their keys. */
static bool grow(nci_idset *s)
{
  size_t slots = s->slots ? s->slots * 2 : FIRST_SLOTS;
  uint64_t *keys = nci_calloc(s->allocator, slots, sizeof *keys);
  uint32_t *repeats = s->repeats && keys ? nci_calloc(s->allocator, slots, sizeof *repeats) : NULL;
  if (!keys || (s->repeats && !repeats)) {
    nci_free(s->allocator, keys, slots, sizeof *keys);
    return false;
  }
  for (size_t i = 0; i < s->slots; i++) {
    if (!s->keys[i]) continue;
    size_t at = find(keys, slots, s->keys[i]);
    keys[at] = s->keys[i];
    if (repeats) repeats[at] = s->repeats[i];
  }
  nci_free(s->allocator, s->keys, s->slots, sizeof *s->keys);
  nci_free(s->allocator, s->repeats, s->slots, sizeof *s->repeats);
  s->keys = keys;
  s->repeats = repeats;
  s->slots = slots;
  return true;
}

ncorp_status nci_idset_add(nci_idset *s, ncorp_str id, bool *known, uint32_t *repeats)
{
  if (s->count >= s->slots / 3 * 2 && !grow(s)) return NCORP_ERR_NOMEM;
  if (!s->seed) s->seed = nci_hash_seed(s->keys);
  uint64_t key = nci_hash(id.data, id.size, s->seed);
  if (!key) key = 1;
  size_t at = find(s->keys, s->slots, key);
  *known = s->keys[at] != 0;
  if (!*known) {
    s->keys[at] = key;
    s->count++;
    return NCORP_OK;
  }
  if (!repeats) return NCORP_OK;
  if (!s->repeats) s->repeats = nci_calloc(s->allocator, s->slots, sizeof *s->repeats);
  if (!s->repeats) return NCORP_ERR_NOMEM;
  *repeats = ++s->repeats[at];
  return NCORP_OK;
}
