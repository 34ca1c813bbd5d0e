/* The manual pages, printed from what the commands say of themselves: `newscorpus help --man [COMMAND]`. */
#include <ctype.h>
#include <string.h>

#include "command.h"

/* Text with what roff takes for its own escaped. */
static void roff(const char *text, size_t size)
{
  for (size_t i = 0; i < size; i++) {
    if (text[i] == '\\') fputs("\\e", stdout);
    else if (text[i] == '-') fputs("\\-", stdout);
    else if ((text[i] == '.' || text[i] == '\'') && (i == 0 || text[i - 1] == '\n')) printf("\\&%c", text[i]);
    else putchar(text[i]);
  }
}

static void text(const char *s) { roff(s, strlen(s)); }

static void top(const char *name, const char *summary)
{
  char upper[64];
  size_t n = 0;
  for (; name[n] && n + 1 < sizeof upper; n++) upper[n] = (char)toupper((unsigned char)name[n]);
  upper[n] = '\0';
  printf(".TH %s 1 \"\" \"libnewscorpus %s\" \"libnewscorpus\"\n.SH NAME\n", upper, ncorp_version());
  text(name);
  fputs(" \\- ", stdout);
  text(summary);
  putchar('\n');
}

/* One line of help, "  -o, --output FILE  what it is", becomes a tagged paragraph. */
static void option_line(const char *line, size_t size)
{
  const char *end = line + size, *at = line;
  while (at < end && *at == ' ') at++;
  const char *gap = at;
  while (gap + 1 < end && !(gap[0] == ' ' && gap[1] == ' ')) gap++;
  printf(".TP\n.B ");
  roff(at, (size_t)(gap - at));
  putchar('\n');
  while (gap < end && *gap == ' ') gap++;
  roff(gap, (size_t)(end - gap));
  putchar('\n');
}

static void bottom(const char *also)
{
  fputs(".SH EXIT STATUS\n.TP\n.B 0\nEverything was read.\n.TP\n.B 1\nSome records or files were skipped; standard error names each "
        "with file, line and reason.\n.TP\n.B 2\nThe arguments are wrong, or nothing could be read or written. No output file was made or changed.\n"
        ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nWhen set, no colours are used.\n.SH SEE ALSO\n", stdout);
  text(also);
  putchar('\n');
}

void print_manual(const char *name, const char *summary, const char *usage, const char *help, const char *rest)
{
  top(name, summary);
  size_t program = strcspn(usage, " ");
  fputs(".SH SYNOPSIS\n.B ", stdout);
  roff(usage, program);
  text(usage + program);
  fputs("\n.SH OPTIONS\n", stdout);
  for (const char *line = help; *line;) {
    const char *end = strchr(line, '\n');
    size_t size = end ? (size_t)(end - line) : strlen(line);
    if (!size) fputs(".PP\n", stdout); /* what stands behind the options is prose */
    else if (*line == ' ') option_line(line, size);
    else roff(line, size), putchar('\n');
    line += size + (end != NULL);
  }
  fputs(rest, stdout);
}

void print_command_manual(const command *c)
{
  char name[64], usage[1024];
  snprintf(name, sizeof name, "newscorpus-%s", c->name);
  snprintf(usage, sizeof usage, "newscorpus %s", c->usage);
  print_manual(name, c->summary, usage, c->help, "");
  bottom("newscorpus(1)");
}

void print_general_manual(const command *const *commands, size_t count)
{
  top("newscorpus", "turns news text into articles, entities and event records");
  fputs(".SH SYNOPSIS\n.B newscorpus\n[\\fB\\-\\-color=\\fIWHEN\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]\n.SH DESCRIPTION\n"
        "Reads folders of articles, finds who did what to whom, when, where and who says so, and merges what several\n"
        "articles report of one happening. Results are kept in a corpus file (News Corpus Format: JSON Lines).\n.SH COMMANDS\n", stdout);
  for (size_t i = 0; i < count; i++) {
    fputs(".TP\n.B ", stdout);
    text(commands[i]->usage);
    putchar('\n');
    text(commands[i]->summary);
    putchar('\n');
  }
  fputs(".SH EXAMPLES\n.nf\nnewscorpus analyze articles/ \\-o corpus.ncf\nnewscorpus events corpus.ncf\n"
        "newscorpus show corpus.ncf V7\nnewscorpus report corpus.ncf \\-o report.html\n.fi\n", stdout);
  bottom("newscorpus-analyze(1), newscorpus-events(1), newscorpus-report(1)");
}
