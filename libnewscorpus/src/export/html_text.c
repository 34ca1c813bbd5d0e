/* Escaping, and marking the layers of a text. */
#include "export/html.h"

#include "base/decimal.h"
#include "base/sort.h"
#include "base/str.h"
#include "base/vec.h"

void nci_html_text(nci_buffer *out, ncorp_str text)
{
  size_t plain = 0;
  for (size_t i = 0; i < text.size; i++) {
    const char *escape = NULL;
    unsigned char c = (unsigned char)text.data[i];
    switch (c) {
    case '&': escape = "&amp;"; break;
    case '<': escape = "&lt;"; break;
    case '>': escape = "&gt;"; break;
    case '"': escape = "&quot;"; break;
    case '\'': escape = "&#39;"; break;
    default: if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f) escape = "\xef\xbf\xbd";
    }
    if (!escape) continue;
    nci_buffer_put(out, text.data + plain, i - plain);
    nci_buffer_cstr(out, escape);
    plain = i + 1;
  }
  if (text.size) nci_buffer_put(out, text.data + plain, text.size - plain);
}

enum { MOST_MARKED = 64 }; /* participants of one event */

/* The kinds of mark, from the outside in. */
typedef enum mark_kind { MARK_QUOTE, MARK_TIME, MARK_QUANTITY, MARK_MENTION, MARK_TRIGGER, MARK_KINDS } mark_kind;

/* Where a mark begins or ends. */
typedef struct edge {
  uint32_t at;
  uint16_t kind;
  uint16_t begins;
  uint32_t mark;
} edge;

typedef struct mark {
  uint32_t index;   /* of the item in its layer */
  uint32_t end;
  uint32_t outside; /* while it is open: the mark of its kind that was the innermost one before it */
  bool over;
} mark;

/* What holds at a place of the text: how many marks of each kind, and the innermost one. */
struct nci_marker {
  const nci_article_data *article;
  const nci_cast *who; /* or NULL */
  NCI_VEC(mark) marks;
  NCI_VEC(edge) edges; /* by place */
  uint32_t next;       /* the first edge that has not been passed */
  uint32_t open;       /* marks that hold */
  uint32_t count[MARK_KINDS], last[MARK_KINDS];
};

static void add_mark(nci_arena *arena, nci_marker *m, ncorp_span span, mark_kind kind, uint32_t index)
{
  if (span.start >= span.end || span.end > m->article->text.size) return;
  uint32_t number = m->marks.count;
  nci_vec_add(arena, &m->marks, ((mark){ index, span.end, 0, false }));
  nci_vec_add(arena, &m->edges, ((edge){ span.start, (uint16_t)kind, 1, number }));
  nci_vec_add(arena, &m->edges, ((edge){ span.end, (uint16_t)kind, 0, number }));
}

static int by_place(const void *a, const void *b, void *ctx)
{
  const edge *x = a, *y = b;
  const nci_marker *m = ctx;
  if (x->at != y->at) return x->at < y->at ? -1 : 1;
  if (x->begins != y->begins) return (int)x->begins - (int)y->begins; /* ends first */
  uint32_t end = m->marks.at[x->mark].end, other = m->marks.at[y->mark].end;
  return end > other ? -1 : end < other; /* the longer one is outside */
}

static void mark_mentions(nci_arena *arena, nci_marker *m, const uint32_t *mentions, uint32_t count)
{
  for (uint32_t i = 0; i < count && i < MOST_MARKED; i++)
    add_mark(arena, m, m->article->mentions[mentions[i]].span, MARK_MENTION, mentions[i]);
}

static void mark_event(nci_arena *arena, nci_marker *m, uint32_t index)
{
  const ncorp_event_mention *e = &m->article->events[index];
  add_mark(arena, m, e->trigger, MARK_TRIGGER, index);
  mark_mentions(arena, m, e->actors, e->actor_count);
  mark_mentions(arena, m, e->recipients, e->recipient_count);
  if (e->place != NCORP_NONE) mark_mentions(arena, m, &e->place, 1);
  if (e->time != NCORP_NONE) add_mark(arena, m, m->article->times[e->time].span, MARK_TIME, e->time);
}

static void mark_all(nci_arena *arena, nci_marker *m)
{
  const nci_article_data *a = m->article;
  for (uint32_t i = 0; i < a->quote_count; i++) add_mark(arena, m, a->quotes[i].span, MARK_QUOTE, i);
  for (uint32_t i = 0; i < a->time_count; i++) add_mark(arena, m, a->times[i].span, MARK_TIME, i);
  for (uint32_t i = 0; i < a->quantity_count; i++) add_mark(arena, m, a->quantities[i].span, MARK_QUANTITY, i);
  for (uint32_t i = 0; i < a->mention_count; i++) add_mark(arena, m, a->mentions[i].span, MARK_MENTION, i);
  for (uint32_t i = 0; i < a->event_count; i++) add_mark(arena, m, a->events[i].trigger, MARK_TRIGGER, i);
}

static nci_marker *new_marker(nci_arena *arena, const nci_article_data *article)
{
  nci_marker *m = nci_arena_alloc(arena, 1, sizeof *m);
  if (!m) return NULL;
  memset(m, 0, sizeof *m);
  m->article = article;
  return m;
}

static nci_marker *in_order(nci_arena *arena, nci_marker *m)
{
  bool sorted = nci_sort(arena, m->edges.at, m->edges.count, sizeof *m->edges.at, by_place, m);
  return sorted && !arena->failed ? m : NULL;
}

nci_marker *nci_marker_of_article(nci_arena *arena, const nci_cast *who)
{
  nci_marker *m = new_marker(arena, who->article);
  if (!m) return NULL;
  m->who = who;
  mark_all(arena, m);
  return in_order(arena, m);
}

nci_marker *nci_marker_of_event(nci_arena *arena, const nci_article_data *article, uint32_t event)
{
  nci_marker *m = new_marker(arena, article);
  if (!m) return NULL;
  mark_event(arena, m, event);
  return in_order(arena, m);
}

const char *nci_html_type_class(ncorp_entity_type type)
{
  static const char *const classes[] = { "per", "org", "loc", "misc" };
  return classes[type];
}

static void tell_because(nci_buffer *out, ncorp_str because)
{
  enum { LONGEST = 40 };
  if (!because.size) return;
  nci_html(out, " (");
  nci_html_short(out, because, LONGEST);
  nci_html(out, ")");
}

static void tell_mention(nci_buffer *out, const nci_marker *m, uint32_t index)
{
  const ncorp_mention *x = &m->article->mentions[index];
  nci_buffer_cstr(out, ncorp_entity_type_name(x->type));
  if (m->who && m->who->entity_of[index] != UINT32_MAX) nci_html(out, " "), nci_html_speaker(out, m->who, index);
  else if (x->entity.data) nci_html(out, " "), nci_html_short(out, x->entity, 20);
  if (x->stands_for.size) nci_html(out, ", stands for "), nci_html_short(out, x->stands_for, 20);
  tell_because(out, x->because);
}

static void tell_quote(nci_buffer *out, const nci_marker *m, const ncorp_quote *q)
{
  nci_buffer_cstr(out, ncorp_quote_kind_name(q->kind));
  if (q->speaker != NCORP_NONE && m->who) nci_html(out, ": "), nci_html_speaker(out, m->who, q->speaker);
  tell_because(out, q->because);
}

/* What the innermost mark of a kind means, for the tip. */
static void tell(nci_buffer *out, const nci_marker *m, int kind, uint32_t index)
{
  const nci_article_data *a = m->article;
  switch (kind) {
  case MARK_TRIGGER:
    nci_buffer_str(out, ncorp_event_mention_type(&a->events[index]));
    nci_html(out, ", ");
    nci_buffer_cstr(out, ncorp_event_status_name(a->events[index].status));
    break;
  case MARK_MENTION: tell_mention(out, m, index); break;
  case MARK_TIME:
    nci_html_time(out, &a->times[index]);
    tell_because(out, a->times[index].because);
    break;
  case MARK_QUANTITY:
    nci_html_quantity(out, &a->quantities[index]);
    tell_because(out, a->quantities[index].because);
    break;
  default: tell_quote(out, m, &a->quotes[index]);
  }
}

static void open_tag(nci_buffer *out, const nci_marker *m)
{
  static const char *const classes[] = { "quote", "time", "quantity", NULL, "trigger" };
  uint32_t mention = m->count[MARK_MENTION] ? m->marks.at[m->last[MARK_MENTION]].index : UINT32_MAX;
  nci_html(out, "<span class=\"m");
  for (int k = 0; k < MARK_KINDS; k++) {
    if (!m->count[k]) continue;
    nci_buffer_char(out, ' ');
    nci_buffer_cstr(out, k == MARK_MENTION ? nci_html_type_class(m->article->mentions[mention].type) : classes[k]);
  }
  if (mention != UINT32_MAX && m->article->mentions[mention].form != NCORP_FORM_NAME) nci_html(out, " other");
  if (m->who && mention != UINT32_MAX && m->who->entity_of[mention] != UINT32_MAX) {
    nci_html(out, "\" data-e=\"");
    nci_buffer_u64(out, m->who->entity_of[mention]);
  }
  nci_html(out, "\" title=\"");
  bool any = false;
  for (int k = MARK_KINDS; k-- > 0;) { /* from the inside out */
    if (!m->count[k]) continue;
    if (any) nci_html(out, " · ");
    any = true;
    tell(out, m, k, m->marks.at[m->last[k]].index);
  }
  nci_html(out, "\">");
}

/* Passes the edges up to a place. Marks may cross, so one that is over may still be asked for what is outside of it. */
static void pass(nci_marker *m, uint32_t place)
{
  for (; m->next < m->edges.count && m->edges.at[m->next].at <= place; m->next++) {
    const edge *e = &m->edges.at[m->next];
    if (e->begins) {
      m->marks.at[e->mark].outside = m->last[e->kind];
      m->last[e->kind] = e->mark;
      m->count[e->kind]++, m->open++;
      continue;
    }
    m->marks.at[e->mark].over = true;
    m->count[e->kind]--, m->open--;
    while (m->count[e->kind] && m->marks.at[m->last[e->kind]].over) m->last[e->kind] = m->marks.at[m->last[e->kind]].outside;
  }
}

void nci_marker_print(nci_marker *m, nci_buffer *out, ncorp_span span)
{
  for (uint32_t at = span.start; at < span.end;) {
    pass(m, at);
    uint32_t end = m->next < m->edges.count && m->edges.at[m->next].at < span.end ? m->edges.at[m->next].at : span.end;
    if (m->open) open_tag(out, m);
    nci_html_text(out, nci_str(m->article->text.data + at, end - at));
    if (m->open) nci_html(out, "</span>");
    at = end;
  }
}

size_t nci_html_cut(ncorp_str text, size_t most)
{
  if (text.size <= most) return text.size;
  while (most && ((unsigned char)text.data[most] & 0xc0) == 0x80) most--;
  return most;
}

void nci_html_short(nci_buffer *out, ncorp_str text, size_t most)
{
  size_t size = nci_html_cut(text, most);
  nci_html_text(out, nci_str(text.data, size));
  if (size < text.size) nci_html(out, "…");
}

void nci_html_title(nci_buffer *out, const nci_article_data *article)
{
  enum { LONGEST = 300, OPENING = 90 };
  if (article->title.size) {
    nci_html_short(out, article->title, LONGEST);
    return;
  }
  ncorp_str text = nci_str_trim(article->text);
  if (article->sentence_count) { /* what stands before the first sentence is no beginning to show */
    uint32_t start = article->sentences[0].span.start;
    text = nci_str(article->text.data + start, article->text.size - start);
  }
  nci_html_short(out, text, OPENING);
}

void nci_html_participants(nci_buffer *out, const ncorp_event *event)
{
  for (uint32_t i = 0; i < event->actor_count; i++) {
    if (i) nci_html(out, ", ");
    nci_html_text(out, event->actors[i].text);
  }
  if (event->recipient_count) nci_html(out, " <span class=\"to\" aria-label=\"to\">→</span> ");
  for (uint32_t i = 0; i < event->recipient_count; i++) {
    if (i) nci_html(out, ", ");
    nci_html_text(out, event->recipients[i].text);
  }
}
