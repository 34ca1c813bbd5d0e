/* The corpus as a value: making, holding, counting, joining. A corpus is filled by one builder and sealed; from then on it
 * is only read, from any thread, and goes with its last reference. */
#include "model/corpus.h"

#include "base/error.h"
#include "base/str.h"
#include "model/index.h"

ncorp_corpus *nci_corpus_new(const ncorp_allocator *allocator)
{
  ncorp_corpus *corpus = nci_calloc(allocator, 1, sizeof *corpus);
  if (!corpus) return NULL;
  nci_ref_init(&corpus->refs);
  corpus->allocator = *allocator;
  nci_arena_init(&corpus->arena, &corpus->allocator);
  return corpus;
}

ncorp_corpus *ncorp_corpus_ref(ncorp_corpus *corpus)
{
  if (corpus) nci_ref(&corpus->refs);
  return corpus;
}

void ncorp_corpus_unref(ncorp_corpus *corpus)
{
  if (!corpus || !nci_unref(&corpus->refs)) return;
  for (uint32_t i = 0; i < corpus->articles.count; i++) nci_article_block_unref(corpus->articles.at[i].block);
  nci_arena_done(&corpus->arena);
  ncorp_allocator allocator = corpus->allocator;
  nci_free(&allocator, corpus, 1, sizeof *corpus);
}

/* A hold on an article is a reference to its corpus, which keeps everything reachable alive. */
const ncorp_article *ncorp_article_hold(const ncorp_article *article)
{
  if (article) nci_ref(&article->corpus->refs);
  return article;
}

void ncorp_article_release(const ncorp_article *article)
{
  if (article) ncorp_corpus_unref(article->corpus);
}

ncorp_status nci_corpus_add_header(ncorp_corpus *corpus, const nci_header_data *header)
{
  nci_arena *arena = &corpus->arena;
  corpus->header.generator = nci_arena_str(arena, header->generator);
  corpus->header.language = nci_arena_str(arena, header->language);
  corpus->header.extra = nci_arena_str(arena, header->extra);
  return nci_arena_status(arena);
}

ncorp_status nci_corpus_add_article(ncorp_corpus *corpus, nci_article_block *block)
{
  ncorp_article *article = block ? nci_vec_push(&corpus->arena, &corpus->articles) : NULL;
  if (!article) {
    nci_article_block_unref(block);
    return NCORP_ERR_NOMEM;
  }
  *article = (ncorp_article){ corpus, block };
  return NCORP_OK;
}

ncorp_status nci_corpus_add_diagnostic(ncorp_corpus *corpus, const ncorp_diagnostic *diagnostic)
{
  ncorp_diagnostic *d = nci_vec_push(&corpus->arena, &corpus->diagnostics);
  if (!d) return NCORP_ERR_NOMEM;
  *d = *diagnostic;
  /* Findings in one source come in a row; they share its name. */
  const ncorp_diagnostic *before = corpus->diagnostics.count > 1 ? d - 1 : NULL;
  bool known = before && before->source.data && d->source.data && nci_str_eq(before->source, d->source);
  d->source = known ? before->source : nci_arena_str(&corpus->arena, d->source);
  d->message = nci_arena_str(&corpus->arena, d->message);
  return nci_arena_status(&corpus->arena);
}

ncorp_status nci_corpus_seal(ncorp_corpus *corpus, ncorp_str *twice)
{
  return nci_index_make(corpus, twice);
}

ncorp_str ncorp_corpus_language(const ncorp_corpus *corpus) { return corpus ? corpus->header.language : NCI_NO_STR; }
ncorp_str ncorp_corpus_generator(const ncorp_corpus *corpus) { return corpus ? corpus->header.generator : NCI_NO_STR; }
int ncorp_corpus_linked(const ncorp_corpus *corpus) { return corpus ? corpus->linked : 0; }

#define PART(part, parts, type)                                                      \
  size_t ncorp_corpus_##part##_count(const ncorp_corpus *corpus)                     \
  {                                                                                  \
    return corpus ? corpus->parts.count : 0;                                         \
  }                                                                                  \
  const type *ncorp_corpus_##part(const ncorp_corpus *corpus, size_t index)          \
  {                                                                                  \
    return corpus && index < corpus->parts.count ? &corpus->parts.at[index] : NULL;  \
  }

PART(article, articles, ncorp_article)
PART(entity, entities, ncorp_entity)
PART(event, events, ncorp_event)
PART(story, stories, ncorp_story)
PART(diagnostic, diagnostics, ncorp_diagnostic)

static size_t find(const ncorp_corpus *corpus, nci_index_table table, const char *key, size_t size)
{
  if (!corpus || !key) return SIZE_MAX;
  return nci_index_find(corpus, table, size == SIZE_MAX ? nci_cstr(key) : nci_str(key, size));
}

size_t ncorp_corpus_find_article(const ncorp_corpus *corpus, const char *id, size_t size)
{
  return find(corpus, NCI_INDEX_ARTICLES, id, size);
}

size_t ncorp_corpus_find_entity(const ncorp_corpus *corpus, const char *id, size_t size)
{
  return find(corpus, NCI_INDEX_ENTITIES, id, size);
}

size_t ncorp_corpus_find_event(const ncorp_corpus *corpus, const char *id, size_t size)
{
  return find(corpus, NCI_INDEX_EVENTS, id, size);
}

size_t ncorp_corpus_find_name(const ncorp_corpus *corpus, const char *name, size_t size)
{
  return find(corpus, NCI_INDEX_NAMES, name, size);
}

ncorp_status ncorp_corpus_concat(ncorp_corpus *const *corpora, size_t count, const ncorp_allocator *allocator,
                                 ncorp_corpus **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (!out || (count && !corpora)) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpora and out have to be given");
  *out = NULL;
  ncorp_corpus *joined = nci_corpus_new(allocator ? allocator : ncorp_allocator_default());
  ncorp_status status = joined ? NCORP_OK : NCORP_ERR_NOMEM;
  ncorp_str twice = NCI_NO_STR;
  for (size_t i = 0; i < count && status == NCORP_OK; i++) {
    const ncorp_corpus *c = corpora[i];
    if (!c) status = nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpus %zu is NULL", i);
    else if (!joined->header.generator.data) status = nci_corpus_add_header(joined, &c->header);
    for (uint32_t k = 0; status == NCORP_OK && k < c->articles.count; k++)
      status = nci_corpus_add_article(joined, nci_article_block_ref(c->articles.at[k].block));
    for (uint32_t k = 0; status == NCORP_OK && k < c->diagnostics.count; k++)
      status = nci_corpus_add_diagnostic(joined, &c->diagnostics.at[k]);
  }
  if (status == NCORP_OK) status = nci_corpus_seal(joined, &twice);
  if (status == NCORP_OK) {
    *out = joined;
    return NCORP_OK;
  }
  if (twice.data)
    nci_fail(error, status, 0, NULL, "two articles have the id \"%.*s\"; give one of them another", NCORP_STR_ARG(twice));
  ncorp_corpus_unref(joined);
  return status == NCORP_ERR_NOMEM ? nci_fail_nomem(error) : status;
}
