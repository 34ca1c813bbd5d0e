/* Reading a time expression: times of day, days with their parts, and which reader may begin at which word. Each reader
 * takes the atom where its expression begins and looks a bounded way ahead. */
#include "base/decimal.h"
#include "base/str.h"
#include "meaning/time_rules.h"

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
  } else if (nci_atom_class(d, NCI_W_THIS) && d->value == 0 && nci_atom_class(d + 1, NCI_W_DAYPART)) {
    w->size = 0;
    if (scan->now.known) nci_value_day(w, scan->now.day);
    put_clock(w, &clock);
    w->day = NCI_NO_DAY;
    w->end = d + 2;
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

/* Whole months, quarters, weekends and the like that "the beginning of" and "early" can stand before. */
static bool read_period(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  w->mod = NCI_MOD_NONE;
  if (nci_time_relative(scan, a, w) && w->type != NCORP_TIME_DURATION) return true;
  if (nci_date_read(scan, a, w) || nci_holiday_read(scan, a, w)) return true;
  if (nci_time_year(scan, a, w)) return true;
  const nci_atom *b = nci_atom_class(a, NCI_W_THE) ? a + 1 : a;
  if (b != a && (nci_time_relative(scan, b, w) && w->type == NCORP_TIME_DATE)) return true;
  if (b != a && nci_time_year(scan, b, w)) return true;
  if (nci_time_ordinal(scan, b, w)) return true;
  bool bare = b == a && nci_atom_prep(a - 1, NCI_PREP_OF); /* "by end of year" */
  if (b == a && !bare) return false;
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
  } else if (p->kind == NCI_ATOM_NUMBER ? !(p != a + 1 && nci_time_year(scan, p, w)) : !read_period(scan, p, w)) {
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
  if (nci_atom_class(b, NCI_W_LAST) || nci_atom_class(b, NCI_W_NEXT)) return nci_time_relative(scan, b, w);
  if (nci_atom_class(b, NCI_W_PHASE) || nci_atom_class(b, NCI_W_EARLY) || nci_atom_is(&scan->atoms, b, "very")) return read_phase(scan, a, w);
  if (b->kind == NCI_ATOM_NUMBER && (b->flags & NCI_ATOM_DECADE)) return nci_time_year(scan, b, w);
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
  if (nci_time_ordinal(scan, b, &inner) || (nci_atom_class(b, NCI_W_ORDINAL) && nci_date_read(scan, b, &inner)) ||
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
  if (nci_atom_class(b, NCI_W_UNIT) && b->value == NCI_UNIT_YEAR && b[1].kind == NCI_ATOM_NUMBER) return nci_time_year(scan, b + 1, w);
  return false;
}

/* "about an hour", "more than two years", "nearly 2010"; `w->mod` is set. */
static bool read_bounded(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  nci_mod mod;
  const nci_atom *b = nci_bound_read(&scan->atoms, a, &mod);
  if (mod == NCI_MOD_NONE) return false;
  bool the = nci_atom_class(b, NCI_W_THE);
  if (!read_clock(scan, b, w) && !nci_time_duration(scan, b, w) && !(nci_atom_class(b, NCI_W_A) && nci_time_one(scan, b, w)) &&
      !(nci_atom_class(b, NCI_W_UNITS) && nci_time_some(scan, b, w)) && !(the && !nci_atom_is(&scan->atoms, a, "over") && read_definite(scan, b, w) && w->type == NCORP_TIME_DURATION))
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
    if (nci_time_times_per(scan, a, w) || nci_time_duration(scan, a, w)) return true;
    return nci_time_ordinal(scan, a, w) || nci_time_year(scan, a, w);
  }
  if (a->kind != NCI_ATOM_WORD) return false;
  switch (a->word_class) {
  case NCI_W_NONE:
    if (a->end - a->start >= 2 && (nci_atom_capital(a) || nci_to_lower(scan->atoms.doc->text.data[a->start]) == 'f') && nci_time_business(scan, a, w)) return true;
    if (nci_atom_capital(a)) return read_day(scan, a, w);
    switch (scan->atoms.doc->text.data[a->start]) {
    case 'o': case 't': return nci_time_times_per(scan, a, w);
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
  case NCI_W_ORDINAL: return read_day(scan, a, w) || nci_time_ordinal(scan, a, w);
  case NCI_W_NUMBER: case NCI_W_HALF: return read_clock(scan, a, w) || nci_time_times_per(scan, a, w) || nci_time_duration(scan, a, w);
  case NCI_W_NOON: return read_clock(scan, a, w);
  case NCI_W_A: return nci_time_some(scan, a, w) || nci_time_duration(scan, a, w) || nci_time_one(scan, a, w);
  case NCI_W_THE: return read_definite(scan, a, w);
  case NCI_W_BOUND: case NCI_W_MORE: return lower && read_bounded(scan, a, w);
  case NCI_W_PREP: return a->value == NCI_PREP_AT && (nci_atom_is(&scan->atoms, a + 1, "least") || nci_atom_is(&scan->atoms, a + 1, "most")) && read_bounded(scan, a, w);
  case NCI_W_FEW: return lower && ((a->value == 1 && read_bounded(scan, a, w)) || nci_time_some(scan, a, w));
  case NCI_W_UNITS: return lower && nci_time_some(scan, a, w);
  case NCI_W_UNIT:
    return a->value == NCI_UNIT_SECOND ? nci_time_ordinal(scan, a, w) : false;
  case NCI_W_EARLY: return lower && read_phase(scan, a, w);
  case NCI_W_PHASE: return lower && read_phase(scan, a, w);
  case NCI_W_EARLIER: return lower && read_earlier(scan, a, w);
  case NCI_W_EVERY: return lower && nci_time_every(scan, a, w);
  case NCI_W_FREQUENCY:
    if (!lower || nci_atom_hyphen(a - 1)) return false;
    nci_value_duration(w, nci_decimal_of(1), a->value);
    w->type = NCORP_TIME_SET;
    w->end = a + 1;
    return true;
  case NCI_W_TONIGHT: {
    if (!lower) return false;
    w->size = 0;
    if (scan->now.known) nci_value_day(w, scan->now.day);
    else nci_value_put(w, "XXXX-XX-XX");
    w->day = NCI_NO_DAY;
    w->end = a + 1;
    nci_clock clock;
    const nci_atom *c = nci_atom_prep(a + 1, NCI_PREP_AT) ? a + 2 : a + 1;
    if (nci_clock_read(&scan->atoms, c, c == a + 2, &clock)) put_clock(w, &clock);
    else nci_value_part(w, NCI_PART_NIGHT);
    return true;
  }
  case NCI_W_NOW:
    if (!lower || (a->flags & NCI_ATOM_CAPS)) return false;
    if (nci_atom_is(&scan->atoms, a, "recent")) return nci_atom_class(a + 1, NCI_W_UNITS) && nci_time_ref(w, a + 2, "PAST_REF");
    if (nci_atom_is(&scan->atoms, a, "now") && nci_atom_is(&scan->atoms, a + 1, "that")) return false;
    return nci_time_ref(w, a + 1, a->value == NCI_REF_PAST ? "PAST_REF" : "PRESENT_REF");
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
    return nci_time_relative(scan, a, w);
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
