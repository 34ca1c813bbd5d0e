/* The immutable corpus.
 *
 * An article's data lies in one block of memory (nci_article_block), reference-counted, so that corpora share what
 * they have in common; a block that was derived from another keeps it alive and points into it. ncorp_article is a
 * corpus's handle on a block. */
#ifndef NCI_MODEL_CORPUS_H
#define NCI_MODEL_CORPUS_H

#include <newscorpus/corpus.h>
#include "base/arena.h"
#include "base/refcount.h"
#include "base/vec.h"
#include "format/record.h"
#include "text/utf8.h"

typedef struct nci_article_block {
  nci_refcount refs;
  ncorp_allocator allocator;
  struct nci_article_block *base; /* what it was derived from, or NULL */
  size_t size;                    /* of this block */
  nci_article_data data;
  nci_offsets offsets;
} nci_article_block;

struct ncorp_article {
  ncorp_corpus *corpus;
  nci_article_block *block;
};

struct ncorp_corpus {
  nci_refcount refs;
  ncorp_allocator allocator;
  nci_arena arena; /* holds everything below */
  nci_header_data header;
  int linked;
  NCI_VEC(ncorp_article) articles;
  NCI_VEC(ncorp_entity) entities;
  NCI_VEC(ncorp_event) events;
  NCI_VEC(ncorp_story) stories;
  NCI_VEC(ncorp_str) entity_extras, event_extras, story_extras; /* as long as their records */
  NCI_VEC(ncorp_diagnostic) diagnostics;
  struct nci_index *index; /* ids to indexes */
};

/* Packs data into a new block. `base` (or NULL) is kept alive, and whatever in `data` already lies in it or in a
 * block that it derives from is pointed to instead of copied. NULL when there is no memory. */
nci_article_block *nci_article_pack(const ncorp_allocator *allocator, nci_article_block *base, const nci_article_data *data);
nci_article_block *nci_article_block_ref(nci_article_block *block);
void nci_article_block_unref(nci_article_block *block);

/* Building a corpus: make one, add to it, seal it. Until it is sealed only its builder may hold it. */
ncorp_corpus *nci_corpus_new(const ncorp_allocator *allocator);
ncorp_status nci_corpus_add_header(ncorp_corpus *corpus, const nci_header_data *header);
ncorp_status nci_corpus_add_article(ncorp_corpus *corpus, nci_article_block *block); /* takes the reference, also on failure */
ncorp_status nci_corpus_add_entity(ncorp_corpus *corpus, const ncorp_entity *entity, ncorp_str extra); /* copies */
ncorp_status nci_corpus_add_event(ncorp_corpus *corpus, const ncorp_event *event, ncorp_str extra);
ncorp_status nci_corpus_add_story(ncorp_corpus *corpus, const ncorp_story *story, ncorp_str extra);
void nci_corpus_drop_linked(ncorp_corpus *corpus); /* forgets the entities, events and stories */
ncorp_status nci_corpus_add_diagnostic(ncorp_corpus *corpus, const ncorp_diagnostic *diagnostic);

/* Makes the index of ids. NCORP_ERR_NOMEM, or NCORP_ERR_ARG with *twice set to an id that two articles have. */
ncorp_status nci_corpus_seal(ncorp_corpus *corpus, ncorp_str *twice);

#endif
