/* The record of a story: its articles, earliest first, the title of the one that is most like the others, its dates. */
#include "base/str.h"
#include "link/records.h"

/* The title of the article that is most like the others of its story. */
static ncorp_str title_of(nci_records *r, const uint32_t *articles, uint32_t count)
{
  enum { COMPARED = 24 };
  uint32_t compared = count < COMPARED ? count : COMPARED;
  nci_gist *gists = nci_arena_alloc(&r->scratch, compared, sizeof *gists);
  ncorp_str best = NCI_NO_STR;
  uint64_t best_sum = 0;
  for (uint32_t i = 0; gists && i < compared; i++)
    if (!nci_digest_unpack_gist(nci_links_digest(r->links, articles[i]), &gists[i])) gists[i] = (nci_gist){ .day = INT32_MIN };
  for (uint32_t i = 0; gists && i < compared; i++) {
    nci_digest d;
    if (!nci_digest_unpack_head(nci_links_digest(r->links, articles[i]), &d) || !d.title.size) continue;
    uint64_t sum = 1;
    for (uint32_t j = 0; j < compared; j++)
      if (j != i) sum += nci_gist_cosine(&gists[i], &gists[j]);
    if (sum > best_sum) best = d.title, best_sum = sum;
  }
  return best;
}

ncorp_status nci_merge_story(nci_records *r, uint32_t label, ncorp_story *out)
{
  const nci_links *l = r->links;
  NCI_VEC(uint32_t) members = { 0 };
  uint32_t at = label;
  int32_t first = INT32_MAX, last = INT32_MIN;
  nci_arena_reset(&r->scratch);
  do {
    nci_vec_add(&r->scratch, &members, at);
    at = l->stories.nodes[at].cluster_next;
  } while (at != label && !r->scratch.failed);
  if (r->scratch.failed || !nci_sort_articles(&r->scratch, l, members.at, members.count)) return NCORP_ERR_NOMEM;
  ncorp_str *ids = nci_arena_alloc(r->out, members.count, sizeof *ids);
  if (!ids) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < members.count; i++) {
    int32_t day = nci_day_of(r, members.at[i]);
    ids[i] = nci_digest_id(nci_links_digest(l, members.at[i]));
    if (day == INT32_MIN) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  *out = (ncorp_story){ .id = nci_story_id(r, label), .articles = ids, .article_count = members.count, .title = title_of(r, members.at, members.count) };
  if (last != INT32_MIN) {
    out->first = nci_when_print(r->out, first);
    out->last = nci_when_print(r->out, last);
  }
  return r->scratch.failed ? NCORP_ERR_NOMEM : nci_arena_status(r->out);
}
