/* Learning lemmas and features: what the files of that part share. The table that is made, its keys, the shapes of words and
 * the making of lemmas are those of language/morphology.h. */
#ifndef TRAIN_MORPHOLOGY_H
#define TRAIN_MORPHOLOGY_H

#include "language/morphology.h"
#include "newscorpus-train/train.h"
#include "newscorpus-train/votes.h"

#define MORPH_NO_EDIT UINT32_MAX

/* Words that are alike in all that is looked at. */
typedef struct morph_sample {
  uint32_t form, lower, lemma; /* strings */
  uint16_t upos, xpos, feats;  /* TB_NO_LABEL: the number behind the last label */
  uint16_t context;
  uint8_t shape;
  uint32_t count;
  uint32_t edit;               /* MORPH_NO_EDIT where the lemma is not known */
  bool listed;                 /* from a table of forms, not from a text */
} morph_sample;

/* Words without capitals in a context, and how many of them have a lemma without capitals. */
typedef struct plainness {
  uint32_t words, lower;
} plainness;

typedef struct morph_learner {
  trainer *t;
  nci_arena *arena;
  nci_intern edits, adds, samples_seen;
  NCI_VEC(nci_edit) edit_list;
  NCI_VEC(uint32_t) edit_counts;
  NCI_VEC(morph_sample) samples;
  votes votes;
  nci_morphology m;    /* what is made; used while it is made to put lemmas together */
  uint32_t identity;   /* the edit that changes nothing */
  uint16_t *pairs;
  nci_morph_context *contexts;
  plainness *plain; /* of each context */
} morph_learner;

static inline ncorp_str morph_string(const morph_learner *l, uint32_t id) { return tb_string(l->t->shared, id); }

static inline uint64_t morph_sample_key(nci_morph_query query, const morph_sample *s, uint64_t ending)
{
  return nci_morph_key(query, s->context, ending);
}

/* The number of what turns the lower-cased form into the lemma, in any case; MORPH_NO_EDIT when there are too many. */
uint32_t morph_find_edit(morph_learner *l, uint32_t lower, uint32_t lemma);

/* Adds an occurrence; `shape` says whether a word in capitals stands beside it, and becomes the shape. */
void morph_add_sample(morph_learner *l, morph_sample s);

/* Of cases that fit equally often, which one is meant; for any shape when it is below 0. */
const uint32_t *morph_case_weights(int shape);

/* morphology_forms.c: adds the words of a table of forms; false after saying what is wrong. */
bool morph_read_forms(morph_learner *l, const char *path);

/* morphology_forms.c: finds words whose lemma the endings would get wrong, by way of the lemmas that are known. */
void morph_add_analogies(morph_learner *l);

/* morphology_tree.c: says which relations are which; learns, when there is a table of words, what trees add to it; fills the
 * words of a sentence. */
void morph_name_relations(morph_learner *l);
void morph_learn_trees(morph_learner *l);
void morph_tree_words(const morph_learner *l, const treebank *t, const tb_sentence *s, nci_arena *scratch, nci_morph_word *words);

/* morphology_keep.c: chooses what of the votes is kept. */
void morph_keep(morph_learner *l);

/* What the kept endings say of a word, by an edit; the edit that changes nothing when they say nothing. */
uint32_t morph_edit_by_ending(const morph_learner *l, uint32_t context, const nci_endings *e);

/* morphology_keep.c: makes the table, and adds the sections to the model. */
bool morph_make_table(morph_learner *l);
void morph_write(morph_learner *l);

#endif
