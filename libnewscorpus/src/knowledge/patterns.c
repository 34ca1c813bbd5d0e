/* From a user's files of patterns to a lexicon. Its tables have the numbers of the built-in ones, so that the event coder reads
 * both alike; those that have nothing to do with patterns are empty. */
#include "knowledge/patterns.h"

#include "knowledge/pattern_check.h"
#include "knowledge/pattern_rows.h"
#include "lexicon_gen.h"

typedef struct own_table {
  const char *name;    /* as users write it */
  unsigned table;      /* the built-in one */
  uint32_t required;   /* columns */
  bool repeats;
  const char *columns[10];
} own_table;

static const own_table OWN[] = {
  { "patterns", NCI_LEX_TRIGGERS, 1 | 1 << NCI_TRIGGERS_TYPE | 1 << NCI_TRIGGERS_POS, true,
    { "phrases", "type", "mode", "context", "cameo", "pos", "frame", "object", "subject" } },
  { "idioms", NCI_LEX_TRIGGERS_IDIOMS, 1, false, { "phrases" } },
  { "light", NCI_LEX_TRIGGERS_LIGHT, 3, true, { "phrases", "kind" } },
  { "control", NCI_LEX_TRIGGERS_CONTROL, 3, true, { "phrases", "kind" } },
  { "agents", NCI_LEX_TRIGGERS_AGENTS, 3, true, { "phrases", "sector" } },
  { "objects", NCI_LEX_TRIGGERS_OBJECTS, 3, true, { "phrases", "class" } },
};
enum { OWN_COUNT = sizeof OWN / sizeof *OWN };

_Static_assert((int)NCI_TRIGGERS_X_SUBJECT == (int)NCI_TRIGGERS_OBJECT + 1, "the columns of a user's patterns stand in the order of the built-in ones");

static void set_columns(nci_compiler *c, uint32_t table, const own_table *own)
{
  nci_source_table *t = &c->tables.at[table];
  for (int i = 0; own->columns[i]; i++) nci_vec_add(c->arena, &t->columns, nci_cstr(own->columns[i]));
  t->required = own->required;
  t->repeats = own->repeats;
}

/* The table that a file is for by its name, without folder, ending and what the built-in ones begin with. */
static uint32_t table_of_file(ncorp_str name)
{
  static const char *const prefixes[] = { "triggers_x_", "triggers_" };
  size_t start = name.size;
  while (start && name.data[start - 1] != '/') start--;
  ncorp_str stem = nci_str(name.data + start, name.size - start);
  if (nci_str_ends(stem, NCI_STR(".tsv"))) stem.size -= 4;
  if (nci_str_is(stem, "triggers") || nci_str_is(stem, "triggers_x")) return NCI_LEX_TRIGGERS;
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
    if (nci_str_starts(stem, nci_cstr(prefixes[i]))) {
      stem = nci_str(stem.data + strlen(prefixes[i]), stem.size - strlen(prefixes[i]));
      break;
    }
  for (int i = 0; i < OWN_COUNT; i++)
    if (nci_str_is(stem, OWN[i].name)) return OWN[i].table;
  return NCI_LEX_TRIGGERS;
}

static bool knows(const void *ctx, nci_known_word kind, ncorp_str word)
{
  static const struct { unsigned table, column; } where[] = {
    [NCI_KNOWN_TYPE] = { NCI_LEX_PLOVER_TYPES, NCI_PLOVER_TYPES_TYPE }, [NCI_KNOWN_CAMEO] = { NCI_LEX_CAMEO, NCI_CAMEO_CODE },
    [NCI_KNOWN_SECTOR] = { NCI_LEX_SECTORS, NCI_SECTORS_SECTOR }, [NCI_KNOWN_CLASS] = { NCI_LEX_TRIGGERS_OBJECTS, NCI_TRIGGERS_OBJECTS_CLASS },
  };
  const nci_lexicon *lexicon = ctx;
  if (nci_lexicon_row(lexicon, where[kind].table, where[kind].column, word) < nci_lexicon_rows(lexicon, where[kind].table)) return true;
  return kind == NCI_KNOWN_CLASS &&
         nci_lexicon_row(lexicon, NCI_LEX_TRIGGERS_X_OBJECTS, NCI_TRIGGERS_X_OBJECTS_CLASS, word) < nci_lexicon_rows(lexicon, NCI_LEX_TRIGGERS_X_OBJECTS);
}

/* Idioms hold for types beyond PLOVER as well. */
static void copy_idioms(nci_compiler *c)
{
  c->tables.at[NCI_LEX_TRIGGERS_X_IDIOMS] = c->tables.at[NCI_LEX_TRIGGERS_IDIOMS];
  for (uint32_t i = 0, count = c->phrases.count; i < count && !c->arena->failed; i++) {
    nci_source_phrase p = c->phrases.at[i];
    if (p.table != NCI_LEX_TRIGGERS_IDIOMS) continue;
    p.table = NCI_LEX_TRIGGERS_X_IDIOMS;
    p.column = 0;
    nci_vec_add(c->arena, &c->phrases, p);
  }
}

static uint32_t right_rows(const nci_compiler *c, unsigned table)
{
  const nci_source_table *t = &c->tables.at[table];
  uint32_t n = 0;
  for (uint32_t i = 0; i < t->rows.count; i++) n += !t->rows.at[i].wrong;
  return n;
}

ncorp_status nci_patterns_compile(nci_arena *arena, const nci_pattern_file *files, uint32_t count, nci_table_report report, void *ctx, nci_pattern_set *out)
{
  nci_compiler c;
  nci_compiled made;
  const nci_pattern_tables tables = { NCI_LEX_TRIGGERS, NCI_LEX_TRIGGERS_X, NCI_LEX_TRIGGERS_LIGHT, NCI_LEX_TRIGGERS_CONTROL, NCI_LEX_TRIGGERS_AGENTS,
                                      NCI_LEX_TRIGGERS_OBJECTS, UINT32_MAX, .mixed = true };
  nci_compiler_init(&c, arena, report, ctx);
  c.fixed = true;
  c.most_phrases = NCI_PATTERNS_PHRASES;
  for (uint32_t i = 0; i < NCI_LEX_COUNT; i++)
    if (nci_compiler_add_table(&c, NCI_NO_STR) == UINT32_MAX) return NCORP_ERR_NOMEM;
  for (int i = 0; i < OWN_COUNT; i++) {
    c.tables.at[OWN[i].table].name = nci_cstr(OWN[i].name);
    set_columns(&c, OWN[i].table, &OWN[i]);
  }
  for (uint32_t i = 0; i < count && !arena->failed; i++) nci_compiler_read(&c, table_of_file(files[i].name), files[i].name, files[i].text);
  /* the header of a file is to name no table that only the compiler has */
  set_columns(&c, NCI_LEX_TRIGGERS_X, &OWN[0]);
  if (arena->failed) return NCORP_ERR_NOMEM;
  nci_patterns_check(&c, &tables, &(nci_pattern_world){ nci_lexicon_builtin(), knows });
  copy_idioms(&c);
  nci_compiler_sort(&c);
  if (arena->failed) return NCORP_ERR_NOMEM;
  nci_patterns_check_order(&c, &tables);
  if (!nci_compiler_build(&c, &made) || !nci_pattern_rows_make(&c, NCI_LEX_TRIGGERS, NCI_LEX_TRIGGERS_X, &made)) return arena->failed ? NCORP_ERR_NOMEM : NCORP_ERR_LIMIT;
  *out = (nci_pattern_set){ .lexicon = made.lexicon, .patterns = right_rows(&c, NCI_LEX_TRIGGERS) + right_rows(&c, NCI_LEX_TRIGGERS_X),
                            .idioms = right_rows(&c, NCI_LEX_TRIGGERS_IDIOMS),
                            .words = right_rows(&c, NCI_LEX_TRIGGERS_LIGHT) + right_rows(&c, NCI_LEX_TRIGGERS_CONTROL) +
                                     right_rows(&c, NCI_LEX_TRIGGERS_AGENTS) + right_rows(&c, NCI_LEX_TRIGGERS_OBJECTS) };
  return NCORP_OK;
}
