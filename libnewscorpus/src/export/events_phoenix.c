/* Phoenix: the 26 columns of the data set that the Open Event Data Alliance's pipeline makes. */
#include "export/events.h"

#include "base/str.h"
#include "lexicon_gen.h"

static const char *const COLUMNS[] = {
  "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute",
  "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "PentaClass",
  "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources"
};

static bool one_of(ncorp_str part, const char *const *list, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (nci_str_is(part, list[i])) return true;
  return false;
}

/* Which part of a code is the entity (a country or an international actor), which the role; the others are attributes. */
static void write_actor(nci_row *row, const nci_event_actor *actor)
{
  static const char *const international[] = { "IGO", "NGO", "IMG", "MNC" };
  static const char *const roles[] = { "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL" };
  uint32_t at = 0, attributes = 0;
  nci_row_code(row, actor);
  if (actor->opaque) {
    nci_row_skip(row, 3);
    return;
  }
  bool entity = actor->part_count && (actor->country || one_of(actor->parts[0], international, sizeof international / sizeof *international));
  nci_row_str(row, entity ? actor->parts[at++] : NCI_NO_STR);
  bool role = at < actor->part_count && one_of(actor->parts[at], roles, sizeof roles / sizeof *roles);
  nci_row_str(row, role ? actor->parts[at++] : NCI_NO_STR);
  if (!nci_row_open(row)) return;
  while (at < actor->part_count) nci_row_item(row, attributes++, actor->parts[at++]);
}

static void write_place(nci_row *row, const nci_event_rows *e)
{
  const ncorp_place *place = &e->event->place;
  if (!place->known) {
    nci_row_skip(row, 5);
    return;
  }
  if (place->located) {
    nci_row_decimal(row, place->lat);
    nci_row_decimal(row, place->lon);
  } else {
    nci_row_skip(row, 2);
  }
  nci_row_str(row, place->text);
  nci_row_str(row, nci_place_look(e->lexicon, place).state_name);
  nci_row_str(row, place->country);
}

static void write_row(nci_row *row, const nci_event_dyad *dyad)
{
  const nci_event_rows *e = dyad->of;
  nci_date_parts date = nci_event_date(e->event);
  nci_row_number(row, dyad->id);
  nci_row_day(row, date);
  nci_row_str(row, date.year);
  nci_row_str(row, date.month);
  nci_row_str(row, date.day);
  write_actor(row, dyad->source);
  write_actor(row, dyad->target);
  nci_row_str(row, e->event->cameo);
  nci_row_cameo(row, e, e->root, NCI_CAMEO_CODE);
  nci_row_cameo(row, e, e->cameo, NCI_CAMEO_PENTA);
  nci_row_cameo(row, e, e->cameo, NCI_CAMEO_GOLDSTEIN);
  nci_row_issues(row, e);
  write_place(row, e);
  nci_row_sentences(row, e);
  nci_row_uris(row, e);
  nci_row_outlets(row, e);
  nci_row_end(row);
}

const nci_event_table nci_phoenix_table = { COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, write_row };
