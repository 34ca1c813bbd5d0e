/* Hostile folders: each case makes one, walks it, and says exactly what is read and what is reported, in order. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/failing.h"
#include "support/transcript.h"

static char top[64]; /* everything is made below it */
static char root[96];

static void path_of(char *path, size_t size, const char *name)
{
  int n = snprintf(path, size, "%s/%s", root, name);
  assert_true(n > 0 && (size_t)n < size);
}

static void put(const char *name, const char *text)
{
  char path[8192];
  path_of(path, sizeof path, name);
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, text, strlen(text)), strlen(text));
  close(fd);
}

static void folder(const char *name)
{
  char path[8192];
  path_of(path, sizeof path, name);
  assert_int_equal(mkdir(path, 0755), 0);
}

static void symlink_to(const char *target, const char *name)
{
  char path[8192];
  path_of(path, sizeof path, name);
  assert_int_equal(symlink(target, path), 0);
}

static int remove_one(const char *path, const struct stat *s, int type, struct FTW *ftw)
{
  (void)s;
  (void)ftw;
  if (type == FTW_DNR) chmod(path, 0755);
  return remove(path);
}

static int remove_all(const char *path) { return nftw(path, remove_one, 32, FTW_DEPTH | FTW_PHYS); }

static int set_up(void **state)
{
  (void)state;
  snprintf(top, sizeof top, "/tmp/newscorpus-walk-XXXXXX");
  if (!mkdtemp(top)) return -1;
  chmod(top, 0755);
  snprintf(root, sizeof root, "%s/root", top);
  return mkdir(root, 0755);
}

static int tear_down(void **state)
{
  (void)state;
  char path[128];
  snprintf(path, sizeof path, "%s/root/closed", top);
  chmod(path, 0755);
  return remove_all(top);
}

static void expect_with(const char *named, transcript *t, const ncorp_reader_options *options, ncorp_status status,
                        const char *expected)
{
  ncorp_source source = NCORP_SOURCE_FROM_PATH(named);
  ncorp_error error = NCORP_ERROR_INIT;
  t->brief = true;
  t->source_prefix = strlen(named);
  assert_int_equal(transcript_scan(t, &source, 1, options, &error, NULL), status);
  assert_string_equal(t->text.data, expected);
  transcript_done(t);
}

/* Walks the folder. In `expected`, an article is its uri and a finding its number and path. */
static void expect(const char *expected)
{
  transcript t = { 0 };
  expect_with(root, &t, NULL, NCORP_END, expected);
}

static void empty_folder(void **state)
{
  (void)state;
  expect("");
}

static void name_order_is_byte_order(void **state)
{
  (void)state;
  put("b.txt", "x1");
  put("B.txt", "x2");
  put("10.txt", "x3");
  put("9.txt", "x4");
  put("\xc3\xa9.txt", "x5");
  put("~.txt", "x6");
  expect("article 10.txt\narticle 9.txt\narticle B.txt\narticle b.txt\narticle ~.txt\narticle \xc3\xa9.txt\n");
}

static void folders_are_entered_in_their_place(void **state)
{
  (void)state;
  folder("b");
  put("b/z.txt", "x1");
  put("a.txt", "x2");
  put("c.txt", "x3");
  folder("b/inner");
  put("b/inner/q.md", "x4");
  expect("article a.txt\narticle b/inner/q.md\narticle b/z.txt\narticle c.txt\n");
}

static void empty_folders_say_nothing(void **state)
{
  (void)state;
  folder("a");
  folder("a/b");
  folder("c");
  expect("");
}

static void suffixes_in_any_case(void **state)
{
  (void)state;
  put("a.TXT", "x1");
  put("b.Md", "x2");
  expect("article a.TXT\narticle b.Md\n");
}

static void other_suffixes_are_counted_once(void **state)
{
  (void)state;
  put("a.pdf", "x");
  put("b.html", "x");
  folder("c");
  put("c/README", "x");
  put("d.txt.bak", "x");
  put("e.txt", "x");
  put(".gz", "x");
  expect("article e.txt\n105 \n");
}

static void hidden_ones_are_passed_over(void **state)
{
  (void)state;
  put(".hidden.txt", "x");
  folder(".git");
  put(".git/a.txt", "x");
  put("..txt", "x");
  put("...", "x");
  expect("");
}

static void newline_in_a_name(void **state)
{
  (void)state;
  put("a\nb.txt", "x");
  folder("n\n");
  put("n\n/c.txt", "y");
  expect("article a\nb.txt\narticle n\n/c.txt\n");
}

static void blanks_quotes_and_controls_in_names(void **state)
{
  (void)state;
  put(" .txt", "x1");
  put("\"'`$(x).txt", "x2");
  put("\x01\x1b[31m.txt", "x3");
  put("a\\b.txt", "x4");
  put("-rf.txt", "x5");
  expect("article \x01\x1b[31m.txt\narticle  .txt\narticle \"'`$(x).txt\narticle -rf.txt\narticle a\\b.txt\n");
}

static void dots_that_climb_nowhere(void **state)
{
  (void)state;
  folder("a");
  put("a/..txt.txt", "hidden");
  put("a/x..txt", "x1");
  put("a/~..~.txt", "x2");
  expect("article a/x..txt\narticle a/~..~.txt\n");
}

static void ill_formed_file_name(void **state)
{
  (void)state;
  put("\xff.txt", "x");
  expect("106 /\xef\xbf\xbd.txt\narticle \xef\xbf\xbd.txt\n");
}

static void ill_formed_folder_name_is_reported_once(void **state)
{
  (void)state;
  folder("\xc3");
  put("\xc3/a.txt", "x1");
  put("\xc3/b.txt", "x2");
  expect("106 /\xef\xbf\xbd\narticle \xef\xbf\xbd/a.txt\narticle \xef\xbf\xbd/b.txt\n");
}

static void two_ill_formed_names_that_look_alike(void **state)
{
  (void)state;
  put("\xfe.txt", "x1");
  put("\xff.txt", "x2");
  expect("106 /\xef\xbf\xbd.txt\narticle \xef\xbf\xbd.txt\n106 /\xef\xbf\xbd.txt\narticle \xef\xbf\xbd.txt\n");
}

static void overlong_and_surrogate_names(void **state)
{
  (void)state;
  put("\xc0\xaf.txt", "x1");
  put("\xed\xa0\x80.txt", "x2");
  expect("106 /\xef\xbf\xbd\xef\xbf\xbd.txt\narticle \xef\xbf\xbd\xef\xbf\xbd.txt\n"
         "106 /\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd.txt\narticle \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd.txt\n");
}

static void name_of_255_bytes(void **state)
{
  (void)state;
  char name[256], expected[300];
  memset(name, 'n', 255);
  memcpy(name + 251, ".txt", 5);
  put(name, "x");
  snprintf(expected, sizeof expected, "article %s\n", name);
  expect(expected);
}

static void path_longer_than_the_system_takes(void **state)
{
  (void)state;
  char name[256], expected[16 * 256 + 64];
  memset(name, 'd', 255);
  name[255] = '\0';
  int at = open(root, O_RDONLY | O_DIRECTORY), begin = at;
  size_t n = (size_t)snprintf(expected, sizeof expected, "article ");
  for (int i = 0; i < 16; i++) { /* 4096 bytes: no open() of the whole path would succeed */
    assert_int_equal(mkdirat(at, name, 0755), 0);
    int next = openat(at, name, O_RDONLY | O_DIRECTORY);
    if (at != begin) close(at);
    at = next;
    n += (size_t)snprintf(expected + n, sizeof expected - n, "%s/", name);
  }
  int fd = openat(at, "a.txt", O_WRONLY | O_CREAT, 0644);
  assert_int_equal(write(fd, "x", 1), 1);
  close(fd);
  close(at);
  snprintf(expected + n, sizeof expected - n, "a.txt\n");
  expect(expected);
  /* nftw cannot reach that far either: take it away from below */
  at = begin;
  int parents[16];
  for (int i = 0; i < 16; i++) parents[i] = at, at = openat(at, name, O_RDONLY | O_DIRECTORY);
  unlinkat(at, "a.txt", 0);
  close(at);
  for (int i = 15; i >= 0; i--) {
    unlinkat(parents[i], name, AT_REMOVEDIR);
    close(parents[i]);
  }
}

static void link_to_a_file(void **state)
{
  (void)state;
  put("a.txt", "x");
  symlink_to("a.txt", "l.txt");
  expect("article a.txt\n102 /l.txt\n");
}

static void link_to_a_folder(void **state)
{
  (void)state;
  folder("a");
  put("a/x.txt", "x");
  symlink_to("a", "l");
  expect("article a/x.txt\n102 /l\n");
}

static void link_to_itself(void **state)
{
  (void)state;
  symlink_to("l.txt", "l.txt");
  expect("102 /l.txt\n");
}

static void links_in_a_ring(void **state)
{
  (void)state;
  symlink_to("b.txt", "a.txt");
  symlink_to("a.txt", "b.txt");
  expect("102 /a.txt\n102 /b.txt\n");
}

static void link_to_its_folder(void **state)
{
  (void)state;
  symlink_to(".", "here");
  symlink_to("..", "up");
  put("a.txt", "x");
  expect("article a.txt\n102 /here\n102 /up\n");
}

static void link_to_outside(void **state)
{
  (void)state;
  char outside[96];
  snprintf(outside, sizeof outside, "%s/secret.txt", top);
  int fd = open(outside, O_WRONLY | O_CREAT, 0644);
  assert_int_equal(write(fd, "secret", 6), 6);
  close(fd);
  symlink_to("../secret.txt", "a.txt");
  symlink_to(outside, "b.txt");
  symlink_to("/", "c");
  symlink_to("/etc/passwd", "d.txt");
  expect("102 /a.txt\n102 /b.txt\n102 /c\n102 /d.txt\n");
}

static void link_to_nothing(void **state)
{
  (void)state;
  symlink_to("missing.txt", "l.txt");
  expect("102 /l.txt\n");
}

static void link_to_a_device_and_to_a_process(void **state)
{
  (void)state;
  symlink_to("/dev/zero", "a.txt");
  symlink_to("/dev/stdin", "b.txt");
  symlink_to("/proc/self/fd/0", "c.txt");
  expect("102 /a.txt\n102 /b.txt\n102 /c.txt\n");
}

static void link_with_another_suffix(void **state)
{
  (void)state;
  symlink_to("x", "README");
  expect("102 /README\n");
}

static void hard_link_is_a_file(void **state)
{
  (void)state;
  char a[128], b[128];
  put("a.txt", "x");
  path_of(a, sizeof a, "a.txt");
  path_of(b, sizeof b, "b.txt");
  assert_int_equal(link(a, b), 0);
  expect("article a.txt\n131 /b.txt\narticle b.txt\n");
}

static void fifo(void **state)
{
  (void)state;
  char path[128];
  path_of(path, sizeof path, "f.txt");
  assert_int_equal(mkfifo(path, 0644), 0);
  put("g.txt", "x");
  expect("103 /f.txt\narticle g.txt\n");
}

static void fifo_in_place_of_a_folder(void **state)
{
  (void)state;
  char path[128];
  path_of(path, sizeof path, "news");
  assert_int_equal(mkfifo(path, 0644), 0);
  expect("103 /news\n");
}

static void fifo_that_somebody_writes_to(void **state)
{
  (void)state;
  char path[128];
  path_of(path, sizeof path, "f.ncf");
  assert_int_equal(mkfifo(path, 0644), 0);
  int fd = open(path, O_RDWR);
  assert_int_equal(write(fd, "text", 4), 4);
  expect("103 /f.ncf\n");
  close(fd);
}

static void socket_file(void **state)
{
  (void)state;
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  assert_true(snprintf(address.sun_path, sizeof address.sun_path, "%s/s.txt", root) < (int)sizeof address.sun_path);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
  expect("103 /s.txt\n");
  close(fd);
}

static void device(mode_t kind, unsigned major, unsigned minor)
{
  char path[128];
  path_of(path, sizeof path, "d.txt");
  if (mknod(path, kind | 0644, makedev(major, minor)) != 0) skip(); /* not permitted here */
  expect("103 /d.txt\n");
}

static void character_device(void **state)
{
  (void)state;
  device(S_IFCHR, 1, 5); /* zero */
}

static void block_device(void **state)
{
  (void)state;
  device(S_IFBLK, 7, 0);
}

/* Permissions mean nothing to root, so the case runs as somebody else then. */
static void as_nobody(void (*run)(const char *expected), const char *expected)
{
  bool is_root = geteuid() == 0;
  if (is_root && seteuid(65534) != 0) skip();
  run(expected);
  if (is_root) assert_int_equal(seteuid(0), 0);
}

static void unreadable_file(void **state)
{
  (void)state;
  char path[128];
  put("a.txt", "x1");
  put("b.txt", "x2");
  path_of(path, sizeof path, "a.txt");
  chmod(path, 0);
  as_nobody(expect, "100 /a.txt\narticle b.txt\n");
}

static void unreadable_folder(void **state)
{
  (void)state;
  char path[128];
  folder("closed");
  put("closed/a.txt", "x1");
  put("open.txt", "x2");
  path_of(path, sizeof path, "closed");
  chmod(path, 0);
  as_nobody(expect, "100 /closed\narticle open.txt\n");
}

static void folder_that_lists_but_opens_nothing(void **state)
{
  (void)state;
  char path[128];
  folder("closed");
  put("closed/a.txt", "x1");
  put("closed/b.txt", "x2");
  path_of(path, sizeof path, "closed");
  chmod(path, 0444);
  as_nobody(expect, "100 /closed/a.txt\n100 /closed/b.txt\n");
}

static void strict_reading_stops_at_an_unreadable_file(void **state)
{
  (void)state;
  char path[128];
  put("a.txt", "x1");
  put("b.txt", "x2");
  put("c.txt", "x3");
  path_of(path, sizeof path, "b.txt");
  chmod(path, 0);
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  options.flags = NCORP_READ_STRICT;
  transcript t = { .brief = true };
  ncorp_source source = NCORP_SOURCE_FROM_PATH(root);
  ncorp_error error = NCORP_ERROR_INIT;
  bool is_root = geteuid() == 0;
  if (is_root && seteuid(65534) != 0) skip();
  ncorp_status status = transcript_scan(&t, &source, 1, &options, &error, NULL);
  if (is_root) assert_int_equal(seteuid(0), 0);
  assert_int_equal(status, NCORP_ERR_IO);
  assert_string_equal(t.text.data, "article a.txt\n");
  assert_int_equal(error.diagnostic, 100);
  assert_string_equal(error.source, path);
  assert_non_null(strstr(error.message, "permission denied"));
  transcript_done(&t);
}

static void make_deep(unsigned levels)
{
  char path[1024] = "d";
  for (unsigned i = 0; i < levels; i++) {
    folder(path);
    strcat(path, "/d");
  }
  strcpy(path + strlen(path) - 1, "a.txt");
  put(path, "deep");
}

static void sixty_four_levels(void **state)
{
  (void)state;
  char expected[256] = "article ";
  make_deep(63); /* with the folder itself */
  for (int i = 0; i < 63; i++) strcat(expected, "d/");
  strcat(expected, "a.txt\n");
  expect(expected);
}

static void sixty_five_levels(void **state)
{
  (void)state;
  char expected[256] = "104 ";
  make_deep(64);
  for (int i = 0; i < 64; i++) strcat(expected, "/d");
  strcat(expected, "\n");
  expect(expected);
}

static void depth_is_an_option(void **state)
{
  (void)state;
  make_deep(3);
  put("a.txt", "x");
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  options.max_folder_depth = 2;
  transcript t = { 0 };
  expect_with(root, &t, &options, NCORP_END, "article a.txt\n104 /d/d\n");
}

/* What happens to the folder while it is walked; done when the first article arrives. */
static void expect_meanwhile(void (*change)(transcript *t), const char *expected)
{
  transcript t = { .on_article = change };
  expect_with(root, &t, NULL, NCORP_END, expected);
}

static void remove_b(transcript *t)
{
  char path[128];
  path_of(path, sizeof path, "b.txt");
  if (t->articles == 1) assert_int_equal(unlink(path), 0);
}

static void file_vanishes(void **state)
{
  (void)state;
  put("a.txt", "x1");
  put("b.txt", "x2");
  put("c.txt", "x3");
  expect_meanwhile(remove_b, "article a.txt\n107 /b.txt\narticle c.txt\n");
}

static void exchange_b_for_link(transcript *t)
{
  remove_b(t);
  if (t->articles == 1) symlink_to("/etc/passwd", "b.txt");
}

static void file_becomes_a_link(void **state)
{
  (void)state;
  put("a.txt", "x1");
  put("b.txt", "x2");
  expect_meanwhile(exchange_b_for_link, "article a.txt\n102 /b.txt\n");
}

static void exchange_b_for_fifo(transcript *t)
{
  char path[128];
  path_of(path, sizeof path, "b.txt");
  remove_b(t);
  if (t->articles == 1) assert_int_equal(mkfifo(path, 0644), 0);
}

static void file_becomes_a_fifo(void **state)
{
  (void)state;
  put("a.txt", "x1");
  put("b.txt", "x2");
  expect_meanwhile(exchange_b_for_fifo, "article a.txt\n103 /b.txt\n");
}

static void exchange_b_for_folder(transcript *t)
{
  remove_b(t);
  if (t->articles != 1) return;
  folder("b.txt");
  put("b.txt/in.txt", "x3");
}

static void file_becomes_a_folder(void **state)
{
  (void)state;
  put("a.txt", "x1");
  put("b.txt", "x2");
  expect_meanwhile(exchange_b_for_folder, "article a.txt\narticle b.txt/in.txt\n");
}

static void exchange_sub_for_link(transcript *t)
{
  char path[128];
  path_of(path, sizeof path, "sub");
  if (t->articles != 1) return;
  assert_int_equal(remove_all(path), 0);
  symlink_to("/etc", "sub");
}

static void folder_becomes_a_link(void **state)
{
  (void)state;
  put("a.txt", "x1");
  folder("sub");
  put("sub/b.txt", "x2");
  expect_meanwhile(exchange_sub_for_link, "article a.txt\n102 /sub\n");
}

static void remove_everything(transcript *t)
{
  if (t->articles == 1) assert_int_equal(remove_all(root), 0);
}

static void folder_vanishes_under_the_walk(void **state)
{
  (void)state;
  folder("a");
  put("a/1.txt", "x1");
  put("a/2.txt", "x2");
  put("b.txt", "x3");
  folder("c");
  expect_meanwhile(remove_everything, "article a/1.txt\n107 /a/2.txt\n107 /b.txt\n107 /c\n");
  assert_int_equal(mkdir(root, 0755), 0);
}

static void move_sub_outside(transcript *t)
{
  char from[128], to[128];
  path_of(from, sizeof from, "sub");
  snprintf(to, sizeof to, "%s/elsewhere", top);
  if (t->articles == 1) assert_int_equal(rename(from, to), 0);
}

static void folder_is_moved_while_inside(void **state)
{
  (void)state;
  folder("sub");
  put("sub/1.txt", "x1");
  put("sub/2.txt", "x2");
  expect_meanwhile(move_sub_outside, "article sub/1.txt\narticle sub/2.txt\n"); /* the same folder, wherever it lies */
}

static void add_files(transcript *t)
{
  if (t->articles == 1) put("0.txt", "late"), put("z.txt", "late too");
}

static void files_that_come_later_are_not_seen(void **state)
{
  (void)state;
  put("a.txt", "x1");
  put("b.txt", "x2");
  expect_meanwhile(add_files, "article a.txt\narticle b.txt\n");
}

static void grow_b(transcript *t)
{
  if (t->articles == 1) put("b.txt", "");
}

static void file_is_emptied(void **state)
{
  (void)state;
  put("a.txt", "x1");
  put("b.txt", "x2");
  expect_meanwhile(grow_b, "article a.txt\n123 /b.txt\n");
}

static void folder_with_the_name_of_a_file(void **state)
{
  (void)state;
  folder("a.txt");
  put("a.txt/b.txt", "x");
  folder("c.ncf.gz");
  expect("article a.txt/b.txt\n");
}

static void too_few_descriptors(void **state)
{
  (void)state;
  struct rlimit before, low;
  make_deep(30);
  put("z.txt", "x");
  int next = open("/dev/null", O_RDONLY);
  close(next);
  getrlimit(RLIMIT_NOFILE, &before);
  low = before;
  low.rlim_cur = (rlim_t)next + 8;
  setrlimit(RLIMIT_NOFILE, &low);
  transcript t = { .brief = true };
  ncorp_source source = NCORP_SOURCE_FROM_PATH(root);
  ncorp_error error = NCORP_ERROR_INIT;
  uint64_t skipped;
  ncorp_status status = transcript_scan(&t, &source, 1, NULL, &error, &skipped);
  setrlimit(RLIMIT_NOFILE, &before);
  assert_int_equal(status, NCORP_END);
  assert_int_equal(skipped, 1);
  assert_int_equal(t.articles, 1); /* going on with what lies higher */
  transcript_done(&t);
}

static void no_descriptor_is_left_open(void **state)
{
  (void)state;
  make_deep(70);
  folder("s");
  put("s/a.txt", "x");
  symlink_to("a", "l");
  int before = open("/dev/null", O_RDONLY);
  close(before);
  transcript t = { .brief = true };
  ncorp_source source = NCORP_SOURCE_FROM_PATH(root);
  assert_int_equal(transcript_scan(&t, &source, 1, NULL, NULL, NULL), NCORP_END);
  transcript_done(&t);
  nci_scan *scan = NULL; /* given up half-way */
  transcript half = { .brief = true };
  nci_buffer_init(&half.text, ncorp_allocator_default());
  nci_sink sink = transcript_sink(&half);
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  assert_int_equal(nci_scan_open(&source, 1, &options, &sink, &scan, NULL), NCORP_OK);
  assert_int_equal(nci_scan_next(scan, NULL), NCORP_OK);
  nci_scan_close(scan);
  transcript_done(&half);
  int after = open("/dev/null", O_RDONLY);
  close(after);
  assert_int_equal(before, after);
}

/* What the caller names is followed: a link, a pipe. */
static void named_link_to_a_folder(void **state)
{
  (void)state;
  char link_path[128];
  put("a.txt", "x");
  snprintf(link_path, sizeof link_path, "%s/link", top);
  assert_int_equal(symlink("root", link_path), 0);
  transcript t = { 0 };
  expect_with(link_path, &t, NULL, NCORP_END, "article a.txt\n");
}

static void named_link_to_a_file(void **state)
{
  (void)state;
  char path[128];
  put("a.txt", "x");
  symlink_to("a.txt", "l");
  path_of(path, sizeof path, "l");
  transcript t = { 0 };
  expect_with(path, &t, NULL, NCORP_END, "article l\n");
}

static void named_link_in_a_ring(void **state)
{
  (void)state;
  char path[128];
  symlink_to("l", "l");
  path_of(path, sizeof path, "l");
  transcript t = { 0 };
  expect_with(path, &t, NULL, NCORP_ERR_IO, "");
}

static void named_fifo_without_a_writer(void **state)
{
  (void)state;
  char path[128];
  path_of(path, sizeof path, "f");
  assert_int_equal(mkfifo(path, 0644), 0);
  transcript t = { 0 };
  expect_with(path, &t, NULL, NCORP_END, "123 \n");
}

static void named_device(void **state)
{
  (void)state;
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  options.max_record = 1 << 20;
  transcript null = { 0 }, zero = { 0 };
  expect_with("/dev/null", &null, &options, NCORP_END, "123 \n");
  expect_with("/dev/zero", &zero, &options, NCORP_END, "124 \n"); /* and no further than max_record */
}

static void named_with_slashes_behind(void **state)
{
  (void)state;
  char path[128];
  put("a.txt", "");
  snprintf(path, sizeof path, "%s///", root);
  transcript t = { .brief = true, .source_prefix = strlen(root) };
  ncorp_source source = NCORP_SOURCE_FROM_PATH(path);
  assert_int_equal(transcript_scan(&t, &source, 1, NULL, NULL, NULL), NCORP_END);
  assert_string_equal(t.text.data, "123 /a.txt\n");
  transcript_done(&t);
}

static void missing_path_among_others(void **state)
{
  (void)state;
  char path[128];
  put("a.txt", "x");
  path_of(path, sizeof path, "missing");
  transcript t = { .brief = true, .source_prefix = strlen(root) };
  ncorp_source sources[] = { NCORP_SOURCE_FROM_PATH(path), NCORP_SOURCE_FROM_PATH(root) };
  uint64_t skipped;
  assert_int_equal(transcript_scan(&t, sources, 2, NULL, NULL, &skipped), NCORP_END);
  assert_string_equal(t.text.data, "100 /missing\narticle a.txt\n");
  assert_int_equal(skipped, 1);
  transcript_done(&t);
}

static void ten_thousand_names(void **state)
{
  (void)state;
  for (int i = 0; i < 10000; i++) {
    char name[32];
    snprintf(name, sizeof name, "%05d.none", i);
    put(name, "");
  }
  put("last.txt", "x");
  expect("article last.txt\n105 \n");
}

static void every_allocation_may_fail(void **state)
{
  (void)state;
  make_deep(12);
  for (int i = 0; i < 3000; i++) {
    char name[32];
    snprintf(name, sizeof name, "%04d.none", i);
    put(name, "");
  }
  put("\xff.txt", "x");
  int before = open("/dev/null", O_RDONLY);
  close(before);
  long points = 0;
  for (ncorp_status status = NCORP_OK; status != NCORP_END; points++) {
    failing f = { points, 0 };
    const ncorp_allocator allocator = { &f, failing_alloc, failing_realloc, failing_free };
    ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
    options.allocator = &allocator;
    ncorp_source source = NCORP_SOURCE_FROM_PATH(root);
    transcript t = { .brief = true };
    status = transcript_scan(&t, &source, 1, &options, NULL, NULL);
    transcript_done(&t);
    assert_true(status == NCORP_END || status == NCORP_ERR_NOMEM);
    assert_int_equal(f.live, 0);
  }
  assert_true(points > 20);
  int after = open("/dev/null", O_RDONLY);
  close(after);
  assert_int_equal(before, after);
}

static void named_block_device(void **state)
{
  (void)state;
  char path[128];
  path_of(path, sizeof path, "d.txt");
  if (mknod(path, S_IFBLK | 0644, makedev(7, 250)) != 0) skip(); /* not permitted here */
  transcript t = { 0 };
  expect_with(path, &t, NULL, NCORP_ERR_IO, "");
}

static void named_pipe_that_is_slow(void **state)
{
  (void)state;
  char path[128];
  path_of(path, sizeof path, "f");
  assert_int_equal(mkfifo(path, 0644), 0);
  int reader = open(path, O_RDONLY | O_NONBLOCK), writer = open(path, O_WRONLY); /* so that the scan finds a writer */
  pid_t child = fork();
  if (child == 0) {
    close(reader);
    for (int i = 0; i < 5; i++) {
      usleep(5000);
      if (write(writer, "slow ", 5) != 5) _exit(1);
    }
    _exit(0);
  }
  close(writer);
  transcript t = { 0 };
  expect_with(path, &t, NULL, NCORP_END, "article f\n");
  close(reader);
  int result;
  assert_int_equal(waitpid(child, &result, 0), child);
  assert_int_equal(result, 0);
}

static void standard_input_that_does_not_wait(void **state)
{
  (void)state;
  int ends[2], before = dup(0);
  assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
  pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    usleep(20000);
    _exit(write(ends[1], "late text", 9) != 9);
  }
  close(ends[1]);
  assert_int_equal(dup2(ends[0], 0), 0);
  close(ends[0]);
  transcript t = { 0 };
  expect_with("-", &t, NULL, NCORP_END, "article \n");
  dup2(before, 0);
  close(before);
  assert_int_equal(waitpid(child, NULL, 0), child);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {
    CASE(empty_folder),
    CASE(name_order_is_byte_order),
    CASE(folders_are_entered_in_their_place),
    CASE(empty_folders_say_nothing),
    CASE(suffixes_in_any_case),
    CASE(other_suffixes_are_counted_once),
    CASE(hidden_ones_are_passed_over),
    CASE(newline_in_a_name),
    CASE(blanks_quotes_and_controls_in_names),
    CASE(dots_that_climb_nowhere),
    CASE(ill_formed_file_name),
    CASE(ill_formed_folder_name_is_reported_once),
    CASE(two_ill_formed_names_that_look_alike),
    CASE(overlong_and_surrogate_names),
    CASE(name_of_255_bytes),
    CASE(path_longer_than_the_system_takes),
    CASE(link_to_a_file),
    CASE(link_to_a_folder),
    CASE(link_to_itself),
    CASE(links_in_a_ring),
    CASE(link_to_its_folder),
    CASE(link_to_outside),
    CASE(link_to_nothing),
    CASE(link_to_a_device_and_to_a_process),
    CASE(link_with_another_suffix),
    CASE(hard_link_is_a_file),
    CASE(fifo),
    CASE(fifo_in_place_of_a_folder),
    CASE(fifo_that_somebody_writes_to),
    CASE(socket_file),
    CASE(character_device),
    CASE(block_device),
    CASE(unreadable_file),
    CASE(unreadable_folder),
    CASE(folder_that_lists_but_opens_nothing),
    CASE(strict_reading_stops_at_an_unreadable_file),
    CASE(sixty_four_levels),
    CASE(sixty_five_levels),
    CASE(depth_is_an_option),
    CASE(file_vanishes),
    CASE(file_becomes_a_link),
    CASE(file_becomes_a_fifo),
    CASE(file_becomes_a_folder),
    CASE(folder_becomes_a_link),
    CASE(folder_vanishes_under_the_walk),
    CASE(folder_is_moved_while_inside),
    CASE(files_that_come_later_are_not_seen),
    CASE(file_is_emptied),
    CASE(folder_with_the_name_of_a_file),
    CASE(too_few_descriptors),
    CASE(no_descriptor_is_left_open),
    CASE(named_link_to_a_folder),
    CASE(named_link_to_a_file),
    CASE(named_link_in_a_ring),
    CASE(named_fifo_without_a_writer),
    CASE(named_device),
    CASE(named_with_slashes_behind),
    CASE(missing_path_among_others),
    CASE(ten_thousand_names),
    CASE(every_allocation_may_fail),
    CASE(named_block_device),
    CASE(named_pipe_that_is_slow),
    CASE(standard_input_that_does_not_wait),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
