/* Stories: articles on one happening or its direct sequel. An article is a bag of rare things: its entities and the longer
 * words of its text, weighed by how few articles have them. It joins the story of the articles that it
 * is most like (cosine), when they are close in time. Only articles that share a rare thing are compared, so that the work
 * grows with the number of articles. */
#include "base/hash.h"
#include "base/sort.h"
#include "base/str.h"
#include "link/link.h"
#include "link/near_duplicates.h"
#include "meaning/calendar.h"

enum { WORD_MIN = 5, THINGS_MAX = 96, POSTINGS_MAX = 48, NEAR_DAYS = 4, MEMBERS = 12 };

/* Weights are in thousandths, so that sums are the same everywhere. */
typedef struct thing {
  uint64_t key;
  uint32_t count;
  uint32_t weight;
} thing;

typedef struct profile {
  thing *things; /* by key */
  uint32_t count;
  uint32_t norm;
  int32_t day;   /* of publication, or of its first dated event; INT32_MIN when unknown */
} profile;

typedef struct frequency {
  uint64_t key;
  uint32_t articles, head; /* head: posting + 1 */
} frequency;

typedef struct posting {
  uint32_t article, next;
} posting;

typedef struct teller {
  nci_link *link;
  nci_arena *arena;
  profile *profiles;
  nci_arena scratch;  /* of one article */
  frequency *table;   /* open addressing */
  uint32_t mask, filled;
  uint64_t seed;
  NCI_VEC(posting) postings;
} teller;

static const nci_article_data *article_at(const teller *k, uint32_t a) { return &k->link->corpus->articles.at[a].block->data; }

static frequency *frequency_of(const teller *k, uint64_t key)
{
  uint32_t at = (uint32_t)nci_hash(&key, sizeof key, k->seed) & k->mask;
  while (k->table[at].key && k->table[at].key != key) at = (at + 1) & k->mask;
  k->table[at].key = key;
  return &k->table[at];
}

/* Makes the table larger when half of it is used. */
static bool make_room(teller *k)
{
  if (k->table && k->filled < k->mask / 2) return true;
  uint32_t old_size = k->table ? k->mask + 1 : 0;
  uint64_t size = old_size ? (uint64_t)old_size * 2 : 4096;
  const frequency *old = k->table;
  frequency *table = size <= UINT32_MAX ? nci_arena_alloc(k->arena, size, sizeof *table) : NULL;
  if (!table) return false;
  memset(table, 0, size * sizeof *table);
  if (!old) k->seed = nci_hash_seed(table);
  k->table = table;
  k->mask = (uint32_t)size - 1;
  for (uint32_t i = 0; i < old_size; i++)
    if (old[i].key) *frequency_of(k, old[i].key) = old[i];
  return true;
}

static int by_key(const void *a, const void *b, void *ctx)
{
  uint64_t x = ((const thing *)a)->key, y = ((const thing *)b)->key;
  (void)ctx;
  return (x > y) - (x < y);
}

static uint64_t key_of_word(ncorp_str text, ncorp_span span)
{
  uint64_t h = 1469598103934665603u;
  for (uint32_t i = span.start; i < span.end; i++) h = (h ^ (uint8_t)nci_to_lower(text.data[i])) * 1099511628211u;
  return h | 1;
}

static uint64_t key_of_id(uint32_t kind, uint32_t id)
{
  uint32_t parts[2] = { kind, id };
  return nci_hash(parts, sizeof parts, 3) | 1;
}

static bool counts(ncorp_str text, ncorp_span span)
{
  if (span.end - span.start < WORD_MIN || span.end > text.size) return false;
  for (uint32_t i = span.start; i < span.end; i++)
    if (!nci_is_alpha(text.data[i]) && (unsigned char)text.data[i] < 0x80) return false;
  return true;
}

static int32_t day_of(const nci_article_data *a)
{
  nci_date date;
  if (a->published.size && nci_date_parse(a->published, &date)) return nci_date_days(date);
  return INT32_MIN;
}

/* Collects an article's things, each once with its count. */
static bool read_article(teller *k, uint32_t a, profile *p)
{
  const nci_article_data *data = article_at(k, a);
  uint32_t entities = k->link->article_entities && k->link->article_entities[a] ? data->entity_count : 0;
  nci_arena_reset(&k->scratch);
  thing *all = nci_arena_alloc(&k->scratch, (size_t)data->tokens.count + entities + 1, sizeof *all);
  if (!all) return false;
  uint32_t n = 0;
  for (uint32_t i = 0; i < data->tokens.count; i++)
    if (counts(data->text, data->tokens.spans[i])) all[n++] = (thing){ key_of_word(data->text, data->tokens.spans[i]), 1, 0 };
  for (uint32_t i = 0; i < entities; i++)
    if (k->link->article_entities[a][i] != UINT32_MAX) all[n++] = (thing){ key_of_id(1, k->link->article_entities[a][i]), 3, 0 };
  if (!nci_sort(&k->scratch, all, n, sizeof *all, by_key, NULL)) return false;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (kept && all[kept - 1].key == all[i].key) all[kept - 1].count += all[i].count;
    else all[kept++] = all[i];
  }
  p->things = all;
  p->count = kept;
  p->day = data->published.size ? day_of(data) : INT32_MIN;
  return true;
}

/* Binary logarithm in tenths, of a ratio of at least 1. */
static uint32_t log_tenths(uint32_t above, uint32_t below)
{
  uint32_t whole = 0;
  uint64_t a = (uint64_t)above * 1024, b = below ? below : 1;
  while (a >= b * 2048) a >>= 1, whole++;
  return whole * 10 + (uint32_t)((a / b - 1024) * 10 / 1024);
}

static uint32_t root(uint64_t n)
{
  uint64_t x = 0;
  for (uint64_t bit = (uint64_t)1 << 31; bit; bit >>= 1)
    if ((x | bit) * (x | bit) <= n) x |= bit;
  return (uint32_t)x;
}

static int by_weight(const void *a, const void *b, void *ctx)
{
  const thing *x = a, *y = b;
  (void)ctx;
  return x->weight != y->weight ? (x->weight < y->weight) - (x->weight > y->weight) : (x->key > y->key) - (x->key < y->key);
}

/* Weighs the things, keeps the heaviest for good. */
static bool weigh(teller *k, profile *p, uint32_t articles)
{
  for (uint32_t i = 0; i < p->count; i++) {
    uint32_t times = p->things[i].count < 16 ? p->things[i].count : 16;
    uint32_t often = 10 + log_tenths(times, 1), rare = log_tenths(articles + 1, frequency_of(k, p->things[i].key)->articles);
    p->things[i].weight = often * rare;
  }
  if (!nci_sort(&k->scratch, p->things, p->count, sizeof *p->things, by_weight, NULL)) return false;
  if (p->count > THINGS_MAX) p->count = THINGS_MAX;
  while (p->count && !p->things[p->count - 1].weight) p->count--;
  uint64_t sum = 0;
  for (uint32_t i = 0; i < p->count; i++) sum += (uint64_t)p->things[i].weight * p->things[i].weight;
  p->norm = root(sum);
  thing *kept = nci_arena_alloc(k->arena, p->count + 1u, sizeof *kept);
  if (!kept || !nci_sort(&k->scratch, p->things, p->count, sizeof *p->things, by_key, NULL)) return false;
  memcpy(kept, p->things, p->count * sizeof *kept);
  p->things = kept;
  return true;
}

/* Cosine in thousandths. */
static uint32_t likeness(const profile *a, const profile *b)
{
  uint64_t dot = 0;
  if (!a->norm || !b->norm) return 0;
  for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
    if (a->things[i].key < b->things[j].key) i++;
    else if (a->things[i].key > b->things[j].key) j++;
    else dot += (uint64_t)a->things[i++].weight * b->things[j++].weight;
  }
  return (uint32_t)(dot * 1000 / ((uint64_t)a->norm * b->norm));
}

static bool near_in_time(const profile *a, const profile *b)
{
  if (a->day == INT32_MIN || b->day == INT32_MIN) return true;
  int64_t apart = (int64_t)a->day - b->day;
  return apart <= NEAR_DAYS && apart >= -NEAR_DAYS;
}

enum { LIKE_ENOUGH = 115, CANDIDATES = 256 };

/* A story so far. */
typedef struct story {
  uint32_t members[MEMBERS]; /* the latest */
  uint32_t count;            /* of all */
} story;

/* How much an article belongs to a story: the mean likeness to its latest members other than itself. */
static uint32_t belongs(const teller *k, const story *s, uint32_t article)
{
  const profile *p = &k->profiles[article];
  uint32_t n = s->count < MEMBERS ? s->count : MEMBERS, others = 0, sum = 0;
  for (uint32_t i = 0; i < n; i++) {
    const profile *q = &k->profiles[s->members[i]];
    if (s->members[i] == article) continue;
    others++;
    if (near_in_time(p, q)) sum += likeness(p, q);
  }
  return others ? sum / others : 0;
}

static void enter(teller *k, uint32_t article)
{
  const profile *p = &k->profiles[article];
  for (uint32_t i = 0; i < p->count; i++) {
    frequency *f = frequency_of(k, p->things[i].key);
    if (f->articles < 2 || f->articles > POSTINGS_MAX) continue;
    nci_vec_add(k->arena, &k->postings, ((posting){ article, f->head }));
    if (!k->arena->failed) f->head = k->postings.count;
  }
}

/* The story among those so far to which an article belongs most, or UINT32_MAX. */
static uint32_t best_story(const teller *k, const story *stories, const uint32_t *story_of, uint32_t article)
{
  const profile *p = &k->profiles[article];
  uint32_t tried[CANDIDATES], tried_count = 0, best = UINT32_MAX, best_score = LIKE_ENOUGH - 1;
  for (uint32_t i = 0; i < p->count; i++) {
    const frequency *f = frequency_of(k, p->things[i].key);
    for (uint32_t at = f->head, n = 0; at && n < POSTINGS_MAX; at = k->postings.at[at - 1].next, n++) {
      uint32_t s = story_of[k->postings.at[at - 1].article];
      bool seen = tried_count == CANDIDATES;
      for (uint32_t t = 0; !seen && t < tried_count; t++) seen = tried[t] == s;
      if (seen) continue;
      tried[tried_count++] = s;
      uint32_t score = belongs(k, &stories[s], article);
      if (score > best_score || (score == best_score && s < best && best != UINT32_MAX)) best = s, best_score = score;
    }
  }
  return best;
}

/* What came early was placed while little was known: each article is placed once more among all. True when one moved. */
static bool reconsider(const teller *k, story *stories, uint32_t story_count, uint32_t *story_of)
{
  uint32_t articles = k->link->corpus->articles.count;
  bool moved = false;
  for (uint32_t a = 0; a < articles; a++) {
    uint32_t twin = k->link->near_duplicates[a], best = twin != UINT32_MAX ? story_of[twin] : best_story(k, stories, story_of, a);
    if (best == UINT32_MAX || best == story_of[a]) continue;
    story_of[a] = best;
    moved = true;
  }
  for (uint32_t s = 0; s < story_count; s++) stories[s].count = 0;
  for (uint32_t a = 0; a < articles; a++) {
    story *s = &stories[story_of[a]];
    s->members[s->count++ % MEMBERS] = a;
  }
  return moved;
}

enum { ROUNDS = 8 };

/* Gives each article its story; gives how many there are. */
static bool tell(teller *k, uint32_t *story_of, uint32_t *story_count)
{
  uint32_t articles = k->link->corpus->articles.count;
  NCI_VEC(story) stories = { 0 };
  for (uint32_t a = 0; a < articles; a++) {
    uint32_t twin = k->link->near_duplicates[a];
    uint32_t s = twin != UINT32_MAX ? story_of[twin] : best_story(k, stories.at, story_of, a);
    if (s == UINT32_MAX) {
      if (!nci_vec_push(k->arena, &stories)) return false;
      s = stories.count - 1;
    }
    stories.at[s].members[stories.at[s].count++ % MEMBERS] = a;
    story_of[a] = s;
    enter(k, a);
    if (k->arena->failed) return false;
  }
  for (int round = 0; round < ROUNDS && reconsider(k, stories.at, stories.count, story_of);) round++;
  /* Those that are left are numbered by their first article. */
  uint32_t *number = nci_arena_alloc(k->arena, stories.count + 1u, sizeof *number);
  if (!number) return false;
  for (uint32_t s = 0; s < stories.count; s++) number[s] = UINT32_MAX;
  *story_count = 0;
  for (uint32_t a = 0; a < articles; a++) {
    uint32_t *n = &number[story_of[a]];
    if (*n == UINT32_MAX) *n = (*story_count)++;
    story_of[a] = *n;
  }
  return true;
}

/* The title of the article that is most like the others of its story. */
static ncorp_str title_of(const teller *k, const uint32_t *members, uint32_t count)
{
  ncorp_str best = NCI_NO_STR;
  uint64_t best_sum = 0;
  uint32_t compared = count < 24 ? count : 24;
  for (uint32_t i = 0; i < compared; i++) {
    ncorp_str title = article_at(k, members[i])->title;
    uint64_t sum = 1;
    if (!title.size) continue;
    for (uint32_t j = 0; j < compared; j++)
      if (j != i) sum += likeness(&k->profiles[members[i]], &k->profiles[members[j]]);
    if (sum > best_sum) best = title, best_sum = sum;
  }
  return best;
}

static bool put_stories(teller *k, const uint32_t *story_of, uint32_t story_count)
{
  uint32_t articles = k->link->corpus->articles.count;
  uint32_t *start = nci_arena_alloc(k->link->arena, story_count + 2u, sizeof *start);
  uint32_t *members = nci_arena_alloc(k->link->arena, articles + 1u, sizeof *members);
  ncorp_str *ids = nci_arena_alloc(k->link->arena, articles + 1u, sizeof *ids);
  if (!start || !members || !ids) return false;
  memset(start, 0, (story_count + 2u) * sizeof *start);
  for (uint32_t a = 0; a < articles; a++) start[story_of[a] + 2]++;
  for (uint32_t s = 2; s < story_count + 2; s++) start[s] += start[s - 1];
  for (uint32_t a = 0; a < articles; a++) {
    uint32_t at = start[story_of[a] + 1]++;
    members[at] = a;
    ids[at] = article_at(k, a)->id;
  }
  for (uint32_t s = 0; s < story_count; s++) {
    uint32_t from = start[s], count = start[s + 1] - from;
    ncorp_story *out = nci_vec_push(k->link->arena, &k->link->stories);
    if (!out) return false;
    *out = (ncorp_story){ .id = nci_arena_id(k->arena, 'S', s), .articles = ids + from, .article_count = count, .title = title_of(k, members + from, count) };
  }
  return !k->link->arena->failed;
}

static bool make_profiles(teller *k)
{
  uint32_t articles = k->link->corpus->articles.count;
  k->profiles = nci_arena_alloc(k->arena, articles + 1u, sizeof *k->profiles);
  if (!k->profiles) return false;
  for (uint32_t a = 0; a < articles; a++) {
    profile p;
    if (!read_article(k, a, &p)) return false;
    for (uint32_t i = 0; i < p.count; i++) {
      frequency *f = make_room(k) ? frequency_of(k, p.things[i].key) : NULL;
      if (!f) return false;
      k->filled += !f->articles++;
    }
  }
  for (uint32_t a = 0; a < articles; a++)
    if (!read_article(k, a, &k->profiles[a]) || !weigh(k, &k->profiles[a], articles)) return false;
  return true;
}

ncorp_status nci_link_stories(nci_link *link)
{
  ncorp_status status = nci_link_near_duplicates(link);
  if (status < 0) return status;
  uint32_t story_count = 0;
  teller k = { .link = link, .arena = link->arena };
  uint32_t *story_of = nci_arena_alloc(k.arena, link->corpus->articles.count + 1u, sizeof *story_of);
  nci_arena_init(&k.scratch, link->arena->allocator);
  bool done = story_of && make_profiles(&k) && tell(&k, story_of, &story_count) && put_stories(&k, story_of, story_count);
  nci_arena_done(&k.scratch);
  if (!done) return NCORP_ERR_NOMEM;
  link->article_stories = story_of;
  return nci_arena_status(link->arena);
}

void nci_date_stories(nci_link *link)
{
  int32_t *first = nci_arena_alloc(link->arena, link->stories.count + 1u, sizeof *first);
  int32_t *last = nci_arena_alloc(link->arena, link->stories.count + 1u, sizeof *last);
  if (!first || !last) return;
  for (uint32_t s = 0; s < link->stories.count; s++) first[s] = INT32_MAX, last[s] = INT32_MIN;
  for (uint32_t a = 0; a < link->corpus->articles.count; a++) {
    uint32_t s = link->article_stories[a];
    ncorp_str published = link->corpus->articles.at[a].block->data.published;
    nci_date date;
    if (!published.size) published = link->inferred_dates[a];
    if (!published.size || !nci_date_parse(published, &date)) continue;
    int32_t day = nci_date_days(date);
    ncorp_str text = { published.data, published.size < 10 ? published.size : 10 };
    if (day < first[s]) first[s] = day, link->stories.at[s].first = text;
    if (day > last[s]) last[s] = day, link->stories.at[s].last = text;
  }
}
