/* Dependency trees: the heads of an article, repaired, with what answers questions about them without a search.
 *
 * Tokens are numbered in pre-order, so that a subtree is a range of those numbers. Nothing here recurses: the tokens
 * are gone through in an order in which each stands behind its head, forwards and backwards. */
#include <newscorpus/tree.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/refcount.h"
#include "model/corpus.h"

struct ncorp_tree {
  nci_refcount refs;
  ncorp_allocator allocator;
  uint32_t count, sentence_count;
  uint32_t *head;     /* repaired */
  uint32_t *child_at; /* [token], [count]: where its children begin in `child` */
  uint32_t *child;
  uint32_t *place;    /* in pre-order */
  uint32_t *size;     /* of the subtree */
  uint32_t *low, *high; /* its first and last token */
  uint32_t *root;     /* of each sentence */
  uint32_t arrays[];
};

/* The heads that lie in their token's sentence. */
static void take_heads(ncorp_tree *t, const nci_article_data *d)
{
  for (uint32_t i = 0; i < t->count; i++) t->head[i] = NCORP_NONE;
  for (uint32_t s = 0; s < d->sentence_count && d->tokens.head; s++) {
    uint32_t first = d->sentences[s].first_token, end = d->sentences[s].end_token;
    for (uint32_t i = first; i < end && i < t->count; i++) {
      uint32_t head = d->tokens.head[i];
      if (head >= first && head < end) t->head[i] = head;
    }
  }
}

/* Cuts every cycle at its first token. `seen` tells from which token each was reached first. */
static void cut_cycles(ncorp_tree *t, uint32_t *seen)
{
  for (uint32_t i = 0; i < t->count; i++) seen[i] = NCORP_NONE;
  for (uint32_t i = 0; i < t->count; i++) {
    uint32_t at = i;
    for (; at != NCORP_NONE && seen[at] == NCORP_NONE; at = t->head[at]) seen[at] = i;
    if (at == NCORP_NONE || seen[at] != i) continue;
    uint32_t first = at;
    for (uint32_t k = t->head[at]; k != at; k = t->head[k])
      if (k < first) first = k;
    t->head[first] = NCORP_NONE;
  }
}

static void list_children(ncorp_tree *t)
{
  for (uint32_t i = 0; i <= t->count; i++) t->child_at[i] = 0;
  for (uint32_t i = 0; i < t->count; i++)
    if (t->head[i] != NCORP_NONE) t->child_at[t->head[i]]++;
  for (uint32_t i = 0, sum = 0; i <= t->count; i++) {
    sum += t->child_at[i];
    t->child_at[i] = sum;
  }
  for (uint32_t i = t->count; i-- > 0;) /* from behind, so that each list begins where the sum before it ended */
    if (t->head[i] != NCORP_NONE) t->child[--t->child_at[t->head[i]]] = i;
}

/* Sizes and ranges from the leaves up, then places from the roots down. */
static void measure(ncorp_tree *t, uint32_t *order)
{
  uint32_t n = 0, place = 0;
  for (uint32_t i = 0; i < t->count; i++) {
    t->size[i] = 1;
    t->low[i] = t->high[i] = i;
    if (t->head[i] == NCORP_NONE) order[n++] = i;
  }
  for (uint32_t k = 0; k < n; k++)
    for (uint32_t c = t->child_at[order[k]]; c < t->child_at[order[k] + 1]; c++) order[n++] = t->child[c];
  for (uint32_t k = n; k-- > 0;) {
    uint32_t i = order[k], head = t->head[i];
    if (head == NCORP_NONE) continue;
    t->size[head] += t->size[i];
    if (t->low[i] < t->low[head]) t->low[head] = t->low[i];
    if (t->high[i] > t->high[head]) t->high[head] = t->high[i];
  }
  for (uint32_t k = 0; k < n; k++) {
    uint32_t i = order[k];
    if (t->head[i] == NCORP_NONE) {
      t->place[i] = place;
      place += t->size[i];
    }
    uint32_t next = t->place[i] + 1;
    for (uint32_t c = t->child_at[i]; c < t->child_at[i + 1]; c++) {
      t->place[t->child[c]] = next;
      next += t->size[t->child[c]];
    }
  }
}

static void find_roots(ncorp_tree *t, const nci_article_data *d)
{
  const nci_token_columns *tokens = &d->tokens;
  for (uint32_t s = 0; s < t->sentence_count; s++) {
    uint32_t meant = NCORP_NONE, repaired = NCORP_NONE;
    for (uint32_t i = d->sentences[s].end_token; i-- > d->sentences[s].first_token;) {
      bool related = t->size[i] > 1 || (tokens->deprel && tokens->deprel[i] != NCORP_NONE);
      bool own = tokens->head && tokens->head[i] == NCORP_NONE;
      if (t->head[i] == NCORP_NONE && own && related) meant = i;
      if (t->head[i] == NCORP_NONE && !own && tokens->head) repaired = i;
    }
    t->root[s] = meant != NCORP_NONE ? meant : repaired;
  }
}

/* All arrays lie behind the tree in one block. */
enum { ARRAYS = 7 };

static size_t values_of(const nci_article_data *d) { return (size_t)d->tokens.count * ARRAYS + 1 + d->sentence_count; }

static size_t bytes_of(size_t values) { return sizeof(ncorp_tree) + values * sizeof(uint32_t); }

static ncorp_tree *lay_out(const ncorp_allocator *allocator, const nci_article_data *d)
{
  size_t values = values_of(d);
  if (values > (SIZE_MAX - sizeof(ncorp_tree)) / sizeof(uint32_t)) return NULL;
  ncorp_tree *t = nci_alloc(allocator, bytes_of(values), 1);
  if (!t) return NULL;
  *t = (ncorp_tree){ .allocator = *allocator, .count = d->tokens.count, .sentence_count = d->sentence_count };
  nci_ref_init(&t->refs);
  uint32_t **const arrays[ARRAYS] = { &t->head, &t->child, &t->place, &t->size, &t->low, &t->high, &t->child_at };
  uint32_t *at = t->arrays;
  for (int i = 0; i < ARRAYS; i++, at += t->count) *arrays[i] = at;
  t->root = at + 1; /* child_at has one more */
  return t;
}

ncorp_status ncorp_tree_new(const ncorp_article *article, ncorp_tree **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!article || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "article and out have to be given");
  const nci_article_data *d = &article->block->data;
  const ncorp_allocator *allocator = &article->corpus->allocator;
  uint32_t *scratch = nci_alloc(allocator, d->tokens.count, sizeof *scratch);
  ncorp_tree *t = scratch ? lay_out(allocator, d) : NULL;
  if (t) {
    take_heads(t, d);
    cut_cycles(t, scratch);
    list_children(t);
    measure(t, scratch);
    find_roots(t, d);
  }
  nci_free(allocator, scratch, d->tokens.count, sizeof *scratch);
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
  nci_free(&allocator, tree, bytes_of((size_t)tree->count * ARRAYS + 1 + tree->sentence_count), 1);
}

static bool has(const ncorp_tree *tree, size_t token) { return tree && token < tree->count; }

uint32_t ncorp_tree_root(const ncorp_tree *tree, size_t sentence)
{
  return tree && sentence < tree->sentence_count ? tree->root[sentence] : NCORP_NONE;
}

uint32_t ncorp_tree_head(const ncorp_tree *tree, size_t token) { return has(tree, token) ? tree->head[token] : NCORP_NONE; }

ncorp_token_list ncorp_tree_children(const ncorp_tree *tree, size_t token)
{
  if (!has(tree, token)) return (ncorp_token_list){ NULL, 0 };
  return (ncorp_token_list){ tree->child + tree->child_at[token], tree->child_at[token + 1] - tree->child_at[token] };
}

ncorp_subtree ncorp_tree_subtree(const ncorp_tree *tree, size_t token)
{
  if (!has(tree, token)) return (ncorp_subtree){ NCORP_NONE, NCORP_NONE, 0 };
  return (ncorp_subtree){ tree->low[token], tree->high[token] + 1, tree->size[token] };
}

int ncorp_tree_dominates(const ncorp_tree *tree, size_t ancestor, size_t token)
{
  if (!has(tree, ancestor) || !has(tree, token)) return 0;
  return tree->place[token] - tree->place[ancestor] < tree->size[ancestor]; /* unsigned: a place before is far away */
}

size_t ncorp_tree_subtree_tokens(const ncorp_tree *tree, size_t token, uint32_t *tokens, size_t capacity)
{
  if (!has(tree, token)) return 0;
  size_t n = 0, wanted = tokens && capacity < tree->size[token] ? capacity : tokens ? tree->size[token] : 0;
  for (uint32_t i = tree->low[token]; n < wanted; i++)
    if (ncorp_tree_dominates(tree, token, i)) tokens[n++] = i;
  return tree->size[token];
}

size_t ncorp_tree_ancestors(const ncorp_tree *tree, size_t token, uint32_t *tokens, size_t capacity)
{
  size_t n = 0;
  for (uint32_t at = ncorp_tree_head(tree, token); at != NCORP_NONE; at = tree->head[at], n++)
    if (tokens && n < capacity) tokens[n] = at;
  return n;
}

uint32_t ncorp_tree_common(const ncorp_tree *tree, size_t a, size_t b)
{
  uint32_t at = has(tree, a) && has(tree, b) ? (uint32_t)a : NCORP_NONE;
  while (at != NCORP_NONE && !ncorp_tree_dominates(tree, at, b)) at = tree->head[at];
  return at;
}

size_t ncorp_tree_path(const ncorp_tree *tree, size_t from, size_t to, ncorp_step *steps, size_t capacity)
{
  uint32_t top = ncorp_tree_common(tree, from, to);
  size_t up = 0, down = 0;
  if (top == NCORP_NONE) return (size_t)-1;
  for (uint32_t at = (uint32_t)from; at != top; up++) {
    at = tree->head[at];
    if (steps && up < capacity) steps[up] = (ncorp_step){ at, 1 };
  }
  for (uint32_t at = (uint32_t)to; at != top; at = tree->head[at]) down++;
  size_t n = up + down;
  for (uint32_t at = (uint32_t)to; at != top; at = tree->head[at])
    if (--n < capacity && steps) steps[n] = (ncorp_step){ at, 0 };
  return up + down;
}
