/* Quotation marks. It sees characters and blocks only: which marks open and close is decided by what stands beside
 * them, because curly marks are often the wrong way round and straight ones tell nothing. */
#include "meaning/quote_marks.h"
#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

typedef enum family { DOUBLE, ANGLE, SINGLE, FAMILIES } family;

typedef struct mark {
  uint32_t at, size;
  uint32_t closers[FAMILIES]; /* how many of each family behind it in the block can close */
  uint8_t family;
  bool opens, closes;
  bool final;   /* one that closes and is no possessive: no s stands before it */
  bool inch;    /* a straight mark behind a digit */
  bool spaced;  /* white space on both sides */
  bool curly;   /* it has a side */
} mark;

typedef NCI_VEC(mark) marks;

/* The marks inside a stretch. */
typedef struct range {
  uint32_t first, end, depth;
  uint32_t stretch; /* index of the stretch, or NCORP_NONE: the block */
} range;

typedef struct finder {
  nci_document *doc;
  uint32_t block;
  marks marks;
  NCI_VEC(range) ranges;
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
  m.inch = (code == '"' || code == '\'') && size == 1 && nci_char_digit(p);
  m.final = p != 's' && !m.inch;
  m.curly = code != '"';
  m.spaced = spaced;
  switch (code) {
  case '"':
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
  default: /* ' ‘ ’ ‚ ` */
    m.family = SINGLE;
    if (word_char(p) && word_char(n)) return;
    if (split_name(f, block, at)) return;
    m.opens = left_open(p) && !blank(n) && !right_open(n) && !elision(f, block, at + size);
    if (code == 0x2019 && p != 0 && !nci_char_space(p)) m.opens = false;
    m.closes = !blank(p) && right_open(n) && code != 0x201a && code != '`';
    if (!m.opens && !m.closes) return;
    break;
  }
  nci_vec_add(f->doc->arena, &f->marks, m);
}

static void collect(finder *f, ncorp_span block)
{
  static const bool begins[256] = { ['"'] = true, ['\''] = true, ['`'] = true, [0xc2] = true, [0xe2] = true, [0xef] = true };
  const char *text = f->doc->text.data;
  f->marks.count = 0;
  for (uint32_t i = block.start; i < block.end; i++) {
    unsigned char c = (unsigned char)text[i];
    if (!begins[c]) continue;
    if (c == '"') {
      add_mark(f, block, c, i, 1);
    } else if (c == '\'' || c == '`') {
      bool two = i + 1 < block.end && text[i + 1] == (char)c;
      if (two) add_mark(f, block, c == '`' ? 0x201c : '"', i, 2);
      else add_mark(f, block, c, i, 1);
      if (two) i++;
    } else if (c == 0xc2 && i + 1 < block.end && ((unsigned char)text[i + 1] == 0xab || (unsigned char)text[i + 1] == 0xbb)) {
      add_mark(f, block, (unsigned char)text[i + 1], i, 2);
      i++;
    } else if (c == 0xe2 && i + 2 < block.end && (unsigned char)text[i + 1] == 0x80) {
      unsigned char d = (unsigned char)text[i + 2];
      if (d >= 0x98 && d <= 0x9f) add_mark(f, block, 0x2018u + (d - 0x98u), i, 3);
      else if (d == 0xb9 || d == 0xba) add_mark(f, block, 0x2039u + (d - 0xb9u), i, 3);
      i += 2;
    } else if (c == 0xef && i + 2 < block.end && (unsigned char)text[i + 1] == 0xbc) {
      unsigned char d = (unsigned char)text[i + 2]; /* full width */
      if (d == 0x82 || d == 0x87) add_mark(f, block, d == 0x82 ? '"' : '\'', i, 3);
      i += 2;
    }
  }
  uint32_t closers[FAMILIES] = { 0 };
  for (uint32_t k = f->marks.count; k-- > 0;) {
    mark *m = &f->marks.at[k];
    memcpy(m->closers, closers, sizeof closers);
    if (m->closes) closers[m->family]++;
  }
}

/* Adds a stretch; gives its index, or NCORP_NONE where there are no words. */
static uint32_t add(finder *f, uint32_t block, uint32_t parent, ncorp_span inner, ncorp_span outer, bool opened, bool closed)
{
  const char *text = f->doc->text.data;
  while (inner.start < inner.end && nci_is_space(text[inner.start])) inner.start++;
  while (inner.end > inner.start && nci_is_space(text[inner.end - 1])) inner.end--;
  if (inner.start >= inner.end) return NCORP_NONE;
  nci_quoted q = { .inner = inner, .outer = outer, .block = block, .parent = parent, .opened = opened, .closed = closed };
  nci_vec_add(f->doc->arena, f->out, q);
  return f->doc->arena->failed ? NCORP_NONE : f->out->count - 1;
}

/* A stretch between two marks, and the marks in it. */
static void add_pair(finder *f, const range *in, uint32_t opener, uint32_t closer)
{
  enum { LEVELS = 2 };
  const mark *o = &f->marks.at[opener], *c = &f->marks.at[closer];
  uint32_t stretch = add(f, f->block, in->stretch, (ncorp_span){ o->at + o->size, c->at }, (ncorp_span){ o->at, c->at + c->size }, true, true);
  if (stretch != NCORP_NONE && in->depth < LEVELS && closer > opener + 2) {
    range inside = { opener + 1, closer, in->depth + 1, stretch };
    nci_vec_add(f->doc->arena, &f->ranges, inside);
  }
}

/* The mark that closes a single quotation mark, so that possessives inside ("workers' rights") do not: one behind
 * punctuation if there is one before the next that opens, else the first that may. */
static uint32_t single_closer(const marks *m, uint32_t from, uint32_t end)
{
  enum { REACH = 120 }; /* of one that may be a possessive */
  uint32_t first = UINT32_MAX;
  for (uint32_t k = from + 1; k < end; k++) {
    if (m->at[k].family != SINGLE) continue;
    if (m->at[k].opens && !m->at[k].closes) break;
    if (!m->at[k].closes) continue;
    if (m->at[k].final) return k;
    if (first == UINT32_MAX && m->at[k].at - m->at[from].at < REACH) first = k;
  }
  return first;
}

/* Pairs the marks of a range; gives the one that is left open, or UINT32_MAX. */
static uint32_t pair(finder *f, const range *in)
{
  const marks *all = &f->marks;
  static const uint32_t none[FAMILIES] = { 0 };
  const uint32_t *beyond = in->end < all->count ? all->at[in->end].closers : none; /* and the one at the end itself closes */
  uint32_t open = UINT32_MAX, depth = 0;
  for (uint32_t k = in->first; k < in->end; k++) {
    const mark *m = &all->at[k];
    if (open == UINT32_MAX) {
      if (!m->opens) continue;
      if (m->family == SINGLE) {
        uint32_t closer = single_closer(all, k, in->end);
        if (closer == UINT32_MAX) continue;
        add_pair(f, in, k, closer);
        k = closer;
      } else {
        open = k;
        depth = 0;
      }
      continue;
    }
    const mark *current = &all->at[open];
    if (m->family != current->family) continue;
    uint32_t closers = m->closers[m->family] - beyond[m->family] - (in->end < all->count && all->at[in->end].family == m->family);
    if (m->inch && current->curly && closers > depth) continue;
    if (m->closes && depth > 0) {
      depth--;
    } else if (m->closes) {
      if (!current->spaced || m->spaced || current->curly || m->curly) add_pair(f, in, open, k);
      open = UINT32_MAX;
    } else if (closers >= depth + 2) {
      depth++;
    } else {
      open = k; /* the earlier one had no partner */
      depth = 0;
    }
  }
  return open;
}

/* True when the block goes on with a quotation that the block before has left open: it opens it again, or closes it. */
static bool goes_on(const marks *all, ncorp_span block)
{
  if (!all->count || all->at[0].family == SINGLE) return false;
  return all->at[0].at == block.start ? all->at[0].opens : all->at[0].closes && !all->at[0].opens;
}

/* True when a mark that nothing closes opens a quotation all the same: what stands before it announces one, or it begins its
 * block, or a curly mark begins a sentence. */
static bool announced(const finder *f, const nci_quoted *pending)
{
  ncorp_span block = f->doc->data.blocks[pending->block].span;
  const char *text = f->doc->text.data;
  uint32_t at = pending->outer.start;
  if (at == block.start) return true;
  if ((unsigned char)text[at] < 0x80 && text[at - 1] != ' ') return text[at - 1] == ':';
  while (at > block.start && text[at - 1] == ' ') at--;
  if (at == block.start) return true;
  char before = text[at - 1];
  return before == ':' || before == ',' || ((before == '.' || before == '!' || before == '?') && (unsigned char)text[pending->outer.start] >= 0x80);
}

static void add_pending(finder *f, const nci_quoted *p) { add(f, p->block, NCORP_NONE, p->inner, p->outer, true, false); }

/* Finds the stretches of one block. `pending`: what the block before has left open; is set to what this one leaves open. */
static void find(finder *f, uint32_t index, nci_quoted *pending)
{
  ncorp_span block = f->doc->data.blocks[index].span;
  collect(f, block);
  const marks *all = &f->marks;
  range whole = { 0, all->count, 0, NCORP_NONE };
  f->block = index;
  f->ranges.count = 0;
  if (pending->opened) {
    bool more = goes_on(all, block);
    if (more || announced(f, pending)) add_pending(f, pending);
    if (more && all->at[0].at > block.start) {
      uint32_t end = all->at[0].at;
      add(f, index, NCORP_NONE, (ncorp_span){ block.start, end }, (ncorp_span){ block.start, end + all->at[0].size }, false, true);
      whole.first = 1;
    }
    pending->opened = false;
  }
  uint32_t open = pair(f, &whole);
  for (uint32_t i = 0; i < f->ranges.count && !f->doc->arena->failed; i++) {
    range inside = f->ranges.at[i];
    pair(f, &inside);
  }
  if (open != UINT32_MAX) {
    const mark *m = &all->at[open];
    *pending = (nci_quoted){ .inner = { m->at + m->size, block.end }, .outer = { m->at, block.end }, .block = index, .opened = true };
  }
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
  if (pending.opened && announced(&f, &pending)) add_pending(&f, &pending);
}
