/* Who or what the articles of a story describe and none of them names: "the gunman", "the crash". Descriptions mean one only
 * inside a story. */
#ifndef NCI_LINK_FIGURES_H
#define NCI_LINK_FIGURES_H

#include "link/links.h"

typedef struct nci_figure {
  uint64_t stable;  /* a hash of the earliest article that describes it, and of how */
  uint32_t named;   /* the label of the entity that other articles of the story name, or NCORP_NONE */
} nci_figure;

/* The figures of a story: each is described by two of its articles at least, or named by another one. */
typedef struct nci_cast {
  nci_figure *figures;
  uint32_t figure_count;
  uint32_t *articles;   /* earliest first */
  uint32_t *starts;     /* [article of the cast] -> the first of figure_of; one more at the end */
  uint32_t *figure_of;  /* [what the articles describe, in the digests' order] -> its figure, or NCORP_NONE */
  uint32_t article_count;
} nci_cast;

/* Finds the cast of the story with this label. False when there is no memory. */
bool nci_cast_make(nci_arena *arena, const nci_links *links, uint32_t story, nci_cast *out);

#endif
