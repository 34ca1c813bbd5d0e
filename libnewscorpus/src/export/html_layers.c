/* What the layers say of one article, as lists beneath its text: who is who and what is said of them, quotations, times,
 * quantities, each with the rule that fired. Text that is shown once for each item is cut, as in the rest of the page. */
#include "export/html.h"

#include "base/decimal.h"
#include "base/str.h"

enum { NAME = 80, WORDS = 400 }; /* bytes that are shown of a name, and of other words */

bool nci_cast_init(nci_cast *who, nci_arena *arena, const nci_article_data *article)
{
  *who = (nci_cast){ .article = article };
  if (!nci_entity_ids_init(&who->ids, arena, article)) return false;
  uint32_t *entity_of = nci_arena_alloc(arena, article->mention_count, sizeof *entity_of);
  uint32_t *first = nci_arena_alloc(arena, (size_t)article->entity_count + 2, sizeof *first);
  uint32_t *mentions = nci_arena_alloc(arena, article->mention_count, sizeof *mentions);
  if (!entity_of || !first || !mentions) return false;
  memset(first, 0, ((size_t)article->entity_count + 2) * sizeof *first);
  for (uint32_t i = 0; i < article->mention_count; i++) {
    uint32_t entity = entity_of[i] = nci_entity_ids_find(&who->ids, article->mentions[i].entity);
    if (entity != UINT32_MAX) first[entity + 2]++;
  }
  for (uint32_t e = 0; e < article->entity_count; e++) first[e + 2] += first[e + 1];
  for (uint32_t i = 0; i < article->mention_count; i++)
    if (entity_of[i] != UINT32_MAX) mentions[first[entity_of[i] + 1]++] = i;
  who->entity_of = entity_of;
  who->first = first;
  who->mentions = mentions;
  return true;
}

static ncorp_str span_text(const nci_article_data *a, ncorp_span span)
{
  return span.start == UINT32_MAX ? NCI_NO_STR : nci_str(a->text.data + span.start, span.end - span.start);
}

void nci_html_speaker(nci_buffer *out, const nci_cast *who, uint32_t mention)
{
  uint32_t entity = who->entity_of[mention];
  nci_html_short(out, entity == UINT32_MAX ? span_text(who->article, who->article->mentions[mention].span) : who->article->entities[entity].name, NAME);
}

/* A part of a line, with what stands before it; nothing when it is absent. */
static void part(nci_buffer *out, const char *before, ncorp_str s)
{
  if (!s.size) return;
  nci_buffer_cstr(out, before);
  nci_html_short(out, s, NAME);
}

static void name_part(nci_buffer *out, const char *before, const char *name) { part(out, before, nci_cstr(name)); }

/* The rule, and the words that it went by. */
static void reason(nci_buffer *out, ncorp_str because, ncorp_str evidence)
{
  if (!because.size && !evidence.size) return;
  nci_html(out, "<span class=\"rule\">");
  part(out, "", because);
  if (evidence.size) {
    nci_html(out, " “");
    nci_html_short(out, evidence, NAME);
    nci_html(out, "”");
  }
  nci_html(out, "</span>");
}

/* A list that opens: its noun with how many there are. */
static void begin_list(nci_buffer *out, uint32_t count, const char *one, const char *many)
{
  nci_html(out, "<details class=\"layer\"><summary>");
  nci_buffer_u64(out, count);
  nci_html(out, " ");
  nci_buffer_cstr(out, count == 1 ? one : many);
  nci_html(out, "</summary>\n");
}

static void begin_table(nci_buffer *out, const char *const *headings)
{
  nci_html(out, "<div class=\"wide\"><table><thead><tr>");
  for (; *headings; headings++) {
    nci_html(out, "<th>");
    nci_buffer_cstr(out, *headings);
    nci_html(out, "</th>");
  }
  nci_html(out, "</tr></thead><tbody>\n");
}

static void end_table(nci_buffer *out) { nci_html(out, "</tbody></table></div></details>\n"); }

static void cell(nci_buffer *out) { nci_html(out, "</td><td>"); }

static void begin_row(nci_buffer *out, ncorp_str words)
{
  nci_html(out, "<tr><td>");
  nci_html_short(out, words, WORDS);
  cell(out);
}

static void end_row(nci_buffer *out) { nci_html(out, "</td></tr>\n"); }

static void print_fact(nci_buffer *out, const nci_cast *who, const ncorp_role_fact *fact)
{
  uint32_t of = nci_entity_ids_find(&who->ids, fact->of);
  nci_html(out, "<li>");
  nci_buffer_cstr(out, fact->former ? "was " : "is ");
  nci_html_short(out, fact->role, NAME);
  if (of != UINT32_MAX) part(out, " of ", who->article->entities[of].name);
  part(out, ", for ", fact->country);
  part(out, ", ", fact->sector);
  nci_html(out, " ");
  reason(out, fact->because, span_text(who->article, fact->span));
  nci_html(out, "</li>\n");
}

/* The words by which the article speaks of an entity, with what joined them to it. */
static void print_chain(nci_buffer *out, const nci_cast *who, uint32_t entity)
{
  uint32_t begin = who->first[entity], end = who->first[entity + 1];
  if (begin == end) return;
  nci_html(out, "<li class=\"chain\">");
  for (uint32_t i = begin; i < end; i++) {
    const ncorp_mention *m = &who->article->mentions[who->mentions[i]];
    if (i > begin) nci_html(out, ", ");
    nci_html_short(out, span_text(who->article, m->span), NAME);
    part(out, " = ", m->stands_for);
    if (m->because.size) nci_html(out, " ");
    reason(out, m->because, NCI_NO_STR);
  }
  nci_html(out, "</li>\n");
}

static void print_entities(nci_buffer *out, const nci_cast *who)
{
  const nci_article_data *a = who->article;
  begin_list(out, a->entity_count, "entity", "entities");
  nci_html(out, "<ul class=\"cast\">\n");
  for (uint32_t i = 0; i < a->entity_count; i++) {
    const ncorp_article_entity *e = &a->entities[i];
    nci_html(out, "<li tabindex=\"0\" data-e=\"");
    nci_buffer_u64(out, i);
    nci_html(out, "\"><span class=\"m ");
    nci_buffer_cstr(out, nci_html_type_class(e->type));
    nci_html(out, "\">");
    nci_html_short(out, e->name, WORDS);
    nci_html(out, "</span> <span class=\"meta\">");
    nci_buffer_cstr(out, ncorp_entity_type_name(e->type));
    part(out, " · ", e->country);
    part(out, " · ", e->sector);
    name_part(out, " · ", ncorp_gender_name(e->gender));
    if (e->unnamed) nci_html(out, " · never named");
    for (uint32_t k = 0; k < e->role_count; k++) part(out, k ? "; " : " · ", e->roles[k]);
    nci_html(out, "</span><ul>\n");
    for (uint32_t k = 0; k < e->fact_count; k++) print_fact(out, who, &e->facts[k]);
    print_chain(out, who, i);
    nci_html(out, "</ul></li>\n");
  }
  nci_html(out, "</ul></details>\n");
}

static void print_quotes(nci_buffer *out, const nci_cast *who)
{
  static const char *const headings[] = { "words", "speaker", "kind", "reported by", "rule", NULL };
  const nci_article_data *a = who->article;
  begin_list(out, a->quote_count, "quotation", "quotations");
  begin_table(out, headings);
  for (uint32_t i = 0; i < a->quote_count; i++) {
    const ncorp_quote *q = &a->quotes[i];
    begin_row(out, span_text(a, q->span));
    if (q->speaker != NCORP_NONE) nci_html_speaker(out, who, q->speaker);
    cell(out);
    nci_buffer_cstr(out, ncorp_quote_kind_name(q->kind));
    if (q->inside != NCORP_NONE) nci_html(out, ", within another");
    cell(out);
    if (q->speaker != NCORP_NONE) part(out, "", span_text(a, a->mentions[q->speaker].span));
    part(out, q->speaker == NCORP_NONE ? "" : " · ", span_text(a, q->cue));
    cell(out);
    reason(out, q->because, NCI_NO_STR);
    end_row(out);
  }
  end_table(out);
}

void nci_html_time(nci_buffer *out, const ncorp_time *t)
{
  nci_buffer_cstr(out, ncorp_time_type_name(t->type));
  part(out, " ", t->value);
  part(out, " ", t->mod);
  part(out, " ", t->quant);
  part(out, " ", t->freq);
  if (t->begin.size || t->end.size) {
    part(out, ", ", t->begin);
    part(out, " – ", t->end);
  }
}

static void print_times(nci_buffer *out, const nci_article_data *a)
{
  static const char *const headings[] = { "words", "value", "rule", NULL };
  begin_list(out, a->time_count, "time", "times");
  begin_table(out, headings);
  for (uint32_t i = 0; i < a->time_count; i++) {
    begin_row(out, span_text(a, a->times[i].span));
    nci_html_time(out, &a->times[i]);
    cell(out);
    reason(out, a->times[i].because, span_text(a, a->times[i].evidence));
    end_row(out);
  }
  end_table(out);
}

void nci_html_quantity(nci_buffer *out, const ncorp_quantity *q)
{
  static const char *const bounds[] = { "", "at least ", "at most ", "more than ", "less than ", "about " };
  nci_buffer_cstr(out, bounds[q->bound]);
  nci_decimal_print(out, q->value);
  if (q->ranged) nci_html(out, " – "), nci_decimal_print(out, q->high);
  part(out, " ", q->unit);
  name_part(out, ", ", ncorp_casualty_name(q->casualty));
}

static void print_quantities(nci_buffer *out, const nci_article_data *a)
{
  static const char *const headings[] = { "words", "amount", "rule", NULL };
  begin_list(out, a->quantity_count, "quantity", "quantities");
  begin_table(out, headings);
  for (uint32_t i = 0; i < a->quantity_count; i++) {
    begin_row(out, span_text(a, a->quantities[i].span));
    nci_html_quantity(out, &a->quantities[i]);
    cell(out);
    reason(out, a->quantities[i].because, span_text(a, a->quantities[i].evidence));
    end_row(out);
  }
  end_table(out);
}

void nci_html_layers(nci_buffer *out, const nci_cast *who)
{
  const nci_article_data *a = who->article;
  nci_html(out, "<div class=\"layers\">\n");
  if (a->entity_count) print_entities(out, who);
  if (a->quote_count) print_quotes(out, who);
  if (a->time_count) print_times(out, a);
  if (a->quantity_count) print_quantities(out, a);
  nci_html(out, "</div>\n");
}
