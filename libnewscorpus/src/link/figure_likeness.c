/* Comparing what the articles of a story describe with what they name, and with each other. */
#include "link/figure_likeness.h"

#include "base/hash.h"
#include "base/sort.h"
#include "base/str.h"

enum { YES = 1000, OFTEN = 3, COUNTED_MAX = 12, TWO = 2 };

/* Weights in thousandths of the score: of two descriptions, and of a name and a description. */
static const int32_t weights[NCI_CAST_COUNTED][2] = {
#include "link/figure_weights.h"
};

static const char *const names[NCI_CAST_END] = {
  "prior", "same-kind", "taken-for-one-kind", "person-and-place", "person-and-organisation", "place-and-organisation", "same-gender",
  "other-gender", "told-together", "same-doings", "mostly-same-doings", "same-deed", "same-noun", "noun-among-words", "same-number",
  "same-count", "other-count", "same-words", "same-owner", "called-so", "only-one-called-so", "has-that-role", "ends-its-name",
  "in-its-name", "name-among-words", "place-among-words", "person-among-words", "owner-of-it", "many", "many-persons", "foremost",
  "foremost-of-its-kind", "only-one-of-its-kind", "definite", "same-name", "part-of-name",
  "acronym"
};

const char *nci_casting_name(nci_casting question) { return names[question]; }

/* ---- sets of words ---- */

static uint64_t bit_of(uint32_t hash) { return UINT64_C(1) << (hash & 63); }

static void add_word(nci_arena *arena, nci_word_set *set, uint32_t hash)
{
  uint32_t at = set->count;
  while (at && set->at[at - 1] > hash) at--;
  if (at && set->at[at - 1] == hash) return;
  nci_vec_add(arena, set, hash);
  if (arena->failed) return;
  memmove(set->at + at + 1, set->at + at, (set->count - 1 - at) * sizeof *set->at);
  set->at[at] = hash;
  set->bits |= bit_of(hash);
}

static bool has(const nci_word_set *set, uint32_t hash)
{
  if (!(set->bits & bit_of(hash))) return false;
  for (uint32_t i = 0; i < set->count; i++)
    if (set->at[i] == hash) return true;
  return false;
}

static uint32_t shared(const nci_word_set *a, const nci_word_set *b)
{
  uint32_t n = 0;
  if (!(a->bits & b->bits)) return 0;
  for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
    n += a->at[i] == b->at[j];
    if (a->at[i] < b->at[j]) i++;
    else if (a->at[i] > b->at[j]) j++;
    else i++, j++;
  }
  return n;
}

/* ---- words ---- */

enum { WORD_MAX = 48 };

uint32_t nci_player_word(ncorp_str word)
{
  char lower[WORD_MAX];
  size_t n = word.size < WORD_MAX ? word.size : WORD_MAX;
  for (size_t i = 0; i < n; i++) lower[i] = nci_to_lower(word.data[i]);
  if (n > 3 && lower[n - 1] == 's' && lower[n - 2] != 's') n--;
  return (uint32_t)nci_hash(lower, n, 91);
}

/* Words that tell nothing of what a description or a name means. */
static bool is_empty(ncorp_str word)
{
  static const char *const list[] = { "a", "an", "the", "of", "in", "on", "at", "by", "for", "from", "to", "with", "and", "or", "his", "her", "its",
                                      "their", "our", "your", "my", "this", "that", "these", "those", "who", "which", "another", "other", "some",
                                      "several", "many", "s" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is_nocase(word, list[i])) return true;
  return false;
}

/* The number that a word or digits stand for, or 0. */
static uint32_t count_of(ncorp_str word)
{
  static const char *const list[COUNTED_MAX] = { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve" };
  uint32_t n = 0;
  for (uint32_t i = 0; i < COUNTED_MAX; i++)
    if (nci_str_is_nocase(word, list[i])) return i + 1;
  for (size_t i = 0; i < word.size; i++) {
    if (!nci_is_digit(word.data[i]) || i > 8) return 0;
    n = n * 10 + (uint32_t)(word.data[i] - '0');
  }
  return n;
}

static bool is_letter(char c) { return nci_is_alpha(c) || nci_is_digit(c) || (unsigned char)c >= 0x80; }

/* The next word of a text; *owns: "'s" follows. Absent at the end. */
static ncorp_str next_word(ncorp_str *rest, bool *owns)
{
  static const char *const signs[] = { "'s", "\xe2\x80\x99s" };
  size_t at = 0, end;
  while (at < rest->size && !is_letter(rest->data[at])) at++;
  for (end = at; end < rest->size && (is_letter(rest->data[end]) || rest->data[end] == '-'); end++)
    if (nci_str_starts(nci_str(rest->data + end, rest->size - end), nci_cstr(signs[1]))) break;
  ncorp_str word = nci_str(rest->data + at, end - at);
  *rest = nci_str(rest->data + end, rest->size - end);
  *owns = false;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    ncorp_str sign = nci_cstr(signs[i]);
    if (!nci_str_starts(*rest, sign) || (rest->size > sign.size && is_letter(rest->data[sign.size]))) continue;
    *owns = true;
    *rest = nci_str(rest->data + sign.size, rest->size - sign.size);
    break;
  }
  return word;
}

/* ---- what articles say ---- */

static void add_article(nci_arena *arena, nci_player *p, uint32_t article, uint8_t type, uint8_t gender, ncorp_str country, uint32_t mentions)
{
  if (!p->articles.count || p->articles.at[p->articles.count - 1] != article) nci_vec_add(arena, &p->articles, article);
  p->kinds[type & 3]++;
  p->mentions += mentions;
  if (gender == NCORP_FEM || gender == NCORP_MASC) p->genders |= (uint8_t)(1 << gender);
  if (country.size && country.size < sizeof p->country && !p->country[0]) memcpy(p->country, country.data, country.size);
}

void nci_player_use(nci_arena *arena, nci_use_list *list, uint32_t use, uint32_t article)
{
  uint32_t low = 0, high = list->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (list->at[middle].use < use) low = middle + 1;
    else high = middle;
  }
  if (low < list->count && list->at[low].use == use) {
    if (list->at[low].article != article) list->at[low].article = NCORP_NONE;
    return;
  }
  if (list->count == NCI_USES_KEPT) return;
  nci_vec_add(arena, list, ((nci_use){ use, article }));
  if (arena->failed) return;
  memmove(list->at + low + 1, list->at + low, (list->count - 1 - low) * sizeof *list->at);
  list->at[low] = (nci_use){ use, article };
}

static void add_uses(nci_arena *arena, nci_player *p, const nci_uses *uses, uint32_t article)
{
  for (uint32_t i = 0; i < uses->count; i++) nci_player_use(arena, &p->uses, uses->at[i], article);
}

static void add_description(nci_arena *arena, nci_player *p, ncorp_str text, uint32_t count)
{
  bool owns, first = true;
  p->spelled += count;
  for (ncorp_str word; (word = next_word(&text, &owns)).size; first = false) {
    uint32_t hash = nci_player_word(word), number = count_of(word);
    if (first && nci_str_is_nocase(word, "the")) p->definite += count;
    if (number) add_word(arena, &p->counts, number);
    else if (!is_empty(word) && hash != p->noun) add_word(arena, &p->words, hash);
    if (owns) add_word(arena, &p->owners, hash);
  }
}

void nci_player_describe(nci_arena *arena, nci_player *p, const nci_described *d, uint32_t article)
{
  add_article(arena, p, article, d->type, d->gender, d->country, d->mentions);
  add_uses(arena, p, &d->uses, article);
  for (uint32_t i = 0; i < d->spelling_count; i++) add_description(arena, p, d->spellings[i].name, d->spellings[i].count);
}

static bool same_core(const nci_core *a, const nci_core *b)
{
  return a->count == b->count && memcmp(a->words, b->words, a->count * sizeof *a->words) == 0;
}

static void add_name(nci_arena *arena, nci_player *p, ncorp_str name)
{
  bool owns;
  nci_core core = { .count = 0 };
  for (ncorp_str word; (word = next_word(&name, &owns)).size;) {
    if (is_empty(word)) continue;
    uint32_t hash = nci_player_word(word);
    add_word(arena, &p->words, hash);
    if (core.count == NCI_CORE_WORDS) return; /* a headline rather than a name */
    core.initials = core.initials << 8 | (unsigned char)nci_to_lower(word.data[0]);
    core.words[core.count++] = hash;
  }
  if (!core.count) return;
  add_word(arena, &p->ends, core.words[core.count - 1]);
  for (uint32_t i = 0; i < p->cores.count; i++)
    if (same_core(&p->cores.at[i], &core)) return;
  if (p->cores.count < NCI_CORES_MAX) nci_vec_add(arena, &p->cores, core);
  if (!arena->failed && core.count > p->cores.at[p->fullest].count) p->fullest = p->cores.count - 1;
}

void nci_player_name(nci_arena *arena, nci_player *p, const nci_named *n, uint32_t article)
{
  bool owns;
  add_article(arena, p, article, n->type, n->gender, n->country, n->mentions);
  p->sightings++;
  add_uses(arena, p, &n->uses, article);
  add_name(arena, p, n->name);
  for (uint32_t i = 0; i < n->spelling_count; i++) add_name(arena, p, n->spellings[i].name);
  for (uint32_t i = 0; i < n->noun_count; i++) add_word(arena, &p->nouns, nci_player_word(n->nouns[i]));
  for (uint32_t i = 0; i < n->role_count; i++)
    for (ncorp_str role = n->roles[i], word; (word = next_word(&role, &owns)).size;)
      if (!is_empty(word)) add_word(arena, &p->roles, nci_player_word(word));
}

void nci_player_seal(nci_player *p)
{
  p->type = 0;
  for (uint8_t t = 1; t < 4; t++)
    if (p->kinds[t] > p->kinds[p->type]) p->type = t;
}

bool nci_player_is_lone(const nci_player *p) { return !p->known && (!p->cores.count || p->cores.at[p->fullest].count < TWO); }

bool nci_player_before(const nci_player *a, const nci_player *b)
{
  if (a->articles.count != b->articles.count) return a->articles.count > b->articles.count;
  return a->mentions != b->mentions ? a->mentions > b->mentions : a->stable < b->stable;
}

static void rank(nci_player *players, uint32_t count)
{
  nci_player *first[4] = { NULL }, *second[4] = { NULL };
  for (uint32_t i = 0; i < count; i++) {
    nci_player *p = &players[i];
    if (p->label == NCORP_NONE) continue;
    if (!first[p->type] || nci_player_before(p, first[p->type])) second[p->type] = first[p->type], first[p->type] = p;
    else if (!second[p->type] || nci_player_before(p, second[p->type])) second[p->type] = p;
  }
  for (uint32_t t = 0; t < 4; t++)
    if (first[t]) {
      first[t]->foremost = true;
      first[t]->alone = !second[t] || second[t]->articles.count * 2 < first[t]->articles.count;
    }
}

static int by_number(const void *a, const void *b, void *ctx)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  (void)ctx;
  return (x > y) - (x < y);
}

/* The place of the first number of a sorted list that is not below another. */
static uint32_t place_of(const uint32_t *list, uint32_t count, uint32_t number)
{
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (list[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

bool nci_players_rank(nci_arena *arena, nci_player *players, uint32_t count)
{
  NCI_VEC(uint32_t) nouns = { 0 };
  rank(players, count);
  for (uint32_t i = 0; i < count; i++)
    for (uint32_t k = 0; k < players[i].nouns.count; k++) nci_vec_add(arena, &nouns, players[i].nouns.at[k]);
  if (arena->failed || !nci_sort(arena, nouns.at, nouns.count, sizeof *nouns.at, by_number, NULL)) return false;
  for (uint32_t i = 0; i < count; i++) {
    nci_player *p = &players[i];
    uint32_t from = p->label == NCORP_NONE ? place_of(nouns.at, nouns.count, p->noun) : nouns.count;
    while (from + p->callers < nouns.count && nouns.at[from + p->callers] == p->noun) p->callers++;
  }
  return true;
}

/* ---- comparing ---- */

static int32_t yes(bool answer) { return answer ? YES : 0; }

/* How many of the uses both have, not told by one article alone; *deed: one of them is of the subject or object of a verb. */
static uint32_t shared_uses(const nci_use *x, uint32_t x_count, const nci_use *y, uint32_t y_count, bool *deed)
{
  uint32_t n = 0;
  for (uint32_t i = 0, j = 0; i < x_count && j < y_count;) {
    uint32_t a = x[i].use, b = y[j].use;
    if (a == b && (x[i].article != y[j].article || x[i].article == NCORP_NONE)) {
      n++;
      *deed |= a & 1;
    }
    i += a <= b;
    j += b <= a;
  }
  return n;
}

static void measure_uses(const nci_player *a, const nci_player *b, int32_t *answers)
{
  bool deed = false;
  uint32_t n = shared_uses(a->uses.at, a->uses.count, b->uses.at, b->uses.count, &deed);
  uint32_t fewer = a->uses.count < b->uses.count ? a->uses.count : b->uses.count;
  answers[NCI_CAST_DEED] = yes(deed);
  answers[NCI_CAST_DOES] = (int32_t)(n < OFTEN ? n : OFTEN) * YES / OFTEN;
  answers[NCI_CAST_MOSTLY_DOES] = (int32_t)(n * YES / (fewer + 1));
}

static void measure_articles(const nci_player *a, const nci_player *b, int32_t *answers)
{
  uint32_t n = 0, fewer = a->articles.count < b->articles.count ? a->articles.count : b->articles.count;
  for (uint32_t i = 0, j = 0; i < a->articles.count && j < b->articles.count;) {
    uint32_t x = a->articles.at[i], y = b->articles.at[j];
    n += x == y;
    i += x <= y;
    j += y <= x;
  }
  answers[NCI_CAST_TOGETHER] = fewer ? (int32_t)(n * YES / fewer) : 0;
}

static void measure_kinds(const nci_player *a, const nci_player *b, int32_t *answers)
{
  uint32_t met = 1u << a->type | 1u << b->type;
  answers[NCI_CAST_KIND] = yes(a->type == b->type);
  for (uint32_t t = 0; t < 4; t++)
    if (a->kinds[t] && b->kinds[t]) answers[NCI_CAST_KINDS] = YES;
  answers[NCI_CAST_PERSON_PLACE] = yes(met == (1u << NCORP_PER | 1u << NCORP_LOC));
  answers[NCI_CAST_PERSON_GROUP] = yes(met == (1u << NCORP_PER | 1u << NCORP_ORG));
  answers[NCI_CAST_PLACE_GROUP] = yes(met == (1u << NCORP_LOC | 1u << NCORP_ORG));
  if (!a->genders || !b->genders) return;
  answers[NCI_CAST_GENDER] = yes(a->genders & b->genders);
  answers[NCI_CAST_OTHER_GENDER] = YES - answers[NCI_CAST_GENDER];
}

static void measure_descriptions(const nci_player *a, const nci_player *b, int32_t *answers)
{
  uint32_t words = shared(&a->words, &b->words);
  answers[NCI_CAST_NOUN] = yes(a->noun == b->noun);
  answers[NCI_CAST_NOUN_IN_WORDS] = yes(has(&a->words, b->noun) || has(&b->words, a->noun));
  answers[NCI_CAST_NUMBER] = yes(a->plural == b->plural);
  if (a->counts.count && b->counts.count) {
    answers[NCI_CAST_COUNT] = yes(shared(&a->counts, &b->counts));
    answers[NCI_CAST_OTHER_COUNT] = YES - answers[NCI_CAST_COUNT];
  }
  answers[NCI_CAST_WORDS] = words > 1 ? YES : (int32_t)words * YES / 2;
  answers[NCI_CAST_OWNER] = yes(shared(&a->owners, &b->owners));
  answers[NCI_CAST_DEFINITE] = yes(a->definite || b->definite);
}

static void measure_naming(const nci_player *n, const nci_player *d, int32_t *answers)
{
  bool in_words = shared(&n->words, &d->words), called = has(&n->nouns, d->noun);
  answers[NCI_CAST_CALLED] = yes(called);
  answers[NCI_CAST_ONLY_CALLED] = yes(called && d->callers == 1);
  answers[NCI_CAST_ROLE] = yes(has(&n->roles, d->noun) || shared(&n->roles, &d->words));
  answers[NCI_CAST_ENDS_NAME] = yes(has(&n->ends, d->noun));
  answers[NCI_CAST_IN_NAME] = yes(has(&n->words, d->noun));
  answers[NCI_CAST_NAME_IN_WORDS] = yes(in_words);
  answers[NCI_CAST_PLACE_IN_WORDS] = yes(in_words && n->type == NCORP_LOC);
  answers[NCI_CAST_PERSON_IN_WORDS] = yes(in_words && n->type == NCORP_PER);
  answers[NCI_CAST_NAME_OWNS] = yes(shared(&n->words, &d->owners));
  answers[NCI_CAST_MANY] = yes(d->plural);
  answers[NCI_CAST_MANY_PERSONS] = yes(d->plural && n->type == NCORP_PER);
  answers[NCI_CAST_FOREMOST] = yes(n->foremost);
  answers[NCI_CAST_FOREMOST_KIND] = yes(n->foremost && n->type == d->type);
  answers[NCI_CAST_ONLY_KIND] = yes(n->alone && n->type == d->type);
  answers[NCI_CAST_DEFINITE] = d->spelled ? (int32_t)((uint64_t)d->definite * YES / d->spelled) : 0;
}

void nci_casting_measure(const nci_player *a, const nci_player *b, int32_t answers[NCI_CAST_COUNTED])
{
  for (uint32_t i = 0; i < NCI_CAST_COUNTED; i++) answers[i] = 0;
  answers[NCI_CAST_ALWAYS] = YES;
  measure_kinds(a, b, answers);
  measure_articles(a, b, answers);
  measure_uses(a, b, answers);
  if (a->label == NCORP_NONE && b->label == NCORP_NONE) measure_descriptions(a, b, answers);
  else if (a->label != NCORP_NONE) measure_naming(a, b, answers);
  else measure_naming(b, a, answers);
}

static bool countries_differ(const nci_player *a, const nci_player *b)
{
  return a->country[0] && b->country[0] && memcmp(a->country, b->country, sizeof a->country) != 0;
}

/* ---- two that are named ---- */

enum { SAME_NAME = 800, PART = 650 };

/* Whether a name has the words of another one at its beginning or at its end. */
static bool begins(const nci_core *part, const nci_core *whole)
{
  return part->count < whole->count && memcmp(part->words, whole->words, part->count * sizeof *part->words) == 0;
}

static bool ends(const nci_core *part, const nci_core *whole)
{
  return part->count < whole->count && memcmp(part->words, whole->words + whole->count - part->count, part->count * sizeof *part->words) == 0;
}

/* "Jr." makes another person. */
static bool adds_generation(const nci_core *part, const nci_core *whole)
{
  static const char *const list[] = { "jr", "sr", "ii", "iii" };
  for (uint32_t w = 0; w < whole->count; w++)
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
      bool has_it = false;
      if (whole->words[w] != nci_player_word(nci_cstr(list[i]))) continue;
      for (uint32_t k = 0; k < part->count; k++) has_it |= part->words[k] == whole->words[w];
      if (!has_it) return true;
    }
  return false;
}

/* Whether a name that is a part of another one's may be short for it: "the Colts" for a team of some city; not a place for what
 * is there, nor a part of it for a place. */
static bool may_be_short(const nci_player *part, const nci_core *x, const nci_player *whole, const nci_core *y)
{
  bool persons = part->type == NCORP_PER && whole->type == NCORP_PER;
  if (persons) return (begins(x, y) || ends(x, y)) && !adds_generation(x, y);
  if (part->type == NCORP_PER) return x->count >= TWO && whole->type != NCORP_LOC && ends(x, y); /* "Coach Ada Wong" */
  if (part->type == NCORP_LOC || whole->type == NCORP_PER) return false;
  return ends(x, y) || (begins(x, y) && whole->type != NCORP_LOC && !part->known);
}

/* A lone word counts only where the player has no fuller name. */
static bool is_part(const nci_player *part, const nci_player *whole)
{
  for (uint32_t i = 0; i < part->cores.count; i++)
    for (uint32_t k = 0; (i == part->fullest || part->cores.at[i].count >= TWO) && k < whole->cores.count; k++)
      if (may_be_short(part, &part->cores.at[i], whole, &whole->cores.at[k])) return true;
  return false;
}

static bool is_acronym(const nci_player *a, const nci_player *b)
{
  const nci_core *whole = &b->cores.at[b->fullest];
  char letters[NCI_CORE_WORDS];
  if (a->cores.at[a->fullest].count > 1 || whole->count < TWO || a->type == NCORP_PER || b->type == NCORP_PER) return false;
  for (uint32_t i = 0; i < whole->count; i++) letters[i] = (char)(whole->initials >> 8 * (whole->count - 1 - i));
  return a->cores.at[a->fullest].words[0] == nci_player_word(nci_str(letters, whole->count));
}

static bool stand_together(const nci_player *a, const nci_player *b)
{
  for (uint32_t i = 0, j = 0; i < a->articles.count && j < b->articles.count;) {
    uint32_t x = a->articles.at[i], y = b->articles.at[j];
    if (x == y) return true;
    i += x <= y;
    j += y <= x;
  }
  return false;
}

/* A surname that was taken for a town's name or another, in articles that do not name the person in full; others call the person so. */
static bool is_surname_of(const nci_player *name, const nci_player *person)
{
  const nci_core *word = &name->cores.at[name->fullest];
  if (person->type != NCORP_PER || name->type == NCORP_PER || word->count > 1 || name->known || person->cores.at[person->fullest].count < TWO) return false;
  for (uint32_t i = 0; i < person->cores.count; i++)
    if (same_core(&person->cores.at[i], word)) return !stand_together(name, person);
  return false;
}

static void judge_names(const nci_player *a, const nci_player *b, nci_casting_verdict *v)
{
  v->veto = true;
  if (!a->cores.count || !b->cores.count || (a->genders && b->genders && !(a->genders & b->genders) && a->type == NCORP_PER)) return;
  bool surname = is_surname_of(a, b) || is_surname_of(b, a);
  if (countries_differ(a, b) && !surname) return;
  bool same = surname || (same_core(&a->cores.at[a->fullest], &b->cores.at[b->fullest]) && a->type != b->type);
  v->part = same ? NULL : is_part(a, b) ? a : is_part(b, a) ? b : NULL;
  bool acronym = !same && !v->part && (is_acronym(a, b) || is_acronym(b, a));
  if (!same && !v->part && !acronym) return;
  v->veto = false;
  v->score = same ? SAME_NAME : PART;
  v->because = same ? NCI_CAST_SAME_NAME : acronym ? NCI_CAST_ACRONYM : NCI_CAST_PART_OF_NAME;
}

/* ---- verdicts ---- */

nci_casting_verdict nci_casting_judge(const nci_player *a, const nci_player *b)
{
  nci_casting_verdict v = { .because = NCI_CAST_ALWAYS };
  int32_t answers[NCI_CAST_COUNTED], most = 0;
  uint32_t column = a->label != NCORP_NONE || b->label != NCORP_NONE;
  if (a->label != NCORP_NONE && b->label != NCORP_NONE) {
    judge_names(a, b, &v);
    return v;
  }
  v.veto = countries_differ(a, b);
  if (v.veto) return v;
  nci_casting_measure(a, b, answers);
  for (uint32_t i = 0; i < NCI_CAST_COUNTED; i++) {
    int32_t part = answers[i] * weights[i][column] / YES;
    v.score += part;
    if (i && part > most) most = part, v.because = (nci_casting)i;
  }
  return v;
}
