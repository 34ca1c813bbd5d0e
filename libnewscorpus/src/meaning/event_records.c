/* What the article gets in the end: its event mentions in text order, and the nominal mentions that they point to, put
 * among the others. This is the last stage, so the indexes of mentions may change here; what pointed to them is set anew. */
#include "meaning/event_coder.h"

#include "base/sort.h"
#include "base/str.h"
#include "lexicon_gen.h"

static ncorp_str because(nci_coder *c, const nci_happening *h)
{
  static const char *const slots[NCI_SLOT_COUNT] = { "", "", "+object", "+with", "+to", "+on", "+against", "+of", "+by", "+between",
    "+among", "+from", "+for", "+at", "+in", "+into", "+over", "+near", "+along", "+outside", "+alongside", "+as", "+about", "", "", "", "", "+must", "+that" };
  const ncorp_str parts[] = { h->trigger.table & NCI_TABLE_OWN ? NCI_STR("patterns:") : h->trigger.table == NCI_LEX_TRIGGERS ? NCI_STR("triggers:") : NCI_STR("triggers_x:"), nci_trigger_name(c, &h->trigger),
                              h->trigger.noun ? NCI_STR("/noun") : NCI_STR("/verb"), nci_cstr(slots[h->last_slot]) };
  return nci_arena_join(c->arena, parts, sizeof parts / sizeof *parts);
}

/* In hundredths, as tests/quality/calibration.py prints them (docs/events.md): the share of events of the same kind that were right
 * where it was measured, what their type lies above it, and the part of it that is left of what is not told as a fact. What is told
 * twice has a little more, what is taken from farther away less. */
static ncorp_decimal confidence_of(const nci_happening *h)
{
  static const int share[2][2][2] = { /* [noun][both sides][somebody known acts] */
    { { 71, 93 }, { 78, 90 } },
    { { 56, 66 }, { 77, 84 } }
  };
  static const int above[] = {
    [NCORP_AGREE] = -6, [NCORP_CONSULT] = -6, [NCORP_SUPPORT] = -5, [NCORP_CONCEDE] = 0, [NCORP_COOPERATE] = 2, [NCORP_AID] = 1,
    [NCORP_RETREAT] = 5, [NCORP_REQUEST] = 2, [NCORP_ACCUSE] = 4, [NCORP_REJECT] = 4, [NCORP_THREATEN] = 2, [NCORP_PROTEST] = 8,
    [NCORP_SANCTION] = 3, [NCORP_MOBILIZE] = -4, [NCORP_COERCE] = -8, [NCORP_ASSAULT] = -5
  };
  static const int left[] = { [NCORP_OCCURRED] = 100, [NCORP_ONGOING] = 100, [NCORP_PLANNED] = 60, [NCORP_DENIED] = 5, [NCORP_NEGATED] = 5,
                              [NCORP_HYPOTHETICAL] = 35 };
  bool two = nci_has_two_sides(h);
  int score = share[h->trigger.noun][two][h->known_actor];
  if ((size_t)h->type < sizeof above / sizeof *above) score += above[h->type];
  score = score * left[h->status] / 100;
  if (h->evidence > 1) score += 5;
  if (h->guessed) score -= 10;
  if (h->title) score -= 5;
  if (score < 5) score = 5;
  if (score > 95) score = 95;
  return (ncorp_decimal){ score, -2 };
}

static int by_trigger(const void *a, const void *b, void *ctx)
{
  const nci_happening *events = ctx;
  uint32_t x = events[*(const uint32_t *)a].trigger.first, y = events[*(const uint32_t *)b].trigger.first;
  return (x > y) - (x < y);
}

/* The country's entry in the article's entities, made when it is not there. */
static uint32_t country_entity(nci_coder *c, ncorp_article_entity **entities, uint32_t *count, uint32_t capacity, ncorp_str iso3)
{
  for (uint32_t i = 0; i < c->countries.count; i++)
    if (nci_str_eq((*entities)[c->countries.at[i]].country, iso3)) return c->countries.at[i];
  if (*count >= capacity) return NCORP_NONE;
  uint32_t rows = nci_lexicon_rows(c->lexicon, NCI_LEX_COUNTRIES), row = 0;
  while (row < rows && !nci_str_eq(nci_lexicon_field(c->lexicon, NCI_LEX_COUNTRIES, row, NCI_COUNTRIES_ALPHA3), iso3)) row++;
  if (row == rows) return NCORP_NONE;
  (*entities)[*count] = (ncorp_article_entity){ .id = nci_arena_id(c->arena, 'a', *count), .type = NCORP_LOC,
    .name = nci_arena_str(c->arena, nci_lexicon_name(c->lexicon, NCI_LEX_COUNTRIES, row)), .country = nci_arena_str(c->arena, iso3), .country_because = NCI_STR("countries") };
  nci_vec_add(c->arena, &c->countries, *count);
  return (*count)++;
}

/* [token] -> the description or pronoun of the article that it is the head of, or none. */
static uint32_t *mentions_of_heads(const nci_coder *c)
{
  uint32_t *of = nci_arena_alloc(c->arena, c->doc->tokens.count + 1, sizeof *of);
  if (!of) return NULL;
  memset(of, 0xff, (c->doc->tokens.count + 1) * sizeof *of);
  for (uint32_t m = 0; m < c->mention_count; m++)
    if (c->doc->data.mentions[m].form != NCORP_FORM_NAME) of[nci_token_at(c->doc, c->doc->data.mentions[m].head.start)] = m;
  return of;
}

static uint32_t known_already(const uint32_t *known, const nci_nominal *n) { return n->iso3.size ? NCORP_NONE : known[n->end - 1]; }

/* Nominals that the article's mentions have already are those. */
static void alias(const nci_coder *c, const uint32_t *known, uint32_t *moved)
{
  for (uint32_t i = 0; i < c->nominals.count; i++) {
    uint32_t m = known_already(known, &c->nominals.at[i]);
    if (m != NCORP_NONE) moved[c->mention_count + i] = moved[m];
  }
}

/* Puts the nominal mentions that events use among the article's; gives where each old and new index went. */
static uint32_t *merge_mentions(nci_coder *c)
{
  nci_article_data *data = &c->doc->data;
  uint32_t total = c->mention_count + c->nominals.count, used_count = 0;
  uint32_t *moved = nci_arena_alloc(c->arena, total ? total : 1, sizeof *moved);
  bool *used = nci_arena_alloc(c->arena, c->nominals.count + 1, sizeof *used);
  nci_newcomer *new = nci_arena_alloc(c->arena, c->nominals.count + 1, sizeof *new);
  uint32_t *known = mentions_of_heads(c);
  if (!moved || !used || !new || !known) return NULL;
  for (uint32_t i = 0; i < total; i++) moved[i] = i;
  memset(used, 0, c->nominals.count + 1);
  for (uint32_t i = 0; i < c->events.count; i++) {
    const nci_party *sides[] = { &c->events.at[i].actors, &c->events.at[i].recipients };
    for (int s = 0; s < 2; s++)
      for (uint32_t k = 0; k < sides[s]->count; k++)
        if (sides[s]->at[k] >= c->mention_count) used[sides[s]->at[k] - c->mention_count] = true;
  }
  uint32_t entity_count = data->entity_count, entity_room = entity_count + c->nominals.count;
  ncorp_article_entity *entities = nci_arena_alloc(c->arena, entity_room ? entity_room : 1, sizeof *entities);
  if (!entities) return NULL;
  if (entity_count) memcpy(entities, data->entities, entity_count * sizeof *entities);
  for (uint32_t i = 0; i < c->nominals.count; i++) {
    const nci_nominal *n = &c->nominals.at[i];
    if (!used[i] || known_already(known, n) != NCORP_NONE) continue;
    nci_newcomer *x = &new[used_count++];
    uint32_t entity = n->iso3.size ? country_entity(c, &entities, &entity_count, entity_room, n->iso3) : NCORP_NONE;
    *x = (nci_newcomer){ .number = c->mention_count + i };
    x->mention.span = (ncorp_span){ c->doc->tokens.at[n->first].start, c->doc->tokens.at[n->end - 1].end };
    x->mention.head = (ncorp_span)NCORP_NO_SPAN;
    x->mention.evidence = n->by;
    x->mention.because = n->because;
    x->mention.form = NCORP_FORM_NOMINAL;
    x->mention.type = entity == NCORP_NONE ? NCORP_PER : NCORP_LOC;
    if (entity != NCORP_NONE) x->mention.entity = entities[entity].id;
  }
  if (used_count) {
    data->entities = entities;
    data->entity_count = entity_count;
  }
  if (!nci_insert_mentions(c->doc, new, used_count, moved)) return NULL;
  alias(c, known, moved);
  return moved;
}

static const uint32_t *put_party(nci_coder *c, const nci_party *p, const uint32_t *moved)
{
  uint32_t *list = nci_arena_alloc(c->arena, p->count ? p->count : 1, sizeof *list);
  for (uint32_t i = 0; list && i < p->count; i++) list[i] = moved[p->at[i]];
  return list;
}

static const ncorp_str *put_name(nci_coder *c, ncorp_str name, uint32_t *count)
{
  *count = 0;
  if (!name.size) return NULL;
  ncorp_str *list = nci_arena_alloc(c->arena, 1, sizeof *list);
  if (!list) return NULL;
  *list = nci_arena_str(c->arena, name);
  *count = 1;
  return list;
}

/* What is told of all participants together, while their mentions have the numbers that the coder gave them. */
static void settle(nci_coder *c)
{
  ncorp_str dateline = nci_dateline_country(c);
  for (uint32_t i = 0; i < c->events.count; i++) {
    nci_happening *h = &c->events.at[i];
    h->known_actor = nci_party_informs(c, &h->actors);
    h->confidence = confidence_of(h);
    nci_find_other_side(c, h);
    nci_event_codes(c, h, dateline);
  }
}

void nci_put_events(nci_coder *c)
{
  nci_article_data *data = &c->doc->data;
  for (uint32_t i = 0; i < c->others.count; i++) nci_vec_add(c->arena, &c->events, c->others.at[i]);
  data->layers |= 1u << NCI_LAYER_EVENTS;
  data->events = NULL;
  data->event_count = 0;
  if (!c->events.count) nci_trace_settle(c->doc, NULL, 0);
  if (c->arena->failed || !c->events.count) return;
  ncorp_event_mention *out = nci_arena_alloc(c->arena, c->events.count, sizeof *out);
  settle(c);
  uint32_t *moved = merge_mentions(c), *order = nci_arena_alloc(c->arena, c->events.count, sizeof *order);
  if (!out || !moved || !order) return;
  for (uint32_t i = 0; i < c->events.count; i++) order[i] = i;
  if (!nci_sort(c->arena, order, c->events.count, sizeof *order, by_trigger, c->events.at)) return;
  for (uint32_t i = 0; i < c->events.count; i++) {
    const nci_happening *h = &c->events.at[order[i]];
    ncorp_event_mention *e = &out[i];
    *e = (ncorp_event_mention){ .type = h->type, .sentence = h->sentence, .place = NCORP_NONE, .time = h->time, .date = h->date,
      .duration = h->duration, .status = h->status, .attribution = NCORP_NONE, .size = h->size };
    if (h->type == NCORP_X_OTHER) e->own_type = nci_arena_str(c->arena, nci_trigger_field(c, &h->trigger, NCI_TRIGGERS_TYPE));
    e->modes = put_name(c, h->mode, &e->mode_count);
    e->contexts = put_name(c, h->context, &e->context_count);
    e->cameo = h->cameo.size ? nci_arena_str(c->arena, h->cameo) : NCI_NO_STR;
    e->trigger = (ncorp_span){ c->doc->tokens.at[h->trigger.first].start, c->doc->tokens.at[h->trigger.end - 1].end };
    e->actors = put_party(c, &h->actors, moved);
    e->actor_count = h->actors.count;
    e->recipients = put_party(c, &h->recipients, moved);
    e->recipient_count = h->recipients.count;
    if (h->place != NCORP_NONE) e->place = moved[h->place];
    if (h->attribution != NCORP_NONE) e->attribution = moved[h->attribution];
    e->size.counts = h->counts.at;
    e->size.count_count = h->counts.count;
    e->actor_codes = h->actor_codes;
    e->recipient_codes = h->recipient_codes;
    e->confidence = h->confidence;
    e->because = because(c, h);
    nci_put_evidence(c, h, e);
  }
  if (c->doc->trace) {
    uint32_t *numbers = nci_arena_alloc(c->arena, c->events.count, sizeof *numbers);
    for (uint32_t i = 0; numbers && i < c->events.count; i++) numbers[i] = c->events.at[order[i]].number;
    if (numbers) nci_trace_settle(c->doc, numbers, c->events.count);
  }
  data->events = out;
  data->event_count = c->events.count;
}
