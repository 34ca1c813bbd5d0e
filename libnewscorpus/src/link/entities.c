/* Entities across articles: profiles of their names, joined (cluster.h), become one record each with all spellings,
 * articles, and what most articles say of country, sector, roles and place. */
#include "base/intern.h"
#include "base/sort.h"
#include "base/str.h"
#include "link/cluster.h"
#include "link/link.h"
#include "model/mention_map.h"
#include "text/fold.h"

typedef struct linker {
  nci_link *link;
  nci_arena *arena;
  nci_profiles profiles;
  nci_intern keys;           /* of profiles */
  uint32_t **local_profile;  /* [article][entity]; NCORP_NONE for one that is never named: nothing tells it from others */
  uint32_t *record;          /* [profile root] -> index into link->entities, or none */
} linker;

static const nci_article_data *article_of(const linker *k, uint32_t article)
{
  return &k->link->corpus->articles.at[article].block->data;
}

/* ---- profiles ---- */

static bool is_filler(ncorp_str word)
{
  static const char *const list[] = { "the", "of", "for", "and", "&", "inc", "corp", "ltd", "llc", "plc", "co", "ag", "sa",
                                      "gmbh", "company", "corporation", "limited", "incorporated" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is(word, list[i])) return true;
  return false;
}

/* The words of a name that tell it apart, joined by spaces: without articles, prepositions and legal forms, unless
 * nothing else is there. */
static ncorp_str core_words(nci_arena *arena, ncorp_str name)
{
  char *out = nci_arena_alloc(arena, name.size + 1, 1);
  if (!out) return NCI_NO_STR;
  ncorp_str rest = name;
  ncorp_str whole = nci_skeleton(arena, name);
  size_t n = 0;
  while (rest.size) {
    size_t size = 0;
    while (size < rest.size && rest.data[size] != ' ' && rest.data[size] != '\n' && rest.data[size] != ',') size++;
    ncorp_str word = nci_skeleton(arena, nci_str(rest.data, size));
    size_t step = size < rest.size ? size + 1 : size;
    rest = nci_str(rest.data + step, rest.size - step);
    if (!word.size || is_filler(word) || n + word.size + 1 > name.size) continue;
    if (n) out[n++] = ' ';
    memcpy(out + n, word.data, word.size);
    n += word.size;
  }
  return n ? nci_str(out, n) : whole;
}

/* The profile of a name; made when it is new. A person's is one for the corpus, any other's one for each country and
 * spot. */
static uint32_t profile_of(linker *k, ncorp_str name, const ncorp_article_entity *local)
{
  ncorp_str skeleton = local->type == NCORP_PER ? nci_skeleton(k->arena, name) : core_words(k->arena, name);
  struct { int64_t lat, lon; char type, country[3]; } head;
  memset(&head, 0, sizeof head);
  head.type = (char)local->type;
  if (local->type != NCORP_PER) {
    if (local->country.size == sizeof head.country) memcpy(head.country, local->country.data, sizeof head.country);
    if (local->located) head.lat = local->lat.digits, head.lon = local->lon.digits;
  }
  char *key = nci_arena_alloc(k->arena, sizeof head + skeleton.size, 1);
  if (!key) return NCORP_NONE;
  memcpy(key, &head, sizeof head);
  if (skeleton.size) memcpy(key + sizeof head, skeleton.data, skeleton.size);
  uint32_t id = nci_intern_add(&k->keys, nci_str(key, sizeof head + skeleton.size));
  if (id == UINT32_MAX) return NCORP_NONE;
  if (id < k->profiles.list.count) return id;
  nci_profile *p = nci_vec_push(k->arena, &k->profiles.list);
  if (!p) return NCORP_NONE;
  *p = (nci_profile){ .name = name, .skeleton = skeleton, .country = local->country, .type = local->type,
                      .located = local->located != 0, .lat = local->lat, .lon = local->lon, .parent = id, .next = id };
  if (local->type == NCORP_PER) nci_person_name_parse(k->arena, name, &p->person);
  return id;
}

static void make_profiles(linker *k)
{
  uint32_t articles = k->link->corpus->articles.count;
  for (uint32_t a = 0; a < articles && !k->arena->failed; a++) {
    const nci_article_data *article = article_of(k, a);
    k->local_profile[a] = nci_arena_alloc(k->arena, article->entity_count, sizeof **k->local_profile);
    if (!k->local_profile[a]) return;
    for (uint32_t e = 0; e < article->entity_count; e++) {
      const ncorp_article_entity *local = &article->entities[e];
      uint32_t p = local->unnamed ? NCORP_NONE : profile_of(k, local->name, local);
      k->local_profile[a][e] = p;
      if (local->unnamed) continue;
      if (p == NCORP_NONE) return;
      nci_profile *profile = &k->profiles.list.at[p];
      if (!profile->country.size) profile->country = local->country;
    }
  }
}

/* An article that uses two names for one organisation or place joins them for the corpus, unless the shorter one has
 * another meaning already. */
static void join_spellings(linker *k)
{
  uint32_t articles = k->link->corpus->articles.count;
  for (uint32_t a = 0; a < articles && !k->arena->failed; a++) {
    const nci_article_data *article = article_of(k, a);
    const uint32_t *entity_of = nci_map_mentions(k->arena, article);
    if (!entity_of) continue;
    for (uint32_t m = 0; m < article->mention_count; m++) {
      const ncorp_mention *mention = &article->mentions[m];
      uint32_t e = mention->form == NCORP_FORM_NAME && mention->type != NCORP_PER ? entity_of[m] : NCORP_NONE;
      if (e == NCORP_NONE || article->entities[e].type == NCORP_PER || article->entities[e].unnamed) continue;
      ncorp_str name = nci_str(article->text.data + mention->span.start, mention->span.end - mention->span.start);
      if (nci_str_eq(name, article->entities[e].name)) continue;
      uint32_t p = profile_of(k, name, &article->entities[e]), main = k->local_profile[a][e];
      if (p == NCORP_NONE) return;
      if (nci_profile_root(&k->profiles, p) == p && k->profiles.list.at[p].next == p) nci_profile_join(&k->profiles, main, p);
    }
  }
}

/* ---- records ---- */

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
  NCI_VEC(spelling) names;
  ncorp_str described; /* what the first article calls it, for one that is never named */
  NCI_VEC(ncorp_str) articles;
  votes countries, sectors, roles;
  uint32_t mentions;
  uint32_t types[4];
  bool located;
  ncorp_decimal lat, lon;
} record;

typedef NCI_VEC(record) records;

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

static ncorp_str winner(const votes *v)
{
  uint32_t best = NCORP_NONE;
  for (uint32_t i = 0; i < v->counts.count; i++)
    if (best == NCORP_NONE || v->counts.at[i] > v->counts.at[best]) best = i;
  return best == NCORP_NONE ? NCI_NO_STR : v->values.at[best];
}

/* The text of a name on one line, with single spaces. */
static ncorp_str one_line(nci_arena *arena, ncorp_str text)
{
  bool plain = true;
  for (size_t i = 0; i < text.size && plain; i++)
    plain = !nci_is_space(text.data[i]) || (text.data[i] == ' ' && i > 0 && text.data[i - 1] != ' ');
  if (plain) return text;
  char *out = nci_arena_alloc(arena, text.size + 1, 1);
  if (!out) return NCI_NO_STR;
  size_t n = 0;
  for (size_t i = 0; i < text.size; i++) {
    char c = nci_is_space(text.data[i]) ? ' ' : text.data[i];
    if (c != ' ' || (n > 0 && out[n - 1] != ' ')) out[n++] = c;
  }
  return nci_str(out, n);
}

/* Counts a name mention: spellings of one record are found through `spellings`, whose keys hold the record. */
static void count_spelling(linker *k, nci_intern *spellings, uint32_t *slots, uint32_t *slot_count, uint32_t r, record *rec,
                           ncorp_str name, ncorp_str article)
{
  char *key = nci_arena_alloc(k->arena, sizeof r + name.size, 1);
  if (!key) return;
  memcpy(key, &r, sizeof r);
  memcpy(key + sizeof r, name.data, name.size);
  uint32_t id = nci_intern_add(spellings, nci_str(key, sizeof r + name.size));
  if (id == UINT32_MAX) return;
  if (id == *slot_count) {
    slots[(*slot_count)++] = rec->names.count;
    spelling *s = nci_vec_push(k->arena, &rec->names);
    if (!s) return;
    s->name = name;
    s->first = rec->names.count - 1;
  }
  if (slots[id] >= rec->names.count) return;
  spelling *s = &rec->names.at[slots[id]];
  s->count++;
  if (!s->articles.count || !nci_str_eq(s->articles.at[s->articles.count - 1], article)) nci_vec_add(k->arena, &s->articles, article);
}

static void collect_facts(linker *k, record *rec, const ncorp_article_entity *local)
{
  rec->types[local->type & 3]++;
  if (!rec->described.data) rec->described = local->name;
  vote(k->arena, &rec->countries, local->country);
  vote(k->arena, &rec->sectors, local->sector);
  for (uint32_t i = 0; i < local->role_count; i++) vote(k->arena, &rec->roles, local->roles[i]);
  if (!rec->located && local->located) {
    rec->located = true;
    rec->lat = local->lat;
    rec->lon = local->lon;
  }
}

static void collect(linker *k, records *all)
{
  const ncorp_corpus *corpus = k->link->corpus;
  size_t mentions = 0;
  for (uint32_t a = 0; a < corpus->articles.count; a++) mentions += article_of(k, a)->mention_count;
  uint32_t *slots = nci_arena_alloc(k->arena, mentions + 1, sizeof *slots), slot_count = 0;
  uint32_t **map = nci_arena_alloc(k->arena, (size_t)corpus->articles.count + 1, sizeof *map);
  if (!slots || !map) return;
  nci_intern spellings;
  nci_intern_init(&spellings, k->arena);
  for (uint32_t a = 0; a < corpus->articles.count && !k->arena->failed; a++) {
    const nci_article_data *article = article_of(k, a);
    map[a] = nci_arena_alloc(k->arena, article->entity_count, sizeof **map);
    if (!map[a]) return;
    for (uint32_t e = 0; e < article->entity_count; e++) {
      map[a][e] = NCORP_NONE;
      if (k->local_profile[a][e] == NCORP_NONE) continue;
      uint32_t root = nci_profile_root(&k->profiles, k->local_profile[a][e]);
      if (k->record[root] == NCORP_NONE) {
        k->record[root] = all->count;
        if (!nci_vec_push(k->arena, all)) return;
      }
      map[a][e] = k->record[root];
      record *rec = &all->at[map[a][e]];
      collect_facts(k, rec, &article->entities[e]);
      if (!rec->articles.count || !nci_str_eq(rec->articles.at[rec->articles.count - 1], article->id))
        nci_vec_add(k->arena, &rec->articles, article->id);
    }
    const uint32_t *entity_of = nci_map_mentions(k->arena, article);
    if (!entity_of) continue;
    for (uint32_t m = 0; m < article->mention_count; m++) {
      const ncorp_mention *mention = &article->mentions[m];
      uint32_t e = entity_of[m];
      if (e == NCORP_NONE || map[a][e] == NCORP_NONE) continue;
      record *rec = &all->at[map[a][e]];
      rec->mentions++;
      if (mention->form != NCORP_FORM_NAME) continue;
      ncorp_str text = nci_str(article->text.data + mention->span.start, mention->span.end - mention->span.start);
      count_spelling(k, &spellings, slots, &slot_count, map[a][e], rec, one_line(k->arena, text), article->id);
    }
  }
  k->link->article_entities = (const uint32_t *const *)map;
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

static void emit(linker *k, record *rec)
{
  nci_link *link = k->link;
  uint32_t number = link->entities.count;
  ncorp_entity *out = nci_vec_push(k->arena, &link->entities);
  if (!out) return;
  out->id = nci_arena_id(k->arena, 'E', number);
  uint32_t type = 0; /* MISC only where no article knows better */
  for (uint32_t t = 1; t < 3; t++)
    if (rec->types[t] > rec->types[type]) type = t;
  if (!rec->types[type]) type = NCORP_MISC;
  out->type = (ncorp_entity_type)type;
  const spelling *best = NULL;
  for (uint32_t i = 0; i < rec->names.count; i++)
    if (!best || better_name(out->type, &rec->names.at[i], best)) best = &rec->names.at[i];
  ncorp_str name = best ? best->name : rec->described;
  out->name = nci_arena_bytes(k->arena, name.data, name.size);
  if (!nci_sort(k->arena, rec->names.at, rec->names.count, sizeof *rec->names.at, more_frequent, NULL)) return;
  ncorp_entity_name *names = nci_arena_alloc(k->arena, rec->names.count, sizeof *names);
  if (!names) return;
  for (uint32_t i = 0; i < rec->names.count; i++) {
    const spelling *s = &rec->names.at[i];
    names[i] = (ncorp_entity_name){ nci_arena_str(k->arena, s->name), s->count, s->articles.at, s->articles.count };
  }
  out->names = names;
  out->name_count = rec->names.count;
  out->country = winner(&rec->countries);
  out->sector = winner(&rec->sectors);
  out->roles = rec->roles.values.at;
  out->role_count = rec->roles.values.count;
  out->articles = rec->articles.at;
  out->article_count = rec->articles.count;
  out->mentions = rec->mentions;
  out->located = rec->located;
  out->lat = rec->lat;
  out->lon = rec->lon;
}

ncorp_status nci_link_entities(nci_link *link)
{
  linker k = { .link = link, .arena = link->arena };
  k.profiles.arena = link->arena;
  k.profiles.lexicon = link->lexicon;
  nci_intern_init(&k.keys, link->arena);
  k.local_profile = nci_arena_alloc(link->arena, (size_t)link->corpus->articles.count + 1, sizeof *k.local_profile);
  if (!k.local_profile) return NCORP_ERR_NOMEM;
  make_profiles(&k);
  if (!link->arena->failed) join_spellings(&k);
  if (link->arena->failed) return NCORP_ERR_NOMEM;
  nci_cluster_persons(&k.profiles);
  nci_cluster_organisations(&k.profiles);
  nci_cluster_places(&k.profiles);
  nci_cluster_untyped(&k.profiles);
  k.record = nci_arena_alloc(link->arena, (size_t)k.profiles.list.count + 1, sizeof *k.record);
  if (!k.record || link->arena->failed) return NCORP_ERR_NOMEM;
  memset(k.record, 0xff, k.profiles.list.count * sizeof *k.record);
  records all = { 0 };
  collect(&k, &all);
  for (uint32_t r = 0; r < all.count && !link->arena->failed; r++) emit(&k, &all.at[r]);
  return nci_arena_status(link->arena);
}
