/* Lines: every length around the edges of windows and limits, and what is skipped. Ids: as many as there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include "format/idset.h"
#include "format/lines.h"
#include "support/transcript.h"

/* Splits by the plain rule and compares. */
static void check(const char *data, size_t size, size_t max, size_t chunk)
{
  chunk_stream stream = { data, size, 0, chunk, -1 };
  nci_input in;
  nci_lines lines;
  ncorp_str line;
  uint64_t offset, number = 0;
  size_t at = 0;
  nci_input_init(&in, ncorp_allocator_default(), 1000, UINT64_MAX);
  nci_lines_init(&lines, ncorp_allocator_default(), max);
  nci_input_open_stream(&in, chunk_read, &stream);
  nci_lines_begin(&lines, &in);
  while (at < size) {
    const char *end = memchr(data + at, '\n', size - at);
    size_t length = end ? (size_t)(end - (data + at)) : size - at;
    nci_line_result result = nci_lines_next(&lines, &line, &offset);
    assert_int_equal(result, length > max ? NCI_LINE_TOO_LONG : NCI_LINE);
    assert_int_equal(offset, at);
    assert_int_equal(lines.number, ++number);
    if (result == NCI_LINE) {
      assert_int_equal(line.size, length);
      assert_memory_equal(line.data, data + at, length);
    }
    at += length + (end != NULL);
  }
  assert_int_equal(nci_lines_next(&lines, &line, &offset), NCI_LINES_END);
  assert_int_equal(offset, size);
  assert_int_equal(nci_lines_next(&lines, &line, &offset), NCI_LINES_END);
  nci_lines_done(&lines);
  nci_input_done(&in);
}

static void lines_around_the_limit(void **state)
{
  (void)state;
  static const char text[] = "\n1\n22\n333\n4444\n55555\n666666\n\n7777777\n88888888\n\r\n999999999\r\nend";
  for (size_t max = 0; max < 12; max++)
    for (size_t chunk = 0; chunk < 9; chunk++) {
      check(text, sizeof text - 1, max, chunk);
      check(text, sizeof text - 4, max, chunk); /* with a line end at the end */
    }
  check("", 0, 10, 0);
  check("\n", 1, 10, 0);
}

static void lines_around_the_window(void **state)
{
  (void)state;
  enum { SIZE = 1200000 };
  char *data = malloc(SIZE);
  static const size_t lengths[] = { 65535, 65536, 65537, 131071, 131072, 262143, 262144, 262145, 300000 };
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
    for (size_t max = 1 << 16; max <= 1 << 20; max *= 4) {
      memset(data, 'x', SIZE);
      for (size_t at = lengths[i]; at < SIZE; at += lengths[i] + 1) data[at] = '\n';
      check(data, SIZE, max, 0);
      check(data, SIZE, max, 4093);
      check(data, SIZE, lengths[i], 0);
      check(data, SIZE, lengths[i] - 1, 0);
    }
  free(data);
}

static void ids_are_known_once_added(void **state)
{
  (void)state;
  enum { COUNT = 20000 };
  nci_idset set;
  bool known;
  uint32_t repeats;
  char id[32];
  nci_idset_init(&set, ncorp_allocator_default());
  for (int round = 0; round < 3; round++)
    for (int i = 0; i < COUNT; i++) {
      snprintf(id, sizeof id, "id %d", i);
      assert_int_equal(nci_idset_add(&set, nci_cstr(id), &known, round == 2 || i % 2 ? &repeats : NULL), NCORP_OK);
      assert_int_equal(known, round > 0);
      if (round == 1 && i % 2) assert_int_equal(repeats, 1);
      if (round == 2) assert_int_equal(repeats, i % 2 ? 2 : 1);
    }
  assert_int_equal(set.count, COUNT);
  assert_true(set.slots * 12 <= COUNT * 40); /* bytes for each */
  nci_idset_done(&set);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(lines_around_the_limit),
    cmocka_unit_test(lines_around_the_window),
    cmocka_unit_test(ids_are_known_once_added),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
