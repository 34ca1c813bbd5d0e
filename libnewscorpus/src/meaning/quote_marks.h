/* Finding what stands between quotation marks, whatever marks a text uses and however it misuses them. */
#ifndef NCI_MEANING_QUOTE_MARKS_H
#define NCI_MEANING_QUOTE_MARKS_H

#include "model/document.h"

typedef struct nci_quoted {
  ncorp_span inner; /* the words, without marks and the white space beside them */
  ncorp_span outer; /* with the marks */
  uint32_t block;   /* in which block */
  uint32_t parent;  /* index of the stretch that it lies in, or NCORP_NONE */
  bool opened;      /* it has an opening mark; false: it goes on from the block before */
  bool closed;      /* it has a closing mark */
} nci_quoted;

typedef NCI_VEC(nci_quoted) nci_quoted_list;

/* Finds the quoted stretches of the article's running text (not of titles and headings): of each block first the outermost
 * in text order, then those that lie in them, two levels deep. A mark that has no partner is ordinary text, but a quotation
 * that is opened again at the start of the next paragraph without having been closed is one stretch in each of them, and
 * one that words introduce ("said:") goes on to the end of its paragraph. */
void nci_quote_marks(nci_document *doc, nci_quoted_list *out);

#endif
