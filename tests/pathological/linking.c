/* Worlds in which very much is alike are linked at a size and at eight times that size: copies of one article, one happening that all
 * tell of, one person in everything, agency copies, few people who meet all the time. Everything that a user asks for is done: adding,
 * settling, all records, links of all articles, adding a few more. The time of each step (the processor's) may grow by 2.3 for each
 * doubling, in the mean of the three, unless it is short; and memory in proportion.
 * usage: linking [SIZE [KIND]] */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <newscorpus/newscorpus.h>

#include "../support/linked_world.h"

enum { SMALLEST = 2500, DOUBLINGS = 3, TRIES = 3, BATCH = 500, MORE = 50, LINE = 16 * 1024 };
enum { MEMORY_BASE = 16 << 20, MEMORY_PER_ARTICLE = 24 << 10 };
#define MAX_GROWTH (2.3 * 2.3 * 2.3)
#define SHORT 0.05 /* seconds that are not worth a look */

static const char *const KINDS[WORLD_KINDS] = { "news", "crowd", "copies", "one happening", "one person", "agency copies" };

enum { ADDING, SETTLING, RECORDS, LINKS, MORE_ADDED, STEPS };
static const char *const STEP_NAMES[STEPS] = { "adding", "settling", "records", "links", "adding more" };

/* ---- an allocator that knows how much is held ---- */

static size_t held, most_held;

static void hold(size_t size)
{
  held += size;
  if (held > most_held) most_held = held;
}

static void *take(void *ctx, size_t size)
{
  (void)ctx;
  hold(size);
  return malloc(size);
}

static void *change(void *ctx, void *block, size_t old_size, size_t new_size)
{
  (void)ctx;
  held -= old_size;
  hold(new_size);
  return realloc(block, new_size);
}

static void give(void *ctx, void *block, size_t size)
{
  (void)ctx;
  held -= size;
  free(block);
}

static const ncorp_allocator counting = { NULL, take, change, give };

/* ---- measuring ---- */

typedef struct measured {
  double seconds[STEPS];
  size_t memory;
} measured;

static void must(ncorp_status status)
{
  if (status >= 0) return;
  fprintf(stderr, "linking: %s\n", ncorp_status_name(status));
  exit(2);
}

static ncorp_corpus *read_articles(const world *made, char *lines, uint32_t first, uint32_t end)
{
  world_truth truth;
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  size_t size = (size_t)sprintf(lines, "{\"record\":\"corpus\",\"ncf\":1}\n");
  for (uint32_t i = first; i < end; i++) size += world_article(made, i, lines + size, LINE, &truth);
  const ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_NCF, .data = lines, .size = size };
  must(ncorp_reader_open(&source, 1, NULL, &reader, NULL));
  must(ncorp_reader_next(reader, end - first, &corpus, NULL));
  ncorp_reader_close(reader);
  if (ncorp_corpus_article_count(corpus) != end - first) exit(2);
  return corpus;
}

/* Processor seconds since the last call. */
static double lap(void)
{
  static clock_t last;
  clock_t now = clock();
  double seconds = (double)(now - last) / CLOCKS_PER_SEC;
  last = now;
  return seconds;
}

static double add(ncorp_linker *linker, const world *made, char *lines, uint32_t first, uint32_t end)
{
  double seconds = 0;
  for (uint32_t at = first; at < end; at += BATCH) {
    ncorp_corpus *corpus = read_articles(made, lines, at, at + BATCH < end ? at + BATCH : end);
    lap();
    must(ncorp_linker_add(linker, corpus, NULL));
    seconds += lap();
    ncorp_corpus_unref(corpus);
  }
  return seconds;
}

static double make_records(ncorp_linker *linker)
{
  lap();
  for (int kind = NCORP_RECORD_ENTITY; kind <= NCORP_RECORD_STORY; kind++) {
    ncorp_corpus *records;
    for (size_t at = 0; ncorp_linker_records(linker, (ncorp_record_kind)kind, at, BATCH, &records, NULL) == NCORP_OK; at += BATCH)
      ncorp_corpus_unref(records);
  }
  return lap();
}

static double make_links(ncorp_linker *linker, const world *made, char *lines, uint32_t count)
{
  double seconds = 0;
  for (uint32_t at = 0; at < count; at += BATCH) {
    ncorp_corpus *corpus = read_articles(made, lines, at, at + BATCH < count ? at + BATCH : count), *linked;
    lap();
    must(ncorp_linker_apply(linker, corpus, &linked, NULL));
    seconds += lap();
    ncorp_corpus_unref(linked);
    ncorp_corpus_unref(corpus);
  }
  return seconds;
}

static measured measure(world_kind kind, uint32_t count, char *lines)
{
  measured m = { .memory = 0 };
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  ncorp_linker *linker;
  world *made = world_new(3, count + MORE, kind);
  if (!made) exit(2);
  options.allocator = &counting;
  options.threads = 1; /* what is held is counted, and the processor's time measured, for one thread */
  most_held = held;
  must(ncorp_linker_open(NULL, &options, &linker, NULL));
  m.seconds[ADDING] = add(linker, made, lines, 0, count);
  lap();
  must(ncorp_linker_settle(linker, NULL));
  m.seconds[SETTLING] = lap();
  m.seconds[RECORDS] = make_records(linker);
  m.seconds[LINKS] = make_links(linker, made, lines, count);
  m.seconds[MORE_ADDED] = add(linker, made, lines, count, count + MORE);
  lap();
  must(ncorp_linker_settle(linker, NULL));
  m.seconds[MORE_ADDED] += lap();
  m.memory = most_held;
  ncorp_linker_close(linker);
  world_free(made);
  return m;
}

/* Adding a few to what hangs together is linking it again, which it may do only where there is enough of it. */
static bool grows_too_fast(const measured *small, const measured *large, int step)
{
  if (step == MORE_ADDED && large->seconds[step] < large->seconds[SETTLING]) return false;
  return large->seconds[step] > SHORT && large->seconds[step] > small->seconds[step] * MAX_GROWTH;
}

/* What looks too slow is measured again, and the best counts: the machine may have been busy. */
static int check(world_kind kind, uint32_t size, char *lines)
{
  measured small, large;
  int bad = 0;
  bool again = true;
  for (int tries = 0; tries < TRIES && again; tries++) {
    measured a = measure(kind, size, lines), b = measure(kind, size << DOUBLINGS, lines);
    again = false;
    for (int i = 0; i < STEPS; i++) {
      if (!tries || a.seconds[i] < small.seconds[i]) small.seconds[i] = a.seconds[i];
      if (!tries || b.seconds[i] < large.seconds[i]) large.seconds[i] = b.seconds[i];
      again = again || grows_too_fast(&small, &large, i);
    }
    large.memory = b.memory;
  }
  printf("%s: %u and %u articles, held %.1f KB an article", KINDS[kind], size, size << DOUBLINGS, (double)large.memory / (size << DOUBLINGS) / 1000);
  bool fat = large.memory > MEMORY_BASE + ((size_t)size << DOUBLINGS) * MEMORY_PER_ARTICLE;
  printf("%s\n", fat ? "  <-- too much memory" : "");
  for (int i = 0; i < STEPS; i++) {
    bool slow = grows_too_fast(&small, &large, i);
    printf("  %-12s %6.3f s %7.3f s  grew by %5.2f%s\n", STEP_NAMES[i], small.seconds[i], large.seconds[i],
           large.seconds[i] / (small.seconds[i] > 0.0005 ? small.seconds[i] : 0.0005), slow ? "  <-- too slow" : "");
    bad += slow;
  }
  fflush(stdout);
  return bad + fat;
}

int main(int argc, char **argv)
{
  uint32_t size = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : SMALLEST;
  char *lines = malloc((size_t)LINE * BATCH);
  int bad = 0;
  if (!lines) return 2;
  for (int kind = 0; kind < WORLD_KINDS; kind++)
    if (argc < 3 || strcmp(argv[2], KINDS[kind]) == 0) bad += check((world_kind)kind, size, lines);
  free(lines);
  return bad != 0;
}
