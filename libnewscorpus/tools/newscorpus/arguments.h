/* Taking options and operands apart, as people know it from git: --name value, --name=value, -n value, -- . */
#ifndef TOOL_ARGUMENTS_H
#define TOOL_ARGUMENTS_H

#include "command.h"

typedef struct arguments {
  const command *self;
  int argc, at;
  char **argv;
  const char **operands; /* in order; room for argc */
  int operand_count;
  bool rest; /* after "--" all are operands */
  bool wrong;
  const char *attached; /* the value in --name=value, until it is asked for */
} arguments;

/* Starts; operands is room for argc pointers. */
void arguments_init(arguments *a, const command *self, int argc, char **argv, const char **operands);

/* Gives the next option's name as it stands ("--threads", "-o"), collecting operands on the way; NULL at the
 * end, and, with `wrong` set, when the option before was given a value that it does not take. */
const char *arguments_next(arguments *a);

/* True when the option has this long or short name (short may be NULL). */
bool option_is(const char *option, const char *name, const char *shorter);

/* Gives the option's value, or NULL after saying that it is missing. */
const char *arguments_value(arguments *a, const char *option);

/* Gives a whole number from `low` to `high`; sets *out. False after saying what is wrong. */
bool arguments_number(arguments *a, const char *option, unsigned long low, unsigned long high, unsigned long *out);

/* Says that the option is not known; gives EXIT_FAILED. */
int arguments_unknown(arguments *a, const char *option);

/* A simple option: one of the three says where to note that it is there, its value, or its number (1 or more). */
typedef struct option_rule {
  const char *name, *shorter; /* as for option_is() */
  bool *flag;
  const char **text;
  unsigned long *number;
} option_rule;

/* Runs a command that has simple options, and --help: act gets the operands when all options were right. Gives an exit
 * status. */
int run_simple(const command *self, int argc, char **argv, const option_rule *rules, size_t count,
               int (*act)(const command *self, const char *const *operands, int operand_count, void *ctx), void *ctx);

#endif
