/* What sentences say that somebody does or suffers: told by the governor of a mention in the tree, and how it hangs there. */
#include "base/hash.h"
#include "base/str.h"
#include "link/digest.h"

/* Verbs that tell nothing of who is with them. */
static bool is_light(ncorp_str lemma)
{
  static const char *const list[] = { "be", "have", "say", "do", "get", "make", "go", "take", "tell", "give", "come", "see", "know", "add" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_is_nocase(lemma, list[i])) return true;
  return lemma.size == 0;
}

static ncorp_str relation_of(const nci_token_columns *t, uint32_t token)
{
  return t->deprel && t->deprel[token] < t->string_count ? t->strings[t->deprel[token]] : NCI_NO_STR;
}

/* Subjects and objects of one verb are told apart; other relations only from those. */
static uint32_t class_of(ncorp_str relation)
{
  if (nci_str_is(relation, "nsubj")) return 1;
  if (nci_str_is(relation, "obj") || nci_str_is(relation, "nsubj:pass")) return 2;
  if (nci_str_starts(relation, NCI_STR("obl"))) return 3;
  if (nci_str_is(relation, "nmod:poss")) return 4;
  return nci_str_starts(relation, NCI_STR("nmod")) ? 5 : 0;
}

void nci_uses_add(nci_uses *uses, const nci_article_data *article, const ncorp_mention *mention)
{
  const nci_token_columns *t = &article->tokens;
  uint32_t start = mention->head.start < mention->head.end ? mention->head.start : mention->span.start, low = 0, high = t->count;
  if (!t->head || !t->lemma || uses->count == NCI_USES_MAX) return;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (t->spans[middle].start < start) low = middle + 1;
    else high = middle;
  }
  if (low == t->count || t->spans[low].start != start || t->head[low] >= t->count) return;
  if (nci_str_is(relation_of(t, low), "appos") && t->head[t->head[low]] < t->count) low = t->head[low];
  uint32_t governor = t->head[low], class = class_of(relation_of(t, low));
  ncorp_str lemma = governor < t->count && t->lemma[governor] < t->string_count ? t->strings[t->lemma[governor]] : NCI_NO_STR;
  if (!class || is_light(lemma)) return;
  uint32_t use = (uint32_t)nci_hash(lemma.data, lemma.size, 90 + class) % (NCI_USE_LIMIT / 2) * 2 + (class <= 2);
  for (uint32_t i = 0; i < uses->count; i++)
    if (uses->at[i] == use) return;
  uses->at[uses->count++] = use;
}
