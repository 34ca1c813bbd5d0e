/* From pairwise verdicts to clusters: average link, the same for entities, events and stories.
 *
 * The two clusters with the highest mean score are joined first, as long as that mean reaches the cut and nothing stands
 * between them (a veto between any of their members). Pairs without a verdict count as nothing, so that a chain of likely
 * pairs cannot glue what is unlike at its ends; pairs that were not compared because both sides are sparse are left out
 * of the mean. Two clusters may each be closer than what lies between them, as two matters of one sort; `inner` keeps them
 * apart. What is open (too short to tell) joins afterwards, fuller ones first, where exactly one cluster comes into
 * question or one is better than the next by a margin. The result depends on the nodes and edges alone, not on their order. */
#ifndef NCI_LINK_RESOLVE_H
#define NCI_LINK_RESOLVE_H

#include "base/arena.h"

/* One of what is clustered. Nodes are given in the order of their stable hashes, which decides between equals. */
typedef struct nci_vertex {
  uint8_t rank;  /* open nodes of a higher rank join clusters of a lower one */
  bool sparse;   /* not compared with all that it might be compared with */
} nci_vertex;

/* A verdict on two of them. */
typedef struct nci_edge {
  uint32_t a, b;
  int32_t score; /* thousandths */
  bool veto, open;
} nci_edge;

typedef struct nci_edges {
  nci_edge *at;
  uint32_t count, room;
} nci_edges;

typedef struct nci_cuts {
  int32_t mean;   /* a mean score from which clusters are joined, thousandths */
  int32_t open;   /* the same for what is open */
  int32_t margin; /* by how much an open one has to prefer a cluster to the next */
  bool leave_out; /* open pairs are left out of means instead of counting as nothing */
  int32_t inner;  /* clusters are joined while the mean between them is at least so many thousandths of the one within the looser of them */
} nci_cuts;

/* Sets cluster_of[vertex] to the lowest vertex of its cluster. The edges lie in so many parts; of what is told twice of a pair the
 * second is passed over. False when there is no memory. */
bool nci_resolve(nci_arena *arena, const nci_vertex *vertices, uint32_t count, const nci_edges *parts, uint32_t part_count, const nci_cuts *cuts,
                 uint32_t *cluster_of);

#endif
