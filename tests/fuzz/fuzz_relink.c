/* Corpora that somebody else annotated: linking and the report take whatever the reader lets through. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  ncorp_corpus *corpus = fuzz_read(data, size, NCORP_FORMAT_NCF, 0), *linked = NULL;
  ncorp_text *page = NULL;
  if (!corpus) return 0;
  if (ncorp_link(corpus, NULL, &linked, NULL) == NCORP_OK) {
    ncorp_report_html(linked, NULL, &page, NULL);
    fuzz_round_trip(linked);
  }
  ncorp_text_unref(page);
  ncorp_corpus_unref(linked);
  ncorp_report_html(corpus, "as read", &page, NULL);
  ncorp_text_unref(page);
  ncorp_corpus_unref(corpus);
  return 0;
}
