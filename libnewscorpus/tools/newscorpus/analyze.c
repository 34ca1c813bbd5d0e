/* newscorpus analyze, and convert, which reads and writes without analysing. While one batch is written the next is read
 * and analysed. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "terminal.h"

enum { BATCH = 256 };

typedef struct job {
  const char *output;
  ncorp_reader_options reading;
  ncorp_writer_options target;
  ncorp_analyzer_options analysis;
  ncorp_run_options running;
  bool analyse, link, quiet;
  ncorp_source *sources;
  size_t source_count;

  ncorp_analyzer *analyzer;
  ncorp_reader *reader;
  ncorp_writer *writer;
  ncorp_corpus **batches; /* kept for linking */
  size_t batch_count, batch_room;
  size_t articles, skipped;
  ncorp_error error;

  ncorp_corpus *writing; /* what another thread is writing, or NULL */
  pthread_t thread;
  ncorp_status written;
  ncorp_error write_error;
} job;

static void *write_batch(void *arg)
{
  job *j = arg;
  j->written = ncorp_writer_add(j->writer, j->writing, &j->write_error);
  return NULL;
}

/* Waits for the batch that is being written. */
static ncorp_status end_writing(job *j)
{
  if (!j->writing) return NCORP_OK;
  pthread_join(j->thread, NULL);
  ncorp_corpus_unref(j->writing);
  j->writing = NULL;
  if (j->written < 0) j->error = j->write_error;
  return j->written;
}

/* Writes behind the work on the next batch, unless one thread was asked for or no second one can be had. */
static ncorp_status begin_writing(job *j, ncorp_corpus *batch)
{
  ncorp_status status = end_writing(j);
  if (status < 0) return status;
  j->writing = ncorp_corpus_ref(batch);
  if (j->running.threads != 1 && pthread_create(&j->thread, NULL, write_batch, j) == 0) return NCORP_OK;
  ncorp_corpus_unref(j->writing);
  j->writing = NULL;
  return ncorp_writer_add(j->writer, batch, &j->error);
}

static ncorp_status keep_batch(job *j, ncorp_corpus *batch)
{
  if (j->batch_count == j->batch_room) {
    j->batch_room = j->batch_room ? j->batch_room * 2 : 16;
    ncorp_corpus **grown = realloc(j->batches, j->batch_room * sizeof *grown);
    if (!grown) return j->error.status = NCORP_ERR_NOMEM;
    j->batches = grown;
  }
  j->batches[j->batch_count++] = ncorp_corpus_ref(batch);
  return NCORP_OK;
}

/* Does one batch: analyses it if asked, then keeps it for linking or writes it. One that brought findings only is not
 * kept, so that a long file without a good record takes no room. */
static ncorp_status do_batch(job *j, ncorp_corpus *read)
{
  ncorp_corpus *batch = NULL;
  ncorp_status status = NCORP_OK;
  j->skipped += print_diagnostics(read);
  j->articles += ncorp_corpus_article_count(read);
  if (j->analyse) status = ncorp_analyzer_run(j->analyzer, read, &j->running, &batch, &j->error);
  else batch = ncorp_corpus_ref(read);
  bool keep = j->link && (ncorp_corpus_article_count(read) || !j->batch_count);
  if (status == NCORP_OK && keep) status = keep_batch(j, batch);
  if (status == NCORP_OK && !j->link) status = begin_writing(j, batch);
  ncorp_corpus_unref(batch);
  if (!j->quiet && progress_wanted()) show_progress(j->analyse ? "analysing" : "reading", j->articles, 0);
  return status;
}

static ncorp_status do_batches(job *j)
{
  for (;;) {
    ncorp_corpus *read;
    ncorp_status status = ncorp_reader_next(j->reader, BATCH, &read, &j->error);
    if (status == NCORP_END) return end_writing(j);
    if (status < 0) return status;
    status = do_batch(j, read);
    ncorp_corpus_unref(read);
    if (status < 0) return status;
  }
}

static ncorp_status link_all(job *j)
{
  ncorp_corpus *joined, *linked;
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  if (!j->quiet && progress_wanted()) {
    options.progress = show_progress;
    options.progress_ctx = "linking";
  }
  ncorp_status status = ncorp_corpus_concat(j->batches, j->batch_count, NULL, &joined, &j->error);
  if (status < 0) return status;
  status = ncorp_link(joined, &options, &linked, &j->error);
  ncorp_corpus_unref(joined);
  if (status < 0) return status;
  status = ncorp_writer_add(j->writer, linked, &j->error);
  ncorp_corpus_unref(linked);
  return status;
}

/* Lines of dictionaries that do not count are no reason to stop. */
static void say_pattern_mistakes(const job *j)
{
  size_t count = ncorp_patterns_diagnostic_count(ncorp_analyzer_patterns(j->analyzer));
  if (!count) return;
  fprintf(stderr, "newscorpus: %zu mistake%s in the patterns; newscorpus lint ", count, count == 1 ? "" : "s");
  put_text(stderr, (ncorp_str){ j->analysis.patterns, strlen(j->analysis.patterns) }, false);
  fprintf(stderr, " names %s\n", count == 1 ? "it" : "them");
}

static void say_mistakes(const job *j)
{
  say_pattern_mistakes(j);
  size_t count = ncorp_dictionary_diagnostic_count(ncorp_analyzer_dictionary(j->analyzer));
  if (!count) return;
  fprintf(stderr, "newscorpus: %zu mistake%s in the dictionaries; newscorpus lint ", count, count == 1 ? "" : "s");
  put_text(stderr, (ncorp_str){ j->analysis.dictionaries, strlen(j->analysis.dictionaries) }, false);
  fprintf(stderr, " names %s\n", count == 1 ? "it" : "them");
}

static ncorp_status run_job(job *j)
{
  ncorp_status status = ncorp_reader_open(j->sources, j->source_count, &j->reading, &j->reader, &j->error);
  if (status == NCORP_OK && j->analyse) status = ncorp_analyzer_new(&j->analysis, &j->analyzer, &j->error);
  if (status == NCORP_OK && !j->quiet) say_mistakes(j);
  if (status == NCORP_OK) status = ncorp_writer_open(j->output, &j->target, &j->writer, &j->error);
  if (status == NCORP_OK) status = do_batches(j);
  bool nothing = j->skipped && !j->articles; /* then there is no file to make */
  if (status == NCORP_OK && j->link && !nothing) status = link_all(j);
  if (status == NCORP_OK && !nothing) status = ncorp_writer_commit(j->writer, &j->error);
  end_progress();
  return status;
}

static void end_job(job *j)
{
  end_writing(j);
  for (size_t i = 0; i < j->batch_count; i++) ncorp_corpus_unref(j->batches[i]);
  free(j->batches);
  ncorp_writer_close(j->writer);
  ncorp_reader_close(j->reader);
  ncorp_analyzer_unref(j->analyzer);
}

static int do_job(job *j)
{
  ncorp_status status = run_job(j);
  int result = status < 0 ? failure(&j->error) : j->skipped ? EXIT_SKIPPED : EXIT_DONE;
  if (status == NCORP_OK && j->skipped && !j->articles) {
    fputs("newscorpus: nothing could be read\n", stderr);
    result = EXIT_FAILED;
  }
  if (result != EXIT_FAILED && !j->quiet && strcmp(j->output, "-") != 0)
    fprintf(stderr, "newscorpus: %zu article%s in %s\n", j->articles, j->articles == 1 ? "" : "s", j->output);
  end_job(j);
  return result;
}

/* "tokens,tags" into flags; says which name is none of a stage. */
static void take_stages(job *j, arguments *a, const char *list)
{
  static const struct { const char *name; uint32_t flag; } stages[] = {
    { "structure", NCORP_STAGE_STRUCTURE }, { "tokens", NCORP_STAGE_TOKENS }, { "tags", NCORP_STAGE_TAGS },
    { "parse", NCORP_STAGE_PARSE }, { "mentions", NCORP_STAGE_MENTIONS }, { "times", NCORP_STAGE_TIMES },
    { "quantities", NCORP_STAGE_QUANTITIES }, { "quotes", NCORP_STAGE_QUOTES }, { "events", NCORP_STAGE_EVENTS },
  };
  enum { COUNT = sizeof stages / sizeof *stages };
  for (const char *at = list; at && !a->wrong; at = *at ? at + 1 : NULL) {
    size_t size = strcspn(at, ","), i = 0;
    while (i < COUNT && (strlen(stages[i].name) != size || memcmp(stages[i].name, at, size) != 0)) i++;
    if (i < COUNT) j->analysis.stages |= stages[i].flag;
    else usage_error(a->self, "there is no stage \"%.*s\"", (int)size, at);
    a->wrong = i == COUNT;
    at += size;
  }
}

static void take_format(job *j, arguments *a, const char *name)
{
  if (!name) return;
  bool ncf = strcmp(name, "ncf") == 0;
  if (ncf || strcmp(name, "conllu") == 0) {
    j->target.format = ncf ? NCORP_FORMAT_NCF : NCORP_FORMAT_CONLLU;
    return;
  }
  usage_error(a->self, "--to: \"%s\" is no format to write; there are ncf and conllu", name);
  a->wrong = true;
}

static void take_coder(job *j, arguments *a, const char *name)
{
  if (!name) return;
  bool cameo = strcmp(name, "cameo") == 0;
  if (cameo || strcmp(name, "plover") == 0) {
    j->analysis.coder = cameo ? NCORP_CODER_CAMEO : NCORP_CODER_PLOVER;
    return;
  }
  usage_error(a->self, "--coder: there is no coder \"%s\"; there are plover and cameo", name);
  a->wrong = true;
}

static bool take_option(job *j, arguments *a, const char *option, unsigned long *threads)
{
  if (option_is(option, "--output", "-o")) j->output = arguments_value(a, option);
  else if (option_is(option, "--to", NULL)) take_format(j, a, arguments_value(a, option));
  else if (option_is(option, "--quiet", "-q")) j->quiet = true;
  else if (option_is(option, "--strict", NULL)) j->reading.flags |= NCORP_READ_STRICT;
  else if (j->analyse && option_is(option, "--no-link", NULL)) j->link = false;
  else if (j->analyse && option_is(option, "--stages", NULL)) take_stages(j, a, arguments_value(a, option));
  else if (j->analyse && option_is(option, "--model", NULL)) j->analysis.model = arguments_value(a, option);
  else if (j->analyse && option_is(option, "--dictionaries", NULL)) j->analysis.dictionaries = arguments_value(a, option);
  else if (j->analyse && option_is(option, "--patterns", NULL)) j->analysis.patterns = arguments_value(a, option);
  else if (j->analyse && option_is(option, "--only-patterns", NULL)) j->analysis.pattern_flags |= NCORP_PATTERNS_ONLY;
  else if (j->analyse && option_is(option, "--only-plover", NULL)) j->analysis.pattern_flags |= NCORP_PATTERNS_PLOVER_ONLY;
  else if (j->analyse && option_is(option, "--coder", NULL)) take_coder(j, a, arguments_value(a, option));
  else if (j->analyse && option_is(option, "--published", NULL)) j->reading.published = arguments_value(a, option);
  else if (j->analyse && option_is(option, "--threads", "-j")) arguments_number(a, option, 0, 256, threads);
  else return false;
  return true;
}

static int run(const command *self, int argc, char **argv, bool analyse)
{
  job j = { .reading = NCORP_READER_OPTIONS_INIT, .target = NCORP_WRITER_OPTIONS_INIT,
            .analysis = NCORP_ANALYZER_OPTIONS_INIT, .running = NCORP_RUN_OPTIONS_INIT,
            .analyse = analyse, .link = analyse, .error = NCORP_ERROR_INIT, .write_error = NCORP_ERROR_INIT };
  const char **operands = calloc((size_t)argc + 1, sizeof *operands);
  j.sources = calloc((size_t)argc + 1, sizeof *j.sources);
  int result = EXIT_FAILED;
  arguments a;
  unsigned long threads = 0;
  const char *option;
  if (!operands || !j.sources) goto end;
  arguments_init(&a, self, argc, argv, operands);
  while ((option = arguments_next(&a))) {
    if (option_is(option, "--help", "-h")) {
      result = print_help(self);
      goto end;
    }
    if (!take_option(&j, &a, option, &threads)) {
      result = arguments_unknown(&a, option);
      goto end;
    }
    if (a.wrong) goto end;
  }
  if (a.wrong) goto end;
  if (!a.operand_count) {
    result = usage_error(self, "no input is named");
    goto end;
  }
  if (!j.output) {
    result = usage_error(self, "-o is missing: where shall the corpus go?");
    goto end;
  }
  for (int i = 0; i < a.operand_count; i++) j.sources[i] = (ncorp_source)NCORP_SOURCE_FROM_PATH(operands[i]);
  j.source_count = (size_t)a.operand_count;
  j.running.threads = (uint32_t)threads;
  result = do_job(&j);
end:
  free(operands);
  free(j.sources);
  return result;
}

static int run_analyze(const command *self, int argc, char **argv) { return run(self, argc, argv, true); }
static int run_convert(const command *self, int argc, char **argv) { return run(self, argc, argv, false); }

const command COMMAND_ANALYZE = {
  "analyze", "Read articles, analyse and link them, write a corpus file",
  "analyze INPUT... -o FILE [OPTIONS]",
  "  INPUT              a folder, a file, or - for standard input\n"
  "  -o, --output FILE  the file; .gz and .zst are compressed; - is standard output\n"
  "  --to FORMAT        ncf (the corpus format) or conllu (Universal Dependencies, with names as NER=B-PER); else as FILE is named\n"
  "  --published DATE   publication date (YYYY-MM-DD) of articles that carry none\n"
  "  --stages LIST      only these, with those that they build on: structure,tokens,tags,parse,mentions,times,quantities,quotes,events\n"
  "  --model FILE       a language model in place of the one that is built in\n"
  "  --dictionaries DIR actors, agents and verbs in PETRARCH's syntax, by which events are coded; with\n"
  "  --coder cameo      events by these dictionaries instead of plover, the library's own\n"
  "  --patterns PATH    event patterns of your own, a file or a folder, beside the library's\n"
  "  --only-patterns    or in their place\n"
  "  --only-plover      no events of types beyond PLOVER (X_...) but those of your patterns\n"
  "  -j, --threads N    how many threads; 0, the default, takes one for each processor\n"
  "  --no-link          leave entities, events and stories across articles out; memory then stays flat\n"
  "  --strict           stop at the first bad record, and write nothing\n"
  "  -q, --quiet        no progress bar and no summary\n",
  run_analyze
};

const command COMMAND_CONVERT = {
  "convert", "Read articles or corpora and write them as one file of the corpus format or CoNLL-U, as they are",
  "convert INPUT... -o FILE [OPTIONS]",
  "  INPUT              a folder, a file, or - for standard input: text, the corpus format, CoNLL-U\n"
  "  -o, --output FILE  the file; .gz and .zst are compressed; - is standard output\n"
  "  --to FORMAT        ncf (the corpus format) or conllu (Universal Dependencies, with names as NER=B-PER); else as FILE is named\n"
  "  --strict           stop at the first bad record, and write nothing\n"
  "  -q, --quiet        no progress bar and no summary\n",
  run_convert
};
