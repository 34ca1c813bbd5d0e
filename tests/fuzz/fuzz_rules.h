/* What the fuzzers of patterns and dictionaries share: an input that is cut into files, and an article that the rules code. */
#ifndef TESTS_FUZZ_RULES_H
#define TESTS_FUZZ_RULES_H

#include <stdbool.h>

#include "fuzz.h"

enum { FUZZ_MOST_FILES = 8, FUZZ_FILE_KINDS = 6 };

/* Cuts the input where a line begins with "%%"; the first byte of each piece says which of the names its file has. Returns: how many. */
static inline size_t fuzz_files(const uint8_t *data, size_t size, const char *const names[FUZZ_FILE_KINDS], ncorp_rule_file files[FUZZ_MOST_FILES])
{
  size_t count = 0, start = 0;
  for (size_t i = 0; i <= size && count < FUZZ_MOST_FILES; i++) {
    bool end = i == size || (i + 3 < size && memcmp(data + i, "\n%%", 3) == 0);
    if (!end) continue;
    size_t kind = start < i ? data[start] % FUZZ_FILE_KINDS : 1;
    files[count++] = (ncorp_rule_file){ names[kind], data + start + (start < i), i - start - (start < i) };
    start = i + 3;
  }
  return count;
}

/* Codes a text, which is read once, with rules; what comes of it is well-formed. */
static inline ncorp_corpus *fuzz_code(const char *text, ncorp_analyzer_options *options)
{
  static ncorp_corpus *read;
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_analyzer *analyzer;
  ncorp_corpus *coded;
  if (!read) read = fuzz_read((const uint8_t *)text, strlen(text), NCORP_FORMAT_TEXT, 0);
  options->stages = NCORP_STAGE_EVENTS;
  running.threads = 1;
  if (ncorp_analyzer_new(options, &analyzer, NULL) < 0 || ncorp_analyzer_run(analyzer, read, &running, &coded, NULL) < 0) abort();
  ncorp_analyzer_unref(analyzer);
  fuzz_check_article(ncorp_corpus_article(coded, 0));
  return coded;
}

#endif
