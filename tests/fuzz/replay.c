/* A main for the fuzzers where there is no libFuzzer: runs each file of the named folders once, then pieces of it. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned long runs;

static void run(const uint8_t *data, size_t size)
{
  uint8_t *exact = malloc(size ? size : 1); /* so that a sanitizer sees a read past the end */
  if (!exact) exit(2);
  memcpy(exact, data, size);
  LLVMFuzzerTestOneInput(exact, size);
  free(exact);
  runs++;
}

static int run_file(const char *path)
{
  static uint8_t buffer[4 << 20];
  FILE *f = fopen(path, "rb");
  if (!f) return 1;
  size_t size = fread(buffer, 1, sizeof buffer, f);
  fclose(f);
  run(buffer, size);
  for (int part = 1; part < 8; part++) run(buffer, size * (size_t)part / 8); /* cut short */
  for (size_t i = 0; i < 16 && size; i++) { /* a byte changed here and there */
    size_t at = i * size / 16;
    uint8_t kept = buffer[at];
    buffer[at] = (uint8_t)(kept ^ (1u << (i % 8)));
    run(buffer, size);
    buffer[at] = kept;
  }
  return 0;
}

int main(int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    DIR *folder = opendir(argv[i]);
    struct dirent *entry;
    if (!folder) {
      fprintf(stderr, "replay: no folder %s\n", argv[i]);
      return 1;
    }
    while ((entry = readdir(folder))) {
      char path[4096];
      if (entry->d_name[0] == '.') continue;
      snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
      if (run_file(path)) return 1;
    }
    closedir(folder);
  }
  printf("%lu runs\n", runs);
  return runs == 0;
}
