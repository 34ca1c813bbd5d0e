/* The network as a part of the trainer: sentences to learn from, batches, epochs.
 *
 * A batch is cut into NET_SHARDS shares by the sentences' order, each share adds its gradients up in that order, and the
 * shares are added up in theirs: how many threads there are changes nothing but the time. */
#include <string.h>

#include "base/parallel.h"
#include "newscorpus-train/network.h"

enum { EPOCHS = 16, BATCH_WORDS = 500, WARM_UP = 300 };
static const float RATE = 0.0025f;
static const net_chance CHANCE = { .drop = 0.15f, .forget_word = 0.25f, .forget_vector = 0.03f, .restyle = 0.03f,
                                    .names = { .forget_word = 10, .forget_vector = 0.12f }, .forget_clue = 0.25f };

typedef struct learner {
  trainer *t;
  network net;
  net_vocabulary vocabulary;
  NCI_VEC(net_word) words;
  NCI_VEC(net_label) labels;
  NCI_VEC(net_sentence) sentences;
  uint32_t *order;
  const uint32_t *dev_clues; /* [word of names_dev] */
  net_pass *passes[NET_SHARDS];
  nci_arena arenas[NET_SHARDS];
  uint32_t first, end;   /* the batch, in `order` */
  uint32_t epoch;
} learner;

uint8_t network_name(const trainer *t, uint16_t label)
{
  if (label == TB_NO_LABEL) return NCI_NAME_OUTSIDE;
  ncorp_str s = tb_label(t->shared, TB_NAME, label);
  if (s.size < 3 || nci_str_is(s, "B-O")) return NCI_NAME_OUTSIDE;
  ncorp_str kind = nci_str(s.data + 2, s.size - 2);
  uint8_t type = nci_str_is(kind, "PER") ? 0 : nci_str_is(kind, "ORG") ? 1 : nci_str_is(kind, "LOC") ? 2 : 3;
  return (uint8_t)(s.data[0] == 'B' ? NCI_NAME_BEGIN(type) : NCI_NAME_INSIDE(type));
}

/* ---- sentences ---- */

static void add_sentences(learner *l, const treebank *b, bool names)
{
  trainer *t = l->t;
  const uint32_t *clues = names ? network_clues(t, b) : NULL;
  for (uint32_t k = 0; k < b->sentences.count; k++) {
    const tb_sentence *s = &b->sentences.at[k];
    if (s->count > NET_LONGEST) continue;
    nci_vec_add(t->arena, &l->sentences, ((net_sentence){ l->words.count, s->count, !names && s->has_tree, names && s->has_names }));
    for (uint32_t i = 0; i < s->count; i++) {
      const tb_word *w = &b->words.at[s->first + i];
      net_label label = { .upos = w->upos, .xpos = w->xpos, .deprel = w->deprel, .name = network_name(t, w->name),
                          .head = w->head == TB_NONE ? 0 : w->head + 1, .clues = clues ? clues[s->first + i] : 0 };
      nci_vec_add(t->arena, &l->words, network_word(&l->net, &l->vocabulary, tb_form(b, w)));
      nci_vec_add(t->arena, &l->labels, label);
    }
  }
}

/* ---- learning ---- */

static ncorp_status learn_share(void *ctx, void *state, size_t first, size_t end)
{
  learner *l = ctx;
  (void)state;
  for (size_t k = first; k < end; k++) {
    net_pass_clear(l->passes[k]);
    for (uint32_t i = l->first + (uint32_t)k; i < l->end; i += NET_SHARDS) {
      train_random seed = { l->t->options->seed * 1000003u + l->epoch * UINT64_C(0x100000000) + l->order[i] };
      net_pass_sentence(l->passes[k], &l->sentences.at[l->order[i]], l->words.at, l->labels.at, &CHANCE, train_next(&seed));
    }
    if (l->arenas[k].failed) return NCORP_ERR_NOMEM;
  }
  return NCORP_OK;
}

static uint32_t batch_end(const learner *l, uint32_t first, uint32_t *words)
{
  *words = 0;
  while (first < l->sentences.count && *words < BATCH_WORDS) *words += l->sentences.at[l->order[first++]].count;
  return first;
}

static bool learn(learner *l, uint32_t epochs)
{
  trainer *t = l->t;
  train_random chance = { t->options->seed + 77 };
  uint64_t total = 0, done = 0;
  for (uint32_t i = 0; i < l->sentences.count; i++) l->order[i] = i, total += (uint64_t)l->sentences.at[i].count * epochs;
  for (l->epoch = 1; l->epoch <= epochs; l->epoch++) {
    train_shuffle(&chance, l->order, l->sentences.count);
    for (l->first = 0; l->first < l->sentences.count; l->first = l->end) {
      uint32_t words;
      l->end = batch_end(l, l->first, &words);
      if (nci_parallel_run(&(nci_parallel){ .threads = t->options->threads, .count = NET_SHARDS, .grain = 1, .work = learn_share, .ctx = l }) != NCORP_OK)
        return train_error("out of memory");
      float left = 1.0f - (float)done / (float)total, warm = (float)(l->net.step + 1) / WARM_UP;
      network_step(&l->net, l->passes, NET_SHARDS, words, RATE * (warm < 1 ? warm : 1) * (left > 0.02f ? left : 0.02f));
      done += words;
      train_progress(t, "network", done, total);
    }
    if (!network_score(t, &l->net, &l->vocabulary, l->dev_clues, l->epoch == epochs ? 0 : l->epoch)) return false;
  }
  return true;
}

/* ---- the part ---- */

static bool train_network(trainer *t)
{
  static learner room;
  learner *l = &room;
  *l = (learner){ .t = t };
  nci_network_shape *s = &l->net.shape;
  *s = (nci_network_shape){ .width = 128, .window = 3, .layers = 1, .arc = 64, .relation = 64, .finder = 128, .finder_window = 5,
                            .upos = t->label_count[TB_UPOS], .xpos = t->label_count[TB_XPOS], .deprel = t->label_count[TB_DEPREL],
                            .affixes = 8192, .shapes = 512 };
  if (train_ablated(t, "window")) s->window = 1;
  if (train_ablated(t, "recurrent")) s->layers = 0;
  if (train_ablated(t, "affixes")) s->affixes = 1;
  if (train_ablated(t, "shapes")) s->shapes = 1;
  if (!t->names_train.sentences.count) s->finder = 0;
  if (!network_words(t, &l->net, &l->vocabulary) || !network_init(&l->net, t->arena, t->options->seed)) return false;
  add_sentences(l, &t->train, false);
  if (s->finder) add_sentences(l, &t->names_train, true);
  if (s->finder) l->dev_clues = network_clues(t, &t->names_dev);
  l->order = nci_arena_alloc(t->arena, l->sentences.count, sizeof *l->order);
  bool good = !t->arena->failed;
  for (int k = 0; k < NET_SHARDS; k++) {
    nci_arena_init(&l->arenas[k], ncorp_allocator_default());
    l->passes[k] = net_pass_new(&l->arenas[k], &l->net);
    good = good && l->passes[k];
  }
  good = good ? learn(l, t->options->epochs ? t->options->epochs : EPOCHS) : train_error("out of memory");
  for (int k = 0; k < NET_SHARDS; k++) nci_arena_done(&l->arenas[k]);
  return good && network_write(&l->net, l->vocabulary.slots, &t->model);
}

static const char *const FEATURES[] = { "vectors", "affixes", "shapes", "window", "recurrent", "clues", NULL };

static const char *const SECTIONS[] = { "network", "words", "vectors", NULL };

const train_part PART_NETWORK = {
  .name = "network", .summary = "tags, trees and names", .needs_trees = true, .features = FEATURES, .train = train_network,
  .sections = SECTIONS,
};
