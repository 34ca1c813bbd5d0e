/* parity.c - prints a corpus and each of its records as JSON, and the corpus as CoNLL-U, as events for other programs and as a report. usage: parity INPUT [analyze] */
#include <newscorpus/newscorpus.h>

#include <stdio.h>

/* Prints a text that a call has made, with its size before it. */
static int print(ncorp_status status, ncorp_text **text) {
  ncorp_str view = ncorp_text_view(*text);
  if (status == NCORP_OK) {
    printf("%zu\n", view.size);
    fwrite(view.data, 1, view.size, stdout);
    putchar('\n');
  }
  ncorp_text_unref(*text);
  *text = NULL;
  return status == NCORP_OK;
}

static int print_corpus(const ncorp_corpus *corpus) {
  ncorp_text *text = NULL;
  int ok = print(ncorp_corpus_json(corpus, &text, NULL), &text);
  for (size_t i = 0; ok && i < ncorp_corpus_article_count(corpus); i++) {
    const ncorp_article *article = ncorp_corpus_article(corpus, i);
    ok = print(ncorp_article_json(article, &text, NULL), &text) && print(ncorp_article_html(article, &text, NULL), &text);
  }
  for (size_t i = 0; ok && i < ncorp_corpus_entity_count(corpus); i++)
    ok = print(ncorp_entity_json(corpus, i, &text, NULL), &text);
  for (size_t i = 0; ok && i < ncorp_corpus_event_count(corpus); i++)
    ok = print(ncorp_event_json(corpus, i, &text, NULL), &text);
  for (size_t i = 0; ok && i < ncorp_corpus_story_count(corpus); i++)
    ok = print(ncorp_story_json(corpus, i, &text, NULL), &text);
  ok = ok && print(ncorp_corpus_conllu(corpus, &text, NULL), &text);
  for (int format = 0; ok && ncorp_corpus_linked(corpus) && ncorp_event_format_name((ncorp_event_format)format); format++)
    ok = print(ncorp_corpus_events(corpus, (ncorp_event_format)format, &text, NULL), &text);
  return ok && print(ncorp_report_html(corpus, "Parity", &text, NULL), &text);
}

/* Puts what a stage made in the place of what it was made from. */
static void replace(ncorp_corpus **corpus, ncorp_corpus **made) {
  ncorp_corpus_unref(*corpus);
  *corpus = *made;
  *made = NULL;
}

int main(int argc, char **argv) {
  ncorp_corpus *corpus = NULL, *made = NULL;
  ncorp_analyzer *analyzer = NULL;
  ncorp_status status = argc > 1 ? ncorp_read(argv[1], NULL, &corpus, NULL) : NCORP_ERR_ARG;
  if (status == NCORP_OK && argc > 2) {
    status = ncorp_analyzer_new(NULL, &analyzer, NULL);
    if (status == NCORP_OK)
      status = ncorp_analyzer_run(analyzer, corpus, NULL, &made, NULL);
    replace(&corpus, &made);
    if (status == NCORP_OK)
      status = ncorp_link(corpus, NULL, &made, NULL);
    replace(&corpus, &made);
    ncorp_analyzer_unref(analyzer);
  }
  int ok = status == NCORP_OK && print_corpus(corpus);
  ncorp_corpus_unref(corpus);
  return ok ? 0 : 1;
}
