/* Names: labels of words from what they are, what is known of them, and their neighbours. */
#include "language/kernels.h"
#include "language/network.h"

#include <string.h>

static void add_clues(const nci_network *n, uint32_t clues, int16_t *restrict to)
{
  for (; clues; clues &= clues - 1) {
    const int16_t *restrict row = n->clues + (size_t)__builtin_ctz(clues) * n->shape.width;
    for (uint32_t i = 0; i < n->shape.width; i++) to[i] = (int16_t)(to[i] + row[i]);
  }
}

/* The transitions in the units of the scores. */
static void scale_transitions(const nci_network *n, int64_t moves[NCI_NAME_LABELS + 1][NCI_NAME_LABELS])
{
  for (uint32_t from = 0; from <= NCI_NAME_LABELS; from++)
    for (uint32_t to = 0; to < NCI_NAME_LABELS; to++)
      moves[from][to] = (int64_t)n->transitions[from * NCI_NAME_LABELS + to] * (INT64_C(1) << nci_matrix_shift(&n->names));
}

/* The best sequence of labels (Viterbi). scores: rows of `stride`. */
static void best_labels(int64_t moves[NCI_NAME_LABELS + 1][NCI_NAME_LABELS], const int32_t *scores, uint32_t stride, uint32_t count, uint8_t *labels)
{
  uint8_t back[NCI_PIECE_MAX][NCI_NAME_LABELS];
  int64_t total[NCI_NAME_LABELS], next[NCI_NAME_LABELS];
  for (uint32_t to = 0; to < NCI_NAME_LABELS; to++) total[to] = moves[NCI_NAME_LABELS][to] + scores[to];
  for (uint32_t t = 1; t < count; t++) {
    for (uint32_t to = 0; to < NCI_NAME_LABELS; to++) {
      uint8_t from = 0;
      int64_t most = INT64_MIN;
      for (uint8_t k = 0; k < NCI_NAME_LABELS; k++) {
        int64_t score = total[k] + moves[k][to];
        if (score > most) most = score, from = k;
      }
      next[to] = most + scores[(size_t)t * stride + to];
      back[t][to] = from;
    }
    memcpy(total, next, sizeof total);
  }
  uint8_t label = 0;
  for (uint8_t k = 1; k < NCI_NAME_LABELS; k++)
    if (total[k] > total[label]) label = k;
  for (uint32_t t = count; t-- > 0; label = t ? back[t][label] : label) labels[t] = label;
}

void nci_chunk_names(nci_chunk *chunk, const uint32_t *clues, uint8_t *names)
{
  const nci_network *n = chunk->network;
  uint32_t width = n->shape.width, edge = n->shape.finder_window / 2, rows = chunk->rows - 2 * edge;
  int16_t *hidden = chunk->space;
  memcpy(chunk->space, chunk->vectors, (size_t)chunk->rows * width * sizeof *chunk->space);
  for (uint32_t p = 0; p < chunk->piece_count; p++)
    for (uint32_t i = 0; i < chunk->pieces[p].count; i++)
      add_clues(n, clues[chunk->pieces[p].row + i], chunk->space + (size_t)(chunk->pieces[p].row + i) * width);
  nci_narrow(chunk->space, chunk->rows * width, chunk->narrow);
  nci_matmul8(chunk->narrow, width, rows, n->finder.weights, n->finder.bias, n->finder.inputs, n->finder.outputs, chunk->wide);
  nci_rescale(chunk->wide, nci_matrix_shift(&n->finder), 0, NULL, rows * n->finder.outputs, hidden);
  nci_narrow(hidden, rows * n->finder.outputs, chunk->narrow);
  nci_matmul8(chunk->narrow, n->finder.outputs, rows, n->names.weights, n->names.bias, n->names.inputs, n->names.outputs, chunk->wide);
  int64_t moves[NCI_NAME_LABELS + 1][NCI_NAME_LABELS];
  scale_transitions(n, moves);
  memset(names, NCI_NAME_OUTSIDE, chunk->rows);
  for (uint32_t p = 0; p < chunk->piece_count; p++)
    best_labels(moves, chunk->wide + (size_t)(chunk->pieces[p].row - edge) * n->names.outputs, n->names.outputs, chunk->pieces[p].count,
                names + chunk->pieces[p].row);
}
