/* The stages that understand an article, in the order in which they run. Each sets its layer of doc->data. */
#ifndef NCI_MEANING_MEANING_H
#define NCI_MEANING_MEANING_H

#include "model/document.h"

/* The rules' part of finding names, before the language model reads: sets names and, where the model finds names, the
 * clues that it wants. */
ncorp_status nci_mention_clues(nci_document *doc);

/* The clue that a token is annotated by another guideline than the one that names are found by: 1 to 3. Sets of training data
 * disagree on what a name is; told apart, each teaches what they share. */
uint32_t nci_clue_of_guideline(uint32_t number);

/* Names, titles and roles, and which mentions are the same entity: sets `mentions` (in text order, name spans flat) and
 * `entities` (ids "a0", "a1", ... in the order of first mention). Names are those of doc->name_labels; the rules' own where there
 * are none. */
ncorp_status nci_mentions(nci_document *doc);

/* Which mentions mean the same, after the quotations are known: sets their entities, adds those that no name names, and leaves
 * out mentions of what is neither a person nor an organisation nor a place. */
ncorp_status nci_coreference(nci_document *doc);

/* Time expressions, resolved against data.published: sets `times`. */
ncorp_status nci_times(nci_document *doc);

/* Numbers with what they count: sets `quantities`. */
ncorp_status nci_quantities(nci_document *doc);

/* Quotations and their speakers: sets `quotes`. */
ncorp_status nci_quotes(nci_document *doc);

/* Event mentions: sets `events`. */
ncorp_status nci_events(nci_document *doc);

/* Event mentions by doc->dictionary: CAMEO codes and the codes of actors as the dictionary has them. */
ncorp_status nci_cameo_events(nci_document *doc);

#endif
