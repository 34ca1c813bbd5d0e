/* Printing corpora: JSON as the corpus format has it, and HTML for people. Output is appended to a buffer, which
 * remembers a lack of memory. */
#ifndef NCI_EXPORT_EXPORT_H
#define NCI_EXPORT_EXPORT_H

#include "base/buffer.h"
#include "model/corpus.h"

/* The report page. title: or absent. */
void nci_html_report(nci_buffer *out, const ncorp_corpus *corpus, ncorp_str title);

/* One article as a piece of HTML with its layers marked. */
void nci_html_article(nci_buffer *out, const nci_article_block *article);

/* One sentence with its tree. */
void nci_html_sentence(nci_buffer *out, const nci_article_data *article, uint32_t index);

#endif
