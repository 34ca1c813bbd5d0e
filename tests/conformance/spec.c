/* Runs the numbered examples of spec.md and conllu.md.
 *
 *     conformance_spec SPEC.md            checks all examples
 *     conformance_spec SPEC.md --show N   prints what example N gives
 *
 * An example is a fenced block of the kind "example" (or "example file", whose first line is a file's first; "example
 * conllu", a file of CoNLL-U; "example to conllu", which is printed as CoNLL-U): lines of input, a line with a full stop,
 * lines of output. Output is what reading the input and printing it again gives, with a finding as a line that starts with
 * "!". For each example is also checked that reading its output gives the same output, that strict reading stops where
 * lenient reading reports the first error, and that pieces and compression make no difference. */
#include <stdio.h>

#include "base/str.h"
#include "export/conllu.h"
#include "format/ncf_read.h"
#include "support/packing.h"
#include "support/transcript.h"

static const ncorp_diagnostic none;

/* The transcript's findings in the notation of the specification. */
static ncorp_status finding(void *ctx, const ncorp_diagnostic *d)
{
  static const char *const severities[] = { "note", "warning", "error" };
  transcript *t = ctx;
  transcript_number(t, "! ", (uint64_t)d->number);
  nci_buffer_char(&t->text, ' ');
  nci_buffer_cstr(&t->text, severities[d->severity]);
  transcript_number(t, " ", d->line);
  transcript_number(t, ":", d->column);
  nci_buffer_char(&t->text, ' ');
  nci_buffer_str(&t->text, d->message);
  nci_buffer_char(&t->text, '\n');
  if (d->severity != NCORP_ERROR) return NCORP_OK;
  ncorp_diagnostic *first = t->ctx;
  if (!first->number) *first = *d;
  return NCORP_OK;
}

/* What the input of an example is, and what its output. */
typedef enum example_kind {
  EXAMPLE_LINES,    /* records; records */
  EXAMPLE_FILE,     /* a file of records; records */
  EXAMPLE_CONLLU,   /* a file of CoNLL-U; records */
  EXAMPLE_TO_CONLLU, /* records; CoNLL-U */
  EXAMPLE_REPRINT   /* CoNLL-U; CoNLL-U */
} example_kind;

static const char *file_name(example_kind kind)
{
  return kind == EXAMPLE_CONLLU || kind == EXAMPLE_REPRINT ? "example.conllu" : "example.ncf";
}

static ncorp_status print_conllu(void *ctx, const nci_article_data *article)
{
  transcript *t = ctx;
  nci_conllu_print_article(&t->text, article);
  return NCORP_OK;
}

static ncorp_status print_nothing(void *ctx, const nci_header_data *header)
{
  (void)ctx, (void)header;
  return NCORP_OK;
}

/* The transcript of a file. */
static ncorp_status read_file_of(example_kind kind, transcript *t, ncorp_str input, uint32_t flags, ncorp_error *error)
{
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  const ncorp_source source = memory_source(input.data, input.size, file_name(kind));
  nci_sink sink = transcript_sink(t);
  nci_scan *scan = NULL;
  sink.diagnostic = finding;
  if (kind != EXAMPLE_CONLLU) sink.article = print_conllu, sink.header = print_nothing;
  options.flags = flags;
  nci_buffer_init(&t->text, ncorp_allocator_default());
  ncorp_status status = nci_scan_open(&source, 1, &options, &sink, &scan, error);
  while (status == NCORP_OK) status = nci_scan_next(scan, error);
  nci_scan_close(scan);
  return status == NCORP_END ? NCORP_OK : status;
}

/* Reads the input of an example into the transcript. */
static ncorp_status read_input(example_kind kind, transcript *t, ncorp_str input, uint32_t flags, ncorp_error *error)
{
  if (kind > EXAMPLE_FILE) return read_file_of(kind, t, input, flags, error);
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  nci_ncf_reader reader;
  nci_sink sink = transcript_sink(t);
  sink.diagnostic = finding;
  options.flags = flags;
  nci_buffer_init(&t->text, ncorp_allocator_default());
  nci_ncf_reader_init(&reader, ncorp_allocator_default(), &options, &sink);
  reader.began = kind != EXAMPLE_FILE;
  nci_where where = { .source = NCI_STR("example") };
  ncorp_status status = NCORP_OK;
  for (size_t at = 0; at < input.size && status == NCORP_OK;) {
    const char *line = input.data + at, *end = memchr(line, '\n', input.size - at);
    size_t size = end ? (size_t)(end - line) : input.size - at;
    where.record++, where.line++, where.offset = at;
    status = nci_ncf_read_line(&reader, nci_str(line, size), &where, error);
    at += size + 1;
  }
  nci_ncf_reader_done(&reader);
  return status;
}

static bool same(ncorp_str a, ncorp_str b) { return a.size == b.size && (!a.size || memcmp(a.data, b.data, a.size) == 0); }

static ncorp_str text_of(const transcript *t) { return nci_str(t->text.data, t->text.size); }

/* The output without its findings. */
static nci_buffer records_of(ncorp_str output)
{
  nci_buffer records;
  nci_buffer_init(&records, ncorp_allocator_default());
  for (size_t at = 0; at < output.size;) {
    const char *line = output.data + at, *end = memchr(line, '\n', output.size - at);
    size_t size = end ? (size_t)(end - line) + 1 : output.size - at;
    if (*line != '!') nci_buffer_put(&records, line, size);
    at += size;
  }
  return records;
}

/* What was printed is read as it is printed. */
static bool check_stable(unsigned number, example_kind kind, ncorp_str output)
{
  ncorp_diagnostic first = none;
  transcript t = { .ctx = &first };
  nci_buffer records = records_of(output);
  ncorp_str printed = nci_str(records.data, records.size);
  read_input(kind == EXAMPLE_TO_CONLLU ? EXAMPLE_REPRINT : EXAMPLE_LINES, &t, printed, 0, NULL);
  nci_buffer again = records_of(text_of(&t));
  bool stable = same(printed, nci_str(again.data, again.size)) && !first.number;
  if (!stable) printf("example %u: the output is read as\n%.*s", number, NCORP_STR_ARG(text_of(&t)));
  nci_buffer_done(&again);
  nci_buffer_done(&records);
  transcript_done(&t);
  return stable;
}

/* Strict reading stops at the first error. */
static bool check_strict(unsigned number, example_kind kind, ncorp_str input, const ncorp_diagnostic *expected)
{
  ncorp_diagnostic first = none;
  transcript t = { .ctx = &first };
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_status status = read_input(kind, &t, input, NCORP_READ_STRICT, &error);
  bool right = (status < 0) == (expected->number != 0) && error.diagnostic == expected->number &&
               error.line == expected->line && error.column == expected->column && error.offset == expected->offset &&
               error.record == expected->record && !first.number;
  if (!right) printf("example %u: strict reading gives %d at line %llu, column %llu: %s\n", number, (int)error.diagnostic,
                     (unsigned long long)error.line, (unsigned long long)error.column, error.message);
  transcript_done(&t);
  return right;
}

static bool scan_alike(unsigned number, const char *how, ncorp_source source, ncorp_str expected)
{
  transcript t = { 0 };
  bool alike = transcript_scan(&t, &source, 1, NULL, NULL, NULL) == NCORP_END && same(text_of(&t), expected);
  if (!alike) printf("example %u: %s it gives\n%s\n", number, how, t.text.data);
  transcript_done(&t);
  return alike;
}

/* As a file, the example gives the same whatever it is read from and however it comes. */
static bool check_pieces(unsigned number, ncorp_str input, const char *name)
{
  static const size_t chunks[] = { 1, 2, 3, 7, 64, 4096 };
  transcript t = { 0 };
  nci_buffer gzip, zstd;
  nci_buffer_init(&gzip, ncorp_allocator_default());
  nci_buffer_init(&zstd, ncorp_allocator_default());
  pack_gzip(&gzip, input.data, input.size);
  pack_zstd(&zstd, input.data, input.size);
  const ncorp_source whole = memory_source(input.data, input.size, name);
  bool alike = transcript_scan(&t, &whole, 1, NULL, NULL, NULL) == NCORP_END;
  for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
    chunk_stream stream = { input.data, input.size, 0, chunks[i], -1 };
    alike &= scan_alike(number, "in pieces", chunk_source(&stream, name), text_of(&t));
  }
  alike &= scan_alike(number, "with gzip", memory_source(gzip.data, gzip.size, name), text_of(&t));
  alike &= scan_alike(number, "with Zstandard", memory_source(zstd.data, zstd.size, name), text_of(&t));
  nci_buffer_done(&gzip);
  nci_buffer_done(&zstd);
  transcript_done(&t);
  return alike;
}

static bool check_example(unsigned number, example_kind kind, ncorp_str input, ncorp_str expected, bool show)
{
  ncorp_diagnostic first = none;
  transcript t = { .ctx = &first };
  read_input(kind, &t, input, 0, NULL);
  ncorp_str output = text_of(&t);
  bool right = same(output, expected);
  if (show) printf("%.*s", NCORP_STR_ARG(output));
  else if (!right) printf("example %u: expected\n%.*sbut it gives\n%.*s\n", number, NCORP_STR_ARG(expected), NCORP_STR_ARG(output));
  if (!show)
    right = check_stable(number, kind, output) & check_strict(number, kind, input, &first) &
            check_pieces(number, input, file_name(kind)) & right;
  transcript_done(&t);
  return right;
}

static ncorp_str read_file(const char *path)
{
  FILE *file = fopen(path, "rb");
  char *data = NULL;
  size_t size = 0;
  if (!file) return NCI_NO_STR;
  if (fseek(file, 0, SEEK_END) == 0 && (size = (size_t)ftell(file)) > 0 && (data = malloc(size))) {
    rewind(file);
    if (fread(data, 1, size, file) != size) size = 0;
  }
  fclose(file);
  return nci_str(data, size);
}

/* Where `line`, with the line end before and behind it, begins in [from, end); NULL when it does not. */
static const char *find_line(const char *from, const char *end, const char *line)
{
  size_t size = strlen(line);
  for (const char *p = from; p && (size_t)(end - p) >= size; p = memchr(p, '\n', (size_t)(end - p)), p = p ? p + 1 : NULL)
    if (memcmp(p, line, size) == 0) return p;
  return NULL;
}

/* What stands behind "```example". */
static example_kind kind_of(ncorp_str words)
{
  return nci_str_starts(words, NCI_STR(" file"))        ? EXAMPLE_FILE
         : nci_str_starts(words, NCI_STR(" conllu"))    ? EXAMPLE_CONLLU
         : nci_str_starts(words, NCI_STR(" to conllu")) ? EXAMPLE_TO_CONLLU
                                                        : EXAMPLE_LINES;
}

int main(int argc, char **argv)
{
  static const char open[] = "```example", dot[] = ".\n", close[] = "```\n";
  unsigned number = 0, failed = 0, show = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 0;
  ncorp_str spec = argc > 1 ? read_file(argv[1]) : NCI_NO_STR;
  if (!spec.size) {
    fprintf(stderr, "usage: conformance_spec SPEC.md [--show N]\n");
    return 2;
  }
  const char *end = spec.data + spec.size, *p = spec.data;
  while ((p = find_line(p, end, open))) {
    example_kind kind = kind_of(nci_str(p + sizeof open - 1, (size_t)(end - p) - sizeof open + 1));
    const char *input = (const char *)memchr(p, '\n', (size_t)(end - p)) + 1, *middle = find_line(input, end, dot);
    const char *output = middle ? middle + sizeof dot - 1 : NULL, *last = output ? find_line(output, end, close) : NULL;
    number++;
    if (!last) {
      printf("example %u is not complete\n", number);
      failed++;
      break;
    }
    if (!show || show == number)
      failed += !check_example(number, kind, nci_str(input, (size_t)(middle - input)), nci_str(output, (size_t)(last - output)), show != 0);
    p = last;
  }
  if (!show) printf("%u examples, %u failed\n", number, failed);
  free((void *)(uintptr_t)spec.data);
  return failed && !show;
}
