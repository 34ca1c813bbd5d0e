/* Linking in stages: digests out of articles, and what a linker found back into them. */
#include <newscorpus/stages.h>

#include "api/linker.h"
#include "api/text.h"
#include "base/error.h"
#include "base/str.h"
#include "link/article_links.h"
#include "model/corpus.h"

ncorp_status ncorp_article_digest(const ncorp_article *article, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!article || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "article and out have to be given");
  const ncorp_allocator *allocator = &article->corpus->allocator;
  nci_arena arena;
  nci_buffer bytes;
  nci_digest digest;
  nci_arena_init(&arena, allocator);
  nci_buffer_init(&bytes, allocator);
  ncorp_status status = nci_digest_make(&arena, nci_lexicon_builtin(), &article->block->data, &digest);
  if (status == NCORP_OK) {
    nci_digest_pack(&digest, &bytes, NULL, NULL);
    status = nci_text_from(&bytes, out, error);
  } else {
    nci_fail_nomem(error);
  }
  nci_arena_done(&arena);
  return status;
}

ncorp_status ncorp_linker_add_digest(ncorp_linker *linker, const void *digest, size_t size, ncorp_error *error)
{
  nci_error_clear(error);
  if (!linker || (size && !digest)) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "linker and digest have to be given");
  ncorp_status status = nci_linker_enter(linker, error);
  if (status < 0) return status;
  nci_digest read;
  bool known = false;
  nci_arena_reset(&linker->scratch);
  if (!nci_digest_unpack(&linker->scratch, nci_str(digest, size), &read)) {
    if (linker->scratch.failed) status = NCORP_ERR_NOMEM;
    else status = nci_fail(error, NCORP_ERR_SYNTAX, 0, NULL, "digest: the bytes are no digest");
  } else {
    status = nci_linker_take(linker, &read, &known);
  }
  const int shown = read.id.size < 100 ? (int)read.id.size : 100;
  if (known) status = nci_fail(error, NCORP_ERR_ARG, 0, NULL, "digest: there is an article \"%.*s\" already", shown, read.id.data);
  return nci_linker_leave(linker, status, error);
}

static ncorp_status print_links(ncorp_linker *linker, ncorp_str id, ncorp_text **out, ncorp_error *error)
{
  nci_article_links links;
  nci_buffer bytes;
  ncorp_status status = nci_linker_prepare(linker);
  if (status < 0) return status;
  uint32_t article = nci_links_find(&linker->links, id);
  if (article == NCORP_NONE) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "id: no article of it was added to the linker");
  nci_arena_reset(&linker->scratch);
  if (!nci_article_links_make(&linker->scratch, &linker->records, article, &links)) return NCORP_ERR_NOMEM;
  nci_buffer_init(&bytes, &linker->allocator);
  nci_article_links_pack(&links, &bytes);
  return nci_text_from(&bytes, out, error);
}

ncorp_status ncorp_linker_links(ncorp_linker *linker, const char *id, size_t size, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!linker || !id || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "linker, id and out have to be given");
  ncorp_status status = nci_linker_enter(linker, error);
  if (status < 0) return status;
  return nci_linker_leave(linker, print_links(linker, size == SIZE_MAX ? nci_cstr(id) : nci_str(id, size), out, error), error);
}

static ncorp_status apply_all(const ncorp_corpus *corpus, ncorp_str bytes, nci_arena *arena, ncorp_corpus *to)
{
  ncorp_status status = nci_corpus_add_header(to, &corpus->header);
  for (uint32_t i = 0; i < corpus->articles.count && status == NCORP_OK; i++) {
    nci_article_block *block = corpus->articles.at[i].block;
    nci_article_data data = block->data;
    nci_article_links links;
    nci_arena_reset(arena);
    status = nci_article_links_unpack(arena, &bytes, &links);
    if (status == NCORP_OK) status = nci_article_links_apply(arena, &links, &data);
    if (status == NCORP_OK) status = nci_corpus_add_article(to, nci_article_pack(&to->allocator, block, &data));
  }
  if (status == NCORP_OK && bytes.size) status = NCORP_ERR_ARG;
  return status == NCORP_OK ? nci_corpus_seal(to, NULL) : status;
}

ncorp_status ncorp_corpus_apply_links(const ncorp_corpus *corpus, const void *links, size_t size, const ncorp_allocator *allocator,
                                      ncorp_corpus **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!corpus || !out || (size && !links)) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "corpus, links and out have to be given");
  ncorp_corpus *linked = nci_corpus_new(allocator ? allocator : ncorp_allocator_default());
  if (!linked) return nci_fail_nomem(error);
  nci_arena arena;
  nci_arena_init(&arena, &linked->allocator);
  ncorp_status status = apply_all(corpus, nci_str(links, size), &arena, linked);
  nci_arena_done(&arena);
  if (status == NCORP_OK) {
    *out = linked;
    return NCORP_OK;
  }
  ncorp_corpus_unref(linked);
  if (status == NCORP_ERR_NOMEM) return nci_fail_nomem(error);
  if (status == NCORP_ERR_ARG) return nci_fail(error, status, 0, NULL, "links: they are not those of the corpus's articles");
  return nci_fail(error, status, 0, NULL, "links: the bytes are no links");
}
