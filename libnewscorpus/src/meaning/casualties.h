/* What has befallen the persons that are counted: killed, injured, missing, arrested, displaced, abducted. */
#ifndef NCI_MEANING_CASUALTIES_H
#define NCI_MEANING_CASUALTIES_H

#include "model/document.h"

/* A quantity by its tokens. */
typedef struct nci_counted_words {
  uint32_t first, end;     /* of the number with its bound */
  uint32_t number;         /* the last of the number */
  uint32_t unit, unit_end; /* of the noun that is counted; unit is NCORP_NONE where nothing says what is */
  bool of;                 /* it stands behind "of": "two of the men" */
  ncorp_str lemma;         /* of that noun, or absent */
  uint32_t sentence_first, sentence_end;
  const ncorp_quantity *before; /* the one before it in the sentence, or NULL */
} nci_counted_words;

/* The casualty that the words around a quantity tell, or its place in the sentence's tree, and the word that tells it.
 * What may happen, or did not, is none. */
ncorp_casualty nci_casualty_of(const nci_document *doc, const nci_counted_words *q, ncorp_span *evidence);

#endif
