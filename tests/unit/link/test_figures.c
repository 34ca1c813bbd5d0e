/* Who is described and never named: one inside a story, told apart where the descriptions say so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

/* Words that make the articles one story, and others that make another one. */
static const char harbour[] = "Smugglers opened fire near the Vellamo shipyard harbour while ferry passengers waited at the customs terminal. ";
static const char orchard[] = "Beekeepers inspected frost damaged apricot orchards beside the Tarnok irrigation canal before blossoming began. ";

typedef struct story_text {
  char text[16384];
  size_t size;
  unsigned count;
} story_text;

/* Adds an article that has a description or a name: spec is "form type words", the head being its last word; "=" before the
 * form makes it one with the mention before. */
static void add(story_text *s, const char *where, const char *const *specs, size_t count)
{
  char text[2048], mentions[4096] = "", entities[2048] = "";
  size_t at = strlen(where), m = 0, e = 0, entity = 0;
  memcpy(text, where, at + 1);
  for (size_t i = 0; i < count; i++) {
    bool same = specs[i][0] == '=';
    const char *form = specs[i] + same, *words = form + 6, *head = strrchr(words, ' ');
    size_t start = at, head_at = head ? start + (size_t)(head + 1 - words) : start;
    bool named = form[0] == 'n', many = words[strlen(words) - 1] == 's' && !named;
    if (!same) entity = i;
    at += (size_t)snprintf(text + at, sizeof text - at, "%s. ", words);
    m += (size_t)snprintf(mentions + m, sizeof mentions - m, "%s{\"span\":[%zu,%zu],\"type\":\"%.3s\",\"form\":\"%s\",\"head\":[%zu,%zu],\"entity\":\"a%zu\"%s}", i ? "," : "",
                          start, at - 2, form + 2, named ? "name" : "nominal", head_at, at - 2, entity, many ? ",\"number\":\"Plur\"" : "");
    if (!same)
      e += (size_t)snprintf(entities + e, sizeof entities - e, "%s{\"id\":\"a%zu\",\"type\":\"%.3s\",\"name\":\"%s\"%s%s}", e ? "," : "", i, form + 2, words,
                            named ? "" : ",\"unnamed\":true", strstr(words, "woman") ? ",\"gender\":\"Fem\"" : "");
  }
  char starts[1024] = "", ends[1024] = "";
  size_t a = 0, b = 0;
  for (size_t from = 0, size; from < at; from += size + 1) {
    size = strcspn(text + from, " .");
    if (size) a += (size_t)snprintf(starts + a, sizeof starts - a, "%s%zu", a ? "," : "", from), b += (size_t)snprintf(ends + b, sizeof ends - b, "%s%zu", b ? "," : "", from + size);
  }
  if (!s->count) s->size = (size_t)snprintf(s->text, sizeof s->text, "{\"record\":\"corpus\",\"ncf\":1}\n");
  s->size += (size_t)snprintf(s->text + s->size, sizeof s->text - s->size,
                              "{\"record\":\"article\",\"id\":\"x%u\",\"published\":\"2024-03-0%u\",\"text\":\"%s\",\"tokens\":{\"start\":[%s],\"end\":[%s]},\"mentions\":[%s],\"entities\":[%s]}\n",
                              s->count, s->count + 1, text, starts, ends, mentions, entities);
  s->count++;
}

#define ADD(story, where, ...) add(story, where, (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

static ncorp_corpus *link_story(const story_text *s)
{
  const ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_NCF, .data = s->text, .size = s->size };
  ncorp_reader *reader = NULL;
  ncorp_corpus *corpus = NULL, *linked = NULL;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &corpus, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_diagnostic_count(corpus), 0);
  assert_int_equal(ncorp_link(corpus, NULL, &linked, NULL), NCORP_OK);
  ncorp_reader_close(reader);
  ncorp_corpus_unref(corpus);
  return linked;
}

/* The unnamed record that has a description, or NULL. */
static const ncorp_entity *described(const ncorp_corpus *corpus, const char *words)
{
  for (size_t i = 0; i < ncorp_corpus_entity_count(corpus); i++) {
    const ncorp_entity *e = ncorp_corpus_entity(corpus, i);
    for (uint32_t k = 0; e->unnamed && k < e->name_count; k++)
      if (e->names[k].name.size == strlen(words) && memcmp(e->names[k].name.data, words, e->names[k].name.size) == 0) return e;
  }
  return NULL;
}

static ncorp_str entity_of(const ncorp_corpus *corpus, size_t article, size_t mention)
{
  return ncorp_article_mention(ncorp_corpus_article(corpus, article), mention)->entity;
}

static bool equal(ncorp_str a, ncorp_str b) { return a.size == b.size && memcmp(a.data, b.data, a.size) == 0; }

static void one_noun_in_one_story_is_one_figure(void **state)
{
  (void)state;
  story_text s = { .count = 0 };
  ADD(&s, harbour, "d PER the masked gunman");
  ADD(&s, harbour, "d PER a gunman");
  ADD(&s, harbour, "d PER the gunman", "d ORG the shipyard");
  ncorp_corpus *linked = link_story(&s);
  assert_int_equal(ncorp_corpus_story_count(linked), 1);
  assert_int_equal(ncorp_corpus_entity_count(linked), 1);
  const ncorp_entity *gunman = described(linked, "a gunman");
  assert_non_null(gunman);
  assert_int_equal(gunman->name_count, 3);
  assert_int_equal(gunman->article_count, 3);
  assert_int_equal(gunman->mentions, 3);
  assert_true(equal(entity_of(linked, 0, 0), gunman->id) && equal(entity_of(linked, 2, 0), gunman->id));
  assert_false(equal(entity_of(linked, 2, 1), gunman->id));
  ncorp_corpus_unref(linked);
}

static void never_across_stories(void **state)
{
  (void)state;
  story_text s = { .count = 0 };
  ADD(&s, harbour, "d PER the guard");
  ADD(&s, orchard, "d PER the guard");
  ncorp_corpus *linked = link_story(&s);
  assert_int_equal(ncorp_corpus_story_count(linked), 2);
  assert_int_equal(ncorp_corpus_entity_count(linked), 0);
  ncorp_corpus_unref(linked);
}

static void countries_women_and_men_and_numbers_are_told_apart(void **state)
{
  (void)state;
  story_text s = { .count = 0 };
  ADD(&s, harbour, "d PER the Danish captain", "d PER the Swedish captain", "d PER Norway's minister");
  ADD(&s, harbour, "d PER a Danish captain", "d PER the Swedish captain", "d PER the European and Danish and Swedish minister");
  ADD(&s, harbour, "d PER our captain", "d PER a Norwegian minister");
  ncorp_corpus *linked = link_story(&s);
  const ncorp_entity *dane = described(linked, "the Danish captain"), *swede = described(linked, "the Swedish captain");
  const ncorp_entity *minister = described(linked, "Norway's minister");
  assert_non_null(dane);
  assert_non_null(swede);
  assert_non_null(minister);
  assert_true(dane != swede);
  assert_int_equal(dane->article_count, 2);
  assert_int_equal(swede->article_count, 2);
  assert_int_equal(minister->article_count, 2);
  assert_null(described(linked, "our captain"));
  ncorp_corpus_unref(linked);
}

static void places_with_names_of_their_own_stay_apart(void **state)
{
  (void)state;
  story_text s = { .count = 0 };
  ADD(&s, harbour, "d LOC the Black Forest region", "d LOC the border");
  ADD(&s, harbour, "d LOC the Rhine region", "d LOC the border");
  ncorp_corpus *linked = link_story(&s);
  assert_null(described(linked, "the Rhine region"));
  assert_non_null(described(linked, "the border"));
  ncorp_corpus_unref(linked);
}

static void whom_another_article_names_is_no_figure(void **state)
{
  (void)state;
  story_text s = { .count = 0 };
  ADD(&s, harbour, "n PER Mikkel Stensrud", "=d PER the driver");
  ADD(&s, harbour, "d PER the driver");
  ADD(&s, harbour, "d PER drivers", "n PER Mikkel Stensrud");
  ncorp_corpus *linked = link_story(&s);
  assert_int_equal(ncorp_corpus_entity_count(linked), 1);
  const ncorp_entity *driver = ncorp_corpus_entity(linked, 0);
  assert_false(driver->unnamed);
  assert_int_equal(driver->article_count, 3);
  assert_int_equal(driver->mentions, 4);
  assert_int_equal(driver->name_count, 1); /* a description is no spelling */
  assert_true(equal(entity_of(linked, 1, 0), driver->id));
  assert_false(equal(entity_of(linked, 2, 0), driver->id)); /* that article has him and others */
  ncorp_corpus_unref(linked);
}

static void two_named_drivers_are_nobodys_description(void **state)
{
  (void)state;
  story_text s = { .count = 0 };
  ADD(&s, harbour, "n PER Mikkel Stensrud", "=d PER the driver");
  ADD(&s, harbour, "n PER Aino Rautio", "=d PER the driver");
  ADD(&s, harbour, "d PER the driver");
  ncorp_corpus *linked = link_story(&s);
  assert_int_equal(ncorp_corpus_entity_count(linked), 2);
  ncorp_corpus_unref(linked);
}

static void a_short_name_is_another_ones_in_its_story_only(void **state)
{
  (void)state;
  story_text s = { .count = 0 };
  ADD(&s, harbour, "n LOC Riga Herons");
  ADD(&s, harbour, "n ORG Herons");
  ADD(&s, harbour, "n LOC Riga Herons", "n ORG Herons");
  ADD(&s, orchard, "n ORG Herons", "n PER Aino Rautio");
  ADD(&s, orchard, "n PER Aino Rautio");
  ncorp_corpus *linked = link_story(&s);
  assert_int_equal(ncorp_corpus_story_count(linked), 2);
  assert_int_equal(ncorp_corpus_entity_count(linked), 3);
  ncorp_str full = entity_of(linked, 0, 0), elsewhere = entity_of(linked, 3, 0);
  assert_true(equal(entity_of(linked, 1, 0), full) && equal(entity_of(linked, 2, 1), full));
  assert_false(equal(elsewhere, full));
  for (size_t i = 0; i < 3; i++) {
    const ncorp_entity *e = ncorp_corpus_entity(linked, i);
    if (equal(e->id, full)) {
      assert_int_equal(e->name_count, 2);
      assert_int_equal(e->article_count, 3);
      assert_int_equal(e->mentions, 4);
    } else if (equal(e->id, elsewhere)) {
      assert_int_equal(e->article_count, 1);
    }
  }
  const ncorp_mention *shorter = ncorp_article_mention(ncorp_corpus_article(linked, 1), 0);
  assert_true(equal(shorter->because, (ncorp_str){ "part-of-name", 12 }));
  assert_int_equal(ncorp_article_entity_count(ncorp_corpus_article(linked, 2)), 1); /* both of its own are one */
  ncorp_corpus_unref(linked);
}

static void a_short_name_of_two_is_neither(void **state)
{
  (void)state;
  story_text s = { .count = 0 };
  ADD(&s, harbour, "n LOC Riga Herons", "n LOC Porto Herons");
  ADD(&s, harbour, "n LOC Riga Herons", "n LOC Porto Herons");
  ADD(&s, harbour, "n ORG Herons");
  ncorp_corpus *linked = link_story(&s);
  assert_int_equal(ncorp_corpus_entity_count(linked), 3);
  ncorp_corpus_unref(linked);
}

static void linking_again_changes_nothing(void **state)
{
  (void)state;
  story_text s = { .count = 0 };
  ADD(&s, harbour, "d PER the masked gunman", "d ORG the police");
  ADD(&s, harbour, "d PER a gunman", "d ORG police");
  ncorp_corpus *linked = link_story(&s), *again = NULL;
  ncorp_text *first, *second;
  assert_int_equal(ncorp_link(linked, NULL, &again, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_json(linked, &first, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_json(again, &second, NULL), NCORP_OK);
  assert_string_equal(ncorp_text_view(first).data, ncorp_text_view(second).data);
  assert_non_null(strstr(ncorp_text_view(first).data, "\"unnamed\":true}\n"));
  ncorp_text_unref(first);
  ncorp_text_unref(second);
  ncorp_corpus_unref(again);
  ncorp_corpus_unref(linked);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_noun_in_one_story_is_one_figure), cmocka_unit_test(never_across_stories),
    cmocka_unit_test(countries_women_and_men_and_numbers_are_told_apart), cmocka_unit_test(places_with_names_of_their_own_stay_apart),
    cmocka_unit_test(whom_another_article_names_is_no_figure), cmocka_unit_test(two_named_drivers_are_nobodys_description),
    cmocka_unit_test(a_short_name_is_another_ones_in_its_story_only), cmocka_unit_test(a_short_name_of_two_is_neither),
    cmocka_unit_test(linking_again_changes_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
