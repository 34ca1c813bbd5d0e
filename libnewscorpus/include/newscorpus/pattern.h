/* newscorpus/pattern.h - event patterns of the user's own.
 *
 * Patterns say which words evoke which event, who around them acts and who undergoes, and what has to be there. The library has its
 * own; a user's extend them, or take their place, and may bring types of another ontology: names that begin with X_, such as
 * X_ACQUISITION. docs/events.md tells how they are written. In short, a file is a table of cells separated by tabs:
 *
 *     #! table: patterns
 *     phrases	type	pos	frame	object
 *     acquire|acquires|acquired|acquiring	X_ACQUISITION	verb	s=a! o=r!
 *     lay off|lays off|laid off	X_LAYOFFS	verb	s=a! o=t!	staff
 *     #! table: objects
 *     phrases	class
 *     worker|workers	staff
 *
 * Events of a type of the user's are NCORP_X_OTHER, and the event has the name of the type as `own_type`.
 */
#ifndef NEWSCORPUS_PATTERN_H
#define NEWSCORPUS_PATTERN_H

#include <newscorpus/allocator.h>
#include <newscorpus/source.h>
#include <newscorpus/status.h>

NCORP_BEGIN_DECLS

/* The most bytes that all files of a set may have. */
#define NCORP_PATTERNS_MAX_SIZE ((size_t)16 << 20)

/* Which patterns an analyzer uses, or-ed together. */
enum {
  NCORP_PATTERNS_ONLY = 1u << 0,       /* the user's alone; the library's lists of nouns, agents and verbs that govern stay */
  NCORP_PATTERNS_PLOVER_ONLY = 1u << 1 /* of the library's, those of PLOVER's types alone */
};

/* Patterns, compiled. Immutable: any number of threads may use one. */
typedef struct ncorp_patterns ncorp_patterns;

/* How much a set has. Only the library makes these; fields may be added at the end. */
typedef struct ncorp_pattern_counts {
  size_t files, patterns, idioms, words; /* rows without a mistake; words: nouns with classes, agents, light and control verbs */
} ncorp_pattern_counts;

/* Reads patterns from a file, or from every file of a folder whose name ends in .tsv, in the order of names.
 *
 * path: of the file or folder.
 * allocator: NULL for the default one.
 * out: the patterns, to be given to ncorp_patterns_unref(). Rows with a mistake are left out; the diagnostics name each of them.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM; NCORP_ERR_IO when something cannot be read or there is no file;
 *   NCORP_ERR_LIMIT when they are larger than NCORP_PATTERNS_MAX_SIZE, or have more than 200,000 phrases.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_patterns_open(const char *path, const ncorp_allocator *allocator, ncorp_patterns **out, ncorp_error *error);

/* Reads patterns from memory, as if their files were in a folder, in the order given.
 *
 * files: read during the call only. A name such as "objects.tsv" tells the table where a file's first line does not; without one it
 *   is "patterns".
 * Returns: as ncorp_patterns_open().
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_patterns_read(const ncorp_rule_file *files, size_t count, const ncorp_allocator *allocator,
                                           ncorp_patterns **out, ncorp_error *error);

/* Takes another reference.
 *
 * patterns: may be NULL.
 * Returns: the same patterns.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API ncorp_patterns *ncorp_patterns_ref(ncorp_patterns *patterns);

/* Drops a reference; the last one frees the patterns.
 *
 * patterns: may be NULL.
 * Thread safety: any thread that holds a reference; it gives it up.
 * Since: 0.1
 */
NCORP_API void ncorp_patterns_unref(ncorp_patterns *patterns);

/* Counts what a set has.
 *
 * patterns: may be NULL, which has nothing.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API ncorp_pattern_counts ncorp_patterns_count(const ncorp_patterns *patterns);

/* Counts the mistakes that were found; those beyond 10,000 are not kept.
 *
 * patterns: may be NULL.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API size_t ncorp_patterns_diagnostic_count(const ncorp_patterns *patterns);

/* Gives one of them: file, line, column and what is wrong.
 *
 * patterns: may be NULL.
 * index: from 0.
 * Returns: a pointer borrowed from the patterns; NULL when the index is out of range.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API const ncorp_diagnostic *ncorp_patterns_diagnostic(const ncorp_patterns *patterns, size_t index);

NCORP_END_DECLS

#endif
