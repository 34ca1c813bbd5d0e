/* Names of organisations, word by word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "knowledge/organisation_name.h"
#include "lexicon_gen.h"

static nci_org_evidence compare(const char *a, const char *b)
{
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  nci_org_name x, y;
  nci_org_name_parse(&arena, nci_lexicon_builtin(), nci_cstr(a), &x);
  nci_org_name_parse(&arena, nci_lexicon_builtin(), nci_cstr(b), &y);
  nci_org_evidence there, back;
  nci_org_names_compare(&x, &y, &there);
  nci_org_names_compare(&y, &x, &back);
  assert_int_equal(there.score, back.score);
  assert_int_equal(there.found, back.found);
  nci_arena_done(&arena);
  return there;
}

static void the_table_of_words_is_in_order(void **state)
{
  (void)state;
  const nci_lexicon *lexicon = nci_lexicon_builtin();
  uint32_t rows = nci_lexicon_rows(lexicon, NCI_LEX_ORGANISATION_WORDS);
  assert_true(rows > 1000);
  for (uint32_t i = 1; i < rows; i++) {
    ncorp_str before = nci_lexicon_field(lexicon, NCI_LEX_ORGANISATION_WORDS, i - 1, NCI_ORGANISATION_WORDS_WORD);
    ncorp_str word = nci_lexicon_field(lexicon, NCI_LEX_ORGANISATION_WORDS, i, NCI_ORGANISATION_WORDS_WORD);
    if (nci_str_cmp(before, word) >= 0) fail_msg("%.*s", NCORP_STR_ARG(word));
  }
}

static void what_tells_names_apart_counts(void **state)
{
  (void)state;
  assert_true(compare("Vellatrans Shipping", "Vellatrans Navale").score > compare("Northern Shipping", "Northern Navale").score);
  assert_true(compare("Vellatrans Bank", "Vellatrans").score > compare("Vellatrans Bank", "Vellatrans Steel").score);
  assert_int_equal(compare("7th Tarnok Brigade", "8th Tarnok Brigade").score, 0);
  assert_true(compare("Apple", "Apple Computer").short_form);
  assert_false(compare("Kenya", "Kenya Airlines").short_form);
}

static void odd_names_are_harmless(void **state)
{
  (void)state;
  assert_int_equal(compare("", "---").score, 0);
  assert_int_equal(compare("Co. Ltd.", "Vellatrans").score, 0);
  assert_true(compare("a b c d e f g h i j k l m n", "a b c d e f g h i j k l m n").score > 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(the_table_of_words_is_in_order), cmocka_unit_test(what_tells_names_apart_counts),
                                      cmocka_unit_test(odd_names_are_harmless) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
