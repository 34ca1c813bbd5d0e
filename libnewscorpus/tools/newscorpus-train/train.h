/* What the parts of the trainer share: options, the data, the model that is made, progress, scores.
 *
 * A part learns one thing from the data and adds its sections to the model. Identical data and options give an identical
 * model, on any machine: no part may use the time, addresses, hash orders, threads whose results meet in no fixed order,
 * or floating point that compilers are free to arrange. */
#ifndef TRAIN_TRAIN_H
#define TRAIN_TRAIN_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include "language/language.h"
#include "model/document.h"
#include "newscorpus-train/model_write.h"
#include "newscorpus-train/treebank.h"

typedef struct train_options {
  const char *language;         /* "en" */
  uint64_t seed;
  uint32_t epochs;              /* 0: each part's own */
  uint32_t threads;             /* 0: as many as there are processors */
  uint32_t fraction;            /* of the training data, in millionths */
  const char *vectors;          /* file, or NULL */
  const char *forms;            /* table of forms, or NULL */
  const char **ablations;       /* features to leave out */
  uint32_t ablation_count;
  const char *errors;           /* file for what the models get wrong, or NULL */
  bool quiet;
} train_options;

/* One figure: a share of two counts. An F1 is 2 * correct of gold + system. */
typedef struct train_score {
  const char *part, *data, *measure; /* "morphology", "dev", "lemmas" */
  uint32_t epoch;                    /* from 1; 0 for the model that is kept */
  uint32_t fraction;                 /* of the training data, in millionths; set by train_add_score */
  uint64_t correct, of;
} train_score;

typedef struct trainer {
  const train_options *options;
  nci_arena *arena;               /* lives as long as the training */
  tb_shared *shared;
  treebank train, dev;            /* trees */
  treebank names_train, names_dev; /* names */
  uint16_t label_count[TB_COLUMNS]; /* labels of the training data; those above are known to the development data only */
  model_writer model;
  NCI_VEC(train_score) scores;
  FILE *errors;                   /* NULL when nobody wants them */
} trainer;

typedef struct train_part {
  const char *name;
  const char *summary; /* for the help, one line */
  bool needs_trees, needs_names; /* the training data it cannot do without; it is left out where there is none */
  const char *const *features;   /* what --ablate can take from it, up to NULL */
  const char *const *sections;   /* what it adds to the model, up to NULL */
  /* Learns, adds scores and sections. False after saying what went wrong (train_error). */
  bool (*train)(trainer *t);
} train_part;

/* The parts, each in its file. They are trained in the order of TRAIN_PARTS, which ends with NULL. */
extern const train_part *const TRAIN_PARTS[];
extern const train_part PART_BOUNDARY, PART_MORPHOLOGY, PART_PAIRS, PART_NETWORK, PART_KINDS, PART_LINKER;

/* Says on standard error why training ends; gives false. */
__attribute__((format(printf, 1, 2))) bool train_error(const char *format, ...);

/* True when the user asked to leave this feature out: one of those that a part lists. */
bool train_ablated(const trainer *t, const char *feature);

/* Adds the labels of the trees, by whose ids the parts know them. */
void train_add_labels(const trainer *t, model_writer *to);

/* Opens the model as far as it is made, as the library would. Gives its bytes, to be freed after use; NULL after saying what
 * is wrong. */
void *train_open_language(model_writer *model, nci_language *language);

/* Makes a document of a treebank: its running text with a block for each paragraph, and its tokens; in the treebank's sentences or
 * in those that the library finds. doc: language and stages are taken from it. False when there is no text or no memory. */
bool train_document(const treebank *b, const tb_document *d, bool gold_sentences, nci_arena *arena, nci_document *doc, tb_running *running);

/* Shows how far a part is, where a terminal is. */
void train_progress(const trainer *t, const char *part, uint64_t done, uint64_t total);

/* Keeps a score for the report, and prints it. */
void train_add_score(trainer *t, train_score score);

/* Notes something that the model gets wrong, as one line of tab-separated cells. */
__attribute__((format(printf, 2, 3))) void train_add_error(trainer *t, const char *format, ...);

/* A generator of its own (splitmix64): the same numbers everywhere. Begin with options->seed plus a number of the part's. */
typedef struct train_random { uint64_t state; } train_random;

static inline uint64_t train_next(train_random *r)
{
  uint64_t z = r->state += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/* A number below n (n > 0). */
static inline uint32_t train_below(train_random *r, uint32_t n) { return (uint32_t)(((train_next(r) >> 32) * n) >> 32); }

/* A number in [0, 1) with 24 bits. */
static inline float train_unit(train_random *r) { return (float)(train_next(r) >> 40) * (1.0f / 16777216.0f); }

/* Puts the numbers in an order by chance. */
void train_shuffle(train_random *r, uint32_t *items, uint32_t count);

/* A string of JSON; question marks stand for control characters, and for every byte above 0x7f where s is not UTF-8. */
void train_json_string(nci_buffer *out, const char *s);

/* The report: a table of the kept model's scores; and as JSON those, or with `epochs` all. */
void train_print_report(const train_score *scores, uint32_t count);
void train_json_scores(nci_buffer *out, const train_score *scores, uint32_t count, bool epochs);

#endif
