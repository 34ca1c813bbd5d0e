/* The innermost loops of reading JSON, inline: where a string ends, and long lists of short strings. */
#ifndef NCI_FORMAT_JSON_HOT_H
#define NCI_FORMAT_JSON_HOT_H

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/str.h"
#include "format/json.h"

/* The first byte in [p, end) that a string cannot hold as it is (a quotation mark, a backslash, a control character),
 * or end. 16 bytes at a time where the processor has SSE2, else 8. */
static inline const char *nci_json_plain(const char *p, const char *end)
{
#ifdef __SSE2__
  const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), control = _mm_set1_epi8(0x1f);
  for (; end - p >= 16; p += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i stop = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                                _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
    unsigned mask = (unsigned)_mm_movemask_epi8(stop);
    if (mask) return p + __builtin_ctz(mask);
  }
#else
  /* A byte of x is zero exactly where (x - 0x01..) & ~x & 0x80.. is set first; what is set above it does not matter,
   * because the byte loop below finds the place. */
  const uint64_t ones = 0x0101010101010101u, high = ones << 7;
  for (; end - p >= 8; p += 8) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
    uint64_t quote = word ^ ones * '"', backslash = word ^ ones * '\\';
    if ((((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) | ((word - ones * 0x20) & ~word)) & high) break;
  }
#endif
  while (p < end && *p != '"' && *p != '\\' && (unsigned char)*p >= 0x20) p++;
  return p;
}

/* Goes to the next item, which is a string or null (an absent view); false at the end of the array, which is then
 * closed. */
static inline bool nci_json_next_string(nci_json *json, ncorp_str *out)
{
  /* ,"word" with nothing to decode, or ,null */
  const char *p = json->at, *end = json->end;
  if (end - p >= 8 && p[0] == ',' && !json->fresh) {
    if (p[1] == '"') {
      const char *quote = nci_json_plain(p + 2, end);
      if (quote < end && *quote == '"') {
        *out = (ncorp_str){ p + 2, (size_t)(quote - p) - 2 };
        json->at = quote + 1;
        return true;
      }
    } else if (memcmp(p + 1, "null", 4) == 0) {
      *out = NCI_NO_STR;
      json->at = p + 5;
      return true;
    }
  }
  *out = NCI_NO_STR;
  return nci_json_item(json) && (nci_json_null(json) || nci_json_string(json, out));
}

#endif
