/* The one door to memory: every allocation of the library goes through an ncorp_allocator given by the caller.
 * Sizes are multiplied with a check, so a product that overflows is an allocation that fails. */
#ifndef NCI_BASE_ALLOC_H
#define NCI_BASE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <newscorpus/allocator.h>

/* Gives room for count * size bytes, or NULL. Zero bytes give a block of one byte. */
void *nci_alloc(const ncorp_allocator *a, size_t count, size_t size);

/* The same, zero-filled. */
void *nci_calloc(const ncorp_allocator *a, size_t count, size_t size);

/* Changes a block (NULL: makes one) from old_count to new_count items; NULL leaves the old block as it was. */
void *nci_realloc(const ncorp_allocator *a, void *block, size_t old_count, size_t new_count, size_t size);

/* Releases a block of count * size bytes; NULL is allowed. */
void nci_free(const ncorp_allocator *a, void *block, size_t count, size_t size);

/* Makes room for one more item of an array that the allocator gave: `array` is the address of its pointer, of which `count`
 * of `*room` items are used. False, and nothing changed, when there is no memory or 2^32 items are reached. */
bool nci_room(const ncorp_allocator *a, void *array, uint32_t count, uint32_t *room, size_t size);

/* Checked size arithmetic: false when the result does not fit. */
static inline bool nci_size_mul(size_t a, size_t b, size_t *out) { return !__builtin_mul_overflow(a, b, out); }
static inline bool nci_size_add(size_t a, size_t b, size_t *out) { return !__builtin_add_overflow(a, b, out); }

#endif
