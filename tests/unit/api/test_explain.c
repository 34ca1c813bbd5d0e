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
  expect(text, NCORP_EXPLAIN_TEXT, "recipient   \"12 protesters\" 25-38, ECUOPP\n");
  expect(text, NCORP_EXPLAIN_JSON, "\"trigger\":{\"text\":\"arrested\",\"span\":[16,24]},\"because\":\"triggers:arrest/verb+object\"");
  expect("Minister Ana Ruiz of Peru met Tom Baker in Lima, and protesters were arrested by troops in Quito. Ruiz met Lee Wong, too.",
         NCORP_EXPLAIN_TEXT, "actor       \"Ruiz\" 98-102, Ana Ruiz, PERGOV\n");
  expect("Pérez said police in Quito arrested 12 protesters.", NCORP_EXPLAIN_JSON, "\"text\":\"arrested\",\"span\":[27,35]");
}

static void participants_have_codes(void **state)
{
  (void)state;
  if (!ncorp_analyzer_model(analyzer)) skip();
  static const char *const cases[][2] = {
    { "Kenyan police arrested six students.", "\"Kenyan police\" 0-13, Kenya, KENCOP\n" },
    { "Kenyan police arrested six students.", "\"six students\" 23-35, KENCVL\n" },
    { "The United Nations condemned Chad.", "\"United Nations\" 4-18, IGO\n" },
    { "Farmers from Peru met rebels in Bogota.", "\"rebels\" 22-28, COLREB\n" },
    { "LIMA (Reuters) - Police arrested nine miners on Monday.", "\"nine miners\" 33-44, PER" },
    { "LIMA (Reuters) - President Ana Ruiz declared a state of emergency on Monday.", "\"Ana Ruiz\" 27-35, PERGOV\n" },
    { "American troops killed nine insurgents.", "\"nine insurgents\" 23-38\n" },
    { "Police arrested nine miners.", "\"nine miners\" 16-27\n" },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect(cases[i][0], NCORP_EXPLAIN_TEXT, cases[i][1]);
}

static void what_was_not_says_why(void **state)
{
  (void)state;
  if (!ncorp_analyzer_model(analyzer)) skip();
  static const char *const cases[][2] = {
    { "The old bridge was painted green.", "\"silent\":\"no-word\"" },
    { "She suffered a panic attack in the lift.", "\"pattern\":null,\"why\":\"idiom\"" },
    { "Attack helicopters flew over the town.", "\"text\":\"Attack\",\"span\":[0,6],\"pattern\":\"attack\",\"why\":\"modifier\"" },
    { "The joke killed nine people in the valley.", "\"why\":\"no-agent\"" },
    { "Maria Lopez signed a treaty.", "\"text\":\"signed\",\"span\":[12,18],\"pattern\":\"sign\",\"why\":\"one-party\"" },
    { "They attacked.", "\"why\":\"no-phrase\",\"lacks\":\"object\"" },
    { "Brazil signed the photograph.", "ceasefire|agreement|treaty\"" },
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

static const char verbs[] = "&TREATY\n+PACT\n\n--- CONDEMN [111] ---\nCONDEMN\nCRITICIZE\n- * + FOR VIOLENCE [112]\n- NOT * + [---]\n\n"
                            "--- SIGN [---] ---\nSIGN {SIGNS SIGNED SIGNING }\n- * &TREATY WITH + [057]\n";
static const char actors[] = "DENMARK_ [DNK]\n+DANISH_\nNORWAY_ [NOR]\nJENS_HOLM_\n\t[DNKGOV 20200101-20231231]\n\t[DNKELI]\n";
static const char agents[] = "MINISTER [~GOV]\n", discards[] = "WORLD CUP\n+CHESS OLYMPIAD\n";

static void entries_of_dictionaries_are_named_with_file_and_line(void **state)
{
  if (!ncorp_analyzer_model(analyzer)) skip();
  static const char *const cases[][2] = {
    { "Danish ministers condemned Norway for violence.", "    verb        CONDEMN [111], a.verbs.txt:5\n    pattern     * + FOR VIOLENCE [112], a.verbs.txt:7\n" },
    { "Danish ministers condemned Norway for violence.",
      "    actor       \"Danish ministers\" 0-16, DNKGOV\n      entry     danish [DNK], b.actors.txt:2\n      agent     ministers [~GOV], c.agents.txt:1\n" },
    { "Denmark criticized Norway.", "    verb        CRITICIZE [111], a.verbs.txt:6\n    cameo       111\n" },
    { "Jens Holm condemned Norway.", "      entry     jens_holm [DNKELI], b.actors.txt:4\n" },
    { "Jens Holm did not criticize Norway.", "(NOT * + [---], a.verbs.txt:8): the pattern that matches has no code [stopped]" },
    { "Denmark signed a letter.", "(SIGNED [---], a.verbs.txt:11): none of its patterns matches, and it has no code of its own [no-code]" },
    { "Denmark praised Norway.", "\"praised\" 8-15: no verb of the dictionaries [no-verb]" },
    { "The minister condemned the storm.", "nobody with a code is its target; the source is ---GOV [no-target]" },
    { "Storms condemned Norway.", "nobody with a code is its source; the target is NOR [no-source]" },
    { "They condemned it.", "[no-sides]" },
    { "Norway, criticized by Denmark, stayed calm.", "[left-out]" },
    { "Denmark, which condemned Norway in the strongest words that anybody there had ever heard, signed.", "[relative]" },
    { "Denmark condemned Norway for criticizing it.", "\"criticizing\" 29-40 (CRITICIZE [111], a.verbs.txt:6): belongs to what another verb tells: condemned [inside]" },
    { "Norway won the World Cup.", "  - \"World Cup\" 15-24 (world_cup, d.discards.txt:1): discards the sentence [discarded]\n" },
    { "Denmark condemned Norway. The Chess Olympiad began. Norway condemned Denmark.",
      "discards the article [article-discarded]\n\n3  Norway condemned Denmark.\n  no event: the article is discarded\n" },
  };
  const ncorp_rule_file files[] = {
    { "a.verbs.txt", verbs, sizeof verbs - 1 }, { "b.actors.txt", actors, sizeof actors - 1 },
    { "c.agents.txt", agents, sizeof agents - 1 }, { "d.discards.txt", discards, sizeof discards - 1 },
  };
  ncorp_dictionary *dictionary;
  ncorp_analyzer *own = analyzer;
  assert_int_equal(ncorp_dictionary_read(files, 4, NULL, &dictionary, NULL), NCORP_OK);
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  options.dictionary = dictionary;
  options.coder = NCORP_CODER_CAMEO;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect(cases[i][0], NCORP_EXPLAIN_TEXT, cases[i][1]);
  expect("Denmark signed a pact with Norway.", NCORP_EXPLAIN_JSON,
         "\"entries\":[{\"text\":\"SIGNED\",\"code\":\"---\",\"file\":\"a.verbs.txt\",\"line\":11},"
         "{\"text\":\"* &TREATY WITH +\",\"code\":\"057\",\"file\":\"a.verbs.txt\",\"line\":12}]");
  expect("The minister condemned the storm.", NCORP_EXPLAIN_JSON,
         "\"entry\":{\"text\":\"CONDEMN\",\"code\":\"111\",\"file\":\"a.verbs.txt\",\"line\":5},\"why\":\"no-target\",\"detail\":\"---GOV\"}");
  ncorp_analyzer_unref(analyzer);
  ncorp_dictionary_unref(dictionary);
  analyzer = own;
  (void)state;
}

static ncorp_corpus *link(const char *text)
{
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, NULL, text, strlen(text), NULL, NULL };
  ncorp_reader *reader;
  ncorp_corpus *corpus, *analysed, *linked;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 1, &corpus, NULL), NCORP_OK);
  ncorp_reader_close(reader);
  assert_int_equal(ncorp_analyzer_run(analyzer, corpus, NULL, &analysed, NULL), NCORP_OK);
  assert_int_equal(ncorp_link(analysed, NULL, &linked, NULL), NCORP_OK);
  ncorp_corpus_unref(corpus);
  ncorp_corpus_unref(analysed);
  return linked;
}

static void events_that_are_coded_tell_their_words(void **state)
{
  (void)state;
  if (!ncorp_analyzer_model(analyzer)) skip();
  ncorp_corpus *corpus = link("Peru will not send 200 soldiers to Lima. Troops of Chile killed nine rebels in Quito.");
  const ncorp_article *article = ncorp_corpus_article(corpus, 0);
  assert_true(ncorp_article_event_count(article) >= 1);
  ncorp_text *text;
  size_t last = ncorp_article_event_count(article) - 1;
  assert_int_equal(ncorp_article_explain_event(article, last, NCORP_EXPLAIN_TEXT, &text, NULL), NCORP_OK);
  assert_non_null(strstr(ncorp_text_view(text).data, "  dead        9, \"nine\" 64-68 [count]\n"));
  assert_non_null(strstr(ncorp_text_view(text).data, "    country   CHL [countries]\n"));
  ncorp_text_unref(text);
  size_t record = ncorp_corpus_find_event(corpus, ncorp_article_event(article, last)->record.data, ncorp_article_event(article, last)->record.size);
  assert_int_equal(ncorp_corpus_explain_event(corpus, record, NCORP_EXPLAIN_TEXT, &text, NULL), NCORP_OK);
  assert_non_null(strstr(ncorp_text_view(text).data, "\n    Troops of Chile killed nine rebels in Quito.\n    ASSAULT"));
  ncorp_text_unref(text);
  assert_int_equal(ncorp_corpus_explain_event(corpus, record, NCORP_EXPLAIN_JSON, &text, NULL), NCORP_OK);
  assert_memory_equal(ncorp_text_view(text).data, "{\"record\":{\"record\":\"event\",", 28);
  ncorp_text_unref(text);
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(ncorp_article_explain_event(article, 99, NCORP_EXPLAIN_TEXT, &text, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_explain_event(corpus, 99, NCORP_EXPLAIN_TEXT, &text, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_explain_event(corpus, 0, (ncorp_explain_format)7, &text, &error), NCORP_ERR_ARG);
  assert_null(text);
  ncorp_corpus_unref(corpus);
}

static void entities_are_explained_by_their_names(void **state)
{
  (void)state;
  if (!ncorp_analyzer_model(analyzer)) skip();
  ncorp_corpus *corpus = link("Oleksandr Hrytsenko met Anna Kovalenko in Quito. Hrytsenko left Quito.");
  size_t record = ncorp_corpus_find_name(corpus, "Hrytsenko", SIZE_MAX);
  ncorp_text *text;
  assert_int_equal(ncorp_corpus_explain_entity(corpus, record, NCORP_EXPLAIN_TEXT, &text, NULL), NCORP_OK);
  assert_non_null(strstr(ncorp_text_view(text).data, "\n  'Hrytsenko' 1 in "));
  ncorp_text_unref(text);
  assert_int_equal(ncorp_corpus_explain_entity(corpus, record, NCORP_EXPLAIN_JSON, &text, NULL), NCORP_OK);
  assert_memory_equal(ncorp_text_view(text).data, "{\"record\":{\"record\":\"entity\",", 29);
  ncorp_text_unref(text);
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(ncorp_corpus_explain_entity(corpus, 99, NCORP_EXPLAIN_TEXT, &text, &error), NCORP_ERR_ARG);
  assert_null(text);
  assert_int_equal(ncorp_corpus_explain_entity(corpus, 0, (ncorp_explain_format)7, &text, &error), NCORP_ERR_ARG);
  ncorp_corpus_unref(corpus);
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
    cmocka_unit_test(participants_have_codes), cmocka_unit_test(what_was_not_says_why),
    cmocka_unit_test(what_is_told_again_points_to_where_it_was_told),
    cmocka_unit_test(entries_of_dictionaries_are_named_with_file_and_line),
    cmocka_unit_test(events_that_are_coded_tell_their_words),
    cmocka_unit_test(entities_are_explained_by_their_names), cmocka_unit_test(wrong_arguments_are_told),
  };
  return cmocka_run_group_tests(tests, make, drop);
}
