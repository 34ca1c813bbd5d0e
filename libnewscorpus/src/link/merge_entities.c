/* The record of an entity: all spellings and articles, and what most articles say of country, sector, roles and place. */
#include "base/intern.h"
#include "base/sort.h"
#include "base/str.h"
#include "link/records.h"

typedef struct spelling {
  ncorp_str name;
  uint32_t count, first; /* mentions; when first seen */
  NCI_VEC(ncorp_str) articles;
} spelling;

typedef struct votes {
  NCI_VEC(ncorp_str) values;
  NCI_VEC(uint32_t) counts;
} votes;

typedef struct record {
  nci_intern spelled;     /* -> index into names */
  NCI_VEC(spelling) names;
  NCI_VEC(ncorp_str) articles;
  votes countries, sectors, roles;
  uint32_t mentions;
  uint32_t types[4];
  bool named;   /* descriptions are not its names */
  bool located;
  ncorp_decimal lat, lon;
} record;

enum { MOST_VOTES = 64 };

static void vote(nci_arena *arena, votes *v, ncorp_str value)
{
  if (!value.size) return;
  for (uint32_t i = 0; i < v->values.count; i++)
    if (nci_str_eq(v->values.at[i], value)) {
      v->counts.at[i]++;
      return;
    }
  if (v->values.count == MOST_VOTES) return;
  nci_vec_add(arena, &v->values, value);
  nci_vec_add(arena, &v->counts, 1);
}

/* What as many articles say of it as say another is not known. */
static ncorp_str majority(const votes *v)
{
  uint32_t best = 0, ties = 0;
  for (uint32_t i = 1; i < v->counts.count; i++) {
    if (v->counts.at[i] > v->counts.at[best]) best = i, ties = 0;
    else if (v->counts.at[i] == v->counts.at[best]) ties++;
  }
  return v->counts.count && !ties ? v->values.at[best] : NCI_NO_STR;
}

static ncorp_str winner(const votes *v)
{
  uint32_t best = NCORP_NONE;
  for (uint32_t i = 0; i < v->counts.count; i++)
    if (best == NCORP_NONE || v->counts.at[i] > v->counts.at[best]) best = i;
  return best == NCORP_NONE ? NCI_NO_STR : v->values.at[best];
}

static void count_spelling(nci_arena *arena, record *rec, ncorp_str name, uint32_t mentions, ncorp_str article)
{
  uint32_t id = nci_intern_add(&rec->spelled, name);
  if (id == UINT32_MAX) return;
  if (id == rec->names.count) {
    spelling *new = nci_vec_push(arena, &rec->names);
    if (!new) return;
    new->name = name;
    new->first = id;
  }
  if (id >= rec->names.count) return;
  spelling *s = &rec->names.at[id];
  s->count += mentions;
  if (!s->articles.count || !nci_str_eq(s->articles.at[s->articles.count - 1], article)) nci_vec_add(arena, &s->articles, article);
}

static void add_article(nci_arena *arena, record *rec, ncorp_str article)
{
  if (!rec->articles.count || !nci_str_eq(rec->articles.at[rec->articles.count - 1], article)) nci_vec_add(arena, &rec->articles, article);
}

static void collect(nci_arena *arena, record *rec, const nci_named *n, ncorp_str article)
{
  rec->types[n->type & 3]++;
  rec->mentions += n->mentions;
  vote(arena, &rec->countries, n->country);
  vote(arena, &rec->sectors, n->sector);
  for (uint32_t i = 0; i < n->role_count; i++) vote(arena, &rec->roles, n->roles[i]);
  if (!rec->located && n->located) {
    rec->located = true;
    rec->lat = n->lat;
    rec->lon = n->lon;
  }
  add_article(arena, rec, article);
  for (uint32_t i = 0; i < n->spelling_count; i++) count_spelling(arena, rec, n->spellings[i].name, n->spellings[i].count, article);
}

/* Descriptions are the names of what has no others. */
static void collect_described(nci_arena *arena, record *rec, const nci_described *d, ncorp_str article)
{
  rec->mentions += d->mentions;
  add_article(arena, rec, article);
  if (rec->named) return;
  rec->types[d->type & 3]++;
  vote(arena, &rec->countries, d->country);
  for (uint32_t i = 0; i < d->spelling_count; i++) count_spelling(arena, rec, d->spellings[i].name, d->spellings[i].count, article);
}

/* Where an article tells of the entity: a sighting, or one of what a cast's articles describe. */
typedef struct place {
  uint32_t article;
  uint32_t sighting;  /* or NCORP_NONE */
  uint32_t described; /* of the article's digest */
} place;

typedef NCI_VEC(place) places;

/* Earliest articles first; of one article those with a name, in its order. */
static bool sort_places(nci_arena *arena, const nci_links *l, places *seen)
{
  nci_dated *order = nci_arena_alloc(arena, seen->count, sizeof *order);
  place *sorted = nci_arena_alloc(arena, seen->count, sizeof *sorted);
  if (!order || !sorted) return false;
  for (uint32_t i = 0; i < seen->count; i++) {
    const place *p = &seen->at[i];
    order[i] = (nci_dated){ p->article, p->sighting != NCORP_NONE ? p->sighting : NCORP_NONE - NCI_DESCRIBED_MAX + p->described, i };
  }
  if (!nci_sort_dated(arena, l, order, seen->count)) return false;
  for (uint32_t i = 0; i < seen->count; i++) sorted[i] = seen->at[order[i].item];
  seen->at = sorted;
  return true;
}

/* Adds where the articles of a cast describe a figure. */
static void add_described(nci_arena *arena, const nci_cast *cast, uint32_t figure, places *seen)
{
  for (uint32_t k = cast->told_starts[figure]; k < cast->told_starts[figure + 1]; k++) {
    uint32_t a = nci_cast_article_of(cast, cast->told[k]);
    nci_vec_add(arena, seen, ((place){ cast->articles[a], NCORP_NONE, cast->told[k] - cast->starts[a] }));
  }
}

static uint32_t words_in(ncorp_str name)
{
  uint32_t n = 1;
  for (size_t i = 0; i < name.size; i++) n += name.data[i] == ' ';
  return n;
}

static bool shouted(ncorp_str name)
{
  for (size_t i = 0; i < name.size; i++)
    if (nci_is_lower(name.data[i])) return false;
  return true;
}

/* How full a name is: a person's by its words; of anything else the most frequent name is good enough unless it is an
 * acronym. */
static uint32_t fullness(ncorp_entity_type type, ncorp_str name)
{
  uint32_t words = words_in(name);
  if (type == NCORP_PER) return (words >= 2 ? 2u : 0u) + (shouted(name) ? 0u : 1u);
  return shouted(name) ? 0 : 1;
}

static bool better_name(ncorp_entity_type type, const spelling *a, const spelling *b)
{
  uint32_t full_a = fullness(type, a->name), full_b = fullness(type, b->name);
  if (full_a != full_b) return full_a > full_b;
  if (a->count != b->count) return a->count > b->count;
  if (a->name.size != b->name.size) return a->name.size > b->name.size;
  return a->first < b->first;
}

/* Most frequent first; equals keep the order of first sight. */
static int more_frequent(const void *a, const void *b, void *ctx)
{
  const spelling *x = a, *y = b;
  (void)ctx;
  return x->count > y->count ? -1 : x->count < y->count;
}

static void take_names(nci_arena *arena, record *rec, ncorp_str fallback, ncorp_entity *out)
{
  const spelling *best = NULL;
  for (uint32_t i = 0; i < rec->names.count; i++)
    if (!best || better_name(out->type, &rec->names.at[i], best)) best = &rec->names.at[i];
  out->name = nci_arena_str(arena, best ? best->name : fallback);
  ncorp_entity_name *names = nci_arena_alloc(arena, rec->names.count, sizeof *names);
  if (!names || !nci_sort(arena, rec->names.at, rec->names.count, sizeof *rec->names.at, more_frequent, NULL)) return;
  for (uint32_t i = 0; i < rec->names.count; i++) {
    const spelling *s = &rec->names.at[i];
    names[i] = (ncorp_entity_name){ s->name, s->count, s->articles.at, s->articles.count };
  }
  out->names = names;
  out->name_count = rec->names.count;
}

static int by_number(const void *a, const void *b, void *ctx)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  (void)ctx;
  return (x > y) - (x < y);
}

/* Adds where an entity is named in one story, or everywhere. */
static void add_sightings(nci_arena *arena, const nci_links *l, uint32_t label, uint32_t story, places *seen)
{
  uint32_t at = label;
  do {
    for (uint32_t s = l->profiles[at].sighting; s; s = l->sightings[s - 1].next) {
      uint32_t article = l->sightings[s - 1].article;
      if (story == NCORP_NONE || l->stories.nodes[article].cluster == story) nci_vec_add(arena, seen, ((place){ article, s - 1, 0 }));
    }
    at = l->entities.nodes[at].cluster_next;
  } while (at != label);
}

/* Leaves out where a story means another entity by the name. False when there is no memory. */
static bool leave_renamed(nci_records *r, uint32_t label, places *seen)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < seen->count; i++) {
    const nci_cast *cast = nci_cast_of(r, r->links->stories.nodes[seen->at[i].article].cluster);
    if (!cast) return false;
    if (!nci_cast_renaming(cast, label)) seen->at[kept++] = seen->at[i];
  }
  seen->count = kept;
  return true;
}

/* Adds where the stories of an entity describe it, or mean it by another name. */
static bool add_casts(nci_records *r, nci_arena *arena, uint32_t label, places *seen)
{
  uint32_t count = seen->count, *stories = nci_arena_alloc(arena, count, sizeof *stories);
  for (uint32_t i = 0; stories && i < count; i++) stories[i] = r->links->stories.nodes[seen->at[i].article].cluster;
  if (!stories || !nci_sort(arena, stories, count, sizeof *stories, by_number, NULL)) return false;
  for (uint32_t i = 0; i < count; i++) {
    if (i && stories[i] == stories[i - 1]) continue;
    const nci_cast *cast = nci_cast_of(r, stories[i]);
    if (!cast) return false;
    for (uint32_t f = 0; f < cast->figure_count; f++)
      if (cast->figures[f].named == label) add_described(arena, cast, f, seen);
    for (uint32_t n = 0; n < cast->renamed_count; n++)
      if (cast->renamed[n].to == label) add_sightings(arena, r->links, cast->renamed[n].label, stories[i], seen);
  }
  return !arena->failed;
}

/* What the articles say at one place. */
static ncorp_status collect_at(nci_records *r, nci_arena *arena, record *rec, const place *at)
{
  ncorp_str digest = nci_links_digest(r->links, at->article);
  bool whole;
  nci_arena_reset(&r->digest);
  if (at->sighting != NCORP_NONE) {
    nci_named named;
    whole = nci_digest_unpack_named(&r->digest, digest, r->links->sightings[at->sighting].at, &named);
    if (whole) collect(arena, rec, &named, nci_digest_id(digest));
  } else {
    const nci_described *list;
    uint32_t count;
    whole = nci_digest_unpack_described(&r->digest, digest, &list, &count) && at->described < count;
    if (whole) collect_described(arena, rec, &list[at->described], nci_digest_id(digest));
  }
  return whole ? NCORP_OK : r->digest.failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
}

/* All that is said of the entity there, but for its id and name. */
static ncorp_status merge_places(nci_records *r, nci_arena *arena, places *seen, record *rec, ncorp_entity *out)
{
  if (arena->failed || !sort_places(arena, r->links, seen)) return NCORP_ERR_NOMEM;
  nci_intern_init(&rec->spelled, arena);
  for (uint32_t i = 0; i < seen->count; i++) {
    ncorp_status status = collect_at(r, arena, rec, &seen->at[i]);
    if (status < 0) return status;
  }
  uint32_t type = 0; /* MISC only where no article knows better */
  for (uint32_t t = 1; t < 3; t++)
    if (rec->types[t] > rec->types[type]) type = t;
  *out = (ncorp_entity){ .type = rec->types[type] ? (ncorp_entity_type)type : NCORP_MISC, .country = majority(&rec->countries),
                         .sector = winner(&rec->sectors), .roles = rec->roles.values.at, .role_count = rec->roles.values.count,
                         .articles = rec->articles.at, .article_count = rec->articles.count, .mentions = rec->mentions,
                         .located = rec->located, .lat = rec->lat, .lon = rec->lon };
  return nci_arena_status(arena);
}

static ncorp_status merge(nci_records *r, nci_arena *arena, uint32_t label, ncorp_entity *out)
{
  const nci_links *l = r->links;
  places seen = { 0 };
  record rec = { .named = true };
  add_sightings(arena, l, label, NCORP_NONE, &seen);
  if (arena->failed || !leave_renamed(r, label, &seen) || !add_casts(r, arena, label, &seen)) return NCORP_ERR_NOMEM;
  ncorp_status status = merge_places(r, arena, &seen, &rec, out);
  if (status < 0) return status;
  out->id = nci_entity_id(r, label);
  take_names(arena, &rec, nci_profile_name(l, &l->profiles[label]), out);
  return nci_arena_status(arena);
}

ncorp_status nci_merge_figure(nci_records *r, const nci_cast *cast, uint32_t figure, ncorp_entity *out)
{
  places seen = { 0 };
  record rec = { .mentions = 0 };
  add_described(r->out, cast, figure, &seen);
  ncorp_status status = merge_places(r, r->out, &seen, &rec, out);
  if (status < 0) return status;
  out->id = nci_figure_id(r, &cast->figures[figure]);
  out->unnamed = 1;
  take_names(r->out, &rec, NCI_NO_STR, out);
  if (out->name_count) out->name = out->names[0].name; /* the most frequent description */
  return nci_arena_status(r->out);
}

ncorp_status nci_merge_entity(nci_records *r, uint32_t label, ncorp_entity *out) { return merge(r, r->out, label, out); }

const ncorp_entity *nci_entity_brief(nci_records *r, uint32_t label)
{
  ncorp_entity whole;
  if (r->entities[label]) return r->entities[label];
  nci_arena arena;
  nci_arena_init(&arena, r->arena->allocator);
  ncorp_entity *brief = merge(r, &arena, label, &whole) == NCORP_OK ? nci_arena_alloc(r->arena, 1, sizeof *brief) : NULL;
  if (brief) {
    *brief = (ncorp_entity){ .id = whole.id, .type = whole.type, .name = nci_arena_str(r->arena, whole.name), .country = whole.country,
                             .sector = whole.sector, .located = whole.located, .lat = whole.lat, .lon = whole.lon };
    r->entities[label] = brief;
  }
  nci_arena_done(&arena);
  return brief;
}
