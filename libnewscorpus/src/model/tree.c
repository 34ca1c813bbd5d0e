/* Trees as users have them: nci_heads with a reference count. */
#include <newscorpus/tree.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/refcount.h"
#include "model/corpus.h"
#include "model/heads.h"

struct ncorp_tree {
  nci_refcount refs;
  ncorp_allocator allocator;
  size_t values;
  nci_heads heads;
  uint32_t arrays[]; /* those of the heads */
};

static size_t bytes_of(size_t values) { return sizeof(ncorp_tree) + values * sizeof(uint32_t); }

ncorp_status ncorp_tree_new(const ncorp_article *article, ncorp_tree **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!article || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "article and out have to be given");
  const nci_article_data *d = &article->block->data;
  const ncorp_allocator *allocator = &article->corpus->allocator;
  size_t values = nci_heads_values(d), extra = nci_heads_scratch(d);
  if (values > (SIZE_MAX - sizeof(ncorp_tree)) / sizeof(uint32_t)) return nci_fail_nomem(error);
  uint32_t *scratch = nci_alloc(allocator, extra, sizeof *scratch);
  ncorp_tree *t = scratch ? nci_alloc(allocator, bytes_of(values), 1) : NULL;
  if (t) {
    *t = (ncorp_tree){ .allocator = *allocator, .values = values };
    nci_ref_init(&t->refs);
    nci_heads_make(&t->heads, d, t->arrays, scratch);
  }
  nci_free(allocator, scratch, extra, sizeof *scratch);
  if (!t) return nci_fail_nomem(error);
  *out = t;
  return NCORP_OK;
}

ncorp_tree *ncorp_tree_ref(ncorp_tree *tree)
{
  if (tree) nci_ref(&tree->refs);
  return tree;
}

void ncorp_tree_unref(ncorp_tree *tree)
{
  if (!tree || !nci_unref(&tree->refs)) return;
  ncorp_allocator allocator = tree->allocator;
  nci_free(&allocator, tree, bytes_of(tree->values), 1);
}

static bool has(const ncorp_tree *tree, size_t token) { return tree && token < tree->heads.count; }

uint32_t ncorp_tree_root(const ncorp_tree *tree, size_t sentence)
{
  return tree && sentence < tree->heads.sentence_count ? tree->heads.root[sentence] : NCORP_NONE;
}

uint32_t ncorp_tree_head(const ncorp_tree *tree, size_t token) { return has(tree, token) ? tree->heads.head[token] : NCORP_NONE; }

ncorp_token_list ncorp_tree_children(const ncorp_tree *tree, size_t token)
{
  if (!has(tree, token)) return (ncorp_token_list){ NULL, 0 };
  return (ncorp_token_list){ tree->heads.child + tree->heads.child_at[token], tree->heads.child_at[token + 1] - tree->heads.child_at[token] };
}

ncorp_subtree ncorp_tree_subtree(const ncorp_tree *tree, size_t token)
{
  if (!has(tree, token)) return (ncorp_subtree){ NCORP_NONE, NCORP_NONE, 0 };
  return (ncorp_subtree){ tree->heads.low[token], tree->heads.high[token] + 1, tree->heads.size[token] };
}

int ncorp_tree_dominates(const ncorp_tree *tree, size_t ancestor, size_t token)
{
  if (!has(tree, ancestor) || !has(tree, token)) return 0;
  return nci_dominates(&tree->heads, (uint32_t)ancestor, (uint32_t)token);
}

size_t ncorp_tree_subtree_tokens(const ncorp_tree *tree, size_t token, uint32_t *tokens, size_t capacity)
{
  if (!has(tree, token)) return 0;
  size_t n = 0, wanted = tokens && capacity < tree->heads.size[token] ? capacity : tokens ? tree->heads.size[token] : 0;
  for (uint32_t i = tree->heads.low[token]; n < wanted; i++)
    if (ncorp_tree_dominates(tree, token, i)) tokens[n++] = i;
  return tree->heads.size[token];
}

size_t ncorp_tree_ancestors(const ncorp_tree *tree, size_t token, uint32_t *tokens, size_t capacity)
{
  size_t n = 0;
  for (uint32_t at = ncorp_tree_head(tree, token); at != NCORP_NONE; at = tree->heads.head[at], n++)
    if (tokens && n < capacity) tokens[n] = at;
  return n;
}

uint32_t ncorp_tree_common(const ncorp_tree *tree, size_t a, size_t b)
{
  return has(tree, a) && has(tree, b) ? nci_common_head(&tree->heads, (uint32_t)a, (uint32_t)b) : NCORP_NONE;
}

size_t ncorp_tree_path(const ncorp_tree *tree, size_t from, size_t to, ncorp_step *steps, size_t capacity)
{
  uint32_t top = ncorp_tree_common(tree, from, to);
  size_t up = 0, down = 0;
  if (top == NCORP_NONE) return (size_t)-1;
  for (uint32_t at = (uint32_t)from; at != top; up++) {
    at = tree->heads.head[at];
    if (steps && up < capacity) steps[up] = (ncorp_step){ at, 1 };
  }
  for (uint32_t at = (uint32_t)to; at != top; at = tree->heads.head[at]) down++;
  size_t n = up + down;
  for (uint32_t at = (uint32_t)to; at != top; at = tree->heads.head[at])
    if (--n < capacity && steps) steps[n] = (ncorp_step){ at, 0 };
  return up + down;
}
