/* sources.c - the inputs of a reader, owned by the bindings.
 *
 * Paths and bytes are copied here because a script's strings may die before the reader does.
 */
#include "calls.h"
#include "memory.h"

#include <string.h>

typedef struct ncb_item {
  char *path; /* or NULL */
  size_t path_size;
  char *data; /* or NULL: a path */
  size_t data_size;
} ncb_item;

struct ncb_sources {
  ncorp_source *sources;
  ncb_item *items;
  size_t count, capacity;
};

ncb_sources *ncb_sources_new(void) {
  ncb_sources *sources = ncb_alloc(sizeof *sources);
  if (sources)
    *sources = (ncb_sources){ NULL, NULL, 0, 0 };
  return sources;
}

void ncb_sources_free(ncb_sources *sources) {
  if (!sources)
    return;
  for (size_t i = 0; i < sources->count; i++) {
    ncb_release(sources->items[i].path, sources->items[i].path_size);
    ncb_release(sources->items[i].data, sources->items[i].data_size);
  }
  ncb_release(sources->items, sources->capacity * sizeof *sources->items);
  ncb_release(sources->sources, sources->capacity * sizeof *sources->sources);
  ncb_release(sources, sizeof *sources);
}

ncb_sources *ncb_sources_take(ncb_sources *sources) {
  ncb_sources *taken = ncb_sources_new();
  if (taken) {
    *taken = *sources;
    *sources = (ncb_sources){ NULL, NULL, 0, 0 };
  }
  return taken;
}

const ncorp_source *ncb_sources_items(const ncb_sources *sources, size_t *count) {
  *count = sources->count;
  return sources->sources;
}

static int reserve(ncb_sources *sources) {
  if (sources->count < sources->capacity)
    return 1;
  if (sources->capacity > SIZE_MAX / 4 / sizeof(ncorp_source))
    return 0;
  size_t capacity = sources->capacity ? sources->capacity * 2 : 4;
  ncb_item *items = ncb_alloc(capacity * sizeof *items);
  ncorp_source *views = ncb_alloc(capacity * sizeof *views);
  if (!items || !views) {
    ncb_release(items, capacity * sizeof *items);
    ncb_release(views, capacity * sizeof *views);
    return 0;
  }
  if (sources->count) {
    memcpy(items, sources->items, sources->count * sizeof *items);
    memcpy(views, sources->sources, sources->count * sizeof *views);
  }
  ncb_release(sources->items, sources->capacity * sizeof *items);
  ncb_release(sources->sources, sources->capacity * sizeof *views);
  sources->items = items;
  sources->sources = views;
  sources->capacity = capacity;
  return 1;
}

/* Takes `data`, a block of `block` bytes, over; a source without data is a path. */
static ncorp_status add(ncb_sources *sources, const char *path, char *data, size_t block, size_t size,
                        ncorp_format format) {
  ncb_item item = { NULL, path ? strlen(path) + 1 : 0, data, block };
  if (path && (item.path = ncb_alloc(item.path_size)))
    memcpy(item.path, path, item.path_size);
  if ((path && !item.path) || !reserve(sources)) {
    ncb_release(item.path, item.path_size);
    ncb_release(data, block);
    return NCORP_ERR_NOMEM;
  }
  sources->items[sources->count] = item;
  sources->sources[sources->count++] = (ncorp_source){
    .struct_size = sizeof(ncorp_source),
    .kind = data ? NCORP_SOURCE_MEMORY : NCORP_SOURCE_PATH,
    .format = format, .path = item.path, .data = data, .size = size };
  return NCORP_OK;
}

ncorp_status ncb_sources_add_path(ncb_sources *sources, const char *path) {
  return sources && path ? add(sources, path, NULL, 0, 0, NCORP_FORMAT_AUTO) : NCORP_ERR_ARG;
}

ncorp_status ncb_sources_add_bytes(ncb_sources *sources, const char *data, size_t size, const char *name,
                                   ncorp_format format) {
  if (!sources || (!data && size))
    return NCORP_ERR_ARG;
  char *copy = ncb_alloc(size + 1);
  if (!copy)
    return NCORP_ERR_NOMEM;
  if (size)
    memcpy(copy, data, size);
  copy[size] = 0;
  return add(sources, name, copy, size + 1, size, format);
}

/* Prints `,"key":"value"`, or counts its bytes when out is NULL. */
static size_t print_member(char *out, const char *key, ncorp_str value) {
  static const char hex[] = "0123456789abcdef";
  size_t n = 0;
  if (!value.data)
    return 0;
#define PUT(c) do { if (out) out[n] = (c); n++; } while (0)
  PUT(',');
  PUT('"');
  for (; *key; key++)
    PUT(*key);
  PUT('"');
  PUT(':');
  PUT('"');
  for (size_t i = 0; i < value.size; i++) {
    unsigned char c = (unsigned char)value.data[i];
    if (c == '"' || c == '\\') {
      PUT('\\');
      PUT((char)c);
    } else if (c < 0x20) {
      PUT('\\');
      PUT('u');
      PUT('0');
      PUT('0');
      PUT(hex[c >> 4]);
      PUT(hex[c & 15]);
    } else {
      PUT((char)c);
    }
  }
  PUT('"');
#undef PUT
  return n;
}

/* Gives the id that a file of this text would have. */
static ncorp_status content_id(ncorp_str text, char *id, size_t room, ncorp_error *error) {
  ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_TEXT,
                          .data = text.data, .size = text.size };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  options.max_record = UINT64_MAX;
  options.flags = NCORP_READ_STRICT;
  ncorp_reader *reader = NULL;
  ncorp_corpus *corpus = NULL;
  ncorp_status status = ncorp_reader_open(&source, 1, &options, &reader, error);
  if (status == NCORP_OK)
    status = ncorp_reader_next(reader, 1, &corpus, error);
  ncorp_str made = ncorp_article_id(ncorp_corpus_article(corpus, 0));
  if (status >= 0 && (!made.data || made.size >= room))
    status = ncb_fail(error, NCORP_ERR_UNSUPPORTED, "the text has no id of its own; give one");
  if (status >= 0) {
    memcpy(id, made.data, made.size);
    id[made.size] = 0;
  }
  ncorp_corpus_unref(corpus);
  ncorp_reader_close(reader);
  return status < 0 ? status : NCORP_OK;
}

ncorp_status ncb_sources_add_article(ncb_sources *sources, ncorp_str text, ncorp_str id, ncorp_str uri, ncorp_str title,
                                     ncorp_str outlet, ncorp_str published, ncorp_error *error) {
  static const char head[] = "{\"record\":\"corpus\",\"ncf\":1}\n{\"record\":\"article\"";
  static const char *const keys[] = { "id", "uri", "title", "outlet", "published", "text" };
  char made[64];
  if (!sources || !text.data)
    return ncb_fail(error, NCORP_ERR_ARG, "an article needs a text");
  if (!id.data) {
    ncorp_status status = content_id(text, made, sizeof made, error);
    if (status < 0)
      return status;
    id = (ncorp_str){ made, strlen(made) };
  }
  const ncorp_str values[] = { id, uri, title, outlet, published, text };
  size_t size = sizeof head - 1 + 2;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    if (values[i].size > (SIZE_MAX / 2 - size) / 8)
      return ncb_fail(error, NCORP_ERR_LIMIT, "the article is too long");
    size += print_member(NULL, keys[i], values[i]);
  }
  char *line = ncb_alloc(size);
  if (!line)
    return ncb_fail(error, NCORP_ERR_NOMEM, "out of memory");
  memcpy(line, head, sizeof head - 1);
  size_t n = sizeof head - 1;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    n += print_member(line + n, keys[i], values[i]);
  line[n++] = '}';
  line[n] = '\n';
  return add(sources, "<text>", line, size, size, NCORP_FORMAT_NCF);
}
