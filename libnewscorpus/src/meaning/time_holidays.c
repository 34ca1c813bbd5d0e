/* Holidays: named days that data/calendar.tsv knows, on a fixed day, or counted from Easter or by weekday. */
#include "base/str.h"
#include "lexicon_gen.h"
#include "meaning/time_rules.h"
#include "model/grammar.h"

/* Reads a number at text[*at] and goes on behind it; -1 when there is none. */
static int32_t number_at(ncorp_str s, size_t *at)
{
  int32_t n = -1;
  for (; *at < s.size && nci_is_digit(s.data[*at]); (*at)++) n = (n < 0 ? 0 : n) * 10 + (s.data[*at] - '0');
  return n;
}

/* The day of a year that a rule of the table gives: "12-24", "easter-47", "11-4#4+1". */
static bool day_of_rule(ncorp_str rule, int32_t year, int32_t *day)
{
  size_t at = 0;
  if (nci_str_starts(rule, NCI_STR("easter"))) {
    *day = nci_date_days(nci_easter(year));
    at = 6;
  } else {
    int32_t month = number_at(rule, &at);
    if (at >= rule.size || rule.data[at] != '-') return false;
    at++;
    int32_t mday = number_at(rule, &at);
    if (month < 1 || month > 12 || mday < 1) return false;
    if (at < rule.size && rule.data[at] == '#') {
      at++;
      bool last = at < rule.size && rule.data[at] == '-';
      at += last;
      int32_t nth = number_at(rule, &at);
      *day = nci_date_days(nci_nth_weekday(year, month, mday, last ? -1 : nth));
    } else {
      *day = nci_date_days((nci_date){ year, month, mday });
    }
  }
  if (at >= rule.size) return true;
  bool back = rule.data[at] == '-';
  at++;
  int32_t shift = number_at(rule, &at);
  if (shift < 0 || at != rule.size) return false;
  *day += back ? -shift : shift;
  return true;
}

/* A common noun behind the name tells of what is bought, sung or eaten then ("Christmas tree"); grammar knows, or the word's look. */
static bool noun_behind(const nci_time_scan *scan, const nci_atom *a)
{
  if (a->kind != NCI_ATOM_WORD || a->word_class || nci_atom_capital(a)) return false;
  const nci_document *doc = scan->atoms.doc;
  uint32_t token = nci_token_at(doc, a->start);
  if (doc->grammar && token < doc->tokens.count) return doc->grammar->upos[token] == NCI_NOUN || doc->grammar->upos[token] == NCI_ADJ;
  ncorp_str t = nci_atom_text(&scan->atoms, a);
  return !nci_str_ends(t, NCI_STR("ed")) && !nci_str_ends(t, NCI_STR("ly"));
}

static bool temporal(const nci_atom *p)
{
  return nci_atom_class(p, NCI_W_LAST) || nci_atom_class(p, NCI_W_NEXT) || nci_atom_class(p, NCI_W_THIS) ||
         (nci_atom_class(p, NCI_W_PREP) && p->value != NCI_PREP_OF && p->value != NCI_PREP_FOR && p->value != NCI_PREP_WITH && p->value != NCI_PREP_IN &&
          p->value != NCI_PREP_TO && p->value != NCI_PREP_FROM && p->value != NCI_PREP_THAN);
}

static const nci_atom *atom_behind(const nci_atom *a, uint32_t offset)
{
  while (a->kind != NCI_ATOM_END && a->end < offset) a++;
  return a + 1;
}

bool nci_time_holiday(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  enum { ROOM = 4 };
  const nci_document *doc = scan->atoms.doc;
  const uint64_t set = NCI_LEX_SET(NCI_LEX_CALENDAR);
  if (!nci_atom_capital(a)) return false;
  uint32_t token = nci_time_token(scan, a);
  if (token >= scan->end_token || doc->tokens.at[token].start != a->start) return false;
  if (doc->tables_at && !(doc->tables_at[token] & set)) return false;
  nci_lex_hit hits[ROOM];
  size_t count = nci_lexicon_match_in(doc->lexicon, set, doc->text, doc->tokens.at, token, scan->end_token, hits, ROOM, NULL);
  for (size_t i = 0; i < count; i++) {
    if (!nci_str_eq(nci_lexicon_field(doc->lexicon, NCI_LEX_CALENDAR, hits[i].row, NCI_CALENDAR_KIND), NCI_STR("holiday"))) continue;
    ncorp_str rule = nci_lexicon_field(doc->lexicon, NCI_LEX_CALENDAR, hits[i].row, NCI_CALENDAR_VALUE);
    if (!rule.size || nci_lexicon_field(doc->lexicon, NCI_LEX_CALENDAR, hits[i].row, NCI_CALENDAR_AMBIGUOUS).size) return false;
    const nci_atom *end = atom_behind(a, doc->tokens.at[hits[i].end - 1].end), *p = a - 1;
    if (nci_atom_class(p, NCI_W_THE) && temporal(p - 1)) p--;
    if (end->kind == NCI_ATOM_WORD && nci_atom_capital(end) && !end->word_class && !scan->title) return false;
    if (p->kind == NCI_ATOM_WORD && nci_atom_capital(p) && !p->word_class && !scan->title) return false; /* somebody's surname */
    ncorp_str last = nci_atom_text(&scan->atoms, end - 1);
    if (!temporal(p) && !nci_str_is_nocase(last, "day") && !nci_str_is_nocase(last, "eve") && noun_behind(scan, end)) return false;
    *w = nci_when_at(a, NCI_BY_HOLIDAY);
    int32_t year = NCI_NO_YEAR, day = NCI_NO_DAY;
    w->end = nci_time_year_behind(&scan->atoms, end, &year);
    if (year == NCI_NO_YEAR && !scan->now.known) {
      w->grain = NCI_GRAIN_DAY;
      size_t at = 0;
      if (rule.size == 5) { /* MM-DD is known without a year */
        int32_t month = number_at(rule, &at);
        at++;
        nci_when_month(w, NCI_NO_YEAR, month, number_at(rule, &at));
      }
      return true;
    }
    if (!day_of_rule(rule, year == NCI_NO_YEAR ? scan->now.date.year : year, &day)) return false;
    if (year == NCI_NO_YEAR && (nci_atom_class(p, NCI_W_LAST) || nci_atom_class(p, NCI_W_NEXT))) {
      bool next = nci_atom_class(p, NCI_W_NEXT);
      if (next ? day <= scan->now.day : day >= scan->now.day) day_of_rule(rule, scan->now.date.year + (next ? 1 : -1), &day);
      w->start = p;
    } else if (year == NCI_NO_YEAR) {
      nci_date guess = nci_date_of_days(day);
      nci_when_month(w, NCI_NO_YEAR, guess.month, guess.day);
      nci_told told = nci_time_tense(scan, a, w->end);
      if (nci_when_settle(w, &scan->now, told.tense, told.soft)) w->evidence = told.why;
      day_of_rule(rule, w->year, &day);
    }
    nci_when_day(w, day);
    return true;
  }
  return false;
}
