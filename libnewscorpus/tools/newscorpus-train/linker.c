/* Which phrases mean the same: weights for the choices of meaning/coreference.h, learnt from annotated chains. The library reads
 * the documents as it would for a user; what it takes for a phrase is told its chain by the head, and each choice that it has is a
 * softmax over the clusters and a new one, whose right answer is the cluster of the chain. */
#include <newscorpus/analyzer.h>
#include <stdlib.h>
#include <string.h>

#include "meaning/coreference.h"
#include "meaning/meaning.h"
#include "newscorpus-train/matrix.h"
#include "newscorpus-train/train.h"
#include "structure/structure.h"

enum { ROWS = 1 << NCI_LINKER_BITS, EPOCHS = 8, SHIFT = 32 - NCI_LINKER_BITS };
static const float RATE = 0.05f, DECAY = 0.00002f;

/* A document as the walk takes it, with what is right. */
typedef struct lesson {
  nci_arena arena;
  nci_document doc;
  uint32_t *chains;       /* [phrase] -> chain, or NCORP_NONE */
} lesson;

typedef struct learner {
  trainer *t;
  float *weights, *squares, *sums;
  const lesson *now;
  uint64_t right, of;
  bool learns;
} learner;

/* ---- documents ---- */

/* The chain of each token that is a head. */
static uint32_t *chains_of_tokens(const treebank *b, const tb_document *d, const tb_running *running, lesson *l)
{
  uint32_t *chain = nci_arena_alloc(&l->arena, l->doc.tokens.count + 1, sizeof *chain);
  const tb_sentence *first = &b->sentences.at[d->first], *last = first + d->count - 1;
  uint32_t low = 0, high = b->mentions.count, s = 0;
  if (!chain) return NULL;
  memset(chain, 0xff, (l->doc.tokens.count + 1) * sizeof *chain);
  while (low < high) { /* they stand in the order in which they end */
    uint32_t middle = low + (high - low) / 2;
    if (b->mentions.at[middle].last < first->first) low = middle + 1;
    else high = middle;
  }
  for (; low < b->mentions.count && b->mentions.at[low].last < last->first + last->count; low++) {
    const tb_mention *m = &b->mentions.at[low];
    while (s + 1 < d->count && m->first >= first[s + 1].first) s++;
    while (s > 0 && m->first < first[s].first) s--;
    uint32_t token = nci_token_at(&l->doc, running->starts[s] + b->words.at[treebank_mention_head(b, &first[s], m)].start);
    if (token < l->doc.tokens.count && chain[token] == NCORP_NONE) chain[token] = m->chain;
  }
  return chain;
}

/* Heads first, then any word of a name: the head of a name may be another in the annotation. */
static void tell_phrases(lesson *l, const uint32_t *chain)
{
  const nci_phrases *phrases = l->doc.phrases;
  l->chains = nci_arena_alloc(&l->arena, phrases->list.count + 1, sizeof *l->chains);
  for (uint32_t i = 0; l->chains && i < phrases->list.count; i++) {
    const nci_phrase *p = &phrases->list.at[i];
    l->chains[i] = chain[p->head];
    for (uint32_t t = p->end; t-- > p->first && p->name != NCORP_NONE && l->chains[i] == NCORP_NONE;) l->chains[i] = chain[t];
  }
}

static bool read_document(const nci_language *language, const treebank *b, const tb_document *d, lesson *l)
{
  tb_running running;
  nci_arena_init(&l->arena, ncorp_allocator_default());
  l->doc = (nci_document){ .language = language, .stages = NCORP_STAGE_ALL };
  bool good = train_document(b, d, false, &l->arena, &l->doc, &running) && nci_mention_clues(&l->doc) >= 0 && nci_read_sentences(&l->doc) >= 0 &&
              nci_mentions(&l->doc) >= 0 && nci_quotes(&l->doc) >= 0;
  const uint32_t *chain = good ? chains_of_tokens(b, d, &running, l) : NULL;
  if (chain && l->doc.grammar && l->doc.kinds) tell_phrases(l, chain);
  return good && !l->arena.failed;
}

static lesson *read_documents(const trainer *t, const nci_language *language, const treebank *b, uint32_t *count)
{
  lesson *lessons = nci_arena_alloc(t->arena, b->documents.count + 1, sizeof *lessons);
  uint32_t mention = 0;
  *count = 0;
  for (uint32_t d = 0; lessons && d < b->documents.count; d++) {
    const tb_sentence *first = &b->sentences.at[b->documents.at[d].first], *last = first + b->documents.at[d].count - 1;
    while (mention < b->mentions.count && b->mentions.at[mention].last < first->first) mention++;
    if (mention == b->mentions.count || b->mentions.at[mention].last >= last->first + last->count) continue;
    lesson *l = &lessons[*count];
    memset(l, 0, sizeof *l);
    if (!read_document(language, b, &b->documents.at[d], l)) return NULL;
    if (l->chains) ++*count;
    train_progress(t, "linker", d + 1, b->documents.count);
  }
  return lessons;
}

/* ---- learning ---- */

static float score(const learner *l, const uint32_t *features, uint32_t count)
{
  float sum = 0;
  for (uint32_t i = 0; i < count; i++) sum += l->weights[features[i] >> SHIFT];
  return sum;
}

/* AdaGrad, with a pull towards nothing. */
static void step(learner *l, const uint32_t *features, uint32_t count, float error)
{
  for (uint32_t i = 0; i < count; i++) {
    float *w = &l->weights[features[i] >> SHIFT], *square = &l->squares[features[i] >> SHIFT];
    *square += error * error;
    *w += RATE * error / train_sqrt(1.0f + *square) - DECAY * *w;
  }
}

/* Learns from a choice, and then makes the right one. */
static uint32_t choose(void *ctx, const nci_coref *c, const nci_coref_question *q)
{
  learner *l = ctx;
  const uint32_t *chains = l->now->chains;
  uint32_t chain = chains[q->phrase], right = NCORP_NONE, slots = q->count + 1;
  float scores[NCI_COREF_CHOICES + 1], most = -1e9f, sum = 0;
  bool seen = false;
  for (uint32_t i = 0; i < q->count && chain != NCORP_NONE; i++)
    if (chains[q->antecedent[i]] == chain) right = i;
  if (chain == NCORP_NONE) return NCORP_NONE;
  if (right == NCORP_NONE)
    for (uint32_t p = 0; p < q->phrase && !seen; p++) seen = chains[p] == chain;
  uint32_t best = 0;
  for (uint32_t i = 0; i < slots; i++) {
    uint32_t slot = i < q->count ? i : NCI_COREF_NEW;
    scores[i] = score(l, q->features[slot], q->feature_count[slot]);
    if (scores[i] > most) most = scores[i], best = i;
  }
  uint32_t answer = right == NCORP_NONE ? q->count : right;
  if (!seen) {
    l->of++;
    l->right += best == answer;
  }
  if (l->learns && !seen) {
    for (uint32_t i = 0; i < slots; i++) sum += scores[i] = train_exp(scores[i] - most);
    for (uint32_t i = 0; i < slots; i++) {
      uint32_t slot = i < q->count ? i : NCI_COREF_NEW;
      step(l, q->features[slot], q->feature_count[slot], (i == answer ? 1.0f : 0.0f) - scores[i] / sum);
    }
  }
  if (right != NCORP_NONE) return q->cluster[right];
  for (uint32_t p = q->phrase; seen && p-- > 0;)
    if (chains[p] == chain) return c->phrases->list.at[p].cluster;
  return NCORP_NONE;
}

static bool walk(learner *l, lesson *lessons, uint32_t count, const uint32_t *order)
{
  nci_coref c;
  for (uint32_t i = 0; i < count; i++) {
    lesson *now = &lessons[order ? order[i] : i];
    l->now = now;
    if (!nci_coref_walk(&c, &now->doc, choose, l)) return false;
  }
  return true;
}

static bool learn(learner *l, lesson *lessons, uint32_t count)
{
  const train_options *o = l->t->options;
  uint32_t epochs = o->epochs ? o->epochs : EPOCHS, *order = nci_arena_alloc(l->t->arena, count + 1, sizeof *order);
  train_random chance = { o->seed + 83 };
  for (uint32_t i = 0; order && i < count; i++) order[i] = i;
  l->learns = true;
  for (uint32_t epoch = 0; order && epoch < epochs; epoch++) {
    train_shuffle(&chance, order, count);
    if (!walk(l, lessons, count, order)) return false;
    if (epoch > 0 || epochs == 1)
      for (uint32_t r = 0; r < ROWS; r++) l->sums[r] += l->weights[r];
    train_progress(l->t, "linker", epoch + 1, epochs);
  }
  for (uint32_t r = 0; r < ROWS; r++) l->weights[r] = l->sums[r] / (float)(epochs > 1 ? epochs - 1 : 1);
  l->learns = false;
  return order != NULL;
}

static int16_t quantised(float w)
{
  float x = w * (float)(1 << NCI_LINKER_UNIT);
  return (int16_t)(x > INT16_MAX ? INT16_MAX : x < -INT16_MAX ? -INT16_MAX : x < 0 ? x - 0.5f : x + 0.5f);
}

static bool train_linker(trainer *t)
{
  nci_language language;
  if (!t->train.mentions.count) return true;
  void *bytes = train_open_language(&t->model, &language);
  if (!bytes) return false;
  learner l = { .t = t, .weights = nci_arena_alloc(t->arena, 3 * (size_t)ROWS, sizeof(float)) };
  int16_t *rows = nci_arena_alloc(t->arena, ROWS, sizeof *rows);
  uint32_t count = 0, dev_count = 0;
  lesson *lessons = NULL, *dev = NULL;
  bool good = l.weights && rows && (lessons = read_documents(t, &language, &t->train, &count)) && (dev = read_documents(t, &language, &t->dev, &dev_count));
  if (good && count) {
    memset(l.weights, 0, 3 * (size_t)ROWS * sizeof(float));
    l.squares = l.weights + ROWS;
    l.sums = l.squares + ROWS;
    good = learn(&l, lessons, count);
    l.right = l.of = 0;
    good = good && walk(&l, dev, dev_count, NULL);
    if (l.of) train_add_score(t, (train_score){ .part = "linker", .data = "dev", .measure = "right choices", .correct = l.right, .of = l.of });
    for (uint32_t r = 0; r < ROWS; r++) rows[r] = quantised(l.weights[r]);
    model_writer_add(&t->model, "linker", rows, ROWS * sizeof *rows);
  }
  for (uint32_t i = 0; i < count; i++) nci_arena_done(&lessons[i].arena);
  for (uint32_t i = 0; i < dev_count; i++) nci_arena_done(&dev[i].arena);
  free(bytes);
  return good || train_error("out of memory");
}

static const char *const SECTIONS[] = { "linker", NULL };

const train_part PART_LINKER = {
  .name = "linker",
  .summary = "which names, descriptions and pronouns mean the same",
  .needs_trees = true,
  .train = train_linker,
  .sections = SECTIONS,
};
