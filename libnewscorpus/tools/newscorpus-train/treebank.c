/* Treebanks: files and folders, and what does not depend on their format. */
#include "newscorpus-train/treebank.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/sort.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "newscorpus-train/treebank_file.h"

enum { MAX_FILE = 1 << 30, MAX_DEPTH = 16 };

void tb_shared_init(tb_shared *s, nci_arena *arena)
{
  *s = (tb_shared){ .arena = arena };
  nci_intern_init(&s->strings, arena);
  for (int c = 0; c < TB_COLUMNS; c++) nci_intern_init(&s->labels[c], arena);
  nci_intern_init(&s->chains, arena);
}

void treebank_init(treebank *t, tb_shared *shared) { *t = (treebank){ .shared = shared }; }

bool tb_fail(tb_file *f, uint32_t column, const char *format, ...)
{
  va_list args;
  if (f->failed) return false;
  f->failed = true;
  fprintf(stderr, "%s:", f->path);
  if (f->number) fprintf(stderr, "%u:", f->number);
  if (column) fprintf(stderr, "%u:", column);
  fputs(" error: ", stderr);
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  fputc('\n', stderr);
  return false;
}

bool tb_next_line(tb_file *f)
{
  if (!f->rest.size || f->failed) return false;
  const char *end = memchr(f->rest.data, '\n', f->rest.size);
  size_t size = end ? (size_t)(end - f->rest.data) : f->rest.size, step = size + (end != NULL);
  f->line = nci_str(f->rest.data, size);
  f->rest = nci_str(f->rest.data + step, f->rest.size - step);
  f->number++;
  if (f->line.size && f->line.data[f->line.size - 1] == '\r') f->line.size--;
  size_t valid = nci_utf8_valid(f->line);
  if (valid < f->line.size) return tb_fail(f, (uint32_t)valid + 1, "not valid UTF-8");
  return true;
}

uint32_t tb_cells(ncorp_str line, ncorp_str *cells, uint32_t room)
{
  uint32_t count = 0;
  for (const char *at = line.data, *end = at + line.size;;) {
    const char *tab = at < end ? memchr(at, '\t', (size_t)(end - at)) : NULL;
    if (count < room) cells[count] = nci_str(at, (size_t)((tab ? tab : end) - at));
    count++;
    if (!tab) return count;
    at = tab + 1;
  }
}

/* The value of "# name = value" or "# name id = value", or an absent view; `bare` is set for "# name" alone. */
static ncorp_str comment_value(ncorp_str line, const char *name, bool *bare)
{
  ncorp_str s = nci_str_trim(nci_str(line.data + 1, line.size - 1));
  size_t n = strlen(name);
  *bare = false;
  if (!nci_str_starts(s, nci_cstr(name))) return NCI_NO_STR;
  s = nci_str(s.data + n, s.size - n);
  *bare = s.size == 0;
  if (nci_str_starts(s, NCI_STR(" id"))) s = nci_str(s.data + 3, s.size - 3);
  s = nci_str_trim(s);
  return s.size && s.data[0] == '=' ? nci_str_trim(nci_str(s.data + 1, s.size - 1)) : NCI_NO_STR;
}

void tb_comment(tb_file *f)
{
  bool bare;
  ncorp_str value = comment_value(f->line, "text", &bare);
  if (value.data) f->text = value;
  value = comment_value(f->line, "newdoc", &bare);
  if (value.data || bare) {
    f->new_document = true;
    f->document_id = value;
  }
  value = comment_value(f->line, "newpar", &bare);
  if (value.data || bare) f->new_paragraph = true;
}

uint16_t tb_label_id(tb_file *f, tb_column column, ncorp_str cell)
{
  if (!cell.size || nci_str_is(cell, "_")) return TB_NO_LABEL;
  uint32_t id = nci_intern_add(&f->t->shared->labels[column], cell);
  if (id < TB_NO_LABEL) return (uint16_t)id;
  tb_fail(f, tb_column_of(f, cell), "more than %d labels of one kind", TB_NO_LABEL);
  return TB_NO_LABEL;
}

tb_word *tb_push_word(tb_file *f, ncorp_str form)
{
  tb_shared *s = f->t->shared;
  tb_word *w = nci_vec_push(s->arena, &f->t->words);
  if (!w) return NULL;
  *w = (tb_word){ .form = nci_intern_add(&s->strings, form), .lemma = TB_NONE, .head = TB_NONE, .surface = TB_NONE,
                  .upos = TB_NO_LABEL, .xpos = TB_NO_LABEL, .feats = TB_NO_LABEL, .deprel = TB_NO_LABEL, .name = TB_NO_LABEL,
                  .space_after = true };
  return w;
}

tb_sentence *tb_push_sentence(tb_file *f)
{
  treebank *t = f->t;
  nci_arena *arena = t->shared->arena;
  if (f->new_document) {
    tb_document *d = nci_vec_push(arena, &t->documents);
    if (!d) return NULL;
    *d = (tb_document){ .id = nci_arena_str(arena, f->document_id), .first = t->sentences.count, .file = t->files.count - 1,
                         .source = t->sources.count - 1 };
  }
  tb_sentence *s = nci_vec_push(arena, &t->sentences);
  if (!s) return NULL;
  *s = (tb_sentence){ .first = f->first_word, .count = t->words.count - f->first_word, .document = t->documents.count - 1,
                      .line = f->first_line, .text = nci_arena_str(arena, f->text) };
  t->documents.at[s->document].count++;
  return s;
}

/* Words of a sentence put together with the spaces between them. */
static ncorp_str spell(treebank *t, const tb_sentence *s)
{
  nci_buffer b;
  nci_buffer_init(&b, ncorp_allocator_default());
  for (uint32_t i = 0; i < s->count; i++) {
    const tb_word *w = &t->words.at[s->first + i];
    if (w->surface != TB_NONE) nci_buffer_str(&b, tb_string(t->shared, w->surface));
    else if (!w->mwt_inside) nci_buffer_str(&b, tb_form(t, w));
    if (w->space_after && i + 1 < s->count) nci_buffer_char(&b, ' ');
  }
  if (b.failed) t->shared->arena->failed = true;
  ncorp_str text = nci_arena_str(t->shared->arena, nci_str(b.data, b.size));
  nci_buffer_done(&b);
  return text;
}

static size_t skip_space(ncorp_str text, size_t at)
{
  size_t size;
  while (at < text.size && nci_char_space(nci_utf8_decode(text, at, &size))) at += size;
  return at;
}

bool tb_place_words(tb_file *f, tb_sentence *s)
{
  treebank *t = f->t;
  if (!s->text.data) s->text = spell(t, s);
  size_t at = skip_space(s->text, 0);
  for (uint32_t i = 0; i < s->count;) {
    tb_word *w = &t->words.at[s->first + i];
    uint32_t count = w->mwt_count ? w->mwt_count : 1;
    ncorp_str surface = w->surface != TB_NONE ? tb_string(t->shared, w->surface) : tb_form(t, w);
    ncorp_str left = nci_str(s->text.data + at, s->text.size - at);
    if (!nci_str_starts(left, surface))
      return tb_fail(f, 0, "the sentence's text has \"%.*s\" where word %u is \"%.*s\"", left.size < 20 ? (int)left.size : 20,
                     left.data, i + 1, NCORP_STR_ARG(surface));
    size_t spelled = 0;
    for (uint32_t k = 0; k < count; k++) spelled += tb_form(t, w + k).size;
    bool own = spelled == surface.size;
    for (size_t k = 0, from = 0; own && k < count; from += tb_form(t, w + k).size, k++)
      own = nci_str_starts(nci_str(surface.data + from, surface.size - from), tb_form(t, w + k));
    for (uint32_t k = 0, from = (uint32_t)at; k < count; k++) {
      w[k].start = own ? from : (uint32_t)at;
      w[k].end = own ? from + (uint32_t)tb_form(t, w + k).size : (uint32_t)(at + surface.size);
      from = w[k].end;
    }
    size_t end = at + surface.size;
    at = skip_space(s->text, end);
    i += count;
    if (i < s->count) w[count - 1].space_after = at > end; /* the last word's is what the file says */
  }
  if (at < s->text.size) return tb_fail(f, 0, "the sentence's text goes on after its last word: \"%.*s\"", (int)(s->text.size - at), s->text.data + at);
  return true;
}

/* ---------------------------------------------------------------- files and folders */

static ncorp_str load(tb_file *f, nci_arena *arena)
{
  FILE *in = fopen(f->path, "rb");
  if (!in) {
    tb_fail(f, 0, "cannot be read: %s", strerror(errno));
    return NCI_NO_STR;
  }
  char *data = NULL;
  size_t size = 0, room = 0, got;
  do {
    if (size == room) {
      size_t more = room ? room * 2 : 1 << 16;
      char *grown = more <= MAX_FILE ? nci_arena_grow(arena, data, room, more, 1) : NULL;
      if (!grown) {
        tb_fail(f, 0, "is too large");
        break;
      }
      data = grown;
      room = more;
    }
    got = fread(data + size, 1, room - size, in);
    size += got;
  } while (got);
  if (ferror(in)) tb_fail(f, 0, "cannot be read: %s", strerror(errno));
  fclose(in);
  return nci_str(data, data ? size : 0);
}

static bool read_file(treebank *t, const char *path)
{
  tb_file f = { .t = t, .path = path };
  nci_arena contents;
  nci_arena_init(&contents, ncorp_allocator_default());
  f.rest = load(&f, &contents);
  if (nci_str_starts(f.rest, NCI_STR("\xef\xbb\xbf"))) f.rest = nci_str(f.rest.data + 3, f.rest.size - 3); /* byte order mark */
  ncorp_str name = nci_cstr(path), cells[10];
  uint32_t sentences = t->sentences.count;
  bool conllu = nci_str_ends(name, NCI_STR(".conllu")), iob2 = nci_str_ends(name, NCI_STR(".iob2"));
  bool io = nci_str_ends(name, NCI_STR(".conll.txt"));
  if (!conllu && !iob2 && !io) { /* by the first line that is no comment */
    tb_file look = f;
    while (tb_next_line(&look) && (!look.line.size || look.line.data[0] == '#'));
    uint32_t count = look.line.size ? tb_cells(look.line, cells, 10) : 0;
    conllu = count == 10;
    iob2 = count >= 3 && count < 10;
    if (!conllu && !iob2) tb_fail(&f, 0, "is neither CoNLL-U (10 columns) nor IOB2 (id, form, tag)");
  }
  nci_vec_add(t->shared->arena, &t->files, nci_arena_str(t->shared->arena, name));
  if (!f.failed) (conllu ? tb_read_conllu(&f) : tb_read_iob2(&f, io));
  nci_arena_done(&contents);
  if (t->shared->arena->failed) tb_fail(&f, 0, "out of memory");
  f.number = 0;
  if (t->sentences.count == sentences) tb_fail(&f, 0, "has no sentences");
  return !f.failed;
}

static bool wanted(ncorp_str name)
{
  return nci_str_ends(name, NCI_STR(".conllu")) || nci_str_ends(name, NCI_STR(".iob2")) || nci_str_ends(name, NCI_STR(".conll.txt"));
}

static int by_name(const void *a, const void *b, void *ctx)
{
  (void)ctx;
  return nci_str_cmp(*(const ncorp_str *)a, *(const ncorp_str *)b);
}

static bool read_path(treebank *t, nci_arena *arena, const char *path, bool named, int depth);

static bool read_folder(treebank *t, nci_arena *arena, const char *path, int depth)
{
  NCI_VEC(ncorp_str) names = { 0 };
  DIR *folder = depth < MAX_DEPTH ? opendir(path) : NULL;
  if (!folder) {
    fprintf(stderr, "%s: error: cannot be read: %s\n", path, depth < MAX_DEPTH ? strerror(errno) : "too many folders in folders");
    return false;
  }
  for (struct dirent *e; (e = readdir(folder));)
    if (e->d_name[0] != '.') nci_vec_add(arena, &names, nci_arena_join(arena, (ncorp_str[]){ nci_cstr(path), NCI_STR("/"), nci_cstr(e->d_name) }, 3));
  closedir(folder);
  bool good = nci_sort(arena, names.at, names.count, sizeof *names.at, by_name, NULL);
  for (uint32_t i = 0; good && i < names.count; i++) good = read_path(t, arena, names.at[i].data, false, depth + 1);
  return good;
}

/* Of what is in a folder, files of other names are left out. */
static bool read_path(treebank *t, nci_arena *arena, const char *path, bool named, int depth)
{
  struct stat info;
  if (stat(path, &info) != 0) {
    fprintf(stderr, "%s: error: cannot be read: %s\n", path, strerror(errno));
    return false;
  }
  if (S_ISDIR(info.st_mode)) return read_folder(t, arena, path, depth);
  return !(named || wanted(nci_cstr(path))) || read_file(t, path);
}

bool treebank_read(treebank *t, const char *path)
{
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  uint32_t files = t->files.count;
  ncorp_str name = nci_cstr(path);
  while (name.size > 1 && name.data[name.size - 1] == '/') name.size--;
  for (size_t i = name.size; i-- > 0;)
    if (name.data[i] == '/' && i + 1 < name.size) {
      name = nci_str(name.data + i + 1, name.size - i - 1);
      break;
    }
  nci_vec_add(t->shared->arena, &t->sources, nci_arena_str(t->shared->arena, name));
  bool good = read_path(t, &arena, path, true, 0);
  if (good && t->files.count == files) {
    fprintf(stderr, "%s: error: has no files named *.conllu, *.iob2 or *.conll.txt\n", path);
    good = false;
  }
  nci_arena_done(&arena);
  return good;
}

/* ---------------------------------------------------------------- what is done with all of it */

void treebank_cut(treebank *t, uint32_t millionths)
{
  uint32_t documents = 0, sentences = 0;
  for (uint32_t i = 0; i < t->documents.count; i++) {
    tb_document d = t->documents.at[i];
    /* Document i is kept where i * share steps over a whole number. */
    uint64_t before = ((uint64_t)i * millionths + 999999) / 1000000, after = ((uint64_t)(i + 1) * millionths + 999999) / 1000000;
    if (after == before) continue;
    for (uint32_t k = 0; k < d.count; k++) {
      t->sentences.at[sentences + k] = t->sentences.at[d.first + k];
      t->sentences.at[sentences + k].document = documents;
    }
    d.first = sentences;
    sentences += d.count;
    t->documents.at[documents++] = d;
  }
  t->documents.count = documents;
  t->sentences.count = sentences;
}

uint32_t treebank_word_count(const treebank *t)
{
  uint32_t count = 0;
  for (uint32_t i = 0; i < t->sentences.count; i++) count += t->sentences.at[i].count;
  return count;
}

tb_running treebank_running_text(const treebank *t, const tb_document *d, nci_arena *arena)
{
  static const ncorp_str gaps[] = { { "", 0 }, { " ", 1 }, { "\n\n", 2 } };
  tb_running r = { .starts = nci_arena_alloc(arena, d->count, sizeof *r.starts) };
  ncorp_str *parts = nci_arena_alloc(arena, d->count, 2 * sizeof *parts);
  if (!r.starts || !parts) return (tb_running){ .text = NCI_NO_STR };
  for (uint32_t i = 0, at = 0; i < d->count; i++) {
    const tb_sentence *s = &t->sentences.at[d->first + i];
    parts[2 * i] = gaps[s->gap];
    parts[2 * i + 1] = s->text;
    r.starts[i] = at + (uint32_t)gaps[s->gap].size;
    at = r.starts[i] + (uint32_t)s->text.size;
  }
  r.text = nci_arena_join(arena, parts, 2 * (size_t)d->count);
  return r;
}

uint32_t treebank_mention_head(const treebank *t, const tb_sentence *s, const tb_mention *m)
{
  for (uint32_t w = m->first; w <= m->last; w++) {
    uint32_t head = t->words.at[w].head;
    if (head == TB_NONE || s->first + head < m->first || s->first + head > m->last) return w;
  }
  return m->first;
}
