/* linker.i - linking across articles. */
%extend Corpus {
  ncorp_status link(Corpus **out, ncb_call *call, ncorp_error *error) { return ncb_link($self, call, out, error); }
}
