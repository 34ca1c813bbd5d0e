/* newscorpus/stages.h - linking in stages, for those who run it on many machines.
 *
 * Articles are large and digests of them small, so articles stay where they are: each is digested there (ncorp_article_digest()), a
 * linker takes the digests from everywhere (ncorp_linker_add_digest()), and what it finds goes back to each article as a few bytes
 * (ncorp_linker_links()) that are applied there (ncorp_corpus_apply_links()). The results are those of ncorp_link(), which does the
 * same in one place.
 *
 * The bytes of digests and links are the same on every machine. They are no format to keep: another version of the library may not
 * read them.
 */
#ifndef NEWSCORPUS_STAGES_H
#define NEWSCORPUS_STAGES_H

#include <newscorpus/linker.h>

NCORP_BEGIN_DECLS

/* Makes the digest of an analysed article: what linking needs of it, a few hundred bytes.
 *
 * article: left as it is.
 * out: the bytes, to be given to ncorp_text_unref(); they are no text.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Thread safety: any number of calls at once.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_article_digest(const ncorp_article *article, ncorp_text **out, ncorp_error *error);

/* Adds an article by its digest, as ncorp_linker_add() adds articles.
 *
 * digest, size: the bytes; not needed any more afterwards.
 * Returns: NCORP_OK; NCORP_ERR_ARG, also when the linker has an article of this id already; NCORP_ERR_SYNTAX when the bytes are no
 *   digest; NCORP_ERR_NOMEM; NCORP_ERR_BUSY; NCORP_ERR_STATE.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_linker_add_digest(ncorp_linker *linker, const void *digest, size_t size, ncorp_error *error);

/* Gives what the linker found of one article, settling first when it has to.
 *
 * id, size: the article's id; size (size_t)-1 stands for strlen(id).
 * out: the bytes, to be given to ncorp_text_unref(); they are no text.
 * Returns: NCORP_OK; NCORP_ERR_ARG, also when there is no such article; NCORP_ERR_NOMEM; NCORP_ERR_BUSY; NCORP_ERR_STATE.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_linker_links(ncorp_linker *linker, const char *id, size_t size, ncorp_text **out, ncorp_error *error);

/* Makes articles that name the corpus's entities, event records and stories.
 *
 * corpus: articles as they were when they were digested; left as it is.
 * links, size: what ncorp_linker_links() gave for each of its articles, one behind the other in the order of the articles.
 * allocator: NULL for the default.
 * out: a corpus with the same articles; it has no records and does not count as linked.
 * Returns: NCORP_OK; NCORP_ERR_ARG, also when the links are those of other articles; NCORP_ERR_SYNTAX when they are no links;
 *   NCORP_ERR_NOMEM.
 * Thread safety: any number of calls at once.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_corpus_apply_links(const ncorp_corpus *corpus, const void *links, size_t size,
                                                const ncorp_allocator *allocator, ncorp_corpus **out, ncorp_error *error);

NCORP_END_DECLS

#endif
