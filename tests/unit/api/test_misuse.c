/* Misuse has defined results: NULL, indexes out of range, options of another size, calls at the wrong time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <newscorpus/newscorpus.h>

static const char NEWS[] = "A title\n\nOSLO, May 3 (Wire) - Ana Ilic met Bo Lund on Friday. \"Good,\" she said.\n";

static ncorp_corpus *read_news(void)
{
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, "news", NEWS, sizeof NEWS - 1, NULL, NULL };
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 1, &corpus, NULL), NCORP_OK);
  ncorp_reader_close(reader);
  return corpus;
}

static void null_objects_answer_with_nothing(void **state)
{
  (void)state;
  uint32_t n = 7;
  ncorp_token token;
  ncorp_span span = { 0, 1 };
  assert_null(ncorp_corpus_ref(NULL));
  ncorp_corpus_unref(NULL);
  assert_null(ncorp_article_hold(NULL));
  ncorp_article_release(NULL);
  ncorp_text_unref(ncorp_text_ref(NULL));
  ncorp_reader_close(NULL);
  ncorp_writer_close(NULL);
  ncorp_analyzer_unref(ncorp_analyzer_ref(NULL));
  assert_null(ncorp_text_view(NULL).data);
  assert_int_equal(ncorp_text_write(NULL, "x", NULL), NCORP_ERR_ARG);
  assert_null(ncorp_corpus_language(NULL).data);
  assert_null(ncorp_corpus_generator(NULL).data);
  assert_int_equal(ncorp_corpus_linked(NULL), 0);
  assert_int_equal(ncorp_corpus_article_count(NULL) + ncorp_corpus_entity_count(NULL) + ncorp_corpus_event_count(NULL) +
                   ncorp_corpus_story_count(NULL) + ncorp_corpus_diagnostic_count(NULL), 0);
  assert_null(ncorp_corpus_article(NULL, 0));
  assert_true(ncorp_corpus_find_article(NULL, "a", 1) == SIZE_MAX);
  assert_null(ncorp_article_text(NULL).data);
  assert_null(ncorp_article_span_text(NULL, span).data);
  assert_int_equal(ncorp_article_codepoint(NULL, 3), 0);
  assert_int_equal(ncorp_article_byte(NULL, 3), 0);
  assert_int_equal(ncorp_article_token(NULL, 0, &token), NCORP_ERR_ARG);
  assert_int_equal(ncorp_article_spans(NULL, NCORP_LAYER_TOKENS, 0, &n, &n, 1), 0);
  assert_null(ncorp_article_mention(NULL, 0));
  assert_int_equal(ncorp_article_published_from(NULL), NCORP_DATE_NONE);
  assert_int_equal(ncorp_reader_skipped(NULL), 0);
}

static void null_arguments_are_errors(void **state)
{
  (void)state;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_reader *reader;
  ncorp_analyzer *analyzer;
  ncorp_corpus *corpus = read_news(), *out;
  ncorp_writer *writer;
  ncorp_text *text;
  assert_int_equal(ncorp_reader_open(NULL, 1, NULL, &reader, &error), NCORP_ERR_ARG);
  assert_int_equal(error.status, NCORP_ERR_ARG);
  assert_true(error.message[0]);
  assert_int_equal(ncorp_reader_open(NULL, 0, NULL, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_reader_next(NULL, 1, &out, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_read(NULL, NULL, &out, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_read("x", NULL, NULL, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_analyzer_new(NULL, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, NULL, NULL, &out, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_analyzer_run(NULL, corpus, NULL, &out, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_analyzer_run(analyzer, corpus, NULL, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_link(NULL, NULL, &out, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_link(corpus, NULL, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_writer_open(NULL, NULL, &writer, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_writer_add(NULL, corpus, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_writer_commit(NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_write(NULL, "x", NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_article_json(NULL, &text, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_entity_json(corpus, 0, &text, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_json(NULL, &text, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_conllu(NULL, &text, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_conllu(corpus, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_conllu(corpus, &text, &error), NCORP_ERR_UNSUPPORTED);
  assert_null(text);
  assert_int_equal(ncorp_corpus_events(NULL, NCORP_EVENTS_GDELT, &text, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_events(corpus, NCORP_EVENTS_GDELT, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_events(corpus, (ncorp_event_format)6, &text, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_events(corpus, NCORP_EVENTS_GDELT, &text, &error), NCORP_ERR_UNSUPPORTED);
  assert_null(text);
  assert_int_equal(ncorp_write_events(NULL, "x", NCORP_EVENTS_GDELT, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_write_events(corpus, NULL, NCORP_EVENTS_GDELT, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_write_events(corpus, "x", (ncorp_event_format)-1, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_write_events(corpus, "x", NCORP_EVENTS_GDELT, NULL, &error), NCORP_ERR_UNSUPPORTED);
  for (int format = NCORP_FORMAT_TEXT; format < 100; format += format == NCORP_FORMAT_TEXT ? NCORP_FORMAT_CONLLU : 7) {
    ncorp_writer_options options = NCORP_WRITER_OPTIONS_INIT;
    options.format = (ncorp_format)format;
    assert_int_equal(ncorp_writer_open("x", &options, &writer, &error), NCORP_ERR_ARG);
    assert_null(writer);
  }
  assert_int_equal(ncorp_report_html(NULL, NULL, &text, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_article_html(NULL, &text, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_concat(NULL, 1, NULL, &out, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_concat(&corpus, 1, NULL, NULL, &error), NCORP_ERR_ARG);
  ncorp_analyzer_unref(analyzer);
  ncorp_corpus_unref(corpus);
}

static void indexes_out_of_range_answer_with_nothing(void **state)
{
  (void)state;
  ncorp_corpus *corpus = read_news();
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  ncorp_token token;
  ncorp_span beyond = { 5, 100000 }, reversed = { 5, 2 };
  assert_non_null(a);
  assert_null(ncorp_corpus_article(corpus, 1));
  assert_null(ncorp_corpus_article(corpus, SIZE_MAX));
  assert_null(ncorp_corpus_entity(corpus, 0));
  assert_null(ncorp_article_author(a, 0).data);
  assert_int_equal(ncorp_article_token(a, 0, &token), NCORP_ERR_ARG);
  assert_null(ncorp_article_span_text(a, beyond).data);
  assert_null(ncorp_article_span_text(a, reversed).data);
  assert_int_equal(ncorp_article_codepoint(a, UINT32_MAX), sizeof NEWS - 1);
  assert_int_equal(ncorp_article_byte(a, UINT32_MAX), sizeof NEWS - 1);
  assert_null(ncorp_event_type_name((ncorp_event_type)99));
  assert_null(ncorp_block_kind_name((ncorp_block_kind)-1));
  assert_null(ncorp_date_source_name(NCORP_DATE_NONE));
  assert_int_equal(ncorp_event_type_quad((ncorp_event_type)99), 0);
  assert_string_equal(ncorp_status_name((ncorp_status)77), "UNKNOWN");
  ncorp_corpus_unref(corpus);
}

static void options_may_be_older_or_newer(void **state)
{
  (void)state;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_analyzer *analyzer;
  struct { ncorp_analyzer_options known; uint64_t more[2]; } newer = { NCORP_ANALYZER_OPTIONS_INIT, { 0, 0 } };
  newer.known.struct_size = sizeof newer;
  assert_int_equal(ncorp_analyzer_new(&newer.known, &analyzer, &error), NCORP_OK);
  ncorp_analyzer_unref(analyzer);
  newer.more[1] = 1;
  assert_int_equal(ncorp_analyzer_new(&newer.known, &analyzer, &error), NCORP_ERR_ARG);
  assert_null(analyzer);

  ncorp_analyzer_options older = { .struct_size = offsetof(ncorp_analyzer_options, stages), .stages = 0xffffffff };
  assert_int_equal(ncorp_analyzer_new(&older, &analyzer, &error), NCORP_OK);
  ncorp_analyzer_unref(analyzer);
  ncorp_analyzer_options unset = { .struct_size = 0 };
  assert_int_equal(ncorp_analyzer_new(&unset, &analyzer, &error), NCORP_ERR_ARG);
  ncorp_analyzer_options unknown = { .struct_size = sizeof unknown, .stages = 1u << 30 };
  assert_int_equal(ncorp_analyzer_new(&unknown, &analyzer, &error), NCORP_ERR_ARG);
}

static void an_error_struct_may_be_shorter(void **state)
{
  (void)state;
  ncorp_corpus *out;
  struct { ncorp_error error; } guarded;
  memset(&guarded, 0x5a, sizeof guarded);
  guarded.error.struct_size = offsetof(ncorp_error, message) + 8;
  guarded.error.status = NCORP_OK;
  assert_int_equal(ncorp_read(NULL, NULL, &out, &guarded.error), NCORP_ERR_ARG);
  assert_int_equal(guarded.error.status, NCORP_ERR_ARG);
  assert_int_equal(guarded.error.message[7], '\0');
  for (size_t i = 8; i < sizeof guarded.error.message; i++) assert_int_equal((unsigned char)guarded.error.message[i], 0x5a);
}

static void a_published_option_has_to_be_a_date(void **state)
{
  (void)state;
  static const char *const bad[] = { "", "yesterday", "2025-13-01", "2025-1-1", "2025-01-32", "2025-01-01x", "20250101", "2025-02-30", "2025-01-01Tnoon", "2025-01" };
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, "news", NEWS, sizeof NEWS - 1, NULL, NULL };
  ncorp_reader *reader;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
    options.published = bad[i];
    assert_int_equal(ncorp_reader_open(&source, 1, &options, &reader, NULL), NCORP_ERR_ARG);
    assert_null(reader);
  }
}

static void a_writer_ends_with_its_commit(void **state)
{
  (void)state;
  ncorp_corpus *corpus = read_news(), *linked;
  ncorp_analyzer *analyzer;
  ncorp_corpus *annotated;
  ncorp_writer *writer;
  const char *path = "test_misuse.ncf";
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, corpus, NULL, &annotated, NULL), NCORP_OK);
  assert_int_equal(ncorp_link(annotated, NULL, &linked, NULL), NCORP_OK);
  assert_int_equal(ncorp_writer_open(path, NULL, &writer, NULL), NCORP_OK);
  assert_int_equal(ncorp_writer_add(writer, linked, NULL), NCORP_OK);
  assert_int_equal(ncorp_writer_add(writer, corpus, NULL), NCORP_ERR_STATE);
  assert_int_equal(ncorp_writer_commit(writer, NULL), NCORP_ERR_STATE);
  ncorp_writer_close(writer);
  ncorp_corpus *none;
  assert_int_equal(ncorp_read(path, NULL, &none, NULL), NCORP_ERR_IO);

  assert_int_equal(ncorp_writer_open(path, NULL, &writer, NULL), NCORP_OK);
  assert_int_equal(ncorp_writer_commit(writer, NULL), NCORP_OK);
  assert_int_equal(ncorp_writer_commit(writer, NULL), NCORP_ERR_STATE);
  ncorp_writer_close(writer);
  assert_int_equal(ncorp_read(path, NULL, &none, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_article_count(none), 0);
  remove(path);
  ncorp_corpus_unref(none);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(annotated);
  ncorp_corpus_unref(corpus);
  ncorp_analyzer_unref(analyzer);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(null_objects_answer_with_nothing),
    cmocka_unit_test(null_arguments_are_errors),
    cmocka_unit_test(indexes_out_of_range_answer_with_nothing),
    cmocka_unit_test(options_may_be_older_or_newer),
    cmocka_unit_test(an_error_struct_may_be_shorter),
    cmocka_unit_test(a_published_option_has_to_be_a_date),
    cmocka_unit_test(a_writer_ends_with_its_commit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
