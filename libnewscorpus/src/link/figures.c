/* Descriptions of one story are one figure when they have one head noun, unless it goes with several countries or with
 * women and men: then these are told apart; so are one and many where a country is told. A figure in the singular is the entity that one article calls by the same noun, when
 * the story has only one such entity and the article that describes does not name it. */
#include "link/figures.h"

#include "base/hash.h"
#include "base/intern.h"
#include "base/sort.h"
#include "base/str.h"

/* What the story has under one noun. */
typedef struct noun {
  uint32_t named;    /* label of the entity that is called so, NCORP_NONE, or SEVERAL */
  ncorp_str country; /* the first one */
  bool countries;    /* there are several */
  bool fem, masc;
} noun;

enum { SEVERAL = NCORP_NONE - 1, FEW_ARTICLES = 2 };

typedef struct item {
  uint32_t noun;    /* or NCORP_NONE */
  ncorp_str country;
  uint8_t type, gender;
  bool plural;
} item;

typedef struct casting {
  nci_arena *arena;  /* of the work */
  const nci_links *links;
  nci_intern nouns_known;
  NCI_VEC(noun) nouns;
  NCI_VEC(item) items;
  nci_cast *cast;
} casting;

/* Words that describe nobody in particular. */
static bool is_vague(ncorp_str word)
{
  static const char *const list[] = { "other", "one", "thing", "way", "part", "lot", "number", "rest", "some", "all" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is(word, list[i])) return true;
  return word.size == 0;
}

static uint32_t noun_of(casting *c, ncorp_str word)
{
  uint32_t id = nci_intern_add(&c->nouns_known, word);
  if (id == c->nouns.count && id != NCORP_NONE) nci_vec_add(c->arena, &c->nouns, ((noun){ .named = NCORP_NONE }));
  return id < c->nouns.count ? id : NCORP_NONE;
}

static bool read_described(casting *c, uint32_t article)
{
  const nci_described *list;
  uint32_t count;
  if (!nci_digest_unpack_described(c->arena, nci_links_digest(c->links, article), &list, &count)) return !c->arena->failed;
  for (uint32_t i = 0; i < count; i++) {
    item it = { NCORP_NONE, list[i].country, list[i].type, list[i].gender, list[i].plural };
    if (!is_vague(list[i].noun)) it.noun = noun_of(c, list[i].noun);
    if (it.noun != NCORP_NONE) {
      noun *n = &c->nouns.at[it.noun];
      if (!n->country.size) n->country = it.country;
      n->countries |= it.country.size && !nci_str_eq(n->country, it.country);
      n->fem |= it.gender == NCORP_FEM;
      n->masc |= it.gender == NCORP_MASC;
    }
    nci_vec_add(c->arena, &c->items, it);
  }
  return !c->arena->failed;
}

/* Entities that the article calls by nouns which others use for somebody without a name. */
static bool read_named(casting *c, uint32_t article)
{
  const nci_links *l = c->links;
  for (uint32_t s = l->list[article].sighting; s < nci_links_sightings_end(l, article); s++) {
    nci_named named;
    uint32_t label = l->entities.nodes[l->sightings[s].profile].cluster;
    if (!nci_digest_unpack_named(c->arena, nci_links_digest(l, article), l->sightings[s].at, &named)) {
      if (c->arena->failed) return false;
      continue;
    }
    for (uint32_t i = 0; i < named.noun_count; i++) {
      uint32_t id = nci_intern_find(&c->nouns_known, named.nouns[i]);
      if (id >= c->nouns.count) continue;
      noun *n = &c->nouns.at[id];
      n->named = n->named == NCORP_NONE || n->named == label ? label : SEVERAL;
    }
  }
  return true;
}

static bool names(const nci_links *l, uint32_t article, uint32_t label)
{
  for (uint32_t s = l->list[article].sighting; s < nci_links_sightings_end(l, article); s++)
    if (l->entities.nodes[l->sightings[s].profile].cluster == label) return true;
  return false;
}

/* What tells a figure from the others of its story. */
typedef struct trait {
  uint32_t noun, named;
  char country[4];
  uint8_t gender, plural;
} trait;

static trait trait_of(const casting *c, const item *it, uint32_t article)
{
  const noun *n = &c->nouns.at[it->noun];
  trait t;
  memset(&t, 0, sizeof t);
  t.noun = it->noun;
  t.named = NCORP_NONE;
  if (n->countries && it->country.size < sizeof t.country && it->country.size) memcpy(t.country, it->country.data, it->country.size);
  if (n->fem && n->masc) t.gender = it->gender;
  t.plural = n->country.size && it->plural; /* "the Danish leader", "European leaders" */
  bool one = !n->countries && !(n->fem && n->masc) && !it->plural && n->named < SEVERAL;
  if (one && c->links->profiles[n->named].type == it->type && !names(c->links, article, n->named)) t.named = n->named;
  return t;
}

/* Two that may be one figure lie in one group. */
static bool group(casting *c, nci_arena *kept_in, uint32_t *group_of)
{
  nci_intern traits;
  nci_intern_init(&traits, c->arena);
  for (uint32_t a = 0; a < c->cast->article_count; a++)
    for (uint32_t i = c->cast->starts[a]; i < c->cast->starts[a + 1]; i++) {
      group_of[i] = NCORP_NONE;
      if (c->items.at[i].noun == NCORP_NONE) continue;
      trait t = trait_of(c, &c->items.at[i], c->cast->articles[a]);
      group_of[i] = nci_intern_add(&traits, nci_str((const char *)&t, sizeof t));
      if (group_of[i] == NCORP_NONE) return false;
    }
  uint32_t groups = traits.strings.count, kept = 0;
  uint32_t *last = nci_arena_alloc(c->arena, groups, sizeof *last), *articles = nci_arena_alloc(c->arena, groups, sizeof *articles);
  uint32_t *figure = nci_arena_alloc(c->arena, groups, sizeof *figure), *first = nci_arena_alloc(c->arena, groups, sizeof *first);
  if (!last || !articles || !figure || !first) return false;
  for (uint32_t g = 0; g < groups; g++) last[g] = NCORP_NONE, articles[g] = 0;
  for (uint32_t a = 0; a < c->cast->article_count; a++)
    for (uint32_t i = c->cast->starts[a]; i < c->cast->starts[a + 1]; i++) {
      uint32_t g = group_of[i];
      if (g == NCORP_NONE || last[g] == a) continue;
      if (last[g] == NCORP_NONE) first[g] = a;
      last[g] = a;
      articles[g]++;
    }
  for (uint32_t g = 0; g < groups; g++) {
    trait t;
    memcpy(&t, traits.strings.at[g].data, sizeof t);
    figure[g] = articles[g] >= FEW_ARTICLES || t.named != NCORP_NONE ? kept++ : NCORP_NONE;
  }
  c->cast->figures = nci_arena_alloc(kept_in, kept, sizeof *c->cast->figures);
  c->cast->figure_count = kept;
  for (uint32_t g = 0; g < groups && c->cast->figures; g++) {
    trait t;
    if (figure[g] == NCORP_NONE) continue;
    memcpy(&t, traits.strings.at[g].data, sizeof t);
    ncorp_str word = c->nouns_known.strings.at[t.noun];
    uint64_t parts[2] = { c->links->stories.nodes[c->cast->articles[first[g]]].stable, nci_hash(word.data, word.size, 75) };
    struct { char country[4]; uint32_t gender, plural; } rest = { { 0 }, t.gender, t.plural };
    memcpy(rest.country, t.country, sizeof rest.country);
    c->cast->figures[figure[g]] = (nci_figure){ nci_hash(&rest, sizeof rest, nci_hash(parts, sizeof parts, 76)), t.named };
  }
  for (uint32_t i = 0; i < c->items.count; i++)
    if (group_of[i] != NCORP_NONE) group_of[i] = figure[group_of[i]];
  return c->cast->figures != NULL;
}

static bool fill(casting *c, nci_arena *kept)
{
  nci_cast *cast = c->cast;
  for (uint32_t a = 0; a < cast->article_count; a++) {
    cast->starts[a] = c->items.count;
    if (!read_described(c, cast->articles[a])) return false;
  }
  cast->starts[cast->article_count] = c->items.count;
  for (uint32_t a = 0; a < cast->article_count; a++)
    if (!read_named(c, cast->articles[a])) return false;
  cast->figure_of = nci_arena_alloc(kept, c->items.count, sizeof *cast->figure_of);
  return cast->figure_of && group(c, kept, cast->figure_of) && !c->arena->failed;
}

bool nci_cast_make(nci_arena *arena, const nci_links *l, uint32_t story, nci_cast *out)
{
  uint32_t count = 0, at = story;
  *out = (nci_cast){ .figure_count = 0 };
  if (l->stories.nodes[story].cluster_next == story) return true;
  do {
    count++;
    at = l->stories.nodes[at].cluster_next;
  } while (at != story);
  out->articles = nci_arena_alloc(arena, count, sizeof *out->articles);
  out->starts = nci_arena_alloc(arena, (size_t)count + 1, sizeof *out->starts);
  if (!out->articles || !out->starts) return false;
  do {
    out->articles[out->article_count++] = at;
    at = l->stories.nodes[at].cluster_next;
  } while (at != story);
  nci_arena work;
  nci_arena_init(&work, l->allocator);
  casting c = { .arena = &work, .links = l, .cast = out };
  nci_intern_init(&c.nouns_known, &work);
  bool done = nci_sort_articles(&work, l, out->articles, count) && fill(&c, arena);
  nci_arena_done(&work);
  return done;
}
