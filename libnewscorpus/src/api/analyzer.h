/* The analyzer as others of the interface see it. */
#ifndef NCI_API_ANALYZER_H
#define NCI_API_ANALYZER_H

#include <newscorpus/analyzer.h>
#include "api/model.h"
#include "base/refcount.h"
#include "model/corpus.h"
#include "model/document.h"

struct ncorp_analyzer {
  nci_refcount refs;
  ncorp_allocator allocator;
  const nci_lexicon *lexicon;
  nci_model model;
  ncorp_dictionary *dictionary; /* or NULL */
  ncorp_patterns *patterns;     /* or NULL */
  uint32_t pattern_flags;       /* NCORP_PATTERNS_... */
  uint32_t stages; /* with those that they build on */
};

/* The block from which an analysis derives: the one that holds the text, not that of an earlier analysis. */
nci_article_block *nci_source_of(nci_article_block *block);

/* Analyses one article. memory: of words, kept for the next article, or NULL. source: of which what the source gave is taken. trace: or
 * NULL. *doc, and all that it holds, lies in the arena. False when there is no memory. */
bool nci_analyze(const ncorp_analyzer *a, nci_arena *arena, struct nci_word_memory *memory, nci_article_block *source, struct nci_event_trace *trace,
                 nci_document *doc);

#endif
