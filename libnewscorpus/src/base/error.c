/* Errors in the caller's struct, never beyond its struct_size. A full error is made here and as much of it copied as the
 * caller has room for, so that programs built against an older or newer header are served alike. */
#include "base/error.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static void give(ncorp_error *error, const ncorp_error *full)
{
  size_t size = error->struct_size;
  if (size > sizeof *full) size = sizeof *full;
  if (size <= sizeof size) return;
  memcpy((char *)error + sizeof size, (const char *)full + sizeof size, size - sizeof size);
  if (size == sizeof *full) return;
  ((char *)error)[size - 1] = '\0'; /* a message that was cut still ends */
}

static ncorp_error blank(void)
{
  ncorp_error full;
  memset(&full, 0, sizeof full);
  return full;
}

void nci_error_clear(ncorp_error *error)
{
  if (!error) return;
  ncorp_error full = blank();
  give(error, &full);
}

static bool inside_character(char c) { return ((unsigned char)c & 0xc0) == 0x80; }

/* Takes what may be half a character off the end of a message that was cut. */
static void cut_character(char *message)
{
  size_t size = strlen(message);
  while (size && inside_character(message[size - 1])) size--;
  if (size && ((unsigned char)message[size - 1] & 0x80)) size--;
  message[size] = '\0';
}

/* An earlier error of the same call stays. A struct of a size that has no status has none. */
static bool has_error(const ncorp_error *error)
{
  return error->struct_size >= offsetof(ncorp_error, status) + sizeof error->status && error->status != NCORP_OK;
}

ncorp_status nci_fail(ncorp_error *error, ncorp_status status, int32_t number, const nci_where *where, const char *format, ...)
{
  if (!error || has_error(error)) return status;
  ncorp_error full = blank();
  full.status = status;
  full.diagnostic = number;
  if (where) {
    ncorp_str s = where->source;
    full.record = where->record;
    full.offset = where->offset;
    full.line = where->line;
    full.column = where->column;
    if (s.size >= sizeof full.source) { /* the end of a path says more than its start */
      s.data += s.size - (sizeof full.source - 1);
      s.size = sizeof full.source - 1;
      while (s.size && inside_character(*s.data)) s.data++, s.size--;
    }
    if (s.size) memcpy(full.source, s.data, s.size);
  }
  va_list args;
  va_start(args, format);
  int wanted = vsnprintf(full.message, sizeof full.message, format, args);
  va_end(args);
  if (wanted >= (int)sizeof full.message) cut_character(full.message);
  give(error, &full);
  return status;
}

ncorp_status nci_fail_nomem(ncorp_error *error)
{
  return nci_fail(error, NCORP_ERR_NOMEM, 0, NULL, "out of memory");
}

const char *ncorp_status_name(ncorp_status status)
{
  switch (status) {
  case NCORP_OK: return "OK";
  case NCORP_END: return "END";
  case NCORP_ERR_ARG: return "ERR_ARG";
  case NCORP_ERR_NOMEM: return "ERR_NOMEM";
  case NCORP_ERR_IO: return "ERR_IO";
  case NCORP_ERR_SYNTAX: return "ERR_SYNTAX";
  case NCORP_ERR_ENCODING: return "ERR_ENCODING";
  case NCORP_ERR_LIMIT: return "ERR_LIMIT";
  case NCORP_ERR_UNSUPPORTED: return "ERR_UNSUPPORTED";
  case NCORP_ERR_BUSY: return "ERR_BUSY";
  case NCORP_ERR_CANCELLED: return "ERR_CANCELLED";
  case NCORP_ERR_STATE: return "ERR_STATE";
  }
  return "UNKNOWN";
}
