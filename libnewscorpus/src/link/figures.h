/* Who or what the articles of a story describe: "the gunman", "the crash"; named by another description or not at all.
 * Descriptions mean one only inside a story. */
#ifndef NCI_LINK_FIGURES_H
#define NCI_LINK_FIGURES_H

#include "link/figure_likeness.h"

typedef struct nci_figure {
  uint64_t stable;  /* a hash of the earliest article that describes it, and of how */
  uint32_t named;   /* the label of the entity that the story names, or NCORP_NONE */
} nci_figure;

/* A name that the story uses for another entity of it: "Navy" for one of the navies. */
typedef struct nci_renaming {
  uint32_t label, to;   /* of entities */
  uint32_t sightings;   /* how many in the story */
  nci_casting because;
} nci_renaming;

/* The figures of a story: each is described twice at least, or named. */
typedef struct nci_cast {
  nci_figure *figures;
  uint32_t figure_count;
  uint32_t *articles;   /* earliest first */
  uint32_t *starts;     /* [article of the cast] -> the first of figure_of; one more at the end */
  uint32_t *figure_of;  /* [what the articles describe, in the digests' order] -> its figure, or NCORP_NONE */
  uint8_t *because_of;  /* likewise -> nci_casting: what most speaks for it */
  uint32_t article_count;
  uint32_t *told_starts; /* [figure] -> the first of told; one more at the end */
  uint32_t *told;        /* where it is described, as an index into figure_of, in that order */
  nci_renaming *renamed;
  uint32_t renamed_count;
} nci_cast;

/* Finds the cast of the story with this label. False when there is no memory. */
bool nci_cast_make(nci_arena *arena, const nci_links *links, uint32_t story, nci_cast *out);

/* The renaming of an entity in a cast, or NULL. */
const nci_renaming *nci_cast_renaming(const nci_cast *cast, uint32_t label);

/* Which of the cast's articles describes what is at this index into figure_of. */
uint32_t nci_cast_article_of(const nci_cast *cast, uint32_t at);

/* Lists the players of a story without casting them, for those who learn the weights: figure_of gives a player instead. */
bool nci_cast_players(nci_arena *arena, const nci_links *links, uint32_t story, nci_cast *out, nci_player **players, uint32_t *count);

#endif
