/* native.i - the private module newscorpus.native: Lua's typemaps over the shared interface.
 *
 * Owned results go into userdata that are made before the call (the `check` typemaps), so that no error of Lua's can
 * leave them without an owner.
 */
%module native

%{
#include "glue.h"
%}
%include <stdint.i>

%define INTEGER(TYPE, MAX)
%typemap(in, checkfn="lua_isinteger") TYPE (uint64_t value) {
  if (!ncb_integer_from(L, $input, 0, MAX, &value)) SWIG_fail_arg("$symname", $argnum, "$1_type in range");
  $1 = (TYPE)value;
}
%typemap(out) TYPE "lua_pushinteger(L, (lua_Integer)$1); SWIG_arg++;"
%enddef
INTEGER(size_t, INT64_MAX)
INTEGER(uint32_t, UINT32_MAX)
INTEGER(uint64_t, INT64_MAX)

%typemap(in, checkfn="lua_isinteger") size_t index (uint64_t value), size_t other (uint64_t value) {
  if (!ncb_integer_from(L, $input, 1, UINT32_MAX, &value)) SWIG_fail_arg("$symname", $argnum, "index from 1");
  $1 = (size_t)value - 1;
}

%typemap(in) ncorp_str {
  if (!ncb_str_from(L, $input, &$1)) SWIG_fail_arg("$symname", $argnum, "string");
}
%typemap(in) const char *path, const char *model, const char *published, const char *title, const char *spill {
  if (!ncb_path_from(L, $input, (const char **)&$1)) SWIG_fail_arg("$symname", $argnum, "string without NUL");
}

%typemap(in, numinputs=0) ncb_sink *sink (ncb_sink temp) "$1 = &temp;"
%typemap(check) ncb_sink *sink "ncb_sink_init($1, L);"
%typemap(argout) ncb_sink *sink "SWIG_arg++;"

%typemap(in) ncb_call *call (ncb_call temp) {
  if (!lua_isnoneornil(L, $input) && !lua_isfunction(L, $input)) SWIG_fail_arg("$symname", $argnum, "function");
  temp = (ncb_call){ L, lua_isnoneornil(L, $input) ? 0 : $input, 0 };
  $1 = &temp;
}
%typemap(argout) ncb_call *call {
  if ($1->failed) {
    lua_pushvalue(L, $1->progress);
    SWIG_fail;
  }
}

%typemap(in, numinputs=0) ncb_call *quiet (ncb_call temp) "temp = (ncb_call){ L, 0, 0 }; $1 = &temp;"

%typemap(in, numinputs=0) ncorp_error *error (ncorp_error temp) {
  memset(&temp, 0, sizeof temp);
  temp.struct_size = sizeof temp;
  $1 = &temp;
}
%typemap(argout) ncorp_error *error {
  if (result < 0) {
    ncb_push_error(L, (ncorp_status)result, $1);
    SWIG_fail;
  }
}
%typemap(out) ncorp_status ""

%define OWNED_OUT(TYPE)
%typemap(in, numinputs=0) TYPE **out (TYPE *temp = NULL, swig_lua_userdata *owner = NULL, int at = 0) "$1 = &temp;"
%typemap(check) TYPE **out {
  SWIG_NewPointerObj(L, $1, $*1_descriptor, 0);
  at$argnum = lua_gettop(L);
  owner$argnum = lua_touserdata(L, -1);
}
%typemap(argout) TYPE **out {
  if (*$1) {
    owner$argnum->ptr = *$1;
    owner$argnum->own = 1;
    lua_pushvalue(L, at$argnum);
  } else {
    lua_pushnil(L);
  }
  SWIG_arg++;
}
%enddef
OWNED_OUT(Corpus)
OWNED_OUT(Article)
OWNED_OUT(Tree)
OWNED_OUT(Reader)
OWNED_OUT(Sources)
OWNED_OUT(Dictionary)
OWNED_OUT(Patterns)
OWNED_OUT(Linker)

%typemap(in, numinputs=0) ncorp_text **out ""
%typemap(check) ncorp_text **out "$1 = ncb_text_holder(L);"
%typemap(argout) ncorp_text **out {
  ncb_push_text(L, $1);
  SWIG_arg++;
}

/* SWIG reads any userdata as if it were its own; so its metatable is looked at first. */
%{
static int has_class(lua_State *L, int index, const char *name) {
  if (!lua_isuserdata(L, index) || !lua_getmetatable(L, index))
    return 0;
  SWIG_Lua_get_class_metatable(L, name);
  int same = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return same;
}
%}
%define OBJECT(TYPE, ARGUMENT, FLAGS)
%typemap(in) TYPE *ARGUMENT {
  if (!has_class(L, $input, #TYPE) || !SWIG_IsOK(SWIG_ConvertPtr(L, $input, (void **)&$1, $descriptor, FLAGS)))
    SWIG_fail_arg("$symname", $argnum, #TYPE);
}
%enddef
OBJECT(Corpus, , 0)
OBJECT(Article, , 0)
OBJECT(Tree, , 0)
OBJECT(Reader, , 0)
OBJECT(Sources, , 0)
OBJECT(Dictionary, , 0)
OBJECT(Linker, , 0)
%typemap(in) Dictionary *dictionary {
  if (lua_isnoneornil(L, $input)) $1 = NULL;
  else if (!has_class(L, $input, "Dictionary") || !SWIG_IsOK(SWIG_ConvertPtr(L, $input, (void **)&$1, $descriptor, 0)))
    SWIG_fail_arg("$symname", $argnum, "Dictionary");
}
OBJECT(Patterns, , 0)
%typemap(in) Patterns *patterns {
  if (lua_isnoneornil(L, $input)) $1 = NULL;
  else if (!has_class(L, $input, "Patterns") || !SWIG_IsOK(SWIG_ConvertPtr(L, $input, (void **)&$1, $descriptor, 0)))
    SWIG_fail_arg("$symname", $argnum, "Patterns");
}
/* Gives the script's reference up before its collector comes by. */
OBJECT(Corpus, closing, SWIG_POINTER_DISOWN | SWIG_POINTER_CLEAR)
OBJECT(Linker, closing, SWIG_POINTER_DISOWN | SWIG_POINTER_CLEAR)

%include "../swig/api.i"
%native(fail) int ncb_lua_fail(lua_State *L);

%{
#include <unistd.h>
%}

%inline %{
static void close_corpus(Corpus *closing) { ncorp_corpus_unref(closing); }
static void close_linker(Linker *closing) { ncorp_linker_close(closing); }

/* Whether a person sees standard error. */
static bool watched(void) { return isatty(2) != 0; }
%}
%extend Corpus {
  /* About how many kilobytes the corpus takes, which the collector does not see: the objects and, with its annotation,
   * a few times the text. */
  size_t weight() {
    size_t sum = 0;
    for (size_t i = 0; i < ncorp_corpus_article_count($self); i++)
      sum += ncorp_article_text(ncorp_corpus_article($self, i)).size;
    return 16 + sum / 256;
  }
}
