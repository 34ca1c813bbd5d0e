/* What linking makes of the entities of an article: those that nobody names, those that become one, and what is said of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

static ncorp_corpus *read_text(const char *data, size_t size)
{
  const ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_NCF, .data = data, .size = size };
  ncorp_reader *reader = NULL;
  ncorp_corpus *corpus = NULL;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &corpus, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_diagnostic_count(corpus), 0);
  ncorp_reader_close(reader);
  return corpus;
}

static ncorp_corpus *link_again(const ncorp_corpus *corpus)
{
  ncorp_corpus *linked = NULL;
  assert_int_equal(ncorp_link(corpus, NULL, &linked, NULL), NCORP_OK);
  return linked;
}

static ncorp_corpus *link_text(const char *text)
{
  ncorp_corpus *corpus = read_text(text, strlen(text)), *linked = link_again(corpus);
  ncorp_corpus_unref(corpus);
  return linked;
}

static void is(ncorp_str s, const char *wanted)
{
  if (s.size != strlen(wanted) || memcmp(s.data, wanted, s.size) != 0) fail_msg("got %.*s, wanted %s", NCORP_STR_ARG(s), wanted);
}

/* Whether an id is that of one of the corpus's entities. */
static void is_entity(const ncorp_corpus *corpus, ncorp_str id, size_t entity)
{
  ncorp_str wanted = ncorp_corpus_entity(corpus, entity)->id;
  if (id.size != wanted.size || memcmp(id.data, wanted.data, id.size) != 0)
    fail_msg("got %.*s, wanted %.*s", NCORP_STR_ARG(id), NCORP_STR_ARG(wanted));
}

#define HEADER "{\"record\":\"corpus\",\"ncf\":1}\n"
#define MENTION(span, form, id) "{\"span\":" span ",\"type\":\"PER\",\"form\":\"" form "\",\"entity\":\"" id "\"}"

static const char with_driver[] =
  HEADER "{\"record\":\"article\",\"id\":\"x\",\"text\":\"Ana Ilic and her driver left. He waved.\",\"mentions\":["
  MENTION("[0,8]", "name", "a0") "," MENTION("[13,16]", "pronoun", "a0") "," MENTION("[13,23]", "nominal", "a1") ","
  MENTION("[30,32]", "pronoun", "a1") "],\"entities\":[{\"id\":\"a0\",\"type\":\"PER\",\"name\":\"Ana Ilic\"},"
  "{\"id\":\"a1\",\"type\":\"PER\",\"name\":\"her driver\",\"unnamed\":true,"
  "\"facts\":[{\"role\":\"driver\",\"of\":\"a0\",\"span\":[13,23],\"because\":\"possessive\"}]}]}\n"
  "{\"record\":\"article\",\"id\":\"y\",\"text\":\"Her driver met Ana Ilic.\",\"mentions\":["
  MENTION("[0,10]", "nominal", "a7") "," MENTION("[15,23]", "name", "a8") "],\"entities\":["
  "{\"id\":\"a7\",\"type\":\"PER\",\"name\":\"her driver\",\"unnamed\":true},{\"id\":\"a8\",\"type\":\"PER\",\"name\":\"Ana Ilic\"}]}\n";

static void check_driver(const ncorp_corpus *corpus)
{
  assert_int_equal(ncorp_corpus_entity_count(corpus), 1); /* two drivers of one description need not be one man */
  is(ncorp_corpus_entity(corpus, 0)->name, "Ana Ilic");
  assert_int_equal(ncorp_corpus_entity(corpus, 0)->mentions, 3);
  const ncorp_article *x = ncorp_corpus_article(corpus, 0), *y = ncorp_corpus_article(corpus, 1);
  is_entity(corpus, ncorp_article_mention(x, 1)->entity, 0);
  is(ncorp_article_mention(x, 2)->entity, "a1");
  is(ncorp_article_mention(x, 3)->entity, "a1");
  is(ncorp_article_mention(y, 0)->entity, "a7");
  is(ncorp_article_mention_name(x, 1), "Ana Ilic");
  is(ncorp_article_mention_name(x, 3), "her driver");
  assert_int_equal(ncorp_article_entity_count(x), 2);
  const ncorp_article_entity *driver = ncorp_article_entity_at(x, 1);
  is(driver->id, "a1");
  is(driver->name, "her driver");
  assert_true(driver->unnamed);
  assert_int_equal(driver->fact_count, 1);
  is_entity(corpus, driver->facts[0].of, 0);
  is(ncorp_article_entity_at(y, 0)->id, "a7");
  is_entity(corpus, ncorp_article_entity_at(y, 1)->id, 0);
}

static void nobody_is_linked_without_a_name(void **state)
{
  (void)state;
  ncorp_corpus *linked = link_text(with_driver);
  check_driver(linked);
  ncorp_corpus_unref(linked);
}

static void linking_again_or_reading_again_changes_nothing(void **state)
{
  (void)state;
  ncorp_corpus *linked = link_text(with_driver), *again = link_again(linked), *read;
  ncorp_text *first, *second, *third;
  check_driver(again);
  assert_int_equal(ncorp_corpus_json(linked, &first, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_json(again, &second, NULL), NCORP_OK);
  ncorp_str view = ncorp_text_view(first);
  read = read_text(view.data, view.size);
  check_driver(read);
  assert_int_equal(ncorp_corpus_json(read, &third, NULL), NCORP_OK);
  assert_string_equal(view.data, ncorp_text_view(second).data);
  assert_string_equal(view.data, ncorp_text_view(third).data);
  ncorp_text_unref(first);
  ncorp_text_unref(second);
  ncorp_text_unref(third);
  ncorp_corpus_unref(read);
  ncorp_corpus_unref(again);
  ncorp_corpus_unref(linked);
}

static void two_that_become_one_share_their_facts(void **state)
{
  (void)state;
  ncorp_corpus *linked = link_text(
    HEADER "{\"record\":\"article\",\"id\":\"x\",\"text\":\"Ana Ilic the judge, Bo Lund, Ana Ilic the poet\",\"entities\":["
    "{\"id\":\"a0\",\"type\":\"PER\",\"name\":\"Ana Ilic\",\"facts\":[{\"role\":\"poet\",\"span\":[38,46]}],\"k\":0},"
    "{\"id\":\"a1\",\"type\":\"PER\",\"name\":\"Ana Ilic\",\"facts\":[{\"role\":\"judge\",\"of\":\"a2\",\"span\":[9,18]}],\"k\":1},"
    "{\"id\":\"a2\",\"type\":\"PER\",\"name\":\"Bo Lund\",\"k\":2}]}\n");
  const ncorp_article *article = ncorp_corpus_article(linked, 0);
  assert_int_equal(ncorp_article_entity_count(article), 2);
  const ncorp_article_entity *ana = ncorp_article_entity_at(article, 0);
  assert_int_equal(ana->fact_count, 2);
  is(ana->facts[0].role, "judge"); /* in text order */
  is_entity(linked, ana->facts[0].of, 1);
  is(ana->facts[1].role, "poet");
  ncorp_text *json;
  assert_int_equal(ncorp_article_json(article, &json, NULL), NCORP_OK);
  assert_non_null(strstr(ncorp_text_view(json).data, "\"span\":[38,46]}],\"k\":0},{\"id\":\"E")); /* unknown keys stay with theirs */
  assert_non_null(strstr(ncorp_text_view(json).data, "\"name\":\"Bo Lund\",\"country\":null,\"sector\":null,\"roles\":[],\"k\":2}"));
  ncorp_text_unref(json);
  ncorp_corpus_unref(linked);
}

static void an_id_of_the_corpus_means_one_thing(void **state)
{
  static const char text[] =
    HEADER "{\"record\":\"article\",\"id\":\"x\",\"text\":\"Ana Ilic, a guard\",\"mentions\":[" MENTION("[0,8]", "name", "a0") ","
    MENTION("[10,17]", "nominal", "E000000000000") "," MENTION("[12,17]", "nominal", "E00") "],\"entities\":["
    "{\"id\":\"a0\",\"type\":\"PER\",\"name\":\"Ana Ilic\"},{\"id\":\"E000000000000\",\"type\":\"PER\",\"name\":\"a guard\",\"unnamed\":true}]}\n"
    "{\"record\":\"article\",\"id\":\"y\",\"text\":\"a guard\",\"mentions\":[" MENTION("[0,7]", "nominal", "E000000000000") "]}\n";
  (void)state;
  /* The guard is given the id that Ana Ilic will have: it depends on nothing but her name and the first article. */
  ncorp_corpus *linked = link_text(text);
  char clashing[sizeof text];
  memcpy(clashing, text, sizeof text);
  for (char *at = clashing; (at = strstr(at, "E000000000000")); at += 13) memcpy(at, ncorp_corpus_entity(linked, 0)->id.data, 13);
  ncorp_corpus_unref(linked);
  linked = link_text(clashing);
  const ncorp_article *x = ncorp_corpus_article(linked, 0);
  is_entity(linked, ncorp_article_mention(x, 0)->entity, 0);
  is(ncorp_article_mention(x, 1)->entity, "a1");
  is(ncorp_article_mention(x, 2)->entity, "E00");
  is(ncorp_article_entity_at(x, 1)->id, "a1");
  assert_null(ncorp_article_mention(ncorp_corpus_article(linked, 1), 0)->entity.data);
  is(ncorp_article_mention_name(ncorp_corpus_article(linked, 1), 0), "a guard");
  ncorp_corpus_unref(linked);
}

static void who_is_never_named_takes_part_as_described(void **state)
{
  (void)state;
  ncorp_corpus *linked = link_text(
    HEADER "{\"record\":\"article\",\"id\":\"x\",\"text\":\"The guard ran. He met Ana Ilic.\",\"sentences\":[[0,14],[15,31]],\"mentions\":["
    MENTION("[0,9]", "nominal", "a0") "," MENTION("[15,17]", "pronoun", "a0") "," MENTION("[22,30]", "name", "a1") "],\"events\":["
    "{\"event\":\"CONSULT\",\"trigger\":[18,21],\"sentence\":1,\"actor\":[{\"mention\":1},{\"mention\":0},{\"mention\":2}]}],\"entities\":["
    "{\"id\":\"a0\",\"type\":\"PER\",\"name\":\"The guard\",\"unnamed\":true},{\"id\":\"a1\",\"type\":\"PER\",\"name\":\"Ana Ilic\"}]}\n");
  const ncorp_event *event = ncorp_corpus_event(linked, 0);
  assert_int_equal(event->actor_count, 2);
  is(event->actors[0].text, "The guard");
  assert_null(event->actors[0].entity.data);
  is_entity(linked, event->actors[1].entity, 0);
  ncorp_corpus_unref(linked);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(who_is_never_named_takes_part_as_described),
    cmocka_unit_test(nobody_is_linked_without_a_name),
    cmocka_unit_test(linking_again_or_reading_again_changes_nothing),
    cmocka_unit_test(two_that_become_one_share_their_facts),
    cmocka_unit_test(an_id_of_the_corpus_means_one_thing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
