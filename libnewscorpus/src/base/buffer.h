/* A growing run of bytes. Like an arena it remembers that memory ran out, so printing code looks once, at the end. */
#ifndef NCI_BASE_BUFFER_H
#define NCI_BASE_BUFFER_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <newscorpus/status.h>
#include "base/alloc.h"

typedef struct nci_buffer {
  const ncorp_allocator *allocator; /* borrowed */
  char *data;                       /* not NUL-terminated */
  size_t size, capacity;
  bool failed;
} nci_buffer;

void nci_buffer_init(nci_buffer *b, const ncorp_allocator *allocator);
void nci_buffer_done(nci_buffer *b);

/* Makes room for `more` bytes beyond size; false, and failed, when there is no memory. */
bool nci_buffer_reserve(nci_buffer *b, size_t more);

void nci_buffer_put(nci_buffer *b, const void *data, size_t size);
void nci_buffer_str(nci_buffer *b, ncorp_str s);
void nci_buffer_cstr(nci_buffer *b, const char *s);
void nci_buffer_u64(nci_buffer *b, uint64_t value);

static inline void nci_buffer_char(nci_buffer *b, char c)
{
  if (b->size == b->capacity && !nci_buffer_reserve(b, 1)) return;
  b->data[b->size++] = c;
}

#define nci_buffer_lit(b, literal) nci_buffer_put((b), "" literal, sizeof(literal) - 1)

#endif
