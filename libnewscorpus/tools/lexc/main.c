/* newscorpus-lexc -o BASE TABLE.tsv ...: compiles the lexicon. Exit status 0 when all is well, 1 when a table has
 * mistakes (each is reported) or a file cannot be read or written, 2 for a wrong call. */
#include "lexc.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "knowledge/pattern_check.h"
#include "knowledge/pattern_rows.h"

static void report(void *ctx, nci_table_mistake mistake, const nci_table_place *place, const char *reason)
{
  (void)ctx, (void)mistake;
  fprintf(stderr, "%.*s:%u:%u: error: %s\n", NCORP_STR_ARG(place->file), place->line, place->column, reason);
}

/* Tables are numbered by name, whatever the order of the command line. */
static int by_name(const void *a, const void *b)
{
  const char *x = *(char *const *)a, *y = *(char *const *)b;
  const char *slash_x = strrchr(x, '/'), *slash_y = strrchr(y, '/');
  return strcmp(slash_x ? slash_x : x, slash_y ? slash_y : y);
}

static bool load(nci_arena *arena, const char *path, ncorp_str *out)
{
  FILE *f = fopen(path, "rb");
  if (!f) return false;
  char *data = NULL;
  size_t size = 0, room = 0, got;
  do {
    if (size == room) {
      size_t more = room ? room * 2 : 1 << 16;
      data = nci_arena_grow(arena, data, room, more, 1);
      if (!data) break;
      room = more;
    }
    got = fread(data + size, 1, room - size, f);
    size += got;
  } while (got);
  bool good = data && !ferror(f);
  fclose(f);
  *out = nci_str(data, good ? size : 0);
  return good;
}

static bool fails(const char *path, const char *reason)
{
  fprintf(stderr, "%s:0:0: error: %s\n", path, reason);
  return false;
}

static bool read_table(nci_compiler *c, const char *path)
{
  const char *slash = strrchr(path, '/');
  ncorp_str name = nci_cstr(slash ? slash + 1 : path), text;
  if (!nci_str_ends(name, NCI_STR(".tsv"))) return fails(path, "a table's file name ends in .tsv");
  if (c->tables.count == NCI_TABLES) return fails(path, "more tables than there may be");
  name.size -= 4;
  for (size_t i = 0; i < name.size; i++)
    if (!nci_is_lower(name.data[i]) && (i == 0 || (name.data[i] != '_' && !nci_is_digit(name.data[i])))) return fails(path, "no name for a table (a-z, 0-9, _)");
  if (!load(c->arena, path, &text)) return fails(path, strerror(errno));
  nci_compiler_read(c, nci_compiler_add_table(c, name), nci_cstr(path), text);
  return true;
}

static uint32_t table_of(const nci_compiler *c, const char *name)
{
  for (uint32_t i = 0; i < c->tables.count; i++)
    if (nci_str_is(c->tables.at[i].name, name)) return i;
  return UINT32_MAX;
}

/* Codes, types and sectors are those of the tables that are compiled; classes are known from the patterns' own. */
static bool knows(const void *ctx, nci_known_word kind, ncorp_str word)
{
  static const char *const tables[] = { [NCI_KNOWN_TYPE] = "plover_types", [NCI_KNOWN_CAMEO] = "cameo", [NCI_KNOWN_SECTOR] = "sectors" };
  const nci_compiler *c = ctx;
  uint32_t index = kind == NCI_KNOWN_CLASS ? UINT32_MAX : table_of(c, tables[kind]);
  for (uint32_t i = 0; index != UINT32_MAX && i < c->tables.at[index].rows.count; i++)
    if (nci_str_eq(nci_compiler_cell(c, &c->tables.at[index], i, 0), word)) return true;
  return false;
}

static void check_patterns(nci_compiler *c)
{
  const nci_pattern_tables t = { .patterns = table_of(c, "triggers"), .beyond = table_of(c, "triggers_x"), .light = table_of(c, "triggers_light"),
                             .control = table_of(c, "triggers_control"), .agents = table_of(c, "triggers_agents"), .objects = table_of(c, "triggers_objects"),
                             .objects_beyond = table_of(c, "triggers_x_objects") };
  nci_patterns_check(c, &t, &(nci_pattern_world){ c, knows });
}

int main(int argc, char **argv)
{
  if (argc < 3 || strcmp(argv[1], "-o") != 0) {
    fputs("usage: newscorpus-lexc -o BASE TABLE.tsv ...\n", stderr);
    return 2;
  }
  qsort(argv + 3, (size_t)(argc - 3), sizeof *argv, by_name);

  nci_arena arena;
  nci_compiler c;
  nci_compiled made;
  nci_arena_init(&arena, ncorp_allocator_default());
  nci_compiler_init(&c, &arena, report, NULL);
  int status = 1;
  for (int i = 3; i < argc; i++)
    if (!read_table(&c, argv[i])) c.mistakes++;
  check_patterns(&c);
  nci_compiler_sort(&c);
  if (c.mistakes) fprintf(stderr, "newscorpus-lexc: %u mistake%s, nothing written\n", c.mistakes, c.mistakes == 1 ? "" : "s");
  else if (!nci_compiler_build(&c, &made) || !nci_pattern_rows_make(&c, table_of(&c, "triggers"), table_of(&c, "triggers_x"), &made)) fputs("newscorpus-lexc: out of memory\n", stderr);
  else if (lexc_write(&c, &made, argv[2])) status = 0;
  nci_arena_done(&arena);
  return status;
}
