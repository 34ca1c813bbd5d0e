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

static int show_one(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  return operand_count > 1 ? usage_error(self, "one model at a time") : show_model(operands[0], *(bool *)ctx);
}

static int run(const command *self, int argc, char **argv)
{
  bool json = false;
  const option_rule rules[] = { { .name = "--json", .flag = &json } };
  return run_simple(self, argc, argv, rules, 1, show_one, &json);
}

const command COMMAND_MODEL = {
  "model", "Tell what a language model holds and how it was made",
  "model [FILE] [--json]",
  "  FILE    a model file; without one, the model that is built in\n"
  "  --json  one line of JSON\n",
  run
};
