/* What is one happening and what is two, case by case: short articles, and which of them tell of the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

enum { MOST = 3 };

/* The first event of the type in each article is asked for; articles with one letter have to have one record for it. */
typedef struct happening {
  const char *name;
  ncorp_event_type type;
  const char *letters;
  const char *texts[MOST];
} happening;

#define ON(date) "Published: " date "\n\n"

static const happening cases[] = {
  /* ---- one happening, told alike, differently, with and without names ---- */
  { "the same call by two papers", NCORP_CONSULT, "AA", {
    ON("2024-05-14") "Keir Starmer spoke by phone with Mark Carney on Monday about trade.\n",
    ON("2024-05-14") "Mark Carney and Keir Starmer held a telephone conversation on Monday on trade between both countries.\n" } },
  { "an earthquake with two sizes", NCORP_X_DISASTER, "AA", {
    ON("2023-02-07") "An earthquake struck the province of Malatya on Monday. At least 20 people died when houses collapsed in Malatya.\n",
    ON("2023-02-08") "The earthquake in the province of Malatya on Monday killed 23 people. Rescuers in Malatya searched collapsed houses.\n" } },
  { "a shooting by an unnamed gunman", NCORP_ASSAULT, "AA", {
    "Three people were killed by a gunman at a shipyard in Gdansk on Friday. The shipyard in Gdansk was closed.\n",
    "A gunman killed three people at a shipyard in Gdansk on Friday. Workers of the shipyard fled.\n" } },
  { "a crash without any name", NCORP_X_ACCIDENT, "AA", {
    "The driver of a bus was injured in a crash near the harbour. The bus had gone through the window of a bakery.\n",
    "The crash of a bus near the harbour destroyed a bakery. The driver is in hospital, and the owner of the bakery wept.\n" } },
  { "an arrest told twice", NCORP_COERCE, "AA", {
    "Police in Porto arrested the banker Rui Matos on Tuesday over forged bonds. Matos sold forged bonds to pensioners.\n",
    "The banker Rui Matos was arrested in Porto on Tuesday. Police say that Matos forged bonds and sold them to pensioners.\n" } },
  { "pirates who are nowhere named", NCORP_COERCE, "AA", {
    "The Danish navy captured 12 pirates who had boarded a tanker. The pirates had ladders and rifles, the navy said.\n",
    "Twelve pirates were captured when the Danish navy freed a tanker. Ladders and rifles of the pirates were taken aboard.\n" } },
  { "a fire in a warehouse", NCORP_X_ACCIDENT, "AA", {
    ON("2022-03-02") "A fire broke out in a warehouse of tyres in Leeds on Wednesday. Smoke of burning tyres was seen for miles.\n",
    ON("2022-03-03") "A fire broke out in a Leeds warehouse on Wednesday and burned all night. Tyres in the warehouse fed thick smoke.\n" } },
  { "a protest in one square", NCORP_PROTEST, "AA", {
    ON("2021-06-06") "Thousands of farmers protested in Bratislava on Sunday against milk quotas. The farmers poured milk on the square.\n",
    ON("2021-06-07") "Farmers protested in Bratislava on Sunday and poured milk on the square. They reject the milk quotas of the ministry.\n" } },
  { "a death of somebody known", NCORP_X_DEATH, "AA", {
    ON("2020-09-10") "The sculptor Agneta Holm died on Wednesday at her home in Uppsala. Holm cast bronze horses for many squares.\n",
    ON("2020-09-10") "Agneta Holm, who cast bronze horses, has died in Uppsala on Wednesday. The sculptor was 88.\n" } },
  { "a meeting, one with fewer participants", NCORP_CONSULT, "AA", {
    ON("2023-11-21") "Olaf Scholz met Emmanuel Macron and Giorgia Meloni in Rome on Monday.\n",
    ON("2023-11-21") "Emmanuel Macron met Olaf Scholz in Rome on Monday.\n" } },
  { "one article gives the weekday, one the date", NCORP_CONSULT, "AA", {
    ON("2023-11-22") "Olaf Scholz met Emmanuel Macron in Rome on 20 November 2023.\n",
    ON("2023-11-21") "Emmanuel Macron met Olaf Scholz in Rome on Monday.\n" } },
  { "a bombing of a market", NCORP_ASSAULT, "AA", {
    ON("2016-04-12") "A bomb attack on a fish market in Basra killed 14 people on Tuesday. Stalls of the market lay in ruins.\n",
    ON("2016-04-13") "Fourteen people were killed in a bomb attack on the fish market of Basra on Tuesday. Stalls were torn apart.\n" } },
  { "the same arrest the day after", NCORP_COERCE, "AA", {
    ON("2019-01-15") "Police arrested the mayor Ilse Brandt on Monday over a bridge that was never built. Brandt denies all about the bridge.\n",
    ON("2019-01-16") "Ilse Brandt, the mayor who was arrested on Monday, denies that the money for the bridge went to her.\n" } },
  { "an election won", NCORP_X_ELECTION, "AA", {
    ON("2022-10-03") "Teodora Savu won the election in Cluj on Sunday. Savu had promised new trams and cheaper tickets for trams.\n",
    ON("2022-10-03") "Teodora Savu won the election in Cluj on Sunday with a promise of cheaper tickets and new trams.\n" } },
  { "a ruling of a court", NCORP_X_RULING, "AA", {
    ON("2022-10-05") "Paul Girard was sentenced to six years in prison by a court in Lyon on Tuesday for poisoned wine.\n",
    ON("2022-10-05") "The chemist Paul Girard was sentenced to six years in prison by a court in Lyon on Tuesday. The wine was poisoned.\n" } },
  { "a call told in three articles", NCORP_CONSULT, "AAA", {
    ON("2024-02-06") "Pedro Sanchez spoke by phone with Ursula von der Leyen on Monday. Olive oil was the matter.\n",
    ON("2024-02-06") "Ursula von der Leyen and Pedro Sanchez spoke by phone on Monday.\n",
    ON("2024-02-07") "Olive oil was the matter when Pedro Sanchez and Ursula von der Leyen spoke by telephone on Monday.\n" } },
  { "a derailment with other words", NCORP_X_ACCIDENT, "AA", {
    ON("2018-08-14") "A freight train derailed near Tampere on Monday. Wagons with sulphur lie beside the rails near Tampere.\n",
    ON("2018-08-14") "The derailment of a freight train with sulphur near Tampere on Monday hurt nobody. Wagons lie beside the rails.\n" } },
  { "a flood, where one gives a bound", NCORP_X_DISASTER, "AA", {
    ON("2021-07-17") "A flood in the valley of Ahrdorf killed more than 40 people on Thursday. Bridges of Ahrdorf were swept away.\n",
    ON("2021-07-18") "The flood in the valley of Ahrdorf on Thursday killed 52 people and swept away bridges.\n" } },
  { "a meeting remembered a year later, by its date", NCORP_CONSULT, "AA", {
    ON("2023-11-21") "Olaf Scholz met Emmanuel Macron in Rome on Monday.\n",
    ON("2024-12-02") "Olaf Scholz met Emmanuel Macron in Rome on November 20, 2023.\n" } },

  /* ---- two happenings of one kind ---- */
  { "a call and another three weeks later", NCORP_CONSULT, "AB", {
    ON("2025-12-07") "Justin Trudeau spoke by phone with Narendra Modi on December 6, 2025.\n",
    ON("2025-12-28") "Justin Trudeau spoke by phone with Narendra Modi on December 27, 2025.\n" } },
  { "two calls by weekday, weeks apart", NCORP_CONSULT, "AB", {
    ON("2025-03-04") "Justin Trudeau spoke by phone with Narendra Modi on Monday.\n",
    ON("2025-03-25") "Justin Trudeau spoke by phone with Narendra Modi on Monday.\n" } },
  { "calls with different people", NCORP_CONSULT, "AB", {
    ON("2025-03-04") "Justin Trudeau spoke by phone with Narendra Modi on Monday.\n",
    ON("2025-03-04") "Justin Trudeau spoke by phone with Xi Jinping on Monday.\n" } },
  { "two bombings in one city", NCORP_ASSAULT, "AB", {
    ON("2016-04-12") "A bomb attack on a fish market in Basra killed 14 people on Tuesday.\n",
    ON("2016-06-14") "A bomb attack on a fish market in Basra killed nine people on Tuesday.\n" } },
  { "two bombings on two days, one after the other", NCORP_ASSAULT, "AB", {
    ON("2016-04-12") "A bomb attack on a police station in Basra killed 14 people on April 11, 2016.\n",
    ON("2016-04-13") "A bomb attack on a fish market in Basra killed nine people on April 12, 2016.\n" } },
  { "earthquakes in two countries", NCORP_X_DISASTER, "AB", {
    ON("2023-02-07") "An earthquake struck the province of Malatya in Turkey on Monday and killed 20 people.\n",
    ON("2023-02-07") "An earthquake struck the island of Luzon in the Philippines on Monday and killed three people.\n" } },
  { "earthquakes without dates, in unlike articles", NCORP_X_DISASTER, "AB", {
    "An earthquake shook vineyards near Concepcion in Chile. Wine makers counted broken barrels, and a chapel lost its tower.\n",
    "An earthquake damaged temples in Bagan, Myanmar. Monks carried statues outside while archaeologists closed the pagodas.\n" } },
  { "arrests of two persons", NCORP_COERCE, "AB", {
    "Police in Porto arrested the banker Rui Matos on Tuesday over forged bonds.\n",
    "Police in Porto arrested the jeweller Ana Leal on Tuesday over stolen pearls.\n" } },
  { "two fires in two cities", NCORP_X_ACCIDENT, "AB", {
    ON("2022-03-02") "A fire broke out in a warehouse in Leeds on Wednesday.\n",
    ON("2022-03-02") "A fire broke out in a warehouse in Naples on Wednesday.\n" } },
  { "deaths of two people", NCORP_X_DEATH, "AB", {
    ON("2020-09-10") "The sculptor Agneta Holm died on Wednesday at her home in Uppsala.\n",
    ON("2020-09-10") "The painter Lars Ekman died on Wednesday at his home in Malmo.\n" } },
  { "protests in two capitals", NCORP_PROTEST, "AB", {
    ON("2021-06-06") "Thousands of farmers protested in Bratislava on Sunday against milk quotas.\n",
    ON("2021-06-06") "Thousands of farmers protested in Vienna on Sunday against milk quotas.\n" } },
  { "protests in one capital, a month between", NCORP_PROTEST, "AB", {
    ON("2021-06-06") "Thousands of farmers protested in Bratislava on Sunday against milk quotas.\n",
    ON("2021-07-11") "Thousands of farmers protested in Bratislava on Sunday against milk quotas.\n" } },
  { "a call and a meeting", NCORP_CONSULT, "AB", {
    ON("2024-05-14") "Keir Starmer spoke by phone with Mark Carney on Monday.\n",
    ON("2024-05-14") "Keir Starmer met Mark Carney in Ottawa on Monday.\n" } },
  { "ten minutes and three hours", NCORP_CONSULT, "AB", {
    ON("2024-05-14") "Keir Starmer spoke by phone with Mark Carney on Monday. The call lasted ten minutes.\n",
    ON("2024-05-14") "Keir Starmer spoke by phone with Mark Carney on Monday. The call lasted three hours.\n" } },
  { "planned and denied", NCORP_CONSULT, "AB", {
    ON("2024-05-14") "Keir Starmer met Mark Carney in Ottawa on Monday.\n",
    ON("2024-05-14") "Keir Starmer did not meet Mark Carney in Ottawa on Monday.\n" } },
  { "elections in two towns", NCORP_X_ELECTION, "AB", {
    ON("2022-10-03") "Teodora Savu won the election in Cluj on Sunday.\n",
    ON("2022-10-03") "Marek Nowak won the election in Lublin on Sunday.\n" } },
  { "crashes of a train and of an aeroplane", NCORP_X_ACCIDENT, "AB", {
    "A cargo plane crashed into the sea off Accra. Divers looked for the recorder of the plane.\n",
    "A commuter train crashed into a lorry at a crossing in Kosice. The barrier of the crossing had been open.\n" } },
  { "shootings in two towns on one weekday", NCORP_ASSAULT, "AB", {
    "Three people were killed by a gunman at a shipyard in Gdansk on Friday. The shipyard in Gdansk was closed.\n",
    "A gunman killed two teachers at a school in Graz on Friday. Parents waited before the school until the evening.\n" } },
  { "sentences for two people by one court", NCORP_X_RULING, "AB", {
    ON("2022-10-05") "Paul Girard was sentenced to six years in prison by a court in Lyon on Tuesday for poisoned wine.\n",
    ON("2022-10-05") "Marc Petit was sentenced to two years in prison by a court in Lyon on Tuesday for a fatal crash.\n" } },
  { "floods of two years", NCORP_X_DISASTER, "AB", {
    ON("2013-06-04") "A flood in Passau swept away cars on June 3, 2013.\n",
    ON("2016-06-02") "A flood in Passau swept away cars on June 1, 2016.\n" } },

  /* ---- three articles ---- */
  { "two on one call, one on the next", NCORP_CONSULT, "AAB", {
    ON("2025-12-07") "Justin Trudeau spoke by phone with Narendra Modi on December 6, 2025.\n",
    ON("2025-12-07") "Narendra Modi and Justin Trudeau spoke on the telephone on Saturday.\n",
    ON("2025-12-28") "Justin Trudeau spoke by phone with Narendra Modi on December 27, 2025.\n" } },
  { "two on one earthquake, one on another", NCORP_X_DISASTER, "AAB", {
    ON("2023-02-07") "An earthquake struck the province of Malatya on Monday. At least 20 people died when houses collapsed.\n",
    ON("2023-02-08") "The earthquake in the province of Malatya on Monday killed 23 people when houses collapsed.\n",
    ON("2023-02-08") "An earthquake struck the island of Luzon on Tuesday. Nobody was hurt, and no houses collapsed.\n" } },
  { "a chain of calls does not glue", NCORP_CONSULT, "ABA", {
    ON("2025-12-07") "Justin Trudeau spoke by phone with Narendra Modi on Saturday.\n",
    ON("2025-12-08") "Justin Trudeau spoke by phone with Narendra Modi on Sunday.\n",
    ON("2025-12-08") "Narendra Modi spoke by phone with Justin Trudeau on Saturday.\n" } },
  { "one fire, and one in another city", NCORP_X_ACCIDENT, "AAB", {
    ON("2022-03-02") "A fire broke out in a warehouse of tyres in Leeds on Wednesday. Smoke of burning tyres was seen for miles.\n",
    ON("2022-03-03") "A fire broke out in a Leeds warehouse on Wednesday and burned all night. Tyres in the warehouse fed thick smoke.\n",
    ON("2022-03-03") "A fire broke out in a theatre in Naples on Wednesday. The curtain burned, and singers fled to the street.\n" } },
};

/* The record of the first event of a type in an article; absent when it has none. */
static ncorp_str record_of(const ncorp_corpus *corpus, size_t article, ncorp_event_type type)
{
  const ncorp_article *a = ncorp_corpus_article(corpus, article);
  ncorp_str none = { NULL, 0 };
  for (size_t i = 0; i < ncorp_article_event_count(a); i++)
    if (ncorp_article_event(a, i)->type == type) return ncorp_article_event(a, i)->record;
  return none;
}

static int same(ncorp_str a, ncorp_str b) { return a.size == b.size && a.size && memcmp(a.data, b.data, a.size) == 0; }

static int holds(const ncorp_analyzer *analyzer, const happening *c)
{
  ncorp_source sources[MOST];
  ncorp_reader *reader = NULL;
  ncorp_corpus *read = NULL, *analysed = NULL, *corpus = NULL;
  size_t count = strlen(c->letters);
  int right = 1;
  for (size_t i = 0; i < count; i++)
    sources[i] = (ncorp_source){ .struct_size = sizeof *sources, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_TEXT, .data = c->texts[i],
                                 .size = strlen(c->texts[i]) };
  assert_int_equal(ncorp_reader_open(sources, count, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &read, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &analysed, NULL), NCORP_OK);
  assert_int_equal(ncorp_link(analysed, NULL, &corpus, NULL), NCORP_OK);
  for (size_t i = 0; i < count; i++)
    for (size_t k = i + 1; k < count; k++) {
      ncorp_str a = record_of(corpus, i, c->type), b = record_of(corpus, k, c->type);
      if (!a.size || !b.size || same(a, b) != (c->letters[i] == c->letters[k])) {
        print_error("%s: articles %d and %d%s\n", c->name, (int)i + 1, (int)k + 1, !a.size || !b.size ? ": no such event" : "");
        right = 0;
      }
    }
  ncorp_corpus_unref(corpus);
  ncorp_corpus_unref(analysed);
  ncorp_corpus_unref(read);
  ncorp_reader_close(reader);
  return right;
}

static void test_each_case_has_the_records_that_a_reader_sees(void **state)
{
  ncorp_analyzer *analyzer = NULL;
  int wrong = 0;
  (void)state;
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) wrong += !holds(analyzer, &cases[i]);
  ncorp_analyzer_unref(analyzer);
  assert_int_equal(wrong, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(test_each_case_has_the_records_that_a_reader_sees) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
