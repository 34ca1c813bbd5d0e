/* How likely two names are spellings of one person's name: what of the one is found in the other, and a score. */
#ifndef NCI_KNOWLEDGE_NAME_LIKENESS_H
#define NCI_KNOWLEDGE_NAME_LIKENESS_H

#include "knowledge/person_name.h"

/* Two names laid side by side, the shorter and the longer, word to word. Likenesses and shares are per mille. */
typedef struct nci_name_evidence {
  int32_t shorter_share; /* of the weight of the shorter name, what is found in the longer */
  int32_t longer_share;  /* the reverse */
  int32_t weight;        /* of what both have, with weights as in nci_name_word */
  int32_t least;         /* likeness of the words found that are least alike */
  int32_t last, first;   /* likeness of the surnames; of the first given names; 0 where one is not the other */
  int32_t found;         /* words of the shorter name that the longer has */
  int32_t lacking;       /* those that it has not */
  int32_t crossed;       /* words found in another order */
  bool other_first;      /* the longer name has another first given name: "Omar Hassan Tahir", "Hassan Tahir" */
  int32_t score;         /* per mille: how likely they are one name, where nothing else is known of the two */
} nci_name_evidence;

/* Compares two weighed names (nci_person_name_weigh). The order of a and b does not matter. */
void nci_name_evidence_of(const nci_lexicon *lexicon, const nci_person_name *a, const nci_person_name *b, nci_name_evidence *out);

#endif
