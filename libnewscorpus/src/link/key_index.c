/* The table of blocking keys: a hash table of lists. */
#include "link/key_index.h"

#include <string.h>

/* The place of a key, or of the free slot where it would be. Keys are hashes already. */
static uint64_t place_of(const nci_key_slot *slots, uint64_t slot_count, uint64_t key)
{
  uint64_t at = (key >> 1) * UINT64_C(0x9e3779b97f4a7c15) >> 20 & (slot_count - 1);
  while (slots[at].key && slots[at].key != key) at = (at + 1) & (slot_count - 1);
  return at;
}

/* Makes a table of so many slots, more than there are. */
static bool resize(nci_key_index *x, uint64_t count)
{
  nci_key_slot *grown = nci_calloc(x->allocator, count, sizeof *grown);
  if (!grown) return false;
  for (uint64_t i = 0; i < x->slot_count; i++)
    if (x->slots[i].key) grown[place_of(grown, count, x->slots[i].key)] = x->slots[i];
  nci_free(x->allocator, x->slots, x->slot_count, sizeof *grown);
  x->slots = grown;
  x->slot_count = count;
  return true;
}

const nci_key_slot *nci_key_find(const nci_key_index *x, uint64_t key)
{
  if (!x->slot_count) return NULL;
  const nci_key_slot *slot = &x->slots[place_of(x->slots, x->slot_count, key)];
  return slot->key ? slot : NULL;
}

typedef uint64_t stable_hash(const void *ctx, uint32_t node);

/* Puts the lowest of a list's nodes at its head. */
static void lift_lowest(nci_key_index *x, uint32_t *head, stable_hash *stable_of, const void *ctx)
{
  uint32_t *lowest = head;
  uint64_t least = UINT64_MAX;
  for (uint32_t *at = head; *at; at = &x->postings[*at - 1].next) {
    uint64_t stable = stable_of(ctx, x->postings[*at - 1].node);
    if (stable < least) least = stable, lowest = at;
  }
  if (lowest == head) return;
  uint32_t moved = *lowest;
  *lowest = x->postings[moved - 1].next;
  x->postings[moved - 1].next = *head;
  *head = moved;
}

bool nci_key_add(nci_key_index *x, uint64_t key, uint32_t node, stable_hash *stable_of, const void *ctx, bool *shaken)
{
  *shaken = false;
  if (x->used * 5 >= x->slot_count * 4 && !resize(x, x->slot_count ? x->slot_count * 2 : 1024)) return false;
  if (!x->spare && !nci_room(x->allocator, &x->postings, x->posting_count, &x->posting_room, sizeof *x->postings)) return false;
  nci_key_slot *slot = &x->slots[place_of(x->slots, x->slot_count, key)];
  uint32_t *link = &slot->first, position = 0;
  bool common = slot->count > nci_key_cap(key), ordered = common && nci_key_is_fine(key);
  for (uint64_t mine = ordered ? stable_of(ctx, node) : 0; ordered && position < NCI_KEY_HUBS; position++) {
    nci_posting *p = &x->postings[*link - 1];
    if (mine < stable_of(ctx, p->node)) break;
    link = &p->next;
  }
  if (!slot->key) {
    slot->key = key;
    x->used++;
  }
  uint32_t place = x->spare ? x->spare : ++x->posting_count;
  if (x->spare) x->spare = x->postings[place - 1].next;
  x->postings[place - 1] = (nci_posting){ node, *link };
  *link = place;
  slot->count++;
  *shaken = common ? ordered && position < NCI_KEY_HUBS : slot->count > nci_key_cap(key);
  link = &slot->first;
  for (uint32_t i = 0; !common && *shaken && nci_key_is_fine(key) && i < NCI_KEY_HUBS; i++) {
    lift_lowest(x, link, stable_of, ctx);
    link = &x->postings[*link - 1].next;
  }
  return true;
}

bool nci_key_remove(nci_key_index *x, uint64_t key, uint32_t node, stable_hash *stable_of, const void *ctx)
{
  nci_key_slot *slot = x->slot_count ? &x->slots[place_of(x->slots, x->slot_count, key)] : NULL;
  if (!slot || !slot->key) return false;
  uint32_t *link = &slot->first, *last_hub = NULL, position = 0;
  for (; *link && x->postings[*link - 1].node != node; position++) link = &x->postings[*link - 1].next;
  if (!*link) return false;
  uint32_t gone = *link;
  *link = x->postings[gone - 1].next;
  x->postings[gone - 1].next = x->spare;
  x->spare = gone;
  if (--slot->count <= nci_key_cap(key)) return slot->count == nci_key_cap(key);
  if (!nci_key_is_fine(key) || position >= NCI_KEY_HUBS) return false;
  last_hub = &slot->first; /* another one takes the place of a hub */
  for (uint32_t i = 0; i + 1 < NCI_KEY_HUBS; i++) last_hub = &x->postings[*last_hub - 1].next;
  lift_lowest(x, last_hub, stable_of, ctx);
  return true;
}

bool nci_key_reserve(nci_key_index *x, uint64_t keys)
{
  uint64_t count = 1024;
  while (keys * 5 >= count * 4) count *= 2;
  return resize(x, count);
}

bool nci_key_append(nci_key_index *x, uint64_t key, uint32_t node)
{
  nci_key_slot *slot = &x->slots[place_of(x->slots, x->slot_count, key)];
  if (!nci_room(x->allocator, &x->postings, x->posting_count, &x->posting_room, sizeof *x->postings)) return false;
  x->postings[x->posting_count++] = (nci_posting){ node, 0 };
  if (slot->count++) x->postings[x->posting_count - 2].next = x->posting_count;
  else {
    slot->key = key;
    slot->first = x->posting_count;
    x->used++;
  }
  return true;
}

void nci_key_index_done(nci_key_index *x)
{
  nci_free(x->allocator, x->slots, x->slot_count, sizeof *x->slots);
  nci_free(x->allocator, x->postings, x->posting_room, sizeof *x->postings);
  *x = (nci_key_index){ .allocator = x->allocator };
}
