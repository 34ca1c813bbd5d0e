/* The boundary classifier: opening its section, deciding by weights, and that no weights do harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/str.h"
#include "language/boundary.h"
#include "newscorpus-train/model_write.h"

enum { BITS = 8, HEAD = NCI_BOUNDARY_STYLES * NCI_BOUNDARY_PLACES };

typedef struct fixture {
  nci_arena arena;
  nci_tokens tokens;
  nci_sentences sentences;
} fixture;

static void split(fixture *f, const nci_boundary *b, ncorp_str text)
{
  memset(f, 0, sizeof *f);
  nci_arena_init(&f->arena, ncorp_allocator_default());
  ncorp_span block = { 0, (uint32_t)text.size };
  nci_boundary_style style = { 0 };
  nci_boundary_count(&style, text, block);
  nci_tokenize(&f->arena, text, block, false, &f->tokens, &f->sentences);
  nci_boundary_split(b, &style, false, &f->arena, text, &f->tokens, 0, &f->sentences, 0);
  assert_false(f->arena.failed);
}

/* Sentences tile the tokens, and the first token of each is marked. */
static void assert_sound(const fixture *f)
{
  uint32_t token = 0;
  for (uint32_t i = 0; i < f->sentences.count; i++) {
    const ncorp_sentence *s = &f->sentences.at[i];
    assert_int_equal(s->first_token, token);
    assert_true(s->end_token > token && s->end_token - token <= NCORP_SENTENCE_MAX_TOKENS);
    assert_int_equal(s->span.start, f->tokens.at[s->first_token].start);
    assert_int_equal(s->span.end, f->tokens.at[s->end_token - 1].end);
    for (; token < s->end_token; token++) assert_int_equal((f->tokens.at[token].shape & NCI_SHAPE_SENTENCE_START) != 0, token == s->first_token);
  }
  assert_int_equal(token, f->tokens.count);
}

static uint32_t count(const nci_boundary *b, const char *text)
{
  fixture f;
  split(&f, b, nci_cstr(text));
  assert_sound(&f);
  uint32_t n = f.sentences.count;
  nci_arena_done(&f.arena);
  return n;
}

/* Every feature has the same weight. */
static int8_t ones[1 << BITS], minus_ones[1 << BITS];
static const uint8_t NO_HINTS[NCI_BOUNDARY_STYLES * NCI_BOUNDARY_PLACES];
static const nci_boundary ABSENT = { 0 };
static const nci_boundary ALWAYS = { ones, NO_HINTS, 32 - BITS };
static const nci_boundary NEVER = { minus_ones, NO_HINTS, 32 - BITS };

static int fill(void **state)
{
  (void)state;
  memset(ones, 1, sizeof ones);
  memset(minus_ones, -1, sizeof minus_ones);
  return 0;
}

static void the_weights_decide(void **state)
{
  (void)state;
  static const char TEXT[] = "He came. She saw Oslo, they say";
  assert_int_equal(count(&ABSENT, TEXT), 2);
  assert_int_equal(count(&NEVER, TEXT), 1);
  assert_int_equal(count(&ALWAYS, TEXT), 3); /* behind the stop, and before the name */
}

/* The table decides before the features. */
static void hints(void **state)
{
  (void)state;
  static uint8_t table[sizeof NO_HINTS];
  static const char TEXT[] = "He came. She saw Oslo, they say";
  memset(table, NCI_BOUNDARY_NO, sizeof table);
  assert_int_equal(count(&(nci_boundary){ ones, table, 32 - BITS }, TEXT), 1);
  memset(table, NCI_BOUNDARY_YES, sizeof table);
  assert_int_equal(count(&(nci_boundary){ minus_ones, table, 32 - BITS }, TEXT), 3);
}

static void sure_boundaries_stay(void **state)
{
  (void)state;
  static const char LIST[] = "1. Close the 2 doors 2. Mend the roof";
  assert_int_equal(count(&NEVER, LIST), 2);
  assert_int_equal(count(&ALWAYS, "We met Mr. Lind"), 2); /* before Mr. only */
}

static void a_section_is_checked(void **state)
{
  (void)state;
  static const struct { size_t size; bool good; } CASES[] = { { HEAD + 256, true }, { HEAD + 2, true }, { HEAD + 255, false }, { HEAD + 257, false }, { HEAD + 1, false }, { HEAD, false }, { 4, false }, { 0, false } };
  static uint8_t bytes[HEAD + 257];
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    model_writer w;
    nci_buffer out;
    nci_model_file file;
    nci_boundary b;
    ncorp_error error = NCORP_ERROR_INIT;
    void *place = NULL;
    nci_buffer_init(&out, ncorp_allocator_default());
    model_writer_init(&w, ncorp_allocator_default(), "en");
    model_writer_add(&w, "boundary", bytes, CASES[i].size);
    assert_int_equal(model_writer_finish(&w, &out, NULL), NCORP_OK);
    assert_int_equal(posix_memalign(&place, NCI_MODEL_ALIGNMENT, out.size), 0);
    memcpy(place, out.data, out.size);
    assert_int_equal(nci_model_file_open(&file, place, out.size, true, &error), NCORP_OK);
    assert_int_equal(nci_boundary_open(&b, &file, &error) == NCORP_OK, CASES[i].good);
    assert_int_equal(b.weights != NULL, CASES[i].good);
    if (CASES[i].good) count(&b, "One. Two (three) Four");
    free(place);
    model_writer_done(&w);
    nci_buffer_done(&out);
  }
}

static void no_section_no_classifier(void **state)
{
  (void)state;
  nci_model_file file = { 0 };
  nci_boundary b;
  assert_int_equal(nci_boundary_open(&b, &file, NULL), NCORP_OK);
  assert_null(b.weights);
}

/* Long texts of one thing, with weights that say anything: every token in one sentence, at once. */
static void monotonous_text(void **state)
{
  (void)state;
  static const char *const UNITS[] = { "A ", "a. ", "\" ", "( ", "9 ", "x! y ", "- ", "A. ", "Mr. ", "\xe2\x80\xa2 ", "a.b", "http://a ", "\n", ":) " };
  enum { SIZE = 1 << 17 };
  static int8_t weights[1 << BITS];
  static uint8_t table[sizeof NO_HINTS];
  char *text = malloc(SIZE);
  for (size_t i = 0; i < sizeof weights; i++) weights[i] = (int8_t)(i * 89 + 3);
  for (size_t i = 0; i < sizeof table; i++) table[i] = (uint8_t)(i * 7 % 5);
  const nci_boundary odd = { weights, table, 32 - BITS };
  const nci_boundary *const models[] = { &odd, &ALWAYS, &NEVER };
  for (size_t u = 0; u < sizeof UNITS / sizeof *UNITS; u++)
    for (size_t m = 0; m < sizeof models / sizeof *models; m++) {
      size_t unit = strlen(UNITS[u]), size = SIZE / unit * unit;
      for (size_t i = 0; i < size; i += unit) memcpy(text + i, UNITS[u], unit);
      fixture f;
      split(&f, models[m], nci_str(text, size));
      assert_sound(&f);
      nci_arena_done(&f.arena);
    }
  free(text);
}

/* Blocks are split one by one; those before stay. */
static void a_block_in_a_document(void **state)
{
  (void)state;
  static const char TEXT[] = "First one. Second one. Third one";
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  nci_tokens tokens = { 0 };
  nci_sentences sentences = { 0 };
  const nci_boundary_style style = { 1, 1 };
  nci_tokenize(&arena, nci_cstr(TEXT), (ncorp_span){ 0, 10 }, false, &tokens, &sentences);
  uint32_t token = tokens.count;
  nci_tokenize(&arena, nci_cstr(TEXT), (ncorp_span){ 11, sizeof TEXT - 1 }, false, &tokens, &sentences);
  nci_boundary_split(&NEVER, &style, false, &arena, nci_cstr(TEXT), &tokens, token, &sentences, 1);
  assert_int_equal(sentences.count, 2);
  assert_int_equal(sentences.at[0].end_token, token);
  assert_int_equal(sentences.at[1].first_token, token);
  assert_int_equal(sentences.at[1].end_token, tokens.count);
  nci_arena_done(&arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_weights_decide), cmocka_unit_test(hints),   cmocka_unit_test(sure_boundaries_stay),     cmocka_unit_test(a_section_is_checked),
    cmocka_unit_test(no_section_no_classifier), cmocka_unit_test(monotonous_text), cmocka_unit_test(a_block_in_a_document),
  };
  return cmocka_run_group_tests(tests, fill, NULL);
}
