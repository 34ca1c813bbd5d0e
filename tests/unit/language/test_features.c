/* What the network is told of a word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/str.h"
#include "language/features.h"
#include "newscorpus-train/train.h"
#include "text/utf8.h"

static nci_features of(const char *form)
{
  nci_features f;
  nci_word_features(nci_cstr(form), &f);
  return f;
}

static void assert_key(const char *form, const char *want)
{
  char key[NCI_KEY_SIZE];
  uint32_t size = nci_word_key(nci_cstr(form), key);
  if (size != strlen(want) || memcmp(key, want, size) != 0) fail_msg("the key of %s is %.*s", form, (int)size, key);
}

static void test_keys(void **state)
{
  (void)state;
  assert_key("", "");
  assert_key("Harbour", "harbour");
  assert_key("HARBOUR", "harbour");
  assert_key("\xc3\x89" "COLE", "\xc3\xa9" "cole");                             /* É */
  assert_key("\xd0\x9c\xd0\x98\xd0\xa0", "\xd0\xbc\xd0\xb8\xd1\x80");           /* Cyrillic */
  assert_key("\xce\x91\xce\x98\xce\x97\xce\x9d\xce\x91", "\xce\xb1\xce\xb8\xce\xb7\xce\xbd\xce\xb1"); /* Greek */
  assert_key("\xe6\x9d\xb1\xe4\xba\xac", "\xe6\x9d\xb1\xe4\xba\xac");           /* Chinese has no case */
  assert_key("\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80");
  assert_key("\xe2\x80\x99s", "'s");
  assert_key("\xe2\x80\x98tis", "'tis");
  assert_key("n\xe2\x80\x99t", "n't");
  assert_key("\xe2\x80\x9c", "\"");
  assert_key("\xe2\x80\x9d", "\"");
  assert_key("\xc2\xab", "\"");
  assert_key("well\xe2\x80\x91known", "well-known");
  assert_key("1,234.5", "1,234.5");
}

static void test_one_word(void **state)
{
  (void)state;
  assert_true(of("harbour").word == of("Harbour").word && of("harbour").word == of("HARBOUR").word);
  assert_true(of("n\xe2\x80\x99t").word == of("n't").word);
  assert_true(of("harbour").word != of("harbours").word);
  assert_true(of("resume").word != of("r\xc3\xa9sum\xc3\xa9").word);
  for (int i = 0; i < NCI_AFFIXES; i++) assert_int_equal(of("harbour").affix[i], of("HARBOUR").affix[i]);
}

static void test_digits(void **state)
{
  (void)state;
  assert_true(of("1999").word != of("2024").word);
  assert_true(of("1999").plain == of("2024").plain);
  assert_true(of("1999").plain == of("0000").word);
  assert_true(of("1999").plain != of("199").plain);
  assert_true(of("B-52").plain == of("b-47").plain && of("B-52").plain != of("B-52").word);
  assert_true(of("harbour").plain == of("harbour").word);
}

static void test_affixes(void **state)
{
  (void)state;
  nci_features a = of("walking"), b = of("talking"), c = of("walked");
  assert_int_equal(a.affix[0], c.affix[0]);
  assert_int_not_equal(a.affix[0], b.affix[0]);
  for (int i = 1; i < NCI_AFFIXES; i++) assert_int_equal(a.affix[i], b.affix[i]);
  assert_int_not_equal(a.affix[1], c.affix[1]);
  nci_features d = of("king"), e = of("thing"); /* the last two and three alike, the last four not */
  assert_int_equal(d.affix[1], e.affix[1]);
  assert_int_equal(d.affix[2], e.affix[2]);
  assert_int_not_equal(d.affix[3], e.affix[3]);
  assert_int_not_equal(of("ng").affix[2], of("ing").affix[2]); /* shorter than the suffix */
  assert_int_equal(of("\xd0\xbc\xd0\xb8\xd1\x80\xd0\xb0").affix[0], of("\xd0\xbc\xd0\xb8\xd1\x80\xd1\x83").affix[0]); /* characters, not bytes */
}

static void test_shapes(void **state)
{
  (void)state;
  static const char *const alike[][2] = { { "the", "harbour" },  { "The", "Harbour" },   { "1999", "7" },    { "NATO", "EU" },
                                          { "McDonald", "DeLong" }, { "3.5", "12.25" }, { "\xc3\x89" "cole", "School" },
                                          { "\xd0\x9c\xd0\xb8\xd1\x80", "Peace" }, { "'s", "\xe2\x80\x99s" }, { "U.N.", "E.U." } };
  static const char *const apart[][2] = { { "the", "The" }, { "NATO", "Nato" }, { "A", "AB" }, { "3.5", "35" }, { "B-52", "B52" }, { ".", "," },
                                          { "a", "1" }, { "don't", "dont" }, { "McDonald", "Mcdonald" }, { "", "a" } };
  for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
    if (of(alike[i][0]).shape != of(alike[i][1]).shape) fail_msg("%s and %s", alike[i][0], alike[i][1]);
  for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
    if (of(apart[i][0]).shape == of(apart[i][1]).shape) fail_msg("%s and %s", apart[i][0], apart[i][1]);
}

/* A word is looked at up to NCI_KEY_SIZE bytes, and to the end of a character. */
static void test_long_words(void **state)
{
  (void)state;
  char text[400], key[NCI_KEY_SIZE];
  for (uint32_t size = 0; size < 200; size++) {
    memset(text, 'a', size);
    text[size] = 0;
    assert_int_equal(nci_word_key(nci_cstr(text), key), size < NCI_KEY_SIZE ? size : NCI_KEY_SIZE);
  }
  memset(text, 'a', 300);
  text[300] = 0;
  nci_features whole = of(text);
  text[NCI_KEY_SIZE] = 0;
  assert_true(whole.word == of(text).word && whole.shape == of(text).shape);
  for (uint32_t before = 0; before < 5; before++) { /* characters of three bytes, at all places */
    memset(text, 'b', before);
    for (uint32_t i = 0; i < 40; i++) memcpy(text + before + 3 * i, "\xe6\x9d\xb1", 3);
    uint32_t size = nci_word_key(nci_str(text, before + 120), key);
    assert_true(size <= NCI_KEY_SIZE && size > NCI_KEY_SIZE - 3);
    assert_int_equal(nci_utf8_valid(nci_str(key, size)), size);
    assert_memory_equal(key, text, size);
  }
}

/* Whatever characters there are: keys fit, are valid, and are their own keys. */
static void test_any_word(void **state)
{
  (void)state;
  train_random r = { 8 };
  for (int round = 0; round < 20000; round++) {
    char text[4 * 40], key[NCI_KEY_SIZE], again[NCI_KEY_SIZE];
    size_t size = 0;
    uint32_t count = train_below(&r, 40), most = round % 3 == 0 ? 0x80 : round % 3 == 1 ? 0x2100 : 0x110000;
    for (uint32_t i = 0; i < count; i++) {
      uint32_t c = 1 + train_below(&r, most - 1);
      if (c >= 0xd800 && c < 0xe000) c = 'x';
      size += nci_utf8_encode(c, text + size);
    }
    uint32_t length = nci_word_key(nci_str(text, size), key);
    nci_features f;
    assert_true(length <= NCI_KEY_SIZE);
    assert_int_equal(nci_utf8_valid(nci_str(key, length)), length);
    assert_int_equal(nci_word_key(nci_str(key, length), again), length);
    assert_memory_equal(key, again, length);
    nci_word_features(nci_str(text, size), &f);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_keys),   cmocka_unit_test(test_one_word),   cmocka_unit_test(test_digits),   cmocka_unit_test(test_affixes),
    cmocka_unit_test(test_shapes), cmocka_unit_test(test_long_words), cmocka_unit_test(test_any_word),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
