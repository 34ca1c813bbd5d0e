/* newscorpus/stages.h - linking in stages, and in rounds, for those who run it on many machines.
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

/* ---- rounds: linking where no machine has everything ----
 *
 * In a round many machines, or one after the other, work on what came to them, and each says something to others: bytes for the
 * parts of the next round. What is for one part has to come to one place, in any order; several parts may come to one place. The
 * first round takes digests, wherever they are; the last one gives results. NCORP_ROUNDS of them link everything, as a linker does
 * to which the articles were added in the order of their ids.
 *
 *     for each place:  ncorp_round_open(number, parts, ...), ncorp_round_add() for all that came, ncorp_round_next() until
 *                      NCORP_END, ncorp_round_close()
 *     between rounds:  what ncorp_round_next() gave for a part goes where that part is
 */
#define NCORP_ROUNDS 18

typedef struct ncorp_round ncorp_round;

/* Begins one place's work of a round.
 *
 * number: from 0 to NCORP_ROUNDS - 1.
 * parts: how many parts the next round has, the same for all rounds and places, from 1 to 65536.
 * allocator: NULL for the default.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Thread safety: a round is used by one thread at a time.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_round_open(uint32_t number, uint32_t parts, const ncorp_allocator *allocator, ncorp_round **out, ncorp_error *error);

/* Takes in what came: one digest, or what a call of ncorp_round_next() gave.
 *
 * bytes, size: not needed any more afterwards.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_SYNTAX when the bytes are no such thing; NCORP_ERR_NOMEM; NCORP_ERR_STATE once
 *   ncorp_round_next() was called.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_round_add(ncorp_round *round, const void *bytes, size_t size, ncorp_error *error);

/* Works, when it is called first, and gives what there is for one part.
 *
 * part: its number, below `parts`.
 * out: the bytes, to be given to ncorp_text_unref(). In the last round all results of this place: for each a byte with its
 *   ncorp_record_kind, a byte with its rank, its item, the size of its id and the size of its value (32 bits each, little endian), the
 *   id and the value. An article's (NCORP_RECORD_ARTICLE) id is its own and its value what ncorp_corpus_apply_links() takes; any
 *   other's value is its line in the News Corpus Format. Sorted by kind, rank, id and item, records are in the order of a linker.
 * Returns: NCORP_OK; NCORP_END; NCORP_ERR_ARG, also when two articles have one id; NCORP_ERR_SYNTAX when what was added does not
 *   fit together; NCORP_ERR_NOMEM. After an error the round can only be closed.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_round_next(ncorp_round *round, uint32_t *part, ncorp_text **out, ncorp_error *error);

/* Ends the work; NULL is allowed.
 * Since: 0.1
 */
NCORP_API void ncorp_round_close(ncorp_round *round);

NCORP_END_DECLS

#endif
