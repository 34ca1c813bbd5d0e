/* The proleptic Gregorian calendar and ISO 8601 weeks, in whole days. Pure arithmetic: no clock, no time zone. */
#ifndef NCI_MEANING_CALENDAR_H
#define NCI_MEANING_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>
#include <newscorpus/status.h>
#include "base/calendar.h"

typedef struct nci_date {
  int32_t year;  /* 1 to 9999 */
  int32_t month; /* 1 to 12 */
  int32_t day;   /* 1 to 31 */
} nci_date;

bool nci_date_valid(nci_date date);

/* Days since 1970-01-01, and back (Howard Hinnant's civil calendar algorithms). */
int32_t nci_date_days(nci_date date);
nci_date nci_date_of_days(int32_t days);

/* 1 (Monday) to 7 (Sunday). */
int32_t nci_weekday(int32_t days);

/* The ISO week that a day lies in, and the Monday of an ISO week. */
void nci_iso_week(int32_t days, int32_t *year, int32_t *week);
int32_t nci_iso_week_start(int32_t year, int32_t week);

/* Western Easter Sunday (the anonymous Gregorian algorithm). */
nci_date nci_easter(int32_t year);

/* The n-th (1 to 5; -1: last) weekday of a month. */
nci_date nci_nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t n);

/* Reads the date at the beginning of an ISO 8601 date or date-time. */
bool nci_date_parse(ncorp_str s, nci_date *out);

#endif
