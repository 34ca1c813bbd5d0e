/* The times of an article: goes through its sentences, keeps what is known of the day that is spoken of, and the tense. */
#include "meaning/meaning.h"
#include "base/str.h"
#include "meaning/time_rules.h"

/* "-ed" makes a past tense or a participle of a lower-case word. */
static bool past_form(const nci_atoms *atoms, const nci_atom *a)
{
  uint32_t size = a->end - a->start;
  const char *text = atoms->doc->text.data + a->start;
  return a->kind == NCI_ATOM_WORD && !a->word_class && size >= 4 && text[size - 1] == 'd' && text[size - 2] == 'e' &&
         text[size - 3] != 'e' && nci_is_lower(text[0]);
}

/* The tense that a word gives to what stands behind it; NONE when it says nothing. */
static nci_tense clue(const nci_atoms *atoms, const nci_atom *a)
{
  switch (a->word_class) {
  case NCI_W_PAST: return NCI_TENSE_PAST;
  case NCI_W_FUTURE: case NCI_W_WOULD: return NCI_TENSE_FUTURE;
  case NCI_W_SCHEDULED:
    if (nci_atom_prep(a + 1, NCI_PREP_TO) && !nci_atom_capital(a + 2)) return NCI_TENSE_FUTURE;
    if (a->value == 1) return NCI_TENSE_PAST;
    if (nci_atom_is(atoms, a, "starting") || nci_atom_is(atoms, a, "ending"))
      return nci_atom_class(a + 1, NCI_W_WEEKDAY) || nci_atom_class(a + 1, NCI_W_PREP) ? NCI_TENSE_FUTURE : NCI_TENSE_NONE;
    return nci_atom_is(atoms, a, "scheduled") || nci_atom_is(atoms, a, "expected") || nci_atom_is(atoms, a, "planned") ||
           nci_atom_is(atoms, a, "slated") || nci_atom_is(atoms, a, "due") ? NCI_TENSE_FUTURE : NCI_TENSE_NONE;
  default: return past_form(atoms, a) ? NCI_TENSE_PAST : NCI_TENSE_NONE;
  }
}

/* Gives every atom the tense of the nearest clue before it, and to those before the first clue that one's. */
static bool find_tense(nci_time_scan *scan)
{
  enum { PARTICIPLE = 3 }; /* "will be held": what follows so closely belongs to the future */
  const nci_atoms *atoms = &scan->atoms;
  if (scan->tense_room < atoms->count) {
    uint32_t more = atoms->count * 2;
    uint8_t *room = nci_arena_grow(atoms->arena, scan->tense, scan->tense_room, more, 1);
    if (!room) return false;
    scan->tense = room;
    scan->tense_room = more;
  }
  nci_tense tense = NCI_TENSE_NONE;
  uint32_t first = 0, future = 0;
  bool any = false;
  for (uint32_t i = 0; i < atoms->count; i++) {
    nci_tense found = clue(atoms, &atoms->at[i]);
    bool participle = !nci_atom_class(&atoms->at[i], NCI_W_PAST) || nci_atom_class(&atoms->at[i] - 1, NCI_W_BE);
    if (found == NCI_TENSE_PAST && tense == NCI_TENSE_FUTURE && i - future <= PARTICIPLE && participle) found = NCI_TENSE_NONE;
    if (found != NCI_TENSE_NONE) {
      if (!any) {
        any = true;
        first = i;
      }
      tense = found;
      future = i;
    }
    scan->tense[i] = (uint8_t)tense;
  }
  if (any)
    for (uint32_t i = 0; i < first; i++) scan->tense[i] = scan->tense[first];
  scan->tense_known = true;
  return true;
}

nci_tense nci_time_tense(nci_time_scan *scan, const nci_atom *a)
{
  if (!scan->tense_known && !find_tense(scan)) return NCI_TENSE_NONE;
  ptrdiff_t i = a - scan->atoms.at;
  return i >= 0 && i < (ptrdiff_t)scan->atoms.count ? (nci_tense)scan->tense[i] : NCI_TENSE_NONE;
}

typedef NCI_VEC(ncorp_time) times;

static void add(nci_time_scan *scan, times *found, nci_when *w, const nci_atom *floor)
{
  nci_arena *arena = scan->atoms.arena;
  ncorp_time *t = nci_vec_push(arena, found);
  if (!t) return;
  if (w->start < floor) w->start = floor;
  *t = (ncorp_time){ .span = { w->start->start, w->end[-1].end }, .type = w->type, .mod = nci_mod_name(w->mod), .evidence = NCORP_NO_SPAN };
  t->value = nci_arena_str(arena, nci_str(w->value, w->size));
  if (w->type == NCORP_TIME_DATE && w->day != NCI_NO_DAY) scan->sentence_day = scan->anchor = w->day;
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
  if (before->type != NCORP_TIME_DATE || before->day == NCI_NO_DAY || d != a) return false;
  if (!(nci_atom_class(m, NCI_W_MONTH) || nci_atom_class(m, NCI_W_MONTH_NAME) || nci_atom_class(m, NCI_W_MONTH_SHORT))) return false;
  if (!nci_atom_hyphen(d) && !nci_atom_class(d, NCI_W_AND) && !nci_atom_prep(d, NCI_PREP_TO)) return false;
  d++;
  nci_date date = nci_date_of_days(before->day);
  if (d->kind != NCI_ATOM_NUMBER || d->digits > 2 || d->value <= date.day || d->value > nci_days_in_month(date.year, date.month)) return false;
  if ((d->flags & NCI_ATOM_GROUPED) || counted_noun(&scan->atoms, d + 1) || nci_atom_sign(d + 1, ':') || nci_atom_sign(d + 1, '%')) return false;
  *w = (nci_when){ .start = d, .end = d + 1, .type = NCORP_TIME_DATE };
  nci_value_month_day(w, date.year, date.month, d->value);
  return true;
}

static void read_sentence(nci_time_scan *scan, times *found)
{
  const nci_atom *a = scan->atoms.at, *end = a + scan->atoms.count, *floor = a;
  nci_when w = { .type = NCORP_TIME_SET }, before = { .type = NCORP_TIME_SET };
  while (a < end) {
    if ((a->kind == NCI_ATOM_WORD || a->kind == NCI_ATOM_NUMBER) && nci_time_read(scan, a, &w)) {
      add(scan, found, &w, floor);
    } else if (found->count && a == before.end && read_second_day(scan, &before, a, &w)) {
      add(scan, found, &w, floor);
    } else {
      a++;
      continue;
    }
    before = w;
    a = floor = w.end;
  }
}

ncorp_status nci_times(nci_document *doc)
{
  nci_time_scan scan = { .sentence_day = NCI_NO_DAY, .anchor = NCI_NO_DAY };
  nci_atoms_init(&scan.atoms, doc);
  scan.now.known = nci_date_parse(doc->data.published, &scan.now.date);
  if (scan.now.known) scan.now.day = nci_date_days(scan.now.date);
  times found = { 0 };
  bool fresh = false;
  if (!nci_atoms_share(doc)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < doc->sentences.count && !doc->arena->failed; i++) {
    ncorp_span span = doc->sentences.at[i].span;
    nci_atoms_of(&scan.atoms, i);
    ncorp_block_kind kind = nci_block_at(doc, span.start);
    scan.title = kind == NCORP_BLOCK_TITLE || kind == NCORP_BLOCK_HEADING;
    scan.tense_known = false;
    if (!fresh) scan.anchor = NCI_NO_DAY;
    scan.sentence_day = NCI_NO_DAY;
    read_sentence(&scan, &found);
    fresh = scan.sentence_day != NCI_NO_DAY;
    if (fresh) {
      uint32_t slot = scan.dated_count++ % NCI_TIME_DATED;
      if (span.end - span.start > NCI_TIME_DATED_SIZE) span.end = span.start + NCI_TIME_DATED_SIZE;
      scan.dated[slot].span = span;
      scan.dated[slot].day = scan.sentence_day;
    }
  }
  doc->data.times = found.at;
  doc->data.time_count = found.count;
  doc->data.layers |= 1u << NCI_LAYER_TIMES;
  return nci_arena_status(doc->arena);
}
