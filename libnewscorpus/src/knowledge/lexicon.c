/* Looking phrases up in the compiled lexicon.
 *
 * One open-addressing table holds the hash of every phrase and of every beginning of one that ends where a token can
 * end. Matching hashes the text token by token and asks the table at each token's end, so a token that begins nothing
 * costs one probe. The table is only a filter: what is reported was compared letter by letter. */
#include "knowledge/lexicon.h"

#include "base/decimal.h"
#include "base/str.h"
#include "knowledge/lexicon_data.h"
#include "knowledge/pattern_rows.h"
#include "knowledge/phrase.h"

extern const nci_lexicon nci_lexicon_tables;

enum { CANDIDATES = 32 };

/* ASCII characters that only have to be put in lower case; 0 for those that need a second look. */
static const unsigned char plain[256] = {
  ['!'] = '!', ['"'] = '"', ['#'] = '#', ['$'] = '$', ['%'] = '%', ['&'] = '&', ['\''] = '\'', ['('] = '(', [')'] = ')',
  ['*'] = '*', ['+'] = '+', [','] = ',', ['.'] = '.', ['/'] = '/', ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3',
  ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9', [':'] = ':', [';'] = ';', ['<'] = '<',
  ['='] = '=', ['>'] = '>', ['?'] = '?', ['@'] = '@', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e',
  ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n',
  ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w',
  ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z', ['['] = '[', ['\\'] = '\\', [']'] = ']', ['^'] = '^', ['_'] = '_', ['a'] = 'a',
  ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j',
  ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's',
  ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z', ['{'] = '{', ['|'] = '|',
  ['}'] = '}', ['~'] = '~'
};

const nci_lexicon *nci_lexicon_builtin(void)
{
  return &nci_lexicon_tables;
}

/* Hashes on up to byte `end`; counts characters. */
static uint64_t hash_to(nci_phrase *p, size_t end, uint64_t h, uint32_t *characters)
{
  for (;;) {
    if (!p->gap) {
      size_t from = p->at;
      unsigned char c;
      while (p->at < end && (c = plain[(unsigned char)p->text.data[p->at]]) != 0) {
        h = nci_phrase_mix(h, c);
        p->at++;
      }
      if (p->at > from) {
        p->begun = true;
        *characters += (uint32_t)(p->at - from);
      }
    }
    uint32_t own, c = nci_phrase_next(p, end, &own);
    if (!c) return h;
    h = nci_phrase_mix(h, c);
    ++*characters;
  }
}

/* The slot of a hash, or 0. */
static uint32_t probe(const nci_lexicon *lexicon, uint64_t hash)
{
  uint32_t tag = nci_slot_tag(hash), slot;
  for (uint32_t i = (uint32_t)hash & lexicon->slot_mask; (slot = lexicon->slots[i]) != 0; i = (i + 1) & lexicon->slot_mask)
    if (slot >> NCI_SLOT_TAG_SHIFT << NCI_SLOT_TAG_SHIFT == tag) return slot;
  return 0;
}

static bool is_lower(uint32_t c)
{
  return c < 0x80 ? nci_is_lower((char)c) : nci_char_to_upper(c) != c;
}

static ncorp_str entry_spelling(const nci_lexicon *lexicon, const nci_lex_entry *entry)
{
  return nci_str(lexicon->strings + (entry->spelling & 0xffffff), entry->spelling >> 24);
}

/* How text stands to a spelling: same form at all, same letters, in capitals, in the title's manner. */
typedef struct likeness {
  bool same, exact, caps, titled;
} likeness;

static likeness compare(ncorp_str text, ncorp_str spelling)
{
  if (nci_str_eq(text, spelling)) return (likeness){ .same = true, .exact = true, .titled = true };
  nci_phrase a = { .text = text }, b = { .text = spelling };
  likeness like = { .exact = true, .caps = true, .titled = true };
  bool capital = false, word_start = true;
  for (;;) {
    uint32_t own_a, own_b, c;
    if (!a.gap && !b.gap && a.at < text.size && b.at < spelling.size && plain[own_a = (unsigned char)text.data[a.at]] &&
        plain[own_b = (unsigned char)spelling.data[b.at]]) {
      c = plain[own_a];
      if (c != plain[own_b]) return (likeness){ .same = false };
      a.begun = b.begun = true;
      a.at++, b.at++;
    } else {
      c = nci_phrase_next(&a, text.size, &own_a);
      if (c != nci_phrase_next(&b, spelling.size, &own_b)) return (likeness){ .same = false };
      if (!c) break;
    }
    if (own_b != c) capital = true;
    if (own_a != own_b) {
      like.exact = false;
      if (own_a == c || !word_start) like.titled = false;
    }
    if (own_a == c && is_lower(own_a)) like.caps = false;
    word_start = c == ' ';
  }
  like.same = true;
  if (like.exact) like.caps = false;
  if (!capital) like.titled = like.exact;
  return like;
}

/* Puts the rows that really match of the entries from one on behind the `count` hits that are there. */
static size_t put_hits(const nci_lexicon *lexicon, uint64_t tables, const nci_lex_entry *entry, ncorp_str text, uint32_t end, nci_lex_hit *hits, size_t count, size_t capacity,
                       uint64_t *present)
{
  size_t first = count;
  for (bool last = false; !last; entry++) {
    uint16_t table = (uint16_t)(entry->row >> 24);
    uint64_t set = NCI_LEX_SET(table & 63);
    last = entry->row & NCI_ENTRY_LAST;
    *present |= set;
    if (!(tables & set)) continue;
    likeness like = compare(text, entry_spelling(lexicon, entry));
    if (!like.same || (lexicon->tables[table].exact && !like.caps && !like.titled)) continue;
    uint16_t flags = like.exact ? NCI_HIT_EXACT : like.caps ? NCI_HIT_CAPS : 0;
    uint32_t row = entry->row & NCI_ENTRY_ROW;
    if (count > first && hits[count - 1].table == table && hits[count - 1].row == row) {
      hits[count - 1].flags |= flags;
      continue;
    }
    if (count == capacity) break;
    hits[count++] = (nci_lex_hit){ .end = end, .table = table, .flags = flags, .row = row };
  }
  return count;
}

size_t nci_lexicon_match_in(const nci_lexicon *lexicon, uint64_t tables, ncorp_str text, const nci_token *tokens, uint32_t at,
                            uint32_t end, nci_lex_hit *hits, size_t capacity, uint64_t *present)
{
  uint64_t seen = 0;
  if (present) *present = 0;
  if (!lexicon || at >= end) return 0;
  struct { uint32_t entry, end; } candidates[CANDIDATES];
  uint32_t found = 0, characters = 0;
  uint64_t h = NCI_PHRASE_SEED;
  nci_phrase p = { .text = text, .at = tokens[at].start };
  for (uint32_t i = at; i < end; i++) {
    if (tokens[i].end - tokens[i].start > 4 * lexicon->longest) break;
    h = hash_to(&p, tokens[i].end, h, &characters);
    if (characters > lexicon->longest) break;
    if (p.gap) {
      seen |= NCI_LEX_LONGER;
      continue;
    }
    uint32_t slot = probe(lexicon, nci_phrase_hash(h));
    if (!slot) break;
    uint32_t entry = slot & (NCI_SLOT_PREFIX - 1);
    if (entry) {
      candidates[found % CANDIDATES].entry = entry - 1;
      candidates[found++ % CANDIDATES].end = i + 1;
    }
    if (!(slot & NCI_SLOT_PREFIX)) break;
    seen |= NCI_LEX_LONGER;
  }

  size_t count = 0;
  uint32_t kept = found < CANDIDATES ? found : CANDIDATES;
  for (uint32_t n = 0; n < kept && count < capacity; n++) {
    uint32_t c = (found - 1 - n) % CANDIDATES, start = tokens[at].start;
    ncorp_str run = nci_str(text.data + start, tokens[candidates[c].end - 1].end - start);
    count = put_hits(lexicon, tables, &lexicon->entries[candidates[c].entry], run, candidates[c].end, hits, count, capacity, &seen);
  }
  if (present) *present = count < capacity ? seen : NCI_LEX_EVERY;
  return count;
}

void nci_lexicon_expect(const nci_lexicon *lexicon, const ncorp_str *words, uint32_t count)
{
  enum { AT_ONCE = 32 };
  for (uint32_t first = 0; lexicon && first < count; first += AT_ONCE) {
    uint64_t hashes[AT_ONCE];
    uint32_t some = count - first < AT_ONCE ? count - first : AT_ONCE, known = 0;
    const nci_lex_entry *entries[AT_ONCE];
    for (uint32_t i = 0; i < some; i++) {
      uint64_t h = NCI_PHRASE_SEED;
      for (size_t at = 0; at < words[first + i].size; at++) h = nci_phrase_mix(h, (unsigned char)words[first + i].data[at]);
      hashes[i] = nci_phrase_hash(h);
      __builtin_prefetch(&lexicon->slots[(uint32_t)hashes[i] & lexicon->slot_mask]);
    }
    for (uint32_t i = 0; i < some; i++) {
      uint32_t entry = probe(lexicon, hashes[i]) & (NCI_SLOT_PREFIX - 1);
      if (!entry) continue;
      entries[known] = &lexicon->entries[entry - 1];
      __builtin_prefetch(entries[known++]);
    }
    for (uint32_t i = 0; i < known; i++) __builtin_prefetch(lexicon->strings + (entries[i]->spelling & 0xffffff));
  }
}

size_t nci_lexicon_find(const nci_lexicon *lexicon, unsigned table, ncorp_str phrase, uint32_t *rows, size_t capacity)
{
  if (!lexicon || !phrase.size || phrase.size > 4 * NCI_PHRASE_MAX) return 0;
  uint32_t characters = 0;
  nci_phrase p = { .text = phrase };
  uint32_t slot = probe(lexicon, nci_phrase_hash(hash_to(&p, phrase.size, NCI_PHRASE_SEED, &characters)));
  uint32_t found = slot & (NCI_SLOT_PREFIX - 1);
  size_t count = 0;
  if (!found) return 0;
  const nci_lex_entry *entry = &lexicon->entries[found - 1];
  for (bool last = false; !last && count < capacity; entry++) {
    uint32_t row = entry->row & NCI_ENTRY_ROW;
    last = entry->row & NCI_ENTRY_LAST;
    if (entry->row >> 24 != table || (count && rows[count - 1] == row)) continue;
    if (compare(phrase, entry_spelling(lexicon, entry)).same) rows[count++] = row;
  }
  return count;
}

uint32_t nci_lexicon_rows(const nci_lexicon *lexicon, unsigned table)
{
  return lexicon && table < lexicon->table_count ? lexicon->tables[table].rows : 0;
}

ncorp_str nci_lexicon_field(const nci_lexicon *lexicon, unsigned table, uint32_t row, unsigned column)
{
  if (!lexicon || table >= lexicon->table_count) return NCI_NO_STR;
  const nci_lex_table *t = &lexicon->tables[table];
  if (row >= t->rows || column >= t->columns) return NCI_NO_STR;
  uint32_t cell = lexicon->cells[t->cell + row * t->columns + column];
  if (!cell) return NCI_NO_STR;
  const char *text = lexicon->strings + (cell & 0xffffff);
  return cell >> 24 == NCI_CELL_LONG ? nci_cstr(text) : nci_str(text, cell >> 24);
}

const nci_pattern_row *nci_lexicon_pattern(const nci_lexicon *lexicon, bool beyond, uint32_t row) { return &lexicon->patterns[beyond][row]; }

uint32_t nci_lexicon_row(const nci_lexicon *lexicon, unsigned table, unsigned column, ncorp_str value)
{
  uint32_t rows = nci_lexicon_rows(lexicon, table), row = 0;
  if (!value.size || value.size >= NCI_CELL_LONG || !rows || column >= lexicon->tables[table].columns) return rows;
  const uint32_t *cell = lexicon->cells + lexicon->tables[table].cell + column;
  for (uint32_t step = lexicon->tables[table].columns; row < rows; row++, cell += step)
    if (*cell >> 24 == value.size && nci_str_eq(nci_str(lexicon->strings + (*cell & 0xffffff), value.size), value)) break;
  return row;
}

ncorp_str nci_lexicon_name(const nci_lexicon *lexicon, unsigned table, uint32_t row)
{
  ncorp_str phrases = nci_lexicon_field(lexicon, table, row, 0);
  const char *bar = phrases.size ? memchr(phrases.data, '|', phrases.size) : NULL;
  if (bar) phrases.size = (size_t)(bar - phrases.data);
  return phrases;
}

bool nci_lexicon_number(const nci_lexicon *lexicon, unsigned table, uint32_t row, unsigned column, ncorp_decimal *out)
{
  ncorp_str field = nci_lexicon_field(lexicon, table, row, column);
  return field.size && nci_decimal_parse(field, out);
}
