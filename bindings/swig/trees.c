/* trees.c - trees and token columns for all languages. Lists are put item by item: nothing is allocated here, so that a
 * language may leave in the middle. */
#include "sink.h"

const uint32_t *ncb_token_ids(const ncorp_token_columns *tokens, ncb_column column) {
  switch (column) {
  case NCB_LEMMA: return tokens->lemma;
  case NCB_UPOS: return tokens->upos;
  case NCB_XPOS: return tokens->xpos;
  case NCB_FEATS: return tokens->feats;
  case NCB_DEPREL: return tokens->deprel;
  case NCB_HEAD: return tokens->head;
  }
  return NULL;
}

void ncb_put_children(ncb_sink *sink, const ncorp_tree *tree, size_t token) {
  ncorp_token_list list = ncorp_tree_children(tree, token);
  ncb_open_list(sink, NULL, list.count);
  for (size_t i = 0; i < list.count; i++)
    ncb_put_index(sink, NULL, list.at[i]);
  ncb_close(sink);
}

void ncb_put_subtree(ncb_sink *sink, const ncorp_tree *tree, size_t token) {
  ncorp_subtree subtree = ncorp_tree_subtree(tree, token);
  ncb_open_list(sink, NULL, subtree.count);
  for (uint32_t i = subtree.first_token; i < subtree.end_token; i++)
    if (ncorp_tree_dominates(tree, token, i))
      ncb_put_index(sink, NULL, i);
  ncb_close(sink);
}

/* From one token up to, and not with, another one above it. */
static void put_way_up(ncb_sink *sink, const char *key, const ncorp_tree *tree, uint32_t from, uint32_t to, size_t count) {
  ncb_open_list(sink, key, count);
  for (uint32_t at = from; at != to; at = ncorp_tree_head(tree, at))
    ncb_put_index(sink, NULL, at);
  ncb_close(sink);
}

void ncb_put_ancestors(ncb_sink *sink, const ncorp_tree *tree, size_t token) {
  put_way_up(sink, NULL, tree, ncorp_tree_head(tree, token), NCORP_NONE, ncorp_tree_ancestors(tree, token, NULL, 0));
}

void ncb_put_path(ncb_sink *sink, const ncorp_tree *tree, size_t from, size_t to) {
  uint32_t top = ncorp_tree_common(tree, from, to);
  if (top == NCORP_NONE) {
    ncb_put_none(sink, NULL);
    return;
  }
  ncb_open_record(sink, NULL);
  put_way_up(sink, "up", tree, (uint32_t)from, top, ncorp_tree_path(tree, from, top, NULL, 0));
  ncb_put_index(sink, "top", top);
  put_way_up(sink, "down", tree, (uint32_t)to, top, ncorp_tree_path(tree, to, top, NULL, 0));
  ncb_close(sink);
}
