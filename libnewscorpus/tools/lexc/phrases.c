/* Phrases: their variants, their hashes, the hash table. */
#include "lexc.h"

#include <stdlib.h>

#include "knowledge/lexicon_data.h"
#include "knowledge/phrase.h"

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
static uint32_t hash_phrase(lexc *l, ncorp_str text, uint64_t *hash)
{
  uint32_t form[NCI_PHRASE_MAX + 1], own, n = 0;
  nci_phrase p = { .text = text };
  while (n < NCI_PHRASE_MAX && (form[n] = nci_phrase_next(&p, text.size, &own)) != 0) n++;
  form[n] = 0;
  uint64_t h = NCI_PHRASE_SEED;
  for (uint32_t i = 0; i < n; i++) {
    h = nci_phrase_mix(h, form[i]);
    /* English clitics are tokens too: do|n't, can|not. */
    bool clitic = form[i + 1] == 'n' && (form[i + 2] == '\'' || form[i + 2] == 'o') && form[i + 3] == 't';
    if (i + 1 < n && (token_can_end(form[i], form[i + 1]) || clitic))
      nci_vec_add(&l->arena, &l->prefixes, nci_phrase_hash(h));
  }
  *hash = nci_phrase_hash(h);
  return n;
}

/* Writes the spelling without diacritics into out[]; false when there are none, or not only Latin letters. */
static bool strip_marks(lexc *l, ncorp_str text, char *out, size_t room, size_t *size)
{
  bool changed = false;
  *size = 0;
  for (size_t at = 0, step; at < text.size; at += step) {
    uint32_t c = nci_utf8_decode(text, at, &step);
    ncorp_str letter = nci_str(text.data + at, step);
    if (c >= 0x80 && nci_char_alpha(c)) {
      ncorp_str bare = nci_skeleton(&l->arena, letter);
      if (!bare.size || !nci_ascii(bare)) return false;
      changed = true;
      if (*size + bare.size > room) return false;
      memcpy(out + *size, bare.data, bare.size);
      if (nci_char_upper(c) && nci_is_lower(out[*size])) out[*size] = (char)(out[*size] - 32);
      *size += bare.size;
      continue;
    }
    if (*size + step > room) return false;
    memcpy(out + *size, letter.data, step);
    *size += step;
  }
  return changed;
}

static void add_spelling(lexc *l, uint32_t cell, uint32_t offset, ncorp_str text, uint32_t table, uint32_t row, uint32_t column, uint32_t *characters)
{
  lexc_phrase *phrase = nci_vec_push(&l->arena, &l->phrases);
  if (!phrase) return;
  *phrase = (lexc_phrase){ .cell = cell, .offset = offset, .size = (uint32_t)text.size, .table = table, .row = row, .column = column };
  *characters = hash_phrase(l, text, &phrase->hash);
  if (*characters > l->longest) l->longest = *characters;
}

void lexc_add_phrase(lexc *l, uint32_t cell, ncorp_str text, uint32_t table, uint32_t row, uint32_t line, uint32_t column)
{
  uint32_t characters = 0;
  add_spelling(l, cell, (uint32_t)(text.data - l->strings.strings.at[cell].data), text, table, row, column, &characters);
  if (!characters && !l->arena.failed) lexc_error(l, l->tables.at[table].path, line, column, "phrase without a character");
  char bare[NCI_PHRASE_MAX];
  size_t size;
  if (!strip_marks(l, text, bare, sizeof bare, &size)) return;
  uint32_t id = nci_intern_add(&l->strings, nci_str(bare, size));
  if (id != UINT32_MAX) add_spelling(l, id, 0, nci_str(bare, size), table, row, 0, &characters);
}

/* By hash, then table, row and place: deterministic whatever sort the C library has. */
static int by_hash(const void *a, const void *b)
{
  const lexc_phrase *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  if (x->table != y->table) return x->table < y->table ? -1 : 1;
  if (x->row != y->row) return x->row < y->row ? -1 : 1;
  if (x->column != y->column) return x->column < y->column ? -1 : 1;
  return x->cell < y->cell ? -1 : x->cell > y->cell;
}

static int by_key(const void *a, const void *b)
{
  const lexc_phrase *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  if (x->table != y->table) return x->table < y->table ? -1 : 1;
  if (x->row != y->row) return x->row < y->row ? -1 : 1;
  return by_hash(a, b);
}

static ncorp_str spelling(const lexc *l, const lexc_phrase *p)
{
  return nci_str(l->strings.strings.at[p->cell].data + p->offset, p->size);
}

static bool same_phrase(const lexc *l, const lexc_phrase *x, const lexc_phrase *y)
{
  bool exact = l->tables.at[x->table].exact;
  return !exact || nci_str_eq(spelling(l, x), spelling(l, y));
}

/* The same phrase in two rows of a table, unless the table allows it. */
static void report_repeats(lexc *l)
{
  for (uint32_t i = 0; i < l->phrases.count; i++) {
    const lexc_phrase *x = &l->phrases.at[i];
    const lexc_table *t = &l->tables.at[x->table];
    if (!x->column || t->repeats) continue;
    for (uint32_t k = i; k-- > 0;) {
      const lexc_phrase *y = &l->phrases.at[k];
      if (y->hash != x->hash || y->table != x->table) break;
      if (y->row == x->row || !y->column || !same_phrase(l, x, y)) continue;
      ncorp_str text = spelling(l, x);
      lexc_error(l, t->path, t->lines.at[x->row], x->column,
                 "phrase \"%.*s\" stands in line %u already (if it has two meanings: \"#! repeat: allowed\")", NCORP_STR_ARG(text),
                 t->lines.at[y->row]);
      break;
    }
  }
}

/* The slot of a hash. What has the same tag on the same way shares a slot: readers compare letters in the end. */
static uint32_t *insert(lexc *l, uint64_t hash)
{
  uint32_t tag = nci_slot_tag(hash), mask = l->slot_count - 1;
  for (uint32_t i = (uint32_t)hash & mask;; i = (i + 1) & mask) {
    uint32_t *slot = &l->slots[i];
    if (!*slot) *slot = tag;
    else if (*slot >> NCI_SLOT_TAG_SHIFT << NCI_SLOT_TAG_SHIFT != tag) continue;
    return slot;
  }
}

void lexc_index(lexc *l)
{
  if (l->arena.failed) return;
  if (l->phrases.count) qsort(l->phrases.at, l->phrases.count, sizeof *l->phrases.at, by_hash);
  report_repeats(l);

  uint32_t distinct = 0;
  for (uint32_t i = 0; i < l->phrases.count; i++) distinct += i == 0 || l->phrases.at[i].hash != l->phrases.at[i - 1].hash;
  NCI_VEC(uint64_t) prefixes = { 0 };
  nci_intern known;
  nci_intern_init(&known, &l->arena);
  for (uint32_t i = 0; i < l->prefixes.count; i++) {
    ncorp_str bytes = nci_str((const char *)&l->prefixes.at[i], sizeof l->prefixes.at[i]);
    uint32_t before = known.strings.count;
    if (nci_intern_add(&known, bytes) == before) nci_vec_add(&l->arena, &prefixes, l->prefixes.at[i]);
  }

  l->slot_count = 1024;
  while (l->slot_count < (distinct + prefixes.count) * 3 / 2) l->slot_count *= 2;
  l->slots = nci_arena_alloc(&l->arena, l->slot_count, sizeof *l->slots);
  if (!l->slots || l->arena.failed) return;
  memset(l->slots, 0, l->slot_count * sizeof *l->slots);
  for (uint32_t i = 0; i < l->phrases.count; i++) {
    uint32_t *slot = insert(l, l->phrases.at[i].hash);
    if (!(*slot & (NCI_SLOT_PREFIX - 1))) *slot |= ++l->key_count;
    l->phrases.at[i].key = (*slot & (NCI_SLOT_PREFIX - 1)) - 1;
  }
  for (uint32_t i = 0; i < prefixes.count; i++) *insert(l, prefixes.at[i]) |= NCI_SLOT_PREFIX;
  if (distinct >= NCI_SLOT_PREFIX) lexc_error(l, "lexicon", 0, 0, "%u phrases, at most %d are possible", distinct, NCI_SLOT_PREFIX - 1);
  if (l->phrases.count) qsort(l->phrases.at, l->phrases.count, sizeof *l->phrases.at, by_key);
}
