/* newscorpus model: what a language model holds. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "terminal.h"

static void print_model(const ncorp_model *m)
{
  put_text(stdout, m->source, false);
  printf(": a model for \"%.*s\", %llu bytes, version %u\n\n", NCORP_STR_ARG(m->language), (unsigned long long)m->size, (unsigned)m->version);
  table *t = table_new((const char *const[]){ "section", "bytes" }, 2);
  for (size_t i = 0; i < m->section_count; i++) {
    table_cell(t, m->sections[i].name);
    table_number(t, m->sections[i].size);
    table_end_row(t);
  }
  table_print(t);
  if (!m->about.data) return;
  putchar('\n');
  put_text(stdout, m->about, true);
  if (m->about.size && m->about.data[m->about.size - 1] != '\n') putchar('\n');
}

static int show_model(const char *path, bool json)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_analyzer *analyzer;
  ncorp_text *text = NULL;
  options.model = path;
  if (ncorp_analyzer_new(&options, &analyzer, &error) < 0) return failure(&error);
  const ncorp_model *m = ncorp_analyzer_model(analyzer);
  int result = EXIT_DONE;
  if (!m) {
    fputs("newscorpus: the library was built without a model\n", stderr);
    result = EXIT_FAILED;
  } else if (json) {
    ncorp_status status = ncorp_model_json(m, &text, &error);
    result = print_record(status, &text, &error);
  } else {
    print_model(m);
  }
  ncorp_analyzer_unref(analyzer);
  return result;
}

static int run(const command *self, int argc, char **argv)
{
  const char **operands = calloc((size_t)argc + 1, sizeof *operands);
  int result = EXIT_FAILED;
  bool json = false, done = false;
  arguments a;
  const char *option;
  if (!operands) return result;
  arguments_init(&a, self, argc, argv, operands);
  while (!done && (option = arguments_next(&a))) {
    if (option_is(option, "--json", NULL)) {
      json = true;
      continue;
    }
    result = option_is(option, "--help", "-h") ? print_help(self) : arguments_unknown(&a, option);
    done = true;
  }
  if (!done && !a.wrong) {
    if (a.operand_count > 1) result = usage_error(self, "one model at a time");
    else result = show_model(operands[0], json);
  }
  free(operands);
  return result;
}

const command COMMAND_MODEL = {
  "model", "Tell what a language model holds and how it was made",
  "model [FILE] [--json]",
  "  FILE    a model file; without one, the model that is built in\n"
  "  --json  one line of JSON\n",
  run
};
