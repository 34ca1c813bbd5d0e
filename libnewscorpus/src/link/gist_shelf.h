/* The gists that a thread unpacked last, for rules that compare articles. */
#ifndef NCI_LINK_GIST_SHELF_H
#define NCI_LINK_GIST_SHELF_H

#include "link/links.h"

enum { NCI_SHELF = 256 };

typedef struct nci_gist_shelf {
  uint32_t articles[NCI_SHELF]; /* + 1 */
  nci_gist gists[NCI_SHELF];
} nci_gist_shelf;

/* As rules start and stop a thread's memory; the context is the nci_links. */
void *nci_shelf_start(const void *links);
void nci_shelf_stop(const void *links, void *shelf);

/* Between pieces of work: forgets what was read of digests that lie in a file. */
void nci_shelf_pause(const void *links);

/* The gist of an article. What is asked for as first and as second of a pair lies apart, so that both last until the next
 * pair. What does not unpack is like nothing. */
const nci_gist *nci_shelf_first(const nci_links *links, nci_gist_shelf *shelf, uint32_t article);
const nci_gist *nci_shelf_second(const nci_links *links, nci_gist_shelf *shelf, uint32_t article);

#endif
