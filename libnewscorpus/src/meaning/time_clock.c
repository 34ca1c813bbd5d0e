/* Times of day: digits with a colon or a meridiem, noon, o'clock, zones, hours in words. It knows no dates. */
#include "base/str.h"
#include "meaning/time_rules.h"

/* A word that says that a time of day follows. */
static bool expected(const nci_atom *a)
{
  const nci_atom *p = a - 1;
  if (nci_atom_class(p, NCI_W_PREP))
    return p->value == NCI_PREP_AT || p->value == NCI_PREP_SINCE || p->value == NCI_PREP_UNTIL || p->value == NCI_PREP_BEFORE ||
           p->value == NCI_PREP_AFTER || p->value == NCI_PREP_FROM || p->value == NCI_PREP_BETWEEN || p->value == NCI_PREP_BY;
  return nci_atom_class(p, NCI_W_DAY) || nci_atom_class(p, NCI_W_WEEKDAY) || nci_atom_class(p, NCI_W_BOUND);
}

static bool hour_atom(const nci_atom *a)
{
  if (nci_atom_class(a, NCI_W_NUMBER)) return a->value >= 1 && a->value <= 12;
  return a->kind == NCI_ATOM_NUMBER && a->digits <= 2 && a->value >= 0 && a->value <= 24 && !(a->flags & (NCI_ATOM_GROUPED | NCI_ATOM_ORDINAL | NCI_ATOM_NAMED));
}

/* Minutes in words or digits: "thirty", "twenty-seven", "45". */
static const nci_atom *minutes(const nci_atoms *atoms, const nci_atom *a, int *out)
{
  nci_number n;
  if (!nci_number_read(atoms, a, &n) || n.whole < 1 || n.whole > 59 || n.article) return NULL;
  *out = (int)n.whole;
  return n.end;
}

/* "half past seven", "a quarter to six", "ten minutes past nine". */
static const nci_atom *spoken(const nci_atoms *atoms, const nci_atom *a, nci_when *w)
{
  const nci_atom *e = a;
  int minute = 0;
  bool sure = true;
  if (nci_atom_class(e, NCI_W_A) && nci_atom_is(atoms, e + 1, "quarter")) e++;
  if (nci_atom_class(e, NCI_W_HALF)) {
    minute = 30;
    e++;
  } else if (nci_atom_is(atoms, e, "quarter")) {
    minute = 15;
    e++;
  } else {
    e = minutes(atoms, e, &minute);
    if (!e) return NULL;
    sure = nci_time_unit(e) && e->value == NCI_UNIT_MINUTE;
    if (sure) e++;
  }
  bool past = nci_atom_is(atoms, e, "past") || (sure && minute != 30 && nci_atom_prep(e, NCI_PREP_AFTER));
  bool to = sure && minute != 30 && nci_atom_prep(e, NCI_PREP_TO);
  if ((!past && !to) || !hour_atom(e + 1) || e[1].value > 12 || (to && e[1].kind == NCI_ATOM_NUMBER && minute != 15)) return NULL;
  w->hour = (int8_t)(past ? e[1].value : (e[1].value + 11) % 12);
  if (to && w->hour == 0) w->hour = 12;
  w->minute = (int8_t)(past ? minute : 60 - minute);
  return e + 2;
}

/* A noun or a sign behind a bare number makes an amount of it. */
static bool amount_behind(const nci_atom *e)
{
  if (e->kind == NCI_ATOM_NUMBER) return true;
  if (e->kind == NCI_ATOM_SIGN) return nci_atom_glued(e) && (e->value == '%' || e->value == '/' || e->value == '-' || e->value == ':') ;
  return e->kind == NCI_ATOM_WORD && ((!e->word_class && !nci_atom_capital(e)) || nci_time_unit(e) || nci_atom_class(e, NCI_W_PERCENT) || nci_atom_class(e, NCI_W_SCALE) || nci_atom_class(e, NCI_W_DOZEN) ||
                                      nci_atom_class(e, NCI_W_MORE) || nci_time_month(e) || nci_atom_prep(e, NCI_PREP_OF) || nci_atom_prep(e, NCI_PREP_TO));
}

/* The name of a day behind it makes a time of what may be a ratio. */
static bool day_behind(const nci_atom *e)
{
  if (nci_atom_prep(e, NCI_PREP_ON)) e++;
  if (nci_atom_class(e, NCI_W_NEXT) || nci_atom_class(e, NCI_W_LAST)) e++;
  return nci_atom_class(e, NCI_W_DAY) || nci_atom_class(e, NCI_W_WEEKDAY) || nci_atom_class(e, NCI_W_TONIGHT) || nci_atom_class(e, NCI_W_MONTH);
}

/* 8.30, as two numbers. */
static bool dotted(const nci_atoms *atoms, const nci_atom *a, nci_when *w)
{
  ncorp_str t = nci_atom_text(atoms, a);
  if (a->kind != NCI_ATOM_NUMBER || !(a->flags & NCI_ATOM_GROUPED) || t.size < 4 || t.size > 5 || t.data[t.size - 3] != '.') return false;
  int hour = t.data[0] - '0';
  if (t.size == 5) hour = hour * 10 + (t.data[1] - '0');
  w->hour = (int8_t)hour;
  w->minute = (int8_t)((t.data[t.size - 2] - '0') * 10 + (t.data[t.size - 1] - '0'));
  return hour <= 24 && w->minute < 60;
}

bool nci_time_clock(const nci_time_scan *scan, const nci_atom *a, bool stated, bool bare, nci_when *w)
{
  const nci_atoms *atoms = &scan->atoms;
  if (a->flags & (NCI_ATOM_NAMED | NCI_ATOM_ORDINAL)) return false;
  *w = nci_when_at(a, NCI_BY_CLOCK);
  w->type = NCORP_TIME_TIME;
  w->minute = 0;
  const nci_atom *e = a + 1, *words;
  bool number = a->kind == NCI_ATOM_NUMBER, noon = nci_atom_class(a, NCI_W_NOON), colon = false, sure = false, whole = false;
  if (noon) {
    w->hour = (int8_t)a->value;
    sure = nci_time_plain(scan, a);
  } else if ((words = spoken(atoms, a, w))) {
    e = words;
    sure = true;
  } else if (number && a->value >= 0 && a->value <= 24 && a->digits <= 2 && nci_atom_sign(e, ':') && nci_atom_glued(e) && e[1].kind == NCI_ATOM_NUMBER &&
             e[1].digits == 2 && nci_atom_glued(e + 1) && !(e[1].flags & NCI_ATOM_GROUPED)) {
    colon = true;
    w->hour = (int8_t)a->value;
    if (e[1].value > 59) return false;
    w->minute = (int8_t)e[1].value;
    e += 2;
    sure = stated || expected(a) || bare || day_behind(e);
    if (nci_atom_sign(e, ':') && nci_atom_glued(e) && e[1].kind == NCI_ATOM_NUMBER && e[1].digits == 2 && e[1].value < 60) {
      w->second = (int8_t)e[1].value;
      e += 2;
      sure = true;
    }
    if (nci_atom_sign(e, ':') || nci_atom_sign(e, '%') || (nci_atom_sign(e, '-') && nci_atom_glued(e) && e[1].kind == NCI_ATOM_WORD)) sure = false;
  } else if (number && (a->flags & NCI_ATOM_GROUPED) && dotted(atoms, a, w)) {
    sure = bare && !amount_behind(e);
    colon = true;
  } else if (number && a->digits == 4 && a->value >= 0 && a->value < 2400 && a->value % 100 < 60 &&
             ((nci_atom_class(e, NCI_W_ZONE) && (e->flags & NCI_ATOM_CAPS)) || (nci_atom_class(e, NCI_W_MERIDIEM) && a->value < 1300))) {
    w->hour = (int8_t)(a->value / 100);
    w->minute = (int8_t)(a->value % 100);
    colon = true;
  } else if (hour_atom(a)) {
    int minute = 0;
    w->hour = (int8_t)a->value;
    whole = true;
    words = nci_atom_class(a, NCI_W_NUMBER) ? minutes(atoms, nci_atom_hyphen(e) ? e + 1 : e, &minute) : NULL;
    if (words && minute >= 10 && (bare || nci_atom_class(words, NCI_W_MERIDIEM) || day_behind(words) || (stated && words->kind != NCI_ATOM_WORD)) && (day_behind(words) || !amount_behind(words))) { /* seven twenty-seven */
      w->minute = (int8_t)minute;
      e = words;
      sure = true;
    } else {
      sure = bare && w->hour <= 12 && w->hour >= 1 && !amount_behind(e);
    }
  } else {
    return false;
  }
  if (!noon && nci_atom_is(atoms, e, "o") && e[1].kind == NCI_ATOM_CLITIC) {
    e += 2;
    sure = true;
  } else if (!noon && nci_atom_is(atoms, e, "oclock")) {
    e++;
    sure = true;
  }
  if (!noon && nci_atom_class(e, NCI_W_MERIDIEM) && w->hour >= 1 && w->hour <= 12) {
    w->hour = (int8_t)(w->hour % 12 + e->value);
    e++;
    sure = true;
    if (nci_atom_sign(e, '.') && nci_atom_glued(e) && e[-1].end - e[-1].start == 3) e++;
  }
  if (nci_atom_class(e, NCI_W_ZONE) && e->value == 0 && (e->flags & NCI_ATOM_CAPS) && (sure || colon)) {
    w->utc = nci_atom_is(atoms, e, "gmt") || nci_atom_is(atoms, e, "utc");
    sure = true;
    e++;
  } else if (nci_atom_is(atoms, e, "local") && nci_atom_is(atoms, e + 1, "time")) {
    sure |= colon;
    e += 2;
  }
  /* "7 in the evening", "seven this morning" */
  const nci_atom *d = nci_atom_prep(e, NCI_PREP_IN) && nci_atom_class(e + 1, NCI_W_THE) ? e + 2 : nci_atom_prep(e, NCI_PREP_AT) ? e + 1 : e;
  if (d != e && nci_atom_class(d, NCI_W_DAYPART) && (colon || sure || (whole && (stated || expected(a) || nci_atom_class(a - 1, NCI_W_AND) || nci_atom_class(a - 1, NCI_W_BE) || a[-1].kind == NCI_ATOM_CLITIC || nci_atom_prep(a - 1, NCI_PREP_TO))))) {
    if (d->value != NCI_PART_MORNING && w->hour < 12 && !(d->value == NCI_PART_NIGHT && w->hour < 5)) w->hour = (int8_t)(w->hour + 12);
    e = d + 1;
    sure = true;
  }
  w->end = e;
  return sure && w->hour <= 24;
}
