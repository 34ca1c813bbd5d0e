/* Quantities: which numbers count something, how they bound it, and what it is. */
#include "unit/meaning/sample.h"
#include "base/decimal.h"

static const char *const BOUNDS[] = { "", ">=", "<=", ">", "<", "~" };

/* Prints the quantities as "more than 620=>620 strike; $75 million=75000000 USD". */
static void describe(const nci_document *doc, char *out, size_t size)
{
  nci_buffer b;
  nci_buffer_init(&b, ncorp_allocator_default());
  for (uint32_t i = 0; i < doc->data.quantity_count; i++) {
    const ncorp_quantity *q = &doc->data.quantities[i];
    if (i) nci_buffer_lit(&b, "; ");
    nci_buffer_str(&b, nci_span_text(doc, q->span));
    nci_buffer_lit(&b, "=");
    nci_buffer_cstr(&b, BOUNDS[q->bound]);
    nci_decimal_print(&b, q->value);
    if (q->unit.data) {
      nci_buffer_lit(&b, " ");
      nci_buffer_str(&b, q->unit);
      assert_int_not_equal(q->unit_span.start, UINT32_MAX);
    }
  }
  nci_buffer_char(&b, 0);
  snprintf(out, size, "%s", b.data);
  nci_buffer_done(&b);
}

static int check(const char *text, const char *expected)
{
  sample s;
  char found[2048];
  sample_open(&s, text, strlen(text), "2025-12-07");
  assert_int_equal(nci_times(&s.doc), NCORP_OK);
  assert_int_equal(nci_quantities(&s.doc), NCORP_OK);
  describe(&s.doc, found, sizeof found);
  sample_close(&s);
  if (strcmp(found, expected) == 0) return 0;
  print_error("%s\n  expected: %s\n  found:    %s\n", text, expected, found);
  return 1;
}

static const struct {
  const char *text, *expected;
} CASES[] = {
  /* bounds */
  { "They fired more than 50 missiles.", "more than 50=>50 missile" },
  { "At least eight people died.", "At least eight=>=8 person" },
  { "At most 12 ships may pass.", "At most 12=<=12 ship" },
  { "Up to 300 guests came.", "Up to 300=<=300 guest" },
  { "About 40 homes burned.", "About 40=~40 home" },
  { "Some 700 workers walked out.", "Some 700=~700 worker" },
  { "Nearly 5,000 fans sang.", "Nearly 5,000=<5000 fan" },
  { "Fewer than ten seats are free.", "Fewer than ten=<10 seat" },
  { "No fewer than six bridges fell.", "No fewer than six=>=6 bridge" },
  { "No more than 20 trucks may enter.", "No more than 20=<=20 truck" },
  { "As many as 90 houses were lost.", "As many as 90=<=90 house" },
  { "Over 1,200 soldiers returned.", "Over 1,200=>1200 soldier" },
  { "Roughly 15 tons of grain spilled.", "Roughly 15=~15 ton" },
  { "Almost 100 cars queued.", "Almost 100=<100 car" },
  { "Around 30 students protested.", "Around 30=~30 student" },
  { "Twenty or more people fell ill.", "Twenty or more=>=20 person" },
  { "50 or fewer firms survive.", "50 or fewer=<=50 firm" },
  { "More than a dozen countries signed.", "More than a dozen=>12 country" },
  { "Upwards of 60 nations took part.", "Upwards of 60=>=60 nation" },
  { "Less than 3 percent voted.", "Less than 3=<3 %" },
  /* words */
  { "Two boats sank.", "Two=2 boat" },
  { "Twenty-five prisoners were freed.", "Twenty-five=25 prisoner" },
  { "A dozen tents stood there.", "A dozen=12 tent" },
  { "Half a dozen tents stood there.", "Half a dozen=6 tent" },
  { "Two dozen police officers came.", "Two dozen=24 police" },
  { "A hundred sheep crossed.", "A hundred=100 sheep" },
  { "Three hundred and fifty families fled.", "Three hundred and fifty=350 family" },
  { "Six thousand two hundred votes were cast.", "Six thousand two hundred=6200 vote" },
  { "Two million refugees wait.", "Two million=2000000 refugee" },
  { "Half a million refugees wait.", "Half a million=500000 refugee" },
  { "Two and a half million refugees wait.", "Two and a half million=2500000 refugee" },
  { "One soldier was killed.", "One=1 soldier" },
  { "One senior official resigned.", "One=1 official" },
  { "Ninety-nine balloons rose.", "Ninety-nine=99 balloon" },
  { "The two sides shook hands.", "two=2 side" },
  { "The six envoys left.", "six=6 envoy" },
  /* digits */
  { "The dam holds 14,500 litres.", "14,500=14500 litre" },
  { "The quake killed 1,234,567 bees.", "1,234,567=1234567 bee" },
  { "There were 29 locations.", "29=29 location" },
  { "He bought 2.5 acres.", "2.5=2.5 acre" },
  { "He ran 42 km.", "42=42 km" },
  { "It weighs 80 kg.", "80=80 kg" },
  { "The wall is 12 feet high.", "12=12 foot" },
  { "They shot down 30 Iranian drones.", "30=30 drone" },
  { "They shot down 30 ground-launched missiles.", "30=30 missile" },
  { "They shot down 585 of those drones.", "585=585 drone" },
  { "Three of the five men confessed.", "Three=3 man; five=5 man" },
  { "Two of them escaped.", "Two=2" },
  { "It has 1.4 billion people.", "1.4 billion=1400000000 person" },
  { "It has 3bn users.", "3bn=3000000000 user" },
  { "The 28-point plan failed.", "28=28 point" },
  { "A 12-man crew sailed.", "12=12 man" },
  { "A four-party coalition ruled.", "four=4 party" },
  { "620 drone strikes hit the grid.", "620=620 strike" },
  { "They lost 200 square kilometers.", "200=200 kilometer" },
  { "There are 15 women and 3 children.", "15=15 woman; 3=3 child" },
  { "He has 7 lives.", "7=7 life" },
  { "Eleven buses burned.", "Eleven=11 bus" },
  { "Nine churches closed.", "Nine=9 church" },
  { "Four crises hit.", "Four=4 crisis" },
  { "He saw 16 aircraft.", "16=16 aircraft" },
  { "Forty policemen came.", "Forty=40 policeman" },
  { "They found 11 bodies.", "11=11 body" },
  { "Some 60 heroes rode.", "Some 60=~60 hero" },
  { "Five other people were hurt.", "Five=5 person" },
  { "Ten more towns fell.", "Ten=10 town" },
  /* casualties without a noun */
  { "The blast killed 12 and wounded 30.", "12=12; 30=30" },
  { "The raid left eight dead.", "eight=8" },
  { "Nine people were hurt, including three in Kharkiv.", "Nine=9 person; three=3" },
  { "The death toll rose to 87.", "87=87" },
  { "Another 14 were missing.", "14=14" },
  { "At least 20 were arrested.", "At least 20=>=20" },
  /* money */
  { "It cost $75 million.", "$75 million=75000000 USD" },
  { "It cost $75m.", "$75m=75000000 USD" },
  { "It cost US$1.2bn.", "US$1.2bn=1200000000 USD" },
  { "It cost \xe2\x82\xac" "20.", "\xe2\x82\xac" "20=20 EUR" },
  { "It cost \xc2\xa3" "3,500.", "\xc2\xa3" "3,500=3500 GBP" },
  { "It cost 12 million euros.", "12 million=12000000 EUR" },
  { "It cost about 40 billion yen.", "about 40 billion=~40000000000 JPY" },
  { "It cost 300 US dollars.", "300=300 USD" },
  { "It cost 300 Canadian dollars.", "300=300 CAD" },
  { "It cost C$90.", "C$90=90 CAD" },
  { "It cost EUR 15 million.", "EUR 15 million=15000000 EUR" },
  { "It cost 500 hryvnias.", "500=500 UAH" },
  { "More than $2 trillion was lost.", "More than $2 trillion=>2000000000000 USD" },
  { "A $60 million loan was granted.", "$60 million=60000000 USD" },
  { "A one-million-dollar reward is offered.", "one-million=1000000 USD" },
  { "He paid 5 pounds.", "5=5 GBP" },
  { "It cost 2,000 rubles.", "2,000=2000 RUB" },
  /* shares */
  { "Prices rose 5.8%.", "5.8=5.8 %" },
  { "Prices rose 5.8 percent.", "5.8=5.8 %" },
  { "Prices rose by 12 per cent.", "12=12 %" },
  { "Prices rose two percent.", "two=2 %" },
  { "Rates fell 0.25 percentage points.", "0.25=0.25 percentage point" },
  { "Half of the voters stayed home.", "Half=0.5 voter" },
  { "A quarter of the houses stand empty.", "A quarter=0.25 house" },
  { "Two-thirds of members agreed.", "Two-thirds=0.666667 member" },
  { "Three quarters of the firms agreed.", "Three quarters=0.75 firm" },
  /* ranges */
  { "Between 20 and 30 people fell ill.", "20=20 person; 30=30 person" },
  { "They need 20 to 30 trucks.", "20=20 truck; 30=30 truck" },
  { "They need 20-30 trucks.", "20=20 truck; 30=30 truck" },
  { "It rose from 5 to 8 percent.", "5=5 %; 8=8 %" },
  { "Two or three men fled.", "Two=2 man; three=3 man" },
  { "It costs $10 to $12.", "$10=10 USD; $12=12 USD" },
  { "One nurse alone cared for them.", "One=1 nurse" },
  { "He met one woman who sang.", "one=1 woman" },
  /* what is no quantity */
  { "The Kestrel 4 owners complained.", "" },
  { "The mill, built circa 1880, burned.", "" },
  { "It was built around 1950.", "" },
  { "One out of ten agreed.", "" },
  { "It happened in 2024.", "" },
  { "It happened on December 6.", "" },
  { "It lasted two hours.", "" },
  { "The 44-year-old driver fled.", "" },
  { "Ms. Jones, 44, fled.", "" },
  { "A man aged 44 fled.", "" },
  { "They won 3-2.", "" },
  { "Call 020 7946 0958.", "" },
  { "Call 555-0142 now.", "" },
  { "The first man fled.", "" },
  { "The 21st attempt failed.", "" },
  { "The Boeing 737 crashed.", "" },
  { "Article 5 was invoked.", "" },
  { "Resolution 2231 failed.", "" },
  { "COVID-19 spread.", "" },
  { "He works 24/7.", "" },
  { "Version 10.4.11 is out.", "" },
  { "See 192.168.0.1 for it.", "" },
  { "One of them fled.", "" },
  { "No one came.", "" },
  { "He finished in No. 3.", "" },
  { "Hundreds of people fled.", "" },
  { "He tried three times.", "" },
  { "The 1990s were loud.", "" },
  { "The meeting is at 8:30.", "" },
  { "Half the town fled.", "" },
  { "A man fled.", "" },
  { "1. Open the box.", "" }
};

static void test_cases(void **state)
{
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) wrong += check(CASES[i].text, CASES[i].expected);
  assert_int_equal(wrong, 0);
}

static void test_unit_span_is_the_noun(void **state)
{
  (void)state;
  const char *text = "They fired more than 50 long-range missiles.";
  sample s;
  sample_open(&s, text, strlen(text), NULL);
  assert_int_equal(nci_quantities(&s.doc), NCORP_OK);
  assert_int_equal(s.doc.data.quantity_count, 1);
  ncorp_str noun = nci_span_text(&s.doc, s.doc.data.quantities[0].unit_span);
  assert_true(nci_str_eq(noun, NCI_STR("missiles")));
  sample_close(&s);
}

static void test_hostile_text_takes_linear_time(void **state)
{
  (void)state;
  static const char *const units[] = { "a dozen ", "1 ", "1,", "1-", "1 to ", "$", "twenty-", "more than ", "one hundred and ",
                                       "half a ", "1 or ", "9", "9.", "at least ", "3 old ", "US$" };
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) sample_assert_linear(units[i], nci_quantities);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_unit_span_is_the_noun),
    cmocka_unit_test(test_hostile_text_takes_linear_time)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
