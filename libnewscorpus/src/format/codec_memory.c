/* Blocks with their size in front. */
#include "format/codec_memory.h"

#include <stddef.h>

/* As long as the strictest alignment, so that what follows it stays aligned. */
typedef union head {
  size_t size;
  max_align_t align;
} head;

void *nci_zstd_alloc(void *allocator, size_t size)
{
  size_t whole;
  if (!nci_size_add(size, sizeof(head), &whole)) return NULL;
  head *block = nci_alloc(allocator, whole, 1);
  if (!block) return NULL;
  block->size = whole;
  return block + 1;
}

void *nci_zlib_alloc(void *allocator, unsigned count, unsigned size)
{
  size_t bytes;
  return nci_size_mul(count, size, &bytes) ? nci_zstd_alloc(allocator, bytes) : NULL;
}

void nci_codec_free(void *allocator, void *block)
{
  if (!block) return;
  head *h = (head *)block - 1;
  nci_free(allocator, h, h->size, 1);
}
