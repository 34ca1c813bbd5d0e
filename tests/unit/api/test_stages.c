/* Stages: each brings what it builds on, and nobody gets what was not asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <newscorpus/newscorpus.h>

static const char NEWS[] = "Port reopens\n\nOSLO, May 3 (Wire) - Ana Ilic met Bo Lund and 40 pilots on Friday. \"It works,\" she said.\n";

static ncorp_corpus *text;

static int read_news(void **state)
{
  (void)state;
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, "news", NEWS, sizeof NEWS - 1, NULL, NULL };
  ncorp_reader *reader;
  if (ncorp_reader_open(&source, 1, NULL, &reader, NULL) < 0) return 1;
  ncorp_status status = ncorp_reader_next(reader, 1, &text, NULL);
  ncorp_reader_close(reader);
  return status != NCORP_OK;
}

static int drop(void **state)
{
  (void)state;
  ncorp_corpus_unref(text);
  return 0;
}

static ncorp_corpus *run(uint32_t stages)
{
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_analyzer *analyzer;
  ncorp_corpus *out;
  options.stages = stages;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, text, NULL, &out, NULL), NCORP_OK);
  ncorp_analyzer_unref(analyzer);
  return out;
}

/* What the tokens have: 1 a part of speech or lemma, 2 a head or relation. */
static int columns(const ncorp_article *a)
{
  int seen = 0;
  ncorp_token t;
  for (size_t i = 0; i < ncorp_article_token_count(a); i++) {
    assert_int_equal(ncorp_article_token(a, i, &t), NCORP_OK);
    seen |= (t.upos.data || t.xpos.data || t.lemma.data || t.feats.data ? 1 : 0) | (t.head != NCORP_NONE || t.deprel.data ? 2 : 0);
  }
  return seen;
}

static void a_stage_brings_what_it_builds_on(void **state)
{
  (void)state;
  for (uint32_t bit = 0; 1u << bit < NCORP_STAGE_ALL; bit++) {
    ncorp_corpus *c = run(1u << bit);
    const ncorp_article *a = ncorp_corpus_article(c, 0);
    assert_true(ncorp_article_block_count(a) > 0);
    assert_int_equal(ncorp_article_token_count(a) > 0, 1u << bit != NCORP_STAGE_STRUCTURE);
    if (1u << bit == NCORP_STAGE_QUOTES) assert_int_equal(ncorp_article_quote(a, 0)->speaker != NCORP_NONE, 1);
    if (1u << bit == NCORP_STAGE_EVENTS) assert_true(ncorp_article_event_count(a) > 0);
    ncorp_corpus_unref(c);
  }
}

static void nobody_gets_what_was_not_asked_for(void **state)
{
  (void)state;
  static const uint32_t without_tags[] = { NCORP_STAGE_TOKENS, NCORP_STAGE_TIMES, NCORP_STAGE_QUANTITIES };
  for (size_t i = 0; i < sizeof without_tags / sizeof *without_tags; i++) {
    ncorp_corpus *c = run(without_tags[i]);
    assert_int_equal(columns(ncorp_corpus_article(c, 0)), 0);
    assert_int_equal(ncorp_article_mention_count(ncorp_corpus_article(c, 0)), 0);
    ncorp_corpus_unref(c);
  }
  ncorp_corpus *tagged = run(NCORP_STAGE_TAGS), *parsed = run(NCORP_STAGE_PARSE), *all = run(0);
  assert_int_equal(columns(ncorp_corpus_article(tagged, 0)) & 2, 0);
  assert_int_equal(ncorp_article_mention_count(ncorp_corpus_article(parsed, 0)), 0);
  assert_int_equal(columns(ncorp_corpus_article(parsed, 0)), columns(ncorp_corpus_article(all, 0)));
  ncorp_corpus_unref(tagged);
  ncorp_corpus_unref(parsed);
  ncorp_corpus_unref(all);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_stage_brings_what_it_builds_on),
    cmocka_unit_test(nobody_gets_what_was_not_asked_for),
  };
  return cmocka_run_group_tests(tests, read_news, drop);
}
