/* Finding the records of a sealed corpus by id, and entities by name. */
#ifndef NCI_MODEL_INDEX_H
#define NCI_MODEL_INDEX_H

#include "model/corpus.h"

typedef struct nci_index nci_index;

/* Which table of the index. */
typedef enum nci_index_table {
  NCI_INDEX_ARTICLES,
  NCI_INDEX_ENTITIES,
  NCI_INDEX_EVENTS,
  NCI_INDEX_NAMES, /* of entities; the one with the most mentions wins */
  NCI_INDEX_TABLES
} nci_index_table;

/* Makes the index in the corpus's arena. NCORP_ERR_ARG with *twice when two articles have one id. */
ncorp_status nci_index_make(ncorp_corpus *corpus, ncorp_str *twice);

/* Gives the index of a key, or SIZE_MAX. */
size_t nci_index_find(const ncorp_corpus *corpus, nci_index_table table, ncorp_str key);

#endif
