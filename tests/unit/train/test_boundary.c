/* Boundaries learnt from a small treebank of letters without stops: found again in text that was not seen, the same each
 * time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "language/boundary.h"
#include "newscorpus-train/train.h"

typedef struct fixture {
  nci_arena arena;
  tb_shared shared;
  trainer t;
  nci_buffer file;
  uint8_t *bytes;
  nci_boundary b;
} fixture;

/* A sentence of words with a space behind each; every one hangs on the first. */
static void put_sentence(FILE *out, const char *text)
{
  fprintf(out, "# text = %s\n", text);
  for (int i = 1; *text; i++) {
    int size = (int)strcspn(text, " ");
    fprintf(out, "%d\t%.*s\t_\tX\t_\t_\t%d\t%s\t_\t_\n", i, size, text, i > 1, i > 1 ? "dep" : "root");
    text += size + (text[size] == ' ');
  }
  putc('\n', out);
}

static void write_treebank(const char *path)
{
  static const char *const NAMES[] = { "Ana", "Bo", "Cem", "Dag", "Eva", "Fen" };
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  for (int i = 0; i < 60; i++) {
    char text[64];
    if (i % 6 == 0) fprintf(out, "# newdoc id = d%d\n", i);
    snprintf(text, sizeof text, "Please call %s at work", NAMES[i % 6]);
    put_sentence(out, text);
    snprintf(text, sizeof text, "Regards %s", NAMES[(i + 1) % 6]);
    put_sentence(out, text);
  }
  fclose(out);
}

static void learn(fixture *f)
{
  static const train_options options = { .language = "en", .seed = 1, .fraction = 1000000, .quiet = true };
  char path[] = "boundary-XXXXXX";
  int fd = mkstemp(path);
  assert_true(fd >= 0);
  close(fd);
  write_treebank(path);
  memset(f, 0, sizeof *f);
  nci_arena_init(&f->arena, ncorp_allocator_default());
  tb_shared_init(&f->shared, &f->arena);
  f->t = (trainer){ .options = &options, .arena = &f->arena, .shared = &f->shared };
  treebank_init(&f->t.train, &f->shared);
  treebank_init(&f->t.dev, &f->shared);
  bool read = treebank_read(&f->t.train, path) && treebank_read(&f->t.dev, path);
  remove(path);
  assert_true(read);
  model_writer_init(&f->t.model, ncorp_allocator_default(), "en");
  assert_true(PART_BOUNDARY.train(&f->t));
  nci_buffer_init(&f->file, ncorp_allocator_default());
  assert_int_equal(model_writer_finish(&f->t.model, &f->file, NULL), NCORP_OK);
  assert_int_equal(posix_memalign((void **)&f->bytes, NCI_MODEL_ALIGNMENT, f->file.size), 0);
  memcpy(f->bytes, f->file.data, f->file.size);
  nci_model_file model;
  assert_int_equal(nci_model_file_open(&model, f->bytes, f->file.size, true, NULL), NCORP_OK);
  assert_int_equal(nci_boundary_open(&f->b, &model, NULL), NCORP_OK);
  assert_non_null(f->b.weights);
}

static void forget(fixture *f)
{
  free(f->bytes);
  nci_buffer_done(&f->file);
  model_writer_done(&f->t.model);
  nci_arena_done(&f->arena);
}

static uint32_t count(const nci_boundary *b, ncorp_str text)
{
  nci_arena arena;
  nci_tokens tokens = { 0 };
  nci_sentences sentences = { 0 };
  nci_boundary_style style = { 1, 0 };
  nci_arena_init(&arena, ncorp_allocator_default());
  nci_tokenize(&arena, text, (ncorp_span){ 0, (uint32_t)text.size }, false, &tokens, &sentences);
  nci_boundary_split(b, &style, false, &arena, text, &tokens, 0, &sentences, 0);
  uint32_t n = sentences.count;
  nci_arena_done(&arena);
  return n;
}

static void what_was_learnt(void **state)
{
  (void)state;
  fixture f;
  learn(&f);
  assert_int_equal(count(&f.b, NCI_STR("Please call Gus at work Regards Hal")), 2);
  assert_int_equal(count(&f.b, NCI_STR("Please call Gus at work Regards Hal Please call Ivo at work")), 3);
  bool scored = false;
  for (uint32_t i = 0; i < f.t.scores.count; i++)
    if (strcmp(f.t.scores.at[i].measure, "sentences") == 0) {
      scored = true;
      assert_true(f.t.scores.at[i].correct * 100 >= f.t.scores.at[i].of * 95);
    }
  assert_true(scored);
  forget(&f);
}

static void the_same_each_time(void **state)
{
  (void)state;
  fixture a, b;
  learn(&a);
  learn(&b);
  assert_int_equal(a.file.size, b.file.size);
  assert_memory_equal(a.bytes, b.bytes, a.file.size);
  forget(&a);
  forget(&b);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(what_was_learnt), cmocka_unit_test(the_same_each_time) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
