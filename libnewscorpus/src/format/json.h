/* A pull reader for JSON (RFC 8259, exactly) over one complete run of bytes.
 *
 *     nci_json_object(&json);
 *     while (nci_json_key(&json, &key)) {
 *       if (nci_str_eq(key, NCI_STR("id"))) nci_json_string(&json, &id);
 *       else nci_json_skip(&json, NULL);
 *     }
 *     if (!nci_json_end(&json)) ...
 *
 * The first mistake is remembered with its place, and from then on every call gives false, so that code can read on
 * and look once. Nothing recurses; the depth is limited; no tree is built. Strings are views of the input, or, when
 * they have escapes, of the arena. Numbers are exact. The same key twice is the caller's to judge. */
#ifndef NCI_FORMAT_JSON_H
#define NCI_FORMAT_JSON_H

#include <newscorpus/time.h>
#include "base/arena.h"
#include "base/vec.h"
#include "format/diagnostics.h"

enum { NCI_JSON_DEEPEST = 1024 }; /* no limit is higher */

typedef struct nci_json {
  const char *start, *at, *end;
  nci_arena *arena;         /* borrowed */
  uint32_t depth, max_depth;
  bool fresh;               /* nothing was read yet of the container that was opened last */
  bool failed;
  nci_diagnostic problem;   /* what failed; NCI_D_NONE when there was no memory */
  const char *problem_at;
  const char *reason;       /* static: "expected a value" */
  ncorp_str raw_key;        /* the last key as it stands in the input, with its quotation marks */
} nci_json;

/* The type of a value. */
typedef enum nci_json_type {
  NCI_JSON_NONE = 0, /* nothing that begins a value, or a mistake was found before */
  NCI_JSON_NULL,
  NCI_JSON_BOOL,
  NCI_JSON_NUMBER,
  NCI_JSON_STRING,
  NCI_JSON_ARRAY,
  NCI_JSON_OBJECT
} nci_json_type;

typedef NCI_VEC(uint32_t) nci_u32s;

/* Starts reading. All of the bytes are checked to be UTF-8 first. */
void nci_json_init(nci_json *json, nci_arena *arena, ncorp_str bytes, uint32_t max_depth);

/* Remembers a mistake of the caller's finding, unless there was one before. Gives false. */
bool nci_json_fail(nci_json *json, nci_diagnostic problem, const char *at, const char *reason);

/* What comes next; nothing is consumed but white space. */
nci_json_type nci_json_peek(nci_json *json);

/* Where the next value begins. */
const char *nci_json_place(nci_json *json);

/* Open a container. */
bool nci_json_object(nci_json *json);
bool nci_json_array(nci_json *json);

/* Goes to the next member and gives its key; false at the end of the object, which is then closed. */
bool nci_json_key(nci_json *json, ncorp_str *key);

/* Goes to the next item; false at the end of the array, which is then closed. */
bool nci_json_item(nci_json *json);

/* Read a value of one type; another type is a mistake (NCI_D_NCF_TYPE). */
bool nci_json_string(nci_json *json, ncorp_str *out);
bool nci_json_bool(nci_json *json, bool *out);
bool nci_json_u32(nci_json *json, uint32_t *out); /* a whole number from 0 to 2^32 - 2 */
bool nci_json_decimal(nci_json *json, ncorp_decimal *out);

/* Consumes a null; false, and no mistake, when something else comes next. */
bool nci_json_null(nci_json *json);

/* Appends an array of whole numbers from 0 to 2^32 - 2. or_minus_one: -1 is allowed too and gives UINT32_MAX. */
bool nci_json_u32s(nci_json *json, nci_u32s *out, bool or_minus_one);

/* Reads "[start, end]". */
bool nci_json_pair(nci_json *json, uint32_t *first, uint32_t *second);

/* Checks and skips a value of any type; raw (or NULL) gets its bytes. */
bool nci_json_skip(nci_json *json, ncorp_str *raw);

/* True when only white space is left. */
bool nci_json_end(nci_json *json);

/* Goes back to a value that was skipped, which lies in `depth` containers. */
void nci_json_resume(nci_json *json, const char *place, uint32_t depth);

#endif
