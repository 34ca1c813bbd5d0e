/* The network: opened or refused; what it says of a sentence does not depend on what is read with it; names against all
 * sequences of labels; any piece gets a tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/str.h"
#include "language/kernels.h"
#include "language/language.h"
#include "support/small_network.h"

enum { ROWS = NCI_CHUNK_ROWS + NCI_GAP_MOST, MOST_SENTENCES = 64, MOST_WORDS = 4096 };

typedef struct fixture {
  nci_arena arena;
  train_random random;
  uint8_t *bytes;
  nci_language language;
  nci_chunk chunk;
  /* sentences, and what the network says of each word */
  uint32_t lengths[MOST_SENTENCES], words[MOST_WORDS], clues[MOST_WORDS];
  uint16_t upos[MOST_WORDS], xpos[MOST_WORDS], relations[MOST_WORDS];
  uint32_t heads[MOST_WORDS];
  uint8_t names[MOST_WORDS];
} fixture;

static const char *const FORMS[] = { "The", "harbour", "closed", "on", "Monday", ".", "ferry", "FERRY", "1999", "2024", "zyx", "\xe2\x80\x99s",
                                     "\xc3\x89" "cole", "\xd0\x9c\xd0\xb8\xd1\x80", "a-very-long-word-that-goes-on-and-on-beyond-all-that-is-looked-at-of-a-word" };

static void open_with(fixture *f, const nci_network_shape *shape, uint64_t seed)
{
  size_t size = 0;
  ncorp_error error = NCORP_ERROR_INIT;
  free(f->bytes);
  f->bytes = small_model(shape, seed, &size);
  assert_non_null(f->bytes);
  if (nci_language_open(&f->language, f->bytes, size, true, &error) != NCORP_OK) fail_msg("%s", error.message);
  nci_arena_reset(&f->arena);
  assert_true(nci_chunk_init(&f->chunk, &f->language.network, &f->arena));
}

static int setup(void **state)
{
  fixture *f = calloc(1, sizeof *f);
  if (!f) return -1;
  nci_arena_init(&f->arena, ncorp_allocator_default());
  f->random.state = 3;
  *state = f;
  return 0;
}

static int teardown(void **state)
{
  fixture *f = *state;
  nci_arena_done(&f->arena);
  free(f->bytes);
  free(f);
  return 0;
}

/* ---- reading ---- */

/* Takes what the chunk says of its pieces; the first is that of word `at`. */
static void take(fixture *f, uint32_t at)
{
  nci_chunk *c = &f->chunk;
  uint16_t upos[ROWS], xpos[ROWS], relations[ROWS];
  uint32_t heads[ROWS], clues[ROWS] = { 0 }, word = at;
  uint8_t names[ROWS];
  if (!c->piece_count) return;
  for (uint32_t p = 0; p < c->piece_count; p++)
    for (uint32_t i = 0; i < c->pieces[p].count; i++) clues[c->pieces[p].row + i] = f->clues[word++];
  nci_chunk_read(c);
  nci_chunk_names(c, clues, names);
  nci_chunk_tags(c, upos, xpos);
  nci_chunk_trees(c, heads, relations);
  for (uint32_t p = 0; p < c->piece_count; p++)
    for (uint32_t i = 0; i < c->pieces[p].count; i++, at++) {
      uint32_t row = c->pieces[p].row + i;
      f->upos[at] = upos[row], f->xpos[at] = xpos[row], f->relations[at] = relations[row], f->heads[at] = heads[row], f->names[at] = names[row];
    }
  nci_chunk_clear(c);
}

/* Reads the sentences [first, end), as many at once as have room; never more than `together`. */
static void read(fixture *f, uint32_t first, uint32_t end, uint32_t together)
{
  uint32_t word = 0, start;
  for (uint32_t s = 0; s < first; s++) word += f->lengths[s];
  start = word;
  nci_chunk_clear(&f->chunk);
  for (uint32_t s = first; s < end; s++) {
    if (f->chunk.piece_count == together || !nci_chunk_add(&f->chunk, f->lengths[s])) {
      take(f, start);
      start = word;
      assert_true(nci_chunk_add(&f->chunk, f->lengths[s]));
    }
    uint32_t row = f->chunk.pieces[f->chunk.piece_count - 1].row;
    for (uint32_t i = 0; i < f->lengths[s]; i++) nci_chunk_word(&f->chunk, row + i, nci_cstr(FORMS[f->words[word++]]));
  }
  take(f, start);
}

static void make_sentences(fixture *f, uint32_t count, uint32_t longest)
{
  uint32_t words = 0;
  for (uint32_t s = 0; s < count; s++) words += f->lengths[s] = s == 0 ? longest : 1 + train_below(&f->random, s % 3 ? 12 : longest);
  assert_true(words <= MOST_WORDS);
  for (uint32_t i = 0; i < words; i++) {
    f->words[i] = train_below(&f->random, sizeof FORMS / sizeof *FORMS);
    f->clues[i] = (uint32_t)train_next(&f->random) & (uint32_t)train_next(&f->random);
  }
}

static void assert_trees(const fixture *f, uint32_t sentences)
{
  uint32_t first = 0;
  for (uint32_t s = 0; s < sentences; first += f->lengths[s++]) {
    uint32_t roots = 0, n = f->lengths[s];
    for (uint32_t d = 0; d < n; d++) {
      uint32_t at = d, steps = 0;
      while (at != UINT32_MAX && steps++ <= n) {
        assert_true(at < n);
        at = f->heads[first + at];
      }
      assert_int_equal(at, UINT32_MAX);
      roots += f->heads[first + d] == UINT32_MAX;
      assert_true(f->upos[first + d] < f->language.upos.count && f->xpos[first + d] < f->language.xpos.count);
      assert_true(f->relations[first + d] < f->language.deprel.count && f->names[first + d] < NCI_NAME_LABELS);
    }
    assert_int_equal(roots, 1);
  }
}

static const nci_network_shape SHAPES[] = {
  { .width = 16, .window = 3, .layers = 1, .arc = 16, .relation = 16, .finder = 16, .finder_window = 5, .upos = 5, .xpos = 7, .deprel = 6, .slots = 16, .words = 9, .affixes = 8, .shapes = 8 },
  { .width = 48, .window = 1, .layers = 2, .arc = 32, .relation = 48, .finder = 32, .finder_window = 1, .upos = 17, .xpos = 40, .deprel = 37, .slots = 32, .words = 9, .affixes = 1, .shapes = 1 },
  { .width = 32, .window = 7, .layers = 0, .arc = 16, .relation = 64, .finder = 32, .finder_window = 3, .upos = 1, .xpos = 1, .deprel = 1, .slots = 16, .words = 2, .affixes = 64, .shapes = 16 },
  { .width = 256, .window = 5, .layers = 3, .arc = 256, .relation = 16, .finder = 256, .finder_window = 7, .upos = 3, .xpos = 3, .deprel = 3, .slots = 16, .words = 9, .affixes = 8, .shapes = 8 },
};
enum { SHAPE_COUNT = sizeof SHAPES / sizeof *SHAPES };

/* A sentence read alone, with few, with as many as there is room for. */
static void test_alone_and_among_others(void **state)
{
  fixture *f = *state;
  for (size_t k = 0; k < SHAPE_COUNT; k++) {
    open_with(f, &SHAPES[k], 40 + k);
    for (int round = 0; round < 3; round++) {
      enum { SENTENCES = 40 };
      make_sentences(f, SENTENCES, round == 0 ? NCI_PIECE_MAX : round == 1 ? 60 : 4);
      read(f, 0, SENTENCES, 1);
      assert_trees(f, SENTENCES);
      fixture *alone = malloc(sizeof *alone);
      assert_non_null(alone);
      memcpy(alone, f, sizeof *alone);
      for (int how = 0; how < 3; how++) {
        memset(f->upos, 0xff, sizeof f->upos);
        if (how == 0) read(f, 0, SENTENCES, UINT32_MAX);
        if (how == 1) read(f, 0, 7, 3), read(f, 7, SENTENCES, 5);
        if (how == 2) read(f, 13, SENTENCES, UINT32_MAX), read(f, 0, 13, UINT32_MAX);
        uint32_t words = 0;
        for (uint32_t s = 0; s < SENTENCES; s++) words += f->lengths[s];
        assert_memory_equal(f->upos, alone->upos, words * sizeof *f->upos);
        assert_memory_equal(f->xpos, alone->xpos, words * sizeof *f->xpos);
        assert_memory_equal(f->heads, alone->heads, words * sizeof *f->heads);
        assert_memory_equal(f->relations, alone->relations, words * sizeof *f->relations);
        assert_memory_equal(f->names, alone->names, words);
      }
      free(alone);
    }
  }
}

/* The weights of chance tell words apart: what is compared above is not always the same. */
static void test_varied(void **state)
{
  fixture *f = *state;
  uint32_t labels[64] = { 0 }, names[NCI_NAME_LABELS] = { 0 }, several = 0;
  open_with(f, &SHAPES[0], 40);
  make_sentences(f, 40, 60);
  read(f, 0, 40, UINT32_MAX);
  for (uint32_t i = 0; i < 200; i++) labels[f->upos[i]]++, names[f->names[i]]++;
  for (uint32_t i = 0; i < 64; i++) several += labels[i] > 0;
  assert_true(several > 1);
  several = 0;
  for (uint32_t i = 0; i < NCI_NAME_LABELS; i++) several += names[i] > 0;
  assert_true(several > 2);
}

static void test_room(void **state)
{
  fixture *f = *state;
  open_with(f, &SHAPES[0], 1);
  nci_chunk_clear(&f->chunk);
  assert_true(nci_chunk_add(&f->chunk, NCI_PIECE_MAX));
  assert_false(nci_chunk_add(&f->chunk, NCI_PIECE_MAX));
  nci_chunk_clear(&f->chunk);
  uint32_t count = 0;
  while (nci_chunk_add(&f->chunk, 1)) count++;
  assert_true(count >= NCI_CHUNK_ROWS / 4 && f->chunk.rows <= ROWS);
  for (uint32_t p = 1; p < f->chunk.piece_count; p++) /* the first window does not see two */
    assert_true(f->chunk.pieces[p].row >= f->chunk.pieces[p - 1].row + 1 + 1);
}

/* ---- names ---- */

/* Whether a word can be part of a name: something of names is known of it or of a word beside it. */
static bool can_be_name(const uint32_t *clues, uint32_t t, uint32_t count)
{
  uint32_t before = (t ? clues[t - 1] : 0), far_before = before | (t > 1 ? clues[t - 2] : 0);
  uint32_t behind = (t + 1 < count ? clues[t + 1] : 0) | (t + 2 < count ? clues[t + 2] : 0);
  return (clues[t] | before) & NCI_CLUES_OF_NAMES || (far_before & NCI_CLUES_OF_NAMES && behind & NCI_CLUES_OF_NAMES);
}

/* The best of all sequences in which words that cannot be parts of names are outside, and whether there is just one. scores:
 * rows of those words that can. */
static bool best_sequence(const nci_network *n, const int32_t *scores, const uint32_t *clues, uint32_t count, uint8_t *best)
{
  uint8_t labels[5] = { 0 };
  int64_t most = INT64_MIN;
  bool one = false;
  for (;;) {
    int64_t sum = 0;
    uint32_t row = 0;
    bool allowed = true;
    for (uint32_t t = 0; t < count; t++) {
      sum += (int64_t)n->transitions[(t ? labels[t - 1] : NCI_NAME_LABELS) * NCI_NAME_LABELS + labels[t]] * (INT64_C(1) << nci_matrix_shift(&n->names));
      if (can_be_name(clues, t, count)) sum += scores[row++ * n->names.outputs + labels[t]];
      else allowed = allowed && labels[t] == NCI_NAME_OUTSIDE;
    }
    if (allowed) one = sum > most || (one && sum < most);
    if (allowed && sum > most) {
      most = sum;
      memcpy(best, labels, sizeof labels);
    }
    uint32_t t = 0;
    while (t < count && ++labels[t] == NCI_NAME_LABELS) labels[t++] = 0;
    if (t == count) return one;
  }
}

static void test_names(void **state)
{
  fixture *f = *state;
  uint32_t compared = 0, closed = 0;
  for (uint64_t seed = 0; seed < 24; seed++) {
    open_with(f, &SHAPES[seed % 2], seed);
    for (uint32_t length = 1; length <= 5; length++) {
      uint8_t want[5], got[ROWS];
      uint32_t clues[ROWS] = { 0 }, before = 0;
      nci_chunk_clear(&f->chunk);
      assert_true(nci_chunk_add(&f->chunk, 7) && nci_chunk_add(&f->chunk, length)); /* the second is looked at */
      for (uint32_t p = 0; p < 2; p++)
        for (uint32_t i = 0; i < f->chunk.pieces[p].count; i++) {
          uint32_t *own = &clues[f->chunk.pieces[p].row + i];
          *own = (uint32_t)train_next(&f->random) & (uint32_t)train_next(&f->random);
          if (train_below(&f->random, 3)) *own &= ~NCI_CLUES_OF_NAMES;
          nci_chunk_word(&f->chunk, f->chunk.pieces[p].row + i, nci_cstr(FORMS[train_below(&f->random, sizeof FORMS / sizeof *FORMS)]));
        }
      nci_chunk_read(&f->chunk);
      nci_chunk_names(&f->chunk, clues, got);
      const nci_network *n = &f->language.network; /* the scores are still there */
      uint32_t row = f->chunk.pieces[1].row;
      for (uint32_t i = 0; i < 7; i++) before += can_be_name(clues + f->chunk.pieces[0].row, i, 7);
      for (uint32_t i = 0; i < length; i++) closed += !can_be_name(clues + row, i, length);
      if (!best_sequence(n, f->chunk.wide + (size_t)before * n->names.outputs, clues + row, length, want)) continue;
      compared++;
      assert_memory_equal(got + row, want, length);
    }
  }
  assert_true(compared > 100 && closed > 20);
}

/* Names stand where something of names is known of a word or the one before it. */
static void test_words_without_names(void **state)
{
  fixture *f = *state;
  uint32_t found = 0;
  for (uint64_t seed = 0; seed < 12; seed++) {
    uint32_t clues[ROWS] = { 0 };
    uint8_t got[ROWS];
    open_with(f, &SHAPES[seed % 2], seed);
    nci_chunk_clear(&f->chunk);
    assert_true(nci_chunk_add(&f->chunk, 40));
    uint32_t row = f->chunk.pieces[0].row;
    for (uint32_t i = 0; i < 40; i++) {
      clues[row + i] = ((uint32_t)train_next(&f->random) & ~NCI_CLUES_OF_NAMES) | (i == 20 ? NCI_CLUES_OF_NAMES : 0);
      nci_chunk_word(&f->chunk, row + i, nci_cstr(FORMS[train_below(&f->random, sizeof FORMS / sizeof *FORMS)]));
    }
    nci_chunk_read(&f->chunk);
    nci_chunk_names(&f->chunk, clues, got);
    for (uint32_t i = 0; i < 40; i++) {
      if (i < 19 || i > 21) assert_int_equal(got[row + i], NCI_NAME_OUTSIDE);
      else found += got[row + i] != NCI_NAME_OUTSIDE;
    }
  }
  assert_true(found > 0);
}

/* ---- opening ---- */

typedef struct sections { nci_section network, words, vectors; } sections;

/* Whether a model of these sections is opened; a refused one leaves nothing behind. */
static bool opens(const fixture *f, const sections *s)
{
  model_writer w;
  nci_buffer b;
  void *bytes = NULL;
  ncorp_error error = NCORP_ERROR_INIT;
  nci_model_file file;
  nci_network n;
  (void)f;
  nci_buffer_init(&b, ncorp_allocator_default());
  model_writer_init(&w, ncorp_allocator_default(), "en");
  model_writer_add(&w, "network", s->network.bytes, s->network.size);
  if (s->words.bytes) model_writer_add(&w, "words", s->words.bytes, s->words.size);
  if (s->vectors.bytes) model_writer_add(&w, "vectors", s->vectors.bytes, s->vectors.size);
  assert_int_equal(model_writer_finish(&w, &b, NULL), NCORP_OK);
  assert_int_equal(posix_memalign(&bytes, NCI_MODEL_ALIGNMENT, b.size), 0);
  memcpy(bytes, b.data, b.size);
  assert_int_equal(nci_model_file_open(&file, bytes, b.size, true, NULL), NCORP_OK);
  ncorp_status status = nci_network_open(&n, &file, &error);
  if (status != NCORP_OK) {
    assert_int_equal(status, NCORP_ERR_SYNTAX);
    assert_int_equal(error.status, status);
    assert_true(error.message[0] && n.shape.width == 0 && !n.words);
  }
  model_writer_done(&w);
  nci_buffer_done(&b);
  free(bytes);
  return status == NCORP_OK;
}

static sections sections_of(const fixture *f)
{
  const nci_model_file *file = &f->language.file;
  return (sections){ nci_model_section(file, "network"), nci_model_section(file, "words"), nci_model_section(file, "vectors") };
}

/* Sizes that no network has, and sizes that this one has not. */
static void test_wrong_sizes(void **state)
{
  fixture *f = *state;
  open_with(f, &SHAPES[0], 5);
  sections s = sections_of(f);
  uint8_t *bytes = malloc(s.network.size);
  assert_non_null(bytes);
  memcpy(bytes, s.network.bytes, s.network.size);
  sections changed = { { bytes, s.network.size }, s.words, s.vectors };
  assert_true(opens(f, &changed));
  nci_network_shape *shape = (nci_network_shape *)(void *)bytes;
  uint32_t *fields = (uint32_t *)(void *)bytes;
  static const uint32_t values[] = { 0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 15, 17, 24, 32, 48, 240, 255, 256, 272, 1024, 1025, 1u << 16, 1u << 31, UINT32_MAX - 15, UINT32_MAX };
  for (size_t i = 0; i < sizeof *shape / sizeof *fields; i++) {
    uint32_t before = fields[i];
    for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
      fields[i] = values[k];
      bool shift = &fields[i] >= &shape->word_shift && &fields[i] <= &shape->shape_shift && values[k] <= NCI_UNIT;
      bool same = values[k] == before || shift;
      /* Labels are padded to 16, so that some other counts have the same room. */
      bool padded = (&fields[i] == &shape->upos && values[k] > 0 && (uint64_t)values[k] + shape->xpos <= 16) ||
                    (&fields[i] == &shape->xpos && (uint64_t)values[k] + shape->upos <= 16) ||
                    (&fields[i] == &shape->deprel && values[k] > 0 && values[k] <= 16);
      if (opens(f, &changed) != (same || padded)) fail_msg("size %zu: %u was %s", i, (unsigned)values[k], same || padded ? "refused" : "accepted");
    }
    fields[i] = before;
  }
  free(bytes);
}

/* Without a parser there is no room to be made for its relations. */
static void test_sizes_of_nothing(void **state)
{
  fixture *f = *state;
  nci_network_shape shape = SHAPES[0];
  shape.arc = shape.relation = shape.finder = shape.layers = shape.deprel = 0;
  open_with(f, &shape, 6);
  sections s = sections_of(f);
  uint8_t *bytes = malloc(s.network.size);
  assert_non_null(bytes);
  memcpy(bytes, s.network.bytes, s.network.size);
  sections changed = { { bytes, s.network.size }, s.words, s.vectors };
  assert_true(opens(f, &changed));
  ((nci_network_shape *)(void *)bytes)->relation = UINT32_MAX;
  assert_false(opens(f, &changed));
  free(bytes);
}

/* Which tags go together is told only of tags that there are. */
static void test_tag_pairs(void **state)
{
  (void)state;
  static const struct { uint32_t upos, xpos; uint64_t pairs; bool good; } cases[] = {
    { 1, 7, 1, true }, { 1, 7, 0x7f, true }, { 1, 7, 0x80, false }, { 1, 7, 0, false }, { 1, 63, UINT64_MAX >> 1, true },
    { 1, 63, UINT64_MAX, false }, { 1, 1, 1, true }, { 1, 1, 2, false }, { 1, 0, 1, false }, { 1, 0, UINT64_MAX, false }, { 2, 7, 1, false },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    nci_network_shape shape = SHAPES[0];
    model_writer w;
    nci_buffer b;
    nci_language language;
    void *bytes = NULL;
    shape.upos = cases[i].upos, shape.xpos = cases[i].xpos;
    nci_buffer_init(&b, ncorp_allocator_default());
    model_writer_init(&w, ncorp_allocator_default(), "en");
    assert_true(small_network_add(&w, &shape, SMALL_WORDS, 1));
    small_labels_add(&w, &shape);
    model_writer_add(&w, "tagpairs", &cases[i].pairs, sizeof cases[i].pairs);
    assert_int_equal(model_writer_finish(&w, &b, NULL), NCORP_OK);
    assert_int_equal(posix_memalign(&bytes, NCI_MODEL_ALIGNMENT, b.size), 0);
    memcpy(bytes, b.data, b.size);
    if ((nci_language_open(&language, bytes, b.size, true, NULL) == NCORP_OK) != cases[i].good) fail_msg("case %zu", i);
    free(bytes);
    model_writer_done(&w);
    nci_buffer_done(&b);
  }
}

static void test_cut_sections(void **state)
{
  fixture *f = *state;
  open_with(f, &SHAPES[0], 7);
  const sections good = sections_of(f);
  sections s = good;
  for (size_t size = 0; size < good.network.size; size += size < 80 ? 1 : 61) {
    s.network.size = size;
    assert_false(opens(f, &s));
  }
  s = good;
  for (size_t size = 0; size < good.words.size; size += 3) {
    s.words.size = size;
    assert_false(opens(f, &s));
  }
  s = good;
  for (size_t size = 0; size < good.vectors.size; size += 3) {
    s.vectors.size = size;
    assert_false(opens(f, &s));
  }
  s = good, s.words.bytes = NULL;
  assert_false(opens(f, &s));
  s = good, s.vectors.bytes = NULL;
  assert_false(opens(f, &s));
  uint8_t *longer = calloc(1, good.network.size + good.words.size + good.vectors.size);
  assert_non_null(longer);
  s = good, s.network = (nci_section){ memcpy(longer, good.network.bytes, good.network.size), good.network.size + 1 };
  assert_false(opens(f, &s));
  s = good, s.words = (nci_section){ memcpy(longer, good.words.bytes, good.words.size), good.words.size + 8 };
  assert_false(opens(f, &s));
  s = good, s.vectors = (nci_section){ memcpy(longer, good.vectors.bytes, good.vectors.size), good.vectors.size + 1 };
  assert_false(opens(f, &s));
  free(longer);
}

/* A shift too small would make the later ones negative, one too large shift everything out. */
static void test_wrong_shifts(void **state)
{
  fixture *f = *state;
  open_with(f, &SHAPES[0], 8);
  sections s = sections_of(f);
  uint8_t *bytes = malloc(s.network.size);
  assert_non_null(bytes);
  memcpy(bytes, s.network.bytes, s.network.size);
  sections changed = { { bytes, s.network.size }, s.words, s.vectors };
  static const uint32_t wrong[] = { 0, 5, 17, 31, 32, UINT32_MAX };
  uint32_t *shift = (uint32_t *)(void *)(bytes + sizeof(nci_network_shape)); /* of the first matrix */
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    *shift = wrong[i];
    assert_false(opens(f, &changed));
  }
  *shift = 9;
  assert_true(opens(f, &changed));
  free(bytes);
}

/* An index without free room, and rows beyond the table: words are unknown, and looking ends. */
static void test_wrong_index(void **state)
{
  fixture *f = *state;
  open_with(f, &SHAPES[0], 9);
  nci_word_slot slots[16];
  nci_features features;
  nci_word_features(nci_cstr("harbour"), &features);
  nci_network n = f->language.network;
  assert_int_equal(nci_network_word(&n, &features), 2);
  n.slots = slots;
  for (int i = 0; i < 16; i++) slots[i] = (nci_word_slot){ 1, 5 };
  assert_int_equal(nci_network_word(&n, &features), 0);
  for (int i = 0; i < 16; i++) slots[i] = (nci_word_slot){ (uint32_t)(features.word >> 32), 9 };
  assert_int_equal(nci_network_word(&n, &features), 0);
  for (int i = 0; i < 16; i++) slots[i].row = 8;
  assert_int_equal(nci_network_word(&n, &features), 8);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
  const struct CMUnitTest tests[] = {
    TEST(test_alone_and_among_others), TEST(test_varied),       TEST(test_room),         TEST(test_names),       TEST(test_words_without_names),
    TEST(test_wrong_sizes),
    TEST(test_sizes_of_nothing),       TEST(test_tag_pairs), TEST(test_cut_sections), TEST(test_wrong_shifts), TEST(test_wrong_index),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
