/* One event for each happening of an article: what is told again ("spoke", "the call", "the conversation") joins what was
 * told before, when type, participants, time, place and status agree. */
#include "meaning/event_coder.h"

#include "base/str.h"

enum { LOOK_BACK = 12 };

bool nci_party_covers(const nci_coder *c, const nci_party *p, uint32_t mention)
{
  if (nci_party_has_entity(c, p, mention)) return true;
  bool general = mention >= c->mention_count || c->doc->data.mentions[mention].type == NCORP_LOC;
  ncorp_str country = nci_participant_country(c, mention);
  for (uint32_t i = 0; country.size && i < p->count; i++) {
    bool other_general = p->at[i] >= c->mention_count || c->doc->data.mentions[p->at[i]].type == NCORP_LOC;
    if ((general || other_general) && nci_str_eq(nci_participant_country(c, p->at[i]), country)) return true;
  }
  return false;
}

static uint32_t covered(const nci_coder *c, const nci_party *all, const nci_party *some)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < some->count; i++) n += nci_party_covers(c, all, some->at[i]);
  return n;
}

static bool reciprocal(ncorp_event_type type)
{
  return type == NCORP_CONSULT || type == NCORP_AGREE || type == NCORP_COOPERATE;
}

static int reality(ncorp_event_status s)
{
  return s == NCORP_OCCURRED || s == NCORP_ONGOING ? 0 : (int)s;
}

/* Both unknown, one unknown, equal, or one the beginning of the other (a month and a day in it). */
bool nci_may_equal(ncorp_str a, ncorp_str b)
{
  /* Values that are not resolved say the same only of one kind: two weekdays. */
  bool open_a = a.size && a.data[0] == 'X', open_b = b.size && b.data[0] == 'X';
  if ((open_a || open_b) && !(a.size == b.size && a.size == 10 && a.data[5] == 'W' && b.data[5] == 'W')) return true;
  return !a.size || !b.size || nci_str_starts(a, b) || nci_str_starts(b, a);
}

bool nci_same_place(const nci_coder *c, uint32_t a, uint32_t b)
{
  if (a == NCORP_NONE || b == NCORP_NONE || a == b) return true;
  uint32_t ea = nci_mention_entity(c->doc, a), eb = nci_mention_entity(c->doc, b);
  if (ea == NCORP_NONE || eb == NCORP_NONE || ea == eb) return true;
  bool wide = nci_entity_place(c->doc, ea) != NCI_PLACE_CITY || nci_entity_place(c->doc, eb) != NCI_PLACE_CITY;
  return wide && nci_same_country(c->doc, ea, eb);
}

/* A headline often names no more than the country. */
static bool only_wide(const nci_coder *c, uint32_t place)
{
  uint32_t e = place == NCORP_NONE ? NCORP_NONE : nci_mention_entity(c->doc, place);
  return e != NCORP_NONE && (nci_entity_place(c->doc, e) == NCI_PLACE_COUNTRY || nci_entity_place(c->doc, e) == NCI_PLACE_REGION);
}

static void all_of(const nci_coder *c, const nci_happening *h, nci_party *out)
{
  *out = h->actors;
  nci_party_join(c, out, &h->recipients);
}

static bool phone(const nci_happening *h) { return nci_str_eq(h->mode, NCI_STR("phone")); }

/* "four people killed in a bombing": the noun tells how. */
static bool is_manner(const nci_happening *old, const nci_happening *new)
{
  return old->type == NCORP_ASSAULT && old->sentence == new->sentence && (!old->actors.count || !new->actors.count) && !old->trigger.noun &&
         new->trigger.noun && new->trigger.first > old->at && new->trigger.first - old->at < 8;
}

static bool same_happening(const nci_coder *c, const nci_happening *old, const nci_happening *new)
{
  if (old->type != new->type) return false;
  if (nci_is_beyond(new->type)) return nci_beyond_same(c, old, new);
  if (reality(old->status) != reality(new->status) && !old->title) return false;
  if (!nci_may_equal(old->date, new->date) || !nci_may_equal(old->duration, new->duration)) return false;
  if (!(old->title && only_wide(c, old->place)) && !nci_same_place(c, old->place, new->place)) return false;
  if (phone(old) != phone(new) && old->mode.size && new->mode.size) return false;
  if ((phone(old) && new->in_person) || (phone(new) && old->in_person)) return false;
  if (phone(old) && new->place != NCORP_NONE && !new->definite) return false;
  if (phone(new) && old->place != NCORP_NONE && old->mode.size == 0) return false;
  nci_party was, is;
  all_of(c, old, &was);
  all_of(c, new, &is);
  if (reciprocal(old->type)) {
    uint32_t shared = 0, smaller = is.count < was.count ? is.count : was.count;
    for (uint32_t i = 0; i < is.count; i++) shared += nci_party_has_entity(c, &was, is.at[i]);
    if (new->anaphoric) return true;
    if (is.count == 1) shared = covered(c, &was, &is);
    if (new->definite && is.count == 1) return shared == 1 || new->sentence - old->seen <= 2;
    if (is.count < 2) return shared == 1 && is.count == 1 && new->sentence - old->seen <= 2;
    return shared >= 2 && (shared >= smaller || (shared >= 3 && shared + 1 >= smaller));
  }
  if (new->anaphoric) return new->sentence - old->seen <= 3;
  if (is_manner(old, new)) return true;
  /* "Chile's attack, with 20 air strikes on roads": what it consists of */
  if (old->type == NCORP_ASSAULT && old->sentence == new->sentence && new->trigger.noun && !new->actors.count && old->actors.count && !old->recipients.count) return true;
  /* "ambushed a convoy, killing nine", "killed two and wounded three" */
  if (old->type == NCORP_ASSAULT && old->sentence == new->sentence && (new->guessed || !new->recipients.count) && !new->trigger.noun && covered(c, &old->actors, &new->actors) > 0) return true;
  if (is.count == 0) return old->title && old->type == NCORP_ASSAULT;
  /* "14 soldiers were hurt": what is told without who, where and when belongs to what was told before. */
  bool plain = new->type == NCORP_ASSAULT && !new->actors.count && !new->date.size && (new->place == NCORP_NONE || !new->trigger.noun);
  static const char *const harm[] = { "kill", "die", "wound", "injure", "hurt", "maim", "killing", "death", "injury", NULL };
  static const char *const damage[] = { "destroy", "damage", "wreck", NULL };
  plain = plain && (!new->recipients.count || nci_lemma_is_any(c, new->trigger.head, harm) || nci_lemma_is_any(c, new->trigger.head, damage));
  if (plain && !new->trigger.noun && nci_lemma_is_any(c, new->trigger.head, damage)) return new->sentence - old->seen <= 1;
  if (plain && !nci_party_informs(c, &new->recipients)) return new->sentence - old->seen <= 3;
  /* "an ambush in which nine soldiers died" */
  if (was.count == 0 && old->type == NCORP_ASSAULT) return old->sentence == new->sentence || old->title;
  bool actors = !old->actors.count || !new->actors.count || covered(c, &old->actors, &new->actors) > 0;
  bool recipients = !old->recipients.count || !new->recipients.count || covered(c, &old->recipients, &new->recipients) > 0;
  bool some = covered(c, &old->actors, &new->actors) > 0 || covered(c, &old->recipients, &new->recipients) > 0;
  /* One actor may do the same to many: without the other side only what is told as known is the same. */
  bool both_sides = old->recipients.count && new->recipients.count;
  return actors && recipients && some && (both_sides || new->definite || new->trigger.noun || old->title);
}

static bool is_general(const nci_coder *c, uint32_t mention)
{
  return mention >= c->mention_count || c->doc->data.mentions[mention].type == NCORP_LOC;
}

/* Adds those who are new; a name takes the place of "a Peruvian envoy" who stood for it. */
static void join_party(const nci_coder *c, nci_party *to, const nci_party *from, const nci_party *other)
{
  for (uint32_t i = 0; i < from->count; i++) {
    uint32_t m = from->at[i];
    if (nci_party_has_entity(c, to, m) || nci_party_covers(c, other, m)) continue;
    ncorp_str country = nci_participant_country(c, m);
    uint32_t general = NCORP_NONE;
    bool named = false;
    for (uint32_t k = 0; country.size && k < to->count; k++) {
      if (!nci_str_eq(nci_participant_country(c, to->at[k]), country)) continue;
      if (to->at[k] >= c->mention_count) general = k;
      named = named || !is_general(c, to->at[k]);
    }
    if (is_general(c, m)) {
      if (!named && general == NCORP_NONE) nci_party_add(to, m);
    } else if (general != NCORP_NONE) {
      to->at[general] = m;
    } else {
      nci_party_add(to, m);
    }
  }
}

static bool has_things(const nci_coder *c, const nci_party *p)
{
  for (uint32_t i = 0; i < p->count; i++)
    if (nci_is_thing(c, nci_participant_head(c, p->at[i])) && !c->words[nci_participant_head(c, p->at[i])].agent) return true;
  return false;
}

static void join(nci_coder *c, nci_happening *old, const nci_happening *new)
{
  join_party(c, &old->actors, &new->actors, &old->recipients);
  bool outcome = (new->guessed || is_manner(old, new)) && old->recipients.count; /* who dies in an ambush is no other target */
  uint32_t site = outcome && new->trigger.noun && new->recipients.count ? new->recipients.at[0] : NCORP_NONE; /* "killed in a raid on Beirut" */
  if (site < c->mention_count && old->place == NCORP_NONE && c->doc->data.mentions[site].type == NCORP_LOC) old->place = site;
  if (!outcome || has_things(c, &new->recipients)) join_party(c, &old->recipients, &new->recipients, &old->actors);
  if (!old->date.size || (new->date.size > old->date.size && nci_str_starts(new->date, old->date))) old->date = new->date, old->time = new->time, old->from.said = new->from.said;
  old->in_person = old->in_person || new->in_person;
  if (!old->duration.size) old->duration = new->duration, old->from.duration = new->from.duration;
  if (old->place == NCORP_NONE || (old->title && new->place != NCORP_NONE)) {
    old->place = new->place;
    old->from.place_to = new->from.place_to;
    old->from.place_before = new->from.place_before;
  }
  if (!old->mode.size) old->mode = new->mode, old->cameo = new->mode.size ? new->cameo : old->cameo;
  if (old->title) {
    old->trigger = new->trigger;
    old->sentence = new->sentence;
    old->status = new->status;
    old->from.status = new->from.status;
    old->attribution = new->attribution;
    old->from.quote = new->from.quote;
    old->title = false;
  }
  old->seen = new->sentence;
  old->at = new->trigger.first;
  if (old->evidence < UINT8_MAX) old->evidence++;
}

nci_happening *nci_add_happening(nci_coder *c, const nci_happening *h, bool complete)
{
  for (uint32_t i = c->events.count, n = 0; i > 0 && n < LOOK_BACK; n++) {
    nci_happening *old = &c->events.at[--i];
    if (!same_happening(c, old, h)) continue;
    join(c, old, h);
    return old;
  }
  if (!complete) return NULL;
  nci_happening *slot = nci_vec_push(c->arena, &c->events);
  if (!slot) return NULL;
  *slot = *h;
  slot->number = c->kept++;
  return slot;
}

nci_happening *nci_latest(nci_coder *c, ncorp_event_type type, uint32_t sentences_back)
{
  for (uint32_t i = c->events.count, n = 0; i > 0 && n < LOOK_BACK; n++) {
    nci_happening *h = &c->events.at[--i];
    if (h->type == type && h->seen + sentences_back >= c->sentence) return h;
  }
  return NULL;
}
