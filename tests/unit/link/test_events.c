/* Events across articles: what is one happening, what stays two, what the record says and where reports differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

enum { MOST = 8 };

/* Reads, analyses and links texts; each is an article of its own. */
static ncorp_corpus *linked(const char *const *texts, size_t count)
{
  ncorp_source sources[MOST];
  ncorp_reader *reader = NULL;
  ncorp_analyzer *analyzer = NULL;
  ncorp_corpus *read = NULL, *analysed = NULL, *out = NULL;
  assert_true(count <= MOST);
  for (size_t i = 0; i < count; i++)
    sources[i] = (ncorp_source){ .struct_size = sizeof *sources, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_TEXT, .data = texts[i],
                                 .size = strlen(texts[i]) };
  assert_int_equal(ncorp_reader_open(sources, count, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &read, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &analysed, NULL), NCORP_OK);
  assert_int_equal(ncorp_link(analysed, NULL, &out, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_article_count(out), count);
  ncorp_corpus_unref(analysed);
  ncorp_corpus_unref(read);
  ncorp_analyzer_unref(analyzer);
  ncorp_reader_close(reader);
  return out;
}

static int is(ncorp_str s, const char *expected)
{
  return s.size == strlen(expected) && memcmp(s.data, expected, s.size) == 0;
}

static const ncorp_difference *difference(const ncorp_event *e, const char *field)
{
  for (uint32_t i = 0; i < e->difference_count; i++)
    if (is(e->differences[i].field, field)) return &e->differences[i];
  return NULL;
}

#define DATED "Published: 2024-05-14\n\n"

static void test_reports_of_one_call_become_one_record(void **state)
{
  static const char *const texts[] = {
    DATED "Keir Starmer spoke by phone with Mark Carney on Monday. The call lasted for two hours.\n",
    DATED "Mark Carney and Keir Starmer had a phone call on Monday, which lasted for ten minutes. Observers called the exchange frank.\n",
    DATED "On Monday Keir Starmer had a telephone conversation with Mark Carney about the future of steel.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 2);
  assert_int_equal(ncorp_corpus_event_count(corpus), 2); /* two hours and ten minutes are told as two calls */
  ncorp_corpus_unref(corpus);
  const char *pair[] = { texts[0], texts[2] };
  corpus = linked(pair, 2);
  assert_int_equal(ncorp_corpus_event_count(corpus), 1);
  const ncorp_event *e = ncorp_corpus_event(corpus, 0);
  assert_int_equal(e->type, NCORP_CONSULT);
  assert_int_equal(e->report_count, 2);
  assert_int_equal(e->actor_count, 2);
  assert_int_equal(e->quad_code, 1);
  assert_int_equal(e->id.size, 13);
  assert_int_equal(e->id.data[0], 'V');
  assert_true(is(e->date, "2024-05-13"));
  assert_true(is(e->date_precision, "day"));
  assert_true(is(e->duration, "PT2H"));
  assert_true(is(e->modes[0], "phone"));
  const ncorp_difference *lasted = difference(e, "duration"); /* two hours and none given */
  assert_non_null(lasted);
  assert_int_equal(lasted->value_count, 2);
  assert_true(is(lasted->values[0].value, "PT2H") && is(lasted->values[1].value, ""));
  for (size_t a = 0; a < 2; a++) {
    const ncorp_article *article = ncorp_corpus_article(corpus, a);
    for (size_t k = 0; k < ncorp_article_event_count(article); k++) assert_memory_equal(ncorp_article_event(article, k)->record.data, e->id.data, 13);
  }
  ncorp_corpus_unref(corpus);
}

static void test_differing_numbers_are_listed(void **state)
{
  static const char *const texts[] = {
    DATED "Azerbaijan attacked Armenia on Monday, killing at least 20 people.\n",
    DATED "Azerbaijan attacked Armenia on Monday, killing 23 people and wounding 40.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 2);
  assert_int_equal(ncorp_corpus_event_count(corpus), 1);
  const ncorp_event *e = ncorp_corpus_event(corpus, 0);
  const ncorp_difference *d = difference(e, "size.dead");
  assert_non_null(d);
  assert_int_equal(d->value_count, 2);
  assert_true(is(d->values[0].value, "at least 20"));
  assert_true(is(d->values[1].value, "23"));
  assert_int_equal(d->values[1].article_count, 1);
  assert_true(e->size.injured.known && ncorp_decimal_double(e->size.injured.value) == 40);
  assert_null(difference(e, "date"));
  ncorp_corpus_unref(corpus);
}

static void test_a_country_stands_for_its_people_and_lengths_may_differ(void **state)
{
  static const char *const texts[] = {
    DATED "Norwegian Prime Minister Jonas Gahr Store spoke by phone with Mark Carney about the cod quota on Monday. The call lasted for 40 minutes.\n",
    DATED "Mark Carney had a phone call with Norway about the cod quota on Monday. The conversation lasted for an hour.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 2);
  assert_int_equal(ncorp_corpus_event_count(corpus), 1);
  const ncorp_difference *d = difference(ncorp_corpus_event(corpus, 0), "duration");
  assert_non_null(d);
  assert_int_equal(d->value_count, 2);
  ncorp_corpus_unref(corpus);
}

static void test_one_attack_told_of_nobody_known(void **state)
{
  static const char *const texts[] = {
    DATED "Gunmen attacked a bus near Tillaberi on Monday, killing at least six villagers. The bus was on its way to a wedding.\n",
    DATED "Armed men attacked villagers in a bus near Tillaberi on Monday, killing eight. The wedding guests came from Niamey.\n",
    DATED "Gunmen attacked a farm near Maiduguri on Monday, killing six people.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 3);
  assert_int_equal(ncorp_corpus_event_count(corpus), 2);
  const ncorp_event *e = ncorp_corpus_event(corpus, 0);
  assert_int_equal(e->report_count, 2);
  assert_non_null(difference(e, "size.dead"));
  ncorp_corpus_unref(corpus);
}

/* The day and the town tell that it is one attack, whatever the words; a bound leaves room for the later number. */
static void test_one_day_and_one_town(void **state)
{
  static const char *const texts[] = {
    DATED "Shelling by Armenia killed at least 20 people in Ganja on Sunday, rescuers said. Schools stay closed this week.\n",
    DATED "Armenian rockets hit Ganja on May 12, leaving 23 dead. The search for others went on until the evening.\n",
    DATED "Armenian rockets hit Barda on May 12, leaving 23 dead. The search for others went on until the evening.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 2);
  assert_int_equal(ncorp_corpus_event_count(corpus), 1);
  const ncorp_event *e = ncorp_corpus_event(corpus, 0);
  assert_true(is(e->date, "2024-05-12"));
  assert_non_null(difference(e, "size.dead"));
  ncorp_corpus_unref(corpus);
  const char *other[] = { texts[0], texts[2] };
  corpus = linked(other, 2);
  assert_int_equal(ncorp_corpus_event_count(corpus), 2);
  ncorp_corpus_unref(corpus);
}

static void test_the_same_people_meet_again(void **state)
{
  static const char *const texts[] = {
    DATED "Keir Starmer met Mark Carney in London on Monday.\n",
    "Published: 2024-06-11\n\nKeir Starmer met Mark Carney in Ottawa on Monday.\n",
    DATED "Keir Starmer will meet Mark Carney in London next month.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 3);
  assert_int_equal(ncorp_corpus_event_count(corpus), 3);
  ncorp_corpus_unref(corpus);
}

static void test_people_alone_do_not_join_reports(void **state)
{
  static const char *const texts[] = { "Keir Starmer met Mark Carney, aides recalled in a long conversation about the past.\n",
                                       "Keir Starmer met Mark Carney. Nobody else was in the room with them that night.\n" };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 2);
  assert_int_equal(ncorp_corpus_event_count(corpus), 2);
  ncorp_corpus_unref(corpus);
}

static void test_a_weekday_is_resolved_by_a_linked_report(void **state)
{
  static const char *const texts[] = {
    "Keir Starmer spoke by phone with Mark Carney, Anthony Albanese and Friedrich Merz on Monday.\n",
    DATED "Keir Starmer spoke by phone with Mark Carney, Anthony Albanese and Friedrich Merz on Monday about the price of steel.\n",
    "Keir Starmer spoke by phone with Mark Carney, Anthony Albanese and Friedrich Merz on Thursday, and not for the first time.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 3);
  assert_int_equal(ncorp_corpus_event_count(corpus), 2);
  const ncorp_event *e = ncorp_corpus_event(corpus, 0);
  assert_int_equal(e->report_count, 2);
  assert_true(is(e->date, "2024-05-13"));
  const ncorp_article *first = ncorp_corpus_article(corpus, 0), *third = ncorp_corpus_article(corpus, 2);
  assert_true(is(ncorp_article_published(first), "2024-05-13"));
  assert_int_equal(ncorp_article_published_from(first), NCORP_DATE_INFERRED);
  assert_null(ncorp_article_published(third).data);
  ncorp_corpus_unref(corpus);
}

/* Types beyond PLOVER have no two sides: place, day and story tell. */
static void test_reports_of_one_earthquake_become_one_record(void **state)
{
  static const char *const texts[] = {
    DATED "A powerful earthquake struck Arequipa in Peru on Sunday, killing four people.\n",
    DATED "An earthquake killed four people in Arequipa on Sunday. The earthquake damaged hundreds of houses in Peru.\n",
    DATED "A storm killed six people in Lagos on Sunday. A court in Lagos acquitted Chinedu Obi of fraud on Monday.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 3);
  size_t disasters = 0, told_twice = 0;
  for (size_t i = 0; i < ncorp_corpus_event_count(corpus); i++) {
    const ncorp_event *e = ncorp_corpus_event(corpus, i);
    if (e->type != NCORP_X_DISASTER) continue;
    disasters++;
    told_twice += e->report_count == 2;
    assert_int_equal(e->quad_code, 0);
    assert_true(is(e->date, "2024-05-12") && e->mode_count == 1 && e->size.dead.known);
    assert_true(is(e->modes[0], e->report_count == 2 ? "earthquake" : "storm"));
  }
  assert_int_equal(disasters, 2);
  assert_int_equal(told_twice, 1);
  ncorp_corpus_unref(corpus);
}

static void test_a_difference_tells_the_later_and_the_more_exact_value(void **state)
{
  static const char *const texts[] = {
    "Published: 2023-02-07\n\nAn earthquake struck the province of Malatya on Monday. At least 20 people died in Malatya.\n",
    "Published: 2023-02-09\n\nThe earthquake in the province of Malatya on Monday killed 23 people. Rescuers in Malatya dug on.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 2);
  const ncorp_difference *d = NULL;
  for (size_t i = 0; i < ncorp_corpus_event_count(corpus) && !d; i++) {
    const ncorp_event *e = ncorp_corpus_event(corpus, i);
    if (e->type == NCORP_X_DISASTER) d = difference(e, "size.dead");
  }
  assert_non_null(d);
  assert_int_equal(d->value_count, 2);
  assert_true(is(d->values[0].value, "at least 20"));
  assert_false(d->values[0].latest || d->values[0].specific);
  assert_true(is(d->values[1].value, "23"));
  assert_true(d->values[1].latest && d->values[1].specific);
  ncorp_corpus_unref(corpus);
}

static void test_what_was_planned_and_took_place_is_one_record(void **state)
{
  static const char *const texts[] = {
    "Published: 2024-05-10\n\nKeir Starmer will meet Mark Carney in London on May 13, 2024.\n",
    "Published: 2024-05-14\n\nKeir Starmer met Mark Carney in London on May 13, 2024.\n",
    "Published: 2024-06-14\n\nKeir Starmer will meet Mark Carney in London on June 20, 2024.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 3);
  assert_int_equal(ncorp_corpus_event_count(corpus), 2);
  for (size_t i = 0; i < 2; i++) {
    const ncorp_event *e = ncorp_corpus_event(corpus, i);
    bool past = is(e->date, "2024-05-13");
    assert_int_equal(e->status, past ? NCORP_OCCURRED : NCORP_PLANNED);
    assert_int_equal(e->report_count, past ? 2 : 1);
    const ncorp_difference *d = difference(e, "status");
    assert_true(past == (d != NULL));
    if (!d) continue;
    assert_true(is(d->values[0].value, "planned"));
    assert_true(is(d->values[1].value, "occurred"));
    assert_true(d->values[1].latest);
  }
  ncorp_corpus_unref(corpus);
}

static void test_explain_tells_why_reports_were_joined_and_why_not(void **state)
{
  static const char *const texts[] = {
    "Published: 2024-05-14\n\nKeir Starmer spoke by phone with Mark Carney on May 13, 2024 about steel.\n",
    "Published: 2024-05-14\n\nMark Carney spoke by phone with Keir Starmer on May 13, 2024. Steel was the matter of the call.\n",
    "Published: 2024-05-16\n\nKeir Starmer spoke by phone with Mark Carney on May 15, 2024. Steel was the matter of the call.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 3);
  for (int json = 0; json < 2; json++) {
    ncorp_text *told = NULL;
    assert_int_equal(ncorp_corpus_explain_event(corpus, 0, json ? NCORP_EXPLAIN_JSON : NCORP_EXPLAIN_TEXT, &told, NULL), NCORP_OK);
    const char *text = ncorp_text_view(told).data;
    assert_non_null(strstr(text, json ? "\"joined\":true" : "  joined "));
    assert_non_null(strstr(text, "same-day"));
    assert_non_null(strstr(text, json ? "\"joined\":false" : "  kept apart "));
    assert_non_null(strstr(text, "dates-exclude"));
    ncorp_text_unref(told);
  }
  ncorp_corpus_unref(corpus);
}

static void test_nobody_dies_twice(void **state)
{
  static const char *const texts[] = {
    DATED "Gunmen killed the journalist Edita Malik in Lahore on Monday. Malik wrote on sugar mills and their owners.\n",
    "Published: 2024-05-15\n\nThe journalist Edita Malik died in Lahore on Monday. Malik wrote on the owners of sugar mills.\n"
  };
  (void)state;
  ncorp_corpus *corpus = linked(texts, 2);
  assert_int_equal(ncorp_corpus_event_count(corpus), 1);
  const ncorp_event *e = ncorp_corpus_event(corpus, 0);
  assert_int_equal(e->report_count, 2);
  assert_int_equal(e->type, NCORP_ASSAULT);
  ncorp_corpus_unref(corpus);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_a_difference_tells_the_later_and_the_more_exact_value),
    cmocka_unit_test(test_nobody_dies_twice),
    cmocka_unit_test(test_explain_tells_why_reports_were_joined_and_why_not),
    cmocka_unit_test(test_what_was_planned_and_took_place_is_one_record),
    cmocka_unit_test(test_reports_of_one_earthquake_become_one_record),
    cmocka_unit_test(test_reports_of_one_call_become_one_record),
    cmocka_unit_test(test_differing_numbers_are_listed),
    cmocka_unit_test(test_a_country_stands_for_its_people_and_lengths_may_differ),
    cmocka_unit_test(test_one_attack_told_of_nobody_known),
    cmocka_unit_test(test_one_day_and_one_town),
    cmocka_unit_test(test_the_same_people_meet_again),
    cmocka_unit_test(test_people_alone_do_not_join_reports),
    cmocka_unit_test(test_a_weekday_is_resolved_by_a_linked_report)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
