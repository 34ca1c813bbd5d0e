/* Corpus files: any bytes are read or refused; what was read prints, reads back and prints the same, and has tables. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  for (uint32_t flags = 0; flags <= NCORP_READ_STRICT; flags++) {
    ncorp_corpus *corpus = fuzz_read(data, size, NCORP_FORMAT_NCF, flags);
    for (size_t i = 0; i < ncorp_corpus_article_count(corpus); i++) fuzz_check_article(ncorp_corpus_article(corpus, i));
    if (corpus) fuzz_round_trip(corpus);
    if (corpus) fuzz_conllu(corpus, 0);
    if (corpus) fuzz_tables(corpus);
    ncorp_corpus_unref(corpus);
  }
  return 0;
}
