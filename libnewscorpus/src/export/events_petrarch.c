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

/* PETRARCH2 has the story's date. The event's own says more; where nothing is known of it, the story's stands in. */
static nci_date_parts day_of(const nci_event_rows *e) { return e->event->date.size ? nci_event_date(e->event) : nci_date_split(e->published); }

/* The CAMEO code, or what a dictionary of the user's calls the event, which all reports of it do. */
static ncorp_str code_of(const nci_event_rows *e)
{
  for (uint32_t i = 0; i < e->event->report_count; i++)
    if (e->tellings[i].event && e->tellings[i].event->code.size) return e->tellings[i].event->code;
  return e->event->cameo;
}

static void write_row(nci_row *row, const nci_event_dyad *dyad)
{
  const nci_event_rows *e = dyad->of;
  nci_row_day(row, day_of(e));
  nci_row_code(row, dyad->source);
  nci_row_code(row, dyad->target);
  nci_row_str(row, code_of(e));
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
