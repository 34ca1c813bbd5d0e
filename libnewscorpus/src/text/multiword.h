/* Surface tokens of several words: what is written as one and counts as two in Universal Dependencies for English. */
#ifndef NCI_TEXT_MULTIWORD_H
#define NCI_TEXT_MULTIWORD_H

#include <stdbool.h>
#include "base/str.h"

/* The quick look for words of two letters and more: only those of these sizes and endings can be contractions. */
static inline bool nci_contraction_ending(const char *w, size_t size)
{
  char last = nci_to_lower(w[size - 1]), before = nci_to_lower(w[size - 2]), first = nci_to_lower(w[0]);
  switch (last) {
  case 't': return before == 'n' ? size >= 4 : before == 'o' && size == 6;
  case 'a': return size == 5 && (before == 'n' || before == 't');
  case 'e': return before == 'm' ? size == 5 : before == 'r' ? size >= 5 && (first == 'y' || first == 't') : before == 'v' && size == 3;
  case 'l': return before == 'l' && (first == 'y' || first == 't' || first == 'i');
  case 's': return before == 't' ? size == 5 || size == 3 : before == 'e' && (first == 'h' || first == 's' || first == 't');
  case 'm': return size == 2;
  default: return false;
  }
}

/* Where the second word of a contraction without an apostrophe begins ("cannot", "gonna", "dont"); 0 when the word is none. */
uint32_t nci_contraction(ncorp_str word);

/* True when `token`, which follows `previous` without a space, is part of the same multiword token of UD:
 * do|n't, Oslo|'s, workers|', can|not, gon|na. The tokenizer cuts nothing else between two letters. */
bool nci_token_joins(ncorp_str previous, ncorp_str token);

#endif
