/* The state of linking: takes digests apart into profiles, articles and reports, and settles them in the order in which they
 * build on each other: entities, then stories, then events, which are compared by both. */
#include "link/links.h"

#include "base/hash.h"
#include "base/sort.h"
#include "base/str.h"
#include "lexicon_gen.h"
#include "link/near_duplicates.h"
#include "meaning/casualty_words.h"

void nci_links_init(nci_links *links, const ncorp_allocator *allocator, const nci_lexicon *lexicon, uint32_t threads, const char *spill)
{
  *links = (nci_links){ .allocator = allocator, .lexicon = lexicon, .threads = threads };
  nci_spill_init(&links->digests, allocator, spill);
  nci_linkage_init(&links->entities, allocator, &nci_entity_rules, links);
  nci_linkage_init(&links->stories, allocator, &nci_story_rules, links);
  nci_linkage_init(&links->events, allocator, &nci_event_rules, links);
}

void nci_links_done(nci_links *l)
{
  const ncorp_allocator *a = l->allocator;
  nci_spill_done(&l->digests);
  nci_free(a, l->names, l->name_room, 1);
  nci_free(a, l->list, l->article_room, sizeof *l->list);
  nci_free(a, l->article_slots, l->article_slot_count, sizeof *l->article_slots);
  nci_free(a, l->profiles, l->profile_room, sizeof *l->profiles);
  nci_free(a, l->traits, l->trait_room, sizeof *l->traits);
  nci_free(a, l->profile_slots, l->profile_slot_count, sizeof *l->profile_slots);
  nci_free(a, l->sightings, l->sighting_room, sizeof *l->sightings);
  nci_free(a, l->reports, l->report_room, sizeof *l->reports);
  nci_free(a, l->parties, l->party_room, sizeof *l->parties);
  nci_linkage_done(&l->entities);
  nci_linkage_done(&l->stories);
  nci_linkage_done(&l->events);
}

/* Appends bytes; false when there is no memory. */
static bool append(const ncorp_allocator *allocator, char **bytes, uint64_t *size, uint64_t *room, ncorp_str more)
{
  if (*room - *size < more.size) {
    uint64_t wanted = *size + more.size + *size / 4 + 4096;
    char *grown = nci_realloc(allocator, *bytes, *room, wanted, 1);
    if (!grown) return false;
    *bytes = grown;
    *room = wanted;
  }
  if (more.size) memcpy(*bytes + *size, more.data, more.size);
  *size += more.size;
  return true;
}

/* ---- numbers by stable hash ---- */

/* The slot of a node with this stable hash, or the free one where it would be. */
static uint32_t slot_of(const nci_linkage *linkage, const uint32_t *slots, uint32_t slot_count, uint64_t stable)
{
  uint32_t at = (uint32_t)(stable >> 20) & (slot_count - 1);
  while (slots[at] && linkage->nodes[slots[at] - 1].stable != stable) at = (at + 1) & (slot_count - 1);
  return at;
}

/* Room for one more node; a third of the slots stay free. */
static bool make_slots(const nci_linkage *linkage, uint32_t **slots, uint32_t *slot_count)
{
  uint64_t room = *slot_count ? *slot_count : 64;
  while ((uint64_t)linkage->count * 3 + 3 >= room * 2) room *= 2;
  if (room == *slot_count) return true;
  uint32_t *grown = room <= UINT32_C(1) << 31 ? nci_calloc(linkage->allocator, room, sizeof *grown) : NULL;
  if (!grown) return false;
  nci_free(linkage->allocator, *slots, *slot_count, sizeof *grown);
  *slots = grown;
  *slot_count = (uint32_t)room;
  for (uint32_t n = 0; n < linkage->count; n++) grown[slot_of(linkage, grown, *slot_count, linkage->nodes[n].stable)] = n + 1;
  return true;
}

static uint64_t hash_id(ncorp_str id) { return nci_hash(id.data, id.size, 21); }

uint32_t nci_links_find(const nci_links *l, ncorp_str id)
{
  uint32_t slot = l->article_slot_count ? l->article_slots[slot_of(&l->stories, l->article_slots, l->article_slot_count, hash_id(id))] : 0;
  return slot ? slot - 1 : NCORP_NONE;
}

/* ---- the order of time ---- */

int nci_compare_articles(const nci_links *l, uint32_t a, uint32_t b)
{
  int32_t x = l->list[a].day, y = l->list[b].day;
  if (a == b) return 0;
  if (x != y) return x == INT32_MIN ? 1 : y == INT32_MIN ? -1 : x < y ? -1 : 1;
  return nci_str_cmp(nci_digest_id(nci_links_digest(l, a)), nci_digest_id(nci_links_digest(l, b)));
}

/* What decides on the order, read from the digests once and not for each comparison: a cluster may have very many members. */
typedef struct moment {
  int32_t day;       /* INT32_MAX when unknown */
  uint64_t beginning; /* of the id, behind what all ids have in common */
  ncorp_str id;
  nci_dated dated;
} moment;

static int by_time(const void *a, const void *b, void *ctx)
{
  const moment *x = a, *y = b;
  (void)ctx;
  if (x->day != y->day) return x->day < y->day ? -1 : 1;
  if (x->beginning != y->beginning) return x->beginning < y->beginning ? -1 : 1;
  int order = x->dated.article == y->dated.article ? 0 : nci_str_cmp(x->id, y->id);
  return order ? order : (x->dated.order > y->dated.order) - (x->dated.order < y->dated.order);
}

static size_t common_prefix(ncorp_str a, size_t size, ncorp_str b)
{
  size_t n = 0;
  while (n < size && n < b.size && a.data[n] == b.data[n]) n++;
  return n;
}

bool nci_sort_dated(nci_arena *arena, const nci_links *l, nci_dated *items, uint32_t count)
{
  moment *moments = nci_arena_alloc(arena, count, sizeof *moments);
  if (!moments) return false;
  size_t common = SIZE_MAX;
  for (uint32_t i = 0; i < count; i++) {
    int32_t day = l->list[items[i].article].day;
    moments[i] = (moment){ day == INT32_MIN ? INT32_MAX : day, 0, nci_digest_id(nci_links_digest(l, items[i].article)), items[i] };
    common = common_prefix(moments[0].id, common < moments[0].id.size ? common : moments[0].id.size, moments[i].id);
  }
  for (uint32_t i = 0; i < count; i++)
    for (size_t k = 0; k < sizeof moments[i].beginning; k++)
      moments[i].beginning = moments[i].beginning << 8 | (common + k < moments[i].id.size ? (unsigned char)moments[i].id.data[common + k] : 0);
  if (!nci_sort(arena, moments, count, sizeof *moments, by_time, NULL)) return false;
  for (uint32_t i = 0; i < count; i++) items[i] = moments[i].dated;
  return true;
}

bool nci_sort_articles(nci_arena *arena, const nci_links *l, uint32_t *articles, uint32_t count)
{
  nci_dated *items = nci_arena_alloc(arena, count, sizeof *items);
  for (uint32_t i = 0; items && i < count; i++) items[i] = (nci_dated){ .article = articles[i] };
  if (!items || !nci_sort_dated(arena, l, items, count)) return false;
  for (uint32_t i = 0; i < count; i++) articles[i] = items[i].article;
  return true;
}

/* ---- profiles ---- */

static uint64_t identity(const nci_named *n, ncorp_str name)
{
  struct { int64_t lat, lon; int32_t lat_exponent, lon_exponent; uint32_t type; char country[4]; } rest;
  memset(&rest, 0, sizeof rest);
  rest.type = n->type;
  if (n->country.size < sizeof rest.country && n->country.size) memcpy(rest.country, n->country.data, n->country.size);
  rest.lat = n->lat.digits;
  rest.lon = n->lon.digits;
  rest.lat_exponent = n->lat.exponent;
  rest.lon_exponent = n->lon.exponent;
  uint64_t h = nci_hash(&rest, sizeof rest, nci_hash(name.data, name.size, 22));
  return h ? h : 1;
}

static bool is_wide(const nci_links *l, ncorp_str name)
{
  uint32_t row;
  return nci_lexicon_find(l->lexicon, NCI_LEX_COUNTRIES, name, &row, 1) || nci_lexicon_find(l->lexicon, NCI_LEX_REGIONS, name, &row, 1);
}

uint32_t nci_links_profile(nci_links *l, nci_arena *arena, const nci_named *n, ncorp_str name)
{
  uint64_t stable = identity(n, name);
  if (!make_slots(&l->entities, &l->profile_slots, &l->profile_slot_count)) return NCORP_NONE;
  uint32_t *slot = &l->profile_slots[slot_of(&l->entities, l->profile_slots, l->profile_slot_count, stable)];
  if (*slot) return *slot - 1;
  uint32_t number = l->entities.count;
  nci_profile p = { .name_at = l->name_size, .name_size = (uint32_t)name.size, .earliest = NCORP_NONE, .type = n->type, .located = n->located,
                    .lat = n->lat, .lon = n->lon };
  if (n->country.size && n->country.size < sizeof p.country) memcpy(p.country, n->country.data, n->country.size);
  p.wide = p.type == NCORP_LOC && is_wide(l, name);
  p.block = nci_name_block(arena, l->lexicon, name, p.type, p.wide ? p.country : "");
  if (arena->failed || !append(l->allocator, &l->names, &l->name_size, &l->name_room, name) ||
      !nci_room(l->allocator, &l->profiles, number, &l->profile_room, sizeof *l->profiles) ||
      !nci_room(l->allocator, &l->traits, number, &l->trait_room, sizeof *l->traits) || !nci_linkage_add(&l->entities, stable))
    return NCORP_NONE;
  l->profiles[number] = p;
  l->traits[number] = (nci_trait){ .wide = p.wide, .located = p.located, .lat = p.lat, .lon = p.lon, .lowest = stable };
  memcpy(l->traits[number].country, p.country, sizeof p.country);
  *slot = number + 1;
  return number;
}

/* Keeps the lowest ones, so that the order in which they come does not matter. */
bool nci_links_alias(nci_links *l, uint32_t profile, uint64_t stable)
{
  uint64_t *list = l->profiles[profile].alias_of;
  uint32_t at = 0;
  while (at < NCI_ALIASES && list[at] && list[at] < stable) at++;
  if (l->entities.nodes[profile].stable == stable || at == NCI_ALIASES || list[at] == stable) return true;
  memmove(list + at + 1, list + at, (NCI_ALIASES - 1 - at) * sizeof *list);
  list[at] = stable;
  return profile >= l->entities.keyed || nci_linkage_key(&l->entities, profile, nci_key_fine(stable));
}

static bool add_named(nci_links *l, nci_arena *arena, const nci_named *n, uint32_t article, uint32_t at)
{
  uint32_t p = nci_links_profile(l, arena, n, n->name);
  if (p == NCORP_NONE || !nci_room(l->allocator, &l->sightings, l->sighting_count, &l->sighting_room, sizeof *l->sightings)) return false;
  l->sightings[l->sighting_count] = (nci_sighting){ p, article, at, l->profiles[p].sighting };
  l->profiles[p].sighting = ++l->sighting_count;
  l->profiles[p].sightings++;
  if (l->profiles[p].earliest == NCORP_NONE || nci_compare_articles(l, article, l->profiles[p].earliest) < 0) l->profiles[p].earliest = article;
  l->profiles[p].genders |= (uint8_t)(1u << (n->gender & 3));
  if (!nci_linkage_touch(&l->entities, p)) return false;
  for (uint32_t i = 0; n->type != NCORP_PER && i < n->spelling_count; i++) {
    if (nci_str_eq(n->spellings[i].name, n->name)) continue;
    uint32_t other = nci_links_profile(l, arena, n, n->spellings[i].name);
    if (other == NCORP_NONE || !nci_links_alias(l, other, l->entities.nodes[p].stable)) return false;
  }
  return true;
}

/* ---- reports ---- */

static uint32_t hash_text(ncorp_str s)
{
  uint64_t h = s.size ? nci_hash(s.data, s.size, 23) : 0;
  return s.size ? (uint32_t)(h ^ h >> 32) | 1 : 0;
}

/* An amount with its bound in one number (nci_amount_low()); 0 is none. */
static uint32_t pack_amount(const ncorp_amount *a)
{
  if (!a->known) return 0;
  int64_t value = a->value.digits < NCI_AMOUNT_MAX ? a->value.digits : NCI_AMOUNT_MAX;
  for (int32_t e = a->value.exponent; e > 0 && value && value < NCI_AMOUNT_MAX; e--) value *= 10;
  for (int32_t e = a->value.exponent; e < 0 && value > 0; e++) value /= 10;
  if (value > NCI_AMOUNT_MAX) value = NCI_AMOUNT_MAX;
  return (uint32_t)((value < 0 ? 0 : value) + 1) << 3 | (uint32_t)a->bound;
}

/* Minutes of a duration of days, hours and minutes; 0 when it is none. */
static uint32_t minutes_of(ncorp_str duration)
{
  uint32_t minutes = 0, number = 0;
  bool time = false;
  for (size_t i = 1; i < duration.size && number < 10000; i++) {
    char c = duration.data[i];
    if (nci_is_digit(c)) {
      number = number * 10 + (uint32_t)(c - '0');
      continue;
    }
    if (c == 'T') time = true;
    else if (c == 'D' || c == 'H' || (c == 'M' && time)) minutes += number * (c == 'D' ? 1440 : c == 'H' ? 60 : 1);
    else return 0;
    number = 0;
  }
  return minutes;
}

static bool add_parties(nci_links *l, nci_report *r, const nci_party *list, uint32_t count, uint32_t first_sighting)
{
  for (uint32_t i = 0; i < count; i++) {
    if (list[i].named == NCORP_NONE || r->party_count == NCI_PARTIES_MAX) continue;
    uint32_t profile = l->sightings[first_sighting + list[i].named].profile;
    bool known = false;
    for (uint32_t k = 0; k < r->party_count && !known; k++) known = l->parties[r->parties + k] == profile;
    if (known) continue;
    if (!nci_room(l->allocator, &l->parties, l->party_count, &l->party_room, sizeof *l->parties)) return false;
    l->parties[l->party_count++] = profile;
    r->party_count++;
  }
  return true;
}

/* The heads of those of a side that are described only, each once. */
static void list_heads(uint32_t *heads, const nci_party *list, uint32_t count)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < count && n < NCI_HEADS_MAX; i++)
    if (list[i].head && (!n || heads[0] != list[i].head)) heads[n++] = list[i].head;
}

static uint8_t harm_of(const nci_told *t)
{
  nci_casualty_word word = nci_casualty_word_of(t->lemma);
  if (t->event.type == NCORP_X_DEATH) return NCI_HARM_DEATH;
  if (t->event.type != NCORP_ASSAULT || !word.use) return NCI_HARM_UNTOLD;
  return word.casualty == NCORP_KILLED ? NCI_HARM_DEATH : word.casualty == NCORP_INJURED ? NCI_HARM_INJURY : NCI_HARM_UNTOLD;
}

static bool add_told(nci_links *l, const nci_told *t, uint32_t article, uint32_t index, uint32_t at, uint32_t first_sighting)
{
  const ncorp_event_mention *e = &t->event;
  nci_report r = { .article = article, .index = index, .at = at, .parties = l->party_count, .type = (uint8_t)e->type, .place = NCORP_NONE };
  r.group = e->status == NCORP_ONGOING ? NCORP_OCCURRED : (uint8_t)e->status;
  if (!add_parties(l, &r, t->actors, e->actor_count, first_sighting)) return false;
  r.actor_count = r.party_count;
  if (!add_parties(l, &r, t->recipients, e->recipient_count, first_sighting)) return false;
  if (t->placed && t->place.named != NCORP_NONE) r.place = l->sightings[first_sighting + t->place.named].profile;
  r.when = nci_when_read(e->date);
  r.minutes = minutes_of(e->duration);
  r.duration = hash_text(e->duration);
  r.mode = e->mode_count ? hash_text(e->modes[0]) : 0;
  r.phone = e->mode_count && nci_str_eq(e->modes[0], NCI_STR("phone"));
  r.cameo = hash_text(e->cameo);
  r.code = hash_text(e->code);
  r.lemma = hash_text(t->lemma);
  r.dictionary = t->dictionary;
  r.own_type = hash_text(e->own_type);
  r.dead = pack_amount(&e->size.dead);
  r.injured = pack_amount(&e->size.injured);
  r.arrested = pack_amount(&e->size.arrested);
  r.abducted = pack_amount(&e->size.abducted);
  r.lead = t->lead;
  r.harm = harm_of(t);
  list_heads(r.actor_heads, t->actors, e->actor_count);
  list_heads(r.recipient_heads, t->recipients, e->recipient_count);
  struct { uint64_t article; uint64_t index; } name = { l->stories.nodes[article].stable, index };
  if (!nci_room(l->allocator, &l->reports, l->events.count, &l->report_room, sizeof *l->reports)) return false;
  l->reports[l->events.count] = r;
  return nci_linkage_add(&l->events, nci_hash(&name, sizeof name, 24));
}

/* ---- articles ---- */

static bool add_article(nci_links *l, nci_arena *arena, const nci_digest *d)
{
  uint32_t article = nci_links_count(l), first_sighting = l->sighting_count;
  nci_buffer bytes;
  if (!nci_room(l->allocator, &l->list, article, &l->article_room, sizeof *l->list)) return false;
  uint32_t *named_at = nci_arena_alloc(arena, d->named_count, sizeof *named_at), *told_at = nci_arena_alloc(arena, d->told_count, sizeof *told_at);
  if (!named_at || !told_at) return false;
  nci_buffer_init(&bytes, l->allocator);
  nci_digest_pack(d, &bytes, named_at, told_at);
  uint64_t at = 0;
  char *room = bytes.failed || bytes.size > UINT32_MAX ? NULL : nci_spill_room(&l->digests, (uint32_t)bytes.size, &at);
  bool done = room != NULL;
  if (done) memcpy(room, bytes.data, bytes.size);
  l->list[article] = (nci_linked_article){ at, (uint32_t)bytes.size, first_sighting, l->events.count, d->gist.day, NCORP_NONE };
  nci_buffer_done(&bytes);
  done = done && make_slots(&l->stories, &l->article_slots, &l->article_slot_count);
  if (!done || !nci_linkage_add(&l->stories, hash_id(d->id))) return false;
  l->article_slots[slot_of(&l->stories, l->article_slots, l->article_slot_count, hash_id(d->id))] = article + 1;
  for (uint32_t i = 0; i < d->named_count; i++)
    if (!add_named(l, arena, &d->named[i], article, named_at[i])) return false;
  for (uint32_t i = 0; i < d->told_count; i++)
    if (!add_told(l, &d->told[i], article, i, told_at[i], first_sighting)) return false;
  return true;
}

ncorp_status nci_links_add(nci_links *l, const nci_digest *d, bool *known)
{
  nci_arena arena;
  *known = nci_links_find(l, d->id) != NCORP_NONE;
  if (l->broken || *known) return l->broken;
  nci_arena_init(&arena, l->allocator);
  if (!add_article(l, &arena, d)) l->broken = NCORP_ERR_NOMEM;
  nci_arena_done(&arena);
  return l->broken;
}

/* ---- settling ---- */

typedef struct ballot {
  char country[4];
  uint64_t votes;
} ballot;

/* What most sightings of a cluster's profiles say. */
static nci_trait trait_of(const nci_links *l, uint32_t label)
{
  enum { COUNTRIES = 32 };
  ballot ballots[COUNTRIES];
  uint32_t count = 0, at = label;
  uint64_t spot = UINT64_MAX;
  nci_trait t = { .lowest = UINT64_MAX };
  do {
    const nci_profile *p = &l->profiles[at];
    uint64_t stable = l->entities.nodes[at].stable;
    uint32_t b = 0;
    while (b < count && memcmp(ballots[b].country, p->country, 4) != 0) b++;
    if (p->country[0] && b == count && count < COUNTRIES) {
      ballots[count].votes = 0;
      memcpy(ballots[count++].country, p->country, 4);
    }
    if (p->country[0] && b < count) ballots[b].votes += p->sightings;
    t.wide = t.wide || p->wide;
    if (stable < t.lowest) t.lowest = stable;
    if (p->located && stable < spot) spot = stable, t.located = true, t.lat = p->lat, t.lon = p->lon;
    at = l->entities.nodes[at].cluster_next;
  } while (at != label);
  uint64_t most = 0;
  for (uint32_t b = 0; b < count; b++)
    if (ballots[b].votes > most || (ballots[b].votes == most && memcmp(ballots[b].country, t.country, 4) < 0)) {
      most = ballots[b].votes;
      memcpy(t.country, ballots[b].country, 4);
    }
  return t;
}

bool nci_links_index(nci_links *l)
{
  for (uint32_t p = 0; p < l->entities.count; p++)
    if (l->entities.nodes[p].cluster == p) l->traits[p] = trait_of(l, p);
  return make_slots(&l->stories, &l->article_slots, &l->article_slot_count) && make_slots(&l->entities, &l->profile_slots, &l->profile_slot_count);
}

/* Whether reports are compared alike by both. */
static bool same_trait(const nci_trait *a, const nci_trait *b)
{
  return memcmp(a->country, b->country, 4) == 0 && a->wide == b->wide && a->located == b->located && a->lat.digits == b->lat.digits &&
         a->lat.exponent == b->lat.exponent && a->lon.digits == b->lon.digits && a->lon.exponent == b->lon.exponent;
}

/* The reports that a profile takes part in have to be compared again. */
static bool touch_reports_of(nci_links *l, uint32_t profile)
{
  for (uint32_t s = l->profiles[profile].sighting; s; s = l->sightings[s - 1].next) {
    uint32_t article = l->sightings[s - 1].article;
    for (uint32_t r = l->list[article].report; r < nci_links_reports_end(l, article); r++) {
      bool in = l->reports[r].place == profile;
      for (uint32_t i = 0; i < l->reports[r].party_count && !in; i++) in = l->parties[l->reports[r].parties + i] == profile;
      if (in && !nci_linkage_touch(&l->events, r)) return false;
    }
  }
  return true;
}

/* Says anew what is known of a cluster; where it is not what it was, all that rests on it is touched. */
static bool refresh_trait(nci_links *l, uint32_t label)
{
  nci_trait trait = trait_of(l, label);
  bool same = same_trait(&trait, &l->traits[label]);
  l->traits[label] = trait;
  if (same) return true;
  uint32_t at = label;
  do {
    if (!touch_reports_of(l, at)) return false;
    at = l->entities.nodes[at].cluster_next;
  } while (at != label);
  return true;
}

static int by_number(const void *a, const void *b, void *ctx)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  (void)ctx;
  return (x > y) - (x < y);
}

bool nci_moved_labels(nci_arena *arena, const nci_linkage *k, const uint32_t *more, uint32_t more_count, uint32_t **labels, uint32_t *count)
{
  uint32_t n = 0;
  uint32_t *list = nci_arena_alloc(arena, (size_t)k->move_count * 2 + more_count, sizeof *list);
  if (!list) return false;
  for (uint32_t i = 0; i < k->move_count; i++) {
    list[n++] = k->nodes[k->moves[i].node].cluster;
    list[n++] = k->nodes[k->moves[i].was].cluster;
  }
  for (uint32_t i = 0; i < more_count; i++) list[n++] = k->nodes[more[i]].cluster;
  if (!nci_sort(arena, list, n, sizeof *list, by_number, NULL)) return false;
  *count = 0;
  for (uint32_t i = 0; i < n; i++)
    if (!*count || list[*count - 1] != list[i]) list[(*count)++] = list[i];
  *labels = list;
  return true;
}

/* seen: profiles that were touched before settling. */
static bool after_entities(nci_links *l, nci_arena *arena, const uint32_t *seen, uint32_t seen_count)
{
  uint32_t *labels, count;
  if (!nci_moved_labels(arena, &l->entities, seen, seen_count, &labels, &count)) return false;
  for (uint32_t i = 0; i < l->entities.move_count; i++)
    if (!touch_reports_of(l, l->entities.moves[i].node)) return false;
  for (uint32_t i = 0; i < count; i++)
    if (!refresh_trait(l, labels[i])) return false;
  return true;
}

static bool after_stories(nci_links *l)
{
  for (uint32_t i = 0; i < l->stories.move_count; i++) {
    uint32_t article = l->stories.moves[i].node, was = l->stories.moves[i].was;
    for (uint32_t r = l->list[article].report; r < nci_links_reports_end(l, article) && r < l->events.keyed; r++) {
      uint64_t before[NCI_STORY_KEYS], after[NCI_STORY_KEYS];
      uint32_t count = nci_report_story_keys(l, r, was, before);
      nci_report_story_keys(l, r, l->stories.nodes[article].cluster, after);
      for (uint32_t k = 0; k < count; k++)
        if (!nci_linkage_unkey(&l->events, r, before[k]) || !nci_linkage_key(&l->events, r, after[k])) return false;
    }
  }
  return true;
}

static ncorp_status settle(nci_links *l, nci_arena *arena)
{
  uint32_t seen_count = l->entities.touched_count;
  uint32_t *seen = nci_arena_alloc(arena, seen_count, sizeof *seen);
  if (!seen) return NCORP_ERR_NOMEM;
  if (seen_count) memcpy(seen, l->entities.touched, seen_count * sizeof *seen);
  ncorp_status status = nci_linkage_settle(&l->entities, l->threads);
  if (status == NCORP_OK && !after_entities(l, arena, seen, seen_count)) status = NCORP_ERR_NOMEM;
  if (status == NCORP_OK) status = nci_linkage_settle(&l->stories, l->threads);
  if (status == NCORP_OK && !after_stories(l)) status = NCORP_ERR_NOMEM;
  if (status == NCORP_OK) status = nci_find_near_duplicates(l);
  return status == NCORP_OK ? nci_linkage_settle(&l->events, l->threads) : status;
}

ncorp_status nci_links_settle(nci_links *l)
{
  nci_arena arena;
  nci_arena_init(&arena, l->allocator);
  if (l->broken == NCORP_OK) l->broken = settle(l, &arena);
  nci_arena_done(&arena);
  return l->broken;
}
