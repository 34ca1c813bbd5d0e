/* What the views of newscorpus show share: how a line is laid out. */
#ifndef TOOL_SHOW_H
#define TOOL_SHOW_H

#include "command.h"
#include "terminal.h"

/* Text from files, as it is and in colour. */
void put(ncorp_str s);
void put_inked(ink i, ncorp_str s);

/* What stands before it, and the text, if there is any. */
void put_after(const char *before, ncorp_str s);

/* The rule that fired and what it went by, on what is left of the line, if they are known. */
void put_reason(const ncorp_article *a, ncorp_span evidence, ncorp_str because);

/* A line for what an article says somebody to be. of: the name of whom it is said, or absent. */
void put_fact(const ncorp_article *a, const ncorp_role_fact *fact, ncorp_str of);

/* Beginnings of lines. A line without a value is left out. */
void label(const char *text);
void line(const char *text, ncorp_str value);
void heading(const char *text);

ink ink_of(ncorp_entity_type type);

/* The sentence of an event mention; absent for none. */
ncorp_str sentence_text(const ncorp_article *a, const ncorp_event_mention *e);

/* Shows an article with all layers. Gives an exit status. */
int show_article(const ncorp_corpus *c, const ncorp_article *a);

/* Shows an article's tokens, as a table or as a line of JSON each, and its trees. Give an exit status. */
int show_tokens(const ncorp_article *article, bool json);
int show_trees(const ncorp_article *article);

#endif
