/* To be replaced by the lexicon compiler: writes empty tables. */
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
  char path[4096];
  if (argc < 3) return 2;
  snprintf(path, sizeof path, "%s.h", argv[2]);
  FILE *f = fopen(path, "w");
  if (!f) return 1;
  fclose(f);
  snprintf(path, sizeof path, "%s.c", argv[2]);
  f = fopen(path, "w");
  if (!f) return 1;
  fputs("typedef int lexicon_gen_empty;\n", f);
  return fclose(f) != 0;
}
