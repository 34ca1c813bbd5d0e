/* UTF-8, by Unicode's table 3-7. Owns the only knowledge of how characters are laid out in bytes; words of eight
 * bytes at a time where text is ASCII, as most of it is. */
#include "text/utf8.h"

#include <string.h>

#define HIGH_BITS 0x8080808080808080u
#define LOW_BITS 0x0101010101010101u

static const char replacement[3] = { '\xef', '\xbf', '\xbd' }; /* U+FFFD */

static inline uint64_t load(const char *p)
{
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

/* The first byte from `at` that is not ASCII, or the end. */
static size_t skip_ascii(ncorp_str s, size_t at)
{
  const char *p = s.data;
  for (; s.size - at >= 32; at += 32)
    if ((load(p + at) | load(p + at + 8) | load(p + at + 16) | load(p + at + 24)) & HIGH_BITS) break;
  for (; s.size - at >= 8; at += 8)
    if (load(p + at) & HIGH_BITS) break;
  while (at < s.size && !(p[at] & 0x80)) at++;
  return at;
}

/* Looks at the sequence that starts with the non-ASCII byte at p, of which n bytes are there. Gives the bytes of the
 * character, or of the maximal part of an ill-formed one with *ok false. */
static size_t sequence(const unsigned char *p, size_t n, bool *ok)
{
  unsigned char lead = p[0], low = 0x80, high = 0xbf;
  size_t size;
  *ok = false;
  if (lead < 0xc2 || lead > 0xf4) return 1;
  if (lead < 0xe0) {
    size = 2;
  } else if (lead < 0xf0) {
    size = 3;
    if (lead == 0xe0) low = 0xa0;  /* not overlong */
    if (lead == 0xed) high = 0x9f; /* no surrogates */
  } else {
    size = 4;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f; /* not beyond U+10FFFF */
  }
  for (size_t i = 1; i < size; i++) {
    if (i == n || p[i] < low || p[i] > high) return i;
    low = 0x80, high = 0xbf;
  }
  *ok = true;
  return size;
}

size_t nci_utf8_valid(ncorp_str s)
{
  size_t at = 0;
  bool ok;
  while ((at = skip_ascii(s, at)) < s.size) {
    do { /* text of another script is not ASCII for long stretches */
      size_t size = sequence((const unsigned char *)s.data + at, s.size - at, &ok);
      if (!ok) return at;
      at += size;
    } while (at < s.size && s.data[at] & 0x80);
  }
  return at;
}

bool nci_ascii(ncorp_str s) { return skip_ascii(s, 0) == s.size; }

uint32_t nci_utf8_decode(ncorp_str s, size_t at, size_t *size)
{
  *size = 0;
  if (at >= s.size) return 0;
  const unsigned char *p = (const unsigned char *)s.data + at;
  size_t n = p[0] < 0x80 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
  if (n > s.size - at) n = 1; /* only when the text is not valid after all */
  *size = n;
  switch (n) {
  case 2: return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3fu);
  case 3: return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3fu);
  case 4:
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 | (uint32_t)(p[2] & 0x3f) << 6 |
           (p[3] & 0x3fu);
  default: return p[0];
  }
}

size_t nci_utf8_encode(uint32_t c, char *out)
{
  unsigned char *p = (unsigned char *)out;
  if (c < 0x80) {
    p[0] = (unsigned char)c;
    return 1;
  }
  if (c < 0x800) {
    p[0] = (unsigned char)(0xc0 | c >> 6);
    p[1] = (unsigned char)(0x80 | (c & 0x3f));
    return 2;
  }
  if (c < 0x10000) {
    p[0] = (unsigned char)(0xe0 | c >> 12);
    p[1] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
    p[2] = (unsigned char)(0x80 | (c & 0x3f));
    return 3;
  }
  p[0] = (unsigned char)(0xf0 | c >> 18);
  p[1] = (unsigned char)(0x80 | (c >> 12 & 0x3f));
  p[2] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
  p[3] = (unsigned char)(0x80 | (c & 0x3f));
  return 4;
}

size_t nci_utf8_repair(nci_buffer *out, ncorp_str s)
{
  size_t from = 0, at = 0, replaced = 0;
  while ((at = skip_ascii(s, at)) < s.size) {
    bool ok;
    size_t size = sequence((const unsigned char *)s.data + at, s.size - at, &ok);
    if (!ok) {
      nci_buffer_put(out, s.data + from, at - from);
      nci_buffer_put(out, replacement, sizeof replacement);
      from = at + size;
      replaced++;
    }
    at += size;
  }
  if (s.size > from) nci_buffer_put(out, s.data + from, s.size - from);
  return replaced;
}

/* What Windows-1252 has at 0x80 to 0x9f; 0 where it has nothing. */
static const uint16_t cp1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

size_t nci_cp1252_decode(nci_buffer *out, ncorp_str s)
{
  size_t from = 0, at = 0, undefined = 0;
  while ((at = skip_ascii(s, at)) < s.size) {
    unsigned char byte = (unsigned char)s.data[at];
    uint32_t c = byte >= 0xa0 ? byte : cp1252[byte - 0x80];
    char utf8[4];
    nci_buffer_put(out, s.data + from, at - from);
    if (c) {
      nci_buffer_put(out, utf8, nci_utf8_encode(c, utf8));
    } else {
      nci_buffer_put(out, replacement, sizeof replacement);
      undefined++;
    }
    from = ++at;
  }
  if (s.size > from) nci_buffer_put(out, s.data + from, s.size - from);
  return undefined;
}

static inline bool continues(char byte) { return ((unsigned char)byte & 0xc0) == 0x80; }

/* One bit in each byte of the word that continues a character. */
static inline uint64_t continuing(uint64_t word) { return (word & ~(word << 1) & HIGH_BITS) >> 7; }

/* Adds up the bytes of a word, each below 32. */
static inline size_t sum_bytes(uint64_t word) { return (size_t)((word * LOW_BITS) >> 56); }

/* How many characters start in n bytes. */
static size_t starts(const char *p, size_t n)
{
  size_t inside = 0, i = 0;
  while (n - i >= 64) {
    uint64_t sum = 0;
    size_t words = (n - i) / 8;
    if (words > 31) words = 31; /* 8 * 31 fits a byte, as the sum of all must */
    for (; words; words--, i += 8) sum += continuing(load(p + i));
    inside += sum_bytes(sum);
  }
  for (; i < n; i++) inside += continues(p[i]);
  return n - inside;
}

size_t nci_utf8_count(ncorp_str s) { return starts(s.data, s.size); }

size_t nci_offsets_need(ncorp_str text) { return nci_ascii(text) ? 0 : text.size / NCI_OFFSET_STEP + 1; }

void nci_offsets_make(nci_offsets *map, ncorp_str text, uint32_t *samples)
{
  *map = (nci_offsets){ .text = text, .codepoints = (uint32_t)text.size };
  if (!samples || nci_ascii(text)) return;
  uint32_t count = 0, before = 0; /* characters that start before the sample */
  for (size_t at = 0; at <= text.size; at += NCI_OFFSET_STEP) {
    samples[count++] = before - (at < text.size && continues(text.data[at]));
    size_t step = text.size - at < NCI_OFFSET_STEP ? text.size - at : NCI_OFFSET_STEP;
    before += (uint32_t)starts(text.data + at, step);
  }
  map->samples = samples;
  map->sample_count = count;
  map->codepoints = before;
}

/* Characters that start before sample k's byte. */
static uint32_t starts_before(const nci_offsets *map, uint32_t k)
{
  size_t at = (size_t)k * NCI_OFFSET_STEP;
  return map->samples[k] + (at < map->text.size && continues(map->text.data[at]));
}

uint32_t nci_offsets_codepoint(const nci_offsets *map, uint32_t byte)
{
  if (byte >= map->text.size) return map->codepoints;
  if (!map->samples) return byte;
  uint32_t k = byte / NCI_OFFSET_STEP;
  size_t from = (size_t)k * NCI_OFFSET_STEP;
  return starts_before(map, k) + (uint32_t)starts(map->text.data + from, byte - from) - continues(map->text.data[byte]);
}

/* Goes `count` characters on from p, where one starts; another one starts there too. */
static const char *forward(const char *p, const char *end, uint32_t count)
{
  while (count >= 8 && end - p >= 8) { /* 8 bytes are at most 8 characters */
    count -= 8 - (uint32_t)sum_bytes(continuing(load(p)));
    p += 8;
  }
  for (;; p++) { /* `count` characters start between p and the one that is wanted */
    if (continues(*p)) continue;
    if (!count--) return p;
  }
}

uint32_t nci_offsets_byte(const nci_offsets *map, uint32_t codepoint)
{
  if (codepoint >= map->codepoints) return (uint32_t)map->text.size;
  if (!map->samples) return codepoint;
  uint32_t low = 0, high = map->sample_count; /* the last sample with not more characters before it */
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (map->samples[middle] <= codepoint) low = middle;
    else high = middle;
  }
  const char *p = map->text.data;
  size_t at = (size_t)low * NCI_OFFSET_STEP;
  while (at && continues(p[at])) at--; /* the start of the character that the sample lies in */
  return (uint32_t)(forward(p + at, p + map->text.size, codepoint - map->samples[low]) - p);
}

enum { LONG_WALK = 128 };

uint32_t nci_offset_walk_far_codepoint(nci_offset_walk *walk, uint32_t byte)
{
  const nci_offsets *map = walk->map;
  if (!map->samples) return nci_offsets_codepoint(map, byte);
  bool inside = byte < map->text.size && continues(map->text.data[byte]);
  uint32_t codepoint;
  if (byte >= walk->byte && byte - walk->byte <= LONG_WALK && byte < map->text.size && !inside)
    codepoint = walk->codepoint + (uint32_t)starts(map->text.data + walk->byte, byte - walk->byte);
  else
    codepoint = nci_offsets_codepoint(map, byte);
  if (byte < map->text.size && !inside) walk->byte = byte, walk->codepoint = codepoint;
  return codepoint;
}

uint32_t nci_offset_walk_far_byte(nci_offset_walk *walk, uint32_t codepoint)
{
  const nci_offsets *map = walk->map;
  if (!map->samples) return nci_offsets_byte(map, codepoint);
  if (codepoint < walk->codepoint || codepoint - walk->codepoint > LONG_WALK || codepoint >= map->codepoints) {
    uint32_t byte = nci_offsets_byte(map, codepoint);
    if (codepoint < map->codepoints) walk->byte = byte, walk->codepoint = codepoint;
    return byte;
  }
  const char *text = map->text.data;
  const char *p = forward(text + walk->byte, text + map->text.size, codepoint - walk->codepoint);
  walk->codepoint = codepoint;
  return walk->byte = (uint32_t)(p - text);
}
