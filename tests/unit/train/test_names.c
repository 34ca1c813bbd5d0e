/* Names learnt from a small set: the clues of its words, and what a network makes of them in sentences that were not seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "meaning/meaning.h"
#include "newscorpus-train/network.h"

typedef struct fixture {
  nci_arena arena;
  tb_shared shared;
  train_options options;
  trainer t;
} fixture;

static int set_up(void **state)
{
  fixture *f = *state = calloc(1, sizeof *f);
  nci_arena_init(&f->arena, ncorp_allocator_default());
  tb_shared_init(&f->shared, &f->arena);
  f->options = (train_options){ .language = "en", .seed = 1, .fraction = 1000000, .quiet = true };
  f->t = (trainer){ .options = &f->options, .arena = &f->arena, .shared = &f->shared };
  treebank *const all[] = { &f->t.train, &f->t.dev, &f->t.names_train, &f->t.names_dev };
  for (int i = 0; i < 4; i++) treebank_init(all[i], &f->shared);
  model_writer_init(&f->t.model, ncorp_allocator_default(), "en");
  return 0;
}

static int tear_down(void **state)
{
  fixture *f = *state;
  model_writer_done(&f->t.model);
  nci_arena_done(&f->arena);
  free(f);
  return 0;
}

/* Reads what `write` puts into a file of this name. */
static void read_file(treebank *b, const char *suffix, void (*write)(FILE *, int), int from)
{
  char path[40];
  snprintf(path, sizeof path, "names-XXXXXX%s", suffix);
  int fd = mkstemps(path, (int)strlen(suffix));
  FILE *out = fd < 0 ? NULL : fdopen(fd, "wb");
  assert_non_null(out);
  write(out, from);
  fclose(out);
  assert_true(treebank_read(b, path));
  unlink(path);
}

static void put_words(FILE *out, const char *const *words, const char *const *tags)
{
  for (int i = 0; words[i]; i++) fprintf(out, "%d\t%s\t%s\n", i + 1, words[i], tags[i]);
  putc('\n', out);
}

/* Made-up persons report from made-up towns. */
static void write_names(FILE *out, int from)
{
  static const char *const first[] = { "Anvela", "Borrith", "Cemwin", "Dagora" }, *const last[] = { "Quillby", "Storvane", "Imthorn", "Lasko" },
                           *const towns[] = { "Vexmouth", "Harrowfen", "Tilbrook", "Ostermoor", "Pellgate" };
  for (int i = from; i < from + 40; i++) {
    const char *words[] = { "Yesterday", first[i % 4], last[i / 4 % 4], "wrote", "from", towns[i % 5], ".", NULL };
    static const char *const tags[] = { "O", "B-PER", "I-PER", "O", "O", "B-LOC", "O" };
    if (i % 5 == 0) fprintf(out, "# newdoc id = d%d\n", i);
    put_words(out, words, tags);
  }
}

static void write_trees(FILE *out, int from)
{
  (void)from;
  for (int i = 0; i < 20; i++)
    fprintf(out, "1\tThey\t_\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\twrote\t_\tVERB\t_\t_\t0\troot\t_\t_\n3\tletters\t_\tNOUN\t_\t_\t2\tobj\t_\t_\n\n");
}

static void write_places(FILE *out, int from)
{
  static const char *const words[] = { "Talks", "in", "Norway", "went", "on", "near", "the", "harbour", ".", NULL };
  static const char *const tags[] = { "O", "O", "B-LOC", "O", "O", "O", "O", "O", "O" };
  fprintf(out, "# newdoc id = p%d\n", from);
  put_words(out, words, tags);
}

static void clues_are_those_of_the_library(void **state)
{
  fixture *f = *state;
  read_file(&f->t.names_train, ".iob2", write_places, 0);
  read_file(&f->t.names_train, ".iob2", write_places, 1);
  const uint32_t *clues = network_clues(&f->t, &f->t.names_train);
  assert_non_null(clues);
  assert_int_not_equal(clues[2], 0);
  assert_int_not_equal(clues[2] & NCI_CLUES_OF_NAMES, 0);  /* Norway */
  assert_int_equal(clues[7] & NCI_CLUES_OF_NAMES, 0);      /* harbour */
  assert_int_not_equal(clues[1], clues[7]);
  for (int i = 0; i < 9; i++) assert_int_equal(clues[9 + i], clues[i] | nci_clue_of_guideline(1)); /* another set */
}

static void clues_can_be_left_out(void **state)
{
  fixture *f = *state;
  const char *without = "clues";
  f->options.ablations = &without;
  f->options.ablation_count = 1;
  read_file(&f->t.names_train, ".iob2", write_places, 0);
  const uint32_t *clues = network_clues(&f->t, &f->t.names_train);
  assert_non_null(clues);
  for (int i = 0; i < 9; i++) assert_int_equal(clues[i], 0);
}

static void names_are_learnt(void **state)
{
  fixture *f = *state;
  f->options.epochs = 100;
  read_file(&f->t.train, ".conllu", write_trees, 0);
  read_file(&f->t.names_train, ".iob2", write_names, 0);
  for (int c = 0; c < TB_COLUMNS; c++) f->t.label_count[c] = (uint16_t)f->shared.labels[c].strings.count;
  read_file(&f->t.names_dev, ".iob2", write_names, 300);
  assert_true(PART_NETWORK.train(&f->t));
  const train_score *last = NULL;
  for (uint32_t i = 0; i < f->t.scores.count; i++)
    if (strcmp(f->t.scores.at[i].data, "names-dev") == 0 && f->t.scores.at[i].epoch == 0) last = &f->t.scores.at[i];
  assert_non_null(last);
  assert_in_range(last->of, 4 * 40 - 8, 4 * 40 + 8); /* names that there are, and names that are found */
  assert_in_range(last->correct, 150, 160);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = { TEST(clues_are_those_of_the_library), TEST(clues_can_be_left_out), TEST(names_are_learnt) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
