/* How likely two names are spellings of one person's name: what of the one is found in the other, and a score. */
#ifndef NCI_KNOWLEDGE_NAME_LIKENESS_H
#define NCI_KNOWLEDGE_NAME_LIKENESS_H

#include "knowledge/person_name.h"

typedef struct nci_name_evidence {
  uint32_t found;    /* words of the shorter name that the longer has */
  uint32_t lacking;  /* those that it has not */
  uint32_t crossed;  /* words found in another order */
  bool other_first;  /* the longer name has another first given name: "Omar Hassan Tahir", "Hassan Tahir" */
  int32_t score;     /* per mille: how likely they are one name, where nothing else is known of the two */
} nci_name_evidence;

/* Compares two weighed names (nci_person_name_weigh). The order of a and b does not matter. */
void nci_name_evidence_of(const nci_lexicon *lexicon, const nci_person_name *a, const nci_person_name *b, nci_name_evidence *out);

/* The likeness of two words per mille, by the cheapest way of turning the key of one into the other's (nci_name_key()); the same
 * of a word that may be two joined. */
int nci_keys_alike(ncorp_str a, ncorp_str b);
int nci_keys_joined_alike(ncorp_str first, ncorp_str second, ncorp_str one);

/* The probability, per mille, of evidence in hundredths of a bit. */
int32_t nci_likelihood(int32_t hundredths);

#endif
