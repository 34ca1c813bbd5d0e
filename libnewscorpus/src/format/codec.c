/* gzip members and Zstandard frames, one after the other. A part that gives nothing is allowed, a thousand in a row are
 * an attempt to keep the reader busy; so is output out of all proportion to the input. */
#include "format/codec.h"

#define ZSTD_STATIC_LINKING_ONLY /* for ZSTD_customMem: all memory is the caller's */
#include <string.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>
#include "format/codec_memory.h"

enum {
  MAX_EMPTY_PARTS = 1000,
  MAX_WINDOW_LOG = 27,            /* what the zstd command takes without being told */
  RATIO_FREE = 1024 * 1024,       /* output before the ratio counts */
  STEP = 256 * 1024               /* output between two looks at the ratio */
};

struct nci_codec {
  z_stream gzip;
  bool gzip_made;
  ZSTD_DCtx *zstd;
  bool is_zstd;
  bool between;         /* at the end of a part, or before the first */
  uint64_t parts;       /* complete ones */
  uint32_t empty_parts; /* in a row */
  uint64_t part_start;  /* output before the part */
  uint64_t part_at;     /* where it begins in the input */
  uint64_t produced;
};

bool nci_codec_knows(const char *data, size_t size)
{
  const unsigned char *p = (const unsigned char *)data;
  if (size >= 2 && p[0] == 0x1f && p[1] == 0x8b) return true;
  if (size < 4) return false;
  if (p[0] == 0x28 && p[1] == 0xb5 && p[2] == 0x2f && p[3] == 0xfd) return true;
  return (p[0] & 0xf0) == 0x50 && p[1] == 0x2a && p[2] == 0x4d && p[3] == 0x18; /* a skippable frame */
}

static bool begin_gzip(nci_input *in, nci_codec *c)
{
  if (c->gzip_made) return inflateReset(&c->gzip) == Z_OK;
  c->gzip = (z_stream){ .zalloc = nci_zlib_alloc, .zfree = nci_codec_free, .opaque = (void *)(uintptr_t)in->allocator };
  c->gzip_made = inflateInit2(&c->gzip, 15 + 16) == Z_OK;
  return c->gzip_made;
}

static bool begin_zstd(nci_input *in, nci_codec *c)
{
  if (!c->zstd) {
    ZSTD_customMem memory = { nci_zstd_alloc, nci_codec_free, (void *)(uintptr_t)in->allocator };
    c->zstd = ZSTD_createDCtx_advanced(memory);
  }
  if (!c->zstd) return false;
  ZSTD_DCtx_reset(c->zstd, ZSTD_reset_session_and_parameters);
  return !ZSTD_isError(ZSTD_DCtx_setParameter(c->zstd, ZSTD_d_windowLogMax, MAX_WINDOW_LOG));
}

bool nci_codec_begin(nci_input *in)
{
  nci_codec *c = in->codec;
  if (!c) c = in->codec = nci_calloc(in->allocator, 1, sizeof *c);
  if (!c) return false;
  c->is_zstd = in->window[0] != 0x1f;
  c->between = true;
  c->parts = c->part_start = c->part_at = c->produced = 0;
  c->empty_parts = 0;
  return c->is_zstd ? begin_zstd(in, c) : begin_gzip(in, c);
}

void nci_codec_done(nci_input *in)
{
  nci_codec *c = in->codec;
  if (!c) return;
  if (c->gzip_made) inflateEnd(&c->gzip);
  ZSTD_freeDCtx(c->zstd);
  nci_free(in->allocator, c, 1, sizeof *c);
  in->codec = NULL;
}

static uint64_t position(const nci_input *in) { return in->before + in->at; }

static void fault_at(nci_input *in, nci_diagnostic number, uint64_t offset, const char *what)
{
  nci_fault_set(&in->fault, number, offset, "%s at byte %llu of the compressed data", what, (unsigned long long)offset);
}

static void tail_at(nci_input *in, uint64_t offset)
{
  fault_at(in, NCI_D_COMPRESSED_TAIL, offset, "something stands behind the end");
}

/* Counts a complete part; false when too many in a row were empty. */
static bool end_part(nci_input *in, nci_codec *c)
{
  c->between = true;
  c->parts++;
  c->empty_parts = c->produced == c->part_start ? c->empty_parts + 1 : 0;
  c->part_start = c->produced;
  c->part_at = position(in);
  if (c->empty_parts <= MAX_EMPTY_PARTS) return true;
  fault_at(in, NCI_D_COMPRESSED_EMPTY, position(in), "more than 1000 empty parts end");
  return false;
}

static bool within_ratio(nci_input *in, const nci_codec *c)
{
  uint64_t most;
  if (c->produced <= RATIO_FREE || __builtin_mul_overflow(position(in), (uint64_t)in->max_ratio, &most) || c->produced <= most)
    return true;
  nci_fault_set(&in->fault, NCI_D_COMPRESSED_RATIO, position(in),
                "%llu bytes of compressed data give more than %lu times as much", (unsigned long long)position(in),
                (unsigned long)in->max_ratio);
  return false;
}

/* Zeros behind gzip data are padding, as tapes had it; anything else is named. */
static void skip_padding(nci_input *in)
{
  do
    for (; in->at < in->size; in->at++)
      if (in->window[in->at]) {
        tail_at(in, position(in));
        return;
      }
  while (nci_input_refill(in));
  in->fault = in->raw_fault;
}

/* Decompress some; *got grows. Gives false when the input is at its end, for better or worse. */
static bool step_gzip(nci_input *in, nci_codec *c, char *into, size_t room, size_t *got)
{
  z_stream *z = &c->gzip;
  if (c->between && c->parts) {
    if (in->window[in->at] != 0x1f) {
      skip_padding(in);
      return false;
    }
    inflateReset(z);
  }
  c->between = false;
  z->next_in = (Bytef *)in->window + in->at;
  z->avail_in = (uInt)(in->size - in->at);
  z->next_out = (Bytef *)into;
  z->avail_out = (uInt)room;
  int result = inflate(z, Z_NO_FLUSH);
  in->at = in->size - z->avail_in;
  *got = room - z->avail_out;
  c->produced += *got;
  switch (result) {
  case Z_OK:
  case Z_BUF_ERROR: return true;
  case Z_STREAM_END: return end_part(in, c);
  case Z_MEM_ERROR: in->status = NCORP_ERR_NOMEM; return false;
  default: break;
  }
  if (c->parts && z->total_in <= 2) tail_at(in, c->part_at);
  else fault_at(in, NCI_D_COMPRESSED_DATA, position(in), "gzip data are damaged");
  return false;
}

static bool step_zstd(nci_input *in, nci_codec *c, char *into, size_t room, size_t *got)
{
  ZSTD_inBuffer from = { in->window + in->at, in->size - in->at, 0 };
  ZSTD_outBuffer to = { into, room, 0 };
  size_t result = ZSTD_decompressStream(c->zstd, &to, &from);
  if (!ZSTD_isError(result)) {
    in->at += from.pos;
    *got = to.pos;
    c->produced += to.pos;
    c->between = false;
    return result != 0 || end_part(in, c);
  }
  ZSTD_ErrorCode code = ZSTD_getErrorCode(result);
  if (code == ZSTD_error_memory_allocation) in->status = NCORP_ERR_NOMEM;
  else if (code == ZSTD_error_frameParameter_windowTooLarge)
    fault_at(in, NCI_D_COMPRESSED_WINDOW, c->part_at, "Zstandard data ask for a window over 128 MiB");
  else if (code == ZSTD_error_prefix_unknown && c->parts) tail_at(in, c->part_at);
  else /* libzstd does not say how far it came */
    nci_fault_set(&in->fault, NCI_D_COMPRESSED_DATA, position(in), "Zstandard data are damaged behind byte %llu of the compressed data",
                  (unsigned long long)position(in));
  return false;
}

size_t nci_codec_read(nci_input *in, char *into, size_t room)
{
  nci_codec *c = in->codec;
  size_t got = 0;
  while (got < room) {
    bool starved = in->at == in->size && !nci_input_refill(in);
    if (starved && c->between) {
      in->fault = in->raw_fault;
      break;
    }
    size_t some = 0, step = room - got < STEP ? room - got : STEP;
    bool more = c->is_zstd ? step_zstd(in, c, into + got, step, &some) : step_gzip(in, c, into + got, step, &some);
    got += some;
    if (!more || !within_ratio(in, c)) break;
    if (starved && some == 0 && !c->between) { /* nothing comes in and nothing comes out */
      if (in->raw_fault.number != NCI_D_NONE) in->fault = in->raw_fault;
      else fault_at(in, NCI_D_COMPRESSED_END, position(in), "the data break off");
      break;
    }
  }
  return got;
}
