/* Printing why events were coded, or not, from a document with a trace of the event coder. */
#ifndef NCI_EXPORT_EXPLAIN_H
#define NCI_EXPORT_EXPLAIN_H

#include "base/buffer.h"
#include "meaning/event_trace.h"
#include "model/corpus.h"
#include "text/utf8.h"

/* Text for people, or a line of JSON for each sentence. offsets: of the document's text. */
void nci_explain_events(nci_buffer *out, const nci_document *doc, const nci_offsets *offsets, bool json);

/* The same of one event mention that an article has, and of an event record with the account of each of its reports. JSON without a
 * line feed behind it. */
void nci_explain_event(nci_buffer *out, const nci_article_block *block, uint32_t event, bool json);
void nci_explain_record(nci_buffer *out, const ncorp_corpus *corpus, uint32_t event, bool json);

/* An entity record with its names, and why they are one, explain_entity.c. */
void nci_explain_entity(nci_buffer *out, const ncorp_corpus *corpus, uint32_t entity, bool json);

#endif
