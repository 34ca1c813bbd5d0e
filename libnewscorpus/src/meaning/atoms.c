/* Cutting a sentence into atoms. One pass over the bytes; it knows characters and looks words up, nothing more. */
#include "meaning/atoms.h"
#include "text/fold.h"
#include "text/utf8.h"

void nci_atoms_init(nci_atoms *atoms, const nci_document *doc)
{
  *atoms = (nci_atoms){ .doc = doc, .arena = doc->arena };
}

typedef struct cutter {
  nci_atoms *atoms;
  const char *text;
  uint32_t at, end;
  bool space, quoted;
} cutter;

static bool letter(const cutter *c, uint32_t at) { return at < c->end && (nci_is_alpha(c->text[at]) || (unsigned char)c->text[at] >= 0xc3); }
static bool digit(const cutter *c, uint32_t at) { return at < c->end && nci_is_digit(c->text[at]); }

/* What a character beyond ASCII is to us. */
static uint32_t plain(uint32_t code)
{
  if (code >= 0x2010 && code <= 0x2015) return '-';
  if (code == 0x2212) return '-';
  if (code == 0x2019 || code == 0x02bc) return '\'';
  return code;
}

static bool is_quote(uint32_t code)
{
  return code == '"' || code == 0xab || code == 0xbb || (code >= 0x2018 && code <= 0x201f) || code == 0x2039 || code == 0x203a;
}

/* The character at `at`, with every dash and apostrophe made plain. */
static uint32_t character(const cutter *c, uint32_t at, uint32_t *size)
{
  if (at >= c->end) {
    *size = 0;
    return 0;
  }
  if ((unsigned char)c->text[at] < 0x80) {
    *size = 1;
    return (unsigned char)c->text[at];
  }
  size_t n;
  uint32_t code = nci_utf8_decode((ncorp_str){ c->text, c->end }, at, &n);
  *size = n ? (uint32_t)n : 1;
  return plain(code);
}

static nci_atom *push(cutter *c, nci_atom_kind kind, uint32_t start)
{
  nci_atoms *atoms = c->atoms;
  if (atoms->count + NCI_ATOM_PAD + 2 > atoms->capacity) {
    uint32_t more = atoms->capacity * 2 > 512 ? atoms->capacity * 2 : 512;
    nci_atom *grown = nci_arena_grow(atoms->arena, atoms->at ? atoms->at - 1 : NULL, atoms->capacity, more, sizeof *grown);
    if (!grown) return NULL;
    atoms->at = grown + 1;
    atoms->capacity = more;
  }
  nci_atom *a = &atoms->at[atoms->count];
  *a = (nci_atom){ .start = start, .end = c->at, .kind = (uint8_t)kind, .value = -1 };
  if (c->space || atoms->count == 0) a->flags |= NCI_ATOM_SPACE;
  if (atoms->count == 0 || (c->quoted && kind != NCI_ATOM_QUOTE)) a->flags |= NCI_ATOM_FIRST;
  atoms->count++;
  c->space = c->quoted = false;
  return a;
}

static bool boundary(const cutter *c, uint32_t at) { return !letter(c, at) && !digit(c, at); }

/* "U.S.", "a.m.": single letters, each with a full stop. */
static bool dotted(const cutter *c, uint32_t at)
{
  return at + 1 < c->end && nci_is_alpha(c->text[at]) && c->text[at + 1] == '.' &&
         (boundary(c, at + 2) || (at + 3 < c->end && nci_is_alpha(c->text[at + 2]) && c->text[at + 3] == '.'));
}

static void cut_word(cutter *c)
{
  uint32_t start = c->at;
  bool capital = nci_is_upper(c->text[start]), lower = false;
  if (dotted(c, c->at) && dotted(c, c->at + 2))
    while (dotted(c, c->at)) c->at += 2;
  else
    while (c->at < c->end) {
      unsigned char ch = (unsigned char)c->text[c->at];
      if (ch < 0x80) {
        if (!nci_is_alpha((char)ch) && !nci_is_digit((char)ch)) break;
        lower |= nci_is_lower((char)ch);
        c->at++;
        continue;
      }
      uint32_t size, code = character(c, c->at, &size);
      if (code < 0x80 || is_quote(code) || !nci_char_alpha(code)) break;
      lower = true;
      c->at += size;
    }
  if (c->at == start) c->at++;
  nci_atom *a = push(c, NCI_ATOM_WORD, start);
  if (!a) return;
  if (capital) a->flags |= NCI_ATOM_CAPITAL;
  if (capital && !lower && a->end - start > 1) a->flags |= NCI_ATOM_CAPS;
  const nci_word *w = nci_word_find((ncorp_str){ c->text + start, a->end - start });
  if (w) {
    a->word_class = w->word_class;
    a->value = w->value;
  }
}

/* What stands glued behind the digits: an ordinal's ending, or the s of a decade. */
static void cut_suffix(cutter *c, uint32_t *flags)
{
  static const char endings[][3] = { "st", "nd", "rd", "th" };
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (c->at + 2 <= c->end && nci_to_lower(c->text[c->at]) == endings[i][0] && nci_to_lower(c->text[c->at + 1]) == endings[i][1] &&
        boundary(c, c->at + 2)) {
      *flags |= NCI_ATOM_ORDINAL;
      c->at += 2;
      return;
    }
  if (c->at < c->end && c->text[c->at] == 's' && c->text[c->at - 1] == '0' && boundary(c, c->at + 1)) {
    *flags |= NCI_ATOM_DECADE;
    c->at++;
  }
}

static void cut_number(cutter *c)
{
  uint32_t start = c->at, flags = 0;
  bool after_dot = start >= 2 && c->text[start - 1] == '.' && nci_is_digit(c->text[start - 2]);
  while (digit(c, c->at)) c->at++;
  uint32_t digits = c->at - start;
  while (digits <= 3 && c->at + 3 < c->end && c->text[c->at] == ',' && digit(c, c->at + 1) && digit(c, c->at + 2) &&
         digit(c, c->at + 3) && !digit(c, c->at + 4)) {
    c->at += 4;
    flags |= NCI_ATOM_GROUPED;
  }
  if (!after_dot && c->at < c->end && c->text[c->at] == '.' && digit(c, c->at + 1)) {
    uint32_t more = c->at + 1;
    while (digit(c, more)) more++;
    if (!(more < c->end && c->text[more] == '.' && digit(c, more + 1))) {
      c->at = more;
      flags |= NCI_ATOM_GROUPED;
    }
  }
  int32_t value = -1;
  if (!flags && digits <= 9) {
    value = 0;
    for (uint32_t i = start; i < c->at; i++) value = value * 10 + (c->text[i] - '0');
  }
  cut_suffix(c, &flags);
  const nci_atom *before = c->atoms->count ? &c->atoms->at[c->atoms->count - 1] : NULL;
  if (!c->space && before && nci_atom_sign(before, '-') && nci_atom_glued(before) && c->atoms->count > 1 &&
      before[-1].kind == NCI_ATOM_WORD && !before[-1].word_class)
    flags |= NCI_ATOM_NAMED;
  nci_atom *a = push(c, NCI_ATOM_NUMBER, start);
  if (!a) return;
  a->flags = (uint8_t)(a->flags | flags);
  a->value = value;
  a->digits = (uint8_t)(digits > 99 ? 99 : digits);
}

static void cut_sign(cutter *c)
{
  uint32_t start = c->at, size, code = character(c, start, &size);
  if (nci_char_space(code)) {
    c->at += size;
    c->space = true;
    return;
  }
  if (code >= 0x80 && !is_quote(code) && nci_char_alpha(code)) {
    cut_word(c);
    return;
  }
  const nci_atom *before = c->atoms->count ? &c->atoms->at[c->atoms->count - 1] : NULL;
  if (code == '\'' && !c->space && before && (before->kind == NCI_ATOM_WORD || before->kind == NCI_ATOM_NUMBER) &&
      letter(c, start + size) && nci_is_alpha(c->text[start + size])) {
    c->at += size;
    while (c->at < c->end && nci_is_alpha(c->text[c->at])) c->at++;
    nci_atom *a = push(c, NCI_ATOM_CLITIC, start);
    if (a && a->end - a->start - size == 2 && nci_to_lower(c->text[start + size]) == 'l') a->word_class = NCI_W_FUTURE;
    return;
  }
  c->at += size;
  bool quote = is_quote(code) || code == '\'';
  nci_atom *a = push(c, quote ? NCI_ATOM_QUOTE : NCI_ATOM_SIGN, start);
  if (a) a->value = (int32_t)code;
  c->quoted = quote || code == ':';
}

bool nci_atoms_cut(nci_atoms *atoms, ncorp_span span)
{
  cutter c = { .atoms = atoms, .text = atoms->doc->text.data, .at = span.start, .end = span.end };
  atoms->count = 0;
  while (c.at < c.end && !atoms->arena->failed) {
    char ch = c.text[c.at];
    if (ch == ' ') {
      c.at++;
      c.space = true;
    } else if (nci_is_alpha(ch)) {
      cut_word(&c);
    } else if (nci_is_digit(ch)) {
      cut_number(&c);
    } else {
      cut_sign(&c);
    }
  }
  if (atoms->arena->failed) return false;
  if (!atoms->at && !push(&c, NCI_ATOM_END, span.start)) return false;
  if (atoms->count == 1 && atoms->at[0].kind == NCI_ATOM_END) atoms->count = 0;
  memset(&atoms->at[-1], 0, sizeof *atoms->at);
  memset(&atoms->at[atoms->count], 0, NCI_ATOM_PAD * sizeof *atoms->at);
  for (uint32_t i = 0; i < NCI_ATOM_PAD; i++) atoms->at[atoms->count + i].flags = NCI_ATOM_SPACE;
  return true;
}

bool nci_atoms_share(nci_document *doc)
{
  enum { AROUND = NCI_ATOM_PAD + 1 }; /* what can be looked at before and behind */
  if (doc->atoms) return true;
  nci_atoms cut;
  nci_atoms_init(&cut, doc);
  nci_sentence_atoms *shared = nci_arena_alloc(doc->arena, 1, sizeof *shared);
  uint32_t *first = nci_arena_alloc(doc->arena, (size_t)doc->sentences.count + 1, sizeof *first);
  if (!shared || !first) return false;
  nci_atom *all = NULL;
  uint32_t used = 0, room = 0;
  for (uint32_t i = 0; i < doc->sentences.count; i++) {
    if (!nci_atoms_cut(&cut, doc->sentences.at[i].span)) return false;
    uint32_t size = cut.count + AROUND;
    if (room - used < size) {
      uint32_t more = room / 2 + doc->tokens.count + doc->sentences.count * AROUND + size;
      all = nci_arena_grow(doc->arena, all, room, (size_t)room + more, sizeof *all);
      if (!all) return false;
      room += more;
    }
    first[i] = used + 1;
    memcpy(all + used, cut.at - 1, size * sizeof *all);
    used += size;
  }
  first[doc->sentences.count] = used + 1;
  *shared = (nci_sentence_atoms){ all, first };
  doc->atoms = shared;
  return true;
}

void nci_atoms_of(nci_atoms *atoms, uint32_t sentence)
{
  const nci_sentence_atoms *shared = atoms->doc->atoms;
  atoms->at = shared->at + shared->first[sentence];
  atoms->count = shared->first[sentence + 1] - shared->first[sentence] - NCI_ATOM_PAD - 1;
}
