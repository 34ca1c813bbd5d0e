/* The linker as the parts of the API share it. */
#ifndef NCI_API_LINKER_H
#define NCI_API_LINKER_H

#include <newscorpus/linker.h>
#include "base/refcount.h"
#include "link/records.h"

/* A figure of a story. */
typedef struct nci_figure_place {
  uint32_t story, figure;
} nci_figure_place;

struct ncorp_linker {
  ncorp_allocator allocator;
  nci_busy busy;
  nci_links links;
  uint32_t threads;
  bool settled;
  /* Made anew when articles have come in: */
  bool recorded;
  nci_records records;
  nci_arena kept, out;       /* what records keep, and a record itself */
  nci_arena scratch;         /* of one article */
  uint32_t *order[3];        /* labels of entities, events and stories in the order of their first articles */
  uint32_t order_count[3];
  NCI_VEC(nci_figure_place) figures; /* who is described and never named: entities behind the others */
  bool figures_listed;
  size_t size;               /* of all this */
  char spill[];              /* the folder for a temporary file, or nothing */
};

/* Around what a public call does: NCORP_ERR_BUSY or NCORP_ERR_STATE; and the error of a status that has none yet. */
ncorp_status nci_linker_enter(ncorp_linker *linker, ncorp_error *error);
ncorp_status nci_linker_leave(ncorp_linker *linker, ncorp_status status, ncorp_error *error);

/* Takes a digest in; *known: it has the article already, and leaves it out. */
ncorp_status nci_linker_take(ncorp_linker *linker, const nci_digest *digest, bool *known);

/* Settles, and prepares making records. */
ncorp_status nci_linker_prepare(ncorp_linker *linker);

#endif
