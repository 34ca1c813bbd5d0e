/* The linked records: entities, events, stories. Each reader goes through the members of its object, whatever their
 * order, and hands a complete record to the sink; ids that they mention are not looked up here, because a batch may hold
 * the records without their articles. */
#include "base/str.h"
#include "format/ncf_record.h"

/* {"name": "Ada", "count": 3, "articles": ["a1"]} */
static bool read_name(nci_ncf_record *r, ncorp_entity_name *name)
{
  enum { NAME, COUNT, ARTICLES };
  static const ncorp_str names[] = { NCI_STR("name"), NCI_STR("count"), NCI_STR("articles") };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  const char *place = nci_json_place(&r->json);
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    switch (key) {
    case NAME: nci_json_string(&r->json, &name->name); break;
    case COUNT: nci_json_u32(&r->json, &name->count); break;
    default: nci_ncf_strings(r, &name->articles, &name->article_count);
    }
  return nci_ncf_require(r, &members, 1u << NAME, place);
}

bool nci_ncf_read_entity(nci_ncf_record *r, ncorp_status *sunk)
{
  enum { RECORD, ID, TYPE, NAME, NAMES, COUNTRY, SECTOR, ROLES, ARTICLES, MENTIONS, LAT, LON, UNNAMED };
  static const ncorp_str names[] = {
    NCI_STR("record"), NCI_STR("id"), NCI_STR("type"), NCI_STR("name"), NCI_STR("names"), NCI_STR("country"),
    NCI_STR("sector"), NCI_STR("roles"), NCI_STR("articles"), NCI_STR("mentions"), NCI_STR("lat"), NCI_STR("lon"),
    NCI_STR("unnamed"),
  };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *place = nci_json_place(&r->json);
  ncorp_entity entity = { 0 };
  NCI_VEC(ncorp_entity_name) spellings = { 0 };
  int coordinates = 0;
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    switch (key) {
    case RECORD: nci_json_skip(&r->json, NULL); break;
    case ID: nci_ncf_id(r, &entity.id); break;
    case TYPE: nci_ncf_entity_type(r, &entity.type); break;
    case NAME: nci_json_string(&r->json, &entity.name); break;
    case NAMES:
      if (!nci_json_array(&r->json)) return false;
      while (nci_json_item(&r->json)) {
        ncorp_entity_name name = { 0 };
        if (!read_name(r, &name)) return false;
        nci_vec_add(r->arena, &spellings, name);
      }
      break;
    case COUNTRY: nci_ncf_string(r, &entity.country); break;
    case SECTOR: nci_ncf_string(r, &entity.sector); break;
    case ROLES: nci_ncf_strings(r, &entity.roles, &entity.role_count); break;
    case ARTICLES: nci_ncf_strings(r, &entity.articles, &entity.article_count); break;
    case MENTIONS: nci_json_u32(&r->json, &entity.mentions); break;
    case LAT: nci_ncf_degrees(r, &entity.lat, &coordinates); break;
    case LON: nci_ncf_degrees(r, &entity.lon, &coordinates); break;
    default: nci_ncf_flag(r, &entity.unnamed);
    }
  entity.names = spellings.at;
  entity.name_count = spellings.count;
  entity.located = coordinates == 2;
  ncorp_str extra = nci_ncf_unknown(r, &members);
  if (!nci_ncf_require(r, &members, 1u << ID | 1u << TYPE | 1u << NAME, place) || !nci_json_end(&r->json) || r->arena->failed)
    return false;
  *sunk = r->reader->sink->entity(r->reader->sink->ctx, &entity, extra);
  return true;
}

/* {"entity": "E1", "code": "NOR", "sector": "GOV", "entity_text": "Ada"} */
static bool read_participant(nci_ncf_record *r, ncorp_participant *participant)
{
  enum { ENTITY, CODE, SECTOR, TEXT };
  static const ncorp_str names[] = { NCI_STR("entity"), NCI_STR("code"), NCI_STR("sector"), NCI_STR("entity_text") };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    switch (key) {
    case ENTITY: nci_ncf_string(r, &participant->entity); break;
    case CODE: nci_ncf_string(r, &participant->code); break;
    case SECTOR: nci_ncf_string(r, &participant->sector); break;
    default: nci_ncf_string(r, &participant->text);
    }
  return !r->json.failed;
}

static bool read_participants(nci_ncf_record *r, const ncorp_participant **out, uint32_t *count)
{
  NCI_VEC(ncorp_participant) list = { 0 };
  if (!nci_json_array(&r->json)) return false;
  while (nci_json_item(&r->json)) {
    ncorp_participant participant = { 0 };
    if (!read_participant(r, &participant)) return false;
    nci_vec_add(r->arena, &list, participant);
  }
  *out = list.at;
  *count = list.count;
  return !r->json.failed;
}

/* null, or where it happened; only both coordinates make a location. */
static bool read_place(nci_ncf_record *r, ncorp_place *out)
{
  enum { ENTITY, TEXT, COUNTRY, LAT, LON };
  static const ncorp_str names[] = { NCI_STR("entity"), NCI_STR("text"), NCI_STR("country"), NCI_STR("lat"), NCI_STR("lon") };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  int coordinates = 0;
  if (nci_json_null(&r->json)) return true;
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    switch (key) {
    case ENTITY: nci_ncf_string(r, &out->entity); break;
    case TEXT: nci_ncf_string(r, &out->text); break;
    case COUNTRY: nci_ncf_string(r, &out->country); break;
    case LAT: nci_ncf_degrees(r, &out->lat, &coordinates); break;
    default: nci_ncf_degrees(r, &out->lon, &coordinates);
    }
  out->known = 1;
  out->located = coordinates == 2;
  return !r->json.failed;
}

/* {"article": "a1", "event": 0} */
static bool read_report(nci_ncf_record *r, ncorp_report *report)
{
  enum { ARTICLE, EVENT };
  static const ncorp_str names[] = { NCI_STR("article"), NCI_STR("event") };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  const char *place = nci_json_place(&r->json);
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    if (key == ARTICLE) nci_ncf_id(r, &report->article);
    else nci_json_u32(&r->json, &report->event);
  return nci_ncf_require(r, &members, 1u << ARTICLE | 1u << EVENT, place);
}

/* {"value": "PT2H", "articles": ["a1"], "latest": true} */
static bool read_difference_value(nci_ncf_record *r, ncorp_difference_value *value)
{
  enum { VALUE, ARTICLES, LATEST, SPECIFIC };
  static const ncorp_str names[] = { NCI_STR("value"), NCI_STR("articles"), NCI_STR("latest"), NCI_STR("specific") };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    if (key == VALUE) nci_ncf_string(r, &value->value);
    else if (key == LATEST) nci_ncf_flag(r, &value->latest);
    else if (key == SPECIFIC) nci_ncf_flag(r, &value->specific);
    else nci_ncf_strings(r, &value->articles, &value->article_count);
  return !r->json.failed;
}

/* {"field": "duration", "values": [...]} */
static bool read_difference(nci_ncf_record *r, ncorp_difference *difference)
{
  enum { FIELD, VALUES };
  static const ncorp_str names[] = { NCI_STR("field"), NCI_STR("values") };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  NCI_VEC(ncorp_difference_value) values = { 0 };
  const char *place = nci_json_place(&r->json);
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;) {
    if (key == FIELD) {
      nci_json_string(&r->json, &difference->field);
      continue;
    }
    if (!nci_json_array(&r->json)) return false;
    while (nci_json_item(&r->json)) {
      ncorp_difference_value value = { 0 };
      if (!read_difference_value(r, &value)) return false;
      nci_vec_add(r->arena, &values, value);
    }
  }
  difference->values = values.at;
  difference->value_count = values.count;
  return nci_ncf_require(r, &members, 1u << FIELD, place);
}

/* A quad code that is given counts, even where PLOVER has another for the type; types beyond PLOVER have 0. */
static bool read_quad(nci_ncf_record *r, uint32_t *out)
{
  const char *place = nci_json_place(&r->json);
  if (!nci_json_u32(&r->json, out)) return false;
  return *out <= 4 || nci_json_fail(&r->json, NCI_D_NCF_NUMBER, place, "expected a quad code from 0 to 4");
}

bool nci_ncf_read_event(nci_ncf_record *r, ncorp_status *sunk)
{
  enum { RECORD, ID, EVENT, QUAD_CODE, MODE, CONTEXT, CAMEO, DATE, ENDDATE, DATE_PRECISION, ACTOR, RECIPIENT, EVENT_LOC,
         STATUS, DURATION, SIZE, REPORTS, DIFFERENCES, CONFIDENCE };
  static const ncorp_str names[] = {
    NCI_STR("record"), NCI_STR("id"), NCI_STR("event"), NCI_STR("quad_code"), NCI_STR("mode"), NCI_STR("context"),
    NCI_STR("cameo"), NCI_STR("date"), NCI_STR("enddate"), NCI_STR("date_precision"), NCI_STR("actor"),
    NCI_STR("recipient"), NCI_STR("event_loc"), NCI_STR("status"), NCI_STR("duration"), NCI_STR("size"),
    NCI_STR("reports"), NCI_STR("differences"), NCI_STR("confidence"),
  };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *place = nci_json_place(&r->json);
  ncorp_event event = { .confidence = { 1, 0 } };
  NCI_VEC(ncorp_report) reports = { 0 };
  NCI_VEC(ncorp_difference) differences = { 0 };
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    switch (key) {
    case RECORD: nci_json_skip(&r->json, NULL); break;
    case ID: nci_ncf_id(r, &event.id); break;
    case EVENT: nci_ncf_event_type(r, &event.type, &event.own_type); break;
    case QUAD_CODE: read_quad(r, &event.quad_code); break;
    case MODE: nci_ncf_strings(r, &event.modes, &event.mode_count); break;
    case CONTEXT: nci_ncf_strings(r, &event.contexts, &event.context_count); break;
    case CAMEO: nci_ncf_string(r, &event.cameo); break;
    case DATE: nci_ncf_string(r, &event.date); break;
    case ENDDATE: nci_ncf_string(r, &event.enddate); break;
    case DATE_PRECISION: nci_ncf_string(r, &event.date_precision); break;
    case ACTOR: read_participants(r, &event.actors, &event.actor_count); break;
    case RECIPIENT: read_participants(r, &event.recipients, &event.recipient_count); break;
    case EVENT_LOC: read_place(r, &event.place); break;
    case STATUS: nci_ncf_event_status(r, &event.status); break;
    case DURATION: nci_ncf_string(r, &event.duration); break;
    case SIZE: nci_ncf_size(r, &event.size); break;
    case REPORTS:
      if (!nci_json_array(&r->json)) return false;
      while (nci_json_item(&r->json)) {
        ncorp_report report = { 0 };
        if (!read_report(r, &report)) return false;
        nci_vec_add(r->arena, &reports, report);
      }
      break;
    case DIFFERENCES:
      if (!nci_json_array(&r->json)) return false;
      while (nci_json_item(&r->json)) {
        ncorp_difference difference = { 0 };
        if (!read_difference(r, &difference)) return false;
        nci_vec_add(r->arena, &differences, difference);
      }
      break;
    default: nci_ncf_share(r, &event.confidence);
    }
  event.reports = reports.at;
  event.report_count = reports.count;
  event.differences = differences.at;
  event.difference_count = differences.count;
  if (!(members.seen & 1u << QUAD_CODE)) event.quad_code = ncorp_event_type_quad(event.type);
  ncorp_str extra = nci_ncf_unknown(r, &members);
  if (!nci_ncf_require(r, &members, 1u << ID | 1u << EVENT, place) || !nci_json_end(&r->json) || r->arena->failed) return false;
  *sunk = r->reader->sink->event(r->reader->sink->ctx, &event, extra);
  return true;
}

bool nci_ncf_read_story(nci_ncf_record *r, ncorp_status *sunk)
{
  enum { RECORD, ID, ARTICLES, TITLE, FIRST, LAST };
  static const ncorp_str names[] = {
    NCI_STR("record"), NCI_STR("id"), NCI_STR("articles"), NCI_STR("title"), NCI_STR("first"), NCI_STR("last"),
  };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *place = nci_json_place(&r->json);
  ncorp_story story = { 0 };
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    switch (key) {
    case RECORD: nci_json_skip(&r->json, NULL); break;
    case ID: nci_ncf_id(r, &story.id); break;
    case ARTICLES: nci_ncf_strings(r, &story.articles, &story.article_count); break;
    case TITLE: nci_ncf_string(r, &story.title); break;
    case FIRST: nci_ncf_string(r, &story.first); break;
    default: nci_ncf_string(r, &story.last);
    }
  ncorp_str extra = nci_ncf_unknown(r, &members);
  if (!nci_ncf_require(r, &members, 1u << ID, place) || !nci_json_end(&r->json) || r->arena->failed) return false;
  *sunk = r->reader->sink->story(r->reader->sink->ctx, &story, extra);
  return true;
}
