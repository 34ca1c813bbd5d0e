/* Walking a folder: the files below it that hold news by their names, in name order, opened.
 *
 * A folder is hostile. Nothing but files and folders is opened, no symbolic link is followed, each is opened relative
 * to the folder that it was found in, and what was opened is looked at again. */
#ifndef NCI_FORMAT_WALK_H
#define NCI_FORMAT_WALK_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/buffer.h"
#include "format/diagnostics.h"

typedef struct nci_walk_level nci_walk_level;

typedef struct nci_walk {
  const ncorp_allocator *allocator; /* borrowed */
  const nci_sink *sink;             /* borrowed; gets the findings */
  bool strict;
  uint32_t max_depth;
  nci_walk_level *levels;           /* a stack: the folder itself, then the folders in it on the way down */
  uint32_t depth, capacity;
  nci_buffer shown;                 /* the root's name, "/", and the path below it, as UTF-8 */
  size_t root_size;                 /* of the root's name with its "/" */
  uint64_t others;                  /* files whose names tell no format */
} nci_walk;

/* A file on its way to be read. The views live until the next call. */
typedef struct nci_walk_file {
  int fd;          /* belongs to the caller */
  ncorp_str shown; /* path for people */
  ncorp_str uri;   /* path below the root */
} nci_walk_file;

void nci_walk_init(nci_walk *walk, const ncorp_allocator *allocator, const nci_sink *sink, bool strict, uint32_t max_depth);
void nci_walk_done(nci_walk *walk);

/* Begins with an open folder, which is closed by the walk in any case. root: how the caller named it. */
ncorp_status nci_walk_begin(nci_walk *walk, int fd, ncorp_str root, ncorp_error *error);

/* Opens the next file. NCORP_OK: here it is, or, with fd -1, something was reported instead. NCORP_END: no more. Below
 * zero: in strict mode the first error; NCORP_ERR_NOMEM; what the sink returned. */
ncorp_status nci_walk_next(nci_walk *walk, nci_walk_file *file, ncorp_error *error);

/* Stops walking. */
void nci_walk_end(nci_walk *walk);

#endif
