/* Who of the phrases around a trigger does what: the roles that its frame gives them. */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

void nci_start_event(nci_coder *c, nci_happening *h, const nci_trigger *t)
{
  *h = (nci_happening){ .trigger = *t, .sentence = c->sentence, .seen = c->sentence, .at = t->first, .type = (ncorp_event_type)t->type,
                        .place = NCORP_NONE, .time = NCORP_NONE, .attribution = NCORP_NONE, .light = NCORP_NONE, .evidence = 1 };
  h->from.status = h->from.type = h->from.duration = h->from.quote = NCORP_NONE;
  for (int i = 0; i < NCI_SIZES; i++) h->from.size[i] = NCORP_NONE;
  h->mode = t->kind.size ? t->kind : nci_trigger_field(c, t, NCI_TRIGGERS_MODE);
  h->context = nci_trigger_field(c, t, NCI_TRIGGERS_CONTEXT);
  h->cameo = nci_trigger_field(c, t, NCI_TRIGGERS_CAMEO);
}

void nci_add_role(nci_coder *c, nci_happening *h, uint8_t role, const nci_party *who, nci_slot slot)
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

/* True for what is a number of people or things without a word for them: "detained 47". */
static bool is_counted(const nci_coder *c, uint32_t head)
{
  static const char *const many[] = { "dozen", "hundred", "thousand", "score", NULL };
  return nci_lemma_is_any(c, head, many) || c->g->upos[head] == NCI_NUM || nci_child(c->g, head, NCI_NUMMOD) != NCORP_NONE;
}

static bool is_somebody(const nci_coder *c, uint32_t pronoun)
{
  static const char *const words[] = { "him", "her", "them", "he", "she", "they" };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_token_is(c->doc, pronoun, words[i])) return true;
  return false;
}

/* "hit by a rocket": no side, unless it is told whose it is. */
static bool is_weapon(const nci_coder *c, uint32_t head, const nci_party *who)
{
  return c->name_at[head] == NCORP_NONE && nci_has_class(c, head, NCI_STR("missile|bomb")) && (!who->count || (who->count == 1 && !nci_participant_country(c, who->at[0]).size && nci_participant_entity(c, who->at[0]) == NCORP_NONE));
}

/* The slots that a frame asks for and that nothing fills. */
bool nci_lacks_role(const nci_trigger *t, uint32_t filled)
{
  for (int s = 0; s < NCI_SLOT_COUNT; s++)
    if (t->role[s] & NCI_ROLE_NEEDED && t->role[s] & (NCI_ROLE_ACTOR | NCI_ROLE_RECIPIENT) && !(filled >> s & 1)) return true;
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

bool nci_uses_force(const nci_coder *c, const nci_arguments *args, bool by_name)
{
  for (uint32_t i = 0; i < args->count; i++) {
    uint32_t head = args->at[i].head, m = c->name_at[head];
    if (args->at[i].slot != NCI_SLOT_S && args->at[i].slot != NCI_SLOT_BY) continue;
    uint32_t of = nci_child(c->g, head, NCI_NMOD), beside = nci_child(c->g, head, NCI_COMPOUND);
    uint32_t heads[3] = { head, of, beside };
    for (int k = 0; k < 3; k++)
      if (heads[k] != NCORP_NONE && c->words[heads[k]].agent >= NCI_AGENT_OF_STATE) return true;
    if (by_name && m != NCORP_NONE && c->doc->data.mentions[m].type != NCORP_PER) return true;
  }
  return false;
}

/* Whose a thing is, by what stands before it: "the minister's decision", "the Turkish raid". */
static void owner_before(nci_coder *c, uint32_t thing, nci_party *owner)
{
  static const nci_rel whose[] = { NCI_NMOD_POSS, NCI_AMOD, NCI_COMPOUND };
  for (size_t i = 0; i < sizeof whose / sizeof *whose && !owner->count; i++) {
    uint32_t word = nci_child(c->g, thing, whose[i]);
    if (word != NCORP_NONE && (whose[i] == NCI_NMOD_POSS || c->name_at[word] != NCORP_NONE || nci_nationality_at(c->doc, word).size)) nci_party_of(c, word, NCI_NO_THINGS, owner);
  }
}

/* The same by what follows: "an offer of mediation from the Vatican", "dealings with Syria's bank". */
static void owner_behind(nci_coder *c, uint32_t thing, nci_party *owner)
{
  const nci_heads *h = &c->g->heads;
  for (uint32_t t = thing + 1; t <= h->high[thing] && t < thing + 12 && !owner->count; t++) {
    if (c->g->rel[t] != NCI_NMOD) continue;
    nci_slot slot = nci_slot_of_case(c, t, NULL);
    uint32_t name = c->name_at[t] != NCORP_NONE || c->words[t].agent ? t : nci_child(c->g, t, NCI_NMOD_POSS);
    bool leads = slot == NCI_SLOT_OF || slot == NCI_SLOT_FROM || slot == NCI_SLOT_BY || slot == NCI_SLOT_TO || slot == NCI_SLOT_WITH || slot == NCI_SLOT_IN;
    if (leads && name != NCORP_NONE) nci_party_of(c, name, NCI_NO_THINGS, owner);
  }
}

void nci_owner_of(nci_coder *c, uint32_t thing, nci_party *owner)
{
  owner_before(c, thing, owner);
  if (!owner->count) owner_behind(c, thing, owner);
}

/* Leaves of some participants those of countries for which no actor acts. */
static void keep_foreign(const nci_coder *c, const nci_happening *h, nci_party *who)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < who->count; i++) {
    ncorp_str country = nci_participant_country(c, who->at[i]);
    bool own = !country.size;
    for (uint32_t k = 0; k < h->actors.count && !own; k++) own = nci_str_eq(country, nci_participant_country(c, h->actors.at[k]));
    if (!own) who->at[kept++] = who->at[i];
  }
  who->count = kept;
}

/* "bought Qatari gas", "massed tanks on its border with Peru": whom it is about stands as the other country whose the thing is. */
static uint32_t owners_take_part(nci_coder *c, nci_happening *h, const nci_arguments *args)
{
  const nci_trigger *t = &h->trigger;
  static void (*const looks[])(nci_coder *, uint32_t, nci_party *) = { owner_before, owner_behind };
  for (uint32_t i = 0; i < args->count; i++) {
    uint8_t slot = args->at[i].slot;
    bool thing = slot == NCI_SLOT_O ? t->object != NCORP_NONE : slot != NCI_SLOT_BY && t->role[slot] & NCI_ROLE_RECIPIENT;
    for (int k = 0; k < 2 && thing; k++) {
      nci_party who = { .count = 0 };
      looks[k](c, slot == NCI_SLOT_O ? t->object : args->at[i].head, &who);
      keep_foreign(c, h, &who);
      if (!who.count) continue;
      nci_add_role(c, h, NCI_ROLE_RECIPIENT, &who, (nci_slot)slot);
      return 1u << slot;
    }
  }
  return 0;
}

bool nci_is_among_people(const nci_coder *c, const nci_trigger *t)
{
  static const char *const acts[] = { "kidnap", "abduct", "murder", "assassinate", "kidnapping", "abduction", "assassination",
                                      "kidnapper", "abductor", "captor", "killer", "murderer", "slayer", "assassin", NULL };
  return t->type == NCORP_ASSAULT && nci_lemma_is_any(c, t->head, acts);
}

void nci_keep_targets(const nci_coder *c, const nci_happening *h, const nci_argument *a, nci_party *who)
{
  if (h->type != NCORP_ASSAULT || (a->slot != NCI_SLOT_NEAR && a->slot != NCI_SLOT_OUTSIDE)) return;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < who->count; i++) {
    uint32_t m = who->at[i];
    bool place = m < c->mention_count && c->doc->data.mentions[m].form == NCORP_FORM_NAME && c->doc->data.mentions[m].type == NCORP_LOC;
    if (!place) who->at[kept++] = m;
  }
  who->count = kept;
}

/* "In Quito, a bomb exploded in a hotel": the hotel is what is hit, and the town where. */
static bool displaces_town(const nci_coder *c, nci_happening *h, uint32_t head)
{
  uint32_t m = h->recipients.at[0];
  bool town = h->recipients.count == 1 && m < c->mention_count && c->doc->data.mentions[m].form == NCORP_FORM_NAME && c->doc->data.mentions[m].type == NCORP_LOC;
  if (h->type != NCORP_ASSAULT || !town || !nci_is_thing(c, head) || nci_entity_is_country(c->doc, nci_mention_entity(c->doc, m))) return false;
  h->recipients.count = 0;
  if (h->place == NCORP_NONE) h->place = m;
  return true;
}

/* Puts the phrases around a trigger into the roles of its frame; gives the slots that are filled. */
uint32_t nci_fill_roles(nci_coder *c, nci_happening *h, const nci_arguments *args)
{
  const nci_trigger *t = &h->trigger;
  uint32_t filled = 0;
  nci_things things = !nci_takes_things(h) ? NCI_NO_THINGS : nci_uses_force(c, args, true) ? NCI_ANY_PLACE : NCI_THINGS, others = NCI_NO_THINGS;
  if (nci_is_among_people(c, t)) things = others = NCI_ANYBODY;
  for (uint32_t i = 0; i < args->count; i++) {
    const nci_argument *a = &args->at[i];
    uint8_t role = t->role[a->slot];
    if (a->slot == NCI_SLOT_ALONGSIDE && !role) role = NCI_ROLE_ACTOR;
    if (!role || a->head == t->head) continue;
    if (a->slot == NCI_SLOT_INF) filled |= 1u << a->slot;
    bool second = a->slot == NCI_SLOT_IN && role & NCI_ROLE_RECIPIENT && !t->noun && h->recipients.count;
    bool beside = (a->slot == NCI_SLOT_NEAR || a->slot == NCI_SLOT_OUTSIDE || a->slot == NCI_SLOT_AT || a->slot == NCI_SLOT_ON) && role & NCI_ROLE_RECIPIENT && h->recipients.count && h->last_slot == NCI_SLOT_IN;
    if ((second || beside) && !displaces_town(c, h, a->head) && second) role = NCI_ROLE_THEME; /* "at a bank in Quito" */
    if (role & NCI_ROLE_PLACE && h->place == NCORP_NONE) h->place = nci_place_in(c, a->head);
    /* "sent tanks to": what is given is no participant, "gave Peru a loan" names one. */
    if (t->object != NCORP_NONE && nci_dominates(&c->g->heads, a->head, t->object) && a->slot == NCI_SLOT_O) filled |= 1u << a->slot;
    bool given = t->object != NCORP_NONE && a->slot == NCI_SLOT_O && nci_dominates(&c->g->heads, a->head, t->object);
    if (given && !(role & NCI_ROLE_NEEDED)) continue;
    nci_party who = { .count = 0 };
    nci_party_of(c, a->head, role & NCI_ROLE_RECIPIENT ? things : others, &who);
    nci_keep_targets(c, h, a, &who);
    if (a->slot == NCI_SLOT_O && !who.count && nci_is_judgement(h->type) && role & NCI_ROLE_NEEDED && !t->noun) nci_owner_of(c, a->head, &who);
    if (a->slot == NCI_SLOT_O) bind_pronoun(c, h, a->head, &who);
    if (nci_takes_things(h) && (is_counted(c, a->head) || (h->type == NCORP_COERCE && things == NCI_ANY_PLACE && c->g->upos[a->head] == NCI_NOUN))) filled |= 1u << a->slot;
    if (a->slot == NCI_SLOT_O && h->type == NCORP_ASSAULT && !t->noun && c->g->upos[a->head] == NCI_PRON && is_somebody(c, a->head)) filled |= 1u << a->slot; /* "executed them" */
    if (a->slot == NCI_SLOT_S && h->type == NCORP_ASSAULT && nci_has_class(c, a->head, NCI_STR("bomb|missile"))) filled |= 1u << a->slot; /* "destroyed by a bomb" */
    if (h->type == NCORP_ASSAULT && role & NCI_ROLE_ACTOR && is_weapon(c, a->head, &who)) {
      filled |= 1u << a->slot;
      continue;
    }
    if (!who.count) continue;
    nci_add_role(c, h, role, &who, (nci_slot)a->slot);
    filled |= 1u << a->slot;
    if (a->slot == NCI_SLOT_S) h->guessed = h->guessed || (a->weak && !t->noun);
  }
  bool open = t->role[NCI_SLOT_S] == NCI_ROLE_ACTOR || t->role[NCI_SLOT_S] == (NCI_ROLE_ACTOR | NCI_ROLE_NEEDED);
  if (!t->noun && open && h->actors.count && !h->recipients.count && h->type != NCORP_CONSULT && h->type != NCORP_PROTEST && !nci_is_beyond(h->type)) filled |= owners_take_part(c, h, args);
  return filled;
}
