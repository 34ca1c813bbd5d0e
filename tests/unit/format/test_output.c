/* Output files: whole or not at all, under every kind of failure; compression; what stands at the final name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>
#include "base/str.h"
#include "format/diagnostics.h"
#include "format/format.h"

static char folder[] = "/tmp/newscorpus-output-XXXXXX";

static const char *path_of(const char *name)
{
  static char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static int make_folder(void **state)
{
  (void)state;
  memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
  return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
  (void)state;
  DIR *dir = opendir(folder);
  for (struct dirent *entry; dir && (entry = readdir(dir));)
    if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2) remove(path_of(entry->d_name));
  if (dir) closedir(dir);
  return rmdir(folder);
}

/* How many files there are, hidden ones too. */
static int files(void)
{
  int count = 0;
  DIR *dir = opendir(folder);
  while (dir && readdir(dir)) count++;
  if (dir) closedir(dir);
  return count - 2;
}

static size_t content(const char *path, char *out, size_t room)
{
  FILE *file = fopen(path, "rb");
  if (!file) return SIZE_MAX;
  size_t n = fread(out, 1, room, file);
  fclose(file);
  return n;
}

static void put_file(const char *path, const char *text)
{
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
  assert_int_equal(fclose(file), 0);
}

static void assert_content(const char *path, const char *text)
{
  char found[4096];
  size_t n = content(path, found, sizeof found);
  assert_int_equal(n, strlen(text));
  assert_memory_equal(found, text, n);
}

static ncorp_status write_whole(const char *path, ncorp_compression compression, const void *data, size_t size, ncorp_error *error)
{
  nci_output *output;
  ncorp_status status = nci_output_open(path, compression, ncorp_allocator_default(), &output, error);
  if (status < 0) return status;
  status = nci_output_write(output, data, size, error);
  if (status == NCORP_OK) status = nci_output_commit(output, error);
  nci_output_close(output);
  return status;
}

static void a_file_appears_when_it_is_whole(void **state)
{
  (void)state;
  nci_output *output;
  const char *path = path_of("a.ncf");
  assert_int_equal(nci_output_open(path, NCORP_COMPRESSION_AUTO, ncorp_allocator_default(), &output, NULL), NCORP_OK);
  assert_int_equal(nci_output_write(output, "one\n", 4, NULL), NCORP_OK);
  assert_int_equal(access(path, F_OK), -1);
  assert_int_equal(files(), 1); /* the one aside */
  assert_int_equal(nci_output_write(output, "two\n", 4, NULL), NCORP_OK);
  assert_int_equal(nci_output_commit(output, NULL), NCORP_OK);
  assert_content(path, "one\ntwo\n");
  assert_int_equal(nci_output_write(output, "x", 1, NULL), NCORP_ERR_STATE);
  assert_int_equal(nci_output_commit(output, NULL), NCORP_ERR_STATE);
  nci_output_close(output);
  assert_int_equal(files(), 1);
}

static void what_is_not_committed_leaves_nothing(void **state)
{
  (void)state;
  nci_output *output;
  char path[512];
  strcpy(path, path_of("old.ncf"));
  put_file(path, "old");
  assert_int_equal(nci_output_open(path, NCORP_COMPRESSION_AUTO, ncorp_allocator_default(), &output, NULL), NCORP_OK);
  assert_int_equal(nci_output_write(output, "new", 3, NULL), NCORP_OK);
  nci_output_close(output);
  assert_content(path, "old");
  assert_int_equal(files(), 1);
  nci_output_close(NULL);
}

static void the_mode_follows_the_mask(void **state)
{
  (void)state;
  struct stat status;
  mode_t before = umask(027);
  assert_int_equal(write_whole(path_of("m"), NCORP_COMPRESSION_NONE, "x", 1, NULL), NCORP_OK);
  umask(before);
  assert_int_equal(stat(path_of("m"), &status), 0);
  assert_int_equal(status.st_mode & 0777, 0640);
}

static void a_link_is_replaced_not_followed(void **state)
{
  (void)state;
  char target[512];
  struct stat status;
  strcpy(target, path_of("target"));
  put_file(target, "keep");
  assert_int_equal(symlink(target, path_of("link.ncf")), 0);
  assert_int_equal(write_whole(path_of("link.ncf"), NCORP_COMPRESSION_AUTO, "new", 3, NULL), NCORP_OK);
  assert_int_equal(lstat(path_of("link.ncf"), &status), 0);
  assert_true(S_ISREG(status.st_mode));
  assert_content(path_of("link.ncf"), "new");
  assert_content(target, "keep");
}

static void devices_and_pipes_are_written_to(void **state)
{
  (void)state;
  struct stat status;
  char found[8];
  assert_int_equal(write_whole("/dev/null", NCORP_COMPRESSION_NONE, "x", 1, NULL), NCORP_OK);
  assert_int_equal(stat("/dev/null", &status), 0);
  assert_true(S_ISCHR(status.st_mode));
  assert_int_equal(mkfifo(path_of("pipe"), 0600), 0);
  int reader = open(path_of("pipe"), O_RDONLY | O_NONBLOCK);
  assert_true(reader >= 0);
  assert_int_equal(write_whole(path_of("pipe"), NCORP_COMPRESSION_NONE, "piped", 5, NULL), NCORP_OK);
  assert_int_equal(read(reader, found, sizeof found), 5);
  assert_memory_equal(found, "piped", 5);
  close(reader);
  assert_int_equal(stat(path_of("pipe"), &status), 0);
  assert_true(S_ISFIFO(status.st_mode));
}

static void refusals_name_the_file(void **state)
{
  (void)state;
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(write_whole(path_of("no/such/folder.ncf"), NCORP_COMPRESSION_AUTO, "x", 1, &error), NCORP_ERR_IO);
  assert_int_equal(error.diagnostic, NCI_D_OUTPUT_OPEN);
  assert_string_equal(error.source, path_of("no/such/folder.ncf"));
  assert_non_null(strstr(error.message, "no such file"));
  nci_error_clear(&error);
  assert_int_equal(write_whole(folder, NCORP_COMPRESSION_AUTO, "x", 1, &error), NCORP_ERR_IO);
  assert_int_equal(error.diagnostic, NCI_D_OUTPUT_OPEN);
  nci_error_clear(&error);
  assert_int_equal(write_whole("", NCORP_COMPRESSION_NONE, "x", 1, &error), NCORP_ERR_IO);
  assert_int_equal(write_whole(path_of("a"), (ncorp_compression)9, "x", 1, NULL), NCORP_ERR_ARG);
  assert_int_equal(files(), 0);
}

/* Writes 1 MiB where files may only have `limit` bytes, in a process of its own. Gives its exit status: the status of
 * the write, negated. */
static int write_limited(const char *path, rlim_t limit, ncorp_compression compression)
{
  pid_t child = fork();
  assert_true(child >= 0);
  if (!child) {
    struct rlimit room = { limit, limit };
    ncorp_error error = NCORP_ERROR_INIT;
    uint32_t noise[64 * 1024], seed = 1; /* does not compress */
    for (size_t i = 0; i < sizeof noise / sizeof *noise; i++) noise[i] = seed = seed * 1664525u + 1013904223u;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &room);
    ncorp_status status = write_whole(path, compression, noise, sizeof noise, &error);
    _exit(status < 0 && error.diagnostic != NCI_D_OUTPUT_WRITE ? 99 : -(int)status);
  }
  int result;
  assert_int_equal(waitpid(child, &result, 0), child);
  return WIFEXITED(result) ? WEXITSTATUS(result) : -1;
}

static void a_full_disk_leaves_the_old_file(void **state)
{
  (void)state;
  char path[512];
  strcpy(path, path_of("old.ncf"));
  static const ncorp_compression ways[] = { NCORP_COMPRESSION_NONE, NCORP_COMPRESSION_GZIP, NCORP_COMPRESSION_ZSTD };
  for (size_t i = 0; i < 3; i++) {
    put_file(path, "old");
    assert_int_equal(write_limited(path, 1000, ways[i]), -NCORP_ERR_IO);
    assert_content(path, "old");
    assert_int_equal(files(), 1);
    assert_int_equal(write_limited(path, 1 << 24, ways[i]), 0);
    assert_int_equal(files(), 1);
  }
}

static void a_folder_that_cannot_be_written_to(void **state)
{
  (void)state;
  assert_int_equal(chmod(folder, 0555), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (!child) { /* root may write anywhere, so it becomes somebody else first */
    ncorp_error error = NCORP_ERROR_INIT;
    if (geteuid() == 0 && setuid(65534) != 0) _exit(98);
    ncorp_status status = write_whole(path_of("a"), NCORP_COMPRESSION_NONE, "x", 1, &error);
    _exit(status == NCORP_ERR_IO && error.diagnostic == NCI_D_OUTPUT_OPEN ? 0 : 1);
  }
  int result;
  assert_int_equal(waitpid(child, &result, 0), child);
  assert_int_equal(chmod(folder, 0700), 0);
  assert_true(WIFEXITED(result));
  assert_int_equal(WEXITSTATUS(result), 0);
  assert_int_equal(files(), 0);
}

/* The final name becomes a folder while the file is being written. */
static void a_name_that_is_taken_meanwhile(void **state)
{
  (void)state;
  nci_output *output;
  ncorp_error error = NCORP_ERROR_INIT;
  assert_int_equal(nci_output_open(path_of("late"), NCORP_COMPRESSION_NONE, ncorp_allocator_default(), &output, NULL), NCORP_OK);
  assert_int_equal(mkdir(path_of("late"), 0700), 0);
  assert_int_equal(nci_output_commit(output, &error), NCORP_ERR_IO);
  assert_int_equal(error.diagnostic, NCI_D_OUTPUT_COMMIT);
  nci_output_close(output);
  assert_int_equal(files(), 1); /* the folder alone */
}

static void long_names_and_many_writers_at_once(void **state)
{
  (void)state;
  nci_output *outputs[20];
  char name[256];
  memset(name, 'n', 255);
  name[255] = '\0';
  for (int i = 0; i < 20; i++) {
    name[0] = (char)('a' + i);
    assert_int_equal(nci_output_open(path_of(name), NCORP_COMPRESSION_NONE, ncorp_allocator_default(), &outputs[i], NULL), NCORP_OK);
    assert_int_equal(nci_output_write(outputs[i], name, 1, NULL), NCORP_OK);
  }
  for (int i = 0; i < 20; i++) {
    char expected[2] = { (char)('a' + i), '\0' };
    assert_int_equal(nci_output_commit(outputs[i], NULL), NCORP_OK);
    nci_output_close(outputs[i]);
    name[0] = expected[0];
    assert_content(path_of(name), expected);
  }
  assert_int_equal(files(), 20);
}

/* 600 KB of text that is like a corpus, written in pieces. */
static void compressed_files_hold_what_was_written(void **state)
{
  (void)state;
  enum { SIZE = 600000 };
  char *text = malloc(SIZE), *packed = malloc(SIZE), *unpacked = malloc(SIZE);
  for (size_t i = 0; i < SIZE; i++) text[i] = i % 61 ? (char)('a' + (i * i >> 7) % 26) : '\n';
  static const struct { const char *name; ncorp_compression way; } files_of[] = {
    { "a.ncf.gz", NCORP_COMPRESSION_AUTO }, { "b.ncf", NCORP_COMPRESSION_GZIP },
    { "a.ncf.zst", NCORP_COMPRESSION_AUTO }, { "c.ncf", NCORP_COMPRESSION_ZSTD },
  };
  for (size_t i = 0; i < 4; i++) {
    nci_output *output;
    assert_int_equal(nci_output_open(path_of(files_of[i].name), files_of[i].way, ncorp_allocator_default(), &output, NULL), NCORP_OK);
    for (size_t at = 0, step = 1; at < SIZE; at += step, step = step * 3 + 1) {
      if (step > SIZE - at) step = SIZE - at;
      assert_int_equal(nci_output_write(output, text + at, step, NULL), NCORP_OK);
    }
    assert_int_equal(nci_output_commit(output, NULL), NCORP_OK);
    nci_output_close(output);
    size_t size = content(path_of(files_of[i].name), packed, SIZE);
    assert_true(size < SIZE);
    if (i < 2) {
      z_stream z = { .next_in = (Bytef *)packed, .avail_in = (uInt)size, .next_out = (Bytef *)unpacked, .avail_out = SIZE };
      assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
      assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
      assert_int_equal(z.total_out, SIZE);
      inflateEnd(&z);
      assert_memory_equal(packed + 4, "\0\0\0\0", 4); /* no time in the header */
    } else {
      assert_int_equal(ZSTD_decompress(unpacked, SIZE, packed, size), SIZE);
    }
    assert_memory_equal(text, unpacked, SIZE);
  }
  free(text);
  free(packed);
  free(unpacked);
}

static void an_empty_compressed_file_is_one(void **state)
{
  (void)state;
  char packed[64], unpacked[1];
  assert_int_equal(write_whole(path_of("e.gz"), NCORP_COMPRESSION_AUTO, "", 0, NULL), NCORP_OK);
  assert_int_equal(content(path_of("e.gz"), packed, sizeof packed), 20);
  assert_int_equal(write_whole(path_of("e.zst"), NCORP_COMPRESSION_AUTO, "", 0, NULL), NCORP_OK);
  size_t size = content(path_of("e.zst"), packed, sizeof packed);
  assert_true(size > 0 && size < sizeof packed);
  assert_int_equal(ZSTD_decompress(unpacked, 0, packed, size), 0);
}

/* An allocator that fails at the n-th call. */
typedef struct failing {
  size_t left;
  int64_t live;
} failing;

static void *failing_alloc(void *ctx, size_t size)
{
  failing *f = ctx;
  if (!f->left) return NULL;
  f->left--;
  f->live++;
  return malloc(size);
}

static void *failing_realloc(void *ctx, void *block, size_t old_size, size_t new_size)
{
  (void)ctx, (void)old_size;
  return realloc(block, new_size);
}

static void failing_free(void *ctx, void *block, size_t size)
{
  (void)size;
  ((failing *)ctx)->live--;
  free(block);
}

static void memory_may_run_out(void **state)
{
  (void)state;
  static const ncorp_compression ways[] = { NCORP_COMPRESSION_NONE, NCORP_COMPRESSION_GZIP, NCORP_COMPRESSION_ZSTD };
  for (size_t w = 0; w < 3; w++) {
    ncorp_status status = NCORP_ERR_NOMEM;
    for (size_t n = 0; status != NCORP_OK; n++) {
      failing f = { n, 0 };
      ncorp_allocator allocator = { &f, failing_alloc, failing_realloc, failing_free };
      nci_output *output;
      status = nci_output_open(path_of("oom"), ways[w], &allocator, &output, NULL);
      if (status == NCORP_OK) status = nci_output_write(output, "text", 4, NULL);
      if (status == NCORP_OK) status = nci_output_commit(output, NULL);
      if (status != NCORP_OK) assert_int_equal(status, NCORP_ERR_NOMEM);
      nci_output_close(output);
      assert_int_equal(f.live, 0);
      assert_int_equal(files(), status == NCORP_OK);
    }
    unlink(path_of("oom"));
  }
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
  const struct CMUnitTest tests[] = {
    IN_FOLDER(a_file_appears_when_it_is_whole),
    IN_FOLDER(what_is_not_committed_leaves_nothing),
    IN_FOLDER(the_mode_follows_the_mask),
    IN_FOLDER(a_link_is_replaced_not_followed),
    IN_FOLDER(devices_and_pipes_are_written_to),
    IN_FOLDER(refusals_name_the_file),
    IN_FOLDER(a_full_disk_leaves_the_old_file),
    IN_FOLDER(a_folder_that_cannot_be_written_to),
    IN_FOLDER(a_name_that_is_taken_meanwhile),
    IN_FOLDER(long_names_and_many_writers_at_once),
    IN_FOLDER(compressed_files_hold_what_was_written),
    IN_FOLDER(an_empty_compressed_file_is_one),
    IN_FOLDER(memory_may_run_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
