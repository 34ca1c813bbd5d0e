/* The parts of the report, and what they share. All append to a buffer; text from articles is always escaped. */
#ifndef NCI_EXPORT_HTML_H
#define NCI_EXPORT_HTML_H

#include "base/buffer.h"
#include "model/corpus.h"
#include "model/mention_map.h"

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

/* Who is who in an article. */
typedef struct nci_cast {
  const nci_article_data *article;
  nci_entity_ids ids;
  const uint32_t *entity_of; /* [mention] -> index into article->entities, or UINT32_MAX */
  const uint32_t *first;     /* [entity] -> where its mentions begin in `mentions`; those of the last end at [entity_count] */
  const uint32_t *mentions;  /* in text order for each entity */
} nci_cast;

/* False when there is no memory. */
bool nci_cast_init(nci_cast *who, nci_arena *arena, const nci_article_data *article);

/* Append the name of whom a mention speaks of, or its words; a time's and a quantity's meaning in one line. */
void nci_html_speaker(nci_buffer *out, const nci_cast *who, uint32_t mention);
void nci_html_time(nci_buffer *out, const ncorp_time *time);
void nci_html_quantity(nci_buffer *out, const ncorp_quantity *quantity);

/* "per", "org", "loc" or "misc": the style of a type. */
const char *nci_html_type_class(ncorp_entity_type type);

/* Appends what the layers say of an article, as lists that open. */
void nci_html_layers(nci_buffer *out, const nci_cast *who);

/* Marks the layers of one article's text: one <span> for each run of characters that the same marks cover. */
typedef struct nci_marker nci_marker;

/* Mark everything in an article, and the trigger and the participants of one of its events. The marker lies in the arena
 * and borrows who is who; NULL when there is no memory. */
nci_marker *nci_marker_of_article(nci_arena *arena, const nci_cast *who);
nci_marker *nci_marker_of_event(nci_arena *arena, const nci_article_data *article, uint32_t event);

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
