/* Explaining the events of an article: analyses it with a trace of the event coder, and prints what that tells. */
#include <newscorpus/analyzer.h>

#include "api/analyzer.h"
#include "api/text.h"
#include "base/error.h"
#include "export/explain.h"

ncorp_status ncorp_explain(const ncorp_analyzer *analyzer, const ncorp_article *article, ncorp_explain_format format,
                           ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!analyzer || !article || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "analyzer, article and out have to be given");
  if (format != NCORP_EXPLAIN_TEXT && format != NCORP_EXPLAIN_JSON)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "format: there is none of number %d", (int)format);
  nci_arena arena;
  nci_buffer buffer;
  nci_event_trace trace = { .event = NCORP_NONE };
  nci_document doc;
  nci_arena_init(&arena, &analyzer->allocator);
  nci_buffer_init(&buffer, &analyzer->allocator);
  bool done = nci_analyze(analyzer, &arena, nci_source_of(article->block), &trace, &doc);
  if (done) nci_explain_events(&buffer, &doc, &article->block->offsets, format == NCORP_EXPLAIN_JSON);
  nci_arena_done(&arena);
  if (done) return nci_text_from(&buffer, out, error);
  nci_buffer_done(&buffer);
  return nci_fail_nomem(error);
}
