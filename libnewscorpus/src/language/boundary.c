/* Owns what the boundary classifier sees and how it decides. */
#include "language/boundary.h"

#include "base/str.h"

/* ---- classes of tokens */

enum {
  C_NONE, C_LOWER, C_CAPITAL, C_CAPS, C_LETTER, C_DOTTED, C_NUMBER, C_MIXED, C_LINK, C_CLITIC, C_OTHER, C_STOP, C_ASK, C_ELLIPSIS,
  C_COMMA, C_COLON, C_SEMICOLON, C_DASH, C_OPEN, C_CLOSE, C_QUOTE, C_QUOTE_OPEN, C_QUOTE_CLOSE, C_RUN, C_FACE, C_SYMBOL, C_BULLET
};

static unsigned class_of_mark(const nci_boundary_walk *w, const nci_token *t)
{
  const char *s = w->text.data + t->start;
  uint32_t size = t->end - t->start;
  if (t->shape & NCI_SHAPE_OPEN_QUOTE) return t->shape & NCI_SHAPE_CLOSE_QUOTE ? C_QUOTE : C_QUOTE_OPEN;
  if (t->shape & NCI_SHAPE_CLOSE_QUOTE) return C_QUOTE_CLOSE;
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
  if (shape & NCI_SHAPE_PUNCT) return class_of_mark(w, t);
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
  uint32_t end = block.end;
  while (end > block.start && (nci_is_space(text.data[end - 1]) || strchr("\"')]", text.data[end - 1]))) end--;
  if (end == block.start) return;
  style->blocks++;
  style->stopped += strchr(".!?", text.data[end - 1]) != NULL;
}

void nci_boundary_start(nci_boundary_walk *w, const nci_boundary_style *style, bool whole, ncorp_str text, const nci_token *tokens, uint32_t first, uint32_t end)
{
  uint64_t stopped = style->stopped, blocks = style->blocks;
  *w = (nci_boundary_walk){ .text = text, .at = tokens, .first = first, .end = end, .begin = first };
  w->style = whole ? 4 : stopped * 10 >= blocks * 9 ? 3 : stopped * 10 >= blocks * 7 ? 2 : stopped * 10 >= blocks * 4 ? 1 : 0;
  w->block_end = end > first ? class_of(w, end - 1) : C_NONE;
}

bool nci_boundary_asked(const nci_boundary_walk *w, uint32_t i)
{
  unsigned here = w->at[i].shape, before = w->at[i - 1].shape;
  if (here & NCI_SHAPE_SURE) return false;
  if (here & NCI_SHAPE_SENTENCE_START) return true;
  if (!(here & NCI_SHAPE_SPACE_BEFORE)) return before & NCI_SHAPE_PUNCT && here & NCI_SHAPE_WORD && class_of(w, i - 1) >= C_STOP && class_of(w, i - 1) <= C_ELLIPSIS;
  if (!(here & NCI_SHAPE_LOWER)) return true;
  return before & NCI_SHAPE_PUNCT && w->text.data[w->at[i - 1].start] != ',';
}

void nci_boundary_pass(nci_boundary_walk *w, uint32_t i, bool begins)
{
  if (begins) {
    w->last_end = class_of(w, i - 1);
    w->begin = i;
    w->quotes = w->depth = 0;
  }
  const nci_token *t = &w->at[i];
  if (!(t->shape & NCI_SHAPE_PUNCT)) return;
  switch (class_of_mark(w, t)) {
  case C_QUOTE: w->quotes ^= 1; break;
  case C_QUOTE_OPEN: w->quotes = 1; break;
  case C_QUOTE_CLOSE: w->quotes = 0; break;
  case C_OPEN: w->depth += w->depth < 3; break;
  case C_CLOSE: w->depth -= w->depth > 0; break;
  default: break;
  }
}

static unsigned length_class(uint32_t n) { return n < 5 ? n : n < 10 ? 5 : n < 20 ? 6 : n < 40 ? 7 : n < 80 ? 8 : 9; }

uint32_t nci_boundary_features(const nci_boundary_walk *w, uint32_t i, uint32_t hashes[NCI_BOUNDARY_MAX_FEATURES])
{
  uint32_t n = 0;
#define FEATURE(a, b) (hashes[n] = mix(mix((uint32_t)(a), n + 1), (uint32_t)(b)), n++)
  unsigned p1 = class_of(w, i - 1), n1 = class_of(w, i), n2 = class_of(w, i + 1), p2 = class_of(w, i - 2);
  unsigned rule = (w->at[i].shape & NCI_SHAPE_SENTENCE_START) != 0, space = (w->at[i].shape & NCI_SHAPE_SPACE_BEFORE) != 0;
  unsigned pair = p1 << 5 | n1, place = pair << 2 | rule << 1 | space;
  uint32_t fp1 = form_of(w, i - 1), fn1 = form_of(w, i);
  FEATURE(place, 0);
  FEATURE(place, w->style);
  FEATURE(fp1, n1 << 1 | rule);
  FEATURE(fn1, p1 << 1 | rule);
  FEATURE(p2 << 5 | n2, place);
  /* Behind the gate. */
  unsigned n3 = class_of(w, i + 2), p3 = class_of(w, i - 3);
  uint32_t fp2 = form_of(w, i - 2), fn2 = form_of(w, i + 1), length = length_class(i - w->begin);
  unsigned nested = (w->depth > 0 ? 2u : 0u) | w->quotes, before = 0, after = 0;
  while (before < 4 && i - 1 - before >= w->begin && i > before && is_name_like(class_of(w, i - 1 - before))) before++;
  while (after < 4 && is_name_like(class_of(w, i + after))) after++;
  uint32_t stop = 0; /* how far the next stop is */
  while (stop < 12 && i + stop < w->end && !is_final(class_of(w, i + stop))) stop++;
  if (i + stop >= w->end) stop = 13;
  unsigned rules = rule << 2 | (i + 1 < w->end && w->at[i + 1].shape & NCI_SHAPE_SENTENCE_START ? 2u : 0u) |
                   (i + 2 < w->end && w->at[i + 2].shape & NCI_SHAPE_SENTENCE_START ? 1u : 0u);
  FEATURE(fp1, 0);
  FEATURE(fn1, n1);
  FEATURE(fp1, fn1);
  FEATURE(fp2, place);
  FEATURE(fn2, place);
  FEATURE(fp2, fp1);
  FEATURE(fn1, fn2);
  FEATURE(fp1, n1 << 5 | n2);
  FEATURE(fn1, p2 << 5 | p1);
  FEATURE(p2 << 5 | p3, place);
  FEATURE(n2 << 5 | n3, place);
  FEATURE(length, place);
  FEATURE(length, fn1);
  FEATURE(nested, place);
  FEATURE(nested << 5 | n2, place);
  FEATURE(w->block_end << 3 | w->style, place);
  FEATURE(w->last_end << 3 | w->style, place);
  FEATURE(form_of(w, w->begin), pair);
  FEATURE(class_of(w, w->begin) << 5 | w->last_end, place);
  FEATURE(form_of(w, w->begin) == fn1, pair);
  FEATURE(ending_of(w, i), p1 << 6 | n1 << 1 | rule);
  FEATURE(ending_of(w, i - 1), n1 << 1 | rule);
  FEATURE(before << 3 | after, place);
  FEATURE(after << 5 | class_of(w, i + after), pair << 1 | rule);
  FEATURE(before << 5 | class_of(w, i - 1 - before), pair << 1 | rule);
  FEATURE(stop, place);
  FEATURE(rules, pair);
  FEATURE(form_of(w, i + 2), place);
  FEATURE(form_of(w, i - 3), place);
#undef FEATURE
  return n;
}

/* ---- deciding */

ncorp_status nci_boundary_open(nci_boundary *b, const nci_model_file *file, ncorp_error *error)
{
  *b = (nci_boundary){ 0 };
  nci_section section = nci_model_section(file, "boundary");
  if (!section.bytes) return NCORP_OK;
  const int32_t *header = nci_section_take(&section, 2, sizeof *header);
  unsigned bits = 0;
  while (bits < 24 && (size_t)1 << bits < section.size) bits++;
  if (!header || bits == 0 || section.size != (size_t)1 << bits) return nci_model_bad_section(error, "boundary", "has no power of two of weights");
  *b = (nci_boundary){ (const int8_t *)section.bytes, 32 - bits, header[0], header[1] };
  return NCORP_OK;
}

static bool begins(const nci_boundary *b, const nci_boundary_walk *w, uint32_t i)
{
  uint32_t hashes[NCI_BOUNDARY_MAX_FEATURES];
  uint32_t count = nci_boundary_features(w, i, hashes);
  int32_t sum = 0;
  for (uint32_t k = 0; k < count; k++) sum += b->weights[hashes[k] >> b->shift];
  return sum > b->threshold;
}

void nci_boundary_split(const nci_boundary *b, const nci_boundary_style *style, bool whole, nci_arena *arena, ncorp_str text, nci_tokens *tokens,
                        uint32_t first, nci_sentences *sentences, uint32_t first_sentence)
{
  nci_boundary_walk w;
  if (!b->weights || first >= tokens->count) return;
  nci_boundary_start(&w, style, whole, text, tokens->at, first, tokens->count);
  for (uint32_t i = first; i < tokens->count; i++) {
    unsigned shape = tokens->at[i].shape;
    bool start = i == first || i - w.begin >= NCI_LONGEST_SENTENCE ||
                 (nci_boundary_asked(&w, i) ? begins(b, &w, i) : shape & NCI_SHAPE_SURE && shape & NCI_SHAPE_SENTENCE_START);
    nci_boundary_pass(&w, i, start && i > first);
    tokens->at[i].shape = (uint16_t)(start ? shape | NCI_SHAPE_SENTENCE_START : shape & ~(unsigned)NCI_SHAPE_SENTENCE_START);
  }
  sentences->count = first_sentence;
  for (uint32_t i = first, end; i < tokens->count; i = end) {
    for (end = i + 1; end < tokens->count && !(tokens->at[end].shape & NCI_SHAPE_SENTENCE_START);) end++;
    nci_vec_add(arena, sentences, ((ncorp_sentence){ { tokens->at[i].start, tokens->at[end - 1].end }, i, end }));
  }
}
