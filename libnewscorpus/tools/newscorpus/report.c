/* newscorpus report: the HTML page. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arguments.h"
#include "terminal.h"

/* Writes a page aside and gives it its name when it is whole. */
static bool write_file(const char *path, ncorp_str page)
{
  if (strcmp(path, "-") == 0) return fwrite(page.data, 1, page.size, stdout) == page.size;
  size_t size = strlen(path) + 8;
  char *aside = malloc(size);
  if (!aside) return false;
  snprintf(aside, size, "%s.XXXXXX", path);
  int fd = mkstemp(aside);
  bool good = fd >= 0 && fchmod(fd, 0644) == 0;
  for (size_t at = 0; good && at < page.size;) {
    ssize_t n = write(fd, page.data + at, page.size - at);
    if (n > 0) at += (size_t)n;
    else good = n < 0 && errno == EINTR;
  }
  good = good && fsync(fd) == 0;
  if (fd >= 0 && close(fd) != 0) good = false;
  good = good && rename(aside, path) == 0;
  int reason = errno;
  if (!good && fd >= 0) unlink(aside);
  errno = reason;
  free(aside);
  return good;
}

static int make_report(const ncorp_corpus *corpus, const char *path, const char *title)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *page;
  if (ncorp_report_html(corpus, title, &page, &error) < 0) return failure(&error);
  bool good = write_file(path, ncorp_text_view(page));
  if (!good) fprintf(stderr, "newscorpus: %s: error: %s\n", path, strerror(errno));
  ncorp_text_unref(page);
  return good ? EXIT_DONE : EXIT_FAILED;
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
