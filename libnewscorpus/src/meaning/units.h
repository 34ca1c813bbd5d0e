/* What numbers count: the lemma of a counted noun, units of measure, and the codes of currencies. */
#ifndef NCI_MEANING_UNITS_H
#define NCI_MEANING_UNITS_H

#include "meaning/atoms.h"

/* True when a word looks like the plural of a noun ("missiles", "people", "policemen"), or counts without one
 * ("aircraft", "crew"). */
bool nci_plural(ncorp_str word);

/* The singular, in the arena: in lower case unless it is a name ("Palestinian"). `lemma`: what the language model says of a
 * word that has no irregular plural, or absent. */
ncorp_str nci_singular(nci_arena *arena, ncorp_str word, ncorp_str lemma);

typedef struct nci_measure {
  ncorp_str unit;      /* the unit's usual name, "%" or an ISO 4217 code; absent when there is none */
  ncorp_span span;
  const nci_atom *end; /* behind it */
  bool money;
  bool time;           /* hours and years: they belong to times */
} nci_measure;

/* True for the character of a currency ("$"). */
bool nci_currency_sign(int32_t code);

/* The currency that stands before a number: "$", "US$", "EUR". Returns: the number's atom, or NULL when there is none. */
const nci_atom *nci_currency_before(const nci_atoms *atoms, const nci_atom *a, nci_measure *out);

/* The unit or currency that begins at an atom: "percent", "square miles", "degrees Celsius", "US dollars".
 * token, end_token: the token that begins at the atom, and the end of its sentence.
 * large: the number before it is large, so that a word like "won" or "real" is money. */
bool nci_measure_read(const nci_atoms *atoms, const nci_atom *a, uint32_t token, uint32_t end_token, bool large, nci_measure *out);

#endif
