/* From the phrases of tables to the arrays of a lexicon: variants of phrases, hashes, the hash table, strings and cells. */
#include "knowledge/lexicon_compiler.h"

#include "base/sort.h"
#include "knowledge/phrase.h"
#include "knowledge/phrase_source.h"

static bool word_character(uint32_t c)
{
  return c < 0x80 ? nci_is_alpha((char)c) || nci_is_digit((char)c) : nci_char_alpha(c) || nci_char_digit(c);
}

/* Whether a token of running text may end between these characters of a normal form. Too many places only cost room
 * in the table; scripts without spaces are cut anywhere. */
static bool token_can_end(uint32_t before, uint32_t after)
{
  if (before == ' ') return false;
  if (!word_character(before) || !word_character(after)) return true;
  return before >= 0xe00 || (nci_is_digit((char)before) && before < 0x80) != (nci_is_digit((char)after) && after < 0x80);
}

/* Hashes a phrase and its beginnings; gives the number of its characters. */
static uint32_t hash_phrase(nci_compiler *c, ncorp_str text, uint64_t *hash)
{
  uint32_t form[NCI_PHRASE_MAX + 1], own, n = 0;
  nci_phrase p = { .text = text };
  while (n < NCI_PHRASE_MAX && (form[n] = nci_phrase_next(&p, text.size, &own)) != 0) n++;
  form[n] = 0;
  uint64_t h = NCI_PHRASE_SEED;
  for (uint32_t i = 0; i < n; i++) {
    h = nci_phrase_mix(h, form[i]);
    /* English clitics are tokens too: do|n't, can|not. */
    bool clitic = form[i + 1] == 'n' && i + 2 < n && (form[i + 2] == '\'' || form[i + 2] == 'o') && form[i + 3] == 't';
    if (i + 1 < n && (token_can_end(form[i], form[i + 1]) || clitic))
      nci_vec_add(c->arena, &c->prefixes, nci_phrase_hash(h));
  }
  *hash = nci_phrase_hash(h);
  return n;
}

/* Writes the spelling without diacritics into out[]; false when there are none, or not only Latin letters. */
static bool strip_marks(nci_compiler *c, ncorp_str text, char *out, size_t room, size_t *size)
{
  bool changed = false;
  *size = 0;
  for (size_t at = 0, step; at < text.size; at += step) {
    uint32_t character = nci_utf8_decode(text, at, &step);
    ncorp_str letter = nci_str(text.data + at, step);
    if (character >= 0x80 && nci_char_alpha(character)) {
      ncorp_str bare = nci_skeleton(c->arena, letter);
      if (!bare.size || !nci_ascii(bare)) return false;
      changed = true;
      if (*size + bare.size > room) return false;
      memcpy(out + *size, bare.data, bare.size);
      if (nci_char_upper(character) && nci_is_lower(out[*size])) out[*size] = (char)(out[*size] - 32);
      *size += bare.size;
      continue;
    }
    if (*size + step > room) return false;
    memcpy(out + *size, letter.data, step);
    *size += step;
  }
  return changed;
}

ncorp_str nci_compiler_spelling(const nci_compiler *c, const nci_source_phrase *p)
{
  return nci_str(c->strings.strings.at[p->cell].data + p->offset, p->size);
}

static bool add_spelling(nci_compiler *c, nci_source_phrase phrase)
{
  uint32_t characters = hash_phrase(c, nci_compiler_spelling(c, &phrase), &phrase.hash);
  if (!characters) return false;
  if (characters > c->longest) c->longest = characters;
  nci_vec_add(c->arena, &c->phrases, phrase);
  return true;
}

bool nci_source_phrase_add(nci_compiler *c, uint32_t cell, uint32_t offset, uint32_t size, uint32_t table, uint32_t row, uint32_t column)
{
  if (cell == UINT32_MAX) return true;
  nci_source_phrase given = { .cell = cell, .offset = offset, .size = size, .table = table, .row = row, .column = column };
  if (!add_spelling(c, given)) return c->arena->failed;
  char bare[NCI_PHRASE_MAX];
  size_t bare_size;
  if (!strip_marks(c, nci_compiler_spelling(c, &given), bare, sizeof bare, &bare_size)) return true;
  uint32_t id = nci_intern_add(&c->strings, nci_str(bare, bare_size));
  if (id != UINT32_MAX) add_spelling(c, (nci_source_phrase){ .cell = id, .size = (uint32_t)bare_size, .table = table, .row = row });
  return true;
}

/* By hash, then table, row and place. */
static int by_hash(const void *a, const void *b, void *ctx)
{
  const nci_source_phrase *x = a, *y = b;
  (void)ctx;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  if (x->table != y->table) return x->table < y->table ? -1 : 1;
  if (x->row != y->row) return x->row < y->row ? -1 : 1;
  if (x->column != y->column) return x->column < y->column ? -1 : 1;
  return x->cell < y->cell ? -1 : x->cell > y->cell;
}

static int by_key(const void *a, const void *b, void *ctx)
{
  const nci_source_phrase *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  if (x->table != y->table) return x->table < y->table ? -1 : 1;
  if (x->row != y->row) return x->row < y->row ? -1 : 1;
  return by_hash(a, b, ctx);
}

static bool same_phrase(const nci_compiler *c, const nci_source_phrase *x, const nci_source_phrase *y)
{
  bool exact = c->tables.at[x->table].exact;
  return !exact || nci_str_eq(nci_compiler_spelling(c, x), nci_compiler_spelling(c, y));
}

/* The same phrase in two rows of a table, unless the table allows it. */
static void report_repeats(nci_compiler *c)
{
  enum { LOOK_BACK = 64 };
  for (uint32_t i = 0; i < c->phrases.count; i++) {
    const nci_source_phrase *x = &c->phrases.at[i];
    const nci_source_table *t = &c->tables.at[x->table];
    if (!x->column || t->repeats) continue;
    for (uint32_t k = i, n = 0; k-- > 0 && n < LOOK_BACK; n++) {
      const nci_source_phrase *y = &c->phrases.at[k];
      if (y->hash != x->hash || y->table != x->table) break;
      if (y->row == x->row || !y->column || !same_phrase(c, x, y)) continue;
      ncorp_str text = nci_compiler_spelling(c, x);
      nci_table_place place = t->rows.at[x->row].place;
      place.column = x->column;
      nci_compiler_mistake(c, NCI_TABLE_PHRASE, &place, "phrase \"%.*s\" stands in line %u already (if it has two meanings: \"#! repeat: allowed\")",
                           NCORP_STR_ARG(text), t->rows.at[y->row].place.line);
      break;
    }
  }
}

void nci_compiler_sort(nci_compiler *c)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < c->phrases.count; i++) {
    const nci_source_phrase *p = &c->phrases.at[i];
    if (!c->tables.at[p->table].rows.at[p->row].wrong) c->phrases.at[kept++] = *p;
  }
  c->phrases.count = kept;
  if (!nci_sort(c->arena, c->phrases.at, c->phrases.count, sizeof *c->phrases.at, by_hash, NULL)) return;
  report_repeats(c);
}

/* The slot of a hash. What has the same tag on the same way shares a slot: readers compare letters in the end. */
static uint32_t *insert(uint32_t *slots, uint32_t count, uint64_t hash)
{
  uint32_t tag = nci_slot_tag(hash), mask = count - 1;
  for (uint32_t i = (uint32_t)hash & mask;; i = (i + 1) & mask) {
    uint32_t *slot = &slots[i];
    if (!*slot) *slot = tag;
    else if (*slot >> NCI_SLOT_TAG_SHIFT << NCI_SLOT_TAG_SHIFT != tag) continue;
    return slot;
  }
}

/* Gives the phrases the numbers of their slots: the words of running text first, so that what is asked for most lies together. */
static uint32_t number_slots(nci_compiler *c, uint32_t *slots, uint32_t slot_count)
{
  uint32_t keys = 0;
  for (int names = 0; names < 2; names++)
    for (uint32_t i = 0; i < c->phrases.count; i++) {
      if (c->tables.at[c->phrases.at[i].table].exact != (bool)names) continue;
      uint32_t *slot = insert(slots, slot_count, c->phrases.at[i].hash);
      if (!(*slot & (NCI_SLOT_PREFIX - 1))) *slot |= ++keys;
      c->phrases.at[i].key = *slot & (NCI_SLOT_PREFIX - 1);
    }
  return keys;
}

/* The hash table, and the entries in the order of their slots' numbers. */
static bool build_index(nci_compiler *c, nci_compiled *out, const uint32_t *where)
{
  nci_arena *arena = c->arena;
  uint32_t distinct = 0;
  for (uint32_t i = 0; i < c->phrases.count; i++) distinct += i == 0 || c->phrases.at[i].hash != c->phrases.at[i - 1].hash;
  NCI_VEC(uint64_t) prefixes = { 0 };
  nci_intern known;
  nci_intern_init(&known, arena);
  for (uint32_t i = 0; i < c->prefixes.count; i++) {
    ncorp_str bytes = nci_str((const char *)&c->prefixes.at[i], sizeof c->prefixes.at[i]);
    uint32_t before = known.strings.count;
    if (nci_intern_add(&known, bytes) == before) nci_vec_add(arena, &prefixes, c->prefixes.at[i]);
  }
  if (c->phrases.count >= NCI_SLOT_PREFIX) {
    nci_compiler_mistake(c, NCI_TABLE_LIMIT, &(nci_table_place){ 0 }, "%u phrases, at most %d are possible", c->phrases.count, NCI_SLOT_PREFIX - 1);
    return false;
  }
  out->slot_count = 1024;
  while (out->slot_count < (distinct + prefixes.count) * 3 / 2) out->slot_count *= 2;
  uint32_t *slots = nci_arena_alloc(arena, out->slot_count, sizeof *slots);
  nci_lex_entry *entries = nci_arena_alloc(arena, c->phrases.count + 1u, sizeof *entries);
  if (!slots || !entries || arena->failed) return false;
  memset(slots, 0, out->slot_count * sizeof *slots);
  uint32_t *first = nci_arena_alloc(arena, number_slots(c, slots, out->slot_count) + 1u, sizeof *first); /* [slot's number] -> entry, from 1 on */
  for (uint32_t i = 0; i < prefixes.count; i++) *insert(slots, out->slot_count, prefixes.at[i]) |= NCI_SLOT_PREFIX;
  if (!first || !nci_sort(arena, c->phrases.at, c->phrases.count, sizeof *c->phrases.at, by_key, NULL)) return false;
  for (uint32_t i = c->phrases.count; i-- > 0;) {
    const nci_source_phrase *p = &c->phrases.at[i];
    bool last = i + 1 == c->phrases.count || p[1].key != p->key;
    entries[i] = (nci_lex_entry){ p->size << 24 | (where[p->cell] + p->offset), p->table << 24 | (last ? NCI_ENTRY_LAST : 0) | p->row };
    first[p->key] = i + 1;
  }
  for (uint32_t i = 0; i < out->slot_count; i++) {
    uint32_t key = slots[i] & (NCI_SLOT_PREFIX - 1);
    if (key) slots[i] = slots[i] - key + first[key];
  }
  out->entry_count = c->phrases.count;
  out->lexicon.slots = slots;
  out->lexicon.entries = entries;
  out->lexicon.slot_mask = out->slot_count - 1;
  out->lexicon.longest = c->longest;
  return true;
}

/* A cell: its size, or 255 when that is longer, and where it is. */
static uint32_t cell_of(ncorp_str s, uint32_t where)
{
  return (uint32_t)(s.size < NCI_CELL_LONG ? s.size : NCI_CELL_LONG) << 24 | where;
}

bool nci_compiler_build(nci_compiler *c, nci_compiled *out)
{
  nci_arena *arena = c->arena;
  *out = (nci_compiled){ 0 };
  uint32_t strings = c->strings.strings.count, rows = 0;
  size_t bytes = 0, cells = 0;
  for (uint32_t i = 0; i < strings; i++) bytes += c->strings.strings.at[i].size + 1;
  for (uint32_t i = 0; i < c->tables.count; i++) {
    cells += c->tables.at[i].cells.count;
    if (c->tables.at[i].rows.count > rows) rows = c->tables.at[i].rows.count;
  }
  if (bytes >= 1u << 24 || cells >= 1u << 30 || rows > NCI_ENTRY_ROW) {
    nci_compiler_mistake(c, NCI_TABLE_LIMIT, &(nci_table_place){ 0 }, "more than 16 MiB of strings or 8,388,607 rows");
    return false;
  }
  uint32_t *where = nci_arena_alloc(arena, strings + 1u, sizeof *where), at = 0, cell = 0;
  char *text = nci_arena_alloc(arena, bytes + 1, 1);
  uint32_t *all = nci_arena_alloc(arena, cells + 1, sizeof *all);
  nci_lex_table *tables = nci_arena_alloc(arena, c->tables.count + 1u, sizeof *tables);
  if (!where || !text || !all || !tables) return false;
  for (uint32_t i = 0; i < strings; i++) {
    ncorp_str s = c->strings.strings.at[i];
    where[i] = at;
    if (s.size) memcpy(text + at, s.data, s.size);
    text[at + s.size] = '\0';
    at += (uint32_t)s.size + 1;
  }
  for (uint32_t i = 0; i < c->tables.count; i++) {
    const nci_source_table *t = &c->tables.at[i];
    tables[i] = (nci_lex_table){ cell, t->rows.count, (uint16_t)t->columns.count, t->exact };
    for (uint32_t k = 0; k < t->cells.count; k++) {
      uint32_t id = t->cells.at[k];
      all[cell++] = id ? cell_of(c->strings.strings.at[id], where[id]) : 0;
    }
  }
  all[cell] = 0;
  out->string_size = at;
  out->cell_count = cell;
  out->lexicon.strings = text;
  out->lexicon.cells = all;
  out->lexicon.tables = tables;
  out->lexicon.table_count = c->tables.count;
  return build_index(c, out, where) && !arena->failed;
}
