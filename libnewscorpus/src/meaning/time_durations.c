/* Durations, distances and sets: numbers and units, and what "ago", "later", "every" and "twice a" make of them. Ages and rates look
 * the same and are refused. */
#include "base/decimal.h"
#include "base/str.h"
#include "meaning/time_rules.h"

bool nci_time_ref(nci_when *w, const nci_atom *end, const char *value)
{
  w->type = NCORP_TIME_DATE;
  w->lengths = 0;
  nci_when_ref(w, value);
  w->end = end;
  return true;
}

/* A date of that unit's precision that is not known. */
static bool unknown(nci_when *w, int unit)
{
  w->type = NCORP_TIME_DATE;
  w->lengths = 0;
  if (unit <= NCI_UNIT_HOUR) {
    nci_when_ref(w, "XXXX-XX-XXTXX");
    w->type = NCORP_TIME_TIME;
    return true;
  }
  nci_when_shift(w, NCI_NO_DAY, NCI_UNIT_DAY, 0);
  return true;
}

/* The date that a date that has been read stands before or after by a length: "two weeks before Christmas". */
static bool moved_from(nci_time_scan *scan, nci_when *w, const nci_atom *d, int sign)
{
  nci_when base;
  bool found = nci_time_date(scan, d, &base) || nci_time_holiday(scan, d, &base);
  if (!found && (nci_atom_class(d, NCI_W_LAST) || nci_atom_class(d, NCI_W_NEXT) || nci_atom_class(d, NCI_W_THIS)))
    found = nci_time_date(scan, d + 1, &base) && base.start == d;
  if (!found || base.grain != NCI_GRAIN_DAY) return false;
  nci_when_settle(&base, &scan->now, nci_time_tense(scan, d, base.end).tense, true);
  int32_t day;
  if (base.day == NCI_NO_DAY || !nci_day_moved(base.day, w, sign, &day)) return false;
  w->type = NCORP_TIME_DATE;
  w->lengths = 0;
  w->rule = NCI_BY_DISTANCE;
  nci_when_day(w, day);
  w->end = base.end;
  return true;
}

/* "the day after the attack": the day is known when a sentence a little before names the event and its day. */
static int32_t day_of_event(nci_time_scan *scan, const nci_atom *noun, ncorp_span *where)
{
  const nci_document *doc = scan->atoms.doc;
  ncorp_str word = nci_atom_text(&scan->atoms, noun);
  if (noun->kind != NCI_ATOM_WORD || word.size < 3) return NCI_NO_DAY;
  for (uint32_t back = 1; back <= NCI_TIME_DATED && back <= scan->dated_count; back++) {
    uint32_t slot = (scan->dated_count - back) % NCI_TIME_DATED;
    ncorp_span s = scan->dated[slot].span;
    ncorp_str text = nci_span_text(doc, s);
    for (size_t at = 0; at + word.size <= text.size; at++)
      if (memcmp(text.data + at, word.data, word.size) == 0 && (at == 0 || !nci_is_alpha(text.data[at - 1])) &&
          (at + word.size == text.size || !nci_is_alpha(text.data[at + word.size]))) {
        *where = (ncorp_span){ s.start + (uint32_t)at, s.start + (uint32_t)(at + word.size) };
        return scan->dated[slot].day;
      }
  }
  return NCI_NO_DAY;
}

/* "two days after the attack". */
static bool moved_from_event(nci_time_scan *scan, nci_when *w, const nci_atom *e, int sign)
{
  if (!nci_atom_class(e + 1, NCI_W_THE) && !nci_atom_class(e + 1, NCI_W_THIS)) return false;
  ncorp_span where;
  int32_t day = day_of_event(scan, e + 2, &where);
  if (day == NCI_NO_DAY || !nci_day_moved(day, w, sign, &day) || w->length[0].unit > NCI_UNIT_FORTNIGHT) return false;
  w->type = NCORP_TIME_DATE;
  w->lengths = 0;
  w->rule = NCI_BY_EVENT_ANCHOR;
  w->evidence = where;
  nci_when_day(w, day);
  w->end = e + 1;
  return true;
}

/* "ago", "later", "earlier", "from now", "before Christmas" behind a duration make a date of it. */
bool nci_time_distance(nci_time_scan *scan, nci_when *w)
{
  const nci_atom *e = w->end;
  int unit = w->length[w->lengths - 1].unit;
  bool ago = nci_atom_class(e, NCI_W_AGO), relative = nci_atom_class(e, NCI_W_EARLIER);
  bool from = nci_atom_prep(e, NCI_PREP_FROM), after = nci_atom_prep(e, NCI_PREP_AFTER), before = nci_atom_prep(e, NCI_PREP_BEFORE);
  bool from_now = from && nci_atom_class(e + 1, NCI_W_NOW) && e[1].value == NCI_REF_PRESENT;
  if ((from || after || before) && !from_now)
    return unit >= NCI_UNIT_DAY && (moved_from(scan, w, e + 1, before ? -1 : 1) || ((after || before) && moved_from_event(scan, w, e, before ? -1 : 1)));
  if (!ago && !from_now && !relative) return false;
  if (relative && e->value > 0 && nci_atom_class(e + 1, NCI_W_THIS) && !nci_atom_capital(e)) return false; /* "30 minutes later this week" */
  w->rule = NCI_BY_DISTANCE;
  w->end = ago || relative ? e + 1 : e + 2;
  int sign = ago || (relative && e->value < 0) ? -1 : 1;
  if (unit <= NCI_UNIT_HOUR) {
    if (relative) return unknown(w, unit);
    nci_time_ref(w, w->end, ago ? "PAST_REF" : "FUTURE_REF");
    w->type = NCORP_TIME_TIME;
    return true;
  }
  int32_t base = scan->now.known ? scan->now.day : NCI_NO_DAY, day;
  if (relative) {
    base = scan->anchor.grain == NCI_GRAIN_DAY || (scan->anchor.grain == NCI_GRAIN_MONTH && unit >= NCI_UNIT_MONTH) ||
                   (scan->anchor.grain == NCI_GRAIN_YEAR && unit >= NCI_UNIT_YEAR) ? scan->anchor.day : NCI_NO_DAY;
    if (base == NCI_NO_DAY) return unknown(w, unit);
    w->evidence = scan->anchor.span;
    w->rule = NCI_BY_ANCHOR;
  }
  ncorp_decimal amount = w->length[w->lengths - 1].amount;
  if (w->lengths == 1 && base != NCI_NO_DAY && amount.exponent == 0 && amount.digits >= 0 && nci_when_shift(w, base, unit, sign * amount.digits)) {
    w->lengths = 0;
    w->type = NCORP_TIME_DATE;
    return true;
  }
  if (w->lengths > 1 && base != NCI_NO_DAY && nci_day_moved(base, w, sign, &day)) {
    w->lengths = 0;
    w->type = NCORP_TIME_DATE;
    nci_when_day(w, day);
    return true;
  }
  return relative ? unknown(w, unit) : nci_time_ref(w, w->end, ago ? "PAST_REF" : "FUTURE_REF");
}

/* "44-year-old", "44 years old", "44 years of age": an age is no time. */
bool nci_time_is_age(const nci_atoms *atoms, const nci_atom *e)
{
  const nci_atom *o = nci_atom_hyphen(e) ? e + 1 : e;
  return nci_atom_class(o, NCI_W_OLD) || (nci_atom_prep(e, NCI_PREP_OF) && nci_atom_is(atoms, e + 1, "age"));
}

/* "75 hours of video": how much there is of it, not how long something went on. */
static bool amount_of_medium(const nci_atoms *atoms, const nci_atom *e)
{
  static const char *const media[] = { "video", "videos", "footage", "music", "audio", "film", "tape", "tapes", "recordings", "television", "programming", "playback", "content" };
  if (!nci_atom_prep(e, NCI_PREP_OF)) return false;
  for (size_t i = 0; i < sizeof media / sizeof *media; i++)
    if (nci_atom_is(atoms, e + 1, media[i])) return true;
  return false;
}

/* What ends a duration: "-long"; "'s" of "two weeks' notice" stays outside. */
static void read_long(const nci_atoms *atoms, nci_when *w)
{
  if (nci_atom_hyphen(w->end) && nci_atom_is(atoms, w->end + 1, "long")) w->end += 2;
}

/* A weekend or night counts as a unit behind a number. */
static bool unit_atom(const nci_atom *u, int *unit)
{
  if (nci_time_unit(u)) *unit = u->value;
  else if (nci_atom_class(u, NCI_W_WEEKEND)) *unit = NCI_UNIT_WEEKEND;
  else if ((nci_atom_class(u, NCI_W_DAYPARTS) || (nci_atom_class(u, NCI_W_DAYPART) && u[-1].kind == NCI_ATOM_NUMBER)) && u->value == NCI_PART_NIGHT) *unit = NCI_UNIT_NIGHT;
  else return false;
  return true;
}

static bool adjective(const nci_atoms *atoms, const nci_atom *u)
{
  return nci_atom_is(atoms, u, "full") || nci_atom_is(atoms, u, "straight") || nci_atom_is(atoms, u, "consecutive") || nci_atom_is(atoms, u, "long") ||
         nci_atom_is(atoms, u, "whole") || nci_atom_is(atoms, u, "working") || nci_atom_is(atoms, u, "business");
}

/* ", six months" or "and 20 minutes" behind a longer unit. */
static void read_more(nci_time_scan *scan, nci_when *w)
{
  while (w->lengths < NCI_LENGTHS) {
    const nci_atom *e = w->end;
    bool and = nci_atom_class(e, NCI_W_AND) && e->value == 0;
    nci_number n;
    int unit;
    if (!nci_number_read(&scan->atoms, and ? e + 1 : e, &n) || n.whole < 0 || n.article || !nci_time_unit(n.end) || nci_atom_hyphen(n.end)) return;
    unit = n.end->value;
    int before = w->length[w->lengths - 1].unit;
    bool fits = before > unit && !(before >= NCI_UNIT_DAY && unit < NCI_UNIT_HOUR) && (before <= NCI_UNIT_DAY || unit >= NCI_UNIT_DAY);
    if (!fits || nci_time_is_age(&scan->atoms, n.end + 1)) return;
    nci_when_length(w, n.value, unit);
    w->end = n.end + 1;
  }
}

/* "two Sundays ago", "three Fridays from now": the n-th such day before or after today. */
static bool read_weekdays_away(const nci_time_scan *scan, const nci_atom *a, const nci_number *n, nci_when *w)
{
  const nci_atom *u = n->end, *e = u + 1;
  bool ago = nci_atom_class(e, NCI_W_AGO), ahead = nci_atom_prep(e, NCI_PREP_FROM) && nci_atom_class(e + 1, NCI_W_NOW) && e[1].value == NCI_REF_PRESENT;
  if (!(ago || ahead) || n->whole < 1 || n->whole > 60) return false;
  *w = nci_when_at(a, NCI_BY_DISTANCE);
  w->grain = NCI_GRAIN_DAY;
  w->weekday = (int8_t)u->value;
  w->end = ago ? e + 1 : e + 2;
  if (!scan->now.known) return true;
  int32_t back = (nci_weekday(scan->now.day) - u->value + 6) % 7 + 1, weeks = (int32_t)n->whole * 7;
  nci_when_day(w, scan->now.day + (ago ? 7 - back - weeks : weeks - back + (back == 7 ? 7 : 0)));
  return true;
}

/* A number and a unit: "two hours", "two-day", "a dozen years", "2.5 weeks", "one year and six months". */
bool nci_time_duration(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  nci_number n;
  if (!nci_number_read(atoms, a, &n)) return false;
  const nci_atom *u = n.end;
  if (nci_atom_class(u, NCI_W_WEEKDAYS) || nci_atom_class(u, NCI_W_WEEKDAY)) return read_weekdays_away(scan, a, &n, w);
  bool hyphen = nci_atom_hyphen(u);
  if (hyphen) u++;
  if (nci_atom_class(u, NCI_W_MORE) && !hyphen) u++;
  if (!hyphen && adjective(atoms, u)) u++;
  /* "one and a half hours" */
  int unit;
  if (!unit_atom(u, &unit) || nci_atom_capital(u)) return false;
  bool half = nci_atom_class(a, NCI_W_HALF);
  bool one = n.whole == 1 || (n.value.exponent == -1 && n.value.digits <= 15) || half;
  bool plural = !nci_atom_class(u, NCI_W_UNIT) && !(unit == NCI_UNIT_WEEKEND && u->value == 0);
  if (!plural) {
    if (unit == NCI_UNIT_SECOND && !hyphen && a->kind != NCI_ATOM_NUMBER && n.whole != 1) return false;
    if (!hyphen && !one && a->kind != NCI_ATOM_NUMBER) return false;
    if (unit == NCI_UNIT_QUARTER || unit == NCI_UNIT_WEEKEND) return false;
  }
  const nci_atom *p = a - 1;
  bool one_day = nci_atom_class(a, NCI_W_NUMBER) && a->value == 1 && n.end == a + 1 && unit == NCI_UNIT_DAY && !hyphen;
  if (one_day && !(nci_atom_class(p, NCI_W_PREP) || nci_atom_prep(u + 1, NCI_PREP_AFTER) || nci_atom_prep(u + 1, NCI_PREP_BEFORE) ||
                   nci_atom_class(u + 1, NCI_W_EARLIER) || nci_atom_class(u + 1, NCI_W_AGO) || nci_atom_class(p, NCI_W_BOUND)))
    return false;
  if (nci_time_is_age(atoms, u + 1) || (unit == NCI_UNIT_QUARTER && nci_atom_prep(u + 1, NCI_PREP_OF)) || amount_of_medium(atoms, u + 1)) return false;
  *w = nci_when_at(a, NCI_BY_DURATION);
  w->end = u + 1;
  nci_when_length(w, n.value, unit);
  const nci_atom *e = w->end; /* "one hour and a half" */
  if (n.whole >= 0 && n.whole < 100000 && nci_atom_class(e, NCI_W_AND) && (nci_atom_class(e + 1, NCI_W_A) ? nci_atom_class(e + 2, NCI_W_HALF) : nci_atom_class(e + 1, NCI_W_HALF))) {
    w->length[0].amount = (ncorp_decimal){ n.whole * 10 + 5, -1 };
    w->end = nci_atom_class(e + 1, NCI_W_A) ? e + 3 : e + 2;
  } else if (!hyphen && n.whole >= 0) {
    read_more(scan, w);
  }
  if (!nci_time_distance(scan, w)) read_long(atoms, w);
  return true;
}

/* "several days", "a few weeks", "a couple of hours", and bare "months" behind "for". */
bool nci_time_some(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *u = a;
  if (nci_atom_class(u, NCI_W_A)) u++;
  if (nci_atom_class(u, NCI_W_FEW)) u++;
  else if (u != a) return false;
  bool couple = u != a && nci_atom_is(&scan->atoms, u - 1, "couple");
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
    if (nci_atom_prep(p, NCI_PREP_AFTER) && a->value == NCI_UNIT_HOUR && !followed) return false; /* "after hours" */
  }
  *w = nci_when_at(a, NCI_BY_DURATION);
  w->end = u + 1;
  if (nci_time_is_age(&scan->atoms, w->end)) return false;
  if (couple) {
    nci_when_length(w, nci_decimal_of(2), u->value);
    if (!nci_time_distance(scan, w)) w->mod = NCI_MOD_APPROX;
    return true;
  }
  nci_when_some(w, u->value);
  if (!nci_time_distance(scan, w)) read_long(&scan->atoms, w);
  return true;
}

/* "an hour", "a week later": rates ("$15 an hour", "twice a day") and idioms are none. */
bool nci_time_one(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  const nci_atom *u = a + 1;
  bool half = nci_atom_class(u, NCI_W_HALF) && (nci_atom_hyphen(u + 1) || nci_atom_class(u + 1, NCI_W_UNIT));
  if (half) u += nci_atom_hyphen(u + 1) ? 2 : 1;
  bool whole = nci_atom_is(atoms, u, "full") || nci_atom_is(atoms, u, "whole");
  if (whole) u++;
  if (!nci_atom_class(u, NCI_W_UNIT) || nci_atom_capital(u)) return false;
  const nci_atom *p = a - 1, *n = u + 1;
  bool led = nci_atom_prep(p, NCI_PREP_FOR) || nci_atom_prep(p, NCI_PREP_IN) || nci_atom_prep(p, NCI_PREP_WITHIN) ||
             nci_atom_class(p, NCI_W_BOUND) || nci_atom_prep(p, NCI_PREP_THAN) || nci_atom_class(p, NCI_W_HALF) ||
             nci_atom_prep(p, NCI_PREP_AFTER) || whole;
  bool followed = nci_atom_class(n, NCI_W_AGO) || nci_atom_class(n, NCI_W_EARLIER) || nci_atom_prep(n, NCI_PREP_AFTER) ||
                  nci_atom_prep(n, NCI_PREP_BEFORE) || nci_atom_prep(n, NCI_PREP_FROM) ||
                  (nci_atom_class(n, NCI_W_AND) && nci_atom_class(n + 1, NCI_W_A) && nci_atom_class(n + 2, NCI_W_HALF));
  if (nci_atom_hyphen(n) || nci_atom_prep(n, NCI_PREP_OF)) followed = led && (u->value >= NCI_UNIT_HOUR) && !nci_atom_hyphen(n);
  if (u->value == NCI_UNIT_SECOND || u->value == NCI_UNIT_QUARTER) return false;
  if (nci_atom_prep(p, NCI_PREP_IN) && !followed && n->kind == NCI_ATOM_WORD && !n->word_class && u->value <= NCI_UNIT_MINUTE) return false;
  bool loose = u->value == NCI_UNIT_HOUR && nci_atom_is(atoms, p, "lasted");
  if (!led && !followed && !loose) return false;
  if (n->kind == NCI_ATOM_CLITIC && !led) return false;
  if (nci_time_is_age(atoms, n)) return false;
  *w = nci_when_at(a, NCI_BY_DURATION);
  w->end = n;
  nci_when_length(w, half ? (ncorp_decimal){ 5, -1 } : nci_decimal_of(1), u->value);
  if (nci_time_distance(scan, w)) return true;
  const nci_atom *h = nci_atom_class(n + 1, NCI_W_A) ? n + 2 : n + 1;
  if (nci_atom_class(n, NCI_W_AND) && nci_atom_class(h, NCI_W_HALF)) { /* "an hour and a half" */
    w->length[0].amount = (ncorp_decimal){ 15, -1 };
    w->end = h + 1;
  }
  return true;
}

/* ---- sets */

/* "every Tuesday", "each year", "every two weeks", "every other day". */
bool nci_time_every(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  const nci_atom *u = a + 1;
  nci_number n;
  *w = nci_when_at(a, NCI_BY_SET);
  w->end = u + 1;
  if (nci_atom_class(u, NCI_W_WEEKDAY)) {
    w->grain = NCI_GRAIN_DAY;
    w->weekday = (int8_t)u->value;
  } else if (nci_atom_class(u, NCI_W_UNIT) && u->value != NCI_UNIT_SECOND) {
    nci_when_length(w, nci_decimal_of(1), u->value);
  } else if (nci_atom_class(u, NCI_W_WEEKEND)) {
    w->grain = NCI_GRAIN_WEEKEND;
  } else if (nci_atom_is(atoms, u, "weekday") || nci_atom_is(atoms, u, "workday")) {
    w->grain = NCI_GRAIN_WEEKDAYS;
  } else if (nci_atom_class(u, NCI_W_DAYPART)) {
    w->part = (int8_t)u->value;
  } else if (nci_atom_class(u, NCI_W_SEASON)) {
    nci_when_period(w, NCI_GRAIN_SEASON, NCI_NO_YEAR, u->value);
  } else if ((nci_atom_class(u, NCI_W_MONTH) || nci_atom_class(u, NCI_W_MONTH_NAME)) && nci_atom_capital(u)) {
    nci_when_month(w, NCI_NO_YEAR, u->value, 0);
  } else if (nci_atom_is(atoms, u, "other") && nci_atom_class(u + 1, NCI_W_UNIT) && u[1].value > NCI_UNIT_SECOND) {
    nci_when_length(w, nci_decimal_of(2), u[1].value);
    w->end = u + 2;
  } else if (nci_atom_is(atoms, u, "other") && nci_atom_class(u + 1, NCI_W_WEEKDAY)) {
    w->grain = NCI_GRAIN_DAY;
    w->weekday = (int8_t)u[1].value;
    w->end = u + 2;
  } else {
    int unit;
    if (!nci_number_read(atoms, u, &n) || !unit_atom(n.end, &unit) || (nci_atom_class(n.end, NCI_W_UNIT) && unit == NCI_UNIT_SECOND)) return false;
    nci_when_length(w, n.value, unit);
    w->end = n.end + 1;
  }
  w->type = NCORP_TIME_SET;
  w->quant = nci_atom_is(atoms, a, "each") ? "EACH" : "EVERY";
  return true;
}

/* "twice a week", "three times a day". */
bool nci_time_times_per(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  const nci_atom *e = a + 1;
  nci_number n = { .whole = nci_atom_is(atoms, a, "once") ? 1 : 2 };
  if (n.whole == 2 && !nci_atom_is(atoms, a, "twice")) {
    if (!nci_number_read(atoms, a, &n) || !nci_atom_is(atoms, n.end, "times")) return false;
    e = n.end + 1;
  }
  if (!nci_atom_class(e, NCI_W_A) && !nci_atom_class(e, NCI_W_EVERY) && !nci_atom_is(atoms, e, "per")) return false;
  if (!nci_atom_class(e + 1, NCI_W_UNIT) || e[1].value < NCI_UNIT_HOUR) return false;
  *w = nci_when_at(a, NCI_BY_SET);
  nci_when_length(w, nci_decimal_of(1), e[1].value);
  w->type = NCORP_TIME_SET;
  w->freq = n.whole;
  if (nci_atom_class(e, NCI_W_EVERY)) w->quant = nci_atom_is(atoms, e, "each") ? "EACH" : "EVERY";
  w->end = e + 2;
  return true;
}

/* "daily", "annual"; before a name it is part of what is named ("the annual Geneva Motor Show"). */
bool nci_time_frequency(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *n = a + 1;
  if (!nci_time_plain(scan, a) || nci_atom_hyphen(a - 1)) return false;
  if (!scan->title && n->kind == NCI_ATOM_WORD && nci_atom_capital(n) && !n->word_class) return false;
  *w = nci_when_at(a, NCI_BY_SET);
  nci_when_length(w, nci_decimal_of(a->value / NCI_FREQUENCY_TIMES + 1), a->value % NCI_FREQUENCY_TIMES);
  w->type = NCORP_TIME_SET;
  return true;
}
