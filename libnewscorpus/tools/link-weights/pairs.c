/* Prints in what reports of events agree and differ, for fit.py: of a corpus file with analysed articles, all pairs of reports
 * of incidents of one kind, a line each: article, start of the trigger, likewise of the other, answers. Or, for fit_stories.py,
 * all pairs of articles, a line each: both articles, answers. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "link/event_likeness.h"
#include "link/story_likeness.h"
#include "link_all.h"

static void print_report(const ncorp_corpus *corpus, const nci_report *r)
{
  const nci_article_data *a = &corpus->articles.at[r->article].block->data;
  printf("%.*s %" PRIu32 " ", (int)a->id.size, a->id.data, a->events[r->index].trigger.start);
}

static void print_pairs(const ncorp_corpus *corpus, const nci_links *l, nci_gist_shelf *shelf)
{
  for (uint32_t a = 0; a < l->events.count; a++)
    for (uint32_t b = a + 1; b < l->events.count; b++) {
      const nci_report *x = &l->reports[a], *y = &l->reports[b];
      int32_t answers[NCI_LIKENESS_COUNT];
      nci_verdict v = { 0 };
      if (x->group != y->group) continue;
      nci_event_rules.judge(l, shelf, a, b, &v);
      if (v.veto || !v.count || v.reasons[0].id != nci_likeness_name(NCI_LIKE_ALWAYS)) continue; /* not compared so */
      nci_likeness_measure(l, shelf, a, b, answers);
      print_report(corpus, x);
      print_report(corpus, y);
      for (uint32_t i = 0; i < NCI_LIKENESS_COUNT; i++) printf("%" PRId32 "%c", answers[i], i + 1 < NCI_LIKENESS_COUNT ? ' ' : '\n');
    }
}

static void print_article_pairs(const nci_links *l, nci_gist_shelf *shelf)
{
  for (uint32_t a = 0; a < nci_links_count(l); a++)
    for (uint32_t b = a + 1; b < nci_links_count(l); b++) {
      ncorp_str x = nci_digest_id(nci_links_digest(l, a)), y = nci_digest_id(nci_links_digest(l, b));
      int32_t answers[NCI_STORY_COUNT];
      nci_story_measure(nci_shelf_first(l, shelf, a), nci_shelf_second(l, shelf, b), answers);
      printf("%.*s %.*s ", (int)x.size, x.data, (int)y.size, y.data);
      for (uint32_t i = 0; i < NCI_STORY_COUNT; i++) printf("%" PRId32 "%c", answers[i], i + 1 < NCI_STORY_COUNT ? ' ' : '\n');
    }
}

static void print_names(bool stories)
{
  uint32_t count = stories ? (uint32_t)NCI_STORY_COUNT : (uint32_t)NCI_LIKENESS_COUNT;
  for (uint32_t i = 0; i < count; i++)
    printf("%s%c", stories ? nci_story_likeness_name((nci_story_likeness)i) : nci_likeness_name((nci_likeness)i), i + 1 < count ? ' ' : '\n');
}

int main(int argc, char **argv)
{
  nci_links links;
  bool stories = argc == 3 && strcmp(argv[1], "--stories") == 0;
  ncorp_corpus *corpus = argc == 2 || stories ? read_all(argv[argc - 1]) : NULL;
  if (!corpus) {
    fprintf(stderr, "usage: link-pairs [--stories] CORPUS.ncf, of articles that were analysed with --no-link\n");
    return 2;
  }
  print_names(stories);
  nci_links_init(&links, &corpus->allocator, nci_lexicon_builtin(), 0, NULL);
  nci_gist_shelf *shelf = nci_shelf_start(&links);
  bool done = shelf && link_all(&links, corpus);
  if (done && stories) print_article_pairs(&links, shelf);
  else if (done) print_pairs(corpus, &links, shelf);
  if (shelf) nci_shelf_stop(&links, shelf);
  nci_links_done(&links);
  ncorp_corpus_unref(corpus);
  return done ? 0 : 1;
}
