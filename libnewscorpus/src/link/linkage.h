/* Nodes of one kind (names, articles, reports) and the clusters that they are in.
 *
 * Nodes are added, keys put them beside others, verdicts join them. Settling brings the clusters up to date: only what is
 * connected to a new or touched node is looked at again, and what comes out is what would come out if all had been there
 * from the start. Nothing but nodes, keys and clusters is kept; verdicts are asked for again when they are needed. */
#ifndef NCI_LINK_LINKAGE_H
#define NCI_LINK_LINKAGE_H

#include <newscorpus/analyzer.h>
#include "base/arena.h"
#include "link/key_index.h"
#include "link/resolve.h"
#include "link/verdict.h"

enum { NCI_KEYS_MAX = 64 };

/* What tells the kinds apart. All functions are pure, of what ctx holds when settling begins. */
typedef struct nci_rules {
  nci_cuts cuts;
  int32_t tie; /* the score from which two nodes are looked at together */
  /* A thread's own memory for what it wants to keep of nodes from one call to the next; may be NULL. */
  void *(*start)(const void *ctx);
  void (*stop)(const void *ctx, void *scratch);
  void (*pause)(const void *ctx); /* between pieces of work: what was read may be forgotten; may be NULL */
  bool (*failed)(const void *scratch); /* memory ran out: what was answered does not count; may be NULL */
  /* Puts up to NCI_KEYS_MAX keys of a node into keys[]; gives how many. */
  uint32_t (*keys)(const void *ctx, void *scratch, uint32_t node, uint64_t *keys);
  void (*judge)(const void *ctx, void *scratch, uint32_t a, uint32_t b, nci_verdict *verdict); /* *verdict is zero-filled */
  uint8_t (*rank)(const void *ctx, void *scratch, uint32_t node); /* see nci_vertex; may be NULL */
} nci_rules;

typedef struct nci_node {
  uint64_t stable;           /* a hash of its content: the same whenever it comes */
  uint32_t cluster;          /* lowest node of its cluster */
  uint32_t cluster_next;     /* a ring */
  uint32_t up, next;         /* components of what was ever tied: a forest, and a ring. A root has NCI_ROOT and how many are in it */
} nci_node;

#define NCI_ROOT UINT32_C(0x80000000)

/* A node whose cluster has another label now, and the label that it had (its own number for a new one). */
typedef struct nci_move {
  uint32_t node, was;
} nci_move;

/* Of nodes that lie on many machines only some are here: a fine key that is common everywhere, and the stable hash
 * of the last of its hubs. */
typedef struct nci_hot_key {
  uint64_t key, last_hub;
} nci_hot_key;

typedef struct nci_linkage {
  const ncorp_allocator *allocator;
  const nci_rules *rules;
  const void *ctx;
  nci_node *nodes;
  uint32_t count, room;
  nci_key_index keys;
  uint32_t *touched;  /* nodes to look at when settling, each once */
  uint8_t *flags;     /* [node] */
  uint32_t touched_count, touched_room, flag_room;
  uint32_t keyed;     /* nodes before this one have their keys */
  nci_move *moves;    /* of the last settling */
  uint32_t move_count, move_room;
  const nci_hot_key *hot; /* by key; borrowed */
  uint32_t hot_count;
} nci_linkage;

void nci_linkage_init(nci_linkage *linkage, const ncorp_allocator *allocator, const nci_rules *rules, const void *ctx);
void nci_linkage_done(nci_linkage *linkage);

/* Adds a node, touched and a cluster of its own; its number is the one before linkage->count then. Keys follow when
 * settling. False when there is no memory. */
bool nci_linkage_add(nci_linkage *linkage, uint64_t stable);

/* What is known of a node has changed, and with it the verdicts on it. */
bool nci_linkage_touch(nci_linkage *linkage, uint32_t node);

/* Puts a node that is there already under one more key, and touches it. */
bool nci_linkage_key(nci_linkage *linkage, uint32_t node, uint64_t key);

/* Takes a node from under a key, and touches it. */
bool nci_linkage_unkey(nci_linkage *linkage, uint32_t node, uint64_t key);

/* The root of the component of a node. */
uint32_t nci_linkage_root(const nci_linkage *linkage, uint32_t node);

/* Brings the clusters up to date; threads: as in nci_parallel. Sets `moves`. */
ncorp_status nci_linkage_settle(nci_linkage *linkage, uint32_t threads);

/* Only finds out which nodes are tied. */
ncorp_status nci_linkage_tie(nci_linkage *linkage, uint32_t threads);

/* Puts a node that is alone into the cluster with this label, as another machine has found. */
void nci_linkage_put(nci_linkage *linkage, uint32_t node, uint32_t label);

#endif
