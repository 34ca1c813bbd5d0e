/* newscorpus show --tokens and --tree: the words of an article, as a table, as lines of JSON or as trees. */
#include <stdlib.h>
#include <string.h>

#include "show.h"

enum { DEEPEST = 40 }; /* how far a tree is indented; below, the depth is said instead */

static void print_table(const ncorp_article *a)
{
  static const char *const headings[] = { "SENT", "ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL" };
  table *t = table_new(headings, sizeof headings / sizeof *headings);
  for (uint32_t s = 0; s < ncorp_article_sentence_count(a); s++) {
    const ncorp_sentence *sentence = ncorp_article_sentence(a, s);
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
      ncorp_token token;
      ncorp_article_token(a, i, &token);
      bool near = token.head != NCORP_NONE && token.head >= sentence->first_token && token.head < sentence->end_token;
      const ncorp_str fields[] = { ncorp_article_span_text(a, token.span), token.lemma, token.upos, token.xpos, token.feats };
      table_number(t, s + 1);
      table_number(t, i - sentence->first_token + 1);
      for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
        table_cell(t, fields[k].data ? fields[k] : (ncorp_str){ "_", 1 });
      if (near || token.deprel.data) table_number(t, near ? token.head - sentence->first_token + 1 : 0);
      else table_text(t, "_");
      table_cell(t, token.deprel.data ? token.deprel : (ncorp_str){ "_", 1 });
      table_end_row(t);
    }
  }
  table_print(t);
}

static void json_string(const char *key, ncorp_str s)
{
  printf(",\"%s\":", key);
  if (!s.data) {
    fputs("null", stdout);
    return;
  }
  putchar('"');
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c < ' ') printf("\\u%04x", c);
    else if (c == '"' || c == '\\') printf("\\%c", c);
    else putchar(c);
  }
  putchar('"');
}

static void json_index(const char *key, uint32_t index)
{
  if (index == NCORP_NONE) printf(",\"%s\":null", key);
  else printf(",\"%s\":%u", key, index);
}

/* Indexes and code points, as in the corpus format. */
static void print_json(const ncorp_article *a)
{
  for (uint32_t i = 0; i < ncorp_article_token_count(a); i++) {
    ncorp_token token;
    ncorp_article_token(a, i, &token);
    printf("{\"index\":%u", i);
    json_index("sentence", ncorp_article_token_sentence(a, i));
    printf(",\"span\":[%u,%u]", ncorp_article_codepoint(a, token.span.start), ncorp_article_codepoint(a, token.span.end));
    json_string("form", ncorp_article_span_text(a, token.span));
    json_string("lemma", token.lemma);
    json_string("upos", token.upos);
    json_string("xpos", token.xpos);
    json_string("feats", token.feats);
    json_index("head", token.head);
    json_string("deprel", token.deprel);
    puts("}");
  }
}

int show_tokens(const ncorp_article *a, bool json)
{
  if (json) print_json(a);
  else print_table(a);
  return EXIT_DONE;
}

static void print_node(const ncorp_article *a, uint32_t index)
{
  ncorp_token token;
  ncorp_article_token(a, index, &token);
  fputs(ink_on(INK_BOLD), stdout);
  put_text(stdout, ncorp_article_span_text(a, token.span), false);
  printf("%s%s", ink_off(), ink_on(INK_DIM));
  const ncorp_str fields[] = { token.upos, token.deprel };
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    if (!fields[i].data) continue;
    putchar(' ');
    put_text(stdout, fields[i], false);
  }
  printf("%s\n", ink_off());
}

/* The children of a token that are still to be printed. */
typedef struct branch {
  ncorp_token_list children;
  size_t next;
} branch;

static void print_indent(const branch *path, size_t depth)
{
  if (depth > DEEPEST) {
    printf("%*s%zu: ", DEEPEST * 3, "", depth);
    return;
  }
  for (size_t i = 0; i + 1 < depth; i++) fputs(path[i].next < path[i].children.count ? "│  " : "   ", stdout);
  if (depth) fputs(path[depth - 1].next < path[depth - 1].children.count ? "├─ " : "└─ ", stdout);
}

/* A token and all below it; `path` has room for as many branches as the tree has tokens. */
static void print_tree(const ncorp_article *a, const ncorp_tree *tree, uint32_t root, branch *path)
{
  size_t depth = 0;
  print_node(a, root);
  path[depth++] = (branch){ ncorp_tree_children(tree, root), 0 };
  while (depth) {
    branch *b = &path[depth - 1];
    if (b->next == b->children.count) {
      depth--;
      continue;
    }
    uint32_t token = b->children.at[b->next++];
    print_indent(path, depth);
    print_node(a, token);
    path[depth++] = (branch){ ncorp_tree_children(tree, token), 0 };
  }
}

int show_trees(const ncorp_article *a)
{
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_tree *tree;
  if (ncorp_tree_new(a, &tree, &error) < 0) return failure(&error);
  branch *path = calloc(ncorp_article_token_count(a) + 1, sizeof *path);
  for (uint32_t s = 0; path && s < ncorp_article_sentence_count(a); s++) {
    const ncorp_sentence *sentence = ncorp_article_sentence(a, s);
    bool planted = ncorp_tree_root(tree, s) != NCORP_NONE;
    if (s) putchar('\n');
    fputs(ink_on(INK_QUOTE), stdout);
    put_text(stdout, ncorp_article_span_text(a, sentence->span), true);
    printf("%s\n", ink_off());
    for (uint32_t i = sentence->first_token; i < sentence->end_token && planted; i++)
      if (ncorp_tree_head(tree, i) == NCORP_NONE) print_tree(a, tree, i, path);
  }
  int result = path ? EXIT_DONE : EXIT_FAILED;
  if (!path) fputs("newscorpus: out of memory\n", stderr);
  free(path);
  ncorp_tree_unref(tree);
  return result;
}
