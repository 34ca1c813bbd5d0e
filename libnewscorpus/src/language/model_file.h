/* The model file: one container of named sections, untrusted input, used where it lies in memory.
 *
 *   bytes     what
 *   0..7      magic: 0x89 'N' 'C' 'M' '\r' '\n' 0x1a '\n', which a transfer as text breaks
 *   8..15     checksum of all bytes from 16 to the end of the table
 *   16..19    format version: 1
 *   20..23    how many sections
 *   24..31    size of the whole file
 *   32..47    language: a BCP 47 tag, padded with NUL
 *   48..63    zero
 *   64..      the table: for each section its name (8 bytes, padded with NUL), offset, size and checksum (8 bytes each)
 *   then      the sections in the order of the table, each at the next multiple of 64, with zeros between them; the file
 *             ends where the last one does
 *
 * Numbers are little-endian and unsigned; checksums are XXH3-64. So there is one form of each content, and no byte that
 * may have any value. Sections are used in place: a component lays its arrays out as C has them in memory, and a
 * big-endian machine refuses all models. The section "about" is JSON text that says how the model was made. */
#ifndef NCI_LANGUAGE_MODEL_FILE_H
#define NCI_LANGUAGE_MODEL_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <newscorpus/status.h>

enum {
  NCI_MODEL_VERSION = 1,
  NCI_MODEL_ALIGNMENT = 64,    /* of sections in the file, and of the file in memory */
  NCI_MODEL_HEADER_SIZE = 64,
  NCI_MODEL_MAX_SECTIONS = 64,
  NCI_MODEL_NAME_SIZE = 8,
  NCI_MODEL_LANGUAGE_SIZE = 16 /* with at least one NUL */
};
#define NCI_MODEL_MAGIC "\x89NCM\r\n\x1a\n"
#define NCI_MODEL_MAX_SIZE ((size_t)256 << 20)

/* The file's header and an entry of its table, as they lie in the file. */
typedef struct nci_model_header {
  char magic[8];
  uint64_t checksum;
  uint32_t version, section_count;
  uint64_t size;
  char language[NCI_MODEL_LANGUAGE_SIZE];
  uint8_t zero[16];
} nci_model_header;

typedef struct nci_model_entry {
  char name[NCI_MODEL_NAME_SIZE];
  uint64_t offset, size, checksum;
} nci_model_entry;

/* An opened file: views of the caller's bytes, nothing of its own. */
typedef struct nci_model_file {
  const uint8_t *bytes; /* NULL: no model */
  size_t size;
  ncorp_str language;
  const nci_model_entry *sections;
  uint32_t section_count;
} nci_model_file;

/* Bytes of a section, aligned to NCI_MODEL_ALIGNMENT; {NULL, 0} for one that is absent. */
typedef struct nci_section {
  const uint8_t *bytes;
  size_t size;
} nci_section;

/* Opens a model in memory.
 *
 * bytes: aligned to NCI_MODEL_ALIGNMENT; they have to stay as they are while the model is used.
 * verify: also the checksum of each section and the zeros between them, which reads every byte. The header and the table
 * are checked in any case.
 * Returns: NCORP_OK; NCORP_ERR_ARG for bytes that are not aligned; NCORP_ERR_UNSUPPORTED for another version or a
 * big-endian machine; NCORP_ERR_SYNTAX for damage; NCORP_ERR_LIMIT for a size above NCI_MODEL_MAX_SIZE. */
ncorp_status nci_model_file_open(nci_model_file *m, const void *bytes, size_t size, bool verify, ncorp_error *error);

/* A section by its name. */
nci_section nci_model_section(const nci_model_file *m, const char *name);

/* The name of an entry. */
ncorp_str nci_model_entry_name(const nci_model_entry *entry);

/* Fails because a section is not what its component expects: "section NAME: WHAT". */
ncorp_status nci_model_bad_section(ncorp_error *error, const char *name, const char *what);

/* `count` items of `size` bytes from byte `offset` of a section; NULL when they do not all lie in it, or when `offset` is
 * no multiple of the items' alignment: the largest power of two, up to 8, that divides `size`. */
const void *nci_section_array(nci_section section, size_t offset, size_t count, size_t size);

/* Takes such an array off the front, from the next multiple of its alignment on: a section of several arrays is taken
 * apart in the order in which it was written. NULL, and *rest as it was, when the items are not all there. */
const void *nci_section_take(nci_section *rest, size_t count, size_t size);

/* A table of strings: a section of count, count + 1 offsets (32 bits each, from 0 on, never falling) and the bytes. */
typedef struct nci_labels {
  uint32_t count;
  const uint32_t *offsets;
  const char *bytes;
} nci_labels;

/* Opens a section as a table of strings. False, and an empty table, when it is none: every string has to be UTF-8
 * without NUL, and the section to end where the last string does. */
bool nci_labels_open(nci_labels *labels, nci_section section);

/* A string; an absent one for an id that is too large. */
static inline ncorp_str nci_label(const nci_labels *labels, uint32_t id)
{
  if (id >= labels->count) return (ncorp_str){ NULL, 0 };
  uint32_t start = labels->offsets[id];
  return (ncorp_str){ labels->bytes + start, labels->offsets[id + 1] - start };
}

#endif
