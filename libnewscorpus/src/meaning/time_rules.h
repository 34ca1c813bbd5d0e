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

/* Durations and sets, each beginning at its number, article or determiner. */
bool nci_time_duration(nci_time_scan *scan, const nci_atom *a, nci_when *w);  /* "two hours", "three days ago" */
bool nci_time_some(nci_time_scan *scan, const nci_atom *a, nci_when *w);      /* "a few weeks", "for years" */
bool nci_time_one(nci_time_scan *scan, const nci_atom *a, nci_when *w);       /* "an hour", "a week later" */
bool nci_time_every(nci_time_scan *scan, const nci_atom *a, nci_when *w);     /* "every Tuesday" */
bool nci_time_times_per(nci_time_scan *scan, const nci_atom *a, nci_when *w); /* "twice a week" */

/* Periods. */
bool nci_time_relative(nci_time_scan *scan, const nci_atom *a, nci_when *w); /* "last week", "the past three weeks" */
bool nci_time_ordinal(nci_time_scan *scan, const nci_atom *a, nci_when *w);  /* "third quarter of 2024", "19th century" */
bool nci_time_year(nci_time_scan *scan, const nci_atom *a, nci_when *w);     /* "2024", "1990s" */
bool nci_time_business(nci_time_scan *scan, const nci_atom *a, nci_when *w); /* "Q3 2024", "fiscal 2024" */

/* Makes a DATE of a fixed value, such as PAST_REF, that ends before `end`. Returns true. */
bool nci_time_ref(nci_when *w, const nci_atom *end, const char *value);

/* True when what follows a duration makes it an age: "old", "of age". */
bool nci_time_is_age(const nci_atoms *atoms, const nci_atom *end);

static inline bool nci_time_unit(const nci_atom *a) { return nci_atom_class(a, NCI_W_UNIT) || nci_atom_class(a, NCI_W_UNITS); }

/* A time of day ("8:00 am", "noon", "0345 GMT"). `stated`: something before it says that it is a time. */
typedef struct nci_clock {
  int hour, minute, second; /* second -1: not given */
  bool utc;
  const nci_atom *end;
} nci_clock;
bool nci_clock_read(const nci_atoms *atoms, const nci_atom *a, bool stated, nci_clock *out);

#endif
