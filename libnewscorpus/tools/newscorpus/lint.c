/* newscorpus lint: names every mistake in dictionaries of event coding and in event patterns. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "terminal.h"

static void print_count(size_t count, const char *one, const char *many, const char *end)
{
  printf("%zu %s%s", count, count == 1 ? one : many, end);
}

static void print_end(size_t mistakes)
{
  if (mistakes) print_count(mistakes, "mistake", "mistakes", "\n");
  else puts("all good");
}

static int lint_patterns(const char *path, const ncorp_patterns *patterns, bool quiet)
{
  size_t count = ncorp_patterns_diagnostic_count(patterns);
  for (size_t i = 0; i < count; i++) print_diagnostic(ncorp_patterns_diagnostic(patterns, i));
  ncorp_pattern_counts n = ncorp_patterns_count(patterns);
  if (!quiet) {
    put_text(stdout, (ncorp_str){ path, strlen(path) }, false);
    fputs(": ", stdout);
    print_count(n.files, "file", "files", ", ");
    print_count(n.patterns, "pattern", "patterns", ", ");
    print_count(n.idioms, "row of idioms", "rows of idioms", ", ");
    print_count(n.words, "row of words", "rows of words", "; ");
    print_end(count);
  }
  return count ? EXIT_SKIPPED : EXIT_DONE;
}

/* A folder of dictionaries, or else patterns. */
static int lint(const char *folder, bool quiet)
{
  ncorp_error error = NCORP_ERROR_INIT, other = NCORP_ERROR_INIT;
  ncorp_dictionary *dictionary;
  ncorp_patterns *patterns;
  if (ncorp_dictionary_open(folder, NULL, &dictionary, &error) < 0) {
    if (error.status != NCORP_ERR_IO) return failure(&error);
    ncorp_status status = ncorp_patterns_open(folder, NULL, &patterns, &other);
    if (status < 0) return failure(status == NCORP_ERR_IO ? &error : &other);
    int result = lint_patterns(folder, patterns, quiet);
    ncorp_patterns_unref(patterns);
    return result;
  }
  size_t count = ncorp_dictionary_diagnostic_count(dictionary);
  for (size_t i = 0; i < count; i++) print_diagnostic(ncorp_dictionary_diagnostic(dictionary, i));
  ncorp_dictionary_counts n = ncorp_dictionary_count(dictionary);
  if (!quiet) {
    put_text(stdout, (ncorp_str){ folder, strlen(folder) }, false);
    fputs(": ", stdout);
    print_count(n.files, "file", "files", ", ");
    print_count(n.actors, "actor", "actors", ", ");
    print_count(n.agents, "agent", "agents", ", ");
    print_count(n.verbs, "form of verbs", "forms of verbs", ", ");
    print_count(n.patterns, "pattern", "patterns", ", ");
    print_count(n.discards, "discard", "discards", ", ");
    print_count(n.issues, "issue", "issues", "; ");
    print_end(count);
  }
  ncorp_dictionary_unref(dictionary);
  return count ? EXIT_SKIPPED : EXIT_DONE;
}

static int lint_all(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  int result = operand_count ? EXIT_DONE : usage_error(self, "no file or folder is named");
  for (int i = 0; i < operand_count; i++) {
    int one = lint(operands[i], *(bool *)ctx);
    if (one > result) result = one;
  }
  return result;
}

static int run(const command *self, int argc, char **argv)
{
  bool quiet = false;
  const option_rule rules[] = { { .name = "--quiet", .shorter = "-q", .flag = &quiet } };
  return run_simple(self, argc, argv, rules, 1, lint_all, &quiet);
}

const command COMMAND_LINT = {
  "lint", "Name every mistake in dictionaries of event coding and in event patterns: file, line, column and what is wrong",
  "lint PATH... [-q]",
  "  PATH         a folder of dictionaries in the syntax of TABARI and PETRARCH; or a file of event patterns, or a folder of such\n"
  "  -q, --quiet  only what is wrong\n",
  run
};
