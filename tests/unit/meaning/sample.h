/* An article made of a text, for tests of the meaning stages: every line is a block, a line that begins with "# " a
 * title, one that begins with "! " boilerplate. */
#ifndef TESTS_MEANING_SAMPLE_H
#define TESTS_MEANING_SAMPLE_H

#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/str.h"
#include "knowledge/lexicon.h"
#include "meaning/meaning.h"
#include "model/document.h"

typedef struct sample {
  nci_arena arena;
  nci_language language;
  nci_document doc;
} sample;

static void sample_open(sample *s, const char *text, size_t size, const char *published)
{
  memset(s, 0, sizeof *s);
  nci_arena_init(&s->arena, ncorp_allocator_default());
  nci_document *doc = &s->doc;
  doc->arena = &s->arena;
  doc->lexicon = nci_lexicon_builtin();
  assert_int_equal(nci_language_open_english(&s->language, NULL), NCORP_OK);
  doc->language = &s->language;
  doc->text = doc->data.text = (ncorp_str){ text, size };
  doc->data.published = nci_cstr(published);
  NCI_VEC(ncorp_block) blocks = { 0 };
  for (uint32_t at = 0; at < size;) {
    const char *newline = memchr(text + at, '\n', size - at);
    uint32_t end = newline ? (uint32_t)(newline - text) : (uint32_t)size;
    if (end > at) {
      ncorp_block block = { { at, end }, NCORP_BLOCK_PARAGRAPH };
      if (end - at > 2 && text[at + 1] == ' ' && (text[at] == '#' || text[at] == '!')) {
        block.kind = text[at] == '#' ? NCORP_BLOCK_TITLE : NCORP_BLOCK_BOILERPLATE;
        block.span.start += 2;
      }
      nci_vec_add(&s->arena, &blocks, block);
    }
    at = end + 1;
  }
  doc->data.blocks = blocks.at;
  doc->data.block_count = blocks.count;
  for (uint32_t i = 0; i < blocks.count; i++)
    if (blocks.at[i].kind != NCORP_BLOCK_BOILERPLATE)
      nci_tokenize(&s->arena, doc->text, blocks.at[i].span, blocks.at[i].kind == NCORP_BLOCK_TITLE, &doc->tokens, &doc->sentences);
  doc->data.sentences = doc->sentences.at;
  doc->data.sentence_count = doc->sentences.count;
}

static void sample_close(sample *s) { nci_arena_done(&s->arena); }

static inline double sample_seconds(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Processor seconds of a stage for `unit` repeated to a size. */
static inline double sample_time(const char *unit, size_t size, ncorp_status (*stage)(nci_document *))
{
  size_t n = strlen(unit), total = size - size % n;
  char *text = malloc(size);
  assert_non_null(text);
  for (size_t i = 0; i < total; i++) text[i] = unit[i % n];
  sample s;
  sample_open(&s, text, total, "2025-12-07");
  double start = sample_seconds();
  assert_int_equal(stage(&s.doc), NCORP_OK);
  double took = sample_seconds() - start;
  sample_close(&s);
  free(text);
  return took;
}

/* Fails unless the time of a stage grows by at most 2.3 for each doubling of the text, in the mean of three. Other work
 * on the machine only ever makes it look worse: the best of several runs counts, and what looks too steep is measured
 * longer. */
static inline void sample_assert_linear(const char *unit, ncorp_status (*stage)(nci_document *))
{
  enum { SMALL = 60000, RUNS = 3, MOST_RUNS = 30 };
  const double most = 2.3 * 2.3 * 2.3;
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20); /* keep freed memory: its first use is the system's time, not the stage's */
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
  double small = 1e9, large = 1e9;
  for (int run = 0; run < RUNS || (run < MOST_RUNS && large > most * small); run++) {
    double took = sample_time(unit, SMALL, stage);
    if (took < small) small = took;
    took = sample_time(unit, SMALL << 3, stage);
    if (took < large) large = took;
    if (took > 10) break;
  }
  if (large > most * small) fail_msg("\"%s\": %.1f times as long for eight times the text", unit, large / small);
}

#endif
