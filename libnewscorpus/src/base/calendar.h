/* How long the months of the proleptic Gregorian calendar are: what every check of a date rests on. */
#ifndef NCI_BASE_CALENDAR_H
#define NCI_BASE_CALENDAR_H

#include <stdint.h>

/* Days in a month of a year; 0 for a month that is none. Year 0, which stands for an unknown one, is a leap year. */
static inline int32_t nci_days_in_month(int32_t year, int32_t month)
{
  static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int32_t leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month < 1 || month > 12 ? 0 : days[month - 1] + (month == 2 ? leap : 0);
}

#endif
