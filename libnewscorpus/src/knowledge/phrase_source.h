/* Between the reader of tables and the compiler: a phrase of a row, with its variants and beginnings. */
#ifndef NCI_KNOWLEDGE_PHRASE_SOURCE_H
#define NCI_KNOWLEDGE_PHRASE_SOURCE_H

#include "knowledge/lexicon_compiler.h"

/* Adds `size` bytes from `offset` of string `cell` as a phrase of a row; false when it has no character. */
bool nci_source_phrase_add(nci_compiler *c, uint32_t cell, uint32_t offset, uint32_t size, uint32_t table, uint32_t row, uint32_t column);

#endif
