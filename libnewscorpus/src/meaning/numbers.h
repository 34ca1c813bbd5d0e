/* Numbers written in digits and words: "14,500", "twenty-five", "2.5 million", "half a dozen", "two and a half", and those that
 * nobody counted ("tens of thousands") or that are parts of a whole ("two-thirds"). */
#ifndef NCI_MEANING_NUMBERS_H
#define NCI_MEANING_NUMBERS_H

#include "meaning/atoms.h"

typedef struct nci_number {
  ncorp_decimal value;
  const nci_atom *end; /* the atom behind it */
  int64_t whole;       /* the value when it is a whole number below 10^15, else -1 */
  int power;           /* of ten, of the scales behind it: 6 in "5 million" */
  bool article;        /* it is "a" or "an" with nothing but a scale behind: "a dozen", "a million" */
  bool words;          /* it begins with a word */
} nci_number;

/* Reads the number that begins at an atom. A bare "a" is none. */
bool nci_number_read(const nci_atoms *atoms, const nci_atom *a, nci_number *out);

/* The same of digits, whatever they are glued to: the 6.1 of "magnitude-6.1". */
bool nci_digits_read(const nci_atoms *atoms, const nci_atom *a, nci_number *out);

/* Reads an amount that nobody counted, as its least: "dozens" 12, "several hundred" 300, "tens of thousands" 10,000; the
 * convention of ACLED's codebook (dozens are 12, hundreds 100). "a couple" and "a pair" are 2 where "of" follows.
 * mod: set to what it says of the amount. */
bool nci_vague_read(const nci_atoms *atoms, const nci_atom *a, nci_number *out, nci_mod *mod);

/* Reads a part of a whole: "two-thirds", "a quarter", "half", "one in five", "nine out of ten". To six digits. */
bool nci_fraction_read(const nci_atoms *atoms, const nci_atom *a, nci_number *out);

/* What a word or words before a number say of it: "about", "more than", "at least", "up to", "no fewer than".
 * mod: set, NCI_MOD_NONE when there is none. Returns: the atom behind it, where a number may begin. */
const nci_atom *nci_bound_read(const nci_atoms *atoms, const nci_atom *a, nci_mod *mod);

#endif
