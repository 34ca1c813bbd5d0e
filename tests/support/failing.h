/* Memory that fails at a chosen allocation and from then on, and counts what is not given back. */
#ifndef TESTS_SUPPORT_FAILING_H
#define TESTS_SUPPORT_FAILING_H

#include <stdlib.h>
#include <newscorpus/allocator.h>

typedef struct failing {
  long left; /* allocations that still succeed */
  long live; /* blocks */
} failing;

static inline void *failing_alloc(void *ctx, size_t size)
{
  failing *f = ctx;
  if (f->left-- <= 0) return NULL;
  f->live++;
  return malloc(size);
}

static inline void *failing_realloc(void *ctx, void *old, size_t old_size, size_t new_size)
{
  failing *f = ctx;
  (void)old_size;
  return f->left-- <= 0 ? NULL : realloc(old, new_size);
}

static inline void failing_free(void *ctx, void *old, size_t size)
{
  (void)size;
  ((failing *)ctx)->live--;
  free(old);
}

#endif
