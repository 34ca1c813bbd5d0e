/* News Corpus Format: printing records and reading them. */
#ifndef NCI_FORMAT_NCF_H
#define NCI_FORMAT_NCF_H

#include <stdbool.h>
#include "base/buffer.h"
#include "format/record.h"
#include "text/utf8.h"

/* Append one record as a line of JSON, without the line end. Keys come in the order of the format's description. */
void nci_ncf_print_header(nci_buffer *out, const nci_header_data *header);
void nci_ncf_print_article(nci_buffer *out, const nci_article_data *article, const nci_offsets *offsets);
void nci_ncf_print_entity(nci_buffer *out, const ncorp_entity *entity, ncorp_str extra);
void nci_ncf_print_event(nci_buffer *out, const ncorp_event *event, ncorp_str extra);
void nci_ncf_print_story(nci_buffer *out, const ncorp_story *story, ncorp_str extra);

/* True for an ISO 8601 date or date-time in one of the forms that the format allows. */
bool nci_ncf_is_date(ncorp_str s);

#endif
