/* Which words have a row of their own: those of the given vectors, in their order, and those that the training data has
 * more than once. */
#include <stdio.h>
#include <string.h>

#include "newscorpus-train/network.h"
#include "text/utf8.h"

enum {
  LEAST = 2,             /* a word of the training data has to be there so often */
  MOST_VECTORS = 50000,  /* lines of the file that are read: the most frequent words come first */
  MOST_NUMBERS = 1024,
  LINE_ROOM = 65536
};

typedef struct lines {
  FILE *in;
  const char *path;
  uint32_t number;
  char *line; /* of LINE_ROOM */
} lines;

/* "-0.0381" as a float: digits divided by a power of ten, so that every machine reads the same. False for anything else. */
static bool read_number(const char **at, float *out)
{
  const char *p = *at;
  bool negative = *p == '-';
  double value = 0, unit = 1;
  if (negative) p++;
  if (!nci_is_digit(*p) && *p != '.') return false;
  for (; nci_is_digit(*p); p++) value = value * 10 + (*p - '0');
  if (*p == '.')
    for (p++; nci_is_digit(*p); p++)
      if (unit < 1e15) value = value * 10 + (*p - '0'), unit *= 10;
  if (*p == 'e' && p[1] == '-') {
    uint32_t tens = 0;
    for (p += 2; nci_is_digit(*p); p++) tens = tens < 100 ? tens * 10 + (uint32_t)(*p - '0') : tens;
    for (; tens > 0 && unit < 1e30; tens--) unit *= 10;
  }
  *out = (float)((negative ? -value : value) / unit);
  *at = p;
  return *p == ' ' || *p == '\0' || *p == '\n' || *p == '\r';
}

static bool wrong(const lines *l, const char *reason)
{
  return train_error("%s:%u: %s", l->path, l->number, reason);
}

/* A line "word number number ...": its numbers; 0 after an error. */
static uint32_t read_line(const lines *l, ncorp_str *word, float *numbers)
{
  const char *p = l->line;
  size_t size = strlen(p);
  if (size + 1 >= LINE_ROOM) return wrong(l, "a line that is too long"), 0;
  while (*p && *p != ' ') p++;
  *word = nci_str(l->line, (size_t)(p - l->line));
  if (nci_utf8_valid(*word) != word->size) return wrong(l, "a word that is not UTF-8"), 0;
  uint32_t count = 0;
  while (*p == ' ') {
    if (p[1] == '\n' || p[1] == '\0' || p[1] == '\r') break;
    p++;
    if (count == MOST_NUMBERS || !read_number(&p, &numbers[count++])) return wrong(l, "no number where one is expected"), 0;
  }
  if (!count) wrong(l, "a word without numbers");
  return count;
}

/* ---- the index ---- */

typedef struct word_index {
  nci_word_slot *slots;
  uint32_t room;   /* a power of two */
  uint32_t rows;   /* next free one */
} word_index;

static nci_word_slot *slot_of(const word_index *x, uint64_t hash)
{
  uint32_t at = (uint32_t)hash & (x->room - 1), mark = (uint32_t)(hash >> 32);
  while (x->slots[at].row && x->slots[at].mark != mark) at = (at + 1) & (x->room - 1);
  return &x->slots[at];
}

static uint64_t hash_of(ncorp_str form)
{
  nci_features f;
  nci_word_features(form, &f);
  return f.word;
}

/* The row of a word, which is new when *added. */
static uint32_t row_of(word_index *x, ncorp_str form, bool *added)
{
  uint64_t hash = hash_of(form);
  nci_word_slot *slot = slot_of(x, hash);
  *added = !slot->row;
  if (*added) *slot = (nci_word_slot){ (uint32_t)(hash >> 32), x->rows++ };
  return slot->row;
}

/* ---- given vectors ---- */

static bool read_vectors(trainer *t, network *n, word_index *x, float **vectors, uint32_t room)
{
  lines l = { .in = fopen(t->options->vectors, "rb"), .path = t->options->vectors, .line = nci_arena_alloc(t->arena, LINE_ROOM, 1) };
  static float numbers[MOST_NUMBERS];
  bool good = true;
  if (!l.in) return train_error("%s: cannot be read", l.path);
  while (good && l.line && l.number < MOST_VECTORS && fgets(l.line, LINE_ROOM, l.in)) {
    ncorp_str word;
    l.number++;
    uint32_t count = read_line(&l, &word, numbers);
    if (count && n->given && count != n->given) good = wrong(&l, "another count of numbers than in the lines before");
    if (!count) good = false;
    if (!good) break;
    if (!n->given) {
      n->given = count;
      *vectors = nci_arena_alloc(t->arena, (size_t)room * count, sizeof **vectors);
      if (!*vectors) break;
      memset(*vectors, 0, (size_t)room * count * sizeof **vectors);
    }
    bool added;
    uint32_t row = row_of(x, word, &added);
    if (added) memcpy(*vectors + (size_t)row * count, numbers, count * sizeof *numbers);
  }
  fclose(l.in);
  return good && (n->given || train_error("%s: is empty", l.path));
}

/* Makes the vectors' numbers 1 in size on the average. */
static void even_out(float *vectors, uint32_t rows, uint32_t given)
{
  double sum = 0;
  size_t count = (size_t)rows * given;
  for (size_t i = 0; i < count; i++) sum += (double)vectors[i] * (double)vectors[i];
  float size = train_sqrt((float)(sum / (double)(count ? count : 1)));
  for (size_t i = 0; i < count && size > 0; i++) vectors[i] /= size;
}

/* ---- */

static void count_words(const treebank *b, uint32_t *counts)
{
  for (uint32_t s = 0; s < b->sentences.count; s++)
    for (uint32_t w = 0; w < b->sentences.at[s].count; w++) counts[b->words.at[b->sentences.at[s].first + w].form]++;
}

/* An index with room for so many words, a third of it free. */
static bool make_index(nci_arena *arena, uint32_t words, word_index *x)
{
  *x = (word_index){ .room = 64, .rows = 1 };
  while (x->room < words + words / 2) x->room *= 2;
  x->slots = nci_arena_alloc(arena, x->room, sizeof *x->slots);
  if (x->slots) memset(x->slots, 0, x->room * sizeof *x->slots);
  return x->slots;
}

static uint32_t *zeros(nci_arena *arena, uint32_t count)
{
  uint32_t *n = nci_arena_alloc(arena, count + 1, sizeof *n);
  if (n) memset(n, 0, (count + 1) * sizeof *n);
  return n;
}

bool network_words(trainer *t, network *n, net_vocabulary *words)
{
  const nci_intern *strings = &t->shared->strings;
  uint32_t forms = strings->strings.count, learnt = 0;
  bool given = t->options->vectors && !train_ablated(t, "vectors"), added;
  word_index all, x;
  float *vectors = NULL;

  /* Forms that differ in case only are one word: their counts are added up. */
  uint32_t *of_form = zeros(t->arena, forms), *totals = zeros(t->arena, forms);
  if (!of_form || !totals || !make_index(t->arena, forms, &all)) return train_error("out of memory");
  count_words(&t->train, of_form);
  count_words(&t->names_train, of_form);
  for (uint32_t f = 0; f < forms; f++)
    if (of_form[f]) totals[row_of(&all, strings->strings.at[f], &added)] += of_form[f];
  for (uint32_t r = 1; r < all.rows; r++) learnt += totals[r] >= LEAST;

  uint32_t most = learnt + (given ? MOST_VECTORS : 0) + 1;
  words->counts = zeros(t->arena, most);
  if (!words->counts || !make_index(t->arena, most, &x)) return train_error("out of memory");
  if (given && !read_vectors(t, n, &x, &vectors, most)) return false;
  for (uint32_t f = 0; f < forms; f++) {
    if (!of_form[f]) continue;
    uint32_t total = totals[slot_of(&all, hash_of(strings->strings.at[f]))->row];
    if (total < LEAST) continue;
    uint32_t row = row_of(&x, strings->strings.at[f], &added);
    words->counts[row] = total;
  }
  if (t->arena->failed) return train_error("out of memory");
  n->shape.words = x.rows;
  n->shape.slots = x.room;
  words->slots = x.slots;
  n->vectors = vectors;
  if (vectors) even_out(vectors, x.rows, n->given);
  return true;
}

net_word network_word(const network *n, const net_vocabulary *words, ncorp_str form)
{
  nci_network looked_up = { .shape = n->shape, .slots = words->slots };
  nci_features f, upper, title;
  char key[NCI_KEY_SIZE], capital[NCI_KEY_SIZE];
  uint32_t size = nci_word_key(form, key);
  nci_word_features(form, &f);
  for (uint32_t i = 0; i < size; i++) capital[i] = nci_is_lower(key[i]) ? (char)(key[i] - 32) : key[i];
  nci_word_features(nci_str(capital, size), &upper);
  key[0] = size ? capital[0] : 0;
  nci_word_features(nci_str(key, size), &title);
  net_word word = { .row = nci_network_word(&looked_up, &f) };
  for (int i = 0; i < NCI_AFFIXES; i++) word.affix[i] = f.affix[i] & (n->shape.affixes - 1);
  word.shape = f.shape & (n->shape.shapes - 1);
  word.shape_upper = upper.shape & (n->shape.shapes - 1);
  word.shape_title = title.shape & (n->shape.shapes - 1);
  word.count = words->counts[word.row];
  return word;
}
