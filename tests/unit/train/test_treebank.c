/* Treebanks: what CoNLL-U and IOB2 files say comes back, mistakes are refused, running text is put together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "newscorpus-train/treebank.h"

typedef struct fixture {
  nci_arena arena;
  tb_shared shared;
  treebank t;
  char folder[32];
} fixture;

static int setup(void **state)
{
  fixture *f = calloc(1, sizeof *f);
  nci_arena_init(&f->arena, ncorp_allocator_default());
  tb_shared_init(&f->shared, &f->arena);
  treebank_init(&f->t, &f->shared);
  strcpy(f->folder, "treebank-XXXXXX");
  *state = f;
  return mkdtemp(f->folder) ? 0 : -1;
}

static int teardown(void **state)
{
  fixture *f = *state;
  nci_arena_done(&f->arena);
  rmdir(f->folder);
  free(f);
  return 0;
}

/* Reads `text` as a file of that name. */
static bool read_text(fixture *f, const char *name, const char *text)
{
  char path[128];
  snprintf(path, sizeof path, "%s/%s", f->folder, name);
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  fputs(text, out);
  fclose(out);
  bool good = treebank_read(&f->t, path);
  remove(path);
  return good;
}

static void assert_str(ncorp_str s, const char *expected)
{
  assert_int_equal(s.size, strlen(expected));
  assert_memory_equal(s.data, expected, s.size);
}

static void assert_running(fixture *f, uint32_t document, const char *expected)
{
  tb_running r = treebank_running_text(&f->t, &f->t.documents.at[document], &f->arena);
  assert_str(r.text, expected);
  for (uint32_t i = 0; i < f->t.documents.at[document].count; i++) {
    ncorp_str text = f->t.sentences.at[f->t.documents.at[document].first + i].text;
    assert_memory_equal(r.text.data + r.starts[i], text.data, text.size);
  }
}

static const char SAMPLE[] =
  "# newdoc id = one\n# newpar\n# text = Mills don't  close.\n"
  "1\tMills\tmill\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_\n"
  "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
  "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n"
  "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
  "3.1\tgone\tgo\t_\t_\t_\t_\t_\t_\t_\n"
  "4\tclose\t_\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No|Note=x\n"
  "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tNote=x|SpaceAfter=No\n\n"
  "# text = Why?\n1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No\n2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n"
  "# newpar\n1\t_\t_\tSYM\t_\t_\t0\troot\t_\t_\n\n"
  "# newdoc\n# text = du\n1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\tde\tADP\t_\t_\t0\troot\t_\t_\n2\tle\tle\tDET\t_\t_\t1\tdet\t_\t_\n";

static void reads_conllu(void **state)
{
  fixture *f = *state;
  assert_true(read_text(f, "a.conllu", SAMPLE));
  const tb_word *w = f->t.words.at;
  assert_int_equal(f->t.documents.count, 2);
  assert_int_equal(f->t.sentences.count, 4);
  assert_int_equal(f->t.words.count, 10);
  assert_str(f->t.documents.at[0].id, "one");
  assert_str(tb_form(&f->t, &w[2]), "n't");
  assert_str(tb_lemma(&f->t, &w[2]), "not");
  assert_str(tb_label(&f->shared, TB_FEATS, w[0].feats), "Number=Plur");
  assert_int_equal(w[2].feats, TB_NO_LABEL);
  assert_int_equal(w[3].lemma, TB_NONE);
  assert_int_equal(w[0].head, 3);
  assert_int_equal(w[3].head, TB_NONE);
  assert_int_equal(w[1].mwt_count, 2);
  assert_str(tb_string(&f->shared, w[1].surface), "don't");
  assert_false(w[1].space_after);
  assert_true(w[2].mwt_inside);
  assert_true(w[2].space_after);
  assert_int_equal(w[2].start, 8);
  assert_int_equal(w[3].start, 13);
  assert_false(w[3].space_after);
  assert_str(tb_lemma(&f->t, &w[7]), "_"); /* the word "_" */
  /* Words that do not spell their surface share its extent. */
  assert_int_equal(w[8].start, 0);
  assert_int_equal(w[9].start, 0);
  assert_int_equal(w[9].end, 2);
  assert_running(f, 0, "Mills don't  close.Why?\n\n_");
}

/* As editors and other programs leave them: a byte order mark, lines that end as on Windows, comments of other names, no
 * empty line at the end, a name that does not tell the format. */
/* Mentions in MISC: nested, of one word and of several; what a sentence leaves open is forgotten. */
static void reads_mentions(void **state)
{
  fixture *f = *state;
  assert_true(read_text(f, "mentions.conllu",
                        "1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\tEntity=(1-person-new-cf1(2-place)\n"
                        "2\tmayor\tmayor\tNOUN\t_\t_\t0\troot\t_\tA=B|Entity=(3-object)1)|SpaceAfter=No\n"
                        "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tEntity=(4-event\n\n"
                        "1\tHe\the\tPRON\t_\t_\t0\troot\t_\tEntity=(1-person)4)\n\n"));
  static const struct { uint32_t first, last; const char *chain, *type; } expected[] = {
    { 0, 0, "2", "place" }, { 1, 1, "3", "object" }, { 0, 1, "1", "person" }, { 3, 3, "1", "person" } };
  assert_int_equal(f->t.mentions.count, 4);
  for (uint32_t i = 0; i < 4; i++) {
    const tb_mention *m = &f->t.mentions.at[i];
    assert_int_equal(m->first, expected[i].first);
    assert_int_equal(m->last, expected[i].last);
    assert_str(f->shared.chains.strings.at[m->chain], expected[i].chain);
    assert_str(f->shared.chains.strings.at[m->type], expected[i].type);
  }
  assert_int_equal(treebank_mention_head(&f->t, &f->t.sentences.at[0], &f->t.mentions.at[2]), 1);
}

static void reads_odd_files(void **state)
{
  fixture *f = *state;
  assert_true(read_text(f, "odd.txt", "\xef\xbb\xbf# newdoc id = odd\r\n# text_en = Other\r\n# newpar_block = list\r\n1\tAh\tah\tINTJ\t_\t_\t0\troot\t_\t_\r\n\r\n"
                                      "# text = Oh\r\n1\tOh\toh\tINTJ\t_\t_\t0\troot\t_\t_"));
  assert_str(f->t.documents.at[0].id, "odd");
  assert_running(f, 0, "Ah Oh");
  assert_true(read_text(f, "tags", "7\tOslo\tB-LOC\n\n# sent_id = 2\n8\tis\tO\n9\tnear\tO\n")); /* numbers through the document */
  assert_int_equal(f->t.documents.count, 2);
  assert_running(f, 1, "Oslo\n\nis near");
}

static void refuses_what_is_wrong(void **state)
{
  static const char *const wrong[] = {
    "1\ta\ta\tX\t_\t_\t0\troot\t_\n\n",                                                             /* 9 columns */
    "1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n3\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n\n",                          /* a number is missing */
    "1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n3\tc\tc\tX\t_\t_\t0\troot\t_\t_\n\n", /* a circle */
    "1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n2\tb\tb\tX\t_\t_\t0\troot\t_\t_\n\n",                         /* two roots */
    "1\ta\ta\tX\t_\t_\t1\tdep\t_\t_\n\n",                                                           /* its own head */
    "1\ta\ta\tX\t_\t_\t7\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t0\troot\t_\t_\n\n",                          /* a head outside */
    "1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n2\tb\tb\tX\t_\t_\t_\tdep\t_\t_\n\n",                          /* a word without a head */
    "# text = a c\n1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n\n",            /* another text */
    "# text = a b\n1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n",                                            /* more text than words */
    "1-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n",                         /* half a multiword token */
    "1\t\xff\ta\tX\t_\t_\t0\troot\t_\t_\n\n",                                                       /* no UTF-8 */
    "1\t\ta\tX\t_\t_\t0\troot\t_\t_\n\n",                                                           /* no form */
    "",
  };
  fixture *f = *state;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(read_text(f, "wrong.conllu", wrong[i]));
  assert_false(treebank_read(&f->t, "there is no such file"));
}

static void reads_names(void **state)
{
  fixture *f = *state;
  assert_true(read_text(f, "a.iob2",
                        "# newdoc id = n\n# sent_id = 1\n# text = Ana Gil's boat\n1\tAna\tB-PER\t-\t-\n2\tGil\tI-PER\t-\t-\n3\t's\tO\t-\t-\n4\tboat\tO\t-\t-\n\n"
                        "# text = It sank.\n1\tIt\tI-ORG\t-\t-\n2\tsank\tO\t-\t-\n3\t.\tB-O\t-\t-\n"));
  const tb_word *w = f->t.words.at;
  assert_str(tb_label(&f->shared, TB_NAME, w[1].name), "I-PER");
  assert_str(tb_label(&f->shared, TB_NAME, w[2].name), "O");
  assert_str(tb_label(&f->shared, TB_NAME, w[4].name), "B-ORG"); /* a name begins with B- */
  assert_str(tb_label(&f->shared, TB_NAME, w[6].name), "B-O");   /* a label nobody knows is kept */
  assert_true(f->t.sentences.at[0].has_names);
  assert_false(f->t.sentences.at[0].has_tree);
  assert_running(f, 0, "Ana Gil's boat\n\nIt sank.");
}

static void sets_text_of_tokens(void **state)
{
  fixture *f = *state;
  assert_true(read_text(f, "a.conll.txt", "Oslo I-LOC\nDocks I-ORG\nLtd. I-ORG\nsaid O\n: O\n\n\" O\nWe O\nwo O\nn't O\npay O\n$ O\n5 O\n, O\n\" O\nhe O\n'll O\nsay O\n. O\n\n"
                                          "-DOCSTART- O\n\n( O\nEnd O\n) O\n"));
  assert_int_equal(f->t.documents.count, 2);
  assert_str(tb_label(&f->shared, TB_NAME, f->t.words.at[1].name), "B-ORG");
  assert_str(tb_label(&f->shared, TB_NAME, f->t.words.at[2].name), "I-ORG");
  assert_running(f, 0, "Oslo Docks Ltd. said: \"We won't pay $5,\" he'll say.");
  assert_running(f, 1, "(End)");
}

static void cuts_evenly(void **state)
{
  fixture *f = *state;
  char text[4096] = "";
  for (int i = 0; i < 20; i++) {
    char one[128];
    snprintf(one, sizeof one, "# newdoc id = %d\n1\tw%d\tw\tX\t_\t_\t0\troot\t_\t_\n\n", i, i);
    strcat(text, one);
  }
  assert_true(read_text(f, "many.conllu", text));
  treebank_cut(&f->t, 250000);
  assert_int_equal(f->t.documents.count, 5);
  assert_int_equal(treebank_word_count(&f->t), 5);
  for (uint32_t i = 0; i < 5; i++) {
    char id[8];
    snprintf(id, sizeof id, "%u", 4 * i);
    assert_str(f->t.documents.at[i].id, id);
    assert_int_equal(f->t.sentences.at[f->t.documents.at[i].first].document, i);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(reads_conllu, setup, teardown),
    cmocka_unit_test_setup_teardown(reads_mentions, setup, teardown),
    cmocka_unit_test_setup_teardown(reads_odd_files, setup, teardown),
    cmocka_unit_test_setup_teardown(refuses_what_is_wrong, setup, teardown),
    cmocka_unit_test_setup_teardown(reads_names, setup, teardown),
    cmocka_unit_test_setup_teardown(sets_text_of_tokens, setup, teardown),
    cmocka_unit_test_setup_teardown(cuts_evenly, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
