/* How likely two names are spellings of one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "knowledge/name_likeness.h"

static nci_name_evidence compare(const char *a, const char *b)
{
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  nci_person_name x, y;
  nci_person_name_parse(&arena, nci_cstr(a), &x);
  nci_person_name_parse(&arena, nci_cstr(b), &y);
  nci_person_name_weigh(nci_lexicon_builtin(), &x);
  nci_person_name_weigh(nci_lexicon_builtin(), &y);
  nci_name_evidence there, back;
  nci_name_evidence_of(nci_lexicon_builtin(), &x, &y, &there);
  nci_name_evidence_of(nci_lexicon_builtin(), &y, &x, &back);
  assert_int_equal(there.score, back.score);
  nci_arena_done(&arena);
  return there;
}

static void spellings_of_one_name(void **state)
{
  (void)state;
  static const char *const pairs[][2] = {
    { "Oleksandr Tkachenko", "Alexandr Tkatchenko" }, { "Khaled al-Darwish", "Khalid Darouiche" },
    { "Abdulrahman Qasimi", "Abd al-Rahman al-Qassimi" }, { "Tariq Mansour Bitar", "Tarek Bitar" },
    { "Nikolay Vasilyevich Sorokin", "Nikolai Sorokin" }, { "Yevgeniy Zharkov", "Evgeny Zharkov" },
    { "Bill Harrelson", "William Harrelson" }, { "Esteban Quiroga Villalba", "Esteban Quiroga" }
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    int32_t score = compare(pairs[i][0], pairs[i][1]).score;
    if (score < 500) fail_msg("%s and %s: %d", pairs[i][0], pairs[i][1], (int)score);
  }
}

static void names_of_two_people(void **state)
{
  (void)state;
  static const char *const pairs[][2] = {
    { "Anna Kowalczyk", "Piotr Kowalczyk" }, { "Muhammad Ali Khan", "Ali Muhammad Hassan" }, { "Kim Yong Chol", "Kim Jong Nam" },
    { "Ahmed Hassan", "Ahmed Ibrahim" }, { "Carlos Garcia", "Carlos Hernandez" }, { "Viktor Lebedev", "Viktor Sidorov" }
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    int32_t score = compare(pairs[i][0], pairs[i][1]).score;
    if (score >= 300) fail_msg("%s and %s: %d", pairs[i][0], pairs[i][1], (int)score);
  }
}

static void rare_words_say_more(void **state)
{
  (void)state;
  assert_true(compare("Tarek Zebdikani", "Tareq Zibdikani").score > compare("Ahmad Khan", "Ahmed Han").score);
  assert_true(compare("Hassan Zebdikani", "Hasan Zebdikani").score > compare("Rashid Zebdikani", "Hasan Zebdikani").score);
}

static void evidence_tells_what_was_found(void **state)
{
  (void)state;
  nci_name_evidence e = compare("Omar Sabri Tikriti", "Sabri Tikriti");
  assert_true(e.other_first);
  assert_int_equal(e.found, 2);
  assert_int_equal(e.lacking, 0);
  e = compare("Sorokin Nikolai", "Nikolai Sorokin");
  assert_int_equal(e.crossed, 1);
  assert_int_equal(compare("", "Anna Kowalczyk").score, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(spellings_of_one_name), cmocka_unit_test(names_of_two_people), cmocka_unit_test(rare_words_say_more),
    cmocka_unit_test(evidence_tells_what_was_found)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
