/* The report page: head, navigation, and the sections in order. */
#include "export/export.h"
#include "export/html.h"

#include "base/str.h"
#include "export/embedded.h"

static void count(nci_buffer *out, uint64_t n, const char *one, const char *many)
{
  nci_html(out, "<li><strong>");
  nci_buffer_u64(out, n);
  nci_html(out, "</strong> ");
  nci_buffer_cstr(out, n == 1 ? one : many);
  nci_html(out, "</li>");
}

/* Everything before the sections. The policy forbids the page to load anything, whatever an article holds. */
static void head(nci_buffer *out, const ncorp_corpus *c, ncorp_str title)
{
  nci_html(out, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
                "<title>");
  nci_html_text(out, title);
  nci_html(out, "</title>\n<style>\n");
  nci_buffer_str(out, nci_embedded_report_css);
  nci_html(out, "</style></head>\n<body class=\"newscorpus page\">\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header><h1>");
  nci_html_text(out, title);
  nci_html(out, "</h1><ul class=\"counts\">");
  count(out, c->articles.count, "article", "articles");
  count(out, c->stories.count, "story", "stories");
  count(out, c->events.count, "event", "events");
  count(out, c->entities.count, "entity", "entities");
  nci_html(out, "</ul>\n<nav aria-label=\"Sections\"><a href=\"#stories\">Stories</a> <a href=\"#events\">Events</a> "
                "<a href=\"#timeline\">Timeline</a> <a href=\"#graph\">Graph</a> <a href=\"#entities\">Entities</a> "
                "<a href=\"#articles\">Articles</a></nav>\n"
                "<p class=\"filter\" hidden><label>Show only what contains <input type=\"search\" id=\"filter\" autocomplete=\"off\"></label> "
                "<output for=\"filter\" id=\"shown\"></output></p></header>\n<main id=\"main\">\n");
}

void nci_html_report(nci_buffer *out, const ncorp_corpus *corpus, ncorp_str title)
{
  nci_arena arena;
  nci_arena_init(&arena, out->allocator);
  nci_page page = { out, corpus, &arena };
  head(out, corpus, title.data && title.size ? title : NCI_STR("News corpus"));
  nci_html_stories(&page);
  nci_html_events(&page);
  nci_html_timeline(&page);
  nci_html_graph(&page);
  nci_html_entities(&page);
  nci_html_articles(&page);
  nci_html(out, "</main>\n<script>\n");
  nci_buffer_str(out, nci_embedded_report_js);
  nci_html(out, "</script>\n</body></html>\n");
  nci_arena_done(&arena);
}
