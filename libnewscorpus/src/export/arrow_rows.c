/* Rows: the way through a corpus, article by article or record by record, and the cells that several tables have. */
#include "export/arrow.h"

#include "base/str.h"
#include "link/when.h"
#include "model/mention_map.h"

enum { BATCH_BYTES = 64 << 20 };

const nci_arrow_field nci_arrow_string[1] = { { "item", NCI_ARROW_UTF8, true, NULL, NULL, 0 } };
const nci_arrow_field nci_arrow_word_item[1] = { { "item", NCI_ARROW_WORD, true, NULL, NULL, 0 } };

static const nci_arrow_field count_fields[] = {
  NCI_ALWAYS("unit", UTF8, "lemma of what is counted"),
  NCI_ALWAYS("value", DOUBLE, "how many"),
  NCI_ALWAYS("bound", WORD, "how value bounds"),
};
const nci_arrow_field nci_arrow_count_item[1] = { NCI_STRUCT("item", count_fields) };

void nci_arrow_rows_begin(nci_arrow_rows *rows, const ncorp_corpus *corpus)
{
  rows->corpus = corpus;
  rows->owner_next = 0;
  rows->count = rows->row = 0;
}

static uint32_t owners(const ncorp_corpus *corpus, nci_arrow_owner owner)
{
  switch (owner) {
  case NCI_OF_ARTICLES: return corpus->articles.count;
  case NCI_OF_ENTITIES: return corpus->entities.count;
  case NCI_OF_EVENTS: return corpus->events.count;
  case NCI_OF_STORIES: return corpus->stories.count;
  }
  return 0;
}

/* Goes to the next article or record. */
static bool next_owner(nci_arrow_rows *rows, const nci_arrow_table *table)
{
  if (rows->owner_next == owners(rows->corpus, table->owner)) return false;
  rows->owner = rows->owner_next++;
  rows->row = rows->group = rows->member = 0;
  rows->count = 1;
  nci_arena_reset(&rows->arena);
  rows->entity_of = NULL;
  memset(rows->word_ids, 0, sizeof rows->word_ids);
  if (table->owner == NCI_OF_ARTICLES) {
    rows->article = &rows->corpus->articles.at[rows->owner];
    rows->data = &rows->article->block->data;
    rows->walk = (nci_offset_walk){ &rows->article->block->offsets, 0, 0 };
  }
  if (table->begin) table->begin(rows);
  return true;
}

bool nci_arrow_rows_put(nci_arrow_rows *rows, const nci_arrow_table *table, uint32_t most)
{
  nci_arrow_column *row = rows->columns.at;
  while (row->count < most && rows->columns.bytes < BATCH_BYTES) {
    if (rows->arena.failed || rows->columns.too_large) return true;
    if (rows->row == rows->count) {
      if (!next_owner(rows, table)) return false;
      continue;
    }
    rows->next = row->children;
    table->put(rows);
    nci_arrow_end_struct(row);
    rows->row++;
  }
  return true;
}

void nci_arrow_put_str(nci_arrow_rows *rows, ncorp_str s) { nci_arrow_str(&rows->columns, rows->next++, s); }
void nci_arrow_put_name(nci_arrow_rows *rows, const char *s) { nci_arrow_put_str(rows, nci_cstr(s)); }
void nci_arrow_put_int(nci_arrow_rows *rows, uint32_t value) { nci_arrow_int(&rows->columns, rows->next++, value); }
void nci_arrow_put_bool(nci_arrow_rows *rows, bool value) { nci_arrow_bool(rows->next++, value); }

static void put_null(nci_arrow_rows *rows) { nci_arrow_null(&rows->columns, rows->next++); }

void nci_arrow_put_index(nci_arrow_rows *rows, uint32_t index)
{
  if (index == NCORP_NONE) put_null(rows);
  else nci_arrow_put_int(rows, index);
}

void nci_arrow_put_decimal(nci_arrow_rows *rows, bool known, ncorp_decimal value)
{
  if (known) nci_arrow_double(rows->next++, ncorp_decimal_double(value));
  else put_null(rows);
}

static void put_day(nci_arrow_rows *rows, bool known, int32_t day)
{
  if (known) nci_arrow_int(&rows->columns, rows->next++, day);
  else put_null(rows);
}

void nci_arrow_put_first_day(nci_arrow_rows *rows, ncorp_str date)
{
  nci_when when = nci_when_read(date);
  put_day(rows, when.first != INT32_MIN, when.first);
}

void nci_arrow_put_last_day(nci_arrow_rows *rows, ncorp_str date)
{
  nci_when when = nci_when_read(date);
  put_day(rows, when.last != INT32_MAX, when.last);
}

void nci_arrow_put_span(nci_arrow_rows *rows, ncorp_span span)
{
  bool none = span.start == UINT32_MAX && span.end == UINT32_MAX;
  if (rows->codepoints && !none) {
    span.start = nci_offset_walk_codepoint(&rows->walk, span.start);
    span.end = nci_offset_walk_codepoint(&rows->walk, span.end);
  }
  nci_arrow_put_index(rows, span.start);
  nci_arrow_put_index(rows, span.end);
}

void nci_arrow_put_span_text(nci_arrow_rows *rows, ncorp_span span) { nci_arrow_put_str(rows, ncorp_article_span_text(rows->article, span)); }

void nci_arrow_put_strs(nci_arrow_rows *rows, const ncorp_str *items, uint32_t count)
{
  nci_arrow_column *list = rows->next++;
  for (uint32_t i = 0; i < count; i++) nci_arrow_str(&rows->columns, list->children, items[i]);
  nci_arrow_end_list(&rows->columns, list);
}

nci_arrow_column *nci_arrow_open_list(nci_arrow_rows *rows)
{
  nci_arrow_column *list = rows->next;
  rows->next = list->children->children;
  return list;
}

void nci_arrow_end_item(nci_arrow_rows *rows, nci_arrow_column *list)
{
  nci_arrow_end_struct(list->children);
  rows->next = list->children->children;
}

void nci_arrow_close_list(nci_arrow_rows *rows, nci_arrow_column *list)
{
  nci_arrow_end_list(&rows->columns, list);
  rows->next = list + 1;
}

static void put_amount(nci_arrow_rows *rows, const ncorp_amount *amount)
{
  nci_arrow_put_decimal(rows, amount->known, amount->value);
  nci_arrow_put_name(rows, amount->known ? ncorp_bound_name(amount->bound) : NULL);
}

void nci_arrow_put_size(nci_arrow_rows *rows, const ncorp_size *size)
{
  put_amount(rows, &size->dead);
  put_amount(rows, &size->injured);
  put_amount(rows, &size->arrested);
  put_amount(rows, &size->abducted);
  put_amount(rows, &size->participants);
  nci_arrow_column *list = nci_arrow_open_list(rows);
  for (uint32_t i = 0; i < size->count_count; i++) {
    nci_arrow_put_str(rows, size->counts[i].unit);
    put_amount(rows, &size->counts[i].amount);
    nci_arrow_end_item(rows, list);
  }
  nci_arrow_close_list(rows, list);
}

void nci_arrow_map_mentions(nci_arrow_rows *rows)
{
  rows->entity_of = nci_map_mentions(&rows->arena, rows->data);
  if (!rows->entity_of && rows->data->mention_count) rows->arena.failed = true;
}

const ncorp_article_entity *nci_arrow_entity(const nci_arrow_rows *rows, uint32_t mention)
{
  if (!rows->entity_of || mention >= rows->data->mention_count || rows->entity_of[mention] == UINT32_MAX) return NULL;
  return &rows->data->entities[rows->entity_of[mention]];
}

ncorp_str nci_arrow_mention_name(const nci_arrow_rows *rows, uint32_t mention)
{
  if (mention >= rows->data->mention_count) return NCI_NO_STR;
  const ncorp_mention *m = &rows->data->mentions[mention];
  size_t linked = m->entity.data ? ncorp_corpus_find_entity(rows->corpus, m->entity.data, m->entity.size) : SIZE_MAX;
  if (linked != SIZE_MAX) return rows->corpus->entities.at[linked].name;
  const ncorp_article_entity *entity = nci_arrow_entity(rows, mention);
  return entity ? entity->name : ncorp_article_span_text(rows->article, m->span);
}
