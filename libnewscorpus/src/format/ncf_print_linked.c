/* Printing the linked records of News Corpus Format (entities, events, stories), and what they have in common with an
 * article's events and entities. */
#include "format/ncf_print.h"

#include "base/str.h"

void nci_ncf_print_location(nci_buffer *out, ncorp_decimal lat, ncorp_decimal lon)
{
  DECIMAL(out, "lat", lat);
  DECIMAL(out, "lon", lon);
}

static void print_amount(nci_buffer *out, ncorp_amount amount)
{
  nci_buffer_lit(out, "\"value\":");
  nci_decimal_print(out, amount.value);
  NAME(out, "bound", ncorp_bound_name(amount.bound));
}

void nci_ncf_print_size(nci_buffer *out, const ncorp_size *size)
{
  const struct { ncorp_str key; const ncorp_amount *amount; } amounts[] = {
    { NCI_STR("\"dead\":{"), &size->dead }, { NCI_STR("\"injured\":{"), &size->injured },
    { NCI_STR("\"arrested\":{"), &size->arrested }, { NCI_STR("\"abducted\":{"), &size->abducted },
    { NCI_STR("\"participants\":{"), &size->participants },
  };
  bool any = false;
  nci_buffer_lit(out, ",\"size\":{");
  for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
    if (!amounts[i].amount->known) continue;
    if (any) nci_buffer_char(out, ',');
    any = true;
    nci_buffer_str(out, amounts[i].key);
    print_amount(out, *amounts[i].amount);
    nci_buffer_char(out, '}');
  }
  if (size->count_count) {
    if (any) nci_buffer_char(out, ',');
    nci_buffer_lit(out, "\"counts\":[");
    for (uint32_t i = 0; i < size->count_count; i++) {
      if (i) nci_buffer_char(out, ',');
      nci_buffer_lit(out, "{\"unit\":");
      nci_ncf_print_string(out, size->counts[i].unit);
      nci_buffer_char(out, ',');
      print_amount(out, size->counts[i].amount);
      nci_buffer_char(out, '}');
    }
    nci_buffer_char(out, ']');
  }
  nci_buffer_char(out, '}');
}

void nci_ncf_print_entity(nci_buffer *out, const ncorp_entity *entity, ncorp_str extra)
{
  nci_buffer_lit(out, "{\"record\":\"entity\"");
  STRING(out, "id", entity->id);
  NAME(out, "type", ncorp_entity_type_name(entity->type));
  STRING(out, "name", entity->name);
  KEY(out, "names");
  nci_buffer_char(out, '[');
  for (uint32_t i = 0; i < entity->name_count; i++) {
    if (i) nci_buffer_char(out, ',');
    nci_buffer_lit(out, "{\"name\":");
    nci_ncf_print_string(out, entity->names[i].name);
    INDEX(out, "count", entity->names[i].count);
    STRINGS(out, "articles", entity->names[i].articles, entity->names[i].article_count);
    nci_buffer_char(out, '}');
  }
  nci_buffer_char(out, ']');
  STRING(out, "country", entity->country);
  STRING(out, "sector", entity->sector);
  STRINGS(out, "roles", entity->roles, entity->role_count);
  STRINGS(out, "articles", entity->articles, entity->article_count);
  INDEX(out, "mentions", entity->mentions);
  if (entity->located) nci_ncf_print_location(out, entity->lat, entity->lon);
  if (entity->unnamed) nci_buffer_lit(out, ",\"unnamed\":true");
  nci_ncf_print_extra(out, extra);
  nci_buffer_char(out, '}');
}

static void print_participants(nci_buffer *out, const ncorp_participant *participants, uint32_t count)
{
  nci_buffer_char(out, '[');
  for (uint32_t i = 0; i < count; i++) {
    if (i) nci_buffer_char(out, ',');
    nci_buffer_lit(out, "{\"entity\":");
    nci_ncf_print_string(out, participants[i].entity);
    STRING(out, "code", participants[i].code);
    STRING(out, "sector", participants[i].sector);
    STRING(out, "entity_text", participants[i].text);
    nci_buffer_char(out, '}');
  }
  nci_buffer_char(out, ']');
}

static void print_place(nci_buffer *out, const ncorp_place *place)
{
  if (!place->known) {
    nci_buffer_lit(out, "null");
    return;
  }
  nci_buffer_lit(out, "{\"entity\":");
  nci_ncf_print_string(out, place->entity);
  STRING(out, "text", place->text);
  STRING(out, "country", place->country);
  if (place->located) nci_ncf_print_location(out, place->lat, place->lon);
  else nci_buffer_lit(out, ",\"lat\":null,\"lon\":null");
  nci_buffer_char(out, '}');
}

static void print_difference(nci_buffer *out, const ncorp_difference *difference)
{
  nci_buffer_lit(out, "{\"field\":");
  nci_ncf_print_string(out, difference->field);
  KEY(out, "values");
  nci_buffer_char(out, '[');
  for (uint32_t i = 0; i < difference->value_count; i++) {
    if (i) nci_buffer_char(out, ',');
    nci_buffer_lit(out, "{\"value\":");
    nci_ncf_print_string(out, difference->values[i].value);
    STRINGS(out, "articles", difference->values[i].articles, difference->values[i].article_count);
    if (difference->values[i].latest) nci_buffer_lit(out, ",\"latest\":true");
    if (difference->values[i].specific) nci_buffer_lit(out, ",\"specific\":true");
    nci_buffer_char(out, '}');
  }
  nci_buffer_lit(out, "]}");
}

void nci_ncf_print_event(nci_buffer *out, const ncorp_event *event, ncorp_str extra)
{
  nci_buffer_lit(out, "{\"record\":\"event\"");
  STRING(out, "id", event->id);
  STRING(out, "event", ncorp_event_type_of(event));
  INDEX(out, "quad_code", event->quad_code);
  STRINGS(out, "mode", event->modes, event->mode_count);
  STRINGS(out, "context", event->contexts, event->context_count);
  STRING(out, "cameo", event->cameo);
  STRING(out, "date", event->date);
  STRING(out, "enddate", event->enddate);
  STRING(out, "date_precision", event->date_precision);
  KEY(out, "actor");
  print_participants(out, event->actors, event->actor_count);
  KEY(out, "recipient");
  print_participants(out, event->recipients, event->recipient_count);
  KEY(out, "event_loc");
  print_place(out, &event->place);
  NAME(out, "status", ncorp_event_status_name(event->status));
  STRING(out, "duration", event->duration);
  nci_ncf_print_size(out, &event->size);
  KEY(out, "reports");
  nci_buffer_char(out, '[');
  for (uint32_t i = 0; i < event->report_count; i++) {
    if (i) nci_buffer_char(out, ',');
    nci_buffer_lit(out, "{\"article\":");
    nci_ncf_print_string(out, event->reports[i].article);
    INDEX(out, "event", event->reports[i].event);
    nci_buffer_char(out, '}');
  }
  nci_buffer_char(out, ']');
  KEY(out, "differences");
  nci_buffer_char(out, '[');
  for (uint32_t i = 0; i < event->difference_count; i++) {
    if (i) nci_buffer_char(out, ',');
    print_difference(out, &event->differences[i]);
  }
  nci_buffer_char(out, ']');
  DECIMAL(out, "confidence", event->confidence);
  nci_ncf_print_extra(out, extra);
  nci_buffer_char(out, '}');
}

void nci_ncf_print_story(nci_buffer *out, const ncorp_story *story, ncorp_str extra)
{
  nci_buffer_lit(out, "{\"record\":\"story\"");
  STRING(out, "id", story->id);
  STRINGS(out, "articles", story->articles, story->article_count);
  STRING(out, "title", story->title);
  STRING(out, "first", story->first);
  STRING(out, "last", story->last);
  nci_ncf_print_extra(out, extra);
  nci_buffer_char(out, '}');
}
