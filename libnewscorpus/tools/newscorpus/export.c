/* newscorpus export: event records for other programs. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "terminal.h"

static bool take_format(arguments *a, const char *name, ncorp_event_format *format)
{
  for (int i = 0; name && ncorp_event_format_name((ncorp_event_format)i); i++)
    if (strcmp(name, ncorp_event_format_name((ncorp_event_format)i)) == 0) {
      *format = (ncorp_event_format)i;
      return true;
    }
  if (name) usage_error(a->self, "--to: there is no format \"%s\"", name);
  a->wrong = true;
  return false;
}

/* The headings that the data sets themselves do not have. */
static int print_columns(const command *self, ncorp_event_format format)
{
  if (!ncorp_event_column(format, 0)) return usage_error(self, "%s is no table", ncorp_event_format_name(format));
  for (size_t i = 0; ncorp_event_column(format, i); i++) printf("%s\n", ncorp_event_column(format, i));
  return EXIT_DONE;
}

static int export_events(const char *input, const char *output, ncorp_event_format format)
{
  ncorp_error error = NCORP_ERROR_INIT;
  size_t skipped;
  ncorp_corpus *corpus = read_corpus(input, &skipped);
  if (!corpus) return EXIT_FAILED;
  ncorp_status status = ncorp_write_events(corpus, output, format, NULL, &error);
  ncorp_corpus_unref(corpus);
  return status < 0 ? failure(&error) : skipped ? EXIT_SKIPPED : EXIT_DONE;
}

static int run(const command *self, int argc, char **argv)
{
  const char **operands = calloc((size_t)argc + 1, sizeof *operands), *output = NULL, *option;
  int result = EXIT_FAILED;
  ncorp_event_format format = NCORP_EVENTS_PLOVER;
  bool chosen = false, columns = false;
  arguments a;
  if (!operands) return result;
  arguments_init(&a, self, argc, argv, operands);
  while ((option = arguments_next(&a)) && !a.wrong) {
    if (option_is(option, "--output", "-o")) output = arguments_value(&a, option);
    else if (option_is(option, "--to", NULL)) chosen = take_format(&a, arguments_value(&a, option), &format);
    else if (option_is(option, "--columns", NULL)) columns = true;
    else {
      result = option_is(option, "--help", "-h") ? print_help(self) : arguments_unknown(&a, option);
      free(operands);
      return result;
    }
  }
  if (!a.wrong && columns && chosen && !a.operand_count) {
    result = print_columns(self, format);
  } else if (!a.wrong && (a.operand_count != 1 || !output || !chosen)) {
    result = usage_error(self, "one corpus file, --to and -o are needed");
  } else if (!a.wrong) {
    result = export_events(operands[0], output, format);
  }
  free(operands);
  return result;
}

const command COMMAND_EXPORT = {
  "export", "Write the event records of a corpus file for other programs",
  "export FILE --to FORMAT {-o OUTPUT | --columns}",
  "  FILE               a corpus file whose articles are linked\n"
  "  --to FORMAT        plover (JSON Lines), petrarch2, phoenix, gdelt or gdelt-mentions (tab-separated, without headings)\n"
  "  -o, --output FILE  the result; .gz and .zst are compressed; - is standard output\n"
  "  --columns          list the format's columns instead; no FILE is needed\n",
  run
};
