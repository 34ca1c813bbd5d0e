/* Linking in rounds, where articles lie on many machines: what one round says to whom is shuffled, and read by the next.
 *
 * Each message goes to a 64-bit address: the stable hash of an article or a name, an id, or a key. All messages to one address
 * come together; messages to several addresses come together, too, without harm. The rounds:
 *
 *     digests      take digests apart: articles and names to where they are at home, keys of stories
 *     names        what all articles say of a name; keys of entities
 *     keys         who has a key: those that share one are told so
 *     candidates   who shares keys is sent to where they are compared
 *     ties         compares; pairs that are tied
 *     components   what is connected by ties
 *     members      who is in a component is sent to where it is resolved; articles ask for the entities of their names
 *     clusters     resolves: entities, stories, near duplicates
 *     answers      entities to the articles
 *     facts        articles know their entities and story; keys of events
 *     casts        who is described in a story and never named; keys as above
 *     entities     records of entities; candidates as above
 *     ...          ties, components, members, clusters of events
 *     events       articles know their events; what concerns others of them is sent on
 *     records      records of events and stories
 *
 * Verdicts, clusters and records are made by the code that links on one machine. */
#ifndef NCI_LINK_ROUND_H
#define NCI_LINK_ROUND_H

#include <newscorpus/linker.h>
#include "base/hash.h"
#include "link/shard.h"

typedef enum nci_round_number {
  NCI_ROUND_DIGESTS, NCI_ROUND_NAMES, NCI_ROUND_KEYS, NCI_ROUND_CANDIDATES, NCI_ROUND_TIES, NCI_ROUND_COMPONENTS, NCI_ROUND_MEMBERS,
  NCI_ROUND_CLUSTERS, NCI_ROUND_ANSWERS, NCI_ROUND_FACTS, NCI_ROUND_CASTS, NCI_ROUND_ENTITIES, NCI_ROUND_EVENT_TIES,
  NCI_ROUND_EVENT_COMPONENTS, NCI_ROUND_EVENT_MEMBERS, NCI_ROUND_EVENT_CLUSTERS, NCI_ROUND_EVENTS, NCI_ROUND_RECORDS, NCI_ROUNDS
} nci_round_number;

enum { NCI_PARTS_MAX = 1 << 16 };

/* What a message is. */
typedef enum nci_tag {
  NCI_ARTICLE,   /* at home: a parcel */
  NCI_PROFILE,   /* at home: a name */
  NCI_KEY,       /* to a key: kind, node, its home */
  NCI_USE,       /* to a home: kind, node, key, last hub */
  NCI_CANDIDATE, /* to a part: kind, payload, uses */
  NCI_PAIR,      /* to 0: kind, two nodes with their homes */
  NCI_COMPONENT, /* to a home: kind, node, component */
  NCI_MEMBER,    /* to a component: kind, payload, uses */
  NCI_ASK,       /* to a name: an article */
  NCI_FACT,      /* to a name: what it is */
  NCI_TELL,      /* to an article: a name and what it is */
  NCI_STORY,     /* to an article: the id of its story, and of which it is a copy */
  NCI_SNIPPET,   /* to an entity: what an article says of it */
  NCI_CAST,      /* to a story: a parcel */
  NCI_DESCRIBED, /* to an article: whom it describes, and means by its names */
  NCI_BRIEF,     /* to an article: a record in brief */
  NCI_REPORTED,  /* to an article: the event of a report */
  NCI_VOICE,     /* to an event: a parcel and its reports */
  NCI_CHAPTER,   /* to a story: a parcel without entities and events */
  NCI_RESULT,    /* anywhere: what comes out in the end */
  NCI_TAGS
} nci_tag;

typedef struct nci_message {
  uint64_t to;
  uint32_t tag;
  ncorp_str body;
} nci_message;

typedef struct nci_round {
  const ncorp_allocator *allocator;
  uint32_t number, parts;
  nci_arena arena;       /* of what came in */
  NCI_VEC(nci_message) messages;
  NCI_VEC(ncorp_str) digests; /* of the first round */
  nci_buffer *out;       /* [part] */
  nci_buffer body;       /* of the message that is being written */
  nci_arena scratch;     /* of one address */
  ncorp_str twice;       /* an id that two articles have */
  ncorp_status status;
} nci_round;

/* False when there is no memory. */
bool nci_round_init(nci_round *round, const ncorp_allocator *allocator, uint32_t number, uint32_t parts);
void nci_round_done(nci_round *round);

/* Takes bytes in, which are copied: a digest in the first round, else what the round before put out. */
ncorp_status nci_round_add(nci_round *round, ncorp_str bytes);

/* Works; then round->out has the bytes for the parts of the next round, or the last round's results in out[0]: of each kind (a
 * byte: 0 for links, else an ncorp_record_kind), rank (a byte), item (32 bits), the sizes of an id and a value (32 bits each),
 * then both. Numbers are little endian. NCORP_ERR_SYNTAX; NCORP_ERR_ARG: see `twice`; NCORP_ERR_NOMEM. */
ncorp_status nci_round_run(nci_round *round);

/* ---- between the parts ---- */

/* Sends round->body, and empties it. */
void nci_send(nci_round *round, uint64_t to, nci_tag tag);

/* Mixed in another way than tables of keys do it: those of one part would all lie in one part of the table. */
static inline uint32_t nci_part_of(const nci_round *round, uint64_t to)
{
  return (uint32_t)((((to ^ to >> 29) * UINT64_C(0xbf58476d1ce4e5b9)) >> 33) % round->parts);
}

static inline uint64_t nci_address_of(ncorp_str id) { return nci_hash(id.data, id.size, 82); }

/* What comes out in the end. Its body is a line, or the links of an article. */
void nci_send_result(nci_round *round, ncorp_record_kind kind, uint32_t rank, ncorp_str id, uint32_t item, ncorp_str value);

/* Sends the keys of all nodes of a kind from here. */
ncorp_status nci_send_keys(nci_round *round, nci_shard *shard, nci_kind kind);

/* What a round does with the messages [first, end) of one address, or with all of them. */
ncorp_status nci_round_names(nci_round *round);
ncorp_status nci_round_key(nci_round *round, const nci_message *first, const nci_message *end);
ncorp_status nci_round_candidates(nci_round *round, const nci_message *first, const nci_message *end);
ncorp_status nci_round_ties(nci_round *round);
ncorp_status nci_round_components(nci_round *round);
ncorp_status nci_round_members(nci_round *round, const nci_message *first, const nci_message *end);
ncorp_status nci_round_clusters(nci_round *round);
ncorp_status nci_round_answers(nci_round *round, const nci_message *first, const nci_message *end);
ncorp_status nci_round_asks(nci_round *round);
ncorp_status nci_round_facts(nci_round *round);
ncorp_status nci_round_cast(nci_round *round, const nci_message *first, const nci_message *end);
ncorp_status nci_round_entity(nci_round *round, const nci_message *first, const nci_message *end);
ncorp_status nci_round_events(nci_round *round);
ncorp_status nci_round_records(nci_round *round);

#endif
