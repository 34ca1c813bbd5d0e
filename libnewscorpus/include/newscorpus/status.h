/* newscorpus/status.h - results, errors and diagnostics.
 *
 * Every call that can fail returns an ncorp_status: 0 for success, a positive value for an ordinary end, a negative
 * one for an error. Calls that take an ncorp_error fill it when they fail; it belongs to the caller, may be NULL, and
 * the library keeps no error state of its own.
 */
#ifndef NEWSCORPUS_STATUS_H
#define NEWSCORPUS_STATUS_H

#include <stddef.h>
#include <stdint.h>
#include <newscorpus/export.h>

NCORP_BEGIN_DECLS

/* What a call came to. Errors are below zero. */
typedef enum ncorp_status {
  NCORP_OK = 0,               /* done */
  NCORP_END = 1,              /* nothing more to read */
  NCORP_ERR_ARG = -1,         /* an argument is not usable: NULL, out of range, unknown */
  NCORP_ERR_NOMEM = -2,       /* the allocator gave no memory */
  NCORP_ERR_IO = -3,          /* the operating system refused; the message names the file and the reason */
  NCORP_ERR_SYNTAX = -4,      /* the input is not what its format says */
  NCORP_ERR_ENCODING = -5,    /* the input is not text in a known encoding */
  NCORP_ERR_LIMIT = -6,       /* a limit on size, depth or count is exceeded */
  NCORP_ERR_UNSUPPORTED = -7, /* the format, its version or the option is not supported */
  NCORP_ERR_BUSY = -8,        /* another thread is using the reader or writer */
  NCORP_ERR_CANCELLED = -9,   /* the progress callback asked to stop */
  NCORP_ERR_STATE = -10       /* the object is past the point where the call makes sense */
} ncorp_status;

/* How serious a diagnostic is. */
typedef enum ncorp_severity {
  NCORP_NOTE = 0,    /* something was noticed; nothing is lost */
  NCORP_WARNING = 1, /* something was repaired or guessed */
  NCORP_ERROR = 2    /* a record or a file was skipped */
} ncorp_severity;

/* A view of bytes, usually UTF-8. `data` is NULL where a value is absent; an empty value has size 0 and data != NULL.
 * A view that is a field of a returned object is followed by a NUL byte unless it is a piece of an article's text. */
typedef struct ncorp_str {
  const char *data; /* the bytes, or NULL */
  size_t size;      /* how many bytes */
} ncorp_str;

/* For printf("%.*s", NCORP_STR_ARG(s)). */
#define NCORP_STR_ARG(s) (int)(s).size, (s).data ? (s).data : ""

/* The bytes that an ncorp_error keeps for its source and its message, with the ending NUL. */
#define NCORP_ERROR_SOURCE_SIZE 256
#define NCORP_ERROR_MESSAGE_SIZE 512

/* Where and why a call failed. Set `struct_size` (or use NCORP_ERROR_INIT) before the call; the library writes no
 * more than that many bytes. Line and column count from 1; a column is a byte column. 0 stands for unknown. */
typedef struct ncorp_error {
  size_t struct_size;  /* sizeof(ncorp_error), set by the caller */
  ncorp_status status; /* what the call returned */
  int32_t diagnostic;  /* the permanent number of the diagnostic, or 0 */
  uint64_t record;     /* which record of the source, from 1, or 0 */
  uint64_t offset;     /* byte offset in the (decompressed) source */
  uint64_t line;       /* line, from 1, or 0 */
  uint64_t column;     /* byte column, from 1, or 0 */
  char source[NCORP_ERROR_SOURCE_SIZE];   /* the file, cut from the left when it is too long */
  char message[NCORP_ERROR_MESSAGE_SIZE]; /* one line: reason and remedy */
} ncorp_error;

/* An ncorp_error ready to be passed. */
#define NCORP_ERROR_INIT { sizeof(ncorp_error), NCORP_OK, 0, 0, 0, 0, 0, {0}, {0} }

/* One finding of a reader. Only the library makes these; fields may be added at the end. */
typedef struct ncorp_diagnostic {
  int32_t number;          /* permanent, as in diagnostics.yaml and the manual */
  ncorp_severity severity; /* how serious */
  ncorp_str source;        /* the file as the caller named it or as it was found below a folder */
  uint64_t record;         /* which record, from 1, or 0 */
  uint64_t offset;         /* byte offset */
  uint64_t line;           /* line, from 1, or 0 */
  uint64_t column;         /* byte column, from 1, or 0 */
  ncorp_str message;       /* one line: reason and remedy */
} ncorp_diagnostic;

/* Names a status.
 *
 * status: any value.
 * Returns: a static upper-case name such as "ERR_NOMEM"; "UNKNOWN" for a value that is none of the enumeration.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API const char *ncorp_status_name(ncorp_status status);

NCORP_END_DECLS

#endif
