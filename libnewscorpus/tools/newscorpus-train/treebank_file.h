/* Reading one file into a treebank: what the two formats share. */
#ifndef TRAIN_TREEBANK_FILE_H
#define TRAIN_TREEBANK_FILE_H

#include "newscorpus-train/treebank.h"

typedef struct tb_file {
  treebank *t;
  const char *path;
  ncorp_str rest;    /* not yet read */
  ncorp_str line;    /* the one being read, without its end */
  uint32_t number;   /* of it, from 1 */
  bool failed;

  /* The sentence being read. */
  uint32_t first_word;
  uint32_t first_line;
  ncorp_str text;    /* of "# text =", or absent */
  ncorp_str document_id;
  bool new_document, new_paragraph;
} tb_file;

/* The next line; false at the end of the file. */
bool tb_next_line(tb_file *f);

/* Says "path:line:column: error: reason" (column 0: none) once, marks the file as failed; gives false. */
__attribute__((format(printf, 3, 4))) bool tb_fail(tb_file *f, uint32_t column, const char *format, ...);

/* Takes the cells of the line apart at tabs; gives their number, at most `room` are stored. */
uint32_t tb_cells(ncorp_str line, ncorp_str *cells, uint32_t room);

/* Where a cell begins in the line, from 1. */
static inline uint32_t tb_column_of(const tb_file *f, ncorp_str cell) { return (uint32_t)(cell.data - f->line.data) + 1; }

/* Reads a comment that both formats have: "# text = ", "# newdoc", "# newpar". */
void tb_comment(tb_file *f);

/* The id of a label; TB_NO_LABEL for "_", an empty cell, and after a failure (too many labels). */
uint16_t tb_label_id(tb_file *f, tb_column column, ncorp_str cell);

/* Appends a word with no labels; NULL when there is no memory. */
tb_word *tb_push_word(tb_file *f, ncorp_str form);

/* Appends the sentence of the words since first_word, in a new document when new_document is set. Text, gap and flags are the
 * caller's to set. NULL when there is no memory. */
tb_sentence *tb_push_sentence(tb_file *f);

/* Says where the words stand in the sentence's text. Without a text one is made of the words and their space_after. */
bool tb_place_words(tb_file *f, tb_sentence *s);

/* entity.c: the brackets of one word's MISC; those that the sentence leaves open are forgotten. */
enum { TB_OPEN_MOST = 64 };
typedef struct tb_entities {
  tb_mention open[TB_OPEN_MOST];
  uint32_t count;
} tb_entities;
void tb_read_entities(tb_file *f, tb_entities *e, ncorp_str misc);

bool tb_read_conllu(tb_file *f);
bool tb_read_iob2(tb_file *f, bool io_tags);

#endif
