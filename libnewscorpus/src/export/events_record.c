/* What an event record says, gathered for its rows: participants' codes taken apart, its reports looked up, its place and
 * its CAMEO code found in the tables. */
#include "export/events.h"

#include "base/hash.h"
#include "base/intern.h"
#include "base/str.h"
#include "lexicon_gen.h"
#include "model/index.h"

/* ---- participants ---- */

static bool is_country(const nci_lexicon *lexicon, ncorp_str code)
{
  return nci_lexicon_row(lexicon, NCI_LEX_COUNTRIES, NCI_COUNTRIES_ALPHA3, code) < nci_lexicon_rows(lexicon, NCI_LEX_COUNTRIES);
}

/* Codes of CAMEO are groups of three capitals and digits. */
static bool is_composed(ncorp_str code)
{
  for (size_t i = 0; i < code.size; i++)
    if (!nci_is_upper(code.data[i]) && !nci_is_digit(code.data[i])) return false;
  return code.size && code.size % 3 == 0 && code.size / 3 < NCI_CODE_PARTS;
}

/* A code that names the country alone is completed by the sector: UKR and GOV make UKRGOV. */
static void read_actor(const nci_lexicon *lexicon, const ncorp_participant *who, nci_event_actor *actor)
{
  *actor = (nci_event_actor){ .who = who };
  if (is_composed(who->code)) {
    for (size_t i = 0; i < who->code.size; i += 3) actor->parts[actor->part_count++] = nci_str(who->code.data + i, 3);
    actor->country = is_country(lexicon, actor->parts[0]);
  } else if (who->code.size) {
    actor->parts[actor->part_count++] = who->code;
    actor->opaque = true;
  }
  if (who->code.size > 3 || actor->opaque) return;
  uint32_t row = nci_lexicon_row(lexicon, NCI_LEX_SECTORS, NCI_SECTORS_SECTOR, who->sector);
  ncorp_str sector = nci_lexicon_field(lexicon, NCI_LEX_SECTORS, row, NCI_SECTORS_CAMEO);
  if (sector.size && !(actor->part_count && nci_str_eq(actor->parts[0], sector))) actor->parts[actor->part_count++] = sector;
}

static uint32_t read_side(const nci_lexicon *lexicon, const ncorp_participant *side, uint32_t count, nci_event_actor *actors)
{
  uint32_t kept = count < NCI_SIDE_MAX ? count : NCI_SIDE_MAX;
  for (uint32_t i = 0; i < kept; i++) read_actor(lexicon, &side[i], &actors[i]);
  return kept;
}

/* ---- reports ---- */

static nci_event_telling look_up(const ncorp_corpus *corpus, const ncorp_report *report)
{
  size_t at = nci_index_find(corpus, NCI_INDEX_ARTICLES, report->article);
  if (at >= corpus->articles.count) return (nci_event_telling){ .article = NULL };
  const nci_article_block *article = corpus->articles.at[at].block;
  return (nci_event_telling){ .article = article,
                              .event = report->event < article->data.event_count ? &article->data.events[report->event] : NULL };
}

/* Whether a report tells of it at the head of its article, up to the end of the first paragraph; -1 when that is not known. */
static int told_first(const nci_event_telling *telling)
{
  if (!telling->event) return -1;
  const nci_article_data *a = &telling->article->data;
  for (uint32_t i = 0; i < a->block_count && i < NCI_HEAD_MAX; i++)
    if (a->blocks[i].kind == NCORP_BLOCK_PARAGRAPH) return telling->event->trigger.start < a->blocks[i].span.end;
  return -1;
}

/* Looks the reports up and counts the articles and outlets among them. */
static void gather_reports(nci_event_rows *e, nci_arena *arena)
{
  uint32_t count = e->event->report_count;
  nci_event_telling *tellings = nci_arena_alloc(arena, count + 1u, sizeof *tellings);
  nci_intern articles, outlets;
  nci_intern_init(&articles, arena);
  nci_intern_init(&outlets, arena);
  for (uint32_t i = 0; tellings && i < count; i++) {
    tellings[i] = look_up(e->corpus, &e->event->reports[i]);
    uint32_t known = articles.strings.count;
    tellings[i].source = nci_intern_add(&articles, e->event->reports[i].article);
    tellings[i].again = tellings[i].source < known;
    if (!tellings[i].article) continue;
    const nci_article_data *a = &tellings[i].article->data;
    if (a->outlet.size) nci_intern_add(&outlets, a->outlet);
    if (!e->published.size) e->published = a->published;
    int lead = told_first(&tellings[i]);
    if (lead > e->lead) e->lead = lead;
  }
  e->tellings = tellings;
  e->articles = articles.strings.count;
  e->sources = outlets.strings.count;
}

uint32_t nci_telling_mention(const nci_event_telling *telling, const ncorp_participant *who, bool recipient)
{
  const ncorp_event_mention *event = telling->event;
  for (int side = 0; event && who && side < 2; side++) {
    bool recipients = recipient != (side == 1); /* the other side too: of what is done together all are actors */
    const uint32_t *list = recipients ? event->recipients : event->actors;
    uint32_t count = recipients ? event->recipient_count : event->actor_count;
    for (uint32_t i = 0; i < count && i < NCI_LISTED_MAX; i++) {
      if (list[i] >= telling->article->data.mention_count) continue;
      const ncorp_mention *mention = &telling->article->data.mentions[list[i]];
      bool same = who->entity.size ? nci_str_eq(mention->entity, who->entity)
                                   : nci_str_eq_nocase(nci_telling_words(telling, mention->span), who->text);
      if (same) return list[i];
    }
  }
  return NCORP_NONE;
}

ncorp_str nci_telling_words(const nci_event_telling *telling, ncorp_span span)
{
  ncorp_str text = telling->article ? telling->article->data.text : NCI_NO_STR;
  return span.start <= span.end && span.end <= text.size ? nci_str(text.data + span.start, span.end - span.start) : NCI_NO_STR;
}

/* The words by which reports name a participant. */
static ncorp_str words_of(const nci_event_rows *e, const ncorp_participant *who, bool recipient)
{
  for (uint32_t i = 0; i < e->event->report_count; i++) {
    uint32_t m = nci_telling_mention(&e->tellings[i], who, recipient);
    if (m != NCORP_NONE) return nci_telling_words(&e->tellings[i], e->tellings[i].article->data.mentions[m].span);
  }
  return who->text;
}

static uint32_t tellings_with(const nci_event_rows *e, ncorp_str context)
{
  uint32_t count = 0;
  for (uint32_t i = 0; i < e->event->report_count; i++) {
    const ncorp_event_mention *event = e->tellings[i].event;
    uint32_t k = 0, end = !event ? 0 : event->context_count < NCI_ISSUES_MAX ? event->context_count : NCI_ISSUES_MAX;
    while (k < end && !nci_str_eq(event->contexts[k], context)) k++;
    count += k < end;
  }
  return count;
}

/* ---- codes, dates, places ---- */

static uint32_t cameo_row(const nci_lexicon *lexicon, ncorp_str code)
{
  return nci_lexicon_row(lexicon, NCI_LEX_CAMEO, NCI_CAMEO_CODE, code);
}

/* Numbers of rows: a thousand for each record, so that its own number stands in front: V7 has 7000 and on. An id of another
 * make is hashed into the numbers above, which no record of the library's reaches. */
static uint64_t record_number(ncorp_str id)
{
  enum { DIGITS_MAX = 12 };
  uint64_t number = 0;
  bool plain = id.size >= 2 && id.size <= 1 + DIGITS_MAX && id.data[0] == 'V' && (id.data[1] != '0' || id.size == 2);
  for (size_t i = 1; plain && i < id.size; i++) {
    plain = nci_is_digit(id.data[i]);
    number = number * 10 + (uint64_t)(id.data[i] - '0');
  }
  return plain ? number * 1000 : ((nci_hash(id.data, id.size, 0) >> 12) + ((uint64_t)1 << 52)) * 1000;
}

nci_date_parts nci_date_split(ncorp_str date)
{
  nci_date_parts parts = { NCI_NO_STR, NCI_NO_STR, NCI_NO_STR };
  size_t digits = 0;
  while (digits < date.size && (nci_is_digit(date.data[digits]) || ((digits == 4 || digits == 7) && date.data[digits] == '-'))) digits++;
  if (digits >= 4) parts.year = nci_str(date.data, 4);
  if (digits >= 7) parts.month = nci_str(date.data + 5, 2);
  if (digits >= 10) parts.day = nci_str(date.data + 8, 2);
  return parts;
}

nci_date_parts nci_event_date(const ncorp_event *event)
{
  nci_date_parts first = nci_date_split(event->date), last = nci_date_split(event->enddate);
  if (!event->date_precision.size || nci_str_eq(event->date_precision, NCI_STR("day"))) return first;
  if (last.year.size && !nci_str_eq(first.year, last.year)) return (nci_date_parts){ NCI_NO_STR, NCI_NO_STR, NCI_NO_STR };
  bool month = last.year.size ? nci_str_eq(first.month, last.month) : !nci_str_eq(event->date_precision, NCI_STR("year"));
  if (!month) first.month = NCI_NO_STR;
  first.day = NCI_NO_STR;
  return first;
}

/* The row among those of one name that lies in the country. */
static uint32_t named_row(const nci_lexicon *lexicon, unsigned table, unsigned column, ncorp_str name, ncorp_str alpha2)
{
  enum { SAME_NAME = 32 };
  uint32_t rows[SAME_NAME];
  size_t count = nci_lexicon_find(lexicon, table, name, rows, SAME_NAME);
  for (size_t i = 0; i < count; i++)
    if (nci_str_eq(nci_lexicon_field(lexicon, table, rows[i], column), alpha2)) return rows[i];
  return UINT32_MAX;
}

static void look_state(const nci_lexicon *lexicon, nci_place_facts *facts, unsigned column, ncorp_str value)
{
  uint32_t row = nci_lexicon_row(lexicon, NCI_LEX_POSTAL_CODES, column, value);
  facts->state = nci_lexicon_field(lexicon, NCI_LEX_POSTAL_CODES, row, NCI_POSTAL_CODES_PHRASES);
  facts->state_name = nci_lexicon_field(lexicon, NCI_LEX_POSTAL_CODES, row, NCI_POSTAL_CODES_REGION);
}

nci_place_facts nci_place_look(const nci_lexicon *lexicon, const ncorp_place *place)
{
  nci_place_facts facts = { .kind = NCI_PLACE_OTHER };
  uint32_t rows = nci_lexicon_rows(lexicon, NCI_LEX_COUNTRIES), named = rows;
  uint32_t country = nci_lexicon_row(lexicon, NCI_LEX_COUNTRIES, NCI_COUNTRIES_ALPHA3, place->country);
  if (country >= rows) return facts;
  facts.alpha2 = nci_lexicon_field(lexicon, NCI_LEX_COUNTRIES, country, NCI_COUNTRIES_ALPHA2);
  facts.country = nci_lexicon_name(lexicon, NCI_LEX_COUNTRIES, country);
  uint32_t fips = nci_lexicon_row(lexicon, NCI_LEX_COUNTRY_FIPS, NCI_COUNTRY_FIPS_ALPHA3, place->country);
  facts.fips = nci_lexicon_field(lexicon, NCI_LEX_COUNTRY_FIPS, fips, NCI_COUNTRY_FIPS_FIPS);
  bool states = nci_str_eq(facts.alpha2, NCI_STR("US"));
  if (nci_lexicon_find(lexicon, NCI_LEX_COUNTRIES, place->text, &named, 1) && named == country) {
    facts.kind = NCI_PLACE_COUNTRY;
    return facts;
  }
  uint32_t region = named_row(lexicon, NCI_LEX_REGIONS, NCI_REGIONS_COUNTRY, place->text, facts.alpha2);
  uint32_t city = named_row(lexicon, NCI_LEX_CITIES, NCI_CITIES_COUNTRY, place->text, facts.alpha2);
  /* A name that both have is the city's where the coordinates are. */
  ncorp_decimal lat, lon;
  bool at_city = place->located && city != UINT32_MAX && nci_lexicon_number(lexicon, NCI_LEX_CITIES, city, NCI_CITIES_LAT, &lat) &&
                 nci_lexicon_number(lexicon, NCI_LEX_CITIES, city, NCI_CITIES_LON, &lon) && nci_decimal_cmp(lat, place->lat) == 0 &&
                 nci_decimal_cmp(lon, place->lon) == 0;
  if (region != UINT32_MAX && !at_city) {
    facts.kind = NCI_PLACE_REGION;
    facts.state_name = nci_lexicon_name(lexicon, NCI_LEX_REGIONS, region);
    if (states) look_state(lexicon, &facts, NCI_POSTAL_CODES_REGION, facts.state_name);
  } else if (city != UINT32_MAX) {
    facts.kind = NCI_PLACE_CITY;
    if (states && at_city) look_state(lexicon, &facts, NCI_POSTAL_CODES_PHRASES, nci_lexicon_field(lexicon, NCI_LEX_CITIES, city, NCI_CITIES_ADMIN1));
  }
  return facts;
}

/* ---- the record ---- */

bool nci_event_gather(nci_event_rows *e, nci_arena *arena, const ncorp_corpus *corpus, uint32_t event)
{
  const nci_lexicon *lexicon = nci_lexicon_builtin();
  const ncorp_event *record = &corpus->events.at[event];
  *e = (nci_event_rows){ .corpus = corpus, .lexicon = lexicon, .event = record, .number = record_number(record->id), .lead = -1 };
  e->cameo = cameo_row(lexicon, record->cameo);
  e->root = cameo_row(lexicon, nci_str(record->cameo.data, record->cameo.size < 2 ? record->cameo.size : 2));
  e->actor_count = read_side(lexicon, record->actors, record->actor_count, e->actors);
  e->recipient_count = read_side(lexicon, record->recipients, record->recipient_count, e->recipients);
  gather_reports(e, arena);
  if (arena->failed) return false;
  for (uint32_t i = 0; i < e->actor_count; i++) e->actors[i].words = words_of(e, &record->actors[i], false);
  for (uint32_t i = 0; i < e->recipient_count; i++) e->recipients[i].words = words_of(e, &record->recipients[i], true);
  e->issue_count = record->context_count < NCI_ISSUES_MAX ? record->context_count : NCI_ISSUES_MAX;
  for (uint32_t i = 0; i < e->issue_count; i++) e->issues[i] = tellings_with(e, record->contexts[i]);
  return true;
}
