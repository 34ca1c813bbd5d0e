/* Words as the network sees them. */
#include "language/features.h"

#include "base/hash.h"
#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

static uint32_t mix(uint32_t hash, uint32_t c) { return (hash ^ c) * 0x9e3779b1u + (hash >> 15); }

/* One character of a key. */
static uint32_t plain_character(uint32_t c)
{
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  switch (c) {
  case 0x2018: case 0x2019: case 0x201b: case 0x02bc: return '\'';
  case 0x201c: case 0x201d: case 0x201e: case 0x00ab: case 0x00bb: return '"';
  case 0x2010: case 0x2011: return '-';
  default: return nci_char_to_lower(c);
  }
}

/* The kind of a character in a shape: marks stand for themselves. */
static uint32_t kind_of(uint32_t c)
{
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? 'X' : c >= 'a' && c <= 'z' ? 'x' : c >= '0' && c <= '9' ? 'd' : c;
  unsigned class = nci_char_class(c);
  return class & NCI_CHAR_UPPER ? 'X' : class & NCI_CHAR_ALPHA ? 'x' : class & NCI_CHAR_DIGIT ? 'd' : plain_character(c);
}

typedef struct word {
  char key[NCI_KEY_SIZE];
  uint32_t size;           /* of the key */
  uint32_t count;          /* characters in the key */
  uint32_t first[4];       /* the first characters */
  uint32_t last[4];        /* the last ones, the very last at count % 4 - 1 */
  uint32_t shape;
  bool digits;
} word;

static void look(ncorp_str form, word *w)
{
  uint32_t previous = 0, runs = 0, uppers = 0, others = 0;
  w->size = w->count = 0;
  w->shape = 0x5bd1e995u;
  w->digits = false;
  for (size_t at = 0; at < form.size;) {
    uint32_t c = (unsigned char)form.data[at];
    size_t bytes_read = 1;
    if (c >= 0x80) c = nci_utf8_decode(form, at, &bytes_read);
    at += bytes_read;
    uint32_t plain = plain_character(c), kind = kind_of(c);
    char bytes[4] = { (char)plain };
    uint32_t n = plain < 0x80 ? 1 : (uint32_t)nci_utf8_encode(plain, bytes);
    if (w->size + n > NCI_KEY_SIZE) break;
    for (uint32_t i = 0; i < n; i++) w->key[w->size++] = bytes[i];
    if (w->count < 4) w->first[w->count] = plain;
    w->last[w->count++ % 4] = plain;
    if (kind == 'd') w->digits = true;
    if (kind == 'X') uppers++;
    else if (kind == 'x') others++;
    if (kind != previous && runs < 6) w->shape = mix(w->shape, kind), runs++;
    previous = kind;
  }
  if (uppers > 1 && !others) w->shape = mix(w->shape, 1); /* all capitals, not one letter */
}

uint32_t nci_word_key(ncorp_str form, char key[NCI_KEY_SIZE])
{
  word w;
  look(form, &w);
  memcpy(key, w.key, w.size);
  return w.size;
}

void nci_word_features(ncorp_str form, nci_features *out)
{
  word w;
  look(form, &w);
  out->word = out->plain = nci_hash(w.key, w.size, 0);
  if (w.digits) {
    for (uint32_t i = 0; i < w.size; i++)
      if (nci_is_digit(w.key[i])) w.key[i] = '0';
    out->plain = nci_hash(w.key, w.size, 0);
  }
  uint32_t prefix = 0x27d4eb2fu, suffix = 0x165667b1u;
  for (uint32_t i = 0; i < w.count && i < 3; i++) prefix = mix(prefix, w.first[i]);
  out->affix[0] = prefix;
  for (uint32_t n = 1; n <= 4; n++) {
    suffix = mix(suffix, n <= w.count ? w.last[(w.count - n) % 4] : 0);
    if (n > 1) out->affix[n - 1] = suffix;
  }
  out->shape = w.shape;
}
