/* The scan: from sources to records. One call reads one file of text or one line of records; what knows how to walk,
 * decompress, split and decode stands in files of its own. */
#include "format/format.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/hash.h"
#include "base/oserror.h"
#include "base/str.h"
#include "format/conllu.h"
#include "format/idset.h"
#include "format/input.h"
#include "format/lines.h"
#include "format/ncf_read.h"
#include "format/sniff.h"
#include "format/text_file.h"
#include "format/walk.h"
#include "text/utf8.h"

/* A text and all that its decoding may add have to be addressed by 32 bits. */
#define LARGEST_RECORD ((uint64_t)1 << 30)
#define DEFAULT_RECORD ((uint64_t)64 << 20)

enum { DEFAULT_RATIO = 1000, DEFAULT_FOLDER_DEPTH = 64, KEPT_TEXT = 4 * 1024 * 1024, STANDARD_INPUT = 0 };

struct nci_scan {
  const ncorp_allocator *allocator;
  ncorp_reader_options options;
  nci_sink sink;     /* the caller's */
  nci_sink counted;  /* for findings of the scan: counts errors, then the caller's */
  nci_sink records;  /* for records of the format: refuses known ids, then the caller's */
  bool strict;
  nci_arena arena;   /* holds the sources */
  ncorp_source *sources;
  size_t count, at;  /* the source to be begun next */
  nci_walk walk;
  nci_input input;
  nci_lines lines;
  nci_sink documents; /* for articles that have to be given an id, then the caller's */
  nci_ncf_reader ncf;
  nci_conllu_reader conllu;
  bool in_lines;     /* between two lines of a file */
  ncorp_format format; /* of those lines */
  nci_where where;   /* of the record being read */
  nci_buffer bytes;  /* of a text file */
  nci_buffer text;   /* decoded, when it is not the same */
  nci_buffer shown;  /* the name of a source that is no folder */
  nci_buffer id;
  nci_idset ids;
  bool found;          /* something was given or reported */
  uint64_t skipped;
  ncorp_status status; /* what ended the scan, or NCORP_OK */
  ncorp_error *error;  /* of the call under way */
};

static ncorp_status pass_diagnostic(nci_scan *s, const ncorp_diagnostic *d)
{
  return s->sink.diagnostic ? s->sink.diagnostic(s->sink.ctx, d) : NCORP_OK;
}

static ncorp_status count_diagnostic(void *ctx, const ncorp_diagnostic *d)
{
  nci_scan *s = ctx;
  s->skipped += d->severity == NCORP_ERROR;
  s->found = true;
  return pass_diagnostic(s, d);
}

#define REPORT(s, number, where, ...) nci_report(&(s)->counted, (s)->strict, (s)->error, number, where, __VA_ARGS__)

/* Records of the format on their way to the caller's sink. */
static ncorp_status on_header(void *ctx, const nci_header_data *header)
{
  nci_scan *s = ctx;
  return s->sink.header(s->sink.ctx, header);
}

static ncorp_status on_article(void *ctx, const nci_article_data *article)
{
  nci_scan *s = ctx;
  bool known;
  ncorp_status status = nci_idset_add(&s->ids, article->id, &known, NULL);
  if (status < 0) return status;
  if (!known) return s->sink.article(s->sink.ctx, article);
  return REPORT(s, NCI_D_ID_REPEATED, &s->where, "an earlier article has the id \"%.*s\" too",
                article->id.size < 100 ? (int)article->id.size : 100, article->id.data);
}

static ncorp_status on_entity(void *ctx, const ncorp_entity *entity, ncorp_str extra)
{
  nci_scan *s = ctx;
  return s->sink.entity(s->sink.ctx, entity, extra);
}

static ncorp_status on_event(void *ctx, const ncorp_event *event, ncorp_str extra)
{
  nci_scan *s = ctx;
  return s->sink.event(s->sink.ctx, event, extra);
}

static ncorp_status on_story(void *ctx, const ncorp_story *story, ncorp_str extra)
{
  nci_scan *s = ctx;
  return s->sink.story(s->sink.ctx, story, extra);
}

static ncorp_status on_document(void *ctx, const nci_article_data *article);

static ncorp_status on_diagnostic(void *ctx, const ncorp_diagnostic *d) { return pass_diagnostic(ctx, d); }

static void fill_defaults(ncorp_reader_options *o)
{
  if (!o->max_record) o->max_record = DEFAULT_RECORD;
  if (o->max_record > LARGEST_RECORD) o->max_record = LARGEST_RECORD;
  if (!o->max_total) o->max_total = UINT64_MAX;
  if (!o->max_ratio) o->max_ratio = DEFAULT_RATIO;
  if (!o->max_folder_depth) o->max_folder_depth = DEFAULT_FOLDER_DEPTH;
}

static ncorp_status copy_sources(nci_scan *s, const ncorp_source *sources, size_t count, ncorp_error *error)
{
  s->sources = nci_arena_alloc(&s->arena, count ? count : 1, sizeof *s->sources);
  s->count = count;
  for (size_t i = 0; i < count && s->sources; i++) {
    ncorp_source *source = &s->sources[i];
    *source = sources[i];
    bool usable = source->struct_size >= sizeof *source && (unsigned)source->format <= NCORP_FORMAT_CONLLU &&
                  (source->kind == NCORP_SOURCE_PATH     ? source->path != NULL
                   : source->kind == NCORP_SOURCE_MEMORY ? source->data || !source->size
                                                         : source->kind == NCORP_SOURCE_STREAM && source->read);
    if (!usable) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "source %zu lacks what its kind needs", i);
    if (source->path) source->path = nci_arena_str(&s->arena, nci_cstr(source->path)).data;
  }
  return nci_arena_status(&s->arena);
}

ncorp_status nci_scan_open(const ncorp_source *sources, size_t count, const ncorp_reader_options *options, const nci_sink *sink,
                           nci_scan **out, ncorp_error *error)
{
  const ncorp_allocator *a = options->allocator ? options->allocator : ncorp_allocator_default();
  nci_scan *s = nci_calloc(a, 1, sizeof *s);
  if (!s) return nci_fail_nomem(error);
  s->allocator = a;
  s->options = *options;
  fill_defaults(&s->options);
  s->strict = options->flags & NCORP_READ_STRICT;
  s->sink = *sink;
  s->counted = (nci_sink){ .ctx = s, .diagnostic = count_diagnostic };
  s->records = (nci_sink){ s, on_header, on_article, on_entity, on_event, on_story, on_diagnostic };
  s->documents = (nci_sink){ .ctx = s, .article = on_document, .diagnostic = count_diagnostic };
  nci_arena_init(&s->arena, a);
  nci_walk_init(&s->walk, a, &s->counted, s->strict, s->options.max_folder_depth);
  nci_input_init(&s->input, a, s->options.max_ratio, s->options.max_total);
  nci_lines_init(&s->lines, a, (size_t)s->options.max_record);
  nci_ncf_reader_init(&s->ncf, a, &s->options, &s->records);
  nci_conllu_init(&s->conllu, a, &s->options, &s->documents);
  nci_buffer_init(&s->bytes, a);
  nci_buffer_init(&s->text, a);
  nci_buffer_init(&s->shown, a);
  nci_buffer_init(&s->id, a);
  nci_idset_init(&s->ids, a);
  ncorp_status status = copy_sources(s, sources, count, error);
  if (status < 0) {
    nci_scan_close(s);
    return status == NCORP_ERR_NOMEM ? nci_fail_nomem(error) : status;
  }
  *out = s;
  return NCORP_OK;
}

void nci_scan_close(nci_scan *s)
{
  if (!s) return;
  nci_walk_done(&s->walk);
  nci_input_done(&s->input);
  nci_lines_done(&s->lines);
  nci_ncf_reader_done(&s->ncf);
  nci_conllu_done(&s->conllu);
  nci_buffer_done(&s->bytes);
  nci_buffer_done(&s->text);
  nci_buffer_done(&s->shown);
  nci_buffer_done(&s->id);
  nci_idset_done(&s->ids);
  nci_arena_done(&s->arena);
  nci_free(s->allocator, s, 1, sizeof *s);
}

uint64_t nci_scan_skipped(const nci_scan *s) { return s->skipped + s->ncf.skipped; }

/* What cut the input short, if anything did. A source that is too large is not walked any further. */
static ncorp_status report_fault(nci_scan *s)
{
  const nci_fault *fault = &s->input.fault;
  if (s->input.status < 0) return s->input.status;
  if (fault->number == NCI_D_NONE) return NCORP_OK;
  if (fault->number == NCI_D_SOURCE_SIZE) nci_walk_end(&s->walk);
  nci_where where = { .source = s->where.source, .offset = fault->offset };
  return REPORT(s, fault->number, &where, "%s", fault->reason);
}

static ncorp_status report_empty(nci_scan *s)
{
  nci_where where = { .source = s->where.source };
  return REPORT(s, NCI_D_TEXT_EMPTY, &where, "there is nothing in it");
}

/* Reads what is left of the input; *too_large: it is more than a record may have, and was not read to its end. */
static ncorp_status read_whole(nci_scan *s, bool *too_large)
{
  nci_buffer *b = &s->bytes;
  const size_t most = (size_t)s->options.max_record;
  if (b->capacity > KEPT_TEXT) nci_buffer_done(b);
  b->size = 0;
  b->failed = false;
  while (b->size < most) {
    if (b->size == b->capacity && !nci_buffer_reserve(b, NCI_INPUT_WINDOW)) return NCORP_ERR_NOMEM;
    size_t room = b->capacity - b->size < most - b->size ? b->capacity - b->size : most - b->size;
    size_t got = nci_input_read(&s->input, b->data + b->size, room);
    b->size += got;
    if (got < room) break;
  }
  char more;
  *too_large = b->size == most && nci_input_read(&s->input, &more, 1) == 1;
  return NCORP_OK;
}

static ncorp_status report_decoding(nci_scan *s, const nci_text_file *file)
{
  nci_where where = { .source = s->where.source };
  const nci_text_finding *f = &file->encoded;
  ncorp_status status = NCORP_OK;
  where.offset = f->offset, where.line = f->line, where.column = f->column;
  if (f->number == NCI_D_TEXT_GUESSED)
    status = REPORT(s, f->number, &where, "the bytes here are not UTF-8, so the file was read as Windows-1252");
  else if (f->number != NCI_D_NONE)
    status = REPORT(s, f->number, &where, "the byte order mark says %s, which this is not; ill-formed characters: %llu",
                    file->encoding, (unsigned long long)f->count);
  f = &file->nul;
  if (status < 0 || f->number == NCI_D_NONE) return status;
  where.offset = f->offset, where.line = f->line, where.column = f->column;
  return REPORT(s, f->number, &where, "NUL characters: %llu", (unsigned long long)f->count);
}

/* Finds an id for an article: the one that its name or its source gives, else the hash of its text; with a number behind
 * it when it is taken. */
static ncorp_status choose_id(nci_scan *s, ncorp_str given, ncorp_str text, const nci_where *where, ncorp_str *id)
{
  bool known;
  uint32_t repeats = 0;
  s->id.size = 0;
  s->id.failed = false;
  if (given.data) {
    nci_buffer_str(&s->id, given);
  } else {
    uint64_t hash = nci_hash(text.data, text.size, 0);
    for (int shift = 60; shift >= 0; shift -= 4) nci_buffer_char(&s->id, "0123456789abcdef"[hash >> shift & 15]);
  }
  const size_t plain = s->id.size;
  if (s->id.failed) return NCORP_ERR_NOMEM;
  ncorp_status status = nci_idset_add(&s->ids, nci_str(s->id.data, plain), &known, &repeats);
  bool changed = status == NCORP_OK && known;
  while (status == NCORP_OK && known) { /* "-2" may be the id of an earlier record as well */
    s->id.size = plain;
    nci_buffer_char(&s->id, '-');
    nci_buffer_u64(&s->id, (uint64_t)repeats + 1);
    if (s->id.failed) return NCORP_ERR_NOMEM;
    status = nci_idset_add(&s->ids, nci_str(s->id.data, s->id.size), &known, NULL);
    if (status == NCORP_OK && known) status = nci_idset_add(&s->ids, nci_str(s->id.data, plain), &known, &repeats);
  }
  *id = nci_str(s->id.data, s->id.size);
  if (status < 0 || !changed) return status;
  return REPORT(s, NCI_D_ID_CHANGED, where, "an earlier article has the id \"%.*s\"; this one is now \"%.*s\"", (int)plain,
                s->id.data, (int)s->id.size, s->id.data);
}

static ncorp_status read_text(nci_scan *s, ncorp_str name, ncorp_str uri)
{
  nci_text_file file;
  bool too_large = false;
  ncorp_status status = read_whole(s, &too_large);
  if (too_large) {
    nci_where where = { .source = s->where.source, .offset = s->options.max_record };
    return REPORT(s, NCI_D_TEXT_SIZE, &where, "the text is larger than max_record, %llu bytes",
                  (unsigned long long)s->options.max_record);
  }
  if (status == NCORP_OK) status = report_fault(s);
  if (status < 0 || nci_input_broken(&s->input)) return status;
  status = nci_text_file_decode(nci_str(s->bytes.data, s->bytes.size), &s->text, &file);
  if (status < 0) return status;
  if (nci_str_trim(file.text).size == 0) return report_empty(s);
  status = report_decoding(s, &file);
  nci_article_data article = { .uri = uri, .dateline_span = NCORP_NO_SPAN, .text = file.text };
  const nci_where where = { .source = s->where.source };
  if (status == NCORP_OK) status = choose_id(s, nci_sniff_id(name), file.text, &where, &article.id);
  if (status < 0) return status;
  s->found = true;
  return s->sink.article(s->sink.ctx, &article);
}

/* An article of CoNLL-U. */
static ncorp_status on_document(void *ctx, const nci_article_data *article)
{
  nci_scan *s = ctx;
  nci_article_data named = *article;
  ncorp_status status = choose_id(s, article->id, article->text, &s->conllu.document.where, &named.id);
  if (status < 0) return status;
  s->found = true;
  return s->sink.article(s->sink.ctx, &named);
}

/* Records and sentences, a line at a time. */

static ncorp_status end_lines(nci_scan *s)
{
  const bool broken = nci_input_broken(&s->input);
  s->in_lines = false;
  ncorp_status status = report_fault(s);
  if (status == NCORP_OK && s->where.offset == 0 && s->input.fault.number == NCI_D_NONE) status = report_empty(s);
  if (status == NCORP_OK && s->format == NCORP_FORMAT_CONLLU) status = nci_conllu_end(&s->conllu, broken, s->error);
  nci_input_close(&s->input);
  return status;
}

static ncorp_status read_line(nci_scan *s)
{
  ncorp_str line;
  nci_line_result result = nci_lines_next(&s->lines, &line, &s->where.offset);
  if (result == NCI_LINES_NOMEM) return NCORP_ERR_NOMEM;
  if (result == NCI_LINES_END) return end_lines(s);
  s->where.line = s->lines.number;
  s->where.column = 1;
  if (result == NCI_LINE_TOO_LONG) {
    s->where.record = s->format == NCORP_FORMAT_CONLLU ? nci_conllu_skip(&s->conllu) : s->where.record + 1;
    return REPORT(s, NCI_D_LINE_SIZE, &s->where, "the line is longer than max_record, %llu bytes",
                  (unsigned long long)s->options.max_record);
  }
  if (s->where.offset == 0 && nci_str_starts(line, NCI_STR("\xef\xbb\xbf"))) { /* a byte order mark says nothing in UTF-8 */
    line.data += 3, line.size -= 3;
    s->where.offset += 3;
  }
  if (s->format == NCORP_FORMAT_CONLLU) return nci_conllu_line(&s->conllu, line, s->where.line, s->where.offset, s->error);
  if (nci_str_trim(line).size == 0) return NCORP_OK;
  s->where.record++;
  s->found = true;
  return nci_ncf_read_line(&s->ncf, line, &s->where, s->error);
}

/* Reads the input that was just opened: a text at once, records from the next call on. The views live until then. */
static ncorp_status begin_file(nci_scan *s, ncorp_format format, ncorp_str shown, ncorp_str name, ncorp_str uri)
{
  s->where = (nci_where){ .source = shown };
  const ncorp_format by_name = nci_sniff_name(name);
  if (format == NCORP_FORMAT_AUTO && by_name != NCORP_FORMAT_TEXT) format = by_name;
  if (format == NCORP_FORMAT_AUTO) format = nci_sniff_bytes(nci_input_peek(&s->input));
  if (format != NCORP_FORMAT_TEXT) {
    nci_lines_begin(&s->lines, &s->input);
    if (format == NCORP_FORMAT_NCF) nci_ncf_reader_begin(&s->ncf);
    else nci_conllu_begin(&s->conllu, shown, uri.data ? nci_sniff_stem(name) : NCI_NO_STR, uri);
    s->format = format;
    s->in_lines = true;
    return NCORP_OK;
  }
  ncorp_status status = read_text(s, name, uri);
  nci_input_close(&s->input);
  return status;
}

static ncorp_str base_name(ncorp_str path)
{
  size_t from = path.size;
  while (from && path.data[from - 1] != '/') from--;
  return nci_str(path.data + from, path.size - from);
}

static ncorp_status read_walked(nci_scan *s)
{
  nci_walk_file file;
  ncorp_status status = nci_walk_next(&s->walk, &file, s->error);
  if (status != NCORP_OK || file.fd < 0) return status == NCORP_END ? NCORP_OK : status;
  ncorp_str name = base_name(file.uri);
  nci_input_open_fd(&s->input, file.fd, true);
  return begin_file(s, nci_sniff_name(name), file.shown, name, file.uri);
}

/* Sources. */

static ncorp_status cannot_open(nci_scan *s, const char *reason)
{
  nci_where where = { .source = nci_str(s->shown.data, s->shown.size) };
  bool only = s->count == 1; /* then there is nothing to go on with */
  return nci_report(&s->counted, s->strict || only, s->error, NCI_D_CANNOT_OPEN, &where, "cannot be opened: %s", reason);
}

/* Opens what the caller named, which may be a link to it: a folder, a file, or a pipe or terminal to read from. */
static ncorp_status open_path(nci_scan *s, const ncorp_source *source)
{
  struct stat found;
  ncorp_str shown = nci_str(s->shown.data, s->shown.size), name = base_name(shown);
  int fd = open(source->path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return cannot_open(s, nci_oserror(errno));
  if (fstat(fd, &found) != 0) {
    int number = errno;
    close(fd);
    return cannot_open(s, nci_oserror(number));
  }
  if (S_ISDIR(found.st_mode)) return nci_walk_begin(&s->walk, fd, nci_cstr(source->path), s->error);
  if (S_ISBLK(found.st_mode)) {
    close(fd);
    return cannot_open(s, "this is a block device");
  }
  if (!S_ISREG(found.st_mode)) { /* wait for what a pipe gives */
    int flags = fcntl(fd, F_GETFL);
    if (flags >= 0) fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
  }
  nci_input_open_fd(&s->input, fd, true);
  return begin_file(s, source->format, shown, name, name);
}

static ncorp_status begin_source(nci_scan *s)
{
  const ncorp_source *source = &s->sources[s->at++];
  s->shown.size = 0;
  s->shown.failed = false;
  s->input.max_total = s->options.max_total;
  nci_utf8_repair(&s->shown, nci_cstr(source->path ? source->path : ""));
  nci_buffer_char(&s->shown, '\0');
  if (s->shown.failed) return NCORP_ERR_NOMEM;
  s->shown.size--;
  ncorp_str shown = nci_str(s->shown.data, s->shown.size), uri = source->path ? shown : NCI_NO_STR;
  bool path = source->kind == NCORP_SOURCE_PATH, standard = path && nci_str_eq(shown, NCI_STR("-"));
  if (path && !standard) return open_path(s, source);
  if (standard) nci_input_open_fd(&s->input, STANDARD_INPUT, false);
  else if (source->kind == NCORP_SOURCE_MEMORY) nci_input_open_memory(&s->input, source->data, source->size);
  else nci_input_open_stream(&s->input, source->read, source->read_ctx);
  return begin_file(s, source->format, shown, base_name(shown), standard ? NCI_NO_STR : uri);
}

ncorp_status nci_scan_next(nci_scan *s, ncorp_error *error)
{
  if (s->status != NCORP_OK) return s->status;
  s->error = error;
  s->found = false;
  while (!s->found) {
    ncorp_status status = NCORP_END;
    if (s->in_lines) status = read_line(s);
    else if (s->walk.depth) status = read_walked(s);
    else if (s->at < s->count) status = begin_source(s);
    if (status == NCORP_OK) continue;
    s->status = status;
    return status == NCORP_ERR_NOMEM ? nci_fail_nomem(error) : status;
  }
  return NCORP_OK;
}
