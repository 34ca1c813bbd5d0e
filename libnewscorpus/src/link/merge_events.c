/* The record of a happening: what its reports say, the fuller and the more exact before the rest. */
#include "base/sort.h"
#include "base/str.h"
#include "lexicon_gen.h"
#include "link/records.h"

enum { PARTICIPANTS_MAX = 24, COUNTS_MAX = 32, WORDS_MAX = 64 }; /* PLOVER has fewer modes and contexts */

/* One side of a happening, each participant once. */
typedef struct side {
  ncorp_participant at[PARTICIPANTS_MAX];
  uint32_t entities[PARTICIPANTS_MAX];
  ncorp_entity_type types[PARTICIPANTS_MAX];
  uint64_t reports[PARTICIPANTS_MAX]; /* which of the first 64 name it */
  uint32_t count;
} side;

uint32_t nci_party_entity(nci_records *r, const nci_voice *voice, const nci_party *party)
{
  const nci_links *l = r->links;
  if (party->named == NCORP_NONE) return NCORP_NONE;
  return nci_entity_meant(r, voice->article, l->entities.nodes[l->sightings[l->list[voice->article].sighting + party->named].profile].cluster, NULL);
}

/* What is known of whom a party is; NULL of one that is not named, and when memory runs out, which r->out remembers. */
static const ncorp_entity *brief_of(nci_records *r, const nci_voice *voice, const nci_party *party)
{
  uint32_t entity = nci_party_entity(r, voice, party);
  const ncorp_entity *brief = entity == NCORP_NONE ? NULL : nci_entity_brief(r, entity);
  if (entity != NCORP_NONE && !brief) r->out->failed = true;
  return brief;
}

ncorp_str nci_party_name(nci_records *r, const nci_voice *voice, const nci_party *party)
{
  const ncorp_entity *brief = brief_of(r, voice, party);
  return brief ? brief->name : party->text;
}

/* What the article's own code ("MOZREB") adds to a participant of whom the corpus knows less: country and sector. */
static void complete(const nci_lexicon *lexicon, ncorp_participant *p, ncorp_str code)
{
  ncorp_str sector = code.size > 3 ? nci_str(code.data + code.size - 3, 3) : code;
  uint32_t row = nci_lexicon_row(lexicon, NCI_LEX_SECTORS, NCI_SECTORS_CAMEO, sector);
  if (!p->code.size && code.size > 3) p->code = nci_str(code.data, 3);
  else if (!p->code.size && row == nci_lexicon_rows(lexicon, NCI_LEX_SECTORS)) p->code = code;
  if (!p->sector.size) p->sector = nci_lexicon_field(lexicon, NCI_LEX_SECTORS, row, NCI_SECTORS_SECTOR);
}

static void add_participant(nci_records *r, side *s, const nci_voice *voice, const nci_party *party, uint64_t report)
{
  uint32_t entity = nci_party_entity(r, voice, party);
  const ncorp_entity *brief = brief_of(r, voice, party);
  bool dictionary = voice->told->dictionary;
  for (uint32_t i = 0; i < s->count; i++)
    if ((!dictionary || !party->code.size || nci_str_eq(s->at[i].code, party->code)) &&
        (brief ? s->entities[i] == entity : s->entities[i] == NCORP_NONE && nci_str_eq_nocase(s->at[i].text, party->text))) {
      s->reports[i] |= report;
      if (!dictionary) complete(r->links->lexicon, &s->at[i], party->code);
      return;
    }
  if (s->count == PARTICIPANTS_MAX) return;
  ncorp_participant *p = &s->at[s->count];
  *p = brief ? (ncorp_participant){ brief->id, brief->country, brief->sector, brief->name } : (ncorp_participant){ .text = party->text };
  if (dictionary && party->code.size) p->code = party->code;
  else complete(r->links->lexicon, p, party->code);
  s->types[s->count] = brief ? brief->type : NCORP_MISC;
  s->reports[s->count] = report;
  s->entities[s->count++] = entity;
}

/* Whom one report calls by the country and another by name is one participant. */
static bool is_named_elsewhere(const side *s, uint32_t at)
{
  if (s->entities[at] == NCORP_NONE || s->types[at] != NCORP_LOC) return false;
  for (uint32_t i = 0; i < s->count; i++) {
    bool person = s->entities[i] != NCORP_NONE && s->types[i] == NCORP_PER;
    if (person && s->at[i].code.size && nci_str_eq(s->at[i].code, s->at[at].code) && !(s->reports[i] & s->reports[at])) return true;
  }
  return false;
}

/* Who is on both sides of what is done together is listed once. */
static void drop_actors(side *recipients, const side *actors)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < recipients->count; i++) {
    bool actor = false;
    for (uint32_t k = 0; k < actors->count; k++) actor = actor || (recipients->entities[i] != NCORP_NONE && actors->entities[k] == recipients->entities[i]);
    if (actor) continue;
    recipients->at[kept] = recipients->at[i];
    recipients->types[kept] = recipients->types[i];
    recipients->reports[kept] = recipients->reports[i];
    recipients->entities[kept++] = recipients->entities[i];
  }
  recipients->count = kept;
}

static const ncorp_participant *keep_side(nci_arena *arena, const side *s, uint32_t *count)
{
  ncorp_participant *list = nci_arena_alloc(arena, s->count, sizeof *list);
  *count = 0;
  for (uint32_t i = 0; list && i < s->count; i++)
    if (!is_named_elsewhere(s, i)) list[(*count)++] = s->at[i];
  return list;
}

static void add_words(nci_arena *arena, const ncorp_str **list, uint32_t *count, const ncorp_str *more, uint32_t more_count)
{
  for (uint32_t i = 0; i < more_count; i++) {
    bool known = *count >= WORDS_MAX;
    for (uint32_t j = 0; j < *count && !known; j++) known = nci_str_eq((*list)[j], more[i]);
    if (known) continue;
    ncorp_str *grown = nci_arena_alloc(arena, *count + 1u, sizeof *grown);
    if (!grown) return;
    if (*count) memcpy(grown, *list, *count * sizeof *grown);
    grown[(*count)++] = more[i];
    *list = grown;
  }
}

/* The first report that gives a size is believed; what others say is told as a difference. */
static void take_amount(ncorp_amount *to, ncorp_amount from)
{
  if (!to->known) *to = from;
}

static void take_counts(nci_arena *arena, ncorp_size *to, const ncorp_size *from)
{
  for (uint32_t i = 0; i < from->count_count; i++) {
    bool known = to->count_count >= COUNTS_MAX;
    for (uint32_t j = 0; j < to->count_count && !known; j++) known = nci_str_eq(to->counts[j].unit, from->counts[i].unit);
    if (known) continue;
    ncorp_count *grown = nci_arena_alloc(arena, to->count_count + 1u, sizeof *grown);
    if (!grown) return;
    if (to->count_count) memcpy(grown, to->counts, to->count_count * sizeof *grown);
    grown[to->count_count++] = from->counts[i];
    to->counts = grown;
  }
}

static void put_date(nci_arena *arena, ncorp_event *out, nci_when best)
{
  if (best.first == INT32_MIN) return;
  out->date = nci_when_print(arena, best.first);
  int32_t days = best.last - best.first + 1;
  if (days > 1) out->enddate = nci_when_print(arena, best.last);
  /* Only whole weeks, months and years are less exact than days; "Friday and Saturday" is exact. */
  out->date_precision = days >= 365 ? NCI_STR("year") : days >= 28 ? NCI_STR("month") : days == 7 ? NCI_STR("week") : NCI_STR("day");
}

/* The place under its canonical name where the corpus knows it, else in the words of the report. */
static void put_place(nci_records *r, ncorp_event *out, const nci_voice *voice)
{
  const ncorp_entity *brief = brief_of(r, voice, &voice->told->place);
  out->place = (ncorp_place){ .known = 1, .text = voice->told->place.text };
  if (brief) out->place = (ncorp_place){ 1, brief->id, brief->name, brief->country, brief->located, brief->lat, brief->lon };
}

/* A share in hundredths, cut. */
static int64_t hundredths(ncorp_decimal d)
{
  int64_t v = d.digits;
  for (int32_t e = d.exponent; e < -2; e++) v /= 10;
  for (int32_t e = d.exponent; e > -2 && v < 1000; e--) v *= 10;
  return v;
}

/* Takes in what one report says; those before it have been taken in. */
static void take_in(nci_records *r, const nci_voice *voice, side *actors, side *recipients, nci_when *best, ncorp_event *out)
{
  const ncorp_event_mention *e = &voice->told->event;
  nci_when when = r->links->reports[voice->report].when;
  uint64_t bit = out->report_count < 64 ? (uint64_t)1 << out->report_count : 0;
  for (uint32_t k = 0; k < e->actor_count; k++) add_participant(r, actors, voice, &voice->told->actors[k], bit);
  for (uint32_t k = 0; k < e->recipient_count; k++) add_participant(r, recipients, voice, &voice->told->recipients[k], bit);
  if (e->mode_count && !out->mode_count) out->cameo = e->cameo;
  add_words(r->out, &out->modes, &out->mode_count, e->modes, e->mode_count);
  add_words(r->out, &out->contexts, &out->context_count, e->contexts, e->context_count);
  if (when.first != INT32_MIN && (best->first == INT32_MIN || when.last - when.first < best->last - best->first)) *best = when;
  if (!out->place.known && voice->told->placed) put_place(r, out, voice);
  if (!out->duration.size) out->duration = e->duration;
  bool further = e->status == NCORP_OCCURRED || (e->status == NCORP_ONGOING && out->status == NCORP_PLANNED);
  if (further && (out->status == NCORP_ONGOING || out->status == NCORP_PLANNED)) out->status = e->status;
  take_amount(&out->size.dead, e->size.dead);
  take_amount(&out->size.injured, e->size.injured);
  take_amount(&out->size.arrested, e->size.arrested);
  take_amount(&out->size.abducted, e->size.abducted);
  take_amount(&out->size.participants, e->size.participants);
  take_counts(r->out, &out->size, &e->size);
}

/* The reports of a cluster, earliest first, with what they say; in r->scratch. NULL when there is no memory or a digest is
 * none. */
static nci_voice *gather(nci_records *r, uint32_t label, uint32_t *count)
{
  const nci_links *l = r->links;
  NCI_VEC(nci_dated) reports = { 0 };
  uint32_t at = label;
  do {
    nci_vec_add(&r->scratch, &reports, ((nci_dated){ l->reports[at].article, l->reports[at].index, at }));
    at = l->events.nodes[at].cluster_next;
  } while (at != label && !r->scratch.failed);
  nci_voice *voices = nci_arena_alloc(&r->scratch, reports.count, sizeof *voices);
  if (!voices || r->scratch.failed || !nci_sort_dated(&r->scratch, l, reports.at, reports.count)) return NULL;
  for (uint32_t i = 0; i < reports.count; i++) {
    const nci_report *report = &l->reports[reports.at[i].item];
    nci_told *told = nci_arena_alloc(&r->scratch, 1, sizeof *told);
    uint32_t named_count = nci_links_sightings_end(l, report->article) - l->list[report->article].sighting;
    ncorp_str digest = nci_links_digest(l, report->article);
    if (!told || !nci_digest_unpack_told(&r->scratch, digest, report->at, named_count, told)) return NULL;
    voices[i] = (nci_voice){ reports.at[i].item, report->article, nci_digest_id(digest), told };
  }
  *count = reports.count;
  return voices;
}

/* The report that says what kind of event it is: the first one, but "killed" says more than "died". */
static const nci_voice *head_of(const nci_voice *voices, uint32_t count)
{
  for (uint32_t i = 0; i < count; i++)
    if (voices[i].told->event.type != NCORP_X_DEATH) return &voices[i];
  return voices;
}

/* Whether an article is another witness: not the same one, and nobody who has copied from it. */
static bool confirms(const nci_links *l, uint32_t article, uint32_t first)
{
  nci_gist own, firsts;
  return article != first && nci_digest_unpack_gist(nci_links_digest(l, article), &own) && nci_digest_unpack_gist(nci_links_digest(l, first), &firsts) &&
         !nci_gist_is_copy(&own, &firsts);
}

ncorp_status nci_merge_event(nci_records *r, uint32_t label, ncorp_event *out)
{
  side actors = { .count = 0 }, recipients = { .count = 0 };
  nci_when best = NCI_WHEN_UNKNOWN;
  int64_t confidence = 0;
  uint32_t count;
  nci_arena_reset(&r->scratch);
  const nci_voice *voices = gather(r, label, &count);
  if (!voices) return r->scratch.failed ? NCORP_ERR_NOMEM : NCORP_ERR_SYNTAX;
  ncorp_report *list = nci_arena_alloc(r->out, count, sizeof *list);
  if (!list) return NCORP_ERR_NOMEM;
  const ncorp_event_mention *head = &head_of(voices, count)->told->event;
  *out = (ncorp_event){ .id = nci_event_id(r, label), .type = head->type, .own_type = head->own_type, .quad_code = ncorp_event_type_quad(head->type), .cameo = head->cameo,
                        .status = head->status };
  for (uint32_t i = 0; i < count; i++) {
    take_in(r, &voices[i], &actors, &recipients, &best, out);
    int64_t c = hundredths(voices[i].told->event.confidence) + (confirms(r->links, voices[i].article, voices[0].article) ? 5 : 0);
    confidence = c > confidence ? c : confidence;
    list[out->report_count++] = (ncorp_report){ voices[i].id, r->links->reports[voices[i].report].index };
  }
  out->reports = list;
  out->actors = keep_side(r->out, &actors, &out->actor_count);
  bool together = head->type == NCORP_CONSULT || head->type == NCORP_AGREE || head->type == NCORP_COOPERATE;
  if (!voices[0].told->dictionary && together) drop_actors(&recipients, &actors);
  out->recipients = keep_side(r->out, &recipients, &out->recipient_count);
  put_date(r->out, out, best);
  out->confidence = (ncorp_decimal){ confidence > 99 ? 99 : confidence, -2 };
  nci_find_differences(r, voices, count, out);
  return nci_arena_status(r->out);
}

int32_t nci_reported_day(const nci_links *l, uint32_t report)
{
  nci_when all = l->reports[report].when;
  for (uint32_t at = l->events.nodes[report].cluster_next; at != report; at = l->events.nodes[at].cluster_next)
    if (nci_when_meet(all, l->reports[at].when)) all = nci_when_both(all, l->reports[at].when);
  return nci_when_is_day(all) ? all.first : INT32_MIN;
}

int32_t nci_inferred_day(const nci_links *l, uint32_t article)
{
  enum { SEEN = 64 };
  uint32_t seen[SEEN], seen_count = 0; /* an article can tell one happening over and over */
  if (l->list[article].day != INT32_MIN) return INT32_MIN;
  for (uint32_t i = l->list[article].report; i < nci_links_reports_end(l, article); i++) {
    uint32_t label = l->events.nodes[i].cluster;
    bool again = !l->reports[i].when.weekday;
    for (uint32_t k = 0; k < seen_count && !again; k++) again = seen[k] == label;
    if (again) continue;
    if (seen_count < SEEN) seen[seen_count++] = label;
    int32_t day = nci_reported_day(l, i);
    if (day != INT32_MIN) return day;
  }
  return INT32_MIN;
}

int32_t nci_day_of(nci_records *r, uint32_t article)
{
  if (r->links->list[article].day != INT32_MIN) return r->links->list[article].day;
  if (r->days[article] == NCI_DAY_UNASKED) r->days[article] = nci_inferred_day(r->links, article); /* many records may ask */
  return r->days[article];
}
