/* The parts of the report, and what they share. All append to a buffer; text from articles is always escaped. */
#ifndef NCI_EXPORT_HTML_H
#define NCI_EXPORT_HTML_H

#include "base/buffer.h"
#include "model/corpus.h"

/* A report in the making. */
typedef struct nci_page {
  nci_buffer *out;
  const ncorp_corpus *corpus;
  nci_arena *arena; /* scratch */
} nci_page;

/* Appends text with & < > " and ' escaped; control characters other than line ends become U+FFFD. */
void nci_html_text(nci_buffer *out, ncorp_str text);

/* What stands in the page once for each report is cut, so that a hostile corpus file makes no page that grows by the
 * square of its size. nci_html_cut() gives how many bytes of a text are shown where at most `most` are: whole characters;
 * nci_html_short() appends them escaped, with an ellipsis for what is left out. */
size_t nci_html_cut(ncorp_str text, size_t most);
void nci_html_short(nci_buffer *out, ncorp_str text, size_t most);

/* Appends markup as it is. */
#define nci_html(out, literal) nci_buffer_lit(out, literal)

/* Marks the layers of one article's text: one <span> for each run of characters that the same marks cover. */
typedef struct nci_marker nci_marker;

/* event: an index to mark that one's trigger and participants only, or UINT32_MAX to mark everything. The marker lies
 * in the arena; NULL when there is no memory. */
nci_marker *nci_marker_new(nci_arena *arena, const nci_article_data *article, uint32_t event);

/* Appends a stretch of the text. Stretches have to come in text order. */
void nci_marker_print(nci_marker *marker, nci_buffer *out, ncorp_span span);

/* The title of an article, or the beginning of its text where it has none; a very long one is cut. */
void nci_html_title(nci_buffer *out, const nci_article_data *article);

/* Who did what to whom, in one line: "A, B -> C". */
void nci_html_participants(nci_buffer *out, const ncorp_event *event);

/* The sections. */
void nci_html_stories(nci_page *page);
void nci_html_events(nci_page *page);
void nci_html_timeline(nci_page *page);
void nci_html_graph(nci_page *page);
void nci_html_entities(nci_page *page);
void nci_html_articles(nci_page *page);

#endif
