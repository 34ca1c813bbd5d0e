/* What the finder of names is told of the words of a treebank: what the library would tell it of their document. */
#include <string.h>

#include "meaning/meaning.h"
#include "newscorpus-train/network.h"
#include "structure/structure.h"

/* The paragraphs of a running text are its blocks. */
static void make_blocks(nci_document *doc, ncorp_str text)
{
  NCI_VEC(ncorp_block) blocks = { 0 };
  for (size_t at = 0, end; at < text.size; at = end + 2) {
    for (end = at; end < text.size && !(text.data[end] == '\n' && end + 1 < text.size && text.data[end + 1] == '\n');) end++;
    if (end > at) nci_vec_add(doc->arena, &blocks, ((ncorp_block){ { (uint32_t)at, (uint32_t)end }, NCORP_BLOCK_PARAGRAPH }));
  }
  doc->data.blocks = blocks.at;
  doc->data.block_count = blocks.count;
}

/* Sentences begin where the treebank has them begin. */
static void make_sentences(nci_document *doc, const tb_running *running, uint32_t count)
{
  doc->sentences.count = 0;
  for (uint32_t t = 0, s = 0; t < doc->tokens.count; t++) {
    nci_token *token = &doc->tokens.at[t];
    bool starts = t == 0 || (s < count && running->starts[s] <= token->start);
    while (s < count && running->starts[s] <= token->start) s++;
    token->shape = (uint16_t)(token->shape & ~NCI_SHAPE_SENTENCE_START);
    if (starts) {
      token->shape |= NCI_SHAPE_SENTENCE_START;
      nci_vec_add(doc->arena, &doc->sentences, ((ncorp_sentence){ .span = { token->start, token->end }, .first_token = t }));
    }
    if (!doc->sentences.count) return;
    ncorp_sentence *last = &doc->sentences.at[doc->sentences.count - 1];
    last->span.end = token->end;
    last->end_token = t + 1;
  }
}

/* The first source of names that is named on the command line has the guideline that is followed. */
static uint32_t guideline(const tb_document *d) { return nci_clue_of_guideline(d->source < 3 ? d->source : 3); }

static void tell_document(const treebank *b, const tb_document *d, nci_arena *arena, uint32_t *clues)
{
  static const nci_language finds = { .network = { .shape = { .finder = 1 } } };
  tb_running running = treebank_running_text(b, d, arena);
  nci_document doc = { .arena = arena, .lexicon = nci_lexicon_builtin(), .text = running.text, .data = { .text = running.text } };
  if (!running.text.size) return;
  make_blocks(&doc, running.text);
  nci_structure_tokens(&doc);
  make_sentences(&doc, &running, d->count);
  doc.language = &finds;
  if (nci_mention_clues(&doc) < 0) return;
  for (uint32_t s = 0, token = 0; s < d->count; s++) {
    const tb_sentence *sentence = &b->sentences.at[d->first + s];
    for (uint32_t w = sentence->first; w < sentence->first + sentence->count; w++) {
      uint32_t start = running.starts[s] + b->words.at[w].start;
      while (token < doc.tokens.count && doc.tokens.at[token].end <= start) token++;
      if (token < doc.tokens.count && doc.tokens.at[token].start <= start) clues[w] = doc.clues[token] | guideline(d);
    }
  }
}

uint32_t *network_clues(const trainer *t, const treebank *b)
{
  nci_arena arena;
  uint32_t *clues = nci_arena_alloc(t->arena, b->words.count + 1, sizeof *clues);
  if (!clues) return NULL;
  memset(clues, 0, (b->words.count + 1) * sizeof *clues);
  if (train_ablated(t, "clues")) return clues;
  nci_arena_init(&arena, ncorp_allocator_default());
  for (uint32_t d = 0; d < b->documents.count; d++) {
    nci_arena_reset(&arena);
    tell_document(b, &b->documents.at[d], &arena, clues);
  }
  if (arena.failed) t->arena->failed = true;
  nci_arena_done(&arena);
  return clues;
}
