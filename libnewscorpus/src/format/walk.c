/* A stack of folders, each with its names sorted by bytes. */
#include "format/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/oserror.h"
#include "base/sort.h"
#include "base/str.h"
#include "base/vec.h"
#include "format/sniff.h"
#include "text/utf8.h"

enum { OPEN_FLAGS = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC };

struct nci_walk_level {
  int fd;
  nci_arena arena;                 /* holds the names */
  NCI_VEC(const char *) names;
  uint32_t at;                     /* the next name */
  size_t shown_size;               /* of the path before this folder's names */
};

void nci_walk_init(nci_walk *w, const ncorp_allocator *allocator, const nci_sink *sink, bool strict, uint32_t max_depth)
{
  *w = (nci_walk){ .allocator = allocator, .sink = sink, .strict = strict, .max_depth = max_depth };
  nci_buffer_init(&w->shown, allocator);
}

static void pop(nci_walk *w)
{
  nci_walk_level *level = &w->levels[--w->depth];
  close(level->fd);
  nci_arena_done(&level->arena);
}

void nci_walk_end(nci_walk *w)
{
  while (w->depth) pop(w);
}

void nci_walk_done(nci_walk *w)
{
  nci_walk_end(w);
  nci_free(w->allocator, w->levels, w->capacity, sizeof *w->levels);
  nci_buffer_done(&w->shown);
  w->levels = NULL;
  w->capacity = 0;
}

static ncorp_str shown(const nci_walk *w) { return nci_str(w->shown.data, w->shown.size); }

static ncorp_status report(nci_walk *w, nci_diagnostic number, const char *reason, ncorp_error *error)
{
  nci_where where = { .source = shown(w) };
  return nci_report(w->sink, w->strict, error, number, &where, "%s", reason);
}

/* Something cannot be opened or listed. That it has gone or was exchanged meanwhile is not the folder's error. */
static ncorp_status report_errno(nci_walk *w, const char *what, int number, ncorp_error *error)
{
  nci_where where = { .source = shown(w) };
  bool gone = number == ENOENT || number == ENOTDIR || number == ELOOP || number == ESTALE;
  if (number == ENOMEM) return NCORP_ERR_NOMEM;
  return nci_report(w->sink, w->strict, error, gone ? NCI_D_VANISHED : NCI_D_CANNOT_OPEN, &where, "%s: %s", what, nci_oserror(number));
}

static int by_bytes(const void *a, const void *b, void *ctx)
{
  (void)ctx;
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Reads and sorts the names of the topmost folder. Hidden ones are left out. */
static ncorp_status list(nci_walk *w, ncorp_error *error)
{
  nci_walk_level *level = &w->levels[w->depth - 1];
  int copy = fcntl(level->fd, F_DUPFD_CLOEXEC, 0); /* closedir() closes its own */
  DIR *folder = copy < 0 ? NULL : fdopendir(copy);
  if (!folder) {
    int number = errno;
    if (copy >= 0) close(copy);
    return report_errno(w, "the folder cannot be read", number, error);
  }
  struct dirent *entry;
  while (errno = 0, (entry = readdir(folder)) != NULL) {
    if (entry->d_name[0] == '.') continue;
    ncorp_str name = nci_arena_bytes(&level->arena, entry->d_name, strlen(entry->d_name));
    if (name.data) nci_vec_add(&level->arena, &level->names, name.data);
    if (level->arena.failed) break;
  }
  int number = errno;
  closedir(folder);
  if (level->arena.failed ||
      !nci_sort(&level->arena, level->names.at, level->names.count, sizeof *level->names.at, by_bytes, NULL))
    return NCORP_ERR_NOMEM;
  return number ? report_errno(w, "the folder cannot be read to its end", number, error) : NCORP_OK;
}

/* Goes down into an open folder. */
static ncorp_status push(nci_walk *w, int fd, ncorp_error *error)
{
  if (w->depth == w->capacity) {
    uint32_t capacity = w->capacity ? w->capacity * 2 : 8;
    nci_walk_level *levels = nci_realloc(w->allocator, w->levels, w->capacity, capacity, sizeof *levels);
    if (!levels) {
      close(fd);
      return NCORP_ERR_NOMEM;
    }
    w->levels = levels;
    w->capacity = capacity;
  }
  nci_walk_level *level = &w->levels[w->depth++];
  *level = (nci_walk_level){ .fd = fd };
  nci_arena_init(&level->arena, w->allocator);
  ncorp_status status = list(w, error);
  if (!nci_str_ends(shown(w), NCI_STR("/"))) nci_buffer_char(&w->shown, '/');
  level->shown_size = w->shown.size;
  return w->shown.failed ? NCORP_ERR_NOMEM : status;
}

ncorp_status nci_walk_begin(nci_walk *w, int fd, ncorp_str root, ncorp_error *error)
{
  w->shown.size = 0;
  w->shown.failed = false;
  w->others = 0;
  while (root.size > 1 && root.data[root.size - 1] == '/') root.size--;
  nci_utf8_repair(&w->shown, root);
  ncorp_status status = push(w, fd, error);
  w->root_size = w->shown.size;
  return status;
}

static ncorp_status report_others(nci_walk *w, ncorp_error *error)
{
  nci_where where = { .source = nci_str(w->shown.data, w->root_size) };
  if (where.source.size > 1) where.source.size--;
  return nci_report(w->sink, w->strict, error, NCI_D_OTHER_FILES, &where,
                    "files left out because their names do not end in .txt, .md, .ncf or .conllu, alone or with .gz or .zst: %llu",
                    (unsigned long long)w->others);
}

static const char *special(mode_t mode)
{
  if (S_ISFIFO(mode)) return "this is a FIFO, which is not read below a folder";
  if (S_ISSOCK(mode)) return "this is a socket, which is not read";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "this is a device, which is not read below a folder";
  return "this is neither a file nor a folder";
}

static ncorp_status open_folder(nci_walk *w, int parent, const char *name, ncorp_error *error)
{
  if (w->depth >= w->max_depth) {
    nci_where where = { .source = shown(w) };
    return nci_report(w->sink, w->strict, error, NCI_D_FOLDER_DEPTH, &where, "the folder lies more than %lu levels deep",
                      (unsigned long)w->max_depth);
  }
  int fd = openat(parent, name, OPEN_FLAGS | O_DIRECTORY);
  return fd < 0 ? report_errno(w, "the folder cannot be opened", errno, error) : push(w, fd, error);
}

static ncorp_status open_file(nci_walk *w, int parent, const char *name, nci_walk_file *file, ncorp_error *error)
{
  struct stat now;
  int fd = openat(parent, name, OPEN_FLAGS);
  if (fd < 0) return report_errno(w, "the file cannot be opened", errno, error);
  if (fstat(fd, &now) != 0 || !S_ISREG(now.st_mode)) { /* it was exchanged since it was looked at */
    close(fd);
    return report(w, NCI_D_VANISHED, "the file gave way to something else while the folder was read", error);
  }
  file->fd = fd;
  file->shown = shown(w);
  file->uri = nci_str(w->shown.data + w->root_size, w->shown.size - w->root_size);
  return NCORP_OK;
}

ncorp_status nci_walk_next(nci_walk *w, nci_walk_file *file, ncorp_error *error)
{
  file->fd = -1;
  while (w->depth) {
    nci_walk_level *level = &w->levels[w->depth - 1];
    if (level->at == level->names.count) {
      pop(w);
      if (w->depth == 0 && w->others) return report_others(w, error);
      continue;
    }
    const char *name = level->names.at[level->at++];
    struct stat found;
    w->shown.size = level->shown_size;
    bool repaired = nci_utf8_repair(&w->shown, nci_cstr(name)) > 0;
    if (w->shown.failed) return NCORP_ERR_NOMEM;
    if (fstatat(level->fd, name, &found, AT_SYMLINK_NOFOLLOW) != 0)
      return report_errno(w, "the file cannot be looked at", errno, error);
    if (S_ISREG(found.st_mode) && nci_sniff_name(nci_cstr(name)) == NCORP_FORMAT_AUTO) {
      w->others++;
      continue;
    }
    if (repaired) {
      ncorp_status status = report(w, NCI_D_NAME_UTF8, "the name is not UTF-8: what is not stands as U+FFFD", error);
      if (status < 0) return status;
    }
    if (S_ISDIR(found.st_mode)) return open_folder(w, level->fd, name, error);
    if (S_ISREG(found.st_mode)) return open_file(w, level->fd, name, file, error);
    if (S_ISLNK(found.st_mode))
      return report(w, NCI_D_SYMLINK, "symbolic links below a folder are not followed", error);
    return report(w, NCI_D_SPECIAL_FILE, special(found.st_mode), error);
  }
  return NCORP_END;
}
