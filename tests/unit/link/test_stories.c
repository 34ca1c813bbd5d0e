/* Stories and near duplicates. */
#include <setjmp.h>
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

static ncorp_corpus *linked(void)
{
  enum { COUNT = sizeof texts / sizeof *texts };
  ncorp_source sources[COUNT];
  ncorp_reader *reader = NULL;
  ncorp_analyzer *analyzer = NULL;
  ncorp_corpus *read = NULL, *analysed = NULL, *out = NULL;
  for (size_t i = 0; i < COUNT; i++)
    sources[i] = (ncorp_source){ .struct_size = sizeof *sources, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_TEXT, .data = texts[i],
                                 .size = strlen(texts[i]) };
  assert_int_equal(ncorp_reader_open(sources, COUNT, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &read, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &analysed, NULL), NCORP_OK);
  assert_int_equal(ncorp_link(analysed, NULL, &out, NULL), NCORP_OK);
  ncorp_corpus_unref(analysed);
  ncorp_corpus_unref(read);
  ncorp_analyzer_unref(analyzer);
  ncorp_reader_close(reader);
  return out;
}

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

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_articles_on_one_happening_share_a_story),
    cmocka_unit_test(test_a_rewrite_is_a_near_duplicate_of_the_earlier_article)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
