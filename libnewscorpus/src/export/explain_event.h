/* Printing what one event mention is made of: each field with the words that say so or what it was inferred from. */
#ifndef NCI_EXPORT_EXPLAIN_EVENT_H
#define NCI_EXPORT_EXPLAIN_EVENT_H

#include "base/buffer.h"
#include "meaning/event_trace.h"
#include "model/corpus.h"
#include "text/utf8.h"

/* An article whose events are shown. */
typedef struct nci_shown_event {
  nci_buffer *out;
  const nci_article_data *data;
  ncorp_str text;
  const nci_offsets *offsets;
  const nci_event_trace *trace;    /* or NULL */
  uint32_t first_proof, end_proof; /* of the trace, those to look at */
  uint32_t indent;                 /* blanks before each line of text */
} nci_shown_event;

/* Text for people, on lines of their own; and one JSON object. */
void nci_show_event(const nci_shown_event *x, const ncorp_event_mention *event);
void nci_json_event(const nci_shown_event *x, const ncorp_event_mention *event);

/* The parts that other explanations share: text on one line, words with where they stand, an entry of a dictionary. */
void nci_show_text(nci_buffer *out, ncorp_str s);
void nci_show_span(const nci_shown_event *x, ncorp_span span);
void nci_show_entry(nci_buffer *out, const nci_event_entry *entry);
void nci_json_span(const nci_shown_event *x, ncorp_span span);
void nci_json_words(const nci_shown_event *x, ncorp_span span); /* {"text":...,"span":[...], without the closing brace */
void nci_json_entry(nci_buffer *out, const nci_event_entry *entry);

/* A line "  label       value", to be ended by a line feed. */
void nci_show_label(const nci_shown_event *x, const char *label);

#endif
