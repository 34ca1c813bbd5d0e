/* A layer of the recurrent network: an LSTM in each direction. */
#include "language/kernels.h"
#include "language/network.h"

enum { ONE = 1 << NCI_CELL_UNIT, MOST_CELLS = NCI_MAX_WIDTH / 2 };

/* In place of tanh: x (1 - |x| / 4) up to 2, where it is flat and 1. */
static inline int32_t squash(int32_t x)
{
  x = x > 2 * ONE ? 2 * ONE : x < -2 * ONE ? -2 * ONE : x;
  int32_t size = x < 0 ? -x : x;
  return x - ((x * size) >> (NCI_CELL_UNIT + 2));
}

/* In place of the logistic function: (1 + squash(x / 2)) / 2. */
static inline int32_t gate(int32_t x) { return (ONE + squash(x >> 1)) >> 1; }

static void step(const int32_t *gates, uint32_t shift, uint32_t cells, int32_t *restrict content, int16_t *restrict state,
                 int16_t *restrict out)
{
  const int32_t *in = gates, *forget = in + cells, *output = forget + cells, *fresh = output + cells;
  for (uint32_t k = 0; k < cells; k++) {
    int32_t i = gate(in[k] >> shift), f = gate(forget[k] >> shift), o = gate(output[k] >> shift), g = squash(fresh[k] >> shift);
    int32_t c = (f * content[k] + i * g) >> NCI_CELL_UNIT;
    c = c > NCI_CELL_LIMIT * ONE ? NCI_CELL_LIMIT * ONE : c < -NCI_CELL_LIMIT * ONE ? -NCI_CELL_LIMIT * ONE : c;
    content[k] = c;
    int32_t h = (o * squash(c)) >> (2 * NCI_CELL_UNIT - NCI_STATE_UNIT);
    state[k] = (int16_t)h;
    out[k] = nci_saturate16(out[k] + (h >> (NCI_STATE_UNIT - NCI_UNIT)));
  }
}

void nci_recurrent_read(const nci_recurrent_layer *layer, uint32_t width, int16_t *x, uint32_t count, int32_t *wide)
{
  uint32_t cells = width / 2, gates = 4 * cells;
  nci_matmul(x, width, count, layer->input.weights, layer->input.bias, width, 2 * gates, wide);
  /* The gates' sums are in units of 2^-(shift + NCI_UNIT). */
  uint32_t shift = layer->input.shift + NCI_UNIT - NCI_CELL_UNIT;
  for (uint32_t direction = 0; direction < 2; direction++) {
    int32_t sums[4 * MOST_CELLS], content[MOST_CELLS] = { 0 };
    int16_t state[MOST_CELLS] = { 0 };
    for (uint32_t i = 0; i < count; i++) {
      uint32_t t = direction ? count - 1 - i : i;
      nci_matmul(state, cells, 1, layer->state[direction].weights, wide + (size_t)t * 2 * gates + direction * gates, cells, gates, sums);
      step(sums, shift, cells, content, state, x + (size_t)t * width + direction * cells);
    }
  }
}
