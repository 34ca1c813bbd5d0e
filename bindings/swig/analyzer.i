/* analyzer.i - analysis with the built-in lexicons. */
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
  ncorp_status analyze(uint32_t stages, uint32_t threads, Corpus **out, ncb_call *call, ncorp_error *error) {
    return ncb_analyze($self, stages, threads, call, out, error);
  }
}
