/* Restoring the case of texts that were written in capitals or in small letters throughout. */
#ifndef NCI_STRUCTURE_RECASE_H
#define NCI_STRUCTURE_RECASE_H

#include "model/document.h"

/* Adds the ASCII letters of a text, by their case. */
void nci_count_case(ncorp_str text, size_t *upper, size_t *lower);

/* Whether so many letters tell that case says nothing of the words. Few letters do not. */
bool nci_case_is_lost(size_t upper, size_t lower);

/* Sets doc->text to a copy of the same bytes but for the case of letters. tokenize: sets the tokens and sentences of
 * doc->text, which have to be made anew afterwards. */
void nci_restore_case(nci_document *doc, void (*tokenize)(nci_document *doc));

#endif
