/* From the bare text of an article to its blocks: title, byline, date, dateline, summary, headings, paragraphs, lists,
 * captions and boilerplate. Nothing is removed from the text; a sentence of the article is never marked boilerplate. */
#ifndef NCI_STRUCTURE_STRUCTURE_H
#define NCI_STRUCTURE_STRUCTURE_H

#include "model/document.h"

/* Sets blocks and, where the source gave none, title, outlet, authors, published and dateline. */
ncorp_status nci_structure(nci_document *doc);

/* Sentences and tokens of every block that has any; sets tokens and sentences of the document and of its data. */
ncorp_status nci_structure_tokens(nci_document *doc);

/* The language model's columns of the tokens: parts of speech, features and lemmas; then heads and relations. They stay
 * absent in a language that there is no model for. */
ncorp_status nci_tags(nci_document *doc);
ncorp_status nci_parse(nci_document *doc);

/* What the trainer of sentence boundaries has to see as the analyzer does: whether a block is a title or heading of one
 * sentence, and how the blocks of the document end. */
bool nci_block_is_whole(const nci_document *doc, const ncorp_block *block);
nci_boundary_style nci_structure_style(const nci_document *doc);

#endif
