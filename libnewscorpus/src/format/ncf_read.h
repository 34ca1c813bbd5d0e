/* Reading News Corpus Format: one line, one record.
 *
 * A reader takes the lines of one or more sources in turn; whoever finds and splits the lines drives it. */
#ifndef NCI_FORMAT_NCF_READ_H
#define NCI_FORMAT_NCF_READ_H

#include <stdbool.h>
#include <newscorpus/reader.h>
#include "base/arena.h"
#include "base/error.h"
#include "format/record.h"

typedef struct nci_ncf_reader {
  nci_arena arena;        /* of the record being read; reset by each line */
  const nci_sink *sink;   /* borrowed */
  bool strict;
  uint32_t max_depth;
  uint64_t skipped;       /* records not given to the sink because of an error */
  bool began;             /* a record of this source was seen */
  bool refused;           /* this source's header is of another version: its records are skipped without a word */
  bool has_header;        /* the sink was given a header */
  char language[64];      /* of that header, NUL-terminated; "" when it names none */
} nci_ncf_reader;

/* options: of which flags and max_depth are used (0: 64). sink: borrowed. */
void nci_ncf_reader_init(nci_ncf_reader *reader, const ncorp_allocator *allocator, const ncorp_reader_options *options,
                         const nci_sink *sink);

/* Frees the arena. */
void nci_ncf_reader_done(nci_ncf_reader *reader);

/* Says that the next line is the first of another source. */
void nci_ncf_reader_begin(nci_ncf_reader *reader);

/* Reads one line of less than 4 GiB (without its "\n"; an end of "\r" and an empty line are allowed) into the sink.
 *
 * where: source, record, and the offset and number of the line; the column is found here.
 * Returns NCORP_OK also when the record was skipped with a diagnostic (or, an empty line, without one); in strict mode
 * the error of a bad record; NCORP_ERR_NOMEM; or what the sink returned, if below zero. */
ncorp_status nci_ncf_read_line(nci_ncf_reader *reader, ncorp_str line, const nci_where *where, ncorp_error *error);

#endif
