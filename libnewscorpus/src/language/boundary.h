/* Sentence boundaries that rules cannot tell: a linear classifier over hashed features of the tokens around each place in
 * question, with the decision of the rules (text/token.h) as one of the features. Nothing in it belongs to one language.
 *
 * It looks only where a sentence might begin: where the rules see a boundary, and before a token behind a space that is no
 * small letter behind a word. A few features decide most of these places; the rest are asked only of those that are left. */
#ifndef NCI_LANGUAGE_BOUNDARY_H
#define NCI_LANGUAGE_BOUNDARY_H

#include "language/model_file.h"
#include "text/token.h"

/* Opened from the section "boundary": threshold, gate (32 bits each), then a power of two of weights (8 bits each). */
typedef struct nci_boundary {
  const int8_t *weights; /* NULL: the model has none, and the rules alone decide */
  unsigned shift;        /* of a 32-bit hash, to a row */
  int32_t gate;          /* what the first features have to sum up to */
  int32_t threshold;     /* what all of them have to exceed */
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

enum { NCI_BOUNDARY_GATE_FEATURES = 5, NCI_BOUNDARY_MAX_FEATURES = 48, NCI_BOUNDARY_HEADER_SIZE = 8 };

/* A walk over the tokens of a block. */
typedef struct nci_boundary_walk {
  ncorp_str text;
  const nci_token *at;
  uint32_t first, end; /* of the block */
  uint32_t begin;      /* of the sentence */
  unsigned style;      /* of the document, 0..3; 4 for a title or heading */
  unsigned block_end;  /* class of the block's last token */
  unsigned last_end;   /* class of the last token of the sentence before */
  unsigned quotes, depth; /* open in this sentence */
} nci_boundary_walk;

void nci_boundary_start(nci_boundary_walk *w, const nci_boundary_style *style, bool whole, ncorp_str text, const nci_token *tokens, uint32_t first, uint32_t end);

/* Whether the classifier is asked if a sentence begins at token i, which is not the block's first. */
bool nci_boundary_asked(const nci_boundary_walk *w, uint32_t i);

/* Hashes of the features of this place; the first NCI_BOUNDARY_GATE_FEATURES are always there. */
uint32_t nci_boundary_features(const nci_boundary_walk *w, uint32_t i, uint32_t hashes[NCI_BOUNDARY_MAX_FEATURES]);

/* Goes past token i, which begins a sentence or does not. */
void nci_boundary_pass(nci_boundary_walk *w, uint32_t i, bool begins);

#endif
