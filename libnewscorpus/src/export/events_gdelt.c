/* GDELT 2: the event table of 61 columns and the mentions table of 16. What GDELT measures and nobody here does (tone, ethnic
 * and religious codes, second-level regions, identifiers of gazetteers) is left empty. */
#include "export/events.h"

#include "base/str.h"
#include "lexicon_gen.h"
#include "meaning/calendar.h"
#include "model/index.h"

#define ACTOR(n)                                                                                                      \
  "Actor" n "Code", "Actor" n "Name", "Actor" n "CountryCode", "Actor" n "KnownGroupCode", "Actor" n "EthnicCode",      \
      "Actor" n "Religion1Code", "Actor" n "Religion2Code", "Actor" n "Type1Code", "Actor" n "Type2Code", "Actor" n "Type3Code"
#define GEO(who)                                                                                                  \
  who "Geo_Type", who "Geo_FullName", who "Geo_CountryCode", who "Geo_ADM1Code", who "Geo_ADM2Code", who "Geo_Lat", \
      who "Geo_Long", who "Geo_FeatureID"

static const char *const COLUMNS[] = {
  "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", ACTOR("1"), ACTOR("2"),
  "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
  "NumMentions", "NumSources", "NumArticles", "AvgTone", GEO("Actor1"), GEO("Actor2"), GEO("Action"),
  "DATEADDED", "SOURCEURL"
};

static const char *const MENTION_COLUMNS[] = {
  "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
  "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
  "MentionDocTranslationInfo", "Extras"
};

/* ---- dates ---- */

static int64_t number(ncorp_str digits)
{
  int64_t n = 0;
  for (size_t i = 0; i < digits.size && nci_is_digit(digits.data[i]); i++) n = n * 10 + (digits.data[i] - '0');
  return n;
}

/* 2025.1315: the year and how much of it is over, with months of 30 days and years of 365, to four places. */
static void write_fraction(nci_row *row, nci_date_parts date)
{
  if (!nci_row_open(row) || !date.day.size) return;
  int64_t days = (number(date.month) - 1) * 30 + number(date.day);
  int64_t share = (days * 20000 + 365) / 730; /* of ten thousand, rounded */
  char digits[4];
  if (days < 0 || share > 9999) share = days < 0 ? 0 : 9999;
  for (int i = 3; i >= 0; i--, share /= 10) digits[i] = (char)('0' + share % 10);
  nci_row_put(row, date.year);
  nci_buffer_char(row->out, '.');
  nci_buffer_put(row->out, digits, sizeof digits);
}

static void write_padded(nci_buffer *out, int64_t value, int digits)
{
  char text[4];
  for (int i = digits - 1; i >= 0; i--, value /= 10) text[i] = (char)('0' + value % 10);
  nci_buffer_put(out, text, (size_t)digits);
}

static ncorp_str piece(ncorp_str s, size_t at, size_t size) { return s.size >= at + size ? nci_str(s.data + at, size) : NCI_NO_STR; }

/* How many minutes a date-time is ahead of UTC: "+02:00"; 0 where it does not say. */
static int64_t offset_minutes(ncorp_str published)
{
  for (size_t i = 11; i < published.size; i++) {
    if (published.data[i] != '+' && published.data[i] != '-') continue;
    bool colon = i + 3 < published.size && published.data[i + 3] == ':';
    int64_t minutes = number(piece(published, i + 1, 2)) * 60 + number(piece(published, i + (colon ? 4 : 3), 2));
    return published.data[i] == '-' ? -minutes : minutes;
  }
  return 0;
}

/* A time of publication as YYYYMMDDHHMMSS in UTC; a date alone is its midnight. */
static void write_time(nci_row *row, ncorp_str published)
{
  nci_date date;
  if (!nci_row_open(row) || !nci_date_parse(published, &date)) return;
  int64_t minutes = number(piece(published, 11, 2)) * 60 + number(piece(published, 14, 2)) - offset_minutes(published);
  int64_t day = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440);
  date = nci_date_of_days(nci_date_days(date) + (int32_t)day);
  minutes -= day * 1440;
  write_padded(row->out, date.year, 4);
  write_padded(row->out, date.month, 2);
  write_padded(row->out, date.day, 2);
  write_padded(row->out, minutes / 60, 2);
  write_padded(row->out, minutes % 60, 2);
  write_padded(row->out, number(piece(published, 17, 2)), 2);
}

/* ---- the event table ---- */

/* Behind the kind of an international organisation stands which one it is: IGO, UNO. */
static bool names_group(const nci_event_actor *actor)
{
  return !actor->country && !actor->opaque && actor->part_count > 1 && (nci_str_is(actor->parts[0], "IGO") || nci_str_is(actor->parts[0], "NGO"));
}

static void write_actor(nci_row *row, const nci_event_actor *actor)
{
  bool group = names_group(actor);
  uint32_t at = actor->country ? 1 : 0, end = actor->opaque ? 0 : actor->part_count;
  nci_row_code(row, actor);
  nci_row_str(row, actor->who ? actor->who->text : NCI_NO_STR);
  nci_row_str(row, actor->country ? actor->parts[0] : NCI_NO_STR);
  nci_row_str(row, group ? actor->parts[1] : NCI_NO_STR);
  nci_row_skip(row, 3); /* ethnicity, two religions */
  for (int i = 0; i < 3; i++) {
    nci_row_str(row, at < end ? actor->parts[at++] : NCI_NO_STR);
    at += group && at == 1;
  }
}

/* GDELT's types: 1 country, 2 state and 3 city of the United States, 4 city and 5 state elsewhere. */
static unsigned place_type(const nci_place_facts *facts)
{
  bool states = nci_str_eq(facts->alpha2, NCI_STR("US"));
  switch (facts->kind) {
  case NCI_PLACE_COUNTRY: return 1;
  case NCI_PLACE_REGION: return states ? 2 : 5;
  case NCI_PLACE_CITY: return states ? 3 : 4;
  default: return 0;
  }
}

static void write_place(nci_row *row, const nci_event_rows *e, const ncorp_place *place)
{
  if (!place->known) {
    nci_row_skip(row, 8);
    return;
  }
  nci_place_facts facts = nci_place_look(e->lexicon, place);
  unsigned type = place_type(&facts);
  if (type) nci_row_number(row, type);
  else nci_row_skip(row, 1);
  if (nci_row_open(row)) { /* "Austin, Texas, United States" */
    nci_row_put(row, place->text);
    if (facts.kind == NCI_PLACE_CITY && facts.state_name.size) {
      nci_row_put(row, NCI_STR(", "));
      nci_row_put(row, facts.state_name);
    }
    if (facts.kind != NCI_PLACE_COUNTRY && facts.country.size) {
      nci_row_put(row, NCI_STR(", "));
      nci_row_put(row, facts.country);
    }
  }
  nci_row_str(row, facts.fips);
  if (nci_row_open(row) && (facts.kind == NCI_PLACE_COUNTRY || facts.state.size)) { /* the country's code alone for all of it */
    nci_row_put(row, facts.fips);
    nci_row_put(row, facts.state);
  }
  nci_row_skip(row, 1);
  if (place->located) {
    nci_row_decimal(row, place->lat);
    nci_row_decimal(row, place->lon);
  } else {
    nci_row_skip(row, 2);
  }
  nci_row_str(row, facts.kind == NCI_PLACE_COUNTRY ? facts.fips : NCI_NO_STR);
}

/* Of a participant that is a place itself. */
static void write_actor_place(nci_row *row, const nci_event_rows *e, const nci_event_actor *actor)
{
  ncorp_place place = { .known = 0 };
  size_t at = actor->who ? nci_index_find(e->corpus, NCI_INDEX_ENTITIES, actor->who->entity) : SIZE_MAX;
  if (at < e->corpus->entities.count && e->corpus->entities.at[at].type == NCORP_LOC) {
    const ncorp_entity *entity = &e->corpus->entities.at[at];
    place = (ncorp_place){ .known = 1, .text = entity->name, .country = entity->country, .located = entity->located,
                           .lat = entity->lat, .lon = entity->lon };
  }
  write_place(row, e, &place);
}

static void write_event(nci_row *row, const nci_event_dyad *dyad)
{
  const nci_event_rows *e = dyad->of;
  nci_date_parts date = nci_event_date(e->event);
  nci_row_number(row, dyad->id);
  nci_row_day(row, date);
  if (nci_row_open(row) && date.month.size) {
    nci_row_put(row, date.year);
    nci_row_put(row, date.month);
  }
  nci_row_str(row, date.year);
  write_fraction(row, date);
  write_actor(row, dyad->source);
  write_actor(row, dyad->target);
  if (e->lead < 0) nci_row_skip(row, 1);
  else nci_row_number(row, (uint64_t)e->lead);
  nci_row_str(row, e->event->cameo);
  nci_row_str(row, piece(e->event->cameo, 0, 3).size ? piece(e->event->cameo, 0, 3) : e->event->cameo);
  nci_row_cameo(row, e, e->root, NCI_CAMEO_CODE);
  nci_row_cameo(row, e, e->cameo, NCI_CAMEO_QUAD);
  nci_row_cameo(row, e, e->cameo, NCI_CAMEO_GOLDSTEIN);
  nci_row_number(row, e->event->report_count);
  if (e->sources) nci_row_number(row, e->sources);
  else nci_row_skip(row, 1);
  nci_row_number(row, e->articles);
  nci_row_skip(row, 1); /* tone */
  write_actor_place(row, e, dyad->source);
  write_actor_place(row, e, dyad->target);
  write_place(row, e, &e->event->place);
  write_time(row, e->published);
  nci_row_str(row, e->event->report_count && e->tellings[0].article ? e->tellings[0].article->data.uri : NCI_NO_STR);
  nci_row_end(row);
}

/* ---- the mentions table ---- */

static void write_offset(nci_row *row, const nci_event_telling *telling, ncorp_span span)
{
  nci_row_number(row, nci_offsets_codepoint(&telling->article->offsets, span.start));
}

/* Where the report names the participant; empty when it does not. Tells whether it does so by name. */
static bool write_actor_offset(nci_row *row, const nci_event_telling *telling, const ncorp_participant *who, bool recipient)
{
  uint32_t m = nci_telling_mention(telling, who, recipient);
  if (m == NCORP_NONE) {
    nci_row_skip(row, 1);
    return !who; /* nobody to be named */
  }
  const ncorp_mention *mention = &telling->article->data.mentions[m];
  write_offset(row, telling, mention->span);
  return mention->form == NCORP_FORM_NAME;
}

/* A share in percent, rounded, 0 to 100. What is cut before the last digit is rounded does not change it. */
static uint64_t percent(ncorp_decimal share)
{
  int64_t value = share.digits, exponent = (int64_t)share.exponent + 2;
  for (; exponent > 0 && value > 0 && value < 100; exponent--) value *= 10;
  for (; exponent < -1 && value > 0; exponent++) value /= 10;
  if (exponent == -1) value = (value + 5) / 10;
  return value < 0 ? 0 : value < 100 ? (uint64_t)value : 100;
}

static void write_mention(nci_row *row, const nci_event_dyad *dyad, uint32_t report)
{
  const nci_event_rows *e = dyad->of;
  const nci_event_telling *telling = &e->tellings[report];
  const nci_article_data *a = &telling->article->data;
  bool web = nci_str_starts(a->uri, NCI_STR("http://")) || nci_str_starts(a->uri, NCI_STR("https://"));
  nci_row_number(row, dyad->id);
  write_time(row, e->published);
  write_time(row, a->published);
  nci_row_number(row, web ? 1 : 2); /* a page of the web, or a citation */
  nci_row_str(row, a->outlet);
  nci_row_str(row, a->uri.size ? a->uri : a->id);
  if (telling->event->sentence < a->sentence_count) nci_row_number(row, telling->event->sentence + 1u);
  else nci_row_skip(row, 1);
  bool named = write_actor_offset(row, telling, dyad->source->who, false);
  named = write_actor_offset(row, telling, dyad->target->who, true) && named;
  write_offset(row, telling, telling->event->trigger);
  nci_row_number(row, named); /* nothing but the very words was needed */
  nci_row_number(row, percent(telling->event->confidence));
  nci_row_number(row, telling->article->offsets.codepoints);
  nci_row_end(row);
}

/* Reports whose article the corpus does not have tell nothing that this table has a column for. */
static void write_mentions(nci_row *row, const nci_event_dyad *dyad)
{
  for (uint32_t i = 0; i < dyad->of->event->report_count; i++)
    if (dyad->of->tellings[i].event) write_mention(row, dyad, i);
}

const nci_event_table nci_gdelt_table = { COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, write_event };
const nci_event_table nci_gdelt_mentions_table = { MENTION_COLUMNS, sizeof MENTION_COLUMNS / sizeof *MENTION_COLUMNS, write_mentions };
