/* From a folder of articles to events. usage: quickstart FOLDER */
#include <stdio.h>
#include <newscorpus/newscorpus.h>

static int print_events(const ncorp_corpus *corpus)
{
  for (size_t i = 0; i < ncorp_corpus_event_count(corpus); i++) {
    const ncorp_event *event = ncorp_corpus_event(corpus, i);
    printf("%.*s %s ", NCORP_STR_ARG(event->date), ncorp_event_type_name(event->type));
    for (uint32_t k = 0; k < event->actor_count; k++)
      printf("%s%.*s", k ? ", " : "", NCORP_STR_ARG(event->actors[k].text));
    putchar('\n');
  }
  return 0;
}

int main(int argc, char **argv)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_corpus *text = NULL, *annotated = NULL, *linked = NULL;
  ncorp_analyzer *analyzer = NULL;
  int status = 1;

  if (argc == 2 &&
      ncorp_read(argv[1], NULL, &text, &error) == NCORP_OK &&
      ncorp_analyzer_new(NULL, &analyzer, &error) == NCORP_OK &&
      ncorp_analyzer_run(analyzer, text, NULL, &annotated, &error) == NCORP_OK &&
      ncorp_link(annotated, NULL, &linked, &error) == NCORP_OK)
    status = print_events(linked);
  else
    fprintf(stderr, "quickstart: %s\n", argc == 2 ? error.message : "a folder has to be named");

  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(annotated);
  ncorp_corpus_unref(text);
  ncorp_analyzer_unref(analyzer);
  return status;
}
