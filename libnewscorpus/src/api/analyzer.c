/* The analyzer: runs the stages over the articles of a corpus, in several threads. */
#include <newscorpus/analyzer.h>
#include <newscorpus/version.h>

#include "api/analyzer.h"
#include "api/dictionary.h"
#include "api/options.h"
#include "api/patterns.h"
#include "base/error.h"
#include "base/parallel.h"
#include "base/str.h"
#include "meaning/meaning.h"
#include "model/word_memory.h"
#include "structure/structure.h"

typedef struct stage {
  uint32_t bit;   /* or several: what it works for */
  uint32_t needs; /* the stages that it builds on, all of them */
  ncorp_status (*run)(nci_document *doc);
} stage;

/* A stage whose work an earlier one does in the same pass. */
static ncorp_status nothing_more(nci_document *doc) { return nci_arena_status(doc->arena); }

static ncorp_status code_events(nci_document *doc) { return doc->dictionary ? nci_cameo_events(doc) : nci_events(doc); }

/* What nearly every stage builds on. */
enum { WORDS = NCORP_STAGE_STRUCTURE | NCORP_STAGE_TOKENS };

/* In the order in which they run. */
static const stage STAGES[] = {
  { NCORP_STAGE_STRUCTURE, 0, nci_structure },
  { NCORP_STAGE_TOKENS, NCORP_STAGE_STRUCTURE, nci_structure_tokens },
  { NCORP_STAGE_MENTIONS, WORDS, nci_mention_clues },
  { NCORP_STAGE_TAGS | NCORP_STAGE_MENTIONS, WORDS, nci_read_sentences }, /* and what the next needs of the model */
  { NCORP_STAGE_PARSE, WORDS | NCORP_STAGE_TAGS, nothing_more },
  { NCORP_STAGE_MENTIONS, WORDS, nci_mentions },
  { NCORP_STAGE_TIMES, WORDS, nci_times },
  { NCORP_STAGE_QUANTITIES, WORDS | NCORP_STAGE_TIMES, nci_quantities },
  { NCORP_STAGE_QUOTES, WORDS | NCORP_STAGE_TAGS | NCORP_STAGE_PARSE | NCORP_STAGE_MENTIONS, nci_quotes },
  { NCORP_STAGE_MENTIONS, WORDS, nci_coreference },
  { NCORP_STAGE_EVENTS,
    WORDS | NCORP_STAGE_TAGS | NCORP_STAGE_PARSE | NCORP_STAGE_MENTIONS | NCORP_STAGE_TIMES | NCORP_STAGE_QUANTITIES | NCORP_STAGE_QUOTES, code_events },
};
enum { STAGE_COUNT = sizeof STAGES / sizeof *STAGES };

ncorp_status ncorp_analyzer_new(const ncorp_analyzer_options *options, ncorp_analyzer **out, ncorp_error *error)
{
  ncorp_analyzer_options taken;
  nci_error_clear(error);
  if (!out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "out has to be given");
  *out = NULL;
  ncorp_status status = nci_options_take(&taken, sizeof taken, options, "ncorp_analyzer_options", error);
  if (status < 0) return status;
  if (taken.stages & ~(uint32_t)NCORP_STAGE_ALL)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "stages: unknown bits are set");
  if (taken.coder != NCORP_CODER_PLOVER && taken.coder != NCORP_CODER_CAMEO)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "coder: there is none of this number");
  if (taken.dictionaries && taken.dictionary)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "dictionaries, dictionary: both are given; give one of them");
  bool given = taken.dictionaries || taken.dictionary;
  if (taken.coder == NCORP_CODER_CAMEO && !given)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "the coder cameo needs dictionaries; name their folder");
  if (taken.coder != NCORP_CODER_CAMEO && given)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "dictionaries are for the coder cameo alone; choose that one, too");
  if (taken.patterns && taken.pattern_set) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "patterns, pattern_set: both are given; give one of them");
  if (taken.coder == NCORP_CODER_CAMEO && (taken.patterns || taken.pattern_set || taken.pattern_flags))
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "patterns are for the coder plover alone");
  if (taken.pattern_flags & ~(uint32_t)(NCORP_PATTERNS_ONLY | NCORP_PATTERNS_PLOVER_ONLY))
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "pattern_flags: unknown bits are set");
  if (!taken.allocator) taken.allocator = ncorp_allocator_default();
  ncorp_analyzer *a = nci_calloc(taken.allocator, 1, sizeof *a);
  if (!a) return nci_fail_nomem(error);
  status = nci_model_open(&a->model, &taken, taken.allocator, error);
  bool model = status == NCORP_OK;
  a->dictionary = ncorp_dictionary_ref(taken.dictionary);
  a->patterns = ncorp_patterns_ref(taken.pattern_set);
  a->pattern_flags = taken.pattern_flags;
  if (status == NCORP_OK && taken.dictionaries) status = ncorp_dictionary_open(taken.dictionaries, taken.allocator, &a->dictionary, error);
  if (status == NCORP_OK && taken.patterns) status = ncorp_patterns_open(taken.patterns, taken.allocator, &a->patterns, error);
  if (status < 0) {
    if (model) nci_model_close(&a->model);
    ncorp_dictionary_unref(a->dictionary);
    ncorp_patterns_unref(a->patterns);
    nci_free(taken.allocator, a, 1, sizeof *a);
    return status;
  }
  nci_ref_init(&a->refs);
  a->allocator = *taken.allocator;
  a->lexicon = nci_lexicon_builtin();
  uint32_t asked = taken.stages ? taken.stages : NCORP_STAGE_ALL;
  for (int i = 0; i < STAGE_COUNT; i++)
    if (asked & STAGES[i].bit) a->stages |= (asked & STAGES[i].bit) | STAGES[i].needs;
  if (a->dictionary && a->stages & NCORP_STAGE_EVENTS) a->stages |= NCORP_STAGE_TAGS | NCORP_STAGE_PARSE;
  *out = a;
  return NCORP_OK;
}

ncorp_analyzer *ncorp_analyzer_ref(ncorp_analyzer *analyzer)
{
  if (analyzer) nci_ref(&analyzer->refs);
  return analyzer;
}

void ncorp_analyzer_unref(ncorp_analyzer *analyzer)
{
  if (!analyzer || !nci_unref(&analyzer->refs)) return;
  ncorp_allocator allocator = analyzer->allocator;
  nci_model_close(&analyzer->model);
  ncorp_dictionary_unref(analyzer->dictionary);
  ncorp_patterns_unref(analyzer->patterns);
  nci_free(&allocator, analyzer, 1, sizeof *analyzer);
}

const ncorp_model *ncorp_analyzer_model(const ncorp_analyzer *analyzer)
{
  return analyzer && analyzer->model.language.file.bytes ? &analyzer->model.info : NULL;
}

const ncorp_dictionary *ncorp_analyzer_dictionary(const ncorp_analyzer *analyzer) { return analyzer ? analyzer->dictionary : NULL; }

const ncorp_patterns *ncorp_analyzer_patterns(const ncorp_analyzer *analyzer) { return analyzer ? analyzer->patterns : NULL; }

/* What the source gave, without what an earlier analysis or linking added. */
static void source_data(nci_document *doc, const nci_article_data *from)
{
  nci_article_data *d = &doc->data;
  *d = (nci_article_data){
    .id = from->id, .uri = from->uri, .title = from->title, .outlet = from->outlet, .language = from->language,
    .authors = from->authors, .author_count = from->author_count,
    .published = from->published, .published_from = from->published_from,
    .dateline_place = from->dateline_place, .dateline_span = from->dateline_span, .text = from->text,
    .extras = from->extras,
  };
  while (d->extra_count < from->extra_count && from->extras[d->extra_count].layer == NCI_LAYER_ARTICLE) d->extra_count++;
  if (d->published_from == NCORP_DATE_INFERRED) {
    d->published = NCI_NO_STR;
    d->published_from = NCORP_DATE_NONE;
  }
  doc->text = d->text;
}

/* A date that the caller gave for articles without one yields to a date in the text. */
static ncorp_status run_structure(nci_document *doc, const stage *s)
{
  nci_article_data *d = &doc->data;
  ncorp_str given = d->published;
  bool by_option = d->published_from == NCORP_DATE_OPTION;
  if (by_option) d->published = NCI_NO_STR, d->published_from = NCORP_DATE_NONE;
  ncorp_status status = s->run(doc);
  if (by_option && !d->published.data) d->published = given, d->published_from = NCORP_DATE_OPTION;
  return status;
}

nci_article_block *nci_source_of(nci_article_block *block)
{
  while (block->base && block->base->data.text.data == block->data.text.data) block = block->base;
  return block;
}

bool nci_analyze(const ncorp_analyzer *a, nci_arena *arena, nci_word_memory *memory, nci_article_block *source, struct nci_event_trace *trace,
                 nci_document *doc)
{
  *doc = (nci_document){ .arena = arena, .memory = memory, .lexicon = a->lexicon, .stages = a->stages, .language = &a->model.language, .trace = trace,
                         .dictionary = nci_dictionary_compiled(a->dictionary), .patterns = nci_patterns_lexicon(a->patterns),
                         .patterns_only = a->pattern_flags & NCORP_PATTERNS_ONLY, .plover_only = a->pattern_flags & NCORP_PATTERNS_PLOVER_ONLY };
  source_data(doc, &source->data);
  for (int i = 0; i < STAGE_COUNT; i++) {
    const stage *s = &STAGES[i];
    if (!(a->stages & s->bit)) continue;
    ncorp_status status = s->bit == NCORP_STAGE_STRUCTURE ? run_structure(doc, s) : s->run(doc);
    if (status < 0) return false;
  }
  return !arena->failed;
}

typedef struct run {
  const ncorp_analyzer *analyzer;
  const ncorp_corpus *corpus;
  nci_article_block **blocks; /* one for each article */
} run;

/* What a thread keeps from one article to the next. */
typedef struct worker {
  nci_arena arena;
  nci_word_memory *memory; /* NULL where there are too few articles to gain by it */
} worker;

static nci_article_block *analyse(const ncorp_analyzer *a, worker *w, nci_article_block *source)
{
  nci_document doc;
  nci_arena_reset(&w->arena);
  source = nci_source_of(source);
  return nci_analyze(a, &w->arena, w->memory, source, NULL, &doc) ? nci_article_pack(&a->allocator, source, &doc.data) : NULL;
}

static void worker_stop(void *ctx, void *state)
{
  const ncorp_allocator *allocator = &((const run *)ctx)->analyzer->allocator;
  worker *w = state;
  nci_arena_done(&w->arena);
  nci_free(allocator, w->memory, 1, sizeof *w->memory);
  nci_free(allocator, w, 1, sizeof *w);
}

static ncorp_status worker_start(void *ctx, void **state)
{
  enum { ENOUGH = 16 };
  const run *r = ctx;
  const ncorp_allocator *allocator = &r->analyzer->allocator;
  worker *w = nci_calloc(allocator, 1, sizeof *w);
  if (!w) return NCORP_ERR_NOMEM;
  nci_arena_init(&w->arena, allocator);
  if (r->corpus->articles.count >= ENOUGH && !(w->memory = nci_calloc(allocator, 1, sizeof *w->memory))) {
    worker_stop(ctx, w);
    return NCORP_ERR_NOMEM;
  }
  *state = w;
  return NCORP_OK;
}

static ncorp_status work(void *ctx, void *state, size_t first, size_t end)
{
  const run *r = ctx;
  for (size_t i = first; i < end; i++) {
    r->blocks[i] = analyse(r->analyzer, state, r->corpus->articles.at[i].block);
    if (!r->blocks[i]) return NCORP_ERR_NOMEM;
  }
  return NCORP_OK;
}

static ncorp_status collect(const run *r, ncorp_corpus *to)
{
  const ncorp_corpus *from = r->corpus;
  nci_header_data header = from->header;
  ncorp_str language = r->analyzer->model.info.language;
  header.generator = NCI_STR("libnewscorpus " NCORP_VERSION_STRING);
  if (!header.language.data) header.language = language.data ? language : NCI_STR("en");
  ncorp_status status = nci_corpus_add_header(to, &header);
  for (uint32_t i = 0; i < from->articles.count; i++) {
    ncorp_status added = nci_corpus_add_article(to, r->blocks[i]); /* also on failure it takes the block */
    if (status == NCORP_OK) status = added;
  }
  for (uint32_t i = 0; i < from->diagnostics.count && status == NCORP_OK; i++)
    status = nci_corpus_add_diagnostic(to, &from->diagnostics.at[i]);
  return status == NCORP_OK ? nci_corpus_seal(to, NULL) : status;
}

ncorp_status ncorp_analyzer_run(const ncorp_analyzer *analyzer, const ncorp_corpus *corpus,
                                const ncorp_run_options *options, ncorp_corpus **out, ncorp_error *error)
{
  ncorp_run_options taken;
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!analyzer || !corpus || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "analyzer, corpus and out have to be given");
  ncorp_status status = nci_options_take(&taken, sizeof taken, options, "ncorp_run_options", error);
  if (status < 0) return status;

  uint32_t count = corpus->articles.count;
  run r = { analyzer, corpus, nci_calloc(&analyzer->allocator, count, sizeof(nci_article_block *)) };
  ncorp_corpus *annotated = r.blocks ? nci_corpus_new(&analyzer->allocator) : NULL;
  if (annotated) {
    status = nci_parallel_run(&(nci_parallel){
      .threads = taken.threads, .count = count, .grain = 4,
      .start = worker_start, .stop = worker_stop, .work = work,
      .progress = taken.progress, .progress_ctx = taken.progress_ctx, .ctx = &r });
    if (status == NCORP_OK) status = collect(&r, annotated);
    else for (uint32_t i = 0; i < count; i++) nci_article_block_unref(r.blocks[i]);
  } else {
    status = NCORP_ERR_NOMEM;
  }
  nci_free(&analyzer->allocator, r.blocks, count, sizeof *r.blocks);
  if (status == NCORP_OK) {
    *out = annotated;
    return NCORP_OK;
  }
  ncorp_corpus_unref(annotated);
  if (status == NCORP_ERR_CANCELLED) return nci_fail(error, status, 0, NULL, "the analysis was cancelled");
  return nci_fail_nomem(error);
}
