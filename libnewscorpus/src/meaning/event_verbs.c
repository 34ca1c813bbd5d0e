/* Events that verbs tell. */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

enum { STEPS = 6 };

/* "agreed to meet": the meeting is coded, as agreed. */
static bool governs_trigger(nci_coder *c, const nci_trigger *t)
{
  nci_control k = (nci_control)c->words[t->head].control;
  if (k != NCI_CONTROL_AGREE && k != NCI_CONTROL_PLEDGE && k != NCI_CONTROL_THREATEN && k != NCI_CONTROL_REFUSE && k != NCI_CONTROL_PLAN) return false;
  uint32_t verb = nci_child(c->g, t->head, NCI_XCOMP);
  if (verb == NCORP_NONE) return false;
  uint32_t i = nci_trigger_from(c, verb);
  if (i == c->triggers.count || c->triggers.at[i].head != verb || c->triggers.at[i].noun) return false;
  const nci_trigger *act = &c->triggers.at[i];
  bool vowed = k == NCI_CONTROL_PLEDGE && (act->type == NCORP_ASSAULT || act->type == NCORP_COERCE || act->type == NCORP_SANCTION); /* a threat */
  if (!nci_is_cooperative((ncorp_event_type)act->type) && k != NCI_CONTROL_THREATEN && k != NCI_CONTROL_PLAN && !vowed) return false;
  /* "refused to recognize the victory": the act lacks somebody, the refusal does not */
  nci_happening h;
  nci_arguments args;
  nci_clause clause = nci_clause_of(c, verb);
  nci_start_event(c, &h, act);
  nci_arguments_of(c, act, &clause, &args);
  return !nci_lacks_role(act, nci_fill_roles(c, &h, &args));
}

static bool for_state(const nci_coder *c, uint32_t mention)
{
  return c->words[nci_participant_head(c, mention)].agent == NCI_AGENT_OF_STATE || nci_participant_country(c, mention).size > 0;
}

/* "charged that Peru had bombed it", "the accusation that Peru bombed it": said against somebody, not told as a fact. */
static bool is_accusation(const nci_coder *c, uint32_t verb)
{
  for (int step = 0; step < STEPS && c->g->rel[verb] == NCI_CONJ && c->g->heads.head[verb] != NCORP_NONE; step++) verb = c->g->heads.head[verb];
  uint32_t above = c->g->heads.head[verb];
  bool clause = c->g->rel[verb] == NCI_CCOMP || (c->g->rel[verb] == NCI_ACL && nci_child(c->g, verb, NCI_MARK) != NCORP_NONE);
  return clause && above != NCORP_NONE && c->words[above].control == NCI_CONTROL_ACCUSE;
}

static bool is_by_phone(const nci_coder *c, const nci_trigger *t)
{
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = h->child_at[t->head], n = 0; i < h->child_at[t->head + 1] && n < NCI_CHILDREN_MAX; i++, n++)
    if (c->g->rel[h->child[i]] == NCI_OBL && nci_lemma_is_any(c, h->child[i], (const char *const[]){ "phone", "telephone", NULL })) return true;
  return false;
}

/* "the two leaders", "both ministers": those who were told before. */
static bool are_told(const nci_coder *c, uint32_t mention)
{
  if (nci_participant_country(c, mention).size) return false;
  if (mention < c->mention_count && c->doc->data.mentions[mention].form == NCORP_FORM_NAME) return false;
  uint32_t head = nci_participant_head(c, mention);
  if (nci_token_is(c->doc, head, "they") || nci_token_is(c->doc, head, "two") || nci_token_is(c->doc, head, "both")) return true;
  const nci_heads *h = &c->g->heads;
  if (!nci_str_is(nci_feature(c->doc, head, "Number"), "Plur")) return false;
  for (uint32_t i = h->child_at[head], n = 0; i < h->child_at[head + 1] && n < 8; i++, n++)
    if (nci_token_is(c->doc, h->child[i], "two") || nci_token_is(c->doc, h->child[i], "both") || nci_token_is(c->doc, h->child[i], "the")) return true;
  return false;
}

/* True when the subject is an event itself: "the attack killed five". */
static bool is_event_noun(const nci_coder *c, uint32_t head)
{
  if (c->words[head].agent == NCI_AGENT_ARMED) return false; /* "the kidnappers" */
  uint32_t i = nci_trigger_from(c, head);
  if (i < c->triggers.count && c->triggers.at[i].head == head) return c->triggers.at[i].noun;
  return i > 0 && c->triggers.at[i - 1].head == head && c->triggers.at[i - 1].noun;
}

/* "the attacks on a union and a church, which killed nine": the clause may be hung on what was hit. */
static bool is_of_attack(const nci_coder *c, uint32_t noun, uint32_t verb)
{
  for (int step = 0; step < 2 && c->g->rel[verb] == NCI_CONJ && c->g->heads.head[verb] != NCORP_NONE; step++) verb = c->g->heads.head[verb];
  if (c->g->rel[verb] != NCI_ACL_RELCL || c->g->heads.head[verb] != noun) return false;
  uint32_t which = nci_child(c->g, verb, NCI_NSUBJ);
  if (which == NCORP_NONE || nci_token_is(c->doc, which, "who")) return false;
  for (int step = 0; step < 3 && (c->g->rel[noun] == NCI_NMOD || c->g->rel[noun] == NCI_CONJ) && c->g->heads.head[noun] != NCORP_NONE; step++) {
    noun = c->g->heads.head[noun];
    uint32_t i = nci_trigger_from(c, noun);
    if (i > 0 && i <= c->triggers.count && (i == c->triggers.count || c->triggers.at[i].head != noun)) i--;
    if (i < c->triggers.count && c->triggers.at[i].head == noun && c->triggers.at[i].noun && c->triggers.at[i].type == NCORP_ASSAULT) return true;
  }
  return false;
}

static bool subject_is_event(const nci_coder *c, uint32_t verb, const nci_arguments *args)
{
  for (uint32_t i = 0; i < args->count; i++)
    if (args->at[i].slot == NCI_SLOT_S && (is_event_noun(c, args->at[i].head) || is_of_attack(c, args->at[i].head, verb))) return true;
  return false;
}

/* "A fire killed nine", "the cold killed two": a subject that nobody wields. */
static bool harms_by_itself(nci_coder *c, const nci_arguments *args)
{
  for (uint32_t i = 0; i < args->count; i++) {
    const nci_argument *a = &args->at[i];
    nci_party who = { .count = 0 };
    if (a->slot != NCI_SLOT_S || a->weak || c->g->upos[a->head] != NCI_NOUN) continue;
    nci_party_of(c, a->head, NCI_NO_THINGS, &who);
    uint32_t beside = nci_child(c->g, a->head, NCI_COMPOUND);
    if (beside != NCORP_NONE && c->words[beside].agent) continue; /* "a guerrilla column" */
    if (!who.count && nci_object_in(c, a->head, NCI_STR("attack|bomb|missile|aircraft|warship|arms|own arms|chemical|troops")) == NCORP_NONE) return true;
  }
  return false;
}

/* "condemned the minister's decision", "seized a Dutch ship": whose it is; "condemned the raid": who did it. */
static void blame_owner(nci_coder *c, nci_happening *h)
{
  const nci_trigger *t = &h->trigger;
  bool against = nci_is_judgement(h->type) || h->type == NCORP_COERCE || h->type == NCORP_SANCTION || h->type == NCORP_THREATEN;
  if (t->object == NCORP_NONE || !(t->role[NCI_SLOT_O] & NCI_ROLE_THEME) || h->recipients.count || !against) return;
  nci_party owner = { .count = 0 };
  nci_owner_of(c, t->object, &owner);
  const nci_happening *attack = h->type == NCORP_ACCUSE && nci_has_class(c, t->object, NCI_STR("attack")) ? nci_latest(c, NCORP_ASSAULT, 6) : NULL;
  if (!owner.count && attack && attack->status <= NCORP_ONGOING && nci_party_informs(c, &attack->actors)) owner = attack->actors;
  if (owner.count && !nci_party_has_entity(c, &h->actors, owner.at[0])) nci_add_role(c, h, NCI_ROLE_RECIPIENT, &owner, NCI_SLOT_O);
}

/* "massed troops on the Syrian border", "sent tanks to its frontier with Colombia": at whose border they stand. */
static void face_neighbour(nci_coder *c, nci_happening *h, const nci_arguments *args)
{
  for (uint32_t i = 0; i < args->count && !h->recipients.count; i++) {
    uint8_t slot = args->at[i].slot;
    if (slot != NCI_SLOT_ON && slot != NCI_SLOT_ALONG && slot != NCI_SLOT_NEAR && slot != NCI_SLOT_AT && slot != NCI_SLOT_TO && slot != NCI_SLOT_INTO) continue;
    nci_party whose = { .count = 0 };
    nci_owner_of(c, args->at[i].head, &whose);
    for (uint32_t k = 0; k < whose.count; k++)
      if (nci_participant_country(c, whose.at[k]).size && !nci_party_covers(c, &h->actors, whose.at[k])) nci_party_add(&h->recipients, whose.at[k]);
  }
}

/* "carried out airstrikes": how is told by the noun. */
static void take_mode_of_object(const nci_coder *c, nci_happening *h)
{
  uint32_t object = h->trigger.object, i = object == NCORP_NONE || h->mode.size ? c->triggers.count : nci_trigger_from(c, object);
  while (i > 0 && i < c->triggers.count && c->triggers.at[i].head != object && c->triggers.at[i - 1].end > object) i--;
  if (i >= c->triggers.count || c->triggers.at[i].head != object || c->triggers.at[i].type != h->type) return;
  h->mode = nci_trigger_field(c, &c->triggers.at[i], NCI_TRIGGERS_MODE);
  h->cameo = nci_trigger_field(c, &c->triggers.at[i], NCI_TRIGGERS_CAMEO);
}

/* "..., a spokesman announced": whoever says so for those who act: of their country, or of none that is named. */
static bool speaks_for(const nci_coder *c, const nci_happening *h, uint32_t speaker)
{
  uint32_t by;
  if (nci_party_covers(c, &h->actors, speaker)) return true;
  ncorp_str country = nci_participant_country(c, speaker);
  if (!country.size) country = nci_country_of_noun(c, nci_participant_head(c, speaker), &by);
  for (uint32_t i = 0; i < h->actors.count; i++)
    if (country.size && nci_str_eq(country, nci_participant_country(c, h->actors.at[i]))) return true;
  return !country.size && speaker >= c->mention_count && c->words[nci_participant_head(c, speaker)].agent == NCI_AGENT_OF_STATE;
}

/* "Peru said that it would send aid": whoever says so commits himself. */
static bool commits_himself(nci_coder *c, const nci_happening *h, const nci_clause *g)
{
  static const char *const saying[] = { "say", "announce", "declare", "state", "confirm", "insist", "reiterate", "assert", "maintain", "reveal", "assure", "promise", "pledge", NULL };
  bool material = h->type == NCORP_AID || h->type == NCORP_RETREAT || h->type == NCORP_CONCEDE || h->type == NCORP_COOPERATE;
  uint32_t verb = g->verb;
  for (int step = 0; step < STEPS && c->g->rel[verb] == NCI_CONJ && c->g->heads.head[verb] != NCORP_NONE; step++) verb = c->g->heads.head[verb];
  uint32_t saying_verb = c->g->heads.head[verb];
  if (!material || g->control || !g->future || c->g->rel[verb] != NCI_CCOMP || !nci_lemma_is_any(c, saying_verb, saying)) return false;
  uint32_t speaker = nci_child(c->g, saying_verb, NCI_NSUBJ);
  nci_party who = { .count = 0 };
  if (speaker != NCORP_NONE) nci_party_of(c, speaker, NCI_NO_THINGS, &who);
  for (uint32_t i = 0; i < who.count; i++)
    if (speaks_for(c, h, who.at[i])) return true;
  return false;
}

/* "The president rejected a recount": what states and organisations are for or against need be nobody; but what is only said is
 * nothing ("rejected claims"). */
static bool judges_thing(const nci_coder *c, const nci_happening *h, const nci_arguments *args)
{
  if (!nci_is_judgement(h->type) || !h->actors.count || !nci_is_public(c, &h->actors)) return false;
  for (uint32_t i = 0; i < args->count; i++)
    if (args->at[i].slot == NCI_SLOT_O) return c->g->upos[args->at[i].head] == NCI_NOUN && !nci_has_class(c, args->at[i].head, NCI_STR("words"));
  return false;
}

/* False when it came to nothing, so that a noun in its object may be an event by itself. */
bool nci_code_verb(nci_coder *c, const nci_trigger *t)
{
  nci_happening h;
  if (governs_trigger(c, t)) return nci_not_coded(c->doc, NCI_WHY_GOVERNS);
  nci_start_event(c, &h, t);
  nci_clause g = nci_clause_of(c, t->head);
  bool accusation = is_accusation(c, t->head);
  if (t->type == NCORP_ASSAULT && (g.hangs || accusation || g.control == NCI_CONTROL_ACCUSE)) nci_note_accused(c, &h, &g);
  if (g.hangs) return nci_not_coded(c->doc, NCI_WHY_HANGS);
  if (accusation) return nci_not_coded(c->doc, NCI_WHY_GOVERNED);
  take_mode_of_object(c, &h);
  h.status = g.denied ? NCORP_DENIED : g.status;
  h.from.status = g.denied ? g.denied_by : g.status_by;
  nci_arguments args;
  nci_arguments_of(c, t, &g, &args);
  if (!nci_is_beyond(h.type) && subject_is_event(c, t->head, &args)) return nci_not_coded(c->doc, NCI_WHY_TOLD_BY_NOUN);
  if (h.type == NCORP_ASSAULT && !nci_is_among_people(c, t) && harms_by_itself(c, &args)) return nci_not_coded(c->doc, NCI_WHY_NO_AGENT);
  uint32_t filled = nci_fill_roles(c, &h, &args);
  if (h.type == NCORP_CONSULT && h.actors.count == 1 && !h.recipients.count && are_told(c, h.actors.at[0])) {
    nci_happening *earlier = nci_latest(c, NCORP_CONSULT, 12);
    h.actors.count = 0;
    if (earlier && h.status == NCORP_PLANNED) h.actors = earlier->actors; /* "the two will meet again" */
    else h.definite = h.anaphoric = true;
  }
  if (h.type == NCORP_CONSULT && !h.mode.size && is_by_phone(c, t)) h.mode = NCI_STR("phone"), h.cameo = NCI_STR("041");
  /* "met Baker and signed a treaty": with whom is told by the meeting. */
  nci_happening *last = c->events.count ? &c->events.at[c->events.count - 1] : NULL;
  if (h.type == NCORP_AGREE && t->both && h.actors.count == 1 && c->g->rel[t->head] == NCI_CONJ && last && last->type == NCORP_CONSULT && last->seen == c->sentence &&
      nci_party_has_entity(c, &last->actors, h.actors.at[0])) nci_party_join(c, &h.actors, &last->actors);
  /* "Police stopped demonstrators who ran and arrested ten": who arrests acts for the state. */
  if (h.type == NCORP_COERCE && c->g->rel[t->head] == NCI_CONJ && h.actors.count == 1 && !for_state(c, h.actors.at[0])) {
    nci_clause outer = { .verb = t->head };
    for (int step = 0; step < STEPS && c->g->heads.head[outer.verb] != NCORP_NONE && (step == 0 || c->g->upos[outer.verb] != NCI_VERB || c->g->rel[outer.verb] == NCI_ACL_RELCL || c->g->rel[outer.verb] == NCI_CONJ); step++)
      outer.verb = c->g->heads.head[outer.verb];
    bool weak;
    uint32_t subject = nci_clause_subject(c, &outer, &weak);
    nci_party others = { .count = 0 };
    if (subject != NCORP_NONE) nci_party_of(c, subject, NCI_NO_THINGS, &others);
    if (others.count && for_state(c, others.at[0])) h.actors = others;
  }
  if (nci_lacks_role(t, filled) && !judges_thing(c, &h, &args)) return nci_not_coded(c->doc, NCI_WHY_NO_PARTY);
  if (filled >> NCI_SLOT_MUST & 1 && !for_state(c, h.recipients.at[0])) return nci_not_coded(c->doc, NCI_WHY_NO_PARTY); /* "said that we must talk" */
  if (commits_himself(c, &h, &g)) {
    g.control = NCI_CONTROL_PLEDGE;
    h.status = g.denied ? NCORP_DENIED : NCORP_OCCURRED;
  }
  if (g.negated && h.status == NCORP_PLANNED) h.status = NCORP_OCCURRED;
  if (!nci_apply_control(&h, &g)) return nci_not_coded(c->doc, NCI_WHY_GOVERNED);
  /* "gathered to discuss": an aim is no event; but a headline tells "Peru to discuss" as a plan. */
  if (g.infinitive && g.governor == NCORP_NONE && h.status == NCORP_OCCURRED) {
    if (c->g->rel[t->head] != NCI_ROOT && h.guessed) return nci_not_coded(c->doc, NCI_WHY_AIM);
    h.status = NCORP_PLANNED;
    h.from.status = g.to;
  }
  if (h.type == NCORP_REJECT && t->type != NCORP_REJECT) {
    /* Whom one refuses to meet is on the other side. */
    nci_party subject = { .count = 0 }, others = h.actors;
    for (uint32_t i = 0; i < args.count; i++)
      if (args.at[i].slot == NCI_SLOT_S) nci_party_of(c, args.at[i].head, NCI_NO_THINGS, &subject);
    h.actors = subject;
    for (uint32_t i = 0; i < others.count; i++)
      if (!nci_party_has_entity(c, &h.actors, others.at[i])) nci_party_add(&h.recipients, others.at[i]);
  }
  blame_owner(c, &h);
  if (h.type == NCORP_MOBILIZE && !h.recipients.count) face_neighbour(c, &h, &args);
  /* "signed a treaty, ending two years of talks": as they wished. */
  if (h.guessed && !g.finite && nci_str_eq(h.cameo, NCI_STR("164"))) return nci_not_coded(c->doc, NCI_WHY_AIM);
  /* What might be praised or refused is no news. */
  if (h.status == NCORP_HYPOTHETICAL && h.type != NCORP_CONSULT && h.type != NCORP_AID && h.type != NCORP_RETREAT && h.type < NCORP_THREATEN) return nci_not_coded(c->doc, NCI_WHY_HYPOTHETICAL);
  return nci_finish_event(c, &h) != NULL;
}
