/* Prints in what the players of stories agree and differ, for fit_figures.py: of a corpus file with analysed articles, story by
 * story, a line for each player ("player", its number, article and span of each of its mentions) and for each pair ("pair",
 * their numbers, answers). */
#include <inttypes.h>
#include <stdio.h>
#include "link/figures.h"
#include "link_all.h"
#include "model/mention_map.h"

static void print_mentions(const nci_article_data *a, const uint32_t *local, uint32_t entity)
{
  for (uint32_t m = 0; local && m < a->mention_count; m++)
    if (local[m] == entity) printf(" %.*s %" PRIu32 " %" PRIu32, (int)a->id.size, a->id.data, a->mentions[m].span.start, a->mentions[m].span.end);
}

/* What one article tells of a player. */
static void print_article(nci_arena *arena, const nci_article_data *a, const nci_links *l, uint32_t article, const nci_cast *cast, uint32_t place, const nci_player *p, uint32_t number)
{
  const uint32_t *local = nci_map_mentions(arena, a);
  uint32_t at = 0, entity, mention, sighting = l->list[article].sighting;
  for (uint32_t i = cast->starts[place]; i < cast->starts[place + 1] && nci_described_next(a, local, &at, &entity, &mention); i++) {
    if (cast->figure_of[i] != number) continue;
    if (entity != NCORP_NONE) print_mentions(a, local, entity);
    else printf(" %.*s %" PRIu32 " %" PRIu32, (int)a->id.size, a->id.data, a->mentions[mention].span.start, a->mentions[mention].span.end);
  }
  for (uint32_t e = 0; p->label != NCORP_NONE && e < a->entity_count; e++)
    if (!a->entities[e].unnamed && l->entities.nodes[l->sightings[sighting++].profile].cluster == p->label) print_mentions(a, local, e);
}

static bool print_story(const ncorp_corpus *corpus, const nci_links *l, uint32_t story)
{
  nci_arena arena;
  nci_cast cast;
  nci_player *players;
  uint32_t count;
  nci_arena_init(&arena, &corpus->allocator);
  bool done = nci_cast_players(&arena, l, story, &cast, &players, &count);
  for (uint32_t i = 0; done && i < count; i++) {
    printf("player %" PRIu32, i);
    for (uint32_t a = 0; a < cast.article_count; a++)
      print_article(&arena, &corpus->articles.at[cast.articles[a]].block->data, l, cast.articles[a], &cast, a, &players[i], i);
    printf("\n");
  }
  for (uint32_t i = 0; done && i < count; i++)
    for (uint32_t k = i + 1; k < count; k++) {
      int32_t answers[NCI_CAST_COUNTED];
      if ((players[i].label != NCORP_NONE && players[k].label != NCORP_NONE) || nci_casting_judge(&players[i], &players[k]).veto) continue;
      nci_casting_measure(&players[i], &players[k], answers);
      printf("pair %" PRIu32 " %" PRIu32 " %d", i, k, players[i].label != NCORP_NONE || players[k].label != NCORP_NONE);
      for (uint32_t q = 0; q < NCI_CAST_COUNTED; q++) printf(" %" PRId32, answers[q]);
      printf("\n");
    }
  nci_arena_done(&arena);
  return done;
}

int main(int argc, char **argv)
{
  nci_links links;
  ncorp_corpus *corpus = argc == 2 ? read_all(argv[1]) : NULL;
  if (!corpus) {
    fprintf(stderr, "usage: link-players CORPUS.ncf, of articles that were analysed with --no-link\n");
    return 2;
  }
  for (uint32_t i = 0; i < NCI_CAST_COUNTED; i++) printf("%s%c", nci_casting_name((nci_casting)i), i + 1 < NCI_CAST_COUNTED ? ' ' : '\n');
  nci_links_init(&links, &corpus->allocator, nci_lexicon_builtin(), 0, NULL);
  bool done = link_all(&links, corpus);
  for (uint32_t i = 0; done && i < links.stories.count; i++)
    if (links.stories.nodes[i].cluster == i && links.stories.nodes[i].cluster_next != i) done = print_story(corpus, &links, i);
  nci_links_done(&links);
  ncorp_corpus_unref(corpus);
  return done ? 0 : 1;
}
