/* The graph of who met or acted on whom: the most active entities on a circle, an edge for each pair that an event
 * joins. Whole-number arithmetic, so that every machine draws the same. */
#include "export/html.h"

#include "base/sort.h"
#include "base/str.h"
#include "model/index.h"

enum { MOST = 24, STEPS = 96, RADIUS = 300, CENTRE_X = 480, CENTRE_Y = 360 };

/* 1000 sin(2 pi k / 96) for the first quarter. */
static const int QUARTER[STEPS / 4 + 1] = { 0, 65, 131, 195, 259, 321, 383, 442, 500, 556, 609, 659, 707, 752, 793, 831, 866, 897,
                                            924, 947, 966, 981, 991, 998, 1000 };

static int sine(uint32_t k)
{
  k %= STEPS;
  uint32_t quarter = k / (STEPS / 4), rest = k % (STEPS / 4);
  switch (quarter) {
  case 0: return QUARTER[rest];
  case 1: return QUARTER[STEPS / 4 - rest];
  case 2: return -QUARTER[rest];
  default: return -QUARTER[STEPS / 4 - rest];
  }
}

typedef struct node {
  uint32_t entity, degree;
} node;

typedef struct graph {
  node *nodes; /* by entity, then the chosen ones first */
  uint32_t count;
  uint32_t edges[MOST][MOST]; /* [a][b], a < b: events between them */
  uint32_t quads[MOST][MOST]; /* the quad class of the last such event */
} graph;

static uint32_t entity_of(const ncorp_corpus *c, const ncorp_participant *p)
{
  size_t at = p->entity.data ? nci_index_find(c, NCI_INDEX_ENTITIES, p->entity) : SIZE_MAX;
  return at == SIZE_MAX ? UINT32_MAX : (uint32_t)at;
}

static const ncorp_participant *side(const ncorp_event *e, uint32_t i)
{
  return i < e->actor_count ? &e->actors[i] : &e->recipients[i - e->actor_count];
}

static int by_degree(const void *a, const void *b, void *ctx)
{
  const node *x = a, *y = b;
  (void)ctx;
  return x->degree > y->degree ? -1 : x->degree < y->degree;
}

static bool choose_nodes(const nci_page *page, graph *g, uint32_t *place)
{
  const ncorp_corpus *c = page->corpus;
  g->nodes = nci_arena_alloc(page->arena, c->entities.count, sizeof *g->nodes);
  if (!g->nodes) return false;
  for (uint32_t i = 0; i < c->entities.count; i++) g->nodes[i] = (node){ i, 0 };
  for (uint32_t i = 0; i < c->events.count; i++) {
    const ncorp_event *e = &c->events.at[i];
    uint32_t n = e->actor_count + e->recipient_count;
    for (uint32_t k = 0; n > 1 && k < n; k++) {
      uint32_t entity = entity_of(c, side(e, k));
      if (entity != UINT32_MAX) g->nodes[entity].degree++;
    }
  }
  if (!nci_sort(page->arena, g->nodes, c->entities.count, sizeof *g->nodes, by_degree, NULL)) return false;
  for (uint32_t i = 0; i < c->entities.count; i++) place[g->nodes[i].entity] = i;
  while (g->count < MOST && g->count < c->entities.count && g->nodes[g->count].degree) g->count++;
  return true;
}

/* Between actors and recipients; among actors where there are no recipients. */
static void count_edges(const nci_page *page, graph *g, const uint32_t *place)
{
  const ncorp_corpus *c = page->corpus;
  for (uint32_t i = 0; i < c->events.count; i++) {
    const ncorp_event *e = &c->events.at[i];
    uint32_t chosen[2][MOST], n[2] = { 0, 0 };
    for (uint32_t k = 0; k < e->actor_count + e->recipient_count; k++) {
      uint32_t entity = entity_of(c, side(e, k)), s = k >= e->actor_count;
      if (entity != UINT32_MAX && place[entity] < g->count && n[s] < MOST) chosen[s][n[s]++] = place[entity];
    }
    uint32_t other = e->recipient_count ? 1 : 0;
    for (uint32_t a = 0; a < n[0]; a++)
      for (uint32_t b = other ? 0 : a + 1; b < n[other]; b++) {
        uint32_t x = chosen[0][a], y = chosen[other][b];
        if (x == y) continue;
        uint32_t low = x < y ? x : y, high = x < y ? y : x;
        g->edges[low][high]++;
        g->quads[low][high] = e->quad_code;
      }
  }
}

static void number(nci_buffer *out, int n)
{
  if (n < 0) nci_buffer_char(out, '-');
  nci_buffer_u64(out, (uint64_t)(n < 0 ? -n : n));
}

static int x_of(const graph *g, uint32_t i, int radius) { return CENTRE_X + radius * sine(i * STEPS / g->count) / 1000; }
static int y_of(const graph *g, uint32_t i, int radius) { return CENTRE_Y - radius * sine(i * STEPS / g->count + STEPS / 4) / 1000; }

static void draw_edge(nci_buffer *out, const ncorp_corpus *c, const graph *g, uint32_t a, uint32_t b)
{
  nci_html(out, "<path class=\"edge quad");
  nci_buffer_u64(out, g->quads[a][b]);
  nci_html(out, "\" stroke-width=\"");
  nci_buffer_u64(out, g->edges[a][b] < 6 ? g->edges[a][b] + 1 : 7);
  nci_html(out, "\" d=\"M");
  number(out, x_of(g, a, RADIUS));
  nci_html(out, " ");
  number(out, y_of(g, a, RADIUS));
  nci_html(out, "Q480 360 ");
  number(out, x_of(g, b, RADIUS));
  nci_html(out, " ");
  number(out, y_of(g, b, RADIUS));
  nci_html(out, "\"><title>");
  nci_html_text(out, c->entities.at[g->nodes[a].entity].name);
  nci_html(out, " – ");
  nci_html_text(out, c->entities.at[g->nodes[b].entity].name);
  nci_html(out, ": ");
  nci_buffer_u64(out, g->edges[a][b]);
  nci_html(out, "</title></path>\n");
}

static void draw_node(nci_buffer *out, const ncorp_corpus *c, const graph *g, uint32_t i)
{
  const ncorp_entity *e = &c->entities.at[g->nodes[i].entity];
  int x = x_of(g, i, RADIUS), tx = x_of(g, i, RADIUS + 16);
  nci_html(out, "<a href=\"#entity-");
  nci_html_text(out, e->id);
  nci_html(out, "\"><circle class=\"node ");
  nci_buffer_cstr(out, nci_html_type_class(e->type));
  nci_html(out, "\" r=\"8\" cx=\"");
  number(out, x);
  nci_html(out, "\" cy=\"");
  number(out, y_of(g, i, RADIUS));
  nci_html(out, "\"/><text x=\"");
  number(out, tx);
  nci_html(out, "\" y=\"");
  number(out, y_of(g, i, RADIUS + 16) + 5);
  nci_buffer_cstr(out, tx < CENTRE_X - 20 ? "\" text-anchor=\"end\">" : tx > CENTRE_X + 20 ? "\">" : "\" text-anchor=\"middle\">");
  nci_html_text(out, e->name);
  nci_html(out, "</text></a>\n");
}

void nci_html_graph(nci_page *page)
{
  nci_buffer *out = page->out;
  const ncorp_corpus *c = page->corpus;
  graph *g = nci_arena_alloc(page->arena, 1, sizeof *g);
  uint32_t *place = nci_arena_alloc(page->arena, c->entities.count, sizeof *place);
  if (g) memset(g, 0, sizeof *g);
  if (!g || !place || !choose_nodes(page, g, place)) {
    out->failed = true;
    return;
  }
  count_edges(page, g, place);
  nci_html(out, "<section id=\"graph\"><h2>Who met or acted on whom</h2>\n<p class=\"legend\"><span class=\"type quad1\">verbal cooperation</span> "
                "<span class=\"type quad2\">material cooperation</span> <span class=\"type quad3\">verbal conflict</span> "
                "<span class=\"type quad4\">material conflict</span></p>\n<div class=\"wide\">"
                "<svg viewBox=\"0 0 960 720\" role=\"img\" aria-label=\"Graph of the entities that events join\">\n");
  for (uint32_t a = 0; a < g->count; a++)
    for (uint32_t b = a + 1; b < g->count; b++)
      if (g->edges[a][b]) draw_edge(out, c, g, a, b);
  for (uint32_t i = 0; i < g->count; i++) draw_node(out, c, g, i);
  nci_html(out, "</svg></div></section>\n");
  nci_arena_reset(page->arena);
}
