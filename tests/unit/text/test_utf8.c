/* UTF-8: every code point, every short sequence against libunistring, repair, Windows-1252, and the offset map. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <unistr.h>
#include "base/str.h"
#include "text/utf8.h"

static void all_code_points_round_trip(void **state)
{
  (void)state;
  for (uint32_t c = 0; c <= 0x10ffff; c++) {
    if (c >= 0xd800 && c <= 0xdfff) continue;
    char bytes[4];
    size_t size, n = nci_utf8_encode(c, bytes);
    uint8_t theirs[6];
    assert_int_equal(n, u8_uctomb(theirs, (ucs4_t)c, sizeof theirs));
    assert_memory_equal(bytes, theirs, n);
    ncorp_str s = { bytes, n };
    assert_int_equal(nci_utf8_valid(s), n);
    assert_int_equal(nci_utf8_decode(s, 0, &size), c);
    assert_int_equal(size, n);
    assert_int_equal(nci_utf8_count(s), 1);
  }
}

static size_t their_valid(const char *p, size_t n)
{
  const uint8_t *bad = u8_check((const uint8_t *)p, n);
  return bad ? (size_t)(bad - (const uint8_t *)p) : n;
}

static void check_bytes(const unsigned char *bytes, size_t n)
{
  ncorp_str s = { (const char *)bytes, n };
  if (nci_utf8_valid(s) != their_valid(s.data, n)) fail_msg("%02x %02x %02x %02x", bytes[0], bytes[1], bytes[2], bytes[3]);
}

static void short_sequences_agree_with_libunistring(void **state)
{
  (void)state;
  unsigned char b[4] = { 0 };
  for (uint32_t v = 0; v < 0x1000000; v++) {
    b[0] = (unsigned char)(v >> 16), b[1] = (unsigned char)(v >> 8), b[2] = (unsigned char)v;
    check_bytes(b, 3);
  }
  static const unsigned char edge[] = { 0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xff };
  for (unsigned lead = 0xe0; lead <= 0xff; lead++)
    for (unsigned second = 0; second < 256; second++)
      for (size_t i = 0; i < sizeof edge; i++)
        for (size_t j = 0; j < sizeof edge; j++) {
          b[0] = (unsigned char)lead, b[1] = (unsigned char)second, b[2] = edge[i], b[3] = edge[j];
          check_bytes(b, 4);
        }
}

static void finds_the_first_bad_byte_wherever_it_stands(void **state)
{
  (void)state;
  char text[100];
  for (size_t at = 0; at < sizeof text; at++) {
    memset(text, 'a', sizeof text);
    text[at] = (char)0xc3; /* "ã" cut short by an ASCII letter or by the end */
    assert_int_equal(nci_utf8_valid(nci_str(text, sizeof text)), at);
    assert_false(nci_ascii(nci_str(text, sizeof text)));
    assert_true(nci_ascii(nci_str(text, at)));
  }
  assert_int_equal(nci_utf8_valid(NCI_NO_STR), 0);
  assert_true(nci_ascii(NCI_NO_STR));
}

static void check_repair(ncorp_str in, ncorp_str expected, size_t replaced)
{
  nci_buffer out;
  nci_buffer_init(&out, ncorp_allocator_default());
  assert_int_equal(nci_utf8_repair(&out, in), replaced);
  assert_int_equal(out.size, expected.size);
  if (out.size) assert_memory_equal(out.data, expected.data, out.size);
  nci_buffer_done(&out);
}

#define FFFD "\xef\xbf\xbd"

static void repairs_each_maximal_part_once(void **state)
{
  (void)state;
  check_repair(NCI_STR(""), NCI_STR(""), 0);
  check_repair(NCI_STR("plain \xc3\xa9"), NCI_STR("plain \xc3\xa9"), 0);
  check_repair(NCI_STR("\x80"), NCI_STR(FFFD), 1);
  check_repair(NCI_STR("a\xf0\x9f\x98z"), NCI_STR("a" FFFD "z"), 1);       /* three of four bytes: one part */
  check_repair(NCI_STR("\xc0\xaf"), NCI_STR(FFFD FFFD), 2);                 /* overlong: no part is longer than a byte */
  check_repair(NCI_STR("\xed\xa0\x80"), NCI_STR(FFFD FFFD FFFD), 3);        /* a surrogate */
  check_repair(NCI_STR("\xf4\x91\x92\x93\xff" "A\x80\xbf" "B"),             /* the standard's own example */
               NCI_STR(FFFD FFFD FFFD FFFD FFFD "A" FFFD FFFD "B"), 7);
  check_repair(NCI_STR("\xe1\x80\xe2\xf0\x91\x92\xf1\xbf" "A"), NCI_STR(FFFD FFFD FFFD FFFD "A"), 4);
  check_repair(NCI_STR("end\xe2\x82"), NCI_STR("end" FFFD), 1);
}

static void decodes_windows_1252(void **state)
{
  (void)state;
  nci_buffer out;
  nci_buffer_init(&out, ncorp_allocator_default());
  assert_int_equal(nci_cp1252_decode(&out, NCI_STR("\x93Na\xefve\x94 \x96 5 \x80\x85 \x81\xff")), 1);
  ncorp_str expected = NCI_STR("\u201cNa\u00efve\u201d \u2013 5 \u20ac\u2026 \ufffd\u00ff");
  assert_int_equal(out.size, expected.size);
  assert_memory_equal(out.data, expected.data, expected.size);
  nci_buffer_done(&out);
}

/* The map against counting from the start, at every offset. */
static void check_map(ncorp_str text)
{
  size_t need = nci_offsets_need(text);
  uint32_t *samples = need ? malloc(need * sizeof *samples) : NULL;
  nci_offsets map;
  nci_offsets_make(&map, text, samples);
  assert_int_equal(map.sample_count, need);
  uint32_t codepoint = 0;
  for (size_t at = 0; at < text.size;) {
    size_t size;
    nci_utf8_decode(text, at, &size);
    for (size_t i = 0; i < size; i++) assert_int_equal(nci_offsets_codepoint(&map, (uint32_t)(at + i)), codepoint);
    assert_int_equal(nci_offsets_byte(&map, codepoint), at);
    at += size;
    codepoint++;
  }
  assert_int_equal(map.codepoints, codepoint);
  assert_int_equal(nci_utf8_count(text), codepoint);
  assert_int_equal(nci_offsets_codepoint(&map, (uint32_t)text.size), codepoint);
  assert_int_equal(nci_offsets_byte(&map, codepoint), text.size);
  assert_int_equal(nci_offsets_codepoint(&map, UINT32_MAX), codepoint);
  assert_int_equal(nci_offsets_byte(&map, UINT32_MAX), text.size);
  free(samples);
}

static void maps_offsets_both_ways(void **state)
{
  (void)state;
  check_map(NCI_STR(""));
  check_map(NCI_STR("only ASCII"));
  check_map(NCI_STR("\u00e9"));
  static const char *const units[] = { "\u00e9", "\u20ac", "\U0001f600", "a\u20acb", "abcdefg\U0001f600", "\u20ac\u00e9x" };
  char text[4000];
  for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
    size_t unit = strlen(units[u]), size = 0;
    for (size_t lead = 0; lead < 5; lead++) { /* characters lie across the samples in every way */
      memset(text, '.', lead);
      for (size = lead; size + unit <= sizeof text; size += unit) memcpy(text + size, units[u], unit);
      check_map(nci_str(text, size));
      size_t cut = (size - lead) / unit * unit / 2 / unit * unit + lead;
      check_map(nci_str(text, cut));
    }
  }
  /* A text that ends on a sample. */
  memset(text, 'a', 1024);
  memcpy(text, "\u00e9", 2);
  check_map(nci_str(text, 1024));
  memcpy(text + 1022, "\u00e9", 2);
  check_map(nci_str(text, 1024));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_code_points_round_trip),
    cmocka_unit_test(short_sequences_agree_with_libunistring),
    cmocka_unit_test(finds_the_first_bad_byte_wherever_it_stands),
    cmocka_unit_test(repairs_each_maximal_part_once),
    cmocka_unit_test(decodes_windows_1252),
    cmocka_unit_test(maps_offsets_both_ways),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
