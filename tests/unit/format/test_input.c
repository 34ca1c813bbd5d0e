/* Inputs: what comes out of plain, gzip and Zstandard data, whole, damaged, cut, padded, or made to do harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>

#include "format/input.h"
#include "support/packing.h"
#include "support/transcript.h"

typedef void (*packer)(nci_buffer *out, const void *data, size_t size);
static const packer packers[] = { pack_gzip, pack_zstd };

/* Reads an input to its end, `room` bytes at a time. */
static void drain(nci_input *in, nci_buffer *out, size_t room)
{
  char *some = malloc(room);
  size_t n;
  nci_buffer_init(out, ncorp_allocator_default());
  do {
    n = nci_input_read(in, some, room);
    nci_buffer_put(out, some, n);
  } while (n == room);
  assert_int_equal(nci_input_read(in, some, room), 0);
  free(some);
}

static void init(nci_input *in) { nci_input_init(in, ncorp_allocator_default(), 1000, UINT64_MAX); }

static void expect_bytes(const nci_buffer *packed, const char *data, size_t size)
{
  static const size_t chunks[] = { 0, 1, 2, 3, 7, 64, 4096, 65535 };
  static const size_t rooms[] = { 1 << 20, 1000, 65536, 77777 };
  nci_input in;
  init(&in);
  for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
    chunk_stream stream = { packed->data, packed->size, 0, chunks[i], -1 };
    nci_buffer out;
    nci_input_open_stream(&in, chunk_read, &stream);
    drain(&in, &out, rooms[i % 4]);
    assert_int_equal(in.fault.number, NCI_D_NONE);
    assert_int_equal(out.size, size);
    assert_memory_equal(out.data, data, size);
    nci_buffer_done(&out);
  }
  nci_input_done(&in);
}

/* Text that compresses about as news does. */
static char *make_text(size_t size)
{
  char *text = malloc(size + 1);
  uint32_t state = 1;
  for (size_t i = 0; i < size; i++) {
    state = state * 1664525u + 1013904223u;
    text[i] = state >> 29 == 0 ? '\n' : (char)('a' + (state >> 27));
  }
  text[size] = '\0';
  return text;
}

static void plain_bytes_come_as_they_are(void **state)
{
  (void)state;
  static const size_t sizes[] = { 0, 1, 2, 65535, 65536, 65537, 131072, 300000 };
  char *text = make_text(300000);
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    nci_buffer packed = { .data = text, .size = sizes[i] };
    expect_bytes(&packed, text, sizes[i]);
  }
  free(text);
}

static void parts_follow_each_other(void **state)
{
  (void)state;
  const size_t size = 300000;
  char *text = make_text(size);
  for (int p = 0; p < 2; p++)
    for (size_t part = 7777; part <= size; part = part * 6 + 1) {
      nci_buffer packed;
      nci_buffer_init(&packed, ncorp_allocator_default());
      for (size_t at = 0; at < size; at += part) {
        packers[p](&packed, "", 0); /* an empty part here and there is allowed */
        packers[p](&packed, text + at, size - at < part ? size - at : part);
      }
      expect_bytes(&packed, text, size);
      nci_buffer_done(&packed);
    }
  free(text);
}

static void skippable_frames_are_skipped(void **state)
{
  (void)state;
  nci_buffer packed;
  nci_buffer_init(&packed, ncorp_allocator_default());
  nci_buffer_lit(&packed, "\x50\x2a\x4d\x18\x03\0\0\0xyz");
  pack_zstd(&packed, "hello", 5);
  nci_buffer_lit(&packed, "\x5f\x2a\x4d\x18\0\0\0\0");
  expect_bytes(&packed, "hello", 5);
  nci_buffer_done(&packed);
}

static void zeros_behind_gzip_are_padding(void **state)
{
  (void)state;
  static const char zeros[100000];
  nci_buffer packed;
  nci_buffer_init(&packed, ncorp_allocator_default());
  pack_gzip(&packed, "hello", 5);
  nci_buffer_put(&packed, zeros, sizeof zeros);
  expect_bytes(&packed, "hello", 5);
  nci_buffer_done(&packed);
}

static void peeking_takes_nothing_away(void **state)
{
  (void)state;
  const size_t size = 200000;
  char *text = make_text(size);
  for (int p = -1; p < 2; p++) {
    nci_buffer packed, out;
    nci_buffer_init(&packed, ncorp_allocator_default());
    if (p < 0) nci_buffer_put(&packed, text, size);
    else packers[p](&packed, text, size);
    nci_input in;
    init(&in);
    nci_input_open_memory(&in, packed.data, packed.size);
    ncorp_str head = nci_input_peek(&in);
    assert_int_equal(head.size, NCI_INPUT_WINDOW);
    assert_memory_equal(head.data, text, head.size);
    drain(&in, &out, 1000);
    assert_int_equal(out.size, size);
    assert_memory_equal(out.data, text, size);
    nci_input_done(&in);
    nci_buffer_done(&out);
    nci_buffer_done(&packed);
  }
  free(text);
}

typedef struct ending {
  nci_diagnostic number;
  uint64_t offset;
  size_t given;
} ending;

/* How an input ends; the same however it is cut into pieces. */
static ending end_of(const void *data, size_t size, uint32_t ratio, uint64_t total)
{
  static const size_t chunks[] = { 0, 1, 7, 4096 };
  ending first = { 0 };
  for (size_t i = 0; i < (size > 1000000 ? 1 : sizeof chunks / sizeof *chunks); i++) {
    chunk_stream stream = { data, size, 0, chunks[i], -1 };
    nci_input in;
    nci_buffer out;
    nci_input_init(&in, ncorp_allocator_default(), ratio, total);
    nci_input_open_stream(&in, chunk_read, &stream);
    drain(&in, &out, 50000);
    ending e = { in.fault.number, in.fault.offset, out.size };
    assert_int_equal(in.status, NCORP_OK);
    if (i == 0) first = e;
    assert_int_equal(e.number, first.number);
    assert_int_equal(e.offset, first.offset);
    assert_int_equal(e.given, first.given);
    nci_buffer_done(&out);
    nci_input_done(&in);
  }
  return first;
}

static void what_stands_behind_is_named(void **state)
{
  (void)state;
  static const char *const tails[] = { "garbage", "g", "\x1f\x8c more", "\0\0x", "{\"record\"" };
  for (int p = 0; p < 2; p++)
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
      nci_buffer packed;
      nci_buffer_init(&packed, ncorp_allocator_default());
      packers[p](&packed, "hello", 5);
      size_t end = packed.size, size = i == 3 ? 3 : strlen(tails[i]);
      nci_buffer_put(&packed, tails[i], size);
      ending e = end_of(packed.data, packed.size, 1000, UINT64_MAX);
      assert_int_equal(e.given, 5);
      assert_int_equal(e.number, NCI_D_COMPRESSED_TAIL);
      assert_int_equal(e.offset, p == 0 && i == 3 ? end + 2 : end); /* zeros are padding in gzip */
      nci_buffer_done(&packed);
    }
}

static void every_cut_is_noticed(void **state)
{
  (void)state;
  char *text = make_text(3000);
  for (int p = 0; p < 2; p++) {
    nci_buffer packed;
    nci_buffer_init(&packed, ncorp_allocator_default());
    packers[p](&packed, text, 3000);
    for (size_t size = p ? 4 : 2; size < packed.size; size++) {
      ending e = end_of(packed.data, size, 1000, UINT64_MAX);
      assert_int_equal(e.number, NCI_D_COMPRESSED_END);
      assert_int_equal(e.offset, size);
    }
    nci_buffer_done(&packed);
  }
  free(text);
}

static void every_flipped_byte_is_survived(void **state)
{
  (void)state;
  char *text = make_text(2000);
  for (int p = 0; p < 2; p++) {
    nci_buffer packed;
    nci_buffer_init(&packed, ncorp_allocator_default());
    packers[p](&packed, text, 2000);
    for (size_t at = p ? 4 : 2; at < packed.size; at++) {
      packed.data[at] ^= 0x41;
      ending e = end_of(packed.data, packed.size, 1000, UINT64_MAX);
      assert_true(e.given <= 4000000);
      assert_true(e.number == NCI_D_NONE || (e.number >= NCI_D_COMPRESSED_DATA && e.number <= NCI_D_COMPRESSED_WINDOW));
      packed.data[at] ^= 0x41;
    }
    nci_buffer_done(&packed);
  }
  free(text);
}

static void a_damaged_checksum_is_noticed(void **state)
{
  (void)state;
  nci_buffer packed;
  nci_buffer_init(&packed, ncorp_allocator_default());
  pack_gzip(&packed, "hello", 5);
  packed.data[packed.size - 8] ^= 1;
  assert_int_equal(end_of(packed.data, packed.size, 1000, UINT64_MAX).number, NCI_D_COMPRESSED_DATA);
  nci_buffer_done(&packed);
}

static void a_window_that_takes_too_much_memory_is_refused(void **state)
{
  (void)state;
  ending e = end_of("\x28\xb5\x2f\xfd\x00\xf8\0\0\0", 9, 1000, UINT64_MAX); /* 2^41 bytes */
  assert_int_equal(e.number, NCI_D_COMPRESSED_WINDOW);
  assert_int_equal(e.offset, 0);
}

static void ratio_counts_beyond_the_first_mebibyte(void **state)
{
  (void)state;
  const size_t size = 4 << 20;
  char *zeros = calloc(size, 1);
  for (int p = 0; p < 2; p++) {
    nci_buffer packed;
    nci_buffer_init(&packed, ncorp_allocator_default());
    packers[p](&packed, zeros, 1 << 20);
    assert_int_equal(end_of(packed.data, packed.size, 10, UINT64_MAX).number, NCI_D_NONE);
    packed.size = 0;
    packers[p](&packed, zeros, size);
    ending e = end_of(packed.data, packed.size, 100, UINT64_MAX);
    assert_int_equal(e.number, NCI_D_COMPRESSED_RATIO);
    assert_true(e.given < (1 << 20) + 2 * 256 * 1024);
    assert_int_equal(end_of(packed.data, packed.size, UINT32_MAX, UINT64_MAX).number, NCI_D_NONE);
    nci_buffer_done(&packed);
  }
  free(zeros);
}

static void total_is_exact(void **state)
{
  (void)state;
  char *text = make_text(200000);
  for (int p = -1; p < 2; p++) {
    nci_buffer packed;
    nci_buffer_init(&packed, ncorp_allocator_default());
    if (p < 0) nci_buffer_put(&packed, text, 200000);
    else packers[p](&packed, text, 200000);
    ending e = end_of(packed.data, packed.size, 1000, 200000);
    assert_int_equal(e.number, NCI_D_NONE);
    assert_int_equal(e.given, 200000);
    e = end_of(packed.data, packed.size, 1000, 199999);
    assert_int_equal(e.number, NCI_D_SOURCE_SIZE);
    assert_int_equal(e.given, 199999);
    assert_int_equal(e.offset, 199999);
    nci_buffer_done(&packed);
  }
  free(text);
}

static void half_a_million_empty_parts_are_refused(void **state)
{
  (void)state;
  for (int p = 0; p < 2; p++) {
    nci_buffer packed;
    nci_buffer_init(&packed, ncorp_allocator_default());
    packers[p](&packed, "", 0);
    size_t one = packed.size;
    for (int i = 1; i < 500000; i++) {
      nci_buffer_reserve(&packed, one);
      memcpy(packed.data + packed.size, packed.data, one);
      packed.size += one;
    }
    ending e = end_of(packed.data, packed.size, 1000, UINT64_MAX);
    assert_int_equal(e.number, NCI_D_COMPRESSED_EMPTY);
    assert_int_equal(e.offset, 1001 * one);
    nci_buffer_done(&packed);
  }
}

static void a_failing_source_gives_what_came_before(void **state)
{
  (void)state;
  char *text = make_text(100000);
  for (int p = -1; p < 2; p++)
    for (int64_t fail = 0; fail < 1000; fail += 111) {
      nci_buffer packed, out;
      nci_buffer_init(&packed, ncorp_allocator_default());
      if (p < 0) nci_buffer_put(&packed, text, 100000);
      else packers[p](&packed, text, 100000);
      chunk_stream stream = { packed.data, packed.size, 0, 13, fail };
      nci_input in;
      init(&in);
      nci_input_open_stream(&in, chunk_read, &stream);
      drain(&in, &out, 65536);
      assert_int_equal(in.fault.number, NCI_D_READ_FAILED);
      assert_int_equal(in.fault.offset, fail);
      assert_true(nci_input_broken(&in));
      if (p < 0) assert_int_equal(out.size, fail);
      assert_memory_equal(out.data ? out.data : "", text, out.size);
      nci_buffer_done(&out);
      nci_buffer_done(&packed);
      nci_input_done(&in);
    }
  free(text);
}

static int64_t boast(void *ctx, void *buffer, size_t size)
{
  (void)ctx;
  (void)buffer;
  return (int64_t)size + 1;
}

static void a_function_that_claims_too_much_is_not_believed(void **state)
{
  (void)state;
  nci_input in;
  nci_buffer out;
  init(&in);
  nci_input_open_stream(&in, boast, NULL);
  drain(&in, &out, 65536);
  assert_int_equal(out.size, 0);
  assert_int_equal(in.fault.number, NCI_D_READ_FAILED);
  nci_buffer_done(&out);
  nci_input_done(&in);
}

static void a_descriptor_that_cannot_be_read_is_named(void **state)
{
  (void)state;
  nci_input in;
  nci_buffer out;
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  init(&in);
  nci_input_open_fd(&in, ends[1], true); /* the writing end */
  drain(&in, &out, 65536);
  assert_int_equal(in.fault.number, NCI_D_READ_FAILED);
  assert_non_null(strstr(in.fault.reason, "bad file descriptor"));
  nci_input_done(&in);
  assert_int_equal(close(ends[1]), -1); /* it was closed with the input */
  close(ends[0]);
  nci_buffer_done(&out);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(plain_bytes_come_as_they_are),
    cmocka_unit_test(parts_follow_each_other),
    cmocka_unit_test(skippable_frames_are_skipped),
    cmocka_unit_test(zeros_behind_gzip_are_padding),
    cmocka_unit_test(peeking_takes_nothing_away),
    cmocka_unit_test(what_stands_behind_is_named),
    cmocka_unit_test(every_cut_is_noticed),
    cmocka_unit_test(every_flipped_byte_is_survived),
    cmocka_unit_test(a_damaged_checksum_is_noticed),
    cmocka_unit_test(a_window_that_takes_too_much_memory_is_refused),
    cmocka_unit_test(ratio_counts_beyond_the_first_mebibyte),
    cmocka_unit_test(total_is_exact),
    cmocka_unit_test(half_a_million_empty_parts_are_refused),
    cmocka_unit_test(a_failing_source_gives_what_came_before),
    cmocka_unit_test(a_function_that_claims_too_much_is_not_believed),
    cmocka_unit_test(a_descriptor_that_cannot_be_read_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
