/* Case and likeness of words. */
#ifndef NCI_TEXT_FOLD_H
#define NCI_TEXT_FOLD_H

#include <stdbool.h>
#include <stdint.h>
#include <newscorpus/status.h>
#include "base/arena.h"

/* Character classes of Unicode: everything that is to be known of a character in one look-up. */
enum {
  NCI_CHAR_UPPER = 1u << 0, /* upper or title case letter */
  NCI_CHAR_LOWER = 1u << 1,
  NCI_CHAR_ALPHA = 1u << 2, /* any letter, and the marks and joiners inside words */
  NCI_CHAR_DIGIT = 1u << 3,
  NCI_CHAR_SPACE = 1u << 4,
  NCI_CHAR_PUNCT = 1u << 5  /* punctuation or symbol */
};
unsigned nci_char_class(uint32_t c);

bool nci_char_upper(uint32_t c);
bool nci_char_lower(uint32_t c);
bool nci_char_alpha(uint32_t c); /* letters and marks */
bool nci_char_digit(uint32_t c);
bool nci_char_space(uint32_t c); /* white space of any kind, NBSP and zero-width space included */
uint32_t nci_char_to_lower(uint32_t c);
uint32_t nci_char_to_upper(uint32_t c);

/* Lower case, character by character (simple mapping; curly apostrophes become straight; white space one space).
 * This is the form in which phrases are looked up. The result lies in the arena, or is s itself if nothing changes. */
ncorp_str nci_fold(nci_arena *arena, ncorp_str s);

/* The skeleton of a name for comparing spellings: folded, without diacritics (NFKD, marks removed; ø ł ß ı and the like
 * spelled out), without punctuation. */
ncorp_str nci_skeleton(nci_arena *arena, ncorp_str s);

#endif
