/* Dates of the calendar: "Dec. 6", "6 December 2025", "Saturday", "2025-12-06", "next Friday", "today". What may be a name or an
 * ordinary word needs a sign that it is a date. */
#include "base/str.h"
#include "meaning/time_rules.h"

/* A number that goes on as something else: a time, a decimal, an amount. */
static bool number_goes_on(const nci_atom *end)
{
  return nci_atom_glued(end) && (nci_atom_sign(end, ':') || nci_atom_sign(end, '/') || nci_atom_sign(end, '%')) &&
         (end[1].kind == NCI_ATOM_NUMBER || nci_atom_sign(end, '%'));
}

/* Behind a number word: what makes it an amount. */
static bool counts_on(const nci_atom *end)
{
  return (end->kind == NCI_ATOM_WORD && !end->word_class) || nci_time_unit(end) || nci_atom_class(end, NCI_W_SCALE) || nci_atom_class(end, NCI_W_DOZEN) || nci_atom_hyphen(end) ||
         nci_atom_class(end, NCI_W_PERCENT) || nci_atom_prep(end, NCI_PREP_OF);
}

static bool ordinal(const nci_atom *a, int32_t *n)
{
  if (nci_atom_class(a, NCI_W_ORDINAL)) *n = a->value;
  else if (nci_atom_class(a, NCI_W_UNIT) && a->value == NCI_UNIT_SECOND) *n = 2;
  else return false;
  return true;
}

bool nci_time_day_number(const nci_atom *a, bool words, int32_t *day, const nci_atom **end)
{
  *end = a + 1;
  if (a->kind == NCI_ATOM_NUMBER) {
    *day = a->value;
    return a->value >= 1 && a->value <= 31 && a->digits <= 2 && !(a->flags & (NCI_ATOM_GROUPED | NCI_ATOM_DECADE | NCI_ATOM_NAMED));
  }
  if (ordinal(a, day)) return true;
  if (!nci_atom_class(a, NCI_W_NUMBER) || a->value < 1 || a->value > 31) return false;
  const nci_atom *u = nci_atom_hyphen(a + 1) ? a + 2 : a + 1;
  int32_t unit;
  if ((a->value == 20 || a->value == 30) && ordinal(u, &unit) && unit <= 9) {
    *day = a->value + unit;
    *end = u + 1;
    return *day <= 31;
  }
  if (!words) return false;
  *day = a->value;
  if (a->value >= 20 && nci_atom_class(u, NCI_W_NUMBER) && u->value >= 1 && u->value <= 9) {
    *day += u->value;
    *end = u + 1;
  }
  return *day <= 31;
}

const nci_atom *nci_time_year_behind(const nci_atoms *atoms, const nci_atom *a, int32_t *year)
{
  (void)atoms;
  const nci_atom *y = nci_atom_sign(a, ',') || nci_atom_prep(a, NCI_PREP_OF) || nci_atom_prep(a, NCI_PREP_IN) ? a + 1 : a;
  if (nci_year_atom(y) && !number_goes_on(y + 1) && !(nci_atom_prep(a, NCI_PREP_IN) && y->value < 1900)) {
    *year = y->value;
    return y + 1;
  }
  int32_t spelled;
  const nci_atom *end = y == a + 1 && nci_atom_prep(a, NCI_PREP_IN) ? NULL : nci_time_spelled_year(y, &spelled);
  if (!end || (nci_atom_class(end - 1, NCI_W_SCALE) && end->kind == NCI_ATOM_WORD && !end->word_class)) return a;
  *year = spelled;
  return end;
}

/* True when what stands before a month says that it is one: "in May", "since last March", "early August". */
static bool month_expected(const nci_atom *a)
{
  const nci_atom *p = a - 1;
  if (nci_atom_class(p, NCI_W_PREP))
    return p->value == NCI_PREP_IN || p->value == NCI_PREP_SINCE || p->value == NCI_PREP_UNTIL || p->value == NCI_PREP_DURING ||
           p->value == NCI_PREP_BEFORE || p->value == NCI_PREP_AFTER ||
           (p->value == NCI_PREP_BY && !nci_atom_class(p - 1, NCI_W_PAST)) ||
           (p->value == NCI_PREP_OF && (nci_time_unit(p - 1) || nci_atom_class(p - 1, NCI_W_PHASE) || nci_atom_class(p - 1, NCI_W_WEEKDAY) || nci_atom_class(p - 1, NCI_W_WEEKEND))) ||
           ((p->value == NCI_PREP_FROM || p->value == NCI_PREP_BETWEEN || p->value == NCI_PREP_OF) &&
            (nci_atom_class(a + 1, NCI_W_AND) || nci_atom_prep(a + 1, NCI_PREP_TO)) && nci_time_month(a + 2)) ||
           ((p->value == NCI_PREP_TO || p->value == NCI_PREP_THROUGH) && nci_time_month(p - 1));
  if (nci_atom_class(p, NCI_W_AND)) return nci_time_month(p - 1);
  if (nci_atom_sign(p, '-') || nci_atom_sign(p, '/')) return nci_time_month(p - 1) || nci_atom_class(p - 1, NCI_W_EARLY);
  return nci_atom_class(p, NCI_W_LAST) || nci_atom_class(p, NCI_W_NEXT) || nci_atom_class(p, NCI_W_EARLY) ||
         (nci_atom_class(p, NCI_W_THIS) && p->value == 0) || nci_atom_class(p, NCI_W_EVERY);
}

/* April and June, in small letters, are nothing else; March, May and August are. */
static bool only_month(const nci_atom *a) { return nci_atom_class(a, NCI_W_MONTH) || (nci_atom_class(a, NCI_W_MONTH_NAME) && (a->value == 4 || a->value == 6)); }

/* "May last year": the year that follows makes a month of what may be a name. */
static bool year_follows(const nci_atom *d)
{
  const nci_atom *p = nci_atom_prep(d, NCI_PREP_OF) ? d + 1 : d;
  return (nci_atom_class(p, NCI_W_LAST) || nci_atom_class(p, NCI_W_NEXT) || nci_atom_class(p, NCI_W_THIS)) && nci_atom_class(p + 1, NCI_W_UNIT) && p[1].value == NCI_UNIT_YEAR;
}

static bool month_alone(nci_time_scan *scan, const nci_atom *a)
{
  const nci_atom *next = a + 1;
  if (nci_atom_class(a, NCI_W_MONTH_SHORT)) return false;
  if (nci_atom_class(a, NCI_W_MONTH_NAME)) {
    if ((!nci_atom_capital(a) && !only_month(a)) || (!month_expected(a) && !year_follows(next)) || ((a->flags & NCI_ATOM_CAPS) && !scan->title)) return false;
    return !(next->kind == NCI_ATOM_WORD && nci_atom_capital(next) && !next->word_class && !scan->title &&
             !nci_atom_prep(a - 1, NCI_PREP_IN) && !nci_atom_prep(a - 1, NCI_PREP_SINCE));
  }
  return !nci_atom_is(&scan->atoms, next, "revolution") && !nci_atom_is(&scan->atoms, a - 1, "black");
}

/* A month in small letters is the word of that spelling unless a day or year and something more speak for it. */
static bool month_spelled(const nci_atom *a, const nci_atom *d)
{
  if (nci_atom_capital(a) || nci_atom_class(a, NCI_W_MONTH)) return true;
  if (nci_atom_class(a, NCI_W_MONTH_SHORT)) return d->kind == NCI_ATOM_NUMBER || nci_atom_sign(d, '-') || nci_atom_class(a - 1, NCI_W_LAST) || nci_atom_class(a - 1, NCI_W_NEXT);
  if (only_month(a) && (month_expected(a) || year_follows(d) || d->kind == NCI_ATOM_NUMBER || nci_atom_prep(d, NCI_PREP_OF))) return true;
  return nci_year_atom(d) || (d->flags & NCI_ATOM_ORDINAL) || nci_atom_class(d, NCI_W_ORDINAL) || (d->kind == NCI_ATOM_NUMBER && month_expected(a)) ||
         nci_atom_prep(a - 1, NCI_PREP_ON);
}

static bool set_month(nci_when *w, int32_t year, int32_t month, int32_t mday)
{
  if (mday > nci_days_in_month(year, month)) return false;
  nci_when_month(w, year, month, mday);
  w->rule = mday ? NCI_BY_MONTH_DAY : NCI_BY_MONTH;
  return true;
}

/* Behind the month: "April last year". */
static const nci_atom *year_of_now(const nci_time_scan *scan, const nci_atom *a, int32_t *year)
{
  const nci_atom *p = nci_atom_prep(a, NCI_PREP_OF) ? a + 1 : a;
  if (!nci_atom_class(p + 1, NCI_W_UNIT) || p[1].value != NCI_UNIT_YEAR || !scan->now.known) return a;
  if (nci_atom_class(p, NCI_W_LAST)) *year = scan->now.date.year - 1;
  else if (nci_atom_class(p, NCI_W_NEXT)) *year = scan->now.date.year + 1;
  else if (nci_atom_class(p, NCI_W_THIS) && p->value == 0) *year = scan->now.date.year;
  else return a;
  return p + 2;
}

/* Month D [Y], Month Y, Month. */
static bool read_month(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  int32_t month = a->value, year = NCI_NO_YEAR, mday;
  const nci_atom *d = a + 1, *end;
  bool stop = nci_atom_class(a, NCI_W_MONTH_SHORT) && nci_atom_sign(d, '.');
  if (stop) d++;
  if (!month_spelled(a, d)) return false;
  if (nci_atom_class(d, NCI_W_THE)) d++;
  else if ((nci_atom_hyphen(d) || (nci_atom_sign(d, '/') && nci_atom_glued(d) && nci_atom_glued(d + 1))) && d[1].kind == NCI_ATOM_NUMBER && (nci_atom_capital(a) || !nci_atom_class(a, NCI_W_MONTH_NAME))) d++;
  else if (nci_atom_sign(d, ',') && (d[1].flags & NCI_ATOM_ORDINAL)) d++;
  /* "May second" is a day, "May second that" none; "May thirty" is one, "May thirty people" none */
  const nci_atom *spelled = nci_atom_class(d, NCI_W_NUMBER) ? nci_time_spelled_year(d, &year) : NULL;
  if (spelled) {
    w->end = spelled;
    return set_month(w, year, month, 0);
  }
  if (nci_time_day_number(d, true, &mday, &end) && !(d->kind == NCI_ATOM_NUMBER && number_goes_on(end)) && !(nci_atom_class(d, NCI_W_NUMBER) && counts_on(end)) &&
      !(d->kind == NCI_ATOM_WORD && end == d + 1 && !nci_atom_class(d, NCI_W_ORDINAL) && end->kind == NCI_ATOM_WORD && !end->word_class)) {
    if (mday > nci_days_in_month(2024, month)) return false;
    w->end = nci_time_year_behind(atoms, end, &year);
    if (w->end == end) w->end = year_of_now(scan, end, &year);
    if (w->end == end && nci_atom_sign(end, '-') && nci_atom_glued(end) && nci_year_atom(end + 1)) { /* Sep-23-2020 */
      year = end[1].value;
      w->end = end + 2;
    }
    return set_month(w, year, month, mday);
  }
  if (nci_atom_class(d - 1, NCI_W_THE)) return false;
  if (nci_year_atom(d)) {
    w->end = d + 1;
    return set_month(w, d->value, month, 0);
  }
  if (d == a + 1 || stop) {
    end = nci_time_year_behind(atoms, d, &year);
    if (end != d && !(nci_atom_prep(d, NCI_PREP_IN))) {
      w->end = end;
      return set_month(w, year, month, 0);
    }
    year = NCI_NO_YEAR;
  }
  bool shifted = nci_atom_class(a - 1, NCI_W_LAST) || nci_atom_class(a - 1, NCI_W_NEXT);
  bool abbreviated = nci_atom_class(a, NCI_W_MONTH_SHORT) && ((stop && month_expected(a)) || shifted) && a->value != 1;
  if (!abbreviated && !month_alone(scan, a)) return false;
  w->end = a + 1;
  set_month(w, NCI_NO_YEAR, month, 0);
  const nci_atom *p = a - 1;
  bool last = nci_atom_class(p, NCI_W_LAST), next = nci_atom_class(p, NCI_W_NEXT), this = nci_atom_class(p, NCI_W_THIS) && p->value == 0;
  if (last || next || this) w->start = p;
  else w->end = year_of_now(scan, a + 1, &w->year);
  if (!scan->now.known) return true;
  int32_t now = scan->now.date.year;
  if (last) w->year = now - (month >= scan->now.date.month);
  else if (next) w->year = now + (month <= scan->now.date.month);
  else if (this) w->year = now;
  return true;
}

/* "3 and 5 May", "18 to 20 June": the first of two days of one month. */
static bool read_first_day(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *c = a + 1, *b = a + 2, *end;
  int32_t mday, second, year = NCI_NO_YEAR;
  if (a->kind != NCI_ATOM_NUMBER || !nci_time_day_number(a, false, &mday, &end) || (a->flags & NCI_ATOM_ORDINAL) != (b->flags & NCI_ATOM_ORDINAL)) return false;
  if (!(nci_atom_class(c, NCI_W_AND) || nci_atom_prep(c, NCI_PREP_TO) || nci_atom_hyphen(c)) || b->kind != NCI_ATOM_NUMBER) return false;
  if (!nci_time_day_number(b, false, &second, &end) || second <= mday || !nci_time_month(end) || !nci_atom_capital(end) || nci_time_day_number(end + 1, false, &second, &end)) return false;
  const nci_atom *month = b + 1;
  nci_time_year_behind(&scan->atoms, month + 1, &year);
  w->end = c;
  return set_month(w, year, month->value, mday);
}

/* D Month [Y], the Dth of Month, D-Mon-Y. */
static bool read_day_month(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *m;
  int32_t mday, year = NCI_NO_YEAR;
  const nci_atom *p = a - 1;
  if (!nci_time_day_number(a, true, &mday, &m)) return false;
  if (nci_atom_glued(a) && ((nci_atom_sign(p, ':') && p[-1].kind == NCI_ATOM_NUMBER) || nci_atom_sign(p, '$') || (p->kind == NCI_ATOM_SIGN && p->value > 0x7f))) return false;
  if (nci_atom_sign(p, '$')) return false;
  bool words = nci_atom_class(a, NCI_W_NUMBER) && !nci_time_day_number(a, false, &mday, &m); /* only beside a year */
  if (words && (!nci_time_day_number(a, true, &mday, &m) || !nci_time_month(m) || !nci_atom_capital(m) || nci_time_year_behind(&scan->atoms, m + 1, &year) == m + 1)) return false;
  year = NCI_NO_YEAR;
  bool of = nci_atom_prep(m, NCI_PREP_OF), glued = nci_atom_hyphen(m) || (nci_atom_sign(m, '/') && nci_atom_glued(m) && nci_atom_glued(m + 1));
  bool ordinal_day = a->kind != NCI_ATOM_NUMBER || (a->flags & NCI_ATOM_ORDINAL) || (of && nci_atom_capital(m + 1) && (m[2].kind == NCI_ATOM_SIGN || m[2].kind == NCI_ATOM_END));
  if (of && nci_atom_is(&scan->atoms, m + 1, "day")) return false;
  if (nci_atom_class(m, NCI_W_UNIT) && m->value == NCI_UNIT_DAY && ordinal_day && nci_atom_prep(m + 1, NCI_PREP_OF)) { /* the 15th day of May */
    of = true;
    m++;
  }
  if (of || glued) m++;
  if (!nci_time_month(m) || (of && !ordinal_day) || (!nci_atom_capital(m) && !only_month(m) && nci_atom_class(m, NCI_W_MONTH_NAME) && !nci_year_atom(m + 1) && !ordinal_day)) return false;
  if (nci_atom_class(m, NCI_W_MONTH_NAME) && a->kind != NCI_ATOM_NUMBER && !of && !words) return false;
  if (mday > nci_days_in_month(2024, m->value)) return false;
  const nci_atom *end = m + 1;
  if (glued && (nci_atom_hyphen(end) || nci_atom_sign(end, '/')) && nci_year_atom(end + 1)) {
    w->end = end + 2;
    return set_month(w, end[1].value, m->value, mday);
  }
  if (nci_atom_class(m, NCI_W_MONTH_SHORT) && nci_atom_sign(end, '.') && nci_year_atom(end + 1)) end++;
  w->end = nci_time_year_behind(&scan->atoms, end, &year);
  if (w->end == end) w->end = year_of_now(scan, end, &year);
  return set_month(w, year, m->value, mday);
}

/* 2025-12-06, 25/12/2025, 12/25/2025, 06.12.2025, 2025/Dec/06; of day and month that may be either, none. */
static bool read_numeric(const nci_atom *a, nci_when *w)
{
  const nci_atom *b = a + 2, *c = a + 4;
  bool named = nci_time_month(b);
  if ((b->kind != NCI_ATOM_NUMBER && !named) || c->kind != NCI_ATOM_NUMBER || a[1].kind != NCI_ATOM_SIGN || a[3].kind != NCI_ATOM_SIGN ||
      a[1].value != a[3].value || !nci_atom_glued(a + 1) || !nci_atom_glued(b) || !nci_atom_glued(a + 3) || !nci_atom_glued(c))
    return false;
  int32_t sign = a[1].value;
  nci_date d;
  if (a->digits == 4 && (named ? c->digits <= 2 : b->digits == 2 && c->digits == 2) && (sign == '-' || sign == '/')) {
    d = (nci_date){ a->value, b->value, c->value };
  } else if (c->digits == 4 && a->digits <= 2 && !named && b->digits <= 2 && (sign == '/' || sign == '.' || sign == '-') && !(a->flags & NCI_ATOM_NAMED)) {
    bool swapped = sign != '.' && a->value <= 12 && b->value > 12;
    if (sign != '.' && a->value <= 12 && b->value <= 12 && a->value != b->value) return false;
    d = swapped ? (nci_date){ c->value, a->value, b->value } : (nci_date){ c->value, b->value, a->value };
  } else {
    return false;
  }
  const nci_atom *p = a - 1, *e = a + 5;
  if (!nci_date_valid(d) || d.year < 1000 || (nci_atom_glued(e) && e->kind == NCI_ATOM_SIGN && e->value == sign && e[1].kind == NCI_ATOM_NUMBER)) return false;
  if (nci_atom_glued(a) && nci_atom_sign(p, (char)sign) && p[-1].kind == NCI_ATOM_NUMBER) return false;
  nci_when_month(w, d.year, d.month, d.day);
  w->rule = NCI_BY_NUMERIC_DATE;
  w->end = e;
  return true;
}

/* Words that make a name of a weekday, before it and behind it. */
static bool weekday_in_name(const nci_atoms *atoms, const nci_atom *a)
{
  static const char *const before[] = { "black", "bloody", "super", "cyber", "ash", "palm", "sheffield", "man", "girl", "ruby",
                                        "fat", "giving", "shrove", "maundy", "whit", "holy", "happy", "freaky", "joe", "good", "easter" };
  static const char *const behind[] = { "times", "telegraph", "mirror", "night", "express", "mail", "herald", "post", "world", "league", "live", "club", "evening",
                                        "school", "addams", "agreement", "people", "standard", "islands", "island", "review", "nights", "lights" };
  const nci_atom *p = a - 1, *n = a + 1;
  if (p->kind == NCI_ATOM_WORD && nci_atom_capital(p))
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
      if (nci_atom_is(atoms, p, before[i])) return true;
  if (nci_atom_is(atoms, n, "school") || (nci_atom_prep(p, NCI_PREP_ON) && nci_atom_is(atoms, p - 1, "mail"))) return true;
  if (n->kind == NCI_ATOM_WORD && nci_atom_capital(n))
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
      if (nci_atom_is(atoms, n, behind[i])) return true;
  return false;
}

/* "Monday and Tuesday last week": the week of both. */
static bool week_behind(const nci_atom *a, int32_t *shift)
{
  const nci_atom *b = nci_atom_prep(a, NCI_PREP_OF) ? a + 1 : a;
  if (!nci_atom_class(b + 1, NCI_W_UNIT) || b[1].value != NCI_UNIT_WEEK) return false;
  if (nci_atom_class(b, NCI_W_LAST)) *shift = -1;
  else if (nci_atom_class(b, NCI_W_NEXT)) *shift = 1;
  else if (nci_atom_class(b, NCI_W_THIS) && b->value == 0) *shift = 0;
  else return false;
  return true;
}

static bool read_weekday(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  const nci_atom *e = a + 1, *p = a - 1;
  bool abbreviated = nci_atom_class(a, NCI_W_WEEKDAY_SHORT);
  w->grain = NCI_GRAIN_DAY;
  w->weekday = (int8_t)a->value;
  w->rule = NCI_BY_WEEKDAY;
  if (abbreviated) {
    /* "Sat." and "Mon" are words of their own: a date, a time or a word for the week must follow or precede */
    if (nci_atom_sign(e, '.') && nci_atom_glued(e)) e++;
    const nci_atom *d = nci_atom_sign(e, ',') ? e + 1 : e;
    int32_t mday;
    const nci_atom *end;
    bool dated = nci_time_month(d) || (nci_time_day_number(d, false, &mday, &end) && (d->kind == NCI_ATOM_NUMBER || nci_time_month(end)));
    if (nci_atom_class(d, NCI_W_THE)) dated = nci_time_day_number(d + 1, false, &mday, &end);
    dated = dated || (nci_atom_prep(e, NCI_PREP_AT) && e[1].kind == NCI_ATOM_NUMBER && e[1].value <= 24);
    dated = dated || (nci_atom_prep(p, NCI_PREP_ON) && nci_atom_capital(a) && a->value <= 5 && e->kind != NCI_ATOM_WORD && !nci_atom_hyphen(e));
    bool weekly = (nci_atom_class(p, NCI_W_UNIT) && p->value == NCI_UNIT_WEEK) || nci_atom_class(p, NCI_W_LAST) || nci_atom_class(p, NCI_W_NEXT);
    if (!dated && !weekly) return false;
    if (!nci_atom_capital(a) && a->value >= 6 && !(nci_atom_class(p, NCI_W_PREP))) return false;
  } else if (weekday_in_name(atoms, a)) {
    return false;
  }
  w->end = e;
  int32_t week = 0;
  bool last = nci_atom_class(p, NCI_W_LAST), next = nci_atom_class(p, NCI_W_NEXT), this = nci_atom_class(p, NCI_W_THIS) && p->value == 0;
  if (!last && !next && !this) {
    if ((nci_atom_class(e, NCI_W_AND) || nci_atom_sign(e, ',')) && nci_atom_class(e + 1, NCI_W_WEEKDAY) && week_behind(e + 2, &week) && scan->now.known)
      nci_when_day(w, scan->now.day - nci_weekday(scan->now.day) + week * 7 + a->value);
    return true;
  }
  w->start = p;
  bool these = nci_atom_class(p - 1, NCI_W_THIS) && p[-1].value == 0 && !this;
  if (these || (nci_atom_class(p - 1, NCI_W_THE) && !this)) w->start--;
  if (!scan->now.known) return true;
  int32_t today = scan->now.day, of = nci_weekday(today), ahead = (a->value - of + 6) % 7 + 1;
  if (last) {
    nci_when_day(w, today + ahead - (ahead == 7 ? 14 : 7));
  } else if (next && p->value == 1) { /* the following Friday: of what was said before */
    if (scan->anchor.day == NCI_NO_DAY) return true;
    w->evidence = scan->anchor.span;
    nci_when_day(w, scan->anchor.day + (a->value - nci_weekday(scan->anchor.day) + 6) % 7 + 1);
  } else if (next && (these || !nci_atom_is(atoms, p, "next"))) { /* this coming Sunday */
    nci_when_day(w, today + ahead);
  } else {
    nci_when_day(w, today - of + (next ? 7 : 0) + a->value);
  }
  return true;
}

/* "on the 3rd": a day of a month that is not named. */
static bool read_month_day(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *d = nci_atom_class(a, NCI_W_THE) ? a + 1 : a, *p = a - 1, *end;
  int32_t mday;
  if (!nci_time_day_number(d, false, &mday, &end) || (d->kind == NCI_ATOM_NUMBER && !(d->flags & NCI_ATOM_ORDINAL))) return false;
  bool every = nci_atom_prep(end, NCI_PREP_OF) && nci_atom_class(end + 1, NCI_W_EVERY) && nci_atom_class(end + 2, NCI_W_UNIT) && end[2].value == NCI_UNIT_MONTH;
  bool of_month = nci_atom_prep(end, NCI_PREP_OF) && (nci_atom_class(end + 1, NCI_W_LAST) || nci_atom_class(end + 1, NCI_W_NEXT) || nci_atom_class(end + 1, NCI_W_THIS) || nci_atom_class(end + 1, NCI_W_THE)) &&
                  nci_atom_class(end + 2, NCI_W_UNIT) && end[2].value == NCI_UNIT_MONTH;
  bool day = nci_atom_class(p, NCI_W_WEEKDAY) || nci_atom_class(p, NCI_W_WEEKDAY_SHORT) ||
             (nci_atom_class(p, NCI_W_PREP) && p->value != NCI_PREP_OF && p->value != NCI_PREP_IN && p->value != NCI_PREP_TO && p->value != NCI_PREP_WITH && p->value != NCI_PREP_AT && p->value != NCI_PREP_THAN && p->value != NCI_PREP_FROM && (p->value == NCI_PREP_ON || d != a) && d->kind == NCI_ATOM_NUMBER);
  if (day && end->kind == NCI_ATOM_WORD && (!end->word_class || nci_time_unit(end)) && !nci_atom_is(&scan->atoms, end, "around")) day = false; /* "Tuesday the first phase" */
  if (!every && !of_month && !day) return false;
  nci_when_month(w, NCI_NO_YEAR, 0, mday);
  w->rule = NCI_BY_DAY_OF_MONTH;
  w->end = end;
  if (every) {
    w->type = NCORP_TIME_SET;
    w->quant = "EVERY";
    w->end = end + 3;
  } else if (of_month) {
    int shift = nci_atom_class(end + 1, NCI_W_LAST) ? -1 : nci_atom_class(end + 1, NCI_W_NEXT);
    nci_when month = nci_when_at(a, NCI_BY_MONTH);
    if (scan->now.known && nci_when_shift(&month, scan->now.day, NCI_UNIT_MONTH, shift) && mday <= nci_days_in_month(month.year, month.month))
      nci_when_month(w, month.year, month.month, mday);
    w->end = end + 3;
  }
  return true;
}

bool nci_time_date(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  *w = nci_when_at(a, NCI_BY_MONTH_DAY);
  switch (a->word_class) {
  case NCI_W_MONTH: case NCI_W_MONTH_NAME: case NCI_W_MONTH_SHORT: return read_month(scan, a, w);
  case NCI_W_WEEKDAY: case NCI_W_WEEKDAY_SHORT: return read_weekday(scan, a, w);
  case NCI_W_UNIT: return a->value == NCI_UNIT_SECOND && read_day_month(scan, a, w);
  case NCI_W_ORDINAL: case NCI_W_NUMBER: return read_day_month(scan, a, w);
  case NCI_W_THE: {
    const nci_atom *d = a + 1;
    if (!nci_atom_class(d, NCI_W_ORDINAL) && !nci_atom_class(d, NCI_W_NUMBER) && !(d->kind == NCI_ATOM_NUMBER && (d->flags & NCI_ATOM_ORDINAL)) && !nci_atom_class(d, NCI_W_UNIT)) return false;
    if (read_day_month(scan, d, w)) {
      w->start = a;
      return true;
    }
    *w = nci_when_at(a, NCI_BY_DAY_OF_MONTH);
    return read_month_day(scan, a, w);
  }
  case NCI_W_DAY:
    if (!nci_time_plain(scan, a)) return false;
    w->rule = NCI_BY_DEICTIC_DAY;
    return nci_when_shift(w, scan->now.known ? scan->now.day : NCI_NO_DAY, NCI_UNIT_DAY, a->value);
  default: break;
  }
  if (a->kind != NCI_ATOM_NUMBER) return false;
  if (read_numeric(a, w)) return true;
  *w = nci_when_at(a, NCI_BY_MONTH_DAY);
  if (a->flags & NCI_ATOM_NAMED) return false;
  if (read_first_day(scan, a, w) || read_day_month(scan, a, w)) return true;
  *w = nci_when_at(a, NCI_BY_DAY_OF_MONTH);
  return (a->flags & NCI_ATOM_ORDINAL) && read_month_day(scan, a, w);
}
