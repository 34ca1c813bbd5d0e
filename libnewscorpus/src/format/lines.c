/* Splitting by memchr. Every byte is looked at once and moved at most once for each doubling of the buffer. */
#include "format/lines.h"

#include <string.h>

enum { FIRST_ROOM = 256 * 1024, KEPT_ROOM = 4 * 1024 * 1024 };

void nci_lines_init(nci_lines *l, const ncorp_allocator *allocator, size_t max)
{
  *l = (nci_lines){ .allocator = allocator, .max = max, .ended = true };
}

void nci_lines_done(nci_lines *l)
{
  nci_free(l->allocator, l->data, l->capacity, 1);
  l->data = NULL;
  l->capacity = 0;
}

void nci_lines_begin(nci_lines *l, nci_input *input)
{
  if (l->capacity > KEPT_ROOM) nci_lines_done(l);
  l->input = input;
  l->size = l->at = 0;
  l->offset = l->number = 0;
  l->ended = l->failed = false;
}

/* Doubles, but not beyond the longest line and the byte that shows that a line is longer. */
static bool grow(nci_lines *l)
{
  size_t capacity = l->capacity ? l->capacity * 2 : FIRST_ROOM;
  if (l->capacity && capacity >= l->max) capacity = l->max + 1;
  char *data = nci_realloc(l->allocator, l->data, l->capacity, capacity, 1);
  if (!data) {
    l->failed = true;
    return false;
  }
  l->data = data;
  l->capacity = capacity;
  return true;
}

/* Reads more behind what is there. False at the end or when there is no memory. */
static bool read_more(nci_lines *l)
{
  if (l->ended) return false;
  if (l->at) { /* what is left moves to the front */
    memmove(l->data, l->data + l->at, l->size - l->at);
    l->size -= l->at;
    l->at = 0;
  }
  if (l->size == l->capacity && !grow(l)) return false;
  size_t room = l->capacity - l->size, got = nci_input_read(l->input, l->data + l->size, room);
  l->size += got;
  if (got < room) l->ended = true;
  return got > 0;
}

/* Takes the line of `size` bytes and, if there is one, its line end. */
static ncorp_str take(nci_lines *l, size_t size, bool end)
{
  ncorp_str line = { l->data + l->at, size };
  l->at += size + end;
  l->offset += size + end;
  return line;
}

/* Throws away the rest of a line that is too long, wherever it ends. */
static bool skip_line(nci_lines *l)
{
  for (;;) {
    size_t left = l->size - l->at;
    const char *begin = l->data + l->at, *end = left ? memchr(begin, '\n', left) : NULL;
    take(l, end ? (size_t)(end - begin) : left, end != NULL);
    if (end || !read_more(l)) return !l->failed;
  }
}

nci_line_result nci_lines_next(nci_lines *l, ncorp_str *line, uint64_t *offset)
{
  size_t seen = 0; /* bytes of the line that hold no line end */
  *line = (ncorp_str){ "", 0 };
  *offset = l->offset;
  if (!l->data) read_more(l);
  while (l->data) {
    size_t left = l->size - l->at;
    const char *begin = l->data + l->at, *end = left > seen ? memchr(begin + seen, '\n', left - seen) : NULL;
    size_t size = end ? (size_t)(end - begin) : left;
    if (size > l->max) {
      l->number++;
      return skip_line(l) ? NCI_LINE_TOO_LONG : NCI_LINES_NOMEM;
    }
    if (end) {
      l->number++;
      *line = take(l, size, true);
      return NCI_LINE;
    }
    seen = left;
    if (read_more(l)) continue;
    if (l->failed || l->input->status < 0) break;
    if (left == 0 || nci_input_broken(l->input)) return NCI_LINES_END;
    l->number++;
    *line = take(l, left, false);
    return NCI_LINE;
  }
  return NCI_LINES_NOMEM;
}
