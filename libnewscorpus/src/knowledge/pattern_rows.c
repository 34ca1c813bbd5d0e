/* Reading rows of event patterns. */
#include "knowledge/pattern_rows.h"

#include "knowledge/lexicon_compiler.h"

static const nci_pattern_row *rows_of(nci_compiler *c, uint32_t table)
{
  const nci_source_table none = { 0 }, *t = table < c->tables.count ? &c->tables.at[table] : &none;
  const uint32_t pos = nci_compiler_column(t, "pos"), object = nci_compiler_column(t, "object"), frame = nci_compiler_column(t, "frame");
  nci_pattern_row *rows = nci_arena_alloc(c->arena, t->rows.count + 1u, sizeof *rows);
  for (uint32_t i = 0; rows && i < t->rows.count; i++) {
    ncorp_str wrong;
    ncorp_str classes = nci_compiler_cell(c, t, i, object);
    rows[i].classes = nci_class_bits(classes);
    rows[i].without = classes.size && classes.data[0] == '-';
    rows[i].noun = nci_str_is(nci_compiler_cell(c, t, i, pos), "noun");
    nci_frame_read(nci_compiler_cell(c, t, i, frame), &rows[i].frame, &wrong);
  }
  return rows;
}

bool nci_pattern_rows_make(nci_compiler *c, uint32_t patterns, uint32_t beyond, nci_compiled *made)
{
  made->lexicon.patterns[0] = rows_of(c, patterns);
  made->lexicon.patterns[1] = rows_of(c, beyond);
  return made->lexicon.patterns[0] && made->lexicon.patterns[1];
}
