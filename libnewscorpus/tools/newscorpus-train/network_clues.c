/* What the finder of names is told of the words of a treebank: what the library would tell it of their document. */
#include <string.h>

#include "meaning/meaning.h"
#include "newscorpus-train/network.h"

/* The first source of names that is named on the command line has the guideline that is followed. */
static uint32_t guideline(const tb_document *d) { return nci_clue_of_guideline(d->source < 3 ? d->source : 3); }

static void tell_document(const treebank *b, const tb_document *d, nci_arena *arena, uint32_t *clues)
{
  static const nci_language finds = { .network = { .shape = { .finder = 1 } } };
  tb_running running;
  nci_document doc = { .language = &finds };
  if (!train_document(b, d, true, arena, &doc, &running) || nci_mention_clues(&doc) < 0) return;
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
