/* sink.h - how values reach a scripting language.
 *
 * The bindings hand records over whole, one crossing for each: records.c describes every record once, and each language
 * implements the functions below to build its own values (Python: dict, tuple and str; Lua: table and string). A value
 * goes under `key` into the record that is open, or to the end of the open list (then key is NULL), or is the result
 * itself when nothing is open. Failures are remembered by the sink and raised when the result is taken.
 */
#ifndef NCB_SINK_H
#define NCB_SINK_H

#include <newscorpus/newscorpus.h>

typedef struct ncb_sink ncb_sink;

/* The deepest nesting of any record. */
#define NCB_SINK_DEPTH 12

void ncb_put_none(ncb_sink *sink, const char *key);
void ncb_put_integer(ncb_sink *sink, const char *key, int64_t value);
void ncb_put_real(ncb_sink *sink, const char *key, double value);
void ncb_put_flag(ncb_sink *sink, const char *key, int value);

/* Text; an absent view puts none. */
void ncb_put_str(ncb_sink *sink, const char *key, ncorp_str value);

/* A span in the language's own offsets (Python: code points, half open; Lua: bytes, counted from 1 with both ends
 * included); NCORP_NO_SPAN puts none. */
void ncb_put_span(ncb_sink *sink, const char *key, const ncorp_article *article, ncorp_span span);

/* An index in the language's own counting; NCORP_NONE puts none. */
void ncb_put_index(ncb_sink *sink, const char *key, uint32_t index);

/* All spans of a layer as two columns, starts and ends, in the language's own offsets. */
void ncb_put_columns(ncb_sink *sink, const ncorp_article *article, ncorp_layer layer);

/* The token columns that hold numbers: ids of strings, and heads. */
typedef enum ncb_column { NCB_LEMMA = 0, NCB_UPOS = 1, NCB_XPOS = 2, NCB_FEATS = 3, NCB_DEPREL = 4, NCB_HEAD = 5 } ncb_column;

/* One of them as the language likes it best in bulk, none where the column has no values. Python: a buffer of the
 * numbers themselves; Lua: a list of strings or indexes, with false for what is absent. */
void ncb_put_token_column(ncb_sink *sink, const ncorp_article *article, ncb_column column);

void ncb_open_record(ncb_sink *sink, const char *key);
void ncb_open_list(ncb_sink *sink, const char *key, size_t count);
void ncb_close(ncb_sink *sink);

/* records.c: puts one item of a corpus or an article, or none when it is NULL or the index is out of range. */
void ncb_put_article(ncb_sink *sink, const ncorp_article *article);
void ncb_put_entity(ncb_sink *sink, const ncorp_corpus *corpus, size_t index);
void ncb_put_event(ncb_sink *sink, const ncorp_corpus *corpus, size_t index);
void ncb_put_story(ncb_sink *sink, const ncorp_corpus *corpus, size_t index);
void ncb_put_article_entity(ncb_sink *sink, const ncorp_article *article, size_t index);
void ncb_put_layer_item(ncb_sink *sink, const ncorp_article *article, ncorp_layer layer, size_t index);
void ncb_put_diagnostic(ncb_sink *sink, const ncorp_diagnostic *diagnostic);
void ncb_put_pattern_counts(ncb_sink *sink, const ncorp_patterns *patterns);
void ncb_put_dictionary_counts(ncb_sink *sink, const ncorp_dictionary *dictionary);

/* The keys of a name, signed as SQL has integers; what two names have to say about being one's. */
ncorp_status ncb_name_keys(ncb_sink *sink, const ncorp_name *name, ncorp_error *error);
ncorp_status ncb_compare_names(ncb_sink *sink, const ncorp_name *a, const ncorp_name *b, ncorp_error *error);

/* arrow.c: the names of the tables, in the order of their numbers. */
void ncb_put_arrow_tables(ncb_sink *sink);

/* The names of a table's columns; none for a number that is no table's. */
void ncb_put_arrow_columns(ncb_sink *sink, uint32_t table);

/* trees.c: lists of tokens, and a path as { up, top, down }: the tokens on the way up, from the first on; where it turns;
 * the tokens on the way down, from the last one back. */
void ncb_put_children(ncb_sink *sink, const ncorp_tree *tree, size_t token);
void ncb_put_subtree(ncb_sink *sink, const ncorp_tree *tree, size_t token);
void ncb_put_ancestors(ncb_sink *sink, const ncorp_tree *tree, size_t token);
void ncb_put_path(ncb_sink *sink, const ncorp_tree *tree, size_t from, size_t to);

/* The numbers of a column, or NULL. */
const uint32_t *ncb_token_ids(const ncorp_token_columns *tokens, ncb_column column);

/* How many items a layer has; 0 for a layer that is none of the enumeration. */
size_t ncb_layer_count(const ncorp_article *article, ncorp_layer layer);

#endif
