/* Writing the tables as C. */
#include "lexc.h"

#include <errno.h>
#include <stdio.h>
#include "knowledge/lexicon.h"
#include "knowledge/pattern_rows.h"

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

static bool write_header(const nci_compiler *c, const char *base)
{
  FILE *f = open_file(base, ".h");
  if (!f) return false;
  fputs("/* Made from the lexicon's tables by newscorpus-lexc. */\n#ifndef NCI_LEXICON_GEN_H\n#define NCI_LEXICON_GEN_H\n\nenum {\n", f);
  for (uint32_t t = 0; t < c->tables.count; t++) {
    fputs("  NCI_LEX_", f);
    put_upper(f, c->tables.at[t].name);
    fprintf(f, " = %u,\n", t);
  }
  fprintf(f, "  NCI_LEX_COUNT = %u\n};\n", c->tables.count);
  for (uint32_t t = 0; t < c->tables.count; t++) {
    const nci_source_table *table = &c->tables.at[t];
    fputs("\nenum {", f);
    for (uint32_t i = 0; i < table->columns.count; i++) {
      fputs(i ? ",\n  NCI_" : "\n  NCI_", f);
      put_upper(f, table->name);
      fputc('_', f);
      put_upper(f, table->columns.at[i]);
      fprintf(f, " = %u", i);
    }
    fputs("\n};\n", f);
  }
  fputs("\n#endif\n", f);
  return close_file(f);
}

/* One literal for all strings, each with a NUL behind it; octal escapes for what is not plain ASCII. */
static void put_strings(FILE *f, const nci_compiled *made)
{
  fputs("static const char strings[] =\n  \"", f);
  for (uint32_t i = 0, n = 0; i < made->string_size; i++) {
    unsigned char c = (unsigned char)made->lexicon.strings[i];
    if (++n == LITERAL || (i && !made->lexicon.strings[i - 1])) fputs("\"\n  \"", f), n = 0;
    if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '?') fputc(c, f);
    else fprintf(f, "\\%03o", c);
  }
  fputs("\";\n", f);
}

static void put_numbers(FILE *f, const char *name, const uint32_t *numbers, uint32_t count)
{
  fprintf(f, "static const uint32_t %s[] = {\n", name);
  for (uint32_t i = 0; i < count; i++) fprintf(f, "%u%s", numbers[i], (i + 1) % ON_A_LINE ? "," : ",\n");
  fputs("};\n", f);
}

static void put_patterns(FILE *f, const nci_compiler *c, const char *table, const char *name, const nci_pattern_row *rows)
{
  uint32_t count = 0;
  for (uint32_t t = 0; t < c->tables.count; t++)
    if (nci_str_is(c->tables.at[t].name, table)) count = c->tables.at[t].rows.count;
  fprintf(f, "static const nci_pattern_row %s[] = {\n", name);
  for (const nci_pattern_row *r = rows; r < rows + count; r++) {
    fprintf(f, "{%lluu,{{", (unsigned long long)r->classes);
    for (int s = 0; s < NCI_SLOT_COUNT; s++) fprintf(f, "%u,", r->frame.role[s]);
    fprintf(f, "},%u,%d,%d,%d,%d,%d},%d,%d},\n", r->frame.class_slot, r->frame.both, r->frame.alone, r->frame.ergative, r->frame.forceful, r->frame.in_public,
            r->noun, r->without);
  }
  fputs("{0}};\n", f);
}

bool lexc_write(const nci_compiler *c, const nci_compiled *made, const char *base)
{
  const nci_lexicon *l = &made->lexicon;
  if (!write_header(c, base)) return false;
  FILE *f = open_file(base, ".c");
  if (!f) return false;
  fputs("/* Made from the lexicon's tables by newscorpus-lexc. */\n#include \"knowledge/lexicon.h\"\n#include \"knowledge/lexicon_data.h\"\n"
        "#include \"knowledge/pattern_rows.h\"\n\n", f);
  put_strings(f, made);
  put_numbers(f, "cells", l->cells, made->cell_count + 1);
  put_numbers(f, "slots", l->slots, made->slot_count);
  fputs("static const nci_lex_entry entries[] = {\n", f);
  for (uint32_t i = 0; i < made->entry_count; i++) fprintf(f, "{%u,%u},%s", l->entries[i].spelling, l->entries[i].row, i % ON_A_LINE ? "" : "\n");
  fputs("{0,0}};\nstatic const nci_lex_table tables[] = {\n", f);
  for (uint32_t t = 0; t < l->table_count; t++)
    fprintf(f, "{%u,%u,%u,%u},\n", l->tables[t].cell, l->tables[t].rows, l->tables[t].columns, l->tables[t].exact);
  fputs("{0,0,0,0}};\n", f);
  put_patterns(f, c, "triggers", "patterns", l->patterns[0]);
  put_patterns(f, c, "triggers_x", "patterns_beyond", l->patterns[1]);
  fprintf(f, "\nextern const nci_lexicon nci_lexicon_tables;\nconst nci_lexicon nci_lexicon_tables = {\n"
             "  strings, cells, slots, entries, tables, { patterns, patterns_beyond }, %u, %u, %u\n};\n", l->slot_mask, l->table_count, l->longest);
  return close_file(f);
}
