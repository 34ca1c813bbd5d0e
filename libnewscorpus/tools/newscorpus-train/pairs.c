/* Which tags go together: those pairs of UPOS and XPOS that the training data has more than once. */
#include <string.h>

#include "language/network.h"
#include "newscorpus-train/train.h"

static bool train_pairs(trainer *t)
{
  enum { LEAST = 2 };
  uint32_t upos = t->label_count[TB_UPOS], xpos = t->label_count[TB_XPOS];
  if (!upos || !xpos || xpos > NCI_PAIRED_XPOS) return true;
  uint32_t *counts = nci_arena_alloc(t->arena, (size_t)upos * xpos, sizeof *counts);
  uint64_t *pairs = nci_arena_alloc(t->arena, upos, sizeof *pairs);
  if (!counts || !pairs) return train_error("out of memory");
  memset(counts, 0, (size_t)upos * xpos * sizeof *counts);
  memset(pairs, 0, upos * sizeof *pairs);
  for (uint32_t s = 0; s < t->train.sentences.count; s++)
    for (uint32_t i = 0; i < t->train.sentences.at[s].count; i++) {
      const tb_word *w = &t->train.words.at[t->train.sentences.at[s].first + i];
      if (w->upos < upos && w->xpos < xpos && ++counts[w->upos * xpos + w->xpos] == LEAST) pairs[w->upos] |= UINT64_C(1) << w->xpos;
    }
  uint64_t any = 0;
  for (uint32_t u = 0; u < upos; u++) any |= pairs[u];
  if (any) model_writer_add(&t->model, "tagpairs", pairs, upos * sizeof *pairs);
  return true;
}

static const char *const SECTIONS[] = { "tagpairs", NULL };

const train_part PART_PAIRS = {
  .name = "tagpairs", .summary = "which tags go together", .needs_trees = true, .train = train_pairs, .sections = SECTIONS,
};
