/* Finding phrases of the built-in lexicon in tokens of text. Tokens are cut here by a plain rule, so that each case says
 * exactly where they end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "knowledge/lexicon.h"
#include "lexicon_gen.h"

enum { MAX_TOKENS = 64, MAX_HITS = 16 };

typedef struct sample {
  ncorp_str text;
  nci_token tokens[MAX_TOKENS];
  uint32_t count;
} sample;

/* Tokens are written between bars: "|New| |York|'s|"; a bar belongs to no text. */
static void cut(sample *s, const char *marked, char *text)
{
  size_t n = 0;
  uint32_t start = 0;
  s->count = 0;
  for (const char *c = marked; *c; c++) {
    if (*c != '|') {
      text[n++] = *c;
      continue;
    }
    bool blank = true;
    for (uint32_t i = start; i < n; i++) blank = blank && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == (char)0xc2 || text[i] == (char)0xa0);
    if (!blank) s->tokens[s->count++] = (nci_token){ .start = start, .end = (uint32_t)n };
    start = (uint32_t)n;
  }
  text[n] = '\0';
  s->text = nci_str(text, n);
}

static size_t match(const char *marked, uint32_t at, nci_lex_hit *hits)
{
  static char text[4096];
  sample s;
  cut(&s, marked, text);
  return nci_lexicon_match(nci_lexicon_builtin(), s.text, s.tokens, at, s.count, hits, MAX_HITS);
}

/* The hit in a table that begins at the first token, or NULL. */
static const nci_lex_hit *first(const char *marked, unsigned table)
{
  static nci_lex_hit hits[MAX_HITS];
  size_t n = match(marked, 0, hits);
  for (size_t i = 0; i < n; i++)
    if (hits[i].table == table) return &hits[i];
  return NULL;
}

static void assert_country(const char *marked, const char *alpha2, uint32_t end, unsigned flags)
{
  const nci_lex_hit *hit = first(marked, NCI_LEX_COUNTRIES);
  if (!hit) fail_msg("nothing found in %s", marked);
  ncorp_str code = nci_lexicon_field(nci_lexicon_builtin(), hit->table, hit->row, NCI_COUNTRIES_ALPHA2);
  assert_int_equal(code.size, 2);
  assert_memory_equal(code.data, alpha2, 2);
  assert_int_equal(hit->end, end);
  assert_int_equal(hit->flags, flags);
}

static void finds_one_word(void **state)
{
  (void)state;
  assert_country("|Ukraine|", "UA", 1, NCI_HIT_EXACT);
  assert_country("|Ukraine|'s|", "UA", 1, NCI_HIT_EXACT);
  assert_country("|FRANCE|", "FR", 1, NCI_HIT_CAPS);
  assert_null(first("|france|", NCI_LEX_COUNTRIES));
  assert_null(first("|frANCE|", NCI_LEX_COUNTRIES));
  assert_null(first("|Ukrain|", NCI_LEX_COUNTRIES));
}

static void keeps_exact_case_of_abbreviations(void **state)
{
  (void)state;
  assert_country("|US|", "US", 1, NCI_HIT_EXACT);
  assert_country("|U.S.|", "US", 1, NCI_HIT_EXACT);
  assert_null(first("|us|", NCI_LEX_COUNTRIES));
  assert_null(first("|Us|", NCI_LEX_COUNTRIES));
}

static void finds_phrases_over_tokens(void **state)
{
  (void)state;
  assert_country("|South| |Korea|", "KR", 2, NCI_HIT_EXACT);
  assert_country("|South|  \n\t |Korea|", "KR", 2, NCI_HIT_EXACT);
  assert_country("|South|\xc2\xa0|Korea|", "KR", 2, NCI_HIT_EXACT);
  assert_country("|SOUTH| |KOREA|", "KR", 2, NCI_HIT_CAPS);
  assert_country("|Republic| |Of| |Korea|", "KR", 3, 0);
  assert_null(first("|South| |korea|", NCI_LEX_COUNTRIES));
  assert_null(first("|SouthKorea|", NCI_LEX_COUNTRIES));
}

static void takes_hyphens_and_dashes_between_words_as_spaces(void **state)
{
  (void)state;
  assert_country("|Guinea-Bissau|", "GW", 1, NCI_HIT_EXACT);
  assert_country("|Guinea|-|Bissau|", "GW", 3, NCI_HIT_EXACT);
  assert_country("|Guinea| |Bissau|", "GW", 2, NCI_HIT_EXACT);
  assert_country("|Guinea|\xe2\x80\x93|Bissau|", "GW", 3, NCI_HIT_EXACT);
  /* A dash between spaces parts two phrases. */
  assert_country("|Guinea| |-| |Bissau|", "GN", 1, NCI_HIT_EXACT);
  assert_country("|Korea|-|Japan|", "KR", 1, NCI_HIT_EXACT);
}

static void takes_every_apostrophe(void **state)
{
  (void)state;
  assert_country("|C\xc3\xb4te| |d'Ivoire|", "CI", 2, NCI_HIT_EXACT);
  assert_country("|C\xc3\xb4te| |d|\xe2\x80\x99|Ivoire|", "CI", 4, NCI_HIT_EXACT);
  assert_country("|C\xc3\xb4te| |d\xe2\x80\x98|Ivoire|", "CI", 3, NCI_HIT_EXACT);
  assert_country("|C\xc3\xb4te| |d\xca\xbcIvoire|", "CI", 2, NCI_HIT_EXACT);
}

static void takes_spellings_without_diacritics(void **state)
{
  (void)state;
  assert_country("|T\xc3\xbcrkiye|", "TR", 1, NCI_HIT_EXACT);
  assert_country("|Turkiye|", "TR", 1, NCI_HIT_EXACT);
  assert_country("|T\xc3\x9cRK\xc4\xb0YE|", "TR", 1, NCI_HIT_CAPS);
  assert_country("|Cote| |d'Ivoire|", "CI", 2, NCI_HIT_EXACT);
  assert_country("|\xc3\x85land|", "AX", 1, NCI_HIT_EXACT);
  assert_country("|Aland|", "AX", 1, NCI_HIT_EXACT);
}

static void gives_the_longest_first(void **state)
{
  (void)state;
  nci_lex_hit hits[MAX_HITS];
  size_t n = match("|Papua| |New| |Guinea|", 0, hits);
  assert_true(n >= 1);
  assert_int_equal(hits[0].end, 3);
  for (size_t i = 1; i < n; i++) assert_true(hits[i].end <= hits[i - 1].end);
  n = match("|Guinea|-|Bissau|", 0, hits);
  assert_true(n >= 2);
  assert_int_equal(hits[0].end, 3);
  assert_int_equal(hits[n - 1].end, 1);

  /* No room: the longest stay. */
  char text[256];
  sample s;
  cut(&s, "|Guinea|-|Bissau|", text);
  assert_int_equal(nci_lexicon_match(nci_lexicon_builtin(), s.text, s.tokens, 0, s.count, hits, 1), 1);
  assert_int_equal(hits[0].end, 3);
  assert_int_equal(nci_lexicon_match(nci_lexicon_builtin(), s.text, s.tokens, 0, s.count, hits, 0), 0);
  /* The limit is a wall. */
  n = nci_lexicon_match(nci_lexicon_builtin(), s.text, s.tokens, 0, 1, hits, MAX_HITS);
  for (size_t i = 0; i < n; i++) assert_int_equal(hits[i].end, 1);
  assert_int_equal(nci_lexicon_match(nci_lexicon_builtin(), s.text, s.tokens, 3, 3, hits, MAX_HITS), 0);
}

static void ends_where_a_token_ends(void **state)
{
  (void)state;
  assert_null(first("|Malian|", NCI_LEX_COUNTRIES));
  assert_null(first("|Omanization|", NCI_LEX_COUNTRIES));
  assert_non_null(first("|Oman|", NCI_LEX_COUNTRIES));
}

static void survives_any_text(void **state)
{
  (void)state;
  nci_lex_hit hits[MAX_HITS];
  assert_int_equal(match("|\xd1\x84|\xd0\xb0\xd0\xb1\xd0\xb2| |\xe6\xb1\x89|", 0, hits), 0);
  assert_int_equal(match("|-|", 0, hits), 0);
  static char text[1 << 20];
  memset(text, 'a', sizeof text);
  nci_token token = { .start = 0, .end = sizeof text };
  assert_int_equal(nci_lexicon_match(nci_lexicon_builtin(), nci_str(text, sizeof text), &token, 0, 1, hits, MAX_HITS), 0);
}

static void finds_rows_by_phrase(void **state)
{
  (void)state;
  const nci_lexicon *lexicon = nci_lexicon_builtin();
  uint32_t rows[4];
  assert_int_equal(nci_lexicon_find(lexicon, NCI_LEX_COUNTRIES, NCI_STR("south  korea"), rows, 4), 1);
  ncorp_str name = nci_lexicon_name(lexicon, NCI_LEX_COUNTRIES, rows[0]);
  assert_true(nci_str_eq(name, NCI_STR("South Korea")));
  assert_int_equal(nci_lexicon_find(lexicon, NCI_LEX_COUNTRIES, NCI_STR("Korea Korea"), rows, 4), 0);
  assert_int_equal(nci_lexicon_find(lexicon, NCI_LEX_COUNTRIES, NCI_STR(""), rows, 4), 0);
  assert_int_equal(nci_lexicon_find(lexicon, NCI_LEX_NATIONALITIES, NCI_STR("congolese"), rows, 1), 1);
  assert_int_equal(nci_lexicon_find(lexicon, NCI_LEX_NATIONALITIES, NCI_STR("congolese"), rows, 4), 2);
}

static void gives_fields(void **state)
{
  (void)state;
  const nci_lexicon *lexicon = nci_lexicon_builtin();
  uint32_t row;
  assert_int_equal(nci_lexicon_find(lexicon, NCI_LEX_COUNTRIES, NCI_STR("chile"), &row, 1), 1);
  assert_true(nci_str_eq(nci_lexicon_field(lexicon, NCI_LEX_COUNTRIES, row, NCI_COUNTRIES_ALPHA3), NCI_STR("CHL")));
  assert_null(nci_lexicon_field(lexicon, NCI_LEX_COUNTRIES, row, NCI_COUNTRIES_FORMER).data);
  assert_null(nci_lexicon_field(lexicon, NCI_LEX_COUNTRIES, row, 99).data);
  assert_null(nci_lexicon_field(lexicon, NCI_LEX_COUNTRIES, UINT32_MAX, 0).data);
  assert_null(nci_lexicon_field(lexicon, NCI_LEX_COUNT, 0, 0).data);
  assert_int_equal(nci_lexicon_rows(lexicon, NCI_LEX_COUNT), 0);
  ncorp_decimal d;
  assert_true(nci_lexicon_number(lexicon, NCI_LEX_COUNTRIES, row, NCI_COUNTRIES_LAT, &d));
  assert_int_equal(d.digits, -3);
  assert_int_equal(d.exponent, 1);
  assert_false(nci_lexicon_number(lexicon, NCI_LEX_COUNTRIES, row, NCI_COUNTRIES_CAPITAL, &d));
  assert_false(nci_lexicon_number(lexicon, NCI_LEX_COUNTRIES, row, NCI_COUNTRIES_FORMER, &d));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(finds_one_word),
    cmocka_unit_test(keeps_exact_case_of_abbreviations),
    cmocka_unit_test(finds_phrases_over_tokens),
    cmocka_unit_test(takes_hyphens_and_dashes_between_words_as_spaces),
    cmocka_unit_test(takes_every_apostrophe),
    cmocka_unit_test(takes_spellings_without_diacritics),
    cmocka_unit_test(gives_the_longest_first),
    cmocka_unit_test(ends_where_a_token_ends),
    cmocka_unit_test(survives_any_text),
    cmocka_unit_test(finds_rows_by_phrase),
    cmocka_unit_test(gives_fields)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
