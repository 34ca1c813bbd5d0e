/* Reading names: IOB2 with a number, a form and a tag in each line, or IO tags behind a form ("-DOCSTART-" begins a document).
 *
 * Such files have no paragraphs, and some no text. Where text is missing it is set from the tokens as English is; a sentence
 * that ends in closing punctuation is followed by a space, any other (heading, list item) by a blank line. */
#include "newscorpus-train/treebank_file.h"

typedef struct iob2 {
  tb_file *f;
  bool io_tags;
  bool quote_open;           /* while text is set: within straight quotation marks */
  uint32_t document_sentences;
  ncorp_str previous_tag;    /* of the sentence so far; absent at its start */
} iob2;

static bool is_one_of(ncorp_str s, const char *const *list)
{
  for (; *list; list++)
    if (nci_str_is(s, *list)) return true;
  return false;
}

static const char *const CLITICS[] = { "s", "re", "ve", "ll", "d", "m", "t", NULL };

static bool is_apostrophe(ncorp_str s) { return nci_str_is(s, "'") || nci_str_is(s, "’"); }

/* "'s" and the like, in any case. */
static bool is_clitic(ncorp_str s)
{
  size_t mark = nci_str_starts(s, NCI_STR("'")) ? 1 : nci_str_starts(s, NCI_STR("’")) ? 3 : 0;
  ncorp_str rest = nci_str(s.data + mark, s.size - mark);
  for (const char *const *c = CLITICS; mark && *c; c++)
    if (nci_str_is_nocase(rest, *c)) return true;
  return false;
}

/* Whether a token is written without a space behind the one before it (an absent view: it is the first). */
static bool glued(ncorp_str before, ncorp_str token, bool closing, bool in_quotes)
{
  static const char *const no_space_before[] = { ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "...", "”", "''", "’", "n't", "n’t", NULL };
  static const char *const no_space_after[] = { "(", "[", "{", "$", "£", "€", "“", "``", "`", "‘", NULL };
  if (!before.data || is_one_of(token, no_space_before) || closing || is_one_of(before, no_space_after) ||
      (nci_str_is(before, "\"") && in_quotes) || is_clitic(token))
    return true;
  if (nci_str_is(token, "'") && !is_one_of(before, no_space_before)) return true;
  if (is_apostrophe(before) && is_one_of(token, CLITICS)) return true;
  if (nci_is_upper(before.data[0]) && is_apostrophe(nci_str(before.data + 1, before.size - 1))) return true;
  bool money = nci_str_ends(before, NCI_STR("$")) || nci_str_ends(before, NCI_STR("£")) || nci_str_ends(before, NCI_STR("€"));
  return money && nci_is_digit(token.data[0]);
}

/* The words get the spaces of running text; ``, '' and ` become plain quotation marks. */
static void set_text(iob2 *r, tb_word *words, uint32_t count)
{
  treebank *t = r->f->t;
  ncorp_str before = NCI_NO_STR;
  if (r->io_tags) r->quote_open = false;
  for (uint32_t i = 0; i < count; i++) {
    ncorp_str token = tb_form(t, &words[i]);
    bool mark = nci_str_is(token, "\""), closing = mark && r->quote_open;
    if (mark) r->quote_open = !r->quote_open;
    if (i && glued(before, token, closing, r->quote_open)) words[i - 1].space_after = false;
    if (nci_str_is(token, "``") || nci_str_is(token, "''")) words[i].form = nci_intern_add(&t->shared->strings, NCI_STR("\""));
    else if (nci_str_is(token, "`")) words[i].form = nci_intern_add(&t->shared->strings, NCI_STR("'"));
    before = token;
  }
}

/* Closing punctuation, with quotation marks and brackets behind it or not. */
static bool ends_closed(ncorp_str s)
{
  static const char *const behind[] = { "\"", "'", ")", "]", "”", "’", NULL };
  static const char *const closing[] = { ".", "?", "!", ":", ";", "…", NULL };
  for (bool more = true; more;) {
    more = false;
    for (const char *const *b = behind; *b && !more; b++)
      if (nci_str_ends(s, nci_cstr(*b))) {
        s.size -= strlen(*b);
        more = true;
      }
  }
  for (const char *const *c = closing; *c; c++)
    if (nci_str_ends(s, nci_cstr(*c))) return true;
  return false;
}

/* A tag that goes on begins a name where none of its kind is open. */
static bool read_tag(iob2 *r, tb_word *w, ncorp_str tag)
{
  tb_file *f = r->f;
  bool outside = nci_str_is(tag, "O");
  if (!outside && (tag.size < 3 || (tag.data[0] != 'B' && tag.data[0] != 'I') || tag.data[1] != '-'))
    return tb_fail(f, tb_column_of(f, tag), "\"%.*s\" is no tag of IOB2 (O, B-..., I-...)", NCORP_STR_ARG(tag));
  char begin[64];
  ncorp_str label = tag;
  if (tag.data[0] == 'I') {
    ncorp_str kind = nci_str(tag.data + 1, tag.size - 1), p = r->previous_tag;
    bool open = p.size > 1 && nci_str_eq(nci_str(p.data + 1, p.size - 1), kind);
    if (tag.size >= sizeof begin) return tb_fail(f, tb_column_of(f, tag), "a tag of more than %zu bytes", sizeof begin - 1);
    if (!open) {
      memcpy(begin, tag.data, tag.size);
      begin[0] = 'B';
      label = nci_str(begin, tag.size);
    }
  }
  w->name = tb_label_id(f, TB_NAME, label);
  r->previous_tag = tag;
  return !f->failed;
}

/* Words count from 1 in each sentence or through the document; both are found. */
static bool is_number(ncorp_str s)
{
  size_t digits = 0;
  while (digits < s.size && nci_is_digit(s.data[digits])) digits++;
  return digits && digits == s.size;
}

static bool read_line(iob2 *r)
{
  tb_file *f = r->f;
  ncorp_str cells[3], form, tag;
  uint32_t words = f->t->words.count - f->first_word, count = tb_cells(f->line, cells, 3);
  if (r->io_tags) {
    const char *space = memchr(f->line.data, ' ', f->line.size);
    if (!space || space == f->line.data) return tb_fail(f, 1, "not a word, a space and a tag");
    form = nci_str(f->line.data, (size_t)(space - f->line.data));
    tag = nci_str_trim(nci_str(space + 1, f->line.size - form.size - 1));
  } else {
    if (count < 3) return tb_fail(f, 1, "%u columns; at least 3 (number, form, tag) are due, with one tab between them", count);
    if (!is_number(cells[0])) return tb_fail(f, 1, "\"%.*s\" is no number of a word", NCORP_STR_ARG(cells[0]));
    form = cells[1];
    tag = cells[2];
    if (!form.size) return tb_fail(f, tb_column_of(f, form), "an empty form");
  }
  if (!tag.size) return tb_fail(f, (uint32_t)f->line.size, "no tag");
  tb_word *w = tb_push_word(f, form);
  if (!w) return tb_fail(f, 0, "out of memory");
  if (!words) {
    f->first_line = f->number;
    r->previous_tag = NCI_NO_STR;
  }
  return read_tag(r, w, tag);
}

static bool end_sentence(iob2 *r)
{
  tb_file *f = r->f;
  treebank *t = f->t;
  uint32_t number = f->number;
  if (t->words.count == f->first_word) return true;
  if (!t->documents.count || t->documents.at[t->documents.count - 1].file != t->files.count - 1) f->new_document = true;
  if (f->new_document) {
    r->document_sentences = 0;
    r->quote_open = false;
  }
  tb_gap gap = f->new_document ? TB_GAP_NONE
             : ends_closed(t->sentences.at[t->sentences.count - 1].text) ? TB_GAP_SPACE : TB_GAP_PARAGRAPH;
  if (!f->text.data) {
    set_text(r, &t->words.at[f->first_word], t->words.count - f->first_word);
    /* Headline and date line are paragraphs of their own. */
    if (!r->io_tags && r->document_sentences && r->document_sentences < 3) gap = TB_GAP_PARAGRAPH;
  }
  tb_sentence *s = tb_push_sentence(f);
  if (!s) return tb_fail(f, 0, "out of memory");
  s->gap = gap;
  s->has_names = true;
  f->number = f->first_line;
  if (!tb_place_words(f, s)) return false;
  f->number = number;
  f->text = f->document_id = NCI_NO_STR;
  f->new_document = f->new_paragraph = false;
  f->first_word = t->words.count;
  r->document_sentences++;
  return true;
}

bool tb_read_iob2(tb_file *f, bool io_tags)
{
  iob2 r = { .f = f, .io_tags = io_tags };
  f->first_word = f->t->words.count;
  while (tb_next_line(f)) {
    bool inside = f->t->words.count > f->first_word;
    if (!nci_str_trim(f->line).size) end_sentence(&r);
    else if (io_tags && nci_str_starts(f->line, NCI_STR("-DOCSTART-"))) f->new_document = true;
    else if (!io_tags && !inside && f->line.data[0] == '#') tb_comment(f);
    else if (!read_line(&r)) break;
  }
  return !f->failed && end_sentence(&r);
}
