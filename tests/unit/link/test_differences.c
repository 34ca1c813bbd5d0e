/* Where reports of one happening disagree, case by case: which values the record lists, from which articles, which one was told last
 * and which one is the most exact; and how dates that are not exact bind each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

enum { MOST = 3, ROOM = 512 };

/* The record of the first event of the type in the first article is asked for, which all articles have to share. The difference is
 * told as "value: articles" in the order of the record, "!" behind what was told last, "*" behind the most exact; "none" when
 * there is none; of "date" without a difference the record's own. */
typedef struct differing {
  const char *name;
  ncorp_event_type type;
  const char *field, *told;
  const char *texts[MOST];
} differing;

#define ON(date) "Published: " date "\n\n"
#define CALL "Keir Starmer spoke by phone with Mark Carney"

static const differing cases[] = {
  { "two hours and none given", NCORP_CONSULT, "duration", "PT2H: 1; : 2", {
    ON("2024-05-14") CALL " on Monday. The call lasted for two hours.\n",
    ON("2024-05-14") CALL " on Monday.\n" } },
  { "40 minutes and an hour", NCORP_CONSULT, "duration", "PT40M: 1; PT1H!: 2", {
    ON("2024-05-14") CALL " on Monday. The call lasted for 40 minutes.\n",
    ON("2024-05-15") CALL " on Monday. The call lasted for an hour.\n" } },
  { "no duration at all", NCORP_CONSULT, "duration", "none", {
    ON("2024-05-14") CALL " on Monday.\n",
    ON("2024-05-15") CALL " on Monday.\n" } },
  { "at least 20 and 23 dead", NCORP_X_DISASTER, "size.dead", "at least 20: 1; 23!*: 2", {
    ON("2023-02-07") "An earthquake struck the province of Malatya on Monday. At least 20 people died in Malatya.\n",
    ON("2023-02-09") "The earthquake in the province of Malatya on Monday killed 23 people. Rescuers in Malatya dug on.\n" } },
  { "the exact number is the earlier one", NCORP_X_DISASTER, "size.dead", "14*: 1; more than 20!: 2", {
    ON("2023-02-07") "An earthquake struck the province of Malatya on Monday. The earthquake killed 14 people in Malatya.\n",
    ON("2023-02-08") "The earthquake in the province of Malatya on Monday killed more than 20 people in Malatya.\n" } },
  { "two papers of one day", NCORP_X_DISASTER, "size.dead", "14: 1; 15: 2", {
    ON("2023-02-07") "An earthquake struck the province of Malatya on Monday. The earthquake killed 14 people in Malatya.\n",
    ON("2023-02-07") "The earthquake in the province of Malatya on Monday killed 15 people in Malatya.\n" } },
  { "silence about the dead", NCORP_X_DISASTER, "size.dead", "none", {
    ON("2023-02-07") "An earthquake struck the province of Malatya on Monday. The earthquake killed 14 people in Malatya.\n",
    ON("2023-02-08") "The earthquake that struck the province of Malatya on Monday was felt in Syria. Rescuers are in Malatya.\n" } },
  { "numbers that agree", NCORP_X_DISASTER, "size.dead", "none", {
    ON("2023-02-07") "An earthquake struck the province of Malatya on Monday. The earthquake killed 14 people in Malatya.\n",
    ON("2023-02-08") "The earthquake in the province of Malatya on Monday killed fourteen people in Malatya.\n" } },
  { "the injured", NCORP_ASSAULT, "size.injured", "30: 1; 41!: 2", {
    ON("2016-04-12") "A bomb attack on a fish market in Basra wounded 30 people on Tuesday. Stalls of the market lay in ruins.\n",
    ON("2016-04-13") "A bomb attack on the fish market of Basra wounded 41 people on Tuesday. Stalls were torn apart.\n" } },
  { "those arrested", NCORP_COERCE, "size.arrested", "12: 1; 15!: 2", {
    ON("2019-01-15") "Police arrested 12 students in Tbilisi on Monday. The students had blocked the bridge over the Kura.\n",
    ON("2019-01-16") "Police arrested 15 students in Tbilisi on Monday for blocking the bridge over the Kura.\n" } },
  { "those who protest", NCORP_PROTEST, "size.participants", "about 5000: 1; about 8000!: 2", {
    ON("2021-06-07") "About 5,000 farmers protested in Bratislava on Sunday against milk quotas. The farmers poured milk on the square.\n",
    ON("2021-06-08") "Farmers protested in Bratislava on Sunday and poured milk on the square. About 8,000 farmers protested against the milk quotas.\n" } },
  { "a town and its country", NCORP_CONSULT, "event_loc", "Canada: 1; Ottawa!*: 2", {
    ON("2024-05-14") "Keir Starmer met Mark Carney in Canada on Monday.\n",
    ON("2024-05-15") "Keir Starmer met Mark Carney in Ottawa on Monday.\n" } },
  { "planned, then occurred", NCORP_CONSULT, "status", "planned: 1; occurred!: 2", {
    ON("2024-05-10") "Keir Starmer will meet Mark Carney in London on May 13, 2024.\n",
    ON("2024-05-14") "Keir Starmer met Mark Carney in London on May 13, 2024.\n" } },
  { "who took part", NCORP_CONSULT, "actor", "Emmanuel Macron; Giorgia Meloni; Olaf Scholz*: 1; Emmanuel Macron; Olaf Scholz!: 2", {
    ON("2023-11-21") "Olaf Scholz met Emmanuel Macron and Giorgia Meloni in Rome on Monday.\n",
    ON("2023-11-22") "Emmanuel Macron met Olaf Scholz in Rome on Monday.\n" } },
  { "the same people in another order", NCORP_CONSULT, "actor", "none", {
    ON("2023-11-21") "Olaf Scholz met Emmanuel Macron in Rome on Monday.\n",
    ON("2023-11-22") "Emmanuel Macron met Olaf Scholz in Rome on Monday.\n" } },
  { "two against one", NCORP_X_DISASTER, "size.dead", "14: 1 3; 20!: 2", {
    ON("2023-02-07") "An earthquake struck the province of Malatya on Monday. The earthquake killed 14 people in Malatya.\n",
    ON("2023-02-08") "The earthquake in the province of Malatya on Monday killed 20 people in Malatya.\n",
    ON("2023-02-07") "The earthquake in the province of Malatya on Monday killed 14 people in Malatya.\n" } },

  /* ---- dates as constraints ---- */
  { "the day and its month", NCORP_CONSULT, "date", "2023-11: 1; 2023-11-20!*: 2", {
    ON("2023-12-15") "Olaf Scholz met Emmanuel Macron and Giorgia Meloni in Rome in November.\n",
    ON("2023-12-16") "Olaf Scholz met Emmanuel Macron and Giorgia Meloni in Rome on 20 November 2023.\n" } },
  { "a weekday and the date that it is", NCORP_CONSULT, "date", "2023-11-20", {
    ON("2023-11-21") "Olaf Scholz met Emmanuel Macron in Rome on Monday.\n",
    ON("2023-11-22") "Olaf Scholz met Emmanuel Macron in Rome on 20 November 2023.\n" } },
  { "no date at all is no other date", NCORP_CONSULT, "date", "2023-11-20", {
    ON("2023-11-21") "Olaf Scholz met Emmanuel Macron and Giorgia Meloni in Rome. The three spoke of rice.\n",
    ON("2023-11-21") "Olaf Scholz met Emmanuel Macron and Giorgia Meloni in Rome on Monday. The three spoke of rice.\n" } },
  { "the day of an earthquake, and the day after", NCORP_X_DISASTER, "date", "2023-02-06: 1; 2023-02-07!: 2", {
    ON("2023-02-07") "An earthquake in the province of Malatya on Monday killed at least 20 people. Houses of brick fell in Malatya.\n",
    ON("2023-02-08") "An earthquake in the province of Malatya on Tuesday killed at least 20 people. Houses of brick fell in Malatya.\n" } },
};

static int is(ncorp_str s, const char *expected) { return s.size == strlen(expected) && memcmp(s.data, expected, s.size) == 0; }

static void put(char *out, ncorp_str s)
{
  size_t at = strlen(out), n = s.size < ROOM - 1 - at ? s.size : ROOM - 1 - at;
  memcpy(out + at, s.data, n);
  out[at + n] = '\0';
}

static void puts_to(char *out, const char *s) { put(out, (ncorp_str){ s, strlen(s) }); }

/* The number of an article, counted from 1. */
static int number_of(const ncorp_corpus *corpus, ncorp_str id)
{
  for (size_t i = 0; i < ncorp_corpus_article_count(corpus); i++) {
    ncorp_str own = ncorp_article_id(ncorp_corpus_article(corpus, i));
    if (own.size == id.size && memcmp(own.data, id.data, id.size) == 0) return (int)i + 1;
  }
  return 0;
}

static void tell(const ncorp_corpus *corpus, const ncorp_event *e, const char *field, char *out)
{
  const ncorp_difference *d = NULL;
  for (uint32_t i = 0; i < e->difference_count; i++)
    if (is(e->differences[i].field, field)) d = &e->differences[i];
  out[0] = '\0';
  if (!d && strcmp(field, "date") == 0) put(out, e->date);
  else if (!d) puts_to(out, "none");
  for (uint32_t i = 0; d && i < d->value_count; i++) {
    const ncorp_difference_value *v = &d->values[i];
    if (i) puts_to(out, "; ");
    put(out, v->value);
    puts_to(out, v->latest ? v->specific ? "!*:" : "!:" : v->specific ? "*:" : ":");
    for (uint32_t k = 0; k < v->article_count; k++) {
      char number[] = { ' ', (char)('0' + number_of(corpus, v->articles[k])), '\0' };
      puts_to(out, number);
    }
  }
}

static ncorp_str record_of(const ncorp_corpus *corpus, size_t article, ncorp_event_type type)
{
  const ncorp_article *a = ncorp_corpus_article(corpus, article);
  ncorp_str none = { NULL, 0 };
  for (size_t i = 0; i < ncorp_article_event_count(a); i++)
    if (ncorp_article_event(a, i)->type == type) return ncorp_article_event(a, i)->record;
  return none;
}

static int holds(const ncorp_analyzer *analyzer, const differing *c)
{
  ncorp_source sources[MOST];
  ncorp_reader *reader = NULL;
  ncorp_corpus *read = NULL, *analysed = NULL, *corpus = NULL;
  const ncorp_event *e = NULL;
  size_t count = 0;
  char told[ROOM] = "no record";
  for (; count < MOST && c->texts[count]; count++)
    sources[count] = (ncorp_source){ .struct_size = sizeof *sources, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_TEXT, .data = c->texts[count],
                                     .size = strlen(c->texts[count]) };
  assert_int_equal(ncorp_reader_open(sources, count, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &read, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &analysed, NULL), NCORP_OK);
  assert_int_equal(ncorp_link(analysed, NULL, &corpus, NULL), NCORP_OK);
  ncorp_str id = record_of(corpus, 0, c->type);
  for (size_t i = 0; i < ncorp_corpus_event_count(corpus) && id.size; i++) {
    const ncorp_event *one = ncorp_corpus_event(corpus, i);
    if (one->id.size == id.size && memcmp(one->id.data, id.data, id.size) == 0) e = one;
  }
  if (e && e->report_count < count) snprintf(told, sizeof told, "%d reports only", (int)e->report_count);
  else if (e) tell(corpus, e, c->field, told);
  int right = strcmp(told, c->told) == 0;
  if (!right) print_error("%s: %s\n", c->name, told);
  ncorp_corpus_unref(corpus);
  ncorp_corpus_unref(analysed);
  ncorp_corpus_unref(read);
  ncorp_reader_close(reader);
  return right;
}

static void test_each_case_lists_what_its_reports_differ_in(void **state)
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
  const struct CMUnitTest tests[] = { cmocka_unit_test(test_each_case_lists_what_its_reports_differ_in) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
