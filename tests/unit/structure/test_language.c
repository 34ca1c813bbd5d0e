/* The language model over articles: what its columns keep whatever the model says, and sentences that are too long for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>
#include "support/small_network.h"

static ncorp_corpus *analyse(const uint8_t *model, size_t model_size, const char *text, size_t size)
{
  ncorp_reader_options reading = NCORP_READER_OPTIONS_INIT;
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, "a.txt", text, size, NULL, NULL };
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_analyzer *analyzer;
  ncorp_reader *reader;
  ncorp_corpus *read, *annotated;
  options.model_data = model;
  options.model_size = model_size;
  options.stages = NCORP_STAGE_PARSE | NCORP_STAGE_MENTIONS;
  assert_int_equal(ncorp_reader_open(&source, 1, &reading, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 1, &read, NULL), NCORP_OK);
  ncorp_reader_close(reader);
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &annotated, NULL), NCORP_OK);
  ncorp_analyzer_unref(analyzer);
  ncorp_corpus_unref(read);
  return annotated;
}

static ncorp_token token_of(const ncorp_article *a, uint32_t i)
{
  ncorp_token token;
  assert_int_equal(ncorp_article_token(a, i, &token), NCORP_OK);
  return token;
}

/* Every sentence is one tree, whose relation to the root alone is "root". Gives how many parts are hung on another's root. */
static uint32_t assert_trees(const ncorp_article *a)
{
  uint32_t hung = 0;
  for (size_t s = 0; s < ncorp_article_sentence_count(a); s++) {
    const ncorp_sentence *sentence = ncorp_article_sentence(a, s);
    uint32_t roots = 0, root = NCORP_NONE;
    for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
      uint32_t at = t, steps = 0;
      ncorp_token token = token_of(a, t);
      assert_true(token.upos.size && token.deprel.size && token.lemma.size);
      for (; at != NCORP_NONE && steps <= sentence->end_token - sentence->first_token; steps++) {
        assert_true(at >= sentence->first_token && at < sentence->end_token);
        at = token_of(a, at).head;
      }
      assert_int_equal(at, NCORP_NONE);
      if (token.head == NCORP_NONE) roots++, root = t;
      assert_int_equal(token.head == NCORP_NONE, token.deprel.size == 4 && memcmp(token.deprel.data, "root", 4) == 0);
    }
    assert_int_equal(roots, 1);
    for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
      ncorp_token token = token_of(a, t);
      hung += token.head == root && token.deprel.size == 9 && memcmp(token.deprel.data, "parataxis", 9) == 0;
    }
  }
  return hung;
}

/* Every mention lies in one sentence. Gives how many there are. */
static size_t assert_mentions(const ncorp_article *a)
{
  for (size_t i = 0; i < ncorp_article_mention_count(a); i++) {
    ncorp_span span = ncorp_article_mention(a, i)->span;
    bool inside = false;
    for (size_t s = 0; s < ncorp_article_sentence_count(a) && !inside; s++) {
      ncorp_span sentence = ncorp_article_sentence(a, s)->span;
      inside = span.start >= sentence.start && span.end <= sentence.end;
    }
    assert_true(inside);
  }
  return ncorp_article_mention_count(a);
}

/* A sentence of so many tokens: words and a stop. */
static size_t write_sentence(char *text, uint32_t tokens)
{
  static const char *const words[] = { "ferry", "harbour", "closed", "on" };
  size_t size = 0;
  for (uint32_t i = 0; i + 1 < tokens; i++) {
    if (i) text[size++] = ' ';
    const char *word = words[i * i % 7 % 4];
    memcpy(text + size, word, strlen(word));
    size += strlen(word);
  }
  memcpy(text + size, ".\n", 2);
  return size + 2;
}

/* Just the sentences that are longer than what is parsed at once are put together of parts. */
static void test_long_sentences(void **state)
{
  (void)state;
  static const uint32_t lengths[] = { 3, NCORP_TREE_MAX_TOKENS - 1, NCORP_TREE_MAX_TOKENS, NCORP_TREE_MAX_TOKENS + 1, 2 * NCORP_TREE_MAX_TOKENS,
                                      2 * NCORP_TREE_MAX_TOKENS + 1, NCORP_SENTENCE_MAX_TOKENS };
  size_t model_size = 0;
  uint8_t *model = small_model(&SMALL_SHAPE, 4, &model_size);
  assert_non_null(model);
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
    static char text[NCORP_SENTENCE_MAX_TOKENS * 10];
    ncorp_corpus *c = analyse(model, model_size, text, write_sentence(text, lengths[i]));
    const ncorp_article *a = ncorp_corpus_article(c, 0);
    assert_int_equal(ncorp_article_sentence_count(a), 1);
    assert_int_equal(ncorp_article_token_count(a), lengths[i]);
    assert_int_equal(assert_trees(a), (lengths[i] - 1) / NCORP_TREE_MAX_TOKENS);
    ncorp_corpus_unref(c);
  }
  free(model);
}

/* A sentence has the same columns alone and behind others of all lengths. */
static void test_among_others(void **state)
{
  (void)state;
  static const char last[] = "\nThe harbour closed on Monday; 1,200 ferries and the \xe2\x80\x9cNorth Star\xe2\x80\x9d waited.\n";
  static char text[1 << 16];
  size_t model_size = 0;
  uint8_t *model = small_model(&SMALL_SHAPE, 9, &model_size);
  assert_non_null(model);
  ncorp_corpus *alone = analyse(model, model_size, last, sizeof last - 1);
  const ncorp_article *one = ncorp_corpus_article(alone, 0);
  uint32_t count = (uint32_t)ncorp_article_token_count(one);
  assert_true(count > 10);
  for (uint32_t before = 1; before < 300; before += 13) {
    size_t size = write_sentence(text, before + 2);
    text[size++] = '\n';
    for (uint32_t k = 0; k < before % 5; k++) {
      size += write_sentence(text + size, 5 + k);
      text[size++] = '\n';
    }
    memcpy(text + size, last, sizeof last);
    ncorp_corpus *c = analyse(model, model_size, text, size + sizeof last - 1);
    const ncorp_article *a = ncorp_corpus_article(c, 0);
    uint32_t first = (uint32_t)ncorp_article_token_count(a) - count;
    assert_trees(a);
    for (uint32_t t = 0; t < count; t++) {
      ncorp_token x = token_of(one, t), y = token_of(a, first + t);
      assert_true(x.upos.size == y.upos.size && memcmp(x.upos.data, y.upos.data, x.upos.size) == 0);
      assert_true(x.xpos.size == y.xpos.size && memcmp(x.xpos.data, y.xpos.data, x.xpos.size) == 0);
      assert_true(x.deprel.size == y.deprel.size && memcmp(x.deprel.data, y.deprel.data, x.deprel.size) == 0);
      assert_int_equal(x.head == NCORP_NONE ? NCORP_NONE : x.head + first, y.head);
    }
    ncorp_corpus_unref(c);
  }
  ncorp_corpus_unref(alone);
  free(model);
}

/* The first word of a sentence may be called the inside of a name by a model; it is not that of a name in the sentence before. */
static void test_names_end_with_sentences(void **state)
{
  (void)state;
  static const char text[] = "Ana Ilic met Bo Lund. Oslo Norway. Chile Kenya. Ana Ilic. Bo Lund. Mali. Kenya. Oslo. Norway Chile. Bo Oslo Lund. Ana.\n";
  size_t names = 0;
  for (uint64_t seed = 1; seed < 60; seed++) {
    size_t model_size = 0;
    uint8_t *model = small_model(&SMALL_SHAPE, seed, &model_size);
    assert_non_null(model);
    ncorp_corpus *c = analyse(model, model_size, text, sizeof text - 1);
    assert_true(ncorp_article_sentence_count(ncorp_corpus_article(c, 0)) > 5);
    names += assert_mentions(ncorp_corpus_article(c, 0));
    ncorp_corpus_unref(c);
    free(model);
  }
  assert_true(names > 100);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(test_long_sentences), cmocka_unit_test(test_among_others),
                                      cmocka_unit_test(test_names_end_with_sentences) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
