/* article.i - one article. A script's Article owns a hold, which pins the whole corpus. */
%constant int BLOCKS = NCORP_LAYER_BLOCKS;
%constant int SENTENCES = NCORP_LAYER_SENTENCES;
%constant int TOKENS = NCORP_LAYER_TOKENS;
%constant int TIMES = NCORP_LAYER_TIMES;
%constant int QUANTITIES = NCORP_LAYER_QUANTITIES;
%constant int MENTIONS = NCORP_LAYER_MENTIONS;
%constant int QUOTES = NCORP_LAYER_QUOTES;
%constant int EVENTS = NCORP_LAYER_EVENTS;

typedef struct {} Article;
%extend Article {
  ~Article() { ncorp_article_release($self); }

  void metadata(ncb_sink *sink) { ncb_put_article(sink, $self); }
  void text(ncb_sink *sink) { ncb_put_str(sink, NULL, ncorp_article_text($self)); }
  size_t entity_count() { return ncorp_article_entity_count($self); }
  void entity(size_t index, ncb_sink *sink) { ncb_put_article_entity(sink, $self, index); }
  size_t count(uint32_t layer) { return ncb_layer_count($self, (ncorp_layer)layer); }
  void item(uint32_t layer, size_t index, ncb_sink *sink) {
    ncb_put_layer_item(sink, $self, (ncorp_layer)layer, index);
  }
  void columns(uint32_t layer, ncb_sink *sink) { ncb_put_columns(sink, $self, (ncorp_layer)layer); }
  ncorp_status json(ncorp_text **out, ncorp_error *error) { return ncorp_article_json($self, out, error); }
  ncorp_status explain(bool json, Dictionary *dictionary, Patterns *patterns, ncorp_text **out, ncb_call *call, ncorp_error *error) {
    return ncb_explain($self, json, dictionary, patterns, call, out, error);
  }
  ncorp_status explain_event(size_t index, bool json, ncorp_text **out, ncorp_error *error) {
    return ncorp_article_explain_event($self, index, json ? NCORP_EXPLAIN_JSON : NCORP_EXPLAIN_TEXT, out, error);
  }
  ncorp_status html(ncorp_text **out, ncorp_error *error) { return ncorp_article_html($self, out, error); }
}
