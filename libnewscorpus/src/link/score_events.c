/* Whether two reports tell of one happening. Reports are compared that share two participants, one participant and the day, or
 * the story. Some things they cannot differ in (excluded()). Of the rest there are two kinds. What people say and do to each
 * other recurs: the same people meet again, so it takes the same people and a sign that it is the same time; its points are
 * set. What befalls somebody at some spot is told by the story, the word and the sizes, even where nobody is named; those
 * weights were learnt. */
#include "base/hash.h"
#include "link/event_likeness.h"

enum { POINT = 100, ENOUGH = 4 * POINT, LONG = 10 /* days */ };

/* Logistic regression on pairs of reports of which annotators say whether they are one happening: a twelfth of the log odds, in
 * thousandths, so that 560 is as likely as not. */
static const int16_t learnt[NCI_LIKENESS_COUNT] = {
#include "link/event_weights.h"
};

/* ---- keys ---- */

static uint64_t key_of(const nci_report *r, uint64_t a, uint64_t b, int32_t day, uint32_t kind)
{
  uint64_t parts[4] = { a < b ? a : b, a < b ? b : a, (uint64_t)r->type << 8 | (r->group == NCORP_PLANNED ? NCORP_OCCURRED : r->group), (uint64_t)(uint32_t)day << 8 | kind };
  return nci_hash(parts, sizeof parts, 41);
}

uint32_t nci_report_story_keys(const nci_links *l, uint32_t report, uint32_t story, uint64_t *keys)
{
  const nci_report *r = &l->reports[report];
  uint64_t name = l->story_names ? l->story_names[story] : story;
  uint32_t n = 0;
  keys[n++] = nci_key_coarse(key_of(r, name, 0, 0, 0));
  keys[n++] = nci_key_fine(key_of(r, name, r->lemma, 0, 6));
  if (r->harm == NCI_HARM_DEATH && r->party_count > r->actor_count) { /* of whatever type */
    uint64_t dead[2] = { name, l->profiles[l->parties[r->parties + r->actor_count]].block };
    keys[n++] = nci_key_fine(nci_hash(dead, sizeof dead, 42));
  }
  for (uint32_t i = 0; i < r->party_count && n < NCI_STORY_KEYS; i++) {
    uint64_t block = l->profiles[l->parties[r->parties + i]].block;
    if (!i || block != l->profiles[l->parties[r->parties]].block) keys[n++] = nci_key_fine(key_of(r, name, block, 0, 7));
  }
  return n;
}

enum { PAIRED = 3, WINDOW = 16 };

static uint32_t keys(const void *ctx, void *scratch, uint32_t report, uint64_t *keys)
{
  const nci_links *l = ctx;
  const nci_report *r = &l->reports[report];
  const uint32_t *parties = l->parties + r->parties;
  int32_t day = l->list[r->article].day;
  uint32_t n;
  (void)scratch;
  n = nci_report_story_keys(l, report, l->stories.nodes[r->article].cluster, keys);
  for (uint32_t i = 0; i < r->party_count && i < PAIRED; i++) {
    uint64_t a = l->profiles[parties[i]].block;
    for (uint32_t k = i + 1; k < r->party_count && k < PAIRED; k++) {
      uint64_t b = l->profiles[parties[k]].block;
      keys[n++] = nci_key_coarse(key_of(r, a, b, 0, 1));
      if (nci_when_is_day(r->when)) keys[n++] = nci_key_fine(key_of(r, a, b, r->when.first, 2));
      if (day != INT32_MIN && day < INT32_MAX - WINDOW) {
        keys[n++] = nci_key_fine(key_of(r, a, b, day / WINDOW, 3));
        keys[n++] = nci_key_fine(key_of(r, a, b, (day + WINDOW / 2) / WINDOW, 4));
      }
    }
    if (i < 2 && nci_when_is_day(r->when)) keys[n++] = nci_key_fine(key_of(r, a, 0, r->when.first, 5));
  }
  return n;
}

/* ---- agreement ---- */

/* Acts that happen at one spot. */
static bool is_local(uint8_t type)
{
  return type == NCORP_ASSAULT || type == NCORP_COERCE || type == NCORP_PROTEST || type == NCORP_X_DISASTER || type == NCORP_X_ACCIDENT || type == NCORP_X_DEATH;
}

/* What befalls somebody. */
static bool is_incident(uint8_t type)
{
  return is_local(type) || type == NCORP_X_ELECTION || type == NCORP_X_RULING;
}

static int64_t hundredths_apart(ncorp_decimal a, ncorp_decimal b)
{
  int64_t values[2];
  const ncorp_decimal *both[] = { &a, &b };
  for (int i = 0; i < 2; i++) {
    int64_t v = both[i]->digits;
    int64_t e = (int64_t)both[i]->exponent + 2;
    for (; e < 0 && v; e++) v /= 10;
    for (; e > 0 && v < 100000 && v > -100000 && v; e--) v *= 10;
    values[i] = v > 1000000 ? 1000000 : v < -1000000 ? -1000000 : v;
  }
  return values[0] > values[1] ? values[0] - values[1] : values[1] - values[0];
}

static bool same_country(const nci_trait *x, const nci_trait *y) { return x->country[0] && memcmp(x->country, y->country, 4) == 0; }

static bool place_excludes(const nci_links *l, uint8_t type, uint32_t a, uint32_t b)
{
  int64_t near = type == NCORP_X_DISASTER ? 300 : 50; /* hundredths of a degree; an earthquake is felt and named after many places */
  if (a == NCORP_NONE || b == NCORP_NONE || nci_entity_of(l, a) == nci_entity_of(l, b)) return false;
  const nci_trait *x = nci_links_trait(l, a), *y = nci_links_trait(l, b);
  bool towns = x->located && y->located && !x->wide && !y->wide;
  if (is_local(type) && towns && (hundredths_apart(x->lat, y->lat) > near || hundredths_apart(x->lon, y->lon) > near)) return true;
  /* A city and its state or country do not exclude each other; nor do two names in one country. */
  return x->country[0] && y->country[0] && !same_country(x, y);
}

static bool same_place(const nci_links *l, const nci_report *a, const nci_report *b)
{
  return a->place != NCORP_NONE && b->place != NCORP_NONE && nci_entity_of(l, a->place) == nci_entity_of(l, b->place);
}

static bool same_actor(const nci_links *l, const nci_report *a, const nci_report *b)
{
  for (uint32_t i = 0; i < a->actor_count; i++)
    for (uint32_t j = 0; j < b->actor_count; j++)
      if (nci_is_participant(l, a, b, l->parties[a->parties + i], l->parties[b->parties + j])) return true;
  return !a->actor_count || !b->actor_count;
}

/* "40 minutes" and "about an hour" can be told of one call, "ten minutes" and "three hours" cannot. */
static bool may_last(const nci_report *a, const nci_report *b)
{
  uint32_t x = a->minutes, y = b->minutes;
  return a->duration == b->duration || (x && y && (x < y ? y - x <= x : x - y <= y));
}

/* What was planned for a day and what is told to have happened on it. Without the day, plans may have come to nothing or be of
 * the next time. */
static bool are_stages(const nci_report *a, const nci_report *b)
{
  bool kinds = (a->group == NCORP_PLANNED && b->group == NCORP_OCCURRED) || (a->group == NCORP_OCCURRED && b->group == NCORP_PLANNED);
  return kinds && a->when.first != INT32_MIN && nci_when_is_day(a->when) && nci_when_is_day(b->when) && a->when.first == b->when.first;
}

static bool is_at_place(const nci_report *r) { return !r->mode && r->place != NCORP_NONE; }

/* Two people each, one of them the same, one another: of one person's calls on one day. */
static bool other_partner(const nci_links *l, const nci_report *a, const nci_report *b, uint32_t common)
{
  if (a->party_count != 2 || b->party_count != 2 || common != 1) return false;
  for (uint32_t i = 0; i < 2; i++)
    if (l->profiles[l->parties[a->parties + i]].type != NCORP_PER || l->profiles[l->parties[b->parties + i]].type != NCORP_PER) return false;
  return true;
}

/* Whether an article may tell what it tells here twice: repeated meetings are what it would tell apart, an incident may be told
 * again in other words. */
static bool is_told_again(const nci_links *l, const nci_report *r)
{
  return is_incident(r->type) && nci_links_reports_end(l, r->article) - l->list[r->article].report <= NCI_STORY_REPORTS;
}

/* What cannot be one, whatever else agrees; NULL when nothing stands against it. */
static const char *excluded(const nci_links *l, const nci_report *a, const nci_report *b)
{
  if (a->article == b->article && !is_told_again(l, a)) return "same-article";
  if (a->own_type != b->own_type || (a->type != b->type && !nci_one_death(l, a, b))) return "other-kind";
  if (a->group != b->group && !are_stages(a, b)) return "other-status";
  if (!nci_when_meet(a->when, b->when) && !nci_is_day_apart(l, a, b)) return "dates-exclude";
  if (place_excludes(l, a->type, a->place, b->place)) return "other-place";
  /* Events that a dictionary of the user's has coded are one only with one code. */
  if ((a->dictionary || b->dictionary) && (a->cameo != b->cameo || a->code != b->code)) return "other-code";
  if (a->duration && b->duration && !may_last(a, b)) return "durations-exclude";
  /* Won and held, storm and fire are two; so are a call and a meeting. */
  if (a->mode && b->mode && a->mode != b->mode && (a->phone || b->phone || a->type > NCORP_ASSAULT)) return "other-mode";
  if ((a->phone && is_at_place(b)) || (b->phone && is_at_place(a))) return "other-mode";
  if (is_incident(a->type) && nci_other_victim(l, a, b)) return "other-person";
  return NULL;
}

static void judge_time(const nci_links *l, const nci_report *a, const nci_report *b, nci_verdict *v)
{
  bool known = a->when.first != INT32_MIN && b->when.first != INT32_MIN, day_a = nci_when_is_day(a->when), day_b = nci_when_is_day(b->when);
  if (known && day_a && day_b) {
    nci_because(v, "same-day", 3 * POINT);
    return; /* whenever the articles appeared */
  }
  if (known && (int64_t)a->when.last - a->when.first <= 31 && (int64_t)b->when.last - b->when.first <= 31) nci_because(v, "dates-overlap", POINT);
  else if (a->when.weekday && b->when.weekday) nci_because(v, "same-weekday", POINT);
  int32_t x = l->list[a->article].day, y = l->list[b->article].day;
  if (!known && (a->when.weekday != 0) != (b->when.weekday != 0) && (day_a || day_b)) /* of any week, when nobody knows which */
    nci_because(v, "weekday-fits", x == INT32_MIN || y == INT32_MIN ? POINT * 3 / 2 : 2 * POINT);
  if (x == INT32_MIN || y == INT32_MIN) return;
  int64_t apart = x > y ? (int64_t)x - y : (int64_t)y - x;
  nci_because(v, "articles-apart", (apart <= 1 ? 2 : apart <= 4 ? 1 : apart <= LONG ? -1 : -3) * POINT);
  v->open = apart > LONG && !known;
}

/* What people say and do to each other. */
static void judge_meeting(const nci_links *l, const nci_report *a, const nci_report *b, nci_verdict *v)
{
  uint32_t common = nci_shared_participants(l, a, b), back = nci_shared_participants(l, b, a);
  uint32_t told_a = nci_told_participants(l, a), told_b = nci_told_participants(l, b), smaller = told_a < told_b ? told_a : told_b;
  if (back < common) common = back;
  if (!common || common * 2 < smaller || other_partner(l, a, b, common)) {
    nci_because(v, "others-take-part", 0);
    return;
  }
  /* Whoever acts has to be known to both, where one side acts on another. */
  if (a->type != NCORP_CONSULT && a->type != NCORP_AGREE && !same_actor(l, a, b)) {
    nci_because(v, "others-act", 0);
    return;
  }
  judge_time(l, a, b, v);
  if (same_place(l, a, b)) nci_because(v, "same-place", POINT);
  if (a->duration && a->duration == b->duration) nci_because(v, "same-duration", 2 * POINT);
  if (nci_one_story(l, a, b)) nci_because(v, "same-story", 2 * POINT);
  if (nci_one_story(l, a, b) && a->type != NCORP_CONSULT && a->lemma && a->lemma == b->lemma) nci_because(v, "same-word", POINT);
  if (a->mode && a->mode == b->mode) nci_because(v, "same-mode", POINT);
  if (common >= 3) nci_because(v, "many-in-common", common >= 4 ? 2 * POINT : POINT);
  if (nci_one_story(l, a, b) && a->type != NCORP_CONSULT && a->cameo == b->cameo) nci_because(v, "same-code", POINT);
  if (common == smaller && (smaller > 1 || told_a == told_b)) nci_because(v, "same-participants", POINT);
}

/* What befalls somebody. The learnt weights know nothing of dates, which the annotated texts do not have. */
static void judge_incident(const nci_links *l, nci_gist_shelf *shelf, uint32_t first, uint32_t second, nci_verdict *v)
{
  const nci_report *a = &l->reports[first], *b = &l->reports[second];
  int32_t answers[NCI_LIKENESS_COUNT];
  nci_likeness_measure(l, shelf, first, second, answers);
  for (uint32_t i = 0; i < NCI_LIKENESS_COUNT; i++)
    if (answers[i]) nci_because(v, nci_likeness_name((nci_likeness)i), learnt[i] * answers[i] / 1000);
  bool known = a->when.first != INT32_MIN && b->when.first != INT32_MIN;
  if (known && nci_when_is_day(a->when) && nci_when_is_day(b->when)) {
    nci_because(v, "same-day", 2 * POINT);
    if (is_local(a->type) && same_place(l, a, b) && !nci_links_trait(l, a->place)->wide) nci_because(v, "same-spot", 2 * POINT);
    return;
  }
  int32_t x = l->list[a->article].day, y = l->list[b->article].day;
  if (x == INT32_MIN || y == INT32_MIN) return;
  int64_t apart = x > y ? (int64_t)x - y : (int64_t)y - x;
  if (apart <= LONG) return;
  nci_because(v, "articles-apart", known ? -POINT : -2 * POINT);
  v->open = !known;
}

static void judge(const void *ctx, void *scratch, uint32_t first, uint32_t second, nci_verdict *v)
{
  const nci_links *l = ctx;
  const nci_report *a = &l->reports[first], *b = &l->reports[second];
  const char *why_not = excluded(l, a, b);
  if (why_not) nci_veto(v, why_not);
  else if (is_incident(a->type)) judge_incident(l, scratch, first, second, v);
  else judge_meeting(l, a, b, v);
  if (v->score < 0) v->score = 0;
  if (v->score >= ENOUGH) v->open = false;
}

const nci_rules nci_event_rules = { .cuts = { .mean = ENOUGH, .open = INT32_MAX, .margin = 0, .leave_out = true }, .tie = ENOUGH, .start = nci_shelf_start, .pause = nci_shelf_pause,
                                    .stop = nci_shelf_stop, .keys = keys, .judge = judge };
