/* Which place a name means where several have it: the one in a country or region that stands beside it, else in a country
 * that the article speaks of, else the largest. */
#include "meaning/names.h"
#include "lexicon_gen.h"

typedef struct mentioned {
  ncorp_str iso3;
  uint32_t count;
} mentioned;

typedef struct places {
  nci_names *n;
  NCI_VEC(mentioned) countries; /* that the article names, by country names and nationalities */
  uint32_t most;                /* how often the one that it names most */
} places;

typedef struct choice {
  uint16_t table;
  uint32_t row;
  ncorp_str iso3;
  int64_t score;
} choice;

static void count_country(places *p, ncorp_str iso3)
{
  if (!iso3.size) return;
  for (uint32_t i = 0; i < p->countries.count; i++)
    if (nci_str_eq(p->countries.at[i].iso3, iso3)) {
      p->countries.at[i].count++;
      return;
    }
  nci_vec_add(p->n->arena, &p->countries, ((mentioned){ iso3, 1 }));
}

static uint32_t count_of(const places *p, ncorp_str iso3)
{
  for (uint32_t i = 0; i < p->countries.count; i++)
    if (nci_str_eq(p->countries.at[i].iso3, iso3)) return p->countries.at[i].count;
  return 0;
}

static ncorp_str country_of_row(const nci_names *n, unsigned table, uint32_t row)
{
  const nci_lexicon *lexicon = n->doc->lexicon;
  switch (table) {
  case NCI_LEX_COUNTRIES: return nci_lexicon_field(lexicon, table, row, NCI_COUNTRIES_ALPHA3);
  case NCI_LEX_CITIES: return nci_names_iso3(n, nci_lexicon_field(lexicon, table, row, NCI_CITIES_COUNTRY));
  case NCI_LEX_REGIONS: return nci_names_iso3(n, nci_lexicon_field(lexicon, table, row, NCI_REGIONS_COUNTRY));
  case NCI_LEX_ORGANISATIONS: return nci_names_iso3(n, nci_lexicon_field(lexicon, table, row, NCI_ORGANISATIONS_COUNTRY));
  default: return NCI_NO_STR;
  }
}

/* The country of the region or country that begins at a token, absent when there is none. Of a name that is both
 * ("Atlanta, Georgia") the region, when one of the places that the name may mean lies there. */
static ncorp_str country_from(const nci_names *n, const nci_name *name, uint32_t t)
{
  if (t >= n->doc->tokens.count) return NCI_NO_STR;
  const nci_lex_hit *region = nci_names_hit(n, t, NCI_LEX_REGIONS), *country = nci_names_hit(n, t, NCI_LEX_COUNTRIES);
  if (region && country) {
    ncorp_str state = country_of_row(n, NCI_LEX_REGIONS, region->row);
    for (uint32_t h = n->hit_at[name->first]; h < n->hit_at[name->first + 1]; h++)
      if (n->hits.at[h].table == NCI_LEX_CITIES && nci_str_eq(country_of_row(n, NCI_LEX_CITIES, n->hits.at[h].row), state)) return state;
    return country_of_row(n, NCI_LEX_COUNTRIES, country->row);
  }
  return region ? country_of_row(n, NCI_LEX_REGIONS, region->row) : country ? country_of_row(n, NCI_LEX_COUNTRIES, country->row) : NCI_NO_STR;
}

static bool is_direction(const nci_names *n, uint32_t t)
{
  static const char *const list[] = { "northern", "southern", "eastern", "western", "central", "southeastern", "southwestern",
                                      "northeastern", "northwestern", "northeast", "northwest", "southeast", "southwest",
                                      "north", "south", "east", "west", "neighbouring", "neighboring", "nearby" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_token_is(n->doc, t, list[i])) return true;
  return false;
}

/* The country that the words beside a name put it in: "City, State", "City (Country)", "City in northern Country",
 * "Country's City", "the Chilean port of City"; absent when they do not. */
static ncorp_str country_beside(const nci_names *n, const nci_name *name)
{
  uint32_t t = name->end;
  if (t + 1 < n->doc->tokens.count &&
      (nci_token_is(n->doc, t, ",") || nci_token_is(n->doc, t, "(") || nci_token_is(n->doc, t, "in"))) {
    t++;
    while (t + 1 < n->doc->tokens.count && t < name->end + 4 && (is_direction(n, t) || nci_token_is(n->doc, t, "in") || nci_token_is(n->doc, t, "-"))) t++;
    ncorp_str behind = country_from(n, name, t);
    if (behind.size) return behind;
  }
  uint32_t before = name->first;
  if (before >= 2 && nci_names_shape(n, before - 1) & NCI_SHAPE_CLITIC) return country_from(n, name, before - 2);
  for (uint32_t steps = 0; before > 0 && steps < 5; steps++) {
    bool found;
    ncorp_str country = nci_names_nationality(n, --before, &found);
    if (found) return country;
    if (nci_names_shape(n, before) & (NCI_SHAPE_CAPITAL | NCI_SHAPE_NUMBER) || !(nci_names_shape(n, before) & NCI_SHAPE_WORD) ||
        (nci_names_flags(n, before) & NCI_WORD_STOP && !(steps == 0 && nci_token_is(n->doc, before, "of"))))
      break;
  }
  return NCI_NO_STR;
}

static bool is_place(unsigned table)
{
  return table == NCI_LEX_COUNTRIES || table == NCI_LEX_CITIES || table == NCI_LEX_REGIONS || table == NCI_LEX_FEATURES ||
         table == NCI_LEX_CONTINENTS;
}

/* How much more a place of a country counts when the article names that country. A capital outweighs the towns that were
 * named after it in all but the countries that an article is about. */
enum { NAMED = 8, NAMED_MOST = 40, CAPITAL = 6, REGION_NAMED = 300000, TOWN = 50000, NAMED_TOWN = 4 };

static int64_t score_of(const places *p, const nci_lex_hit *hit, ncorp_str iso3, ncorp_str beside)
{
  int64_t score = 0;
  uint32_t named = count_of(p, iso3);
  switch (hit->table) {
  case NCI_LEX_COUNTRIES: score = 60000000; break;
  case NCI_LEX_CONTINENTS: score = 60000000; break;
  case NCI_LEX_REGIONS: score = 400000 + (named ? REGION_NAMED : 0); break;
  case NCI_LEX_FEATURES: score = 500000; break;
  default:
    score = nci_names_population(p->n, hit->row);
    if (named) score *= score < TOWN ? NAMED_TOWN : named > 1 && named == p->most ? NAMED_MOST : NAMED;
    if (nci_lexicon_field(p->n->doc->lexicon, NCI_LEX_CITIES, hit->row, NCI_CITIES_CAPITAL).size) score *= CAPITAL;
  }
  if (hit->flags & NCI_HIT_EXACT) score++;
  if (beside.size && nci_str_eq(beside, iso3)) score += INT64_C(100000000000);
  return score;
}

/* A country that shares its name with a region: the region, when the article speaks of the region's country and not
 * otherwise of this one. */
static bool region_instead(const places *p, const nci_name *name, const choice *country, const choice *region)
{
  const nci_names *n = p->n;
  if (name->first > 1 && nci_token_is(n->doc, name->first - 1, ",")) {
    for (uint32_t h = n->hit_at[name->first - 2]; h < n->hit_at[name->first - 1]; h++)
      if (n->hits.at[h].table == NCI_LEX_CITIES && nci_str_eq(country_of_row(n, NCI_LEX_CITIES, n->hits.at[h].row), region->iso3))
        return true;
  }
  return count_of(p, region->iso3) > 0 && count_of(p, country->iso3) == 0;
}

static void resolve(places *p, nci_name *name)
{
  nci_names *n = p->n;
  ncorp_str beside = country_beside(n, name);
  choice best = { .table = NCI_NO_TABLE, .score = -1 }, country = best, region = best;
  for (uint32_t h = n->hit_at[name->first]; h < n->hit_at[name->first + 1]; h++) {
    const nci_lex_hit *hit = &n->hits.at[h];
    if (hit->end != name->end || !is_place(hit->table)) continue;
    choice c = { hit->table, hit->row, country_of_row(n, hit->table, hit->row), 0 };
    c.score = score_of(p, hit, c.iso3, beside);
    if (c.score > best.score) best = c;
    if (c.table == NCI_LEX_COUNTRIES && country.score < 0) country = c;
    if (c.table == NCI_LEX_REGIONS && c.score > region.score) region = c;
  }
  if (best.table == NCI_NO_TABLE) return;
  if (best.table == NCI_LEX_COUNTRIES && region.score >= 0 && region_instead(p, name, &country, &region)) best = region;
  name->table = best.table;
  name->row = best.row;
  name->country = best.iso3;
  name->place = best.table == NCI_LEX_COUNTRIES ? NCI_PLACE_COUNTRY
              : best.table == NCI_LEX_CITIES    ? NCI_PLACE_CITY
              : best.table == NCI_LEX_FEATURES  ? NCI_PLACE_FEATURE
                                                : NCI_PLACE_REGION;
}

/* "Senate", "Supreme Court": of plain words, as many countries have them. */
static bool plain_body(const nci_names *n, const nci_name *name)
{
  ncorp_str sector;
  for (uint32_t t = name->first; t < name->end; t++)
    if (!(nci_names_flags(n, t) & (NCI_WORD_COMMON | NCI_WORD_ORG_HEAD)) || nci_names_shape(n, t) & NCI_SHAPE_ALL_CAPS) return false;
  return nci_names_sector(n, name->first, name->end, &sector);
}

/* The country of an organisation: what its name or owner says ("Peru's Congress"), else the lexicon; but an article about
 * one country does not mean another's Senate. */
static void organisation(const places *p, nci_name *name)
{
  const nci_names *n = p->n;
  ncorp_str owner = NCI_NO_STR, known = NCI_NO_STR;
  bool found = false;
  uint32_t t = name->first;
  if (t >= 2 && nci_names_shape(n, t - 1) & NCI_SHAPE_CLITIC) owner = country_from(n, name, t - 2);
  else if (t >= 1) owner = nci_names_nationality(n, t - 1, &found);
  if (name->table == NCI_LEX_ORGANISATIONS) {
    known = country_of_row(n, NCI_LEX_ORGANISATIONS, name->row);
    if (known.size && plain_body(n, name) &&
        (owner.size ? !nci_str_eq(owner, known) : p->most > 1 && count_of(p, known) == 0)) {
      name->table = NCI_NO_TABLE;
      known = NCI_NO_STR;
    }
  }
  if (!name->country.size) name->country = known.size ? known : name->table == NCI_NO_TABLE ? owner : NCI_NO_STR;
}

void nci_names_places(nci_names *n)
{
  places p = { .n = n };
  for (uint32_t i = 0; i < n->nationalities.count; i++) count_country(&p, n->nationalities.at[i].iso3);
  for (uint32_t i = 0; i < n->list.count; i++) {
    const nci_name *name = &n->list.at[i];
    if (name->type != NCORP_LOC || name->table != NCI_LEX_COUNTRIES) continue;
    bool shared = false;
    for (uint32_t h = n->hit_at[name->first]; h < n->hit_at[name->first + 1]; h++)
      shared = shared || (n->hits.at[h].table == NCI_LEX_REGIONS && n->hits.at[h].end == name->end);
    if (!shared) count_country(&p, country_of_row(n, NCI_LEX_COUNTRIES, name->row));
  }
  for (uint32_t i = 0; i < p.countries.count; i++)
    if (p.countries.at[i].count > p.most) p.most = p.countries.at[i].count;
  for (uint32_t i = 0; i < n->list.count; i++) {
    nci_name *name = &n->list.at[i];
    if (name->type == NCORP_LOC) resolve(&p, name);
    else if (name->type == NCORP_ORG) organisation(&p, name);
  }
}
