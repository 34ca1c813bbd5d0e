/* A language: what is opened from one model file, immutable, shared by any number of threads. It owns no memory: every
 * part is a view of the model's bytes. */
#ifndef NCI_LANGUAGE_LANGUAGE_H
#define NCI_LANGUAGE_LANGUAGE_H

#include "language/boundary.h"
#include "language/linker.h"
#include "language/model_file.h"
#include "language/morphology.h"
#include "language/network.h"

/* A component is a struct of views with `ncorp_status nci_X_open(nci_X *, const nci_model_file *, ncorp_error *)`, which
 * checks its sections whole, so that later nothing in them can lead outside; where its sections are absent it succeeds
 * and leaves the component empty, and the stages that need it are left out. nci_language_open() calls each of them. */
typedef struct nci_language {
  nci_model_file file;
  ncorp_str about; /* JSON text: how the model was made; absent when it does not say */
  nci_boundary boundary;
  nci_morphology morphology;
  nci_labels upos, xpos, feats, deprel; /* what the ids of tags, features and relations stand for */
  nci_network network;
  nci_linker linker;
} nci_language;

/* Opens all parts of a model; see nci_model_file_open() for the parameters and what is returned. */
ncorp_status nci_language_open(nci_language *language, const void *bytes, size_t size, bool verify, ncorp_error *error);

/* Opens the model that is built into the library, whose content was verified when it was built in. A library that was
 * built without one gives an empty language: file.bytes is NULL, and so are the parts. */
ncorp_status nci_language_open_english(nci_language *language, ncorp_error *error);

/* What the build embeds: aligned to a page, never written, read from the disk page by page as it is used. Size 0 when the
 * library was built without a model. */
extern const unsigned char nci_english_model[];
extern const size_t nci_english_model_size;

#endif
