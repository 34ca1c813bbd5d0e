/* Linking: digests the articles, settles what they have in common, and makes the corpus whose articles carry the results.
 * Nothing of the corpus that is linked changes, and the new articles share its text and layers. */
#include <newscorpus/linker.h>

#include "api/options.h"
#include "base/error.h"
#include "base/sort.h"
#include "base/str.h"
#include "link/records.h"
#include "model/corpus.h"
#include "model/mention_map.h"

enum { STEPS = 4 };

/* Where a corpus entity was last: the number of the article, from 1, and its place there. */
typedef struct sighting {
  uint32_t article, place;
} sighting;

typedef struct linking {
  nci_links links;
  nci_records records;
  nci_arena kept, out;
  nci_arena scratch;   /* of one article */
  sighting *seen;      /* [label of an entity] */
  nci_intern ids;      /* of all entities, when they had to be asked for */
  bool ids_known;
  const ncorp_corpus *corpus;
  const ncorp_link_options *options;
} linking;

/* Tells the caller that `step` steps are done; true when it wants no more. */
static bool cancelled(const linking *l, uint64_t step)
{
  return l->options->progress && l->options->progress(l->options->progress_ctx, step, STEPS);
}

static uint32_t entity_count(const linking *l) { return l->links.entities.count; }

/* Labels of the entities of an article, one for each of its own; NCORP_NONE for one that is never named. */
static uint32_t *labels_of(linking *l, const nci_article_data *data, uint32_t article)
{
  uint32_t *labels = nci_arena_alloc(&l->scratch, data->entity_count, sizeof *labels), at = l->links.list[article].sighting;
  for (uint32_t i = 0; labels && i < data->entity_count; i++)
    labels[i] = data->entities[i].unnamed ? NCORP_NONE : l->links.entities.nodes[l->links.sightings[at++].profile].cluster;
  return labels;
}

/* An id that stays as it is although the corpus has given it to one of its own records: it would now mean another. */
static bool is_taken(linking *l, ncorp_str id)
{
  if (id.size != 13 || id.data[0] != 'E') return false;
  if (!l->ids_known) nci_intern_init(&l->ids, &l->kept);
  for (uint32_t s = 0; !l->ids_known && s < l->links.sighting_count; s++)
    nci_intern_add(&l->ids, nci_entity_id(&l->records, l->links.entities.nodes[l->links.sightings[s].profile].cluster));
  l->ids_known = true;
  return nci_intern_find(&l->ids, id) != UINT32_MAX;
}

/* The id under which the linked article has a local entity. One that is never named keeps its own. */
static ncorp_str linked_id(linking *l, const nci_article_data *data, const uint32_t *entity_of, uint32_t local)
{
  if (entity_of[local] != UINT32_MAX) return nci_entity_id(&l->records, entity_of[local]);
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
static void link_event_mentions(linking *l, nci_article_data *data, uint32_t article)
{
  ncorp_event_mention *events = nci_arena_alloc(&l->scratch, data->event_count, sizeof *events);
  if (!events) return;
  for (uint32_t i = 0; i < data->event_count; i++) {
    events[i] = data->events[i];
    events[i].record = nci_event_id(&l->records, l->links.events.nodes[l->links.list[article].report + i].cluster);
  }
  data->events = events;
}

/* One article of the linked corpus: a block that points into the one that it derives from, but for what linking knows. */
static nci_article_block *link_article(linking *l, uint32_t index, const ncorp_allocator *allocator)
{
  const nci_links *links = &l->links;
  nci_article_block *block = l->corpus->articles.at[index].block;
  nci_article_data data = block->data;
  uint32_t article = nci_links_find(links, data.id);
  nci_arena_reset(&l->scratch);
  if (data.entity_count || data.mention_count) {
    nci_entity_ids ids;
    const uint32_t *entity_of = labels_of(l, &data, article);
    if (!entity_of || !nci_entity_ids_init(&ids, &l->scratch, &data)) return NULL;
    if (data.mention_count) link_mentions(l, &data, entity_of, &ids);
    if (data.entity_count) link_article_entities(l, &data, entity_of, &ids, index);
  }
  if (data.event_count) link_event_mentions(l, &data, article);
  data.story = nci_story_id(&l->records, links->stories.nodes[article].cluster);
  uint32_t twin = links->list[article].duplicate;
  data.near_duplicate_of = twin == NCORP_NONE ? NCI_NO_STR : nci_digest_id(nci_links_digest(links, twin));
  int32_t day = data.published.size ? INT32_MIN : nci_inferred_day(links, article);
  if (day != INT32_MIN) {
    data.published = nci_when_print(&l->scratch, day);
    data.published_from = NCORP_DATE_INFERRED;
  }
  return l->scratch.failed || l->kept.failed ? NULL : nci_article_pack(allocator, block, &data);
}

/* Makes the records in the order of their first articles. */
static ncorp_status add_records(linking *l, ncorp_corpus *to)
{
  const nci_links *links = &l->links;
  ncorp_status status = NCORP_OK;
  uint32_t most = entity_count(l) > links->events.count ? entity_count(l) : links->events.count;
  if (links->stories.count > most) most = links->stories.count;
  bool *made = nci_arena_alloc(&l->kept, most, sizeof *made);
  if (!made) return NCORP_ERR_NOMEM;
  memset(made, 0, entity_count(l) * sizeof *made);
  for (uint32_t s = 0; s < links->sighting_count && status == NCORP_OK; s++) {
    uint32_t label = links->entities.nodes[links->sightings[s].profile].cluster;
    ncorp_entity entity;
    if (made[label]) continue;
    made[label] = true;
    nci_arena_reset(&l->out);
    status = nci_merge_entity(&l->records, label, &entity);
    if (status == NCORP_OK) status = nci_corpus_add_entity(to, &entity, NCI_NO_STR);
  }
  memset(made, 0, links->events.count * sizeof *made);
  for (uint32_t r = 0; r < links->events.count && status == NCORP_OK; r++) {
    uint32_t label = links->events.nodes[r].cluster;
    ncorp_event event;
    if (made[label]) continue;
    made[label] = true;
    nci_arena_reset(&l->out);
    status = nci_merge_event(&l->records, label, &event);
    if (status == NCORP_OK) status = nci_corpus_add_event(to, &event, NCI_NO_STR);
  }
  memset(made, 0, links->stories.count * sizeof *made);
  for (uint32_t a = 0; a < links->stories.count && status == NCORP_OK; a++) {
    uint32_t label = links->stories.nodes[a].cluster;
    ncorp_story story;
    if (made[label]) continue;
    made[label] = true;
    nci_arena_reset(&l->out);
    status = nci_merge_story(&l->records, label, &story);
    if (status == NCORP_OK) status = nci_corpus_add_story(to, &story, NCI_NO_STR);
  }
  to->linked = 1;
  return status;
}

static ncorp_status build(linking *l, ncorp_corpus *to)
{
  if (!nci_records_init(&l->records, &l->kept, &l->out, &l->links)) return NCORP_ERR_NOMEM;
  l->seen = nci_arena_alloc(&l->kept, entity_count(l), sizeof *l->seen);
  if (!l->seen) return NCORP_ERR_NOMEM;
  memset(l->seen, 0, entity_count(l) * sizeof *l->seen);
  ncorp_status status = nci_corpus_add_header(to, &l->corpus->header);
  for (uint32_t i = 0; i < l->corpus->articles.count && status == NCORP_OK; i++)
    status = nci_corpus_add_article(to, link_article(l, i, &to->allocator));
  for (uint32_t i = 0; i < l->corpus->diagnostics.count && status == NCORP_OK; i++)
    status = nci_corpus_add_diagnostic(to, &l->corpus->diagnostics.at[i]);
  if (status == NCORP_OK) status = add_records(l, to);
  return status == NCORP_OK ? nci_corpus_seal(to, NULL) : status;
}

/* Digests all articles. */
static ncorp_status digest(linking *l)
{
  for (uint32_t i = 0; i < l->corpus->articles.count; i++) {
    nci_digest d;
    bool known;
    nci_arena_reset(&l->scratch);
    ncorp_status status = nci_digest_make(&l->scratch, l->links.lexicon, &l->corpus->articles.at[i].block->data, &d);
    if (status == NCORP_OK) status = nci_links_add(&l->links, &d, &known);
    if (status < 0) return status;
  }
  return NCORP_OK;
}

static ncorp_status run_steps(linking *l, ncorp_corpus *to)
{
  if (cancelled(l, 0)) return NCORP_ERR_CANCELLED;
  ncorp_status status = digest(l);
  if (status == NCORP_OK && cancelled(l, 1)) return NCORP_ERR_CANCELLED;
  if (status == NCORP_OK) status = nci_links_settle(&l->links);
  if (status == NCORP_OK && cancelled(l, STEPS - 1)) return NCORP_ERR_CANCELLED;
  return status == NCORP_OK ? build(l, to) : status;
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

  linking l = { .corpus = corpus, .options = &taken };
  nci_arena_init(&l.kept, allocator);
  nci_arena_init(&l.out, allocator);
  nci_arena_init(&l.scratch, allocator);
  nci_arena_init(&l.records.scratch, allocator);
  nci_arena_init(&l.records.digest, allocator);
  nci_links_init(&l.links, allocator, nci_lexicon_builtin(), taken.threads);
  ncorp_corpus *linked = nci_corpus_new(allocator);
  status = linked ? run_steps(&l, linked) : NCORP_ERR_NOMEM;
  nci_records_done(&l.records);
  nci_links_done(&l.links);
  nci_arena_done(&l.scratch);
  nci_arena_done(&l.out);
  nci_arena_done(&l.kept);
  if (status == NCORP_OK) {
    cancelled(&l, STEPS);
    *out = linked;
    return NCORP_OK;
  }
  ncorp_corpus_unref(linked);
  if (status == NCORP_ERR_CANCELLED) return nci_fail(error, status, 0, NULL, "linking was cancelled");
  return nci_fail_nomem(error);
}
