/* Writing corpora: files by way of nci_output, single records as texts. Owns the order of records in a file (header,
 * articles, entities, events, stories) and when the writer may be used; how a record looks is format/ncf_print.c's. */
#include <newscorpus/writer.h>

#include "api/options.h"
#include "api/text.h"
#include "base/error.h"
#include "base/refcount.h"
#include "base/str.h"
#include "export/conllu.h"
#include "export/export.h"
#include "format/diagnostics.h"
#include "format/format.h"
#include "format/ncf.h"
#include "format/sniff.h"
#include "model/corpus.h"
#include <newscorpus/version.h>

enum { FLUSH_AT = 256 * 1024, PROGRESS_STEP = 64 };

struct ncorp_writer {
  ncorp_allocator allocator;
  nci_busy busy;
  nci_output *output;
  nci_buffer buffer;
  ncorp_format format;
  ncorp_corpus *linked; /* whose records the commit writes */
  bool began;           /* the header is written */
  ncorp_progress progress;
  void *progress_ctx;
  uint64_t done, total; /* articles */
  ncorp_status status;  /* what went wrong, or NCORP_END after the commit */
};

/* The corpus's own header, or that of a file without one. */
static void print_header(nci_buffer *b, const ncorp_corpus *corpus)
{
  nci_header_data header = { .generator = NCI_STR("libnewscorpus " NCORP_VERSION_STRING), .language = NCI_STR("en") };
  if (corpus) {
    header.extra = corpus->header.extra;
    if (corpus->header.language.data) header.language = corpus->header.language;
    if (corpus->header.generator.data) header.generator = corpus->header.generator;
  }
  nci_ncf_print_header(b, &header);
  nci_buffer_char(b, '\n');
}

static ncorp_str extra_at(const ncorp_str *extras, uint32_t count, uint32_t i) { return i < count ? extras[i] : NCI_NO_STR; }

static void print_entity(nci_buffer *b, const ncorp_corpus *c, uint32_t i)
{
  nci_ncf_print_entity(b, &c->entities.at[i], extra_at(c->entity_extras.at, c->entity_extras.count, i));
}

static void print_event(nci_buffer *b, const ncorp_corpus *c, uint32_t i)
{
  nci_ncf_print_event(b, &c->events.at[i], extra_at(c->event_extras.at, c->event_extras.count, i));
}

static void print_story(nci_buffer *b, const ncorp_corpus *c, uint32_t i)
{
  nci_ncf_print_story(b, &c->stories.at[i], extra_at(c->story_extras.at, c->story_extras.count, i));
}

static void print_article(nci_buffer *b, const nci_article_block *block)
{
  nci_ncf_print_article(b, &block->data, &block->offsets);
}

/* Empties the buffer into the output when it holds more than `keep` bytes. */
static ncorp_status flush(ncorp_writer *w, size_t keep, ncorp_error *error)
{
  if (w->buffer.failed) return nci_fail_nomem(error);
  if (w->buffer.size <= keep) return NCORP_OK;
  ncorp_status status = nci_output_write(w->output, w->buffer.data, w->buffer.size, error);
  w->buffer.size = 0;
  return status;
}

/* Tells how many articles are written; an error when the caller wants no more. */
static ncorp_status tell(ncorp_writer *w, ncorp_error *error)
{
  if (!w->progress || !w->progress(w->progress_ctx, w->done, w->total)) return NCORP_OK;
  return nci_fail(error, NCORP_ERR_CANCELLED, 0, NULL, "writing was cancelled");
}

/* Writes the articles, each by `print`. */
static ncorp_status write_articles(ncorp_writer *w, const ncorp_corpus *c, void (*print)(nci_buffer *, const ncorp_corpus *, uint32_t),
                                   ncorp_error *error)
{
  ncorp_status status = NCORP_OK;
  w->total += c->articles.count;
  for (uint32_t i = 0; i < c->articles.count && status == NCORP_OK; i++) {
    if (w->done % PROGRESS_STEP == 0) status = tell(w, error);
    if (status < 0) break;
    print(&w->buffer, c, i);
    w->done++;
    status = flush(w, FLUSH_AT, error);
  }
  return status;
}

/* Prints the lines print(0), print(1) ... */
static ncorp_status write_records(ncorp_writer *w, const ncorp_corpus *c, uint32_t count,
                                  void (*print)(nci_buffer *, const ncorp_corpus *, uint32_t), ncorp_error *error)
{
  ncorp_status status = NCORP_OK;
  for (uint32_t i = 0; i < count && status == NCORP_OK; i++) {
    print(&w->buffer, c, i);
    nci_buffer_char(&w->buffer, '\n');
    status = flush(w, FLUSH_AT, error);
  }
  return status;
}

static void print_article_at(nci_buffer *b, const ncorp_corpus *c, uint32_t i) { print_article(b, c->articles.at[i].block); }

static void print_article_line(nci_buffer *b, const ncorp_corpus *c, uint32_t i)
{
  print_article_at(b, c, i);
  nci_buffer_char(b, '\n');
}

/* CoNLL-U brings line ends of its own. */
static void print_conllu_at(nci_buffer *b, const ncorp_corpus *c, uint32_t i)
{
  nci_conllu_print_article(b, &c->articles.at[i].block->data);
}

static ncorp_status check_tokens(const ncorp_corpus *c, ncorp_error *error)
{
  for (uint32_t i = 0; i < c->articles.count; i++) {
    const nci_article_data *a = &c->articles.at[i].block->data;
    if (nci_conllu_printable(a)) continue;
    const int shown = a->id.size < 100 ? (int)a->id.size : 100;
    return nci_report(NULL, true, error, NCI_D_OUTPUT_TOKENS, NULL, "the article \"%.*s\" has no sentences and tokens", shown, a->id.data);
  }
  return NCORP_OK;
}

ncorp_status ncorp_writer_open(const char *path, const ncorp_writer_options *options, ncorp_writer **out, ncorp_error *error)
{
  ncorp_writer_options taken;
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!path || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "path and out have to be given");
  ncorp_status status = nci_options_take(&taken, sizeof taken, options, "ncorp_writer_options", error);
  if (status < 0) return status;
  const ncorp_allocator *allocator = taken.allocator ? taken.allocator : ncorp_allocator_default();
  if (taken.format == NCORP_FORMAT_AUTO && nci_sniff_name(nci_cstr(path)) == NCORP_FORMAT_CONLLU) taken.format = NCORP_FORMAT_CONLLU;
  if (taken.format == NCORP_FORMAT_AUTO) taken.format = NCORP_FORMAT_NCF;
  if (taken.format != NCORP_FORMAT_NCF && taken.format != NCORP_FORMAT_CONLLU)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "format: %d is none that can be written", (int)taken.format);
  ncorp_writer *w = nci_calloc(allocator, 1, sizeof *w);
  if (!w) return nci_fail_nomem(error);
  w->format = taken.format;
  w->progress = taken.progress;
  w->progress_ctx = taken.progress_ctx;
  w->allocator = *allocator;
  w->busy = (nci_busy)NCI_BUSY_INIT;
  nci_buffer_init(&w->buffer, &w->allocator);
  status = nci_output_open(path, taken.compression, &w->allocator, &w->output, error);
  if (status < 0) {
    ncorp_writer_close(w);
    return status;
  }
  *out = w;
  return NCORP_OK;
}

/* Every call takes the writer for itself and gives it back through leave(), which keeps what went wrong. */
static ncorp_status enter(ncorp_writer *w, ncorp_error *error)
{
  if (!nci_busy_enter(&w->busy)) return nci_fail(error, NCORP_ERR_BUSY, 0, NULL, "another thread is using this writer");
  if (w->status == NCORP_OK) return NCORP_OK;
  nci_busy_leave(&w->busy);
  return nci_fail(error, NCORP_ERR_STATE, 0, NULL,
                  w->status == NCORP_END ? "the file is complete already" : "writing failed before");
}

static ncorp_status leave(ncorp_writer *w, ncorp_status status)
{
  if (status < 0) w->status = status;
  nci_busy_leave(&w->busy);
  return status;
}

static void begin(ncorp_writer *w, const ncorp_corpus *corpus)
{
  if (!w->began) print_header(&w->buffer, corpus);
  w->began = true;
}

static ncorp_status write_linked(ncorp_writer *w, const ncorp_corpus *c, ncorp_error *error)
{
  ncorp_status status = write_records(w, c, c->entities.count, print_entity, error);
  if (status == NCORP_OK) status = write_records(w, c, c->events.count, print_event, error);
  if (status == NCORP_OK) status = write_records(w, c, c->stories.count, print_story, error);
  return status;
}

ncorp_status ncorp_writer_add(ncorp_writer *writer, const ncorp_corpus *corpus, ncorp_error *error)
{
  nci_error_clear(error);
  if (!writer || !corpus) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "writer and corpus have to be given");
  ncorp_status status = enter(writer, error);
  if (status < 0) return status;
  if (writer->linked && corpus->articles.count)
    return leave(writer, nci_fail(error, NCORP_ERR_STATE, 0, NULL, "a linked corpus was added before; articles cannot follow its records"));
  if (writer->format == NCORP_FORMAT_CONLLU) {
    status = check_tokens(corpus, error);
    if (status == NCORP_OK) status = write_articles(writer, corpus, print_conllu_at, error);
    return leave(writer, status);
  }
  begin(writer, corpus);
  status = write_articles(writer, corpus, print_article_line, error);
  if (status == NCORP_OK && corpus->linked) {
    if (writer->linked) status = write_linked(writer, writer->linked, error);
    ncorp_corpus_unref(writer->linked);
    writer->linked = ncorp_corpus_ref((ncorp_corpus *)(uintptr_t)corpus);
  }
  return leave(writer, status);
}

ncorp_status ncorp_writer_commit(ncorp_writer *writer, ncorp_error *error)
{
  nci_error_clear(error);
  if (!writer) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "writer has to be given");
  ncorp_status status = enter(writer, error);
  if (status < 0) return status;
  if (writer->format == NCORP_FORMAT_NCF) begin(writer, NULL);
  if (writer->linked) status = write_linked(writer, writer->linked, error);
  if (status == NCORP_OK) status = flush(writer, 0, error);
  if (status == NCORP_OK) status = tell(writer, error);
  if (status == NCORP_OK) status = nci_output_commit(writer->output, error);
  if (status == NCORP_OK) writer->status = NCORP_END;
  return leave(writer, status);
}

void ncorp_writer_close(ncorp_writer *writer)
{
  if (!writer) return;
  if (writer->output) nci_output_close(writer->output);
  ncorp_corpus_unref(writer->linked);
  nci_buffer_done(&writer->buffer);
  ncorp_allocator allocator = writer->allocator;
  nci_free(&allocator, writer, 1, sizeof *writer);
}

ncorp_status ncorp_write(const ncorp_corpus *corpus, const char *path, const ncorp_writer_options *options, ncorp_error *error)
{
  ncorp_writer *writer;
  nci_error_clear(error);
  if (!corpus) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpus has to be given");
  ncorp_status status = ncorp_writer_open(path, options, &writer, error);
  if (status < 0) return status;
  status = ncorp_writer_add(writer, corpus, error);
  if (status == NCORP_OK) status = ncorp_writer_commit(writer, error);
  ncorp_writer_close(writer);
  return status;
}

/* Texts are made with the allocator of the corpus that they come from. */
#define RECORD_JSON(name, parts, print)                                                                          \
  ncorp_status ncorp_##name##_json(const ncorp_corpus *corpus, size_t index, ncorp_text **out, ncorp_error *error) \
  {                                                                                                              \
    nci_error_clear(error);                                                                                      \
    if (out) *out = NULL;                                                                                        \
    if (!corpus || !out || index >= corpus->parts.count)                                                         \
      return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpus, out and an index in range have to be given");      \
    nci_buffer b;                                                                                                \
    nci_buffer_init(&b, &corpus->allocator);                                                                     \
    print(&b, corpus, (uint32_t)index);                                                                          \
    return nci_text_from(&b, out, error);                                                                        \
  }

RECORD_JSON(entity, entities, print_entity)
RECORD_JSON(event, events, print_event)
RECORD_JSON(story, stories, print_story)

static ncorp_status article_text(const ncorp_article *article, void (*print)(nci_buffer *, const nci_article_block *),
                                 ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!article || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "article and out have to be given");
  nci_buffer b;
  nci_buffer_init(&b, &article->corpus->allocator);
  print(&b, article->block);
  return nci_text_from(&b, out, error);
}

ncorp_status ncorp_article_json(const ncorp_article *article, ncorp_text **out, ncorp_error *error)
{
  return article_text(article, print_article, out, error);
}

ncorp_status ncorp_article_html(const ncorp_article *article, ncorp_text **out, ncorp_error *error)
{
  return article_text(article, nci_html_article, out, error);
}

ncorp_status ncorp_sentence_html(const ncorp_article *article, size_t sentence, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!out || sentence >= ncorp_article_sentence_count(article))
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "article, a sentence of it and out have to be given");
  nci_buffer b;
  nci_buffer_init(&b, &article->corpus->allocator);
  nci_html_sentence(&b, &article->block->data, (uint32_t)sentence);
  return nci_text_from(&b, out, error);
}

static void print_lines(nci_buffer *b, const ncorp_corpus *c, uint32_t count,
                        void (*print)(nci_buffer *, const ncorp_corpus *, uint32_t))
{
  for (uint32_t i = 0; i < count && !b->failed; i++) {
    print(b, c, i);
    nci_buffer_char(b, '\n');
  }
}

ncorp_status ncorp_corpus_json(const ncorp_corpus *corpus, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!corpus || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpus and out have to be given");
  nci_buffer b;
  nci_buffer_init(&b, &corpus->allocator);
  print_header(&b, corpus);
  print_lines(&b, corpus, corpus->articles.count, print_article_at);
  print_lines(&b, corpus, corpus->entities.count, print_entity);
  print_lines(&b, corpus, corpus->events.count, print_event);
  print_lines(&b, corpus, corpus->stories.count, print_story);
  return nci_text_from(&b, out, error);
}

ncorp_status ncorp_corpus_conllu(const ncorp_corpus *corpus, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!corpus || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpus and out have to be given");
  ncorp_status status = check_tokens(corpus, error);
  if (status < 0) return status;
  nci_buffer b;
  nci_buffer_init(&b, &corpus->allocator);
  for (uint32_t i = 0; i < corpus->articles.count && !b.failed; i++) print_conllu_at(&b, corpus, i);
  return nci_text_from(&b, out, error);
}

ncorp_status ncorp_report_html(const ncorp_corpus *corpus, const char *title, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!corpus || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpus and out have to be given");
  nci_buffer b;
  nci_buffer_init(&b, &corpus->allocator);
  nci_html_report(&b, corpus, nci_cstr(title));
  return nci_text_from(&b, out, error);
}
