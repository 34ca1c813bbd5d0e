/* What the built-in tables promise: codes, coordinates, breadth; and the speed of looking up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <newscorpus/event.h>

#include "base/decimal.h"
#include "base/str.h"
#include "knowledge/lexicon.h"
#include "lexicon_gen.h"

static ncorp_str field(unsigned table, uint32_t row, unsigned column)
{
  return nci_lexicon_field(nci_lexicon_builtin(), table, row, column);
}

static bool in_range(unsigned table, uint32_t row, unsigned column, int64_t limit)
{
  ncorp_decimal d;
  return nci_lexicon_number(nci_lexicon_builtin(), table, row, column, &d) && nci_decimal_cmp(d, nci_decimal_of(limit)) <= 0 &&
         nci_decimal_cmp(d, nci_decimal_of(-limit)) >= 0;
}

static bool is_code(ncorp_str s, size_t size)
{
  for (size_t i = 0; i < s.size; i++)
    if (!nci_is_upper(s.data[i])) return false;
  return s.size == size;
}

static void countries_have_codes_capitals_and_adjectives(void **state)
{
  (void)state;
  const nci_lexicon *lexicon = nci_lexicon_builtin();
  uint32_t with_adjective = 0, rows = nci_lexicon_rows(lexicon, NCI_LEX_COUNTRIES);
  assert_in_range(rows, 250, 300);
  for (uint32_t r = 0; r < rows; r++) {
    ncorp_str code = field(NCI_LEX_COUNTRIES, r, NCI_COUNTRIES_ALPHA2);
    assert_true(is_code(code, 2));
    assert_true(is_code(field(NCI_LEX_COUNTRIES, r, NCI_COUNTRIES_ALPHA3), 3));
    assert_true(in_range(NCI_LEX_COUNTRIES, r, NCI_COUNTRIES_LAT, 90));
    assert_true(in_range(NCI_LEX_COUNTRIES, r, NCI_COUNTRIES_LON, 180));
    for (uint32_t k = 0; k < r; k++) assert_false(nci_str_eq(code, field(NCI_LEX_COUNTRIES, k, NCI_COUNTRIES_ALPHA2)));
    for (uint32_t n = 0; n < nci_lexicon_rows(lexicon, NCI_LEX_NATIONALITIES); n++)
      if (nci_str_eq(code, field(NCI_LEX_NATIONALITIES, n, NCI_NATIONALITIES_COUNTRY)) &&
          nci_str_eq(field(NCI_LEX_NATIONALITIES, n, NCI_NATIONALITIES_GROUP), NCI_STR("country"))) {
        with_adjective++;
        break;
      }
    uint32_t city;
    ncorp_str capital = field(NCI_LEX_COUNTRIES, r, NCI_COUNTRIES_CAPITAL);
    if (nci_str_eq(code, NCI_STR("PL")) || nci_str_eq(code, NCI_STR("PE")) || nci_str_eq(code, NCI_STR("KE")))
      assert_int_equal(nci_lexicon_find(lexicon, NCI_LEX_CITIES, capital, &city, 1), 1);
  }
  /* All but some small or uninhabited territories. */
  assert_true(with_adjective + 20 >= rows);
}

static void cities_have_countries_and_places(void **state)
{
  (void)state;
  uint32_t rows = nci_lexicon_rows(nci_lexicon_builtin(), NCI_LEX_CITIES), capitals = 0;
  assert_true(rows > 30000);
  ncorp_decimal before = nci_decimal_of(INT64_MAX), population;
  for (uint32_t r = 0; r < rows; r++) {
    assert_true(is_code(field(NCI_LEX_CITIES, r, NCI_CITIES_COUNTRY), 2));
    assert_true(in_range(NCI_LEX_CITIES, r, NCI_CITIES_LAT, 90));
    assert_true(in_range(NCI_LEX_CITIES, r, NCI_CITIES_LON, 180));
    assert_true(nci_lexicon_number(nci_lexicon_builtin(), NCI_LEX_CITIES, r, NCI_CITIES_POPULATION, &population));
    assert_true(nci_decimal_cmp(population, before) <= 0);
    before = population;
    capitals += field(NCI_LEX_CITIES, r, NCI_CITIES_CAPITAL).size > 0;
  }
  assert_in_range(capitals, 190, 260);
}

/* Every CAMEO code stands once, below a root that is there, with classes and a scale in range and a type of PLOVER's. */
static void cameo_codes_are_sound(void **state)
{
  (void)state;
  const nci_lexicon *lexicon = nci_lexicon_builtin();
  uint32_t rows = nci_lexicon_rows(lexicon, NCI_LEX_CAMEO), scaled = 0;
  assert_int_equal(rows, 318);
  for (uint32_t r = 0; r < rows; r++) {
    ncorp_str code = field(NCI_LEX_CAMEO, r, NCI_CAMEO_CODE), plover = field(NCI_LEX_CAMEO, r, NCI_CAMEO_PLOVER);
    ncorp_str quad = field(NCI_LEX_CAMEO, r, NCI_CAMEO_QUAD), penta = field(NCI_LEX_CAMEO, r, NCI_CAMEO_PENTA);
    assert_in_range(code.size, 2, 4);
    assert_int_equal(nci_lexicon_row(lexicon, NCI_LEX_CAMEO, NCI_CAMEO_CODE, code), r);
    assert_true(nci_lexicon_row(lexicon, NCI_LEX_CAMEO, NCI_CAMEO_CODE, nci_str(code.data, 2)) < rows);
    assert_true(quad.size == 1 && quad.data[0] >= '1' && quad.data[0] <= '4');
    assert_true(penta.size == 1 && (penta.data[0] == quad.data[0] || penta.data[0] == '0' || nci_str_starts(code, NCI_STR("16"))));
    assert_true(field(NCI_LEX_CAMEO, r, NCI_CAMEO_LISTED).size > 0);
    assert_int_equal(plover.size == 0, nci_str_starts(code, NCI_STR("01")) || nci_str_starts(code, NCI_STR("02")));
    if (plover.size) assert_true(nci_lexicon_row(lexicon, NCI_LEX_PLOVER_TYPES, NCI_PLOVER_TYPES_TYPE, plover) < 16);
    bool has_scale = field(NCI_LEX_CAMEO, r, NCI_CAMEO_GOLDSTEIN).size > 0;
    assert_int_equal(has_scale, field(NCI_LEX_CAMEO, r, NCI_CAMEO_SCALED).size > 0);
    if (has_scale) assert_true(in_range(NCI_LEX_CAMEO, r, NCI_CAMEO_GOLDSTEIN, 10));
    scaled += has_scale;
  }
  assert_int_equal(scaled, 312);
}

/* PLOVER's table has the library's types, and the classes that the library gives them. */
static void plover_types_are_those_of_the_library(void **state)
{
  (void)state;
  assert_int_equal(nci_lexicon_rows(nci_lexicon_builtin(), NCI_LEX_PLOVER_TYPES), 16);
  for (int type = NCORP_AGREE; type <= NCORP_ASSAULT; type++) {
    ncorp_str name = nci_cstr(ncorp_event_type_name((ncorp_event_type)type));
    uint32_t row = nci_lexicon_row(nci_lexicon_builtin(), NCI_LEX_PLOVER_TYPES, NCI_PLOVER_TYPES_TYPE, name);
    ncorp_str quad = field(NCI_LEX_PLOVER_TYPES, row, NCI_PLOVER_TYPES_QUAD);
    assert_int_equal(quad.size, 1);
    assert_int_equal(quad.data[0] - '0', ncorp_event_type_quad((ncorp_event_type)type));
    assert_true(in_range(NCI_LEX_PLOVER_TYPES, row, NCI_PLOVER_TYPES_SCORE, 10));
    /* cooperation is above zero, conflict below */
    assert_int_equal(field(NCI_LEX_PLOVER_TYPES, row, NCI_PLOVER_TYPES_SCORE).data[0] == '-', quad.data[0] >= '3');
  }
}

/* Every sector that the tables of names and words give has its codes. */
static void sectors_have_codes(void **state)
{
  (void)state;
  static const struct { unsigned table, column; } uses[] = {
    { NCI_LEX_ORGANISATIONS, NCI_ORGANISATIONS_SECTOR }, { NCI_LEX_ROLES, NCI_ROLES_SECTOR }
  };
  uint32_t rows = nci_lexicon_rows(nci_lexicon_builtin(), NCI_LEX_SECTORS);
  for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
    for (uint32_t r = 0; r < nci_lexicon_rows(nci_lexicon_builtin(), uses[i].table); r++) {
      ncorp_str sector = field(uses[i].table, r, uses[i].column);
      if (!sector.size) continue;
      uint32_t row = nci_lexicon_row(nci_lexicon_builtin(), NCI_LEX_SECTORS, NCI_SECTORS_SECTOR, sector);
      if (row == rows) fail_msg("sectors.tsv does not have %.*s", NCORP_STR_ARG(sector));
      assert_true(is_code(field(NCI_LEX_SECTORS, row, NCI_SECTORS_CAMEO), 3));
      assert_true(field(NCI_LEX_SECTORS, row, NCI_SECTORS_PLOVER).size == 3 || field(NCI_LEX_SECTORS, row, NCI_SECTORS_ENTITY).size == 3);
    }
}

static void fips_codes_are_of_countries(void **state)
{
  (void)state;
  uint32_t rows = nci_lexicon_rows(nci_lexicon_builtin(), NCI_LEX_COUNTRY_FIPS);
  assert_in_range(rows, 240, 260);
  for (uint32_t r = 0; r < rows; r++) {
    ncorp_str alpha3 = field(NCI_LEX_COUNTRY_FIPS, r, NCI_COUNTRY_FIPS_ALPHA3), fips = field(NCI_LEX_COUNTRY_FIPS, r, NCI_COUNTRY_FIPS_FIPS);
    assert_true(is_code(fips, 2));
    assert_int_equal(nci_lexicon_row(nci_lexicon_builtin(), NCI_LEX_COUNTRY_FIPS, NCI_COUNTRY_FIPS_FIPS, fips), r);
    assert_true(nci_lexicon_row(nci_lexicon_builtin(), NCI_LEX_COUNTRIES, NCI_COUNTRIES_ALPHA3, alpha3) <
                nci_lexicon_rows(nci_lexicon_builtin(), NCI_LEX_COUNTRIES));
  }
}

static void tables_are_broad(void **state)
{
  (void)state;
  static const struct { unsigned table; uint32_t least; } TABLES[] = {
    { NCI_LEX_NATIONALITIES, 600 }, { NCI_LEX_GIVEN_NAMES, 8000 }, { NCI_LEX_SURNAMES, 6000 }, { NCI_LEX_ORGANISATIONS, 1200 },
    { NCI_LEX_ROLES, 600 }, { NCI_LEX_REPORTING_VERBS, 250 }, { NCI_LEX_COMMON_WORDS, 6000 }, { NCI_LEX_REGIONS, 400 },
    { NCI_LEX_FEATURES, 250 }, { NCI_LEX_CURRENCIES, 100 }
  };
  for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++)
    assert_true(nci_lexicon_rows(nci_lexicon_builtin(), TABLES[i].table) >= TABLES[i].least);
}

static void lookups_are_fast(void **state)
{
  (void)state;
  static const char TEXT[] = "the committee will meet in South Korea next week after talks with Ukrainian officials about grain exports ";
  enum { TIMES = 20000, ROOM = 64 };
  nci_token tokens[ROOM];
  uint32_t count = 0;
  for (uint32_t i = 0, start = 0; TEXT[i]; i++)
    if (TEXT[i] == ' ') {
      tokens[count++] = (nci_token){ .start = start, .end = i };
      start = i + 1;
    }
  nci_lex_hit hits[16];
  size_t found = 0;
  clock_t begin = clock();
  for (int n = 0; n < TIMES; n++)
    for (uint32_t t = 0; t < count; t++) found += nci_lexicon_match(nci_lexicon_builtin(), nci_str(TEXT, sizeof TEXT - 1), tokens, t, count, hits, 16);
  double ns = 1e9 * (double)(clock() - begin) / CLOCKS_PER_SEC / TIMES / count;
  printf("lookup: %.1f ns a token, %.1f hits\n", ns, (double)found / TIMES / count);
  assert_true(found > 0);
  assert_true(ns < 5000);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(countries_have_codes_capitals_and_adjectives),
    cmocka_unit_test(cities_have_countries_and_places),
    cmocka_unit_test(cameo_codes_are_sound),
    cmocka_unit_test(plover_types_are_those_of_the_library),
    cmocka_unit_test(sectors_have_codes),
    cmocka_unit_test(fips_codes_are_of_countries),
    cmocka_unit_test(tables_are_broad),
    cmocka_unit_test(lookups_are_fast)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
