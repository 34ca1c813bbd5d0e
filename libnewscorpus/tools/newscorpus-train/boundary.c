/* Learns sentence boundaries: logistic regression over the features of language/boundary.h, in raw text that is put
 * together from the treebank's sentences. Owns the examples, the training and the section "boundary". */
#include "language/boundary.h"

#include <math.h>
#include "base/buffer.h"
#include "newscorpus-train/train.h"
#include "structure/structure.h"

enum { ROW_BITS = 16, ROWS = 1 << ROW_BITS, PLACES = NCI_BOUNDARY_STYLES * NCI_BOUNDARY_PLACES, EPOCHS = 8, LARGEST = 127 };

/* A weight of 1 is this much in the model. */
static const float SCALE = 24.0f;
static const float RATE = 0.15f;

/* A place where the classifier is asked. */
typedef struct example {
  uint32_t first; /* of its rows */
  uint32_t place; /* in the table */
  bool begins;
} example;

typedef struct boundary_data {
  NCI_VEC(uint32_t) rows;
  NCI_VEC(example) examples;
  uint32_t counts[PLACES][2];
} boundary_data;

/* A document as the analyzer sees it before the classifier has its say, with the gold sentences. */
typedef struct page {
  nci_document doc;
  nci_boundary_style style;
  tb_running running;
  uint32_t sentences;
  uint32_t token, gold; /* how far it is read */
} page;

static void open_page(page *p, const treebank *bank, const tb_document *d, const nci_language *language, nci_arena *arena)
{
  nci_arena_reset(arena);
  *p = (page){ .running = treebank_running_text(bank, d, arena), .sentences = d->count };
  p->doc = (nci_document){ .arena = arena, .lexicon = nci_lexicon_builtin(), .language = language, .text = p->running.text, .data = { .text = p->running.text } };
  nci_structure(&p->doc);
  nci_structure_tokens(&p->doc);
  p->style = nci_structure_style(&p->doc);
}

/* ---- examples */

static void learn_block(page *p, const ncorp_block *block, nci_arena *arena, boundary_data *data)
{
  const nci_tokens *tokens = &p->doc.tokens;
  uint32_t first = p->token, end = first;
  nci_boundary_walk w;
  while (end < tokens->count && tokens->at[end].start < block->span.end) end++;
  p->token = end;
  nci_boundary_start(&w, &p->style, nci_block_is_whole(&p->doc, block), p->doc.text, tokens->at, first, end);
  for (uint32_t i = first; i < end; i++) {
    while (p->gold < p->sentences && p->running.starts[p->gold] < tokens->at[i].start) p->gold++;
    bool begins = p->gold < p->sentences && p->running.starts[p->gold] == tokens->at[i].start;
    if (i > first && nci_boundary_asked(&w, i)) {
      uint32_t hashes[NCI_BOUNDARY_FEATURES], place = nci_boundary_place(&w, i), row = w.style * NCI_BOUNDARY_PLACES + place;
      nci_boundary_features(&w, i, place, hashes);
      data->counts[row][begins]++;
      nci_vec_add(arena, &data->examples, ((example){ data->rows.count, row, begins }));
      for (uint32_t k = 0; k < NCI_BOUNDARY_FEATURES; k++) nci_vec_add(arena, &data->rows, hashes[k] >> (32 - ROW_BITS));
    }
    nci_boundary_pass(&w, i, begins && i > first);
  }
}

static void read_examples(const trainer *t, boundary_data *data)
{
  nci_arena arena;
  page p;
  nci_arena_init(&arena, ncorp_allocator_default());
  for (uint32_t d = 0; d < t->train.documents.count; d++) {
    open_page(&p, &t->train, &t->train.documents.at[d], NULL, &arena);
    for (uint32_t i = 0; i < p.doc.data.block_count; i++) learn_block(&p, &p.doc.data.blocks[i], t->arena, data);
  }
  nci_arena_done(&arena);
}

/* ---- learning */

/* 1 / (1 + e^-x), from additions and multiplications alone: e^y is (e^(y/256))^256. */
static float logistic(float x)
{
  float y = x > 0 ? -x : x;
  if (y < -30.0f) y = -30.0f;
  y *= 1.0f / 256.0f;
  float e = 1.0f + y * (1.0f + y * (0.5f + y * (1.0f / 6.0f)));
  for (int i = 0; i < 8; i++) e *= e;
  return x > 0 ? 1.0f / (1.0f + e) : e / (1.0f + e);
}

/* AdaGrad; each epoch sees the examples in another order. The weights are those of all epochs but the first, on average. */
static void learn(const trainer *t, const boundary_data *data, uint32_t *order, float *weights, float *squares, float *sums)
{
  uint32_t epochs = t->options->epochs ? t->options->epochs : EPOCHS;
  train_random random = { t->options->seed + 71 };
  for (uint32_t i = 0; i < data->examples.count; i++) order[i] = i;
  for (uint32_t epoch = 0; epoch < epochs; epoch++) {
    train_shuffle(&random, order, data->examples.count);
    for (uint32_t i = 0; i < data->examples.count; i++) {
      const example *x = &data->examples.at[order[i]];
      const uint32_t *rows = data->rows.at + x->first;
      float sum = 0;
      for (uint32_t k = 0; k < NCI_BOUNDARY_FEATURES; k++) sum += weights[rows[k]];
      float error = (x->begins ? 1.0f : 0.0f) - logistic(sum);
      for (uint32_t k = 0; k < NCI_BOUNDARY_FEATURES; k++) {
        float *w = &weights[rows[k]];
        squares[rows[k]] += error * error;
        *w += RATE * error / sqrtf(1.0f + squares[rows[k]]);
      }
      if (i % 4096 == 0) train_progress(t, "boundary", (uint64_t)epoch * data->examples.count + i, (uint64_t)epochs * data->examples.count);
    }
    if (epoch > 0 || epochs == 1)
      for (uint32_t r = 0; r < ROWS; r++) sums[r] += weights[r];
  }
  for (uint32_t r = 0; r < ROWS; r++) weights[r] = sums[r] / (float)(epochs > 1 ? epochs - 1 : 1);
}

static int8_t quantised(float w)
{
  float scaled = w * SCALE + (w < 0 ? -0.5f : 0.5f);
  return (int8_t)(scaled > LARGEST ? LARGEST : scaled < -LARGEST ? -LARGEST : scaled);
}

/* ---- the score */

/* b: without weights, the rules alone are measured. */
static void score(trainer *t, const nci_boundary *b, const char *measure)
{
  nci_arena arena;
  page p;
  uint64_t right = 0, gold = 0, system = 0;
  const nci_language language = { .boundary = *b };
  nci_arena_init(&arena, ncorp_allocator_default());
  for (uint32_t d = 0; d < t->dev.documents.count; d++) {
    const tb_sentence *sentences = &t->dev.sentences.at[t->dev.documents.at[d].first];
    open_page(&p, &t->dev, &t->dev.documents.at[d], &language, &arena);
    gold += p.sentences;
    system += p.doc.sentences.count;
    for (uint32_t s = 0, g = 0; s < p.doc.sentences.count; s++) {
      ncorp_span span = p.doc.sentences.at[s].span;
      while (g < p.sentences && p.running.starts[g] < span.start) g++;
      right += g < p.sentences && p.running.starts[g] == span.start && span.start + sentences[g].text.size == span.end;
    }
  }
  nci_arena_done(&arena);
  train_add_score(t, (train_score){ .part = "boundary", .data = "dev", .measure = measure, .correct = 2 * right, .of = gold + system });
}

/* Places of which almost all are alike need no features. */
static void choose_hints(boundary_data *data, uint8_t *hints)
{
  enum { ALIKE = 100, ENOUGH = 50 };
  for (uint32_t p = 0; p < PLACES; p++) {
    const uint32_t *c = data->counts[p];
    hints[p] = c[0] + c[1] < ENOUGH ? NCI_BOUNDARY_ASK : c[1] * ALIKE <= c[0] ? NCI_BOUNDARY_NO : c[0] * ALIKE <= c[1] ? NCI_BOUNDARY_YES : NCI_BOUNDARY_ASK;
  }
  uint32_t kept = 0;
  for (uint32_t i = 0; i < data->examples.count; i++)
    if (hints[data->examples.at[i].place] == NCI_BOUNDARY_ASK) data->examples.at[kept++] = data->examples.at[i];
  data->examples.count = kept;
}

static bool train_boundary(trainer *t)
{
  boundary_data *data = nci_arena_alloc(t->arena, 1, sizeof *data);
  uint8_t *hints = nci_arena_alloc(t->arena, PLACES, 1);
  int8_t *rows = nci_arena_alloc(t->arena, ROWS, 1);
  float *weights = nci_arena_alloc(t->arena, 3 * ROWS, sizeof *weights);
  if (!data || !hints || !rows || !weights) return train_error("out of memory");
  memset(data, 0, sizeof *data);
  memset(weights, 0, 3 * ROWS * sizeof *weights);
  read_examples(t, data);
  choose_hints(data, hints);
  uint32_t *order = nci_arena_alloc(t->arena, data->examples.count, sizeof *order);
  if (t->arena->failed) return train_error("out of memory");
  learn(t, data, order, weights, weights + ROWS, weights + 2 * ROWS);
  for (uint32_t r = 0; r < ROWS; r++) rows[r] = quantised(weights[r]);
  nci_boundary b = { .weights = rows, .hints = hints, .shift = 32 - ROW_BITS };
  if (t->dev.documents.count) {
    score(t, &(nci_boundary){ 0 }, "sentences by rules");
    score(t, &b, "sentences");
  }
  nci_buffer section;
  nci_buffer_init(&section, ncorp_allocator_default());
  nci_buffer_put(&section, hints, PLACES);
  nci_buffer_put(&section, rows, ROWS);
  model_writer_add(&t->model, "boundary", section.data, section.size);
  nci_buffer_done(&section);
  return true;
}

static const char *const SECTIONS[] = { "boundary", NULL };

const train_part PART_BOUNDARY = {
  .name = "boundary", .summary = "sentence boundaries that rules cannot tell", .needs_trees = true, .train = train_boundary,
  .sections = SECTIONS,
};
