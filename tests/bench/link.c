/* Linking measured alone: articles of a made world (support/linked_world.h) are added, settled, compared with the truth, saved, opened,
 * and a thousand more are added. usage: link ARTICLES OUT.json [THREADS [SPILL [crowd]]]: the folder for digests that memory has no
 * room for, and a world in which few people meet all the time, of which the truth is not asked */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <newscorpus/newscorpus.h>

#include "../support/linked_world.h"

enum { BATCH = 1000, MORE = 1000, LINE = 16 * 1024 };

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static long peak_kib(void)
{
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void *must(void *p)
{
  if (p) return p;
  fputs("link: out of memory\n", stderr);
  exit(2);
}

static void check(ncorp_status status, const ncorp_error *error)
{
  if (status >= 0) return;
  fprintf(stderr, "link: %s\n", error->message[0] ? error->message : ncorp_status_name(status));
  exit(2);
}

/* What an item is in truth and what the linker takes it for. */
typedef struct verdict {
  uint64_t truth, found;
} verdict;

typedef struct verdicts {
  verdict *at;
  size_t count, room;
} verdicts;

static void note(verdicts *v, uint64_t truth, ncorp_str found)
{
  uint64_t h = UINT64_C(1469598103934665603);
  for (size_t i = 0; i < found.size; i++) h = (h ^ (unsigned char)found.data[i]) * UINT64_C(1099511628211);
  if (v->count == v->room) {
    v->room = v->room * 2 + 1024;
    v->at = must(realloc(v->at, v->room * sizeof *v->at));
  }
  v->at[v->count++] = (verdict){ truth, h };
}

static int by_both(const void *a, const void *b)
{
  const verdict *x = a, *y = b;
  if (x->truth != y->truth) return x->truth < y->truth ? -1 : 1;
  return (x->found > y->found) - (x->found < y->found);
}

static int by_found(const void *a, const void *b)
{
  const verdict *x = a, *y = b;
  return (x->found > y->found) - (x->found < y->found);
}

static double pairs(double n) { return n * (n - 1) / 2; }

/* Pairwise precision, recall and F1. */
static void score(verdicts *v, double out[3])
{
  double both = 0, true_pairs = 0, found_pairs = 0;
  qsort(v->at, v->count, sizeof *v->at, by_both);
  for (size_t i = 0, run = 0, same = 0; i < v->count; i++) {
    run++;
    same++;
    bool last = i + 1 == v->count, other = last || v->at[i + 1].truth != v->at[i].truth;
    if (other || v->at[i + 1].found != v->at[i].found) both += pairs((double)same), same = 0;
    if (other) true_pairs += pairs((double)run), run = 0;
  }
  qsort(v->at, v->count, sizeof *v->at, by_found);
  for (size_t i = 0, run = 0; i < v->count; i++) {
    run++;
    if (i + 1 == v->count || v->at[i + 1].found != v->at[i].found) found_pairs += pairs((double)run), run = 0;
  }
  out[0] = found_pairs > 0 ? both / found_pairs : 1;
  out[1] = true_pairs > 0 ? both / true_pairs : 1;
  out[2] = out[0] + out[1] > 0 ? 2 * out[0] * out[1] / (out[0] + out[1]) : 0;
}

typedef struct run {
  world *made;
  ncorp_linker *linker;
  char *lines;
  world_truth *truths;
  double reading, adding;
} run;

/* Articles [first, end) as a corpus. */
static ncorp_corpus *read_articles(run *r, uint32_t first, uint32_t end)
{
  double start = now();
  ncorp_error error = NCORP_ERROR_INIT;
  size_t size = (size_t)sprintf(r->lines, "{\"record\":\"corpus\",\"ncf\":1}\n");
  for (uint32_t i = first; i < end; i++) size += world_article(r->made, i, r->lines + size, LINE, &r->truths[i - first]);
  const ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_NCF, .data = r->lines, .size = size };
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  check(ncorp_reader_open(&source, 1, NULL, &reader, &error), &error);
  check(ncorp_reader_next(reader, end - first, &corpus, &error), &error);
  ncorp_reader_close(reader);
  if (ncorp_corpus_article_count(corpus) != end - first) {
    const ncorp_diagnostic *d = ncorp_corpus_diagnostic(corpus, 0);
    fprintf(stderr, "link: %.*s\n", d ? (int)d->message.size : 0, d ? d->message.data : "");
    exit(2);
  }
  r->reading += now() - start;
  return corpus;
}

static void add_articles(run *r, uint32_t first, uint32_t end)
{
  ncorp_error error = NCORP_ERROR_INIT;
  for (uint32_t at = first; at < end; at += BATCH) {
    ncorp_corpus *corpus = read_articles(r, at, at + BATCH < end ? at + BATCH : end);
    double start = now();
    check(ncorp_linker_add(r->linker, corpus, &error), &error);
    r->adding += now() - start;
    ncorp_corpus_unref(corpus);
  }
}

/* Compares what the linker says of all articles with the truth. */
static void compare(run *r, uint32_t count, double entities[3], double events[3], double stories[3])
{
  verdicts named = { 0 }, told = { 0 }, on = { 0 };
  ncorp_error error = NCORP_ERROR_INIT;
  for (uint32_t at = 0; at < count; at += BATCH) {
    ncorp_corpus *corpus = read_articles(r, at, at + BATCH < count ? at + BATCH : count), *linked;
    check(ncorp_linker_apply(r->linker, corpus, &linked, &error), &error);
    for (size_t i = 0; i < ncorp_corpus_article_count(linked); i++) {
      const ncorp_article *a = ncorp_corpus_article(linked, i);
      const world_truth *t = &r->truths[i];
      for (uint32_t m = 0; m < t->entity_count; m++) note(&named, t->entities[m], ncorp_article_mention(a, m)->entity);
      for (uint32_t e = 0; e < t->happening_count; e++) note(&told, t->happenings[e], ncorp_article_event(a, e)->record);
      note(&on, t->happenings[0], ncorp_article_story(a));
    }
    ncorp_corpus_unref(linked);
    ncorp_corpus_unref(corpus);
  }
  score(&named, entities);
  score(&told, events);
  score(&on, stories);
  free(named.at);
  free(told.at);
  free(on.at);
}

static void print_score(FILE *json, const char *what, const double s[3])
{
  printf("%-10s pairwise precision %.4f recall %.4f F1 %.4f\n", what, s[0], s[1], s[2]);
  fprintf(json, "  \"%s\": {\"precision\": %.4f, \"recall\": %.4f, \"f1\": %.4f},\n", what, s[0], s[1], s[2]);
}

int main(int argc, char **argv)
{
  if (argc < 3) {
    fputs("usage: link ARTICLES OUT.json [THREADS [SPILL [crowd]]]\n", stderr);
    return 2;
  }
  uint32_t count = (uint32_t)strtoul(argv[1], NULL, 10);
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  options.threads = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 0;
  options.spill = argc > 4 && argv[4][0] ? argv[4] : NULL;
  world_kind kind = argc > 5 && strcmp(argv[5], "crowd") == 0 ? WORLD_CROWD : WORLD_NEWS;
  run r = { .made = must(world_new(1, count + MORE, kind)), .lines = must(malloc((size_t)LINE * BATCH)), .truths = must(calloc(BATCH, sizeof *r.truths)) };
  FILE *json = must(fopen(argv[2], "w"));
  check(ncorp_linker_open(NULL, &options, &r.linker, &error), &error);

  double start = now();
  add_articles(&r, 0, count);
  double settling = now();
  check(ncorp_linker_settle(r.linker, &error), &error);
  double end = now();
  long peak = peak_kib();
  printf("%u articles: reading %.2f s, adding %.2f s, settling %.2f s, linking %.2f s, peak %.0f MiB\n", count, r.reading, r.adding, end - settling,
         r.adding + end - settling, (double)peak / 1024);
  fprintf(json, "{\n  \"articles\": %u, \"threads\": %u, \"reading\": %.3f, \"adding\": %.3f, \"settling\": %.3f, \"peak_kib\": %ld,\n", count,
          options.threads, settling - start - r.adding, r.adding, end - settling, peak);

  double entities[3], events[3], stories[3];
  if (kind == WORLD_NEWS) {
    compare(&r, count, entities, events, stories);
    print_score(json, "entities", entities);
    print_score(json, "events", events);
    print_score(json, "stories", stories);
  }

  char path[1024];
  snprintf(path, sizeof path, "%s.ncl", argv[2]);
  start = now();
  check(ncorp_linker_save(r.linker, path, &error), &error);
  double saved = now() - start;
  ncorp_linker_close(r.linker);
  start = now();
  check(ncorp_linker_open(path, &options, &r.linker, &error), &error);
  double opened = now() - start;
  FILE *state = must(fopen(path, "rb"));
  fseek(state, 0, SEEK_END);
  long size = ftell(state);
  fclose(state);
  remove(path);

  ncorp_corpus *more = read_articles(&r, count, count + MORE);
  start = now();
  check(ncorp_linker_add(r.linker, more, &error), &error);
  check(ncorp_linker_settle(r.linker, &error), &error);
  double added = now() - start;
  ncorp_corpus_unref(more);
  printf("saved in %.2f s (%.0f bytes an article), opened in %.2f s, %d more added in %.2f s; peak %.0f MiB\n", saved, (double)size / count, opened, MORE, added,
         (double)peak_kib() / 1024);
  fprintf(json, "  \"saved\": %.3f, \"opened\": %.3f, \"state_bytes\": %ld, \"more\": %d, \"more_added\": %.3f\n}\n", saved, opened, size, MORE, added);
  fclose(json);
  ncorp_linker_close(r.linker);
  world_free(r.made);
  free(r.truths);
  free(r.lines);
  return 0;
}
