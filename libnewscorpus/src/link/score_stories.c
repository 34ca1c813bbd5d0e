/* Which articles are on one happening or its direct sequel: those close in time whose telling words are alike, and those
 * with nearly the same text. Only articles that share one of their heaviest words are compared. */
#include "base/hash.h"
#include "link/links.h"
#include "link/near_duplicates.h"

enum { NEAR_DAYS = 4, WORDS = 12, DATED_WORDS = 4, BANDS = 4, BAND = 4, CACHE = 256 };

/* The gists that a thread unpacked last. */
typedef struct shelf {
  uint32_t articles[CACHE]; /* + 1 */
  nci_gist gists[CACHE];
} shelf;

static void *start(const void *ctx)
{
  const nci_links *links = ctx;
  return nci_calloc(links->allocator, 1, sizeof(shelf));
}

static void stop(const void *ctx, void *scratch)
{
  const nci_links *links = ctx;
  nci_free(links->allocator, scratch, 1, sizeof(shelf));
}

/* What does not unpack is like nothing. */
static const nci_gist *gist_of(const nci_links *links, shelf *s, uint32_t article, uint32_t place)
{
  if (s->articles[place] == article + 1) return &s->gists[place];
  s->articles[place] = article + 1;
  if (!nci_digest_unpack_gist(nci_links_digest(links, article), &s->gists[place])) s->gists[place] = (nci_gist){ .day = INT32_MIN };
  return &s->gists[place];
}

/* Two that are compared must not lie in one place: the upper half is for the second. */
static const nci_gist *first_gist(const nci_links *links, shelf *s, uint32_t article) { return gist_of(links, s, article, article % (CACHE / 2)); }
static const nci_gist *second_gist(const nci_links *links, shelf *s, uint32_t article)
{
  return gist_of(links, s, article, CACHE / 2 + article % (CACHE / 2));
}

static uint64_t word_key(uint32_t word, int32_t window)
{
  uint32_t parts[2] = { word, (uint32_t)window };
  return nci_hash(parts, sizeof parts, 31);
}

/* The places of the heaviest words, heaviest first. */
static uint32_t heaviest(const nci_gist *g, uint32_t *places)
{
  uint32_t count = 0;
  for (uint32_t i = 0; i < g->term_count; i++) {
    uint32_t at = count < WORDS ? count++ : WORDS;
    while (at && g->terms[places[at - 1]].weight < g->terms[i].weight) {
      if (at < WORDS) places[at] = places[at - 1];
      at--;
    }
    if (at < WORDS) places[at] = i;
  }
  return count;
}

static int32_t days_down(int32_t day, int32_t window) { return day >= 0 ? day / window : -((window - 1 - day) / window); }

static uint32_t keys(const void *ctx, void *scratch, uint32_t article, uint64_t *keys)
{
  const nci_gist *g = first_gist(ctx, scratch, article);
  uint32_t places[WORDS], n = 0, words = heaviest(g, places);
  for (uint32_t i = 0; i < words; i++) keys[n++] = nci_key_coarse(word_key(g->terms[places[i]].key, INT32_MIN));
  /* Two windows of twice the days that may lie between, one set off by half: what is near shares one of them. */
  for (uint32_t i = 0; i < words && i < DATED_WORDS; i++) {
    if (g->day == INT32_MIN || g->day > INT32_MAX - NEAR_DAYS) keys[n++] = nci_key_fine(word_key(g->terms[places[i]].key, INT32_MAX));
    else {
      keys[n++] = nci_key_fine(word_key(g->terms[places[i]].key, 2 * days_down(g->day, 2 * NEAR_DAYS)));
      keys[n++] = nci_key_fine(word_key(g->terms[places[i]].key, 2 * days_down(g->day + NEAR_DAYS, 2 * NEAR_DAYS) + 1));
    }
  }
  for (uint32_t b = 0; g->sketched && b < BANDS; b++) keys[n++] = nci_key_fine(nci_hash(g->sketch + b * BAND, BAND * sizeof *g->sketch, 32 + b));
  return n;
}

static void judge(const void *ctx, void *scratch, uint32_t a, uint32_t b, nci_verdict *v)
{
  const nci_gist *x = first_gist(ctx, scratch, a), *y = second_gist(ctx, scratch, b);
  int64_t apart = x->day == INT32_MIN || y->day == INT32_MIN ? 0 : (int64_t)x->day - y->day;
  if (apart > NEAR_DAYS || apart < -NEAR_DAYS) nci_because(v, "far-apart-in-time", 0);
  else if (nci_gist_overlap(x, y) >= NCI_NEARLY_SAME) nci_because(v, "nearly-same-text", 1000);
  else nci_because(v, "telling-words", (int32_t)nci_gist_cosine(x, y));
}

const nci_rules nci_story_rules = { .cuts = { .mean = 250, .open = 1001, .margin = 0 }, .tie = 250, .start = start, .stop = stop, .keys = keys, .judge = judge };
