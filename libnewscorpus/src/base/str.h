/* Views of bytes: making and comparing them. Nothing here knows of encodings beyond ASCII. */
#ifndef NCI_BASE_STR_H
#define NCI_BASE_STR_H

#include <stdbool.h>
#include <string.h>
#include <newscorpus/status.h>

/* A view of a string literal. */
#define NCI_STR(literal) ((ncorp_str){ "" literal, sizeof(literal) - 1 })
#define NCI_NO_STR ((ncorp_str){ NULL, 0 })

static inline ncorp_str nci_str(const char *data, size_t size) { return (ncorp_str){ data, size }; }
static inline ncorp_str nci_cstr(const char *s) { return s ? (ncorp_str){ s, strlen(s) } : NCI_NO_STR; }

/* Same bytes; an absent view equals an empty one. Most that differ do so in the first byte: no call is made for them. */
static inline bool nci_str_eq(ncorp_str a, ncorp_str b)
{
  return a.size == b.size && (a.size == 0 || (a.data[0] == b.data[0] && memcmp(a.data, b.data, a.size) == 0));
}

/* Byte order, shorter first where one is a prefix of the other. */
static inline int nci_str_cmp(ncorp_str a, ncorp_str b)
{
  size_t n = a.size < b.size ? a.size : b.size;
  int c = n ? memcmp(a.data, b.data, n) : 0;
  return c ? c : a.size < b.size ? -1 : a.size > b.size;
}

static inline bool nci_str_starts(ncorp_str s, ncorp_str prefix)
{
  return s.size >= prefix.size && (prefix.size == 0 || memcmp(s.data, prefix.data, prefix.size) == 0);
}

static inline bool nci_str_ends(ncorp_str s, ncorp_str suffix)
{
  return s.size >= suffix.size && (suffix.size == 0 || memcmp(s.data + s.size - suffix.size, suffix.data, suffix.size) == 0);
}

/* ASCII character classes that no locale can change. */
static inline bool nci_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool nci_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool nci_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool nci_is_alpha(char c) { return nci_is_upper(c) || nci_is_lower(c); }
static inline char nci_to_lower(char c) { return nci_is_upper(c) ? (char)(c + 32) : c; }
static inline bool nci_is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* Equal but for the case of ASCII letters. */
static inline bool nci_str_eq_nocase(ncorp_str a, ncorp_str b)
{
  if (a.size != b.size) return false;
  for (size_t i = 0; i < a.size; i++)
    if (nci_to_lower(a.data[i]) != nci_to_lower(b.data[i])) return false;
  return true;
}

/* The same for a word that ends with NUL: lists of words are compared without measuring each of them. */
static inline bool nci_str_is(ncorp_str s, const char *word)
{
  size_t i = 0;
  while (i < s.size && word[i] != '\0' && s.data[i] == word[i]) i++;
  return i == s.size && word[i] == '\0';
}

static inline bool nci_str_is_nocase(ncorp_str s, const char *word)
{
  size_t i = 0;
  if (s.size && (s.data[0] ^ word[0]) & ~0x20) return false; /* most that differ do so in the first letter */
  while (i < s.size && word[i] != '\0' && nci_to_lower(s.data[i]) == nci_to_lower(word[i])) i++;
  return i == s.size && word[i] == '\0';
}

/* Takes the part before a mark off a list, and the mark. */
static inline ncorp_str nci_str_part(ncorp_str *rest, char mark)
{
  if (!rest->size) return *rest;
  const char *end = (const char *)memchr(rest->data, mark, rest->size);
  ncorp_str part = { rest->data, end ? (size_t)(end - rest->data) : rest->size };
  rest->data += part.size + (end != NULL);
  rest->size -= part.size + (end != NULL);
  return part;
}

/* Without white space at both ends. */
static inline ncorp_str nci_str_trim(ncorp_str s)
{
  while (s.size && nci_is_space(s.data[0])) s.data++, s.size--;
  while (s.size && nci_is_space(s.data[s.size - 1])) s.size--;
  return s;
}

#endif
