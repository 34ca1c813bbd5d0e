/* Event patterns of the user's own: types of another ontology, classes, light verbs, idioms; beside the library's patterns and in
 * their place; mistakes with their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>
#include <stdio.h>
#include <string.h>

#include "../meaning/beyond_sentences.h"

#define HEADER "phrases\ttype\tmode\tpos\tframe\tobject\tsubject\n"

static ncorp_patterns *patterns_of(const char *text)
{
  ncorp_rule_file file = { "own.tsv", text, strlen(text) };
  ncorp_patterns *patterns = NULL;
  assert_int_equal(ncorp_patterns_read(&file, 1, NULL, &patterns, NULL), NCORP_OK);
  return patterns;
}

static ncorp_corpus *coded(const char *text, ncorp_patterns *patterns, uint32_t flags)
{
  ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_TEXT, .data = text, .size = strlen(text) };
  ncorp_reader_options reading = NCORP_READER_OPTIONS_INIT;
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_reader *reader = NULL;
  ncorp_analyzer *analyzer = NULL;
  ncorp_corpus *read = NULL, *out = NULL;
  reading.published = "2024-05-14";
  options.pattern_set = patterns;
  options.pattern_flags = flags;
  assert_int_equal(ncorp_reader_open(&source, 1, &reading, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &read, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_OK);
  assert_ptr_equal(ncorp_analyzer_patterns(analyzer), patterns);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &out, NULL), NCORP_OK);
  ncorp_analyzer_unref(analyzer);
  ncorp_reader_close(reader);
  ncorp_corpus_unref(read);
  return out;
}

static const ncorp_event_mention *event_of_type(const ncorp_corpus *corpus, const char *type)
{
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  for (size_t i = 0; i < ncorp_article_event_count(a); i++) {
    ncorp_str name = ncorp_event_mention_type(ncorp_article_event(a, i));
    if (name.size == strlen(type) && memcmp(name.data, type, name.size) == 0) return ncorp_article_event(a, i);
  }
  return NULL;
}

static int says(const ncorp_corpus *corpus, uint32_t mention, const char *words)
{
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  ncorp_str text = ncorp_article_span_text(a, ncorp_article_mention(a, mention)->span);
  return text.size == strlen(words) && memcmp(text.data, words, text.size) == 0;
}

static void a_type_of_ones_own(void **state)
{
  (void)state;
  ncorp_patterns *p = patterns_of("#! table: patterns\n" HEADER "acquire|acquired\tX_ACQUISITION\tfriendly\tverb\ts=a! o=r!\t\t\n");
  assert_int_equal(ncorp_patterns_diagnostic_count(p), 0);
  assert_int_equal(ncorp_patterns_count(p).patterns, 1);
  ncorp_corpus *corpus = coded("Google acquired Fitbit on Monday.\n", p, 0);
  const ncorp_event_mention *e = event_of_type(corpus, "X_ACQUISITION");
  assert_non_null(e);
  assert_int_equal(e->type, NCORP_X_OTHER);
  assert_true(e->actor_count == 1 && says(corpus, e->actors[0], "Google"));
  assert_true(e->recipient_count == 1 && says(corpus, e->recipients[0], "Fitbit"));
  assert_true(e->date.size == 10 && memcmp(e->date.data, "2024-05-13", 10) == 0);
  assert_true(e->mode_count == 1 && e->modes[0].size == 8);
  assert_true(e->because.size > 17 && memcmp(e->because.data, "patterns:acquire/", 17) == 0);
  ncorp_corpus *linked = NULL;
  assert_int_equal(ncorp_link(corpus, NULL, &linked, NULL), NCORP_OK);
  const ncorp_event *record = ncorp_corpus_event(linked, 0);
  assert_true(record->own_type.size == strlen("X_ACQUISITION") && record->quad_code == 0);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(corpus);
  ncorp_patterns_unref(p);
}

static void classes_idioms_and_light_verbs(void **state)
{
  (void)state;
  static const char text[] = "#! table: objects\nphrases\tclass\nworker|workers\tstaff\nwidget\twidgets\n"
                             "#! table: idioms\nphrases\nfire at will\n"
                             "#! table: light\nphrases\tkind\nseal|sealed\tdo\n"
                             "#! table: patterns\n" HEADER
                             "fire|fired\tX_LAYOFFS\t\tverb\ts=a! o=t!\tstaff\t\n"
                             "merger|mergers\tX_MERGER\t\tnoun\ts=a with=a!\t\t\n";
  ncorp_patterns *p = patterns_of(text);
  assert_int_equal(ncorp_patterns_diagnostic_count(p), 0);
  ncorp_pattern_counts counts = ncorp_patterns_count(p);
  assert_true(counts.patterns == 2 && counts.idioms == 1 && counts.words == 3);
  ncorp_corpus *corpus = coded("Siemens fired 400 workers in Munich on Monday.\n", p, 0);
  assert_non_null(event_of_type(corpus, "X_LAYOFFS"));
  ncorp_corpus_unref(corpus);
  corpus = coded("Siemens fired the engine of the test car in Munich.\n", p, 0);
  assert_null(event_of_type(corpus, "X_LAYOFFS"));
  ncorp_corpus_unref(corpus);
  corpus = coded("Siemens sealed a merger with Alstom on Monday.\n", p, 0);
  const ncorp_event_mention *e = event_of_type(corpus, "X_MERGER");
  assert_non_null(e);
  assert_int_equal(e->actor_count, 2);
  ncorp_corpus_unref(corpus);
  ncorp_patterns_unref(p);
}

static void beside_the_librarys_patterns_or_in_their_place(void **state)
{
  static const char text[] = "Kenya condemned Uganda on Monday. Kenya waltzed Uganda on Tuesday.\n";
  (void)state;
  ncorp_patterns *p = patterns_of("#! table: patterns\n" HEADER "waltz|waltzed\tCONSULT\t\tverb\ts=a o=r!\t\t\n");
  ncorp_corpus *corpus = coded(text, p, 0);
  assert_non_null(event_of_type(corpus, "ACCUSE"));
  assert_non_null(event_of_type(corpus, "CONSULT"));
  ncorp_corpus_unref(corpus);
  corpus = coded(text, p, NCORP_PATTERNS_ONLY);
  assert_null(event_of_type(corpus, "ACCUSE"));
  assert_non_null(event_of_type(corpus, "CONSULT"));
  ncorp_corpus_unref(corpus);
  ncorp_patterns_unref(p);
  /* a row of the user's comes before the library's rows of the same phrase */
  p = patterns_of("#! table: patterns\n" HEADER "condemn|condemned\tSUPPORT\t\tverb\ts=a o=r!\t\t\n");
  corpus = coded("Kenya condemned Uganda on Monday.\n", p, 0);
  assert_non_null(event_of_type(corpus, "SUPPORT"));
  assert_null(event_of_type(corpus, "ACCUSE"));
  ncorp_corpus_unref(corpus);
  ncorp_patterns_unref(p);
}

/* Types beyond PLOVER take no event away and change none. */
static void types_beyond_change_nothing(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof BEYOND_SENTENCES / sizeof *BEYOND_SENTENCES; i++) {
    ncorp_corpus *with = coded(BEYOND_SENTENCES[i], NULL, 0), *without = coded(BEYOND_SENTENCES[i], NULL, NCORP_PATTERNS_PLOVER_ONLY);
    const ncorp_article *a = ncorp_corpus_article(with, 0), *b = ncorp_corpus_article(without, 0);
    size_t k = 0;
    for (size_t n = 0; n < ncorp_article_event_count(a); n++) {
      const ncorp_event_mention *e = ncorp_article_event(a, n);
      if (e->type > NCORP_ASSAULT) continue;
      assert_true(k < ncorp_article_event_count(b));
      const ncorp_event_mention *f = ncorp_article_event(b, k++);
      assert_int_equal(e->type, f->type);
      assert_int_equal(e->status, f->status);
      assert_int_equal(e->trigger.start, f->trigger.start);
      assert_int_equal(e->actor_count, f->actor_count);
      assert_int_equal(e->recipient_count, f->recipient_count);
      assert_true(e->date.size == f->date.size && e->size.dead.known == f->size.dead.known && e->size.injured.known == f->size.injured.known);
    }
    assert_int_equal(k, ncorp_article_event_count(b));
    ncorp_corpus_unref(with);
    ncorp_corpus_unref(without);
  }
}

static void says_where_mistakes_are(void **state)
{
  (void)state;
  ncorp_rule_file files[] = { { "one.tsv", HEADER "raid\tASAULT\t\tverb\to=r\t\t\nloot\tX_LOOT\t\tverb\to=r!\t\t\n", 0 },
                                 { "objects.tsv", "phrases\tclass\nbank\tX!\n", 0 } };
  for (int i = 0; i < 2; i++) files[i].size = strlen(files[i].data);
  ncorp_patterns *p = NULL;
  assert_int_equal(ncorp_patterns_read(files, 2, NULL, &p, NULL), NCORP_OK);
  assert_int_equal(ncorp_patterns_diagnostic_count(p), 2);
  const ncorp_diagnostic *d = ncorp_patterns_diagnostic(p, 0);
  assert_true(d->line == 2 && d->column == 6 && d->number == 489 && d->offset == strlen(HEADER) + 5);
  assert_memory_equal(d->source.data, "one.tsv", 7);
  d = ncorp_patterns_diagnostic(p, 1);
  assert_true(d->line == 2 && d->column == 6 && d->number == 491);
  assert_null(ncorp_patterns_diagnostic(p, 2));
  assert_int_equal(ncorp_patterns_count(p).patterns, 1);
  ncorp_patterns_unref(p);
}

static void misuse_has_defined_results(void **state)
{
  (void)state;
  ncorp_patterns *p = NULL;
  ncorp_analyzer *analyzer = NULL;
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(ncorp_patterns_open(NULL, NULL, &p, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_patterns_read(NULL, 0, NULL, &p, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_patterns_open("/nowhere/at/all", NULL, &p, &error), NCORP_ERR_IO);
  assert_int_equal(error.diagnostic, 480);
  assert_null(p);
  assert_int_equal(ncorp_patterns_count(NULL).files, 0);
  assert_int_equal(ncorp_patterns_diagnostic_count(NULL), 0);
  assert_null(ncorp_patterns_diagnostic(NULL, 0));
  assert_null(ncorp_patterns_ref(NULL));
  ncorp_patterns_unref(NULL);
  assert_null(ncorp_analyzer_patterns(NULL));
  assert_int_equal(ncorp_event_mention_type(NULL).size, 0);
  assert_int_equal(ncorp_event_type_of(NULL).size, 0);
  options.pattern_flags = 1u << 9;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, &error), NCORP_ERR_ARG);
  options.pattern_flags = 0;
  options.patterns = "/nowhere/at/all";
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, &error), NCORP_ERR_IO);
  assert_null(analyzer);
  p = patterns_of("");
  assert_int_equal(ncorp_patterns_diagnostic_count(p), 1); /* no header */
  options.pattern_set = p;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, &error), NCORP_ERR_ARG);
  ncorp_patterns_unref(ncorp_patterns_ref(p));
  ncorp_patterns_unref(p);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_type_of_ones_own),
    cmocka_unit_test(classes_idioms_and_light_verbs),
    cmocka_unit_test(beside_the_librarys_patterns_or_in_their_place),
    cmocka_unit_test(types_beyond_change_nothing),
    cmocka_unit_test(says_where_mistakes_are),
    cmocka_unit_test(misuse_has_defined_results)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
