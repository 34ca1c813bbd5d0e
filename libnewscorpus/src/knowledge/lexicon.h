/* The lexicon: what the library knows of the world before it reads. Immutable tables, compiled from data/<table>.tsv.
 *
 * Each file is a table. Its first line names the columns; the first column, `phrases`, holds one or more spellings
 * separated by "|"; the other columns are attributes. Lines that begin with # are comments. Before the header must
 * stand "#! case: exact" or "#! case: fold", which tells how phrases match. exact: the spelling's own case, or all
 * capitals, or (when the spelling has a capital) words begun with capitals, as in titles: "Bank Of England". fold: any
 * case. A phrase that stands in two rows is a mistake unless "#! repeat: allowed" is said. A table of codes says
 * "#! match: never" instead: its first column has any name, and nothing of it is looked for in text.
 * The compiler makes from the file names and headers the enumerations in lexicon_gen.h: NCI_LEX_<TABLE> for a table and
 * NCI_<TABLE>_<COLUMN> for a column.
 *
 * Phrases are matched against tokens of text: white space of any length counts as one space, as do hyphens and en
 * dashes between two words; curly and straight apostrophes are the same; a phrase in Latin letters is also found without
 * its diacritics; it must end where a token ends. */
#ifndef NCI_KNOWLEDGE_LEXICON_H
#define NCI_KNOWLEDGE_LEXICON_H

#include <newscorpus/status.h>
#include "base/arena.h"
#include "text/token.h"

typedef struct nci_lexicon nci_lexicon;

/* How the text's case stands to the entry's. */
enum {
  NCI_HIT_EXACT = 1u << 0, /* the text has the very letters of the entry */
  NCI_HIT_CAPS = 1u << 1   /* the text is in capitals and the entry is not */
};

/* One entry whose phrase begins at a token. */
typedef struct nci_lex_hit {
  uint32_t end;   /* the token after its last */
  uint16_t table; /* NCI_LEX_... */
  uint16_t flags; /* NCI_HIT_... */
  uint32_t row;   /* of the table */
} nci_lex_hit;

/* The built-in lexicon: constant data, nothing to load. */
const nci_lexicon *nci_lexicon_builtin(void);

/* A set of tables. */
#define NCI_LEX_SET(table) (UINT64_C(1) << (table))
#define NCI_LEX_EVERY UINT64_MAX
#define NCI_LEX_LONGER (UINT64_C(1) << 63) /* not a table: longer phrases begin like that */

/* Finds every entry of some tables whose phrase begins at token `at` and lies before token `end` (a sentence's end, say).
 * Longest first; of one length in the order of tables, then rows.
 * tables: which, as a set; the fewer the faster.
 * present: receives the set of all tables that can have an entry there, asked for or not, and NCI_LEX_LONGER unless the
 *   first token decides it alone, whatever comes behind; may be NULL.
 * hits, capacity: room for results; more than that are left out (the longest are kept).
 * Returns: how many were put there. */
size_t nci_lexicon_match_in(const nci_lexicon *lexicon, uint64_t tables, ncorp_str text, const nci_token *tokens, uint32_t at,
                            uint32_t end, nci_lex_hit *hits, size_t capacity, uint64_t *present);

/* The same in every table. */
static inline size_t nci_lexicon_match(const nci_lexicon *lexicon, ncorp_str text, const nci_token *tokens, uint32_t at, uint32_t end,
                                       nci_lex_hit *hits, size_t capacity)
{
  return nci_lexicon_match_in(lexicon, NCI_LEX_EVERY, text, tokens, at, end, hits, capacity, NULL);
}

/* Says which words will be looked up soon, folded: what the lexicon has of them is called for from far memory, all at once. Changes
 * nothing of what is found. */
void nci_lexicon_expect(const nci_lexicon *lexicon, const ncorp_str *words, uint32_t count);

/* Finds rows of one table that have this phrase, in any case; gives how many were put into rows[]. */
size_t nci_lexicon_find(const nci_lexicon *lexicon, unsigned table, ncorp_str phrase, uint32_t *rows, size_t capacity);

/* How many rows a table has. */
uint32_t nci_lexicon_rows(const nci_lexicon *lexicon, unsigned table);

/* An attribute: column 0 gives the phrases as the file has them. Absent when the cell is empty or out of range. */
ncorp_str nci_lexicon_field(const nci_lexicon *lexicon, unsigned table, uint32_t row, unsigned column);

/* The first row that has this value, of fewer than 255 bytes, in a column; the number of rows when none has. */
uint32_t nci_lexicon_row(const nci_lexicon *lexicon, unsigned table, unsigned column, ncorp_str value);

/* A row of the table of event patterns, of PLOVER's types or of those beyond (knowledge/pattern_rows.h). It is there. */
const struct nci_pattern_row *nci_lexicon_pattern(const nci_lexicon *lexicon, bool beyond, uint32_t row);

/* The first phrase of a row: its main name. */
ncorp_str nci_lexicon_name(const nci_lexicon *lexicon, unsigned table, uint32_t row);

/* An attribute as a number; false when the cell is empty or none. */
bool nci_lexicon_number(const nci_lexicon *lexicon, unsigned table, uint32_t row, unsigned column, ncorp_decimal *out);

#endif
