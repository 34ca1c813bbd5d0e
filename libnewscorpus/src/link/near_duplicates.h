/* Articles with nearly the same text, found by their sketches. */
#ifndef NCI_LINK_NEAR_DUPLICATES_H
#define NCI_LINK_NEAR_DUPLICATES_H

#include "link/links.h"

/* Sets, for the articles of each story that has changed, `duplicate`: the earlier article of the story (by date, then by
 * id) that it has most in common with, if that is nearly all of the shorter one. Found by bands of two bins, so that the work grows with the
 * number of articles. */
ncorp_status nci_find_near_duplicates(nci_links *links);

#endif
