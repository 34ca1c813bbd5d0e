/* Speech without quotation marks: the clause that is reported, and who says it. */
#ifndef NCI_MEANING_REPORTED_H
#define NCI_MEANING_REPORTED_H

#include "meaning/speakers.h"

typedef struct nci_reported {
  ncorp_span span; /* the clause, without "that" and the marks at its ends */
  nci_cue cue;
} nci_reported;

typedef NCI_VEC(nci_reported) nci_reported_list;

/* Adds what a sentence reports, where it says who speaks. What is denied, asked or only imagined is left out. */
void nci_reported_speech(const nci_speakers *speakers, uint32_t sentence, nci_arena *arena, nci_reported_list *out);

#endif
