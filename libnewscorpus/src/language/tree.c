/* The best tree over the words of a sentence.
 *
 * Mostly each word's best head makes a tree at once. Where it does not, the maximum spanning tree is found by the
 * algorithm of Chu and Liu (1965) and Edmonds (1967), in the order of Tarjan (1977): a path is followed from head to head,
 * and when it comes back to itself, the words on that cycle are merged into one, which looks for its best head outside;
 * at the end the merged are taken apart again, in the opposite order. What a merged word keeps is a row with its best arc
 * from each word, less what its members lose with their arcs on the cycle. Every merging and every look for a head is one
 * pass over rows, so the whole is quadratic. Arcs from the root are charged more than all others can win back, so that
 * the best tree has only one. */
#include "language/network.h"

#include <string.h>

enum { PLACES = NCI_PIECE_MAX + 1, NODES = 2 * NCI_PIECE_MAX + 1 };

#define CHARGE (INT64_C(1) << 44)

_Static_assert(NCI_PIECE_MAX <= UINT8_MAX, "a word's number is a byte");

typedef struct arc { uint8_t dependent, head; } arc; /* words */

typedef struct nci_tree_room search;

/* A place is a word that stands for itself or for all that were merged into it; 0 is the root. */
struct nci_tree_room {
  const int32_t *scores;       /* as they were given */
  uint32_t stride;
  uint32_t words, nodes;       /* nodes: words, then what was merged of them */
  int64_t in[PLACES][PLACES];  /* [place][head, a word]: what the best arc from there is worth, where the place is merged */
  uint8_t into[PLACES][PLACES];/* ... and the word that it goes to */
  uint8_t place_of[PLACES];    /* [word] */
  uint8_t rank[PLACES];        /* [word]: among those that were merged with it; of what is worth the same the lower one is taken */
  uint8_t size[PLACES];        /* [place]: words */
  uint8_t head[PLACES];        /* [place]: the best, a word outside */
  bool seen[PLACES];           /* [place]: on the path, or joined to the root */
  uint8_t path[PLACES];        /* places, each the dependent of the next */
  uint32_t length;             /* of the path */
  uint16_t node_at[PLACES];    /* [place] */
  uint16_t parent[NODES];      /* [node] -> the node that it was merged into */
  arc chosen[NODES];           /* [node] */
};

static bool merged(const search *s, uint32_t place) { return s->node_at[place] > s->words; }

static const int32_t *row_of(const search *s, uint32_t word) { return s->scores + (size_t)(word - 1) * s->stride; }

static int64_t worth(const search *s, uint32_t place, uint32_t head)
{
  return merged(s, place) ? s->in[place][head] : row_of(s, place)[head] - (head ? 0 : CHARGE);
}

static bool earlier(const search *s, uint32_t a, uint32_t b)
{
  return s->place_of[a] != s->place_of[b] ? s->place_of[a] < s->place_of[b] : s->rank[a] < s->rank[b];
}

static void find_head(search *s, uint32_t place)
{
  uint32_t best = 0;
  int64_t most = worth(s, place, 0);
  for (uint32_t h = 1; h <= s->words; h++) {
    int64_t here = worth(s, place, h);
    if (here >= most && s->place_of[h] != place && (here > most || earlier(s, h, best))) most = here, best = h;
  }
  s->head[place] = (uint8_t)best;
}

/* The arc that a place goes by now, from the word that is the first to be worth as much where its head is now. */
static void choose(search *s, uint32_t place)
{
  uint32_t best = s->head[place], where = s->place_of[best];
  int64_t most = worth(s, place, best);
  for (uint32_t h = 1; h <= s->words && s->size[where] > 1; h++)
    if (s->place_of[h] == where && s->rank[h] < s->rank[best] && worth(s, place, h) == most) best = h;
  s->chosen[s->node_at[place]] = (arc){ merged(s, place) ? s->into[place][best] : (uint8_t)place, (uint8_t)best };
}

/* Takes the arcs into a place of the cycle to those of the first one. */
static void take_arcs(search *s, uint32_t to, uint32_t place)
{
  int64_t lost = worth(s, place, s->head[place]), *in = s->in[to];
  uint8_t *into = s->into[to];
  if (merged(s, place)) {
    const int64_t *others = s->in[place];
    for (uint32_t h = 0; h <= s->words; h++)
      if (others[h] - lost > in[h]) in[h] = others[h] - lost, into[h] = s->into[place][h];
    return;
  }
  const int32_t *others = row_of(s, place);
  if (others[0] - CHARGE - lost > in[0]) in[0] = others[0] - CHARGE - lost, into[0] = (uint8_t)place;
  for (uint32_t h = 1; h <= s->words; h++)
    if (others[h] - lost > in[h]) in[h] = others[h] - lost, into[h] = (uint8_t)place;
}

/* The first place of a cycle begins with what it has itself. */
static void keep_arcs(search *s, uint32_t place)
{
  int64_t lost = worth(s, place, s->head[place]), *in = s->in[place];
  if (merged(s, place)) {
    for (uint32_t h = 0; h <= s->words; h++) in[h] -= lost;
    return;
  }
  const int32_t *own = row_of(s, place);
  for (uint32_t h = 0; h <= s->words; h++) in[h] = own[h] - lost;
  in[0] -= CHARGE;
  memset(s->into[place], (int)place, s->words + 1);
}

/* Merges the end of the path, from `place` on, into that place. */
static void merge(search *s, uint32_t place)
{
  uint16_t whole = (uint16_t)s->nodes++;
  uint8_t before[PLACES] = { 0 }; /* [place]: words of the members before it; the first of them needs no change */
  uint32_t from = s->length, size = 0;
  while (s->path[--from] != place) {}
  for (uint32_t i = from; i < s->length; i++) {
    uint32_t at = s->path[i];
    choose(s, at);
    s->parent[s->node_at[at]] = whole;
    before[at] = (uint8_t)size;
    size += s->size[at];
  }
  keep_arcs(s, place);
  for (uint32_t i = from + 1; i < s->length; i++) take_arcs(s, place, s->path[i]);
  for (uint32_t w = 1; w <= s->words; w++) {
    if (!before[s->place_of[w]]) continue;
    s->rank[w] = (uint8_t)(s->rank[w] + before[s->place_of[w]]);
    s->place_of[w] = (uint8_t)place;
  }
  s->size[place] = (uint8_t)size;
  s->node_at[place] = whole;
  s->length = from + 1;
  find_head(s, place);
}

/* Follows heads from a place until they lead to the root. */
static void follow(search *s, uint32_t place)
{
  bool known[PLACES]; /* joined to the root before */
  memcpy(known, s->seen, sizeof known);
  s->length = 0;
  while (place && !known[place]) {
    if (s->seen[place]) {
      merge(s, place);
    } else {
      s->seen[place] = true;
      s->path[s->length++] = (uint8_t)place;
    }
    place = s->place_of[s->head[place]];
  }
}

static void take_apart(search *s, uint32_t *heads)
{
  for (uint32_t w = 1; w <= s->words; w++)
    if (s->place_of[w] == w) choose(s, w);
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
  s->nodes = n + 1;
  for (uint32_t w = 0; w <= n; w++) {
    s->place_of[w] = (uint8_t)w;
    s->rank[w] = 0;
    s->size[w] = 1;
    s->node_at[w] = (uint16_t)w;
    s->seen[w] = false;
  }
  for (uint32_t w = 1; w <= n; w++) {
    s->head[w] = (uint8_t)heads[w - 1];
    if (!s->head[w]) find_head(s, w);
  }
  for (uint32_t w = 1; w <= n; w++) follow(s, s->place_of[w]);
  take_apart(s, heads);
}

/* True when the heads make a tree with one root. */
static bool is_tree(const uint32_t *heads, uint32_t n)
{
  uint32_t roots = 0;
  uint8_t seen[PLACES] = { 0 };
  for (uint32_t start = 1; start <= n; start++) {
    uint32_t at = start;
    while (at && !seen[at]) seen[at] = (uint8_t)start, at = heads[at - 1];
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
