/* newscorpus/source.h - what a reader reads from.
 */
#ifndef NEWSCORPUS_SOURCE_H
#define NEWSCORPUS_SOURCE_H

#include <newscorpus/status.h>

NCORP_BEGIN_DECLS

/* Kinds of source. */
typedef enum ncorp_source_kind {
  NCORP_SOURCE_PATH = 0,   /* a folder, read in name order with everything below it; a file; "-" for standard input */
  NCORP_SOURCE_MEMORY = 1, /* bytes that the caller keeps until the reader is closed */
  NCORP_SOURCE_STREAM = 2  /* a function that gives bytes */
} ncorp_source_kind;

/* The formats that reading knows. */
typedef enum ncorp_format {
  NCORP_FORMAT_AUTO = 0, /* found out from the first bytes and the name */
  NCORP_FORMAT_TEXT = 1, /* one article of plain text or Markdown */
  NCORP_FORMAT_NCF = 2,  /* News Corpus Format */
  NCORP_FORMAT_CONLLU = 3 /* CoNLL-U, the format of Universal Dependencies 2: an article for each "# newdoc" */
} ncorp_format;

/* Gives bytes of a stream.
 *
 * ctx: the source's.
 * buffer, size: room for the bytes.
 * Returns: how many bytes were put there; 0 at the end; a negative value on failure.
 */
typedef int64_t (*ncorp_read_function)(void *ctx, void *buffer, size_t size);

/* A source. Set `struct_size` and the fields of its kind; zero the others. */
typedef struct ncorp_source {
  size_t struct_size;       /* sizeof(ncorp_source) */
  ncorp_source_kind kind;
  ncorp_format format;
  const char *path;         /* PATH: what to read; else the name that diagnostics show and the uri of articles, or NULL */
  const void *data;         /* MEMORY: the bytes */
  size_t size;              /* MEMORY: how many */
  ncorp_read_function read; /* STREAM */
  void *read_ctx;           /* STREAM: for `read` */
} ncorp_source;

/* A file in memory, of patterns (pattern.h) or of dictionaries (dictionary.h). */
typedef struct ncorp_rule_file {
  const char *name; /* shown in diagnostics, and tells what the file is as names in a folder do; or NULL */
  const void *data;
  size_t size;
} ncorp_rule_file;

/* A source for a path. */
#define NCORP_SOURCE_FROM_PATH(p) \
  { sizeof(ncorp_source), NCORP_SOURCE_PATH, NCORP_FORMAT_AUTO, (p), NULL, 0, NULL, NULL }

NCORP_END_DECLS

#endif
