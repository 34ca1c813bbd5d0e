/* Tokens by the conventions of Universal Dependencies for English. Owns where words begin and end; where sentences do
 * is sentence.c's. One pass from left to right: the class of a byte says which recogniser takes over, and a word of
 * plain letters never leaves the first loop. Whatever looks ahead further than a word remembers what it found, so that
 * no input is read more than a few times. */
#include "text/token_split.h"

#include "base/str.h"
#include "text/fold.h"
#include "text/multiword.h"
#include "text/utf8.h"

typedef struct lexer {
  nci_arena *arena;
  ncorp_str text;
  const unsigned char *s;
  uint32_t end;       /* of the block */
  uint32_t at_sign;   /* the next @, or `end`; valid when not behind the reading point */
  uint32_t no_domain; /* dots before this offset are known to belong to no host name */
  nci_tokens *out;
  uint32_t first; /* token of this block */
  uint16_t shape; /* to be added to the next token: SPACE_BEFORE */
  uint16_t mark;  /* likewise: BREAK */
} lexer;

/* Classes of bytes. Only those above END can stand in the middle of a word. */
enum { LOWER = 1, UPPER = 2, DIGIT = 4, HIGH = 8, SPACE = 16, JOIN = 32 };

#define L LOWER
#define U UPPER
#define D DIGIT
#define H HIGH
#define S SPACE
#define J JOIN
static const uint8_t BYTE_CLASS[256] = {
  S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
  S, 0, 0, 0, 0, 0, J, J, 0, 0, 0, J, 0, J, J, J, D, D, D, D, D, D, D, D, D, D, J, 0, 0, 0, 0, 0,
  0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, J,
  0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, S,
  H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
  H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
  H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
  H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
};
#undef L
#undef U
#undef D
#undef H
#undef S
#undef J

enum { ALNUM = LOWER | UPPER | DIGIT, LETTER = LOWER | UPPER, EMAIL_LOCAL_MAX = 64 };

static unsigned class_at(const lexer *lx, uint32_t at) { return at < lx->end ? BYTE_CLASS[lx->s[at]] : SPACE; }
static bool one_of(char c, const char *set) { return c != '\0' && strchr(set, c); }
static char byte_at(const lexer *lx, uint32_t at) { return at < lx->end ? (char)lx->s[at] : ' '; }

static uint32_t decode(const lexer *lx, uint32_t at, uint32_t *size)
{
  size_t n = 0;
  uint32_t c = at < lx->end ? nci_utf8_decode(nci_str(lx->text.data, lx->end), at, &n) : ' ';
  *size = (uint32_t)n;
  return c;
}

/* The class of the character at `at`, whatever its script. */
static unsigned char_class_at(const lexer *lx, uint32_t at)
{
  uint32_t n;
  return nci_char_class(decode(lx, at, &n));
}

static bool letter_at(const lexer *lx, uint32_t at)
{
  unsigned k = class_at(lx, at);
  return k & HIGH ? (char_class_at(lx, at) & NCI_CHAR_ALPHA) != 0 : (k & LETTER) != 0;
}

static ncorp_str bytes(const lexer *lx, uint32_t start, uint32_t end) { return nci_str(lx->text.data + start, end - start); }

static bool word_is(const lexer *lx, uint32_t start, uint32_t end, const char *word)
{
  return nci_str_is_nocase(bytes(lx, start, end), word);
}

/* A word of a table, with its size. */
#define W(literal) { "" literal, sizeof(literal) - 1 }

/* Bytes of the apostrophe at `at`: ' or U+2019; 0 when there is none. */
static uint32_t apostrophe_at(const lexer *lx, uint32_t at)
{
  if (at >= lx->end) return 0;
  if (lx->s[at] == '\'') return 1;
  return lx->end - at >= 3 && lx->s[at] == 0xe2 && lx->s[at + 1] == 0x80 && lx->s[at + 2] == 0x99 ? 3 : 0;
}

static inline void emit(lexer *lx, uint32_t start, uint32_t end, unsigned shape, unsigned mark)
{
  nci_tokens *out = lx->out;
  nci_token *t = out->count < out->capacity ? &out->at[out->count++] : nci_vec_push(lx->arena, out);
  if (!t) return;
  *t = (nci_token){ start, end, (uint16_t)(shape | lx->shape), (uint16_t)(mark | lx->mark) };
  lx->shape = lx->mark = 0;
}

/* ---- words ---- */

/* Looks at the letters of [start, end) and names their shape. */
static unsigned word_shape(const lexer *lx, uint32_t start, uint32_t end)
{
  unsigned shape = 0, kinds = 0;
  uint32_t letters = 0, first_kind = 0;
  for (uint32_t at = start, n = 1; at < end; at += n) {
    unsigned k = BYTE_CLASS[lx->s[at]], c;
    n = 1;
    if (k & HIGH) {
      c = nci_char_class(decode(lx, at, &n));
      shape |= NCI_SHAPE_NON_ASCII;
    } else {
      c = k & LOWER ? NCI_CHAR_LOWER | NCI_CHAR_ALPHA : k & UPPER ? NCI_CHAR_UPPER | NCI_CHAR_ALPHA : k & DIGIT ? NCI_CHAR_DIGIT : 0;
      if (lx->s[at] == '.') shape |= NCI_SHAPE_DOT;
    }
    if (at == start) first_kind = c;
    kinds |= c;
    letters += (c & NCI_CHAR_ALPHA) != 0;
  }
  if (kinds & NCI_CHAR_ALPHA) shape |= NCI_SHAPE_WORD;
  if (kinds & NCI_CHAR_DIGIT) shape |= NCI_SHAPE_DIGIT;
  if (first_kind & NCI_CHAR_UPPER) shape |= NCI_SHAPE_CAPITAL;
  if (first_kind & NCI_CHAR_DIGIT) shape |= NCI_SHAPE_NUMBER;
  if ((kinds & NCI_CHAR_UPPER) && !(kinds & NCI_CHAR_LOWER) && (letters > 1 || (shape & NCI_SHAPE_DOT))) shape |= NCI_SHAPE_ALL_CAPS;
  if ((kinds & NCI_CHAR_LOWER) && !(kinds & NCI_CHAR_UPPER)) shape |= NCI_SHAPE_LOWER;
  if (!(shape & (NCI_SHAPE_WORD | NCI_SHAPE_DIGIT))) shape |= NCI_SHAPE_PUNCT;
  if (!(shape & NCI_SHAPE_WORD)) shape &= ~(unsigned)NCI_SHAPE_DOT;
  return shape;
}

/* Scripts that write no spaces between words and whose characters are words or nearly so. */
static bool ideograph(uint32_t c)
{
  return (c >= 0x2e80 && c <= 0x2fdf) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x323af);
}

static bool hiragana(uint32_t c) { return c >= 0x3041 && c <= 0x309f; }
static bool katakana(uint32_t c) { return (c >= 0x30a0 && c <= 0x30ff) || (c >= 0xff66 && c <= 0xff9f); }

/* Length of the clitic that [start, end) ends with ('s, n't, 're, 've, 'll, 'd, 'm, either apostrophe), or 0. */
static uint32_t clitic(const lexer *lx, uint32_t start, uint32_t end)
{
  const unsigned char *s = lx->s;
  if (end - start < 3) return 0;
  char last = nci_to_lower((char)s[end - 1]), before = nci_to_lower((char)s[end - 2]);
  for (uint32_t wide = 1; wide <= 3; wide += 2) {
    if (end - start >= wide + 2 && apostrophe_at(lx, end - 1 - wide) == wide) {
      if (last == 's' || last == 'd' || last == 'm') return wide + 1;
      if (last == 't' && nci_to_lower((char)s[end - 2 - wide]) == 'n' && end - start >= wide + 3) return wide + 2;
    }
    if (end - start >= wide + 3 && apostrophe_at(lx, end - 2 - wide) == wide &&
        ((before == 'r' && last == 'e') || (before == 'v' && last == 'e') || (before == 'l' && last == 'l')))
      return wide + 2;
  }
  return 0;
}

/* "its" for "it's": before a word that no noun phrase goes on with. */
static bool next_tells_contraction(const lexer *lx, uint32_t start, uint32_t end)
{
  uint32_t at = end + 1, to = at;
  if (!word_is(lx, start, end, "its") || byte_at(lx, end) != ' ') return false;
  while (class_at(lx, to) & LETTER) to++;
  return nci_no_modifier(bytes(lx, at, to));
}

/* Emits the word [start, end), cut as UD cuts it. */
static void emit_word(lexer *lx, uint32_t start, uint32_t end, bool apostrophe, unsigned mark)
{
  uint32_t cut = 0, n;
  if (!apostrophe) {
    cut = nci_contraction(bytes(lx, start, end));
    if (!cut && end - start == 3 && next_tells_contraction(lx, start, end)) cut = 2;
    if (cut) {
      emit(lx, start, start + cut, word_shape(lx, start, start + cut), 0);
      emit(lx, start + cut, end, word_shape(lx, start + cut, end) | NCI_SHAPE_CLITIC, 0);
      return;
    }
    emit(lx, start, end, word_shape(lx, start, end), mark);
    return;
  }
  uint32_t pieces[3], count = 0, stem = end;
  while (count < 2 && (n = clitic(lx, start, stem)) > 0) {
    pieces[count++] = stem;
    stem -= n;
  }
  emit(lx, start, stem, word_shape(lx, start, stem), mark);
  while (count) {
    uint32_t to = pieces[--count];
    emit(lx, stem, to, word_shape(lx, stem, to) | NCI_SHAPE_CLITIC, 0);
    stem = to;
  }
}

/* Prefixes that stay joined to what follows their hyphen; all other hyphens are tokens. */
static bool joining_prefix(const lexer *lx, uint32_t start, uint32_t end)
{
  static const ncorp_str PREFIXES[] = {
    W("non"), W("e"), W("re"), W("anti"), W("co"), W("pre"), W("mid"), W("pro"), W("cross"), W("post"), W("over"),
    W("multi"), W("ex"), W("sub"), W("counter"), W("semi"), W("mini"), W("inter"), W("intra"), W("un"), W("de"),
    W("ultra"), W("micro"), W("mis"), W("psycho"), W("socio")
  };
  for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++)
    if (nci_str_eq_nocase(bytes(lx, start, end), PREFIXES[i])) return true;
  return false;
}

/* ---- links ---- */

static bool url_byte(unsigned char c)
{
  return c > ' ' && c != 0x7f && c != '<' && c != '>' && c != '"' && c != '{' && c != '}' && c != '|' && c != '\\' && c != '^' && c != '`' && c < 0x80;
}

/* Where a URL that runs to the end of its characters really ends: closing punctuation belongs to the sentence. */
static uint32_t url_end(const lexer *lx, uint32_t start, uint32_t at)
{
  int open = 0;
  while (at < lx->end && url_byte(lx->s[at])) {
    if (lx->s[at] == '(') open++;
    if (lx->s[at] == ')' && --open < 0) break;
    at++;
  }
  while (at > start + 1 && one_of((char)lx->s[at - 1], ".,;:!?'*)]") && !(lx->s[at - 1] == ')' && open >= 0 && memchr(lx->s + start, '(', at - start)))
    at--;
  return at;
}

/* The end of the address local@host that begins at `start`, or 0. */
static uint32_t email_end(lexer *lx, uint32_t start)
{
  if (lx->at_sign < start) {
    const unsigned char *p = memchr(lx->s + start, '@', lx->end - start);
    lx->at_sign = p ? (uint32_t)(p - lx->s) : lx->end;
  }
  uint32_t at = lx->at_sign;
  if (at >= lx->end || at - start > EMAIL_LOCAL_MAX || at == start || !(class_at(lx, at + 1) & ALNUM)) return 0;
  for (uint32_t i = start; i < at; i++)
    if (!(BYTE_CLASS[lx->s[i]] & ALNUM) && !one_of((char)lx->s[i], "._%+-")) return 0;
  at++;
  while (class_at(lx, at) & ALNUM || byte_at(lx, at) == '.' || byte_at(lx, at) == '-') at++;
  while (lx->s[at - 1] == '.' || lx->s[at - 1] == '-') at--;
  return at;
}

/* The end of labels of a host or file name that follow the dot at `dot`, or 0 when the last label is no known ending. */
static uint32_t host_end(lexer *lx, uint32_t start, uint32_t dot)
{
  static const ncorp_str ENDINGS[] = {
    W("com"), W("org"), W("net"), W("edu"), W("gov"), W("mil"), W("int"), W("info"), W("biz"), W("eu"), W("uk"), W("us"),
    W("de"), W("fr"), W("ru"), W("ua"), W("tr"), W("ir"), W("cn"), W("jp"), W("tw"), W("in"), W("au"), W("ca"), W("nz"),
    W("za"), W("br"), W("mx"), W("es"), W("it"), W("pl"), W("nl"), W("be"), W("ch"), W("at"), W("se"), W("no"), W("dk"),
    W("fi"), W("il"), W("tv"), W("io"), W("co"), W("me"), W("ai"), W("app"), W("news"), W("online"), W("doc"), W("docx"),
    W("pdf"), W("txt"), W("xls"), W("xlsx"), W("ppt"), W("html"), W("htm"), W("jpg"), W("png"), W("gif"), W("zip"),
    W("exe"), W("js"), W("csv")
  };
  if (dot < lx->no_domain) return 0;
  uint32_t at = dot, label = 0, labels = 0;
  while (byte_at(lx, at) == '.' && class_at(lx, at + 1) & ALNUM) {
    label = ++at;
    labels += (class_at(lx, at) & LOWER) != 0;
    while (class_at(lx, at) & ALNUM || (byte_at(lx, at) == '-' && class_at(lx, at + 1) & ALNUM)) at++;
  }
  if (label)
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
      /* "night.In" is a stop without its space; a host has one case throughout. */
      if (nci_str_eq_nocase(bytes(lx, label, at), ENDINGS[i]) && !((class_at(lx, label) & UPPER) && (class_at(lx, label + 1) & LOWER))) {
        bool two = dot + 1 == label && at - label == 2;
        if (two && !(class_at(lx, start) & UPPER) && strchr("abdfmnosi", lx->s[label]) && byte_at(lx, at) != '/') break;
        return byte_at(lx, at) == '/' ? url_end(lx, start, at) : at;
      }
  /* comp.lang.c: names of newsgroups, packages and the like. */
  if (labels >= 2 && class_at(lx, start) & LOWER && at - start <= 80) return at;
  lx->no_domain = at;
  return 0;
}

/* ---- full stops ---- */

/* The next character that is no white space, within the same line. */
static uint32_t next_visible(const lexer *lx, uint32_t at)
{
  while (at < lx->end && (lx->s[at] == ' ' || lx->s[at] == '\t')) at++;
  return at;
}

/* True when the token before is a name or an initial: "Albert" before "I." */
static bool after_name(const lexer *lx)
{
  uint32_t count = lx->out->count;
  if (count == lx->first) return false;
  const nci_token *t = &lx->out->at[count - 1];
  return (t->shape & NCI_SHAPE_CAPITAL) && !(count - 1 == lx->first && !(t->shape & NCI_SHAPE_DOT));
}

/* Decides about the full stop at `dot` behind the word that began at `start` and whose last part (behind an inner
 * dot) began at `part`. Returns where to go on in the same token, or `dot` when the word ends before it; sets *mark
 * when the word ends behind it. */
static uint32_t full_stop(lexer *lx, uint32_t start, uint32_t part, uint32_t dot, uint32_t letters, unsigned *mark)
{
  unsigned next = class_at(lx, dot + 1);
  bool dotted = part > start, single = letters == 1;
  bool next_letter = letter_at(lx, dot + 1);
  if (next_letter || next & DIGIT) {
    uint32_t host;
    if (!dotted && word_is(lx, start, dot, "www")) return url_end(lx, start, dot);
    if (next & ALNUM && !single && (host = host_end(lx, start, dot)) > 0) return host;
    uint32_t n;
    decode(lx, dot + 1, &n);
    bool next_single = next_letter && !letter_at(lx, dot + 1 + n) && !(class_at(lx, dot + 1 + n) & DIGIT);
    /* M.Sc., Ph.D. */
    if (dot - part <= 3 && (class_at(lx, part) & UPPER) && (next & UPPER) && (next_single || (byte_at(lx, dot + 3) == '.' && class_at(lx, dot + 2) & LOWER)))
      return dot + 1;
    if (single && next_letter) {
      if (next_single) return dot + 1;
      if (next & ALNUM && (host = host_end(lx, start, dot)) > 0) return host;
      *mark = NCI_MARK_DOTTED | (dotted ? 0 : NCI_MARK_INITIAL);
      return dot + 1;
    }
    if (!dotted && (nci_abbreviation(bytes(lx, start, dot)) & NCI_ABBR_TITLE) && (next & UPPER)) {
      *mark = NCI_MARK_DOTTED;
      return dot + 1;
    }
    return dot;
  }
  if (byte_at(lx, dot + 1) == '.') {
    /* Inc.. and L.P..: the first is the abbreviation's. */
    if (byte_at(lx, dot + 2) == '.' || !(dotted ? letters <= 3 : nci_abbreviation(bytes(lx, start, dot)) & ~(unsigned)NCI_ABBR_NUMBER)) return dot;
    *mark = NCI_MARK_DOTTED;
    return dot + 1;
  }
  if (dotted) {
    if (letters > 3) return dot;
    *mark = NCI_MARK_DOTTED;
    return dot + 1;
  }
  uint32_t after = next_visible(lx, dot + 1);
  unsigned flags = nci_abbreviation(bytes(lx, start, dot));
  if (flags & NCI_ABBR_NUMBER && !(class_at(lx, after) & DIGIT)) flags &= ~(unsigned)NCI_ABBR_NUMBER;
  if (flags & NCI_ABBR_PLAIN && (after >= lx->end || lx->s[after] == '\n' || char_class_at(lx, after) & NCI_CHAR_UPPER)) return dot;
  if (flags) {
    *mark = NCI_MARK_DOTTED;
    return dot + 1;
  }
  if (single && (char_class_at(lx, start) & NCI_CHAR_UPPER)) {
    bool capital_next = (char_class_at(lx, after) & NCI_CHAR_UPPER) != 0;
    if (lx->s[start] == 'I' && !(after_name(lx) && capital_next)) return dot;
    if (capital_next || byte_at(lx, dot + 1) == ',' || byte_at(lx, dot + 1) == '-') {
      *mark = NCI_MARK_DOTTED | NCI_MARK_INITIAL;
      return dot + 1;
    }
    return dot;
  }
  /* A comma after the stop: an abbreviation that no list has. */
  if (byte_at(lx, dot + 1) == ',') {
    *mark = NCI_MARK_DOTTED;
    return dot + 1;
  }
  return dot;
}

/* A word that is not plain letters up to a space or a comma; `at` is as far as plain letters and digits go. */
static uint32_t word(lexer *lx, uint32_t start, uint32_t at)
{
  uint32_t n, part = start, letters = at - start;
  bool apostrophe = false;
  unsigned mark = 0;
  if ((n = email_end(lx, start)) > 0) {
    emit(lx, start, n, NCI_SHAPE_LINK | word_shape(lx, start, n), 0);
    return n;
  }
  while (at < lx->end && !mark) {
    unsigned k = BYTE_CLASS[lx->s[at]];
    if (k & ALNUM || lx->s[at] == '_') {
      at++, letters++;
    } else if (k & HIGH) {
      if ((n = apostrophe_at(lx, at)) > 0) {
        if (!letter_at(lx, at + n) || at == start) break;
        apostrophe = true;
        at += n;
        continue;
      }
      uint32_t c = decode(lx, at, &n);
      if (!(nci_char_class(c) & (NCI_CHAR_ALPHA | NCI_CHAR_DIGIT)) || ideograph(c) || hiragana(c) || katakana(c)) break;
      at += n, letters++;
    } else if (lx->s[at] == '\'') {
      if (at == start || !letter_at(lx, at + 1)) break;
      apostrophe = true;
      at++;
    } else if (lx->s[at] == '.') {
      uint32_t go = full_stop(lx, start, part, at, letters, &mark);
      if (go == at) break;
      if (go > at + 1) {
        emit(lx, start, go, NCI_SHAPE_LINK | word_shape(lx, start, go), 0);
        return go;
      }
      at = part = go;
      letters = 0;
    } else if (lx->s[at] == '&') {
      if (at - start > 3 || !(class_at(lx, at + 1) & LETTER) || byte_at(lx, at + 3) == ';') break;
      at++;
    } else if (lx->s[at] == ':') {
      if (byte_at(lx, at + 1) == '/' && byte_at(lx, at + 2) == '/' && at - start <= 6) {
        n = url_end(lx, start, at + 3);
        emit(lx, start, n, NCI_SHAPE_LINK | word_shape(lx, start, n), 0);
        return n;
      }
      break;
    } else if (lx->s[at] == '/') {
      /* b/c, w/o */
      if (at - start != 1 || !letter_at(lx, at + 1) || class_at(lx, at + 2) & (ALNUM | HIGH)) break;
      at++;
    } else if (lx->s[at] == '-') {
      if (!letter_at(lx, at + 1) || part > start || !joining_prefix(lx, start, at)) break;
      at++;
    } else {
      break;
    }
  }
  if (mark && lx->s[at - 1] == '.' && apostrophe) apostrophe = false;
  emit_word(lx, start, at, apostrophe, mark);
  return at;
}

/* ---- numbers ---- */

static uint32_t digits_end(const lexer *lx, uint32_t at)
{
  while (class_at(lx, at) & DIGIT) at++;
  return at;
}

/* Where the letters [from, to) behind a number are a unit and so a token of their own. */
static bool unit(const lexer *lx, uint32_t from, uint32_t to)
{
  static const ncorp_str UNITS[] = {
    W("am"), W("pm"), W("k"), W("m"), W("mm"), W("cm"), W("km"), W("kg"), W("mg"), W("g"), W("ft"), W("lb"), W("lbs"),
    W("mph"), W("kph"), W("kmh"), W("kw"), W("mw"), W("gw"), W("kwh"), W("mwh"), W("gb"), W("mb"), W("tb"), W("hz"),
    W("ghz"), W("mhz"), W("ml"), W("bn"), W("tn"), W("mn"), W("min"), W("hrs"), W("hr"), W("yr"), W("yrs"), W("sec"),
    W("oz"), W("million"), W("billion"), W("trillion"), W("percent"), W("pc"), W("px"), W("b"), W("h")
  };
  for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
    if (nci_str_eq_nocase(bytes(lx, from, to), UNITS[i])) return !(to - from == 1 && strchr("bhg", lx->s[from]));
  return false;
}

/* A number from its first digit (or the dot before it): 1,200 3.5 8:00 24/7 2025-12-07 713-853-3989 20th 35mm. */
static uint32_t number(lexer *lx, uint32_t start)
{
  uint32_t at = digits_end(lx, byte_at(lx, start) == '.' ? start + 1 : start), groups = 1, last = at - start, n;
  if ((n = email_end(lx, start)) > 0) {
    emit(lx, start, n, NCI_SHAPE_LINK | word_shape(lx, start, n), 0);
    return n;
  }
  while (class_at(lx, at + 1) & DIGIT && one_of(byte_at(lx, at), ".,:/")) at = digits_end(lx, at + 1);
  uint32_t body = at;
  /* Hyphens join telephone numbers and dates; in ranges they are tokens. */
  while (byte_at(lx, at) == '-' && class_at(lx, at + 1) & DIGIT) {
    uint32_t to = digits_end(lx, at + 1);
    groups++;
    if (groups == 2 && last == 3 && to - at - 1 == 4) body = to;
    if (groups > 2) body = to;
    last = to - at - 1;
    at = to;
  }
  at = body;
  uint32_t letters = at;
  while (class_at(lx, letters) & (LETTER | DIGIT) || (class_at(lx, letters) & HIGH && letter_at(lx, letters))) {
    uint32_t c = class_at(lx, letters) & HIGH ? decode(lx, letters, &n) : (n = 1, 0u);
    if (c && (ideograph(c) || hiragana(c) || katakana(c))) break;
    letters += n;
  }
  if (letters > at && !unit(lx, at, letters)) at = letters;
  emit(lx, start, at, word_shape(lx, start, at) | NCI_SHAPE_NUMBER, 0);
  if (letters > at) {
    emit(lx, at, letters, word_shape(lx, at, letters), 0);
  }
  return letters;
}

/* ---- punctuation ---- */

static bool before_is_word(const lexer *lx)
{
  return !(lx->shape & NCI_SHAPE_SPACE_BEFORE) && lx->out->count > lx->first && !(lx->out->at[lx->out->count - 1].shape & NCI_SHAPE_PUNCT);
}

/* An apostrophe or single quotation mark. */
static uint32_t single_quote(lexer *lx, uint32_t at, uint32_t size)
{
  uint32_t to = at + size, n;
  unsigned quote = NCI_SHAPE_PUNCT | NCI_SHAPE_OPEN_QUOTE | NCI_SHAPE_CLOSE_QUOTE | (size > 1 ? NCI_SHAPE_NON_ASCII : 0u);
  if ((n = apostrophe_at(lx, to)) == size) { /* '' as a double mark */
    emit(lx, at, to + n, quote, 0);
    return to + n;
  }
  while (class_at(lx, to) & ALNUM) to++;
  if (before_is_word(lx)) {
    /* U.S.'s, 2000's */
    static const char *const CLITICS[] = { "s", "re", "ve", "ll", "d", "m" };
    for (size_t i = 0; i < sizeof CLITICS / sizeof *CLITICS; i++)
      if (word_is(lx, at + size, to, CLITICS[i])) {
        emit(lx, at, to, word_shape(lx, at, to) | NCI_SHAPE_CLITIC, 0);
        return to;
      }
  } else if ((to - at - size == 3 && class_at(lx, at + size) & DIGIT && class_at(lx, at + size + 1) & DIGIT && lx->s[to - 1] == 's') ||
             word_is(lx, at + size, to, "em") || word_is(lx, at + size, to, "til") || word_is(lx, at + size, to, "cause")) {
    emit(lx, at, to, word_shape(lx, at, to), 0); /* '90s, 'em */
    return to;
  }
  emit(lx, at, at + size, quote, 0);
  return at + size;
}

/* How far one byte repeats; a run of one kind of mark is one token. */
static uint32_t run(const lexer *lx, uint32_t at)
{
  uint32_t to = at + 1;
  while (to < lx->end && lx->s[to] == lx->s[at]) to++;
  return to;
}

/* :) ;-( and the like, between spaces; gives the end or 0. */
static uint32_t smiley(const lexer *lx, uint32_t at)
{
  uint32_t to = at + 1;
  if (!(lx->shape & NCI_SHAPE_SPACE_BEFORE)) return 0;
  if (byte_at(lx, to) == '-') to++;
  if (!one_of(byte_at(lx, to), "()DPp/|")) return 0;
  to++;
  return class_at(lx, to) & SPACE || byte_at(lx, to) == '.' || byte_at(lx, to) == ',' ? to : 0;
}

/* Everything in ASCII that is no word and no number. */
static uint32_t punctuation(lexer *lx, uint32_t at)
{
  char c = (char)lx->s[at];
  uint32_t to = at + 1, n;
  unsigned shape = NCI_SHAPE_PUNCT, mark = 0;
  switch (c) {
  case '.':
    if (class_at(lx, to) & DIGIT && !before_is_word(lx)) return number(lx, at);
    to = run(lx, at);
    mark = NCI_MARK_STOP | (to - at > 1 ? NCI_MARK_ELLIPSIS : 0u);
    if (mark & NCI_MARK_ELLIPSIS) break;
    while (byte_at(lx, to) == '?' || byte_at(lx, to) == '!') to++, mark = NCI_MARK_ASK;
    break;
  case '!':
  case '?':
    while (byte_at(lx, to) == '!' || byte_at(lx, to) == '?') to++;
    mark = NCI_MARK_ASK;
    break;
  case '\'': return single_quote(lx, at, 1);
  case '`':
    if (byte_at(lx, to) == '`') to++;
    shape |= NCI_SHAPE_OPEN_QUOTE;
    break;
  case '"': shape |= NCI_SHAPE_OPEN_QUOTE | NCI_SHAPE_CLOSE_QUOTE; break;
  case '(': case '[': case '{': mark = NCI_MARK_OPEN; break;
  case ')': case ']': case '}': mark = NCI_MARK_CLOSE; break;
  case '<': case '>':
    if (byte_at(lx, to) == c) to++;
    break;
  case '-': case '=': case '_': case '*': case '~': case '+': case '$':
    to = run(lx, at);
    if (c == '-') mark = NCI_MARK_DASH;
    break;
  case ':':
  case ';':
    if ((n = smiley(lx, at)) > 0) to = n;
    break;
  case '@':
  case '#':
    while (class_at(lx, to) & ALNUM || byte_at(lx, to) == '_') to++;
    if (to > at + 1 && (c == '@' || !(class_at(lx, at + 1) & DIGIT)) && !before_is_word(lx)) {
      shape = NCI_SHAPE_LINK | word_shape(lx, at, to);
      break;
    }
    to = at + 1;
    break;
  default: break;
  }
  emit(lx, at, to, shape, mark);
  return to;
}

/* What marks beyond ASCII are to quotations and sentences. */
static void mark_of(uint32_t c, unsigned *shape, unsigned *mark)
{
  switch (c) {
  case 0x201c: case 0x2018: case 0xab: case 0x2039: *shape |= NCI_SHAPE_OPEN_QUOTE; break;
  case 0x201d: case 0x2019: case 0xbb: case 0x203a: *shape |= NCI_SHAPE_CLOSE_QUOTE; break;
  case 0x201e: case 0x201a: case 0x300c: case 0x300e: case 0x301d: *shape |= NCI_SHAPE_OPEN_QUOTE; break;
  case 0x300d: case 0x300f: case 0x301e: case 0x301f: *shape |= NCI_SHAPE_CLOSE_QUOTE; break;
  case 0xff02: *shape |= NCI_SHAPE_OPEN_QUOTE | NCI_SHAPE_CLOSE_QUOTE; break;
  case 0xff08: case 0x3010: case 0x300a: case 0x3008: *mark = NCI_MARK_OPEN; break;
  case 0xff09: case 0x3011: case 0x300b: case 0x3009: *mark = NCI_MARK_CLOSE; break;
  case 0x3002: case 0xff01: case 0xff1f: case 0xff0e: case 0xff61: case 0x964: case 0x965: case 0x6d4: case 0x1362: case 0x104b: case 0x17d4:
    *mark = NCI_MARK_FULL;
    break;
  case 0x61f: case 0x203c: case 0x203d: case 0x2047: case 0x2048: case 0x2049: *mark = NCI_MARK_ASK; break;
  case 0x2026: *mark = NCI_MARK_STOP | NCI_MARK_ELLIPSIS; break;
  case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: *mark = NCI_MARK_DASH; break;
  default: break;
  }
}

/* True for a quotation mark that can also stand the other way round here: » in German, ” in Swedish, a slip. */
static bool turned(const lexer *lx, uint32_t to, bool opens)
{
  bool space_before = (lx->shape & NCI_SHAPE_SPACE_BEFORE) != 0, space_after = (char_class_at(lx, to) & NCI_CHAR_SPACE) != 0;
  return opens ? !space_before : space_before && !space_after;
}

/* A character beyond ASCII that begins something new. */
static uint32_t high(lexer *lx, uint32_t at)
{
  uint32_t n, to;
  uint32_t c = decode(lx, at, &n);
  unsigned k = nci_char_class(c);
  to = at + n;
  if (k & NCI_CHAR_SPACE) {
    lx->shape |= NCI_SHAPE_SPACE_BEFORE;
    return to;
  }
  if (k & (NCI_CHAR_ALPHA | NCI_CHAR_DIGIT)) {
    if (ideograph(c)) {
      emit(lx, at, to, NCI_SHAPE_WORD | NCI_SHAPE_NON_ASCII, 0);
      return to;
    }
    if (hiragana(c) || katakana(c)) {
      bool kana = hiragana(c);
      while (to < lx->end && (c = decode(lx, to, &n), kana ? hiragana(c) : katakana(c))) to += n;
      emit(lx, at, to, NCI_SHAPE_WORD | NCI_SHAPE_NON_ASCII, 0);
      return to;
    }
    return word(lx, at, at);
  }
  if (c == 0x2019) return single_quote(lx, at, n);
  unsigned shape = NCI_SHAPE_PUNCT | NCI_SHAPE_NON_ASCII, mark = 0;
  mark_of(c, &shape, &mark);
  if (shape & NCI_SHAPE_OPEN_QUOTE && turned(lx, to, true)) shape |= NCI_SHAPE_CLOSE_QUOTE;
  else if (shape & NCI_SHAPE_CLOSE_QUOTE && turned(lx, to, false)) shape |= NCI_SHAPE_OPEN_QUOTE;
  /* Marks, joiners and repeated stops stay with their character. */
  for (uint32_t next; to < lx->end && BYTE_CLASS[lx->s[to]] & HIGH; to += n) {
    next = decode(lx, to, &n);
    bool same = next == c && (mark & (NCI_MARK_FULL | NCI_MARK_ASK | NCI_MARK_STOP));
    if (!same && !(nci_char_class(next) == NCI_CHAR_ALPHA && ((next >= 0x300 && next <= 0x36f) || next == 0x200d || (next >= 0xfe00 && next <= 0xfe0f))))
      break;
  }
  emit(lx, at, to, shape, mark);
  return to;
}

/* ---- the loop ---- */

/* A run of white space: an empty line in it ends a sentence. */
static uint32_t white_space(lexer *lx, uint32_t at)
{
  unsigned lines = 0;
  while (at < lx->end && BYTE_CLASS[lx->s[at]] & SPACE) lines += lx->s[at++] == '\n';
  if (lines > 1) lx->mark |= NCI_MARK_BREAK;
  return at;
}

/* Where the letters that begin at `at` end; adds LOWER and UPPER to *seen. Eight bytes are looked at together: most words
 * end within them, and no branch depends on their length. */
static inline uint32_t letters_end(const unsigned char *s, uint32_t at, uint32_t end, unsigned *seen)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
  while (end - at >= 8) {
    uint64_t word;
    memcpy(&word, s + at, sizeof word);
    uint64_t folded = (word | ones << 5) & ~tops;
    uint64_t letters = (folded + ones * (0x80 - 'a')) & ~(folded + ones * (0x7f - 'z')) & ~word & tops;
    uint64_t others = letters ^ tops, small = word << 2 & letters, large = letters & ~small;
    uint64_t before = others ? (others & (0 - others)) - 1 : UINT64_MAX; /* the bytes before the first other one */
    *seen |= (small & before ? LOWER : 0u) | (large & before ? UPPER : 0u);
    if (others) return at + (uint32_t)__builtin_ctzll(others) / 8;
    at += 8;
  }
#endif
  for (unsigned k; at < end && (k = BYTE_CLASS[s[at]]) & LETTER; at++) *seen |= k;
  return at;
}

static void scan(lexer *lx, uint32_t at)
{
  const unsigned char *const s = lx->s;
  const uint32_t end = lx->end;
  while (at < end) {
    unsigned k = BYTE_CLASS[s[at]];
    if (k & LETTER) {
      uint32_t start = at;
      unsigned seen = 0, stop = SPACE;
      at = letters_end(s, at, end, &seen);
      if (at < end) stop = BYTE_CLASS[s[at]];
      if (stop & (JOIN | HIGH | DIGIT) || (stop == 0 && s[at] == '@')) {
        at = word(lx, start, at);
      } else if (at - start - 2 <= 5 && nci_contraction_ending((const char *)s + start, at - start)) {
        emit_word(lx, start, at, false, 0);
      } else {
        bool capital = BYTE_CLASS[s[start]] & UPPER;
        unsigned shape = NCI_SHAPE_WORD | (capital ? NCI_SHAPE_CAPITAL : 0u);
        if (seen == LOWER) shape |= NCI_SHAPE_LOWER;
        if (seen == UPPER && at - start > 1) shape |= NCI_SHAPE_ALL_CAPS;
        emit(lx, start, at, shape, 0);
      }
    } else if (k & SPACE) {
      lx->shape |= NCI_SHAPE_SPACE_BEFORE;
      if (++at < end && BYTE_CLASS[s[at]] & SPACE) at = white_space(lx, at - 1);
    } else if (k & DIGIT) {
      at = number(lx, at);
    } else if (k & HIGH) {
      at = high(lx, at);
    } else {
      at = punctuation(lx, at);
    }
  }
}

void nci_tokenize(nci_arena *arena, ncorp_str text, ncorp_span block, bool one_sentence, nci_tokens *tokens, nci_sentences *sentences)
{
  if (block.end > text.size) block.end = (uint32_t)text.size;
  if (block.start >= block.end) return;
  lexer lx = { .arena = arena, .text = text, .s = (const unsigned char *)text.data, .end = block.end, .out = tokens, .first = tokens->count };
  lx.shape = NCI_SHAPE_SPACE_BEFORE;
  const unsigned char *at_sign = memchr(lx.s + block.start, '@', block.end - block.start);
  lx.at_sign = at_sign ? (uint32_t)(at_sign - lx.s) : block.end;
  scan(&lx, block.start);
  nci_split_sentences(arena, text, tokens, lx.first, one_sentence, sentences);
}
