/* Merge sort from the bottom up: runs of a few items are sorted by insertion, then merged pairwise. */
#include "base/sort.h"

#include <string.h>

enum { RUN = 8, LARGEST_ITEM = 256 };

/* Insertion: few items, most of them in order already. */
static void sort_run(char *items, size_t count, size_t size, nci_compare compare, void *ctx)
{
  char held[LARGEST_ITEM];
  for (size_t i = 1; i < count; i++) {
    size_t k = i;
    if (compare(items + (i - 1) * size, items + i * size, ctx) <= 0) continue;
    memcpy(held, items + i * size, size);
    do memcpy(items + k * size, items + (k - 1) * size, size);
    while (--k > 0 && compare(items + (k - 1) * size, held, ctx) > 0);
    memcpy(items + k * size, held, size);
  }
}

/* Merges two sorted neighbours; `left` has room for the first. */
static void merge(char *items, size_t first, size_t second, size_t size, char *left, nci_compare compare, void *ctx)
{
  char *a = left, *a_end = left + first * size, *b = items + first * size, *b_end = b + second * size, *out = items;
  if (compare(b - size, b, ctx) <= 0) return;
  memcpy(left, items, first * size);
  while (a < a_end && b < b_end) {
    char **from = compare(a, b, ctx) <= 0 ? &a : &b;
    memcpy(out, *from, size);
    *from += size;
    out += size;
  }
  memcpy(out, a, (size_t)(a_end - a));
}

bool nci_sort(nci_arena *arena, void *array, size_t count, size_t size, nci_compare compare, void *ctx)
{
  char *items = array;
  if (count < 2) return true;
  if (size > LARGEST_ITEM) return false;
  char *room = count > RUN ? nci_arena_alloc(arena, count, size) : NULL;
  if (count > RUN && !room) return false;
  for (size_t i = 0; i < count; i += RUN) sort_run(items + i * size, count - i < RUN ? count - i : RUN, size, compare, ctx);
  for (size_t width = RUN; width < count; width *= 2)
    for (size_t i = 0; i + width < count; i += 2 * width) {
      size_t second = count - i - width;
      merge(items + i * size, width, second < width ? second : width, size, room, compare, ctx);
    }
  return true;
}
