/* Across articles. The steps run in this order on one linking, whose arena holds their results. */
#ifndef NCI_LINK_LINK_H
#define NCI_LINK_LINK_H

#include "base/vec.h"
#include "knowledge/lexicon.h"
#include "model/corpus.h"

/* An entity's place in its article: which of the article's entities became which of the corpus's. */
typedef struct nci_link {
  nci_arena *arena;
  const nci_lexicon *lexicon;
  const ncorp_corpus *corpus;             /* analysed; articles in corpus order */
  const uint32_t *const *article_entities; /* [article][index into its entities] -> index into `entities`, or UINT32_MAX for an unnamed one */
  NCI_VEC(ncorp_entity) entities;         /* ids "E0", "E1", ... in the order of first mention in the corpus */
  const uint32_t *const *article_events;  /* [article][event mention] -> index into `events`, or UINT32_MAX */
  NCI_VEC(ncorp_event) events;            /* ids "V0", ... */
  const uint32_t *article_stories;        /* [article] -> index into `stories` */
  NCI_VEC(ncorp_story) stories;           /* ids "S0", ... */
  const uint32_t *near_duplicates;        /* [article] -> index of an earlier article, or UINT32_MAX */
  const ncorp_str *inferred_dates;        /* [article] -> a date borrowed from a linked report, or absent */
} nci_link;

/* Sets article_entities and entities. */
ncorp_status nci_link_entities(nci_link *link);

/* Sets article_stories, stories and near_duplicates. */
ncorp_status nci_link_stories(nci_link *link);

/* Sets article_events, events and inferred_dates, and the dates of the stories. */
ncorp_status nci_link_events(nci_link *link);

/* Dates the stories by their articles; stories.c. */
void nci_date_stories(nci_link *link);

#endif
