/* Memory through the caller's allocator. The only file that names malloc. */
#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

static void *default_alloc(void *ctx, size_t size)
{
  (void)ctx;
  return malloc(size);
}

static void *default_realloc(void *ctx, void *block, size_t old_size, size_t new_size)
{
  (void)ctx;
  (void)old_size;
  return realloc(block, new_size);
}

static void default_free(void *ctx, void *block, size_t size)
{
  (void)ctx;
  (void)size;
  free(block);
}

const ncorp_allocator *ncorp_allocator_default(void)
{
  static const ncorp_allocator allocator = { NULL, default_alloc, default_realloc, default_free };
  return &allocator;
}

/* The bytes of a block; none is empty, because allocators may answer 0 bytes with NULL. */
static bool block_size(size_t count, size_t size, size_t *out)
{
  if (!nci_size_mul(count, size, out)) return false;
  if (*out == 0) *out = 1;
  return true;
}

void *nci_alloc(const ncorp_allocator *a, size_t count, size_t size)
{
  size_t bytes;
  return block_size(count, size, &bytes) ? a->alloc(a->ctx, bytes) : NULL;
}

void *nci_calloc(const ncorp_allocator *a, size_t count, size_t size)
{
  void *block = nci_alloc(a, count, size);
  if (block) memset(block, 0, count * size);
  return block;
}

void *nci_realloc(const ncorp_allocator *a, void *block, size_t old_count, size_t new_count, size_t size)
{
  size_t old_bytes, new_bytes;
  if (!block) return nci_alloc(a, new_count, size);
  if (!block_size(old_count, size, &old_bytes) || !block_size(new_count, size, &new_bytes)) return NULL;
  return a->realloc(a->ctx, block, old_bytes, new_bytes);
}

void nci_free(const ncorp_allocator *a, void *block, size_t count, size_t size)
{
  size_t bytes;
  if (block && block_size(count, size, &bytes)) a->free(a->ctx, block, bytes);
}

bool nci_room(const ncorp_allocator *a, void *array, uint32_t count, uint32_t *room, size_t size)
{
  void *block;
  if (count < *room) return true;
  uint32_t more = *room + *room / 4 + 64;
  memcpy(&block, array, sizeof block);
  block = more > *room ? nci_realloc(a, block, *room, more, size) : NULL;
  if (!block) return false;
  memcpy(array, &block, sizeof block);
  *room = more;
  return true;
}
