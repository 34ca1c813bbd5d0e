/* Who says what, and who that is, from a corpus file. usage: quotes FILE.ncf */
#include <stdio.h>
#include <newscorpus/newscorpus.h>

/* What the article says the speaker to be: "treasurer; brother". */
static void print_roles(const ncorp_article *article, ncorp_str id)
{
  const ncorp_article_entity *entity = ncorp_article_entity_at(article, ncorp_article_find_entity(article, id.data, id.size));
  for (uint32_t i = 0; entity && i < entity->fact_count; i++)
    printf("%s%.*s", i ? "; " : ", ", NCORP_STR_ARG(entity->facts[i].role));
}

static void print_quotes(const ncorp_article *article)
{
  for (size_t i = 0; i < ncorp_article_quote_count(article); i++) {
    const ncorp_quote *quote = ncorp_article_quote(article, i);
    const ncorp_mention *speaker = ncorp_article_mention(article, quote->speaker);
    if (!speaker) continue;
    printf("%.*s", NCORP_STR_ARG(ncorp_article_mention_name(article, quote->speaker)));
    print_roles(article, speaker->entity);
    printf(": %.*s\n", NCORP_STR_ARG(ncorp_article_span_text(article, quote->span)));
  }
}

int main(int argc, char **argv)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_corpus *corpus = NULL;
  if (argc != 2 || ncorp_read(argv[1], NULL, &corpus, &error) < 0) {
    fprintf(stderr, "quotes: %s\n", argc == 2 ? error.message : "a corpus file has to be named");
    return 1;
  }
  for (size_t i = 0; i < ncorp_corpus_article_count(corpus); i++) print_quotes(ncorp_corpus_article(corpus, i));
  ncorp_corpus_unref(corpus);
  return 0;
}
