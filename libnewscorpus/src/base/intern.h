/* Interning: equal strings become one small number. Ids count from 0 in the order of first sight. */
#ifndef NCI_BASE_INTERN_H
#define NCI_BASE_INTERN_H

#include "base/arena.h"
#include "base/vec.h"

typedef struct nci_intern {
  nci_arena *arena;     /* borrowed; holds everything */
  uint32_t *slots;      /* id + 1, or 0; open addressing */
  uint64_t *hashes;     /* of each id */
  uint32_t slot_count;  /* a power of two, or 0 */
  uint64_t seed;        /* of the hashes */
  NCI_VEC(ncorp_str) strings;
} nci_intern;

void nci_intern_init(nci_intern *intern, nci_arena *arena);

/* Gives the id of a string, which is copied when it is new; NCORP_NONE (UINT32_MAX) when there is no memory. */
uint32_t nci_intern_add(nci_intern *intern, ncorp_str s);

/* Gives the id of a string that is known, or UINT32_MAX. */
uint32_t nci_intern_find(const nci_intern *intern, ncorp_str s);

#endif
