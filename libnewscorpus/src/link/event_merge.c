/* The record of a happening: what its reports say, the fuller and the more exact before the rest. */
#include "base/str.h"
#include "lexicon_gen.h"
#include "link/event_links.h"

enum { PARTICIPANTS_MAX = 24, COUNTS_MAX = 32, WORDS_MAX = 64 }; /* PLOVER has fewer modes and contexts */

/* One side of a happening, each participant once. */
typedef struct side {
  ncorp_participant at[PARTICIPANTS_MAX];
  uint32_t entities[PARTICIPANTS_MAX];
  uint64_t reports[PARTICIPANTS_MAX]; /* which of the first 64 name it */
  uint32_t count;
} side;

ncorp_str nci_referent_name(const nci_link *link, const nci_article_data *article, const nci_referents *who, uint32_t mention)
{
  uint32_t entity = who->corpus[mention], local = who->local[mention];
  if (entity < link->entities.count && link->entities.at[entity].name.size) return link->entities.at[entity].name;
  if (entity == UINT32_MAX && local != UINT32_MAX && article->entities[local].name.size) return article->entities[local].name;
  ncorp_span span = article->mentions[mention].span;
  return nci_str(article->text.data + span.start, span.end - span.start);
}

/* What the article's own code ("MOZREB") adds to a participant of whom the corpus knows less: country and sector. */
static void complete(const nci_link *link, ncorp_participant *p, ncorp_str code)
{
  ncorp_str sector = code.size > 3 ? nci_str(code.data + code.size - 3, 3) : code;
  uint32_t row = nci_lexicon_row(link->lexicon, NCI_LEX_SECTORS, NCI_SECTORS_CAMEO, sector);
  if (!p->code.size && code.size > 3) p->code = nci_str(code.data, 3);
  else if (!p->code.size && row == nci_lexicon_rows(link->lexicon, NCI_LEX_SECTORS)) p->code = code;
  if (!p->sector.size) p->sector = nci_lexicon_field(link->lexicon, NCI_LEX_SECTORS, row, NCI_SECTORS_SECTOR);
}

/* code: the article's for it, or absent; dictionary: one of the user's made it. */
static void add_participant(nci_link *link, side *s, const nci_article_data *article, const nci_referents *who, uint32_t mention,
                            ncorp_str code, bool dictionary, uint64_t report)
{
  if (mention >= article->mention_count) return;
  uint32_t entity = who->corpus[mention];
  ncorp_str text = nci_referent_name(link, article, who, mention);
  for (uint32_t i = 0; i < s->count; i++)
    if ((!dictionary || !code.size || nci_str_eq(s->at[i].code, code)) &&
        (entity != UINT32_MAX ? s->entities[i] == entity : s->entities[i] == UINT32_MAX && nci_str_eq_nocase(s->at[i].text, text))) {
      s->reports[i] |= report;
      if (!dictionary) complete(link, &s->at[i], code);
      return;
    }
  if (s->count == PARTICIPANTS_MAX) return;
  ncorp_participant *p = &s->at[s->count];
  *p = (ncorp_participant){ .text = text };
  if (entity < link->entities.count) {
    const ncorp_entity *e = &link->entities.at[entity];
    *p = (ncorp_participant){ e->id, e->country, e->sector, text };
  }
  if (dictionary && code.size) p->code = code;
  else complete(link, p, code);
  s->reports[s->count] = report;
  s->entities[s->count++] = entity;
}

/* Whom one report calls by the country and another by name is one participant. */
static bool is_named_elsewhere(const nci_link *link, const side *s, uint32_t at)
{
  if (s->entities[at] >= link->entities.count || link->entities.at[s->entities[at]].type != NCORP_LOC) return false;
  for (uint32_t i = 0; i < s->count; i++) {
    bool person = s->entities[i] < link->entities.count && link->entities.at[s->entities[i]].type == NCORP_PER;
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
    for (uint32_t k = 0; k < actors->count; k++) actor = actor || (recipients->entities[i] != UINT32_MAX && actors->entities[k] == recipients->entities[i]);
    if (actor) continue;
    recipients->at[kept] = recipients->at[i];
    recipients->reports[kept] = recipients->reports[i];
    recipients->entities[kept++] = recipients->entities[i];
  }
  recipients->count = kept;
}

static const ncorp_participant *keep_side(nci_link *link, const side *s, uint32_t *count)
{
  ncorp_participant *list = nci_arena_alloc(link->arena, s->count ? s->count : 1, sizeof *list);
  *count = 0;
  for (uint32_t i = 0; list && i < s->count; i++)
    if (!is_named_elsewhere(link, s, i)) list[(*count)++] = s->at[i];
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

static void put_date(nci_link *link, ncorp_event *out, nci_when best)
{
  if (best.first == INT32_MIN) return;
  out->date = nci_when_print(link->arena, best.first);
  int32_t days = best.last - best.first + 1;
  if (days > 1) out->enddate = nci_when_print(link->arena, best.last);
  /* Only whole weeks, months and years are less exact than days; "Friday and Saturday" is exact. */
  out->date_precision = days >= 365 ? NCI_STR("year") : days >= 28 ? NCI_STR("month") : days == 7 ? NCI_STR("week") : NCI_STR("day");
}

/* The place under its canonical name where the corpus knows it, else in the words of the report. */
static void put_place(nci_link *link, ncorp_event *out, const nci_article_data *article, const nci_referents *who, uint32_t mention)
{
  uint32_t entity = who->corpus[mention];
  out->place.known = 1;
  out->place.text = nci_referent_name(link, article, who, mention);
  if (entity >= link->entities.count) return;
  const ncorp_entity *e = &link->entities.at[entity];
  out->place.entity = e->id;
  out->place.country = e->country;
  out->place.located = e->located;
  out->place.lat = e->lat;
  out->place.lon = e->lon;
}

/* A share in hundredths, cut. */
static int64_t hundredths(ncorp_decimal d)
{
  int64_t v = d.digits;
  for (int32_t e = d.exponent; e < -2; e++) v /= 10;
  for (int32_t e = d.exponent; e > -2 && v < 1000; e--) v *= 10;
  return v;
}

void nci_merge_event(nci_link *link, const nci_event_report *reports, uint32_t first, const nci_referents *who, ncorp_event *out)
{
  side actors = { .count = 0 }, recipients = { .count = 0 };
  nci_when best = { INT32_MIN, INT32_MAX, 0 };
  int64_t confidence = 0;
  uint32_t count = 0;
  for (uint32_t i = first; i != UINT32_MAX; i = reports[i].next) count++;
  ncorp_report *list = nci_arena_alloc(link->arena, count, sizeof *list);
  const ncorp_event_mention *head = nci_reported(link, &reports[first]);
  *out = (ncorp_event){ .id = nci_arena_id(link->arena, 'V', link->events.count - 1), .type = head->type, .own_type = head->own_type, .quad_code = ncorp_event_type_quad(head->type), .cameo = head->cameo,
                        .status = head->status };
  for (uint32_t i = first; i != UINT32_MAX; i = reports[i].next) {
    const nci_event_report *r = &reports[i];
    const nci_article_data *article = nci_linked_article(link, r->article);
    const ncorp_event_mention *e = &article->events[r->index];
    const nci_referents *there = &who[r->article];
    bool dictionary = nci_by_dictionary(e);
    uint64_t bit = out->report_count < 64 ? (uint64_t)1 << out->report_count : 0;
    for (uint32_t k = 0; k < e->actor_count; k++)
      add_participant(link, &actors, article, there, e->actors[k], e->actor_codes ? e->actor_codes[k] : NCI_NO_STR, dictionary, bit);
    for (uint32_t k = 0; k < e->recipient_count; k++)
      add_participant(link, &recipients, article, there, e->recipients[k], e->recipient_codes ? e->recipient_codes[k] : NCI_NO_STR, dictionary, bit);
    add_words(link->arena, &out->modes, &out->mode_count, e->modes, e->mode_count);
    add_words(link->arena, &out->contexts, &out->context_count, e->contexts, e->context_count);
    if (e->mode_count && !head->mode_count) out->cameo = e->cameo;
    if (r->when.first != INT32_MIN && (best.first == INT32_MIN || r->when.last - r->when.first < best.last - best.first)) best = r->when;
    if (!out->place.known && e->place < article->mention_count) put_place(link, out, article, there, e->place);
    if (!out->duration.size) out->duration = e->duration;
    if (e->status == NCORP_OCCURRED && out->status == NCORP_ONGOING) out->status = NCORP_OCCURRED;
    take_amount(&out->size.dead, e->size.dead);
    take_amount(&out->size.injured, e->size.injured);
    take_amount(&out->size.arrested, e->size.arrested);
    take_amount(&out->size.abducted, e->size.abducted);
    take_amount(&out->size.participants, e->size.participants);
    take_counts(link->arena, &out->size, &e->size);
    int64_t c = hundredths(e->confidence) + (i == first ? 0 : 5);
    confidence = c > confidence ? c : confidence;
    if (list) list[out->report_count++] = (ncorp_report){ article->id, r->index };
  }
  out->reports = list;
  out->actors = keep_side(link, &actors, &out->actor_count);
  if (!nci_by_dictionary(head) && (head->type == NCORP_CONSULT || head->type == NCORP_AGREE || head->type == NCORP_COOPERATE)) drop_actors(&recipients, &actors);
  out->recipients = keep_side(link, &recipients, &out->recipient_count);
  put_date(link, out, best);
  out->confidence = (ncorp_decimal){ confidence > 99 ? 99 : confidence, -2 };
}
