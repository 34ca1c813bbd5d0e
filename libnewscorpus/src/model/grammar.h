/* The grammar of an article as numbers: parts of speech and relations of Universal Dependencies, lemmas and trees, for the
 * stages that build on them. There is none where the language model tags or parses nothing. */
#ifndef NCI_MODEL_GRAMMAR_H
#define NCI_MODEL_GRAMMAR_H

#include "model/document.h"
#include "model/heads.h"

typedef enum nci_upos {
  NCI_UPOS_NONE, NCI_ADJ, NCI_ADP, NCI_ADV, NCI_AUX, NCI_CCONJ, NCI_DET, NCI_INTJ, NCI_NOUN, NCI_NUM, NCI_PART, NCI_PRON,
  NCI_PROPN, NCI_PUNCT, NCI_SCONJ, NCI_SYM, NCI_VERB, NCI_X
} nci_upos;

/* A relation of English treebanks; a subtype that is not listed counts as the relation itself. */
typedef enum nci_rel {
  NCI_REL_NONE, NCI_ACL, NCI_ACL_RELCL, NCI_ADVCL, NCI_ADVCL_RELCL, NCI_ADVMOD, NCI_AMOD, NCI_APPOS, NCI_AUX_REL, NCI_AUX_PASS,
  NCI_CASE, NCI_CC, NCI_CC_PRECONJ, NCI_CCOMP, NCI_COMPOUND, NCI_COMPOUND_PRT, NCI_CONJ, NCI_COP, NCI_CSUBJ, NCI_CSUBJ_PASS,
  NCI_DEP, NCI_DET_REL, NCI_DET_PREDET, NCI_DISCOURSE, NCI_DISLOCATED, NCI_EXPL, NCI_FIXED, NCI_FLAT, NCI_GOESWITH, NCI_IOBJ,
  NCI_LIST, NCI_MARK, NCI_NMOD, NCI_NMOD_DESC, NCI_NMOD_POSS, NCI_NMOD_UNMARKED, NCI_NSUBJ, NCI_NSUBJ_PASS, NCI_NSUBJ_OUTER, NCI_NUMMOD, NCI_OBJ,
  NCI_OBL, NCI_OBL_AGENT, NCI_OBL_UNMARKED, NCI_ORPHAN, NCI_PARATAXIS, NCI_PUNCT_REL, NCI_REPARANDUM, NCI_ROOT, NCI_VOCATIVE,
  NCI_XCOMP
} nci_rel;

typedef struct nci_grammar {
  nci_heads heads;
  const uint8_t *upos; /* [token] nci_upos */
  const uint8_t *rel;  /* [token] nci_rel */
} nci_grammar;

/* Sets doc->grammar from the columns of the tokens, where these have trees. */
void nci_grammar_make(nci_document *doc);

/* The first child of a token with a relation, or NCORP_NONE. */
static inline uint32_t nci_child(const nci_grammar *g, uint32_t token, nci_rel rel)
{
  for (uint32_t c = g->heads.child_at[token]; c < g->heads.child_at[token + 1]; c++)
    if (g->rel[g->heads.child[c]] == rel) return g->heads.child[c];
  return NCORP_NONE;
}

/* The lemma of a token, or its text where it has none. */
ncorp_str nci_lemma(const nci_document *doc, uint32_t token);

/* The value of a feature ("Number" -> "Plur"), or absent. */
ncorp_str nci_feature(const nci_document *doc, uint32_t token, const char *name);

#endif
