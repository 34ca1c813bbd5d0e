/* What a number counts: the head of the noun phrase behind it. */
#ifndef NCI_MEANING_COUNTED_H
#define NCI_MEANING_COUNTED_H

#include "meaning/numbers.h"

/* The noun that is counted by a number, or NULL: by the sentence's tree where there is one, else by what the words look like.
 * at: where the noun phrase may begin, behind the number or behind "of".
 * number: the token of the number, or NCORP_NONE when the noun does not hang on it ("three of the men").
 * one: the number is one, so that the noun is in the singular. */
const nci_atom *nci_counted(const nci_atoms *atoms, const nci_atom *at, uint32_t number, bool one);

#endif
