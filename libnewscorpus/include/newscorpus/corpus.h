/* newscorpus/corpus.h - the corpus: an immutable value.
 *
 * A corpus is an ordered set of articles with, once linked, entities, events and stories. It never changes; each stage
 * (reading, analysis, linking) makes a new one that shares what it did not touch. What is *returned* is borrowed and
 * lives as long as any reference to the corpus or hold on one of its articles; what arrives through `**out` belongs to
 * the caller. Every function takes NULL and then answers with an absent view, 0 or NULL, as it does for an index that
 * is out of range. All of them may be called from any thread.
 */
#ifndef NEWSCORPUS_CORPUS_H
#define NEWSCORPUS_CORPUS_H

#include <newscorpus/allocator.h>
#include <newscorpus/article.h>

NCORP_BEGIN_DECLS

typedef struct ncorp_corpus ncorp_corpus;

/* Takes another reference.
 *
 * corpus: may be NULL.
 * Returns: the same corpus, which now has to be given to ncorp_corpus_unref() once more.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API ncorp_corpus *ncorp_corpus_ref(ncorp_corpus *corpus);

/* Drops a reference; the corpus is freed with the last reference and the last hold on one of its articles.
 *
 * corpus: may be NULL.
 * Thread safety: any thread that holds a reference; it gives it up.
 * Since: 0.1
 */
NCORP_API void ncorp_corpus_unref(ncorp_corpus *corpus);

/* Gives the language that the corpus's header names.
 *
 * corpus: may be NULL.
 * Returns: a borrowed view of a BCP 47 tag; absent for text that nobody has analysed.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_corpus_language(const ncorp_corpus *corpus);

/* Names the program that made the corpus, as its header does.
 *
 * corpus: may be NULL.
 * Returns: a borrowed view such as "libnewscorpus 0.1.0"; absent for text that nobody has analysed.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API ncorp_str ncorp_corpus_generator(const ncorp_corpus *corpus);

/* Tells whether the articles have been linked.
 *
 * corpus: may be NULL.
 * Returns: 1 or 0.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API int ncorp_corpus_linked(const ncorp_corpus *corpus);

/* Counts the articles (in the order in which they were read).
 *
 * corpus: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API size_t ncorp_corpus_article_count(const ncorp_corpus *corpus);

/* Gives one of them.
 *
 * corpus: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API const ncorp_article *ncorp_corpus_article(const ncorp_corpus *corpus, size_t index);

/* Counts the linked entities (in the order of their first mention).
 *
 * corpus: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API size_t ncorp_corpus_entity_count(const ncorp_corpus *corpus);

/* Gives one of them.
 *
 * corpus: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API const ncorp_entity *ncorp_corpus_entity(const ncorp_corpus *corpus, size_t index);

/* Counts the event records (in the order of their first report).
 *
 * corpus: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API size_t ncorp_corpus_event_count(const ncorp_corpus *corpus);

/* Gives one of them.
 *
 * corpus: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API const ncorp_event *ncorp_corpus_event(const ncorp_corpus *corpus, size_t index);

/* Counts the stories (in the order of their first article).
 *
 * corpus: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API size_t ncorp_corpus_story_count(const ncorp_corpus *corpus);

/* Gives one of them.
 *
 * corpus: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API const ncorp_story *ncorp_corpus_story(const ncorp_corpus *corpus, size_t index);

/* Counts the findings of the reader that made this corpus (in the order of reading).
 *
 * corpus: may be NULL.
 * Returns: how many there are; 0 for NULL.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API size_t ncorp_corpus_diagnostic_count(const ncorp_corpus *corpus);

/* Gives one of them.
 *
 * corpus: may be NULL.
 * index: from 0.
 * Returns: a borrowed pointer; NULL when the index is out of range.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API const ncorp_diagnostic *ncorp_corpus_diagnostic(const ncorp_corpus *corpus, size_t index);

/* Finds the article with this id.
 *
 * corpus: may be NULL.
 * id, size: the id's bytes; size (size_t)-1 stands for strlen(id).
 * Returns: its index; (size_t)-1 when there is none.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API size_t ncorp_corpus_find_article(const ncorp_corpus *corpus, const char *id, size_t size);

/* Finds the linked entity with this id.
 *
 * corpus: may be NULL.
 * id, size: the id's bytes; size (size_t)-1 stands for strlen(id).
 * Returns: its index; (size_t)-1 when there is none.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API size_t ncorp_corpus_find_entity(const ncorp_corpus *corpus, const char *id, size_t size);

/* Finds the event record with this id.
 *
 * corpus: may be NULL.
 * id, size: the id's bytes; size (size_t)-1 stands for strlen(id).
 * Returns: its index; (size_t)-1 when there is none.
 * Thread safety: any thread that holds a reference or an article of the corpus.
 * Since: 0.1
 */
NCORP_API size_t ncorp_corpus_find_event(const ncorp_corpus *corpus, const char *id, size_t size);

/* Finds the entity of a name: of those that have it among their spellings, letter by letter, the one with the most
 * mentions.
 *
 * name, size: as for ids.
 * Returns: the index, or (size_t)-1 when there is none.
 * Since: 0.1
 */
NCORP_API size_t ncorp_corpus_find_name(const ncorp_corpus *corpus, const char *name, size_t size);

/* Joins corpora into one that has the articles of all, in order. Linked records are left out: link the result again.
 *
 * corpora, count: what to join; count may be 0.
 * allocator: NULL for the default.
 * out: the new corpus.
 * Returns: NCORP_OK; NCORP_ERR_ARG when two articles have one id or an argument is NULL; NCORP_ERR_NOMEM.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_corpus_concat(ncorp_corpus *const *corpora, size_t count, const ncorp_allocator *allocator,
                                           ncorp_corpus **out, ncorp_error *error);

NCORP_END_DECLS

#endif
