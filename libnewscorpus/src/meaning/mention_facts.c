/* Answers about mentions for the stages that come after them. Knows nothing of how mentions are found. */
#include "meaning/mentions.h"

static const nci_mention_facts nothing;

static const nci_mention_facts *facts_of(const nci_document *doc) { return doc->facts ? doc->facts : &nothing; }

uint32_t nci_mention_at(const nci_document *doc, uint32_t token)
{
  const nci_mention_facts *f = facts_of(doc);
  return f->token_mention && token < doc->tokens.count ? f->token_mention[token] : NCORP_NONE;
}

ncorp_span nci_mention_tokens(const nci_document *doc, uint32_t mention)
{
  const nci_mention_facts *f = facts_of(doc);
  if (!f->mention_tokens || mention >= doc->data.mention_count) return (ncorp_span)NCORP_NO_SPAN;
  return f->mention_tokens[mention];
}

uint32_t nci_mention_entity(const nci_document *doc, uint32_t mention)
{
  const nci_mention_facts *f = facts_of(doc);
  return f->mention_entity && mention < doc->data.mention_count ? f->mention_entity[mention] : NCORP_NONE;
}

bool nci_mention_is_person(const nci_document *doc, uint32_t mention)
{
  return mention < doc->data.mention_count && doc->data.mentions[mention].type == NCORP_PER;
}

nci_gender nci_entity_gender(const nci_document *doc, uint32_t entity)
{
  const nci_mention_facts *f = facts_of(doc);
  return f->entities && entity < doc->data.entity_count ? (nci_gender)f->entities[entity].gender : NCI_GENDER_UNKNOWN;
}

nci_place_kind nci_entity_place(const nci_document *doc, uint32_t entity)
{
  const nci_mention_facts *f = facts_of(doc);
  return f->entities && entity < doc->data.entity_count ? (nci_place_kind)f->entities[entity].place : NCI_PLACE_NONE;
}

bool nci_same_country(const nci_document *doc, uint32_t a, uint32_t b)
{
  if (a >= doc->data.entity_count || b >= doc->data.entity_count) return false;
  ncorp_str country = doc->data.entities[a].country;
  return country.size > 0 && nci_str_eq(country, doc->data.entities[b].country);
}

ncorp_str nci_nationality_at(const nci_document *doc, uint32_t token)
{
  const nci_mention_facts *f = facts_of(doc);
  uint32_t low = 0, high = f->nationality_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (f->nationalities[middle].end <= token) low = middle + 1;
    else high = middle;
  }
  return low < f->nationality_count && f->nationalities[low].first <= token ? f->nationalities[low].iso3 : NCI_NO_STR;
}

uint32_t nci_country_entity(const nci_document *doc, ncorp_str iso3)
{
  if (!doc->facts || iso3.size == 0) return NCORP_NONE;
  for (uint32_t e = 0; e < doc->data.entity_count; e++)
    if (nci_entity_is_country(doc, e) && nci_str_eq(doc->data.entities[e].country, iso3)) return e;
  return NCORP_NONE;
}
