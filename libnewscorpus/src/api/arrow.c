/* Streams of Arrow arrays: from one corpus, or from all that a reader gives. What a row holds is export/arrow_*.c's. */
#include <newscorpus/arrow.h>

#include <errno.h>
#include "api/options.h"
#include "base/error.h"
#include "base/refcount.h"
#include "base/str.h"
#include "export/arrow.h"
#include "format/diagnostics.h"

enum { DEFAULT_ROWS = 1 << 16 };

static const nci_arrow_table *const TABLES[] = {
  &nci_arrow_articles, &nci_arrow_sentences, &nci_arrow_tokens, &nci_arrow_entities, &nci_arrow_mentions, &nci_arrow_quotes,
  &nci_arrow_times, &nci_arrow_quantities, &nci_arrow_events, &nci_arrow_participants, &nci_arrow_linked_entities,
  &nci_arrow_linked_events, &nci_arrow_reports, &nci_arrow_differences, &nci_arrow_stories,
  &nci_arrow_records,
};
enum { TABLE_COUNT = sizeof TABLES / sizeof *TABLES };

typedef struct stream {
  ncorp_allocator allocator;
  nci_busy busy;
  const nci_arrow_table *table;
  ncorp_arrow_options options;
  nci_arrow_rows rows;
  ncorp_corpus *corpus;     /* whose rows are put; NULL when its last row was */
  ncorp_reader *reader;     /* or NULL */
  ncorp_analyzer *analyzer; /* or NULL */
  ncorp_error error;
} stream;

static const nci_arrow_table *find_table(ncorp_arrow_table table)
{
  return (unsigned)table < TABLE_COUNT ? TABLES[table] : NULL;
}

const char *ncorp_arrow_table_name(ncorp_arrow_table table)
{
  const nci_arrow_table *found = find_table(table);
  return found ? found->name : NULL;
}

static int errno_of(ncorp_status status)
{
  switch (status) {
  case NCORP_OK:
  case NCORP_END: return 0;
  case NCORP_ERR_NOMEM: return ENOMEM;
  case NCORP_ERR_IO: return EIO;
  case NCORP_ERR_LIMIT: return EOVERFLOW;
  case NCORP_ERR_BUSY: return EBUSY;
  case NCORP_ERR_CANCELLED: return ECANCELED;
  default: return EINVAL;
  }
}

/* Reads the next corpus, and analyses it. */
static ncorp_status next_corpus(stream *s)
{
  ncorp_corpus *read = NULL;
  ncorp_status status = ncorp_reader_next(s->reader, s->options.batch_articles, &read, &s->error);
  if (status != NCORP_OK || !s->analyzer) {
    s->corpus = read;
    return status;
  }
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  running.threads = s->options.threads;
  status = ncorp_analyzer_run(s->analyzer, read, &running, &s->corpus, &s->error);
  ncorp_corpus_unref(read);
  return status;
}

/* Fills a batch. NCORP_END when nothing is left to put. */
static ncorp_status fill(stream *s)
{
  nci_arrow_rows *rows = &s->rows;
  nci_arrow_begin_batch(&rows->columns);
  for (;;) {
    if (s->corpus && nci_arrow_rows_put(rows, s->table, s->options.batch_rows)) break;
    ncorp_corpus_unref(s->corpus);
    s->corpus = NULL;
    ncorp_status status = s->reader ? next_corpus(s) : NCORP_END;
    if (status == NCORP_END) break;
    if (status < 0) return status;
    nci_arrow_rows_begin(rows, s->corpus);
  }
  ncorp_status status = rows->arena.failed ? NCORP_ERR_NOMEM : nci_arrow_status(&rows->columns);
  if (status == NCORP_ERR_NOMEM) return nci_fail_nomem(&s->error);
  if (status == NCORP_ERR_LIMIT)
    return nci_fail(&s->error, status, 0, NULL, "a string, an offset or an amount is beyond 2,147,483,647, which columns of tables cannot hold");
  return rows->columns.at->count ? NCORP_OK : NCORP_END;
}

/* An error ends the stream: what was being put is lost. */
static ncorp_status next_batch(stream *s, struct ArrowArray *out)
{
  nci_error_clear(&s->error);
  ncorp_status status = fill(s);
  if (status == NCORP_OK && nci_arrow_take(&s->rows.columns, out) < 0) status = nci_fail_nomem(&s->error);
  if (status < 0) {
    ncorp_corpus_unref(s->corpus);
    s->corpus = NULL;
    ncorp_reader_close(s->reader);
    s->reader = NULL;
  }
  return status;
}

static int get_next(struct ArrowArrayStream *self, struct ArrowArray *out)
{
  stream *s = self->private_data;
  *out = (struct ArrowArray){ .release = NULL };
  if (!nci_busy_enter(&s->busy)) return EBUSY;
  ncorp_status status = next_batch(s, out);
  nci_busy_leave(&s->busy);
  return errno_of(status);
}

static const char *offsets_name(const stream *s) { return s->rows.codepoints ? "codepoints" : "bytes"; }

static int get_schema(struct ArrowArrayStream *self, struct ArrowSchema *out)
{
  stream *s = self->private_data;
  if (!nci_busy_enter(&s->busy)) return EBUSY;
  nci_error_clear(&s->error);
  ncorp_status status = nci_arrow_describe(&s->rows.columns, offsets_name(s), out);
  if (status < 0) nci_fail_nomem(&s->error);
  nci_busy_leave(&s->busy);
  return errno_of(status);
}

static const char *get_last_error(struct ArrowArrayStream *self)
{
  stream *s = self->private_data;
  return s->error.message[0] ? s->error.message : NULL;
}

static void free_stream(stream *s)
{
  ncorp_allocator allocator = s->allocator;
  ncorp_corpus_unref(s->corpus);
  ncorp_reader_close(s->reader);
  ncorp_analyzer_unref(s->analyzer);
  nci_arena_done(&s->rows.arena);
  nci_arrow_columns_done(&s->rows.columns);
  nci_free(&allocator, s, 1, sizeof *s);
}

static void release_stream(struct ArrowArrayStream *self)
{
  free_stream(self->private_data);
  self->release = NULL;
  self->private_data = NULL;
}

/* Makes a stream without a source. */
static ncorp_status new_stream(ncorp_arrow_table table, const ncorp_arrow_options *options, stream **out, ncorp_error *error)
{
  ncorp_arrow_options taken;
  const nci_arrow_table *found = find_table(table);
  if (!found) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "table: there is none of number %d", (int)table);
  ncorp_status status = nci_options_take(&taken, sizeof taken, options, "ncorp_arrow_options", error);
  if (status < 0) return status;
  if (taken.offsets != NCORP_OFFSETS_BYTES && taken.offsets != NCORP_OFFSETS_CODEPOINTS)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "offsets: there are none of number %d", (int)taken.offsets);
  if (!taken.allocator) taken.allocator = ncorp_allocator_default();
  if (!taken.batch_rows) taken.batch_rows = DEFAULT_ROWS;
  stream *s = nci_calloc(taken.allocator, 1, sizeof *s);
  if (!s) return nci_fail_nomem(error);
  s->allocator = *taken.allocator;
  s->busy = (nci_busy)NCI_BUSY_INIT;
  s->table = found;
  s->options = taken;
  s->error.struct_size = sizeof s->error;
  s->rows.codepoints = taken.offsets == NCORP_OFFSETS_CODEPOINTS;
  nci_arena_init(&s->rows.arena, &s->allocator);
  if (nci_arrow_columns_init(&s->rows.columns, &s->allocator, &found->row, taken.plain) < 0) {
    free_stream(s);
    return nci_fail_nomem(error);
  }
  *out = s;
  return NCORP_OK;
}

static void give(stream *s, struct ArrowArrayStream *out)
{
  *out = (struct ArrowArrayStream){ get_schema, get_next, get_last_error, release_stream, s };
}

ncorp_status ncorp_arrow_stream(ncorp_corpus *corpus, ncorp_arrow_table table, const ncorp_arrow_options *options,
                                struct ArrowArrayStream *out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = (struct ArrowArrayStream){ .release = NULL };
  if (!corpus || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpus and out have to be given");
  stream *s;
  ncorp_status status = new_stream(table, options, &s, error);
  if (status < 0) return status;
  if (s->table->owner != NCI_OF_ARTICLES && !corpus->linked) {
    free_stream(s);
    return nci_report(NULL, true, error, NCI_D_OUTPUT_LINKED, NULL, "the corpus is not linked, so it has no table of linked records");
  }
  s->corpus = ncorp_corpus_ref(corpus);
  nci_arrow_rows_begin(&s->rows, corpus);
  give(s, out);
  return NCORP_OK;
}

ncorp_status ncorp_arrow_read(ncorp_reader *reader, ncorp_analyzer *analyzer, ncorp_arrow_table table,
                              const ncorp_arrow_options *options, struct ArrowArrayStream *out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = (struct ArrowArrayStream){ .release = NULL };
  if (!reader || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "reader and out have to be given");
  stream *s;
  ncorp_status status = new_stream(table, options, &s, error);
  if (status < 0) return status;
  if (s->table->owner != NCI_OF_ARTICLES && analyzer) {
    free_stream(s);
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "table: an analyzer links nothing, so there are no linked records");
  }
  s->reader = reader;
  s->analyzer = ncorp_analyzer_ref(analyzer);
  give(s, out);
  return NCORP_OK;
}

ncorp_status ncorp_arrow_schema(ncorp_arrow_table table, const ncorp_arrow_options *options, struct ArrowSchema *out, ncorp_error *error)
{
  nci_error_clear(error);
  if (!out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "out has to be given");
  *out = (struct ArrowSchema){ .release = NULL };
  stream *s;
  ncorp_status status = new_stream(table, options, &s, error);
  if (status < 0) return status;
  if (nci_arrow_describe(&s->rows.columns, offsets_name(s), out) < 0) status = nci_fail_nomem(error);
  free_stream(s);
  return status;
}
