/* newscorpus report: the HTML page. */
#include <stdlib.h>

#include "arguments.h"

static int make_report(const ncorp_corpus *corpus, const char *path, const char *title)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *page;
  if (ncorp_report_html(corpus, title, &page, &error) < 0) return failure(&error);
  ncorp_status status = ncorp_text_write(page, path, &error);
  ncorp_text_unref(page);
  return status < 0 ? failure(&error) : EXIT_DONE;
}

static int run(const command *self, int argc, char **argv)
{
  const char **operands = calloc((size_t)argc + 1, sizeof *operands), *output = NULL, *title = NULL, *option;
  int result = EXIT_FAILED;
  arguments a;
  if (!operands) return result;
  arguments_init(&a, self, argc, argv, operands);
  while ((option = arguments_next(&a)) && !a.wrong) {
    if (option_is(option, "--output", "-o")) output = arguments_value(&a, option);
    else if (option_is(option, "--title", NULL)) title = arguments_value(&a, option);
    else {
      result = option_is(option, "--help", "-h") ? print_help(self) : arguments_unknown(&a, option);
      free(operands);
      return result;
    }
  }
  if (!a.wrong && (a.operand_count != 1 || !output)) {
    result = usage_error(self, "one corpus file and -o are needed");
  } else if (!a.wrong) {
    size_t skipped;
    ncorp_corpus *corpus = read_corpus(operands[0], &skipped);
    if (corpus) result = make_report(corpus, output, title);
    if (result == EXIT_DONE && skipped) result = EXIT_SKIPPED;
    ncorp_corpus_unref(corpus);
  }
  free(operands);
  return result;
}

const command COMMAND_REPORT = {
  "report", "Make one HTML page of stories, events, entities and articles",
  "report FILE -o PAGE.html [--title TITLE]",
  "  FILE               a corpus file\n"
  "  -o, --output PAGE  the page; - is standard output\n"
  "  --title TITLE      the page's title\n",
  run
};
