/* The verdicts behind an event record, asked for again: the articles of its reports and others of their stories are linked by
 * themselves, and then every pair has its score or its veto, with the reasons. */
#include "export/explain_links.h"

#include "base/decimal.h"
#include "base/str.h"
#include "export/explain_event.h"
#include "format/ncf_print.h"
#include "link/gist_shelf.h"
#include "model/index.h"

enum { ARTICLES_MAX = 64, SHOWN_MAX = 3 };

typedef struct account {
  nci_buffer *out;
  const ncorp_corpus *corpus;
  const ncorp_event *event;
  bool json;
  uint32_t articles[ARTICLES_MAX]; /* of the corpus; their numbers among the links are their places here */
  uint32_t article_count, reporting; /* reporting: how many of them have reports of the record */
  nci_links links;
  nci_gist_shelf *shelf;
  uint32_t shown;
} account;

static const nci_article_data *data_of(const account *x, uint32_t place) { return &x->corpus->articles.at[x->articles[place]].block->data; }

static void add_article(account *x, uint32_t article)
{
  if (nci_index_find(x->corpus, NCI_INDEX_ARTICLES, x->corpus->articles.at[article].block->data.id) != article) return; /* a second one of its id */
  for (uint32_t i = 0; i < x->article_count; i++)
    if (x->articles[i] == article) return;
  if (x->article_count < ARTICLES_MAX) x->articles[x->article_count++] = article;
}

/* Those with reports of the record first. */
static void gather(account *x)
{
  for (uint32_t i = 0; i < x->event->report_count; i++) {
    size_t at = nci_index_find(x->corpus, NCI_INDEX_ARTICLES, x->event->reports[i].article);
    if (at != SIZE_MAX) add_article(x, (uint32_t)at);
  }
  x->reporting = x->article_count;
  for (uint32_t i = 0; i < x->corpus->articles.count && x->article_count < ARTICLES_MAX; i++) {
    ncorp_str story = x->corpus->articles.at[i].block->data.story;
    for (uint32_t k = 0; k < x->reporting && story.size; k++)
      if (nci_str_eq(data_of(x, k)->story, story)) {
        add_article(x, i);
        break;
      }
  }
}

static bool link_them(account *x)
{
  nci_arena arena;
  bool done = true;
  nci_arena_init(&arena, &x->corpus->allocator);
  for (uint32_t i = 0; i < x->article_count && done; i++) {
    nci_digest digest;
    bool known;
    nci_arena_reset(&arena);
    done = nci_digest_make(&arena, x->links.lexicon, data_of(x, i), &digest) == NCORP_OK && nci_links_add(&x->links, &digest, &known) == NCORP_OK && !known;
  }
  nci_arena_done(&arena);
  return done && nci_links_settle(&x->links) == NCORP_OK;
}

static const ncorp_event_mention *mention_of(const account *x, uint32_t report)
{
  const nci_report *r = &x->links.reports[report];
  return &data_of(x, r->article)->events[r->index];
}

static bool is_of_record(const account *x, uint32_t report) { return nci_str_eq(mention_of(x, report)->record, x->event->id); }

/* The verdict on two reports, the one with the lower stable hash first, as it is asked for when linking. */
static nci_verdict judge(const account *x, uint32_t a, uint32_t b)
{
  nci_verdict v = { 0 };
  bool turned = x->links.events.nodes[b].stable < x->links.events.nodes[a].stable;
  nci_event_rules.judge(&x->links, x->shelf, turned ? b : a, turned ? a : b, &v);
  return v;
}

/* Thousandths as a decimal. */
static void print_thousandths(nci_buffer *out, int32_t n) { nci_decimal_print(out, (ncorp_decimal){ n, -3 }); }

static void print_id(const account *x, uint32_t report)
{
  ncorp_str id = data_of(x, x->links.reports[report].article)->id;
  if (x->json) nci_ncf_print_string(x->out, id);
  else nci_buffer_str(x->out, id);
}

static ncorp_str trigger_of(const account *x, uint32_t report)
{
  ncorp_span span = mention_of(x, report)->trigger;
  return nci_str(data_of(x, x->links.reports[report].article)->text.data + span.start, span.end - span.start);
}

void nci_explain_verdict_json(nci_buffer *out, const nci_verdict *v, bool joined)
{
  nci_buffer_cstr(out, joined ? ",\"joined\":true" : ",\"joined\":false");
  KEY(out, "score");
  if (v->veto) nci_buffer_lit(out, "null");
  else print_thousandths(out, v->score);
  nci_buffer_lit(out, ",\"reasons\":[");
  for (uint32_t i = 0; i < v->count; i++) {
    nci_buffer_cstr(out, i ? ",{\"id\":" : "{\"id\":");
    nci_ncf_print_string(out, nci_cstr(v->reasons[i].id));
    KEY(out, "weight");
    print_thousandths(out, v->reasons[i].weight);
    nci_buffer_char(out, '}');
  }
  nci_buffer_char(out, ']');
}

void nci_explain_verdict(nci_buffer *out, const nci_verdict *v)
{
  if (v->veto) {
    nci_buffer_lit(out, ": ");
    nci_buffer_cstr(out, v->count ? v->reasons[0].id : "");
  } else {
    nci_buffer_lit(out, ", score ");
    print_thousandths(out, v->score);
    for (uint32_t i = 0; i < v->count; i++) {
      if (!v->reasons[i].weight && v->count > 1) continue;
      nci_buffer_cstr(out, i ? ", " : ": ");
      nci_buffer_cstr(out, v->reasons[i].id);
      nci_buffer_char(out, ' ');
      print_thousandths(out, v->reasons[i].weight);
    }
  }
}

static void print_json(account *x, uint32_t report, uint32_t with, const nci_verdict *v, bool joined)
{
  nci_buffer *out = x->out;
  nci_buffer_cstr(out, x->shown ? ",{\"article\":" : "{\"article\":");
  print_id(x, report);
  STRING(out, "trigger", trigger_of(x, report));
  KEY(out, "with");
  print_id(x, with);
  nci_explain_verdict_json(out, v, joined);
  nci_buffer_char(out, '}');
}

static void print_text(account *x, uint32_t report, uint32_t with, const nci_verdict *v, bool joined)
{
  nci_buffer *out = x->out;
  nci_buffer_cstr(out, joined ? "  joined " : "  kept apart ");
  print_id(x, report);
  nci_buffer_lit(out, " '");
  nci_show_text(out, trigger_of(x, report));
  nci_buffer_lit(out, "' and ");
  print_id(x, with);
  nci_explain_verdict(out, v);
  nci_buffer_char(out, '\n');
}

static void print(account *x, uint32_t report, uint32_t with, const nci_verdict *v, bool joined)
{
  if (x->json) print_json(x, report, with, v, joined);
  else print_text(x, report, with, v, joined);
  x->shown++;
}

/* What speaks most for a report among the record's; what excludes it, where something does and it is not in the record. */
static bool best_of(const account *x, uint32_t report, bool joined, uint32_t *with, nci_verdict *best)
{
  bool found = false;
  for (uint32_t r = 0; r < x->links.events.count; r++) {
    if (r == report || !is_of_record(x, r)) continue;
    nci_verdict v = judge(x, report, r);
    if (v.veto && joined) continue;
    if (found && (best->veto || (!v.veto && v.score <= best->score))) continue;
    *best = v;
    *with = r;
    found = true;
  }
  return found;
}

static void show_joined(account *x)
{
  bool first = true;
  for (uint32_t r = 0; r < x->links.events.count; r++) {
    uint32_t with;
    nci_verdict v;
    if (!is_of_record(x, r)) continue;
    if (!first && best_of(x, r, true, &with, &v)) print(x, r, with, &v, true);
    first = false;
  }
}

/* The nearest reports of the same kind that are not in the record, nearest first. */
static void show_apart(account *x)
{
  struct { uint32_t report, with; nci_verdict verdict; } near[SHOWN_MAX];
  uint32_t count = 0;
  for (uint32_t r = 0; r < x->links.events.count; r++) {
    uint32_t with;
    nci_verdict v;
    if (mention_of(x, r)->type != x->event->type || is_of_record(x, r) || !best_of(x, r, false, &with, &v)) continue;
    uint32_t at = count < SHOWN_MAX ? count++ : SHOWN_MAX;
    while (at && near[at - 1].verdict.score < v.score) {
      if (at < SHOWN_MAX) near[at] = near[at - 1];
      at--;
    }
    if (at == SHOWN_MAX) continue;
    near[at].report = r;
    near[at].with = with;
    near[at].verdict = v;
  }
  for (uint32_t i = 0; i < count; i++) print(x, near[i].report, near[i].with, &near[i].verdict, false);
}

/* Why each article of the record's is of the story of another: the one that speaks most for it, of those before it. */
static void show_stories(account *x)
{
  for (uint32_t a = 1; a < x->reporting; a++) {
    nci_verdict best = { 0 };
    uint32_t with = NCORP_NONE;
    for (uint32_t b = 0; b < a; b++) {
      nci_verdict v = { 0 };
      bool turned = x->links.stories.nodes[b].stable < x->links.stories.nodes[a].stable;
      if (!nci_str_eq(data_of(x, a)->story, data_of(x, b)->story)) continue;
      nci_story_rules.judge(&x->links, x->shelf, turned ? b : a, turned ? a : b, &v);
      if (with == NCORP_NONE || v.score > best.score) best = v, with = b;
    }
    if (with == NCORP_NONE) continue;
    nci_buffer *out = x->out;
    if (x->json) {
      nci_buffer_cstr(out, x->shown ? ",{\"article\":" : "{\"article\":");
      nci_ncf_print_string(out, data_of(x, a)->id);
      STRING(out, "with", data_of(x, with)->id);
      STRING(out, "story", data_of(x, a)->story);
      nci_explain_verdict_json(out, &best, true);
      nci_buffer_char(out, '}');
    } else {
      nci_buffer_lit(out, "  one story ");
      nci_buffer_str(out, data_of(x, a)->id);
      nci_buffer_lit(out, " and ");
      nci_buffer_str(out, data_of(x, with)->id);
      nci_explain_verdict(out, &best);
      nci_buffer_char(out, '\n');
    }
    x->shown++;
  }
}

void nci_explain_links(nci_buffer *out, const ncorp_corpus *corpus, const ncorp_event *event, bool json)
{
  account x = { .out = out, .corpus = corpus, .event = event, .json = json };
  gather(&x);
  nci_links_init(&x.links, &corpus->allocator, nci_lexicon_builtin(), 1, NULL);
  x.shelf = nci_shelf_start(&x.links);
  if (!x.shelf || !link_them(&x)) {
    out->failed = true;
  } else {
    show_joined(&x);
    show_apart(&x);
    show_stories(&x);
  }
  if (x.shelf) nci_shelf_stop(&x.links, x.shelf);
  nci_links_done(&x.links);
}
