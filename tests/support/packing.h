/* Making gzip and Zstandard data for tests. */
#ifndef TESTS_SUPPORT_PACKING_H
#define TESTS_SUPPORT_PACKING_H

#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include "base/buffer.h"

/* Appends one gzip member. */
static inline void pack_gzip(nci_buffer *out, const void *data, size_t size)
{
  z_stream z = { 0 };
  if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) abort();
  size_t most = deflateBound(&z, (uLong)size) + 64;
  nci_buffer_reserve(out, most);
  z.next_in = (Bytef *)(uintptr_t)data;
  z.avail_in = (uInt)size;
  z.next_out = (Bytef *)out->data + out->size;
  z.avail_out = (uInt)most;
  if (deflate(&z, Z_FINISH) != Z_STREAM_END) abort();
  out->size += most - z.avail_out;
  deflateEnd(&z);
}

/* Appends one Zstandard frame. */
static inline void pack_zstd(nci_buffer *out, const void *data, size_t size)
{
  size_t most = ZSTD_compressBound(size);
  nci_buffer_reserve(out, most);
  size_t n = ZSTD_compress(out->data + out->size, most, data, size, 3);
  if (ZSTD_isError(n)) abort();
  out->size += n;
}

#endif
