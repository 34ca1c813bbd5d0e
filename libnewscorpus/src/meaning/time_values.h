/* What a time expression means while it is being read, how the calendar settles it, and how TIMEX3 writes it. */
#ifndef NCI_MEANING_TIME_VALUES_H
#define NCI_MEANING_TIME_VALUES_H

#include "meaning/calendar.h"
#include "meaning/numbers.h"

enum { NCI_VALUE_SIZE = 48, NCI_LENGTHS = 3 };

/* "No such day" and "no such year". */
#define NCI_NO_DAY INT32_MIN
#define NCI_NO_YEAR 0

typedef enum nci_tense { NCI_TENSE_NONE, NCI_TENSE_PAST, NCI_TENSE_FUTURE } nci_tense;

/* How long the stretch of the calendar is that a date names. */
typedef enum nci_grain {
  NCI_GRAIN_NONE, /* no date: a time of day, a duration */
  NCI_GRAIN_DAY, NCI_GRAIN_WEEK, NCI_GRAIN_WEEKEND, NCI_GRAIN_WEEKDAYS, NCI_GRAIN_MONTH, NCI_GRAIN_QUARTER, NCI_GRAIN_HALF, NCI_GRAIN_SEASON,
  NCI_GRAIN_YEAR, NCI_GRAIN_FISCAL, NCI_GRAIN_DECADE, NCI_GRAIN_CENTURY,
  NCI_GRAIN_REF   /* PAST_REF and the like: `ref` */
} nci_grain;

/* The rules that read times, by what they go by (time_values.c names them for `because`). */
typedef enum nci_time_rule {
  NCI_BY_ANCHOR, NCI_BY_CENTURY, NCI_BY_CLOCK, NCI_BY_DAYPART, NCI_BY_DAY_OF_MONTH, NCI_BY_DECADE, NCI_BY_DEICTIC_DAY, NCI_BY_DEICTIC_PERIOD, NCI_BY_DISTANCE, NCI_BY_DURATION, NCI_BY_EVENT_ANCHOR, NCI_BY_FISCAL, NCI_BY_HOLIDAY, NCI_BY_MONTH, NCI_BY_MONTH_DAY, NCI_BY_NUMERIC_DATE, NCI_BY_ORDINAL_PERIOD, NCI_BY_QUARTER, NCI_BY_REFERENCE, NCI_BY_SEASON, NCI_BY_SET, NCI_BY_WEEKDAY, NCI_BY_WEEKDAY_OF_WEEK, NCI_BY_WEEK_NUMBER, NCI_BY_WEEK_OF_DAY, NCI_BY_YEAR
} nci_time_rule;

/* A time expression. What is not known is 0, NCI_NO_DAY, or -1 for a time of day. */
typedef struct nci_when {
  const nci_atom *start, *end;
  ncorp_time_type type;
  nci_mod mod;
  nci_grain grain;
  int32_t day;                 /* of a day; of a week or weekend, one of its days */
  int32_t year, month, mday;
  int32_t number;              /* of the quarter, half, season, decade, century or week */
  int8_t weekday;              /* 1 to 7 */
  int8_t part;                 /* of the day: NCI_PART_... */
  int8_t hour, minute, second;
  bool utc;
  int8_t lengths;              /* of a duration or set: how many of these are used */
  struct {
    ncorp_decimal amount;      /* digits -1: some */
    int unit;
  } length[NCI_LENGTHS];
  const char *ref;
  nci_time_rule rule;
  const char *quant;           /* of a set: EVERY, EACH */
  int64_t freq;                /* of a set: how many times, or 0 */
  ncorp_span evidence;
  int32_t from, to;            /* the first and last day of a duration that is anchored */
} nci_when;

/* The day of publication. */
typedef struct nci_now {
  bool known;
  int32_t day;
  nci_date date;
} nci_now;

/* A time expression that begins at an atom and says nothing yet. */
nci_when nci_when_at(const nci_atom *a, nci_time_rule rule);

/* The id of a rule: "month-day". */
ncorp_str nci_time_rule_name(nci_time_rule rule);

static inline bool nci_when_clock(const nci_when *w) { return w->hour >= 0; }
static inline bool nci_when_timed(const nci_when *w) { return w->hour >= 0 || w->part >= 0; }

/* Setting what is meant; the grain comes with it. */
void nci_when_day(nci_when *w, int32_t day);
void nci_when_month(nci_when *w, int32_t year, int32_t month, int32_t mday); /* mday 0: the month */
void nci_when_period(nci_when *w, nci_grain grain, int32_t year, int32_t number);
void nci_when_ref(nci_when *w, const char *ref);
void nci_when_some(nci_when *w, int unit); /* an unknown number of them */
void nci_when_length(nci_when *w, ncorp_decimal amount, int unit); /* adds to those it has */

/* The stretch of the calendar, as long as the unit, that lies `count` units from a day: "last week", "two years ago". With
 * NCI_NO_DAY it is that unit, unknown which. False for units that the calendar does not number. */
bool nci_when_shift(nci_when *w, int32_t day, int unit, int64_t count);

/* The grain that a unit makes; NCI_GRAIN_NONE for hours and the like. */
nci_grain nci_grain_of(int unit);

/* The day that lies a length before or after a day; false when it is no whole number of days, weeks, months or years. */
bool nci_day_moved(int32_t day, const nci_when *length, int sign, int32_t *out);

/* The first and the last known day of what is meant; false when it is not known. */
bool nci_when_days(const nci_when *w, int32_t *first, int32_t *last);

/* Completes a day, month, quarter or season that lacks its year or week, by the day of publication and the tense. `soon`: the tense
 * is that of the report, which can speak of days to come. Returns: true when the tense had a say. */
bool nci_when_settle(nci_when *w, const nci_now *now, nci_tense tense, bool soon);

/* Writes the TIMEX3 value; gives its size. */
uint32_t nci_when_value(const nci_when *w, char out[NCI_VALUE_SIZE]);

/* The day that a weekday means: the last such day (the day of publication counts), or the next in the future. */
int32_t nci_resolve_weekday(const nci_now *now, int32_t weekday, nci_tense tense);

/* The TIMEX3 name of a modifier; absent for none. */
ncorp_str nci_mod_name(nci_mod mod);

#endif
