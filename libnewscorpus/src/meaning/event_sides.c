/* At whom an act is aimed where no phrase of its frame says so: the only other country that the phrases of its verb or noun name
 * ("stationed guns along the Syrian border"), and for what rulers and protesters do at home the country that alone the sentence
 * names ("Nepal's king imposed a curfew"). It is the last that is read of an event, and is said to be inferred; whether there is an
 * event is never decided by it. */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

enum { REACH = 32, STEPS = 10 };

/* Somebody whom a word names: a country, or an organisation of states. */
typedef struct side {
  uint32_t token, mention; /* mention: NCORP_NONE for a nationality */
  ncorp_str country;       /* absent for an organisation */
} side;

static bool is_organisation_of_states(const nci_coder *c, uint32_t mention)
{
  uint32_t e = nci_mention_entity(c->doc, mention);
  return e != NCORP_NONE && c->doc->data.entities[e].type == NCORP_ORG && nci_str_eq(c->doc->data.entities[e].sector, NCI_STR("IGO"));
}

static bool side_at(const nci_coder *c, uint32_t token, side *out)
{
  uint32_t m = c->name_at[token];
  *out = (side){ token, NCORP_NONE, nci_nationality_at(c->doc, token) };
  if (out->country.size) return true;
  if (m == NCORP_NONE || c->doc->data.mentions[m].type == NCORP_MISC) return false;
  out->mention = m;
  out->country = nci_participant_country(c, m);
  return out->country.size > 0 || is_organisation_of_states(c, m);
}

static bool same_side(const nci_coder *c, const side *a, const side *b)
{
  if (a->country.size || b->country.size) return nci_str_eq(a->country, b->country);
  return nci_mention_entity(c->doc, a->mention) == nci_mention_entity(c->doc, b->mention);
}

/* Whether those who act are that side, or of it. */
static bool acts(const nci_coder *c, const nci_happening *h, const side *s)
{
  for (uint32_t i = 0; i < h->actors.count; i++) {
    uint32_t m = h->actors.at[i], e = nci_participant_entity(c, m), by;
    ncorp_str country = nci_participant_country(c, m);
    if (!country.size) country = nci_country_of_noun(c, nci_participant_head(c, m), &by);
    if (s->country.size ? nci_str_eq(country, s->country) : e != NCORP_NONE && s->mention != NCORP_NONE && e == nci_mention_entity(c->doc, s->mention)) return true;
  }
  return false;
}

static bool is_material(ncorp_event_type t)
{
  return t == NCORP_ASSAULT || t == NCORP_COERCE || t == NCORP_RETREAT || t == NCORP_MOBILIZE;
}

static bool is_city(const nci_coder *c, const side *s)
{
  return s->mention != NCORP_NONE && c->doc->data.mentions[s->mention].type == NCORP_LOC && !nci_entity_is_country(c->doc, nci_mention_entity(c->doc, s->mention));
}

/* Whether a word belongs to a phrase of the event by which somebody may be meant: not to another clause, a time, a reason or
 * somebody's company. */
static bool concerns(const nci_coder *c, const nci_happening *h, const side *s)
{
  uint32_t head = h->trigger.head, t = s->token;
  if (is_city(c, s) && !is_material(h->type)) return false;
  for (int step = 0; step < STEPS; step++) {
    nci_rel rel = (nci_rel)c->g->rel[t];
    uint32_t above = c->g->heads.head[t];
    if (t == head) return true;
    if (above == NCORP_NONE) return false;
    switch (rel) {
    case NCI_ACL_RELCL: case NCI_CCOMP: case NCI_PARATAXIS: case NCI_NSUBJ: case NCI_NSUBJ_PASS: case NCI_NSUBJ_OUTER: case NCI_CSUBJ: case NCI_OBL_AGENT: case NCI_ADVCL_RELCL:
    case NCI_OBL_UNMARKED: case NCI_DEP: case NCI_VOCATIVE:
      return false;
    case NCI_ADVCL:
      if (above == head && !(nci_child(c->g, t, NCI_MARK) != NCORP_NONE && nci_token_is(c->doc, nci_child(c->g, t, NCI_MARK), "to"))) return false;
      break;
    case NCI_CONJ:
      if (c->g->upos[t] == NCI_VERB) return false;
      break;
    case NCI_OBL: case NCI_NMOD: {
      uint32_t mark;
      nci_slot slot = nci_slot_of_case(c, t, &mark);
      if (slot == NCI_SLOT_BY || slot == NCI_SLOT_AFTER || slot == NCI_SLOT_BEFORE || slot == NCI_SLOT_DURING || slot == NCI_SLOT_AS || slot == NCI_SLOT_ALONGSIDE) return false;
      if (slot == NCI_SLOT_NONE && mark != NCORP_NONE) return false;
      bool of_event = above == head, topic = slot == NCI_SLOT_ON || slot == NCI_SLOT_OVER || slot == NCI_SLOT_ABOUT; /* "a resolution on Syria" */
      if (!is_material(h->type) && (topic || (of_event && (slot == NCI_SLOT_IN || slot == NCI_SLOT_AT)))) return false;
      if (of_event && slot == NCI_SLOT_WITH) return false;
      break;
    }
    default:
      break;
    }
    t = above;
  }
  return false;
}

/* The only other side that the event's phrases name. */
static bool other_side(const nci_coder *c, const nci_happening *h, side *out)
{
  const nci_heads *heads = &c->g->heads;
  bool found = false;
  for (uint32_t t = h->trigger.first; t <= heads->high[h->trigger.head] && t < c->end && t < h->trigger.end + REACH; t++) {
    side s;
    if (!nci_dominates(heads, h->trigger.head, t) || !side_at(c, t, &s) || acts(c, h, &s) || !concerns(c, h, &s)) continue;
    if (found && !same_side(c, out, &s)) return false;
    if (!found) *out = s;
    found = true;
  }
  return found;
}

/* "marched to demand", "a strike against": a protest that tells what it is for is aimed at who rules there. */
static bool has_aim(const nci_coder *c, const nci_happening *h)
{
  const nci_heads *heads = &c->g->heads;
  uint32_t verb = h->trigger.head;
  for (uint32_t i = heads->child_at[verb], n = 0; i < heads->child_at[verb + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = heads->child[i];
    nci_slot slot = c->g->rel[child] == NCI_OBL || c->g->rel[child] == NCI_NMOD ? nci_slot_of_case(c, child, NULL) : NCI_SLOT_NONE;
    if (slot == NCI_SLOT_AGAINST || slot == NCI_SLOT_OVER || slot == NCI_SLOT_OUTSIDE) return true;
    if ((c->g->rel[child] == NCI_ADVCL || c->g->rel[child] == NCI_XCOMP) && nci_child(c->g, child, NCI_MARK) != NCORP_NONE) return true;
    if (c->g->rel[child] == NCI_OBJ && nci_child(c->g, child, NCI_NMOD) != NCORP_NONE && nci_slot_of_case(c, nci_child(c->g, child, NCI_NMOD), NULL) == NCI_SLOT_AGAINST) return true;
    if (c->g->rel[child] == NCI_OBJ && nci_has_class(c, child, NCI_STR("office|building"))) return true;
  }
  return false;
}

/* The country of which alone the sentence speaks, named apart from those who act. */
static bool at_home(const nci_coder *c, const nci_happening *h, side *out)
{
  bool found = false, known = false;
  side only = { 0 };
  for (uint32_t t = c->first; t < c->end; t++) {
    side s;
    if (!side_at(c, t, &s)) continue;
    if (!s.country.size || (known && !nci_str_eq(only.country, s.country))) return false;
    if (!known) only = s;
    known = true;
    bool actor = false;
    for (uint32_t i = 0; i < h->actors.count && s.mention != NCORP_NONE; i++) actor = actor || h->actors.at[i] == s.mention;
    if (!found && !actor && !is_city(c, &s)) *out = s, found = true;
  }
  return found && (acts(c, h, &only) || h->type == NCORP_PROTEST);
}

void nci_find_other_side(nci_coder *c, nci_happening *h)
{
  const ncorp_sentence *s = &c->doc->sentences.at[h->sentence];
  side found = { .mention = NCORP_NONE };
  if (h->recipients.count || !h->actors.count || h->trigger.table != NCI_LEX_TRIGGERS || nci_is_reciprocal((ncorp_event_type)h->trigger.type) || h->guessed) return;
  c->sentence = h->sentence;
  c->first = s->first_token;
  c->end = s->end_token;
  bool home = h->type == NCORP_CONCEDE || h->type == NCORP_COERCE || (h->type == NCORP_PROTEST && has_aim(c, h));
  bool other = other_side(c, h, &found);
  if (!other && !(home && at_home(c, h, &found))) return;
  uint32_t m = found.mention != NCORP_NONE ? found.mention : nci_nominal_for(c, found.token, found.country, NCI_STR("nationality"), NCORP_NONE);
  if (nci_party_add(&h->recipients, m)) h->from.other_side = other ? NCI_STR("only-other") : NCI_STR("at-home");
}
