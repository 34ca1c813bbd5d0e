/* Dictionaries of event coding: any bytes are read or reported, and code an article. */
#include "fuzz_rules.h"

static void check(const ncorp_dictionary *dictionary)
{
  if (!ncorp_dictionary_count(dictionary).files) abort();
  for (size_t i = 0; i < ncorp_dictionary_diagnostic_count(dictionary); i++) {
    const ncorp_diagnostic *d = ncorp_dictionary_diagnostic(dictionary, i);
    if (!d->number || !d->message.size || !d->source.size || !d->line || !d->column) abort();
  }
}

/* Every code has its mention. */
static void check_side(const ncorp_article *a, const uint32_t *mentions, const ncorp_str *codes, uint32_t count)
{
  if (count && !codes) abort();
  for (uint32_t k = 0; k < count; k++)
    if (!ncorp_article_mention(a, mentions[k]) || !codes[k].size) abort();
}

static void check_coding(ncorp_dictionary *dictionary)
{
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  options.dictionary = dictionary;
  options.coder = NCORP_CODER_CAMEO;
  ncorp_corpus *coded = fuzz_code("Mali and Chad raided a town, which Kenya praised, in the A of B C. Malian police, X, nearly broke into villages of "
                                  "Bamako's A and B leaders; the spokesman of Sissoko and women didn't run a crime. Kenya was raided by Mali.\n", &options);
  const ncorp_article *a = ncorp_corpus_article(coded, 0);
  for (size_t i = 0; i < ncorp_article_event_count(a); i++) {
    const ncorp_event_mention *e = ncorp_article_event(a, i);
    if ((!e->actor_count && !e->recipient_count) || !e->because.size) abort();
    check_side(a, e->actors, e->actor_codes, e->actor_count);
    check_side(a, e->recipients, e->recipient_codes, e->recipient_count);
  }
  ncorp_corpus_unref(coded);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char *const names[FUZZ_FILE_KINDS] = { "f.verbs.txt", "f.actors.txt", "f.agents.txt", "f.discards.txt", "f.issues.txt", "PETR_config.ini" };
  ncorp_rule_file files[FUZZ_MOST_FILES];
  ncorp_dictionary *dictionary;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_status status = ncorp_dictionary_read(files, fuzz_files(data, size, names, files), NULL, &dictionary, &error);
  if (status == NCORP_OK) check(dictionary), check_coding(dictionary);
  else if (!error.message[0]) abort();
  ncorp_dictionary_unref(dictionary);
  return 0;
}
