/* An arena: memory that is given piece by piece and taken back all at once.
 *
 * The stages of analysis make everything they need in one arena per worker, which is reset after each article, so the
 * hot loops never reach the allocator. An arena remembers that an allocation failed (`failed`): code may push item
 * after item, tolerate the NULLs, and look once at the end. */
#ifndef NCI_BASE_ARENA_H
#define NCI_BASE_ARENA_H

#include <stdbool.h>
#include <stdint.h>
#include <newscorpus/status.h>
#include "base/alloc.h"

typedef struct nci_arena_chunk nci_arena_chunk;

typedef struct nci_arena {
  const ncorp_allocator *allocator; /* borrowed */
  nci_arena_chunk *chunk;           /* the one being filled; older ones behind it */
  char *at, *end;                   /* free room in it */
  bool failed;                      /* an allocation failed since the last reset */
} nci_arena;

void nci_arena_init(nci_arena *arena, const ncorp_allocator *allocator);

/* Gives back all memory to the allocator. */
void nci_arena_done(nci_arena *arena);

/* Forgets everything, keeps the largest chunk for the next round. */
void nci_arena_reset(nci_arena *arena);

/* Gives count * size bytes aligned for any type, not initialised; NULL when there is no memory. */
void *nci_arena_alloc(nci_arena *arena, size_t count, size_t size);

/* Grows a block; in place when it was the last one given. The old block stays readable until the reset. */
void *nci_arena_grow(nci_arena *arena, void *block, size_t old_count, size_t new_count, size_t size);

/* Copies bytes and puts a NUL behind them; an absent view stays absent; {NULL, 0} when there is no memory. */
ncorp_str nci_arena_str(nci_arena *arena, ncorp_str s);
ncorp_str nci_arena_bytes(nci_arena *arena, const void *data, size_t size);

/* Joins views into one string with a NUL behind it; {NULL, 0} when there is no memory. */
ncorp_str nci_arena_join(nci_arena *arena, const ncorp_str *parts, size_t count);

/* An id made of a letter and a number: "E12". */
ncorp_str nci_arena_id(nci_arena *arena, char letter, uint32_t number);

/* NCORP_OK, or NCORP_ERR_NOMEM when an allocation failed since the last reset. */
static inline ncorp_status nci_arena_status(const nci_arena *arena)
{
  return arena->failed ? NCORP_ERR_NOMEM : NCORP_OK;
}

#endif
