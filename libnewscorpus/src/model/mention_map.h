/* From mentions to the entities of their article, by id. */
#ifndef NCI_MODEL_MENTION_MAP_H
#define NCI_MODEL_MENTION_MAP_H

#include "base/intern.h"
#include "format/record.h"

/* The ids of an article's entities; of two with one id the first counts. */
typedef struct nci_entity_ids {
  nci_intern ids;
  uint32_t *entity_of_id;
} nci_entity_ids;

/* False when there is no memory. */
bool nci_entity_ids_init(nci_entity_ids *ids, nci_arena *arena, const nci_article_data *article);

/* Gives an index into article->entities; UINT32_MAX when the id is absent or none of theirs. */
uint32_t nci_entity_ids_find(const nci_entity_ids *ids, ncorp_str id);

/* Gives an array, one for each mention, of indexes into article->entities; UINT32_MAX where a mention has no entity
 * or one that the article does not describe. NULL when there is no memory or there are no mentions. */
uint32_t *nci_map_mentions(nci_arena *arena, const nci_article_data *article);

#endif
