/* tree.i - the trees of an article, and its tokens as columns. A script's Tree owns a reference and needs nothing else. */
%constant int LEMMA = NCB_LEMMA;
%constant int UPOS = NCB_UPOS;
%constant int XPOS = NCB_XPOS;
%constant int FEATS = NCB_FEATS;
%constant int DEPREL = NCB_DEPREL;
%constant int HEAD = NCB_HEAD;

typedef struct {} Tree;
%extend Tree {
  ~Tree() { ncorp_tree_unref($self); }

  void root(size_t index, ncb_sink *sink) { ncb_put_index(sink, NULL, ncorp_tree_root($self, index)); }
  void head(size_t index, ncb_sink *sink) { ncb_put_index(sink, NULL, ncorp_tree_head($self, index)); }
  void children(size_t index, ncb_sink *sink) { ncb_put_children(sink, $self, index); }
  void subtree(size_t index, ncb_sink *sink) { ncb_put_subtree(sink, $self, index); }
  void ancestors(size_t index, ncb_sink *sink) { ncb_put_ancestors(sink, $self, index); }
  void common(size_t index, size_t other, ncb_sink *sink) {
    ncb_put_index(sink, NULL, ncorp_tree_common($self, index, other));
  }
  void path(size_t index, size_t other, ncb_sink *sink) { ncb_put_path(sink, $self, index, other); }
}

%extend Article {
  ncorp_status tree(Tree **out, ncorp_error *error) { return ncorp_tree_new($self, out, error); }
  void sentence_of(size_t index, ncb_sink *sink) { ncb_put_index(sink, NULL, ncorp_article_token_sentence($self, index)); }
  void token_column(uint32_t column, ncb_sink *sink) { ncb_put_token_column(sink, $self, (ncb_column)column); }
  ncorp_status sentence_html(size_t index, ncorp_text **out, ncorp_error *error) {
    return ncorp_sentence_html($self, index, out, error);
  }
}
