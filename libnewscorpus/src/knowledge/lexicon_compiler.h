/* Compiling tables of phrases (knowledge/lexicon.h says how they are written) into the arrays of a lexicon: the built-in ones when
 * the library is built, and a user's patterns when they are loaded. Every mistake is reported with its place; what is right goes on.
 * The compiler does not know what tables mean: knowledge/pattern_check.h does for those of event patterns. */
#ifndef NCI_KNOWLEDGE_LEXICON_COMPILER_H
#define NCI_KNOWLEDGE_LEXICON_COMPILER_H

#include "base/intern.h"
#include "base/str.h"
#include "base/vec.h"
#include "knowledge/lexicon_data.h"

/* In the order of their diagnostics, from NCI_D_PATTERN_UTF8 on. */
typedef enum nci_table_mistake {
  NCI_TABLE_UTF8,      /* bytes that are no text */
  NCI_TABLE_DIRECTIVE, /* a line "#! ..." that says nothing that is known */
  NCI_TABLE_HEADER,    /* the line that names the columns */
  NCI_TABLE_ROW,       /* a row with too few or too many cells, or blanks around one */
  NCI_TABLE_PHRASE,    /* a phrase that is empty, too long or there already */
  NCI_TABLE_LIMIT,     /* more than there may be */
  NCI_TABLE_TYPE,      /* no type of event */
  NCI_TABLE_CODE,      /* no CAMEO code */
  NCI_TABLE_WORD,      /* a cell that takes some words only has another */
  NCI_TABLE_FRAME,     /* an item of a frame */
  NCI_TABLE_CLASS,     /* a class that no noun has */
  NCI_TABLE_NEVER      /* a row that another one forestalls */
} nci_table_mistake;

typedef struct nci_table_place {
  ncorp_str file;
  uint64_t offset; /* of the line, in bytes */
  uint32_t line, column; /* from 1; 0 where there is none */
} nci_table_place;

typedef void (*nci_table_report)(void *ctx, nci_table_mistake mistake, const nci_table_place *place, const char *reason);

enum { NCI_TABLE_COLUMNS = 64, NCI_TABLES = 255 };

/* A row as it stands in its file. */
typedef struct nci_source_row {
  nci_table_place place;
  uint16_t *columns; /* [column of the table] -> where its cell begins in the line, in bytes from 1; 0: the line has none */
  bool wrong;        /* left out */
} nci_source_row;

typedef struct nci_source_table {
  ncorp_str name;
  bool exact;        /* "#! case: exact" */
  bool repeats;      /* "#! repeat: allowed": a phrase may stand in several rows */
  bool codes;        /* "#! match: never" */
  uint64_t required; /* columns that a header has to name, as a set, where the columns are given */
  NCI_VEC(ncorp_str) columns;
  NCI_VEC(nci_source_row) rows;
  NCI_VEC(uint32_t) cells; /* ids of strings, row by row */
} nci_source_table;

/* One spelling of one row, given or made. */
typedef struct nci_source_phrase {
  uint64_t hash;
  uint32_t cell;   /* the string it is part of, as an id of `strings` */
  uint32_t offset; /* in that string */
  uint32_t size;
  uint32_t table, row;
  uint32_t column; /* in the file's line; 0 for one that was made here */
  uint32_t key;
} nci_source_phrase;

typedef struct nci_compiler {
  nci_arena *arena;  /* of everything */
  nci_intern strings; /* id 0 is the empty string */
  nci_table_report report;
  void *ctx;
  uint32_t mistakes;
  uint32_t most_phrases;
  bool fixed;         /* the tables and their columns are given: a header may name some of them in any order */
  uint32_t longest;   /* characters in a phrase */
  NCI_VEC(nci_source_table) tables;
  NCI_VEC(nci_source_phrase) phrases;
  NCI_VEC(uint64_t) prefixes; /* hashes of beginnings of phrases; with repetitions */
} nci_compiler;

/* The arrays that were made, with their sizes. */
typedef struct nci_compiled {
  struct nci_lexicon lexicon;
  uint32_t string_size, cell_count, slot_count, entry_count;
} nci_compiled;

void nci_compiler_init(nci_compiler *c, nci_arena *arena, nci_table_report report, void *ctx);

/* Adds a table without rows; gives its index. */
uint32_t nci_compiler_add_table(nci_compiler *c, ncorp_str name);

/* Reads rows into a table. A line "#! table: NAME" turns to another one, which must be there already.
 * table: UINT32_MAX when the first such line names it.
 * text: stays as it is while the compiler is used. */
void nci_compiler_read(nci_compiler *c, uint32_t table, ncorp_str file, ncorp_str text);

/* Reports a mistake at a place. */
__attribute__((format(printf, 4, 5)))
void nci_compiler_mistake(nci_compiler *c, nci_table_mistake mistake, const nci_table_place *place, const char *format, ...);

/* A cell of a row as text, and the index of a column by its name or UINT32_MAX. */
ncorp_str nci_compiler_cell(const nci_compiler *c, const nci_source_table *t, uint32_t row, uint32_t column);
uint32_t nci_compiler_column(const nci_source_table *t, const char *name);

/* Sorts the phrases of the rows that are not wrong, and reports those that repeat where they may not. */
void nci_compiler_sort(nci_compiler *c);

ncorp_str nci_compiler_spelling(const nci_compiler *c, const nci_source_phrase *p);

/* Makes the arrays, in the compiler's arena; false when there is no memory, or there is too much of something. */
bool nci_compiler_build(nci_compiler *c, nci_compiled *out);

#endif
