/* From the bare text of an article to its blocks: title, byline, date, dateline, summary, headings, paragraphs, lists,
 * captions and boilerplate. Nothing is removed from the text; a sentence of the article is never marked boilerplate. */
#ifndef NCI_STRUCTURE_STRUCTURE_H
#define NCI_STRUCTURE_STRUCTURE_H

#include "model/document.h"

/* Sets blocks and, where the source gave none, title, outlet, authors, published and dateline. */
ncorp_status nci_structure(nci_document *doc);

/* Sentences and tokens of every block that has any; sets tokens and sentences of the document and of its data. */
ncorp_status nci_structure_tokens(nci_document *doc);

/* Runs the language model over the sentences, for all that doc->stages asks of it: the columns of tags, features and lemmas;
 * heads and relations; and name_labels, when doc->clues are there. They stay absent when there is no model for them. */
ncorp_status nci_read_sentences(nci_document *doc);

/* What the trainer of sentence boundaries has to see as the analyzer does: whether a block is a title or heading of one
 * sentence, and how the blocks of the document end. */
bool nci_block_is_whole(const nci_document *doc, const ncorp_block *block);
nci_boundary_style nci_structure_style(const nci_document *doc);

#endif
