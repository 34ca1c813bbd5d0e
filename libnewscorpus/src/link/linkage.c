/* Settling: which nodes are tied to touched ones (each is compared with what shares a key), then, for every component that
 * a touched node is in, all verdicts between its nodes and the clusters that they make. Components only ever grow: what is
 * no longer tied makes clusters of its own all the same, so that they do not depend on what came when. At one that is large all
 * threads work together. */
#include "link/linkage.h"

#include <string.h>
#include "base/parallel.h"
#include "base/sort.h"
#include "base/vec.h"

enum { TOUCHED = 1, CHUNK = 64, SLAB = 512 * CHUNK, LARGE = 8192 };

void nci_linkage_init(nci_linkage *l, const ncorp_allocator *allocator, const nci_rules *rules, const void *ctx)
{
  *l = (nci_linkage){ .allocator = allocator, .rules = rules, .ctx = ctx, .keys = { .allocator = allocator } };
}

void nci_linkage_done(nci_linkage *l)
{
  nci_free(l->allocator, l->nodes, l->room, sizeof *l->nodes);
  nci_free(l->allocator, l->flags, l->flag_room, sizeof *l->flags);
  nci_free(l->allocator, l->touched, l->touched_room, sizeof *l->touched);
  nci_free(l->allocator, l->moves, l->move_room, sizeof *l->moves);
  nci_key_index_done(&l->keys);
}

bool nci_linkage_touch(nci_linkage *l, uint32_t node)
{
  if (l->flags[node] & TOUCHED) return true;
  if (!nci_room(l->allocator, &l->touched, l->touched_count, &l->touched_room, sizeof *l->touched)) return false;
  l->flags[node] |= TOUCHED;
  l->touched[l->touched_count++] = node;
  return true;
}

bool nci_linkage_add(nci_linkage *l, uint64_t stable)
{
  uint32_t node = l->count;
  if (node >= NCI_ROOT - 1) return false;
  if (!nci_room(l->allocator, &l->flags, node, &l->flag_room, sizeof *l->flags)) return false;
  if (!nci_room(l->allocator, &l->nodes, node, &l->room, sizeof *l->nodes)) return false;
  l->nodes[node] = (nci_node){ .stable = stable, .cluster = node, .cluster_next = node, .up = NCI_ROOT | 1, .next = node };
  l->flags[node] = 0;
  l->count++;
  return nci_linkage_touch(l, node);
}

static uint64_t stable_of(const void *ctx, uint32_t node) { return ((const nci_linkage *)ctx)->nodes[node].stable; }

/* After a key's nodes have to be compared with others than before. */
static bool shake(nci_linkage *l, uint64_t key)
{
  const nci_key_slot *slot = nci_key_find(&l->keys, key);
  for (uint32_t p = slot ? slot->first : 0; p; p = l->keys.postings[p - 1].next)
    if (!nci_linkage_touch(l, l->keys.postings[p - 1].node)) return false;
  return true;
}

bool nci_linkage_key(nci_linkage *l, uint32_t node, uint64_t key)
{
  bool shaken;
  if (!nci_key_add(&l->keys, key, node, stable_of, l, &shaken) || !nci_linkage_touch(l, node)) return false;
  return !shaken || shake(l, key);
}

bool nci_linkage_unkey(nci_linkage *l, uint32_t node, uint64_t key)
{
  return nci_linkage_touch(l, node) && (!nci_key_remove(&l->keys, key, node, stable_of, l) || shake(l, key));
}

uint32_t nci_linkage_root(const nci_linkage *l, uint32_t node)
{
  while (!(l->nodes[node].up & NCI_ROOT)) node = l->nodes[node].up;
  return node;
}

static uint32_t size_of(const nci_linkage *l, uint32_t root) { return l->nodes[root].up & ~NCI_ROOT; }

/* Unites two components. */
static void unite(nci_linkage *l, uint32_t a, uint32_t b)
{
  nci_node *n = l->nodes;
  a = nci_linkage_root(l, a);
  b = nci_linkage_root(l, b);
  if (a == b) return;
  if (size_of(l, a) < size_of(l, b)) {
    uint32_t swap = a;
    a = b;
    b = swap;
  }
  n[a].up = NCI_ROOT | (size_of(l, a) + size_of(l, b));
  n[b].up = a;
  uint32_t next = n[a].next;
  n[a].next = n[b].next;
  n[b].next = next;
}

/* ---- a thread at work ---- */

typedef struct worker {
  nci_arena arena; /* of one piece of work */
  void *scratch;   /* of the rules */
  NCI_VEC(uint32_t) found;
  nci_edges edges; /* of one component */
  bool sparse;     /* the node was not compared with all that share a key */
} worker;

/* A component that is looked at by all threads. */
typedef struct large {
  const uint32_t *members; /* in stable order */
  nci_vertex *vertices;    /* [member] */
  nci_edges *parts;        /* [chunk of members] */
} large;

typedef struct settling {
  nci_linkage *l;
  uint32_t first;      /* of the nodes or touched ones of this round */
  uint64_t *keys;      /* [node of the round][NCI_KEYS_MAX] */
  uint8_t *key_counts;
  bool all;            /* every node is touched: a pair need only be found from one side */
  nci_edges *ties;     /* [chunk of the round] */
  large *large;
  uint32_t *members;   /* of the components that are looked at, each component's together */
  uint32_t *starts;    /* [component] -> its first member; one more at the end */
  uint32_t components, start_room, member_count, member_room;
  uint32_t *clusters;  /* [member] -> the lowest node of its cluster */
  uint32_t *places;    /* [node] -> where it is among its component's, in stable order */
  uint32_t *groups;    /* [node] -> its component, + 1; 0 when it is not looked at */
} settling;

static ncorp_status start(void *ctx, void **state)
{
  const settling *s = ctx;
  worker *w = nci_calloc(s->l->allocator, 1, sizeof *w);
  if (!w) return NCORP_ERR_NOMEM;
  nci_arena_init(&w->arena, s->l->allocator);
  if (s->l->rules->start && !(w->scratch = s->l->rules->start(s->l->ctx))) {
    nci_arena_done(&w->arena);
    nci_free(s->l->allocator, w, 1, sizeof *w);
    return NCORP_ERR_NOMEM;
  }
  *state = w;
  return NCORP_OK;
}

static void stop(void *ctx, void *state)
{
  const settling *s = ctx;
  worker *w = state;
  if (s->l->rules->stop) s->l->rules->stop(s->l->ctx, w->scratch);
  nci_arena_done(&w->arena);
  nci_free(s->l->allocator, w->edges.at, w->edges.room, sizeof *w->edges.at);
  nci_free(s->l->allocator, w, 1, sizeof *w);
}

static ncorp_status run(settling *s, size_t count, size_t grain, uint32_t threads,
                        ncorp_status (*work)(void *ctx, void *state, size_t first, size_t end))
{
  const nci_parallel job = { .threads = threads, .count = count, .grain = grain, .start = start, .stop = stop, .work = work, .ctx = s };
  return nci_parallel_run(&job);
}

static int by_number(const void *a, const void *b, void *ctx)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  (void)ctx;
  return (x > y) - (x < y);
}

/* Sorts in place (Shell's way, with Ciura's gaps): the lists are short, and there are very many. */
static void sort_numbers(uint32_t *at, uint32_t count)
{
  static const uint32_t gaps[] = { 1 << 20, 1 << 16, 1 << 13, 1750, 701, 301, 132, 57, 23, 10, 4, 1 };
  for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++)
    for (uint32_t i = gaps[g]; i < count; i++) {
      uint32_t held = at[i], k = i;
      for (; k >= gaps[g] && at[k - gaps[g]] > held; k -= gaps[g]) at[k] = at[k - gaps[g]];
      at[k] = held;
    }
}

/* The last hub of a key that many nodes have, of which not all are here; 0 of any other key. */
static uint64_t last_hub(const nci_linkage *l, uint64_t key)
{
  uint32_t low = 0, high = l->hot_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (l->hot[middle].key < key) low = middle + 1;
    else high = middle;
  }
  return low < l->hot_count && l->hot[low].key == key ? l->hot[low].last_hub : 0;
}

static bool is_hub(const nci_linkage *l, uint32_t node, uint64_t last) { return l->nodes[node].stable <= last; }

/* Finds what a node is to be compared with: all that share a key, or the hubs of one that many have. Those that `wanted`
 * refuses are left out. half: a pair is found from one side at least, if both are asked. */
static bool find_candidates(const settling *s, worker *w, uint32_t node, bool half, bool (*wanted)(const settling *s, uint32_t a, uint32_t b))
{
  const nci_linkage *l = s->l;
  uint64_t keys[NCI_KEYS_MAX];
  uint32_t count = l->rules->keys(l->ctx, w->scratch, node, keys);
  w->found.count = 0;
  w->sparse = false;
  for (uint32_t i = 0; i < count; i++) {
    const nci_key_slot *slot = nci_key_find(&l->keys, keys[i]);
    uint64_t last = slot ? last_hub(l, keys[i]) : 0;
    bool many = slot && (last || slot->count > nci_key_cap(keys[i]));
    if (!slot || (many && !nci_key_is_fine(keys[i]))) continue;
    bool ordered = slot->count > nci_key_cap(keys[i]); /* the hubs come first */
    uint32_t most = many && ordered ? NCI_KEY_HUBS : slot->count, n = 0;
    bool hub = last && is_hub(l, node, last);
    for (uint32_t p = slot->first; p && n < NCI_KEY_HUBS && many && !last && !hub; p = l->keys.postings[p - 1].next, n++)
      hub = l->keys.postings[p - 1].node == node;
    if (many && !hub) w->sparse = true;
    if (hub && !half) last = 0, most = slot->count;
    n = 0;
    for (uint32_t p = slot->first; p && n < most; p = l->keys.postings[p - 1].next, n++) {
      uint32_t other = l->keys.postings[p - 1].node;
      if (last && !is_hub(l, other, last)) continue;
      if (other == node || (half && !many && other < node) || !wanted(s, node, other)) continue;
      nci_vec_add(&w->arena, &w->found, other);
    }
  }
  if (w->arena.failed) return false;
  sort_numbers(w->found.at, w->found.count);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < w->found.count; i++)
    if (!kept || w->found.at[kept - 1] != w->found.at[i]) w->found.at[kept++] = w->found.at[i];
  w->found.count = kept;
  return true;
}

/* The verdict on two nodes, the one with the lower stable hash first. */
static nci_verdict judge(const nci_linkage *l, worker *w, uint32_t a, uint32_t b)
{
  nci_verdict v = { 0 };
  bool turned = l->nodes[b].stable < l->nodes[a].stable;
  l->rules->judge(l->ctx, w->scratch, turned ? b : a, turned ? a : b, &v);
  return v;
}

/* How a piece of work ended. */
static ncorp_status ended(const settling *s, const worker *w)
{
  bool failed = s->l->rules->failed && s->l->rules->failed(w->scratch);
  return failed ? NCORP_ERR_NOMEM : nci_arena_status(&w->arena);
}

/* ---- keys ---- */

static ncorp_status find_keys(void *ctx, void *state, size_t first, size_t end)
{
  settling *s = ctx;
  worker *w = state;
  for (size_t i = first; i < end; i++)
    s->key_counts[i] = (uint8_t)s->l->rules->keys(s->l->ctx, w->scratch, s->first + (uint32_t)i, s->keys + i * NCI_KEYS_MAX);
  return ended(s, w);
}

/* Puts the nodes that have no keys yet under theirs. */
static ncorp_status add_keys(settling *s, uint32_t threads)
{
  nci_linkage *l = s->l;
  enum { ROUND = 64 * CHUNK };
  ncorp_status status = NCORP_OK;
  if (l->keyed == l->count) return NCORP_OK;
  s->keys = nci_alloc(l->allocator, (size_t)ROUND * NCI_KEYS_MAX, sizeof *s->keys);
  s->key_counts = nci_alloc(l->allocator, ROUND, sizeof *s->key_counts);
  if (!s->keys || !s->key_counts) status = NCORP_ERR_NOMEM;
  while (l->keyed < l->count && status == NCORP_OK) {
    s->first = l->keyed;
    uint32_t n = l->count - l->keyed < ROUND ? l->count - l->keyed : ROUND;
    status = run(s, n, CHUNK, threads, find_keys);
    if (l->rules->pause) l->rules->pause(l->ctx);
    for (uint32_t i = 0; i < n && status == NCORP_OK; i++, l->keyed++)
      for (uint32_t k = 0; k < s->key_counts[i]; k++) {
        const uint64_t *keys = s->keys + (size_t)i * NCI_KEYS_MAX;
        bool again = false;
        for (uint32_t e = 0; e < k && !again; e++) again = keys[e] == keys[k];
        if (!again && !nci_linkage_key(l, s->first + i, keys[k])) status = NCORP_ERR_NOMEM;
      }
  }
  nci_free(l->allocator, s->keys, (size_t)ROUND * NCI_KEYS_MAX, sizeof *s->keys);
  nci_free(l->allocator, s->key_counts, ROUND, sizeof *s->key_counts);
  return status;
}

/* ---- ties ---- */

/* What is tied need not be compared for it. */
static bool is_not_tied(const settling *s, uint32_t a, uint32_t b)
{
  return nci_linkage_root(s->l, a) != nci_linkage_root(s->l, b);
}

static ncorp_status find_ties(void *ctx, void *state, size_t first, size_t end)
{
  settling *s = ctx;
  worker *w = state;
  const nci_linkage *l = s->l;
  nci_edges *out = &s->ties[first / CHUNK];
  for (size_t i = first; i < end; i++) {
    uint32_t a = l->touched[s->first + i];
    nci_arena_reset(&w->arena);
    memset(&w->found, 0, sizeof w->found);
    if (!find_candidates(s, w, a, s->all, is_not_tied)) return NCORP_ERR_NOMEM;
    for (uint32_t k = 0; k < w->found.count; k++) {
      nci_verdict v = judge(l, w, a, w->found.at[k]);
      if (v.veto || v.score < l->rules->tie) continue;
      if (!nci_room(l->allocator, &out->at, out->count, &out->room, sizeof *out->at)) return NCORP_ERR_NOMEM;
      out->at[out->count++] = (nci_edge){ .a = a, .b = w->found.at[k], .score = v.score };
    }
  }
  return ended(s, w);
}

/* Unites touched nodes with what they are tied to; so many at a time that the ties need little room. */
static ncorp_status tie_touched(settling *s, uint32_t threads)
{
  nci_linkage *l = s->l;
  nci_edges *ties = nci_calloc(l->allocator, SLAB / CHUNK, sizeof *ties);
  ncorp_status status = ties ? NCORP_OK : NCORP_ERR_NOMEM;
  s->ties = ties;
  s->all = l->touched_count == l->count;
  uint32_t touched = l->touched_count; /* what is touched meanwhile has no other ties than before */
  for (s->first = 0; s->first < touched && status == NCORP_OK; s->first += SLAB) {
    uint32_t n = touched - s->first < SLAB ? touched - s->first : SLAB;
    status = run(s, n, CHUNK, threads, find_ties);
    for (uint32_t c = 0; c < SLAB / CHUNK; c++) {
      for (uint32_t i = 0; i < ties[c].count && status == NCORP_OK; i++)
        unite(l, ties[c].at[i].a, ties[c].at[i].b);
      ties[c].count = 0;
    }
    if (l->rules->pause) l->rules->pause(l->ctx);
  }
  for (uint32_t c = 0; ties && c < SLAB / CHUNK; c++) nci_free(l->allocator, ties[c].at, ties[c].room, sizeof *ties[c].at);
  nci_free(l->allocator, ties, SLAB / CHUNK, sizeof *ties);
  return status;
}

/* ---- clusters ---- */

static bool is_together(const settling *s, uint32_t a, uint32_t b) { return s->groups[a] == s->groups[b]; }

static int by_stable(const void *a, const void *b, void *ctx)
{
  const nci_node *n = ctx;
  uint64_t x = n[*(const uint32_t *)a].stable, y = n[*(const uint32_t *)b].stable;
  return x != y ? (x > y) - (x < y) : by_number(a, b, NULL);
}

/* All verdicts between members [first, end) of a component and any of its members; a pair may come from both sides. */
static bool find_edges(const settling *s, worker *w, const uint32_t *members, uint32_t first, uint32_t end, nci_vertex *vertices, nci_edges *out)
{
  const nci_linkage *l = s->l;
  for (uint32_t i = first; i < end; i++) {
    if (!find_candidates(s, w, members[i], true, is_together)) return false;
    vertices[i] = (nci_vertex){ l->rules->rank ? l->rules->rank(l->ctx, w->scratch, members[i]) : 0, w->sparse };
    for (uint32_t k = 0; k < w->found.count; k++) {
      if (!nci_room(l->allocator, &out->at, out->count, &out->room, sizeof *out->at)) return false;
      nci_verdict v = judge(l, w, members[i], w->found.at[k]);
      out->at[out->count++] = (nci_edge){ .a = i, .b = s->places[w->found.at[k]], .score = v.score, .veto = v.veto, .open = v.open };
    }
  }
  return true;
}

/* Resolves a component; clusters: its members' labels. */
static bool resolve(const settling *s, nci_arena *arena, const uint32_t *members, uint32_t count, const nci_vertex *vertices, const nci_edges *parts,
                    uint32_t part_count, uint32_t *clusters)
{
  uint32_t *lowest = nci_arena_alloc(arena, count, sizeof *lowest);
  if (!lowest || !nci_resolve(arena, vertices, count, parts, part_count, &s->l->rules->cuts, clusters)) return false;
  memset(lowest, 0xff, count * sizeof *lowest);
  for (uint32_t i = 0; i < count; i++)
    if (members[i] < lowest[clusters[i]]) lowest[clusters[i]] = members[i];
  for (uint32_t i = 0; i < count; i++) clusters[i] = lowest[clusters[i]];
  return true;
}

/* The members of a component in stable order; NULL when there is no memory. */
static const uint32_t *place_members(const settling *s, nci_arena *arena, uint32_t c)
{
  uint32_t *members = s->members + s->starts[c], count = s->starts[c + 1] - s->starts[c];
  if (!nci_sort(arena, members, count, sizeof *members, by_stable, s->l->nodes)) return NULL;
  for (uint32_t i = 0; i < count; i++) s->places[members[i]] = i;
  return members;
}

static uint32_t size_of_component(const settling *s, uint32_t c) { return s->starts[c + 1] - s->starts[c]; }

/* Those that are not too large for one thread. */
static ncorp_status make_clusters(void *ctx, void *state, size_t first, size_t end)
{
  settling *s = ctx;
  worker *w = state;
  for (uint32_t c = s->first + (uint32_t)first; c < s->first + end; c++) {
    uint32_t count = size_of_component(s, c), *clusters = s->clusters + s->starts[c];
    clusters[0] = s->members[s->starts[c]];
    if (count == 1 || count > LARGE) continue;
    nci_arena_reset(&w->arena);
    memset(&w->found, 0, sizeof w->found);
    w->edges.count = 0;
    nci_vertex *vertices = nci_arena_alloc(&w->arena, count, sizeof *vertices);
    const uint32_t *members = place_members(s, &w->arena, c);
    if (!vertices || !members || !find_edges(s, w, members, 0, count, vertices, &w->edges) ||
        !resolve(s, &w->arena, members, count, vertices, &w->edges, 1, clusters))
      return NCORP_ERR_NOMEM;
  }
  return ended(s, w);
}

static ncorp_status find_large_edges(void *ctx, void *state, size_t first, size_t end)
{
  settling *s = ctx;
  worker *w = state;
  large *x = s->large;
  nci_arena_reset(&w->arena);
  memset(&w->found, 0, sizeof w->found);
  first += s->first;
  if (!find_edges(s, w, x->members, (uint32_t)first, (uint32_t)(end + s->first), x->vertices, &x->parts[first / CHUNK])) return NCORP_ERR_NOMEM;
  return ended(s, w);
}

/* One of which all threads find the edges together. */
static ncorp_status make_large_cluster(settling *s, uint32_t c, uint32_t threads)
{
  const nci_linkage *l = s->l;
  uint32_t count = size_of_component(s, c), part_count = (count + CHUNK - 1) / CHUNK;
  nci_arena arena;
  nci_arena_init(&arena, l->allocator);
  large x = { .members = place_members(s, &arena, c), .vertices = nci_arena_alloc(&arena, count, sizeof *x.vertices),
              .parts = nci_calloc(l->allocator, part_count, sizeof *x.parts) };
  ncorp_status status = x.members && x.vertices && x.parts ? NCORP_OK : NCORP_ERR_NOMEM;
  s->large = &x;
  for (s->first = 0; s->first < count && status == NCORP_OK; s->first += SLAB) {
    status = run(s, count - s->first < SLAB ? count - s->first : SLAB, CHUNK, threads, find_large_edges);
    if (l->rules->pause) l->rules->pause(l->ctx);
  }
  if (status == NCORP_OK && !resolve(s, &arena, x.members, count, x.vertices, x.parts, part_count, s->clusters + s->starts[c])) status = NCORP_ERR_NOMEM;
  for (uint32_t i = 0; x.parts && i < part_count; i++) nci_free(l->allocator, x.parts[i].at, x.parts[i].room, sizeof *x.parts[i].at);
  nci_free(l->allocator, x.parts, part_count, sizeof *x.parts);
  nci_arena_done(&arena);
  return status;
}

/* So many at a time that what is read of them needs little room. */
static ncorp_status cluster_components(settling *s, uint32_t threads)
{
  ncorp_status status = NCORP_OK;
  for (uint32_t first = 0, end; first < s->components && status == NCORP_OK; first = end) {
    for (end = first; end < s->components && s->starts[end] - s->starts[first] < 2 * SLAB; end++) continue;
    s->first = first;
    status = run(s, end - first, 8, threads, make_clusters);
    if (s->l->rules->pause) s->l->rules->pause(s->l->ctx);
    for (uint32_t c = first; c < end && status == NCORP_OK; c++)
      if (size_of_component(s, c) > LARGE) status = make_large_cluster(s, c, threads);
  }
  return status;
}

/* Lists the components that touched nodes are in, with their members. */
static bool list_components(settling *s)
{
  nci_linkage *l = s->l;
  for (uint32_t i = 0; i < l->touched_count; i++) {
    uint32_t node = l->touched[i], at = node;
    if (!(l->flags[node] & TOUCHED)) continue; /* listed with another */
    if (!nci_room(l->allocator, &s->starts, s->components, &s->start_room, sizeof *s->starts)) return false;
    s->starts[s->components++] = s->member_count;
    do {
      if (!nci_room(l->allocator, &s->members, s->member_count, &s->member_room, sizeof *s->members)) return false;
      s->members[s->member_count++] = at;
      s->groups[at] = s->components;
      l->flags[at] &= (uint8_t)~TOUCHED;
      at = l->nodes[at].next;
    } while (at != node);
  }
  l->touched_count = 0;
  if (!nci_room(l->allocator, &s->starts, s->components, &s->start_room, sizeof *s->starts)) return false;
  s->starts[s->components] = s->member_count;
  return true;
}

/* Writes down the new clusters, and which nodes have moved. */
static bool take_clusters(settling *s)
{
  nci_linkage *l = s->l;
  uint32_t members = s->member_count;
  for (uint32_t i = 0; i < members; i++) l->nodes[s->members[i]].cluster_next = s->members[i];
  for (uint32_t i = 0; i < members; i++) {
    uint32_t node = s->members[i], label = s->clusters[i];
    nci_node *n = &l->nodes[node];
    if (n->cluster != label) {
      if (!nci_room(l->allocator, &l->moves, l->move_count, &l->move_room, sizeof *l->moves)) return false;
      l->moves[l->move_count++] = (nci_move){ node, n->cluster };
      n->cluster = label;
    }
    if (node == label) continue;
    n->cluster_next = l->nodes[label].cluster_next;
    l->nodes[label].cluster_next = node;
  }
  return true;
}

static ncorp_status tie(settling *s, uint32_t threads)
{
  ncorp_status status = add_keys(s, threads);
  return status == NCORP_OK ? tie_touched(s, threads) : status;
}

ncorp_status nci_linkage_tie(nci_linkage *l, uint32_t threads)
{
  settling s = { .l = l };
  return tie(&s, threads);
}

void nci_linkage_put(nci_linkage *l, uint32_t node, uint32_t label)
{
  if (node == label || l->nodes[node].cluster != node) return;
  l->nodes[node].cluster = label;
  l->nodes[node].cluster_next = l->nodes[label].cluster_next;
  l->nodes[label].cluster_next = node;
}

ncorp_status nci_linkage_settle(nci_linkage *l, uint32_t threads)
{
  settling s = { .l = l };
  l->move_count = 0;
  ncorp_status status = tie(&s, threads);
  if (status < 0 || !l->touched_count) return status;
  s.groups = nci_calloc(l->allocator, l->count, sizeof *s.groups);
  if (!s.groups || !list_components(&s)) status = NCORP_ERR_NOMEM;
  if (status == NCORP_OK) {
    s.clusters = nci_alloc(l->allocator, s.member_count, sizeof *s.clusters);
    s.places = nci_alloc(l->allocator, l->count, sizeof *s.places);
    status = s.clusters && s.places ? cluster_components(&s, threads) : NCORP_ERR_NOMEM;
  }
  if (status == NCORP_OK && !take_clusters(&s)) status = NCORP_ERR_NOMEM;
  nci_free(l->allocator, s.starts, s.start_room, sizeof *s.starts);
  nci_free(l->allocator, s.members, s.member_room, sizeof *s.members);
  nci_free(l->allocator, s.clusters, s.member_count, sizeof *s.clusters);
  nci_free(l->allocator, s.places, l->count, sizeof *s.places);
  nci_free(l->allocator, s.groups, l->count, sizeof *s.groups);
  return status;
}
