/* Descriptions of one story with one head noun are one player, unless the noun goes with several countries or with women and men:
 * then these are told apart; so are one and many where a country is told. Whom the story names are players too. Which players
 * are one figure is weighed by what they have in common (figure_likeness.h), and resolved as everything else is. */
#include "link/figures.h"

#include "base/hash.h"
#include "base/intern.h"
#include "base/sort.h"
#include "base/str.h"
#include "lexicon_gen.h"

/* What the story has under one noun. */
typedef struct noun {
  ncorp_str country; /* the first one */
  bool countries;    /* there are several */
  bool fem, masc;
} noun;

enum { FEW = 2, PLAYERS_MAX = 384 };

/* Something described. */
typedef struct item {
  const nci_described *described;
  uint32_t article; /* of the cast */
  uint32_t noun;    /* or NCORP_NONE */
  uint32_t player;  /* likewise */
} item;

typedef struct casting {
  nci_arena *arena;  /* of the work */
  const nci_links *links;
  nci_intern nouns_known;
  NCI_VEC(noun) nouns;
  NCI_VEC(item) items;
  NCI_VEC(nci_player) players;
  uint32_t *order;   /* those players that are compared, by stable hash */
  uint32_t compared;
  NCI_VEC(nci_edge) edges; /* between places in `order` */
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
  if (id == c->nouns.count && id != NCORP_NONE) nci_vec_add(c->arena, &c->nouns, ((noun){ .countries = false }));
  return id < c->nouns.count ? id : NCORP_NONE;
}

static bool read_described(casting *c, uint32_t at)
{
  const nci_described *list;
  uint32_t count;
  if (!nci_digest_unpack_described(c->arena, nci_links_digest(c->links, c->cast->articles[at]), &list, &count)) return !c->arena->failed;
  for (uint32_t i = 0; i < count; i++) {
    item it = { &list[i], at, NCORP_NONE, NCORP_NONE };
    if (!is_vague(list[i].noun)) it.noun = noun_of(c, list[i].noun);
    if (it.noun != NCORP_NONE) {
      noun *n = &c->nouns.at[it.noun];
      if (!n->country.size) n->country = list[i].country;
      n->countries |= list[i].country.size && !nci_str_eq(n->country, list[i].country);
      n->fem |= list[i].gender == NCORP_FEM;
      n->masc |= list[i].gender == NCORP_MASC;
    }
    nci_vec_add(c->arena, &c->items, it);
  }
  return !c->arena->failed;
}

/* What tells the players under one noun apart. */
typedef struct trait {
  uint32_t noun;
  char country[4];
  uint8_t gender, plural;
} trait;

static trait trait_of(const casting *c, const item *it)
{
  const noun *n = &c->nouns.at[it->noun];
  const nci_described *d = it->described;
  trait t;
  memset(&t, 0, sizeof t);
  t.noun = it->noun;
  if (n->countries && d->country.size < sizeof t.country && d->country.size) memcpy(t.country, d->country.data, d->country.size);
  if (n->fem && n->masc) t.gender = d->gender;
  t.plural = d->plural;
  return t;
}

static uint64_t stable_of(const casting *c, const trait *t, uint32_t article)
{
  ncorp_str word = c->nouns_known.strings.at[t->noun];
  uint64_t parts[2] = { c->links->stories.nodes[c->cast->articles[article]].stable, nci_hash(word.data, word.size, 75) };
  struct { char country[4]; uint32_t gender, plural; } rest = { { 0 }, t->gender, t->plural };
  memcpy(rest.country, t->country, sizeof rest.country);
  return nci_hash(&rest, sizeof rest, nci_hash(parts, sizeof parts, 76));
}

/* Makes players of what is described. */
static bool add_players(casting *c)
{
  nci_intern traits;
  nci_intern_init(&traits, c->arena);
  for (uint32_t i = 0; i < c->items.count; i++) {
    item *it = &c->items.at[i];
    if (it->noun == NCORP_NONE) continue;
    trait t = trait_of(c, it);
    it->player = nci_intern_add(&traits, nci_str((const char *)&t, sizeof t));
    if (it->player == c->players.count)
      nci_vec_add(c->arena, &c->players, ((nci_player){ .stable = stable_of(c, &t, it->article), .label = NCORP_NONE, .plural = it->described->plural,
                                                        .noun = nci_player_word(c->nouns_known.strings.at[t.noun]) }));
    if (it->player >= c->players.count) return false;
    nci_player_describe(c->arena, &c->players.at[it->player], it->described, it->article);
  }
  return !c->arena->failed;
}

static bool is_known(const nci_links *l, const nci_named *named)
{
  uint32_t row;
  return nci_lexicon_find(l->lexicon, NCI_LEX_ORGANISATIONS, named->name, &row, 1) > 0 ||
         nci_lexicon_find(l->lexicon, NCI_LEX_COUNTRIES, named->name, &row, 1) > 0;
}

/* Adds those whom the articles name. */
static bool add_named(casting *c)
{
  const nci_links *l = c->links;
  nci_intern labels; /* a label's id is its player behind those described */
  uint32_t described = c->players.count;
  nci_intern_init(&labels, c->arena);
  for (uint32_t a = 0; a < c->cast->article_count; a++) {
    uint32_t article = c->cast->articles[a];
    for (uint32_t s = l->list[article].sighting; s < nci_links_sightings_end(l, article); s++) {
      nci_named named;
      uint32_t label = l->entities.nodes[l->sightings[s].profile].cluster;
      if (!nci_digest_unpack_named(c->arena, nci_links_digest(l, article), l->sightings[s].at, &named)) {
        if (c->arena->failed) return false;
        continue;
      }
      uint32_t id = nci_intern_add(&labels, nci_str((const char *)&label, sizeof label)), at = described + id;
      if (id != NCORP_NONE && at == c->players.count)
        nci_vec_add(c->arena, &c->players, ((nci_player){ .stable = l->traits[label].lowest, .label = label, .known = is_known(l, &named) }));
      if (id == NCORP_NONE || at >= c->players.count) return false;
      nci_player_name(c->arena, &c->players.at[at], &named, a);
    }
  }
  return !c->arena->failed;
}

/* ---- who is compared, and joined ---- */

static int by_weight(const void *a, const void *b, void *ctx)
{
  const nci_player *players = ctx, *x = &players[*(const uint32_t *)a], *y = &players[*(const uint32_t *)b];
  return nci_player_before(x, y) ? -1 : nci_player_before(y, x);
}

static int by_stable(const void *a, const void *b, void *ctx)
{
  const nci_player *players = ctx, *x = &players[*(const uint32_t *)a], *y = &players[*(const uint32_t *)b];
  return x->stable < y->stable ? -1 : x->stable > y->stable;
}

/* Those in most articles, in the order in which they are resolved. */
static bool choose(casting *c)
{
  uint32_t count = c->players.count;
  c->order = nci_arena_alloc(c->arena, count, sizeof *c->order);
  for (uint32_t i = 0; c->order && i < count; i++) c->order[i] = i;
  if (!c->order || !nci_sort(c->arena, c->order, count, sizeof *c->order, by_weight, c->players.at)) return false;
  c->compared = count < PLAYERS_MAX ? count : PLAYERS_MAX;
  return nci_sort(c->arena, c->order, c->compared, sizeof *c->order, by_stable, c->players.at);
}

static const nci_player *compared(const casting *c, uint32_t place) { return &c->players.at[c->order[place]]; }

/* A name that is a part of several ones that are not one themselves may be any of them, but for rare ones. */
static bool part_of_several(const casting *c, const nci_player *part, const nci_player *whole)
{
  for (uint32_t i = 0; i < c->compared; i++) {
    const nci_player *other = compared(c, i);
    if (other == part || other == whole || other->label == NCORP_NONE || other->articles.count * 2 < whole->articles.count) continue;
    nci_casting_verdict v = nci_casting_judge(part, other);
    if (!v.veto && v.part == part && nci_casting_judge(whole, other).veto) return true;
  }
  return false;
}

static bool compare(casting *c)
{
  for (uint32_t a = 0; a < c->compared; a++)
    for (uint32_t b = a + 1; b < c->compared; b++) {
      const nci_player *x = compared(c, a), *y = compared(c, b);
      nci_casting_verdict v = nci_casting_judge(x, y);
      if (v.part && part_of_several(c, v.part, v.part == x ? y : x)) v.veto = true;
      if (v.veto || v.score > 0) nci_vec_add(c->arena, &c->edges, ((nci_edge){ .a = a, .b = b, .score = v.score, .veto = v.veto }));
    }
  return !c->arena->failed;
}

/* What most speaks for a player being of its cluster: its best tie there. */
static nci_casting reason_of(const casting *c, const uint32_t *cluster_of, uint32_t place)
{
  nci_casting best = NCI_CAST_NOUN;
  int32_t most = INT32_MIN;
  for (uint32_t other = 0; other < c->compared; other++) {
    if (other == place || cluster_of[other] != cluster_of[place]) continue;
    nci_casting_verdict v = nci_casting_judge(compared(c, place), compared(c, other));
    if (!v.veto && (v.score > most || (v.score == most && v.because < best))) most = v.score, best = v.because;
  }
  return best;
}

/* A figure while its players are put together. */
typedef struct putting {
  const nci_player *named; /* the one of those with names that stands for all */
  uint32_t items, first, figure; /* first: the article that describes it first */
  uint64_t stable;
} putting;

/* A lone word means others in other stories, so that it gives way to a fuller name; else what stands in more articles stays. */
static bool stands_for_both(const nci_player *p, const nci_player *other)
{
  bool lone = nci_player_is_lone(p), others_lone = nci_player_is_lone(other);
  return lone != others_lone ? others_lone : nci_player_before(p, other);
}

static void put_together(putting *to, const nci_player *p, uint32_t items)
{
  if (p->label != NCORP_NONE) {
    if (!to->named || stands_for_both(p, to->named)) to->named = p;
    return;
  }
  uint32_t first = p->articles.at[0];
  if (!to->items || first < to->first || (first == to->first && p->stable < to->stable)) to->first = first, to->stable = p->stable;
  to->items += items;
}

/* Lists where each figure is described: a story may have very many figures and articles. */
static bool list_told(nci_arena *kept, nci_cast *cast, uint32_t items)
{
  uint32_t *starts = nci_arena_alloc(kept, (size_t)cast->figure_count + 2, sizeof *starts), *told = nci_arena_alloc(kept, items, sizeof *told);
  if (!starts || !told) return false;
  memset(starts, 0, ((size_t)cast->figure_count + 2) * sizeof *starts);
  for (uint32_t i = 0; i < items; i++)
    if (cast->figure_of[i] != NCORP_NONE) starts[cast->figure_of[i] + 2]++;
  for (uint32_t f = 0; f < cast->figure_count; f++) starts[f + 2] += starts[f + 1];
  for (uint32_t i = 0; i < items; i++)
    if (cast->figure_of[i] != NCORP_NONE) told[starts[cast->figure_of[i] + 1]++] = i;
  cast->told_starts = starts;
  cast->told = told;
  return true;
}

uint32_t nci_cast_article_of(const nci_cast *cast, uint32_t at)
{
  uint32_t low = 0, high = cast->article_count;
  while (low + 1 < high) {
    uint32_t middle = low + (high - low) / 2;
    if (cast->starts[middle] <= at) low = middle;
    else high = middle;
  }
  return low;
}

/* Makes the figures: what is told twice at least, or of somebody who is named. */
static bool make_figures(casting *c, nci_arena *kept, const uint32_t *cluster_of)
{
  uint32_t players = c->players.count, figures = 0;
  uint32_t *of = nci_arena_alloc(c->arena, players, sizeof *of), *items = nci_arena_alloc(c->arena, players, sizeof *items);
  uint8_t *because = nci_arena_alloc(c->arena, players, 1);
  putting *list = nci_arena_alloc(c->arena, players, sizeof *list);
  if (!of || !items || !because || !list) return false;
  memset(items, 0, players * sizeof *items);
  memset(because, NCI_CAST_NOUN, players);
  for (uint32_t i = 0; i < players; i++) of[i] = i, list[i] = (putting){ .figure = NCORP_NONE };
  for (uint32_t i = 0; i < c->items.count; i++)
    if (c->items.at[i].player != NCORP_NONE) items[c->items.at[i].player]++;
  for (uint32_t i = 0; i < c->compared; i++) {
    of[c->order[i]] = c->order[cluster_of[i]];
    because[c->order[i]] = (uint8_t)reason_of(c, cluster_of, i);
  }
  for (uint32_t i = 0; i < players; i++) put_together(&list[of[i]], &c->players.at[i], items[i]);
  for (uint32_t i = 0; i < players; i++)
    if (list[i].items >= (list[i].named ? 1 : FEW)) list[i].figure = figures++;
  nci_cast *cast = c->cast;
  cast->figure_count = figures;
  cast->figures = nci_arena_alloc(kept, figures, sizeof *cast->figures);
  cast->figure_of = nci_arena_alloc(kept, c->items.count, sizeof *cast->figure_of);
  cast->because_of = nci_arena_alloc(kept, c->items.count, 1);
  cast->renamed = nci_arena_alloc(kept, players, sizeof *cast->renamed);
  if (!cast->figures || !cast->figure_of || !cast->because_of || !cast->renamed) return false;
  for (uint32_t i = 0; i < players; i++) {
    const nci_player *p = &c->players.at[i], *to = list[of[i]].named;
    if (p->label != NCORP_NONE && to != p) cast->renamed[cast->renamed_count++] = (nci_renaming){ p->label, to->label, p->sightings, (nci_casting)because[i] };
  }
  for (uint32_t i = 0; i < players; i++)
    if (list[i].figure != NCORP_NONE) cast->figures[list[i].figure] = (nci_figure){ list[i].stable, list[i].named ? list[i].named->label : NCORP_NONE };
  for (uint32_t i = 0; i < c->items.count; i++) {
    uint32_t player = c->items.at[i].player;
    cast->figure_of[i] = player == NCORP_NONE ? NCORP_NONE : list[of[player]].figure;
    cast->because_of[i] = player == NCORP_NONE ? NCI_CAST_ALWAYS : because[player];
  }
  return list_told(kept, cast, c->items.count);
}

static bool put_players(casting *c, nci_arena *kept)
{
  const nci_cuts cuts = { .mean = NCI_CASTING_CUT };
  if (!choose(c) || !compare(c)) return false;
  nci_vertex *vertices = nci_arena_alloc(c->arena, c->compared, sizeof *vertices);
  uint32_t *cluster_of = nci_arena_alloc(c->arena, c->compared, sizeof *cluster_of);
  if (!vertices || !cluster_of) return false;
  memset(vertices, 0, c->compared * sizeof *vertices);
  const nci_edges edges = { c->edges.at, c->edges.count, c->edges.capacity };
  return nci_resolve(c->arena, vertices, c->compared, &edges, 1, &cuts, cluster_of) && make_figures(c, kept, cluster_of);
}

/* Lists the articles of a story. False when there is no memory. */
static bool list_articles(nci_arena *arena, const nci_links *l, uint32_t story, nci_cast *out)
{
  uint32_t count = 0, at = story;
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
  return nci_sort_articles(arena, l, out->articles, count);
}

static bool read_players(casting *c)
{
  nci_cast *cast = c->cast;
  nci_intern_init(&c->nouns_known, c->arena);
  for (uint32_t a = 0; a < cast->article_count; a++) {
    cast->starts[a] = c->items.count;
    if (!read_described(c, a)) return false;
  }
  cast->starts[cast->article_count] = c->items.count;
  if (!add_players(c) || !add_named(c)) return false;
  for (uint32_t i = 0; i < c->players.count; i++) nci_player_seal(&c->players.at[i]);
  return nci_players_rank(c->arena, c->players.at, c->players.count);
}

bool nci_cast_make(nci_arena *arena, const nci_links *l, uint32_t story, nci_cast *out)
{
  *out = (nci_cast){ .figure_count = 0 };
  if (l->stories.nodes[story].cluster_next == story) return true;
  nci_arena work;
  nci_arena_init(&work, l->allocator);
  casting c = { .arena = &work, .links = l, .cast = out };
  bool done = list_articles(arena, l, story, out) && read_players(&c) && put_players(&c, arena) && !work.failed;
  nci_arena_done(&work);
  return done;
}

const nci_renaming *nci_cast_renaming(const nci_cast *cast, uint32_t label)
{
  for (uint32_t i = 0; i < cast->renamed_count; i++)
    if (cast->renamed[i].label == label) return &cast->renamed[i];
  return NULL;
}

bool nci_cast_players(nci_arena *arena, const nci_links *l, uint32_t story, nci_cast *out, nci_player **players, uint32_t *count)
{
  casting c = { .arena = arena, .links = l, .cast = out };
  *out = (nci_cast){ .figure_count = 0 };
  if (!list_articles(arena, l, story, out) || !read_players(&c)) return false;
  out->figure_of = nci_arena_alloc(arena, c.items.count, sizeof *out->figure_of);
  for (uint32_t i = 0; out->figure_of && i < c.items.count; i++) out->figure_of[i] = c.items.at[i].player;
  *players = c.players.at;
  *count = c.players.count;
  return out->figure_of != NULL;
}
