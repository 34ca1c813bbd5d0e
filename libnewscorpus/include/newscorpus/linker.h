/* newscorpus/linker.h - across articles: entities, events with their reports and differences, stories.
 *
 * Linking joins the entities of articles that mean the same whatever their spelling, merges what several articles report
 * of one happening, and gathers articles into stories. It is careful: two people with one surname, or two calls between
 * the same people three weeks apart, stay apart. A date that one article lacks and a linked report has is borrowed and
 * marked as inferred.
 *
 * What becomes one, and the ids, depend on the articles alone, not on their order. The id of a record is made of its first
 * member: of an entity the earliest article that names it (by date of publication, then by id; articles without a date come
 * last) and the name there, of an event its earliest report, of a story its earliest article. It stays when later articles
 * are added. It changes only when an earlier member comes in, or when two records turn out to be one: then the id of the
 * one with the earlier member stays and the other is never used again for anything else.
 */
#ifndef NEWSCORPUS_LINKER_H
#define NEWSCORPUS_LINKER_H

#include <newscorpus/analyzer.h>

NCORP_BEGIN_DECLS

/* How to link. Zero-filled with struct_size set (NCORP_LINK_OPTIONS_INIT) means the defaults. */
typedef struct ncorp_link_options {
  size_t struct_size;               /* sizeof(ncorp_link_options) */
  const ncorp_allocator *allocator; /* NULL: ncorp_allocator_default() */
  ncorp_progress progress;          /* or NULL */
  void *progress_ctx;
  uint32_t threads;                 /* 0: one for each processor; 1: only the calling one. The result is the same */
} ncorp_link_options;

#define NCORP_LINK_OPTIONS_INIT { sizeof(ncorp_link_options), NULL, NULL, NULL, 0 }

/* Links the articles of an analysed corpus.
 *
 * corpus: left as it is. Earlier links are dropped and made anew.
 * options: NULL for the defaults.
 * out: a corpus with the same articles, whose mentions name corpus entities, with entities, events and stories.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM; NCORP_ERR_CANCELLED.
 * Thread safety: any number of calls at once.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_link(const ncorp_corpus *corpus, const ncorp_link_options *options, ncorp_corpus **out,
                                  ncorp_error *error);

NCORP_END_DECLS

#endif
