/* Learns sentence boundaries: logistic regression over the features of language/boundary.h, in raw text that is put
 * together from the treebank's sentences. Owns the examples, the training and the section "boundary". */
#include "language/boundary.h"

#include <math.h>
#include "base/buffer.h"
#include "newscorpus-train/train.h"
#include "structure/structure.h"

enum { ROW_BITS = 16, ROWS = 1 << ROW_BITS, EPOCHS = 12, LARGEST = 127 };

/* A weight of 1 is this much in the model. */
static const float SCALE = 24.0f;
static const float RATE = 0.15f, DECAY = 2e-6f;

/* A place where the classifier is asked. */
typedef struct example {
  uint32_t first, count; /* rows */
  bool begins;
} example;

typedef struct boundary_data {
  NCI_VEC(uint32_t) rows;
  NCI_VEC(example) examples;
} boundary_data;

/* A document as the analyzer sees it before the classifier has its say. */
static tb_running open_document(const treebank *bank, const tb_document *d, nci_arena *arena, nci_document *doc)
{
  tb_running running = treebank_running_text(bank, d, arena);
  *doc = (nci_document){ .arena = arena, .lexicon = nci_lexicon_builtin(), .text = running.text, .data = { .text = running.text } };
  nci_structure(doc);
  return running;
}

/* ---- examples */

/* The tokens of a block are [*at, end of the block). */
static void learn_block(const nci_document *doc, const nci_boundary_style *style, const ncorp_block *block, const tb_running *running, uint32_t count, nci_arena *arena, uint32_t *at,
                        uint32_t *gold, boundary_data *data)
{
  nci_boundary_walk w;
  uint32_t first = *at, end = first;
  while (end < doc->tokens.count && doc->tokens.at[end].start < block->span.end) end++;
  *at = end;
  nci_boundary_start(&w, style, nci_block_is_whole(doc, block), doc->text, doc->tokens.at, first, end);
  for (uint32_t i = first; i < end; i++) {
    while (*gold < count && running->starts[*gold] < doc->tokens.at[i].start) ++*gold;
    bool begins = *gold < count && running->starts[*gold] == doc->tokens.at[i].start;
    if (i > first && nci_boundary_asked(&w, i)) {
      uint32_t hashes[NCI_BOUNDARY_MAX_FEATURES], n = nci_boundary_features(&w, i, hashes);
      nci_vec_add(arena, &data->examples, ((example){ data->rows.count, n, begins }));
      for (uint32_t k = 0; k < n; k++) nci_vec_add(arena, &data->rows, hashes[k] >> (32 - ROW_BITS));
    }
    nci_boundary_pass(&w, i, begins && i > first);
  }
}

static void read_examples(const trainer *t, boundary_data *data)
{
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  for (uint32_t d = 0; d < t->train.documents.count; d++) {
    nci_arena_reset(&arena);
    const tb_document *document = &t->train.documents.at[d];
    nci_document doc;
    tb_running running = open_document(&t->train, document, &arena, &doc);
    nci_structure_tokens(&doc);
    nci_boundary_style style = nci_structure_style(&doc);
    for (uint32_t i = 0, token = 0, gold = 0; i < doc.data.block_count; i++)
      learn_block(&doc, &style, &doc.data.blocks[i], &running, document->count, t->arena, &token, &gold, data);
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
      for (uint32_t k = 0; k < x->count; k++) sum += weights[rows[k]];
      float error = (x->begins ? 1.0f : 0.0f) - logistic(sum);
      for (uint32_t k = 0; k < x->count; k++) {
        float *w = &weights[rows[k]], gradient = error - DECAY * *w;
        squares[rows[k]] += gradient * gradient;
        *w += RATE * gradient / sqrtf(1.0f + squares[rows[k]]);
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

/* The gate lets all but a few of the places pass where all features together would see a boundary. */
static int32_t choose_gate(const boundary_data *data, const int8_t *weights)
{
  enum { LOW = -NCI_BOUNDARY_GATE_FEATURES * LARGEST, SPAN = -2 * LOW + 1, LOST_OF = 1000 };
  uint32_t counts[SPAN] = { 0 }, total = 0, lost = 0;
  for (uint32_t i = 0; i < data->examples.count; i++) {
    const uint32_t *rows = data->rows.at + data->examples.at[i].first;
    int32_t sum = 0, gate = 0;
    for (uint32_t k = 0; k < data->examples.at[i].count; k++) {
      sum += weights[rows[k]];
      if (k < NCI_BOUNDARY_GATE_FEATURES) gate = sum;
    }
    if (sum <= 0) continue;
    counts[gate - LOW]++;
    total++;
  }
  int32_t gate = LOW;
  while (gate < 0 && lost + counts[gate - LOW] <= total / LOST_OF) lost += counts[gate++ - LOW];
  return gate;
}

/* ---- the score */

static void score(trainer *t, const nci_boundary *b)
{
  nci_arena arena;
  uint64_t right = 0, gold = 0, system = 0;
  const nci_language language = { .boundary = *b };
  nci_arena_init(&arena, ncorp_allocator_default());
  for (uint32_t d = 0; d < t->dev.documents.count; d++) {
    nci_arena_reset(&arena);
    const tb_document *document = &t->dev.documents.at[d];
    nci_document doc;
    tb_running running = open_document(&t->dev, document, &arena, &doc);
    doc.language = &language;
    nci_structure_tokens(&doc);
    gold += document->count;
    system += doc.sentences.count;
    for (uint32_t s = 0, g = 0; s < doc.sentences.count; s++) {
      ncorp_span span = doc.sentences.at[s].span;
      while (g < document->count && running.starts[g] < span.start) g++;
      right += g < document->count && running.starts[g] == span.start && running.starts[g] + t->dev.sentences.at[document->first + g].text.size == span.end;
    }
  }
  nci_arena_done(&arena);
  train_add_score(t, (train_score){ .part = "boundary", .data = "dev", .measure = "sentences", .correct = 2 * right, .of = gold + system });
}

static bool train_boundary(trainer *t)
{
  boundary_data data = { 0 };
  read_examples(t, &data);
  float *weights = nci_arena_alloc(t->arena, 3 * ROWS, sizeof *weights);
  uint32_t *order = nci_arena_alloc(t->arena, data.examples.count, sizeof *order);
  int8_t *rows = nci_arena_alloc(t->arena, ROWS, 1);
  if (!weights || !order || !rows || t->arena->failed) return train_error("out of memory");
  memset(weights, 0, 3 * ROWS * sizeof *weights);
  learn(t, &data, order, weights, weights + ROWS, weights + 2 * ROWS);
  for (uint32_t r = 0; r < ROWS; r++) rows[r] = quantised(weights[r]);
  nci_boundary b = { rows, 32 - ROW_BITS, choose_gate(&data, rows), 0 };
  if (t->dev.documents.count) score(t, &b);
  nci_buffer section;
  nci_buffer_init(&section, ncorp_allocator_default());
  nci_buffer_put(&section, &b.gate, sizeof b.gate);
  nci_buffer_put(&section, &b.threshold, sizeof b.threshold);
  nci_buffer_put(&section, rows, ROWS);
  model_writer_add(&t->model, "boundary", section.data, section.size);
  nci_buffer_done(&section);
  return true;
}

const train_part PART_BOUNDARY = { .name = "boundary", .summary = "sentence boundaries that rules cannot tell", .needs_trees = true, .train = train_boundary };
