/* UTF-8: checking, decoding, repairing; and from bytes to code points. Everything behind the readers' border may
 * rely on valid text. */
#ifndef NCI_TEXT_UTF8_H
#define NCI_TEXT_UTF8_H

#include <stdbool.h>
#include <stdint.h>
#include <newscorpus/status.h>
#include "base/buffer.h"

/* How many bytes at the start of s are valid UTF-8 (s.size when all are). Exactly Unicode's table 3-7. */
size_t nci_utf8_valid(ncorp_str s);

/* True when no byte is above 0x7f. */
bool nci_ascii(ncorp_str s);

/* Decodes the character at `at` of valid text; *size is its bytes (1 to 4). At the end: 0 and size 0. */
uint32_t nci_utf8_decode(ncorp_str s, size_t at, size_t *size);

/* Encodes a code point (not a surrogate, at most 0x10ffff) into out[4]; gives the number of bytes. */
size_t nci_utf8_encode(uint32_t c, char *out);

/* Appends s with every ill-formed sequence replaced by U+FFFD (one for each maximal part); gives how many. */
size_t nci_utf8_repair(nci_buffer *out, ncorp_str s);

/* Appends s, which is in Windows-1252, as UTF-8. Gives how many bytes were undefined there (now U+FFFD). */
size_t nci_cp1252_decode(nci_buffer *out, ncorp_str s);

/* Code points in valid text. */
size_t nci_utf8_count(ncorp_str s);

/* The map between byte and code point offsets of one text: a sample every NCI_OFFSET_STEP bytes. For ASCII text
 * `samples` is NULL and both offsets are the same. */
enum { NCI_OFFSET_STEP = 256 };

typedef struct nci_offsets {
  ncorp_str text;
  const uint32_t *samples; /* code points before byte k * NCI_OFFSET_STEP (before the character it lies in) */
  uint32_t sample_count;
  uint32_t codepoints;     /* of the whole text */
} nci_offsets;

/* How many samples a text needs: 0 for ASCII. */
size_t nci_offsets_need(ncorp_str text);

/* Fills the map; `samples` has room for nci_offsets_need() values. */
void nci_offsets_make(nci_offsets *map, ncorp_str text, uint32_t *samples);

uint32_t nci_offsets_codepoint(const nci_offsets *map, uint32_t byte);
uint32_t nci_offsets_byte(const nci_offsets *map, uint32_t codepoint);

/* A place in a text, for converting offsets that lie near the ones before, as those of a layer do: a walk of a few
 * characters instead of a search. Begin with { map, 0, 0 }. */
typedef struct nci_offset_walk {
  const nci_offsets *map;
  uint32_t byte, codepoint;
} nci_offset_walk;

/* The steps that are no short ones through ASCII. */
uint32_t nci_offset_walk_far_codepoint(nci_offset_walk *walk, uint32_t byte);
uint32_t nci_offset_walk_far_byte(nci_offset_walk *walk, uint32_t codepoint);

/* True when n is 1 to 8 and the next n bytes are ASCII, and not the last of the text. */
static inline bool nci_offset_walk_short(const nci_offset_walk *walk, uint32_t n)
{
  uint64_t word;
  if (n - 1 >= 8 || !walk->map->samples || walk->map->text.size - walk->byte <= 8) return false;
  memcpy(&word, walk->map->text.data + walk->byte, sizeof word);
  word &= 0x8080808080808080u;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  return !(word << (64 - 8 * n));
#else
  return !(word >> (64 - 8 * n));
#endif
}

static inline uint32_t nci_offset_walk_codepoint(nci_offset_walk *walk, uint32_t byte)
{
  uint32_t n = byte - walk->byte; /* a step back is a very long one */
  if (!nci_offset_walk_short(walk, n) || ((unsigned char)walk->map->text.data[byte] & 0xc0) == 0x80)
    return nci_offset_walk_far_codepoint(walk, byte);
  walk->byte = byte;
  return walk->codepoint += n;
}

static inline uint32_t nci_offset_walk_byte(nci_offset_walk *walk, uint32_t codepoint)
{
  uint32_t n = codepoint - walk->codepoint;
  if (!nci_offset_walk_short(walk, n)) return nci_offset_walk_far_byte(walk, codepoint);
  walk->codepoint = codepoint;
  return walk->byte += n;
}

#endif
