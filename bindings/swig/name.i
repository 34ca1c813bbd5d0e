/* name.i - names compared by themselves. */
%constant int PER = NCORP_PER;
%constant int ORG = NCORP_ORG;
%constant int LOC = NCORP_LOC;
%constant int MISC = NCORP_MISC;
%constant int FEM = NCORP_FEM;
%constant int MASC = NCORP_MASC;
%constant int NEUT = NCORP_NEUT;

%inline %{
static ncorp_status name_keys(uint32_t type, ncorp_str name, ncorp_str country, uint32_t gender, ncb_sink *sink, ncorp_error *error) {
  const ncorp_name a = { sizeof a, (ncorp_entity_type)type, name, country, (ncorp_gender)gender };
  return ncb_name_keys(sink, &a, error);
}
static ncorp_status compare_names(uint32_t type, ncorp_str name, ncorp_str country, uint32_t gender, uint32_t other_type, ncorp_str other_name,
                                  ncorp_str other_country, uint32_t other_gender, ncb_sink *sink, ncorp_error *error) {
  const ncorp_name a = { sizeof a, (ncorp_entity_type)type, name, country, (ncorp_gender)gender };
  const ncorp_name b = { sizeof b, (ncorp_entity_type)other_type, other_name, other_country, (ncorp_gender)other_gender };
  return ncb_compare_names(sink, &a, &b, error);
}
%}
