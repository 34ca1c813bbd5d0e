/* Dictionaries of event coding: any bytes are read or reported, and code an article. The input is cut where a line begins with "%%"; the first byte of
 * each piece says what kind of file it is. */
#include <stdbool.h>
#include "fuzz.h"

enum { MOST_FILES = 8 };

static void check(const ncorp_dictionary *dictionary)
{
  ncorp_dictionary_counts n = ncorp_dictionary_count(dictionary);
  if (!n.files) abort();
  for (size_t i = 0; i < ncorp_dictionary_diagnostic_count(dictionary); i++) {
    const ncorp_diagnostic *d = ncorp_dictionary_diagnostic(dictionary, i);
    if (!d->number || !d->message.size || !d->source.size || !d->line || !d->column) abort();
  }
}

static const char TEXT[] = "Mali and Chad raided a town, which Kenya praised, in the A of B C. Malian police, X, nearly broke into villages of "
                           "Bamako's A and B leaders; the spokesman of Sissoko and women didn't run a crime. Kenya was raided by Mali.\n";

static ncorp_corpus *text(void)
{
  static ncorp_corpus *read;
  if (!read) read = fuzz_read((const uint8_t *)TEXT, sizeof TEXT - 1, NCORP_FORMAT_TEXT, 0);
  return read;
}

/* Every code has its mention, and the spans of the mentions lie in the text. */
static void check_coding(ncorp_dictionary *dictionary)
{
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_analyzer *analyzer;
  ncorp_corpus *coded;
  options.dictionary = dictionary;
  options.coder = NCORP_CODER_CAMEO;
  options.stages = NCORP_STAGE_EVENTS;
  running.threads = 1;
  if (ncorp_analyzer_new(&options, &analyzer, NULL) < 0 || ncorp_analyzer_run(analyzer, text(), &running, &coded, NULL) < 0) abort();
  const ncorp_article *a = ncorp_corpus_article(coded, 0);
  for (size_t i = 0; i < ncorp_article_event_count(a); i++) {
    const ncorp_event_mention *e = ncorp_article_event(a, i);
    if ((e->actor_count && !e->actor_codes) || (e->recipient_count && !e->recipient_codes) || (!e->actor_count && !e->recipient_count) || !e->because.size)
      abort();
    for (uint32_t k = 0; k < e->actor_count; k++)
      if (!ncorp_article_mention(a, e->actors[k]) || !e->actor_codes[k].size) abort();
    for (uint32_t k = 0; k < e->recipient_count; k++)
      if (!ncorp_article_mention(a, e->recipients[k]) || !e->recipient_codes[k].size) abort();
  }
  fuzz_check_article(a);
  ncorp_corpus_unref(coded);
  ncorp_analyzer_unref(analyzer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char *const names[] = { "f.verbs.txt", "f.actors.txt", "f.agents.txt", "f.discards.txt", "f.issues.txt", "PETR_config.ini" };
  ncorp_dictionary_file files[MOST_FILES];
  size_t count = 0, start = 0;
  ncorp_dictionary *dictionary;
  ncorp_error error = NCORP_ERROR_INIT;
  for (size_t i = 0; i <= size && count < MOST_FILES; i++) {
    bool end = i == size || (i + 3 < size && memcmp(data + i, "\n%%", 3) == 0);
    if (!end) continue;
    size_t kind = start < i ? data[start] % 6u : 1;
    files[count++] = (ncorp_dictionary_file){ names[kind], data + start + (start < i), i - start - (start < i) };
    start = i + 3;
  }
  ncorp_status status = ncorp_dictionary_read(files, count, NULL, &dictionary, &error);
  if (status == NCORP_OK) check(dictionary), check_coding(dictionary);
  else if (!error.message[0]) abort();
  ncorp_dictionary_unref(dictionary);
  return 0;
}
