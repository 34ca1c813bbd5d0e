/* Explanations: what was coded and by what, and why other words came to nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <newscorpus/newscorpus.h>

static ncorp_analyzer *analyzer;

static int make(void **state)
{
  (void)state;
  return ncorp_analyzer_new(NULL, &analyzer, NULL) != NCORP_OK;
}

static int drop(void **state)
{
  (void)state;
  ncorp_analyzer_unref(analyzer);
  return 0;
}

static ncorp_text *explain(const char *text, ncorp_explain_format format)
{
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, NULL, text, strlen(text), NULL, NULL };
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  ncorp_text *out;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 1, &corpus, NULL), NCORP_OK);
  ncorp_reader_close(reader);
  assert_int_equal(ncorp_explain(analyzer, ncorp_corpus_article(corpus, 0), format, &out, NULL), NCORP_OK);
  ncorp_corpus_unref(corpus);
  return out;
}

static void expect(const char *text, ncorp_explain_format format, const char *wanted)
{
  ncorp_text *out = explain(text, format);
  if (!strstr(ncorp_text_view(out).data, wanted)) fail_msg("\"%s\" is explained so:\n%s", text, ncorp_text_view(out).data);
  ncorp_text_unref(out);
}

static void what_was_coded_is_shown_with_its_fields(void **state)
{
  (void)state;
  if (!ncorp_analyzer_model(analyzer)) skip();
  static const char text[] = "Police in Quito arrested 12 protesters.";
  expect(text, NCORP_EXPLAIN_TEXT, "COERCE arrest, occurred");
  expect(text, NCORP_EXPLAIN_TEXT, "trigger     \"arrested\" 16-24\n");
  expect(text, NCORP_EXPLAIN_TEXT, "because     triggers:arrest/verb+object\n");
  expect(text, NCORP_EXPLAIN_TEXT, "recipient   \"12 protesters\" 25-38\n");
  expect(text, NCORP_EXPLAIN_JSON, "\"trigger\":{\"text\":\"arrested\",\"span\":[16,24]},\"because\":\"triggers:arrest/verb+object\"");
  expect("Minister Ana Ruiz of Peru met Tom Baker in Lima, and protesters were arrested by troops in Quito. Ruiz met Lee Wong, too.",
         NCORP_EXPLAIN_TEXT, "actor       \"Ruiz\" 98-102, Ana Ruiz\n");
  expect("Pérez said police in Quito arrested 12 protesters.", NCORP_EXPLAIN_JSON, "\"text\":\"arrested\",\"span\":[27,35]");
}

static void what_was_not_says_why(void **state)
{
  (void)state;
  if (!ncorp_analyzer_model(analyzer)) skip();
  static const char *const cases[][2] = {
    { "The old bridge was painted green.", "\"silent\":\"no-word\"" },
    { "She suffered a panic attack in the lift.", "\"pattern\":null,\"why\":\"idiom\"" },
    { "Attack helicopters flew over the town.", "\"text\":\"Attack\",\"span\":[0,6],\"pattern\":\"attack\",\"why\":\"modifier\"" },
    { "Heavy rain killed nine people in the valley.", "\"why\":\"no-agent\"" },
    { "Maria Lopez signed a treaty.", "\"text\":\"signed\",\"span\":[12,18],\"pattern\":\"sign\",\"why\":\"one-party\"" },
    { "They attacked.", "\"why\":\"no-phrase\",\"lacks\":\"object\"" },
    { "Brazil signed the photograph.", "\"why\":\"no-object\",\"lacks\":\"ceasefire|agreement" },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect(cases[i][0], NCORP_EXPLAIN_JSON, cases[i][1]);
}

static void what_is_told_again_points_to_where_it_was_told(void **state)
{
  (void)state;
  if (!ncorp_analyzer_model(analyzer)) skip();
  expect("Peru's foreign minister met Chile's defence minister in Lima. The meeting was friendly.", NCORP_EXPLAIN_TEXT,
         "  no event of its own\n  - \"meeting\" 66-73 (meeting): tells again of the event of \"met\" 24-27\n");
}

static void wrong_arguments_are_told(void **state)
{
  (void)state;
  ncorp_text *out;
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(ncorp_explain(NULL, NULL, NCORP_EXPLAIN_TEXT, &out, &error), NCORP_ERR_ARG);
  assert_null(out);
  assert_string_equal(error.message, "analyzer, article and out have to be given");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_was_coded_is_shown_with_its_fields),
    cmocka_unit_test(what_was_not_says_why),
    cmocka_unit_test(what_is_told_again_points_to_where_it_was_told),
    cmocka_unit_test(wrong_arguments_are_told),
  };
  return cmocka_run_group_tests(tests, make, drop);
}
