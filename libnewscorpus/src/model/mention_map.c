/* Ids are looked up by hash, so that an article with very many entities costs no more per mention than a short one. */
#include "model/mention_map.h"

bool nci_entity_ids_init(nci_entity_ids *ids, nci_arena *arena, const nci_article_data *article)
{
  ids->entity_of_id = nci_arena_alloc(arena, article->entity_count, sizeof *ids->entity_of_id);
  nci_intern_init(&ids->ids, arena);
  if (!ids->entity_of_id) return false;
  for (uint32_t i = 0; i < article->entity_count; i++) {
    uint32_t known = ids->ids.strings.count, id = nci_intern_add(&ids->ids, article->entities[i].id);
    if (id == UINT32_MAX) return false;
    if (id == known) ids->entity_of_id[id] = i;
  }
  return true;
}

uint32_t nci_entity_ids_find(const nci_entity_ids *ids, ncorp_str id)
{
  uint32_t found = id.data ? nci_intern_find(&ids->ids, id) : UINT32_MAX;
  return found == UINT32_MAX ? UINT32_MAX : ids->entity_of_id[found];
}

uint32_t *nci_map_mentions(nci_arena *arena, const nci_article_data *article)
{
  if (!article->mention_count) return NULL;
  uint32_t *map = nci_arena_alloc(arena, article->mention_count, sizeof *map);
  nci_entity_ids ids;
  if (!map || !nci_entity_ids_init(&ids, arena, article)) return NULL;
  for (uint32_t i = 0; i < article->mention_count; i++) map[i] = nci_entity_ids_find(&ids, article->mentions[i].entity);
  return map;
}
