/* Lemmas and features learnt from a few sentences, for words that were seen and words that were not; damaged models. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "language/morphology.h"
#include "newscorpus-train/train.h"
#include "text/fold.h"

/* Words with form, lemma, UPOS, XPOS and features; each line a sentence of its own. */
static const char *const WORDS[][5] = {
  { "walked", "walk", "VERB", "VBD", "Tense=Past" },    { "talked", "talk", "VERB", "VBD", "Tense=Past" },
  { "Baked", "bake", "VERB", "VBD", "Tense=Past" },     { "faked", "fake", "VERB", "VBD", "Tense=Past" },
  { "went", "go", "VERB", "VBD", "Tense=Past" },        { "walks", "walk", "VERB", "VBZ", "Number=Sing" },
  { "cities", "city", "NOUN", "NNS", "Number=Plur" },   { "parties", "party", "NOUN", "NNS", "Number=Plur" },
  { "cars", "car", "NOUN", "NNS", "Number=Plur" },      { "dogs", "dog", "NOUN", "NNS", "Number=Plur" },
  { "men", "man", "NOUN", "NNS", "Number=Plur" },       { "Police", "police", "NOUN", "NNS", "Number=Plur" },
  { "car", "car", "NOUN", "NN", "Number=Sing" },        { "tree", "tree", "NOUN", "NN", "Number=Sing" },
  { "DOG", "dog", "NOUN", "NN", "Number=Sing" },        { "Rome", "Rome", "PROPN", "NNP", "Number=Sing" },
  { "NATO", "NATO", "PROPN", "NNP", "Number=Sing" },    { "Anna", "Anna", "PROPN", "NNP", "Number=Sing" },
  { "USA", "USA", "PROPN", "NNP", "Number=Sing" },      { "EU", "EU", "PROPN", "NNP", "Number=Sing" },
  { "n't", "not", "PART", "RB", "Polarity=Neg" },       { "'s", "be", "AUX", "VBZ", "Mood=Ind" },
  { "'s", "'s", "PART", "POS", "_" },                   { "1,200", "1200", "NUM", "CD", "NumType=Card" },
  { "3,400", "3400", "NUM", "CD", "NumType=Card" },     { "Österreicher", "Österreicher", "PROPN", "NNP", "Number=Sing" },
  { "me", "I", "PRON", "PRP", "Case=Acc" },             { "goeswith", "_", "X", "GW", "_" },
};
enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS };

/* Sentences of a subject and a verb, whose person and number are the subject's; and of a verb and its object. */
#define SG1 "Number=Sing|Person=1"
#define PL3 "Number=Plur|Person=3"
static const char *const PAIRS[][4] = { { "I", SG1, "run", SG1 },   { "They", PL3, "run", PL3 },   { "I", SG1, "sing", SG1 }, { "They", PL3, "sing", PL3 },
                                        { "I", SG1, "jump", SG1 }, { "They", PL3, "jump", PL3 }, { "They", PL3, "fall", PL3 } };
enum { PAIR_COUNT = sizeof PAIRS / sizeof *PAIRS };

typedef struct fixture {
  nci_arena arena;
  tb_shared shared;
  trainer t;
  nci_buffer file;
  uint8_t *bytes;
  nci_model_file model;
  nci_morphology m;
} fixture;

static void write_text(const char *path, const char *text)
{
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  fputs(text, out);
  fclose(out);
}

static void write_treebank(const char *path)
{
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  for (int i = 0; i < 2 * WORD_COUNT; i++) /* twice: what occurs once alone is not always kept */
    fprintf(out, "1\t%s\t%s\t%s\t%s\t%s\t0\troot\t_\t_\n\n", WORDS[i / 2][0], WORDS[i / 2][1], WORDS[i / 2][2], WORDS[i / 2][3], WORDS[i / 2][4]);
  for (int i = 0; i < PAIR_COUNT; i++)
    fprintf(out, "1\t%s\t%s\tPRON\tPRP\t%s\t2\tnsubj\t_\t_\n2\t%s\t%s\tVERB\tVBP\t%s\t0\troot\t_\t_\n\n", PAIRS[i][0], PAIRS[i][0], PAIRS[i][1],
            PAIRS[i][2], PAIRS[i][2], PAIRS[i][3]);
  fclose(out);
}

static int setup(void **state)
{
  static char path[] = "morphology-XXXXXX";
  static const train_options options = { .language = "en", .seed = 1, .fraction = 1000000, .forms = path, .quiet = true };
  fixture *f = calloc(1, sizeof *f);
  int fd = mkstemp(path);
  if (!f || fd < 0) return -1;
  close(fd);
  write_treebank(path);
  nci_arena_init(&f->arena, ncorp_allocator_default());
  tb_shared_init(&f->shared, &f->arena);
  f->t = (trainer){ .options = &options, .arena = &f->arena, .shared = &f->shared };
  treebank_init(&f->t.train, &f->shared);
  treebank_init(&f->t.dev, &f->shared);
  assert_true(treebank_read(&f->t.train, path));
  assert_true(treebank_read(&f->t.dev, path));
  write_text(path, "# irregular forms\nVERB\tsing\tVBD sang|song\tVBN sung\nNOUN\tox\tNNS oxen\r\nNOUN\tcart\tNNS cars\n");
  for (int c = 0; c < TB_COLUMNS; c++) f->t.label_count[c] = (uint16_t)f->shared.labels[c].strings.count;
  model_writer_init(&f->t.model, ncorp_allocator_default(), "en");
  assert_true(PART_MORPHOLOGY.train(&f->t));
  remove(path);
  nci_buffer_init(&f->file, ncorp_allocator_default());
  assert_int_equal(model_writer_finish(&f->t.model, &f->file, NULL), NCORP_OK);
  assert_int_equal(posix_memalign((void **)&f->bytes, NCI_MODEL_ALIGNMENT, f->file.size), 0);
  memcpy(f->bytes, f->file.data, f->file.size);
  assert_int_equal(nci_model_file_open(&f->model, f->bytes, f->file.size, true, NULL), NCORP_OK);
  assert_int_equal(nci_morphology_open(&f->m, &f->model, NULL), NCORP_OK);
  *state = f;
  return 0;
}

static int teardown(void **state)
{
  fixture *f = *state;
  free(f->bytes);
  nci_buffer_done(&f->file);
  model_writer_done(&f->t.model);
  nci_arena_done(&f->arena);
  free(f);
  return 0;
}

static uint32_t label(fixture *f, tb_column column, const char *s) { return nci_intern_find(&f->shared.labels[column], nci_cstr(s)); }

static void analyse(fixture *f, const nci_morphology *m, const char *form, const char *upos, const char *xpos, unsigned flags, nci_morph *out)
{
  ncorp_str s = nci_cstr(form);
  nci_morphology_word(m, s, nci_fold(&f->arena, s), label(f, TB_UPOS, upos), label(f, TB_XPOS, xpos), flags, out);
}

static void assert_lemma_in(fixture *f, const char *form, const char *upos, const char *xpos, unsigned flags, const char *lemma)
{
  nci_morph out;
  analyse(f, &f->m, form, upos, xpos, flags, &out);
  if (out.lemma.size != strlen(lemma) || memcmp(out.lemma.data, lemma, out.lemma.size) != 0)
    fail_msg("the lemma of %s (%s, %s) is %.*s, not %s", form, upos, xpos, NCORP_STR_ARG(out.lemma), lemma);
}

static void assert_lemma(fixture *f, const char *form, const char *upos, const char *xpos, const char *lemma)
{
  assert_lemma_in(f, form, upos, xpos, 0, lemma);
}

static void words_that_were_seen(void **state)
{
  fixture *f = *state;
  for (int i = 0; i < WORD_COUNT; i++) {
    const char *lemma = strcmp(WORDS[i][1], "_") == 0 ? WORDS[i][0] : WORDS[i][1];
    nci_morph out;
    assert_lemma(f, WORDS[i][0], WORDS[i][2], WORDS[i][3], lemma);
    analyse(f, &f->m, WORDS[i][0], WORDS[i][2], WORDS[i][3], 0, &out);
    if (WORDS[i][4][0] == '_') assert_int_equal(out.feats, NCORP_NONE);
    else assert_int_equal(out.feats, label(f, TB_FEATS, WORDS[i][4]));
  }
  assert_int_equal(f->t.scores.count, 3);
  assert_string_equal(f->t.scores.at[0].measure, "lemmas");
  assert_int_equal(f->t.scores.at[0].correct, f->t.scores.at[0].of);
  assert_string_equal(f->t.scores.at[2].measure, "features"); /* in their trees */
  assert_int_equal(f->t.scores.at[2].correct, f->t.scores.at[2].of);
  assert_true(f->t.scores.at[1].correct < f->t.scores.at[1].of);
}

/* A verb that was never seen takes person and number from its subject; heads that make no tree are taken, too. */
static void features_of_a_tree(void **state)
{
  fixture *f = *state;
  uint32_t verb = label(f, TB_UPOS, "VERB"), present = label(f, TB_XPOS, "VBP"), pronoun = label(f, TB_UPOS, "PRON"), personal = label(f, TB_XPOS, "PRP");
  uint32_t first = label(f, TB_FEATS, SG1), third = label(f, TB_FEATS, PL3), subject = label(f, TB_DEPREL, "nsubj"), root = label(f, TB_DEPREL, "root");
  nci_morph out;
  analyse(f, &f->m, "dream", "VERB", "VBP", 0, &out);
  nci_morph_word words[] = { { .upos = pronoun, .xpos = personal, .head = 1, .deprel = subject, .feats = first },
                             { .upos = verb, .xpos = present, .head = NCORP_NONE, .deprel = root, .feats = out.feats } };
  nci_morphology_tree(&f->m, words, 2);
  assert_int_equal(words[1].in_tree, first);
  assert_int_equal(words[0].in_tree, first);
  words[0].feats = third;
  nci_morphology_tree(&f->m, words, 2);
  assert_int_equal(words[1].in_tree, third);
  words[0].head = 0;
  words[1].head = 99;
  nci_morphology_tree(&f->m, words, 2);
  assert_int_equal(words[1].in_tree, out.feats);
}

static void words_that_were_not(void **state)
{
  fixture *f = *state;
  assert_lemma(f, "stalked", "VERB", "VBD", "stalk");
  assert_lemma(f, "shaked", "VERB", "VBD", "shake");
  assert_lemma(f, "berries", "NOUN", "NNS", "berry");
  assert_lemma(f, "maps", "NOUN", "NNS", "map");
  assert_lemma(f, "Maps", "NOUN", "NNS", "map");
  assert_lemma(f, "Zagreb", "PROPN", "NNP", "Zagreb");
  assert_lemma(f, "5,678,900", "NUM", "CD", "5678900");
  nci_morph out;
  analyse(f, &f->m, "maps", "NOUN", "NNS", 0, &out);
  assert_int_equal(out.feats, label(f, TB_FEATS, "Number=Plur"));
}

/* Tables of forms tell of words that the treebank lacks. */
static void irregular_forms(void **state)
{
  static const char *const wrong[] = { "VERB\n", "VERB\t\tVBD sang\n", "VERB\tsing\tVBD\n", "VERB\tsing\tVBD sang|\n", "VERB\tsing\tVBD s\xff\n" };
  fixture *f = *state;
  assert_lemma(f, "sang", "VERB", "VBD", "sing");
  assert_lemma(f, "Song", "VERB", "VBD", "sing");
  assert_lemma(f, "OXEN", "NOUN", "NNS", "ox");
  assert_lemma(f, "cars", "NOUN", "NNS", "car"); /* what was seen goes first */
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    train_options options = *f->t.options;
    trainer t = { .options = &options, .arena = &f->arena, .shared = &f->shared, .train = f->t.train, .dev = f->t.dev };
    options.forms = "morphology-forms";
    write_text(options.forms, wrong[i]);
    memcpy(t.label_count, f->t.label_count, sizeof t.label_count);
    model_writer_init(&t.model, ncorp_allocator_default(), "en");
    assert_false(PART_MORPHOLOGY.train(&t));
    model_writer_done(&t.model);
    remove(options.forms);
    assert_false(PART_MORPHOLOGY.train(&t)); /* no file */
  }
}

static void letters_of_the_lemma(void **state)
{
  fixture *f = *state;
  assert_lemma(f, "Went", "VERB", "VBD", "go");
  assert_lemma(f, "WALKED", "VERB", "VBD", "walk");
  assert_lemma_in(f, "ROME", "PROPN", "NNP", NCI_MORPH_BESIDE_CAPS, "Rome");
  assert_lemma(f, "nato", "PROPN", "NNP", "NATO");
  assert_lemma(f, "ÖSTERREICHER", "PROPN", "NNP", "Österreicher");
  assert_lemma(f, "N'T", "PART", "RB", "not");
  assert_true(nci_morph_is_caps(nci_cstr("ÖBB")));
  assert_true(nci_morph_is_caps(nci_cstr("U.S.")));
  assert_false(nci_morph_is_caps(nci_cstr("A")));
  assert_false(nci_morph_is_caps(nci_cstr("12")));
  assert_false(nci_morph_is_caps(nci_cstr("McA")));
}

/* A tagger makes mistakes: the word is still known by its other tags. */
static void tags_that_do_not_fit(void **state)
{
  fixture *f = *state;
  assert_lemma(f, "went", "VERB", "VBZ", "go");
  assert_lemma(f, "men", "NOUN", "NN", "man");
  assert_lemma(f, "walked", "NOUN", "VBD", "walk");
  assert_lemma(f, "NATO", "no such tag", "NNP", "NATO");
  assert_lemma(f, "", "NOUN", "NN", "");
}

static void long_words(void **state)
{
  fixture *f = *state;
  char *word = malloc(100001);
  memset(word, 'x', 100000);
  strcpy(word + 99997, "ies");
  nci_morph out;
  analyse(f, &f->m, word, "NOUN", "NNS", 0, &out); /* its lemma would not fit */
  assert_ptr_equal(out.lemma.data, word);
  assert_int_equal(out.lemma.size, 100000);
  free(word);
}

static void no_model(void **state)
{
  fixture *f = *state;
  nci_model_file none = { 0 };
  nci_morphology m;
  nci_morph out;
  assert_int_equal(nci_morphology_open(&m, &none, NULL), NCORP_OK);
  analyse(f, &m, "went", "VERB", "VBD", 0, &out);
  assert_string_equal(out.lemma.data, "went");
  assert_int_equal(out.feats, NCORP_NONE);
}

/* Whatever a damaged model says: words are analysed without a read or write out of bounds, and lemmas are UTF-8. */
static void damaged(void **state)
{
  static const char *const forms[] = { "walked", "ÖSTERREICHER", "1,200", "Rome", "é", "" };
  fixture *f = *state;
  for (size_t i = 0; i < f->file.size; i++)
    for (int bit = 0; bit < 8; bit += 3) {
      nci_model_file model;
      nci_morphology m;
      f->bytes[i] ^= (uint8_t)(1 << bit);
      if (nci_model_file_open(&model, f->bytes, f->file.size, false, NULL) == NCORP_OK && nci_morphology_open(&m, &model, NULL) == NCORP_OK)
        for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
          for (uint32_t tag = 0; tag < 8; tag++) {
            nci_morph out;
            nci_morphology_word(&m, nci_cstr(forms[k]), nci_cstr(forms[k]), tag, tag, tag & 1, &out);
            assert_true(out.lemma.data != NULL && out.lemma.size < 200);
            nci_morph_word words[2] = { { .upos = tag, .xpos = tag, .head = 1, .deprel = tag, .feats = out.feats }, { .upos = tag, .xpos = tag, .head = 5, .feats = tag } };
            nci_morphology_tree(&m, words, 2);
          }
      f->bytes[i] ^= (uint8_t)(1 << bit);
    }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(words_that_were_seen), cmocka_unit_test(words_that_were_not), cmocka_unit_test(letters_of_the_lemma),
    cmocka_unit_test(tags_that_do_not_fit), cmocka_unit_test(long_words),          cmocka_unit_test(no_model),
    cmocka_unit_test(irregular_forms),      cmocka_unit_test(damaged),              cmocka_unit_test(features_of_a_tree),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
