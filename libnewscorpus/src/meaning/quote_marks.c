/* Quotation marks. It sees characters and blocks only: which marks open and close is decided by what stands beside
 * them, because curly marks are often the wrong way round and straight ones tell nothing. */
#include "meaning/quote_marks.h"
#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

typedef enum family { DOUBLE, ANGLE, SINGLE } family;

typedef struct mark {
  uint32_t at, size;
  uint32_t closers; /* how many of its family behind it in the block can close */
  uint8_t family;
  bool opens, closes, final; /* final: a punctuation mark stands before it, or no letter s */
} mark;

typedef NCI_VEC(mark) marks;

typedef struct finder {
  nci_document *doc;
  marks marks;
  nci_quoted_list *out;
} finder;

/* The characters beside a mark; 0 at the ends of the block. */
static uint32_t before(const finder *f, ncorp_span block, uint32_t at)
{
  if (at <= block.start) return 0;
  uint32_t i = at - 1;
  while (i > block.start && ((unsigned char)f->doc->text.data[i] & 0xc0) == 0x80) i--;
  size_t size;
  return nci_utf8_decode(f->doc->text, i, &size);
}

static uint32_t behind(const finder *f, ncorp_span block, uint32_t at)
{
  size_t size;
  return at < block.end ? nci_utf8_decode(f->doc->text, at, &size) : 0;
}

static bool blank(uint32_t c) { return c == 0 || nci_char_space(c); }
static bool is_dash(uint32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }
static bool is_mark(uint32_t c) { return c == '"' || c == '\'' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) || c == '`'; }
static bool left_open(uint32_t c) { return blank(c) || c == '(' || c == '[' || c == '{' || c == '/' || c == ':' || is_dash(c) || is_mark(c); }
static bool right_open(uint32_t c)
{
  return blank(c) || is_dash(c) || is_mark(c) || c == 0x2026 || (c < 0x80 && strchr(".,;:!?)]}/", (int)c) != NULL);
}
static bool word_char(uint32_t c) { return nci_char_alpha(c) || nci_char_digit(c); }

/* 'em, 'tis, '90s: an apostrophe that begins a word. */
static bool elision(const finder *f, ncorp_span block, uint32_t at)
{
  static const char *const words[] = { "em", "til", "tis", "twas", "cause", "bout", "round", "n" };
  uint32_t end = at;
  while (end < block.end && nci_is_alpha(f->doc->text.data[end])) end++;
  ncorp_str word = { f->doc->text.data + at, end - at };
  if (at < block.end && nci_is_digit(f->doc->text.data[at])) return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_str_is_nocase(word, words[i])) return true;
  return false;
}

/* "O 'Reilly": white space has come between a name's particle and its apostrophe. */
static bool split_name(const finder *f, ncorp_span block, uint32_t at)
{
  const char *text = f->doc->text.data;
  return at >= block.start + 2 && text[at - 1] == ' ' && (text[at - 2] == 'O' || text[at - 2] == 'D') &&
         (at == block.start + 2 || text[at - 3] == ' ');
}

static void add_mark(finder *f, ncorp_span block, uint32_t code, uint32_t at, uint32_t size)
{
  uint32_t p = before(f, block, at), n = behind(f, block, at + size);
  mark m = { .at = at, .size = size, .family = DOUBLE };
  bool spaced = blank(p) && blank(n);
  m.final = p != 's';
  switch (code) {
  case '"': case '`':
    m.opens = left_open(p) && !blank(n);
    m.closes = !blank(p) && right_open(n);
    if (spaced) m.opens = m.closes = true;
    if (is_mark(p) && is_mark(n)) m.opens = m.closes = true;
    break;
  case 0x201c: case 0x201f: /* “ */
    m.opens = !blank(n) || spaced;
    m.closes = !blank(p) && !is_dash(p) && !is_mark(p) && right_open(n);
    break;
  case 0x201d: /* ” */
    m.closes = !blank(p) || spaced;
    m.opens = left_open(p) && !is_mark(p) && !is_dash(p) && !blank(n) && !right_open(n);
    if (m.opens && p == 0) m.closes = false;
    break;
  case 0x201e: m.opens = true; break; /* „ */
  case 0xab: case 0x2039:             /* « */
    m.family = ANGLE;
    m.closes = !blank(p) && right_open(n);
    m.opens = !m.closes || left_open(p);
    break;
  case 0xbb: case 0x203a: /* » */
    m.family = ANGLE;
    m.opens = left_open(p) && !blank(n) && !right_open(n);
    m.closes = !m.opens;
    break;
  default: /* ' ‘ ’ ‚ */
    m.family = SINGLE;
    if (word_char(p) && word_char(n)) return;
    if (split_name(f, block, at)) return;
    m.opens = left_open(p) && !blank(n) && !right_open(n) && !elision(f, block, at + size);
    if (code == 0x2019 && p != 0 && !nci_char_space(p)) m.opens = false;
    m.closes = !blank(p) && right_open(n) && code != 0x2018 && code != 0x201a;
    if (!m.opens && !m.closes) return;
    break;
  }
  nci_vec_add(f->doc->arena, &f->marks, m);
}

static void collect(finder *f, ncorp_span block)
{
  const char *text = f->doc->text.data;
  f->marks.count = 0;
  for (uint32_t i = block.start; i < block.end; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c == '"') {
      add_mark(f, block, c, i, 1);
    } else if (c == '\'' || c == '`') {
      bool two = i + 1 < block.end && text[i + 1] == (char)c;
      if (two) add_mark(f, block, c == '`' ? 0x201c : '"', i, 2);
      else if (c == '\'') add_mark(f, block, c, i, 1);
      if (two) i++;
    } else if (c == 0xc2 && i + 1 < block.end && ((unsigned char)text[i + 1] == 0xab || (unsigned char)text[i + 1] == 0xbb)) {
      add_mark(f, block, (unsigned char)text[i + 1], i, 2);
      i++;
    } else if (c == 0xe2 && i + 2 < block.end && (unsigned char)text[i + 1] == 0x80) {
      unsigned char d = (unsigned char)text[i + 2];
      if (d >= 0x98 && d <= 0x9f) add_mark(f, block, 0x2018u + (d - 0x98u), i, 3);
      else if (d == 0xb9 || d == 0xba) add_mark(f, block, 0x2039u + (d - 0xb9u), i, 3);
      i += 2;
    }
  }
  uint32_t closers[3] = { 0, 0, 0 };
  for (uint32_t k = f->marks.count; k-- > 0;) {
    mark *m = &f->marks.at[k];
    m->closers = closers[m->family];
    if (m->closes) closers[m->family]++;
  }
}

static void add(finder *f, uint32_t block, uint32_t start, uint32_t end, uint32_t outer_start, uint32_t outer_end, bool opened, bool closed)
{
  const char *text = f->doc->text.data;
  while (start < end && nci_is_space(text[start])) start++;
  while (end > start && nci_is_space(text[end - 1])) end--;
  if (start >= end) return;
  nci_quoted q = { { start, end }, { outer_start, outer_end }, block, opened, closed };
  nci_vec_add(f->doc->arena, f->out, q);
}

/* The mark that closes a single quotation mark, so that possessives inside ("workers' rights") do not: one behind
 * punctuation if there is one before the next that opens, else the first that may. */
static uint32_t single_closer(const marks *m, uint32_t from)
{
  enum { REACH = 120 }; /* of one that may be a possessive */
  uint32_t first = UINT32_MAX;
  for (uint32_t k = from + 1; k < m->count; k++) {
    if (m->at[k].family != SINGLE) continue;
    if (m->at[k].opens && !m->at[k].closes) break;
    if (!m->at[k].closes) continue;
    if (m->at[k].final) return k;
    if (first == UINT32_MAX && m->at[k].at - m->at[from].at < REACH) first = k;
  }
  return first;
}

/* True when the block goes on with a quotation that the block before has left open: it opens it again, or closes it. */
static bool goes_on(const marks *all, ncorp_span block)
{
  if (!all->count || all->at[0].family == SINGLE) return false;
  return all->at[0].at == block.start ? all->at[0].opens : all->at[0].closes && !all->at[0].opens;
}

/* Finds the stretches of one block. `pending`: where the block before has left a quotation open, or a NULL span; is set
 * to what this one leaves open. */
static void find(finder *f, uint32_t index, nci_quoted *pending)
{
  ncorp_span block = f->doc->data.blocks[index].span;
  collect(f, block);
  const marks *all = &f->marks;
  const mark *current = NULL;
  uint32_t depth = 0, k = 0;
  if (pending->opened) {
    bool more = goes_on(all, block);
    ncorp_span p = pending->outer;
    if (more || p.start == f->doc->data.blocks[pending->block].span.start)
      add(f, pending->block, pending->inner.start, p.end, p.start, p.end, true, false);
    if (more && all->at[0].at > block.start) {
      add(f, index, block.start, all->at[0].at, block.start, all->at[0].at + all->at[0].size, false, true);
      k = 1;
    }
    pending->opened = false;
  }
  for (; k < all->count; k++) {
    const mark *m = &all->at[k];
    if (!current) {
      if (!m->opens) continue;
      if (m->family == SINGLE) {
        uint32_t closer = single_closer(all, k);
        if (closer == UINT32_MAX) continue;
        add(f, index, m->at + m->size, all->at[closer].at, m->at, all->at[closer].at + all->at[closer].size, true, true);
        k = closer;
      } else {
        current = m;
        depth = 0;
      }
      continue;
    }
    if (m->family != current->family) continue;
    if (m->closes && depth > 0) {
      depth--;
    } else if (m->closes) {
      add(f, index, current->at + current->size, m->at, current->at, m->at + m->size, true, true);
      current = NULL;
    } else if (m->closers >= depth + 2) {
      depth++;
    } else {
      current = m; /* the earlier one had no partner */
      depth = 0;
    }
  }
  if (current)
    *pending = (nci_quoted){ { current->at + current->size, block.end }, { current->at, block.end }, index, true, false };
}

void nci_quote_marks(nci_document *doc, nci_quoted_list *out)
{
  finder f = { .doc = doc, .out = out };
  nci_quoted pending = { .opened = false };
  for (uint32_t i = 0; i < doc->data.block_count && !doc->arena->failed; i++) {
    ncorp_block_kind kind = doc->data.blocks[i].kind;
    if (kind == NCORP_BLOCK_PARAGRAPH || kind == NCORP_BLOCK_SUMMARY || kind == NCORP_BLOCK_LIST || kind == NCORP_BLOCK_CAPTION)
      find(&f, i, &pending);
  }
  ncorp_span p = pending.outer;
  if (pending.opened && p.start == doc->data.blocks[pending.block].span.start)
    add(&f, pending.block, pending.inner.start, p.end, p.start, p.end, true, false);
}
