/* The tables of events as articles tell them, and of who takes part. */
#include "export/arrow.h"

#include "base/str.h"

static const nci_arrow_field party_fields[] = {
  NCI_ALWAYS("mention", INT32, "number of the mention"),
  NCI_MAYBE("entity", UTF8, "id of its entity"),
  NCI_MAYBE("name", UTF8, "its name"),
  NCI_MAYBE("code", UTF8, "by the user's dictionaries; without them an inferred country that its entity does not have, or IGO"),
};
static const nci_arrow_field party_item[1] = { NCI_STRUCT("item", party_fields) };

static const nci_arrow_field evidence_fields[] = {
  NCI_ALWAYS("field", UTF8, "status, size.dead, actor.0 and so on"),
  NCI_MAYBE("start", INT32, "where the words begin that it comes from"),
  NCI_MAYBE("end", INT32, "where they end"),
  NCI_MAYBE("because", WORD, "the rule"),
};
static const nci_arrow_field evidence_item[1] = { NCI_STRUCT("item", evidence_fields) };

static const nci_arrow_field event_fields[] = {
  NCI_ALWAYS("article", UTF8, "id"),
  NCI_ALWAYS("event", INT32, "its number in the article"),
  NCI_ALWAYS("type", WORD, "PLOVER type, or one that begins with X_"),
  NCI_MAYBE("quad_code", INT32, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
  NCI_LIST("modes", nci_arrow_word_item, "PLOVER modes"),
  NCI_LIST("contexts", nci_arrow_word_item, "PLOVER contexts"),
  NCI_MAYBE("cameo", WORD, "CAMEO code"),
  NCI_MAYBE("code", WORD, "what the user's dictionary calls it where that is no CAMEO code"),
  NCI_MAYBE("start", INT32, "where the words that evoke it begin in the article's text"),
  NCI_MAYBE("end", INT32, "where they end"),
  NCI_MAYBE("text", UTF8, "these words"),
  NCI_MAYBE("sentence", INT32, "number of its sentence"),
  NCI_LIST("actors", party_item, "who does it; all sides of what is done together"),
  NCI_LIST("recipients", party_item, "whom it is done to"),
  NCI_MAYBE("place_mention", INT32, "number of the mention that says where"),
  NCI_MAYBE("place", UTF8, "its name"),
  NCI_MAYBE("place_entity", UTF8, "id of its entity"),
  NCI_MAYBE("time", INT32, "number of the time that says when"),
  NCI_MAYBE("date", UTF8, "ISO 8601 date or interval"),
  NCI_MAYBE("first_day", DATE, "of a date that is known: its day, or the first one"),
  NCI_MAYBE("last_day", DATE, "the last one"),
  NCI_MAYBE("duration", UTF8, "TIMEX3 duration"),
  NCI_ALWAYS("status", WORD, "occurred, ongoing, planned, denied, negated, hypothetical"),
  NCI_MAYBE("attribution", INT32, "number of the mention of who says so"),
  NCI_MAYBE("attribution_name", UTF8, "its name"),
  NCI_ARROW_SIZE,
  NCI_ALWAYS("confidence", DOUBLE, "0 to 1"),
  NCI_MAYBE("because", UTF8, "what matched"),
  NCI_LIST("evidence", evidence_item, "where the other fields come from"),
  NCI_MAYBE("record", UTF8, "id of the linked event that it was merged into"),
};

static void begin_events(nci_arrow_rows *rows)
{
  rows->count = rows->data->event_count;
  if (rows->count) nci_arrow_map_mentions(rows);
}

static ncorp_str entity_id(const nci_arrow_rows *rows, uint32_t mention)
{
  return mention < rows->data->mention_count ? rows->data->mentions[mention].entity : NCI_NO_STR;
}

static void put_parties(nci_arrow_rows *rows, const uint32_t *mentions, const ncorp_str *codes, uint32_t count)
{
  nci_arrow_column *list = nci_arrow_open_list(rows);
  for (uint32_t i = 0; i < count; i++) {
    nci_arrow_put_int(rows, mentions[i]);
    nci_arrow_put_str(rows, entity_id(rows, mentions[i]));
    nci_arrow_put_str(rows, nci_arrow_mention_name(rows, mentions[i]));
    nci_arrow_put_str(rows, codes ? codes[i] : NCI_NO_STR);
    nci_arrow_end_item(rows, list);
  }
  nci_arrow_close_list(rows, list);
}

static void put_quad(nci_arrow_rows *rows, uint32_t quad) { nci_arrow_put_index(rows, quad ? quad : NCORP_NONE); }

static void put_evidence(nci_arrow_rows *rows, const ncorp_event_mention *e)
{
  nci_arrow_column *list = nci_arrow_open_list(rows);
  for (uint32_t i = 0; i < e->evidence_count; i++) {
    nci_arrow_put_str(rows, e->evidence[i].field);
    nci_arrow_put_span(rows, e->evidence[i].span);
    nci_arrow_put_str(rows, e->evidence[i].because);
    nci_arrow_end_item(rows, list);
  }
  nci_arrow_close_list(rows, list);
}

static void put_event(nci_arrow_rows *rows)
{
  const ncorp_event_mention *e = &rows->data->events[rows->row];
  nci_arrow_put_str(rows, rows->data->id);
  nci_arrow_put_int(rows, rows->row);
  nci_arrow_put_str(rows, ncorp_event_mention_type(e));
  put_quad(rows, ncorp_event_type_quad(e->type));
  nci_arrow_put_strs(rows, e->modes, e->mode_count);
  nci_arrow_put_strs(rows, e->contexts, e->context_count);
  nci_arrow_put_str(rows, e->cameo);
  nci_arrow_put_str(rows, e->code);
  nci_arrow_put_span(rows, e->trigger);
  nci_arrow_put_span_text(rows, e->trigger);
  nci_arrow_put_index(rows, e->sentence);
  put_parties(rows, e->actors, e->actor_codes, e->actor_count);
  put_parties(rows, e->recipients, e->recipient_codes, e->recipient_count);
  nci_arrow_put_index(rows, e->place);
  nci_arrow_put_str(rows, nci_arrow_mention_name(rows, e->place));
  nci_arrow_put_str(rows, entity_id(rows, e->place));
  nci_arrow_put_index(rows, e->time);
  nci_arrow_put_str(rows, e->date);
  nci_arrow_put_first_day(rows, e->date);
  nci_arrow_put_last_day(rows, e->date);
  nci_arrow_put_str(rows, e->duration);
  nci_arrow_put_name(rows, ncorp_event_status_name(e->status));
  nci_arrow_put_index(rows, e->attribution);
  nci_arrow_put_str(rows, nci_arrow_mention_name(rows, e->attribution));
  nci_arrow_put_size(rows, &e->size);
  nci_arrow_put_decimal(rows, true, e->confidence);
  nci_arrow_put_str(rows, e->because);
  put_evidence(rows, e);
  nci_arrow_put_str(rows, e->record);
}

const nci_arrow_table nci_arrow_events = { "events", NCI_OF_ARTICLES, NCI_STRUCT("events", event_fields), begin_events, put_event };

static const nci_arrow_field participant_fields[] = {
  NCI_ALWAYS("article", UTF8, "id"),
  NCI_ALWAYS("event", INT32, "number of the event in the article"),
  NCI_ALWAYS("side", WORD, "actor, recipient"),
  NCI_ALWAYS("mention", INT32, "number of the mention"),
  NCI_MAYBE("text", UTF8, "its words"),
  NCI_MAYBE("type", WORD, "PER, ORG, LOC, MISC"),
  NCI_MAYBE("entity", UTF8, "id of its entity in the article or, once linked, in the corpus"),
  NCI_MAYBE("name", UTF8, "name of that entity; the mention's words where there is none"),
  NCI_MAYBE("country", UTF8, "ISO 3166-1 alpha-3, by the article"),
  NCI_MAYBE("sector", WORD, "PLOVER sector, by the article"),
  NCI_MAYBE("code", UTF8, "by the user's dictionaries; without them an inferred country that its entity does not have, or IGO"),
};

static void begin_participants(nci_arrow_rows *rows)
{
  const nci_article_data *d = rows->data;
  rows->count = 0;
  for (uint32_t i = 0; i < d->event_count; i++) rows->count += d->events[i].actor_count + d->events[i].recipient_count;
  if (rows->count) nci_arrow_map_mentions(rows);
}

/* rows->group is the event, rows->member counts its actors and then its recipients. */
static void put_participant(nci_arrow_rows *rows)
{
  const nci_article_data *d = rows->data;
  while (rows->member == d->events[rows->group].actor_count + d->events[rows->group].recipient_count) rows->group++, rows->member = 0;
  const ncorp_event_mention *e = &d->events[rows->group];
  bool actor = rows->member < e->actor_count;
  uint32_t at = actor ? rows->member : rows->member - e->actor_count;
  uint32_t mention = actor ? e->actors[at] : e->recipients[at];
  const ncorp_str *codes = actor ? e->actor_codes : e->recipient_codes;
  const ncorp_mention *m = ncorp_article_mention(rows->article, mention);
  const ncorp_article_entity *entity = nci_arrow_entity(rows, mention);
  rows->member++;
  nci_arrow_put_str(rows, d->id);
  nci_arrow_put_int(rows, rows->group);
  nci_arrow_put_name(rows, actor ? "actor" : "recipient");
  nci_arrow_put_int(rows, mention);
  nci_arrow_put_str(rows, m ? ncorp_article_span_text(rows->article, m->span) : NCI_NO_STR);
  nci_arrow_put_name(rows, m ? ncorp_entity_type_name(m->type) : NULL);
  nci_arrow_put_str(rows, m ? m->entity : NCI_NO_STR);
  nci_arrow_put_str(rows, nci_arrow_mention_name(rows, mention));
  nci_arrow_put_str(rows, entity ? entity->country : NCI_NO_STR);
  nci_arrow_put_str(rows, entity ? entity->sector : NCI_NO_STR);
  nci_arrow_put_str(rows, codes ? codes[at] : NCI_NO_STR);
}

const nci_arrow_table nci_arrow_participants = { "participants", NCI_OF_ARTICLES, NCI_STRUCT("participants", participant_fields),
                                                 begin_participants, put_participant };
