/* Settling and printing TIMEX3 values. It knows the calendar and the conventions of news, not how times are written. */
#include "meaning/time_values.h"
#include "base/decimal.h"
#include "base/str.h"

nci_when nci_when_at(const nci_atom *a, nci_time_rule rule)
{
  return (nci_when){ .start = a, .end = a + 1, .type = NCORP_TIME_DATE, .day = NCI_NO_DAY, .part = -1, .hour = -1, .minute = -1, .second = -1,
                     .rule = rule, .evidence = NCORP_NO_SPAN, .from = NCI_NO_DAY, .to = NCI_NO_DAY };
}

void nci_when_day(nci_when *w, int32_t day)
{
  w->grain = NCI_GRAIN_DAY;
  w->day = day;
  if (day == NCI_NO_DAY) return;
  nci_date d = nci_date_of_days(day);
  w->year = d.year;
  w->month = d.month;
  w->mday = d.day;
}

void nci_when_month(nci_when *w, int32_t year, int32_t month, int32_t mday)
{
  w->grain = mday ? NCI_GRAIN_DAY : NCI_GRAIN_MONTH;
  w->year = year;
  w->month = month;
  w->mday = mday;
  w->day = mday && month && year != NCI_NO_YEAR ? nci_date_days((nci_date){ year, month, mday }) : NCI_NO_DAY;
}

void nci_when_period(nci_when *w, nci_grain grain, int32_t year, int32_t number)
{
  w->grain = grain;
  w->year = year;
  w->number = number;
  w->day = NCI_NO_DAY;
}

void nci_when_ref(nci_when *w, const char *ref)
{
  w->grain = NCI_GRAIN_REF;
  w->ref = ref;
  w->day = NCI_NO_DAY;
}

void nci_when_length(nci_when *w, ncorp_decimal amount, int unit)
{
  if (w->lengths == NCI_LENGTHS) return;
  if (unit == NCI_UNIT_HOUR && amount.digits == 5 && amount.exponent == -1) {
    unit = NCI_UNIT_MINUTE;
    amount = nci_decimal_of(30);
  }
  w->length[w->lengths].amount = amount;
  w->length[w->lengths++].unit = unit;
  w->type = NCORP_TIME_DURATION;
}

void nci_when_some(nci_when *w, int unit) { nci_when_length(w, nci_decimal_of(-1), unit); }

/* ---- the calendar */

nci_grain nci_grain_of(int unit)
{
  static const uint8_t grains[] = {
    [NCI_UNIT_DAY] = NCI_GRAIN_DAY, [NCI_UNIT_WEEK] = NCI_GRAIN_WEEK, [NCI_UNIT_FORTNIGHT] = NCI_GRAIN_WEEK, [NCI_UNIT_MONTH] = NCI_GRAIN_MONTH,
    [NCI_UNIT_QUARTER] = NCI_GRAIN_QUARTER, [NCI_UNIT_YEAR] = NCI_GRAIN_YEAR, [NCI_UNIT_DECADE] = NCI_GRAIN_DECADE,
    [NCI_UNIT_CENTURY] = NCI_GRAIN_CENTURY, [NCI_UNIT_WEEKEND] = NCI_GRAIN_WEEKEND, [NCI_UNIT_NIGHT] = NCI_GRAIN_NONE
  };
  return (nci_grain)grains[unit];
}

static bool shift_months(nci_date from, int64_t months, nci_date *out)
{
  int64_t n = (int64_t)from.year * 12 + from.month - 1 + months;
  if (n < 12 || n >= 9999 * 12) return false;
  *out = (nci_date){ (int32_t)(n / 12), (int32_t)(n % 12) + 1, from.day };
  int32_t last = nci_days_in_month(out->year, out->month);
  if (out->day > last) out->day = last;
  return true;
}

bool nci_when_shift(nci_when *w, int32_t day, int unit, int64_t count)
{
  enum { FAR = 20000 };
  nci_grain grain = nci_grain_of(unit);
  if (grain == NCI_GRAIN_NONE || count > FAR || count < -FAR) return false;
  w->grain = grain;
  if (day == NCI_NO_DAY) return unit != NCI_UNIT_FORTNIGHT;
  nci_date date = nci_date_of_days(day), moved;
  int32_t n = (int32_t)count;
  switch (unit) {
  case NCI_UNIT_DAY: nci_when_day(w, day + n); return true;
  case NCI_UNIT_WEEK: case NCI_UNIT_WEEKEND: w->day = day + n * 7; return true;
  case NCI_UNIT_FORTNIGHT: w->day = day + n * 14; return true;
  case NCI_UNIT_MONTH:
    if (!shift_months(date, count, &moved)) return false;
    nci_when_month(w, moved.year, moved.month, 0);
    return true;
  case NCI_UNIT_QUARTER:
    if (!shift_months(date, count * 3, &moved)) return false;
    nci_when_period(w, grain, moved.year, (moved.month + 2) / 3);
    return true;
  default: break;
  }
  int64_t years = unit == NCI_UNIT_YEAR ? 1 : unit == NCI_UNIT_DECADE ? 10 : 100, number = date.year / years + count;
  if (number * years < 1 || number * years > 9999) return false;
  nci_when_period(w, grain, unit == NCI_UNIT_YEAR ? (int32_t)number : NCI_NO_YEAR, (int32_t)number);
  return true;
}

bool nci_day_moved(int32_t day, const nci_when *length, int sign, int32_t *out)
{
  enum { FAR = 20000 };
  for (int i = 0; i < length->lengths; i++) {
    ncorp_decimal amount = length->length[i].amount;
    if (amount.exponent || amount.digits < 0 || amount.digits > FAR) return false;
    int32_t n = (int32_t)amount.digits * sign;
    nci_date moved;
    switch (length->length[i].unit) {
    case NCI_UNIT_DAY: case NCI_UNIT_NIGHT: day += n; break;
    case NCI_UNIT_WEEK: day += n * 7; break;
    case NCI_UNIT_FORTNIGHT: day += n * 14; break;
    case NCI_UNIT_MONTH: case NCI_UNIT_QUARTER: case NCI_UNIT_YEAR: case NCI_UNIT_DECADE: case NCI_UNIT_CENTURY: {
      static const int16_t months[] = { [NCI_UNIT_MONTH] = 1, [NCI_UNIT_QUARTER] = 3, [NCI_UNIT_YEAR] = 12, [NCI_UNIT_DECADE] = 120, [NCI_UNIT_CENTURY] = 1200 };
      if (!shift_months(nci_date_of_days(day), (int64_t)n * months[length->length[i].unit], &moved)) return false;
      day = nci_date_days(moved);
      break;
    }
    default: return false;
    }
  }
  *out = day;
  return length->lengths > 0;
}

static int32_t day_of(int32_t year, int32_t month, int32_t day) { return nci_date_days((nci_date){ year, month, day }); }

bool nci_when_days(const nci_when *w, int32_t *first, int32_t *last)
{
  int32_t year = w->year;
  switch (w->grain) {
  case NCI_GRAIN_DAY: *first = *last = w->day; return w->day != NCI_NO_DAY;
  case NCI_GRAIN_WEEK: case NCI_GRAIN_WEEKEND:
    if (w->day == NCI_NO_DAY) return false;
    *first = w->day - nci_weekday(w->day) + (w->grain == NCI_GRAIN_WEEK ? 1 : 6);
    *last = w->day - nci_weekday(w->day) + 7;
    return true;
  case NCI_GRAIN_MONTH:
    if (year == NCI_NO_YEAR || !w->month) return false;
    *first = day_of(year, w->month, 1);
    *last = day_of(year, w->month, nci_days_in_month(year, w->month));
    return true;
  case NCI_GRAIN_QUARTER: case NCI_GRAIN_HALF: {
    int32_t months = w->grain == NCI_GRAIN_QUARTER ? 3 : 6, end = w->number * months;
    if (year == NCI_NO_YEAR || w->number == 0) return false;
    *first = day_of(year, end - months + 1, 1);
    *last = day_of(year, end, nci_days_in_month(year, end));
    return true;
  }
  case NCI_GRAIN_YEAR:
    if (year == NCI_NO_YEAR) return false;
    *first = day_of(year, 1, 1);
    *last = day_of(year, 12, 31);
    return true;
  default: return false;
  }
}

int32_t nci_resolve_weekday(const nci_now *now, int32_t weekday, nci_tense tense)
{
  int32_t back = (nci_weekday(now->day) - weekday + 7) % 7;
  if (tense == NCI_TENSE_FUTURE && back > 0) return now->day + 7 - back;
  return now->day - back;
}

/* How far a day is; one that the tense speaks against counts as further. A report may tell in the past tense of a day soon to come
 * ("said the vote on Dec. 14 ..."), and a plan names what has just begun, so of days that are near the tense does not decide. */
static int32_t distance(int32_t ahead, nci_tense tense, int32_t soon, int32_t just)
{
  enum { AGAINST = 400 };
  bool against = (tense == NCI_TENSE_PAST && ahead > soon) || (tense == NCI_TENSE_FUTURE && ahead < -just);
  return (ahead < 0 ? -ahead : ahead) + (against ? AGAINST : 0);
}

static int32_t year_of_day(const nci_now *now, int32_t month, int32_t mday, nci_tense tense, bool soon)
{
  enum { NEAR = 60, VERY_NEAR = 20 };
  int32_t best = now->date.year, least = INT32_MAX;
  int32_t around = month == 2 && mday == 29 ? 8 : 1;
  for (int32_t y = now->date.year - around; y <= now->date.year + around; y++) {
    if (mday > nci_days_in_month(y, month)) continue;
    int32_t far = distance(day_of(y, month, mday) - now->day, tense, soon ? NEAR : VERY_NEAR, NEAR);
    if (far < least) {
      best = y;
      least = far;
    }
  }
  return best;
}

/* The year of one of the `count` parts that a year has, of which `current` is now. */
static int32_t year_of_part(int32_t year, int32_t part, int32_t current, int32_t count, nci_tense tense)
{
  int32_t ahead = part - current;
  if (tense == NCI_TENSE_PAST) return year - (ahead > 0);
  if (tense == NCI_TENSE_FUTURE) return year + (ahead < 0);
  return ahead > count / 2 ? year - 1 : ahead < -count / 2 ? year + 1 : year;
}

bool nci_when_settle(nci_when *w, const nci_now *now, nci_tense tense, bool soon)
{
  if (!now->known || w->type == NCORP_TIME_SET) return false;
  switch (w->grain) {
  case NCI_GRAIN_DAY:
    if (w->day != NCI_NO_DAY) return false;
    if (w->month && w->mday) {
      nci_when_month(w, year_of_day(now, w->month, w->mday, tense, soon), w->month, w->mday);
    } else if (w->mday) {
      int32_t best = NCI_NO_DAY, least = INT32_MAX;
      int around = w->weekday ? 12 : 2; /* "Friday the 13th" may be some months away */
      for (int shift = -around; shift <= around; shift++) {
        nci_date m;
        if (!shift_months((nci_date){ now->date.year, now->date.month, 1 }, shift, &m) || w->mday > nci_days_in_month(m.year, m.month)) continue;
        int32_t day = day_of(m.year, m.month, w->mday), far = distance(day - now->day, tense, 0, 0);
        if (w->weekday && nci_weekday(day) != w->weekday) continue;
        if (far < least) {
          best = day;
          least = far;
        }
      }
      if (best == NCI_NO_DAY) return false;
      nci_when_day(w, best);
    } else if (w->weekday) {
      nci_when_day(w, nci_resolve_weekday(now, w->weekday, tense));
    } else {
      return false;
    }
    return tense != NCI_TENSE_NONE;
  case NCI_GRAIN_MONTH:
    if (w->year != NCI_NO_YEAR || !w->month) return false;
    w->year = year_of_part(now->date.year, w->month, now->date.month, 12, tense);
    return tense != NCI_TENSE_NONE;
  case NCI_GRAIN_QUARTER:
    if (w->year != NCI_NO_YEAR || !w->number) return false;
    w->year = year_of_part(now->date.year, w->number, (now->date.month + 2) / 3, 4, tense == NCI_TENSE_NONE ? NCI_TENSE_PAST : tense);
    return tense != NCI_TENSE_NONE;
  case NCI_GRAIN_SEASON:
    if (w->year != NCI_NO_YEAR) return false;
    w->year = year_of_part(now->date.year, w->number, now->date.month % 12 / 3 == 0 ? 3 - (now->date.month < 3) * 4 : now->date.month / 3 - 1, 4, tense);
    return tense != NCI_TENSE_NONE;
  default: return false;
  }
}

/* ---- printing */

typedef struct printer {
  char *out;
  uint32_t size;
} printer;

static void put(printer *p, const char *s)
{
  for (; *s && p->size < NCI_VALUE_SIZE; s++) p->out[p->size++] = *s;
}

static void put_char(printer *p, char c)
{
  if (p->size < NCI_VALUE_SIZE) p->out[p->size++] = c;
}

static void put_number(printer *p, int64_t n, int width)
{
  char digits[24];
  int count = 0;
  do {
    digits[count++] = (char)('0' + n % 10);
    n /= 10;
  } while (n > 0 && count < 20);
  while (count < width && count < 20) digits[count++] = '0';
  while (count > 0) put_char(p, digits[--count]);
}

/* A number, or as many X as it would have digits. */
static void put_known(printer *p, int64_t n, int width)
{
  if (n > 0) put_number(p, n, width);
  else
    for (int i = 0; i < width; i++) put_char(p, 'X');
}

static void put_date(printer *p, const nci_when *w)
{
  static const char *const seasons[] = { "-SP", "-SU", "-FA", "-WI" };
  switch (w->grain) {
  case NCI_GRAIN_NONE: return;
  case NCI_GRAIN_REF: put(p, w->ref); return;
  case NCI_GRAIN_DECADE: put_known(p, w->number, 3); return;
  case NCI_GRAIN_CENTURY: put_known(p, w->number, 2); return;
  case NCI_GRAIN_FISCAL: put(p, "FY"); break;
  default: break;
  }
  if (w->grain == NCI_GRAIN_WEEK || w->grain == NCI_GRAIN_WEEKEND || w->grain == NCI_GRAIN_WEEKDAYS || (w->grain == NCI_GRAIN_DAY && w->weekday && !w->mday)) {
    int32_t year = NCI_NO_YEAR, week = 0;
    if (w->day != NCI_NO_DAY) nci_iso_week(w->day, &year, &week);
    else if (w->grain == NCI_GRAIN_WEEK) week = w->number;
    put_known(p, year, 4);
    put(p, "-W");
    put_known(p, week, 2);
    if (w->grain == NCI_GRAIN_WEEKEND) put(p, "-WE");
    if (w->grain == NCI_GRAIN_WEEKDAYS) put(p, "-WD");
    if (w->grain == NCI_GRAIN_DAY) {
      put_char(p, '-');
      put_number(p, w->weekday, 1);
    }
    return;
  }
  put_known(p, w->year, 4);
  switch (w->grain) {
  case NCI_GRAIN_DAY: case NCI_GRAIN_MONTH:
    put_char(p, '-');
    put_known(p, w->month, 2);
    if (w->grain == NCI_GRAIN_MONTH) return;
    put_char(p, '-');
    put_known(p, w->mday, 2);
    return;
  case NCI_GRAIN_QUARTER: put(p, "-Q"); put_known(p, w->number, 1); return;
  case NCI_GRAIN_HALF: put(p, "-H"); put_known(p, w->number, 1); return;
  case NCI_GRAIN_SEASON: put(p, seasons[w->number]); return;
  default: return;
  }
}

static void put_time(printer *p, const nci_when *w)
{
  static const char *const parts[] = { "TMO", "TAF", "TEV", "TNI", "TDT" };
  if (!nci_when_clock(w)) {
    put(p, parts[w->part]);
    return;
  }
  put_char(p, 'T');
  put_number(p, w->hour, 2);
  put_char(p, ':');
  put_number(p, w->minute, 2);
  if (w->second >= 0) {
    put_char(p, ':');
    put_number(p, w->second, 2);
  }
  if (w->utc) put_char(p, 'Z');
}

/* The amount of a unit: its whole part, and the digits behind the point. */
static void put_length(printer *p, ncorp_decimal amount, int unit, bool *timed, bool first)
{
  static const struct {
    char letter;
    bool time;
    int16_t times; /* how many of the letter's unit it is */
  } units[] = {
    [NCI_UNIT_SECOND] = { 'S', true, 1 }, [NCI_UNIT_MINUTE] = { 'M', true, 1 }, [NCI_UNIT_HOUR] = { 'H', true, 1 }, [NCI_UNIT_DAY] = { 'D', false, 1 },
    [NCI_UNIT_WEEK] = { 'W', false, 1 }, [NCI_UNIT_FORTNIGHT] = { 'W', false, 2 }, [NCI_UNIT_MONTH] = { 'M', false, 1 }, [NCI_UNIT_QUARTER] = { 'Q', false, 1 },
    [NCI_UNIT_YEAR] = { 'Y', false, 1 }, [NCI_UNIT_DECADE] = { 'Y', false, 10 }, [NCI_UNIT_CENTURY] = { 'Y', false, 100 },
    [NCI_UNIT_WEEKEND] = { 'W', false, 1 }, [NCI_UNIT_NIGHT] = { 'D', false, 1 }
  };
  if (first) put_char(p, 'P');
  if (units[unit].time && !*timed) {
    put_char(p, 'T');
    *timed = true;
  }
  if (amount.digits < 0) {
    put_char(p, 'X');
    put_char(p, units[unit].letter); /* ISO 8601 counts decades in years */
  } else {
    int64_t whole = amount.digits, fraction = 0, power = 1;
    int places = 0;
    for (int32_t e = amount.exponent; e < 0 && places < 6; e++, places++) {
      fraction += whole % 10 * power;
      power *= 10;
      whole /= 10;
    }
    for (int32_t e = amount.exponent; e > 0 && whole < 1000000000000; e--) whole *= 10;
    if (units[unit].times > 1) {
      whole = whole * units[unit].times + fraction * units[unit].times / power;
      places = 0;
    }
    put_number(p, whole, 1);
    if (places) {
      put_char(p, '.');
      put_number(p, fraction, places);
    }
    put_char(p, units[unit].letter);
  }
  if (unit == NCI_UNIT_WEEKEND) put_char(p, 'E');
}

uint32_t nci_when_value(const nci_when *w, char out[NCI_VALUE_SIZE])
{
  printer p = { out, 0 };
  bool timed = nci_when_timed(w), clock = false;
  if (w->lengths && !timed) {
    for (int i = 0; i < w->lengths; i++) put_length(&p, w->length[i].amount, w->length[i].unit, &clock, i == 0);
    return p.size;
  }
  if (w->grain == NCI_GRAIN_NONE && timed && (w->type == NCORP_TIME_SET || !nci_when_clock(w))) put(&p, "XXXX-XX-XX");
  else put_date(&p, w);
  if (timed) put_time(&p, w);
  return p.size;
}

ncorp_str nci_mod_name(nci_mod mod)
{
  static const char *const names[] = { NULL, "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END" };
  return nci_cstr(names[mod]);
}

ncorp_str nci_time_rule_name(nci_time_rule rule)
{
  static const char *const names[] = {
    [NCI_BY_ANCHOR] = "anchor", [NCI_BY_CENTURY] = "century", [NCI_BY_CLOCK] = "clock", [NCI_BY_DAYPART] = "daypart", [NCI_BY_DAY_OF_MONTH] = "day-of-month", [NCI_BY_DECADE] = "decade", [NCI_BY_DEICTIC_DAY] = "deictic-day", [NCI_BY_DEICTIC_PERIOD] = "deictic-period", [NCI_BY_DISTANCE] = "distance", [NCI_BY_DURATION] = "duration", [NCI_BY_EVENT_ANCHOR] = "event-anchor", [NCI_BY_FISCAL] = "fiscal", [NCI_BY_HOLIDAY] = "holiday", [NCI_BY_MONTH] = "month", [NCI_BY_MONTH_DAY] = "month-day", [NCI_BY_NUMERIC_DATE] = "numeric-date", [NCI_BY_ORDINAL_PERIOD] = "ordinal-period", [NCI_BY_QUARTER] = "quarter", [NCI_BY_REFERENCE] = "reference", [NCI_BY_SEASON] = "season", [NCI_BY_SET] = "set", [NCI_BY_WEEKDAY] = "weekday", [NCI_BY_WEEKDAY_OF_WEEK] = "weekday-of-week", [NCI_BY_WEEK_NUMBER] = "week-number", [NCI_BY_WEEK_OF_DAY] = "week-of-day", [NCI_BY_YEAR] = "year"
  };
  return nci_cstr(names[rule]);
}
