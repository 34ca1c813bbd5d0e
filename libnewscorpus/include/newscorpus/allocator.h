/* newscorpus/allocator.h - where the library's memory comes from.
 *
 * Every allocation of the library goes through an allocator that the caller may give. Sizes are passed back on
 * reallocation and release, so arenas and counters need no headers of their own.
 */
#ifndef NEWSCORPUS_ALLOCATOR_H
#define NEWSCORPUS_ALLOCATOR_H

#include <stddef.h>
#include <newscorpus/export.h>

NCORP_BEGIN_DECLS

/* An allocator. The struct is copied by the call that takes it; `ctx` has to outlive every object made with it.
 * The functions may be called from several threads at once. Blocks are aligned for any type. */
typedef struct ncorp_allocator {
  void *ctx; /* handed to each function */
  /* Gives `size` bytes (size > 0), or NULL. */
  void *(*alloc)(void *ctx, size_t size);
  /* Changes a block from `old_size` to `new_size` bytes (both > 0), or gives NULL and leaves the block as it was. */
  void *(*realloc)(void *ctx, void *block, size_t old_size, size_t new_size);
  /* Releases a block of `size` bytes; `block` is not NULL. */
  void (*free)(void *ctx, void *block, size_t size);
} ncorp_allocator;

/* Gives the allocator that is used where an option leaves `allocator` NULL: the C library's malloc family.
 *
 * Returns: a static object; never NULL.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API const ncorp_allocator *ncorp_allocator_default(void);

NCORP_END_DECLS

#endif
