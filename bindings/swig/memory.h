/* memory.h - memory of the bindings' own, from the library's default allocator, and the door between their files.
 */
#ifndef NCB_MEMORY_H
#define NCB_MEMORY_H

#include "calls.h"

static inline void *ncb_alloc(size_t size) {
  const ncorp_allocator *allocator = ncorp_allocator_default();
  return allocator->alloc(allocator->ctx, size);
}

static inline void ncb_release(void *block, size_t size) {
  const ncorp_allocator *allocator = ncorp_allocator_default();
  if (block)
    allocator->free(allocator->ctx, block, size);
}

/* Moves what is in the sources to a new object and leaves them empty; NULL when there is no memory. */
ncb_sources *ncb_sources_take(ncb_sources *sources);

/* The sources as a reader takes them. */
const ncorp_source *ncb_sources_items(const ncb_sources *sources, size_t *count);

/* Where a reader keeps the library's. */
ncorp_reader **ncb_reader_inner(ncb_reader *reader);

#endif
