/* Which place a name means where several have it: the one in a country or region that stands beside it, else in a country
 * that the article speaks of, else the largest. */
#include "base/decimal.h"
#include "meaning/names.h"
#include "lexicon_gen.h"

typedef struct mentioned {
  ncorp_str iso3;
  uint32_t count;
} mentioned;

typedef struct places {
  nci_names *n;
  NCI_VEC(mentioned) countries; /* that the article names, by country names and nationalities */
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

/* The country of the place in "City, Country" or "City, State" after a name; absent when there is none. */
static ncorp_str country_beside(const nci_names *n, const nci_name *name)
{
  uint32_t t = name->end;
  if (t + 1 >= n->doc->tokens.count || !nci_token_is(n->doc, t, ",")) return NCI_NO_STR;
  static const unsigned order[] = { NCI_LEX_REGIONS, NCI_LEX_COUNTRIES };
  const nci_lex_hit *region = nci_names_hit(n, t + 1, order[0]), *country = nci_names_hit(n, t + 1, order[1]);
  if (region && country) {
    /* "Atlanta, Georgia": the state, when a city of that name lies there. */
    ncorp_str state = country_of_row(n, NCI_LEX_REGIONS, region->row);
    for (uint32_t h = n->hit_at[name->first]; h < n->hit_at[name->first + 1]; h++)
      if (n->hits.at[h].table == NCI_LEX_CITIES && nci_str_eq(country_of_row(n, NCI_LEX_CITIES, n->hits.at[h].row), state)) return state;
    return country_of_row(n, NCI_LEX_COUNTRIES, country->row);
  }
  return region ? country_of_row(n, NCI_LEX_REGIONS, region->row) : country ? country_of_row(n, NCI_LEX_COUNTRIES, country->row) : NCI_NO_STR;
}

static bool is_place(unsigned table)
{
  return table == NCI_LEX_COUNTRIES || table == NCI_LEX_CITIES || table == NCI_LEX_REGIONS || table == NCI_LEX_FEATURES ||
         table == NCI_LEX_CONTINENTS;
}

static int64_t score_of(const places *p, const nci_lex_hit *hit, ncorp_str iso3, ncorp_str beside)
{
  int64_t score = 0;
  ncorp_decimal population;
  switch (hit->table) {
  case NCI_LEX_COUNTRIES: score = 60000000; break;
  case NCI_LEX_CONTINENTS: score = 60000000; break;
  case NCI_LEX_REGIONS: score = 400000; break;
  case NCI_LEX_FEATURES: score = 500000; break;
  default:
    if (nci_lexicon_number(p->n->doc->lexicon, NCI_LEX_CITIES, hit->row, NCI_CITIES_POPULATION, &population) &&
        population.exponent == 0)
      score = population.digits;
  }
  if (hit->flags & NCI_HIT_EXACT) score++;
  if (beside.size && nci_str_eq(beside, iso3)) score += 1000000000;
  else if (hit->table != NCI_LEX_COUNTRIES && count_of(p, iso3)) score += hit->table == NCI_LEX_REGIONS ? 300000 : score * 4;
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
  for (uint32_t i = 0; i < n->list.count; i++) {
    nci_name *name = &n->list.at[i];
    if (name->type == NCORP_LOC) resolve(&p, name);
    else if (name->type == NCORP_ORG && name->table == NCI_LEX_ORGANISATIONS && !name->country.size)
      name->country = country_of_row(n, NCI_LEX_ORGANISATIONS, name->row);
  }
}
