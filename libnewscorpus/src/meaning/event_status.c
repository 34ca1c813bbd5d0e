/* How far an event got: tense, modality, negation and control before a verb; determiners, adjectives, governing nouns
 * and the verb that follows for a noun. */
#include "meaning/event_coder.h"

#include "base/str.h"

static bool is_any(const nci_coder *c, uint32_t token, const char *const *words)
{
  if (token < c->first || token >= c->end) return false;
  for (; *words; words++)
    if (nci_token_is(c->doc, token, *words)) return true;
  return false;
}

/* A modal and what it makes of the event: "will" plans, "would" and the like leave it open. */
static ncorp_event_status modal_status(uint32_t flags)
{
  return flags & NCI_W_FUTURE ? NCORP_PLANNED : NCORP_HYPOTHETICAL;
}

bool nci_is_conditional(const nci_coder *c, uint32_t token)
{
  for (uint32_t t = token, n = 0; t > c->first && n < 14; n++) {
    uint32_t f = nci_word(c, --t);
    if (f & NCI_W_IF) return true;
    if (f & (NCI_W_STOP | NCI_W_COMMA | NCI_W_SUB | NCI_W_REL)) return false;
  }
  return false;
}

/* Looks for what governs "to <verb>" or a gerund whose group begins at `start`. */
static void find_governor(const nci_coder *c, nci_verb_group *g, uint32_t before)
{
  uint32_t t = before;
  while (t > c->first) {
    uint32_t f = nci_word(c, t - 1);
    bool aside = (f & (NCI_W_ADV | NCI_W_NEG | NCI_W_QUOTE) && !(f & NCI_W_DET)) || f & NCI_W_TIME; /* "agreed on Monday to meet" */
    if (!aside && !(f & NCI_W_PREP && nci_word(c, t) & NCI_W_TIME)) break;
    t--;
  }
  if (t > c->first && c->words[t - 1].control) {
    g->governor = t - 1;
    g->control = (nci_control)c->words[t - 1].control;
    return;
  }
  /* Somebody else between the governor and the verb: "urged Peru to withdraw". */
  uint32_t object = nci_phrase_start(c, t);
  for (uint32_t hops = 0; hops < 3 && object > c->first + 1 && nci_word(c, object - 1) & (NCI_W_AND | NCI_W_PREP); hops++) {
    if (c->words[object - 1].control) break;
    object = nci_phrase_start(c, object - 1);
  }
  if (object < t && object > c->first && c->words[object - 1].control) {
    nci_control k = (nci_control)c->words[object - 1].control;
    if (k == NCI_CONTROL_ASK || k == NCI_CONTROL_LET || k == NCI_CONTROL_ACCUSE || k == NCI_CONTROL_TRY || k == NCI_CONTROL_PLAN ||
        k == NCI_CONTROL_SUCCEED) {
      g->governor = object - 1;
      g->control = k == NCI_CONTROL_ACCUSE ? k : NCI_CONTROL_ASK;
    }
  }
}

nci_verb_group nci_verb_group_of(const nci_coder *c, uint32_t verb, uint8_t form)
{
  nci_verb_group g = { .start = verb, .governor = NCORP_NONE, .status = NCORP_OCCURRED };
  bool have = false, be = false, modal = false, future = false;
  uint32_t t = verb;
  while (t > c->first) {
    uint32_t f = nci_word(c, t - 1);
    if (f & NCI_W_AUX) {
      have |= (f & NCI_W_HAVE) != 0;
      be |= (f & NCI_W_BE) != 0;
      modal |= (f & NCI_W_MODAL) != 0;
      future |= (f & NCI_W_FUTURE) != 0;
      g.negated |= (f & NCI_W_NEG) != 0;
    } else if (f & NCI_W_NEG && !(f & NCI_W_DET)) {
      g.negated = true;
    } else if (f & NCI_W_POSS && (be || form & NCI_FORM_ING) && t - 1 > c->first && nci_word(c, t - 2) & NCI_W_PRON) {
      be = true; /* "he's meeting" */
    } else if (f & NCI_W_TO && !(f & NCI_W_ADV)) {
      if (!(form & NCI_FORM_BASE) && !be && !have) break;
      g.infinitive = true;
      g.start = --t;
      break;
    } else if (!(f & NCI_W_ADV) || f & NCI_W_PRON) {
      break;
    }
    t--;
  }
  g.start = t;
  g.passive = be && form & NCI_FORM_PART;
  g.progressive = be && form & NCI_FORM_ING;
  g.finite = !g.infinitive && (modal || be || have || !(form & NCI_FORM_ING));
  if (modal) g.status = future ? NCORP_PLANNED : NCORP_HYPOTHETICAL;
  else if (g.progressive) g.status = NCORP_ONGOING;
  if (modal && !future && have && !g.negated) g.status = NCORP_HYPOTHETICAL;
  if (g.infinitive || form & NCI_FORM_ING) {
    find_governor(c, &g, g.start);
    uint32_t p = g.start > c->first ? nci_word(c, g.start - 1) : 0;
    if (p & NCI_W_WITHOUT) g.negated = true;
  }
  /* What governs the governor: "did not agree to", "would refuse to", "is expected to". */
  if (g.governor != NCORP_NONE) {
    for (uint32_t i = g.governor, n = 0; i > c->first && n < 5; n++) {
      uint32_t f = nci_word(c, --i);
      if (f & NCI_W_NEG && !(f & NCI_W_DET)) g.negated = true;
      else if (f & NCI_W_MODAL) g.status = modal_status(f);
      else if (!(f & (NCI_W_AUX | NCI_W_ADV))) break;
    }
  }
  if (g.status == NCORP_OCCURRED && nci_is_conditional(c, g.start)) g.status = NCORP_HYPOTHETICAL;
  return g;
}

/* What stands right before a noun phrase and takes its reality from it. */
static ncorp_event_status governed_status(const nci_coder *c, uint32_t phrase)
{
  static const char *const open[] = { "threat", "threats", "risk", "risks", "possibility", "prospect", "fear", "fears", "danger",
                                      "hope", "hopes", "chance", "chances", "potential", "calls", "call", "demand", "demands",
                                      "demanded", "plan", "plans", "proposal", "event", "case", "idea", "bid", "preparations",
                                      "appeal", "appeals", "called", "calling", "need", "push", "prevent", "avoid", "avert",
                                      "format", "formats", "deadline", "pressed", "pushed", "details", "urged", "urging",
                                      "possible", "proposed", "request", "offer", "deter", "against", "ready", "conditions",
                                      "risking", "concerns", "warned", "warning", "warnings", "want", "wants", "wanted", "justify",
                                      "efforts", "effort", NULL };
  uint32_t t = phrase;
  if (t > c->first && nci_word(c, t - 1) & NCI_W_WITHOUT) return NCORP_NEGATED;
  if (t > c->first + 1 && nci_token_is(c->doc, t - 1, "of") && nci_token_is(c->doc, t - 2, "ahead")) return NCORP_PLANNED;
  if (t > c->first && nci_token_is(c->doc, t - 1, "before")) return NCORP_PLANNED;
  if (t > c->first + 1 && nci_token_is(c->doc, t - 1, "to") && nci_token_is(c->doc, t - 2, "prior")) return NCORP_PLANNED;
  if (t > c->first && is_any(c, t - 1, open) && !nci_token_is(c->doc, t - 1, "against")) return NCORP_HYPOTHETICAL;
  if (t > c->first + 1 && nci_word(c, t - 1) & (NCI_W_PREP | NCI_W_TO) && is_any(c, t - 2, open)) return NCORP_HYPOTHETICAL;
  return NCORP_OCCURRED;
}

/* The status that the verb of which the noun is the subject gives: "talks are set to start", "talks were cancelled". */
static ncorp_event_status verb_after(const nci_coder *c, uint32_t from)
{
  static const char *const not_held[] = { "cancelled", "canceled", "postponed", "suspended", "foiled", "thwarted", "averted",
                                          "scrapped", "prevented", "delayed", "shelved", "aborted", NULL };
  static const char *const planned[] = { "scheduled", "planned", "expected", "set", "due", "slated", "upcoming", "proposed", "possible",
                                         "likely", "ahead", NULL };
  for (uint32_t t = from, n = 0; t < c->end && n < 14; t++, n++) {
    uint32_t f = nci_word(c, t);
    if (f & (NCI_W_STOP | NCI_W_SUB | NCI_W_REL) && !(f & NCI_W_PREP)) break;
    if (f & NCI_W_MODAL) return f & NCI_W_NEG || nci_word(c, t + 1) & NCI_W_NEG ? NCORP_NEGATED : modal_status(f);
    if (f & (NCI_W_BE | NCI_W_HAVE | NCI_W_DO)) {
      uint32_t v = t + 1;
      bool negated = false;
      for (; v < c->end && nci_word(c, v) & (NCI_W_AUX | NCI_W_ADV | NCI_W_NEG); v++) negated |= (nci_word(c, v) & NCI_W_NEG) != 0;
      if (is_any(c, v, not_held) || negated) return NCORP_NEGATED;
      if (is_any(c, v, planned)) return NCORP_PLANNED;
      if (nci_token_is(c->doc, v, "ongoing") || nci_token_is(c->doc, v, "underway") || nci_token_is(c->doc, v, "continuing")) return NCORP_ONGOING;
      break;
    }
    if (c->words[t].light == NCI_LIGHT_INCLUDE || f & NCI_W_COMMA) break;
  }
  return NCORP_OCCURRED;
}

ncorp_event_status nci_noun_status(const nci_coder *c, uint32_t phrase, uint32_t noun_end)
{
  static const char *const planned[] = { "upcoming", "planned", "scheduled", "next", "future", "forthcoming", "expected", "impending",
                                         "imminent", "further", NULL };
  static const char *const open[] = { "possible", "potential", "proposed", "alleged", "feared", "any", "would-be", "hypothetical",
                                      "attempted", "failed", "foiled", "planned", NULL };
  static const char *const ongoing[] = { "ongoing", "continuing", "current", NULL };
  ncorp_event_status governed = governed_status(c, phrase);
  if (governed != NCORP_OCCURRED) return governed;
  for (uint32_t t = phrase; t < noun_end; t++) {
    if (t == phrase && nci_word(c, t) & NCI_W_NEG) return NCORP_NEGATED;
    if (is_any(c, t, planned)) return NCORP_PLANNED;
    if (is_any(c, t, open)) return NCORP_HYPOTHETICAL;
    if (is_any(c, t, ongoing)) return NCORP_ONGOING;
  }
  if (nci_is_conditional(c, phrase)) return NCORP_HYPOTHETICAL;
  return verb_after(c, noun_end);
}
