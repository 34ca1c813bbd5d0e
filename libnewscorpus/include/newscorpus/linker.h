/* newscorpus/linker.h - across articles: entities, events with their reports and differences, stories.
 *
 * Linking joins the entities of articles that mean the same whatever their spelling, merges what several articles report
 * of one happening, and gathers articles into stories. It is careful: two people with one surname, or two calls between
 * the same people three weeks apart, stay apart. A date that one article lacks and a linked report has is borrowed and
 * marked as inferred. Those whom no article names ("the gunman") become one inside a story only: where its articles describe them by
 * the same noun.
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
  const char *spill;                /* a folder for a temporary file, in which digests lie that memory has no room for (beyond some
                                       64 MB); it has no name there and is gone with the linker. NULL: all stays in memory */
} ncorp_link_options;

#define NCORP_LINK_OPTIONS_INIT { sizeof(ncorp_link_options), NULL, NULL, NULL, 0, NULL }

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

/* Linking in pieces: a linker takes articles when they come and tells at any time what they have in common.
 *
 * It keeps a digest of each article, some hundred bytes, and not the article. What it finds does not depend on the pieces or on
 * their order. Its state can be saved, and opened to add more; a day's articles are added to a million in seconds.
 * A linker belongs to one thread at a time; another one's call answers NCORP_ERR_BUSY. After a call that failed for want of
 * memory all others answer NCORP_ERR_STATE. */
typedef struct ncorp_linker ncorp_linker;

/* What a linker has records of. */
typedef enum ncorp_record_kind {
  NCORP_RECORD_ARTICLE = 0,
  NCORP_RECORD_ENTITY = 1,
  NCORP_RECORD_EVENT = 2,
  NCORP_RECORD_STORY = 3
} ncorp_record_kind;

/* Makes a linker.
 *
 * path: a state that ncorp_linker_save() wrote; NULL to begin with no articles.
 * options: NULL for the defaults; progress is not used.
 * out: the linker, to be closed.
 * Returns: NCORP_OK; NCORP_ERR_IO when the file cannot be read; NCORP_ERR_SYNTAX when it is no state or damaged;
 *   NCORP_ERR_UNSUPPORTED when another version wrote it; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_linker_open(const char *path, const ncorp_link_options *options, ncorp_linker **out, ncorp_error *error);

/* Adds the articles of an analysed corpus. Those whose id it has already are passed over.
 *
 * corpus: left as it is, and not needed any more afterwards.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM; NCORP_ERR_BUSY; NCORP_ERR_STATE.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_linker_add(ncorp_linker *linker, const ncorp_corpus *corpus, ncorp_error *error);

/* Works out what the articles that were added have in common with all others. The calls below do so by themselves; only what is
 * connected to new articles is looked at again.
 *
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM; NCORP_ERR_BUSY; NCORP_ERR_STATE.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_linker_settle(ncorp_linker *linker, ncorp_error *error);

/* Saves the state. The file gets its name only when it is whole; ".ncl" is its usual ending.
 *
 * Returns: NCORP_OK; NCORP_ERR_IO; NCORP_ERR_ARG; NCORP_ERR_NOMEM; NCORP_ERR_BUSY; NCORP_ERR_STATE.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_linker_save(ncorp_linker *linker, const char *path, ncorp_error *error);

/* Makes articles that name the corpus's entities, event records and stories.
 *
 * corpus: articles that were added to the linker, as they were then, all or some of them.
 * out: a corpus with the same articles; the records themselves are had from ncorp_linker_records().
 * Returns: NCORP_OK; NCORP_ERR_ARG also for an article that was not added; NCORP_ERR_NOMEM; NCORP_ERR_BUSY; NCORP_ERR_STATE.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_linker_apply(ncorp_linker *linker, const ncorp_corpus *corpus, ncorp_corpus **out, ncorp_error *error);

/* Counts the articles, or the records of a kind.
 *
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM; NCORP_ERR_BUSY; NCORP_ERR_STATE.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_linker_count(ncorp_linker *linker, ncorp_record_kind kind, size_t *count, ncorp_error *error);

/* Makes some of the records, in the order in which their first articles were added.
 *
 * kind: entities, events or stories.
 * first, count: which of them: those from `first` on, at most `count`.
 * out: a linked corpus without articles.
 * Returns: NCORP_OK; NCORP_END when there are none from `first` on, with *out NULL; NCORP_ERR_ARG; NCORP_ERR_SYNTAX when the state
 *   that was opened is damaged; NCORP_ERR_NOMEM; NCORP_ERR_BUSY; NCORP_ERR_STATE.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_linker_records(ncorp_linker *linker, ncorp_record_kind kind, size_t first, size_t count, ncorp_corpus **out,
                                            ncorp_error *error);

/* Closes a linker without saving it; NULL is allowed.
 *
 * Since: 0.1
 */
NCORP_API void ncorp_linker_close(ncorp_linker *linker);

NCORP_END_DECLS

#endif
