/* Comparing two reports: who takes part, in names and in words; sizes; place; the words themselves; the articles. */
#include "base/str.h"
#include "link/event_likeness.h"

enum { YES = 1000, MUCH = 200 };

static const char *const names[NCI_LIKENESS_COUNT] = {
  "prior", "same-story", "articles-alike", "articles-much-alike", "both-at-the-beginning", "same-word", "same-code", "same-participant",
  "more-in-common", "same-country", "described-alike", "named-and-described", "other-names", "described-otherwise", "one-names-nobody",
  "both-name-nobody", "same-recipient", "other-recipient", "other-person", "same-size", "other-size", "same-place", "other-place", "same-weekday",
  "same-article", "other-word", "other-harm", "one-death", "day-apart"
};

const char *nci_likeness_name(nci_likeness question) { return names[question]; }

static bool same_country(const nci_trait *x, const nci_trait *y) { return x->country[0] && memcmp(x->country, y->country, 4) == 0; }

bool nci_stands_for(const nci_links *l, uint32_t a, uint32_t b)
{
  if (nci_entity_of(l, a) == nci_entity_of(l, b)) return true;
  const nci_trait *x = nci_links_trait(l, a), *y = nci_links_trait(l, b);
  return x->wide != y->wide && same_country(x, y);
}

static bool has_word(ncorp_str name, ncorp_str word)
{
  while (name.size)
    if (nci_str_eq_nocase(nci_str_part(&name, ' '), word)) return true;
  return false;
}

/* All words of one person's name are among the other's ("Ivo", "Ivo Brandt"), or it is a surname, spelled like the other's. */
static bool may_be_short_for(const nci_links *l, uint32_t a, uint32_t b)
{
  const nci_profile *x = &l->profiles[a], *y = &l->profiles[b];
  if (x->type != NCORP_PER || y->type != NCORP_PER) return false;
  ncorp_str lone = nci_profile_name(l, x);
  if (x->block == y->block && !memchr(lone.data, ' ', lone.size)) return true;
  while (lone.size)
    if (!has_word(nci_profile_name(l, y), nci_str_part(&lone, ' '))) return false;
  return true;
}

static bool is_one_day(const nci_report *a, const nci_report *b)
{
  return a->when.first != INT32_MIN && a->when.first == b->when.first && nci_when_is_day(a->when) && nci_when_is_day(b->when);
}

bool nci_is_participant(const nci_links *l, const nci_report *a, const nci_report *b, uint32_t of_a, uint32_t of_b)
{
  if (nci_stands_for(l, of_a, of_b)) return true;
  return (nci_one_story(l, a, b) || is_one_day(a, b)) && (may_be_short_for(l, of_a, of_b) || may_be_short_for(l, of_b, of_a));
}

bool nci_is_day_apart(const nci_links *l, const nci_report *a, const nci_report *b)
{
  if (a->type != NCORP_X_DISASTER && a->type != NCORP_X_ACCIDENT && !nci_one_death(l, a, b)) return false;
  if (!nci_one_story(l, a, b)) return false;
  if (a->when.weekday && b->when.weekday) return (a->when.weekday + 8u - b->when.weekday) % 7 <= 2 && a->when.weekday != b->when.weekday;
  if (a->when.first == INT32_MIN || b->when.first == INT32_MIN || !nci_when_is_day(a->when) || !nci_when_is_day(b->when)) return false;
  return a->when.first - (int64_t)b->when.first == 1 || b->when.first - (int64_t)a->when.first == 1;
}

/* A country beside somebody who acts for it says nothing more of who took part. */
static bool is_named_besides(const nci_links *l, const nci_report *r, uint32_t i)
{
  uint32_t own = l->parties[r->parties + i];
  if (!nci_links_trait(l, own)->wide) return false;
  for (uint32_t j = 0; j < r->party_count; j++)
    if (j != i && nci_stands_for(l, own, l->parties[r->parties + j]) && nci_entity_of(l, own) != nci_entity_of(l, l->parties[r->parties + j])) return true;
  return false;
}

uint32_t nci_told_participants(const nci_links *l, const nci_report *r)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->party_count; i++) n += !is_named_besides(l, r, i);
  return n;
}

uint32_t nci_shared_participants(const nci_links *l, const nci_report *a, const nci_report *b)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < a->party_count; i++) {
    if (is_named_besides(l, a, i)) continue;
    bool known = false;
    for (uint32_t j = 0; j < b->party_count && !known; j++) known = nci_is_participant(l, a, b, l->parties[a->parties + i], l->parties[b->parties + j]);
    n += known;
  }
  return n;
}

/* Those who take part on one side or on both. */
typedef struct party {
  const uint32_t *profiles;
  uint32_t profile_count;
  uint32_t heads[2 * NCI_HEADS_MAX];
  uint32_t head_count;
} party;

static void add_heads(party *p, const uint32_t *heads)
{
  for (uint32_t i = 0; i < NCI_HEADS_MAX && heads[i]; i++) p->heads[p->head_count++] = heads[i];
}

static party all_of(const nci_links *l, const nci_report *r)
{
  party p = { .profiles = l->parties + r->parties, .profile_count = r->party_count };
  add_heads(&p, r->actor_heads);
  add_heads(&p, r->recipient_heads);
  return p;
}

static party recipients_of(const nci_links *l, const nci_report *r)
{
  party p = { .profiles = l->parties + r->parties + r->actor_count, .profile_count = (uint32_t)r->party_count - r->actor_count };
  add_heads(&p, r->recipient_heads);
  return p;
}

static bool is_silent(const party *p) { return !p->profile_count && !p->head_count; }

/* country: countries and those who act for them count too; else only who is more than a country. */
static bool share_entity(const nci_links *l, const party *a, const party *b, bool country)
{
  for (uint32_t i = 0; i < a->profile_count; i++)
    for (uint32_t j = 0; j < b->profile_count; j++)
      if (country ? nci_stands_for(l, a->profiles[i], b->profiles[j])
                  : nci_entity_of(l, a->profiles[i]) == nci_entity_of(l, b->profiles[j]) && !nci_links_trait(l, a->profiles[i])->wide)
        return true;
  return false;
}

static bool share_head(const party *a, const party *b)
{
  for (uint32_t i = 0; i < a->head_count; i++)
    for (uint32_t j = 0; j < b->head_count; j++)
      if (a->heads[i] == b->heads[j]) return true;
  return false;
}

/* Whether some name of one could be a spelling of one of the other, or be short for it. */
static bool share_name(const nci_links *l, const party *a, const party *b)
{
  for (uint32_t i = 0; i < a->profile_count; i++)
    for (uint32_t j = 0; j < b->profile_count; j++) {
      uint32_t x = a->profiles[i], y = b->profiles[j];
      if (l->profiles[x].block == l->profiles[y].block || may_be_short_for(l, x, y) || may_be_short_for(l, y, x)) return true;
    }
  return false;
}

static bool are_persons(const nci_links *l, const party *p)
{
  for (uint32_t i = 0; i < p->profile_count; i++)
    if (l->profiles[p->profiles[i]].type != NCORP_PER) return false;
  return p->profile_count && !p->head_count;
}

bool nci_other_victim(const nci_links *l, const nci_report *a, const nci_report *b)
{
  party x = recipients_of(l, a), y = recipients_of(l, b);
  return x.profile_count == 1 && y.profile_count == 1 && are_persons(l, &x) && are_persons(l, &y) && !share_entity(l, &x, &y, false) &&
         !share_name(l, &x, &y);
}

bool nci_one_death(const nci_links *l, const nci_report *a, const nci_report *b)
{
  if (a->harm != NCI_HARM_DEATH || b->harm != NCI_HARM_DEATH) return false;
  for (uint32_t i = a->actor_count; i < a->party_count; i++)
    for (uint32_t j = b->actor_count; j < b->party_count; j++) {
      uint32_t x = l->parties[a->parties + i];
      if (l->profiles[x].type == NCORP_PER && nci_entity_of(l, x) == nci_entity_of(l, l->parties[b->parties + j])) return true;
    }
  return false;
}

static nci_likeness compare_parties(const nci_links *l, const party *a, const party *b)
{
  if (is_silent(a) && is_silent(b)) return NCI_LIKE_BOTH_SILENT;
  if (is_silent(a) || is_silent(b)) return NCI_LIKE_ONE_SILENT;
  if (share_entity(l, a, b, false)) return NCI_LIKE_PARTICIPANT;
  if (share_entity(l, a, b, true)) return NCI_LIKE_COUNTRY;
  if (share_head(a, b)) return NCI_LIKE_DESCRIPTION;
  if (a->profile_count && b->profile_count) return NCI_LIKE_OTHER_NAMES;
  return a->profile_count || b->profile_count ? NCI_LIKE_NAMED_DESCRIBED : NCI_LIKE_OTHER_DESCRIPTIONS;
}

/* What an amount may turn out to be: "at least 20" may be 23, "some 100" may be 90. */
typedef struct range {
  uint32_t low, high;
} range;

static range range_of(uint32_t packed)
{
  uint32_t n = (packed >> 3) - 1;
  switch ((ncorp_bound)(packed & 7)) {
  case NCORP_BOUND_AT_LEAST:
  case NCORP_BOUND_MORE_THAN: return (range){ n, n + n / 2 + 3 };
  case NCORP_BOUND_AT_MOST:
  case NCORP_BOUND_LESS_THAN: return (range){ n - n / 4, n };
  case NCORP_BOUND_ABOUT: return (range){ n - n / 5, n + n / 5 };
  default: return (range){ n, n };
  }
}

static void compare_sizes(const nci_report *a, const nci_report *b, int32_t *answers)
{
  const uint32_t sizes[][2] = { { a->dead, b->dead }, { a->injured, b->injured }, { a->arrested, b->arrested }, { a->abducted, b->abducted } };
  bool same = false, other = false;
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    if (!sizes[i][0] || !sizes[i][1]) continue;
    range x = range_of(sizes[i][0]), y = range_of(sizes[i][1]);
    if (sizes[i][0] >> 3 == sizes[i][1] >> 3) same = true;
    else if (x.low > y.high || y.low > x.high) other = true;
  }
  if (other) answers[NCI_LIKE_OTHER_SIZE] = YES;
  else if (same) answers[NCI_LIKE_SIZE] = YES;
}

void nci_likeness_measure(const nci_links *l, nci_gist_shelf *shelf, uint32_t first, uint32_t second, int32_t answers[NCI_LIKENESS_COUNT])
{
  const nci_report *a = &l->reports[first], *b = &l->reports[second];
  memset(answers, 0, NCI_LIKENESS_COUNT * sizeof *answers);
  int32_t alike = (int32_t)nci_gist_cosine(nci_shelf_first(l, shelf, a->article), nci_shelf_second(l, shelf, b->article));
  party x = all_of(l, a), y = all_of(l, b), to_x = recipients_of(l, a), to_y = recipients_of(l, b);
  answers[NCI_LIKE_ALWAYS] = YES;
  if (nci_one_story(l, a, b)) answers[NCI_LIKE_STORY] = YES;
  answers[NCI_LIKE_ARTICLES] = alike;
  answers[NCI_LIKE_ARTICLES_MUCH] = alike > MUCH ? alike - MUCH : 0;
  if (a->lead && b->lead) answers[NCI_LIKE_LEAD] = YES;
  if (a->lemma && a->lemma == b->lemma) answers[NCI_LIKE_WORD] = YES;
  if (a->cameo && a->cameo == b->cameo) answers[NCI_LIKE_CODE] = YES;
  answers[compare_parties(l, &x, &y)] = YES;
  uint32_t common = nci_shared_participants(l, a, b), back = nci_shared_participants(l, b, a);
  if (answers[NCI_LIKE_PARTICIPANT] && common > 1 && back > 1) answers[NCI_LIKE_PARTICIPANTS] = YES;
  if (!is_silent(&to_x) && !is_silent(&to_y))
    answers[share_entity(l, &to_x, &to_y, true) || share_head(&to_x, &to_y) ? NCI_LIKE_SAME_RECIPIENT : NCI_LIKE_OTHER_RECIPIENT] = YES;
  if (answers[NCI_LIKE_OTHER_RECIPIENT] && are_persons(l, &to_x) && are_persons(l, &to_y) && !share_name(l, &to_x, &to_y))
    answers[NCI_LIKE_OTHER_PERSON] = YES;
  compare_sizes(a, b, answers);
  if (a->place != NCORP_NONE && b->place != NCORP_NONE) {
    if (nci_entity_of(l, a->place) == nci_entity_of(l, b->place)) answers[NCI_LIKE_PLACE] = YES;
    else answers[NCI_LIKE_OTHER_PLACE] = YES;
  }
  if (a->when.weekday && b->when.weekday) answers[NCI_LIKE_WEEKDAY] = YES;
  if (a->article == b->article) answers[NCI_LIKE_ARTICLE] = YES;
  bool akin = a->harm == b->harm && (a->harm || (a->mode && a->mode == b->mode) || answers[NCI_LIKE_SAME_RECIPIENT]);
  if (answers[NCI_LIKE_STORY] && !answers[NCI_LIKE_WORD] && !akin) answers[NCI_LIKE_OTHER_WORD] = YES;
  if (a->harm != b->harm) answers[NCI_LIKE_OTHER_HARM] = YES;
  if (nci_one_death(l, a, b)) answers[NCI_LIKE_ONE_DEATH] = YES;
  if (!nci_when_meet(a->when, b->when)) answers[NCI_LIKE_DAY_APART] = YES;
}
