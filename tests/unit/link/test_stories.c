/* Stories and near duplicates. */
#include <setjmp.h>
#include <stdbool.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

#define FLOOD "The river Elbe flooded cellars in Dresden on Monday after days of heavy rain. Firefighters pumped water from houses and " \
  "schools stayed closed. The mayor of Dresden asked residents to avoid bridges. Meteorologists expect the water to fall by Thursday, and " \
  "insurers expect claims worth millions. Volunteers filled sandbags through the night while the water kept rising."
#define TALKS "Keir Starmer met Mark Carney in London on Monday to discuss steel tariffs and the future of trade. The two prime ministers " \
  "walked through the garden before lunch. Carney praised the host, and Starmer announced a partnership on minerals and batteries."

static const char *const texts[] = {
  "Published: 2024-05-14\n\nFlood in Dresden\n\n" FLOOD "\n",
  "Published: 2024-05-14\n\nSteel on the menu\n\n" TALKS "\n",
  "Published: 2024-05-15\n\nFlood in Dresden: schools closed\n\n" FLOOD " More rain is likely.\n",
  "Published: 2024-05-15\n\nCarney leaves London\n\nMark Carney left London on Tuesday, a day after Keir Starmer and he had talks on steel tariffs, minerals, "
  "batteries and the future of trade. The partnership was praised by both prime ministers.\n",
  "Published: 2024-05-14\n\nA quiet harvest\n\nFarmers in Chile picked fewer cherries than a year ago because frost came late. Exporters in Valparaiso said "
  "that prices would rise before Christmas.\n"
};

enum { MOST = 8 };

static ncorp_corpus *analysed(const char *const *list, size_t count)
{
  ncorp_source sources[MOST];
  ncorp_reader *reader = NULL;
  ncorp_analyzer *analyzer = NULL;
  ncorp_corpus *read = NULL, *out = NULL;
  for (size_t i = 0; i < count; i++)
    sources[i] = (ncorp_source){ .struct_size = sizeof *sources, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_TEXT, .data = list[i],
                                 .size = strlen(list[i]) };
  assert_int_equal(ncorp_reader_open(sources, count, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &read, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &out, NULL), NCORP_OK);
  ncorp_corpus_unref(read);
  ncorp_analyzer_unref(analyzer);
  ncorp_reader_close(reader);
  return out;
}

static ncorp_corpus *linked_list(const char *const *list, size_t count)
{
  ncorp_corpus *articles = analysed(list, count), *out = NULL;
  assert_int_equal(ncorp_link(articles, NULL, &out, NULL), NCORP_OK);
  ncorp_corpus_unref(articles);
  return out;
}

static ncorp_corpus *linked(void) { return linked_list(texts, sizeof texts / sizeof *texts); }

static int same(ncorp_str a, ncorp_str b)
{
  return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static void test_articles_on_one_happening_share_a_story(void **state)
{
  (void)state;
  ncorp_corpus *corpus = linked();
  ncorp_str story[5];
  for (size_t i = 0; i < 5; i++) story[i] = ncorp_article_story(ncorp_corpus_article(corpus, i));
  assert_true(same(story[0], story[2]));
  assert_true(same(story[1], story[3]));
  assert_false(same(story[0], story[1]));
  assert_false(same(story[4], story[0]));
  assert_false(same(story[4], story[1]));
  assert_int_equal(ncorp_corpus_story_count(corpus), 3);
  const ncorp_story *talks = ncorp_corpus_story(corpus, 1);
  assert_int_equal(talks->article_count, 2);
  assert_true(talks->first.size == 10 && memcmp(talks->first.data, "2024-05-14", 10) == 0);
  assert_true(talks->last.size == 10 && memcmp(talks->last.data, "2024-05-15", 10) == 0);
  assert_true(talks->title.size > 0);
  ncorp_corpus_unref(corpus);
}

static void test_a_rewrite_is_a_near_duplicate_of_the_earlier_article(void **state)
{
  (void)state;
  ncorp_corpus *corpus = linked();
  ncorp_str first = ncorp_article_id(ncorp_corpus_article(corpus, 0));
  assert_true(same(ncorp_article_near_duplicate_of(ncorp_corpus_article(corpus, 2)), first));
  assert_null(ncorp_article_near_duplicate_of(ncorp_corpus_article(corpus, 0)).data);
  assert_null(ncorp_article_near_duplicate_of(ncorp_corpus_article(corpus, 3)).data);
  ncorp_corpus_unref(corpus);
}

/* An agency report in parts, and what others make of it. */
#define LEAD "A freight train left the rails near Kolding on Wednesday night, and twelve of its wagons fell down an embankment. "
#define POLICE "Nobody was hurt, said Lene Madsen of the regional police, but two of the wagons carried solvents and the fire brigade " \
  "cleared a farm and three houses beside the track. "
#define CAUSE "Investigators found a broken axle some four hundred metres before the place where the train came to rest. The operator, Vejle " \
  "Cargo, said that the wagon had been checked in March and that all others of its series would be taken out of service. "
#define TRAFFIC "Trains between Fredericia and the border are replaced by buses until Saturday at least. About nine thousand commuters use " \
  "the line every day, and the motorway beside it was crowded on Thursday morning. "
#define MINISTER "Transport minister Mads Holm promised a report before the summer. Opposition parties asked why a detector that the railway " \
  "agency had proposed two years ago was never built. "
#define WIRE LEAD POLICE CAUSE TRAFFIC MINISTER
#define FOOTER "Get the news of your region every morning: choose your town, tell us your address and confirm it with one click. Readers who " \
  "subscribe before the end of the month pay half the price for a year, read every page on all of their devices and support reporting by " \
  "people who live where you live. You may cancel at any time by a message to our service team, which answers on working days between " \
  "eight and six. "

static void test_copies_are_told_from_other_articles(void **state)
{
  static const struct {
    const char *what, *later;
    bool copy;
    const char *first; /* the wire where there is none */
  } cases[] = {
    { "another headline", "Wagons in the ditch: no trains for days\n\n" WIRE, true, NULL },
    { "the end cut off", "Train derails\n\n" LEAD POLICE CAUSE TRAFFIC, true, NULL },
    { "cut to the half", "Train derails\n\n" LEAD POLICE CAUSE, true, NULL },
    { "another lead", "Train derails\n\nTwelve wagons lie beside the track at Kolding since last night. " POLICE CAUSE TRAFFIC MINISTER, true, NULL },
    { "a paragraph more", "Train derails\n\n" WIRE "\n\nIt is the second accident on the line within three years, after a collision at Lunderskov.", true, NULL },
    { "an agency's mark", "Train derails\n\nKOLDING (Nordpress) - " WIRE "(Reporting by our staff)", true, NULL },
    { "in another order", "Train derails\n\n" TRAFFIC "\n\n" LEAD POLICE "\n\n" MINISTER CAUSE, true, NULL },
    { "the footer of a site", "Train derails\n\n" WIRE "\n\nMore on this topic. Share this page.", true, NULL },
    { "told in own words", "Train derails\n\nTwelve wagons of a goods train tumbled off the track close to Kolding late on Wednesday. According to police spokeswoman Lene "
      "Madsen there are no injured people. Because of solvents on board, firemen evacuated some families. Vejle Cargo, which ran the train, "
      "blames a broken axle. Buses take travellers from Fredericia to the border.", false, NULL },
    { "one paragraph in common", "Vejle Cargo under fire\n\nShares of Vejle Cargo lost a tenth of their worth on Thursday. " CAUSE "Analysts expect a fine, and two large customers, a dairy and a maker of "
      "wind turbines, want to send their goods by lorry for the time being. The company employs six hundred people in Jutland and Schleswig. Its "
      "chairman declined to comment when reporters waited at the gate, and the works council called for a meeting next week.", false, NULL },
    { "a footer in common", "Choir wins prize\n\nThe children's choir of Ribe won the first prize of a festival in Tallinn. Its conductor thanked parents who had "
      "baked cakes for two years to pay for the journey.\n\n" FOOTER, false,
      "Harbour to be dredged\n\nThe council of Esbjerg voted for a deeper harbour on Tuesday. Dredging starts in autumn, and ferries will use the "
      "northern quay until it is done.\n\n" FOOTER },
    { "one frame, other facts", "Weather\n\nOn Friday clouds give way to sun in the west, with highs of fourteen degrees and a light wind from the south. In the night it stays dry, "
      "and fog forms over the fields of the east. Drivers should expect frost on bridges before dawn.", false,
      "Weather\n\nOn Monday rain moves in from the north, with highs of nine degrees and strong gusts along the coast. In the night it snows above "
      "three hundred metres, and rivers rise. Walkers should expect fallen branches in the woods." },
    { "too short to tell", "Goal!\n\nKolding scored in the last minute.", false, "Goal!\n\nKolding scored in the last minute." },
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char first[4096], later[4096];
    const char *list[] = { first, later };
    snprintf(first, sizeof first, "Published: 2025-03-06\n\n%s\n", cases[i].first ? cases[i].first : "Freight train leaves the rails near Kolding\n\n" WIRE);
    snprintf(later, sizeof later, "Published: 2025-03-07\n\n%s\n", cases[i].later);
    ncorp_corpus *corpus = linked_list(list, 2);
    ncorp_str copy_of = ncorp_article_near_duplicate_of(ncorp_corpus_article(corpus, 1)), id = ncorp_article_id(ncorp_corpus_article(corpus, 0));
    if (cases[i].copy != (copy_of.data != NULL)) fail_msg("%s", cases[i].what);
    if (cases[i].copy && !same(copy_of, id)) fail_msg("%s: of which", cases[i].what);
    if (cases[i].copy && !same(ncorp_article_story(ncorp_corpus_article(corpus, 0)), ncorp_article_story(ncorp_corpus_article(corpus, 1))))
      fail_msg("%s: stories", cases[i].what);
    assert_null(ncorp_article_near_duplicate_of(ncorp_corpus_article(corpus, 0)).data);
    ncorp_corpus_unref(corpus);
  }
}

/* Copies of one report do not make an event surer; another report does. */
static void test_copies_are_no_other_witnesses(void **state)
{
#define RAID "Police in Odense arrested Karsten Lund on Monday. Officers found stolen paintings in a barn that belongs to the art dealer, and a judge " \
  "ordered him to be held for two weeks. His lawyer said that he had bought them in good faith at a fair abroad."
  static const char *const copied[] = { "Published: 2025-04-01\n\nDealer held\n\n" RAID "\n", "Published: 2025-04-02\n\nArt dealer in custody\n\n" RAID "\n" };
  static const char *const told[] = { "Published: 2025-04-01\n\nDealer held\n\n" RAID "\n",
    "Published: 2025-04-02\n\nArt dealer in custody\n\nOn Monday, police in Odense arrested Karsten Lund. In the art dealer's barn they found paintings that were "
    "stolen from a museum, and he has to stay in custody for a fortnight.\n" };
  int64_t sure[3] = { 0 };
  (void)state;
  for (size_t k = 0; k < 3; k++) {
    ncorp_corpus *corpus = linked_list(k == 2 ? told : copied, k == 0 ? 1 : 2);
    for (size_t i = 0; i < ncorp_corpus_event_count(corpus); i++) {
      const ncorp_event *e = ncorp_corpus_event(corpus, i);
      bool both = e->report_count == (k == 0 ? 1u : 2u);
      if (e->type != NCORP_COERCE || !both || e->confidence.exponent != -2) continue;
      if (e->confidence.digits > sure[k]) sure[k] = e->confidence.digits;
    }
    for (int json = 0; json < 2 && k; json++) {
      ncorp_text *account = NULL;
      assert_int_equal(ncorp_corpus_explain_event(corpus, 0, json ? NCORP_EXPLAIN_JSON : NCORP_EXPLAIN_TEXT, &account, NULL), NCORP_OK);
      const char *text = ncorp_text_view(account).data;
      assert_true((strstr(text, "nearly-same-text") != NULL) == (k == 1));
      assert_true((strstr(text, "telling-words") != NULL) == (k == 2));
      assert_true(json || (strstr(text, ", nearly the text of ") != NULL) == (k == 1));
      ncorp_text_unref(account);
    }
    ncorp_corpus_unref(corpus);
  }
  assert_true(sure[0] > 0);
  assert_int_equal(sure[1], sure[0]);
  assert_true(sure[2] > sure[1]);
}

#define ARREST "Police in Tartu arrested the accountant Peeter Kask on Tuesday. He is accused of having moved two million euros from the city's theatre " \
  "fund to firms of his own. Kask worked for the theatre for eleven years, said its director Liis Tamm."

static const char *const sequel[] = {
  "Published: 2025-02-04\n\nTheatre accountant arrested\n\n" ARREST "\n",
  "Published: 2025-02-05\n\nTartu accountant held over theatre money\n\nThe accountant Peeter Kask was arrested in Tartu because two million euros are missing from the "
  "fund of the theatre. Director Liis Tamm spoke of a shock.\n",
  "Published: 2025-02-11\n\nKask charged with embezzlement\n\nProsecutors charged Peeter Kask with embezzlement on Monday, a week after police arrested the accountant "
  "of Tartu's theatre. Two million euros went from the fund to his firms, they say. Director Liis Tamm will be a witness.\n",
  "Published: 2025-02-05\n\nDriver arrested after chase\n\nPolice in Tartu arrested a driver on Wednesday who had fled from a control. Officers followed Marten Saar through "
  "the old town until his car hit a fence. He is accused of having driven without a licence.\n",
};

static void test_a_sequel_joins_and_another_happening_does_not(void **state)
{
  (void)state;
  ncorp_corpus *corpus = linked_list(sequel, 4);
  ncorp_str story[4];
  for (size_t i = 0; i < 4; i++) story[i] = ncorp_article_story(ncorp_corpus_article(corpus, i));
  assert_true(same(story[0], story[1]));
  assert_true(same(story[0], story[2]));
  assert_false(same(story[0], story[3]));
  ncorp_corpus_unref(corpus);
}

/* One after the other, the last one first: each joins a story or founds one, and in the end all is as if they had come together. */
static void test_articles_join_or_found_stories_one_by_one(void **state)
{
  static const size_t stories_after[] = { 1, 2, 2, 2 };
  ncorp_linker *linker = NULL;
  (void)state;
  assert_int_equal(ncorp_linker_open(NULL, NULL, &linker, NULL), NCORP_OK);
  for (size_t i = 0; i < 4; i++) {
    size_t count = 0;
    ncorp_corpus *one = analysed(&sequel[3 - i], 1);
    assert_int_equal(ncorp_linker_add(linker, one, NULL), NCORP_OK);
    assert_int_equal(ncorp_linker_count(linker, NCORP_RECORD_STORY, &count, NULL), NCORP_OK);
    assert_int_equal(count, stories_after[i]);
    ncorp_corpus_unref(one);
  }
  ncorp_corpus *articles = analysed(sequel, 4), *pieces = NULL, *whole = linked_list(sequel, 4);
  assert_int_equal(ncorp_linker_apply(linker, articles, &pieces, NULL), NCORP_OK);
  for (size_t i = 0; i < 4; i++)
    assert_true(same(ncorp_article_story(ncorp_corpus_article(pieces, i)), ncorp_article_story(ncorp_corpus_article(whole, i))));
  ncorp_corpus_unref(whole);
  ncorp_corpus_unref(pieces);
  ncorp_corpus_unref(articles);
  ncorp_linker_close(linker);
}

/* Two happenings of one sort, told in the same words: other persons, another place, other numbers. */
static void test_happenings_of_one_sort_stay_apart(void **state)
{
  static const char *const quakes[] = {
    "An earthquake of magnitude 6.1 shook the island of Sulawesi on Sunday and killed at least 14 people, officials said. Houses collapsed in "
    "Mamuju, and landslides blocked the road to Majene. Rescue teams searched the rubble of a hospital.\n",
    "Rescuers in Mamuju pulled a girl from the rubble of a hospital after the earthquake of magnitude 6.1 on Sulawesi. The number of dead rose to 14, and the "
    "road to Majene was still blocked by landslides.\n",
    "An earthquake of magnitude 5.8 shook northern Luzon on Friday and killed at least 3 people, officials said. Houses collapsed in Vigan, and "
    "landslides blocked the road to Bangued. Rescue teams searched the rubble of a market.\n",
    "Rescuers in Vigan pulled a man from the rubble of a market after the earthquake of magnitude 5.8 on Luzon. The number of dead rose to 3, and the road "
    "to Bangued was still blocked by landslides.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked_list(quakes, 4);
  ncorp_str story[4];
  for (size_t i = 0; i < 4; i++) story[i] = ncorp_article_story(ncorp_corpus_article(corpus, i));
  assert_true(same(story[0], story[1]));
  assert_true(same(story[2], story[3]));
  assert_false(same(story[0], story[2]));
  ncorp_corpus_unref(corpus);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_articles_on_one_happening_share_a_story),
    cmocka_unit_test(test_a_rewrite_is_a_near_duplicate_of_the_earlier_article),
    cmocka_unit_test(test_copies_are_told_from_other_articles),
    cmocka_unit_test(test_copies_are_no_other_witnesses),
    cmocka_unit_test(test_a_sequel_joins_and_another_happening_does_not),
    cmocka_unit_test(test_articles_join_or_found_stories_one_by_one),
    cmocka_unit_test(test_happenings_of_one_sort_stay_apart)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
