/* The table of entities with all their spellings. */
#include "export/html.h"

#include "base/decimal.h"

/* All spellings with how often each is used. */
static void spellings(nci_buffer *out, const ncorp_entity *e)
{
  for (uint32_t k = 0; k < e->name_count; k++) {
    if (k) nci_html(out, ", ");
    nci_html(out, "<span class=\"spelling\">");
    nci_html_text(out, e->names[k].name);
    nci_html(out, " <small>");
    nci_buffer_u64(out, e->names[k].count);
    nci_html(out, "</small></span>");
  }
}

/* Roles, and where a place lies. */
static void roles(nci_buffer *out, const ncorp_entity *e)
{
  for (uint32_t k = 0; k < e->role_count; k++) {
    if (k) nci_html(out, "; ");
    nci_html_text(out, e->roles[k]);
  }
  if (e->located) {
    nci_html(out, "<span class=\"code\">");
    nci_decimal_print(out, e->lat);
    nci_html(out, ", ");
    nci_decimal_print(out, e->lon);
    nci_html(out, "</span>");
  }
}

void nci_html_entities(nci_page *page)
{
  nci_buffer *out = page->out;
  nci_html(out, "<section id=\"entities\"><h2>Entities</h2>\n<div class=\"wide\"><table class=\"entities\"><thead><tr><th>type</th><th>name</th>"
                "<th>country</th><th>sector</th><th>mentions</th><th>articles</th><th>spellings</th><th>roles, place</th></tr></thead><tbody>\n");
  for (uint32_t i = 0; i < page->corpus->entities.count; i++) {
    const ncorp_entity *e = &page->corpus->entities.at[i];
    nci_html(out, "<tr class=\"item\" id=\"entity-");
    nci_html_text(out, e->id);
    nci_html(out, "\"><td><span class=\"m ");
    nci_buffer_cstr(out, nci_html_type_class(e->type));
    nci_html(out, "\">");
    nci_buffer_cstr(out, ncorp_entity_type_name(e->type));
    nci_html(out, "</span></td><th scope=\"row\">");
    nci_html_text(out, e->name);
    if (e->unnamed) nci_html(out, " · never named");
    nci_html(out, "</th><td>");
    nci_html_text(out, e->country);
    nci_html(out, "</td><td>");
    nci_html_text(out, e->sector);
    nci_html(out, "</td><td class=\"n\">");
    nci_buffer_u64(out, e->mentions);
    nci_html(out, "</td><td class=\"n\">");
    nci_buffer_u64(out, e->article_count);
    nci_html(out, "</td><td>");
    spellings(out, e);
    nci_html(out, "</td><td>");
    roles(out, e);
    nci_html(out, "</td></tr>\n");
  }
  nci_html(out, "</tbody></table></div></section>\n");
}
