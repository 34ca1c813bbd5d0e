/* Places and buildings that stand for governments, and those that are only places. */
#include "unit/meaning/names_sample.h"

enum { RULES, MODEL };

static const struct {
  int needs;
  const char *text, *name, *stands_for; /* "" for none */
} USES[] = {
  /* who says, decides, negotiates */
  { RULES, "Moscow said the talks would go on.", "Moscow", "RUS" },
  { RULES, "Washington rejected the offer.", "Washington", "USA" },
  { RULES, "Tehran has denied the report.", "Tehran", "IRN" },
  { RULES, "Beijing will respond, the paper said.", "Beijing", "CHN" },
  { RULES, "The Kremlin said it was ready.", "Kremlin", "RUS" },
  { RULES, "The White House declined to comment.", "White House", "USA" },
  { RULES, "Downing Street denied the report.", "Downing Street", "GBR" },
  { RULES, "Brussels agreed to the plan.", "Brussels", "EUE" },
  { RULES, "London and Paris signed a pact.", "London", "GBR" },
  { RULES, "London and Paris signed a pact.", "Paris", "FRA" },
  { RULES, "Norway condemned the attack.", "Norway", "NOR" },
  { RULES, "Israel launched strikes on Sunday.", "Israel", "ISR" },
  { RULES, "Kyiv does not accept the terms.", "Kyiv", "UKR" },
  { RULES, "Pyongyang threatened to test a bomb.", "Pyongyang", "PRK" },
  { RULES, "Seoul urged calm.", "Seoul", "KOR" },
  { RULES, "The Pentagon announced the sale.", "Pentagon", "USA" },
  { RULES, "Zagreb backed the plan.", "Zagreb", "HRV" },
  /* agents */
  { RULES, "The plan was rejected by Tehran.", "Tehran", "IRN" },
  { RULES, "The deal was brokered by Qatar.", "Qatar", "QAT" },
  { RULES, "According to Moscow, the ship was empty.", "Moscow", "RUS" },
  /* owners of plans and troops */
  { RULES, "Moscow's troops crossed the river.", "Moscow", "RUS" },
  { RULES, "They read Washington's proposal.", "Washington", "USA" },
  { RULES, "Ankara's demands were met.", "Ankara", "TUR" },
  { RULES, "Norway's government fell.", "Norway", "NOR" },
  { RULES, "A spokesman dismissed Tehran's claims.", "Tehran", "IRN" },
  /* between and with */
  { RULES, "Talks between Washington and Tehran failed.", "Washington", "USA" },
  { RULES, "Talks between Washington and Tehran failed.", "Tehran", "IRN" },
  { RULES, "Relations between India and Pakistan are poor.", "Pakistan", "PAK" },
  { RULES, "They resumed talks with Moscow.", "Moscow", "RUS" },
  { RULES, "It is part of a deal with Norway.", "Norway", "NOR" },
  { RULES, "Sanctions against Tehran were lifted.", "Tehran", "IRN" },
  { RULES, "Pressure on Beijing is growing.", "Beijing", "CHN" },
  { MODEL, "Analysts say Moscow wants more land.", "Moscow", "RUS" },
  { MODEL, "The demand angered Seoul, which called it absurd.", "Seoul", "KOR" },
  /* only places */
  { RULES, "He lives in Washington.", "Washington", "" },
  { RULES, "Residents of Kyiv fled.", "Kyiv", "" },
  { RULES, "The envoy flew to Moscow on Monday.", "Moscow", "" },
  { RULES, "They drove from Oslo to Bergen.", "Oslo", "" },
  { RULES, "A fire broke out near Tehran.", "Tehran", "" },
  { RULES, "The streets of Paris were quiet.", "Paris", "" },
  { RULES, "Kyiv's streets were quiet.", "Kyiv", "" },
  { RULES, "Moscow was cold and dark.", "Moscow", "" },
  { RULES, "Speaking in Brussels, he said no.", "Brussels", "" },
  { RULES, "Bergen rejected the offer.", "Bergen", "" },
  { RULES, "The mayor of London resigned.", "London", "" },
  { RULES, "Protesters gathered outside the White House.", "White House", "" },
  { RULES, "London has nine million residents.", "London", "" },
  { RULES, "The Moscow metro was shut.", "Moscow", "" },
  { RULES, "Norway is a country in the north.", "Norway", "" },
  { RULES, "Paris Hilton said no.", "Paris Hilton", "" },
  { RULES, "Talks in Geneva failed.", "Geneva", "" },
  { RULES, "The car stopped at the Kremlin.", "Kremlin", "" },
  { RULES, "Troops left Norway in May.", "Norway", "" },
  { RULES, "Belgium started the game well.", "Belgium", "" },
  { RULES, "France beat Norway on Sunday.", "France", "" },
  { RULES, "They were killed by a blast in Moscow.", "Moscow", "" },
};

static int judge(size_t row, bool model)
{
  sample s;
  names_open(&s, USES[row].text, model);
  uint32_t m = mention_of(&s, USES[row].name, 0);
  ncorp_str got = m == NCORP_NONE ? NCI_NO_STR : s.doc.data.mentions[m].stands_for;
  int bad = m == NCORP_NONE || !nci_str_eq(got, nci_cstr(USES[row].stands_for));
  if (bad)
    print_error("%s\n  %s stands for \"%.*s\"%s\n", USES[row].text, USES[row].name, (int)got.size, got.data ? got.data : "",
                m == NCORP_NONE ? " (no mention)" : "");
  sample_close(&s);
  return bad;
}

static void uses_by_rules(void **state)
{
  (void)state;
  int bad = 0;
  for (size_t i = 0; i < sizeof USES / sizeof *USES; i++)
    if (USES[i].needs == RULES) bad += judge(i, false);
  assert_int_equal(bad, 0);
}

static void uses_with_the_model(void **state)
{
  (void)state;
  if (!have_model()) skip();
  int bad = 0;
  for (size_t i = 0; i < sizeof USES / sizeof *USES; i++) bad += judge(i, true);
  assert_int_equal(bad, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(uses_by_rules), cmocka_unit_test(uses_with_the_model) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
