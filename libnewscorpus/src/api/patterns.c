/* Event patterns as users have them: from a file, a folder or memory, with the mistakes that were found. */
#include "api/patterns.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/file.h"
#include "api/rule_files.h"
#include "base/refcount.h"
#include "knowledge/patterns.h"

_Static_assert((int)NCI_TABLE_NEVER - (int)NCI_TABLE_UTF8 == NCI_D_PATTERN_NEVER - NCI_D_PATTERN_UTF8, "one number for each mistake");

struct ncorp_patterns {
  nci_refcount refs;
  ncorp_allocator allocator;
  nci_arena arena; /* of the mistakes and the compiled form */
  nci_mistakes mistakes;
  nci_pattern_set compiled;
  size_t file_count;
};

/* Files on their way to being compiled. */
typedef struct loading {
  nci_rule_files files;
  NCI_VEC(nci_pattern_file) read;
} loading;

static void report(void *ctx, nci_table_mistake mistake, const nci_table_place *place, const char *reason)
{
  const nci_sink sink = nci_mistakes_sink(ctx);
  const nci_where where = { .source = place->file, .offset = place->offset + (place->column ? place->column - 1 : 0), .line = place->line, .column = place->column };
  nci_report(&sink, false, NULL, (nci_diagnostic)(NCI_D_PATTERN_UTF8 + (int)mistake), &where, "%s", reason);
}

static ncorp_status add_file(loading *l, ncorp_str name, ncorp_str text)
{
  nci_pattern_file file = { name, text };
  nci_vec_add(l->files.arena, &l->read, file);
  return l->files.arena->failed ? nci_fail_nomem(l->files.error) : NCORP_OK;
}

static ncorp_status read_file(loading *l, ncorp_str shown, int fd)
{
  ncorp_str text;
  ncorp_status status = nci_rule_files_read(&l->files, shown, fd, &text);
  return status == NCORP_OK ? add_file(l, shown, text) : status;
}

static bool is_table(ncorp_str name) { return nci_str_ends(name, NCI_STR(".tsv")); }

static ncorp_status read_folder(loading *l, ncorp_str path, int fd)
{
  const ncorp_str *names;
  uint32_t count;
  ncorp_status status = nci_rule_files_list(&l->files, path, fd, is_table, &names, &count);
  for (uint32_t i = 0; status == NCORP_OK && i < count; i++) {
    ncorp_str shown = nci_rule_files_shown(&l->files, path, names[i]);
    int file = nci_open_at(fd, names[i].data);
    if (file < 0) return nci_rule_files_unopened(&l->files, shown);
    status = read_file(l, shown, file);
    close(file);
  }
  return status;
}

static ncorp_status load_path(loading *l, const char *given)
{
  ncorp_str path = nci_arena_str(l->files.arena, nci_cstr(given));
  struct stat about;
  if (!path.data) return nci_fail_nomem(l->files.error);
  int fd = nci_open_at(AT_FDCWD, given);
  if (fd < 0) return nci_rule_files_unopened(&l->files, path);
  bool folder = fstat(fd, &about) == 0 && S_ISDIR(about.st_mode);
  ncorp_status status = folder ? read_folder(l, path, fd) : read_file(l, path, fd);
  close(fd);
  if (status == NCORP_OK && !l->read.count) return nci_rule_files_refuse(&l->files, NCI_D_PATTERN_EMPTY, path, "no file in the folder ends in .tsv");
  return status;
}

static ncorp_status load_memory(loading *l, const ncorp_rule_file *files, size_t count)
{
  nci_arena *arena = l->files.arena;
  ncorp_status status = NCORP_OK;
  for (size_t i = 0; i < count && status == NCORP_OK; i++) {
    ncorp_str name = nci_arena_str(arena, nci_cstr(files[i].name ? files[i].name : "patterns"));
    status = nci_rule_files_count(&l->files, name, files[i].size);
    if (status == NCORP_OK) status = add_file(l, name, files[i].data ? nci_arena_bytes(arena, files[i].data, files[i].size) : NCI_STR(""));
  }
  if (status == NCORP_OK && !count) return nci_rule_files_refuse(&l->files, NCI_D_PATTERN_EMPTY, NCI_STR("memory"), "there is no file");
  return status;
}

static ncorp_status make(const char *path, const ncorp_rule_file *files, size_t count, const ncorp_allocator *allocator, ncorp_patterns **out, ncorp_error *error)
{
  if (!allocator) allocator = ncorp_allocator_default();
  ncorp_patterns *p = nci_calloc(allocator, 1, sizeof *p);
  if (!p) return nci_fail_nomem(error);
  nci_ref_init(&p->refs);
  p->allocator = *allocator;
  nci_arena_init(&p->arena, &p->allocator);
  p->mistakes.arena = &p->arena;
  loading l = { .files = { .arena = &p->arena, .error = error, .limit = NCI_PATTERNS_SIZE, .unopened = NCI_D_PATTERN_OPEN, .oversize = NCI_D_PATTERN_SIZE,
                           .oversize_reason = "the patterns are too large" } };
  ncorp_status status = path ? load_path(&l, path) : load_memory(&l, files, count);
  p->file_count = l.read.count;
  if (status == NCORP_OK) {
    status = nci_patterns_compile(&p->arena, l.read.at, l.read.count, report, &p->mistakes, &p->compiled);
    if (status == NCORP_ERR_NOMEM || p->arena.failed) status = nci_fail_nomem(error);
    else if (status < 0) status = nci_rule_files_refuse(&l.files, NCI_D_PATTERN_SIZE, l.read.at[0].name, "the patterns are too many");
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

ncorp_status ncorp_patterns_read(const ncorp_rule_file *files, size_t count, const ncorp_allocator *allocator, ncorp_patterns **out, ncorp_error *error)
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

size_t ncorp_patterns_diagnostic_count(const ncorp_patterns *patterns) { return patterns ? patterns->mistakes.list.count : 0; }

const ncorp_diagnostic *ncorp_patterns_diagnostic(const ncorp_patterns *patterns, size_t index)
{
  return patterns && index < patterns->mistakes.list.count ? &patterns->mistakes.list.at[index] : NULL;
}

const nci_lexicon *nci_patterns_lexicon(const ncorp_patterns *patterns) { return patterns ? &patterns->compiled.lexicon : NULL; }
