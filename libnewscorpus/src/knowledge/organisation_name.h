/* Names of organisations, word by word: which words tell it from others, and how likely two names are one's. */
#ifndef NCI_KNOWLEDGE_ORGANISATION_NAME_H
#define NCI_KNOWLEDGE_ORGANISATION_NAME_H

#include <stdbool.h>
#include <newscorpus/status.h>
#include "base/arena.h"
#include "knowledge/lexicon.h"

enum { NCI_ORG_WORDS = 10, NCI_ORG_KEYS = 16 };

typedef struct nci_org_word {
  ncorp_str key;     /* of its sound; of a generic word or a country: what all languages have for it */
  uint8_t weight;    /* how much it says that names share it, up to 100 */
  bool fixed;        /* a generic word, a country or a number: it is the same or another, never a spelling */
  bool number, place;   /* place: a country, a region or a city */
} nci_org_word;

/* Without legal forms, articles, prepositions and conjunctions, unless nothing else is there. */
typedef struct nci_org_name {
  nci_org_word words[NCI_ORG_WORDS];
  uint32_t count;
} nci_org_name;

/* Cuts a name into its words; those beyond the tenth are left out. */
void nci_org_name_parse(nci_arena *arena, const nci_lexicon *lexicon, ncorp_str name, nci_org_name *out);

typedef struct nci_org_evidence {
  uint32_t found, lacking, extra; /* words of the shorter name that the longer has, that it has not, and the reverse */
  bool short_form;                /* one is a word, and the other begins with it and has only generic ones besides: "Apple Computer" */
  int32_t score;                  /* per mille: how likely they are one name, where nothing else is known of the two */
} nci_org_evidence;

/* Compares two names. The order of a and b does not matter. */
void nci_org_names_compare(const nci_org_name *a, const nci_org_name *b, nci_org_evidence *out);

/* Hashes of what spellings and translations of a name have in common: words that few share, and pairs of words. Names that
 * `nci_org_names_compare` finds likely share one, but for slips at the beginning of words. Gives how many, up to NCI_ORG_KEYS;
 * those of pairs come first, *pairs tells how many there are. */
uint32_t nci_org_name_keys(nci_arena *arena, const nci_org_name *name, uint64_t keys[NCI_ORG_KEYS], uint32_t *pairs);

#endif
