/* PETRARCH2's event file: date, source, target, code, issues, ids, url, source of the text; then the words of the actors and
 * of the event. PETRARCH2 leaves columns out when it knows nothing for them or is told not to write them; here every row has
 * all eleven. */
#include "export/events.h"

#include "base/str.h"

static const char *const COLUMNS[] = { "Date", "Source", "Target", "EventCode", "Issues", "IDs", "URLs", "StorySource",
                                       "SourceText", "TargetText", "EventText" };

/* The words of the first report that has them. */
static ncorp_str trigger_words(const nci_event_rows *e)
{
  for (uint32_t i = 0; i < e->event->report_count; i++)
    if (e->tellings[i].event) return nci_telling_words(&e->tellings[i], e->tellings[i].event->trigger);
  return NCI_NO_STR;
}

static void write_row(nci_row *row, const nci_event_dyad *dyad)
{
  const nci_event_rows *e = dyad->of;
  nci_row_day(row, nci_event_date(e->event));
  nci_row_code(row, dyad->source);
  nci_row_code(row, dyad->target);
  nci_row_str(row, e->event->cameo);
  nci_row_issues(row, e);
  nci_row_sentences(row, e);
  nci_row_uris(row, e);
  nci_row_outlets(row, e);
  nci_row_str(row, dyad->source->words);
  nci_row_str(row, dyad->target->words);
  nci_row_str(row, trigger_words(e));
  nci_row_end(row);
}

const nci_event_table nci_petrarch_table = { COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, write_row };
