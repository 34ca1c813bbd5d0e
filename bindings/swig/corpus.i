/* corpus.i - the corpus. What comes out is a held Article or a value; neither depends on the script's Corpus living on. */
%{
static void put_found(ncb_sink *sink, size_t index) {
  ncb_put_index(sink, NULL, index < NCORP_NONE ? (uint32_t)index : NCORP_NONE);
}
%}

typedef struct {} Corpus;
%extend Corpus {
  ~Corpus() { ncorp_corpus_unref($self); }

  void language(ncb_sink *sink) { ncb_put_str(sink, NULL, ncorp_corpus_language($self)); }
  void generator(ncb_sink *sink) { ncb_put_str(sink, NULL, ncorp_corpus_generator($self)); }
  bool linked() { return ncorp_corpus_linked($self) != 0; }

  size_t article_count() { return ncorp_corpus_article_count($self); }
  size_t entity_count() { return ncorp_corpus_entity_count($self); }
  size_t event_count() { return ncorp_corpus_event_count($self); }
  size_t story_count() { return ncorp_corpus_story_count($self); }
  size_t diagnostic_count() { return ncorp_corpus_diagnostic_count($self); }

  ncorp_status article(size_t index, Article **out) {
    *out = (Article *)ncorp_article_hold(ncorp_corpus_article($self, index));
    return *out ? NCORP_OK : NCORP_END;
  }
  void entity(size_t index, ncb_sink *sink) { ncb_put_entity(sink, $self, index); }
  void event(size_t index, ncb_sink *sink) { ncb_put_event(sink, $self, index); }
  void story(size_t index, ncb_sink *sink) { ncb_put_story(sink, $self, index); }
  void diagnostic(size_t index, ncb_sink *sink) { ncb_put_diagnostic(sink, ncorp_corpus_diagnostic($self, index)); }

  void find_article(ncorp_str id, ncb_sink *sink) { put_found(sink, ncorp_corpus_find_article($self, id.data, id.size)); }
  void find_entity(ncorp_str id, ncb_sink *sink) { put_found(sink, ncorp_corpus_find_entity($self, id.data, id.size)); }
  void find_event(ncorp_str id, ncb_sink *sink) { put_found(sink, ncorp_corpus_find_event($self, id.data, id.size)); }
  void find_name(ncorp_str name, ncb_sink *sink) { put_found(sink, ncorp_corpus_find_name($self, name.data, name.size)); }

  /* This corpus and another one, joined. */
  ncorp_status joined(Corpus *other, Corpus **out, ncorp_error *error) {
    return ncorp_corpus_concat((ncorp_corpus *[]){ $self, other }, 2, NULL, out, error);
  }
}

%inline %{
static ncorp_status no_corpus(Corpus **out, ncorp_error *error) { return ncorp_corpus_concat(NULL, 0, NULL, out, error); }
%}
