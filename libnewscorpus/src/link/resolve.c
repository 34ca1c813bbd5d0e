/* Average-link clustering of a sparse graph: a table of the ties between clusters, and a heap of those that may be joined.
 * A tie's entry in the heap may be out of date; what is taken off it is measured again. A mean falls when a cluster grows, and rises
 * only for a tie that takes up another, so that only what comes to a cluster has to be offered anew: joining takes time in
 * proportion to the smaller side. With `inner`, what was refused waits at both clusters until one of them is loose enough. */
#include "link/resolve.h"

#include <string.h>
#include "base/vec.h"

/* What lies between two clusters. */
typedef struct tie {
  uint32_t a, b;          /* clusters, a < b */
  uint32_t next_a, next_b; /* the next tie of a, and of b; NONE ends */
  int64_t sum;            /* of scores that are not open */
  uint32_t compared;      /* how many pairs have such a score */
  uint32_t both_sparse;   /* of them, how many are between sparse vertices */
  int64_t open_sum;
  uint32_t open_count;
  bool veto, dead;
} tie;

/* A tie that waits until the mean within a cluster is as low as this. */
typedef struct waiting {
  int32_t inner;
  uint32_t tie;
} waiting;

typedef NCI_VEC(waiting) waiting_heap; /* the highest first */

typedef struct cluster {
  uint32_t size, sparse; /* members; how many of them are sparse */
  int64_t sum;           /* of the scores between them */
  uint64_t pairs;        /* of them, but for those that are unknown */
  uint32_t ties;         /* the first one */
  uint32_t tie_count;
  uint32_t into;         /* the cluster that it was joined to, or itself */
  uint32_t lowest;       /* member */
  uint8_t rank;          /* the lowest one */
  waiting_heap refused;
} cluster;

typedef struct offer {
  int32_t mean;
  uint32_t low, high; /* the lowest members of both when it was made */
  uint32_t tie;
} offer;

enum { NONE = UINT32_MAX };

typedef struct resolver {
  nci_arena *arena;
  const nci_cuts *cuts;
  cluster *clusters;
  uint32_t count;
  NCI_VEC(tie) ties;
  uint32_t *slots; /* tie + 1 by its clusters; open addressing */
  uint32_t mask;
  NCI_VEC(offer) heap;
} resolver;

/* The cluster that a vertex is in. */
static uint32_t root_of(const resolver *r, uint32_t v)
{
  cluster *c = r->clusters;
  while (c[v].into != v) {
    c[v].into = c[c[v].into].into;
    v = c[v].into;
  }
  return v;
}

static uint32_t home_of(const resolver *r, uint32_t a, uint32_t b)
{
  uint64_t h = ((uint64_t)a << 32 | b) * UINT64_C(0x9e3779b97f4a7c15);
  return (uint32_t)(h >> 32) & r->mask;
}

/* The slot of the tie between two clusters, or the free one where it would be. */
static uint32_t slot_of(const resolver *r, uint32_t a, uint32_t b)
{
  uint32_t at = home_of(r, a, b);
  while (r->slots[at] && (r->ties.at[r->slots[at] - 1].a != a || r->ties.at[r->slots[at] - 1].b != b)) at = (at + 1) & r->mask;
  return at;
}

static tie *find_tie(const resolver *r, uint32_t a, uint32_t b)
{
  uint32_t slot = r->slots[a < b ? slot_of(r, a, b) : slot_of(r, b, a)];
  return slot ? &r->ties.at[slot - 1] : NULL;
}

/* Takes a tie out of its slot, moving up those behind it. */
static void clear_slot(resolver *r, uint32_t at)
{
  uint32_t hole = at;
  for (at = (at + 1) & r->mask; r->slots[at]; at = (at + 1) & r->mask) {
    const tie *t = &r->ties.at[r->slots[at] - 1];
    uint32_t home = home_of(r, t->a, t->b);
    if (((at - home) & r->mask) < ((at - hole) & r->mask)) continue;
    r->slots[hole] = r->slots[at];
    hole = at;
  }
  r->slots[hole] = 0;
}

/* How many pairs lie between two clusters, but for those that are unknown. */
static uint64_t pairs_of(const resolver *r, const tie *t)
{
  const cluster *a = &r->clusters[t->a], *b = &r->clusters[t->b];
  uint64_t pairs = (uint64_t)a->size * b->size - (uint64_t)a->sparse * b->sparse + t->both_sparse;
  if (r->cuts->leave_out) pairs = pairs > t->open_count ? pairs - t->open_count : 0;
  return pairs < t->compared ? t->compared : pairs; /* open ones are none of them */
}

/* The mean score within a cluster, nearer to the middle the fewer there are; one alone has none. */
static int32_t inner_mean(const cluster *c)
{
  enum { MIDDLE = 500, WEIGHT = 3 };
  return c->size < 2 ? 0 : (int32_t)((c->sum + MIDDLE * WEIGHT) / (int64_t)(c->pairs + WEIGHT));
}

/* Whether clusters of these means within are too close in themselves for the mean between them. */
static bool is_apart(const resolver *r, int32_t between, int32_t a, int32_t b)
{
  return (int64_t)between * 1000 < (int64_t)(a < b ? a : b) * r->cuts->inner;
}

static int32_t plain_mean(const resolver *r, const tie *t) { return t->veto || !t->compared ? -1 : (int32_t)(t->sum / (int64_t)pairs_of(r, t)); }

/* The mean score between two clusters in thousandths; below zero when they must not be joined. */
static int32_t mean_of(const resolver *r, const tie *t)
{
  int32_t mean = plain_mean(r, t);
  return r->cuts->inner && is_apart(r, mean, inner_mean(&r->clusters[t->a]), inner_mean(&r->clusters[t->b])) ? -1 : mean;
}

/* ---- the heap: highest mean first, of equals the lowest clusters' lowest members ---- */

static bool comes_before(const offer *x, const offer *y)
{
  if (x->mean != y->mean) return x->mean > y->mean;
  return x->low != y->low ? x->low < y->low : x->high < y->high;
}

static void push_offer(resolver *r, offer o)
{
  nci_vec_add(r->arena, &r->heap, o);
  if (r->arena->failed) return;
  uint32_t at = r->heap.count - 1;
  for (; at && comes_before(&o, &r->heap.at[(at - 1) / 2]); at = (at - 1) / 2) r->heap.at[at] = r->heap.at[(at - 1) / 2];
  r->heap.at[at] = o;
}

static offer pop_offer(resolver *r)
{
  offer top = r->heap.at[0], last = r->heap.at[--r->heap.count];
  uint32_t at = 0, n = r->heap.count;
  for (;;) {
    uint32_t child = 2 * at + 1;
    if (child >= n) break;
    if (child + 1 < n && comes_before(&r->heap.at[child + 1], &r->heap.at[child])) child++;
    if (!comes_before(&r->heap.at[child], &last)) break;
    r->heap.at[at] = r->heap.at[child];
    at = child;
  }
  if (n) r->heap.at[at] = last;
  return top;
}

static bool offer_if_near(resolver *r, uint32_t index)
{
  const tie *t = &r->ties.at[index];
  int32_t mean = mean_of(r, t);
  uint32_t a = r->clusters[t->a].lowest, b = r->clusters[t->b].lowest;
  if (mean < r->cuts->mean || mean <= 0) return false;
  push_offer(r, (offer){ mean, a < b ? a : b, a < b ? b : a, index });
  return true;
}

static void wait_at(resolver *r, uint32_t c, waiting w)
{
  waiting_heap *h = &r->clusters[c].refused;
  nci_vec_add(r->arena, h, w);
  if (r->arena->failed) return;
  uint32_t at = h->count - 1;
  for (; at && w.inner > h->at[(at - 1) / 2].inner; at = (at - 1) / 2) h->at[at] = h->at[(at - 1) / 2];
  h->at[at] = w;
}

static uint32_t pop_waiting(waiting_heap *h)
{
  uint32_t first = h->at[0].tie, at = 0;
  waiting last = h->at[--h->count];
  for (;;) {
    uint32_t child = 2 * at + 1;
    if (child >= h->count) break;
    if (child + 1 < h->count && h->at[child + 1].inner > h->at[child].inner) child++;
    if (h->at[child].inner <= last.inner) break;
    h->at[at] = h->at[child];
    at = child;
  }
  if (h->count) h->at[at] = last;
  return first;
}

/* Offers a tie, or lets it wait: at one cluster, or at both when `at` is NONE. */
static void offer_tie(resolver *r, uint32_t index, uint32_t at)
{
  const tie *t = &r->ties.at[index];
  if (offer_if_near(r, index) || !r->cuts->inner) return;
  int32_t mean = plain_mean(r, t);
  if (mean < r->cuts->mean || mean <= 0) return; /* it will not be near again, unless it takes up another */
  const waiting w = { (int32_t)((int64_t)mean * 1000 / r->cuts->inner), index };
  if (at == NONE || at == t->a) wait_at(r, t->a, w);
  if (at == NONE || at == t->b) wait_at(r, t->b, w);
}

/* ---- joining ---- */

/* The tie behind one in a cluster's list. Ties that were given away or merged stay in the lists they were in. */
static uint32_t next_tie(const tie *t, uint32_t c) { return t->a == c ? t->next_a : t->next_b; }

static void add_tie(tie *to, tie *from)
{
  to->sum += from->sum;
  to->compared += from->compared;
  to->both_sparse += from->both_sparse;
  to->open_sum += from->open_sum;
  to->open_count += from->open_count;
  to->veto = to->veto || from->veto;
  from->dead = true;
}

/* Makes a tie between `from` and another one between `to` and that other. Gives which it is then, or NONE. */
static uint32_t move_tie(resolver *r, uint32_t index, uint32_t from, uint32_t to)
{
  tie *t = &r->ties.at[index];
  uint32_t other = t->a == from ? t->b : t->a, others_next = next_tie(t, other);
  clear_slot(r, slot_of(r, t->a, t->b));
  tie *known = other == to ? NULL : find_tie(r, to, other);
  if (known) add_tie(known, t);
  t->dead = t->dead || other == to;
  if (t->dead) return known ? (uint32_t)(known - r->ties.at) : NONE;
  bool first = to < other;
  t->a = first ? to : other;
  t->b = first ? other : to;
  t->next_a = first ? r->clusters[to].ties : others_next;
  t->next_b = first ? others_next : r->clusters[to].ties;
  r->clusters[to].ties = index;
  r->clusters[to].tie_count++;
  r->slots[slot_of(r, t->a, t->b)] = index + 1;
  return index;
}

/* The one of two clusters with fewer ties gives them to the other, which both are from now on. What it gives is offered, and all else
 * too when the other's lowest member is another one now, by which equals are told. */
static void join(resolver *r, uint32_t a, uint32_t b, bool offering)
{
  uint32_t into = r->clusters[a].tie_count < r->clusters[b].tie_count ? b : a, gone = into == a ? b : a;
  cluster *to = &r->clusters[into], *from = &r->clusters[gone];
  bool lower = from->lowest < to->lowest;
  const tie *between = find_tie(r, a, b);
  to->sum += from->sum + (between ? between->sum : 0);
  to->pairs += from->pairs + (between ? pairs_of(r, between) : 0);
  to->size += from->size;
  to->sparse += from->sparse;
  if (lower) to->lowest = from->lowest;
  if (from->rank < to->rank) to->rank = from->rank;
  from->into = into;
  for (uint32_t t = from->ties, next; t != NONE; t = next) {
    next = next_tie(&r->ties.at[t], gone);
    uint32_t moved = r->ties.at[t].dead ? NONE : move_tie(r, t, gone, into);
    if (offering && moved != NONE) offer_tie(r, moved, NONE);
  }
  for (uint32_t t = to->ties; offering && lower && t != NONE; t = next_tie(&r->ties.at[t], into))
    if (!r->ties.at[t].dead) offer_if_near(r, t);
  while (offering && to->refused.count && to->refused.at[0].inner >= inner_mean(to) && !r->arena->failed) {
    uint32_t t = pop_waiting(&to->refused);
    if (!r->ties.at[t].dead) offer_tie(r, t, into);
  }
}

static void join_likely(resolver *r)
{
  for (uint32_t t = 0; t < r->ties.count; t++) offer_tie(r, t, NONE);
  while (r->heap.count && !r->arena->failed) {
    offer best = pop_offer(r);
    const tie *t = &r->ties.at[best.tie];
    if (t->dead) continue;
    if (mean_of(r, t) < best.mean) offer_tie(r, best.tie, NONE); /* one side has grown since */
    else join(r, t->a, t->b, true);
  }
}

/* The one cluster of a lower rank that an open one belongs to, or NONE. */
static uint32_t only_choice(const resolver *r, uint32_t c)
{
  uint32_t best = NONE;
  int32_t best_mean = 0, next_mean = INT32_MIN;
  for (uint32_t n = r->clusters[c].ties; n != NONE; n = next_tie(&r->ties.at[n], c)) {
    const tie *t = &r->ties.at[n];
    uint32_t other = t->a == c ? t->b : t->a;
    if (t->dead || t->veto || !t->open_count || r->clusters[other].rank >= r->clusters[c].rank) continue;
    int32_t mean = (int32_t)(t->open_sum / t->open_count);
    if (mean < r->cuts->open) continue;
    if (best == NONE || mean > best_mean) {
      if (best != NONE) next_mean = best_mean;
      best = other;
      best_mean = mean;
    } else if (mean > next_mean)
      next_mean = mean;
  }
  return best == NONE || (next_mean != INT32_MIN && best_mean < next_mean + r->cuts->margin) ? NONE : best;
}

/* Clusters are visited by rank, those of one rank by their lowest member. */
static void join_open(resolver *r)
{
  uint32_t of_rank[256] = { 0 };
  for (uint32_t v = 0; v < r->count; v++) of_rank[r->clusters[v].rank]++;
  for (uint32_t rank = 1; rank < 256; rank++)
    for (uint32_t v = 0; of_rank[rank] && v < r->count; v++) {
      uint32_t c = root_of(r, v);
      if (r->clusters[c].lowest != v || r->clusters[c].rank != rank) continue;
      uint32_t choice = only_choice(r, c);
      if (choice != NONE) join(r, c, choice, false);
    }
}

static bool start(resolver *r, const nci_vertex *vertices, uint64_t edge_count)
{
  uint64_t room = 8;
  while (room < edge_count * 2) room *= 2;
  if (room > UINT32_MAX) return false;
  r->mask = (uint32_t)(room - 1);
  r->slots = nci_arena_alloc(r->arena, room, sizeof *r->slots);
  r->ties.at = nci_arena_alloc(r->arena, edge_count, sizeof *r->ties.at);
  r->heap.at = nci_arena_alloc(r->arena, edge_count, sizeof *r->heap.at);
  r->ties.capacity = r->heap.capacity = (uint32_t)edge_count;
  r->clusters = nci_arena_alloc(r->arena, r->count, sizeof *r->clusters);
  if (!r->slots || !r->ties.at || !r->heap.at || !r->clusters) return false;
  memset(r->slots, 0, room * sizeof *r->slots);
  for (uint32_t v = 0; v < r->count; v++)
    r->clusters[v] = (cluster){ .size = 1, .sparse = vertices[v].sparse, .ties = NONE, .into = v, .lowest = v, .rank = vertices[v].rank };
  return true;
}

static void add_edge(resolver *r, const nci_vertex *vertices, const nci_edge *e)
{
  tie t = { .a = e->a < e->b ? e->a : e->b, .b = e->a < e->b ? e->b : e->a, .veto = e->veto };
  uint32_t slot = slot_of(r, t.a, t.b), index = r->ties.count;
  if (r->slots[slot]) return; /* told already */
  if (e->open) t.open_sum = e->score, t.open_count = 1;
  else if (!e->veto) t.sum = e->score, t.compared = 1, t.both_sparse = vertices[e->a].sparse && vertices[e->b].sparse;
  t.next_a = r->clusters[t.a].ties;
  t.next_b = r->clusters[t.b].ties;
  r->clusters[t.a].ties = r->clusters[t.b].ties = index;
  r->clusters[t.a].tie_count++;
  r->clusters[t.b].tie_count++;
  r->slots[slot] = index + 1;
  r->ties.at[r->ties.count++] = t;
}

bool nci_resolve(nci_arena *arena, const nci_vertex *vertices, uint32_t count, const nci_edges *parts, uint32_t part_count, const nci_cuts *cuts,
                 uint32_t *cluster_of)
{
  resolver r = { .arena = arena, .cuts = cuts, .count = count };
  uint64_t edge_count = 0;
  for (uint32_t p = 0; p < part_count; p++) edge_count += parts[p].count;
  if (!start(&r, vertices, edge_count)) return false;
  for (uint32_t p = 0; p < part_count; p++)
    for (uint32_t i = 0; i < parts[p].count; i++) add_edge(&r, vertices, &parts[p].at[i]);
  join_likely(&r);
  join_open(&r);
  for (uint32_t v = 0; v < count; v++) cluster_of[v] = r.clusters[root_of(&r, v)].lowest;
  return !arena->failed;
}
