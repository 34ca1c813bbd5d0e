/* The best tree: against all trees where they can be counted, against a slow and simple search where they cannot. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>
#include "language/network.h"
#include "newscorpus-train/train.h"

enum { STRIDE = 256, MOST = NCI_PIECE_MAX, PLACES = MOST + 1 };

typedef struct fixture {
  nci_arena arena;
  nci_tree_room *room;
  train_random random;
  int32_t scores[MOST * STRIDE];
  uint32_t heads[MOST];
  int64_t graph[PLACES * PLACES]; /* [head][dependent], for the slow search */
} fixture;

static int setup(void **state)
{
  fixture *f = calloc(1, sizeof *f);
  if (!f) return -1;
  nci_arena_init(&f->arena, ncorp_allocator_default());
  f->random.state = 11;
  *state = f;
  return 0;
}

static int teardown(void **state)
{
  fixture *f = *state;
  nci_arena_done(&f->arena);
  free(f);
  return 0;
}

/* ---- what is asked of it ---- */

static int64_t total(const fixture *f, const uint32_t *heads, uint32_t n)
{
  int64_t sum = 0;
  for (uint32_t d = 0; d < n; d++) sum += f->scores[d * STRIDE + heads[d]];
  return sum;
}

/* One root, and every word reaches it. */
static bool is_tree(const uint32_t *heads, uint32_t n)
{
  uint32_t roots = 0;
  for (uint32_t d = 0; d < n; d++) {
    uint32_t at = d + 1, steps = 0;
    roots += heads[d] == 0;
    while (at && steps++ <= n) at = heads[at - 1];
    if (at) return false;
  }
  return roots == 1;
}

static void run(fixture *f, uint32_t n)
{
  for (uint32_t d = 0; d < n; d++) {
    const int32_t *row = f->scores + d * STRIDE;
    uint32_t best = 0;
    for (uint32_t h = 1; h <= n; h++)
      if (h != d + 1 && row[h] > row[best]) best = h;
    f->heads[d] = best;
  }
  assert_true(nci_best_tree(&f->arena, &f->room, f->scores, STRIDE, n, f->heads));
  assert_true(is_tree(f->heads, n));
}

/* ---- the two others ---- */

/* The best of all trees: every choice of heads is tried. */
static int64_t best_of_all(const fixture *f, uint32_t n)
{
  uint32_t heads[6] = { 0 };
  int64_t most = INT64_MIN;
  for (;;) {
    if (is_tree(heads, n) && total(f, heads, n) > most) most = total(f, heads, n);
    uint32_t d = 0;
    while (d < n && heads[d] == n) heads[d++] = 0;
    if (d == n) return most;
    heads[d]++;
  }
}

/* The total of the best tree over `size` nodes of a graph, which it uses up; node 0 is the root. The algorithm of
 * Edmonds at its plainest: cubic, every graph made anew. */
static int64_t slow_total(int64_t *w, uint32_t size)
{
  int64_t sum = 0;
  for (;;) {
    uint32_t best[PLACES] = { 0 }, into[PLACES], on = 0, members = 0, next = 0;
    bool cycle[PLACES] = { false };
    for (uint32_t d = 1; d < size; d++)
      for (uint32_t h = 0; h < size; h++)
        if (h != d && (best[d] == d || w[h * size + d] > w[best[d] * size + d])) best[d] = h;
    for (uint32_t start = 1; start < size && !on; start++) {
      uint32_t at = start;
      for (uint32_t i = 0; i < size && at; i++) at = best[at];
      on = at;
    }
    if (!on) {
      for (uint32_t d = 1; d < size; d++) sum += w[best[d] * size + d];
      return sum;
    }
    for (uint32_t at = on; !cycle[at]; at = best[at]) cycle[at] = true, members++, sum += w[best[at] * size + at];
    uint32_t smaller = size - members + 1;
    for (uint32_t i = 0; i < size; i++) into[i] = cycle[i] ? smaller - 1 : next++;
    int64_t *v = malloc((size_t)smaller * smaller * sizeof *v);
    assert_non_null(v);
    for (uint32_t i = 0; i < smaller * smaller; i++) v[i] = INT64_MIN / 4;
    for (uint32_t h = 0; h < size; h++)
      for (uint32_t d = 1; d < size; d++) {
        if (h == d || (cycle[h] && cycle[d])) continue;
        int64_t score = w[h * size + d] - (cycle[d] ? w[best[d] * size + d] : 0), *to = &v[into[h] * smaller + into[d]];
        if (score > *to) *to = score;
      }
    memcpy(w, v, (size_t)smaller * smaller * sizeof *v);
    free(v);
    size = smaller;
  }
}

static int64_t slow(fixture *f, uint32_t n)
{
  int64_t charge = INT64_C(1) << 44;
  for (uint32_t d = 1; d <= n; d++)
    for (uint32_t h = 0; h <= n; h++) f->graph[h * (n + 1) + d] = f->scores[(d - 1) * STRIDE + h] - (h ? 0 : charge);
  return slow_total(f->graph, n + 1) + charge;
}

/* ---- scores ---- */

typedef enum kind { ANY, FEW_VALUES, EQUAL, LARGEST, NESTED, PAIRS, RING, ROOTS, KINDS } kind;

static void score(fixture *f, kind k, uint32_t n)
{
  for (uint32_t d = 1; d <= n; d++)
    for (uint32_t h = 0; h <= n; h++) {
      int32_t s = 0;
      switch (k) {
      case ANY: s = (int32_t)train_below(&f->random, 2000001) - 1000000; break;
      case FEW_VALUES: s = (int32_t)train_below(&f->random, 3); break;
      case EQUAL: break;
      case LARGEST: s = train_below(&f->random, 2) ? 1 << 30 : -(1 << 30); break;
      case NESTED: s = h ? -(int32_t)(d > h ? d : h) * 1000 : -1000000; break; /* each merged pair merges with the next word */
      case PAIRS: s = h && (h - 1) / 2 == (d - 1) / 2 ? 5000 : (int32_t)train_below(&f->random, 1000); break;
      case RING: s = h == d % n + 1 ? 9000 : h == (d + n - 2) % n + 1 ? 8999 : (int32_t)train_below(&f->random, 5); break;
      case ROOTS: s = h == 0 ? 1 << 24 : (int32_t)train_below(&f->random, 100) - (1 << 24); break; /* all want to be the root */
      default: break;
      }
      f->scores[(d - 1) * STRIDE + h] = h == d ? 1 << 30 : s; /* what a word says of itself does not count */
    }
}

static void test_all_trees(void **state)
{
  fixture *f = *state;
  for (uint32_t n = 1; n <= 6; n++)
    for (kind k = ANY; k < KINDS; k++)
      for (int round = n < 6 ? 60 : 12; round > 0; round--) {
        score(f, k, n);
        run(f, n);
        int64_t most = best_of_all(f, n);
        assert_true(total(f, f->heads, n) == most);
        assert_true(slow(f, n) == most);
      }
}

static void test_larger(void **state)
{
  fixture *f = *state;
  for (kind k = ANY; k < KINDS; k++) {
    for (int round = 0; round < 300; round++) {
      uint32_t n = 7 + train_below(&f->random, 24);
      score(f, k, n);
      run(f, n);
      assert_true(total(f, f->heads, n) == slow(f, n));
    }
    score(f, k, MOST);
    run(f, MOST);
    assert_true(total(f, f->heads, MOST) == slow(f, MOST));
  }
}

/* The scores of a sound model mostly make a tree at once, which then is left as it is and takes no memory. */
static void test_chain(void **state)
{
  fixture *f = *state;
  for (uint32_t n = 1; n <= MOST; n += 17) {
    for (uint32_t d = 1; d <= n; d++)
      for (uint32_t h = 0; h <= n; h++) f->scores[(d - 1) * STRIDE + h] = h == d - 1 ? 10 : -10;
    run(f, n);
    for (uint32_t d = 0; d < n; d++) assert_int_equal(f->heads[d], d);
  }
  assert_null(f->room);
}

/* Two roots that each have half the words: one has to hang on something, where that costs least. */
static void test_two_roots(void **state)
{
  fixture *f = *state;
  enum { N = 10 };
  for (uint32_t d = 1; d <= N; d++)
    for (uint32_t h = 0; h <= N; h++) f->scores[(d - 1) * STRIDE + h] = h == (d == 6 ? 0 : d - 1) ? 100 : -100;
  f->scores[5 * STRIDE + 3] = 40; /* word 6 under word 3 */
  run(f, N);
  for (uint32_t d = 0; d < N; d++) assert_int_equal(f->heads[d], d == 5 ? 3 : d);
}

/* Memory is taken once, whatever the number of trees. */
static void test_memory(void **state)
{
  fixture *f = *state;
  score(f, RING, 3);
  run(f, 3);
  const nci_tree_room *room = f->room;
  assert_non_null(room);
  const char *at = f->arena.at;
  for (int i = 0; i < 100; i++) {
    score(f, PAIRS, MOST);
    run(f, MOST);
  }
  assert_ptr_equal(f->room, room);
  assert_ptr_equal(f->arena.at, at);
}

static double seconds(fixture *f, kind k, uint32_t n)
{
  double least = 1e9;
  for (int round = 0; round < 8; round++) {
    score(f, k, n);
    clock_t start = clock();
    for (int i = 0; i < 20; i++) run(f, n);
    double took = (double)(clock() - start) / CLOCKS_PER_SEC;
    least = took < least ? took : least;
  }
  return least / 20;
}

/* Twice the words take four times the time, not eight, when every word has to be merged. */
static void test_time(void **state)
{
  fixture *f = *state;
  double half = seconds(f, NESTED, MOST / 2), whole = seconds(f, NESTED, MOST), ring = seconds(f, RING, MOST);
  print_message("%d words, each merged with what was merged before: %.0f us; all in a ring: %.0f us\n", MOST, whole * 1e6, ring * 1e6);
  assert_true(whole < 6.5 * half);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(test_all_trees, setup, teardown), cmocka_unit_test_setup_teardown(test_larger, setup, teardown),
    cmocka_unit_test_setup_teardown(test_chain, setup, teardown),     cmocka_unit_test_setup_teardown(test_two_roots, setup, teardown),
    cmocka_unit_test_setup_teardown(test_memory, setup, teardown),    cmocka_unit_test_setup_teardown(test_time, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
