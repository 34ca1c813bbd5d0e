/* Articles with nearly the same text, found by their shingles. */
#ifndef NCI_LINK_NEAR_DUPLICATES_H
#define NCI_LINK_NEAR_DUPLICATES_H

#include "link/link.h"

/* Sets link->near_duplicates: for each article an earlier one of which at least three quarters of the shingles (runs of
 * five words) are the same, or UINT32_MAX. Estimated by one-permutation minhash (Li, Owen, Zhang 2012) with 64 bins and
 * found by bands of four bins, so that the work grows with the number of articles. */
ncorp_status nci_link_near_duplicates(nci_link *link);

#endif
