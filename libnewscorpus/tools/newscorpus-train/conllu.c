/* Reading CoNLL-U (https://universaldependencies.org/format.html). Empty nodes, DEPS and MISC but for SpaceAfter=No
 * and mentions are left out. */
#include "newscorpus-train/treebank_file.h"

enum { COLUMNS = 10, MAX_WORDS = 100000, SENTENCES_PER_DOCUMENT = 10 };

typedef struct conllu {
  tb_file *f;
  uint32_t words;          /* of the sentence so far */
  uint32_t mwt_end;        /* number of the last word of the multiword token that is open, or 0 */
  uint32_t mwt_first;      /* index of its first word in the treebank */
  uint32_t mwt_surface;
  bool mwt_joined;         /* no space after it */
  uint32_t heads;          /* how many words have a head, the root included */
  uint32_t root;           /* number of the root, or 0 */
  NCI_VEC(uint32_t) lines; /* of each word, for messages */
  bool has_documents;
  uint32_t sentences;
  tb_entities entities;
} conllu;

/* A number at the front of *s, which is taken off; false when there is none. */
static bool take_number(ncorp_str *s, uint32_t *out)
{
  uint32_t n = 0, digits = 0;
  while (digits < s->size && nci_is_digit(s->data[digits]) && n <= MAX_WORDS) n = n * 10 + (uint32_t)(s->data[digits++] - '0');
  *s = nci_str(s->data + digits, s->size - digits);
  *out = n;
  return digits > 0 && n <= MAX_WORDS;
}

static bool no_space_after(ncorp_str misc)
{
  static const ncorp_str key = { "SpaceAfter=No", 13 };
  for (size_t at = 0; at + key.size <= misc.size; at++) {
    const char *bar = memchr(misc.data + at, '|', misc.size - at);
    size_t end = bar ? (size_t)(bar - misc.data) : misc.size;
    if (nci_str_eq(nci_str(misc.data + at, end - at), key)) return true;
    at = end;
  }
  return false;
}

static bool read_range(conllu *c, const ncorp_str *cells, uint32_t first, ncorp_str rest)
{
  tb_file *f = c->f;
  uint32_t last;
  rest = nci_str(rest.data + 1, rest.size - 1);
  if (!take_number(&rest, &last) || rest.size) return tb_fail(f, 1, "\"%.*s\" is no range of words", NCORP_STR_ARG(cells[0]));
  if (c->mwt_end >= first || first != c->words + 1 || last <= first || last - first >= UINT8_MAX)
    return tb_fail(f, 1, "the multiword token %.*s stands in the wrong place", NCORP_STR_ARG(cells[0]));
  c->mwt_end = last;
  c->mwt_first = f->t->words.count;
  c->mwt_joined = no_space_after(cells[9]);
  c->mwt_surface = nci_intern_add(&f->t->shared->strings, cells[1]);
  return true;
}

static bool read_head(conllu *c, tb_word *w, ncorp_str cell)
{
  if (nci_str_is(cell, "_")) return true;
  uint32_t head;
  ncorp_str rest = cell;
  if (!take_number(&rest, &head) || rest.size) return tb_fail(c->f, tb_column_of(c->f, cell), "\"%.*s\" is no number of a word", NCORP_STR_ARG(cell));
  if (head == c->words) return tb_fail(c->f, tb_column_of(c->f, cell), "the word is its own head");
  if (head == 0 && c->root) return tb_fail(c->f, tb_column_of(c->f, cell), "a second root (the first is word %u)", c->root);
  if (head == 0) c->root = c->words;
  c->heads++;
  w->head = head ? head - 1 : TB_NONE;
  return true;
}

static bool read_word(conllu *c)
{
  tb_file *f = c->f;
  ncorp_str cells[COLUMNS];
  uint32_t count = tb_cells(f->line, cells, COLUMNS), number;
  if (count != COLUMNS) return tb_fail(f, 1, "%u columns; CoNLL-U has 10, with one tab between them", count);
  for (uint32_t i = 0; i < COLUMNS; i++)
    if (!cells[i].size) return tb_fail(f, tb_column_of(f, cells[i]), "an empty cell; \"_\" stands for nothing");
  ncorp_str rest = cells[0];
  if (!take_number(&rest, &number)) return tb_fail(f, 1, "\"%.*s\" is no number of a word", NCORP_STR_ARG(cells[0]));
  if (rest.size && rest.data[0] == '.') return true; /* an empty node */
  if (rest.size && rest.data[0] == '-') return read_range(c, cells, number, rest);
  if (rest.size || number != c->words + 1) return tb_fail(f, 1, "\"%.*s\" where word %u is due", NCORP_STR_ARG(cells[0]), c->words + 1);
  tb_word *w = tb_push_word(f, cells[1]);
  if (!w) return tb_fail(f, 0, "out of memory");
  if (!c->words) f->first_line = f->number;
  c->words++;
  nci_vec_add(f->t->shared->arena, &c->lines, f->number);
  /* "_" is the lemma of the word "_" alone. */
  if (!nci_str_is(cells[2], "_") || nci_str_is(cells[1], "_")) w->lemma = nci_intern_add(&f->t->shared->strings, cells[2]);
  w->upos = tb_label_id(f, TB_UPOS, cells[3]);
  w->xpos = tb_label_id(f, TB_XPOS, cells[4]);
  w->feats = tb_label_id(f, TB_FEATS, cells[5]);
  w->deprel = tb_label_id(f, TB_DEPREL, cells[7]);
  w->space_after = !no_space_after(cells[9]);
  tb_read_entities(f, &c->entities, cells[9]);
  if (c->mwt_end >= number) {
    tb_word *first = &f->t->words.at[c->mwt_first];
    w->mwt_inside = w != first;
    w->space_after = number == c->mwt_end && !c->mwt_joined;
    if (w == first) {
      w->surface = c->mwt_surface;
      w->mwt_count = (uint8_t)(c->mwt_end - number + 1);
    }
  }
  return !f->failed && read_head(c, w, cells[6]);
}

/* Whether all heads lead to the root: words are marked with the walk that reached them. */
static bool check_tree(conllu *c, const tb_sentence *s)
{
  tb_file *f = c->f;
  nci_arena *arena = f->t->shared->arena;
  const tb_word *w = &f->t->words.at[s->first];
  if (c->heads == 0) return true;
  for (uint32_t i = 0; i < s->count; i++)
    if (w[i].head != TB_NONE && w[i].head >= s->count) {
      f->number = c->lines.at[i];
      return tb_fail(f, 0, "the head %u is not in the sentence (%u words)", w[i].head + 1, s->count);
    }
  if (c->heads < s->count) return tb_fail(f, 0, "some words of the sentence have a head and some have none");
  if (!c->root) return tb_fail(f, 0, "the sentence has no root");
  uint32_t *walk = nci_arena_alloc(arena, s->count, sizeof *walk);
  if (!walk) return tb_fail(f, 0, "out of memory");
  memset(walk, 0, s->count * sizeof *walk);
  for (uint32_t i = 0; i < s->count; i++) {
    uint32_t at = i;
    while (at != TB_NONE && !walk[at]) {
      walk[at] = i + 1;
      at = w[at].head;
    }
    if (at != TB_NONE && walk[at] == i + 1) {
      f->number = c->lines.at[at];
      return tb_fail(f, 0, "the heads go in a circle");
    }
  }
  return true;
}

static bool end_sentence(conllu *c)
{
  tb_file *f = c->f;
  treebank *t = f->t;
  if (!c->words) return true;
  uint32_t number = f->number;
  if (c->mwt_end > c->words) return tb_fail(f, 0, "the sentence ends within a multiword token");
  if (!c->has_documents && c->sentences % SENTENCES_PER_DOCUMENT == 0) f->new_document = true;
  bool first = f->new_document, joined = false;
  if (!first) {
    const tb_sentence *before = &t->sentences.at[t->sentences.count - 1];
    joined = !t->words.at[before->first + before->count - 1].space_after;
  }
  tb_sentence *s = tb_push_sentence(f);
  if (!s) return tb_fail(f, 0, "out of memory");
  s->gap = first ? TB_GAP_NONE : f->new_paragraph ? TB_GAP_PARAGRAPH : joined ? TB_GAP_NONE : TB_GAP_SPACE;
  f->number = f->first_line;
  if (!tb_place_words(f, s) || !check_tree(c, s)) return false;
  s->has_tree = c->heads > 0;
  f->number = number;
  f->text = f->document_id = NCI_NO_STR;
  f->new_document = f->new_paragraph = false;
  f->first_word = t->words.count;
  c->words = c->mwt_end = c->heads = c->root = c->lines.count = c->entities.count = 0;
  c->sentences++;
  return true;
}

bool tb_read_conllu(tb_file *f)
{
  conllu c = { .f = f };
  f->first_word = f->t->words.count;
  while (tb_next_line(f)) {
    if (!f->line.size) {
      end_sentence(&c);
    } else if (f->line.data[0] == '#' && !c.words) {
      tb_comment(f);
      c.has_documents |= f->new_document;
    } else if (f->line.data[0] != '#' && !read_word(&c)) {
      break;
    }
  }
  return !f->failed && end_sentence(&c);
}
