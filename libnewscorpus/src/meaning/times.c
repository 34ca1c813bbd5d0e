/* The times of an article: goes through its sentences, keeps what is known of the day that is spoken of, settles what was read and
 * gives it out. */
#include "meaning/meaning.h"
#include "base/str.h"
#include "meaning/time_rules.h"

uint32_t nci_time_token(nci_time_scan *scan, const nci_atom *a)
{
  const nci_tokens *tokens = &scan->atoms.doc->tokens;
  if (scan->token >= tokens->count || tokens->at[scan->token].start > a->start) scan->token = nci_token_at(scan->atoms.doc, a->start);
  while (scan->token < scan->end_token && tokens->at[scan->token].start < a->start) scan->token++;
  return scan->token;
}

typedef NCI_VEC(ncorp_time) times;

static ncorp_str put_value(nci_arena *arena, const nci_when *w)
{
  char value[NCI_VALUE_SIZE];
  uint32_t size = nci_when_value(w, value);
  return size ? nci_arena_str(arena, nci_str(value, size)) : NCI_NO_STR;
}

static ncorp_str put_day(nci_arena *arena, int32_t day)
{
  nci_when w = { .part = -1, .hour = -1, .minute = -1, .second = -1 };
  if (day == NCI_NO_DAY) return NCI_NO_STR;
  nci_when_day(&w, day);
  return put_value(arena, &w);
}

static ncorp_str put_freq(nci_arena *arena, int64_t freq)
{
  char text[24];
  size_t at = sizeof text;
  if (freq <= 0) return NCI_NO_STR;
  text[--at] = 'X';
  for (; freq > 0 && at > 0; freq /= 10) text[--at] = (char)('0' + freq % 10);
  return nci_arena_str(arena, nci_str(text + at, sizeof text - at));
}

/* Completes what was read with the day of publication, the tense and the day that the sentence names. */
static void settle(nci_time_scan *scan, nci_when *w)
{
  bool open = w->grain == NCI_GRAIN_DAY || w->grain == NCI_GRAIN_MONTH || w->grain == NCI_GRAIN_QUARTER || w->grain == NCI_GRAIN_SEASON;
  bool any = w->rule == NCI_BY_WEEKDAY && nci_atom_class(w->start - 1, NCI_W_A) && !(w->end->kind == NCI_ATOM_WORD && !w->end->word_class); /* "on a Monday" */
  if (open && scan->now.known && !any && w->rule != NCI_BY_ANCHOR) {
    nci_told told = nci_time_tense(scan, w->start, w->end);
    if (nci_when_settle(w, &scan->now, told.tense, told.soft)) w->evidence = told.why;
  }
  if (w->grain == NCI_GRAIN_NONE && w->type == NCORP_TIME_TIME && scan->today.day != NCI_NO_DAY) {
    nci_when_day(w, scan->today.day);
    w->evidence = scan->today.span;
  }
  if (w->type == NCORP_TIME_DURATION && w->from == NCI_NO_DAY && scan->now.known && nci_atom_prep(w->start - 1, NCI_PREP_IN) && w->lengths == 1 &&
      w->length[0].unit >= NCI_UNIT_DAY) {
    nci_told told = nci_time_tense(scan, w->start, w->end); /* "will end in two weeks", not "the sixth in two weeks" */
    if (told.tense == NCI_TENSE_FUTURE && !(told.soft && scan->atoms.doc->grammar) && nci_day_moved(scan->now.day, w, 1, &w->to)) {
      w->from = scan->now.day;
      w->evidence = told.why;
    }
  }
}

/* What later dates may be counted from. */
static void note_anchor(nci_time_scan *scan, const nci_when *w, ncorp_span span)
{
  int32_t first, last;
  if (w->type != NCORP_TIME_DATE || !nci_when_days(w, &first, &last)) return;
  scan->anchor = (nci_anchor){ w->grain, first, span };
  if (w->grain == NCI_GRAIN_DAY) scan->today = scan->anchor;
  scan->fresh = true;
}

static void add(nci_time_scan *scan, times *found, nci_when *w, const nci_atom *floor)
{
  nci_arena *arena = scan->atoms.arena;
  ncorp_time *t = nci_vec_push(arena, found);
  if (!t) return;
  if (w->start < floor) w->start = floor;
  settle(scan, w);
  *t = (ncorp_time){ .span = { w->start->start, w->end[-1].end }, .type = w->type, .mod = nci_mod_name(w->mod), .evidence = w->evidence,
                     .because = nci_time_rule_name(w->rule) };
  t->value = put_value(arena, w);
  t->begin = put_day(arena, w->from);
  t->end = put_day(arena, w->to);
  if (w->type == NCORP_TIME_SET) {
    t->quant = nci_cstr(w->quant);
    t->freq = put_freq(arena, w->freq);
  }
  note_anchor(scan, w, t->span);
}

static bool counted_noun(const nci_atoms *atoms, const nci_atom *a)
{
  return a->kind == NCI_ATOM_WORD && !a->word_class &&
         (nci_str_ends(nci_atom_text(atoms, a), NCI_STR("s")) || nci_atom_is(atoms, a, "people") || nci_atom_is(atoms, a, "men"));
}

/* "Dec. 6-7", "December 6 and 7": the second day of a month that has been named. */
static bool read_second_day(nci_time_scan *scan, const nci_when *before, const nci_atom *a, nci_when *w)
{
  const nci_atom *d = before->end, *m = before->start;
  if (before->type != NCORP_TIME_DATE || before->grain != NCI_GRAIN_DAY || before->day == NCI_NO_DAY || d != a || !nci_time_month(m)) return false;
  if (!nci_atom_hyphen(d) && !nci_atom_class(d, NCI_W_AND) && !nci_atom_prep(d, NCI_PREP_TO)) return false;
  d++;
  nci_date date = nci_date_of_days(before->day);
  if (d->kind != NCI_ATOM_NUMBER || d->digits > 2 || d->value <= date.day || d->value > nci_days_in_month(date.year, date.month)) return false;
  if ((d->flags & NCI_ATOM_GROUPED) || counted_noun(&scan->atoms, d + 1) || nci_atom_sign(d + 1, ':') || nci_atom_sign(d + 1, '%')) return false;
  *w = nci_when_at(d, NCI_BY_MONTH_DAY);
  nci_when_month(w, date.year, date.month, d->value);
  return true;
}

/* "from X to Y", "between X and Y", "X-Y": both ends of a span are known to each. */
static void join_span(nci_time_scan *scan, times *found, const nci_when *first, const nci_when *second)
{
  const nci_atom *c = first->end, *p = first->start - 1;
  if (second->start != c + 1 && !nci_atom_hyphen(c)) return;
  bool to = nci_atom_prep(c, NCI_PREP_TO) || nci_atom_prep(c, NCI_PREP_THROUGH) || nci_atom_prep(c, NCI_PREP_UNTIL) || nci_atom_sign(c, '-');
  bool and = nci_atom_class(c, NCI_W_AND) && c->value == 0 && nci_atom_prep(p, NCI_PREP_BETWEEN);
  int32_t from, to_first, to_last, from_last;
  if ((!to && !and) || first->type != NCORP_TIME_DATE || second->type != NCORP_TIME_DATE || found->count < 2) return;
  if (!nci_when_days(first, &from, &from_last) || !nci_when_days(second, &to_first, &to_last) || to_last <= from) return;
  ncorp_time *t = &found->at[found->count - 2];
  t[0].begin = t[1].begin = put_day(scan->atoms.arena, from);
  t[0].end = t[1].end = put_day(scan->atoms.arena, to_last);
}

/* A month beside one with its year has that year too: "from March to May 2018". */
static void borrow_year(nci_time_scan *scan, nci_when *w)
{
  const nci_atom *c = w->end;
  if (w->grain != NCI_GRAIN_MONTH && w->grain != NCI_GRAIN_DAY) return;
  if (w->type != NCORP_TIME_DATE || w->year != NCI_NO_YEAR || !w->month) return;
  if (!nci_atom_prep(c, NCI_PREP_TO) && !nci_atom_class(c, NCI_W_AND) && !nci_atom_hyphen(c) && !nci_atom_prep(c, NCI_PREP_THROUGH)) return;
  nci_when next;
  if (!(nci_time_month(c + 1) || c[1].kind == NCI_ATOM_NUMBER) || !nci_time_date(scan, c + 1, &next) || next.start != c + 1 || next.grain != w->grain || next.year == NCI_NO_YEAR) return;
  nci_when_month(w, next.year - (w->month > next.month), w->month, w->mday);
}

static void read_sentence(nci_time_scan *scan, times *found)
{
  const nci_atom *a = scan->atoms.at, *end = a + scan->atoms.count, *floor = a;
  nci_when w = nci_when_at(a, NCI_BY_CLOCK), before = w;
  before.type = NCORP_TIME_SET;
  while (a < end) {
    bool time = (a->kind == NCI_ATOM_WORD || a->kind == NCI_ATOM_NUMBER) && nci_time_read(scan, a, &w);
    if (!time && !(found->count && a == before.end && read_second_day(scan, &before, a, &w))) {
      a++;
      continue;
    }
    borrow_year(scan, &w);
    add(scan, found, &w, floor);
    if (before.type != NCORP_TIME_SET) join_span(scan, found, &before, &w);
    before = w;
    a = floor = w.end;
  }
}

ncorp_status nci_times(nci_document *doc)
{
  const nci_anchor none = { NCI_GRAIN_NONE, NCI_NO_DAY, NCORP_NO_SPAN };
  nci_time_scan scan = { .today = none, .anchor = none };
  nci_atoms_init(&scan.atoms, doc);
  scan.now.known = nci_date_parse(doc->data.published, &scan.now.date);
  if (scan.now.known) scan.now.day = nci_date_days(scan.now.date);
  times found = { 0 };
  if (!nci_atoms_share(doc)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < doc->sentences.count && !doc->arena->failed; i++) {
    ncorp_span span = doc->sentences.at[i].span;
    nci_atoms_of(&scan.atoms, i);
    ncorp_block_kind kind = nci_block_at(doc, span.start);
    scan.title = kind == NCORP_BLOCK_TITLE || kind == NCORP_BLOCK_HEADING;
    scan.token = doc->sentences.at[i].first_token;
    scan.end_token = doc->sentences.at[i].end_token;
    scan.tense_known = false;
    if (!scan.fresh) scan.anchor = none;
    scan.fresh = false;
    scan.today = none;
    read_sentence(&scan, &found);
    if (scan.today.day != NCI_NO_DAY) {
      uint32_t slot = scan.dated_count++ % NCI_TIME_DATED;
      if (span.end - span.start > NCI_TIME_DATED_SIZE) span.end = span.start + NCI_TIME_DATED_SIZE;
      scan.dated[slot].span = span;
      scan.dated[slot].day = scan.today.day;
    }
  }
  doc->data.times = found.at;
  doc->data.time_count = found.count;
  doc->data.layers |= 1u << NCI_LAYER_TIMES;
  return nci_arena_status(doc->arena);
}
