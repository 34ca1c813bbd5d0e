/* Keys of names: which spellings count as one name, and which do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "text/fold.h"
#include "text/translit.h"

static nci_arena arena;

static int start(void **state)
{
  (void)state;
  nci_arena_init(&arena, ncorp_allocator_default());
  return 0;
}

static int stop(void **state)
{
  (void)state;
  nci_arena_done(&arena);
  return 0;
}

static bool same(const char *a, const char *b)
{
  return nci_str_eq(nci_name_key(&arena, nci_skeleton(&arena, nci_cstr(a))), nci_name_key(&arena, nci_skeleton(&arena, nci_cstr(b))));
}

static void spellings_of_one_name_have_one_key(void **state)
{
  (void)state;
  static const char *const pairs[][2] = {
    { "Shevchenko", "\xd0\xa8\xd0\xb5\xd0\xb2\xd1\x87\xd0\xb5\xd0\xbd\xd0\xba\xd0\xbe" }, { "Dostoevsky", "Dostoevskiy" },
    { "Dostoevsky", "Dostoevskii" }, { "Yulia", "Yuliia" }, { "Andriy", "Andrii" }, { "Khrushchov", "Hrushchov" },
    { "Stefan", "Stephan" }, { "Smirnoff", "Smirnov" }, { "Wladimir", "Vladimir" }, { "Mohammed", "Mohamed" },
    { "Sarah", "Sara" }, { "Qasimov", "Gasimov" }, { "Tariq", "Tarik" }, { "Youssef", "Yusef" }, { "Grigoriyev", "Grigoriev" }, { "Erdo\xc4\x9f" "an", "Erdogan" }
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if (!same(pairs[i][0], pairs[i][1])) fail_msg("%s and %s", pairs[i][0], pairs[i][1]);
}

static void other_names_have_other_keys(void **state)
{
  (void)state;
  static const char *const pairs[][2] = { { "Ivanov", "Ivanova" }, { "Petrov", "Petrosian" }, { "Anna", "Hanna" },
                                          { "Martin", "Marten" },  { "Kovalenko", "Kovalchuk" }, { "Maria", "Mario" } };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if (same(pairs[i][0], pairs[i][1])) fail_msg("%s and %s", pairs[i][0], pairs[i][1]);
}

static void loose_keys_bring_g_and_h_together(void **state)
{
  (void)state;
  ncorp_str a = nci_name_loose_key(&arena, NCI_STR("gonchar")), b = nci_name_loose_key(&arena, NCI_STR("honchar"));
  assert_true(nci_str_eq(a, b));
}

static void distances(void **state)
{
  (void)state;
  assert_int_equal(nci_edit_distance(NCI_STR("olena"), NCI_STR("olena"), 2), 0);
  assert_int_equal(nci_edit_distance(NCI_STR("olena"), NCI_STR("elena"), 2), 1);
  assert_int_equal(nci_edit_distance(NCI_STR("olena"), NCI_STR("helen"), 1), 2);
  assert_int_equal(nci_edit_distance(NCI_STR(""), NCI_STR("ab"), 2), 2);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(spellings_of_one_name_have_one_key, start, stop),
    cmocka_unit_test_setup_teardown(other_names_have_other_keys, start, stop),
    cmocka_unit_test_setup_teardown(loose_keys_bring_g_and_h_together, start, stop),
    cmocka_unit_test_setup_teardown(distances, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
