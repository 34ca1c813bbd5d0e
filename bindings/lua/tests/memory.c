/* memory.c - fails each allocation of the Lua interpreter in turn, once and from then on, while a script uses the package.
 * Whatever the script was doing, nothing of the library may stay allocated when the state is closed. usage: memory SAMPLE
 */
#include <lauxlib.h>
#include <lualib.h>

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

/* Every block of the process is counted, the library's among them: these stand before the C library's own. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);

static atomic_long blocks;

void *malloc(size_t size) {
  void *block = __libc_malloc(size);
  atomic_fetch_add(&blocks, block != NULL);
  return block;
}

void *calloc(size_t count, size_t size) {
  void *block = __libc_calloc(count, size);
  atomic_fetch_add(&blocks, block != NULL);
  return block;
}

void *realloc(void *old, size_t size) {
  void *block = __libc_realloc(old, size);
  if (old && !size)
    atomic_fetch_sub(&blocks, 1);
  else
    atomic_fetch_add(&blocks, !old && block);
  return block;
}

void free(void *block) {
  atomic_fetch_sub(&blocks, block != NULL);
  __libc_free(block);
}

typedef struct counter {
  int active;     /* the script is running */
  size_t made;    /* allocations so far */
  size_t failing; /* the one that fails */
  int lasting;    /* all after it fail, too */
} counter;

static void *allocate(void *ctx, void *block, size_t old, size_t size) {
  counter *c = ctx;
  if (!size) {
    free(block);
    return NULL;
  }
  if (c->active && (!block || size > old)) {
    c->made++;
    if (c->made == c->failing || (c->lasting && c->made > c->failing))
      return NULL;
  }
  return realloc(block, size);
}

static const char script[] =
  "local nc = newscorpus\n"
  "local corpus = nc.read(sample)\n"
  "local article = corpus.articles[1]\n"
  "local n = #article.text\n"
  "for token in article:tokens() do n = n + #token.text end\n"
  "n = n + #article:to_json() + #corpus:to_json() + #article:spans('tokens')\n"
  "for event in corpus:events() do n = n + #event.actors[1].name end\n"
  "local analyzed = corpus:analyze({ threads = 1, progress = function() end })\n"
  "for batch in nc.stream(sample, { batch = 1 }) do n = n + #batch end\n"
  "pcall(nc.read, sample .. '/missing')\n"
  "local dictionary = nc.open_dictionary((sample:gsub('[^/]*$', 'dictionaries')))\n"
  "for found in dictionary:diagnostics() do n = n + #found.message + dictionary.counts.verbs end\n"
  "corpus:analyze({ threads = 1, link = false, stages = { 'tokens' }, dictionaries = dictionary, coder = 'cameo' })\n"
  "analyzed:close()\n"
  "return n\n";

/* Gives the status of the script, or -1 when there was not even a state. */
static int run(const char *sample, counter *c) {
  lua_State *L = lua_newstate(allocate, c);
  if (!L)
    return -1;
  luaL_openlibs(L);
  int status = luaL_dostring(L, "newscorpus = require 'newscorpus'");
  lua_pushstring(L, sample);
  lua_setglobal(L, "sample");
  if (status == LUA_OK && (status = luaL_loadstring(L, script)) == LUA_OK) {
    c->active = 1;
    status = lua_pcall(L, 0, 0, 0);
    c->active = 0;
  }
  lua_close(L);
  return status;
}

int main(int argc, char **argv) {
  if (argc < 2)
    return 2;
  counter warm = { 0, 0, 0, 0 };
  if (run(argv[1], &warm) != LUA_OK || run(argv[1], &warm) != LUA_OK) {
    puts("the script fails without any help");
    return 1;
  }
  for (int lasting = 0; lasting < 2; lasting++) {
    size_t tried = 0, failed = 0;
    for (size_t n = 1;; n++, tried++) {
      long before = blocks;
      counter c = { 0, 0, n, lasting };
      int status = run(argv[1], &c);
      long left = blocks - before;
      if (left > 0) {
        printf("allocation %zu: %ld blocks are left\n", n, left);
        return 1;
      }
      if (status == LUA_OK && c.made < n)
        break;
      failed += status != LUA_OK;
    }
    printf("%zu allocations failed %s: %zu errors, nothing left\n", tried, lasting ? "with all after them" : "each once",
           failed);
  }
  return 0;
}
