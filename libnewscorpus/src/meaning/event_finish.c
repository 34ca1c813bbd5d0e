/* Whether what was found is an event by itself, and no accident, no history and nobody's own doing. */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

static bool is_verbal_act(ncorp_event_type t)
{
  return t == NCORP_AGREE || t == NCORP_SUPPORT || t == NCORP_REQUEST || t == NCORP_ACCUSE || t == NCORP_REJECT ||
         t == NCORP_THREATEN || t == NCORP_CONCEDE;
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

/* "an ambush near Gao", "a bomb exploded on Friday": nobody is told yet. */
static bool is_bare_attack(const nci_coder *c, const nci_happening *h)
{
  enum { DAY = 10 };
  bool told = h->trigger.noun || h->trigger.ergative, many = h->trigger.noun && nci_str_is(nci_feature(c->doc, h->trigger.head, "Number"), "Plur");
  bool located = h->place != NCORP_NONE || (h->date.size == DAY && !many);
  return h->type == NCORP_ASSAULT && told && located && h->status <= NCORP_ONGOING && !h->trigger.both && !h->definite;
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

/* "was gunned down by two men on a motorcycle": what nobody does by accident. */
static bool is_meant(const nci_happening *h)
{
  static const char *const modes[] = { "firearms", "assassinate", "abduct", "execute", "massacre", "torture", "sexual" };
  for (size_t i = 0; i < sizeof modes / sizeof *modes && !h->trigger.noun; i++)
    if (nci_str_is(h->mode, modes[i])) return true;
  return false;
}

/* "The storm killed twelve", "when the car hit a tree": nobody attacks. */
static bool is_accident(const nci_coder *c, const nci_happening *h)
{
  if (h->type != NCORP_ASSAULT || is_meant(h)) return false;
  if (!c->accident && !is_named_accident(c, h->trigger.first)) return false;
  if (h->trigger.object != NCORP_NONE && !h->trigger.ergative && nci_has_class(c, h->trigger.object, NCI_STR("bomb"))) return false; /* "threw a bomb from a motorcycle" */
  bool someone = false;
  for (uint32_t i = 0; i < h->actors.count && !h->guessed; i++)
    someone = someone || c->words[nci_participant_head(c, h->actors.at[i])].agent == NCI_AGENT_ARMED ||
              (h->actors.at[i] >= c->mention_count ? c->words[nci_participant_head(c, h->actors.at[i])].agent > 0 : c->doc->data.mentions[h->actors.at[i]].type != NCORP_PER);
  return !someone;
}

/* What happened in a year long before is history, not news. */
bool nci_is_history(const nci_coder *c, const nci_happening *h, int years)
{
  ncorp_str published = c->doc->data.published;
  int year = 0, now = 0;
  for (size_t i = 0; i < 4; i++) {
    if (i >= h->date.size || !nci_is_digit(h->date.data[i])) return false;
    year = year * 10 + (h->date.data[i] - '0');
    now = i < published.size && nci_is_digit(published.data[i]) ? now * 10 + (published.data[i] - '0') : 0;
  }
  return year + years < (now > 1000 ? now : 2000);
}

/* People are freed; a film and a telephone are released otherwise. */
static bool has_people(const nci_coder *c, const nci_party *p)
{
  for (uint32_t i = 0; i < p->count; i++)
    if (p->at[i] >= c->mention_count || nci_mention_is_person(c->doc, p->at[i])) return true;
  return false;
}

static bool has_things(const nci_coder *c, const nci_party *p)
{
  for (uint32_t i = 0; i < p->count; i++)
    if (nci_is_thing(c, nci_participant_head(c, p->at[i]))) return true;
  return false;
}

static bool uses_force(const nci_coder *c, const nci_party *p)
{
  for (uint32_t i = 0; i < p->count; i++)
    if (c->words[nci_participant_head(c, p->at[i])].agent >= NCI_AGENT_OF_STATE) return true;
  return false;
}

/* "an attack on a bridge", "two attacks", "the attack": one that happened, not attacks in general. */
static bool is_specific(const nci_coder *c, uint32_t noun)
{
  return nci_child(c->g, noun, NCI_DET_REL) != NCORP_NONE || nci_child(c->g, noun, NCI_NUMMOD) != NCORP_NONE || nci_child(c->g, noun, NCI_NMOD_POSS) != NCORP_NONE;
}

/* Violence told as a fact: on a building, a vehicle, or those who act for a state; or carried out by armed people. */
static bool is_told_violence(const nci_coder *c, const nci_happening *h)
{
  if (h->type != NCORP_ASSAULT || h->status > NCORP_ONGOING) return false;
  bool specific = !h->trigger.noun || h->light != NCORP_NONE || is_specific(c, h->trigger.head);
  return specific && (has_things(c, &h->recipients) || uses_force(c, &h->recipients) || (h->light != NCORP_NONE && uses_force(c, &h->actors)));
}

bool nci_is_public(const nci_coder *c, const nci_party *p)
{
  for (uint32_t i = 0; i < p->count; i++) {
    uint32_t m = p->at[i], e = nci_participant_entity(c, m);
    bool person = m >= c->mention_count || c->doc->data.mentions[m].type == NCORP_PER;
    bool known = e != NCORP_NONE && c->doc->data.entities[e].sector.size > 0;
    if (person && !known && !nci_participant_country(c, m).size && c->words[nci_participant_head(c, m)].agent < NCI_AGENT_OF_STATE) return false;
  }
  return true;
}

/* "Two houses were destroyed": by an attack that was told, or by nobody. */
static bool is_damage(const nci_coder *c, const nci_happening *h)
{
  static const char *const verbs[] = { "destroy", "damage", "wreck", NULL };
  return h->type == NCORP_ASSAULT && !h->trigger.noun && !h->actors.count && nci_lemma_is_any(c, h->trigger.head, verbs) && !(h->trigger.role[NCI_SLOT_S] & NCI_ROLE_NEEDED);
}

/* "the rebels' attacks", "aggression against the people": what somebody does again and again, or is said to do. */
static bool is_habit(const nci_coder *c, const nci_happening *h)
{
  uint32_t noun = h->trigger.head;
  static const char *const mass[] = { "aggression", "sabotage", "torture", "genocide", "violence", NULL };
  bool victim = h->light != NCORP_NONE && c->g->upos[h->light] == NCI_NOUN; /* "has been the target of attacks" */
  if (h->type != NCORP_ASSAULT || !h->trigger.noun || (h->light != NCORP_NONE && !victim) || (h->actors.count && h->recipients.count) || (!victim && has_people(c, &h->recipients))) return false;
  if (h->place != NCORP_NONE || h->time != NCORP_NONE || nci_child(c->g, noun, NCI_NUMMOD) != NCORP_NONE) return false;
  return nci_str_is(nci_feature(c->doc, noun, "Number"), "Plur") || nci_lemma_is_any(c, noun, mass);
}

/* Whether what was found is an event by itself. */
static bool complete(const nci_coder *c, const nci_happening *h)
{
  uint32_t n = h->actors.count + h->recipients.count;
  bool word = h->trigger.noun && nci_is_word(h->type) && nci_party_informs(c, &h->actors); /* "Iran's rejection of a proposal" */
  if (h->trigger.both && n < 2 && !word) return nci_not_coded(c->doc, n ? NCI_WHY_ONE_PARTY : NCI_WHY_NOBODY);
  if (h->trigger.in_public && !(nci_is_public(c, &h->actors) && nci_is_public(c, &h->recipients))) return nci_not_coded(c->doc, NCI_WHY_UNKNOWN);
  if (is_damage(c, h)) return nci_not_coded(c->doc, NCI_WHY_NO_ACTOR);
  if (is_habit(c, h)) return nci_not_coded(c->doc, NCI_WHY_UNKNOWN);
  if (nci_is_history(c, h, 20)) return nci_not_coded(c->doc, NCI_WHY_HISTORY);
  bool material = h->type == NCORP_ASSAULT || h->type == NCORP_COERCE || h->type == NCORP_PROTEST || h->type == NCORP_RETREAT;
  bool told = material && h->actors.count && !h->trigger.noun && h->status != NCORP_PLANNED && h->status != NCORP_HYPOTHETICAL; /* "gunmen shot four people" */
  /* "the murder of a judge by rebels" */
  told = told || (material && h->trigger.noun && h->actors.count && h->recipients.count && h->status <= NCORP_ONGOING);
  /* "the assassination of six priests" */
  bool people = h->trigger.noun && h->type == NCORP_ASSAULT && h->status <= NCORP_ONGOING && h->trigger.role[NCI_SLOT_OF] & NCI_ROLE_NEEDED;
  told = told || (people && has_people(c, &h->recipients));
  told = told || is_told_violence(c, h);
  told = told || (h->type == NCORP_ASSAULT && h->trigger.noun && h->status <= NCORP_ONGOING && h->recipients.count && nci_does_harm(c, h->trigger.head)); /* "the attack on Roe killed nine" */
  /* "the president ordered the rebels to disarm" */
  bool conflict = h->type == NCORP_REQUEST || h->type == NCORP_ACCUSE || h->type == NCORP_REJECT || h->type == NCORP_THREATEN;
  told = told || (conflict && !h->trigger.noun && h->actors.count && h->recipients.count && h->status <= NCORP_ONGOING &&
                  c->words[nci_participant_head(c, h->actors.at[0])].agent >= NCI_AGENT_OF_STATE);
  /* "residents demanded an inquiry" */
  told = told || (conflict && !h->trigger.noun && h->trigger.object != NCORP_NONE && h->actors.count && h->status <= NCORP_ONGOING && c->words[nci_participant_head(c, h->actors.at[0])].agent);
  /* "a policeman was killed" */
  for (uint32_t i = 0; material && !h->trigger.noun && i < h->recipients.count && !told; i++)
    told = h->status <= NCORP_ONGOING && (c->words[nci_participant_head(c, h->recipients.at[i])].agent >= NCI_AGENT_OF_STATE || h->date.size || h->time != NCORP_NONE);
  if (!told && !nci_party_informs(c, &h->actors) && !nci_party_informs(c, &h->recipients) && h->place == NCORP_NONE && !is_bare_attack(c, h))
    return nci_not_coded(c->doc, n ? NCI_WHY_UNKNOWN : NCI_WHY_NOBODY);
  if (is_verbal_act(h->type) && !h->actors.count) return nci_not_coded(c->doc, NCI_WHY_NO_ACTOR);
  if ((h->type == NCORP_AID || h->type == NCORP_COOPERATE || h->type == NCORP_SANCTION || (h->type == NCORP_RETREAT && (h->trigger.noun || !h->recipients.count))) && !h->actors.count) return nci_not_coded(c->doc, NCI_WHY_NO_ACTOR);
  if (h->type == NCORP_CONSULT && only_places(c, &h->actors) && !h->recipients.count) return nci_not_coded(c->doc, NCI_WHY_ONE_PARTY);
  if (nci_is_reciprocal(h->type) && !nci_party_informs(c, &h->actors)) return nci_not_coded(c->doc, NCI_WHY_UNKNOWN);
  return n > 0 || is_bare_attack(c, h) || nci_not_coded(c->doc, NCI_WHY_NOBODY);
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

/* "Kenyan police", "Kenyan protesters": of one country, but not the same. */
static bool is_himself(const nci_coder *c, const nci_party *p, uint32_t mention)
{
  ncorp_str head = nci_token_text(c->doc, nci_participant_head(c, mention));
  for (uint32_t i = 0; i < p->count; i++) {
    nci_party one = { .at = { p->at[i] }, .count = 1 };
    bool described = mention >= c->mention_count && p->at[i] >= c->mention_count;
    if (nci_party_has_entity(c, &one, mention) && !(described && !nci_str_eq_nocase(head, nci_token_text(c->doc, nci_participant_head(c, p->at[i]))))) return true;
  }
  return false;
}

static nci_happening *drop(const nci_coder *c, nci_why why)
{
  nci_not_coded(c->doc, why);
  return NULL;
}

/* Puts the event away with its circumstances. */
nci_happening *nci_finish_event(nci_coder *c, nci_happening *h)
{
  if (is_accident(c, h)) return drop(c, NCI_WHY_ACCIDENT);
  if (h->status == NCORP_HYPOTHETICAL && nci_question_mark(c) != NCORP_NONE) return drop(c, NCI_WHY_HYPOTHETICAL);
  if (nci_str_eq(h->cameo, NCI_STR("0841")) && h->trigger.object == NCORP_NONE && !has_people(c, &h->recipients)) return drop(c, NCI_WHY_NO_PARTY);
  /* Nobody attacks, urges or accuses himself. */
  for (uint32_t i = 0; !nci_is_reciprocal(h->type) && i < h->recipients.count; i++)
    if (is_himself(c, &h->actors, h->recipients.at[i])) return drop(c, NCI_WHY_HIMSELF);
  drop_sides(c, &h->actors);
  drop_sides(c, &h->recipients);
  nci_event_circumstances(c, h);
  bool beyond = nci_is_beyond(h->type);
  if (beyond && !nci_beyond_is_news(c, h)) return NULL;
  nci_happening *kept = nci_add_happening(c, h, beyond || complete(c, h));
  if (kept) nci_trace_kept(c->doc, kept->number);
  return kept;
}
