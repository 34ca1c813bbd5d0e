/* The best tree over the words of a sentence.
 *
 * Mostly each word's best head makes a tree at once. Where it does not, the maximum spanning tree is found by the
 * algorithm of Chu and Liu (1965) and Edmonds (1967): words on a cycle are merged into one, which looks for its best head
 * outside, until no cycle is left; then the merged are taken apart again, in the opposite order. The scores from a merged
 * word outwards are those of its members, less what each loses with its arc on the cycle. Every merging costs time
 * proportional to its members and all words, so the whole is quadratic. Arcs from the root are charged more than all others
 * can win back, so that the best tree has only one. */
#include "language/network.h"

#include <string.h>


typedef struct cycle {
  uint32_t first, count; /* its members (nodes), in `members` */
} cycle;

typedef struct arc { int64_t score; uint16_t dependent, head; } arc; /* words */

typedef struct search {
  uint32_t words, size;  /* size = words + 1: the places, 0 for the root */
  arc *arcs;             /* [place of the dependent][place of the head] */
  uint32_t *node_at;     /* [place] -> the node that stands there, 0: merged into another */
  uint32_t *best;        /* [place] -> place of the best head */
  uint32_t *mark;        /* [place]: in which walk it was seen */
  uint32_t *parent;      /* [node] -> the node that it was merged into, or 0 */
  arc *chosen;           /* [node] */
  cycle *cycles;         /* [node - words - 1] */
  uint32_t *members;
  uint32_t nodes, member_count;
} search;

static arc *arc_at(const search *s, uint32_t dependent, uint32_t head) { return &s->arcs[(size_t)dependent * s->size + head]; }

static void find_best(search *s, uint32_t place)
{
  uint32_t at = UINT32_MAX;
  for (uint32_t h = 0; h < s->size; h++)
    if (h != place && (h == 0 || s->node_at[h]) && (at == UINT32_MAX || arc_at(s, place, h)->score > arc_at(s, place, at)->score)) at = h;
  s->best[place] = at;
}

/* A place on a cycle, or 0. */
static uint32_t find_cycle(search *s, uint32_t from)
{
  memset(s->mark, 0, s->size * sizeof *s->mark);
  for (uint32_t start = from; start < s->size; start++) {
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
  cycle *c = &s->cycles[whole - s->words - 1];
  *c = (cycle){ s->member_count, 0 };
  memset(s->mark, 0, s->size * sizeof *s->mark);
  do {
    uint32_t member = s->node_at[at];
    s->members[s->member_count++] = member;
    s->chosen[member] = *arc_at(s, at, s->best[at]);
    s->parent[member] = whole;
    s->mark[at] = 1;
    c->count++;
    at = s->best[at];
  } while (at != place);
  int64_t lost = arc_at(s, place, s->best[place])->score;
  for (uint32_t h = 0; h < s->size; h++) arc_at(s, place, h)->score -= lost;
  for (at = s->best[place]; at != place; at = s->best[at]) {
    lost = arc_at(s, at, s->best[at])->score;
    for (uint32_t other = 0; other < s->size; other++) {
      if (s->mark[other] || (other && !s->node_at[other])) continue;
      arc in = *arc_at(s, at, other);
      in.score -= lost;
      if (in.score > arc_at(s, place, other)->score) *arc_at(s, place, other) = in;
      if (other && arc_at(s, other, at)->score > arc_at(s, other, place)->score) *arc_at(s, other, place) = *arc_at(s, other, at);
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
    if (s->node_at[p]) s->chosen[s->node_at[p]] = *arc_at(s, p, s->best[p]);
  for (uint32_t whole = s->nodes - 1; whole > s->words; whole--) {
    uint32_t member = s->chosen[whole].dependent; /* the word that the arc from outside goes to, then the member it is in */
    while (s->parent[member] != whole) member = s->parent[member];
    s->chosen[member] = s->chosen[whole];
  }
  for (uint32_t w = 1; w <= s->words; w++) heads[w - 1] = s->chosen[w].head;
}

static bool spanning_tree(nci_arena *arena, const int32_t *scores, uint32_t stride, uint32_t n, uint32_t *heads)
{
  search s = { .words = n, .size = n + 1, .nodes = n + 1 };
  s.arcs = nci_arena_alloc(arena, (size_t)s.size * s.size, sizeof *s.arcs);
  uint32_t *numbers = nci_arena_alloc(arena, 3 * (size_t)s.size + 4 * (size_t)n, sizeof *numbers);
  s.chosen = nci_arena_alloc(arena, 2 * (size_t)n + 1, sizeof *s.chosen);
  s.cycles = nci_arena_alloc(arena, n, sizeof *s.cycles);
  if (!s.arcs || !numbers || !s.chosen || !s.cycles) return false;
  s.node_at = numbers;
  s.best = s.node_at + s.size;
  s.mark = s.best + s.size;
  s.parent = s.mark + s.size;
  s.members = s.parent + 2 * n;
  for (uint32_t d = 1; d <= n; d++) {
    s.node_at[d] = d;
    for (uint32_t h = 0; h <= n; h++)
      *arc_at(&s, d, h) = (arc){ scores[(size_t)(d - 1) * stride + h] - (h ? 0 : INT64_C(1) << 44), (uint16_t)d, (uint16_t)h };
  }
  s.node_at[0] = 0;
  for (uint32_t d = 1; d <= n; d++) find_best(&s, d);
  for (uint32_t at; (at = find_cycle(&s, 1)) != 0;) merge(&s, at);
  take_apart(&s, heads);
  return true;
}

/* True when the heads make a tree with one root. seen: n + 1 numbers to work with. */
static bool is_tree(const uint32_t *heads, uint32_t n, uint32_t *seen)
{
  uint32_t roots = 0;
  memset(seen, 0, (n + 1) * sizeof *seen);
  for (uint32_t start = 1; start <= n; start++) {
    uint32_t at = start;
    while (at && !seen[at]) seen[at] = start, at = heads[at - 1];
    if (at && seen[at] == start) return false;
    if (!heads[start - 1] && ++roots > 1) return false;
  }
  return true;
}

bool nci_best_tree(nci_arena *arena, const int32_t *scores, uint32_t stride, uint32_t n, uint32_t *heads)
{
  uint32_t *seen = nci_arena_alloc(arena, n + 1, sizeof *seen);
  if (!seen) return false;
  return is_tree(heads, n, seen) || spanning_tree(arena, scores, stride, n, heads);
}
