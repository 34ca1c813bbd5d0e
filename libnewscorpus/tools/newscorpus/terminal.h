/* What the command shows a person: colours, a progress bar, tables. All of it only where a terminal is. */
#ifndef TOOL_TERMINAL_H
#define TOOL_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <newscorpus/status.h>

/* Writes text that comes from files. What a terminal would obey (C0 and C1 control characters, DEL) is shown as \xNN
 * instead; with `lines` line feeds and tabs stay as they are. */
void put_text(FILE *to, ncorp_str text, bool lines);

/* Colours, as SGR sequences; empty strings where output is no terminal or NO_COLOR is set. */
typedef enum ink { INK_NONE, INK_BOLD, INK_DIM, INK_PER, INK_ORG, INK_LOC, INK_MISC, INK_QUOTE, INK_TIME, INK_EVENT, INK_ERROR, INK_WARNING } ink;
const char *ink_on(ink i);
const char *ink_off(void);

/* Chooses: "auto", "always" or "never"; false for anything else. */
bool ink_choose(const char *when);

/* True when standard error is a terminal. */
bool progress_wanted(void);

/* A progress bar; `ctx` is a label. For ncorp_progress. */
int show_progress(void *ctx, uint64_t done, uint64_t total);
void end_progress(void);

/* A table. Cells are copied, with a space for each control character; a row that is not full gets empty cells. */
typedef struct table table;
table *table_new(const char *const *headings, size_t columns);
void table_cell(table *t, ncorp_str text);
void table_text(table *t, const char *text);
void table_number(table *t, uint64_t n); /* right-aligned */
void table_end_row(table *t);
void table_print(table *t); /* and frees it; the last column is cut at the terminal's width */

/* Columns that a text takes, as far as code points tell. */
size_t text_width(ncorp_str s);

#endif
