/* Reading publication dates. Owns their notations; the names of months are the lexicon's. */
#include "structure/page_date.h"

#include "base/calendar.h"
#include "base/str.h"
#include "lexicon_gen.h"
#include "text/fold.h"
#include "text/utf8.h"

/* A reading point. */
typedef struct cursor {
  const nci_lexicon *lexicon;
  ncorp_str s;
  size_t at;
} cursor;

static char peek(const cursor *c) { return c->at < c->s.size ? c->s.data[c->at] : '\0'; }

static void blanks(cursor *c)
{
  while (c->at < c->s.size) {
    size_t n;
    uint32_t ch = nci_utf8_decode(c->s, c->at, &n);
    if (!nci_char_space(ch)) break;
    c->at += n;
  }
}

static bool take(cursor *c, char want)
{
  if (peek(c) != want) return false;
  c->at++;
  return true;
}

/* A number of `least` to `most` digits; more digits are no number. */
static bool digits(cursor *c, unsigned least, unsigned most, int *value)
{
  size_t at = c->at;
  int v = 0;
  while (at < c->s.size && nci_is_digit(c->s.data[at]) && at - c->at < most) v = v * 10 + (c->s.data[at++] - '0');
  if (at - c->at < least || (at < c->s.size && nci_is_digit(c->s.data[at]))) return false;
  c->at = at;
  *value = v;
  return true;
}

/* The letters at the reading point. */
static ncorp_str letters(const cursor *c)
{
  size_t at = c->at, n;
  while (at < c->s.size && at - c->at < 64 && nci_char_alpha(nci_utf8_decode(c->s, at, &n))) at += n;
  return nci_str(c->s.data + c->at, at - c->at);
}

/* Takes a word of the table of calendar words of this kind; *number is its. */
static bool calendar_word(cursor *c, char kind, int *number)
{
  uint32_t rows[4];
  ncorp_str w = letters(c);
  if (!w.size) return false;
  size_t n = nci_lexicon_find(c->lexicon, NCI_LEX_CALENDAR_NAMES, w, rows, 4);
  for (size_t i = 0; i < n; i++) {
    ncorp_str k = nci_lexicon_field(c->lexicon, NCI_LEX_CALENDAR_NAMES, rows[i], NCI_CALENDAR_NAMES_KIND);
    ncorp_decimal d;
    if (!k.size || k.data[0] != kind || !nci_lexicon_number(c->lexicon, NCI_LEX_CALENDAR_NAMES, rows[i], NCI_CALENDAR_NAMES_NUMBER, &d)) continue;
    *number = d.exponent == 0 ? (int)d.digits : (int)d.digits * 10;
    c->at += w.size;
    take(c, '.');
    return true;
  }
  return false;
}

static bool word(cursor *c, const char *want)
{
  ncorp_str w = letters(c);
  if (!nci_str_is_nocase(w, want)) return false;
  c->at += w.size;
  return true;
}

static bool year(cursor *c, int *y)
{
  size_t at = c->at;
  if (digits(c, 4, 4, y) && *y >= 1000 && *y <= 2999) return true;
  c->at = at;
  return false;
}

static bool day_of_month(cursor *c, int *d)
{
  size_t at = c->at;
  if (digits(c, 1, 2, d) && *d >= 1 && *d <= 31) {
    ncorp_str suffix = letters(c);
    static const char *const SUFFIXES[] = { "st", "nd", "rd", "th", "er" };
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof *SUFFIXES; i++)
      if (nci_str_is_nocase(suffix, SUFFIXES[i])) c->at += suffix.size;
    return true;
  }
  c->at = at;
  return false;
}

/* ", 2025" "de 2025" "2025 г." behind a day and month; leaves the point where it was when there is no year. */
static void year_behind(cursor *c, int *y)
{
  size_t at = c->at;
  take(c, ',');
  blanks(c);
  if (word(c, "de") || word(c, "del")) blanks(c);
  if (!year(c, y)) {
    c->at = at;
    *y = 0;
  }
}

/* 2025-12-07, 2025/12/07, 2025.12.07 and the Chinese and Japanese form. */
static bool year_first(cursor *c, nci_page_date *out)
{
  if (!year(c, &out->year)) return false;
  if (nci_str_starts(nci_str(c->s.data + c->at, c->s.size - c->at), NCI_STR("\xe5\xb9\xb4"))) {
    c->at += 3;
    if (!digits(c, 1, 2, &out->month)) return false;
    c->at += 3;
    if (c->at > c->s.size || !digits(c, 1, 2, &out->day)) return false;
    if (nci_str_starts(nci_str(c->s.data + c->at, c->s.size - c->at), NCI_STR("\xe6\x97\xa5"))) c->at += 3;
    return true;
  }
  char mark = peek(c);
  return (mark == '-' || mark == '/' || mark == '.') && take(c, mark) && digits(c, 1, 2, &out->month) && take(c, mark) && digits(c, 1, 2, &out->day);
}

/* 07.12.2025, 27/12/2025, 12/27/2025. */
static bool numbers(cursor *c, nci_page_date *out)
{
  int a, b;
  if (!digits(c, 1, 2, &a)) return false;
  char mark = peek(c);
  if (!(mark == '.' || mark == '/' || mark == '-') || !take(c, mark) || !digits(c, 1, 2, &b) || !take(c, mark) || !year(c, &out->year)) return false;
  bool day_first = mark == '.' || a > 12, month_first = mark != '.' && b > 12;
  out->day = day_first ? a : b;
  out->month = day_first ? b : a;
  if (!day_first && !month_first && a != b) out->month = 0;
  return true;
}

/* December 7, 2025; 7 December 2025; 7. Dezember 2025; 7 de diciembre de 2025; Dec 7. */
static bool named_month(cursor *c, nci_page_date *out)
{
  if (calendar_word(c, 'm', &out->month)) {
    blanks(c);
    if (!day_of_month(c, &out->day)) return false;
    year_behind(c, &out->year);
    return true;
  }
  if (!day_of_month(c, &out->day)) return false;
  take(c, '.');
  blanks(c);
  if (take(c, '-')) blanks(c);
  if (word(c, "de") || word(c, "of")) blanks(c);
  if (!calendar_word(c, 'm', &out->month)) return false;
  if (take(c, '-')) blanks(c);
  year_behind(c, &out->year);
  return true;
}

static void add_two(char *out, int v)
{
  size_t n = strlen(out);
  out[n] = (char)('0' + v / 10);
  out[n + 1] = (char)('0' + v % 10);
  out[n + 2] = '\0';
}

/* +03:00, +0300, Z, GMT, UTC. */
static void zone(cursor *c, nci_page_date *out)
{
  size_t at = c->at;
  char sign = peek(c);
  int h, m = 0;
  if (sign == '+' || sign == '-') {
    c->at++;
    if (digits(c, 2, 2, &h) && (!take(c, ':') || digits(c, 2, 2, &m)) && h <= 14 && m < 60) goto offset;
    c->at = at + 1;
    if (digits(c, 4, 4, &h) && h / 100 <= 14 && h % 100 < 60) {
      m = h % 100;
      h /= 100;
      goto offset;
    }
    c->at = at;
    return;
  offset:
    out->zone[0] = sign;
    add_two(out->zone, h);
    strcat(out->zone, ":");
    add_two(out->zone, m);
    return;
  }
  if (word(c, "Z") || word(c, "GMT") || word(c, "UTC")) {
    out->zone[0] = 'Z';
    out->zone[1] = '\0';
    return;
  }
  /* A zone whose offset depends on who writes it: read over. */
  ncorp_str w = letters(c);
  bool capitals = w.size >= 2 && w.size <= 5;
  for (size_t i = 0; i < w.size; i++) capitals = capitals && nci_is_upper(w.data[i]);
  if (capitals) c->at += w.size;
}

/* A time of day behind the date. */
static void clock_time(cursor *c, nci_page_date *out)
{
  size_t start = c->at;
  bool iso = take(c, 'T');
  int h, m, s = -1;
  if (!iso) {
    take(c, ',');
    blanks(c);
    if (word(c, "at") || word(c, "um") || word(c, "om") || take(c, '|') || take(c, '-')) blanks(c);
  }
  char mark;
  if (!digits(c, 1, 2, &h) || h > 24 || ((mark = peek(c)) != ':' && mark != '.' && mark != 'h') || !take(c, mark) || !digits(c, 2, 2, &m) || m > 59) {
    c->at = start;
    return;
  }
  if (mark == ':' && take(c, ':') && (!digits(c, 2, 2, &s) || s > 60)) {
    c->at = start;
    return;
  }
  if (s >= 0 && take(c, '.'))
    while (nci_is_digit(peek(c))) c->at++;
  size_t end = c->at;
  if (!iso) blanks(c);
  size_t noon = c->at;
  take(c, '(');
  if (word(c, "am") || word(c, "pm")) {
    char half = nci_to_lower(c->s.data[c->at - 2]);
    if (h <= 12) h = h % 12 + (half == 'p' ? 12 : 0);
    end = c->at;
    blanks(c);
  } else {
    c->at = noon;
  }
  size_t before = c->at;
  zone(c, out);
  if (c->at == before) c->at = end;
  if (h == 24 || s == 60) return;
  strcpy(out->time, "T");
  add_two(out->time, h);
  strcat(out->time, ":");
  add_two(out->time, m);
  if (s >= 0) {
    strcat(out->time, ":");
    add_two(out->time, s);
  }
  /* Without its zone a time that is not ISO's says too little. */
  if (!iso && !out->zone[0] && s < 0) out->time[0] = '\0';
}

static bool valid(const nci_page_date *d)
{
  return d->month == 0 || (d->day >= 1 && d->day <= nci_days_in_month(d->year, d->month)); /* no day in a month that is none */
}

size_t nci_page_date_read(const nci_lexicon *lexicon, ncorp_str s, nci_page_date *out)
{
  bool (*const FORMS[])(cursor *, nci_page_date *) = { year_first, numbers, named_month };
  cursor start = { lexicon, s, 0 };
  int weekday;
  if (calendar_word(&start, 'd', &weekday)) {
    blanks(&start);
    take(&start, ',');
    blanks(&start);
  }
  for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
    cursor c = start;
    *out = (nci_page_date){ 0 };
    if (!FORMS[i](&c, out) || !valid(out)) continue;
    /* "2025-12-07T" goes on; "7 December 20255" does not. */
    if (peek(&c) == 'T' ? !(c.at + 1 < s.size && nci_is_digit(s.data[c.at + 1])) : letters(&c).size > 0) continue;
    clock_time(&c, out);
    return c.at;
  }
  return 0;
}

ncorp_str nci_page_date_print(nci_arena *arena, const nci_page_date *date)
{
  if (!date->year || !date->month) return NCI_NO_STR;
  char text[40] = "";
  add_two(text, date->year / 100);
  add_two(text, date->year % 100);
  strcat(text, "-");
  add_two(text, date->month);
  strcat(text, "-");
  add_two(text, date->day);
  strcat(text, date->time);
  if (date->time[0]) strcat(text, date->zone);
  return nci_arena_str(arena, nci_cstr(text));
}
