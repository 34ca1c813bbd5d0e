/* What the readers of the kinds of record share: going through an object's members, and the small values.
 *
 * As with JSON, the first mistake is remembered (with the place of what is wrong) and all further reading gives false;
 * ncf_read.c reports it. */
#ifndef NCI_FORMAT_NCF_RECORD_H
#define NCI_FORMAT_NCF_RECORD_H

#include "format/json.h"
#include "format/ncf_read.h"

/* A line being read. */
typedef struct nci_ncf_record {
  nci_json json;
  nci_ncf_reader *reader;
  nci_arena *arena; /* the reader's */
  ncorp_str line;
  const nci_where *where;
  ncorp_error *error;
  ncorp_status status; /* what the sink returned for a warning, if it wants to stop */
  ncorp_str key;       /* the known key that was met last, for messages */
  bool lost_key;       /* it was said that an unknown key is not kept: once for a record is enough */
  bool repeated_key;   /* and that a key is there twice */
} nci_ncf_record;

/* The members of one object. */
typedef struct nci_ncf_members {
  const ncorp_str *names;  /* the known keys, at most 32, in the order in which they mostly come */
  uint32_t count;
  bool keep;               /* unknown members are kept in `unknown`, else dropped with a note */
  uint32_t next;           /* which key is likely */
  uint32_t seen;           /* a bit for each known key */
  NCI_VEC(ncorp_str) unknown; /* keys and values in turn, as they stand in the line */
} nci_ncf_members;

#define NCI_NCF_MEMBERS(table, kept) \
  { .names = (table), .count = (uint32_t)(sizeof(table) / sizeof *(table)), .keep = (kept) }

/* Goes to the next known member of the object that was opened and gives its index, or -1 at the end. Unknown ones are
 * kept or dropped; a known one that was there before is skipped with a warning. */
int nci_ncf_member(nci_ncf_record *r, nci_ncf_members *members);

/* Checks that all keys with a bit in `required` were seen; place: where the object begins. */
bool nci_ncf_require(nci_ncf_record *r, const nci_ncf_members *members, uint32_t required, const char *place);

/* The unknown members as JSON without the braces, or an absent view. */
ncorp_str nci_ncf_unknown(nci_ncf_record *r, const nci_ncf_members *members);

/* Reports a finding at a place in the line that is not a mistake. */
void nci_ncf_warn(nci_ncf_record *r, nci_diagnostic number, const char *place, const char *reason);

/* The place of a byte of the line. */
nci_where nci_ncf_where(const nci_ncf_record *r, const char *place);

/* Values. */
bool nci_ncf_string(nci_ncf_record *r, ncorp_str *out); /* or null */
bool nci_ncf_id(nci_ncf_record *r, ncorp_str *out);     /* not empty */
bool nci_ncf_strings(nci_ncf_record *r, const ncorp_str **out, uint32_t *count);
bool nci_ncf_index(nci_ncf_record *r, uint32_t count, uint32_t *out); /* below count */
bool nci_ncf_index_or_none(nci_ncf_record *r, uint32_t count, uint32_t *out); /* or null */
bool nci_ncf_share(nci_ncf_record *r, ncorp_decimal *out); /* 0 to 1 */
bool nci_ncf_size(nci_ncf_record *r, ncorp_size *out); /* PLOVER's magnitudes */

/* One coordinate: a number, or null; *known is counted up for a number. */
bool nci_ncf_degrees(nci_ncf_record *r, ncorp_decimal *out, int *known);

bool nci_ncf_bound(nci_ncf_record *r, ncorp_bound *out);
bool nci_ncf_time_type(nci_ncf_record *r, ncorp_time_type *out);
bool nci_ncf_entity_type(nci_ncf_record *r, ncorp_entity_type *out);
bool nci_ncf_mention_form(nci_ncf_record *r, ncorp_mention_form *out);
bool nci_ncf_quote_kind(nci_ncf_record *r, ncorp_quote_kind *out);
/* A type of its own (X_ and capitals, digits, _) is NCORP_X_OTHER with its name. */
bool nci_ncf_event_type(nci_ncf_record *r, ncorp_event_type *out, ncorp_str *own);
bool nci_ncf_event_status(nci_ncf_record *r, ncorp_event_status *out);
bool nci_ncf_block_kind(nci_ncf_record *r, ncorp_block_kind *out);
bool nci_ncf_date_source(nci_ncf_record *r, ncorp_date_source *out); /* or null, as those that follow */
bool nci_ncf_casualty(nci_ncf_record *r, ncorp_casualty *out);
bool nci_ncf_number(nci_ncf_record *r, ncorp_number *out);
bool nci_ncf_gender(nci_ncf_record *r, ncorp_gender *out);
bool nci_ncf_flag(nci_ncf_record *r, int *out); /* true or false */

/* An ISO 8601 date or date-time in the forms that the format allows, or null. */
bool nci_ncf_date(nci_ncf_record *r, ncorp_str *out);

/* The records: each reads the whole object and hands it to the sink. *sunk: what the sink returned. */
bool nci_ncf_read_article(nci_ncf_record *r, ncorp_status *sunk);
bool nci_ncf_read_entity(nci_ncf_record *r, ncorp_status *sunk);
bool nci_ncf_read_event(nci_ncf_record *r, ncorp_status *sunk);
bool nci_ncf_read_story(nci_ncf_record *r, ncorp_status *sunk);

#endif
