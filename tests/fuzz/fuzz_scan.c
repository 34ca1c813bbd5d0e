/* Sources of any kind: the format is found out, compressed streams are opened, in pieces as the first byte says. */
#include "fuzz.h"

typedef struct stream {
  const uint8_t *data;
  size_t size, at, step;
} stream;

static int64_t read_some(void *ctx, void *buffer, size_t size)
{
  stream *s = ctx;
  size_t n = s->size - s->at;
  if (n > size) n = size;
  if (n > s->step) n = s->step;
  memcpy(buffer, s->data + s->at, n);
  s->at += n;
  return (int64_t)n;
}

static ncorp_text *read_in_steps(const uint8_t *data, size_t size, size_t step)
{
  stream s = { data, size, 0, step };
  ncorp_source source = { sizeof source, NCORP_SOURCE_STREAM, NCORP_FORMAT_AUTO, "stream", NULL, 0, read_some, &s };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_reader *reader;
  ncorp_corpus *corpus = NULL;
  ncorp_text *text = NULL;
  options.max_record = 1 << 20;
  options.max_total = 1 << 22;
  if (ncorp_reader_open(&source, 1, &options, &reader, NULL) < 0) return NULL;
  if (ncorp_reader_next(reader, 64, &corpus, NULL) == NCORP_OK) ncorp_corpus_json(corpus, &text, NULL);
  ncorp_corpus_unref(corpus);
  ncorp_reader_close(reader);
  return text;
}

/* How the bytes arrive does not matter. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (!size) return 0;
  ncorp_text *whole = read_in_steps(data + 1, size - 1, SIZE_MAX), *pieces = read_in_steps(data + 1, size - 1, (size_t)data[0] + 1);
  ncorp_str a = ncorp_text_view(whole), b = ncorp_text_view(pieces);
  if (a.size != b.size || (a.size && memcmp(a.data, b.data, a.size) != 0)) abort();
  ncorp_text_unref(whole);
  ncorp_text_unref(pieces);
  return 0;
}
