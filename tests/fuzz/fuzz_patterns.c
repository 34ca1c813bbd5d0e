/* Event patterns: any bytes are read or reported, and code an article. The input is cut where a line begins with "%%"; the first byte
 * of each piece says which table its file is for. */
#include <stdbool.h>
#include "fuzz.h"

enum { MOST_FILES = 8 };

static void check(const ncorp_patterns *patterns)
{
  if (!ncorp_patterns_count(patterns).files) abort();
  for (size_t i = 0; i < ncorp_patterns_diagnostic_count(patterns); i++) {
    const ncorp_diagnostic *d = ncorp_patterns_diagnostic(patterns, i);
    if (!d->number || !d->message.size || !d->source.size) abort();
  }
}

static const char TEXT[] = "Google acquired Fitbit on Monday. Siemens sealed a merger with Alstom, fired 40 workers in Munich and refused to meet Kenya. "
                           "Heavy rain killed two people in Mali; a court raided Chad, they said.\n";

static ncorp_corpus *text(void)
{
  static ncorp_corpus *read;
  if (!read) read = fuzz_read((const uint8_t *)TEXT, sizeof TEXT - 1, NCORP_FORMAT_TEXT, 0);
  return read;
}

static void check_coding(ncorp_patterns *patterns, uint32_t flags)
{
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_analyzer *analyzer;
  ncorp_corpus *coded;
  options.pattern_set = patterns;
  options.pattern_flags = flags;
  options.stages = NCORP_STAGE_EVENTS;
  running.threads = 1;
  if (ncorp_analyzer_new(&options, &analyzer, NULL) < 0 || ncorp_analyzer_run(analyzer, text(), &running, &coded, NULL) < 0) abort();
  const ncorp_article *a = ncorp_corpus_article(coded, 0);
  for (size_t i = 0; i < ncorp_article_event_count(a); i++) {
    const ncorp_event_mention *e = ncorp_article_event(a, i);
    ncorp_str type = ncorp_event_mention_type(e);
    if (!e->because.size || !type.size || (e->own_type.data && (e->type != NCORP_X_OTHER || memcmp(type.data, "X_", 2) != 0))) abort();
  }
  fuzz_check_article(a);
  ncorp_corpus_unref(coded);
  ncorp_analyzer_unref(analyzer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char *const names[] = { "patterns.tsv", "objects.tsv", "idioms.tsv", "light.tsv", "control.tsv", "agents.tsv" };
  ncorp_pattern_file files[MOST_FILES];
  size_t count = 0, start = 0;
  ncorp_patterns *patterns;
  ncorp_error error = NCORP_ERROR_INIT;
  for (size_t i = 0; i <= size && count < MOST_FILES; i++) {
    bool end = i == size || (i + 3 < size && memcmp(data + i, "\n%%", 3) == 0);
    if (!end) continue;
    size_t kind = start < i ? data[start] % 6u : 1;
    files[count++] = (ncorp_pattern_file){ names[kind], data + start + (start < i), i - start - (start < i) };
    start = i + 3;
  }
  ncorp_status status = ncorp_patterns_read(files, count, NULL, &patterns, &error);
  if (status == NCORP_OK) check(patterns), check_coding(patterns, size ? data[0] >> 6 : 0);
  else if (!error.message[0]) abort();
  ncorp_patterns_unref(patterns);
  return 0;
}
