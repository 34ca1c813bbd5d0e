/* What linking tells one article: ids of its entities and events in the corpus, its story, of which article it is a copy, and a date
 * that it lacks. It can be shipped as bytes and applied wherever the article is. */
#ifndef NCI_LINK_ARTICLE_LINKS_H
#define NCI_LINK_ARTICLE_LINKS_H

#include "link/records.h"

typedef struct nci_article_links {
  ncorp_str article;           /* id */
  ncorp_str story;
  ncorp_str near_duplicate_of; /* or absent */
  ncorp_str published;         /* inferred, or absent */
  const ncorp_str *entities;   /* ids of those that the article names, in their order */
  const ncorp_str *entity_because; /* why, where its story means another entity by the name; else absent */
  uint32_t entity_count;
  const ncorp_str *described;  /* ids of what it describes and does not name, as in its digest; absent where nothing else does */
  const ncorp_str *described_because; /* why: ids of reasons */
  uint32_t described_count;    /* 0 where no other article is in its story */
  const ncorp_str *events;     /* ids of the records of its event mentions */
  uint32_t event_count;
} nci_article_links;

/* Strings lie in the arena, in that of the records, or among the digests. False when there is no memory. */
bool nci_article_links_make(nci_arena *arena, nci_records *records, uint32_t article, nci_article_links *out);

/* Changes the article's data; what it adds lies in the arena and in the links. NCORP_ERR_NOMEM; NCORP_ERR_ARG when the links are those
 * of another article. */
ncorp_status nci_article_links_apply(nci_arena *arena, const nci_article_links *links, nci_article_data *data);

/* As bytes: the same on every machine. */
void nci_article_links_pack(const nci_article_links *links, nci_buffer *out);

/* Reads the links at the beginning of the bytes and takes them off; strings are borrowed. NCORP_ERR_NOMEM; NCORP_ERR_SYNTAX. */
ncorp_status nci_article_links_unpack(nci_arena *arena, ncorp_str *bytes, nci_article_links *out);

#endif
