/* The weights by which phrases are joined: a table of numbers, into which features of a choice are hashed. Which features
 * there are is not known here. */
#ifndef NCI_LANGUAGE_LINKER_H
#define NCI_LANGUAGE_LINKER_H

#include "language/model_file.h"

typedef struct nci_linker {
  const int16_t *weights; /* [2^bits], NULL: there is none */
  uint32_t shift;         /* 32 - bits: a feature's hash, shifted so far, is its row */
} nci_linker;

enum { NCI_LINKER_BITS = 16, NCI_LINKER_UNIT = 8 }; /* weights are in units of 2^-NCI_LINKER_UNIT */

/* Opens the section "linker" of a model, if it has one. */
ncorp_status nci_linker_open(nci_linker *linker, const nci_model_file *file, ncorp_error *error);

/* A feature: what is asked, and two values of the answer. */
static inline uint32_t nci_linker_feature(uint32_t question, uint32_t a, uint32_t b)
{
  uint32_t h = (question + 1) * 0x9e3779b1u + a * 0x85ebca6bu + b * 0xc2b2ae35u;
  return (h ^ h >> 15) * 0x2c1b3c6du;
}

/* The sum of the weights of some features. */
static inline int32_t nci_linker_score(const nci_linker *linker, const uint32_t *features, uint32_t count)
{
  int32_t sum = 0;
  for (uint32_t i = 0; i < count; i++) sum += linker->weights[features[i] >> linker->shift];
  return sum;
}

#endif
