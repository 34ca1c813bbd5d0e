/* The weights of the network: where they are, how they begin, how they go downhill. */
#include "newscorpus-train/network.h"

#include <string.h>

static const float LONGEST_STEP = 5.0f, EPSILON = 1e-8f, DECAY = 1e-4f;

static void sizes(const network *n, net_part part, uint32_t *inputs, uint32_t *outputs)
{
  const nci_network_shape *s = &n->shape;
  uint32_t w = s->width;
  *inputs = *outputs = 0;
#define SIZES(a, b) (*inputs = (a), *outputs = (b))
  switch (part) {
  case NET_VECTORS: SIZES(n->given, w); break;
  case NET_UNKNOWN: SIZES(1, w); break;
  case NET_WINDOW: SIZES(w * s->window, w); break;
  case NET_TAGS: SIZES(w, s->upos + s->xpos); break;
  case NET_CLUES: if (s->finder) SIZES(NCI_CLUES, w); break;
  case NET_FINDER: if (s->finder) SIZES(w * s->finder_window, s->finder); break;
  case NET_NAMES: if (s->finder) SIZES(s->finder, NCI_NAME_LABELS); break;
  case NET_TRANSITIONS: if (s->finder) SIZES(NCI_NAME_LABELS + 1, NCI_NAME_LABELS); break;
  case NET_DEPENDENT: case NET_HEAD: if (s->arc) SIZES(w, s->arc); break;
  case NET_ARCS: if (s->arc) SIZES(s->arc, s->arc); break;
  case NET_ROOT: if (s->arc) SIZES(1, s->arc); break;
  case NET_DISTANCE: if (s->arc) SIZES(1, NCI_DISTANCES); break;
  case NET_RELATION_DEPENDENT: case NET_RELATION_HEAD: if (s->arc) SIZES(w, s->relation); break;
  case NET_RELATION: if (s->arc) SIZES(s->relation, s->deprel); break;
  case NET_RELATION_ROOT: if (s->arc) SIZES(1, s->relation); break;
  case NET_RELATION_DISTANCE: if (s->arc) SIZES(NCI_DISTANCES, s->relation); break;
  default:
    if (part < NET_LAYERS + 3 * s->layers) {
      if ((part - NET_LAYERS) % 3 == 0) SIZES(w, 4 * w);
      else SIZES(w / 2, 2 * w);
    }
  }
#undef SIZES
}

/* Numbers between -1 and 1 that lie closer to 0 than to the ends: the sum of three even ones. */
static float bell(train_random *r) { return (train_unit(r) + train_unit(r) + train_unit(r)) * (2.0f / 3.0f) - 1.0f; }

static void begin(network *n, uint64_t seed)
{
  train_random r = { seed };
  for (int k = 0; k < NET_PARTS; k++) {
    const net_matrix *m = &n->parts[k];
    if (k == NET_UNKNOWN || k == NET_TRANSITIONS || k == NET_DISTANCE || k == NET_RELATION_DISTANCE || k == NET_CLUES) continue;
    float size = train_sqrt(3.0f / (float)(m->inputs + 1)) * (k == NET_ARCS ? 0.7f : 1.0f);
    if (k == NET_ROOT || k == NET_RELATION_ROOT) size = 0.3f;
    for (size_t i = 0; i < (size_t)m->inputs * m->outputs; i++) n->dense[m->weights + i] = bell(&r) * size;
  }
  for (size_t i = 0; i < (size_t)n->rows * n->shape.width; i++) n->tables[i] = bell(&r) * 0.2f;
  memset(n->tables, 0, n->shape.width * sizeof *n->tables); /* the row of unknown words is a dense one */
}

static float *zeros(nci_arena *arena, size_t count)
{
  float *f = nci_arena_alloc(arena, count ? count : 1, sizeof *f);
  if (f) memset(f, 0, count * sizeof *f);
  return f;
}

bool network_init(network *n, nci_arena *arena, uint64_t seed)
{
  n->dense_count = n->turned_count = 0;
  for (int k = 0; k < NET_PARTS; k++) {
    net_matrix *m = &n->parts[k];
    uint32_t outputs;
    sizes(n, (net_part)k, &m->inputs, &outputs);
    m->outputs = nci_padded(outputs);
    m->weights = n->dense_count;
    m->bias = m->weights + (size_t)m->inputs * m->outputs;
    m->turned = n->turned_count;
    n->dense_count = m->bias + m->outputs;
    n->turned_count += (size_t)nci_padded(m->inputs) * m->outputs;
  }
  n->rows = n->shape.words + n->shape.affixes + n->shape.shapes;
  size_t table = (size_t)n->rows * n->shape.width;
  n->dense = zeros(arena, n->dense_count);
  n->dense_first = zeros(arena, n->dense_count);
  n->dense_second = zeros(arena, n->dense_count);
  n->turned = zeros(arena, n->turned_count);
  n->tables = zeros(arena, table);
  n->tables_first = zeros(arena, table);
  n->tables_second = zeros(arena, table);
  n->table_gradient = zeros(arena, table);
  n->steps = nci_arena_alloc(arena, n->rows, sizeof *n->steps);
  n->touched = nci_arena_alloc(arena, n->rows, sizeof *n->touched);
  n->is_touched = nci_arena_alloc(arena, n->rows, 1);
  if (arena->failed) return false;
  memset(n->steps, 0, n->rows * sizeof *n->steps);
  memset(n->is_touched, 0, n->rows);
  begin(n, seed);
  network_turn(n);
  return true;
}

void network_turn(network *n)
{
  for (int k = 0; k < NET_PARTS; k++) {
    const net_matrix *m = &n->parts[k]; /* rows of a turned matrix are padded too */
    if (k != NET_VECTORS) matrix_turn(n->dense + m->weights, m->inputs, m->outputs, n->turned + m->turned, nci_padded(m->inputs));
  }
}

/* 1 - b^n by repeated multiplying: the correction of a moment that began with zeros. */
static float correction(float b, uint64_t n)
{
  float power = 1.0f;
  for (uint64_t i = 0; i < n && power > 1e-6f; i++) power *= b;
  return 1.0f - power;
}

static float step_rate(float rate, uint64_t n) { return rate * train_sqrt(correction(0.98f, n)) / correction(0.9f, n); }

/* A step of the rows that words of the batch stand for. A row that is seldom seen has its own count of steps. */
static void step_tables(network *n, net_pass *const *passes, uint32_t count, float scale, float rate)
{
  uint32_t width = n->shape.width, touched = 0;
  for (uint32_t p = 0; p < count; p++) {
    const net_touched *words;
    const float *gradients;
    uint32_t word_count = net_pass_touched(passes[p], &words, &gradients);
    for (uint32_t w = 0; w < word_count; w++, gradients += width) {
      for (uint32_t k = 0; k < words[w].count; k++) {
        uint32_t row = words[w].rows[k];
        float *sum = n->table_gradient + (size_t)row * width;
        if (!n->is_touched[row]) n->is_touched[row] = 1, n->touched[touched++] = row;
        for (uint32_t i = 0; i < width; i++) sum[i] += gradients[i];
      }
    }
  }
  for (uint32_t t = 0; t < touched; t++) {
    uint32_t row = n->touched[t];
    size_t at = (size_t)row * width;
    adam how = { step_rate(rate, ++n->steps[row]), EPSILON, 0 };
    adam_step(&how, width, n->tables + at, n->table_gradient + at, scale, n->tables_first + at, n->tables_second + at);
    memset(n->table_gradient + at, 0, width * sizeof(float));
    n->is_touched[row] = 0;
  }
}

void network_step(network *n, net_pass *const *passes, uint32_t count, uint32_t words, float rate)
{
  float *gradient = net_pass_dense(passes[0]);
  for (uint32_t p = 1; p < count; p++) {
    const float *other = net_pass_dense(passes[p]);
    for (size_t i = 0; i < n->dense_count; i++) gradient[i] += other[i];
  }
  float scale = 1.0f / (float)(words ? words : 1), square = 0.0f;
  for (size_t i = 0; i < n->dense_count; i++) square += gradient[i] * gradient[i];
  float length = train_sqrt(square) * scale;
  if (length > LONGEST_STEP) scale *= LONGEST_STEP / length;
  adam how = { step_rate(rate, ++n->step), EPSILON, DECAY };
  adam_step(&how, n->dense_count, n->dense, gradient, scale, n->dense_first, n->dense_second);
  step_tables(n, passes, count, scale, rate);
  network_turn(n);
}
