/* Periods: years, quarters, decades and centuries that something says are such, and what "last", "this" and "next" stand
 * before. */
#include "base/decimal.h"
#include "base/str.h"
#include "meaning/time_rules.h"

/* "the third quarter of 2024", "the 19th century", "the first half of the year". `a` is the ordinal. */
bool nci_time_ordinal(nci_time_scan *scan, const nci_atom *a, nci_when *w)
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
bool nci_time_year(nci_time_scan *scan, const nci_atom *a, nci_when *w)
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
  if (nci_atom_class(n, NCI_W_SCALE) || nci_atom_class(n, NCI_W_PERCENT) || nci_time_unit(n) || nci_atom_sign(n, '%')) return false;
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
        p->value != NCI_PREP_BY && (nci_str_ends(nci_atom_text(atoms, n), NCI_STR("s")) || nci_str_ends(nci_atom_text(atoms, n), NCI_STR("men")) ||
                                    nci_str_ends(nci_atom_text(atoms, n), NCI_STR("children"))))
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
      good = (p->flags & NCI_ATOM_CAPS) && p->end - p->start >= 3 && a->value >= 1950 && !nci_time_unit(n) && nci_atom_class(n, NCI_W_NONE) &&
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
bool nci_time_relative(nci_time_scan *scan, const nci_atom *a, nci_when *w)
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
    if (nci_time_is_age(&scan->atoms, w->end)) return false;
    if (last && a->value == 1 && the) { /* the past week */
      nci_value_duration(w, nci_decimal_of(1), u->value);
      return true;
    }
    if (next && nci_atom_is(&scan->atoms, a, "following")) {
      if (scan->anchor == NCI_NO_DAY) {
        if (u->value == NCI_UNIT_DAY) return the && nci_time_ref(w, u + 1, "XXXX-XX-XX");
        nci_now nowhere = { .known = false };
        return nci_value_shift(w, &nowhere, u->value, 1);
      }
      return nci_value_distance(w, scan->anchor, u->value, 1);
    }
    if (u->value == NCI_UNIT_DAY) { /* the next day, the previous day */
      if (!the || nci_atom_is(&scan->atoms, a, "last") || this || nci_atom_is(&scan->atoms, a, "coming")) return false;
      if (scan->anchor == NCI_NO_DAY) return nci_time_ref(w, u + 1, "XXXX-XX-XX");
      nci_value_day(w, scan->anchor + shift);
      return true;
    }
    /* "next week on Tuesday" */
    const nci_atom *d = nci_atom_prep(u + 1, NCI_PREP_ON) ? u + 2 : u + 1;
    if (u->value == NCI_UNIT_WEEK && nci_atom_class(d, NCI_W_WEEKDAY) && !(last && a->value == 1)) {
      w->end = d + 1;
      if (scan->now.known) nci_value_day(w, scan->now.day - (nci_weekday(scan->now.day) - 1) + shift * 7 + d->value - 1);
      else nci_value_weekday(w, d->value);
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

/* "Q3 2024", "FY2024", "fiscal 2024". */
bool nci_time_business(nci_time_scan *scan, const nci_atom *a, nci_when *w)
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
