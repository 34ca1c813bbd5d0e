/* Ids of records, and what is kept of them while others are made. */
#include "link/records.h"

#include "base/hash.h"
#include "base/str.h"

bool nci_records_init(nci_records *r, nci_arena *arena, nci_arena *out, const nci_links *links)
{
  *r = (nci_records){ .arena = arena, .out = out, .links = links };
  nci_arena_init(&r->scratch, arena->allocator);
  nci_arena_init(&r->digest, arena->allocator);
  size_t profiles = links->entities.count, reports = links->events.count, articles = links->stories.count;
  r->entities = nci_arena_alloc(arena, profiles, sizeof *r->entities);
  r->entity_ids = nci_arena_alloc(arena, profiles, sizeof *r->entity_ids);
  r->event_ids = nci_arena_alloc(arena, reports, sizeof *r->event_ids);
  r->story_ids = nci_arena_alloc(arena, articles, sizeof *r->story_ids);
  r->casts = nci_arena_alloc(arena, articles, sizeof *r->casts);
  r->days = nci_arena_alloc(arena, articles, sizeof *r->days);
  if (arena->failed) return false;
  for (size_t i = 0; i < articles; i++) r->days[i] = NCI_DAY_UNASKED;
  memset(r->entities, 0, profiles * sizeof *r->entities);
  memset(r->entity_ids, 0, profiles * sizeof *r->entity_ids);
  memset(r->event_ids, 0, reports * sizeof *r->event_ids);
  memset(r->story_ids, 0, articles * sizeof *r->story_ids);
  memset(r->casts, 0, articles * sizeof *r->casts);
  return true;
}

void nci_records_done(nci_records *r)
{
  nci_arena_done(&r->scratch);
  nci_arena_done(&r->digest);
}

/* A letter and twelve characters of Crockford's base 32, which has no letters that are taken for digits. */
static ncorp_str print_id(nci_arena *arena, char letter, uint64_t hash)
{
  char text[13] = { letter };
  for (int i = 1; i < 13; i++, hash >>= 5) text[i] = "0123456789abcdefghjkmnpqrstvwxyz"[hash & 31];
  return nci_arena_bytes(arena, text, sizeof text);
}

ncorp_str nci_entity_id(nci_records *r, uint32_t label)
{
  const nci_links *l = r->links;
  uint32_t first = NCORP_NONE, at = label;
  if (r->entity_ids[label].size) return r->entity_ids[label];
  do {
    uint32_t article = l->profiles[at].earliest;
    if (article != NCORP_NONE) {
      int earlier = first == NCORP_NONE ? -1 : nci_compare_articles(l, article, l->profiles[first].earliest);
      if (earlier < 0 || (!earlier && l->entities.nodes[at].stable < l->entities.nodes[first].stable)) first = at;
    }
    at = l->entities.nodes[at].cluster_next;
  } while (at != label);
  if (first == NCORP_NONE) return NCI_NO_STR;
  uint64_t parts[2] = { l->stories.nodes[l->profiles[first].earliest].stable, l->entities.nodes[first].stable };
  return r->entity_ids[label] = print_id(r->arena, 'E', nci_hash(parts, sizeof parts, 71));
}

ncorp_str nci_event_id(nci_records *r, uint32_t label)
{
  const nci_links *l = r->links;
  uint32_t first = label, at = label;
  if (r->event_ids[label].size) return r->event_ids[label];
  do {
    int earlier = nci_compare_articles(l, l->reports[at].article, l->reports[first].article);
    if (earlier < 0 || (!earlier && l->reports[at].index < l->reports[first].index)) first = at;
    at = l->events.nodes[at].cluster_next;
  } while (at != label);
  uint64_t stable = l->events.nodes[first].stable;
  return r->event_ids[label] = print_id(r->arena, 'V', nci_hash(&stable, sizeof stable, 72));
}

ncorp_str nci_story_id(nci_records *r, uint32_t label)
{
  const nci_links *l = r->links;
  uint32_t first = label, at = label;
  if (r->story_ids[label].size) return r->story_ids[label];
  do {
    if (nci_compare_articles(l, at, first) < 0) first = at;
    at = l->stories.nodes[at].cluster_next;
  } while (at != label);
  uint64_t stable = l->stories.nodes[first].stable;
  return r->story_ids[label] = print_id(r->arena, 'S', nci_hash(&stable, sizeof stable, 73));
}

const nci_cast *nci_cast_of(nci_records *r, uint32_t story)
{
  if (r->casts[story]) return r->casts[story];
  nci_cast *cast = nci_arena_alloc(r->arena, 1, sizeof *cast);
  return cast && nci_cast_make(r->arena, r->links, story, cast) ? r->casts[story] = cast : NULL;
}

bool nci_cast_find(const nci_links *links, const nci_cast *cast, uint32_t article, uint32_t *at)
{
  uint32_t low = 0, high = cast->article_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (nci_compare_articles(links, cast->articles[middle], article) < 0) low = middle + 1;
    else high = middle;
  }
  *at = low;
  return low < cast->article_count && cast->articles[low] == article;
}

uint32_t nci_entity_meant(nci_records *r, uint32_t article, uint32_t label, nci_casting *because)
{
  const nci_cast *cast = nci_cast_of(r, r->links->stories.nodes[article].cluster);
  const nci_renaming *other = cast ? nci_cast_renaming(cast, label) : NULL;
  if (!cast) r->arena->failed = true;
  if (other && because) *because = other->because;
  return other ? other->to : label;
}

ncorp_str nci_figure_id(nci_records *r, const nci_figure *figure)
{
  return figure->named != NCORP_NONE ? nci_entity_id(r, figure->named) : print_id(r->arena, 'E', figure->stable);
}
