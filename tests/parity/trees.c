/* trees.c - prints the tokens and trees of a corpus. usage: trees INPUT */
#include <newscorpus/newscorpus.h>

#include <stdio.h>
#include <stdlib.h>

static void print_str(ncorp_str s) {
  if (s.data)
    printf("\t%.*s", NCORP_STR_ARG(s));
  else
    printf("\t_");
}

static void print_index(uint32_t index) {
  if (index == NCORP_NONE)
    printf("\t_");
  else
    printf("\t%u", index);
}

static void print_list(const uint32_t *at, size_t count) {
  putchar('\t');
  for (size_t i = 0; i < count; i++)
    printf(i ? ",%u" : "%u", at[i]);
}

static void print_token(const ncorp_article *article, const ncorp_tree *tree, uint32_t index, uint32_t *room) {
  size_t count = ncorp_article_token_count(article);
  ncorp_token token;
  ncorp_article_token(article, index, &token);
  ncorp_token_list children = ncorp_tree_children(tree, index);
  printf("%u", index);
  print_str(ncorp_article_span_text(article, token.span));
  print_str(token.lemma);
  print_str(token.upos);
  print_str(token.xpos);
  print_str(ncorp_token_feature(&token, "Number"));
  print_str(ncorp_token_feature(&token, "A"));
  print_str(token.deprel);
  print_index(ncorp_article_token_sentence(article, index));
  print_index(ncorp_tree_head(tree, index));
  print_list(children.at, children.count);
  print_list(room, ncorp_tree_subtree_tokens(tree, index, room, count));
  print_list(room, ncorp_tree_ancestors(tree, index, room, count));
  print_index(ncorp_tree_common(tree, index, 0));
  putchar('\n');
}

static void print_path(const ncorp_tree *tree, uint32_t from, uint32_t to, ncorp_step *steps, size_t room) {
  size_t count = ncorp_tree_path(tree, from, to, steps, room);
  printf("%u to %u:", from, to);
  if (count == (size_t)-1)
    printf(" no way");
  else
    for (size_t i = 0; i < count; i++)
      printf(" %s %u", steps[i].up ? "up" : "down", steps[i].token);
  putchar('\n');
}

static void print_column(const char *name, const ncorp_token_columns *tokens, const uint32_t *ids) {
  fputs(name, stdout);
  for (uint32_t i = 0; ids && i < tokens->count; i++)
    print_str(ids[i] == NCORP_NONE ? (ncorp_str){ NULL, 0 } : tokens->strings[ids[i]]);
  putchar('\n');
}

static int print_article(const ncorp_article *article) {
  size_t count = ncorp_article_token_count(article);
  ncorp_tree *tree = NULL;
  uint32_t *room = malloc((count + 1) * sizeof *room);
  ncorp_step *steps = malloc((count + 1) * sizeof *steps);
  int ok = room && steps && ncorp_tree_new(article, &tree, NULL) == NCORP_OK;
  for (uint32_t i = 0; ok && i < count; i++)
    print_token(article, tree, i, room);
  for (uint32_t i = 0; ok && i < ncorp_article_sentence_count(article); i++) {
    const ncorp_sentence *sentence = ncorp_article_sentence(article, i);
    ncorp_text *html = NULL;
    ok = ncorp_sentence_html(article, i, &html, NULL) == NCORP_OK;
    printf("sentence %u root", i);
    print_index(ncorp_tree_root(tree, i));
    putchar('\n');
    for (uint32_t token = sentence->first_token; token < sentence->end_token; token++)
      print_path(tree, token, sentence->end_token - 1, steps, count);
    printf("%.*s\n", NCORP_STR_ARG(ncorp_text_view(html)));
    ncorp_text_unref(html);
  }
  const ncorp_token_columns *tokens = ncorp_article_tokens(article);
  print_column("lemma", tokens, tokens->lemma);
  print_column("upos", tokens, tokens->upos);
  print_column("feats", tokens, tokens->feats);
  print_column("deprel", tokens, tokens->deprel);
  ncorp_tree_unref(tree);
  free(room);
  free(steps);
  return ok;
}

int main(int argc, char **argv) {
  ncorp_corpus *corpus = NULL;
  int ok = argc == 2 && ncorp_read(argv[1], NULL, &corpus, NULL) == NCORP_OK;
  for (size_t i = 0; ok && i < ncorp_corpus_article_count(corpus); i++)
    ok = print_article(ncorp_corpus_article(corpus, i));
  ncorp_corpus_unref(corpus);
  return ok ? 0 : 1;
}
