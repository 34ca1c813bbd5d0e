/* Why reports were joined to one event record, and why reports that are near were not. */
#ifndef NCI_EXPORT_EXPLAIN_LINKS_H
#define NCI_EXPORT_EXPLAIN_LINKS_H

#include "base/buffer.h"
#include "link/verdict.h"
#include "model/corpus.h"

/* Compares the record's reports and those of the same stories again: a line for each in text, an array in JSON. Then why
 * its articles are of one story. */
void nci_explain_links(nci_buffer *out, const ncorp_corpus *corpus, const ncorp_event *event, bool json);

/* A verdict behind two names or reports: ", score 0.9: like-name 0.9" or ": other-name"; as members of an object, each after a comma. */
void nci_explain_verdict(nci_buffer *out, const nci_verdict *verdict);
void nci_explain_verdict_json(nci_buffer *out, const nci_verdict *verdict, bool joined);

#endif
