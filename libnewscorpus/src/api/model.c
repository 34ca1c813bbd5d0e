/* Where models come from. A file is read into the caller's memory, not mapped: whoever can write to a mapped file can end
 * the process by cutting it short, and can change bytes after they were checked. A few milliseconds pay for that. A caller
 * whose files nobody else writes to may map one and give it as memory. */
#include "api/model.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/file.h"
#include "api/text.h"
#include "base/arena.h"
#include "base/oserror.h"
#include "base/str.h"
#include "format/diagnostics.h"
#include "format/json.h"

_Static_assert(NCORP_MODEL_ALIGNMENT == NCI_MODEL_ALIGNMENT && NCORP_MODEL_MAX_SIZE == NCI_MODEL_MAX_SIZE, "one alignment, one limit");

enum { ABOUT_DEPTH = 16 };

static ncorp_status cannot_open(const nci_model *m, int reason, ncorp_error *error)
{
  const nci_where where = { .source = m->info.source };
  return nci_report(NULL, true, error, NCI_D_MODEL_OPEN, &where, "cannot open the model: %s", nci_oserror(reason));
}

/* Gives what the language layer found, which has statuses only, its number and its source. */
static ncorp_status refuse(const nci_model *m, const ncorp_error *found, ncorp_error *error)
{
  const nci_where where = { .source = m->info.source, .offset = found->offset };
  nci_diagnostic number = found->status == NCORP_ERR_SYNTAX ? NCI_D_MODEL_DAMAGED
                          : found->status == NCORP_ERR_UNSUPPORTED ? NCI_D_MODEL_VERSION
                          : found->status == NCORP_ERR_LIMIT ? NCI_D_MODEL_SIZE : NCI_D_NONE;
  if (number == NCI_D_NONE) return nci_fail(error, found->status, 0, &where, "%s", found->message);
  return nci_report(NULL, true, error, number, &where, "%s", found->message);
}

static ncorp_status open_language(nci_model *m, const void *bytes, size_t size, ncorp_error *error)
{
  ncorp_error found = NCORP_ERROR_INIT;
  ncorp_status status = nci_language_open(&m->language, bytes, size, true, &found);
  return status < 0 ? refuse(m, &found, error) : NCORP_OK;
}

static ncorp_status read_file(nci_model *m, int fd, ncorp_error *error)
{
  struct stat status;
  const nci_where where = { .source = m->info.source };
  if (fstat(fd, &status) < 0) return cannot_open(m, errno, error);
  if (!S_ISREG(status.st_mode)) return cannot_open(m, S_ISDIR(status.st_mode) ? EISDIR : EINVAL, error);
  if ((uint64_t)status.st_size > NCI_MODEL_MAX_SIZE)
    return nci_report(NULL, true, error, NCI_D_MODEL_SIZE, &where, "the file is larger than %zu bytes", NCI_MODEL_MAX_SIZE);
  size_t size = (size_t)status.st_size;
  m->room_size = size + NCI_MODEL_ALIGNMENT;
  m->room = nci_alloc(&m->allocator, m->room_size, 1);
  if (!m->room) return nci_fail_nomem(error);
  char *bytes = m->room + (-(uintptr_t)m->room & (NCI_MODEL_ALIGNMENT - 1));
  ssize_t got = nci_read_all(fd, bytes, size);
  return got < 0 ? cannot_open(m, errno, error) : open_language(m, bytes, (size_t)got, error);
}

static ncorp_status open_file(nci_model *m, const char *path, ncorp_error *error)
{
  m->path_size = strlen(path) + 1;
  m->path = nci_alloc(&m->allocator, m->path_size, 1);
  if (!m->path) return nci_fail_nomem(error);
  memcpy(m->path, path, m->path_size);
  m->info.source = nci_str(m->path, m->path_size - 1);
  int fd = nci_open_at(AT_FDCWD, path);
  if (fd < 0) return cannot_open(m, errno, error);
  ncorp_status status = read_file(m, fd, error);
  close(fd);
  return status;
}

/* What the user sees of a model; `about` has to be JSON, so that printing it gives JSON. */
static ncorp_status describe(nci_model *m, ncorp_error *error)
{
  const nci_model_file *f = &m->language.file;
  m->sections = nci_alloc(&m->allocator, f->section_count, sizeof *m->sections);
  if (!m->sections) return nci_fail_nomem(error);
  for (uint32_t i = 0; i < f->section_count; i++) {
    const nci_model_entry *e = &f->sections[i];
    m->sections[i] = (ncorp_model_section){ nci_model_entry_name(e), e->offset, e->size, e->checksum };
  }
  m->info.version = NCI_MODEL_VERSION;
  m->info.size = f->size;
  m->info.language = f->language;
  m->info.about = m->language.about;
  m->info.section_count = f->section_count;
  m->info.sections = m->sections;
  return NCORP_OK;
}

static ncorp_status check_about(const nci_model *m, ncorp_error *error)
{
  nci_arena arena;
  nci_json json;
  if (!m->language.about.data) return NCORP_OK;
  nci_arena_init(&arena, &m->allocator);
  nci_json_init(&json, &arena, m->language.about, ABOUT_DEPTH);
  bool good = nci_json_skip(&json, NULL) && nci_json_end(&json), nomem = arena.failed;
  nci_arena_done(&arena);
  if (good) return NCORP_OK;
  if (nomem) return nci_fail_nomem(error);
  const nci_where where = { .source = m->info.source };
  return nci_report(NULL, true, error, NCI_D_MODEL_DAMAGED, &where, "the model's section \"about\" is not JSON");
}

ncorp_status nci_model_open(nci_model *m, const ncorp_analyzer_options *options, const ncorp_allocator *allocator, ncorp_error *error)
{
  *m = (nci_model){ .allocator = *allocator };
  if (options->model && options->model_data)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "model and model_data are given; one of them is enough");
  ncorp_status status;
  if (options->model) {
    status = open_file(m, options->model, error);
  } else if (options->model_data) {
    m->info.source = NCI_STR("memory");
    status = open_language(m, options->model_data, options->model_size, error);
  } else {
    m->info.source = NCI_STR("built-in");
    status = nci_language_open_english(&m->language, error);
  }
  if (status == NCORP_OK && m->language.file.bytes != nci_english_model) status = check_about(m, error);
  if (status == NCORP_OK) status = describe(m, error);
  if (status < 0) nci_model_close(m);
  return status;
}

void nci_model_close(nci_model *m)
{
  if (m->path) nci_free(&m->allocator, m->path, m->path_size, 1);
  if (m->room) nci_free(&m->allocator, m->room, m->room_size, 1);
  if (m->sections) nci_free(&m->allocator, m->sections, m->language.file.section_count, sizeof *m->sections);
  m->path = m->room = NULL;
  m->sections = NULL;
}

static void print_name(nci_buffer *b, ncorp_str name)
{
  nci_buffer_char(b, '"');
  nci_buffer_str(b, name);
  nci_buffer_char(b, '"');
}

static void print_section(nci_buffer *b, const ncorp_model_section *s)
{
  static const char digits[] = "0123456789abcdef";
  nci_buffer_lit(b, "{\"name\":");
  print_name(b, s->name);
  nci_buffer_lit(b, ",\"offset\":");
  nci_buffer_u64(b, s->offset);
  nci_buffer_lit(b, ",\"size\":");
  nci_buffer_u64(b, s->size);
  nci_buffer_lit(b, ",\"checksum\":\"");
  for (int shift = 60; shift >= 0; shift -= 4) nci_buffer_char(b, digits[s->checksum >> shift & 15]);
  nci_buffer_lit(b, "\"}");
}

/* JSON without the white space between its tokens. */
static void print_compact(nci_buffer *b, ncorp_str json)
{
  bool inside = false;
  for (size_t i = 0; i < json.size; i++) {
    char c = json.data[i];
    if (!inside && nci_is_space(c)) continue;
    if (c == '"') inside = !inside;
    nci_buffer_char(b, c);
    if (c == '\\' && i + 1 < json.size) nci_buffer_char(b, json.data[++i]); /* also an escaped quotation mark */
  }
}

ncorp_status ncorp_model_json(const ncorp_model *model, ncorp_text **out, ncorp_error *error)
{
  nci_buffer b;
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!model || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "model and out have to be given");
  nci_buffer_init(&b, ncorp_allocator_default());
  nci_buffer_lit(&b, "{\"version\":");
  nci_buffer_u64(&b, model->version);
  nci_buffer_lit(&b, ",\"size\":");
  nci_buffer_u64(&b, model->size);
  nci_buffer_lit(&b, ",\"language\":");
  print_name(&b, model->language);
  nci_buffer_lit(&b, ",\"sections\":[");
  for (size_t i = 0; i < model->section_count; i++) {
    if (i) nci_buffer_char(&b, ',');
    print_section(&b, &model->sections[i]);
  }
  nci_buffer_lit(&b, "],\"about\":");
  if (model->about.data) print_compact(&b, model->about);
  else nci_buffer_lit(&b, "null");
  nci_buffer_char(&b, '}');
  return nci_text_from(&b, out, error);
}
