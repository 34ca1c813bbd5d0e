/* Linking: digests articles, settles what they have in common, and makes records and articles that carry them. Nothing of the
 * corpora that are linked changes. */
#include "api/linker.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/file.h"
#include "api/options.h"
#include "base/error.h"
#include "base/oserror.h"
#include "base/parallel.h"
#include "base/str.h"
#include "format/format.h"
#include "link/article_links.h"
#include "link/state.h"
#include "model/corpus.h"

enum { STEPS = 4, CHUNK = 16 };

/* ---- the object ---- */

static ncorp_linker *new_linker(const ncorp_link_options *options)
{
  const ncorp_allocator *allocator = options->allocator ? options->allocator : ncorp_allocator_default();
  size_t spill_size = options->spill ? strlen(options->spill) + 1 : 0;
  ncorp_linker *l = nci_calloc(allocator, 1, sizeof *l + spill_size);
  if (!l) return NULL;
  l->allocator = *allocator;
  l->size = sizeof *l + spill_size;
  l->busy = (nci_busy)NCI_BUSY_INIT;
  l->threads = options->threads;
  if (spill_size) memcpy(l->spill, options->spill, spill_size);
  nci_links_init(&l->links, &l->allocator, nci_lexicon_builtin(), options->threads, spill_size ? l->spill : NULL);
  nci_arena_init(&l->scratch, &l->allocator);
  return l;
}

/* Forgets what was made of the clusters as they were. */
static void forget_records(ncorp_linker *l)
{
  if (!l->recorded) return;
  nci_records_done(&l->records);
  nci_arena_done(&l->out);
  nci_arena_done(&l->kept);
  l->recorded = l->figures_listed = false;
  memset(&l->figures, 0, sizeof l->figures);
}

void ncorp_linker_close(ncorp_linker *linker)
{
  if (!linker) return;
  forget_records(linker);
  nci_arena_done(&linker->scratch);
  nci_links_done(&linker->links);
  ncorp_allocator allocator = linker->allocator;
  nci_free(&allocator, linker, 1, linker->size);
}

/* Lists the labels of clusters in the order of their first members; `member_count` members, of which label_of(i) tells. */
static bool list_labels(ncorp_linker *l, uint32_t kind, const nci_linkage *k, uint32_t member_count)
{
  uint32_t count = 0, *order = nci_arena_alloc(&l->kept, k->count, sizeof *order);
  bool *listed = nci_arena_alloc(&l->scratch, k->count, sizeof *listed);
  if (!order || !listed) return false;
  memset(listed, 0, k->count * sizeof *listed);
  for (uint32_t i = 0; i < member_count; i++) {
    uint32_t label = k->nodes[kind == 0 ? l->links.sightings[i].profile : i].cluster;
    if (!listed[label]) order[count++] = label;
    listed[label] = true;
  }
  l->order[kind] = order;
  l->order_count[kind] = count;
  return true;
}

static uint32_t sightings_of(const nci_links *links, uint32_t label)
{
  uint32_t count = 0, at = label;
  do {
    count += links->profiles[at].sightings;
    at = links->entities.nodes[at].cluster_next;
  } while (at != label);
  return count;
}

/* Lists the figures, story by story, and strikes entities off whose name always means another. */
static bool list_figures(ncorp_linker *l)
{
  if (l->figures_listed) return true;
  uint32_t kept = 0, *elsewhere = nci_arena_alloc(&l->kept, l->links.entities.count, sizeof *elsewhere);
  if (!elsewhere) return false;
  memset(elsewhere, 0, l->links.entities.count * sizeof *elsewhere);
  for (uint32_t i = 0; i < l->order_count[2]; i++) {
    const nci_cast *cast = nci_cast_of(&l->records, l->order[2][i]);
    for (uint32_t f = 0; cast && f < cast->figure_count; f++)
      if (cast->figures[f].named == NCORP_NONE) nci_vec_add(&l->kept, &l->figures, ((nci_figure_place){ l->order[2][i], f }));
    for (uint32_t n = 0; cast && n < cast->renamed_count; n++) elsewhere[cast->renamed[n].label] += cast->renamed[n].sightings;
  }
  for (uint32_t i = 0; i < l->order_count[0]; i++) {
    uint32_t label = l->order[0][i];
    if (!elsewhere[label] || elsewhere[label] < sightings_of(&l->links, label)) l->order[0][kept++] = label;
  }
  l->order_count[0] = kept;
  l->figures_listed = !l->kept.failed;
  return l->figures_listed;
}

ncorp_status nci_linker_prepare(ncorp_linker *l)
{
  ncorp_status status = l->settled ? l->links.broken : nci_links_settle(&l->links);
  l->settled = true;
  if (status < 0 || l->recorded) return status;
  nci_arena_init(&l->kept, &l->allocator);
  nci_arena_init(&l->out, &l->allocator);
  nci_arena_reset(&l->scratch);
  l->recorded = true;
  bool done = nci_records_init(&l->records, &l->kept, &l->out, &l->links);
  done = done && list_labels(l, 0, &l->links.entities, l->links.sighting_count) &&
         list_labels(l, 1, &l->links.events, l->links.events.count) && list_labels(l, 2, &l->links.stories, l->links.stories.count);
  if (!done) forget_records(l);
  return done ? NCORP_OK : NCORP_ERR_NOMEM;
}

/* ---- articles come in ---- */

typedef struct digesting {
  ncorp_linker *linker;
  const ncorp_corpus *corpus;
  nci_arena *arenas;   /* [chunk] */
  nci_digest *digests; /* [article] */
} digesting;

static ncorp_status digest_chunk(void *ctx, void *state, size_t first, size_t end)
{
  digesting *d = ctx;
  nci_arena *arena = &d->arenas[first / CHUNK];
  ncorp_status status = NCORP_OK;
  (void)state;
  for (size_t i = first; i < end && status == NCORP_OK; i++)
    status = nci_digest_make(arena, d->linker->links.lexicon, &d->corpus->articles.at[i].block->data, &d->digests[i]);
  return status;
}

ncorp_status nci_linker_take(ncorp_linker *l, const nci_digest *digest, bool *known)
{
  forget_records(l);
  l->settled = false;
  return nci_links_add(&l->links, digest, known);
}

static ncorp_status add(ncorp_linker *l, const ncorp_corpus *corpus)
{
  uint32_t count = corpus->articles.count, chunks = count / CHUNK + 1;
  digesting d = { l, corpus, nci_alloc(&l->allocator, chunks, sizeof *d.arenas), nci_alloc(&l->allocator, count, sizeof *d.digests) };
  ncorp_status status = d.arenas && d.digests ? NCORP_OK : NCORP_ERR_NOMEM;
  for (uint32_t c = 0; d.arenas && c < chunks; c++) nci_arena_init(&d.arenas[c], &l->allocator);
  const nci_parallel job = { .threads = l->threads, .count = count, .grain = CHUNK, .work = digest_chunk, .ctx = &d };
  if (status == NCORP_OK) status = nci_parallel_run(&job);
  for (uint32_t i = 0; i < count && status == NCORP_OK; i++) {
    bool known;
    status = nci_linker_take(l, &d.digests[i], &known);
  }
  for (uint32_t c = 0; d.arenas && c < chunks; c++) nci_arena_done(&d.arenas[c]);
  nci_free(&l->allocator, d.arenas, chunks, sizeof *d.arenas);
  nci_free(&l->allocator, d.digests, count, sizeof *d.digests);
  return status;
}

/* ---- what comes out ---- */

/* One article of the linked corpus: a block that points into the one that it derives from, but for what linking knows. */
static ncorp_status link_article(ncorp_linker *l, nci_article_block *block, ncorp_corpus *to, ncorp_error *error)
{
  nci_article_data data = block->data;
  nci_article_links links;
  uint32_t article = nci_links_find(&l->links, data.id);
  nci_arena_reset(&l->scratch);
  ncorp_status status = article == NCORP_NONE ? NCORP_ERR_ARG : NCORP_OK;
  if (status == NCORP_OK && !nci_article_links_make(&l->scratch, &l->records, article, &links)) status = NCORP_ERR_NOMEM;
  if (status == NCORP_OK) status = nci_article_links_apply(&l->scratch, &links, &data);
  const int shown = data.id.size < 100 ? (int)data.id.size : 100;
  if (status == NCORP_ERR_ARG)
    return nci_fail(error, status, 0, NULL, "the article \"%.*s\" was not added to the linker, or is not as it was then", shown, data.id.data);
  return status == NCORP_OK ? nci_corpus_add_article(to, nci_article_pack(&to->allocator, block, &data)) : status;
}

static ncorp_status apply(ncorp_linker *l, const ncorp_corpus *from, ncorp_corpus *to, ncorp_error *error)
{
  ncorp_status status = nci_linker_prepare(l);
  if (status == NCORP_OK) status = nci_corpus_add_header(to, &from->header);
  for (uint32_t i = 0; i < from->articles.count && status == NCORP_OK; i++) status = link_article(l, from->articles.at[i].block, to, error);
  for (uint32_t i = 0; i < from->diagnostics.count && status == NCORP_OK; i++)
    status = nci_corpus_add_diagnostic(to, &from->diagnostics.at[i]);
  return status;
}

/* Sets how many records of a kind there are. */
static ncorp_status count_records(ncorp_linker *l, ncorp_record_kind kind, size_t *count)
{
  ncorp_status status = nci_linker_prepare(l);
  if (status == NCORP_OK && kind == NCORP_RECORD_ENTITY && !list_figures(l)) status = NCORP_ERR_NOMEM;
  if (status < 0) return status;
  *count = l->order_count[kind - 1] + (kind == NCORP_RECORD_ENTITY ? (size_t)l->figures.count : 0);
  return NCORP_OK;
}

static ncorp_status add_entity(ncorp_linker *l, size_t at, ncorp_corpus *to)
{
  ncorp_entity entity;
  uint32_t named = l->order_count[0];
  const nci_figure_place *place = at < named ? NULL : &l->figures.at[at - named];
  ncorp_status status = place ? nci_merge_figure(&l->records, nci_cast_of(&l->records, place->story), place->figure, &entity)
                              : nci_merge_entity(&l->records, l->order[0][at], &entity);
  return status == NCORP_OK ? nci_corpus_add_entity(to, &entity, NCI_NO_STR) : status;
}

/* Adds records [first, end) of one kind, which have been counted. */
static ncorp_status add_records(ncorp_linker *l, ncorp_record_kind kind, size_t first, size_t end, ncorp_corpus *to)
{
  ncorp_status status = NCORP_OK;
  for (size_t i = first; i < end && status == NCORP_OK; i++) {
    ncorp_event event;
    ncorp_story story;
    nci_arena_reset(&l->out);
    if (kind == NCORP_RECORD_ENTITY) status = add_entity(l, i, to);
    else if (kind == NCORP_RECORD_EVENT && (status = nci_merge_event(&l->records, l->order[1][i], &event)) == NCORP_OK)
      status = nci_corpus_add_event(to, &event, NCI_NO_STR);
    else if (kind == NCORP_RECORD_STORY && (status = nci_merge_story(&l->records, l->order[2][i], &story)) == NCORP_OK)
      status = nci_corpus_add_story(to, &story, NCI_NO_STR);
  }
  to->linked = 1;
  return status;
}

static ncorp_status add_all_records(ncorp_linker *l, ncorp_corpus *to)
{
  ncorp_status status = NCORP_OK;
  for (int kind = NCORP_RECORD_ENTITY; kind <= NCORP_RECORD_STORY && status == NCORP_OK; kind++) {
    size_t count = 0;
    status = count_records(l, (ncorp_record_kind)kind, &count);
    if (status == NCORP_OK) status = add_records(l, (ncorp_record_kind)kind, 0, count, to);
  }
  return status;
}

/* Seals a corpus and gives it out, or drops it. */
static ncorp_status give(ncorp_corpus *corpus, ncorp_status status, ncorp_corpus **out, ncorp_error *error)
{
  if (status == NCORP_OK) status = nci_corpus_seal(corpus, NULL);
  if (status == NCORP_OK) {
    *out = corpus;
    return NCORP_OK;
  }
  ncorp_corpus_unref(corpus);
  if (status == NCORP_ERR_SYNTAX) return nci_fail(error, status, 0, NULL, "the state that was opened is damaged");
  return status == NCORP_ERR_NOMEM ? nci_fail_nomem(error) : status;
}

/* ---- the calls ---- */

ncorp_status nci_linker_enter(ncorp_linker *l, ncorp_error *error)
{
  if (!nci_busy_enter(&l->busy)) return nci_fail(error, NCORP_ERR_BUSY, 0, NULL, "another thread is using this linker");
  if (l->links.broken == NCORP_OK) return NCORP_OK;
  nci_busy_leave(&l->busy);
  return nci_fail(error, NCORP_ERR_STATE, 0, NULL, "linking failed before");
}

ncorp_status nci_linker_leave(ncorp_linker *l, ncorp_status status, ncorp_error *error)
{
  nci_busy_leave(&l->busy);
  return status == NCORP_ERR_NOMEM ? nci_fail_nomem(error) : status;
}

static ncorp_status read_state(void *ctx, void *into, size_t size, size_t *got)
{
  ssize_t n = nci_read_all(*(const int *)ctx, into, size);
  *got = n < 0 ? 0 : (size_t)n;
  return n < 0 ? NCORP_ERR_IO : NCORP_OK;
}

static ncorp_status open_state(ncorp_linker *l, const char *path, ncorp_error *error)
{
  const nci_where where = { .source = nci_cstr(path) };
  struct stat about;
  int fd = nci_open_at(AT_FDCWD, path), failed = 0;
  if (fd < 0 || fstat(fd, &about) < 0) failed = errno;
  else if (!S_ISREG(about.st_mode)) failed = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
  ncorp_status status = failed ? NCORP_ERR_IO : nci_state_read(&l->links, &(nci_state_input){ &fd, read_state, (uint64_t)about.st_size });
  if (status == NCORP_ERR_IO && !failed) failed = errno;
  if (fd >= 0) close(fd);
  l->settled = true;
  switch (status) {
  case NCORP_OK: return status;
  case NCORP_ERR_NOMEM: return nci_fail_nomem(error);
  case NCORP_ERR_IO: return nci_fail(error, status, 0, &where, "%s", nci_oserror(failed));
  case NCORP_ERR_UNSUPPORTED: return nci_fail(error, status, 0, &where, "it was saved by another version of the library");
  default: return nci_fail(error, status, 0, &where, "it is no saved linker, or damaged");
  }
}

ncorp_status ncorp_linker_open(const char *path, const ncorp_link_options *options, ncorp_linker **out, ncorp_error *error)
{
  ncorp_link_options taken;
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "out has to be given");
  ncorp_status status = nci_options_take(&taken, sizeof taken, options, "ncorp_link_options", error);
  if (status < 0) return status;
  ncorp_linker *l = new_linker(&taken);
  if (!l) return nci_fail_nomem(error);
  if (path) status = open_state(l, path, error);
  if (status < 0) ncorp_linker_close(l);
  else *out = l;
  return status;
}

ncorp_status ncorp_linker_add(ncorp_linker *linker, const ncorp_corpus *corpus, ncorp_error *error)
{
  nci_error_clear(error);
  if (!linker || !corpus) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "linker and corpus have to be given");
  ncorp_status status = nci_linker_enter(linker, error);
  return status < 0 ? status : nci_linker_leave(linker, add(linker, corpus), error);
}

ncorp_status ncorp_linker_settle(ncorp_linker *linker, ncorp_error *error)
{
  nci_error_clear(error);
  if (!linker) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "linker has to be given");
  ncorp_status status = nci_linker_enter(linker, error);
  if (status < 0) return status;
  if (!linker->settled) status = nci_links_settle(&linker->links);
  linker->settled = true;
  return nci_linker_leave(linker, status, error);
}

typedef struct saving {
  nci_output *output;
  ncorp_error *error;
} saving;

static ncorp_status write_state(void *ctx, const void *data, size_t size)
{
  const saving *s = ctx;
  return nci_output_write(s->output, data, size, s->error);
}

static ncorp_status save(ncorp_linker *l, const char *path, ncorp_error *error)
{
  saving s = { .error = error };
  ncorp_status status = l->settled ? NCORP_OK : nci_links_settle(&l->links);
  l->settled = true;
  if (status < 0) return status;
  status = nci_output_open(path, NCORP_COMPRESSION_NONE, &l->allocator, &s.output, error);
  if (status == NCORP_OK) status = nci_state_write(&l->links, &(nci_state_output){ &s, write_state });
  if (status == NCORP_OK) status = nci_output_commit(s.output, error);
  if (s.output) nci_output_close(s.output);
  return status;
}

ncorp_status ncorp_linker_save(ncorp_linker *linker, const char *path, ncorp_error *error)
{
  nci_error_clear(error);
  if (!linker || !path) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "linker and path have to be given");
  ncorp_status status = nci_linker_enter(linker, error);
  return status < 0 ? status : nci_linker_leave(linker, save(linker, path, error), error);
}

ncorp_status ncorp_linker_apply(ncorp_linker *linker, const ncorp_corpus *corpus, ncorp_corpus **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!linker || !corpus || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "linker, corpus and out have to be given");
  ncorp_status status = nci_linker_enter(linker, error);
  if (status < 0) return status;
  ncorp_corpus *linked = nci_corpus_new(&linker->allocator);
  status = linked ? apply(linker, corpus, linked, error) : NCORP_ERR_NOMEM;
  nci_spill_cool(&linker->links.digests);
  return nci_linker_leave(linker, give(linked, status, out, error), error);
}

ncorp_status ncorp_linker_count(ncorp_linker *linker, ncorp_record_kind kind, size_t *count, ncorp_error *error)
{
  nci_error_clear(error);
  if (count) *count = 0;
  if (!linker || !count || (unsigned)kind > NCORP_RECORD_STORY) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "linker, a kind of record and count have to be given");
  ncorp_status status = nci_linker_enter(linker, error);
  if (status < 0) return status;
  if (kind == NCORP_RECORD_ARTICLE) *count = nci_links_count(&linker->links);
  else status = count_records(linker, kind, count);
  return nci_linker_leave(linker, status, error);
}

ncorp_status ncorp_linker_records(ncorp_linker *linker, ncorp_record_kind kind, size_t first, size_t count, ncorp_corpus **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!linker || !out || kind < NCORP_RECORD_ENTITY || kind > NCORP_RECORD_STORY)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "linker, a kind of record and out have to be given");
  ncorp_status status = nci_linker_enter(linker, error);
  if (status < 0) return status;
  size_t all = 0;
  status = count_records(linker, kind, &all);
  if (status == NCORP_OK && first >= all) return nci_linker_leave(linker, NCORP_END, error);
  ncorp_corpus *records = nci_corpus_new(&linker->allocator);
  if (!records) status = NCORP_ERR_NOMEM;
  if (status == NCORP_OK) status = add_records(linker, kind, first, count < all - first ? first + count : all, records);
  nci_spill_cool(&linker->links.digests);
  return nci_linker_leave(linker, give(records, status, out, error), error);
}

/* ---- all at once ---- */

static bool cancelled(const ncorp_link_options *options, uint64_t step)
{
  return options->progress && options->progress(options->progress_ctx, step, STEPS);
}

static ncorp_status link_all(ncorp_linker *l, const ncorp_corpus *from, const ncorp_link_options *options, ncorp_corpus *to, ncorp_error *error)
{
  if (cancelled(options, 0)) return NCORP_ERR_CANCELLED;
  ncorp_status status = add(l, from);
  if (status == NCORP_OK && cancelled(options, 1)) return NCORP_ERR_CANCELLED;
  if (status == NCORP_OK) status = nci_linker_prepare(l);
  if (status == NCORP_OK && cancelled(options, 2)) return NCORP_ERR_CANCELLED;
  if (status == NCORP_OK) status = apply(l, from, to, error);
  if (status == NCORP_OK && cancelled(options, STEPS - 1)) return NCORP_ERR_CANCELLED;
  return status == NCORP_OK ? add_all_records(l, to) : status;
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
  ncorp_linker *l = new_linker(&taken);
  ncorp_corpus *linked = l ? nci_corpus_new(allocator) : NULL;
  status = linked ? link_all(l, corpus, &taken, linked, error) : NCORP_ERR_NOMEM;
  ncorp_linker_close(l);
  status = give(linked, status, out, error);
  if (status == NCORP_OK) cancelled(&taken, STEPS);
  return status == NCORP_ERR_CANCELLED ? nci_fail(error, status, 0, NULL, "linking was cancelled") : status;
}
