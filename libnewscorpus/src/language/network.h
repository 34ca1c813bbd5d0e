/* The network that tags words, builds trees and finds names: a small one, in integers.
 *
 * What it computes, in the order of the layers; vectors hold int16 values in units of 1/1024, which are cut down to bytes
 * where they go into a matrix (of bytes too):
 *
 *   vectors   of a word: the sum of the table rows of the word itself, of its affixes and its shape      [width]
 *   window    a convolution over neighbouring words: x + relu(W [x_-k ... x_k] + b)                       [width]
 *     tags      one linear layer: the UPOS and the XPOS with the highest scores
 *     names     clues (what lexicon and article say of a word) added to the vectors, a second convolution, and the best
 *               sequence of labels by their transitions (Viterbi)
 *   layers    of a recurrent network (LSTM; Hochreiter and Schmidhuber 1997) in both directions, added to its input [width]
 *   arcs      a score for each pair of dependent and head: bilinear, plus a bias by distance (Dozat and Manning 2017);
 *             the best tree is the maximum spanning tree
 *   relation  of each arc: one hidden layer over both its words and their distance
 *   kinds     of what phrases refer to: one hidden layer over what the recurrent layers say of the head, and its own vector
 *
 * tanh and the logistic function are made of parabolas, in training as here, so that nothing but adding, multiplying and
 * shifting integers is needed: the same bits on every machine. Sums wrap around; a damaged model computes nonsense, and
 * nothing worse. */
#ifndef NCI_LANGUAGE_NETWORK_H
#define NCI_LANGUAGE_NETWORK_H

#include <newscorpus/article.h>
#include <stdbool.h>
#include "base/arena.h"
#include "language/features.h"
#include "language/model_file.h"

enum {
  NCI_UNIT = 10,            /* values are in units of 2^-10 */
  NCI_CELL_UNIT = 12,       /* inside the recurrent cells */
  NCI_NARROW_UNIT = 4,      /* of what goes into a matrix: a byte */
  NCI_STATE_UNIT = 7,       /* of the recurrent state, which lies between -1 and 1: a byte */
  NCI_CELL_LIMIT = 7,       /* the content of a cell is kept below this */
  NCI_NEAR = 20,            /* distances beyond this are taken for it */
  NCI_DISTANCES = 2 * NCI_NEAR + 1,
  NCI_MAX_WIDTH = 256,
  NCI_MAX_CELLS = NCI_MAX_WIDTH / 2,
  NCI_MAX_LAYERS = 3,
  NCI_MAX_LABELS = 1024,
  NCI_PIECE_MAX = NCORP_TREE_MAX_TOKENS, /* words of a sentence that are read at once; a longer one is cut */
  NCI_PAIRED_XPOS = 64,     /* tags are made to fit each other where there are no more XPOS than these */
  NCI_CHUNK_ROWS = 256,     /* words that are held in memory at once, with the gaps between sentences */
  NCI_READ_AT_ONCE = 4,     /* pieces in the recurrent layer */
  NCI_GAP_MOST = 6,         /* rows at both ends of a chunk that are empty */
  NCI_KINDS_HIDDEN = 64,
  NCI_CLUES = 32            /* bits of what is known of a word before the names are found */
};

/* Of these at least one is told of a word that can be part of a name, or of one near it. The others are told of all words. */
#define NCI_CLUES_OF_NAMES UINT32_C(0xff7fc000)

/* The labels of names: outside, then begin and inside of each type in the order of ncorp_entity_type. */
enum { NCI_NAME_OUTSIDE = 0, NCI_NAME_LABELS = 9 };
#define NCI_NAME_BEGIN(type) (1 + 2 * (type))
#define NCI_NAME_INSIDE(type) (2 + 2 * (type))

/* What the phrase that a word is the head of refers to. */
enum { NCI_KIND_NONE, NCI_KIND_PER, NCI_KIND_ORG, NCI_KIND_LOC, NCI_KIND_OTHER, NCI_KINDS };

/* The sizes of a network: the head of its section "network". */
typedef struct nci_network_shape {
  uint32_t width;    /* of a word's vector: a multiple of 16 */
  uint32_t window;   /* words that the convolution sees: odd */
  uint32_t layers;   /* recurrent layers */
  uint32_t arc;      /* of the vectors that arcs are scored with: a multiple of 16; 0: no parser */
  uint32_t relation; /* of the hidden layer for relations: a multiple of 16 */
  uint32_t finder;   /* of the hidden layer for names: a multiple of 16; 0: no names */
  uint32_t finder_window;
  uint32_t upos, xpos, deprel; /* how many labels */
  uint32_t slots;    /* of the index of words: a power of two */
  uint32_t words;    /* rows of the table of words; row 0 is for all that are unknown */
  uint32_t affixes;  /* rows of the table of affixes: a power of two */
  uint32_t shapes;   /* rows of the table of shapes: a power of two */
  uint32_t word_shift, affix_shift, shape_shift; /* rows are int8 in units of 2^(shift - NCI_UNIT) */
  uint32_t zero;
} nci_network_shape;

/* Inputs are bytes from which 128 is to be taken; the bias makes up for it. */
typedef struct nci_matrix {
  const int8_t *weights;  /* as nci_matmul8() has them, in units of 2^-shift */
  const int32_t *bias;
  uint32_t inputs, outputs; /* outputs: a multiple of 16 */
  uint32_t shift;
} nci_matrix;

/* An entry of the index of words. A row of 0 is free room. */
typedef struct nci_word_slot { uint32_t mark, row; } nci_word_slot;

typedef struct nci_recurrent_layer {
  nci_matrix input;          /* width -> the gates of both directions: input, forget, output, content; forward, then backward */
  nci_matrix state[2];       /* width / 2 -> the gates of one direction */
} nci_recurrent_layer;

typedef struct nci_network {
  nci_network_shape shape; /* all zero: no network */
  const nci_word_slot *slots;
  const int8_t *words, *affixes, *shapes; /* rows of shape.width */
  nci_matrix window, tags;
  const uint64_t *pairs;       /* [UPOS] -> bits of the XPOS that go with it; NULL: any */
  nci_matrix finder, names;
  const int16_t *clues;        /* [NCI_CLUES][width] */
  const int32_t *transitions;  /* [from][to]; from NCI_NAME_LABELS: at the beginning */
  nci_recurrent_layer recurrent[NCI_MAX_LAYERS];
  nci_matrix kinds_hidden, kinds; /* 0 outputs: none */
  nci_matrix dependent, head, arcs;
  const int16_t *root_head;          /* [arc]: what stands for the root among the heads */
  const int32_t *distance;           /* [NCI_DISTANCES] */
  nci_matrix relation_dependent, relation_head, relation;
  const int16_t *root_relation;      /* [relation] */
  uint32_t root_label;               /* the relation "root", which the root has and no other word; UINT32_MAX: the labels have none */
  const int16_t *relation_distance;  /* [NCI_DISTANCES][relation] */
} nci_network;

/* Opens the sections "words", "vectors", "network" and, where there is one, "kinds" of a model. */
ncorp_status nci_network_open(nci_network *network, const nci_model_file *file, ncorp_error *error);

/* A stretch of a sentence among the rows of a chunk. */
typedef struct nci_piece { uint32_t row, count; } nci_piece;

typedef struct nci_tree_room nci_tree_room;

/* Words that are read at once: pieces of sentences with gaps between them, so that the first window does not see two. */
typedef struct nci_chunk {
  const nci_network *network;
  nci_arena *arena;
  uint32_t rows;
  nci_piece pieces[NCI_CHUNK_ROWS];
  uint32_t piece_count;
  nci_features features[NCI_CHUNK_ROWS + NCI_GAP_MOST]; /* [row] */
  uint64_t keys[NCI_CHUNK_ROWS + NCI_GAP_MOST]; /* [row]: equal for words of the same letters, case apart only where the shape is the same */
  int16_t *space;   /* [rows][width]: vectors of words, one by one */
  int16_t *vectors; /* after nci_chunk_read(): of words in their window */
  uint8_t *words;   /* `space` as bytes */
  uint8_t *bytes;   /* `vectors` as bytes */
  uint8_t *narrow;  /* what else goes into a matrix */
  uint8_t *windows; /* what the finder of names reads */
  int32_t *wide;    /* what comes out of it */
  int32_t *gates;   /* [NCI_READ_AT_ONCE][4 * cells]: sums of a step of the recurrent layer */
  int16_t *parts[4]; /* [rows][arc or relation]: what arcs and relations are scored with */
  int16_t *heads;    /* [NCI_CHUNK_ROWS][arc]: those of one piece, as the weights of a matrix */
  nci_tree_room *tree;
  int32_t distances[2 * NCI_PIECE_MAX]; /* what the parser's distance is worth, from -NCI_PIECE_MAX on */
} nci_chunk;

/* Makes room in the arena for the chunks of an article, to be used again and again. False when there is no memory. */
bool nci_chunk_init(nci_chunk *chunk, const nci_network *network, nci_arena *arena);

void nci_chunk_clear(nci_chunk *chunk);

/* Starts a piece of `count` words, of 1 to NCI_PIECE_MAX. False when there is no room for it: read what is there first. */
bool nci_chunk_add(nci_chunk *chunk, uint32_t count);

/* Puts a word at a row of a piece. Its key is 0 when it is too long to have one. */
void nci_chunk_word(nci_chunk *chunk, uint32_t row, ncorp_str form);

/* Reads the words: their vectors, then the window. Before everything that follows. */
void nci_chunk_read(nci_chunk *chunk);

/* Tags of all rows: label ids. The best of each kind; where these two do not go together, the best pair that does. */
void nci_chunk_tags(nci_chunk *chunk, uint16_t *upos, uint16_t *xpos);

/* Labels of names of all rows. clues: NCI_CLUES bits for each row. */
void nci_chunk_names(nci_chunk *chunk, const uint32_t *clues, uint8_t *names);

/* The trees of all pieces: for each row the head, counted within its piece (UINT32_MAX for the root), and the label of the
 * relation. The vectors are those of the recurrent layers from then on. */
void nci_chunk_trees(nci_chunk *chunk, uint32_t *heads, uint16_t *relations);

/* After the trees, what kinds of some rows are told by, into chunk->narrow: twice the width for each. */
void nci_chunk_kinds_input(nci_chunk *chunk, const uint16_t *rows, uint32_t count);

/* After the trees, last of all: for some rows the kinds of things that the phrases around these heads refer to. For networks that know kinds. */
void nci_chunk_kinds(nci_chunk *chunk, const uint16_t *rows, uint32_t count, uint8_t *kinds);

/* The row of the table of words for a word; 0 when it is unknown. */
uint32_t nci_network_word(const nci_network *network, const nci_features *features);

/* recurrent.c: one layer over the pieces of a chunk; adds what it finds to the vectors. */
void nci_recurrent_read(const nci_recurrent_layer *layer, nci_chunk *chunk);

/* Rows of m->inputs values, `stride` apart, through a matrix and nci_rescale() (language/kernels.h): out and bytes get m->outputs values for
 * each, plus has as many; each of the three may be NULL. chunk->wide is used up. */
void nci_chunk_layer(nci_chunk *chunk, const nci_matrix *m, const uint8_t *from, uint32_t stride, uint32_t rows, int32_t least, const int16_t *plus,
                     int16_t *out, uint8_t *bytes);

/* chunk->wide = some rows of m->inputs values through a matrix. */
void nci_chunk_apply(nci_chunk *chunk, const nci_matrix *m, const uint8_t *from, uint32_t rows);

/* How many of the rows that are left to take at once: so few that their sums are still at hand when they are asked for. */
static inline uint32_t nci_some_rows(uint32_t left)
{
  enum { AT_ONCE = 16 };
  return left < 2 * AT_ONCE ? left : AT_ONCE;
}

/* The row of a table of distances for a dependent and its head, both numbered from 1 on and the root 0. */
static inline uint32_t nci_distance_row(uint32_t dependent, uint32_t head)
{
  int32_t d = (int32_t)head - (int32_t)dependent;
  return (uint32_t)(d < -NCI_NEAR ? 0 : d > NCI_NEAR ? 2 * NCI_NEAR : d + NCI_NEAR);
}

/* By how much such sums are to be shifted to be in units of 2^-NCI_UNIT. */
static inline uint32_t nci_matrix_shift(const nci_matrix *m) { return m->shift + NCI_NARROW_UNIT - NCI_UNIT; }

/* tree.c: the best tree with one root over n words, 1 to NCI_PIECE_MAX. scores[d * stride + h]: of head h for word d + 1,
 * h = 0 for the root, between -2^30 and 2^30; a word is no head of itself. heads[d]: each word's best head on entry, the
 * tree's on return: 0 for the root, else the number of the word from 1 on.
 * room: NULL at first; the first tree that needs memory takes it from the arena, for all that follow. False when there is
 * none. */
bool nci_best_tree(nci_arena *arena, nci_tree_room **room, const int32_t *scores, uint32_t stride, uint32_t n, uint32_t *heads);

#endif
