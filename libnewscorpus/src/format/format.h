/* The formats, and how a reader drives one: it opens an input, finds the format, and asks for record after record. */
#ifndef NCI_FORMAT_FORMAT_H
#define NCI_FORMAT_FORMAT_H

#include <newscorpus/reader.h>
#include <newscorpus/writer.h>
#include "base/error.h"
#include "format/record.h"

/* Reading is pulled: one call reads at least one record (or diagnostic) into the sink. */
typedef struct nci_scan nci_scan;

/* Opens a scan over sources: walks folders, finds formats and encodings, decompresses.
 * options: defaults filled in by the caller's copy; borrowed strings have to outlive the scan.
 * sink: borrowed; called during nci_scan_next(). */
ncorp_status nci_scan_open(const ncorp_source *sources, size_t count, const ncorp_reader_options *options, const nci_sink *sink,
                           nci_scan **out, ncorp_error *error);

/* Reads the next record: NCORP_OK, NCORP_END, or an error that ends the scan (strict mode, no memory, a sink's). */
ncorp_status nci_scan_next(nci_scan *scan, ncorp_error *error);

/* Records skipped so far because of an error. */
uint64_t nci_scan_skipped(const nci_scan *scan);

/* Closes a scan; NULL is allowed. */
void nci_scan_close(nci_scan *scan);

/* An output file: written aside, compressed, then given its name. */
typedef struct nci_output nci_output;
ncorp_status nci_output_open(const char *path, ncorp_compression compression, const ncorp_allocator *allocator, nci_output **out,
                             ncorp_error *error);
ncorp_status nci_output_write(nci_output *output, const void *data, size_t size, ncorp_error *error);
ncorp_status nci_output_commit(nci_output *output, ncorp_error *error); /* flush, fsync, rename, fsync the folder */
void nci_output_close(nci_output *output);                              /* removes what was not committed */

#endif
