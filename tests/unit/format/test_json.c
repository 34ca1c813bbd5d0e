/* The JSON reader: what RFC 8259 allows and forbids, where mistakes are found, limits, typed reading. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/str.h"
#include "format/json_hot.h"

/* The same once more as it is for processors without SSE2. */
#undef NCI_FORMAT_JSON_HOT_H
#undef __SSE2__
#define nci_json_plain portable_plain
#define nci_json_next_string portable_next_string
#include "format/json_hot.h"
#undef nci_json_plain
#undef nci_json_next_string

#define S(literal) NCI_STR(literal)

/* Copies the text to the end of a block, so that the sanitizer sees a read beyond it. */
static char *exact(ncorp_str s)
{
  char *copy = malloc(s.size ? s.size : 1);
  assert_non_null(copy);
  if (s.size) memcpy(copy, s.data, s.size);
  return copy;
}

typedef struct reading {
  char *bytes;
  nci_arena arena;
  nci_json json;
} reading;

static void begin(reading *r, ncorp_str text, uint32_t depth)
{
  r->bytes = exact(text);
  nci_arena_init(&r->arena, ncorp_allocator_default());
  nci_json_init(&r->json, &r->arena, nci_str(r->bytes, text.size), depth);
}

static size_t mistake_at(const reading *r) { return (size_t)(r->json.problem_at - r->json.start); }

static void end(reading *r)
{
  nci_arena_done(&r->arena);
  free(r->bytes);
}

static void accepts(void **state)
{
  (void)state;
  static const ncorp_str texts[] = {
    /* lone values and white space */
    S("null"), S("true"), S("false"), S("0"), S("\"\""), S("[]"), S("{}"), S(" [] "), S("\t{\n}\r\n"), S("[ ]"), S("{ }"),
    S(" null"), S("null "), S("\n\n1\n"), S("[\r\n1\r\n,\t2 ]"),
    /* numbers */
    S("-0"), S("1"), S("-1"), S("10"), S("1234567890123456789012345678901234567890"), S("0.0"), S("0.5"), S("-0.5"),
    S("1.25"), S("1e1"), S("1E1"), S("1e+1"), S("1e-1"), S("1E+05"), S("0e0"), S("0e+1"), S("0.1e1"), S("-1.5E-10"),
    S("123e65"), S("123.456e78"), S("1e00000000000000000001"), S("[-0.000000000000000000000000000000000000000001]"),
    S("[1,-2,3.5]"), S("1e9999999999"),
    /* strings */
    S("\"a\""), S("\" \""), S("\"\\\"\""), S("\"\\\\\""), S("\"\\/\""), S("\"/\""), S("\"\\b\\f\\n\\r\\t\""), S("\"\\u0000\""),
    S("\"\\u0041\""), S("\"\\u00e9\\u00E9\""), S("\"\\uFFFF\""), S("\"\\ud800\\udc00\""), S("\"\\uDBFF\\uDFFF\""),
    S("\"\\ud834\\udd1e tail\""), S("\"\\u2028\\u2029\""), S("\"\\uFEFF\""), S("\"\\\\u0000\""), S("\"\\\\\\\"\""),
    S("\"\x7f\""), S("\"\xc3\xa9\""), S("\"\xe2\x82\xac\""), S("\"\xf0\x9f\x98\x80\""), S("\"\xf4\x8f\xbf\xbf\""),
    S("\"\xef\xbf\xbf\""), S("\"\xef\xbb\xbf\""), S("\"\xe2\x80\xa8\""), S("\"'\""), S("\"{}[],:\""),
    S("\"0123456789abcdef0123456789abcdef0123456789abcdef\""), S("\"0123456789abcde\\n0123456789abcde\\n\""),
    S("[\"a\",\"b\"]"), S("[\"\\u0061\",\"b\"]"),
    /* arrays and objects */
    S("[1]"), S("[[]]"), S("[[],[]]"), S("[[[[[[[[[[]]]]]]]]]]"), S("[{}]"), S("[null,1,\"1\",{}]"), S("[[1,2],[3,[4]]]"),
    S("{\"a\":1}"), S("{\"\":0}"), S("{\"a\":{}}"), S("{\"a\":[]}"), S("{\"a\":{\"b\":{\"c\":[1,{\"d\":null}]}}}"),
    S("{\"a\":1,\"b\":2}"), S("{\"a\":1,\"a\":2}"), S("{ \"a\" : 1 , \"b\" : [ ] }"), S("{\"a\\u0000b\":1}"),
    S("{\"\\\"\":1}"), S("{\"a\":\"a\",\"A\":\"A\"}"),
  };
  size_t count = sizeof texts / sizeof *texts;
  for (size_t i = 0; i < count; i++) {
    reading r;
    begin(&r, texts[i], 64);
    if (!nci_json_skip(&r.json, NULL) || !nci_json_end(&r.json)) fail_msg("refused: %s (%s)", texts[i].data, r.json.reason);
    assert_int_equal(r.json.depth, 0);
    end(&r);
  }
}

typedef struct refusal {
  ncorp_str text;
  nci_diagnostic problem;
  size_t at;
} refusal;

static void refuses_and_says_where(void **state)
{
  (void)state;
  static const refusal refusals[] = {
    /* too little */
    { S(""), NCI_D_JSON_END, 0 }, { S(" "), NCI_D_JSON_END, 1 }, { S("["), NCI_D_JSON_END, 1 }, { S("[1"), NCI_D_JSON_END, 2 },
    { S("[1,"), NCI_D_JSON_END, 3 }, { S("{"), NCI_D_JSON_END, 1 }, { S("{\"a\""), NCI_D_JSON_END, 4 },
    { S("{\"a\":"), NCI_D_JSON_END, 5 }, { S("{\"a\":1"), NCI_D_JSON_END, 6 }, { S("{\"a\":1,"), NCI_D_JSON_END, 7 },
    { S("\""), NCI_D_JSON_END, 1 }, { S("\"a"), NCI_D_JSON_END, 2 }, { S("\"\\"), NCI_D_JSON_END, 2 },
    { S("\"a\\\""), NCI_D_JSON_END, 4 }, { S("-"), NCI_D_JSON_END, 1 }, { S("1."), NCI_D_JSON_END, 2 },
    { S("1e"), NCI_D_JSON_END, 2 }, { S("1e-"), NCI_D_JSON_END, 3 }, { S("t"), NCI_D_JSON_END, 1 }, { S("nul"), NCI_D_JSON_END, 3 },
    { S("[\"0123456789abcdef"), NCI_D_JSON_END, 18 }, { S("[[[["), NCI_D_JSON_END, 4 }, { S("{\"a"), NCI_D_JSON_END, 3 },
    { S("[\"\\u00"), NCI_D_JSON_ESCAPE, 2 }, { S("[1,\n1\n,1"), NCI_D_JSON_END, 8 },
    /* too much */
    { S("1 1"), NCI_D_JSON_TRAILING, 2 }, { S("[]]"), NCI_D_JSON_TRAILING, 2 }, { S("{}}"), NCI_D_JSON_TRAILING, 2 },
    { S("{}x"), NCI_D_JSON_TRAILING, 2 }, { S("[],"), NCI_D_JSON_TRAILING, 2 }, { S("\"a\"b"), NCI_D_JSON_TRAILING, 3 },
    { S("nullx"), NCI_D_JSON_TRAILING, 4 }, { S("truefalse"), NCI_D_JSON_TRAILING, 4 }, { S("[1]\0"), NCI_D_JSON_TRAILING, 3 },
    { S("{} #"), NCI_D_JSON_TRAILING, 3 }, { S("2@"), NCI_D_JSON_TRAILING, 1 }, { S("1]"), NCI_D_JSON_TRAILING, 1 },
    /* arrays */
    { S("[,]"), NCI_D_JSON_SYNTAX, 1 }, { S("[,1]"), NCI_D_JSON_SYNTAX, 1 }, { S("[1,]"), NCI_D_JSON_SYNTAX, 3 },
    { S("[1,,2]"), NCI_D_JSON_SYNTAX, 3 }, { S("[1 2]"), NCI_D_JSON_SYNTAX, 3 }, { S("[1;2]"), NCI_D_JSON_SYNTAX, 2 },
    { S("[1}"), NCI_D_JSON_SYNTAX, 2 }, { S("[1:2]"), NCI_D_JSON_SYNTAX, 2 }, { S("[\"a\" \"b\"]"), NCI_D_JSON_SYNTAX, 5 },
    { S("]"), NCI_D_JSON_SYNTAX, 0 }, { S("[[]"), NCI_D_JSON_END, 3 }, { S("[3[4]]"), NCI_D_JSON_SYNTAX, 2 },
    { S("[\"\": 1]"), NCI_D_JSON_SYNTAX, 3 }, { S("[*]"), NCI_D_JSON_SYNTAX, 1 }, { S("[   , \"\"]"), NCI_D_JSON_SYNTAX, 4 },
    { S("[\v1]"), NCI_D_JSON_SYNTAX, 1 }, { S("[\f]"), NCI_D_JSON_SYNTAX, 1 }, { S("[1,\xc2\xa0" "2]"), NCI_D_JSON_SYNTAX, 3 },
    { S("<a>"), NCI_D_JSON_SYNTAX, 0 }, { S("[1,/**/2]"), NCI_D_JSON_SYNTAX, 3 }, { S("[1]//"), NCI_D_JSON_TRAILING, 3 },
    /* objects */
    { S("}"), NCI_D_JSON_SYNTAX, 0 }, { S("{,}"), NCI_D_JSON_SYNTAX, 1 }, { S("{\"a\":1,}"), NCI_D_JSON_SYNTAX, 7 },
    { S("{\"a\" 1}"), NCI_D_JSON_SYNTAX, 5 }, { S("{\"a\",1}"), NCI_D_JSON_SYNTAX, 4 }, { S("{\"a\"::1}"), NCI_D_JSON_SYNTAX, 5 },
    { S("{a:1}"), NCI_D_JSON_SYNTAX, 1 }, { S("{'a':1}"), NCI_D_JSON_SYNTAX, 1 }, { S("{1:1}"), NCI_D_JSON_SYNTAX, 1 },
    { S("{null:1}"), NCI_D_JSON_SYNTAX, 1 }, { S("{[]:1}"), NCI_D_JSON_SYNTAX, 1 }, { S("{\"a\":1 \"b\":2}"), NCI_D_JSON_SYNTAX, 7 },
    { S("{\"a\":1,,\"b\":2}"), NCI_D_JSON_SYNTAX, 7 }, { S("{\"a\":}"), NCI_D_JSON_SYNTAX, 5 }, { S("{\"a\":1]"), NCI_D_JSON_SYNTAX, 6 },
    { S("{\"a\"}"), NCI_D_JSON_SYNTAX, 4 }, { S("{\"a\":/**/1}"), NCI_D_JSON_SYNTAX, 5 }, { S("{\"a\":\"b\"]"), NCI_D_JSON_SYNTAX, 8 },
    { S("{\"a\":1:2}"), NCI_D_JSON_SYNTAX, 6 }, { S("{\"a\":a}"), NCI_D_JSON_SYNTAX, 5 },
    /* words */
    { S("True"), NCI_D_JSON_SYNTAX, 0 }, { S("NULL"), NCI_D_JSON_SYNTAX, 0 }, { S("nil"), NCI_D_JSON_SYNTAX, 1 },
    { S("tru"), NCI_D_JSON_END, 3 }, { S("[tru]"), NCI_D_JSON_SYNTAX, 4 }, { S("[fals]"), NCI_D_JSON_SYNTAX, 5 },
    { S("[nul]"), NCI_D_JSON_SYNTAX, 4 }, { S("undefined"), NCI_D_JSON_SYNTAX, 0 }, { S("[truth]"), NCI_D_JSON_SYNTAX, 4 },
    /* numbers */
    { S("NaN"), NCI_D_JSON_SYNTAX, 0 }, { S("Infinity"), NCI_D_JSON_SYNTAX, 0 }, { S("-Infinity"), NCI_D_JSON_NUMBER, 1 },
    { S("-NaN"), NCI_D_JSON_NUMBER, 1 }, { S("+1"), NCI_D_JSON_SYNTAX, 0 }, { S("++1"), NCI_D_JSON_SYNTAX, 0 },
    { S("--1"), NCI_D_JSON_NUMBER, 1 }, { S("01"), NCI_D_JSON_NUMBER, 0 }, { S("-01"), NCI_D_JSON_NUMBER, 1 },
    { S("00"), NCI_D_JSON_NUMBER, 0 }, { S("-012.5"), NCI_D_JSON_NUMBER, 1 }, { S(".5"), NCI_D_JSON_SYNTAX, 0 },
    { S("-.5"), NCI_D_JSON_NUMBER, 1 }, { S("[1.]"), NCI_D_JSON_NUMBER, 3 }, { S("[0.e1]"), NCI_D_JSON_NUMBER, 3 },
    { S("[1e]"), NCI_D_JSON_NUMBER, 3 }, { S("[1e+]"), NCI_D_JSON_NUMBER, 4 }, { S("[1E-]"), NCI_D_JSON_NUMBER, 4 },
    { S("[1ee2]"), NCI_D_JSON_NUMBER, 3 }, { S("[1.2.3]"), NCI_D_JSON_SYNTAX, 4 }, { S("[1e1.5]"), NCI_D_JSON_SYNTAX, 4 },
    { S("0x1F"), NCI_D_JSON_TRAILING, 1 }, { S("[0x1]"), NCI_D_JSON_SYNTAX, 2 }, { S("[1a]"), NCI_D_JSON_SYNTAX, 2 },
    { S("[- 1]"), NCI_D_JSON_NUMBER, 2 }, { S("[1 000]"), NCI_D_JSON_SYNTAX, 3 }, { S("[1_000]"), NCI_D_JSON_SYNTAX, 2 },
    { S("[2.e-3]"), NCI_D_JSON_NUMBER, 3 }, { S("[-]"), NCI_D_JSON_NUMBER, 2 }, { S("[\xef\xbc\x91]"), NCI_D_JSON_SYNTAX, 1 },
    { S("[1+2]"), NCI_D_JSON_SYNTAX, 2 }, { S("[-a]"), NCI_D_JSON_NUMBER, 2 }, { S("[-1x]"), NCI_D_JSON_SYNTAX, 3 },
    /* strings: controls */
    { S("\"\t\""), NCI_D_JSON_CONTROL, 1 }, { S("\"\n\""), NCI_D_JSON_CONTROL, 1 }, { S("\"a\0b\""), NCI_D_JSON_CONTROL, 2 },
    { S("\"\x1f\""), NCI_D_JSON_CONTROL, 1 }, { S("\"0123456789abcdef\r\""), NCI_D_JSON_CONTROL, 17 },
    { S("{\"a\n\":1}"), NCI_D_JSON_CONTROL, 3 }, { S("[\"\\\n\"]"), NCI_D_JSON_ESCAPE, 2 },
    /* strings: escapes */
    { S("\"\\a\""), NCI_D_JSON_ESCAPE, 1 }, { S("\"\\x00\""), NCI_D_JSON_ESCAPE, 1 }, { S("\"\\'\""), NCI_D_JSON_ESCAPE, 1 },
    { S("\"\\0\""), NCI_D_JSON_ESCAPE, 1 }, { S("\"\\\0\""), NCI_D_JSON_ESCAPE, 1 }, { S("\"\\U0041\""), NCI_D_JSON_ESCAPE, 1 },
    { S("\"\\u\""), NCI_D_JSON_ESCAPE, 1 }, { S("\"\\u12\""), NCI_D_JSON_ESCAPE, 1 }, { S("\"\\u123g\""), NCI_D_JSON_ESCAPE, 1 },
    { S("\"\\u{41}\""), NCI_D_JSON_ESCAPE, 1 }, { S("\"\\u 041\""), NCI_D_JSON_ESCAPE, 1 }, { S("\"\\u+041\""), NCI_D_JSON_ESCAPE, 1 },
    { S("\"\\\xc3\xa9\""), NCI_D_JSON_ESCAPE, 1 }, { S("\"\\ \""), NCI_D_JSON_ESCAPE, 1 }, { S("{\"\\q\":1}"), NCI_D_JSON_ESCAPE, 2 },
    /* strings: surrogates */
    { S("\"\\ud800\""), NCI_D_JSON_SURROGATE, 1 }, { S("\"\\udc00\""), NCI_D_JSON_SURROGATE, 1 },
    { S("\"\\udfff\\ud800\""), NCI_D_JSON_SURROGATE, 1 }, { S("\"\\ud800\\ud800\""), NCI_D_JSON_SURROGATE, 1 },
    { S("\"\\ud800\\u0041\""), NCI_D_JSON_SURROGATE, 1 }, { S("\"\\ud800abcdef\""), NCI_D_JSON_SURROGATE, 1 },
    { S("\"\\ud800\\n12345\""), NCI_D_JSON_SURROGATE, 1 }, { S("\"ab\\udbff\\\""), NCI_D_JSON_SURROGATE, 3 },
    { S("\"\\ud800\\udc0\""), NCI_D_JSON_SURROGATE, 1 }, { S("\"\\ud83d\\ude0g\""), NCI_D_JSON_SURROGATE, 1 },
    /* bytes */
    { S("\"\xff\""), NCI_D_JSON_UTF8, 1 }, { S("\"\xc0\xaf\""), NCI_D_JSON_UTF8, 1 }, { S("\"\x80\""), NCI_D_JSON_UTF8, 1 },
    { S("\"\xed\xa0\x80\""), NCI_D_JSON_UTF8, 1 }, { S("\"\xf4\x90\x80\x80\""), NCI_D_JSON_UTF8, 1 },
    { S("\"\xe2\x82\""), NCI_D_JSON_UTF8, 1 }, { S("\"\xfc\x83\xbf\xbf\xbf\xbf\""), NCI_D_JSON_UTF8, 1 },
    { S("[\xff]"), NCI_D_JSON_UTF8, 1 }, { S("{\"\xc3\":1}"), NCI_D_JSON_UTF8, 2 }, { S("\xff\xfe[\0]\0"), NCI_D_JSON_UTF8, 0 },
    { S("\xef\xbb\xbf{}"), NCI_D_JSON_SYNTAX, 0 }, { S("[\0]"), NCI_D_JSON_SYNTAX, 1 }, { S("\0"), NCI_D_JSON_SYNTAX, 0 },
    { S("[\xc3\xa9]"), NCI_D_JSON_SYNTAX, 1 }, { S("[\xe2\x81\xa0]"), NCI_D_JSON_SYNTAX, 1 },
  };
  for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
    reading r;
    begin(&r, refusals[i].text, 64);
    bool read = nci_json_skip(&r.json, NULL) && nci_json_end(&r.json);
    if (read || r.json.problem != refusals[i].problem || mistake_at(&r) != refusals[i].at)
      fail_msg("%.*s: %d at %zu (%s)", NCORP_STR_ARG(refusals[i].text), (int)r.json.problem, read ? 0 : mistake_at(&r), r.json.reason);
    assert_false(nci_json_item(&r.json)); /* nothing is read after a mistake */
    assert_int_equal(nci_json_peek(&r.json), NCI_JSON_NONE);
    end(&r);
  }
}

static void every_cut_is_refused(void **state)
{
  (void)state;
  static const char text[] = "{\"a\":[1,-2.5e3,\"x\\u00e9\\ud83d\\ude00\",true,false,null,{\"b\":{}}],\"c\":\"0123456789abcdef\"}";
  for (size_t n = 0; n < sizeof text - 1; n++) {
    reading r;
    begin(&r, nci_str(text, n), 64);
    assert_false(nci_json_skip(&r.json, NULL) && nci_json_end(&r.json));
    assert_true(mistake_at(&r) <= n);
    end(&r);
  }
}

static void strings_are_decoded(void **state)
{
  (void)state;
  static const struct { ncorp_str json, value; bool view; } cases[] = {
    { S("\"plain\""), S("plain"), true },
    { S("\"\""), S(""), true },
    { S("\"caf\xc3\xa9\""), S("caf\xc3\xa9"), true },
    { S("\"a\\n\\t\\r\\b\\f\\/\\\\\\\"z\""), S("a\n\t\r\b\f/\\\"z"), false },
    { S("\"\\u0000\\u0041\\u00e9\\u20AC\\ud83d\\uDE00\""), S("\0A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"), false },
    { S("\"0123456789abcdef\\n0123456789abcdef0123456789abcdef\\n\""), S("0123456789abcdef\n0123456789abcdef0123456789abcdef\n"), false },
    { S("\"\\\\n\""), S("\\n"), false },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r;
    ncorp_str s;
    begin(&r, cases[i].json, 64);
    assert_true(nci_json_string(&r.json, &s));
    assert_true(nci_json_end(&r.json));
    assert_int_equal(s.size, cases[i].value.size);
    assert_memory_equal(s.data, cases[i].value.data, s.size);
    assert_int_equal(s.data > r.bytes && s.data < r.bytes + cases[i].json.size, cases[i].view);
    if (!cases[i].view) assert_int_equal(s.data[s.size], '\0');
    end(&r);
  }
}

/* Every byte at every place of a run, against looking at one byte after the other. */
static void the_end_of_plain_text_is_found(void **state)
{
  (void)state;
  enum { LONGEST = 40 };
  for (size_t size = 0; size <= LONGEST; size++) {
    char *text = malloc(size ? size : 1);
    for (size_t at = 0; at <= size; at++)
      for (unsigned byte = 0; byte < 256; byte++)
        for (unsigned filler = 0; filler < 3; filler++) {
          memset(text, "a\xff\x20"[filler], size);
          if (at < size) text[at] = (char)byte;
          bool stops = at < size && (byte < 0x20 || byte == '"' || byte == '\\');
          const char *expected = text + (stops ? at : size);
          assert_ptr_equal(nci_json_plain(text, text + size), expected);
          assert_ptr_equal(portable_plain(text, text + size), expected);
        }
    free(text);
  }
}

static void depth_is_limited(void **state)
{
  (void)state;
  enum { MILLION = 1000000 };
  char *bomb = malloc(2 * MILLION);
  assert_non_null(bomb);
  memset(bomb, '[', MILLION);
  memset(bomb + MILLION, ']', MILLION);
  static const uint32_t limits[] = { 1, 64, NCI_JSON_DEEPEST, UINT32_MAX };
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    uint32_t limit = limits[i] < NCI_JSON_DEEPEST ? limits[i] : NCI_JSON_DEEPEST;
    reading r;
    begin(&r, nci_str(bomb, 2 * MILLION), limits[i]);
    assert_false(nci_json_skip(&r.json, NULL));
    assert_int_equal(r.json.problem, NCI_D_JSON_DEPTH);
    assert_int_equal(mistake_at(&r), limit);
    end(&r);
    begin(&r, nci_str(bomb + MILLION - limit, 2 * (size_t)limit), limits[i]);
    assert_true(nci_json_skip(&r.json, NULL) && nci_json_end(&r.json));
    end(&r);
  }
  for (size_t i = 0; i < 2 * MILLION; i += 5) memcpy(bomb + i, "{\"\":[", 5);
  reading r;
  begin(&r, nci_str(bomb, 2 * MILLION), 64);
  assert_false(nci_json_skip(&r.json, NULL));
  assert_int_equal(r.json.problem, NCI_D_JSON_DEPTH);
  end(&r);
  free(bomb);
}

static bool read_u32(ncorp_str text, uint32_t *out, nci_diagnostic *problem)
{
  reading r;
  begin(&r, text, 64);
  bool read = nci_json_u32(&r.json, out);
  *problem = r.json.problem;
  end(&r);
  return read;
}

static void whole_numbers_have_a_range(void **state)
{
  (void)state;
  uint32_t value;
  nci_diagnostic problem;
  assert_true(read_u32(S("0"), &value, &problem) && value == 0);
  assert_true(read_u32(S("4294967294"), &value, &problem) && value == UINT32_MAX - 1);
  static const ncorp_str ranges[] = { S("4294967295"), S("99999999999999999999999999"), S("-1"), S("-0"), S("1.0"), S("1e0") };
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
    assert_false(read_u32(ranges[i], &value, &problem));
    assert_int_equal(problem, NCI_D_NCF_NUMBER);
  }
  static const ncorp_str types[] = { S("\"1\""), S("null"), S("true"), S("[]"), S("{}") };
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    assert_false(read_u32(types[i], &value, &problem));
    assert_int_equal(problem, NCI_D_NCF_TYPE);
  }
}

static void check_u32s(ncorp_str text, bool minus, const uint32_t *values, uint32_t count)
{
  reading r;
  nci_u32s list = { 0 };
  begin(&r, text, 64);
  assert_true(nci_json_u32s(&r.json, &list, minus));
  assert_true(nci_json_end(&r.json));
  assert_int_equal(list.count, count);
  if (count) assert_memory_equal(list.at, values, count * sizeof *values);
  end(&r);
}

static void number_lists_are_read_fast_and_slow(void **state)
{
  (void)state;
  check_u32s(S("[]"), false, NULL, 0);
  check_u32s(S("[ ]"), false, NULL, 0);
  check_u32s(S("[7]"), false, (const uint32_t[]){ 7 }, 1);
  check_u32s(S("[0,10,4294967294,999999999,1000000000]"), false, (const uint32_t[]){ 0, 10, 4294967294, 999999999, 1000000000 }, 5);
  check_u32s(S("[ 1, 2 ,3\t,\r\n4 ]"), false, (const uint32_t[]){ 1, 2, 3, 4 }, 4);
  check_u32s(S("[1,-1,2,-1]"), true, (const uint32_t[]){ 1, UINT32_MAX, 2, UINT32_MAX }, 4);
  check_u32s(S("[-1]"), true, (const uint32_t[]){ UINT32_MAX }, 1);
  static const refusal refusals[] = {
    { S("[1,]"), NCI_D_JSON_SYNTAX, 3 }, { S("[,1]"), NCI_D_JSON_SYNTAX, 1 }, { S("[1,,2]"), NCI_D_JSON_SYNTAX, 3 },
    { S("[1 2]"), NCI_D_JSON_SYNTAX, 3 }, { S("[01]"), NCI_D_JSON_NUMBER, 1 }, { S("[1,00]"), NCI_D_JSON_NUMBER, 3 },
    { S("[1,2.5]"), NCI_D_NCF_NUMBER, 3 }, { S("[-1]"), NCI_D_NCF_NUMBER, 1 }, { S("[4294967295]"), NCI_D_NCF_NUMBER, 1 },
    { S("[99999999999999999999]"), NCI_D_NCF_NUMBER, 1 }, { S("[1,\"2\"]"), NCI_D_NCF_TYPE, 3 }, { S("[1,null]"), NCI_D_NCF_TYPE, 3 },
    { S("[1,[2]]"), NCI_D_NCF_TYPE, 3 }, { S("[1,2"), NCI_D_JSON_END, 4 }, { S("[1,2,"), NCI_D_JSON_END, 5 },
    { S("[1}"), NCI_D_JSON_SYNTAX, 2 }, { S("7"), NCI_D_NCF_TYPE, 0 }, { S("[1a]"), NCI_D_JSON_SYNTAX, 2 },
  };
  for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
    reading r;
    nci_u32s list = { 0 };
    begin(&r, refusals[i].text, 64);
    assert_false(nci_json_u32s(&r.json, &list, false) && nci_json_end(&r.json));
    if (r.json.problem != refusals[i].problem || mistake_at(&r) != refusals[i].at)
      fail_msg("%s: %d at %zu", refusals[i].text.data, (int)r.json.problem, mistake_at(&r));
    end(&r);
  }
}

static void pairs_are_read_fast_and_slow(void **state)
{
  (void)state;
  static const ncorp_str good[] = { S("[12,345]"), S("[ 12,345]"), S(" [12,345]"), S("[12 ,345]"), S("[12,345 ]"), S("[12,\t345]") };
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    reading r;
    uint32_t a, b;
    begin(&r, good[i], 64);
    assert_true(nci_json_pair(&r.json, &a, &b) && nci_json_end(&r.json));
    assert_int_equal(a, 12);
    assert_int_equal(b, 345);
    assert_int_equal(r.json.depth, 0);
    end(&r);
  }
  static const refusal refusals[] = {
    { S("[]"), NCI_D_NCF_TYPE, 0 }, { S("[1]"), NCI_D_NCF_TYPE, 0 }, { S("[1,2,3]"), NCI_D_NCF_TYPE, 0 },
    { S("[1,2"), NCI_D_JSON_END, 4 }, { S("[1,]"), NCI_D_JSON_SYNTAX, 3 }, { S("[1,02]"), NCI_D_JSON_NUMBER, 3 },
    { S("[1,2]]"), NCI_D_JSON_TRAILING, 5 }, { S("{}"), NCI_D_NCF_TYPE, 0 }, { S("[[1],2]"), NCI_D_NCF_TYPE, 1 },
  };
  for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
    reading r;
    uint32_t a, b;
    begin(&r, refusals[i].text, 64);
    assert_false(nci_json_pair(&r.json, &a, &b) && nci_json_end(&r.json));
    if (r.json.problem != refusals[i].problem || mistake_at(&r) != refusals[i].at)
      fail_msg("%s: %d at %zu", refusals[i].text.data, (int)r.json.problem, mistake_at(&r));
    end(&r);
  }
  reading r; /* a pair is a container like any other */
  uint32_t a, b;
  begin(&r, S("[[1,2]]"), 1);
  assert_true(nci_json_array(&r.json) && nci_json_item(&r.json));
  assert_false(nci_json_pair(&r.json, &a, &b));
  assert_int_equal(r.json.problem, NCI_D_JSON_DEPTH);
  end(&r);
}

static void string_lists_are_read_fast_and_slow(void **state)
{
  (void)state;
  static const char *const expected[] = { "a", NULL, "with \"escape\"", "0123456789abcdefghij", "", NULL, "z" };
  static const ncorp_str texts[] = {
    S("[\"a\",null,\"with \\\"escape\\\"\",\"0123456789abcdefghij\",\"\",null,\"z\"]"),
    S("[ \"a\" , null , \"with \\\"escape\\\"\", \"0123456789abcdefghij\" ,\"\",\tnull,\"z\" ]"),
  };
  for (size_t t = 0; t < 4; t++) {
    reading r;
    ncorp_str s;
    size_t i = 0;
    begin(&r, texts[t / 2], 64);
    assert_true(nci_json_array(&r.json));
    for (; t % 2 ? portable_next_string(&r.json, &s) : nci_json_next_string(&r.json, &s); i++) {
      if (expected[i]) assert_true(s.data && nci_str_eq(s, nci_cstr(expected[i])));
      else assert_null(s.data);
    }
    assert_int_equal(i, 7);
    assert_true(nci_json_end(&r.json));
    end(&r);
  }
  static const ncorp_str bad[] = { S("[,\"a\"]          "), S("[\"a\",,\"b\"]     "), S("[\"a\",]         "), S("[,null]          "), S("[\"a\",nul,\"b\"]    "), S("[\"a\",\"b       ") };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    reading r;
    ncorp_str s;
    begin(&r, bad[i], 64);
    nci_json_array(&r.json);
    while (nci_json_next_string(&r.json, &s)) {}
    if (!r.json.failed) fail_msg("accepted: %s", bad[i].data);
    end(&r);
  }
}

static void decimals_are_exact(void **state)
{
  (void)state;
  static const struct { ncorp_str json; int64_t digits; int32_t exponent; } cases[] = {
    { S("0"), 0, 0 }, { S("-0.0"), 0, 0 }, { S("12.50"), 125, -1 }, { S("-1e3"), -1, 3 }, { S("1.5E-10"), 15, -11 },
    { S("123456789012345678"), 123456789012345678, 0 },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r;
    ncorp_decimal d;
    begin(&r, cases[i].json, 64);
    assert_true(nci_json_decimal(&r.json, &d) && nci_json_end(&r.json));
    assert_int_equal(d.digits, cases[i].digits);
    assert_int_equal(d.exponent, cases[i].exponent);
    end(&r);
  }
}

static void values_that_were_skipped_can_be_read_later(void **state)
{
  (void)state;
  reading r;
  ncorp_str key, raw, s;
  begin(&r, S("{\"late\":[\"x\"],\"raw\" : {\"k\" :[ 1 ]} ,\"end\":1}"), 64);
  assert_true(nci_json_object(&r.json));
  assert_true(nci_json_key(&r.json, &key));
  const char *place = nci_json_place(&r.json);
  assert_true(nci_json_skip(&r.json, NULL));
  assert_true(nci_json_key(&r.json, &key));
  assert_true(nci_str_eq(r.json.raw_key, S("\"raw\"")));
  assert_true(nci_json_skip(&r.json, &raw));
  assert_true(nci_str_eq(raw, S("{\"k\" :[ 1 ]}")));
  assert_true(nci_json_key(&r.json, &key) && nci_json_skip(&r.json, &raw) && !nci_json_key(&r.json, &key));
  assert_true(nci_json_end(&r.json));
  nci_json_resume(&r.json, place, 1);
  assert_true(nci_json_array(&r.json) && nci_json_item(&r.json) && nci_json_string(&r.json, &s) && !nci_json_item(&r.json));
  assert_true(nci_str_eq(s, S("x")));
  assert_int_equal(r.json.depth, 1);
  end(&r);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(accepts),
    cmocka_unit_test(refuses_and_says_where),
    cmocka_unit_test(every_cut_is_refused),
    cmocka_unit_test(strings_are_decoded),
    cmocka_unit_test(the_end_of_plain_text_is_found),
    cmocka_unit_test(depth_is_limited),
    cmocka_unit_test(whole_numbers_have_a_range),
    cmocka_unit_test(number_lists_are_read_fast_and_slow),
    cmocka_unit_test(pairs_are_read_fast_and_slow),
    cmocka_unit_test(string_lists_are_read_fast_and_slow),
    cmocka_unit_test(decimals_are_exact),
    cmocka_unit_test(values_that_were_skipped_can_be_read_later),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
