/* Names, who they mean, and what is said of them, in articles of a few sentences. */
#include "unit/meaning/sample.h"
#include "meaning/mentions.h"

static void open_text(sample *s, const char *text)
{
  sample_open(s, text, strlen(text), "2025-03-04");
  assert_int_equal(nci_mentions(&s->doc), NCORP_OK);
}

static ncorp_str mention_text(const sample *s, uint32_t m) { return nci_span_text(&s->doc, s->doc.data.mentions[m].span); }

/* The first mention with this text, or NCORP_NONE. */
static uint32_t find(const sample *s, const char *text)
{
  for (uint32_t m = 0; m < s->doc.data.mention_count; m++)
    if (nci_str_eq(mention_text(s, m), nci_cstr(text))) return m;
  return NCORP_NONE;
}

static const ncorp_article_entity *entity(const sample *s, const char *text)
{
  uint32_t e = nci_mention_entity(&s->doc, find(s, text));
  if (e == NCORP_NONE) fail_msg("no mention \"%s\"", text);
  return &s->doc.data.entities[e];
}

static void has(const char *text, const char *name, ncorp_entity_type type)
{
  sample s;
  open_text(&s, text);
  uint32_t m = find(&s, name);
  if (m == NCORP_NONE) fail_msg("\"%s\" is not found in \"%s\"", name, text);
  if (s.doc.data.mentions[m].type != type) fail_msg("\"%s\" has type %d", name, (int)s.doc.data.mentions[m].type);
  sample_close(&s);
}

static void lacks(const char *text, const char *name)
{
  sample s;
  open_text(&s, text);
  if (find(&s, name) != NCORP_NONE) fail_msg("\"%s\" is a mention in \"%s\"", name, text);
  sample_close(&s);
}

static void names_and_types(void **state)
{
  (void)state;
  has("The talks in Oslo went on.", "Oslo", NCORP_LOC);
  has("Reporters met Danish Prime Minister Karen Holm at noon.", "Karen Holm", NCORP_PER);
  has("She studied at the University of Bergen for years.", "University of Bergen", NCORP_ORG);
  has("It was signed at the Ministry of Foreign Affairs on Monday.", "Ministry of Foreign Affairs", NCORP_ORG);
  has("He left the NATO meeting.", "NATO", NCORP_ORG);
  has("They sailed down the Glomma River to the sea.", "Glomma River", NCORP_LOC);
  has("Norway's fleet stayed out.", "Norway", NCORP_LOC);
  has("The company, Nordfisk Inc., said no.", "Nordfisk Inc.", NCORP_ORG);
  has("Mr. Tveit was silent.", "Tveit", NCORP_PER);
  has("He joined the Port Workers' Union in May.", "Port Workers' Union", NCORP_ORG);
  has("They came back from New Zealand in May.", "New Zealand", NCORP_LOC);
  has("The paper quoted Jan van Dijk Jr. on it.", "Jan van Dijk Jr.", NCORP_PER);
}

static void pairs_are_two_names(void **state)
{
  (void)state;
  has("The Norway-Sweden border was closed.", "Norway", NCORP_LOC);
  has("The Norway-Sweden border was closed.", "Sweden", NCORP_LOC);
  has("The Norway\xe2\x80\x93Sweden talks ended.", "Sweden", NCORP_LOC);
  has("A Norway-backed plan failed.", "Norway", NCORP_LOC);
}

static void no_names(void **state)
{
  (void)state;
  lacks("Norwegian officials said so.", "Norwegian");
  lacks("Yesterday the ship left. On Monday it came back.", "Yesterday");
  lacks("Yesterday the ship left. On Monday it came back.", "Monday");
  lacks("Thanks to @karenholm for it.", "@karenholm");
  lacks("The meeting was in March.", "March");
  lacks("Exporters said the port was shut.", "Exporters");
}

static void title_words_are_no_names(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "# Minister Holm Visits Oslo After Long Talks\nForeign Minister Karen Holm went to Oslo for talks.");
  assert_int_not_equal(find(&s, "Holm"), NCORP_NONE);
  assert_int_not_equal(find(&s, "Oslo"), NCORP_NONE);
  assert_int_equal(find(&s, "Talks"), NCORP_NONE);
  assert_int_equal(find(&s, "Long Talks"), NCORP_NONE);
  assert_ptr_equal(entity(&s, "Holm"), entity(&s, "Karen Holm"));
  sample_close(&s);
}

static void one_entity_for_its_names(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "U.S. envoy John Carter met Karen Holm. Carter said the United States and the Northern Herring Council (NHC) "
                "agreed. The NHC had no comment.");
  assert_ptr_equal(entity(&s, "John Carter"), entity(&s, "Carter"));
  assert_ptr_equal(entity(&s, "U.S."), entity(&s, "United States"));
  assert_ptr_equal(entity(&s, "NHC"), entity(&s, "Northern Herring Council"));
  assert_true(nci_str_eq(entity(&s, "Carter")->name, NCI_STR("John Carter")));
  assert_true(nci_str_eq(entity(&s, "U.S.")->country, NCI_STR("USA")));
  sample_close(&s);
}

static void a_family_is_several_persons(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "President John Carter and his wife, Anna Carter, arrived. President Carter's son-in-law Peter Moss came too.");
  assert_ptr_not_equal(entity(&s, "John Carter"), entity(&s, "Anna Carter"));
  assert_ptr_not_equal(entity(&s, "John Carter"), entity(&s, "Peter Moss"));
  assert_ptr_equal(entity(&s, "John Carter"), entity(&s, "Carter"));
  sample_close(&s);
}

static void offices_and_countries(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "Danish Foreign Minister Karen Holm met U.S. special envoy John Carter. Lars Moe, Norway's chief negotiator, "
                "waited. The Swedish delegation including Foreign Minister Eva Berg and Nils Lund left.");
  assert_true(nci_str_eq(entity(&s, "Karen Holm")->country, NCI_STR("DNK")));
  assert_true(nci_str_eq(entity(&s, "John Carter")->country, NCI_STR("USA")));
  assert_true(nci_str_eq(entity(&s, "Lars Moe")->country, NCI_STR("NOR")));
  assert_true(nci_str_eq(entity(&s, "Eva Berg")->country, NCI_STR("SWE")));
  assert_true(nci_str_eq(entity(&s, "Nils Lund")->country, NCI_STR("SWE")));
  assert_int_equal(entity(&s, "Karen Holm")->role_count, 1);
  assert_true(nci_str_eq(entity(&s, "Karen Holm")->sector, NCI_STR("GOV")));
  sample_close(&s);
}

static void expect(const sample *s, const char *name, const char *country, const char *sector)
{
  const ncorp_article_entity *e = entity(s, name);
  if (!nci_str_eq(e->country, nci_cstr(country))) fail_msg("\"%s\" has the country \"%.*s\"", name, (int)e->country.size, e->country.data ? e->country.data : "");
  if (!nci_str_eq(e->sector, nci_cstr(sector))) fail_msg("\"%s\" has the sector \"%.*s\"", name, (int)e->sector.size, e->sector.data ? e->sector.data : "");
}

static void offices_in_apposition(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "Norway's foreign minister, Lars Moe, met his Danish counterpart, Karen Holm, on Monday. Labour Minister Eva Berg was "
                "late. The president of the Fish Workers' Federation, Nils Lund, and Tora Vik, who runs the Swedish grid, spoke. "
                "Anders Dahl, president of the Tromso Chess Club, was there. Club president Odd Ness left.");
  expect(&s, "Lars Moe", "NOR", "GOV");
  expect(&s, "Karen Holm", "DNK", "GOV");
  expect(&s, "Eva Berg", "", "GOV");
  expect(&s, "Nils Lund", "", "LAB");
  expect(&s, "Tora Vik", "SWE", "");
  expect(&s, "Anders Dahl", "", "");
  expect(&s, "Odd Ness", "", "");
  sample_close(&s);
}

static void places_of_the_articles_country(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "Ships were sent to San Antonio. Chilean dockers went home, Chile's government said.");
  expect(&s, "San Antonio", "CHL", "");
  sample_close(&s);
  open_text(&s, "They drove to San Antonio, Texas, from Chile. Chile was far.");
  expect(&s, "San Antonio", "USA", "");
  sample_close(&s);
  open_text(&s, "The Jordanian town of Salt was quiet, and so was Victoria in western Canada.");
  expect(&s, "Victoria", "CAN", "");
  sample_close(&s);
  open_text(&s, "Peru's Congress voted on it. China's Fisheries Ministry refused to comment.");
  expect(&s, "Congress", "PER", "LEG");
  expect(&s, "Fisheries Ministry", "CHN", "GOV");
  sample_close(&s);
}

static void words_around_tell_the_type(void **state)
{
  (void)state;
  has("He leads the Northern Dawn party.", "Northern Dawn", NCORP_ORG);
  has("The lender Valbanco said no.", "Valbanco", NCORP_ORG);
  has("The Surnadal river rose.", "Surnadal", NCORP_LOC);
  has("Residents of Hasvik Mokka and Oslo left.", "Oslo", NCORP_LOC);
  has("They fined the Turkish Football Federation.", "Turkish Football Federation", NCORP_ORG);
  has("The Kenya Tea Growers Association was against it.", "Kenya Tea Growers Association", NCORP_ORG);
  has("The Union of Miners and Dockers asked for more.", "Union of Miners and Dockers", NCORP_ORG);
  has("The Harbour Party on Friday said no.", "Harbour Party", NCORP_ORG);
  has("Storm Astrid came closer.", "Storm Astrid", NCORP_MISC);
  has("She won the Rotterdam Marathon.", "Rotterdam Marathon", NCORP_MISC);
  has("Photo: Nils Lund/Lakeside Wire", "Lakeside Wire", NCORP_ORG);
  has("Fjordline Capital sold it. Fjordline was glad.", "Fjordline", NCORP_ORG);
  lacks("The disk holds 60 GB of text.", "GB");
  lacks("It costs US$ 5.", "US");
}

static void inside_names(void **state)
{
  (void)state;
  has("They spoke to Musa ag Bilal by telephone.", "Musa ag Bilal", NCORP_PER);
  has("President Lee Dong-hae spoke.", "Lee Dong-hae", NCORP_PER);
  has("Dr. van der Berg was silent.", "van der Berg", NCORP_PER);
  has("The paper quoted J. Edgar Holm on it.", "J. Edgar Holm", NCORP_PER);
  lacks("A Norway-backed plan failed.", "Norway-backed");
}

static void offices_that_the_article_does_not_name(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "Angela Merkel and Friedrich Merz spoke."); /* in March 2025 neither was in office */
  assert_null(entity(&s, "Angela Merkel")->country.data);
  assert_null(entity(&s, "Friedrich Merz")->country.data);
  sample_close(&s);
  const char *text = "Angela Merkel and Friedrich Merz spoke.";
  sample_open(&s, text, strlen(text), "2010-03-04");
  assert_int_equal(nci_mentions(&s.doc), NCORP_OK);
  assert_true(nci_str_eq(entity(&s, "Angela Merkel")->country, NCI_STR("DEU")));
  assert_null(entity(&s, "Friedrich Merz")->country.data);
  sample_close(&s);
}

static void pronouns_and_descriptions(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "U.S. envoy John Carter arrived on Monday. He met Karen Holm. The envoy was pleased.");
  uint32_t he = find(&s, "He"), envoy = find(&s, "The envoy"), carter = find(&s, "John Carter");
  assert_int_not_equal(he, NCORP_NONE);
  assert_int_not_equal(envoy, NCORP_NONE);
  assert_int_equal(s.doc.data.mentions[he].form, NCORP_FORM_PRONOUN);
  assert_int_equal(s.doc.data.mentions[envoy].form, NCORP_FORM_NOMINAL);
  assert_int_equal(nci_mention_entity(&s.doc, he), nci_mention_entity(&s.doc, carter));
  assert_int_equal(nci_mention_entity(&s.doc, envoy), nci_mention_entity(&s.doc, carter));
  sample_close(&s);
}

static void facts_for_later_stages(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "Danish troops left Oslo. Norway thanked Mrs. Karen Holm.");
  assert_true(nci_str_eq(nci_nationality_at(&s.doc, 0), NCI_STR("DNK")));
  assert_null(nci_nationality_at(&s.doc, 1).data);
  uint32_t oslo = nci_mention_at(&s.doc, 3);
  assert_int_equal(oslo, find(&s, "Oslo"));
  assert_int_equal(nci_mention_tokens(&s.doc, oslo).start, 3);
  assert_int_equal(nci_mention_at(&s.doc, 1), NCORP_NONE);
  uint32_t norway = nci_mention_entity(&s.doc, find(&s, "Norway")), city = nci_mention_entity(&s.doc, oslo);
  assert_true(nci_entity_is_country(&s.doc, norway));
  assert_int_equal(nci_entity_place(&s.doc, city), NCI_PLACE_CITY);
  assert_true(nci_same_country(&s.doc, norway, city));
  assert_int_equal(nci_country_entity(&s.doc, NCI_STR("NOR")), norway);
  assert_true(nci_mention_is_person(&s.doc, find(&s, "Karen Holm")));
  assert_int_equal(nci_entity_gender(&s.doc, nci_mention_entity(&s.doc, find(&s, "Karen Holm"))), NCI_GENDER_FEMALE);
  sample_close(&s);
}

static void facts_are_empty_before_mentions(void **state)
{
  (void)state;
  sample s;
  sample_open(&s, "Oslo", 4, "2025-03-04");
  assert_int_equal(nci_mention_at(&s.doc, 0), NCORP_NONE);
  assert_int_equal(nci_mention_entity(&s.doc, 0), NCORP_NONE);
  assert_int_equal(nci_entity_gender(&s.doc, 0), NCI_GENDER_UNKNOWN);
  assert_false(nci_same_country(&s.doc, 0, 0));
  assert_null(nci_nationality_at(&s.doc, 0).data);
  sample_close(&s);
}

static void spans_are_flat_and_in_order(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "The Danish-born Karen Holm, of the Bank of Norway and Sweden, met Kim Il-jong al-Masri of U.S.-Iran fame, T.J.Moss & Co., "
                "\"The X of Y's Z\" and a-B-c D. E. F. (GHI) of the the Of The.");
  uint32_t end = 0;
  for (uint32_t m = 0; m < s.doc.data.mention_count; m++) {
    const ncorp_mention *x = &s.doc.data.mentions[m];
    if (x->form != NCORP_FORM_NAME) continue;
    assert_true(x->span.start >= end && x->span.end > x->span.start);
    end = x->span.end;
  }
  sample_close(&s);
}

static void time_grows_with_the_text(void **state)
{
  (void)state;
  static const char *const units[] = { "A", "Abc Def ", "the ", "U.S.-Iran ", "Bank of ", "Danish Delegation Including ", ", and X", "al-",
                                       "President ", "\"He " };
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) sample_assert_linear(units[i], nci_mentions);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(names_and_types), cmocka_unit_test(pairs_are_two_names), cmocka_unit_test(no_names),
    cmocka_unit_test(title_words_are_no_names), cmocka_unit_test(one_entity_for_its_names), cmocka_unit_test(a_family_is_several_persons),
    cmocka_unit_test(offices_and_countries), cmocka_unit_test(offices_in_apposition), cmocka_unit_test(places_of_the_articles_country),
    cmocka_unit_test(words_around_tell_the_type), cmocka_unit_test(inside_names), cmocka_unit_test(offices_that_the_article_does_not_name),
    cmocka_unit_test(pronouns_and_descriptions), cmocka_unit_test(facts_for_later_stages),
    cmocka_unit_test(facts_are_empty_before_mentions), cmocka_unit_test(spans_are_flat_and_in_order), cmocka_unit_test(time_grows_with_the_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
