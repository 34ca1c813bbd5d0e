/* newscorpus/reader.h - from files to a corpus.
 *
 * A reader walks sources (folders, files, standard input, bytes in memory), finds out each one's format and encoding,
 * and yields corpora. Read everything at once with ncorp_read(), or batch by batch with ncorp_reader_next() in memory
 * that does not grow with the input.
 */
#ifndef NEWSCORPUS_READER_H
#define NEWSCORPUS_READER_H

#include <newscorpus/corpus.h>
#include <newscorpus/source.h>

NCORP_BEGIN_DECLS

typedef struct ncorp_reader ncorp_reader;

/* Reading options, or-ed together. */
enum {
  NCORP_READ_STRICT = 1u << 0 /* stop with an error at the first bad record instead of skipping it */
};

/* Tells how a long call is getting on.
 *
 * ctx: the caller's.
 * done, total: articles; total is 0 when it is not known.
 * Returns: 0 to go on, anything else to cancel (the call then gives NCORP_ERR_CANCELLED).
 * It is called from the thread that made the long call, never from a worker.
 */
typedef int (*ncorp_progress)(void *ctx, uint64_t done, uint64_t total);

/* How to read. Zero-filled with struct_size set (NCORP_READER_OPTIONS_INIT) means the defaults. */
typedef struct ncorp_reader_options {
  size_t struct_size;               /* sizeof(ncorp_reader_options) */
  const ncorp_allocator *allocator; /* NULL: ncorp_allocator_default() */
  uint32_t flags;                   /* NCORP_READ_... */
  uint32_t max_depth;               /* nesting of JSON; 0: 64 */
  uint64_t max_record;              /* bytes of one record or one text file; 0: 64 MiB */
  uint64_t max_total;               /* decompressed bytes of one source; 0: no limit */
  uint32_t max_ratio;               /* decompressed over compressed size of a source beyond its first MiB; 0: 1000 */
  uint32_t max_folder_depth;        /* 0: 64 */
  const char *published;            /* "YYYY-MM-DD", or with a time, for articles that carry no date; NULL: none */
  ncorp_progress progress;          /* or NULL */
  void *progress_ctx;
} ncorp_reader_options;

#define NCORP_READER_OPTIONS_INIT { sizeof(ncorp_reader_options), NULL, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL }

/* Opens a reader on sources.
 *
 * sources, count: what to read, in order; copied, but the memory of NCORP_SOURCE_MEMORY sources has to outlive the
 *   reader. An empty folder is an empty corpus.
 * options: NULL for the defaults.
 * out: the reader.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM. Files are opened as reading comes to them.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_reader_open(const ncorp_source *sources, size_t count, const ncorp_reader_options *options,
                                         ncorp_reader **out, ncorp_error *error);

/* Reads the next batch.
 *
 * max_articles: how many articles at most; 0 stands for 256, SIZE_MAX for all.
 * out: a corpus of at most max_articles articles with what was noticed while reading them. It has fewer at the end, and
 *   when more than 1,000 findings have come together (unless all was asked for), so it may have none. Linked records
 *   arrive as they stand in the source, behind its articles.
 * Returns: NCORP_OK; NCORP_END when nothing is left (out is then NULL); in strict mode the error of the first bad
 *   record; NCORP_ERR_IO when a source itself cannot be read and it is the only one; NCORP_ERR_NOMEM;
 *   NCORP_ERR_BUSY when another thread is in this reader.
 * Thread safety: one thread at a time.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_reader_next(ncorp_reader *reader, size_t max_articles, ncorp_corpus **out, ncorp_error *error);

/* Gives how many records were skipped so far because of an error. Since: 0.1 */
NCORP_API uint64_t ncorp_reader_skipped(const ncorp_reader *reader);

/* Closes a reader. Corpora that it yielded live on.
 *
 * reader: may be NULL.
 * Since: 0.1
 */
NCORP_API void ncorp_reader_close(ncorp_reader *reader);

/* Reads one path whole: a folder, a file, or "-" for standard input.
 *
 * path: NUL-terminated.
 * options: NULL for the defaults.
 * out: the corpus.
 * Returns: as ncorp_reader_open() and ncorp_reader_next(), but never NCORP_END.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_read(const char *path, const ncorp_reader_options *options, ncorp_corpus **out,
                                  ncorp_error *error);

NCORP_END_DECLS

#endif
