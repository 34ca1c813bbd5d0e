/* How times are written: reading one time expression from the atoms of a sentence. Pieces (a date, a part of the day, a time of
 * day, a set) are read by themselves and then joined (time_join.c): "Monday" + "at" + "8 a.m.", "Friday" + "of" + "next week". */
#ifndef NCI_MEANING_TIME_RULES_H
#define NCI_MEANING_TIME_RULES_H

#include "meaning/time_values.h"

/* How many of the last sentences that name a day are remembered, and how much of each. */
enum { NCI_TIME_DATED = 6, NCI_TIME_DATED_SIZE = 400 };

/* A date that was named before, which others are counted from. */
typedef struct nci_anchor {
  nci_grain grain;
  int32_t day;     /* its first day, or NCI_NO_DAY */
  ncorp_span span; /* where it was named */
} nci_anchor;

typedef struct nci_time_scan {
  nci_atoms atoms;
  nci_now now;
  bool title;            /* the sentence is a title: nouns and adverbs are capitalised */
  bool tense_known;      /* `tense` holds this sentence's */
  uint32_t *tense;       /* at each atom: the atom that gives the tense, * 4 + nci_tense */
  uint32_t tense_room;
  nci_anchor today;      /* the last known day named in this sentence */
  nci_anchor anchor;     /* the last known date named in this or the sentence before */
  struct {
    ncorp_span span;
    int32_t day;
  } dated[NCI_TIME_DATED]; /* a ring */
  uint32_t dated_count;
  uint32_t end_token;    /* of the sentence */
  uint32_t token;        /* the one that was asked for last */
  bool fresh;            /* this sentence has named a date */
} nci_time_scan;

/* The tense that a time is told in. soft: the word that tells it says little of that day: a verb of reporting, or a participle. */
typedef struct nci_told {
  nci_tense tense;
  bool soft;
  ncorp_span why; /* that word, or NCORP_NO_SPAN */
} nci_told;

/* The tense of the time that stands from `a` to before `end` (time_tense.c). */
nci_told nci_time_tense(nci_time_scan *scan, const nci_atom *a, const nci_atom *end);

/* The token at an atom; sentences are read forwards, so it is mostly one of the next. */
uint32_t nci_time_token(nci_time_scan *scan, const nci_atom *a);

/* Reads the time expression that begins at an atom. */
bool nci_time_read(nci_time_scan *scan, const nci_atom *a, nci_when *w);

/* Reads one piece, unjoined; what may have words of bounds and phases before it is complete with them. */
bool nci_time_piece(nci_time_scan *scan, const nci_atom *a, nci_when *w);

/* Joins a piece that has been read with those behind it. */
void nci_time_join(nci_time_scan *scan, nci_when *w);

/* Dates of the calendar (time_dates.c). */
bool nci_time_date(nci_time_scan *scan, const nci_atom *a, nci_when *w);      /* "Dec. 6", "Saturday", "2025-12-06", "today" */
bool nci_time_holiday(nci_time_scan *scan, const nci_atom *a, nci_when *w);   /* time_holidays.c */
bool nci_time_day_number(const nci_atom *a, bool words, int32_t *day, const nci_atom **end); /* "6", "6th", "twenty-first" */
const nci_atom *nci_time_year_behind(const nci_atoms *atoms, const nci_atom *a, int32_t *year); /* [,] 2025 */

/* Durations and sets (time_durations.c), each beginning at its number, article or determiner. */
bool nci_time_duration(nci_time_scan *scan, const nci_atom *a, nci_when *w);  /* "two hours", "three days ago" */
bool nci_time_distance(nci_time_scan *scan, nci_when *w);                     /* makes a date of a duration before "ago", "after the attack" */
bool nci_time_some(nci_time_scan *scan, const nci_atom *a, nci_when *w);      /* "a few weeks", "for years" */
bool nci_time_one(nci_time_scan *scan, const nci_atom *a, nci_when *w);       /* "an hour", "a week later" */
bool nci_time_every(nci_time_scan *scan, const nci_atom *a, nci_when *w);     /* "every Tuesday" */
bool nci_time_times_per(nci_time_scan *scan, const nci_atom *a, nci_when *w); /* "twice a week" */
bool nci_time_frequency(nci_time_scan *scan, const nci_atom *a, nci_when *w); /* "daily" */

/* Periods (time_periods.c). */
bool nci_time_relative(nci_time_scan *scan, const nci_atom *a, nci_when *w); /* "last week", "the past three weeks", "that night" */
bool nci_time_ordinal(nci_time_scan *scan, const nci_atom *a, nci_when *w);  /* "third quarter of 2024", "first Monday of May" */
bool nci_time_business(nci_time_scan *scan, const nci_atom *a, nci_when *w); /* "Q3 2024", "fiscal 2024" */
bool nci_time_period(nci_time_scan *scan, const nci_atom *a, nci_when *w);   /* what "the end of" can stand before */

/* Years (time_years.c). */
bool nci_time_year(nci_time_scan *scan, const nci_atom *a, nci_when *w);     /* "2024", "1990s" */
const nci_atom *nci_time_spelled_year(const nci_atom *a, int32_t *year);     /* "nineteen ninety-six"; NULL for none */

static inline bool nci_year_atom(const nci_atom *a)
{
  return a->kind == NCI_ATOM_NUMBER && a->digits == 4 && a->value >= 1000 && a->value <= 2199 &&
         !(a->flags & (NCI_ATOM_GROUPED | NCI_ATOM_ORDINAL | NCI_ATOM_DECADE | NCI_ATOM_NAMED));
}

/* Makes a DATE of a fixed value, such as PAST_REF, that ends before `end`. Returns true. */
bool nci_time_ref(nci_when *w, const nci_atom *end, const char *value);

/* True for "BC" and "BCE": TIMEX3 has no values for what was then. */
static inline bool nci_time_before_christ(const nci_atoms *atoms, const nci_atom *a)
{
  return (a->flags & NCI_ATOM_CAPS) && (nci_atom_is(atoms, a, "bc") || nci_atom_is(atoms, a, "bce") || nci_atom_is(atoms, a, "b.c."));
}

/* True when what follows a duration makes it an age: "old", "of age". */
bool nci_time_is_age(const nci_atoms *atoms, const nci_atom *end);

static inline bool nci_time_unit(const nci_atom *a) { return nci_atom_class(a, NCI_W_UNIT) || nci_atom_class(a, NCI_W_UNITS); }

static inline bool nci_time_month(const nci_atom *a)
{
  return nci_atom_class(a, NCI_W_MONTH) || nci_atom_class(a, NCI_W_MONTH_NAME) || nci_atom_class(a, NCI_W_MONTH_SHORT);
}

/* True when the word is no name: in lower case, or capitalised for where it stands. */
static inline bool nci_time_plain(const nci_time_scan *scan, const nci_atom *a)
{
  return !nci_atom_capital(a) || (a->flags & NCI_ATOM_FIRST) || scan->title;
}

static inline ncorp_span nci_atom_span(const nci_atom *a) { return (ncorp_span){ a->start, a->end }; }

/* A time of day ("8:00 am", "noon", "0345 GMT", "half past seven"; time_clock.c). `stated`: something before it says that it is a
 * time. `bare`: even a bare hour is one, since a day stands before it. */
bool nci_time_clock(const nci_time_scan *scan, const nci_atom *a, bool stated, bool bare, nci_when *w);

#endif
