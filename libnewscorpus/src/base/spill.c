/* Segments of memory, of which full ones go to the file when there are many. */
#include "base/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/alloc.h"

enum { SMALLEST = 1 << 14, LARGEST = 1 << 24, IN_MEMORY = 1 << 26, NAME_ROOM = 4096, MOST_NAMES = 100 };

void nci_spill_init(nci_spill *s, const ncorp_allocator *allocator, const char *folder)
{
  *s = (nci_spill){ .allocator = allocator, .folder = folder, .fd = -1 };
}

void nci_spill_done(nci_spill *s)
{
  for (uint32_t i = 0; i < s->count; i++) {
    if (s->segments[i].mapped) munmap(s->segments[i].data, s->segments[i].size);
    else nci_free(s->allocator, s->segments[i].data, s->segments[i].size, 1);
  }
  nci_free(s->allocator, s->segments, s->room, sizeof *s->segments);
  if (s->fd >= 0) close(s->fd);
  nci_spill_init(s, s->allocator, s->folder);
}

/* A file that is gone with its last descriptor. */
static bool open_file(nci_spill *s)
{
  char name[NAME_ROOM];
  for (unsigned i = 0; i < MOST_NAMES && s->fd < 0; i++) {
    int n = snprintf(name, sizeof name, "%s/.newscorpus-%ld-%u.spill", s->folder, (long)getpid(), i);
    if (n < 0 || n >= (int)sizeof name) return false;
    s->fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (s->fd >= 0) unlink(name);
    else if (errno != EEXIST && errno != EINTR) return false;
  }
  return s->fd >= 0;
}

static bool write_all(int fd, const char *data, size_t size, uint64_t at)
{
  while (size) {
    ssize_t n = pwrite(fd, data, size, (off_t)at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    data += n;
    size -= (size_t)n;
    at += (uint64_t)n;
  }
  return true;
}

/* Moves a segment into the file. Sizes are multiples of any page's. */
static void move_out(nci_spill *s, nci_spill_segment *segment)
{
  if (s->fd < 0 && !open_file(s)) return;
  if (!write_all(s->fd, segment->data, segment->size, s->file_size)) return;
  void *mapped = mmap(NULL, segment->size, PROT_READ, MAP_SHARED, s->fd, (off_t)s->file_size);
  if (mapped == MAP_FAILED) return;
  s->file_size += segment->size;
  s->memory -= segment->size;
  nci_free(s->allocator, segment->data, segment->size, 1);
  segment->data = mapped;
  segment->mapped = true;
}

/* Begins a segment that has room for so many bytes: each twice as large as the one before, up to a limit. */
static bool begin_segment(nci_spill *s, uint32_t least)
{
  const uint32_t step = 1 << 16; /* what goes into the file is a multiple of this */
  if (!nci_room(s->allocator, &s->segments, s->count, &s->room, sizeof *s->segments)) return false;
  nci_spill_segment *last = s->count ? &s->segments[s->count - 1] : NULL;
  if (last && s->folder && s->memory > IN_MEMORY && last->size % step == 0) move_out(s, last);
  uint64_t size = !last ? SMALLEST : last->size < LARGEST ? (uint64_t)last->size * 2 : LARGEST;
  if (size > LARGEST) size = LARGEST;
  if (size < least) size = ((uint64_t)least + step - 1) / step * step;
  char *data = size <= UINT32_MAX ? nci_calloc(s->allocator, size, 1) : NULL;
  if (!data) return false;
  s->segments[s->count++] = (nci_spill_segment){ data, (uint32_t)size, 0, false };
  s->memory += size;
  return true;
}

char *nci_spill_room(nci_spill *s, uint32_t size, uint64_t *at)
{
  nci_spill_segment *last = s->count ? &s->segments[s->count - 1] : NULL;
  if (!last || last->size - last->used < size) {
    if (!begin_segment(s, size)) return NULL;
    last = &s->segments[s->count - 1];
  }
  *at = (uint64_t)(s->count - 1) << 32 | last->used;
  last->used += size;
  return last->data + last->used - size;
}

void nci_spill_cool(const nci_spill *s)
{
  for (uint32_t i = 0; i < s->count; i++)
    if (s->segments[i].mapped) madvise(s->segments[i].data, s->segments[i].size, MADV_DONTNEED);
}
