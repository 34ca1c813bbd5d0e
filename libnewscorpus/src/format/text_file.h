/* The text of an article from the bytes of a file: encoding, line ends, NUL characters. */
#ifndef NCI_FORMAT_TEXT_FILE_H
#define NCI_FORMAT_TEXT_FILE_H

#include <stdbool.h>
#include "base/buffer.h"
#include "format/diagnostics.h"

/* Where in the file something was first seen, and how often. */
typedef struct nci_text_finding {
  nci_diagnostic number;          /* NCI_D_NONE when it was not seen */
  uint64_t offset, line, column;  /* line and column count from 1; the column in bytes */
  uint64_t count;
} nci_text_finding;

typedef struct nci_text_file {
  const char *encoding;      /* "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252" */
  ncorp_str text;            /* valid UTF-8 with "\n" at line ends; in the bytes or in the buffer */
  nci_text_finding encoded;  /* guessed, or ill-formed characters now U+FFFD */
  nci_text_finding nul;      /* NUL characters now U+FFFD */
} nci_text_file;

/* Decodes a file. The encoding is that of the byte order mark, else UTF-8 when the bytes are that, else Windows-1252.
 * buffer: emptied; holds the text when it differs from the bytes. NCORP_ERR_NOMEM when it could not. */
ncorp_status nci_text_file_decode(ncorp_str bytes, nci_buffer *buffer, nci_text_file *file);

#endif
