/* Printing CoNLL-U. */
#ifndef NCI_EXPORT_CONLLU_H
#define NCI_EXPORT_CONLLU_H

#include <stdbool.h>
#include "base/buffer.h"
#include "format/record.h"

/* True when the article is split into sentences and tokens, of which the format is made. */
static inline bool nci_conllu_printable(const nci_article_data *article)
{
  const uint32_t needed = 1u << NCI_LAYER_SENTENCES | 1u << NCI_LAYER_TOKENS;
  return (article->layers & needed) == needed;
}

/* Appends an article: comments and sentences, each with the empty line behind it. Text that no token holds is not in it. */
void nci_conllu_print_article(nci_buffer *out, const nci_article_data *article);

#endif
