/* Near duplicates by minhash of shingles. Knows nothing of entities and events. */
#include "link/near_duplicates.h"

#include "base/hash.h"

enum { BAND = 2, BANDS = NCI_SKETCH_BINS / BAND, PER_BAND = 8, PAUSE = 8192 };

typedef struct slot {
  uint64_t key;
  uint32_t members[PER_BAND]; /* places in the story */
  uint32_t count;
} slot;

static slot *slot_of(slot *table, uint64_t mask, uint64_t key)
{
  uint64_t at = key >> 11 & mask;
  while (table[at].count && table[at].key != key) at = (at + 1) & mask;
  table[at].key = key;
  return &table[at];
}

/* One story: articles in the order of time. */
static bool find_in_story(nci_arena *arena, nci_links *l, const uint32_t *articles, uint32_t count)
{
  uint64_t room = 64;
  while (room < (uint64_t)count * BANDS * 2) room *= 2;
  slot *table = nci_arena_alloc(arena, room, sizeof *table);
  nci_gist *gists = nci_arena_alloc(arena, count, sizeof *gists);
  if (!table || !gists) return false;
  memset(table, 0, room * sizeof *table);
  for (uint32_t a = 0; a < count; a++) {
    uint32_t best = 0, *out = &l->list[articles[a]].duplicate;
    *out = NCORP_NONE;
    if (!nci_digest_unpack_gist(nci_links_digest(l, articles[a]), &gists[a]) || !gists[a].sketched) continue;
    for (uint32_t b = 0; b < BANDS; b++) {
      uint64_t key = nci_hash(gists[a].sketch + b * BAND, BAND * sizeof *gists[a].sketch, b);
      slot *s = slot_of(table, room - 1, key);
      for (uint32_t i = 0; i < s->count; i++) {
        uint32_t like = nci_gist_overlap(&gists[a], &gists[s->members[i]]);
        if (nci_gist_is_copy(&gists[a], &gists[s->members[i]]) && (like > best || (like == best && nci_compare_articles(l, articles[s->members[i]], *out) < 0)))
          best = like, *out = articles[s->members[i]];
      }
      if (s->count < PER_BAND) s->members[s->count++] = a;
    }
  }
  return true;
}

ncorp_status nci_find_near_duplicates(nci_links *l)
{
  nci_arena arena, story;
  uint32_t *labels, count;
  nci_arena_init(&arena, l->allocator);
  nci_arena_init(&story, l->allocator);
  bool done = nci_moved_labels(&arena, &l->stories, NULL, 0, &labels, &count);
  for (uint32_t i = 0; done && i < count; i++) {
    NCI_VEC(uint32_t) members = { 0 };
    uint32_t at = labels[i];
    nci_arena_reset(&story);
    do {
      nci_vec_add(&story, &members, at);
      at = l->stories.nodes[at].cluster_next;
    } while (at != labels[i] && !story.failed);
    if (i % PAUSE == PAUSE - 1) nci_spill_cool(&l->digests);
    done = !story.failed && nci_sort_articles(&story, l, members.at, members.count) && find_in_story(&story, l, members.at, members.count);
  }
  nci_arena_done(&story);
  nci_arena_done(&arena);
  return done ? NCORP_OK : NCORP_ERR_NOMEM;
}
