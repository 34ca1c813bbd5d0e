/* Rows of event records: who is paired with whom, and the cells that several formats have. */
#include "export/events.h"

#include "base/str.h"
#include "lexicon_gen.h"

/* ---- cells ---- */

void nci_row_code(nci_row *row, const nci_event_actor *actor)
{
  if (!nci_row_open(row)) return;
  for (uint32_t i = 0; i < actor->part_count; i++) nci_row_put(row, actor->parts[i]);
}

void nci_row_day(nci_row *row, nci_date_parts date)
{
  if (!nci_row_open(row) || !date.day.size) return;
  nci_row_put(row, date.year);
  nci_row_put(row, date.month);
  nci_row_put(row, date.day);
}

void nci_row_cameo(nci_row *row, const nci_event_rows *e, uint32_t cameo_row, unsigned column)
{
  nci_row_str(row, nci_lexicon_field(e->lexicon, NCI_LEX_CAMEO, cameo_row, column));
}

void nci_row_issues(nci_row *row, const nci_event_rows *e)
{
  if (!nci_row_open(row)) return;
  for (uint32_t i = 0; i < e->issue_count; i++) {
    nci_row_item(row, i, e->event->contexts[i]);
    nci_buffer_char(row->out, ',');
    nci_buffer_u64(row->out, e->issues[i]);
  }
}

void nci_row_sentences(nci_row *row, const nci_event_rows *e)
{
  if (!nci_row_open(row)) return;
  for (uint32_t i = 0; i < e->event->report_count; i++) {
    const nci_event_telling *t = &e->tellings[i];
    nci_row_item(row, i, e->event->reports[i].article);
    if (!t->event || t->event->sentence >= t->article->data.sentence_count) continue;
    nci_buffer_char(row->out, '_');
    nci_buffer_u64(row->out, t->event->sentence + 1u);
  }
}

void nci_row_uris(nci_row *row, const nci_event_rows *e)
{
  if (!nci_row_open(row)) return;
  for (uint32_t i = 0; i < e->event->report_count; i++)
    if (!e->tellings[i].again) nci_row_item(row, e->tellings[i].source, e->tellings[i].article ? e->tellings[i].article->data.uri : NCI_NO_STR);
}

void nci_row_outlets(nci_row *row, const nci_event_rows *e)
{
  if (!nci_row_open(row)) return;
  for (uint32_t i = 0; i < e->event->report_count; i++)
    if (!e->tellings[i].again) nci_row_item(row, e->tellings[i].source, e->tellings[i].article ? e->tellings[i].article->data.outlet : NCI_NO_STR);
}

/* ---- rows ---- */

/* What is done together: by the code, else by the type. */
static bool is_mutual(const nci_event_rows *e)
{
  ncorp_str type = ncorp_event_type_of(e->event);
  bool coded = e->cameo < nci_lexicon_rows(e->lexicon, NCI_LEX_CAMEO);
  uint32_t row = coded ? e->cameo : nci_lexicon_row(e->lexicon, NCI_LEX_PLOVER_TYPES, NCI_PLOVER_TYPES_TYPE, type);
  return coded ? nci_lexicon_field(e->lexicon, NCI_LEX_CAMEO, row, NCI_CAMEO_MUTUAL).size
               : nci_lexicon_field(e->lexicon, NCI_LEX_PLOVER_TYPES, row, NCI_PLOVER_TYPES_MUTUAL).size;
}

static bool same_code(const nci_event_actor *a, const nci_event_actor *b)
{
  if (!a->part_count || a->part_count != b->part_count) return false;
  for (uint32_t i = 0; i < a->part_count; i++)
    if (!nci_str_eq(a->parts[i], b->parts[i])) return false;
  return true;
}

/* One side of the pairs. */
typedef struct side {
  const nci_event_actor *at[NCI_SIDE_MAX];
  uint32_t count;
} side;

/* Those of a side that differ by their code; without a code every one differs. */
static side different(const nci_event_actor *actors, uint32_t count, bool coded)
{
  side s = { .count = 0 };
  for (uint32_t i = 0; i < count; i++) {
    uint32_t k = 0;
    while (k < s.count && !same_code(s.at[k], &actors[i])) k++;
    if (k == s.count && (actors[i].part_count || !coded)) s.at[s.count++] = &actors[i];
  }
  return s;
}

/* Rows are about codes: a president and a minister of one country are one actor to them, the one that is named first, and who
 * has no code is left out where enough others have one. A side without anybody leaves its cells empty. */
static side side_of(const nci_event_actor *actors, uint32_t count, uint32_t enough)
{
  static const nci_event_actor nobody = { .who = NULL };
  side s = different(actors, count, true);
  if (s.count < enough) s = different(actors, count, false);
  if (!s.count) s.at[s.count++] = &nobody;
  return s;
}

static bool same_country(const nci_event_actor *a, const nci_event_actor *b)
{
  return a->country && b->country && nci_str_eq(a->parts[0], b->parts[0]);
}

/* More than one country takes part: then those of one country are on one side. */
static bool are_international(const side *s)
{
  const nci_event_actor *first = NULL;
  for (uint32_t i = 0; i < s->count; i++) {
    if (!s->at[i]->country) continue;
    if (!first) first = s->at[i];
    else if (!same_country(first, s->at[i])) return true;
  }
  return false;
}

/* Every actor with every recipient; where nobody is a recipient of what is done together, every two actors in both
 * directions. */
static void write_pairs(nci_buffer *out, const nci_event_rows *e, const nci_event_table *table)
{
  bool mutual = !e->recipient_count && e->actor_count > 1 && is_mutual(e);
  side sources = side_of(e->actors, e->actor_count, mutual ? 2 : 1), targets = side_of(e->recipients, e->recipient_count, 1);
  if (mutual && sources.count == 1) sources = (side){ { &e->actors[0], &e->actors[1] }, 2 }; /* among themselves */
  if (mutual) targets = sources;
  bool international = mutual && are_international(&sources);
  uint64_t id = e->number;
  nci_row row = { out, table->column_count, 0 };
  for (uint32_t i = 0; i < sources.count; i++)
    for (uint32_t k = 0; k < targets.count; k++) {
      if (mutual && (i == k || (international && same_country(sources.at[i], targets.at[k])))) continue;
      nci_event_dyad dyad = { e, sources.at[i], targets.at[k], id++ };
      table->write(&row, &dyad);
    }
}

/* The tables have no column for what only was planned, denied or supposed: such events are left out of them. */
static bool happened(const ncorp_event *event) { return event->status == NCORP_OCCURRED || event->status == NCORP_ONGOING; }

/* Types beyond PLOVER that have no code of CAMEO's; a dictionary of the user's gives its own. */
static bool is_uncoded(const ncorp_event *event)
{
  return !event->cameo.size && (event->type > NCORP_X_OTHER || event->own_type.size);
}

static const nci_event_table *table_of(ncorp_event_format format)
{
  switch (format) {
  case NCORP_EVENTS_PETRARCH2: return &nci_petrarch_table;
  case NCORP_EVENTS_PHOENIX: return &nci_phoenix_table;
  case NCORP_EVENTS_GDELT: return &nci_gdelt_table;
  case NCORP_EVENTS_GDELT_MENTIONS: return &nci_gdelt_mentions_table;
  default: return NULL;
  }
}

void nci_print_event_record(nci_buffer *out, nci_arena *arena, const ncorp_corpus *corpus, ncorp_event_format format, uint32_t event)
{
  nci_event_rows e;
  const nci_event_table *table = table_of(format);
  if (table && (!happened(&corpus->events.at[event]) || is_uncoded(&corpus->events.at[event]))) return;
  nci_arena_reset(arena);
  if (!nci_event_gather(&e, arena, corpus, event)) out->failed = true;
  else if (table) write_pairs(out, &e, table);
  else nci_print_plover(out, &e, format == NCORP_EVENTS_PLOVER_X);
}

/* ---- names ---- */

const char *ncorp_event_format_name(ncorp_event_format format)
{
  static const char *const names[] = { "plover", "petrarch2", "phoenix", "gdelt", "gdelt-mentions", "plover-x" };
  size_t index = (size_t)format;
  return index < sizeof names / sizeof *names ? names[index] : NULL;
}

const char *ncorp_event_column(ncorp_event_format format, size_t index)
{
  const nci_event_table *table = table_of(format);
  return table && index < table->column_count ? table->columns[index] : NULL;
}
