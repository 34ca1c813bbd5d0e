/* Files of rules in a folder: listing, reading, and keeping the mistakes found in them. */
#include "api/rule_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/file.h"
#include "base/oserror.h"
#include "base/sort.h"
#include "base/str.h"

enum { MOST_MISTAKES = 10000, MOST_FILES = 1000 };

static ncorp_status keep(void *ctx, const ncorp_diagnostic *found)
{
  nci_mistakes *m = ctx;
  if (m->list.count >= MOST_MISTAKES) return NCORP_OK;
  ncorp_diagnostic copy = *found;
  copy.source = nci_arena_str(m->arena, found->source);
  copy.message = nci_arena_str(m->arena, found->message);
  nci_vec_add(m->arena, &m->list, copy);
  return NCORP_OK;
}

nci_sink nci_mistakes_sink(nci_mistakes *mistakes) { return (nci_sink){ .ctx = mistakes, .diagnostic = keep }; }

ncorp_status nci_rule_files_refuse(const nci_rule_files *files, nci_diagnostic number, ncorp_str source, const char *reason)
{
  const nci_where where = { .source = source };
  return nci_report(NULL, true, files->error, number, &where, "%s", reason);
}

ncorp_status nci_rule_files_unopened(const nci_rule_files *files, ncorp_str source)
{
  return nci_rule_files_refuse(files, files->unopened, source, nci_oserror(errno));
}

ncorp_status nci_rule_files_count(nci_rule_files *files, ncorp_str name, size_t size)
{
  if (size > files->limit - files->total) return nci_rule_files_refuse(files, files->oversize, name, files->oversize_reason);
  files->total += size;
  return NCORP_OK;
}

ncorp_status nci_rule_files_read(nci_rule_files *files, ncorp_str shown, int fd, ncorp_str *text)
{
  struct stat about;
  if (fstat(fd, &about) < 0) return nci_rule_files_unopened(files, shown);
  if (!S_ISREG(about.st_mode)) return nci_rule_files_refuse(files, files->unopened, shown, "not a file");
  ncorp_status status = nci_rule_files_count(files, shown, (size_t)about.st_size);
  if (status < 0) return status;
  char *bytes = nci_arena_alloc(files->arena, (size_t)about.st_size + 1, 1);
  if (!bytes) return nci_fail_nomem(files->error);
  ssize_t got = nci_read_all(fd, bytes, (size_t)about.st_size);
  if (got < 0) return nci_rule_files_unopened(files, shown);
  *text = nci_str(bytes, (size_t)got);
  return NCORP_OK;
}

static int by_name(const void *a, const void *b, void *ctx)
{
  (void)ctx;
  return nci_str_cmp(*(const ncorp_str *)a, *(const ncorp_str *)b);
}

ncorp_status nci_rule_files_list(const nci_rule_files *files, ncorp_str folder, int fd, bool (*wanted)(ncorp_str name), const ncorp_str **names, uint32_t *count)
{
  nci_arena *arena = files->arena;
  NCI_VEC(ncorp_str) found = { 0 };
  int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0); /* closedir() closes its own */
  DIR *listed = copy < 0 ? NULL : fdopendir(copy);
  if (!listed) {
    ncorp_status status = nci_rule_files_unopened(files, folder);
    if (copy >= 0) close(copy);
    return status;
  }
  for (struct dirent *entry; found.count < MOST_FILES && !arena->failed && (entry = readdir(listed)) != NULL;) {
    ncorp_str name = nci_cstr(entry->d_name);
    if (name.data[0] != '.' && wanted(name)) nci_vec_add(arena, &found, nci_arena_str(arena, name));
  }
  closedir(listed);
  if (arena->failed || !nci_sort(arena, found.at, found.count, sizeof *found.at, by_name, NULL)) return nci_fail_nomem(files->error);
  *names = found.at;
  *count = found.count;
  return NCORP_OK;
}

ncorp_str nci_rule_files_shown(const nci_rule_files *files, ncorp_str folder, ncorp_str name)
{
  const ncorp_str parts[] = { folder, nci_str_ends(folder, NCI_STR("/")) ? NCI_STR("") : NCI_STR("/"), name };
  return nci_arena_join(files->arena, parts, 3);
}
