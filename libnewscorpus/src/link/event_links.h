/* The parts of linking events: reports as they are compared (events.c), what is known of when (event_dates.c), the record
 * that a happening gets (event_merge.c) and where its reports differ (differences.c). */
#ifndef NCI_LINK_EVENT_LINKS_H
#define NCI_LINK_EVENT_LINKS_H

#include "base/str.h"
#include "link/link.h"

/* What a date expression allows: days since 1970-01-01, or only a weekday. */
typedef struct nci_when {
  int32_t first, last; /* INT32_MIN and INT32_MAX when unknown */
  uint8_t weekday;     /* 1 to 7 when only that is known, else 0 */
} nci_when;

nci_when nci_when_read(ncorp_str date);

/* False when both are known and exclude each other. */
bool nci_when_meet(nci_when a, nci_when b);

/* Both together; of a and b that meet. */
nci_when nci_when_both(nci_when a, nci_when b);

static inline bool nci_when_is_day(nci_when w) { return w.first == w.last; }

/* "YYYY-MM-DD" in the arena. */
ncorp_str nci_when_print(nci_arena *arena, int32_t day);

enum { NCI_REPORT_ENTITIES = 16 };

/* An event mention as it is compared. Entities are the corpus's. */
typedef struct nci_event_report {
  uint32_t article, index;
  uint8_t type;
  uint8_t group;         /* statuses that can be one: occurred with ongoing */
  uint8_t actor_count;   /* how many of `entities` are actors; recipients follow */
  uint8_t entity_count;
  uint32_t entities[NCI_REPORT_ENTITIES];
  uint32_t place;        /* entity, or UINT32_MAX */
  nci_when when;
  uint32_t next;         /* report of the same happening, or UINT32_MAX */
} nci_event_report;

static inline const nci_article_data *nci_linked_article(const nci_link *link, uint32_t article)
{
  return &link->corpus->articles.at[article].block->data;
}

static inline const ncorp_event_mention *nci_reported(const nci_link *link, const nci_event_report *r)
{
  return &nci_linked_article(link, r->article)->events[r->index];
}

/* Whether the user's dictionaries coded it; what the library infers of its participants makes no difference between them. */
static inline bool nci_by_dictionary(const ncorp_event_mention *e) { return nci_str_starts(e->because, NCI_STR("cameo:")); }

/* Of whom the mentions of an article speak; UINT32_MAX of nobody. */
typedef struct nci_referents {
  const uint32_t *corpus; /* [mention] -> index into link->entities */
  const uint32_t *local;  /* [mention] -> index into the article's entities */
} nci_referents;

/* What to call whom a mention speaks of: the corpus's name, or the description of one that is never named, or the words of
 * the mention. */
ncorp_str nci_referent_name(const nci_link *link, const nci_article_data *article, const nci_referents *who, uint32_t mention);

/* Makes the record of the happening whose reports are the chain from reports[first]. who: for each article. */
void nci_merge_event(nci_link *link, const nci_event_report *reports, uint32_t first, const nci_referents *who, ncorp_event *out);

/* Lists the fields on which the reports disagree. */
void nci_find_differences(nci_link *link, const nci_event_report *reports, uint32_t first, const nci_referents *who, ncorp_event *out);

#endif
