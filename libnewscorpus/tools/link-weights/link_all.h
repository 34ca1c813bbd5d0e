/* What the programs of this folder share: reading a corpus file and linking its articles. */
#ifndef NCI_TOOLS_LINK_ALL_H
#define NCI_TOOLS_LINK_ALL_H

#include <newscorpus/newscorpus.h>
#include "link/links.h"
#include "model/corpus.h"

static ncorp_corpus *read_all(const char *path)
{
  ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_PATH, .format = NCORP_FORMAT_AUTO, .path = path };
  ncorp_reader *reader = NULL;
  ncorp_corpus *corpus = NULL;
  if (ncorp_reader_open(&source, 1, NULL, &reader, NULL) < 0) return NULL;
  ncorp_reader_next(reader, SIZE_MAX, &corpus, NULL);
  ncorp_reader_close(reader);
  return corpus;
}

static bool link_all(nci_links *links, const ncorp_corpus *corpus)
{
  nci_arena arena;
  bool known, done = true;
  nci_arena_init(&arena, &corpus->allocator);
  for (uint32_t i = 0; i < corpus->articles.count && done; i++) {
    nci_digest digest;
    done = nci_digest_make(&arena, links->lexicon, &corpus->articles.at[i].block->data, &digest) == NCORP_OK &&
           nci_links_add(links, &digest, &known) == NCORP_OK && !known;
  }
  nci_arena_done(&arena);
  return done && nci_links_settle(links) == NCORP_OK;
}

#endif
