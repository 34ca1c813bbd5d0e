/* Printing why events were coded, or not, from a document with a trace of the event coder. */
#ifndef NCI_EXPORT_EXPLAIN_H
#define NCI_EXPORT_EXPLAIN_H

#include "base/buffer.h"
#include "meaning/event_trace.h"
#include "text/utf8.h"

/* Text for people, or a line of JSON for each sentence. offsets: of the document's text. */
void nci_explain_events(nci_buffer *out, const nci_document *doc, const nci_offsets *offsets, bool json);

#endif
