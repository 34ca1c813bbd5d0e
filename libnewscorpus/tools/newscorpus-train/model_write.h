/* Writing model files: sections are added in the order in which they shall stand, then the file is made at once. Equal
 * content gives equal bytes. The layout is described in language/model_file.h. */
#ifndef TRAIN_MODEL_WRITE_H
#define TRAIN_MODEL_WRITE_H

#include <stdbool.h>
#include "base/buffer.h"
#include "language/model_file.h"

typedef struct model_writer {
  nci_buffer sections;  /* from the first one on, each padded to the alignment */
  nci_model_header header;
  nci_model_entry table[NCI_MODEL_MAX_SECTIONS];
  const char *wrong;    /* the first misuse, or NULL */
} model_writer;

/* Starts a model.
 * language: a BCP 47 tag of at most 15 letters, digits and '-'. */
void model_writer_init(model_writer *w, const ncorp_allocator *allocator, const char *language);
void model_writer_done(model_writer *w);

/* Adds a section, whose bytes are copied.
 * name: 1 to 8 letters, digits, '-' and '_', used once. */
void model_writer_add(model_writer *w, const char *name, const void *bytes, size_t size);

/* Adds a table of strings, to be opened by nci_labels_open(). */
void model_writer_add_labels(model_writer *w, const char *name, const ncorp_str *labels, size_t count);

/* Appends zeros to a section in the making, until the next item of this size lies where nci_section_take() looks. */
void model_align(nci_buffer *section, size_t item_size);

/* Appends the whole file to `to`.
 * Returns: NCORP_OK; NCORP_ERR_ARG after a misuse; NCORP_ERR_LIMIT; NCORP_ERR_NOMEM. */
ncorp_status model_writer_finish(model_writer *w, nci_buffer *to, ncorp_error *error);

/* Writes the whole file, which takes its name, in place of an older one, when it is complete and on disk. */
ncorp_status model_writer_save(model_writer *w, const char *path, ncorp_error *error);

#endif
