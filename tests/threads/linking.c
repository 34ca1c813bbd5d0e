/* Linking gives the same records and the same state whatever the number of threads, and whether the articles come at once or in
 * pieces: of ordinary news, and of worlds in which so much is alike that all threads work on one component. usage: linking [ARTICLES] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <newscorpus/newscorpus.h>

#include "../support/linked_world.h"

enum { ARTICLES = 9000, BATCH = 500, LINE = 16 * 1024 };

static void must(ncorp_status status, const char *what)
{
  if (status >= 0) return;
  fprintf(stderr, "FAILED %s: %s\n", what, ncorp_status_name(status));
  exit(1);
}

static void add(ncorp_linker *linker, const world *made, char *lines, uint32_t first, uint32_t end)
{
  for (uint32_t at = first; at < end; at += BATCH) {
    world_truth truth;
    ncorp_reader *reader;
    ncorp_corpus *corpus;
    uint32_t stop = at + BATCH < end ? at + BATCH : end;
    size_t size = (size_t)sprintf(lines, "{\"record\":\"corpus\",\"ncf\":1}\n");
    for (uint32_t i = at; i < stop; i++) size += world_article(made, i, lines + size, LINE, &truth);
    const ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_NCF, .data = lines, .size = size };
    must(ncorp_reader_open(&source, 1, NULL, &reader, NULL), "opening");
    must(ncorp_reader_next(reader, stop - at, &corpus, NULL), "reading");
    ncorp_reader_close(reader);
    must(ncorp_linker_add(linker, corpus, NULL), "adding");
    ncorp_corpus_unref(corpus);
  }
}

/* A hash of all records. */
static unsigned long long records_of(ncorp_linker *linker)
{
  unsigned long long h = 14695981039346656037u;
  for (int kind = NCORP_RECORD_ENTITY; kind <= NCORP_RECORD_STORY; kind++) {
    ncorp_corpus *records;
    for (size_t at = 0; ncorp_linker_records(linker, (ncorp_record_kind)kind, at, BATCH, &records, NULL) == NCORP_OK; at += BATCH) {
      ncorp_text *text = NULL;
      must(ncorp_corpus_json(records, &text, NULL), "printing");
      ncorp_str s = ncorp_text_view(text);
      for (size_t i = 0; i < s.size; i++) h = (h ^ (unsigned char)s.data[i]) * 1099511628211u;
      ncorp_text_unref(text);
      ncorp_corpus_unref(records);
    }
  }
  return h;
}

static unsigned long long result_of(const world *made, char *lines, uint32_t count, uint32_t threads, uint32_t pieces)
{
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  ncorp_linker *linker;
  options.threads = threads;
  must(ncorp_linker_open(NULL, &options, &linker, NULL), "opening");
  for (uint32_t p = 0; p < pieces; p++) {
    add(linker, made, lines, count / pieces * p, p + 1 < pieces ? count / pieces * (p + 1) : count);
    must(ncorp_linker_settle(linker, NULL), "settling");
  }
  unsigned long long h = records_of(linker);
  ncorp_linker_close(linker);
  return h;
}

int main(int argc, char **argv)
{
  static const world_kind kinds[] = { WORLD_NEWS, WORLD_CROWD, WORLD_HAPPENING, WORLD_COPIES };
  uint32_t count = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : ARTICLES;
  char *lines = malloc((size_t)LINE * BATCH);
  int bad = 0;
  if (!lines) return 2;
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    world *made = world_new(5, count, kinds[k]);
    if (!made) return 2;
    unsigned long long wanted = result_of(made, lines, count, 1, 1);
    for (uint32_t threads = 2; threads <= 8; threads *= 2) {
      unsigned long long found = result_of(made, lines, count, threads, threads == 4 ? 3 : 1);
      if (found == wanted) continue;
      fprintf(stderr, "FAILED world %u: other records with %u threads\n", (unsigned)kinds[k], threads);
      bad++;
    }
    world_free(made);
  }
  free(lines);
  printf("%u articles of 4 worlds, 1, 2, 4 and 8 threads: %s\n", count, bad ? "not the same" : "the same");
  return bad != 0;
}
