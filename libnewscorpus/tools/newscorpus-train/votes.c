/* Votes: a hash table of keys, each with a list of values. */
#include "newscorpus-train/votes.h"

#include <string.h>

static void grow(votes *v)
{
  uint32_t count = v->slot_count ? v->slot_count * 2 : 1 << 16;
  uint32_t *slots = nci_arena_alloc(v->arena, count, sizeof *slots);
  if (!slots) return;
  memset(slots, 0, count * sizeof *slots);
  for (uint32_t i = 0; i < v->nodes.count; i++) {
    uint32_t at = (uint32_t)v->nodes.at[i].key & (count - 1);
    while (slots[at]) at = (at + 1) & (count - 1);
    slots[at] = i + 1;
  }
  v->slots = slots;
  v->slot_count = count;
}

node *votes_find(const votes *v, uint64_t key)
{
  if (!v->slot_count) return NULL;
  for (uint32_t at = (uint32_t)key & (v->slot_count - 1); v->slots[at]; at = (at + 1) & (v->slot_count - 1))
    if (v->nodes.at[v->slots[at] - 1].key == key) return &v->nodes.at[v->slots[at] - 1];
  return NULL;
}

node *votes_get(votes *v, uint64_t key)
{
  node *n = votes_find(v, key);
  if (n) return n;
  if (v->nodes.count >= v->slot_count / 2) grow(v);
  if (v->arena->failed || !(n = nci_vec_push(v->arena, &v->nodes))) return NULL;
  n->key = key;
  uint32_t at = (uint32_t)key & (v->slot_count - 1);
  while (v->slots[at]) at = (at + 1) & (v->slot_count - 1);
  v->slots[at] = v->nodes.count;
  return n;
}

void votes_add(votes *v, uint64_t key, uint32_t value, uint32_t count)
{
  node *n = votes_get(v, key);
  if (!n) return;
  n->total += count;
  for (uint32_t i = n->votes; i; i = v->list.at[i - 1].next)
    if (v->list.at[i - 1].value == value) {
      v->list.at[i - 1].count += count;
      return;
    }
  vote *new = nci_vec_push(v->arena, &v->list);
  if (!new) return;
  *new = (vote){ .value = value, .count = count, .next = n->votes };
  n->votes = v->list.count;
}

void votes_settle(votes *v, node *n, const uint32_t *weights)
{
  const vote *best = NULL;
  if (n->settled) return;
  for (uint32_t i = n->votes; i; i = v->list.at[i - 1].next) {
    const vote *one = &v->list.at[i - 1];
    uint32_t mine = weights ? weights[one->value] : 0, other = weights && best ? weights[best->value] : 0;
    if (!best || one->count > best->count || (one->count == best->count && (mine > other || (mine == other && one->value < best->value)))) best = one;
  }
  n->settled = true;
  n->value = best ? (uint16_t)best->value : 0;
  n->support = best ? best->count : 0;
}
