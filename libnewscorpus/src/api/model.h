/* The model of an analyzer: the built-in one, a file or memory. */
#ifndef NCI_API_MODEL_H
#define NCI_API_MODEL_H

#include <newscorpus/analyzer.h>
#include "base/alloc.h"
#include "language/language.h"

typedef struct nci_model {
  ncorp_allocator allocator;
  nci_language language;  /* empty when the library was built without a model */
  ncorp_model info;       /* what the user sees */
  ncorp_model_section *sections;
  char *path, *room;      /* copies: the file's name, and its bytes with what aligns them */
  size_t path_size, room_size;
} nci_model;

/* Opens what the options ask for. After a failure there is nothing to close.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM; and for the model's sake NCORP_ERR_IO, NCORP_ERR_SYNTAX,
 * NCORP_ERR_LIMIT, NCORP_ERR_UNSUPPORTED. */
ncorp_status nci_model_open(nci_model *m, const ncorp_analyzer_options *options, const ncorp_allocator *allocator, ncorp_error *error);
void nci_model_close(nci_model *m);

#endif
