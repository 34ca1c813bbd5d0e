/* Dictionaries of event coding: any bytes are read or reported. The input is cut where a line begins with "%%"; the first byte of
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
  if (status == NCORP_OK) check(dictionary);
  else if (!error.message[0]) abort();
  ncorp_dictionary_unref(dictionary);
  return 0;
}
