/* What one event mention is made of, as text or as JSON. */
#include "export/explain_event.h"

#include "base/decimal.h"
#include "base/str.h"
#include "format/ncf_print.h"

static ncorp_str span_text(const nci_shown_event *x, ncorp_span span) { return nci_str(x->text.data + span.start, span.end - span.start); }

static ncorp_span chars(const nci_shown_event *x, ncorp_span s)
{
  return (ncorp_span){ nci_offsets_codepoint(x->offsets, s.start), nci_offsets_codepoint(x->offsets, s.end) };
}

static bool is_somewhere(ncorp_span s) { return s.start != UINT32_MAX; }

/* Whom a mention means, or NULL. */
static const ncorp_article_entity *entity_of(const nci_article_data *data, uint32_t mention)
{
  ncorp_str id = data->mentions[mention].entity;
  uint32_t count = data->entity_count, at = 0;
  if (!id.size || !count) return NULL;
  /* The analysis numbers them: the one of that number is mostly it. */
  for (size_t i = 1; i < id.size && nci_is_digit(id.data[i]) && at < count; i++) at = at * 10 + (uint32_t)(id.data[i] - '0');
  for (uint32_t n = 0; n < count; n++, at++)
    if (nci_str_eq(data->entities[at % count].id, id)) return &data->entities[at % count];
  return NULL;
}

static bool is_field(const ncorp_event_evidence *v, ncorp_str field, uint32_t number)
{
  ncorp_str rest = v->field;
  if (number == NCORP_NONE) return nci_str_eq(rest, field);
  if (!nci_str_starts(rest, field)) return false;
  uint32_t n = 0;
  for (size_t i = field.size; i < rest.size; i++) {
    if (!nci_is_digit(rest.data[i]) || n > UINT32_MAX / 100) return false;
    n = n * 10 + (uint32_t)(rest.data[i] - '0');
  }
  return rest.size > field.size && n == number;
}

/* The evidence of a field ("status"; or "actor." and a number), or NULL. */
static const ncorp_event_evidence *evidence_of(const ncorp_event_mention *e, const char *field, uint32_t number)
{
  for (uint32_t i = 0; i < e->evidence_count; i++)
    if (is_field(&e->evidence[i], nci_cstr(field), number)) return &e->evidence[i];
  return NULL;
}

/* ---- text ---- */

void nci_show_text(nci_buffer *out, ncorp_str s)
{
  for (size_t i = 0; i < s.size; i++) nci_buffer_char(out, (unsigned char)s.data[i] < 0x20 || s.data[i] == 0x7f ? ' ' : s.data[i]);
}

void nci_show_span(const nci_shown_event *x, ncorp_span span)
{
  ncorp_span at = chars(x, span);
  nci_buffer_char(x->out, '"');
  nci_show_text(x->out, span_text(x, span));
  nci_buffer_lit(x->out, "\" ");
  nci_buffer_u64(x->out, at.start);
  nci_buffer_char(x->out, '-');
  nci_buffer_u64(x->out, at.end);
}

void nci_show_entry(nci_buffer *out, const nci_event_entry *entry)
{
  nci_show_text(out, entry->text);
  if (entry->code.size) {
    nci_buffer_lit(out, " [");
    nci_show_text(out, entry->code);
    nci_buffer_char(out, ']');
  }
  nci_buffer_lit(out, ", ");
  nci_show_text(out, entry->file);
  nci_buffer_char(out, ':');
  nci_buffer_u64(out, entry->line);
}

void nci_show_label(const nci_shown_event *x, const char *label)
{
  enum { WIDTH = 12 };
  for (uint32_t i = 0; i < x->indent + 2; i++) nci_buffer_char(x->out, ' ');
  nci_buffer_cstr(x->out, label);
  for (size_t i = strlen(label); i < WIDTH; i++) nci_buffer_char(x->out, ' ');
}

static void show_value(const nci_shown_event *x, const char *label, ncorp_str value)
{
  if (!value.size) return;
  nci_show_label(x, label);
  nci_show_text(x->out, value);
  nci_buffer_char(x->out, '\n');
}

static void show_because(const nci_shown_event *x, ncorp_str because)
{
  if (!because.size) return;
  nci_buffer_lit(x->out, " [");
  nci_show_text(x->out, because);
  nci_buffer_char(x->out, ']');
}

/* Behind a value: the words that say so, and what they were read by. */
static void show_evidence(const nci_shown_event *x, const ncorp_event_evidence *v)
{
  if (!v) return;
  if (is_somewhere(v->span)) {
    nci_buffer_lit(x->out, ", ");
    nci_show_span(x, v->span);
  }
  show_because(x, v->because);
}

/* "UKR [office:president 2019-05-20/]" */
static void show_known(const nci_shown_event *x, const char *label, ncorp_str value, ncorp_str because)
{
  if (!value.size) return;
  nci_show_label(x, label);
  nci_show_text(x->out, value);
  show_because(x, because);
  nci_buffer_char(x->out, '\n');
}

static void show_mention(const nci_shown_event *x, const char *label, uint32_t mention, ncorp_str code, const ncorp_event_evidence *v)
{
  if (mention == NCORP_NONE) return;
  const ncorp_mention *m = &x->data->mentions[mention];
  const ncorp_article_entity *entity = entity_of(x->data, mention);
  nci_show_label(x, label);
  nci_show_span(x, m->span);
  if (entity && !nci_str_eq(entity->name, span_text(x, m->span))) {
    nci_buffer_lit(x->out, ", ");
    nci_show_text(x->out, entity->name);
  }
  if (code.size) {
    nci_buffer_lit(x->out, ", ");
    nci_show_text(x->out, code);
  }
  show_evidence(x, v);
  nci_buffer_char(x->out, '\n');
  bool joined = m->because.size && (m->form != NCORP_FORM_NAME || is_somewhere(m->evidence)) && !nci_str_is(m->because, "first");
  if (joined) {
    nci_show_label(x, "  means");
    if (is_somewhere(m->evidence)) nci_show_span(x, m->evidence);
    else nci_show_text(x->out, entity ? entity->name : NCI_STR("-"));
    show_because(x, m->because);
    nci_buffer_char(x->out, '\n');
  }
  if (!entity) return;
  show_known(x, "  country", entity->country, entity->country_because);
  show_known(x, "  sector", entity->sector, entity->sector_because);
}

/* What an event by dictionaries rests on, of a party or (NCORP_NONE) of the event itself. */
static void show_proofs(const nci_shown_event *x, const ncorp_event_mention *e, uint32_t mention)
{
  static const char *const labels[] = { [NCI_PROOF_VERB] = "verb", [NCI_PROOF_PATTERN] = "pattern", [NCI_PROOF_ACTOR] = "  entry", [NCI_PROOF_AGENT] = "  agent" };
  for (uint32_t i = x->first_proof; i < x->end_proof; i++) {
    const nci_event_proof *p = &x->trace->proofs.at[i];
    if (&x->data->events[p->event] != e || p->mention != mention) continue;
    nci_show_label(x, labels[p->kind]);
    nci_show_entry(x->out, &p->entry);
    nci_buffer_char(x->out, '\n');
  }
}

static void show_side(const nci_shown_event *x, const ncorp_event_mention *e, const char *label, const uint32_t *mentions, const ncorp_str *codes, uint32_t count)
{
  char field[16], code[24];
  size_t size = strlen(label);
  memcpy(field, label, size);
  memcpy(field + size, ".", 2);
  memcpy(code, label, size);
  memcpy(code + size, "_code.", 7);
  for (uint32_t i = 0; i < count; i++) {
    show_mention(x, label, mentions[i], codes ? codes[i] : NCI_NO_STR, evidence_of(e, field, i));
    const ncorp_event_evidence *v = evidence_of(e, code, i);
    if (v) {
      nci_show_label(x, "  code");
      if (is_somewhere(v->span)) nci_show_span(x, v->span);
      else nci_show_text(x->out, codes ? codes[i] : NCI_NO_STR);
      show_because(x, v->because);
      nci_buffer_char(x->out, '\n');
    }
    show_proofs(x, e, mentions[i]);
  }
}

static void show_amount(const nci_shown_event *x, const ncorp_event_mention *e, const char *label, const char *field, uint32_t number, ncorp_amount a, ncorp_str unit)
{
  if (!a.known) return;
  nci_show_label(x, label);
  nci_decimal_print_bound(x->out, a.bound, a.value);
  if (unit.size) nci_buffer_char(x->out, ' '), nci_show_text(x->out, unit);
  show_evidence(x, evidence_of(e, field, number));
  nci_buffer_char(x->out, '\n');
}

static void show_size(const nci_shown_event *x, const ncorp_event_mention *e)
{
  const ncorp_size *s = &e->size;
  show_amount(x, e, "dead", "size.dead", NCORP_NONE, s->dead, NCI_NO_STR);
  show_amount(x, e, "injured", "size.injured", NCORP_NONE, s->injured, NCI_NO_STR);
  show_amount(x, e, "arrested", "size.arrested", NCORP_NONE, s->arrested, NCI_NO_STR);
  show_amount(x, e, "abducted", "size.abducted", NCORP_NONE, s->abducted, NCI_NO_STR);
  show_amount(x, e, "people", "size.participants", NCORP_NONE, s->participants, NCI_NO_STR);
  for (uint32_t i = 0; i < s->count_count; i++) show_amount(x, e, "count", "size.counts.", i, s->counts[i].amount, s->counts[i].unit);
}

void nci_show_event(const nci_shown_event *x, const ncorp_event_mention *e)
{
  nci_buffer *out = x->out;
  const ncorp_event_evidence *grounds = evidence_of(e, "confidence", NCORP_NONE);
  for (uint32_t i = 0; i < x->indent; i++) nci_buffer_char(out, ' ');
  nci_buffer_str(out, ncorp_event_mention_type(e));
  for (uint32_t i = 0; i < e->mode_count; i++) nci_buffer_char(out, ' '), nci_show_text(out, e->modes[i]);
  nci_buffer_lit(out, ", ");
  nci_buffer_cstr(out, ncorp_event_status_name(e->status));
  nci_buffer_lit(out, ", confidence ");
  nci_decimal_print(out, e->confidence);
  if (grounds) show_because(x, grounds->because);
  nci_buffer_char(out, '\n');
  nci_show_label(x, "trigger");
  nci_show_span(x, e->trigger);
  nci_buffer_char(out, '\n');
  show_value(x, "because", e->because);
  show_proofs(x, e, NCORP_NONE);
  static const struct { const char *label, *field; } words[] = { { "turned by", "event" }, { "status", "status" } };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    const ncorp_event_evidence *v = evidence_of(e, words[i].field, NCORP_NONE);
    if (!v || !is_somewhere(v->span)) continue;
    nci_show_label(x, words[i].label);
    nci_show_span(x, v->span);
    nci_buffer_char(out, '\n');
  }
  show_value(x, "cameo", e->cameo);
  show_value(x, "code", e->code);
  for (uint32_t i = 0; i < e->context_count; i++) {
    nci_show_label(x, "context");
    nci_show_text(out, e->contexts[i]);
    show_evidence(x, evidence_of(e, "context.", i));
    nci_buffer_char(out, '\n');
  }
  show_side(x, e, "actor", e->actors, e->actor_codes, e->actor_count);
  show_side(x, e, "recipient", e->recipients, e->recipient_codes, e->recipient_count);
  show_mention(x, "place", e->place, NCI_NO_STR, evidence_of(e, "event_loc", NCORP_NONE));
  if (e->time != NCORP_NONE) {
    nci_show_label(x, "time");
    nci_show_span(x, x->data->times[e->time].span);
    show_because(x, x->data->times[e->time].because);
    nci_buffer_char(out, '\n');
  }
  if (e->date.size) {
    nci_show_label(x, "date");
    nci_show_text(out, e->date);
    show_evidence(x, evidence_of(e, "date", NCORP_NONE));
    nci_buffer_char(out, '\n');
  }
  if (e->duration.size) {
    nci_show_label(x, "duration");
    nci_show_text(out, e->duration);
    show_evidence(x, evidence_of(e, "duration", NCORP_NONE));
    nci_buffer_char(out, '\n');
  }
  show_size(x, e);
  show_mention(x, "said by", e->attribution, NCI_NO_STR, evidence_of(e, "attribution", NCORP_NONE));
}

/* ---- JSON ---- */

void nci_json_span(const nci_shown_event *x, ncorp_span span)
{
  ncorp_span at = chars(x, span);
  nci_buffer_char(x->out, '[');
  nci_buffer_u64(x->out, at.start);
  nci_buffer_char(x->out, ',');
  nci_buffer_u64(x->out, at.end);
  nci_buffer_char(x->out, ']');
}

void nci_json_words(const nci_shown_event *x, ncorp_span span)
{
  nci_buffer_lit(x->out, "{\"text\":");
  nci_ncf_print_string(x->out, span_text(x, span));
  KEY(x->out, "span");
  nci_json_span(x, span);
}

void nci_json_entry(nci_buffer *out, const nci_event_entry *entry)
{
  nci_buffer_lit(out, "{\"text\":");
  nci_ncf_print_string(out, entry->text);
  OPTIONAL(out, "code", entry->code);
  STRING(out, "file", entry->file);
  KEY(out, "line");
  nci_buffer_u64(out, entry->line);
  nci_buffer_char(out, '}');
}

/* Without its closing brace. */
static void json_mention(const nci_shown_event *x, uint32_t mention, ncorp_str code)
{
  const ncorp_mention *m = &x->data->mentions[mention];
  const ncorp_article_entity *entity = entity_of(x->data, mention);
  nci_json_words(x, m->span);
  OPTIONAL(x->out, "because", m->because);
  if (is_somewhere(m->evidence)) {
    KEY(x->out, "evidence");
    nci_json_span(x, m->evidence);
  }
  if (entity) OPTIONAL(x->out, "name", entity->name);
  OPTIONAL(x->out, "code", code);
  if (!entity) return;
  OPTIONAL(x->out, "country", entity->country);
  OPTIONAL(x->out, "country_because", entity->country_because);
  OPTIONAL(x->out, "sector", entity->sector);
  OPTIONAL(x->out, "sector_because", entity->sector_because);
}

/* The entries of a party, or (NCORP_NONE) of the verb and its pattern. */
static void json_proofs(const nci_shown_event *x, const ncorp_event_mention *e, uint32_t mention)
{
  uint32_t shown = 0;
  for (uint32_t i = x->first_proof; i < x->end_proof; i++) {
    const nci_event_proof *p = &x->trace->proofs.at[i];
    if (&x->data->events[p->event] != e || p->mention != mention) continue;
    if (shown++) nci_buffer_char(x->out, ',');
    else nci_buffer_lit(x->out, ",\"entries\":[");
    nci_json_entry(x->out, &p->entry);
  }
  if (shown) nci_buffer_char(x->out, ']');
}

static void json_side(const nci_shown_event *x, const ncorp_event_mention *e, const uint32_t *mentions, const ncorp_str *codes, uint32_t count)
{
  nci_buffer_char(x->out, '[');
  for (uint32_t i = 0; i < count; i++) {
    if (i) nci_buffer_char(x->out, ',');
    json_mention(x, mentions[i], codes ? codes[i] : NCI_NO_STR);
    json_proofs(x, e, mentions[i]);
    nci_buffer_char(x->out, '}');
  }
  nci_buffer_char(x->out, ']');
}

static void json_other(const nci_shown_event *x, uint32_t mention)
{
  if (mention == NCORP_NONE) {
    nci_buffer_lit(x->out, "null");
    return;
  }
  json_mention(x, mention, NCI_NO_STR);
  nci_buffer_char(x->out, '}');
}

static void json_evidence(const nci_shown_event *x, const ncorp_event_mention *e)
{
  nci_buffer_char(x->out, '[');
  for (uint32_t i = 0; i < e->evidence_count; i++) {
    const ncorp_event_evidence *v = &e->evidence[i];
    if (i) nci_buffer_char(x->out, ',');
    nci_buffer_lit(x->out, "{\"field\":");
    nci_ncf_print_string(x->out, v->field);
    if (is_somewhere(v->span)) {
      STRING(x->out, "text", span_text(x, v->span));
      KEY(x->out, "span");
      nci_json_span(x, v->span);
    }
    OPTIONAL(x->out, "because", v->because);
    nci_buffer_char(x->out, '}');
  }
  nci_buffer_char(x->out, ']');
}

void nci_json_event(const nci_shown_event *x, const ncorp_event_mention *e)
{
  nci_buffer *out = x->out;
  nci_buffer_lit(out, "{\"event\":");
  nci_ncf_print_string(out, ncorp_event_mention_type(e));
  STRINGS(out, "mode", e->modes, e->mode_count);
  STRINGS(out, "context", e->contexts, e->context_count);
  STRING(out, "cameo", e->cameo);
  OPTIONAL(out, "code", e->code);
  NAME(out, "status", ncorp_event_status_name(e->status));
  KEY(out, "trigger");
  nci_json_words(x, e->trigger);
  nci_buffer_char(out, '}');
  STRING(out, "because", e->because);
  json_proofs(x, e, NCORP_NONE);
  KEY(out, "actor");
  json_side(x, e, e->actors, e->actor_codes, e->actor_count);
  KEY(out, "recipient");
  json_side(x, e, e->recipients, e->recipient_codes, e->recipient_count);
  KEY(out, "event_loc");
  json_other(x, e->place);
  KEY(out, "time");
  if (e->time == NCORP_NONE) {
    nci_buffer_lit(out, "null");
  } else {
    nci_json_words(x, x->data->times[e->time].span);
    OPTIONAL(out, "because", x->data->times[e->time].because);
    nci_buffer_char(out, '}');
  }
  STRING(out, "date", e->date);
  STRING(out, "duration", e->duration);
  nci_ncf_print_size(out, &e->size);
  KEY(out, "attribution");
  json_other(x, e->attribution);
  DECIMAL(out, "confidence", e->confidence);
  KEY(out, "evidence");
  json_evidence(x, e);
  nci_buffer_char(out, '}');
}
