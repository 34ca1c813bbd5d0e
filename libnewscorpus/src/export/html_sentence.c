/* A sentence as a drawing: its words in a row with their parts of speech, and above them an arc from each head to what
 * depends on it; roots are bold. Lengths are whole pixels; the font is fixed in width, so that text can be measured. */
#include "export/export.h"
#include "export/html.h"

#include "base/str.h"
#include "text/utf8.h"

enum {
  MOST_TOKENS = 400, /* of a longer sentence only the text is shown */
  MOST_BYTES = 48,   /* of a word or label; the rest is cut */
  CHARACTER = 8,     /* the width of one */
  GAP = 14,          /* between words */
  LINE = 17,         /* the height of one */
  BEND = 6           /* of an arc */
};


typedef struct drawing {
  nci_buffer *out;
  const nci_article_data *article;
  uint32_t first, count;
  uint32_t middle[MOST_TOKENS]; /* of each word */
  uint32_t width, base;         /* of the drawing; where the arcs end */
} drawing;

static ncorp_str value(const drawing *g, const uint32_t *ids, uint32_t i)
{
  const nci_token_columns *t = &g->article->tokens;
  return ids && ids[g->first + i] < t->string_count ? t->strings[ids[g->first + i]] : NCI_NO_STR;
}

static ncorp_str word(const drawing *g, uint32_t i)
{
  ncorp_span s = g->article->tokens.spans[g->first + i];
  return nci_str(g->article->text.data + s.start, s.end - s.start);
}

/* The head's place in the sentence; NCORP_NONE where there is none that can be shown. */
static uint32_t head(const drawing *g, uint32_t i)
{
  const uint32_t *heads = g->article->tokens.head;
  uint32_t h = heads ? heads[g->first + i] : NCORP_NONE;
  return h != NCORP_NONE && h >= g->first && h - g->first < g->count && h - g->first != i ? h - g->first : NCORP_NONE;
}

static uint32_t width_of(ncorp_str s)
{
  size_t shown = nci_html_cut(s, MOST_BYTES);
  return (uint32_t)(nci_utf8_count(nci_str(s.data, shown)) + (shown < s.size)) * CHARACTER;
}

/* The longer the higher, so that no arc hides another one below it; but ever less. */
static uint32_t height(uint32_t distance)
{
  uint32_t near = distance < 6 ? distance : 6, far = distance < 20 ? distance : 20;
  return 4 + near * LINE + (far - near) * 12 + (distance - far) * 2;
}

static uint32_t distance(uint32_t a, uint32_t b) { return a < b ? b - a : a - b; }

static void lay_out(drawing *g)
{
  uint32_t x = GAP, highest = 0;
  for (uint32_t i = 0; i < g->count; i++) {
    uint32_t wide = width_of(word(g, i)), upos = width_of(value(g, g->article->tokens.upos, i));
    uint32_t deprel = width_of(value(g, g->article->tokens.deprel, i)), h = head(g, i);
    if (upos > wide) wide = upos;
    if (deprel > wide) wide = deprel;
    g->middle[i] = x + wide / 2;
    x += wide + GAP;
    uint32_t needed = h < g->count ? height(distance(h, i)) : 0;
    if (needed > highest) highest = needed;
  }
  g->width = x;
  g->base = highest + LINE;
}

static void number(drawing *g, const char *before, uint32_t n)
{
  nci_buffer_cstr(g->out, before);
  nci_buffer_u64(g->out, n);
}

static void text(drawing *g, uint32_t x, uint32_t y, const char *more, ncorp_str s)
{
  if (!s.data) return;
  number(g, "<text x=\"", x);
  number(g, "\" y=\"", y);
  nci_html(g->out, "\"");
  nci_buffer_cstr(g->out, more);
  nci_html(g->out, ">");
  nci_html_short(g->out, s, MOST_BYTES);
  nci_html(g->out, "</text>\n");
}

/* Appends a letter of a path and the point that it goes to. */
static void move(drawing *g, const char *letter, uint32_t x, uint32_t y)
{
  number(g, letter, x);
  number(g, " ", y);
}

/* From beside the head up, across with rounded corners, and down on the word with an arrow. */
static void arc(drawing *g, uint32_t i)
{
  uint32_t h = head(g, i), to = g->middle[i];
  if (h == NCORP_NONE) return;
  uint32_t top = g->base - height(distance(h, i)), from = h < i ? g->middle[h] + 4 : g->middle[h] - 4;
  nci_html(g->out, "<path fill=\"none\" stroke=\"currentColor\" d=\"");
  move(g, "M", from, g->base);
  number(g, "V", top + BEND);
  move(g, "Q", from, top);
  move(g, " ", h < i ? from + BEND : from - BEND, top);
  number(g, "H", h < i ? to - BEND : to + BEND);
  move(g, "Q", to, top);
  move(g, " ", to, top + BEND);
  number(g, "V", g->base - 3);
  nci_html(g->out, "\"/><path d=\"");
  move(g, "M", to - 3, g->base - 6);
  move(g, "L", to + 3, g->base - 6);
  move(g, "L", to, g->base);
  nci_html(g->out, "z\"/>\n");
  text(g, (from + to) / 2, top - 3, " font-size=\"11\" opacity=\".8\"", value(g, g->article->tokens.deprel, i));
}

/* A root has a relation and no head. */
static bool is_root(const drawing *g, uint32_t i)
{
  return g->article->tokens.head && g->article->tokens.head[g->first + i] == NCORP_NONE && value(g, g->article->tokens.deprel, i).data;
}

static void draw(drawing *g, ncorp_str sentence)
{
  lay_out(g);
  number(g, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"", g->width);
  number(g, "\" height=\"", g->base + 3 * LINE);
  nci_html(g->out, "\" fill=\"currentColor\" font-family=\"monospace\" font-size=\"13\" text-anchor=\"middle\"><title>");
  nci_html_text(g->out, sentence);
  nci_html(g->out, "</title>\n");
  for (uint32_t i = 0; i < g->count; i++) {
    arc(g, i);
    text(g, g->middle[i], g->base + LINE, is_root(g, i) ? " font-weight=\"bold\"" : "", word(g, i));
    text(g, g->middle[i], g->base + 2 * LINE, " font-size=\"11\" opacity=\".7\"", value(g, g->article->tokens.upos, i));
  }
  nci_html(g->out, "</svg>");
}

void nci_html_sentence(nci_buffer *out, const nci_article_data *article, uint32_t index)
{
  const ncorp_sentence *s = &article->sentences[index];
  ncorp_str sentence = nci_str(article->text.data + s->span.start, s->span.end - s->span.start);
  drawing g = { .out = out, .article = article, .first = s->first_token, .count = s->end_token - s->first_token };
  nci_html(out, "<div class=\"newscorpus-sentence\" style=\"overflow-x:auto\">");
  if (g.count && g.count <= MOST_TOKENS) draw(&g, sentence);
  else nci_html_text(out, sentence);
  nci_html(out, "</div>\n");
}
