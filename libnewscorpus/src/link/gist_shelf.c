/* A cache of unpacked gists, each at a place that its article's number gives. */
#include "link/gist_shelf.h"

void *nci_shelf_start(const void *links)
{
  return nci_calloc(((const nci_links *)links)->allocator, 1, sizeof(nci_gist_shelf));
}

void nci_shelf_stop(const void *links, void *shelf)
{
  nci_free(((const nci_links *)links)->allocator, shelf, 1, sizeof(nci_gist_shelf));
}

void nci_shelf_pause(const void *links) { nci_spill_cool(&((const nci_links *)links)->digests); }

static const nci_gist *gist_at(const nci_links *links, nci_gist_shelf *s, uint32_t article, uint32_t place)
{
  if (s->articles[place] == article + 1) return &s->gists[place];
  s->articles[place] = article + 1;
  if (!nci_digest_unpack_gist(nci_links_digest(links, article), &s->gists[place])) s->gists[place] = (nci_gist){ .day = INT32_MIN };
  return &s->gists[place];
}

const nci_gist *nci_shelf_first(const nci_links *links, nci_gist_shelf *s, uint32_t article)
{
  return gist_at(links, s, article, article % (NCI_SHELF / 2));
}

const nci_gist *nci_shelf_second(const nci_links *links, nci_gist_shelf *s, uint32_t article)
{
  return gist_at(links, s, article, NCI_SHELF / 2 + article % (NCI_SHELF / 2));
}
