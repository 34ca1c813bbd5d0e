/* Dependency trees as arrays: the heads of an article, repaired, with what answers questions about them without a search.
 *
 * A head outside the token's sentence is left out, and a cycle is cut at its first token, so every walk ends. Tokens are
 * numbered in pre-order, so that a subtree is a range of those numbers. */
#ifndef NCI_MODEL_HEADS_H
#define NCI_MODEL_HEADS_H

#include <stdbool.h>
#include <stddef.h>
#include "format/record.h"

typedef struct nci_heads {
  uint32_t count, sentence_count;
  uint32_t *head;     /* repaired; NCORP_NONE for a root */
  uint32_t *child_at; /* [token], [count]: where its children begin in `child` */
  uint32_t *child;
  uint32_t *place;    /* in pre-order */
  uint32_t *size;     /* of the subtree */
  uint32_t *low, *high; /* its first and last token */
  uint32_t *root;     /* of each sentence, or NCORP_NONE */
} nci_heads;

/* How many values the arrays of an article take, and how many more are needed while they are made. */
size_t nci_heads_values(const nci_article_data *data);
static inline size_t nci_heads_scratch(const nci_article_data *data) { return data->tokens.count; }

/* Makes the trees in room for that many values. */
void nci_heads_make(nci_heads *heads, const nci_article_data *data, uint32_t *room, uint32_t *scratch);

/* Whether a token is another one's ancestor, or that one itself. */
static inline bool nci_dominates(const nci_heads *h, uint32_t ancestor, uint32_t token)
{
  return h->place[token] - h->place[ancestor] < h->size[ancestor]; /* unsigned: a place before is far away */
}

/* The lowest common ancestor of two tokens, or NCORP_NONE. */
static inline uint32_t nci_common_head(const nci_heads *h, uint32_t a, uint32_t b)
{
  while (a != NCORP_NONE && !nci_dominates(h, a, b)) a = h->head[a];
  return a;
}

#endif
