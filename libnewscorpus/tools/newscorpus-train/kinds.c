/* What phrases refer to: two layers, learnt from the heads of annotated mentions over the network as it is. */
#include <stdlib.h>
#include <string.h>

#include "newscorpus-train/network.h"

enum { OUTPUTS = 16, BATCH = 256, EPOCHS = 30, ROWS = NCI_CHUNK_ROWS + NCI_GAP_MOST };
_Static_assert((int)NCI_KINDS <= (int)OUTPUTS, "a block of outputs holds all kinds");
static const float RATE = 0.003f, DECAY = 0.02f, DROP = 0.15f;

typedef struct examples {
  NCI_VEC(uint8_t) bytes;  /* [example][width]: what the layer reads */
  NCI_VEC(uint8_t) kinds;  /* [example] */
  uint32_t width;
} examples;

static uint8_t kind_of(const treebank *b, const tb_mention *m)
{
  ncorp_str type = b->shared->chains.strings.at[m->type];
  return nci_str_is(type, "person") ? NCI_KIND_PER : nci_str_is(type, "organization") ? NCI_KIND_ORG :
         nci_str_is(type, "place") ? NCI_KIND_LOC : NCI_KIND_OTHER;
}

/* [word] -> kind, for documents that have mentions; NCI_KINDS elsewhere. */
static uint8_t *gold_kinds(const trainer *t, const treebank *b)
{
  uint8_t *kinds = nci_arena_alloc(t->arena, b->words.count + 1, 1);
  bool *annotated = nci_arena_alloc(t->arena, b->documents.count + 1, sizeof *annotated);
  uint32_t *sentence_of = nci_arena_alloc(t->arena, b->words.count + 1, sizeof *sentence_of);
  if (!kinds || !annotated || !sentence_of) return NULL;
  memset(kinds, NCI_KINDS, b->words.count + 1);
  memset(annotated, 0, (b->documents.count + 1) * sizeof *annotated);
  memset(sentence_of, 0xff, (b->words.count + 1) * sizeof *sentence_of);
  for (uint32_t k = 0; k < b->sentences.count; k++)
    for (uint32_t i = 0; i < b->sentences.at[k].count; i++) sentence_of[b->sentences.at[k].first + i] = k;
  for (uint32_t i = 0; i < b->mentions.count; i++) {
    uint32_t k = sentence_of[b->mentions.at[i].first];
    if (k != UINT32_MAX) annotated[b->sentences.at[k].document] = true;
  }
  for (uint32_t k = 0; k < b->sentences.count; k++) {
    const tb_sentence *s = &b->sentences.at[k];
    if (annotated[s->document] && s->has_tree) memset(kinds + s->first, NCI_KIND_NONE, s->count);
  }
  for (uint32_t i = 0; i < b->mentions.count; i++) {
    const tb_mention *m = &b->mentions.at[i];
    uint32_t k = sentence_of[m->first];
    if (k == UINT32_MAX || kinds[m->first] == NCI_KINDS) continue;
    uint8_t *kind = &kinds[treebank_mention_head(b, &b->sentences.at[k], m)];
    if (*kind == NCI_KIND_NONE || *kind == NCI_KIND_OTHER) *kind = kind_of(b, m);
  }
  return kinds;
}

static bool collect(const trainer *t, const treebank *b, const nci_network *net, examples *out)
{
  const uint8_t *gold = gold_kinds(t, b);
  uint32_t heads[ROWS];
  uint16_t relations[ROWS];
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  out->width = 2 * net->shape.width;
  for (uint32_t k = 0; gold && k < b->sentences.count; k++) {
    const tb_sentence *s = &b->sentences.at[k];
    nci_chunk chunk;
    if (s->count > NCI_PIECE_MAX || gold[s->first] == NCI_KINDS) continue;
    nci_arena_reset(&arena);
    if (!nci_chunk_init(&chunk, net, &arena)) break;
    nci_chunk_add(&chunk, s->count);
    uint32_t row = chunk.pieces[0].row;
    for (uint32_t i = 0; i < s->count; i++) nci_chunk_word(&chunk, row + i, tb_form(b, &b->words.at[s->first + i]));
    nci_chunk_read(&chunk);
    nci_chunk_trees(&chunk, heads, relations);
    uint16_t rows[NCI_PIECE_MAX];
    for (uint32_t i = 0; i < s->count; i++) rows[i] = (uint16_t)(row + i);
    nci_chunk_kinds_input(&chunk, rows, s->count);
    for (uint32_t i = 0; i < s->count; i++) {
      const uint8_t *bytes = chunk.narrow + (size_t)i * out->width;
      for (uint32_t x = 0; x < out->width; x++) nci_vec_add(t->arena, &out->bytes, bytes[x]);
      nci_vec_add(t->arena, &out->kinds, gold[s->first + i]);
    }
  }
  bool good = gold && !arena.failed && !t->arena->failed;
  nci_arena_done(&arena);
  return good || train_error("out of memory");
}

/* ---- learning ---- */

/* Two layers: inputs to hidden values, of which those below zero are cut, and these to kinds. Each has a last row of biases. */
typedef struct layer {
  uint32_t width;
  float *hidden, *kinds;             /* [width + 1][NCI_KINDS_HIDDEN], [NCI_KINDS_HIDDEN + 1][OUTPUTS]; one after the other */
  float *first, *second, *gradient;  /* for both */
} layer;

static size_t size_of(const layer *l) { return (size_t)(l->width + 1) * NCI_KINDS_HIDDEN + (NCI_KINDS_HIDDEN + 1) * OUTPUTS; }

/* What a batch is computed with. */
typedef struct room {
  float inputs[BATCH][2 * NCI_MAX_WIDTH + 1], hidden[BATCH][NCI_KINDS_HIDDEN + 1], scores[BATCH][OUTPUTS], back[BATCH][NCI_KINDS_HIDDEN], turned[OUTPUTS][NCI_KINDS_HIDDEN];
} room;

static void forward(const layer *l, const examples *x, const uint32_t *which, uint32_t count, train_random *chance, room *r)
{
  for (uint32_t e = 0; e < count; e++) {
    const uint8_t *bytes = x->bytes.at + (size_t)which[e] * x->width;
    for (uint32_t i = 0; i < x->width; i++) r->inputs[e][i] = (float)((int)bytes[i] - 128) / (float)(1 << NCI_NARROW_UNIT);
    if (chance) for (uint32_t i = 0; i < x->width; i++) r->inputs[e][i] *= train_unit(chance) < DROP ? 0 : 1 / (1 - DROP);
    r->inputs[e][x->width] = 1.0f;
    float h[NCI_KINDS_HIDDEN] = { 0 };
    matrix_multiply(r->inputs[e], 0, 1, l->width + 1, l->hidden, NCI_KINDS_HIDDEN, h);
    for (uint32_t i = 0; i < NCI_KINDS_HIDDEN; i++) r->hidden[e][i] = h[i] > 0 && (!chance || train_unit(chance) >= DROP) ? h[i] / (chance ? 1 - DROP : 1) : 0;
    r->hidden[e][NCI_KINDS_HIDDEN] = 1.0f;
    memset(r->scores[e], 0, sizeof r->scores[e]);
    matrix_multiply(r->hidden[e], 0, 1, NCI_KINDS_HIDDEN + 1, l->kinds, OUTPUTS, r->scores[e]);
  }
}

static void learn_batch(const layer *l, const examples *x, const uint32_t *which, uint32_t count, train_random *chance, room *r)
{
  forward(l, x, which, count, chance, r);
  for (uint32_t e = 0; e < count; e++) {
    float *s = r->scores[e], sum = 0;
    for (uint32_t k = 0; k < NCI_KINDS; k++) sum += s[k] = train_exp(s[k] < 30 ? s[k] : 30);
    for (uint32_t k = 0; k < OUTPUTS; k++) s[k] = k < NCI_KINDS ? s[k] / sum - (x->kinds.at[which[e]] == k) : 0;
  }
  matrix_turn(l->kinds, NCI_KINDS_HIDDEN, OUTPUTS, r->turned[0], NCI_KINDS_HIDDEN);
  memset(r->back, 0, sizeof r->back);
  matrix_multiply(r->scores[0], OUTPUTS, count, OUTPUTS, r->turned[0], NCI_KINDS_HIDDEN, r->back[0]);
  for (uint32_t e = 0; e < count; e++)
    for (uint32_t i = 0; i < NCI_KINDS_HIDDEN; i++)
      if (r->hidden[e][i] <= 0) r->back[e][i] = 0;
  matrix_multiply_turned(r->hidden[0], NCI_KINDS_HIDDEN + 1, count, NCI_KINDS_HIDDEN + 1, r->scores[0], OUTPUTS, l->gradient + (size_t)(l->width + 1) * NCI_KINDS_HIDDEN);
  matrix_multiply_turned(r->inputs[0], 2 * NCI_MAX_WIDTH + 1, count, l->width + 1, r->back[0], NCI_KINDS_HIDDEN, l->gradient);
}

static void learn(const trainer *t, const layer *l, const examples *x)
{
  size_t size = size_of(l);
  uint32_t count = x->kinds.count, epochs = t->options->epochs ? t->options->epochs : EPOCHS;
  uint32_t *order = nci_arena_alloc(t->arena, count + 1, sizeof *order);
  room *r = nci_arena_alloc(t->arena, 1, sizeof *r);
  train_random chance = { t->options->seed + 79 };
  if (!order || !r) return;
  for (size_t i = 0; i < size; i++) l->hidden[i] = (train_unit(&chance) - 0.5f) * 0.2f;
  for (uint32_t i = 0; i < count; i++) order[i] = i;
  for (uint32_t epoch = 0; epoch < epochs; epoch++) {
    adam how = { .rate = RATE * (1.0f - (float)epoch / (float)epochs), .epsilon = 1e-6f, .decay = DECAY };
    train_shuffle(&chance, order, count);
    for (uint32_t at = 0; at < count; at += BATCH) {
      uint32_t some = count - at < BATCH ? count - at : BATCH;
      memset(l->gradient, 0, size * sizeof *l->gradient);
      learn_batch(l, x, order + at, some, &chance, r);
      adam_step(&how, size, l->hidden, l->gradient, 1.0f / (float)some, l->first, l->second);
    }
    train_progress(t, "kinds", epoch + 1, epochs);
  }
}

static void measure(trainer *t, const layer *l, const examples *x)
{
  static const char *const names[NCI_KINDS] = { NULL, "heads of persons", "heads of organisations", "heads of places", "heads of others" };
  uint64_t right[NCI_KINDS] = { 0 }, of[NCI_KINDS] = { 0 };
  room *r = nci_arena_alloc(t->arena, 1, sizeof *r);
  for (uint32_t e = 0; r && e < x->kinds.count; e++) {
    uint32_t best = 0;
    forward(l, x, &e, 1, NULL, r);
    const float *scores = r->scores[0];
    for (uint32_t k = 1; k < NCI_KINDS; k++)
      if (scores[k] > scores[best]) best = k;
    of[best]++;
    of[x->kinds.at[e]]++;
    right[best] += x->kinds.at[e] == best;
  }
  for (int k = 1; k < NCI_KINDS; k++)
    train_add_score(t, (train_score){ .part = "kinds", .data = "dev", .measure = names[k], .correct = 2 * right[k], .of = of[k] });
}

static bool train_kinds(trainer *t)
{
  nci_language language;
  if (!t->train.mentions.count) return true;
  void *bytes = train_open_language(&t->model, &language);
  if (!bytes) return false;
  examples train = { 0 }, dev = { 0 };
  layer l = { .width = 2 * language.network.shape.width };
  size_t size = size_of(&l);
  bool good = !language.network.shape.arc || (collect(t, &t->train, &language.network, &train) && collect(t, &t->dev, &language.network, &dev));
  free(bytes);
  l.hidden = nci_arena_alloc(t->arena, 4 * size, sizeof *l.hidden);
  if (!good || !train.kinds.count || !l.hidden) return good;
  memset(l.hidden, 0, 4 * size * sizeof *l.hidden);
  l.kinds = l.hidden + (size_t)(l.width + 1) * NCI_KINDS_HIDDEN;
  l.first = l.hidden + size, l.second = l.first + size, l.gradient = l.second + size;
  learn(t, &l, &train);
  measure(t, &l, &dev);
  nci_buffer b;
  nci_buffer_init(&b, ncorp_allocator_default());
  network_put_matrix(&b, l.hidden, l.hidden + (size_t)l.width * NCI_KINDS_HIDDEN, l.width, NCI_KINDS_HIDDEN, NCI_NARROW_UNIT);
  network_put_matrix(&b, l.kinds, l.kinds + (size_t)NCI_KINDS_HIDDEN * OUTPUTS, NCI_KINDS_HIDDEN, OUTPUTS, NCI_NARROW_UNIT);
  model_writer_add(&t->model, "kinds", b.data, b.size);
  nci_buffer_done(&b);
  return true;
}

static const char *const SECTIONS[] = { "kinds", NULL };

const train_part PART_KINDS = {
  .name = "kinds",
  .summary = "what phrases refer to: persons, organisations, places",
  .needs_trees = true,
  .train = train_kinds,
  .sections = SECTIONS,
};
