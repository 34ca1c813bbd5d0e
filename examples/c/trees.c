/* Who says and who meets whom, from the dependency trees of a corpus file. usage: trees FILE.ncf */
#include <stdio.h>
#include <string.h>
#include <newscorpus/newscorpus.h>

static int is(ncorp_str s, const char *word) { return s.size == strlen(word) && memcmp(s.data, word, s.size) == 0; }

/* The text below the verb's first child with this relation. */
static ncorp_str argument(const ncorp_article *article, const ncorp_tree *tree, uint32_t verb, const char *relation)
{
  ncorp_token_list children = ncorp_tree_children(tree, verb);
  for (size_t i = 0; i < children.count; i++) {
    ncorp_token token, first, last;
    ncorp_article_token(article, children.at[i], &token);
    if (!is(token.deprel, relation)) continue;
    ncorp_subtree subtree = ncorp_tree_subtree(tree, children.at[i]);
    ncorp_article_token(article, subtree.first_token, &first);
    ncorp_article_token(article, subtree.end_token - 1, &last);
    return ncorp_article_span_text(article, (ncorp_span){ first.span.start, last.span.end });
  }
  return (ncorp_str){ "-", 1 };
}

static void print_verbs(const ncorp_article *article, const ncorp_tree *tree)
{
  for (uint32_t i = 0; i < ncorp_article_token_count(article); i++) {
    ncorp_token token;
    ncorp_article_token(article, i, &token);
    if (!is(token.upos, "VERB") || (!is(token.lemma, "say") && !is(token.lemma, "meet"))) continue;
    ncorp_str subject = argument(article, tree, i, "nsubj"), object = argument(article, tree, i, "obj");
    printf("%.*s | %.*s | %.*s\n", NCORP_STR_ARG(subject), NCORP_STR_ARG(token.lemma), NCORP_STR_ARG(object));
  }
}

int main(int argc, char **argv)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_corpus *corpus = NULL;
  if (argc != 2 || ncorp_read(argv[1], NULL, &corpus, &error) < 0) {
    fprintf(stderr, "trees: %s\n", argc == 2 ? error.message : "a corpus file has to be named");
    return 1;
  }
  for (size_t i = 0; i < ncorp_corpus_article_count(corpus); i++) {
    const ncorp_article *article = ncorp_corpus_article(corpus, i);
    ncorp_tree *tree;
    if (ncorp_tree_new(article, &tree, &error) < 0) break;
    print_verbs(article, tree);
    ncorp_tree_unref(tree);
  }
  ncorp_corpus_unref(corpus);
  return error.status < 0;
}
