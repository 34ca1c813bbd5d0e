/* Names: labels of words from what they are, what is known of them, and their neighbours. */
#include "language/kernels.h"
#include "language/network.h"

#include <string.h>

/* The transitions in the units of the scores. */
static void scale_transitions(const nci_network *n, int64_t moves[NCI_NAME_LABELS + 1][NCI_NAME_LABELS])
{
  for (uint32_t from = 0; from <= NCI_NAME_LABELS; from++)
    for (uint32_t to = 0; to < NCI_NAME_LABELS; to++)
      moves[from][to] = (int64_t)n->transitions[from * NCI_NAME_LABELS + to] * (INT64_C(1) << nci_matrix_shift(&n->names));
}

/* The best sequence of labels (Viterbi) of a stretch of words. scores: rows of `stride`. from: the label before it, or
 * NCI_NAME_LABELS. whole: nothing comes behind it. */
static void best_labels(int64_t moves[NCI_NAME_LABELS + 1][NCI_NAME_LABELS], const int32_t *scores, uint32_t stride, uint32_t count,
                        uint32_t from, bool whole, uint8_t *labels)
{
  uint8_t back[NCI_PIECE_MAX][NCI_NAME_LABELS];
  int64_t total[NCI_NAME_LABELS], next[NCI_NAME_LABELS];
  for (uint32_t to = 0; to < NCI_NAME_LABELS; to++) total[to] = moves[from][to] + scores[to];
  for (uint32_t t = 1; t < count; t++) {
    for (uint32_t to = 0; to < NCI_NAME_LABELS; to++) {
      uint8_t best = 0;
      int64_t most = INT64_MIN;
      for (uint8_t k = 0; k < NCI_NAME_LABELS; k++) {
        int64_t score = total[k] + moves[k][to];
        if (score > most) most = score, best = k;
      }
      next[to] = most + scores[(size_t)t * stride + to];
      back[t][to] = best;
    }
    memcpy(total, next, sizeof total);
  }
  for (uint32_t k = 0; k < NCI_NAME_LABELS && !whole; k++) total[k] += moves[k][NCI_NAME_OUTSIDE];
  uint8_t label = 0;
  for (uint8_t k = 1; k < NCI_NAME_LABELS; k++)
    if (total[k] > total[label]) label = k;
  for (uint32_t t = count; t-- > 0; label = t ? back[t][label] : label) labels[t] = label;
}

/* Whether something of names is known of words of a piece, [first, end) counted within it. */
static bool told(const uint32_t *clues, const nci_piece *piece, uint32_t first, uint32_t end)
{
  uint32_t known = 0;
  for (uint32_t i = first; i < end && i < piece->count; i++) known |= clues[piece->row + i];
  return known & NCI_CLUES_OF_NAMES;
}

/* A word can be part of a name when something of names is known of it or of the word before it, or of words on both sides: "Hey!",
 * "Bank of the West". */
static bool open(const uint32_t *clues, const nci_piece *piece, uint32_t row)
{
  uint32_t i = row - piece->row;
  return told(clues, piece, i ? i - 1 : 0, i + 1) || (told(clues, piece, i < 2 ? 0 : i - 2, i) && told(clues, piece, i + 1, i + 3));
}

/* Words side by side that can be parts of names; all others are outside. */
typedef struct stretch {
  uint16_t piece;      /* that it is a part of */
  uint16_t row, count;
  uint8_t from;        /* see best_labels() */
  bool whole;
} stretch;

static uint32_t find_stretches(const nci_chunk *chunk, const uint32_t *clues, stretch *out)
{
  uint32_t count = 0;
  for (uint32_t p = 0; p < chunk->piece_count; p++) {
    const nci_piece *piece = &chunk->pieces[p];
    uint32_t end = piece->row + piece->count;
    for (uint32_t row = piece->row, stop; row < end; row = stop) {
      stop = row + 1;
      if (!open(clues, piece, row)) continue;
      while (stop < end && open(clues, piece, stop)) stop++;
      out[count++] = (stretch){ (uint16_t)p, (uint16_t)row, (uint16_t)(stop - row), row == piece->row ? NCI_NAME_LABELS : NCI_NAME_OUTSIDE, stop == end };
    }
  }
  return count;
}

/* The words around a row, nothing where its piece has ended. */
static void gather(const nci_chunk *chunk, const nci_piece *piece, uint32_t row, uint8_t *to)
{
  enum { NOTHING = 128 };
  uint32_t width = chunk->network->shape.width, edge = chunk->network->shape.finder_window / 2, piece_end = piece->row + piece->count;
  uint32_t first = row < piece->row + edge ? piece->row : row - edge, end = row + edge + 1 < piece_end ? row + edge + 1 : piece_end;
  if (end - first <= 2 * edge) memset(to, NOTHING, chunk->network->finder.inputs);
  memcpy(to + (size_t)(first + edge - row) * width, chunk->narrow + (size_t)first * width, (size_t)(end - first) * width);
}

void nci_chunk_names(nci_chunk *chunk, const uint32_t *clues, uint8_t *names)
{
  const nci_network *n = chunk->network;
  uint32_t width = n->shape.width, rows = 0;
  stretch stretches[NCI_CHUNK_ROWS];
  int64_t moves[NCI_NAME_LABELS + 1][NCI_NAME_LABELS];
  uint32_t count = find_stretches(chunk, clues, stretches);
  for (uint32_t s = 0, next = 0; s < count; s++) { /* the words of the stretch and those that it sees */
    const nci_piece *piece = &chunk->pieces[stretches[s].piece];
    uint32_t edge = n->shape.finder_window / 2, end = stretches[s].row + stretches[s].count + edge, piece_end = piece->row + piece->count;
    uint32_t row = stretches[s].row < piece->row + edge ? piece->row : stretches[s].row - edge;
    for (row = row < next ? next : row; row < end && row < piece_end; row++)
      nci_narrow_with(chunk->vectors + (size_t)row * width, n->clues, clues[row], width, chunk->narrow + (size_t)row * width);
    next = row;
  }
  /* The windows one behind the other: many rows at once are multiplied faster than a few at a time. */
  for (uint32_t s = 0; s < count; s++)
    for (uint32_t i = 0; i < stretches[s].count; i++)
      gather(chunk, &chunk->pieces[stretches[s].piece], stretches[s].row + i, chunk->windows + (size_t)rows++ * n->finder.inputs);
  nci_chunk_layer(chunk, &n->finder, chunk->windows, n->finder.inputs, rows, 0, NULL, NULL, chunk->narrow);
  nci_matmul8(chunk->narrow, n->finder.outputs, rows, n->names.weights, n->names.bias, n->names.inputs, n->names.outputs, chunk->wide);
  memset(names, NCI_NAME_OUTSIDE, chunk->rows);
  scale_transitions(n, moves);
  const int32_t *scores = chunk->wide;
  for (uint32_t s = 0; s < count; scores += (size_t)stretches[s++].count * n->names.outputs)
    best_labels(moves, scores, n->names.outputs, stretches[s].count, stretches[s].from, stretches[s].whole, names + stretches[s].row);
}
