/* Growing arrays in an arena.
 *
 *     NCI_VEC(ncorp_block) blocks = {0};
 *     ncorp_block *b = nci_vec_push(arena, &blocks);   // zero-filled; NULL when there is no memory
 *     if (b) b->kind = NCORP_BLOCK_TITLE;
 *
 * The array is blocks.at[0 .. blocks.count). */
#ifndef NCI_BASE_VEC_H
#define NCI_BASE_VEC_H

#include <stdint.h>
#include <string.h>
#include "base/arena.h"

#define NCI_VEC(T) struct { T *at; uint32_t count, capacity; }

/* Room for one more item of `size` bytes at `*at`; NULL when there is no memory or 2^32 - 1 items are reached. */
static inline void *nci_vec_room(nci_arena *arena, void **at, uint32_t *count, uint32_t *capacity, size_t size)
{
  if (*count == *capacity) {
    uint32_t more = *capacity ? *capacity + *capacity / 2 + 4 : 8;
    void *grown = more > *capacity ? nci_arena_grow(arena, *at, *capacity, more, size) : NULL;
    if (!grown) {
      arena->failed = true;
      return NULL;
    }
    *at = grown;
    *capacity = more;
  }
  void *item = (char *)*at + (size_t)(*count)++ * size;
  memset(item, 0, size);
  return item;
}

#define nci_vec_push(arena, v) \
  ((__typeof__((v)->at))nci_vec_room((arena), (void **)&(v)->at, &(v)->count, &(v)->capacity, sizeof *(v)->at))

/* Appends a value; a statement. */
#define nci_vec_add(arena, v, value)                          \
  do {                                                        \
    __typeof__((v)->at) nci_vec_slot = nci_vec_push(arena, v); \
    if (nci_vec_slot) *nci_vec_slot = (value);                \
  } while (0)

#endif
