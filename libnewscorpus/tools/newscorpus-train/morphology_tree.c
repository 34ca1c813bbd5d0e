/* Learns which features words have in which place of a tree, beyond what they have on their own. */
#include <string.h>

#include "newscorpus-train/morphology.h"
#include "text/fold.h"

enum { MIN_SEEN = 3 };

/* "nsubj:pass" begins with "nsubj". */
static bool is_relation(ncorp_str label, const char *name)
{
  ncorp_str n = nci_cstr(name);
  return nci_str_starts(label, n) && (label.size == n.size || label.data[n.size] == ':');
}

static nci_relation_kind kind_of(ncorp_str label)
{
  static const struct { const char *name; nci_relation_kind kind; } kinds[] = {
    { "aux:pass", NCI_RELATION_AUX_PASS }, { "aux", NCI_RELATION_AUX },   { "cop", NCI_RELATION_COP },   { "nsubj:pass", NCI_RELATION_SUBJECT_PASS },
    { "nsubj", NCI_RELATION_SUBJECT },     { "expl", NCI_RELATION_EXPL }, { "mark", NCI_RELATION_MARK }, { "case", NCI_RELATION_CASE },
    { "conj", NCI_RELATION_CONJ },
  };
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (is_relation(label, kinds[i].name)) return kinds[i].kind;
  return NCI_RELATION_OTHER;
}

void morph_name_relations(morph_learner *l)
{
  const tb_shared *shared = l->t->shared;
  uint32_t count = l->t->label_count[TB_DEPREL];
  uint8_t *kinds = nci_arena_alloc(l->arena, count, sizeof *kinds);
  for (uint32_t i = 0; i < count && kinds; i++) kinds[i] = (uint8_t)kind_of(shared->labels[TB_DEPREL].strings.at[i]);
  l->m.relations = kinds;
  l->m.header.deprel_count = kinds ? count : 0;
  l->m.header.particle = nci_intern_find(&shared->labels[TB_UPOS], NCI_STR("PART"));
}

void morph_tree_words(const morph_learner *l, const treebank *t, const tb_sentence *s, nci_arena *scratch, nci_morph_word *words)
{
  for (uint32_t i = 0; i < s->count; i++) {
    const tb_word *w = &t->words.at[s->first + i];
    nci_morph m;
    nci_morphology_word(&l->m, tb_form(t, w), nci_fold(scratch, tb_form(t, w)), w->upos, w->xpos, 0, &m);
    words[i] = (nci_morph_word){ .upos = w->upos, .xpos = w->xpos, .head = w->head, .deprel = w->deprel, .feats = m.feats };
  }
}

typedef struct visit {
  morph_learner *l;
  const nci_morph_word *word;
  uint32_t context;
  nci_tree_clues clues;
  uint32_t gold; /* features as the table has them */
} visit;

static uint32_t own_feats(const nci_morph_word *w) { return w->feats < NCI_MORPH_PASS ? w->feats : NCI_MORPH_NO_FEATS; }

static void count(const visit *v)
{
  votes_add(&v->l->votes, nci_morph_key(NCI_QUERY_TREE, v->context, v->clues.tree), v->gold, 1);
  votes_add(&v->l->votes, nci_morph_key(NCI_QUERY_RELATION, v->context, v->clues.relation), v->gold, 1);
}

static void keep_if_new(const visit *v, nci_morph_query query, node *n, uint32_t otherwise)
{
  if (!n || n->kept) return;
  votes_settle(&v->l->votes, n, NULL);
  n->kept = n->total >= MIN_SEEN && n->value != otherwise;
  if (n->kept) v->l->contexts[v->context].known |= (uint16_t)(1u << query);
}

static void keep_relation(const visit *v)
{
  keep_if_new(v, NCI_QUERY_RELATION, votes_find(&v->l->votes, nci_morph_key(NCI_QUERY_RELATION, v->context, v->clues.relation)), own_feats(v->word));
}

static void keep_tree(const visit *v)
{
  const node *relation = votes_find(&v->l->votes, nci_morph_key(NCI_QUERY_RELATION, v->context, v->clues.relation));
  uint32_t otherwise = relation && relation->kept ? relation->value : own_feats(v->word);
  keep_if_new(v, NCI_QUERY_TREE, votes_find(&v->l->votes, nci_morph_key(NCI_QUERY_TREE, v->context, v->clues.tree)), otherwise);
}

static void each_word(morph_learner *l, void (*what)(const visit *v))
{
  const treebank *t = &l->t->train;
  nci_arena scratch;
  nci_arena_init(&scratch, ncorp_allocator_default());
  for (uint32_t i = 0; i < t->sentences.count; i++) {
    const tb_sentence *s = &t->sentences.at[i];
    nci_morph_word *words = nci_arena_alloc(&scratch, s->count, sizeof *words);
    if (!s->has_tree || !words) continue;
    morph_tree_words(l, t, s, &scratch, words);
    nci_morph_prepare(&l->m, words, s->count);
    for (uint32_t k = 0; k < s->count; k++) {
      uint16_t feats = t->words.at[s->first + k].feats;
      visit v = { .l = l, .word = &words[k], .context = nci_morph_context_of(&l->m, words[k].upos, words[k].xpos),
                  .clues = nci_morph_clues(&l->m, words, s->count, k), .gold = feats == TB_NO_LABEL ? NCI_MORPH_NO_FEATS : feats };
      what(&v);
    }
    nci_arena_reset(&scratch);
  }
  if (scratch.failed) l->arena->failed = true;
  nci_arena_done(&scratch);
}

void morph_learn_trees(morph_learner *l)
{
  each_word(l, count);
  each_word(l, keep_relation);
  each_word(l, keep_tree);
}
