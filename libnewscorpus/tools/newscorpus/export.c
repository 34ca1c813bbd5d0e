/* newscorpus export: event records for other programs. */
#include <string.h>

#include "arguments.h"

typedef struct table {
  const char *format, *output;
  bool columns;
  ncorp_event_format which;
} table;

static bool find_format(const char *name, ncorp_event_format *format)
{
  for (int i = 0; ncorp_event_format_name((ncorp_event_format)i); i++) {
    *format = (ncorp_event_format)i;
    if (strcmp(name, ncorp_event_format_name(*format)) == 0) return true;
  }
  return false;
}

/* The headings that the data sets themselves do not have. */
static int print_columns(const command *self, ncorp_event_format format)
{
  if (!ncorp_event_column(format, 0)) return usage_error(self, "%s is no table", ncorp_event_format_name(format));
  for (size_t i = 0; ncorp_event_column(format, i); i++) printf("%s\n", ncorp_event_column(format, i));
  return EXIT_DONE;
}

static int write_table(const ncorp_corpus *corpus, void *ctx)
{
  const table *t = ctx;
  ncorp_error error = NCORP_ERROR_INIT;
  return ncorp_write_events(corpus, t->output, t->which, NULL, &error) < 0 ? failure(&error) : EXIT_DONE;
}

static int export_events(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  table *t = ctx;
  if (t->format && !find_format(t->format, &t->which)) return usage_error(self, "--to: there is no format \"%s\"", t->format);
  if (t->columns && t->format && !operand_count) return print_columns(self, t->which);
  if (operand_count != 1 || !t->output || !t->format) return usage_error(self, "one corpus file, --to and -o are needed");
  return run_on_corpus(operands[0], write_table, t);
}

static int run(const command *self, int argc, char **argv)
{
  table t = { 0 };
  const option_rule rules[] = { { .name = "--output", .shorter = "-o", .text = &t.output }, { .name = "--to", .text = &t.format },
                                { .name = "--columns", .flag = &t.columns } };
  return run_simple(self, argc, argv, rules, 3, export_events, &t);
}

const command COMMAND_EXPORT = {
  "export", "Write the event records of a corpus file for other programs",
  "export FILE --to FORMAT {-o OUTPUT | --columns}",
  "  FILE               a corpus file whose articles are linked\n"
  "  --to FORMAT        plover (JSON Lines), plover-x (with types beyond PLOVER), petrarch2, phoenix, gdelt or gdelt-mentions (tab-separated, without headings)\n"
  "  -o, --output FILE  the result; .gz and .zst are compressed; - is standard output\n"
  "  --columns          list the format's columns instead; no FILE is needed\n",
  run
};
