/* The event coder: for each sentence its triggers, for each trigger who, whom, when and where, and at the end the event
 * mentions of the article. */
#include "meaning/meaning.h"

#include "base/str.h"
#include "lexicon_gen.h"
#include "meaning/event_coder.h"

enum { CLAUSE_MAX = 36, TAKEN_MAX = 16, SPORT_ENOUGH = 2 };

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

/* Where the clause that holds a token ends. */
static uint32_t clause_end(const nci_coder *c, uint32_t from)
{
  uint32_t t = from;
  for (uint32_t n = 0; t < c->end && n < CLAUSE_MAX; t++, n++) {
    uint32_t f = nci_word(c, t);
    if (f & NCI_W_STOP && !nci_token_is(c->doc, t, "(") && !nci_token_is(c->doc, t, ")")) break;
    if (f & NCI_W_SUB && !(f & NCI_W_PREP)) break;
    if (f & NCI_W_PREP && f & NCI_W_SUB && nci_word(c, t + 2) & NCI_W_AUX) break;
    if (f & NCI_W_REL || f & NCI_W_SAY) break;
    if (f & NCI_W_TRIGGER && t > from) {
      uint32_t i = nci_trigger_from(c, t);
      bool noun = i == c->triggers.count || c->triggers.at[i].first != t || c->triggers.at[i].noun;
      if (!noun && !(nci_word(c, t - 1) & (NCI_W_DET | NCI_W_PREP))) break;
    }
  }
  return t;
}

static void add_role(nci_coder *c, nci_happening *h, uint8_t role, const nci_party *who, nci_slot slot)
{
  if (!who->count) return;
  if (!(role & (NCI_ROLE_ACTOR | NCI_ROLE_RECIPIENT))) return;
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

/* "the town of Douma", "residential areas of Kyiv": the place in a phrase whose head is no participant. */
static void place_in_phrase(nci_coder *c, uint32_t from, uint32_t to, nci_party *out)
{
  for (uint32_t t = from; t < to && t - from < 9; t++) {
    uint32_t f = nci_word(c, t);
    if (f & (NCI_W_STOP | NCI_W_COMMA | NCI_W_AUX | NCI_W_SUB | NCI_W_SAY) || (f & NCI_W_TRIGGER && t > from)) return;
    if (f & NCI_W_PREP && c->words[t].slot != NCI_SLOT_OF) return;
    uint32_t m = nci_mention_at(c->doc, t);
    if (m != NCORP_NONE && c->doc->data.mentions[m].form == NCORP_FORM_NAME && c->doc->data.mentions[m].type == NCORP_LOC) {
      nci_party_add(out, m);
      return;
    }
    if (m != NCORP_NONE) return;
  }
}

/* Reads the prepositional complements between two tokens into the roles of the frame. */
static void read_complements(nci_coder *c, nci_happening *h, uint32_t from, uint32_t to, bool passive, uint32_t *filled)
{
  for (uint32_t t = from; t < to; t++) {
    uint32_t f = nci_word(c, t);
    if (!(f & (NCI_W_PREP | NCI_W_TO))) continue;
    uint8_t slot = c->words[t].slot, role = h->trigger.role[slot];
    /* "of" belongs to the word right before it. */
    if (slot == NCI_SLOT_OF && h->trigger.noun && t != h->trigger.end) continue;
    /* "send in the navy": what is sent is no participant. */
    if (h->trigger.object != NCORP_NONE && t == h->trigger.end && h->trigger.object > t && h->trigger.object - t < 4) continue;
    if (slot == NCI_SLOT_BY && passive && !role) role = NCI_ROLE_ACTOR;
    if (slot == NCI_SLOT_ALONGSIDE && !role) role = NCI_ROLE_ACTOR;
    if (slot == NCI_SLOT_WITH && !role && t > from && (nci_token_is(c->doc, t - 1, "together") || nci_token_is(c->doc, t - 1, "along")))
      role = NCI_ROLE_ACTOR;
    if (!(role & (NCI_ROLE_ACTOR | NCI_ROLE_RECIPIENT)) || *filled >> slot & 1) continue;
    if (nci_word(c, t + 1) & NCI_W_TIME) continue;
    nci_party who = { .count = 0 };
    uint32_t end = nci_chain_right(c, t + 1, to, &who);
    bool spatial = h->type == NCORP_ASSAULT || h->type == NCORP_COERCE || h->type == NCORP_MOBILIZE;
    if (!who.count && role & NCI_ROLE_RECIPIENT && spatial && slot != NCI_SLOT_FOR) place_in_phrase(c, t + 1, to, &who);
    if (!who.count) continue;
    add_role(c, h, role, &who, (nci_slot)slot);
    *filled |= 1u << slot;
    if (end > t + 1) t = end - 1;
  }
}

/* "Together with A, B spoke": those who go along with the subject. */
static void read_companions(nci_coder *c, nci_happening *h, uint32_t before)
{
  for (uint32_t t = before > c->first + CLAUSE_MAX ? before - CLAUSE_MAX : c->first; t + 1 < before; t++) {
    bool with = (nci_token_is(c->doc, t, "together") || nci_token_is(c->doc, t, "along")) && nci_token_is(c->doc, t + 1, "with");
    if (!with && !(nci_token_is(c->doc, t, "accompanied") && nci_token_is(c->doc, t + 1, "by"))) continue;
    nci_party who = { .count = 0 };
    nci_chain_right(c, t + 2, before, &who);
    nci_party_join(c, &h->actors, &who);
  }
}

bool nci_party_informs(const nci_coder *c, const nci_party *p)
{
  for (uint32_t i = 0; i < p->count; i++)
    if (nci_participant_entity(c, p->at[i]) != NCORP_NONE || nci_participant_country(c, p->at[i]).size) return true;
  return false;
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
  if (nci_object_in(c, NCI_STR("accident"), c->first, c->end) == NCORP_NONE && !is_named_accident(c, h->trigger.first)) return false;
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
  bool told = material && h->actors.count && !h->trigger.noun && h->status <= NCORP_ONGOING; /* "gunmen shot four people" */
  if (!told && !nci_party_informs(c, &h->actors) && !nci_party_informs(c, &h->recipients) && h->place == NCORP_NONE) return false;
  if (is_verbal_act(h->type) && !h->actors.count) return false;
  if ((h->type == NCORP_AID || h->type == NCORP_COOPERATE || h->type == NCORP_SANCTION || h->type == NCORP_RETREAT) && !h->actors.count) return false;
  if (h->type == NCORP_CONSULT && only_places(c, &h->actors) && !h->recipients.count) return false;
  return n > 0 || is_bare_attack(h);
}

static void start(nci_coder *c, nci_happening *h, const nci_trigger *t)
{
  *h = (nci_happening){ .trigger = *t, .sentence = c->sentence, .seen = c->sentence, .at = t->first, .type = (ncorp_event_type)t->type,
                        .place = NCORP_NONE, .time = NCORP_NONE, .attribution = NCORP_NONE, .evidence = 1 };
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
static bool apply_control(nci_happening *h, const nci_verb_group *g, bool future)
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
    if (future && yields) {
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
    bool own = p->at[i] >= c->mention_count;
    const nci_nominal *n = own ? &c->nominals.at[p->at[i] - c->mention_count] : NULL;
    bool vague = n && !n->iso3.size && (nci_token_is(c->doc, n->end - 1, "sides") || nci_token_is(c->doc, n->end - 1, "side"));
    if (!vague) p->at[kept++] = p->at[i];
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

static bool is_reciprocal(ncorp_event_type t) { return t == NCORP_CONSULT || t == NCORP_AGREE || t == NCORP_COOPERATE; }

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
  nci_event_circumstances(c, h, c->first, c->end);
  return nci_add_happening(c, h, complete(c, h));
}

/* The one before whom a sentence's clause without a subject of its own belongs: the first name that begins it. */
static void main_subject(nci_coder *c)
{
  c->subject.count = 0;
  for (uint32_t t = c->first; t < c->end && t - c->first < 24; t++) {
    uint32_t f = nci_word(c, t), m = nci_mention_at(c->doc, t);
    if (f & (NCI_W_PREP | NCI_W_TO)) {
      while (t + 1 < c->end && t - c->first < 2 * CLAUSE_MAX && !(nci_word(c, t + 1) & (NCI_W_COMMA | NCI_W_STOP | NCI_W_AUX | NCI_W_SAY))) t++;
      continue;
    }
    bool people = c->words[t].agent != 0;
    if (m == NCORP_NONE && !people) continue;
    uint32_t from = nci_phrase_start(c, people && m == NCORP_NONE ? t + 1 : nci_mention_tokens(c->doc, m).end);
    uint32_t next = nci_word(c, t + 1);
    bool ends = m == NCORP_NONE && next & NCI_W_LOWER && !(next & NCI_W_CLOSED) && !c->words[t + 1].agent && nci_mention_at(c->doc, t + 1) == NCORP_NONE;
    uint32_t end = nci_chain_right(c, from < c->first ? c->first : from, ends ? t + 1 : c->end, &c->subject);
    if (c->subject.count) return;
    if (end > t) t = end - 1;
  }
}

/* Whose act a verb is. Gives false when the subject is itself an event ("the attack killed five"). */
/* True when nothing that has a verb stands between the sentence's main subject and a verb of its own. */
static bool continues_main(const nci_coder *c, uint32_t at)
{
  if (at > c->first + 16) return false;
  for (uint32_t t = c->first; t < at; t++)
    if (nci_word(c, t) & (NCI_W_AUX | NCI_W_SAY | NCI_W_SUB | NCI_W_REL | NCI_W_TRIGGER | NCI_W_STOP | NCI_W_ED)) return false;
  return true;
}

static bool find_subject(nci_coder *c, nci_happening *h, const nci_verb_group *g, nci_party *out)
{
  const nci_trigger *event = NULL;
  uint32_t at = g->start;
  if (g->governor != NCORP_NONE) at = nci_verb_group_of(c, g->governor, NCI_FORM_PAST | NCI_FORM_PART).start;
  bool own = g->finite || g->governor != NCORP_NONE;
  if (own) nci_chain_left(c, at, out, &event);
  if (event) return false;
  if (!out->count) {
    uint32_t before = at > c->first ? nci_word(c, at - 1) : NCI_W_STOP;
    bool person = false;
    for (uint32_t i = 0; i < c->subject.count; i++) person = person || nci_mention_is_person(c->doc, c->subject.at[i]);
    bool pronoun = before & NCI_W_PRON && !(before & (NCI_W_DET | NCI_W_FIRST)) && nci_token_is(c->doc, at - 1, "it") != person;
    bool linked = !own || pronoun || before & (NCI_W_AND | NCI_W_COMMA) || g->governor != NCORP_NONE || continues_main(c, at);
    if (linked) {
      *out = c->subject;
      h->guessed = out->count > 0;
    }
  } else if (own && !g->passive) {
    c->subject = *out;
  }
  return true;
}

/* "agreed to meet": the meeting is coded, as agreed. */
static bool governs_trigger(const nci_coder *c, const nci_trigger *t)
{
  nci_control k = (nci_control)c->words[t->end - 1].control;
  if (k != NCI_CONTROL_AGREE && k != NCI_CONTROL_PLEDGE && k != NCI_CONTROL_THREATEN && k != NCI_CONTROL_REFUSE) return false;
  uint32_t verb = t->end;
  while (nci_word(c, verb) & (NCI_W_TO | NCI_W_ADV | NCI_W_TIME) || (nci_word(c, verb) & NCI_W_PREP && nci_word(c, verb + 1) & NCI_W_TIME)) verb++;
  if (verb == t->end || !(nci_word(c, verb - 1) & (NCI_W_TO | NCI_W_ADV))) return false;
  uint32_t i = nci_trigger_from(c, verb);
  if (i == c->triggers.count || c->triggers.at[i].first != verb || c->triggers.at[i].noun) return false;
  return is_cooperative((ncorp_event_type)c->triggers.at[i].type) || k == NCI_CONTROL_THREATEN;
}

/* "the decision to recognize", "supports lifting", "accused of helping": told as somebody's words or will, not as an act. */
static bool hangs_on_noun(const nci_coder *c, const nci_verb_group *g, uint8_t form)
{
  if (g->governor != NCORP_NONE || g->start == c->first || g->finite) return false;
  uint32_t f = nci_word(c, g->start - 1);
  uint8_t slot = c->words[g->start - 1].slot;
  if (f & NCI_W_LOWER && !(f & (NCI_W_CLOSED | NCI_W_ADV | NCI_W_TIME))) return nci_mention_at(c->doc, g->start - 1) == NCORP_NONE;
  return form & NCI_FORM_ING && f & NCI_W_PREP &&
         (slot == NCI_SLOT_FOR || slot == NCI_SLOT_OF || slot == NCI_SLOT_FROM || slot == NCI_SLOT_AGAINST || slot == NCI_SLOT_ABOUT || slot == NCI_SLOT_ON);
}

/* An object pronoun is not the subject: "Adams refused to meet him" means the other one of the sentence. */
static void bind_pronoun(const nci_coder *c, const nci_verb_group *g, const nci_party *subject, nci_party *object)
{
  bool wrong = !object->count || nci_party_has_entity(c, subject, object->at[0]);
  uint32_t from = g->governor != NCORP_NONE ? g->governor : g->start;
  if (!wrong || !subject->count) return;
  for (uint32_t t = from; t > c->first && from - t < CLAUSE_MAX; t--) {
    uint32_t m = nci_mention_at(c->doc, t - 1);
    if (m == NCORP_NONE || !nci_mention_is_person(c->doc, m) || nci_party_has_entity(c, subject, m)) continue;
    object->count = 0;
    nci_party_add(object, m);
    return;
  }
  object->count = 0;
}

/* "denied that it had": the verb before the clause that holds a subject's verb group is one of denial. */
static bool is_denied(const nci_coder *c, uint32_t start)
{
  for (uint32_t t = start, n = 0; t > c->first && n < 8; n++) {
    uint32_t f = nci_word(c, --t);
    if (f & NCI_W_REL && t > c->first) return c->words[t - 1].control == NCI_CONTROL_DENY;
    if (c->words[t].control == NCI_CONTROL_DENY) return true;
    if (f & (NCI_W_STOP | NCI_W_COMMA | NCI_W_SUB | NCI_W_TRIGGER)) return false;
  }
  return false;
}

static bool for_state(const nci_coder *c, uint32_t mention)
{
  ncorp_span span = mention < c->mention_count ? nci_mention_tokens(c->doc, mention) : (ncorp_span){ 0, 0 };
  uint32_t end = mention < c->mention_count ? span.end : c->nominals.at[mention - c->mention_count].end;
  return end > 0 && (c->words[end - 1].agent == NCI_AGENT_OF_STATE || nci_participant_country(c, mention).size > 0);
}

static bool is_by_phone(const nci_coder *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++) {
    bool call = nci_token_is(c->doc, t, "phone") || nci_token_is(c->doc, t, "telephone");
    if (call && t > from && nci_word(c, t - 1) & (NCI_W_PREP | NCI_W_DET)) return true;
  }
  return false;
}

/* "the two leaders", "both ministers": those who were told before. */
static bool are_told(const nci_coder *c, uint32_t mention)
{
  if (mention < c->mention_count) return false;
  const nci_nominal *n = &c->nominals.at[mention - c->mention_count];
  uint32_t t = n->first;
  if (n->iso3.size || !nci_str_ends(nci_token_text(c->doc, n->end - 1), NCI_STR("s"))) return false;
  for (uint32_t i = t > c->first ? t - 1 : t; i < n->end; i++)
    if (nci_token_is(c->doc, i, "two") || nci_token_is(c->doc, i, "both") || nci_token_is(c->doc, i, "the")) return true;
  return false;
}

/* False when it came to nothing, so that a noun in its object may be an event by itself. */
static bool code_verb(nci_coder *c, const nci_trigger *t)
{
  nci_happening h;
  if (governs_trigger(c, t)) return false;
  start(c, &h, t);
  nci_verb_group g = nci_verb_group_of(c, t->first, t->form);
  if (hangs_on_noun(c, &g, t->form)) return false;
  h.status = g.finite && is_denied(c, g.start) ? NCORP_DENIED : g.status;
  uint32_t to = clause_end(c, t->end), filled = 0;
  nci_party subject = { .count = 0 }, object = { .count = 0 };
  bool has_subject = find_subject(c, &h, &g, &subject);
  if (!has_subject) return false;
  /* "Police stopped demonstrators who ran and arrested ten": who arrests acts for the state. */
  if (h.type == NCORP_COERCE && nci_word(c, g.start - 1) & NCI_W_AND && g.finite && !g.passive && c->main.count == 1 &&
      subject.count == 1 && for_state(c, c->main.at[0]) && !for_state(c, subject.at[0])) subject = c->main;

  uint32_t next = nci_word(c, t->end);
  uint8_t object_role = t->role[NCI_SLOT_O];
  bool direct = object_role & (NCI_ROLE_ACTOR | NCI_ROLE_RECIPIENT) && !g.passive;
  uint32_t after = t->end;
  if (direct && !(next & (NCI_W_PREP | NCI_W_TO | NCI_W_STOP | NCI_W_COMMA | NCI_W_TIME | NCI_W_AUX))) {
    after = nci_chain_right(c, t->end, to, &object);
    if (!object.count && object_role & NCI_ROLE_RECIPIENT && (h.type == NCORP_ASSAULT || h.type == NCORP_COERCE))
      place_in_phrase(c, t->end, to, &object);
    /* "sent tanks to": what is given is no participant, "gave Peru a loan" names one. */
    if (t->object != NCORP_NONE && !nci_party_informs(c, &object)) object.count = 0;
  }
  if (direct && next & NCI_W_PRON && !(next & NCI_W_FIRST)) bind_pronoun(c, &g, &subject, &object);
  /* "soldiers killed in the raid": a participle after its object. */
  bool reduced = direct && !object.count && object_role & NCI_ROLE_NEEDED && t->form & NCI_FORM_PART && !g.finite;
  bool bare = t->form & NCI_FORM_PART && t->form & NCI_FORM_PAST && g.start == t->first && !(nci_word(c, t->first - 1) & NCI_W_PRON);
  if (direct && !object.count && bare && object_role & NCI_ROLE_NEEDED && next & (NCI_W_PREP | NCI_W_STOP | NCI_W_TIME)) reduced = true;
  if (g.passive || reduced) {
    if (object_role & (NCI_ROLE_ACTOR | NCI_ROLE_RECIPIENT)) add_role(c, &h, object_role, &subject, NCI_SLOT_O);
    if (subject.count) filled |= 1u << NCI_SLOT_O;
  } else {
    add_role(c, &h, t->role[NCI_SLOT_S], &subject, NCI_SLOT_S);
    if (subject.count) filled |= 1u << NCI_SLOT_S;
    add_role(c, &h, object_role, &object, NCI_SLOT_O);
    if (object.count) filled |= 1u << NCI_SLOT_O;
  }
  read_complements(c, &h, after, to, g.passive || reduced, &filled);
  if (h.type == NCORP_CONSULT && h.actors.count == 1 && !h.recipients.count && are_told(c, h.actors.at[0])) {
    nci_happening *earlier = nci_latest(c, NCORP_CONSULT, 12);
    h.actors.count = 0;
    if (earlier && h.status == NCORP_PLANNED) h.actors = earlier->actors; /* "the two will meet again" */
    else h.definite = h.anaphoric = true;
  }
  if (h.type == NCORP_CONSULT) read_companions(c, &h, g.start);
  if (h.type == NCORP_CONSULT && !h.mode.size && is_by_phone(c, t->end, to)) h.mode = NCI_STR("phone"), h.cameo = NCI_STR("041");
  /* "met Baker and signed a treaty": with whom is told by the meeting. */
  nci_happening *last = c->events.count ? &c->events.at[c->events.count - 1] : NULL;
  if (h.type == NCORP_AGREE && t->both && h.actors.count == 1 && h.guessed && last && last->type == NCORP_CONSULT && last->seen == c->sentence &&
      nci_party_has_entity(c, &last->actors, h.actors.at[0])) nci_party_join(c, &h.actors, &last->actors);
  /* "overran an army base": what is attacked need not be anybody. */
  static const char physical[] = "facility|building|place|village|aircraft|ship|warship|troops|office|media|house|property";
  if (h.type == NCORP_ASSAULT || h.type == NCORP_COERCE) {
    uint32_t thing = nci_object_in(c, nci_cstr(physical), t->end, to < t->end + 6 ? to : t->end + 6);
    if (thing != NCORP_NONE || (direct && g.finite && nci_is_counted(c, t->end))) filled |= 1u << NCI_SLOT_O; /* "detained 47 of them" */
    if (thing != NCORP_NONE && direct && !object.count && h.actors.count && !h.recipients.count) nci_party_add(&h.recipients, nci_add_nominal(c, thing));
  }
  for (int s = 0; s < NCI_SLOT_COUNT; s++)
    if (t->role[s] & NCI_ROLE_NEEDED && t->role[s] & (NCI_ROLE_ACTOR | NCI_ROLE_RECIPIENT) && !(filled >> s & 1)) return false;

  bool future = false;
  for (uint32_t i = g.start; i < t->first; i++) future = future || nci_word(c, i) & NCI_W_FUTURE;
  if (g.negated && h.status == NCORP_PLANNED) h.status = NCORP_OCCURRED;
  if (!apply_control(&h, &g, future)) return false;
  /* "gathered to discuss": an aim is no event yet. */
  if (g.infinitive && g.governor == NCORP_NONE) {
    nci_happening *same = h.guessed ? nci_latest(c, h.type, 0) : NULL;
    if (same || (h.guessed && h.type == NCORP_CONSULT && c->events.count && c->events.at[c->events.count - 1].seen == c->sentence)) return false;
    h.status = NCORP_PLANNED;
  }
  if (h.type == NCORP_REJECT && t->type != NCORP_REJECT) {
    /* Whom one refuses to meet is on the other side. */
    nci_party others = h.actors;
    h.actors = subject;
    for (uint32_t i = 0; i < others.count; i++)
      if (!nci_party_has_entity(c, &h.actors, others.at[i])) nci_party_add(&h.recipients, others.at[i]);
  }
  /* "condemned the minister's decision": whose it is. */
  if (t->object != NCORP_NONE && t->object > t->first && object_role & NCI_ROLE_THEME && !h.recipients.count &&
      (h.type == NCORP_ACCUSE || h.type == NCORP_SUPPORT || h.type == NCORP_REJECT)) {
    nci_party owner = { .count = 0 };
    nci_possessor(c, t->object, &owner);
    nci_happening *attack = h.type == NCORP_ACCUSE && nci_object_in(c, NCI_STR("attack"), t->object, t->object + 1) != NCORP_NONE
                              ? nci_latest(c, NCORP_ASSAULT, 6) : NULL;
    if (!owner.count && attack && attack->status <= NCORP_ONGOING && nci_party_informs(c, &attack->actors)) owner = attack->actors;
    if (!nci_party_has_entity(c, &h.actors, owner.at[0])) add_role(c, &h, NCI_ROLE_RECIPIENT, &owner, NCI_SLOT_O);
  }
  /* "signed a treaty, ending two years of talks": as they wished. */
  if (h.guessed && t->form & NCI_FORM_ING && nci_str_eq(h.cameo, NCI_STR("164"))) return false;
  /* What might be praised or refused is no news. */
  if (h.status == NCORP_HYPOTHETICAL && h.type != NCORP_CONSULT && h.type != NCORP_AID && h.type < NCORP_THREATEN) return false;
  h.guessed = h.guessed && !g.finite;
  return finish(c, &h) != NULL;
}

static bool definite(const nci_coder *c, uint32_t phrase)
{
  return nci_token_is(c->doc, phrase, "the") || nci_token_is(c->doc, phrase, "this") || nci_token_is(c->doc, phrase, "that") ||
         nci_token_is(c->doc, phrase, "these") || nci_token_is(c->doc, phrase, "those") || nci_token_is(c->doc, phrase, "both");
}

/* The light verb right before a noun phrase, or NCORP_NONE. */
static uint32_t light_before(const nci_coder *c, uint32_t phrase)
{
  uint32_t t = phrase;
  while (t > c->first && nci_word(c, t - 1) & (NCI_W_QUOTE | NCI_W_ADV) && !(nci_word(c, t - 1) & NCI_W_PRON)) t--;
  return t > c->first && c->words[t - 1].light && nci_mention_at(c->doc, t - 1) == NCORP_NONE ? t - 1 : NCORP_NONE;
}

static uint8_t light_form(const nci_coder *c, uint32_t verb)
{
  if (nci_word(c, verb) & NCI_W_ING) return NCI_FORM_ING;
  bool base = verb > c->first && nci_word(c, verb - 1) & (NCI_W_TO | NCI_W_MODAL | NCI_W_DO);
  return base ? NCI_FORM_BASE : NCI_FORM_PAST | NCI_FORM_PART;
}

static ncorp_event_status weaker(ncorp_event_status a, ncorp_event_status b)
{
  return b == NCORP_OCCURRED ? a : b;
}

/* What the verb that has the noun as its object says of it. False: there is no event. */
static bool read_light(nci_coder *c, nci_happening *h, uint32_t light, uint32_t *filled)
{
  uint32_t verb = light;
  while (verb > c->first && c->words[verb - 1].light == c->words[light].light && nci_word(c, verb - 1) & NCI_W_LOWER &&
         !(nci_word(c, verb - 1) & NCI_W_AUX))
    verb--;
  nci_verb_group g = nci_verb_group_of(c, verb, light_form(c, verb));
  nci_party subject = { .count = 0 };
  nci_light kind = (nci_light)c->words[light].light;
  if (!find_subject(c, h, &g, &subject)) return true;
  if (kind == NCI_LIGHT_TELL && h->type != NCORP_CONSULT) return true;
  if (kind == NCI_LIGHT_FACE) add_role(c, h, NCI_ROLE_RECIPIENT, &subject, NCI_SLOT_O);
  else if (kind != NCI_LIGHT_CANCEL || h->type == NCORP_CONSULT) add_role(c, h, NCI_ROLE_ACTOR, &subject, NCI_SLOT_S);
  if (subject.count) *filled |= 1u << NCI_SLOT_S;
  h->status = weaker(h->status, g.status);
  if (g.finite && is_denied(c, g.start)) h->status = NCORP_DENIED;
  if (kind == NCI_LIGHT_JOIN) h->definite = true;
  if (kind == NCI_LIGHT_PLAN) h->status = NCORP_PLANNED;
  if (kind == NCI_LIGHT_CANCEL) h->status = NCORP_NEGATED;
  if (g.infinitive && g.governor == NCORP_NONE) h->status = NCORP_PLANNED;
  if (h->type == NCORP_CONSULT) read_companions(c, h, g.start);
  return apply_control(h, &g, false);
}

/* "the meeting Adams held with", "talks, which involved": what follows a noun and has it as object or subject. */
static uint32_t read_after(nci_coder *c, nci_happening *h, const nci_trigger *t)
{
  uint32_t skip = nci_word(c, t->end) & NCI_W_REL ? t->end + 1 : t->end;
  nci_party who = { .count = 0 };
  uint32_t end = nci_word(c, skip) & (NCI_W_CLOSED & ~NCI_W_DET) ? skip : nci_chain_right(c, skip, c->end, &who);
  uint32_t verb = end;
  while (verb < c->end && nci_word(c, verb) & (NCI_W_AUX | NCI_W_ADV) && !c->words[verb].light) verb++;
  if (who.count && c->words[verb].light == NCI_LIGHT_DO) {
    add_role(c, h, NCI_ROLE_ACTOR, &who, NCI_SLOT_S);
    return verb + 1;
  }
  return t->end;
}

static void read_included(nci_coder *c, nci_happening *h, uint32_t from)
{
  for (uint32_t t = from, n = 0; t < c->end && n < 16; t++, n++) {
    uint32_t f = nci_word(c, t);
    if (f & NCI_W_STOP || f & NCI_W_SAY) return;
    if (c->words[t].light != NCI_LIGHT_INCLUDE) continue;
    while (c->words[t + 1].light == NCI_LIGHT_INCLUDE && t + 1 < c->end) t++;
    nci_party who = { .count = 0 };
    nci_chain_right(c, t + 1, c->end, &who);
    nci_party_join(c, &h->actors, &who);
    return;
  }
}

static bool is_in_person(const nci_coder *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++)
    if (nci_token_is(c->doc, t, "person") || nci_token_is(c->doc, t, "in-person") || nci_token_is(c->doc, t, "face-to-face")) return true;
  return false;
}

/* Where the phrase of a noun begins, over coordinated adjectives and marks: "a “long and useful” call". */
static uint32_t noun_start(const nci_coder *c, const nci_trigger *t)
{
  uint32_t start = nci_phrase_start(c, t->first);
  for (uint32_t n = 0; n < 3 && start > c->first + 1; n++) {
    uint32_t f = nci_word(c, start - 1);
    if (f & NCI_W_QUOTE && nci_word(c, start - 2) & (NCI_W_DET | NCI_W_LOWER) && !(nci_word(c, start - 2) & (NCI_W_CLOSED & ~NCI_W_DET)) &&
        !c->words[start - 2].light) {
      start = nci_phrase_start(c, start - 1);
    } else if (f & (NCI_W_AND | NCI_W_COMMA) && nci_word(c, start) & NCI_W_LOWER && nci_word(c, start - 2) & NCI_W_LOWER &&
               !(nci_word(c, start - 2) & (NCI_W_CLOSED | NCI_W_TRIGGER | NCI_W_TIME)) && !c->words[start - 2].agent && start < t->first) {
      start = nci_phrase_start(c, start - 1);
    } else {
      break;
    }
  }
  /* A light verb is no adjective: "held productive meetings". */
  for (uint32_t i = t->first; i > start; i--)
    if (c->words[i - 1].light && !(nci_word(c, i - 1) & NCI_W_AUX) && (nci_word(c, i - 1) & (NCI_W_ED | NCI_W_ING) || c->words[i - 1].light <= NCI_LIGHT_JOIN)) return i;
  return start;
}

/* "The call follows", "talks as usual": where what belongs to the noun ends when a verb comes right after it. */
static uint32_t own_end(const nci_coder *c, const nci_trigger *t, uint32_t to)
{
  uint32_t f = nci_word(c, t->end);
  bool verb = f & NCI_W_LOWER && !(f & (NCI_W_CLOSED | NCI_W_TIME | NCI_W_ADV | NCI_W_ED | NCI_W_ING)) && !c->words[t->end].light &&
              !nci_token_is(c->doc, t->end, "took");
  return verb ? t->end : to;
}

/* "the Karachi bombing", "the Pakistan blast": where, not whose. */
static bool is_site(const nci_coder *c, const nci_trigger *t, const nci_party *owner)
{
  uint32_t m = owner->at[0];
  return nci_str_starts(nci_trigger_field(c, t, NCI_TRIGGERS_CAMEO), NCI_STR("183")) && m < c->mention_count &&
         c->doc->data.mentions[m].type == NCORP_LOC && nci_mention_tokens(c->doc, m).end == t->first;
}

static void code_noun(nci_coder *c, const nci_trigger *t)
{
  /* "The Siege of Vienna": a name, but for a headline. */
  bool capital = (c->doc->tokens.at[t->first].shape & NCI_SHAPE_CAPITAL) && t->first > c->first;
  if (capital && nci_block_at(c->doc, c->doc->tokens.at[t->first].start) != NCORP_BLOCK_TITLE) return;
  nci_happening h;
  start(c, &h, t);
  uint32_t phrase = noun_start(c, t), filled = 0;
  if (phrase > c->first && c->words[phrase - 1].slot == NCI_SLOT_AS && !(nci_word(c, phrase - 1) & NCI_W_TO)) return;
  nci_party owner = { .count = 0 };
  h.definite = definite(c, phrase);
  h.status = nci_noun_status(c, phrase, t->end);
  if (nci_possessor(c, t->first, &owner) && is_site(c, t, &owner)) {
    h.place = owner.at[0];
  } else if (owner.count) {
    add_role(c, &h, NCI_ROLE_ACTOR, &owner, NCI_SLOT_S);
    filled |= 1u << NCI_SLOT_S;
  }
  uint32_t light = light_before(c, phrase), to = clause_end(c, t->end);
  /* "the first round of talks", "a series of attacks": what governs is before the whole phrase. */
  if (light == NCORP_NONE && phrase > c->first + 1 && c->words[phrase - 1].slot == NCI_SLOT_OF) {
    uint32_t outer = nci_phrase_start(c, phrase - 1);
    if (outer < phrase - 1) {
      light = light_before(c, outer);
      h.definite = h.definite || definite(c, outer);
      h.status = weaker(h.status, nci_noun_status(c, outer, t->end));
    }
  }
  bool governed = light != NCORP_NONE;
  if (governed && !read_light(c, &h, light, &filled)) return;
  uint32_t from = governed ? t->end : read_after(c, &h, t);
  if (from > t->end) to = clause_end(c, from);
  read_complements(c, &h, from, governed || from > t->end ? to : own_end(c, t, to), true, &filled);
  /* "In a meeting with A, B said": the other side is the subject of the sentence. */
  bool lone = h.type == NCORP_CONSULT && h.actors.count == 1 && filled >> NCI_SLOT_WITH & 1 && !governed;
  if (lone && c->subject.count && phrase > c->first && nci_word(c, phrase - 1) & NCI_W_PREP) {
    nci_party_join(c, &h.actors, &c->subject);
    h.guessed = true;
  }
  bool joins = governed && c->words[light].light == NCI_LIGHT_JOIN;
  h.anaphoric = h.definite && (joins || h.actors.count + h.recipients.count == 0);
  h.in_person = is_in_person(c, phrase, t->end);
  if (h.type == NCORP_CONSULT) read_included(c, &h, to);
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

/* "Baker took part as well": the same of those who are named as its subject. */
static void code_took_part(nci_coder *c, uint32_t verb)
{
  nci_happening *h = nci_latest(c, NCORP_CONSULT, 4);
  nci_party who = { .count = 0 };
  uint32_t next = nci_word(c, verb + 2);
  if (!h || !nci_token_is(c->doc, verb + 1, "part") || !(next & (NCI_W_STOP | NCI_W_ADV | NCI_W_PREP)) || nci_token_is(c->doc, verb + 2, "in")) return;
  while (verb > c->first && nci_word(c, verb - 1) & (NCI_W_AUX | NCI_W_ADV)) verb--;
  nci_chain_left(c, verb, &who, NULL);
  if (!nci_party_informs(c, &who)) return;
  nci_party_join(c, &h->actors, &who);
  h->seen = c->sentence;
}

/* "Adams was joined by Baker": somebody more at the talks that were told before. */
static void code_joined(nci_coder *c)
{
  for (uint32_t t = c->first; t < c->end; t++) {
    if (nci_token_is(c->doc, t, "took") || nci_token_is(c->doc, t, "taken")) code_took_part(c, t);
    if (c->words[t].light != NCI_LIGHT_INCLUDE || !nci_token_is(c->doc, t, "joined")) continue;
    nci_happening *h = nci_latest(c, NCORP_CONSULT, 8);
    nci_party who = { .count = 0 }, more = { .count = 0 };
    uint32_t start_of = t;
    while (start_of > c->first && nci_word(c, start_of - 1) & (NCI_W_AUX | NCI_W_ADV)) start_of--;
    nci_chain_left(c, start_of, &who, NULL);
    nci_chain_right(c, t + 2, c->end, &more);
    bool known = false;
    for (uint32_t i = 0; h && i < who.count; i++) known = known || nci_party_has_entity(c, &h->actors, who.at[i]);
    if (!known) continue;
    nci_party_join(c, &h->actors, &more);
    h->seen = c->sentence;
  }
}

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
  main_subject(c);
  c->main = c->subject;
  c->sport += nci_object_in(c, NCI_STR("sport"), c->first, c->end) != NCORP_NONE;
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

ncorp_status nci_events(nci_document *doc)
{
  nci_coder c = { .doc = doc, .arena = doc->arena, .lexicon = doc->lexicon, .mention_count = doc->data.mention_count };
  nci_event_words(&c);
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
