/* Features that only the tree tells. A word is looked up by its tags, the features that it has on its own, its relation, its
 * subject's features, and which kinds of words hang on it. */
#include "language/morphology.h"

#include "base/str.h"

static nci_relation_kind kind_of(const nci_morphology *m, uint32_t deprel)
{
  return deprel < m->header.deprel_count ? (nci_relation_kind)m->relations[deprel] : NCI_RELATION_OTHER;
}

static bool is_subject(nci_relation_kind kind)
{
  return kind == NCI_RELATION_SUBJECT || kind == NCI_RELATION_SUBJECT_PASS || kind == NCI_RELATION_EXPL;
}

/* A verb's auxiliaries, copulas and conjuncts without a subject of their own share its subject. */
static bool shares_subject(nci_relation_kind kind)
{
  return kind == NCI_RELATION_AUX || kind == NCI_RELATION_AUX_PASS || kind == NCI_RELATION_COP || kind == NCI_RELATION_CONJ;
}

void nci_morph_prepare(const nci_morphology *m, nci_morph_word *words, uint32_t count)
{
  for (uint32_t i = 0; i < count; i++) {
    words[i].subject = NCORP_NONE;
    words[i].marks = 0;
    words[i].has_conjunct = false;
  }
  for (uint32_t i = 0; i < count; i++) {
    nci_relation_kind kind = kind_of(m, words[i].deprel);
    if (words[i].head >= count || kind == NCI_RELATION_OTHER) continue;
    nci_morph_word *head = &words[words[i].head];
    if (kind == NCI_RELATION_CONJ) head->has_conjunct = true;
    else head->marks |= (uint16_t)(1u << (kind == NCI_RELATION_MARK && words[i].upos == m->header.particle ? 0 : (unsigned)kind & 15));
    if (is_subject(kind) && head->subject == NCORP_NONE) head->subject = i;
  }
}

static uint64_t mix(uint64_t h, uint64_t value)
{
  h = (h ^ value) * 0x9fb21c651e98df25u;
  return h ^ (h >> 32);
}

nci_tree_clues nci_morph_clues(const nci_morphology *m, const nci_morph_word *words, uint32_t count, uint32_t i)
{
  const nci_morph_word *w = &words[i];
  uint32_t subject = w->subject;
  if (subject == NCORP_NONE && w->head < count && shares_subject(kind_of(m, w->deprel))) subject = words[w->head].subject;
  uint64_t relation = mix(mix(0x5851f42d4c957f2du, w->feats), w->deprel), tree = mix(relation, w->marks);
  if (subject < count) tree = mix(tree, (uint64_t)words[subject].feats << 1 | words[subject].has_conjunct);
  return (nci_tree_clues){ tree, relation };
}

void nci_morphology_tree(const nci_morphology *m, nci_morph_word *words, uint32_t count)
{
  if (m->header.slot_count) nci_morph_prepare(m, words, count);
  for (uint32_t i = 0; i < count; i++) {
    words[i].in_tree = words[i].feats;
    if (!m->header.slot_count) continue;
    uint32_t context = nci_morph_context_of(m, words[i].upos, words[i].xpos);
    if (context == m->header.context_count || !(m->contexts[context].known >> NCI_QUERY_TREE & 3)) continue;
    nci_tree_clues clues = nci_morph_clues(m, words, count, i);
    int value = nci_morph_find(m, NCI_QUERY_TREE, context, clues.tree);
    if (value < 0) value = nci_morph_find(m, NCI_QUERY_RELATION, context, clues.relation);
    if (value >= 0) words[i].in_tree = value < NCI_MORPH_PASS ? (uint32_t)value : NCORP_NONE;
  }
}
