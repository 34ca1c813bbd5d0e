/* Numbers of seven bits a byte, lowest first, and strings behind their length: how parts of a linking are written for others. */
#ifndef NCI_LINK_WIRE_H
#define NCI_LINK_WIRE_H

#include "base/buffer.h"
#include "base/str.h"

static inline void nci_wire_put(nci_buffer *b, uint64_t n)
{
  for (; n >= 0x80; n >>= 7) nci_buffer_char(b, (char)(n | 0x80));
  nci_buffer_char(b, (char)n);
}

static inline void nci_wire_put_signed(nci_buffer *b, int64_t n) { nci_wire_put(b, (uint64_t)n << 1 ^ (uint64_t)(n >> 63)); }

static inline void nci_wire_put_str(nci_buffer *b, ncorp_str s)
{
  nci_wire_put(b, s.size);
  nci_buffer_str(b, s);
}

/* Hashes take all their bits. */
static inline void nci_wire_put_hash(nci_buffer *b, uint64_t n)
{
  char bytes[8];
  for (int i = 0; i < 8; i++, n >>= 8) bytes[i] = (char)n;
  nci_buffer_put(b, bytes, sizeof bytes);
}

static inline void nci_wire_put_decimal(nci_buffer *b, ncorp_decimal d)
{
  nci_wire_put_signed(b, d.digits);
  nci_wire_put_signed(b, d.exponent);
}

/* What is read; `wrong` stays set once something did not fit. */
typedef struct nci_wire {
  const char *at, *end;
  bool wrong;
} nci_wire;

static inline nci_wire nci_wire_of(ncorp_str bytes) { return (nci_wire){ bytes.data, bytes.data + bytes.size, false }; }

static inline uint64_t nci_wire_get(nci_wire *w)
{
  uint64_t n = 0;
  for (unsigned shift = 0; shift < 64 && w->at < w->end; shift += 7) {
    unsigned char byte = (unsigned char)*w->at++;
    n |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return n;
  }
  w->wrong = true;
  return 0;
}

/* A number below a limit. */
static inline uint32_t nci_wire_below(nci_wire *w, uint64_t limit)
{
  uint64_t n = nci_wire_get(w);
  if (n >= limit) w->wrong = true;
  return n < limit ? (uint32_t)n : 0;
}

static inline int64_t nci_wire_signed(nci_wire *w)
{
  uint64_t n = nci_wire_get(w);
  return (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
}

static inline int32_t nci_wire_int(nci_wire *w)
{
  int64_t n = nci_wire_signed(w);
  if (n < INT32_MIN || n > INT32_MAX) w->wrong = true;
  return w->wrong ? 0 : (int32_t)n;
}

/* Borrowed; of size 0 where something is wrong. */
static inline ncorp_str nci_wire_str(nci_wire *w)
{
  uint64_t size = nci_wire_get(w);
  if (size > (uint64_t)(w->end - w->at)) w->wrong = true;
  if (w->wrong) return NCI_NO_STR;
  ncorp_str s = { w->at, (size_t)size };
  w->at += size;
  return s;
}

static inline uint64_t nci_wire_hash(nci_wire *w)
{
  uint64_t n = 0;
  if (w->end - w->at < 8) w->wrong = true;
  for (int i = 8; !w->wrong && i-- > 0;) n = n << 8 | (unsigned char)w->at[i];
  w->at += w->wrong ? 0 : 8;
  return n;
}

static inline ncorp_decimal nci_wire_decimal(nci_wire *w)
{
  ncorp_decimal d = { nci_wire_signed(w), 0 };
  d.exponent = nci_wire_int(w);
  return d;
}

#endif
