/* How far an event got: tense, modality, negation and what governs the verb; determiners, adjectives, governing words and
 * the verb's own clause for a noun. */
#include "meaning/event_coder.h"

#include "base/str.h"

enum { STEPS = 6 };

bool nci_lemma_is(const nci_coder *c, uint32_t token, const char *lemma)
{
  return token < c->doc->tokens.count && nci_str_is_nocase(nci_lemma(c->doc, token), lemma);
}

bool nci_lemma_is_any(const nci_coder *c, uint32_t token, const char *const *lemmas)
{
  if (token >= c->doc->tokens.count) return false;
  ncorp_str lemma = nci_lemma(c->doc, token);
  for (; *lemmas; lemmas++)
    if (nci_str_is_nocase(lemma, *lemmas)) return true;
  return false;
}

static bool form_is(const nci_coder *c, uint32_t verb, const char *form, const char *tense)
{
  return nci_str_is(nci_feature(c->doc, verb, "VerbForm"), form) && (!tense || nci_str_is(nci_feature(c->doc, verb, "Tense"), tense));
}

static bool is_ing(const nci_coder *c, uint32_t verb)
{
  return nci_str_ends(nci_token_text(c->doc, verb), NCI_STR("ing"));
}

/* What the auxiliaries, particles and conjunctions of a verb say. */
typedef struct group {
  bool be, passive, to, negated, condition, future, would, open, any_aux, subject, preposition;
} group;

static bool is_negation(const nci_coder *c, uint32_t t)
{
  static const char *const words[] = { "not", "n't", "n’t", "never", "neither", "nor" };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_token_is(c->doc, t, words[i])) return true;
  return nci_token_is(c->doc, t, "longer") && t > c->first && nci_token_is(c->doc, t - 1, "no");
}

static bool has_no(const nci_coder *c, uint32_t noun)
{
  uint32_t det = nci_child(c->g, noun, NCI_DET_REL);
  return det != NCORP_NONE && (nci_token_is(c->doc, det, "no") || nci_token_is(c->doc, det, "neither"));
}

static group group_of(const nci_coder *c, uint32_t verb)
{
  static const char *const will[] = { "will", "shall", "wo", "'ll", "’ll", NULL };
  static const char *const open[] = { "could", "may", "might", "can", "must", "should", "ca", NULL };
  static const char *const would[] = { "would", "'d", "’d", NULL };
  static const char *const conditions[] = { "if", "unless", "whether", "lest", NULL };
  const nci_heads *h = &c->g->heads;
  group out = { 0 };
  for (uint32_t i = h->child_at[verb], n = 0; i < h->child_at[verb + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = h->child[i];
    switch ((nci_rel)c->g->rel[child]) {
    case NCI_AUX_PASS:
      out.passive = out.be = out.any_aux = true;
      break;
    case NCI_AUX_REL: case NCI_COP:
      out.any_aux = true;
      if (nci_lemma_is(c, child, "be")) out.be = true;
      else if (nci_lemma_is_any(c, child, will)) out.future = true;
      else if (nci_lemma_is_any(c, child, would)) out.would = true;
      else if (nci_lemma_is_any(c, child, open)) out.open = true;
      break;
    case NCI_MARK:
      if (nci_token_is(c->doc, child, "to")) out.to = true;
      else if (nci_lemma_is_any(c, child, conditions)) out.condition = true;
      else if (nci_token_is(c->doc, child, "without")) out.negated = true;
      else if (c->g->upos[child] == NCI_SCONJ || c->g->upos[child] == NCI_ADP) out.preposition = true;
      break;
    case NCI_NSUBJ_PASS:
      out.passive = out.subject = true;
      out.negated |= has_no(c, child);
      break;
    case NCI_NSUBJ: case NCI_OBJ:
      out.subject |= c->g->rel[child] == NCI_NSUBJ;
      out.negated |= has_no(c, child);
      break;
    case NCI_OBL_AGENT:
      out.passive = true;
      break;
    default:
      out.negated |= is_negation(c, child);
      break;
    }
  }
  /* "said that it would": what will be, told of in the past */
  uint32_t above = h->head[verb];
  bool told = out.would && c->g->rel[verb] == NCI_CCOMP && above != NCORP_NONE && c->g->upos[above] == NCI_VERB && nci_str_is(nci_feature(c->doc, above, "Tense"), "Past") &&
              nci_child(c->g, verb, NCI_ADVCL) == NCORP_NONE;
  out.future |= told;
  out.open |= out.would && !told;
  return out;
}

static bool is_limiting(const nci_coder *c, uint32_t verb)
{
  uint32_t mark = nci_child(c->g, verb, NCI_MARK);
  static const char *const words[] = { "for", "of", "from", "against", "about", "on" };
  for (size_t i = 0; mark != NCORP_NONE && i < sizeof words / sizeof *words; i++)
    if (nci_token_is(c->doc, mark, words[i])) return true;
  return false;
}

/* What the clauses around a verb make of it: "if ...", "denied that ...", "fears that ...". */
static void look_around(const nci_coder *c, nci_clause *out)
{
  static const char *const feared[] = { "fear", "worry", "hope", "doubt", "wish", "imagine", "suppose", "speculate", "predict", "consider", NULL };
  uint32_t t = out->verb;
  for (int step = 0; step < STEPS; step++) {
    uint32_t head = c->g->heads.head[t];
    nci_rel rel = (nci_rel)c->g->rel[t];
    if (rel == NCI_ADVCL || rel == NCI_CCOMP || rel == NCI_ADVCL_RELCL) {
      group g = group_of(c, t);
      if (g.condition && out->status <= NCORP_PLANNED) out->status = NCORP_HYPOTHETICAL;
    }
    if (head == NCORP_NONE) return;
    if (rel == NCI_CCOMP || (rel == NCI_ACL && c->g->upos[head] == NCI_NOUN)) {
      nci_control k = (nci_control)c->words[head].control;
      uint32_t above = rel == NCI_ACL ? c->g->heads.head[head] : NCORP_NONE; /* "denied charges that it had" */
      if (k == NCI_CONTROL_DENY || (above != NCORP_NONE && c->words[above].control == NCI_CONTROL_DENY)) out->denied = true;
      if (out->status <= NCORP_PLANNED && (nci_lemma_is_any(c, head, feared) || k == NCI_CONTROL_TRY || k == NCI_CONTROL_PLAN || k == NCI_CONTROL_ASK ||
                                           nci_lemma_is_any(c, head, (const char *const[]){ "demand", "insist", "recommend", "threat", "possibility", "risk", "prospect", NULL })))
        out->status = k == NCI_CONTROL_PLAN ? NCORP_PLANNED : NCORP_HYPOTHETICAL;
    } else if (rel != NCI_CONJ && rel != NCI_XCOMP && rel != NCI_OBL && rel != NCI_OBJ && rel != NCI_ADVCL && rel != NCI_NSUBJ && rel != NCI_NSUBJ_PASS && rel != NCI_NMOD) {
      return;
    }
    t = head;
  }
}

static bool is_question(const nci_coder *c)
{
  for (uint32_t t = c->end; t > c->first && c->end - t < 3; t--)
    if (nci_token_is(c->doc, t - 1, "?")) return true;
  return false;
}

/* "denied charges by Roe that it had": the clause may hang on any of the nouns between. */
static bool is_denied_charge(const nci_coder *c, uint32_t verb)
{
  static const char *const charges[] = { "charge", "claim", "allegation", "accusation", "report", "suggestion", "rumour", "rumor", NULL };
  bool charge = false;
  uint32_t t = verb;
  if (nci_child(c->g, verb, NCI_MARK) == NCORP_NONE && (c->g->rel[verb] != NCI_ACL_RELCL || nci_child(c->g, verb, NCI_NSUBJ) == NCORP_NONE)) return false;
  for (int step = 0; step < STEPS; step++) {
    uint32_t head = c->g->heads.head[t];
    if (head == NCORP_NONE) return false;
    charge = charge || nci_lemma_is_any(c, head, charges);
    uint32_t object = nci_child(c->g, head, NCI_OBJ);
    if (c->words[head].control == NCI_CONTROL_DENY) return charge || (object != NCORP_NONE && nci_lemma_is_any(c, object, charges));
    if (c->g->upos[head] == NCI_VERB) return false;
    t = head;
  }
  return false;
}

/* "has vowed to": the governor's own tense, mode and negation hold for what it governs. */
static void take_from_governor(const nci_coder *c, nci_clause *out)
{
  group g = group_of(c, out->governor);
  if (g.negated) out->negated = true;
  if (g.open || g.condition) out->status = NCORP_HYPOTHETICAL;
  else if (g.future) out->status = NCORP_PLANNED;
}

nci_clause nci_clause_of(const nci_coder *c, uint32_t verb)
{
  nci_clause out = { .verb = verb, .governor = NCORP_NONE, .status = NCORP_OCCURRED };
  group g = group_of(c, verb);
  nci_rel rel = (nci_rel)c->g->rel[verb];
  uint32_t head = c->g->heads.head[verb];
  if (nci_is_misread(c, verb) && (g.to || rel == NCI_COMPOUND)) { /* it hangs on its object, and that on the verb that governs it */
    head = nci_misread_governor(c, verb);
    rel = NCI_XCOMP;
  }
  bool participle = form_is(c, verb, "Part", "Past");
  /* "was arrested and charged", "will meet and discuss": auxiliaries are shared. */
  uint32_t first = verb;
  for (int step = 0; step < STEPS && c->g->rel[first] == NCI_CONJ && c->g->heads.head[first] != NCORP_NONE && !g.any_aux && !g.subject && !g.to; step++) {
    first = c->g->heads.head[first];
    if (c->g->upos[first] != NCI_VERB) break;
    group of_first = group_of(c, first);
    rel = (nci_rel)c->g->rel[first];
    head = c->g->heads.head[first];
    bool bare = form_is(c, verb, "Inf", NULL) || participle;
    if (!bare && !(is_ing(c, verb) && is_ing(c, first))) {
      if (rel == NCI_CONJ) continue;
      break;
    }
    g.passive = g.passive || (of_first.passive && participle);
    g.be |= of_first.be;
    g.to |= of_first.to;
    g.future |= of_first.future;
    g.open |= of_first.open;
    g.condition |= of_first.condition;
    g.negated |= of_first.negated;
    g.any_aux |= of_first.any_aux;
  }
  bool reduced = rel == NCI_ACL && !g.any_aux && !g.to && participle && nci_child(c->g, verb, NCI_OBJ) == NCORP_NONE;
  bool gerund = is_ing(c, verb) && !g.be;
  out.passive = g.passive || reduced;
  out.infinitive = g.to;
  out.negated = g.negated;
  out.future = g.future;
  out.finite = !g.to && !reduced && !gerund;
  if (g.open || g.condition) out.status = NCORP_HYPOTHETICAL;
  else if (g.future || (g.to && g.be)) out.status = NCORP_PLANNED;
  else if (g.be && is_ing(c, verb)) out.status = NCORP_ONGOING;
  if (head != NCORP_NONE && (rel == NCI_XCOMP || (rel == NCI_ADVCL && (g.to || gerund)) || (rel == NCI_CCOMP && !g.subject))) {
    nci_control k = (nci_control)c->words[head].control;
    if (!g.to && nci_lemma_is(c, head, "have")) k = NCI_CONTROL_NONE; /* "have both said" is no "have to" */
    if (rel == NCI_XCOMP || k == NCI_CONTROL_DENY || k == NCI_CONTROL_PLAN || (k && verb - head < 5)) {
      out.governor = head;
      out.control = k;
    }
    if (rel == NCI_ADVCL && gerund && is_limiting(c, verb) && !out.control) out.hangs = true;
  }
  if ((rel == NCI_ACL && !reduced && (g.to || g.preposition)) || (rel == NCI_CCOMP && gerund && !out.control && !g.any_aux)) out.hangs = true;
  if (rel == NCI_ACL && g.to && head != NCORP_NONE && c->g->upos[head] == NCI_NOUN) {
    nci_control k = (nci_control)c->words[head].control;
    bool somebody = nci_child(c->g, head, NCI_NMOD_POSS) != NCORP_NONE || (nci_child(c->g, head, NCI_COMPOUND) != NCORP_NONE && c->name_at[nci_child(c->g, head, NCI_COMPOUND)] != NCORP_NONE);
    if (somebody && (k == NCI_CONTROL_PLAN || k == NCI_CONTROL_PLEDGE || k == NCI_CONTROL_THREATEN || k == NCI_CONTROL_REFUSE)) {
      out.hangs = false;
      out.governor = head;
      out.control = k;
    }
  }
  if (out.governor != NCORP_NONE) take_from_governor(c, &out);
  look_around(c, &out);
  out.denied = out.denied || is_denied_charge(c, first);
  if (out.status <= NCORP_ONGOING && is_question(c)) out.status = NCORP_HYPOTHETICAL;
  return out;
}

/* ---- nouns ---- */

static ncorp_event_status of_verb(const nci_coder *c, uint32_t verb, bool subject)
{
  static const char *const not_held[] = { "cancel", "postpone", "suspend", "foil", "thwart", "avert", "scrap", "prevent", "delay", "shelve", "abort", NULL };
  static const char *const planned[] = { "schedule", "plan", "expect", "set", "due", "slate", "propose", "upcoming", NULL };
  static const char *const open[] = { "prevent", "avoid", "avert", "deter", "urge", "demand", "want", "risk", "justify", "consider", "seek", "warn",
                                      "propose", "request", "offer", "push", "press", "threaten", "fear", "order", "need", "support", "oppose", NULL };
  group g = group_of(c, verb);
  if (subject && nci_lemma_is_any(c, verb, not_held)) return NCORP_NEGATED;
  if (g.negated) return NCORP_NEGATED;
  if (g.future) return NCORP_PLANNED;
  if (g.open) return NCORP_HYPOTHETICAL;
  if (subject && (nci_lemma_is_any(c, verb, planned) || nci_lemma_is_any(c, verb, (const char *const[]){ "possible", "likely", NULL }))) return NCORP_PLANNED;
  if (subject && nci_lemma_is_any(c, verb, (const char *const[]){ "ongoing", "underway", NULL })) return NCORP_ONGOING;
  if (subject && g.be && nci_lemma_is(c, verb, "continue") && is_ing(c, verb)) return NCORP_ONGOING;
  if (!subject && nci_lemma_is_any(c, verb, open)) return NCORP_HYPOTHETICAL;
  return NCORP_OCCURRED;
}

static ncorp_event_status of_modifiers(const nci_coder *c, uint32_t noun)
{
  static const char *const planned[] = { "upcoming", "scheduled", "next", "future", "forthcoming", "expected", "impending", "imminent", "further", NULL };
  static const char *const open[] = { "possible", "potential", "proposed", "alleged", "feared", "hypothetical", "attempted", "failed", "foiled", "planned",
                                      "plan", "propose", "fear", "foil", "allege", NULL };
  static const char *const ongoing[] = { "ongoing", "continuing", "current", NULL };
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = h->child_at[noun], n = 0; i < h->child_at[noun + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = h->child[i];
    nci_rel rel = (nci_rel)c->g->rel[child];
    if (rel == NCI_CASE) {
      if (nci_token_is(c->doc, child, "without")) return NCORP_NEGATED;
      if (nci_token_is(c->doc, child, "before") || nci_token_is(c->doc, child, "ahead") || nci_token_is(c->doc, child, "prior")) return NCORP_PLANNED;
    } else if (rel == NCI_DET_REL) {
      if (nci_token_is(c->doc, child, "no") || nci_token_is(c->doc, child, "neither")) return NCORP_NEGATED;
      if (nci_token_is(c->doc, child, "any")) return NCORP_HYPOTHETICAL;
    } else if (rel == NCI_AMOD || rel == NCI_COMPOUND || rel == NCI_NMOD_DESC) {
      if (nci_lemma_is_any(c, child, planned)) return NCORP_PLANNED;
      if (nci_lemma_is_any(c, child, open)) return NCORP_HYPOTHETICAL;
      if (nci_lemma_is_any(c, child, ongoing)) return NCORP_ONGOING;
    } else if (rel == NCI_ADVMOD && nci_token_is(c->doc, child, "ahead")) {
      return NCORP_PLANNED;
    }
  }
  return NCORP_OCCURRED;
}

ncorp_event_status nci_noun_status(const nci_coder *c, uint32_t noun)
{
  static const char *const governing[] = { "threat", "risk", "possibility", "prospect", "fear", "danger", "hope", "chance", "potential", "call", "demand", "plan",
                                           "proposal", "event", "case", "idea", "bid", "preparation", "appeal", "need", "push", "format", "deadline", "request",
                                           "offer", "condition", "concern", "warning", "effort", "detail", "attempt", NULL };
  uint32_t t = noun;
  for (int step = 0; step < STEPS && t != NCORP_NONE; step++) {
    ncorp_event_status own = of_modifiers(c, t);
    if (own != NCORP_OCCURRED) return own;
    uint32_t head = c->g->heads.head[t];
    nci_rel rel = (nci_rel)c->g->rel[t];
    if (rel == NCI_ROOT && nci_child(c->g, t, NCI_COP) != NCORP_NONE) return of_verb(c, t, true);
    if (head == NCORP_NONE) break;
    if (nci_token_is(c->doc, head, "ahead") || nci_token_is(c->doc, head, "prior")) return NCORP_PLANNED;
    if (rel == NCI_NMOD || rel == NCI_CONJ || rel == NCI_COMPOUND || rel == NCI_NMOD_POSS) {
      if (rel == NCI_NMOD && nci_lemma_is_any(c, head, governing)) return NCORP_HYPOTHETICAL;
      t = head;
      continue;
    }
    bool subject = rel == NCI_NSUBJ || rel == NCI_NSUBJ_PASS || rel == NCI_NSUBJ_OUTER;
    bool object = rel == NCI_OBJ || rel == NCI_OBL;
    if (!subject && !object) break;
    if (rel == NCI_OBL && nci_slot_of_case(c, t, NULL) != NCI_SLOT_FOR && nci_slot_of_case(c, t, NULL) != NCI_SLOT_OF && nci_slot_of_case(c, t, NULL) != NCI_SLOT_AGAINST) break;
    ncorp_event_status s = of_verb(c, head, subject);
    if (s != NCORP_OCCURRED) return s;
    nci_clause clause = nci_clause_of(c, head);
    if (rel == NCI_OBJ && t == noun && clause.infinitive) return NCORP_HYPOTHETICAL;
    return subject && clause.status > NCORP_ONGOING ? clause.status : NCORP_OCCURRED;
  }
  return is_question(c) ? NCORP_HYPOTHETICAL : NCORP_OCCURRED;
}
