/* Filling the caller's ncorp_error. Errors are built out of line: the hot paths only return a status. */
#ifndef NCI_BASE_ERROR_H
#define NCI_BASE_ERROR_H

#include <stdint.h>
#include <newscorpus/status.h>

/* Where something is wrong; zero stands for unknown. */
typedef struct nci_where {
  ncorp_str source;
  uint64_t record, offset, line, column;
} nci_where;

/* Fills *error (which may be NULL, or hold an earlier error that then stays) and returns `status`.
 * format: as for printf, with %s, %d, %u, %zu, %.*s, %llu and the like; no floating point. */
__attribute__((format(printf, 5, 6)))
ncorp_status nci_fail(ncorp_error *error, ncorp_status status, int32_t number, const nci_where *where, const char *format, ...);

/* The common case: fills status and a fixed message, returns `status`. */
ncorp_status nci_fail_nomem(ncorp_error *error);

/* Empties an error before a call. */
void nci_error_clear(ncorp_error *error);

#endif
