/* For whom those act who have no country by name: international organisations; "rebels in northern Mali", "a Russian tycoon's
 * yacht", by the words around them; and, where one party deals with people whom nobody describes, by the place of the event or
 * the other side ("Georgian police beat protesters"). It is an inference, so the mention's entity stays as it is. */
#include "meaning/event_coder.h"

#include "base/str.h"

enum { STEPS = 3 };

/* What happens within a country unless it is told otherwise. */
static bool is_domestic(ncorp_event_type t)
{
  return t == NCORP_ASSAULT || t == NCORP_COERCE || t == NCORP_PROTEST || t == NCORP_CONCEDE || t == NCORP_RETREAT;
}

static ncorp_str land_of_name(const nci_coder *c, uint32_t token)
{
  uint32_t m = c->name_at[token];
  if (m == NCORP_NONE || c->doc->data.mentions[m].type == NCORP_MISC) return NCI_NO_STR;
  return nci_participant_country(c, m);
}

/* By what describes a noun: a nationality, whose it is, where it is. */
static ncorp_str land_of_noun(const nci_coder *c, uint32_t noun)
{
  const nci_heads *h = &c->g->heads;
  uint32_t t = noun;
  for (int step = 0; step < STEPS && t != NCORP_NONE; step++) {
    uint32_t next = NCORP_NONE;
    for (uint32_t i = h->child_at[t], n = 0; i < h->child_at[t + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
      uint32_t child = h->child[i];
      nci_rel rel = (nci_rel)c->g->rel[child];
      if (rel != NCI_AMOD && rel != NCI_COMPOUND && rel != NCI_NMOD_POSS && rel != NCI_NMOD && rel != NCI_NMOD_DESC) continue;
      nci_slot slot = rel == NCI_NMOD ? nci_slot_of_case(c, child, NULL) : NCI_SLOT_NONE;
      bool leads = rel != NCI_NMOD || slot == NCI_SLOT_OF || slot == NCI_SLOT_IN || slot == NCI_SLOT_FROM || slot == NCI_SLOT_AT || slot == NCI_SLOT_NEAR || slot == NCI_SLOT_OUTSIDE;
      if (!leads) continue;
      ncorp_str land = nci_nationality_at(c->doc, child);
      if (!land.size) land = land_of_name(c, child);
      if (!land.size && c->mention_of[child] != NCORP_NONE) land = nci_participant_country(c, c->mention_of[child]); /* "their base" */
      if (land.size) return land;
      if (c->g->upos[child] == NCI_NOUN && (rel == NCI_NMOD || rel == NCI_NMOD_POSS)) next = child;
    }
    t = next;
  }
  return NCI_NO_STR;
}

/* The one country of a side, or absent. */
static ncorp_str land_of_side(const nci_coder *c, const nci_party *p)
{
  ncorp_str land = NCI_NO_STR;
  for (uint32_t i = 0; i < p->count; i++) {
    ncorp_str own = nci_participant_country(c, p->at[i]);
    if (!own.size) own = land_of_noun(c, nci_participant_head(c, p->at[i]));
    if (!own.size || (land.size && !nci_str_eq(land, own))) return NCI_NO_STR;
    land = own;
  }
  return land;
}

/* The code of one participant, absent where the entity has a country. */
static ncorp_str code_of(const nci_coder *c, const nci_happening *h, uint32_t m, const nci_party *other)
{
  if (nci_participant_country(c, m).size) return NCI_NO_STR;
  uint32_t e = nci_participant_entity(c, m);
  bool named = e != NCORP_NONE && !c->doc->data.entities[e].unnamed;
  if (named && nci_str_is(c->doc->data.entities[e].sector, "IGO")) return NCI_STR("IGO");
  ncorp_str land = land_of_noun(c, nci_participant_head(c, m));
  if (land.size || named || !is_domestic(h->type)) return land;
  if (h->place != NCORP_NONE) land = nci_participant_country(c, h->place);
  return land.size ? land : land_of_side(c, other);
}

const ncorp_str *nci_codes_of_side(nci_coder *c, const nci_happening *h, const nci_party *side, const nci_party *other)
{
  ncorp_str codes[NCI_PARTY_MAX];
  bool any = false;
  for (uint32_t i = 0; i < side->count; i++) {
    codes[i] = code_of(c, h, side->at[i], other);
    any = any || codes[i].size;
  }
  if (!any) return NULL;
  ncorp_str *list = nci_arena_alloc(c->arena, side->count, sizeof *list);
  for (uint32_t i = 0; list && i < side->count; i++) list[i] = codes[i].size ? nci_arena_str(c->arena, codes[i]) : NCI_NO_STR;
  return list;
}
