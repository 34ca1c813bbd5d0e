/* Linking in rounds: whatever the number of places and parts, what comes out is what one linker finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

#include "support/failing.h"
#include "support/linked_world.h"

enum { ARTICLES = 1500, LINE = 16 * 1024, PLACES_MAX = 7 };

typedef struct bag {
  ncorp_text **at;
  size_t count;
} bag;

static void keep(bag *b, ncorp_text *text)
{
  b->at = realloc(b->at, (b->count + 1) * sizeof *b->at);
  assert_non_null(b->at);
  b->at[b->count++] = text;
}

static void empty(bag *b)
{
  for (size_t i = 0; i < b->count; i++) ncorp_text_unref(b->at[i]);
  free(b->at);
  *b = (bag){ 0 };
}

/* The digests of an article each, in the order of their ids. */
static bag digests;

static int by_id(const void *a, const void *b)
{
  ncorp_str x = ncorp_text_view(*(ncorp_text *const *)a), y = ncorp_text_view(*(ncorp_text *const *)b);
  return memcmp(x.data, y.data, x.size < y.size ? x.size : y.size); /* they begin with ids of one length */
}

static int load(world_kind kind)
{
  world *w = world_new(11, ARTICLES, kind);
  char *lines = malloc((size_t)LINE * (ARTICLES + 1));
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  world_truth truth;
  if (!w || !lines) return -1;
  size_t size = (size_t)sprintf(lines, "{\"record\":\"corpus\",\"ncf\":1}\n");
  for (uint32_t i = 0; i < ARTICLES; i++) {
    size_t length = world_article(w, i, lines + size, LINE, &truth);
    char *date = i % 9 ? NULL : strstr(lines + size, ",\"published\""), *text = date ? strstr(date, ",\"text\"") : NULL;
    if (text) { /* some have no date */
      memmove(date, text, (size_t)(lines + size + length + 1 - text));
      length -= (size_t)(text - date);
    }
    size += length;
  }
  const ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_NCF, .data = lines, .size = size };
  if (ncorp_reader_open(&source, 1, NULL, &reader, NULL) < 0 || ncorp_reader_next(reader, ARTICLES + 1, &corpus, NULL) < 0) return -1;
  ncorp_reader_close(reader);
  for (size_t i = 0; i < ncorp_corpus_article_count(corpus); i++) {
    ncorp_text *digest;
    if (ncorp_article_digest(ncorp_corpus_article(corpus, i), &digest, NULL) < 0) return -1;
    keep(&digests, digest);
  }
  qsort(digests.at, digests.count, sizeof *digests.at, by_id);
  ncorp_corpus_unref(corpus);
  free(lines);
  world_free(w);
  return digests.count == ARTICLES ? 0 : -1;
}

static int make(void **state)
{
  (void)state;
  return load(WORLD_NEWS);
}

static int drop(void **state)
{
  (void)state;
  empty(&digests);
  return 0;
}

/* ---- rounds ---- */

/* One place's work; what it says goes into bags, by part. */
static ncorp_status work(uint32_t number, uint32_t parts, const bag *in, bag *out, const ncorp_allocator *allocator)
{
  ncorp_round *round;
  ncorp_text *text;
  uint32_t part;
  ncorp_status status = ncorp_round_open(number, parts, allocator, &round, NULL);
  for (size_t i = in->count; i-- > 0 && status == NCORP_OK;) /* in another order than they were made */
    status = ncorp_round_add(round, ncorp_text_view(in->at[i]).data, ncorp_text_view(in->at[i]).size, NULL);
  while (status == NCORP_OK)
    if ((status = ncorp_round_next(round, &part, &text, NULL)) == NCORP_OK) keep(&out[part], text);
  ncorp_round_close(round);
  return status == NCORP_END ? NCORP_OK : status;
}

/* The results of `count` digests, which lie at so many places. */
static ncorp_status link_all(size_t count, uint32_t places, uint32_t parts, const ncorp_allocator *allocator, bag *results)
{
  bag at[PLACES_MAX] = { { 0 } }, *out = calloc(parts, sizeof *out);
  ncorp_status status = NCORP_OK;
  assert_non_null(out);
  for (size_t i = 0; i < count; i++) {
    ncorp_text_ref(digests.at[i]);
    keep(&at[i * i % places], digests.at[i]);
  }
  for (uint32_t number = 0; number < NCORP_ROUNDS && status == NCORP_OK; number++) {
    for (uint32_t p = 0; p < places && status == NCORP_OK; p++) {
      status = work(number, parts, &at[p], number + 1 == NCORP_ROUNDS ? results : out, allocator);
      empty(&at[p]);
    }
    for (uint32_t p = 0; p < parts && number + 1 < NCORP_ROUNDS; p++) {
      for (size_t i = 0; i < out[p].count; i++) keep(&at[p % places], out[p].at[i]);
      free(out[p].at);
      out[p] = (bag){ 0 };
    }
  }
  for (uint32_t p = 0; p < places; p++) empty(&at[p]);
  for (uint32_t p = 0; p < parts; p++) empty(&out[p]);
  free(out);
  return status;
}

typedef struct result {
  unsigned char kind, rank;
  uint32_t item;
  ncorp_str id, value;
} result;

static uint32_t number_at(const char *at)
{
  const unsigned char *b = (const unsigned char *)at;
  return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static int compare(ncorp_str a, ncorp_str b)
{
  int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
  return order ? order : (a.size > b.size) - (a.size < b.size);
}

static int by_place(const void *a, const void *b)
{
  const result *x = a, *y = b;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
  int order = compare(x->id, y->id);
  return order ? order : (x->item > y->item) - (x->item < y->item);
}

static result *sorted(const bag *texts, size_t *count)
{
  result *list = NULL;
  *count = 0;
  for (size_t i = 0; i < texts->count; i++) {
    ncorp_str text = ncorp_text_view(texts->at[i]);
    for (size_t at = 0; at < text.size;) {
      list = realloc(list, (*count + 1) * sizeof *list);
      assert_non_null(list);
      result *r = &list[(*count)++];
      assert_true(text.size - at >= 14);
      r->kind = (unsigned char)text.data[at];
      r->rank = (unsigned char)text.data[at + 1];
      r->item = number_at(text.data + at + 2);
      r->id = (ncorp_str){ text.data + at + 14, number_at(text.data + at + 6) };
      r->value = (ncorp_str){ r->id.data + r->id.size, number_at(text.data + at + 10) };
      at += 14 + r->id.size + r->value.size;
      assert_true(at <= text.size);
    }
  }
  qsort(list, *count, sizeof *list, by_place);
  return list;
}

static ncorp_linker *linker_of(size_t count)
{
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  ncorp_linker *linker;
  options.threads = 1;
  assert_int_equal(ncorp_linker_open(NULL, &options, &linker, NULL), NCORP_OK);
  for (size_t i = 0; i < count; i++)
    assert_int_equal(ncorp_linker_add_digest(linker, ncorp_text_view(digests.at[i]).data, ncorp_text_view(digests.at[i]).size, NULL), NCORP_OK);
  return linker;
}

static void assert_text(ncorp_text *wanted, const result *r)
{
  ncorp_str w = ncorp_text_view(wanted);
  size_t at = 0;
  while (at < w.size && at < r->value.size && w.data[at] == r->value.data[at]) at++;
  if (at < w.size || at < r->value.size)
    fail_msg("kind %d of %.*s: wanted ...%.*s\ngot ...%.*s", r->kind, (int)r->id.size, r->id.data, (int)(w.size - at < 300 ? w.size - at : 300), w.data + at,
             (int)(r->value.size - at < 300 ? r->value.size - at : 300), r->value.data + at);
  ncorp_text_unref(wanted);
}

static void assert_as_one_linker(size_t count, uint32_t places, uint32_t parts)
{
  ncorp_linker *linker = linker_of(count);
  bag texts = { 0 };
  size_t found, at = 0;
  assert_int_equal(link_all(count, places, parts, NULL, &texts), NCORP_OK);
  result *results = sorted(&texts, &found);
  for (; at < found && results[at].kind == NCORP_RECORD_ARTICLE; at++) {
    ncorp_text *links;
    assert_int_equal(ncorp_linker_links(linker, results[at].id.data, results[at].id.size, &links, NULL), NCORP_OK);
    assert_text(links, &results[at]);
  }
  assert_int_equal(at, count);
  for (int kind = NCORP_RECORD_ENTITY; kind <= NCORP_RECORD_STORY; kind++) {
    size_t all;
    ncorp_corpus *records;
    assert_int_equal(ncorp_linker_count(linker, (ncorp_record_kind)kind, &all, NULL), NCORP_OK);
    assert_int_equal(ncorp_linker_records(linker, (ncorp_record_kind)kind, 0, all, &records, NULL), all ? NCORP_OK : NCORP_END);
    for (size_t i = 0; i < all; i++, at++) {
      ncorp_text *wanted;
      assert_true(at < found && results[at].kind == kind);
      ncorp_status status = kind == NCORP_RECORD_ENTITY ? ncorp_entity_json(records, i, &wanted, NULL) : kind == NCORP_RECORD_EVENT ? ncorp_event_json(records, i, &wanted, NULL)
                                                                                                                                  : ncorp_story_json(records, i, &wanted, NULL);
      assert_int_equal(status, NCORP_OK);
      assert_text(wanted, &results[at]);
    }
    ncorp_corpus_unref(records);
  }
  assert_int_equal(at, found);
  free(results);
  empty(&texts);
  ncorp_linker_close(linker);
}

static void places_do_not_matter(void **state)
{
  (void)state;
  assert_as_one_linker(ARTICLES, 1, 1);
  assert_as_one_linker(ARTICLES, 3, 8);
  assert_as_one_linker(ARTICLES, 7, 64);
}

/* Common keys, components of all articles, descriptions: news do not have many. */
static void worlds_may_be_all_alike(void **state)
{
  for (int kind = WORLD_NEWS + 1; kind < WORLD_KINDS; kind++) {
    drop(state);
    assert_int_equal(load((world_kind)kind), 0);
    assert_as_one_linker(ARTICLES, 3, 8);
  }
  drop(state);
  make(state);
}

static void few_articles_are_linked_too(void **state)
{
  (void)state;
  for (size_t count = 1; count < 5; count++) assert_as_one_linker(count, 2, 3);
  bag none = { 0 };
  assert_int_equal(link_all(0, 2, 3, NULL, &none), NCORP_OK);
  assert_int_equal(none.count, 0);
}

static void ids_are_there_once(void **state)
{
  (void)state;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *text;
  uint32_t part;
  for (int apart = 0; apart < 2; apart++) {
    bag out = { 0 };
    ncorp_round *round;
    for (int i = 0; i < 1 + apart; i++) {
      assert_int_equal(ncorp_round_open(0, 1, NULL, &round, NULL), NCORP_OK);
      for (int k = 0; k < 2 - apart; k++)
        assert_int_equal(ncorp_round_add(round, ncorp_text_view(digests.at[0]).data, ncorp_text_view(digests.at[0]).size, NULL), NCORP_OK);
      ncorp_status status = ncorp_round_next(round, &part, &text, &error);
      assert_int_equal(status, apart ? NCORP_OK : NCORP_ERR_ARG);
      if (apart) keep(&out, text);
      ncorp_round_close(round);
    }
    if (apart) {
      assert_int_equal(ncorp_round_open(1, 1, NULL, &round, NULL), NCORP_OK);
      for (size_t i = 0; i < out.count; i++) assert_int_equal(ncorp_round_add(round, ncorp_text_view(out.at[i]).data, ncorp_text_view(out.at[i]).size, NULL), NCORP_OK);
      assert_int_equal(ncorp_round_next(round, &part, &text, &error), NCORP_ERR_ARG);
      assert_int_equal(ncorp_round_next(round, &part, &text, NULL), NCORP_ERR_STATE);
      ncorp_round_close(round);
    }
    assert_non_null(strstr(error.message, "there is an article"));
    empty(&out);
  }
}

/* What was cut is refused or fits all the same, in every round; damage, too, and nothing else comes of it. */
static void bytes_of_another_making_are_refused(void **state)
{
  (void)state;
  bag in = { 0 };
  for (size_t i = 0; i < 12; i++) {
    ncorp_text_ref(digests.at[i]);
    keep(&in, digests.at[i]);
  }
  for (uint32_t number = 0; number < NCORP_ROUNDS; number++) {
    for (size_t which = 0; which < in.count; which++) {
      ncorp_str bytes = ncorp_text_view(in.at[which]);
      char *copy = malloc(bytes.size);
      assert_non_null(copy);
      for (size_t at = 0; at < bytes.size; at += 1 + bytes.size / 29) {
        for (int cut = 0; cut < 2; cut++) {
          ncorp_round *round;
          ncorp_text *text;
          uint32_t part;
          memcpy(copy, bytes.data, bytes.size);
          copy[at] = (char)(copy[at] ^ 0x55);
          assert_int_equal(ncorp_round_open(number, 2, NULL, &round, NULL), NCORP_OK);
          ncorp_status status = ncorp_round_add(round, cut ? bytes.data : copy, cut ? at : bytes.size, NULL);
          while (status == NCORP_OK && (status = ncorp_round_next(round, &part, &text, NULL)) == NCORP_OK) ncorp_text_unref(text);
          if (status != NCORP_END && status != NCORP_ERR_SYNTAX && status != NCORP_ERR_ARG)
            fail_msg("round %u, text %zu, byte %zu, %s: %d", number, which, at, cut ? "cut" : "changed", (int)status);
          ncorp_round_close(round);
        }
      }
      free(copy);
    }
    bag out = { 0 };
    assert_int_equal(work(number, 1, &in, &out, NULL), NCORP_OK);
    empty(&in);
    in = out;
  }
  empty(&in);
}

static void mistakes_are_refused(void **state)
{
  (void)state;
  ncorp_round *round;
  ncorp_text *text;
  uint32_t part;
  assert_int_equal(ncorp_round_open(NCORP_ROUNDS, 1, NULL, &round, NULL), NCORP_ERR_ARG);
  assert_null(round);
  assert_int_equal(ncorp_round_open(0, 0, NULL, &round, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_round_open(0, 65537, NULL, &round, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_round_open(0, 1, NULL, NULL, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_round_open(0, 1, NULL, &round, NULL), NCORP_OK);
  assert_int_equal(ncorp_round_add(round, NULL, 1, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_round_add(NULL, "", 0, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_round_next(round, &part, NULL, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_round_next(round, &part, &text, NULL), NCORP_END);
  assert_int_equal(ncorp_round_add(round, "", 0, NULL), NCORP_ERR_STATE);
  ncorp_round_close(round);
  ncorp_round_close(NULL);
}

static void test_without_memory(void **state)
{
  (void)state;
  ncorp_status status = NCORP_ERR_NOMEM;
  bag results = { 0 };
  for (long left = 0; status == NCORP_ERR_NOMEM; left += 1 + left / 12) {
    failing memory = { .left = left };
    const ncorp_allocator allocator = { &memory, failing_alloc, failing_realloc, failing_free };
    status = link_all(8, 2, 2, &allocator, &results);
    empty(&results);
  }
  assert_int_equal(status, NCORP_OK);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(places_do_not_matter), cmocka_unit_test(worlds_may_be_all_alike), cmocka_unit_test(few_articles_are_linked_too), cmocka_unit_test(ids_are_there_once),
    cmocka_unit_test(bytes_of_another_making_are_refused), cmocka_unit_test(mistakes_are_refused), cmocka_unit_test(test_without_memory),
  };
  return cmocka_run_group_tests(tests, make, drop);
}
