/* From lines of CoNLL-U to articles: comments, the limits, and when an article is complete. How a sentence is taken apart
 * is conllu_sentence.c's. */
#include "format/conllu.h"

#include <stddef.h>

#include "base/str.h"
#include "format/ncf.h"
#include "text/utf8.h"

enum { KEPT_ROOM = 4 * 1024 * 1024 };

void nci_conllu_init(nci_conllu_reader *r, const ncorp_allocator *allocator, const ncorp_reader_options *options, const nci_sink *sink)
{
  *r = (nci_conllu_reader){ .sink = sink, .strict = (options->flags & NCORP_READ_STRICT) != 0, .max_record = options->max_record };
  nci_arena_init(&r->sentence.arena, allocator);
  nci_arena_init(&r->document.arena, allocator);
  nci_buffer_init(&r->sentence.bytes, allocator);
  nci_buffer_init(&r->document.text, allocator);
  nci_buffer_init(&r->document.space, allocator);
}

void nci_conllu_done(nci_conllu_reader *r)
{
  nci_arena_done(&r->sentence.arena);
  nci_arena_done(&r->document.arena);
  nci_buffer_done(&r->sentence.bytes);
  nci_buffer_done(&r->document.text);
  nci_buffer_done(&r->document.space);
}

static void empty_buffer(nci_buffer *b)
{
  if (b->capacity > KEPT_ROOM) nci_buffer_done(b);
  b->size = 0;
  b->failed = false;
}

static void forget_sentence(nci_conllu_sentence *s)
{
  nci_arena arena = s->arena;
  nci_buffer bytes = s->bytes;
  nci_arena_reset(&arena);
  empty_buffer(&bytes);
  *s = (nci_conllu_sentence){ .arena = arena, .bytes = bytes };
}

static void forget_document(nci_conllu_document *d)
{
  nci_arena arena = d->arena;
  nci_buffer text = d->text, space = d->space;
  nci_arena_reset(&arena);
  empty_buffer(&text);
  empty_buffer(&space);
  *d = (nci_conllu_document){ .arena = arena, .text = text, .space = space, .number = d->number, .kind = NCORP_BLOCK_PARAGRAPH };
  nci_intern_init(&d->strings, &d->arena);
}

void nci_conllu_begin(nci_conllu_reader *r, ncorp_str source, ncorp_str name, ncorp_str uri)
{
  r->name = name;
  r->uri = uri;
  r->where = (nci_where){ .source = source };
  r->empty_nodes = r->enhanced = r->attributes = 0;
  forget_sentence(&r->sentence);
  r->document.number = 0;
  forget_document(&r->document);
}

static bool out_of_memory(const nci_conllu_reader *r)
{
  return r->sentence.arena.failed || r->sentence.bytes.failed || r->document.arena.failed || r->document.text.failed ||
         r->document.space.failed;
}

/* Articles. */

/* The id that the document gives, else one made of the file's name: "news", "news-2" ... */
static ncorp_str choose_id(nci_conllu_reader *r)
{
  nci_conllu_document *d = &r->document;
  char digits[16];
  size_t at = sizeof digits;
  if (d->id.data || !r->name.data || d->number < 2) return d->id.data ? d->id : r->name;
  for (uint32_t n = d->number; n; n /= 10) digits[--at] = (char)('0' + n % 10);
  digits[--at] = '-';
  const ncorp_str parts[] = { r->name, nci_str(digits + at, sizeof digits - at) };
  return nci_arena_join(&d->arena, parts, 2);
}

/* One column of the tokens; NULL when it has no values. */
static const uint32_t *make_column(nci_conllu_document *d, size_t offset)
{
  uint32_t *column = NULL;
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    uint32_t value;
    memcpy(&value, (const char *)&d->tokens.at[i] + offset, sizeof value);
    if (!column && value != NCORP_NONE) {
      column = nci_arena_alloc(&d->arena, d->tokens.count, sizeof *column);
      if (!column) return NULL;
      memset(column, 0xff, d->tokens.count * sizeof *column);
    }
    if (column) column[i] = value;
  }
  return column;
}

static void make_columns(nci_conllu_document *d, nci_token_columns *tokens)
{
  ncorp_span *spans = nci_arena_alloc(&d->arena, d->tokens.count, sizeof *spans);
  for (uint32_t i = 0; spans && i < d->tokens.count; i++) spans[i] = d->tokens.at[i].span;
  *tokens = (nci_token_columns){
    .count = d->tokens.count,
    .spans = spans,
    .lemma = make_column(d, offsetof(nci_conllu_token, lemma)),
    .upos = make_column(d, offsetof(nci_conllu_token, upos)),
    .xpos = make_column(d, offsetof(nci_conllu_token, xpos)),
    .feats = make_column(d, offsetof(nci_conllu_token, feats)),
    .deprel = make_column(d, offsetof(nci_conllu_token, deprel)),
    .head = make_column(d, offsetof(nci_conllu_token, head)),
    .strings = d->strings.strings.at,
    .string_count = d->strings.strings.count,
  };
}

/* Gives the document, if it has a sentence, and forgets it. */
static ncorp_status give_document(nci_conllu_reader *r)
{
  nci_conllu_document *d = &r->document;
  ncorp_status status = NCORP_OK;
  if (d->sentences.count && !d->too_large) {
    nci_buffer_put(&d->text, d->space.data, d->space.size);
    nci_article_data article = {
      .id = choose_id(r), .uri = d->url.data ? d->url : r->uri, .title = d->title, .outlet = d->outlet, .language = d->language,
      .authors = d->authors.at, .author_count = d->authors.count, .published = d->published,
      .published_from = d->published.data ? NCORP_DATE_METADATA : NCORP_DATE_NONE, .dateline_span = NCORP_NO_SPAN,
      .text = nci_str(d->text.data, d->text.size), .layers = 1u << NCI_LAYER_SENTENCES | 1u << NCI_LAYER_TOKENS,
      .sentences = d->sentences.at, .sentence_count = d->sentences.count,
      .mentions = d->mentions.at, .mention_count = d->mentions.count,
    };
    if (d->paragraphs) {
      article.layers |= 1u << NCI_LAYER_BLOCKS;
      article.blocks = d->blocks.at;
      article.block_count = d->blocks.count;
    }
    if (d->mentions.count) article.layers |= 1u << NCI_LAYER_MENTIONS;
    make_columns(d, &article.tokens);
    status = out_of_memory(r) ? NCORP_ERR_NOMEM : NCORP_OK;
    if (status == NCORP_OK) status = r->sink->article(r->sink->ctx, &article);
  }
  forget_document(d);
  return status;
}

static void begin_document(nci_conllu_reader *r)
{
  nci_conllu_document *d = &r->document;
  if (d->begun) return;
  d->begun = true;
  d->number++;
  d->where = r->where;
}

/* Sentences. */

static ncorp_status end_sentence(nci_conllu_reader *r)
{
  nci_conllu_sentence *s = &r->sentence;
  nci_conllu_document *d = &r->document;
  nci_where where = r->where;
  where.line = s->line, where.offset = s->offset, where.column = 1;
  if (s->bad || d->too_large) d->joined = false, d->space.size = 0;
  else if (s->words) nci_conllu_add_sentence(r);
  else if (s->inside) NCI_CONLLU_FIND(r, NCI_D_CONLLU_EMPTY, where, "a sentence without words");
  else if (s->comments) NCI_CONLLU_FIND(r, NCI_D_CONLLU_EMPTY, where, "comments that no words follow");
  if (out_of_memory(r)) return NCORP_ERR_NOMEM;
  forget_sentence(s);
  return r->status;
}

/* Takes the first of the names that are separated by semicolons, or, where there is no semicolon, by commas. */
static void take_authors(nci_conllu_document *d, ncorp_str names)
{
  const char mark = memchr(names.data, ';', names.size) ? ';' : ',';
  while (names.size) {
    ncorp_str name = nci_str_trim(nci_str_part(&names, mark));
    if (name.size) nci_vec_add(&d->arena, &d->authors, nci_arena_str(&d->arena, name));
  }
}

/* What a document says of itself: the first value of each. */
static void take_metadata(nci_conllu_document *d, ncorp_str name, ncorp_str value)
{
  if (!value.size) return;
  if (nci_str_is(name, "author")) {
    if (!d->authors.count) take_authors(d, value);
    return;
  }
  ncorp_str *to = nci_str_is(name, "title")         ? &d->title
                  : nci_str_is(name, "outlet")      ? &d->outlet
                  : nci_str_is(name, "language")    ? &d->language
                  : nci_str_is(name, "sourceURL")   ? &d->url
                  : nci_str_is(name, "uri")         ? &d->url
                  : nci_str_is(name, "dateCreated") ? &d->published
                                                    : NULL;
  if (to == &d->published && !nci_ncf_is_date(value)) return;
  if (to && !to->data) *to = nci_arena_str(&d->arena, value);
}

/* The kind of a paragraph, by our names and by those of GUM ("head (2 s)"). */
static ncorp_block_kind block_kind(ncorp_str value)
{
  static const ncorp_block_kind kinds[] = {
    NCORP_BLOCK_TITLE, NCORP_BLOCK_SUMMARY, NCORP_BLOCK_HEADING, NCORP_BLOCK_LIST, NCORP_BLOCK_CAPTION,
  };
  value = nci_str_part(&value, ' ');
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (nci_str_is(value, ncorp_block_kind_name(kinds[i]))) return kinds[i];
  return nci_str_is(value, "head") ? NCORP_BLOCK_HEADING : nci_str_is(value, "item") ? NCORP_BLOCK_LIST : NCORP_BLOCK_PARAGRAPH;
}

static void take_text(nci_conllu_reader *r, ncorp_str line, ncorp_str text)
{
  nci_conllu_sentence *s = &r->sentence;
  if (s->bad || r->document.too_large) return;
  s->text = nci_arena_bytes(&s->arena, text.data, text.size);
  s->text_where = r->where;
  s->text_where.column = (uint64_t)(text.data - line.data) + 1;
  s->text_where.offset += s->text_where.column - 1;
}

static ncorp_status read_comment(nci_conllu_reader *r, ncorp_str line)
{
  nci_conllu_document *d = &r->document;
  const char *equals = memchr(line.data, '=', line.size);
  ncorp_str name = nci_str_trim(nci_str(line.data + 1, equals ? (size_t)(equals - line.data) - 1 : line.size - 1));
  ncorp_str value = equals ? nci_str_trim(nci_str(equals + 1, (size_t)(line.data + line.size - equals) - 1)) : NCI_NO_STR;
  if (nci_str_is(name, "newdoc") || nci_str_is(name, "newdoc id")) {
    ncorp_status status = give_document(r);
    begin_document(r);
    if (nci_str_is(name, "newdoc id") && value.size) d->id = nci_arena_str(&d->arena, value);
    return status;
  }
  if (nci_str_is(name, "newpar") || nci_str_is(name, "newpar id")) {
    d->new_paragraph = true;
    d->kind = NCORP_BLOCK_PARAGRAPH;
  } else if (nci_str_is(name, "newpar_block")) d->kind = block_kind(value);
  else if (nci_str_is(name, "text") && equals) take_text(r, line, value);
  else if (nci_str_starts(name, NCI_STR("meta::"))) take_metadata(d, nci_str(name.data + 6, name.size - 6), value);
  return NCORP_OK;
}

static bool is_control(char c) { return ((unsigned char)c < 0x20 && c != '\t') || c == 0x7f; }

/* A byte that no line may have; the line's size when there is none. */
static size_t find_bad_byte(ncorp_str line)
{
  size_t valid = nci_utf8_valid(line), at = 0;
  bool control = false;
  for (size_t i = 0; i < valid; i++) control |= is_control(line.data[i]);
  if (!control) return valid;
  while (!is_control(line.data[at])) at++;
  return at;
}

/* Cuts a line before the first byte that it may not have, which is reported once for a sentence. */
static ncorp_status check_bytes(nci_conllu_reader *r, ncorp_str *line)
{
  size_t good = find_bad_byte(*line);
  unsigned byte = good < line->size ? (unsigned char)line->data[good] : 0;
  nci_where where = r->where;
  bool known = good == line->size || r->sentence.bad;
  line->size = good;
  if (known) return NCORP_OK;
  where.column += good, where.offset += good;
  NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_BYTE, where, "the byte 0x%02X %s", byte, byte < 0x80 ? "is a control character" : "is not UTF-8");
  return r->status;
}

/* Counts the sentence and keeps its place, at its first line. */
static void enter_sentence(nci_conllu_reader *r)
{
  nci_conllu_sentence *s = &r->sentence;
  if (s->inside || s->comments || s->bad) return;
  s->line = r->where.line, s->offset = r->where.offset;
  r->where.record++;
}

static ncorp_status check_size(nci_conllu_reader *r, size_t size)
{
  nci_conllu_document *d = &r->document;
  d->size += size + 1;
  if (d->size <= r->max_record || d->too_large) return NCORP_OK;
  d->too_large = true;
  forget_sentence(&r->sentence);
  NCI_CONLLU_FIND(r, NCI_D_TEXT_SIZE, r->where, "the document is larger than max_record, %llu bytes", (unsigned long long)r->max_record);
  return r->status;
}

static ncorp_status missing_end(nci_conllu_reader *r, const char *reason)
{
  NCI_CONLLU_FIND(r, NCI_D_CONLLU_END, r->where, "%s", reason);
  return r->status < 0 ? r->status : end_sentence(r);
}

static ncorp_status read_line(nci_conllu_reader *r, ncorp_str line)
{
  nci_conllu_sentence *s = &r->sentence;
  ncorp_status status = NCORP_OK;
  if (nci_str_trim(line).size == 0) return end_sentence(r);
  bool comment = line.data[0] == '#';
  if (comment && s->inside) status = missing_end(r, "a comment where the sentence before it has not ended");
  if (status < 0) return status;
  enter_sentence(r);
  s->inside |= !comment;
  const size_t size = line.size;
  status = check_bytes(r, &line);
  if (status == NCORP_OK && comment) status = read_comment(r, line);
  else if (status == NCORP_OK) begin_document(r);
  s->comments |= comment;
  if (status == NCORP_OK) status = check_size(r, size);
  if (status < 0 || comment || s->bad || r->document.too_large) return status;
  nci_conllu_read_row(r, line);
  return r->status;
}

ncorp_status nci_conllu_line(nci_conllu_reader *r, ncorp_str line, uint64_t number, uint64_t offset, ncorp_error *error)
{
  r->error = error;
  r->status = NCORP_OK;
  r->where.line = number, r->where.offset = offset, r->where.column = 1;
  if (line.size && line.data[line.size - 1] == '\r') line.size--;
  ncorp_status status = read_line(r, line);
  return status == NCORP_OK && out_of_memory(r) ? NCORP_ERR_NOMEM : status;
}

uint64_t nci_conllu_skip(nci_conllu_reader *r)
{
  enter_sentence(r);
  r->sentence.comments = r->sentence.bad = true;
  return r->where.record;
}

static ncorp_status report_left_out(nci_conllu_reader *r)
{
  nci_where where = { .source = r->where.source };
  if (r->empty_nodes + r->enhanced + r->attributes == 0) return NCORP_OK;
  NCI_CONLLU_FIND(r, NCI_D_CONLLU_LEFT_OUT, where, "empty nodes left out: %llu, enhanced dependencies: %llu, attributes of MISC: %llu",
                  (unsigned long long)r->empty_nodes, (unsigned long long)r->enhanced, (unsigned long long)r->attributes);
  return r->status;
}

ncorp_status nci_conllu_end(nci_conllu_reader *r, bool broken, ncorp_error *error)
{
  ncorp_status status = NCORP_OK;
  r->error = error;
  r->status = NCORP_OK;
  if (broken) {
    forget_sentence(&r->sentence);
    forget_document(&r->document);
    return NCORP_OK;
  }
  if (r->sentence.inside) status = missing_end(r, "the file ends where the last sentence has not ended");
  else if (r->sentence.comments) status = end_sentence(r);
  if (status == NCORP_OK) status = give_document(r);
  r->status = status;
  return status < 0 ? status : report_left_out(r);
}
