/* The ids that a scan has given, as 64-bit hashes: ids of any length cost 8 to 20 bytes each. Two ids with one hash
 * (one chance in 2^64 for each pair) count as the same. */
#ifndef NCI_FORMAT_IDSET_H
#define NCI_FORMAT_IDSET_H

#include <stdbool.h>
#include <newscorpus/status.h>
#include "base/alloc.h"

typedef struct nci_idset {
  const ncorp_allocator *allocator; /* borrowed */
  uint64_t *keys;                   /* 0 is a free slot */
  uint32_t *repeats;                /* of each key; NULL until an id was seen twice */
  size_t slots, count;
  uint64_t seed;
} nci_idset;

void nci_idset_init(nci_idset *set, const ncorp_allocator *allocator);
void nci_idset_done(nci_idset *set);

/* Adds an id. *known: it was there already; then *repeats, when it is not NULL, says how many times this was the case,
 * this one included. NCORP_ERR_NOMEM when there is no memory. */
ncorp_status nci_idset_add(nci_idset *set, ncorp_str id, bool *known, uint32_t *repeats);

#endif
