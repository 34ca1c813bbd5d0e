/* Which names of one article mean the same, and what the article says of each entity: its country, sector, offices and
 * place. Every lookup goes through a hash of the name or of its surname, so a long article stays linear. */
#include "base/decimal.h"
#include "knowledge/person_name.h"
#include "lexicon_gen.h"
#include "meaning/names.h"
#include "text/fold.h"

enum { CHAIN = 24 }; /* how many holders of one surname are looked at */

typedef struct person {
  uint32_t group;
  nci_person_name name;
  uint8_t gender;
  uint32_t next; /* of the same surname, or none */
} person;

typedef struct group {
  uint32_t first_name; /* index of its first name in text order */
  uint32_t best_name;  /* the fullest */
  uint8_t type, gender, place;
  ncorp_str country, sector;
  ncorp_decimal lat, lon;
  bool located;
  uint32_t entity;     /* number by first mention */
  NCI_VEC(ncorp_str) roles;
  NCI_VEC(ncorp_str) countries;
  NCI_VEC(uint32_t) country_votes;
} group;

typedef struct merger {
  nci_names *n;
  nci_intern exact;             /* type and name -> group */
  NCI_VEC(uint32_t) exact_group;
  nci_intern texts;             /* a person's name as it is written -> group */
  NCI_VEC(uint32_t) text_group;
  nci_intern surnames, firsts;  /* keys -> chain of persons */
  NCI_VEC(uint32_t) surname_chain, first_chain;
  NCI_VEC(person) persons;
  NCI_VEC(group) groups;
} merger;

static ncorp_str name_text(const nci_names *n, const nci_name *name)
{
  const nci_token *tokens = n->doc->tokens.at;
  uint32_t start = tokens[name->first].start;
  return nci_str(n->doc->text.data + start, tokens[name->end - 1].end - start);
}

static uint32_t new_group(merger *m, uint32_t name)
{
  group *g = nci_vec_push(m->n->arena, &m->groups);
  if (!g) return NCORP_NONE;
  const nci_name *x = &m->n->list.at[name];
  *g = (group){ .first_name = name, .best_name = name, .type = x->type, .gender = x->gender, .place = x->place,
                .country = x->country, .entity = NCORP_NONE };
  return m->groups.count - 1;
}

/* The slot of a key in a table of 32-bit values; a new one holds none. */
static uint32_t *slot(merger *m, nci_intern *keys, uint32_t **values, uint32_t *count, uint32_t *capacity, ncorp_str key)
{
  uint32_t id = nci_intern_add(keys, key);
  if (id == UINT32_MAX) return NULL;
  if (id == *count) {
    uint32_t *room = nci_vec_room(m->n->arena, (void **)values, count, capacity, sizeof **values);
    if (!room) return NULL;
    *room = NCORP_NONE;
  }
  return id < *count ? *values + id : NULL;
}
#define SLOT(m, keys, vec, key) slot((m), (keys), &(vec)->at, &(vec)->count, &(vec)->capacity, (key))

/* The key of a name that is no person's: its lexicon entry, else its words. */
static ncorp_str thing_key(merger *m, const nci_name *x)
{
  nci_arena *arena = m->n->arena;
  if (x->table != NCI_NO_TABLE) {
    struct { char type; char table; uint32_t row; } entry;
    memset(&entry, 0, sizeof entry);
    entry.type = 'L';
    entry.table = (char)x->table;
    entry.row = x->row;
    return nci_arena_bytes(arena, &entry, sizeof entry);
  }
  ncorp_str skeleton = nci_skeleton(arena, name_text(m->n, x));
  if (nci_str_starts(skeleton, NCI_STR("the ")) && skeleton.size > 4) skeleton = nci_str(skeleton.data + 4, skeleton.size - 4);
  char *key = nci_arena_alloc(arena, skeleton.size + 1, 1);
  if (!key) return NCI_NO_STR;
  key[0] = (char)('0' + x->type);
  memcpy(key + 1, skeleton.data, skeleton.size);
  return nci_str(key, skeleton.size + 1);
}

/* The initials of a name's capitalised words, as the key of an acronym. */
static ncorp_str initials_key(merger *m, const nci_name *x)
{
  char key[16] = { (char)('0' + NCORP_ORG) };
  size_t size = 1;
  for (uint32_t t = x->first; t < x->end; t++) {
    ncorp_str s = nci_token_text(m->n->doc, t);
    if (!(nci_names_shape(m->n, t) & NCI_SHAPE_CAPITAL) || !nci_is_upper(s.data[0]) || size == sizeof key) continue;
    key[size++] = nci_to_lower(s.data[0]);
  }
  return size >= 4 ? nci_arena_bytes(m->n->arena, key, size) : NCI_NO_STR;
}

/* "National Geographic Society (NGS)": the name that an acronym in brackets stands for, or none. */
static uint32_t explained_acronym(const merger *m, uint32_t name)
{
  const nci_names *n = m->n;
  const nci_name *x = &n->list.at[name], *before = name ? &n->list.at[name - 1] : NULL;
  if (!before || x->end != x->first + 1 || x->first != before->end + 1 || before->type != NCORP_ORG || x->type != NCORP_ORG)
    return NCORP_NONE;
  if (!nci_token_is(n->doc, x->first - 1, "(") || !nci_token_is(n->doc, x->end, ")")) return NCORP_NONE;
  return nci_names_shape(n, x->first) & NCI_SHAPE_ALL_CAPS ? before->entity : NCORP_NONE;
}

static void place_thing(merger *m, uint32_t name)
{
  nci_name *x = &m->n->list.at[name];
  uint32_t *of = SLOT(m, &m->exact, &m->exact_group, thing_key(m, x));
  if (!of) return;
  uint32_t known = *of;
  if (known == NCORP_NONE && x->type == NCORP_ORG) {
    known = explained_acronym(m, name);
    if (known != NCORP_NONE) *of = known;
  }
  if (known == NCORP_NONE) {
    known = *of = new_group(m, name);
    if (known == NCORP_NONE) return;
    if (x->type == NCORP_ORG && x->table == NCI_NO_TABLE) {
      ncorp_str key = initials_key(m, x);
      uint32_t *acronym = key.size ? SLOT(m, &m->exact, &m->exact_group, key) : NULL;
      if (acronym && *acronym == NCORP_NONE) *acronym = known;
    }
  }
  x->entity = known;
  group *g = &m->groups.at[known];
  if (!g->country.size) g->country = x->country;
  if (g->place == NCI_PLACE_NONE) g->place = x->place;
  const nci_name *best = &m->n->list.at[g->best_name];
  if (name_text(m->n, x).size > name_text(m->n, best).size) g->best_name = name;
}

/* ---- persons ---- */

static void add_person(merger *m, uint32_t index, const nci_person_name *name, uint8_t gender)
{
  const nci_name_word *last = &name->words[name->count - 1];
  uint32_t *chain = SLOT(m, &m->surnames, &m->surname_chain, last->loose);
  if (!chain) return;
  person *p = nci_vec_push(m->n->arena, &m->persons);
  if (!p) return;
  *p = (person){ index, *name, gender, NCORP_NONE };
  uint32_t self = m->persons.count - 1;
  /* At the end of the chain, so that the first holder of a surname comes first. */
  uint32_t at = *chain, steps = 0;
  if (at == NCORP_NONE) *chain = self;
  else {
    while (m->persons.at[at].next != NCORP_NONE && steps++ < CHAIN) at = m->persons.at[at].next;
    if (m->persons.at[at].next == NCORP_NONE) m->persons.at[at].next = self;
  }
  if (name->count < 2) return;
  uint32_t *first = SLOT(m, &m->firsts, &m->first_chain, name->words[0].key);
  if (first) *first = *first == NCORP_NONE ? self : NCORP_NONE - 1; /* two holders: of no use */
}

static bool genders_clash(uint8_t a, uint8_t b) { return a && b && a != b; }

static uint32_t same_person(merger *m, const nci_person_name *name, uint8_t gender)
{
  uint32_t id = nci_intern_find(&m->surnames, name->words[name->count - 1].loose);
  if (id >= m->surname_chain.count) return NCORP_NONE;
  uint32_t steps = 0;
  for (uint32_t p = m->surname_chain.at[id]; p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const person *other = &m->persons.at[p];
    if (genders_clash(gender, other->gender)) continue;
    if (name->count == 1 ? (other->name.count == 1 ? nci_str_eq(other->name.words[0].key, name->words[0].key)
                                                    : nci_person_name_short_for(name, &other->name))
                         : nci_person_names_compare(m->n->doc->lexicon, name, &other->name) != NCI_NAMES_DIFFER)
      return other->group;
  }
  return NCORP_NONE;
}

/* A given name alone ("Nadia"), or a family name that stands first. */
static uint32_t person_of_first_name(merger *m, const nci_person_name *name)
{
  uint32_t id = nci_intern_find(&m->firsts, name->words[0].key);
  uint32_t p = id < m->first_chain.count ? m->first_chain.at[id] : NCORP_NONE;
  return p < m->persons.count ? m->persons.at[p].group : NCORP_NONE;
}

/* The group of a person's name, whatever its case and diacritics. `lone`: names of one word are placed, else the longer
 * ones, and of the others there is none yet: LATER. */
#define LATER (NCORP_NONE - 1)

static uint32_t person_of_text(merger *m, uint32_t name, ncorp_str text, bool lone)
{
  const nci_name *x = &m->n->list.at[name];
  ncorp_str skeleton = nci_skeleton(m->n->arena, text);
  char *key = nci_arena_alloc(m->n->arena, skeleton.size + 1, 1);
  if (!key) return NCORP_NONE;
  key[0] = '0' + NCORP_PER;
  memcpy(key + 1, skeleton.data, skeleton.size);
  uint32_t *of = SLOT(m, &m->exact, &m->exact_group, nci_str(key, skeleton.size + 1));
  if (!of) return NCORP_NONE;
  uint32_t exact = *of;
  if (exact == NCORP_NONE) {
    nci_person_name parsed;
    nci_person_name_parse(m->n->arena, text, &parsed);
    if ((parsed.count <= 1) != lone) return LATER;
    if (parsed.count == 0) exact = new_group(m, name);
    else {
      exact = same_person(m, &parsed, x->gender);
      if (exact == NCORP_NONE && lone) exact = person_of_first_name(m, &parsed);
      bool fresh = exact == NCORP_NONE;
      if (fresh) exact = new_group(m, name);
      if (exact != NCORP_NONE && (fresh || parsed.count > 1)) add_person(m, exact, &parsed, x->gender);
    }
    uint32_t id = nci_intern_find(&m->exact, nci_str(key, skeleton.size + 1));
    if (id < m->exact_group.count) m->exact_group.at[id] = exact;
  }
  return exact;
}

static void place_person(merger *m, uint32_t name, bool lone)
{
  nci_name *x = &m->n->list.at[name];
  ncorp_str text = name_text(m->n, x);
  uint32_t *told = SLOT(m, &m->texts, &m->text_group, text); /* most names come again as they are */
  if (!told) return;
  if (*told == NCORP_NONE || (*told == LATER && lone)) *told = person_of_text(m, name, text, lone);
  uint32_t exact = *told;
  if (exact == NCORP_NONE || exact == LATER) return;
  x->entity = exact;
  group *g = &m->groups.at[exact];
  if (!g->gender) g->gender = x->gender;
  if (name < g->first_name) g->first_name = name;
  const nci_name *best = &m->n->list.at[g->best_name];
  if (x->end - x->first > best->end - best->first) g->best_name = name;
}

/* ---- what is said of them ---- */

static void vote_country(nci_names *n, group *g, ncorp_str iso3)
{
  if (!iso3.size) return;
  for (uint32_t i = 0; i < g->countries.count; i++)
    if (nci_str_eq(g->countries.at[i], iso3)) {
      g->country_votes.at[i]++;
      return;
    }
  nci_vec_add(n->arena, &g->countries, iso3);
  nci_vec_add(n->arena, &g->country_votes, 1);
}

/* "President of Ukraine" */
static ncorp_str role_name(nci_names *n, const nci_role *role)
{
  const nci_lexicon *lexicon = n->doc->lexicon;
  ncorp_str title = nci_lexicon_name(lexicon, NCI_LEX_ROLES, role->row), country = NCI_NO_STR;
  if (role->country.size)
    country = nci_lexicon_name(lexicon, NCI_LEX_COUNTRIES, nci_lexicon_row(lexicon, NCI_LEX_COUNTRIES, NCI_COUNTRIES_ALPHA3, role->country));
  size_t size = title.size + country.size + 16, at = 0;
  char *out = nci_arena_alloc(n->arena, size, 1);
  if (!out) return NCI_NO_STR;
  if (role->former) memcpy(out, "former ", 7), at = 7;
  if (title.size) memcpy(out + at, title.data, title.size), at += title.size;
  if (country.size) {
    memcpy(out + at, " of ", 4), at += 4;
    memcpy(out + at, country.data, country.size), at += country.size;
  }
  return nci_arena_bytes(n->arena, out, at);
}

static void add_roles(merger *m)
{
  enum { MOST_ROLES = 16 };
  nci_names *n = m->n;
  for (uint32_t i = 0; i < n->roles.count; i++) {
    const nci_role *role = &n->roles.at[i];
    uint32_t e = role->name == NCORP_NONE ? NCORP_NONE : n->list.at[role->name].entity;
    if (e == NCORP_NONE) continue;
    group *g = &m->groups.at[e];
    vote_country(n, g, role->country);
    if (!g->sector.size && !role->former) g->sector = role->sector;
    if (role->row == NCORP_NONE) continue;
    ncorp_str text = role_name(n, role);
    bool known = g->roles.count >= MOST_ROLES || !text.size;
    for (uint32_t r = 0; r < g->roles.count && !known; r++) known = nci_str_eq(g->roles.at[r], text);
    if (!known) nci_vec_add(n->arena, &g->roles, text);
  }
}

/* Who is known to hold an office at the time of the article acts for its country, where the article says nothing. */
static void known_office(nci_names *n, group *g, ncorp_str name)
{
  enum { ROOM = 4 };
  uint32_t rows[ROOM];
  const nci_lexicon *lexicon = n->doc->lexicon;
  ncorp_str day = n->doc->data.published;
  size_t count = nci_lexicon_find(lexicon, NCI_LEX_OFFICEHOLDERS, name, rows, ROOM);
  for (size_t i = 0; i < count && i < ROOM; i++) {
    ncorp_str from = nci_lexicon_field(lexicon, NCI_LEX_OFFICEHOLDERS, rows[i], NCI_OFFICEHOLDERS_FROM);
    ncorp_str to = nci_lexicon_field(lexicon, NCI_LEX_OFFICEHOLDERS, rows[i], NCI_OFFICEHOLDERS_TO);
    if (day.size ? nci_str_cmp(day, from) < 0 || (to.size && nci_str_cmp(day, to) > 0) : to.size > 0) continue;
    g->country = nci_names_iso3(n, nci_lexicon_field(lexicon, NCI_LEX_OFFICEHOLDERS, rows[i], NCI_OFFICEHOLDERS_COUNTRY));
    if (!g->sector.size) g->sector = NCI_STR("GOV");
    return;
  }
}

static void settle(merger *m, group *g)
{
  nci_names *n = m->n;
  uint32_t best = NCORP_NONE;
  for (uint32_t i = 0; i < g->country_votes.count; i++)
    if (best == NCORP_NONE || g->country_votes.at[i] > g->country_votes.at[best]) best = i;
  if (best != NCORP_NONE) g->country = g->countries.at[best];
  const nci_name *x = &n->list.at[g->best_name];
  if (g->type == NCORP_PER && !g->country.size && x->end > x->first + 1) known_office(n, g, name_text(n, x));
  if (x->table == NCI_LEX_ORGANISATIONS) g->sector = nci_lexicon_field(n->doc->lexicon, NCI_LEX_ORGANISATIONS, x->row, NCI_ORGANISATIONS_SECTOR);
  else if (g->type == NCORP_ORG) nci_names_sector(n, x->first, x->end, &g->sector);
  if (g->type != NCORP_LOC || x->table == NCI_NO_TABLE) return;
  unsigned lat = 0, lon = 0;
  switch (x->table) {
  case NCI_LEX_COUNTRIES: lat = NCI_COUNTRIES_LAT, lon = NCI_COUNTRIES_LON; break;
  case NCI_LEX_CITIES: lat = NCI_CITIES_LAT, lon = NCI_CITIES_LON; break;
  default: return;
  }
  g->located = nci_lexicon_number(n->doc->lexicon, x->table, x->row, lat, &g->lat) &&
               nci_lexicon_number(n->doc->lexicon, x->table, x->row, lon, &g->lon);
}

static void emit(merger *m, uint32_t index)
{
  nci_names *n = m->n;
  group *g = &m->groups.at[index];
  settle(m, g);
  g->entity = n->entities.count;
  ncorp_article_entity *e = nci_vec_push(n->arena, &n->entities);
  nci_entity_facts *facts = nci_vec_push(n->arena, &n->entity_facts);
  if (!e || !facts) return;
  *e = (ncorp_article_entity){ .id = nci_arena_id(n->arena, 'a', g->entity), .type = (ncorp_entity_type)g->type,
                               .name = nci_arena_str(n->arena, name_text(n, &n->list.at[g->best_name])), .country = g->country,
                               .sector = g->sector, .roles = g->roles.at, .role_count = g->roles.count, .located = g->located,
                               .lat = g->lat, .lon = g->lon };
  *facts = (nci_entity_facts){ g->gender, g->place };
}

void nci_names_entities(nci_names *n)
{
  merger m = { .n = n };
  nci_intern_init(&m.exact, n->arena);
  nci_intern_init(&m.texts, n->arena);
  nci_intern_init(&m.surnames, n->arena);
  nci_intern_init(&m.firsts, n->arena);
  for (uint32_t i = 0; i < n->list.count; i++) {
    if (n->list.at[i].type == NCORP_PER) place_person(&m, i, false);
    else place_thing(&m, i);
  }
  for (uint32_t i = 0; i < n->list.count; i++)
    if (n->list.at[i].type == NCORP_PER && n->list.at[i].entity == NCORP_NONE) place_person(&m, i, true);
  if (n->arena->failed) return;
  add_roles(&m);
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++) {
    nci_name *x = &n->list.at[i];
    if (x->entity == NCORP_NONE) continue;
    if (m.groups.at[x->entity].entity == NCORP_NONE) emit(&m, x->entity);
    x->entity = m.groups.at[x->entity].entity;
  }
}
