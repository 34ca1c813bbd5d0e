/* linker.i - linking across articles, at once and in pieces. What a script waits for with nothing to say goes without a callback
 * (`quiet`), but lets other threads of the script run. */
%{
typedef ncorp_linker Linker;
%}
%constant int ARTICLE_RECORDS = NCORP_RECORD_ARTICLE;
%constant int ENTITY_RECORDS = NCORP_RECORD_ENTITY;
%constant int EVENT_RECORDS = NCORP_RECORD_EVENT;
%constant int STORY_RECORDS = NCORP_RECORD_STORY;

%extend Corpus {
  ncorp_status link(Corpus **out, ncb_call *call, ncorp_error *error) { return ncb_link($self, call, out, error); }
}

typedef struct {} Linker;
%extend Linker {
  ~Linker() { ncorp_linker_close($self); }

  ncorp_status add(Corpus *corpus, ncb_call *call, ncorp_error *error) { return ncb_linker_add($self, corpus, call, error); }
  ncorp_status settle(ncb_call *call, ncorp_error *error) { return ncb_linker_settle($self, call, error); }
  ncorp_status apply(Corpus *corpus, Corpus **out, ncb_call *call, ncorp_error *error) {
    return ncb_linker_apply($self, corpus, call, out, error);
  }
  ncorp_status save(const char *path, ncb_call *call, ncorp_error *error) { return ncb_linker_save($self, path, call, error); }
  ncorp_status count(uint32_t kind, ncb_sink *sink, ncb_call *quiet, ncorp_error *error) {
    size_t count = 0;
    ncorp_status status = ncb_linker_count($self, kind, quiet, &count, error);
    ncb_put_integer(sink, NULL, (int64_t)count);
    return status;
  }
  /* Records of a kind, or none when there are no more. */
  ncorp_status records(uint32_t kind, size_t first, size_t count, Corpus **out, ncb_call *quiet, ncorp_error *error) {
    return ncb_linker_records($self, kind, first, count, quiet, out, error);
  }
}
%inline %{
static ncorp_status open_linker(const char *path, uint32_t threads, const char *spill, Linker **out, ncb_call *quiet, ncorp_error *error) {
  return ncb_open_linker(path, threads, spill, quiet, out, error);
}
%}
