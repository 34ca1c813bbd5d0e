/* Links that are made of parcels: the digests are taken apart as ever, clusters are those that the parcels name. */
#include "link/shard.h"

#include "base/hash.h"
#include "base/sort.h"
#include "text/utf8.h"

void nci_shard_init(nci_shard *s, const ncorp_allocator *allocator)
{
  *s = (nci_shard){ .recorded = false };
  nci_links_init(&s->links, allocator, nci_lexicon_builtin(), 1, NULL);
  nci_arena_init(&s->arena, s->links.allocator);
  nci_intern_init(&s->entity_ids, &s->arena);
  nci_intern_init(&s->story_ids, &s->arena);
}

void nci_shard_done(nci_shard *s)
{
  if (s->recorded) {
    nci_records_done(&s->records);
    nci_arena_done(&s->out);
    nci_arena_done(&s->kept);
  }
  nci_links_done(&s->links);
  nci_arena_done(&s->arena);
}

nci_linkage *nci_shard_linkage(nci_shard *s, nci_kind kind)
{
  return kind == NCI_KIND_ENTITY ? &s->links.entities : kind == NCI_KIND_STORY ? &s->links.stories : &s->links.events;
}

/* ---- articles ---- */

static const ncorp_entity *copy_brief(nci_arena *arena, const ncorp_entity *from)
{
  ncorp_entity *e = nci_arena_alloc(arena, 1, sizeof *e);
  if (e)
    *e = (ncorp_entity){ .id = nci_arena_str(arena, from->id), .type = from->type, .name = nci_arena_str(arena, from->name), .country = nci_arena_str(arena, from->country),
                         .sector = nci_arena_str(arena, from->sector), .located = from->located, .lat = from->lat, .lon = from->lon };
  return e;
}

/* The place of an entity among those that were told; a profile that labels it is made where none has its name. */
static uint32_t place_of(nci_shard *s, ncorp_str id, uint32_t profile)
{
  uint32_t at = nci_intern_add(&s->entity_ids, id);
  if (at == UINT32_MAX || at < s->entity_labels.count) return at;
  if (profile == NCORP_NONE) profile = nci_links_profile(&s->links, &s->arena, &(nci_named){ .type = NCORP_MISC }, id);
  if (profile == NCORP_NONE) s->arena.failed = true;
  nci_vec_add(&s->arena, &s->entity_labels, profile);
  nci_vec_add(&s->arena, &s->briefs, NULL);
  return s->arena.failed ? UINT32_MAX : at;
}

/* The name of an article's entity belongs to what was told. */
static void put_entity(nci_shard *s, uint32_t story, uint32_t profile, const nci_fact *fact)
{
  uint32_t own = place_of(s, fact->id, profile), at = own != UINT32_MAX && fact->meant.size ? place_of(s, fact->meant, NCORP_NONE) : own;
  if (at == UINT32_MAX) return;
  uint32_t label = s->entity_labels.at[own];
  s->links.traits[label] = fact->trait;
  nci_linkage_put(&s->links.entities, profile, label);
  if (fact->brief && !s->briefs.at[at]) s->briefs.at[at] = copy_brief(&s->arena, fact->brief);
  if (at != own) nci_vec_add(&s->arena, &s->meanings, ((nci_other_meaning){ story, { label, s->entity_labels.at[at], 0, fact->because } }));
}

static void put_story(nci_shard *s, uint32_t article, ncorp_str id)
{
  uint32_t at = id.size ? nci_intern_add(&s->story_ids, id) : UINT32_MAX;
  while (s->story_names.count <= article && !s->arena.failed) nci_vec_add(&s->arena, &s->story_names, 0);
  if (s->arena.failed) return;
  s->links.story_names = s->story_names.at;
  s->story_names.at[article] = nci_hash(id.data, id.size, 81);
  if (at == UINT32_MAX) return;
  if (at == s->story_labels.count) nci_vec_add(&s->arena, &s->story_labels, article);
  if (!s->arena.failed) nci_linkage_put(&s->links.stories, article, s->story_labels.at[at]);
}

ncorp_status nci_shard_add(nci_shard *s, const nci_parcel *p, uint32_t *article)
{
  nci_arena arena;
  nci_digest d;
  bool known = false;
  *article = nci_links_count(&s->links);
  nci_arena_init(&arena, s->links.allocator);
  ncorp_status status = nci_digest_unpack(&arena, p->digest, &d) ? NCORP_OK : arena.failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
  if (status == NCORP_OK && p->facts && p->fact_count != d.named_count) status = NCORP_ERR_SYNTAX;
  if (status == NCORP_OK) status = nci_links_add(&s->links, &d, &known);
  if (status == NCORP_OK && known) *article = nci_links_find(&s->links, d.id);
  nci_arena_done(&arena);
  if (status < 0 || known) return status;
  put_story(s, *article, p->story);
  for (uint32_t i = 0; p->facts && i < p->fact_count; i++)
    if (p->facts[i].id.size)
      put_entity(s, s->links.stories.nodes[*article].cluster, s->links.sightings[s->links.list[*article].sighting + i].profile, &p->facts[i]);
  nci_vec_add(&s->arena, &s->days, p->day);
  return nci_arena_status(&s->arena);
}

static void put_trait(nci_buffer *b, const nci_trait *t)
{
  nci_wire_put(b, (uint64_t)t->wide | (uint64_t)t->located << 1);
  nci_wire_put_str(b, nci_cstr(t->country));
  nci_wire_put_hash(b, t->lowest);
  if (!t->located) return;
  nci_wire_put_decimal(b, t->lat);
  nci_wire_put_decimal(b, t->lon);
}

static void get_country(nci_wire *w, char country[4])
{
  ncorp_str s = nci_wire_str(w);
  if (s.size > 3 || nci_utf8_valid(s) != s.size) w->wrong = true;
  else if (s.size) memcpy(country, s.data, s.size);
}

static nci_trait get_trait(nci_wire *w)
{
  uint32_t flags = nci_wire_below(w, 4);
  nci_trait t = { .wide = flags & 1, .located = flags >> 1 };
  get_country(w, t.country);
  t.lowest = nci_wire_hash(w);
  if (t.located) {
    t.lat = nci_wire_decimal(w);
    t.lon = nci_wire_decimal(w);
  }
  return t;
}

static ncorp_str get_text(nci_wire *w)
{
  ncorp_str s = nci_wire_str(w);
  if (nci_utf8_valid(s) != s.size) w->wrong = true;
  return s.size ? s : NCI_NO_STR;
}

void nci_brief_pack(const ncorp_entity *e, nci_buffer *b)
{
  nci_wire_put(b, (uint64_t)e->type | (uint64_t)(e->located != 0) << 2);
  nci_wire_put_str(b, e->id);
  nci_wire_put_str(b, e->name);
  nci_wire_put_str(b, e->country);
  nci_wire_put_str(b, e->sector);
  if (!e->located) return;
  nci_wire_put_decimal(b, e->lat);
  nci_wire_put_decimal(b, e->lon);
}

const ncorp_entity *nci_brief_unpack(nci_arena *arena, nci_wire *w)
{
  uint32_t flags = nci_wire_below(w, 8);
  ncorp_entity *e = nci_arena_alloc(arena, 1, sizeof *e);
  if (!e) return NULL;
  *e = (ncorp_entity){ .type = (ncorp_entity_type)(flags & 3), .located = (flags >> 2) != 0 };
  e->id = get_text(w);
  e->name = get_text(w);
  e->country = get_text(w);
  e->sector = get_text(w);
  if (e->located) {
    e->lat = nci_wire_decimal(w);
    e->lon = nci_wire_decimal(w);
  }
  return e;
}

void nci_fact_pack(const nci_fact *fact, nci_buffer *b)
{
  nci_wire_put_str(b, fact->id);
  put_trait(b, &fact->trait);
  nci_wire_put_str(b, fact->meant);
  nci_wire_put(b, fact->because);
  nci_wire_put(b, fact->brief != NULL);
  if (fact->brief) nci_brief_pack(fact->brief, b);
}

nci_fact nci_fact_unpack(nci_arena *arena, nci_wire *w)
{
  nci_fact f = { .id = get_text(w) };
  f.trait = get_trait(w);
  f.meant = get_text(w);
  f.because = (nci_casting)nci_wire_below(w, NCI_CAST_END);
  if (nci_wire_below(w, 2)) f.brief = nci_brief_unpack(arena, w);
  return f;
}

void nci_parcel_pack(const nci_parcel *p, nci_buffer *b)
{
  nci_wire_put_str(b, p->digest);
  nci_wire_put_str(b, p->story);
  nci_wire_put(b, p->many);
  nci_wire_put_str(b, p->duplicate);
  nci_wire_put_signed(b, p->day);
  nci_wire_put(b, p->facts ? (uint64_t)p->fact_count + 1 : 0);
  for (uint32_t i = 0; p->facts && i < p->fact_count; i++) nci_fact_pack(&p->facts[i], b);
}

bool nci_parcel_unpack(nci_arena *arena, ncorp_str bytes, nci_parcel *out)
{
  nci_wire w = nci_wire_of(bytes);
  *out = (nci_parcel){ .digest = nci_wire_str(&w) };
  out->story = get_text(&w);
  out->many = nci_wire_below(&w, 2);
  out->duplicate = get_text(&w);
  out->day = nci_wire_int(&w);
  uint32_t count = nci_wire_below(&w, bytes.size + 2);
  nci_fact *facts = count && !w.wrong ? nci_arena_alloc(arena, count, sizeof *facts) : NULL;
  if (count && !facts) return false;
  for (uint32_t i = 0; i + 1 < count; i++) facts[i] = nci_fact_unpack(arena, &w);
  out->facts = facts;
  out->fact_count = count ? count - 1 : 0;
  return !w.wrong && w.at == w.end && !arena->failed;
}

bool nci_thin_digest(nci_arena *arena, nci_kind kind, ncorp_str digest, nci_buffer *out)
{
  nci_digest d;
  if (kind == NCI_KIND_STORY ? !nci_digest_unpack_head(digest, &d) : !nci_digest_unpack(arena, digest, &d)) return false;
  nci_named *named = nci_arena_alloc(arena, d.named_count, sizeof *named);
  for (uint32_t i = 0; named && i < d.named_count; i++)
    named[i] = (nci_named){ .name = d.named[i].name, .country = d.named[i].country, .type = d.named[i].type, .located = d.named[i].located, .lat = d.named[i].lat, .lon = d.named[i].lon };
  d.named = named;
  d.described_count = 0;
  nci_digest_pack(&d, out, NULL, NULL);
  return named != NULL;
}

/* ---- names ---- */

/* Where a sighting is: in an article, or in one of which only the hash is known here. */
static uint64_t seen_in(const nci_shard *s, uint32_t sighting)
{
  uint32_t article = s->links.sightings[sighting].article;
  return s->seen.count ? s->places.at[article] : s->links.stories.nodes[article].stable;
}

void nci_profile_pack(const nci_shard *shard, uint32_t profile, nci_buffer *b)
{
  const nci_links *l = &shard->links;
  const nci_profile *p = &l->profiles[profile];
  uint32_t aliases = 0;
  nci_wire_put(b, (uint64_t)p->type | (uint64_t)p->located << 2);
  nci_wire_put_str(b, nci_profile_name(l, p));
  nci_wire_put_str(b, nci_cstr(p->country));
  if (p->located) {
    nci_wire_put_decimal(b, p->lat);
    nci_wire_put_decimal(b, p->lon);
  }
  nci_wire_put(b, p->genders);
  nci_wire_put(b, p->sightings);
  while (aliases < NCI_ALIASES && p->alias_of[aliases]) aliases++;
  nci_wire_put(b, aliases);
  for (uint32_t i = 0; i < aliases; i++) nci_wire_put_hash(b, p->alias_of[i]);
  bool asked = p->sightings <= NCI_OFTEN;
  nci_wire_put(b, asked);
  for (uint32_t s = asked ? p->sighting : 0; s; s = l->sightings[s - 1].next) nci_wire_put_hash(b, seen_in(shard, s - 1));
  nci_wire_put(b, p->earliest != NCORP_NONE);
  if (p->earliest == NCORP_NONE) return;
  nci_wire_put_str(b, nci_digest_id(nci_links_digest(l, p->earliest)));
  nci_wire_put_signed(b, l->list[p->earliest].day);
}

/* The earliest article that names it, of which nothing else is known here. */
static bool take_earliest(nci_shard *s, uint32_t profile, ncorp_str id, int32_t day)
{
  nci_links *l = &s->links;
  bool known;
  if (nci_links_add(l, &(nci_digest){ .id = id, .gist = { .day = day } }, &known) < 0) return false;
  uint32_t article = nci_links_find(l, id), *earliest = &l->profiles[profile].earliest;
  if (*earliest == NCORP_NONE || nci_compare_articles(l, article, *earliest) < 0) *earliest = article;
  return true;
}

uint32_t nci_shard_take_profile(nci_shard *s, ncorp_str bytes, bool more)
{
  nci_links *l = &s->links;
  nci_wire w = nci_wire_of(bytes);
  uint64_t alias_of[NCI_ALIASES];
  char country[4] = "";
  uint32_t flags = nci_wire_below(&w, 8);
  ncorp_str name = get_text(&w);
  get_country(&w, country);
  nci_named n = { .type = flags & 3, .located = flags >> 2, .country = nci_cstr(country) };
  if (n.located) {
    n.lat = nci_wire_decimal(&w);
    n.lon = nci_wire_decimal(&w);
  }
  uint8_t genders = (uint8_t)nci_wire_below(&w, 16);
  uint64_t sightings = nci_wire_get(&w);
  uint32_t aliases = nci_wire_below(&w, NCI_ALIASES + 1);
  for (uint32_t i = 0; i < aliases; i++) alias_of[i] = nci_wire_hash(&w);
  nci_wire asked = w;
  for (uint64_t i = nci_wire_below(&w, 2) ? sightings : 0; i && !w.wrong; i--) nci_wire_hash(&w);
  bool seen = nci_wire_below(&w, 2);
  ncorp_str id = seen ? get_text(&w) : NCI_NO_STR;
  int32_t day = seen ? nci_wire_int(&w) : 0;
  if (w.wrong || !name.size || w.at != w.end) return NCORP_NONE;
  nci_arena arena;
  uint32_t before = l->entities.count;
  nci_arena_init(&arena, l->allocator);
  uint32_t p = nci_links_profile(l, &arena, &n, name);
  nci_arena_done(&arena);
  bool done = p != NCORP_NONE;
  if (done && !more && p < before) return p;
  for (uint64_t i = done && nci_wire_below(&asked, 2) ? sightings : 0; i; i--) nci_vec_add(&s->arena, &s->seen, ((nci_seen){ nci_wire_hash(&asked), p }));
  if (done) l->profiles[p].genders |= genders;
  if (done) l->profiles[p].sightings += (uint32_t)sightings;
  for (uint32_t i = 0; done && i < aliases; i++) done = nci_links_alias(l, p, alias_of[i]);
  if (done && seen) done = take_earliest(s, p, id, day);
  if (!done) s->arena.failed = true;
  return done ? p : NCORP_NONE;
}

static int by_article(const void *a, const void *b, void *ctx)
{
  const nci_seen *x = a, *y = b;
  (void)ctx;
  if (x->article != y->article) return x->article < y->article ? -1 : 1;
  return (x->profile > y->profile) - (x->profile < y->profile);
}

bool nci_shard_see(nci_shard *s)
{
  nci_links *l = &s->links;
  if (s->arena.failed || !nci_sort(&s->arena, s->seen.at, s->seen.count, sizeof *s->seen.at, by_article, NULL)) return false;
  for (uint32_t i = 0; i < s->seen.count; i++) {
    const nci_seen *seen = &s->seen.at[i];
    nci_profile *p = &l->profiles[seen->profile];
    if (!i || seen->article != seen[-1].article) nci_vec_add(&s->arena, &s->places, seen->article);
    if (p->sightings > NCI_OFTEN) continue;
    if (s->arena.failed || !nci_room(l->allocator, &l->sightings, l->sighting_count, &l->sighting_room, sizeof *l->sightings)) return false;
    l->sightings[l->sighting_count] = (nci_sighting){ seen->profile, s->places.count - 1, 0, p->sighting };
    p->sighting = ++l->sighting_count;
  }
  return true;
}

/* ---- keys ---- */

uint32_t nci_shard_keys(nci_shard *s, nci_kind kind, void *scratch, uint32_t node, uint64_t *keys)
{
  const nci_linkage *l = nci_shard_linkage(s, kind);
  uint32_t count = l->rules->keys(l->ctx, scratch, node, keys), kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    bool again = false;
    for (uint32_t k = 0; k < kept && !again; k++) again = keys[k] == keys[i];
    if (!again) keys[kept++] = keys[i];
  }
  return kept;
}

void nci_shard_use(nci_shard *s, uint32_t node, uint64_t key, uint64_t last_hub)
{
  nci_vec_add(&s->arena, &s->uses, ((nci_keyed){ key, last_hub, node }));
}

static int by_key(const void *a, const void *b, void *ctx)
{
  const nci_keyed *x = a, *y = b;
  (void)ctx;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return (x->node > y->node) - (x->node < y->node);
}

bool nci_shard_key(nci_shard *s, nci_kind kind)
{
  nci_linkage *l = nci_shard_linkage(s, kind);
  if (s->arena.failed || !nci_sort(&s->arena, s->uses.at, s->uses.count, sizeof *s->uses.at, by_key, NULL)) return false;
  l->keyed = l->count;
  for (uint32_t i = 0; i < s->uses.count; i++) {
    const nci_keyed *u = &s->uses.at[i];
    bool new = !i || u->key != u[-1].key;
    if (new && u->last_hub) nci_vec_add(&s->arena, &s->hot, ((nci_hot_key){ u->key, u->last_hub }));
    if ((new || u->node != u[-1].node) && !nci_linkage_key(l, u->node, u->key)) return false;
  }
  l->hot = s->hot.at;
  l->hot_count = s->hot.count;
  return !s->arena.failed;
}

/* ---- records ---- */

static int by_story(const void *a, const void *b, void *ctx)
{
  const nci_other_meaning *x = a, *y = b;
  (void)ctx;
  return (x->story > y->story) - (x->story < y->story);
}

/* Casts that know what was told of names, and nothing else. */
static bool make_casts(nci_shard *s)
{
  uint32_t count = s->meanings.count, stories = s->story_labels.count;
  nci_renaming *renamed = nci_arena_alloc(&s->kept, count, sizeof *renamed);
  nci_cast *casts = nci_arena_alloc(&s->kept, stories, sizeof *casts);
  if (!renamed || !casts || !nci_sort(&s->kept, s->meanings.at, count, sizeof *s->meanings.at, by_story, NULL)) return false;
  memset(casts, 0, stories * sizeof *casts);
  for (uint32_t i = 0; i < stories; i++) s->records.casts[s->story_labels.at[i]] = &casts[i];
  for (uint32_t i = 0; i < count; i++) {
    nci_cast *cast = s->records.casts[s->meanings.at[i].story];
    renamed[i] = s->meanings.at[i].renaming;
    if (!cast) continue;
    if (!cast->renamed_count++) cast->renamed = &renamed[i];
  }
  return true;
}

bool nci_shard_record(nci_shard *s, bool cast)
{
  nci_arena_init(&s->kept, s->links.allocator);
  nci_arena_init(&s->out, s->links.allocator);
  s->recorded = true;
  if (!nci_records_init(&s->records, &s->kept, &s->out, &s->links)) return false;
  for (uint32_t i = 0; i < s->entity_labels.count; i++) {
    s->records.entity_ids[s->entity_labels.at[i]] = s->entity_ids.strings.at[i];
    /* Only read from then on. */
    s->records.entities[s->entity_labels.at[i]] = (ncorp_entity *)(uintptr_t)s->briefs.at[i];
  }
  for (uint32_t i = 0; i < s->story_labels.count; i++) s->records.story_ids[s->story_labels.at[i]] = s->story_ids.strings.at[i];
  for (uint32_t i = 0; i < s->days.count; i++) s->records.days[i] = s->days.at[i];
  return !cast || make_casts(s);
}

uint32_t nci_shard_entity(const nci_shard *s, ncorp_str id)
{
  uint32_t at = nci_intern_find(&s->entity_ids, id);
  return at == UINT32_MAX ? NCORP_NONE : s->entity_labels.at[at];
}
