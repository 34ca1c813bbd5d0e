/* Writes generated articles as a corpus file to standard output, for tests of any size. usage: generate COUNT [SEED] */
#include <stdio.h>
#include <stdlib.h>

#include "generate.h"

int main(int argc, char **argv)
{
  static char text[16384];
  unsigned long long count = argc > 1 ? strtoull(argv[1], NULL, 10) : 1000, seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
  puts("{\"record\":\"corpus\",\"ncf\":1,\"generator\":\"generate\",\"language\":\"en\"}");
  for (unsigned long long i = 0; i < count; i++) {
    size_t size = generate_article(seed, i, text, sizeof text);
    printf("{\"record\":\"article\",\"id\":\"g%llu\",\"uri\":null,\"text\":\"", i);
    for (size_t k = 0; k < size; k++) {
      if (text[k] == '\n') fputs("\\n", stdout);
      else if (text[k] == '"') fputs("\\\"", stdout);
      else putchar(text[k]);
    }
    puts("\"}");
  }
  return ferror(stdout) != 0;
}
