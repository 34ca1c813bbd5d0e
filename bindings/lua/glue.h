/* glue.h - what the generated Lua wrapper calls: values out, progress in, errors raised.
 *
 * Any call of Lua's API may leave by longjmp. So every block of the library's is either on the Lua stack in a userdata
 * that collects it, or none is held while Lua's API is called.
 */
#ifndef NCB_LUA_GLUE_H
#define NCB_LUA_GLUE_H

#include <lua.h>
#include <lauxlib.h>
#include "calls.h"
#include "sink.h"

/* Values are built on the Lua stack; the result is left on top of it. */
struct ncb_sink {
  lua_State *L;
  int depth;
  lua_Integer next[NCB_SINK_DEPTH]; /* of each open list */
};

void ncb_sink_init(ncb_sink *sink, lua_State *L);

struct ncb_call {
  lua_State *L;
  int progress; /* stack index of a function (done, total) whose true result cancels, or 0 */
  int failed;   /* the function raised an error, which now has its place on the stack */
};

/* Pushes an error table: status, message, source, diagnostic, record, line, column, offset. */
void ncb_push_error(lua_State *L, ncorp_status status, const ncorp_error *error);

/* Strict arguments: a string is a string, an integer is an integer, both in range. They answer 0 when it is not. */
int ncb_integer_from(lua_State *L, int index, uint64_t min, uint64_t max, uint64_t *out);
int ncb_str_from(lua_State *L, int index, ncorp_str *out);
int ncb_path_from(lua_State *L, int index, const char **out);

/* A userdata that owns a text, pushed empty before the call that makes one. */
ncorp_text **ncb_text_holder(lua_State *L);
void ncb_push_text(lua_State *L, ncorp_text *const *holder);

/* fail(status, message): raises an error table from Lua. */
int ncb_lua_fail(lua_State *L);

/* The only symbol that the module shows. */
#define NCB_EXPORT __attribute__((visibility("default")))

NCB_EXPORT int luaopen_newscorpus_native(lua_State *L);

#endif
