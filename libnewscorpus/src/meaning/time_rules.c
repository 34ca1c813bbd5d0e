/* Which reader may begin at which word, and what stands before the pieces that they read: "the", bounds ("about"), phases ("early",
 * "the end of"), "earlier". Each reader looks a bounded way ahead. */
#include "base/decimal.h"
#include "base/str.h"
#include "meaning/time_rules.h"

static int32_t today_of(const nci_time_scan *scan) { return scan->now.known ? scan->now.day : NCI_NO_DAY; }

/* A part of the day with no day beside it. */
static bool read_part(const nci_atom *start, const nci_atom *part, nci_when *w)
{
  *w = nci_when_at(start, NCI_BY_DAYPART);
  w->type = NCORP_TIME_TIME;
  w->part = (int8_t)part->value;
  w->end = part + 1;
  return true;
}

/* Whole months, quarters, weekends and the like that "the beginning of" and "early" can stand before. */
static bool read_period(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  return nci_time_period(scan, a, w) || nci_time_ordinal(scan, nci_atom_class(a, NCI_W_THE) ? a + 1 : a, w);
}

/* "early", "mid" and "late", "the beginning of", "the end of". */
static bool read_phase(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  const nci_atom *first = a, *p;
  if (nci_atom_class(a, NCI_W_THE)) a++;
  if (nci_atom_is(atoms, a, "very")) a++;
  if (nci_atom_class(a, NCI_W_EARLY)) {
    p = nci_atom_sign(a + 1, '-') ? a + 2 : a + 1;
    if (nci_atom_prep(p, NCI_PREP_ON) || nci_atom_prep(p, NCI_PREP_IN)) p++;
    bool year = p->kind == NCI_ATOM_NUMBER, parted = nci_atom_class(p, NCI_W_DAYPART) && (!nci_atom_capital(p) || scan->title);
    if (parted) { /* "early morning" stands by itself only behind a preposition or "the" */
      const nci_atom *b = first - 1;
      if (first == a && !nci_atom_prep(b, NCI_PREP_IN) && !nci_atom_prep(b, NCI_PREP_BY) && !nci_atom_prep(b, NCI_PREP_DURING)) return false;
      read_part(first, p, w);
    } else if (nci_atom_class(p, NCI_W_THE) && !(p[1].flags & NCI_ATOM_DECADE) && !nci_atom_class(p + 1, NCI_W_NEXT) && !nci_atom_class(p + 1, NCI_W_LAST)) {
      return false;
    } else if (!read_period(scan, p, w)) {
      return false;
    }
    if (year && w->grain == NCI_GRAIN_DAY) return false;
    if (w->grain == NCI_GRAIN_SEASON && w->year == NCI_NO_YEAR && !scan->now.known && w->end == p + 1) return false;
  } else if (nci_atom_class(a, NCI_W_PHASE)) {
    if (!nci_atom_prep(a + 1, NCI_PREP_OF)) return false;
    nci_when inner;
    if (!read_period(scan, a + 2, &inner) || inner.type != NCORP_TIME_DATE || inner.grain == NCI_GRAIN_REF) return false;
    *w = inner;
  } else {
    return false;
  }
  w->start = first;
  w->mod = (nci_mod)a->value;
  return true;
}

/* A verb, a sign or nothing behind "later" makes an adverb of time of it: "later said", "He left later." */
static bool later_alone(const nci_time_scan *scan, const nci_atom *a)
{
  const nci_atom *n = a + 1, *p = a - 1;
  if (!nci_atom_is(&scan->atoms, a, "later") || nci_atom_class(p, NCI_W_AND) || nci_atom_is(&scan->atoms, p, "no") || nci_atom_class(p, NCI_W_THE) || nci_atom_class(p, NCI_W_A)) return false;
  ncorp_str t = nci_atom_text(&scan->atoms, n);
  bool verb = n->kind == NCI_ATOM_WORD && !n->word_class && !nci_atom_capital(n) && (nci_str_ends(t, NCI_STR("ed")) || nci_str_ends(t, NCI_STR("ing")));
  return verb || nci_atom_class(n, NCI_W_PAST) || (a->flags & NCI_ATOM_FIRST && nci_atom_sign(n, ','));
}

/* "earlier this week", "later in January", "earlier Saturday", "later that year". */
static bool read_earlier(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *p = a + 1;
  if (later_alone(scan, a)) {
    *w = nci_when_at(a, NCI_BY_ANCHOR);
    w->grain = NCI_GRAIN_DAY;
    return true;
  }
  if (nci_atom_prep(p, NCI_PREP_IN) || nci_atom_prep(p, NCI_PREP_ON)) p++;
  if (nci_atom_class(p, NCI_W_THE)) {
    if (!nci_atom_class(p + 1, NCI_W_UNIT) || p[1].value < NCI_UNIT_DAY) return false;
    *w = nci_when_at(a, NCI_BY_DEICTIC_PERIOD);
    w->end = p + 2;
    if (!nci_when_shift(w, today_of(scan), p[1].value, 0)) return false;
  } else if (p->kind == NCI_ATOM_NUMBER ? !(p != a + 1 && nci_time_year(scan, p, w)) : !read_period(scan, p, w)) {
    return false;
  }
  w->start = a;
  return true;
}

/* "the day after the attack", "the week before". */
static bool read_unit_after(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *u = a + 1, *e = a + 2;
  bool before = nci_atom_prep(e, NCI_PREP_BEFORE), after = nci_atom_prep(e, NCI_PREP_AFTER);
  if (!nci_atom_class(u, NCI_W_UNIT) || u->value < NCI_UNIT_DAY || (!before && !after)) return false;
  nci_when length = nci_when_at(a, NCI_BY_DURATION);
  nci_when_length(&length, nci_decimal_of(1), u->value);
  length.end = e;
  e++;
  int sign = after ? 1 : -1;
  *w = nci_when_at(a, NCI_BY_EVENT_ANCHOR);
  if (nci_atom_class(e, NCI_W_DAY)) { /* the day after tomorrow */
    w->end = e + 1;
    w->rule = NCI_BY_DEICTIC_DAY;
    return nci_when_shift(w, today_of(scan), u->value, e->value + sign);
  }
  if (nci_atom_class(e, NCI_W_THE) && nci_atom_class(e + 1, NCI_W_NEXT)) e++;
  if (nci_atom_class(e, NCI_W_NEXT) || nci_atom_class(e, NCI_W_LAST)) { /* the week after next, the year before last */
    bool next = nci_atom_class(e, NCI_W_NEXT);
    w->end = e + 1;
    w->rule = NCI_BY_DEICTIC_PERIOD;
    if (next == after && !nci_time_unit(e + 1) && !nci_atom_class(e + 1, NCI_W_WEEKDAY) && !nci_time_month(e + 1)) return nci_when_shift(w, today_of(scan), u->value, sign * 2);
  }
  if (u->value == NCI_UNIT_DAY && nci_time_distance(scan, &length)) {
    *w = length;
    w->start = a;
    return true;
  }
  w->end = e;
  bool alone = e->kind != NCI_ATOM_WORD && scan->anchor.grain == NCI_GRAIN_DAY; /* "the day before." */
  if (u->value != NCI_UNIT_DAY && !alone) return false;
  if (alone) w->evidence = scan->anchor.span;
  return nci_when_shift(w, alone ? scan->anchor.day : NCI_NO_DAY, u->value, sign);
}

/* "summer 2016", "winter of 2019". */
static bool read_season(const nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  int32_t year = NCI_NO_YEAR;
  *w = nci_when_at(a, NCI_BY_SEASON);
  w->end = nci_time_year_behind(&scan->atoms, a + 1, &year);
  nci_when_period(w, NCI_GRAIN_SEASON, year, a->value);
  return year >= 1500;
}

/* "the weekend", "the summer": the last or the next, as the tense says. */
static bool read_recent(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *b = a + 1, *p = a - 1;
  bool over = nci_atom_is(&scan->atoms, p, "over") || nci_atom_prep(p, NCI_PREP_DURING);
  *w = nci_when_at(a, NCI_BY_DEICTIC_PERIOD);
  w->end = b + 1;
  if (nci_atom_class(b, NCI_W_WEEKEND) && b->value == 0) {
    if (!over && !nci_atom_prep(p, NCI_PREP_AT) && !nci_atom_prep(p, NCI_PREP_ON)) return false;
    nci_told told = nci_time_tense(scan, a, w->end);
    bool ahead = told.tense == NCI_TENSE_FUTURE, in_it = scan->now.known && nci_weekday(scan->now.day) >= 6;
    if (scan->now.known) w->evidence = told.why;
    return nci_when_shift(w, today_of(scan), NCI_UNIT_WEEKEND, ahead || in_it ? 0 : -1);
  }
  if (!nci_atom_class(b, NCI_W_SEASON) || nci_atom_capital(b)) return false;
  int32_t year = NCI_NO_YEAR;
  const nci_atom *end = nci_time_year_behind(&scan->atoms, b + 1, &year);
  nci_when_period(w, NCI_GRAIN_SEASON, year, b->value);
  w->rule = NCI_BY_SEASON;
  if (end == b + 1) return (over || nci_atom_prep(p, NCI_PREP_IN)) && !(b[1].kind == NCI_ATOM_WORD && (!b[1].word_class || nci_atom_prep(b + 1, NCI_PREP_OF)));
  w->end = end;
  return true;
}

/* "the morning", "the night of May 3", "the mornings". */
static bool read_the_part(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *b = a + 1, *p = a - 1;
  if (nci_atom_class(b, NCI_W_DAYPARTS)) {
    if (!nci_atom_prep(p, NCI_PREP_IN)) return false;
    read_part(a, b, w);
    w->type = NCORP_TIME_SET;
    w->rule = NCI_BY_SET;
    return true;
  }
  if (!nci_atom_class(b, NCI_W_DAYPART)) return false;
  if (nci_atom_prep(b + 1, NCI_PREP_OF)) { /* the night of May 3 */
    const nci_atom *d = b + 2;
    nci_when day;
    bool found = nci_time_date(scan, d, &day) || nci_time_holiday(scan, d, &day);
    if (!found && (nci_atom_class(d, NCI_W_LAST) || nci_atom_class(d, NCI_W_NEXT) || nci_atom_class(d, NCI_W_THIS))) found = nci_time_date(scan, d + 1, &day) && day.start == d;
    if (!found || day.grain != NCI_GRAIN_DAY) return false;
    *w = day;
    w->start = a;
    w->part = (int8_t)b->value;
    w->type = NCORP_TIME_TIME;
    return true;
  }
  if (!(nci_atom_prep(p, NCI_PREP_IN) || nci_atom_prep(p, NCI_PREP_DURING) || nci_atom_prep(p, NCI_PREP_BY)) || (b->value == NCI_PART_NIGHT && nci_atom_prep(p, NCI_PREP_BY)) ||
      (b[1].kind == NCI_ATOM_WORD && !b[1].word_class))
    return false;
  return read_part(a, b, w);
}

/* "the week of May 6", "the week beginning May 6". */
static bool read_week_of(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *u = a + 1, *d = a + 2;
  if (!nci_atom_class(u, NCI_W_UNIT) || u->value != NCI_UNIT_WEEK) return false;
  if (!nci_atom_prep(d, NCI_PREP_OF) && !nci_atom_is(&scan->atoms, d, "beginning") && !nci_atom_is(&scan->atoms, d, "starting") && !nci_atom_is(&scan->atoms, d, "ending")) return false;
  d++;
  if (nci_atom_prep(d, NCI_PREP_ON)) d++;
  nci_when day;
  if (!nci_time_date(scan, d, &day) || day.grain != NCI_GRAIN_DAY || (!day.month && day.day == NCI_NO_DAY)) return false;
  nci_when_settle(&day, &scan->now, nci_time_tense(scan, a, day.end).tense, true);
  *w = nci_when_at(a, NCI_BY_WEEK_OF_DAY);
  w->grain = NCI_GRAIN_WEEK;
  w->day = day.day;
  w->end = day.end;
  return true;
}

/* What "the" may stand before. */
static bool read_definite(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  const nci_atom *b = a + 1;
  if (!nci_time_plain(scan, a)) return false;
  switch (b->word_class) {
  case NCI_W_UNIT:
    if (read_unit_after(scan, a, w) || read_week_of(scan, a, w)) return true;
    if (b->value == NCI_UNIT_YEAR && b[1].kind == NCI_ATOM_NUMBER) return nci_time_year(scan, b + 1, w);
    if (b->value != NCI_UNIT_SECOND) return false;
    break;
  case NCI_W_LAST:
    if (nci_time_ordinal(scan, b, w)) {
      w->start = a;
      return true;
    }
    if (nci_atom_is(atoms, b, "past") && nci_atom_prep(a - 1, NCI_PREP_IN) && (b[1].kind == NCI_ATOM_SIGN || b[1].kind == NCI_ATOM_END || nci_atom_class(b + 1, NCI_W_AND))) {
      *w = nci_when_at(a, NCI_BY_REFERENCE);
      return nci_time_ref(w, b + 1, "PAST_REF");
    }
    if (b[1].word_class && nci_atom_class(b + 1, NCI_W_UNIT) && nci_atom_prep(b + 2, NCI_PREP_OF) && !nci_atom_is(atoms, b, "past")) return false; /* the last week of talks */
    return nci_time_relative(scan, b, w) || (nci_atom_class(b + 1, NCI_W_WEEKDAY) && nci_time_date(scan, b + 1, w) && w->start == a);
  case NCI_W_NEXT: return nci_time_relative(scan, b, w) || (nci_atom_class(b + 1, NCI_W_WEEKDAY) && nci_time_date(scan, b + 1, w) && w->start == a);
  case NCI_W_SAME: return nci_time_relative(scan, b, w);
  case NCI_W_PHASE: case NCI_W_EARLY: return read_phase(scan, a, w);
  case NCI_W_WEEKEND: return read_recent(scan, a, w);
  case NCI_W_SEASON: return read_recent(scan, a, w);
  case NCI_W_DAYPART: case NCI_W_DAYPARTS: return read_the_part(scan, a, w);
  case NCI_W_ORDINAL: case NCI_W_NUMBER: break;
  case NCI_W_NONE:
    if (nci_atom_is(atoms, b, "very")) return read_phase(scan, a, w);
    if (nci_atom_is(atoms, b, "current") && !nci_atom_capital(b) && nci_time_period(scan, a, w)) return true;
    if (nci_atom_is(atoms, b, "present") && nci_atom_is(atoms, b + 1, "time") && nci_atom_prep(a - 1, NCI_PREP_AT)) {
      *w = nci_when_at(a, NCI_BY_REFERENCE);
      return nci_time_ref(w, b + 2, "PRESENT_REF");
    }
    if (nci_atom_is(atoms, b, "moment") && nci_atom_prep(a - 1, NCI_PREP_AT)) {
      *w = nci_when_at(a, NCI_BY_REFERENCE);
      return nci_time_ref(w, b + 1, "PRESENT_REF");
    }
    if ((nci_atom_is(atoms, b, "near") || nci_atom_is(atoms, b, "foreseeable")) && nci_atom_is(atoms, b + 1, "future")) {
      *w = nci_when_at(a, NCI_BY_REFERENCE);
      return nci_time_ref(w, b + 2, "FUTURE_REF");
    }
    if (b->kind == NCI_ATOM_NUMBER && ((b->flags & NCI_ATOM_DECADE) || (nci_year_atom(b) && b->value % 10 == 0 && b[1].kind == NCI_ATOM_CLITIC && !(b[2].kind == NCI_ATOM_WORD && !b[2].word_class)))) return nci_time_year(scan, b, w);
    if (b->kind == NCI_ATOM_QUOTE && (b[1].flags & NCI_ATOM_DECADE)) return nci_time_year(scan, b + 1, w);
    if (b->kind == NCI_ATOM_WORD && !nci_atom_capital(b)) return nci_time_year(scan, b, w) || nci_time_business(scan, b, w);
    if (b->kind != NCI_ATOM_NUMBER || !(b->flags & NCI_ATOM_ORDINAL)) return false;
    break;
  default: return false;
  }
  if (nci_time_date(scan, a, w)) return true;
  if (!nci_time_ordinal(scan, b, w)) return false;
  w->start = a;
  return true;
}

/* "about an hour", "more than two years", "around noon". */
static bool read_bounded(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  nci_mod mod;
  const nci_atom *b = nci_bound_read(&scan->atoms, a, &mod);
  if (mod == NCI_MOD_NONE) return false;
  bool the = nci_atom_class(b, NCI_W_THE);
  if (!nci_time_clock(scan, b, false, false, w) && !nci_time_duration(scan, b, w) && !(nci_atom_class(b, NCI_W_A) && nci_time_one(scan, b, w)) &&
      !(nci_atom_class(b, NCI_W_UNITS) && nci_time_some(scan, b, w)) &&
      !(the && !nci_atom_is(&scan->atoms, a, "over") && read_definite(scan, b, w) && w->type == NCORP_TIME_DURATION))
    return false;
  if (nci_atom_prep(a, NCI_PREP_THAN)) return false;
  w->start = a;
  w->mod = mod;
  return true;
}

/* "all day", "year-long", "daylong", "these days", "week 12". */
static bool read_unit(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  const nci_atom *n = a + 1;
  *w = nci_when_at(a, NCI_BY_DURATION);
  if (nci_atom_hyphen(n) && nci_atom_is(atoms, n + 1, "long") && nci_time_plain(scan, a) && a->value >= NCI_UNIT_HOUR && !nci_atom_hyphen(a - 1)) {
    nci_when_length(w, nci_decimal_of(1), a->value);
    w->end = n + 2;
    return true;
  }
  if (a->value == NCI_UNIT_WEEK && n->kind == NCI_ATOM_NUMBER && n->value >= 1 && n->value <= 53 && n->digits <= 2 && !(n->flags & (NCI_ATOM_GROUPED | NCI_ATOM_ORDINAL)) &&
      (nci_atom_prep(a - 1, NCI_PREP_IN) || nci_atom_class(a - 1, NCI_W_THE) || nci_atom_sign(a - 1, ',') || (a->flags & NCI_ATOM_FIRST) || nci_atom_prep(n + 1, NCI_PREP_OF))) {
    int32_t year = scan->now.known ? scan->now.date.year : NCI_NO_YEAR;
    *w = nci_when_at(a, NCI_BY_WEEK_NUMBER);
    w->grain = NCI_GRAIN_WEEK;
    w->number = n->value;
    w->end = n + 1;
    nci_when of;
    if (nci_atom_prep(w->end, NCI_PREP_OF) && nci_time_period(scan, w->end + 1, &of) && of.grain == NCI_GRAIN_YEAR) {
      year = of.year;
      w->end = of.end;
    } else if (nci_atom_prep(n + 1, NCI_PREP_OF) || nci_atom_capital(a)) { /* week 3 of the trial, of the league */
      return false;
    }
    if (year != NCI_NO_YEAR) w->day = nci_iso_week_start(year, n->value);
    return true;
  }
  if (a->value == NCI_UNIT_DAY && (nci_atom_prep(n, NCI_PREP_AFTER) || nci_atom_prep(n, NCI_PREP_BEFORE)) && nci_atom_class(n + 1, NCI_W_DAY)) { /* day after tomorrow */
    *w = nci_when_at(a, NCI_BY_DEICTIC_DAY);
    w->end = n + 2;
    return nci_when_shift(w, today_of(scan), NCI_UNIT_DAY, n[1].value + (nci_atom_prep(n, NCI_PREP_AFTER) ? 1 : -1));
  }
  /* "before year's end", "by year-end" */
  const nci_atom *e = n->kind == NCI_ATOM_CLITIC || nci_atom_hyphen(n) ? n + 1 : n;
  if (e != n && nci_atom_class(e, NCI_W_PHASE) && e->value == NCI_MOD_END && a->value >= NCI_UNIT_DAY && nci_atom_class(a - 1, NCI_W_PREP) && !(e[1].kind == NCI_ATOM_WORD && !e[1].word_class)) {
    *w = nci_when_at(a, NCI_BY_DEICTIC_PERIOD);
    w->end = e + 1;
    w->mod = NCI_MOD_END;
    return nci_when_shift(w, today_of(scan), a->value, 0);
  }
  return false;
}

/* Words that are none of the closed classes, but begin a time. */
static bool read_other(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  char first = nci_to_lower(atoms->doc->text.data[a->start]);
  if (nci_atom_capital(a)) {
    if (nci_time_business(scan, a, w) || nci_time_holiday(scan, a, w)) return true;
    if (!(a->flags & NCI_ATOM_FIRST)) return false;
  }
  switch (first) {
  case 'f': return !nci_atom_capital(a) && nci_time_business(scan, a, w);
  case 'o': case 't': return nci_time_times_per(scan, a, w);
  case 'b': case 's': /* bi-monthly, semi-annual */
    if ((!nci_atom_is(atoms, a, "bi") && !nci_atom_is(atoms, a, "semi")) || !nci_atom_hyphen(a + 1) || !nci_atom_class(a + 2, NCI_W_FREQUENCY) || a[2].value >= NCI_FREQUENCY_TIMES) return false;
    *w = nci_when_at(a, NCI_BY_SET);
    if (first == 'b') nci_when_length(w, nci_decimal_of(2), a[2].value);
    else if (a[2].value == NCI_UNIT_YEAR) nci_when_length(w, nci_decimal_of(6), NCI_UNIT_MONTH);
    else return false;
    w->type = NCORP_TIME_SET;
    w->end = a + 3;
    return true;
  case 'd': case 'w': case 'y': case 'm': { /* daylong, weeklong */
    static const char *const words[] = { "daylong", "weeklong", "monthlong", "yearlong" };
    static const uint8_t units[] = { NCI_UNIT_DAY, NCI_UNIT_WEEK, NCI_UNIT_MONTH, NCI_UNIT_YEAR };
    for (size_t i = 0; i < 4; i++)
      if (nci_atom_is(atoms, a, words[i])) {
        *w = nci_when_at(a, NCI_BY_DURATION);
        nci_when_length(w, nci_decimal_of(1), units[i]);
        return true;
      }
    return false;
  }
  case 'p':
    if (!nci_atom_prep(a - 1, NCI_PREP_AT) || !nci_atom_is(atoms, a, "present")) return false;
    *w = nci_when_at(a, NCI_BY_REFERENCE);
    return nci_time_ref(w, a + 1, "PRESENT_REF");
  case 'a':
    if (nci_atom_is(atoms, a, "all")) {
      const nci_atom *u = nci_atom_hyphen(a + 1) ? a + 2 : a + 1;
      if (!nci_atom_class(u, NCI_W_UNIT) || u->value < NCI_UNIT_DAY || u->value > NCI_UNIT_YEAR) return false;
      *w = nci_when_at(a, NCI_BY_DURATION);
      nci_when_length(w, nci_decimal_of(1), u->value);
      w->end = u + 1;
      return true;
    }
    return read_bounded(scan, a, w);
  case 'n': case 'u': case 'c': return read_bounded(scan, a, w);
  default: return false;
  }
}

/* Dates that may also stand before "weekend": "Labor Day weekend". */
static bool read_date(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  return nci_time_date(scan, a, w) || nci_time_holiday(scan, a, w);
}

bool nci_time_piece(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  bool lower = nci_time_plain(scan, a);
  if (a->kind == NCI_ATOM_NUMBER) {
    if (nci_time_date(scan, a, w) || nci_time_clock(scan, a, false, false, w)) return true;
    if (nci_time_times_per(scan, a, w) || nci_time_duration(scan, a, w)) return true;
    return nci_time_ordinal(scan, a, w) || nci_time_year(scan, a, w);
  }
  if (a->kind != NCI_ATOM_WORD) return false;
  switch (a->word_class) {
  case NCI_W_NONE: return read_other(scan, a, w);
  case NCI_W_MONTH: case NCI_W_MONTH_SHORT: case NCI_W_WEEKDAY: case NCI_W_WEEKDAY_SHORT: case NCI_W_DAY: return nci_time_date(scan, a, w);
  case NCI_W_MONTH_NAME: return nci_time_holiday(scan, a, w) || nci_time_date(scan, a, w);
  case NCI_W_WEEKDAYS:
    if (!nci_atom_capital(a) && !nci_atom_prep(a - 1, NCI_PREP_ON)) return false;
    *w = nci_when_at(a, NCI_BY_SET);
    w->grain = NCI_GRAIN_DAY;
    w->weekday = (int8_t)a->value;
    w->type = NCORP_TIME_SET;
    return !(nci_atom_capital(a - 1) && a[-1].kind == NCI_ATOM_WORD && !a[-1].word_class && !scan->title);
  case NCI_W_ORDINAL: return read_date(scan, a, w) || nci_time_ordinal(scan, a, w);
  case NCI_W_NUMBER: case NCI_W_HALF:
    if (nci_atom_class(a, NCI_W_NUMBER) && nci_time_date(scan, a, w)) return true;
    return nci_time_clock(scan, a, false, false, w) || nci_time_times_per(scan, a, w) || nci_time_duration(scan, a, w) || nci_time_year(scan, a, w);
  case NCI_W_NOON: return nci_time_clock(scan, a, false, false, w);
  case NCI_W_A:
    if (nci_atom_class(a + 1, NCI_W_EARLIER) && (nci_atom_is(atoms, a + 2, "date") || nci_atom_is(atoms, a + 2, "time"))) { /* "at a later date" */
      *w = nci_when_at(a, NCI_BY_ANCHOR);
      w->grain = NCI_GRAIN_DAY;
      w->end = a + 3;
      return true;
    }
    return nci_time_clock(scan, a, false, false, w) || nci_time_some(scan, a, w) || nci_time_duration(scan, a, w) || nci_time_one(scan, a, w);
  case NCI_W_THE: return read_definite(scan, a, w);
  case NCI_W_BOUND: case NCI_W_MORE: return lower && read_bounded(scan, a, w);
  case NCI_W_PREP: return a->value == NCI_PREP_AT && (nci_atom_is(atoms, a + 1, "least") || nci_atom_is(atoms, a + 1, "most")) && read_bounded(scan, a, w);
  case NCI_W_FEW: return lower && ((a->value == 1 && read_bounded(scan, a, w)) || nci_time_some(scan, a, w));
  case NCI_W_UNITS: return lower && nci_time_some(scan, a, w);
  case NCI_W_UNIT:
    if (a->value == NCI_UNIT_QUARTER) return nci_time_clock(scan, a, false, false, w);
    return a->value == NCI_UNIT_SECOND ? nci_time_date(scan, a, w) || nci_time_ordinal(scan, a, w) : read_unit(scan, a, w);
  case NCI_W_EARLY: case NCI_W_PHASE: return lower && read_phase(scan, a, w);
  case NCI_W_EARLIER: return lower && read_earlier(scan, a, w);
  case NCI_W_EVERY: return lower && nci_time_every(scan, a, w);
  case NCI_W_FREQUENCY: return nci_time_frequency(scan, a, w);
  case NCI_W_TONIGHT:
    *w = nci_when_at(a, NCI_BY_DEICTIC_DAY);
    nci_when_day(w, today_of(scan));
    w->part = NCI_PART_NIGHT;
    w->type = NCORP_TIME_TIME;
    return lower;
  case NCI_W_NOW:
    if (!lower || (a->flags & NCI_ATOM_CAPS)) return false;
    *w = nci_when_at(a, NCI_BY_REFERENCE);
    if (nci_atom_is(atoms, a, "recent")) return nci_atom_class(a + 1, NCI_W_UNITS) && nci_time_ref(w, a + 2, "PAST_REF");
    if (nci_atom_is(atoms, a, "now") && nci_atom_is(atoms, a + 1, "that")) return false;
    return nci_time_ref(w, a + 1, a->value == NCI_REF_PAST ? "PAST_REF" : "PRESENT_REF");
  case NCI_W_SAME: return nci_atom_class(a - 1, NCI_W_THE) && nci_time_relative(scan, a, w);
  case NCI_W_THIS:
    if (a->value == 2 && lower && nci_atom_class(a + 1, NCI_W_UNITS) && a[1].value == NCI_UNIT_DAY) {
      *w = nci_when_at(a, NCI_BY_REFERENCE);
      return nci_time_ref(w, a + 2, "PRESENT_REF");
    }
    /* fall through */
  case NCI_W_LAST: case NCI_W_NEXT: {
    if (!lower) return false;
    const nci_atom *d = a + 1;
    if (a->value == 0 && nci_atom_class(a, NCI_W_THIS) && (nci_atom_class(d, NCI_W_NEXT) || nci_atom_class(d, NCI_W_LAST))) d++;
    if (nci_atom_class(d, NCI_W_WEEKDAY) || nci_atom_class(d, NCI_W_WEEKDAY_SHORT) || nci_time_month(d) || (d->kind == NCI_ATOM_WORD && !d->word_class && nci_atom_capital(d)))
      return read_date(scan, d, w) && w->start == a;
    if (nci_atom_class(a, NCI_W_LAST) && (nci_atom_prep(d + 1, NCI_PREP_OF) || nci_atom_prep(d + 1, NCI_PREP_IN)) && nci_atom_class(d, NCI_W_UNIT)) {
      if (nci_time_ordinal(scan, a, w)) return true;
      if (nci_atom_prep(d + 1, NCI_PREP_OF) && d->value != NCI_UNIT_YEAR) return false;
    }
    return nci_time_relative(scan, a, w);
  }
  case NCI_W_SEASON:
    return (a[1].kind == NCI_ATOM_NUMBER || nci_atom_prep(a + 1, NCI_PREP_OF)) && read_season(scan, a, w);
  case NCI_W_WEEKEND:
    if (!lower || a->value == 0 || !(nci_atom_prep(a - 1, NCI_PREP_ON) || nci_atom_prep(a - 1, NCI_PREP_AT))) return false;
    *w = nci_when_at(a, NCI_BY_SET);
    w->grain = NCI_GRAIN_WEEKEND;
    w->type = NCORP_TIME_SET;
    return true;
  case NCI_W_DAYPARTS:
    if (!nci_atom_prep(a - 1, NCI_PREP_ON) || !lower) return false;
    read_part(a, a, w);
    w->type = NCORP_TIME_SET;
    w->rule = NCI_BY_SET;
    return true;
  case NCI_W_DAYPART: {
    const nci_atom *p = a - 1;
    bool night = a->value == NCI_PART_NIGHT && nci_atom_prep(p, NCI_PREP_AT);
    static const char *const edges[] = { "dawn", "dusk", "sunrise", "sunset", "daybreak", "nightfall" };
    bool edge = false;
    for (size_t i = 0; i < sizeof edges / sizeof *edges && !nci_atom_capital(a); i++) edge |= nci_atom_is(atoms, a, edges[i]);
    edge = edge && nci_atom_class(p, NCI_W_PREP) && p->value != NCI_PREP_OF && p->value != NCI_PREP_FOR && p->value != NCI_PREP_WITH;
    return (night || edge) && lower && read_part(a, a, w);
  }
  default: return false;
  }
}

bool nci_time_read(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  if (!nci_time_piece(scan, a, w)) return false;
  nci_time_join(scan, w);
  return true;
}
