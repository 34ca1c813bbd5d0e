/* calls.c - reading, analysing, linking and writing as the bindings call them.
 *
 * Each long call is framed by ncb_call_begin and ncb_call_end, the only places where a language may let others run.
 */
#include "calls.h"
#include "memory.h"

#include <stdatomic.h>
#include <string.h>

struct ncb_reader {
  ncorp_reader *reader; /* NULL once closed */
  ncb_sources *sources;
  ncb_call *call;       /* of the thread that is reading */
  atomic_flag busy;     /* guards `call` and `reader`; the library's own flag guards only what is behind it */
};

ncorp_status ncb_fail(ncorp_error *error, ncorp_status status, const char *message) {
  if (error && error->struct_size >= sizeof *error) {
    size_t size = strlen(message);
    if (size >= sizeof error->message)
      size = sizeof error->message - 1;
    error->status = status;
    memcpy(error->message, message, size);
    error->message[size] = 0;
  }
  return status;
}

/* A reader that belongs to a stream is in no call. */
static int reader_progress(void *ctx, uint64_t done, uint64_t total) {
  ncb_call *call = ((ncb_reader *)ctx)->call;
  return call ? ncb_call_progress(call, done, total) : 0;
}

ncorp_reader **ncb_reader_inner(ncb_reader *reader) {
  return &reader->reader;
}

ncorp_status ncb_reader_open(ncb_sources *sources, int strict, const char *published, uint32_t max_depth,
                             uint64_t max_record, uint64_t max_total, uint32_t max_ratio, uint32_t max_folder_depth,
                             ncb_reader **out, ncorp_error *error) {
  if (!sources)
    return ncb_fail(error, NCORP_ERR_ARG, "no sources given");
  ncb_reader *reader = ncb_alloc(sizeof *reader);
  ncb_sources *taken = ncb_sources_take(sources);
  if (!reader || !taken) {
    ncb_release(reader, sizeof *reader);
    ncb_sources_free(taken);
    return ncb_fail(error, NCORP_ERR_NOMEM, "out of memory");
  }
  *reader = (ncb_reader){ NULL, taken, NULL, ATOMIC_FLAG_INIT };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  options.flags = strict ? NCORP_READ_STRICT : 0;
  options.published = published;
  options.max_depth = max_depth;
  options.max_record = max_record;
  options.max_total = max_total;
  options.max_ratio = max_ratio;
  options.max_folder_depth = max_folder_depth;
  options.progress = reader_progress;
  options.progress_ctx = reader;
  size_t count;
  const ncorp_source *items = ncb_sources_items(taken, &count);
  ncorp_status status = ncorp_reader_open(items, count, &options, &reader->reader, error);
  if (status < 0) {
    ncb_reader_free(reader);
    return status;
  }
  *out = reader;
  return NCORP_OK;
}

static ncorp_status enter(ncb_reader *reader, ncorp_error *error) {
  if (!reader)
    return ncb_fail(error, NCORP_ERR_ARG, "no reader given");
  if (atomic_flag_test_and_set(&reader->busy))
    return ncb_fail(error, NCORP_ERR_BUSY, "the reader is in use by another call");
  return NCORP_OK;
}

static void leave(ncb_reader *reader) {
  reader->call = NULL;
  atomic_flag_clear(&reader->busy);
}

ncorp_status ncb_reader_next(ncb_reader *reader, size_t max_articles, ncb_call *call, ncorp_corpus **out,
                             ncorp_error *error) {
  ncorp_status status = enter(reader, error);
  if (status < 0)
    return status;
  if (reader->reader) {
    reader->call = call;
    ncb_call_begin(call);
    status = ncorp_reader_next(reader->reader, max_articles, out, error);
    ncb_call_end(call);
  } else {
    status = ncb_fail(error, NCORP_ERR_STATE, "the reader is closed");
  }
  leave(reader);
  return status;
}

ncorp_status ncb_reader_rest(ncb_reader *reader, ncb_call *call, ncorp_corpus **out, ncorp_error *error) {
  ncorp_corpus *whole = NULL;
  ncorp_status status = ncb_reader_next(reader, SIZE_MAX, call, &whole, error);
  while (status == NCORP_OK) {
    ncorp_corpus *more = NULL;
    status = ncb_reader_next(reader, SIZE_MAX, call, &more, error);
    if (status != NCORP_OK)
      break;
    ncorp_corpus *joined = NULL;
    status = ncorp_corpus_concat((ncorp_corpus *[]){ whole, more }, 2, NULL, &joined, error);
    ncorp_corpus_unref(whole);
    ncorp_corpus_unref(more);
    whole = joined;
  }
  if (status == NCORP_END)
    status = whole ? NCORP_OK : ncorp_corpus_concat(NULL, 0, NULL, &whole, error);
  if (status < 0)
    ncorp_corpus_unref(whole);
  else
    *out = whole;
  return status;
}

ncorp_status ncb_reader_close(ncb_reader *reader, ncorp_error *error) {
  ncorp_status status = enter(reader, error);
  if (status < 0)
    return status;
  ncorp_reader_close(reader->reader);
  reader->reader = NULL;
  ncb_sources_free(reader->sources);
  reader->sources = NULL;
  leave(reader);
  return NCORP_OK;
}

void ncb_reader_free(ncb_reader *reader) {
  if (!reader)
    return;
  ncorp_reader_close(reader->reader);
  ncb_sources_free(reader->sources);
  ncb_release(reader, sizeof *reader);
}

ncorp_status ncb_open_dictionary(const char *folder, ncb_call *call, ncorp_dictionary **out, ncorp_error *error) {
  ncb_call_begin(call);
  ncorp_status status = ncorp_dictionary_open(folder, NULL, out, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_open_patterns(const char *path, ncb_call *call, ncorp_patterns **out, ncorp_error *error) {
  ncb_call_begin(call);
  ncorp_status status = ncorp_patterns_open(path, NULL, out, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_analyzer(uint32_t stages, const char *model, const ncb_coding *coding, ncorp_analyzer **out,
                          ncorp_error *error) {
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  options.stages = stages;
  options.model = model;
  options.dictionary = coding->dictionary;
  options.coder = coding->coder;
  options.pattern_set = coding->patterns;
  options.pattern_flags = coding->pattern_flags;
  return ncorp_analyzer_new(&options, out, error);
}

ncorp_status ncb_analyze(const ncorp_corpus *corpus, uint32_t stages, uint32_t threads, const char *model,
                         const ncb_coding *coding, ncb_call *call, ncorp_corpus **out, ncorp_error *error) {
  ncorp_run_options run = NCORP_RUN_OPTIONS_INIT;
  ncorp_analyzer *analyzer = NULL;
  run.threads = threads;
  run.progress = ncb_call_progress;
  run.progress_ctx = call;
  ncb_call_begin(call);
  ncorp_status status = ncb_analyzer(stages, model, coding, &analyzer, error);
  if (status == NCORP_OK)
    status = ncorp_analyzer_run(analyzer, corpus, &run, out, error);
  ncorp_analyzer_unref(analyzer);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_explain(const ncorp_article *article, int json, ncorp_dictionary *dictionary, ncorp_patterns *patterns,
                         ncb_call *call, ncorp_text **out, ncorp_error *error) {
  ncorp_analyzer *analyzer = NULL;
  const ncb_coding coding = { dictionary, dictionary ? NCORP_CODER_CAMEO : NCORP_CODER_PLOVER, patterns, 0 };
  ncb_call_begin(call);
  ncorp_status status = ncb_analyzer(0, NULL, &coding, &analyzer, error);
  if (status == NCORP_OK)
    status = ncorp_explain(analyzer, article, json ? NCORP_EXPLAIN_JSON : NCORP_EXPLAIN_TEXT, out, error);
  ncorp_analyzer_unref(analyzer);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_model_json(const char *model, ncorp_text **out, ncorp_error *error) {
  ncorp_analyzer *analyzer = NULL;
  ncorp_status status = ncb_analyzer(0, model, &(ncb_coding){ NULL, NCORP_CODER_PLOVER, NULL, 0 }, &analyzer, error);
  const ncorp_model *used = ncorp_analyzer_model(analyzer);
  if (status == NCORP_OK)
    status = used ? ncorp_model_json(used, out, error)
                  : ncb_fail(error, NCORP_ERR_UNSUPPORTED, "the library was built without a model");
  ncorp_analyzer_unref(analyzer);
  return status;
}

ncorp_status ncb_link(const ncorp_corpus *corpus, ncb_call *call, ncorp_corpus **out, ncorp_error *error) {
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  options.progress = ncb_call_progress;
  options.progress_ctx = call;
  ncb_call_begin(call);
  ncorp_status status = ncorp_link(corpus, &options, out, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_open_linker(const char *path, uint32_t threads, const char *spill, ncb_call *call, ncorp_linker **out,
                             ncorp_error *error) {
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  options.threads = threads;
  options.spill = spill;
  ncb_call_begin(call);
  ncorp_status status = ncorp_linker_open(path, &options, out, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_linker_add(ncorp_linker *linker, const ncorp_corpus *corpus, ncb_call *call, ncorp_error *error) {
  ncb_call_begin(call);
  ncorp_status status = ncorp_linker_add(linker, corpus, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_linker_apply(ncorp_linker *linker, const ncorp_corpus *corpus, ncb_call *call, ncorp_corpus **out,
                              ncorp_error *error) {
  ncb_call_begin(call);
  ncorp_status status = ncorp_linker_apply(linker, corpus, out, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_linker_save(ncorp_linker *linker, const char *path, ncb_call *call, ncorp_error *error) {
  ncb_call_begin(call);
  ncorp_status status = ncorp_linker_save(linker, path, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_linker_settle(ncorp_linker *linker, ncb_call *call, ncorp_error *error) {
  ncb_call_begin(call);
  ncorp_status status = ncorp_linker_settle(linker, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_linker_count(ncorp_linker *linker, uint32_t kind, ncb_call *call, size_t *count, ncorp_error *error) {
  ncb_call_begin(call);
  ncorp_status status = ncorp_linker_count(linker, (ncorp_record_kind)kind, count, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_linker_records(ncorp_linker *linker, uint32_t kind, size_t first, size_t count, ncb_call *call, ncorp_corpus **out,
                                ncorp_error *error) {
  ncb_call_begin(call);
  ncorp_status status = ncorp_linker_records(linker, (ncorp_record_kind)kind, first, count, out, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_write(const ncorp_corpus *corpus, const char *path, ncorp_format format, ncorp_compression compression,
                       ncb_call *call, ncorp_error *error) {
  ncorp_writer_options options = NCORP_WRITER_OPTIONS_INIT;
  options.format = format;
  options.compression = compression;
  options.progress = ncb_call_progress;
  options.progress_ctx = call;
  ncb_call_begin(call);
  ncorp_status status = ncorp_write(corpus, path, &options, error);
  ncb_call_end(call);
  return status;
}

ncorp_status ncb_write_events(const ncorp_corpus *corpus, const char *path, ncorp_event_format format,
                              ncorp_compression compression, ncb_call *call, ncorp_error *error) {
  ncorp_writer_options options = NCORP_WRITER_OPTIONS_INIT;
  options.compression = compression;
  ncb_call_begin(call);
  ncorp_status status = ncorp_write_events(corpus, path, format, &options, error);
  ncb_call_end(call);
  return status;
}
