/* Printing and resolving TIMEX3 values. It knows the calendar and the conventions of news, not how times are written. */
#include "meaning/time_values.h"
#include "base/buffer.h"
#include "base/str.h"

void nci_value_put(nci_when *w, const char *s)
{
  for (; *s && w->size < NCI_VALUE_SIZE; s++) w->value[w->size++] = *s;
}

void nci_value_number(nci_when *w, int64_t n, int width)
{
  char digits[24];
  int count = 0;
  do {
    digits[count++] = (char)('0' + n % 10);
    n /= 10;
  } while (n > 0 && count < 20);
  while (count < width && count < 20) digits[count++] = '0';
  while (count > 0 && w->size < NCI_VALUE_SIZE) w->value[w->size++] = digits[--count];
}

static void put_year(nci_when *w, int32_t year)
{
  w->size = 0;
  w->day = NCI_NO_DAY;
  w->grain = NCI_GRAIN_OTHER;
  if (year > 0) nci_value_number(w, year, 4);
  else nci_value_put(w, "XXXX");
}

void nci_value_year(nci_when *w, int32_t year) { put_year(w, year); }

void nci_value_month(nci_when *w, int32_t year, int32_t month)
{
  put_year(w, year);
  nci_value_put(w, "-");
  nci_value_number(w, month, 2);
}

void nci_value_month_day(nci_when *w, int32_t year, int32_t month, int32_t day)
{
  nci_value_month(w, year, month);
  nci_value_put(w, "-");
  nci_value_number(w, day, 2);
  w->grain = NCI_GRAIN_DAY;
  if (year > 0) w->day = nci_date_days((nci_date){ year, month, day });
}

void nci_value_day(nci_when *w, int32_t day)
{
  nci_date d = nci_date_of_days(day);
  nci_value_month_day(w, d.year, d.month, d.day);
}

void nci_value_week(nci_when *w, int32_t day, bool weekend)
{
  int32_t year, week;
  nci_iso_week(day, &year, &week);
  put_year(w, year);
  nci_value_put(w, "-W");
  nci_value_number(w, week, 2);
  if (weekend) nci_value_put(w, "-WE");
}

void nci_value_weekday(nci_when *w, int32_t weekday)
{
  put_year(w, NCI_NO_YEAR);
  nci_value_put(w, "-WXX-");
  nci_value_number(w, weekday, 1);
  w->grain = NCI_GRAIN_DAY;
}

void nci_value_quarter(nci_when *w, int32_t year, int32_t quarter)
{
  put_year(w, year);
  nci_value_put(w, "-Q");
  nci_value_number(w, quarter, 1);
}

void nci_value_season(nci_when *w, int32_t year, int32_t season)
{
  static const char *const names[] = { "-SP", "-SU", "-FA", "-WI" };
  put_year(w, year);
  nci_value_put(w, names[season]);
}

/* How a unit is named in a duration, and how many of them the unit is. */
static const struct {
  const char *prefix;
  char letter;
  int16_t times;
} duration_units[] = {
  [NCI_UNIT_SECOND] = { "PT", 'S', 1 }, [NCI_UNIT_MINUTE] = { "PT", 'M', 1 }, [NCI_UNIT_HOUR] = { "PT", 'H', 1 },
  [NCI_UNIT_DAY] = { "P", 'D', 1 },     [NCI_UNIT_WEEK] = { "P", 'W', 1 },    [NCI_UNIT_FORTNIGHT] = { "P", 'W', 2 },
  [NCI_UNIT_MONTH] = { "P", 'M', 1 },   [NCI_UNIT_QUARTER] = { "P", 'Q', 1 }, [NCI_UNIT_YEAR] = { "P", 'Y', 1 },
  [NCI_UNIT_DECADE] = { "P", 'Y', 10 }, [NCI_UNIT_CENTURY] = { "P", 'Y', 100 }, [NCI_UNIT_WEEKEND] = { "P", 'W', 1 },
  [NCI_UNIT_NIGHT] = { "P", 'D', 1 }
};

static void put_duration(nci_when *w, int unit, int64_t whole, int64_t fraction, int places)
{
  w->size = 0;
  w->type = NCORP_TIME_DURATION;
  w->day = NCI_NO_DAY;
  w->grain = NCI_GRAIN_OTHER;
  nci_value_put(w, duration_units[unit].prefix);
  if (whole < 0) nci_value_put(w, "X");
  else nci_value_number(w, whole, 1);
  if (places) {
    nci_value_put(w, ".");
    nci_value_number(w, fraction, places);
  }
  char letter[2] = { duration_units[unit].letter, 0 };
  nci_value_put(w, letter);
  if (unit == NCI_UNIT_WEEKEND) nci_value_put(w, "E");
}

void nci_value_duration(nci_when *w, ncorp_decimal amount, int unit)
{
  if (unit == NCI_UNIT_HOUR && amount.digits == 5 && amount.exponent == -1) {
    unit = NCI_UNIT_MINUTE;
    amount = (ncorp_decimal){ 30, 0 };
  }
  int64_t whole = amount.digits, fraction = 0, power = 1;
  int places = 0;
  for (int32_t e = amount.exponent; e < 0 && places < 6; e++, places++) {
    fraction += whole % 10 * power;
    power *= 10;
    whole /= 10;
  }
  for (int32_t e = amount.exponent; e > 0 && whole < 1000000000000; e--) whole *= 10;
  if (duration_units[unit].times > 1) {
    whole = whole * duration_units[unit].times + fraction * duration_units[unit].times / power;
    fraction = 0;
    places = 0;
  }
  put_duration(w, unit, whole, fraction, places);
}

void nci_value_some(nci_when *w, int unit)
{
  put_duration(w, unit, -1, 0, 0);
  if (unit == NCI_UNIT_DECADE || unit == NCI_UNIT_CENTURY) {
    w->size = 0;
    nci_value_put(w, unit == NCI_UNIT_DECADE ? "PXDE" : "PXCE");
  }
}

void nci_value_part(nci_when *w, int part)
{
  static const char *const names[] = { "TMO", "TAF", "TEV", "TNI" };
  nci_value_put(w, names[part]);
  w->type = NCORP_TIME_TIME;
}

void nci_value_clock(nci_when *w, int hour, int minute, int second)
{
  nci_value_put(w, "T");
  nci_value_number(w, hour, 2);
  nci_value_put(w, ":");
  nci_value_number(w, minute, 2);
  if (second >= 0) {
    nci_value_put(w, ":");
    nci_value_number(w, second, 2);
  }
  w->type = NCORP_TIME_TIME;
}

int32_t nci_resolve_weekday(const nci_now *now, int32_t weekday, nci_tense tense)
{
  int32_t back = (nci_weekday(now->day) - weekday + 7) % 7;
  if (tense == NCI_TENSE_FUTURE && back > 0) return now->day + 7 - back;
  return now->day - back;
}

int32_t nci_resolve_month(const nci_now *now, int32_t month, int32_t day, nci_tense tense)
{
  int32_t year = now->date.year;
  if (day == 0) {
    int32_t ahead = month - now->date.month; /* -11 to 11 */
    if (tense == NCI_TENSE_PAST) return year - (ahead > 0);
    if (tense == NCI_TENSE_FUTURE) return year + (ahead < 0);
    return ahead > 6 ? year - 1 : ahead < -6 ? year + 1 : year;
  }
  /* A report may speak of a day soon to come in the past tense ("said the vote on Dec. 14 ..."), so a day's tense only
   * decides between days that are far. */
  enum { SOON = 60 };
  int32_t best = year, best_distance = INT32_MAX;
  for (int32_t y = year - 1; y <= year + 1; y++) {
    if (day > nci_days_in_month(y, month)) continue;
    int32_t ahead = nci_date_days((nci_date){ y, month, day }) - now->day;
    int32_t distance = ahead < 0 ? -ahead : ahead;
    if (tense == NCI_TENSE_PAST && ahead > SOON) distance += 400;
    if (tense == NCI_TENSE_FUTURE && ahead < -SOON) distance += 400;
    if (distance < best_distance) {
      best = y;
      best_distance = distance;
    }
  }
  return best;
}

static bool year_in_range(int64_t year) { return year >= 1 && year <= 9999; }

static bool shift_months(nci_date from, int64_t months, nci_date *out)
{
  int64_t n = (int64_t)from.year * 12 + from.month - 1 + months;
  if (n < 12 || n >= 9999 * 12) return false;
  *out = (nci_date){ (int32_t)(n / 12), (int32_t)(n % 12) + 1, from.day };
  int32_t last = nci_days_in_month(out->year, out->month);
  if (out->day > last) out->day = last;
  return true;
}

bool nci_value_distance(nci_when *w, int32_t day, int unit, int64_t count)
{
  nci_date date = nci_date_of_days(day), moved;
  if (count > 20000 || count < -20000) return false;
  switch (unit) {
  case NCI_UNIT_DAY: nci_value_day(w, day + (int32_t)count); return true;
  case NCI_UNIT_WEEK: nci_value_week(w, day + (int32_t)count * 7, false); return true;
  case NCI_UNIT_FORTNIGHT: nci_value_week(w, day + (int32_t)count * 14, false); return true;
  case NCI_UNIT_WEEKEND: nci_value_week(w, day + (int32_t)count * 7, true); return true;
  case NCI_UNIT_MONTH:
    if (!shift_months(date, count, &moved)) return false;
    nci_value_month(w, moved.year, moved.month);
    return true;
  case NCI_UNIT_QUARTER:
    if (!shift_months(date, count * 3, &moved)) return false;
    nci_value_quarter(w, moved.year, (moved.month + 2) / 3);
    return true;
  case NCI_UNIT_YEAR:
    if (!year_in_range(date.year + count)) return false;
    nci_value_year(w, date.year + (int32_t)count);
    return true;
  case NCI_UNIT_DECADE:
  case NCI_UNIT_CENTURY: {
    int64_t years = unit == NCI_UNIT_DECADE ? 10 : 100, n = date.year / years + count;
    if (!year_in_range(n * years)) return false;
    w->size = 0;
    w->day = NCI_NO_DAY;
    w->grain = NCI_GRAIN_OTHER;
    nci_value_number(w, n, unit == NCI_UNIT_DECADE ? 3 : 2);
    return true;
  }
  default: return false;
  }
}

bool nci_value_shift(nci_when *w, const nci_now *now, int unit, int64_t count)
{
  static const char *const partial[] = {
    [NCI_UNIT_DAY] = "XXXX-XX-XX", [NCI_UNIT_WEEK] = "XXXX-WXX", [NCI_UNIT_MONTH] = "XXXX-XX",
    [NCI_UNIT_QUARTER] = "XXXX-QX", [NCI_UNIT_YEAR] = "XXXX", [NCI_UNIT_DECADE] = "XXX",
    [NCI_UNIT_WEEKEND] = "XXXX-WXX-WE", [NCI_UNIT_CENTURY] = "XX", [NCI_UNIT_FORTNIGHT] = NULL, [NCI_UNIT_NIGHT] = NULL
  };
  if (unit < NCI_UNIT_DAY || !partial[unit]) return false;
  if (now->known) return nci_value_distance(w, now->day, unit, count);
  w->size = 0;
  w->day = NCI_NO_DAY;
  w->grain = unit == NCI_UNIT_DAY ? NCI_GRAIN_DAY : NCI_GRAIN_OTHER;
  nci_value_put(w, partial[unit]);
  return true;
}

ncorp_str nci_mod_name(nci_mod mod)
{
  static const char *const names[] = { NULL, "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END" };
  return nci_cstr(names[mod]);
}
