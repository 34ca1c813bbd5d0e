/* From mentions to the entities of their article, by id. */
#ifndef NCI_MODEL_MENTION_MAP_H
#define NCI_MODEL_MENTION_MAP_H

#include "base/arena.h"
#include "format/record.h"

/* Gives an array, one for each mention, of indexes into article->entities; UINT32_MAX where a mention has no entity
 * or one that the article does not describe. NULL when there is no memory or there are no mentions. */
uint32_t *nci_map_mentions(nci_arena *arena, const nci_article_data *article);

#endif
