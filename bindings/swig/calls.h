/* calls.h - the long calls and their inputs, in the shape that both languages wrap.
 *
 * A language implements ncb_call: what it does around a long call (Python gives up its lock, keeps the progress
 * callback and looks for an interrupt). The library calls progress on the thread that made the call, never on a worker.
 */
#ifndef NCB_CALLS_H
#define NCB_CALLS_H

#include <newscorpus/newscorpus.h>

typedef struct ncb_call ncb_call;

/* Implemented by each language. ncb_call_progress answers as an ncorp_progress does. */
void ncb_call_begin(ncb_call *call);
void ncb_call_end(ncb_call *call);
int ncb_call_progress(void *call, uint64_t done, uint64_t total);

/* What to read: paths, and bytes that are copied, so that no caller's buffer has to outlive the call. */
typedef struct ncb_sources ncb_sources;

ncb_sources *ncb_sources_new(void);
void ncb_sources_free(ncb_sources *sources);
ncorp_status ncb_sources_add_path(ncb_sources *sources, const char *path);
ncorp_status ncb_sources_add_bytes(ncb_sources *sources, const char *data, size_t size, const char *name,
                                   ncorp_format format);

/* Adds one article made of its parts, each UTF-8 or absent; without an id it gets that of its content. */
ncorp_status ncb_sources_add_article(ncb_sources *sources, ncorp_str text, ncorp_str id, ncorp_str uri, ncorp_str title,
                                     ncorp_str outlet, ncorp_str published, ncorp_error *error);

/* A reader that owns its sources; closing it while another thread reads gives NCORP_ERR_BUSY. */
typedef struct ncb_reader ncb_reader;

/* Takes over what is in the sources and leaves them empty. Zero stands for each limit's default. */
ncorp_status ncb_reader_open(ncb_sources *sources, int strict, const char *published, uint32_t max_depth,
                             uint64_t max_record, uint64_t max_total, uint32_t max_ratio, uint32_t max_folder_depth,
                             ncb_reader **out, ncorp_error *error);
ncorp_status ncb_reader_next(ncb_reader *reader, size_t max_articles, ncb_call *call, ncorp_corpus **out,
                             ncorp_error *error);

/* Reads what is left as one corpus, which may be empty. */
ncorp_status ncb_reader_rest(ncb_reader *reader, ncb_call *call, ncorp_corpus **out, ncorp_error *error);
ncorp_status ncb_reader_close(ncb_reader *reader, ncorp_error *error);
void ncb_reader_free(ncb_reader *reader);

ncorp_status ncb_open_dictionary(const char *folder, ncb_call *call, ncorp_dictionary **out, ncorp_error *error);

ncorp_status ncb_open_patterns(const char *path, ncb_call *call, ncorp_patterns **out, ncorp_error *error);

/* What events are coded by; the dictionary and the patterns may be NULL. */
typedef struct ncb_coding {
  ncorp_dictionary *dictionary;
  ncorp_coder coder;
  ncorp_patterns *patterns;
  uint32_t pattern_flags;
} ncb_coding;

/* `model` is a file, or NULL for the built-in one. */
ncorp_status ncb_analyze(const ncorp_corpus *corpus, uint32_t stages, uint32_t threads, const char *model,
                         const ncb_coding *coding, ncb_call *call, ncorp_corpus **out, ncorp_error *error);

/* Tells why an article's events are coded, with the built-in model. */
ncorp_status ncb_explain(const ncorp_article *article, int json, ncorp_dictionary *dictionary, ncorp_patterns *patterns,
                         ncb_call *call, ncorp_text **out, ncorp_error *error);
ncorp_status ncb_model_json(const char *model, ncorp_text **out, ncorp_error *error);
ncorp_status ncb_link(const ncorp_corpus *corpus, ncb_call *call, ncorp_corpus **out, ncorp_error *error);
/* path and spill may be NULL. */
ncorp_status ncb_open_linker(const char *path, uint32_t threads, const char *spill, ncb_call *call, ncorp_linker **out,
                             ncorp_error *error);
ncorp_status ncb_linker_add(ncorp_linker *linker, const ncorp_corpus *corpus, ncb_call *call, ncorp_error *error);
ncorp_status ncb_linker_apply(ncorp_linker *linker, const ncorp_corpus *corpus, ncb_call *call, ncorp_corpus **out,
                              ncorp_error *error);
ncorp_status ncb_linker_save(ncorp_linker *linker, const char *path, ncb_call *call, ncorp_error *error);
ncorp_status ncb_linker_settle(ncorp_linker *linker, ncb_call *call, ncorp_error *error);
ncorp_status ncb_linker_count(ncorp_linker *linker, uint32_t kind, ncb_call *call, size_t *count, ncorp_error *error);
ncorp_status ncb_linker_records(ncorp_linker *linker, uint32_t kind, size_t first, size_t count, ncb_call *call, ncorp_corpus **out,
                                ncorp_error *error);
ncorp_status ncb_write(const ncorp_corpus *corpus, const char *path, ncorp_format format, ncorp_compression compression,
                       ncb_call *call, ncorp_error *error);
ncorp_status ncb_write_events(const ncorp_corpus *corpus, const char *path, ncorp_event_format format,
                              ncorp_compression compression, ncb_call *call, ncorp_error *error);

/* How the columns of Arrow tables look; zeroes are the library's defaults. */
typedef struct ncb_arrow_shape {
  int codepoints, plain;
  uint32_t batch_rows;
} ncb_arrow_shape;

ncorp_status ncb_arrow_stream(ncorp_corpus *corpus, uint32_t table, const ncb_arrow_shape *shape,
                              struct ArrowArrayStream *out, ncorp_error *error);
ncorp_status ncb_arrow_schema(uint32_t table, const ncb_arrow_shape *shape, struct ArrowSchema *out, ncorp_error *error);

/* Takes the reader over, whatever comes of it. `analyzer` may be NULL: then rows are what the sources hold. */
ncorp_status ncb_arrow_read(ncb_reader *reader, ncorp_analyzer *analyzer, uint32_t threads, uint32_t batch_articles,
                            uint32_t table, const ncb_arrow_shape *shape, struct ArrowArrayStream *out, ncorp_error *error);

/* Makes an analyzer as ncb_analyze() does. */
ncorp_status ncb_analyzer(uint32_t stages, const char *model, const ncb_coding *coding, ncorp_analyzer **out,
                          ncorp_error *error);

/* Fills an error as the library does, for failures that the bindings find. */
ncorp_status ncb_fail(ncorp_error *error, ncorp_status status, const char *message);

#endif
