/* newscorpus/arrow.h - corpora as tables in Arrow's memory layout.
 *
 * The tables are given by Arrow's C data and C stream interfaces, a binary contract that needs no library: pyarrow, pandas,
 * polars, DuckDB, Spark and many others take them as they are. Each table has fixed columns, described in docs/arrow.md and in
 * the metadata of its schema: the value of "description" for each column; for the table, "newscorpus.table" and
 * "newscorpus.offsets".
 *
 * Rows are in the order of the corpus. What is not known is null. `article` is an article's id; a column that is called like a
 * layer in the singular ("mention", "event") holds an item's index in that layer of its article, from 0, as do columns of that
 * name in other tables.
 */
#ifndef NEWSCORPUS_ARROW_H
#define NEWSCORPUS_ARROW_H

#include <newscorpus/analyzer.h>

NCORP_BEGIN_DECLS

/* Arrow's C data interface, as its specification lays it out
 * (https://arrow.apache.org/docs/format/CDataInterface.html). */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

/* The type of an array, its name and its children. `release` is NULL once it has been released or moved. */
struct ArrowSchema {
  const char *format;              /* "u" utf8, "i" int32, "g" float64, "b" bool, "tdD" date32, "+l" list, "+s" struct */
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;  /* of a dictionary-encoded array the type of its values, else NULL */
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

/* The values. A consumer may move children out before it releases their parent. */
struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif

/* Arrow's C stream interface (https://arrow.apache.org/docs/format/CStreamInterface.html). */
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

/* Arrays of one type, one after the other. The first two functions return 0 or an errno value; then get_last_error() says more
 * until the next call. */
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out); /* out->release is NULL at the end */
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

#endif

/* The tables: what is known of each article, the linked records of a corpus, and articles as records of the corpus format. */
typedef enum ncorp_arrow_table {
  NCORP_ARROW_ARTICLES = 0,         /* an article with its metadata, text and blocks */
  NCORP_ARROW_SENTENCES = 1,
  NCORP_ARROW_TOKENS = 2,
  NCORP_ARROW_ENTITIES = 3,         /* what an article says of an entity */
  NCORP_ARROW_MENTIONS = 4,
  NCORP_ARROW_QUOTES = 5,
  NCORP_ARROW_TIMES = 6,
  NCORP_ARROW_QUANTITIES = 7,
  NCORP_ARROW_EVENTS = 8,           /* an event as an article tells it */
  NCORP_ARROW_PARTICIPANTS = 9,     /* an actor or recipient of such an event */
  NCORP_ARROW_LINKED_ENTITIES = 10,
  NCORP_ARROW_LINKED_EVENTS = 11,
  NCORP_ARROW_REPORTS = 12,         /* an event mention that was merged into a linked event */
  NCORP_ARROW_DIFFERENCES = 13,     /* a value of a field on which the reports of a linked event differ */
  NCORP_ARROW_STORIES = 14,
  NCORP_ARROW_RECORDS = 15          /* an article as the corpus format has it */
} ncorp_arrow_table;

/* What the columns of offsets count. */
typedef enum ncorp_offsets {
  NCORP_OFFSETS_BYTES = 0,     /* bytes of UTF-8 */
  NCORP_OFFSETS_CODEPOINTS = 1 /* Unicode code points, as string functions of Python, SQL and Spark do */
} ncorp_offsets;

/* How to make tables. Zero-filled with struct_size set (NCORP_ARROW_OPTIONS_INIT) means the defaults. */
typedef struct ncorp_arrow_options {
  size_t struct_size;               /* sizeof(ncorp_arrow_options) */
  const ncorp_allocator *allocator; /* of stream and arrays; NULL: ncorp_allocator_default() */
  ncorp_offsets offsets;
  int plain;                        /* 1: strings of few different values are plain, too, instead of dictionary-encoded */
  uint32_t batch_rows;              /* rows of a batch at most; 0: 65,536. A batch also ends when it has 64 MiB of strings */
  uint32_t batch_articles;          /* of a stream from a reader: articles read at once; 0: 256 */
  uint32_t threads;                 /* of a stream with an analyzer; 0: one for each processor */
} ncorp_arrow_options;

#define NCORP_ARROW_OPTIONS_INIT { sizeof(ncorp_arrow_options), NULL, NCORP_OFFSETS_BYTES, 0, 0, 0, 0 }

/* Makes a stream of a corpus's rows.
 *
 * The stream keeps the corpus; the arrays that it gives are independent of both. Its get_next() answers ENOMEM; EOVERFLOW for a
 * string or an offset beyond 2 GiB; EBUSY when another thread is in this stream.
 *
 * corpus: analysed as far as the table needs it; layers that are not there have no rows.
 * options: NULL for the defaults.
 * out: the stream, to be given back with out->release(out).
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_UNSUPPORTED when the table is one of linked records and the corpus is not linked;
 *   NCORP_ERR_NOMEM.
 * Thread safety: any thread that holds a reference; the stream belongs to one thread at a time, arrays to whoever has them.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_arrow_stream(ncorp_corpus *corpus, ncorp_arrow_table table, const ncorp_arrow_options *options,
                                          struct ArrowArrayStream *out, ncorp_error *error);

/* Makes a stream of the rows of everything that a reader gives, batch by batch, in memory that does not grow with the input.
 *
 * Its get_next() answers EIO and EINVAL, too, as reading fails.
 *
 * reader: taken over when the call succeeds, and closed when the stream is released. Its allocator has to live as long.
 * analyzer: of which the stream takes a reference: each batch is analysed anew; NULL: rows of what the sources hold, with the
 *   linked records of a single file.
 * options: NULL for the defaults.
 * out: the stream, to be given back with out->release(out).
 * Returns: NCORP_OK; NCORP_ERR_ARG, also for a table of linked records with an analyzer, which links nothing; NCORP_ERR_NOMEM.
 * Thread safety: as for ncorp_arrow_stream().
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_arrow_read(ncorp_reader *reader, ncorp_analyzer *analyzer, ncorp_arrow_table table,
                                        const ncorp_arrow_options *options, struct ArrowArrayStream *out, ncorp_error *error);

/* Gives the type of a table's rows, a struct.
 *
 * options: NULL for the defaults.
 * out: the schema, to be given back with out->release(out).
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_arrow_schema(ncorp_arrow_table table, const ncorp_arrow_options *options, struct ArrowSchema *out,
                                          ncorp_error *error);

/* Names a table ("articles", "linked_events").
 *
 * Returns: a static string; NULL for a value that is none of the enumeration.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API const char *ncorp_arrow_table_name(ncorp_arrow_table table);

NCORP_END_DECLS

#endif
