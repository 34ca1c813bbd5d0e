/* Entities of one article: the groups of names that mean the same, with country, sector, place and who is known to hold an
 * office. */
#include "base/decimal.h"
#include "lexicon_gen.h"
#include "meaning/local_entities.h"

ncorp_str nci_local_text(const nci_names *n, const nci_name *name)
{
  const nci_token *tokens = n->doc->tokens.at;
  uint32_t start = tokens[name->first].start;
  return nci_str(n->doc->text.data + start, tokens[name->end - 1].end - start);
}

ncorp_str nci_country_because(const nci_name *name)
{
  if (!name->country.size) return NCI_NO_STR;
  switch (name->table) {
  case NCI_LEX_COUNTRIES: return NCI_STR("countries");
  case NCI_LEX_CITIES: return NCI_STR("cities");
  case NCI_LEX_REGIONS: return NCI_STR("regions");
  case NCI_LEX_FEATURES: return NCI_STR("features");
  case NCI_LEX_ORGANISATIONS: return NCI_STR("organisations");
  default: return NCI_STR("words");
  }
}

uint32_t nci_new_group(nci_merger *m, uint32_t name)
{
  nci_group *g = nci_vec_push(m->n->arena, &m->groups);
  if (!g) return NCORP_NONE;
  const nci_name *x = &m->n->list.at[name];
  *g = (nci_group){ .first_name = name, .best_name = name, .type = x->type, .gender = x->gender, .place = x->place,
                .country = x->country, .country_because = nci_country_because(x), .entity = NCORP_NONE, .office = NCORP_NONE };
  m->n->list.at[name].because = NCI_STR("first");
  return m->groups.count - 1;
}

uint32_t *nci_slot(nci_merger *m, nci_intern *keys, nci_numbers *values, ncorp_str key)
{
  uint32_t id = nci_intern_add(keys, key);
  if (id == UINT32_MAX) return NULL;
  if (id == values->count) nci_vec_add(m->n->arena, values, NCORP_NONE);
  return id < values->count ? values->at + id : NULL;
}

uint32_t nci_find(const nci_intern *keys, const nci_numbers *values, ncorp_str key)
{
  uint32_t id = nci_intern_find(keys, key);
  return id < values->count ? values->at[id] : NCORP_NONE;
}

uint32_t *nci_slot_of_exact(nci_merger *m, ncorp_str key) { return nci_slot(m, &m->exact, &m->exact_group, key); }

ncorp_str nci_local_key(nci_merger *m, char kind, ncorp_str text)
{
  char *key = nci_arena_alloc(m->n->arena, text.size + 1, 1);
  if (!key) return NCI_NO_STR;
  key[0] = kind;
  memcpy(key + 1, text.data, text.size);
  return nci_str(key, text.size + 1);
}

uint32_t nci_fullness(const nci_names *n, const nci_name *x)
{
  uint32_t words = 0;
  bool shouts = true;
  for (uint32_t t = x->first; t < x->end; t++) {
    ncorp_str s = nci_token_text(n->doc, t);
    shouts = shouts && (nci_names_shape(n, t) & NCI_SHAPE_ALL_CAPS || s.size < 2);
    words += s.size > 2 || (s.size == 2 && s.data[1] != '.');
  }
  return shouts ? 0 : words;
}

/* ---- what is said of them ---- */

static void vote_country(nci_names *n, nci_group *g, ncorp_str iso3)
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

static void hear_roles(nci_merger *m)
{
  nci_names *n = m->n;
  for (uint32_t i = 0; i < n->roles.count; i++) {
    const nci_role *role = &n->roles.at[i];
    uint32_t e = role->name == NCORP_NONE ? NCORP_NONE : n->list.at[role->name].entity;
    if (e == NCORP_NONE) continue;
    nci_group *g = &m->groups.at[e];
    vote_country(n, g, role->country);
    if (!g->sector.size && !role->former && role->sector.size) {
      g->sector = role->sector;
      g->sector_because = NCI_STR("roles");
    }
  }
}

/* Who is known to hold an office at the time of the article acts for its country or organisation, where the article says
 * nothing. */
static void known_office(nci_names *n, nci_group *g, ncorp_str name)
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
    const ncorp_str office[] = { NCI_STR("office:"), nci_lexicon_field(lexicon, NCI_LEX_OFFICEHOLDERS, rows[i], NCI_OFFICEHOLDERS_OFFICE),
                                 NCI_STR(" "), from, NCI_STR("/"), to };
    ncorp_str because = nci_arena_join(n->arena, office, sizeof office / sizeof *office);
    if (g->country.size) g->country_because = because;
    if (g->sector.size) return;
    g->sector = g->country.size ? NCI_STR("GOV") : NCI_STR("IGO");
    g->sector_because = because;
    return;
  }
}

static void settle(nci_merger *m, nci_group *g)
{
  nci_names *n = m->n;
  uint32_t best = NCORP_NONE;
  for (uint32_t i = 0; i < g->country_votes.count; i++)
    if (best == NCORP_NONE || g->country_votes.at[i] > g->country_votes.at[best]) best = i;
  if (best != NCORP_NONE) g->country = g->countries.at[best], g->country_because = NCI_STR("roles");
  const nci_name *x = &n->list.at[g->best_name];
  if (g->type == NCORP_PER && !g->country.size && x->end > x->first + 1) known_office(n, g, nci_local_text(n, x));
  if (x->table == NCI_LEX_ORGANISATIONS) g->sector = nci_lexicon_field(n->doc->lexicon, NCI_LEX_ORGANISATIONS, x->row, NCI_ORGANISATIONS_SECTOR), g->sector_because = NCI_STR("organisations");
  else if (g->type == NCORP_ORG && nci_names_sector(n, x->first, x->end, &g->sector)) g->sector_because = NCI_STR("words");
  if (!g->sector.size) g->sector_because = NCI_NO_STR;
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

static void emit(nci_merger *m, uint32_t index)
{
  nci_names *n = m->n;
  nci_group *g = &m->groups.at[index];
  settle(m, g);
  g->entity = n->entities.count;
  ncorp_article_entity *e = nci_vec_push(n->arena, &n->entities);
  nci_entity_facts *facts = nci_vec_push(n->arena, &n->entity_facts);
  if (!e || !facts) return;
  *e = (ncorp_article_entity){ .id = nci_arena_id(n->arena, 'a', g->entity), .type = (ncorp_entity_type)g->type,
                               .name = nci_arena_str(n->arena, nci_local_text(n, &n->list.at[g->best_name])), .country = g->country,
                               .sector = g->sector, .located = g->located, .lat = g->lat, .lon = g->lon,
                               .country_because = g->country_because, .sector_because = g->sector_because };
  *facts = (nci_entity_facts){ g->gender, g->place };
}

void nci_names_entities(nci_names *n)
{
  nci_merger m = { .n = n };
  nci_intern_init(&m.exact, n->arena);
  nci_intern_init(&m.texts, n->arena);
  nci_intern_init(&m.lone_texts, n->arena);
  nci_intern_init(&m.surnames, n->arena);
  nci_intern_init(&m.firsts, n->arena);
  nci_intern_init(&m.heads, n->arena);
  nci_intern_init(&m.parts, n->arena);
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++)
    if (n->list.at[i].type != NCORP_PER) nci_place_thing(&m, i);
  nci_place_persons(&m);
  if (n->arena->failed) return;
  hear_roles(&m);
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++) {
    nci_name *x = &n->list.at[i];
    if (x->entity == NCORP_NONE) continue;
    if (m.groups.at[x->entity].entity == NCORP_NONE) emit(&m, x->entity);
    x->entity = m.groups.at[x->entity].entity;
  }
}
