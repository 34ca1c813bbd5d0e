/* Dependency trees: what the answers are on good trees, and that every list of heads, however bad, has answers that agree
 * with each other, in linear time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <newscorpus/newscorpus.h>

#define NONE NCORP_NONE

/* A corpus of one article whose tokens "a" have these heads (-1: none), in sentences of these lengths. */
static ncorp_corpus *make(const int64_t *heads, uint32_t count, const uint32_t *sentences, uint32_t sentence_count)
{
  size_t room = 1000 + (size_t)count * 60 + (size_t)sentence_count * 40, n = 0;
  char *json = malloc(room);
  assert_non_null(json);
#define ADD(...) n += (size_t)snprintf(json + n, room - n, __VA_ARGS__)
  ADD("{\"record\":\"corpus\",\"ncf\":1}\n{\"record\":\"article\",\"id\":\"x\",\"text\":\"");
  for (uint32_t i = 0; i < count; i++) ADD("a ");
  ADD("\",\"sentences\":[");
  for (uint32_t s = 0, at = 0; s < sentence_count; at += sentences[s++]) ADD("%s[%u,%u]", s ? "," : "", 2 * at, 2 * (at + sentences[s]));
  ADD("],\"tokens\":{\"start\":[");
  for (uint32_t i = 0; i < count; i++) ADD("%s%u", i ? "," : "", 2 * i);
  ADD("],\"end\":[");
  for (uint32_t i = 0; i < count; i++) ADD("%s%u", i ? "," : "", 2 * i + 1);
  ADD("]");
  if (heads) {
    ADD(",\"head\":[");
    for (uint32_t i = 0; i < count; i++) ADD("%s%lld", i ? "," : "", (long long)heads[i]);
    ADD("],\"deprel\":[");
    for (uint32_t i = 0; i < count; i++) ADD("%s\"dep\"", i ? "," : "");
    ADD("]");
  }
  ADD("}}\n");
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "x.ncf", json, n, NULL, NULL };
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 1, &corpus, NULL), NCORP_OK);
  ncorp_reader_close(reader);
  free(json);
  assert_int_equal(ncorp_corpus_article_count(corpus), 1);
  return corpus;
}

static ncorp_tree *tree_of(ncorp_corpus *corpus)
{
  ncorp_tree *tree;
  assert_int_equal(ncorp_tree_new(ncorp_corpus_article(corpus, 0), &tree, NULL), NCORP_OK);
  ncorp_corpus_unref(corpus); /* the tree lives on */
  return tree;
}

static ncorp_tree *plant(const int64_t *heads, uint32_t count) { return tree_of(make(heads, count, &count, 1)); }

static void assert_children(const ncorp_tree *tree, uint32_t token, const uint32_t *wanted, size_t count)
{
  ncorp_token_list list = ncorp_tree_children(tree, token);
  assert_int_equal(list.count, count);
  for (size_t i = 0; i < count; i++) assert_int_equal(list.at[i], wanted[i]);
}

/* 0 The 1 envoy 2 from 3 Oslo 4 met 5 two 6 mayors 7 today; 2 and 3 hang on 1. */
static const int64_t MET[] = { 1, 4, 3, 1, -1, 6, 4, 4 };

static void a_good_tree(void **state)
{
  (void)state;
  ncorp_tree *t = plant(MET, 8);
  uint32_t tokens[8];
  ncorp_step steps[8];
  assert_int_equal(ncorp_tree_root(t, 0), 4);
  assert_int_equal(ncorp_tree_root(t, 1), NONE);
  assert_int_equal(ncorp_tree_head(t, 3), 1);
  assert_int_equal(ncorp_tree_head(t, 4), NONE);
  assert_children(t, 4, (const uint32_t[]){ 1, 6, 7 }, 3);
  assert_children(t, 1, (const uint32_t[]){ 0, 3 }, 2);
  assert_children(t, 7, NULL, 0);
  ncorp_subtree s = ncorp_tree_subtree(t, 1);
  assert_int_equal(s.first_token, 0);
  assert_int_equal(s.end_token, 4);
  assert_int_equal(s.count, 4);
  assert_int_equal(ncorp_tree_subtree_tokens(t, 1, tokens, 8), 4);
  for (uint32_t i = 0; i < 4; i++) assert_int_equal(tokens[i], i);
  assert_int_equal(ncorp_tree_ancestors(t, 2, tokens, 8), 3);
  assert_int_equal(tokens[0] * 100 + tokens[1] * 10 + tokens[2], 314);
  assert_int_equal(ncorp_tree_common(t, 2, 5), 4);
  assert_int_equal(ncorp_tree_common(t, 2, 3), 3);
  assert_int_equal(ncorp_tree_path(t, 2, 5, steps, 8), 5);
  for (uint32_t i = 0; i < 5; i++) {
    assert_int_equal(steps[i].token, ((const uint32_t[]){ 3, 1, 4, 6, 5 })[i]);
    assert_int_equal(steps[i].up, i < 3);
  }
  assert_int_equal(ncorp_tree_path(t, 6, 6, steps, 8), 0);
  assert_int_equal(ncorp_tree_path(t, 2, 4, NULL, 0), 3);
  ncorp_tree_unref(t);
}

static void too_little_room_is_filled_and_the_count_stays_whole(void **state)
{
  (void)state;
  ncorp_tree *t = plant(MET, 8);
  for (size_t room = 0; room < 5; room++) {
    uint32_t tokens[8] = { 77, 77, 77, 77, 77, 77, 77, 77 };
    ncorp_step steps[8];
    for (int i = 0; i < 8; i++) steps[i].token = 77;
    assert_int_equal(ncorp_tree_subtree_tokens(t, 4, tokens, room), 8);
    assert_int_equal(tokens[room], 77);
    assert_int_equal(ncorp_tree_path(t, 2, 5, steps, room), 5);
    assert_int_equal(steps[room].token, 77);
    if (room) assert_int_equal(steps[room - 1].token, ((const uint32_t[]){ 3, 1, 4, 6, 5 })[room - 1]);
  }
  ncorp_tree_unref(t);
}

static void a_crossing_subtree_has_holes(void **state)
{
  (void)state;
  ncorp_tree *t = plant((const int64_t[]){ 2, -1, 1, 0, 1 }, 5); /* 3 hangs on 0, which hangs on 2 */
  uint32_t tokens[5];
  ncorp_subtree s = ncorp_tree_subtree(t, 0);
  assert_int_equal(s.count, 2);
  assert_int_equal(s.end_token - s.first_token, 4);
  assert_int_equal(ncorp_tree_subtree_tokens(t, 0, tokens, 5), 2);
  assert_int_equal(tokens[0] * 10 + tokens[1], 3);
  assert_false(ncorp_tree_dominates(t, 0, 2));
  assert_true(ncorp_tree_dominates(t, 2, 3));
  ncorp_tree_unref(t);
}

static void bad_heads_are_repaired(void **state)
{
  (void)state;
  ncorp_tree *t = plant((const int64_t[]){ 3, 0, 1, 2, 2, 5 }, 6); /* a ring of four with a leaf, and one on itself */
  assert_int_equal(ncorp_tree_head(t, 0), NONE);
  assert_int_equal(ncorp_tree_head(t, 3), 2);
  assert_int_equal(ncorp_tree_head(t, 5), NONE);
  assert_int_equal(ncorp_tree_root(t, 0), 0);
  assert_int_equal(ncorp_tree_path(t, 4, 0, NULL, 0), 3);
  assert_true(ncorp_tree_path(t, 4, 5, NULL, 0) == SIZE_MAX);
  ncorp_tree_unref(t);

  t = tree_of(make((const int64_t[]){ 3, -1, 1, 2, -1, 9, 4, -1, 7, 7 }, 10, (const uint32_t[]){ 3, 4 }, 2));
  assert_int_equal(ncorp_tree_head(t, 0), NONE); /* its head is in the next sentence */
  assert_int_equal(ncorp_tree_root(t, 0), 1);    /* the one that is meant to be the root comes first */
  assert_int_equal(ncorp_tree_root(t, 1), 4);
  assert_int_equal(ncorp_tree_head(t, 3), NONE);
  assert_int_equal(ncorp_tree_head(t, 8), NONE); /* in no sentence */
  ncorp_tree_unref(t);

  t = plant(NULL, 3);
  assert_int_equal(ncorp_tree_root(t, 0), NONE);
  assert_int_equal(ncorp_tree_subtree(t, 1).count, 1);
  ncorp_tree_unref(t);
  t = plant(NULL, 0);
  assert_int_equal(ncorp_tree_root(t, 0), NONE);
  ncorp_tree_unref(t);
}

static void nothing_answers_with_nothing(void **state)
{
  (void)state;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_tree *t;
  assert_int_equal(ncorp_tree_new(NULL, &t, &error), NCORP_ERR_ARG);
  assert_null(t);
  t = plant(MET, 8);
  const ncorp_tree *const trees[] = { NULL, t };
  for (int i = 0; i < 2; i++)
    for (size_t token = 8; token; token = token == 8 ? NONE : token == NONE ? SIZE_MAX : 0) {
      assert_int_equal(ncorp_tree_head(trees[i], token), NONE);
      assert_int_equal(ncorp_tree_root(trees[i], token), NONE);
      assert_int_equal(ncorp_tree_children(trees[i], token).count, 0);
      assert_int_equal(ncorp_tree_subtree(trees[i], token).count, 0);
      assert_int_equal(ncorp_tree_subtree_tokens(trees[i], token, NULL, 0), 0);
      assert_int_equal(ncorp_tree_ancestors(trees[i], token, NULL, 0), 0);
      assert_int_equal(ncorp_tree_common(trees[i], token, 1), NONE);
      assert_int_equal(ncorp_tree_common(trees[i], 1, token), NONE);
      assert_int_equal(ncorp_tree_dominates(trees[i], token, token), 0);
      assert_true(ncorp_tree_path(trees[i], token, token, NULL, 0) == SIZE_MAX);
    }
  assert_ptr_equal(ncorp_tree_ref(t), t);
  ncorp_tree_unref(t);
  assert_int_equal(ncorp_tree_root(t, 0), 4);
  ncorp_tree_unref(t);
  assert_null(ncorp_tree_ref(NULL));
  ncorp_tree_unref(NULL);
}

/* All answers on random heads agree with the heads that the tree gives. */
static void random_heads(void **state)
{
  (void)state;
  enum { N = 12 };
  uint32_t seed = 1;
  for (int round = 0; round < 300; round++) {
    int64_t heads[N];
    uint32_t lengths[2], listed[N], place = 0;
    for (int i = 0; i < N; i++) heads[i] = (int64_t)((seed = seed * 1664525u + 1013904223u) >> 16) % (N + 1) - 1;
    lengths[0] = 1 + (seed >> 16) % (N - 1);
    lengths[1] = N - lengths[0];
    ncorp_tree *t = tree_of(make(heads, N, lengths, 2));
    for (uint32_t i = 0; i < N; i++) {
      uint32_t head = ncorp_tree_head(t, i), above[N], count = 0, size = 0;
      if (head != NONE) assert_int_equal(head, heads[i]);
      assert_true(head == NONE || (head < lengths[0]) == (i < lengths[0]));
      for (uint32_t at = head; at != NONE; at = ncorp_tree_head(t, at)) {
        assert_true(count < N);
        above[count++] = at;
      }
      assert_int_equal(ncorp_tree_ancestors(t, i, listed, N), count);
      assert_memory_equal(listed, above, count * sizeof *above);
      for (uint32_t k = 0, children = 0; k < N; k++) {
        bool under = k == i;
        for (uint32_t at = k; at != NONE && !under; at = ncorp_tree_head(t, at)) under = at == i;
        assert_int_equal(ncorp_tree_dominates(t, i, k), under);
        size += under;
        if (ncorp_tree_head(t, k) == i) assert_int_equal(ncorp_tree_children(t, i).at[children++], k);
        uint32_t common = i;
        while (common != NONE && !ncorp_tree_dominates(t, common, k)) common = ncorp_tree_head(t, common);
        assert_int_equal(ncorp_tree_common(t, k, i), common);
      }
      assert_int_equal(ncorp_tree_subtree_tokens(t, i, listed, N), size);
      assert_int_equal(ncorp_tree_subtree(t, i).first_token, listed[0]);
      assert_int_equal(ncorp_tree_subtree(t, i).end_token, listed[size - 1] + 1);
      place += head == NONE ? size : 0;
    }
    assert_int_equal(place, N); /* every token is in one tree */
    ncorp_tree_unref(t);
  }
}

/* Chains, rings and stars of many tokens: each answer comes in linear time and without a deep stack. */
static void long_ones(void **state)
{
  (void)state;
  enum { N = 200000 };
  int64_t *heads = malloc(N * sizeof *heads);
  ncorp_step *steps = malloc(N * sizeof *steps);
  assert_true(heads && steps);
  for (int shape = 0; shape < 4; shape++) {
    for (int64_t i = 0; i < N; i++)
      heads[i] = shape == 0 ? i - 1 : shape == 1 ? (i + 1) % N : shape == 2 ? (i ? 0 : -1) : (i + N / 2) % N;
    ncorp_tree *t = plant(heads, N);
    size_t sum = 0;
    for (uint32_t i = 0; i < N; i++) sum += ncorp_tree_children(t, i).count;
    assert_int_equal(sum, shape == 3 ? N / 2 : N - 1);
    assert_int_equal(ncorp_tree_root(t, 0), 0);
    size_t wanted[] = { N - 1, 1, 1, SIZE_MAX };
    assert_true(ncorp_tree_path(t, N - 1, 0, steps, N) == wanted[shape]);
    assert_int_equal(ncorp_tree_subtree(t, 0).count, shape == 3 ? 2 : N);
    ncorp_tree_unref(t);
  }
  free(heads);
  free(steps);
}

static void features(void **state)
{
  (void)state;
  static const char feats[] = "Case=Nom|Number=Plur|Number=Sing||PronType=Int,Rel|Bare|Empty=";
  ncorp_token t = { .feats = { feats, sizeof feats - 1 } };
  static const struct { const char *name, *value; } known[] = {
    { "Case", "Nom" }, { "Number", "Plur" }, { "PronType", "Int,Rel" }, { "Empty", "" },
    { "Num", NULL }, { "Bare", NULL }, { "case", NULL }, { "Case=Nom", NULL }, { "Numbers", NULL }, { "", NULL }, { "Bare|Empty", NULL },
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    ncorp_str s = ncorp_token_feature(&t, known[i].name);
    assert_int_equal(s.data != NULL, known[i].value != NULL);
    if (s.data) {
      assert_int_equal(s.size, strlen(known[i].value));
      assert_memory_equal(s.data, known[i].value, s.size);
    }
  }
  assert_null(ncorp_token_feature(NULL, "Case").data);
  assert_null(ncorp_token_feature(&t, NULL).data);
  t.feats = (ncorp_str){ NULL, 0 };
  assert_null(ncorp_token_feature(&t, "Case").data);
}

static void columns_and_sentences(void **state)
{
  (void)state;
  ncorp_corpus *c = make(MET, 8, (const uint32_t[]){ 3, 4 }, 2);
  const ncorp_article *a = ncorp_corpus_article(c, 0);
  const ncorp_token_columns *columns = ncorp_article_tokens(a);
  assert_int_equal(columns->count, 8);
  assert_null(columns->upos);
  assert_int_equal(columns->spans[3].start, 6);
  assert_int_equal(columns->string_count, 1);
  assert_int_equal(columns->deprel[7], 0);
  assert_string_equal(columns->strings[0].data, "dep");
  for (uint32_t i = 0; i < 8; i++) {
    assert_true(columns->head[i] == (uint32_t)MET[i]);
    assert_int_equal(ncorp_article_token_sentence(a, i), i < 3 ? 0 : i < 7 ? 1 : NONE);
  }
  assert_int_equal(ncorp_article_token_sentence(a, 8), NONE);
  assert_int_equal(ncorp_article_token_sentence(NULL, 0), NONE);
  assert_null(ncorp_article_tokens(NULL));
  ncorp_corpus_unref(c);
}

/* The drawing of a sentence holds its words once, escaped, and no coordinate below zero. */
static void drawings(void **state)
{
  (void)state;
  static const uint32_t sizes[] = { 1, 8, 400, 401, 5000 };
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    int64_t *heads = malloc(sizes[i] * sizeof *heads);
    assert_non_null(heads);
    for (uint32_t k = 0; k < sizes[i]; k++) heads[k] = k % 3 ? (int64_t)(k * 7919u % sizes[i]) : k ? 0 : -1;
    ncorp_corpus *c = make(heads, sizes[i], &sizes[i], 1);
    ncorp_text *html;
    assert_int_equal(ncorp_sentence_html(ncorp_corpus_article(c, 0), 0, &html, NULL), NCORP_OK);
    const char *data = ncorp_text_view(html).data;
    assert_int_equal(strstr(data, "<svg") != NULL, sizes[i] <= 400);
    for (const char *at = data; (at = strchr(at, '-')); at++) assert_true(at[1] < '0' || at[1] > '9');
    ncorp_text_unref(html);
    assert_int_equal(ncorp_sentence_html(ncorp_corpus_article(c, 0), 1, &html, NULL), NCORP_ERR_ARG);
    assert_null(html);
    ncorp_corpus_unref(c);
    free(heads);
  }
  assert_int_equal(ncorp_sentence_html(NULL, 0, NULL, NULL), NCORP_ERR_ARG);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_good_tree),
    cmocka_unit_test(too_little_room_is_filled_and_the_count_stays_whole),
    cmocka_unit_test(a_crossing_subtree_has_holes),
    cmocka_unit_test(bad_heads_are_repaired),
    cmocka_unit_test(nothing_answers_with_nothing),
    cmocka_unit_test(random_heads),
    cmocka_unit_test(long_ones),
    cmocka_unit_test(features),
    cmocka_unit_test(columns_and_sentences),
    cmocka_unit_test(drawings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
