/* Event patterns: any bytes are read or reported, and code an article. */
#include "fuzz_rules.h"

static void check(const ncorp_patterns *patterns)
{
  if (!ncorp_patterns_count(patterns).files) abort();
  for (size_t i = 0; i < ncorp_patterns_diagnostic_count(patterns); i++) {
    const ncorp_diagnostic *d = ncorp_patterns_diagnostic(patterns, i);
    if (!d->number || !d->message.size || !d->source.size) abort();
  }
}

static void check_coding(ncorp_patterns *patterns, uint32_t flags)
{
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  options.pattern_set = patterns;
  options.pattern_flags = flags;
  ncorp_corpus *coded = fuzz_code("Google acquired Fitbit on Monday. Siemens sealed a merger with Alstom, fired 40 workers in Munich and refused to meet Kenya. "
                                  "Heavy rain killed two people in Mali; a court raided Chad, they said.\n", &options);
  const ncorp_article *a = ncorp_corpus_article(coded, 0);
  for (size_t i = 0; i < ncorp_article_event_count(a); i++) {
    const ncorp_event_mention *e = ncorp_article_event(a, i);
    ncorp_str type = ncorp_event_mention_type(e);
    if (!e->because.size || !type.size || (e->own_type.data && (e->type != NCORP_X_OTHER || memcmp(type.data, "X_", 2) != 0))) abort();
  }
  ncorp_corpus_unref(coded);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char *const names[FUZZ_FILE_KINDS] = { "patterns.tsv", "objects.tsv", "idioms.tsv", "light.tsv", "control.tsv", "agents.tsv" };
  ncorp_rule_file files[FUZZ_MOST_FILES];
  ncorp_patterns *patterns;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_status status = ncorp_patterns_read(files, fuzz_files(data, size, names, files), NULL, &patterns, &error);
  if (status == NCORP_OK) check(patterns), check_coding(patterns, size ? data[0] >> 6 : 0);
  else if (!error.message[0]) abort();
  ncorp_patterns_unref(patterns);
  return 0;
}
