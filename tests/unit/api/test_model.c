/* The model option: a file or memory, what is told of it, what is refused, and how much memory it takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include <newscorpus/newscorpus.h>
#include "base/str.h"
#include "language/language.h"
#include "newscorpus-train/model_write.h"
#include "support/failing.h"

static char path[] = "/tmp/newscorpus-model-XXXXXX";
static const char ABOUT[] = "{ \"note\": \"a \\\"b\\\\\",\n  \"scores\": [1,\t2] }\n";

/* Writes a model with a section of `size` bytes. */
static void write_model(const char *language, const char *about, size_t size)
{
  model_writer w;
  char *bytes = calloc(size + 1, 1);
  model_writer_init(&w, ncorp_allocator_default(), language);
  if (about) model_writer_add(&w, "about", about, strlen(about));
  model_writer_add(&w, "bytes", bytes, size);
  assert_int_equal(model_writer_save(&w, path, NULL), NCORP_OK);
  model_writer_done(&w);
  free(bytes);
}

static ncorp_analyzer *open_model(const ncorp_allocator *allocator)
{
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_analyzer *analyzer;
  options.allocator = allocator;
  options.model = path;
  if (ncorp_analyzer_new(&options, &analyzer, &error) < 0) fail_msg("%s", error.message);
  return analyzer;
}

static void a_model_tells_of_itself(void **state)
{
  (void)state;
  write_model("de-AT", ABOUT, 100);
  ncorp_analyzer *analyzer = open_model(NULL);
  const ncorp_model *m = ncorp_analyzer_model(analyzer);
  ncorp_text *text;
  assert_true(nci_str_is(m->source, path) && nci_str_is(m->language, "de-AT") && nci_str_is(m->about, ABOUT));
  assert_int_equal(m->version, 1);
  assert_int_equal(m->section_count, 2);
  assert_true(nci_str_is(m->sections[1].name, "bytes"));
  assert_int_equal(m->sections[1].size, 100);
  assert_int_equal(m->sections[1].offset + 100, m->size);
  assert_int_equal(ncorp_model_json(m, &text, NULL), NCORP_OK);
  ncorp_str json = ncorp_text_view(text);
  assert_non_null(strstr(json.data, "\"language\":\"de-AT\""));
  assert_non_null(strstr(json.data, "],\"about\":{\"note\":\"a \\\"b\\\\\",\"scores\":[1,2]}}"));
  ncorp_text_unref(text);
  ncorp_analyzer_unref(analyzer);

  write_model("en", NULL, 0);
  analyzer = open_model(NULL);
  assert_null(ncorp_analyzer_model(analyzer)->about.data);
  assert_int_equal(ncorp_model_json(ncorp_analyzer_model(analyzer), &text, NULL), NCORP_OK);
  assert_non_null(strstr(ncorp_text_view(text).data, "\"about\":null}"));
  ncorp_text_unref(text);
  ncorp_analyzer_unref(analyzer);
}

static void the_built_in_model_is_the_default(void **state)
{
  (void)state;
  ncorp_analyzer *analyzer;
  ncorp_text *text;
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  const ncorp_model *m = ncorp_analyzer_model(analyzer);
  assert_int_equal(m != NULL, nci_english_model_size > 0);
  if (m) {
    assert_true(nci_str_is(m->source, "built-in"));
    assert_int_equal(m->size, nci_english_model_size);
    assert_int_equal(ncorp_model_json(m, &text, NULL), NCORP_OK);
    ncorp_text_unref(text);
  }
  ncorp_analyzer_unref(analyzer);
  assert_null(ncorp_analyzer_model(NULL));
  assert_int_equal(ncorp_model_json(NULL, &text, NULL), NCORP_ERR_ARG);
}

static void memory_is_used_where_it_lies(void **state)
{
  (void)state;
  write_model("en", ABOUT, 1000);
  uint8_t bytes[2048];
  FILE *f = fopen(path, "rb");
  size_t size = fread(bytes, 1, sizeof bytes, f);
  fclose(f);
  uint8_t *block = aligned_alloc(NCORP_MODEL_ALIGNMENT, 4096);
  memcpy(block, bytes, size);
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_analyzer *analyzer;
  options.model_data = block;
  options.model_size = size;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, &error), NCORP_OK);
  const ncorp_model *m = ncorp_analyzer_model(analyzer);
  assert_true(m->about.data > (const char *)block && m->about.data < (const char *)block + size);
  assert_true(nci_str_is(m->source, "memory"));
  ncorp_analyzer_unref(analyzer);

  options.model = path;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, &error), NCORP_ERR_ARG);
  options.model = NULL;
  memcpy(block + 8, bytes, size);
  options.model_data = block + 8;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, &error), NCORP_ERR_ARG);
  options.model_data = block;
  options.model_size = 0;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, &error), NCORP_ERR_SYNTAX);
  assert_null(analyzer);
  free(block);
}

static void what_is_wrong_is_named_with_its_file(void **state)
{
  (void)state;
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_analyzer *analyzer;
  static const char *const wrong[] = { "", "{", "{}x", "nothing", "{\"a\":1,}", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "\"\n\"" };
  options.model = path;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    write_model("en", wrong[i], 0);
    assert_int_equal(ncorp_analyzer_new(&options, &analyzer, &error), NCORP_ERR_SYNTAX);
    assert_int_equal(error.diagnostic, 401);
    assert_string_equal(error.source, path);
  }
  options.model = "";
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, &error), NCORP_ERR_IO);
  assert_int_equal(error.diagnostic, 400);
}

typedef struct meter {
  size_t now, most;
} meter;

static void count(meter *m, size_t less, size_t more)
{
  m->now = m->now - less + more;
  if (m->now > m->most) m->most = m->now;
}

static void *take(void *ctx, size_t size)
{
  count(ctx, 0, size);
  return malloc(size);
}

static void give(void *ctx, void *block, size_t size)
{
  count(ctx, size, 0);
  free(block);
}

static void *change(void *ctx, void *old, size_t old_size, size_t size)
{
  count(ctx, old_size, size);
  return realloc(old, size);
}

static void opening_takes_the_files_size_and_little_time(void **state)
{
  (void)state;
  meter m = { 0, 0 };
  const ncorp_allocator a = { &m, take, change, give };
  struct timespec from, to;
  write_model("en", ABOUT, 8 << 20);
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
  ncorp_analyzer *analyzer = open_model(&a);
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
  double ms = (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) * 1e-6;
  uint64_t size = ncorp_analyzer_model(analyzer)->size;
  ncorp_analyzer_unref(analyzer);
  print_message("%.2f ms, %zu bytes for %llu\n", ms, m.most, (unsigned long long)size);
  assert_true(m.most < size + size / 8);
  assert_true(ms < 1000); /* 5 on an idle machine without sanitizers */
  assert_int_equal(m.now, 0);
}

static void running_out_of_memory_is_said(void **state)
{
  (void)state;
  write_model("en", ABOUT, 300);
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_status status = NCORP_ERR_NOMEM;
  for (long n = 0; status != NCORP_OK; n++) {
    failing f = { n, 0 };
    const ncorp_allocator a = { &f, failing_alloc, failing_realloc, failing_free };
    ncorp_analyzer *analyzer;
    options.allocator = &a;
    options.model = path;
    status = ncorp_analyzer_new(&options, &analyzer, NULL);
    assert_true(status == NCORP_OK || status == NCORP_ERR_NOMEM);
    ncorp_analyzer_unref(analyzer);
    assert_int_equal(f.live, 0);
  }
}

static int make_path(void **state)
{
  (void)state;
  int fd = mkstemp(path);
  return fd < 0 || close(fd) < 0;
}

static int remove_path(void **state)
{
  (void)state;
  return unlink(path);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_model_tells_of_itself),
    cmocka_unit_test(the_built_in_model_is_the_default),
    cmocka_unit_test(memory_is_used_where_it_lies),
    cmocka_unit_test(what_is_wrong_is_named_with_its_file),
    cmocka_unit_test(opening_takes_the_files_size_and_little_time),
    cmocka_unit_test(running_out_of_memory_is_said),
  };
  return cmocka_run_group_tests(tests, make_path, remove_path);
}
