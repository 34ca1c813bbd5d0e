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
  char first = lemma.size ? nci_to_lower(lemma.data[0]) : '\0';
  for (; *lemmas; lemmas++)
    if (**lemmas == first && nci_str_is_nocase(lemma, *lemmas)) return true;
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
  uint32_t be_at, to_at, negation, condition_at, future_at, would_at, open_at; /* the words that say so, or NCORP_NONE */
} group;

static void note(bool *said, uint32_t *at, uint32_t token)
{
  *said = true;
  *at = token;
}

static bool is_negation(const nci_coder *c, uint32_t t)
{
  static const char *const words[] = { "not", "n't", "n’t", "never", "neither", "nor" };
  char first = nci_to_lower(c->doc->text.data[c->doc->tokens.at[t].start]);
  if (first != 'n' && first != 'l') return false;
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
  bool by = false, has = false;
  group out = { .be_at = NCORP_NONE, .to_at = NCORP_NONE, .negation = NCORP_NONE, .condition_at = NCORP_NONE, .future_at = NCORP_NONE, .would_at = NCORP_NONE, .open_at = NCORP_NONE };
  for (uint32_t i = h->child_at[verb], n = 0; i < h->child_at[verb + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = h->child[i];
    switch ((nci_rel)c->g->rel[child]) {
    case NCI_AUX_PASS:
      out.passive = out.any_aux = true;
      note(&out.be, &out.be_at, child);
      break;
    case NCI_AUX_REL: case NCI_COP:
      out.any_aux = true;
      has = has || nci_lemma_is(c, child, "have");
      if (nci_lemma_is(c, child, "be")) note(&out.be, &out.be_at, child);
      else if (nci_lemma_is_any(c, child, will)) note(&out.future, &out.future_at, child);
      else if (nci_lemma_is_any(c, child, would)) note(&out.would, &out.would_at, child);
      else if (nci_lemma_is_any(c, child, open)) note(&out.open, &out.open_at, child);
      break;
    case NCI_MARK:
      if (nci_token_is(c->doc, child, "to")) note(&out.to, &out.to_at, child);
      else if (nci_lemma_is_any(c, child, conditions)) note(&out.condition, &out.condition_at, child);
      else if (nci_token_is(c->doc, child, "without")) note(&out.negated, &out.negation, child);
      else if (c->g->upos[child] == NCI_SCONJ || c->g->upos[child] == NCI_ADP) out.preposition = true;
      break;
    case NCI_NSUBJ_PASS:
      out.passive = out.subject = true;
      if (has_no(c, child)) note(&out.negated, &out.negation, nci_child(c->g, child, NCI_DET_REL));
      break;
    case NCI_NSUBJ: case NCI_OBJ:
      out.subject |= c->g->rel[child] == NCI_NSUBJ;
      if (has_no(c, child)) note(&out.negated, &out.negation, nci_child(c->g, child, NCI_DET_REL));
      break;
    case NCI_OBL_AGENT:
      out.passive = by = true;
      break;
    default:
      if (is_negation(c, child)) note(&out.negated, &out.negation, child);
      break;
    }
  }
  if (out.passive && !out.be && !by && has) out.passive = false; /* "had tortured", whatever the parser makes of the subject */
  /* "said that it would": what will be, told of in the past */
  uint32_t above = h->head[verb];
  bool told = out.would && c->g->rel[verb] == NCI_CCOMP && above != NCORP_NONE && c->g->upos[above] == NCI_VERB && nci_str_is(nci_feature(c->doc, above, "Tense"), "Past") &&
              nci_child(c->g, verb, NCI_ADVCL) == NCORP_NONE;
  if (told) note(&out.future, &out.future_at, out.would_at);
  if (out.would && !told) note(&out.open, &out.open_at, out.would_at);
  return out;
}

static void set_status(nci_clause *clause, ncorp_event_status status, uint32_t by)
{
  clause->status = status;
  clause->status_by = by;
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
  static const char *const told[] = { "tell", "remind", "advise", "inform", NULL };
  static const char *const feared[] = { "fear", "worry", "hope", "doubt", "wish", "imagine", "suppose", "speculate", "predict", "consider", NULL };
  uint32_t t = out->verb;
  for (int step = 0; step < STEPS; step++) {
    uint32_t head = c->g->heads.head[t];
    nci_rel rel = (nci_rel)c->g->rel[t];
    if (rel == NCI_ADVCL || rel == NCI_CCOMP || rel == NCI_ADVCL_RELCL) {
      group g = group_of(c, t);
      if (g.condition && out->status <= NCORP_PLANNED) set_status(out, NCORP_HYPOTHETICAL, g.condition_at);
    }
    if (head == NCORP_NONE) return;
    if (rel == NCI_CCOMP || (rel == NCI_ACL && c->g->upos[head] == NCI_NOUN)) {
      nci_control k = (nci_control)c->words[head].control;
      uint32_t above = rel == NCI_ACL ? c->g->heads.head[head] : NCORP_NONE; /* "denied charges that it had" */
      if (k == NCI_CONTROL_DENY) note(&out->denied, &out->denied_by, head);
      else if (above != NCORP_NONE && c->words[above].control == NCI_CONTROL_DENY) note(&out->denied, &out->denied_by, above);
      if (out->status <= NCORP_PLANNED && (nci_lemma_is_any(c, head, feared) || k == NCI_CONTROL_TRY || k == NCI_CONTROL_PLAN || (k == NCI_CONTROL_ASK && !nci_lemma_is_any(c, head, told)) ||
                                           nci_lemma_is_any(c, head, (const char *const[]){ "demand", "insist", "recommend", "threat", "possibility", "risk", "prospect", NULL })))
        set_status(out, k == NCI_CONTROL_PLAN ? NCORP_PLANNED : NCORP_HYPOTHETICAL, head);
    } else if (rel != NCI_CONJ && rel != NCI_XCOMP && rel != NCI_OBL && rel != NCI_OBJ && rel != NCI_ADVCL && rel != NCI_NSUBJ && rel != NCI_NSUBJ_PASS && rel != NCI_NMOD) {
      return;
    }
    t = head;
  }
}

uint32_t nci_question_mark(const nci_coder *c)
{
  for (uint32_t t = c->end; t > c->first && c->end - t < 3; t--)
    if (nci_token_is(c->doc, t - 1, "?")) return t - 1;
  return NCORP_NONE;
}

/* "denied charges by Roe that it had": the clause may hang on any of the nouns between. Gives the verb that denies, or
 * NCORP_NONE. */
static uint32_t denied_charge(const nci_coder *c, uint32_t verb)
{
  static const char *const charges[] = { "charge", "claim", "allegation", "accusation", "report", "suggestion", "rumour", "rumor", NULL };
  bool charge = false;
  uint32_t t = verb;
  if (nci_child(c->g, verb, NCI_MARK) == NCORP_NONE && (c->g->rel[verb] != NCI_ACL_RELCL || nci_child(c->g, verb, NCI_NSUBJ) == NCORP_NONE)) return NCORP_NONE;
  for (int step = 0; step < STEPS; step++) {
    uint32_t head = c->g->heads.head[t];
    if (head == NCORP_NONE) return NCORP_NONE;
    charge = charge || nci_lemma_is_any(c, head, charges);
    uint32_t object = nci_child(c->g, head, NCI_OBJ);
    if (c->words[head].control == NCI_CONTROL_DENY) return charge || (object != NCORP_NONE && nci_lemma_is_any(c, object, charges)) ? head : NCORP_NONE;
    if (c->g->upos[head] == NCI_VERB) return NCORP_NONE;
    t = head;
  }
  return NCORP_NONE;
}

/* "has vowed to": the governor's own tense, mode and negation hold for what it governs. */
static void take_from_governor(const nci_coder *c, nci_clause *out)
{
  group g = group_of(c, out->governor);
  if (g.negated) note(&out->negated, &out->negated_by, g.negation);
  if (g.open || g.condition) set_status(out, NCORP_HYPOTHETICAL, g.open ? g.open_at : g.condition_at);
  else if (g.future) set_status(out, NCORP_PLANNED, g.future_at);
}

/* "was the first state to recognize it": what somebody did before or after all others. */
bool nci_is_ranked(const nci_coder *c, uint32_t noun)
{
  static const char *const ranks[] = { "first", "last", "latest", "second", "third", "only", NULL };
  uint32_t rank = nci_child(c->g, noun, NCI_AMOD);
  return nci_lemma_is_any(c, noun, ranks) || (rank != NCORP_NONE && nci_lemma_is_any(c, rank, ranks));
}

nci_clause nci_clause_of(const nci_coder *c, uint32_t verb)
{
  nci_clause out = { .verb = verb, .governor = NCORP_NONE, .status = NCORP_OCCURRED, .status_by = NCORP_NONE, .denied_by = NCORP_NONE };
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
    if (of_first.be) note(&g.be, &g.be_at, of_first.be_at);
    if (of_first.to) note(&g.to, &g.to_at, of_first.to_at);
    if (of_first.future) note(&g.future, &g.future_at, of_first.future_at);
    if (of_first.open) note(&g.open, &g.open_at, of_first.open_at);
    if (of_first.condition) note(&g.condition, &g.condition_at, of_first.condition_at);
    if (of_first.negated) note(&g.negated, &g.negation, of_first.negation);
    g.any_aux |= of_first.any_aux;
  }
  bool reduced = rel == NCI_ACL && !g.any_aux && !g.to && participle && (nci_child(c->g, verb, NCI_OBJ) == NCORP_NONE || nci_child(c->g, verb, NCI_OBL_AGENT) != NCORP_NONE);
  bool gerund = is_ing(c, verb) && !g.be;
  out.passive = g.passive || reduced;
  out.infinitive = g.to;
  out.to = g.to_at;
  out.negated = g.negated;
  out.negated_by = g.negation;
  out.future = g.future;
  out.finite = !g.to && !reduced && !gerund;
  if (g.open || g.condition) set_status(&out, NCORP_HYPOTHETICAL, g.open ? g.open_at : g.condition_at);
  else if (g.future || (g.to && g.be)) set_status(&out, NCORP_PLANNED, g.future ? g.future_at : g.to_at);
  else if (g.be && is_ing(c, verb) && c->g->upos[verb] != NCI_ADJ) set_status(&out, NCORP_ONGOING, g.be_at);
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
  if (rel == NCI_ACL && g.to && head != NCORP_NONE && nci_is_ranked(c, head)) out.hangs = out.infinitive = false;
  uint32_t mark = nci_child(c->g, verb, NCI_MARK);
  if (mark != NCORP_NONE && nci_token_is(c->doc, mark, "from")) out.hangs = true; /* "prevented them from being killed" */
  if (out.governor != NCORP_NONE) take_from_governor(c, &out);
  look_around(c, &out);
  uint32_t denies = out.denied ? NCORP_NONE : denied_charge(c, first);
  if (denies != NCORP_NONE) note(&out.denied, &out.denied_by, denies);
  if (out.status <= NCORP_ONGOING && nci_question_mark(c) != NCORP_NONE) set_status(&out, NCORP_HYPOTHETICAL, nci_question_mark(c));
  return out;
}

/* ---- nouns ---- */

/* A status with the word that says so; NCORP_NONE for what is told as a fact. */
typedef struct stated {
  ncorp_event_status status;
  uint32_t by;
} stated;

static const stated AS_FACT = { NCORP_OCCURRED, NCORP_NONE };

static stated of_verb(const nci_coder *c, uint32_t verb, bool subject)
{
  static const char *const not_held[] = { "cancel", "postpone", "suspend", "foil", "thwart", "avert", "scrap", "prevent", "delay", "shelve", "abort", NULL };
  static const char *const planned[] = { "schedule", "plan", "expect", "set", "due", "slate", "propose", "upcoming", NULL };
  static const char *const open[] = { "prevent", "avoid", "avert", "deter", "urge", "demand", "want", "risk", "justify", "consider", "seek", "warn",
                                      "propose", "request", "offer", "push", "press", "threaten", "fear", "order", "need", "support", "oppose", NULL };
  group g = group_of(c, verb);
  if (subject && nci_lemma_is_any(c, verb, not_held)) return (stated){ NCORP_NEGATED, verb };
  if (g.negated) return (stated){ NCORP_NEGATED, g.negation };
  if (g.future) return (stated){ NCORP_PLANNED, g.future_at };
  if (g.open) return (stated){ NCORP_HYPOTHETICAL, g.open_at };
  if (subject && (nci_lemma_is_any(c, verb, planned) || nci_lemma_is_any(c, verb, (const char *const[]){ "possible", "likely", NULL }))) return (stated){ NCORP_PLANNED, verb };
  if (subject && nci_lemma_is_any(c, verb, (const char *const[]){ "ongoing", "underway", NULL })) return (stated){ NCORP_ONGOING, verb };
  if (subject && g.be && nci_lemma_is(c, verb, "continue") && is_ing(c, verb)) return (stated){ NCORP_ONGOING, verb };
  if (!subject && nci_lemma_is_any(c, verb, open)) return (stated){ NCORP_HYPOTHETICAL, verb };
  return AS_FACT;
}

static stated of_modifiers(const nci_coder *c, uint32_t noun)
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
      if (nci_token_is(c->doc, child, "without")) return (stated){ NCORP_NEGATED, child };
      if (nci_token_is(c->doc, child, "before") || nci_token_is(c->doc, child, "ahead") || nci_token_is(c->doc, child, "prior")) return (stated){ NCORP_PLANNED, child };
    } else if (rel == NCI_DET_REL) {
      if (nci_token_is(c->doc, child, "no") || nci_token_is(c->doc, child, "neither")) return (stated){ NCORP_NEGATED, child };
      if (nci_token_is(c->doc, child, "any")) return (stated){ NCORP_HYPOTHETICAL, child };
    } else if (rel == NCI_AMOD || rel == NCI_COMPOUND || rel == NCI_NMOD_DESC) {
      if (nci_lemma_is_any(c, child, planned)) return (stated){ NCORP_PLANNED, child };
      if (nci_lemma_is_any(c, child, open)) return (stated){ NCORP_HYPOTHETICAL, child };
      if (nci_lemma_is_any(c, child, ongoing)) return (stated){ NCORP_ONGOING, child };
    } else if (rel == NCI_ADVMOD && nci_token_is(c->doc, child, "ahead")) {
      return (stated){ NCORP_PLANNED, child };
    }
  }
  return AS_FACT;
}

static stated status_of_noun(const nci_coder *c, uint32_t noun)
{
  static const char *const governing[] = { "threat", "risk", "possibility", "prospect", "fear", "danger", "hope", "chance", "potential", "call", "demand", "plan",
                                           "proposal", "event", "case", "idea", "bid", "preparation", "appeal", "need", "push", "format", "deadline", "request",
                                           "offer", "condition", "concern", "warning", "effort", "detail", "attempt", "accusation", "allegation", "suspicion", NULL };
  /* "to investigate the murder": it happened, whatever comes of the rest */
  static const char *const after[] = { "investigate", "probe", "protest", "condemn", "solve", "clarify", "denounce", "mark", "commemorate", "mourn", "avenge",
                                       "deplore", "repudiate", "remember", "punish", "examine", "witness", "regret", "lament", NULL };
  uint32_t t = noun;
  for (int step = 0; step < STEPS && t != NCORP_NONE; step++) {
    stated own = of_modifiers(c, t);
    if (own.status != NCORP_OCCURRED) return own;
    uint32_t head = c->g->heads.head[t];
    nci_rel rel = (nci_rel)c->g->rel[t];
    if (rel == NCI_ROOT && nci_child(c->g, t, NCI_COP) != NCORP_NONE) return of_verb(c, t, true);
    if (head == NCORP_NONE) break;
    if (nci_token_is(c->doc, head, "ahead") || nci_token_is(c->doc, head, "prior")) return (stated){ NCORP_PLANNED, head };
    if (rel == NCI_NMOD || rel == NCI_CONJ || rel == NCI_COMPOUND || rel == NCI_NMOD_POSS) {
      if (rel == NCI_NMOD && nci_lemma_is_any(c, head, governing)) return (stated){ NCORP_HYPOTHETICAL, head };
      t = head;
      continue;
    }
    bool subject = rel == NCI_NSUBJ || rel == NCI_NSUBJ_PASS || rel == NCI_NSUBJ_OUTER;
    bool object = rel == NCI_OBJ || rel == NCI_OBL;
    if (!subject && !object) break;
    if (rel == NCI_OBL && nci_slot_of_case(c, t, NULL) != NCI_SLOT_FOR && nci_slot_of_case(c, t, NULL) != NCI_SLOT_OF && nci_slot_of_case(c, t, NULL) != NCI_SLOT_AGAINST) break;
    stated s = of_verb(c, head, subject);
    if (s.status != NCORP_OCCURRED) return s;
    nci_clause clause = nci_clause_of(c, head);
    if (nci_lemma_is_any(c, head, after)) return AS_FACT;
    if (rel == NCI_OBJ && t == noun && clause.infinitive) return (stated){ NCORP_HYPOTHETICAL, clause.to };
    return subject && clause.status > NCORP_ONGOING ? (stated){ clause.status, clause.status_by } : AS_FACT;
  }
  uint32_t question = nci_question_mark(c);
  return question == NCORP_NONE ? AS_FACT : (stated){ NCORP_HYPOTHETICAL, question };
}

ncorp_event_status nci_noun_status(const nci_coder *c, uint32_t noun, uint32_t *by)
{
  stated s = status_of_noun(c, noun);
  *by = s.by;
  return s.status;
}
