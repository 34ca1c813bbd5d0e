/* The lexicon compiler says where each mistake of a table is, and writes nothing then. Runs the built tool, which lies
 * beside this program's folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char tool[4096], folder[64];

/* Compiles one table; gives the exit status and what was said, the folder's name left out. */
static int compile(const char *name, const void *table, size_t size, char *said, size_t room)
{
  char command[8192], path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(table, 1, size, f), size);
  fclose(f);
  snprintf(command, sizeof command, "cd '%s' && '%s' -o out '%s' 2>&1", folder, tool, name);
  FILE *p = popen(command, "r");
  assert_non_null(p);
  size_t n = fread(said, 1, room - 1, p);
  said[n] = '\0';
  int status = pclose(p);
  remove(path);
  return status >> 8;
}

static void rejects(const char *table, const char *message)
{
  char said[4096];
  int status = compile("words.tsv", table, strlen(table), said, sizeof said);
  if (status != 1 || !strstr(said, message)) fail_msg("status %d, said: %s", status, said);
  assert_non_null(strstr(said, "nothing written"));
}

static void takes_a_good_table(void **state)
{
  (void)state;
  const char table[] = "#! case: fold\n# A comment\n\nphrases\tkind\nof the|\xc3\xa9tat\tx\nbesides\t\n";
  char said[4096];
  assert_int_equal(compile("words.tsv", table, sizeof table - 1, said, sizeof said), 0);
  assert_string_equal(said, "");
  char path[512], header[4096] = { 0 };
  snprintf(path, sizeof path, "%s/out.h", folder);
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  assert_true(fread(header, 1, sizeof header - 1, f) > 0);
  fclose(f);
  assert_non_null(strstr(header, "NCI_LEX_WORDS = 0"));
  assert_non_null(strstr(header, "NCI_WORDS_PHRASES = 0"));
  assert_non_null(strstr(header, "NCI_WORDS_KIND = 1"));
}

/* A table of codes has no phrases: its first column may have any name, and a bar in a cell is a letter like others. */
static void takes_a_table_of_codes(void **state)
{
  (void)state;
  const char table[] = "#! match: never\ncode\tname\n01|02\tone\n01|02\ttwo\n";
  char said[4096];
  assert_int_equal(compile("codes.tsv", table, sizeof table - 1, said, sizeof said), 0);
  assert_string_equal(said, "");
}

static void rejects_bad_heads(void **state)
{
  (void)state;
  rejects("", "words.tsv:1:1: error: no header line");
  rejects("phrases\tkind\na\tb\n", "words.tsv:1:1: error: no \"#! case: exact\" or \"#! case: fold\" before the header");
  rejects("#! case: loose\nphrases\n", "words.tsv:1:1: error: \"loose\" is not a value of this directive (exact or fold)");
  rejects("#! colour: red\nphrases\n", "words.tsv:1:1: error: unknown directive \"colour: red\" (known: case, repeat, match, table)");
  rejects("#! match: always\ncode\n", "words.tsv:1:1: error: \"always\" is not a value of this directive (never)");
  rejects("#! match: never\ncode\tname\n\tx\n", "words.tsv:3:1: error: no code");
  rejects("#! case: fold\nphrases\n#! repeat: allowed\n", "words.tsv:3:1: error: the directive must stand before the header line");
  rejects("#! case: fold\nwords\tkind\n", "words.tsv:2:1: error: the first column must be \"phrases\"");
  rejects("#! case: fold\nphrases\tKind\n", "words.tsv:2:9: error: \"Kind\" is no column name (a-z, 0-9, _)");
  rejects("#! case: fold\nphrases\tkind\tkind\n", "words.tsv:2:14: error: column \"kind\" stands twice");
}

static void rejects_bad_rows(void **state)
{
  (void)state;
#define HEAD "#! case: fold\nphrases\tkind\n"
  rejects(HEAD "a\n", "words.tsv:3:1: error: 1 column where the header has 2");
  rejects(HEAD "a\tb\tc\n", "words.tsv:3:1: error: 3 columns where the header has 2");
  rejects(HEAD "\tb\n", "words.tsv:3:1: error: empty phrase");
  rejects(HEAD "a||b\tc\n", "words.tsv:3:3: error: empty phrase");
  rejects(HEAD "a|\tc\n", "words.tsv:3:3: error: empty phrase");
  rejects(HEAD "a| b\tc\n", "words.tsv:3:3: error: phrase \" b\" begins or ends with a space");
  rejects(HEAD "a\t c\n", "words.tsv:3:3: error: cell begins or ends with a space");
  rejects(HEAD "a|b|a\tc\n", "words.tsv:3:5: error: phrase \"a\" stands twice in its row");
  rejects(HEAD "a\tb\na\tb\n", "words.tsv:4:1: error: the same row as before");
  rejects(HEAD "a\tb\nx|A\tc\n", "words.tsv:4:3: error: phrase \"A\" stands in line 3 already (if it has two meanings: \"#! repeat: allowed\")");
  rejects(HEAD "a\xff\tb\n", "words.tsv:3:2: error: not valid UTF-8");
  rejects(HEAD "a\tb\r\n", "words.tsv:3:4: error: carriage return or NUL");
  char table[512], *end = table + sprintf(table, HEAD);
  memset(end, 'a', 256);
  strcpy(end + 256, "\tb\n");
  rejects(table, "words.tsv:3:1: error: phrase of 256 bytes, at most 255 are possible");
}

static void allows_repeats_when_said(void **state)
{
  (void)state;
  const char table[] = "#! case: fold\n#! repeat: allowed\nphrases\tkind\na\tb\na\tc\n";
  char said[4096];
  assert_int_equal(compile("words.tsv", table, sizeof table - 1, said, sizeof said), 0);
  /* In an exact table the case makes two phrases. */
  const char exact[] = "#! case: exact\nphrases\tkind\nUS\tb\nus\tc\n";
  assert_int_equal(compile("words.tsv", exact, sizeof exact - 1, said, sizeof said), 0);
}

static void rejects_bad_names_and_files(void **state)
{
  (void)state;
  char said[4096];
  const char table[] = "#! case: fold\nphrases\n";
  assert_int_equal(compile("Words.tsv", table, sizeof table - 1, said, sizeof said), 1);
  assert_non_null(strstr(said, "Words.tsv:0:0: error: no name for a table (a-z, 0-9, _)"));
  assert_int_equal(compile("words.txt", table, sizeof table - 1, said, sizeof said), 1);
  assert_non_null(strstr(said, "words.txt:0:0: error: a table's file name ends in .tsv"));
}

int main(int argc, char **argv)
{
  (void)argc;
  char here[2048];
  strcpy(folder, "/tmp/newscorpus-lexc-XXXXXX");
  const char *slash = strrchr(argv[0], '/');
  snprintf(here, sizeof here, "%.*s/../../bin/newscorpus-lexc", slash ? (int)(slash - argv[0]) : 1, slash ? argv[0] : ".");
  if (!realpath(here, tool) || !mkdtemp(folder)) {
    printf("skipped: no compiler at %s\n", here);
    return 0;
  }
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(takes_a_good_table),
    cmocka_unit_test(takes_a_table_of_codes),
    cmocka_unit_test(rejects_bad_heads),
    cmocka_unit_test(rejects_bad_rows),
    cmocka_unit_test(allows_repeats_when_said),
    cmocka_unit_test(rejects_bad_names_and_files)
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  char path[512];
  for (const char *ending = "ch"; *ending; ending++) {
    snprintf(path, sizeof path, "%s/out.%c", folder, *ending);
    remove(path);
  }
  rmdir(folder);
  return failed;
}
