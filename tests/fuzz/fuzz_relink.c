/* Corpora that somebody else annotated: linking, the report and the tables of events take whatever the reader lets through. */
#include "fuzz.h"

/* Whatever is in the records, every row of a table has all its cells. */
static void check_events(const ncorp_corpus *corpus)
{
  for (int f = 0; ncorp_corpus_linked(corpus) && ncorp_event_format_name((ncorp_event_format)f); f++) {
    size_t columns = 0, cells = 1;
    ncorp_text *text = NULL;
    if (ncorp_corpus_events(corpus, (ncorp_event_format)f, &text, NULL) < 0) abort();
    ncorp_str s = ncorp_text_view(text);
    while (ncorp_event_column((ncorp_event_format)f, columns)) columns++;
    for (size_t i = 0; columns && i < s.size; i++) {
      cells += s.data[i] == '\t';
      if (s.data[i] != '\n') continue;
      if (cells != columns) abort();
      cells = 1;
    }
    ncorp_text_unref(text);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  ncorp_corpus *corpus = fuzz_read(data, size, NCORP_FORMAT_NCF, 0), *linked = NULL;
  ncorp_text *page = NULL;
  if (!corpus) return 0;
  if (ncorp_link(corpus, NULL, &linked, NULL) == NCORP_OK) {
    ncorp_report_html(linked, NULL, &page, NULL);
    fuzz_round_trip(linked);
    check_events(linked);
  }
  ncorp_text_unref(page);
  ncorp_corpus_unref(linked);
  ncorp_report_html(corpus, "as read", &page, NULL);
  check_events(corpus);
  ncorp_text_unref(page);
  ncorp_corpus_unref(corpus);
  return 0;
}
