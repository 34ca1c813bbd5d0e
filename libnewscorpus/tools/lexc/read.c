/* Reading a table. Strict: what is wrong in a file is reported with its place, and nothing is guessed. */
#include "lexc.h"

#include <errno.h>

#include "knowledge/phrase.h"

enum { MAX_TABLES = 255, MAX_COLUMNS = 64, MAX_ROWS = 1 << 24 };

typedef struct source {
  lexc *l;
  const char *path;
  lexc_table *table; /* NULL before the header */
  uint32_t id;       /* of the table */
  uint32_t line;
  bool case_said, exact, repeats, codes;
  nci_intern seen;   /* whole rows */
} source;

static ncorp_str load(lexc *l, const char *path)
{
  FILE *f = fopen(path, "rb");
  if (!f) {
    lexc_error(l, path, 0, 0, "cannot be read: %s", strerror(errno));
    return NCI_NO_STR;
  }
  char *data = NULL;
  size_t size = 0, room = 0, got;
  do {
    if (size == room) {
      size_t more = room ? room * 2 : 1 << 16;
      data = nci_arena_grow(&l->arena, data, room, more, 1);
      if (!data) break;
      room = more;
    }
    got = fread(data + size, 1, room - size, f);
    size += got;
  } while (got);
  if (ferror(f)) lexc_error(l, path, 0, 0, "cannot be read: %s", strerror(errno));
  fclose(f);
  return nci_str(data, data ? size : 0);
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

static void read_directive(source *s, ncorp_str line)
{
  ncorp_str said = nci_str_trim(nci_str(line.data + 2, line.size - 2));
  static const struct { ncorp_str name; const char *values; } known[] = {
    { NCI_STR("case:"), "exact or fold" }, { NCI_STR("repeat:"), "allowed" }, { NCI_STR("match:"), "never" }
  };
  enum { CASE, REPEAT, MATCH, KNOWN };
  unsigned which = 0;
  while (which < KNOWN && !nci_str_starts(said, known[which].name)) which++;
  if (which == KNOWN) {
    lexc_error(s->l, s->path, s->line, 1, "unknown directive \"%.*s\" (known: case, repeat, match)", NCORP_STR_ARG(said));
    return;
  }
  if (s->table) {
    lexc_error(s->l, s->path, s->line, 1, "the directive must stand before the header line");
    return;
  }
  size_t name = known[which].name.size;
  ncorp_str value = nci_str_trim(nci_str(said.data + name, said.size - name));
  if (which == CASE && (nci_str_eq(value, NCI_STR("exact")) || nci_str_eq(value, NCI_STR("fold")))) {
    s->exact = value.data[0] == 'e';
    s->case_said = true;
  } else if (which == REPEAT && nci_str_eq(value, NCI_STR("allowed"))) {
    s->repeats = true;
  } else if (which == MATCH && nci_str_eq(value, NCI_STR("never"))) {
    s->codes = true;
  } else {
    lexc_error(s->l, s->path, s->line, 1, "\"%.*s\" is not a value of this directive (%s)", NCORP_STR_ARG(value), known[which].values);
  }
}

static void read_header(source *s, ncorp_str name, ncorp_str line)
{
  lexc *l = s->l;
  s->id = l->tables.count;
  s->table = nci_vec_push(&l->arena, &l->tables);
  if (!s->table) return;
  *s->table = (lexc_table){ .path = s->path, .name = name, .exact = s->exact, .repeats = s->repeats, .cell = l->cells.count };
  if (!s->case_said && !s->codes) lexc_error(l, s->path, s->line, 1, "no \"#! case: exact\" or \"#! case: fold\" before the header");
  ncorp_str rest = line, column;
  while (take(&rest, '\t', &column)) {
    uint32_t at = (uint32_t)(column.data - line.data) + 1;
    if (!good_name(column)) lexc_error(l, s->path, s->line, at, "\"%.*s\" is no column name (a-z, 0-9, _)", NCORP_STR_ARG(column));
    for (uint32_t i = 0; i < s->table->columns.count; i++)
      if (nci_str_eq(s->table->columns.at[i], column))
        lexc_error(l, s->path, s->line, at, "column \"%.*s\" stands twice", NCORP_STR_ARG(column));
    nci_vec_add(&l->arena, &s->table->columns, column);
  }
  if (!s->codes && !nci_str_eq(s->table->columns.at[0], NCI_STR("phrases")))
    lexc_error(l, s->path, s->line, 1, "the first column must be \"phrases\"");
  if (s->table->columns.count > MAX_COLUMNS)
    lexc_error(l, s->path, s->line, 1, "%u columns, at most %d are possible", s->table->columns.count, MAX_COLUMNS);
}

/* Phrases end where a bar or the cell ends; their place in the line counts from 1. */
static void read_phrases(source *s, ncorp_str cell, uint32_t id, uint32_t row)
{
  ncorp_str rest = cell, phrase, earlier;
  while (take(&rest, '|', &phrase)) {
    uint32_t at = (uint32_t)(phrase.data - cell.data) + 1;
    if (!phrase.size) {
      lexc_error(s->l, s->path, s->line, at, "empty phrase");
      continue;
    }
    if (nci_str_trim(phrase).size != phrase.size)
      lexc_error(s->l, s->path, s->line, at, "phrase \"%.*s\" begins or ends with a space", NCORP_STR_ARG(phrase));
    if (phrase.size > NCI_PHRASE_MAX) {
      lexc_error(s->l, s->path, s->line, at, "phrase of %zu bytes, at most %d are possible", phrase.size, NCI_PHRASE_MAX);
      continue;
    }
    ncorp_str before = nci_str(cell.data, (size_t)(phrase.data - cell.data));
    while (take(&before, '|', &earlier))
      if (earlier.size && nci_str_eq(earlier, phrase)) {
        lexc_error(s->l, s->path, s->line, at, "phrase \"%.*s\" stands twice in its row", NCORP_STR_ARG(phrase));
        break;
      }
    lexc_add_phrase(s->l, id, nci_str(s->l->strings.strings.at[id].data + (at - 1), phrase.size), s->id, row, s->line, at);
  }
}

static void read_row(source *s, ncorp_str line)
{
  lexc *l = s->l;
  uint32_t row = s->table->rows, columns = 0;
  if (nci_intern_find(&s->seen, line) != UINT32_MAX) {
    lexc_error(l, s->path, s->line, 1, "the same row as before");
    return;
  }
  nci_intern_add(&s->seen, line);
  ncorp_str rest = line, cell, phrases = NCI_NO_STR;
  uint32_t phrases_id = 0, first = l->cells.count;
  while (take(&rest, '\t', &cell)) {
    if (nci_str_trim(cell).size != cell.size)
      lexc_error(l, s->path, s->line, (uint32_t)(cell.data - line.data) + 1, "cell begins or ends with a space");
    uint32_t id = nci_intern_add(&l->strings, cell);
    if (columns++ == 0) {
      phrases = cell;
      phrases_id = id;
      if (s->codes && !cell.size) lexc_error(l, s->path, s->line, 1, "no code");
    }
    nci_vec_add(&l->arena, &l->cells, id);
  }
  if (columns != s->table->columns.count) {
    lexc_error(l, s->path, s->line, 1, "%u column%s where the header has %u", columns, columns == 1 ? "" : "s", s->table->columns.count);
    l->cells.count = first;
    return;
  }
  s->table->rows++;
  nci_vec_add(&l->arena, &s->table->lines, s->line);
  if (!l->arena.failed && !s->codes) read_phrases(s, phrases, phrases_id, row);
}

void lexc_read(lexc *l, const char *path)
{
  const char *slash = strrchr(path, '/');
  ncorp_str name = nci_cstr(slash ? slash + 1 : path);
  if (!nci_str_ends(name, NCI_STR(".tsv"))) {
    lexc_error(l, path, 0, 0, "a table's file name ends in .tsv");
    return;
  }
  name.size -= 4;
  if (!good_name(name)) {
    lexc_error(l, path, 0, 0, "\"%.*s\" is no name for a table (a-z, 0-9, _)", NCORP_STR_ARG(name));
    return;
  }
  if (l->tables.count == MAX_TABLES) {
    lexc_error(l, path, 0, 0, "more than %d tables", MAX_TABLES);
    return;
  }
  ncorp_str data = load(l, path), line;
  if (!data.data) return;
  source s = { .l = l, .path = path };
  nci_intern_init(&s.seen, &l->arena);
  if (data.size && data.data[data.size - 1] == '\n') data.size--;
  while (take(&data, '\n', &line) && !l->arena.failed) {
    s.line++;
    size_t valid = nci_utf8_valid(line);
    const char *odd = line.size ? memchr(line.data, '\r', line.size) : NULL;
    if (!odd && line.size) odd = memchr(line.data, 0, line.size);
    if (valid < line.size) lexc_error(l, path, s.line, (uint32_t)valid + 1, "not valid UTF-8");
    else if (odd) lexc_error(l, path, s.line, (uint32_t)(odd - line.data) + 1, "carriage return or NUL");
    else if (nci_str_starts(line, NCI_STR("#!"))) read_directive(&s, line);
    else if (!line.size || line.data[0] == '#') continue;
    else if (!s.table) read_header(&s, name, line);
    else if (s.table->rows == MAX_ROWS) return lexc_error(l, path, s.line, 1, "more than %d rows", MAX_ROWS);
    else read_row(&s, line);
  }
  if (!s.table) lexc_error(l, path, s.line, 1, "no header line");
}
