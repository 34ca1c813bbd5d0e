/* newscorpus - the command. Chooses the subcommand and says what there is. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "terminal.h"

static const command *const COMMANDS[] = {
  &COMMAND_ANALYZE, &COMMAND_LINK, &COMMAND_ARTICLES, &COMMAND_ENTITIES, &COMMAND_EVENTS, &COMMAND_SHOW, &COMMAND_EXPLAIN,
  &COMMAND_REPORT, &COMMAND_EXPORT, &COMMAND_CONVERT, &COMMAND_CHECK, &COMMAND_LINT, &COMMAND_MODEL, &COMMAND_NAMES,
};
enum { COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS };

int print_help(const command *c)
{
  printf("usage: newscorpus %s\n\n%s.\n\n%s", c->usage, c->summary, c->help);
  return EXIT_DONE;
}

int usage_error(const command *c, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  fprintf(stderr, "newscorpus %s: ", c->name);
  vfprintf(stderr, format, args);
  va_end(args);
  fprintf(stderr, "\nusage: newscorpus %s\nTry 'newscorpus help %s'.\n", c->usage, c->name);
  return EXIT_FAILED;
}

static ncorp_str view(const char *s) { return (ncorp_str){ s, strlen(s) }; }

/* "file:line:column: ", as compilers do, so that editors can jump there. */
static void print_place(ncorp_str source, uint64_t line, uint64_t column)
{
  if (!source.size) return;
  put_text(stderr, source, false);
  fputc(':', stderr);
  if (line) fprintf(stderr, "%llu:", (unsigned long long)line);
  if (line && column) fprintf(stderr, "%llu:", (unsigned long long)column);
  fputc(' ', stderr);
}

int failure(const ncorp_error *error)
{
  end_progress();
  fputs("newscorpus: ", stderr);
  print_place(view(error->source), error->line, error->column);
  fputs("error: ", stderr);
  put_text(stderr, view(error->message[0] ? error->message : ncorp_status_name(error->status)), false);
  if (error->diagnostic) fprintf(stderr, " [NC%d]", (int)error->diagnostic);
  fputc('\n', stderr);
  return EXIT_FAILED;
}

void print_diagnostic(const ncorp_diagnostic *d)
{
  static const char *const severities[] = { "note", "warning", "error" };
  fputs("newscorpus: ", stderr);
  print_place(d->source, d->line, d->column);
  fprintf(stderr, "%s: ", severities[d->severity]);
  put_text(stderr, d->message, false);
  fprintf(stderr, " [NC%d]\n", (int)d->number);
}

ncorp_str event_code(const ncorp_corpus *corpus, const ncorp_event *event)
{
  for (uint32_t i = 0; i < event->report_count; i++) {
    const ncorp_report *r = &event->reports[i];
    const ncorp_article *a = ncorp_corpus_article(corpus, ncorp_corpus_find_article(corpus, r->article.data, r->article.size));
    const ncorp_event_mention *told = ncorp_article_event(a, r->event);
    if (told) return told->code.data ? told->code : event->cameo;
  }
  return event->cameo;
}

size_t print_diagnostics(const ncorp_corpus *corpus)
{
  size_t skipped = 0, count = ncorp_corpus_diagnostic_count(corpus);
  if (count) end_progress();
  for (size_t i = 0; i < count; i++) {
    const ncorp_diagnostic *d = ncorp_corpus_diagnostic(corpus, i);
    skipped += d->severity == NCORP_ERROR;
    print_diagnostic(d);
  }
  return skipped;
}

int print_record(ncorp_status status, ncorp_text **text, const ncorp_error *error)
{
  if (status < 0) return failure(error);
  ncorp_str s = ncorp_text_view(*text);
  fwrite(s.data, 1, s.size, stdout);
  putchar('\n');
  ncorp_text_unref(*text);
  return EXIT_DONE;
}

/* NULL when it said why not. */
static ncorp_corpus *read_corpus(const char *path, size_t *skipped)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_corpus *corpus;
  if (progress_wanted()) {
    options.progress = show_progress;
    options.progress_ctx = "reading";
  }
  if (ncorp_read(path, &options, &corpus, &error) < 0) {
    failure(&error);
    return NULL;
  }
  end_progress();
  *skipped = print_diagnostics(corpus);
  return corpus;
}

int run_on_corpus(const char *path, int (*act)(const ncorp_corpus *corpus, void *ctx), void *ctx)
{
  size_t skipped;
  ncorp_corpus *corpus = read_corpus(path, &skipped);
  int result = corpus ? act(corpus, ctx) : EXIT_FAILED;
  ncorp_corpus_unref(corpus);
  return result == EXIT_DONE && skipped ? EXIT_SKIPPED : result;
}

/* To standard output when it was asked for, else to standard error. */
static int general_help(FILE *to)
{
  fputs("usage: newscorpus [--color=auto|always|never] COMMAND [ARGUMENTS]\n\n"
        "Turns news text into articles, entities and event records.\n\ncommands:\n", to);
  for (size_t i = 0; i < COMMAND_COUNT; i++) fprintf(to, "  %-9s  %s\n", COMMANDS[i]->name, COMMANDS[i]->summary);
  fputs("\n'newscorpus help COMMAND' tells more; 'newscorpus --version' tells the version.\n"
        "Exit status: 0 all was read, 1 some records were skipped, 2 nothing could be done.\n", to);
  return to == stdout ? EXIT_DONE : EXIT_FAILED;
}

static const command *find_command(const char *name)
{
  for (size_t i = 0; i < COMMAND_COUNT; i++)
    if (strcmp(COMMANDS[i]->name, name) == 0) return COMMANDS[i];
  fprintf(stderr, "newscorpus: there is no command \"%s\"; see 'newscorpus help'\n", name);
  return NULL;
}

static int help(int argc, char **argv)
{
  bool manual = argc > 0 && strcmp(argv[0], "--man") == 0;
  argc -= manual;
  argv += manual;
  if (argc < 1) {
    if (!manual) return general_help(stdout);
    print_general_manual(COMMANDS, COMMAND_COUNT);
    return EXIT_DONE;
  }
  const command *c = find_command(argv[0]);
  if (c && manual) print_command_manual(c);
  return !c ? EXIT_FAILED : manual ? EXIT_DONE : print_help(c);
}

static int dispatch(int argc, char **argv)
{
  int at = 1;
  for (; at < argc && argv[at][0] == '-'; at++) {
    const char *option = argv[at];
    if (strcmp(option, "--version") == 0) {
      printf("newscorpus %s (corpus format %d)\n", ncorp_version(), NCORP_FORMAT_VERSION);
      return EXIT_DONE;
    }
    if (strcmp(option, "--help") == 0 || strcmp(option, "-h") == 0) return general_help(stdout);
    if (strncmp(option, "--color=", 8) == 0 && ink_choose(option + 8)) continue;
    fprintf(stderr, "newscorpus: unknown option \"%s\"; see 'newscorpus help'\n", option);
    return EXIT_FAILED;
  }
  if (at == argc) return general_help(stderr);
  if (strcmp(argv[at], "help") == 0) return help(argc - at - 1, argv + at + 1);
  const command *c = find_command(argv[at]);
  return c ? c->run(c, argc - at - 1, argv + at + 1) : EXIT_FAILED;
}

int main(int argc, char **argv)
{
  int status = dispatch(argc, argv);
  if (fflush(stdout) != 0 || ferror(stdout)) {
    perror("newscorpus: standard output");
    return EXIT_FAILED;
  }
  return status;
}
