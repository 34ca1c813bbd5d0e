/* How times are written: reading one time expression from the atoms of a sentence. */
#ifndef NCI_MEANING_TIME_RULES_H
#define NCI_MEANING_TIME_RULES_H

#include "meaning/time_values.h"

/* How many of the last sentences that name a day are remembered, and how much of each. */
enum { NCI_TIME_DATED = 6, NCI_TIME_DATED_SIZE = 400 };

typedef struct nci_time_scan {
  nci_atoms atoms;
  nci_now now;
  bool title;            /* the sentence is a title: nouns and adverbs are capitalised */
  bool tense_known;      /* `tense` holds this sentence's */
  uint8_t *tense;        /* nci_tense at each atom */
  uint32_t tense_room;
  int32_t sentence_day;  /* the last known day named in this sentence, or NCI_NO_DAY */
  struct {
    ncorp_span span;
    int32_t day;
  } dated[NCI_TIME_DATED]; /* a ring */
  uint32_t dated_count;
  int32_t anchor;        /* the last known day named in this or the sentence before, or NCI_NO_DAY */
} nci_time_scan;

/* The tense around an atom. */
nci_tense nci_time_tense(nci_time_scan *scan, const nci_atom *a);

/* Reads the time expression that begins at an atom. */
bool nci_time_read(nci_time_scan *scan, const nci_atom *a, nci_when *w);

/* The parts of that: a day, month or year named by the calendar; a holiday; a time of day. */
bool nci_date_read(nci_time_scan *scan, const nci_atom *a, nci_when *w);
bool nci_holiday_read(nci_time_scan *scan, const nci_atom *a, nci_when *w);

/* A time of day ("8:00 am", "noon", "0345 GMT"). `stated`: something before it says that it is a time. */
typedef struct nci_clock {
  int hour, minute, second; /* second -1: not given */
  bool utc;
  const nci_atom *end;
} nci_clock;
bool nci_clock_read(const nci_atoms *atoms, const nci_atom *a, bool stated, nci_clock *out);

#endif
