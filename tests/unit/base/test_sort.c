/* The stable sort: order, stability, and what it does without memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/sort.h"

typedef struct item {
  uint32_t key, place;
} item;

static int by_key(const void *a, const void *b, void *ctx)
{
  (void)ctx;
  uint32_t x = ((const item *)a)->key, y = ((const item *)b)->key;
  return x < y ? -1 : x > y;
}

static void check(size_t count, uint32_t keys)
{
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  item *items = nci_arena_alloc(&arena, count, sizeof *items);
  uint32_t state = 12345;
  for (size_t i = 0; i < count; i++) {
    state = state * 1664525u + 1013904223u;
    items[i] = (item){ (state >> 8) % keys, (uint32_t)i };
  }
  assert_true(nci_sort(&arena, items, count, sizeof *items, by_key, NULL));
  for (size_t i = 1; i < count; i++) {
    assert_true(items[i - 1].key <= items[i].key);
    if (items[i - 1].key == items[i].key) assert_true(items[i - 1].place < items[i].place);
  }
  nci_arena_done(&arena);
}

static void sorts_and_keeps_the_order_of_equals(void **state)
{
  (void)state;
  for (size_t count = 0; count < 70; count++) check(count, 5);
  check(1000, 10);
  check(4096, 100000);
  check(10001, 1);
}

static void *no_memory(void *ctx, size_t size)
{
  (void)ctx;
  (void)size;
  return NULL;
}

static void leaves_the_items_when_there_is_no_memory(void **state)
{
  (void)state;
  ncorp_allocator none = *ncorp_allocator_default();
  none.alloc = no_memory;
  nci_arena arena;
  nci_arena_init(&arena, &none);
  item items[20];
  for (uint32_t i = 0; i < 20; i++) items[i] = (item){ 20 - i, i };
  assert_false(nci_sort(&arena, items, 20, sizeof *items, by_key, NULL));
  assert_true(arena.failed);
  assert_int_equal(items[0].key, 20);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(sorts_and_keeps_the_order_of_equals),
    cmocka_unit_test(leaves_the_items_when_there_is_no_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
