/* 1, 2 and 8 threads give the same bytes; one analyzer serves many threads at once; a reader tells two threads apart.
 * usage: invariance CORPUS_FOLDER */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <newscorpus/newscorpus.h>

#include "../bench/generate.h"

enum { MADE = 60, USERS = 6 };

static int failures;

static void expect(int good, const char *what)
{
  if (good) return;
  printf("failed: %s\n", what);
  failures++;
}

static ncorp_corpus *read_made(void)
{
  static char text[MADE][16384];
  ncorp_source sources[MADE];
  ncorp_reader *reader;
  ncorp_corpus *corpus = NULL;
  for (int i = 0; i < MADE; i++) {
    size_t size = generate_article(7, (uint64_t)i, text[i], sizeof text[i]);
    sources[i] = (ncorp_source){ sizeof *sources, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, NULL, text[i], size, NULL, NULL };
  }
  if (ncorp_reader_open(sources, MADE, NULL, &reader, NULL) < 0) return NULL;
  ncorp_reader_next(reader, MADE, &corpus, NULL);
  ncorp_reader_close(reader);
  return corpus;
}

/* Analyses, links and prints. */
static ncorp_text *result_of(const ncorp_analyzer *analyzer, const ncorp_corpus *corpus, uint32_t threads)
{
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_link_options linking = NCORP_LINK_OPTIONS_INIT;
  ncorp_corpus *annotated = NULL, *linked = NULL;
  ncorp_text *text = NULL;
  running.threads = linking.threads = threads;
  if (ncorp_analyzer_run(analyzer, corpus, &running, &annotated, NULL) == NCORP_OK &&
      ncorp_link(annotated, &linking, &linked, NULL) == NCORP_OK)
    ncorp_corpus_json(linked, &text, NULL);
  ncorp_corpus_unref(annotated);
  ncorp_corpus_unref(linked);
  return text;
}

static int same(const ncorp_text *a, const ncorp_text *b)
{
  ncorp_str x = ncorp_text_view(a), y = ncorp_text_view(b);
  return x.size && x.size == y.size && memcmp(x.data, y.data, x.size) == 0;
}

static void check_counts(const ncorp_analyzer *analyzer, const ncorp_corpus *corpus, const char *what)
{
  ncorp_text *one = result_of(analyzer, corpus, 1);
  for (uint32_t threads = 2; threads <= 8; threads *= 2) {
    ncorp_text *many = result_of(analyzer, corpus, threads);
    expect(same(one, many), what);
    ncorp_text_unref(many);
  }
  ncorp_text_unref(one);
}

/* ---- many threads share one analyzer and one corpus */
typedef struct user {
  const ncorp_analyzer *analyzer;
  ncorp_corpus *corpus;
  ncorp_text *text;
} user;

static void *use(void *arg)
{
  user *u = arg;
  ncorp_corpus_ref(u->corpus);
  for (size_t i = 0; i < ncorp_corpus_article_count(u->corpus); i++)
    ncorp_article_release(ncorp_article_hold(ncorp_corpus_article(u->corpus, i)));
  u->text = result_of(u->analyzer, u->corpus, 2);
  ncorp_corpus_unref(u->corpus);
  return NULL;
}

static void check_sharing(const ncorp_analyzer *analyzer, ncorp_corpus *corpus)
{
  user users[USERS];
  pthread_t ids[USERS];
  for (int i = 0; i < USERS; i++) {
    users[i] = (user){ analyzer, corpus, NULL };
    if (pthread_create(&ids[i], NULL, use, &users[i]) != 0) exit(2);
  }
  for (int i = 0; i < USERS; i++) pthread_join(ids[i], NULL);
  for (int i = 1; i < USERS; i++) expect(same(users[0].text, users[i].text), "threads that share an analyzer agree");
  for (int i = 0; i < USERS; i++) ncorp_text_unref(users[i].text);
}

/* ---- a reader in use says so: the stream asks its own reader for more */
static ncorp_reader *busy_reader;

static int64_t read_again(void *ctx, void *buffer, size_t size)
{
  ncorp_corpus *corpus;
  (void)buffer;
  (void)size;
  *(ncorp_status *)ctx = ncorp_reader_next(busy_reader, 1, &corpus, NULL);
  return 0;
}

static void check_busy(void)
{
  ncorp_status inner = NCORP_OK;
  ncorp_source source = { sizeof source, NCORP_SOURCE_STREAM, NCORP_FORMAT_TEXT, "stream", NULL, 0, read_again, &inner };
  ncorp_corpus *corpus = NULL;
  if (ncorp_reader_open(&source, 1, NULL, &busy_reader, NULL) < 0) exit(2);
  ncorp_reader_next(busy_reader, 1, &corpus, NULL);
  expect(inner == NCORP_ERR_BUSY, "a reader that is in use answers ERR_BUSY");
  ncorp_corpus_unref(corpus);
  ncorp_reader_close(busy_reader);
}

/* ---- progress can cancel */
static int stop_at_once(void *ctx, uint64_t done, uint64_t total)
{
  (void)done;
  (void)total;
  ++*(int *)ctx;
  return 1;
}

static void check_cancel(const ncorp_analyzer *analyzer, const ncorp_corpus *corpus)
{
  int calls = 0;
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_link_options linking = NCORP_LINK_OPTIONS_INIT;
  ncorp_corpus *out = NULL;
  running.progress = linking.progress = stop_at_once;
  running.progress_ctx = linking.progress_ctx = &calls;
  expect(ncorp_analyzer_run(analyzer, corpus, &running, &out, NULL) == NCORP_ERR_CANCELLED && !out, "analysis can be cancelled");
  expect(ncorp_link(corpus, &linking, &out, NULL) == NCORP_ERR_CANCELLED && !out, "linking can be cancelled");
  ncorp_writer_options writing = NCORP_WRITER_OPTIONS_INIT;
  writing.progress = stop_at_once;
  writing.progress_ctx = &calls;
  expect(ncorp_write(corpus, "cancelled.ncf", &writing, NULL) == NCORP_ERR_CANCELLED, "writing can be cancelled");
  FILE *made = fopen("cancelled.ncf", "rb");
  expect(!made, "and leaves no file");
  if (made) fclose(made);
  expect(calls >= 3, "progress is told");
}

int main(int argc, char **argv)
{
  ncorp_analyzer *analyzer;
  ncorp_corpus *made = read_made(), *folder = NULL;
  if (argc != 2 || !made || ncorp_analyzer_new(NULL, &analyzer, NULL) < 0 || ncorp_read(argv[1], NULL, &folder, NULL) < 0) return 2;
  check_counts(analyzer, made, "generated articles: the number of threads changes nothing");
  check_counts(analyzer, folder, "example articles: the number of threads changes nothing");
  check_sharing(analyzer, folder);
  check_busy();
  check_cancel(analyzer, made);
  ncorp_corpus_unref(made);
  ncorp_corpus_unref(folder);
  ncorp_analyzer_unref(analyzer);
  printf("%d failures\n", failures);
  return failures != 0;
}
