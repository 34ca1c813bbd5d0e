/* Quantities: which numbers count something, how they bound it, what it is, and who of the counted came to harm. */
#include "unit/meaning/sample.h"

#include <newscorpus/analyzer.h>
#include "base/decimal.h"
#include "structure/structure.h"
#include "unit/meaning/quantity_cases.h"

static const char *const BOUNDS[] = { "", ">=", "<=", ">", "<", "~" };

/* Prints the quantities as the cases have them. */
static void describe(const nci_document *doc, char *out, size_t size)
{
  nci_buffer b;
  nci_buffer_init(&b, ncorp_allocator_default());
  for (uint32_t i = 0; i < doc->data.quantity_count; i++) {
    const ncorp_quantity *q = &doc->data.quantities[i];
    assert_true(q->because.size > 0);
    if (i) nci_buffer_lit(&b, "; ");
    nci_buffer_str(&b, nci_span_text(doc, q->span));
    nci_buffer_lit(&b, ": ");
    nci_buffer_cstr(&b, BOUNDS[q->bound]);
    nci_decimal_print(&b, q->value);
    if (q->ranged) {
      nci_buffer_lit(&b, "..");
      nci_decimal_print(&b, q->high);
    }
    assert_int_equal(q->unit.data != NULL, q->unit_span.start != UINT32_MAX);
    if (q->unit.data) {
      nci_buffer_lit(&b, " ");
      nci_buffer_str(&b, q->unit);
    }
    assert_int_equal(q->casualty != NCORP_CASUALTY_NONE, q->evidence.start != UINT32_MAX);
    if (q->casualty) {
      nci_buffer_lit(&b, ", ");
      nci_buffer_cstr(&b, ncorp_casualty_name(q->casualty));
      nci_buffer_lit(&b, " (");
      nci_buffer_str(&b, nci_span_text(doc, q->evidence));
      nci_buffer_lit(&b, ")");
    }
  }
  nci_buffer_char(&b, 0);
  snprintf(out, size, "%s", b.data);
  nci_buffer_done(&b);
}

/* Runs the stages that come before, with or without the sentences' trees. False when trees are asked for and the library
 * has no model that makes them. */
static bool analyse(sample *s, const char *text, bool trees)
{
  sample_open(s, text, strlen(text), "2025-12-07");
  s->doc.data.tokens.count = s->doc.tokens.count;
  s->doc.stages = NCORP_STAGE_ALL & ~(trees ? 0u : (uint32_t)(NCORP_STAGE_TAGS | NCORP_STAGE_PARSE));
  assert_int_equal(nci_mention_clues(&s->doc), NCORP_OK);
  assert_int_equal(nci_read_sentences(&s->doc), NCORP_OK);
  assert_int_equal(nci_mentions(&s->doc), NCORP_OK);
  assert_int_equal(nci_times(&s->doc), NCORP_OK);
  assert_int_equal(nci_quantities(&s->doc), NCORP_OK);
  return !trees || s->doc.grammar;
}

static int check(const quantity_case *expected, bool trees)
{
  sample s;
  char found[2048];
  bool for_trees = expected->text[0] == '~';
  if (for_trees && !trees) return 0;
  bool analysed = analyse(&s, expected->text + for_trees, trees);
  if (analysed) describe(&s.doc, found, sizeof found);
  sample_close(&s);
  if (!analysed || strcmp(found, expected->expected) == 0) return 0;
  print_error("%s%s\n  expected: %s\n  found:    %s\n", expected->text, trees ? "" : " (without a tree)", expected->expected, found);
  return 1;
}

static void check_all(const quantity_case *cases, size_t count)
{
  int wrong = 0;
  for (int trees = 0; trees < 2; trees++)
    for (size_t i = 0; i < count; i++) wrong += check(&cases[i], trees);
  assert_int_equal(wrong, 0);
}

#define TEST_CASES(name, cases)           \
  static void name(void **state)          \
  {                                       \
    (void)state;                          \
    check_all(cases, sizeof cases / sizeof *cases); \
  }

TEST_CASES(test_casualties, CASUALTIES)
TEST_CASES(test_money, MONEY)
TEST_CASES(test_ranges, RANGES)
TEST_CASES(test_counts, COUNTS)
TEST_CASES(test_nothing, NOTHING)
TEST_CASES(test_more, MORE)

static void test_unit_span_is_the_noun(void **state)
{
  (void)state;
  const char *text = "They fired more than 50 long-range missiles.";
  sample s;
  sample_open(&s, text, strlen(text), NULL);
  assert_int_equal(nci_quantities(&s.doc), NCORP_OK);
  assert_int_equal(s.doc.data.quantity_count, 1);
  ncorp_str noun = nci_span_text(&s.doc, s.doc.data.quantities[0].unit_span);
  assert_true(nci_str_eq(noun, NCI_STR("missiles")));
  sample_close(&s);
}

static void test_hostile_text_takes_linear_time(void **state)
{
  (void)state;
  static const char *const units[] = { "a dozen ", "1 ", "1,", "1-", "1 to ", "$", "twenty-", "more than ", "one hundred and ",
                                       "half a ", "1 or ", "9", "9.", "at least ", "3 old ", "US$", "million million ", "between 1 and ",
                                       "one in ", "killed 3 ", "3 killed ", "tens of ", "from 2 to 3 ", "2 of ", "the number of dead ",
                                       "\xc2\xb0", "-5 ", "5% to ", "just just over " };
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) sample_assert_linear(units[i], nci_quantities);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_casualties),
    cmocka_unit_test(test_money),
    cmocka_unit_test(test_ranges),
    cmocka_unit_test(test_counts),
    cmocka_unit_test(test_nothing),
    cmocka_unit_test(test_more),
    cmocka_unit_test(test_unit_span_is_the_noun),
    cmocka_unit_test(test_hostile_text_takes_linear_time)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
