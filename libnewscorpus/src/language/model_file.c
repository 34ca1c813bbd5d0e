/* Opening a model file: every number in it is checked here, before anything is used. Knows nothing of what the sections
 * hold; their components check that. */
#include "language/model_file.h"

#include <string.h>
#include "base/error.h"
#include "base/hash.h"
#include "base/str.h"
#include "text/utf8.h"

_Static_assert(sizeof(nci_model_header) == NCI_MODEL_HEADER_SIZE, "the header is laid out as in the file");
_Static_assert(sizeof(nci_model_entry) == 32, "the table is laid out as in the file");

static ncorp_status damaged(ncorp_error *error, uint64_t offset, const char *what)
{
  const nci_where where = { .offset = offset };
  return nci_fail(error, NCORP_ERR_SYNTAX, 0, &where, "the model file is damaged: %s", what);
}

static size_t align(size_t n) { return (n + NCI_MODEL_ALIGNMENT - 1) & ~(size_t)(NCI_MODEL_ALIGNMENT - 1); }

static bool all_zero(const uint8_t *bytes, size_t size)
{
  for (size_t i = 0; i < size; i++)
    if (bytes[i]) return false;
  return true;
}

/* How long a name is that stands in `room` bytes and is padded with NUL; 0 when it is empty, too long or not made of
 * letters, digits, '-' and '_'. */
static size_t padded_name(const char *name, size_t room)
{
  size_t n = 0;
  while (n < room && (nci_is_alpha(name[n]) || nci_is_digit(name[n]) || name[n] == '-' || name[n] == '_')) n++;
  return all_zero((const uint8_t *)name + n, room - n) ? n : 0;
}

static ncorp_status check_header(const void *bytes, size_t size, ncorp_error *error)
{
  const nci_model_header *h = bytes;
  if ((uintptr_t)bytes % NCI_MODEL_ALIGNMENT)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "a model has to lie at a multiple of %d in memory", NCI_MODEL_ALIGNMENT);
  if (size < sizeof h->magic || memcmp(bytes, NCI_MODEL_MAGIC, sizeof h->magic) != 0)
    return nci_fail(error, NCORP_ERR_SYNTAX, 0, NULL, "this is not a model file");
  if (size < sizeof *h) return damaged(error, size, "it ends in its header");
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
  return nci_fail(error, NCORP_ERR_UNSUPPORTED, 0, NULL, "models are for little-endian machines");
#endif
  if (h->version != NCI_MODEL_VERSION)
    return nci_fail(error, NCORP_ERR_UNSUPPORTED, 0, NULL, "the model file has version %u; this library reads version %d",
                    (unsigned)h->version, NCI_MODEL_VERSION);
  if (h->size != size) return damaged(error, 24, h->size > size ? "it is cut short" : "it is longer than it says");
  if (size > NCI_MODEL_MAX_SIZE)
    return nci_fail(error, NCORP_ERR_LIMIT, 0, NULL, "the model file is larger than %zu bytes", NCI_MODEL_MAX_SIZE);
  if (h->section_count > NCI_MODEL_MAX_SECTIONS) return damaged(error, 20, "it has too many sections");
  if (size - sizeof *h < h->section_count * sizeof(nci_model_entry)) return damaged(error, 20, "it ends in its table");
  size_t known = offsetof(nci_model_header, version), end = sizeof *h + h->section_count * sizeof(nci_model_entry);
  if (nci_hash((const uint8_t *)bytes + known, end - known, 0) != h->checksum)
    return damaged(error, 8, "the checksum of its header is wrong");
  size_t language = padded_name(h->language, NCI_MODEL_LANGUAGE_SIZE);
  if (!language || language == NCI_MODEL_LANGUAGE_SIZE) return damaged(error, 32, "the language is no language tag");
  return all_zero(h->zero, sizeof h->zero) ? NCORP_OK : damaged(error, 48, "the header ends in bytes that are not zero");
}

static ncorp_status check_section(const nci_model_file *m, uint32_t i, size_t *end, bool verify, ncorp_error *error)
{
  const nci_model_entry *e = &m->sections[i];
  size_t at = NCI_MODEL_HEADER_SIZE + i * sizeof *e, start = align(*end);
  if (!padded_name(e->name, NCI_MODEL_NAME_SIZE)) return damaged(error, at, "the name of a section is no name");
  for (uint32_t k = 0; k < i; k++)
    if (memcmp(m->sections[k].name, e->name, NCI_MODEL_NAME_SIZE) == 0) return damaged(error, at, "two sections have one name");
  if (e->offset != start || start > m->size) return damaged(error, at + 8, "a section is not where it has to be");
  if (e->size > m->size - start) return damaged(error, at + 16, "a section ends behind the file");
  if (verify && !all_zero(m->bytes + *end, start - *end)) return damaged(error, *end, "bytes between sections are not zero");
  if (verify && nci_hash(m->bytes + start, e->size, 0) != e->checksum)
    return damaged(error, start, "the checksum of a section is wrong");
  *end = start + e->size;
  return NCORP_OK;
}

ncorp_status nci_model_file_open(nci_model_file *m, const void *bytes, size_t size, bool verify, ncorp_error *error)
{
  *m = (nci_model_file){ 0 };
  ncorp_status status = check_header(bytes, size, error);
  if (status < 0) return status;
  const nci_model_header *h = bytes;
  nci_model_file opened = {
    .bytes = bytes, .size = size, .language = nci_cstr(h->language),
    .sections = (const nci_model_entry *)(h + 1), .section_count = h->section_count,
  };
  size_t end = sizeof *h + h->section_count * sizeof(nci_model_entry);
  for (uint32_t i = 0; i < opened.section_count; i++) {
    status = check_section(&opened, i, &end, verify, error);
    if (status < 0) return status;
  }
  if (end != size) return damaged(error, end, "there are bytes behind the last section");
  *m = opened;
  return NCORP_OK;
}

ncorp_str nci_model_entry_name(const nci_model_entry *entry)
{
  return nci_str(entry->name, strnlen(entry->name, NCI_MODEL_NAME_SIZE));
}

nci_section nci_model_section(const nci_model_file *m, const char *name)
{
  for (uint32_t i = 0; i < m->section_count; i++) {
    const nci_model_entry *e = &m->sections[i];
    if (nci_str_is(nci_model_entry_name(e), name)) return (nci_section){ m->bytes + e->offset, e->size };
  }
  return (nci_section){ NULL, 0 };
}

ncorp_status nci_model_bad_section(ncorp_error *error, const char *name, const char *what)
{
  return nci_fail(error, NCORP_ERR_SYNTAX, 0, NULL, "the model's section \"%s\" %s", name, what);
}

static size_t item_alignment(size_t size)
{
  size_t lowest = size & (~size + 1);
  return lowest == 0 ? 1 : lowest > 8 ? 8 : lowest;
}

const void *nci_section_array(nci_section section, size_t offset, size_t count, size_t size)
{
  if (!section.bytes || offset > section.size || offset % item_alignment(size)) return NULL;
  return size && count > (section.size - offset) / size ? NULL : section.bytes + offset;
}

const void *nci_section_take(nci_section *rest, size_t count, size_t size)
{
  size_t alignment = item_alignment(size), skip = (size_t)(-(uintptr_t)rest->bytes & (alignment - 1));
  if (!rest->bytes || skip > rest->size) return NULL;
  nci_section from = { rest->bytes + skip, rest->size - skip };
  if (!nci_section_array(from, 0, count, size)) return NULL;
  *rest = (nci_section){ from.bytes + count * size, from.size - count * size };
  return from.bytes;
}

static bool is_text(ncorp_str s) { return nci_utf8_valid(s) == s.size && (!s.size || !memchr(s.data, '\0', s.size)); }

bool nci_labels_open(nci_labels *labels, nci_section section)
{
  *labels = (nci_labels){ 0 };
  const uint32_t *count = nci_section_take(&section, 1, sizeof *count);
  if (!count || *count == UINT32_MAX) return false;
  const uint32_t *offsets = nci_section_take(&section, (size_t)*count + 1, sizeof *offsets);
  if (!offsets || offsets[0] != 0 || offsets[*count] != section.size) return false;
  const char *bytes = (const char *)section.bytes;
  for (uint32_t i = 0; i < *count; i++) {
    if (offsets[i + 1] < offsets[i] || offsets[i + 1] > section.size) return false;
    if (!is_text(nci_str(bytes + offsets[i], offsets[i + 1] - offsets[i]))) return false;
  }
  *labels = (nci_labels){ *count, offsets, bytes };
  return true;
}
