/* Years and decades: a number that something beside it says is a year, and years in words. */
#include "base/str.h"
#include "meaning/time_rules.h"

const nci_atom *nci_time_spelled_year(const nci_atom *a, int32_t *year)
{
  if (!nci_atom_class(a, NCI_W_NUMBER)) return NULL;
  const nci_atom *e = a + 1;
  int32_t hundreds = 0, rest = 0;
  if (a->value == 2 && nci_atom_class(e, NCI_W_SCALE) && e->value == 3) { /* two thousand [and] eight */
    hundreds = 20;
    e++;
  } else if (a->value >= 17 && a->value <= 20) {
    hundreds = a->value;
    if (nci_atom_class(e, NCI_W_SCALE) && e->value == 2) e++; /* nineteen hundred */
    else if (!nci_atom_class(e, NCI_W_NUMBER) || e->value < 10) return NULL;
  } else {
    return NULL;
  }
  if (nci_atom_class(e, NCI_W_AND) && e->value == 0 && nci_atom_class(e + 1, NCI_W_NUMBER)) e++;
  if (nci_atom_class(e, NCI_W_NUMBER)) {
    rest = e->value;
    e++;
    const nci_atom *u = nci_atom_hyphen(e) ? e + 1 : e;
    if (rest >= 20 && rest % 10 == 0 && nci_atom_class(u, NCI_W_NUMBER) && u->value >= 1 && u->value <= 9) {
      rest += u->value;
      e = u + 1;
    }
  }
  *year = hundreds * 100 + rest;
  return e;
}

static bool one_of(const nci_atoms *atoms, const nci_atom *a, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (nci_atom_is(atoms, a, words[i])) return true;
  return false;
}

static bool year_like(const nci_atom *a) { return a->kind == NCI_ATOM_NUMBER && a->digits == 4 && a->value >= 1500 && a->value <= 2100; }

/* "of 1709 schoolchildren": what is counted stands behind. */
static bool counts(const nci_atoms *atoms, const nci_atom *n)
{
  ncorp_str t = nci_atom_text(atoms, n);
  return n->kind == NCI_ATOM_WORD && !n->word_class && !nci_atom_capital(n) &&
         (nci_str_ends(t, NCI_STR("s")) || nci_str_ends(t, NCI_STR("men")) || nci_str_ends(t, NCI_STR("children")));
}

/* What stands before a number says that it is a year. */
static bool led(const nci_atoms *atoms, const nci_atom *a)
{
  const nci_atom *p = a - 1, *n = a + 1;
  bool recent = a->value >= 1500 && a->value <= 2100;
  switch (p->kind == NCI_ATOM_WORD ? p->value : 0) {
  default: return false;
  case NCI_PREP_IN: case NCI_PREP_SINCE: case NCI_PREP_UNTIL: case NCI_PREP_DURING: return true;
  case NCI_PREP_BY: return recent;
  case NCI_PREP_FROM: return recent && !(nci_atom_prep(n, NCI_PREP_TO) && n[1].kind == NCI_ATOM_NUMBER && (n[1].digits != 4 || n[1].value < 1000));
  case NCI_PREP_BEFORE: case NCI_PREP_AFTER: case NCI_PREP_BETWEEN: case NCI_PREP_THROUGH: return recent;
  case NCI_PREP_OF: case NCI_PREP_FOR: case NCI_PREP_WITH: return recent && !counts(atoms, n);
  case NCI_PREP_TO: case NCI_PREP_THAN: return recent && (year_like(p - 1) || nci_atom_is(atoms, p - 1, "back"));
  }
}

static bool stands_as_year(nci_time_scan *scan, const nci_atom *a)
{
  static const char *const events[] = { "conference", "olympics", "games", "cup", "summit", "forum", "expo", "championship", "championships", "congress",
                                        "convention", "awards", "festival", "election", "elections", "euro", "open", "prix", "budget" };
  const nci_atoms *atoms = &scan->atoms;
  const nci_atom *p = a - 1, *n = a + 1;
  if (nci_atom_class(p, NCI_W_PREP)) return led(atoms, a);
  if (a->value < 1500 || a->value > 2100) return false;
  bool noun = n->kind == NCI_ATOM_CLITIC || (n->kind == NCI_ATOM_WORD && (!n->word_class || nci_atom_class(n, NCI_W_SEASON)));
  if (nci_atom_class(p, NCI_W_THE) || nci_atom_class(p, NCI_W_A) || p->kind == NCI_ATOM_CLITIC || nci_atom_class(p, NCI_W_DETERMINER)) return noun;
  if (nci_atom_class(p, NCI_W_EARLY)) return true;
  if (nci_atom_sign(p, '-') && nci_atom_glued(a)) return nci_atom_class(p - 1, NCI_W_EARLY) || (year_like(p - 1) && p[-1].value < a->value && !nci_atom_sign(p - 2, '-'));
  if (nci_atom_sign(p, '(')) return nci_atom_sign(n, ')') || nci_atom_sign(n, '-');
  if (nci_atom_class(p, NCI_W_AND)) return year_like(p - 1);
  if (nci_atom_class(p, NCI_W_SEASON) || nci_atom_class(p, NCI_W_MONTH)) return true;
  if (nci_atom_class(p, NCI_W_UNIT) && p->value == NCI_UNIT_YEAR) return true;
  if ((a->flags & NCI_ATOM_FIRST) && (nci_atom_class(n, NCI_W_PAST) || nci_atom_class(n, NCI_W_FUTURE) || nci_atom_class(n, NCI_W_BE))) return a->value >= 1900;
  if (p->kind != NCI_ATOM_WORD || !nci_atom_capital(p)) return false;
  if (one_of(atoms, p, events, sizeof events / sizeof *events)) return true;
  return (p->flags & NCI_ATOM_CAPS) && p->end - p->start >= 3 && a->value >= 1950 && !nci_time_unit(n) && nci_atom_class(n, NCI_W_NONE) &&
         (n->kind != NCI_ATOM_WORD || !nci_atom_capital(n));
}

static bool decade(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  (void)scan;
  int32_t from = a->value;
  const nci_atom *p = a - 1;
  if (a->digits == 2 && p->kind == NCI_ATOM_QUOTE && nci_atom_glued(a)) {
    from += from >= 30 ? 1900 : 2000;
    w->start = p;
  } else if (a->digits != 4 || from < 1000 || from > 2190) {
    return false;
  }
  w->rule = NCI_BY_DECADE;
  nci_when_period(w, NCI_GRAIN_DECADE, NCI_NO_YEAR, from / 10);
  if (nci_atom_class(w->start - 1, NCI_W_THE)) w->start--;
  return true;
}

bool nci_time_year(nci_time_scan *scan, const nci_atom *a, nci_when *w)
{
  static const char *const counted[] = { "people", "votes", "cases", "points", "deaths", "troops", "soldiers", "miles", "meters", "metres",
                                         "kilometers", "kilometres", "km", "tons", "tonnes", "feet", "dollars", "euros", "copies", "units", "others",
                                         "seats", "homes", "kg", "mw", "calories", "jobs", "shares", "square" };
  static const char *const decades[] = { "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties" };
  const nci_atoms *atoms = &scan->atoms;
  *w = nci_when_at(a, NCI_BY_YEAR);
  if (a->kind == NCI_ATOM_WORD) {
    for (int i = 0; i < 8; i++) { /* "the nineties", not "her nineties" */
      if (!nci_atom_is(atoms, a, decades[i]) || !nci_atom_class(a - 1, NCI_W_THE)) continue;
      nci_when_period(w, NCI_GRAIN_DECADE, NCI_NO_YEAR, 192 + i);
      w->rule = NCI_BY_DECADE;
      w->start = a - 1;
      return true;
    }
    int32_t year;
    const nci_atom *end = nci_time_spelled_year(a, &year), *p = a - 1;
    if (!end || nci_atom_class(end - 1, NCI_W_SCALE) || !(nci_atom_prep(p, NCI_PREP_IN) || nci_atom_prep(p, NCI_PREP_SINCE) || nci_atom_prep(p, NCI_PREP_BY)) || nci_time_unit(end) ||
        nci_atom_class(end, NCI_W_SCALE) || (end->kind == NCI_ATOM_WORD && !end->word_class))
      return false;
    nci_when_period(w, NCI_GRAIN_YEAR, year, 0);
    w->end = end;
    return true;
  }
  if (a->kind != NCI_ATOM_NUMBER || (a->flags & (NCI_ATOM_GROUPED | NCI_ATOM_ORDINAL | NCI_ATOM_NAMED))) return false;
  if (a->flags & NCI_ATOM_DECADE) return decade(scan, a, w);
  const nci_atom *p = a - 1, *n = a + 1;
  if (a->digits == 4 && a->value % 10 == 0 && n->kind == NCI_ATOM_CLITIC && n->end - n->start <= 4 && (nci_atom_class(p, NCI_W_EARLY) || nci_atom_hyphen(p) || (nci_atom_class(p, NCI_W_THE) && !(n[1].kind == NCI_ATOM_WORD && !n[1].word_class)))) { /* the 1980's */
    w->end = n + 1;
    return decade(scan, a, w);
  }
  if (a->digits != 4 || a->value < 1000 || a->value > 2199) return false;
  if (nci_atom_glued(n) && (nci_atom_sign(n, '/') || nci_atom_sign(n, '%') || (nci_atom_sign(n, '.') && n[1].kind == NCI_ATOM_NUMBER && nci_atom_glued(n + 1)) ||
                            n->kind == NCI_ATOM_WORD))
    return false;
  if (nci_atom_hyphen(n) && n[1].kind != NCI_ATOM_NUMBER) return false;
  if (nci_atom_class(n, NCI_W_SCALE) || nci_atom_class(n, NCI_W_PERCENT) || nci_time_unit(n) || nci_atom_sign(n, '%')) return false;
  if (nci_time_before_christ(atoms, n) || one_of(atoms, n, counted, sizeof counted / sizeof *counted) || !stands_as_year(scan, a)) return false;
  nci_when_period(w, NCI_GRAIN_YEAR, a->value, 0);
  if (nci_atom_class(p, NCI_W_UNIT) && p->value == NCI_UNIT_YEAR) w->start = nci_atom_class(p - 1, NCI_W_THE) ? p - 1 : p;
  return true;
}
