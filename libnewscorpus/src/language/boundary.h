/* Sentence boundaries that rules cannot tell: a linear classifier over hashed features of the tokens around each place in
 * question, with the decision of the rules (text/token.h) as one of the features. Nothing in it belongs to one language.
 *
 * It looks only where a sentence might begin: where the rules see a boundary, and before a token behind a space that is no
 * small letter behind a word. Most of these places are decided by a table, from the kinds of the two tokens; the features
 * are asked only of those that are left. */
#ifndef NCI_LANGUAGE_BOUNDARY_H
#define NCI_LANGUAGE_BOUNDARY_H

#include "language/model_file.h"
#include "text/token.h"

enum { NCI_BOUNDARY_STYLES = 5, NCI_BOUNDARY_PLACES = 1 << 12 };

/* What the table says of a place; any other value means ASK. */
typedef enum nci_boundary_hint { NCI_BOUNDARY_ASK, NCI_BOUNDARY_NO, NCI_BOUNDARY_YES } nci_boundary_hint;

/* Opened from the section "boundary": the table, then a power of two of weights. */
typedef struct nci_boundary {
  const int8_t *weights; /* NULL: the model has none, and the rules alone decide */
  const uint8_t *hints;  /* [style][place] */
  unsigned shift;        /* of a 32-bit hash, to a row */
} nci_boundary;

ncorp_status nci_boundary_open(nci_boundary *b, const nci_model_file *file, ncorp_error *error);

/* How a document ends its blocks: prose with full stops, a list or an e-mail without. Count the blocks before the first is
 * split. */
typedef struct nci_boundary_style {
  uint32_t blocks, stopped;
} nci_boundary_style;

void nci_boundary_count(nci_boundary_style *style, ncorp_str text, ncorp_span block);

/* Decides anew about the sentences from `first_sentence` on, which the rules cut a block into; its tokens begin at
 * `first`. */
void nci_boundary_split(const nci_boundary *b, const nci_boundary_style *style, bool whole, nci_arena *arena, ncorp_str text, nci_tokens *tokens,
                        uint32_t first, nci_sentences *sentences, uint32_t first_sentence);

/* ---- for the trainer: what the classifier sees */

enum { NCI_BOUNDARY_FEATURES = 23 };

/* A walk over the tokens of a block. */
typedef struct nci_boundary_walk {
  ncorp_str text;
  const nci_token *at;
  uint32_t first, end; /* of the block */
  uint32_t begin;      /* of the sentence */
  unsigned style;      /* of the document, 0..3; 4 for a title or heading */
  unsigned quotes, depth; /* open in this sentence */
} nci_boundary_walk;

void nci_boundary_start(nci_boundary_walk *w, const nci_boundary_style *style, bool whole, ncorp_str text, const nci_token *tokens, uint32_t first, uint32_t end);

/* Whether the classifier is asked if a sentence begins at token i, which is not the block's first. */
bool nci_boundary_asked(const nci_boundary_walk *w, uint32_t i);

/* The kinds of the tokens before and behind this place, and what the rules say: where to look in the table. */
uint32_t nci_boundary_place(const nci_boundary_walk *w, uint32_t i);

/* Hashes of the features of this place. */
void nci_boundary_features(const nci_boundary_walk *w, uint32_t i, uint32_t place, uint32_t hashes[NCI_BOUNDARY_FEATURES]);

/* Goes past token i, which begins a sentence or does not. */
void nci_boundary_pass(nci_boundary_walk *w, uint32_t i, bool begins);

#endif
