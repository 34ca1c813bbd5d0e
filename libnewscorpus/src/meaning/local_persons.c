/* Names of persons that mean the same: spellings, initials, nicknames, middle names; a surname or given name alone means the holder
 * with the best claim to it. */
#include "knowledge/person_name.h"
#include "lexicon_gen.h"
#include "meaning/local_entities.h"
#include "text/fold.h"

enum { CHAIN = 24 }; /* how many holders of one surname are looked at */

static bool genders_clash(uint8_t a, uint8_t b) { return a && b && a != b; }

static void add_person(nci_merger *m, uint32_t index, const nci_person_name *name)
{
  const nci_name_word *last = &name->words[name->count - 1];
  uint32_t *chain = nci_slot(m, &m->surnames, &m->surname_chain, last->loose);
  if (!chain) return;
  nci_local_person *p = nci_vec_push(m->n->arena, &m->persons);
  if (!p) return;
  *p = (nci_local_person){ index, *name, NCORP_NONE };
  uint32_t self = m->persons.count - 1;
  /* At the end of the chain, so that the first holder of a surname comes first. */
  uint32_t at = *chain, steps = 0;
  if (at == NCORP_NONE) *chain = self;
  else {
    while (m->persons.at[at].next != NCORP_NONE && steps++ < CHAIN) at = m->persons.at[at].next;
    if (m->persons.at[at].next == NCORP_NONE) m->persons.at[at].next = self;
  }
  if (name->count < 2) return;
  uint32_t *first = nci_slot(m, &m->firsts, &m->first_chain, name->words[0].key);
  if (first) *first = *first == NCORP_NONE || (*first < m->persons.count && m->persons.at[*first].group == index) ? self : NCORP_NONE - 1; /* two holders: of no use */
}

static uint32_t chain_of(const nci_merger *m, const nci_person_name *name)
{
  return nci_find(&m->surnames, &m->surname_chain, name->words[name->count - 1].loose);
}

/* The gender that the words before a name tell; what a lone surname is as a given name says nothing. */
static uint8_t told_gender(const nci_merger *m, uint32_t name)
{
  const nci_name *x = &m->n->list.at[name];
  bool addressed = x->first > 0 && nci_names_flags(m->n, x->first - 1) & NCI_WORD_HONORIFIC;
  return addressed || m->office[name] != NCORP_NONE ? x->gender : NCI_GENDER_UNKNOWN;
}

/* What brought two names of several words together. */
static ncorp_str likeness_rule(const nci_merger *m, const nci_person_name *a, const nci_person_name *b)
{
  const nci_lexicon *lexicon = m->n->doc->lexicon;
  const nci_name_word *x = &a->words[0], *y = &b->words[0];
  if (x->initial != y->initial) return NCI_STR("initials");
  if (nci_given_name_short_for(lexicon, x, y) || nci_given_name_short_for(lexicon, y, x)) return NCI_STR("nickname");
  if (!nci_str_eq(x->skeleton, y->skeleton) || !nci_str_eq(a->words[a->count - 1].skeleton, b->words[b->count - 1].skeleton)) return NCI_STR("spelling");
  return a->count != b->count ? NCI_STR("middle-name") : NCI_STR("initials");
}

/* The person that a name of several words means: of those that it may mean the one whose name is likest. */
static uint32_t same_person(const nci_merger *m, const nci_person_name *name, uint8_t gender, ncorp_str *because)
{
  uint32_t steps = 0, found = NCORP_NONE;
  nci_likeness best = NCI_NAMES_DIFFER;
  for (uint32_t p = chain_of(m, name); p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const nci_local_person *other = &m->persons.at[p];
    if (genders_clash(gender, m->groups.at[other->group].gender)) continue;
    nci_likeness like = nci_person_names_compare(m->n->doc->lexicon, name, &other->name);
    if (like <= best) continue;
    best = like;
    found = other->group;
    *because = likeness_rule(m, name, &other->name);
  }
  return found;
}

/* "Ichiyo Higuchi" for Higuchi Ichiyo; "Martinez Canton" for Clara Martinez Canton. */
static uint32_t other_order(const nci_merger *m, const nci_person_name *name, ncorp_str *because)
{
  if (name->count != 2) return NCORP_NONE;
  uint32_t steps = 0;
  const nci_name_word *a = &name->words[0], *b = &name->words[1];
  for (uint32_t p = chain_of(m, name); p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const nci_person_name *o = &m->persons.at[p].name;
    *because = NCI_STR("surname");
    if (o->count > 2 && nci_str_eq(o->words[o->count - 2].skeleton, a->skeleton) && nci_str_eq(o->words[o->count - 1].skeleton, b->skeleton) &&
        !nci_lexicon_find(m->n->doc->lexicon, NCI_LEX_GIVEN_NAMES, a->skeleton, &(uint32_t){ 0 }, 1))
      return m->persons.at[p].group;
  }
  steps = 0;
  for (uint32_t p = nci_find(&m->surnames, &m->surname_chain, a->loose); p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const nci_person_name *o = &m->persons.at[p].name;
    *because = NCI_STR("word-order");
    if (o->count == 2 && nci_str_eq(o->words[0].skeleton, b->skeleton) && nci_str_eq(o->words[1].skeleton, a->skeleton)) return m->persons.at[p].group;
  }
  return NCORP_NONE;
}

/* The group of a person's name of several words, whatever its case and diacritics. */
static uint32_t person_of_text(nci_merger *m, uint32_t name, ncorp_str text, const nci_person_name *parsed)
{
  nci_name *x = &m->n->list.at[name];
  ncorp_str key = nci_local_key(m, '0' + NCORP_PER, nci_skeleton(m->n->arena, text));
  uint32_t *of = nci_slot_of_exact(m, key);
  if (!of || *of != NCORP_NONE) return of ? *of : NCORP_NONE;
  uint32_t found = parsed->count ? same_person(m, parsed, x->gender, &x->because) : NCORP_NONE;
  if (found == NCORP_NONE && parsed->count) found = other_order(m, parsed, &x->because);
  if (found == NCORP_NONE) found = nci_new_group(m, name);
  if (found != NCORP_NONE && parsed->count) add_person(m, found, parsed);
  of = nci_slot_of_exact(m, key);
  if (of) *of = found;
  return found;
}

/* Joins a name to its person. */
static void join(nci_merger *m, uint32_t name, uint32_t index)
{
  nci_name *x = &m->n->list.at[name];
  x->entity = index;
  nci_group *g = &m->groups.at[index];
  if (!g->gender) g->gender = x->end > x->first + 1 ? x->gender : told_gender(m, name);
  if (name < g->first_name) g->first_name = name;
  if (g->office == NCORP_NONE) g->office = m->office[name];
  const nci_names *n = m->n;
  const nci_name *best = &n->list.at[g->best_name];
  uint32_t full = nci_fullness(n, x), known = nci_fullness(n, best);
  if (full > known) g->best_name = name;
  else if (full == known && full > 1 && !nci_str_eq(nci_local_text(n, x), nci_local_text(n, best))) {
    nci_person_name a, b; /* "Bill Harper", "William Harper" */
    nci_person_name_parse(n->arena, nci_local_text(n, x), &a);
    nci_person_name_parse(n->arena, nci_local_text(n, best), &b);
    if (a.count && b.count && nci_given_name_short_for(n->doc->lexicon, &b.words[0], &a.words[0]) &&
        (a.words[0].skeleton.size > b.words[0].skeleton.size || !nci_given_name_short_for(n->doc->lexicon, &a.words[0], &b.words[0])))
      g->best_name = name;
  }
}

#define LONE (NCORP_NONE - 1) /* in text_group: a name of one word */

/* Names of several words, in text order. Of the others only what they say is kept. */
static void place_full_name(nci_merger *m, uint32_t name)
{
  nci_name *x = &m->n->list.at[name];
  ncorp_str text = nci_local_text(m->n, x);
  uint32_t *told = nci_slot(m, &m->texts, &m->text_group, text); /* most names come again as they are */
  if (!told || *told == LONE) return;
  uint32_t found = *told;
  x->because = NCI_STR("same-name");
  if (found == NCORP_NONE || genders_clash(x->gender, m->groups.at[found].gender)) {
    nci_person_name parsed;
    nci_person_name_parse(m->n->arena, text, &parsed);
    if (parsed.count == 1) {
      *told = LONE;
      uint32_t id = nci_intern_add(&m->lone_texts, text);
      if (id == m->lones.count) nci_vec_add(m->n->arena, &m->lones, parsed);
      return;
    }
    found = person_of_text(m, name, text, &parsed);
    if (found == NCORP_NONE) return;
    told = nci_slot(m, &m->texts, &m->text_group, text); /* it may have moved */
    if (told) *told = found;
  }
  join(m, name, found);
}

/* How much speaks for a holder of a surname that stands alone: the same title, the same gender, being named much and just
 * now. Who is there as somebody's wife or brother is mostly called by the full name. */
static uint32_t claim(const nci_merger *m, uint32_t name, uint8_t gender, uint32_t index, uint32_t latest)
{
  enum { TITLE = 4000, GENDER = 2000, NAMED = 1000, MOST = 200 };
  const nci_group *g = &m->groups.at[index];
  uint32_t seen = g->seen < MOST ? g->seen : MOST;
  uint32_t sum = 4 * seen + (index == latest ? 2u : 0u) + (g->kin ? 0u : 3u);
  if (m->office[name] != NCORP_NONE && m->office[name] == g->office) sum += TITLE;
  if (gender && gender == g->gender) sum += GENDER;
  return sum + (g->first_name < name ? (uint32_t)NAMED : 0u);
}

/* A surname alone: the holder with the best claim; else others of that name alone. */
static uint32_t person_of_surname(const nci_merger *m, uint32_t name, const nci_person_name *lone)
{
  uint8_t gender = told_gender(m, name);
  uint32_t found = NCORP_NONE, latest = NCORP_NONE, steps = 0, best = 0;
  uint32_t chain = chain_of(m, lone);
  for (uint32_t p = chain; p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const nci_group *g = &m->groups.at[m->persons.at[p].group];
    if (g->seen && (latest == NCORP_NONE || g->last > m->groups.at[latest].last)) latest = m->persons.at[p].group;
  }
  steps = 0;
  for (uint32_t p = chain; p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const nci_local_person *other = &m->persons.at[p];
    if (genders_clash(gender, m->groups.at[other->group].gender)) continue;
    bool full = other->name.count > 1;
    if (full ? !nci_person_name_short_for(lone, &other->name) : !nci_str_eq(other->name.words[0].key, lone->words[0].key)) continue;
    uint32_t speaks = 1 + claim(m, name, gender, other->group, latest) + (full ? 500 : 0);
    if (speaks > best) best = speaks, found = other->group;
  }
  return found;
}

/* A given name alone ("Nadia"), or a family name that stands first. */
static uint32_t person_of_first_name(const nci_merger *m, const nci_person_name *name)
{
  uint32_t p = nci_find(&m->firsts, &m->first_chain, name->words[0].key);
  return p < m->persons.count ? m->persons.at[p].group : NCORP_NONE;
}

static void place_lone_name(nci_merger *m, uint32_t name)
{
  nci_name *x = &m->n->list.at[name];
  ncorp_str text = nci_local_text(m->n, x);
  uint32_t id = nci_intern_find(&m->lone_texts, text);
  if (id >= m->lones.count) return;
  const nci_person_name lone = m->lones.at[id];
  uint32_t found = person_of_surname(m, name, &lone);
  x->because = NCI_STR("surname");
  if (found == NCORP_NONE) {
    found = person_of_first_name(m, &lone);
    if (found != NCORP_NONE && genders_clash(x->gender, m->groups.at[found].gender)) found = NCORP_NONE;
    x->because = NCI_STR("given-name");
  }
  if (found == NCORP_NONE) {
    found = nci_new_group(m, name);
    if (found == NCORP_NONE) return;
    add_person(m, found, &lone);
    m->groups.at[found].gender = x->gender;
  } else if (m->groups.at[found].best_name < m->n->list.count &&
             nci_str_eq(text, nci_local_text(m->n, &m->n->list.at[m->groups.at[found].best_name])))
    x->because = NCI_STR("same-name");
  join(m, name, found);
}

/* The office that stands right before each name. */
static bool read_offices(nci_merger *m)
{
  nci_names *n = m->n;
  m->office = nci_arena_alloc(n->arena, n->list.count, sizeof *m->office);
  if (!m->office) return false;
  memset(m->office, 0xff, n->list.count * sizeof *m->office);
  for (uint32_t i = 0; i < n->roles.count; i++) {
    const nci_role *role = &n->roles.at[i];
    if (role->name != NCORP_NONE && role->row != NCORP_NONE && role->end <= n->list.at[role->name].first) m->office[role->name] = role->row;
  }
  return true;
}

/* Full names first, then the others, which may stand before them. */
void nci_place_persons(nci_merger *m)
{
  nci_names *n = m->n;
  if (!read_offices(m)) return;
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++)
    if (n->list.at[i].type == NCORP_PER) place_full_name(m, i);
  for (uint32_t i = 0; i < n->roles.count; i++) {
    const nci_role *role = &n->roles.at[i];
    if (role->relation != NCORP_NONE && role->name != NCORP_NONE && n->list.at[role->name].entity != NCORP_NONE)
      m->groups.at[n->list.at[role->name].entity].kin = true;
  }
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++) {
    nci_name *x = &n->list.at[i];
    if (x->type != NCORP_PER) continue;
    if (x->entity == NCORP_NONE) place_lone_name(m, i);
    if (x->entity == NCORP_NONE) continue;
    m->groups.at[x->entity].seen++;
    m->groups.at[x->entity].last = i;
  }
}
