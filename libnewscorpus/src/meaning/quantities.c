/* Quantities: numbers that count or measure something. It leaves alone what is part of a time or a name, and what only
 * looks like an amount: ages, scores, telephone numbers, versions, list numbers. */
#include "meaning/meaning.h"
#include "base/decimal.h"
#include "base/str.h"
#include "meaning/numbers.h"
#include "meaning/units.h"

typedef struct scan {
  nci_atoms atoms;
  nci_document *doc;
  NCI_VEC(ncorp_quantity) found;
  uint32_t time;    /* the first time that ends behind where we are */
  uint32_t mention; /* the first mention that does */
} scan;

typedef struct amount {
  nci_number number;
  const nci_atom *start, *end; /* end: behind the number and its sign or "or more" */
  ncorp_bound bound;
  ncorp_str unit;
  ncorp_span unit_span;
  const nci_atom *behind;      /* behind the unit */
} amount;

static bool inside_time(scan *s, uint32_t offset)
{
  const nci_article_data *d = &s->doc->data;
  while (s->time < d->time_count && d->times[s->time].span.end <= offset) s->time++;
  return s->time < d->time_count && d->times[s->time].span.start <= offset;
}

/* A number with other words in one name: "Boeing 737", "Group of Seven". */
static bool inside_name(scan *s, const nci_atom *a)
{
  const nci_article_data *d = &s->doc->data;
  while (s->mention < d->mention_count && d->mentions[s->mention].span.end <= a->start) s->mention++;
  for (uint32_t m = s->mention; m < d->mention_count && m < s->mention + 4 && d->mentions[m].span.start <= a->start; m++)
    if (d->mentions[m].form == NCORP_FORM_NAME && d->mentions[m].span.end >= a->end && d->mentions[m].span.end - d->mentions[m].span.start > a->end - a->start)
      return true;
  return false;
}

static ncorp_bound bound_of(nci_mod mod)
{
  switch (mod) {
  case NCI_MOD_APPROX: return NCORP_BOUND_ABOUT;
  case NCI_MOD_LESS_THAN: return NCORP_BOUND_LESS_THAN;
  case NCI_MOD_MORE_THAN: return NCORP_BOUND_MORE_THAN;
  case NCI_MOD_EQUAL_OR_LESS: return NCORP_BOUND_AT_MOST;
  case NCI_MOD_EQUAL_OR_MORE: return NCORP_BOUND_AT_LEAST;
  default: return NCORP_BOUND_EXACT;
  }
}

static bool any_of(const nci_atoms *atoms, const nci_atom *a, const char *const *words, size_t count)
{
  if (a->kind != NCI_ATOM_WORD) return false;
  for (size_t i = 0; i < count; i++)
    if (nci_atom_is(atoms, a, words[i])) return true;
  return false;
}
#define ANY_OF(atoms, a, words) any_of(atoms, a, words, sizeof words / sizeof *words)

/* A word with a capital in it: "iPhone", "Kyiv". */
static bool has_capital(const nci_atoms *atoms, const nci_atom *a)
{
  if (a->kind != NCI_ATOM_WORD) return false;
  for (uint32_t i = a->start; i < a->end; i++)
    if (nci_is_upper(atoms->doc->text.data[i])) return true;
  return false;
}

/* What stands before the number makes a label of it. */
static bool labelled(const nci_atoms *atoms, const nci_atom *a)
{
  static const char *const labels[] = { "boeing", "airbus", "flight", "article", "resolution", "room", "chapter", "apollo", "windows", "route",
                                        "highway", "section", "title", "proposition", "no", "number", "phase", "level", "type", "model", "page",
                                        "part", "line", "channel", "formula", "area", "round", "game", "version", "act", "unit", "building",
                                        "platform", "gate", "step", "stage", "tel", "item", "paragraph", "clause", "district", "ward", "episode",
                                        "season", "volume", "figure", "table", "class", "grade", "category", "magnitude", "zone", "group", "pier" };
  const nci_atom *p = a - 1;
  if (nci_atom_sign(p, '.') && nci_atom_is(atoms, p - 1, "no")) return true;
  if (nci_atom_sign(p, '#')) return true;
  /* What is counted in one digit is written out; "iPhone 4" is a name. */
  if (a->digits == 1 && !(a->flags & NCI_ATOM_GROUPED) && !p->word_class && !(p->flags & NCI_ATOM_FIRST) && has_capital(atoms, p)) return true;
  if (!ANY_OF(atoms, p, labels)) return false;
  return !nci_atom_is(atoms, p, "no") && !nci_atom_is(atoms, p, "line") ? true : nci_atom_capital(p);
}

/* Digits that go on: 8:00, 3/4, 192.168.1.1, 555-0199, 020 7946. Gives the atom behind all of them. */
static const nci_atom *cluster(const nci_atom *a)
{
  const nci_atom *e = a + 1;
  while (e->kind == NCI_ATOM_SIGN && nci_atom_glued(e) && nci_atom_glued(e + 1) && e[1].kind == NCI_ATOM_NUMBER &&
         (e->value == ':' || e->value == '/' || e->value == '.' || e->value == '-'))
    e += 2;
  while (e->kind == NCI_ATOM_NUMBER) e++;
  return e;
}

static bool adjective_of_people(const nci_atoms *atoms, const nci_atom *a)
{
  static const char *const words[] = { "more", "other", "others", "additional", "further", "new", "another" };
  return ANY_OF(atoms, a, words);
}

/* The head of the noun phrase behind a number: the first plural within a few words, or for one the last noun before
 * something else begins. */
static const nci_atom *counted(const nci_atoms *atoms, const nci_atom *a, bool one)
{
  enum { WORDS = 6 };
  static const char *const behind_noun[] = { "alone", "might", "can", "must", "who", "which", "out", "when", "has", "where", "whose", "not" };
  const nci_atom *last = NULL;
  for (int words = 0; words < WORDS; words++, a++) {
    if (nci_atom_hyphen(a)) a++;
    if (a->kind != NCI_ATOM_WORD) return last;
    bool more = nci_atom_class(a, NCI_W_MORE) || (nci_atom_class(a, NCI_W_NUMBER) && words == 0);
    if (a->word_class && !more && !nci_atom_class(a, NCI_W_OLD) && !nci_atom_class(a, NCI_W_SEASON) && !nci_atom_class(a, NCI_W_FREQUENCY) &&
        !nci_atom_class(a, NCI_W_EARLY) && !nci_atom_class(a, NCI_W_DAYPARTS))
      return last;
    if (more) continue;
    ncorp_str word = nci_atom_text(atoms, a);
    bool participle = word.size > 4 && (nci_str_ends(word, NCI_STR("ed")));
    if (!one && nci_plural(word) && !(words == 0 && nci_atom_capital(a) && !(a->flags & NCI_ATOM_CAPS) && a[1].kind == NCI_ATOM_CLITIC)) {
      const nci_atom *next = a + 1; /* "sales jobs": of two plurals the second */
      if (next->kind == NCI_ATOM_WORD && !next->word_class && nci_atom_is(atoms, a, "sales") && nci_plural(nci_atom_text(atoms, next))) return next;
      return a;
    }
    if (one && last && (participle || nci_atom_capital(a) || nci_str_ends(word, NCI_STR("ing")) || ANY_OF(atoms, a, behind_noun))) return last;
    if (one && !last && (nci_plural(word) || ANY_OF(atoms, a, behind_noun))) return NULL;
    if (one && !nci_atom_capital(a)) last = a;
    if (participle && words > 0 && !one && !(a[1].kind == NCI_ATOM_WORD && !a[1].word_class)) return NULL;
    if (one && nci_atom_glued(a + 1) && a[1].kind == NCI_ATOM_SIGN && !nci_atom_hyphen(a + 1)) return last;
  }
  return NULL;
}

static void set_unit(scan *s, amount *m, const nci_atom *head)
{
  m->unit = nci_singular(s->atoms.arena, nci_atom_text(&s->atoms, head));
  m->unit_span = (ncorp_span){ head->start, head->end };
  m->behind = head + 1;
}

/* %, percent, per cent, percentage points. */
static bool read_percent(scan *s, amount *m)
{
  const nci_atom *e = m->end;
  const nci_atom *word = nci_atom_hyphen(e) ? e + 1 : e;
  if (nci_atom_sign(e, '%')) {
    m->behind = e + 1;
    m->unit_span = (ncorp_span){ e->start, e->end };
  } else if (nci_atom_class(word, NCI_W_PERCENT) && word->value == 0) {
    m->behind = word + 1;
    m->unit_span = (ncorp_span){ word->start, word->end };
  } else if (nci_atom_is(&s->atoms, word, "per") && nci_atom_is(&s->atoms, word + 1, "cent")) {
    m->behind = word + 2;
    m->unit_span = (ncorp_span){ word->start, word[1].end };
  } else if (nci_atom_class(word, NCI_W_PERCENT) && nci_atom_is(&s->atoms, word + 1, "points")) {
    m->behind = word + 2;
    m->unit_span = (ncorp_span){ word->start, word[1].end };
    m->unit = NCI_STR("percentage point");
    return true;
  } else {
    return false;
  }
  m->unit = NCI_STR("%");
  return true;
}

/* "euros", "US dollars", "Canadian dollars", "EUR". */
static bool read_currency(scan *s, amount *m)
{
  const nci_atom *e = nci_atom_hyphen(m->end) ? m->end + 1 : m->end, *first = e;
  for (int words = 0; words < 3 && e->kind == NCI_ATOM_WORD; words++, e++) {
    ncorp_str code = nci_currency_of_word(nci_atom_text(&s->atoms, e), words ? nci_atom_text(&s->atoms, e - 1) : NCI_NO_STR);
    if (code.data && !(nci_atom_is(&s->atoms, e, "won") && words == 0 && m->number.whole >= 0 && m->number.whole < 1000)) {
      m->unit = code;
      m->unit_span = (ncorp_span){ first->start, e->end };
      m->behind = e + 1;
      return true;
    }
    if (!nci_atom_capital(e) || e->word_class) return false;
  }
  return false;
}

/* The noun that is counted: "drones", "of those drones", "-point". */
static bool read_noun(scan *s, amount *m)
{
  const nci_atoms *atoms = &s->atoms;
  const nci_atom *e = m->end;
  bool one = m->number.whole == 1;
  if (nci_atom_hyphen(e)) { /* 28-point, 12-man: singular */
    const nci_atom *noun = e + 1;
    if (noun->kind != NCI_ATOM_WORD || noun->word_class || nci_atom_capital(noun) || nci_atom_hyphen(noun + 1)) return false;
    if (nci_atom_is(atoms, noun, "plus") || nci_atom_is(atoms, noun, "strong") || nci_atom_is(atoms, noun, "fold") || nci_atom_is(atoms, noun, "something")) return false;
    set_unit(s, m, noun);
    return true;
  }
  const nci_atom *head = NULL;
  if (nci_atom_prep(e, NCI_PREP_OF)) {
    const nci_atom *d = e + 1;
    if (nci_atom_class(d, NCI_W_THE) || nci_atom_class(d, NCI_W_THIS) || nci_atom_class(d, NCI_W_DETERMINER)) {
      nci_number inner;
      d++;
      if (nci_number_read(atoms, d, &inner)) d = inner.end;
      head = counted(atoms, d, false);
    }
  } else {
    head = counted(atoms, e, one);
  }
  if (!head) return false;
  set_unit(s, m, head);
  return true;
}

/* Where a number counts though nothing says what: "killing 12 and wounding 30", "including three in Kyiv". */
static bool stands_alone(const nci_atoms *atoms, const nci_atom *a)
{
  static const char *const words[] = { "killed", "killing", "kill", "injured", "injuring", "wounded", "wounding", "hurt", "hurting", "including",
                                       "arrested", "arresting", "detained", "another", "other", "abducted", "kidnapped", "evacuated", "displaced",
                                       "shot", "downed", "destroyed", "missing", "toll", "totaling", "totalling", "leaving" };
  const nci_atom *p = a - 1;
  if (nci_atom_prep(p, NCI_PREP_TO) || nci_atom_prep(p, NCI_PREP_AT)) p--; /* the toll rose to 12 */
  return ANY_OF(atoms, p, words) || (nci_atom_is(atoms, p, "rose") && nci_atom_is(atoms, p - 1, "toll")) ||
         (nci_atom_class(p, NCI_W_BE) && nci_atom_is(atoms, p - 1, "toll"));
}

static void push(scan *s, const amount *m)
{
  ncorp_quantity *q = nci_vec_push(s->atoms.arena, &s->found);
  if (!q) return;
  *q = (ncorp_quantity){ .span = { m->start->start, m->end[-1].end }, .value = m->number.value, .evidence = NCORP_NO_SPAN, .bound = m->bound,
                         .unit = m->unit.data ? nci_arena_str(s->atoms.arena, m->unit) : NCI_NO_STR, .unit_span = m->unit_span };
}

/* Signs before the number: "$", "US$", "EUR". Gives where the number begins. */
static const nci_atom *currency_before(scan *s, const nci_atom *a, amount *m)
{
  const nci_atoms *atoms = &s->atoms;
  if (a->kind == NCI_ATOM_SIGN) {
    m->unit = nci_currency_of_sign(a->value, NCI_NO_STR);
    if (!m->unit.data || a[1].kind != NCI_ATOM_NUMBER) return NULL;
    m->unit_span = (ncorp_span){ a->start, a->end };
    return a + 1;
  }
  if (a->kind != NCI_ATOM_WORD || !(a->flags & NCI_ATOM_CAPITAL)) return NULL;
  if (a[1].kind == NCI_ATOM_SIGN && nci_atom_glued(a + 1) && a[2].kind == NCI_ATOM_NUMBER) {
    m->unit = nci_currency_of_sign(a[1].value, nci_atom_text(atoms, a));
    m->unit_span = (ncorp_span){ a->start, a[1].end };
    return m->unit.data ? a + 2 : NULL;
  }
  if ((a->flags & NCI_ATOM_CAPS) && a->end - a->start == 3 && a[1].kind == NCI_ATOM_NUMBER) {
    m->unit = nci_currency_of_word(nci_atom_text(atoms, a), NCI_NO_STR);
    m->unit_span = (ncorp_span){ a->start, a->end };
    return m->unit.data ? a + 1 : NULL;
  }
  return NULL;
}

/* "or more", "or fewer", "+", "-plus" behind a number. */
static void bound_behind(const nci_atoms *atoms, amount *m)
{
  const nci_atom *e = m->end;
  if (nci_atom_class(e, NCI_W_AND) && e->value == 1 && nci_atom_class(e + 1, NCI_W_MORE)) {
    m->bound = e[1].value == NCI_MOD_MORE_THAN ? NCORP_BOUND_AT_LEAST : NCORP_BOUND_AT_MOST;
    m->end = e + 2;
  } else if (nci_atom_sign(e, '+') && nci_atom_glued(e)) {
    m->bound = NCORP_BOUND_AT_LEAST;
    m->end = e + 1;
  } else if (nci_atom_hyphen(e) && nci_atom_is(atoms, e + 1, "plus")) {
    m->bound = NCORP_BOUND_AT_LEAST;
    m->end = e + 2;
  }
}

/* A fraction: "two-thirds", "a third", "half", "three quarters", and behind it "of the voters". */
static bool read_fraction(scan *s, const nci_atom *a, amount *m)
{
  const nci_atoms *atoms = &s->atoms;
  static const struct {
    const char *word;
    int parts;
  } parts[] = { { "third", 3 },    { "thirds", 3 },   { "quarter", 4 },  { "quarters", 4 }, { "fifth", 5 },
                { "fifths", 5 },   { "sixth", 6 },    { "eighth", 8 },   { "eighths", 8 },  { "tenth", 10 }, { "tenths", 10 } };
  int64_t upper = 1, lower = 0;
  const nci_atom *e = a;
  if (nci_atom_class(a, NCI_W_HALF)) {
    lower = 2;
    e = a + 1;
  } else if (nci_atom_class(a, NCI_W_A) || nci_atom_class(a, NCI_W_NUMBER)) {
    upper = nci_atom_class(a, NCI_W_A) ? 1 : a->value;
    e = nci_atom_hyphen(a + 1) ? a + 2 : a + 1;
    if (e->kind != NCI_ATOM_WORD) return false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
      if (nci_atom_is(atoms, e, parts[i].word)) lower = parts[i].parts;
    if (!lower && nci_atom_class(e, NCI_W_HALF) && nci_atom_class(a, NCI_W_A)) return false;
    e++;
  }
  if (!lower || upper < 1 || upper >= lower || !nci_atom_prep(e, NCI_PREP_OF)) return false;
  const nci_atom *d = e + 1;
  if (nci_atom_class(d, NCI_W_THE) || nci_atom_class(d, NCI_W_DETERMINER) || nci_atom_class(d, NCI_W_THIS)) d++;
  const nci_atom *head = counted(atoms, d, false);
  if (!head) return false;
  if ((upper * 1000000) % lower == 0) {
    int64_t n = upper * 1000000 / lower;
    int32_t exponent = -6;
    while (n % 10 == 0) n /= 10, exponent++;
    m->number.value = (ncorp_decimal){ n, exponent };
  } else {
    m->number.value = (ncorp_decimal){ (upper * 1000000 + lower / 2) / lower, -6 };
  }
  m->end = e;
  set_unit(s, m, head);
  return true;
}

/* A number whose noun stands behind the second one: "20 to 30 people", "between 20 and 30 people", "two or three men". */
static const nci_atom *range_behind(const nci_atoms *atoms, const amount *m)
{
  const nci_atom *e = m->end;
  bool to = nci_atom_prep(e, NCI_PREP_TO) || (nci_atom_hyphen(e)) || (nci_atom_class(e, NCI_W_AND) && e->value == 1) ||
            (nci_atom_class(e, NCI_W_AND) && e->value == 0 && nci_atom_prep(m->start - 1, NCI_PREP_BETWEEN));
  if (!to) return NULL;
  nci_number second;
  const nci_atom *next = e + 1;
  if (next->kind == NCI_ATOM_SIGN && nci_currency_of_sign(next->value, NCI_NO_STR).data) next++;
  if (!nci_number_read(atoms, next, &second) || second.article) return NULL;
  if (nci_decimal_cmp(m->number.value, second.value) >= 0 && !(second.value.exponent > m->number.value.exponent)) return NULL;
  return e + 1;
}

static bool year_like(const nci_atom *a, const amount *m)
{
  return a->kind == NCI_ATOM_NUMBER && a->digits == 4 && !(a->flags & NCI_ATOM_GROUPED) && a->value >= 1900 && a->value <= 2100 &&
         (m->bound == NCORP_BOUND_EXACT || m->bound == NCORP_BOUND_ABOUT);
}

/* What looks like an amount and is none. `number`: where the digits or words begin. */
static bool refused(scan *s, const nci_atom *number, const amount *m)
{
  const nci_atoms *atoms = &s->atoms;
  const nci_atom *p = number - 1, *e = m->end;
  if (inside_time(s, number->start) || inside_name(s, number)) return true;
  if (m->unit.data) return false;
  if (number->flags & (NCI_ATOM_ORDINAL | NCI_ATOM_DECADE | NCI_ATOM_NAMED)) return true;
  if (p->kind == NCI_ATOM_NUMBER || (number->kind == NCI_ATOM_NUMBER && labelled(atoms, number))) return true;
  if (p->kind == NCI_ATOM_SIGN && nci_atom_glued(number) && (p->value == '@' || p->value == '/' || p->value == ':' || p->value == '.' || p->value == '#')) return true;
  if ((number->flags & NCI_ATOM_FIRST) && number->kind == NCI_ATOM_NUMBER && (nci_atom_sign(e, '.') || nci_atom_sign(e, ')')) && nci_atom_glued(e)) return true;
  const nci_atom *u = nci_atom_hyphen(e) ? e + 1 : e;
  if (nci_atom_class(u, NCI_W_UNIT) || nci_atom_class(u, NCI_W_UNITS) || nci_atom_is(atoms, u, "times")) return true;
  if (nci_atom_class(u, NCI_W_ORDINAL) || nci_atom_class(u, NCI_W_MERIDIEM)) return true;
  if (nci_atom_is(atoms, p, "aged") || nci_atom_is(atoms, p, "age")) return true;
  /* "Smith, 44, said": an age. */
  if (nci_atom_sign(p, ',') && (nci_atom_sign(e, ',') || nci_atom_sign(e, '.')) && nci_atom_capital(p - 1)) return true;
  return false;
}

/* How far an amount has got. */
typedef enum stage { AMOUNT_NONE, AMOUNT_READ, AMOUNT_OPEN /* what is counted may follow */ } stage;

/* Reads the number at `a` with its bound. *number: where its digits or words begin. */
static stage read_number(scan *s, const nci_atom *a, amount *m, const nci_atom **number)
{
  const nci_atoms *atoms = &s->atoms;
  *m = (amount){ .start = a, .unit_span = NCORP_NO_SPAN, .behind = a + 1 };
  nci_mod mod;
  const nci_atom *n = nci_bound_read(atoms, a, &mod);
  m->bound = bound_of(mod);
  const nci_atom *money = currency_before(s, n, m);
  if (money) n = money;
  *number = n;
  if (!money && read_fraction(s, n, m)) return inside_time(s, n->start) ? AMOUNT_NONE : AMOUNT_READ;
  if (!nci_number_read(atoms, n, &m->number)) return AMOUNT_NONE;
  m->end = m->number.end;
  if (n->kind == NCI_ATOM_NUMBER && m->number.end == n + 1) {
    const nci_atom *all = cluster(n);
    bool range = all == n + 3 && nci_atom_sign(n + 1, '-');
    if (all > n + 1 && !range) {
      m->behind = all;
      return AMOUNT_NONE;
    }
  }
  m->behind = m->end;
  if (refused(s, n, m)) return AMOUNT_NONE;
  bound_behind(atoms, m);
  return m->unit.data ? AMOUNT_READ : AMOUNT_OPEN;
}

/* Reads what an open amount counts; without that most numbers are none. */
static bool read_counted(scan *s, const nci_atom *n, amount *m)
{
  const nci_atoms *atoms = &s->atoms;
  bool one_word = nci_atom_class(n, NCI_W_NUMBER) && n->value == 1;
  if (nci_atom_hyphen(m->end) && m->end[1].kind == NCI_ATOM_NUMBER) return false; /* a score, a telephone number */
  if (read_percent(s, m) || read_currency(s, m)) return true;
  if (nci_atom_prep(m->end, NCI_PREP_OF) && one_word) return false;
  if (nci_atom_class(n, NCI_W_HALF) && m->number.whole < 0) return false;
  bool noun = read_noun(s, m);
  if (year_like(n, m) && !(noun && !nci_atom_class(n - 1, NCI_W_THE) && !nci_atom_class(n - 1, NCI_W_DETERMINER) && n[-1].kind != NCI_ATOM_CLITIC &&
                           !nci_atom_capital(n - 1) && !nci_atom_hyphen(n + 1) && m->behind == n + 2))
    return false;
  if (noun) return true;
  m->behind = m->end;
  if (one_word || m->number.article || nci_atom_is(atoms, m->start, "circa")) return false;
  return m->bound != NCORP_BOUND_EXACT || adjective_of_people(atoms, m->end) || stands_alone(atoms, m->start) ||
         nci_atom_is(atoms, m->end, "dead") || nci_atom_is(atoms, m->end, "killed") || nci_atom_is(atoms, m->end, "wounded") ||
         nci_atom_is(atoms, m->end, "injured") || (nci_atom_prep(m->end, NCI_PREP_OF) && nci_atom_is(atoms, m->end + 1, "them"));
}

/* Reads the amount at `a`; when there is none, `m->behind` says where to go on. */
static bool read_amount(scan *s, const nci_atom *a, amount *m)
{
  const nci_atom *n;
  stage reached = read_number(s, a, m, &n);
  if (reached != AMOUNT_OPEN) return reached == AMOUNT_READ;
  const nci_atom *upper = range_behind(&s->atoms, m);
  if (!upper) return read_counted(s, n, m);
  amount other;
  reached = read_number(s, upper, &other, &n);
  if (reached == AMOUNT_OPEN && read_counted(s, n, &other)) reached = AMOUNT_READ;
  if (reached != AMOUNT_READ || !other.unit.data) {
    m->behind = m->end;
    return false;
  }
  m->unit = other.unit;
  m->unit_span = other.unit_span;
  return true;
}

/* A word of no class begins an amount before digits or a sign ("EUR 5", "US$5") or as a bound: the bounds that
 * nci_bound_read knows by their spelling have these letters. */
static bool may_begin_unclassed(const nci_atoms *atoms, const nci_atom *a)
{
  if (a[1].kind == NCI_ATOM_NUMBER || a[1].kind == NCI_ATOM_SIGN) return true;
  char letter = nci_to_lower(atoms->doc->text.data[a->start]);
  return letter == 'a' || letter == 'c' || letter == 'n' || letter == 'u';
}

static bool may_begin(const nci_atoms *atoms, const nci_atom *a)
{
  switch (a->kind) {
  case NCI_ATOM_NUMBER: return true;
  case NCI_ATOM_SIGN: return a->value == '$' || a->value >= 0xa3;
  case NCI_ATOM_WORD:
    if (a->word_class == NCI_W_NONE) return may_begin_unclassed(atoms, a);
    return a->word_class == NCI_W_NUMBER || a->word_class == NCI_W_A || a->word_class == NCI_W_BOUND ||
           a->word_class == NCI_W_MORE || a->word_class == NCI_W_FEW || a->word_class == NCI_W_HALF || nci_atom_prep(a, NCI_PREP_AT);
  default: return false;
  }
}

ncorp_status nci_quantities(nci_document *doc)
{
  scan s = { .doc = doc };
  nci_atoms_init(&s.atoms, doc);
  if (!nci_atoms_share(doc)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < doc->sentences.count && !doc->arena->failed; i++) {
    nci_atoms_of(&s.atoms, i);
    const nci_atom *a = s.atoms.at, *end = a + s.atoms.count;
    while (a < end) {
      amount m;
      if (!may_begin(&s.atoms, a)) {
        a++;
        continue;
      }
      if (read_amount(&s, a, &m)) {
        push(&s, &m);
        a = m.end;
      } else {
        a = m.behind > a ? m.behind : a + 1;
      }
    }
  }
  doc->data.quantities = s.found.at;
  doc->data.quantity_count = s.found.count;
  doc->data.layers |= 1u << NCI_LAYER_QUANTITIES;
  return nci_arena_status(doc->arena);
}
