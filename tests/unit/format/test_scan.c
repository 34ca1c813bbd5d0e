/* Scans: formats told by name and content, ids, sources of each kind, limits, strict reading, and that it does not
 * matter how a source is cut into pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "format/sniff.h"
#include "support/failing.h"
#include "support/packing.h"
#include "support/transcript.h"

static ncorp_source text_source(const char *text, const char *name) { return memory_source(text, strlen(text), name); }

static void expect(const ncorp_source *sources, size_t count, const ncorp_reader_options *options, ncorp_status status,
                   const char *expected)
{
  transcript t = { .brief = true };
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(transcript_scan(&t, sources, count, options, &error, NULL), status);
  assert_string_equal(t.text.data, expected);
  transcript_done(&t);
}

static void names_tell_formats(void **state)
{
  (void)state;
  static const struct {
    const char *name;
    ncorp_format format;
  } cases[] = {
    { "a.txt", NCORP_FORMAT_TEXT },        { "a.md", NCORP_FORMAT_TEXT },       { "a.ncf", NCORP_FORMAT_NCF },
    { "a.ncf.gz", NCORP_FORMAT_NCF },      { "a.ncf.zst", NCORP_FORMAT_NCF },   { "a.txt.gz", NCORP_FORMAT_TEXT },
    { "a.conllu", NCORP_FORMAT_CONLLU },   { "a.CONLLU.gz", NCORP_FORMAT_CONLLU }, { "a.conll", NCORP_FORMAT_AUTO },
    { "a.MD.ZST", NCORP_FORMAT_TEXT },     { "a.gz", NCORP_FORMAT_AUTO },       { "a", NCORP_FORMAT_AUTO },
    { "txt", NCORP_FORMAT_AUTO },          { "a.txt.gz.gz", NCORP_FORMAT_AUTO }, { "", NCORP_FORMAT_AUTO },
    { "a.txt.zst.bak", NCORP_FORMAT_AUTO }, { "a.ncfx", NCORP_FORMAT_AUTO },    { "a.json", NCORP_FORMAT_AUTO },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(nci_sniff_name(nci_cstr(cases[i].name)), cases[i].format);
}

static void bytes_tell_formats(void **state)
{
  (void)state;
  assert_int_equal(nci_sniff_bytes(NCI_STR("{\"record\":\"corpus\"}")), NCORP_FORMAT_NCF);
  assert_int_equal(nci_sniff_bytes(NCI_STR("\xef\xbb\xbf \n\t{ \"id\":\"x\", \"record\" : 1")), NCORP_FORMAT_NCF);
  assert_int_equal(nci_sniff_bytes(NCI_STR("{\"id\":\"x\"}\n\"record\"")), NCORP_FORMAT_TEXT);
  assert_int_equal(nci_sniff_bytes(NCI_STR("The \"record\" {")), NCORP_FORMAT_TEXT);
  assert_int_equal(nci_sniff_bytes(NCI_STR("{")), NCORP_FORMAT_TEXT);
  assert_int_equal(nci_sniff_bytes(NCI_STR("{\"record")), NCORP_FORMAT_TEXT);
  assert_int_equal(nci_sniff_bytes(NCI_STR("")), NCORP_FORMAT_TEXT);
  assert_int_equal(nci_sniff_bytes(NCI_STR("# newdoc\n\n1\tRain\t_\t_\t_\t_\t_\t_\t_\t_\n")), NCORP_FORMAT_CONLLU);
  assert_int_equal(nci_sniff_bytes(NCI_STR("\xef\xbb\xbf" "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_")), NCORP_FORMAT_CONLLU);
  assert_int_equal(nci_sniff_bytes(NCI_STR("# Rain\n\n1\tRain fell.\n")), NCORP_FORMAT_TEXT);
  assert_int_equal(nci_sniff_bytes(NCI_STR("2\tRain\t_\t_\t_\t_\t_\t_\t_\t_\n")), NCORP_FORMAT_TEXT);
  assert_int_equal(nci_sniff_bytes(NCI_STR("# newdoc\n")), NCORP_FORMAT_TEXT);
}

static void names_give_ids(void **state)
{
  (void)state;
  static const char *const none[] = {
    "0123456789abcdef.txt", "_0123456789abcdef.txt", "1_0123456789abcde.txt", "1_0123456789abcdef0.txt", "x_0123456789abcdef.txt",
    "1_0123456789abcdeg.txt", "1_0123456789abcdef.md", "1-0123456789abcdef.txt", "1_0123456789abcdef", "",
  };
  ncorp_str id = nci_sniff_id(NCI_STR("017_0123456789abcdef.txt"));
  assert_true(nci_str_eq(id, NCI_STR("0123456789abcdef")));
  id = nci_sniff_id(NCI_STR("1_ABCDEF0123456789.TXT.gz"));
  assert_true(nci_str_eq(id, NCI_STR("ABCDEF0123456789")));
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_null(nci_sniff_id(nci_cstr(none[i])).data);
}

typedef struct id_list {
  char ids[8][64];
  int count;
} id_list;

static ncorp_status keep_id(void *ctx, const nci_article_data *article)
{
  id_list *list = ctx;
  snprintf(list->ids[list->count++], sizeof list->ids[0], "%.*s", NCORP_STR_ARG(article->id));
  return NCORP_OK;
}

static ncorp_status keep_nothing(void *ctx, const ncorp_diagnostic *d)
{
  (void)ctx;
  (void)d;
  return NCORP_OK;
}

static void ids_are_made_unique(void **state)
{
  (void)state;
  const ncorp_source sources[] = {
    text_source("same text", "a.txt"),  text_source("same text", "b.txt"), text_source("same\r\ntext", "1_00000000000000aa.txt"),
    text_source("same text", "c.txt"),  text_source("other", "2_00000000000000aa.txt"), text_source("other", NULL),
  };
  id_list list = { .count = 0 };
  nci_sink sink = { .ctx = &list, .article = keep_id, .diagnostic = keep_nothing };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  nci_scan *scan;
  char hash[32], repeated[40];
  assert_int_equal(nci_scan_open(sources, 6, &options, &sink, &scan, NULL), NCORP_OK);
  while (nci_scan_next(scan, NULL) == NCORP_OK) continue;
  assert_int_equal(nci_scan_skipped(scan), 0);
  nci_scan_close(scan);
  assert_int_equal(list.count, 6);
  snprintf(hash, sizeof hash, "%016llx", (unsigned long long)nci_hash("same text", 9, 0));
  assert_string_equal(list.ids[0], hash);
  snprintf(repeated, sizeof repeated, "%s-2", hash);
  assert_string_equal(list.ids[1], repeated);
  assert_string_equal(list.ids[2], "00000000000000aa");
  snprintf(repeated, sizeof repeated, "%s-3", hash);
  assert_string_equal(list.ids[3], repeated);
  assert_string_equal(list.ids[4], "00000000000000aa-2");
  snprintf(hash, sizeof hash, "%016llx", (unsigned long long)nci_hash("other", 5, 0));
  assert_string_equal(list.ids[5], hash);
}

static void many_files_of_one_content_take_linear_time(void **state)
{
  (void)state;
  enum { COUNT = 50000 };
  ncorp_source *sources = malloc(COUNT * sizeof *sources);
  for (int i = 0; i < COUNT; i++) sources[i] = text_source("the same again", "x.txt");
  transcript t = { .brief = true };
  assert_int_equal(transcript_scan(&t, sources, COUNT, NULL, NULL, NULL), NCORP_END);
  assert_int_equal(t.articles, COUNT);
  transcript_done(&t);
  free(sources);
}

static void sources_come_in_order(void **state)
{
  (void)state;
  chunk_stream stream = { "from a stream", 13, 0, 1, -1 };
  const ncorp_source sources[] = { text_source("one", "z/one.txt"), chunk_source(&stream, "two"), text_source("three", "a.md") };
  expect(sources, 3, NULL, NCORP_END, "article z/one.txt\narticle two\narticle a.md\n");
  expect(sources, 0, NULL, NCORP_END, "");
}

static void unusable_sources_are_refused(void **state)
{
  (void)state;
  nci_sink sink = { .article = keep_id };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  nci_scan *scan = NULL;
  ncorp_source bad[] = {
    { 0, NCORP_SOURCE_PATH, NCORP_FORMAT_AUTO, "x", NULL, 0, NULL, NULL },
    { sizeof(ncorp_source), NCORP_SOURCE_PATH, NCORP_FORMAT_AUTO, NULL, NULL, 0, NULL, NULL },
    { sizeof(ncorp_source), NCORP_SOURCE_MEMORY, NCORP_FORMAT_AUTO, NULL, NULL, 1, NULL, NULL },
    { sizeof(ncorp_source), NCORP_SOURCE_STREAM, NCORP_FORMAT_AUTO, NULL, NULL, 0, NULL, NULL },
    { sizeof(ncorp_source), (ncorp_source_kind)9, NCORP_FORMAT_AUTO, "x", NULL, 0, NULL, NULL },
    { sizeof(ncorp_source), NCORP_SOURCE_PATH, (ncorp_format)9, "x", NULL, 0, NULL, NULL },
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    ncorp_error error = NCORP_ERROR_INIT;
    assert_int_equal(nci_scan_open(&bad[i], 1, &options, &sink, &scan, &error), NCORP_ERR_ARG);
    assert_null(scan);
    assert_int_equal(error.status, NCORP_ERR_ARG);
  }
}

static void empty_texts_are_named(void **state)
{
  (void)state;
  const ncorp_source sources[] = {
    text_source("", "a"), text_source(" \n\t\r\n", "b"), text_source("\xef\xbb\xbf", "c"), text_source("", "d.ncf"),
    { sizeof(ncorp_source), NCORP_SOURCE_MEMORY, NCORP_FORMAT_AUTO, NULL, NULL, 0, NULL, NULL },
  };
  expect(sources, 5, NULL, NCORP_END, "123 a\n123 b\n123 c\n123 d.ncf\n123 \n");
}

static void text_at_the_limit(void **state)
{
  (void)state;
  const ncorp_source sources[] = { text_source("12345", "five"), text_source("123456", "six") };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  options.max_record = 5;
  expect(sources, 2, &options, NCORP_END, "article five\n124 six\n");
}

static void names_that_are_not_utf8_are_repaired(void **state)
{
  (void)state;
  const ncorp_source source = text_source("text", "a\xff.txt");
  expect(&source, 1, NULL, NCORP_END, "article a\xef\xbf\xbd.txt\n");
}

static void missing_path_is_an_error(void **state)
{
  (void)state;
  const ncorp_source source = NCORP_SOURCE_FROM_PATH("/nowhere/at/all");
  transcript t = { .brief = true };
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(transcript_scan(&t, &source, 1, NULL, &error, NULL), NCORP_ERR_IO);
  assert_int_equal(error.diagnostic, 100);
  assert_string_equal(error.source, "/nowhere/at/all");
  assert_non_null(strstr(error.message, "no such file or directory"));
  transcript_done(&t);
}

static void a_scan_that_failed_stays_failed(void **state)
{
  (void)state;
  const ncorp_source sources[] = { text_source("longer than allowed", "a"), text_source("b", "b") };
  transcript t = { .brief = true };
  nci_sink sink = transcript_sink(&t);
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  nci_scan *scan;
  options.max_record = 10;
  options.flags = NCORP_READ_STRICT;
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(nci_scan_open(sources, 2, &options, &sink, &scan, &error), NCORP_OK);
  assert_int_equal(nci_scan_next(scan, &error), NCORP_ERR_LIMIT);
  assert_int_equal(error.diagnostic, 124);
  assert_int_equal(nci_scan_next(scan, NULL), NCORP_ERR_LIMIT);
  assert_int_equal(t.articles, 0);
  nci_scan_close(scan);
  nci_scan_close(NULL);
}

static void standard_input_is_a_source(void **state)
{
  (void)state;
  int ends[2], before = dup(0);
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], "piped text", 10), 10);
  close(ends[1]);
  assert_int_equal(dup2(ends[0], 0), 0);
  close(ends[0]);
  const ncorp_source sources[] = { NCORP_SOURCE_FROM_PATH("-"), NCORP_SOURCE_FROM_PATH("-") };
  expect(sources, 2, NULL, NCORP_END, "article \n123 -\n");
  assert_true(fcntl(0, F_GETFD) >= 0); /* it is not closed */
  assert_int_equal(dup2(before, 0), 0);
  close(before);
}

/* The inputs that are read in pieces of every size. */
typedef struct sample {
  const char *name;
  nci_buffer bytes;
} sample;

enum { SAMPLES = 12 };

static void make_samples(sample *samples)
{
  static const char text[] = "Title\r\n\r\nA paragraph with caf\xc3\xa9 and \xe2\x80\x9cquotes\xe2\x80\x9d.\rAnother one.\n";
  static const char legacy[] = "Title\nA caf\xe9 and \x93quotes\x94 \0 and so on.\n";
  static const char wide[] = "\xff\xfeT\0\n\0\r\0\n\0\x3d\xd8\x00\xde\x00\xd8x\0\0\0y";
  static const char header[] = "{\"record\":\"corpus\",\"ncf\":1}\n";
  nci_buffer records, *b;
  for (int i = 0; i < SAMPLES; i++) nci_buffer_init(&samples[i].bytes, ncorp_allocator_default());
  nci_buffer_init(&records, ncorp_allocator_default());
  nci_buffer_lit(&records, "\xef\xbb\xbf");
  nci_buffer_put(&records, header, sizeof header - 1);
  for (unsigned i = 0; i < 400; i++) {
    nci_buffer_lit(&records, "{\"record\":\"article\",\"id\":\"a");
    nci_buffer_u64(&records, i % 390);
    nci_buffer_lit(&records, "\",\"uri\":\"u\",\"text\":\"");
    for (unsigned k = 0; k < (i * 37) % 2000; k++) nci_buffer_cstr(&records, k % 7 ? "word " : "caf\xc3\xa9 ");
    nci_buffer_cstr(&records, i % 50 == 7 ? "\"}}\r\n" : i % 50 == 9 ? "\n" : i % 3 ? "\"}\n" : "\"}\r\n");
    if (i % 20 == 0) nci_buffer_lit(&records, "\n \n");
  }
  nci_buffer_lit(&records, "{\"record\":\"article\",\"id\":\"last\",\"uri\":\"u\",\"text\":\"no line end\"}");

  int n = 0;
#define SAMPLE(given) (samples[n].name = (given), b = &samples[n++].bytes)
  nci_buffer_put(SAMPLE("a.txt"), text, sizeof text - 1);
  nci_buffer_put(SAMPLE("b.txt"), legacy, sizeof legacy - 1);
  nci_buffer_put(SAMPLE("c.txt"), wide, sizeof wide - 1);
  pack_gzip(SAMPLE("d.txt"), text, sizeof text - 1);
  pack_gzip(b, text, sizeof text - 1);
  nci_buffer_put(SAMPLE("e.ncf"), records.data, records.size);
  pack_gzip(SAMPLE("f.ncf"), records.data, records.size);
  pack_zstd(SAMPLE("g"), records.data, records.size);
  pack_zstd(SAMPLE("h.ncf"), records.data, records.size / 2);
  pack_zstd(b, records.data + records.size / 2, records.size - records.size / 2);
  nci_buffer_lit(b, "tail");
  pack_gzip(SAMPLE("i.ncf"), records.data, records.size); /* cut */
  b->size -= b->size / 3;
  pack_zstd(SAMPLE("j.ncf"), records.data, records.size); /* damaged */
  b->data[b->size / 2] ^= 0x55;
  nci_buffer_lit(SAMPLE("k"), "");
  pack_gzip(SAMPLE("l.ncf"), records.data, records.size); /* damaged */
  b->data[b->size / 2] ^= 0x55;
#undef SAMPLE
  assert_int_equal(n, SAMPLES);
  nci_buffer_done(&records);
}

static void pieces_do_not_matter(void **state)
{
  (void)state;
  static const size_t chunks[] = { 1, 2, 3, 7, 64, 4096, 0 };
  sample samples[SAMPLES];
  make_samples(samples);
  for (int i = 0; i < SAMPLES; i++)
    for (int limited = 0; limited < 3; limited++) {
      const sample *s = &samples[i];
      ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
      if (limited == 1) options.max_record = 3000;
      if (limited == 2) options.max_total = 100000;
      transcript whole = { 0 };
      const ncorp_source memory = memory_source(s->bytes.data, s->bytes.size, s->name);
      assert_int_equal(transcript_scan(&whole, &memory, 1, &options, NULL, NULL), NCORP_END);
      assert_true(whole.findings + whole.articles > 0);
      for (size_t c = 0; c < sizeof chunks / sizeof *chunks; c++) {
        chunk_stream stream = { s->bytes.data, s->bytes.size, 0, chunks[c], -1 };
        const ncorp_source source = chunk_source(&stream, s->name);
        transcript pieces = { 0 };
        assert_int_equal(transcript_scan(&pieces, &source, 1, &options, NULL, NULL), NCORP_END);
        assert_string_equal(pieces.text.data, whole.text.data);
        transcript_done(&pieces);
      }
      transcript_done(&whole);
    }
  for (int i = 0; i < SAMPLES; i++) nci_buffer_done(&samples[i].bytes);
}

static void compression_does_not_matter(void **state)
{
  (void)state;
  sample samples[SAMPLES];
  make_samples(samples);
  for (int i = 0; i < 5; i++) {
    const sample *s = &samples[i];
    nci_buffer gzip, zstd;
    nci_buffer_init(&gzip, ncorp_allocator_default());
    nci_buffer_init(&zstd, ncorp_allocator_default());
    if (i == 3) continue; /* is compressed */
    pack_gzip(&gzip, s->bytes.data, s->bytes.size);
    pack_zstd(&zstd, s->bytes.data, s->bytes.size);
    const ncorp_source sources[] = { memory_source(s->bytes.data, s->bytes.size, s->name),
                                     memory_source(gzip.data, gzip.size, s->name), memory_source(zstd.data, zstd.size, s->name) };
    transcript t[3] = { 0 };
    for (int k = 0; k < 3; k++) assert_int_equal(transcript_scan(&t[k], &sources[k], 1, NULL, NULL, NULL), NCORP_END);
    assert_string_equal(t[0].text.data, t[1].text.data);
    assert_string_equal(t[0].text.data, t[2].text.data);
    for (int k = 0; k < 3; k++) transcript_done(&t[k]);
    nci_buffer_done(&gzip);
    nci_buffer_done(&zstd);
  }
  for (int i = 0; i < SAMPLES; i++) nci_buffer_done(&samples[i].bytes);
}

static void every_allocation_may_fail(void **state)
{
  (void)state;
  sample samples[SAMPLES];
  make_samples(samples);
  long points = 0;
  for (int i = 0; i < SAMPLES; i++)
    for (long n = 0;; n++) {
      failing f = { n, 0 };
      const ncorp_allocator allocator = { &f, failing_alloc, failing_realloc, failing_free };
      ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
      options.allocator = &allocator;
      const ncorp_source source = memory_source(samples[i].bytes.data, samples[i].bytes.size, samples[i].name);
      transcript t = { .brief = true };
      ncorp_error error = NCORP_ERROR_INIT;
      ncorp_status status = transcript_scan(&t, &source, 1, &options, &error, NULL);
      transcript_done(&t);
      assert_int_equal(f.live, 0);
      if (status == NCORP_END) break;
      assert_int_equal(status, NCORP_ERR_NOMEM);
      assert_int_equal(error.status, NCORP_ERR_NOMEM);
      points++;
    }
  assert_true(points > 50);
  for (int i = 0; i < SAMPLES; i++) nci_buffer_done(&samples[i].bytes);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(names_tell_formats),
    cmocka_unit_test(bytes_tell_formats),
    cmocka_unit_test(names_give_ids),
    cmocka_unit_test(ids_are_made_unique),
    cmocka_unit_test(many_files_of_one_content_take_linear_time),
    cmocka_unit_test(sources_come_in_order),
    cmocka_unit_test(unusable_sources_are_refused),
    cmocka_unit_test(empty_texts_are_named),
    cmocka_unit_test(text_at_the_limit),
    cmocka_unit_test(names_that_are_not_utf8_are_repaired),
    cmocka_unit_test(missing_path_is_an_error),
    cmocka_unit_test(a_scan_that_failed_stays_failed),
    cmocka_unit_test(standard_input_is_a_source),
    cmocka_unit_test(pieces_do_not_matter),
    cmocka_unit_test(compression_does_not_matter),
    cmocka_unit_test(every_allocation_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
