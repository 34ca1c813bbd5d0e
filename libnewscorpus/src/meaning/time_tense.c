/* The tense that a time is told in: that of the verb that governs it, where there are trees; else that of the nearest word before
 * it that tells one. It knows nothing of how times are written. */
#include "base/str.h"
#include "meaning/time_rules.h"
#include "model/grammar.h"

/* ---- by the words */

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
  case NCI_W_BE: return nci_atom_prep(a - 1, NCI_PREP_TO) ? NCI_TENSE_FUTURE : NCI_TENSE_NONE; /* "to be held on" */
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
    uint32_t *room = nci_arena_grow(atoms->arena, scan->tense, scan->tense_room, more, sizeof *room);
    if (!room) return false;
    scan->tense = room;
    scan->tense_room = more;
  }
  uint32_t told = NCI_TENSE_NONE, first = 0, at = 0; /* told: the clue * 4 + its tense */
  bool any = false;
  for (uint32_t i = 0; i < atoms->count; i++) {
    nci_tense found = clue(atoms, &atoms->at[i]);
    bool participle = !nci_atom_class(&atoms->at[i], NCI_W_PAST) || nci_atom_class(&atoms->at[i] - 1, NCI_W_BE);
    if (found == NCI_TENSE_PAST && told % 4 == NCI_TENSE_FUTURE && i - at <= PARTICIPLE && participle) found = NCI_TENSE_NONE;
    if (found != NCI_TENSE_NONE) {
      if (!any) first = i;
      any = true;
      told = i * 4 + (uint32_t)found;
      at = i;
    }
    scan->tense[i] = told;
  }
  if (any)
    for (uint32_t i = 0; i < first; i++) scan->tense[i] = scan->tense[first];
  scan->tense_known = true;
  return true;
}

static nci_told tense_by_words(nci_time_scan *scan, const nci_atom *a)
{
  const nci_atoms *atoms = &scan->atoms;
  const nci_told none = { NCI_TENSE_NONE, true, NCORP_NO_SPAN };
  if (!scan->tense_known && !find_tense(scan)) return none;
  ptrdiff_t i = a - atoms->at;
  if (i < 0 || i >= (ptrdiff_t)atoms->count || scan->tense[i] % 4 == NCI_TENSE_NONE) return none;
  const nci_atom *why = &atoms->at[scan->tense[i] / 4];
  bool soft = !nci_atom_class(why, NCI_W_PAST) || nci_atom_is(atoms, why, "said") || nci_atom_is(atoms, why, "told");
  return (nci_told){ (nci_tense)(scan->tense[i] % 4), soft, nci_atom_span(why) };
}

/* ---- by the trees */

static bool is_one_of(ncorp_str lemma, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (nci_str_is_nocase(lemma, words[i])) return true;
  return false;
}

#define LEMMA_IN(doc, token, words) is_one_of(nci_lemma(doc, token), words, sizeof words / sizeof *words)

/* Verbs and adjectives whose complement is still to come: "is set to", "agreed to", "scheduled for". */
static bool of_plans(const nci_document *doc, uint32_t token)
{
  static const char *const words[] = { "schedule", "expect", "plan", "slate", "set", "due", "intend", "hope", "agree", "vow", "promise", "pledge", "go", "poise", "want", "prepare" };
  return LEMMA_IN(doc, token, words);
}

static bool feature_is(const nci_document *doc, uint32_t token, const char *name, const char *value)
{
  return nci_str_eq(nci_feature(doc, token, name), nci_cstr(value));
}

static nci_told told_by(const nci_document *doc, nci_tense tense, uint32_t token)
{
  const nci_token *t = &doc->tokens.at[token];
  return (nci_told){ tense, false, { t->start, t->end } };
}

/* What the auxiliaries and the copula of a predicate tell. */
static nci_told tense_of_auxiliaries(const nci_document *doc, uint32_t verb)
{
  static const char *const modals[] = { "will", "shall", "would", "may", "might", "must", "should", "wo", "'ll", "\xe2\x80\x99ll" };
  const nci_grammar *g = doc->grammar;
  uint32_t modal = NCORP_NONE, have = NCORP_NONE, past = NCORP_NONE, be = NCORP_NONE;
  for (uint32_t c = g->heads.child_at[verb]; c < g->heads.child_at[verb + 1]; c++) {
    uint32_t aux = g->heads.child[c];
    if (g->rel[aux] != NCI_AUX_REL && g->rel[aux] != NCI_AUX_PASS && g->rel[aux] != NCI_COP) continue;
    if (LEMMA_IN(doc, aux, modals)) modal = aux;
    else if (nci_str_is_nocase(nci_lemma(doc, aux), "have")) have = aux;
    else if (feature_is(doc, aux, "Tense", "Past") && feature_is(doc, aux, "VerbForm", "Fin")) past = aux;
    else if (nci_str_is_nocase(nci_lemma(doc, aux), "be") && feature_is(doc, aux, "Tense", "Pres")) be = aux;
  }
  if (have != NCORP_NONE) return told_by(doc, NCI_TENSE_PAST, have);
  if (modal != NCORP_NONE) return told_by(doc, NCI_TENSE_FUTURE, modal);
  if ((past != NCORP_NONE || be != NCORP_NONE) && of_plans(doc, verb)) return told_by(doc, NCI_TENSE_FUTURE, verb);
  if (past != NCORP_NONE) return told_by(doc, NCI_TENSE_PAST, past);
  /* "is meeting on Friday", "the vote is on Friday": what is arranged; "is held since" says nothing */
  bool arranged = be != NCORP_NONE && (g->rel[be] == NCI_COP || !feature_is(doc, verb, "Tense", "Past"));
  if (arranged) return told_by(doc, NCI_TENSE_FUTURE, be);
  return (nci_told){ NCI_TENSE_NONE, true, NCORP_NO_SPAN };
}

static nci_told tense_of_verb(const nci_time_scan *scan, uint32_t verb)
{
  static const char *const reporting[] = { "say", "tell", "report", "write", "think", "believe", "know", "remember", "show", "suggest", "mean", "mark" };
  const nci_document *doc = scan->atoms.doc;
  const nci_grammar *g = doc->grammar;
  const nci_told none = { NCI_TENSE_NONE, true, NCORP_NO_SPAN };
  nci_told told = tense_of_auxiliaries(doc, verb);
  if (told.tense != NCI_TENSE_NONE || g->upos[verb] != NCI_VERB) return told;
  bool past = feature_is(doc, verb, "Tense", "Past");
  if (feature_is(doc, verb, "VerbForm", "Fin")) {
    if (past) return told_by(doc, NCI_TENSE_PAST, verb);
    /* "the trial begins on Friday"; a headline tells in the present what has happened */
    return scan->title || !feature_is(doc, verb, "Tense", "Pres") || LEMMA_IN(doc, verb, reporting) ? none : told_by(doc, NCI_TENSE_FUTURE, verb);
  }
  uint32_t head = g->heads.head[verb];
  if (feature_is(doc, verb, "VerbForm", "Part") && past) {
    if (g->rel[verb] == NCI_CONJ && head != NCORP_NONE) return tense_of_auxiliaries(doc, head);
    if (g->rel[verb] != NCI_ACL && g->rel[verb] != NCI_AMOD) return none;
    told = told_by(doc, of_plans(doc, verb) ? NCI_TENSE_FUTURE : NCI_TENSE_PAST, verb); /* "the man arrested on Friday" */
    told.soft = true;
    return told;
  }
  if (g->rel[verb] == NCI_XCOMP && head != NCORP_NONE && of_plans(doc, head)) return told_by(doc, NCI_TENSE_FUTURE, head);
  return none;
}

/* Only a time that hangs on a predicate has its tense: "Friday's attack will be investigated". */
static nci_told tense_by_tree(nci_time_scan *scan, const nci_atom *a, const nci_atom *end)
{
  enum { STEPS = 6 };
  const nci_document *doc = scan->atoms.doc;
  const nci_grammar *g = doc->grammar;
  const nci_told none = { NCI_TENSE_NONE, true, NCORP_NO_SPAN };
  uint32_t token = nci_time_token(scan, a), last = end[-1].end;
  if (!g || token >= doc->tokens.count) return none;
  for (int step = 0; step < STEPS; step++) {
    if (nci_child(g, token, NCI_COP) != NCORP_NONE) { /* "the deadline is Friday", not "it is Friday" */
      uint32_t subject = nci_child(g, token, NCI_NSUBJ);
      return subject == NCORP_NONE || g->upos[subject] == NCI_PRON ? none : tense_of_auxiliaries(doc, token);
    }
    uint32_t head = g->heads.head[token];
    nci_rel rel = (nci_rel)g->rel[token];
    if (head == NCORP_NONE) return none;
    if (doc->tokens.at[head].start >= a->start && doc->tokens.at[head].end <= last) {
      token = head;
      continue;
    }
    bool adverbial = rel == NCI_OBL || rel == NCI_OBL_UNMARKED || rel == NCI_ADVMOD || rel == NCI_OBJ || rel == NCI_CONJ;
    if (!adverbial) return none;
    if (rel == NCI_CONJ) { /* "on Monday and Tuesday" */
      token = head;
      continue;
    }
    return g->upos[head] == NCI_VERB || (g->upos[head] == NCI_ADJ && nci_child(g, head, NCI_COP) != NCORP_NONE) ? tense_of_verb(scan, head) : none;
  }
  return none;
}

nci_told nci_time_tense(nci_time_scan *scan, const nci_atom *a, const nci_atom *end)
{
  nci_told told = tense_by_tree(scan, a, end);
  return told.tense != NCI_TENSE_NONE ? told : tense_by_words(scan, a);
}
