/* Coreference: which phrases of an article mean the same. Phrases are gone through in text order; each joins the cluster of an
 * earlier one or founds its own. The choice is a sum of learnt weights of features (language/linker.h), as in the mention
 * rankers of Denis and Baldridge (2008) and Durrett and Klein (2013), but that a cluster is asked once, by its latest phrase and by
 * what is known of all. Names are joined beforehand (local_entities.c); a cluster has one name's entity at most.
 *
 * The walk is the same whether the library chooses by weights or a trainer by what is right: it asks a function. */
#ifndef NCI_MEANING_COREFERENCE_H
#define NCI_MEANING_COREFERENCE_H

#include "language/linker.h"
#include "meaning/phrases.h"

enum { NCI_COREF_CHOICES = 24, NCI_COREF_FEATURES = 40, NCI_COREF_NEW = NCI_COREF_CHOICES };

/* What is known of the phrases that mean the same. */
typedef struct nci_cluster {
  uint32_t first, last;  /* phrases */
  uint32_t older, newer; /* the clusters whose last phrases stand next before and behind, or NCORP_NONE */
  uint32_t described;    /* the first that is no pronoun, or NCORP_NONE */
  uint32_t size;
  uint32_t entity;       /* of its names, or NCORP_NONE */
  uint32_t kinds[NCI_KINDS];
  uint8_t kind;          /* what most of its phrases say, names above all */
  uint8_t number, gender;
  ncorp_str country;     /* that a description of it names, or absent */
  uint32_t asked;        /* the last phrase that it was no choice of, or a choice already */
} nci_cluster;

/* The choice that a phrase has. */
typedef struct nci_coref_question {
  uint32_t phrase;
  uint32_t count;                                /* of clusters to choose from */
  uint32_t cluster[NCI_COREF_CHOICES];
  uint32_t antecedent[NCI_COREF_CHOICES];        /* the phrase that stands for each */
  uint32_t feature_count[NCI_COREF_CHOICES + 1]; /* the last: of founding a new one */
  uint32_t features[NCI_COREF_CHOICES + 1][NCI_COREF_FEATURES];
} nci_coref_question;

/* What is asked of a phrase again and again. */
typedef struct nci_coref_facts {
  uint32_t lemma;        /* a number that stands for its head's lemma in every article */
  uint32_t governor;     /* the head of its head: a token or NCORP_NONE */
  uint32_t paragraph;
  uint8_t place;         /* in its clause: a number that stands for its relation */
} nci_coref_facts;

typedef struct nci_coref {
  nci_document *doc;
  const nci_grammar *g;
  nci_phrases *phrases;
  NCI_VEC(nci_cluster) clusters;
  uint32_t newest;           /* the cluster that the latest phrase joined, or NCORP_NONE */
  /* Of phrases. */
  uint32_t *quote;           /* the innermost quotation that holds the head, or NCORP_NONE */
  uint32_t *same_lemma;      /* the phrase before with the same lemma, or NCORP_NONE */
  uint32_t *speaker;         /* [quotation] -> phrase, or NCORP_NONE */
  nci_coref_facts *facts;
  const uint32_t *first_role; /* [entity] -> the first of the names' roles that it holds, or NCORP_NONE */
  const uint32_t *next_role;  /* [role] */
  const uint32_t *holders;    /* [word form] -> how many entities hold an office with this last word: 0, 1, 2 for more */
  const uint32_t *hashes;    /* [string of the columns] */
  ncorp_str *country;        /* that the words of a description name, or absent */
} nci_coref;

/* Chooses a cluster for a phrase: its number, or NCORP_NONE for a new one. */
typedef uint32_t (*nci_coref_choose)(void *ctx, const nci_coref *c, const nci_coref_question *q);

/* Walks over the phrases of a document whose quotations are known. False when there is no memory. */
bool nci_coref_walk(nci_coref *c, nci_document *doc, nci_coref_choose choose, void *ctx);

/* A number that stands for a token's lemma in every article; 0 for no token. */
static inline uint32_t nci_coref_lemma(const nci_coref *c, uint32_t token)
{
  const nci_token_columns *columns = &c->doc->data.tokens;
  uint32_t lemma = token == NCORP_NONE ? NCORP_NONE : columns->lemma[token];
  return lemma < columns->string_count ? c->hashes[lemma] : 0;
}

/* coref_features.c: what a phrase's tree tells of it: governor and place. */
void nci_coref_look(const nci_coref *c, const nci_phrase *p, nci_coref_facts *out);

/* The features of joining phrase a to a cluster by phrase b, and of founding a new one; gives how many. */
uint32_t nci_coref_join_features(const nci_coref *c, uint32_t a, uint32_t b, const nci_cluster *k, uint32_t *out);
/* Whether the sentence itself says that two are the same: "the envoy, Ada Wong", "Ada Wong is the envoy". */
bool nci_coref_presented(const nci_coref *c, uint32_t a, uint32_t b);

/* What the lexicon adds to the learnt score of joining a to a cluster by b: descriptions of offices, companies and countries are
 * rarer in the texts that weights are learnt from than in news. */
int32_t nci_coref_sure(const nci_coref *c, uint32_t a, uint32_t b, const nci_cluster *k);

/* Why a joins a cluster by b, in a word. */
const char *nci_coref_because(const nci_coref *c, uint32_t a, uint32_t b, const nci_cluster *k);
uint32_t nci_coref_new_features(const nci_coref *c, uint32_t a, uint32_t *out);

#endif
