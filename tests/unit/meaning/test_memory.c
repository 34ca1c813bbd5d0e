/* The meaning stages when memory runs out: whichever allocation fails, they say so and nothing else happens. */
#include "unit/meaning/sample.h"

typedef struct meter {
  size_t count, fail_at, live;
} meter;

static void *meter_allocate(void *ctx, size_t size)
{
  meter *m = ctx;
  if (m->count++ == m->fail_at) return NULL;
  m->live++;
  return malloc(size);
}

static void *meter_reallocate(void *ctx, void *block, size_t old_size, size_t new_size)
{
  meter *m = ctx;
  (void)old_size;
  if (m->count++ == m->fail_at) return NULL;
  if (!block) m->live++;
  return realloc(block, new_size);
}

static void meter_release(void *ctx, void *block, size_t size)
{
  meter *m = ctx;
  (void)size;
  if (block) m->live--;
  free(block);
}

static const char TEXT[] = "The envoy said on Saturday that at least 40 boats had left. \xe2\x80\x9cWe saw them go,\xe2\x80\x9d she said.\n";

static void test_every_allocation_may_fail(void **state)
{
  (void)state;
  size_t repeat = 400, size = (sizeof TEXT - 1) * repeat;
  char *text = malloc(size);
  assert_non_null(text);
  for (size_t i = 0; i < repeat; i++) memcpy(text + i * (sizeof TEXT - 1), TEXT, sizeof TEXT - 1);
  sample s;
  sample_open(&s, text, size, "2025-12-07");
  ncorp_status (*const stages[])(nci_document *) = { nci_times, nci_quantities, nci_quotes };
  for (size_t k = 0; k < sizeof stages / sizeof *stages; k++) {
    ncorp_status status = NCORP_ERR_NOMEM;
    for (size_t n = 0; status != NCORP_OK; n++) {
      meter m = { .fail_at = n };
      ncorp_allocator allocator = { .ctx = &m, .alloc = meter_allocate, .realloc = meter_reallocate, .free = meter_release };
      nci_arena arena;
      nci_arena_init(&arena, &allocator);
      nci_document doc = s.doc;
      doc.arena = &arena;
      status = stages[k](&doc);
      assert_true(status == NCORP_OK || status == NCORP_ERR_NOMEM);
      assert_true(n > 0 || status == NCORP_ERR_NOMEM);
      nci_arena_done(&arena);
      assert_int_equal(m.live, 0);
      assert_true(n < 1000);
    }
  }
  sample_close(&s);
  free(text);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(test_every_allocation_may_fail) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
