/* newscorpus/writer.h - from a corpus to files, JSON, CoNLL-U, tables of events and a report page.
 *
 * A file is written aside and takes its name only when it is whole and on disk, so a reader finds the old file or the
 * new one and never a part.
 */
#ifndef NEWSCORPUS_WRITER_H
#define NEWSCORPUS_WRITER_H

#include <newscorpus/corpus.h>
#include <newscorpus/reader.h>
#include <newscorpus/source.h>
#include <newscorpus/text.h>

NCORP_BEGIN_DECLS

typedef struct ncorp_writer ncorp_writer;

/* How a file is compressed. */
typedef enum ncorp_compression {
  NCORP_COMPRESSION_AUTO = 0, /* by the name: .gz, .zst, else none */
  NCORP_COMPRESSION_NONE = 1,
  NCORP_COMPRESSION_GZIP = 2,
  NCORP_COMPRESSION_ZSTD = 3
} ncorp_compression;

/* How to write. Zero-filled with struct_size set (NCORP_WRITER_OPTIONS_INIT) means the defaults. */
typedef struct ncorp_writer_options {
  size_t struct_size;               /* sizeof(ncorp_writer_options) */
  const ncorp_allocator *allocator; /* NULL: ncorp_allocator_default() */
  ncorp_compression compression;
  ncorp_format format;              /* AUTO: CoNLL-U for a name in .conllu, alone or with .gz or .zst, else NCF; TEXT is none */
  ncorp_progress progress;          /* or NULL; total: the articles added so far */
  void *progress_ctx;
} ncorp_writer_options;

#define NCORP_WRITER_OPTIONS_INIT { sizeof(ncorp_writer_options), NULL, NCORP_COMPRESSION_AUTO, NCORP_FORMAT_AUTO, NULL, NULL }

/* Starts a file beside its final name.
 *
 * CoNLL-U holds sentences, tokens with what is known of them, and names (in the last column, as NER=B-PER and NER=I-PER);
 * `# newdoc id` with the article's metadata, `# newpar` at each block. White space that readers would not take for granted
 * is given as SpacesAfter, so that reading gives the text again as far as it lies in tokens; text without tokens, other
 * layers and linked records are left out. Words that UD writes as one surface token get its line, as do words of one
 * extent; heads that make no tree are left out.
 *
 * path: the final name, or "-" for standard output (then nothing is renamed).
 * options: NULL for the defaults.
 * out: the writer.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_IO; NCORP_ERR_NOMEM.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_writer_open(const char *path, const ncorp_writer_options *options, ncorp_writer **out,
                                         ncorp_error *error);

/* Adds the articles of a corpus; the entities, events and stories of a linked one are written when the file is committed or
 * when more of them come, so what follows a linked corpus can only be records, as ncorp_linker_records() gives them.
 *
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_IO; NCORP_ERR_UNSUPPORTED when CoNLL-U is asked of an article that has not
 *   been analysed; NCORP_ERR_STATE after a failure, after a linked corpus or after the commit; NCORP_ERR_BUSY when another
 *   thread is in this writer; NCORP_ERR_CANCELLED.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_writer_add(ncorp_writer *writer, const ncorp_corpus *corpus, ncorp_error *error);

/* Completes the file: writes what is left, flushes it to disk and renames it.
 *
 * Returns: as ncorp_writer_add(). After an error no file of the final name was made or changed.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_writer_commit(ncorp_writer *writer, ncorp_error *error);

/* Frees a writer. What was not committed is removed.
 *
 * writer: may be NULL.
 * Since: 0.1
 */
NCORP_API void ncorp_writer_close(ncorp_writer *writer);

/* Writes one corpus: open, add, commit, close.
 *
 * Returns: as those.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_write(const ncorp_corpus *corpus, const char *path, const ncorp_writer_options *options,
                                   ncorp_error *error);

/* Prints one record as the line of JSON that the corpus format has for it, without a line end. The keys come in the
 * order of the format's description, so that all bindings print the same bytes.
 *
 * corpus, index: which record; an index that is out of range gives NCORP_ERR_ARG.
 * out: the text, to be given to ncorp_text_unref().
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_article_json(const ncorp_article *article, ncorp_text **out, ncorp_error *error);
NCORP_API ncorp_status ncorp_entity_json(const ncorp_corpus *corpus, size_t index, ncorp_text **out, ncorp_error *error);
NCORP_API ncorp_status ncorp_event_json(const ncorp_corpus *corpus, size_t index, ncorp_text **out, ncorp_error *error);
NCORP_API ncorp_status ncorp_story_json(const ncorp_corpus *corpus, size_t index, ncorp_text **out, ncorp_error *error);

/* Prints the whole corpus in the corpus format, as ncorp_write() would write it without compression.
 *
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_corpus_json(const ncorp_corpus *corpus, ncorp_text **out, ncorp_error *error);

/* Prints the whole corpus in CoNLL-U, as ncorp_write() would write it without compression.
 *
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_UNSUPPORTED when an article has not been analysed; NCORP_ERR_NOMEM.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_corpus_conllu(const ncorp_corpus *corpus, ncorp_text **out, ncorp_error *error);

/* The formats in which event records are written for other programs; docs/event-tables.md describes every column. */
typedef enum ncorp_event_format {
  NCORP_EVENTS_PLOVER = 0,        /* JSON Lines with PLOVER's field names: every record of PLOVER's types */
  NCORP_EVENTS_PETRARCH2 = 1,     /* PETRARCH2's tab-separated file, always with all 11 columns */
  NCORP_EVENTS_PHOENIX = 2,       /* the 26 columns of the Phoenix data set */
  NCORP_EVENTS_GDELT = 3,         /* the 61 columns of GDELT 2's event table */
  NCORP_EVENTS_GDELT_MENTIONS = 4, /* the 16 columns of GDELT 2's mentions table */
  NCORP_EVENTS_PLOVER_X = 5        /* as PLOVER, with the records of types beyond PLOVER, too */
} ncorp_event_format;

/* Prints the event records of a linked corpus in a format of event data, in the order of the corpus.
 *
 * The tables are tab-separated, without a line of headings, as those data sets are. A record becomes a row for each pair of
 * an actor and a recipient; where all are actors of what is done together, two rows for every two of them that are not of
 * one country. Participants of one side with the same code count once, those without a code only where others do not have
 * one either, and the first 12 of a side are looked at. The tables hold what happened or goes on: planned, denied, negated
 * and hypothetical events are left out. What is not known is an empty cell. Control characters in cells, tabs and line ends
 * among them, become spaces; cells with several items have semicolons between them, and %3B for those within. Values of
 * more than 2,048 bytes are cut.
 *
 * corpus: linked; its articles are looked up by the reports' ids, and a report whose article is not there still counts.
 * format: which.
 * out: the text, to be given to ncorp_text_unref().
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_UNSUPPORTED when the corpus is not linked; NCORP_ERR_NOMEM.
 * Thread safety: any thread that holds a reference to the corpus.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_corpus_events(const ncorp_corpus *corpus, ncorp_event_format format, ncorp_text **out,
                                           ncorp_error *error);

/* Writes the same to a file: aside, and under its name only when it is whole and on disk.
 *
 * path: the file, or "-" for standard output.
 * options: NULL for the defaults; its `format` is not looked at.
 * Returns: as ncorp_corpus_events(); NCORP_ERR_IO. After an error no file of that name was made or changed.
 * Thread safety: as ncorp_corpus_events().
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_write_events(const ncorp_corpus *corpus, const char *path, ncorp_event_format format,
                                          const ncorp_writer_options *options, ncorp_error *error);

/* Names a format as the command does ("plover", "gdelt-mentions").
 *
 * Returns: a static string; NULL for a value that is none of the enumeration.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API const char *ncorp_event_format_name(ncorp_event_format format);

/* Names a column of a table.
 *
 * index: from 0.
 * Returns: a static string; NULL when the index is out of range, and for both of PLOVER's, which are no tables.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API const char *ncorp_event_column(ncorp_event_format format, size_t index);

/* Makes the report: one HTML page that holds everything it needs.
 *
 * title: the page's title, or NULL.
 * out: the page.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_report_html(const ncorp_corpus *corpus, const char *title, ncorp_text **out, ncorp_error *error);

/* Shows one article as a piece of HTML with its mentions, quotations, times and events marked, for notebooks.
 *
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_article_html(const ncorp_article *article, ncorp_text **out, ncorp_error *error);

/* Draws the dependency tree of a sentence as a piece of HTML that holds an SVG, for notebooks. Of a sentence of more than
 * 400 tokens only the text is shown.
 *
 * sentence: its index; one that is out of range gives NCORP_ERR_ARG.
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_sentence_html(const ncorp_article *article, size_t sentence, ncorp_text **out, ncorp_error *error);

NCORP_END_DECLS

#endif
