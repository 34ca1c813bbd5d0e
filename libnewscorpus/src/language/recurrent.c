/* A layer of the recurrent network: an LSTM in each direction. Several pieces are read at once, so that the weights that
 * are loaded for a step serve all of them; when a piece ends, the next one takes its place. */
#include "language/kernels.h"
#include "language/network.h"

#include <string.h>

enum { PLACES = NCI_READ_AT_ONCE };

/* The pieces that are being read in one direction. */
typedef struct walk {
  nci_chunk *chunk;
  const uint16_t *order; /* of the pieces */
  uint32_t direction, next, places;
  uint32_t row[PLACES], left[PLACES];
  int16_t content[PLACES][NCI_MAX_CELLS];
  uint8_t state[PLACES * NCI_MAX_CELLS]; /* [place][cells] */
} walk;

/* Longest first, so that at the end no long one is left alone. */
static void sort_pieces(const nci_chunk *chunk, uint16_t *order)
{
  uint32_t at[NCI_PIECE_MAX + 2] = { 0 };
  for (uint32_t p = 0; p < chunk->piece_count; p++) at[NCI_PIECE_MAX - chunk->pieces[p].count + 1]++;
  for (uint32_t i = 1; i <= NCI_PIECE_MAX; i++) at[i] += at[i - 1];
  for (uint32_t p = 0; p < chunk->piece_count; p++) order[at[NCI_PIECE_MAX - chunk->pieces[p].count]++] = (uint16_t)p;
}

/* Puts the next piece at a place; false when there is none. */
static bool begin(walk *w, uint32_t place, uint32_t cells)
{
  if (w->next == w->chunk->piece_count) return false;
  const nci_piece *piece = &w->chunk->pieces[w->order[w->next++]];
  w->row[place] = piece->row + (w->direction ? piece->count - 1 : 0);
  w->left[place] = piece->count;
  memset(w->content[place], 0, sizeof w->content[place]);
  memset(w->state + (size_t)place * cells, 128, cells);
  return true;
}

/* The piece at a place has ended; without another for it, the last place moves there. */
static void end(walk *w, uint32_t place, uint32_t cells)
{
  if (begin(w, place, cells)) return;
  uint32_t last = --w->places;
  if (place == last) return;
  w->row[place] = w->row[last];
  w->left[place] = w->left[last];
  memcpy(w->content[place], w->content[last], sizeof w->content[place]);
  memcpy(w->state + (size_t)place * cells, w->state + (size_t)last * cells, cells);
}

/* What goes into the gates of one direction: those of both would be twice as far to fetch. */
static void apply_input(const nci_matrix *input, nci_chunk *chunk, uint32_t direction, uint32_t gates)
{
  size_t first = (size_t)direction * gates;
  nci_matmul8(chunk->bytes, input->inputs, chunk->rows, input->weights + first * input->inputs, input->bias + first, input->inputs, gates, chunk->wide);
}

static void read_direction(const nci_recurrent_layer *layer, walk *w)
{
  nci_chunk *chunk = w->chunk;
  uint32_t width = chunk->network->shape.width, cells = width / 2, gates = 4 * cells;
  const nci_matrix *states = &layer->state[w->direction];
  apply_input(&layer->input, chunk, w->direction, gates);
  w->next = w->places = 0;
  while (w->places < PLACES && begin(w, w->places, cells)) w->places++;
  while (w->places) {
    nci_matmul8(w->state, cells, w->places, states->weights, states->bias, cells, gates, chunk->gates);
    for (uint32_t i = w->places; i-- > 0;) { /* from the last on: it moves only to places that were read */
      size_t row = w->row[i];
      nci_cell_step(chunk->wide + row * gates, layer->input.shift + NCI_NARROW_UNIT + 2 - NCI_CELL_UNIT,
                    chunk->gates + (size_t)i * gates, states->shift + NCI_STATE_UNIT + 2 - NCI_CELL_UNIT, cells, w->content[i],
                    w->state + (size_t)i * cells, chunk->vectors + row * width + w->direction * cells);
      w->row[i] += w->direction ? UINT32_MAX : 1;
      if (!--w->left[i]) end(w, i, cells);
    }
  }
}

void nci_recurrent_read(const nci_recurrent_layer *layer, nci_chunk *chunk)
{
  uint16_t order[NCI_CHUNK_ROWS];
  walk w = { .chunk = chunk, .order = order };
  sort_pieces(chunk, order);
  for (; w.direction < 2; w.direction++) read_direction(layer, &w);
  nci_narrow(chunk->vectors, chunk->rows * chunk->network->shape.width, chunk->bytes);
}
