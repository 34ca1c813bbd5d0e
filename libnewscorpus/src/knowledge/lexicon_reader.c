/* Reading a table. Strict: what is wrong in a file is reported with its place, and nothing is guessed. */
#include "knowledge/lexicon_compiler.h"

#include <stdarg.h>
#include <stdio.h>

#include "knowledge/phrase.h"
#include "knowledge/phrase_source.h"

enum { MAX_ROWS = 1 << 23, SHOWN = 60 };

typedef struct reader {
  nci_compiler *c;
  nci_table_place place;
  uint32_t table; /* or UINT32_MAX */
  bool header;    /* the header of the table was read */
  bool skipped;   /* it was wrong, so that its rows cannot be read */
  bool case_said, exact, repeats, codes;
  uint32_t column_count;                /* of the header */
  uint32_t column_at[NCI_TABLE_COLUMNS]; /* [column of the header] -> column of the table */
  nci_intern seen;                      /* whole rows */
} reader;

static int shown(ncorp_str s) { return (int)(s.size < SHOWN ? s.size : SHOWN); }

void nci_compiler_mistake(nci_compiler *c, nci_table_mistake mistake, const nci_table_place *place, const char *format, ...)
{
  char reason[320];
  va_list args;
  va_start(args, format);
  vsnprintf(reason, sizeof reason, format, args);
  va_end(args);
  c->mistakes++;
  c->report(c->ctx, mistake, place, reason);
}

#define SAY(r, mistake, at, ...)                                                                                      \
  do {                                                                                                                \
    nci_table_place said_at = (r)->place;                                                                             \
    said_at.column = (at);                                                                                            \
    nci_compiler_mistake((r)->c, mistake, &said_at, __VA_ARGS__);                                                     \
  } while (0)

void nci_compiler_init(nci_compiler *c, nci_arena *arena, nci_table_report report, void *ctx)
{
  *c = (nci_compiler){ .arena = arena, .report = report, .ctx = ctx, .most_phrases = NCI_SLOT_PREFIX - 1 };
  nci_intern_init(&c->strings, arena);
  nci_intern_add(&c->strings, NCI_STR(""));
}

uint32_t nci_compiler_add_table(nci_compiler *c, ncorp_str name)
{
  nci_source_table *t = nci_vec_push(c->arena, &c->tables);
  if (!t) return UINT32_MAX;
  t->name = name;
  return c->tables.count - 1;
}

ncorp_str nci_compiler_cell(const nci_compiler *c, const nci_source_table *t, uint32_t row, uint32_t column)
{
  if (column >= t->columns.count || row >= t->rows.count) return NCI_NO_STR;
  return c->strings.strings.at[t->cells.at[row * t->columns.count + column]];
}

uint32_t nci_compiler_column(const nci_source_table *t, const char *name)
{
  for (uint32_t i = 0; i < t->columns.count; i++)
    if (nci_str_is(t->columns.at[i], name)) return i;
  return UINT32_MAX;
}

/* Names become parts of C identifiers. */
static bool good_name(ncorp_str s)
{
  if (!s.size || !nci_is_lower(s.data[0])) return false;
  for (size_t i = 0; i < s.size; i++)
    if (!nci_is_lower(s.data[i]) && !nci_is_digit(s.data[i]) && s.data[i] != '_') return false;
  return true;
}

/* Takes the text before the next `mark` off the front of *rest; false at the end. */
static bool take(ncorp_str *rest, char mark, ncorp_str *part)
{
  if (!rest->data) return false;
  const char *at = rest->size ? memchr(rest->data, mark, rest->size) : NULL;
  *part = nci_str(rest->data, at ? (size_t)(at - rest->data) : rest->size);
  *rest = at ? nci_str(at + 1, rest->size - part->size - 1) : NCI_NO_STR;
  return true;
}

static void change_table(reader *r, ncorp_str name)
{
  uint32_t found = 0;
  while (found < r->c->tables.count && !(r->c->tables.at[found].columns.count && nci_str_eq(r->c->tables.at[found].name, name))) found++;
  r->header = r->case_said = r->exact = r->repeats = r->codes = false;
  r->skipped = found == r->c->tables.count;
  r->table = r->skipped ? UINT32_MAX : found;
  if (r->skipped) SAY(r, NCI_TABLE_DIRECTIVE, 1, "there is no table \"%.*s\"", shown(name), name.data);
  nci_intern_init(&r->seen, r->c->arena);
}

static void read_directive(reader *r, ncorp_str line)
{
  ncorp_str said = nci_str_trim(nci_str(line.data + 2, line.size - 2));
  static const struct { ncorp_str name; const char *values; } known[] = {
    { NCI_STR("case:"), "exact or fold" }, { NCI_STR("repeat:"), "allowed" }, { NCI_STR("match:"), "never" }, { NCI_STR("table:"), "a name" }
  };
  enum { CASE, REPEAT, MATCH, TABLE, KNOWN };
  unsigned which = 0;
  while (which < KNOWN && !nci_str_starts(said, known[which].name)) which++;
  if (which == KNOWN) {
    SAY(r, NCI_TABLE_DIRECTIVE, 1, "unknown directive \"%.*s\" (known: case, repeat, match, table)", shown(said), said.data);
    return;
  }
  size_t name = known[which].name.size;
  ncorp_str value = nci_str_trim(nci_str(said.data + name, said.size - name));
  if (which == TABLE) {
    change_table(r, value);
    return;
  }
  if (r->header) {
    SAY(r, NCI_TABLE_DIRECTIVE, 1, "the directive must stand before the header line");
    return;
  }
  if (which == CASE && (nci_str_eq(value, NCI_STR("exact")) || nci_str_eq(value, NCI_STR("fold")))) {
    r->exact = value.data[0] == 'e';
    r->case_said = true;
  } else if (which == REPEAT && nci_str_eq(value, NCI_STR("allowed"))) {
    r->repeats = true;
  } else if (which == MATCH && nci_str_eq(value, NCI_STR("never"))) {
    r->codes = true;
  } else {
    SAY(r, NCI_TABLE_DIRECTIVE, 1, "\"%.*s\" is not a value of this directive (%s)", shown(value), value.data, known[which].values);
  }
}

/* The header of a table whose columns were given: some of them, in any order, the first ("phrases") in any case. */
static void read_fixed_header(reader *r, nci_source_table *t, ncorp_str line)
{
  ncorp_str rest = line, name;
  r->column_count = 0;
  while (take(&rest, '\t', &name)) {
    uint32_t at = (uint32_t)(name.data - line.data) + 1, column = 0;
    while (column < t->columns.count && !nci_str_eq(t->columns.at[column], name)) column++;
    bool twice = false;
    for (uint32_t i = 0; i < r->column_count; i++) twice = twice || r->column_at[i] == column;
    if (column == t->columns.count) SAY(r, NCI_TABLE_HEADER, at, "the table has no column \"%.*s\"", shown(name), name.data);
    else if (twice) SAY(r, NCI_TABLE_HEADER, at, "column \"%.*s\" stands twice", shown(name), name.data);
    if (column == t->columns.count || twice) r->skipped = true;
    if (r->column_count == NCI_TABLE_COLUMNS || r->skipped) return;
    r->column_at[r->column_count++] = column;
  }
  for (uint32_t i = 0; i < t->columns.count; i++) {
    bool there = !(t->required >> i & 1);
    for (uint32_t k = 0; k < r->column_count; k++) there = there || r->column_at[k] == i;
    if (there) continue;
    SAY(r, NCI_TABLE_HEADER, 1, "column \"%.*s\" is missing", shown(t->columns.at[i]), t->columns.at[i].data);
    r->skipped = true;
  }
  if (r->column_at[0] == 0) return;
  SAY(r, NCI_TABLE_HEADER, 1, "the first column must be \"phrases\"");
  r->skipped = true;
}

static void read_header(reader *r, ncorp_str line)
{
  nci_compiler *c = r->c;
  nci_source_table *t = &c->tables.at[r->table];
  r->header = true;
  if (c->fixed) {
    read_fixed_header(r, t, line);
    return;
  }
  t->exact = r->exact, t->repeats = r->repeats, t->codes = r->codes;
  if (!r->case_said && !r->codes) SAY(r, NCI_TABLE_HEADER, 1, "no \"#! case: exact\" or \"#! case: fold\" before the header");
  ncorp_str rest = line, column;
  while (take(&rest, '\t', &column)) {
    uint32_t at = (uint32_t)(column.data - line.data) + 1;
    if (!good_name(column)) SAY(r, NCI_TABLE_HEADER, at, "\"%.*s\" is no column name (a-z, 0-9, _)", shown(column), column.data);
    for (uint32_t i = 0; i < t->columns.count; i++)
      if (nci_str_eq(t->columns.at[i], column)) SAY(r, NCI_TABLE_HEADER, at, "column \"%.*s\" stands twice", shown(column), column.data);
    if (t->columns.count == NCI_TABLE_COLUMNS) {
      SAY(r, NCI_TABLE_LIMIT, at, "more than %d columns", NCI_TABLE_COLUMNS);
      break;
    }
    r->column_at[t->columns.count] = t->columns.count;
    nci_vec_add(c->arena, &t->columns, column);
  }
  r->column_count = t->columns.count;
  if (!t->codes && t->columns.count && !nci_str_eq(t->columns.at[0], NCI_STR("phrases"))) SAY(r, NCI_TABLE_HEADER, 1, "the first column must be \"phrases\"");
}

/* Phrases end where a bar or the cell ends; their place in the line counts from 1. Gives how many there are. */
static uint32_t read_phrases(reader *r, ncorp_str cell, uint32_t id, uint32_t row)
{
  nci_compiler *c = r->c;
  ncorp_str rest = cell, phrase;
  uint32_t before = c->phrases.count;
  while (take(&rest, '|', &phrase)) {
    uint32_t at = (uint32_t)(phrase.data - cell.data) + 1;
    if (!phrase.size) {
      SAY(r, NCI_TABLE_PHRASE, at, "empty phrase");
      continue;
    }
    if (nci_str_trim(phrase).size != phrase.size)
      SAY(r, NCI_TABLE_PHRASE, at, "phrase \"%.*s\" begins or ends with a space", shown(phrase), phrase.data);
    if (phrase.size > NCI_PHRASE_MAX) {
      SAY(r, NCI_TABLE_PHRASE, at, "phrase of %zu bytes, at most %d are possible", phrase.size, NCI_PHRASE_MAX);
      continue;
    }
    if (c->phrases.count >= c->most_phrases) {
      SAY(r, NCI_TABLE_LIMIT, at, "more than %u phrases", c->most_phrases);
      break;
    }
    bool twice = false;
    for (uint32_t i = before, n = 0; i < c->phrases.count && n < 200 && !twice; i++, n++)
      twice = c->phrases.at[i].column && nci_str_eq(nci_compiler_spelling(c, &c->phrases.at[i]), phrase);
    if (twice) {
      SAY(r, NCI_TABLE_PHRASE, at, "phrase \"%.*s\" stands twice in its row", shown(phrase), phrase.data);
      continue;
    }
    if (!nci_source_phrase_add(c, id, at - 1, (uint32_t)phrase.size, r->table, row, at)) SAY(r, NCI_TABLE_PHRASE, at, "phrase without a character");
  }
  return c->phrases.count - before;
}

static void read_row(reader *r, ncorp_str line)
{
  nci_compiler *c = r->c;
  nci_source_table *t = &c->tables.at[r->table];
  uint32_t columns = 0, ids[NCI_TABLE_COLUMNS] = { 0 };
  uint16_t starts[NCI_TABLE_COLUMNS] = { 0 };
  if (nci_intern_find(&r->seen, line) != UINT32_MAX) {
    SAY(r, NCI_TABLE_ROW, 1, "the same row as before");
    return;
  }
  nci_intern_add(&r->seen, line);
  ncorp_str rest = line, cell, phrases = NCI_NO_STR;
  while (take(&rest, '\t', &cell)) {
    uint32_t at = (uint32_t)(cell.data - line.data) + 1;
    if (nci_str_trim(cell).size != cell.size) SAY(r, NCI_TABLE_ROW, at, "cell begins or ends with a space");
    if (columns < r->column_count) {
      ids[r->column_at[columns]] = nci_intern_add(&c->strings, cell);
      starts[r->column_at[columns]] = (uint16_t)(at < UINT16_MAX ? at : UINT16_MAX);
    }
    if (columns++ == 0) phrases = cell;
  }
  if (columns != r->column_count) {
    SAY(r, NCI_TABLE_ROW, 1, "%u column%s where the header has %u", columns, columns == 1 ? "" : "s", r->column_count);
    return;
  }
  if (t->codes && !phrases.size) SAY(r, NCI_TABLE_ROW, 1, "no code");
  if (t->rows.count == MAX_ROWS) {
    SAY(r, NCI_TABLE_LIMIT, 1, "more than %d rows", MAX_ROWS);
    return;
  }
  uint32_t row = t->rows.count, width = t->columns.count;
  nci_source_row *new = nci_vec_push(c->arena, &t->rows);
  uint16_t *at = nci_arena_alloc(c->arena, width, sizeof *at);
  if (!new || !at || ids[0] == UINT32_MAX) return;
  memcpy(at, starts, width * sizeof *at);
  *new = (nci_source_row){ .place = r->place, .columns = at };
  for (uint32_t i = 0; i < width; i++) nci_vec_add(c->arena, &t->cells, ids[i] == UINT32_MAX ? 0 : ids[i]);
  if (!c->arena->failed && !t->codes) new->wrong = !read_phrases(r, phrases, ids[0], row);
}

void nci_compiler_read(nci_compiler *c, uint32_t table, ncorp_str file, ncorp_str text)
{
  reader r = { .c = c, .table = table, .place = { .file = file } };
  const char *start = text.data;
  ncorp_str line;
  nci_intern_init(&r.seen, c->arena);
  if (c->fixed && nci_str_starts(text, NCI_STR("\xef\xbb\xbf"))) text = nci_str(text.data + 3, text.size - 3);
  if (text.size && text.data[text.size - 1] == '\n') text.size--;
  while (take(&text, '\n', &line) && !c->arena->failed) {
    r.place.line++;
    r.place.offset = (uint64_t)(line.data - start);
    if (c->fixed && line.size && line.data[line.size - 1] == '\r') line.size--; /* as editors on Windows have it */
    size_t valid = nci_utf8_valid(line);
    const char *odd = line.size ? memchr(line.data, '\r', line.size) : NULL;
    if (!odd && line.size) odd = memchr(line.data, 0, line.size);
    if (valid < line.size) SAY(&r, NCI_TABLE_UTF8, (uint32_t)valid + 1, "not valid UTF-8");
    else if (odd) SAY(&r, NCI_TABLE_UTF8, (uint32_t)(odd - line.data) + 1, "carriage return or NUL");
    else if (c->fixed && line.size > UINT16_MAX) SAY(&r, NCI_TABLE_LIMIT, 1, "a line of %zu bytes, at most %d are possible", line.size, UINT16_MAX);
    else if (nci_str_starts(line, NCI_STR("#!"))) read_directive(&r, line);
    else if (!line.size || line.data[0] == '#' || r.skipped) continue;
    else if (r.table == UINT32_MAX) r.skipped = true, nci_compiler_mistake(c, NCI_TABLE_HEADER, &r.place, "no \"#! table: ...\" before the first line");
    else if (!r.header) read_header(&r, line);
    else read_row(&r, line);
  }
  if (!r.header && !r.skipped) SAY(&r, NCI_TABLE_HEADER, 1, "no header line");
}
