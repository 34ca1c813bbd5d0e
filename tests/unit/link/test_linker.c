/* Linking in pieces: what comes out does not depend on the pieces, their order, threads, or whether a state was saved between. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

#include "support/linked_world.h"

enum { ARTICLES = 1500, LINE = 16 * 1024 };

static world *made;

static ncorp_corpus *articles(uint32_t first, uint32_t end)
{
  char *lines = malloc((size_t)LINE * (end - first + 1));
  world_truth truth;
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  assert_non_null(lines);
  size_t size = (size_t)sprintf(lines, "{\"record\":\"corpus\",\"ncf\":1}\n");
  for (uint32_t i = first; i < end; i++) size += world_article(made, i, lines + size, LINE, &truth);
  const ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_NCF, .data = lines, .size = size };
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, end - first + 1, &corpus, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_article_count(corpus), end - first);
  ncorp_reader_close(reader);
  free(lines);
  return corpus;
}

static ncorp_linker *linker_of(const char *path, uint32_t threads)
{
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  ncorp_linker *linker;
  options.threads = threads;
  assert_int_equal(ncorp_linker_open(path, &options, &linker, NULL), NCORP_OK);
  return linker;
}

static void add(ncorp_linker *linker, uint32_t first, uint32_t end)
{
  ncorp_corpus *corpus = articles(first, end);
  assert_int_equal(ncorp_linker_add(linker, corpus, NULL), NCORP_OK);
  ncorp_corpus_unref(corpus);
}

static void append(char **all, size_t *size, const ncorp_corpus *corpus)
{
  ncorp_text *text;
  assert_int_equal(ncorp_corpus_json(corpus, &text, NULL), NCORP_OK);
  ncorp_str view = ncorp_text_view(text);
  *all = realloc(*all, *size + view.size + 1);
  assert_non_null(*all);
  memcpy(*all + *size, view.data, view.size);
  *size += view.size;
  (*all)[*size] = '\0';
  ncorp_text_unref(text);
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* All articles and records, a line each, sorted. */
static char *told(ncorp_linker *linker)
{
  char *all = NULL;
  size_t size = 0, count = 0;
  ncorp_corpus *corpus = articles(0, ARTICLES), *linked, *records;
  assert_int_equal(ncorp_linker_apply(linker, corpus, &linked, NULL), NCORP_OK);
  append(&all, &size, linked);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(corpus);
  for (int kind = NCORP_RECORD_ENTITY; kind <= NCORP_RECORD_STORY; kind++) {
    ncorp_status status = NCORP_OK;
    for (size_t first = 0; status == NCORP_OK; first += 100) {
      status = ncorp_linker_records(linker, (ncorp_record_kind)kind, first, 100, &records, NULL);
      if (status == NCORP_OK) append(&all, &size, records);
      ncorp_corpus_unref(records);
    }
    assert_int_equal(status, NCORP_END);
  }
  for (size_t i = 0; i < size; i++) count += all[i] == '\n';
  char **lines = malloc(count * sizeof *lines), *sorted = malloc(size + 1);
  assert_true(lines && sorted);
  char *at = all;
  for (size_t i = 0; i < count; i++) {
    lines[i] = at;
    at = strchr(at, '\n');
    *at++ = '\0';
  }
  qsort(lines, count, sizeof *lines, by_text);
  size_t put = 0;
  for (size_t i = 0; i < count; i++) {
    if (strstr(lines[i], "\"record\":\"corpus\"")) continue; /* headers of the pieces */
    put += (size_t)sprintf(sorted + put, "%s\n", lines[i]);
  }
  free(lines);
  free(all);
  return sorted;
}

static char *whole(uint32_t threads)
{
  ncorp_linker *linker = linker_of(NULL, threads);
  add(linker, 0, ARTICLES);
  char *all = told(linker);
  ncorp_linker_close(linker);
  return all;
}

static void same(char *a, char *b)
{
  size_t at = 0;
  while (a[at] && a[at] == b[at]) at++;
  if (a[at] != b[at]) fail_msg("differ: ...%.200s\nand     ...%.200s", a + (at < 100 ? 0 : at - 100), b + (at < 100 ? 0 : at - 100));
  free(a);
  free(b);
}

static void pieces_are_the_whole(void **state)
{
  (void)state;
  ncorp_linker *linker = linker_of(NULL, 1);
  for (uint32_t at = 0; at < ARTICLES; at += 250) {
    add(linker, at, at + 250);
    assert_int_equal(ncorp_linker_settle(linker, NULL), NCORP_OK);
  }
  add(linker, 0, 300); /* known already */
  size_t count;
  assert_int_equal(ncorp_linker_count(linker, NCORP_RECORD_ARTICLE, &count, NULL), NCORP_OK);
  assert_int_equal(count, ARTICLES);
  same(told(linker), whole(1));
  ncorp_linker_close(linker);
}

static void order_does_not_matter(void **state)
{
  static const uint32_t pieces[][2] = { { 900, 1500 }, { 300, 301 }, { 0, 300 }, { 301, 700 }, { 700, 900 } };
  (void)state;
  ncorp_linker *linker = linker_of(NULL, 2);
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    add(linker, pieces[i][0], pieces[i][1]);
    if (i != 1) assert_int_equal(ncorp_linker_settle(linker, NULL), NCORP_OK);
  }
  same(told(linker), whole(1));
  ncorp_linker_close(linker);
}

static void threads_do_not_matter(void **state)
{
  (void)state;
  same(whole(1), whole(2));
  same(whole(1), whole(8));
}

static void a_saved_state_goes_on(void **state)
{
  char path[] = "/tmp/linker_XXXXXX";
  int fd = mkstemp(path);
  (void)state;
  assert_true(fd >= 0);
  close(fd);
  ncorp_linker *linker = linker_of(NULL, 1);
  add(linker, 400, 1100);
  assert_int_equal(ncorp_linker_save(linker, path, NULL), NCORP_OK);
  ncorp_linker_close(linker);
  linker = linker_of(path, 1);
  add(linker, 0, 400);
  assert_int_equal(ncorp_linker_save(linker, path, NULL), NCORP_OK);
  ncorp_linker_close(linker);
  linker = linker_of(path, 1);
  add(linker, 1100, ARTICLES);
  same(told(linker), whole(1));
  ncorp_linker_close(linker);
  unlink(path);
}

static void ids_stay_when_later_articles_come(void **state)
{
  (void)state;
  ncorp_linker *linker = linker_of(NULL, 1);
  ncorp_corpus *early = articles(0, 750), *before, *after;
  size_t kept = 0, all = 0;
  assert_int_equal(ncorp_linker_add(linker, early, NULL), NCORP_OK);
  assert_int_equal(ncorp_linker_apply(linker, early, &before, NULL), NCORP_OK);
  add(linker, 750, ARTICLES);
  assert_int_equal(ncorp_linker_apply(linker, early, &after, NULL), NCORP_OK);
  for (size_t i = 0; i < 750; i++) {
    ncorp_str a = ncorp_article_story(ncorp_corpus_article(before, i)), b = ncorp_article_story(ncorp_corpus_article(after, i));
    kept += a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
    for (size_t e = 0; e < ncorp_article_event_count(ncorp_corpus_article(before, i)); e++, all++) {
      a = ncorp_article_event(ncorp_corpus_article(before, i), e)->record;
      b = ncorp_article_event(ncorp_corpus_article(after, i), e)->record;
      kept += a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
    }
  }
  assert_true(kept * 100 >= (750 + all) * 98);
  ncorp_corpus_unref(before);
  ncorp_corpus_unref(after);
  ncorp_corpus_unref(early);
  ncorp_linker_close(linker);
}

static void strangers_and_mistakes_are_refused(void **state)
{
  (void)state;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_linker *linker = linker_of(NULL, 1), *none;
  ncorp_corpus *corpus = articles(0, 2), *out;
  size_t count;
  assert_int_equal(ncorp_linker_apply(linker, corpus, &out, &error), NCORP_ERR_ARG);
  assert_null(out);
  assert_int_equal(ncorp_linker_records(linker, NCORP_RECORD_STORY, 0, 1, &out, NULL), NCORP_END);
  assert_int_equal(ncorp_linker_records(linker, NCORP_RECORD_ARTICLE, 0, 1, &out, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_linker_count(linker, (ncorp_record_kind)9, &count, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_linker_add(NULL, corpus, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_linker_save(linker, NULL, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_linker_save(linker, "/nowhere/at/all.ncl", &error), NCORP_ERR_IO);
  assert_int_equal(ncorp_linker_open("/nowhere/at/all.ncl", NULL, &none, &error), NCORP_ERR_IO);
  assert_null(none);
  assert_string_equal(error.source, "/nowhere/at/all.ncl");
  assert_int_equal(ncorp_linker_open("/", NULL, &none, NULL), NCORP_ERR_IO);
  ncorp_linker_close(NULL);
  ncorp_corpus_unref(corpus);
  ncorp_linker_close(linker);
}

/* Every byte of a small state is damaged in turn: it is refused. Every length that is cut is refused, too. */
static void a_damaged_state_is_refused(void **state)
{
  char path[] = "/tmp/linker_XXXXXX";
  int fd = mkstemp(path);
  (void)state;
  assert_true(fd >= 0);
  close(fd);
  ncorp_linker *linker = linker_of(NULL, 1), *none;
  add(linker, 0, 2);
  assert_int_equal(ncorp_linker_save(linker, path, NULL), NCORP_OK);
  ncorp_linker_close(linker);
  FILE *f = fopen(path, "r+b");
  assert_non_null(f);
  fseek(f, 0, SEEK_END);
  long size = ftell(f);
  for (long at = 0; at < size; at++) {
    fseek(f, at, SEEK_SET);
    int byte = fgetc(f);
    fseek(f, at, SEEK_SET);
    fputc(byte ^ 0x41, f);
    fflush(f);
    ncorp_status status = ncorp_linker_open(path, NULL, &none, NULL);
    if (status != NCORP_ERR_SYNTAX && status != NCORP_ERR_UNSUPPORTED) fail_msg("byte %ld: %d", at, (int)status);
    fseek(f, at, SEEK_SET);
    fputc(byte, f);
    fflush(f);
  }
  assert_int_equal(ncorp_linker_open(path, NULL, &linker, NULL), NCORP_OK);
  ncorp_linker_close(linker);
  for (long at = size - 1; at >= 0; at -= 7) {
    assert_int_equal(ftruncate(fileno(f), at), 0);
    assert_int_equal(ncorp_linker_open(path, NULL, &none, NULL), NCORP_ERR_SYNTAX);
  }
  fclose(f);
  unlink(path);
}

static int make(void **state)
{
  (void)state;
  made = world_new(7, ARTICLES, WORLD_NEWS);
  return made ? 0 : -1;
}

static int drop(void **state)
{
  (void)state;
  world_free(made);
  return 0;
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(pieces_are_the_whole), cmocka_unit_test(order_does_not_matter), cmocka_unit_test(threads_do_not_matter),
    cmocka_unit_test(a_saved_state_goes_on), cmocka_unit_test(ids_stay_when_later_articles_come),
    cmocka_unit_test(strangers_and_mistakes_are_refused), cmocka_unit_test(a_damaged_state_is_refused),
  };
  return cmocka_run_group_tests(tests, make, drop);
}
