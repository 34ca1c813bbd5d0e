/* Linking: digests the articles, settles what they have in common, and makes the corpus whose articles carry the results.
 * Nothing of the corpus that is linked changes, and the new articles share its text and layers. */
#include <newscorpus/linker.h>

#include "api/options.h"
#include "base/error.h"
#include "base/str.h"
#include "link/article_links.h"
#include "model/corpus.h"

enum { STEPS = 4 };

typedef struct linking {
  nci_links links;
  nci_records records;
  nci_arena kept, out;
  nci_arena scratch;   /* of one article */
  const ncorp_corpus *corpus;
  const ncorp_link_options *options;
} linking;

/* Tells the caller that `step` steps are done; true when it wants no more. */
static bool cancelled(const linking *l, uint64_t step)
{
  return l->options->progress && l->options->progress(l->options->progress_ctx, step, STEPS);
}

static uint32_t entity_count(const linking *l) { return l->links.entities.count; }

/* One article of the linked corpus: a block that points into the one that it derives from, but for what linking knows. */
static nci_article_block *link_article(linking *l, uint32_t index, const ncorp_allocator *allocator)
{
  nci_article_block *block = l->corpus->articles.at[index].block;
  nci_article_data data = block->data;
  nci_article_links links;
  nci_arena_reset(&l->scratch);
  if (!nci_article_links_make(&l->scratch, &l->records, nci_links_find(&l->links, data.id), &links)) return NULL;
  return nci_article_links_apply(&l->scratch, &links, &data) == NCORP_OK ? nci_article_pack(allocator, block, &data) : NULL;
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
