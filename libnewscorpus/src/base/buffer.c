/* Growing byte runs. A buffer is one block that doubles, unlike an arena, because its bytes have to lie together: it
 * becomes a text or is written at once. Failure is remembered; putting more into a failed buffer does nothing new. */
#include "base/buffer.h"

void nci_buffer_init(nci_buffer *b, const ncorp_allocator *allocator)
{
  *b = (nci_buffer){ .allocator = allocator };
}

void nci_buffer_done(nci_buffer *b)
{
  if (b->data) nci_free(b->allocator, b->data, b->capacity, 1);
  nci_buffer_init(b, b->allocator);
}

bool nci_buffer_reserve(nci_buffer *b, size_t more)
{
  size_t least, capacity = b->capacity;
  if (capacity - b->size >= more) return true;
  if (!nci_size_add(b->size, more, &least)) goto fail;
  capacity = capacity > SIZE_MAX / 2 ? least : capacity * 2;
  if (capacity < 256) capacity = 256;
  if (capacity < least) capacity = least;
  char *grown = nci_realloc(b->allocator, b->data, b->capacity, capacity, 1);
  if (!grown) goto fail;
  b->data = grown;
  b->capacity = capacity;
  return true;
fail:
  b->failed = true;
  return false;
}

void nci_buffer_put(nci_buffer *b, const void *data, size_t size)
{
  if (!size || !nci_buffer_reserve(b, size)) return;
  memcpy(b->data + b->size, data, size);
  b->size += size;
}

void nci_buffer_str(nci_buffer *b, ncorp_str s) { nci_buffer_put(b, s.data, s.size); }

void nci_buffer_cstr(nci_buffer *b, const char *s) { nci_buffer_put(b, s, strlen(s)); }

void nci_buffer_u64(nci_buffer *b, uint64_t value)
{
  char digits[20];
  size_t n = sizeof digits;
  do digits[--n] = (char)('0' + value % 10);
  while (value /= 10);
  nci_buffer_put(b, digits + n, sizeof digits - n);
}
