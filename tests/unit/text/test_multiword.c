/* Which words were written as one: by their forms, and as the tokenizer cuts them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "text/multiword.h"
#include "text/token.h"

static void contractions(void **state)
{
  (void)state;
  assert_int_equal(nci_contraction(NCI_STR("cannot")), 3);
  assert_int_equal(nci_contraction(NCI_STR("Gonna")), 3);
  assert_int_equal(nci_contraction(NCI_STR("IM")), 1);
  assert_int_equal(nci_contraction(NCI_STR("theyll")), 4);
  assert_int_equal(nci_contraction(NCI_STR("cannots")), 0);
  assert_int_equal(nci_contraction(NCI_STR("tests")), 0);
  assert_int_equal(nci_contraction(NCI_STR("a")), 0);
  assert_int_equal(nci_contraction(NCI_NO_STR), 0);
}

static void joining_by_form(void **state)
{
  (void)state;
  static const struct { const char *previous, *token; bool joins; } CASES[] = {
    { "do", "n't", true },     { "Oslo", "'s", true },   { "U.S.", "\xe2\x80\x99s", true }, { "WE", "'LL", true },  { "workers", "'", true },
    { "workers", "\xe2\x80\x99", true }, { "can", "not", true },  { "gon", "na", true }, { "2000", "'s", true },
    { "bread", "'", false },   { "workers", "`", false },  { "(", "not", false },      { "30", "km", false },   { "word", ",", false },
    { "T.J.", "Lind", false }, { "-", "year", false },    { "\xe6\x88\x91", "\xe4\xbb\xac", false }, { "", "'s", false },  { "do", "", false },
    { "'", "'", false },       { "rock", "'n", false },
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
    if (nci_token_joins(nci_cstr(CASES[i].previous), nci_cstr(CASES[i].token)) != CASES[i].joins) fail_msg("%s %s", CASES[i].previous, CASES[i].token);
}

/* The tokenizer's clitics are those that join, and nothing else that it cuts does. */
static void joining_of_tokens(void **state)
{
  (void)state;
  static const char TEXT[] = "Ada's sons didn't, can't and wouldn't've; dont say 35mm U.S.-led (not) well-known gimme cannot";
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  nci_tokens tokens = { 0 };
  nci_sentences sentences = { 0 };
  nci_tokenize(&arena, nci_cstr(TEXT), (ncorp_span){ 0, sizeof TEXT - 1 }, false, &tokens, &sentences);
  assert_true(tokens.count > 0);
  for (uint32_t i = 1; i < tokens.count; i++) {
    const nci_token *a = &tokens.at[i - 1], *b = &tokens.at[i];
    bool joins = !(b->shape & NCI_SHAPE_SPACE_BEFORE) && nci_token_joins(nci_str(TEXT + a->start, a->end - a->start), nci_str(TEXT + b->start, b->end - b->start));
    assert_int_equal(joins, (b->shape & NCI_SHAPE_CLITIC) != 0);
  }
  nci_arena_done(&arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(contractions), cmocka_unit_test(joining_by_form), cmocka_unit_test(joining_of_tokens) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
