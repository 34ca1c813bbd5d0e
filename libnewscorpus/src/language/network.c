/* The network: opening it, and the layers that do not look beyond a word's neighbourhood. */
#include "language/network.h"

#include <string.h>
#include "base/error.h"
#include "language/kernels.h"

/* ---- opening ---- */

static bool power_of_two(uint32_t n) { return n && !(n & (n - 1)); }

static bool blocks(uint32_t n, uint32_t most) { return n && n % NCI_LANES == 0 && n <= most; }

static bool shape_holds(const nci_network_shape *s)
{
  if (!blocks(s->width, NCI_MAX_WIDTH) || s->window % 2 != 1 || s->window > 7 || s->layers > NCI_MAX_LAYERS || s->zero) return false;
  if (s->arc ? !blocks(s->arc, NCI_MAX_WIDTH) || !blocks(s->relation, NCI_MAX_WIDTH) || !s->deprel : s->relation) return false;
  if (s->finder && (!blocks(s->finder, s->width) || s->finder_window % 2 != 1 || s->finder_window > 7)) return false;
  return s->upos && s->upos <= NCI_MAX_LABELS && s->xpos <= NCI_MAX_LABELS && s->deprel <= NCI_MAX_LABELS &&
         power_of_two(s->slots) && power_of_two(s->affixes) && power_of_two(s->shapes) && s->words && s->word_shift <= NCI_UNIT &&
         s->affix_shift <= NCI_UNIT && s->shape_shift <= NCI_UNIT;
}

static bool take_matrix(nci_section *rest, uint32_t inputs, uint32_t outputs, nci_matrix *m)
{
  const uint32_t *shift = nci_section_take(rest, 1, sizeof *shift);
  m->inputs = inputs;
  m->outputs = nci_padded(outputs);
  m->bias = nci_section_take(rest, m->outputs, sizeof *m->bias);
  m->weights = nci_section_take(rest, (size_t)inputs * m->outputs, sizeof *m->weights);
  if (!shift || !m->bias || !m->weights || *shift < NCI_CELL_UNIT - NCI_NARROW_UNIT - 2 || *shift > 16) return false;
  m->shift = *shift;
  return true;
}

static bool take_layers(nci_network *n, nci_section rest)
{
  const nci_network_shape *s = &n->shape;
  uint32_t w = s->width, cells = w / 2;
  bool ok = take_matrix(&rest, w * s->window, w, &n->window) && take_matrix(&rest, w, s->upos + s->xpos, &n->tags);
  if (ok && s->finder)
    ok = (n->clues = nci_section_take(&rest, (size_t)NCI_CLUES * w, sizeof *n->clues)) != NULL &&
         (n->transitions = nci_section_take(&rest, (NCI_NAME_LABELS + 1) * NCI_NAME_LABELS, sizeof *n->transitions)) != NULL &&
         take_matrix(&rest, w * s->finder_window, s->finder, &n->finder) && take_matrix(&rest, s->finder, NCI_NAME_LABELS, &n->names);
  for (uint32_t i = 0; i < s->layers && ok; i++) {
    nci_recurrent_layer *r = &n->recurrent[i];
    ok = take_matrix(&rest, w, 8 * cells, &r->input);
    for (uint32_t d = 0; d < 2 && ok; d++) ok = take_matrix(&rest, cells, 4 * cells, &r->state[d]);
  }
  if (ok && s->arc)
    ok = take_matrix(&rest, w, s->arc, &n->dependent) && take_matrix(&rest, w, s->arc, &n->head) &&
         take_matrix(&rest, s->arc, s->arc, &n->arcs) && (n->root_head = nci_section_take(&rest, s->arc, sizeof *n->root_head)) != NULL &&
         (n->distance = nci_section_take(&rest, NCI_DISTANCES, sizeof *n->distance)) != NULL &&
         take_matrix(&rest, w, s->relation, &n->relation_dependent) && take_matrix(&rest, w, s->relation, &n->relation_head) &&
         take_matrix(&rest, s->relation, s->deprel, &n->relation) &&
         (n->root_relation = nci_section_take(&rest, s->relation, sizeof *n->root_relation)) != NULL &&
         (n->relation_distance = nci_section_take(&rest, (size_t)NCI_DISTANCES * s->relation, sizeof *n->relation_distance)) != NULL;
  return ok && rest.size == 0;
}

ncorp_status nci_network_open(nci_network *network, const nci_model_file *file, ncorp_error *error)
{
  *network = (nci_network){ 0 };
  nci_section layers = nci_model_section(file, "network"), words = nci_model_section(file, "words"), vectors = nci_model_section(file, "vectors");
  if (!layers.bytes) return NCORP_OK;
  nci_network n = { 0 };
  const nci_network_shape *s = nci_section_take(&layers, 1, sizeof *s);
  if (!s || !shape_holds(s)) return nci_model_bad_section(error, "network", "has sizes that no network has");
  n.shape = *s;
  if (!take_layers(&n, layers)) return nci_model_bad_section(error, "network", "has not the size that it tells");
  n.slots = nci_section_take(&words, s->slots, sizeof *n.slots);
  if (!n.slots || words.size) return nci_model_bad_section(error, "words", "has not the size that the network tells");
  n.words = nci_section_take(&vectors, (size_t)s->words * s->width, 1);
  n.affixes = nci_section_take(&vectors, (size_t)s->affixes * s->width, 1);
  n.shapes = nci_section_take(&vectors, (size_t)s->shapes * s->width, 1);
  if (!n.words || !n.affixes || !n.shapes || vectors.size) return nci_model_bad_section(error, "vectors", "has not the size that the network tells");
  nci_section kinds = nci_model_section(file, "kinds");
  if (kinds.bytes && (!take_matrix(&kinds, 2 * s->width, NCI_KINDS_HIDDEN, &n.kinds_hidden) || !take_matrix(&kinds, NCI_KINDS_HIDDEN, NCI_KINDS, &n.kinds) || kinds.size))
    return nci_model_bad_section(error, "kinds", "has not the size that the network tells");
  n.root_label = UINT32_MAX;
  *network = n;
  return NCORP_OK;
}

/* ---- words ---- */

static uint32_t find_word(const nci_network *n, uint64_t hash)
{
  uint32_t mask = n->shape.slots - 1, mark = (uint32_t)(hash >> 32), at = (uint32_t)hash & mask;
  for (uint32_t tries = 0; tries < 64; tries++, at = (at + 1) & mask) {
    const nci_word_slot *slot = &n->slots[at];
    if (slot->row == 0 || slot->row >= n->shape.words) return 0;
    if (slot->mark == mark) return slot->row;
  }
  return 0;
}

uint32_t nci_network_word(const nci_network *network, const nci_features *features)
{
  uint32_t row = find_word(network, features->word);
  return row || features->plain == features->word ? row : find_word(network, features->plain);
}

/* What a word is made of: its own row, those of its affixes, that of its shape. */
enum { WORD_ROWS = 1 + NCI_AFFIXES + 1 };

static const int8_t *affix_row(const nci_network *n, uint32_t hash) { return n->affixes + (size_t)(hash & (n->shape.affixes - 1)) * n->shape.width; }

static const int8_t *shape_row(const nci_network *n, uint32_t hash) { return n->shapes + (size_t)(hash & (n->shape.shapes - 1)) * n->shape.width; }

static const int8_t *word_row(const nci_network *n, const nci_features *f) { return n->words + (size_t)nci_network_word(n, f) * n->shape.width; }

/* The table of words is larger than what processors keep near: rows are called for before they are read. */
static void expect(const int8_t *row, uint32_t width)
{
  enum { LINE = 64 };
  for (uint32_t i = 0; i < width; i += LINE) __builtin_prefetch(row + i);
  __builtin_prefetch(row + width - 1);
}

void nci_chunk_word(nci_chunk *chunk, uint32_t row, ncorp_str form)
{
  const nci_network *n = chunk->network;
  nci_features *f = &chunk->features[row];
  nci_word_features(form, f);
  chunk->keys[row] = form.size < NCI_KEY_SIZE ? f->word ^ (f->shape + 1) * UINT64_C(0x9e3779b97f4a7c15) : 0;
  __builtin_prefetch(&n->slots[(uint32_t)f->word & (n->shape.slots - 1)]);
}

/* The vectors of the words of a piece. */
static void sum_piece(nci_chunk *chunk, const nci_piece *piece)
{
  const nci_network *n = chunk->network;
  const nci_network_shape *s = &n->shape;
  const int8_t *words[NCI_PIECE_MAX];
  const uint8_t affix = (uint8_t)s->affix_shift, shifts[WORD_ROWS] = { (uint8_t)s->word_shift, affix, affix, affix, affix, (uint8_t)s->shape_shift };
  for (uint32_t i = 0; i < piece->count; i++) {
    words[i] = word_row(n, &chunk->features[piece->row + i]);
    expect(words[i], s->width);
  }
  for (uint32_t i = 0; i < piece->count; i++) {
    const nci_features *f = &chunk->features[piece->row + i];
    const int8_t *rows[WORD_ROWS] = { words[i], affix_row(n, f->affix[0]), affix_row(n, f->affix[1]), affix_row(n, f->affix[2]), affix_row(n, f->affix[3]),
                                      shape_row(n, f->shape) };
    nci_sum_rows(rows, shifts, WORD_ROWS, s->width, chunk->space + (size_t)(piece->row + i) * s->width);
  }
}

/* ---- chunks ---- */

static uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }

static uint32_t gap(const nci_network *n) { return n->shape.window / 2; }

bool nci_chunk_init(nci_chunk *chunk, const nci_network *network, nci_arena *arena)
{
  const nci_network_shape *s = &network->shape;
  size_t most = NCI_CHUNK_ROWS + 2 * gap(network);
  uint32_t widest = larger(4 * s->width, larger(nci_padded(s->upos + s->xpos), larger(nci_padded(s->deprel), larger(s->arc, larger(s->relation, s->finder)))));
  chunk->network = network;
  chunk->arena = arena;
  chunk->vectors = nci_arena_alloc(arena, most * s->width, sizeof *chunk->vectors);
  chunk->space = nci_arena_alloc(arena, most * s->width, sizeof *chunk->space);
  chunk->words = nci_arena_alloc(arena, most, s->width);
  chunk->bytes = nci_arena_alloc(arena, most, s->width);
  chunk->windows = s->finder ? nci_arena_alloc(arena, most, network->finder.inputs) : NULL;
  chunk->narrow = nci_arena_alloc(arena, most, larger(2 * s->width, larger(s->arc, s->relation)));
  chunk->wide = nci_arena_alloc(arena, most * larger(widest, NCI_CHUNK_ROWS), sizeof *chunk->wide);
  chunk->gates = nci_arena_alloc(arena, NCI_READ_AT_ONCE * 2 * s->width, sizeof *chunk->gates);
  for (int i = 0; i < 4 && s->arc; i++) chunk->parts[i] = nci_arena_alloc(arena, most * larger(s->arc, s->relation), sizeof *chunk->parts[i]);
  if (s->arc) chunk->heads = nci_arena_alloc(arena, NCI_CHUNK_ROWS, s->arc * sizeof *chunk->heads);
  chunk->tree = NULL;
  if (arena->failed) return false;
  for (uint32_t i = 0; i < 2 * NCI_PIECE_MAX && s->arc; i++) /* from -NCI_PIECE_MAX on */
    chunk->distances[i] = network->distance[nci_distance_row(NCI_PIECE_MAX, i)] % (1 << 24);
  nci_chunk_clear(chunk);
  return true;
}

/* Empties the rows between pieces. */
static void empty_rows(nci_chunk *chunk, uint32_t row)
{
  size_t width = chunk->network->shape.width, at = row * width, count = gap(chunk->network) * width;
  memset(chunk->space + at, 0, count * sizeof *chunk->space);
  memset(chunk->vectors + at, 0, count * sizeof *chunk->vectors);
  memset(chunk->bytes + at, 128, count);
}

static void add_gap(nci_chunk *chunk)
{
  empty_rows(chunk, chunk->rows);
  chunk->rows += gap(chunk->network);
}

void nci_chunk_clear(nci_chunk *chunk)
{
  chunk->rows = chunk->piece_count = 0;
  add_gap(chunk);
}

bool nci_chunk_add(nci_chunk *chunk, uint32_t count)
{
  if (chunk->piece_count == NCI_CHUNK_ROWS || (chunk->piece_count && chunk->rows + count > NCI_CHUNK_ROWS)) return false;
  chunk->pieces[chunk->piece_count++] = (nci_piece){ chunk->rows, count };
  chunk->rows += count;
  add_gap(chunk);
  return true;
}

/* ---- layers ---- */

void nci_chunk_apply(nci_chunk *chunk, const nci_matrix *m, const uint8_t *from, uint32_t rows)
{
  nci_matmul8(from, m->inputs, rows, m->weights, m->bias, m->inputs, m->outputs, chunk->wide);
}

void nci_chunk_layer(nci_chunk *chunk, const nci_matrix *m, const uint8_t *from, uint32_t stride, uint32_t rows, int32_t least, const int16_t *plus,
                     int16_t *out, uint8_t *bytes)
{
  for (uint32_t t = 0, n; t < rows; t += n) {
    n = nci_some_rows(rows - t);
    size_t at = (size_t)t * m->outputs;
    nci_matmul8(from + (size_t)t * stride, stride, n, m->weights, m->bias, m->inputs, m->outputs, chunk->wide);
    nci_rescale(chunk->wide, nci_matrix_shift(m), least, plus ? plus + at : NULL, n * m->outputs, out ? out + at : NULL, bytes ? bytes + at : NULL);
  }
}

void nci_chunk_read(nci_chunk *chunk)
{
  const nci_network *n = chunk->network;
  uint32_t width = n->shape.width, edge = gap(n);
  size_t first = (size_t)edge * width;
  for (uint32_t p = 0; p < chunk->piece_count; p++) sum_piece(chunk, &chunk->pieces[p]);
  nci_narrow(chunk->space, chunk->rows * width, chunk->words);
  /* For the rows that have a full window around them: from row `edge` on. */
  nci_chunk_layer(chunk, &n->window, chunk->words, width, chunk->rows - 2 * edge, 0, chunk->space + first, chunk->vectors + first, chunk->bytes + first);
  for (uint32_t p = 0; p < chunk->piece_count; p++) empty_rows(chunk, chunk->pieces[p].row + chunk->pieces[p].count);
}

static void best_pair(const nci_network *n, const int32_t *scores, uint16_t *upos, uint16_t *xpos)
{
  int64_t most = INT64_MIN;
  for (uint32_t u = 0; u < n->shape.upos; u++)
    for (uint64_t rest = n->pairs[u]; rest; rest &= rest - 1) {
      uint32_t x = (uint32_t)__builtin_ctzll(rest);
      int64_t score = (int64_t)scores[u] + scores[n->shape.upos + x];
      if (score > most) most = score, *upos = (uint16_t)u, *xpos = (uint16_t)x;
    }
}

static void tag_word(const nci_network *n, const int32_t *scores, uint16_t *upos, uint16_t *xpos)
{
  *upos = (uint16_t)nci_best_of(scores, n->shape.upos);
  *xpos = (uint16_t)nci_best_of(scores + n->shape.upos, n->shape.xpos);
  if (n->pairs && !(n->pairs[*upos] >> *xpos & 1)) best_pair(n, scores, upos, xpos);
}

void nci_chunk_tags(nci_chunk *chunk, uint16_t *upos, uint16_t *xpos)
{
  const nci_matrix *m = &chunk->network->tags;
  for (uint32_t r = 0, some; r < chunk->rows; r += some) {
    some = nci_some_rows(chunk->rows - r);
    nci_chunk_apply(chunk, m, chunk->bytes + (size_t)r * m->inputs, some);
    for (uint32_t i = 0; i < some; i++) tag_word(chunk->network, chunk->wide + (size_t)i * m->outputs, &upos[r + i], &xpos[r + i]);
  }
}

void nci_chunk_kinds_input(nci_chunk *chunk, const uint16_t *rows, uint32_t count)
{
  uint32_t width = chunk->network->shape.width;
  uint8_t *to = chunk->narrow;
  for (uint32_t i = 0; i < count; i++, to += 2 * width) {
    memcpy(to, chunk->bytes + (size_t)rows[i] * width, width);
    memcpy(to + width, chunk->words + (size_t)rows[i] * width, width);
  }
}

void nci_chunk_kinds(nci_chunk *chunk, const uint16_t *rows, uint32_t count, uint8_t *kinds)
{
  const nci_matrix *hidden = &chunk->network->kinds_hidden, *last = &chunk->network->kinds;
  nci_chunk_kinds_input(chunk, rows, count);
  nci_chunk_layer(chunk, hidden, chunk->narrow, hidden->inputs, count, 0, NULL, NULL, chunk->narrow);
  nci_matmul8(chunk->narrow, last->inputs, count, last->weights, last->bias, last->inputs, last->outputs, chunk->wide);
  for (uint32_t i = 0; i < count; i++) kinds[i] = (uint8_t)nci_best_of(chunk->wide + (size_t)i * last->outputs, NCI_KINDS);
}
