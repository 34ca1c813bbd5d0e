/* Chunked arena. Chunks double up to a limit, so that a long article costs a few allocations and a short one none.
 * Owns where memory lies; knows nothing of what is kept there, and frees nothing before the reset. */
#include "base/arena.h"

#include <stddef.h>
#include <string.h>

enum { FIRST_CHUNK = 16 * 1024, LARGEST_STEP = 4 * 1024 * 1024 };

struct nci_arena_chunk {
  nci_arena_chunk *older;
  size_t size; /* of the whole block */
  max_align_t data[];
};

void nci_arena_init(nci_arena *arena, const ncorp_allocator *allocator)
{
  *arena = (nci_arena){ .allocator = allocator };
}

/* Frees a chunk and those that were filled before it. */
static void free_chunks(nci_arena *arena, nci_arena_chunk *chunk)
{
  while (chunk) {
    nci_arena_chunk *older = chunk->older;
    nci_free(arena->allocator, chunk, chunk->size, 1);
    chunk = older;
  }
}

void nci_arena_done(nci_arena *arena)
{
  free_chunks(arena, arena->chunk);
  nci_arena_init(arena, arena->allocator);
}

void nci_arena_reset(nci_arena *arena)
{
  nci_arena_chunk *chunk = arena->chunk;
  arena->failed = false;
  if (!chunk) return;
  free_chunks(arena, chunk->older); /* the newest chunk is the largest */
  chunk->older = NULL;
  arena->at = (char *)chunk->data;
  arena->end = (char *)chunk + chunk->size;
}

/* Makes a chunk that has room for `bytes`; what is left of the one before is given up. */
static bool add_chunk(nci_arena *arena, size_t bytes)
{
  size_t size = FIRST_CHUNK;
  if (arena->chunk) {
    size = arena->chunk->size;
    size = size < LARGEST_STEP ? size * 2 : size;
  }
  size_t least;
  if (!nci_size_add(bytes, sizeof(nci_arena_chunk), &least)) return false;
  if (size < least) size = least;
  nci_arena_chunk *chunk = nci_alloc(arena->allocator, size, 1);
  if (!chunk) return false;
  chunk->older = arena->chunk;
  chunk->size = size;
  arena->chunk = chunk;
  arena->at = (char *)chunk->data;
  arena->end = (char *)chunk + size;
  return true;
}

/* Blocks are multiples of the strictest alignment, so that the next one is aligned, too. */
static bool round_up(size_t bytes, size_t *out)
{
  const size_t align = _Alignof(max_align_t);
  if (!nci_size_add(bytes, align - 1, out)) return false;
  *out &= ~(align - 1);
  return true;
}

void *nci_arena_alloc(nci_arena *arena, size_t count, size_t size)
{
  size_t bytes;
  if (!nci_size_mul(count, size, &bytes) || !round_up(bytes, &bytes) ||
      ((size_t)(arena->end - arena->at) < bytes && !add_chunk(arena, bytes))) {
    arena->failed = true;
    return NULL;
  }
  void *block = arena->at;
  if (!block && !add_chunk(arena, bytes)) { /* zero bytes from an empty arena */
    arena->failed = true;
    return NULL;
  }
  block = arena->at;
  arena->at += bytes;
  return block;
}

void *nci_arena_grow(nci_arena *arena, void *block, size_t old_count, size_t new_count, size_t size)
{
  size_t old_bytes, new_bytes;
  if (!block) return nci_arena_alloc(arena, new_count, size);
  if (!nci_size_mul(old_count, size, &old_bytes) || !nci_size_mul(new_count, size, &new_bytes) ||
      !round_up(old_bytes, &old_bytes) || !round_up(new_bytes, &new_bytes)) {
    arena->failed = true;
    return NULL;
  }
  /* The last block grows where it is: vectors that are filled one after the other cost no copies. */
  if ((char *)block + old_bytes == arena->at && (size_t)(arena->end - (char *)block) >= new_bytes) {
    arena->at = (char *)block + new_bytes;
    return block;
  }
  void *grown = nci_arena_alloc(arena, new_count, size);
  if (grown) memcpy(grown, block, old_count * size);
  return grown;
}

ncorp_str nci_arena_bytes(nci_arena *arena, const void *data, size_t size)
{
  char *copy = size < SIZE_MAX ? nci_arena_alloc(arena, size + 1, 1) : NULL;
  if (!copy) return (ncorp_str){ NULL, 0 };
  if (size) memcpy(copy, data, size);
  copy[size] = '\0';
  return (ncorp_str){ copy, size };
}

ncorp_str nci_arena_str(nci_arena *arena, ncorp_str s)
{
  return s.data ? nci_arena_bytes(arena, s.data, s.size) : s;
}

ncorp_str nci_arena_id(nci_arena *arena, char letter, uint32_t number)
{
  char id[12];
  size_t at = sizeof id;
  do id[--at] = (char)('0' + number % 10);
  while (number /= 10);
  id[--at] = letter;
  return nci_arena_bytes(arena, id + at, sizeof id - at);
}

ncorp_str nci_arena_join(nci_arena *arena, const ncorp_str *parts, size_t count)
{
  size_t size = 1, at = 0;
  bool fits = true;
  for (size_t i = 0; i < count; i++) fits = fits && nci_size_add(size, parts[i].size, &size);
  if (!fits) arena->failed = true;
  char *text = fits ? nci_arena_alloc(arena, size, 1) : NULL;
  if (!text) return (ncorp_str){ NULL, 0 };
  for (size_t i = 0; i < count; i++) {
    if (parts[i].size) memcpy(text + at, parts[i].data, parts[i].size);
    at += parts[i].size;
  }
  text[at] = '\0';
  return (ncorp_str){ text, at };
}
