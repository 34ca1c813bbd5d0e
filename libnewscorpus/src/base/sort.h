/* A stable sort. (The C library's qsort is not stable everywhere, and takes memory behind the allocator's back.) */
#ifndef NCI_BASE_SORT_H
#define NCI_BASE_SORT_H

#include <stdbool.h>
#include "base/arena.h"

/* Compares two items: below, equal to or above zero. */
typedef int (*nci_compare)(const void *a, const void *b, void *ctx);

/* Sorts `count` items of `size` bytes; equal ones keep their order. As much memory again is taken from the arena.
 * False, with the items as they were, when there is none. */
bool nci_sort(nci_arena *arena, void *items, size_t count, size_t size, nci_compare compare, void *ctx);

#endif
