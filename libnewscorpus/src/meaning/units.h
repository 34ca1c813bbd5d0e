/* What numbers count: the lemma of a counted noun, and the codes of currencies. */
#ifndef NCI_MEANING_UNITS_H
#define NCI_MEANING_UNITS_H

#include "meaning/atoms.h"

/* True when a word looks like the plural of a noun ("missiles", "people", "policemen"), or counts without one
 * ("aircraft", "km"). */
bool nci_plural(ncorp_str word);

/* The singular in lower case, in the arena. */
ncorp_str nci_singular(nci_arena *arena, ncorp_str word);

/* The ISO 4217 code of a currency's sign (a code point), or absent. `prefix`: what stands glued before it ("US" in "US$"). */
ncorp_str nci_currency_of_sign(int32_t sign, ncorp_str prefix);

/* The code of a currency named by a word ("euros"), or of an upper-case code ("EUR"); absent when it is none.
 * `before`: the word before it ("Canadian dollars"). */
ncorp_str nci_currency_of_word(ncorp_str word, ncorp_str before);

#endif
