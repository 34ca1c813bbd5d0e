/* A part of what is linked, on one of many machines: links of some articles, or of some names, and what other machines have found
 * of them. The rules that work on all links work on a shard, and find the same. */
#ifndef NCI_LINK_SHARD_H
#define NCI_LINK_SHARD_H

#include "base/intern.h"
#include "link/records.h"
#include "link/wire.h"

typedef enum nci_kind { NCI_KIND_ENTITY, NCI_KIND_STORY, NCI_KIND_EVENT, NCI_KINDS } nci_kind;

/* What is known of a name that an article has: its entity, later which one the story means by it, and the record of that. */
typedef struct nci_fact {
  ncorp_str id;
  nci_trait trait;
  ncorp_str meant;           /* id, where the story means another one; or absent */
  nci_casting because;
  const ncorp_entity *brief; /* or NULL */
} nci_fact;

/* That a story means another entity by a name; labels. */
typedef struct nci_other_meaning {
  uint32_t story;
  nci_renaming renaming;
} nci_other_meaning;

/* An article and what has been found of it. */
typedef struct nci_parcel {
  ncorp_str digest;
  ncorp_str story;      /* id, or absent: not known yet */
  bool many;            /* the story has other articles */
  ncorp_str duplicate;  /* id of the article of which it is nearly a copy, or absent */
  int32_t day;          /* inferred, or INT32_MIN */
  const nci_fact *facts; /* [the digest's named]; NULL: not known yet */
  uint32_t fact_count;
} nci_parcel;

/* A node under a key. */
typedef struct nci_keyed {
  uint64_t key, last_hub; /* 0: few have it */
  uint32_t node;
} nci_keyed;

/* That an article, told by its stable hash, names somebody. */
typedef struct nci_seen {
  uint64_t article;
  uint32_t profile;
} nci_seen;

typedef struct nci_shard {
  nci_links links;
  nci_arena arena;
  nci_intern entity_ids, story_ids; /* as far as they were told */
  NCI_VEC(uint32_t) entity_labels, story_labels;
  NCI_VEC(const ncorp_entity *) briefs;
  NCI_VEC(uint64_t) story_names;
  NCI_VEC(int32_t) days;
  NCI_VEC(nci_other_meaning) meanings;
  NCI_VEC(nci_keyed) uses;
  NCI_VEC(nci_seen) seen;
  NCI_VEC(uint64_t) places; /* [article of a sighting] -> its stable hash, of those in `seen` */
  NCI_VEC(nci_hot_key) hot;
  nci_records records;
  nci_arena kept, out;
  bool recorded;
} nci_shard;

void nci_shard_init(nci_shard *shard, const ncorp_allocator *allocator);
void nci_shard_done(nci_shard *shard);

/* Adds an article; *article: its number, also when it was there. NCORP_ERR_NOMEM; NCORP_ERR_SYNTAX. */
ncorp_status nci_shard_add(nci_shard *shard, const nci_parcel *parcel, uint32_t *article);

void nci_parcel_pack(const nci_parcel *parcel, nci_buffer *out);

/* Strings are borrowed, lists lie in the arena. False when the bytes are none, or there is no memory. */
bool nci_parcel_unpack(nci_arena *arena, ncorp_str bytes, nci_parcel *out);

/* Parts of it. What does not fit sets w->wrong. */
void nci_fact_pack(const nci_fact *fact, nci_buffer *out);
nci_fact nci_fact_unpack(nci_arena *arena, nci_wire *w);
void nci_brief_pack(const ncorp_entity *brief, nci_buffer *out);
const ncorp_entity *nci_brief_unpack(nci_arena *arena, nci_wire *w);

/* The bytes of a digest without what a kind is not compared by: of stories entities, events and descriptions, of events descriptions
 * and what else is said of the entities. False when the bytes are no digest, or there is no memory. */
bool nci_thin_digest(nci_arena *arena, nci_kind kind, ncorp_str digest, nci_buffer *out);

/* A name, and what the articles that were looked at say of it; and adding it to a shard. `more`: what was said before of the name
 * counts as well; else it has been the same. nci_shard_take_profile() gives the profile's number; NCORP_NONE when the bytes are none
 * or there is no memory. After all have been taken nci_shard_see() puts them where they were seen. */
void nci_profile_pack(const nci_shard *shard, uint32_t profile, nci_buffer *out);
uint32_t nci_shard_take_profile(nci_shard *shard, ncorp_str bytes, bool more);
bool nci_shard_see(nci_shard *shard);

nci_linkage *nci_shard_linkage(nci_shard *shard, nci_kind kind);

/* The keys of a node, each once; keys[NCI_KEYS_MAX]. */
uint32_t nci_shard_keys(nci_shard *shard, nci_kind kind, void *scratch, uint32_t node, uint64_t *keys);

/* A key that a node shares with others, which puts it beside them. */
void nci_shard_use(nci_shard *shard, uint32_t node, uint64_t key, uint64_t last_hub);

/* Puts the nodes of a kind under the keys that they use, and no others. False when there is no memory. */
bool nci_shard_key(nci_shard *shard, nci_kind kind);

/* Prepares making records, in which entities and stories have the ids that were told. cast: what stories mean by names was told,
 * too, and need not be found out. False when there is no memory. */
bool nci_shard_record(nci_shard *shard, bool cast);

/* The label of an entity that was told, or NCORP_NONE. */
uint32_t nci_shard_entity(const nci_shard *shard, ncorp_str id);

#endif
