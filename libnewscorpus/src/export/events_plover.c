/* PLOVER: a line of JSON for each record, with the field names of PLOVER's manual. Keys that the manual does not have carry
 * what it has no field for: the CAMEO code, the status, the precision of the date, bounds of sizes, the confidence. */
#include "export/events.h"

#include "base/str.h"
#include "format/ncf_print.h"
#include "lexicon_gen.h"
#include <newscorpus/version.h>

static void put_string(nci_buffer *out, ncorp_str s) { nci_ncf_print_string(out, s.size ? nci_value(s) : NCI_NO_STR); }

/* A member that is text. */
#define TEXT(out, name, value) (KEY(out, name), put_string(out, value))

/* Goes on with a list: the comma between items. */
static void next_item(nci_buffer *out, uint32_t *count)
{
  if ((*count)++) nci_buffer_char(out, ',');
}

static void put_strings(nci_buffer *out, const ncorp_str *strings, uint32_t string_count, uint32_t *count)
{
  for (uint32_t i = 0; i < string_count; i++) {
    next_item(out, count);
    put_string(out, strings[i]);
  }
}

/* ---- participants ---- */

/* An international actor without a country has the kind of actor that it is where others have their country. */
static void put_actor(nci_buffer *out, const nci_event_rows *e, const ncorp_participant *who, ncorp_str words)
{
  uint32_t row = nci_lexicon_row(e->lexicon, NCI_LEX_SECTORS, NCI_SECTORS_SECTOR, who->sector);
  ncorp_str code = who->code, sector = nci_lexicon_field(e->lexicon, NCI_LEX_SECTORS, row, NCI_SECTORS_PLOVER);
  if (!code.size) code = nci_lexicon_field(e->lexicon, NCI_LEX_SECTORS, row, NCI_SECTORS_ENTITY);
  if (code.size > 3 && nci_is_upper(code.data[0]) && nci_is_upper(code.data[1]) && nci_is_upper(code.data[2])) code.size = 3; /* of UKRGOV */
  nci_buffer_lit(out, "{\"code\":");
  put_string(out, code);
  TEXT(out, "sector", sector);
  TEXT(out, "entity_text", words);
  TEXT(out, "identifier_id", who->entity);
  TEXT(out, "identifier_text", who->entity.size ? who->text : NCI_NO_STR);
  nci_buffer_char(out, '}');
}

static void put_side(nci_buffer *out, const nci_event_rows *e, const ncorp_participant *side, uint32_t count,
                     const nci_event_actor *read, uint32_t read_count)
{
  nci_buffer_char(out, '[');
  for (uint32_t i = 0, items = 0; i < count; i++) {
    next_item(out, &items);
    put_actor(out, e, &side[i], i < read_count ? read[i].words : side[i].text);
  }
  nci_buffer_char(out, ']');
}

/* ---- place and size ---- */

/* The words of the first report that says where. */
static ncorp_str place_words(const nci_event_rows *e)
{
  for (uint32_t i = 0; i < e->event->report_count; i++) {
    const nci_event_telling *t = &e->tellings[i];
    if (t->event && t->event->place < t->article->data.mention_count)
      return nci_telling_words(t, t->article->data.mentions[t->event->place].span);
  }
  return NCI_NO_STR;
}

static void put_place(nci_buffer *out, const nci_event_rows *e)
{
  static const char *const resolutions[] = { "null", "1", "2", "4" }; /* country, province, city */
  const ncorp_place *place = &e->event->place;
  if (!place->known) {
    nci_buffer_lit(out, "null");
    return;
  }
  nci_place_facts facts = nci_place_look(e->lexicon, place);
  nci_buffer_lit(out, "{\"extracted_place\":");
  put_string(out, place_words(e));
  TEXT(out, "resolved_place", place->text);
  KEY(out, "lat");
  if (place->located) nci_decimal_print(out, place->lat);
  else nci_buffer_lit(out, "null");
  KEY(out, "lon");
  if (place->located) nci_decimal_print(out, place->lon);
  else nci_buffer_lit(out, "null");
  TEXT(out, "province", facts.state_name);
  TEXT(out, "country", facts.country);
  TEXT(out, "country_code", place->country);
  KEY(out, "resolution");
  nci_buffer_cstr(out, resolutions[facts.kind]);
  nci_buffer_char(out, '}');
}

enum { AMOUNTS = 5 };

static void put_size(nci_buffer *out, const ncorp_size *size)
{
  static const ncorp_str names[AMOUNTS] = { NCI_STR("dead"), NCI_STR("injured"), NCI_STR("arrested"), NCI_STR("abducted"), NCI_STR("participants") };
  const ncorp_amount amounts[AMOUNTS] = { size->dead, size->injured, size->arrested, size->abducted, size->participants };
  uint32_t items = 0, bounds = 0;
  nci_buffer_char(out, '{');
  for (int i = 0; i < AMOUNTS; i++) {
    if (!amounts[i].known) continue;
    next_item(out, &items);
    put_string(out, names[i]);
    nci_buffer_char(out, ':');
    nci_decimal_print(out, amounts[i].value);
  }
  for (int i = 0; i < AMOUNTS; i++) {
    if (!amounts[i].known || amounts[i].bound == NCORP_BOUND_EXACT) continue;
    if (!bounds) nci_buffer_lit(out, ",\"bounds\":{");
    next_item(out, &bounds);
    put_string(out, names[i]);
    nci_buffer_char(out, ':');
    put_string(out, nci_cstr(ncorp_bound_name(amounts[i].bound)));
  }
  if (bounds) nci_buffer_char(out, '}');
  for (uint32_t i = 0; i < size->count_count; i++) {
    nci_buffer_cstr(out, i ? "," : items ? ",\"counts\":[" : "\"counts\":[");
    nci_buffer_lit(out, "{\"unit\":");
    put_string(out, size->counts[i].unit);
    DECIMAL(out, "value", size->counts[i].amount.value);
    TEXT(out, "bound", nci_cstr(ncorp_bound_name(size->counts[i].amount.bound)));
    nci_buffer_char(out, '}');
  }
  if (size->count_count) nci_buffer_char(out, ']');
  nci_buffer_char(out, '}');
}

/* ---- reports ---- */

static void put_number(nci_buffer *out, uint32_t value) { nci_buffer_u64(out, value); }

/* Where each report tells of it: its place in cite_info, sentence, counted from 1, and the trigger's offsets in code points. */
static void put_text_info(nci_buffer *out, const nci_event_rows *e)
{
  nci_buffer_char(out, '[');
  for (uint32_t i = 0, items = 0; i < e->event->report_count; i++) {
    const nci_event_telling *t = &e->tellings[i];
    if (!t->event) continue;
    next_item(out, &items);
    nci_buffer_lit(out, "{\"cite\":");
    put_number(out, t->source);
    KEY(out, "sequence");
    if (t->event->sentence < t->article->data.sentence_count) put_number(out, t->event->sentence + 1u);
    else nci_buffer_lit(out, "null");
    KEY(out, "start");
    put_number(out, nci_offsets_codepoint(&t->article->offsets, t->event->trigger.start));
    KEY(out, "end");
    put_number(out, nci_offsets_codepoint(&t->article->offsets, t->event->trigger.end));
    nci_buffer_char(out, '}');
  }
  nci_buffer_char(out, ']');
}

/* The articles that report it. */
static void put_cite_info(nci_buffer *out, const nci_event_rows *e)
{
  nci_buffer_char(out, '[');
  for (uint32_t i = 0, items = 0; i < e->event->report_count; i++) {
    const nci_article_data none = { .id = NCI_NO_STR }, *a = e->tellings[i].article ? &e->tellings[i].article->data : &none;
    if (e->tellings[i].again) continue;
    next_item(out, &items);
    nci_buffer_lit(out, "{\"citation\":");
    put_string(out, e->event->reports[i].article);
    TEXT(out, "url", a->uri);
    TEXT(out, "title", a->title);
    TEXT(out, "publication", a->outlet);
    TEXT(out, "published", a->published);
    TEXT(out, "language", a->language);
    nci_buffer_char(out, '}');
  }
  nci_buffer_char(out, ']');
}

/* The words that evoke it, one for each report that the corpus has. */
static void put_triggers(nci_buffer *out, const nci_event_rows *e)
{
  nci_buffer_char(out, '[');
  for (uint32_t i = 0, items = 0; i < e->event->report_count; i++) {
    if (!e->tellings[i].event) continue;
    next_item(out, &items);
    put_string(out, nci_telling_words(&e->tellings[i], e->tellings[i].event->trigger));
  }
  nci_buffer_char(out, ']');
}

/* The story that the first report belongs to. */
static ncorp_str story_of(const nci_event_rows *e)
{
  for (uint32_t i = 0; i < e->event->report_count; i++)
    if (e->tellings[i].article) return e->tellings[i].article->data.story;
  return NCI_NO_STR;
}

/* ---- the record ---- */

/* PLOVER's auxiliary mode for an event that is not told as a fact; the manual puts it among the contexts. */
static const char *auxiliary(ncorp_event_status status)
{
  switch (status) {
  case NCORP_PLANNED: return "future";
  case NCORP_HYPOTHETICAL: return "hypothetical";
  case NCORP_NEGATED:
  case NCORP_DENIED: return "negation";
  default: return NULL;
  }
}

static void put_contexts(nci_buffer *out, const ncorp_event *event)
{
  uint32_t items = 0;
  nci_buffer_char(out, '[');
  put_strings(out, event->contexts, event->context_count, &items);
  if (auxiliary(event->status)) {
    ncorp_str more = nci_cstr(auxiliary(event->status));
    put_strings(out, &more, 1, &items);
  }
  nci_buffer_char(out, ']');
}

static ncorp_str day_of(ncorp_str date) { return nci_date_split(date).day.size ? nci_str(date.data, 10) : date; }

void nci_print_plover(nci_buffer *out, const nci_event_rows *e, bool beyond)
{
  const ncorp_event *event = e->event;
  ncorp_str type = ncorp_event_type_of(event);
  uint32_t row = nci_lexicon_row(e->lexicon, NCI_LEX_PLOVER_TYPES, NCI_PLOVER_TYPES_TYPE, type), modes = 0;
  bool own = row < nci_lexicon_rows(e->lexicon, NCI_LEX_PLOVER_TYPES);
  if (!own && !beyond) return;
  nci_buffer_lit(out, "{\"id\":");
  put_string(out, event->id);
  TEXT(out, "date", day_of(event->date));
  TEXT(out, "enddate", day_of(event->enddate));
  TEXT(out, "date_precision", event->date_precision);
  KEY(out, "actor");
  put_side(out, e, event->actors, event->actor_count, e->actors, e->actor_count);
  KEY(out, "recipient");
  put_side(out, e, event->recipients, event->recipient_count, e->recipients, e->recipient_count);
  KEY(out, "event");
  nci_buffer_char(out, '[');
  put_string(out, type);
  nci_buffer_char(out, ']');
  KEY(out, "event_loc");
  put_place(out, e);
  KEY(out, "event_text");
  put_triggers(out, e);
  KEY(out, "quad_code");
  nci_buffer_str(out, own ? nci_lexicon_field(e->lexicon, NCI_LEX_PLOVER_TYPES, row, NCI_PLOVER_TYPES_QUAD) : NCI_STR("null"));
  KEY(out, "event_scale");
  nci_buffer_str(out, own ? nci_lexicon_field(e->lexicon, NCI_LEX_PLOVER_TYPES, row, NCI_PLOVER_TYPES_SCORE) : NCI_STR("null"));
  KEY(out, "mode");
  nci_buffer_char(out, '[');
  put_strings(out, event->modes, event->mode_count, &modes);
  nci_buffer_char(out, ']');
  KEY(out, "context");
  put_contexts(out, event);
  KEY(out, "size");
  put_size(out, &event->size);
  TEXT(out, "link", story_of(e));
  KEY(out, "text_info");
  put_text_info(out, e);
  KEY(out, "cite_info");
  put_cite_info(out, e);
  nci_buffer_lit(out, ",\"coder\":\"libnewscorpus " NCORP_VERSION_STRING "\"");
  TEXT(out, "cameo", event->cameo);
  TEXT(out, "status", nci_cstr(ncorp_event_status_name(event->status)));
  TEXT(out, "duration", event->duration);
  DECIMAL(out, "confidence", event->confidence);
  nci_buffer_lit(out, "}\n");
}
