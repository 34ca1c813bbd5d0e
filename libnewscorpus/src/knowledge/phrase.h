/* The normal form in which phrases are compared, and its hash. The lexicon compiler and the lexicon share it.
 *
 * Letters in lower case; curly apostrophes straight; runs of white space, and hyphens or en dashes between two
 * characters, one space; none at the ends. A hyphen beside white space is a dash and stays one. */
#ifndef NCI_KNOWLEDGE_PHRASE_H
#define NCI_KNOWLEDGE_PHRASE_H

#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

/* No phrase is longer in bytes. */
enum { NCI_PHRASE_MAX = 255 };

typedef struct nci_phrase {
  ncorp_str text;
  size_t at;  /* where reading goes on */
  bool begun; /* a character was given */
  bool gap;   /* a separator was read since */
} nci_phrase;

static inline bool nci_phrase_blank(uint32_t c)
{
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : nci_char_space(c);
}

static inline bool nci_phrase_hyphen(uint32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2013); }

static inline bool nci_phrase_apostrophe(uint32_t c)
{
  return c == 0x2019 || c == 0x2018 || c == 0x2bc || c == 0x2bb || c == 0x2bf || c == 0x2032 || c == 0xb4 || c == '`';
}

/* Gives the next character of the normal form that begins before byte `end`, or 0; *own is that character before it
 * was put in lower case. */
static inline uint32_t nci_phrase_next(nci_phrase *p, size_t end, uint32_t *own)
{
  while (p->at < end) {
    size_t size = 1;
    uint32_t c = (unsigned char)p->text.data[p->at];
    if (c >= 0x80) c = nci_utf8_decode(p->text, p->at, &size);
    if (nci_phrase_blank(c)) {
      p->gap = p->begun;
      p->at += size;
      continue;
    }
    if (nci_phrase_hyphen(c)) {
      size_t next = p->at + size, skip;
      if (p->begun && !p->gap && next < p->text.size && !nci_phrase_blank(nci_utf8_decode(p->text, next, &skip))) {
        p->gap = true;
        p->at += size;
        continue;
      }
      c = '-';
    } else if (nci_phrase_apostrophe(c)) {
      c = '\'';
    }
    if (p->gap) {
      p->gap = false;
      return *own = ' ';
    }
    p->begun = true;
    p->at += size;
    *own = c;
    return c < 0x80 ? (unsigned char)nci_to_lower((char)c) : nci_char_to_lower(c);
  }
  return *own = 0;
}

#define NCI_PHRASE_SEED 0x9e3779b97f4a7c15u

/* Takes one more character into a hash; nci_phrase_hash then makes of it the value for the table. */
static inline uint64_t nci_phrase_mix(uint64_t h, uint32_t c) { return (h ^ c) * 0xff51afd7ed558ccdu; }
static inline uint64_t nci_phrase_hash(uint64_t h) { return h ^ (h >> 29); }

#endif
