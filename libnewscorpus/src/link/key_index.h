/* Blocking keys and the nodes that have them. What shares a key is compared.
 *
 * A key is 64 bits; its lowest bit tells what happens when it is common. A coarse key (0) that more than NCI_KEY_COARSE nodes have is
 * not used any more: whoever has it has finer ones too. Of a fine key (1) that more than NCI_KEY_FINE have, all nodes are compared
 * with its first NCI_KEY_HUBS only, so that the work stays proportional to their number. First is whose stable hash is lowest,
 * whatever the order in which nodes come. */
#ifndef NCI_LINK_KEY_INDEX_H
#define NCI_LINK_KEY_INDEX_H

#include <stdbool.h>
#include <stdint.h>
#include "base/alloc.h"

enum { NCI_KEY_COARSE = 64, NCI_KEY_FINE = 32, NCI_KEY_HUBS = 8, NCI_KEY_NONE = 0 };

typedef struct nci_key_slot {
  uint64_t key;   /* 0: free */
  uint32_t first; /* posting + 1 */
  uint32_t count; /* of nodes */
} nci_key_slot;

typedef struct nci_posting {
  uint32_t node;
  uint32_t next; /* posting + 1, or 0 */
} nci_posting;

typedef struct nci_key_index {
  const ncorp_allocator *allocator;
  nci_key_slot *slots; /* open addressing; NULL while empty */
  uint64_t slot_count; /* a power of two, or 0 */
  uint64_t used;
  nci_posting *postings; /* of a common fine key the first NCI_KEY_HUBS in order; all others in any */
  uint32_t posting_count, posting_room;
  uint32_t spare;        /* a posting + 1 that is not used any more, with others behind it; or 0 */
} nci_key_index;

/* Makes a key of a hash. Never NCI_KEY_NONE. */
static inline uint64_t nci_key_coarse(uint64_t hash) { return (hash & ~UINT64_C(1)) | 2; }
static inline uint64_t nci_key_fine(uint64_t hash) { return hash | 1; }

static inline bool nci_key_is_fine(uint64_t key) { return key & 1; }

/* How many nodes have a key before it is common. */
static inline uint32_t nci_key_cap(uint64_t key) { return nci_key_is_fine(key) ? NCI_KEY_FINE : NCI_KEY_COARSE; }

/* Puts a node under a key, which it does not have yet. stable_of: the hash of a node.
 * *shaken: whether all of the key's nodes are compared with others than before.
 * False when there is no memory. */
bool nci_key_add(nci_key_index *index, uint64_t key, uint32_t node, uint64_t (*stable_of)(const void *ctx, uint32_t node),
                 const void *ctx, bool *shaken);

/* Takes a node from under a key. Gives whether the others are compared with others than before. */
bool nci_key_remove(nci_key_index *index, uint64_t key, uint32_t node, uint64_t (*stable_of)(const void *ctx, uint32_t node),
                    const void *ctx);

/* The nodes under a key: the first posting + 1, and how many. */
const nci_key_slot *nci_key_find(const nci_key_index *index, uint64_t key);

void nci_key_index_done(nci_key_index *index);

/* Filling an index that is empty: room for so many keys, then the nodes of each key in order, one key after the other. False
 * when there is no memory. */
bool nci_key_reserve(nci_key_index *index, uint64_t keys);
bool nci_key_append(nci_key_index *index, uint64_t key, uint32_t node);

#endif
