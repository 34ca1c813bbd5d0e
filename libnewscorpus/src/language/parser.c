/* Dependency trees: scores of arcs, the best tree, relations. */
#include "language/kernels.h"
#include "language/network.h"

#include <string.h>

static uint32_t distance_row(uint32_t dependent, uint32_t head)
{
  int32_t d = (int32_t)head - (int32_t)dependent;
  return (uint32_t)(d < -NCI_NEAR ? 0 : d > NCI_NEAR ? 2 * NCI_NEAR : d + NCI_NEAR);
}

/* Lays the vectors of heads out as the weights of a matrix: a score is then one of its outputs. */
static void as_weights(const int16_t *heads, uint32_t count, uint32_t size, int16_t *weights)
{
  memset(weights, 0, (size_t)(count + NCI_LANES - 1) / NCI_LANES * NCI_LANES * size * sizeof *weights);
  for (uint32_t h = 0; h < count; h++) {
    int16_t *to = weights + (size_t)(h / NCI_LANES) * size * NCI_LANES + h % NCI_LANES * 2;
    for (uint32_t i = 0; i < size; i += 2, to += 2 * NCI_LANES) memcpy(to, heads + (size_t)h * size + i, 2 * sizeof *to);
  }
}

enum { SCORE_LIMIT = 1 << 24 }; /* far beyond what a sound model gives */

/* Scores of all arcs of a piece, word by word, the root as head 0; rows of `stride` in chunk->wide. */
static bool score_arcs(nci_chunk *chunk, const int16_t *x, uint32_t count, uint32_t *stride)
{
  const nci_network *n = chunk->network;
  uint32_t width = n->shape.width, arc = n->shape.arc, heads = count + 1, columns = (heads + NCI_LANES - 1) / NCI_LANES * NCI_LANES;
  int16_t *head = nci_arena_alloc(chunk->arena, (size_t)(heads + columns + 2 * count) * arc, sizeof *head);
  if (!head) return false;
  int16_t *weights = head + (size_t)heads * arc, *dependent = weights + (size_t)columns * arc, *turned = dependent + (size_t)count * arc;
  memcpy(head, n->root_head, arc * sizeof *head);
  nci_matrix_apply(&n->head, x, width, count, true, chunk->wide, head + arc);
  nci_matrix_apply(&n->dependent, x, width, count, true, chunk->wide, dependent);
  nci_matrix_apply(&n->arcs, dependent, arc, count, false, chunk->wide, turned);
  as_weights(head, heads, arc, weights);
  nci_matmul(turned, arc, count, weights, NULL, arc, columns, chunk->wide);
  for (uint32_t d = 0; d < count; d++) {
    int32_t *row = chunk->wide + (size_t)d * columns;
    for (uint32_t h = 0; h < heads; h++) {
      int32_t score = (row[h] >> NCI_UNIT) + n->distance[h ? distance_row(d + 1, h) : NCI_NEAR] % SCORE_LIMIT;
      row[h] = score > SCORE_LIMIT ? SCORE_LIMIT : score < -SCORE_LIMIT ? -SCORE_LIMIT : score;
    }
  }
  *stride = columns;
  return true;
}

/* The relation of each arc. heads: 0 for the root, else the number of the word. */
static void label_arcs(nci_chunk *chunk, const int16_t *x, uint32_t count, const uint32_t *heads, uint16_t *relations)
{
  const nci_network *n = chunk->network;
  uint32_t width = n->shape.width, size = n->shape.relation;
  int16_t *parts = nci_arena_alloc(chunk->arena, (size_t)3 * count * size, sizeof *parts);
  if (!parts) return;
  int16_t *dependent = parts, *head = parts + (size_t)count * size, *hidden = head + (size_t)count * size;
  nci_matrix_apply(&n->relation_dependent, x, width, count, false, chunk->wide, dependent);
  nci_matrix_apply(&n->relation_head, x, width, count, false, chunk->wide, head);
  for (uint32_t d = 0; d < count; d++) {
    const int16_t *own = dependent + (size_t)d * size;
    const int16_t *other = heads[d] ? head + (size_t)(heads[d] - 1) * size : n->root_relation;
    const int16_t *apart = n->relation_distance + (size_t)distance_row(d + 1, heads[d]) * size;
    int16_t *restrict to = hidden + (size_t)d * size;
    for (uint32_t i = 0; i < size; i++) {
      int32_t v = own[i] + other[i] + apart[i];
      to[i] = (int16_t)(v < 0 ? 0 : v > INT16_MAX ? INT16_MAX : v);
    }
  }
  nci_matmul(hidden, size, count, n->relation.weights, n->relation.bias, size, n->relation.outputs, chunk->wide);
  for (uint32_t d = 0; d < count; d++) {
    const int32_t *scores = chunk->wide + (size_t)d * n->relation.outputs;
    uint32_t at = 0;
    for (uint32_t i = 1; i < n->shape.deprel; i++)
      if (scores[i] > scores[at]) at = i;
    relations[d] = (uint16_t)at;
  }
}

void nci_chunk_tree(nci_chunk *chunk, const nci_piece *piece, uint32_t *heads, uint16_t *relations)
{
  const int16_t *x = chunk->deep + (size_t)piece->row * chunk->network->shape.width;
  uint32_t stride = 0;
  bool ok = score_arcs(chunk, x, piece->count, &stride) && nci_best_tree(chunk->arena, chunk->wide, stride, piece->count, heads);
  for (uint32_t d = 0; d < piece->count && !ok; d++) heads[d] = d;  /* no memory: the arena knows, a chain will do */
  memset(relations, 0, piece->count * sizeof *relations);
  label_arcs(chunk, x, piece->count, heads, relations);
  for (uint32_t d = 0; d < piece->count; d++) heads[d] = heads[d] ? heads[d] - 1 : UINT32_MAX;
}
