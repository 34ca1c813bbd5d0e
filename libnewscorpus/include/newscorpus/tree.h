/* newscorpus/tree.h - the dependency trees of an article.
 *
 * An ncorp_tree indexes the heads of all sentences of one article, so that each question is answered in the time that
 * its answer takes. It is made from the heads that stand in the corpus and repairs them, whatever a file says: a head
 * outside the token's sentence is left out, and a cycle is cut at its first token, which then has no head. So every
 * walk ends. The tree is a value of its own: it does not need the article to live on.
 *
 * Tokens are indexes into the article's tokens; NCORP_NONE stands for no token. Every function takes NULL and any
 * index, and then answers with nothing. All of them may be called from any thread that holds a reference.
 */
#ifndef NEWSCORPUS_TREE_H
#define NEWSCORPUS_TREE_H

#include <newscorpus/article.h>

NCORP_BEGIN_DECLS

typedef struct ncorp_tree ncorp_tree;

/* A list of tokens, borrowed from the tree. */
typedef struct ncorp_token_list {
  const uint32_t *at;
  size_t count;
} ncorp_token_list;

/* A token with all that depend on it, directly or not. */
typedef struct ncorp_subtree {
  uint32_t first_token, end_token; /* they lie in [first_token, end_token); both NCORP_NONE for no token */
  uint32_t count;                  /* how many they are; end_token - first_token when the subtree is projective */
} ncorp_subtree;

/* One step of a path. */
typedef struct ncorp_step {
  uint32_t token; /* the one stepped to */
  int up;         /* 1: it is the head of the one before; 0: it depends on the one before */
} ncorp_step;

/* Makes the trees of an article, in a time that grows with the number of its tokens.
 *
 * article: its tokens may have no heads; then they stand alone.
 * out: the tree, to be given to ncorp_tree_unref().
 * Returns: NCORP_OK; NCORP_ERR_ARG; NCORP_ERR_NOMEM.
 * Thread safety: any thread that keeps the article alive.
 * Since: 0.1
 */
NCORP_API ncorp_status ncorp_tree_new(const ncorp_article *article, ncorp_tree **out, ncorp_error *error);

/* Takes another reference.
 *
 * tree: may be NULL.
 * Returns: the same tree.
 * Since: 0.1
 */
NCORP_API ncorp_tree *ncorp_tree_ref(ncorp_tree *tree);

/* Drops a reference; the last one frees the tree.
 *
 * tree: may be NULL.
 * Since: 0.1
 */
NCORP_API void ncorp_tree_unref(ncorp_tree *tree);

/* Gives the root of a sentence: its first token that has no head by its own column, else the first whose head could not
 * be used.
 *
 * tree: may be NULL.
 * sentence: an index into the article's sentences.
 * Returns: a token; NCORP_NONE where no token of the sentence has a head or a relation.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API uint32_t ncorp_tree_root(const ncorp_tree *tree, size_t sentence);

/* Gives the head of a token.
 *
 * tree: may be NULL.
 * token: any index.
 * Returns: a token of the same sentence; NCORP_NONE for a root.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API uint32_t ncorp_tree_head(const ncorp_tree *tree, size_t token);

/* Gives the tokens that depend on a token directly, in text order.
 *
 * tree: may be NULL.
 * token: any index.
 * Returns: the list; an empty one for a leaf and for no token.
 * Ownership: borrowed from the tree, as long as any reference to it lives.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API ncorp_token_list ncorp_tree_children(const ncorp_tree *tree, size_t token);

/* Tells how far a token's subtree reaches, the token included; in constant time.
 *
 * tree: may be NULL.
 * token: any index.
 * Returns: the range and the number of its tokens.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API ncorp_subtree ncorp_tree_subtree(const ncorp_tree *tree, size_t token);

/* Lists the tokens of a subtree in text order, the token included.
 *
 * tree: may be NULL.
 * token: any index.
 * tokens: room for `capacity` of them; may be NULL when capacity is 0.
 * Returns: how many there are, whatever the capacity; 0 for no token.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API size_t ncorp_tree_subtree_tokens(const ncorp_tree *tree, size_t token, uint32_t *tokens, size_t capacity);

/* Tells whether a token is another one's ancestor, or that one itself; in constant time.
 *
 * tree: may be NULL.
 * ancestor, token: any indexes.
 * Returns: 1 or 0.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API int ncorp_tree_dominates(const ncorp_tree *tree, size_t ancestor, size_t token);

/* Lists a token's head, that one's head, and so on to the root.
 *
 * tree: may be NULL.
 * token: any index.
 * tokens: room for `capacity` of them; may be NULL when capacity is 0.
 * Returns: how many there are, whatever the capacity; 0 for a root.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API size_t ncorp_tree_ancestors(const ncorp_tree *tree, size_t token, uint32_t *tokens, size_t capacity);

/* Finds the lowest common ancestor of two tokens, which may be one of them.
 *
 * tree: may be NULL.
 * a, b: any indexes.
 * Returns: a token; NCORP_NONE when they are in different trees.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API uint32_t ncorp_tree_common(const ncorp_tree *tree, size_t a, size_t b);

/* Finds the way from one token to another: up to their lowest common ancestor, then down.
 *
 * tree: may be NULL.
 * from, to: any indexes.
 * steps: room for `capacity` of them, the token at the start not among them; may be NULL when capacity is 0.
 * Returns: how many there are, whatever the capacity; 0 from a token to itself; (size_t)-1 when there is no way.
 * Thread safety: any thread that holds a reference.
 * Since: 0.1
 */
NCORP_API size_t ncorp_tree_path(const ncorp_tree *tree, size_t from, size_t to, ncorp_step *steps, size_t capacity);

NCORP_END_DECLS

#endif
