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

uint32_t nci_offset_walk_codepoint(nci_offset_walk *walk, uint32_t byte);
uint32_t nci_offset_walk_byte(nci_offset_walk *walk, uint32_t codepoint);

#endif
