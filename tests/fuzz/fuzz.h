/* What the fuzzers share: reading bytes in memory, and using what came of them. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <newscorpus/newscorpus.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads bytes as one source; NULL when nothing came of them. */
static inline ncorp_corpus *fuzz_read(const uint8_t *data, size_t size, ncorp_format format, uint32_t flags)
{
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, format, "fuzz", data, size, NULL, NULL };
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_reader *reader;
  ncorp_corpus *corpus = NULL;
  options.flags = flags;
  options.max_record = 1 << 20;
  options.max_total = 1 << 22;
  if (ncorp_reader_open(&source, 1, &options, &reader, &error) < 0) return NULL;
  ncorp_reader_next(reader, 64, &corpus, &error);
  ncorp_reader_close(reader);
  return corpus;
}

/* Every table of a corpus can be read; amounts that columns cannot hold end it. */
static inline void fuzz_tables(ncorp_corpus *corpus)
{
  for (int table = 0; ncorp_arrow_table_name((ncorp_arrow_table)table); table++) {
    ncorp_arrow_options options = NCORP_ARROW_OPTIONS_INIT;
    struct ArrowArrayStream stream;
    struct ArrowArray batch;
    options.offsets = NCORP_OFFSETS_CODEPOINTS;
    options.batch_rows = 5;
    options.plain = table % 2;
    if (ncorp_arrow_stream(corpus, (ncorp_arrow_table)table, &options, &stream, NULL) < 0) continue;
    while (!stream.get_next(&stream, &batch) && batch.release) {
      if (batch.length < 1 || batch.length > 5) abort();
      for (int64_t i = 0; i < batch.n_children; i++)
        if (batch.children[i]->length != batch.length) abort();
      batch.release(&batch);
    }
    stream.release(&stream);
  }
}

/* Whatever the heads are, the trees of an article end, and what they answer agrees. */
static inline void fuzz_check_trees(const ncorp_article *a)
{
  size_t count = ncorp_article_token_count(a), near = count < 64 ? count : 64; /* all ancestors of all are too many */
  ncorp_tree *tree;
  ncorp_text *html;
  ncorp_token token;
  uint32_t *tokens = calloc(count + 1, sizeof *tokens);
  ncorp_step *steps = calloc(count + 1, sizeof *steps);
  if (!tokens || !steps || ncorp_tree_new(a, &tree, NULL) < 0) abort();
  for (uint32_t i = 0; i < count; i++) {
    uint32_t head = ncorp_tree_head(tree, i);
    ncorp_subtree s = ncorp_tree_subtree(tree, i);
    if (head != NCORP_NONE && ncorp_article_token_sentence(a, head) != ncorp_article_token_sentence(a, i)) abort();
    if (head != NCORP_NONE && (!ncorp_tree_dominates(tree, head, i) || ncorp_tree_dominates(tree, i, head))) abort();
    if (s.first_token > i || s.end_token <= i || s.end_token > count || s.count > s.end_token - s.first_token) abort();
    if (ncorp_article_token(a, i, &token) < 0) abort();
    ncorp_token_feature(&token, "Number");
  }
  for (uint32_t i = 0; i < near; i++) {
    if (ncorp_tree_ancestors(tree, i, tokens, count) > count) abort();
    if (ncorp_tree_subtree_tokens(tree, i, tokens, count) != ncorp_tree_subtree(tree, i).count) abort();
    size_t way = ncorp_tree_path(tree, i, count - 1, steps, count);
    if (way != (size_t)-1 && way && steps[way - 1].token != count - 1) abort();
  }
  for (size_t i = 0; i < ncorp_article_sentence_count(a) && i < near; i++) {
    if (ncorp_sentence_html(a, i, &html, NULL) < 0) abort();
    ncorp_text_unref(html);
  }
  ncorp_tree_unref(tree);
  free(tokens);
  free(steps);
}

/* Whether a span that is given is none of [start, end). */
static inline int fuzz_outside(ncorp_span span, size_t start, size_t end)
{
  if (span.start == UINT32_MAX && span.end == UINT32_MAX) return 0;
  return span.start > span.end || span.start < start || span.end > end;
}

/* Every span of an article has to lie in its text, every index in its list. */
static inline void fuzz_check_article(const ncorp_article *a)
{
  size_t size = ncorp_article_text(a).size, mentions = ncorp_article_mention_count(a);
  for (int layer = NCORP_LAYER_BLOCKS; layer <= NCORP_LAYER_EVENTS; layer++) {
    size_t count = ncorp_article_spans(a, (ncorp_layer)layer, 0, NULL, NULL, 0);
    uint32_t *starts = calloc(count + 1, sizeof *starts), *ends = calloc(count + 1, sizeof *ends);
    if (!starts || !ends) abort();
    ncorp_article_spans(a, (ncorp_layer)layer, 0, starts, ends, count);
    for (size_t i = 0; i < count; i++)
      if (starts[i] > ends[i] || ends[i] > size) abort();
    free(starts);
    free(ends);
  }
  for (size_t i = 0; i < mentions; i++) {
    const ncorp_mention *m = ncorp_article_mention(a, i);
    if (fuzz_outside(m->head, m->span.start, m->span.end) || fuzz_outside(m->evidence, 0, size)) abort();
  }
  for (size_t i = 0; i < ncorp_article_entity_count(a); i++) {
    const ncorp_article_entity *e = ncorp_article_entity_at(a, i);
    for (uint32_t k = 0; k < e->fact_count; k++)
      if (fuzz_outside(e->facts[k].span, 0, size)) abort();
  }
  for (size_t i = 0; i < ncorp_article_time_count(a); i++)
    if (fuzz_outside(ncorp_article_time(a, i)->evidence, 0, size)) abort();
  for (size_t i = 0; i < ncorp_article_quantity_count(a); i++)
    if (fuzz_outside(ncorp_article_quantity(a, i)->evidence, 0, size)) abort();
  for (size_t i = 0; i < ncorp_article_quote_count(a); i++) {
    const ncorp_quote *q = ncorp_article_quote(a, i);
    if (q->speaker != NCORP_NONE && q->speaker >= mentions) abort();
    if (q->inside != NCORP_NONE && q->inside >= i) abort();
    if (fuzz_outside(q->cue, 0, size)) abort();
  }
  for (size_t i = 0; i < ncorp_article_event_count(a); i++) {
    const ncorp_event_mention *e = ncorp_article_event(a, i);
    for (uint32_t k = 0; k < e->actor_count; k++)
      if (e->actors[k] >= mentions) abort();
    for (uint32_t k = 0; k < e->recipient_count; k++)
      if (e->recipients[k] >= mentions) abort();
    if (e->sentence >= ncorp_article_sentence_count(a)) abort();
  }
  fuzz_check_trees(a);
}

/* Analyses and links a corpus, checks the result; NULL when there was no memory or the options are refused. The analyzer that
 * asks for nothing special is made once: opening its model takes longer than most inputs. */
static inline ncorp_corpus *fuzz_analyse(const ncorp_corpus *corpus, const ncorp_analyzer_options *options)
{
  static ncorp_analyzer *usual;
  ncorp_analyzer *analyzer;
  ncorp_corpus *annotated = NULL, *linked = NULL;
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  running.threads = 1;
  if (!options && !usual && ncorp_analyzer_new(NULL, &usual, NULL) < 0) return NULL;
  if (!options) analyzer = ncorp_analyzer_ref(usual);
  else if (ncorp_analyzer_new(options, &analyzer, NULL) < 0) return NULL;
  if (ncorp_analyzer_run(analyzer, corpus, &running, &annotated, NULL) == NCORP_OK) ncorp_link(annotated, NULL, &linked, NULL);
  for (size_t i = 0; i < ncorp_corpus_article_count(linked); i++) fuzz_check_article(ncorp_corpus_article(linked, i));
  ncorp_corpus_unref(annotated);
  ncorp_analyzer_unref(analyzer);
  return linked;
}

/* Reads a corpus that was printed; below zero when it cannot be read. */
static inline ncorp_status fuzz_read_back(ncorp_format format, ncorp_str printed, ncorp_corpus **back)
{
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, format, "printed", printed.data, printed.size, NULL, NULL };
  ncorp_reader *reader;
  if (ncorp_reader_open(&source, 1, NULL, &reader, NULL) < 0) abort();
  ncorp_status status = ncorp_reader_next(reader, SIZE_MAX, back, NULL);
  ncorp_reader_close(reader);
  return status;
}

/* What is printed has to read back as the same bytes. */
static inline void fuzz_round_trip(const ncorp_corpus *corpus)
{
  ncorp_text *first = NULL, *second = NULL;
  if (ncorp_corpus_json(corpus, &first, NULL) < 0) return;
  ncorp_str view = ncorp_text_view(first);
  ncorp_corpus *back = NULL;
  ncorp_status status = fuzz_read_back(NCORP_FORMAT_NCF, view, &back);
  if (status == NCORP_OK) {
    if (ncorp_corpus_diagnostic_count(back)) abort();
    if (ncorp_corpus_json(back, &second, NULL) < 0) abort();
    ncorp_str again = ncorp_text_view(second);
    if (again.size != view.size || memcmp(again.data, view.data, view.size) != 0) abort();
  } else if (status < 0) {
    abort();
  }
  ncorp_text_unref(second);
  ncorp_corpus_unref(back);
  ncorp_text_unref(first);
}

/* What is written as CoNLL-U has to be read without a warning. stable: and written as the same bytes again. */
static inline void fuzz_conllu(const ncorp_corpus *corpus, int stable)
{
  ncorp_text *first = NULL, *second = NULL;
  if (ncorp_corpus_conllu(corpus, &first, NULL) < 0) return;
  ncorp_str view = ncorp_text_view(first);
  ncorp_corpus *back = NULL;
  if (fuzz_read_back(NCORP_FORMAT_CONLLU, view, &back) < 0) abort();
  for (size_t i = 0; view.size && i < ncorp_corpus_diagnostic_count(back); i++)
    if (ncorp_corpus_diagnostic(back, i)->severity != NCORP_NOTE) abort();
  if (back && stable) {
    if (ncorp_corpus_conllu(back, &second, NULL) < 0) abort();
    ncorp_str again = ncorp_text_view(second);
    if (again.size != view.size || memcmp(again.data, view.data, view.size) != 0) abort();
  }
  ncorp_text_unref(second);
  ncorp_corpus_unref(back);
  ncorp_text_unref(first);
}

#endif
