/* Raw bytes from wherever they come, and the limit on how many come out. Knows nothing of lines or formats. */
#include "format/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/oserror.h"
#include "base/str.h"
#include "format/codec.h"

void nci_fault_set(nci_fault *fault, nci_diagnostic number, uint64_t offset, const char *format, ...)
{
  if (fault->number != NCI_D_NONE) return;
  fault->number = number;
  fault->offset = offset;
  va_list args;
  va_start(args, format);
  vsnprintf(fault->reason, sizeof fault->reason, format, args);
  va_end(args);
}

void nci_input_init(nci_input *in, const ncorp_allocator *allocator, uint32_t max_ratio, uint64_t max_total)
{
  *in = (nci_input){ .allocator = allocator, .max_ratio = max_ratio, .max_total = max_total, .fd = -1, .ended = true };
}

void nci_input_close(nci_input *in)
{
  if (in->fd >= 0 && in->owns_fd) close(in->fd);
  in->fd = -1;
  in->ended = true;
}

void nci_input_done(nci_input *in)
{
  nci_input_close(in);
  nci_codec_done(in);
  nci_free(in->allocator, in->buffer, NCI_INPUT_WINDOW, 1);
  nci_free(in->allocator, in->head, NCI_INPUT_WINDOW, 1);
  in->buffer = in->head = NULL;
}

/* How many bytes the system or the caller's function gave: 0 at the end or after a failure, which is kept. */
static size_t take(nci_input *in, char *into, size_t room, uint64_t offset)
{
  if (in->read) {
    int64_t n = in->read(in->read_ctx, into, room);
    if (n < 0) nci_fault_set(&in->raw_fault, NCI_D_READ_FAILED, offset, "reading failed at byte %llu", (unsigned long long)offset);
    if (n > 0 && (uint64_t)n > room) {
      nci_fault_set(&in->raw_fault, NCI_D_READ_FAILED, offset, "the read function says that it gave more bytes than it had room for");
      return 0;
    }
    return n > 0 ? (size_t)n : 0;
  }
  for (;;) {
    ssize_t n = read(in->fd, into, room);
    if (n >= 0) return (size_t)n;
    if (errno == EINTR) continue;
    if (errno == EAGAIN || errno == EWOULDBLOCK) { /* standard input that the host made non-blocking */
      struct pollfd wait = { .fd = in->fd, .events = POLLIN };
      if (poll(&wait, 1, -1) >= 0 || errno == EINTR) continue;
    }
    nci_fault_set(&in->raw_fault, NCI_D_READ_FAILED, offset, "reading failed at byte %llu: %s", (unsigned long long)offset,
                  nci_oserror(errno));
    return 0;
  }
}

/* Fills room with raw bytes from the file or function, as far as there are any. */
static size_t fill(nci_input *in, char *into, size_t room, uint64_t offset)
{
  size_t got = 0;
  while (got < room && !in->raw_end) {
    size_t n = take(in, into + got, room - got, offset + got);
    if (n == 0) in->raw_end = true;
    got += n;
  }
  return got;
}

bool nci_input_refill(nci_input *in)
{
  in->before += in->size;
  in->at = in->size = 0;
  if (in->memory) {
    in->window = (char *)in->memory;
    in->size = in->memory_size < NCI_INPUT_WINDOW ? in->memory_size : NCI_INPUT_WINDOW;
    in->memory += in->size;
    in->memory_size -= in->size;
  } else {
    in->window = in->buffer;
    in->size = fill(in, in->buffer, NCI_INPUT_WINDOW, in->before);
  }
  return in->size > 0;
}

static void begin(nci_input *in)
{
  in->window = in->buffer;
  in->at = in->size = in->head_at = in->head_size = 0;
  in->before = in->produced = 0;
  in->raw_end = in->ended = in->compressed = false;
  in->raw_fault.number = in->fault.number = NCI_D_NONE;
  in->status = NCORP_OK;
  if (!in->buffer) in->buffer = nci_alloc(in->allocator, NCI_INPUT_WINDOW, 1);
  if (!in->buffer) {
    in->status = NCORP_ERR_NOMEM;
    in->ended = true;
    return;
  }
  nci_input_refill(in);
  if (!nci_codec_knows(in->window, in->size)) return;
  in->compressed = true;
  if (!nci_codec_begin(in)) {
    in->status = NCORP_ERR_NOMEM;
    in->ended = true;
  }
}

void nci_input_open_fd(nci_input *in, int fd, bool owned)
{
  nci_input_close(in);
  in->memory = NULL;
  in->read = NULL;
  in->fd = fd;
  in->owns_fd = owned;
  begin(in);
}

void nci_input_open_memory(nci_input *in, const void *data, size_t size)
{
  nci_input_close(in);
  in->memory = data ? data : "";
  in->memory_size = data ? size : 0;
  in->read = NULL;
  begin(in);
}

void nci_input_open_stream(nci_input *in, ncorp_read_function read, void *ctx)
{
  nci_input_close(in);
  in->memory = NULL;
  in->read = read;
  in->read_ctx = ctx;
  begin(in);
}

/* Uncompressed bytes: what is in the window, then past it straight into the caller's room. */
static size_t read_plain(nci_input *in, char *into, size_t room)
{
  size_t got = 0;
  while (got < room) {
    size_t n = in->size - in->at < room - got ? in->size - in->at : room - got;
    memcpy(into + got, in->window + in->at, n);
    in->at += n;
    got += n;
    if (got == room) break;
    if (!in->memory && room - got >= NCI_INPUT_WINDOW) {
      n = fill(in, into + got, room - got, in->before + in->size);
      in->before += n;
      got += n;
      break;
    }
    if (!nci_input_refill(in)) break;
  }
  if (got < room) in->fault = in->raw_fault;
  return got;
}

/* Bytes within the limit on the source. */
static size_t read_limited(nci_input *in, char *into, size_t room)
{
  if (in->ended || room == 0) return 0;
  /* One byte more than allowed tells an input that is too large from one that just fits. */
  uint64_t allowed = in->max_total;
  if (room > allowed) room = (size_t)allowed + 1;
  size_t got = in->compressed ? nci_codec_read(in, into, room) : read_plain(in, into, room);
  if (got < room || in->fault.number != NCI_D_NONE || in->status < 0) in->ended = true;
  if (got > allowed) {
    got = (size_t)allowed;
    in->fault.number = NCI_D_NONE;
    nci_fault_set(&in->fault, NCI_D_SOURCE_SIZE, in->produced + got, "the source has more bytes than max_total allows");
    in->ended = true;
  }
  in->produced += got;
  if (allowed < UINT64_MAX) in->max_total -= got;
  return got;
}

ncorp_str nci_input_peek(nci_input *in)
{
  if (!in->compressed) return nci_str(in->window + in->at, in->size - in->at);
  if (!in->head) in->head = nci_alloc(in->allocator, NCI_INPUT_WINDOW, 1);
  if (!in->head) in->status = NCORP_ERR_NOMEM;
  in->head_size = in->head ? read_limited(in, in->head, NCI_INPUT_WINDOW) : 0;
  return nci_str(in->head, in->head_size);
}

size_t nci_input_read(nci_input *in, void *into, size_t room)
{
  size_t n = in->head_size - in->head_at < room ? in->head_size - in->head_at : room;
  if (n) memcpy(into, in->head + in->head_at, n);
  in->head_at += n;
  return n + read_limited(in, (char *)into + n, room - n);
}

bool nci_input_broken(const nci_input *in)
{
  if (in->fault.number == NCI_D_NONE) return false;
  const nci_diagnostic_kind *kind = nci_diagnostic_find((int32_t)in->fault.number);
  return !kind || kind->severity == NCORP_ERROR;
}
