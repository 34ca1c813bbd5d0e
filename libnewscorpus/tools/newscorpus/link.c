/* newscorpus link: links corpora that are analysed, in pieces, with a state that can be kept. The inputs are read twice, so that
 * memory holds digests and no articles: once to be linked, once to be written with what linking found. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arguments.h"
#include "terminal.h"

enum { BATCH = 256, RECORDS = 4096, FOLDER = 4096 };

typedef struct job {
  const char *output, *state;
  bool quiet, strict;
  unsigned long threads;
  ncorp_source *sources;
  size_t source_count;
  ncorp_linker *linker;
  ncorp_writer *writer;
  size_t articles, skipped;
  bool told; /* what could not be read has been said */
  ncorp_error error;
} job;

static void show(const job *j, const char *what, uint64_t done)
{
  if (!j->quiet && progress_wanted()) show_progress((void *)(uintptr_t)what, done, 0);
}

/* Reads the inputs batch by batch. */
static ncorp_status read_all(job *j, const char *what, ncorp_status (*take)(job *j, const ncorp_corpus *batch))
{
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_reader *reader;
  size_t articles = 0;
  if (j->strict) options.flags |= NCORP_READ_STRICT;
  ncorp_status status = ncorp_reader_open(j->sources, j->source_count, &options, &reader, &j->error);
  while (status == NCORP_OK) {
    ncorp_corpus *batch;
    status = ncorp_reader_next(reader, BATCH, &batch, &j->error);
    if (status != NCORP_OK) break;
    if (!j->told) j->skipped += print_diagnostics(batch);
    articles += ncorp_corpus_article_count(batch);
    status = take(j, batch);
    ncorp_corpus_unref(batch);
    show(j, what, articles);
  }
  ncorp_reader_close(reader);
  j->articles = articles;
  j->told = true;
  return status == NCORP_END ? NCORP_OK : status;
}

static ncorp_status add_batch(job *j, const ncorp_corpus *batch) { return ncorp_linker_add(j->linker, batch, &j->error); }

static ncorp_status write_batch(job *j, const ncorp_corpus *batch)
{
  ncorp_corpus *linked;
  ncorp_status status = ncorp_linker_apply(j->linker, batch, &linked, &j->error);
  if (status == NCORP_OK) status = ncorp_writer_add(j->writer, linked, &j->error);
  ncorp_corpus_unref(linked);
  return status;
}

static ncorp_status write_records(job *j)
{
  ncorp_status status = NCORP_OK;
  for (int kind = NCORP_RECORD_ENTITY; kind <= NCORP_RECORD_STORY && status >= 0; kind++) {
    status = NCORP_OK;
    for (size_t first = 0; status == NCORP_OK; first += RECORDS) {
      ncorp_corpus *records;
      status = ncorp_linker_records(j->linker, (ncorp_record_kind)kind, first, RECORDS, &records, &j->error);
      if (status == NCORP_OK) status = ncorp_writer_add(j->writer, records, &j->error);
      ncorp_corpus_unref(records);
    }
  }
  return status < 0 ? status : NCORP_OK;
}

static ncorp_status write_output(job *j)
{
  ncorp_writer_options target = NCORP_WRITER_OPTIONS_INIT;
  ncorp_status status = ncorp_writer_open(j->output, &target, &j->writer, &j->error);
  if (status == NCORP_OK) status = read_all(j, "writing", write_batch);
  if (status == NCORP_OK) status = write_records(j);
  if (status == NCORP_OK) status = ncorp_writer_commit(j->writer, &j->error);
  return status;
}

/* The folder of the file that is written: there has to be room there anyway. NULL of standard output. */
static const char *folder_of(const char *path, char folder[FOLDER])
{
  const char *slash = strrchr(path, '/');
  if (strcmp(path, "-") == 0 || (slash && slash - path >= FOLDER - 1)) return NULL;
  snprintf(folder, FOLDER, "%.*s", slash ? (int)(slash - path) + 1 : 1, slash ? path : ".");
  return folder;
}

static ncorp_status run_job(job *j)
{
  char folder[FOLDER];
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  options.threads = (uint32_t)j->threads;
  options.spill = folder_of(j->state ? j->state : j->output, folder);
  bool kept = j->state && access(j->state, F_OK) == 0;
  ncorp_status status = ncorp_linker_open(kept ? j->state : NULL, &options, &j->linker, &j->error);
  if (status == NCORP_OK) status = read_all(j, "reading", add_batch);
  show(j, "linking", j->articles);
  if (status == NCORP_OK) status = ncorp_linker_settle(j->linker, &j->error);
  if (status == NCORP_OK && j->output) status = write_output(j);
  if (status == NCORP_OK && j->state) status = ncorp_linker_save(j->linker, j->state, &j->error);
  end_progress();
  return status;
}

static int act(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  job *j = ctx;
  if (!operand_count) return usage_error(self, "no input is named");
  if (!j->output && !j->state) return usage_error(self, "-o or --state is missing: where shall the result go?");
  j->sources = calloc((size_t)operand_count, sizeof *j->sources);
  if (!j->sources) return EXIT_FAILED;
  for (int i = 0; i < operand_count; i++) {
    if (j->output && strcmp(operands[i], "-") == 0) {
      free(j->sources);
      return usage_error(self, "the inputs are read twice, which standard input cannot be; analyze links it as well");
    }
    j->sources[i] = (ncorp_source)NCORP_SOURCE_FROM_PATH(operands[i]);
  }
  j->source_count = (size_t)operand_count;
  ncorp_status status = run_job(j);
  int result = status < 0 ? failure(&j->error) : j->skipped ? EXIT_SKIPPED : EXIT_DONE;
  size_t all = 0;
  if (status == NCORP_OK && !j->quiet && ncorp_linker_count(j->linker, NCORP_RECORD_ARTICLE, &all, NULL) == NCORP_OK)
    fprintf(stderr, "newscorpus: %zu article%s linked\n", all, all == 1 ? "" : "s");
  ncorp_writer_close(j->writer);
  ncorp_linker_close(j->linker);
  free(j->sources);
  return result;
}

static int run(const command *self, int argc, char **argv)
{
  job j = { .error = NCORP_ERROR_INIT };
  const option_rule rules[] = {
    { "--output", "-o", NULL, &j.output, NULL }, { "--state", NULL, NULL, &j.state, NULL }, { "--threads", "-j", NULL, NULL, &j.threads },
    { "--strict", NULL, &j.strict, NULL, NULL }, { "--quiet", "-q", &j.quiet, NULL, NULL },
  };
  return run_simple(self, argc, argv, rules, sizeof rules / sizeof *rules, act, &j);
}

const command COMMAND_LINK = {
  "link", "Link analysed articles, all at once or day by day",
  "link INPUT... [-o FILE] [--state FILE] [OPTIONS]",
  "  INPUT              corpora that analyze wrote, with or without links, in any order and number of pieces\n"
  "  -o, --output FILE  a corpus of these articles, linked, with the records of all that the state has; .gz and .zst are compressed\n"
  "  --state FILE       what has been linked before, which the articles are added to; made when it is not there\n"
  "  -j, --threads N    how many threads; without it one for each processor\n"
  "  --strict           stop at the first bad record, and write nothing\n"
  "  -q, --quiet        no progress bar and no summary\n",
  run
};
