/* Mentions that a late stage adds: put among the others in text order, with what points to mentions set anew. */
#include "meaning/mentions.h"

#include "base/sort.h"

static int by_span(const void *a, const void *b, void *ctx)
{
  const ncorp_span *x = &((const nci_newcomer *)a)->mention.span, *y = &((const nci_newcomer *)b)->mention.span;
  (void)ctx;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return (x->end < y->end) - (x->end > y->end);
}

bool nci_insert_mentions(nci_document *doc, nci_newcomer *new, uint32_t count, uint32_t *moved)
{
  nci_article_data *data = &doc->data;
  uint32_t before = data->mention_count;
  for (uint32_t i = 0; i < before; i++) moved[i] = i;
  if (!count) return true;
  ncorp_mention *mentions = nci_arena_alloc(doc->arena, (size_t)before + count, sizeof *mentions);
  ncorp_quote *quotes = nci_arena_alloc(doc->arena, data->quote_count ? data->quote_count : 1, sizeof *quotes);
  if (!mentions || !quotes || !nci_sort(doc->arena, new, count, sizeof *new, by_span, NULL)) return false;
  for (uint32_t old = 0, k = 0, at = 0; old < before || k < count; at++) {
    if (k == count || (old < before && data->mentions[old].span.start <= new[k].mention.span.start)) {
      mentions[at] = data->mentions[old];
      moved[old++] = at;
    } else {
      mentions[at] = new[k].mention;
      moved[new[k++].number] = at;
    }
  }
  for (uint32_t i = 0; i < data->quote_count; i++) {
    quotes[i] = data->quotes[i];
    if (quotes[i].speaker != NCORP_NONE) quotes[i].speaker = moved[quotes[i].speaker];
  }
  data->mentions = mentions;
  data->mention_count = before + count;
  data->quotes = quotes;
  return true;
}
