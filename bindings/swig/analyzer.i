/* analyzer.i - analysis, the dictionaries, patterns and models that it uses. */
%constant int STRUCTURE_STAGE = NCORP_STAGE_STRUCTURE;
%constant int TOKENS_STAGE = NCORP_STAGE_TOKENS;
%constant int TAGS_STAGE = NCORP_STAGE_TAGS;
%constant int PARSE_STAGE = NCORP_STAGE_PARSE;
%constant int MENTIONS_STAGE = NCORP_STAGE_MENTIONS;
%constant int TIMES_STAGE = NCORP_STAGE_TIMES;
%constant int QUANTITIES_STAGE = NCORP_STAGE_QUANTITIES;
%constant int QUOTES_STAGE = NCORP_STAGE_QUOTES;
%constant int EVENTS_STAGE = NCORP_STAGE_EVENTS;

%constant int PATTERNS_ONLY = NCORP_PATTERNS_ONLY;
%constant int PATTERNS_PLOVER_ONLY = NCORP_PATTERNS_PLOVER_ONLY;

%constant int CODER_PLOVER = NCORP_CODER_PLOVER;
%constant int CODER_CAMEO = NCORP_CODER_CAMEO;

typedef struct {} Dictionary;
%extend Dictionary {
  ~Dictionary() { ncorp_dictionary_unref($self); }

  void counts(ncb_sink *sink) { ncb_put_dictionary_counts(sink, $self); }
  size_t diagnostic_count() { return ncorp_dictionary_diagnostic_count($self); }
  void diagnostic(size_t index, ncb_sink *sink) {
    ncb_put_diagnostic(sink, ncorp_dictionary_diagnostic($self, index));
  }
}

typedef struct {} Patterns;
%extend Patterns {
  ~Patterns() { ncorp_patterns_unref($self); }

  void counts(ncb_sink *sink) { ncb_put_pattern_counts(sink, $self); }
  size_t diagnostic_count() { return ncorp_patterns_diagnostic_count($self); }
  void diagnostic(size_t index, ncb_sink *sink) {
    ncb_put_diagnostic(sink, ncorp_patterns_diagnostic($self, index));
  }
}

%extend Corpus {
  ncorp_status analyze(uint32_t stages, uint32_t threads, const char *model, Dictionary *dictionary, uint32_t coder,
                       Patterns *patterns, uint32_t pattern_flags, Corpus **out, ncb_call *call, ncorp_error *error) {
    const ncb_coding coding = { dictionary, (ncorp_coder)coder, patterns, pattern_flags };
    return ncb_analyze($self, stages, threads, model, &coding, call, out, error);
  }
}

%inline %{
static ncorp_status open_dictionary(const char *path, Dictionary **out, ncb_call *call, ncorp_error *error) {
  return ncb_open_dictionary(path, call, out, error);
}
static ncorp_status open_patterns(const char *path, Patterns **out, ncb_call *call, ncorp_error *error) {
  return ncb_open_patterns(path, call, out, error);
}
static ncorp_status model_json(const char *model, ncorp_text **out, ncorp_error *error) {
  return ncb_model_json(model, out, error);
}
%}
