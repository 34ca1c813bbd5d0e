/* Linking: runs the steps of src/link and makes the corpus whose articles carry their results. The steps fill an nci_link
 * in one arena; nothing of the corpus that is linked changes, and the new articles share its text and layers. */
#include <newscorpus/linker.h>

#include "api/options.h"
#include "base/error.h"
#include "base/sort.h"
#include "base/str.h"
#include "link/link.h"
#include "model/mention_map.h"

enum { STEPS = 4 };

/* Where a corpus entity was last: the number of the article, from 1, and its place there. */
typedef struct sighting {
  uint32_t article, place;
} sighting;

typedef struct linking {
  nci_link link;
  nci_arena scratch; /* of one article */
  sighting *seen;    /* of each corpus entity */
  const ncorp_link_options *options;
} linking;

/* Tells the caller that `step` steps are done; true when it wants no more. */
static bool cancelled(const linking *l, uint64_t step)
{
  return l->options->progress && l->options->progress(l->options->progress_ctx, step, STEPS);
}

/* An id that stays as it is although the corpus has given it to one of its own records: it would now mean another. */
static bool is_taken(const linking *l, ncorp_str id)
{
  uint32_t number = 0;
  if (id.size < 2 || id.size > 10 || id.data[0] != 'E') return false;
  for (size_t i = 1; i < id.size; i++) {
    if (!nci_is_digit(id.data[i])) return false;
    number = number * 10 + (uint32_t)(id.data[i] - '0');
  }
  return number < l->link.entities.count && nci_str_eq(l->link.entities.at[number].id, id);
}

/* The id under which the linked article has a local entity. One that is never named keeps its own. */
static ncorp_str linked_id(linking *l, const nci_article_data *data, const uint32_t *entity_of, uint32_t local)
{
  if (entity_of[local] != UINT32_MAX) return l->link.entities.at[entity_of[local]].id;
  ncorp_str id = data->entities[local].id;
  return is_taken(l, id) ? nci_arena_id(&l->scratch, 'a', local) : id;
}

static int by_start(const void *a, const void *b, void *ctx)
{
  const ncorp_role_fact *x = a, *y = b;
  (void)ctx;
  return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

typedef NCI_VEC(ncorp_role_fact) facts;

/* Adds what is said of one local entity; whom it says it of gets the corpus's id. */
static void add_facts(linking *l, facts *to, const nci_article_data *data, const uint32_t *entity_of, const nci_entity_ids *ids,
                      uint32_t local)
{
  for (uint32_t i = 0; i < data->entities[local].fact_count; i++) {
    ncorp_role_fact fact = data->entities[local].facts[i];
    uint32_t of = nci_entity_ids_find(ids, fact.of);
    if (of != UINT32_MAX) fact.of = linked_id(l, data, entity_of, of);
    else if (is_taken(l, fact.of)) fact.of = NCI_NO_STR;
    nci_vec_add(&l->scratch, to, fact);
  }
}

/* Unknown members go where their entity went: to[old index] is its new one, or UINT32_MAX. */
static void move_extras(linking *l, nci_article_data *data, const uint32_t *to)
{
  NCI_VEC(nci_extra) extras = { 0 };
  for (uint32_t i = 0; i < data->extra_count; i++) {
    nci_extra extra = data->extras[i];
    if (extra.layer == NCI_LAYER_ENTITIES) extra.index = to[extra.index];
    if (extra.index != UINT32_MAX) nci_vec_add(&l->scratch, &extras, extra);
  }
  data->extras = extras.at;
  data->extra_count = extras.count;
}

/* The article's entities under their corpus ids; of two that became one the first stays, with the facts of both. */
static void link_article_entities(linking *l, nci_article_data *data, const uint32_t *entity_of, const nci_entity_ids *ids,
                                  uint32_t article)
{
  uint32_t count = 0;
  ncorp_article_entity *entities = nci_arena_alloc(&l->scratch, data->entity_count, sizeof *entities);
  facts *said = nci_arena_alloc(&l->scratch, data->entity_count, sizeof *said);
  uint32_t *to = nci_arena_alloc(&l->scratch, data->entity_count, sizeof *to);
  if (!entities || !said || !to) return;
  for (uint32_t i = 0; i < data->entity_count; i++) {
    uint32_t record = entity_of[i], at = count;
    bool again = record != UINT32_MAX && l->seen[record].article == article + 1;
    if (again) at = l->seen[record].place;
    else if (record != UINT32_MAX) l->seen[record] = (sighting){ article + 1, count };
    to[i] = again ? UINT32_MAX : count;
    if (!again) {
      entities[count] = data->entities[i];
      entities[count].id = linked_id(l, data, entity_of, i);
      said[count++] = (facts){ 0 };
    }
    add_facts(l, &said[at], data, entity_of, ids, i);
  }
  for (uint32_t i = 0; i < count; i++) {
    if (!nci_sort(&l->scratch, said[i].at, said[i].count, sizeof *said[i].at, by_start, NULL)) return;
    entities[i].facts = said[i].at;
    entities[i].fact_count = said[i].count;
  }
  if (data->extra_count) move_extras(l, data, to);
  data->entities = entities;
  data->entity_count = count;
}

/* Mentions name the corpus entity of their local one. */
static void link_mentions(linking *l, nci_article_data *data, const uint32_t *entity_of, const nci_entity_ids *ids)
{
  ncorp_mention *mentions = nci_arena_alloc(&l->scratch, data->mention_count, sizeof *mentions);
  if (!mentions) return;
  for (uint32_t i = 0; i < data->mention_count; i++) {
    mentions[i] = data->mentions[i];
    uint32_t local = nci_entity_ids_find(ids, mentions[i].entity);
    if (local != UINT32_MAX) mentions[i].entity = linked_id(l, data, entity_of, local);
    else if (is_taken(l, mentions[i].entity)) mentions[i].entity = NCI_NO_STR;
  }
  data->mentions = mentions;
}

/* Event mentions name the record that they were merged into. */
static void link_event_mentions(linking *l, nci_article_data *data, const uint32_t *event_of)
{
  ncorp_event_mention *events = nci_arena_alloc(&l->scratch, data->event_count, sizeof *events);
  if (!events) return;
  for (uint32_t i = 0; i < data->event_count; i++) {
    events[i] = data->events[i];
    events[i].record = event_of[i] == UINT32_MAX ? NCI_NO_STR : l->link.events.at[event_of[i]].id;
  }
  data->events = events;
}

/* One article of the linked corpus: a block that points into the one that it derives from, but for what linking knows. */
static nci_article_block *link_article(linking *l, uint32_t index, const ncorp_allocator *allocator)
{
  const nci_link *link = &l->link;
  nci_article_block *block = link->corpus->articles.at[index].block;
  nci_article_data data = block->data;
  nci_arena_reset(&l->scratch);
  if (link->article_entities && link->article_entities[index]) {
    nci_entity_ids ids;
    if (!nci_entity_ids_init(&ids, &l->scratch, &data)) return NULL;
    if (data.mention_count) link_mentions(l, &data, link->article_entities[index], &ids);
    if (data.entity_count) link_article_entities(l, &data, link->article_entities[index], &ids, index);
  }
  if (data.event_count && link->article_events && link->article_events[index])
    link_event_mentions(l, &data, link->article_events[index]);
  data.story = data.near_duplicate_of = NCI_NO_STR;
  if (link->article_stories && link->article_stories[index] != UINT32_MAX)
    data.story = link->stories.at[link->article_stories[index]].id;
  if (link->near_duplicates && link->near_duplicates[index] != UINT32_MAX)
    data.near_duplicate_of = link->corpus->articles.at[link->near_duplicates[index]].block->data.id;
  if (!data.published.data && link->inferred_dates && link->inferred_dates[index].data) {
    data.published = link->inferred_dates[index];
    data.published_from = NCORP_DATE_INFERRED;
  }
  return l->scratch.failed ? NULL : nci_article_pack(allocator, block, &data);
}

static ncorp_status add_records(const nci_link *link, ncorp_corpus *to)
{
  ncorp_status status = NCORP_OK;
  for (uint32_t i = 0; i < link->entities.count && status == NCORP_OK; i++)
    status = nci_corpus_add_entity(to, &link->entities.at[i], NCI_NO_STR);
  for (uint32_t i = 0; i < link->events.count && status == NCORP_OK; i++)
    status = nci_corpus_add_event(to, &link->events.at[i], NCI_NO_STR);
  for (uint32_t i = 0; i < link->stories.count && status == NCORP_OK; i++)
    status = nci_corpus_add_story(to, &link->stories.at[i], NCI_NO_STR);
  to->linked = 1;
  return status;
}

static ncorp_status build(linking *l, ncorp_corpus *to)
{
  const ncorp_corpus *from = l->link.corpus;
  size_t entities = l->link.entities.count;
  l->seen = nci_arena_alloc(l->link.arena, entities, sizeof *l->seen);
  if (!l->seen) return NCORP_ERR_NOMEM;
  memset(l->seen, 0, entities * sizeof *l->seen);
  ncorp_status status = nci_corpus_add_header(to, &from->header);
  for (uint32_t i = 0; i < from->articles.count && status == NCORP_OK; i++)
    status = nci_corpus_add_article(to, link_article(l, i, &to->allocator));
  for (uint32_t i = 0; i < from->diagnostics.count && status == NCORP_OK; i++)
    status = nci_corpus_add_diagnostic(to, &from->diagnostics.at[i]);
  if (status == NCORP_OK) status = add_records(&l->link, to);
  return status == NCORP_OK ? nci_corpus_seal(to, NULL) : status;
}

/* Entities come first, because events are compared by them, and stories by both. */
static ncorp_status run_steps(linking *l)
{
  static ncorp_status (*const steps[])(nci_link *) = { nci_link_entities, nci_link_stories, nci_link_events };
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    if (cancelled(l, i)) return NCORP_ERR_CANCELLED;
    ncorp_status status = steps[i](&l->link);
    if (status < 0) return status;
  }
  return cancelled(l, STEPS - 1) ? NCORP_ERR_CANCELLED : NCORP_OK;
}

ncorp_status ncorp_link(const ncorp_corpus *corpus, const ncorp_link_options *options, ncorp_corpus **out, ncorp_error *error)
{
  ncorp_link_options taken;
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!corpus || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpus and out have to be given");
  ncorp_status status = nci_options_take(&taken, sizeof taken, options, "ncorp_link_options", error);
  if (status < 0) return status;
  const ncorp_allocator *allocator = taken.allocator ? taken.allocator : ncorp_allocator_default();

  nci_arena arena;
  linking l = { .link = { .arena = &arena, .lexicon = nci_lexicon_builtin(), .corpus = corpus }, .options = &taken };
  nci_arena_init(&arena, allocator);
  nci_arena_init(&l.scratch, allocator);
  ncorp_corpus *linked = nci_corpus_new(allocator);
  status = linked ? run_steps(&l) : NCORP_ERR_NOMEM;
  if (status == NCORP_OK) status = build(&l, linked);
  nci_arena_done(&l.scratch);
  nci_arena_done(&arena);
  if (status == NCORP_OK) {
    cancelled(&l, STEPS);
    *out = linked;
    return NCORP_OK;
  }
  ncorp_corpus_unref(linked);
  if (status == NCORP_ERR_CANCELLED) return nci_fail(error, status, 0, NULL, "linking was cancelled");
  return nci_fail_nomem(error);
}
