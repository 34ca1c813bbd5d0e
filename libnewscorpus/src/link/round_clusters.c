/* Rounds that find clusters: who shares keys, who is tied, what is connected, and what becomes one. The same for entities, stories
 * and events. */
#include "base/hash.h"
#include "base/sort.h"
#include "link/near_duplicates.h"
#include "link/round.h"

/* ---- names ---- */

static ncorp_status gather_names(nci_round *r, nci_shard *s)
{
  for (uint32_t i = 0; i < r->messages.count; i++)
    if (r->messages.at[i].tag == NCI_PROFILE && nci_shard_take_profile(s, r->messages.at[i].body, true) == NCORP_NONE)
      return s->arena.failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
  if (!nci_shard_see(s)) return NCORP_ERR_NOMEM;
  for (uint32_t p = 0; p < s->links.entities.count; p++) {
    nci_profile_pack(s, p, &r->body);
    nci_send(r, s->links.entities.nodes[p].stable, NCI_PROFILE);
  }
  return nci_send_keys(r, s, NCI_KIND_ENTITY);
}

/* Work with a shard of its own. */
static ncorp_status with_shard(nci_round *r, ncorp_status (*work)(nci_round *r, nci_shard *s))
{
  nci_shard shard;
  nci_shard_init(&shard, r->allocator);
  ncorp_status status = work(r, &shard);
  nci_shard_done(&shard);
  return status;
}

ncorp_status nci_round_names(nci_round *r) { return with_shard(r, gather_names); }

/* ---- keys ---- */

typedef struct owner {
  uint64_t node, home;
} owner;

static int by_node(const void *a, const void *b, void *ctx)
{
  const owner *x = a, *y = b;
  (void)ctx;
  return (x->node > y->node) - (x->node < y->node);
}

/* Tells those that have a key, of one kind. */
static bool tell_owners(nci_round *r, uint64_t key, uint32_t kind, owner *owners, uint32_t count)
{
  uint64_t last_hub = 0;
  bool common = count > nci_key_cap(key);
  if (count < 2 || (common && !nci_key_is_fine(key))) return true;
  if (common) {
    if (!nci_sort(&r->scratch, owners, count, sizeof *owners, by_node, NULL)) return false;
    last_hub = owners[NCI_KEY_HUBS - 1].node;
  }
  for (uint32_t i = 0; i < count; i++) {
    nci_wire_put(&r->body, kind);
    nci_wire_put_hash(&r->body, owners[i].node);
    nci_wire_put_hash(&r->body, key);
    nci_wire_put_hash(&r->body, last_hub);
    nci_send(r, owners[i].home, NCI_USE);
  }
  return true;
}

ncorp_status nci_round_key(nci_round *r, const nci_message *first, const nci_message *end)
{
  for (uint32_t kind = 0; kind < NCI_KINDS; kind++) {
    NCI_VEC(owner) owners = { 0 };
    for (const nci_message *m = first; m < end; m++) {
      if (m->tag != NCI_KEY) continue;
      nci_wire w = nci_wire_of(m->body);
      bool other = nci_wire_below(&w, NCI_KINDS) != kind;
      owner o = { .node = nci_wire_hash(&w) };
      o.home = nci_wire_hash(&w);
      if (w.wrong) return NCORP_ERR_SYNTAX;
      if (!other) nci_vec_add(&r->scratch, &owners, o);
    }
    if (r->scratch.failed || !tell_owners(r, first->to, kind, owners.at, owners.count)) return NCORP_ERR_NOMEM;
  }
  return NCORP_OK;
}

/* ---- candidates and members ---- */

typedef struct use {
  uint32_t kind;
  uint64_t node, key, last_hub;
  uint64_t group; /* part or component; those of one are sent together */
} use;

typedef NCI_VEC(use) uses;

static int by_group(const void *a, const void *b, void *ctx)
{
  const use *x = a, *y = b;
  (void)ctx;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  if (x->group != y->group) return x->group < y->group ? -1 : 1;
  if (x->node != y->node) return x->node < y->node ? -1 : 1;
  return (x->key > y->key) - (x->key < y->key);
}

static bool get_uses(nci_round *r, const nci_message *first, const nci_message *end, uses *out)
{
  for (const nci_message *m = first; m < end; m++) {
    if (m->tag != NCI_USE) continue;
    nci_wire w = nci_wire_of(m->body);
    use u = { .kind = nci_wire_below(&w, NCI_KINDS) };
    u.node = nci_wire_hash(&w);
    u.key = nci_wire_hash(&w);
    u.last_hub = nci_wire_hash(&w);
    if (w.wrong) return false;
    nci_vec_add(&r->scratch, out, u);
  }
  return true;
}

/* The message that tells what lies at home; of several with the same name, the first. */
static const nci_message *home_of(const nci_message *first, const nci_message *end, nci_tag tag)
{
  for (const nci_message *m = first; m < end; m++)
    if (m->tag == tag) return m;
  return NULL;
}

/* An article as far as nodes of a kind are compared by it. */
static ncorp_status put_thin(nci_round *r, nci_kind kind, ncorp_str article)
{
  nci_parcel parcel;
  nci_buffer thin, bytes;
  nci_buffer_init(&thin, r->allocator);
  nci_buffer_init(&bytes, r->allocator);
  bool whole = nci_parcel_unpack(&r->scratch, article, &parcel) && nci_thin_digest(&r->scratch, kind, parcel.digest, &thin);
  parcel.digest = nci_str(thin.data, thin.size);
  if (kind == NCI_KIND_STORY) parcel = (nci_parcel){ .digest = parcel.digest, .day = INT32_MIN };
  if (whole) nci_parcel_pack(&parcel, &bytes);
  nci_wire_put_str(&r->body, nci_str(bytes.data, bytes.size));
  bool failed = thin.failed || bytes.failed || r->scratch.failed;
  nci_buffer_done(&thin);
  nci_buffer_done(&bytes);
  return failed ? NCORP_ERR_NOMEM : whole ? NCORP_OK : NCORP_ERR_SYNTAX;
}

static ncorp_status send_group(nci_round *r, const nci_message *home, const use *first, const use *end, uint64_t to, nci_tag tag)
{
  ncorp_status status = NCORP_OK;
  nci_wire_put(&r->body, first->kind);
  if (first->kind == NCI_KIND_ENTITY) nci_wire_put_str(&r->body, home->body);
  else status = put_thin(r, (nci_kind)first->kind, home->body);
  nci_wire_put(&r->body, (uint64_t)(end - first));
  for (const use *u = first; u < end; u++) {
    nci_wire_put_hash(&r->body, u->node);
    nci_wire_put_hash(&r->body, u->key);
    nci_wire_put_hash(&r->body, u->last_hub);
  }
  nci_send(r, to, tag);
  return status;
}

/* Sends what lies at home to where each group of uses goes. */
static ncorp_status send_groups(nci_round *r, const nci_message *first, const nci_message *end, uses *list, nci_tag tag)
{
  ncorp_status status = NCORP_OK;
  if (!nci_sort(&r->scratch, list->at, list->count, sizeof *list->at, by_group, NULL)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0, next; i < list->count && status == NCORP_OK; i = next) {
    const use *u = &list->at[i];
    for (next = i; next < list->count && list->at[next].kind == u->kind && list->at[next].group == u->group; next++) continue;
    const nci_message *home = home_of(first, end, u->kind == NCI_KIND_ENTITY ? NCI_PROFILE : NCI_ARTICLE);
    if (!home) return NCORP_ERR_SYNTAX;
    status = send_group(r, home, u, list->at + next, tag == NCI_MEMBER ? u->group : u->key, tag);
  }
  return status;
}

ncorp_status nci_round_candidates(nci_round *r, const nci_message *first, const nci_message *end)
{
  uses list = { 0 };
  if (!get_uses(r, first, end, &list)) return NCORP_ERR_SYNTAX;
  for (uint32_t i = 0; i < list.count; i++) list.at[i].group = nci_part_of(r, list.at[i].key);
  return send_groups(r, first, end, &list, NCI_CANDIDATE);
}

typedef struct place {
  uint32_t kind;
  uint64_t node, component;
} place;

static int by_kind_and_node(const void *a, const void *b, void *ctx)
{
  const place *x = a, *y = b;
  (void)ctx;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  return (x->node > y->node) - (x->node < y->node);
}

static const place *find_place(const place *list, uint32_t count, uint32_t kind, uint64_t node)
{
  const place wanted = { kind, node, 0 };
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (by_kind_and_node(&list[middle], &wanted, NULL) < 0) low = middle + 1;
    else high = middle;
  }
  return low < count && !by_kind_and_node(&list[low], &wanted, NULL) ? &list[low] : NULL;
}

/* Names that are tied to none go nowhere, but what they are has to be found out as well. */
static ncorp_status send_lone_name(nci_round *r, const nci_message *name)
{
  const use lone = { .kind = NCI_KIND_ENTITY, .node = name->to };
  return send_group(r, name, &lone, &lone, name->to, NCI_MEMBER);
}

ncorp_status nci_round_members(nci_round *r, const nci_message *first, const nci_message *end)
{
  uses list = { 0 };
  NCI_VEC(place) places = { 0 };
  if (!get_uses(r, first, end, &list)) return NCORP_ERR_SYNTAX;
  for (const nci_message *m = first; m < end; m++) {
    if (m->tag != NCI_COMPONENT) continue;
    nci_wire w = nci_wire_of(m->body);
    place p = { .kind = nci_wire_below(&w, NCI_KINDS) };
    p.node = nci_wire_hash(&w);
    p.component = nci_wire_hash(&w);
    if (w.wrong) return NCORP_ERR_SYNTAX;
    nci_vec_add(&r->scratch, &places, p);
  }
  if (r->scratch.failed || !nci_sort(&r->scratch, places.at, places.count, sizeof *places.at, by_kind_and_node, NULL)) return NCORP_ERR_NOMEM;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list.count; i++) {
    const place *p = find_place(places.at, places.count, list.at[i].kind, list.at[i].node);
    if (!p) continue;
    list.at[kept] = list.at[i];
    list.at[kept++].group = p->component;
  }
  list.count = kept;
  const nci_message *name = home_of(first, end, NCI_PROFILE);
  ncorp_status status = name && (!places.count || places.at[0].kind != NCI_KIND_ENTITY) ? send_lone_name(r, name) : NCORP_OK;
  return status == NCORP_OK ? send_groups(r, first, end, &list, NCI_MEMBER) : status;
}

/* ---- comparing ---- */

/* The part of a shard that came as one message. */
typedef struct piece {
  ncorp_str id;      /* of its article, or absent */
  ncorp_str payload;
  nci_wire uses;     /* how many, and which */
} piece;

static int by_id(const void *a, const void *b, void *ctx)
{
  const piece *x = a, *y = b;
  int order = nci_str_cmp(x->id, y->id);
  (void)ctx;
  return order ? order : nci_str_cmp(x->payload, y->payload);
}

/* Whom a shard was told to look at: nodes, with their homes. */
typedef struct guest {
  uint32_t node;
  uint64_t home;
} guest;

typedef struct company {
  nci_shard shard;
  nci_arena arena;
  NCI_VEC(piece) pieces;
  NCI_VEC(guest) guests;
} company;

static uint32_t find_node(const nci_shard *s, nci_kind kind, uint32_t at, uint64_t stable)
{
  if (kind != NCI_KIND_EVENT) return at;
  for (uint32_t i = s->links.list[at].report; i < nci_links_reports_end(&s->links, at); i++)
    if (s->links.events.nodes[i].stable == stable) return i;
  return NCORP_NONE;
}

/* Adds a name or an article, and puts its nodes under their keys. */
static ncorp_status take_piece(company *c, nci_kind kind, piece *p)
{
  nci_shard *s = &c->shard;
  nci_parcel parcel;
  uint32_t at, last = NCORP_NONE;
  nci_arena arena;
  ncorp_status status = NCORP_OK;
  nci_arena_init(&arena, c->arena.allocator);
  if (kind == NCI_KIND_ENTITY) {
    at = nci_shard_take_profile(s, p->payload, false);
    if (at == NCORP_NONE) status = s->arena.failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
  } else {
    status = nci_parcel_unpack(&arena, p->payload, &parcel) ? nci_shard_add(s, &parcel, &at) : arena.failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
  }
  uint64_t count = status == NCORP_OK ? nci_wire_get(&p->uses) : 0;
  if (status == NCORP_OK && kind == NCI_KIND_ENTITY) nci_vec_add(&c->arena, &c->guests, ((guest){ at, s->links.entities.nodes[at].stable }));
  for (uint64_t i = 0; i < count && !p->uses.wrong && status == NCORP_OK; i++) {
    uint64_t stable = nci_wire_hash(&p->uses), key = nci_wire_hash(&p->uses), last_hub = nci_wire_hash(&p->uses);
    uint32_t node = find_node(s, kind, at, stable);
    if (node == NCORP_NONE) status = NCORP_ERR_SYNTAX;
    else nci_shard_use(s, node, key, last_hub);
    if (node != last && kind != NCI_KIND_ENTITY) nci_vec_add(&c->arena, &c->guests, ((guest){ node, s->links.stories.nodes[at].stable }));
    last = node;
  }
  nci_arena_done(&arena);
  if (p->uses.wrong) status = NCORP_ERR_SYNTAX;
  return status < 0 ? status : nci_arena_status(&c->arena);
}

/* Articles come in the order of their ids, so that what is numbered is numbered as on one machine. */
static ncorp_status gather(nci_round *r, company *c, nci_tag tag, nci_kind kind)
{
  for (uint32_t i = 0; i < r->messages.count; i++) {
    if (r->messages.at[i].tag != tag) continue;
    nci_wire w = nci_wire_of(r->messages.at[i].body);
    if (nci_wire_below(&w, NCI_KINDS) != kind) continue;
    piece p = { .payload = nci_wire_str(&w), .uses = w };
    if (kind != NCI_KIND_ENTITY) {
      nci_wire inner = nci_wire_of(p.payload);
      p.id = nci_digest_id(nci_wire_str(&inner));
    }
    if (w.wrong) return NCORP_ERR_SYNTAX;
    nci_vec_add(&c->arena, &c->pieces, p);
  }
  if (c->arena.failed || !nci_sort(&c->arena, c->pieces.at, c->pieces.count, sizeof *c->pieces.at, by_id, NULL)) return NCORP_ERR_NOMEM;
  ncorp_status status = NCORP_OK;
  for (uint32_t i = 0; i < c->pieces.count && status == NCORP_OK; i++) status = take_piece(c, kind, &c->pieces.at[i]);
  if (status == NCORP_OK && (!nci_shard_see(&c->shard) || !nci_shard_key(&c->shard, kind))) status = NCORP_ERR_NOMEM;
  return status;
}

/* Work on all of a kind that came with a tag. */
static ncorp_status with_company(nci_round *r, nci_tag tag, ncorp_status (*work)(nci_round *r, company *c, nci_kind kind))
{
  ncorp_status status = NCORP_OK;
  for (int kind = 0; kind < NCI_KINDS && status == NCORP_OK; kind++) {
    company c = { .guests = { 0 } };
    nci_shard_init(&c.shard, r->allocator);
    nci_arena_init(&c.arena, r->allocator);
    status = gather(r, &c, tag, (nci_kind)kind);
    if (status == NCORP_OK && c.guests.count) status = work(r, &c, (nci_kind)kind);
    nci_arena_done(&c.arena);
    nci_shard_done(&c.shard);
  }
  return status;
}

static uint64_t home_of_node(const nci_shard *s, nci_kind kind, uint32_t node)
{
  if (kind == NCI_KIND_EVENT) return s->links.stories.nodes[s->links.reports[node].article].stable;
  return kind == NCI_KIND_STORY ? s->links.stories.nodes[node].stable : s->links.entities.nodes[node].stable;
}

static ncorp_status tie(nci_round *r, company *c, nci_kind kind)
{
  nci_linkage *l = nci_shard_linkage(&c->shard, kind);
  ncorp_status status = nci_linkage_tie(l, 1);
  for (uint32_t i = 0; i < c->guests.count && status == NCORP_OK; i++) {
    uint32_t node = c->guests.at[i].node, root = nci_linkage_root(l, node);
    if (root == node) continue;
    nci_wire_put(&r->body, kind);
    nci_wire_put_hash(&r->body, l->nodes[node].stable);
    nci_wire_put_hash(&r->body, c->guests.at[i].home);
    nci_wire_put_hash(&r->body, l->nodes[root].stable);
    nci_wire_put_hash(&r->body, home_of_node(&c->shard, kind, root));
    nci_send(r, 0, NCI_PAIR);
  }
  return status;
}

ncorp_status nci_round_ties(nci_round *r) { return with_company(r, NCI_CANDIDATE, tie); }

/* ---- components ---- */

typedef struct joint {
  uint32_t kind, up; /* up: a joint nearer to the root, or itself */
  uint64_t node, home;
} joint;

static int by_joint(const void *a, const void *b, void *ctx)
{
  const joint *x = a, *y = b;
  (void)ctx;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  return (x->node > y->node) - (x->node < y->node);
}

static uint32_t find_joint(const joint *list, uint32_t count, uint32_t kind, uint64_t node)
{
  const joint wanted = { kind, 0, node, 0 };
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (by_joint(&list[middle], &wanted, NULL) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

static uint32_t root_of(joint *list, uint32_t at)
{
  while (list[at].up != at) {
    list[at].up = list[list[at].up].up;
    at = list[at].up;
  }
  return at;
}

static bool get_pair(const nci_message *m, joint *a, joint *b)
{
  nci_wire w = nci_wire_of(m->body);
  a->kind = b->kind = nci_wire_below(&w, NCI_KINDS);
  a->node = nci_wire_hash(&w);
  a->home = nci_wire_hash(&w);
  b->node = nci_wire_hash(&w);
  b->home = nci_wire_hash(&w);
  return !w.wrong;
}

/* A component is called by its lowest node. */
ncorp_status nci_round_components(nci_round *r)
{
  NCI_VEC(joint) joints = { 0 };
  joint a = { 0 }, b = { 0 };
  uint32_t count = 0;
  for (uint32_t i = 0; i < r->messages.count; i++) {
    if (r->messages.at[i].tag != NCI_PAIR) continue;
    if (!get_pair(&r->messages.at[i], &a, &b)) return NCORP_ERR_SYNTAX;
    nci_vec_add(&r->scratch, &joints, a);
    nci_vec_add(&r->scratch, &joints, b);
  }
  if (r->scratch.failed || !nci_sort(&r->scratch, joints.at, joints.count, sizeof *joints.at, by_joint, NULL)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < joints.count; i++)
    if (!count || by_joint(&joints.at[count - 1], &joints.at[i], NULL)) joints.at[count++] = joints.at[i];
  for (uint32_t i = 0; i < count; i++) joints.at[i].up = i;
  for (uint32_t i = 0; i < r->messages.count; i++) {
    if (r->messages.at[i].tag != NCI_PAIR || !get_pair(&r->messages.at[i], &a, &b)) continue;
    uint32_t x = root_of(joints.at, find_joint(joints.at, count, a.kind, a.node)), y = root_of(joints.at, find_joint(joints.at, count, b.kind, b.node));
    joints.at[x > y ? x : y].up = x < y ? x : y;
  }
  for (uint32_t i = 0; i < count; i++) {
    nci_wire_put(&r->body, joints.at[i].kind);
    nci_wire_put_hash(&r->body, joints.at[i].node);
    nci_wire_put_hash(&r->body, joints.at[root_of(joints.at, i)].node);
    nci_send(r, joints.at[i].home, NCI_COMPONENT);
  }
  return NCORP_OK;
}

/* ---- clusters ---- */

static void tell_entity(nci_round *r, nci_shard *s, uint32_t profile)
{
  uint32_t label = s->links.entities.nodes[profile].cluster;
  const nci_fact fact = { .id = nci_entity_id(&s->records, label), .trait = s->links.traits[label] };
  nci_fact_pack(&fact, &r->body);
  nci_send(r, s->links.entities.nodes[profile].stable, NCI_FACT);
}

static void tell_story(nci_round *r, nci_shard *s, uint32_t article)
{
  const nci_node *n = &s->links.stories.nodes[article];
  uint32_t copy_of = s->links.list[article].duplicate;
  nci_wire_put_str(&r->body, nci_story_id(&s->records, n->cluster));
  nci_wire_put(&r->body, n->cluster_next != article);
  nci_wire_put_str(&r->body, copy_of == NCORP_NONE ? NCI_NO_STR : nci_digest_id(nci_links_digest(&s->links, copy_of)));
  nci_send(r, n->stable, NCI_STORY);
}

static void tell_event(nci_round *r, nci_shard *s, uint32_t report)
{
  const nci_report *told = &s->links.reports[report];
  const nci_node *n = &s->links.events.nodes[report];
  nci_wire_put(&r->body, told->index);
  nci_wire_put_str(&r->body, nci_event_id(&s->records, n->cluster));
  nci_wire_put(&r->body, n->cluster_next != report);
  nci_wire_put_signed(&r->body, told->when.weekday && s->links.list[told->article].day == INT32_MIN ? nci_reported_day(&s->links, report) : INT32_MIN);
  nci_send(r, s->links.stories.nodes[told->article].stable, NCI_REPORTED);
}

static ncorp_status resolve(nci_round *r, company *c, nci_kind kind)
{
  nci_shard *s = &c->shard;
  ncorp_status status = nci_linkage_settle(nci_shard_linkage(s, kind), 1);
  if (status == NCORP_OK && kind == NCI_KIND_STORY) status = nci_find_near_duplicates(&s->links);
  if (status == NCORP_OK && kind == NCI_KIND_ENTITY && !nci_links_index(&s->links)) status = NCORP_ERR_NOMEM;
  if (status == NCORP_OK && !nci_shard_record(s, false)) status = NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < c->guests.count && status == NCORP_OK; i++) {
    uint32_t node = c->guests.at[i].node;
    if (kind == NCI_KIND_ENTITY) tell_entity(r, s, node);
    else if (kind == NCI_KIND_STORY) tell_story(r, s, node);
    else tell_event(r, s, node);
    status = nci_arena_status(&s->kept);
  }
  return status;
}

ncorp_status nci_round_clusters(nci_round *r) { return with_company(r, NCI_MEMBER, resolve); }

/* ---- answers ---- */

ncorp_status nci_round_answers(nci_round *r, const nci_message *first, const nci_message *end)
{
  const nci_message *fact = home_of(first, end, NCI_FACT);
  for (const nci_message *m = first; m < end; m++) {
    if (m->tag != NCI_ASK) continue;
    nci_wire w = nci_wire_of(m->body);
    uint64_t article = nci_wire_hash(&w);
    if (!fact || w.wrong) return NCORP_ERR_SYNTAX;
    nci_wire_put_hash(&r->body, m->to);
    nci_buffer_str(&r->body, fact->body);
    nci_send(r, article, NCI_TELL);
  }
  return NCORP_OK;
}
