/* The phrases of an article that refer to something: its names, and the descriptions and pronouns that the trees show. They
 * become the article's mentions, and coreference tells which of them mean the same.
 *
 * Phrases stand in text order; of those that begin at one token the longest is first. */
#ifndef NCI_MEANING_PHRASES_H
#define NCI_MEANING_PHRASES_H

#include "meaning/names.h"
#include "model/grammar.h"

/* How a phrase refers: the first of these that fits. */
typedef enum nci_reference {
  NCI_BY_NAME,
  NCI_BY_THE,        /* "the envoy" */
  NCI_BY_A,          /* "an envoy" */
  NCI_BY_THIS,       /* "that envoy" */
  NCI_BY_POSSESSOR,  /* "their envoy", "Ghana's envoy" */
  NCI_BY_AMOUNT,     /* "some envoys", "two envoys" */
  NCI_BY_NOUN,       /* "envoys" */
  NCI_BY_I, NCI_BY_WE, NCI_BY_YOU, NCI_BY_HE, NCI_BY_SHE, NCI_BY_IT, NCI_BY_THEY,
  NCI_BY_DEMONSTRATIVE, /* "this" alone */
  NCI_BY_PRONOUN,       /* "everybody", "who", "one" */
  NCI_REFERENCES
} nci_reference;

typedef struct nci_phrase {
  uint32_t first, end;  /* tokens */
  uint32_t head;        /* token */
  uint32_t sentence;
  uint32_t name;        /* index among the names, or NCORP_NONE */
  uint32_t entity;      /* of the article, or NCORP_NONE */
  uint32_t cluster;     /* those that mean the same, or NCORP_NONE; coreference sets it */
  uint32_t antecedent;  /* the phrase by which it came to its cluster, or NCORP_NONE */
  uint8_t kind;         /* NCI_KIND_...; NCI_KIND_NONE for pronouns of unknown kind */
  uint8_t reference;    /* nci_reference */
  uint8_t number;       /* ncorp_number */
  uint8_t gender;       /* ncorp_gender */
  bool reflexive;
  bool kept;            /* it is to be a mention: it means a person, an organisation or a place, or it is a name */
  uint32_t mention;     /* which one it is, or NCORP_NONE */
  const char *because;  /* how it came to its cluster, or NULL */
  ncorp_str stands_for; /* of a name: the country whose government it means, or absent */
} nci_phrase;

typedef struct nci_phrases {
  NCI_VEC(nci_phrase) list;
  nci_names *names;
} nci_phrases;

/* Finds them, and sets doc->phrases. Without trees and kinds they are the names, and what rules say of them (anaphora.c). */
void nci_phrases_find(nci_names *n);

/* mentions.c: makes the phrases that are kept the mentions of the article. */
void nci_mentions_write(nci_phrases *phrases);

static inline ncorp_mention_form nci_phrase_form(const nci_phrase *p)
{
  return p->reference == NCI_BY_NAME ? NCORP_FORM_NAME : p->reference < NCI_BY_I ? NCORP_FORM_NOMINAL : NCORP_FORM_PRONOUN;
}

#endif
