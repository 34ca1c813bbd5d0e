/* Linking in stages: digests shipped to a linker and links shipped back give what linking in one place gives; bytes that are no
 * digests or links, or those of other articles, are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

#include "base/buffer.h"
#include "base/str.h"
#include "support/failing.h"

static const char *const texts[] = {
  "TARN, May 6 (Wire) - Minister Ona Lusk of Norway met Foreign Minister Jon Berg of Iceland in Oslo on May 5. At least 12 people died in Bergen on Sunday.",
  "OSLO, May 6 (Wire) - Ona Lusk and Jon Berg held talks in Oslo on May 5, 2024. Police arrested three men near Bergen.",
  "Lusk said on Saturday that Norway had sent aid to Iceland. She is the sister of Per Lusk. \"It is done,\" she said.",
};
enum { TEXTS = sizeof texts / sizeof *texts };

/* The texts, analysed; the last one has no date of its own. */
static ncorp_corpus *analysed(void)
{
  ncorp_corpus *parts[TEXTS], *joined, *out;
  ncorp_analyzer *analyzer;
  for (int i = 0; i < TEXTS; i++) {
    ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, "t", texts[i], strlen(texts[i]), NULL, NULL };
    ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
    ncorp_reader *reader;
    options.published = i < TEXTS - 1 ? "2024-05-06" : NULL;
    assert_int_equal(ncorp_reader_open(&source, 1, &options, &reader, NULL), NCORP_OK);
    assert_int_equal(ncorp_reader_next(reader, 1, &parts[i], NULL), NCORP_OK);
    ncorp_reader_close(reader);
  }
  assert_int_equal(ncorp_corpus_concat(parts, TEXTS, NULL, &joined, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, joined, NULL, &out, NULL), NCORP_OK);
  ncorp_analyzer_unref(analyzer);
  ncorp_corpus_unref(joined);
  for (int i = 0; i < TEXTS; i++) ncorp_corpus_unref(parts[i]);
  return out;
}

static void assert_same(ncorp_text *a, ncorp_text *b)
{
  assert_true(nci_str_eq(ncorp_text_view(a), ncorp_text_view(b)));
  ncorp_text_unref(a);
  ncorp_text_unref(b);
}

static void test_stages_give_what_linking_gives(void **state)
{
  (void)state;
  ncorp_corpus *corpus = analysed(), *linked, *applied;
  ncorp_linker *linker;
  nci_buffer links;
  nci_buffer_init(&links, ncorp_allocator_default());
  assert_int_equal(ncorp_link(corpus, NULL, &linked, NULL), NCORP_OK);
  assert_int_equal(ncorp_linker_open(NULL, NULL, &linker, NULL), NCORP_OK);
  for (size_t i = 0; i < TEXTS; i++) {
    ncorp_text *digest;
    assert_int_equal(ncorp_article_digest(ncorp_corpus_article(corpus, i), &digest, NULL), NCORP_OK);
    assert_in_range(ncorp_text_view(digest).size, 50, 1500);
    assert_int_equal(ncorp_linker_add_digest(linker, ncorp_text_view(digest).data, ncorp_text_view(digest).size, NULL), NCORP_OK);
    assert_int_equal(ncorp_linker_add_digest(linker, ncorp_text_view(digest).data, ncorp_text_view(digest).size, NULL), NCORP_ERR_ARG);
    ncorp_text_unref(digest);
  }
  for (size_t i = 0; i < TEXTS; i++) {
    ncorp_text *one;
    ncorp_str id = ncorp_article_id(ncorp_corpus_article(corpus, i));
    assert_int_equal(ncorp_linker_links(linker, id.data, id.size, &one, NULL), NCORP_OK);
    nci_buffer_str(&links, ncorp_text_view(one));
    ncorp_text_unref(one);
  }
  assert_int_equal(ncorp_corpus_apply_links(corpus, links.data, links.size, NULL, &applied, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_linked(applied), 0);
  for (size_t i = 0; i < TEXTS; i++) {
    ncorp_text *a, *b;
    assert_int_equal(ncorp_article_json(ncorp_corpus_article(applied, i), &a, NULL), NCORP_OK);
    assert_int_equal(ncorp_article_json(ncorp_corpus_article(linked, i), &b, NULL), NCORP_OK);
    assert_same(a, b);
  }
  for (int kind = NCORP_RECORD_ENTITY; kind <= NCORP_RECORD_STORY; kind++) {
    ncorp_corpus *records;
    ncorp_text *a, *b;
    assert_int_equal(ncorp_linker_records(linker, (ncorp_record_kind)kind, 0, SIZE_MAX, &records, NULL), NCORP_OK);
    for (size_t i = 0; kind == NCORP_RECORD_EVENT && i < ncorp_corpus_event_count(linked); i++) {
      assert_int_equal(ncorp_event_json(records, i, &a, NULL), NCORP_OK);
      assert_int_equal(ncorp_event_json(linked, i, &b, NULL), NCORP_OK);
      assert_same(a, b);
    }
    for (size_t i = 0; kind == NCORP_RECORD_ENTITY && i < ncorp_corpus_entity_count(linked); i++) {
      assert_int_equal(ncorp_entity_json(records, i, &a, NULL), NCORP_OK);
      assert_int_equal(ncorp_entity_json(linked, i, &b, NULL), NCORP_OK);
      assert_same(a, b);
    }
    ncorp_corpus_unref(records);
  }
  nci_buffer_done(&links);
  ncorp_linker_close(linker);
  ncorp_corpus_unref(applied);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(corpus);
}

/* Cut and changed bytes: refused, or taken for what they say; never more. */
static void test_bytes_of_another_making(void **state)
{
  (void)state;
  ncorp_corpus *corpus = analysed();
  const ncorp_article *article = ncorp_corpus_article(corpus, 0);
  ncorp_text *digest, *links;
  ncorp_linker *linker;
  assert_int_equal(ncorp_article_digest(article, &digest, NULL), NCORP_OK);
  ncorp_str bytes = ncorp_text_view(digest), id = ncorp_article_id(article);
  assert_int_equal(ncorp_linker_open(NULL, NULL, &linker, NULL), NCORP_OK);
  for (size_t size = 0; size < bytes.size; size++)
    assert_int_equal(ncorp_linker_add_digest(linker, bytes.data, size, NULL), NCORP_ERR_SYNTAX);
  assert_int_equal(ncorp_linker_links(linker, id.data, id.size, &links, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_linker_add_digest(linker, bytes.data, bytes.size, NULL), NCORP_OK);
  assert_int_equal(ncorp_linker_links(linker, id.data, id.size, &links, NULL), NCORP_OK);
  ncorp_linker_close(linker);
  for (size_t at = 0; at < bytes.size; at++) {
    char changed[2000];
    memcpy(changed, bytes.data, bytes.size);
    changed[at] = (char)~changed[at];
    assert_int_equal(ncorp_linker_open(NULL, NULL, &linker, NULL), NCORP_OK);
    ncorp_text *found;
    if (ncorp_linker_add_digest(linker, changed, bytes.size, NULL) == NCORP_OK && ncorp_linker_links(linker, id.data, id.size, &found, NULL) == NCORP_OK)
      ncorp_text_unref(found);
    ncorp_linker_close(linker);
  }
  ncorp_text_unref(digest);

  /* Links: those of one article for a corpus of one, which is the first of the texts. */
  ncorp_corpus *applied, *one;
  ncorp_str made = ncorp_text_view(links);
  assert_int_equal(ncorp_corpus_apply_links(corpus, made.data, made.size, NULL, &applied, NULL), NCORP_ERR_SYNTAX);
  assert_null(applied);
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "n", NULL, 0, NULL, NULL };
  ncorp_text *line;
  ncorp_reader *reader;
  assert_int_equal(ncorp_article_json(article, &line, NULL), NCORP_OK);
  nci_buffer file;
  nci_buffer_init(&file, ncorp_allocator_default());
  nci_buffer_cstr(&file, "{\"record\":\"corpus\",\"ncf\":1}\n");
  nci_buffer_str(&file, ncorp_text_view(line));
  source.data = file.data;
  source.size = file.size;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 1, &one, NULL), NCORP_OK);
  ncorp_reader_close(reader);
  assert_int_equal(ncorp_corpus_apply_links(one, made.data, made.size, NULL, &applied, NULL), NCORP_OK);
  ncorp_corpus_unref(applied);
  for (size_t size = 0; size < made.size; size++)
    assert_true(ncorp_corpus_apply_links(one, made.data, size, NULL, &applied, NULL) < 0);
  for (size_t at = 0; at < made.size; at++) {
    char changed[2000];
    assert_in_range(made.size, 1, sizeof changed);
    memcpy(changed, made.data, made.size);
    changed[at] = (char)~changed[at];
    if (ncorp_corpus_apply_links(one, changed, made.size, NULL, &applied, NULL) == NCORP_OK) ncorp_corpus_unref(applied);
  }
  nci_buffer_done(&file);
  ncorp_text_unref(line);
  ncorp_text_unref(links);
  ncorp_corpus_unref(one);
  ncorp_corpus_unref(corpus);
}

static void test_misuse(void **state)
{
  (void)state;
  ncorp_text *text;
  ncorp_corpus *corpus, *empty;
  ncorp_linker *linker;
  assert_int_equal(ncorp_article_digest(NULL, &text, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_linker_add_digest(NULL, "", 0, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_linker_links(NULL, "a", 1, &text, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_corpus_apply_links(NULL, "", 0, NULL, &corpus, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_linker_open(NULL, NULL, &linker, NULL), NCORP_OK);
  assert_int_equal(ncorp_linker_add_digest(linker, NULL, 1, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_linker_links(linker, NULL, 0, &text, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_linker_links(linker, "nobody", SIZE_MAX, &text, NULL), NCORP_ERR_ARG);
  ncorp_linker_close(linker);
  assert_int_equal(ncorp_corpus_concat(NULL, 0, NULL, &empty, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_apply_links(empty, NULL, 0, NULL, &corpus, NULL), NCORP_OK);
  ncorp_corpus_unref(corpus);
  assert_int_equal(ncorp_corpus_apply_links(empty, "x", 1, NULL, &corpus, NULL), NCORP_ERR_ARG);
  ncorp_corpus_unref(empty);
}

static void test_without_memory(void **state)
{
  (void)state;
  ncorp_corpus *corpus = analysed();
  ncorp_status status = NCORP_ERR_NOMEM;
  for (long allowed = 0; status == NCORP_ERR_NOMEM; allowed++) {
    failing memory = { allowed, 0 };
    ncorp_allocator allocator = { &memory, failing_alloc, failing_realloc, failing_free };
    ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
    ncorp_linker *linker = NULL;
    ncorp_text *digest, *links = NULL;
    options.allocator = &allocator;
    options.threads = 1;
    status = ncorp_linker_open(NULL, &options, &linker, NULL);
    for (size_t i = 0; i < TEXTS && status == NCORP_OK; i++) {
      assert_int_equal(ncorp_article_digest(ncorp_corpus_article(corpus, i), &digest, NULL), NCORP_OK);
      status = ncorp_linker_add_digest(linker, ncorp_text_view(digest).data, ncorp_text_view(digest).size, NULL);
      ncorp_text_unref(digest);
    }
    ncorp_str id = ncorp_article_id(ncorp_corpus_article(corpus, 0));
    if (status == NCORP_OK) status = ncorp_linker_links(linker, id.data, id.size, &links, NULL);
    ncorp_text_unref(links);
    ncorp_linker_close(linker);
    assert_int_equal(memory.live, 0);
  }
  assert_int_equal(status, NCORP_OK);
  ncorp_corpus_unref(corpus);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_stages_give_what_linking_gives),
    cmocka_unit_test(test_bytes_of_another_making),
    cmocka_unit_test(test_misuse),
    cmocka_unit_test(test_without_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
