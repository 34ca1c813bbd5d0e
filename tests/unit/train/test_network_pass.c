/* The gradients of training against differences of the loss, which is computed here once more, plainly and in doubles, from
 * what language/network.h says of the layers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "newscorpus-train/network.h"

enum { MOST = 12, GIVEN = 10, W = 32, LABELS = NCI_NAME_LABELS };

typedef struct fixture {
  nci_arena arena;
  network n;
  net_pass *pass;
  net_word words[2 * MOST];
  net_label labels[2 * MOST];
  double *dense, *tables; /* the weights, as the loss below reads them */
  train_random random;
} fixture;

/* ---- the loss ---- */

/* Both to about 14 digits. */
static double exponential(double x)
{
  double sum = 1, term = 1;
  x /= 1024;
  for (int i = 1; i < 12; i++) sum += term *= x / i;
  for (int i = 0; i < 10; i++) sum *= sum;
  return sum;
}

static double logarithm(double x)
{
  double y = 0;
  for (; x > 2; x /= 2) y += 0.69314718055994531;
  for (; x < 0.5; x *= 2) y -= 0.69314718055994531;
  double start = y;
  for (int i = 0; i < 6; i++) y += 2 * (x - exponential(y - start)) / (x + exponential(y - start));
  return y;
}

static double share_loss(const double *scores, uint32_t count, uint32_t right, uint32_t without)
{
  double sum = 0;
  for (uint32_t i = 0; i < count; i++)
    if (i != without) sum += exponential(scores[i] - scores[right]);
  return logarithm(sum);
}

static double relu(double x) { return x > 0 ? x : 0; }

static double squash(double x)
{
  x = x > 2 ? 2 : x < -2 ? -2 : x;
  return x - x * (x < 0 ? -x : x) / 4;
}

static double gate(double x) { return (1 + squash(x / 2)) / 2; }

static const double *weights(const fixture *f, int part) { return f->dense + f->n.parts[part].weights; }

/* One row through a matrix. */
static void apply(const fixture *f, int part, const double *x, double *out)
{
  const net_matrix *m = &f->n.parts[part];
  for (uint32_t o = 0; o < m->outputs; o++) {
    out[o] = f->dense[m->bias + o];
    for (uint32_t i = 0; i < m->inputs; i++) out[o] += x[i] * weights(f, part)[(size_t)i * m->outputs + o];
  }
}

/* The same of a window around row t of `count`; what lies outside is zero. */
static void apply_window(const fixture *f, int part, uint32_t window, double rows[][W], uint32_t count, uint32_t t, double *out)
{
  double x[7 * W] = { 0 };
  for (uint32_t k = 0; k < window; k++)
    if (t + k >= window / 2 && t + k - window / 2 < count) memcpy(x + k * W, rows[t + k - window / 2], W * sizeof *x);
  apply(f, part, x, out);
}

static void vector(const fixture *f, const net_word *w, double *x)
{
  const nci_network_shape *s = &f->n.shape;
  uint32_t rows[NCI_AFFIXES + 2], count = 0;
  memset(x, 0, W * sizeof *x);
  if (w->row && w->count) rows[count++] = w->row;
  for (int i = 0; i < NCI_AFFIXES; i++) rows[count++] = s->words + w->affix[i];
  rows[count++] = s->words + s->affixes + w->shape;
  for (uint32_t k = 0; k < count; k++)
    for (int i = 0; i < W; i++) x[i] += f->tables[(size_t)rows[k] * W + (size_t)i];
  for (int i = 0; i < W && !w->row; i++) x[i] += weights(f, NET_UNKNOWN)[i];
  for (uint32_t k = 0; k < GIVEN && w->row; k++)
    for (int i = 0; i < W; i++) x[i] += (double)f->n.vectors[w->row * GIVEN + k] * weights(f, NET_VECTORS)[k * W + (uint32_t)i];
}

static double tags_loss(const fixture *f, const net_label *l, const double *y)
{
  const nci_network_shape *s = &f->n.shape;
  double scores[64], loss = 0;
  apply(f, NET_TAGS, y, scores);
  if (l->upos < s->upos) loss += share_loss(scores, s->upos, l->upos, UINT32_MAX);
  if (l->xpos < s->xpos) loss += share_loss(scores + s->upos, s->xpos, l->xpos, UINT32_MAX);
  return loss;
}

/* The logarithm of the sum over all sequences of labels, less the score of the right one. */
static double names_loss(const fixture *f, const net_label *labels, double y[][W], uint32_t count)
{
  double clue[MOST][W], scores[16], finder[64], total[LABELS], next[LABELS], right = 0, sum = 0;
  const double *move = weights(f, NET_TRANSITIONS);
  memcpy(clue, y, count * sizeof *clue);
  for (uint32_t t = 0; t < count; t++)
    for (uint32_t bit = 0; bit < NCI_CLUES; bit++)
      for (uint32_t i = 0; i < W && labels[t].clues >> bit & 1; i++) clue[t][i] += weights(f, NET_CLUES)[bit * W + i];
  for (uint32_t t = 0; t < count; t++) {
    apply_window(f, NET_FINDER, f->n.shape.finder_window, clue, count, t, finder);
    for (uint32_t i = 0; i < f->n.shape.finder; i++) finder[i] = relu(finder[i]);
    apply(f, NET_NAMES, finder, scores);
    for (uint32_t k = 0; k < LABELS; k++) {
      next[k] = t ? 0 : exponential(move[LABELS * 16 + k]);
      for (uint32_t i = 0; i < LABELS && t; i++) next[k] += total[i] * exponential(move[i * 16 + k]);
      next[k] *= exponential(scores[k]);
    }
    memcpy(total, next, sizeof total);
    right += scores[labels[t].name] + move[(t ? labels[t - 1].name : LABELS) * 16 + labels[t].name];
  }
  for (uint32_t k = 0; k < LABELS; k++) sum += total[k];
  return logarithm(sum) - right;
}

static void read_layer(const fixture *f, uint32_t layer, double z[][W], uint32_t count)
{
  enum { CELLS = W / 2 };
  int part = NET_LAYERS + 3 * (int)layer;
  double sums[MOST][8 * CELLS];
  for (uint32_t t = 0; t < count; t++) apply(f, part, z[t], sums[t]);
  for (int d = 0; d < 2; d++) {
    double content[CELLS] = { 0 }, state[CELLS] = { 0 };
    for (uint32_t i = 0; i < count; i++) {
      uint32_t t = d ? count - 1 - i : i;
      const double *w = weights(f, part + 1 + d);
      double *own = sums[t] + d * 4 * CELLS;
      for (uint32_t o = 0; o < 4 * CELLS; o++)
        for (uint32_t k = 0; k < CELLS; k++) own[o] += state[k] * w[k * 4 * CELLS + o];
      for (uint32_t k = 0; k < CELLS; k++) {
        content[k] = gate(own[CELLS + k]) * content[k] + gate(own[k]) * squash(own[3 * CELLS + k]);
        state[k] = gate(own[2 * CELLS + k]) * squash(content[k]);
        z[t][(uint32_t)d * CELLS + k] += state[k];
      }
    }
  }
}

static uint32_t distance(uint32_t dependent, uint32_t head)
{
  int32_t d = (int32_t)head - (int32_t)dependent;
  return (uint32_t)((d < -NCI_NEAR ? -NCI_NEAR : d > NCI_NEAR ? NCI_NEAR : d) + NCI_NEAR);
}

static double tree_loss(const fixture *f, const net_label *labels, double z[][W], uint32_t count)
{
  const nci_network_shape *s = &f->n.shape;
  double head[MOST + 1][64], relation_head[MOST + 1][64], loss = 0;
  for (uint32_t i = 0; i < s->layers; i++) read_layer(f, i, z, count);
  memcpy(head[0], weights(f, NET_ROOT), s->arc * sizeof(double));
  memcpy(relation_head[0], weights(f, NET_RELATION_ROOT), s->relation * sizeof(double));
  for (uint32_t t = 0; t < count; t++) {
    apply(f, NET_HEAD, z[t], head[t + 1]);
    apply(f, NET_RELATION_HEAD, z[t], relation_head[t + 1]);
    for (uint32_t i = 0; i < s->arc; i++) head[t + 1][i] = relu(head[t + 1][i]);
  }
  for (uint32_t d = 1; d <= count; d++) {
    double dependent[64], turned[64], scores[MOST + 1], hidden[64], relation[64];
    apply(f, NET_DEPENDENT, z[d - 1], dependent);
    for (uint32_t i = 0; i < s->arc; i++) dependent[i] = relu(dependent[i]);
    apply(f, NET_ARCS, dependent, turned);
    for (uint32_t h = 0; h <= count; h++) {
      scores[h] = weights(f, NET_DISTANCE)[distance(d, h)];
      for (uint32_t i = 0; i < s->arc; i++) scores[h] += turned[i] * head[h][i];
    }
    uint32_t right = labels[d - 1].head;
    loss += share_loss(scores, count + 1, right, d);
    apply(f, NET_RELATION_DEPENDENT, z[d - 1], hidden);
    for (uint32_t i = 0; i < s->relation; i++)
      hidden[i] = relu(hidden[i] + relation_head[right][i] + weights(f, NET_RELATION_DISTANCE)[distance(d, right) * s->relation + i]);
    apply(f, NET_RELATION, hidden, relation);
    if (labels[d - 1].deprel < s->deprel) loss += share_loss(relation, s->deprel, labels[d - 1].deprel, UINT32_MAX);
  }
  return loss;
}

static double loss(const fixture *f, const net_sentence *s)
{
  double x[MOST][W], y[MOST][W], window[W], sum = 0;
  const net_label *labels = f->labels + s->first;
  for (uint32_t t = 0; t < s->count; t++) vector(f, &f->words[s->first + t], x[t]);
  for (uint32_t t = 0; t < s->count; t++) {
    apply_window(f, NET_WINDOW, f->n.shape.window, x, s->count, t, window);
    for (int i = 0; i < W; i++) y[t][i] = x[t][i] + relu(window[i]);
    sum += tags_loss(f, &labels[t], y[t]);
  }
  if (s->names) sum += names_loss(f, labels, y, s->count);
  if (s->tree) sum += tree_loss(f, labels, y, s->count);
  return sum;
}

/* ---- */

static void make_words(fixture *f, uint32_t first, uint32_t count)
{
  const nci_network_shape *s = &f->n.shape;
  train_random *r = &f->random;
  for (uint32_t i = first; i < first + count; i++) {
    f->words[i] = (net_word){ .row = train_below(r, s->words), .count = train_below(r, 3), .shape = train_below(r, s->shapes) };
    for (int k = 0; k < NCI_AFFIXES; k++) f->words[i].affix[k] = train_below(r, s->affixes);
    f->labels[i] = (net_label){ .upos = (uint16_t)train_below(r, s->upos), .xpos = (uint16_t)train_below(r, s->xpos),
                                .deprel = (uint16_t)train_below(r, s->deprel), .name = (uint8_t)train_below(r, LABELS),
                                .clues = (uint32_t)train_next(r) & (uint32_t)train_next(r) };
    do f->labels[i].head = train_below(r, count + 1);
    while (f->labels[i].head == i - first + 1);
  }
  f->words[first + 1].row = 0;
  f->labels[first].upos = f->labels[first].deprel = TB_NO_LABEL; /* nobody knows */
  f->labels[first + count - 1].xpos = TB_NO_LABEL;
}

static int setup(void **state)
{
  static float vectors[20 * GIVEN];
  fixture *f = calloc(1, sizeof *f);
  if (!f) return -1;
  nci_arena_init(&f->arena, ncorp_allocator_default());
  f->random.state = 21;
  for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) vectors[i] = train_unit(&f->random) * 2 - 1;
  f->n.shape = (nci_network_shape){ .width = W, .window = 3, .layers = 2, .arc = 16, .relation = 32, .finder = 16, .finder_window = 5, .upos = 5,
                                    .xpos = 17, .deprel = 6, .slots = 64, .words = 20, .affixes = 16, .shapes = 16 };
  f->n.given = GIVEN;
  f->n.vectors = vectors;
  if (!network_init(&f->n, &f->arena, 5)) return -1;
  for (size_t i = 0; i < f->n.dense_count; i++) /* what begins with zeros would hide mistakes */
    if (f->n.dense[i] == 0.0f) f->n.dense[i] = (train_unit(&f->random) - 0.5f) * 0.4f;
  network_turn(&f->n);
  f->pass = net_pass_new(&f->arena, &f->n);
  size_t table = (size_t)f->n.rows * W;
  f->dense = malloc(f->n.dense_count * sizeof *f->dense);
  f->tables = malloc(table * sizeof *f->tables);
  if (!f->pass || !f->dense || !f->tables) return -1;
  for (size_t i = 0; i < f->n.dense_count; i++) f->dense[i] = (double)f->n.dense[i];
  for (size_t i = 0; i < table; i++) f->tables[i] = (double)f->n.tables[i];
  make_words(f, 0, 9);
  make_words(f, 9, MOST);
  *state = f;
  return 0;
}

static int teardown(void **state)
{
  fixture *f = *state;
  nci_arena_done(&f->arena);
  free(f->dense);
  free(f->tables);
  free(f);
  return 0;
}

/* By how much the loss grows with a weight. */
static double slope(fixture *f, const net_sentence *s, double *weight)
{
  const double step = 1e-5;
  double before = *weight;
  *weight = before + step;
  double more = loss(f, s);
  *weight = before - step;
  double less = loss(f, s);
  *weight = before;
  return (more - less) / (2 * step);
}

static void assert_close(double gradient, double want, const char *what, int part)
{
  double apart = gradient < want ? want - gradient : gradient - want, size = want < 0 ? -want : want;
  if (apart > 2e-4 + 1e-3 * size) fail_msg("%s %d: gradient %f, but the loss changes by %f", what, part, gradient, want);
}

static void go(fixture *f, const net_sentence *s)
{
  net_chance nothing = { 0 };
  net_pass_clear(f->pass);
  net_pass_sentence(f->pass, s, f->words, f->labels, &nothing, 1);
}

static void check_dense(fixture *f, const net_sentence *s)
{
  go(f, s);
  const float *gradient = net_pass_dense(f->pass);
  for (int part = 0; part < NET_PARTS; part++) {
    const net_matrix *m = &f->n.parts[part];
    uint32_t size = m->inputs * m->outputs, most_tries = s->names && s->tree ? 120 : 12, tries = size < most_tries ? size : most_tries;
    double most = 0;
    for (uint32_t i = 0; i < tries; i++) {
      size_t at = m->weights + (size == tries ? i : train_below(&f->random, size));
      double want = slope(f, s, &f->dense[at]);
      assert_close((double)gradient[at], want, "part", part);
      most = want > most ? want : -want > most ? -want : most;
    }
    if (size && s->names && s->tree && most < 0.001) fail_msg("part %d: nothing but zeros was compared", part);
    for (uint32_t o = 0; o < m->outputs && size; o++) assert_close((double)gradient[m->bias + o], slope(f, s, &f->dense[m->bias + o]), "bias of part", part);
  }
}

static void check_tables(fixture *f, const net_sentence *s)
{
  const net_touched *touched;
  const float *gradients;
  double *sums = calloc((size_t)f->n.rows * W, sizeof *sums);
  assert_non_null(sums);
  go(f, s);
  assert_int_equal(net_pass_touched(f->pass, &touched, &gradients), s->count);
  for (uint32_t t = 0; t < s->count; t++)
    for (uint32_t k = 0; k < touched[t].count; k++)
      for (uint32_t i = 0; i < W; i++) sums[touched[t].rows[k] * W + i] += (double)gradients[t * W + i];
  for (uint32_t row = 0; row < f->n.rows; row++) {
    size_t at = row * W + train_below(&f->random, W);
    assert_close(sums[at], slope(f, s, &f->tables[at]), "row", (int)row);
  }
  free(sums);
}

static void test_gradients(void **state)
{
  fixture *f = *state;
  const net_sentence sentences[] = { { 0, 9, true, true }, { 9, MOST, true, false }, { 9, MOST, false, true }, { 4, 1, false, true } };
  for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
    check_dense(f, &sentences[i]);
    check_tables(f, &sentences[i]);
  }
}

/* Two sentences give the sum of both. */
static void test_sums(void **state)
{
  fixture *f = *state;
  const net_sentence one = { 0, 9, true, true }, other = { 9, MOST, true, true };
  net_chance nothing = { 0 };
  double *sum = calloc(f->n.dense_count, sizeof *sum);
  assert_non_null(sum);
  go(f, &one);
  for (size_t i = 0; i < f->n.dense_count; i++) sum[i] = (double)net_pass_dense(f->pass)[i];
  go(f, &other);
  for (size_t i = 0; i < f->n.dense_count; i++) sum[i] += (double)net_pass_dense(f->pass)[i];
  go(f, &one);
  net_pass_sentence(f->pass, &other, f->words, f->labels, &nothing, 1);
  for (size_t i = 0; i < f->n.dense_count; i++) assert_close((double)net_pass_dense(f->pass)[i], sum[i], "weight", (int)i);
  free(sum);
}

/* Steps along the gradients make the loss small: the network learns two sentences by heart. */
static void test_descends(void **state)
{
  fixture *f = *state;
  const net_sentence sentences[] = { { 0, 9, true, true }, { 9, MOST, true, true } };
  net_chance nothing = { 0 };
  double before = loss(f, &sentences[0]) + loss(f, &sentences[1]);
  for (int step = 0; step < 200; step++) {
    net_pass_clear(f->pass);
    for (int i = 0; i < 2; i++) net_pass_sentence(f->pass, &sentences[i], f->words, f->labels, &nothing, 1);
    network_step(&f->n, &f->pass, 1, 9 + MOST, 0.005f);
  }
  for (size_t i = 0; i < f->n.dense_count; i++) f->dense[i] = (double)f->n.dense[i];
  for (size_t i = 0; i < (size_t)f->n.rows * W; i++) f->tables[i] = (double)f->n.tables[i];
  double after = loss(f, &sentences[0]) + loss(f, &sentences[1]);
  print_message("loss before %.2f, after 200 steps %.4f\n", before, after);
  assert_true(after < before / 50);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(test_gradients, setup, teardown),
    cmocka_unit_test_setup_teardown(test_sums, setup, teardown),
    cmocka_unit_test_setup_teardown(test_descends, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
