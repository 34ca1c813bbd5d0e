/* The tables of linked records: entities, events with their reports and differences, stories. */
#include "export/arrow.h"

#include "base/str.h"

static const nci_arrow_field name_fields[] = {
  NCI_ALWAYS("name", UTF8, "as it is written"),
  NCI_ALWAYS("count", INT32, "mentions so spelled"),
  NCI_LIST("articles", nci_arrow_string, "ids of the articles that spell it so"),
};
static const nci_arrow_field name_item[1] = { NCI_STRUCT("item", name_fields) };

static const nci_arrow_field entity_fields[] = {
  NCI_ALWAYS("id", UTF8, "the entity's id"),
  NCI_ALWAYS("type", WORD, "PER, ORG, LOC, MISC"),
  NCI_MAYBE("name", UTF8, "the canonical name"),
  NCI_LIST("names", name_item, "all spellings, most frequent first"),
  NCI_MAYBE("country", UTF8, "ISO 3166-1 alpha-3: of a place where it lies, of others whom they act for"),
  NCI_MAYBE("sector", WORD, "PLOVER sector"),
  NCI_LIST("roles", nci_arrow_string, "what it is said to be"),
  NCI_LIST("articles", nci_arrow_string, "ids of its articles"),
  NCI_ALWAYS("mentions", INT32, "how many mentions in all"),
  NCI_MAYBE("lat", DOUBLE, "latitude of a place, WGS 84 degrees"),
  NCI_MAYBE("lon", DOUBLE, "its longitude"),
  NCI_ALWAYS("unnamed", BOOL, "the articles of one story describe it and never name it"),
};

static void put_entity(nci_arrow_rows *rows)
{
  const ncorp_entity *e = &rows->corpus->entities.at[rows->owner];
  nci_arrow_put_str(rows, e->id);
  nci_arrow_put_name(rows, ncorp_entity_type_name(e->type));
  nci_arrow_put_str(rows, e->name);
  nci_arrow_column *names = nci_arrow_open_list(rows);
  for (uint32_t i = 0; i < e->name_count; i++) {
    nci_arrow_put_str(rows, e->names[i].name);
    nci_arrow_put_int(rows, e->names[i].count);
    nci_arrow_put_strs(rows, e->names[i].articles, e->names[i].article_count);
    nci_arrow_end_item(rows, names);
  }
  nci_arrow_close_list(rows, names);
  nci_arrow_put_str(rows, e->country);
  nci_arrow_put_str(rows, e->sector);
  nci_arrow_put_strs(rows, e->roles, e->role_count);
  nci_arrow_put_strs(rows, e->articles, e->article_count);
  nci_arrow_put_int(rows, e->mentions);
  nci_arrow_put_decimal(rows, e->located, e->lat);
  nci_arrow_put_decimal(rows, e->located, e->lon);
  nci_arrow_put_bool(rows, e->unnamed);
}

const nci_arrow_table nci_arrow_linked_entities = { "linked_entities", NCI_OF_ENTITIES, NCI_STRUCT("linked_entities", entity_fields), NULL,
                                                    put_entity };

static const nci_arrow_field party_fields[] = {
  NCI_MAYBE("entity", UTF8, "id of the linked entity"),
  NCI_MAYBE("name", UTF8, "its name, or the words of the reports"),
  NCI_MAYBE("code", UTF8, "CAMEO actor or country code"),
  NCI_MAYBE("sector", UTF8, "PLOVER sector"),
};
static const nci_arrow_field party_item[1] = { NCI_STRUCT("item", party_fields) };

static const nci_arrow_field event_fields[] = {
  NCI_ALWAYS("id", UTF8, "the event's id"),
  NCI_ALWAYS("type", WORD, "PLOVER type, or one that begins with X_"),
  NCI_MAYBE("quad_code", INT32, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
  NCI_LIST("modes", nci_arrow_word_item, "PLOVER modes"),
  NCI_LIST("contexts", nci_arrow_word_item, "PLOVER contexts"),
  NCI_MAYBE("cameo", WORD, "CAMEO code"),
  NCI_MAYBE("date", DATE, "first day"),
  NCI_MAYBE("enddate", DATE, "last day, of one that took several"),
  NCI_MAYBE("date_precision", WORD, "how exactly the date is known: day, week, month, year"),
  NCI_LIST("actors", party_item, "who does it; all sides of what is done together"),
  NCI_LIST("recipients", party_item, "whom it is done to"),
  NCI_MAYBE("place", UTF8, "name of the place"),
  NCI_MAYBE("place_entity", UTF8, "id of its linked entity"),
  NCI_MAYBE("place_country", UTF8, "ISO 3166-1 alpha-3"),
  NCI_MAYBE("lat", DOUBLE, "latitude of the place, WGS 84 degrees"),
  NCI_MAYBE("lon", DOUBLE, "its longitude"),
  NCI_ALWAYS("status", WORD, "occurred, ongoing, planned, denied, negated, hypothetical"),
  NCI_MAYBE("duration", UTF8, "TIMEX3 duration"),
  NCI_ARROW_SIZE,
  NCI_ALWAYS("reports", INT32, "how many reports it was merged from"),
  NCI_ALWAYS("differences", INT32, "on how many fields they differ"),
  NCI_ALWAYS("confidence", DOUBLE, "0 to 1"),
};

static void put_parties(nci_arrow_rows *rows, const ncorp_participant *parties, uint32_t count)
{
  nci_arrow_column *list = nci_arrow_open_list(rows);
  for (uint32_t i = 0; i < count; i++) {
    nci_arrow_put_str(rows, parties[i].entity);
    nci_arrow_put_str(rows, parties[i].text);
    nci_arrow_put_str(rows, parties[i].code);
    nci_arrow_put_str(rows, parties[i].sector);
    nci_arrow_end_item(rows, list);
  }
  nci_arrow_close_list(rows, list);
}

static void put_event(nci_arrow_rows *rows)
{
  const ncorp_event *e = &rows->corpus->events.at[rows->owner];
  const ncorp_place *place = &e->place;
  nci_arrow_put_str(rows, e->id);
  nci_arrow_put_str(rows, ncorp_event_type_of(e));
  nci_arrow_put_index(rows, e->quad_code ? e->quad_code : NCORP_NONE);
  nci_arrow_put_strs(rows, e->modes, e->mode_count);
  nci_arrow_put_strs(rows, e->contexts, e->context_count);
  nci_arrow_put_str(rows, e->cameo);
  nci_arrow_put_first_day(rows, e->date);
  nci_arrow_put_last_day(rows, e->enddate);
  nci_arrow_put_str(rows, e->date_precision);
  put_parties(rows, e->actors, e->actor_count);
  put_parties(rows, e->recipients, e->recipient_count);
  nci_arrow_put_str(rows, place->known ? place->text : NCI_NO_STR);
  nci_arrow_put_str(rows, place->known ? place->entity : NCI_NO_STR);
  nci_arrow_put_str(rows, place->known ? place->country : NCI_NO_STR);
  nci_arrow_put_decimal(rows, place->known && place->located, place->lat);
  nci_arrow_put_decimal(rows, place->known && place->located, place->lon);
  nci_arrow_put_name(rows, ncorp_event_status_name(e->status));
  nci_arrow_put_str(rows, e->duration);
  nci_arrow_put_size(rows, &e->size);
  nci_arrow_put_int(rows, e->report_count);
  nci_arrow_put_int(rows, e->difference_count);
  nci_arrow_put_decimal(rows, true, e->confidence);
}

const nci_arrow_table nci_arrow_linked_events = { "linked_events", NCI_OF_EVENTS, NCI_STRUCT("linked_events", event_fields), NULL, put_event };

static const nci_arrow_field report_fields[] = {
  NCI_ALWAYS("record", UTF8, "id of the linked event"),
  NCI_ALWAYS("article", UTF8, "id"),
  NCI_ALWAYS("event", INT32, "number of the event in the article"),
};

static void begin_reports(nci_arrow_rows *rows) { rows->count = rows->corpus->events.at[rows->owner].report_count; }

static void put_report(nci_arrow_rows *rows)
{
  const ncorp_event *e = &rows->corpus->events.at[rows->owner];
  nci_arrow_put_str(rows, e->id);
  nci_arrow_put_str(rows, e->reports[rows->row].article);
  nci_arrow_put_int(rows, e->reports[rows->row].event);
}

const nci_arrow_table nci_arrow_reports = { "reports", NCI_OF_EVENTS, NCI_STRUCT("reports", report_fields), begin_reports, put_report };

static const nci_arrow_field difference_fields[] = {
  NCI_ALWAYS("record", UTF8, "id of the linked event"),
  NCI_ALWAYS("field", UTF8, "the field on which its reports differ"),
  NCI_ALWAYS("value", UTF8, "a value, printed; empty where the articles say nothing"),
  NCI_LIST("articles", nci_arrow_string, "ids of the articles that give it"),
  NCI_ALWAYS("latest", BOOL, "the article published last of those that say something gives it"),
  NCI_ALWAYS("specific", BOOL, "it is more exact than the others"),
};

static void begin_differences(nci_arrow_rows *rows)
{
  const ncorp_event *e = &rows->corpus->events.at[rows->owner];
  rows->count = 0;
  for (uint32_t i = 0; i < e->difference_count; i++) rows->count += e->differences[i].value_count;
}

/* rows->group is the field, rows->member the value. */
static void put_difference(nci_arrow_rows *rows)
{
  const ncorp_event *e = &rows->corpus->events.at[rows->owner];
  while (rows->member == e->differences[rows->group].value_count) rows->group++, rows->member = 0;
  const ncorp_difference_value *value = &e->differences[rows->group].values[rows->member++];
  nci_arrow_put_str(rows, e->id);
  nci_arrow_put_str(rows, e->differences[rows->group].field);
  nci_arrow_put_str(rows, value->value);
  nci_arrow_put_strs(rows, value->articles, value->article_count);
  nci_arrow_put_bool(rows, value->latest);
  nci_arrow_put_bool(rows, value->specific);
}

const nci_arrow_table nci_arrow_differences = { "differences", NCI_OF_EVENTS, NCI_STRUCT("differences", difference_fields), begin_differences,
                                                put_difference };

static const nci_arrow_field story_fields[] = {
  NCI_ALWAYS("id", UTF8, "the story's id"),
  NCI_MAYBE("title", UTF8, "title"),
  NCI_MAYBE("first", DATE, "day of its first article or event"),
  NCI_MAYBE("last", DATE, "of its last"),
  NCI_LIST("articles", nci_arrow_string, "ids of its articles"),
};

static void put_story(nci_arrow_rows *rows)
{
  const ncorp_story *s = &rows->corpus->stories.at[rows->owner];
  nci_arrow_put_str(rows, s->id);
  nci_arrow_put_str(rows, s->title);
  nci_arrow_put_first_day(rows, s->first);
  nci_arrow_put_last_day(rows, s->last);
  nci_arrow_put_strs(rows, s->articles, s->article_count);
}

const nci_arrow_table nci_arrow_stories = { "stories", NCI_OF_STORIES, NCI_STRUCT("stories", story_fields), NULL, put_story };
