/* Runs one case of bad input: run_case CASE WORK-FOLDER.
 *
 * A case is a text of lines; a word may stand in quotes, with the escapes \n \r \t \\ \" \xNN. First the input is made,
 * in an empty folder:
 *
 *     file NAME BYTES          a file (the words behind NAME are its lines, without an end of line when there is one)
 *     more NAME COUNT BYTES    bytes at its end, COUNT times
 *     gzip NAME, zstd NAME     the file compressed, under the same name
 *     join NAME OTHER          another file's bytes at its end
 *     cut NAME SIZE            the first SIZE bytes of it
 *     poke NAME OFFSET BYTES   other bytes there; a negative OFFSET counts from the end
 *     folder NAME, fifo NAME, link NAME TARGET, close NAME (nobody may read it)
 *
 * then how it is read or written:
 *
 *     option NAME VALUE        of the reader's options
 *     read NAME...             the sources; without it "input.ncf"
 *     fail OFFSET              the source is a function that fails there
 *     remove NAME              when the first article has been read
 *     write NAME               write what was read
 *     events NAME              write its events, in GDELT's format
 *     model NAME               instead of reading: make an analyzer with that model, from the file and from memory
 *     dictionaries NAME        instead of reading: open the dictionaries of that folder
 *     patterns NAME            instead of reading: open the event patterns of that file or folder
 *     limit SIZE               files may have so many bytes
 *     block                    a folder takes the file's name while it is written
 *
 * and what comes of it:
 *
 *     articles COUNT
 *     note|warning|error NUMBER SOURCE LINE:COLUMN OFFSET RECORD     each diagnostic, in order
 *     fails STATUS NUMBER SOURCE                                     what ends the reading or writing
 *
 * Then the same is asked of strict reading, which ends at the first error; and of the input in pieces of 1, 2, 3, 7,
 * 64 and 4096 bytes, from memory, and compressed, which make no difference. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <newscorpus/newscorpus.h>
#include <zlib.h>
#include <zstd.h>

enum { MAX_WORDS = 64, MAX_FINDINGS = 64, LARGEST = 64 << 20 };

typedef struct word {
  char *data;
  size_t size;
} word;

typedef struct finding {
  long number;
  int severity; /* -1: what ends the reading */
  char source[256];
  unsigned long long line, column, offset, record;
} finding;

typedef struct test_case {
  ncorp_reader_options options;
  char *sources[8];
  size_t source_count;
  char *removed, *written, *model, *dictionaries, *patterns;
  bool events; /* of the corpus are written, not the corpus */
  long long fail_at;
  rlim_t file_limit;
  size_t articles;
  finding findings[MAX_FINDINGS];
  size_t finding_count;
  const char *fails; /* name of a status, or NULL */
  finding failure;
  bool closed; /* permissions matter */
  bool blocked;
} test_case;

static const char *current;

static void die(const char *format, ...)
{
  va_list args;
  va_start(args, format);
  fprintf(stderr, "%s: ", current);
  vfprintf(stderr, format, args);
  fputc('\n', stderr);
  va_end(args);
  exit(1);
}

/* Files. */

static char *slurp(const char *name, size_t *size)
{
  FILE *f = fopen(name, "rb");
  char *data = malloc(LARGEST);
  if (!f || !data) die("cannot read %s", name);
  *size = fread(data, 1, LARGEST, f);
  fclose(f);
  return data;
}

static void spill(const char *name, const char *mode, const void *data, size_t size)
{
  FILE *f = fopen(name, mode);
  if (!f || fwrite(data, 1, size, f) != size || fclose(f) != 0) die("cannot write %s", name);
}

static char *pack(bool gzip, const char *data, size_t size, size_t *packed_size)
{
  size_t most = size + size / 100 + 1024;
  char *packed = malloc(most);
  if (!gzip) {
    *packed_size = ZSTD_compress(packed, most, data, size, 3);
    return packed;
  }
  z_stream z = { .next_in = (Bytef *)(uintptr_t)data, .avail_in = (uInt)size, .next_out = (Bytef *)packed, .avail_out = (uInt)most };
  if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK || deflate(&z, Z_FINISH) != Z_STREAM_END)
    die("cannot compress");
  *packed_size = most - z.avail_out;
  deflateEnd(&z);
  return packed;
}

static void pack_file(const char *name, bool gzip)
{
  size_t size, packed_size;
  char *data = slurp(name, &size), *packed = pack(gzip, data, size, &packed_size);
  spill(name, "wb", packed, packed_size);
  free(data);
  free(packed);
}

static void join_file(const char *name, const char *other)
{
  size_t size;
  char *data = slurp(other, &size);
  spill(name, "ab", data, size);
  free(data);
}

static void poke_file(const char *name, long offset, const word *bytes)
{
  FILE *f = fopen(name, "r+b");
  if (!f || fseek(f, offset, offset < 0 ? SEEK_END : SEEK_SET) != 0 || fwrite(bytes->data, 1, bytes->size, f) != bytes->size)
    die("cannot change %s", name);
  fclose(f);
}

static void clear_folder(const char *name)
{
  DIR *folder = opendir(name);
  if (!folder) return;
  for (struct dirent *e; (e = readdir(folder));) {
    char path[1024];
    if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
    snprintf(path, sizeof path, "%s/%s", name, e->d_name);
    if (unlink(path) == 0) continue;
    clear_folder(path);
    rmdir(path);
  }
  closedir(folder);
}

/* The case's text. */

static int hex(char c) { return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10; }

static char *read_word(char *at, word *w)
{
  w->data = at;
  if (*at != '"') {
    while (*at && !isspace((unsigned char)*at)) at++;
    w->size = (size_t)(at - w->data);
    if (*at) *at++ = '\0';
    return at;
  }
  char *to = at++;
  while (*at && *at != '"') {
    char c = *at++;
    if (c == '\\') {
      c = *at++;
      if (c == 'x') {
        c = (char)(hex(at[0]) * 16 + hex(at[1]));
        at += 2;
      } else {
        c = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
      }
    }
    *to++ = c;
  }
  if (*at) at++;
  w->size = (size_t)(to - w->data);
  *to = '\0';
  return at;
}

static long long number(const word *w)
{
  char *end;
  long long n = strtoll(w->data, &end, 10);
  if (*end) die("\"%s\" is no number", w->data);
  return n;
}

static void set_option(test_case *t, const char *name, long long value)
{
  if (strcmp(name, "max_record") == 0) t->options.max_record = (uint64_t)value;
  else if (strcmp(name, "max_total") == 0) t->options.max_total = (uint64_t)value;
  else if (strcmp(name, "max_depth") == 0) t->options.max_depth = (uint32_t)value;
  else if (strcmp(name, "max_ratio") == 0) t->options.max_ratio = (uint32_t)value;
  else if (strcmp(name, "max_folder_depth") == 0) t->options.max_folder_depth = (uint32_t)value;
  else die("there is no option \"%s\"", name);
}

static void read_finding(finding *f, int severity, const word *w, size_t count)
{
  f->severity = severity;
  f->number = (long)number(&w[0]);
  snprintf(f->source, sizeof f->source, "%s", w[1].data);
  if (count > 2 && sscanf(w[2].data, "%llu:%llu", &f->line, &f->column) != 2) die("\"%s\" is no LINE:COLUMN", w[2].data);
  if (count > 3) f->offset = (unsigned long long)number(&w[3]);
  if (count > 4) f->record = (unsigned long long)number(&w[4]);
}

static void make_file(const word *w, size_t count)
{
  spill(w[0].data, "wb", w[1].data, w[1].size);
  for (size_t i = 2; i < count; i++) spill(w[0].data, "ab", "\n", 1), spill(w[0].data, "ab", w[i].data, w[i].size);
  if (count > 2) spill(w[0].data, "ab", "\n", 1);
}

static void follow(test_case *t, const word *all, size_t count)
{
  const char *verb = all[0].data;
  const word *w = all + 1;
  size_t n = count - 1;
#define IS(name, least) (strcmp(verb, name) == 0 && (n + 1 > (least) || (die("%s needs more words", name), false)))
  if (IS("file", 2)) make_file(w, n);
  else if (IS("more", 3)) for (long long i = number(&w[1]); i > 0; i--) spill(w[0].data, "ab", w[2].data, w[2].size);
  else if (IS("gzip", 1)) pack_file(w[0].data, true);
  else if (IS("zstd", 1)) pack_file(w[0].data, false);
  else if (IS("join", 2)) join_file(w[0].data, w[1].data);
  else if (IS("cut", 2)) { if (truncate(w[0].data, (off_t)number(&w[1])) != 0) die("cannot cut %s", w[0].data); }
  else if (IS("poke", 3)) poke_file(w[0].data, (long)number(&w[1]), &w[2]);
  else if (IS("folder", 1)) mkdir(w[0].data, 0755);
  else if (IS("fifo", 1)) mkfifo(w[0].data, 0644);
  else if (IS("link", 2)) { if (symlink(w[1].data, w[0].data) != 0) die("cannot link %s", w[0].data); }
  else if (IS("close", 1)) chmod(w[0].data, 0), t->closed = true;
  else if (IS("option", 2)) set_option(t, w[0].data, number(&w[1]));
  else if (IS("read", 1)) for (t->source_count = 0; t->source_count < n && n <= 8; t->source_count++) t->sources[t->source_count] = strdup(w[t->source_count].data);
  else if (IS("fail", 1)) t->fail_at = number(&w[0]);
  else if (IS("remove", 1)) t->removed = strdup(w[0].data);
  else if (IS("write", 1)) t->written = strdup(w[0].data);
  else if (IS("events", 1)) t->written = strdup(w[0].data), t->events = true;
  else if (IS("model", 1)) t->model = strdup(w[0].data);
  else if (IS("dictionaries", 1)) t->dictionaries = strdup(w[0].data);
  else if (IS("patterns", 1)) t->patterns = strdup(w[0].data);
  else if (IS("limit", 1)) t->file_limit = (rlim_t)number(&w[0]);
  else if (IS("block", 0)) t->blocked = true;
  else if (IS("articles", 1)) t->articles = (size_t)number(&w[0]);
  else if (IS("note", 5)) read_finding(&t->findings[t->finding_count++], NCORP_NOTE, w, n);
  else if (IS("warning", 5)) read_finding(&t->findings[t->finding_count++], NCORP_WARNING, w, n);
  else if (IS("error", 5)) read_finding(&t->findings[t->finding_count++], NCORP_ERROR, w, n);
  else if (IS("fails", 3)) t->fails = strdup(w[0].data), read_finding(&t->failure, -1, w + 1, n - 1);
  else die("\"%s\" means nothing in a case", verb);
  if (t->finding_count == MAX_FINDINGS) die("too many findings");
}

static void read_case(test_case *t, char *text)
{
  for (char *line = text, *next; *line; line = next) {
    word words[MAX_WORDS];
    size_t count = 0;
    next = line + strcspn(line, "\n");
    if (*next) *next++ = '\0';
    while (*line && count < MAX_WORDS) {
      line += strspn(line, " \t");
      if (*line && (*line != '#' || count)) line = read_word(line, &words[count++]);
      else break;
    }
    if (count) follow(t, words, count);
  }
  if (!t->source_count) t->sources[t->source_count++] = strdup("input.ncf");
}

/* Reading, and comparing. */

typedef struct stream {
  const char *data;
  size_t size, at, chunk;
  long long fail_at;
} stream;

static int64_t read_stream(void *ctx, void *buffer, size_t room)
{
  stream *s = ctx;
  size_t end = s->fail_at >= 0 ? (size_t)s->fail_at : s->size, n = end - s->at;
  if (n == 0 && s->fail_at >= 0) return -1;
  if (s->chunk && n > s->chunk) n = s->chunk;
  if (n > room) n = room;
  memcpy(buffer, s->data + s->at, n);
  s->at += n;
  return (int64_t)n;
}

static void same(const char *how, const finding *expected, int severity, int32_t number_, const char *source, size_t source_size,
                 uint64_t line, uint64_t column, uint64_t offset, uint64_t record, const char *message)
{
  if (expected && expected->number == number_ && (expected->severity == severity || severity < 0) &&
      strlen(expected->source) == source_size && memcmp(expected->source, source, source_size) == 0 &&
      (expected->severity < 0 || (expected->line == line && expected->column == column && expected->offset == offset &&
                                  expected->record == record)))
    return;
  if (expected)
    fprintf(stderr, "expected %d %ld \"%s\" %llu:%llu %llu %llu\n", expected->severity, expected->number, expected->source,
            expected->line, expected->column, expected->offset, expected->record);
  die("%s: %s %d \"%.*s\" %llu:%llu %llu %llu (%s)", how, severity < 0 ? "error" : severity == 0 ? "note" : severity == 1 ? "warning" : "error",
      (int)number_, (int)source_size, source, (unsigned long long)line, (unsigned long long)column, (unsigned long long)offset,
      (unsigned long long)record, message);
}

static void same_error(const char *how, const finding *expected, const ncorp_error *e)
{
  same(how, expected, -1, e->diagnostic, e->source, strlen(e->source), e->line, e->column, e->offset, e->record, e->message);
  if (!strstr(e->message, "; ")) die("%s: no remedy in \"%s\"", how, e->message);
}

/* Reads and compares; gives the corpus of the last batch, for writing. */
static ncorp_corpus *check(const test_case *t, const char *how, const ncorp_source *sources, size_t count, bool strict)
{
  ncorp_reader_options options = t->options;
  ncorp_reader *reader;
  ncorp_corpus *batch, *last = NULL;
  ncorp_error error = NCORP_ERROR_INIT;
  size_t articles = 0, found = 0, errors = 0;
  if (strict) options.flags |= NCORP_READ_STRICT;
  if (ncorp_reader_open(sources, count, &options, &reader, &error) != NCORP_OK) die("%s: %s", how, error.message);
  ncorp_status status;
  while ((status = ncorp_reader_next(reader, t->removed ? 1 : 0, &batch, &error)) == NCORP_OK) {
    articles += ncorp_corpus_article_count(batch);
    for (size_t i = 0; i < ncorp_corpus_diagnostic_count(batch); i++) {
      const ncorp_diagnostic *d = ncorp_corpus_diagnostic(batch, i);
      same(how, found < t->finding_count ? &t->findings[found] : NULL, (int)d->severity, d->number, d->source.data, d->source.size,
           d->line, d->column, d->offset, d->record, d->message.data);
      if (!strstr(d->message.data, "; ")) die("%s: no remedy in \"%s\"", how, d->message.data);
      found++;
    }
    if (articles == 1 && t->removed) unlink(t->removed);
    ncorp_corpus_unref(last);
    last = batch;
  }
  for (size_t i = 0; i < t->finding_count; i++) errors += t->findings[i].severity == NCORP_ERROR;
  if (strict && errors && !t->fails) {
    const finding *first = t->findings;
    while (first->severity != NCORP_ERROR) first++;
    if (status >= 0) die("%s: no error", how);
    same_error(how, first, &error);
    if (articles > t->articles) die("%s: more articles than in lenient reading", how);
  } else if (t->fails && !t->written) {
    if (strcmp(ncorp_status_name(status), t->fails) != 0) die("%s: ends with %s", how, ncorp_status_name(status));
    same_error(how, &t->failure, &error);
  } else {
    if (status != NCORP_END) die("%s: ends with %s: %s", how, ncorp_status_name(status), error.message);
    if (found != t->finding_count) die("%s: %zu diagnostics of %zu", how, found, t->finding_count);
    if (articles != t->articles) die("%s: %zu articles", how, articles);
    if (ncorp_reader_skipped(reader) != errors && ncorp_reader_skipped(reader) < errors) die("%s: too few skipped", how);
    if ((ncorp_reader_skipped(reader) > 0) != (errors > 0)) die("%s: skipped %llu", how, (unsigned long long)ncorp_reader_skipped(reader));
  }
  ncorp_reader_close(reader);
  return last;
}

static bool is_packed(const char *data, size_t size)
{
  return size >= 2 && (memcmp(data, "\x1f\x8b", 2) == 0 || (size >= 4 && memcmp(data, "\x28\xb5\x2f\xfd", 4) == 0));
}

/* One file in pieces, from memory, compressed. */
static void check_pieces(const test_case *t, const char *name)
{
  static const size_t chunks[] = { 0, 1, 2, 3, 7, 64, 4096 };
  stream s = { .fail_at = t->fail_at };
  char *data = slurp(name, &s.size);
  s.data = data;
  ncorp_source source = { sizeof source, NCORP_SOURCE_STREAM, NCORP_FORMAT_AUTO, name, NULL, 0, read_stream, &s };
  for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++)
    for (int strict = 0; strict < 2; strict++) {
      char how[64];
      snprintf(how, sizeof how, "%sin pieces of %zu", strict ? "strictly, " : "", chunks[i]);
      s.at = 0;
      s.chunk = chunks[i];
      ncorp_corpus_unref(check(t, how, &source, 1, strict));
    }
  for (int kind = 0; kind < 3 && t->fail_at < 0; kind++) {
    size_t size = s.size;
    if (kind && (is_packed(data, size) || size == 0 || size >= 1 << 20)) continue;
    char *given = kind ? pack(kind == 1, data, size, &size) : data;
    source = (ncorp_source){ sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_AUTO, name, given, size, NULL, NULL };
    ncorp_corpus_unref(check(t, kind == 0 ? "from memory" : kind == 1 ? "with gzip" : "with Zstandard", &source, 1, false));
    if (kind) free(given);
  }
  free(data);
}

static int count_files(void)
{
  int count = 0;
  DIR *folder = opendir(".");
  while (readdir(folder)) count++;
  closedir(folder);
  return count;
}

static void check_writing(const test_case *t, const ncorp_corpus *corpus)
{
  struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };
  ncorp_error error = NCORP_ERROR_INIT;
  getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = t->file_limit ? t->file_limit : limit.rlim_cur;
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &limit);
  ncorp_writer *writer = NULL;
  int files = count_files() + t->blocked;
  ncorp_status status = t->events ? ncorp_write_events(corpus, t->written, NCORP_EVENTS_GDELT, NULL, &error)
                                  : ncorp_writer_open(t->written, NULL, &writer, &error);
  if (status == NCORP_OK && t->blocked) mkdir(t->written, 0755);
  if (status == NCORP_OK && !t->events) status = ncorp_writer_add(writer, corpus, &error);
  if (status == NCORP_OK && !t->events) status = ncorp_writer_commit(writer, &error);
  ncorp_writer_close(writer);
  if (t->fails && count_files() != files) die("a file was left behind");
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_FSIZE, &limit);
  if (strcmp(ncorp_status_name(status), t->fails ? t->fails : "OK") != 0) die("writing ends with %s: %s", ncorp_status_name(status), error.message);
  if (t->fails) same_error("writing", &t->failure, &error);
}

static void refuse_model(const test_case *t, const char *how, const ncorp_analyzer_options *options)
{
  ncorp_analyzer *analyzer;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_status status = ncorp_analyzer_new(options, &analyzer, &error);
  if (strcmp(ncorp_status_name(status), t->fails) != 0 || analyzer) die("%s: ends with %s", how, ncorp_status_name(status));
  finding expected = t->failure;
  if (options->model_data) snprintf(expected.source, sizeof expected.source, "memory");
  same_error(how, &expected, &error);
}

static void check_model(const test_case *t)
{
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  struct stat what;
  options.model = t->model;
  refuse_model(t, "from the file", &options);
  if (stat(t->model, &what) != 0 || !S_ISREG(what.st_mode) || what.st_size == 0 || what.st_size > LARGEST) return;
  size_t size, room = ((size_t)what.st_size + NCORP_MODEL_ALIGNMENT - 1) / NCORP_MODEL_ALIGNMENT * NCORP_MODEL_ALIGNMENT;
  char *data = slurp(t->model, &size), *aligned = aligned_alloc(NCORP_MODEL_ALIGNMENT, room);
  memcpy(aligned, data, size);
  options.model = NULL;
  options.model_data = aligned;
  options.model_size = size;
  refuse_model(t, "from memory", &options);
  free(aligned);
  free(data);
}

static void check_dictionaries(const test_case *t)
{
  ncorp_dictionary *dictionary;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_status status = ncorp_dictionary_open(t->dictionaries, NULL, &dictionary, &error);
  if (strcmp(ncorp_status_name(status), t->fails ? t->fails : "OK") != 0) die("opening ends with %s: %s", ncorp_status_name(status), error.message);
  if (t->fails) same_error("opening", &t->failure, &error);
  size_t count = ncorp_dictionary_diagnostic_count(dictionary);
  for (size_t i = 0; i < count; i++) {
    const ncorp_diagnostic *d = ncorp_dictionary_diagnostic(dictionary, i);
    same("opening", i < t->finding_count ? &t->findings[i] : NULL, (int)d->severity, d->number, d->source.data, d->source.size, d->line,
         d->column, d->offset, d->record, d->message.data);
  }
  if (count != t->finding_count) die("%zu diagnostics of %zu", count, t->finding_count);
  ncorp_dictionary_unref(dictionary);
}

static void check_patterns(const test_case *t)
{
  ncorp_patterns *patterns;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_status status = ncorp_patterns_open(t->patterns, NULL, &patterns, &error);
  if (strcmp(ncorp_status_name(status), t->fails ? t->fails : "OK") != 0) die("opening ends with %s: %s", ncorp_status_name(status), error.message);
  if (t->fails) same_error("opening", &t->failure, &error);
  size_t count = ncorp_patterns_diagnostic_count(patterns);
  for (size_t i = 0; i < count; i++) {
    const ncorp_diagnostic *d = ncorp_patterns_diagnostic(patterns, i);
    same("opening", i < t->finding_count ? &t->findings[i] : NULL, (int)d->severity, d->number, d->source.data, d->source.size, d->line,
         d->column, d->offset, d->record, d->message.data);
  }
  if (count != t->finding_count) die("%zu diagnostics of %zu", count, t->finding_count);
  ncorp_patterns_unref(patterns);
}

int main(int argc, char **argv)
{
  test_case t = { .options = NCORP_READER_OPTIONS_INIT, .fail_at = -1 };
  size_t size;
  struct stat what;
  if (argc != 3) return 2;
  current = argv[1];
  char *text = slurp(argv[1], &size), path[1024] = "";
  text[size] = '\0';
  for (char *p = argv[2]; *p; p++) { /* mkdir -p */
    strncat(path, p, 1);
    if (p[1] == '/' || !p[1]) mkdir(path, 0755);
  }
  clear_folder(argv[2]);
  if (chdir(argv[2]) != 0) die("cannot use %s", argv[2]);
  read_case(&t, text);
  if (t.closed && geteuid() == 0 && seteuid(65534) != 0) return 77;

  ncorp_source sources[8];
  for (size_t i = 0; i < t.source_count; i++) sources[i] = (ncorp_source)NCORP_SOURCE_FROM_PATH(t.sources[i]);
  if (t.dictionaries) {
    check_dictionaries(&t);
  } else if (t.patterns) {
    check_patterns(&t);
  } else if (t.model) {
    check_model(&t);
  } else if (t.fail_at < 0) {
    ncorp_corpus *corpus = check(&t, "leniently", sources, t.source_count, false);
    if (t.written) check_writing(&t, corpus);
    ncorp_corpus_unref(corpus);
    if (!t.removed) ncorp_corpus_unref(check(&t, "strictly", sources, t.source_count, true));
  }
  if (t.source_count == 1 && !t.written && !t.model && !t.dictionaries && !t.patterns && stat(t.sources[0], &what) == 0 && S_ISREG(what.st_mode)) check_pieces(&t, t.sources[0]);
  if (t.closed && geteuid() != getuid() && seteuid(getuid()) == 0) prctl(PR_SET_DUMPABLE, 1); /* the leak checker asks for it */
  for (size_t i = 0; i < t.source_count; i++) free(t.sources[i]);
  free(t.removed);
  free(t.written);
  free(t.model);
  free(t.dictionaries);
  free(t.patterns);
  free((char *)(uintptr_t)t.fails);
  free(text);
  return 0;
}
