/* What is wrong in tables of event patterns. */
#include "knowledge/pattern_check.h"

#include "knowledge/frame.h"

enum { SHOWN = 60 };

static int shown(ncorp_str s) { return (int)(s.size < SHOWN ? s.size : SHOWN); }

typedef struct checker {
  nci_compiler *c;
  const nci_pattern_tables *tables;
  const nci_pattern_world *world;
  nci_source_table *table;
  uint32_t row;
  nci_intern classes; /* of the tables at hand */
} checker;

static ncorp_str cell(const checker *k, uint32_t column) { return nci_compiler_cell(k->c, k->table, k->row, column); }

/* Where a part of a cell stands. */
static nci_table_place place_of(const checker *k, uint32_t column, ncorp_str part)
{
  const nci_source_row *row = &k->table->rows.at[k->row];
  nci_table_place place = row->place;
  ncorp_str all = cell(k, column);
  uint32_t at = column < k->table->columns.count ? row->columns[column] : 0;
  place.column = at ? at + (part.data ? (uint32_t)(part.data - all.data) : 0) : 1;
  return place;
}

#define SAY(k, mistake, column, part, ...)                                 \
  do {                                                                     \
    nci_table_place said_at = place_of(k, column, part);                   \
    nci_compiler_mistake((k)->c, mistake, &said_at, __VA_ARGS__);          \
    (k)->table->rows.at[(k)->row].wrong = true;                            \
  } while (0)

bool nci_is_own_type(ncorp_str name)
{
  if (!nci_str_starts(name, NCI_STR("X_")) || name.size < 3 || name.size > NCI_PATTERN_WORD_MAX) return false;
  for (size_t i = 2; i < name.size; i++)
    if (!nci_is_upper(name.data[i]) && !nci_is_digit(name.data[i]) && name.data[i] != '_') return false;
  return true;
}

/* Small letters, digits, "-" and "_". */
static bool is_word(ncorp_str s)
{
  for (size_t i = 0; i < s.size; i++)
    if (!nci_is_lower(s.data[i]) && !nci_is_digit(s.data[i]) && s.data[i] != '-' && s.data[i] != '_') return false;
  return s.size <= NCI_PATTERN_WORD_MAX;
}

static bool is_class(const checker *k, ncorp_str name)
{
  return nci_intern_find(&k->classes, name) != UINT32_MAX || k->world->knows(k->world->ctx, NCI_KNOWN_CLASS, name);
}

static void check_classes(const checker *k, uint32_t column)
{
  ncorp_str rest = cell(k, column);
  if (nci_str_starts(rest, NCI_STR("-"))) rest = nci_str(rest.data + 1, rest.size - 1); /* none of them */
  while (rest.size) {
    ncorp_str name = nci_str_part(&rest, '|');
    if (!is_class(k, name)) SAY(k, NCI_TABLE_CLASS, column, name, "no noun has the class \"%.*s\"", shown(name), name.data);
  }
}

static void check_frame(const checker *k, uint32_t column)
{
  nci_frame frame;
  ncorp_str wrong;
  const char *reason = nci_frame_read(cell(k, column), &frame, &wrong);
  if (reason) SAY(k, NCI_TABLE_FRAME, column, wrong, "\"%.*s\": %s", shown(wrong), wrong.data, reason);
}

static void check_word(const checker *k, uint32_t column)
{
  ncorp_str word = cell(k, column);
  if (!is_word(word)) SAY(k, NCI_TABLE_WORD, column, word, "\"%.*s\" is no word of small letters, digits, - and _", shown(word), word.data);
}

static void check_pattern(const checker *k, bool beyond)
{
  const nci_source_table *t = k->table;
  uint32_t type_column = nci_compiler_column(t, "type"), pos_column = nci_compiler_column(t, "pos"), cameo_column = nci_compiler_column(t, "cameo");
  ncorp_str type = cell(k, type_column), pos = cell(k, pos_column), cameo = cell(k, cameo_column);
  bool own = nci_is_own_type(type), plover = k->world->knows(k->world->ctx, NCI_KNOWN_TYPE, type);
  if (!own && !plover) SAY(k, NCI_TABLE_TYPE, type_column, type, "\"%.*s\" is no type: a PLOVER type, or X_ and capitals, digits and _", shown(type), type.data);
  else if (!k->tables->mixed && own != beyond) SAY(k, NCI_TABLE_TYPE, type_column, type, "\"%.*s\" belongs into the other table", shown(type), type.data);
  if (!nci_str_eq(pos, NCI_STR("verb")) && !nci_str_eq(pos, NCI_STR("noun"))) SAY(k, NCI_TABLE_WORD, pos_column, pos, "\"%.*s\" is neither verb nor noun", shown(pos), pos.data);
  if (cameo.size && !k->world->knows(k->world->ctx, NCI_KNOWN_CAMEO, cameo)) SAY(k, NCI_TABLE_CODE, cameo_column, cameo, "CAMEO has no code \"%.*s\"", shown(cameo), cameo.data);
  check_word(k, nci_compiler_column(t, "mode"));
  check_word(k, nci_compiler_column(t, "context"));
  check_frame(k, nci_compiler_column(t, "frame"));
  check_classes(k, nci_compiler_column(t, "object"));
  uint32_t subject = nci_compiler_column(t, "subject");
  if (subject != UINT32_MAX) check_classes(k, subject);
}

static void check_kind(const checker *k, ncorp_str (*name_of)(uint8_t))
{
  uint32_t column = nci_compiler_column(k->table, "kind");
  ncorp_str kind = cell(k, column);
  for (uint8_t i = 1; name_of(i).size; i++)
    if (nci_str_eq(name_of(i), kind)) return;
  SAY(k, NCI_TABLE_WORD, column, kind, "there is no kind \"%.*s\"", shown(kind), kind.data);
}

static void check_sector(const checker *k)
{
  uint32_t column = nci_compiler_column(k->table, "sector");
  ncorp_str sector = cell(k, column);
  if (!k->world->knows(k->world->ctx, NCI_KNOWN_SECTOR, sector)) SAY(k, NCI_TABLE_WORD, column, sector, "there is no sector \"%.*s\"", shown(sector), sector.data);
}

static void check_class_name(const checker *k)
{
  uint32_t column = nci_compiler_column(k->table, "class");
  ncorp_str name = cell(k, column);
  bool blanks = true; /* "own arms" */
  for (ncorp_str rest = name; rest.size && blanks;) blanks = is_word(nci_str_part(&rest, ' '));
  if (!name.size || name.size > NCI_PATTERN_WORD_MAX || !blanks) SAY(k, NCI_TABLE_WORD, column, name, "\"%.*s\" is no name of a class: small letters, digits, - and _", shown(name), name.data);
}

/* Rows of types beyond PLOVER go to a table of their own, with their phrases. */
static void part_rows(nci_compiler *c, const nci_pattern_tables *tables)
{
  nci_source_table *from = &c->tables.at[tables->patterns], *to = &c->tables.at[tables->beyond];
  uint32_t width = from->columns.count, type = nci_compiler_column(from, "type"), kept = 0;
  uint32_t *moved = nci_arena_alloc(c->arena, from->rows.count + 1u, sizeof *moved);
  if (!moved) return;
  enum { BEYOND = 1u << 31 };
  for (uint32_t i = 0; i < from->rows.count; i++) {
    bool own = nci_str_starts(nci_compiler_cell(c, from, i, type), NCI_STR("X_"));
    moved[i] = own ? BEYOND | to->rows.count : kept;
    if (own) {
      nci_vec_add(c->arena, &to->rows, from->rows.at[i]);
      for (uint32_t k = 0; k < width; k++) nci_vec_add(c->arena, &to->cells, from->cells.at[i * width + k]);
    } else {
      if (kept != i) memmove(&from->cells.at[kept * width], &from->cells.at[i * width], width * sizeof *from->cells.at);
      from->rows.at[kept++] = from->rows.at[i];
    }
  }
  from->rows.count = kept;
  from->cells.count = kept * width;
  for (uint32_t i = 0; i < c->phrases.count; i++) {
    nci_source_phrase *p = &c->phrases.at[i];
    if (p->table != tables->patterns) continue;
    if (moved[p->row] & BEYOND) p->table = tables->beyond;
    p->row = moved[p->row] & ~(uint32_t)BEYOND;
  }
}

static nci_source_table *table_at(nci_compiler *c, uint32_t index) { return index < c->tables.count ? &c->tables.at[index] : NULL; }

static void gather_classes(checker *k, uint32_t index)
{
  const nci_source_table *t = table_at(k->c, index);
  uint32_t column = t ? nci_compiler_column(t, "class") : 0;
  for (uint32_t i = 0; t && i < t->rows.count; i++) nci_intern_add(&k->classes, nci_compiler_cell(k->c, t, i, column));
}

void nci_patterns_check(nci_compiler *c, const nci_pattern_tables *tables, const nci_pattern_world *world)
{
  const uint32_t all[] = { tables->patterns, tables->beyond, tables->light, tables->control, tables->agents, tables->objects, tables->objects_beyond };
  enum { COUNT = sizeof all / sizeof *all };
  checker k = { .c = c, .tables = tables, .world = world };
  nci_intern_init(&k.classes, c->arena);
  gather_classes(&k, tables->objects);
  gather_classes(&k, tables->objects_beyond);
  for (int i = 0; i < COUNT; i++) {
    k.table = table_at(c, all[i]);
    for (k.row = 0; k.table && k.row < k.table->rows.count && !c->arena->failed; k.row++) {
      if (i < 2) check_pattern(&k, i == 1);
      else if (i == 2) check_kind(&k, nci_light_name);
      else if (i == 3) check_kind(&k, nci_control_name);
      else if (i == 4) check_sector(&k);
      else check_class_name(&k);
    }
  }
  if (tables->mixed && table_at(c, tables->patterns) && table_at(c, tables->beyond)) part_rows(c, tables);
}

/* Whether every class that a later row may have is among those of an earlier one, which may ask for none. */
static bool covers_classes(ncorp_str earlier, ncorp_str later)
{
  if (!earlier.size || nci_str_eq(earlier, later)) return true;
  if (!later.size || earlier.data[0] == '-' || later.data[0] == '-') return false;
  while (later.size) {
    ncorp_str name = nci_str_part(&later, '|'), rest = earlier;
    bool found = false;
    while (rest.size && !found) found = nci_str_eq(nci_str_part(&rest, '|'), name);
    if (!found) return false;
  }
  return true;
}

/* Whether an earlier row of a phrase fits wherever a later one does. */
static bool forestalls(const nci_compiler *c, const nci_source_table *t, uint32_t earlier, uint32_t later)
{
  static const char *const classes[] = { "object", "subject" };
  uint32_t pos = nci_compiler_column(t, "pos"), frame = nci_compiler_column(t, "frame");
  if (!nci_str_eq(nci_compiler_cell(c, t, earlier, pos), nci_compiler_cell(c, t, later, pos))) return false;
  nci_frame a, b;
  ncorp_str wrong;
  if (nci_frame_read(nci_compiler_cell(c, t, earlier, frame), &a, &wrong) || nci_frame_read(nci_compiler_cell(c, t, later, frame), &b, &wrong)) return false;
  bool noun = nci_str_eq(nci_compiler_cell(c, t, earlier, pos), NCI_STR("noun"));
  if ((a.alone && !b.alone) || (a.forceful && !b.forceful) || (a.ergative != b.ergative) || a.class_slot != b.class_slot) return false;
  for (int s = 0; s < NCI_SLOT_COUNT && !noun; s++)
    if (a.role[s] & NCI_ROLE_NEEDED && !(b.role[s] & NCI_ROLE_NEEDED)) return false;
  for (int i = 0; i < 2; i++) {
    uint32_t column = nci_compiler_column(t, classes[i]);
    if (column != UINT32_MAX && !covers_classes(nci_compiler_cell(c, t, earlier, column), nci_compiler_cell(c, t, later, column))) return false;
  }
  return true;
}

void nci_patterns_check_order(nci_compiler *c, const nci_pattern_tables *tables)
{
  enum { LOOK_BACK = 64 };
  for (uint32_t i = 1; i < c->phrases.count; i++) {
    const nci_source_phrase *p = &c->phrases.at[i];
    if ((p->table != tables->patterns && p->table != tables->beyond) || !p->column) continue;
    for (uint32_t k = i, n = 0; k-- > 0 && n < LOOK_BACK; n++) {
      const nci_source_phrase *earlier = &c->phrases.at[k];
      const nci_source_table *t = &c->tables.at[p->table];
      if (earlier->hash != p->hash || earlier->table != p->table) break;
      if (earlier->row == p->row || !earlier->column || !forestalls(c, t, earlier->row, p->row)) continue;
      nci_table_place place = t->rows.at[p->row].place, first = t->rows.at[earlier->row].place;
      ncorp_str phrase = nci_compiler_spelling(c, p);
      place.column = p->column;
      nci_compiler_mistake(c, NCI_TABLE_NEVER, &place, "\"%.*s\" never fires: line %u%s%.*s takes all of it", NCORP_STR_ARG(phrase), first.line,
                           nci_str_eq(first.file, place.file) ? "" : " of ", nci_str_eq(first.file, place.file) ? 0 : shown(first.file), first.file.data);
      break;
    }
  }
}
