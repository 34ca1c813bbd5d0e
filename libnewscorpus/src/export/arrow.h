/* Tables in Arrow's memory layout: fields as constant data, columns that grow cell by cell (arrow_column.c), the arrays and
 * schemas of Arrow's C data interface that they become (arrow_data.c), what the cells of a row are made of (arrow_rows.c), and
 * the tables themselves (arrow_articles.c, arrow_layers.c, arrow_events.c, arrow_linked.c).
 *
 * A row puts its cells in the order of the table's fields: each nci_arrow_put_... goes to the next column. Columns remember
 * that memory ran out or that a value was too large, so rows are put without looking. */
#ifndef NCI_EXPORT_ARROW_H
#define NCI_EXPORT_ARROW_H

#include <newscorpus/arrow.h>
#include "base/buffer.h"
#include "base/intern.h"
#include "model/corpus.h"

typedef enum nci_arrow_type {
  NCI_ARROW_UTF8,
  NCI_ARROW_WORD,   /* utf8 of few different values: dictionary-encoded, or plain */
  NCI_ARROW_INT32,
  NCI_ARROW_DOUBLE,
  NCI_ARROW_BOOL,
  NCI_ARROW_DATE,   /* date32: days since 1970-01-01 */
  NCI_ARROW_LIST,   /* of its one child */
  NCI_ARROW_STRUCT
} nci_arrow_type;

typedef struct nci_arrow_field {
  const char *name;
  nci_arrow_type type;
  bool required;     /* never null */
  const char *about; /* for people; NULL for the items of a list */
  const struct nci_arrow_field *children;
  uint32_t child_count;
} nci_arrow_field;

/* A field, and one that is never null. */
#define NCI_MAYBE(name, type, about) { name, NCI_ARROW_##type, false, about, NULL, 0 }
#define NCI_ALWAYS(name, type, about) { name, NCI_ARROW_##type, true, about, NULL, 0 }

/* A list, which is never null; of what: an array of one field. An array of fields as a struct. */
#define NCI_LIST(name, of, about) { name, NCI_ARROW_LIST, true, about, of, 1 }
#define NCI_STRUCT(name, fields) { name, NCI_ARROW_STRUCT, true, NULL, fields, (uint32_t)(sizeof(fields) / sizeof *(fields)) }

/* A column that is being filled; a list's or a struct's children are columns, too, side by side. */
typedef struct nci_arrow_column {
  const nci_arrow_field *field;
  uint32_t count, nulls;
  nci_buffer valid;   /* bits, as far as the last null; none when there is none */
  nci_buffer offsets; /* of utf8 and lists: where each value begins, and the end */
  nci_buffer data;
  nci_intern *words;  /* of a dictionary-encoded column; else NULL */
  struct nci_arrow_column *children;
} nci_arrow_column;

/* All columns of a table, a parent before its children. The first is the struct of a row. */
typedef struct nci_arrow_columns {
  ncorp_allocator allocator;
  nci_arena arena; /* the columns */
  nci_arena words; /* the dictionaries */
  nci_arrow_column *at;
  uint32_t count;
  size_t bytes;   /* of the strings since the last batch */
  bool too_large; /* an offset or an amount that its type cannot hold */
} nci_arrow_columns;

/* Makes the columns of a row. plain: no dictionaries. NCORP_ERR_NOMEM; nci_arrow_columns_done() is called then, too. */
ncorp_status nci_arrow_columns_init(nci_arrow_columns *columns, const ncorp_allocator *allocator, const nci_arrow_field *row, bool plain);
void nci_arrow_columns_done(nci_arrow_columns *columns);

/* NCORP_OK, or why the rows since the last batch are not to be used. */
ncorp_status nci_arrow_status(const nci_arrow_columns *columns);

/* Begins an empty batch: forgets what is there, and dictionaries that have become very large. */
void nci_arrow_begin_batch(nci_arrow_columns *columns);

/* Gives the rows of the batch away. */
ncorp_status nci_arrow_take(nci_arrow_columns *columns, struct ArrowArray *out);

/* Describes the columns, with their `about` as metadata. offsets: what they count, in words. */
ncorp_status nci_arrow_describe(const nci_arrow_columns *columns, const char *offsets, struct ArrowSchema *out);

/* Cells of one column. */
void nci_arrow_null(nci_arrow_columns *columns, nci_arrow_column *column);
void nci_arrow_str(nci_arrow_columns *columns, nci_arrow_column *column, ncorp_str s); /* null when absent */
void nci_arrow_end_str(nci_arrow_columns *columns, nci_arrow_column *column); /* what was printed to column->data since the last */
void nci_arrow_int(nci_arrow_columns *columns, nci_arrow_column *column, int64_t value);
void nci_arrow_double(nci_arrow_column *column, double value);
void nci_arrow_bool(nci_arrow_column *column, bool value);
void nci_arrow_end_list(nci_arrow_columns *columns, nci_arrow_column *column); /* of what was put into its child since the last */
void nci_arrow_end_struct(nci_arrow_column *column);

/* The id of a word in a column's dictionary, and the word of an id. UINT32_MAX when there is no memory. */
uint32_t nci_arrow_word_id(nci_arrow_column *column, ncorp_str word);
void nci_arrow_word(nci_arrow_columns *columns, nci_arrow_column *column, uint32_t id);

/* The rows of a table while they are put: those of one article or linked record at a time. */
typedef struct nci_arrow_rows {
  nci_arrow_columns columns;
  nci_arrow_column *next;        /* where the next cell goes */
  bool codepoints;               /* what offsets count */
  const ncorp_corpus *corpus;
  const ncorp_article *article;  /* of tables made of articles */
  const nci_article_data *data;  /* of it */
  nci_offset_walk walk;          /* in its text */
  nci_arena arena;               /* what `begin` makes for the rows of one owner */
  const uint32_t *entity_of;     /* [mention] -> its entity in the article, or UINT32_MAX; made by nci_arrow_map_mentions() */
  uint32_t *tallies;             /* of entities: their mentions */
  uint32_t *word_ids[4];         /* of tokens: [column][string of the article] -> word */
  uint32_t owner, owner_next;    /* index of the article or record, and of the one behind it */
  uint32_t count, row;           /* rows that it has, and the one to put */
  uint32_t group, member;        /* where the row stands in nested lists */
} nci_arrow_rows;

/* What a table's rows come from, one after the other. */
typedef enum nci_arrow_owner { NCI_OF_ARTICLES, NCI_OF_ENTITIES, NCI_OF_EVENTS, NCI_OF_STORIES } nci_arrow_owner;

typedef struct nci_arrow_table {
  const char *name;
  nci_arrow_owner owner;
  nci_arrow_field row;                 /* a struct */
  void (*begin)(nci_arrow_rows *rows); /* sets rows->count for the owner; it is 1 when there is no such function */
  void (*put)(nci_arrow_rows *rows);   /* puts rows->row */
} nci_arrow_table;

extern const nci_arrow_table nci_arrow_articles, nci_arrow_sentences, nci_arrow_tokens, nci_arrow_entities, nci_arrow_mentions,
  nci_arrow_quotes, nci_arrow_times, nci_arrow_quantities, nci_arrow_events, nci_arrow_participants, nci_arrow_linked_entities,
  nci_arrow_linked_events, nci_arrow_reports, nci_arrow_differences, nci_arrow_stories, nci_arrow_records;

/* Begins the rows of a corpus: before the first row of its first article or record. */
void nci_arrow_rows_begin(nci_arrow_rows *rows, const ncorp_corpus *corpus);

/* Puts rows until the corpus is at its end or so many are in the batch. False at the end. */
bool nci_arrow_rows_put(nci_arrow_rows *rows, const nci_arrow_table *table, uint32_t most);

/* Cells of a row. */
void nci_arrow_put_str(nci_arrow_rows *rows, ncorp_str s); /* null when absent */
void nci_arrow_put_name(nci_arrow_rows *rows, const char *s); /* null for NULL */
void nci_arrow_put_int(nci_arrow_rows *rows, uint32_t value);
void nci_arrow_put_index(nci_arrow_rows *rows, uint32_t index); /* null for NCORP_NONE */
void nci_arrow_put_bool(nci_arrow_rows *rows, bool value);
void nci_arrow_put_decimal(nci_arrow_rows *rows, bool known, ncorp_decimal value);
void nci_arrow_put_first_day(nci_arrow_rows *rows, ncorp_str date); /* that a date allows; null when there is none */
void nci_arrow_put_last_day(nci_arrow_rows *rows, ncorp_str date);
void nci_arrow_put_span(nci_arrow_rows *rows, ncorp_span span);      /* two cells: start and end; null for NCORP_NO_SPAN */
void nci_arrow_put_span_text(nci_arrow_rows *rows, ncorp_span span); /* the words there */
void nci_arrow_put_strs(nci_arrow_rows *rows, const ncorp_str *items, uint32_t count);
void nci_arrow_put_size(nci_arrow_rows *rows, const ncorp_size *size); /* the cells of NCI_ARROW_SIZE */

/* A list of structs: the cells of each item go between nci_arrow_open_list() or the item before and nci_arrow_end_item(). */
nci_arrow_column *nci_arrow_open_list(nci_arrow_rows *rows);
void nci_arrow_end_item(nci_arrow_rows *rows, nci_arrow_column *list);
void nci_arrow_close_list(nci_arrow_rows *rows, nci_arrow_column *list);

/* For `begin`: maps the article's mentions to its entities. */
void nci_arrow_map_mentions(nci_arrow_rows *rows);

/* What a mention is of, by the map: the article's entity, or NULL; and its name, as ncorp_article_mention_name() gives it. */
const ncorp_article_entity *nci_arrow_entity(const nci_arrow_rows *rows, uint32_t mention);
ncorp_str nci_arrow_mention_name(const nci_arrow_rows *rows, uint32_t mention);

extern const nci_arrow_field nci_arrow_string[1], nci_arrow_word_item[1], nci_arrow_count_item[1];

#define NCI_BOUNDED(name, about) \
  NCI_MAYBE(name, DOUBLE, about), NCI_MAYBE(name "_bound", WORD, "how " name " bounds: exact, at_least, at_most, more_than, less_than, about")

/* PLOVER's magnitudes. */
#define NCI_ARROW_SIZE                                                                               \
  NCI_BOUNDED("dead", "how many died"), NCI_BOUNDED("injured", "how many were injured"),             \
  NCI_BOUNDED("arrested", "how many were arrested"), NCI_BOUNDED("abducted", "how many were abducted"), \
  NCI_BOUNDED("participants", "how many took part"), NCI_LIST("counts", nci_arrow_count_item, "amounts of anything else")

#endif
