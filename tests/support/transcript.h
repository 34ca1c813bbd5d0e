/* What a scan gives, written down as text: one line for each call of the sink. Two scans that give the same text gave
 * the same corpus. */
#ifndef TESTS_SUPPORT_TRANSCRIPT_H
#define TESTS_SUPPORT_TRANSCRIPT_H

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/str.h"
#include "format/format.h"
#include "format/ncf.h"

typedef struct transcript {
  nci_buffer text;
  bool brief;            /* "article URI" and "NUMBER SOURCE" instead of everything */
  size_t source_prefix;  /* bytes of a finding's source that are left out */
  uint64_t articles, findings;
  void (*on_article)(struct transcript *t); /* or NULL */
  void *ctx;
} transcript;

static inline void transcript_number(transcript *t, const char *name, uint64_t value)
{
  nci_buffer_cstr(&t->text, name);
  nci_buffer_u64(&t->text, value);
}

static inline ncorp_status transcript_header(void *ctx, const nci_header_data *header)
{
  transcript *t = ctx;
  if (t->brief) return NCORP_OK;
  nci_ncf_print_header(&t->text, header);
  nci_buffer_char(&t->text, '\n');
  return NCORP_OK;
}

static inline ncorp_status transcript_article(void *ctx, const nci_article_data *article)
{
  transcript *t = ctx;
  t->articles++;
  if (t->brief) {
    nci_buffer_lit(&t->text, "article ");
    nci_buffer_str(&t->text, article->uri);
  } else {
    nci_offsets offsets;
    size_t need = nci_offsets_need(article->text);
    uint32_t *samples = malloc((need ? need : 1) * sizeof *samples);
    nci_offsets_make(&offsets, article->text, need ? samples : NULL);
    nci_ncf_print_article(&t->text, article, &offsets);
    free(samples);
  }
  nci_buffer_char(&t->text, '\n');
  if (t->on_article) t->on_article(t);
  return NCORP_OK;
}

static inline ncorp_status transcript_entity(void *ctx, const ncorp_entity *entity, ncorp_str extra)
{
  transcript *t = ctx;
  nci_ncf_print_entity(&t->text, entity, extra);
  nci_buffer_char(&t->text, '\n');
  return NCORP_OK;
}

static inline ncorp_status transcript_event(void *ctx, const ncorp_event *event, ncorp_str extra)
{
  transcript *t = ctx;
  nci_ncf_print_event(&t->text, event, extra);
  nci_buffer_char(&t->text, '\n');
  return NCORP_OK;
}

static inline ncorp_status transcript_story(void *ctx, const ncorp_story *story, ncorp_str extra)
{
  transcript *t = ctx;
  nci_ncf_print_story(&t->text, story, extra);
  nci_buffer_char(&t->text, '\n');
  return NCORP_OK;
}

static inline ncorp_status transcript_diagnostic(void *ctx, const ncorp_diagnostic *d)
{
  transcript *t = ctx;
  size_t cut = t->source_prefix < d->source.size ? t->source_prefix : d->source.size;
  t->findings++;
  nci_buffer_u64(&t->text, (uint64_t)d->number);
  nci_buffer_char(&t->text, ' ');
  nci_buffer_put(&t->text, d->source.data + cut, d->source.size - cut);
  if (!t->brief) {
    transcript_number(t, " severity ", (uint64_t)d->severity);
    transcript_number(t, " record ", d->record);
    transcript_number(t, " offset ", d->offset);
    transcript_number(t, " line ", d->line);
    transcript_number(t, " column ", d->column);
    nci_buffer_lit(&t->text, ": ");
    nci_buffer_str(&t->text, d->message);
  }
  nci_buffer_char(&t->text, '\n');
  return NCORP_OK;
}

static inline nci_sink transcript_sink(transcript *t)
{
  return (nci_sink){ t, transcript_header, transcript_article, transcript_entity, transcript_event, transcript_story,
                     transcript_diagnostic };
}

/* Scans to the end; gives the status that ended the scan and how many records were skipped. */
static inline ncorp_status transcript_scan(transcript *t, const ncorp_source *sources, size_t count,
                                           const ncorp_reader_options *options, ncorp_error *error, uint64_t *skipped)
{
  ncorp_reader_options defaults = NCORP_READER_OPTIONS_INIT;
  nci_sink sink = transcript_sink(t);
  nci_scan *scan = NULL;
  if (!t->text.allocator) nci_buffer_init(&t->text, ncorp_allocator_default());
  ncorp_status status = nci_scan_open(sources, count, options ? options : &defaults, &sink, &scan, error);
  while (status == NCORP_OK) status = nci_scan_next(scan, error);
  if (skipped) *skipped = scan ? nci_scan_skipped(scan) : 0;
  nci_scan_close(scan);
  nci_buffer_char(&t->text, '\0');
  return status;
}

static inline void transcript_done(transcript *t) { nci_buffer_done(&t->text); }

/* A stream that gives the bytes of a block a few at a time. */
typedef struct chunk_stream {
  const char *data;
  size_t size, at, chunk;
  int64_t fail_at; /* gives -1 there; negative: never */
} chunk_stream;

static inline int64_t chunk_read(void *ctx, void *buffer, size_t size)
{
  chunk_stream *s = ctx;
  size_t n = s->size - s->at;
  if (s->fail_at >= 0 && s->at >= (size_t)s->fail_at) return -1;
  if (s->fail_at >= 0 && n > (size_t)s->fail_at - s->at) n = (size_t)s->fail_at - s->at;
  if (s->chunk && n > s->chunk) n = s->chunk;
  if (n > size) n = size;
  if (n) memcpy(buffer, s->data + s->at, n);
  s->at += n;
  return (int64_t)n;
}

static inline ncorp_source chunk_source(chunk_stream *s, const char *name)
{
  return (ncorp_source){ sizeof(ncorp_source), NCORP_SOURCE_STREAM, NCORP_FORMAT_AUTO, name, NULL, 0, chunk_read, s };
}

static inline ncorp_source memory_source(const void *data, size_t size, const char *name)
{
  return (ncorp_source){ sizeof(ncorp_source), NCORP_SOURCE_MEMORY, NCORP_FORMAT_AUTO, name, data, size, NULL, NULL };
}

#endif
