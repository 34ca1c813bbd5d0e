/* Puts a model file together. That it can be opened again is checked here, by the loader's own rules, before a byte is
 * written: a trainer that ends well has made a model that loads. */
#include "newscorpus-train/model_write.h"

#include <string.h>
#include "base/error.h"
#include "base/hash.h"
#include "format/format.h"

void model_writer_init(model_writer *w, const ncorp_allocator *allocator, const char *language)
{
  *w = (model_writer){ .header = { .version = NCI_MODEL_VERSION } };
  nci_buffer_init(&w->sections, allocator);
  memcpy(w->header.magic, NCI_MODEL_MAGIC, sizeof w->header.magic);
  if (strlen(language) >= sizeof w->header.language) w->wrong = "the language tag is too long";
  else memcpy(w->header.language, language, strlen(language));
}

void model_writer_done(model_writer *w) { nci_buffer_done(&w->sections); }

static void pad(nci_buffer *b, size_t alignment)
{
  while (b->size % alignment && !b->failed) nci_buffer_char(b, '\0');
}

void model_align(nci_buffer *section, size_t item_size)
{
  size_t lowest = item_size & (~item_size + 1);
  pad(section, lowest == 0 ? 1 : lowest > 8 ? 8 : lowest);
}

void model_writer_add(model_writer *w, const char *name, const void *bytes, size_t size)
{
  nci_model_header *h = &w->header;
  if (h->section_count == NCI_MODEL_MAX_SECTIONS || strlen(name) > NCI_MODEL_NAME_SIZE) {
    if (!w->wrong) w->wrong = "there are too many sections, or the name of one is too long";
    return;
  }
  pad(&w->sections, NCI_MODEL_ALIGNMENT);
  nci_model_entry *e = &w->table[h->section_count++];
  memcpy(e->name, name, strlen(name));
  e->offset = w->sections.size; /* from the first section on, until the table is complete */
  e->size = size;
  e->checksum = nci_hash(bytes, size, 0);
  nci_buffer_put(&w->sections, bytes, size);
}

void model_writer_add_labels(model_writer *w, const char *name, const ncorp_str *labels, size_t count)
{
  nci_buffer b;
  uint32_t number = (uint32_t)count, offset = 0;
  nci_buffer_init(&b, w->sections.allocator);
  nci_buffer_put(&b, &number, sizeof number);
  nci_buffer_put(&b, &offset, sizeof offset);
  for (size_t i = 0; i < count; i++) {
    offset += (uint32_t)labels[i].size;
    nci_buffer_put(&b, &offset, sizeof offset);
  }
  for (size_t i = 0; i < count; i++) nci_buffer_str(&b, labels[i]);
  nci_labels opened;
  if (!b.failed && !nci_labels_open(&opened, (nci_section){ (const uint8_t *)b.data, b.size }) && !w->wrong)
    w->wrong = "a table of strings is too large or has strings that are not UTF-8";
  if (b.failed) w->sections.failed = true;
  else model_writer_add(w, name, b.data, b.size);
  nci_buffer_done(&b);
}

/* Opens what was made, at an address that suits. */
static ncorp_status check(const nci_buffer *b, size_t start, ncorp_error *error)
{
  size_t size = b->size - start, room = size + NCI_MODEL_ALIGNMENT;
  char *copy = nci_alloc(b->allocator, room, 1);
  if (!copy) return nci_fail_nomem(error);
  char *aligned = copy + (-(uintptr_t)copy & (NCI_MODEL_ALIGNMENT - 1));
  nci_model_file opened;
  memcpy(aligned, b->data + start, size);
  ncorp_status status = nci_model_file_open(&opened, aligned, size, true, error);
  nci_free(b->allocator, copy, room, 1);
  return status;
}

ncorp_status model_writer_finish(model_writer *w, nci_buffer *to, ncorp_error *error)
{
  nci_model_header h = w->header;
  nci_model_entry table[NCI_MODEL_MAX_SECTIONS];
  if (w->wrong) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "%s", w->wrong);
  size_t start = to->size, end = sizeof h + h.section_count * sizeof *table;
  size_t first = (end + NCI_MODEL_ALIGNMENT - 1) / NCI_MODEL_ALIGNMENT * NCI_MODEL_ALIGNMENT;
  h.size = first + w->sections.size;
  memcpy(table, w->table, sizeof table);
  for (uint32_t i = 0; i < h.section_count; i++) table[i].offset += first;

  nci_buffer_put(to, &h, sizeof h);
  nci_buffer_put(to, table, end - sizeof h);
  while (to->size - start < first && !to->failed) nci_buffer_char(to, '\0');
  nci_buffer_put(to, w->sections.data, w->sections.size);
  if (w->sections.failed || to->failed) return nci_fail_nomem(error);
  size_t known = offsetof(nci_model_header, version);
  h.checksum = nci_hash(to->data + start + known, end - known, 0);
  memcpy(to->data + start, &h, sizeof h);
  return check(to, start, error);
}

ncorp_status model_writer_save(model_writer *w, const char *path, ncorp_error *error)
{
  nci_buffer b;
  nci_output *output = NULL;
  nci_buffer_init(&b, w->sections.allocator);
  ncorp_status status = model_writer_finish(w, &b, error);
  if (status == NCORP_OK) status = nci_output_open(path, NCORP_COMPRESSION_NONE, b.allocator, &output, error);
  if (status == NCORP_OK) status = nci_output_write(output, b.data, b.size, error);
  if (status == NCORP_OK) status = nci_output_commit(output, error);
  nci_output_close(output);
  nci_buffer_done(&b);
  return status;
}
