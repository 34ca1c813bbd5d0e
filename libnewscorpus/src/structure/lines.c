/* Lines: where they are and what can be seen of them without understanding a word. */
#include "structure/layout.h"

#include "text/fold.h"
#include "text/utf8.h"

static bool closing_mark(uint32_t c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201d || c == 0x2019 || c == 0xbb || c == 0x201c || c == 0x300d || c == 0x300f ||
         c == 0xff09;
}

static bool opening_quote(uint32_t c)
{
  return c == '"' || c == '\'' || c == 0x201c || c == 0x201d || c == 0x2018 || c == 0xab || c == 0x201e || c == 0x300c;
}

/* The character that ends before byte `at`. */
static uint32_t before(ncorp_str text, uint32_t start, uint32_t at, uint32_t *from)
{
  uint32_t p = at;
  do p--;
  while (p > start && ((unsigned char)text.data[p] & 0xc0) == 0x80);
  size_t n;
  *from = p;
  return nci_utf8_decode(text, p, &n);
}

static void look_at_end(ncorp_str text, nci_line *line)
{
  uint32_t at = line->end, from, c = 0;
  for (int marks = 0; at > line->start && marks < 4; marks++, at = from) {
    c = before(text, line->start, at, &from);
    if (!closing_mark(c)) break;
  }
  if (c == '.' || c == 0x3002 || c == 0x964 || c == 0x6d4 || c == 0xff0e) line->flags |= NCI_LINE_STOP | NCI_LINE_PERIOD;
  if (c == '!' || c == '?' || c == 0x2026 || c == 0xff01 || c == 0xff1f || c == 0x61f) line->flags |= NCI_LINE_STOP;
  if (c == ':' || c == 0xff1a) line->flags |= NCI_LINE_COLON;
  if (c == ',' || c == ';' || c == '-' || c == 0x2013 || c == 0x2014) line->flags |= NCI_LINE_OPEN_END;
}

static void look_at_start(ncorp_str text, nci_line *line)
{
  size_t n;
  uint32_t c = nci_utf8_decode(text, line->start, &n);
  if (opening_quote(c)) {
    line->flags |= NCI_LINE_QUOTE;
    c = nci_utf8_decode(text, line->start + n, &n);
  }
  if (nci_char_lower(c)) line->flags |= NCI_LINE_LOWER;
}

static void count_words(ncorp_str text, nci_line *line)
{
  uint32_t words = 0, ideographs = 0;
  bool inside = false;
  for (uint32_t i = line->start; i < line->end; i++) {
    unsigned char c = (unsigned char)text.data[i];
    bool space = c <= ' ';
    words += !space && !inside;
    inside = !space;
    ideographs += c >= 0xe3 && c <= 0xe9;
  }
  line->words = words + ideographs / 3;
}

/* Trims a line, white space of other scripts included. */
static void trim(ncorp_str text, uint32_t *start, uint32_t *end)
{
  size_t n;
  while (*start < *end && nci_char_space(nci_utf8_decode(text, *start, &n))) *start += (uint32_t)n;
  uint32_t from;
  while (*end > *start && nci_char_space(before(text, *start, *end, &from))) *end = from;
}

/* True when the text was wrapped to a width: most of its lines that are followed by another one without a gap break
 * off in the middle of a sentence, and none is long. */
static bool wrapped(const nci_layout *layout)
{
  uint32_t pairs = 0, broken = 0;
  for (uint32_t i = 0; i + 1 < layout->lines.count; i++) {
    const nci_line *a = &layout->lines.at[i], *b = a + 1;
    if (a->end - a->start > 140) return false;
    if (b->flags & NCI_LINE_GAP) continue;
    pairs++;
    broken += !(a->flags & NCI_LINE_STOP) && (b->flags & NCI_LINE_LOWER) && a->end - a->start >= 40;
  }
  return broken >= 3 && broken * 3 >= pairs;
}

static void unwrap(nci_layout *layout)
{
  uint32_t kept = 0;
  nci_line *at = layout->lines.at;
  for (uint32_t i = 1; i < layout->lines.count; i++) {
    nci_line *a = &at[kept], *b = &at[i];
    bool same = !(b->flags & NCI_LINE_GAP) && at[i - 1].end - at[i - 1].start >= 40 && !(a->flags & NCI_LINE_MARKED);
    if (same) {
      a->end = b->end;
      a->words += b->words;
      enum { ENDS = NCI_LINE_STOP | NCI_LINE_PERIOD | NCI_LINE_COLON | NCI_LINE_OPEN_END };
      a->flags = (uint16_t)((a->flags & ~ENDS) | (b->flags & ENDS));
    } else {
      at[++kept] = *b;
    }
  }
  layout->lines.count = kept + 1;
}

void nci_layout_lines(nci_layout *layout)
{
  ncorp_str text = layout->doc->text;
  bool gap = false;
  for (size_t at = 0; at < text.size;) {
    const char *newline = memchr(text.data + at, '\n', text.size - at);
    size_t next = newline ? (size_t)(newline - text.data) + 1 : text.size;
    nci_line line = { .start = (uint32_t)at, .end = (uint32_t)(newline ? next - 1 : next), .kind = NCI_LINE_UNDECIDED };
    trim(text, &line.start, &line.end);
    at = next;
    if (line.start == line.end) {
      gap = true;
      continue;
    }
    if (gap) line.flags |= NCI_LINE_GAP;
    gap = false;
    look_at_start(text, &line);
    look_at_end(text, &line);
    count_words(text, &line);
    nci_vec_add(layout->doc->arena, &layout->lines, line);
  }
  if (layout->lines.count > 3 && wrapped(layout)) unwrap(layout);
}

void nci_layout_look(nci_layout *layout, uint32_t start, uint32_t end, uint32_t most)
{
  ncorp_str text = layout->doc->text;
  if (end - start > most) {
    end = start + most;
    while (end > start && ((unsigned char)text.data[end] & 0xc0) == 0x80) end--;
  }
  layout->tokens.count = layout->sentences.count = 0;
  nci_tokenize(layout->doc->arena, text, (ncorp_span){ start, end }, true, &layout->tokens, &layout->sentences);
}
