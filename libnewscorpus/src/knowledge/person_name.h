/* Names of persons, part by part: what may be two spellings of one name, and what cannot. */
#ifndef NCI_KNOWLEDGE_PERSON_NAME_H
#define NCI_KNOWLEDGE_PERSON_NAME_H

#include <stdbool.h>
#include <newscorpus/status.h>
#include "base/arena.h"
#include "knowledge/lexicon.h"

enum { NCI_NAME_WORDS = 6 };

typedef struct nci_name_word {
  ncorp_str skeleton; /* letters without case and marks */
  ncorp_str key;      /* of its sound */
  ncorp_str loose;    /* of its consonants */
  bool initial;       /* one letter only */
  uint8_t weight;     /* how much it says that names share it, up to 100; set by nci_person_name_weigh() */
} nci_name_word;

typedef struct nci_person_name {
  nci_name_word words[NCI_NAME_WORDS]; /* given names first, the surname last; particles and suffixes left out */
  uint32_t count;
  char suffix;                         /* 'j' Jr., 's' Sr., '2', '3', '4', or 0 */
} nci_person_name;

/* Cuts a name into its parts. Words beyond the sixth are left out from the middle. */
void nci_person_name_parse(nci_arena *arena, ncorp_str name, nci_person_name *out);

/* Makes a name ready for name_likeness.h: leaves out titles where two words are left without, and sets the weights of the words: little
 * where many people bear one, in whatever spelling. */
void nci_person_name_weigh(const nci_lexicon *lexicon, nci_person_name *name);

typedef enum nci_likeness {
  NCI_NAMES_DIFFER = 0,   /* they cannot be the same person's */
  NCI_NAMES_OPEN = 1,     /* one is too short to tell: "J. Smith" and "John Smith" */
  NCI_NAMES_LIKELY = 2,   /* the same if nothing else speaks against it: one part is spelled differently */
  NCI_NAMES_SAME = 3      /* the same, but for spelling, middle names and nicknames */
} nci_likeness;

/* Compares two names of at least two parts each. */
nci_likeness nci_person_names_compare(const nci_lexicon *lexicon, const nci_person_name *a, const nci_person_name *b);

/* True when a given name is a short or pet form of another: Bill, William. */
bool nci_given_name_short_for(const nci_lexicon *lexicon, const nci_name_word *a, const nci_name_word *b);

/* True when one can only be a woman's and the other a man's: Martina, Martin. */
bool nci_given_names_of_two_genders(const nci_lexicon *lexicon, const nci_name_word *a, const nci_name_word *b);

/* True when a lone name may be short for a full one: its surname or, where that comes first, its first part. */
bool nci_person_name_short_for(const nci_person_name *lone, const nci_person_name *full);

#endif
