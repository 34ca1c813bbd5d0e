/* Arrays and schemas as Arrow's C data interface has them.
 *
 * A consumer may take a child out of its parent and release the two in any order, in different threads. So what a tree of
 * arrays (or schemas) is made of lies in one block that counts them, and goes with the last. */
#include "export/arrow.h"

#include "base/refcount.h"

typedef struct part {
  struct tree *tree;
  nci_buffer held[3]; /* of an array: what its `buffers` point into */
  const void *buffers[3];
} part;

/* The block: this, then the parts, then arrays or schemas, then pointers to them, then the bytes of the metadata. */
typedef struct tree {
  nci_refcount refs;
  ncorp_allocator allocator;
  size_t size;
  part *parts;
  struct ArrowArray *arrays, **array_at;
  struct ArrowSchema *schemas, **schema_at;
  char *metadata;
} tree;

/* Room for `count` arrays or schemas of `item` bytes, with a reference for each. */
static tree *make_tree(const ncorp_allocator *allocator, size_t count, size_t item, size_t metadata)
{
  size_t size = sizeof(tree) + count * (sizeof(part) + item + sizeof(void *)) + metadata;
  char *block = nci_calloc(allocator, 1, size);
  if (!block) return NULL;
  tree *t = (tree *)(void *)block;
  nci_ref_init(&t->refs);
  t->allocator = *allocator;
  t->size = size;
  t->parts = (part *)(void *)(block + sizeof *t);
  char *items = (char *)(t->parts + count);
  t->arrays = (struct ArrowArray *)(void *)items;
  t->schemas = (struct ArrowSchema *)(void *)items;
  t->array_at = (struct ArrowArray **)(void *)(items + count * item);
  t->schema_at = (struct ArrowSchema **)(void *)(items + count * item);
  t->metadata = items + count * (item + sizeof(void *));
  for (size_t i = 0; i < count; i++) t->parts[i].tree = t;
  for (size_t i = 1; i < count; i++) nci_ref(&t->refs);
  return t;
}

static void leave_tree(tree *t)
{
  ncorp_allocator allocator = t->allocator;
  if (nci_unref(&t->refs)) nci_free(&allocator, t, t->size, 1);
}

static void release_array(struct ArrowArray *array)
{
  part *p = array->private_data;
  for (int64_t i = 0; i < array->n_children; i++)
    if (array->children[i]->release) array->children[i]->release(array->children[i]);
  if (array->dictionary && array->dictionary->release) array->dictionary->release(array->dictionary);
  for (int i = 0; i < 3; i++) {
    p->held[i].allocator = &p->tree->allocator;
    nci_buffer_done(&p->held[i]);
  }
  array->release = NULL;
  leave_tree(p->tree);
}

static void release_schema(struct ArrowSchema *schema)
{
  part *p = schema->private_data;
  for (int64_t i = 0; i < schema->n_children; i++)
    if (schema->children[i]->release) schema->children[i]->release(schema->children[i]);
  if (schema->dictionary && schema->dictionary->release) schema->dictionary->release(schema->dictionary);
  schema->release = NULL;
  leave_tree(p->tree);
}

/* Validity: the bits behind the last null, which are all set. */
static void finish_bits(nci_arrow_column *column)
{
  size_t bytes = ((size_t)column->count + 7) / 8;
  if (!column->nulls || column->valid.size >= bytes || !nci_buffer_reserve(&column->valid, bytes - column->valid.size)) return;
  memset(column->valid.data + column->valid.size, 0xff, bytes - column->valid.size);
  column->valid.size = bytes;
}

/* Moves a buffer to an array. Even an empty one has an address. */
static void move_buffer(part *p, int at, nci_buffer *from)
{
  p->held[at] = *from;
  p->buffers[at] = from->data ? from->data : (const char *)p;
  nci_buffer_init(from, from->allocator);
}

static void make_array(struct ArrowArray *array, part *p, nci_arrow_column *column)
{
  nci_arrow_type type = column->field->type;
  bool strings = type == NCI_ARROW_UTF8 || (type == NCI_ARROW_WORD && !column->words);
  int next = 1;
  if (column->nulls) move_buffer(p, 0, &column->valid);
  if (strings || type == NCI_ARROW_LIST) move_buffer(p, next++, &column->offsets);
  if (type != NCI_ARROW_LIST && type != NCI_ARROW_STRUCT) move_buffer(p, next++, &column->data);
  *array = (struct ArrowArray){ .length = column->count, .null_count = column->nulls, .n_buffers = next, .buffers = p->buffers,
                                .release = release_array, .private_data = p };
}

/* The words of a column as offsets and bytes. */
static bool collect_words(const nci_intern *words, nci_buffer *offsets, nci_buffer *bytes)
{
  int32_t end = 0;
  nci_buffer_put(offsets, &end, sizeof end);
  for (uint32_t i = 0; i < words->strings.count; i++) {
    nci_buffer_str(bytes, words->strings.at[i]);
    if (bytes->size > INT32_MAX) return false;
    end = (int32_t)bytes->size;
    nci_buffer_put(offsets, &end, sizeof end);
  }
  return !offsets->failed && !bytes->failed;
}

static uint32_t count_dictionaries(const nci_arrow_columns *c)
{
  uint32_t count = 0;
  for (uint32_t i = 0; i < c->count; i++) count += c->at[i].words != NULL;
  return count;
}

/* Arrays are numbered as their columns; the dictionaries follow. */
static ncorp_status fill_arrays(nci_arrow_columns *c, tree *t)
{
  uint32_t dictionary = c->count;
  bool filled = true;
  for (uint32_t i = 0; i < c->count; i++) {
    nci_arrow_column *column = &c->at[i];
    make_array(&t->arrays[i], &t->parts[i], column);
    t->array_at[i] = &t->arrays[i];
    t->arrays[i].n_children = column->field->child_count;
    if (column->field->child_count) t->arrays[i].children = t->array_at + (column->children - c->at);
    if (!column->words) continue;
    nci_buffer offsets, bytes;
    part *p = &t->parts[dictionary];
    nci_buffer_init(&offsets, &c->allocator);
    nci_buffer_init(&bytes, &c->allocator);
    filled &= collect_words(column->words, &offsets, &bytes);
    move_buffer(p, 1, &offsets);
    move_buffer(p, 2, &bytes);
    t->arrays[dictionary] = (struct ArrowArray){ .length = column->words->strings.count, .n_buffers = 3, .buffers = p->buffers,
                                                 .release = release_array, .private_data = p };
    t->arrays[i].dictionary = &t->arrays[dictionary++];
  }
  return filled ? NCORP_OK : NCORP_ERR_NOMEM;
}

ncorp_status nci_arrow_take(nci_arrow_columns *c, struct ArrowArray *out)
{
  for (uint32_t i = 0; i < c->count; i++) finish_bits(&c->at[i]);
  ncorp_status status = nci_arrow_status(c);
  if (status < 0) return status;
  tree *t = make_tree(&c->allocator, c->count + count_dictionaries(c), sizeof(struct ArrowArray), 0);
  if (!t) return NCORP_ERR_NOMEM;
  status = fill_arrays(c, t);
  struct ArrowArray row = t->arrays[0]; /* as if its consumer had moved it out */
  if (status == NCORP_OK) *out = row;
  else row.release(&row);
  return status;
}

static const char *format_of(nci_arrow_type type)
{
  static const char *const formats[] = { "u", "u", "i", "g", "b", "tdD", "+l", "+s" };
  return formats[type];
}

/* Metadata: how many pairs there are, then of each the sizes and the bytes of key and value, in the machine's byte order. */
static void put_counted(nci_buffer *out, const char *s)
{
  int32_t size = (int32_t)strlen(s);
  nci_buffer_put(out, &size, sizeof size);
  nci_buffer_cstr(out, s);
}

static void put_pair(nci_buffer *out, const char *key, const char *value)
{
  put_counted(out, key);
  put_counted(out, value);
}

static void put_count(nci_buffer *out, int32_t count) { nci_buffer_put(out, &count, sizeof count); }

/* The metadata of all columns, and where that of each begins (SIZE_MAX: it has none). */
static void collect_metadata(const nci_arrow_columns *c, const char *offsets, nci_buffer *out, size_t *at)
{
  for (uint32_t i = 0; i < c->count; i++) {
    const nci_arrow_field *field = c->at[i].field;
    at[i] = i == 0 || field->about ? out->size : SIZE_MAX;
    if (i == 0) {
      put_count(out, 2);
      put_pair(out, "newscorpus.table", field->name);
      put_pair(out, "newscorpus.offsets", offsets);
    } else if (field->about) {
      put_count(out, 1);
      put_pair(out, "description", field->about);
    }
  }
}

static void fill_schemas(const nci_arrow_columns *c, tree *t, const size_t *metadata)
{
  uint32_t dictionary = c->count;
  for (uint32_t i = 0; i < c->count; i++) {
    const nci_arrow_column *column = &c->at[i];
    const nci_arrow_field *field = column->field;
    t->schemas[i] = (struct ArrowSchema){
      .format = column->words ? "i" : format_of(field->type), .name = i ? field->name : "",
      .metadata = metadata[i] == SIZE_MAX ? NULL : t->metadata + metadata[i], .flags = field->required ? 0 : ARROW_FLAG_NULLABLE,
      .n_children = field->child_count, .release = release_schema, .private_data = &t->parts[i] };
    t->schema_at[i] = &t->schemas[i];
    if (field->child_count) t->schemas[i].children = t->schema_at + (column->children - c->at);
    if (!column->words) continue;
    t->schemas[dictionary] = (struct ArrowSchema){ .format = "u", .name = "", .release = release_schema, .private_data = &t->parts[dictionary] };
    t->schemas[i].dictionary = &t->schemas[dictionary++];
  }
}

ncorp_status nci_arrow_describe(const nci_arrow_columns *c, const char *offsets, struct ArrowSchema *out)
{
  nci_buffer metadata;
  nci_buffer_init(&metadata, &c->allocator);
  size_t *at = nci_alloc(&c->allocator, c->count, sizeof *at);
  if (at) collect_metadata(c, offsets, &metadata, at);
  tree *t = at && !metadata.failed
              ? make_tree(&c->allocator, c->count + count_dictionaries(c), sizeof(struct ArrowSchema), metadata.size)
              : NULL;
  if (t) {
    memcpy(t->metadata, metadata.data, metadata.size);
    fill_schemas(c, t, at);
    *out = t->schemas[0];
  }
  nci_free(&c->allocator, at, c->count, sizeof *at);
  nci_buffer_done(&metadata);
  return t ? NCORP_OK : NCORP_ERR_NOMEM;
}
