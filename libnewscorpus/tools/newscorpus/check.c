/* newscorpus check: reads files through and says what is wrong with them. */
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

static int check_all(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  int result = operand_count ? EXIT_DONE : usage_error(self, "no file is named");
  for (int i = 0; i < operand_count; i++) {
    int one = check(operands[i], *(bool *)ctx);
    if (one > result) result = one;
  }
  return result;
}

static int run(const command *self, int argc, char **argv)
{
  bool quiet = false;
  const option_rule rules[] = { { .name = "--quiet", .shorter = "-q", .flag = &quiet } };
  return run_simple(self, argc, argv, rules, 1, check_all, &quiet);
}

const command COMMAND_CHECK = {
  "check", "Read files through and say what is wrong with them",
  "check FILE... [-q]",
  "  FILE         a corpus file, a text file or a folder\n"
  "  -q, --quiet  only what is wrong\n",
  run
};
