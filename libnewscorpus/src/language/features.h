/* What the network is told of a word: which rows of its tables stand for it. The trainer and the library use this one
 * way of looking at words. */
#ifndef NCI_LANGUAGE_FEATURES_H
#define NCI_LANGUAGE_FEATURES_H

#include <newscorpus/status.h>
#include <stdint.h>

enum {
  NCI_AFFIXES = 4,       /* the first three characters, the last two, three and four */
  NCI_KEY_SIZE = 64      /* bytes of a word that are looked at */
};

typedef struct nci_features {
  uint64_t word;              /* hash of the key, for the index of words */
  uint64_t plain;             /* the same with every digit as 0; equal to `word` where there is none */
  uint32_t affix[NCI_AFFIXES];/* hashes */
  uint32_t shape;             /* hash of the pattern of capitals, small letters, digits and marks */
} nci_features;

/* A word as it is looked up: in lower case, its quotation marks, apostrophes and dashes plain, at most NCI_KEY_SIZE bytes.
 * Gives the size. The form is valid UTF-8. */
uint32_t nci_word_key(ncorp_str form, char key[NCI_KEY_SIZE]);

/* form: a token as it stands in the text. */
void nci_word_features(ncorp_str form, nci_features *out);

#endif
