/* Dates of the calendar: "Dec. 6", "6 December 2025", "Saturday", "2025-12-06", "next Friday", holidays. What may be a
 * name or an ordinary word needs a sign that it is a date. */
#include "base/str.h"
#include "meaning/time_rules.h"

static bool year_atom(const nci_atom *a)
{
  return a->kind == NCI_ATOM_NUMBER && a->digits == 4 && a->value >= 1000 && a->value <= 2199 &&
         !(a->flags & (NCI_ATOM_GROUPED | NCI_ATOM_ORDINAL | NCI_ATOM_DECADE | NCI_ATOM_NAMED));
}

static bool day_atom(const nci_atom *a)
{
  if (nci_atom_class(a, NCI_W_ORDINAL)) return true;
  return a->kind == NCI_ATOM_NUMBER && a->value >= 1 && a->value <= 31 && a->digits <= 2 &&
         !(a->flags & (NCI_ATOM_GROUPED | NCI_ATOM_DECADE | NCI_ATOM_NAMED));
}

static bool month_class(const nci_atom *a)
{
  return nci_atom_class(a, NCI_W_MONTH) || nci_atom_class(a, NCI_W_MONTH_NAME) || nci_atom_class(a, NCI_W_MONTH_SHORT);
}

/* A number that goes on as something else: a time, a decimal, an amount. */
static bool number_goes_on(const nci_atom *end)
{
  return nci_atom_glued(end) && (nci_atom_sign(end, ':') || nci_atom_sign(end, '/') || nci_atom_sign(end, '%')) &&
         (end[1].kind == NCI_ATOM_NUMBER || nci_atom_sign(end, '%'));
}

static void set_month_day(nci_time_scan *scan, const nci_atom *a, nci_when *w, int32_t year, int32_t month, int32_t day)
{
  w->type = NCORP_TIME_DATE;
  if (year == NCI_NO_YEAR && scan->now.known) year = nci_resolve_month(&scan->now, month, day, nci_time_tense(scan, a));
  if (day) nci_value_month_day(w, year, month, day);
  else nci_value_month(w, year, month);
}

/* [,] 2025 */
static const nci_atom *year_behind(const nci_atom *a, int32_t *year)
{
  const nci_atom *y = nci_atom_sign(a, ',') ? a + 1 : a;
  if (!year_atom(y) || number_goes_on(y + 1)) return a;
  *year = y->value;
  return y + 1;
}

/* True when what stands before a month says that it is one: "in May", "since last March", "early August". */
static bool month_expected(const nci_atom *a)
{
  const nci_atom *p = a - 1;
  if (nci_atom_class(p, NCI_W_PREP))
    return p->value == NCI_PREP_IN || p->value == NCI_PREP_SINCE || p->value == NCI_PREP_UNTIL || p->value == NCI_PREP_DURING ||
           p->value == NCI_PREP_BEFORE || p->value == NCI_PREP_AFTER ||
           (p->value == NCI_PREP_BY && !nci_atom_class(p - 1, NCI_W_PAST)) ||
           ((p->value == NCI_PREP_FROM || p->value == NCI_PREP_BETWEEN || p->value == NCI_PREP_OF) &&
            (nci_atom_class(a + 1, NCI_W_AND) || nci_atom_prep(a + 1, NCI_PREP_TO)) && month_class(a + 2)) ||
           ((p->value == NCI_PREP_TO || p->value == NCI_PREP_THROUGH) && month_class(p - 1));
  if (nci_atom_class(p, NCI_W_AND)) return month_class(p - 1);
  if (nci_atom_sign(p, '-') || nci_atom_sign(p, '/')) return month_class(p - 1) || nci_atom_class(p - 1, NCI_W_EARLY);
  return nci_atom_class(p, NCI_W_LAST) || nci_atom_class(p, NCI_W_NEXT) || nci_atom_class(p, NCI_W_EARLY) ||
         (nci_atom_class(p, NCI_W_THIS) && p->value == 0) || nci_atom_class(p, NCI_W_EVERY);
}

static bool month_alone(nci_time_scan *scan, const nci_atom *a)
{
  if (nci_atom_class(a, NCI_W_MONTH_SHORT)) return false;
  if (!nci_atom_capital(a)) return false;
  const nci_atom *next = a + 1;
  if (nci_atom_class(a, NCI_W_MONTH_NAME)) {
    if (!month_expected(a) || ((a->flags & NCI_ATOM_CAPS) && !scan->title)) return false;
    return !(next->kind == NCI_ATOM_WORD && nci_atom_capital(next) && !next->word_class && !scan->title &&
             !nci_atom_prep(a - 1, NCI_PREP_IN) && !nci_atom_prep(a - 1, NCI_PREP_SINCE));
  }
  return !nci_atom_is(&scan->atoms, next, "revolution") && !nci_atom_is(&scan->atoms, a - 1, "black");
}

/* Month D [Y], Month Y, Month. */
static bool read_month(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  int32_t month = a->value, year = NCI_NO_YEAR;
  if (!nci_atom_capital(a)) return false;
  const nci_atom *d = a + 1;
  if (nci_atom_class(a, NCI_W_MONTH_SHORT) && nci_atom_sign(d, '.')) d++;
  else if (nci_atom_class(a, NCI_W_MONTH_SHORT) && d->kind != NCI_ATOM_NUMBER) return false;
  if (nci_atom_class(d, NCI_W_THE)) d++;
  if (day_atom(d) && d->kind == NCI_ATOM_NUMBER && d->value <= nci_days_in_month(2024, month) && !number_goes_on(d + 1)) {
    w->end = year_behind(d + 1, &year);
    set_month_day(scan, a, w, year, month, d->value);
    return true;
  }
  if (year_atom(d)) {
    set_month_day(scan, a, w, d->value, month, 0);
    w->end = d + 1;
    return true;
  }
  if (d == a + 1 && nci_atom_sign(d, ',') && year_atom(d + 1)) {
    set_month_day(scan, a, w, d[1].value, month, 0);
    w->end = d + 2;
    return true;
  }
  if (nci_atom_prep(d, NCI_PREP_OF) && year_atom(d + 1)) {
    set_month_day(scan, a, w, d[1].value, month, 0);
    w->end = d + 2;
    return true;
  }
  bool abbreviated = nci_atom_class(a, NCI_W_MONTH_SHORT) && d == a + 2 && month_expected(a) && a->value != 1;
  if (!abbreviated && !month_alone(scan, a)) return false;
  w->end = a + 1;
  nci_tense tense = nci_time_tense(scan, a);
  const nci_atom *p = a - 1;
  w->type = NCORP_TIME_DATE;
  if (!scan->now.known) nci_value_month(w, NCI_NO_YEAR, month);
  else if (nci_atom_class(p, NCI_W_LAST)) {
    nci_value_month(w, scan->now.date.year - (month >= scan->now.date.month), month);
  } else if (nci_atom_class(p, NCI_W_NEXT)) {
    nci_value_month(w, scan->now.date.year + (month <= scan->now.date.month), month);
  } else if (nci_atom_class(p, NCI_W_THIS)) {
    nci_value_month(w, scan->now.date.year, month);
  } else {
    nci_value_month(w, nci_resolve_month(&scan->now, month, 0, tense), month);
  }
  if ((nci_atom_class(p, NCI_W_LAST) || nci_atom_class(p, NCI_W_NEXT) || nci_atom_class(p, NCI_W_THIS)) && p->kind == NCI_ATOM_WORD)
    w->start = p;
  return true;
}

/* D Month [Y], the Dth of Month. */
static bool read_day_month(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atom *m = a + 1;
  if (nci_atom_prep(m, NCI_PREP_OF)) m++;
  if (!month_class(m) || !nci_atom_capital(m)) return false;
  if (m == a + 2 && a->kind == NCI_ATOM_NUMBER && !(a->flags & NCI_ATOM_ORDINAL)) return false;
  if (nci_atom_class(m, NCI_W_MONTH_NAME) && a->kind != NCI_ATOM_NUMBER && m == a + 1) return false;
  if (a->value > nci_days_in_month(2024, m->value)) return false;
  int32_t year = NCI_NO_YEAR;
  const nci_atom *end = m + 1;
  if (nci_atom_class(m, NCI_W_MONTH_SHORT) && nci_atom_sign(end, '.') && year_atom(end + 1)) end++;
  w->end = year_behind(end, &year);
  set_month_day(scan, a, w, year, m->value, a->value);
  return true;
}

/* 2025-12-06, 25/12/2025, 12/25/2025, 06.12.2025; of day and month written alike, none. */
static bool read_numeric(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  (void)scan;
  const nci_atom *b = a + 2, *c = a + 4;
  if (b->kind != NCI_ATOM_NUMBER || c->kind != NCI_ATOM_NUMBER || a[1].kind != NCI_ATOM_SIGN || a[3].kind != NCI_ATOM_SIGN ||
      a[1].value != a[3].value || !nci_atom_glued(a + 1) || !nci_atom_glued(b) || !nci_atom_glued(a + 3) || !nci_atom_glued(c))
    return false;
  int32_t sign = a[1].value;
  nci_date d;
  if (a->digits == 4 && b->digits == 2 && c->digits == 2 && (sign == '-' || sign == '/')) {
    d = (nci_date){ a->value, b->value, c->value };
  } else if (c->digits == 4 && a->digits <= 2 && b->digits <= 2 && (sign == '/' || sign == '.' || sign == '-')) {
    bool swapped = sign != '.' && a->value <= 12 && b->value > 12;
    if (sign != '.' && a->value <= 12 && b->value <= 12 && a->value != b->value) return false;
    d = swapped ? (nci_date){ c->value, a->value, b->value } : (nci_date){ c->value, b->value, a->value };
  } else {
    return false;
  }
  if (!nci_date_valid(d) || d.year < 1000 || (nci_atom_glued(a + 5) && a[5].kind == NCI_ATOM_SIGN && a[5].value == sign)) return false;
  w->type = NCORP_TIME_DATE;
  nci_value_month_day(w, d.year, d.month, d.day);
  w->end = a + 5;
  return true;
}

/* Words that make a name of a weekday, before it and behind it. */
static bool weekday_in_name(const nci_atoms *atoms, const nci_atom *a)
{
  static const char *const before[] = { "black", "bloody", "super", "cyber", "ash", "palm", "sheffield", "man", "girl", "ruby",
                                        "fat", "giving", "shrove", "maundy", "whit", "holy", "happy", "freaky", "joe", "good", "easter" };
  static const char *const behind[] = { "times", "telegraph", "mirror", "night", "express", "mail", "herald", "post", "world",
                                        "school", "addams", "agreement", "people", "standard", "islands", "review", "nights" };
  const nci_atom *p = a - 1, *n = a + 1;
  if (p->kind == NCI_ATOM_WORD && nci_atom_capital(p))
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
      if (nci_atom_is(atoms, p, before[i])) return true;
  if (n->kind == NCI_ATOM_WORD && nci_atom_capital(n))
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
      if (nci_atom_is(atoms, n, behind[i])) return true;
  return false;
}

/* "Saturday last week", "Friday of this week". */
static const nci_atom *week_behind(const nci_atom *a, int32_t *shift)
{
  const nci_atom *b = nci_atom_prep(a, NCI_PREP_OF) ? a + 1 : a;
  if (!nci_atom_class(b + 1, NCI_W_UNIT) || b[1].value != NCI_UNIT_WEEK) return NULL;
  if (nci_atom_class(b, NCI_W_LAST)) *shift = -1;
  else if (nci_atom_class(b, NCI_W_NEXT)) *shift = 1;
  else if (nci_atom_class(b, NCI_W_THIS) && b->value == 0) *shift = 0;
  else return NULL;
  return b + 2;
}

static bool read_weekday(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  if (!nci_atom_capital(a) && !nci_atom_class(a - 1, NCI_W_THIS) && !nci_atom_prep(a - 1, NCI_PREP_ON) && !nci_atom_class(a - 1, NCI_W_LAST) &&
      !nci_atom_class(a - 1, NCI_W_NEXT))
    return false;
  w->type = NCORP_TIME_DATE;
  /* "Saturday, Dec. 6": the date decides. */
  const nci_atom *d = a + 1;
  if (nci_atom_class(a, NCI_W_WEEKDAY_SHORT) && nci_atom_sign(d, '.')) d++;
  if (nci_atom_sign(d, ',')) d++;
  bool dated = false;
  if (month_class(d)) {
    const nci_atom *n = nci_atom_sign(d + 1, '.') ? d + 2 : d + 1;
    dated = day_atom(n) && read_month(scan, d, w) && w->grain == NCI_GRAIN_DAY;
  } else if (day_atom(d) && d->kind == NCI_ATOM_NUMBER) {
    dated = read_day_month(scan, d, w) || read_numeric(scan, d, w);
  }
  if (dated) return true;
  if (nci_atom_class(a, NCI_W_WEEKDAY_SHORT) || weekday_in_name(atoms, a)) return false;
  w->end = a + 1;
  const nci_atom *p = a - 1, *behind;
  int32_t week = 0;
  bool of_week = false;
  if ((behind = week_behind(a + 1, &week))) {
    of_week = true;
    w->end = behind;
  } else if ((nci_atom_class(a + 1, NCI_W_AND) || nci_atom_sign(a + 1, ',')) && nci_atom_class(a + 2, NCI_W_WEEKDAY) && week_behind(a + 3, &week)) {
    of_week = true;
  } else if (nci_atom_class(p, NCI_W_LAST) || (nci_atom_class(p, NCI_W_NEXT) && p->value == 0) || (nci_atom_class(p, NCI_W_THIS) && p->value == 0)) {
    w->start = p;
  }
  if (!scan->now.known) {
    nci_value_weekday(w, a->value);
    return true;
  }
  int32_t today = scan->now.day, monday = today - (nci_weekday(today) - 1);
  if (of_week) {
    nci_value_day(w, monday + week * 7 + a->value - 1);
  } else if (w->start == p && nci_atom_class(p, NCI_W_LAST)) {
    int32_t back = (nci_weekday(today) - a->value + 7) % 7;
    nci_value_day(w, today - (back ? back : 7));
  } else if (w->start == p && nci_atom_class(p, NCI_W_NEXT)) {
    nci_value_day(w, monday + 7 + a->value - 1);
  } else if (w->start == p && nci_atom_class(p, NCI_W_THIS)) {
    nci_value_day(w, monday + a->value - 1);
  } else {
    nci_value_day(w, nci_resolve_weekday(&scan->now, a->value, nci_time_tense(scan, a)));
  }
  return true;
}

bool nci_date_read(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  w->start = a;
  w->mod = NCI_MOD_NONE;
  w->day = NCI_NO_DAY;
  switch (a->word_class) {
  case NCI_W_MONTH: case NCI_W_MONTH_NAME: case NCI_W_MONTH_SHORT: return read_month(scan, a, w);
  case NCI_W_WEEKDAY: case NCI_W_WEEKDAY_SHORT: return read_weekday(scan, a, w);
  case NCI_W_ORDINAL: return read_day_month(scan, a, w);
  case NCI_W_DAY:
    if (nci_atom_capital(a) && !(a->flags & NCI_ATOM_FIRST) && !scan->title) return false;
    w->type = NCORP_TIME_DATE;
    w->end = a + 1;
    return nci_value_shift(w, &scan->now, NCI_UNIT_DAY, a->value);
  default: break;
  }
  if (a->kind == NCI_ATOM_NUMBER && !(a->flags & NCI_ATOM_NAMED))
    return read_numeric(scan, a, w) || (day_atom(a) && read_day_month(scan, a, w));
  return false;
}

/* Holidays on a fixed day, or counted from Easter or by weekday. */
static const struct {
  const char *words; /* lower case, in full */
  int8_t month, day; /* month 0: `day` days from Easter; day 0: the weekday below */
  int8_t weekday, nth;
} holidays[] = {
  { "christmas eve", 12, 24, 0, 0 },     { "christmas day", 12, 25, 0, 0 },     { "christmas", 12, 25, 0, 0 },
  { "boxing day", 12, 26, 0, 0 },        { "new year's eve", 12, 31, 0, 0 },    { "new year's day", 1, 1, 0, 0 },
  { "new year's", 1, 1, 0, 0 },          { "valentine's day", 2, 14, 0, 0 },    { "halloween", 10, 31, 0, 0 },
  { "good friday", 0, -2, 0, 0 },        { "easter sunday", 0, 0, 0, 0 },       { "easter monday", 0, 1, 0, 0 },
  { "easter", 0, 0, 0, 0 },              { "palm sunday", 0, -7, 0, 0 },        { "ash wednesday", 0, -46, 0, 0 },
  { "maundy thursday", 0, -3, 0, 0 },    { "thanksgiving day", 11, 0, 4, 4 },   { "thanksgiving", 11, 0, 4, 4 },
  { "veterans day", 11, 11, 0, 0 },      { "memorial day", 5, 0, 1, -1 },       { "labor day", 9, 0, 1, 1 },
  { "epiphany", 1, 6, 0, 0 },            { "all saints' day", 11, 1, 0, 0 },    { "st. patrick's day", 3, 17, 0, 0 }
};

static nci_date holiday_date(size_t i, int32_t year)
{
  if (holidays[i].month == 0) return nci_date_of_days(nci_date_days(nci_easter(year)) + holidays[i].day);
  if (holidays[i].day == 0) return nci_nth_weekday(year, holidays[i].month, holidays[i].weekday, holidays[i].nth);
  return (nci_date){ year, holidays[i].month, holidays[i].day };
}

/* The atom behind the words, or NULL. */
static const nci_atom *words_at(const nci_atoms *atoms, const nci_atom *a, const char *words)
{
  while (*words) {
    if (*words == ' ') words++;
    if (a->kind == NCI_ATOM_END) return NULL;
    for (uint32_t i = a->start; i < a->end; i++) {
      char c = atoms->doc->text.data[i];
      if ((unsigned char)c == 0xe2 && i + 2 < a->end) { /* a curly apostrophe */
        c = '\'';
        i += 2;
      }
      if (*words != nci_to_lower(c)) return NULL;
      words++;
    }
    a++;
  }
  return a;
}

bool nci_holiday_read(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  if (!nci_atom_capital(a)) return false;
  char first = nci_to_lower(scan->atoms.doc->text.data[a->start]);
  for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
    if (holidays[i].words[0] != first) continue;
    const nci_atom *end = words_at(&scan->atoms, a, holidays[i].words);
    if (!end) continue;
    if (end->kind == NCI_ATOM_WORD && nci_atom_capital(end) && !end->word_class && !scan->title) return false;
    int32_t year = NCI_NO_YEAR;
    w->start = a;
    w->end = year_behind(end, &year);
    w->mod = NCI_MOD_NONE;
    w->type = NCORP_TIME_DATE;
    if (year == NCI_NO_YEAR && !scan->now.known) {
      w->day = NCI_NO_DAY;
      if (holidays[i].month && holidays[i].day) nci_value_month_day(w, NCI_NO_YEAR, holidays[i].month, holidays[i].day);
      else if (holidays[i].month) nci_value_month(w, NCI_NO_YEAR, holidays[i].month);
      else nci_value_year(w, NCI_NO_YEAR);
      return true;
    }
    if (year == NCI_NO_YEAR) {
      nci_date guess = holiday_date(i, scan->now.date.year);
      nci_tense tense = nci_time_tense(scan, a);
      year = nci_resolve_month(&scan->now, guess.month, guess.day, tense);
      if (nci_atom_class(a - 1, NCI_W_LAST) || nci_atom_class(a - 1, NCI_W_NEXT)) {
        bool next = nci_atom_class(a - 1, NCI_W_NEXT);
        int32_t day = nci_date_days(guess);
        year = scan->now.date.year + (next ? day <= scan->now.day : -(day >= scan->now.day));
        w->start = a - 1;
      }
    }
    nci_date d = holiday_date(i, year);
    nci_value_month_day(w, d.year, d.month, d.day);
    return true;
  }
  return false;
}
