/* What a corpus file says is what the accessors give: every field of an article and of the linked records. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

static const char FILE_TEXT[] =
  "{\"record\":\"corpus\",\"ncf\":1,\"generator\":\"by hand\",\"language\":\"en\"}\n"
  "{\"record\":\"article\",\"id\":\"a1\",\"uri\":\"one.txt\",\"title\":\"Zo\u00eb\",\"outlet\":\"The Wire\",\"language\":\"en\","
  "\"byline\":[\"Ann Other\",\"Bo Writer\"],\"published\":\"2025-12-06\",\"published_from\":\"metadata\","
  "\"dateline\":{\"place\":\"OSLO\",\"span\":[0,4]},\"text\":\"OSLO - Zo\u00eb met Bo for two hours on Friday: \\\"Good.\\\"\","
  "\"blocks\":[[\"dateline\",0,6],[\"paragraph\",7,50]],\"sentences\":[[7,50]],"
  "\"tokens\":{\"start\":[7,11],\"end\":[10,14],\"lemma\":[\"zo\u00eb\",\"meet\"],\"upos\":[\"PROPN\",\"VERB\"],"
  "\"feats\":[null,\"Tense=Past\"],\"head\":[1,-1],\"deprel\":[\"nsubj\",\"root\"]},"
  "\"times\":[{\"span\":[35,41],\"type\":\"DATE\",\"value\":\"2025-12-05\",\"mod\":null}],"
  "\"quantities\":[{\"span\":[22,25],\"value\":2,\"bound\":\"about\",\"unit\":\"hour\",\"unit_span\":[26,31]}],"
  "\"mentions\":[{\"span\":[7,10],\"type\":\"PER\",\"form\":\"name\",\"entity\":\"E0\"},"
  "{\"span\":[15,17],\"type\":\"ORG\",\"form\":\"nominal\",\"entity\":null}],"
  "\"quotes\":[{\"span\":[44,49],\"kind\":\"direct\",\"speaker\":0,\"cue\":null}],"
  "\"events\":[{\"event\":\"CONSULT\",\"trigger\":[11,14],\"sentence\":0,\"actor\":[{\"mention\":0},{\"mention\":1}],"
  "\"status\":\"planned\",\"time\":0}],\"story\":\"S0\",\"near_duplicate_of\":\"a0\","
  "\"entities\":[{\"id\":\"E0\",\"type\":\"PER\",\"name\":\"Zo\u00eb\",\"roles\":[\"envoy\"]}]}\n"
  "{\"record\":\"entity\",\"id\":\"E0\",\"type\":\"PER\",\"name\":\"Zo\u00eb\",\"names\":[{\"name\":\"Zo\u00eb\",\"count\":1,\"articles\":[\"a1\"]}]}\n"
  "{\"record\":\"event\",\"id\":\"V0\",\"event\":\"CONSULT\",\"reports\":[{\"article\":\"a1\",\"event\":0}]}\n"
  "{\"record\":\"story\",\"id\":\"S0\",\"articles\":[\"a1\"],\"title\":\"T\"}\n";

static ncorp_corpus *corpus;

static int read_file(void **state)
{
  (void)state;
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "x.ncf", FILE_TEXT, sizeof FILE_TEXT - 1, NULL, NULL };
  ncorp_reader *reader;
  if (ncorp_reader_open(&source, 1, NULL, &reader, NULL) < 0) return 1;
  ncorp_status status = ncorp_reader_next(reader, SIZE_MAX, &corpus, NULL);
  ncorp_reader_close(reader);
  for (size_t i = 0; i < ncorp_corpus_diagnostic_count(corpus); i++) puts(ncorp_corpus_diagnostic(corpus, i)->message.data);
  return status != NCORP_OK || ncorp_corpus_article_count(corpus) != 1;
}

static int drop(void **state)
{
  (void)state;
  ncorp_corpus_unref(corpus);
  return 0;
}

#define ASSERT_STR(view, text)                                   \
  do {                                                           \
    ncorp_str seen = (view);                                     \
    assert_int_equal(seen.size, strlen(text));                   \
    assert_memory_equal(seen.data, text, seen.size);             \
  } while (0)

static void metadata(void **state)
{
  (void)state;
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  ASSERT_STR(ncorp_corpus_generator(corpus), "by hand");
  ASSERT_STR(ncorp_corpus_language(corpus), "en");
  assert_int_equal(ncorp_corpus_linked(corpus), 1);
  ASSERT_STR(ncorp_article_id(a), "a1");
  ASSERT_STR(ncorp_article_uri(a), "one.txt");
  ASSERT_STR(ncorp_article_title(a), "Zo\u00eb");
  ASSERT_STR(ncorp_article_outlet(a), "The Wire");
  ASSERT_STR(ncorp_article_language(a), "en");
  assert_int_equal(ncorp_article_author_count(a), 2);
  ASSERT_STR(ncorp_article_author(a, 1), "Bo Writer");
  ASSERT_STR(ncorp_article_published(a), "2025-12-06");
  assert_string_equal(ncorp_date_source_name(ncorp_article_published_from(a)), "metadata");
  ASSERT_STR(ncorp_article_dateline_place(a), "OSLO");
  assert_int_equal(ncorp_article_dateline_span(a).end, 4);
  ASSERT_STR(ncorp_article_story(a), "S0");
  ASSERT_STR(ncorp_article_near_duplicate_of(a), "a0");
}

static void layers(void **state)
{
  (void)state;
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  ncorp_token token;
  assert_int_equal(ncorp_article_block_count(a), 2);
  assert_string_equal(ncorp_block_kind_name(ncorp_article_block(a, 0)->kind), "dateline");
  assert_int_equal(ncorp_article_sentence_count(a), 1);
  assert_int_equal(ncorp_article_sentence(a, 0)->end_token, 2);
  assert_int_equal(ncorp_article_token_count(a), 2);
  assert_int_equal(ncorp_article_token(a, 1, &token), NCORP_OK);
  ASSERT_STR(ncorp_article_span_text(a, token.span), "met");
  ASSERT_STR(token.lemma, "meet");
  ASSERT_STR(token.feats, "Tense=Past");
  assert_int_equal(token.head, NCORP_NONE);
  assert_int_equal(ncorp_article_time_count(a), 1);
  assert_string_equal(ncorp_time_type_name(ncorp_article_time(a, 0)->type), "DATE");
  ASSERT_STR(ncorp_article_time(a, 0)->value, "2025-12-05");
  assert_int_equal(ncorp_article_quantity_count(a), 1);
  const ncorp_quantity *quantity = ncorp_article_quantity(a, 0);
  assert_string_equal(ncorp_bound_name(quantity->bound), "about");
  assert_true(ncorp_decimal_double(quantity->value) == 2.0);
  ASSERT_STR(ncorp_article_span_text(a, quantity->unit_span), "hours");
}

static void who_says_and_does_what(void **state)
{
  (void)state;
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  const ncorp_mention *mention = ncorp_article_mention(a, 1);
  assert_int_equal(ncorp_article_mention_count(a), 2);
  assert_string_equal(ncorp_entity_type_name(mention->type), "ORG");
  assert_string_equal(ncorp_mention_form_name(mention->form), "nominal");
  ASSERT_STR(ncorp_article_span_text(a, ncorp_article_mention(a, 0)->span), "Zo\u00eb");
  assert_int_equal(ncorp_article_entity_count(a), 1);
  const ncorp_article_entity *envoy = ncorp_article_entity_at(a, 0);
  ASSERT_STR(envoy->roles[0], "envoy");
  assert_int_equal(ncorp_article_find_entity(a, envoy->id.data, envoy->id.size), 0);
  assert_true(ncorp_article_find_entity(a, "nobody", SIZE_MAX) == SIZE_MAX);
  assert_true(ncorp_article_find_entity(a, NULL, 0) == SIZE_MAX);
  assert_true(ncorp_article_find_entity(NULL, "E0", SIZE_MAX) == SIZE_MAX);
  assert_null(ncorp_article_mention_name(a, 2).data);
  assert_null(ncorp_article_mention_name(NULL, 0).data);
  const ncorp_quote *quote = ncorp_article_quote(a, 0);
  assert_int_equal(ncorp_article_quote_count(a), 1);
  assert_string_equal(ncorp_quote_kind_name(quote->kind), "direct");
  ASSERT_STR(ncorp_article_span_text(a, quote->span), "Good.");
  const ncorp_event_mention *event = ncorp_article_event(a, 0);
  assert_int_equal(ncorp_article_event_count(a), 1);
  assert_string_equal(ncorp_event_type_name(event->type), "CONSULT");
  assert_string_equal(ncorp_event_status_name(event->status), "planned");
  assert_int_equal(event->actor_count, 2);
}

static void records_are_found(void **state)
{
  (void)state;
  assert_int_equal(ncorp_corpus_find_article(corpus, "a1", (size_t)-1), 0);
  assert_int_equal(ncorp_corpus_find_entity(corpus, "E0x", 2), 0);
  assert_int_equal(ncorp_corpus_find_event(corpus, "V0", 2), 0);
  assert_int_equal(ncorp_corpus_find_name(corpus, "Zo\u00eb", (size_t)-1), 0);
  assert_true(ncorp_corpus_find_event(corpus, "V1", 2) == (size_t)-1);
  ASSERT_STR(ncorp_corpus_entity(corpus, 0)->names[0].articles[0], "a1");
  assert_int_equal(ncorp_corpus_event(corpus, 0)->quad_code, ncorp_event_type_quad(NCORP_CONSULT));
  ASSERT_STR(ncorp_corpus_story(corpus, 0)->title, "T");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(metadata),
    cmocka_unit_test(layers),
    cmocka_unit_test(who_says_and_does_what),
    cmocka_unit_test(records_are_found),
  };
  return cmocka_run_group_tests(tests, read_file, drop);
}
