/* reader.i - reading, at once or batch by batch. Opening takes over what is in the sources. */

typedef struct {} Reader;
%extend Reader {
  ~Reader() { ncb_reader_free($self); }

  /* The next batch, or none at the end. */
  ncorp_status next(size_t max_articles, Corpus **out, ncb_call *call, ncorp_error *error) {
    return ncb_reader_next($self, max_articles, call, out, error);
  }
  /* All that is left, as one corpus. */
  ncorp_status rest(Corpus **out, ncb_call *call, ncorp_error *error) {
    return ncb_reader_rest($self, call, out, error);
  }
  ncorp_status close(ncorp_error *error) { return ncb_reader_close($self, error); }
}

%inline %{
static ncorp_status open_reader(Sources *sources, bool strict, const char *published, uint32_t max_depth, uint64_t max_record,
                                uint64_t max_total, uint32_t max_ratio, uint32_t max_folder_depth, Reader **out,
                                ncorp_error *error) {
  return ncb_reader_open(sources, strict, published, max_depth, max_record, max_total, max_ratio, max_folder_depth, out, error);
}
%}
