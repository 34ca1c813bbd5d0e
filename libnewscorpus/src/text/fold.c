/* Case and likeness of words. Owns everything that is asked of libunistring about characters; callers see only the
 * questions of fold.h. ASCII never reaches libunistring: it is most of the text. */
#include "text/fold.h"

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include "base/str.h"
#include "text/utf8.h"

static bool in_category(uint32_t c, uint32_t mask) { return uc_is_general_category_withtable(c, mask); }

static unsigned ascii_class(uint32_t c)
{
  if (nci_is_lower((char)c)) return NCI_CHAR_LOWER | NCI_CHAR_ALPHA;
  if (nci_is_upper((char)c)) return NCI_CHAR_UPPER | NCI_CHAR_ALPHA;
  if (nci_is_digit((char)c)) return NCI_CHAR_DIGIT;
  return c > ' ' && c < 0x7f ? NCI_CHAR_PUNCT : NCI_CHAR_SPACE;
}

unsigned nci_char_class(uint32_t c)
{
  if (c < 0x80) return ascii_class(c);
  if (c == 0x85 || c == 0x200b || c == 0xfeff) return NCI_CHAR_SPACE;
  uint32_t category = uc_general_category(c).bitmask;
  if (category & (UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt)) return NCI_CHAR_UPPER | NCI_CHAR_ALPHA;
  if (category & UC_CATEGORY_MASK_Ll) return NCI_CHAR_LOWER | NCI_CHAR_ALPHA;
  if (category & (UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf)) return NCI_CHAR_ALPHA;
  if (category & UC_CATEGORY_MASK_Nd) return NCI_CHAR_DIGIT;
  if (category & UC_CATEGORY_MASK_Z) return NCI_CHAR_SPACE;
  if (category & UC_CATEGORY_MASK_Cc) return NCI_CHAR_SPACE;
  return NCI_CHAR_PUNCT;
}

bool nci_char_upper(uint32_t c) { return (nci_char_class(c) & NCI_CHAR_UPPER) != 0; }
bool nci_char_lower(uint32_t c) { return (nci_char_class(c) & NCI_CHAR_LOWER) != 0; }
bool nci_char_alpha(uint32_t c) { return (nci_char_class(c) & NCI_CHAR_ALPHA) != 0; }
bool nci_char_digit(uint32_t c) { return (nci_char_class(c) & NCI_CHAR_DIGIT) != 0; }
bool nci_char_space(uint32_t c) { return (nci_char_class(c) & NCI_CHAR_SPACE) != 0; }
static bool is_punct(uint32_t c) { return (nci_char_class(c) & NCI_CHAR_PUNCT) != 0; }

uint32_t nci_char_to_lower(uint32_t c) { return c < 0x80 ? (uint32_t)nci_to_lower((char)c) : uc_tolower(c); }
uint32_t nci_char_to_upper(uint32_t c) { return c < 0x80 ? (nci_is_lower((char)c) ? c - 32 : c) : uc_toupper(c); }

/* Apostrophes and the letters that stand for them in names. */
static bool is_apostrophe(uint32_t c)
{
  return c == '\'' || c == '`' || c == 0xb4 || (c >= 0x2b9 && c <= 0x2bf) || c == 0x2c8 || c == 0x2018 || c == 0x2019 ||
         c == 0x201b || c == 0x2032 || c == 0xff07;
}

/* What nci_fold() makes of a character other than white space. */
static uint32_t fold_char(uint32_t c)
{
  if (c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0x2bc || c == 0xff07) return '\'';
  return nci_char_to_lower(c);
}

/* True when folding leaves s as it is; for ASCII text without capitals, tabs and double spaces. */
static bool is_folded(ncorp_str s)
{
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c >= 0x80 || nci_is_upper((char)c) || c < ' ') return false;
    if (c == ' ' && (i + 1 == s.size || s.data[i + 1] == ' ')) return false;
  }
  return s.size == 0 || s.data[0] != ' ';
}

/* Text under construction: words with single spaces between them. */
typedef struct writer {
  char *at, *start;
  bool space; /* one is due before the next character */
} writer;

static void put(writer *w, uint32_t c)
{
  if (w->space && w->at > w->start) *w->at++ = ' ';
  w->space = false;
  if (c < 0x80)
    *w->at++ = (char)c;
  else
    w->at += nci_utf8_encode(c, w->at);
}

ncorp_str nci_fold(nci_arena *arena, ncorp_str s)
{
  if (is_folded(s)) return s;
  /* A simple case mapping makes two bytes three at most. */
  writer w = { .at = nci_arena_alloc(arena, s.size + s.size / 2 + 4, 1) };
  if (!w.at) return NCI_NO_STR;
  w.start = w.at;
  for (size_t i = 0, n; i < s.size; i += n) {
    uint32_t c = nci_utf8_decode(s, i, &n);
    if (n == 0) break;
    if (nci_char_space(c))
      w.space = true;
    else
      put(&w, fold_char(c));
  }
  *w.at = '\0';
  return nci_str(w.start, (size_t)(w.at - w.start));
}

/* Letters that Unicode does not decompose, and how names in them are spelled in plain letters. */
static const char *plain_spelling(uint32_t c)
{
  switch (c) {
  case 0xdf: return "ss";
  case 0xe6: return "ae";
  case 0xf0: case 0x111: case 0x256: return "d";
  case 0xf8: return "o";
  case 0xfe: return "th";
  case 0x127: return "h";
  case 0x131: return "i";
  case 0x138: return "k";
  case 0x142: return "l";
  case 0x14b: return "n";
  case 0x153: return "oe";
  case 0x167: return "t";
  case 0x180: return "b";
  case 0x192: return "f";
  case 0x19a: return "l";
  case 0x1dd: case 0x259: return "e";
  case 0x268: return "i";
  case 0x289: return "u";
  default: return NULL;
  }
}

static void put_skeleton(writer *w, uint32_t c)
{
  const char *plain = plain_spelling(c);
  if (plain)
    for (; *plain; plain++) put(w, (unsigned char)*plain);
  else if (is_apostrophe(c) || c == '.' || in_category(c, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf))
    return;
  else if (nci_char_space(c) || is_punct(c))
    w->space = true;
  else
    put(w, nci_char_to_lower(c));
}

/* Full compatibility decomposition of one character: libunistring gives single steps. Returns how many characters. */
static unsigned decompose(uint32_t c, uint32_t *out, unsigned capacity)
{
  ucs4_t todo[2 * UC_DECOMPOSITION_MAX_LENGTH] = { c };
  unsigned count = 0, left = 1;
  while (left && count < capacity) {
    ucs4_t next = todo[--left], piece[UC_DECOMPOSITION_MAX_LENGTH];
    bool kana = next >= 0x3040 && next < 0x3100; /* ga is no ka with a mark */
    int tag, n = next < 0x80 || kana ? -1 : uc_decomposition(next, &tag, piece);
    if (n <= 0 || left + (unsigned)n > 2 * UC_DECOMPOSITION_MAX_LENGTH) {
      out[count++] = next;
      continue;
    }
    while (n > 0) todo[left++] = piece[--n];
  }
  return count;
}

ncorp_str nci_skeleton(nci_arena *arena, ncorp_str s)
{
  /* Few characters grow; the room is made where one does. */
  size_t room = s.size * 2 + 64;
  writer w = { .at = nci_arena_alloc(arena, room, 1) };
  if (!w.at) return NCI_NO_STR;
  w.start = w.at;
  for (size_t i = 0, n; i < s.size; i += n) {
    uint32_t piece[UC_DECOMPOSITION_MAX_LENGTH];
    uint32_t c = nci_utf8_decode(s, i, &n);
    if (n == 0) break;
    unsigned count = c < 0x80 ? 1 : decompose(c, piece, UC_DECOMPOSITION_MAX_LENGTH);
    if (c < 0x80) piece[0] = c;
    size_t used = (size_t)(w.at - w.start), most = used + (size_t)count * 4 + 8;
    if (most > room) {
      char *grown = nci_arena_grow(arena, w.start, room, most * 2, 1);
      if (!grown) return NCI_NO_STR;
      w.start = grown;
      w.at = grown + used;
      room = most * 2;
    }
    for (unsigned k = 0; k < count; k++) put_skeleton(&w, nci_char_to_lower(piece[k]));
  }
  *w.at = '\0';
  return nci_str(w.start, (size_t)(w.at - w.start));
}
