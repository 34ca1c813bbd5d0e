/* Articles: the list of them, and one with its blocks and layers. */
#include "export/export.h"
#include "export/html.h"

#include "base/str.h"
#include "export/embedded.h"

static const char *const TAGS[] = { "h4", "p", "p", "p", "p", "h5", "p", "p", "p", "p" };

/* The body of one article, block by block, and the lists beneath it. */
static void print_body(nci_buffer *out, nci_arena *arena, const nci_article_data *a)
{
  ncorp_block whole = { { 0, (uint32_t)a->text.size }, NCORP_BLOCK_PARAGRAPH };
  uint32_t count = a->block_count ? a->block_count : 1;
  nci_cast who;
  nci_marker *marker = nci_cast_init(&who, arena, a) ? nci_marker_of_article(arena, &who) : NULL;
  if (!marker) {
    out->failed = true;
    return;
  }
  nci_html(out, "<div class=\"text\">\n");
  for (uint32_t i = 0; i < count; i++) {
    const ncorp_block *b = a->block_count ? &a->blocks[i] : &whole;
    nci_html(out, "<");
    nci_buffer_cstr(out, TAGS[b->kind]);
    nci_html(out, " class=\"block ");
    nci_buffer_cstr(out, ncorp_block_kind_name(b->kind));
    nci_html(out, "\">");
    nci_marker_print(marker, out, b->span);
    nci_html(out, "</");
    nci_buffer_cstr(out, TAGS[b->kind]);
    nci_html(out, ">\n");
  }
  nci_html(out, "</div>\n");
  nci_html_layers(out, &who);
  nci_arena_reset(arena);
}

/* Outlet, date, place and file, as far as they are known. */
static void meta(nci_buffer *out, const nci_article_data *a)
{
  ncorp_str parts[] = { a->outlet, a->published, a->dateline_place, a->uri };
  bool first = true;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (!parts[i].data || !parts[i].size) continue;
    if (!first) nci_html(out, " · ");
    first = false;
    nci_html_text(out, parts[i]);
    if (i == 1 && a->published_from == NCORP_DATE_INFERRED) nci_html(out, " (inferred)");
  }
}

void nci_html_articles(nci_page *page)
{
  nci_buffer *out = page->out;
  nci_html(out, "<section id=\"articles\"><h2>Articles</h2>\n<p class=\"legend\">");
  nci_html(out, "<span class=\"m per\">person</span> <span class=\"m org\">organisation</span> <span class=\"m loc\">place</span> "
                "<span class=\"m misc\">other name</span> <span class=\"m other\">description, pronoun</span> <span class=\"m quote\">quotation</span> <span class=\"m time\">time</span> "
                "<span class=\"m quantity\">quantity</span> <span class=\"m trigger\">event</span></p>\n");
  for (uint32_t i = 0; i < page->corpus->articles.count; i++) {
    const nci_article_data *a = &page->corpus->articles.at[i].block->data;
    nci_html(out, "<details class=\"article item\" id=\"article-");
    nci_html_text(out, a->id);
    nci_html(out, "\"><summary><strong>");
    nci_html_title(out, a);
    nci_html(out, "</strong> <span class=\"meta\">");
    meta(out, a);
    nci_html(out, "</span></summary>\n");
    print_body(out, page->arena, a);
    nci_html(out, "</details>\n");
  }
  nci_html(out, "</section>\n");
}

void nci_html_article(nci_buffer *out, const nci_article_block *article)
{
  nci_arena arena;
  nci_arena_init(&arena, out->allocator);
  nci_html(out, "<div class=\"newscorpus\"><style>");
  nci_buffer_str(out, nci_embedded_report_css);
  nci_html(out, "</style>\n<p class=\"meta\">");
  meta(out, &article->data);
  nci_html(out, "</p>\n");
  print_body(out, &arena, &article->data);
  nci_html(out, "</div>\n");
  nci_arena_done(&arena);
}
