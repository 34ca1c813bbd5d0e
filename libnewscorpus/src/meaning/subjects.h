/* Who speaks by the grammar: the subject of a verb in the tree, and the mention that it is. Everything answers "none" where
 * there is no grammar. */
#ifndef NCI_MEANING_SUBJECTS_H
#define NCI_MEANING_SUBJECTS_H

#include "model/document.h"

/* The word that is the subject of a verb: its own, or that of the verb that it is joined to or hangs on ("smiled and said",
 * "left, saying"), or what its relative clause tells of ("Roe, who said"). */
uint32_t nci_subject_word(const nci_document *doc, uint32_t verb);

/* The subject of the main verb of a sentence, as a word. */
uint32_t nci_main_subject(const nci_document *doc, uint32_t sentence);

/* The mention that a word stands for: the one it heads, else the name behind a title. A document ("a statement by the ministry")
 * stands for whose it is, and then *document is set. */
uint32_t nci_speaker_of_word(const nci_document *doc, uint32_t word, bool *document);

#endif
