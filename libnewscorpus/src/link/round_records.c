/* Rounds that carry what was found to the articles, and make records. */
#include "base/hash.h"
#include "base/sort.h"
#include "format/ncf.h"
#include "link/article_links.h"
#include "link/round.h"

/* ---- articles at home ---- */

/* An article with what is told to it: the messages at its address. */
typedef struct resident {
  const nci_message *first, *end;
  nci_parcel parcel;
  uint32_t article; /* of the shard */
} resident;

typedef struct street {
  nci_round *round;
  nci_shard shard; /* of all residents */
  nci_arena arena;
  NCI_VEC(resident) residents;
} street;

static ncorp_status add_resident(street *st, const nci_message *first, const nci_message *end)
{
  resident one = { .first = first, .end = end };
  if (first->tag != NCI_ARTICLE) return NCORP_OK; /* the lowest tag comes first */
  if (!nci_parcel_unpack(&st->arena, first->body, &one.parcel)) return st->arena.failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
  ncorp_status status = nci_shard_add(&st->shard, &one.parcel, &one.article);
  if (status == NCORP_OK) nci_vec_add(&st->arena, &st->residents, one);
  return status < 0 ? status : nci_arena_status(&st->arena);
}

/* Work on all articles at home. */
static ncorp_status with_street(nci_round *r, ncorp_status (*work)(street *st))
{
  street st = { .round = r };
  const nci_message *m = r->messages.at;
  ncorp_status status = NCORP_OK;
  nci_shard_init(&st.shard, r->allocator);
  nci_arena_init(&st.arena, r->allocator);
  for (uint32_t i = 0, end; i < r->messages.count && status == NCORP_OK; i = end) {
    for (end = i; end < r->messages.count && m[end].to == m[i].to; end++) continue;
    status = add_resident(&st, m + i, m + end);
  }
  if (status == NCORP_OK && !nci_shard_record(&st.shard, false)) status = NCORP_ERR_NOMEM;
  if (status == NCORP_OK) status = work(&st);
  if (status == NCORP_OK && (st.arena.failed || st.shard.kept.failed)) status = NCORP_ERR_NOMEM;
  nci_arena_done(&st.arena);
  nci_shard_done(&st.shard);
  return status;
}

static uint64_t stable_of_sighting(const nci_links *l, uint32_t sighting) { return l->entities.nodes[l->sightings[sighting].profile].stable; }

static ncorp_status ask(street *st)
{
  const nci_links *l = &st->shard.links;
  for (uint32_t i = 0; i < st->residents.count; i++) {
    uint32_t article = st->residents.at[i].article;
    for (uint32_t s = l->list[article].sighting; s < nci_links_sightings_end(l, article); s++) {
      nci_wire_put_hash(&st->round->body, l->stories.nodes[article].stable);
      nci_send(st->round, stable_of_sighting(l, s), NCI_ASK);
    }
  }
  return NCORP_OK;
}

ncorp_status nci_round_asks(nci_round *r) { return with_street(r, ask); }

/* ---- facts ---- */

typedef struct told_fact {
  uint64_t name;
  nci_fact fact;
} told_fact;

static int by_name(const void *a, const void *b, void *ctx)
{
  const told_fact *x = a, *y = b;
  (void)ctx;
  return (x->name > y->name) - (x->name < y->name);
}

static const nci_fact *find_fact(const told_fact *list, uint32_t count, uint64_t name)
{
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (list[middle].name < name) low = middle + 1;
    else high = middle;
  }
  return low < count && list[low].name == name ? &list[low].fact : NULL;
}

static ncorp_status learn_entities(street *st, resident *one)
{
  const nci_links *l = &st->shard.links;
  NCI_VEC(told_fact) told = { 0 };
  uint32_t first = l->list[one->article].sighting, count = nci_links_sightings_end(l, one->article) - first;
  for (const nci_message *m = one->first; m < one->end; m++) {
    if (m->tag != NCI_TELL) continue;
    nci_wire w = nci_wire_of(m->body);
    told_fact t = { .name = nci_wire_hash(&w) };
    t.fact = nci_fact_unpack(&st->arena, &w);
    if (w.wrong) return NCORP_ERR_SYNTAX;
    nci_vec_add(&st->arena, &told, t);
  }
  nci_fact *facts = nci_arena_alloc(&st->arena, (size_t)count + 1, sizeof *facts);
  if (!facts || !nci_sort(&st->arena, told.at, told.count, sizeof *told.at, by_name, NULL)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < count; i++) {
    const nci_fact *fact = find_fact(told.at, told.count, stable_of_sighting(l, first + i));
    if (!fact) return NCORP_ERR_SYNTAX;
    facts[i] = *fact;
  }
  one->parcel.facts = facts;
  one->parcel.fact_count = count;
  return NCORP_OK;
}

static ncorp_status learn_story(street *st, resident *one)
{
  nci_parcel *p = &one->parcel;
  p->story = nci_story_id(&st->shard.records, one->article);
  for (const nci_message *m = one->first; m < one->end; m++) {
    if (m->tag != NCI_STORY) continue;
    nci_wire w = nci_wire_of(m->body);
    p->story = nci_wire_str(&w);
    p->many = nci_wire_below(&w, 2);
    p->duplicate = nci_wire_str(&w);
    if (w.wrong) return NCORP_ERR_SYNTAX;
  }
  return NCORP_OK;
}

/* What an article has to do with an entity. */
typedef struct part {
  ncorp_str entity;
  enum { NAMES, MEANS, SHOWS } what; /* it has a name of it; means it by a name; describes it */
  uint32_t at;                       /* of the article's names or descriptions */
} part;

typedef NCI_VEC(part) parts;

static int by_entity(const void *a, const void *b, void *ctx)
{
  const part *x = a, *y = b;
  int order = nci_str_cmp(x->entity, y->entity);
  (void)ctx;
  if (order) return order;
  if (x->what != y->what) return x->what < y->what ? -1 : 1;
  return (x->at > y->at) - (x->at < y->at);
}

/* Sends each entity what one article says of it. */
static ncorp_status send_snippets(nci_round *r, nci_arena *arena, const nci_digest *d, uint64_t home, parts *list)
{
  nci_named *named = nci_arena_alloc(arena, list->count, sizeof *named);
  nci_described *described = nci_arena_alloc(arena, list->count, sizeof *described);
  nci_buffer bytes;
  if (arena->failed || !named || !described || !nci_sort(arena, list->at, list->count, sizeof *list->at, by_entity, NULL)) return NCORP_ERR_NOMEM;
  nci_buffer_init(&bytes, r->allocator);
  for (uint32_t i = 0, end; i < list->count; i = end) {
    const part *first = &list->at[i];
    nci_digest snippet = { .id = d->id, .gist = { .day = d->gist.day }, .named = named, .described = described };
    for (end = i; end < list->count && nci_str_eq(list->at[end].entity, first->entity); end++) {
      const part *p = &list->at[end];
      if (p->what == MEANS) named[snippet.named_count++] = d->named[p->at];
      if (p->what == SHOWS) described[snippet.described_count++] = d->described[p->at];
    }
    bytes.size = 0;
    nci_digest_pack(&snippet, &bytes, NULL, NULL);
    nci_wire_put_str(&r->body, first->entity);
    nci_wire_put_str(&r->body, d->id);
    nci_wire_put_hash(&r->body, home);
    nci_wire_put(&r->body, first->what == NAMES ? (uint64_t)first->at + 1 : 0);
    nci_wire_put_str(&r->body, nci_str(bytes.data, bytes.size));
    nci_send(r, nci_address_of(first->entity), NCI_SNIPPET);
  }
  bool failed = bytes.failed;
  nci_buffer_done(&bytes);
  return failed ? NCORP_ERR_NOMEM : NCORP_OK;
}

/* Of an article whose story has no other, so that its names mean what they mean everywhere. */
static ncorp_status send_alone(street *st, const resident *one)
{
  nci_digest d;
  parts list = { 0 };
  const nci_parcel *p = &one->parcel;
  nci_arena *arena = &st->round->scratch;
  nci_arena_reset(arena);
  if (!nci_digest_unpack(arena, p->digest, &d)) return arena->failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
  for (uint32_t i = 0; i < d.named_count; i++) {
    nci_vec_add(arena, &list, ((part){ p->facts[i].id, NAMES, i }));
    nci_vec_add(arena, &list, ((part){ p->facts[i].id, MEANS, i }));
  }
  return send_snippets(st->round, arena, &d, one->first->to, &list);
}

static ncorp_status learn(street *st)
{
  nci_shard told;
  uint32_t article;
  ncorp_status status = NCORP_OK;
  nci_round *r = st->round;
  nci_shard_init(&told, r->allocator);
  for (uint32_t i = 0; i < st->residents.count && status == NCORP_OK; i++) {
    resident *one = &st->residents.at[i];
    status = learn_entities(st, one);
    if (status == NCORP_OK) status = learn_story(st, one);
    if (status == NCORP_OK && !one->parcel.many) status = send_alone(st, one);
    if (status == NCORP_OK) status = nci_shard_add(&told, &one->parcel, &article);
    nci_parcel_pack(&one->parcel, &r->body);
    nci_send(r, one->first->to, NCI_ARTICLE);
    if (!one->parcel.many) continue;
    nci_parcel_pack(&one->parcel, &r->body);
    nci_send(r, nci_address_of(one->parcel.story), NCI_CAST);
  }
  if (status == NCORP_OK) status = nci_send_keys(r, &told, NCI_KIND_EVENT);
  nci_shard_done(&told);
  return status;
}

ncorp_status nci_round_facts(nci_round *r) { return with_street(r, learn); }

/* ---- parcels that come together ---- */

typedef struct arrival {
  ncorp_str id;
  const nci_message *message;
  nci_parcel parcel;
  nci_wire rest; /* of the message, behind the parcel */
  ncorp_str about;
} arrival;

static int by_id(const void *a, const void *b, void *ctx)
{
  (void)ctx;
  return nci_str_cmp(((const arrival *)a)->id, ((const arrival *)b)->id);
}

typedef NCI_VEC(arrival) arrivals;

/* Adds parcels to a shard in the order of their ids. */
static ncorp_status settle_in(nci_arena *arena, nci_shard *s, arrivals *list, bool cast)
{
  ncorp_status status = NCORP_OK;
  uint32_t article;
  if (arena->failed || !nci_sort(arena, list->at, list->count, sizeof *list->at, by_id, NULL)) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < list->count && status == NCORP_OK; i++) status = nci_shard_add(s, &list->at[i].parcel, &article);
  return status == NCORP_OK && !nci_shard_record(s, cast) ? NCORP_ERR_NOMEM : status;
}

static ncorp_status print_entity(nci_round *r, const ncorp_entity *e, uint32_t rank, ncorp_str id, uint32_t item)
{
  nci_buffer line;
  nci_buffer_init(&line, r->allocator);
  nci_ncf_print_entity(&line, e, NCI_NO_STR);
  nci_send_result(r, NCORP_RECORD_ENTITY, rank, id, item, nci_str(line.data, line.size));
  bool failed = line.failed;
  nci_buffer_done(&line);
  return failed ? NCORP_ERR_NOMEM : NCORP_OK;
}

/* ---- casts ---- */

/* What an article of the story names, means and describes. */
static ncorp_status send_cast(nci_round *r, nci_shard *s, const nci_cast *cast, uint32_t a)
{
  const nci_links *l = &s->links;
  uint32_t article = cast->articles[a], first = l->list[article].sighting, items = cast->starts[a + 1] - cast->starts[a];
  nci_digest d;
  parts list = { 0 };
  if (!nci_digest_unpack(&s->kept, nci_links_digest(l, article), &d) || d.described_count != items) return s->kept.failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
  nci_wire_put(&r->body, items);
  for (uint32_t i = 0; i < items; i++) {
    uint32_t item = cast->starts[a] + i, figure = cast->figure_of[item];
    ncorp_str id = figure == NCORP_NONE ? NCI_NO_STR : nci_figure_id(&s->records, &cast->figures[figure]);
    nci_wire_put_str(&r->body, id);
    nci_wire_put(&r->body, cast->because_of[item]);
    if (figure != NCORP_NONE && cast->figures[figure].named != NCORP_NONE) nci_vec_add(&s->kept, &list, ((part){ id, SHOWS, i }));
  }
  nci_wire_put(&r->body, d.named_count);
  for (uint32_t i = 0; i < d.named_count; i++) {
    uint32_t label = l->entities.nodes[l->sightings[first + i].profile].cluster;
    const nci_renaming *other = nci_cast_renaming(cast, label);
    ncorp_str own = nci_entity_id(&s->records, label), meant = other ? nci_entity_id(&s->records, other->to) : own;
    nci_wire_put_str(&r->body, other ? meant : NCI_NO_STR);
    nci_wire_put(&r->body, other ? other->because : 0);
    nci_vec_add(&s->kept, &list, ((part){ own, NAMES, i }));
    nci_vec_add(&s->kept, &list, ((part){ meant, MEANS, i }));
  }
  nci_send(r, l->stories.nodes[article].stable, NCI_DESCRIBED);
  return send_snippets(r, &s->kept, &d, l->stories.nodes[article].stable, &list);
}

static ncorp_status cast_story(nci_round *r, nci_shard *s, arrivals *list)
{
  ncorp_status status = settle_in(&r->scratch, s, list, false);
  const nci_cast *cast = status == NCORP_OK ? nci_cast_of(&s->records, s->links.stories.nodes[0].cluster) : NULL;
  if (!cast) return status == NCORP_OK ? NCORP_ERR_NOMEM : status;
  for (uint32_t f = 0; f < cast->figure_count && status == NCORP_OK; f++) {
    ncorp_entity entity;
    if (cast->figures[f].named != NCORP_NONE) continue;
    nci_arena_reset(&s->out);
    status = nci_merge_figure(&s->records, cast, f, &entity);
    if (status == NCORP_OK) status = print_entity(r, &entity, 1, list->at[0].id, f);
  }
  for (uint32_t a = 0; a < cast->article_count && status == NCORP_OK; a++) status = send_cast(r, s, cast, a);
  return status;
}

ncorp_status nci_round_cast(nci_round *r, const nci_message *first, const nci_message *end)
{
  arrivals list = { 0 };
  nci_shard shard;
  for (const nci_message *m = first; m < end; m++) {
    arrival one = { .message = m };
    if (m->tag != NCI_CAST) continue;
    if (!nci_parcel_unpack(&r->scratch, m->body, &one.parcel)) return r->scratch.failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
    one.id = nci_digest_id(one.parcel.digest);
    nci_vec_add(&r->scratch, &list, one);
  }
  if (!list.count) return nci_arena_status(&r->scratch);
  nci_shard_init(&shard, r->allocator);
  ncorp_status status = cast_story(r, &shard, &list);
  nci_shard_done(&shard);
  return status;
}

/* ---- entities ---- */

typedef struct snippet {
  ncorp_str article;
  uint64_t home;
  uint32_t at;        /* of the article's names, the first that is one of the entity's, + 1; or 0 */
  nci_digest *digest; /* what is meant by names, and described */
} snippet;

typedef NCI_VEC(snippet) snippets;

static int by_article(const void *a, const void *b, void *ctx)
{
  (void)ctx;
  return nci_str_cmp(((const snippet *)a)->article, ((const snippet *)b)->article);
}

/* Adds what the articles say of the entity. All are taken for one story, whose cast is this entity. */
static ncorp_status add_snippets(nci_round *r, nci_shard *s, ncorp_str entity, const snippets *list)
{
  nci_buffer bytes;
  ncorp_status status = NCORP_OK;
  nci_buffer_init(&bytes, r->allocator);
  for (uint32_t i = 0; i < list->count && status == NCORP_OK; i++) {
    const nci_digest *d = list->at[i].digest;
    uint32_t article;
    if (!d->named_count && !d->described_count) continue;
    nci_fact *facts = nci_arena_alloc(&r->scratch, (size_t)d->named_count + 1, sizeof *facts);
    for (uint32_t k = 0; facts && k < d->named_count; k++) facts[k] = (nci_fact){ .id = entity };
    bytes.size = 0;
    nci_digest_pack(d, &bytes, NULL, NULL);
    const nci_parcel parcel = { .digest = nci_str(bytes.data, bytes.size), .story = NCI_STR("S"), .day = INT32_MIN, .facts = facts, .fact_count = d->named_count };
    status = bytes.failed || !facts ? NCORP_ERR_NOMEM : nci_shard_add(s, &parcel, &article);
  }
  nci_buffer_done(&bytes);
  return status == NCORP_OK && !nci_shard_record(s, false) ? NCORP_ERR_NOMEM : status;
}

/* The articles' cast, as far as it is this entity. */
static bool make_cast(nci_shard *s, uint32_t label, nci_cast *cast, nci_figure *figure)
{
  const nci_links *l = &s->links;
  nci_arena *arena = &s->kept;
  uint32_t count = nci_links_count(l), n = 0;
  NCI_VEC(uint32_t) figure_of = { 0 }, told = { 0 };
  *figure = (nci_figure){ 0, label };
  *cast = (nci_cast){ .figures = figure, .figure_count = 1, .article_count = count };
  cast->articles = nci_arena_alloc(arena, count, sizeof *cast->articles);
  cast->starts = nci_arena_alloc(arena, (size_t)count + 1, sizeof *cast->starts);
  if (!cast->articles || !cast->starts) return false;
  for (uint32_t i = 0; i < count; i++) cast->articles[i] = i;
  if (!nci_sort_articles(arena, l, cast->articles, count)) return false;
  for (uint32_t i = 0; i < count; i++) {
    const nci_described *list;
    uint32_t described;
    cast->starts[i] = n;
    if (!nci_digest_unpack_described(arena, nci_links_digest(l, cast->articles[i]), &list, &described)) return false;
    for (n += described; figure_of.count < n && !arena->failed;) {
      nci_vec_add(arena, &figure_of, 0);
      nci_vec_add(arena, &told, figure_of.count - 1);
    }
  }
  cast->told_starts = nci_arena_alloc(arena, 2, sizeof *cast->told_starts);
  if (!cast->told_starts) return false;
  cast->starts[count] = cast->told_starts[1] = n;
  cast->told_starts[0] = 0;
  cast->told = told.at;
  cast->figure_of = figure_of.at;
  s->records.casts[l->stories.nodes[0].cluster] = cast;
  return !arena->failed;
}

static ncorp_status record_entity(nci_round *r, nci_shard *s, ncorp_str id, const snippets *list)
{
  nci_cast cast;
  nci_figure figure;
  ncorp_entity entity;
  const snippet *first = NULL;
  ncorp_status status = add_snippets(r, s, id, list);
  if (status < 0) return status;
  uint32_t label = nci_shard_entity(s, id);
  if (label == NCORP_NONE) return NCORP_OK; /* by its names others are meant */
  if (!make_cast(s, label, &cast, &figure)) return NCORP_ERR_NOMEM;
  status = nci_merge_entity(&s->records, label, &entity);
  for (uint32_t i = 0; i < list->count && !first; i++)
    if (list->at[i].at) first = &list->at[i];
  if (status == NCORP_OK) status = first ? print_entity(r, &entity, 0, first->article, first->at - 1) : NCORP_ERR_SYNTAX;
  for (uint32_t i = 0; i < list->count && status == NCORP_OK; i++) {
    if (!list->at[i].digest->named_count) continue;
    nci_brief_pack(&entity, &r->body);
    nci_send(r, list->at[i].home, NCI_BRIEF);
  }
  return status;
}

ncorp_status nci_round_entity(nci_round *r, const nci_message *first, const nci_message *end)
{
  snippets list = { 0 };
  ncorp_str id = NCI_NO_STR;
  for (const nci_message *m = first; m < end; m++) {
    if (m->tag != NCI_SNIPPET) continue;
    nci_wire w = nci_wire_of(m->body);
    id = nci_wire_str(&w);
    snippet s = { .article = nci_wire_str(&w) };
    s.home = nci_wire_hash(&w);
    s.at = (uint32_t)nci_wire_get(&w);
    ncorp_str digest = nci_wire_str(&w);
    s.digest = nci_arena_alloc(&r->scratch, 1, sizeof *s.digest);
    if (w.wrong || !s.digest || !nci_digest_unpack(&r->scratch, digest, s.digest)) return r->scratch.failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
    nci_vec_add(&r->scratch, &list, s);
  }
  if (!list.count) return nci_arena_status(&r->scratch);
  if (!nci_sort(&r->scratch, list.at, list.count, sizeof *list.at, by_article, NULL)) return NCORP_ERR_NOMEM;
  nci_shard shard;
  nci_shard_init(&shard, r->allocator);
  ncorp_status status = record_entity(r, &shard, id, &list);
  nci_shard_done(&shard);
  return status;
}

/* ---- events ---- */

/* What became of a report. */
typedef struct reported {
  ncorp_str event;
  bool many;
  int32_t day;
} reported;

static ncorp_status learn_events(street *st, const resident *one, reported *list, uint32_t count)
{
  nci_links *l = &st->shard.links;
  for (uint32_t i = 0; i < count; i++) list[i] = (reported){ nci_event_id(&st->shard.records, l->list[one->article].report + i), false, INT32_MIN };
  for (const nci_message *m = one->first; m < one->end; m++) {
    if (m->tag != NCI_REPORTED) continue;
    nci_wire w = nci_wire_of(m->body);
    uint32_t index = nci_wire_below(&w, count);
    ncorp_str event = nci_wire_str(&w);
    bool many = nci_wire_below(&w, 2);
    int32_t day = nci_wire_int(&w);
    if (w.wrong) return NCORP_ERR_SYNTAX;
    list[index] = (reported){ event, many, day };
  }
  return NCORP_OK;
}

/* As nci_inferred_day(): the first happening of which others know the day. */
static int32_t infer_day(const nci_links *l, uint32_t article, const reported *list, uint32_t count)
{
  if (l->list[article].day != INT32_MIN) return INT32_MIN;
  for (uint32_t i = 0; i < count; i++)
    if (l->reports[l->list[article].report + i].when.weekday && list[i].day != INT32_MIN) return list[i].day;
  return INT32_MIN;
}

/* The facts of a parcel, with the records of those entities in brief. */
static ncorp_status learn_briefs(street *st, resident *one)
{
  nci_parcel *p = &one->parcel;
  nci_intern known;
  NCI_VEC(const ncorp_entity *) briefs = { 0 };
  nci_fact *facts = nci_arena_alloc(&st->arena, (size_t)p->fact_count + 1, sizeof *facts);
  if (!facts) return NCORP_ERR_NOMEM;
  nci_intern_init(&known, &st->arena);
  for (const nci_message *m = one->first; m < one->end; m++) {
    if (m->tag != NCI_BRIEF) continue;
    nci_wire w = nci_wire_of(m->body);
    const ncorp_entity *brief = nci_brief_unpack(&st->arena, &w);
    if (!brief || w.wrong) return brief ? NCORP_ERR_SYNTAX : NCORP_ERR_NOMEM;
    if (nci_intern_add(&known, brief->id) == briefs.count) nci_vec_add(&st->arena, &briefs, brief);
  }
  for (uint32_t i = 0; i < p->fact_count; i++) {
    uint32_t at = nci_intern_find(&known, p->facts[i].meant.size ? p->facts[i].meant : p->facts[i].id);
    facts[i] = p->facts[i];
    facts[i].brief = at < briefs.count ? briefs.at[at] : NULL;
    if (!facts[i].brief) return NCORP_ERR_SYNTAX;
  }
  p->facts = facts;
  return NCORP_OK;
}

/* What the story says of whom the article describes, and of what it means by its names. */
static ncorp_status learn_cast(street *st, resident *one, nci_article_links *out)
{
  nci_parcel *p = &one->parcel;
  nci_fact *facts = nci_arena_alloc(&st->arena, (size_t)p->fact_count + 1, sizeof *facts);
  const nci_message *m = one->first;
  while (m < one->end && m->tag != NCI_DESCRIBED) m++;
  if (!facts || m == one->end) return facts ? NCORP_OK : NCORP_ERR_NOMEM;
  nci_wire w = nci_wire_of(m->body);
  uint32_t count = nci_wire_below(&w, m->body.size + 1);
  ncorp_str *ids = nci_arena_alloc(&st->arena, count, sizeof *ids), *because = nci_arena_alloc(&st->arena, count, sizeof *because);
  if (!ids || !because) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < count; i++) {
    ncorp_str id = nci_wire_str(&w);
    nci_casting why = (nci_casting)nci_wire_below(&w, NCI_CAST_END);
    ids[i] = id.size ? id : NCI_NO_STR;
    because[i] = id.size ? nci_cstr(nci_casting_name(why)) : NCI_NO_STR;
  }
  if (nci_wire_get(&w) != p->fact_count) return NCORP_ERR_SYNTAX;
  for (uint32_t i = 0; i < p->fact_count; i++) {
    facts[i] = p->facts[i];
    facts[i].meant = nci_wire_str(&w);
    facts[i].because = (nci_casting)nci_wire_below(&w, NCI_CAST_END);
  }
  p->facts = facts;
  out->described = ids;
  out->described_because = because;
  out->described_count = count;
  return w.wrong ? NCORP_ERR_SYNTAX : NCORP_OK;
}

static ncorp_status send_links(street *st, const resident *one, const reported *list, uint32_t count, nci_article_links *links)
{
  nci_round *r = st->round;
  const nci_parcel *p = &one->parcel;
  nci_arena *arena = &r->scratch;
  ncorp_str *entities = nci_arena_alloc(arena, p->fact_count, sizeof *entities), *events = nci_arena_alloc(arena, count, sizeof *events);
  ncorp_str *because = nci_arena_alloc(arena, p->fact_count, sizeof *because);
  if (!entities || !events || !because) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < p->fact_count; i++) {
    const nci_fact *fact = &p->facts[i];
    entities[i] = fact->meant.size ? fact->meant : fact->id;
    because[i] = fact->meant.size && fact->because != NCI_CAST_ALWAYS ? nci_cstr(nci_casting_name(fact->because)) : NCI_NO_STR;
  }
  for (uint32_t i = 0; i < count; i++) events[i] = list[i].event;
  links->article = nci_digest_id(p->digest);
  links->story = p->story;
  links->near_duplicate_of = p->duplicate.size ? p->duplicate : NCI_NO_STR;
  links->published = p->day == INT32_MIN ? NCI_NO_STR : nci_when_print(arena, p->day);
  links->entities = entities;
  links->entity_because = because;
  links->entity_count = p->fact_count;
  links->events = events;
  links->event_count = count;
  nci_buffer bytes;
  nci_buffer_init(&bytes, r->allocator);
  nci_article_links_pack(links, &bytes);
  nci_send_result(r, NCORP_RECORD_ARTICLE, 0, links->article, 0, nci_str(bytes.data, bytes.size));
  bool failed = bytes.failed;
  nci_buffer_done(&bytes);
  return failed ? NCORP_ERR_NOMEM : nci_arena_status(arena);
}

static ncorp_status print_event(nci_round *r, nci_shard *s, uint32_t label, ncorp_str first, uint32_t item)
{
  ncorp_event event;
  nci_buffer line;
  nci_arena_reset(&s->out);
  ncorp_status status = nci_merge_event(&s->records, label, &event);
  if (status < 0) return status;
  nci_buffer_init(&line, r->allocator);
  nci_ncf_print_event(&line, &event, NCI_NO_STR);
  nci_send_result(r, NCORP_RECORD_EVENT, 0, first, item, nci_str(line.data, line.size));
  status = line.failed ? NCORP_ERR_NOMEM : NCORP_OK;
  nci_buffer_done(&line);
  return status;
}

static ncorp_status print_story(nci_round *r, nci_shard *s, uint32_t label, ncorp_str first)
{
  ncorp_story story;
  nci_buffer line;
  nci_arena_reset(&s->out);
  ncorp_status status = nci_merge_story(&s->records, label, &story);
  if (status < 0) return status;
  nci_buffer_init(&line, r->allocator);
  nci_ncf_print_story(&line, &story, NCI_NO_STR);
  nci_send_result(r, NCORP_RECORD_STORY, 0, first, 0, nci_str(line.data, line.size));
  status = line.failed ? NCORP_ERR_NOMEM : NCORP_OK;
  nci_buffer_done(&line);
  return status;
}

static int by_event(const void *a, const void *b, void *ctx)
{
  const reported *list = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  int order = nci_str_cmp(list[x].event, list[y].event);
  return order ? order : (x > y) - (x < y);
}

/* Sends the article to the events that it shares with others. */
static ncorp_status send_voices(street *st, const resident *one, reported *list, uint32_t count)
{
  nci_round *r = st->round;
  nci_buffer parcel;
  uint32_t *order = nci_arena_alloc(&r->scratch, count, sizeof *order), shared = 0;
  if (!order) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < count; i++)
    if (list[i].many) order[shared++] = i;
  if (!nci_sort(&r->scratch, order, shared, sizeof *order, by_event, list)) return NCORP_ERR_NOMEM;
  nci_buffer_init(&parcel, r->allocator);
  if (shared) nci_parcel_pack(&one->parcel, &parcel);
  for (uint32_t i = 0, end; i < shared; i = end) {
    for (end = i; end < shared && nci_str_eq(list[order[end]].event, list[order[i]].event); end++) continue;
    nci_wire_put_str(&r->body, list[order[i]].event);
    nci_wire_put_str(&r->body, nci_str(parcel.data, parcel.size));
    nci_wire_put(&r->body, end - i);
    for (uint32_t k = i; k < end; k++) nci_wire_put(&r->body, order[k]);
    nci_send(r, nci_address_of(list[order[i]].event), NCI_VOICE);
  }
  bool failed = parcel.failed;
  nci_buffer_done(&parcel);
  return failed ? NCORP_ERR_NOMEM : NCORP_OK;
}

static ncorp_status send_chapter(street *st, const resident *one)
{
  nci_round *r = st->round;
  nci_buffer thin;
  nci_buffer_init(&thin, r->allocator);
  if (!nci_thin_digest(&r->scratch, NCI_KIND_STORY, one->parcel.digest, &thin)) r->body.failed = true;
  const nci_parcel parcel = { .digest = nci_str(thin.data, thin.size), .story = one->parcel.story, .many = true, .day = one->parcel.day };
  nci_parcel_pack(&parcel, &r->body);
  nci_send(r, nci_address_of(parcel.story), NCI_CHAPTER);
  bool failed = thin.failed;
  nci_buffer_done(&thin);
  return failed ? NCORP_ERR_NOMEM : NCORP_OK;
}

/* What nobody else tells of is made at home; for that all that an article has learnt is put into a shard. */
static ncorp_status record_alone(nci_round *r, nci_shard *s, const resident *one, const reported *list, uint32_t count, uint32_t article)
{
  ncorp_str id = nci_digest_id(one->parcel.digest);
  ncorp_status status = NCORP_OK;
  for (uint32_t i = 0; i < count && status == NCORP_OK; i++)
    if (!list[i].many) status = print_event(r, s, s->links.list[article].report + i, id, i);
  if (status == NCORP_OK && !one->parcel.many) status = print_story(r, s, s->links.stories.nodes[article].cluster, id);
  return status;
}

static ncorp_status tell_events(street *st)
{
  nci_round *r = st->round;
  nci_links *l = &st->shard.links;
  nci_shard told;
  uint32_t article;
  ncorp_status status = NCORP_OK;
  reported *all = nci_arena_alloc(&st->arena, l->events.count, sizeof *all);
  nci_shard_init(&told, r->allocator);
  if (!all) status = NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < st->residents.count && status == NCORP_OK; i++) {
    resident *one = &st->residents.at[i];
    uint32_t first = l->list[one->article].report, count = nci_links_reports_end(l, one->article) - first;
    nci_arena_reset(&r->scratch);
    nci_article_links links = { .entity_count = 0 };
    status = learn_events(st, one, all + first, count);
    if (status == NCORP_OK) status = learn_cast(st, one, &links);
    if (status == NCORP_OK) status = learn_briefs(st, one);
    one->parcel.day = infer_day(l, one->article, all + first, count);
    if (status == NCORP_OK) status = send_links(st, one, all + first, count, &links);
    if (status == NCORP_OK) status = send_voices(st, one, all + first, count);
    if (status == NCORP_OK && one->parcel.many) status = send_chapter(st, one);
    if (status == NCORP_OK) status = nci_shard_add(&told, &one->parcel, &article);
  }
  if (status == NCORP_OK && !nci_shard_record(&told, true)) status = NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < st->residents.count && status == NCORP_OK; i++) {
    const resident *one = &st->residents.at[i];
    uint32_t first = l->list[one->article].report, count = nci_links_reports_end(l, one->article) - first;
    status = record_alone(r, &told, one, all + first, count, i);
  }
  nci_shard_done(&told);
  return status;
}

ncorp_status nci_round_events(nci_round *r) { return with_street(r, tell_events); }

/* ---- records of events and stories ---- */

static ncorp_status gather(nci_round *r, nci_arena *arena, nci_tag tag, arrivals *list)
{
  for (uint32_t i = 0; i < r->messages.count; i++) {
    const nci_message *m = &r->messages.at[i];
    arrival one = { .message = m };
    if (m->tag != tag) continue;
    ncorp_str parcel = m->body;
    if (tag == NCI_VOICE) {
      nci_wire w = nci_wire_of(m->body);
      one.about = nci_wire_str(&w);
      parcel = nci_wire_str(&w);
      one.rest = w;
    }
    if (!nci_parcel_unpack(arena, parcel, &one.parcel)) return arena->failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
    one.id = nci_digest_id(one.parcel.digest);
    nci_vec_add(arena, list, one);
  }
  return nci_arena_status(arena);
}

static ncorp_status record_stories(nci_round *r, nci_arena *arena, nci_shard *s)
{
  arrivals list = { 0 };
  ncorp_status status = gather(r, arena, NCI_CHAPTER, &list);
  if (status == NCORP_OK) status = settle_in(arena, s, &list, true);
  for (uint32_t i = 0; i < s->story_labels.count && status == NCORP_OK; i++) {
    uint32_t label = s->story_labels.at[i]; /* the lowest id of its articles */
    status = print_story(r, s, label, nci_digest_id(nci_links_digest(&s->links, label)));
  }
  return status;
}

static ncorp_status record_events(nci_round *r, nci_arena *arena, nci_shard *s)
{
  arrivals list = { 0 };
  nci_intern events;
  NCI_VEC(uint32_t) labels = { 0 };
  nci_intern_init(&events, arena);
  ncorp_status status = gather(r, arena, NCI_VOICE, &list);
  if (status == NCORP_OK) status = settle_in(arena, s, &list, true);
  for (uint32_t i = 0; i < list.count && status == NCORP_OK; i++) {
    uint32_t article = nci_links_find(&s->links, list.at[i].id), first = s->links.list[article].report;
    uint32_t reports = nci_links_reports_end(&s->links, article) - first, count = nci_wire_below(&list.at[i].rest, (uint64_t)reports + 1);
    uint32_t event = nci_intern_add(&events, list.at[i].about);
    for (uint32_t k = 0; k < count && event != UINT32_MAX; k++) {
      uint32_t report = first + nci_wire_below(&list.at[i].rest, reports);
      if (list.at[i].rest.wrong) break;
      if (event == labels.count) nci_vec_add(arena, &labels, report);
      if (event < labels.count) nci_linkage_put(&s->links.events, report, labels.at[event]);
    }
    if (list.at[i].rest.wrong) status = NCORP_ERR_SYNTAX;
    else status = nci_arena_status(arena);
  }
  for (uint32_t i = 0; i < labels.count && status == NCORP_OK; i++) {
    const nci_report *first = &s->links.reports[labels.at[i]];
    status = print_event(r, s, labels.at[i], nci_digest_id(nci_links_digest(&s->links, first->article)), first->index);
  }
  return status;
}

static ncorp_status with_shard(nci_round *r, ncorp_status (*work)(nci_round *r, nci_arena *arena, nci_shard *s))
{
  nci_arena arena;
  nci_shard shard;
  nci_arena_init(&arena, r->allocator);
  nci_shard_init(&shard, r->allocator);
  ncorp_status status = work(r, &arena, &shard);
  nci_shard_done(&shard);
  nci_arena_done(&arena);
  return status;
}

ncorp_status nci_round_records(nci_round *r)
{
  ncorp_status status = with_shard(r, record_stories);
  return status == NCORP_OK ? with_shard(r, record_events) : status;
}
