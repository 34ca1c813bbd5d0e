/* newscorpus-lexc -o BASE TABLE.tsv ...: compiles the lexicon. Exit status 0 when all is well, 1 when a table has
 * mistakes (each is reported) or a file cannot be read or written, 2 for a wrong call. */
#include "lexc.h"

#include <stdarg.h>
#include <stdlib.h>

#include "knowledge/lexicon_data.h"

void lexc_error(lexc *l, const char *path, uint32_t line, uint32_t column, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  fprintf(stderr, "%s:%u:%u: error: ", path, line, column);
  vfprintf(stderr, format, args);
  fputc('\n', stderr);
  va_end(args);
  l->errors++;
}

/* Tables are numbered by name, whatever the order of the command line. */
static int by_name(const void *a, const void *b)
{
  const char *x = *(char *const *)a, *y = *(char *const *)b;
  const char *slash_x = strrchr(x, '/'), *slash_y = strrchr(y, '/');
  return strcmp(slash_x ? slash_x : x, slash_y ? slash_y : y);
}

int main(int argc, char **argv)
{
  if (argc < 3 || strcmp(argv[1], "-o") != 0) {
    fputs("usage: newscorpus-lexc -o BASE TABLE.tsv ...\n", stderr);
    return 2;
  }
  qsort(argv + 3, (size_t)(argc - 3), sizeof *argv, by_name);

  lexc l = { 0 };
  nci_arena_init(&l.arena, ncorp_allocator_default());
  nci_intern_init(&l.strings, &l.arena);
  nci_intern_add(&l.strings, NCI_STR(""));
  for (int i = 3; i < argc; i++) lexc_read(&l, argv[i]);
  if (!l.errors) lexc_index(&l);
  int status = 1;
  if (l.arena.failed) fputs("newscorpus-lexc: out of memory\n", stderr);
  else if (l.errors) fprintf(stderr, "newscorpus-lexc: %u mistake%s, nothing written\n", l.errors, l.errors == 1 ? "" : "s");
  else if (lexc_write(&l, argv[2])) status = 0;
  nci_arena_done(&l.arena);
  return status;
}
