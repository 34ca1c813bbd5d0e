/* Decimals, interning, arenas, buffers and the loop over threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/decimal.h"
#include "base/error.h"
#include "base/intern.h"
#include "base/parallel.h"
#include "base/str.h"
#include "text/utf8.h"

static void expect_decimal(const char *in, const char *out)
{
  ncorp_decimal d;
  nci_buffer b;
  nci_buffer_init(&b, ncorp_allocator_default());
  assert_true(nci_decimal_parse(nci_cstr(in), &d));
  nci_decimal_print(&b, d);
  if (!nci_str_eq(nci_str(b.data, b.size), nci_cstr(out))) fail_msg("%s printed as %.*s, not %s", in, (int)b.size, b.data, out);
  nci_buffer_done(&b);
}

static void decimals_print_as_they_were(void **state)
{
  (void)state;
  expect_decimal("0", "0");
  expect_decimal("-0.0", "0");
  expect_decimal("1250", "1250");
  expect_decimal("0.75", "0.75");
  expect_decimal("-12.50e3", "-12500");
  expect_decimal("1e-3", "0.001");
  expect_decimal("25.7617", "25.7617");
  expect_decimal("9007199254740993", "9007199254740993");
  expect_decimal("999999999999999999", "999999999999999999");
  expect_decimal("3E40", "3e40");
  expect_decimal("1.5e-30", "15e-31");
  expect_decimal("-80.1917902", "-80.1917902");
}

static void decimals_refuse_what_is_none(void **state)
{
  (void)state;
  static const char *const bad[] = { "", "-", ".", "e5", "1e", "1e+", "1.2.3", "12a", "1e99999", "--1", "+1", " 1" };
  ncorp_decimal d;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    if (nci_decimal_parse(nci_cstr(bad[i]), &d)) fail_msg("\"%s\" was taken for a number", bad[i]);
}

static void decimals_compare_and_convert(void **state)
{
  (void)state;
  static const char *const ordered[] = { "-1e30", "-2", "-1.5", "0", "0.001", "0.5", "1", "9.99", "10", "1e18", "1e30" };
  ncorp_decimal a, b;
  for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++)
    for (size_t k = 0; k < sizeof ordered / sizeof *ordered; k++) {
      assert_true(nci_decimal_parse(nci_cstr(ordered[i]), &a) && nci_decimal_parse(nci_cstr(ordered[k]), &b));
      assert_int_equal(nci_decimal_cmp(a, b), i < k ? -1 : i > k);
    }
  for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++) {
    assert_true(nci_decimal_parse(nci_cstr(ordered[i]), &a));
    assert_true(ncorp_decimal_double(a) == strtod(ordered[i], NULL));
  }
}

static void interning_numbers_strings_by_first_sight(void **state)
{
  (void)state;
  nci_arena arena;
  nci_intern intern;
  char text[16];
  nci_arena_init(&arena, ncorp_allocator_default());
  nci_intern_init(&intern, &arena);
  assert_int_equal(nci_intern_find(&intern, NCI_STR("x")), UINT32_MAX);
  for (uint32_t round = 0; round < 2; round++)
    for (uint32_t i = 0; i < 5000; i++) {
      int size = snprintf(text, sizeof text, "s%u", i);
      assert_int_equal(nci_intern_add(&intern, nci_str(text, (size_t)size)), i);
    }
  assert_int_equal(nci_intern_find(&intern, NCI_STR("s4999")), 4999);
  assert_int_equal(nci_intern_find(&intern, NCI_STR("s5000")), UINT32_MAX);
  assert_int_equal(nci_intern_add(&intern, NCI_STR("")), 5000);
  nci_arena_done(&arena);
}

static void arenas_grow_in_place_and_align(void **state)
{
  (void)state;
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  char *a = nci_arena_alloc(&arena, 3, 1);
  assert_int_equal((uintptr_t)a % _Alignof(max_align_t), 0);
  memcpy(a, "abc", 3);
  char *grown = nci_arena_grow(&arena, a, 3, 100, 1);
  assert_ptr_equal(grown, a);
  char *other = nci_arena_alloc(&arena, 1, 1);
  char *moved = nci_arena_grow(&arena, grown, 100, 1000000, 1);
  assert_ptr_not_equal(moved, grown);
  assert_memory_equal(moved, "abc", 3);
  assert_non_null(other);
  assert_null(nci_arena_alloc(&arena, SIZE_MAX / 2, 3));
  assert_int_equal(nci_arena_status(&arena), NCORP_ERR_NOMEM);
  nci_arena_reset(&arena);
  assert_int_equal(nci_arena_status(&arena), NCORP_OK);
  nci_arena_done(&arena);
}

typedef struct loop {
  unsigned char seen[1000];
  size_t fail_at;
} loop;

static ncorp_status visit(void *ctx, void *thread, size_t first, size_t end)
{
  loop *l = ctx;
  (void)thread;
  for (size_t i = first; i < end; i++) {
    if (i == l->fail_at) return NCORP_ERR_LIMIT;
    l->seen[i]++;
  }
  return NCORP_OK;
}

static void the_loop_visits_each_item_once(void **state)
{
  (void)state;
  for (uint32_t threads = 0; threads < 10; threads++) {
    loop l = { .fail_at = SIZE_MAX };
    nci_parallel job = { .threads = threads, .count = 1000, .grain = 7, .work = visit, .ctx = &l };
    assert_int_equal(nci_parallel_run(&job), NCORP_OK);
    for (size_t i = 0; i < 1000; i++) assert_int_equal(l.seen[i], 1);
    l.fail_at = 500;
    assert_int_equal(nci_parallel_run(&job), NCORP_ERR_LIMIT);
  }
}

static void what_is_cut_keeps_whole_characters(void **state)
{
  (void)state;
  char text[1200] = "";
  for (size_t i = 0; i < 399; i++) memcpy(text + 3 * i, "\xe4\xb8\xad", 4);
  for (size_t shift = 0; shift < 3; shift++) {
    const nci_where where = { .source = nci_cstr(text + 3 * shift) };
    ncorp_error error = NCORP_ERROR_INIT;
    assert_int_equal(nci_fail(&error, NCORP_ERR_IO, 1, &where, "%.*s%s", (int)shift, "ab", text), NCORP_ERR_IO);
    assert_int_equal(nci_utf8_valid(nci_cstr(error.source)), strlen(error.source));
    assert_int_equal(nci_utf8_valid(nci_cstr(error.message)), strlen(error.message));
    assert_true(strlen(error.source) > NCORP_ERROR_SOURCE_SIZE - 5 && strlen(error.message) > NCORP_ERROR_MESSAGE_SIZE - 5);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(decimals_print_as_they_were),
    cmocka_unit_test(decimals_refuse_what_is_none),
    cmocka_unit_test(decimals_compare_and_convert),
    cmocka_unit_test(interning_numbers_strings_by_first_sight),
    cmocka_unit_test(arenas_grow_in_place_and_align),
    cmocka_unit_test(the_loop_visits_each_item_once),
    cmocka_unit_test(what_is_cut_keeps_whole_characters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
