/* The article being read, as its record and its layers see it. */
#ifndef NCI_FORMAT_NCF_ARTICLE_H
#define NCI_FORMAT_NCF_ARTICLE_H

#include "format/ncf_record.h"
#include "text/utf8.h"

typedef struct nci_ncf_article {
  nci_ncf_record *r;
  nci_article_data data;
  nci_offsets offsets;  /* of data.text, which is read before any layer */
  nci_offset_walk walk;
  NCI_VEC(nci_extra) extras;
} nci_ncf_article;

/* Turns code points into a span of bytes; place: where the span stands in the line. */
bool nci_ncf_to_span(nci_ncf_article *a, uint32_t start, uint32_t end, const char *place, ncorp_span *out);

/* Read a span, or null for none. */
bool nci_ncf_span(nci_ncf_article *a, ncorp_span *out);
bool nci_ncf_span_or_none(nci_ncf_article *a, ncorp_span *out);

/* Keeps the unknown members of an item. */
void nci_ncf_keep_unknown(nci_ncf_article *a, const nci_ncf_members *members, uint32_t layer, uint32_t index);

/* The layers. Quotes and events point into mentions, times and sentences, which have to be there before. */
bool nci_ncf_read_blocks(nci_ncf_article *a);
bool nci_ncf_read_sentences(nci_ncf_article *a);
bool nci_ncf_read_tokens(nci_ncf_article *a);
bool nci_ncf_read_times(nci_ncf_article *a);
bool nci_ncf_read_quantities(nci_ncf_article *a);
bool nci_ncf_read_mentions(nci_ncf_article *a);
bool nci_ncf_read_quotes(nci_ncf_article *a);
bool nci_ncf_read_events(nci_ncf_article *a);
bool nci_ncf_read_article_entities(nci_ncf_article *a);

#endif
