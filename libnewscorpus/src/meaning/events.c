/* The event coder: for each sentence its triggers, for each trigger who, whom, when and where, and at the end the event
 * mentions of the article. */
#include "meaning/meaning.h"

#include "base/str.h"
#include "lexicon_gen.h"
#include "meaning/event_coder.h"
#include "meaning/phrases.h"

enum { STEPS = 6, TAKEN_MAX = 16, SPORT_ENOUGH = 2 };

static bool is_cooperative(ncorp_event_type t)
{
  return t == NCORP_AGREE || t == NCORP_CONSULT || t == NCORP_SUPPORT || t == NCORP_CONCEDE || t == NCORP_COOPERATE ||
         t == NCORP_AID || t == NCORP_RETREAT;
}

static bool is_verbal_act(ncorp_event_type t)
{
  return t == NCORP_AGREE || t == NCORP_SUPPORT || t == NCORP_REQUEST || t == NCORP_ACCUSE || t == NCORP_REJECT ||
         t == NCORP_THREATEN || t == NCORP_CONCEDE;
}

static bool is_reciprocal(ncorp_event_type t) { return t == NCORP_CONSULT || t == NCORP_AGREE || t == NCORP_COOPERATE; }

static void add_role(nci_coder *c, nci_happening *h, uint8_t role, const nci_party *who, nci_slot slot)
{
  if (!who->count || !(role & (NCI_ROLE_ACTOR | NCI_ROLE_RECIPIENT))) return;
  nci_party *side = role & NCI_ROLE_ACTOR ? &h->actors : &h->recipients;
  for (uint32_t i = 0; i < who->count; i++) {
    uint32_t m = who->at[i];
    /* Nobody acts on a sea or a mountain. */
    bool feature = m < c->mention_count && nci_entity_place(c->doc, nci_mention_entity(c->doc, m)) == NCI_PLACE_FEATURE;
    if (!feature && !nci_party_has_entity(c, side, m)) nci_party_add(side, m);
  }
  if (slot != NCI_SLOT_S) h->last_slot = slot;
  h->slots++;
}

static bool only_places(const nci_coder *c, const nci_party *p)
{
  for (uint32_t i = 0; i < p->count; i++) {
    uint32_t m = p->at[i];
    if (m >= c->mention_count || c->doc->data.mentions[m].type != NCORP_LOC) return false;
    if (nci_entity_is_country(c->doc, nci_mention_entity(c->doc, m))) return false;
  }
  return true;
}

/* "an ambush near Gao": nobody is told yet. */
static bool is_bare_attack(const nci_happening *h)
{
  return h->type == NCORP_ASSAULT && h->trigger.noun && h->place != NCORP_NONE && h->status <= NCORP_ONGOING && !h->trigger.both && !h->definite;
}

/* "Typhoon Odette": names are not looked up among the nouns. */
static bool is_named_accident(const nci_coder *c, uint32_t before)
{
  for (uint32_t t = before > c->first + 12 ? before - 12 : c->first; t < before; t++) {
    uint32_t rows[4];
    if (nci_mention_at(c->doc, t) == NCORP_NONE || !(c->doc->tokens.at[t].shape & NCI_SHAPE_CAPITAL)) continue;
    size_t n = nci_lexicon_find(c->lexicon, NCI_LEX_TRIGGERS_OBJECTS, nci_token_text(c->doc, t), rows, 4);
    for (size_t i = 0; i < n && i < 4; i++)
      if (nci_str_eq(nci_lexicon_field(c->lexicon, NCI_LEX_TRIGGERS_OBJECTS, rows[i], NCI_TRIGGERS_OBJECTS_CLASS), NCI_STR("accident"))) return true;
  }
  return false;
}

/* "The storm killed twelve", "when the car hit a tree": nobody attacks. */
static bool is_accident(const nci_coder *c, const nci_happening *h)
{
  if (h->type != NCORP_ASSAULT) return false;
  if (!c->accident && !is_named_accident(c, h->trigger.first)) return false;
  bool someone = false;
  for (uint32_t i = 0; i < h->actors.count && !h->guessed; i++)
    someone = someone || h->actors.at[i] >= c->mention_count || c->doc->data.mentions[h->actors.at[i]].type != NCORP_PER;
  return !someone;
}

/* What happened in a year long before is history, not news. */
static bool is_history(const nci_coder *c, const nci_happening *h)
{
  ncorp_str published = c->doc->data.published;
  int year = 0, now = 0;
  for (size_t i = 0; i < 4; i++) {
    if (i >= h->date.size || !nci_is_digit(h->date.data[i])) return false;
    year = year * 10 + (h->date.data[i] - '0');
    now = i < published.size && nci_is_digit(published.data[i]) ? now * 10 + (published.data[i] - '0') : 0;
  }
  return year + 20 < (now > 1000 ? now : 2000);
}

/* Whether what was found is an event by itself. */
static bool complete(const nci_coder *c, const nci_happening *h)
{
  uint32_t n = h->actors.count + h->recipients.count;
  if ((h->trigger.both && n < 2) || is_history(c, h)) return false;
  bool material = h->type == NCORP_ASSAULT || h->type == NCORP_COERCE || h->type == NCORP_PROTEST || h->type == NCORP_RETREAT;
  bool told = material && h->actors.count && !h->trigger.noun && h->status != NCORP_PLANNED && h->status != NCORP_HYPOTHETICAL; /* "gunmen shot four people" */
  /* "the murder of a judge by rebels" */
  told = told || (material && h->trigger.noun && h->actors.count && h->recipients.count && h->status <= NCORP_ONGOING);
  /* "the president ordered the rebels to disarm" */
  bool conflict = h->type == NCORP_REQUEST || h->type == NCORP_ACCUSE || h->type == NCORP_REJECT || h->type == NCORP_THREATEN;
  told = told || (conflict && !h->trigger.noun && h->actors.count && h->recipients.count && h->status <= NCORP_ONGOING &&
                  c->words[nci_participant_head(c, h->actors.at[0])].agent >= NCI_AGENT_OF_STATE);
  /* "a policeman was killed" */
  for (uint32_t i = 0; material && !h->trigger.noun && i < h->recipients.count && !told; i++)
    told = h->status <= NCORP_ONGOING && (c->words[nci_participant_head(c, h->recipients.at[i])].agent >= NCI_AGENT_OF_STATE || h->date.size);
  if (!told && !nci_party_informs(c, &h->actors) && !nci_party_informs(c, &h->recipients) && h->place == NCORP_NONE) return false;
  if (is_verbal_act(h->type) && !h->actors.count) return false;
  if ((h->type == NCORP_AID || h->type == NCORP_COOPERATE || h->type == NCORP_SANCTION || h->type == NCORP_RETREAT) && !h->actors.count) return false;
  if (h->type == NCORP_CONSULT && only_places(c, &h->actors) && !h->recipients.count) return false;
  if (is_reciprocal(h->type) && !nci_party_informs(c, &h->actors)) return false;
  return n > 0 || is_bare_attack(h);
}

static void start(nci_coder *c, nci_happening *h, const nci_trigger *t)
{
  *h = (nci_happening){ .trigger = *t, .sentence = c->sentence, .seen = c->sentence, .at = t->first, .type = (ncorp_event_type)t->type,
                        .place = NCORP_NONE, .time = NCORP_NONE, .attribution = NCORP_NONE, .light = NCORP_NONE, .evidence = 1 };
  h->mode = nci_trigger_field(c, t, NCI_TRIGGERS_MODE);
  h->context = nci_trigger_field(c, t, NCI_TRIGGERS_CONTEXT);
  h->cameo = nci_trigger_field(c, t, NCI_TRIGGERS_CAMEO);
}

static ncorp_str mode_of_act(ncorp_event_type type)
{
  switch (type) {
  case NCORP_CONSULT: return NCI_STR("meet");
  case NCORP_AID: case NCORP_COOPERATE: case NCORP_SUPPORT: return NCI_STR("assist");
  case NCORP_CONCEDE: case NCORP_RETREAT: return NCI_STR("yield");
  case NCORP_ASSAULT: return NCI_STR("violence");
  case NCORP_SANCTION: case NCORP_COERCE: return NCI_STR("restrict");
  default: return NCI_STR("change");
  }
}

static void turn_into(nci_happening *h, ncorp_event_type type, ncorp_str cameo)
{
  h->mode = mode_of_act(h->type);
  h->type = type;
  h->cameo = cameo;
  h->trigger.both = false;
}

static ncorp_str cameo_of_turn(ncorp_event_type act, ncorp_event_type into)
{
  if (into == NCORP_AGREE)
    return act == NCORP_CONSULT ? NCI_STR("036") : act == NCORP_AID ? NCI_STR("033") : act == NCORP_RETREAT || act == NCORP_CONCEDE ? NCI_STR("035") : NCI_STR("030");
  if (into == NCORP_REJECT)
    return act == NCORP_CONSULT ? NCI_STR("125") : act == NCORP_AID || act == NCORP_COOPERATE ? NCI_STR("121")
         : act == NCORP_RETREAT || act == NCORP_CONCEDE ? NCI_STR("124") : NCI_STR("120");
  return act == NCORP_ASSAULT ? NCI_STR("138") : act == NCORP_SANCTION || act == NCORP_COERCE ? NCI_STR("131") : NCI_STR("130");
}

/* What a governing verb or a refusal makes of the act. False: there is no event. */
static bool apply_control(nci_happening *h, const nci_clause *g)
{
  ncorp_event_type act = h->type;
  bool friendly = is_cooperative(act);
  switch (g->control) {
  case NCI_CONTROL_NONE:
  case NCI_CONTROL_SUCCEED:
    break;
  case NCI_CONTROL_AGREE:
  case NCI_CONTROL_PLEDGE:
    if (g->negated || g->status == NCORP_HYPOTHETICAL) {
      if (friendly && g->negated) turn_into(h, NCORP_REJECT, cameo_of_turn(act, NCORP_REJECT));
      return friendly;
    }
    if (friendly && act != NCORP_AGREE) turn_into(h, NCORP_AGREE, cameo_of_turn(act, NCORP_AGREE));
    else if (act == NCORP_ASSAULT || act == NCORP_COERCE || act == NCORP_SANCTION) turn_into(h, NCORP_THREATEN, cameo_of_turn(act, NCORP_THREATEN));
    else h->status = NCORP_PLANNED;
    return true;
  case NCI_CONTROL_REFUSE:
    if (friendly && !g->negated) turn_into(h, NCORP_REJECT, cameo_of_turn(act, NCORP_REJECT));
    else h->status = NCORP_NEGATED;
    return true;
  case NCI_CONTROL_THREATEN:
    if (act == NCORP_CONSULT || act == NCORP_SUPPORT || act == NCORP_AID) return false;
    turn_into(h, NCORP_THREATEN, cameo_of_turn(act, NCORP_THREATEN));
    return true;
  case NCI_CONTROL_PLAN:
    h->status = g->negated ? NCORP_NEGATED : NCORP_PLANNED;
    return true;
  case NCI_CONTROL_TRY:
    h->status = NCORP_HYPOTHETICAL;
    return true;
  case NCI_CONTROL_FAIL:
  case NCI_CONTROL_END:
    h->status = NCORP_NEGATED;
    return true;
  case NCI_CONTROL_DENY:
    h->status = NCORP_DENIED;
    return true;
  case NCI_CONTROL_ASK:
  case NCI_CONTROL_LET:
  case NCI_CONTROL_ACCUSE:
    return false;
  }
  if (g->negated) {
    h->status = NCORP_NEGATED;
    bool yields = act == NCORP_CONCEDE || act == NCORP_RETREAT || act == NCORP_AID || act == NCORP_COOPERATE || act == NCORP_SUPPORT ||
                  act == NCORP_AGREE || act == NCORP_CONSULT;
    if (g->future && yields) {
      turn_into(h, NCORP_REJECT, cameo_of_turn(act, NCORP_REJECT));
      h->status = NCORP_OCCURRED;
    }
  }
  return true;
}

/* "all sides", "both sides" are nobody in particular. */
static void drop_sides(const nci_coder *c, nci_party *p)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < p->count; i++) {
    uint32_t m = p->at[i];
    bool named = nci_participant_country(c, m).size > 0 || (m < c->mention_count && c->doc->data.mentions[m].form == NCORP_FORM_NAME);
    if (named || !nci_lemma_is(c, nci_participant_head(c, m), "side")) p->at[kept++] = m;
  }
  p->count = kept;
}

/* People are freed; a film and a telephone are released otherwise. */
static bool has_people(const nci_coder *c, const nci_party *p)
{
  for (uint32_t i = 0; i < p->count; i++)
    if (p->at[i] >= c->mention_count || nci_mention_is_person(c->doc, p->at[i])) return true;
  return false;
}

/* Puts the event away with its circumstances. */
static nci_happening *finish(nci_coder *c, nci_happening *h)
{
  if (is_accident(c, h)) return NULL;
  if (nci_str_eq(h->cameo, NCI_STR("0841")) && h->trigger.object == NCORP_NONE && !has_people(c, &h->recipients)) return NULL;
  /* Nobody attacks, urges or accuses himself. */
  for (uint32_t i = 0; !is_reciprocal(h->type) && i < h->recipients.count; i++)
    if (nci_party_has_entity(c, &h->actors, h->recipients.at[i])) return NULL;
  drop_sides(c, &h->actors);
  drop_sides(c, &h->recipients);
  nci_event_circumstances(c, h);
  return nci_add_happening(c, h, complete(c, h));
}

/* ---- verbs ---- */

/* "agreed to meet": the meeting is coded, as agreed. */
static bool governs_trigger(const nci_coder *c, const nci_trigger *t)
{
  nci_control k = (nci_control)c->words[t->head].control;
  if (k != NCI_CONTROL_AGREE && k != NCI_CONTROL_PLEDGE && k != NCI_CONTROL_THREATEN && k != NCI_CONTROL_REFUSE && k != NCI_CONTROL_PLAN) return false;
  uint32_t verb = nci_child(c->g, t->head, NCI_XCOMP);
  if (verb == NCORP_NONE) return false;
  uint32_t i = nci_trigger_from(c, verb);
  if (i == c->triggers.count || c->triggers.at[i].head != verb || c->triggers.at[i].noun) return false;
  return is_cooperative((ncorp_event_type)c->triggers.at[i].type) || k == NCI_CONTROL_THREATEN || k == NCI_CONTROL_PLAN;
}

static bool for_state(const nci_coder *c, uint32_t mention)
{
  return c->words[nci_participant_head(c, mention)].agent == NCI_AGENT_OF_STATE || nci_participant_country(c, mention).size > 0;
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

static bool takes_things(const nci_happening *h) { return h->type == NCORP_ASSAULT || h->type == NCORP_COERCE; }

/* True for what is a number of people or things without a word for them: "detained 47". */
static bool is_counted(const nci_coder *c, uint32_t head)
{
  static const char *const many[] = { "dozen", "hundred", "thousand", "score", NULL };
  return nci_lemma_is_any(c, head, many) || c->g->upos[head] == NCI_NUM || nci_child(c->g, head, NCI_NUMMOD) != NCORP_NONE;
}

/* The slots that a frame asks for and that nothing fills. */
static bool lacks(const nci_trigger *t, uint32_t filled, bool themes)
{
  for (int s = 0; s < NCI_SLOT_COUNT; s++) {
    bool counts = t->role[s] & (NCI_ROLE_ACTOR | NCI_ROLE_RECIPIENT) || themes;
    if (t->role[s] & NCI_ROLE_NEEDED && counts && !(filled >> s & 1)) return true;
  }
  return false;
}

/* An object pronoun is not the subject: in "Adams said that Baker refused to meet him" it is Adams. */
static void bind_pronoun(const nci_coder *c, const nci_happening *h, uint32_t head, nci_party *who)
{
  enum { REACH = 40 };
  if (c->g->upos[head] != NCI_PRON || !who->count || !nci_party_has_entity(c, &h->actors, who->at[0])) return;
  who->count = 0;
  for (uint32_t t = head; t > c->first && head - t < REACH; t--) {
    uint32_t m = c->name_at[t - 1];
    if (m == NCORP_NONE || !nci_mention_is_person(c->doc, m) || nci_party_has_entity(c, &h->actors, m)) continue;
    nci_party_add(who, m);
    return;
  }
}

/* Whether the subject is somebody who uses force: soldiers, rebels, a country. */
static bool uses_force(const nci_coder *c, const nci_arguments *args)
{
  for (uint32_t i = 0; i < args->count; i++) {
    uint32_t head = args->at[i].head, m = c->name_at[head];
    if (args->at[i].slot != NCI_SLOT_S) continue;
    uint32_t of = nci_child(c->g, head, NCI_NMOD), beside = nci_child(c->g, head, NCI_COMPOUND);
    uint32_t heads[3] = { head, of, beside };
    for (int k = 0; k < 3; k++)
      if (heads[k] != NCORP_NONE && c->words[heads[k]].agent >= NCI_AGENT_OF_STATE) return true;
    if (m != NCORP_NONE && c->doc->data.mentions[m].type != NCORP_PER) return true;
  }
  return false;
}

/* Whose a thing is: "the minister's decision", "the Turkish raid". */
static void owner_of(nci_coder *c, uint32_t thing, nci_party *owner)
{
  static const nci_rel whose[] = { NCI_NMOD_POSS, NCI_AMOD, NCI_COMPOUND };
  for (size_t i = 0; i < sizeof whose / sizeof *whose && !owner->count; i++) {
    uint32_t word = nci_child(c->g, thing, whose[i]);
    if (word != NCORP_NONE && (whose[i] == NCI_NMOD_POSS || c->name_at[word] != NCORP_NONE || nci_nationality_at(c->doc, word).size)) nci_party_of(c, word, NCI_NO_THINGS, owner);
  }
}

static bool is_judgement(ncorp_event_type t) { return t == NCORP_ACCUSE || t == NCORP_SUPPORT || t == NCORP_REJECT; }

/* Puts the phrases around a trigger into the roles of its frame; gives the slots that are filled. */
static uint32_t fill_roles(nci_coder *c, nci_happening *h, const nci_arguments *args)
{
  const nci_trigger *t = &h->trigger;
  uint32_t filled = 0;
  nci_things things = !takes_things(h) ? NCI_NO_THINGS : uses_force(c, args) ? NCI_ANY_PLACE : NCI_THINGS;
  for (uint32_t i = 0; i < args->count; i++) {
    const nci_argument *a = &args->at[i];
    uint8_t role = t->role[a->slot];
    if (a->slot == NCI_SLOT_ALONGSIDE && !role) role = NCI_ROLE_ACTOR;
    if (!role) continue;
    /* "sent tanks to": what is given is no participant, "gave Peru a loan" names one. */
    if (t->object != NCORP_NONE && nci_dominates(&c->g->heads, a->head, t->object) && a->slot == NCI_SLOT_O) filled |= 1u << a->slot;
    bool given = t->object != NCORP_NONE && a->slot == NCI_SLOT_O && nci_dominates(&c->g->heads, a->head, t->object);
    if (given && !(role & NCI_ROLE_NEEDED)) continue;
    nci_party who = { .count = 0 };
    nci_party_of(c, a->head, role & NCI_ROLE_RECIPIENT ? things : NCI_NO_THINGS, &who);
    if (a->slot == NCI_SLOT_O && !who.count && is_judgement(h->type) && role & NCI_ROLE_NEEDED && !t->noun) owner_of(c, a->head, &who);
    if (a->slot == NCI_SLOT_O) bind_pronoun(c, h, a->head, &who);
    if (takes_things(h) && (is_counted(c, a->head) || (h->type == NCORP_COERCE && things == NCI_ANY_PLACE && c->g->upos[a->head] == NCI_NOUN))) filled |= 1u << a->slot;
    if (!who.count) continue;
    add_role(c, h, role, &who, (nci_slot)a->slot);
    filled |= 1u << a->slot;
    if (a->slot == NCI_SLOT_S) h->guessed = h->guessed || (a->weak && !t->noun);
  }
  return filled;
}

/* True when the subject is an event itself: "the attack killed five". */
static bool is_event_noun(const nci_coder *c, uint32_t head)
{
  uint32_t i = nci_trigger_from(c, head);
  if (i < c->triggers.count && c->triggers.at[i].head == head) return c->triggers.at[i].noun;
  return i > 0 && c->triggers.at[i - 1].head == head && c->triggers.at[i - 1].noun;
}

static bool subject_is_event(const nci_coder *c, const nci_arguments *args)
{
  for (uint32_t i = 0; i < args->count; i++)
    if (args->at[i].slot == NCI_SLOT_S && is_event_noun(c, args->at[i].head)) return true;
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

/* "condemned the minister's decision": whose it is; "condemned the raid": who did it. */
static void blame_owner(nci_coder *c, nci_happening *h)
{
  const nci_trigger *t = &h->trigger;
  if (t->object == NCORP_NONE || !(t->role[NCI_SLOT_O] & NCI_ROLE_THEME) || h->recipients.count || !is_judgement(h->type)) return;
  nci_party owner = { .count = 0 };
  owner_of(c, t->object, &owner);
  const nci_happening *attack = h->type == NCORP_ACCUSE && nci_has_class(c, t->object, NCI_STR("attack")) ? nci_latest(c, NCORP_ASSAULT, 6) : NULL;
  if (!owner.count && attack && attack->status <= NCORP_ONGOING && nci_party_informs(c, &attack->actors)) owner = attack->actors;
  if (owner.count && !nci_party_has_entity(c, &h->actors, owner.at[0])) add_role(c, h, NCI_ROLE_RECIPIENT, &owner, NCI_SLOT_O);
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

/* False when it came to nothing, so that a noun in its object may be an event by itself. */
static bool code_verb(nci_coder *c, const nci_trigger *t)
{
  nci_happening h;
  if (governs_trigger(c, t)) return false;
  start(c, &h, t);
  nci_clause g = nci_clause_of(c, t->head);
  if (g.hangs) return false;
  take_mode_of_object(c, &h);
  h.status = g.denied ? NCORP_DENIED : g.status;
  nci_arguments args;
  nci_arguments_of(c, t, &g, &args);
  if (subject_is_event(c, &args) || (h.type == NCORP_ASSAULT && harms_by_itself(c, &args))) return false;
  uint32_t filled = fill_roles(c, &h, &args);
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
  if (lacks(t, filled, false)) return false;
  if (g.negated && h.status == NCORP_PLANNED) h.status = NCORP_OCCURRED;
  if (!apply_control(&h, &g)) return false;
  /* "gathered to discuss": an aim is no event yet. */
  if (g.infinitive && g.governor == NCORP_NONE && h.status == NCORP_OCCURRED) {
    nci_happening *same = h.guessed ? nci_latest(c, h.type, 0) : NULL;
    if (same || (h.guessed && h.type == NCORP_CONSULT && c->events.count && c->events.at[c->events.count - 1].seen == c->sentence)) return false;
    h.status = NCORP_PLANNED;
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
  /* "signed a treaty, ending two years of talks": as they wished. */
  if (h.guessed && !g.finite && nci_str_eq(h.cameo, NCI_STR("164"))) return false;
  /* What might be praised or refused is no news. */
  if (h.status == NCORP_HYPOTHETICAL && h.type != NCORP_CONSULT && h.type != NCORP_AID && h.type != NCORP_RETREAT && h.type < NCORP_THREATEN) return false;
  return finish(c, &h) != NULL;
}

/* ---- nouns ---- */

static bool is_definite(const nci_coder *c, uint32_t noun)
{
  static const char *const words[] = { "the", "this", "that", "these", "those", "both" };
  uint32_t det = nci_child(c->g, noun, NCI_DET_REL);
  for (size_t i = 0; det != NCORP_NONE && i < sizeof words / sizeof *words; i++)
    if (nci_token_is(c->doc, det, words[i])) return true;
  return false;
}

static ncorp_event_status weaker(ncorp_event_status a, ncorp_event_status b) { return b == NCORP_OCCURRED ? a : b; }

/* The verb that has a noun as its object, its subject in the passive, or after a preposition that belongs to the verb
 * ("engaged in talks", "came under attack"), when it lends the noun its subject; or the participle behind it ("talks held
 * by"). */
static uint32_t light_of(const nci_coder *c, uint32_t noun, bool *behind)
{
  uint32_t t = noun;
  *behind = false;
  for (int step = 0; step < STEPS; step++) {
    uint32_t head = c->g->heads.head[t];
    nci_rel rel = (nci_rel)c->g->rel[t];
    if (head == NCORP_NONE) break;
    nci_slot slot = rel == NCI_NMOD ? nci_slot_of_case(c, t, NULL) : NCI_SLOT_NONE;
    bool inner = slot == NCI_SLOT_OF || rel == NCI_CONJ || (slot == NCI_SLOT_FOR && nci_lemma_is(c, head, "responsibility"));
    if (inner && c->g->upos[head] != NCI_VERB) {
      if (c->words[head].object && rel == NCI_CONJ) break;
      t = head;
      continue;
    }
    nci_slot slot_of_obl = rel == NCI_OBL ? nci_slot_of_case(c, t, NULL) : NCI_SLOT_NONE;
    bool marked = rel == NCI_OBL && nci_slot_of_case(c, t, NULL) != NCI_SLOT_NONE && c->words[nci_child(c->g, t, NCI_CASE)].light;
    uint32_t beside = slot_of_obl == NCI_SLOT_FOR ? nci_child(c->g, head, NCI_OBJ) : NCORP_NONE;
    marked = marked || (beside != NCORP_NONE && nci_lemma_is(c, beside, "responsibility"));
    bool object = rel == NCI_OBJ || rel == NCI_NSUBJ_PASS || marked;
    if (object && c->words[head].light) return head;
    break;
  }
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = h->child_at[noun], n = 0; i < h->child_at[noun + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = h->child[i];
    nci_rel rel = (nci_rel)c->g->rel[child];
    if ((rel == NCI_ACL || rel == NCI_ACL_RELCL) && c->words[child].light) {
      *behind = true;
      return child;
    }
    if (rel == NCI_AMOD && c->words[child].light && nci_is_misread(c, child)) return child;
  }
  return NCORP_NONE;
}

/* Those whom a call or meeting "included", "involving" or "attended by". */
static void read_included(nci_coder *c, nci_happening *h, uint32_t noun)
{
  const nci_heads *t = &c->g->heads;
  uint32_t verbs[3] = { NCORP_NONE, nci_child(c->g, noun, NCI_ACL), nci_child(c->g, noun, NCI_ACL_RELCL) };
  if (c->g->rel[noun] == NCI_NSUBJ || c->g->rel[noun] == NCI_NSUBJ_PASS || c->g->rel[noun] == NCI_NSUBJ_OUTER) verbs[0] = t->head[noun];
  for (int v = 0; v < 3; v++) {
    uint32_t verb = verbs[v];
    if (verb == NCORP_NONE || c->words[verb].light != NCI_LIGHT_INCLUDE) continue;
    for (uint32_t i = t->child_at[verb], n = 0; i < t->child_at[verb + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
      uint32_t child = t->child[i];
      nci_rel rel = (nci_rel)c->g->rel[child];
      if (rel != NCI_OBJ && rel != NCI_OBL_AGENT && !(rel == NCI_OBL && nci_slot_of_case(c, child, NULL) == NCI_SLOT_BY)) continue;
      nci_party who = { .count = 0 };
      nci_party_of(c, child, NCI_NO_THINGS, &who);
      nci_party_join(c, &h->actors, &who);
    }
  }
}

static bool is_in_person(const nci_coder *c, uint32_t noun)
{
  for (uint32_t t = noun > c->first + 5 ? noun - 5 : c->first; t < noun; t++)
    if (nci_token_is(c->doc, t, "person") || nci_token_is(c->doc, t, "in-person") || nci_token_is(c->doc, t, "face-to-face")) return true;
  return false;
}

/* What the verb that has the noun as its object says of it. False: there is no event. */
static bool read_light(nci_coder *c, nci_happening *h, uint32_t light, bool behind, uint32_t *filled)
{
  nci_light kind = (nci_light)c->words[light].light;
  nci_clause g = nci_clause_of(c, light);
  nci_party subject = { .count = 0 };
  bool weak = false;
  uint32_t who = NCORP_NONE;
  if (g.passive || behind) {
    const nci_heads *t = &c->g->heads;
    for (uint32_t i = t->child_at[light], n = 0; i < t->child_at[light + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
      uint32_t child = t->child[i];
      bool by = c->g->rel[child] == NCI_OBL_AGENT || (c->g->rel[child] == NCI_OBL && nci_slot_of_case(c, child, NULL) == NCI_SLOT_BY);
      if (by || (!g.passive && c->g->rel[child] == NCI_NSUBJ)) who = child;
    }
  } else {
    who = nci_clause_subject(c, &g, &weak);
  }
  if (who != NCORP_NONE) nci_party_of(c, who, NCI_NO_THINGS, &subject);
  if (kind == NCI_LIGHT_TELL && h->type != NCORP_CONSULT) return true;
  if (kind == NCI_LIGHT_FACE) add_role(c, h, NCI_ROLE_RECIPIENT, &subject, NCI_SLOT_O);
  else if (kind != NCI_LIGHT_CANCEL || h->type == NCORP_CONSULT) add_role(c, h, NCI_ROLE_ACTOR, &subject, NCI_SLOT_S);
  if (subject.count) *filled |= 1u << NCI_SLOT_S;
  h->guessed = h->guessed || weak;
  h->status = weaker(h->status, g.status);
  if (g.denied) h->status = NCORP_DENIED;
  if (kind == NCI_LIGHT_JOIN) h->definite = true;
  if (kind == NCI_LIGHT_PLAN && !behind) h->status = NCORP_PLANNED;
  if (kind == NCI_LIGHT_CANCEL) h->status = NCORP_NEGATED;
  if (g.infinitive && g.governor == NCORP_NONE && h->status == NCORP_OCCURRED) h->status = NCORP_PLANNED;
  /* Where the noun was held is where the verb says. */
  nci_arguments args;
  nci_trigger verb = h->trigger;
  verb.first = verb.head = light;
  verb.end = light + 1;
  verb.noun = false;
  verb.object = NCORP_NONE;
  nci_arguments_of(c, &verb, &g, &args);
  for (uint32_t i = 0; i < args.count; i++) {
    const nci_argument *a = &args.at[i];
    uint8_t role = h->trigger.role[a->slot];
    if (a->slot <= NCI_SLOT_O || a->slot == NCI_SLOT_BY || !role || a->head == h->trigger.head) continue;
    nci_party party = { .count = 0 };
    nci_party_of(c, a->head, takes_things(h) && role & NCI_ROLE_RECIPIENT ? NCI_THINGS : NCI_NO_THINGS, &party);
    if (!party.count) continue;
    add_role(c, h, role, &party, (nci_slot)a->slot);
    *filled |= 1u << a->slot;
  }
  return apply_control(h, &g);
}

/* "The shelling killed eight civilians": whom its verb says that it hit. */
static void read_victims(nci_coder *c, nci_happening *h)
{
  static const char *const harm[] = { "kill", "wound", "injure", "hurt", "destroy", "damage", "hit", "strike", "target", "maim", NULL };
  uint32_t verb = c->g->heads.head[h->trigger.head], object = verb == NCORP_NONE ? NCORP_NONE : nci_child(c->g, verb, NCI_OBJ);
  if (h->type != NCORP_ASSAULT || h->recipients.count || object == NCORP_NONE || c->g->rel[h->trigger.head] != NCI_NSUBJ || !nci_lemma_is_any(c, verb, harm)) return;
  nci_party who = { .count = 0 };
  nci_party_of(c, object, NCI_ANY_PLACE, &who);
  add_role(c, h, NCI_ROLE_RECIPIENT, &who, NCI_SLOT_O);
}

/* "the Karachi bombing", "the Pakistan blast": where, not whose. */
static bool is_site(const nci_coder *c, const nci_trigger *t, const nci_argument *a)
{
  uint32_t m = c->name_at[a->head];
  return a->weak && m != NCORP_NONE && c->doc->data.mentions[m].type == NCORP_LOC &&
         (nci_str_starts(nci_trigger_field(c, t, NCI_TRIGGERS_CAMEO), NCI_STR("183")) || !nci_entity_is_country(c->doc, nci_mention_entity(c->doc, m)));
}

static void code_noun(nci_coder *c, const nci_trigger *t)
{
  /* "The Siege of Vienna": a name, but for a headline. */
  bool capital = (c->doc->tokens.at[t->first].shape & NCI_SHAPE_CAPITAL) && t->first > c->first;
  if (capital && nci_block_at(c->doc, c->doc->tokens.at[t->first].start) != NCORP_BLOCK_TITLE) return;
  if (c->g->rel[t->head] == NCI_COMPOUND || nci_slot_of_case(c, t->head, NULL) == NCI_SLOT_AS) return; /* "attack helicopters" */
  nci_happening h;
  start(c, &h, t);
  h.definite = is_definite(c, t->head);
  h.in_person = is_in_person(c, t->head);
  bool behind = false;
  h.light = light_of(c, t->head, &behind);
  if (!behind) h.status = nci_noun_status(c, t->head);
  nci_arguments args;
  nci_arguments_of(c, t, NULL, &args);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < args.count; i++) {
    if (args.at[i].slot == NCI_SLOT_S && is_site(c, t, &args.at[i])) h.place = c->name_at[args.at[i].head];
    else args.at[kept++] = args.at[i];
  }
  args.count = kept;
  uint32_t filled = fill_roles(c, &h, &args);
  bool governed = h.light != NCORP_NONE;
  if (governed && !read_light(c, &h, h.light, behind, &filled)) return;
  /* "In a meeting with A, B said": the other side is the subject of the verb. */
  uint32_t verb = c->g->rel[t->head] == NCI_OBL ? c->g->heads.head[t->head] : NCORP_NONE;
  if (verb != NCORP_NONE && nci_token_is(c->doc, verb, "ahead")) verb = c->g->heads.head[verb];
  if (h.type == NCORP_CONSULT && h.actors.count == 1 && filled >> NCI_SLOT_WITH & 1 && !governed && verb != NCORP_NONE && c->g->upos[verb] == NCI_VERB) {
    nci_clause g = nci_clause_of(c, verb);
    bool weak;
    uint32_t subject = nci_clause_subject(c, &g, &weak);
    nci_party who = { .count = 0 };
    if (subject != NCORP_NONE) nci_party_of(c, subject, NCI_NO_THINGS, &who);
    nci_party_join(c, &h.actors, &who);
    h.guessed = true;
  }
  read_victims(c, &h);
  bool joins = governed && c->words[h.light].light == NCI_LIGHT_JOIN;
  h.anaphoric = h.definite && (joins || h.actors.count + h.recipients.count == 0);
  if (h.type == NCORP_CONSULT) read_included(c, &h, t->head);
  if (h.type == NCORP_CONSULT || h.type == NCORP_AGREE) {
    nci_party_join(c, &h.actors, &h.recipients);
    h.recipients.count = 0;
  }
  bool known = h.actors.count + h.recipients.count > 0, bare = !known && h.type == NCORP_ASSAULT && !governed;
  for (int s = 0; s < NCI_SLOT_COUNT; s++)
    if (t->role[s] & NCI_ROLE_NEEDED && !(filled >> s & 1) && !h.definite && !bare && !(governed && h.actors.count && h.recipients.count)) {
      /* One of several slots that may name the other side is enough. */
      bool other = h.recipients.count > 0;
      for (int o = 0; o < NCI_SLOT_COUNT; o++) other = other || (t->role[o] & NCI_ROLE_NEEDED && filled >> o & 1);
      if (governed && h.actors.count > 1) other = true;
      if (!other && !(h.actors.count && (t->type == NCORP_ASSAULT || t->type == NCORP_COERCE || t->type == NCORP_RETREAT))) return;
    }
  if (!known && !h.definite && !bare) return;
  finish(c, &h);
}

/* ---- who else took part ---- */

/* "Baker took part as well", "Adams was joined by Baker": somebody more at the talks that were told before. */
static void code_joined(nci_coder *c)
{
  for (uint32_t t = c->first; t < c->end; t++) {
    if (c->g->upos[t] != NCI_VERB) continue;
    bool took = nci_lemma_is(c, t, "take"), joined = nci_lemma_is(c, t, "join");
    if (!took && !joined) continue;
    uint32_t part = took ? nci_child(c->g, t, NCI_OBJ) : NCORP_NONE;
    if (took && (part == NCORP_NONE || !nci_token_is(c->doc, part, "part") || nci_child(c->g, t, NCI_OBL) != NCORP_NONE || nci_child(c->g, part, NCI_NMOD) != NCORP_NONE)) continue;
    nci_clause g = nci_clause_of(c, t);
    nci_happening *h = nci_latest(c, NCORP_CONSULT, took ? 4 : 8);
    bool weak;
    uint32_t subject = nci_clause_subject(c, &g, &weak);
    nci_party who = { .count = 0 }, more = { .count = 0 };
    if (!h || subject == NCORP_NONE || g.status > NCORP_ONGOING || g.negated) continue;
    nci_party_of(c, subject, NCI_NO_THINGS, &who);
    if (took) {
      if (!nci_party_informs(c, &who)) continue;
      nci_party_join(c, &h->actors, &who);
      h->seen = c->sentence;
      continue;
    }
    nci_trigger verb = { .first = t, .end = t + 1, .head = t, .object = NCORP_NONE };
    nci_arguments args;
    if (!g.passive) continue;
    nci_arguments_of(c, &verb, &g, &args);
    for (uint32_t i = 0; i < args.count; i++)
      if (args.at[i].slot == NCI_SLOT_S) nci_party_of(c, args.at[i].head, NCI_NO_THINGS, &more);
    bool known = false;
    for (uint32_t i = 0; i < who.count; i++) known = known || nci_party_has_entity(c, &h->actors, who.at[i]);
    if (!known) continue;
    nci_party_join(c, &h->actors, &more);
    h->seen = c->sentence;
  }
}

/* ---- sentences ---- */

static void code_sentence(nci_coder *c, uint32_t index)
{
  const ncorp_sentence *s = &c->doc->sentences.at[index];
  c->sentence = index;
  c->first = s->first_token;
  c->end = s->end_token;
  if (c->first >= c->end) return;
  ncorp_block_kind kind = nci_block_at(c->doc, s->span.start);
  if (kind != NCORP_BLOCK_TITLE && kind != NCORP_BLOCK_SUMMARY && kind != NCORP_BLOCK_PARAGRAPH && kind != NCORP_BLOCK_LIST) return;
  nci_find_triggers(c);
  bool sport = false;
  for (uint32_t t = c->first; t < c->end && !sport; t++) sport = c->words[t].object && nci_has_class(c, t, NCI_STR("sport"));
  c->sport += sport;
  uint32_t before = c->events.count, taken[TAKEN_MAX], taken_count = 0;
  for (uint32_t i = 0; i < c->triggers.count; i++) {
    const nci_trigger *t = &c->triggers.at[i];
    if (!t->noun) {
      if (code_verb(c, t) && t->object != NCORP_NONE && taken_count < TAKEN_MAX) taken[taken_count++] = t->object;
      continue;
    }
    bool is_taken = false;
    for (uint32_t k = 0; k < taken_count; k++) is_taken = is_taken || (taken[k] >= t->first && taken[k] < t->end);
    if (!is_taken) code_noun(c, t);
  }
  if (kind == NCORP_BLOCK_TITLE)
    for (uint32_t i = before; i < c->events.count; i++) c->events.at[i].title = true;
  code_joined(c);
  nci_event_sizes(c);
}

/* In reports of matches and bouts nobody is attacked unless somebody is hurt. */
static void drop_contests(nci_coder *c)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < c->events.count; i++) {
    const nci_happening *h = &c->events.at[i];
    if (h->type != NCORP_ASSAULT || h->size.dead.known || h->size.injured.known) c->events.at[kept++] = *h;
  }
  c->events.count = kept;
}

/* Which name covers each token, and of which mention it is the head. */
static void map_mentions(nci_coder *c)
{
  const nci_phrases *phrases = c->doc->phrases;
  size_t tokens = c->doc->tokens.count ? c->doc->tokens.count : 1;
  c->name_at = nci_arena_alloc(c->arena, tokens, sizeof *c->name_at);
  c->mention_of = nci_arena_alloc(c->arena, tokens, sizeof *c->mention_of);
  c->words = nci_arena_alloc(c->arena, tokens, sizeof *c->words);
  if (!c->name_at || !c->mention_of || !c->words) return;
  memset(c->name_at, 0xff, tokens * sizeof *c->name_at);
  memset(c->mention_of, 0xff, tokens * sizeof *c->mention_of);
  memset(c->words, 0, tokens * sizeof *c->words);
  for (uint32_t i = 0; i < phrases->list.count; i++) {
    const nci_phrase *p = &phrases->list.at[i];
    if (p->mention == NCORP_NONE) continue;
    for (uint32_t t = p->first; t < p->end && p->reference == NCI_BY_NAME; t++) c->name_at[t] = p->mention;
    if (c->mention_of[p->head] == NCORP_NONE || p->reference == NCI_BY_NAME) c->mention_of[p->head] = p->mention;
  }
}

ncorp_status nci_events(nci_document *doc)
{
  nci_coder c = { .doc = doc, .g = doc->grammar, .arena = doc->arena, .lexicon = doc->lexicon, .mention_count = doc->data.mention_count };
  if (!c.g || !doc->phrases) { /* without trees there is nothing to read */
    nci_put_events(&c);
    return nci_arena_status(doc->arena);
  }
  map_mentions(&c);
  if (c.arena->failed) return NCORP_ERR_NOMEM;
  for (uint32_t e = 0; e < doc->data.entity_count; e++) {
    bool known = !nci_entity_is_country(doc, e);
    for (uint32_t i = 0; !known && i < c.countries.count; i++)
      known = nci_str_eq(doc->data.entities[c.countries.at[i]].country, doc->data.entities[e].country);
    if (!known) nci_vec_add(c.arena, &c.countries, e);
  }
  for (uint32_t i = 0; i < doc->sentences.count && !c.arena->failed; i++) code_sentence(&c, i);
  if (c.sport >= SPORT_ENOUGH) drop_contests(&c);
  nci_put_events(&c);
  return nci_arena_status(c.arena);
}
