/* Weights as integers: the sections "network", "words" and "vectors" of a model, in the order in which
 * language/network.c takes them apart. */
#include "newscorpus-train/network.h"

#include <string.h>

static float size_of(float x) { return x < 0 ? -x : x; }

static int32_t rounded(float x, int32_t most)
{
  if (x > (float)most) return most;
  if (x < -(float)most) return -most;
  return (int32_t)(x < 0 ? x - 0.5f : x + 0.5f);
}

static float unit(uint32_t shift) { return (float)(UINT32_C(1) << shift); }

/* The finest unit in which nearly all weights fit into a byte; what does not is cut. */
static uint32_t shift_for(const float *weights, size_t count)
{
  enum { FINEST = 11, COARSEST = 6, ONE_IN = 20000 };
  for (uint32_t shift = FINEST; shift > COARSEST; shift--) {
    size_t cut = 0;
    for (size_t i = 0; i < count; i++) cut += size_of(weights[i]) * unit(shift) > 127.5f;
    if (cut <= count / ONE_IN) return shift;
  }
  return COARSEST;
}

static void put_u32(nci_buffer *b, uint32_t v) { nci_buffer_put(b, &v, sizeof v); }

void network_put_matrix(nci_buffer *b, const float *weights, const float *bias, uint32_t inputs, uint32_t outputs, uint32_t input_unit)
{
  uint32_t shift = shift_for(weights, (size_t)inputs * outputs);
  put_u32(b, shift);
  for (uint32_t o = 0; o < outputs; o++) {
    int32_t start = rounded(bias[o] * unit(shift + input_unit), 1 << 29);
    for (uint32_t i = 0; i < inputs; i++) start -= 128 * rounded(weights[(size_t)i * outputs + o] * unit(shift), 127);
    put_u32(b, (uint32_t)start);
  }
  for (uint32_t block = 0; block < outputs; block += 16)
    for (uint32_t i = 0; i < inputs; i += 4)
      for (uint32_t o = block; o < block + 16; o++)
        for (uint32_t k = i; k < i + 4; k++)
          nci_buffer_char(b, (char)rounded(weights[(size_t)k * outputs + o] * unit(shift), 127));
}

static void put_matrix(nci_buffer *b, const network *n, int part, uint32_t input_unit)
{
  const net_matrix *m = &n->parts[part];
  network_put_matrix(b, n->dense + m->weights, n->dense + m->bias, m->inputs, m->outputs, input_unit);
}

/* Weights alone, row by row, in units of 2^-NCI_UNIT. */
static void put_rows(nci_buffer *b, const network *n, int part, uint32_t columns, size_t item)
{
  const net_matrix *m = &n->parts[part];
  for (uint32_t i = 0; i < m->inputs; i++)
    for (uint32_t o = 0; o < columns; o++) {
      int32_t v = rounded(n->dense[m->weights + (size_t)i * m->outputs + o] * unit(NCI_UNIT), item == sizeof(int16_t) ? INT16_MAX : 1 << 24);
      int16_t v16 = (int16_t)v;
      nci_buffer_put(b, item == sizeof v16 ? (const void *)&v16 : &v, item);
    }
}

/* ---- tables ---- */

/* Makes the rows of words as the network sees them: what was given, turned, and what was learnt. */
static void whole_row(const network *n, uint32_t row, float *out)
{
  uint32_t w = n->shape.width;
  if (row == 0) {
    memcpy(out, n->dense + n->parts[NET_UNKNOWN].weights, w * sizeof *out);
    return;
  }
  memset(out, 0, w * sizeof *out);
  if (n->given) matrix_multiply(n->vectors + (size_t)row * n->given, n->given, 1, n->given, n->dense + n->parts[NET_VECTORS].weights, w, out);
  for (uint32_t i = 0; i < w && n->steps[row]; i++) out[i] += n->tables[(size_t)row * w + i];
}

/* The finest unit in which nearly all values fit into 8 bits; what does not is cut. */
static uint32_t table_shift(const uint32_t counts[NCI_UNIT + 1], uint64_t total)
{
  uint32_t shift = 0;
  while (shift < NCI_UNIT && counts[shift] * UINT64_C(5000) > total) shift++;
  return shift;
}

static void count_too_large(const float *x, uint32_t width, uint32_t counts[NCI_UNIT + 1])
{
  for (uint32_t i = 0; i < width; i++)
    for (uint32_t shift = 0; shift <= NCI_UNIT; shift++) counts[shift] += size_of(x[i]) * unit(NCI_UNIT - shift) > 127.0f;
}

static void put_int8(nci_buffer *b, const float *x, uint32_t width, uint32_t shift)
{
  for (uint32_t i = 0; i < width; i++) nci_buffer_char(b, (char)rounded(x[i] * unit(NCI_UNIT - shift), 127));
}

static uint32_t put_words(nci_buffer *b, const network *n)
{
  float row[NCI_MAX_WIDTH];
  uint32_t counts[NCI_UNIT + 1] = { 0 }, w = n->shape.width;
  for (uint32_t r = 0; r < n->shape.words; r++) whole_row(n, r, row), count_too_large(row, w, counts);
  uint32_t shift = table_shift(counts, (uint64_t)n->shape.words * w);
  for (uint32_t r = 0; r < n->shape.words; r++) whole_row(n, r, row), put_int8(b, row, w, shift);
  return shift;
}

/* Rows that nothing was learnt for are zero. */
static uint32_t put_table(nci_buffer *b, const network *n, uint32_t first, uint32_t count)
{
  static const float nothing[NCI_MAX_WIDTH];
  uint32_t counts[NCI_UNIT + 1] = { 0 }, w = n->shape.width;
  for (uint32_t r = first; r < first + count; r++)
    if (n->steps[r]) count_too_large(n->tables + (size_t)r * w, w, counts);
  uint32_t shift = table_shift(counts, (uint64_t)count * w);
  for (uint32_t r = first; r < first + count; r++) put_int8(b, n->steps[r] ? n->tables + (size_t)r * w : nothing, w, shift);
  return shift;
}

bool network_write(const network *n, const nci_word_slot *slots, model_writer *to)
{
  nci_network_shape shape = n->shape;
  nci_buffer b, tables;
  nci_buffer_init(&b, ncorp_allocator_default());
  nci_buffer_init(&tables, ncorp_allocator_default());
  shape.word_shift = put_words(&tables, n);
  shape.affix_shift = put_table(&tables, n, shape.words, shape.affixes);
  shape.shape_shift = put_table(&tables, n, shape.words + shape.affixes, shape.shapes);

  nci_buffer_put(&b, &shape, sizeof shape);
  put_matrix(&b, n, NET_WINDOW, NCI_NARROW_UNIT);
  put_matrix(&b, n, NET_TAGS, NCI_NARROW_UNIT);
  if (shape.finder) {
    put_rows(&b, n, NET_CLUES, shape.width, sizeof(int16_t));
    put_rows(&b, n, NET_TRANSITIONS, NCI_NAME_LABELS, sizeof(int32_t));
    put_matrix(&b, n, NET_FINDER, NCI_NARROW_UNIT);
    put_matrix(&b, n, NET_NAMES, NCI_NARROW_UNIT);
  }
  for (uint32_t i = 0; i < shape.layers; i++) {
    put_matrix(&b, n, NET_LAYERS + 3 * (int)i, NCI_NARROW_UNIT);
    for (int direction = 1; direction <= 2; direction++) put_matrix(&b, n, NET_LAYERS + 3 * (int)i + direction, NCI_STATE_UNIT);
  }
  if (shape.arc) {
    put_matrix(&b, n, NET_DEPENDENT, NCI_NARROW_UNIT);
    put_matrix(&b, n, NET_HEAD, NCI_NARROW_UNIT);
    put_matrix(&b, n, NET_ARCS, NCI_NARROW_UNIT);
    put_rows(&b, n, NET_ROOT, shape.arc, sizeof(int16_t));
    put_rows(&b, n, NET_DISTANCE, NCI_DISTANCES, sizeof(int32_t));
    put_matrix(&b, n, NET_RELATION_DEPENDENT, NCI_NARROW_UNIT);
    put_matrix(&b, n, NET_RELATION_HEAD, NCI_NARROW_UNIT);
    put_matrix(&b, n, NET_RELATION, NCI_NARROW_UNIT);
    put_rows(&b, n, NET_RELATION_ROOT, shape.relation, sizeof(int16_t));
    put_rows(&b, n, NET_RELATION_DISTANCE, shape.relation, sizeof(int16_t));
  }
  model_writer_add(to, "network", b.data, b.size);
  model_writer_add(to, "words", slots, shape.slots * sizeof *slots);
  model_writer_add(to, "vectors", tables.data, tables.size);
  bool good = !b.failed && !tables.failed;
  nci_buffer_done(&b);
  nci_buffer_done(&tables);
  return good;
}
