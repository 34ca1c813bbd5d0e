/* Calendar arithmetic. It owns what a date is and must not know of text. */
#include "meaning/calendar.h"
#include "base/str.h"

bool nci_date_valid(nci_date date)
{
  return date.year >= 1 && date.year <= 9999 && date.day >= 1 && date.day <= nci_days_in_month(date.year, date.month);
}

int32_t nci_date_days(nci_date date)
{
  int32_t y = date.month <= 2 ? date.year - 1 : date.year;
  int32_t era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
  int32_t day = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + day - 719468;
}

nci_date nci_date_of_days(int32_t days)
{
  days += 719468;
  int32_t era = (days >= 0 ? days : days - 146096) / 146097, of_era = days - era * 146097;
  int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int32_t day = of_era - (365 * year + year / 4 - year / 100), month = (5 * day + 2) / 153;
  nci_date date = { year + era * 400, month < 10 ? month + 3 : month - 9, day - (153 * month + 2) / 5 + 1 };
  if (date.month <= 2) date.year++;
  return date;
}

int32_t nci_weekday(int32_t days) { return ((days + 3) % 7 + 7) % 7 + 1; }

int32_t nci_iso_week_start(int32_t year, int32_t week)
{
  int32_t fourth = nci_date_days((nci_date){ year, 1, 4 });
  return fourth - (nci_weekday(fourth) - 1) + (week - 1) * 7;
}

void nci_iso_week(int32_t days, int32_t *year, int32_t *week)
{
  int32_t thursday = days - (nci_weekday(days) - 4);
  *year = nci_date_of_days(thursday).year;
  *week = (thursday - nci_iso_week_start(*year, 1)) / 7 + 1;
}

nci_date nci_easter(int32_t year)
{
  int32_t a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int32_t h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int32_t m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return (nci_date){ year, n / 31, n % 31 + 1 };
}

nci_date nci_nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t n)
{
  int32_t last = nci_days_in_month(year, month), first = nci_weekday(nci_date_days((nci_date){ year, month, 1 }));
  int32_t day = 1 + (weekday - first + 7) % 7 + (n > 0 ? n - 1 : 3) * 7;
  if (n < 0 && day + 7 <= last) day += 7;
  return (nci_date){ year, month, day };
}

static int32_t digits(ncorp_str s, size_t at, size_t count)
{
  int32_t n = 0;
  for (size_t i = at; i < at + count; i++) {
    if (i >= s.size || !nci_is_digit(s.data[i])) return -1;
    n = n * 10 + (s.data[i] - '0');
  }
  return n;
}

bool nci_date_parse(ncorp_str s, nci_date *out)
{
  if (s.size < 10 || s.data[4] != '-' || s.data[7] != '-') return false;
  *out = (nci_date){ digits(s, 0, 4), digits(s, 5, 2), digits(s, 8, 2) };
  return nci_date_valid(*out);
}
