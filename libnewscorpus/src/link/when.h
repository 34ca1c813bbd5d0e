/* What is known of when something happened: a constraint on days. */
#ifndef NCI_LINK_WHEN_H
#define NCI_LINK_WHEN_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"

/* What a date expression allows: days since 1970-01-01, or only a weekday. */
typedef struct nci_when {
  int32_t first, last; /* INT32_MIN and INT32_MAX when unknown */
  uint8_t weekday;     /* 1 to 7 when only that is known, else 0 */
} nci_when;

#define NCI_WHEN_UNKNOWN ((nci_when){ INT32_MIN, INT32_MAX, 0 })

nci_when nci_when_read(ncorp_str date);

/* False when both are known and exclude each other. */
bool nci_when_meet(nci_when a, nci_when b);

/* Both together; of a and b that meet. */
nci_when nci_when_both(nci_when a, nci_when b);

static inline bool nci_when_is_day(nci_when w) { return w.first == w.last; }

/* "YYYY-MM-DD" in the arena. */
ncorp_str nci_when_print(nci_arena *arena, int32_t day);

#endif
