/* Numbers written in digits and words: "14,500", "twenty-five", "2.5 million", "half a dozen", "two and a half". */
#ifndef NCI_MEANING_NUMBERS_H
#define NCI_MEANING_NUMBERS_H

#include "meaning/atoms.h"

typedef struct nci_number {
  ncorp_decimal value;
  const nci_atom *end; /* the atom behind it */
  int64_t whole;       /* the value when it is a whole number below 10^15, else -1 */
  bool article;        /* it is "a" or "an" with nothing but a scale behind: "a dozen", "a million" */
  bool words;          /* it begins with a word */
} nci_number;

/* Reads the number that begins at an atom. A bare "a" is none. */
bool nci_number_read(const nci_atoms *atoms, const nci_atom *a, nci_number *out);

/* What a word or words before a number say of it: "about", "more than", "at least", "up to", "no fewer than".
 * mod: set, NCI_MOD_NONE when there is none. Returns: the atom behind it, where a number may begin. */
const nci_atom *nci_bound_read(const nci_atoms *atoms, const nci_atom *a, nci_mod *mod);

#endif
