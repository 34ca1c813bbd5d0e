/* What the types beyond PLOVER have of their own (X_DISASTER and the like, and those of a user's patterns): what makes them news,
 * and which mentions are one happening. Most have no two sides, so that time, place and the words around have to tell that
 * something happened: "floods are common in Bangladesh" is no flood. */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

static bool is_mishap(ncorp_event_type t) { return t == NCORP_X_DISASTER || t == NCORP_X_ACCIDENT; }

static bool in_title(const nci_coder *c, uint32_t token) { return nci_block_at(c->doc, c->doc->tokens.at[token].start) == NCORP_BLOCK_TITLE; }

/* "Floods kill thousands every year": what always happens, unless a headline says it. */
static bool is_general(const nci_coder *c, uint32_t verb)
{
  if (in_title(c, verb) || nci_child(c->g, verb, NCI_AUX_REL) != NCORP_NONE || nci_child(c->g, verb, NCI_AUX_PASS) != NCORP_NONE) return false;
  uint32_t copula = nci_child(c->g, verb, NCI_COP), tensed = copula != NCORP_NONE ? copula : verb;
  return nci_str_is(nci_feature(c->doc, tensed, "Tense"), "Pres") && !nci_str_is(nci_feature(c->doc, tensed, "VerbForm"), "Part");
}

static const char *const harm[] = {
  "kill", "die", "injure", "wound", "hurt", "drown", "bury", "trap", "destroy", "damage", "displace", "leave", "hit", "strike", "devastate", "ravage", "batter",
  "claim", "collapse", "suffer", "cause", "trigger", "spark", "evacuate", "hospitalize", "flee", "shake", "rock", "jolt", "sweep", "rip", "tear", "flatten", "break",
  "erupt", "engulf", "gut", "wreck", "lash", "pound", "slam", "force", "block", "close", "disrupt", "halt", "occur", "happen", "spread", "rage", "start", NULL };

/* The verb of which a noun is subject, object or manner ("died in a crash"), up joined and inner phrases. */
static uint32_t verb_of(const nci_coder *c, uint32_t noun, nci_rel *as)
{
  enum { STEPS = 4 };
  uint32_t t = noun;
  for (int step = 0; step < STEPS; step++) {
    uint32_t head = c->g->heads.head[t];
    nci_rel rel = (nci_rel)c->g->rel[t];
    if (head == NCORP_NONE) return NCORP_NONE;
    if (c->g->upos[head] == NCI_VERB) {
      *as = rel;
      return head;
    }
    if (rel != NCI_NMOD && rel != NCI_CONJ && rel != NCI_OBJ && rel != NCI_OBL) return NCORP_NONE;
    t = head;
  }
  return NCORP_NONE;
}

bool nci_beyond_strikes(const nci_coder *c, const nci_trigger *t)
{
  static const char *const words[] = { "struck", "hit", "killed", "shook", "rocked", "destroyed", "swept", "battered", "damaged", "devastated", "jolted", "ravaged" };
  for (size_t i = 0; t->end < c->end && i < sizeof words / sizeof *words; i++)
    if (nci_token_is(c->doc, t->end, words[i])) return true;
  return false;
}

/* "An earthquake struck Chile": where. */
void nci_beyond_place(nci_coder *c, nci_happening *h)
{
  enum { NEAR = 5 };
  nci_rel as = NCI_ROOT;
  bool strikes = h->type == NCORP_X_DISASTER && h->place == NCORP_NONE && nci_beyond_strikes(c, &h->trigger);
  for (uint32_t t = h->trigger.end + 1; strikes && h->place == NCORP_NONE && t < c->end && t < h->trigger.end + NEAR; t++)
    if (c->name_at[t] != NCORP_NONE && c->doc->data.mentions[c->name_at[t]].type == NCORP_LOC) h->place = c->name_at[t];
  uint32_t verb = is_mishap(h->type) ? verb_of(c, h->trigger.head, &as) : NCORP_NONE;
  if (verb == NCORP_NONE || as != NCI_NSUBJ || h->place != NCORP_NONE) return;
  uint32_t object = nci_child(c->g, verb, NCI_OBJ);
  if (object != NCORP_NONE) h->place = nci_place_in(c, object);
}

/* "Floods are common": what is said of them is no happening. */
static bool is_predicated(const nci_coder *c, uint32_t noun)
{
  uint32_t head = c->g->heads.head[noun];
  return head != NCORP_NONE && nci_child(c->g, head, NCI_COP) != NCORP_NONE && c->g->rel[noun] != NCI_NMOD;
}

/* A mishap that a noun names has happened where a verb in the past has it for its subject, where somebody comes to harm in it, or
 * where it has a time or place. */
static bool mishap_is_told(const nci_coder *c, const nci_happening *h)
{
  nci_rel as = NCI_ROOT;
  if (h->type == NCORP_X_DISASTER && nci_beyond_strikes(c, &h->trigger)) return true;
  uint32_t verb = verb_of(c, h->trigger.head, &as);
  bool known = h->place != NCORP_NONE || h->date.size;
  if (verb == NCORP_NONE && is_predicated(c, h->trigger.head)) return false;
  if (verb == NCORP_NONE) return known && !is_general(c, h->trigger.head);
  if (is_general(c, verb)) return false;
  bool subject = as == NCI_NSUBJ || as == NCI_NSUBJ_PASS;
  return nci_lemma_is_any(c, verb, harm) || (known && !subject);
}

static bool has_casualties(const nci_coder *c)
{
  uint32_t start = c->doc->tokens.at[c->first].start, end = c->doc->tokens.at[c->end - 1].end, low = 0, high = c->doc->data.quantity_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (c->doc->data.quantities[middle].span.start < start) low = middle + 1;
    else high = middle;
  }
  for (uint32_t n = 0; low < c->doc->data.quantity_count && n < 16 && c->doc->data.quantities[low].span.start < end; low++, n++)
    if (c->doc->data.quantities[low].casualty) return true;
  return false;
}

static bool is_someone(const nci_coder *c, uint32_t mention)
{
  return mention < c->mention_count ? nci_mention_is_person(c->doc, mention) : c->words[nci_participant_head(c, mention)].agent != 0;
}

/* Who dies is told by the attack, the crash or the flood in which it happens. */
static bool dies_of_other_event(const nci_coder *c)
{
  for (uint32_t i = 0; i < c->triggers.count; i++)
    if (is_mishap((ncorp_event_type)c->triggers.at[i].type)) return true;
  for (uint32_t i = c->others.count; i > 0 && c->others.at[i - 1].seen == c->sentence; i--)
    if (c->others.at[i - 1].type == NCORP_ASSAULT) return true;
  return false;
}

/* What is announced is an event of its own: "announced that it would withdraw". */
static bool announces_event(const nci_coder *c, uint32_t verb)
{
  for (uint32_t i = c->others.count, n = 0; i > 0 && n < 12; n++) {
    const nci_happening *h = &c->others.at[--i];
    if (h->seen == c->sentence && h->at > verb && nci_dominates(&c->g->heads, verb, h->at)) return true;
  }
  return false;
}

static bool is_told(const nci_coder *c, const nci_happening *h)
{
  bool actor = nci_party_informs(c, &h->actors), recipient = nci_party_informs(c, &h->recipients), known = h->place != NCORP_NONE || h->date.size;
  bool noun = h->trigger.noun, lent = h->light != NCORP_NONE;
  switch (h->type) {
  case NCORP_X_DISASTER: case NCORP_X_ACCIDENT:
    return noun ? mishap_is_told(c, h) : known || has_casualties(c) || actor || recipient;
  case NCORP_X_ELECTION:
    return noun ? (lent || !is_general(c, h->trigger.head)) && (actor || known) && (lent || h->status == NCORP_PLANNED) : actor || (known && h->actors.count);
  case NCORP_X_RULING:
    return h->actors.count || recipient;
  case NCORP_X_DEATH:
    return recipient && is_someone(c, h->recipients.at[0]) && !dies_of_other_event(c) && !nci_is_history(c, h, 1);
  case NCORP_X_STATEMENT:
    return actor && (noun ? lent : !announces_event(c, h->trigger.head));
  default:
    return actor || recipient;
  }
}

bool nci_beyond_is_news(nci_coder *c, const nci_happening *h)
{
  bool to_come = h->status == NCORP_PLANNED && (is_mishap(h->type) || h->type == NCORP_X_DEATH);
  if (h->status == NCORP_HYPOTHETICAL || to_come) return nci_not_coded(c->doc, NCI_WHY_HYPOTHETICAL);
  if (nci_is_history(c, h, 20)) return nci_not_coded(c->doc, NCI_WHY_HISTORY);
  if (!h->trigger.noun && is_general(c, h->trigger.head) && !h->date.size) return nci_not_coded(c->doc, NCI_WHY_GENERAL);
  if (h->trigger.both && h->actors.count + h->recipients.count < 2) return nci_not_coded(c->doc, NCI_WHY_ONE_PARTY);
  return is_told(c, h) || nci_not_coded(c->doc, NCI_WHY_NOT_TOLD);
}

static uint32_t covered(const nci_coder *c, const nci_party *all, const nci_party *some)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < some->count; i++) n += nci_party_covers(c, all, some->at[i]);
  return n;
}

bool nci_beyond_same(const nci_coder *c, const nci_happening *old, const nci_happening *new)
{
  if (!nci_str_eq(nci_trigger_field(c, &old->trigger, NCI_TRIGGERS_TYPE), nci_trigger_field(c, &new->trigger, NCI_TRIGGERS_TYPE))) return false;
  bool real = old->status <= NCORP_ONGOING && new->status <= NCORP_ONGOING;
  if (!real && old->status != new->status && !old->title) return false;
  if (old->mode.size && new->mode.size && !nci_str_eq(old->mode, new->mode)) return false;
  if (!nci_may_equal(old->date, new->date) || !nci_same_place(c, old->place, new->place)) return false;
  bool actors = covered(c, &old->actors, &new->actors) > 0, recipients = covered(c, &old->recipients, &new->recipients) > 0;
  if (old->actors.count && new->actors.count && !actors) return false;
  if (old->recipients.count && new->recipients.count && !recipients) return false;
  if (is_mishap(new->type)) return true;
  if (old->title || new->definite) return actors || recipients || !new->actors.count;
  return (actors || recipients) && (new->type != NCORP_X_STATEMENT || old->sentence == new->sentence);
}

bool nci_beyond_control(nci_happening *h, const nci_clause *g)
{
  switch (g->control) {
  case NCI_CONTROL_AGREE: case NCI_CONTROL_PLEDGE: case NCI_CONTROL_PLAN:
    nci_set_status(h, NCORP_PLANNED, g->governor);
    break;
  case NCI_CONTROL_REFUSE: case NCI_CONTROL_FAIL: case NCI_CONTROL_END:
    nci_set_status(h, NCORP_NEGATED, g->governor);
    break;
  case NCI_CONTROL_DENY:
    nci_set_status(h, NCORP_DENIED, g->governor);
    break;
  case NCI_CONTROL_TRY:
    nci_set_status(h, NCORP_HYPOTHETICAL, g->governor);
    break;
  case NCI_CONTROL_THREATEN: case NCI_CONTROL_ASK: case NCI_CONTROL_LET: case NCI_CONTROL_ACCUSE:
    return false;
  default:
    break;
  }
  if (g->negated && h->status != NCORP_DENIED) nci_set_status(h, NCORP_NEGATED, g->negated_by);
  return true;
}
