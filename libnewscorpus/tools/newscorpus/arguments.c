/* Options and operands. */
#include "arguments.h"

#include <stdlib.h>
#include <string.h>

void arguments_init(arguments *a, const command *self, int argc, char **argv, const char **operands)
{
  *a = (arguments){ .self = self, .argc = argc, .argv = argv, .operands = operands };
}

const char *arguments_next(arguments *a)
{
  static char name[64];
  if (a->attached) {
    usage_error(a->self, "%s takes no value", name);
    a->wrong = true;
    return NULL;
  }
  while (a->at < a->argc) {
    char *arg = a->argv[a->at++];
    if (a->rest || arg[0] != '-' || arg[1] == '\0') {
      a->operands[a->operand_count++] = arg;
      continue;
    }
    if (strcmp(arg, "--") == 0) {
      a->rest = true;
      continue;
    }
    const char *equals = arg[1] == '-' ? strchr(arg, '=') : NULL;
    if (!equals) return arg;
    size_t size = (size_t)(equals - arg);
    if (size >= sizeof name) size = sizeof name - 1;
    memcpy(name, arg, size);
    name[size] = '\0';
    a->attached = equals + 1;
    return name;
  }
  return NULL;
}

bool option_is(const char *option, const char *name, const char *shorter)
{
  return strcmp(option, name) == 0 || (shorter && strcmp(option, shorter) == 0);
}

const char *arguments_value(arguments *a, const char *option)
{
  const char *attached = a->attached;
  a->attached = NULL;
  if (attached) return attached;
  if (a->at < a->argc) return a->argv[a->at++];
  usage_error(a->self, "%s needs a value", option);
  a->wrong = true;
  return NULL;
}

bool arguments_number(arguments *a, const char *option, unsigned long low, unsigned long high, unsigned long *out)
{
  const char *value = arguments_value(a, option);
  if (!value) return false;
  char *end;
  unsigned long n = strtoul(value, &end, 10);
  if (value[0] >= '0' && value[0] <= '9' && *end == '\0' && n >= low && n <= high) {
    *out = n;
    return true;
  }
  usage_error(a->self, "%s: \"%s\" is no whole number from %lu to %lu", option, value, low, high);
  a->wrong = true;
  return false;
}

int arguments_unknown(arguments *a, const char *option)
{
  return usage_error(a->self, "unknown option \"%s\"", option);
}

int run_simple(const command *self, int argc, char **argv, const option_rule *rules, size_t count,
               int (*act)(const command *self, const char *const *operands, int operand_count, void *ctx), void *ctx)
{
  enum { LARGEST = 1000000000 };
  const char **operands = calloc((size_t)argc + 1, sizeof *operands), *option;
  int result = EXIT_FAILED;
  bool over = false;
  arguments a;
  if (!operands) return result;
  arguments_init(&a, self, argc, argv, operands);
  while (!over && (option = arguments_next(&a)) && !a.wrong) {
    const option_rule *r = rules;
    while (r < rules + count && !option_is(option, r->name, r->shorter)) r++;
    if (r == rules + count) {
      result = option_is(option, "--help", "-h") ? print_help(self) : arguments_unknown(&a, option);
      over = true;
    } else if (r->flag) {
      *r->flag = true;
    } else if (r->text) {
      *r->text = arguments_value(&a, option);
    } else {
      arguments_number(&a, option, 1, LARGEST, r->number);
    }
  }
  if (!over && !a.wrong) result = act(self, operands, a.operand_count, ctx);
  free(operands);
  return result;
}
