/* Who speaks: the reporting verb beside a quotation, and its subject among the mentions. */
#ifndef NCI_MEANING_SPEAKERS_H
#define NCI_MEANING_SPEAKERS_H

#include "meaning/atoms.h"

/* What reports a quotation. */
typedef struct nci_cue {
  ncorp_span span;      /* the verb, or "according to" */
  uint32_t speaker;     /* a mention, or NCORP_NONE */
  const nci_atom *verb; /* in the atoms that were searched */
  bool act;             /* "praised", "called": not what a whole sentence hangs on */
  bool participle;      /* "saying" */
} nci_cue;

/* The speaker who was last heard, for "he added". */
typedef struct nci_speakers {
  nci_document *doc;
  uint32_t last;       /* mention, or NCORP_NONE */
  uint32_t last_block; /* where that was */
  uint32_t last_end;   /* the offset behind the words and their cue */
  ncorp_span words;    /* the quotation at hand: whom it names does not speak */
} nci_speakers;

/* Finds the cue in the text behind a quotation: ", Smith said", "said Smith", "according to Smith". */
bool nci_cue_behind(nci_speakers *speakers, const nci_atoms *atoms, uint32_t block, nci_cue *out);

/* Finds the last cue in the text before a quotation: "Smith said: ", "Smith praised the ". */
bool nci_cue_before(nci_speakers *speakers, const nci_atoms *atoms, uint32_t block, nci_cue *out);

/* The subject of a stretch of text without a cue: its first person, else its first organisation; or NCORP_NONE. */
uint32_t nci_subject_of(nci_speakers *speakers, ncorp_span span);

/* True when an atom is a verb that reports: not a noun of the same form, not passive. */
bool nci_reports(const nci_atoms *atoms, const nci_atom *a, nci_cue *out);

/* The subject of a reporting verb, looked for to its left from `first` on, or to its right. */
uint32_t nci_subject_left(nci_speakers *speakers, const nci_atoms *atoms, const nci_atom *first, const nci_atom *verb, uint32_t block);
uint32_t nci_subject_right(nci_speakers *speakers, const nci_atoms *atoms, const nci_atom *verb, uint32_t block);

#endif
