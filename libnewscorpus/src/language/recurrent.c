/* A layer of the recurrent network: an LSTM in each direction. */
#include "language/kernels.h"
#include "language/network.h"

#include <string.h>

static void read_piece(const nci_recurrent_layer *layer, nci_chunk *chunk, const nci_piece *piece, uint32_t direction)
{
  uint32_t width = chunk->network->shape.width, cells = width / 2, gates = 4 * cells;
  const nci_matrix *states = &layer->state[direction];
  int32_t sums[4 * NCI_MAX_CELLS];
  int16_t content[NCI_MAX_CELLS] = { 0 };
  uint8_t state[NCI_MAX_CELLS];
  memset(state, 128, sizeof state);
  for (uint32_t i = 0; i < piece->count; i++) {
    size_t row = piece->row + (direction ? piece->count - 1 - i : i);
    nci_matmul8(state, cells, 1, states->weights, states->bias, cells, gates, sums);
    nci_cell_step(chunk->wide + row * 2 * gates + direction * gates, layer->input.shift + NCI_NARROW_UNIT + 2 - NCI_CELL_UNIT, sums,
                  states->shift + NCI_STATE_UNIT + 2 - NCI_CELL_UNIT, cells, content, state, chunk->vectors + row * width + direction * cells);
  }
}

void nci_recurrent_read(const nci_recurrent_layer *layer, nci_chunk *chunk)
{
  nci_narrow(chunk->vectors, chunk->rows * chunk->network->shape.width, chunk->narrow);
  nci_chunk_apply(chunk, &layer->input);
  for (uint32_t p = 0; p < chunk->piece_count; p++)
    for (uint32_t direction = 0; direction < 2; direction++) read_piece(layer, chunk, &chunk->pieces[p], direction);
}
