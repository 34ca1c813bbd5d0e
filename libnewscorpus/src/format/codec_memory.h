/* The caller's allocator in the form that zlib and libzstd ask for: they do not give sizes back, so each block starts
 * with its own. */
#ifndef NCI_FORMAT_CODEC_MEMORY_H
#define NCI_FORMAT_CODEC_MEMORY_H

#include "base/alloc.h"

/* `allocator` is a const ncorp_allocator *. nci_zlib_alloc() and nci_zstd_alloc() give NULL when there is no memory. */
void *nci_zlib_alloc(void *allocator, unsigned count, unsigned size);
void *nci_zstd_alloc(void *allocator, size_t size);
void nci_codec_free(void *allocator, void *block);

#endif
