/* An article made of a text, for tests of the meaning stages: every line is a block, a line that begins with "# " a
 * title, one that begins with "! " boilerplate. */
#ifndef TESTS_MEANING_SAMPLE_H
#define TESTS_MEANING_SAMPLE_H

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
  nci_document doc;
} sample;

static void sample_open(sample *s, const char *text, size_t size, const char *published)
{
  memset(s, 0, sizeof *s);
  nci_arena_init(&s->arena, ncorp_allocator_default());
  nci_document *doc = &s->doc;
  doc->arena = &s->arena;
  doc->lexicon = nci_lexicon_builtin();
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

/* How much longer a stage takes for `unit` repeated to twice the size: the best of five, so that other work beside does
 * not count. */
static inline double sample_growth(const char *unit, size_t size, ncorp_status (*stage)(nci_document *))
{
  double best[2] = { 1e9, 1e9 };
  /* The machine may be busy with other things: what looks too steep is measured longer. */
  for (int round = 0; round < 3 || (round < 12 && best[1] > 2.5 * best[0] && best[1] > 0.001); round++)
    for (int twice = 0; twice < 2; twice++) {
      size_t n = strlen(unit), total = size << twice;
      char *text = malloc(total);
      assert_non_null(text);
      for (size_t i = 0; i < total; i++) text[i] = unit[i % n];
      total -= total % n;
      sample s;
      sample_open(&s, text, total, "2025-12-07");
      double start = sample_seconds();
      assert_int_equal(stage(&s.doc), NCORP_OK);
      double took = sample_seconds() - start;
      if (took < best[twice]) best[twice] = took;
      sample_close(&s);
      free(text);
    }
  return best[1] / best[0];
}

/* Fails unless a stage takes about twice as long for twice the text; tried again, as other work on the machine only
 * ever makes it look worse. */
static inline void sample_assert_linear(const char *unit, ncorp_status (*stage)(nci_document *))
{
  double growth = 9;
  for (int again = 0; again < 6 && growth > 2.3; again++) growth = sample_growth(unit, again < 2 ? 250000 : 500000, stage);
  if (growth > 2.3) print_error("%s: %.2f\n", unit, growth);
  assert_true(growth <= 2.3);
}

#endif
