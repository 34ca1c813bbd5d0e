/* Why reports were joined to one event record, and why reports that are near were not. */
#ifndef NCI_EXPORT_EXPLAIN_LINKS_H
#define NCI_EXPORT_EXPLAIN_LINKS_H

#include "base/buffer.h"
#include "model/corpus.h"

/* Compares the record's reports and those of the same stories again: a line for each in text, an array in JSON. */
void nci_explain_links(nci_buffer *out, const ncorp_corpus *corpus, const ncorp_event *event, bool json);

#endif
