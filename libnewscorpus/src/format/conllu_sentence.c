/* A sentence of CoNLL-U: its rows, how its words lie in the text, and its tree. Knows nothing of files and articles. */
#include "format/conllu.h"

#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { MOST_SHOWN = 40, MOST_DIGITS = 9 };

static ncorp_str column(const nci_conllu_reader *r, const nci_conllu_row *row, int c)
{
  uint32_t start = c ? row->ends[c - 1] + 1 : 0;
  return nci_str(r->sentence.bytes.data + row->at + start, row->ends[c] - start);
}

/* The form, which cannot begin or end with white space. */
static ncorp_str form_of(const nci_conllu_reader *r, const nci_conllu_row *row) { return nci_str_trim(column(r, row, NCI_CONLLU_FORM)); }

nci_where nci_conllu_where(const nci_conllu_reader *r, const nci_conllu_row *row, int c)
{
  nci_where where = r->where;
  uint32_t start = c ? row->ends[c - 1] + 1 : 0;
  where.line = row->line;
  where.offset = row->offset + start;
  where.column = start + 1;
  return where;
}

/* As much of a string as a message has room for. */
static ncorp_str shown(ncorp_str s)
{
  if (s.size > MOST_SHOWN) s.size = nci_utf8_valid(nci_str(s.data, MOST_SHOWN));
  return s;
}

static bool is_absent(ncorp_str s) { return s.size == 1 && s.data[0] == '_'; }

/* Takes a whole number off the front. */
static bool take_number(ncorp_str *s, uint32_t *out)
{
  size_t n = 0;
  uint32_t value = 0;
  while (n < s->size && n <= MOST_DIGITS && nci_is_digit(s->data[n])) value = value * 10 + (uint32_t)(s->data[n++] - '0');
  if (n == 0 || n > MOST_DIGITS || (n > 1 && s->data[0] == '0')) return false;
  s->data += n, s->size -= n;
  *out = value;
  return true;
}

/* Finds the ends of the columns; gives how many there are, counting no further than one too many. */
static int split(ncorp_str line, uint32_t *ends)
{
  int count = 0;
  for (const char *at = line.data, *end = line.data + line.size;; at++) {
    const char *tab = at < end ? memchr(at, '\t', (size_t)(end - at)) : NULL;
    if (count == NCI_CONLLU_COLUMNS) return count + 1;
    ends[count++] = (uint32_t)((tab ? tab : end) - line.data);
    if (!tab) return count;
    at = tab;
  }
}

/* Ids: "3", the next word; "3-4", a surface token of the words that follow; "3.1", an empty node behind the last word.
 * *keep: the row is one that the sentence is made of. */
static bool read_id(nci_conllu_reader *r, nci_conllu_row *row, ncorp_str id, bool *keep)
{
  nci_conllu_sentence *s = &r->sentence;
  uint32_t first, last = 0;
  ncorp_str rest = id;
  const nci_where where = nci_conllu_where(r, row, NCI_CONLLU_ID);
  bool is_id = take_number(&rest, &first);
  char mark = is_id && rest.size ? rest.data[0] : '\0';
  if (is_id && rest.size) {
    rest.data++, rest.size--;
    is_id = (mark == '-' || mark == '.') && take_number(&rest, &last) && !rest.size;
  }
  if (!is_id) return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_ID, where, "\"%.*s\" is no id", NCORP_STR_ARG(shown(id)));
  *keep = mark != '.';
  if (mark == '.') {
    s->empty_nodes++;
    if (first == s->words && last > 0) return true;
    return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_ID, where, "the empty node %.*s does not stand behind word %lu", NCORP_STR_ARG(id),
                             (unsigned long)first);
  }
  if (first != s->words + 1)
    return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_ID, where, "the id %.*s stands where word %lu is expected", NCORP_STR_ARG(id),
                             (unsigned long)s->words + 1);
  if (mark == '\0') {
    s->words++;
    return true;
  }
  if (last <= first) return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_ID, where, "the range %.*s has not two words", NCORP_STR_ARG(id));
  if (first <= s->range_end)
    return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_ID, where, "the range %.*s begins inside the one before it", NCORP_STR_ARG(id));
  row->words = last - first + 1;
  s->range_end = last;
  return true;
}

bool nci_conllu_read_row(nci_conllu_reader *r, ncorp_str line)
{
  nci_conllu_sentence *s = &r->sentence;
  nci_conllu_row row = { .line = r->where.line, .offset = r->where.offset, .at = (uint32_t)s->bytes.size };
  bool keep = true;
  int count = split(line, row.ends);
  if (count != NCI_CONLLU_COLUMNS)
    return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_COLUMNS, r->where, "a line of %s%d column%s, not of ten",
                             count > NCI_CONLLU_COLUMNS ? "more than " : "", count > NCI_CONLLU_COLUMNS ? NCI_CONLLU_COLUMNS : count,
                             count == 1 ? "" : "s");
  if (!read_id(r, &row, nci_str(line.data, row.ends[NCI_CONLLU_ID]), &keep)) return false;
  if (!keep) return true;
  if (nci_str_trim(nci_str(line.data + row.ends[0] + 1, row.ends[1] - row.ends[0] - 1)).size == 0)
    return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_FORM, nci_conllu_where(r, &row, NCI_CONLLU_FORM), "a word without a form");
  nci_buffer_str(&s->bytes, line);
  nci_vec_add(&s->arena, &s->rows, row);
  return true;
}

/* The value of an attribute of MISC, or an absent view. */
static ncorp_str attribute(ncorp_str misc, ncorp_str name)
{
  while (misc.size) {
    ncorp_str one = nci_str_part(&misc, '|');
    if (nci_str_starts(one, name)) return nci_str(one.data + name.size, one.size - name.size);
  }
  return NCI_NO_STR;
}

/* Attributes that are not kept. */
static uint64_t count_others(ncorp_str misc)
{
  static const ncorp_str kept[] = { NCI_STR("SpaceAfter="), NCI_STR("SpacesAfter="), NCI_STR("NER=") };
  uint64_t others = 0;
  if (is_absent(misc)) return 0;
  while (misc.size) {
    ncorp_str one = nci_str_part(&misc, '|');
    others += !nci_str_starts(one, kept[0]) && !nci_str_starts(one, kept[1]) && !nci_str_starts(one, kept[2]);
  }
  return others;
}

/* How many bytes of white space a text begins with. */
static size_t leading_space(ncorp_str s)
{
  size_t at = 0, size;
  while (at < s.size && nci_char_space(nci_utf8_decode(s, at, &size))) at += size;
  return at;
}

/* Appends the white space that SpacesAfter spells (\s \t \n, and \r, which line ends in a text do not have); what is no
 * white space makes it say nothing. */
static bool put_space(nci_buffer *out, ncorp_str spelled)
{
  const size_t before = out->size;
  for (size_t i = 0; i + 1 < spelled.size && spelled.data[i] == '\\'; i += 2) {
    char c = spelled.data[i + 1];
    if (c != 's' && c != 't' && c != 'n' && c != 'r') break;
    if (c != 'r') nci_buffer_char(out, c == 's' ? ' ' : c == 't' ? '\t' : '\n');
    if (i + 2 == spelled.size && out->size > before) return true;
  }
  out->size = before;
  return false;
}

/* Where the words of a sentence go. */
typedef struct placing {
  ncorp_str text;         /* what is left of "# text" */
  bool given;             /* there is one */
  bool warned;            /* it was said that it and SpaceAfter differ */
  ncorp_str spaces;       /* SpacesAfter of the surface token before */
  const nci_conllu_row *before;
} placing;

/* Appends what stands between two surface tokens, or only skips white space before the first. */
static void put_gap(nci_conllu_reader *r, placing *p, ncorp_str form)
{
  nci_conllu_document *d = &r->document;
  size_t gap = p->given && !nci_str_starts(p->text, form) ? leading_space(p->text) : 0;
  bool apart = p->given ? gap > 0 : !d->joined;
  if (p->before && p->given && apart == d->joined && !p->warned) {
    p->warned = true;
    NCI_CONLLU_FIND(r, NCI_D_CONLLU_SPACE, nci_conllu_where(r, p->before, NCI_CONLLU_MISC),
                    apart ? "the word says SpaceAfter=No, and the text has white space there"
                          : "the word does not say SpaceAfter=No, and the text has no white space there");
  }
  if (p->before && apart && !put_space(&d->text, p->spaces)) {
    if (p->given) nci_buffer_put(&d->text, p->text.data, gap);
    else nci_buffer_char(&d->text, ' ');
  }
  p->text.data += gap, p->text.size -= gap;
}

/* Appends a surface token, which the text has to go on with. */
static bool place_token(nci_conllu_reader *r, placing *p, const nci_conllu_row *row)
{
  nci_conllu_document *d = &r->document;
  ncorp_str form = form_of(r, row), misc = column(r, row, NCI_CONLLU_MISC);
  put_gap(r, p, form);
  if (p->given && !nci_str_starts(p->text, form)) {
    ncorp_str there = shown(p->text), expected = shown(form);
    return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_TEXT, nci_conllu_where(r, row, NCI_CONLLU_FORM),
                             "the text of the sentence has \"%.*s\" where \"%.*s\" is expected", NCORP_STR_ARG(there),
                             NCORP_STR_ARG(expected));
  }
  if (p->given) p->text.data += form.size, p->text.size -= form.size;
  nci_buffer_str(&d->text, form);
  d->joined = nci_str_eq(attribute(misc, NCI_STR("SpaceAfter=")), NCI_STR("No"));
  p->spaces = attribute(misc, NCI_STR("SpacesAfter="));
  p->before = row;
  return true;
}

/* The extents of the words of one surface token: their own where their forms spell it, else all of them have its. */
static void divide(const nci_conllu_reader *r, const nci_conllu_row *row, ncorp_span whole, ncorp_span *spans)
{
  uint32_t words = row->words ? row->words : 1, at = whole.start;
  const char *text = r->document.text.data;
  bool spelled = true;
  if (row->words) row++;
  for (uint32_t i = 0; i < words; i++) {
    ncorp_str form = form_of(r, &row[i]);
    spelled = spelled && form.size <= whole.end - at && memcmp(text + at, form.data, form.size) == 0;
    spans[i] = (ncorp_span){ at, spelled ? at + (uint32_t)form.size : at };
    at = spans[i].end;
  }
  for (uint32_t i = 0; (!spelled || at != whole.end) && i < words; i++) spans[i] = whole;
}

/* Appends the sentence's text to the document's and finds the extents of its words. */
static bool place(nci_conllu_reader *r, ncorp_span *spans)
{
  nci_conllu_sentence *s = &r->sentence;
  nci_conllu_document *d = &r->document;
  placing p = { .text = s->text.data ? s->text : NCI_STR(""), .given = s->text.data != NULL };
  uint32_t word = 0;
  for (uint32_t i = 0; i < s->rows.count; i++) {
    const nci_conllu_row *row = &s->rows.at[i];
    if (!place_token(r, &p, row)) return false;
    if (d->text.failed || r->status < 0) return false;
    uint32_t end = (uint32_t)d->text.size, size = (uint32_t)form_of(r, row).size;
    divide(r, row, (ncorp_span){ end - size, end }, &spans[word]);
    word += row->words ? row->words : 1;
    i += row->words;
  }
  p.text.data += leading_space(p.text);
  size_t left = p.given ? (size_t)(s->text.data + s->text.size - p.text.data) : 0;
  if (left) {
    nci_where where = s->text_where;
    where.column += s->text.size - left, where.offset += s->text.size - left;
    return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_TEXT, where, "the text goes on behind the last word: \"%.*s\"",
                             NCORP_STR_ARG(shown(nci_str(p.text.data, left))));
  }
  d->space.size = 0;
  put_space(&d->space, p.spaces);
  return true;
}

/* Reads the heads: numbers of words from 1, 0 for a root, NCORP_NONE where there is none. */
static bool read_heads(nci_conllu_reader *r, uint32_t *heads)
{
  nci_conllu_sentence *s = &r->sentence;
  uint32_t word = 0;
  for (uint32_t i = 0; i < s->rows.count; i++) {
    const nci_conllu_row *row = &s->rows.at[i];
    if (row->words) continue;
    ncorp_str head = column(r, row, NCI_CONLLU_HEAD), rest = head;
    uint32_t *to = &heads[word++];
    *to = NCORP_NONE;
    if (is_absent(head)) continue;
    if (!take_number(&rest, to) || rest.size)
      return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_HEAD, nci_conllu_where(r, row, NCI_CONLLU_HEAD), "the head \"%.*s\" is no word's number",
                               NCORP_STR_ARG(shown(head)));
    if (*to > s->words)
      return NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_HEAD, nci_conllu_where(r, row, NCI_CONLLU_HEAD),
                               "the head is word %lu, and the sentence has %lu", (unsigned long)*to, (unsigned long)s->words);
  }
  return true;
}

/* Finds a word from which no root is reached; 0 when there is none. */
static uint32_t find_cycle(nci_arena *arena, const uint32_t *heads, uint32_t words)
{
  uint32_t *seen = nci_arena_alloc(arena, (size_t)words + 1, sizeof *seen); /* from which word it was met first */
  if (!seen) return 0;
  memset(seen, 0, ((size_t)words + 1) * sizeof *seen);
  for (uint32_t first = 1; first <= words; first++) {
    uint32_t word = first;
    while (word && !seen[word]) {
      seen[word] = first;
      word = heads[word - 1];
    }
    if (word && seen[word] == first) return word;
  }
  return 0;
}

/* The row of a word. */
static const nci_conllu_row *row_of(const nci_conllu_sentence *s, uint32_t word)
{
  for (uint32_t i = 0; i < s->rows.count; i++)
    if (!s->rows.at[i].words && --word == 0) return &s->rows.at[i];
  return &s->rows.at[0];
}

/* True when the heads make a tree. Where they are there and do not, it is reported. */
static bool check_tree(nci_conllu_reader *r, const uint32_t *heads)
{
  nci_conllu_sentence *s = &r->sentence;
  uint32_t roots = 0, none = 0, second = 0, without = 0;
  for (uint32_t w = 1; w <= s->words; w++) {
    if (heads[w - 1] == NCORP_NONE && none++ == 0) without = w;
    if (heads[w - 1] == 0 && roots++ == 1) second = w;
  }
  if (none == s->words) return false;
#define ODD(word, ...) \
  NCI_CONLLU_FIND(r, NCI_D_CONLLU_TREE, nci_conllu_where(r, row_of(s, word), NCI_CONLLU_HEAD), __VA_ARGS__)
  if (none) return ODD(without, "word %lu has no head, and others have one", (unsigned long)without);
  if (second) return ODD(second, "word %lu is a second root", (unsigned long)second);
  uint32_t cycle = find_cycle(&s->arena, heads, s->words);
  if (cycle) return ODD(cycle, "the heads lead from word %lu back to it", (unsigned long)cycle);
#undef ODD
  return true;
}

static uint32_t string_id(nci_conllu_document *d, ncorp_str s)
{
  return s.size == 0 || is_absent(s) ? NCORP_NONE : nci_intern_add(&d->strings, s);
}

/* "B-PER" begins a name, "I-PER" goes on with one of its type or begins one. */
static void take_name(nci_conllu_document *d, ncorp_str tag, ncorp_span span, bool *open)
{
  bool begins = nci_str_starts(tag, NCI_STR("B-"));
  ncorp_str type = tag.size > 2 ? nci_str(tag.data + 2, tag.size - 2) : NCI_NO_STR;
  if (type.size && (begins || nci_str_starts(tag, NCI_STR("I-"))))
    for (int t = NCORP_PER; t <= NCORP_MISC; t++) {
      if (!nci_str_is(type, ncorp_entity_type_name((ncorp_entity_type)t))) continue;
      ncorp_mention *last = d->mentions.count ? &d->mentions.at[d->mentions.count - 1] : NULL;
      if (*open && !begins && (int)last->type == t) {
        last->span.end = span.end;
        return;
      }
      ncorp_mention name = { .span = span, .type = (ncorp_entity_type)t, .form = NCORP_FORM_NAME, .head = NCORP_NO_SPAN, .evidence = NCORP_NO_SPAN };
      nci_vec_add(&d->arena, &d->mentions, name);
      *open = d->mentions.count > 0;
      return;
    }
  *open = false;
}

static void add_words(nci_conllu_reader *r, const ncorp_span *spans, const uint32_t *heads, bool tree)
{
  nci_conllu_sentence *s = &r->sentence;
  nci_conllu_document *d = &r->document;
  const uint32_t base = d->tokens.count;
  uint32_t word = 0;
  bool open = false;
  for (uint32_t i = 0; i < s->rows.count; i++) {
    const nci_conllu_row *row = &s->rows.at[i];
    ncorp_str misc = column(r, row, NCI_CONLLU_MISC);
    r->attributes += count_others(misc);
    r->enhanced += !is_absent(column(r, row, NCI_CONLLU_DEPS));
    if (row->words) continue;
    nci_conllu_token *t = nci_vec_push(&d->arena, &d->tokens);
    if (!t) return;
    t->span = spans[word];
    t->lemma = string_id(d, column(r, row, NCI_CONLLU_LEMMA));
    t->upos = string_id(d, column(r, row, NCI_CONLLU_UPOS));
    t->xpos = string_id(d, column(r, row, NCI_CONLLU_XPOS));
    t->feats = string_id(d, column(r, row, NCI_CONLLU_FEATS));
    t->deprel = tree ? string_id(d, column(r, row, NCI_CONLLU_DEPREL)) : NCORP_NONE;
    t->head = tree && heads[word] ? base + heads[word] - 1 : NCORP_NONE;
    take_name(d, attribute(misc, NCI_STR("NER=")), t->span, &open);
    word++;
  }
  r->empty_nodes += s->empty_nodes;
}

/* What separates the sentence from the one before it. */
static void put_separator(nci_conllu_document *d)
{
  if (!d->text.size) return;
  if (d->space.size) nci_buffer_put(&d->text, d->space.data, d->space.size);
  else if (d->new_paragraph) nci_buffer_lit(&d->text, "\n\n");
  else if (!d->joined) nci_buffer_char(&d->text, ' ');
}

static void add_extents(nci_conllu_document *d, uint32_t start, uint32_t first_token)
{
  ncorp_span span = { start, (uint32_t)d->text.size };
  ncorp_sentence sentence = { .span = span, .first_token = first_token, .end_token = d->tokens.count };
  if (!d->sentences.count) d->paragraphs = d->new_paragraph;
  nci_vec_add(&d->arena, &d->sentences, sentence);
  if (d->paragraphs && d->new_paragraph) {
    ncorp_block block = { .span = span, .kind = d->kind };
    nci_vec_add(&d->arena, &d->blocks, block);
  }
  if (d->blocks.count) d->blocks.at[d->blocks.count - 1].span.end = span.end;
  d->new_paragraph = false;
}

void nci_conllu_add_sentence(nci_conllu_reader *r)
{
  nci_conllu_sentence *s = &r->sentence;
  nci_conllu_document *d = &r->document;
  const size_t before = d->text.size;
  ncorp_span *spans = nci_arena_alloc(&s->arena, (size_t)s->words + 1, sizeof *spans);
  uint32_t *heads = nci_arena_alloc(&s->arena, (size_t)s->words + 1, sizeof *heads);
  if (s->bytes.failed || s->arena.failed) return;
  if (s->range_end > s->words) {
    const nci_conllu_row *row = &s->rows.at[s->rows.count - 1];
    while (!row->words) row--;
    NCI_CONLLU_REFUSE(r, NCI_D_CONLLU_ID, nci_conllu_where(r, row, NCI_CONLLU_ID), "the range ends behind the last word, %lu",
                      (unsigned long)s->words);
    return;
  }
  put_separator(d);
  const uint32_t start = (uint32_t)d->text.size, first_token = d->tokens.count;
  if (!read_heads(r, heads) || !place(r, spans)) {
    d->text.size = before;
    d->joined = false;
    d->space.size = 0;
    return;
  }
  bool tree = check_tree(r, heads);
  add_words(r, spans, heads, tree);
  add_extents(d, start, first_token);
}
