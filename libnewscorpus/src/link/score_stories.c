/* Which articles are on one happening or its direct sequel: those close in time whose telling words are alike, and those
 * with nearly the same text. A sequel some days later has to be the more alike. Only articles that share one of their heaviest
 * words are compared. */
#include "base/hash.h"
#include "link/gist_shelf.h"
#include "link/story_likeness.h"

enum { NEAR_DAYS = 4, FAR_DAYS = 14, A_DAY = 20, WORDS = 20, DATED_WORDS = 4, BANDS = 4, BAND = 4 };

static uint64_t word_key(uint32_t word, int32_t window)
{
  uint32_t parts[2] = { word, (uint32_t)window };
  return nci_hash(parts, sizeof parts, 31);
}

/* The places of the heaviest words, heaviest first; numbers are none. */
static uint32_t heaviest(const nci_gist *g, uint32_t *places)
{
  uint32_t count = 0;
  for (uint32_t i = 0; i < g->term_count; i++) {
    if (g->terms[i].kind == NCI_TERM_NUMBER) continue;
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
  const nci_gist *g = nci_shelf_first(ctx, scratch, article);
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

static const char *const names[NCI_STORY_COUNT] = { "prior", "telling-words", "names", "names-at-the-beginning", "numbers", "other-persons" };

const char *nci_story_likeness_name(nci_story_likeness question) { return names[question]; }

void nci_story_measure(const nci_gist *a, const nci_gist *b, int32_t answers[NCI_STORY_COUNT])
{
  nci_gist_likeness l = nci_gist_compare(a, b);
  answers[NCI_STORY_ALWAYS] = 1000;
  answers[NCI_STORY_WORDS] = (int32_t)l.words;
  answers[NCI_STORY_NAMES] = (int32_t)l.names;
  answers[NCI_STORY_LEAD_NAMES] = (int32_t)l.lead_names;
  answers[NCI_STORY_NUMBERS] = (int32_t)l.numbers;
  answers[NCI_STORY_OTHER_PERSONS] = l.other_persons ? 1000 : 0;
}

/* In thousandths of the score, each for an answer of 1000. */
static const int32_t weights[NCI_STORY_COUNT] = {
#include "link/story_weights.h"
};

static void judge(const void *ctx, void *scratch, uint32_t a, uint32_t b, nci_verdict *v)
{
  const nci_links *links = ctx;
  int32_t day_a = links->list[a].day, day_b = links->list[b].day;
  int64_t apart = day_a == INT32_MIN || day_b == INT32_MIN ? 0 : (int64_t)day_a - day_b;
  if (apart < 0) apart = -apart;
  if (apart > FAR_DAYS) { /* told without a look at the digests, which may lie in a file */
    nci_because(v, "far-apart-in-time", 0);
    return;
  }
  const nci_gist *x = nci_shelf_first(ctx, scratch, a), *y = nci_shelf_second(ctx, scratch, b);
  int32_t answers[NCI_STORY_COUNT];
  if (nci_gist_is_copy(x, y)) {
    nci_because(v, "nearly-same-text", 1000);
    return;
  }
  nci_story_measure(x, y, answers);
  for (uint32_t i = 0; i < NCI_STORY_COUNT; i++)
    if (answers[i]) nci_because(v, names[i], answers[i] * weights[i] / 1000);
  if (apart > NEAR_DAYS) nci_because(v, "days-apart", -A_DAY * (int32_t)(apart - NEAR_DAYS));
  v->score = v->score < 0 ? 0 : v->score > 1000 ? 1000 : v->score;
}

const nci_rules nci_story_rules = { .cuts = { .mean = 360, .open = 1001, .margin = 0, .inner = 770 }, .tie = 360, .start = nci_shelf_start, .pause = nci_shelf_pause, .stop = nci_shelf_stop, .keys = keys, .judge = judge };
