/* Event patterns as users have them: from a file, a folder or memory, with the mistakes that were found. */
#include "api/patterns.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/file.h"
#include "base/error.h"
#include "base/oserror.h"
#include "base/refcount.h"
#include "base/sort.h"
#include "format/diagnostics.h"
#include "knowledge/patterns.h"

enum { MOST_DIAGNOSTICS = 10000, MOST_FILES = 1000 };

_Static_assert((int)NCI_TABLE_NEVER - (int)NCI_TABLE_UTF8 == NCI_D_PATTERN_NEVER - NCI_D_PATTERN_UTF8, "one number for each mistake");

struct ncorp_patterns {
  nci_refcount refs;
  ncorp_allocator allocator;
  nci_arena arena; /* of the diagnostics and the compiled form */
  NCI_VEC(ncorp_diagnostic) diagnostics;
  nci_pattern_set compiled;
  size_t file_count;
};

/* Files on their way to being compiled. */
typedef struct loading {
  ncorp_patterns *p;
  NCI_VEC(nci_pattern_file) files;
  size_t total;
  ncorp_error *error;
} loading;

static ncorp_status keep(void *ctx, const ncorp_diagnostic *found)
{
  ncorp_patterns *p = ctx;
  if (p->diagnostics.count >= MOST_DIAGNOSTICS) return NCORP_OK;
  ncorp_diagnostic copy = *found;
  copy.source = nci_arena_str(&p->arena, found->source);
  copy.message = nci_arena_str(&p->arena, found->message);
  nci_vec_add(&p->arena, &p->diagnostics, copy);
  return NCORP_OK;
}

static void report(void *ctx, nci_table_mistake mistake, const nci_table_place *place, const char *reason)
{
  const nci_sink sink = { .ctx = ctx, .diagnostic = keep };
  const nci_where where = { .source = place->file, .offset = place->offset + (place->column ? place->column - 1 : 0), .line = place->line, .column = place->column };
  nci_report(&sink, false, NULL, (nci_diagnostic)(NCI_D_PATTERN_UTF8 + (int)mistake), &where, "%s", reason);
}

static ncorp_status refuse(const loading *l, nci_diagnostic number, ncorp_str source, const char *reason)
{
  const nci_where where = { .source = source };
  return nci_report(NULL, true, l->error, number, &where, "%s", reason);
}

static ncorp_status add_file(loading *l, ncorp_str name, ncorp_str text)
{
  nci_pattern_file file = { name, text };
  nci_vec_add(&l->p->arena, &l->files, file);
  return l->p->arena.failed ? nci_fail_nomem(l->error) : NCORP_OK;
}

static ncorp_status read_file(loading *l, ncorp_str shown, int fd, const struct stat *status)
{
  if (!S_ISREG(status->st_mode)) return refuse(l, NCI_D_PATTERN_OPEN, shown, "not a file");
  if ((uint64_t)status->st_size > NCI_PATTERNS_SIZE - l->total) return refuse(l, NCI_D_PATTERN_SIZE, shown, "the patterns are too large");
  size_t size = (size_t)status->st_size;
  char *bytes = nci_arena_alloc(&l->p->arena, size + 1, 1);
  if (!bytes) return nci_fail_nomem(l->error);
  ssize_t got = nci_read_all(fd, bytes, size);
  if (got < 0) return refuse(l, NCI_D_PATTERN_OPEN, shown, nci_oserror(errno));
  l->total += (size_t)got;
  return add_file(l, shown, nci_str(bytes, (size_t)got));
}

static int open_at(int folder, const char *name)
{
  int fd;
  do fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  while (fd < 0 && errno == EINTR);
  return fd;
}

static int by_name(const void *a, const void *b, void *ctx)
{
  (void)ctx;
  return nci_str_cmp(*(const ncorp_str *)a, *(const ncorp_str *)b);
}

/* Reads every file of a folder that ends in .tsv. */
static ncorp_status read_folder(loading *l, ncorp_str path, int fd)
{
  nci_arena *arena = &l->p->arena;
  NCI_VEC(ncorp_str) names = { 0 };
  int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0); /* closedir() closes its own */
  DIR *folder = copy < 0 ? NULL : fdopendir(copy);
  if (!folder) {
    int number = errno;
    if (copy >= 0) close(copy);
    return refuse(l, NCI_D_PATTERN_OPEN, path, nci_oserror(number));
  }
  for (struct dirent *entry; names.count < MOST_FILES && !arena->failed && (entry = readdir(folder)) != NULL;) {
    ncorp_str name = nci_cstr(entry->d_name);
    if (name.data[0] != '.' && nci_str_ends(name, NCI_STR(".tsv"))) nci_vec_add(arena, &names, nci_arena_str(arena, name));
  }
  closedir(folder);
  if (arena->failed || !nci_sort(arena, names.at, names.count, sizeof *names.at, by_name, NULL)) return nci_fail_nomem(l->error);
  ncorp_status status = NCORP_OK;
  for (uint32_t i = 0; i < names.count && status == NCORP_OK; i++) {
    const ncorp_str parts[] = { path, nci_str_ends(path, NCI_STR("/")) ? NCI_STR("") : NCI_STR("/"), names.at[i] };
    ncorp_str shown = nci_arena_join(arena, parts, 3);
    struct stat about;
    int file = open_at(fd, names.at[i].data);
    if (file < 0 || fstat(file, &about) < 0) status = refuse(l, NCI_D_PATTERN_OPEN, shown, nci_oserror(errno));
    else status = read_file(l, shown, file, &about);
    if (file >= 0) close(file);
  }
  return status;
}

static ncorp_status load_path(loading *l, const char *given)
{
  ncorp_str path = nci_arena_str(&l->p->arena, nci_cstr(given));
  struct stat about;
  int fd = open_at(AT_FDCWD, given);
  if (!path.data) {
    if (fd >= 0) close(fd);
    return nci_fail_nomem(l->error);
  }
  if (fd < 0) return refuse(l, NCI_D_PATTERN_OPEN, path, nci_oserror(errno));
  ncorp_status status;
  if (fstat(fd, &about) < 0) status = refuse(l, NCI_D_PATTERN_OPEN, path, nci_oserror(errno));
  else status = S_ISDIR(about.st_mode) ? read_folder(l, path, fd) : read_file(l, path, fd, &about);
  close(fd);
  if (status == NCORP_OK && !l->files.count) return refuse(l, NCI_D_PATTERN_EMPTY, path, "no file in the folder ends in .tsv");
  return status;
}

static ncorp_status load_memory(loading *l, const ncorp_pattern_file *files, size_t count)
{
  nci_arena *arena = &l->p->arena;
  ncorp_status status = NCORP_OK;
  for (size_t i = 0; i < count && status == NCORP_OK; i++) {
    ncorp_str name = nci_arena_str(arena, nci_cstr(files[i].name ? files[i].name : "patterns"));
    if (files[i].size > NCI_PATTERNS_SIZE - l->total) return refuse(l, NCI_D_PATTERN_SIZE, name, "the patterns are too large");
    l->total += files[i].size;
    ncorp_str text = files[i].data ? nci_arena_bytes(arena, files[i].data, files[i].size) : NCI_STR("");
    status = add_file(l, name, text);
  }
  if (status == NCORP_OK && !count) return refuse(l, NCI_D_PATTERN_EMPTY, NCI_STR("memory"), "there is no file");
  return status;
}

static ncorp_status make(const char *path, const ncorp_pattern_file *files, size_t count, const ncorp_allocator *allocator, ncorp_patterns **out, ncorp_error *error)
{
  if (!allocator) allocator = ncorp_allocator_default();
  ncorp_patterns *p = nci_calloc(allocator, 1, sizeof *p);
  if (!p) return nci_fail_nomem(error);
  nci_ref_init(&p->refs);
  p->allocator = *allocator;
  nci_arena_init(&p->arena, &p->allocator);
  loading l = { .p = p, .error = error };
  ncorp_status status = path ? load_path(&l, path) : load_memory(&l, files, count);
  p->file_count = l.files.count;
  if (status == NCORP_OK) {
    status = nci_patterns_compile(&p->arena, l.files.at, l.files.count, report, p, &p->compiled);
    if (status == NCORP_ERR_NOMEM || p->arena.failed) status = nci_fail_nomem(error);
    else if (status < 0) status = refuse(&l, NCI_D_PATTERN_SIZE, l.files.at[0].name, "the patterns are too many");
  }
  if (status == NCORP_OK) *out = p;
  else ncorp_patterns_unref(p);
  return status;
}

ncorp_status ncorp_patterns_open(const char *path, const ncorp_allocator *allocator, ncorp_patterns **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!path || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "path and out have to be given");
  return make(path, NULL, 0, allocator, out, error);
}

ncorp_status ncorp_patterns_read(const ncorp_pattern_file *files, size_t count, const ncorp_allocator *allocator, ncorp_patterns **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!files || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "files and out have to be given");
  return make(NULL, files, count, allocator, out, error);
}

ncorp_patterns *ncorp_patterns_ref(ncorp_patterns *patterns)
{
  if (patterns) nci_ref(&patterns->refs);
  return patterns;
}

void ncorp_patterns_unref(ncorp_patterns *patterns)
{
  if (!patterns || !nci_unref(&patterns->refs)) return;
  ncorp_allocator allocator = patterns->allocator;
  nci_arena_done(&patterns->arena);
  nci_free(&allocator, patterns, 1, sizeof *patterns);
}

ncorp_pattern_counts ncorp_patterns_count(const ncorp_patterns *patterns)
{
  if (!patterns) return (ncorp_pattern_counts){ 0 };
  const nci_pattern_set *set = &patterns->compiled;
  return (ncorp_pattern_counts){ patterns->file_count, set->patterns, set->idioms, set->words };
}

size_t ncorp_patterns_diagnostic_count(const ncorp_patterns *patterns) { return patterns ? patterns->diagnostics.count : 0; }

const ncorp_diagnostic *ncorp_patterns_diagnostic(const ncorp_patterns *patterns, size_t index)
{
  return patterns && index < patterns->diagnostics.count ? &patterns->diagnostics.at[index] : NULL;
}

const nci_lexicon *nci_patterns_lexicon(const ncorp_patterns *patterns) { return patterns ? &patterns->compiled.lexicon : NULL; }
