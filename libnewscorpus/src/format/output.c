/* Output files. A file is written under another name in the folder of its final name and takes that name when it is
 * whole and on disk. Owns the system calls of writing, gzip and zstd; knows nothing of what is written.
 *
 * A symbolic link at the final name is replaced by the file, not followed. What is there but is no file of bytes (a
 * device, a pipe) is written to as it is, as is standard output. */
#define ZSTD_STATIC_LINKING_ONLY /* for ZSTD_customMem: all memory is the caller's */
#include "format/format.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base/oserror.h"
#include "base/str.h"
#include "format/codec_memory.h"
#include "format/diagnostics.h"

enum { ROOM = 64 * 1024, ZSTD_LEVEL = 3, MOST_TEMPORARY_NAMES = 1000, TEMPORARY_ROOM = 64 };

struct nci_output {
  ncorp_allocator allocator;
  int fd;
  bool aside;             /* there is a temporary file to be renamed or removed */
  bool failed, committed;
  size_t path_size, temporary_size; /* with the NUL */
  char *path, *temporary;
  size_t folder_size;     /* how much of both is the folder, with its slash */
  ncorp_compression compression;
  z_stream gzip;
  bool gzip_made;
  ZSTD_CCtx *zstd;
  char *room;             /* what compression gives, on its way to the file */
};

static ncorp_status fail(nci_output *o, nci_diagnostic number, int reason, const char *doing, ncorp_error *error)
{
  const nci_where where = { .source = nci_cstr(o->path) };
  o->failed = true;
  return nci_report(NULL, true, error, number, &where, "%s: %s", doing, nci_oserror(reason));
}

static ncorp_compression by_name(const char *path)
{
  ncorp_str name = nci_cstr(path);
  if (nci_str_ends(name, NCI_STR(".gz"))) return NCORP_COMPRESSION_GZIP;
  if (nci_str_ends(name, NCI_STR(".zst"))) return NCORP_COMPRESSION_ZSTD;
  return NCORP_COMPRESSION_NONE;
}

static bool start_compression(nci_output *o)
{
  const ncorp_allocator *a = &o->allocator;
  void *ctx = (void *)(uintptr_t)a;
  if (o->compression == NCORP_COMPRESSION_NONE) return true;
  if (!(o->room = nci_alloc(a, ROOM, 1))) return false;
  if (o->compression == NCORP_COMPRESSION_GZIP) {
    /* zlib's own gzip header has no name and time 0, so equal input gives equal files. */
    o->gzip = (z_stream){ .zalloc = nci_zlib_alloc, .zfree = nci_codec_free, .opaque = ctx };
    o->gzip_made = deflateInit2(&o->gzip, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK;
    return o->gzip_made;
  }
  o->zstd = ZSTD_createCCtx_advanced((ZSTD_customMem){ nci_zstd_alloc, nci_codec_free, ctx });
  return o->zstd && !ZSTD_isError(ZSTD_CCtx_setParameter(o->zstd, ZSTD_c_compressionLevel, ZSTD_LEVEL)) &&
         !ZSTD_isError(ZSTD_CCtx_setParameter(o->zstd, ZSTD_c_checksumFlag, 1));
}

static int open_again(const char *path, int flags)
{
  int fd;
  do fd = open(path, flags | O_WRONLY | O_CLOEXEC, 0666);
  while (fd < 0 && errno == EINTR);
  return fd;
}

/* Makes the temporary file. Its name is free of the final one, which may be as long as names can be. */
static bool open_aside(nci_output *o)
{
  char *name = o->temporary + o->folder_size;
  memcpy(o->temporary, o->path, o->folder_size);
  for (unsigned i = 0; i < MOST_TEMPORARY_NAMES; i++) {
    snprintf(name, TEMPORARY_ROOM, ".newscorpus-%ld-%u.tmp", (long)getpid(), i);
    o->fd = open_again(o->temporary, O_CREAT | O_EXCL);
    if (o->fd >= 0) return o->aside = true;
    if (errno != EEXIST) return false;
  }
  return false;
}

static ncorp_status open_file(nci_output *o, ncorp_error *error)
{
  struct stat status;
  const char *slash = strrchr(o->path, '/');
  o->folder_size = slash ? (size_t)(slash + 1 - o->path) : 0;
  if (strcmp(o->path, "-") == 0) {
    o->fd = STDOUT_FILENO;
    return NCORP_OK;
  }
  if (stat(o->path, &status) == 0 && !S_ISREG(status.st_mode)) {
    if (S_ISDIR(status.st_mode)) return fail(o, NCI_D_OUTPUT_OPEN, EISDIR, "cannot write the file", error);
    o->fd = open_again(o->path, 0);
    return o->fd >= 0 ? NCORP_OK : fail(o, NCI_D_OUTPUT_OPEN, errno, "cannot open it for writing", error);
  }
  return open_aside(o) ? NCORP_OK : fail(o, NCI_D_OUTPUT_OPEN, errno, "cannot make a file beside it", error);
}

ncorp_status nci_output_open(const char *path, ncorp_compression compression, const ncorp_allocator *allocator, nci_output **out,
                             ncorp_error *error)
{
  *out = NULL;
  if (compression < NCORP_COMPRESSION_AUTO || compression > NCORP_COMPRESSION_ZSTD)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "compression has no value %d", (int)compression);
  nci_output *o = nci_calloc(allocator, 1, sizeof *o);
  if (!o) return nci_fail_nomem(error);
  o->allocator = *allocator;
  o->fd = -1;
  o->compression = compression == NCORP_COMPRESSION_AUTO ? by_name(path) : compression;
  o->path_size = strlen(path) + 1;
  o->temporary_size = o->path_size + TEMPORARY_ROOM;
  o->path = nci_alloc(allocator, o->path_size, 1);
  o->temporary = nci_alloc(allocator, o->temporary_size, 1);
  ncorp_status status;
  if (o->path && o->temporary && start_compression(o)) {
    memcpy(o->path, path, o->path_size);
    status = open_file(o, error);
  } else {
    status = nci_fail_nomem(error);
  }
  if (status == NCORP_OK) *out = o;
  else nci_output_close(o);
  return status;
}

static ncorp_status put(nci_output *o, const char *data, size_t size, ncorp_error *error)
{
  while (size) {
    ssize_t n = write(o->fd, data, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return fail(o, NCI_D_OUTPUT_WRITE, n < 0 ? errno : ENOSPC, "writing stopped", error);
    data += n;
    size -= (size_t)n;
  }
  return NCORP_OK;
}

static ncorp_status put_gzip(nci_output *o, const char *data, size_t size, bool last, ncorp_error *error)
{
  z_stream *z = &o->gzip;
  z->next_in = (z_const Bytef *)(uintptr_t)data;
  do {
    uInt part = size < (1u << 30) ? (uInt)size : 1u << 30;
    z->avail_in = part;
    size -= part;
    do {
      z->next_out = (Bytef *)o->room;
      z->avail_out = ROOM;
      deflate(z, last && !size ? Z_FINISH : Z_NO_FLUSH); /* cannot fail with a sound stream and room */
      ncorp_status status = put(o, o->room, ROOM - z->avail_out, error);
      if (status < 0) return status;
    } while (z->avail_out == 0);
  } while (size);
  return NCORP_OK;
}

static ncorp_status put_zstd(nci_output *o, const char *data, size_t size, bool last, ncorp_error *error)
{
  ZSTD_inBuffer in = { data, size, 0 };
  size_t left;
  do {
    ZSTD_outBuffer to = { o->room, ROOM, 0 };
    left = ZSTD_compressStream2(o->zstd, &to, &in, last ? ZSTD_e_end : ZSTD_e_continue);
    if (ZSTD_isError(left)) {
      o->failed = true;
      return nci_fail_nomem(error); /* the only thing that can go wrong with a sound stream */
    }
    ncorp_status status = put(o, o->room, to.pos, error);
    if (status < 0) return status;
  } while (last ? left != 0 : in.pos < in.size);
  return NCORP_OK;
}

static ncorp_status put_compressed(nci_output *o, const void *data, size_t size, bool last, ncorp_error *error)
{
  switch (o->compression) {
  case NCORP_COMPRESSION_GZIP: return put_gzip(o, data, size, last, error);
  case NCORP_COMPRESSION_ZSTD: return put_zstd(o, data, size, last, error);
  default: return put(o, data, size, error);
  }
}

ncorp_status nci_output_write(nci_output *o, const void *data, size_t size, ncorp_error *error)
{
  if (o->failed || o->committed)
    return nci_fail(error, NCORP_ERR_STATE, 0, NULL, "the file failed or is complete; nothing more can be written");
  return size ? put_compressed(o, data, size, false, error) : NCORP_OK;
}

/* Makes the new name itself last. The file is whole by then, so a folder that cannot be flushed is no failure. */
static void flush_folder(nci_output *o)
{
  o->temporary[o->folder_size] = '\0';
  int fd;
  do fd = open(o->folder_size ? o->temporary : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (fd < 0 && errno == EINTR);
  if (fd < 0) return;
  fsync(fd);
  close(fd);
}

static int flush_file(int fd)
{
  int result;
  do result = fsync(fd);
  while (result < 0 && errno == EINTR);
  return result;
}

ncorp_status nci_output_commit(nci_output *o, ncorp_error *error)
{
  ncorp_status status = nci_output_write(o, NULL, 0, error);
  if (status == NCORP_OK && o->compression != NCORP_COMPRESSION_NONE) status = put_compressed(o, NULL, 0, true, error);
  if (status < 0) return status;
  if (o->aside) {
    if (flush_file(o->fd) < 0) return fail(o, NCI_D_OUTPUT_WRITE, errno, "the disk did not take the file", error);
    int fd = o->fd;
    o->fd = -1;
    if (close(fd) < 0 && errno != EINTR) return fail(o, NCI_D_OUTPUT_WRITE, errno, "the disk did not take the file", error);
    if (rename(o->temporary, o->path) < 0) return fail(o, NCI_D_OUTPUT_COMMIT, errno, "the finished file was not renamed", error);
    o->aside = false;
    flush_folder(o);
  }
  o->committed = true;
  return NCORP_OK;
}

void nci_output_close(nci_output *o)
{
  if (!o) return;
  const ncorp_allocator allocator = o->allocator;
  if (o->gzip_made) deflateEnd(&o->gzip);
  ZSTD_freeCCtx(o->zstd);
  if (o->fd >= 0 && o->fd != STDOUT_FILENO) close(o->fd);
  if (o->aside) unlink(o->temporary);
  if (o->path) nci_free(&allocator, o->path, o->path_size, 1);
  if (o->temporary) nci_free(&allocator, o->temporary, o->temporary_size, 1);
  if (o->room) nci_free(&allocator, o->room, ROOM, 1);
  nci_free(&allocator, o, 1, sizeof *o);
}
