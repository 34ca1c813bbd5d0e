/* The lines of an input, each as one view, in a buffer that grows no further than the longest line allowed. */
#ifndef NCI_FORMAT_LINES_H
#define NCI_FORMAT_LINES_H

#include "format/input.h"

typedef struct nci_lines {
  const ncorp_allocator *allocator; /* borrowed */
  nci_input *input;  /* borrowed */
  char *data;
  size_t size, capacity;
  size_t at;         /* where the next line begins in the data */
  size_t max;        /* bytes of the longest line */
  uint64_t offset;   /* of the next line in the decompressed input */
  uint64_t number;   /* of the line given last, from 1 */
  bool ended;        /* the input has no more */
  bool failed;       /* there is no memory */
} nci_lines;

typedef enum nci_line_result {
  NCI_LINE,          /* here is one */
  NCI_LINE_TOO_LONG, /* one was skipped; the line is its beginning */
  NCI_LINES_END,     /* no more: look at the input's fault */
  NCI_LINES_NOMEM
} nci_line_result;

void nci_lines_init(nci_lines *lines, const ncorp_allocator *allocator, size_t max);
void nci_lines_done(nci_lines *lines);

/* Begins with an input that was just opened. */
void nci_lines_begin(nci_lines *lines, nci_input *input);

/* Gives the next line without its "\n", and the offset where it begins. The view lives until the next call. The end of
 * an input that is broken is not a line. */
nci_line_result nci_lines_next(nci_lines *lines, ncorp_str *line, uint64_t *offset);

#endif
