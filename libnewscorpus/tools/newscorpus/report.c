/* newscorpus report: the HTML page. */
#include "arguments.h"

typedef struct page {
  const char *path, *title;
} page;

static int make_report(const ncorp_corpus *corpus, void *ctx)
{
  const page *p = ctx;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *text;
  if (ncorp_report_html(corpus, p->title, &text, &error) < 0) return failure(&error);
  ncorp_status status = ncorp_text_write(text, p->path, &error);
  ncorp_text_unref(text);
  return status < 0 ? failure(&error) : EXIT_DONE;
}

static int report(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  if (operand_count != 1 || !((page *)ctx)->path) return usage_error(self, "one corpus file and -o are needed");
  return run_on_corpus(operands[0], make_report, ctx);
}

static int run(const command *self, int argc, char **argv)
{
  page p = { NULL, NULL };
  const option_rule rules[] = { { .name = "--output", .shorter = "-o", .text = &p.path }, { .name = "--title", .text = &p.title } };
  return run_simple(self, argc, argv, rules, 2, report, &p);
}

const command COMMAND_REPORT = {
  "report", "Make one HTML page of stories, events, entities and articles",
  "report FILE -o PAGE.html [--title TITLE]",
  "  FILE               a corpus file\n"
  "  -o, --output PAGE  the page; - is standard output\n"
  "  --title TITLE      the page's title\n",
  run
};
