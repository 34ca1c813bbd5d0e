/* States of a linker from anywhere: what opens can be added to, applied and told, whatever it says. Hashes of frames are put right
 * first, so that what they protect is reached. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <stdio.h>
#include <unistd.h>

#include "fuzz.h"

static const char articles[] =
  "{\"record\":\"corpus\",\"ncf\":1}\n"
  "{\"record\":\"article\",\"id\":\"x\",\"published\":\"2025-12-06\",\"text\":\"Ana Ilic met Bo Lund in Oslo.\",\"sentences\":[[0,30]],\"mentions\":["
  "{\"span\":[0,8],\"type\":\"PER\",\"form\":\"name\",\"entity\":\"a0\"},{\"span\":[13,20],\"type\":\"PER\",\"form\":\"name\",\"entity\":\"a1\"}],"
  "\"entities\":[{\"id\":\"a0\",\"type\":\"PER\",\"name\":\"Ana Ilic\"},{\"id\":\"a1\",\"type\":\"PER\",\"name\":\"Bo Lund\"}],\"events\":["
  "{\"event\":\"CONSULT\",\"trigger\":[9,12],\"sentence\":0,\"actor\":[{\"mention\":0},{\"mention\":1}],\"date\":\"2025-12-05\"}]}\n";

static uint32_t number_at(const uint8_t *at) { return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24; }

static void put_hashes_right(uint8_t *data, size_t size)
{
  uint64_t frame = 0;
  for (size_t at = 16; at + 16 <= size; frame++) {
    uint32_t n = number_at(data + at);
    if (n > size - at - 16) return;
    uint64_t h = XXH3_64bits_withSeed(data + at + 16, n, frame);
    for (int i = 0; i < 8; i++, h >>= 8) data[at + 8 + (size_t)i] = (uint8_t)h;
    at += 16 + (size_t)n;
  }
}

/* Asks for everything. Statuses do not matter. */
static void use(ncorp_linker *linker)
{
  ncorp_corpus *corpus = fuzz_read((const uint8_t *)articles, sizeof articles - 1, NCORP_FORMAT_NCF, 0), *out = NULL;
  if (!corpus) abort();
  for (int round = 0; round < 2; round++) {
    ncorp_text *text = NULL;
    for (int kind = NCORP_RECORD_ENTITY; kind <= NCORP_RECORD_STORY; kind++) {
      if (ncorp_linker_records(linker, (ncorp_record_kind)kind, 0, 1000, &out, NULL) == NCORP_OK) ncorp_corpus_json(out, &text, NULL);
      ncorp_text_unref(text);
      ncorp_corpus_unref(out);
      text = NULL;
    }
    ncorp_linker_add(linker, corpus, NULL);
    ncorp_linker_apply(linker, corpus, &out, NULL);
    ncorp_corpus_unref(out);
  }
  ncorp_corpus_unref(corpus);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  char path[64];
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  ncorp_linker *linker = NULL;
  uint8_t *copy = malloc(size + 1);
  if (!copy) abort();
  if (size) memcpy(copy, data, size);
  put_hashes_right(copy, size);
  snprintf(path, sizeof path, "/tmp/fuzz-state-%ld", (long)getpid());
  FILE *f = fopen(path, "wb");
  if (!f || fwrite(copy, 1, size, f) != size || fclose(f) != 0) abort();
  options.threads = 1;
  if (ncorp_linker_open(path, &options, &linker, NULL) == NCORP_OK) use(linker);
  ncorp_linker_close(linker);
  unlink(path);
  free(copy);
  return 0;
}
