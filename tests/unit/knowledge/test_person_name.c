/* Comparing names of persons by their parts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "knowledge/person_name.h"

static nci_likeness compare(const char *a, const char *b)
{
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  nci_person_name x, y;
  nci_person_name_parse(&arena, nci_cstr(a), &x);
  nci_person_name_parse(&arena, nci_cstr(b), &y);
  nci_likeness there = nci_person_names_compare(nci_lexicon_builtin(), &x, &y);
  nci_likeness back = nci_person_names_compare(nci_lexicon_builtin(), &y, &x);
  assert_int_equal(there, back);
  nci_arena_done(&arena);
  return there;
}

static bool short_for(const char *lone, const char *full)
{
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  nci_person_name x, y;
  nci_person_name_parse(&arena, nci_cstr(lone), &x);
  nci_person_name_parse(&arena, nci_cstr(full), &y);
  bool is = nci_person_name_short_for(&x, &y);
  nci_arena_done(&arena);
  return is;
}

static void one_person(void **state)
{
  (void)state;
  static const char *const pairs[][2] = {
    { "Olena Kovalenko", "Olena Kovalenko" }, { "Andriy Melnyk", "Andrii Melnyk" }, { "George W. Carter", "George Carter" },
    { "George W. Carter", "George Walker Carter" }, { "T.J.Brown", "T. J. Brown" }, { "Jean-Luc Martin", "Jean Luc Martin" },
    { "Jos\xc3\xa9 Garc\xc3\xad" "a", "Jose Garcia" }, { "Khaled al-Masri", "Khaled Masri" }, { "Kim Jong-un", "Kim Jong Un" }
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if (compare(pairs[i][0], pairs[i][1]) != NCI_NAMES_SAME) fail_msg("%s and %s", pairs[i][0], pairs[i][1]);
}

static void two_persons(void **state)
{
  (void)state;
  static const char *const pairs[][2] = {
    { "Anna Carter", "John Carter" }, { "George W. Carter", "George H. Carter" }, { "Kim Jong Un", "Kim Jong Il" },
    { "Paul Meyer", "Paul Meyer Jr." }, { "Paul Meyer Jr.", "Paul Meyer III" }, { "Ivan Petrov", "Ivan Petrosian" },
    { "Maria Silva", "Mario Silva" }
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if (compare(pairs[i][0], pairs[i][1]) != NCI_NAMES_DIFFER) fail_msg("%s and %s", pairs[i][0], pairs[i][1]);
}

static void an_initial_leaves_it_open(void **state)
{
  (void)state;
  assert_int_equal(compare("J. Carter", "John Carter"), NCI_NAMES_OPEN);
  assert_int_equal(compare("J. Carter", "Anna Carter"), NCI_NAMES_DIFFER);
}

static void short_names(void **state)
{
  (void)state;
  assert_true(short_for("Kovalenko", "Olena Kovalenko"));
  assert_true(short_for("Dostoevskiy", "Fyodor Dostoevsky"));
  assert_true(short_for("Xi", "Xi Jinping"));
  assert_true(short_for("van Dijk", "Jan van Dijk"));
  assert_false(short_for("Olena", "Olena Kovalenko"));
  assert_false(short_for("Koval", "Olena Kovalenko"));
}

static void odd_names_are_harmless(void **state)
{
  (void)state;
  assert_int_equal(compare("", "---"), NCI_NAMES_DIFFER);
  assert_int_equal(compare(". . .", "A B C D E F G H I J K L M"), NCI_NAMES_DIFFER);
  assert_int_equal(compare("A B C D E F G H I J K L M", "A B C D E F G H I J K L M"), NCI_NAMES_SAME);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(one_person), cmocka_unit_test(two_persons),
                                      cmocka_unit_test(an_initial_leaves_it_open), cmocka_unit_test(short_names),
                                      cmocka_unit_test(odd_names_are_harmless) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
