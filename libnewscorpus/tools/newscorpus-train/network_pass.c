/* One sentence through the network and back: what language/network.c and its siblings compute, in floats, and the
 * gradients of the weights. */
#include "newscorpus-train/network.h"

#include <string.h>

enum { N = NET_LONGEST, EDGE = 3, LABELS = NCI_NAME_LABELS };

/* The values of a recurrent layer that its way back needs. */
typedef struct memory {
  float *gates;    /* [n][direction][4][cells]: in, forget, output, content; after squashing */
  float *sums;     /* the same, before */
  float *content;  /* [n][direction][cells] */
  float *squashed; /* ... squashed */
  float *state;    /* [n + 1][direction][cells]: row 0 is zero; forwards word t at t + 1, backwards word t at n - t */
  float *drop;     /* [n][width] */
} memory;

struct net_pass {
  const network *net;
  float *dense;               /* gradients */
  net_touched *touched;
  float *touched_gradient;
  uint32_t touched_count, touched_room;
  nci_arena *arena;
  net_right right;

  /* Values, [n + edges][size] each; d... are their gradients. */
  uint32_t rows[N];           /* of given vectors, 0: unknown */
  uint32_t told[N];           /* clues */
  float *given, *x, *dx, *y, *dy, *window, *drop_x, *drop_y;
  float *z, *dz, *tags, *clue, *dclue, *finder, *dfinder, *names;
  memory layers[NCI_MAX_LAYERS];
  float *dsums;
  float *head, *dhead, *dependent, *ddependent, *turned, *dturned, *scores, *turn;
  float *relation_head, *drelation_head, *relation_dependent, *drelation_dependent, *hidden, *dhidden, *relation;
};

static float *room(nci_arena *arena, size_t rows, size_t width) { return nci_arena_alloc(arena, rows * width + 16, sizeof(float)); }

net_pass *net_pass_new(nci_arena *arena, const network *n)
{
  const nci_network_shape *s = &n->shape;
  uint32_t w = s->width;
  net_pass *p = nci_arena_alloc(arena, 1, sizeof *p);
  if (!p) return NULL;
  memset(p, 0, sizeof *p);
  p->net = n;
  p->arena = arena;
  p->dense = room(arena, 1, n->dense_count);
  p->touched_room = 4096;
  p->touched = nci_arena_alloc(arena, p->touched_room, sizeof *p->touched);
  p->touched_gradient = room(arena, p->touched_room, w);
  p->given = room(arena, N, n->given);
  float **wide[] = { &p->x, &p->dx, &p->y, &p->dy, &p->window, &p->drop_x, &p->drop_y, &p->z, &p->dz, &p->clue, &p->dclue };
  for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) *wide[i] = room(arena, N + 2 * EDGE, w);
  p->tags = room(arena, N, n->parts[NET_TAGS].outputs);
  p->finder = room(arena, N, s->finder);
  p->dfinder = room(arena, N, s->finder);
  p->names = room(arena, N, 16);
  for (uint32_t i = 0; i < s->layers; i++) {
    memory *m = &p->layers[i];
    m->gates = room(arena, N, 4 * w);
    m->sums = room(arena, N, 4 * w);
    m->content = room(arena, N, w);
    m->squashed = room(arena, N, w);
    m->state = room(arena, N + 1, w);
    m->drop = room(arena, N, w);
  }
  p->dsums = room(arena, N, 4 * w);
  if (s->arc) {
    float **arcs[] = { &p->head, &p->dhead, &p->dependent, &p->ddependent, &p->turned, &p->dturned };
    for (size_t i = 0; i < sizeof arcs / sizeof *arcs; i++) *arcs[i] = room(arena, N + 16, s->arc);
    p->scores = room(arena, N + 16, N + 16);
    p->turn = room(arena, (N + 16) * 2, s->arc > N + 16 ? s->arc : N + 16);
    float **relations[] = { &p->relation_head, &p->drelation_head, &p->relation_dependent, &p->drelation_dependent, &p->hidden, &p->dhidden };
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) *relations[i] = room(arena, N + 1, s->relation);
    p->relation = room(arena, N, n->parts[NET_RELATION].outputs);
  }
  return arena->failed ? NULL : p;
}

void net_pass_clear(net_pass *p)
{
  memset(p->dense, 0, p->net->dense_count * sizeof *p->dense);
  p->touched_count = 0;
}

float *net_pass_dense(net_pass *p) { return p->dense; }

uint32_t net_pass_touched(const net_pass *p, const net_touched **touched, const float **gradients)
{
  *touched = p->touched;
  *gradients = p->touched_gradient;
  return p->touched_count;
}

net_right net_pass_right(const net_pass *p) { return p->right; }

/* ---- through a matrix and back ---- */

static const float *weights_of(const net_pass *p, int part) { return p->net->dense + p->net->parts[part].weights; }
static const float *bias_of(const net_pass *p, int part) { return p->net->dense + p->net->parts[part].bias; }
static float *weights_gradient(net_pass *p, int part) { return p->dense + p->net->parts[part].weights; }
static float *bias_gradient(net_pass *p, int part) { return p->dense + p->net->parts[part].bias; }

/* out = x W + b. */
static void apply(const net_pass *p, int part, const float *x, size_t stride, size_t rows, float *out)
{
  const net_matrix *m = &p->net->parts[part];
  for (size_t t = 0; t < rows; t++) memcpy(out + t * m->outputs, bias_of(p, part), m->outputs * sizeof *out);
  matrix_multiply(x, stride, rows, m->inputs, weights_of(p, part), m->outputs, out);
}

static void add_rows(const float *from, size_t rows, size_t width, float *to)
{
  for (size_t t = 0; t < rows; t++)
    for (size_t i = 0; i < width; i++) to[i] += from[t * width + i];
}

/* Adds to the gradients of the weights; dx (may be NULL) gets what goes on to x, added: its rows follow each other. */
static void apply_back(net_pass *p, int part, const float *x, size_t stride, size_t rows, const float *dout, float *dx)
{
  const net_matrix *m = &p->net->parts[part];
  matrix_multiply_turned(x, stride, rows, m->inputs, dout, m->outputs, weights_gradient(p, part));
  add_rows(dout, rows, m->outputs, bias_gradient(p, part));
  if (dx) matrix_multiply(dout, m->outputs, rows, m->outputs, p->net->turned + m->turned, nci_padded(m->inputs), dx);
}

static void relu(float *x, size_t count)
{
  for (size_t i = 0; i < count; i++) x[i] = x[i] > 0 ? x[i] : 0;
}

/* What does not come through relu goes not back either. */
static void relu_back(const float *out, float *d, size_t count)
{
  for (size_t i = 0; i < count; i++) d[i] = out[i] > 0 ? d[i] : 0;
}

/* Factors that take values away by chance and make the others larger. */
static void chance_factors(train_random *r, float drop, float *factors, size_t count)
{
  uint32_t limit = (uint32_t)(drop * 65536.0f);
  float keep = 1.0f / (1.0f - (float)limit / 65536.0f);
  for (size_t i = 0; i < count; i += 4) {
    uint64_t bits = train_next(r);
    for (size_t k = i; k < i + 4 && k < count; k++, bits >>= 16) factors[k] = (uint32_t)(bits & 0xffff) < limit ? 0.0f : keep;
  }
}

static void scale_by(float *x, const float *factors, size_t count)
{
  for (size_t i = 0; i < count; i++) x[i] *= factors[i];
}

/* Scores become the gradient of the logarithm of the right one's share. Gives whether the right one was the best. */
static bool choose(float *scores, uint32_t count, uint32_t right)
{
  float most = scores[0], sum = 0;
  for (uint32_t i = 1; i < count; i++) most = scores[i] > most ? scores[i] : most;
  bool best = scores[right] >= most;
  for (uint32_t i = 0; i < count; i++) sum += scores[i] = train_exp(scores[i] - most);
  for (uint32_t i = 0; i < count; i++) scores[i] /= sum;
  scores[right] -= 1.0f;
  return best;
}

static void count_right(net_pass *p, bool right)
{
  p->right.of++;
  p->right.right += right;
}

/* ---- words ---- */

static void read_words(net_pass *p, const net_sentence *s, const net_word *words, const net_chance *chance, train_random *r)
{
  const network *n = p->net;
  uint32_t w = n->shape.width;
  memset(p->x, 0, (size_t)(s->count + 2 * EDGE) * w * sizeof *p->x);
  float *x = p->x + EDGE * w;
  if (p->touched_count + s->count > p->touched_room) {
    uint32_t more = 2 * p->touched_room + s->count;
    p->touched = nci_arena_grow(p->arena, p->touched, p->touched_room, more, sizeof *p->touched);
    p->touched_gradient = nci_arena_grow(p->arena, p->touched_gradient, (size_t)p->touched_room * w, (size_t)more * w, sizeof(float));
    p->touched_room = more;
  }
  float dice = train_unit(r), forget_word = s->names ? chance->names.forget_word : chance->forget_word;
  float forget_vector = s->names ? chance->names.forget_vector : chance->forget_vector;
  int style = s->names ? 0 : dice < chance->restyle ? 1 : dice < 2 * chance->restyle ? 2 : 0;
  for (uint32_t t = 0; t < s->count; t++) {
    const net_word *word = &words[s->first + t];
    net_touched *touched = &p->touched[p->touched_count + t];
    uint32_t row = word->row, first = n->shape.words;
    if (row && forget_vector > train_unit(r)) row = 0;
    bool known = row && word->count && !(forget_word > train_unit(r) * (forget_word + (float)word->count));
    p->rows[t] = row;
    touched->count = 0;
    if (known) touched->rows[touched->count++] = row;
    for (int i = 0; i < NCI_AFFIXES; i++) touched->rows[touched->count++] = first + word->affix[i];
    touched->rows[touched->count++] = first + n->shape.affixes + (style == 1 ? word->shape_upper : style == 2 ? word->shape_title : word->shape);
    for (uint32_t k = 0; k < touched->count; k++) {
      const float *from = n->tables + (size_t)touched->rows[k] * w;
      for (uint32_t i = 0; i < w; i++) x[t * w + i] += from[i];
    }
    if (!row) {
      const float *from = weights_of(p, NET_UNKNOWN);
      for (uint32_t i = 0; i < w; i++) x[t * w + i] += from[i];
    }
    if (n->given) {
      if (row) memcpy(p->given + (size_t)t * n->given, n->vectors + (size_t)row * n->given, n->given * sizeof *p->given);
      else memset(p->given + (size_t)t * n->given, 0, n->given * sizeof *p->given);
    }
  }
  if (n->given) matrix_multiply(p->given, n->given, s->count, n->given, weights_of(p, NET_VECTORS), w, x);
  chance_factors(r, chance->drop, p->drop_x, (size_t)s->count * w);
  scale_by(x, p->drop_x, (size_t)s->count * w);
}

static void read_words_back(net_pass *p, const net_sentence *s)
{
  const network *n = p->net;
  uint32_t w = n->shape.width;
  float *dx = p->dx + EDGE * w;
  scale_by(dx, p->drop_x, (size_t)s->count * w);
  if (n->given) matrix_multiply_turned(p->given, n->given, s->count, n->given, dx, w, weights_gradient(p, NET_VECTORS));
  for (uint32_t t = 0; t < s->count; t++)
    if (!p->rows[t])
      for (uint32_t i = 0; i < w; i++) weights_gradient(p, NET_UNKNOWN)[i] += dx[t * w + i];
  memcpy(p->touched_gradient + (size_t)p->touched_count * w, dx, (size_t)s->count * w * sizeof *dx);
  p->touched_count += s->count;
}

/* ---- the window ---- */

static void read_window(net_pass *p, const net_sentence *s, const net_chance *chance, train_random *r)
{
  const nci_network_shape *shape = &p->net->shape;
  size_t w = shape->width, count = s->count * w;
  const float *x = p->x + EDGE * w;
  float *y = p->y + EDGE * w;
  memset(p->y, 0, (s->count + 2 * EDGE) * w * sizeof *p->y);
  apply(p, NET_WINDOW, x - shape->window / 2 * w, w, s->count, p->window);
  relu(p->window, count);
  for (size_t i = 0; i < count; i++) y[i] = x[i] + p->window[i];
  chance_factors(r, chance->drop, p->drop_y, count);
  scale_by(y, p->drop_y, count);
}

/* Adds the windows' gradients up at the words that they overlap. */
static void spread_back(net_pass *p, int part, const float *x, uint32_t window, uint32_t rows, const float *dout, float *dx)
{
  const net_matrix *m = &p->net->parts[part];
  size_t w = p->net->shape.width, edge = window / 2;
  matrix_multiply_turned(x - edge * w, w, rows, m->inputs, dout, m->outputs, weights_gradient(p, part));
  add_rows(dout, rows, m->outputs, bias_gradient(p, part));
  const float *turned = p->net->turned + m->turned; /* [outputs][window * w] */
  float sum[7 * NCI_MAX_WIDTH];
  for (uint32_t t = 0; t < rows; t++) {
    memset(sum, 0, m->inputs * sizeof *sum);
    matrix_multiply(dout + (size_t)t * m->outputs, m->outputs, 1, m->outputs, turned, m->inputs, sum);
    float *to = dx + (size_t)t * w - edge * w;
    for (uint32_t i = 0; i < m->inputs; i++) to[i] += sum[i];
  }
}

static void read_window_back(net_pass *p, const net_sentence *s)
{
  size_t w = p->net->shape.width, count = s->count * w;
  float *dy = p->dy + EDGE * w, *dx = p->dx + EDGE * w;
  scale_by(dy, p->drop_y, count);
  memset(p->dx, 0, (s->count + 2 * EDGE) * w * sizeof *p->dx);
  memcpy(dx, dy, count * sizeof *dx);
  relu_back(p->window, dy, count);
  spread_back(p, NET_WINDOW, p->x + EDGE * w, p->net->shape.window, s->count, dy, dx);
}

/* ---- tags ---- */

static void tags(net_pass *p, const net_sentence *s, const net_label *labels)
{
  const nci_network_shape *shape = &p->net->shape;
  const net_matrix *m = &p->net->parts[NET_TAGS];
  const float *y = p->y + EDGE * shape->width;
  apply(p, NET_TAGS, y, shape->width, s->count, p->tags);
  for (uint32_t t = 0; t < s->count; t++) {
    const net_label *label = &labels[s->first + t];
    float *scores = p->tags + (size_t)t * m->outputs;
    if (label->upos < shape->upos) count_right(p, choose(scores, shape->upos, label->upos));
    else memset(scores, 0, shape->upos * sizeof *scores);
    if (label->xpos < shape->xpos) choose(scores + shape->upos, shape->xpos, label->xpos);
    else memset(scores + shape->upos, 0, shape->xpos * sizeof *scores);
    memset(scores + shape->upos + shape->xpos, 0, (m->outputs - shape->upos - shape->xpos) * sizeof *scores);
  }
  apply_back(p, NET_TAGS, y, shape->width, s->count, p->tags, p->dy + EDGE * shape->width);
}

/* ---- names: a conditional random field (Lafferty, McCallum and Pereira 2001) over the labels ---- */

/* Emissions become gradients; those of the transitions are added up. */
static void field(net_pass *p, const net_sentence *s, const net_label *labels)
{
  uint32_t n = s->count;
  float emit[N][LABELS], move[LABELS + 1][LABELS], forward[N][LABELS], back[N][LABELS], most;
  const float *moves = weights_of(p, NET_TRANSITIONS);
  float *dmoves = weights_gradient(p, NET_TRANSITIONS);
  for (uint32_t i = 0; i <= LABELS; i++)
    for (uint32_t k = 0; k < LABELS; k++) move[i][k] = train_exp(moves[i * 16 + k]);
  for (uint32_t t = 0; t < n; t++) {
    most = p->names[t * 16];
    for (uint32_t k = 1; k < LABELS; k++) most = p->names[t * 16 + k] > most ? p->names[t * 16 + k] : most;
    for (uint32_t k = 0; k < LABELS; k++) emit[t][k] = train_exp(p->names[t * 16 + k] - most);
    float sum = 0;
    for (uint32_t k = 0; k < LABELS; k++) {
      float in = 0;
      if (t == 0) in = move[LABELS][k];
      else for (uint32_t i = 0; i < LABELS; i++) in += forward[t - 1][i] * move[i][k];
      sum += forward[t][k] = in * emit[t][k];
    }
    for (uint32_t k = 0; k < LABELS; k++) forward[t][k] /= sum;
  }
  for (uint32_t t = n; t-- > 0;) {
    float sum = 0;
    for (uint32_t k = 0; k < LABELS; k++) {
      float out = t + 1 == n ? 1.0f : 0.0f;
      if (t + 1 < n) for (uint32_t i = 0; i < LABELS; i++) out += move[k][i] * emit[t + 1][i] * back[t + 1][i];
      sum += back[t][k] = out;
    }
    for (uint32_t k = 0; k < LABELS; k++) back[t][k] /= sum;
  }
  memset(p->names, 0, (size_t)n * 16 * sizeof *p->names);
  for (uint32_t t = 0; t < n; t++) {
    float sum = 0, total = 0;
    uint32_t right = labels[s->first + t].name, best = 0;
    for (uint32_t k = 0; k < LABELS; k++) sum += p->names[t * 16 + k] = forward[t][k] * back[t][k];
    for (uint32_t k = 0; k < LABELS; k++) {
      p->names[t * 16 + k] /= sum;
      if (p->names[t * 16 + k] > p->names[t * 16 + best]) best = k;
    }
    p->names[t * 16 + right] -= 1.0f;
    count_right(p, best == right);
    if (t == 0) {
      for (uint32_t k = 0; k < LABELS; k++) dmoves[LABELS * 16 + k] += p->names[k];
      continue;
    }
    for (uint32_t i = 0; i < LABELS; i++)
      for (uint32_t k = 0; k < LABELS; k++) total += forward[t - 1][i] * move[i][k] * emit[t][k] * back[t][k];
    for (uint32_t i = 0; i < LABELS; i++)
      for (uint32_t k = 0; k < LABELS; k++) dmoves[i * 16 + k] += forward[t - 1][i] * move[i][k] * emit[t][k] * back[t][k] / total;
    dmoves[labels[s->first + t - 1].name * 16 + right] -= 1.0f;
  }
}

static void names(net_pass *p, const net_sentence *s, const net_label *labels, const net_chance *chance, train_random *r)
{
  const nci_network_shape *shape = &p->net->shape;
  size_t w = shape->width, edge = shape->finder_window / 2, count = (size_t)s->count * shape->finder;
  float *clue = p->clue + EDGE * w, *dclue = p->dclue + EDGE * w;
  memcpy(p->clue, p->y, (s->count + 2 * EDGE) * w * sizeof *p->clue);
  for (uint32_t t = 0; t < s->count; t++) {
    p->told[t] = labels[s->first + t].clues;
    for (uint32_t c = p->told[t]; c; c &= c - 1)
      if (chance->forget_clue > train_unit(r)) p->told[t] &= ~(c & -c);
  }
  for (uint32_t t = 0; t < s->count; t++)
    for (uint32_t c = p->told[t]; c; c &= c - 1)
      for (size_t i = 0; i < w; i++) clue[t * w + i] += weights_of(p, NET_CLUES)[(size_t)__builtin_ctz(c) * w + i];
  apply(p, NET_FINDER, clue - edge * w, w, s->count, p->finder);
  relu(p->finder, count);
  float *factors = p->z; /* free until the layers are read */
  chance_factors(r, chance->drop, factors, count);
  scale_by(p->finder, factors, count);
  apply(p, NET_NAMES, p->finder, shape->finder, s->count, p->names);
  field(p, s, labels);
  memset(p->dfinder, 0, count * sizeof *p->dfinder);
  apply_back(p, NET_NAMES, p->finder, shape->finder, s->count, p->names, p->dfinder);
  scale_by(p->dfinder, factors, count);
  relu_back(p->finder, p->dfinder, count);
  memset(p->dclue, 0, (s->count + 2 * EDGE) * w * sizeof *p->dclue);
  spread_back(p, NET_FINDER, clue, shape->finder_window, s->count, p->dfinder, dclue);
  for (uint32_t t = 0; t < s->count; t++)
    for (uint32_t c = p->told[t]; c; c &= c - 1)
      for (size_t i = 0; i < w; i++) weights_gradient(p, NET_CLUES)[(size_t)__builtin_ctz(c) * w + i] += dclue[t * w + i];
  for (size_t i = 0; i < s->count * w; i++) p->dy[EDGE * w + i] += dclue[i];
}

/* ---- recurrent layers ---- */

/* See squash() and gate() in language/recurrent.c. */
static inline float squash(float x)
{
  x = x > 2.0f ? 2.0f : x < -2.0f ? -2.0f : x;
  return x - x * (x < 0 ? -x : x) * 0.25f;
}

static inline float squash_slope(float x) { return x > 2.0f || x < -2.0f ? 0.0f : 1.0f - (x < 0 ? -x : x) * 0.5f; }
static inline float gate(float x) { return 0.5f + 0.5f * squash(0.5f * x); }
static inline float gate_slope(float x) { return 0.25f * squash_slope(0.5f * x); }

/* Word t's row of the states: each direction has its own order. */
static size_t state_row(uint32_t t, uint32_t n, int direction) { return direction ? n - t : t + 1; }

static void read_layer(net_pass *p, uint32_t layer, uint32_t n, float *z, const net_chance *chance, train_random *r)
{
  uint32_t w = p->net->shape.width, cells = w / 2;
  int part = NET_LAYERS + 3 * (int)layer;
  memory *m = &p->layers[layer];
  apply(p, part, z, w, n, m->sums);
  memset(m->state, 0, w * sizeof *m->state);
  for (int d = 0; d < 2; d++) {
    for (uint32_t i = 0; i < n; i++) {
      uint32_t t = d ? n - 1 - i : i;
      float *sums = m->sums + ((size_t)t * 2 + (size_t)d) * 4 * cells, *gates = m->gates + ((size_t)t * 2 + (size_t)d) * 4 * cells;
      matrix_multiply(m->state + ((size_t)i * 2 + (size_t)d) * cells, cells, 1, cells, weights_of(p, part + 1 + d), 4 * cells, sums);
      float *content = m->content + ((size_t)t * 2 + (size_t)d) * cells, *squashed = m->squashed + ((size_t)t * 2 + (size_t)d) * cells;
      const float *before = i ? m->content + ((size_t)(d ? t + 1 : t - 1) * 2 + (size_t)d) * cells : NULL;
      float *state = m->state + ((size_t)(i + 1) * 2 + (size_t)d) * cells;
      for (uint32_t k = 0; k < cells; k++) {
        float in = gates[k] = gate(sums[k]), forget = gates[cells + k] = gate(sums[cells + k]);
        float output = gates[2 * cells + k] = gate(sums[2 * cells + k]), fresh = gates[3 * cells + k] = squash(sums[3 * cells + k]);
        float c = (before ? forget * before[k] : 0.0f) + in * fresh;
        content[k] = c = c > NCI_CELL_LIMIT ? NCI_CELL_LIMIT : c < -NCI_CELL_LIMIT ? -NCI_CELL_LIMIT : c;
        squashed[k] = squash(c);
        state[k] = output * squashed[k];
      }
    }
  }
  for (uint32_t t = 0; t < n; t++)
    for (int d = 0; d < 2; d++)
      for (uint32_t k = 0; k < cells; k++)
        z[(size_t)t * w + (size_t)d * cells + k] += m->state[(state_row(t, n, d) * 2 + (size_t)d) * cells + k];
  chance_factors(r, chance->drop, m->drop, (size_t)n * w);
  scale_by(z, m->drop, (size_t)n * w);
}

/* z: the layer's input; dz: the gradient of its output, which becomes that of its input. */
static void read_layer_back(net_pass *p, uint32_t layer, uint32_t n, const float *z, float *dz)
{
  uint32_t w = p->net->shape.width, cells = w / 2;
  int part = NET_LAYERS + 3 * (int)layer;
  memory *m = &p->layers[layer];
  scale_by(dz, m->drop, (size_t)n * w);
  for (int d = 0; d < 2; d++) {
    float dstate[NCI_MAX_WIDTH / 2] = { 0 }, dcontent[NCI_MAX_WIDTH / 2] = { 0 }, down[2 * NCI_MAX_WIDTH];
    const net_matrix *states = &p->net->parts[part + 1 + d];
    for (uint32_t i = n; i-- > 0;) {
      uint32_t t = d ? n - 1 - i : i;
      size_t at = (size_t)t * 2 + (size_t)d;
      const float *sums = m->sums + at * 4 * cells, *gates = m->gates + at * 4 * cells, *content = m->content + at * cells;
      const float *squashed = m->squashed + at * cells, *before = i ? m->content + ((size_t)(d ? t + 1 : t - 1) * 2 + (size_t)d) * cells : NULL;
      float *dsums = p->dsums + at * 4 * cells;
      for (uint32_t k = 0; k < cells; k++) {
        float dh = dstate[k] + dz[(size_t)t * w + (size_t)d * cells + k];
        float dc = dcontent[k] + dh * gates[2 * cells + k] * squash_slope(content[k]);
        dsums[k] = dc * gates[3 * cells + k] * gate_slope(sums[k]);
        dsums[cells + k] = before ? dc * before[k] * gate_slope(sums[cells + k]) : 0.0f;
        dsums[2 * cells + k] = dh * squashed[k] * gate_slope(sums[2 * cells + k]);
        dsums[3 * cells + k] = dc * gates[k] * squash_slope(sums[3 * cells + k]);
        dcontent[k] = dc * gates[cells + k];
      }
      memset(down, 0, nci_padded(cells) * sizeof *down);
      matrix_multiply(dsums, 4 * cells, 1, 4 * cells, p->net->turned + states->turned, nci_padded(cells), down);
      memcpy(dstate, down, cells * sizeof *dstate);
      /* The weights' gradient, an outer product of the state before and the gates. */
      matrix_multiply_turned(m->state + ((size_t)i * 2 + (size_t)d) * cells, cells, 1, cells, dsums, 4 * cells, weights_gradient(p, part + 1 + d));
    }
  }
  apply_back(p, part, z, w, n, p->dsums, dz);
}

/* ---- trees ---- */

static void arcs(net_pass *p, const net_sentence *s, const net_label *labels, const float *z, float *dz)
{
  const nci_network_shape *shape = &p->net->shape;
  uint32_t n = s->count, w = shape->width, arc = shape->arc, columns = nci_padded(n + 1);
  memset(p->head, 0, (size_t)columns * arc * sizeof *p->head);
  memcpy(p->head, weights_of(p, NET_ROOT), arc * sizeof *p->head);
  apply(p, NET_HEAD, z, w, n, p->head + arc);
  apply(p, NET_DEPENDENT, z, w, n, p->dependent);
  relu(p->head + arc, (size_t)n * arc);
  relu(p->dependent, (size_t)n * arc);
  apply(p, NET_ARCS, p->dependent, arc, n, p->turned);
  matrix_turn(p->head, columns, arc, p->turn, columns); /* [arc][columns] */
  memset(p->scores, 0, (size_t)n * columns * sizeof *p->scores);
  matrix_multiply(p->turned, arc, n, arc, p->turn, columns, p->scores);
  const float *distance = weights_of(p, NET_DISTANCE);
  float *ddistance = weights_gradient(p, NET_DISTANCE);
  for (uint32_t d = 0; d < n; d++) {
    float *row = p->scores + (size_t)d * columns;
    for (uint32_t h = 0; h <= n; h++) row[h] += distance[nci_distance_row(d + 1, h)];
    row[d + 1] = -1e4f;
    count_right(p, choose(row, n + 1, labels[s->first + d].head));
    for (uint32_t h = n + 1; h < columns; h++) row[h] = 0;
    for (uint32_t h = 0; h <= n; h++) ddistance[nci_distance_row(d + 1, h)] += row[h];
  }
  memset(p->dturned, 0, (size_t)n * arc * sizeof *p->dturned);
  memset(p->dhead, 0, (size_t)columns * arc * sizeof *p->dhead);
  memset(p->ddependent, 0, (size_t)n * arc * sizeof *p->ddependent);
  matrix_multiply(p->scores, columns, n, columns, p->head, arc, p->dturned);
  matrix_multiply_turned(p->scores, columns, n, n + 1, p->turned, arc, p->dhead);
  apply_back(p, NET_ARCS, p->dependent, arc, n, p->dturned, p->ddependent);
  for (uint32_t i = 0; i < arc; i++) weights_gradient(p, NET_ROOT)[i] += p->dhead[i];
  relu_back(p->head + arc, p->dhead + arc, (size_t)n * arc);
  relu_back(p->dependent, p->ddependent, (size_t)n * arc);
  apply_back(p, NET_HEAD, z, w, n, p->dhead + arc, dz);
  apply_back(p, NET_DEPENDENT, z, w, n, p->ddependent, dz);
}

static void relations(net_pass *p, const net_sentence *s, const net_label *labels, const float *z, float *dz)
{
  const nci_network_shape *shape = &p->net->shape;
  uint32_t n = s->count, w = shape->width, size = shape->relation, outputs = p->net->parts[NET_RELATION].outputs;
  apply(p, NET_RELATION_HEAD, z, w, n, p->relation_head);
  apply(p, NET_RELATION_DEPENDENT, z, w, n, p->relation_dependent);
  for (uint32_t d = 0; d < n; d++) {
    uint32_t h = labels[s->first + d].head;
    const float *other = h ? p->relation_head + (size_t)(h - 1) * size : weights_of(p, NET_RELATION_ROOT);
    const float *apart = weights_of(p, NET_RELATION_DISTANCE) + (size_t)nci_distance_row(d + 1, h) * size;
    for (uint32_t i = 0; i < size; i++) p->hidden[d * size + i] = p->relation_dependent[d * size + i] + other[i] + apart[i];
  }
  relu(p->hidden, (size_t)n * size);
  apply(p, NET_RELATION, p->hidden, size, n, p->relation);
  for (uint32_t d = 0; d < n; d++) {
    float *row = p->relation + (size_t)d * outputs;
    uint16_t right = labels[s->first + d].deprel;
    if (right < shape->deprel) count_right(p, choose(row, shape->deprel, right));
    else memset(row, 0, shape->deprel * sizeof *row);
    for (uint32_t i = shape->deprel; i < outputs; i++) row[i] = 0;
  }
  memset(p->dhidden, 0, (size_t)n * size * sizeof *p->dhidden);
  apply_back(p, NET_RELATION, p->hidden, size, n, p->relation, p->dhidden);
  relu_back(p->hidden, p->dhidden, (size_t)n * size);
  memset(p->drelation_head, 0, (size_t)n * size * sizeof *p->drelation_head);
  for (uint32_t d = 0; d < n; d++) {
    uint32_t h = labels[s->first + d].head;
    float *other = h ? p->drelation_head + (size_t)(h - 1) * size : weights_gradient(p, NET_RELATION_ROOT);
    float *apart = weights_gradient(p, NET_RELATION_DISTANCE) + (size_t)nci_distance_row(d + 1, h) * size;
    for (uint32_t i = 0; i < size; i++) {
      other[i] += p->dhidden[d * size + i];
      apart[i] += p->dhidden[d * size + i];
    }
  }
  apply_back(p, NET_RELATION_HEAD, z, w, n, p->drelation_head, dz);
  apply_back(p, NET_RELATION_DEPENDENT, z, w, n, p->dhidden, dz);
}

static void tree(net_pass *p, const net_sentence *s, const net_label *labels, const net_chance *chance, train_random *r)
{
  uint32_t w = p->net->shape.width, n = s->count, layers = p->net->shape.layers;
  size_t count = (size_t)n * w;
  float *inputs[NCI_MAX_LAYERS + 1];
  inputs[0] = p->y + EDGE * w;
  for (uint32_t i = 0; i < layers; i++) {
    inputs[i + 1] = i == 0 ? p->z : p->clue; /* the names are done with it */
    if (i > 1) inputs[i + 1] = p->dclue;
    memcpy(inputs[i + 1], inputs[i], count * sizeof(float));
    read_layer(p, i, n, inputs[i + 1], chance, r);
  }
  memset(p->dz, 0, count * sizeof *p->dz);
  arcs(p, s, labels, inputs[layers], p->dz);
  relations(p, s, labels, inputs[layers], p->dz);
  for (uint32_t i = layers; i-- > 0;) read_layer_back(p, i, n, inputs[i], p->dz);
  for (size_t i = 0; i < count; i++) p->dy[EDGE * w + i] += p->dz[i];
}

void net_pass_sentence(net_pass *p, const net_sentence *s, const net_word *words, const net_label *labels, const net_chance *chance,
                       uint64_t seed)
{
  train_random r = { seed };
  read_words(p, s, words, chance, &r);
  if (p->arena->failed) return;
  read_window(p, s, chance, &r);
  memset(p->dy, 0, (size_t)(s->count + 2 * EDGE) * p->net->shape.width * sizeof *p->dy);
  tags(p, s, labels);
  if (s->names && p->net->shape.finder) names(p, s, labels, chance, &r);
  if (s->tree && p->net->shape.arc) tree(p, s, labels, chance, &r);
  read_window_back(p, s);
  read_words_back(p, s);
}
