/* Counting how often keys go with values, and what is to be kept of it. Keys are hashes of 64 bits that stand for
 * themselves; nodes come in the order of their first vote. */
#ifndef TRAIN_VOTES_H
#define TRAIN_VOTES_H

#include <stdbool.h>
#include "base/vec.h"

/* How often a key went with a value. */
typedef struct vote {
  uint32_t value, count;
  uint32_t next; /* of the same key, + 1 */
} vote;

typedef struct node {
  uint64_t key;
  uint32_t votes;   /* + 1 */
  uint32_t total;
  uint16_t value;   /* the one with most votes, once it is settled */
  uint32_t support; /* its votes */
  bool settled, kept;
  bool shortest;    /* an ending of no bytes, which the context has */
  bool longer;      /* a longer ending is kept, so the way to it must be */
} node;

typedef struct votes {
  nci_arena *arena;    /* borrowed */
  NCI_VEC(node) nodes; /* moved by votes_get() and votes_add() */
  NCI_VEC(vote) list;
  uint32_t *slots;     /* of nodes, + 1 */
  uint32_t slot_count;
} votes;

node *votes_find(const votes *v, uint64_t key);

/* Makes the node when there is none; NULL when there is no memory. */
node *votes_get(votes *v, uint64_t key);

void votes_add(votes *v, uint64_t key, uint32_t value, uint32_t count);

/* Chooses the value with most votes; of equal ones that with the greater weight (weights may be NULL), then the lower
 * number. Once for each node. */
void votes_settle(votes *v, node *n, const uint32_t *weights);

#endif
