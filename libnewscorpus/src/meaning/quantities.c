/* Quantities: numbers that count or measure something. It leaves alone what is part of a time or a name, and what only
 * looks like an amount: ages, scores, telephone numbers, versions, list numbers. */
#include "meaning/meaning.h"
#include "base/decimal.h"
#include "base/str.h"
#include "meaning/casualties.h"
#include "meaning/counted.h"
#include "meaning/units.h"
#include "model/grammar.h"

typedef struct scan {
  nci_atoms atoms;
  nci_document *doc;
  NCI_VEC(ncorp_quantity) found;
  uint32_t sentence, first_found; /* the one at hand, and where its quantities begin */
  uint32_t time;    /* the first time that ends behind where we are */
  uint32_t mention; /* the first mention that does */
  uint32_t token;   /* the first token that does */
} scan;

typedef struct amount {
  nci_number number;
  const nci_atom *start, *end; /* end: behind the number and its sign or "or more" */
  const nci_atom *digits;      /* where the number itself begins, in words or digits */
  ncorp_bound bound;
  nci_measure measure;         /* unit of measure or currency, or unit absent */
  const nci_atom *noun;        /* what is counted, or NULL */
  const nci_atom *behind;      /* where to read on */
  const char *because;
  ncorp_decimal high;
  bool of, ranged, fraction, vague, negative;
} amount;

static bool any_of(const nci_atoms *atoms, const nci_atom *a, const char *const *words, size_t count)
{
  if (a->kind != NCI_ATOM_WORD) return false;
  for (size_t i = 0; i < count; i++)
    if (nci_atom_is(atoms, a, words[i])) return true;
  return false;
}
#define ANY_OF(atoms, a, words) any_of(atoms, a, words, sizeof words / sizeof *words)

/* ---- where we are ---- */

static void move_to(scan *s, uint32_t offset)
{
  const nci_article_data *d = &s->doc->data;
  while (s->time < d->time_count && d->times[s->time].span.end <= offset) s->time++;
  while (s->mention < d->mention_count && d->mentions[s->mention].span.end <= offset) s->mention++;
  while (s->token < s->doc->tokens.count && s->doc->tokens.at[s->token].end <= offset) s->token++;
}

static uint32_t token_of(const scan *s, const nci_atom *a)
{
  uint32_t t = s->token, end = s->doc->sentences.at[s->sentence].end_token;
  while (t < end && s->doc->tokens.at[t].end <= a->start) t++;
  return t;
}

static bool inside_time(const scan *s, uint32_t offset)
{
  const nci_article_data *d = &s->doc->data;
  for (uint32_t t = s->time; t < d->time_count && d->times[t].span.start <= offset; t++)
    if (d->times[t].span.end > offset) return true;
  return false;
}

/* A number with other words in one name: "Boeing 737", "Group of Seven". */
static bool inside_name(const scan *s, const nci_atom *a)
{
  const nci_article_data *d = &s->doc->data;
  for (uint32_t m = s->mention, n = 0; m < d->mention_count && n < 8 && d->mentions[m].span.start <= a->start; m++, n++)
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

/* ---- what is no amount ---- */

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
                                        "pages", "part", "line", "channel", "formula", "area", "round", "game", "version", "act", "unit", "building",
                                        "platform", "gate", "step", "stage", "tel", "item", "paragraph", "clause", "district", "ward", "episode",
                                        "season", "volume", "figure", "table", "class", "grade", "category", "zone", "group", "pier", "lot",
                                        "motorway", "interstate", "exit", "terminal", "runway", "ages" };
  const nci_atom *p = a - 1;
  if (nci_atom_sign(p, '.') && nci_atom_is(atoms, p - 1, "no")) return true;
  if (nci_atom_sign(p, '#')) return true;
  /* What is counted in one digit is written out; "iPhone 4" is a name. */
  if (a->digits == 1 && !(a->flags & NCI_ATOM_GROUPED) && !p->word_class && !(p->flags & NCI_ATOM_FIRST) && has_capital(atoms, p)) return true;
  if (p->word_class || !ANY_OF(atoms, p, labels)) return false;
  return !nci_atom_is(atoms, p, "no") && !nci_atom_is(atoms, p, "line") ? true : nci_atom_capital(p);
}

/* "Chapter two", "my number one priority" */
static bool labelled_word(const nci_atoms *atoms, const nci_atom *a)
{
  static const char *const labels[] = { "chapter", "phase", "article", "part", "stage", "step", "act", "volume", "episode", "season", "section", "level", "category" };
  return nci_atom_is(atoms, a - 1, "number") || (nci_atom_capital(a - 1) && ANY_OF(atoms, a - 1, labels)) ||
         (nci_atom_is(atoms, a - 1, "as") && (nci_atom_is(atoms, a - 2, "young") || nci_atom_is(atoms, a - 2, "old")));
}

/* "10 Downing Street" */
static bool address(const nci_atoms *atoms, const nci_atom *behind)
{
  static const char *const streets[] = { "street", "road", "avenue", "lane", "boulevard", "drive", "square", "st", "ave", "rd", "place", "court", "way" };
  for (int n = 0; n < 4 && behind->kind == NCI_ATOM_WORD && nci_atom_capital(behind); n++, behind++)
    if (n > 0 && ANY_OF(atoms, behind, streets)) return true;
  return false;
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

static bool year_like(const nci_atom *a, const amount *m)
{
  return a->kind == NCI_ATOM_NUMBER && a->digits == 4 && !(a->flags & NCI_ATOM_GROUPED) && a->value >= 1900 && a->value <= 2100 &&
         (m->bound == NCORP_BOUND_EXACT || m->bound == NCORP_BOUND_ABOUT);
}

/* What looks like an amount and is none. */
static bool refused(const scan *s, const amount *m)
{
  static const char *const ages[] = { "aged", "age", "ages" };
  static const char *const eras[] = { "bc", "b.c.", "b.c", "bce", "ad", "a.d.", "a.d", "ce" };
  const nci_atoms *atoms = &s->atoms;
  const nci_atom *number = m->digits, *p = number - 1, *e = m->end;
  if (inside_time(s, number->start) || inside_name(s, number)) return true;
  if (m->measure.unit.data) return false;
  if (p->kind == NCI_ATOM_NUMBER || (number->kind == NCI_ATOM_NUMBER && labelled(atoms, number)) || labelled_word(atoms, number)) return true;
  if (p->kind == NCI_ATOM_SIGN && nci_atom_glued(number) && (p->value == '@' || p->value == '/' || p->value == ':' || p->value == '.' || p->value == '#')) return true;
  if ((number->flags & NCI_ATOM_FIRST) && number->kind == NCI_ATOM_NUMBER && (nci_atom_sign(e, '.') || nci_atom_sign(e, ')')) && nci_atom_glued(e)) return true;
  if (nci_atom_sign(p, '(') && nci_atom_sign(e, ')')) return true;
  const nci_atom *u = nci_atom_hyphen(e) ? e + 1 : e;
  if (nci_atom_class(u, NCI_W_UNIT) || nci_atom_class(u, NCI_W_UNITS) || nci_atom_is(atoms, u, "times")) return true;
  if (nci_atom_prep(u, NCI_PREP_OF) && nci_atom_class(u + 1, NCI_W_UNITS)) return true;
  if (nci_atom_class(u, NCI_W_ORDINAL) || nci_atom_class(u, NCI_W_MERIDIEM) || ANY_OF(atoms, u, eras)) return true;
  if (ANY_OF(atoms, p, ages)) return true;
  if (number->kind == NCI_ATOM_NUMBER && address(atoms, e)) return true;
  /* "Smith, 44, said": an age. */
  return nci_atom_sign(p, ',') && (nci_atom_sign(e, ',') || nci_atom_sign(e, '.')) && nci_atom_capital(p - 1);
}

/* ---- the number ---- */

/* "or more", "or fewer", "or so", "+", "-plus" behind a number. */
static void bound_behind(const nci_atoms *atoms, amount *m)
{
  const nci_atom *e = m->end;
  if (nci_atom_class(e, NCI_W_AND) && e->value == 1 && nci_atom_class(e + 1, NCI_W_MORE)) {
    m->bound = e[1].value == NCI_MOD_MORE_THAN ? NCORP_BOUND_AT_LEAST : NCORP_BOUND_AT_MOST;
    m->end = e + 2;
  } else if (nci_atom_class(e, NCI_W_AND) && e->value == 1 && nci_atom_is(atoms, e + 1, "so")) { /* a dozen or so */
    m->bound = NCORP_BOUND_ABOUT;
    m->end = e + 2;
  } else if (nci_atom_sign(e, '+') && nci_atom_glued(e)) {
    m->bound = NCORP_BOUND_AT_LEAST;
    m->end = e + 1;
  } else if (nci_atom_hyphen(e) && nci_atom_is(atoms, e + 1, "plus")) {
    m->bound = NCORP_BOUND_AT_LEAST;
    m->end = e + 2;
  }
}

/* "magnitude 5.8", "magnitude-5.8", "a magnitude of 5.8" */
static bool magnitude_before(const scan *s, amount *m)
{
  const nci_atom *p = m->digits - 1;
  if (nci_atom_hyphen(p) || nci_atom_prep(p, NCI_PREP_OF)) p--;
  if (!nci_atom_is(&s->atoms, p, "magnitude") || m->digits->kind != NCI_ATOM_NUMBER) return false;
  m->measure = (nci_measure){ .unit = NCI_STR("magnitude"), .span = { p->start, p->end }, .end = m->end };
  m->because = "magnitude";
  return true;
}

/* How far an amount has got. */
typedef enum stage { AMOUNT_NONE, AMOUNT_READ, AMOUNT_OPEN /* what is counted may follow */ } stage;

/* Digits that go on are no number of one piece; a range of two is. */
static bool in_cluster(amount *m)
{
  const nci_atom *n = m->digits, *all;
  if (n->kind != NCI_ATOM_NUMBER || m->number.end != n + 1) return false;
  all = cluster(n);
  if (all == n + 1 || (all == n + 3 && nci_atom_sign(n + 1, '-'))) return false;
  m->behind = all;
  return true;
}

/* "three quarters of a million" */
static void read_part_of_scale(amount *m)
{
  const nci_atom *e = m->number.end;
  if (!nci_atom_prep(e, NCI_PREP_OF) || !nci_atom_class(e + 1, NCI_W_A) || !nci_atom_class(e + 2, NCI_W_SCALE)) return;
  m->number.power = e[2].value;
  m->number.value.exponent += m->number.power;
  m->number.end = e + 3;
}

/* Reads the number at `a` with its bound and what stands before it. */
static stage read_number(scan *s, const nci_atom *a, amount *m)
{
  const nci_atoms *atoms = &s->atoms;
  nci_mod mod, vague;
  const nci_atom *n = nci_bound_read(atoms, a, &mod);
  *m = (amount){ .start = a, .digits = n, .behind = a + 1, .bound = bound_of(mod) };
  const nci_atom *money = nci_currency_before(atoms, n, &m->measure);
  if (money) {
    n = m->digits = money;
    m->because = "money";
  } else if (nci_atom_sign(n, '-') && !nci_atom_glued(n) && nci_atom_glued(n + 1) && n[1].kind == NCI_ATOM_NUMBER) {
    m->negative = true;
    m->digits = ++n;
  } else if (nci_atom_is(atoms, n, "minus")) {
    m->negative = true;
    m->digits = ++n;
  }
  if (!money && nci_number_read(atoms, n, &m->number) && !nci_atom_class(n, NCI_W_NUMBER) && n->kind != NCI_ATOM_NUMBER) {
    /* "a dozen", "half a million" */
  } else if (!money && nci_fraction_read(atoms, n, &m->number)) {
    read_part_of_scale(m);
    if (!m->number.power) m->fraction = true, m->because = "fraction";
  } else if (!money && nci_vague_read(atoms, n, &m->number, &vague)) {
    if (mod != NCI_MOD_NONE && !m->number.end) return AMOUNT_NONE;
    if (mod == NCI_MOD_NONE) m->bound = bound_of(vague);
    m->vague = true;
    m->because = "vague";
  } else if (!nci_number_read(atoms, n, &m->number)) {
    if (!(n->flags & NCI_ATOM_NAMED) || !nci_atom_is(atoms, n - 2, "magnitude") || !nci_digits_read(atoms, n, &m->number)) return AMOUNT_NONE;
  }
  m->end = m->behind = m->number.end;
  if (in_cluster(m)) return AMOUNT_NONE;
  if (magnitude_before(s, m)) return inside_time(s, n->start) ? AMOUNT_NONE : AMOUNT_READ;
  if (refused(s, m)) return AMOUNT_NONE;
  if (m->fraction) return AMOUNT_OPEN;
  bound_behind(atoms, m);
  if (nci_atom_class(m->end, NCI_W_UNIT) || nci_atom_class(m->end, NCI_W_UNITS)) return AMOUNT_NONE; /* 20-plus months */
  return m->measure.unit.data ? AMOUNT_READ : AMOUNT_OPEN;
}

/* ---- what it counts ---- */

static bool determiner(const nci_atom *a)
{
  return nci_atom_class(a, NCI_W_THE) || nci_atom_class(a, NCI_W_THIS) || nci_atom_class(a, NCI_W_DETERMINER) || nci_atom_class(a, NCI_W_FEW);
}

/* %, euros, US dollars, square miles, -point. True when a measure stands there, be it one that refuses the number. */
static bool read_measure(const scan *s, amount *m)
{
  const nci_atom *e = m->end;
  if (m->vague && nci_atom_prep(e, NCI_PREP_OF)) e++;
  else if (nci_atom_hyphen(e)) e++;
  bool large = m->number.power >= 3 || m->number.whole >= 1000 || m->number.value.exponent >= 3;
  nci_measure measure;
  if (e->kind != NCI_ATOM_WORD && e->kind != NCI_ATOM_SIGN) return false;
  if (!nci_measure_read(&s->atoms, e, token_of(s, e), s->doc->sentences.at[s->sentence].end_token, large, &measure)) return false;
  if (measure.time) return false;
  m->measure = measure;
  m->behind = measure.end;
  m->because = measure.money ? "money" : nci_str_eq(measure.unit, NCI_STR("%")) ? "percent" : "measure";
  return true;
}

/* The noun that is counted: "drones", "of those drones", "-point". */
static bool read_noun(const scan *s, amount *m)
{
  const nci_atoms *atoms = &s->atoms;
  static const char *const no_unit[] = { "plus", "strong", "fold", "something", "way", "time", "sided", "handed", "dimensional", "sum", "degree", "on", "to" };
  const nci_atom *e = m->end;
  bool one = m->number.whole == 1;
  if (e->kind == NCI_ATOM_WORD && nci_atom_glued(e)) return false; /* 3d, 5G */
  if (nci_atom_hyphen(e)) { /* 28-point, 12-man: singular */
    const nci_atom *noun = e + 1;
    if (noun->kind != NCI_ATOM_WORD || noun->word_class || nci_atom_capital(noun) || nci_atom_hyphen(noun + 1) || ANY_OF(atoms, noun, no_unit)) return false;
    m->noun = noun;
    m->because = "compound";
  } else if (nci_atom_prep(e, NCI_PREP_OF)) {
    const nci_atom *d = e + 1;
    if (!determiner(d) && !m->vague && !m->fraction && d->kind != NCI_ATOM_NUMBER && !nci_atom_class(d, NCI_W_NUMBER)) return false;
    while (determiner(d) && d < e + 3) d++;
    nci_number inner;
    if (nci_number_read(atoms, d, &inner)) d = inner.end;
    m->noun = nci_counted(atoms, d, NCORP_NONE, false);
    m->of = true;
  } else {
    m->noun = nci_counted(atoms, e, token_of(s, m->number.end - 1), one);
  }
  bool broken = m->number.whole < 0 && !m->number.power && !m->fraction && !m->vague; /* 2.5: of what stands right behind it */
  if (m->noun && broken && m->noun > e + 1) m->noun = NULL;
  if (!m->noun) return false;
  m->behind = m->noun + 1;
  if (!m->because) m->because = "count";
  return true;
}

/* A part of a whole counts what it is a part of; a few such parts stand for themselves: "a two-thirds majority". */
static bool read_whole(const scan *s, amount *m)
{
  static const char *const shares[] = { "majority", "vote", "share", "stake", "reduction", "cut", "increase", "rise", "drop", "discount", "interest" };
  const nci_atoms *atoms = &s->atoms;
  const nci_atom *e = m->end;
  bool ratio = nci_atom_prep(m->digits + 1, NCI_PREP_IN) || nci_atom_is(atoms, m->digits + 1, "out");
  if (ratio) {
    m->noun = e->kind == NCI_ATOM_WORD && !e->word_class ? nci_counted(atoms, e, NCORP_NONE, false) : NULL;
    if (nci_atom_prep(e, NCI_PREP_OF)) read_noun(s, m);
    return m->noun != NULL;
  }
  if (nci_atom_prep(e, NCI_PREP_OF)) return read_noun(s, m);
  if (ANY_OF(atoms, e, shares)) return true;
  return nci_atom_prep(m->start - 1, NCI_PREP_BY) && !nci_atom_class(m->digits, NCI_W_HALF) && (e->kind != NCI_ATOM_WORD || e->word_class);
}

/* The amount without a noun, as casualties.c and what is behind it see it. */
static nci_counted_words words_of(const scan *s, const amount *m, ncorp_str lemma)
{
  const ncorp_sentence *sentence = &s->doc->sentences.at[s->sentence];
  nci_counted_words q = { .first = token_of(s, m->start), .end = token_of(s, m->end - 1) + 1, .number = token_of(s, m->number.end - 1), .unit = NCORP_NONE,
                          .unit_end = NCORP_NONE, .of = m->of, .lemma = lemma, .sentence_first = sentence->first_token, .sentence_end = sentence->end_token };
  if (m->noun) {
    q.unit = token_of(s, m->noun);
    q.unit_end = q.unit + 1;
  }
  if (s->found.count > s->first_found) q.before = &s->found.at[s->found.count - 1];
  return q;
}

static ncorp_str lemma_of(const scan *s, const nci_atom *noun)
{
  uint32_t token = token_of(s, noun);
  bool whole = s->doc->tokens.at[token].start == noun->start && s->doc->tokens.at[token].end == noun->end;
  return nci_singular(s->atoms.arena, nci_atom_text(&s->atoms, noun), whole && s->doc->grammar ? nci_lemma(s->doc, token) : NCI_NO_STR);
}

/* Where a number counts though nothing says what: "another 14", "including three in Kyiv". */
static bool stands_alone(const nci_atoms *atoms, const amount *m)
{
  static const char *const before[] = { "including", "another", "other", "shot", "downed", "destroyed", "released", "freed", "rescued", "totaling", "totalling" };
  static const char *const behind[] = { "more", "other", "others", "additional", "further", "new", "another" };
  return ANY_OF(atoms, m->start - 1, before) || ANY_OF(atoms, m->end, behind) || (nci_atom_prep(m->end, NCI_PREP_OF) && nci_atom_is(atoms, m->end + 1, "them"));
}

/* Reads what an open amount counts; without that most numbers are none. */
static bool read_counted(scan *s, amount *m)
{
  const nci_atoms *atoms = &s->atoms;
  const nci_atom *n = m->digits;
  bool one_word = nci_atom_class(n, NCI_W_NUMBER) && m->number.whole == 1;
  if (nci_atom_hyphen(m->end) && m->end[1].kind == NCI_ATOM_NUMBER) return false; /* a score, a telephone number */
  if (m->fraction) return read_whole(s, m);
  if (read_measure(s, m)) return true;
  if (nci_atom_prep(m->end, NCI_PREP_OF) && one_word) return false;
  if (nci_atom_class(n, NCI_W_HALF) && m->number.whole < 0) return false;
  bool noun = read_noun(s, m);
  if (year_like(n, m) && !(noun && !nci_atom_class(n - 1, NCI_W_THE) && !nci_atom_class(n - 1, NCI_W_DETERMINER) && n[-1].kind != NCI_ATOM_CLITIC &&
                           !nci_atom_capital(n - 1) && !nci_atom_hyphen(n + 1) && m->behind == n + 2))
    return false;
  if (noun) return true;
  m->behind = m->end;
  m->noun = NULL;
  m->of = false;
  if (one_word || (m->number.article && m->bound == NCORP_BOUND_EXACT && !m->vague) || nci_atom_is(atoms, m->start, "circa") || m->number.value.digits == 0) {
    m->because = NULL;
  } else if (m->vague) {
    return !nci_atom_class(m->start - 1, NCI_W_THE) && !nci_atom_prep(m->end, NCI_PREP_OF) && !nci_atom_is(atoms, m->start, "scores");
  } else if (stands_alone(atoms, m) || m->number.power >= 6) { /* a population of 1.4 million */
    m->because = "elliptic";
  } else if (m->bound != NCORP_BOUND_EXACT) {
    /* "children under five": an age */
    bool age = m->number.whole >= 0 && m->number.whole <= 21 && (nci_atom_is(atoms, m->start, "under") || nci_atom_is(atoms, m->start, "over"));
    m->because = age ? NULL : "bound";
  }
  ncorp_span evidence;
  if (m->because) return true;
  nci_counted_words q = words_of(s, m, NCI_NO_STR);
  if (m->number.article || !nci_casualty_of(s->doc, &q, &evidence)) return false;
  /* "one dead", "killed one"; not "the one who died", "no one was killed" */
  if (one_word && evidence.start != m->end->start && evidence.end != m->start[-1].end) return false;
  m->because = "casualty";
  return true;
}

/* ---- ranges ---- */

/* "rose from 5 to 8 percent" tells of two amounts, "from 5 to 8 people" of one that is between. */
static bool changes(const nci_atoms *atoms, const nci_atom *from)
{
  static const char *const verbs[] = { "rose", "rise", "rises", "rising", "risen", "increased", "increase", "increases", "increasing", "grew", "grow", "grown",
                                       "growing", "fell", "fall", "falls", "fallen", "falling", "dropped", "drop", "drops", "declined", "decline", "cut",
                                       "cutting", "reduced", "reduce", "reducing", "raised", "raise", "raising", "up", "down", "went", "jumped", "jump",
                                       "climbed", "slid", "slipped", "lowered", "lower", "expanded", "expand", "shrank", "shrunk", "moved", "changed",
                                       "widened", "narrowed", "swelled", "soared", "surged", "plunged", "dipped", "improved", "boosted", "slashed" };
  for (int n = 1; n <= 4 && from[-n].kind != NCI_ATOM_END; n++)
    if (ANY_OF(atoms, from - n, verbs)) return true;
  return false;
}

static ncorp_str unit_text(const amount *m) { return m->measure.unit; }

/* The upper end behind `m`: "20 to 30 people", "$1 million to $2 million", "two or three men". */
static bool read_upper(scan *s, amount *m, bool between, stage reached, amount *upper, stage *got)
{
  const nci_atom *e = reached == AMOUNT_READ ? (m->measure.end ? m->measure.end : m->end) : m->end;
  if (m->measure.unit.data && nci_str_is(nci_cstr(m->because), "money") && e < m->end) e = m->end;
  nci_measure own = m->measure;
  if (reached == AMOUNT_OPEN && read_measure(s, m)) {
    e = m->behind;
    own = m->measure;
  }
  bool dash = nci_atom_hyphen(e);
  bool to = nci_atom_prep(e, NCI_PREP_TO) || dash || (nci_atom_class(e, NCI_W_AND) && e->value == (between ? 0 : 1));
  if (!to || m->fraction || m->vague || nci_atom_class(e + 1, NCI_W_BOUND)) return false;
  if (dash && m->number.words) return false;
  *got = read_number(s, e + 1, upper);
  if (*got == AMOUNT_NONE || upper->fraction || upper->vague || upper->bound != NCORP_BOUND_EXACT || (upper->number.article && upper->number.power)) return false;
  if (*got == AMOUNT_OPEN && !read_counted(s, upper)) {
    if (!own.unit.data) return false;
  }
  ncorp_str a = own.unit, b = unit_text(upper);
  if (a.data && (b.data ? !nci_str_eq(a, b) : upper->noun != NULL)) return false;
  return true;
}

/* "5 to 10 million": the scale holds for both. */
static void carry_scale(amount *m, const amount *upper)
{
  ncorp_decimal of_upper = upper->number.value;
  of_upper.exponent -= upper->number.power;
  if (!upper->number.power || m->number.power || nci_decimal_cmp(m->number.value, of_upper) >= 0) return;
  m->number.value.exponent += upper->number.power;
  m->number.whole = -1;
}

/* Reads the amount at `a`; when there is none, `m->behind` says where to go on. */
static bool read_amount(scan *s, const nci_atom *a, amount *m)
{
  bool between = nci_atom_prep(a, NCI_PREP_BETWEEN), from = nci_atom_prep(a, NCI_PREP_FROM);
  stage reached = read_number(s, a + (between || from), m);
  if (reached == AMOUNT_NONE) return false;
  amount upper, lower = *m;
  stage got;
  if (read_upper(s, &lower, between, reached, &upper, &got)) {
    carry_scale(&lower, &upper);
    bool rising = nci_decimal_cmp(lower.number.value, upper.number.value) < 0;
    bool moves = (from || lower.measure.unit.data) && (changes(&s->atoms, a) || nci_atom_prep(a - 1, NCI_PREP_BY)); /* cut by $200 to $399 */
    if (rising && !moves) {
      *m = upper;
      m->start = between || from ? a : lower.start;
      m->digits = lower.digits;
      m->bound = lower.bound;
      m->high = upper.number.value;
      m->number = lower.number;
      m->number.end = upper.number.end;
      m->ranged = true;
      if (!m->measure.unit.data && lower.measure.unit.data) {
        m->measure = lower.measure;
        m->because = lower.because;
      } else if (m->measure.unit.data && !m->noun && upper.measure.end < upper.end) {
        m->behind = m->end;
      }
      return true;
    }
    if (from) { /* two amounts: the first counts what the second does */
      lower.noun = lower.noun ? lower.noun : upper.noun;
      if (!lower.measure.unit.data) lower.measure = upper.measure;
      lower.because = lower.because ? lower.because : upper.because;
      lower.behind = lower.end;
      *m = lower;
      return true;
    }
  }
  if (reached == AMOUNT_OPEN) return read_counted(s, m);
  return true;
}

/* ---- the stage ---- */

static void push(scan *s, const amount *m)
{
  ncorp_quantity q = { .span = { m->start->start, m->end[-1].end }, .value = m->number.value, .unit_span = NCORP_NO_SPAN, .evidence = NCORP_NO_SPAN,
                       .bound = m->bound, .ranged = m->ranged, .high = m->high, .because = nci_cstr(m->because ? m->because : "count") };
  if (m->measure.unit.data) {
    q.unit = nci_arena_str(s->atoms.arena, m->measure.unit);
    q.unit_span = m->measure.span;
  } else if (m->noun) {
    q.unit = lemma_of(s, m->noun);
    q.unit_span = (ncorp_span){ m->noun->start, m->noun->end };
  }
  if (!m->measure.unit.data) {
    nci_counted_words words = words_of(s, m, q.unit);
    q.casualty = nci_casualty_of(s->doc, &words, &q.evidence);
  }
  if (m->negative) {
    const nci_atom *sign = m->digits - 1;
    if (m->measure.unit.data) q.value.digits = -q.value.digits;
    else if (m->start == sign) q.span.start = m->digits->start;
  }
  nci_vec_add(s->atoms.arena, &s->found, q);
}

/* Whether an amount may begin at an atom: asked of every one, so it looks at no more than the next word's class and letter.
 * A word of no class begins one before digits or a sign ("EUR 5", "US$5") or as a bound: those that nci_bound_read knows by
 * their spelling (as, no, not, up, upwards, close, above, below), and "minus", "just over". */
static bool may_begin_unclassed(char letter, const nci_atom *a)
{
  const nci_atom *next = a + 1;
  if (next->kind == NCI_ATOM_NUMBER) return true;
  if (next->kind == NCI_ATOM_SIGN) return nci_currency_sign(next->value) || (nci_atom_capital(a) && next[1].kind == NCI_ATOM_NUMBER);
  if (nci_atom_class(next, NCI_W_BOUND) || nci_atom_class(next, NCI_W_MORE)) return true;
  switch (a->end - a->start) {
  case 2: return letter == 'a' || letter == 'n' || letter == 'u';
  case 3: return letter == 'n';
  case 5: return letter == 'a' || letter == 'b' || letter == 'c' || letter == 'm';
  case 6: case 7: return letter == 'u';
  default: return false;
  }
}

/* Behind "a": "dozen", "third", "few", "couple", "estimated", "minimum", "pair". */
static bool continues_article(char letter, const nci_atom *a)
{
  switch (a->word_class) {
  case NCI_W_NONE: return letter == 'e' || letter == 'm' || letter == 'p' || letter == 'a';
  case NCI_W_SCALE: case NCI_W_DOZEN: case NCI_W_HALF: case NCI_W_FEW: case NCI_W_ORDINAL: case NCI_W_UNIT: return true;
  default: return false;
  }
}

static bool may_begin(const nci_atoms *atoms, const nci_atom *a)
{
  const char *text = atoms->doc->text.data;
  char next = a[1].kind == NCI_ATOM_WORD ? nci_to_lower(text[a[1].start]) : '\0';
  switch (a->kind) {
  case NCI_ATOM_NUMBER: return true;
  case NCI_ATOM_SIGN: return a[1].kind == NCI_ATOM_NUMBER && (a->value == '-' || nci_currency_sign(a->value));
  case NCI_ATOM_WORD:
    switch (a->word_class) {
    case NCI_W_NONE: return may_begin_unclassed(nci_to_lower(text[a->start]), a);
    case NCI_W_A: return next ? continues_article(next, a + 1) : a[1].kind == NCI_ATOM_SIGN && nci_currency_sign(a[1].value); /* A$ */
    case NCI_W_NUMBER: case NCI_W_BOUND: case NCI_W_MORE: case NCI_W_FEW: case NCI_W_HALF: case NCI_W_SCALES: return true;
    case NCI_W_PREP:
      if (a->value == NCI_PREP_AT) return next == 'l' || next == 'm';
      if (a->value == NCI_PREP_IN) return next == 'e';
      return (a->value == NCI_PREP_BETWEEN || a->value == NCI_PREP_FROM) &&
             (a[1].kind == NCI_ATOM_NUMBER || a[1].kind == NCI_ATOM_SIGN || nci_atom_class(a + 1, NCI_W_NUMBER) || a[2].kind == NCI_ATOM_SIGN);
    default: return false;
    }
  default: return false;
  }
}

static void read_sentence(scan *s)
{
  const nci_atom *a = s->atoms.at, *end = a + s->atoms.count;
  s->first_found = s->found.count;
  while (a < end) {
    amount m;
    if (!may_begin(&s->atoms, a)) {
      a++;
      continue;
    }
    move_to(s, a->start);
    if (read_amount(s, a, &m)) {
      push(s, &m);
      a = m.end;
    } else {
      a = m.behind > a ? m.behind : a + 1;
    }
  }
}

ncorp_status nci_quantities(nci_document *doc)
{
  scan s = { .doc = doc };
  nci_atoms_init(&s.atoms, doc);
  if (!nci_atoms_share(doc)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < doc->sentences.count && !doc->arena->failed; i++) {
    nci_atoms_of(&s.atoms, i);
    s.sentence = i;
    read_sentence(&s);
  }
  doc->data.quantities = s.found.at;
  doc->data.quantity_count = s.found.count;
  doc->data.layers |= 1u << NCI_LAYER_QUANTITIES;
  return nci_arena_status(doc->arena);
}
