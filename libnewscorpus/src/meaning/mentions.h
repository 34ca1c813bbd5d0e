/* What the mentions of an article tell the stages that come after: where they stand among the tokens, whom they mean,
 * and which nationality adjectives stand beside them.
 *
 * nci_mentions() sets doc->facts. Every function here answers "nothing" while it is NULL. An entity is an index into
 * doc->data.entities, a mention one into doc->data.mentions, "none" is NCORP_NONE. */
#ifndef NCI_MEANING_MENTIONS_H
#define NCI_MEANING_MENTIONS_H

#include "model/document.h"

typedef enum nci_gender {
  NCI_GENDER_UNKNOWN = 0,
  NCI_GENDER_FEMALE = NCORP_FEM, /* of persons alone: each is the ncorp_gender of the same number */
  NCI_GENDER_MALE = NCORP_MASC
} nci_gender;

/* What kind of place a LOC is. */
typedef enum nci_place_kind {
  NCI_PLACE_NONE = 0,    /* no place, or one that is not known */
  NCI_PLACE_COUNTRY = 1,
  NCI_PLACE_REGION = 2,  /* a first-level region, a continent, a part of the world */
  NCI_PLACE_CITY = 3,
  NCI_PLACE_FEATURE = 4  /* a sea, river, mountain ... */
} nci_place_kind;

/* A nationality adjective or demonym ("Ukrainian"): no mention, but it tells for whom somebody acts. */
typedef struct nci_nationality {
  uint32_t first, end; /* tokens */
  ncorp_str iso3;      /* its country */
} nci_nationality;

typedef struct nci_entity_facts {
  uint8_t gender; /* nci_gender, of a person */
  uint8_t place;  /* nci_place_kind */
} nci_entity_facts;

typedef struct nci_mention_facts {
  const uint32_t *token_mention;     /* [token] -> the mention that covers it (the shortest, where they nest), or none */
  const ncorp_span *mention_tokens;  /* [mention] -> its tokens [start, end) */
  const uint32_t *mention_entity;    /* [mention] -> entity, or none */
  const nci_entity_facts *entities;  /* [entity] */
  const nci_nationality *nationalities; /* in text order */
  uint32_t nationality_count;
} nci_mention_facts;

/* The mention that covers a token, or none. */
uint32_t nci_mention_at(const nci_document *doc, uint32_t token);

/* The tokens of a mention, as [start, end). */
ncorp_span nci_mention_tokens(const nci_document *doc, uint32_t mention);

/* Whom a mention means, or none. */
uint32_t nci_mention_entity(const nci_document *doc, uint32_t mention);

bool nci_mention_is_person(const nci_document *doc, uint32_t mention);

nci_gender nci_entity_gender(const nci_document *doc, uint32_t entity);
nci_place_kind nci_entity_place(const nci_document *doc, uint32_t entity);

static inline bool nci_entity_is_country(const nci_document *doc, uint32_t entity)
{
  return nci_entity_place(doc, entity) == NCI_PLACE_COUNTRY;
}

/* True when both are known to belong to, or to lie in, one country. */
bool nci_same_country(const nci_document *doc, uint32_t entity_a, uint32_t entity_b);

/* The country (ISO 3166-1 alpha-3) of the nationality adjective or demonym that covers a token, or absent. */
ncorp_str nci_nationality_at(const nci_document *doc, uint32_t token);

/* The entity of the article that is this country itself, or none. */
uint32_t nci_country_entity(const nci_document *doc, ncorp_str iso3);

/* A mention that a late stage adds, under a number of its own that no mention of the article has as its index. */
typedef struct nci_newcomer {
  ncorp_mention mention;
  uint32_t number;
} nci_newcomer;

/* Puts mentions among the article's; moved[] gets where each went, by its old index or by its number. What nci_mentions() says
 * of mentions does not hold any longer. False: there is no memory. */
bool nci_insert_mentions(nci_document *doc, nci_newcomer *new, uint32_t count, uint32_t *moved);

#endif
