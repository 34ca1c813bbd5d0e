/* One record for each happening that articles report. A report joins the happening that it agrees with best, by time,
 * place, participants, sizes and how close the articles are; participants alone are not enough, since the same people
 * meet again. Only happenings that share a key (type and two participants; type, one participant and day; type and story)
 * are compared, the latest ones of each key, so that the work grows with the number of reports. */
#include "base/decimal.h"
#include "base/hash.h"
#include "base/str.h"
#include "lexicon_gen.h"
#include "link/event_links.h"
#include "meaning/calendar.h"
#include "model/mention_map.h"

enum { KEYS_MAX = 24, PER_KEY = 24, CANDIDATES = 96, ENOUGH = 4 };

/* A happening so far. */
typedef struct happening {
  uint32_t first, last; /* reports */
  nci_when when;
  uint32_t place;
  uint8_t entity_count;
  uint32_t entities[NCI_REPORT_ENTITIES];
  ncorp_str duration, mode;
  uint32_t article;     /* the last one that reports it */
  uint32_t story;       /* of the first one */
  int32_t published_first, published_last; /* of the reports; INT32_MIN when unknown */
} happening;

/* The happenings under a key, the latest first. */
typedef struct posting {
  uint32_t happening, next;
} posting;

typedef struct bucket {
  uint64_t key;
  uint32_t head; /* posting + 1, or 0 */
} bucket;

typedef struct linker {
  nci_link *link;
  nci_arena *arena;
  nci_referents *who;        /* [article] */
  nci_event_report *reports;
  uint32_t report_count;
  bool *wide; /* [entity]: a country or region, in which other places lie */
  NCI_VEC(happening) happenings;
  NCI_VEC(posting) postings;
  bucket *buckets;
  uint32_t bucket_mask;
} linker;

static int32_t published_day(const nci_article_data *a)
{
  nci_date date;
  return a->published.size && nci_date_parse(a->published, &date) ? nci_date_days(date) : INT32_MIN;
}

/* ---- reports ---- */

static void add_entity(nci_event_report *r, uint32_t entity)
{
  if (entity == UINT32_MAX || r->entity_count == NCI_REPORT_ENTITIES) return;
  for (uint32_t i = 0; i < r->entity_count; i++)
    if (r->entities[i] == entity) return;
  r->entities[r->entity_count++] = entity;
}

static bool make_reports(linker *k)
{
  const ncorp_corpus *corpus = k->link->corpus;
  size_t total = 0;
  for (uint32_t a = 0; a < corpus->articles.count; a++) total += nci_linked_article(k->link, a)->event_count;
  if (total >= UINT32_MAX) return false;
  k->who = nci_arena_alloc(k->arena, corpus->articles.count + 1u, sizeof *k->who);
  k->reports = nci_arena_alloc(k->arena, total + 1, sizeof *k->reports);
  if (!k->who || !k->reports) return false;
  for (uint32_t a = 0; a < corpus->articles.count; a++) {
    const nci_article_data *data = nci_linked_article(k->link, a);
    const uint32_t *linked = k->link->article_entities ? k->link->article_entities[a] : NULL;
    const uint32_t *local = nci_map_mentions(k->arena, data);
    uint32_t *map = nci_arena_alloc(k->arena, data->mention_count, sizeof *map);
    if (!map || (data->mention_count && !local)) return false;
    for (uint32_t m = 0; m < data->mention_count; m++) map[m] = local[m] != UINT32_MAX && linked ? linked[local[m]] : UINT32_MAX;
    k->who[a] = (nci_referents){ map, local };
    for (uint32_t e = 0; e < data->event_count; e++) {
      const ncorp_event_mention *event = &data->events[e];
      nci_event_report *r = &k->reports[k->report_count++];
      *r = (nci_event_report){ .article = a, .index = e, .type = (uint8_t)event->type, .place = UINT32_MAX, .next = UINT32_MAX };
      r->group = event->status == NCORP_ONGOING ? NCORP_OCCURRED : (uint8_t)event->status;
      for (uint32_t i = 0; i < event->actor_count; i++)
        if (event->actors[i] < data->mention_count) add_entity(r, map[event->actors[i]]);
      r->actor_count = r->entity_count;
      for (uint32_t i = 0; i < event->recipient_count; i++)
        if (event->recipients[i] < data->mention_count) add_entity(r, map[event->recipients[i]]);
      if (event->place < data->mention_count) r->place = map[event->place];
      r->when = nci_when_read(event->date);
    }
  }
  return true;
}

static bool find_wide(linker *k)
{
  k->wide = nci_arena_alloc(k->arena, k->link->entities.count + 1u, sizeof *k->wide);
  for (uint32_t i = 0; k->wide && i < k->link->entities.count; i++) {
    uint32_t row;
    const ncorp_entity *e = &k->link->entities.at[i];
    k->wide[i] = e->type == NCORP_LOC && (nci_lexicon_find(k->link->lexicon, NCI_LEX_COUNTRIES, e->name, &row, 1) ||
                                          nci_lexicon_find(k->link->lexicon, NCI_LEX_REGIONS, e->name, &row, 1));
  }
  return k->wide != NULL;
}

/* ---- keys ---- */

static uint64_t key_of(const nci_event_report *r, uint32_t a, uint32_t b, uint32_t day)
{
  uint32_t parts[5] = { r->type, r->group, a, b, day };
  return nci_hash(parts, sizeof parts, 0) | 1;
}

enum { OF_STORY = UINT32_MAX - 1 };

static uint32_t keys_of(const linker *k, const nci_event_report *r, uint64_t *keys)
{
  uint32_t n = 0;
  if (k->link->article_stories) keys[n++] = key_of(r, k->link->article_stories[r->article], OF_STORY, 0);
  for (uint32_t i = 0; i < r->entity_count; i++) {
    for (uint32_t j = i + 1; j < r->entity_count && n < KEYS_MAX - 2; j++) {
      uint32_t a = r->entities[i], b = r->entities[j];
      keys[n++] = key_of(r, a < b ? a : b, a < b ? b : a, 0);
    }
  }
  for (uint32_t i = 0; i < r->entity_count && i < 2 && nci_when_is_day(r->when); i++)
    keys[n++] = key_of(r, r->entities[i], UINT32_MAX, (uint32_t)r->when.first);
  return n;
}

static bucket *bucket_of(linker *k, uint64_t key)
{
  uint32_t at = (uint32_t)(key >> 17) & k->bucket_mask;
  while (k->buckets[at].key && k->buckets[at].key != key) at = (at + 1) & k->bucket_mask;
  k->buckets[at].key = key;
  return &k->buckets[at];
}

/* ---- agreement ---- */

static const ncorp_entity *entity_at(const linker *k, uint32_t e)
{
  return e < k->link->entities.count ? &k->link->entities.at[e] : NULL;
}

/* Acts that happen at one spot. */
static bool is_local(uint8_t type)
{
  return type == NCORP_ASSAULT || type == NCORP_COERCE || type == NCORP_PROTEST || type == NCORP_X_DISASTER || type == NCORP_X_ACCIDENT || type == NCORP_X_DEATH;
}

static int64_t hundredths_apart(ncorp_decimal a, ncorp_decimal b)
{
  int64_t values[2];
  const ncorp_decimal *both[] = { &a, &b };
  for (int i = 0; i < 2; i++) {
    int64_t v = both[i]->digits;
    int32_t e = both[i]->exponent + 2;
    for (; e < 0; e++) v /= 10;
    for (; e > 0 && v < 100000 && v > -100000; e--) v *= 10;
    values[i] = v;
  }
  return values[0] > values[1] ? values[0] - values[1] : values[1] - values[0];
}

static bool place_excludes(const linker *k, uint8_t type, uint32_t a, uint32_t b)
{
  enum { NEAR = 50 }; /* hundredths of a degree */
  if (a == UINT32_MAX || b == UINT32_MAX || a == b) return false;
  const ncorp_entity *x = entity_at(k, a), *y = entity_at(k, b);
  if (!x || !y) return false;
  bool towns = x->located && y->located && !k->wide[a] && !k->wide[b];
  if (is_local(type) && towns && (hundredths_apart(x->lat, y->lat) > NEAR || hundredths_apart(x->lon, y->lon) > NEAR)) return true;
  /* A city and its state or country do not exclude each other; nor do two names in one country. */
  return !(x->country.size && nci_str_eq(x->country, y->country));
}

/* "Romania's prime minister" is reported as Romania where the name is not told: a country stands for its people. */
static bool stands_for(const linker *k, uint32_t a, uint32_t b)
{
  if (a == b) return true;
  const ncorp_entity *x = entity_at(k, a), *y = entity_at(k, b);
  if (!x || !y || !x->country.size || !nci_str_eq(x->country, y->country)) return false;
  return (x->type == NCORP_LOC && k->wide[a]) != (y->type == NCORP_LOC && k->wide[b]);
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

/* "40 minutes" and "about an hour" can be told of one call, "ten minutes" and "three hours" cannot. */
static bool may_last(ncorp_str a, ncorp_str b)
{
  uint32_t x = minutes_of(a), y = minutes_of(b);
  return nci_str_eq(a, b) || (x && y && (x < y ? y - x <= x : x - y <= y));
}

static bool is_phone(ncorp_str mode) { return nci_str_eq(mode, NCI_STR("phone")); }

static ncorp_str mode_of(const ncorp_event_mention *e)
{
  return e->mode_count ? e->modes[0] : NCI_NO_STR;
}

static bool same_amount(ncorp_amount a, ncorp_amount b)
{
  return a.known && b.known && nci_decimal_cmp(a.value, b.value) == 0;
}

/* How many participants of a report the happening has. */
static uint32_t shared(const linker *k, const happening *h, const nci_event_report *r)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->entity_count; i++) {
    bool known = false;
    for (uint32_t j = 0; j < h->entity_count; j++) known = known || stands_for(k, r->entities[i], h->entities[j]);
    n += known;
  }
  return n;
}

static bool same_actor(const linker *k, const nci_event_report *a, const nci_event_report *b)
{
  for (uint32_t i = 0; i < a->actor_count; i++)
    for (uint32_t j = 0; j < b->actor_count; j++)
      if (stands_for(k, a->entities[i], b->entities[j])) return true;
  return !a->actor_count || !b->actor_count;
}

static int closeness(const linker *k, const happening *h, const nci_event_report *r)
{
  int32_t day = published_day(nci_linked_article(k->link, r->article));
  if (day == INT32_MIN || h->published_last == INT32_MIN) return 0;
  int64_t apart = day > h->published_last ? (int64_t)day - h->published_last : day < h->published_first ? (int64_t)h->published_first - day : 0;
  return apart <= 1 ? 2 : apart <= 4 ? 1 : apart <= 10 ? -1 : -3;
}

/* Events that a dictionary of the user's has coded are one only with one code. */
static bool coded_apart(const ncorp_event_mention *a, const ncorp_event_mention *b)
{
  return (nci_by_dictionary(a) || nci_by_dictionary(b)) && (!nci_str_eq(a->cameo, b->cameo) || !nci_str_eq(a->code, b->code));
}

/* How well a report agrees with a happening; below ENOUGH it is another one. */
static int agreement(const linker *k, const happening *h, const nci_event_report *r)
{
  const ncorp_event_mention *e = nci_reported(k->link, r), *first = nci_reported(k->link, &k->reports[h->first]);
  if (h->article == r->article || !nci_when_meet(h->when, r->when) || place_excludes(k, r->type, h->place, r->place)) return 0;
  if (coded_apart(first, e) || !nci_str_eq(first->own_type, e->own_type)) return 0;
  if (h->duration.size && e->duration.size && !may_last(h->duration, e->duration)) return 0;
  ncorp_str mode = mode_of(e);
  if (h->mode.size && mode.size && !nci_str_eq(h->mode, mode) && (is_phone(h->mode) || is_phone(mode))) return 0;
  if (r->type > NCORP_ASSAULT && h->mode.size && mode.size && !nci_str_eq(h->mode, mode)) return 0; /* won and held, storm and fire */
  bool one_story = k->link->article_stories && h->story == k->link->article_stories[r->article];
  uint32_t common = shared(k, h, r), smaller = h->entity_count < r->entity_count ? h->entity_count : r->entity_count;
  /* Nobody need be known of those who were there when one story tells of one place. */
  bool at_place = is_local(r->type) && one_story && h->place != UINT32_MAX && h->place == r->place;
  if (!at_place && (!common || common * 2 < smaller)) return 0;
  /* Whoever acts has to be known to both, where one side acts on another. */
  if (r->type != NCORP_CONSULT && r->type != NCORP_AGREE && !same_actor(k, r, &k->reports[h->first])) return 0;
  int score = 0;
  bool known = h->when.first != INT32_MIN && r->when.first != INT32_MIN;
  if (known && nci_when_is_day(h->when) && nci_when_is_day(r->when)) score += 3;
  else if (known && h->when.last - h->when.first <= 31 && r->when.last - r->when.first <= 31) score += 1;
  else if (h->when.weekday || r->when.weekday) score += h->when.weekday && r->when.weekday ? 1 : known || nci_when_is_day(h->when) || nci_when_is_day(r->when) ? 2 : 0;
  score += closeness(k, h, r);
  if (h->place != UINT32_MAX && h->place == r->place) score += 1;
  if (h->duration.size && e->duration.size) score += nci_str_eq(h->duration, e->duration) ? 2 : 0;
  if (one_story) score += 2;
  if (h->mode.size && nci_str_eq(h->mode, mode)) score += 1;
  if (same_amount(first->size.dead, e->size.dead) || same_amount(first->size.injured, e->size.injured)) score += 2;
  if (common >= 3) score += common >= 4 ? 2 : 1;
  if (one_story && r->type != NCORP_CONSULT && nci_str_eq(first->cameo, e->cameo)) score += 1;
  if (common && common == smaller && (smaller > 1 || h->entity_count == r->entity_count)) score += 1;
  return score;
}

static void take_in(const linker *k, happening *h, uint32_t index)
{
  nci_event_report *r = &k->reports[index];
  const ncorp_event_mention *e = nci_reported(k->link, r);
  int32_t day = published_day(nci_linked_article(k->link, r->article));
  if (h->first == UINT32_MAX) h->first = index;
  else k->reports[h->last].next = index;
  h->last = index;
  h->when = nci_when_both(h->when, r->when);
  if (h->place == UINT32_MAX) h->place = r->place;
  for (uint32_t i = 0; i < r->entity_count && h->entity_count < NCI_REPORT_ENTITIES; i++) {
    bool known = false;
    for (uint32_t j = 0; j < h->entity_count; j++) known = known || h->entities[j] == r->entities[i];
    if (!known) h->entities[h->entity_count++] = r->entities[i];
  }
  if (!h->duration.size) h->duration = e->duration;
  if (!h->mode.size) h->mode = mode_of(e);
  h->article = r->article;
  if (day != INT32_MIN) {
    if (h->published_first == INT32_MIN || day < h->published_first) h->published_first = day;
    if (h->published_last == INT32_MIN || day > h->published_last) h->published_last = day;
  }
}

/* The happening that a report agrees with best, or UINT32_MAX. */
static uint32_t find_happening(linker *k, const nci_event_report *r, const uint64_t *keys, uint32_t key_count)
{
  uint32_t best = UINT32_MAX, tried[CANDIDATES], tried_count = 0;
  int best_score = ENOUGH - 1;
  for (uint32_t i = 0; i < key_count; i++) {
    uint32_t at = bucket_of(k, keys[i])->head;
    for (uint32_t n = 0; at && n < PER_KEY; n++) {
      const posting *p = &k->postings.at[at - 1];
      at = p->next;
      bool seen = tried_count == CANDIDATES;
      for (uint32_t t = 0; !seen && t < tried_count; t++) seen = tried[t] == p->happening;
      if (seen) continue;
      tried[tried_count++] = p->happening;
      int score = agreement(k, &k->happenings.at[p->happening], r);
      if (score > best_score || (score == best_score && best != UINT32_MAX && p->happening < best)) best = p->happening, best_score = score;
    }
  }
  return best;
}

static void put_under(linker *k, uint32_t h, const uint64_t *keys, uint32_t key_count)
{
  for (uint32_t i = 0; i < key_count; i++) {
    bucket *b = bucket_of(k, keys[i]);
    if (b->head && k->postings.at[b->head - 1].happening == h) continue;
    nci_vec_add(k->arena, &k->postings, ((posting){ h, b->head }));
    if (!k->arena->failed) b->head = k->postings.count;
  }
}

static bool gather(linker *k, uint32_t *happening_of)
{
  uint64_t room = 64, wanted = 0, keys[KEYS_MAX];
  for (uint32_t i = 0; i < k->report_count; i++) wanted += keys_of(k, &k->reports[i], keys);
  while (room < wanted * 2) room *= 2;
  if (room > UINT32_MAX) return false;
  k->buckets = nci_arena_alloc(k->arena, room, sizeof *k->buckets);
  if (!k->buckets) return false;
  memset(k->buckets, 0, room * sizeof *k->buckets);
  k->bucket_mask = (uint32_t)room - 1;
  for (uint32_t i = 0; i < k->report_count; i++) {
    uint32_t key_count = keys_of(k, &k->reports[i], keys);
    uint32_t h = find_happening(k, &k->reports[i], keys, key_count);
    if (h == UINT32_MAX) {
      happening *new = nci_vec_push(k->arena, &k->happenings);
      if (!new) return false;
      *new = (happening){ .first = UINT32_MAX, .when = { INT32_MIN, INT32_MAX, 0 }, .place = UINT32_MAX, .article = UINT32_MAX,
                          .story = k->link->article_stories ? k->link->article_stories[k->reports[i].article] : UINT32_MAX, .published_first = INT32_MIN, .published_last = INT32_MIN };
      h = k->happenings.count - 1;
    }
    take_in(k, &k->happenings.at[h], i);
    put_under(k, h, keys, key_count);
    if (k->arena->failed) return false;
    happening_of[i] = h;
  }
  return true;
}

/* An article that gives no date, but a weekday that a linked report resolves, was published about then. */
static void infer_dates(const linker *k, const uint32_t *happening_of, ncorp_str *inferred)
{
  for (uint32_t i = 0; i < k->report_count; i++) {
    const nci_event_report *r = &k->reports[i];
    const happening *h = &k->happenings.at[happening_of[i]];
    if (inferred[r->article].data || nci_linked_article(k->link, r->article)->published.size) continue;
    if (!r->when.weekday || !nci_when_is_day(h->when)) continue;
    inferred[r->article] = nci_when_print(k->arena, h->when.first);
  }
}

ncorp_status nci_link_events(nci_link *link)
{
  linker k = { .link = link, .arena = link->arena };
  uint32_t articles = link->corpus->articles.count;
  uint32_t **article_events = nci_arena_alloc(k.arena, articles + 1u, sizeof *article_events);
  ncorp_str *inferred = nci_arena_alloc(k.arena, articles + 1u, sizeof *inferred);
  if (!article_events || !inferred || !make_reports(&k)) return NCORP_ERR_NOMEM;
  uint32_t *happening_of = nci_arena_alloc(k.arena, k.report_count + 1u, sizeof *happening_of);
  if (!find_wide(&k)) return NCORP_ERR_NOMEM;
  if (!happening_of || !gather(&k, happening_of)) return NCORP_ERR_NOMEM;
  memset(inferred, 0, (articles + 1u) * sizeof *inferred);
  for (uint32_t a = 0, i = 0; a < articles; a++) {
    uint32_t count = nci_linked_article(link, a)->event_count;
    article_events[a] = happening_of + i;
    i += count;
  }
  for (uint32_t h = 0; h < k.happenings.count; h++) {
    ncorp_event *record = nci_vec_push(k.arena, &link->events);
    if (!record) return NCORP_ERR_NOMEM;
    nci_merge_event(link, k.reports, k.happenings.at[h].first, k.who, record);
    nci_find_differences(link, k.reports, k.happenings.at[h].first, k.who, record);
  }
  infer_dates(&k, happening_of, inferred);
  link->article_events = (const uint32_t *const *)article_events;
  link->inferred_dates = inferred;
  if (link->article_stories) nci_date_stories(link);
  return nci_arena_status(k.arena);
}
