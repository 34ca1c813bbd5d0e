/* The best tree over the words of a sentence.
 *
 * Mostly each word's best head makes a tree at once. Where it does not, the maximum spanning tree is found by the
 * algorithm of Chu and Liu (1965) and Edmonds (1967): words on a cycle are merged into one, which looks for its best head
 * outside, until no cycle is left; then the merged are taken apart again, in the opposite order. The scores from a merged
 * word outwards are those of its members, less what each loses with its arc on the cycle. Every merging costs time
 * proportional to its members and all words, so the whole is quadratic at most; arcs are put down only where a word was
 * merged. Arcs from the root are charged more than all others can win back, so that the best tree has only one. */
#include "language/network.h"

#include <string.h>

enum { PLACES = NCI_PIECE_MAX + 1, NODES = 2 * NCI_PIECE_MAX + 1 };

typedef struct arc { int64_t score; uint16_t dependent, head; } arc; /* words */

typedef struct nci_tree_room search;

struct nci_tree_room {
  const int32_t *scores;     /* as they were given */
  uint32_t stride;
  uint32_t words, size;      /* size = words + 1: the places, 0 for the root */
  uint32_t nodes;            /* words, then what was merged of them */
  arc arcs[PLACES * PLACES]; /* [place of the dependent][place of the head], rows of `size`: where one of them is merged */
  uint32_t node_at[PLACES];  /* [place] -> the node that stands there, 0: merged into another */
  uint32_t best[PLACES];     /* [place] -> place of the best head */
  uint32_t mark[PLACES];     /* [place]: in which walk it was seen */
  uint32_t parent[NODES];    /* [node] -> the node that it was merged into */
  arc chosen[NODES];         /* [node] */
};

static arc *put_at(search *s, uint32_t dependent, uint32_t head) { return &s->arcs[(size_t)dependent * s->size + head]; }

static bool merged(const search *s, uint32_t place) { return s->node_at[place] > s->words; }

static arc plain_arc(const search *s, uint32_t dependent, uint32_t head)
{
  return (arc){ s->scores[(size_t)(dependent - 1) * s->stride + head] - (head ? 0 : INT64_C(1) << 44), (uint16_t)dependent, (uint16_t)head };
}

static arc arc_at(search *s, uint32_t dependent, uint32_t head)
{
  return merged(s, dependent) || merged(s, head) ? *put_at(s, dependent, head) : plain_arc(s, dependent, head);
}

static void find_best(search *s, uint32_t place)
{
  uint32_t at = 0;
  int64_t most = arc_at(s, place, 0).score;
  for (uint32_t h = 1; h < s->size; h++) {
    if (h == place || !s->node_at[h]) continue;
    int64_t score = arc_at(s, place, h).score;
    if (score > most) most = score, at = h;
  }
  s->best[place] = at;
}

/* A place on a cycle, or 0. */
static uint32_t find_cycle(search *s)
{
  memset(s->mark, 0, s->size * sizeof *s->mark);
  for (uint32_t start = 1; start < s->size; start++) {
    if (!s->node_at[start]) continue;
    uint32_t at = start;
    while (at && !s->mark[at]) s->mark[at] = start, at = s->best[at];
    if (at && s->mark[at] == start) return at;
  }
  return 0;
}

static void merge(search *s, uint32_t place)
{
  uint32_t whole = s->nodes++, at = place;
  memset(s->mark, 0, s->size * sizeof *s->mark);
  do {
    uint32_t member = s->node_at[at];
    s->chosen[member] = arc_at(s, at, s->best[at]);
    s->parent[member] = whole;
    s->mark[at] = 1;
    at = s->best[at];
  } while (at != place);
  int64_t lost = arc_at(s, place, s->best[place]).score;
  for (uint32_t other = 0; other < s->size; other++) {
    if (s->mark[other] || (other && !s->node_at[other])) continue;
    arc in = arc_at(s, place, other), out = other ? arc_at(s, other, place) : in;
    in.score -= lost;
    *put_at(s, place, other) = in;
    if (other) *put_at(s, other, place) = out;
  }
  for (at = s->best[place]; at != place; at = s->best[at]) {
    lost = arc_at(s, at, s->best[at]).score;
    for (uint32_t other = 0; other < s->size; other++) {
      if (s->mark[other] || (other && !s->node_at[other])) continue;
      arc in = arc_at(s, at, other), *best_in = put_at(s, place, other), *best_out = put_at(s, other, place);
      in.score -= lost;
      if (in.score > best_in->score) *best_in = in;
      if (!other) continue;
      arc out = arc_at(s, other, at);
      if (out.score > best_out->score) *best_out = out;
    }
    s->node_at[at] = 0;
  }
  for (uint32_t other = 1; other < s->size; other++) /* who had a merged head now has the whole for it */
    if (s->node_at[other] && !s->mark[other] && s->mark[s->best[other]]) s->best[other] = place;
  s->node_at[place] = whole;
  find_best(s, place);
}

static void take_apart(search *s, uint32_t *heads)
{
  for (uint32_t p = 1; p < s->size; p++)
    if (s->node_at[p]) s->chosen[s->node_at[p]] = arc_at(s, p, s->best[p]);
  for (uint32_t whole = s->nodes - 1; whole > s->words; whole--) {
    uint32_t member = s->chosen[whole].dependent; /* the word that the arc from outside goes to, then the member it is in */
    while (s->parent[member] != whole) member = s->parent[member];
    s->chosen[member] = s->chosen[whole];
  }
  for (uint32_t w = 1; w <= s->words; w++) heads[w - 1] = s->chosen[w].head;
}

/* heads: each word's best. That of a word that prefers the root is another one, as the root is charged for. */
static void spanning_tree(search *s, const int32_t *scores, uint32_t stride, uint32_t n, uint32_t *heads)
{
  s->scores = scores;
  s->stride = stride;
  s->words = n;
  s->size = s->nodes = n + 1;
  for (uint32_t d = 0; d <= n; d++) s->node_at[d] = d;
  for (uint32_t d = 1; d <= n; d++) {
    s->best[d] = heads[d - 1];
    if (!s->best[d]) find_best(s, d);
  }
  for (uint32_t at; (at = find_cycle(s)) != 0;) merge(s, at);
  take_apart(s, heads);
}

/* True when the heads make a tree with one root. */
static bool is_tree(const uint32_t *heads, uint32_t n)
{
  uint32_t roots = 0, seen[PLACES] = { 0 };
  for (uint32_t start = 1; start <= n; start++) {
    uint32_t at = start;
    while (at && !seen[at]) seen[at] = start, at = heads[at - 1];
    if (at && seen[at] == start) return false;
    if (!heads[start - 1] && ++roots > 1) return false;
  }
  return true;
}

bool nci_best_tree(nci_arena *arena, nci_tree_room **room, const int32_t *scores, uint32_t stride, uint32_t n, uint32_t *heads)
{
  if (is_tree(heads, n)) return true;
  if (!*room) *room = nci_arena_alloc(arena, 1, sizeof **room);
  if (!*room) return false;
  spanning_tree(*room, scores, stride, n, heads);
  return true;
}
