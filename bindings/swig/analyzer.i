/* analyzer.i - analysis, and the models that it uses. */
%constant int STRUCTURE_STAGE = NCORP_STAGE_STRUCTURE;
%constant int TOKENS_STAGE = NCORP_STAGE_TOKENS;
%constant int TAGS_STAGE = NCORP_STAGE_TAGS;
%constant int PARSE_STAGE = NCORP_STAGE_PARSE;
%constant int MENTIONS_STAGE = NCORP_STAGE_MENTIONS;
%constant int TIMES_STAGE = NCORP_STAGE_TIMES;
%constant int QUANTITIES_STAGE = NCORP_STAGE_QUANTITIES;
%constant int QUOTES_STAGE = NCORP_STAGE_QUOTES;
%constant int EVENTS_STAGE = NCORP_STAGE_EVENTS;

%extend Corpus {
  ncorp_status analyze(uint32_t stages, uint32_t threads, const char *model, Corpus **out, ncb_call *call,
                       ncorp_error *error) {
    return ncb_analyze($self, stages, threads, model, call, out, error);
  }
}

%inline %{
static ncorp_status model_json(const char *model, ncorp_text **out, ncorp_error *error) {
  return ncb_model_json(model, out, error);
}
%}
