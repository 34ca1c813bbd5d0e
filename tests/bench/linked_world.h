/* A world that nobody wrote, with articles on it that are analysed already, and what they are about: so that linking can be
 * measured alone, and against the truth. The same for the same seed and size. */
#ifndef TESTS_BENCH_LINKED_WORLD_H
#define TESTS_BENCH_LINKED_WORLD_H

#include <stddef.h>
#include <stdint.h>

enum { WORLD_ENTITIES = 12, WORLD_EVENTS = 2 };

/* Who is who in an article: for each of its entities and events, in order, the number of the one that is meant. */
typedef struct world_truth {
  uint32_t entities[WORLD_ENTITIES], entity_count;
  uint32_t happenings[WORLD_EVENTS], happening_count; /* the first is what the article is on */
} world_truth;

typedef struct world world;

/* articles: how many there are; a tenth of that many entities, a fifth of that many happenings over three years. NULL when
 * there is no memory. Articles are in the order of publication. */
world *world_new(uint64_t seed, uint32_t articles);
void world_free(world *w);

/* Writes an article as a line of the corpus format; gives how many bytes. */
size_t world_article(const world *w, uint32_t index, char *out, size_t room, world_truth *truth);

#endif
