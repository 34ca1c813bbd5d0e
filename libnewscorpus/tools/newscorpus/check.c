/* newscorpus check: reads files through and says what is wrong with them. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "terminal.h"

static int check(const char *path, bool quiet)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_source source = NCORP_SOURCE_FROM_PATH(path);
  ncorp_reader *reader;
  ncorp_corpus *batch;
  size_t articles = 0, skipped = 0;
  if (ncorp_reader_open(&source, 1, NULL, &reader, &error) < 0) return failure(&error);
  ncorp_status status;
  while ((status = ncorp_reader_next(reader, 0, &batch, &error)) == NCORP_OK) {
    skipped += print_diagnostics(batch);
    articles += ncorp_corpus_article_count(batch);
    ncorp_corpus_unref(batch);
    if (progress_wanted() && !quiet) show_progress("checking", articles, 0);
  }
  end_progress();
  ncorp_reader_close(reader);
  if (status < 0) return failure(&error);
  if (!quiet) {
    put_text(stdout, (ncorp_str){ path, strlen(path) }, false);
    printf(": %zu article%s", articles, articles == 1 ? "" : "s");
    if (skipped) printf(", %zu skipped\n", skipped);
    else printf(", all good\n");
  }
  return skipped ? EXIT_SKIPPED : EXIT_DONE;
}

static int run(const command *self, int argc, char **argv)
{
  const char **operands = calloc((size_t)argc + 1, sizeof *operands);
  int result = EXIT_DONE;
  bool quiet = false;
  arguments a;
  const char *option;
  if (!operands) return EXIT_FAILED;
  arguments_init(&a, self, argc, argv, operands);
  while ((option = arguments_next(&a))) {
    if (option_is(option, "--quiet", "-q")) {
      quiet = true;
      continue;
    }
    result = option_is(option, "--help", "-h") ? print_help(self) : arguments_unknown(&a, option);
    free(operands);
    return result;
  }
  if (a.wrong) result = EXIT_FAILED;
  else if (!a.operand_count) result = usage_error(self, "no file is named");
  for (int i = 0; i < a.operand_count && !a.wrong; i++) {
    int one = check(operands[i], quiet);
    if (one > result) result = one;
  }
  free(operands);
  return result;
}

const command COMMAND_CHECK = {
  "check", "Read files through and say what is wrong with them",
  "check FILE... [-q]",
  "  FILE         a corpus file, a text file or a folder\n"
  "  -q, --quiet  only what is wrong\n",
  run
};
