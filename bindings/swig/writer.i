/* writer.i - files, JSON, CoNLL-U, tables of events and the report page. */
%constant int COMPRESSION_AUTO = NCORP_COMPRESSION_AUTO;
%constant int COMPRESSION_NONE = NCORP_COMPRESSION_NONE;
%constant int COMPRESSION_GZIP = NCORP_COMPRESSION_GZIP;
%constant int COMPRESSION_ZSTD = NCORP_COMPRESSION_ZSTD;

%constant int EVENTS_PLOVER = NCORP_EVENTS_PLOVER;
%constant int EVENTS_PLOVER_X = NCORP_EVENTS_PLOVER_X;
%constant int EVENTS_PETRARCH2 = NCORP_EVENTS_PETRARCH2;
%constant int EVENTS_PHOENIX = NCORP_EVENTS_PHOENIX;
%constant int EVENTS_GDELT = NCORP_EVENTS_GDELT;
%constant int EVENTS_GDELT_MENTIONS = NCORP_EVENTS_GDELT_MENTIONS;

%inline %{
/* The names of a table's columns, none for PLOVER. */
static void event_columns(uint32_t format, ncb_sink *sink) {
  size_t count = 0;
  while (ncorp_event_column((ncorp_event_format)format, count))
    count++;
  ncb_open_list(sink, NULL, count);
  for (size_t i = 0; i < count; i++) {
    const char *name = ncorp_event_column((ncorp_event_format)format, i);
    ncb_put_str(sink, NULL, (ncorp_str){ name, strlen(name) });
  }
  ncb_close(sink);
}
%}

%extend Corpus {
  ncorp_status write(const char *path, uint32_t format, uint32_t compression, ncb_call *call, ncorp_error *error) {
    return ncb_write($self, path, (ncorp_format)format, (ncorp_compression)compression, call, error);
  }
  ncorp_status json(ncorp_text **out, ncorp_error *error) { return ncorp_corpus_json($self, out, error); }
  ncorp_status conllu(ncorp_text **out, ncorp_error *error) { return ncorp_corpus_conllu($self, out, error); }
  ncorp_status events_text(uint32_t format, ncorp_text **out, ncorp_error *error) {
    return ncorp_corpus_events($self, (ncorp_event_format)format, out, error);
  }
  ncorp_status write_events(const char *path, uint32_t format, uint32_t compression, ncb_call *call, ncorp_error *error) {
    return ncb_write_events($self, path, (ncorp_event_format)format, (ncorp_compression)compression, call, error);
  }
  ncorp_status entity_json(size_t index, ncorp_text **out, ncorp_error *error) {
    return ncorp_entity_json($self, index, out, error);
  }
  ncorp_status explain_entity(size_t index, bool json, ncorp_text **out, ncorp_error *error) {
    return ncorp_corpus_explain_entity($self, index, json ? NCORP_EXPLAIN_JSON : NCORP_EXPLAIN_TEXT, out, error);
  }
  ncorp_status explain_event(size_t index, bool json, ncorp_text **out, ncorp_error *error) {
    return ncorp_corpus_explain_event($self, index, json ? NCORP_EXPLAIN_JSON : NCORP_EXPLAIN_TEXT, out, error);
  }
  ncorp_status event_json(size_t index, ncorp_text **out, ncorp_error *error) {
    return ncorp_event_json($self, index, out, error);
  }
  ncorp_status story_json(size_t index, ncorp_text **out, ncorp_error *error) {
    return ncorp_story_json($self, index, out, error);
  }
  /* The page, which is also written to `path` where there is one. */
  ncorp_status report(const char *title, const char *path, ncorp_text **out, ncorp_error *error) {
    ncorp_status status = ncorp_report_html($self, title, out, error);
    if (status == NCORP_OK && path) status = ncorp_text_write(*out, path, error);
    if (status < 0) {
      ncorp_text_unref(*out);
      *out = NULL;
    }
    return status;
  }
}
