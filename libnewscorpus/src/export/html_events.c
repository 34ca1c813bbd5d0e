/* Events with their evidence and their differences; stories; the timeline. */
#include "export/html.h"

#include "base/decimal.h"
#include "base/sort.h"
#include "base/str.h"
#include "model/index.h"

enum { LONGEST_EVIDENCE = 2000, LONGEST_NAME = 300, LONGEST_REASON = 300 };

/* The article of an id; NULL when the corpus does not hold it. */
static const nci_article_data *article_of(const nci_page *page, ncorp_str id)
{
  size_t at = nci_index_find(page->corpus, NCI_INDEX_ARTICLES, id);
  return at == SIZE_MAX ? NULL : &page->corpus->articles.at[at].block->data;
}

static void article_link(nci_page *page, ncorp_str id)
{
  nci_buffer *out = page->out;
  const nci_article_data *a = article_of(page, id);
  nci_html(out, "<a href=\"#article-");
  nci_html_text(out, id);
  nci_html(out, "\">");
  if (a && a->outlet.data) nci_html_short(out, a->outlet, LONGEST_NAME), nci_html(out, ": ");
  if (a) nci_html_title(out, a);
  else nci_html_text(out, id);
  nci_html(out, "</a>");
}

static void event_name(nci_buffer *out, const ncorp_event *e)
{
  nci_html(out, "<span class=\"type quad");
  nci_buffer_u64(out, e->quad_code);
  nci_html(out, "\">");
  nci_buffer_str(out, ncorp_event_type_of(e));
  nci_html(out, "</span>");
}

/* The facts of an event are pairs of a term and its description; what is absent takes no room. */
static void field(nci_buffer *out, const char *name, ncorp_str value)
{
  if (!value.data || !value.size) return;
  nci_html(out, "<div><dt>");
  nci_buffer_cstr(out, name);
  nci_html(out, "</dt><dd>");
  nci_html_text(out, value);
  nci_html(out, "</dd></div>");
}

static void amount(nci_buffer *out, const char *name, ncorp_str unit, const ncorp_amount *a)
{
  if (!a->known) return;
  nci_html(out, "<div><dt>");
  if (name) nci_buffer_cstr(out, name);
  else nci_html_text(out, unit);
  nci_html(out, "</dt><dd>");
  nci_decimal_print_bound(out, a->bound, a->value);
  nci_html(out, "</dd></div>");
}

static void list_field(nci_buffer *out, const char *name, const ncorp_str *values, uint32_t count)
{
  if (!count) return;
  nci_html(out, "<div><dt>");
  nci_buffer_cstr(out, name);
  nci_html(out, "</dt><dd>");
  for (uint32_t i = 0; i < count; i++) {
    if (i) nci_html(out, ", ");
    nci_html_text(out, values[i]);
  }
  nci_html(out, "</dd></div>");
}

/* Participants with their codes, linked to the table of entities. */
static void people(nci_buffer *out, const char *name, const ncorp_participant *list, uint32_t count)
{
  if (!count) return;
  nci_html(out, "<div><dt>");
  nci_buffer_cstr(out, name);
  nci_html(out, "</dt><dd>");
  for (uint32_t i = 0; i < count; i++) {
    if (i) nci_html(out, ", ");
    if (list[i].entity.data) {
      nci_html(out, "<a href=\"#entity-");
      nci_html_text(out, list[i].entity);
      nci_html(out, "\">");
    }
    nci_html_text(out, list[i].text);
    if (list[i].entity.data) nci_html(out, "</a>");
    if (list[i].code.data) {
      nci_html(out, " <span class=\"code\">");
      nci_html_text(out, list[i].code);
      if (list[i].sector.data) nci_html(out, " "), nci_html_text(out, list[i].sector);
      nci_html(out, "</span>");
    }
  }
  nci_html(out, "</dd></div>");
}

static void facts(nci_buffer *out, const ncorp_event *e)
{
  nci_html(out, "<dl class=\"facts\">");
  people(out, "who", e->actors, e->actor_count);
  people(out, "whom", e->recipients, e->recipient_count);
  field(out, "when", e->date);
  field(out, "until", e->enddate);
  field(out, "for", e->duration);
  if (e->place.known) field(out, "where", e->place.text);
  list_field(out, "mode", e->modes, e->mode_count);
  list_field(out, "context", e->contexts, e->context_count);
  field(out, "CAMEO", e->cameo);
  amount(out, "dead", NCI_NO_STR, &e->size.dead);
  amount(out, "injured", NCI_NO_STR, &e->size.injured);
  amount(out, "arrested", NCI_NO_STR, &e->size.arrested);
  amount(out, "abducted", NCI_NO_STR, &e->size.abducted);
  amount(out, "participants", NCI_NO_STR, &e->size.participants);
  for (uint32_t i = 0; i < e->size.count_count; i++) amount(out, NULL, e->size.counts[i].unit, &e->size.counts[i].amount);
  nci_html(out, "</dl>\n");
}

/* The sentence in which an article reports an event. */
static void quote_sentence(nci_page *page, const nci_article_data *a, uint32_t event)
{
  nci_buffer *out = page->out;
  ncorp_span span = a->sentences[a->events[event].sentence].span;
  size_t size = span.end - span.start, shown = nci_html_cut(nci_str(a->text.data + span.start, size), LONGEST_EVIDENCE);
  nci_marker *marker = nci_marker_of_event(page->arena, a, event);
  nci_html(out, "<blockquote>");
  if (marker) nci_marker_print(marker, out, (ncorp_span){ span.start, span.start + (uint32_t)shown });
  else out->failed = true;
  if (shown < size) nci_html(out, "…");
  nci_html(out, "</blockquote><p class=\"because\">");
  if (a->events[event].code.data) {
    nci_html(out, "coded ");
    nci_html_short(out, a->events[event].code, LONGEST_REASON);
    nci_html(out, " ");
  }
  nci_html(out, "because ");
  nci_html_short(out, a->events[event].because, LONGEST_REASON);
  nci_html(out, "</p>");
  nci_arena_reset(page->arena);
}

/* One item for each report: which article, and the words. */
static void evidence(nci_page *page, const ncorp_event *e)
{
  nci_buffer *out = page->out;
  nci_html(out, "<ul class=\"reports\">");
  for (uint32_t i = 0; i < e->report_count; i++) {
    const ncorp_report *r = &e->reports[i];
    const nci_article_data *a = article_of(page, r->article);
    nci_html(out, "<li>");
    article_link(page, r->article);
    if (a && r->event < a->event_count && a->events[r->event].sentence < a->sentence_count) quote_sentence(page, a, r->event);
    nci_html(out, "</li>");
  }
  nci_html(out, "</ul>\n");
}

/* Fields on which the reports disagree, each value with who says so. */
static void differences(nci_page *page, const ncorp_event *e)
{
  nci_buffer *out = page->out;
  if (!e->difference_count) return;
  nci_html(out, "<table class=\"differences\"><caption>Where the reports differ</caption>"
                "<thead><tr><th>field</th><th>value</th><th>said by</th></tr></thead><tbody>");
  for (uint32_t i = 0; i < e->difference_count; i++) {
    const ncorp_difference *d = &e->differences[i];
    for (uint32_t k = 0; k < d->value_count; k++) {
      nci_html(out, "<tr><th>");
      if (!k) nci_html_text(out, d->field);
      nci_html(out, "</th><td>");
      if (d->values[k].value.size) nci_html_text(out, d->values[k].value);
      else nci_html(out, "<em>not said</em>");
      if (d->values[k].latest) nci_html(out, " <small>latest</small>");
      if (d->values[k].specific) nci_html(out, " <small>most exact</small>");
      nci_html(out, "</td><td>");
      for (uint32_t n = 0; n < d->values[k].article_count; n++) {
        if (n) nci_html(out, "<br>");
        article_link(page, d->values[k].articles[n]);
      }
      nci_html(out, "</td></tr>");
    }
  }
  nci_html(out, "</tbody></table>\n");
}

void nci_html_events(nci_page *page)
{
  nci_buffer *out = page->out;
  nci_html(out, "<section id=\"events\"><h2>Events</h2>\n");
  for (uint32_t i = 0; i < page->corpus->events.count; i++) {
    const ncorp_event *e = &page->corpus->events.at[i];
    nci_html(out, "<details class=\"event item\" id=\"event-");
    nci_html_text(out, e->id);
    nci_html(out, "\"><summary>");
    event_name(out, e);
    nci_html(out, " <strong>");
    nci_html_participants(out, e);
    nci_html(out, "</strong> <span class=\"meta\">");
    if (e->date.data) nci_html_text(out, e->date), nci_html(out, " · ");
    nci_buffer_cstr(out, ncorp_event_status_name(e->status));
    nci_html(out, " · ");
    nci_buffer_u64(out, e->report_count);
    nci_buffer_cstr(out, e->report_count == 1 ? " report" : " reports");
    if (e->difference_count) nci_html(out, " · <span class=\"differ\">reports differ</span>");
    nci_html(out, "</span></summary>\n");
    facts(out, e);
    evidence(page, e);
    differences(page, e);
    nci_html(out, "</details>\n");
  }
  if (!page->corpus->events.count) nci_html(out, "<p>No events were found.</p>");
  nci_html(out, "</section>\n");
}

void nci_html_stories(nci_page *page)
{
  nci_buffer *out = page->out;
  nci_html(out, "<section id=\"stories\"><h2>Stories</h2>\n<div class=\"cards\">\n");
  for (uint32_t i = 0; i < page->corpus->stories.count; i++) {
    const ncorp_story *s = &page->corpus->stories.at[i];
    nci_html(out, "<article class=\"card item\" id=\"story-");
    nci_html_text(out, s->id);
    nci_html(out, "\"><h3>");
    if (s->title.data) nci_html_text(out, s->title);
    else if (s->article_count && article_of(page, s->articles[0])) nci_html_title(out, article_of(page, s->articles[0]));
    else nci_html_text(out, s->id);
    nci_html(out, "</h3><p class=\"meta\">");
    if (s->first.data) {
      nci_html_text(out, s->first);
      if (s->last.data && !nci_str_eq(s->first, s->last)) nci_html(out, " – "), nci_html_text(out, s->last);
      nci_html(out, " · ");
    }
    nci_buffer_u64(out, s->article_count);
    nci_buffer_cstr(out, s->article_count == 1 ? " article" : " articles");
    nci_html(out, "</p><ul>");
    for (uint32_t k = 0; k < s->article_count; k++) {
      const nci_article_data *a = article_of(page, s->articles[k]);
      nci_html(out, "<li>");
      article_link(page, s->articles[k]);
      if (a && a->near_duplicate_of.size) {
        nci_html(out, " <span class=\"meta\">nearly the text of ");
        article_link(page, a->near_duplicate_of);
        nci_html(out, "</span>");
      }
      nci_html(out, "</li>");
    }
    nci_html(out, "</ul></article>\n");
  }
  nci_html(out, "</div></section>\n");
}

static int by_date(const void *a, const void *b, void *ctx)
{
  const ncorp_event *events = ctx;
  return nci_str_cmp(events[*(const uint32_t *)a].date, events[*(const uint32_t *)b].date);
}

/* Events by their first day. Those without a date, or with only a weekday, have no place on it. */
void nci_html_timeline(nci_page *page)
{
  nci_buffer *out = page->out;
  const ncorp_corpus *c = page->corpus;
  uint32_t *order = nci_arena_alloc(page->arena, c->events.count, sizeof *order), count = 0;
  for (uint32_t i = 0; order && i < c->events.count; i++)
    if (c->events.at[i].date.data && c->events.at[i].date.size >= 4 && nci_is_digit(c->events.at[i].date.data[0])) order[count++] = i;
  if (!order || !nci_sort(page->arena, order, count, sizeof *order, by_date, c->events.at)) {
    out->failed = true;
    return;
  }
  nci_html(out, "<section id=\"timeline\"><h2>Timeline</h2>\n<ol class=\"timeline\">\n");
  for (uint32_t i = 0; i < count; i++) {
    const ncorp_event *e = &c->events.at[order[i]];
    bool same = i && nci_str_eq(e->date, c->events.at[order[i - 1]].date);
    if (!same && i) nci_html(out, "</ul></li>\n");
    if (!same) {
      nci_html(out, "<li><time>");
      nci_html_text(out, e->date);
      nci_html(out, "</time><ul>");
    }
    nci_html(out, "<li class=\"item\">");
    event_name(out, e);
    nci_html(out, " <a href=\"#event-");
    nci_html_text(out, e->id);
    nci_html(out, "\">");
    nci_html_participants(out, e);
    nci_html(out, "</a></li>");
  }
  if (count) nci_html(out, "</ul></li>\n");
  nci_html(out, "</ol></section>\n");
  nci_arena_reset(page->arena);
}
