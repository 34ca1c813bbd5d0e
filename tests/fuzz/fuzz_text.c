/* Text of any kind through the whole pipeline; the result prints and reads back. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  ncorp_corpus *corpus = fuzz_read(data, size, NCORP_FORMAT_TEXT, 0);
  ncorp_corpus *linked = corpus ? fuzz_analyse(corpus, NULL) : NULL;
  if (linked) fuzz_round_trip(linked);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(corpus);
  return 0;
}
