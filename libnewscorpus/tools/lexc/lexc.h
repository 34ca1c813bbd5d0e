/* The lexicon compiler: reads data/<table>.tsv, writes constant C tables in the shape of knowledge/lexicon_data.h. */
#ifndef LEXC_H
#define LEXC_H

#include <stdio.h>
#include "base/intern.h"
#include "base/str.h"
#include "base/vec.h"

typedef struct lexc_table {
  const char *path;
  ncorp_str name;
  bool exact;   /* "#! case: exact" */
  bool repeats; /* "#! repeat: allowed": a phrase may stand in several rows */
  uint32_t cell; /* its first cell */
  uint32_t rows;
  NCI_VEC(ncorp_str) columns;
  NCI_VEC(uint32_t) lines; /* of each row */
} lexc_table;

/* One spelling of one row, given or made. */
typedef struct lexc_phrase {
  uint64_t hash;
  uint32_t cell;     /* the string it is part of, as an id of `strings` */
  uint32_t offset;   /* in that string */
  uint32_t size;
  uint32_t table, row;
  uint32_t column;   /* in the file's line; 0 for one that was made here */
  uint32_t key;
} lexc_phrase;

typedef struct lexc {
  nci_arena arena;
  nci_intern strings; /* id 0 is the empty string */
  uint32_t errors;
  uint32_t longest;   /* characters in a phrase */
  NCI_VEC(lexc_table) tables;
  NCI_VEC(uint32_t) cells; /* ids of strings */
  NCI_VEC(lexc_phrase) phrases;
  NCI_VEC(uint64_t) prefixes; /* hashes of beginnings of phrases; with repetitions */
  uint32_t *slots;
  uint32_t slot_count;
  uint32_t key_count;
} lexc;

/* Reports a mistake: "file:line:column: error: ...". */
__attribute__((format(printf, 5, 6)))
void lexc_error(lexc *l, const char *path, uint32_t line, uint32_t column, const char *format, ...);

/* Reads one table; phrases go through lexc_add_phrase. */
void lexc_read(lexc *l, const char *path);

/* Adds a spelling of a row with its variants and beginnings. `text` is a part of string `cell`. */
void lexc_add_phrase(lexc *l, uint32_t cell, ncorp_str text, uint32_t table, uint32_t row, uint32_t line, uint32_t column);

/* Sorts the phrases, reports those that repeat, fills the hash table. */
void lexc_index(lexc *l);

/* Writes BASE.h and BASE.c; false when a file cannot be written. */
bool lexc_write(lexc *l, const char *base);

#endif
