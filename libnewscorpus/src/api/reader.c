/* The reader: scans records into corpora, a batch at a time. The scan (format/) calls the sink below for each record; each
 * article is packed at once, so that no more than one record is held twice. */
#include <newscorpus/reader.h>

#include "api/options.h"
#include "base/error.h"
#include "base/refcount.h"
#include "base/str.h"
#include "format/diagnostics.h"
#include "format/format.h"
#include "format/ncf.h"
#include "model/corpus.h"

enum { DEFAULT_BATCH = 256, MOST_FINDINGS = 1024, PROGRESS_STEP = 64 };

struct ncorp_reader {
  ncorp_allocator allocator;
  nci_busy busy;
  nci_arena arena; /* what has to live as long as the reader */
  ncorp_reader_options options;
  nci_header_data header; /* the last one seen */
  nci_sink sink;
  nci_scan *scan;
  ncorp_corpus *batch; /* being filled; NULL between calls */
  uint64_t done;       /* articles so far */
  bool unlinked;       /* linked records of several files met; they are left out */
  ncorp_status status; /* what ended the reading, or NCORP_OK */
};

/* Linked records are the last of their file. When more follows, that of another file does, and the two do not go
 * together: their ids mean different things. */
static ncorp_status leave_links_out(ncorp_reader *r)
{
  if (!r->batch->linked) return NCORP_OK;
  nci_corpus_drop_linked(r->batch);
  r->unlinked = true;
  return nci_report(&r->sink, false, NULL, NCI_D_NCF_LINKS, &(nci_where){ .source = NCI_STR("") },
                    "the entities, events and stories of several files do not go together and are left out");
}

/* A header counts for all batches that follow, so it outlives its own. */
static ncorp_status take_header(void *ctx, const nci_header_data *header)
{
  ncorp_reader *r = ctx;
  r->header.generator = nci_arena_str(&r->arena, header->generator);
  r->header.language = nci_arena_str(&r->arena, header->language);
  r->header.extra = nci_arena_str(&r->arena, header->extra);
  ncorp_status status = nci_arena_status(&r->arena);
  return status == NCORP_OK ? leave_links_out(r) : status;
}

static ncorp_status take_article(void *ctx, const nci_article_data *article)
{
  ncorp_reader *r = ctx;
  nci_article_data data = *article;
  if (!data.published.data && r->options.published) {
    data.published = nci_cstr(r->options.published);
    data.published_from = NCORP_DATE_OPTION;
  }
  r->done++;
  ncorp_status status = leave_links_out(r);
  if (status < 0) return status;
  return nci_corpus_add_article(r->batch, nci_article_pack(&r->allocator, NULL, &data));
}

static ncorp_status take_entity(void *ctx, const ncorp_entity *entity, ncorp_str extra)
{
  ncorp_reader *r = ctx;
  return r->unlinked ? NCORP_OK : nci_corpus_add_entity(r->batch, entity, extra);
}

static ncorp_status take_event(void *ctx, const ncorp_event *event, ncorp_str extra)
{
  ncorp_reader *r = ctx;
  return r->unlinked ? NCORP_OK : nci_corpus_add_event(r->batch, event, extra);
}

static ncorp_status take_story(void *ctx, const ncorp_story *story, ncorp_str extra)
{
  ncorp_reader *r = ctx;
  return r->unlinked ? NCORP_OK : nci_corpus_add_story(r->batch, story, extra);
}

static ncorp_status take_diagnostic(void *ctx, const ncorp_diagnostic *diagnostic)
{
  return nci_corpus_add_diagnostic(((ncorp_reader *)ctx)->batch, diagnostic);
}

/* "2025-12-07", alone or before a time of day. */
static bool is_day(ncorp_str s) { return s.size >= 10 && nci_ncf_is_date(s); }

ncorp_status ncorp_reader_open(const ncorp_source *sources, size_t count, const ncorp_reader_options *options,
                               ncorp_reader **out, ncorp_error *error)
{
  ncorp_reader_options taken;
  nci_error_clear(error);
  if (!out || (count && !sources)) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "sources and out have to be given");
  *out = NULL;
  ncorp_status status = nci_options_take(&taken, sizeof taken, options, "ncorp_reader_options", error);
  if (status < 0) return status;
  if (taken.published && !is_day(nci_cstr(taken.published)))
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "published: \"%.40s\" is no date; write YYYY-MM-DD", taken.published);
  if (!taken.allocator) taken.allocator = ncorp_allocator_default();

  ncorp_reader *r = nci_calloc(taken.allocator, 1, sizeof *r);
  if (!r) return nci_fail_nomem(error);
  r->allocator = *taken.allocator;
  r->busy = (nci_busy)NCI_BUSY_INIT;
  nci_arena_init(&r->arena, &r->allocator);
  r->options = taken;
  r->options.allocator = &r->allocator;
  if (taken.published) r->options.published = nci_arena_str(&r->arena, nci_cstr(taken.published)).data;
  r->sink = (nci_sink){ r, take_header, take_article, take_entity, take_event, take_story, take_diagnostic };
  status = nci_arena_status(&r->arena);
  if (status == NCORP_OK) status = nci_scan_open(sources, count, &r->options, &r->sink, &r->scan, error);
  if (status < 0) {
    ncorp_reader_close(r);
    return status == NCORP_ERR_NOMEM ? nci_fail_nomem(error) : status;
  }
  *out = r;
  return NCORP_OK;
}

static bool batch_empty(const ncorp_corpus *batch)
{
  return !batch->articles.count && !batch->diagnostics.count && !batch->linked;
}

/* Whether the batch has all that one call gives. Findings end a batch, too, so that bad lines do not pile up. Linked
 * records are given away only when nothing follows them. */
static bool batch_full(const ncorp_corpus *batch, size_t max_articles)
{
  if (batch->linked) return false;
  if (batch->articles.count >= max_articles) return true;
  return batch->diagnostics.count >= MOST_FINDINGS && max_articles < SIZE_MAX;
}

static ncorp_status fill_batch(ncorp_reader *r, size_t max_articles, ncorp_error *error)
{
  uint64_t reported = r->done;
  while (!batch_full(r->batch, max_articles)) {
    ncorp_status status = nci_scan_next(r->scan, error);
    if (status == NCORP_END) r->status = NCORP_END;
    if (status != NCORP_OK) return status == NCORP_END ? NCORP_OK : status;
    if (r->options.progress && r->done - reported >= PROGRESS_STEP) {
      reported = r->done;
      if (r->options.progress(r->options.progress_ctx, r->done, 0))
        return nci_fail(error, NCORP_ERR_CANCELLED, 0, NULL, "reading was cancelled");
    }
  }
  return NCORP_OK;
}

/* What ended the reading stays: an error is told once and then answered with NCORP_ERR_STATE. */
static ncorp_status next_batch(ncorp_reader *r, size_t max_articles, ncorp_corpus **out, ncorp_error *error)
{
  if (r->status == NCORP_END) return NCORP_END;
  if (r->status < 0) return nci_fail(error, NCORP_ERR_STATE, 0, NULL, "reading ended with an error before");
  r->batch = nci_corpus_new(&r->allocator);
  if (!r->batch) return r->status = nci_fail_nomem(error);
  ncorp_str twice = NCI_NO_STR;
  ncorp_status status = fill_batch(r, max_articles, error);
  bool empty = batch_empty(r->batch);
  if (status == NCORP_OK) status = nci_corpus_add_header(r->batch, &r->header);
  if (status == NCORP_OK) status = nci_corpus_seal(r->batch, &twice);
  ncorp_corpus *batch = r->batch;
  r->batch = NULL;
  if (status == NCORP_OK && !(empty && r->status == NCORP_END)) {
    *out = batch;
    return NCORP_OK;
  }
  ncorp_corpus_unref(batch);
  if (status == NCORP_OK) return NCORP_END;
  r->status = status;
  if (twice.data) return nci_fail(error, status, 0, NULL, "two articles of one batch have the same id");
  return status == NCORP_ERR_NOMEM ? nci_fail_nomem(error) : status;
}

ncorp_status ncorp_reader_next(ncorp_reader *reader, size_t max_articles, ncorp_corpus **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!reader || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "reader and out have to be given");
  if (!nci_busy_enter(&reader->busy))
    return nci_fail(error, NCORP_ERR_BUSY, 0, NULL, "another thread is using this reader");
  ncorp_status status = next_batch(reader, max_articles ? max_articles : DEFAULT_BATCH, out, error);
  nci_busy_leave(&reader->busy);
  return status;
}

uint64_t ncorp_reader_skipped(const ncorp_reader *reader) { return reader ? nci_scan_skipped(reader->scan) : 0; }

void ncorp_reader_close(ncorp_reader *reader)
{
  if (!reader) return;
  nci_scan_close(reader->scan);
  nci_arena_done(&reader->arena);
  ncorp_allocator allocator = reader->allocator;
  nci_free(&allocator, reader, 1, sizeof *reader);
}

/* An empty corpus, for sources that hold nothing. */
static ncorp_status empty_corpus(const ncorp_allocator *allocator, ncorp_corpus **out, ncorp_error *error)
{
  ncorp_corpus *corpus = nci_corpus_new(allocator);
  if (!corpus) return nci_fail_nomem(error);
  if (nci_corpus_seal(corpus, NULL) < 0) {
    ncorp_corpus_unref(corpus);
    return nci_fail_nomem(error);
  }
  *out = corpus;
  return NCORP_OK;
}

ncorp_status ncorp_read(const char *path, const ncorp_reader_options *options, ncorp_corpus **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!path || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "path and out have to be given");
  ncorp_source source = NCORP_SOURCE_FROM_PATH(path);
  ncorp_reader *reader;
  ncorp_status status = ncorp_reader_open(&source, 1, options, &reader, error);
  if (status < 0) return status;
  status = ncorp_reader_next(reader, SIZE_MAX, out, error);
  if (status == NCORP_END) status = empty_corpus(&reader->allocator, out, error);
  ncorp_reader_close(reader);
  return status;
}
