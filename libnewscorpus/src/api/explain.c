/* Explaining events: analyses an article with a trace of the event coder, and prints what that tells; and prints what an event that
 * is coded already is made of. */
#include <newscorpus/analyzer.h>

#include "api/analyzer.h"
#include "api/text.h"
#include "base/error.h"
#include "export/explain.h"

static ncorp_status check_format(ncorp_explain_format format, ncorp_error *error)
{
  if (format == NCORP_EXPLAIN_TEXT || format == NCORP_EXPLAIN_JSON) return NCORP_OK;
  return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "format: there is none of number %d", (int)format);
}

ncorp_status ncorp_article_explain_event(const ncorp_article *article, size_t index, ncorp_explain_format format, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!out || index >= ncorp_article_event_count(article)) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "an article, the index of one of its events and out have to be given");
  ncorp_status status = check_format(format, error);
  if (status < 0) return status;
  nci_buffer buffer;
  nci_buffer_init(&buffer, &article->corpus->allocator);
  nci_explain_event(&buffer, article->block, (uint32_t)index, format == NCORP_EXPLAIN_JSON);
  return nci_text_from(&buffer, out, error);
}

ncorp_status ncorp_corpus_explain_event(const ncorp_corpus *corpus, size_t index, ncorp_explain_format format, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!out || index >= ncorp_corpus_event_count(corpus)) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "a corpus, the index of one of its events and out have to be given");
  ncorp_status status = check_format(format, error);
  if (status < 0) return status;
  nci_buffer buffer;
  nci_buffer_init(&buffer, &corpus->allocator);
  nci_explain_record(&buffer, corpus, (uint32_t)index, format == NCORP_EXPLAIN_JSON);
  return nci_text_from(&buffer, out, error);
}

ncorp_status ncorp_corpus_explain_entity(const ncorp_corpus *corpus, size_t index, ncorp_explain_format format, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!out || index >= ncorp_corpus_entity_count(corpus)) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "a corpus, the index of one of its entities and out have to be given");
  ncorp_status status = check_format(format, error);
  if (status < 0) return status;
  nci_buffer buffer;
  nci_buffer_init(&buffer, &corpus->allocator);
  nci_explain_entity(&buffer, corpus, (uint32_t)index, format == NCORP_EXPLAIN_JSON);
  return nci_text_from(&buffer, out, error);
}

ncorp_status ncorp_explain(const ncorp_analyzer *analyzer, const ncorp_article *article, ncorp_explain_format format,
                           ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!analyzer || !article || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "analyzer, article and out have to be given");
  ncorp_status status = check_format(format, error);
  if (status < 0) return status;
  nci_arena arena;
  nci_buffer buffer;
  nci_event_trace trace = { .event = NCORP_NONE };
  nci_document doc;
  nci_arena_init(&arena, &analyzer->allocator);
  nci_buffer_init(&buffer, &analyzer->allocator);
  bool done = nci_analyze(analyzer, &arena, NULL, nci_source_of(article->block), &trace, &doc);
  if (done) nci_explain_events(&buffer, &doc, &article->block->offsets, format == NCORP_EXPLAIN_JSON);
  nci_arena_done(&arena);
  if (done) return nci_text_from(&buffer, out, error);
  nci_buffer_done(&buffer);
  return nci_fail_nomem(error);
}
