/* newscorpus explain: why events are coded, or not. */
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "terminal.h"

typedef struct explaining {
  bool json;
  const char *published, *dictionaries, *patterns, *event, *entity;
} explaining;

static int explain_articles(const ncorp_analyzer *analyzer, const ncorp_corpus *corpus, bool json)
{
  ncorp_error error = NCORP_ERROR_INIT;
  for (size_t i = 0; i < ncorp_corpus_article_count(corpus); i++) {
    ncorp_text *text;
    if (ncorp_explain(analyzer, ncorp_corpus_article(corpus, i), json ? NCORP_EXPLAIN_JSON : NCORP_EXPLAIN_TEXT, &text, &error) < 0)
      return failure(&error);
    put_text(stdout, ncorp_text_view(text), true);
    ncorp_text_unref(text);
  }
  return print_diagnostics(corpus) ? EXIT_SKIPPED : EXIT_DONE;
}

/* One event or entity record of a corpus file. */
static int explain_record(const ncorp_corpus *corpus, void *ctx)
{
  const explaining *asked = ctx;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_text *text = NULL;
  const char *id = asked->event ? asked->event : asked->entity;
  ncorp_explain_format format = asked->json ? NCORP_EXPLAIN_JSON : NCORP_EXPLAIN_TEXT;
  size_t index = asked->event ? ncorp_corpus_find_event(corpus, id, SIZE_MAX) : ncorp_corpus_find_entity(corpus, id, SIZE_MAX);
  if (index == SIZE_MAX && !asked->event) index = ncorp_corpus_find_name(corpus, id, SIZE_MAX);
  if (index == SIZE_MAX) {
    fprintf(stderr, "newscorpus: the corpus has no %s \"%s\"\n", asked->event ? "event" : "entity", id);
    return EXIT_FAILED;
  }
  ncorp_status status = asked->event ? ncorp_corpus_explain_event(corpus, index, format, &text, &error) : ncorp_corpus_explain_entity(corpus, index, format, &text, &error);
  if (status < 0) return failure(&error);
  put_text(stdout, ncorp_text_view(text), true);
  if (asked->json) putchar('\n');
  ncorp_text_unref(text);
  return EXIT_DONE;
}

/* What names a file or folder is read; what has several words and names none is the text itself. */
static ncorp_source source_of(const char *operand)
{
  ncorp_source source = NCORP_SOURCE_FROM_PATH(operand);
  FILE *file = strchr(operand, ' ') ? fopen(operand, "rb") : NULL;
  if (file) fclose(file);
  else if (strchr(operand, ' ')) {
    source = (ncorp_source){ .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_TEXT,
                             .data = operand, .size = strlen(operand) };
  }
  return source;
}

static int explain(const command *self, const char *const *operands, int operand_count, void *ctx)
{
  const explaining *asked = ctx;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_reader_options reading = NCORP_READER_OPTIONS_INIT;
  ncorp_analyzer_options analysis = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_reader *reader = NULL;
  ncorp_analyzer *analyzer = NULL;
  ncorp_corpus *corpus = NULL;
  if (operand_count != 1) return usage_error(self, operand_count ? "one text or file at a time; a text of several words stands in quotation marks" : "no text or file is given");
  bool record = asked->event || asked->entity;
  if (record && (asked->published || asked->dictionaries || asked->patterns || (asked->event && asked->entity)))
    return usage_error(self, "--event or --entity tells of what a corpus file has, which is not analysed anew");
  if (record) return run_on_corpus(operands[0], explain_record, ctx);
  ncorp_source source = source_of(operands[0]);
  reading.published = asked->published;
  analysis.dictionaries = asked->dictionaries;
  analysis.patterns = asked->patterns;
  if (asked->dictionaries) analysis.coder = NCORP_CODER_CAMEO;
  ncorp_status status = ncorp_reader_open(&source, 1, &reading, &reader, &error);
  if (status == NCORP_OK) status = ncorp_analyzer_new(&analysis, &analyzer, &error);
  int result = EXIT_DONE;
  while (status == NCORP_OK && result != EXIT_FAILED) {
    status = ncorp_reader_next(reader, 0, &corpus, &error);
    if (status != NCORP_OK) break;
    int one = explain_articles(analyzer, corpus, asked->json);
    if (one > result) result = one;
    ncorp_corpus_unref(corpus);
  }
  if (status < 0) result = failure(&error);
  ncorp_reader_close(reader);
  ncorp_analyzer_unref(analyzer);
  return result;
}

static int run(const command *self, int argc, char **argv)
{
  explaining asked = { .json = false };
  const option_rule rules[] = {
    { .name = "--json", .flag = &asked.json },
    { .name = "--published", .text = &asked.published },
    { .name = "--dictionaries", .text = &asked.dictionaries },
    { .name = "--patterns", .text = &asked.patterns },
    { .name = "--event", .text = &asked.event },
    { .name = "--entity", .text = &asked.entity },
  };
  return run_simple(self, argc, argv, rules, sizeof rules / sizeof *rules, explain, &asked);
}

const command COMMAND_EXPLAIN = {
  "explain", "Tell sentence by sentence which events are coded and why, and why others are not",
  "explain TEXT|FILE|- [OPTIONS]",
  "  TEXT                the text itself, of several words, in quotation marks\n"
  "  FILE                a file or folder, or - for standard input\n"
  "  --json              a line of JSON for each sentence\n"
  "  --published DATE    publication date (YYYY-MM-DD) of articles that carry none\n"
  "  --dictionaries DIR  code by these dictionaries instead, as analyze --coder cameo does\n"
  "  --patterns PATH     code by these event patterns as well\n"
  "  --event ID          of a corpus file, this event record (V7) with the account of each report\n"
  "  --entity ID|NAME    of a corpus file, this entity record (E12) with its names and why they are one\n",
  run
};
