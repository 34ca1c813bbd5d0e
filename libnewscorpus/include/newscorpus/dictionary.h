/* newscorpus/dictionary.h - dictionaries of event coding in the syntax of TABARI and PETRARCH.
 *
 * Such dictionaries say who is an actor (with codes that hold between dates), what an agent is called ("police"), which verbs
 * with which words around them are which events, which phrases discard a sentence, and which issues phrases raise. With one
 * an analyzer codes events by it: see `dictionaries` and `coder` of ncorp_analyzer_options.
 *
 * What a file is, its name tells: it has "verb", "actor", "agent", "discard" or "issue" in it and ends in .txt, or in .verbs,
 * .actors, .agents, .discards or .issues. A folder with a file PETR_config.ini is read as that file says: its section
 * Dictionaries names the files, its options new_actor_length, require_dyad and comma_... concern the coding.
 *
 * Comments begin with "#" or ";" or stand between "<!--" and "-->". Words are compared without regard to case; a "_" joins
 * words that have to stand together, a blank lets others between them.
 *
 *     actors     GANDALF [WIZ]                 a code; "A/B" stands for several actors, "---" for none
 *                +MITHRANDIR                   a synonym
 *                    [WIZELI >30190325]        from that day on; "<" until, "30180101-30190325" between
 *     agents     FOREIGN_MINISTER [~GOVFRM]    behind the actor's code; [NGO~] before it; {} without a plural, {PLURALS}
 *                !PERSON! = MAN, WOMAN         a substitution: SPOKES!PERSON! [~GOV]
 *     verbs      --- ATTACK [190] ---          begins a block, whose verbs share its patterns and its code
 *                RAID {RAIDS RAIDED} [195]     irregular forms and a code of its own; BREAK_+DOWN, +CALL_ON: several words
 *                - THREATENED * &TOWNS [138]   a pattern: "*" is the verb, "&" a set of synonyms, "$" the source, "+" the
 *                                              target, "^" a noun phrase, "%" a compound one; [030:031] is what each does
 *                &TOWNS                        begins a set
 *                +CITY_CENTRE                  a synonym of it, and its plural; without one behind "_"
 *     discards   MEDAL_TABLE                   no event in such a sentence; +MEDAL_TABLE none in such an article
 *     issues     n:protest march [PROTEST]     n: and the plural, v: and the forms of the verb; ~: no issue in the sentence
 */
#ifndef NEWSCORPUS_DICTIONARY_H
#define NEWSCORPUS_DICTIONARY_H

#include <newscorpus/allocator.h>
#include <newscorpus/source.h>
#include <newscorpus/status.h>

NCORP_BEGIN_DECLS

/* The most bytes that all files of a dictionary may have. */
#define NCORP_DICTIONARY_MAX_SIZE ((size_t)64 << 20)

/* Dictionaries, compiled. Immutable: any number of threads may use one. */
typedef struct ncorp_dictionary ncorp_dictionary;

/* How much a dictionary has. Only the library makes these; fields may be added at the end. */
typedef struct ncorp_dictionary_counts {
  size_t files, actors, agents, verbs, patterns, discards, issues; /* phrases with their synonyms, plurals and forms */
} ncorp_dictionary_counts;

/* Reads the dictionaries in a folder.
 *
 * folder: its path.
 * allocator: NULL for the default one.
 * out: the dictionary, to be given to ncorp_dictionary_unref(). Lines that are not as they should be are left out; the
 *   diagnostics name each of them.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM; NCORP_ERR_IO when the folder or a file in it cannot be read or no file is
 *   a dictionary; NCORP_ERR_LIMIT when they are larger than NCORP_DICTIONARY_MAX_SIZE.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_dictionary_open(const char *folder, const ncorp_allocator *allocator, ncorp_dictionary **out,
                                             ncorp_error *error);

/* Reads dictionaries from memory, as if their files were in a folder, in the order given.
 *
 * files: read during the call only.
 * Returns: as ncorp_dictionary_open().
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_dictionary_read(const ncorp_rule_file *files, size_t count, const ncorp_allocator *allocator,
                                             ncorp_dictionary **out, ncorp_error *error);

/* Takes another reference.
 *
 * dictionary: may be NULL.
 * Returns: the same dictionary.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API ncorp_dictionary *ncorp_dictionary_ref(ncorp_dictionary *dictionary);

/* Drops a reference; the last one frees the dictionary.
 *
 * dictionary: may be NULL.
 * Thread safety: any thread that holds a reference; it gives it up.
 * Since: 0.1
 */
NCORP_API void ncorp_dictionary_unref(ncorp_dictionary *dictionary);

/* Counts what a dictionary has.
 *
 * dictionary: may be NULL, which has nothing.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API ncorp_dictionary_counts ncorp_dictionary_count(const ncorp_dictionary *dictionary);

/* Counts the mistakes that were found in a dictionary; those beyond 10,000 are not kept.
 *
 * dictionary: may be NULL.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API size_t ncorp_dictionary_diagnostic_count(const ncorp_dictionary *dictionary);

/* Gives one of them: file, line, column and what is wrong.
 *
 * dictionary: may be NULL.
 * index: from 0.
 * Returns: a pointer borrowed from the dictionary; NULL when the index is out of range.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API const ncorp_diagnostic *ncorp_dictionary_diagnostic(const ncorp_dictionary *dictionary, size_t index);

NCORP_END_DECLS

#endif
