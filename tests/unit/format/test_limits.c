/* Inputs that are made to take more time or memory than they are worth: each is refused within the limits, in memory
 * that is counted and in time that is measured. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <time.h>

#include "support/packing.h"
#include "support/transcript.h"

#define MIB ((size_t)1 << 20)

typedef struct meter {
  size_t live, peak;
} meter;

static void grew(meter *m, size_t size)
{
  m->live += size;
  if (m->live > m->peak) m->peak = m->live;
}

static void *meter_alloc(void *ctx, size_t size)
{
  grew(ctx, size);
  return malloc(size);
}

static void *meter_realloc(void *ctx, void *block, size_t old_size, size_t new_size)
{
  grew(ctx, new_size); /* both may be there for a while */
  ((meter *)ctx)->live -= old_size;
  return realloc(block, new_size);
}

static void meter_free(void *ctx, void *block, size_t size)
{
  ((meter *)ctx)->live -= size;
  free(block);
}

/* A stream that repeats a block between a beginning and an end. */
typedef struct endless {
  ncorp_str begin, block, end;
  uint64_t repeats, at;
} endless;

static int64_t endless_read(void *ctx, void *buffer, size_t size)
{
  endless *e = ctx;
  const uint64_t middle = e->begin.size + e->block.size * e->repeats, all = middle + e->end.size;
  if (e->at >= all) return 0;
  ncorp_str from = e->end;
  if (e->at < e->begin.size) from = nci_str(e->begin.data + e->at, e->begin.size - (size_t)e->at);
  else if (e->at >= middle) from = nci_str(e->end.data + (e->at - middle), (size_t)(all - e->at));
  else {
    size_t in = (size_t)((e->at - e->begin.size) % e->block.size);
    from = nci_str(e->block.data + in, e->block.size - in);
  }
  size_t n = from.size < size ? from.size : size;
  memcpy(buffer, from.data, n);
  e->at += n;
  return (int64_t)n;
}

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Scans the stream; the findings have to be as expected, within so much memory and time. */
static void refuse(endless *stream, const char *name, ncorp_format format, const char *expected, size_t memory, double seconds)
{
  meter m = { 0, 0 };
  const ncorp_allocator allocator = { &m, meter_alloc, meter_realloc, meter_free };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  options.allocator = &allocator;
  const ncorp_source source = { sizeof source, NCORP_SOURCE_STREAM, format, name, NULL, 0, endless_read, stream };
  transcript t = { .brief = true };
  ncorp_error error = NCORP_ERROR_INIT;
  double begin = now();
  assert_int_equal(transcript_scan(&t, &source, 1, &options, &error, NULL), NCORP_END);
  double took = now() - begin;
  print_message("%s: %.2f s, %zu KiB\n", name, took, m.peak / 1024);
  assert_string_equal(t.text.data, expected);
  assert_true(m.peak <= memory);
  assert_int_equal(m.live, 0);
  assert_true(took <= seconds);
  transcript_done(&t);
}

static ncorp_str repeated(char *block, size_t size, char c)
{
  memset(block, c, size);
  return nci_str(block, size);
}

static char block[MIB];

static void line_of_two_gigabytes(void **state)
{
  (void)state;
  static const char article[] = "\"}\n{\"record\":\"article\",\"id\":\"a\",\"uri\":\"after\",\"text\":\"x\"}\n";
  endless stream = { NCI_STR("{\"record\":\"corpus\",\"ncf\":1}\n{\"record\":\"article\",\"text\":\""), repeated(block, MIB, 'a'),
                     nci_cstr(article), 2048, 0 };
  refuse(&stream, "line.ncf", NCORP_FORMAT_NCF, "140 line.ncf\narticle after\n", 100 * MIB, 20);
}

#define WORD "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"

/* The document is given up with what was kept of it, and the next one is read. Words take ten times the room of the
 * shortest lines that hold them. */
static void document_of_a_hundred_megabytes(void **state)
{
  (void)state;
  static const char *const kinds[] = { WORD "\n", "# text = aaaaaaaaaaaaaaaaa\n", "0.1" WORD, "# newpar\n" };
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    const size_t step = strlen(kinds[k]) - (k == 2 ? 1 : 0), size = MIB / step * step;
    for (size_t i = 0; i < size; i += step) {
      if (k == 2) memcpy(block + i, "0.1", 3), memcpy(block + i + 3, WORD + 1, step - 3);
      else memcpy(block + i, kinds[k], step);
    }
    endless stream = { NCI_STR("# newdoc\n"), nci_str(block, size), NCI_STR("\n# newdoc\n# meta::uri = after\n" WORD "\n"), 100, 0 };
    refuse(&stream, "bank.conllu", NCORP_FORMAT_AUTO, "124 bank.conllu\narticle after\n", (k ? 150 : 900) * MIB, 10);
  }
}

static void text_of_two_gigabytes(void **state)
{
  (void)state;
  endless stream = { NCI_STR(""), repeated(block, MIB, '\n'), NCI_STR(""), 2048, 0 };
  refuse(&stream, "text.txt", NCORP_FORMAT_AUTO, "124 text.txt\n", 100 * MIB, 5);
  assert_true(stream.at < 100 * MIB); /* the rest is not even read */
}

static void a_million_brackets(void **state)
{
  (void)state;
  static const char header[] = "{\"record\":\"corpus\",\"ncf\":1}\n{\"record\":\"article\",\"x\":";
  for (int open = 0; open < 2; open++) {
    endless stream = { nci_cstr(header), repeated(block, MIB, open ? '{' : '['), NCI_STR("\n"), 1, 0 };
    refuse(&stream, "deep.ncf", NCORP_FORMAT_NCF, open ? "200 deep.ncf\n" : "208 deep.ncf\n", 8 * MIB, 2);
  }
}

static void a_million_closed_brackets(void **state)
{
  (void)state;
  static char nested[2 * MIB];
  memset(nested, '[', MIB);
  memset(nested + MIB, ']', MIB);
  endless stream = { NCI_STR("{\"record\":\"corpus\",\"ncf\":1}\n{\"record\":\"article\",\"x\":"), nci_str(nested, sizeof nested),
                     NCI_STR("}\n"), 1, 0 };
  refuse(&stream, "closed.ncf", NCORP_FORMAT_NCF, "208 closed.ncf\n", 12 * MIB, 2);
}

/* 4 GiB of zeros in 4 MiB: a deflate block that ends on a byte repeats as often as one likes. */
static void gzip_bomb(const char *name, ncorp_format format, const char *expected)
{
  static char packed[64 * 1024];
  z_stream z = { 0 };
  memset(block, 0, sizeof block);
  assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
  z.next_out = (Bytef *)packed;
  z.avail_out = sizeof packed;
  deflate(&z, Z_FULL_FLUSH);
  size_t begin = sizeof packed - z.avail_out;
  for (int i = 0; i < 16; i++) {
    z.next_in = (Bytef *)block;
    z.avail_in = sizeof block;
    deflate(&z, i == 15 ? Z_FULL_FLUSH : Z_NO_FLUSH);
  }
  size_t end = sizeof packed - z.avail_out;
  deflateEnd(&z);
  assert_true(16 * MIB / (end - begin) > 1000);
  endless stream = { nci_str(packed, begin), nci_str(packed + begin, end - begin), NCI_STR(""), 256, 0 };
  refuse(&stream, name, format, expected, 8 * MIB, 1);
  assert_true(stream.at < MIB);
}

static void gzip_bombs(void **state)
{
  (void)state;
  gzip_bomb("bomb.ncf.gz", NCORP_FORMAT_NCF, "113 bomb.ncf.gz\n");
  gzip_bomb("bomb.txt.gz", NCORP_FORMAT_TEXT, "113 bomb.txt.gz\n");
  gzip_bomb("bomb", NCORP_FORMAT_AUTO, "113 bomb\n");
}

static void zstd_bomb(void **state)
{
  (void)state;
  nci_buffer packed;
  memset(block, 0, sizeof block);
  nci_buffer_init(&packed, ncorp_allocator_default());
  pack_zstd(&packed, block, sizeof block);
  endless stream = { NCI_STR(""), nci_str(packed.data, packed.size), NCI_STR(""), 1 << 20, 0 };
  refuse(&stream, "bomb.ncf.zst", NCORP_FORMAT_NCF, "113 bomb.ncf.zst\n", 8 * MIB, 1);
  nci_buffer_done(&packed);
}

/* Bytes that mean work for a decoder, at two sizes: twice the bytes may not take much more than twice the time. */
static double time_text(char *text, size_t size)
{
  double best = 1e9;
  for (int i = 0; i < 3; i++) {
    const ncorp_source source = memory_source(text, size, "x.txt");
    transcript t = { .brief = true };
    double begin = now();
    assert_int_equal(transcript_scan(&t, &source, 1, NULL, NULL, NULL), NCORP_END);
    double took = now() - begin;
    if (took < best) best = took;
    transcript_done(&t);
  }
  return best;
}

static void time_grows_with_the_size(void **state)
{
  (void)state;
  static const char *const patterns[] = { "a", "\r", "\r\n", "\xff", "\xc3", "\xe2\x80", "\xc3\xa9", "\x01", "\"", "{", "\n", " x" };
  enum { SIZE = 1 << 20 };
  char *text = malloc(2 * SIZE);
  for (size_t p = 0; p <= sizeof patterns / sizeof *patterns; p++) {
    for (size_t i = 0; i < 2 * SIZE; i++) text[i] = p < sizeof patterns / sizeof *patterns ? patterns[p][i % strlen(patterns[p])] : '\0';
    text[0] = 'x';
    bool linear = false;
    for (int tries = 0; tries < 6 && !linear; tries++) { /* other work on the machine may take some time */
      double one = time_text(text, SIZE), two = time_text(text, 2 * SIZE);
      linear = one < 0.5 && (two < 0.02 || two <= one * 3.5);
    }
    assert_true(linear);
  }
  free(text);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(line_of_two_gigabytes),
    cmocka_unit_test(document_of_a_hundred_megabytes),
    cmocka_unit_test(text_of_two_gigabytes),
    cmocka_unit_test(a_million_brackets),
    cmocka_unit_test(a_million_closed_brackets),
    cmocka_unit_test(gzip_bombs),
    cmocka_unit_test(zstd_bomb),
    cmocka_unit_test(time_grows_with_the_size),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
