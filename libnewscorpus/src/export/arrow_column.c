/* Columns that grow cell by cell. Validity bits are made from the first null on, and then only as far as the last one, so that
 * a column without nulls pays nothing for them. */
#include "export/arrow.h"

#include "base/str.h"

enum { MOST_WORDS = 1 << 16 };

/* Where the children go: behind everything that is there, for one parent after the other. */
static void make_columns(nci_arrow_columns *c, const nci_arrow_field *row, bool plain)
{
  c->at[0].field = row;
  uint32_t made = 1;
  for (uint32_t i = 0; i < made; i++) {
    nci_arrow_column *column = &c->at[i];
    const nci_arrow_field *field = column->field;
    column->children = c->at + made;
    for (uint32_t k = 0; k < field->child_count; k++) c->at[made++].field = &field->children[k];
    if (field->type == NCI_ARROW_WORD && !plain) column->words = nci_arena_alloc(&c->arena, 1, sizeof *column->words);
    if (column->words) nci_intern_init(column->words, &c->words);
    nci_buffer_init(&column->valid, &c->allocator);
    nci_buffer_init(&column->offsets, &c->allocator);
    nci_buffer_init(&column->data, &c->allocator);
  }
}

/* Fields nest four deep below the row: a list, the struct of its items, a list in it and that one's items. */
static uint32_t count_columns(const nci_arrow_field *row)
{
  uint32_t count = 1;
  for (uint32_t i = 0; i < row->child_count; i++, count++)
    for (uint32_t k = 0; k < row->children[i].child_count; k++, count++)
      for (uint32_t m = 0; m < row->children[i].children[k].child_count; m++, count++)
        count += row->children[i].children[k].children[m].child_count;
  return count;
}

ncorp_status nci_arrow_columns_init(nci_arrow_columns *c, const ncorp_allocator *allocator, const nci_arrow_field *row, bool plain)
{
  *c = (nci_arrow_columns){ .allocator = *allocator };
  nci_arena_init(&c->arena, &c->allocator);
  nci_arena_init(&c->words, &c->allocator);
  uint32_t count = count_columns(row);
  c->at = nci_arena_alloc(&c->arena, count, sizeof *c->at);
  if (!c->at) return NCORP_ERR_NOMEM;
  memset(c->at, 0, count * sizeof *c->at);
  c->count = count;
  make_columns(c, row, plain);
  return nci_arena_status(&c->arena);
}

void nci_arrow_columns_done(nci_arrow_columns *c)
{
  for (uint32_t i = 0; i < c->count; i++) {
    nci_buffer_done(&c->at[i].valid);
    nci_buffer_done(&c->at[i].offsets);
    nci_buffer_done(&c->at[i].data);
  }
  nci_arena_done(&c->words);
  nci_arena_done(&c->arena);
  c->count = 0;
}

ncorp_status nci_arrow_status(const nci_arrow_columns *c)
{
  bool failed = c->words.failed;
  for (uint32_t i = 0; i < c->count; i++) failed |= c->at[i].valid.failed || c->at[i].offsets.failed || c->at[i].data.failed;
  return failed ? NCORP_ERR_NOMEM : c->too_large ? NCORP_ERR_LIMIT : NCORP_OK;
}

/* Dictionaries grow with the stream, so that most batches have the same; but not without bounds. */
static bool words_are_many(const nci_arrow_columns *c)
{
  size_t count = 0;
  for (uint32_t i = 0; i < c->count; i++)
    if (c->at[i].words) count += c->at[i].words->strings.count;
  return count > MOST_WORDS;
}

static void put_offset(nci_arrow_columns *c, nci_arrow_column *column, size_t offset)
{
  int32_t narrow = (int32_t)offset;
  if (offset > INT32_MAX) c->too_large = true;
  nci_buffer_put(&column->offsets, &narrow, sizeof narrow);
}

void nci_arrow_begin_batch(nci_arrow_columns *c)
{
  bool forget = c->words.failed || words_are_many(c);
  if (forget) nci_arena_reset(&c->words);
  c->bytes = 0;
  c->too_large = false;
  for (uint32_t i = 0; i < c->count; i++) {
    nci_arrow_column *column = &c->at[i];
    nci_arrow_type type = column->field->type;
    column->count = column->nulls = 0;
    column->valid.size = column->offsets.size = column->data.size = 0;
    column->valid.failed = column->offsets.failed = column->data.failed = false;
    if (column->words && forget) nci_intern_init(column->words, &c->words);
    if (type == NCI_ARROW_LIST || type == NCI_ARROW_UTF8 || (type == NCI_ARROW_WORD && !column->words)) put_offset(c, column, 0);
  }
}

/* Marks the next cell as null. */
static void mark_null(nci_arrow_column *column)
{
  size_t bytes = column->count / 8 + 1, more = bytes - column->valid.size;
  if (bytes > column->valid.size) {
    if (!nci_buffer_reserve(&column->valid, more)) return;
    memset(column->valid.data + column->valid.size, 0xff, more);
    column->valid.size = bytes;
  }
  column->valid.data[bytes - 1] = (char)((unsigned char)column->valid.data[bytes - 1] & ~(1u << column->count % 8));
  column->nulls++;
}

/* A value of 4 or 8 bytes. */
static inline void put_value(nci_arrow_column *column, const void *value, size_t size)
{
  nci_buffer *data = &column->data;
  column->count++;
  if (data->capacity - data->size < size && !nci_buffer_reserve(data, size)) return;
  memcpy(data->data + data->size, value, size);
  data->size += size;
}

void nci_arrow_bool(nci_arrow_column *column, bool value)
{
  if (column->count % 8 == 0) nci_buffer_char(&column->data, 0);
  if (column->data.failed) return;
  column->data.data[column->count / 8] = (char)((unsigned char)column->data.data[column->count / 8] | (unsigned)value << column->count % 8);
  column->count++;
}

void nci_arrow_double(nci_arrow_column *column, double value) { put_value(column, &value, sizeof value); }

void nci_arrow_int(nci_arrow_columns *c, nci_arrow_column *column, int64_t value)
{
  int32_t narrow = (int32_t)value;
  if (value > INT32_MAX) c->too_large = true;
  put_value(column, &narrow, sizeof narrow);
}

void nci_arrow_end_list(nci_arrow_columns *c, nci_arrow_column *column)
{
  put_offset(c, column, column->children->count);
  column->count++;
}

void nci_arrow_end_struct(nci_arrow_column *column) { column->count++; }

void nci_arrow_null(nci_arrow_columns *c, nci_arrow_column *column)
{
  mark_null(column);
  switch (column->field->type) {
  case NCI_ARROW_DOUBLE: nci_arrow_double(column, 0); break;
  case NCI_ARROW_BOOL: nci_arrow_bool(column, false); break;
  case NCI_ARROW_STRUCT: column->count++; break;
  case NCI_ARROW_LIST: nci_arrow_end_list(c, column); break;
  case NCI_ARROW_UTF8:
  case NCI_ARROW_WORD:
    if (!column->words) {
      put_offset(c, column, column->data.size);
      column->count++;
      break;
    } /* fall through */
  case NCI_ARROW_INT32:
  case NCI_ARROW_DATE: nci_arrow_int(c, column, 0); break;
  }
}

uint32_t nci_arrow_word_id(nci_arrow_column *column, ncorp_str word) { return nci_intern_add(column->words, word); }

void nci_arrow_word(nci_arrow_columns *c, nci_arrow_column *column, uint32_t id) { nci_arrow_int(c, column, id == UINT32_MAX ? 0 : id); }

void nci_arrow_str(nci_arrow_columns *c, nci_arrow_column *column, ncorp_str s)
{
  if (!s.data) {
    nci_arrow_null(c, column);
  } else if (column->words) {
    nci_arrow_word(c, column, nci_arrow_word_id(column, s));
  } else {
    nci_buffer_str(&column->data, s);
    nci_arrow_end_str(c, column);
  }
}

void nci_arrow_end_str(nci_arrow_columns *c, nci_arrow_column *column)
{
  int32_t start = 0;
  const nci_buffer *offsets = &column->offsets;
  if (offsets->size) memcpy(&start, offsets->data + offsets->size - sizeof start, sizeof start);
  c->bytes += column->data.size - (size_t)start;
  put_offset(c, column, column->data.size);
  column->count++;
}
