/* The bytes of one input: a file, memory or the caller's function, decompressed, within limits.
 *
 * Raw bytes are taken in windows that are filled whole, however few a source gives at a time; so everything behind an
 * input sees the same pieces for the same content. */
#ifndef NCI_FORMAT_INPUT_H
#define NCI_FORMAT_INPUT_H

#include <stdbool.h>
#include <newscorpus/source.h>
#include "base/alloc.h"
#include "format/diagnostics.h"

typedef struct nci_codec nci_codec;

/* What cut an input short; number is NCI_D_NONE when nothing did. */
typedef struct nci_fault {
  nci_diagnostic number;
  uint64_t offset;  /* byte in the input as it is stored */
  char reason[120];
} nci_fault;

typedef struct nci_input {
  const ncorp_allocator *allocator; /* borrowed */
  uint32_t max_ratio;
  uint64_t max_total;    /* bytes that may still come out of this source; UINT64_MAX: no limit */

  int fd;                /* -1 when there is none */
  bool owns_fd;
  const char *memory;    /* what is left of a memory source */
  size_t memory_size;
  ncorp_read_function read;
  void *read_ctx;

  char *window;          /* raw bytes: NCI_INPUT_WINDOW of them, or a piece of the memory source */
  char *buffer;          /* the window's own room */
  size_t at, size;       /* what is used and what is in it */
  uint64_t before;       /* bytes of the input before the window */
  bool raw_end;
  nci_fault raw_fault;   /* what ended the raw bytes */

  char *head;            /* what was looked at before reading, decompressed */
  size_t head_at, head_size;
  nci_codec *codec;      /* kept from input to input */
  bool compressed;
  uint64_t produced;     /* bytes given */
  bool ended;
  ncorp_status status;   /* NCORP_ERR_NOMEM, or NCORP_OK */
  nci_fault fault;
} nci_input;

enum { NCI_INPUT_WINDOW = 64 * 1024 };

/* Prepares for opening; max_ratio and max_total may be changed between inputs. */
void nci_input_init(nci_input *in, const ncorp_allocator *allocator, uint32_t max_ratio, uint64_t max_total);
void nci_input_done(nci_input *in);

/* Begin an input; the one before is closed. A descriptor that is owned is closed with the input. */
void nci_input_open_fd(nci_input *in, int fd, bool owned);
void nci_input_open_memory(nci_input *in, const void *data, size_t size);
void nci_input_open_stream(nci_input *in, ncorp_read_function read, void *ctx);
void nci_input_close(nci_input *in);

/* Gives the first NCI_INPUT_WINDOW bytes, or all when there are fewer, which reading then gives again. To be called once
 * and before reading; the view lives until reading. Empty when there is no memory, which `status` says. */
ncorp_str nci_input_peek(nci_input *in);

/* Gives up to `room` bytes; fewer only at the end, or where a fault or a lack of memory ended the input: look at
 * `status` and `fault` then. */
size_t nci_input_read(nci_input *in, void *into, size_t room);

/* True when bytes are missing at the end: a fault other than what stands behind complete data. */
bool nci_input_broken(const nci_input *in);

/* Records what ended an input; the first one stays. */
__attribute__((format(printf, 4, 5)))
void nci_fault_set(nci_fault *fault, nci_diagnostic number, uint64_t offset, const char *format, ...);

/* The next window of raw bytes; false at the end. What was left of the old one is gone. */
bool nci_input_refill(nci_input *in);

#endif
