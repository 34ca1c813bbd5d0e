/* Lemmas and morphological features of words whose tags are known.
 *
 * Everything is one table of votes that training counted: what is done to a word depends on the longest ending of it (at
 * best the whole word) that the table knows in the word's context, which is its tags. Three things are looked up: the edit
 * that turns the lower-cased form into the lemma, the case that the lemma is written in, and the features. Endings are
 * tried from the shortest on, as long as the table knows of longer ones.
 *
 * Section "morph": nci_morph_header, the context of each pair of tags (16 bits), contexts, edits, checks (32 bits) and
 * values (16 bits) of the table's slots, kinds of relations (8 bits). Section "morphadd": the strings that edits append. */
#ifndef NCI_LANGUAGE_MORPHOLOGY_H
#define NCI_LANGUAGE_MORPHOLOGY_H

#include <newscorpus/article.h>
#include "language/model_file.h"

enum {
  NCI_MORPH_LEMMA_SIZE = 96,  /* a longer lemma than this is the form */
  NCI_MORPH_MAX_SUFFIX = 6,   /* bytes of an ending that is not the whole word */
  NCI_MORPH_CASE_SUFFIX = 3,  /* the same, where the lemma's case is looked up */
  NCI_MORPH_FEATS_SUFFIX = 3,
  NCI_MORPH_MAX_PROBES = 64,
  /* Values of the table are below these; a longer ending is known where the topmost bit is set. */
  NCI_MORPH_PASS = 0x7ffe,    /* nothing but that there are longer endings */
  NCI_MORPH_NO_FEATS = 0x7fff,
  NCI_MORPH_LONGER = 0x8000
};

typedef struct nci_morph_header {
  uint32_t upos_count, xpos_count;  /* labels; one more of each stands for none */
  uint32_t context_count, edit_count;
  uint32_t slot_count;              /* a power of two */
  uint32_t deprel_count;
  uint32_t particle;                /* the UPOS of particles ("to" before a verb), or NCORP_NONE */
  uint32_t zero;
} nci_morph_header;

/* What is done to the lower-cased form. */
typedef enum nci_edit_kind {
  NCI_EDIT_END,      /* `strip` characters are taken off its end, `add` is put there */
  NCI_EDIT_WHOLE,    /* `add` is the lemma, whatever the case */
  NCI_EDIT_NO_COMMAS /* its commas are taken out */
} nci_edit_kind;

typedef struct nci_edit {
  uint8_t kind, strip;
  uint16_t add;      /* string */
} nci_edit;

/* The case of the lemma. */
typedef enum nci_lemma_case { NCI_CASE_LOWER, NCI_CASE_CAPITAL, NCI_CASE_UPPER, NCI_CASE_KEEP, NCI_CASES } nci_lemma_case;

/* How the form is written. */
typedef enum nci_word_shape {
  NCI_WORD_LOWER,    /* no capitals */
  NCI_WORD_CAPITAL,  /* one, in front */
  NCI_WORD_UPPER,    /* several characters, no small letters */
  NCI_WORD_UPPER_RUN,/* the same, and so is a word beside it */
  NCI_WORD_MIXED,
  NCI_WORD_SHAPES
} nci_word_shape;

/* What is looked up; a part of the key. */
typedef enum nci_morph_query {
  NCI_QUERY_EDIT,       /* in the context of both tags */
  NCI_QUERY_EDIT_UPOS,  /* of a whole word, in the context of its UPOS */
  NCI_QUERY_CASE,       /* of a whole word in any shape, in the context of both tags */
  NCI_QUERY_CASE_SHAPE, /* ... of a shape: one query for each */
  NCI_QUERY_FEATS = NCI_QUERY_CASE_SHAPE + NCI_WORD_SHAPES,
  NCI_QUERY_TREE,       /* features by what the tree says of the word */
  NCI_QUERY_RELATION    /* features by the word's relation alone */
} nci_morph_query;

/* What relations of Universal Dependencies say of the words that they join, as far as features ask. */
typedef enum nci_relation_kind {
  NCI_RELATION_OTHER,
  NCI_RELATION_AUX,
  NCI_RELATION_AUX_PASS,
  NCI_RELATION_COP,
  NCI_RELATION_SUBJECT,      /* nsubj */
  NCI_RELATION_SUBJECT_PASS,
  NCI_RELATION_EXPL,         /* counts as a subject */
  NCI_RELATION_MARK,
  NCI_RELATION_CASE,
  NCI_RELATION_CONJ
} nci_relation_kind;

/* What the shortest ending, that of no bytes, says in a context, and what else the table has for it. */
typedef struct nci_morph_context {
  uint16_t edit, feats;
  uint8_t letters[NCI_WORD_SHAPES]; /* nci_lemma_case */
  uint8_t zero[3];
  uint16_t known;      /* bits by nci_morph_query: whole words of these are in the table */
  uint16_t longer;     /* bits by nci_morph_query: endings of these are in the table */
} nci_morph_context;

typedef struct nci_morphology {
  nci_morph_header header;  /* slot_count 0: the model has no morphology */
  const uint16_t *pairs;    /* (upos, xpos): context */
  const nci_morph_context *contexts;
  const nci_edit *edits;
  const uint32_t *checks;   /* 0: empty */
  const uint16_t *values;
  const uint8_t *relations; /* label of "deprel": nci_relation_kind */
  nci_labels adds;
} nci_morphology;

enum { NCI_MORPH_BESIDE_CAPS = 1u << 0 }; /* the word before or after it has several characters and no small letters */

typedef struct nci_morph {
  ncorp_str lemma;  /* lies in the form, in `lower`, in the model or in the buffer */
  uint32_t feats;   /* a label of "feats", or NCORP_NONE */
  char buffer[NCI_MORPH_LEMMA_SIZE];
} nci_morph;

ncorp_status nci_morphology_open(nci_morphology *m, const nci_model_file *file, ncorp_error *error);

/* Gives lemma and features of a word.
 *
 * lower: the form as nci_fold() gives it.
 * upos, xpos: labels of the model, NCORP_NONE (or any number that is none) when there is no tag.
 * flags: NCI_MORPH_...
 * Without a morphology the lemma is the form, and there are no features. */
void nci_morphology_word(const nci_morphology *m, ncorp_str form, ncorp_str lower, uint32_t upos, uint32_t xpos, unsigned flags,
                         nci_morph *out);

/* A word of a tree. */
typedef struct nci_morph_word {
  uint32_t upos, xpos, head, deprel; /* head: an index among the words; any other number stands for the root */
  uint32_t feats;    /* from nci_morphology_word() */
  uint32_t in_tree;  /* comes out: the features, now that the tree is known */
  /* Room to work in. */
  uint32_t subject;
  uint16_t marks;
  bool has_conjunct;
} nci_morph_word;

/* Gives the features of words again, where the words around them decide: person and number of verbs by their subjects,
 * case by relations, moods, voices. The heads need not make a tree. */
void nci_morphology_tree(const nci_morphology *m, nci_morph_word *words, uint32_t count);

/* True for a form of several characters that has capitals and no small letters. */
bool nci_morph_is_caps(ncorp_str form);

/* ---------------------------------------------------------------- shared with the trainer */

nci_word_shape nci_morph_shape(ncorp_str form, ncorp_str lower, unsigned flags);

/* The context of a pair of tags; numbers that are no labels stand for none. */
static inline uint32_t nci_morph_pair(const nci_morph_header *h, uint32_t upos, uint32_t xpos)
{
  if (upos > h->upos_count) upos = h->upos_count;
  if (xpos > h->xpos_count) xpos = h->xpos_count;
  return upos * (h->xpos_count + 1) + xpos;
}

/* Hashes of the endings of a word: at[k] of its last k bytes, for k up to `longest`, which is less than its size; and of
 * the whole word. */
typedef struct nci_endings {
  uint64_t at[NCI_MORPH_MAX_SUFFIX + 1], whole;
  uint32_t longest;
} nci_endings;

void nci_morph_endings(nci_endings *e, ncorp_str lower);

static inline uint64_t nci_morph_key(nci_morph_query query, uint32_t context, uint64_t ending)
{
  uint64_t h = ending ^ (((uint64_t)query << 32 | context) + 1) * 0x9e3779b97f4a7c15u;
  h = (h ^ (h >> 32)) * 0xd6e8feb86659fd93u;
  return h ^ (h >> 32);
}

static inline uint32_t nci_morph_check(uint64_t key) { return (uint32_t)(key >> 32) | 1; }

/* What nci_morphology_tree() looks up for a word: hashes to be used as endings in the word's context. Words have to be
 * prepared. */
typedef struct nci_tree_clues { uint64_t tree, relation; } nci_tree_clues;
void nci_morph_prepare(const nci_morphology *m, nci_morph_word *words, uint32_t count);
nci_tree_clues nci_morph_clues(const nci_morphology *m, const nci_morph_word *words, uint32_t count, uint32_t i);

/* The value of a key, or -1. */
int nci_morph_find(const nci_morphology *m, nci_morph_query query, uint32_t context, uint64_t ending);

/* The context of a word's tags; context_count for none. */
uint32_t nci_morph_context_of(const nci_morphology *m, uint32_t upos, uint32_t xpos);

/* Makes the lemma that an edit and a case give; false, with the form as the lemma, when they do not fit the word. */
bool nci_morph_apply(const nci_morphology *m, nci_edit edit, nci_lemma_case letters, ncorp_str form, ncorp_str lower, nci_morph *out);

#endif
