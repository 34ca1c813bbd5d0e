/* glue.c - the Lua side of the bindings' C: building values, progress, errors.
 *
 * Offsets are bytes counted from 1 with both ends included, as in string.sub; indexes count from 1.
 */
#include "glue.h"

#include <string.h>

#define ERROR_TYPE "newscorpus.error"
#define TEXT_TYPE "newscorpus.text"

int luaopen_native(lua_State *L);

void ncb_sink_init(ncb_sink *sink, lua_State *L) {
  sink->L = L;
  sink->depth = 0;
}

/* Moves the value on top of the stack to where it belongs. */
static void put(ncb_sink *sink, const char *key) {
  if (!sink->depth)
    return;
  if (key)
    lua_setfield(sink->L, -2, key);
  else
    lua_rawseti(sink->L, -2, ++sink->next[sink->depth - 1]);
}

static void open(ncb_sink *sink, const char *key, int items, int fields) {
  if (sink->depth == NCB_SINK_DEPTH)
    luaL_error(sink->L, "newscorpus: a record is nested too deeply");
  luaL_checkstack(sink->L, 4, NULL);
  lua_createtable(sink->L, items, fields);
  if (sink->depth) { /* kept reachable from its parent while it is filled */
    lua_pushvalue(sink->L, -1);
    lua_insert(sink->L, -3);
    put(sink, key);
    lua_insert(sink->L, -2);
  }
  sink->next[sink->depth++] = 0;
}

void ncb_open_record(ncb_sink *sink, const char *key) {
  open(sink, key, 0, 8);
}

void ncb_open_list(ncb_sink *sink, const char *key, size_t count) {
  open(sink, key, count < 1u << 20 ? (int)count : 0, 0);
}

void ncb_close(ncb_sink *sink) {
  sink->depth--;
  if (sink->depth)
    lua_pop(sink->L, 1);
}

/* A field that is absent stays nil; as a result of its own it is nil, too. In a list, which would end there, it is false. */
void ncb_put_none(ncb_sink *sink, const char *key) {
  if (!sink->depth)
    lua_pushnil(sink->L);
  else if (!key)
    ncb_put_flag(sink, NULL, 0);
}

void ncb_put_integer(ncb_sink *sink, const char *key, int64_t value) {
  lua_pushinteger(sink->L, value);
  put(sink, key);
}

void ncb_put_real(ncb_sink *sink, const char *key, double value) {
  lua_pushnumber(sink->L, value);
  put(sink, key);
}

void ncb_put_flag(ncb_sink *sink, const char *key, int value) {
  lua_pushboolean(sink->L, value);
  put(sink, key);
}

void ncb_put_str(ncb_sink *sink, const char *key, ncorp_str value) {
  if (!value.data) {
    ncb_put_none(sink, key);
    return;
  }
  lua_pushlstring(sink->L, value.data, value.size);
  put(sink, key);
}

void ncb_put_index(ncb_sink *sink, const char *key, uint32_t index) {
  if (index == NCORP_NONE)
    ncb_put_none(sink, key);
  else
    ncb_put_integer(sink, key, (int64_t)index + 1);
}

void ncb_put_span(ncb_sink *sink, const char *key, const ncorp_article *article, ncorp_span span) {
  (void)article;
  if (span.start == UINT32_MAX && span.end == UINT32_MAX) {
    ncb_put_none(sink, key);
    return;
  }
  ncb_open_list(sink, key, 2);
  ncb_put_integer(sink, NULL, (int64_t)span.start + 1);
  ncb_put_integer(sink, NULL, span.end);
  ncb_close(sink);
}

void ncb_put_columns(ncb_sink *sink, const ncorp_article *article, ncorp_layer layer) {
  lua_State *L = sink->L;
  size_t count = ncb_layer_count(article, layer);
  uint32_t *columns = lua_newuserdata(L, (count + 1) * 2 * sizeof *columns);
  ncorp_article_spans(article, layer, 0, columns, columns + count, count);
  ncb_open_list(sink, NULL, 2);
  for (int column = 0; column < 2; column++) {
    ncb_open_list(sink, NULL, count);
    for (size_t i = 0; i < count; i++)
      ncb_put_integer(sink, NULL, (int64_t)columns[(column ? count : 0) + i] + (column ? 0 : 1));
    ncb_close(sink);
  }
  ncb_close(sink);
  lua_remove(L, -2);
}

void ncb_put_token_column(ncb_sink *sink, const ncorp_article *article, ncb_column which) {
  lua_State *L = sink->L;
  const ncorp_token_columns *tokens = ncorp_article_tokens(article);
  const uint32_t *values = ncb_token_ids(tokens, which);
  if (!values) {
    lua_pushnil(L);
    return;
  }
  luaL_checkstack(L, 4, NULL);
  lua_createtable(L, tokens->count < 1u << 30 ? (int)tokens->count : 0, 0);
  lua_createtable(L, tokens->string_count < 1u << 30 ? (int)tokens->string_count : 0, 0);
  for (uint32_t i = 0; i < tokens->string_count && which != NCB_HEAD; i++) {
    lua_pushlstring(L, tokens->strings[i].data, tokens->strings[i].size);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  for (uint32_t i = 0; i < tokens->count; i++) {
    if (values[i] == NCORP_NONE)
      lua_pushboolean(L, 0);
    else if (which == NCB_HEAD)
      lua_pushinteger(L, (lua_Integer)values[i] + 1);
    else
      lua_rawgeti(L, -1, (lua_Integer)values[i] + 1);
    lua_rawseti(L, -3, (lua_Integer)i + 1);
  }
  lua_pop(L, 1);
}

void ncb_call_begin(ncb_call *call) {
  (void)call;
}

void ncb_call_end(ncb_call *call) {
  (void)call;
}

static int protected_progress(lua_State *L) {
  lua_call(L, 2, 1);
  return 1;
}

int ncb_call_progress(void *ctx, uint64_t done, uint64_t total) {
  ncb_call *call = ctx;
  if (call->failed || !call->progress)
    return call->failed;
  lua_State *L = call->L;
  if (!lua_checkstack(L, 8))
    return 1;
  lua_pushcfunction(L, protected_progress);
  lua_pushvalue(L, call->progress);
  lua_pushinteger(L, (lua_Integer)done);
  lua_pushinteger(L, (lua_Integer)total);
  if (lua_pcall(L, 3, 1, 0) != LUA_OK) {
    lua_replace(L, call->progress);
    call->failed = 1;
    return 1;
  }
  int cancel = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return cancel;
}

static void set_number(lua_State *L, const char *key, uint64_t value) {
  if (!value)
    return;
  lua_pushinteger(L, (lua_Integer)value);
  lua_setfield(L, -2, key);
}

/* "source:line: message (STATUS)", as far as they are known. */
static int error_tostring(lua_State *L) {
  luaL_Buffer buffer;
  lua_settop(L, 1);
  lua_getfield(L, 1, "source");
  lua_getfield(L, 1, "line");
  lua_getfield(L, 1, "message");
  lua_getfield(L, 1, "status");
  luaL_buffinit(L, &buffer);
  for (int field = 2; field <= 5; field++) {
    if (lua_isnil(L, field))
      continue;
    if (field == 5)
      luaL_addstring(&buffer, "(");
    luaL_tolstring(L, field, NULL);
    luaL_addvalue(&buffer);
    luaL_addstring(&buffer, field == 5 ? ")" : field == 4 ? " " : ":");
    if (field == 3 || (field == 2 && lua_isnil(L, 3)))
      luaL_addstring(&buffer, " ");
  }
  luaL_pushresult(&buffer);
  return 1;
}

static void push_error_table(lua_State *L, const char *status, const char *message) {
  lua_createtable(L, 0, 8);
  lua_pushstring(L, status);
  lua_setfield(L, -2, "status");
  lua_pushstring(L, message);
  lua_setfield(L, -2, "message");
  if (luaL_newmetatable(L, ERROR_TYPE)) {
    lua_pushcfunction(L, error_tostring);
    lua_setfield(L, -2, "__tostring");
  }
  lua_setmetatable(L, -2);
}

void ncb_push_error(lua_State *L, ncorp_status status, const ncorp_error *error) {
  luaL_checkstack(L, 8, NULL);
  push_error_table(L, ncorp_status_name(status), error->message[0] ? error->message : ncorp_status_name(status));
  if (error->source[0]) {
    lua_pushstring(L, error->source);
    lua_setfield(L, -2, "source");
  }
  set_number(L, "diagnostic", (uint64_t)error->diagnostic);
  set_number(L, "record", error->record);
  set_number(L, "line", error->line);
  set_number(L, "column", error->column);
  if (error->line || error->offset) {
    lua_pushinteger(L, (lua_Integer)error->offset);
    lua_setfield(L, -2, "offset");
  }
}

int ncb_lua_fail(lua_State *L) {
  const char *status = luaL_checkstring(L, 1);
  const char *message = luaL_checkstring(L, 2);
  push_error_table(L, status, message);
  return lua_error(L);
}

int ncb_integer_from(lua_State *L, int index, uint64_t min, uint64_t max, uint64_t *out) {
  if (lua_type(L, index) != LUA_TNUMBER || !lua_isinteger(L, index))
    return 0;
  lua_Integer value = lua_tointeger(L, index);
  if (value < 0 || (uint64_t)value < min || (uint64_t)value > max)
    return 0;
  *out = (uint64_t)value;
  return 1;
}

int ncb_str_from(lua_State *L, int index, ncorp_str *out) {
  *out = (ncorp_str){ NULL, 0 };
  if (lua_isnoneornil(L, index))
    return 1;
  if (lua_type(L, index) != LUA_TSTRING)
    return 0;
  out->data = lua_tolstring(L, index, &out->size);
  return 1;
}

int ncb_path_from(lua_State *L, int index, const char **out) {
  ncorp_str view;
  if (!ncb_str_from(L, index, &view) || (view.data && strlen(view.data) != view.size))
    return 0;
  *out = view.data;
  return 1;
}

static int collect_text(lua_State *L) {
  ncorp_text **holder = luaL_checkudata(L, 1, TEXT_TYPE);
  ncorp_text_unref(*holder);
  *holder = NULL;
  return 0;
}

ncorp_text **ncb_text_holder(lua_State *L) {
  ncorp_text **holder = lua_newuserdata(L, sizeof *holder);
  *holder = NULL;
  if (luaL_newmetatable(L, TEXT_TYPE)) {
    lua_pushcfunction(L, collect_text);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  return holder;
}

void ncb_push_text(lua_State *L, ncorp_text *const *holder) {
  ncorp_str view = ncorp_text_view(*holder);
  lua_pushlstring(L, view.data ? view.data : "", view.size);
}

/* The name that require "newscorpus.native" looks for. */
int luaopen_newscorpus_native(lua_State *L) {
  return luaopen_native(L);
}
