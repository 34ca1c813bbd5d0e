/* Hash tables from ids and names to record indexes: open addressing over 32-bit slots, at most half full. */
#include "model/index.h"

#include "base/hash.h"
#include "base/str.h"

typedef struct table {
  uint32_t *slots; /* position in `keys` + 1, or 0 */
  uint32_t mask;
  uint64_t seed;
  NCI_VEC(ncorp_str) keys;
  uint32_t *values; /* record index of each key; NULL where it is the key's own position */
} table;

struct nci_index {
  table tables[NCI_INDEX_TABLES];
};

static bool table_init(nci_arena *arena, table *t, size_t count)
{
  size_t slots = 8;
  while (slots < count * 2) slots *= 2;
  if (slots > UINT32_MAX / 2) return false;
  t->slots = nci_arena_alloc(arena, slots, sizeof *t->slots);
  if (!t->slots) return false;
  memset(t->slots, 0, slots * sizeof *t->slots);
  t->mask = (uint32_t)slots - 1;
  t->seed = nci_hash_seed(t->slots);
  return true;
}

/* The slot of a key, or the free one where it belongs: the table is at most half full. */
static uint32_t *table_slot(const table *t, ncorp_str key)
{
  for (uint32_t i = (uint32_t)nci_hash(key.data, key.size, t->seed) & t->mask;; i = (i + 1) & t->mask) {
    uint32_t at = t->slots[i];
    if (!at || nci_str_eq(t->keys.at[at - 1], key)) return &t->slots[i];
  }
}

/* Adds ids in record order; false when one is there already. */
static bool add_id(nci_arena *arena, table *t, ncorp_str id)
{
  uint32_t *slot = table_slot(t, id);
  bool fresh = *slot == 0;
  nci_vec_add(arena, &t->keys, id);
  if (fresh) *slot = t->keys.count;
  return fresh;
}

static ncorp_status index_names(ncorp_corpus *corpus, table *t)
{
  size_t names = 0;
  for (uint32_t i = 0; i < corpus->entities.count; i++) names += corpus->entities.at[i].name_count + 1;
  if (!table_init(&corpus->arena, t, names)) return NCORP_ERR_NOMEM;
  t->values = nci_arena_alloc(&corpus->arena, names, sizeof *t->values);
  if (!t->values) return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < corpus->entities.count; i++) {
    const ncorp_entity *e = &corpus->entities.at[i];
    for (uint32_t k = 0; k <= e->name_count; k++) {
      ncorp_str name = k ? e->names[k - 1].name : e->name;
      uint32_t *slot = table_slot(t, name);
      if (*slot) {
        uint32_t *value = &t->values[*slot - 1];
        if (corpus->entities.at[*value].mentions < e->mentions) *value = i;
        continue;
      }
      nci_vec_add(&corpus->arena, &t->keys, name);
      if (corpus->arena.failed) return NCORP_ERR_NOMEM;
      *slot = t->keys.count;
      t->values[t->keys.count - 1] = i;
    }
  }
  return NCORP_OK;
}

ncorp_status nci_index_make(ncorp_corpus *corpus, ncorp_str *twice)
{
  nci_arena *arena = &corpus->arena;
  nci_index *index = nci_arena_alloc(arena, 1, sizeof *index);
  if (!index) return NCORP_ERR_NOMEM;
  memset(index, 0, sizeof *index);
  table *articles = &index->tables[NCI_INDEX_ARTICLES], *entities = &index->tables[NCI_INDEX_ENTITIES],
        *events = &index->tables[NCI_INDEX_EVENTS];
  if (!table_init(arena, articles, corpus->articles.count) || !table_init(arena, entities, corpus->entities.count) ||
      !table_init(arena, events, corpus->events.count))
    return NCORP_ERR_NOMEM;
  for (uint32_t i = 0; i < corpus->articles.count && !arena->failed; i++) {
    ncorp_str id = corpus->articles.at[i].block->data.id;
    if (!add_id(arena, articles, id) && !arena->failed) {
      if (twice) *twice = id;
      return NCORP_ERR_ARG;
    }
  }
  for (uint32_t i = 0; i < corpus->entities.count && !arena->failed; i++) add_id(arena, entities, corpus->entities.at[i].id);
  for (uint32_t i = 0; i < corpus->events.count && !arena->failed; i++) add_id(arena, events, corpus->events.at[i].id);
  if (arena->failed || index_names(corpus, &index->tables[NCI_INDEX_NAMES]) < 0) return NCORP_ERR_NOMEM;
  corpus->index = index;
  return NCORP_OK;
}

size_t nci_index_find(const ncorp_corpus *corpus, nci_index_table which, ncorp_str key)
{
  if (!corpus->index || !key.data) return SIZE_MAX;
  const table *t = &corpus->index->tables[which];
  uint32_t at = *table_slot(t, key);
  if (!at) return SIZE_MAX;
  return t->values ? t->values[at - 1] : at - 1;
}
