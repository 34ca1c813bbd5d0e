/* Periods: what "last", "this", "next", "that" and "the same" stand before, ordinals and what they number, quarters and years of
 * business. */
#include "base/decimal.h"
#include "base/str.h"
#include "meaning/time_rules.h"

static int32_t today_of(const nci_time_scan *scan) { return scan->now.known ? scan->now.day : NCI_NO_DAY; }

/* The first day of a duration that ends now, or the last of one that begins now. */
static void anchor_length(const nci_time_scan *scan, nci_when *w, int sign)
{
  int32_t day;
  if (!scan->now.known || !nci_day_moved(scan->now.day, w, sign, &day)) return;
  w->from = sign < 0 ? day : scan->now.day;
  w->to = sign < 0 ? scan->now.day : day;
}

/* "that day", "the same month", "the following year": counted from a date named before. */
static bool from_anchor(nci_time_scan *scan, nci_when *w, const nci_atom *u, int shift)
{
  w->rule = NCI_BY_ANCHOR;
  if (nci_atom_class(u, NCI_W_DAYPART)) {
    w->part = (int8_t)u->value;
    w->type = NCORP_TIME_TIME;
    if (scan->anchor.grain == NCI_GRAIN_DAY) {
      nci_when_day(w, scan->anchor.day + shift);
      w->evidence = scan->anchor.span;
    }
    return true;
  }
  int unit = nci_atom_class(u, NCI_W_WEEKEND) ? NCI_UNIT_WEEKEND : u->value;
  nci_grain grain = nci_grain_of(unit);
  /* the day of a month that was named is not known, its year is */
  bool known = scan->anchor.day != NCI_NO_DAY && scan->anchor.grain <= grain;
  if (!nci_when_shift(w, known ? scan->anchor.day : NCI_NO_DAY, unit, shift)) return false;
  if (known) w->evidence = scan->anchor.span;
  return true;
}

static void set_season(const nci_time_scan *scan, nci_when *w, int season, bool last, bool next)
{
  int32_t year = NCI_NO_YEAR;
  if (scan->now.known) {
    static const int8_t first_month[] = { 3, 6, 9, 12 };
    int32_t start = first_month[season];
    year = scan->now.date.year;
    if (last) year -= scan->now.date.month < start + 3 || start == 12;
    else if (next) year += scan->now.date.month >= start;
    else if (start == 12 && scan->now.date.month <= 2) year--;
  }
  nci_when_period(w, NCI_GRAIN_SEASON, year, season);
}

/* "fiscal", "calendar", "working" before a unit. */
static const nci_atom *kind_of_year(const nci_atoms *atoms, const nci_atom *u, bool *fiscal)
{
  *fiscal = (nci_atom_is(atoms, u, "fiscal") || nci_atom_is(atoms, u, "financial")) && nci_atom_class(u + 1, NCI_W_UNIT) && u[1].value == NCI_UNIT_YEAR;
  bool other = (nci_atom_is(atoms, u, "calendar") || nci_atom_is(atoms, u, "working")) && nci_atom_class(u + 1, NCI_W_UNIT);
  return *fiscal || other ? u + 1 : u;
}

/* "the past three weeks", "the next few days". */
static bool read_stretch(nci_time_scan *scan, const nci_atom *u, bool the, int sign, nci_when *w)
{
  nci_mod mod;
  nci_number number;
  const nci_atom *n = nci_bound_read(&scan->atoms, u, &mod);
  if (nci_number_read(&scan->atoms, n, &number) && !number.article) {
    const nci_atom *e = number.end;
    if (nci_atom_is(&scan->atoms, e, "full") || nci_atom_is(&scan->atoms, e, "calendar") || nci_atom_is(&scan->atoms, e, "fiscal")) e++;
    bool weekends = nci_atom_class(e, NCI_W_WEEKEND) && e->value == 1;
    if ((!nci_atom_class(e, NCI_W_UNITS) && !weekends) || (e->value == NCI_UNIT_SECOND && !weekends && !the)) return false;
    nci_when_length(w, number.value, weekends ? NCI_UNIT_WEEKEND : e->value);
    w->mod = mod;
    w->end = e + 1;
    anchor_length(scan, w, sign);
    return true;
  }
  if (nci_atom_class(u, NCI_W_FEW)) u++;
  if (nci_atom_prep(u, NCI_PREP_OF)) u++;
  if (!nci_atom_class(u, NCI_W_UNITS)) return false;
  nci_when_some(w, u->value);
  w->end = u + 1;
  return true;
}

bool nci_time_relative(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  bool last = nci_atom_class(a, NCI_W_LAST), next = nci_atom_class(a, NCI_W_NEXT), same = nci_atom_class(a, NCI_W_SAME);
  bool this = nci_atom_class(a, NCI_W_THIS) && a->value == 0, that = nci_atom_class(a, NCI_W_THIS) && a->value == 1;
  if ((!last && !next && !this && !same && !that) || !nci_time_plain(scan, a)) return false;
  const nci_atom *u = a + 1, *p = a - 1;
  bool the = nci_atom_class(p, NCI_W_THE), these = nci_atom_class(p, NCI_W_THIS), fiscal;
  if (this && (nci_atom_class(u, NCI_W_LAST) || (nci_atom_class(u, NCI_W_NEXT) && nci_atom_class(u + 1, NCI_W_UNIT)))) { /* this past week */
    last = nci_atom_class(u, NCI_W_LAST);
    next = !last;
    this = false;
    these = true;
    u++;
  }
  const nci_atom *word = this || u == a + 1 ? a : a + 1;
  int shift = last ? -1 : next ? 1 : 0;
  *w = nci_when_at(the ? p : a, NCI_BY_DEICTIC_PERIOD);
  u = kind_of_year(atoms, u, &fiscal);
  w->end = u + 1;
  bool unit = nci_atom_class(u, NCI_W_UNIT), weekend = nci_atom_class(u, NCI_W_WEEKEND) && u->value == 0, part = nci_atom_class(u, NCI_W_DAYPART);
  if (unit && (nci_time_is_age(atoms, w->end) || nci_atom_hyphen(w->end))) return false;
  if (same || that) {
    if (same && !the) w->start = a;
    return ((unit && u->value >= NCI_UNIT_DAY) || weekend || (part && u->value <= NCI_PART_NIGHT)) && from_anchor(scan, w, u, 0);
  }
  if (unit) {
    if (u->value < NCI_UNIT_DAY) return false;
    if (fiscal) {
      nci_when_period(w, NCI_GRAIN_FISCAL, scan->now.known ? scan->now.date.year + shift : NCI_NO_YEAR, 0);
      w->rule = NCI_BY_FISCAL;
      return true;
    }
    if (last && word->value == 1 && (the || these)) { /* the past week */
      nci_when_length(w, nci_decimal_of(1), u->value);
      anchor_length(scan, w, -1);
      return true;
    }
    if (next && nci_atom_is(atoms, word, "following")) return from_anchor(scan, w, u, 1);
    if (u->value == NCI_UNIT_DAY) /* the next day, the previous day */
      return the && !this && !nci_atom_is(atoms, word, "last") && !nci_atom_is(atoms, word, "coming") && from_anchor(scan, w, u, shift);
    if (last && nci_atom_is(atoms, word, "previous") && the && scan->anchor.day != NCI_NO_DAY && scan->anchor.grain <= nci_grain_of(u->value)) return from_anchor(scan, w, u, -1);
    return nci_when_shift(w, today_of(scan), u->value, shift);
  }
  bool following = next && nci_atom_is(atoms, word, "following");
  if (weekend && following) return from_anchor(scan, w, u, 1);
  if (weekend) return nci_when_shift(w, today_of(scan), NCI_UNIT_WEEKEND, shift);
  if (nci_atom_class(u, NCI_W_SEASON) && following) { /* of the text's own time, which may be any year */
    nci_when_period(w, NCI_GRAIN_SEASON, NCI_NO_YEAR, u->value);
    w->type = NCORP_TIME_DATE;
    w->rule = NCI_BY_ANCHOR;
    return true;
  }
  if (nci_atom_class(u, NCI_W_SEASON) && (!nci_atom_capital(u) || (u->flags & NCI_ATOM_CAPS))) {
    set_season(scan, w, u->value, last, next);
    return true;
  }
  if (part && u->value <= NCI_PART_NIGHT && !next && !(last && u->value != NCI_PART_NIGHT && u->value != NCI_PART_EVENING)) {
    w->part = (int8_t)u->value;
    w->type = NCORP_TIME_TIME;
    w->rule = NCI_BY_DEICTIC_DAY;
    nci_when_day(w, scan->now.known ? scan->now.day + shift : NCI_NO_DAY);
    return true;
  }
  if (nci_atom_is(atoms, u, "time") && this && nci_atom_prep(p, NCI_PREP_AT)) return nci_time_ref(w, u + 1, "PRESENT_REF");
  if (this) return false;
  w->rule = NCI_BY_DURATION;
  return read_stretch(scan, u, the || these, shift, w);
}

bool nci_time_period(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  if (nci_time_relative(scan, a, w)) return w->type != NCORP_TIME_DURATION;
  if (nci_time_date(scan, a, w) || nci_time_holiday(scan, a, w) || nci_time_year(scan, a, w) || nci_time_business(scan, a, w)) return w->type != NCORP_TIME_SET;
  const nci_atom *b = nci_atom_class(a, NCI_W_THE) ? a + 1 : a;
  if (b != a && nci_time_relative(scan, b, w)) return w->type == NCORP_TIME_DATE;
  if (b != a && (nci_time_year(scan, b, w) || nci_time_business(scan, b, w))) return true;
  *w = nci_when_at(a, NCI_BY_DEICTIC_PERIOD);
  if (nci_atom_class(b, NCI_W_SEASON) && !nci_atom_capital(b)) {
    nci_when_period(w, NCI_GRAIN_SEASON, NCI_NO_YEAR, b->value);
    w->end = b + 1;
    int32_t year = NCI_NO_YEAR;
    const nci_atom *end = nci_time_year_behind(atoms, w->end, &year);
    if (end != w->end) {
      w->year = year;
      w->end = end;
      w->rule = NCI_BY_SEASON;
    }
    return true;
  }
  bool bare = b == a && nci_atom_prep(a - 1, NCI_PREP_OF), fiscal; /* "by end of year" */
  if (b != a && nci_atom_is(atoms, b, "current")) b++;
  b = kind_of_year(atoms, b, &fiscal);
  if ((b == a && !bare) || !nci_atom_class(b, NCI_W_UNIT) || b->value < NCI_UNIT_DAY) return false;
  w->end = b + 1; /* the end of the year */
  if (fiscal) {
    nci_when_period(w, NCI_GRAIN_FISCAL, scan->now.known ? scan->now.date.year : NCI_NO_YEAR, 0);
    return true;
  }
  return nci_when_shift(w, today_of(scan), b->value, 0);
}

/* ---- ordinals */

/* The n-th of a longer period that is known; n -1 is the last. */
static bool nth_of(nci_when *w, const nci_when *of, const nci_atom *u, int32_t n, bool weekday)
{
  int32_t first, last;
  if (!nci_when_days(of, &first, &last)) {
    if (weekday) w->grain = NCI_GRAIN_DAY;
    else nci_when_shift(w, NCI_NO_DAY, u->value, 0);
    return true;
  }
  int32_t day;
  if (weekday) {
    day = n < 0 ? last - (nci_weekday(last) - u->value + 7) % 7 : first + (u->value - nci_weekday(first) + 7) % 7 + (n - 1) * 7;
    if (day > last) return false;
    nci_when_day(w, day);
    return true;
  }
  switch (u->value) {
  case NCI_UNIT_DAY:
    day = n < 0 ? last : first + n - 1;
    if (day > last) return false;
    nci_when_day(w, day);
    return true;
  case NCI_UNIT_WEEK: {
    int32_t year;
    if (of->grain == NCI_GRAIN_YEAR) { /* ISO 8601: the week with the first Thursday */
      int32_t start = nci_iso_week_start(of->year, 1), count = (nci_iso_week_start(of->year + 1, 1) - start) / 7;
      if (n > count) return false;
      w->grain = NCI_GRAIN_WEEK;
      w->day = start + (n < 0 ? count - 1 : n - 1) * 7;
      return true;
    }
    (void)year;
    w->grain = NCI_GRAIN_WEEK;
    w->day = n < 0 ? last : first + (n - 1) * 7;
    return w->day - nci_weekday(w->day) < last;
  }
  case NCI_UNIT_MONTH:
    if (of->grain == NCI_GRAIN_QUARTER) n = (of->number - 1) * 3 + (n < 0 ? 3 : n);
    else if (of->grain != NCI_GRAIN_YEAR) return false;
    else if (n < 0) n = 12;
    if (n > 12) return false;
    nci_when_month(w, of->year, n, 0);
    return true;
  case NCI_UNIT_QUARTER:
    if (of->grain != NCI_GRAIN_YEAR || n > 4) return false;
    nci_when_period(w, NCI_GRAIN_QUARTER, of->year, n < 0 ? 4 : n);
    return true;
  default: return false;
  }
}

/* Words of business in a sentence make a quarter one of the year, not of a game. */
static bool of_business(const nci_atoms *atoms, const nci_atom *a, const nci_atom *e)
{
  enum { AROUND = 7 };
  static const char *const words[] = { "results", "earnings", "profit", "profits", "revenue", "revenues", "sales", "gdp", "growth", "net", "report", "output", "income", "economy",
                                       "losses", "shipments", "deliveries", "guidance", "prices", "exports" };
  for (const nci_atom *at = a - 1; at >= atoms->at && at >= a - AROUND; at--)
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
      if (at->kind == NCI_ATOM_WORD && !at->word_class && nci_atom_is(atoms, at, words[i])) return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_atom_is(atoms, e, words[i])) return true;
  return false;
}

/* "the third quarter of 2024", "the 19th century", "the first week of April", "the last Sunday in March". `a` is the ordinal. */
bool nci_time_ordinal(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  int32_t n;
  const nci_atom *u = a + 1;
  bool last = nci_atom_is(atoms, a, "last") || nci_atom_is(atoms, a, "final");
  if (last) n = -1;
  else if (nci_atom_class(a, NCI_W_ORDINAL) || (a->kind == NCI_ATOM_NUMBER && (a->flags & NCI_ATOM_ORDINAL))) n = a->value;
  else if (nci_atom_class(a, NCI_W_UNIT) && a->value == NCI_UNIT_SECOND) n = 2;
  else if (!nci_atom_class(a, NCI_W_NUMBER) || !nci_time_day_number(a, false, &n, &u)) return false;
  if (n == 0) return false;
  if (nci_atom_hyphen(u)) u++;
  if (nci_atom_is(atoms, u, "full") || nci_atom_is(atoms, u, "whole") || nci_atom_is(atoms, u, "fiscal")) u++;
  const nci_atom *e = u + 1;
  *w = nci_when_at(a, NCI_BY_ORDINAL_PERIOD);
  w->end = e;
  bool unit = nci_atom_class(u, NCI_W_UNIT), weekday = nci_atom_class(u, NCI_W_WEEKDAY);
  if (unit && u->value == NCI_UNIT_CENTURY) {
    nci_when_period(w, NCI_GRAIN_CENTURY, NCI_NO_YEAR, n - 1);
    w->rule = NCI_BY_CENTURY;
    return n >= 1 && !nci_time_before_christ(atoms, e);
  }
  bool quarter = nci_atom_class(u, NCI_W_QUARTER) || (unit && u->value == NCI_UNIT_QUARTER), half = nci_atom_class(u, NCI_W_HALF);
  if (!quarter && !half && !weekday && !(unit && (u->value == NCI_UNIT_DAY || u->value == NCI_UNIT_WEEK || u->value == NCI_UNIT_MONTH))) return false;
  nci_when of;
  bool apart = nci_atom_prep(e, NCI_PREP_OF) || nci_atom_prep(e, NCI_PREP_IN); /* "first week next month" */
  bool joined = apart || ((nci_atom_class(e, NCI_W_LAST) || nci_atom_class(e, NCI_W_NEXT) || nci_atom_class(e, NCI_W_THIS)) && nci_atom_class(e + 1, NCI_W_UNIT));
  const nci_atom *y = apart ? e + 1 : e;
  bool period = (joined || ((quarter || half) && nci_year_atom(y) && y->value >= 1900)) && !nci_atom_class(y, NCI_W_ORDINAL) &&
                !(nci_atom_class(y, NCI_W_THE) && !nci_time_unit(y + 1) && !nci_atom_class(y + 1, NCI_W_LAST) && !nci_atom_class(y + 1, NCI_W_NEXT) && !nci_atom_is(atoms, y + 1, "year")) &&
                nci_time_period(scan, y, &of) && of.grain > (weekday ? NCI_GRAIN_DAY : NCI_GRAIN_DAY);
  if (period) {
    nci_told told = nci_time_tense(scan, a, of.end);
    if (nci_when_settle(&of, &scan->now, told.tense, false)) w->evidence = told.why;
    w->end = of.end;
    if (!quarter && !half) return nth_of(w, &of, u, n, weekday);
    if (of.grain != NCI_GRAIN_YEAR && of.grain != NCI_GRAIN_FISCAL) return false;
  }
  if ((!quarter && !half) || last || n > (quarter ? 4 : 2)) return false;
  if (!period && (half || !of_business(atoms, a, e))) return false;
  nci_when_period(w, quarter ? NCI_GRAIN_QUARTER : NCI_GRAIN_HALF, period ? of.year : NCI_NO_YEAR, n);
  w->rule = NCI_BY_QUARTER;
  return true;
}

/* "Q3 2024", "FY2024", "fiscal 2024". */
bool nci_time_business(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  if (a->kind != NCI_ATOM_WORD || a->word_class || a->end - a->start < 2) return false;
  ncorp_str t = nci_atom_text(&scan->atoms, a);
  char first = t.data[0];
  if (first != 'Q' && first != 'H' && first != 'F' && first != 'f' && first != 'w') return false;
  *w = nci_when_at(a, NCI_BY_QUARTER);
  const nci_atom *y = nci_atom_prep(a + 1, NCI_PREP_OF) ? a + 2 : a + 1;
  bool year = nci_year_atom(y) && y->value >= 1900;
  if (t.size == 2 && (first == 'Q' || first == 'H')) {
    if (t.data[1] < '1' || t.data[1] > (first == 'Q' ? '4' : '2') || (first == 'H' && !year)) return false;
    nci_when_period(w, first == 'Q' ? NCI_GRAIN_QUARTER : NCI_GRAIN_HALF, year ? y->value : NCI_NO_YEAR, t.data[1] - '0');
    if (year) w->end = y + 1;
    return true;
  }
  int32_t fiscal = 0;
  if (t.size >= 4 && t.size <= 6 && first == 'F' && t.data[1] == 'Y') {
    for (size_t i = 2; i < t.size; i++) {
      if (!nci_is_digit(t.data[i])) return false;
      fiscal = fiscal * 10 + (t.data[i] - '0');
    }
    if (t.size == 4) fiscal += 2000;
  } else if (nci_str_eq_nocase(t, NCI_STR("fiscal")) || nci_str_eq_nocase(t, NCI_STR("financial"))) {
    y = a + 1;
    if (nci_atom_class(y, NCI_W_UNIT) && y->value == NCI_UNIT_YEAR) y++;
    if (!nci_year_atom(y)) {
      if (y == a + 1 || !nci_atom_class(a - 1, NCI_W_THE)) return false;
      nci_when_period(w, NCI_GRAIN_FISCAL, scan->now.known ? scan->now.date.year : NCI_NO_YEAR, 0);
      w->start = a - 1;
      w->end = y;
      w->rule = NCI_BY_FISCAL;
      return true;
    }
    fiscal = y->value;
    w->end = y + 1;
  }
  if (fiscal < 1900 || fiscal > 2199) return false;
  nci_when_period(w, NCI_GRAIN_FISCAL, fiscal, 0);
  w->rule = NCI_BY_FISCAL;
  return true;
}
