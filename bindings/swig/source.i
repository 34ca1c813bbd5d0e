/* source.i - what a reader reads from. Bytes are copied; the bindings never borrow a script's buffer. */
%constant int AUTO = NCORP_FORMAT_AUTO;
%constant int TEXT = NCORP_FORMAT_TEXT;
%constant int NCF = NCORP_FORMAT_NCF;
%constant int CONLLU = NCORP_FORMAT_CONLLU;

typedef struct {} Sources;
%extend Sources {
  ~Sources() { ncb_sources_free($self); }

  ncorp_status add_path(const char *path, ncorp_error *error) {
    ncorp_status status = ncb_sources_add_path($self, path);
    return status < 0 ? ncb_fail(error, status, "cannot keep the path") : status;
  }
  ncorp_status add_bytes(ncorp_str data, const char *path, uint32_t format, ncorp_error *error) {
    ncorp_status status = ncb_sources_add_bytes($self, data.data, data.size, path, (ncorp_format)format);
    return status < 0 ? ncb_fail(error, status, "cannot keep the bytes") : status;
  }
  ncorp_status add_article(ncorp_str text, ncorp_str id, ncorp_str uri, ncorp_str title, ncorp_str outlet,
                           ncorp_str published, ncorp_error *error) {
    return ncb_sources_add_article($self, text, id, uri, title, outlet, published, error);
  }
}

%inline %{
static ncorp_status new_sources(Sources **out, ncorp_error *error) {
  *out = ncb_sources_new();
  return *out ? NCORP_OK : ncb_fail(error, NCORP_ERR_NOMEM, "out of memory");
}
%}
