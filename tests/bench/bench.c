/* How fast each stage is: MB/s, tokens/s, allocations per article and peak memory, beside what the machine can do at
 * all. usage: bench ARTICLES OUT.json [THREADS] */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <newscorpus/newscorpus.h>

#include "format/format.h"
#include "generate.h"
#include "meaning/meaning.h"
#include "model/corpus.h"
#include "structure/structure.h"

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void *must(void *p)
{
  if (p) return p;
  fputs("bench: out of memory\n", stderr);
  exit(2);
}

static void check(ncorp_status status, const ncorp_error *error)
{
  if (status >= 0) return;
  fprintf(stderr, "bench: %s\n", error->message);
  exit(2);
}

/* ---- results */
typedef struct result {
  const char *name;
  double seconds, bytes, tokens, allocations;
} result;

static result results[40];
static int result_count;
static double articles, text_bytes, tokens;

static void report(const char *name, double seconds, double bytes, double allocations)
{
  result *r = &results[result_count++];
  *r = (result){ name, seconds, bytes, tokens, allocations };
  printf("%-28s %9.1f MB/s", name, bytes / seconds / 1e6);
  if (tokens > 0) printf(" %8.2f M tokens/s", tokens / seconds / 1e6);
  if (allocations >= 0) printf(" %8.2f allocations/article", allocations / articles);
  putchar('\n');
}

static void write_json(const char *path, long peak_kib)
{
  FILE *f = must(fopen(path, "w"));
  fprintf(f, "{\"version\":\"%s\",\"articles\":%.0f,\"bytes\":%.0f,\"tokens\":%.0f,\"peak_kib\":%ld,\"stages\":[\n", ncorp_version(),
          articles, text_bytes, tokens, peak_kib);
  for (int i = 0; i < result_count; i++) {
    const result *r = &results[i];
    fprintf(f, "{\"name\":\"%s\",\"seconds\":%.6f,\"mb_per_s\":%.2f,\"tokens_per_s\":%.0f", r->name, r->seconds, r->bytes / r->seconds / 1e6,
            r->tokens / r->seconds);
    if (r->allocations >= 0) fprintf(f, ",\"allocations_per_article\":%.3f", r->allocations / articles);
    fprintf(f, "}%s\n", i + 1 < result_count ? "," : "");
  }
  fputs("]}\n", f);
  fclose(f);
}

/* ---- an allocator that counts */
static atomic_size_t allocations;

static void *take(void *ctx, size_t size)
{
  (void)ctx;
  atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed);
  return malloc(size);
}

static void *change(void *ctx, void *block, size_t old_size, size_t new_size)
{
  (void)ctx;
  (void)old_size;
  atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed);
  return realloc(block, new_size);
}

static void give(void *ctx, void *block, size_t size)
{
  (void)ctx;
  (void)size;
  free(block);
}

static const ncorp_allocator counting = { NULL, take, change, give };
static double counted(size_t before) { return (double)(atomic_load(&allocations) - before); }

/* ---- what the machine can do */
static volatile size_t keep; /* so that nothing is optimised away */

static void bench_limits(const char *text, size_t size)
{
  double t = now();
  size_t lines = 0;
  keep = memchr(text, 1, size) != NULL;
  report("limit: memchr", now() - t, (double)size, -1);
  t = now();
  for (const char *p = text, *end = text + size; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++) lines++;
  keep = lines;
  report("limit: line split", now() - t, (double)size, -1);
  char *copy = must(malloc(size));
  memset(copy, 1, size);
  t = now();
  memcpy(copy, text, size);
  keep = (size_t)copy[size / 2];
  report("limit: memcpy", now() - t, (double)size, -1);
  free(copy);
}

/* ---- the stages one by one, on one thread */
typedef struct stage {
  const char *name;
  ncorp_status (*run)(nci_document *doc);
  double seconds;
} stage;

static void flush(nci_chunk *chunk)
{
  uint16_t upos[NCI_CHUNK_ROWS + NCI_GAP_MOST], xpos[NCI_CHUNK_ROWS + NCI_GAP_MOST];
  nci_chunk_read(chunk);
  nci_chunk_tags(chunk, upos, xpos);
  nci_chunk_clear(chunk);
}

/* The network's tags alone, without lemmas and columns. */
static ncorp_status bare_tags(nci_document *doc)
{
  nci_chunk *chunk = must(nci_arena_alloc(doc->arena, 1, sizeof *chunk));
  *chunk = (nci_chunk){ 0 };
  if (!doc->language->network.shape.width || !nci_chunk_init(chunk, &doc->language->network, doc->arena)) return NCORP_OK;
  for (uint32_t s = 0; s < doc->sentences.count; s++) {
    uint32_t first = doc->sentences.at[s].first_token, count = doc->sentences.at[s].end_token - first;
    if (count > NCI_PIECE_MAX) continue;
    if (!nci_chunk_add(chunk, count)) {
      flush(chunk);
      nci_chunk_add(chunk, count);
    }
    for (uint32_t i = 0; i < count; i++) nci_chunk_word(chunk, chunk->pieces[chunk->piece_count - 1].row + i, nci_token_text(doc, first + i));
  }
  flush(chunk);
  return NCORP_OK;
}

static ncorp_status only_tags(nci_document *doc)
{
  doc->stages = NCORP_STAGE_TAGS;
  return nci_read_sentences(doc);
}

static ncorp_status tags_and_trees(nci_document *doc)
{
  doc->stages = NCORP_STAGE_TAGS | NCORP_STAGE_PARSE;
  return nci_read_sentences(doc);
}

static ncorp_status only_names(nci_document *doc)
{
  doc->stages = 0;
  return nci_read_sentences(doc);
}

static ncorp_status all_of_model(nci_document *doc)
{
  doc->stages = NCORP_STAGE_ALL;
  return nci_read_sentences(doc);
}

/* What the language model does is measured several times, for less and for more: each time all that is asked for. */
static void bench_stages(const ncorp_corpus *corpus)
{
  stage stages[] = { { "structure", nci_structure, 0 }, { "sentences and tokens", nci_structure_tokens, 0 }, { "tags", bare_tags, 0 }, { "tags and lemmas", only_tags, 0 },
                     { "tags, lemmas and trees", tags_and_trees, 0 }, { "clues of names", nci_mention_clues, 0 }, { "names of the model", only_names, 0 },
                     { "tags, trees and names", tags_and_trees, 0 }, { "tags, trees, names, kinds", all_of_model, 0 },
                     { "mentions", nci_mentions, 0 },
                     { "times", nci_times, 0 }, { "quantities", nci_quantities, 0 }, { "quotations", nci_quotes, 0 },
                     { "coreference", nci_coreference, 0 }, { "events", nci_events, 0 } };
  enum { STAGES = sizeof stages / sizeof *stages, WITHOUT_TREES = 3, WITH_TREES = 4, WITHOUT_KINDS = 7, WITH_KINDS = 8, MENTIONS = 9, COREFERENCE = 13 };
  double packing = 0;
  nci_language english;
  nci_arena arena;
  if (nci_language_open_english(&english, NULL) < 0) exit(2);
  nci_arena_init(&arena, ncorp_allocator_default());
  for (uint32_t i = 0; i < corpus->articles.count; i++) {
    nci_article_block *block = corpus->articles.at[i].block;
    nci_document doc = { .arena = &arena, .lexicon = nci_lexicon_builtin(), .language = &english, .text = block->data.text, .data = block->data };
    nci_arena_reset(&arena);
    double t = now();
    for (int s = 0; s < STAGES; s++) {
      if (stages[s].run(&doc) < 0) exit(2);
      double after = now();
      stages[s].seconds += after - t;
      t = after;
    }
    nci_article_block_unref(must(nci_article_pack(ncorp_allocator_default(), block, &doc.data)));
    packing += now() - t;
    tokens += doc.tokens.count;
  }
  nci_arena_done(&arena);
  for (int s = 0; s < STAGES; s++) report(stages[s].name, stages[s].seconds, text_bytes, -1);
  report("packing", packing, text_bytes, -1);
  double trees = stages[WITH_TREES].seconds - stages[WITHOUT_TREES].seconds, meaning = stages[WITH_KINDS].seconds - stages[WITHOUT_KINDS].seconds;
  report("the trees of these", trees, text_bytes, -1);
  report("the kinds of these", meaning, text_bytes, -1);
  for (int s = MENTIONS; s <= COREFERENCE; s++) meaning += stages[s].seconds;
  report("meaning together", meaning, text_bytes, -1); /* what it may cost: as much as the trees */
  printf("%-28s %9.2f of the trees' time\n", "", meaning / trees);
}

/* ---- the whole, through the public API */
static ncorp_corpus *bench_reading(const ncorp_source *sources, size_t count)
{
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  size_t before = atomic_load(&allocations);
  options.allocator = &counting;
  double t = now();
  check(ncorp_reader_open(sources, count, &options, &reader, &error), &error);
  check(ncorp_reader_next(reader, SIZE_MAX, &corpus, &error), &error);
  ncorp_reader_close(reader);
  report("read text", now() - t, text_bytes, counted(before));
  return corpus;
}

static ncorp_corpus *bench_analysis(const ncorp_corpus *corpus, uint32_t threads, const char *name)
{
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_analyzer *analyzer;
  ncorp_corpus *annotated;
  options.allocator = &counting;
  running.threads = threads;
  check(ncorp_analyzer_new(&options, &analyzer, &error), &error);
  size_t before = atomic_load(&allocations);
  double t = now();
  check(ncorp_analyzer_run(analyzer, corpus, &running, &annotated, &error), &error);
  report(name, now() - t, text_bytes, counted(before));
  ncorp_analyzer_unref(analyzer);
  return annotated;
}

static ncorp_corpus *bench_linking(const ncorp_corpus *corpus)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  ncorp_corpus *linked;
  size_t before = atomic_load(&allocations);
  options.allocator = &counting;
  double t = now();
  check(ncorp_link(corpus, &options, &linked, &error), &error);
  report("link", now() - t, text_bytes, counted(before));
  printf("%-28s %zu entities, %zu events, %zu stories\n", "", ncorp_corpus_entity_count(linked), ncorp_corpus_event_count(linked),
         ncorp_corpus_story_count(linked));
  return linked;
}

static void bench_format(const ncorp_corpus *corpus)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *text;
  double t = now();
  check(ncorp_corpus_json(corpus, &text, &error), &error);
  ncorp_str s = ncorp_text_view(text);
  report("print corpus format", now() - t, (double)s.size, -1);

  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "bench", s.data, s.size, NULL, NULL };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_reader *reader;
  ncorp_corpus *batch;
  options.allocator = &counting;
  size_t before = atomic_load(&allocations);
  t = now();
  check(ncorp_reader_open(&source, 1, &options, &reader, &error), &error);
  for (;;) {
    ncorp_status status = ncorp_reader_next(reader, 256, &batch, &error);
    check(status, &error);
    if (status == NCORP_END) break;
    ncorp_corpus_unref(batch);
  }
  ncorp_reader_close(reader);
  report("read corpus format", now() - t, (double)s.size, counted(before));
  ncorp_text_unref(text);
}

static void bench_start(const ncorp_source *source)
{
  ncorp_reader *reader;
  ncorp_corpus *text, *annotated;
  ncorp_analyzer *analyzer;
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_error error = NCORP_ERROR_INIT;
  running.threads = 1;
  double t = now();
  check(ncorp_analyzer_new(NULL, &analyzer, &error), &error);
  check(ncorp_reader_open(source, 1, NULL, &reader, &error), &error);
  check(ncorp_reader_next(reader, 1, &text, &error), &error);
  check(ncorp_analyzer_run(analyzer, text, &running, &annotated, &error), &error);
  printf("%-28s %9.2f ms\n", "to the first article", (now() - t) * 1e3);
  ncorp_reader_close(reader);
  ncorp_corpus_unref(text);
  ncorp_corpus_unref(annotated);
  ncorp_analyzer_unref(analyzer);
}

int main(int argc, char **argv)
{
  if (argc < 3) {
    fputs("usage: bench ARTICLES OUT.json [THREADS]\n", stderr);
    return 2;
  }
  size_t count = strtoul(argv[1], NULL, 10), room = 16384, used = 0;
  uint32_t threads = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 4;
  char *text = must(malloc(count * 4096 + room));
  ncorp_source *sources = must(calloc(count, sizeof *sources));
  for (size_t i = 0; i < count; i++) {
    if (used + room > count * 4096 + room) count = i;
    size_t size = i < count ? generate_article(1, i, text + used, room) : 0;
    sources[i] = (ncorp_source){ sizeof *sources, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, NULL, text + used, size, NULL, NULL };
    used += size;
  }
  articles = (double)count;
  text_bytes = (double)used;
  printf("%zu articles, %.1f MB\n\n", count, text_bytes / 1e6);
  bench_start(sources);
  bench_limits(text, used);
  ncorp_corpus *corpus = bench_reading(sources, count);
  bench_stages(corpus);
  ncorp_corpus *annotated = bench_analysis(corpus, 1, "analyse, 1 thread");
  ncorp_corpus_unref(bench_analysis(corpus, threads, "analyse, all threads"));
  ncorp_corpus *linked = bench_linking(annotated);
  bench_format(linked);

  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("\npeak memory %ld MiB (the whole corpus is held, in every stage at once)\n", usage.ru_maxrss / 1024);
  write_json(argv[2], usage.ru_maxrss);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(annotated);
  ncorp_corpus_unref(corpus);
  free(sources);
  free(text);
  return 0;
}
