/* Dates of reports as constraints: a day, a week, a month, a year, a stretch of days, or a weekday of an unknown week. */
#include "base/str.h"
#include "link/when.h"
#include "meaning/calendar.h"

static const nci_when unknown = { INT32_MIN, INT32_MAX, 0 };

static bool digits(ncorp_str s, size_t at, size_t n, int32_t *out)
{
  *out = 0;
  if (s.size < at + n) return false;
  for (size_t i = at; i < at + n; i++) {
    if (!nci_is_digit(s.data[i])) return false;
    *out = *out * 10 + (s.data[i] - '0');
  }
  return true;
}

/* A single date, without a slash. Everything that is no date allows all days. */
static nci_when one(ncorp_str s)
{
  nci_when w = unknown;
  int32_t year, month, day;
  /* XXXX-WXX-6: a Saturday. */
  if (s.size >= 10 && s.data[0] == 'X' && s.data[5] == 'W' && s.data[9] >= '1' && s.data[9] <= '7') {
    w.weekday = (uint8_t)(s.data[9] - '0');
    return w;
  }
  if (!digits(s, 0, 4, &year) || year < 1 || year > 9999) return w;
  if (s.size >= 8 && s.data[5] == 'W' && digits(s, 6, 2, &month) && month >= 1 && month <= 53) {
    w.first = nci_iso_week_start(year, month);
    w.last = w.first + 6;
    if (s.size >= 10 && digits(s, 9, 1, &day) && day >= 1 && day <= 7) w.first = w.last = w.first + day - 1;
    return w;
  }
  if (s.size >= 10 && digits(s, 5, 2, &month) && digits(s, 8, 2, &day)) {
    nci_date date = { year, month, day };
    if (nci_date_valid(date)) w.first = w.last = nci_date_days(date);
    return w;
  }
  if (s.size >= 7 && digits(s, 5, 2, &month)) {
    if (month < 1 || month > 12) return w;
    w.first = nci_date_days((nci_date){ year, month, 1 });
    w.last = w.first + nci_days_in_month(year, month) - 1;
    return w;
  }
  if (s.size == 4) {
    w.first = nci_date_days((nci_date){ year, 1, 1 });
    w.last = nci_date_days((nci_date){ year, 12, 31 });
  }
  return w;
}

nci_when nci_when_read(ncorp_str date)
{
  const char *slash = date.size ? memchr(date.data, '/', date.size) : NULL;
  if (!slash) return one(date);
  nci_when a = one(nci_str(date.data, (size_t)(slash - date.data)));
  nci_when b = one(nci_str(slash + 1, date.size - (size_t)(slash - date.data) - 1));
  return a.first == INT32_MIN || b.last == INT32_MAX || b.last < a.first ? a : (nci_when){ a.first, b.last, 0 };
}

bool nci_when_meet(nci_when a, nci_when b)
{
  if (a.weekday && b.weekday) return a.weekday == b.weekday;
  if (a.weekday && nci_when_is_day(b)) return nci_weekday(b.first) == a.weekday;
  if (b.weekday && nci_when_is_day(a)) return nci_weekday(a.first) == b.weekday;
  return a.first <= b.last && b.first <= a.last;
}

nci_when nci_when_both(nci_when a, nci_when b)
{
  nci_when w = { a.first > b.first ? a.first : b.first, a.last < b.last ? a.last : b.last, a.weekday ? a.weekday : b.weekday };
  if (nci_when_is_day(w)) w.weekday = 0;
  return w;
}

ncorp_str nci_when_print(nci_arena *arena, int32_t day)
{
  nci_date d = nci_date_of_days(day);
  char text[11] = { (char)('0' + d.year / 1000), (char)('0' + d.year / 100 % 10), (char)('0' + d.year / 10 % 10), (char)('0' + d.year % 10), '-',
                    (char)('0' + d.month / 10), (char)('0' + d.month % 10), '-', (char)('0' + d.day / 10), (char)('0' + d.day % 10), 0 };
  return nci_arena_bytes(arena, text, 10);
}
