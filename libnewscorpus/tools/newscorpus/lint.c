/* newscorpus lint: names every mistake in dictionaries of event coding. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "terminal.h"

static int lint(const char *folder, bool quiet)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_dictionary *dictionary;
  if (ncorp_dictionary_open(folder, NULL, &dictionary, &error) < 0) return failure(&error);
  size_t count = ncorp_dictionary_diagnostic_count(dictionary);
  for (size_t i = 0; i < count; i++) print_diagnostic(ncorp_dictionary_diagnostic(dictionary, i));
  ncorp_dictionary_counts n = ncorp_dictionary_count(dictionary);
  if (!quiet) {
    put_text(stdout, (ncorp_str){ folder, strlen(folder) }, false);
    printf(": %zu files, %zu actors, %zu agents, %zu forms of verbs, %zu patterns, %zu discards, %zu issues; ", n.files, n.actors, n.agents,
           n.verbs, n.patterns, n.discards, n.issues);
    if (count) printf("%zu mistake%s\n", count, count == 1 ? "" : "s");
    else puts("all good");
  }
  ncorp_dictionary_unref(dictionary);
  return count ? EXIT_SKIPPED : EXIT_DONE;
}

static int lint_all(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  int result = operand_count ? EXIT_DONE : usage_error(self, "no folder is named");
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
  "lint", "Name every mistake in dictionaries of event coding: file, line, column and what is wrong",
  "lint DIR... [-q]",
  "  DIR          a folder of dictionaries in the syntax of TABARI and PETRARCH\n"
  "  -q, --quiet  only what is wrong\n",
  run
};
