/* Articles that are being linked: their digests, and what they have in common.
 *
 * Three kinds of nodes are clustered, each by rules of its own (score_*.c): profiles, one for each way to name an entity;
 * articles; and reports, one for each event mention. A profile gathers what all articles say under that name. Everything
 * here is a function of the set of digests, except numbers (of articles, profiles, reports and labels of clusters), which
 * count in the order of arrival and mean nothing. */
#ifndef NCI_LINK_LINKS_H
#define NCI_LINK_LINKS_H

#include "base/spill.h"
#include "link/digest.h"
#include "link/linkage.h"
#include "link/when.h"

enum { NCI_ALIASES = 4, NCI_OFTEN = 256 /* sightings; where a name is seen is asked of those that have no more */ };

/* A name of one type, of one country, at one spot, as articles have it. */
typedef struct nci_profile {
  uint64_t name_at;   /* where its name lies among links->names */
  uint32_t name_size;
  uint32_t sighting;  /* the latest one + 1, or 0 when it is only ever an entity's other name */
  uint32_t sightings; /* how many */
  uint32_t earliest;  /* the article with the earliest one, or NCORP_NONE */
  uint8_t type;
  uint8_t genders;    /* bits 1 << ncorp_gender */
  bool located, wide; /* wide: a country or region, in which other places lie */
  char country[4];    /* "" when unknown */
  ncorp_decimal lat, lon;
  uint64_t alias_of[NCI_ALIASES]; /* stable hashes of profiles that articles call by this name too: the lowest ones; 0 ends */
  uint64_t block;     /* what reports with this participant have in common */
} nci_profile;

/* An entity that an article names. */
typedef struct nci_sighting {
  uint32_t profile, article;
  uint32_t at;   /* in the article's digest */
  uint32_t next; /* of the profile, + 1 */
} nci_sighting;

/* What is known of a cluster of profiles; kept at the profile that labels it. */
typedef struct nci_trait {
  char country[4]; /* that most sightings give, or "" */
  bool wide, located;
  ncorp_decimal lat, lon;
  uint64_t lowest; /* stable hash of its profiles */
} nci_trait;

typedef struct nci_linked_article {
  uint64_t at;        /* of its digest in links->digests */
  uint32_t size;
  uint32_t sighting;  /* its first one; the next article's is behind its last */
  uint32_t report;    /* its first one, likewise */
  int32_t day;        /* of publication, or INT32_MIN */
  uint32_t duplicate; /* an earlier article with nearly the same text, or NCORP_NONE */
} nci_linked_article;

enum { NCI_PARTIES_MAX = 16, NCI_HEADS_MAX = 2 };

/* The most that an amount counts. */
enum { NCI_AMOUNT_MAX = 1 << 28 };

/* "shooting" tells of an act, "killed" and "wounding" of what became of somebody. */
enum { NCI_HARM_UNTOLD, NCI_HARM_DEATH, NCI_HARM_INJURY };

/* An event mention as it is compared. Texts are told by their hashes; 0 is none. */
typedef struct nci_report {
  uint32_t article;
  uint32_t index;       /* of the article's */
  uint32_t at;          /* in the article's digest */
  uint32_t parties;     /* first of links->parties: the profiles of actors, then of recipients, each once */
  uint8_t party_count, actor_count;
  uint8_t type, group;  /* group: statuses that can be one: occurred with ongoing */
  uint32_t place;       /* profile, or NCORP_NONE */
  nci_when when;
  uint32_t minutes;     /* of its duration, or 0 */
  uint32_t duration, mode, cameo, code, own_type, lemma;
  uint32_t dead, injured, arrested, abducted; /* one more than the amount, times eight, and its ncorp_bound; 0: not told */
  uint32_t actor_heads[NCI_HEADS_MAX], recipient_heads[NCI_HEADS_MAX]; /* of those that are described only; 0 ends */
  bool phone, dictionary; /* dictionary: the user's coded it */
  bool lead;              /* told at the beginning of the article */
  uint8_t harm;           /* what its word tells of, an NCI_HARM_ */
} nci_report;

typedef struct nci_links {
  const ncorp_allocator *allocator;
  const nci_lexicon *lexicon;
  uint32_t threads;
  ncorp_status broken; /* what went wrong earlier: then nothing can be relied on */

  nci_spill digests;
  char *names;
  uint64_t name_size, name_room;

  nci_linked_article *list; /* [article] */
  uint32_t article_room;
  uint32_t *article_slots;  /* article + 1 by id */
  uint32_t article_slot_count;
  nci_profile *profiles;    /* [profile] */
  nci_trait *traits;        /* [profile] */
  uint32_t profile_room, trait_room;
  uint32_t *profile_slots;  /* profile + 1 by stable hash */
  uint32_t profile_slot_count;
  nci_sighting *sightings;
  uint32_t sighting_count, sighting_room;
  nci_report *reports;
  uint32_t report_room;
  uint32_t *parties;
  uint32_t party_count, party_room;

  nci_linkage entities, stories, events; /* of profiles, articles, reports */
  const uint64_t *story_names; /* [label of a story] -> what it is called where its articles lie on many machines; NULL: its label will do */
} nci_links;

/* spill: a folder for a temporary file with old digests, which is borrowed; NULL: all stays in memory. */
void nci_links_init(nci_links *links, const ncorp_allocator *allocator, const nci_lexicon *lexicon, uint32_t threads, const char *spill);
void nci_links_done(nci_links *links);

/* Adds an article's digest. One whose article is there already is left out; *known tells. */
ncorp_status nci_links_add(nci_links *links, const nci_digest *digest, bool *known);

/* The profile of a name of an entity, of whom `named` tells type, country and spot; made when it is new. NCORP_NONE when there is
 * no memory. */
uint32_t nci_links_profile(nci_links *links, nci_arena *arena, const nci_named *named, ncorp_str name);

/* Articles call an entity, a profile of which has this stable hash, by the name of a profile, too. */
bool nci_links_alias(nci_links *links, uint32_t profile, uint64_t of);

/* Finds out again what a state does not hold: slots and traits. False when there is no memory. */
bool nci_links_index(nci_links *links);

/* Brings all clusters up to date. */
ncorp_status nci_links_settle(nci_links *links);

static inline uint32_t nci_links_count(const nci_links *links) { return links->stories.count; }

/* The article of this id, or NCORP_NONE. */
uint32_t nci_links_find(const nci_links *links, ncorp_str id);

static inline ncorp_str nci_links_digest(const nci_links *links, uint32_t article)
{
  return (ncorp_str){ nci_spill_at(&links->digests, links->list[article].at), links->list[article].size };
}

static inline uint32_t nci_links_sightings_end(const nci_links *links, uint32_t article)
{
  return article + 1 < links->stories.count ? links->list[article + 1].sighting : links->sighting_count;
}

static inline uint32_t nci_links_reports_end(const nci_links *links, uint32_t article)
{
  return article + 1 < links->stories.count ? links->list[article + 1].report : links->events.count;
}

static inline ncorp_str nci_profile_name(const nci_links *links, const nci_profile *p)
{
  return (ncorp_str){ links->names + p->name_at, p->name_size };
}

/* Which of two articles is the earlier, by date, then by id; without a date it is the later. Below, equal to or above 0. */
int nci_compare_articles(const nci_links *links, uint32_t a, uint32_t b);

/* Something of an article, and where it stands among all that is of it. */
typedef struct nci_dated {
  uint32_t article, order, item;
} nci_dated;

/* Sorts articles so, and what is of them. False when there is no memory. */
bool nci_sort_articles(nci_arena *arena, const nci_links *links, uint32_t *articles, uint32_t count);
bool nci_sort_dated(nci_arena *arena, const nci_links *links, nci_dated *items, uint32_t count);

/* What is known of the entity that a profile belongs to. */
static inline const nci_trait *nci_links_trait(const nci_links *links, uint32_t profile)
{
  return &links->traits[links->entities.nodes[profile].cluster];
}

/* The labels, each once, of clusters that nodes joined or left at the last settling, and of those that `more` nodes are in. */
bool nci_moved_labels(nci_arena *arena, const nci_linkage *linkage, const uint32_t *more, uint32_t more_count, uint32_t **labels,
                      uint32_t *count);

/* The rules of the three kinds; their context is the nci_links. */
extern const nci_rules nci_entity_rules, nci_story_rules, nci_event_rules;

enum { NCI_STORY_KEYS = 5 };

/* The keys of a report that rest on its story: for all of them, and for those that share more. Gives how many, which does
 * not depend on the story. */
uint32_t nci_report_story_keys(const nci_links *links, uint32_t report, uint32_t story, uint64_t *keys);

/* What reports with a participant of this name have in common, whatever its spelling; score_entities.c. */
uint64_t nci_name_block(nci_arena *arena, const nci_lexicon *lexicon, ncorp_str name, uint8_t type, const char *country);

/* The words of a name that tell it apart, for comparing; of an organisation without "the", "of" and legal forms. */
ncorp_str nci_name_core(nci_arena *arena, ncorp_str name, uint8_t type);

#endif
