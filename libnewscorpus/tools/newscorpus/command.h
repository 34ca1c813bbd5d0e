/* The newscorpus command: what its parts share. It uses the public API alone. */
#ifndef TOOL_COMMAND_H
#define TOOL_COMMAND_H

#include <stdbool.h>
#include <stdio.h>
#include <newscorpus/newscorpus.h>

/* Exit statuses, as the corpus format's description has them. */
enum { EXIT_DONE = 0, EXIT_SKIPPED = 1, EXIT_FAILED = 2 };

/* A subcommand. `run` gets the arguments after its name. */
typedef struct command {
  const char *name;
  const char *summary;  /* one line */
  const char *usage;    /* what stands after "newscorpus" */
  const char *help;     /* the options, ready to print */
  int (*run)(const struct command *self, int argc, char **argv);
} command;

extern const command COMMAND_ANALYZE, COMMAND_ARTICLES, COMMAND_CHECK, COMMAND_CONVERT, COMMAND_ENTITIES, COMMAND_EVENTS, COMMAND_EXPLAIN,
    COMMAND_EXPORT, COMMAND_LINK, COMMAND_LINT, COMMAND_MODEL, COMMAND_NAMES, COMMAND_REPORT, COMMAND_SHOW;

/* Prints the command's help; gives EXIT_DONE. */
int print_help(const command *c);

/* Print a manual page in roff: one command's, the one of all, and any program's (usage begins with its name, rest is roff). */
void print_command_manual(const command *c);
void print_general_manual(const command *const *commands, size_t count);
void print_manual(const char *name, const char *summary, const char *usage, const char *help, const char *rest);

/* Says on standard error what is wrong with the arguments; gives EXIT_FAILED. */
__attribute__((format(printf, 2, 3))) int usage_error(const command *c, const char *format, ...);

/* Says on standard error why a call failed; gives EXIT_FAILED. */
int failure(const ncorp_error *error);

/* Says on standard error what was found, and where. */
void print_diagnostic(const ncorp_diagnostic *found);

/* The CAMEO code of an event record, or what a dictionary of the user's calls it, as its reports have that; or absent. */
ncorp_str event_code(const ncorp_corpus *corpus, const ncorp_event *event);

/* Says on standard error what a reader noticed. Gives how many records or files were skipped. */
size_t print_diagnostics(const ncorp_corpus *corpus);

/* Prints the line of JSON that a ..._json() call left in *text, and frees it; or says why the call failed (its status is
 * the first argument). Gives EXIT_DONE or EXIT_FAILED. */
int print_record(ncorp_status status, ncorp_text **text, const ncorp_error *error);

/* Reads the one corpus file that most commands take, with progress, and calls act. Gives an exit status, which tells of
 * skipped records, too. */
int run_on_corpus(const char *path, int (*act)(const ncorp_corpus *corpus, void *ctx), void *ctx);

#endif
