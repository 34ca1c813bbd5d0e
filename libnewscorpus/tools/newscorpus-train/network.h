/* Training the network of language/network.h: its weights as floats, their gradients, and how they become integers.
 *
 *   network.c        the weights: sizes, beginnings, steps downhill
 *   network_pass.c   one sentence forward and back
 *   network_words.c  which words have a row
 *   network_learn.c  the part of the trainer: sentences, batches, epochs
 *   network_write.c  weights as the sections of a model
 *   network_clues.c  what the library tells the finder of names of a word
 *   network_score.c  how well the model does */
#ifndef TRAIN_NETWORK_H
#define TRAIN_NETWORK_H

#include "language/kernels.h"
#include "language/network.h"
#include "newscorpus-train/matrix.h"
#include "newscorpus-train/train.h"

enum {
  NET_LONGEST = NCI_PIECE_MAX, /* words of a sentence that are learnt from */
  NET_SHARDS = 4               /* a batch is shared out among so many sums of gradients, however many threads there are */
};

/* The dense weights, each a matrix [inputs][outputs] and then a bias [outputs]; outputs are padded to 16. */
typedef enum net_part {
  NET_VECTORS,   /* given word vectors -> width */
  NET_UNKNOWN,   /* one row: the vector of unknown words */
  NET_WINDOW, NET_TAGS,
  NET_CLUES, NET_FINDER, NET_NAMES, NET_TRANSITIONS,
  NET_DEPENDENT, NET_HEAD, NET_ARCS, NET_ROOT, NET_DISTANCE,
  NET_RELATION_DEPENDENT, NET_RELATION_HEAD, NET_RELATION, NET_RELATION_ROOT, NET_RELATION_DISTANCE,
  NET_LAYERS,    /* three for each recurrent layer: input, forward state, backward state */
  NET_PARTS = NET_LAYERS + 3 * NCI_MAX_LAYERS
} net_part;

typedef struct net_matrix {
  uint32_t inputs, outputs;
  size_t weights, bias, turned; /* where they are among the dense weights; `turned` among the turned ones */
} net_matrix;

/* What is known of a word of the training data. */
typedef struct net_word {
  uint32_t row;               /* of the table of words; 0: unknown */
  uint32_t affix[NCI_AFFIXES];
  uint32_t shape, shape_upper, shape_title; /* as it stands, in capitals, with one capital */
  uint32_t count;             /* how often the word is in the training data */
} net_word;

typedef struct network {
  nci_network_shape shape;
  uint32_t given;             /* numbers in a given word vector; 0: there are none */
  net_matrix parts[NET_PARTS];
  size_t dense_count, turned_count;
  float *dense, *dense_first, *dense_second, *turned;
  float *tables, *tables_first, *tables_second; /* rows of words, affixes, shapes; and their moments */
  float *table_gradient;      /* zero between steps */
  uint32_t *steps;            /* [row of a table]: steps that it took part in */
  uint32_t *touched;          /* [row of a table]: those of this step */
  uint8_t *is_touched;
  uint32_t rows;              /* of all tables */
  const float *vectors;       /* [row of words][given] */
  uint64_t step;
} network;

/* What a sentence is and what it should become. Labels are TB_NO_LABEL where nobody knows. */
typedef struct net_sentence {
  uint32_t first, count;      /* words, among all */
  bool tree, names;
} net_sentence;

typedef struct net_label {
  uint16_t upos, xpos, deprel;
  uint8_t name;
  uint32_t head;              /* 0: root, else the number of the word from 1 on */
  uint32_t clues;
} net_label;

/* How chance takes things away while learning. */
typedef struct net_chance {
  float drop;                 /* of values between layers */
  float forget_word;          /* a word of count c is taken for unknown with the chance forget_word / (forget_word + c) */
  float forget_vector;        /* ... and its given vector too, with this chance */
  struct { float forget_word, forget_vector; } names; /* in their place where names are learnt: most names are new wherever they are looked for */
  float forget_clue;          /* a clue of a word is not told with this chance */
  float restyle;              /* a sentence is read as if in capitals with this chance, with the same as if in title case */
} net_chance;

/* One of the workers that learn from a batch. */
typedef struct net_pass net_pass;

bool network_init(network *n, nci_arena *arena, uint64_t seed);

/* Copies the weights as those need them who go backwards. After every step. */
void network_turn(network *n);

/* Shared memory of a worker; NULL when there is none. */
net_pass *net_pass_new(nci_arena *arena, const network *n);
void net_pass_clear(net_pass *p);

/* Adds the gradients of one sentence. words, labels: of the whole data. */
void net_pass_sentence(net_pass *p, const net_sentence *s, const net_word *words, const net_label *labels, const net_chance *chance,
                       uint64_t seed);

/* The gradients since net_pass_clear(): of the dense weights, and by words for the tables. */
float *net_pass_dense(net_pass *p);
typedef struct net_touched { uint32_t rows[NCI_AFFIXES + 2]; uint32_t count; } net_touched;
uint32_t net_pass_touched(const net_pass *p, const net_touched **touched, const float **gradients);
/* Mean loss is not kept; this is the share of right choices: tags, arcs, relations, names. */
typedef struct net_right { uint64_t right, of; } net_right;
net_right net_pass_right(const net_pass *p);

/* Goes downhill along the sums of the passes. words: how many words they saw. */
void network_step(network *n, net_pass *const *passes, uint32_t count, uint32_t words, float rate);

/* Adds the sections "network", "words" and "vectors". False when there is no memory. */
bool network_write(const network *n, const nci_word_slot *slots, model_writer *to);

/* Writes weights [inputs][outputs] and bias as nci_matrix has them; outputs: a multiple of 16. input_unit: of the bytes that go
 * in, from which 128 is to be taken. */
void network_put_matrix(nci_buffer *b, const float *weights, const float *bias, uint32_t inputs, uint32_t outputs, uint32_t input_unit);

/* network_words.c: the table of words, from given vectors and from the training data; it sets shape.slots, shape.words, given
 * and vectors. counts: how often each row's word is in the training data. */
typedef struct net_vocabulary {
  nci_word_slot *slots;
  uint32_t *counts; /* [row] */
} net_vocabulary;
bool network_words(trainer *t, network *n, net_vocabulary *words);

/* What the tables know of a word. */
net_word network_word(const network *n, const net_vocabulary *words, ncorp_str form);

/* network_score.c: measures the network of a model in the making, with the integers that the library will use. */
bool network_score(trainer *t, const network *n, const net_vocabulary *words, const uint32_t *clues, uint32_t epoch);

/* network_clues.c: what lexicon, rules and document say of each word of a treebank with names; NULL when there is no memory. */
uint32_t *network_clues(const trainer *t, const treebank *b);

/* The label of a name as the network has it. */
uint8_t network_name(const trainer *t, uint16_t label);

#endif
