/* Codes of an event's participants, as CAMEO composes them: the country for which somebody acts and the sector ("MOZREB"), or
 * the kind of an international actor ("IGO"). For whom those act who are only described ("police", "villagers") is often left to
 * the reader: it is then inferred from where it happened, from the other side, or from the place that the sentence or the
 * dateline names, and said to be inferred. */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

enum { STEPS = 3 };

/* Sectors as bits, to ask for several at once. */
typedef enum sector_kind {
  AT_HOME = 1,  /* their doings are their own country's, unless it is said otherwise: courts, parties, protesters */
  ARMED = 2,    /* armies act abroad too */
  BETWEEN = 4   /* international actors, which have a kind instead of a country */
} sector_kind;

typedef struct participant {
  uint32_t mention;
  bool described;    /* not named */
  ncorp_str country; /* or absent */
  uint32_t sector;   /* row of the sectors, or their number */
  ncorp_str because;
  ncorp_span by;
} participant;

static ncorp_str sector_name(const nci_coder *c, uint32_t row) { return nci_lexicon_field(c->lexicon, NCI_LEX_SECTORS, row, NCI_SECTORS_SECTOR); }

static unsigned kind_of(const nci_coder *c, uint32_t sector)
{
  static const char *const home[] = { "GOV", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "CRM", "CVL", "ELI", "LAB", "AGR", "EDU", "HLH", "MED", "JRN", "REL", "SOC", "BUS" };
  static const char *const between[] = { "IGO", "NGO", "IMG", "ISM", "MNC" };
  ncorp_str name = sector_name(c, sector);
  if (!name.size) return 0;
  if (nci_str_is(name, "MIL")) return ARMED;
  for (size_t i = 0; i < sizeof between / sizeof *between; i++)
    if (nci_str_is(name, between[i])) return BETWEEN;
  for (size_t i = 0; i < sizeof home / sizeof *home; i++)
    if (nci_str_is(name, home[i])) return AT_HOME;
  return 0;
}

/* The sector of whom a mention means: the entity's; of people who are described, that of the noun. */
static uint32_t sector_of(const nci_coder *c, uint32_t mention, uint32_t entity)
{
  ncorp_str sector = { 0 };
  if (entity != NCORP_NONE && c->doc->data.entities[entity].type != NCORP_LOC) sector = c->doc->data.entities[entity].sector;
  if (!sector.size) {
    uint32_t head = nci_participant_head(c, mention), row = c->words[head].agent_row;
    if (row && (entity == NCORP_NONE || mention >= c->mention_count || c->doc->data.mentions[mention].form == NCORP_FORM_NOMINAL))
      sector = nci_lexicon_field(c->lexicon, NCI_LEX_TRIGGERS_AGENTS, row - 1, NCI_TRIGGERS_AGENTS_SECTOR);
  }
  return sector.size ? nci_lexicon_row(c->lexicon, NCI_LEX_SECTORS, NCI_SECTORS_SECTOR, sector) : nci_lexicon_rows(c->lexicon, NCI_LEX_SECTORS);
}

static ncorp_str country_of_name(const nci_coder *c, uint32_t token)
{
  uint32_t m = c->name_at[token];
  if (m == NCORP_NONE || c->doc->data.mentions[m].type == NCORP_MISC) return NCI_NO_STR;
  return nci_participant_country(c, m);
}

ncorp_str nci_country_of_noun(const nci_coder *c, uint32_t noun, uint32_t *by)
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
      ncorp_str country = nci_nationality_at(c->doc, child);
      if (!country.size) country = country_of_name(c, child);
      if (!country.size && c->mention_of[child] != NCORP_NONE) country = nci_participant_country(c, c->mention_of[child]); /* "their base" */
      *by = child;
      if (country.size) return country;
      if (c->g->upos[child] == NCI_NOUN && (rel == NCI_NMOD || rel == NCI_NMOD_POSS)) next = child;
    }
    t = next;
  }
  return NCI_NO_STR;
}

static participant look_at(const nci_coder *c, uint32_t mention)
{
  uint32_t entity = nci_participant_entity(c, mention);
  participant p = { .mention = mention, .country = nci_participant_country(c, mention), .by = NCORP_NO_SPAN };
  p.sector = sector_of(c, mention, entity);
  p.described = entity == NCORP_NONE || c->doc->data.entities[entity].unnamed;
  if (!p.country.size && kind_of(c, p.sector) != BETWEEN) {
    uint32_t by;
    p.country = nci_country_of_noun(c, nci_participant_head(c, mention), &by);
    if (p.country.size) p.because = NCI_STR("words"), p.by = (ncorp_span){ c->doc->tokens.at[by].start, c->doc->tokens.at[by].end };
  }
  return p;
}

static uint32_t look_at_side(const nci_coder *c, const nci_party *side, participant *out)
{
  for (uint32_t i = 0; i < side->count; i++) out[i] = look_at(c, side->at[i]);
  return side->count;
}

/* ---- inference ---- */

static void infer(participant *p, ncorp_str country, const char *because, ncorp_span by)
{
  if (p->country.size || !country.size) return;
  p->country = country;
  p->because = nci_cstr(because);
  p->by = by;
}

/* The only country of the members of a side, with one who shows it; absent when there are several. */
static ncorp_str country_of_side(const participant *side, uint32_t count, uint32_t *shown_by)
{
  ncorp_str found = { 0 };
  for (uint32_t i = 0; i < count; i++) {
    if (!side[i].country.size || (side[i].because.size && !nci_str_is(side[i].because, "words"))) continue;
    if (found.size && !nci_str_eq(found, side[i].country)) return NCI_NO_STR;
    found = side[i].country;
    *shown_by = i;
  }
  return found;
}

/* Whether somebody who is only described belongs to the country of the other side. Who attacks, and whom, need not: soldiers and
 * gunmen are abroad, and so are those whom they meet; police are at home. */
static bool of_other_side(const nci_coder *c, const nci_happening *h, const participant *p, const participant *other)
{
  unsigned own = kind_of(c, p->sector), theirs = kind_of(c, other->sector);
  if (own != AT_HOME || theirs == BETWEEN) return false;
  if (h->type != NCORP_ASSAULT) return true;
  return theirs == AT_HOME && !nci_str_is(sector_name(c, other->sector), "CVL");
}

static void infer_from_side(const nci_coder *c, const nci_happening *h, participant *side, uint32_t count, const participant *others, uint32_t other_count)
{
  uint32_t shown_by = 0;
  ncorp_str country = country_of_side(others, other_count, &shown_by);
  for (uint32_t i = 0; country.size && i < count; i++)
    if (side[i].described && of_other_side(c, h, &side[i], &others[shown_by]))
      infer(&side[i], country, "other-side", nci_participant_span(c, others[shown_by].mention));
}

/* A place among some tokens that lies in the only country of which they name places, or NCORP_NONE. */
static uint32_t place_of_country(const nci_coder *c, uint32_t first, uint32_t end)
{
  uint32_t found = NCORP_NONE;
  for (uint32_t t = first; t < end; t++) {
    uint32_t m = c->name_at[t];
    if (m == NCORP_NONE || m == found || c->doc->data.mentions[m].type != NCORP_LOC) continue;
    ncorp_str country = nci_participant_country(c, m);
    if (!country.size) continue;
    if (found != NCORP_NONE && !nci_str_eq(nci_participant_country(c, found), country)) return NCORP_NONE;
    found = m;
  }
  return found;
}

/* officials: named ones, too, of whose country the article is silent. */
static void infer_from_country(const nci_coder *c, participant sides[2][NCI_PARTY_MAX], const uint32_t counts[2], ncorp_str country, const char *because, ncorp_span by, bool officials)
{
  for (int side = 0; side < 2; side++)
    for (uint32_t i = 0; i < counts[side]; i++) {
      participant *p = &sides[side][i];
      bool there = kind_of(c, p->sector) & (AT_HOME | ARMED) || nci_is_thing(c, nci_participant_head(c, p->mention));
      if ((p->described && there) || (officials && kind_of(c, p->sector) == AT_HOME)) infer(p, country, because, by);
    }
}

static void infer_from_place(const nci_coder *c, participant sides[2][NCI_PARTY_MAX], const uint32_t counts[2], uint32_t place, const char *because)
{
  if (place != NCORP_NONE) infer_from_country(c, sides, counts, nci_participant_country(c, place), because, nci_participant_span(c, place), false);
}

/* ---- codes ---- */

static ncorp_str code_of(const nci_coder *c, const participant *p)
{
  ncorp_str sector = nci_lexicon_field(c->lexicon, NCI_LEX_SECTORS, p->sector, NCI_SECTORS_CAMEO);
  if (!p->country.size && kind_of(c, p->sector) != BETWEEN) return NCI_NO_STR;
  const ncorp_str parts[] = { p->country, sector };
  return nci_arena_join(c->arena, parts, 2);
}

/* The codes of a side; NULL when none of them has one. */
static const ncorp_str *codes_of(nci_coder *c, nci_happening *h, const participant *side, uint32_t count, bool recipients)
{
  ncorp_str *codes = nci_arena_alloc(c->arena, count + 1u, sizeof *codes);
  bool any = false;
  for (uint32_t i = 0; codes && i < count; i++) {
    codes[i] = code_of(c, &side[i]);
    any = any || codes[i].size;
    if (codes[i].size && side[i].because.size)
      nci_vec_add(c->arena, &h->from.codes, ((nci_code_source){ recipients, i, side[i].because, side[i].by }));
  }
  return any ? codes : NULL;
}

ncorp_str nci_dateline_country(const nci_coder *c)
{
  ncorp_str place = c->doc->data.dateline_place;
  uint32_t row;
  if (!place.size) return NCI_NO_STR;
  if (!nci_lexicon_find(c->lexicon, NCI_LEX_COUNTRIES, place, &row, 1)) {
    if (!nci_lexicon_find(c->lexicon, NCI_LEX_CITIES, place, &row, 1)) return NCI_NO_STR;
    row = nci_lexicon_row(c->lexicon, NCI_LEX_COUNTRIES, NCI_COUNTRIES_ALPHA2, nci_lexicon_field(c->lexicon, NCI_LEX_CITIES, row, NCI_CITIES_COUNTRY));
  }
  return nci_lexicon_field(c->lexicon, NCI_LEX_COUNTRIES, row, NCI_COUNTRIES_ALPHA3);
}

void nci_event_codes(nci_coder *c, nci_happening *h, ncorp_str dateline)
{
  participant sides[2][NCI_PARTY_MAX];
  uint32_t counts[] = { look_at_side(c, &h->actors, sides[0]), look_at_side(c, &h->recipients, sides[1]) };
  const ncorp_sentence *s = &c->doc->sentences.at[h->sentence];
  infer_from_place(c, sides, counts, h->place, "place");
  for (int i = 0; i < 2; i++) infer_from_side(c, h, sides[i], counts[i], sides[!i], counts[!i]);
  infer_from_place(c, sides, counts, place_of_country(c, s->first_token, s->end_token), "sentence");
  infer_from_country(c, sides, counts, dateline, "dateline", c->doc->data.dateline_span, h->type != NCORP_CONSULT);
  h->actor_codes = codes_of(c, h, sides[0], counts[0], false);
  h->recipient_codes = codes_of(c, h, sides[1], counts[1], true);
}
