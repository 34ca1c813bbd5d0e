/* Near duplicates by minhash of shingles. Knows nothing of entities and events. */
#include "link/near_duplicates.h"

#include "base/hash.h"
#include "base/str.h"

enum { BINS = 64, BAND = 4, BANDS = BINS / BAND, RUN = 5, FEWEST = 30, ALIKE = 48, PER_BAND = 8 };

typedef struct sketch {
  uint32_t bins[BINS]; /* the smallest hash that fell into each; UINT32_MAX for none */
} sketch;

static uint64_t word_hash(ncorp_str text, ncorp_span span)
{
  uint64_t h = 1469598103934665603u;
  for (uint32_t i = span.start; i < span.end && i < text.size; i++) h = (h ^ (uint8_t)nci_to_lower(text.data[i])) * 1099511628211u;
  return h;
}

static bool is_word(ncorp_str text, ncorp_span span)
{
  char c = span.start < text.size ? text.data[span.start] : ' ';
  return nci_is_alpha(c) || nci_is_digit(c) || (unsigned char)c >= 0x80;
}

/* False when the article is too short to tell. */
static bool sketch_of(const nci_article_data *a, sketch *out)
{
  uint64_t run[RUN] = { 0 };
  uint32_t words = 0;
  for (uint32_t i = 0; i < BINS; i++) out->bins[i] = UINT32_MAX;
  for (uint32_t i = 0; i < a->tokens.count; i++) {
    if (!is_word(a->text, a->tokens.spans[i])) continue;
    memmove(run, run + 1, sizeof run - sizeof *run);
    run[RUN - 1] = word_hash(a->text, a->tokens.spans[i]);
    if (++words < RUN) continue;
    uint64_t h = nci_hash(run, sizeof run, 7);
    uint32_t bin = (uint32_t)h % BINS, value = (uint32_t)(h >> 32) & 0x7fffffff;
    if (value < out->bins[bin]) out->bins[bin] = value;
  }
  return words >= FEWEST;
}

static uint32_t likeness(const sketch *a, const sketch *b)
{
  uint32_t same = 0, both_empty = 0;
  for (uint32_t i = 0; i < BINS; i++) {
    if (a->bins[i] == UINT32_MAX && b->bins[i] == UINT32_MAX) both_empty++;
    else same += a->bins[i] == b->bins[i];
  }
  return both_empty == BINS ? 0 : same * BINS / (BINS - both_empty);
}

typedef struct slot {
  uint64_t key;
  uint32_t articles[PER_BAND];
  uint32_t count;
} slot;

static slot *slot_of(slot *table, uint32_t mask, uint64_t key)
{
  uint32_t at = (uint32_t)(key >> 11) & mask;
  while (table[at].count && table[at].key != key) at = (at + 1) & mask;
  table[at].key = key;
  return &table[at];
}

ncorp_status nci_link_near_duplicates(nci_link *link)
{
  uint32_t articles = link->corpus->articles.count;
  uint64_t room = 64;
  while (room < (uint64_t)articles * BANDS * 2) room *= 2;
  uint32_t *out = nci_arena_alloc(link->arena, articles + 1u, sizeof *out);
  sketch *sketches = nci_arena_alloc(link->arena, articles + 1u, sizeof *sketches);
  nci_arena scratch;
  nci_arena_init(&scratch, link->arena->allocator);
  slot *table = room <= UINT32_MAX ? nci_arena_alloc(&scratch, room, sizeof *table) : NULL;
  if (!out || !sketches || !table) {
    nci_arena_done(&scratch);
    return NCORP_ERR_NOMEM;
  }
  memset(table, 0, room * sizeof *table);
  for (uint32_t a = 0; a < articles; a++) {
    out[a] = UINT32_MAX;
    if (!sketch_of(&link->corpus->articles.at[a].block->data, &sketches[a])) continue;
    uint32_t best = 0;
    for (uint32_t b = 0; b < BANDS; b++) {
      uint32_t part[BAND + 1] = { b };
      memcpy(part + 1, sketches[a].bins + b * BAND, BAND * sizeof *part);
      slot *s = slot_of(table, (uint32_t)room - 1, nci_hash(part, sizeof part, 11));
      for (uint32_t i = 0; i < s->count; i++) {
        uint32_t like = likeness(&sketches[a], &sketches[s->articles[i]]);
        if (like >= ALIKE && (like > best || (like == best && s->articles[i] < out[a]))) best = like, out[a] = s->articles[i];
      }
      if (s->count < PER_BAND) s->articles[s->count++] = a;
    }
  }
  link->near_duplicates = out;
  nci_arena_done(&scratch);
  return nci_arena_status(link->arena);
}
