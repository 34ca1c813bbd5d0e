/* From verdicts to clusters, and blocking keys that many have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "link/key_index.h"
#include "link/resolve.h"

static const nci_cuts cuts = { .mean = 500, .open = 500, .margin = 150 };

enum { MOST = 64 };

/* Resolves and checks: of two nodes with the same letter in `wanted` both are in one cluster, of others not. */
static void resolves_to(const nci_vertex *vertices, nci_edge *edges, uint32_t edge_count, const char *wanted)
{
  nci_arena arena;
  uint32_t clusters[MOST], count = (uint32_t)strlen(wanted);
  nci_arena_init(&arena, ncorp_allocator_default());
  assert_true(nci_resolve(&arena, vertices, count, &(nci_edges){ edges, edge_count, edge_count }, 1, &cuts, clusters));
  for (uint32_t a = 0; a < count; a++)
    for (uint32_t b = 0; b < count; b++)
      if ((clusters[a] == clusters[b]) != (wanted[a] == wanted[b])) fail_msg("%u and %u: clusters %u and %u", a, b, clusters[a], clusters[b]);
  nci_arena_done(&arena);
}

#define RESOLVES(wanted, ...) \
  resolves_to(plain, (nci_edge[]){ __VA_ARGS__ }, sizeof((nci_edge[]){ __VA_ARGS__ }) / sizeof(nci_edge), wanted)

static const nci_vertex plain[MOST];

static void a_chain_does_not_glue(void **state)
{
  (void)state;
  RESOLVES("aabb", { 0, 1, 900, false, false }, { 1, 2, 600, false, false }, { 2, 3, 900, false, false });
  RESOLVES("aaaa", { 0, 1, 900, false, false }, { 1, 2, 600, false, false }, { 2, 3, 900, false, false }, { 0, 2, 700, false, false },
           { 0, 3, 600, false, false }, { 1, 3, 700, false, false });
}

static void a_cycle_does_not_glue(void **state)
{
  (void)state;
  RESOLVES("aabbcc", { 0, 1, 900, false, false }, { 2, 3, 900, false, false }, { 4, 5, 900, false, false }, { 1, 2, 700, false, false },
           { 3, 4, 700, false, false }, { 0, 5, 700, false, false });
}

static void a_veto_stands_between_clusters(void **state)
{
  (void)state;
  RESOLVES("aab", { 0, 1, 900, false, false }, { 1, 2, 800, false, false }, { 0, 2, 0, true, false });
  RESOLVES("aaa", { 0, 1, 900, false, false }, { 1, 2, 800, false, false }, { 0, 2, 600, false, false });
}

/* Two pairs that are close within and half as close between them: two matters, unless they are hardly closer within. */
static void what_is_closer_within_stays_apart(void **state)
{
  static const nci_cuts strict = { .mean = 300, .open = 1001, .inner = 800 };
  (void)state;
  for (int32_t within = 550; within <= 950; within += 400) {
    nci_edge edges[15];
    uint32_t count = 0, clusters[6];
    nci_arena arena;
    for (uint32_t a = 0; a < 6; a++)
      for (uint32_t b = a + 1; b < 6; b++) edges[count++] = (nci_edge){ a, b, a / 3 == b / 3 ? within : 500, false, false };
    nci_arena_init(&arena, ncorp_allocator_default());
    assert_true(nci_resolve(&arena, plain, 6, &(nci_edges){ edges, count, count }, 1, &strict, clusters));
    for (uint32_t v = 0; v < 6; v++) assert_int_equal(clusters[v], within > 900 ? v / 3 * 3 : 0);
    nci_arena_done(&arena);
  }
}

static void sparse_pairs_do_not_count(void **state)
{
  static const nci_vertex vertices[MOST] = { { 0, false }, { 0, true }, { 0, true }, { 0, true } };
  nci_edge star[] = { { 0, 1, 900, false, false }, { 0, 2, 900, false, false }, { 0, 3, 900, false, false } };
  (void)state;
  resolves_to(vertices, star, 3, "aaaa");
  resolves_to(plain, star, 3, "aabc");
}

static void the_open_join_the_only_choice(void **state)
{
  static const nci_vertex vertices[MOST] = { { 0, false }, { 0, false }, { 5, false }, { 9, false } };
  nci_edge one[] = { { 0, 2, 600, false, true }, { 0, 3, 600, false, true }, { 2, 3, 600, false, true }, { 0, 1, 0, true, false } };
  nci_edge two[] = { { 0, 2, 600, false, true }, { 1, 2, 600, false, true }, { 0, 1, 0, true, false } };
  nci_edge better[] = { { 0, 2, 800, false, true }, { 1, 2, 600, false, true }, { 0, 1, 0, true, false } };
  (void)state;
  resolves_to(vertices, one, 4, "abaa");
  resolves_to(vertices, two, 3, "abcd");
  resolves_to(vertices, better, 3, "abac");
}

static void the_order_of_edges_does_not_matter(void **state)
{
  nci_edge edges[MOST * 8], turned[MOST * 8];
  uint32_t count = 0, chance = 1, one[MOST], other[MOST];
  nci_arena arena;
  (void)state;
  for (uint32_t a = 0; a < MOST; a++)
    for (uint32_t b = a + 1; b < MOST && count < MOST * 8; b++) {
      chance = chance * 1664525 + 1013904223;
      if ((chance >> 16) % 4 == 0) edges[count++] = (nci_edge){ a, b, (int32_t)((chance >> 8) % 5) * 200, (chance >> 20) % 29 == 0, false };
    }
  for (uint32_t i = 0; i < count; i++) turned[count - 1 - i] = (nci_edge){ edges[i].b, edges[i].a, edges[i].score, edges[i].veto, false };
  nci_arena_init(&arena, ncorp_allocator_default());
  /* in two parts, and some of them twice, from the other side */
  const nci_edges parts[] = { { edges, count, count }, { turned, count / 3, count } };
  assert_true(nci_resolve(&arena, plain, MOST, parts, 2, &cuts, one));
  assert_true(nci_resolve(&arena, plain, MOST, &(nci_edges){ turned, count, count }, 1, &cuts, other));
  assert_memory_equal(one, other, sizeof one);
  nci_arena_done(&arena);
}

static uint64_t stable_of(const void *ctx, uint32_t node) { return ((const uint64_t *)ctx)[node]; }

/* The first ones of a key that many have are the lowest, whatever the order in which they come and go. */
static void hubs_do_not_depend_on_order(void **state)
{
  enum { NODES = 200 };
  uint64_t stable[NODES], key = nci_key_fine(4711);
  nci_key_index forth = { .allocator = ncorp_allocator_default() }, back = { .allocator = ncorp_allocator_default() };
  uint32_t shaken = 0;
  bool now;
  (void)state;
  for (uint32_t i = 0; i < NODES; i++) stable[i] = (uint64_t)(i * 89 % NODES) + 1;
  for (uint32_t i = 0; i < NODES; i++) {
    assert_true(nci_key_add(&forth, key, i, stable_of, stable, &now));
    shaken += now;
    assert_true(nci_key_add(&back, key, NODES - 1 - i, stable_of, stable, &now));
  }
  assert_true(shaken > 1 && shaken < 60);
  for (uint32_t i = 0; i < 10; i++) {
    nci_key_remove(&forth, key, i * 9, stable_of, stable);
    nci_key_remove(&back, key, (9 - i) * 9, stable_of, stable);
  }
  const nci_key_slot *a = nci_key_find(&forth, key), *b = nci_key_find(&back, key);
  assert_int_equal(a->count, NODES - 10);
  uint32_t p = a->first, q = b->first;
  for (uint32_t i = 0; i < NCI_KEY_HUBS; i++) {
    assert_int_equal(forth.postings[p - 1].node, back.postings[q - 1].node);
    p = forth.postings[p - 1].next;
    q = back.postings[q - 1].next;
  }
  assert_false(nci_key_remove(&forth, key, 0, stable_of, stable)); /* gone already */
  assert_null(nci_key_find(&forth, nci_key_fine(99)));
  nci_key_index_done(&forth);
  nci_key_index_done(&back);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_chain_does_not_glue), cmocka_unit_test(a_cycle_does_not_glue), cmocka_unit_test(a_veto_stands_between_clusters),
    cmocka_unit_test(what_is_closer_within_stays_apart),
    cmocka_unit_test(sparse_pairs_do_not_count), cmocka_unit_test(the_open_join_the_only_choice),
    cmocka_unit_test(the_order_of_edges_does_not_matter), cmocka_unit_test(hubs_do_not_depend_on_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
