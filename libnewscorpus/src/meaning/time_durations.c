/* Durations, distances and sets: a number and a unit, and what "ago", "later", "every" and "twice a" make of them. Ages and
 * rates look the same and are refused. */
#include "base/decimal.h"
#include "base/str.h"
#include "meaning/time_rules.h"

bool nci_time_ref(nci_when *w, const nci_atom *end, const char *value)
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
    nci_time_ref(w, w->end, relative ? "XXXX-XX-XXTXX" : ago ? "PAST_REF" : "FUTURE_REF");
    w->type = NCORP_TIME_TIME;
    return true;
  }
  if (!n || n->whole < 0 || from == NCI_NO_DAY) return nci_time_ref(w, w->end, relative ? "XXXX-XX-XX" : ago ? "PAST_REF" : "FUTURE_REF");
  w->size = 0;
  if (from_day && unit != NCI_UNIT_DAY && (unit == NCI_UNIT_WEEK || unit == NCI_UNIT_FORTNIGHT) && count < 3000) {
    nci_value_day(w, from + (int32_t)count * (unit == NCI_UNIT_WEEK ? 7 : 14));
    return true;
  }
  return nci_value_distance(w, from, unit, count) || nci_time_ref(w, w->end, ago ? "PAST_REF" : "FUTURE_REF");
}

/* "44-year-old", "44 years old", "44 years of age": an age is no time. */
bool nci_time_is_age(const nci_atoms *atoms, const nci_atom *e)
{
  const nci_atom *o = nci_atom_hyphen(e) ? e + 1 : e;
  return nci_atom_class(o, NCI_W_OLD) || (nci_atom_prep(e, NCI_PREP_OF) && nci_atom_is(atoms, e + 1, "age"));
}

/* A number and a unit: "two hours", "two-day", "a dozen years", "2.5 weeks". */
bool nci_time_duration(nci_time_scan *scan, const nci_atom *a, nci_when *w)
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
  if (!nci_time_unit(u) || nci_atom_capital(u)) return false;
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
  if (nci_time_is_age(&scan->atoms, w->end) || (u->value == NCI_UNIT_QUARTER && nci_atom_prep(w->end, NCI_PREP_OF))) return false;
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
bool nci_time_some(nci_time_scan *scan, const nci_atom *a, nci_when *w)
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
  if (nci_time_is_age(&scan->atoms, w->end)) return false;
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
bool nci_time_one(nci_time_scan *scan, const nci_atom *a, nci_when *w)
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
  if (nci_time_is_age(&scan->atoms, w->end)) return false;
  if (read_distance(scan, w, &number, u->value)) return true;
  nci_value_duration(w, number.value, u->value);
  if (nci_atom_class(n, NCI_W_AND) && nci_atom_class(n + 1, NCI_W_A) && nci_atom_class(n + 2, NCI_W_HALF)) {
    nci_value_duration(w, (ncorp_decimal){ 15, -1 }, u->value);
    w->end = n + 3;
  }
  return true;
}

/* "every Tuesday", "each year", "every two weeks", "every other day". */
bool nci_time_every(nci_time_scan *scan, const nci_atom *a, nci_when *w)
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
bool nci_time_times_per(nci_time_scan *scan, const nci_atom *a, nci_when *w)
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
