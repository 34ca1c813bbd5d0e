/* arrow.c - streams of Arrow arrays for the bindings: from a corpus, and from a reader that the stream then owns.
 */
#include "calls.h"
#include "memory.h"
#include "sink.h"

#include <string.h>

static ncorp_arrow_options options_of(const ncb_arrow_shape *shape) {
  ncorp_arrow_options options = NCORP_ARROW_OPTIONS_INIT;
  options.offsets = shape->codepoints ? NCORP_OFFSETS_CODEPOINTS : NCORP_OFFSETS_BYTES;
  options.plain = shape->plain;
  options.batch_rows = shape->batch_rows;
  return options;
}

ncorp_status ncb_arrow_stream(ncorp_corpus *corpus, uint32_t table, const ncb_arrow_shape *shape,
                              struct ArrowArrayStream *out, ncorp_error *error) {
  ncorp_arrow_options options = options_of(shape);
  return ncorp_arrow_stream(corpus, (ncorp_arrow_table)table, &options, out, error);
}

ncorp_status ncb_arrow_schema(uint32_t table, const ncb_arrow_shape *shape, struct ArrowSchema *out, ncorp_error *error) {
  ncorp_arrow_options options = options_of(shape);
  return ncorp_arrow_schema((ncorp_arrow_table)table, &options, out, error);
}

void ncb_put_arrow_tables(ncb_sink *sink) {
  size_t count = 0;
  while (ncorp_arrow_table_name((ncorp_arrow_table)count))
    count++;
  ncb_open_list(sink, NULL, count);
  for (size_t i = 0; i < count; i++) {
    const char *name = ncorp_arrow_table_name((ncorp_arrow_table)i);
    ncb_put_str(sink, NULL, (ncorp_str){ name, strlen(name) });
  }
  ncb_close(sink);
}

void ncb_put_arrow_columns(ncb_sink *sink, uint32_t table) {
  struct ArrowSchema schema;
  if (ncorp_arrow_schema((ncorp_arrow_table)table, NULL, &schema, NULL) < 0) {
    ncb_put_none(sink, NULL);
    return;
  }
  ncb_open_list(sink, NULL, (size_t)schema.n_children);
  for (int64_t i = 0; i < schema.n_children; i++) {
    const char *name = schema.children[i]->name;
    ncb_put_str(sink, NULL, (ncorp_str){ name, strlen(name) });
  }
  ncb_close(sink);
  schema.release(&schema);
}

/* A library's stream with what its reader reads from. */
typedef struct owning {
  struct ArrowArrayStream stream;
  ncb_reader *reader;
} owning;

static int owning_schema(struct ArrowArrayStream *self, struct ArrowSchema *out) {
  owning *o = self->private_data;
  return o->stream.get_schema(&o->stream, out);
}

static int owning_next(struct ArrowArrayStream *self, struct ArrowArray *out) {
  owning *o = self->private_data;
  return o->stream.get_next(&o->stream, out);
}

static const char *owning_error(struct ArrowArrayStream *self) {
  owning *o = self->private_data;
  return o->stream.get_last_error(&o->stream);
}

static void owning_release(struct ArrowArrayStream *self) {
  owning *o = self->private_data;
  o->stream.release(&o->stream);
  ncb_reader_free(o->reader);
  ncb_release(o, sizeof *o);
  self->release = NULL;
}

ncorp_status ncb_arrow_read(ncb_reader *reader, ncorp_analyzer *analyzer, uint32_t threads, uint32_t batch_articles,
                            uint32_t table, const ncb_arrow_shape *shape, struct ArrowArrayStream *out, ncorp_error *error) {
  ncorp_arrow_options options = options_of(shape);
  options.threads = threads;
  options.batch_articles = batch_articles;
  owning *o = ncb_alloc(sizeof *o);
  ncorp_reader **inner = ncb_reader_inner(reader);
  ncorp_status status = NCORP_ERR_NOMEM;
  if (!o)
    ncb_fail(error, status, "out of memory");
  else
    status = ncorp_arrow_read(*inner, analyzer, (ncorp_arrow_table)table, &options, &o->stream, error);
  if (status < 0) {
    ncb_release(o, sizeof *o);
    ncb_reader_free(reader);
    return status;
  }
  *inner = NULL;
  o->reader = reader;
  *out = (struct ArrowArrayStream){ owning_schema, owning_next, owning_error, owning_release, o };
  return NCORP_OK;
}
