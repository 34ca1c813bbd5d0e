/* What a time expression comes to: its TIMEX3 value, resolved against the day of publication and the tense. */
#ifndef NCI_MEANING_TIME_VALUES_H
#define NCI_MEANING_TIME_VALUES_H

#include "meaning/calendar.h"
#include "meaning/numbers.h"

enum { NCI_VALUE_SIZE = 40 };

/* "No such day" and "no such year". */
#define NCI_NO_DAY INT32_MIN
#define NCI_NO_YEAR 0

typedef enum nci_tense { NCI_TENSE_NONE, NCI_TENSE_PAST, NCI_TENSE_FUTURE } nci_tense;

typedef enum nci_grain { NCI_GRAIN_DAY, NCI_GRAIN_OTHER } nci_grain;

/* A time expression while it is being read. */
typedef struct nci_when {
  const nci_atom *start, *end;
  ncorp_time_type type;
  nci_mod mod;
  nci_grain grain;
  int32_t day;     /* when it is one known day; else NCI_NO_DAY */
  uint32_t size;   /* of value */
  char value[NCI_VALUE_SIZE];
} nci_when;

/* The day of publication. */
typedef struct nci_now {
  bool known;
  int32_t day;
  nci_date date;
} nci_now;

/* Appending to a value; what does not fit is left out. */
void nci_value_put(nci_when *w, const char *s);
void nci_value_number(nci_when *w, int64_t n, int width); /* zero-padded */

/* Setting a whole value. A year of NCI_NO_YEAR prints as XXXX. */
void nci_value_day(nci_when *w, int32_t day);
void nci_value_year(nci_when *w, int32_t year);
void nci_value_month(nci_when *w, int32_t year, int32_t month);
void nci_value_month_day(nci_when *w, int32_t year, int32_t month, int32_t day);
void nci_value_week(nci_when *w, int32_t day, bool weekend);
void nci_value_weekday(nci_when *w, int32_t weekday); /* XXXX-WXX-6 */
void nci_value_quarter(nci_when *w, int32_t year, int32_t quarter);
void nci_value_season(nci_when *w, int32_t year, int32_t season);
void nci_value_duration(nci_when *w, ncorp_decimal amount, int unit);
void nci_value_some(nci_when *w, int unit); /* an unknown number of them: PXD */
void nci_value_part(nci_when *w, int part); /* appends TMO, TAF, TEV, TNI */
void nci_value_clock(nci_when *w, int hour, int minute, int second); /* appends T08:00; second -1 for none */

/* The day that a weekday means: the last such day (the day of publication counts), or the next in the future. */
int32_t nci_resolve_weekday(const nci_now *now, int32_t weekday, nci_tense tense);

/* The year that a month without one means: the nearest that fits the tense; day 0 for the month alone. */
int32_t nci_resolve_month(const nci_now *now, int32_t month, int32_t day, nci_tense tense);

/* "last week", "next month", "this year": `count` units from now, at the unit's own precision. False for units that have
 * no calendar name. */
bool nci_value_shift(nci_when *w, const nci_now *now, int unit, int64_t count);

/* `count` units from a day, at the unit's precision ("two years ago" is a year). */
bool nci_value_distance(nci_when *w, int32_t day, int unit, int64_t count);

/* The TIMEX3 name of a modifier; absent for none. */
ncorp_str nci_mod_name(nci_mod mod);

#endif
