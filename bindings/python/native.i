/* native.i - the private module newscorpus._lib.native: Python's typemaps over the shared interface. */
%module(package="newscorpus._lib") native

%{
#include "glue.h"
%}
%include <stdint.i>

%typemap(in) ncorp_str (Py_buffer buffer) {
  buffer.obj = NULL;
  if (!ncb_str_from($input, &$1, &buffer)) SWIG_fail;
}
%typemap(freearg) ncorp_str "PyBuffer_Release(&buffer$argnum);"
%typemap(arginit) ncorp_str "buffer$argnum.obj = NULL;"

%typemap(in) const char *path, const char *model, const char *published, const char *title, const char *spill {
  if (!ncb_path_from($input, &$1)) SWIG_fail;
}
%typemap(freearg) const char *path, const char *model, const char *published, const char *title, const char *spill ""

%typemap(in, numinputs=0) ncb_sink *sink (ncb_sink temp) {
  ncb_sink_init(&temp);
  $1 = &temp;
}
%typemap(argout) ncb_sink *sink {
  Py_XDECREF($result);
  $result = ncb_sink_take($1);
  if (!$result) SWIG_fail;
}
%typemap(freearg) ncb_sink *sink "ncb_sink_clear($1);"

%typemap(in) ncb_call *call (ncb_call temp) {
  if ($input != Py_None && !PyCallable_Check($input))
    SWIG_exception_fail(SWIG_TypeError, "progress is neither None nor callable");
  temp.progress = $input;
  temp.thread = NULL;
  $1 = &temp;
}

%typemap(in, numinputs=0) ncb_call *quiet (ncb_call temp) {
  temp.progress = Py_None;
  temp.thread = NULL;
  $1 = &temp;
}

%typemap(in, numinputs=0) ncorp_error *error (ncorp_error temp) {
  memset(&temp, 0, sizeof temp);
  temp.struct_size = sizeof temp;
  $1 = &temp;
}
%typemap(argout) ncorp_error *error {
  if (result < 0 || PyErr_Occurred()) {
    ncb_raise((ncorp_status)result, $1);
    Py_CLEAR($result);
    SWIG_fail;
  }
}
%typemap(out) ncorp_status "$result = Py_NewRef(Py_None);"

%define OWNED_OUT(TYPE, RELEASE)
%typemap(in, numinputs=0) TYPE **out (TYPE *temp = NULL) "$1 = &temp;"
%typemap(argout) TYPE **out {
  if (*$1 && !PyErr_Occurred()) {
    Py_XDECREF($result);
    $result = SWIG_NewPointerObj(*$1, $*1_descriptor, SWIG_POINTER_OWN);
    if (!$result) SWIG_fail;
    *$1 = NULL;
  }
}
%typemap(freearg) TYPE **out "RELEASE(*$1);"
%enddef
OWNED_OUT(Corpus, ncorp_corpus_unref)
OWNED_OUT(Article, ncorp_article_release)
OWNED_OUT(Tree, ncorp_tree_unref)
OWNED_OUT(Reader, ncb_reader_free)
OWNED_OUT(Sources, ncb_sources_free)
OWNED_OUT(Dictionary, ncorp_dictionary_unref)
OWNED_OUT(Linker, ncorp_linker_close)
OWNED_OUT(Round, ncorp_round_close)
OWNED_OUT(Patterns, ncorp_patterns_unref)

%typemap(in, numinputs=0) ncorp_text **out (ncorp_text *temp = NULL) "$1 = &temp;"
%typemap(argout) ncorp_text **out {
  ncorp_str view = ncorp_text_view(*$1);
  if (view.data) {
    Py_XDECREF($result);
    $result = PyUnicode_DecodeUTF8(view.data, (Py_ssize_t)view.size, "replace");
    if (!$result) SWIG_fail;
  }
}
%typemap(freearg) ncorp_text **out "ncorp_text_unref(*$1);"

/* Bytes that are no text. */
%typemap(in, numinputs=0) ncorp_text **bytes (ncorp_text *temp = NULL) "$1 = &temp;"
%typemap(argout) ncorp_text **bytes {
  ncorp_str view = ncorp_text_view(*$1);
  if (view.data) {
    Py_XDECREF($result);
    $result = PyBytes_FromStringAndSize(view.data, (Py_ssize_t)view.size);
    if (!$result) SWIG_fail;
  }
}
%typemap(freearg) ncorp_text **bytes "ncorp_text_unref(*$1);"

/* Arrow's structs go out as capsules. */
%define CAPSULE_OUT(TYPE, MAKE)
%typemap(in, numinputs=0) struct TYPE *out (struct TYPE temp) {
  memset(&temp, 0, sizeof temp);
  $1 = &temp;
}
%typemap(argout) struct TYPE *out {
  if ($1->release && !PyErr_Occurred()) {
    Py_XDECREF($result);
    $result = MAKE($1);
    if (!$result) SWIG_fail;
  }
}
%typemap(freearg) struct TYPE *out "if ($1->release) $1->release($1);"
%enddef
CAPSULE_OUT(ArrowArrayStream, ncb_stream_capsule)
CAPSULE_OUT(ArrowSchema, ncb_schema_capsule)
%apply SWIGTYPE *DISOWN { Reader *taken };

%include "../swig/api.i"

%extend Corpus {
  ncorp_status arrow(uint32_t table, bool codepoints, bool plain, uint32_t batch_rows, struct ArrowArrayStream *out,
                     ncorp_error *error) {
    return ncb_arrow_stream($self, table, &(ncb_arrow_shape){ codepoints, plain, batch_rows }, out, error);
  }
}
%extend Linker {
  ncorp_status add_digest(ncorp_str digest, ncorp_error *error) {
    return ncorp_linker_add_digest($self, digest.data, digest.size, error);
  }
  ncorp_status links(ncorp_str id, ncorp_text **bytes, ncorp_error *error) {
    return ncorp_linker_links($self, id.data, id.size, bytes, error);
  }
}
%inline %{
static ncorp_status new_linker(uint32_t threads, Linker **out, ncorp_error *error) {
  ncorp_link_options options = NCORP_LINK_OPTIONS_INIT;
  options.threads = threads;
  return ncorp_linker_open(NULL, &options, out, error);
}
%}
%{
typedef ncorp_round Round;
%}
%constant int ROUNDS = NCORP_ROUNDS;

/* What there is for a part, and its number; or None. */
%typemap(in, numinputs=0) uint32_t *part (uint32_t temp = 0) "$1 = &temp;"
%typemap(argout) uint32_t *part {
  if ($result && $result != Py_None) {
    $result = Py_BuildValue("(NI)", $result, (unsigned)*$1);
    if (!$result) SWIG_fail;
  }
}
typedef struct {} Round;
%extend Round {
  ~Round() { ncorp_round_close($self); }
  ncorp_status add(ncorp_str bytes, ncorp_error *error) { return ncorp_round_add($self, bytes.data, bytes.size, error); }
  ncorp_status next(ncorp_text **bytes, uint32_t *part, ncorp_error *error) { return ncorp_round_next($self, part, bytes, error); }
}
%inline %{
static ncorp_status new_round(uint32_t number, uint32_t parts, Round **out, ncorp_error *error) {
  return ncorp_round_open(number, parts, NULL, out, error);
}
%}
%extend Article {
  ncorp_status digest(ncorp_text **bytes, ncorp_error *error) { return ncorp_article_digest($self, bytes, error); }
}
%extend Corpus {
  ncorp_status apply_links(ncorp_str links, Corpus **out, ncorp_error *error) {
    return ncorp_corpus_apply_links($self, links.data, links.size, NULL, out, error);
  }
}
%inline %{
static void arrow_tables(ncb_sink *sink) { ncb_put_arrow_tables(sink); }

static ncorp_status arrow_schema(uint32_t table, bool codepoints, bool plain, struct ArrowSchema *out, ncorp_error *error) {
  return ncb_arrow_schema(table, &(ncb_arrow_shape){ codepoints, plain, 0 }, out, error);
}

static void arrow_columns(uint32_t table, ncb_sink *sink) { ncb_put_arrow_columns(sink, table); }

/* Rows of all that a reader gives, which is taken over; analysed anew when `analyze` is set. */
static ncorp_status arrow_read(Reader *taken, bool analyze, uint32_t stages, const char *model, Dictionary *dictionary,
                               uint32_t coder, Patterns *patterns, uint32_t pattern_flags, uint32_t threads,
                               uint32_t batch_articles, uint32_t table, bool codepoints, bool plain, uint32_t batch_rows,
                               struct ArrowArrayStream *out, ncorp_error *error) {
  ncorp_analyzer *analyzer = NULL;
  ncorp_status status = NCORP_OK;
  const ncb_coding coding = { dictionary, (ncorp_coder)coder, patterns, pattern_flags };
  if (analyze) status = ncb_analyzer(stages, model, &coding, &analyzer, error);
  if (status < 0) ncb_reader_free(taken);
  else status = ncb_arrow_read(taken, analyzer, threads, batch_articles, table, &(ncb_arrow_shape){ codepoints, plain, batch_rows }, out, error);
  ncorp_analyzer_unref(analyzer);
  return status;
}
%}

/* The strings that the ids of the token columns stand for, and None behind them for an id of -1. */
%extend Article {
  void token_strings(ncb_sink *sink) { ncb_put_token_strings(sink, $self); }
}
