/* How well a network does on the development data, with gold words: tags, trees, names. What is measured is the model as
 * the library will read it. */
#include <stdlib.h>
#include <string.h>

#include "language/language.h"
#include "newscorpus-train/network.h"

enum { ROWS = NCI_CHUNK_ROWS + NCI_GAP_MOST };

typedef struct measures { uint64_t words, upos, xpos, uas, las, gold_names, names, right_names; } measures;

/* Relations are compared without their subtypes. */
static bool same_relation(const trainer *t, uint16_t a, uint16_t b)
{
  if (a == b) return true;
  if (b == TB_NO_LABEL) return false;
  ncorp_str x = tb_label(t->shared, TB_DEPREL, a), y = tb_label(t->shared, TB_DEPREL, b);
  size_t i = 0;
  while (i < x.size && i < y.size && x.data[i] == y.data[i] && x.data[i] != ':') i++;
  return (i == x.size || x.data[i] == ':') && (i == y.size || y.data[i] == ':');
}

/* The end of the name that begins at a word; the word itself when none begins. */
static uint32_t name_end(const uint8_t *labels, uint32_t at, uint32_t count)
{
  if (labels[at] == NCI_NAME_OUTSIDE || labels[at] % 2 == 0 || labels[at] == NCI_NAME_BEGIN(3)) return at; /* not MISC */
  uint32_t end = at + 1;
  while (end < count && labels[end] == labels[at] + 1) end++;
  return end;
}

static void score_names(const uint8_t *gold, const uint8_t *ours, uint32_t count, measures *m)
{
  for (uint32_t i = 0; i < count; i++) {
    uint32_t g = name_end(gold, i, count), o = name_end(ours, i, count);
    m->gold_names += g > i;
    m->names += o > i;
    m->right_names += g > i && g == o && gold[i] == ours[i];
  }
}

static void score_piece(const trainer *t, const treebank *b, const tb_sentence *s, nci_chunk *chunk, const nci_piece *piece, const uint16_t *upos,
                        const uint16_t *xpos, measures *m)
{
  uint32_t all_heads[ROWS], *heads = all_heads + piece->row;
  uint16_t all_relations[ROWS], *relations = all_relations + piece->row;
  nci_chunk_trees(chunk, all_heads, all_relations);
  for (uint32_t i = 0; i < s->count; i++) {
    const tb_word *w = &b->words.at[s->first + i];
    m->words++;
    m->upos += upos[piece->row + i] == w->upos;
    m->xpos += xpos[piece->row + i] == w->xpos;
    bool right = heads[i] == w->head;
    m->uas += right;
    m->las += right && same_relation(t, relations[i], w->deprel);
  }
}

/* Reads sentences one by one. known: the clues of the words, to measure names; NULL to measure tags and trees. */
static void score_bank(const trainer *t, const treebank *b, const nci_network *net, const uint32_t *known, nci_arena *arena, measures *m)
{
  uint16_t upos[ROWS], xpos[ROWS];
  uint8_t gold[ROWS], ours[ROWS];
  uint32_t clues[ROWS];
  for (uint32_t k = 0; k < b->sentences.count; k++) {
    const tb_sentence *s = &b->sentences.at[k];
    nci_chunk chunk;
    if (s->count > NCI_PIECE_MAX || !(known ? s->has_names : s->has_tree)) continue;
    nci_arena_reset(arena);
    if (!nci_chunk_init(&chunk, net, arena)) return;
    nci_chunk_add(&chunk, s->count);
    uint32_t row = chunk.pieces[0].row;
    for (uint32_t i = 0; i < s->count; i++) nci_chunk_word(&chunk, row + i, tb_form(b, &b->words.at[s->first + i]));
    nci_chunk_read(&chunk);
    if (known) {
      for (uint32_t i = 0; i < s->count; i++) {
        gold[i] = network_name(t, b->words.at[s->first + i].name);
        clues[row + i] = known[s->first + i];
      }
      nci_chunk_names(&chunk, clues, ours);
      score_names(gold, ours + row, s->count, m);
    } else {
      nci_chunk_tags(&chunk, upos, xpos);
      if (!net->shape.arc) continue;
      score_piece(t, b, s, &chunk, &chunk.pieces[0], upos, xpos, m);
    }
  }
}

static void add(trainer *t, const char *data, const char *measure, uint32_t epoch, uint64_t correct, uint64_t of)
{
  if (of) train_add_score(t, (train_score){ .part = "network", .data = data, .measure = measure, .epoch = epoch, .correct = correct, .of = of });
}

bool network_score(trainer *t, const network *n, const net_vocabulary *words, const uint32_t *clues, uint32_t epoch)
{
  model_writer model;
  nci_language language;
  nci_arena arena;
  measures m = { 0 };
  model_writer_init(&model, ncorp_allocator_default(), "en");
  nci_arena_init(&arena, ncorp_allocator_default());
  train_add_labels(t, &model);
  void *bytes = network_write(n, words->slots, &model) ? train_open_language(&model, &language) : NULL;
  if (bytes) {
    score_bank(t, &t->dev, &language.network, NULL, &arena, &m);
    if (n->shape.finder && clues) score_bank(t, &t->names_dev, &language.network, clues, &arena, &m);
  }
  add(t, "dev", "UPOS", epoch, m.upos, m.words);
  if (n->shape.xpos) add(t, "dev", "XPOS", epoch, m.xpos, m.words);
  if (n->shape.arc) add(t, "dev", "UAS", epoch, m.uas, m.words), add(t, "dev", "LAS", epoch, m.las, m.words);
  add(t, "names-dev", "PER ORG LOC exact", epoch, 2 * m.right_names, m.gold_names + m.names);
  nci_arena_done(&arena);
  model_writer_done(&model);
  free(bytes);
  return bytes != NULL;
}
