/* Printing CoNLL-U, the format of Universal Dependencies 2. What is printed is well-formed whatever the article holds:
 * "# text" is made of the forms that the rows show, and heads that make no tree are left out. */
#include "export/conllu.h"

#include "base/sort.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/multiword.h"
#include "text/utf8.h"

typedef struct printer {
  nci_buffer *out;
  nci_arena *arena;      /* of the article */
  const nci_article_data *a;
  uint32_t *seen;        /* [token] -> from which it was met first in search of the root, + 1 */
  uint32_t mention;      /* the next that may be a name of the tokens to come */
  uint32_t named;        /* the mention whose first token was printed, + 1 */
} printer;

/* A surface token: the tokens [first, end), which stand at `span`. */
typedef struct surface {
  uint32_t first, end;
  ncorp_span span;
  bool spelled;          /* one behind the other, the tokens fill the span */
} surface;

static ncorp_str piece(const printer *p, uint32_t start, uint32_t end) { return nci_str(p->a->text.data + start, end - start); }

/* A value on a line of its own: no line ends, no control characters. */
static void put_value(nci_buffer *out, ncorp_str s)
{
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    nci_buffer_char(out, c < 0x20 || c == 0x7f ? ' ' : (char)c);
  }
}

static void put_comment(nci_buffer *out, const char *name, ncorp_str value)
{
  value = nci_str_trim(value);
  if (!value.size) return;
  nci_buffer_lit(out, "# ");
  nci_buffer_cstr(out, name);
  nci_buffer_lit(out, " = ");
  put_value(out, value);
  nci_buffer_char(out, '\n');
}

/* A form or a lemma, in which single spaces may stand. */
static void put_word(nci_buffer *out, ncorp_str s)
{
  const size_t before = out->size;
  bool space = false;
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c > 0x20 && c != 0x7f) {
      if (space && out->size > before) nci_buffer_char(out, ' ');
      nci_buffer_char(out, (char)c);
    }
    space = c <= 0x20 || c == 0x7f;
  }
  if (out->size == before) nci_buffer_char(out, '_');
}

/* No character of a tag. */
static bool is_gap(uint32_t c) { return c < 0x21 || c == 0x7f || (c >= 0x80 && nci_char_space(c)); }

/* A column in which no white space may stand. */
static void put_tag(nci_buffer *out, ncorp_str s)
{
  if (!s.size) nci_buffer_char(out, '_');
  for (size_t at = 0, size; at < s.size; at += size) {
    if (is_gap(nci_utf8_decode(s, at, &size))) nci_buffer_char(out, '_');
    else nci_buffer_put(out, s.data + at, size);
  }
}

static ncorp_str value_at(const printer *p, const uint32_t *column, uint32_t token)
{
  return column && column[token] != NCORP_NONE ? p->a->tokens.strings[column[token]] : NCI_NO_STR;
}

/* White space. */

static bool is_space(ncorp_str s)
{
  for (size_t at = 0, size; at < s.size; at += size)
    if (!nci_char_space(nci_utf8_decode(s, at, &size))) return false;
  return true;
}

/* One character of white space that "# text" can hold as it is. */
static bool is_plain_gap(ncorp_str s)
{
  enum { ZERO_WIDTH_SPACE = 0x200b, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029, NEXT_LINE = 0x85 };
  size_t size;
  uint32_t c = nci_utf8_decode(s, 0, &size);
  return size == s.size && nci_char_space(c) && (c == ' ' || c > NEXT_LINE) && c != ZERO_WIDTH_SPACE && c != LINE_SEPARATOR &&
         c != PARAGRAPH_SEPARATOR;
}

static void put_spaces(nci_buffer *out, ncorp_str s)
{
  for (size_t at = 0, size; at < s.size; at += size) {
    uint32_t c = nci_utf8_decode(s, at, &size);
    nci_buffer_char(out, '\\');
    nci_buffer_char(out, c == '\n' ? 'n' : c == '\t' ? 't' : c == '\r' ? 'r' : 's');
  }
}

/* Sentences and their surface tokens. */

/* The surface token that begins with a token; `end`: of the sentence. */
static surface surface_at(const printer *p, uint32_t first, uint32_t end)
{
  const ncorp_span *spans = p->a->tokens.spans;
  surface s = { first, first + 1, spans[first], true };
  for (; s.end < end; s.end++) {
    ncorp_span before = spans[s.end - 1], next = spans[s.end];
    bool joins = next.start < s.span.end ||
                 (next.start == s.span.end && next.end > next.start &&
                  nci_token_joins(piece(p, before.start, before.end), piece(p, next.start, next.end)));
    if (!joins) break;
    s.spelled = s.spelled && next.start == s.span.end;
    if (next.end > s.span.end) s.span.end = next.end;
  }
  return s;
}

/* The next sentence that has tokens, from `index` on; the number of sentences when there is none. */
static uint32_t next_sentence(const printer *p, uint32_t index)
{
  while (index < p->a->sentence_count && p->a->sentences[index].first_token == p->a->sentences[index].end_token) index++;
  return index;
}

/* The last block that begins before a place; NCORP_NONE when there is none. */
static uint32_t block_at(const printer *p, uint32_t offset)
{
  uint32_t low = 0, high = p->a->block_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (p->a->blocks[middle].span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/* True when a sentence, which stands behind `gap`, begins a paragraph: another block or, where blocks are not known,
 * behind an empty line. */
static bool begins_paragraph(const printer *p, uint32_t before, uint32_t sentence, ncorp_str gap)
{
  if (p->a->layers & 1u << NCI_LAYER_BLOCKS)
    return block_at(p, p->a->sentences[before].span.start) != block_at(p, p->a->sentences[sentence].span.start);
  const char *end = gap.size ? memchr(gap.data, '\n', gap.size) : NULL;
  return end && memchr(end + 1, '\n', (size_t)(gap.data + gap.size - end) - 1);
}

/* Rows. */

static void put_name(printer *p, uint32_t token, bool *any)
{
  const ncorp_span span = p->a->tokens.spans[token];
  const ncorp_mention *m = NULL;
  for (; p->mention < p->a->mention_count; p->mention++) {
    m = &p->a->mentions[p->mention];
    if (m->form == NCORP_FORM_NAME && m->span.end > span.start) break;
  }
  if (p->mention == p->a->mention_count || span.start < m->span.start || span.end > m->span.end || span.start == span.end) return;
  nci_buffer_lit(p->out, "NER=");
  nci_buffer_char(p->out, p->named == p->mention + 1 ? 'I' : 'B');
  nci_buffer_char(p->out, '-');
  nci_buffer_cstr(p->out, ncorp_entity_type_name(m->type));
  p->named = p->mention + 1;
  *any = true;
}

/* gap: what stands behind the surface token; plain: what readers take for granted where nothing is said. */
static void put_space_after(printer *p, ncorp_str gap, ncorp_str plain, bool *any)
{
  const bool none = gap.size == 0 && plain.size != 0;
  if (!none && (nci_str_eq(gap, plain) || !is_space(gap))) return;
  if (*any) nci_buffer_char(p->out, '|');
  if (none) {
    nci_buffer_lit(p->out, "SpaceAfter=No");
  } else {
    nci_buffer_lit(p->out, "SpacesAfter=");
    put_spaces(p->out, gap);
  }
  *any = true;
}

static void put_id(nci_buffer *out, uint32_t number, char behind)
{
  nci_buffer_u64(out, number);
  nci_buffer_char(out, behind);
}

static int by_lower_case(const void *a, const void *b, void *ctx)
{
  const ncorp_str *x = a, *y = b;
  (void)ctx;
  for (size_t i = 0; i < x->size && i < y->size; i++) {
    unsigned char c = (unsigned char)nci_to_lower(x->data[i]), d = (unsigned char)nci_to_lower(y->data[i]);
    if (c != d) return c < d ? -1 : 1;
  }
  return x->size < y->size ? -1 : x->size > y->size;
}

/* What is empty or has white space in it is none. */
static bool is_feature(ncorp_str s)
{
  for (size_t at = 0, size; at < s.size; at += size)
    if (is_gap(nci_utf8_decode(s, at, &size))) return false;
  return s.size > 0;
}

static bool is_sorted(ncorp_str feats)
{
  ncorp_str before = NCI_NO_STR;
  while (feats.size) {
    ncorp_str one = nci_str_part(&feats, '|');
    if (!is_feature(one) || (before.data && by_lower_case(&before, &one, NULL) > 0)) return false;
    before = one;
  }
  return true;
}

/* The features in the order that the format asks for: by name, whatever the case. */
static void put_features(printer *p, ncorp_str feats)
{
  NCI_VEC(ncorp_str) list = { 0 };
  if (is_sorted(feats)) {
    put_tag(p->out, feats);
    return;
  }
  while (feats.size) {
    ncorp_str one = nci_str_part(&feats, '|');
    if (is_feature(one)) nci_vec_add(p->arena, &list, one);
  }
  if (!list.count) nci_buffer_char(p->out, '_');
  if (!nci_sort(p->arena, list.at, list.count, sizeof *list.at, by_lower_case, NULL)) return;
  for (uint32_t i = 0; i < list.count; i++) {
    if (i) nci_buffer_char(p->out, '|');
    nci_buffer_str(p->out, list.at[i]);
  }
}

static uint32_t head_of(const printer *p, uint32_t token) { return p->a->tokens.head ? p->a->tokens.head[token] : NCORP_NONE; }

/* Finds the one token without a head, if all others have one in the sentence and the relations say "root" at the root
 * and nowhere else; else NCORP_NONE, as where there are neither heads nor relations. */
static uint32_t find_root(const printer *p, const ncorp_sentence *s)
{
  uint32_t root = NCORP_NONE;
  bool any = false;
  for (uint32_t i = s->first_token; i < s->end_token; i++) {
    ncorp_str deprel = value_at(p, p->a->tokens.deprel, i);
    uint32_t head = head_of(p, i);
    bool is_root = head == NCORP_NONE;
    if (deprel.size && nci_str_eq(deprel, NCI_STR("root")) != is_root) return NCORP_NONE;
    if (is_root ? root != NCORP_NONE : head < s->first_token || head >= s->end_token) return NCORP_NONE;
    if (is_root) root = i;
    any = any || deprel.size || !is_root;
  }
  return any ? root : NCORP_NONE;
}

/* True when the heads of a sentence are one tree. */
static bool is_tree(printer *p, const ncorp_sentence *s)
{
  const uint32_t root = find_root(p, s);
  if (root == NCORP_NONE) return false;
  p->seen[root] = root + 1;
  for (uint32_t first = s->first_token; first < s->end_token; first++) {
    uint32_t at = first;
    while (!p->seen[at]) {
      p->seen[at] = first + 1;
      at = head_of(p, at);
    }
    if (p->seen[at] == first + 1 && at != root) return false;
  }
  return true;
}

/* The columns from the lemma to the dependencies. */
static void put_columns(printer *p, const ncorp_sentence *s, uint32_t token, bool tree)
{
  const nci_token_columns *t = &p->a->tokens;
  nci_buffer *out = p->out;
  put_word(out, value_at(p, t->lemma, token));
  nci_buffer_char(out, '\t');
  put_tag(out, value_at(p, t->upos, token));
  nci_buffer_char(out, '\t');
  put_tag(out, value_at(p, t->xpos, token));
  nci_buffer_char(out, '\t');
  put_features(p, value_at(p, t->feats, token));
  nci_buffer_char(out, '\t');
  if (tree) nci_buffer_u64(out, head_of(p, token) == NCORP_NONE ? 0 : head_of(p, token) - s->first_token + 1);
  else nci_buffer_char(out, '_');
  nci_buffer_char(out, '\t');
  put_tag(out, tree ? value_at(p, t->deprel, token) : NCI_NO_STR);
  nci_buffer_lit(out, "\t_\t");
}

static void put_rows(printer *p, const ncorp_sentence *s, surface unit, ncorp_str gap, ncorp_str plain, bool tree)
{
  const ncorp_span *spans = p->a->tokens.spans;
  const bool several = unit.end - unit.first > 1;
  nci_buffer *out = p->out;
  if (several) {
    bool any = false;
    put_id(out, unit.first - s->first_token + 1, '-');
    put_id(out, unit.end - s->first_token, '\t');
    put_word(out, piece(p, unit.span.start, unit.span.end));
    nci_buffer_lit(out, "\t_\t_\t_\t_\t_\t_\t_\t");
    put_space_after(p, gap, plain, &any);
    nci_buffer_cstr(out, any ? "\n" : "_\n");
  }
  for (uint32_t i = unit.first; i < unit.end; i++) {
    bool any = false;
    put_id(out, i - s->first_token + 1, '\t');
    put_word(out, unit.spelled ? piece(p, spans[i].start, spans[i].end) : NCI_NO_STR);
    nci_buffer_char(out, '\t');
    put_columns(p, s, i, tree);
    put_name(p, i, &any);
    if (!several) put_space_after(p, gap, plain, &any);
    nci_buffer_cstr(out, any ? "\n" : "_\n");
  }
}

/* What stands between two surface tokens. */
static ncorp_str gap_behind(const printer *p, surface unit, uint32_t next)
{
  return next > unit.span.end ? piece(p, unit.span.end, next) : NCI_STR("");
}

static void put_text(printer *p, const ncorp_sentence *s)
{
  nci_buffer_lit(p->out, "# text = ");
  for (uint32_t i = s->first_token; i < s->end_token;) {
    surface unit = surface_at(p, i, s->end_token);
    put_word(p->out, piece(p, unit.span.start, unit.span.end));
    i = unit.end;
    if (i == s->end_token) break;
    ncorp_str gap = gap_behind(p, unit, p->a->tokens.spans[i].start);
    if (gap.size) nci_buffer_str(p->out, is_plain_gap(gap) ? gap : NCI_STR(" "));
  }
  nci_buffer_char(p->out, '\n');
}

/* Prints the words. next: where the following sentence begins, or where the text ends; plain: what separates it. */
static void put_words(printer *p, const ncorp_sentence *s, uint32_t next, ncorp_str plain)
{
  bool tree = is_tree(p, s);
  p->named = 0;
  for (uint32_t i = s->first_token; i < s->end_token;) {
    surface unit = surface_at(p, i, s->end_token);
    i = unit.end;
    bool last = i == s->end_token;
    ncorp_str gap = gap_behind(p, unit, last ? next : p->a->tokens.spans[i].start);
    put_rows(p, s, unit, gap, last ? plain : is_plain_gap(gap) ? gap : NCI_STR(" "), tree);
  }
  nci_buffer_char(p->out, '\n');
}

static void put_sent_id(printer *p, uint32_t number)
{
  nci_buffer_lit(p->out, "# sent_id = ");
  put_tag(p->out, p->a->id);
  nci_buffer_char(p->out, '-');
  nci_buffer_u64(p->out, number);
  nci_buffer_char(p->out, '\n');
}

static void put_paragraph(printer *p, uint32_t sentence)
{
  nci_buffer_lit(p->out, "# newpar\n");
  uint32_t block = block_at(p, p->a->sentences[sentence].span.start);
  if (block != NCORP_NONE && p->a->blocks[block].kind != NCORP_BLOCK_PARAGRAPH)
    put_comment(p->out, "newpar_block", nci_cstr(ncorp_block_kind_name(p->a->blocks[block].kind)));
}

/* The names of the byline on one line; semicolons separate them where one has a comma in it. */
static void put_authors(printer *p)
{
  bool comma = false;
  for (uint32_t i = 0; i < p->a->author_count; i++) comma = comma || memchr(p->a->authors[i].data, ',', p->a->authors[i].size);
  if (!p->a->author_count) return;
  nci_buffer_lit(p->out, "# meta::author = ");
  for (uint32_t i = 0; i < p->a->author_count; i++) {
    if (i) nci_buffer_cstr(p->out, comma ? "; " : ", ");
    put_value(p->out, p->a->authors[i]);
  }
  nci_buffer_cstr(p->out, comma && p->a->author_count == 1 ? ";\n" : "\n");
}

static bool is_url(ncorp_str s)
{
  for (size_t i = 0; i + 2 < s.size; i++)
    if (memcmp(s.data + i, "://", 3) == 0) return true;
  return false;
}

static void put_metadata(printer *p)
{
  const nci_article_data *a = p->a;
  put_comment(p->out, "newdoc id", a->id);
  put_authors(p);
  put_comment(p->out, "meta::dateCreated", a->published);
  put_comment(p->out, "meta::language", a->language);
  put_comment(p->out, "meta::outlet", a->outlet);
  put_comment(p->out, is_url(a->uri) ? "meta::sourceURL" : "meta::uri", a->uri);
  put_comment(p->out, "meta::title", a->title);
}

/* Where the last token of a sentence ends. */
static uint32_t end_of(const printer *p, const ncorp_sentence *s)
{
  uint32_t end = 0;
  for (uint32_t i = s->first_token; i < s->end_token; i++)
    if (p->a->tokens.spans[i].end > end) end = p->a->tokens.spans[i].end;
  return end;
}

static void print_article(printer *p)
{
  const nci_article_data *a = p->a;
  uint32_t number = 0;
  bool paragraph = a->layers & 1u << NCI_LAYER_BLOCKS;
  for (uint32_t i = next_sentence(p, 0), next; i < a->sentence_count; i = next) {
    const ncorp_sentence *s = &a->sentences[i];
    uint32_t until = (uint32_t)a->text.size;
    bool next_paragraph = false;
    next = next_sentence(p, i + 1);
    if (next < a->sentence_count) {
      uint32_t end = end_of(p, s);
      until = a->tokens.spans[a->sentences[next].first_token].start;
      next_paragraph = begins_paragraph(p, i, next, until > end ? piece(p, end, until) : NCI_NO_STR);
    }
    if (number++ == 0) put_metadata(p);
    if (paragraph) put_paragraph(p, i);
    put_sent_id(p, number);
    put_text(p, s);
    put_words(p, s, until, next == a->sentence_count ? NCI_STR("") : next_paragraph ? NCI_STR("\n\n") : NCI_STR(" "));
    paragraph = next_paragraph;
  }
}

void nci_conllu_print_article(nci_buffer *out, const nci_article_data *article)
{
  nci_arena arena;
  nci_arena_init(&arena, out->allocator);
  printer p = { .out = out, .arena = &arena, .a = article };
  p.seen = nci_arena_alloc(&arena, (size_t)article->tokens.count + 1, sizeof *p.seen);
  if (p.seen) {
    memset(p.seen, 0, ((size_t)article->tokens.count + 1) * sizeof *p.seen);
    print_article(&p);
  }
  if (arena.failed) out->failed = true;
  nci_arena_done(&arena);
}
