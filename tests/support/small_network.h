/* A model with a network of a few kilobytes, whose weights are chance: for tests of what any model has to keep. */
#ifndef TESTS_SUPPORT_SMALL_NETWORK_H
#define TESTS_SUPPORT_SMALL_NETWORK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "newscorpus-train/network.h"

enum { SMALL_LABELS = 5 };

static const nci_network_shape SMALL_SHAPE = { .width = 16, .window = 3, .layers = 1, .arc = 16, .relation = 16, .finder = 16, .finder_window = 5,
                                               .upos = SMALL_LABELS, .xpos = 7, .deprel = 6, .slots = 16, .words = 9, .affixes = 8, .shapes = 8 };

/* Adds the sections of a network of this shape; sizes of what it leaves out are zero. words: shape->words - 1 that it knows.
 * Larger weights than training gives, so that the results differ from word to word. */
static inline bool small_network_add(model_writer *w, const nci_network_shape *shape, const char *const *words, uint64_t seed)
{
  network n = { .shape = *shape };
  train_random r = { seed };
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  nci_word_slot *slots = nci_arena_alloc(&arena, shape->slots, sizeof *slots);
  bool good = slots && network_init(&n, &arena, seed);
  if (good) {
    memset(slots, 0, shape->slots * sizeof *slots);
    for (uint32_t row = 1; row < shape->words; row++) {
      nci_features f;
      nci_word_features((ncorp_str){ words[row - 1], strlen(words[row - 1]) }, &f);
      uint32_t at = (uint32_t)f.word & (shape->slots - 1);
      while (slots[at].row) at = (at + 1) & (shape->slots - 1);
      slots[at] = (nci_word_slot){ (uint32_t)(f.word >> 32), row };
    }
    for (size_t i = 0; i < n.dense_count; i++) n.dense[i] = n.dense[i] * 1.5f + (train_unit(&r) - 0.5f) * 0.5f;
    for (size_t i = 0; i < (size_t)n.rows * shape->width; i++) n.tables[i] *= 4;
    for (uint32_t i = 0; i < n.rows; i++) n.steps[i] = 1;
    good = network_write(&n, slots, w);
  }
  nci_arena_done(&arena);
  return good;
}

/* Adds tables of as many labels as the shape has. */
static inline void small_labels_add(model_writer *w, const nci_network_shape *shape)
{
  const struct { const char *name; uint32_t count; } tables[] = { { "upos", shape->upos }, { "xpos", shape->xpos }, { "deprel", shape->deprel } };
  for (size_t k = 0; k < sizeof tables / sizeof *tables; k++) {
    char text[64][8];
    ncorp_str labels[64];
    for (uint32_t i = 0; i < tables[k].count; i++) {
      snprintf(text[i], sizeof text[i], "%c%u", tables[k].name[0], (unsigned)i % 100);
      if (k == 2 && i == 1) memcpy(text[i], "root", 5);
      labels[i] = (ncorp_str){ text[i], strlen(text[i]) };
    }
    model_writer_add_labels(w, tables[k].name, labels, tables[k].count);
  }
}

static const char *const SMALL_WORDS[] = { "the", "harbour", "closed", "ferry", "on", "monday", "1000", "'s" };

/* A whole model, aligned, to be freed; NULL when there is no memory. */
static inline uint8_t *small_model(const nci_network_shape *shape, uint64_t seed, size_t *size)
{
  model_writer w;
  nci_buffer b;
  void *bytes = NULL;
  nci_buffer_init(&b, ncorp_allocator_default());
  model_writer_init(&w, ncorp_allocator_default(), "en");
  if (small_network_add(&w, shape, SMALL_WORDS, seed)) {
    small_labels_add(&w, shape);
    if (model_writer_finish(&w, &b, NULL) == NCORP_OK && posix_memalign(&bytes, NCI_MODEL_ALIGNMENT, b.size) == 0) memcpy(bytes, b.data, *size = b.size);
  }
  model_writer_done(&w);
  nci_buffer_done(&b);
  return bytes;
}

#endif
