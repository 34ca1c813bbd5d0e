/* Writing event records in the formats of event data: as a text, and by way of nci_output as a file. How a record looks is
 * export/events_*.c's. */
#include <newscorpus/writer.h>

#include "api/options.h"
#include "api/text.h"
#include "base/error.h"
#include "export/events.h"
#include "format/diagnostics.h"
#include "format/format.h"

enum { FLUSH_AT = 256 * 1024 };

/* Where records are printed to: a buffer, which is emptied into the output now and then when there is one. */
typedef struct sink {
  nci_buffer *buffer;
  nci_output *output; /* or NULL */
} sink;

static ncorp_status check(const ncorp_corpus *corpus, ncorp_event_format format, ncorp_error *error)
{
  if (!corpus) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpus has to be given");
  if (!ncorp_event_format_name(format)) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "format: there is none of number %d", (int)format);
  if (corpus->linked) return NCORP_OK;
  return nci_report(NULL, true, error, NCI_D_OUTPUT_LINKED, NULL, "the corpus is not linked, so it has no event records");
}

static ncorp_status flush(sink *s, size_t keep, ncorp_error *error)
{
  if (s->buffer->failed) return nci_fail_nomem(error);
  if (!s->output || s->buffer->size <= keep) return NCORP_OK;
  ncorp_status status = nci_output_write(s->output, s->buffer->data, s->buffer->size, error);
  s->buffer->size = 0;
  return status;
}

static ncorp_status print_records(sink *s, const ncorp_corpus *corpus, ncorp_event_format format, const ncorp_allocator *allocator,
                                  ncorp_error *error)
{
  nci_arena arena;
  ncorp_status status = NCORP_OK;
  nci_arena_init(&arena, allocator);
  for (uint32_t i = 0; i < corpus->events.count && status == NCORP_OK; i++) {
    nci_print_event_record(s->buffer, &arena, corpus, format, i);
    status = flush(s, FLUSH_AT, error);
  }
  nci_arena_done(&arena);
  return status;
}

ncorp_status ncorp_corpus_events(const ncorp_corpus *corpus, ncorp_event_format format, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "out has to be given");
  ncorp_status status = check(corpus, format, error);
  if (status < 0) return status;
  nci_buffer buffer;
  nci_buffer_init(&buffer, &corpus->allocator);
  status = print_records(&(sink){ &buffer, NULL }, corpus, format, &corpus->allocator, error);
  if (status == NCORP_OK) return nci_text_from(&buffer, out, error);
  nci_buffer_done(&buffer);
  return status;
}

ncorp_status ncorp_write_events(const ncorp_corpus *corpus, const char *path, ncorp_event_format format,
                                const ncorp_writer_options *options, ncorp_error *error)
{
  ncorp_writer_options taken;
  nci_error_clear(error);
  if (!path) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "path has to be given");
  ncorp_status status = check(corpus, format, error);
  if (status == NCORP_OK) status = nci_options_take(&taken, sizeof taken, options, "ncorp_writer_options", error);
  if (status < 0) return status;
  const ncorp_allocator allocator = taken.allocator ? *taken.allocator : *ncorp_allocator_default();
  nci_output *output;
  status = nci_output_open(path, taken.compression, &allocator, &output, error);
  if (status < 0) return status;
  nci_buffer buffer;
  sink to = { &buffer, output };
  nci_buffer_init(&buffer, &allocator);
  status = print_records(&to, corpus, format, &allocator, error);
  if (status == NCORP_OK) status = flush(&to, 0, error);
  if (status == NCORP_OK) status = nci_output_commit(output, error);
  nci_output_close(output);
  nci_buffer_done(&buffer);
  return status;
}
