/* Dependency trees: scores of arcs, the best tree, relations. */
#include "language/kernels.h"
#include "language/network.h"

#include <string.h>

static void put_weights(const int16_t *vector, uint32_t size, uint32_t head, int16_t *weights)
{
  int16_t *to = weights + (size_t)(head / NCI_LANES) * size * NCI_LANES + head % NCI_LANES * 2;
  for (uint32_t i = 0; i < size; i += 2, to += 2 * NCI_LANES) memcpy(to, vector + i, 2 * sizeof *to);
}

/* Lays the vectors of heads out as the weights of a matrix: a score is then one of its outputs. */
static void as_weights(const int16_t *root, const int16_t *heads, uint32_t count, uint32_t size, int16_t *weights)
{
  size_t last = (size_t)(count / NCI_LANES) * NCI_LANES * size; /* the block that need not be full */
  memset(weights + last, 0, (size_t)NCI_LANES * size * sizeof *weights);
  put_weights(root, size, 0, weights);
  for (uint32_t h = 0; h < count; h++) put_weights(heads + (size_t)h * size, size, h + 1, weights);
}

/* What arcs and relations are scored with, of all rows. */
enum { HEAD, TURNED, RELATION_HEAD, RELATION_DEPENDENT };

static void prepare(nci_chunk *chunk)
{
  const nci_network *n = chunk->network;
  const struct { const nci_matrix *matrix; const uint8_t *from; int16_t *to; uint8_t *bytes; bool relu; } through[] = {
    { &n->head, chunk->bytes, chunk->parts[HEAD], NULL, true },
    { &n->relation_head, chunk->bytes, chunk->parts[RELATION_HEAD], NULL, false },
    { &n->relation_dependent, chunk->bytes, chunk->parts[RELATION_DEPENDENT], NULL, false },
    { &n->dependent, chunk->bytes, NULL, chunk->narrow, true },
    { &n->arcs, chunk->narrow, chunk->parts[TURNED], NULL, false },
  };
  for (size_t i = 0; i < sizeof through / sizeof *through; i++) {
    const nci_matrix *m = through[i].matrix;
    nci_chunk_layer(chunk, m, through[i].from, m->inputs, chunk->rows, through[i].relu ? 0 : INT16_MIN, NULL, through[i].to, through[i].bytes);
  }
}

/* Scores of all arcs of a piece, word by word, the root as head 0, and each word's best. Gives the size of
 * a row in chunk->wide. */
static uint32_t score_arcs(nci_chunk *chunk, const nci_piece *piece, uint32_t *heads)
{
  const nci_network *n = chunk->network;
  uint32_t arc = n->shape.arc, count = piece->count, columns = nci_padded(count + 1);
  as_weights(n->root_head, chunk->parts[HEAD] + (size_t)piece->row * arc, count, arc, chunk->heads);
  nci_matmul16(chunk->parts[TURNED] + (size_t)piece->row * arc, arc, count, chunk->heads, arc, columns, chunk->wide);
  for (uint32_t d = 0; d < count; d++) {
    int32_t *row = chunk->wide + (size_t)d * columns;
    row[d + 1] = INT32_MIN; /* no word is its own head */
    heads[d] = nci_finish_scores(row, chunk->distances + NCI_PIECE_MAX - d - 1, count + 1);
  }
  return columns;
}

static uint16_t relation_of(const nci_network *n, bool root, int32_t *scores)
{
  if (n->root_label < n->shape.deprel) {
    if (root) return (uint16_t)n->root_label;
    scores[n->root_label] = INT32_MIN;
  }
  return (uint16_t)nci_best_of(scores, n->shape.deprel);
}

/* The relations of all arcs; heads: UINT32_MAX for the root, else a word of the piece. */
static void label_arcs(nci_chunk *chunk, const uint32_t *heads, uint16_t *relations)
{
  const nci_network *n = chunk->network;
  uint32_t size = n->shape.relation, count = 0;
  uint16_t rows[NCI_CHUNK_ROWS];
  for (uint32_t p = 0; p < chunk->piece_count; p++) {
    const nci_piece *piece = &chunk->pieces[p];
    for (uint32_t d = 0; d < piece->count; d++) {
      size_t row = piece->row + d;
      uint32_t head = heads[row];
      nci_join(chunk->parts[RELATION_DEPENDENT] + row * size,
               head == UINT32_MAX ? n->root_relation : chunk->parts[RELATION_HEAD] + (size_t)(piece->row + head) * size,
               n->relation_distance + (size_t)nci_distance_row(d + 1, head + 1) * size, size, chunk->narrow + (size_t)count * size);
      rows[count++] = (uint16_t)row;
    }
  }
  for (uint32_t first = 0, some; first < count; first += some) {
    some = nci_some_rows(count - first);
    nci_chunk_apply(chunk, &n->relation, chunk->narrow + (size_t)first * size, some);
    for (uint32_t i = 0; i < some; i++)
      relations[rows[first + i]] = relation_of(n, heads[rows[first + i]] == UINT32_MAX, chunk->wide + (size_t)i * n->relation.outputs);
  }
}

void nci_chunk_trees(nci_chunk *chunk, uint32_t *heads, uint16_t *relations)
{
  const nci_network *n = chunk->network;
  for (uint32_t i = 0; i < n->shape.layers; i++) nci_recurrent_read(&n->recurrent[i], chunk);
  prepare(chunk);
  for (uint32_t p = 0; p < chunk->piece_count; p++) {
    const nci_piece *piece = &chunk->pieces[p];
    uint32_t *own = heads + piece->row, stride = score_arcs(chunk, piece, own);
    bool ok = nci_best_tree(chunk->arena, &chunk->tree, chunk->wide, stride, piece->count, own);
    for (uint32_t d = 0; d < piece->count; d++) own[d] = ok ? own[d] - 1 : d - 1; /* no memory: the arena knows, a chain will do */
  }
  label_arcs(chunk, heads, relations);
}
