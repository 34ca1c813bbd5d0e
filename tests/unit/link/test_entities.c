/* Entities across articles: which names become one record, and what the record says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/str.h"
#include "link/records.h"
#include "model/corpus.h"

enum { MOST = 2048 };

/* The entities of some articles, in the order of first mention, and which of them each entity of an article became. */
typedef struct linked {
  NCI_VEC(ncorp_entity) entities;
  uint32_t **article_entities;
} linked;

typedef struct world {
  ncorp_corpus *corpus;
  nci_arena arena, out;
  nci_links links;
  nci_records records;
  linked link;
} world;

/* Articles are given as "PER:Olena Kovalenko:UKR|LOC:Oslo:NOR"; every entity is mentioned once. */
static void add_article(world *w, const char *id, const char *spec)
{
  ncorp_article_entity entities[MOST];
  ncorp_mention mentions[MOST];
  char ids[MOST][12], countries[MOST][4], *text = calloc(1, strlen(spec) + 1);
  assert_non_null(text);
  uint32_t count = 0;
  size_t at = 0;
  memset(entities, 0, sizeof entities);
  memset(mentions, 0, sizeof mentions);
  for (const char *c = spec; *c; count++) {
    const char *name = strchr(c, ':') + 1, *country = strchr(name, ':') + 1;
    size_t name_size = (size_t)(country - 1 - name), country_size = strcspn(country, "|");
    ncorp_entity_type type = *c == 'P' ? NCORP_PER : *c == 'O' ? NCORP_ORG : *c == 'L' ? NCORP_LOC : NCORP_MISC;
    memcpy(text + at, name, name_size);
    snprintf(ids[count], sizeof ids[count], "a%u", count);
    snprintf(countries[count], sizeof countries[count], "%.*s", (int)country_size, country);
    entities[count] = (ncorp_article_entity){ .id = nci_cstr(ids[count]), .type = type, .name = { text + at, name_size },
                                              .country = country_size ? nci_cstr(countries[count]) : NCI_NO_STR };
    mentions[count] = (ncorp_mention){ .span = { (uint32_t)at, (uint32_t)(at + name_size) }, .type = type, .entity = nci_cstr(ids[count]),
                                         .head = NCORP_NO_SPAN, .evidence = NCORP_NO_SPAN };
    at += name_size;
    text[at++] = ' ';
    c = country + country_size;
    if (*c == '|') c++;
  }
  nci_article_data data = { .id = nci_cstr(id), .text = nci_str(text, at ? at - 1 : 0), .mentions = mentions, .mention_count = count,
                            .entities = entities, .entity_count = count,
                            .layers = 1u << NCI_LAYER_MENTIONS | 1u << NCI_LAYER_ENTITIES };
  nci_article_block *block = nci_article_pack(ncorp_allocator_default(), NULL, &data);
  assert_non_null(block);
  assert_int_equal(nci_corpus_add_article(w->corpus, block), NCORP_OK);
  free(text);
}

static void link_all(world *w)
{
  uint32_t articles = w->corpus->articles.count, *record_of;
  assert_int_equal(nci_corpus_seal(w->corpus, NULL), NCORP_OK);
  nci_arena_init(&w->arena, ncorp_allocator_default());
  nci_arena_init(&w->out, ncorp_allocator_default());
  nci_links_init(&w->links, ncorp_allocator_default(), nci_lexicon_builtin(), 1, NULL);
  for (uint32_t a = 0; a < articles; a++) {
    nci_digest digest;
    bool known;
    assert_int_equal(nci_digest_make(&w->arena, nci_lexicon_builtin(), &w->corpus->articles.at[a].block->data, &digest), NCORP_OK);
    assert_int_equal(nci_links_add(&w->links, &digest, &known), NCORP_OK);
    assert_false(known);
  }
  assert_int_equal(nci_links_settle(&w->links), NCORP_OK);
  assert_true(nci_records_init(&w->records, &w->arena, &w->out, &w->links));
  w->link.article_entities = nci_arena_alloc(&w->arena, articles, sizeof *w->link.article_entities);
  record_of = nci_arena_alloc(&w->arena, w->links.entities.count, sizeof *record_of);
  memset(record_of, 0xff, w->links.entities.count * sizeof *record_of);
  for (uint32_t a = 0; a < articles; a++) {
    uint32_t first = w->links.list[a].sighting, end = nci_links_sightings_end(&w->links, a);
    w->link.article_entities[a] = nci_arena_alloc(&w->arena, end - first, sizeof **w->link.article_entities);
    for (uint32_t s = first; s < end; s++) {
      uint32_t label = w->links.entities.nodes[w->links.sightings[s].profile].cluster;
      if (record_of[label] == NCORP_NONE) {
        record_of[label] = w->link.entities.count;
        assert_int_equal(nci_merge_entity(&w->records, label, nci_vec_push(&w->arena, &w->link.entities)), NCORP_OK);
      }
      w->link.article_entities[a][s - first] = record_of[label];
    }
  }
}

static world made(const char *const *articles)
{
  world w = { .corpus = nci_corpus_new(ncorp_allocator_default()) };
  assert_non_null(w.corpus);
  for (size_t i = 0; articles[i]; i++) {
    char id[24];
    snprintf(id, sizeof id, "t%zu", i);
    add_article(&w, id, articles[i]);
  }
  link_all(&w);
  return w;
}

static void gone(world *w)
{
  nci_records_done(&w->records);
  nci_links_done(&w->links);
  nci_arena_done(&w->out);
  nci_arena_done(&w->arena);
  ncorp_corpus_unref(w->corpus);
}

#define MADE(...) made((const char *const[]){ __VA_ARGS__, NULL })

static void is(ncorp_str s, const char *wanted)
{
  if (!nci_str_eq(s, nci_cstr(wanted))) fail_msg("got %.*s, wanted %s", NCORP_STR_ARG(s), wanted);
}

static void spellings_become_one_record(void **state)
{
  (void)state;
  world w = MADE("PER:Olena Dubovskaya:UKR|PER:Marko Lindt:", "PER:Olena Dubovskaia:|PER:Dubovskaya:", "PER:Olena Dubovskaya:UKR");
  assert_int_equal(w.link.entities.count, 2);
  const ncorp_entity *e = &w.link.entities.at[0];
  assert_int_equal(e->id.size, 13);
  assert_int_equal(e->id.data[0], 'E');
  is(e->name, "Olena Dubovskaya");
  is(e->country, "UKR");
  assert_int_equal(e->type, NCORP_PER);
  assert_int_equal(e->mentions, 4);
  assert_int_equal(e->article_count, 3);
  is(e->articles[1], "t1");
  assert_int_equal(e->name_count, 3);
  is(e->names[0].name, "Olena Dubovskaya");
  assert_int_equal(e->names[0].count, 2);
  assert_int_equal(e->names[0].article_count, 2);
  is(e->names[1].name, "Olena Dubovskaia");
  assert_int_equal(w.link.article_entities[2][0], 0);
  assert_int_equal(w.link.article_entities[0][1], 1);
  gone(&w);
}

static void other_given_names_stay_apart(void **state)
{
  (void)state;
  world w = MADE("PER:Anna Lindt:", "PER:Marko Lindt:", "PER:Marko Lindt Jr.:", "PER:Lindt:");
  assert_int_equal(w.link.entities.count, 4); /* and the lone surname could be any of them */
  gone(&w);
}

static void a_lone_surname_joins_the_only_full_name(void **state)
{
  (void)state;
  world w = MADE("PER:Lindt:", "PER:Marko Lindt:");
  assert_int_equal(w.link.entities.count, 1);
  is(w.link.entities.at[0].name, "Marko Lindt");
  gone(&w);
  w = MADE("PER:Lindt:CHE", "PER:Marko Lindt:CHE", "PER:Anna Lindt:AUT");
  assert_int_equal(w.link.entities.count, 2);
  assert_int_equal(w.link.article_entities[0][0], w.link.article_entities[1][0]);
  gone(&w);
}

static void an_initial_joins_when_only_one_fits(void **state)
{
  (void)state;
  world w = MADE("PER:M. Lindt:", "PER:Marko Lindt:");
  assert_int_equal(w.link.entities.count, 1);
  gone(&w);
  w = MADE("PER:M. Lindt:", "PER:Marko Lindt:", "PER:Mira Lindt:");
  assert_int_equal(w.link.entities.count, 3);
  gone(&w);
}

static void places_of_one_name_in_two_countries(void **state)
{
  (void)state;
  world w = MADE("LOC:Georgia:GEO", "LOC:Georgia:USA", "LOC:Georgia:GEO", "LOC:Turkey:TUR", "LOC:T\xc3\xbcrkiye:TUR");
  assert_int_equal(w.link.entities.count, 3);
  assert_int_equal(w.link.entities.at[0].article_count, 2);
  assert_int_equal(w.link.entities.at[2].name_count, 2);
  gone(&w);
}

static void organisations_by_country_and_acronym(void **state)
{
  (void)state;
  world w = MADE("ORG:Ministry of Fisheries:NOR|ORG:Ministry of Fisheries:ISL", "ORG:The Northern Herring Council:|ORG:NHC:",
                 "ORG:Acme Corp.:|ORG:Acme:");
  assert_int_equal(w.link.entities.count, 4);
  gone(&w);
}

static void kinds_stay_apart(void **state)
{
  (void)state;
  world w = MADE("PER:Lincoln:", "LOC:Lincoln:USA");
  assert_int_equal(w.link.entities.count, 2);
  gone(&w);
}

static void an_untyped_name_joins_a_typed_one(void **state)
{
  (void)state;
  world w = MADE("MISC:Nordfisk:", "ORG:Nordfisk:NOR", "MISC:Nordfisk Prize:");
  assert_int_equal(w.link.entities.count, 2);
  assert_int_equal(w.link.entities.at[0].type, NCORP_ORG);
  assert_int_equal(w.link.entities.at[1].type, NCORP_MISC);
  gone(&w);
}

static void nothing_to_link(void **state)
{
  (void)state;
  world w = MADE("", "");
  assert_int_equal(w.link.entities.count, 0);
  assert_non_null(w.link.article_entities);
  gone(&w);
}

static void many_of_one_surname(void **state)
{
  (void)state;
  char *spec = malloc(MOST * 32);
  assert_non_null(spec);
  size_t at = 0;
  static const char *const part[] = { "ba", "do", "fi", "gu", "la", "mo", "ni", "pe", "ru", "ta" };
  for (int i = 0; i < 1000; i++)
    at += (size_t)snprintf(spec + at, 32, "%sPER:%c%s%s%s Lindt:", i ? "|" : "", 'K', part[i / 100], part[i / 10 % 10], part[i % 10]);
  world w = MADE(spec);
  assert_int_equal(w.link.entities.count, 1000);
  gone(&w);
  free(spec);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(spellings_become_one_record), cmocka_unit_test(other_given_names_stay_apart),
    cmocka_unit_test(a_lone_surname_joins_the_only_full_name), cmocka_unit_test(an_initial_joins_when_only_one_fits),
    cmocka_unit_test(places_of_one_name_in_two_countries), cmocka_unit_test(organisations_by_country_and_acronym),
    cmocka_unit_test(kinds_stay_apart), cmocka_unit_test(an_untyped_name_joins_a_typed_one),
    cmocka_unit_test(nothing_to_link), cmocka_unit_test(many_of_one_surname),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
