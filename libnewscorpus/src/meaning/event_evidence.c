/* Where the fields of an event mention come from: the words that decide them, and what was inferred. What is a mention or a time
 * itself needs none, unless it stands elsewhere. */
#include "meaning/event_coder.h"

#include "base/str.h"

typedef struct evidence {
  nci_coder *c;
  NCI_VEC(ncorp_event_evidence) list;
} evidence;

static const ncorp_span NOWHERE = NCORP_NO_SPAN;

static void add(evidence *v, ncorp_str field, ncorp_span span, ncorp_str because)
{
  ncorp_event_evidence found = { field, span, because };
  nci_vec_add(v->c->arena, &v->list, found);
}

ncorp_str nci_evidence_field(nci_arena *arena, ncorp_str field, uint32_t number)
{
  char digits[10];
  size_t at = sizeof digits;
  do digits[--at] = (char)('0' + number % 10);
  while ((number /= 10) != 0);
  const ncorp_str parts[] = { field, nci_str(digits + at, sizeof digits - at) };
  return nci_arena_join(arena, parts, 2);
}

static ncorp_str numbered(evidence *v, ncorp_str field, uint32_t number) { return nci_evidence_field(v->c->arena, field, number); }

static void add_token(evidence *v, ncorp_str field, uint32_t token)
{
  const nci_token *tokens = v->c->doc->tokens.at;
  if (token != NCORP_NONE) add(v, field, (ncorp_span){ tokens[token].start, tokens[token].end }, NCI_NO_STR);
}

static void add_quantity(evidence *v, ncorp_str field, uint32_t index)
{
  const ncorp_quantity *q = &v->c->doc->data.quantities[index];
  add(v, field, q->span, q->because);
}

static bool elsewhere(const evidence *v, const ncorp_event_mention *e, ncorp_span span)
{
  ncorp_span sentence = v->c->doc->sentences.at[e->sentence].span;
  return span.start < sentence.start || span.end > sentence.end;
}

static void add_side(evidence *v, const ncorp_event_mention *e, ncorp_str field, const uint32_t *mentions, uint32_t count, ncorp_str guessed)
{
  for (uint32_t i = 0; i < count; i++) {
    bool away = elsewhere(v, e, v->c->doc->data.mentions[mentions[i]].span);
    if (away || guessed.size) add(v, numbered(v, field, i), NOWHERE, away ? NCI_STR("another-sentence") : guessed);
  }
}

static void add_size(evidence *v, const nci_happening *h)
{
  static const ncorp_str fields[NCI_SIZES] = {
    [NCI_DEAD] = NCI_STR("size.dead"), [NCI_INJURED] = NCI_STR("size.injured"), [NCI_ARRESTED] = NCI_STR("size.arrested"),
    [NCI_ABDUCTED] = NCI_STR("size.abducted"), [NCI_PARTICIPANTS] = NCI_STR("size.participants"),
  };
  for (int i = 0; i < NCI_SIZES; i++)
    if (h->from.size[i] != NCORP_NONE) add_quantity(v, fields[i], h->from.size[i]);
  for (uint32_t i = 0; i < h->from.counts.count; i++) add_quantity(v, numbered(v, NCI_STR("size.counts."), i), h->from.counts.at[i]);
}

/* What its confidence was counted from besides its type. */
static ncorp_str grounds(const nci_coder *c, const nci_happening *h)
{
  bool two = nci_has_two_sides(h);
  const ncorp_str parts[] = {
    h->trigger.noun ? NCI_STR("noun") : NCI_STR("verb"), two ? NCI_STR(" two-sides") : NCI_STR(" one-side"),
    h->known_actor ? NCI_STR(" known-actor") : NCI_STR(""),
    h->status <= NCORP_ONGOING ? NCI_STR("") : NCI_STR(" "), h->status <= NCORP_ONGOING ? NCI_STR("") : nci_cstr(ncorp_event_status_name(h->status)),
    h->evidence > 1 ? NCI_STR(" told-twice") : NCI_STR(""), h->guessed ? NCI_STR(" another-clause") : NCI_STR(""), h->title ? NCI_STR(" title-only") : NCI_STR(""),
  };
  return nci_arena_join(c->arena, parts, sizeof parts / sizeof *parts);
}

void nci_put_evidence(nci_coder *c, const nci_happening *h, ncorp_event_mention *e)
{
  const nci_article_data *data = &c->doc->data;
  evidence v = { .c = c };
  if (c->arena->failed) return;
  if (h->status != NCORP_OCCURRED) add_token(&v, NCI_STR("status"), h->from.status);
  add_token(&v, NCI_STR("event"), h->from.type);
  add_side(&v, e, NCI_STR("actor."), e->actors, e->actor_count, h->guessed ? NCI_STR("another-clause") : NCI_NO_STR);
  add_side(&v, e, NCI_STR("recipient."), e->recipients, e->recipient_count, h->from.other_side);
  if (e->place != NCORP_NONE) {
    ncorp_str why = h->from.place_to ? NCI_STR("destination") : h->from.place_before ? NCI_STR("protest-before") : NCI_STR("another-sentence");
    if (h->from.place_to || h->from.place_before || elsewhere(&v, e, data->mentions[e->place].span)) add(&v, NCI_STR("event_loc"), NOWHERE, why);
  }
  if (e->time != NCORP_NONE && (h->from.said || elsewhere(&v, e, data->times[e->time].span)))
    add(&v, NCI_STR("date"), NOWHERE, h->from.said ? NCI_STR("day-told") : h->from.place_before ? NCI_STR("protest-before") : NCI_STR("another-sentence"));
  if (h->from.duration != NCORP_NONE) add(&v, NCI_STR("duration"), data->times[h->from.duration].span, data->times[h->from.duration].because);
  if (e->attribution != NCORP_NONE && h->from.quote != NCORP_NONE) {
    const ncorp_quote *q = &data->quotes[h->from.quote];
    add(&v, NCI_STR("attribution"), q->cue.start == UINT32_MAX ? q->span : q->cue, q->because);
  }
  add_size(&v, h);
  for (uint32_t i = 0; i < h->from.codes.count; i++) {
    const nci_code_source *s = &h->from.codes.at[i];
    add(&v, numbered(&v, s->recipient ? NCI_STR("recipient_code.") : NCI_STR("actor_code."), s->number), s->by, s->because);
  }
  add(&v, NCI_STR("confidence"), NOWHERE, grounds(c, h));
  e->evidence = v.list.at;
  e->evidence_count = v.list.count;
}
