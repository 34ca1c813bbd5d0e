/* Writing the tables as C. */
#include "lexc.h"

#include <errno.h>
#include "knowledge/lexicon_data.h"

enum { ON_A_LINE = 16, LITERAL = 100 };

static FILE *open_file(const char *base, const char *ending)
{
  char path[4096];
  if ((size_t)snprintf(path, sizeof path, "%s%s", base, ending) >= sizeof path) return NULL;
  FILE *f = fopen(path, "wb");
  if (!f) fprintf(stderr, "newscorpus-lexc: %s: %s\n", path, strerror(errno));
  return f;
}

static bool close_file(FILE *f)
{
  bool bad = ferror(f) != 0;
  return fclose(f) == 0 && !bad;
}

static void put_upper(FILE *f, ncorp_str s)
{
  for (size_t i = 0; i < s.size; i++) fputc(nci_is_lower(s.data[i]) ? s.data[i] - 32 : s.data[i], f);
}

static bool write_header(const lexc *l, const char *base)
{
  FILE *f = open_file(base, ".h");
  if (!f) return false;
  fputs("/* Made from the lexicon's tables by newscorpus-lexc. */\n#ifndef NCI_LEXICON_GEN_H\n#define NCI_LEXICON_GEN_H\n\nenum {\n", f);
  for (uint32_t t = 0; t < l->tables.count; t++) {
    fputs("  NCI_LEX_", f);
    put_upper(f, l->tables.at[t].name);
    fprintf(f, " = %u,\n", t);
  }
  fprintf(f, "  NCI_LEX_COUNT = %u\n};\n", l->tables.count);
  for (uint32_t t = 0; t < l->tables.count; t++) {
    const lexc_table *table = &l->tables.at[t];
    fputs("\nenum {", f);
    for (uint32_t c = 0; c < table->columns.count; c++) {
      fputs(c ? ",\n  NCI_" : "\n  NCI_", f);
      put_upper(f, table->name);
      fputc('_', f);
      put_upper(f, table->columns.at[c]);
      fprintf(f, " = %u", c);
    }
    fputs("\n};\n", f);
  }
  fputs("\n#endif\n", f);
  return close_file(f);
}

/* One literal for all strings, each with a NUL behind it; octal escapes for what is not plain ASCII. */
static void put_strings(FILE *f, const lexc *l)
{
  fputs("static const char strings[] =\n", f);
  for (uint32_t i = 0; i < l->strings.strings.count; i++) {
    ncorp_str s = l->strings.strings.at[i];
    fputs("  \"", f);
    for (size_t k = 0; k < s.size; k++) {
      unsigned char c = (unsigned char)s.data[k];
      if (k && k % LITERAL == 0) fputs("\"\n  \"", f);
      if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '?') fputc(c, f);
      else fprintf(f, "\\%03o", c);
    }
    fputs("\\000\"\n", f);
  }
  fputs("  ;\n", f);
}

typedef struct numbers {
  FILE *f;
  uint32_t count;
} numbers;

static void put_number(numbers *n, uint32_t value)
{
  fprintf(n->f, "%u%s", value, ++n->count % ON_A_LINE ? "," : ",\n");
}

/* A cell: its size, or 255 when that is longer, and where it is. */
static uint32_t cell_of(ncorp_str s, uint32_t where)
{
  return (uint32_t)(s.size < NCI_CELL_LONG ? s.size : NCI_CELL_LONG) << 24 | where;
}

bool lexc_write(lexc *l, const char *base)
{
  uint32_t string_count = l->strings.strings.count, at = 0;
  uint32_t *where = nci_arena_alloc(&l->arena, string_count, sizeof *where);
  if (!where || !write_header(l, base)) return false;
  for (uint32_t i = 0; i < string_count; i++) {
    where[i] = at;
    at += (uint32_t)l->strings.strings.at[i].size + 1;
  }
  if (at >= 1u << 24) {
    fputs("newscorpus-lexc: more than 16 MiB of strings\n", stderr);
    return false;
  }

  FILE *f = open_file(base, ".c");
  if (!f) return false;
  fputs("/* Made from the lexicon's tables by newscorpus-lexc. */\n#include \"knowledge/lexicon.h\"\n#include \"knowledge/lexicon_data.h\"\n\n", f);
  put_strings(f, l);
  numbers n = { .f = f };
  fputs("static const uint32_t cells[] = {\n", f);
  for (uint32_t i = 0; i < l->cells.count; i++) put_number(&n, cell_of(l->strings.strings.at[l->cells.at[i]], where[l->cells.at[i]]));
  fputs("0};\nstatic const uint32_t slots[] = {\n", f);
  for (uint32_t i = 0; i < l->slot_count; i++) put_number(&n, l->slots[i]);
  fputs("};\nstatic const uint32_t keys[] = {\n", f);
  for (uint32_t i = 0; i < l->phrases.count; i++)
    if (i == 0 || l->phrases.at[i].key != l->phrases.at[i - 1].key) put_number(&n, i);
  put_number(&n, l->phrases.count);
  fputs("};\nstatic const nci_lex_entry entries[] = {\n", f);
  for (uint32_t i = 0; i < l->phrases.count; i++) {
    const lexc_phrase *p = &l->phrases.at[i];
    fprintf(f, "{%u,%u},%s", p->size << 24 | (where[p->cell] + p->offset), p->table << 24 | p->row, i % ON_A_LINE ? "" : "\n");
  }
  fputs("{0,0}};\nstatic const nci_lex_table tables[] = {\n", f);
  for (uint32_t t = 0; t < l->tables.count; t++) {
    const lexc_table *table = &l->tables.at[t];
    fprintf(f, "{%u,%u,%u,%u},\n", table->cell, table->rows, table->columns.count, table->exact);
  }
  fprintf(f, "{0,0,0,0}};\n\nextern const nci_lexicon nci_lexicon_tables;\nconst nci_lexicon nci_lexicon_tables = {\n"
             "  strings, cells, slots, keys, entries, tables, %u, %u, %u\n};\n",
          l->slot_count - 1, l->tables.count, l->longest);
  return close_file(f);
}
