/* Ids are looked up by hash, so that an article with very many entities costs no more per mention than a short one. */
#include "model/mention_map.h"

#include "base/intern.h"

uint32_t *nci_map_mentions(nci_arena *arena, const nci_article_data *article)
{
  if (!article->mention_count) return NULL;
  uint32_t *map = nci_arena_alloc(arena, article->mention_count, sizeof *map);
  uint32_t *entity_of_id = nci_arena_alloc(arena, article->entity_count, sizeof *entity_of_id);
  nci_intern ids;
  nci_intern_init(&ids, arena);
  if (!map || !entity_of_id) return NULL;
  for (uint32_t i = 0; i < article->entity_count; i++) {
    uint32_t known = ids.strings.count, id = nci_intern_add(&ids, article->entities[i].id);
    if (id == UINT32_MAX) return NULL;
    if (id == known) entity_of_id[id] = i; /* of two with one id the first counts */
  }
  for (uint32_t i = 0; i < article->mention_count; i++) {
    ncorp_str id = article->mentions[i].entity;
    uint32_t found = id.data ? nci_intern_find(&ids, id) : UINT32_MAX;
    map[i] = found == UINT32_MAX ? UINT32_MAX : entity_of_id[found];
  }
  return map;
}
