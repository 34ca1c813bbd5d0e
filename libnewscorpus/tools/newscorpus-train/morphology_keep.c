/* Of what was counted of words and endings, keeps what shorter endings do not already say, and writes it down. */
#include <stdlib.h>
#include <string.h>

#include "newscorpus-train/morphology.h"

enum { MIN_ENDING = 2, MIN_CASE_ENDING = 3, MIN_CASE = 2, PLAIN_PERCENT = 99 };

/* ---------------------------------------------------------------- keeping what is needed */

/* What the longest kept ending says, up to `longest` bytes; -1 for nothing, which leaves a word as it is. */
static int ending_value(const morph_learner *l, nci_morph_query query, uint32_t context, const nci_endings *e, int longest)
{
  for (int k = (int)e->longest < longest ? (int)e->longest : longest; k >= 0; k--) {
    const node *n = votes_find(&l->votes, nci_morph_key(query, context, e->at[k]));
    if (n && n->kept) return n->value;
  }
  return query == NCI_QUERY_EDIT ? (int)l->identity : -1;
}

uint32_t morph_edit_by_ending(const morph_learner *l, uint32_t context, const nci_endings *e)
{
  return (uint32_t)ending_value(l, NCI_QUERY_EDIT, context, e, NCI_MORPH_MAX_SUFFIX);
}

/* Whether it is not worth while to look a word of this shape up for its case: those without capitals, where next to all
 * lemmas have none either. */
static bool is_plain(const morph_learner *l, uint32_t context, int shape)
{
  const plainness *p = &l->plain[context];
  return shape == NCI_WORD_LOWER && p->words && (uint64_t)p->lower * 100 >= (uint64_t)p->words * PLAIN_PERCENT;
}

/* Endings of no bytes are the contexts'. */
static void keep_shortest(morph_learner *l, nci_morph_query query, const morph_sample *s, node *n)
{
  nci_morph_context *c = &l->contexts[s->context];
  if (query == NCI_QUERY_EDIT) c->edit = n->value;
  else if (query == NCI_QUERY_FEATS) c->feats = n->value;
  else c->letters[query - NCI_QUERY_CASE_SHAPE] = (uint8_t)n->value;
}

static void keep_ending(morph_learner *l, nci_morph_query query, const morph_sample *s, const nci_endings *e, uint32_t k, uint32_t least, const uint32_t *weights)
{
  node *n = k <= e->longest ? votes_find(&l->votes, morph_sample_key(query, s, e->at[k])) : NULL;
  if (!n || n->settled) return;
  votes_settle(&l->votes, n, weights);
  n->kept = k == 0 || (n->total >= least && ending_value(l, query, s->context, e, (int)k - 1) != n->value);
  n->shortest = k == 0;
  if (k == 0) keep_shortest(l, query, s, n);
  if (k == 0 || !n->kept) return;
  if (query == NCI_QUERY_CASE_SHAPE + NCI_WORD_LOWER && is_plain(l, s->context, NCI_WORD_LOWER)) {
    n->kept = false;
    return;
  }
  l->contexts[s->context].longer |= (uint16_t)(1u << query);
  for (uint32_t shorter = 1; shorter < k; shorter++) {
    node *way = votes_get(&l->votes, morph_sample_key(query, s, e->at[shorter]));
    if (way) way->longer = true;
  }
}

static void keep_whole(morph_learner *l, nci_morph_query query, const morph_sample *s, const nci_endings *e, int otherwise, const uint32_t *weights)
{
  node *n = votes_find(&l->votes, morph_sample_key(query, s, e->whole));
  if (!n || n->kept) return;
  votes_settle(&l->votes, n, weights);
  n->kept = n->value != otherwise;
  if (n->kept) l->contexts[s->context].known |= (uint16_t)(1u << query);
}

/* A word's case whatever its shape: kept when it differs from what the endings say in one shape at least. */
static void keep_case(morph_learner *l, const morph_sample *s, const nci_endings *e)
{
  node *n = votes_find(&l->votes, morph_sample_key(NCI_QUERY_CASE, s, e->whole));
  if (n && !n->settled) {
    votes_settle(&l->votes, n, morph_case_weights(-1));
    for (int shape = 0; shape < NCI_WORD_SHAPES && n->support >= MIN_CASE; shape++)
      n->kept |= ending_value(l, (nci_morph_query)(NCI_QUERY_CASE_SHAPE + shape), s->context, e, NCI_MORPH_CASE_SUFFIX) != n->value;
    for (int shape = 0; shape < NCI_WORD_SHAPES && n->kept; shape++)
      if (!is_plain(l, s->context, shape)) l->contexts[s->context].known |= (uint16_t)(1u << (NCI_QUERY_CASE_SHAPE + shape));
  }
  if (is_plain(l, s->context, s->shape)) return;
  int otherwise = n && n->kept ? n->value : ending_value(l, NCI_QUERY_CASE_SHAPE + s->shape, s->context, e, NCI_MORPH_CASE_SUFFIX);
  keep_whole(l, NCI_QUERY_CASE_SHAPE + s->shape, s, e, otherwise, morph_case_weights(s->shape));
}

/* A word's edit by its UPOS alone, for tags that it was not seen with. */
static void keep_upos_edit(morph_learner *l, const morph_sample *s, const nci_endings *e)
{
  node *n = votes_find(&l->votes, nci_morph_key(NCI_QUERY_EDIT_UPOS, s->upos, e->whole));
  if (!n || n->settled) return;
  votes_settle(&l->votes, n, l->edit_counts.at);
  const uint16_t *pairs = l->pairs + (size_t)s->upos * (l->m.header.xpos_count + 1);
  for (uint32_t x = 0; x <= l->m.header.xpos_count && !n->kept; x++)
    n->kept = ending_value(l, NCI_QUERY_EDIT, pairs[x], e, NCI_MORPH_MAX_SUFFIX) != n->value;
  for (uint32_t x = 0; x <= l->m.header.xpos_count && n->kept; x++) l->contexts[pairs[x]].known |= 1u << NCI_QUERY_EDIT_UPOS;
}

/* Shapes that a context was not seen in are taken like words with a capital there; capitals among capitals are no part of
 * the word. */
static void fill_shapes(nci_morph_context *c)
{
  uint8_t like = c->letters[NCI_WORD_CAPITAL] < NCI_CASES ? c->letters[NCI_WORD_CAPITAL]
               : c->letters[NCI_WORD_LOWER] < NCI_CASES ? c->letters[NCI_WORD_LOWER] : NCI_CASE_KEEP;
  for (int shape = 0; shape < NCI_WORD_SHAPES; shape++) {
    if (c->letters[shape] < NCI_CASES) continue;
    c->letters[shape] = shape == NCI_WORD_UPPER_RUN && like == NCI_CASE_KEEP ? NCI_CASE_CAPITAL : like;
  }
}

void morph_keep(morph_learner *l)
{
  nci_endings e;
  for (uint32_t k = 0; k <= NCI_MORPH_MAX_SUFFIX; k++)
    for (uint32_t i = 0; i < l->samples.count; i++) {
      const morph_sample *s = &l->samples.at[i];
      nci_morph_endings(&e, morph_string(l, s->lower));
      keep_ending(l, NCI_QUERY_EDIT, s, &e, k, MIN_ENDING, l->edit_counts.at);
      if (k <= NCI_MORPH_FEATS_SUFFIX) keep_ending(l, NCI_QUERY_FEATS, s, &e, k, MIN_ENDING, NULL);
      if (k <= NCI_MORPH_CASE_SUFFIX)
        keep_ending(l, NCI_QUERY_CASE_SHAPE + s->shape, s, &e, k, MIN_CASE_ENDING, morph_case_weights(s->shape));
    }
  for (uint32_t i = 0; i < l->samples.count; i++) {
    const morph_sample *s = &l->samples.at[i];
    nci_morph_endings(&e, morph_string(l, s->lower));
    keep_whole(l, NCI_QUERY_FEATS, s, &e, ending_value(l, NCI_QUERY_FEATS, s->context, &e, NCI_MORPH_FEATS_SUFFIX), NULL);
    keep_case(l, s, &e);
    keep_upos_edit(l, s, &e);
    node *upos = votes_find(&l->votes, nci_morph_key(NCI_QUERY_EDIT_UPOS, s->upos, e.whole));
    int otherwise = upos && upos->kept ? upos->value : ending_value(l, NCI_QUERY_EDIT, s->context, &e, NCI_MORPH_MAX_SUFFIX);
    keep_whole(l, NCI_QUERY_EDIT, s, &e, otherwise, l->edit_counts.at);
  }
  for (uint32_t i = 0; i < l->m.header.context_count; i++) fill_shapes(&l->contexts[i]);
}

/* ---------------------------------------------------------------- writing */

static bool is_stored(const node *n) { return (n->kept && !n->shortest) || n->longer; }

/* Fills the slots; false when some key would lie too far from its place. */
static bool fill(const morph_learner *l, uint32_t *checks, uint16_t *values, uint32_t count)
{
  for (uint32_t i = 0; i < l->votes.nodes.count; i++) {
    const node *n = &l->votes.nodes.at[i];
    if (!is_stored(n)) continue;
    uint32_t slot = (uint32_t)n->key & (count - 1);
    int probes = 1;
    for (; checks[slot]; slot = (slot + 1) & (count - 1))
      if (++probes > NCI_MORPH_MAX_PROBES) return false;
    checks[slot] = nci_morph_check(n->key);
    values[slot] = (uint16_t)((n->kept ? n->value : NCI_MORPH_PASS) | (n->longer ? NCI_MORPH_LONGER : 0));
  }
  return true;
}

bool morph_make_table(morph_learner *l)
{
  uint32_t kept = 0, count = 64;
  for (uint32_t i = 0; i < l->votes.nodes.count; i++) kept += is_stored(&l->votes.nodes.at[i]);
  while (count / 4 * 3 < kept) count *= 2;
  for (;; count *= 2) {
    uint32_t *checks = nci_arena_alloc(l->arena, count, sizeof *checks);
    uint16_t *values = nci_arena_alloc(l->arena, count, sizeof *values);
    if (!checks || !values) return false;
    memset(checks, 0, count * sizeof *checks);
    memset(values, 0, count * sizeof *values);
    if (!fill(l, checks, values, count)) continue;
    l->m.header.slot_count = count;
    l->m.checks = checks;
    l->m.values = values;
    return true;
  }
}

void morph_write(morph_learner *l)
{
  nci_buffer b;
  nci_morph_header *h = &l->m.header;
  nci_buffer_init(&b, ncorp_allocator_default());
  h->edit_count = l->edit_list.count;
  nci_buffer_put(&b, h, sizeof *h);
  nci_buffer_put(&b, l->pairs, ((size_t)h->upos_count + 1) * (h->xpos_count + 1) * sizeof *l->pairs);
  model_align(&b, sizeof *l->contexts);
  nci_buffer_put(&b, l->contexts, h->context_count * sizeof *l->contexts);
  model_align(&b, sizeof *l->edit_list.at);
  nci_buffer_put(&b, l->edit_list.at, l->edit_list.count * sizeof *l->edit_list.at);
  model_align(&b, sizeof *l->m.checks);
  nci_buffer_put(&b, l->m.checks, h->slot_count * sizeof *l->m.checks);
  nci_buffer_put(&b, l->m.values, h->slot_count * sizeof *l->m.values);
  nci_buffer_put(&b, l->m.relations, h->deprel_count);
  if (b.failed) l->arena->failed = true;
  else model_writer_add(&l->t->model, "morph", b.data, b.size);
  nci_buffer_done(&b);
  model_writer_add_labels(&l->t->model, "morphadd", l->adds.strings.at, l->adds.strings.count);
}
