/* Reading in batches through the public API. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

enum { BAD = 5000 };

/* A corpus file of bad lines with one article at its end. */
static char *bad_lines(size_t *size)
{
  static const char header[] = "{\"record\":\"corpus\",\"ncf\":1}\n", bad[] = "{}\n",
                    good[] = "{\"record\":\"article\",\"id\":\"a\",\"text\":\"Good.\"}\n";
  char *text = malloc(sizeof header + BAD * sizeof bad + sizeof good), *to = text;
  assert_non_null(text);
  to = stpcpy(to, header);
  for (int i = 0; i < BAD; i++) to = stpcpy(to, bad);
  to = stpcpy(to, good);
  *size = (size_t)(to - text);
  return text;
}

typedef struct totals {
  size_t batches, articles, findings, most_findings;
} totals;

static totals read_all(size_t max_articles)
{
  totals t = { 0 };
  size_t size;
  char *text = bad_lines(&size);
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "bad.ncf", text, size, NULL, NULL };
  ncorp_reader *reader;
  ncorp_corpus *batch;
  ncorp_status status;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  while ((status = ncorp_reader_next(reader, max_articles, &batch, NULL)) == NCORP_OK) {
    size_t findings = ncorp_corpus_diagnostic_count(batch);
    t.batches++;
    t.articles += ncorp_corpus_article_count(batch);
    t.findings += findings;
    if (findings > t.most_findings) t.most_findings = findings;
    ncorp_corpus_unref(batch);
  }
  assert_int_equal(status, NCORP_END);
  assert_int_equal(ncorp_reader_skipped(reader), BAD);
  ncorp_reader_close(reader);
  free(text);
  return t;
}

/* So that a long file without a good record needs no more memory than a short one. */
static void findings_end_a_batch(void **state)
{
  (void)state;
  totals t = read_all(0);
  assert_int_equal(t.articles, 1);
  assert_int_equal(t.findings, BAD);
  assert_in_range(t.most_findings, 1000, 1100);
  assert_in_range(t.batches, 4, 6);
}

static void all_at_once_is_one_batch(void **state)
{
  (void)state;
  totals t = read_all(SIZE_MAX);
  assert_int_equal(t.batches, 1);
  assert_int_equal(t.findings, BAD);
}

static void findings_name_their_source(void **state)
{
  (void)state;
  static const char one[] = "{}\n{}\n", two[] = "{}\n";
  ncorp_source sources[] = { { sizeof *sources, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "one", one, sizeof one - 1, NULL, NULL },
                             { sizeof *sources, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "two", two, sizeof two - 1, NULL, NULL } };
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  assert_int_equal(ncorp_reader_open(sources, 2, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &corpus, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_diagnostic_count(corpus), 3);
  for (size_t i = 0; i < 3; i++)
    assert_string_equal(ncorp_corpus_diagnostic(corpus, i)->source.data, i < 2 ? "one" : "two");
  ncorp_corpus_unref(corpus);
  ncorp_reader_close(reader);
}

/* Linked records stay together, whatever is noticed among them, so that one batch can be written behind the others. */
static void findings_do_not_part_linked_records(void **state)
{
  (void)state;
  static const char record[] = "{\"record\":\"story\",\"id\":\"S0\",\"articles\":[]}\n{}\n";
  char *text = malloc(sizeof record * BAD), *to = text;
  assert_non_null(text);
  for (int i = 0; i < BAD; i++) to = stpcpy(to, record);
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "linked.ncf", text, (size_t)(to - text), NULL, NULL };
  ncorp_reader *reader;
  ncorp_corpus *corpus, *more;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &corpus, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_story_count(corpus), BAD);
  assert_int_equal(ncorp_reader_next(reader, 0, &more, NULL), NCORP_END);
  ncorp_corpus_unref(corpus);
  ncorp_reader_close(reader);
  free(text);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(findings_end_a_batch),
    cmocka_unit_test(all_at_once_is_one_batch),
    cmocka_unit_test(findings_do_not_part_linked_records),
    cmocka_unit_test(findings_name_their_source),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
