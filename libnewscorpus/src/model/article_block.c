/* Packing an article's data into one block of memory.
 *
 * The same walk runs twice: first with no memory, to add up the size, then with the block, to copy. What already lies
 * in the block that the data derives from is pointed to. */
#include "model/corpus.h"

#include "base/str.h"

typedef struct packer {
  char *memory;                  /* NULL while measuring */
  size_t at;                     /* bytes used */
  bool overflow;
  const nci_article_block *base;
} packer;

static bool in_base(const packer *p, const void *data)
{
  for (const nci_article_block *b = p->base; b; b = b->base)
    if ((const char *)data >= (const char *)b && (const char *)data < (const char *)b + b->size) return true;
  return false;
}

/* Room for an array; its place while copying, else NULL. */
static void *room(packer *p, size_t count, size_t size, size_t align)
{
  size_t bytes, at = (p->at + align - 1) & ~(align - 1);
  if (at < p->at || !nci_size_mul(count, size, &bytes) || !nci_size_add(at, bytes, &p->at)) {
    p->overflow = true;
    return NULL;
  }
  return p->memory ? p->memory + at : NULL;
}

static void put_str(packer *p, ncorp_str *to, ncorp_str s)
{
  if (!s.data || in_base(p, s.data)) {
    if (p->memory) *to = s;
    return;
  }
  char *copy = room(p, s.size + 1, 1, 1);
  if (!copy) return;
  if (s.size) memcpy(copy, s.data, s.size);
  copy[s.size] = '\0';
  *to = (ncorp_str){ copy, s.size };
}

/* Copies a flat array, or leaves it where it is. `*done` tells that nothing inside needs care. */
static void *put_flat(packer *p, const void *from, uint32_t count, size_t size, bool *done)
{
  *done = !from || count == 0 || in_base(p, from);
  if (*done) return count ? (void *)(uintptr_t)from : NULL;
  void *to = room(p, count, size, 8);
  if (to) memcpy(to, from, (size_t)count * size);
  return to;
}

#define PUT_ARRAY(p, to, field, count_field, from)                                               \
  bool field##_done;                                                                             \
  __typeof__((from)->field) field##_at =                                                         \
      put_flat((p), (from)->field, (from)->count_field, sizeof *(from)->field, &field##_done);   \
  if ((p)->memory) (to)->field = field##_at

/* The writable item of a copied array; NULL while measuring. */
#define ITEM(p, type, array, i) ((p)->memory ? &((type *)(uintptr_t)(array))[i] : NULL)

/* Packs the string field of an item whose copy is `to` (NULL while measuring). */
#define PUT_STR(p, to, field, from) put_str((p), (to) ? (ncorp_str *)(uintptr_t)&(to)->field : NULL, (from)->field)

static void put_strs(packer *p, const ncorp_str **to, const ncorp_str *from, uint32_t count)
{
  bool done;
  ncorp_str *copy = put_flat(p, from, count, sizeof *from, &done);
  if (p->memory) *to = copy;
  if (done) return;
  for (uint32_t i = 0; i < count; i++) put_str(p, p->memory ? &copy[i] : NULL, from[i]);
}

#define PUT_STRS(p, to, field, count_field, from) \
  put_strs((p), (to) ? (const ncorp_str **)(uintptr_t)&(to)->field : NULL, (from)->field, (from)->count_field)

static void put_tokens(packer *p, nci_token_columns *to, const nci_token_columns *from)
{
  bool done;
  const uint32_t *const *in[] = { &from->lemma, &from->upos, &from->xpos, &from->feats, &from->deprel, &from->head };
  const uint32_t **out[] = { &to->lemma, &to->upos, &to->xpos, &to->feats, &to->deprel, &to->head };
  void *spans = put_flat(p, from->spans, from->count, sizeof *from->spans, &done);
  if (p->memory) to->spans = spans;
  for (size_t i = 0; i < sizeof in / sizeof *in; i++) {
    void *column = put_flat(p, *in[i], from->count, sizeof **in[i], &done);
    if (p->memory) *out[i] = column;
  }
  put_strs(p, p->memory ? &to->strings : NULL, from->strings, from->string_count);
}

static void put_events(packer *p, nci_article_data *to, const nci_article_data *from)
{
  PUT_ARRAY(p, to, events, event_count, from);
  if (events_done) return;
  for (uint32_t i = 0; i < from->event_count; i++) {
    const ncorp_event_mention *e = &from->events[i];
    ncorp_event_mention *t = ITEM(p, ncorp_event_mention, events_at, i);
    bool done;
    PUT_STRS(p, t, modes, mode_count, e);
    PUT_STRS(p, t, contexts, context_count, e);
    if (e->actor_codes) PUT_STRS(p, t, actor_codes, actor_count, e);
    if (e->recipient_codes) PUT_STRS(p, t, recipient_codes, recipient_count, e);
    PUT_STR(p, t, own_type, e);
    PUT_STR(p, t, cameo, e);
    PUT_STR(p, t, code, e);
    PUT_STR(p, t, date, e);
    PUT_STR(p, t, duration, e);
    PUT_STR(p, t, because, e);
    PUT_STR(p, t, record, e);
    PUT_ARRAY(p, t, evidence, evidence_count, e);
    for (uint32_t k = 0; !evidence_done && k < e->evidence_count; k++) {
      ncorp_event_evidence *v = ITEM(p, ncorp_event_evidence, evidence_at, k);
      PUT_STR(p, v, field, &e->evidence[k]);
      PUT_STR(p, v, because, &e->evidence[k]);
    }
    void *actors = put_flat(p, e->actors, e->actor_count, sizeof *e->actors, &done);
    void *recipients = put_flat(p, e->recipients, e->recipient_count, sizeof *e->recipients, &done);
    ncorp_count *counts = put_flat(p, e->size.counts, e->size.count_count, sizeof *counts, &done);
    if (t) t->actors = actors, t->recipients = recipients, t->size.counts = counts;
    for (uint32_t k = 0; !done && k < e->size.count_count; k++)
      put_str(p, t ? &counts[k].unit : NULL, e->size.counts[k].unit);
  }
}

static void put_entities(packer *p, nci_article_data *to, const nci_article_data *from)
{
  PUT_ARRAY(p, to, entities, entity_count, from);
  for (uint32_t i = 0; !entities_done && i < from->entity_count; i++) {
    const ncorp_article_entity *e = &from->entities[i];
    ncorp_article_entity *t = ITEM(p, ncorp_article_entity, entities_at, i);
    PUT_STR(p, t, id, e);
    PUT_STR(p, t, name, e);
    PUT_STR(p, t, country, e);
    PUT_STR(p, t, sector, e);
    PUT_STR(p, t, country_because, e);
    PUT_STR(p, t, sector_because, e);
    PUT_STRS(p, t, roles, role_count, e);
    PUT_ARRAY(p, t, facts, fact_count, e);
    for (uint32_t k = 0; !facts_done && k < e->fact_count; k++) {
      const ncorp_role_fact *fact = &e->facts[k];
      ncorp_role_fact *f = ITEM(p, ncorp_role_fact, facts_at, k);
      PUT_STR(p, f, role, fact);
      PUT_STR(p, f, of, fact);
      PUT_STR(p, f, country, fact);
      PUT_STR(p, f, sector, fact);
      PUT_STR(p, f, because, fact);
    }
  }
}

static void put_layers(packer *p, nci_article_data *to, const nci_article_data *from)
{
  bool done;
  void *blocks = put_flat(p, from->blocks, from->block_count, sizeof *from->blocks, &done);
  void *sentences = put_flat(p, from->sentences, from->sentence_count, sizeof *from->sentences, &done);
  if (p->memory) to->blocks = blocks, to->sentences = sentences;
  nci_token_columns measured;
  put_tokens(p, p->memory ? &to->tokens : &measured, &from->tokens);

  PUT_ARRAY(p, to, times, time_count, from);
  for (uint32_t i = 0; !times_done && i < from->time_count; i++) {
    const ncorp_time *time = &from->times[i];
    ncorp_time *t = ITEM(p, ncorp_time, times_at, i);
    PUT_STR(p, t, value, time);
    PUT_STR(p, t, mod, time);
    PUT_STR(p, t, quant, time);
    PUT_STR(p, t, freq, time);
    PUT_STR(p, t, begin, time);
    PUT_STR(p, t, end, time);
    PUT_STR(p, t, because, time);
  }
  PUT_ARRAY(p, to, quantities, quantity_count, from);
  for (uint32_t i = 0; !quantities_done && i < from->quantity_count; i++) {
    ncorp_quantity *t = ITEM(p, ncorp_quantity, quantities_at, i);
    PUT_STR(p, t, unit, &from->quantities[i]);
    PUT_STR(p, t, because, &from->quantities[i]);
  }
  PUT_ARRAY(p, to, mentions, mention_count, from);
  for (uint32_t i = 0; !mentions_done && i < from->mention_count; i++) {
    ncorp_mention *t = ITEM(p, ncorp_mention, mentions_at, i);
    PUT_STR(p, t, entity, &from->mentions[i]);
    PUT_STR(p, t, stands_for, &from->mentions[i]);
    PUT_STR(p, t, because, &from->mentions[i]);
    if (t && t->head.start >= t->head.end) t->head = t->span;
  }
  put_entities(p, to, from);
  PUT_ARRAY(p, to, quotes, quote_count, from);
  for (uint32_t i = 0; !quotes_done && i < from->quote_count; i++) {
    ncorp_quote *t = ITEM(p, ncorp_quote, quotes_at, i);
    PUT_STR(p, t, because, &from->quotes[i]);
  }
  put_events(p, to, from);
  PUT_ARRAY(p, to, extras, extra_count, from);
  for (uint32_t i = 0; !extras_done && i < from->extra_count; i++) {
    nci_extra *t = ITEM(p, nci_extra, extras_at, i);
    PUT_STR(p, t, json, &from->extras[i]);
  }
}

static void put_article(packer *p, nci_article_data *to, const nci_article_data *from)
{
  if (p->memory) *to = *from;
  PUT_STR(p, to, text, from);
  PUT_STR(p, to, id, from);
  PUT_STR(p, to, uri, from);
  PUT_STR(p, to, title, from);
  PUT_STR(p, to, outlet, from);
  PUT_STR(p, to, language, from);
  PUT_STRS(p, to, authors, author_count, from);
  PUT_STR(p, to, published, from);
  PUT_STR(p, to, dateline_place, from);
  PUT_STR(p, to, story, from);
  PUT_STR(p, to, near_duplicate_of, from);
  put_layers(p, to, from);
}

nci_article_block *nci_article_pack(const ncorp_allocator *allocator, nci_article_block *base, const nci_article_data *data)
{
  packer p = { .base = base, .at = sizeof(nci_article_block) };
  bool same_text = base && data->text.data == base->data.text.data && data->text.size == base->data.text.size;
  size_t samples = same_text ? 0 : nci_offsets_need(data->text);

  put_article(&p, NULL, data);
  size_t samples_at = (p.at + 7) & ~(size_t)7, size;
  if (p.overflow || !nci_size_add(samples_at, samples * sizeof(uint32_t), &size)) return NULL;

  nci_article_block *block = nci_alloc(allocator, size, 1);
  if (!block) return NULL;
  memset(block, 0, sizeof *block);
  nci_ref_init(&block->refs);
  block->allocator = *allocator;
  block->base = nci_article_block_ref(base);
  block->size = size;
  p = (packer){ .memory = (char *)block, .base = base, .at = sizeof(nci_article_block) };
  put_article(&p, &block->data, data);
  if (same_text) block->offsets = base->offsets;
  else nci_offsets_make(&block->offsets, block->data.text, samples ? (uint32_t *)(void *)((char *)block + samples_at) : NULL);
  return block;
}

nci_article_block *nci_article_block_ref(nci_article_block *block)
{
  if (block) nci_ref(&block->refs);
  return block;
}

void nci_article_block_unref(nci_article_block *block)
{
  while (block && nci_unref(&block->refs)) {
    nci_article_block *base = block->base;
    ncorp_allocator allocator = block->allocator;
    nci_free(&allocator, block, block->size, 1);
    block = base;
  }
}
