/* What an event record is made of: its fields, on what its reports differ, each report's own account, and why they are one. */
#include "export/explain.h"

#include "base/decimal.h"
#include "base/str.h"
#include "export/explain_event.h"
#include "export/explain_links.h"
#include "format/ncf_print.h"
#include "model/index.h"

static nci_shown_event shown(nci_buffer *out, const nci_article_block *block, uint32_t indent)
{
  return (nci_shown_event){ .out = out, .data = &block->data, .text = block->data.text, .offsets = &block->offsets, .indent = indent };
}

void nci_explain_event(nci_buffer *out, const nci_article_block *block, uint32_t event, bool json)
{
  nci_shown_event x = shown(out, block, 0);
  if (json) nci_json_event(&x, &block->data.events[event]);
  else nci_show_event(&x, &block->data.events[event]);
}

/* The article of a report, with the event that it tells; NULL where the corpus lacks it. */
static const nci_article_block *block_of(const ncorp_corpus *corpus, const ncorp_report *report)
{
  size_t at = nci_index_find(corpus, NCI_INDEX_ARTICLES, report->article);
  const nci_article_block *block = at == SIZE_MAX ? NULL : corpus->articles.at[at].block;
  return block && report->event < block->data.event_count ? block : NULL;
}

static ncorp_str sentence_of(const nci_article_data *data, const ncorp_event_mention *e)
{
  if (e->sentence >= data->sentence_count) return NCI_NO_STR;
  ncorp_span span = data->sentences[e->sentence].span;
  return nci_str(data->text.data + span.start, span.end - span.start);
}

static void show_participants(const nci_shown_event *x, const char *label, const ncorp_participant *list, uint32_t count)
{
  for (uint32_t i = 0; i < count; i++) {
    const ncorp_str parts[] = { list[i].text, list[i].entity, list[i].code, list[i].sector };
    nci_show_label(x, label);
    for (size_t k = 0, n = 0; k < sizeof parts / sizeof *parts; k++) {
      if (!parts[k].size) continue;
      if (n++) nci_buffer_lit(x->out, ", ");
      nci_show_text(x->out, parts[k]);
    }
    nci_buffer_char(x->out, '\n');
  }
}

static void show_line(const nci_shown_event *x, const char *label, ncorp_str value)
{
  if (!value.size) return;
  nci_show_label(x, label);
  nci_show_text(x->out, value);
  nci_buffer_char(x->out, '\n');
}

static void show_amount(const nci_shown_event *x, const char *label, ncorp_amount a, ncorp_str unit)
{
  if (!a.known) return;
  nci_show_label(x, label);
  nci_decimal_print_bound(x->out, a.bound, a.value);
  if (unit.size) nci_buffer_char(x->out, ' '), nci_show_text(x->out, unit);
  nci_buffer_char(x->out, '\n');
}

static void show_record(nci_buffer *out, const ncorp_event *e)
{
  const nci_shown_event x = { .out = out };
  nci_show_text(out, e->id);
  nci_buffer_lit(out, "  ");
  nci_buffer_str(out, ncorp_event_type_of(e));
  for (uint32_t i = 0; i < e->mode_count; i++) nci_buffer_char(out, ' '), nci_show_text(out, e->modes[i]);
  nci_buffer_lit(out, ", ");
  nci_buffer_cstr(out, ncorp_event_status_name(e->status));
  nci_buffer_lit(out, ", confidence ");
  nci_decimal_print(out, e->confidence);
  nci_buffer_char(out, '\n');
  show_line(&x, "cameo", e->cameo);
  for (uint32_t i = 0; i < e->context_count; i++) show_line(&x, "context", e->contexts[i]);
  show_participants(&x, "actor", e->actors, e->actor_count);
  show_participants(&x, "recipient", e->recipients, e->recipient_count);
  if (e->place.known) show_line(&x, "place", e->place.text);
  show_line(&x, "date", e->date);
  show_line(&x, "enddate", e->enddate);
  show_line(&x, "precision", e->date_precision);
  show_line(&x, "duration", e->duration);
  show_amount(&x, "dead", e->size.dead, NCI_NO_STR);
  show_amount(&x, "injured", e->size.injured, NCI_NO_STR);
  show_amount(&x, "arrested", e->size.arrested, NCI_NO_STR);
  show_amount(&x, "abducted", e->size.abducted, NCI_NO_STR);
  show_amount(&x, "people", e->size.participants, NCI_NO_STR);
  for (uint32_t i = 0; i < e->size.count_count; i++) show_amount(&x, "count", e->size.counts[i].amount, e->size.counts[i].unit);
  for (uint32_t i = 0; i < e->difference_count; i++) {
    const ncorp_difference *d = &e->differences[i];
    nci_show_label(&x, "differ on");
    nci_show_text(out, d->field);
    nci_buffer_char(out, '\n');
    for (uint32_t k = 0; k < d->value_count; k++) {
      nci_show_label(&x, "");
      nci_show_text(out, d->values[k].value.size ? d->values[k].value : NCI_STR("nothing"));
      nci_buffer_char(out, ':');
      for (uint32_t a = 0; a < d->values[k].article_count; a++) nci_buffer_char(out, ' '), nci_show_text(out, d->values[k].articles[a]);
      if (d->values[k].latest) nci_buffer_lit(out, ", latest");
      if (d->values[k].specific) nci_buffer_lit(out, ", most exact");
      nci_buffer_char(out, '\n');
    }
  }
}

static void show_report(nci_buffer *out, const ncorp_corpus *corpus, const ncorp_report *report)
{
  const nci_article_block *block = block_of(corpus, report);
  nci_buffer_lit(out, "  report of ");
  nci_show_text(out, report->article);
  if (!block) {
    nci_buffer_lit(out, ", which the corpus lacks\n");
    return;
  }
  const nci_article_data *data = &block->data;
  const ncorp_event_mention *e = &data->events[report->event];
  if (data->outlet.size) nci_buffer_lit(out, ", "), nci_show_text(out, data->outlet);
  if (data->published.size) {
    nci_buffer_lit(out, ", published ");
    nci_show_text(out, data->published);
    const char *from = ncorp_date_source_name((ncorp_date_source)data->published_from);
    if (from) nci_buffer_lit(out, " ["), nci_buffer_cstr(out, from), nci_buffer_char(out, ']');
  }
  if (data->near_duplicate_of.size) nci_buffer_lit(out, ", nearly the text of "), nci_show_text(out, data->near_duplicate_of);
  nci_buffer_lit(out, "\n    ");
  nci_show_text(out, sentence_of(data, e));
  nci_buffer_char(out, '\n');
  nci_shown_event x = shown(out, block, 4);
  nci_show_event(&x, e);
}

static void json_report(nci_buffer *out, const ncorp_corpus *corpus, const ncorp_report *report)
{
  const nci_article_block *block = block_of(corpus, report);
  nci_buffer_lit(out, "{\"article\":");
  nci_ncf_print_string(out, report->article);
  if (block) {
    const ncorp_event_mention *e = &block->data.events[report->event];
    STRING(out, "outlet", block->data.outlet);
    STRING(out, "published", block->data.published);
    STRING(out, "near_duplicate_of", block->data.near_duplicate_of);
    STRING(out, "sentence", sentence_of(&block->data, e));
    KEY(out, "event");
    nci_shown_event x = shown(out, block, 0);
    nci_json_event(&x, e);
  }
  nci_buffer_char(out, '}');
}

void nci_explain_record(nci_buffer *out, const ncorp_corpus *corpus, uint32_t event, bool json)
{
  const ncorp_event *e = &corpus->events.at[event];
  if (!json) {
    show_record(out, e);
    for (uint32_t i = 0; i < e->report_count; i++) show_report(out, corpus, &e->reports[i]);
    nci_explain_links(out, corpus, e, false);
    return;
  }
  nci_buffer_lit(out, "{\"record\":");
  nci_ncf_print_event(out, e, event < corpus->event_extras.count ? corpus->event_extras.at[event] : NCI_NO_STR);
  KEY(out, "reports");
  nci_buffer_char(out, '[');
  for (uint32_t i = 0; i < e->report_count; i++) {
    if (i) nci_buffer_char(out, ',');
    json_report(out, corpus, &e->reports[i]);
  }
  nci_buffer_lit(out, "],\"links\":[");
  nci_explain_links(out, corpus, e, true);
  nci_buffer_lit(out, "]}");
}
