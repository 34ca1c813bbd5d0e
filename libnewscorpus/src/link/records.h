/* From clusters to records: what the entities, events and stories of linked articles say. */
#ifndef NCI_LINK_RECORDS_H
#define NCI_LINK_RECORDS_H

#include <newscorpus/event.h>
#include "link/figures.h"

enum { NCI_DAY_UNASKED = INT32_MAX };

/* Records as they are made. Their strings lie in the arenas or among the digests. */
typedef struct nci_records {
  nci_arena *arena;   /* what is kept: ids, and what one record says in others */
  nci_arena *out;     /* the records themselves; may be reset when they have been used */
  const nci_links *links;
  nci_arena scratch;  /* of one record */
  nci_arena digest;   /* of one digest */
  ncorp_entity **entities; /* [label of a cluster of profiles] -> what others ask of the record, made when they do; or NULL */
  ncorp_str *entity_ids, *event_ids, *story_ids; /* [label], likewise */
  nci_cast **casts;        /* [label of a story], likewise */
  int32_t *days;           /* [article] -> nci_inferred_day(), or NCI_DAY_UNASKED */
} nci_records;

bool nci_records_init(nci_records *records, nci_arena *arena, nci_arena *out, const nci_links *links);
void nci_records_done(nci_records *records);

/* Ids are made of the record's first member: of an entity the earliest article that names it, and by which name; of an event
 * its earliest report; of a story its earliest article. */
ncorp_str nci_entity_id(nci_records *records, uint32_t label);
ncorp_str nci_event_id(nci_records *records, uint32_t label);
ncorp_str nci_story_id(nci_records *records, uint32_t label);

/* The figures of a story; NULL when there is no memory. */
const nci_cast *nci_cast_of(nci_records *records, uint32_t story);

/* Where an article is among those of its story's cast; false when the story has no other. */
bool nci_cast_find(const nci_links *links, const nci_cast *cast, uint32_t article, uint32_t *at);

/* The entity that an article means by the name of one: mostly itself; *because, which may be NULL, tells why when it is not.
 * When there is no memory records->arena remembers it. */
uint32_t nci_entity_meant(nci_records *records, uint32_t article, uint32_t label, nci_casting *because);

/* Ids of the figures: of the entity for which the name is known, or their own. */
ncorp_str nci_figure_id(nci_records *records, const nci_figure *figure);

/* Make the record of a cluster, or of a figure that nobody names. */
ncorp_status nci_merge_figure(nci_records *records, const nci_cast *cast, uint32_t figure, ncorp_entity *out);
ncorp_status nci_merge_entity(nci_records *records, uint32_t label, ncorp_entity *out);
ncorp_status nci_merge_event(nci_records *records, uint32_t label, ncorp_event *out);
ncorp_status nci_merge_story(nci_records *records, uint32_t label, ncorp_story *out);

/* Id, type, name, country, sector and spot of an entity's record; its lists are left out. NULL when there is no memory. */
const ncorp_entity *nci_entity_brief(nci_records *records, uint32_t label);

/* The day on which an article was published, when it does not say so but a report of it is dated by another article;
 * INT32_MIN when none is. */
int32_t nci_inferred_day(const nci_links *links, uint32_t article);

/* The day on which an article was published, told or inferred; INT32_MIN when neither is known. */
int32_t nci_day_of(nci_records *records, uint32_t article);

/* The day on which a report says, or others of its event, that it happened; INT32_MIN when they do not. */
int32_t nci_reported_day(const nci_links *links, uint32_t report);

/* ---- between the parts ---- */

/* A report with what it says. */
typedef struct nci_voice {
  uint32_t report, article;
  ncorp_str id; /* of the article */
  const nci_told *told;
} nci_voice;

/* What to call a participant of it: the record's name where it is named. */
ncorp_str nci_party_name(nci_records *records, const nci_voice *voice, const nci_party *party);

/* The label of the entity that a participant is, or NCORP_NONE. */
uint32_t nci_party_entity(nci_records *records, const nci_voice *voice, const nci_party *party);

/* Lists the fields on which the reports of an event disagree; differences.c. */
void nci_find_differences(nci_records *records, const nci_voice *voices, uint32_t count, ncorp_event *out);

#endif
