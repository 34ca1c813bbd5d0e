/* Owns what the boundary classifier sees and how it decides. */
#include "language/boundary.h"

#include "base/str.h"

/* ---- classes of tokens */

enum {
  C_NONE, C_LOWER, C_CAPITAL, C_CAPS, C_LETTER, C_DOTTED, C_NUMBER, C_MIXED, C_LINK, C_CLITIC, C_OTHER, C_STOP, C_ASK, C_ELLIPSIS,
  C_COMMA, C_COLON, C_SEMICOLON, C_DASH, C_OPEN, C_CLOSE, C_QUOTE, C_QUOTE_OPEN, C_QUOTE_CLOSE, C_RUN, C_FACE, C_SYMBOL, C_BULLET
};

/* Quotation marks of all kinds are alike; a mark that can do both opens behind a space. */
static unsigned class_of_quote(const nci_boundary_walk *w, uint32_t i)
{
  bool space_before = w->at[i].shape & NCI_SHAPE_SPACE_BEFORE, space_after = i + 1 >= w->end || w->at[i + 1].shape & NCI_SHAPE_SPACE_BEFORE;
  if (!(w->at[i].shape & NCI_SHAPE_CLOSE_QUOTE)) return C_QUOTE_OPEN;
  if (!(w->at[i].shape & NCI_SHAPE_OPEN_QUOTE)) return C_QUOTE_CLOSE;
  return space_before && space_after ? C_QUOTE : space_before ? C_QUOTE_OPEN : C_QUOTE_CLOSE;
}

static unsigned class_of_mark(const nci_boundary_walk *w, uint32_t i)
{
  const nci_token *t = &w->at[i];
  const char *s = w->text.data + t->start;
  uint32_t size = t->end - t->start;
  if (t->shape & (NCI_SHAPE_OPEN_QUOTE | NCI_SHAPE_CLOSE_QUOTE)) return class_of_quote(w, i);
  switch (s[0]) {
  case '.': return size == 1 ? C_STOP : s[size - 1] == '.' ? C_ELLIPSIS : C_ASK;
  case '!': case '?': return C_ASK;
  case ',': return C_COMMA;
  case ':': return size == 1 ? C_COLON : C_FACE;
  case ';': return size == 1 ? C_SEMICOLON : C_FACE;
  case '-': return size < 3 ? C_DASH : C_RUN;
  case '(': case '[': case '{': return C_OPEN;
  case ')': case ']': case '}': return C_CLOSE;
  case '*': case '=': case '_': case '~': case '+': return size < 3 ? C_BULLET : C_RUN;
  case '\xe2':
    if (size == 3 && s[1] == '\x80') return s[2] == '\xa6' ? C_ELLIPSIS : s[2] == '\xa2' ? C_BULLET : (s[2] & '\xfc') == '\x90' || s[2] == '\x94' || s[2] == '\x95' ? C_DASH : C_SYMBOL;
    return C_SYMBOL;
  case '\xe3': return size == 3 && s[1] == '\x80' && s[2] == '\x82' ? C_STOP : C_SYMBOL;
  default: return C_SYMBOL;
  }
}

static unsigned class_of(const nci_boundary_walk *w, uint32_t i)
{
  if (i < w->first || i >= w->end) return C_NONE;
  const nci_token *t = &w->at[i];
  unsigned shape = t->shape;
  if (shape & NCI_SHAPE_PUNCT) return class_of_mark(w, i);
  if (shape & NCI_SHAPE_LINK) return C_LINK;
  if (shape & NCI_SHAPE_CLITIC) return C_CLITIC;
  if (shape & NCI_SHAPE_NUMBER) return shape & NCI_SHAPE_WORD ? C_MIXED : C_NUMBER;
  if (shape & NCI_SHAPE_DOT) return C_DOTTED;
  if (shape & NCI_SHAPE_LOWER) return C_LOWER;
  if (shape & NCI_SHAPE_ALL_CAPS) return C_CAPS;
  if (shape & NCI_SHAPE_CAPITAL) return t->end - t->start == 1 ? C_LETTER : C_CAPITAL;
  return C_OTHER;
}

static bool is_name_like(unsigned c) { return c == C_CAPITAL || c == C_CAPS || c == C_LETTER || c == C_DOTTED; }
static bool is_final(unsigned c) { return c == C_STOP || c == C_ASK || c == C_ELLIPSIS; }

/* ---- hashes of forms */

static uint32_t mix(uint32_t a, uint32_t b)
{
  uint64_t h = (a ^ 0x9e3779b9u) * (uint64_t)0xff51afd7ed558ccdu + b;
  h *= 0xc4ceb9fe1a85ec53u;
  return (uint32_t)(h >> 32);
}

/* A pattern for numbers and marks: digits are alike, and so are long runs. */
static uint32_t pattern_hash(const char *s, uint32_t size)
{
  uint32_t h = 1, run = 0;
  char last = 0;
  for (uint32_t i = 0; i < size && i < 32; i++) {
    char c = nci_is_digit(s[i]) ? '0' : s[i];
    run = c == last ? run + 1 : 0;
    last = c;
    if (run < 4) h = (h ^ (unsigned char)c) * 0x01000193u;
  }
  return h;
}

static uint32_t word_hash(const char *s, uint32_t size)
{
  uint32_t h = size;
  for (uint32_t i = 0; i < size && i < 24; i++) h = (h ^ (unsigned char)(s[i] | 0x20)) * 0x01000193u;
  return h;
}

static uint32_t form_of(const nci_boundary_walk *w, uint32_t i)
{
  if (i < w->first || i >= w->end) return 0;
  const nci_token *t = &w->at[i];
  const char *s = w->text.data + t->start;
  uint32_t size = t->end - t->start;
  if (t->shape & (NCI_SHAPE_OPEN_QUOTE | NCI_SHAPE_CLOSE_QUOTE)) return class_of_quote(w, i);
  if (t->shape & NCI_SHAPE_LINK) return size > 4 ? word_hash(s, 4) : 2;
  return t->shape & (NCI_SHAPE_DIGIT | NCI_SHAPE_PUNCT) ? pattern_hash(s, size) : word_hash(s, size);
}

/* The last three bytes of a word. */
static uint32_t ending_of(const nci_boundary_walk *w, uint32_t i)
{
  if (i < w->first || i >= w->end) return 0;
  const nci_token *t = &w->at[i];
  return t->end - t->start > 3 && !(t->shape & NCI_SHAPE_PUNCT) ? word_hash(w->text.data + t->end - 3, 3) : 3;
}

/* ---- the walk */

void nci_boundary_count(nci_boundary_style *style, ncorp_str text, ncorp_span block)
{
  static const ncorp_str CLOSERS[] = { { "\xe2\x80\x9d", 3 }, { "\xe2\x80\x99", 3 }, { "\xc2\xbb", 2 } };
  ncorp_str s = nci_str(text.data + block.start, block.end - block.start);
  while (s.size) {
    char c = s.data[s.size - 1];
    size_t closer = nci_is_space(c) || c == '"' || c == '\'' || c == ')' || c == ']';
    for (size_t i = 0; c & '\x80' && !closer && i < sizeof CLOSERS / sizeof *CLOSERS; i++)
      if (nci_str_ends(s, CLOSERS[i])) closer = CLOSERS[i].size;
    if (!closer) break;
    s.size -= closer;
  }
  if (!s.size) return;
  char last = s.data[s.size - 1];
  style->blocks++;
  style->stopped += last == '.' || last == '!' || last == '?' || nci_str_ends(s, NCI_STR("\xe3\x80\x82"));
}

void nci_boundary_start(nci_boundary_walk *w, const nci_boundary_style *style, bool whole, ncorp_str text, const nci_token *tokens, uint32_t first, uint32_t end)
{
  uint64_t stopped = style->stopped, blocks = style->blocks;
  *w = (nci_boundary_walk){ .text = text, .at = tokens, .first = first, .end = end, .begin = first };
  w->style = whole ? 4 : stopped * 10 >= blocks * 9 ? 3 : stopped * 10 >= blocks * 7 ? 2 : stopped * 10 >= blocks * 4 ? 1 : 0;
}

/* Small letters behind a word: most tokens by far, and nothing to look at. */
static bool plain(unsigned before, unsigned here)
{
  return (here & (NCI_SHAPE_LOWER | NCI_SHAPE_SENTENCE_START | NCI_SHAPE_SURE | NCI_SHAPE_LINK)) == NCI_SHAPE_LOWER && !(before & NCI_SHAPE_PUNCT);
}

bool nci_boundary_asked(const nci_boundary_walk *w, uint32_t i)
{
  unsigned here = w->at[i].shape, before = w->at[i - 1].shape;
  if (plain(before, here) || here & NCI_SHAPE_SURE) return false;
  if (here & NCI_SHAPE_SENTENCE_START) return true;
  if (!(here & NCI_SHAPE_SPACE_BEFORE)) return before & NCI_SHAPE_PUNCT && here & NCI_SHAPE_WORD && is_final(class_of(w, i - 1));
  return !(here & NCI_SHAPE_LOWER) || here & NCI_SHAPE_LINK || w->text.data[w->at[i - 1].start] != ',';
}

void nci_boundary_pass(nci_boundary_walk *w, uint32_t i, bool begins)
{
  if (begins) {
    w->begin = i;
    w->quotes = w->depth = 0;
  }
  const nci_token *t = &w->at[i];
  if (!(t->shape & NCI_SHAPE_PUNCT)) return;
  switch (class_of_mark(w, i)) {
  case C_QUOTE: w->quotes ^= 1; break;
  case C_QUOTE_OPEN: w->quotes = 1; break;
  case C_QUOTE_CLOSE: w->quotes = 0; break;
  case C_OPEN: w->depth += w->depth < 3; break;
  case C_CLOSE: w->depth -= w->depth > 0; break;
  default: break;
  }
}

enum { FARTHEST_STOP = 8 };

static unsigned length_class(uint32_t n) { return n < 5 ? n : n < 10 ? 5 : n < 20 ? 6 : n < 40 ? 7 : n < 80 ? 8 : 9; }

uint32_t nci_boundary_place(const nci_boundary_walk *w, uint32_t i)
{
  unsigned rule = (w->at[i].shape & NCI_SHAPE_SENTENCE_START) != 0, space = (w->at[i].shape & NCI_SHAPE_SPACE_BEFORE) != 0;
  return class_of(w, i - 1) << 7 | class_of(w, i) << 2 | rule << 1 | space;
}

/* How far the next stop is. */
static uint32_t stop_behind(const nci_boundary_walk *w, uint32_t i)
{
  uint32_t n = 0;
  while (n < FARTHEST_STOP && i + n < w->end && !(w->at[i + n].shape & NCI_SHAPE_PUNCT && is_final(class_of_mark(w, i + n)))) n++;
  return i + n < w->end ? n : FARTHEST_STOP + 1;
}

static bool rule_at(const nci_boundary_walk *w, uint32_t i) { return i < w->end && w->at[i].shape & NCI_SHAPE_SENTENCE_START; }

void nci_boundary_features(const nci_boundary_walk *w, uint32_t i, uint32_t place, uint32_t hashes[NCI_BOUNDARY_FEATURES])
{
  enum { NEAR = 4 };
  unsigned around[2 * NEAR], *const behind = around + NEAR; /* classes of tokens; behind[-1] stands before the place */
  for (uint32_t k = 0; k < 2 * NEAR; k++) around[k] = class_of(w, i + k - NEAR);
  uint32_t n = 0, pair = place >> 2, rule = place >> 1 & 1, before = 0, after = 0; /* words like names on both sides */
  while (before < NEAR - 1 && i > w->begin + before && is_name_like(behind[-1 - (int)before])) before++;
  while (after < NEAR - 1 && is_name_like(behind[after])) after++;
  unsigned p1 = behind[-1], n1 = behind[0], p2 = behind[-2], n2 = behind[1];
  uint32_t fp1 = form_of(w, i - 1), fp2 = form_of(w, i - 2), fn1 = form_of(w, i), fn2 = form_of(w, i + 1);
/* Each feature is a hash of two values and its number. */
#define FEATURE(a, b) (hashes[n] = mix((uint32_t)(a) + (n + 1) * 0x01000193u, (uint32_t)(b)), n++)
  FEATURE(p2 << 5 | n2, place);
  FEATURE(p2 << 5 | behind[-3], place);
  FEATURE(n2 << 5 | behind[2], place);
  FEATURE((w->depth > 0 ? 2u : 0u) | w->quotes | n2 << 2, place);
  FEATURE(stop_behind(w, i), place);
  FEATURE(rule_at(w, i + 1) << 1 | rule_at(w, i + 2), place);
  FEATURE(after << 5 | behind[after], place);
  FEATURE(before << 5 | behind[-1 - (int)before], place);
  FEATURE(fp1, 0);
  FEATURE(fp1, n1 << 1 | rule);
  FEATURE(fp1, n1 << 5 | n2);
  FEATURE(fn1, n1);
  FEATURE(fn1, p1 << 1 | rule);
  FEATURE(fn1, p2 << 5 | p1);
  FEATURE(fn1, length_class(i - w->begin));
  FEATURE(fp1, fn1);
  FEATURE(fp2, fp1);
  FEATURE(fn1, fn2);
  FEATURE(fp2, place);
  FEATURE(fn2, place);
  FEATURE(form_of(w, w->begin), pair);
  FEATURE(ending_of(w, i), p1 << 6 | n1 << 1 | rule);
  FEATURE(ending_of(w, i - 1), n1 << 1 | rule);
#undef FEATURE
}

/* ---- deciding */

ncorp_status nci_boundary_open(nci_boundary *b, const nci_model_file *file, ncorp_error *error)
{
  *b = (nci_boundary){ 0 };
  nci_section section = nci_model_section(file, "boundary");
  if (!section.bytes) return NCORP_OK;
  const uint8_t *hints = nci_section_take(&section, NCI_BOUNDARY_STYLES * NCI_BOUNDARY_PLACES, 1);
  unsigned bits = 0;
  while (bits < 24 && (size_t)1 << bits < section.size) bits++;
  if (!hints || bits == 0 || section.size != (size_t)1 << bits) return nci_model_bad_section(error, "boundary", "has no power of two of weights");
  *b = (nci_boundary){ (const int8_t *)section.bytes, hints, 32 - bits };
  return NCORP_OK;
}

static bool begins(const nci_boundary *b, const nci_boundary_walk *w, uint32_t i)
{
  uint32_t place = nci_boundary_place(w, i), hashes[NCI_BOUNDARY_FEATURES];
  uint8_t hint = b->hints[w->style * NCI_BOUNDARY_PLACES + place];
  if (hint == NCI_BOUNDARY_NO || hint == NCI_BOUNDARY_YES) return hint == NCI_BOUNDARY_YES;
  nci_boundary_features(w, i, place, hashes);
  int32_t sum = 0;
  for (int k = 0; k < NCI_BOUNDARY_FEATURES; k++) sum += b->weights[hashes[k] >> b->shift];
  return sum > 0;
}

void nci_boundary_split(const nci_boundary *b, const nci_boundary_style *style, bool whole, nci_arena *arena, ncorp_str text, nci_tokens *tokens,
                        uint32_t first, nci_sentences *sentences, uint32_t first_sentence)
{
  nci_boundary_walk w;
  if (!b->weights || first >= tokens->count) return;
  nci_boundary_start(&w, style, whole, text, tokens->at, first, tokens->count);
  sentences->count = first_sentence;
  nci_token *at = tokens->at;
  for (uint32_t i = first + 1; i <= tokens->count; i++) {
    bool end = i == tokens->count || i - w.begin >= NCORP_SENTENCE_MAX_TOKENS;
    unsigned shape = i < tokens->count ? at[i].shape : 0;
    if (!end && plain(at[i - 1].shape, shape)) continue;
    bool start = end || (nci_boundary_asked(&w, i) ? begins(b, &w, i) : (shape & NCI_SHAPE_SURE) && (shape & NCI_SHAPE_SENTENCE_START));
    if (start) nci_vec_add(arena, sentences, ((ncorp_sentence){ { at[w.begin].start, at[i - 1].end }, w.begin, i }));
    if (i == tokens->count) break;
    nci_boundary_pass(&w, i, start);
    at[i].shape = (uint16_t)(start ? shape | NCI_SHAPE_SENTENCE_START : shape & ~(unsigned)NCI_SHAPE_SENTENCE_START);
  }
}
