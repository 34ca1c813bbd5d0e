/* Joining the pieces of a time expression: a day with a part of the day and a time, a weekday with its date or its week, a set
 * with its time. A join is told from what the two pieces know and lack, and from the word or sign between them. */
#include "base/str.h"
#include "meaning/time_rules.h"

/* What stands between two pieces. */
typedef enum joint {
  JOINT_NONE, JOINT_COMMA, JOINT_AT, JOINT_ON, JOINT_IN, JOINT_OF, JOINT_DASH, JOINT_BRACKET, JOINT_ABOUT, JOINT_FOR
} joint;

/* Sets `kind` and gives the atom where the next piece may begin. */
static const nci_atom *read_joint(const nci_time_scan *scan, const nci_atom *a, joint *kind, nci_mod *mod)
{
  *kind = JOINT_NONE;
  *mod = NCI_MOD_NONE;
  if (a->kind == NCI_ATOM_SIGN) {
    if (a->value == ',') *kind = JOINT_COMMA;
    else if (a->value == '-') *kind = JOINT_DASH;
    else if (a->value == '(') *kind = JOINT_BRACKET;
    else if (a->value == '@') *kind = JOINT_AT;
    else return NULL;
    a++;
    if (*kind != JOINT_COMMA) return a;
  }
  if (nci_atom_class(a, NCI_W_PREP)) {
    switch (a->value) {
    case NCI_PREP_AT: *kind = JOINT_AT; break;
    case NCI_PREP_ON: *kind = JOINT_ON; break;
    case NCI_PREP_IN: *kind = JOINT_IN; break;
    case NCI_PREP_OF: *kind = JOINT_OF; break;
    case NCI_PREP_FOR: *kind = JOINT_FOR; break;
    default: return NULL;
    }
    a++;
  }
  if (nci_atom_is(&scan->atoms, a, "around") || nci_atom_is(&scan->atoms, a, "about")) {
    if (*kind != JOINT_AT) *kind = JOINT_ABOUT;
    *mod = NCI_MOD_APPROX;
    a++;
  }
  return a;
}

/* In the afternoon, seven is nineteen o'clock. */
static void shift_hour(nci_when *w, int part)
{
  bool late = part == NCI_PART_AFTERNOON || part == NCI_PART_EVENING || (part == NCI_PART_NIGHT && w->hour >= 5);
  if (late && w->hour < 12) w->hour = (int8_t)(w->hour + 12);
}

static void take_clock(nci_when *w, const nci_when *clock)
{
  int part = w->part;
  w->hour = clock->hour;
  w->minute = clock->minute;
  w->second = clock->second;
  w->utc = clock->utc;
  if (part >= 0) shift_hour(w, part);
  if (w->type != NCORP_TIME_SET) w->type = NCORP_TIME_TIME;
}

static void take_date(nci_when *w, const nci_when *d)
{
  int8_t weekday = w->weekday;
  w->grain = d->grain;
  w->day = d->day;
  w->year = d->year;
  w->month = d->month;
  w->mday = d->mday;
  w->weekday = d->weekday ? d->weekday : weekday;
  if (d->evidence.start != UINT32_MAX) w->evidence = d->evidence;
}

static bool bare_hour_follows(const nci_when *w, joint kind)
{
  return kind == JOINT_AT || kind == JOINT_ABOUT || w->part >= 0;
}

/* The time of an ISO 8601 date-time: "2025-12-06T17:30", the T being glued to the hour. */
static bool join_iso_clock(const nci_time_scan *scan, nci_when *w, const nci_atom *b)
{
  ncorp_str t = nci_atom_text(&scan->atoms, b);
  if (w->rule != NCI_BY_NUMERIC_DATE || !nci_atom_glued(b) || t.size != 3 || t.data[0] != 'T' || !nci_is_digit(t.data[1]) || !nci_is_digit(t.data[2])) return false;
  if (!nci_atom_sign(b + 1, ':') || b[2].kind != NCI_ATOM_NUMBER || b[2].digits != 2 || b[2].value > 59 || nci_when_timed(w)) return false;
  nci_when clock = nci_when_at(b, NCI_BY_CLOCK);
  clock.hour = (int8_t)((t.data[1] - '0') * 10 + (t.data[2] - '0'));
  clock.minute = (int8_t)b[2].value;
  clock.end = b + 3;
  if (nci_atom_sign(b + 3, ':') && nci_atom_glued(b + 3) && b[4].kind == NCI_ATOM_NUMBER && b[4].digits == 2 && b[4].value < 60) {
    clock.second = (int8_t)b[4].value;
    clock.end = b + 5;
  }
  if (clock.hour > 24) return false;
  take_clock(w, &clock);
  w->end = clock.end;
  return true;
}

/* A time behind a day, a part of the day or a set: "Monday at 8 a.m.", "tonight at 8", "every day at noon". */
static bool join_clock(nci_time_scan *scan, nci_when *w, joint kind, const nci_atom *b, nci_mod mod)
{
  nci_when clock;
  if (kind == JOINT_NONE && join_iso_clock(scan, w, b)) return true;
  bool dated = w->grain == NCI_GRAIN_DAY || (w->type == NCORP_TIME_SET && (w->lengths == 0 || w->length[0].unit == NCI_UNIT_DAY) && w->grain != NCI_GRAIN_MONTH && w->grain != NCI_GRAIN_SEASON);
  if ((!dated && w->part < 0) || nci_when_clock(w) || kind == JOINT_OF || kind == JOINT_ON || kind == JOINT_IN || kind == JOINT_BRACKET || (kind == JOINT_DASH && !w->mday)) return false;
  bool bare = bare_hour_follows(w, kind) && kind != JOINT_COMMA && kind != JOINT_FOR && kind != JOINT_NONE;
  bare = bare || (kind == JOINT_NONE && w->mday && nci_atom_class(b, NCI_W_NUMBER) && nci_atom_class(b + 1, NCI_W_NUMBER) && b[1].value >= 10); /* nine thirty */
  bool stated = kind == JOINT_AT || w->part >= 0 || (kind != JOINT_DASH && b->kind == NCI_ATOM_NUMBER && w->mday);
  if (!nci_time_clock(scan, b, stated, bare && kind != JOINT_DASH, &clock)) return false;
  if ((kind == JOINT_FOR || kind == JOINT_DASH) && clock.end == b + 1) return false;
  take_clock(w, &clock);
  if (mod) w->mod = mod;
  w->end = clock.end;
  return true;
}

/* A part of the day behind a day: "Saturday evening", "Tuesday in the morning", "Friday, late evening". */
static bool join_part(nci_time_scan *scan, nci_when *w, joint kind, const nci_atom *b)
{
  if ((w->grain != NCI_GRAIN_DAY && w->grain != NCI_GRAIN_NONE) || w->part >= 0 || nci_when_clock(w) || w->lengths) return false;
  if (kind != JOINT_NONE && kind != JOINT_IN) return false;
  if (kind == JOINT_IN && nci_atom_class(b, NCI_W_THE)) b++;
  else if (kind == JOINT_IN) return false;
  const nci_atom *early = nci_atom_class(b, NCI_W_EARLY) ? b : NULL, *part = !early ? b : nci_atom_hyphen(b + 1) ? b + 2 : b + 1;
  if (kind == JOINT_NONE && w->grain == NCI_GRAIN_DAY && nci_atom_class(b, NCI_W_MERIDIEM) && (b->flags & NCI_ATOM_CAPS)) { /* "Feb. 5 AM" */
    w->part = b->value ? NCI_PART_AFTERNOON : NCI_PART_MORNING;
    if (w->type != NCORP_TIME_SET) w->type = NCORP_TIME_TIME;
    w->end = b + 1;
    return true;
  }
  bool set = nci_atom_class(part, NCI_W_DAYPARTS) && w->weekday && !w->mday && kind == JOINT_NONE;
  if (!nci_atom_class(part, NCI_W_DAYPART) && !set) return false;
  if (nci_atom_capital(part) && !scan->title && !(part->flags & NCI_ATOM_CAPS)) return false;
  if (early) w->mod = (nci_mod)early->value;
  if (set && (w->day == NCI_NO_DAY || w->type == NCORP_TIME_SET)) w->type = NCORP_TIME_SET;
  else if (set) return false;
  if (w->type != NCORP_TIME_SET) w->type = NCORP_TIME_TIME;
  w->part = (int8_t)part->value;
  w->end = part + 1;
  return true;
}

/* The day of a time: "8 a.m. on Saturday", "noon Friday", "8:00 am this morning", "dusk on Friday". */
static bool join_day(nci_time_scan *scan, nci_when *w, joint kind, const nci_atom *b)
{
  nci_when day;
  if (!nci_when_timed(w) || w->grain != NCI_GRAIN_NONE || w->type == NCORP_TIME_SET) return false;
  if (kind != JOINT_NONE && kind != JOINT_ON && kind != JOINT_COMMA && kind != JOINT_OF) return false;
  if (nci_atom_class(b, NCI_W_EVERY) || nci_atom_class(b, NCI_W_FREQUENCY)) { /* "3pm each day" */
    nci_when set;
    bool found = nci_atom_class(b, NCI_W_EVERY) ? nci_time_every(scan, b, &set) : nci_time_frequency(scan, b, &set);
    if (!found || kind != JOINT_NONE || (set.lengths && set.length[0].unit != NCI_UNIT_DAY)) return false;
    set.start = w->start;
    take_clock(&set, w);
    *w = set;
    return true;
  }
  if (nci_atom_class(b, NCI_W_WEEKDAYS) && nci_when_clock(w) && kind != JOINT_COMMA && kind != JOINT_OF) { /* "9 a.m. on Sundays" */
    w->grain = NCI_GRAIN_DAY;
    w->weekday = (int8_t)b->value;
    w->type = NCORP_TIME_SET;
    w->rule = NCI_BY_SET;
    w->end = b + 1;
    return true;
  }
  bool this = nci_atom_class(b, NCI_W_THIS) && b->value == 0 && nci_atom_class(b + 1, NCI_W_DAYPART), last = nci_atom_class(b, NCI_W_LAST) && nci_atom_class(b + 1, NCI_W_DAYPART);
  if (this || last || nci_atom_class(b, NCI_W_TONIGHT)) {
    if (!nci_time_piece(scan, b, &day)) return false;
  } else if (!(b->word_class || b->kind == NCI_ATOM_NUMBER || nci_atom_capital(b)) || !(nci_time_date(scan, b, &day) || nci_time_holiday(scan, b, &day)) || day.grain != NCI_GRAIN_DAY || day.start != b) {
    nci_when next;
    if (!(nci_atom_class(b, NCI_W_LAST) || nci_atom_class(b, NCI_W_NEXT) || nci_atom_class(b, NCI_W_THIS)) || !nci_time_date(scan, b + 1, &next) || next.start != b || next.grain != NCI_GRAIN_DAY) return false;
    day = next;
  }
  if (kind == JOINT_COMMA && !day.mday && !day.weekday) return false;
  take_date(w, &day);
  w->end = day.end;
  w->rule = day.rule;
  if (nci_when_clock(w) && day.part >= 0) shift_hour(w, day.part);
  if (nci_atom_class(w->end, NCI_W_DAYPART) && day.part < 0 && (!nci_atom_capital(w->end) || scan->title)) {
    if (nci_when_clock(w)) shift_hour(w, w->end->value);
    w->end++;
  }
  w->type = NCORP_TIME_TIME;
  return true;
}

/* "Saturday, Dec. 6", "Friday the 13th", "Friday (May 17)": the date decides. "Monday of next week", "Wednesday evening next week". */
static bool join_weekday(nci_time_scan *scan, nci_when *w, joint kind, const nci_atom *b)
{
  nci_when d;
  if (w->rule != NCI_BY_WEEKDAY || w->type == NCORP_TIME_SET || nci_when_clock(w)) return false;
  bool date = kind == JOINT_NONE || kind == JOINT_COMMA || kind == JOINT_DASH || kind == JOINT_BRACKET;
  if (date && w->part < 0 && (nci_time_month(b) || b->kind == NCI_ATOM_NUMBER || nci_atom_class(b, NCI_W_THE)) && nci_time_date(scan, b, &d) && d.grain == NCI_GRAIN_DAY && d.mday && d.type == NCORP_TIME_DATE) {
    const nci_atom *end = d.end;
    if (kind == JOINT_BRACKET && !nci_atom_sign(end, ')')) return false;
    if (kind == JOINT_BRACKET) end++;
    if (d.rule == NCI_BY_DAY_OF_MONTH && d.day == NCI_NO_DAY) { /* a day of an unnamed month */
      w->day = NCI_NO_DAY;
      w->month = w->year = 0;
      w->mday = d.mday;
      w->grain = NCI_GRAIN_DAY;
    } else {
      take_date(w, &d);
    }
    w->rule = d.rule;
    w->end = end;
    return true;
  }
  bool week = kind == JOINT_NONE || kind == JOINT_OF || kind == JOINT_COMMA;
  if (!week || w->start->word_class == NCI_W_LAST || w->start->word_class == NCI_W_NEXT || w->start->word_class == NCI_W_THIS) return false;
  const nci_atom *p = nci_atom_class(b, NCI_W_THE) ? b + 1 : b;
  bool relative = nci_atom_class(p, NCI_W_LAST) || nci_atom_class(p, NCI_W_NEXT) || (nci_atom_class(p, NCI_W_THIS) && kind != JOINT_COMMA) || nci_atom_class(p, NCI_W_SAME) ||
                  (nci_atom_class(b, NCI_W_THE) && nci_atom_class(p, NCI_W_UNIT));
  bool distance = kind != JOINT_OF && (b->kind == NCI_ATOM_NUMBER || nci_atom_class(b, NCI_W_NUMBER) || nci_atom_class(b, NCI_W_A));
  if (!(relative && nci_time_piece(scan, p == b || nci_atom_class(p, NCI_W_UNIT) ? b : p, &d)) && !(distance && kind == JOINT_NONE && nci_time_duration(scan, b, &d))) return false;
  if (d.grain != NCI_GRAIN_WEEK || d.type != NCORP_TIME_DATE) return false;
  w->end = d.end;
  w->rule = NCI_BY_WEEKDAY_OF_WEEK;
  if (d.evidence.start != UINT32_MAX) w->evidence = d.evidence;
  if (d.day != NCI_NO_DAY) nci_when_day(w, d.day - nci_weekday(d.day) + w->weekday);
  return true;
}

/* "next week on Tuesday", "next week Monday". */
static bool join_week(nci_time_scan *scan, nci_when *w, joint kind, const nci_atom *b)
{
  nci_when d;
  if (w->grain != NCI_GRAIN_WEEK || w->type != NCORP_TIME_DATE || w->mod || (kind != JOINT_NONE && kind != JOINT_ON && kind != JOINT_DASH)) return false;
  if ((!nci_atom_class(b, NCI_W_WEEKDAY) && !nci_atom_class(b, NCI_W_WEEKDAY_SHORT)) || !nci_time_date(scan, b, &d) || d.mday || d.start != b) return false;
  w->grain = NCI_GRAIN_DAY;
  w->weekday = d.weekday;
  w->rule = NCI_BY_WEEKDAY_OF_WEEK;
  w->end = d.end;
  if (w->day != NCI_NO_DAY) nci_when_day(w, w->day - nci_weekday(w->day) + d.weekday);
  return true;
}

/* "Labor Day weekend". */
static bool join_weekend(nci_when *w, joint kind, const nci_atom *b)
{
  if (kind != JOINT_NONE || w->rule != NCI_BY_HOLIDAY || !nci_atom_class(b, NCI_W_WEEKEND) || b->value) return false;
  /* the weekend that the holiday adjoins: of a Monday or Tuesday the one before */
  if (w->day != NCI_NO_DAY && nci_weekday(w->day) <= 2) w->day -= 2;
  w->grain = NCI_GRAIN_WEEKEND;
  w->end = b + 1;
  return true;
}

/* "today, Dec. 6": the date repeats the word. */
static bool join_today(nci_time_scan *scan, nci_when *w, joint kind, const nci_atom *b)
{
  nci_when d;
  if (kind != JOINT_COMMA || w->start->word_class != NCI_W_DAY || nci_when_timed(w)) return false;
  if (!nci_time_date(scan, b, &d) || d.grain != NCI_GRAIN_DAY || !d.mday || !d.month || b->word_class == NCI_W_DAY) return false;
  take_date(w, &d);
  w->rule = d.rule;
  w->end = d.end;
  return true;
}

/* "2017 April"; and behind a time of the day that has no year yet: "Oct 26 15:50:06 2016". */
static bool join_year(nci_when *w, joint kind, const nci_atom *b)
{
  if (kind != JOINT_NONE) return false;
  if (w->rule == NCI_BY_YEAR && w->end == w->start + 1 && nci_time_month(b) && (nci_atom_capital(b) || (b->value != 3 && b->value != 5 && b->value != 8)) && !nci_atom_class(b, NCI_W_MONTH_SHORT)) {
    nci_when_month(w, w->year, b->value, 0);
    w->rule = NCI_BY_MONTH;
  } else if (w->second >= 0 && w->month && w->year == NCI_NO_YEAR && nci_year_atom(b)) {
    nci_when_month(w, b->value, w->month, w->mday);
  } else {
    return false;
  }
  w->end = b + 1;
  return true;
}

void nci_time_join(nci_time_scan *scan, nci_when *w)
{
  enum { MOST = 4 };
  for (int i = 0; i < MOST && w->type != NCORP_TIME_DURATION && w->grain != NCI_GRAIN_REF; i++) {
    joint kind;
    nci_mod mod;
    const nci_atom *b = read_joint(scan, w->end, &kind, &mod);
    if (!b || b->kind == NCI_ATOM_END) return;
    if (!join_part(scan, w, kind, b) && !join_clock(scan, w, kind, b, mod) && !join_day(scan, w, kind, b) && !join_weekday(scan, w, kind, b) && !join_week(scan, w, kind, b) &&
        !join_weekend(w, kind, b) && !join_today(scan, w, kind, b) && !join_year(w, kind, b))
      return;
  }
}
