/* What an entity record is made of: its names with counts, and the verdicts by which they are one, asked for again: the articles
 * that name it, and others of the corpus, are added to links of their own, and names are compared as linking compares them. */
#include "export/explain.h"

#include "base/decimal.h"
#include "base/str.h"
#include "export/explain_event.h"
#include "export/explain_links.h"
#include "format/ncf_print.h"
#include "link/links.h"
#include "model/index.h"

enum { ARTICLES_MAX = 64, APART_MAX = 3 };

typedef struct account {
  nci_buffer *out;
  const ncorp_corpus *corpus;
  const ncorp_entity *entity;
  bool json;
  uint32_t articles[ARTICLES_MAX], article_count; /* of the corpus; their numbers among the links are their places here */
  nci_links links;
  void *scratch;
  uint32_t shown;
} account;

static const nci_article_data *data_of(const account *x, uint32_t place) { return &x->corpus->articles.at[x->articles[place]].block->data; }

static void add_article(account *x, size_t article)
{
  if (article >= x->corpus->articles.count || x->article_count == ARTICLES_MAX) return;
  if (nci_index_find(x->corpus, NCI_INDEX_ARTICLES, x->corpus->articles.at[article].block->data.id) != article) return; /* a second one of its id */
  for (uint32_t i = 0; i < x->article_count; i++)
    if (x->articles[i] == article) return;
  x->articles[x->article_count++] = (uint32_t)article;
}

/* Those that name it first. */
static void gather(account *x)
{
  for (uint32_t i = 0; i < x->entity->article_count; i++) add_article(x, nci_index_find(x->corpus, NCI_INDEX_ARTICLES, x->entity->articles[i]));
  for (uint32_t i = 0; i < x->corpus->articles.count && x->article_count < ARTICLES_MAX; i++) add_article(x, i);
}

static bool add_all(account *x)
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
  x->scratch = done ? nci_entity_rules.start(&x->links) : NULL;
  return x->scratch != NULL;
}

/* The entity of an article that a sighting is of: digests have those that are named, in order. */
static const ncorp_article_entity *entity_of(const account *x, uint32_t sighting)
{
  const nci_sighting *s = &x->links.sightings[sighting];
  const nci_article_data *data = data_of(x, s->article);
  uint32_t place = sighting - x->links.list[s->article].sighting;
  for (uint32_t i = 0; i < data->entity_count; i++)
    if (!data->entities[i].unnamed && place-- == 0) return &data->entities[i];
  return NULL;
}

static bool is_of_record(const account *x, uint32_t profile)
{
  for (uint32_t s = x->links.profiles[profile].sighting; s; s = x->links.sightings[s - 1].next) {
    const ncorp_article_entity *e = entity_of(x, s - 1);
    if (e && nci_str_eq(e->id, x->entity->id)) return true;
  }
  return false;
}

/* The verdict on two names, the one with the lower stable hash first, as it is asked for when linking. */
static nci_verdict judge(const account *x, uint32_t a, uint32_t b)
{
  nci_verdict v = { 0 };
  bool turned = x->links.entities.nodes[b].stable < x->links.entities.nodes[a].stable;
  nci_entity_rules.judge(&x->links, x->scratch, turned ? b : a, turned ? a : b, &v);
  return v;
}

/* What speaks most for a name among the record's others; what excludes it, where it is not in the record and something does. */
static bool best_of(const account *x, uint32_t profile, bool joined, uint32_t *with, nci_verdict *best)
{
  bool found = false;
  for (uint32_t p = 0; p < x->links.entities.count; p++) {
    if (p == profile || !x->links.profiles[p].sighting || !is_of_record(x, p)) continue;
    nci_verdict v = judge(x, profile, p);
    if ((v.veto && joined) || !v.count || (found && (best->veto || (!v.veto && v.score <= best->score)))) continue;
    *best = v;
    *with = p;
    found = true;
  }
  return found;
}

static void show(account *x, uint32_t profile, uint32_t with, const nci_verdict *v, bool joined)
{
  nci_buffer *out = x->out;
  ncorp_str name = nci_profile_name(&x->links, &x->links.profiles[profile]), other = nci_profile_name(&x->links, &x->links.profiles[with]);
  if (x->json) {
    nci_buffer_cstr(out, x->shown++ ? ",{\"name\":" : "{\"name\":");
    nci_ncf_print_string(out, name);
    STRING(out, "with", other);
    nci_explain_verdict_json(out, v, joined);
    nci_buffer_char(out, '}');
    return;
  }
  nci_buffer_cstr(out, joined ? "  joined '" : "  kept apart '");
  nci_show_text(out, name);
  nci_buffer_lit(out, "' and '");
  nci_show_text(out, other);
  nci_buffer_char(out, '\'');
  nci_explain_verdict(out, v);
  nci_buffer_char(out, '\n');
}

static void show_joined(account *x)
{
  bool first = true;
  for (uint32_t p = 0; p < x->links.entities.count; p++) {
    uint32_t with;
    nci_verdict v;
    if (!x->links.profiles[p].sighting || !is_of_record(x, p)) continue;
    if (!first && best_of(x, p, true, &with, &v)) show(x, p, with, &v, true);
    first = false;
  }
}

/* The names nearest to it that are others'. */
static void show_apart(account *x)
{
  struct { uint32_t profile, with; nci_verdict verdict; } near[APART_MAX];
  uint32_t count = 0;
  for (uint32_t p = 0; p < x->links.entities.count; p++) {
    uint32_t with;
    nci_verdict v;
    if (!x->links.profiles[p].sighting || is_of_record(x, p) || !best_of(x, p, false, &with, &v) || v.veto) continue;
    uint32_t at = count < APART_MAX ? count++ : APART_MAX;
    for (; at && near[at - 1].verdict.score < v.score; at--)
      if (at < APART_MAX) near[at] = near[at - 1];
    if (at == APART_MAX) continue;
    near[at].profile = p;
    near[at].with = with;
    near[at].verdict = v;
  }
  for (uint32_t i = 0; i < count; i++) show(x, near[i].profile, near[i].with, &near[i].verdict, false);
}

static void show_record(nci_buffer *out, const ncorp_entity *e)
{
  nci_show_text(out, e->id);
  nci_buffer_lit(out, "  ");
  nci_buffer_cstr(out, ncorp_entity_type_name(e->type));
  nci_buffer_char(out, ' ');
  nci_show_text(out, e->name);
  if (e->country.size) nci_buffer_lit(out, ", "), nci_show_text(out, e->country);
  if (e->unnamed) nci_buffer_lit(out, ", never named");
  nci_buffer_char(out, '\n');
  for (uint32_t i = 0; i < e->name_count; i++) {
    const ncorp_entity_name *n = &e->names[i];
    nci_buffer_lit(out, "  '");
    nci_show_text(out, n->name);
    nci_buffer_lit(out, "' ");
    nci_decimal_print(out, (ncorp_decimal){ n->count, 0 });
    nci_buffer_lit(out, " in");
    for (uint32_t k = 0; k < n->article_count; k++) nci_buffer_char(out, ' '), nci_show_text(out, n->articles[k]);
    nci_buffer_char(out, '\n');
  }
}

void nci_explain_entity(nci_buffer *out, const ncorp_corpus *corpus, uint32_t entity, bool json)
{
  account x = { .out = out, .corpus = corpus, .entity = &corpus->entities.at[entity], .json = json };
  if (json) {
    nci_buffer_lit(out, "{\"record\":");
    nci_ncf_print_entity(out, x.entity, entity < corpus->entity_extras.count ? corpus->entity_extras.at[entity] : NCI_NO_STR);
    nci_buffer_lit(out, ",\"links\":[");
  } else {
    show_record(out, x.entity);
  }
  gather(&x);
  nci_links_init(&x.links, &corpus->allocator, nci_lexicon_builtin(), 1, NULL);
  if (add_all(&x)) {
    show_joined(&x);
    show_apart(&x);
    out->failed = out->failed || nci_entity_rules.failed(x.scratch);
    nci_entity_rules.stop(&x.links, x.scratch);
  } else {
    out->failed = true;
  }
  nci_links_done(&x.links);
  if (json) nci_buffer_lit(out, "]}");
}
