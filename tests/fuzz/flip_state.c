/* A state of a few articles with one byte changed, at every place in turn, goes through the fuzzer of states.
 * usage: flip_state CORPUS STEP */
#include <stdio.h>
#include <unistd.h>

#include "fuzz.h"

int main(int argc, char **argv)
{
  static const uint8_t masks[] = { 0x01, 0x80, 0xff };
  char path[64];
  ncorp_linker *linker = NULL;
  ncorp_corpus *corpus = NULL;
  snprintf(path, sizeof path, "/tmp/flip-state-%ld", (long)getpid());
  if (argc != 3 || ncorp_read(argv[1], NULL, &corpus, NULL) < 0 || ncorp_linker_open(NULL, NULL, &linker, NULL) < 0) return 2;
  if (ncorp_linker_add(linker, corpus, NULL) < 0 || ncorp_linker_save(linker, path, NULL) < 0) return 2;
  ncorp_linker_close(linker);
  ncorp_corpus_unref(corpus);
  FILE *f = fopen(path, "rb");
  static uint8_t bytes[1 << 20];
  size_t size = f ? fread(bytes, 1, sizeof bytes, f) : 0;
  if (!size || fclose(f) != 0 || unlink(path) != 0) return 2;
  size_t step = (size_t)strtoul(argv[2], NULL, 10);
  LLVMFuzzerTestOneInput(bytes, size);
  for (size_t at = 0; at < size; at += step)
    for (size_t m = 0; m < sizeof masks; m++) {
      bytes[at] ^= masks[m];
      LLVMFuzzerTestOneInput(bytes, size);
      bytes[at] ^= masks[m];
    }
  printf("%zu bytes\n", size);
  return 0;
}
