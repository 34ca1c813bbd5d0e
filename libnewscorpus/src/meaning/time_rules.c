/* Reading a time expression: durations, parts of the day, spans named by "last", "this" and "next", sets, and what is put
 * together of them. Each reader takes the atom where its expression begins and looks a bounded way ahead. */
#include "meaning/time_rules.h"
#include "base/decimal.h"
#include "base/str.h"

bool nci_clock_read(const nci_atoms *atoms, const nci_atom *a, bool stated, nci_clock *out)
{
  *out = (nci_clock){ .second = -1 };
  const nci_atom *e = a + 1;
  bool sure = stated;
  if (nci_atom_class(a, NCI_W_NOON)) {
    out->hour = a->value;
  } else if (a->kind == NCI_ATOM_NUMBER && a->value >= 0 && a->digits <= 2 && nci_atom_sign(e, ':') && nci_atom_glued(e) &&
             e[1].kind == NCI_ATOM_NUMBER && e[1].digits == 2 && nci_atom_glued(e + 1) && !(e[1].flags & NCI_ATOM_GROUPED)) {
    out->hour = a->value;
    out->minute = e[1].value;
    e += 2;
    if (nci_atom_sign(e, ':') && nci_atom_glued(e) && e[1].kind == NCI_ATOM_NUMBER && e[1].digits == 2) {
      out->second = e[1].value;
      e += 2;
      sure = true;
    }
    if (nci_atom_sign(e, ':') || nci_atom_sign(e, '%') || (nci_atom_sign(e, '-') && nci_atom_glued(e))) sure = false;
  } else if (a->kind == NCI_ATOM_NUMBER && a->value >= 1 && a->value <= 12 && a->digits <= 2) {
    out->hour = a->value;
    sure = false;
  } else if (a->kind == NCI_ATOM_NUMBER && (a->flags & NCI_ATOM_GROUPED) && a->end - a->start <= 5 && nci_atom_class(e, NCI_W_MERIDIEM)) {
    ncorp_str t = nci_atom_text(atoms, a); /* 8.30 am */
    size_t dot = t.size - 3;
    if (t.size < 4 || t.data[dot] != '.') return false;
    for (size_t i = 0; i < dot; i++) out->hour = out->hour * 10 + (t.data[i] - '0');
    out->minute = (t.data[dot + 1] - '0') * 10 + (t.data[dot + 2] - '0');
  } else if (a->kind == NCI_ATOM_NUMBER && a->digits == 4 && a->value >= 0 && nci_atom_class(e, NCI_W_ZONE) && (e->flags & NCI_ATOM_CAPS)) {
    out->hour = a->value / 100;
    out->minute = a->value % 100;
  } else if (nci_atom_class(a, NCI_W_NUMBER) && a->value >= 1 && a->value <= 12) {
    out->hour = a->value;
    sure = false;
  } else {
    return false;
  }
  if (a->flags & (NCI_ATOM_NAMED | NCI_ATOM_ORDINAL)) return false;
  if (nci_atom_is(atoms, e, "o") && e[1].kind == NCI_ATOM_CLITIC && !nci_atom_class(a, NCI_W_NOON)) {
    e += 2;
    sure = true;
  }
  if (nci_atom_class(e, NCI_W_MERIDIEM) && !nci_atom_class(a, NCI_W_NOON) && out->hour >= 1 && out->hour <= 12) {
    out->hour = out->hour % 12 + e->value;
    e++;
    sure = true;
    if (nci_atom_sign(e, '.') && nci_atom_glued(e) && nci_atom_is(atoms, e - 1, "a.m")) e++;
  }
  if (nci_atom_class(a, NCI_W_NOON)) sure = !nci_atom_capital(a) || (a->flags & NCI_ATOM_FIRST);
  if (nci_atom_class(e, NCI_W_ZONE) && e->value == 0 && (e->flags & NCI_ATOM_CAPS)) {
    out->utc = nci_atom_is(atoms, e, "gmt") || nci_atom_is(atoms, e, "utc");
    sure |= nci_atom_sign(a + 1, ':') || a->digits == 4;
    e++;
  } else if (nci_atom_is(atoms, e, "local") && nci_atom_is(atoms, e + 1, "time")) {
    sure |= nci_atom_sign(a + 1, ':');
    e += 2;
  }
  out->end = e;
  return sure && out->hour <= 24 && out->minute < 60 && out->second < 60;
}

/* A word that says that a time of day follows. */
static bool clock_expected(const nci_atom *a)
{
  const nci_atom *p = a - 1;
  if (nci_atom_class(p, NCI_W_PREP))
    return p->value == NCI_PREP_AT || p->value == NCI_PREP_SINCE || p->value == NCI_PREP_UNTIL || p->value == NCI_PREP_BEFORE ||
           p->value == NCI_PREP_AFTER || p->value == NCI_PREP_FROM || p->value == NCI_PREP_BETWEEN || p->value == NCI_PREP_BY;
  return nci_atom_class(p, NCI_W_DAY) || nci_atom_class(p, NCI_W_WEEKDAY) || nci_atom_class(p, NCI_W_BOUND);
}

static void put_clock(nci_when *w, const nci_clock *c)
{
  nci_value_clock(w, c->hour, c->minute, c->second);
  if (c->utc) nci_value_put(w, "Z");
  w->end = c->end;
}

/* A day, and behind it a part of the day or a time: "Saturday evening", "Monday at 8 a.m.". */
static bool read_day(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  if (!nci_date_read(scan, a, w) && !nci_holiday_read(scan, a, w)) return false;
  if (w->grain != NCI_GRAIN_DAY) return true;
  const nci_atom *e = w->end;
  bool early = nci_atom_class(e, NCI_W_EARLY);
  const nci_atom *part = early ? e + 1 : e;
  if (nci_atom_class(part, NCI_W_DAYPART) && (!nci_atom_capital(part) || scan->title)) {
    nci_value_part(w, part->value);
    if (early) w->mod = (nci_mod)e->value;
    w->end = part + 1;
    return true;
  }
  if (nci_atom_class(e, NCI_W_DAYPARTS) && nci_atom_class(a, NCI_W_WEEKDAY)) {
    nci_value_weekday(w, a->value);
    nci_value_part(w, e->value);
    w->type = NCORP_TIME_SET;
    w->end = e + 1;
    return true;
  }
  nci_clock clock;
  const nci_atom *c = nci_atom_sign(e, ',') ? e + 1 : e;
  bool at = nci_atom_prep(c, NCI_PREP_AT);
  if (at) c++;
  if ((at || c == e || nci_atom_sign(e, ',')) && nci_clock_read(&scan->atoms, c, at, &clock)) put_clock(w, &clock);
  return true;
}

/* A time of day, and behind it the day: "8 a.m. on Saturday", "noon Friday", "8:00 am this morning". */
static bool read_clock(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  nci_clock clock;
  if (!nci_clock_read(&scan->atoms, a, clock_expected(a), &clock)) return false;
  const nci_atom *d = clock.end;
  if (nci_atom_prep(d, NCI_PREP_ON) || nci_atom_sign(d, ',')) d++;
  nci_when day = { .day = NCI_NO_DAY };
  if (d->word_class && nci_date_read(scan, d, &day) && day.grain == NCI_GRAIN_DAY && day.start == d) {
    const nci_atom *end = day.end;
    *w = day;
    if (nci_atom_class(end, NCI_W_DAYPART)) end++;
    put_clock(w, &clock);
    w->end = end;
  } else {
    w->size = 0;
    w->day = NCI_NO_DAY;
    w->grain = NCI_GRAIN_OTHER;
    if (scan->sentence_day != NCI_NO_DAY) nci_value_day(w, scan->sentence_day);
    put_clock(w, &clock);
    w->day = NCI_NO_DAY;
  }
  w->start = a;
  w->mod = NCI_MOD_NONE;
  return true;
}

static bool set_ref(nci_when *w, const nci_atom *end, const char *value)
{
  w->type = NCORP_TIME_DATE;
  w->size = 0;
  nci_value_put(w, value);
  w->end = end;
  return true;
}

/* "ago", "later", "earlier", "from now" behind a duration make a date of it. */
static bool read_distance(nci_time_scan *scan, nci_when *w, const nci_number *n, int unit)
{
  const nci_atom *e = w->end;
  bool ago = nci_atom_class(e, NCI_W_AGO);
  bool from_now = nci_atom_prep(e, NCI_PREP_FROM) && nci_atom_class(e + 1, NCI_W_NOW) && e[1].value == NCI_REF_PRESENT;
  bool from_day = nci_atom_prep(e, NCI_PREP_FROM) && nci_atom_class(e + 1, NCI_W_DAY);
  bool relative = nci_atom_class(e, NCI_W_EARLIER);
  if (!ago && !from_now && !from_day && !relative) return false;
  int64_t count = n ? n->whole : -1;
  w->type = NCORP_TIME_DATE;
  w->end = ago || relative ? e + 1 : e + 2;
  int32_t from = ago || from_now ? (scan->now.known ? scan->now.day : NCI_NO_DAY) : relative ? scan->anchor : NCI_NO_DAY;
  if (from_day && scan->now.known) from = scan->now.day + e[1].value;
  if (ago || (relative && e->value < 0)) count = -count;
  if (unit <= NCI_UNIT_HOUR) {
    set_ref(w, w->end, relative ? "XXXX-XX-XXTXX" : ago ? "PAST_REF" : "FUTURE_REF");
    w->type = NCORP_TIME_TIME;
    return true;
  }
  if (!n || n->whole < 0 || from == NCI_NO_DAY) return set_ref(w, w->end, relative ? "XXXX-XX-XX" : ago ? "PAST_REF" : "FUTURE_REF");
  w->size = 0;
  if (from_day && unit != NCI_UNIT_DAY && (unit == NCI_UNIT_WEEK || unit == NCI_UNIT_FORTNIGHT) && count < 3000) {
    nci_value_day(w, from + (int32_t)count * (unit == NCI_UNIT_WEEK ? 7 : 14));
    return true;
  }
  return nci_value_distance(w, from, unit, count) || set_ref(w, w->end, ago ? "PAST_REF" : "FUTURE_REF");
}

static bool unit_class(const nci_atom *a) { return nci_atom_class(a, NCI_W_UNIT) || nci_atom_class(a, NCI_W_UNITS); }

/* "44-year-old", "44 years old", "44 years of age": an age is no time. */
static bool is_age(const nci_atoms *atoms, const nci_atom *e)
{
  const nci_atom *o = nci_atom_hyphen(e) ? e + 1 : e;
  return nci_atom_class(o, NCI_W_OLD) || (nci_atom_prep(e, NCI_PREP_OF) && nci_atom_is(atoms, e + 1, "age"));
}

/* A number and a unit: "two hours", "two-day", "a dozen years", "2.5 weeks". */
static bool read_duration(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  nci_number n;
  if (!nci_number_read(&scan->atoms, a, &n)) return false;
  const nci_atom *u = n.end;
  bool hyphen = nci_atom_hyphen(u);
  if (hyphen) u++;
  if (nci_atom_class(u, NCI_W_MORE) && !hyphen) u++;
  bool adjective = (nci_atom_is(&scan->atoms, u, "full") || nci_atom_is(&scan->atoms, u, "straight") || nci_atom_is(&scan->atoms, u, "consecutive") ||
                    nci_atom_is(&scan->atoms, u, "long")) && !hyphen;
  if (adjective) u++;
  if (!unit_class(u) || nci_atom_capital(u)) return false;
  bool half = nci_atom_class(a, NCI_W_HALF);
  bool one = n.whole == 1 || (n.value.exponent < 0 && n.value.digits < 15 && n.value.exponent == -1) || half;
  if (nci_atom_class(u, NCI_W_UNIT)) {
    if (u->value == NCI_UNIT_SECOND && !hyphen && a->kind != NCI_ATOM_NUMBER && !(n.whole == 1)) return false;
    if (!hyphen && !one && a->kind != NCI_ATOM_NUMBER) return false;
    if (u->value == NCI_UNIT_QUARTER) return false;
  }
  const nci_atom *p = a - 1;
  bool one_day = nci_atom_class(a, NCI_W_NUMBER) && a->value == 1 && n.end == a + 1 && u->value == NCI_UNIT_DAY && !hyphen;
  if (one_day && !(nci_atom_class(p, NCI_W_PREP) || nci_atom_prep(u + 1, NCI_PREP_AFTER) || nci_atom_prep(u + 1, NCI_PREP_BEFORE) ||
                   nci_atom_class(u + 1, NCI_W_EARLIER) || nci_atom_class(p, NCI_W_BOUND)))
    return false;
  w->end = u + 1;
  if (is_age(&scan->atoms, w->end) || (u->value == NCI_UNIT_QUARTER && nci_atom_prep(w->end, NCI_PREP_OF))) return false;
  w->start = a;
  w->day = NCI_NO_DAY;
  if (read_distance(scan, w, &n, u->value)) return true;
  nci_value_duration(w, n.value, u->value);
  /* "an hour and a half" */
  const nci_atom *e = w->end;
  if (n.whole >= 0 && nci_atom_class(e, NCI_W_AND) && nci_atom_class(e + 1, NCI_W_A) && nci_atom_class(e + 2, NCI_W_HALF) && n.whole < 100000) {
    nci_value_duration(w, (ncorp_decimal){ n.whole * 10 + 5, -1 }, u->value);
    w->end = e + 3;
  } else if (nci_atom_hyphen(e) && nci_atom_is(&scan->atoms, e + 1, "long")) {
    w->end = e + 2;
  }
  return true;
}

/* "several days", "a few weeks", "a couple of hours", and bare "months" behind "for". */
static bool read_some(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *u = a;
  if (nci_atom_class(u, NCI_W_A)) u++;
  if (nci_atom_class(u, NCI_W_FEW)) u++;
  else if (u != a) return false;
  if (u != a && nci_atom_prep(u, NCI_PREP_OF)) u++;
  if (nci_atom_class(u, NCI_W_MORE)) u++;
  if (!nci_atom_class(u, NCI_W_UNITS)) return false;
  if (u == a) {
    const nci_atom *p = a - 1, *n = a + 1;
    bool led = nci_atom_prep(p, NCI_PREP_FOR) || nci_atom_prep(p, NCI_PREP_IN) || nci_atom_prep(p, NCI_PREP_WITHIN) ||
               nci_atom_prep(p, NCI_PREP_AFTER) || nci_atom_class(p, NCI_W_BOUND);
    bool followed = nci_atom_class(n, NCI_W_AGO) || nci_atom_class(n, NCI_W_EARLIER) || nci_atom_prep(n, NCI_PREP_AFTER) ||
                    nci_atom_prep(n, NCI_PREP_BEFORE) || (nci_atom_hyphen(n) && nci_atom_is(&scan->atoms, n + 1, "long"));
    if (!led && !followed) return false;
    if (nci_atom_is(&scan->atoms, a, "seconds") && !led) return false;
  }
  w->start = a;
  w->end = u + 1;
  w->day = NCI_NO_DAY;
  if (is_age(&scan->atoms, w->end)) return false;
  nci_number two;
  bool couple = u != a && nci_atom_is(&scan->atoms, u - 2, "couple");
  two = (nci_number){ .value = nci_decimal_of(2), .whole = 2 };
  if (read_distance(scan, w, couple ? &two : NULL, u->value)) return true;
  if (couple) {
    nci_value_duration(w, two.value, u->value);
    w->mod = NCI_MOD_APPROX;
    return true;
  }
  nci_value_some(w, u->value);
  if (nci_atom_hyphen(w->end) && nci_atom_is(&scan->atoms, w->end + 1, "long")) w->end += 2;
  return true;
}

/* "an hour", "a week later": rates ("$15 an hour", "twice a day") and idioms are none. */
static bool read_one(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *u = a + 1;
  bool half = nci_atom_class(u, NCI_W_HALF) && nci_atom_hyphen(u + 1);
  if (half) u += 2;
  if (nci_atom_is(&scan->atoms, u, "full") || nci_atom_is(&scan->atoms, u, "whole")) u++;
  if (!nci_atom_class(u, NCI_W_UNIT) || nci_atom_capital(u)) return false;
  const nci_atom *p = a - 1, *n = u + 1;
  bool led = nci_atom_prep(p, NCI_PREP_FOR) || nci_atom_prep(p, NCI_PREP_IN) || nci_atom_prep(p, NCI_PREP_WITHIN) ||
             nci_atom_class(p, NCI_W_BOUND) || nci_atom_prep(p, NCI_PREP_THAN) || nci_atom_class(p, NCI_W_HALF) ||
             nci_atom_prep(p, NCI_PREP_AFTER);
  bool followed = nci_atom_class(n, NCI_W_AGO) || nci_atom_class(n, NCI_W_EARLIER) || nci_atom_prep(n, NCI_PREP_AFTER) ||
                  nci_atom_prep(n, NCI_PREP_BEFORE) || nci_atom_prep(n, NCI_PREP_FROM) ||
                  (nci_atom_class(n, NCI_W_AND) && nci_atom_class(n + 1, NCI_W_A) && nci_atom_class(n + 2, NCI_W_HALF));
  if (nci_atom_hyphen(n) || nci_atom_prep(n, NCI_PREP_OF)) followed = led && (u->value >= NCI_UNIT_HOUR) && !nci_atom_hyphen(n);
  if (u->value == NCI_UNIT_SECOND || u->value == NCI_UNIT_QUARTER) return false;
  if (nci_atom_prep(p, NCI_PREP_IN) && !followed && n->kind == NCI_ATOM_WORD && !n->word_class && u->value <= NCI_UNIT_MINUTE) return false;
  bool loose = u->value == NCI_UNIT_HOUR && !p->word_class && p->kind == NCI_ATOM_WORD && nci_atom_is(&scan->atoms, p, "lasted");
  if (!led && !followed && !loose) return false;
  if ((n->kind == NCI_ATOM_CLITIC) && !led) return false;
  w->start = a;
  w->end = n;
  w->day = NCI_NO_DAY;
  nci_number number = { .value = half ? (ncorp_decimal){ 5, -1 } : nci_decimal_of(1), .whole = half ? -1 : 1 };
  if (is_age(&scan->atoms, w->end)) return false;
  if (read_distance(scan, w, &number, u->value)) return true;
  nci_value_duration(w, number.value, u->value);
  if (nci_atom_class(n, NCI_W_AND) && nci_atom_class(n + 1, NCI_W_A) && nci_atom_class(n + 2, NCI_W_HALF)) {
    nci_value_duration(w, (ncorp_decimal){ 15, -1 }, u->value);
    w->end = n + 3;
  }
  return true;
}

/* "the third quarter of 2024", "the 19th century", "the first half of the year". `a` is the ordinal. */
static bool read_ordinal_period(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  bool ordinal = nci_atom_class(a, NCI_W_ORDINAL) || (a->kind == NCI_ATOM_NUMBER && (a->flags & NCI_ATOM_ORDINAL)) ||
                 (nci_atom_class(a, NCI_W_UNIT) && a->value == NCI_UNIT_SECOND);
  if (!ordinal) return false;
  int32_t n = nci_atom_class(a, NCI_W_UNIT) ? 2 : a->value;
  const nci_atom *u = nci_atom_hyphen(a + 1) ? a + 2 : a + 1, *e = u + 1;
  w->start = a;
  w->type = NCORP_TIME_DATE;
  w->day = NCI_NO_DAY;
  w->grain = NCI_GRAIN_OTHER;
  if (nci_atom_class(u, NCI_W_UNIT) && u->value == NCI_UNIT_CENTURY && n >= 1) {
    w->size = 0;
    nci_value_number(w, n - 1, 2);
    w->end = e;
    return true;
  }
  bool quarter = nci_atom_class(u, NCI_W_QUARTER) || (nci_atom_class(u, NCI_W_UNIT) && u->value == NCI_UNIT_QUARTER);
  bool half = nci_atom_class(u, NCI_W_HALF);
  if ((!quarter && !half) || n < 1 || n > (quarter ? 4 : 2)) return false;
  int32_t year = NCI_NO_YEAR;
  bool stated = false;
  if (nci_atom_prep(e, NCI_PREP_OF)) {
    const nci_atom *y = e + 1;
    if (y->kind == NCI_ATOM_NUMBER && y->digits == 4 && y->value >= 1900 && y->value < 2200) {
      year = y->value;
      e = y + 1;
      stated = true;
    } else if ((nci_atom_class(y, NCI_W_THIS) || nci_atom_class(y, NCI_W_LAST) || nci_atom_class(y, NCI_W_NEXT) || nci_atom_class(y, NCI_W_THE)) &&
               nci_atom_class(y + 1, NCI_W_UNIT) && y[1].value == NCI_UNIT_YEAR) {
      int32_t shift = nci_atom_class(y, NCI_W_LAST) ? -1 : nci_atom_class(y, NCI_W_NEXT) ? 1 : 0;
      if (scan->now.known) year = scan->now.date.year + shift;
      e = y + 2;
      stated = true;
    }
  } else if (e->kind == NCI_ATOM_NUMBER && e->digits == 4 && e->value >= 1900 && e->value < 2200 && quarter) {
    year = e->value;
    e++;
    stated = true;
  }
  if (half && !stated) return false;
  if (!stated) {
    /* A quarter of a game has no year; one of business stands behind "in the" or before results. */
    static const char *const words[] = { "results", "earnings", "profit", "profits", "revenue", "sales", "gdp", "growth", "net", "report" };
    bool business = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) business |= nci_atom_is(&scan->atoms, e, words[i]);
    if (!business) return false;
    if (scan->now.known) year = scan->now.date.year - (n > (scan->now.date.month + 2) / 3 - (nci_time_tense(scan, a) == NCI_TENSE_PAST));
  }
  if (quarter) nci_value_quarter(w, year, n);
  else {
    nci_value_year(w, year);
    nci_value_put(w, "-H");
    nci_value_number(w, n, 1);
  }
  w->end = e;
  return true;
}

/* A year that something says is one: "in 2026", "the 2016 election", "early 2009", "WWDC 2010". */
static bool read_year(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  if (a->kind != NCI_ATOM_NUMBER || (a->flags & (NCI_ATOM_GROUPED | NCI_ATOM_ORDINAL | NCI_ATOM_NAMED))) return false;
  const nci_atoms *atoms = &scan->atoms;
  const nci_atom *p = a - 1, *n = a + 1;
  w->start = a;
  w->end = n;
  w->type = NCORP_TIME_DATE;
  w->day = NCI_NO_DAY;
  w->grain = NCI_GRAIN_OTHER;
  w->mod = NCI_MOD_NONE;
  if (a->flags & NCI_ATOM_DECADE) {
    int32_t decade = a->value;
    bool two = a->digits == 2 && p->kind == NCI_ATOM_QUOTE && nci_atom_glued(a);
    if (two) decade += decade >= 30 ? 1900 : 2000;
    else if (a->digits != 4 || decade < 1000 || decade > 2190) return false;
    w->size = 0;
    nci_value_number(w, decade / 10, 3);
    if (two) w->start = p;
    if (nci_atom_class(w->start - 1, NCI_W_THE)) w->start--;
    return true;
  }
  if (a->digits != 4 || a->value < 1000 || a->value > 2199) return false;
  if (nci_atom_glued(n) && (nci_atom_sign(n, '/') || nci_atom_sign(n, '%') || (nci_atom_sign(n, '.') && n[1].kind == NCI_ATOM_NUMBER && nci_atom_glued(n + 1)) ||
                            n->kind == NCI_ATOM_WORD))
    return false;
  if (nci_atom_hyphen(n) && n[1].kind != NCI_ATOM_NUMBER) return false;
  if (nci_atom_class(n, NCI_W_SCALE) || nci_atom_class(n, NCI_W_PERCENT) || unit_class(n) || nci_atom_sign(n, '%')) return false;
  static const char *const counted[] = { "people", "votes", "cases", "points", "deaths", "troops", "soldiers", "miles", "meters", "metres",
                                         "kilometers", "kilometres", "km", "tons", "tonnes", "feet", "dollars", "euros", "copies", "units", "others",
                                         "seats", "homes", "kg", "mw", "calories", "jobs", "shares", "square" };
  for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
    if (nci_atom_is(atoms, n, counted[i])) return false;
  bool recent = a->value >= 1500 && a->value <= 2100;
  bool good = false;
  if (nci_atom_class(p, NCI_W_PREP)) {
    good = p->value == NCI_PREP_IN || p->value == NCI_PREP_SINCE || p->value == NCI_PREP_UNTIL || p->value == NCI_PREP_DURING ||
           (recent && (p->value == NCI_PREP_BY || p->value == NCI_PREP_FROM || p->value == NCI_PREP_BEFORE || p->value == NCI_PREP_AFTER ||
                       p->value == NCI_PREP_BETWEEN || p->value == NCI_PREP_THROUGH || p->value == NCI_PREP_OF || p->value == NCI_PREP_FOR ||
                       p->value == NCI_PREP_WITH));
    if (p->value == NCI_PREP_TO || p->value == NCI_PREP_THAN)
      good = recent && p[-1].kind == NCI_ATOM_NUMBER && p[-1].digits == 4;
    if (p->value == NCI_PREP_FROM && nci_atom_prep(n, NCI_PREP_TO) && n[1].kind == NCI_ATOM_NUMBER && (n[1].digits != 4 || n[1].value < 1000)) good = false;
    if ((p->value == NCI_PREP_OF || p->value == NCI_PREP_BY || p->value == NCI_PREP_FOR || p->value == NCI_PREP_WITH) && n->kind == NCI_ATOM_WORD && !n->word_class && !nci_atom_capital(n) &&
        p->value != NCI_PREP_BY && atoms->doc->text.data[n->end - 1] == 's')
      good = false;
  } else if (recent) {
    bool noun = n->kind == NCI_ATOM_WORD && (!n->word_class || nci_atom_class(n, NCI_W_SEASON));
    if (nci_atom_class(p, NCI_W_THE) || nci_atom_class(p, NCI_W_A) || p->kind == NCI_ATOM_CLITIC || nci_atom_class(p, NCI_W_DETERMINER)) good = noun;
    else if (nci_atom_class(p, NCI_W_EARLY)) good = true;
    else if (nci_atom_sign(p, '-') && nci_atom_glued(a)) good = nci_atom_class(p - 1, NCI_W_EARLY) || (p[-1].kind == NCI_ATOM_NUMBER && p[-1].digits == 4 && p[-1].value >= 1500 && p[-1].value < a->value);
    else if (nci_atom_sign(p, '(')) good = nci_atom_sign(n, ')') || nci_atom_sign(n, '-');
    else if (nci_atom_class(p, NCI_W_AND)) good = p[-1].kind == NCI_ATOM_NUMBER && p[-1].digits == 4 && p[-1].value >= 1500 && p[-1].value < 2100;
    else if (nci_atom_class(p, NCI_W_SEASON) || nci_atom_class(p, NCI_W_MONTH)) good = true;
    else if (nci_atom_class(p, NCI_W_UNIT) && p->value == NCI_UNIT_YEAR) good = true;
    else if ((a->flags & NCI_ATOM_FIRST) && (nci_atom_class(n, NCI_W_PAST) || nci_atom_class(n, NCI_W_FUTURE) || nci_atom_class(n, NCI_W_BE))) good = a->value >= 1900;
    else if (p->kind == NCI_ATOM_WORD && nci_atom_capital(p)) {
      static const char *const events[] = { "conference", "olympics", "games", "cup", "summit", "forum", "expo", "championship", "championships", "congress",
                                            "convention", "awards", "festival", "election", "elections", "euro", "worldcup", "open", "prix", "budget" };
      good = (p->flags & NCI_ATOM_CAPS) && p->end - p->start >= 3 && a->value >= 1950 && !unit_class(n) && nci_atom_class(n, NCI_W_NONE) &&
             (n->kind != NCI_ATOM_WORD || !nci_atom_capital(n));
      for (size_t i = 0; i < sizeof events / sizeof *events; i++) good |= nci_atom_is(atoms, p, events[i]);
    }
  }
  if (!good) return false;
  nci_value_year(w, a->value);
  if (nci_atom_class(p, NCI_W_UNIT) && p->value == NCI_UNIT_YEAR) w->start = nci_atom_class(p - 1, NCI_W_THE) ? p - 1 : p;
  return true;
}

/* Behind "last", "this", "next": a unit, weekend, season, part of the day, or a number of units. */
static bool read_relative(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  bool last = nci_atom_class(a, NCI_W_LAST), next = nci_atom_class(a, NCI_W_NEXT);
  bool this = nci_atom_class(a, NCI_W_THIS) && a->value == 0;
  if (!last && !next && !this) return false;
  if (nci_atom_capital(a) && !(a->flags & NCI_ATOM_FIRST) && !scan->title) return false;
  const nci_atom *u = a + 1;
  bool the = nci_atom_class(a - 1, NCI_W_THE) || nci_atom_class(a - 1, NCI_W_THIS);
  int shift = last ? -1 : next ? 1 : 0;
  w->start = nci_atom_class(a - 1, NCI_W_THE) ? a - 1 : a;
  w->end = u + 1;
  w->type = NCORP_TIME_DATE;
  w->mod = NCI_MOD_NONE;
  w->day = NCI_NO_DAY;
  w->grain = NCI_GRAIN_OTHER;
  w->size = 0;
  if (nci_atom_class(u, NCI_W_EARLY) && nci_atom_class(u + 1, NCI_W_UNIT)) return false;
  if (nci_atom_class(u, NCI_W_UNIT)) {
    if (u->value < NCI_UNIT_DAY) return false;
    if (is_age(&scan->atoms, w->end)) return false;
    if (last && a->value == 1 && the) { /* the past week */
      nci_value_duration(w, nci_decimal_of(1), u->value);
      return true;
    }
    if (next && nci_atom_is(&scan->atoms, a, "following")) {
      if (scan->anchor == NCI_NO_DAY) {
        if (u->value == NCI_UNIT_DAY) return the && set_ref(w, u + 1, "XXXX-XX-XX");
        nci_now nowhere = { .known = false };
        return nci_value_shift(w, &nowhere, u->value, 1);
      }
      return nci_value_distance(w, scan->anchor, u->value, 1);
    }
    if (u->value == NCI_UNIT_DAY) { /* the next day, the previous day */
      if (!the || nci_atom_is(&scan->atoms, a, "last") || this || nci_atom_is(&scan->atoms, a, "coming")) return false;
      if (scan->anchor == NCI_NO_DAY) return set_ref(w, u + 1, "XXXX-XX-XX");
      nci_value_day(w, scan->anchor + shift);
      return true;
    }
    return nci_value_shift(w, &scan->now, u->value, shift);
  }
  if (nci_atom_class(u, NCI_W_WEEKEND) && u->value == 0) return nci_value_shift(w, &scan->now, NCI_UNIT_WEEKEND, shift);
  if (nci_atom_class(u, NCI_W_SEASON) && !nci_atom_capital(u)) {
    int32_t year = NCI_NO_YEAR;
    if (scan->now.known) {
      static const int8_t first_month[] = { 3, 6, 9, 12 };
      year = scan->now.date.year;
      int32_t start = first_month[u->value];
      if (last) year -= scan->now.date.month < start + 3 || start == 12;
      else if (next) year += scan->now.date.month >= start;
      else if (start == 12 && scan->now.date.month <= 2) year--;
    }
    nci_value_season(w, year, u->value);
    return true;
  }
  if (nci_atom_class(u, NCI_W_DAYPART) && !next && !(last && u->value != NCI_PART_NIGHT && u->value != NCI_PART_EVENING)) {
    if (scan->now.known) nci_value_day(w, scan->now.day + shift);
    else nci_value_put(w, "XXXX-XX-XX");
    nci_value_part(w, u->value);
    w->day = NCI_NO_DAY;
    return true;
  }
  if (this) return false;
  /* the past three weeks, the next few days */
  const nci_atom *n = u;
  nci_mod mod;
  n = nci_bound_read(&scan->atoms, n, &mod);
  nci_number number;
  if (nci_number_read(&scan->atoms, n, &number) && !number.article) {
    const nci_atom *e = number.end;
    if (!nci_atom_class(e, NCI_W_UNITS)) return false;
    if (e->value == NCI_UNIT_SECOND && !the) return false;
    nci_value_duration(w, number.value, e->value);
    w->mod = mod;
    w->end = e + 1;
    return true;
  }
  if (nci_atom_class(u, NCI_W_FEW)) u++;
  if (nci_atom_class(u, NCI_W_UNITS)) {
    nci_value_some(w, u->value);
    w->end = u + 1;
    return true;
  }
  return false;
}

/* "every Tuesday", "each year", "every two weeks", "every other day". */
static bool read_every(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *u = a + 1;
  w->start = a;
  w->type = NCORP_TIME_SET;
  w->day = NCI_NO_DAY;
  w->grain = NCI_GRAIN_OTHER;
  w->size = 0;
  w->end = u + 1;
  if (nci_atom_class(u, NCI_W_WEEKDAY)) {
    nci_value_weekday(w, u->value);
    if (nci_atom_class(u + 1, NCI_W_DAYPART)) {
      nci_value_part(w, u[1].value);
      w->end++;
    }
  } else if (nci_atom_class(u, NCI_W_UNIT) && u->value != NCI_UNIT_SECOND) {
    nci_value_duration(w, nci_decimal_of(1), u->value);
  } else if (nci_atom_class(u, NCI_W_WEEKEND)) {
    nci_value_put(w, "XXXX-WXX-WE");
  } else if (nci_atom_class(u, NCI_W_DAYPART)) {
    nci_value_put(w, "XXXX-XX-XX");
    nci_value_part(w, u->value);
  } else if (nci_atom_class(u, NCI_W_SEASON)) {
    nci_value_season(w, NCI_NO_YEAR, u->value);
  } else if ((nci_atom_class(u, NCI_W_MONTH) || nci_atom_class(u, NCI_W_MONTH_NAME)) && nci_atom_capital(u)) {
    nci_value_month(w, NCI_NO_YEAR, u->value);
  } else if (nci_atom_is(&scan->atoms, u, "other") && nci_atom_class(u + 1, NCI_W_UNIT) && u[1].value > NCI_UNIT_SECOND) {
    nci_value_duration(w, nci_decimal_of(2), u[1].value);
    w->end = u + 2;
  } else {
    nci_number n;
    if (!nci_number_read(&scan->atoms, u, &n) || !nci_atom_class(n.end, NCI_W_UNITS)) return false;
    nci_value_duration(w, n.value, n.end->value);
    w->end = n.end + 1;
  }
  w->type = NCORP_TIME_SET;
  return true;
}

/* "twice a week", "three times a day". */
static bool read_times_per(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *e = a + 1;
  nci_number n;
  if (nci_atom_is(&scan->atoms, a, "once") || nci_atom_is(&scan->atoms, a, "twice")) {
    e = a + 1;
  } else {
    if (!nci_number_read(&scan->atoms, a, &n) || !nci_atom_is(&scan->atoms, n.end, "times")) return false;
    e = n.end + 1;
  }
  if (!nci_atom_class(e, NCI_W_A) && !nci_atom_class(e, NCI_W_EVERY) && !nci_atom_is(&scan->atoms, e, "per")) return false;
  if (!nci_atom_class(e + 1, NCI_W_UNIT) || e[1].value < NCI_UNIT_HOUR) return false;
  w->start = a;
  w->day = NCI_NO_DAY;
  nci_value_duration(w, nci_decimal_of(1), e[1].value);
  w->type = NCORP_TIME_SET;
  w->end = e + 2;
  return true;
}

/* Whole months, quarters, weekends and the like that "the beginning of" and "early" can stand before. */
static bool read_period(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  w->mod = NCI_MOD_NONE;
  if (read_relative(scan, a, w) && w->type != NCORP_TIME_DURATION) return true;
  if (nci_date_read(scan, a, w) || nci_holiday_read(scan, a, w)) return true;
  if (read_year(scan, a, w)) return true;
  const nci_atom *b = nci_atom_class(a, NCI_W_THE) ? a + 1 : a;
  if (b != a && (read_relative(scan, b, w) && w->type == NCORP_TIME_DATE)) return true;
  if (b != a && read_year(scan, b, w)) return true;
  if (read_ordinal_period(scan, b, w)) return true;
  if (b == a) return false;
  w->end = b + 1;
  w->type = NCORP_TIME_DATE;
  /* the end of the year */
  if (nci_atom_class(b, NCI_W_UNIT) && b->value >= NCI_UNIT_DAY && b->value != NCI_UNIT_FORTNIGHT) return nci_value_shift(w, &scan->now, b->value, 0);
  return false;
}

/* "early", "mid" and "late", "the beginning of", "the end of". */
static bool read_phase(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *first = a;
  if (nci_atom_class(a, NCI_W_THE)) a++;
  if (nci_atom_is(&scan->atoms, a, "very")) a++;
  const nci_atom *p;
  if (nci_atom_class(a, NCI_W_EARLY)) {
    p = nci_atom_sign(a + 1, '-') ? a + 2 : a + 1;
    if (nci_atom_prep(p, NCI_PREP_ON) || nci_atom_prep(p, NCI_PREP_IN)) p++;
    bool year = p->kind == NCI_ATOM_NUMBER;
    if (nci_atom_class(p, NCI_W_THE) && !(p[1].flags & NCI_ATOM_DECADE)) return false;
    if (!read_period(scan, p, w)) {
      if (!nci_atom_class(p, NCI_W_SEASON) || !scan->now.known || nci_atom_capital(p)) return false;
      nci_value_season(w, scan->now.date.year, p->value);
      w->type = NCORP_TIME_DATE;
      w->end = p + 1;
    }
    if (year && w->grain == NCI_GRAIN_DAY) return false;
  } else if (nci_atom_class(a, NCI_W_PHASE)) {
    if (!nci_atom_prep(a + 1, NCI_PREP_OF)) return false;
    p = a + 2;
    nci_when inner = { .day = NCI_NO_DAY };
    if (!read_period(scan, p, &inner) || inner.type != NCORP_TIME_DATE) return false;
    *w = inner;
  } else {
    return false;
  }
  w->start = first;
  w->mod = (nci_mod)a->value;
  if (w->type == NCORP_TIME_DATE && w->grain == NCI_GRAIN_DAY && w->day != NCI_NO_DAY && nci_atom_class(w->end, NCI_W_DAYPART)) {
    nci_value_part(w, w->end->value);
    w->end++;
  }
  return true;
}

/* "earlier this week", "later in January", "earlier Saturday". */
static bool read_earlier(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *p = a + 1;
  if (nci_atom_prep(p, NCI_PREP_IN) || nci_atom_prep(p, NCI_PREP_ON)) p++;
  if (nci_atom_class(p, NCI_W_THE)) {
    if (!nci_atom_class(p + 1, NCI_W_UNIT) || p[1].value < NCI_UNIT_DAY) return false;
    w->end = p + 2;
    w->type = NCORP_TIME_DATE;
    if (!nci_value_shift(w, &scan->now, p[1].value, 0)) return false;
  } else if (p->kind == NCI_ATOM_NUMBER ? !(p != a + 1 && read_year(scan, p, w)) : !read_period(scan, p, w)) {
    return false;
  }
  w->start = a;
  return true;
}

/* "the day after the attack": the day is known when a sentence a little before names the event and its day. */
static int32_t day_of_event(nci_time_scan *scan, const nci_atom *noun)
{
  const nci_document *doc = scan->atoms.doc;
  ncorp_str word = nci_atom_text(&scan->atoms, noun);
  if (noun->kind != NCI_ATOM_WORD || word.size < 3) return NCI_NO_DAY;
  for (uint32_t back = 1; back <= NCI_TIME_DATED && back <= scan->dated_count; back++) {
    uint32_t slot = (scan->dated_count - back) % NCI_TIME_DATED;
    ncorp_str text = nci_span_text(doc, scan->dated[slot].span);
    for (size_t at = 0; at + word.size <= text.size; at++)
      if (memcmp(text.data + at, word.data, word.size) == 0 && (at == 0 || !nci_is_alpha(text.data[at - 1])) &&
          (at + word.size == text.size || !nci_is_alpha(text.data[at + word.size])))
        return scan->dated[slot].day;
  }
  return NCI_NO_DAY;
}

static bool read_day_after(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *d = a + 1;
  if (!nci_atom_class(d, NCI_W_UNIT) || d->value != NCI_UNIT_DAY) return false;
  bool before = nci_atom_prep(d + 1, NCI_PREP_BEFORE), after = nci_atom_prep(d + 1, NCI_PREP_AFTER);
  if (!before && !after) return false;
  const nci_atom *e = d + 2;
  w->start = a;
  w->end = e;
  w->type = NCORP_TIME_DATE;
  w->mod = NCI_MOD_NONE;
  nci_when base = { .day = NCI_NO_DAY };
  if (nci_atom_class(e, NCI_W_DAY)) {
    w->end = e + 1;
    return nci_value_shift(w, &scan->now, NCI_UNIT_DAY, e->value + (after ? 1 : -1));
  }
  int32_t day = NCI_NO_DAY;
  if ((nci_date_read(scan, e, &base) || nci_holiday_read(scan, e, &base)) && base.grain == NCI_GRAIN_DAY) {
    day = base.day;
    w->end = base.end;
  } else if (nci_atom_class(e, NCI_W_THE) || nci_atom_class(e, NCI_W_THIS)) {
    day = day_of_event(scan, e + 1);
  } else if (e->kind != NCI_ATOM_WORD) { /* "the day before." */
    day = scan->anchor;
  }
  w->size = 0;
  w->day = NCI_NO_DAY;
  w->grain = NCI_GRAIN_DAY;
  if (day == NCI_NO_DAY) nci_value_put(w, "XXXX-XX-XX");
  else nci_value_day(w, day + (after ? 1 : -1));
  return true;
}

/* What "the" may stand before. */
static bool read_definite(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *b = a + 1;
  if (nci_atom_capital(a) && !(a->flags & NCI_ATOM_FIRST) && !scan->title) return false;
  w->start = a;
  w->mod = NCI_MOD_NONE;
  if (nci_atom_class(b, NCI_W_UNIT) && b->value == NCI_UNIT_DAY && read_day_after(scan, a, w)) return true;
  if (nci_atom_class(b, NCI_W_LAST) || nci_atom_class(b, NCI_W_NEXT)) return read_relative(scan, b, w);
  if (nci_atom_class(b, NCI_W_PHASE) || nci_atom_class(b, NCI_W_EARLY) || nci_atom_is(&scan->atoms, b, "very")) return read_phase(scan, a, w);
  if (b->kind == NCI_ATOM_NUMBER && (b->flags & NCI_ATOM_DECADE)) return read_year(scan, b, w);
  if (nci_atom_class(b, NCI_W_SAME) && nci_atom_class(b + 1, NCI_W_UNIT) && b[1].value == NCI_UNIT_DAY) {
    w->end = b + 2;
    w->type = NCORP_TIME_DATE;
    w->size = 0;
    w->day = NCI_NO_DAY;
    w->grain = NCI_GRAIN_DAY;
    if (scan->anchor == NCI_NO_DAY) nci_value_put(w, "XXXX-XX-XX");
    else nci_value_day(w, scan->anchor);
    return true;
  }
  if (nci_atom_class(b, NCI_W_WEEKEND) && b->value == 0 && (nci_atom_is(&scan->atoms, a - 1, "over") || nci_atom_is(&scan->atoms, a - 1, "at") ||
                                           nci_atom_is(&scan->atoms, a - 1, "on") || nci_atom_prep(a - 1, NCI_PREP_DURING))) {
    w->end = b + 1;
    w->type = NCORP_TIME_DATE;
    bool ahead = nci_time_tense(scan, a) == NCI_TENSE_FUTURE;
    bool in_it = scan->now.known && nci_weekday(scan->now.day) >= 6;
    return nci_value_shift(w, &scan->now, NCI_UNIT_WEEKEND, ahead || in_it ? 0 : -1);
  }
  if (nci_atom_class(b, NCI_W_DAYPART) && (nci_atom_prep(a - 1, NCI_PREP_IN) || nci_atom_prep(a - 1, NCI_PREP_DURING)) && b->value != NCI_PART_NIGHT) {
    if (b[1].kind == NCI_ATOM_WORD && !b[1].word_class) return false;
    w->end = b + 1;
    w->size = 0;
    w->day = NCI_NO_DAY;
    if (nci_atom_prep(w->end, NCI_PREP_OF)) {
      nci_when day = { .day = NCI_NO_DAY };
      if (nci_date_read(scan, w->end + 1, &day) && day.grain == NCI_GRAIN_DAY) {
        *w = day;
        w->start = a;
        nci_value_part(w, b->value);
        return true;
      }
    }
    if (scan->sentence_day != NCI_NO_DAY) nci_value_day(w, scan->sentence_day);
    else nci_value_put(w, "XXXX-XX-XX");
    nci_value_part(w, b->value);
    w->day = NCI_NO_DAY;
    return true;
  }
  nci_when inner = { .day = NCI_NO_DAY };
  if (read_ordinal_period(scan, b, &inner) || (nci_atom_class(b, NCI_W_ORDINAL) && nci_date_read(scan, b, &inner)) ||
      (b->kind == NCI_ATOM_NUMBER && (b->flags & NCI_ATOM_ORDINAL) && nci_date_read(scan, b, &inner))) {
    *w = inner;
    w->start = a;
    return true;
  }
  if (nci_atom_class(b, NCI_W_SEASON) && !nci_atom_capital(b) && nci_atom_prep(b + 1, NCI_PREP_OF) && b[2].kind == NCI_ATOM_NUMBER && b[2].digits == 4 && b[2].value >= 1500 && b[2].value < 2200) {
    nci_value_season(w, b[2].value, b->value);
    w->type = NCORP_TIME_DATE;
    w->end = b + 3;
    return true;
  }
  if (nci_atom_class(b, NCI_W_UNIT) && b->value == NCI_UNIT_YEAR && b[1].kind == NCI_ATOM_NUMBER) return read_year(scan, b + 1, w);
  return false;
}

/* "Q3 2024", "FY2024", "fiscal 2024". */
static bool read_business(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  ncorp_str t = nci_atom_text(&scan->atoms, a);
  w->start = a;
  w->type = NCORP_TIME_DATE;
  w->day = NCI_NO_DAY;
  w->grain = NCI_GRAIN_OTHER;
  const nci_atom *y = a + 1;
  bool year = y->kind == NCI_ATOM_NUMBER && y->digits == 4 && y->value >= 1900 && y->value < 2200;
  if (t.size == 2 && (t.data[0] == 'Q' || t.data[0] == 'H') && t.data[1] >= '1' && t.data[1] <= (t.data[0] == 'Q' ? '4' : '2')) {
    int32_t n = t.data[1] - '0';
    if (nci_atom_prep(y, NCI_PREP_OF) && y[1].kind == NCI_ATOM_NUMBER && y[1].digits == 4) {
      y++;
      year = true;
    }
    if (t.data[0] == 'H' && !year) return false;
    int32_t value = year ? y->value : NCI_NO_YEAR;
    if (!year && scan->now.known && nci_time_tense(scan, a) != NCI_TENSE_FUTURE)
      value = scan->now.date.year - (n > (scan->now.date.month + 2) / 3);
    else if (!year && scan->now.known)
      value = scan->now.date.year + (n < (scan->now.date.month + 2) / 3);
    if (t.data[0] == 'Q') nci_value_quarter(w, value, n);
    else {
      nci_value_year(w, value);
      nci_value_put(w, "-H");
      nci_value_number(w, n, 1);
    }
    w->end = year ? y + 1 : a + 1;
    return true;
  }
  int32_t fiscal = 0;
  w->end = a + 1;
  if (t.size >= 4 && t.size <= 6 && t.data[0] == 'F' && t.data[1] == 'Y') {
    for (size_t i = 2; i < t.size; i++) {
      if (!nci_is_digit(t.data[i])) return false;
      fiscal = fiscal * 10 + (t.data[i] - '0');
    }
    if (t.size == 4) fiscal += 2000;
  } else if (nci_str_eq_nocase(t, NCI_STR("fiscal")) || nci_str_eq_nocase(t, NCI_STR("financial"))) {
    if (nci_atom_class(y, NCI_W_UNIT) && y->value == NCI_UNIT_YEAR) y++;
    if (y->kind != NCI_ATOM_NUMBER || y->digits != 4 || y->value < 1900 || y->value > 2199) return false;
    fiscal = y->value;
    w->end = y + 1;
  }
  if (fiscal < 1900 || fiscal > 2199) return false;
  w->size = 0;
  nci_value_put(w, "FY");
  nci_value_number(w, fiscal, 4);
  return true;
}

/* "about an hour", "more than two years", "nearly 2010"; `w->mod` is set. */
static bool read_bounded(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  nci_mod mod;
  const nci_atom *b = nci_bound_read(&scan->atoms, a, &mod);
  if (mod == NCI_MOD_NONE) return false;
  bool the = nci_atom_class(b, NCI_W_THE);
  if (!read_clock(scan, b, w) && !read_duration(scan, b, w) && !(nci_atom_class(b, NCI_W_A) && read_one(scan, b, w)) &&
      !(nci_atom_class(b, NCI_W_UNITS) && read_some(scan, b, w)) && !(the && !nci_atom_is(&scan->atoms, a, "over") && read_definite(scan, b, w) && w->type == NCORP_TIME_DURATION))
    return false;
  if (nci_atom_prep(a, NCI_PREP_THAN)) return false;
  w->start = a;
  w->mod = mod;
  return true;
}

bool nci_time_read(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  w->start = a;
  w->mod = NCI_MOD_NONE;
  w->grain = NCI_GRAIN_OTHER;
  w->day = NCI_NO_DAY;
  w->size = 0;
  bool lower = !nci_atom_capital(a) || (a->flags & NCI_ATOM_FIRST) || scan->title;
  if (a->kind == NCI_ATOM_NUMBER) {
    if (read_day(scan, a, w) || read_clock(scan, a, w)) return true;
    if (read_times_per(scan, a, w) || read_duration(scan, a, w)) return true;
    return read_ordinal_period(scan, a, w) || read_year(scan, a, w);
  }
  if (a->kind != NCI_ATOM_WORD) return false;
  switch (a->word_class) {
  case NCI_W_NONE:
    if (a->end - a->start >= 2 && (nci_atom_capital(a) || nci_to_lower(scan->atoms.doc->text.data[a->start]) == 'f') && read_business(scan, a, w)) return true;
    if (nci_atom_capital(a)) return read_day(scan, a, w);
    switch (scan->atoms.doc->text.data[a->start]) {
    case 'o': case 't': return read_times_per(scan, a, w);
    case 'a': case 'n': case 'u': case 'c': return read_bounded(scan, a, w);
    default: return false;
    }
  case NCI_W_MONTH: case NCI_W_MONTH_NAME: case NCI_W_MONTH_SHORT: case NCI_W_WEEKDAY: case NCI_W_WEEKDAY_SHORT: case NCI_W_DAY:
    return read_day(scan, a, w);
  case NCI_W_WEEKDAYS:
    if (!nci_atom_capital(a)) return false;
    nci_value_weekday(w, a->value);
    w->type = NCORP_TIME_SET;
    w->end = a + 1;
    return true;
  case NCI_W_ORDINAL: return read_day(scan, a, w) || read_ordinal_period(scan, a, w);
  case NCI_W_NUMBER: case NCI_W_HALF: return read_clock(scan, a, w) || read_times_per(scan, a, w) || read_duration(scan, a, w);
  case NCI_W_NOON: return read_clock(scan, a, w);
  case NCI_W_A: return read_some(scan, a, w) || read_duration(scan, a, w) || read_one(scan, a, w);
  case NCI_W_THE: return read_definite(scan, a, w);
  case NCI_W_BOUND: case NCI_W_MORE: return lower && read_bounded(scan, a, w);
  case NCI_W_PREP: return a->value == NCI_PREP_AT && (nci_atom_is(&scan->atoms, a + 1, "least") || nci_atom_is(&scan->atoms, a + 1, "most")) && read_bounded(scan, a, w);
  case NCI_W_FEW: return lower && ((a->value == 1 && read_bounded(scan, a, w)) || read_some(scan, a, w));
  case NCI_W_UNITS: return lower && read_some(scan, a, w);
  case NCI_W_UNIT:
    return a->value == NCI_UNIT_SECOND ? read_ordinal_period(scan, a, w) : false;
  case NCI_W_EARLY: return lower && read_phase(scan, a, w);
  case NCI_W_PHASE: return lower && read_phase(scan, a, w);
  case NCI_W_EARLIER: return lower && read_earlier(scan, a, w);
  case NCI_W_EVERY: return lower && read_every(scan, a, w);
  case NCI_W_FREQUENCY:
    if (!lower || nci_atom_hyphen(a - 1)) return false;
    nci_value_duration(w, nci_decimal_of(1), a->value);
    w->type = NCORP_TIME_SET;
    w->end = a + 1;
    return true;
  case NCI_W_TONIGHT:
    if (!lower) return false;
    w->size = 0;
    if (scan->now.known) nci_value_day(w, scan->now.day);
    else nci_value_put(w, "XXXX-XX-XX");
    w->day = NCI_NO_DAY;
    nci_value_part(w, NCI_PART_NIGHT);
    w->end = a + 1;
    return true;
  case NCI_W_NOW:
    if (!lower) return false;
    if (nci_atom_is(&scan->atoms, a, "recent")) return nci_atom_class(a + 1, NCI_W_UNITS) && set_ref(w, a + 2, "PAST_REF");
    if (nci_atom_is(&scan->atoms, a, "now") && nci_atom_is(&scan->atoms, a + 1, "that")) return false;
    return set_ref(w, a + 1, a->value == NCI_REF_PAST ? "PAST_REF" : "PRESENT_REF");
  case NCI_W_THIS:
    if (a->value == 1 && nci_atom_class(a + 1, NCI_W_UNIT) && a[1].value == NCI_UNIT_DAY && lower) {
      w->end = a + 2;
      w->type = NCORP_TIME_DATE;
      w->grain = NCI_GRAIN_DAY;
      if (scan->anchor == NCI_NO_DAY) nci_value_put(w, "XXXX-XX-XX");
      else nci_value_day(w, scan->anchor);
      return true;
    }
    /* fall through */
  case NCI_W_LAST: case NCI_W_NEXT: {
    if (!lower) return false;
    const nci_atom *d = a + 1;
    if (nci_atom_class(d, NCI_W_WEEKDAY) || nci_atom_class(d, NCI_W_MONTH) || nci_atom_class(d, NCI_W_MONTH_NAME) ||
        (d->kind == NCI_ATOM_WORD && !d->word_class && nci_atom_capital(d))) {
      nci_when day = { .day = NCI_NO_DAY };
      if (!read_day(scan, d, &day) || day.start != a) return false;
      *w = day;
      return true;
    }
    return read_relative(scan, a, w);
  }
  case NCI_W_SEASON:
    if (a[1].kind == NCI_ATOM_NUMBER && a[1].digits == 4 && a[1].value >= 1900 && a[1].value < 2200) {
      nci_value_season(w, a[1].value, a->value);
      w->type = NCORP_TIME_DATE;
      w->end = a + 2;
      return true;
    }
    return false;
  case NCI_W_DAYPART:
    if (a->value != NCI_PART_NIGHT || !nci_atom_prep(a - 1, NCI_PREP_AT) || !lower) return false;
    if (scan->sentence_day != NCI_NO_DAY) nci_value_day(w, scan->sentence_day);
    else nci_value_put(w, "XXXX-XX-XX");
    w->day = NCI_NO_DAY;
    nci_value_part(w, a->value);
    w->end = a + 1;
    return true;
  default: return false;
  }
}
