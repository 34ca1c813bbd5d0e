/* The messages of a round: reading, sorting, handing them to those who work on them, and writing. */
#include "link/round.h"

#include "base/hash.h"
#include "base/sort.h"

bool nci_round_init(nci_round *r, const ncorp_allocator *allocator, uint32_t number, uint32_t parts)
{
  *r = (nci_round){ .allocator = allocator, .number = number, .parts = parts };
  nci_arena_init(&r->arena, allocator);
  nci_arena_init(&r->scratch, allocator);
  nci_buffer_init(&r->body, allocator);
  r->out = nci_alloc(allocator, parts, sizeof *r->out);
  for (uint32_t i = 0; r->out && i < parts; i++) nci_buffer_init(&r->out[i], allocator);
  return r->out != NULL;
}

void nci_round_done(nci_round *r)
{
  for (uint32_t i = 0; r->out && i < r->parts; i++) nci_buffer_done(&r->out[i]);
  nci_free(r->allocator, r->out, r->parts, sizeof *r->out);
  nci_buffer_done(&r->body);
  nci_arena_done(&r->scratch);
  nci_arena_done(&r->arena);
}

ncorp_status nci_round_add(nci_round *r, ncorp_str bytes)
{
  ncorp_str copy = nci_arena_bytes(&r->arena, bytes.data, bytes.size);
  if (r->number == NCI_ROUND_DIGESTS) nci_vec_add(&r->arena, &r->digests, copy);
  nci_wire w = nci_wire_of(copy);
  while (r->number != NCI_ROUND_DIGESTS && !r->arena.failed && w.at < w.end && !w.wrong) {
    nci_message m = { .to = nci_wire_hash(&w) };
    m.tag = nci_wire_below(&w, NCI_TAGS);
    m.body = nci_wire_str(&w);
    nci_vec_add(&r->arena, &r->messages, m);
  }
  return w.wrong ? NCORP_ERR_SYNTAX : nci_arena_status(&r->arena);
}

static void put_message(nci_round *r, uint64_t to, uint32_t tag, ncorp_str body)
{
  nci_buffer *out = &r->out[nci_part_of(r, to)];
  nci_wire_put_hash(out, to);
  nci_wire_put(out, tag);
  nci_wire_put_str(out, body);
}

void nci_send(nci_round *r, uint64_t to, nci_tag tag)
{
  put_message(r, to, tag, nci_str(r->body.data, r->body.size));
  r->body.size = 0;
}

static void put32(nci_buffer *b, uint32_t n)
{
  char bytes[4];
  for (int i = 0; i < 4; i++, n >>= 8) bytes[i] = (char)n;
  nci_buffer_put(b, bytes, sizeof bytes);
}

void nci_send_result(nci_round *r, ncorp_record_kind kind, uint32_t rank, ncorp_str id, uint32_t item, ncorp_str value)
{
  nci_buffer_char(&r->body, (char)kind);
  nci_buffer_char(&r->body, (char)rank);
  put32(&r->body, item);
  put32(&r->body, (uint32_t)id.size);
  put32(&r->body, (uint32_t)value.size);
  nci_buffer_str(&r->body, id);
  nci_buffer_str(&r->body, value);
  if (value.size > UINT32_MAX) r->body.failed = true;
  nci_send(r, nci_address_of(id), NCI_RESULT);
}

ncorp_status nci_send_keys(nci_round *r, nci_shard *s, nci_kind kind)
{
  const nci_linkage *l = nci_shard_linkage(s, kind);
  uint64_t keys[NCI_KEYS_MAX];
  void *scratch = l->rules->start ? l->rules->start(l->ctx) : NULL;
  if (l->rules->start && !scratch) return NCORP_ERR_NOMEM;
  for (uint32_t n = 0; n < l->count; n++) {
    uint32_t count = nci_shard_keys(s, kind, scratch, n, keys);
    uint64_t stable = l->nodes[n].stable, home = kind == NCI_KIND_EVENT ? s->links.stories.nodes[s->links.reports[n].article].stable : stable;
    for (uint32_t k = 0; k < count; k++) {
      nci_wire_put(&r->body, kind);
      nci_wire_put_hash(&r->body, stable);
      nci_wire_put_hash(&r->body, home);
      nci_send(r, keys[k], NCI_KEY);
    }
  }
  bool failed = l->rules->failed && l->rules->failed(scratch);
  if (l->rules->stop) l->rules->stop(l->ctx, scratch);
  return failed ? NCORP_ERR_NOMEM : NCORP_OK;
}

/* ---- the first round ---- */

static ncorp_status take_digests(nci_round *r, nci_shard *s)
{
  uint32_t article;
  for (uint32_t i = 0; i < r->digests.count; i++) {
    const nci_parcel parcel = { .digest = r->digests.at[i], .day = INT32_MIN };
    ncorp_status status = nci_shard_add(s, &parcel, &article);
    if (status == NCORP_OK && article != i) {
      r->twice = nci_digest_id(parcel.digest);
      status = NCORP_ERR_ARG;
    }
    if (status < 0) return status;
    nci_parcel_pack(&parcel, &r->body);
    nci_send(r, s->links.stories.nodes[article].stable, NCI_ARTICLE);
  }
  for (uint32_t p = 0; p < s->links.entities.count; p++) {
    nci_profile_pack(s, p, &r->body);
    nci_send(r, s->links.entities.nodes[p].stable, NCI_PROFILE);
  }
  return nci_send_keys(r, s, NCI_KIND_STORY);
}

static ncorp_status run_digests(nci_round *r)
{
  nci_shard shard;
  nci_shard_init(&shard, r->allocator);
  ncorp_status status = take_digests(r, &shard);
  nci_shard_done(&shard);
  return status;
}

/* ---- all others ---- */

static int by_address(const void *a, const void *b, void *ctx)
{
  const nci_message *x = a, *y = b;
  (void)ctx;
  if (x->to != y->to) return x->to < y->to ? -1 : 1;
  if (x->tag != y->tag) return x->tag < y->tag ? -1 : 1;
  return nci_str_cmp(x->body, y->body);
}

typedef ncorp_status address_work(nci_round *r, const nci_message *first, const nci_message *end);

/* For each round: what is done at an address, what is done with all messages, and which of them go on to the next round. */
typedef struct plan {
  address_work *at, *and_at;
  ncorp_status (*all)(nci_round *r);
  uint32_t kept; /* bits 1 << tag */
} plan;

#define BIT(tag) (UINT32_C(1) << (tag))

enum { HOMES = BIT(NCI_ARTICLE) | BIT(NCI_PROFILE), OF_STORIES = BIT(NCI_ARTICLE) | BIT(NCI_DESCRIBED) | BIT(NCI_RESULT), LATE = OF_STORIES | BIT(NCI_BRIEF) };

static const plan plans[NCI_ROUNDS] = {
  [NCI_ROUND_NAMES] = { .all = nci_round_names, .kept = BIT(NCI_ARTICLE) | BIT(NCI_KEY) },
  [NCI_ROUND_KEYS] = { .at = nci_round_key, .kept = HOMES },
  [NCI_ROUND_CANDIDATES] = { .at = nci_round_candidates, .kept = HOMES | BIT(NCI_USE) },
  [NCI_ROUND_TIES] = { .all = nci_round_ties, .kept = HOMES | BIT(NCI_USE) },
  [NCI_ROUND_COMPONENTS] = { .all = nci_round_components, .kept = HOMES | BIT(NCI_USE) },
  [NCI_ROUND_MEMBERS] = { .at = nci_round_members, .all = nci_round_asks, .kept = BIT(NCI_ARTICLE) },
  [NCI_ROUND_CLUSTERS] = { .all = nci_round_clusters, .kept = BIT(NCI_ARTICLE) | BIT(NCI_ASK) },
  [NCI_ROUND_ANSWERS] = { .at = nci_round_answers, .kept = BIT(NCI_ARTICLE) | BIT(NCI_STORY) },
  [NCI_ROUND_FACTS] = { .all = nci_round_facts },
  [NCI_ROUND_CASTS] = { .at = nci_round_cast, .and_at = nci_round_key, .kept = BIT(NCI_ARTICLE) | BIT(NCI_SNIPPET) },
  [NCI_ROUND_ENTITIES] = { .at = nci_round_entity, .and_at = nci_round_candidates, .kept = OF_STORIES | BIT(NCI_USE) },
  [NCI_ROUND_EVENT_TIES] = { .all = nci_round_ties, .kept = LATE | BIT(NCI_USE) },
  [NCI_ROUND_EVENT_COMPONENTS] = { .all = nci_round_components, .kept = LATE | BIT(NCI_USE) },
  [NCI_ROUND_EVENT_MEMBERS] = { .at = nci_round_members, .kept = LATE },
  [NCI_ROUND_EVENT_CLUSTERS] = { .all = nci_round_clusters, .kept = LATE },
  [NCI_ROUND_EVENTS] = { .all = nci_round_events, .kept = BIT(NCI_RESULT) },
  [NCI_ROUND_RECORDS] = { .all = nci_round_records, .kept = BIT(NCI_RESULT) },
};

/* Two articles of one id have one home. */
static bool is_twice(nci_round *r, const nci_message *m)
{
  nci_parcel parcel;
  if (m->tag != NCI_ARTICLE || m[-1].tag != NCI_ARTICLE || m->to != m[-1].to) return false;
  if (nci_parcel_unpack(&r->scratch, m->body, &parcel)) r->twice = nci_digest_id(parcel.digest);
  return true;
}

static ncorp_status run_plan(nci_round *r, const plan *p)
{
  nci_message *m = r->messages.at;
  uint32_t count = r->messages.count, end;
  ncorp_status status = nci_sort(&r->arena, m, count, sizeof *m, by_address, NULL) ? NCORP_OK : NCORP_ERR_NOMEM;
  for (uint32_t i = 1; i < count && status == NCORP_OK; i++)
    if (is_twice(r, &m[i])) status = NCORP_ERR_ARG;
  for (uint32_t i = 0; i < count && status == NCORP_OK; i = end) {
    for (end = i; end < count && m[end].to == m[i].to; end++)
      if (p->kept & BIT(m[end].tag)) put_message(r, m[end].to, m[end].tag, m[end].body);
    nci_arena_reset(&r->scratch);
    if (p->at) status = p->at(r, m + i, m + end);
    if (p->and_at && status == NCORP_OK) status = p->and_at(r, m + i, m + end);
    if (status == NCORP_OK) status = nci_arena_status(&r->scratch);
  }
  nci_arena_reset(&r->scratch);
  return p->all && status == NCORP_OK ? p->all(r) : status;
}

/* Results as they are, without addresses. */
static void unwrap(nci_round *r)
{
  nci_buffer all;
  nci_buffer_init(&all, r->allocator);
  for (uint32_t i = 0; i < r->parts; i++) {
    nci_wire w = nci_wire_of(nci_str(r->out[i].data, r->out[i].size));
    while (w.at < w.end && !w.wrong) {
      nci_wire_hash(&w);
      nci_wire_get(&w);
      nci_buffer_str(&all, nci_wire_str(&w));
    }
    all.failed = all.failed || r->out[i].failed;
    nci_buffer_done(&r->out[i]);
    nci_buffer_init(&r->out[i], r->allocator);
  }
  nci_buffer_done(&r->out[0]);
  r->out[0] = all;
}

ncorp_status nci_round_run(nci_round *r)
{
  ncorp_status status = r->number == NCI_ROUND_DIGESTS ? run_digests(r) : run_plan(r, &plans[r->number]);
  if (r->number == NCI_ROUND_RECORDS && status == NCORP_OK) unwrap(r);
  bool failed = r->body.failed || r->arena.failed;
  for (uint32_t i = 0; i < r->parts; i++) failed = failed || r->out[i].failed;
  return failed ? NCORP_ERR_NOMEM : status;
}
