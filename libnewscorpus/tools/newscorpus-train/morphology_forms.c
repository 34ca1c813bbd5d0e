/* Lemmas beyond the treebanks: a table of forms that a user gives, and words that known lemmas tell of. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "newscorpus-train/morphology.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { MAX_LINE = 4096, MIN_PATTERN = 3, MIN_STEM = 2, MAX_TAKEN = 8 };

/* ---------------------------------------------------------------- a table of forms */

typedef struct forms {
  morph_learner *l;
  const char *path;
  uint32_t line;
} forms;

static bool wrong(const forms *f, const char *what, ncorp_str cell)
{
  fprintf(stderr, "%s:%u: error: %s: \"%.*s\"\n", f->path, f->line, what, NCORP_STR_ARG(cell));
  return false;
}

/* Takes what stands before the next `mark` off the front of *rest; false at the end. */
static bool take(ncorp_str *rest, char mark, ncorp_str *part)
{
  if (!rest->data) return false;
  const char *at = rest->size ? memchr(rest->data, mark, rest->size) : NULL;
  *part = nci_str(rest->data, at ? (size_t)(at - rest->data) : rest->size);
  *rest = at ? nci_str(at + 1, rest->size - part->size - 1) : NCI_NO_STR;
  return true;
}

/* "XPOS form|form", "_" for no XPOS. Tags that the treebanks do not have are passed over: they would never be looked up. */
static bool read_cell(const forms *f, ncorp_str lemma, uint32_t upos, ncorp_str cell)
{
  tb_shared *shared = f->l->t->shared;
  ncorp_str rest = cell, tag, form;
  take(&rest, ' ', &tag);
  if (!tag.size || !rest.size) return wrong(f, "not a tag, a space and forms", cell);
  const nci_morph_header *h = &f->l->m.header;
  uint32_t xpos = nci_str_is(tag, "_") ? h->xpos_count : nci_intern_find(&shared->labels[TB_XPOS], tag);
  while (take(&rest, '|', &form)) {
    if (!form.size) return wrong(f, "an empty form", cell);
    if (upos >= h->upos_count || xpos > h->xpos_count) continue;
    morph_add_sample(f->l, (morph_sample){ .form = nci_intern_add(&shared->strings, form), .lemma = nci_intern_add(&shared->strings, lemma),
                                           .upos = (uint16_t)upos, .xpos = (uint16_t)xpos, .feats = NCI_MORPH_NO_FEATS, .listed = true });
  }
  return true;
}

static bool read_line(const forms *f, ncorp_str line)
{
  ncorp_str rest = line, upos, lemma, cell;
  take(&rest, '\t', &upos);
  if (!take(&rest, '\t', &lemma) || !lemma.size) return wrong(f, "not UPOS, lemma, and cells of XPOS and forms", line);
  uint32_t label = nci_intern_find(&f->l->t->shared->labels[TB_UPOS], upos);
  while (take(&rest, '\t', &cell))
    if (!read_cell(f, lemma, label, cell)) return false;
  return true;
}

bool morph_read_forms(morph_learner *l, const char *path)
{
  forms f = { .l = l, .path = path };
  char buffer[MAX_LINE];
  FILE *in = fopen(path, "rb");
  if (!in) return train_error("%s: %s", path, strerror(errno));
  bool good = true;
  while (good && fgets(buffer, sizeof buffer, in)) {
    ncorp_str line = nci_cstr(buffer);
    f.line++;
    while (line.size && (line.data[line.size - 1] == '\n' || line.data[line.size - 1] == '\r')) line.size--;
    if (nci_utf8_valid(line) != line.size || line.size + 2 >= sizeof buffer) good = wrong(&f, "not UTF-8, or too long", line);
    else if (line.size && line.data[0] != '#') good = read_line(&f, line);
  }
  fclose(in);
  return good;
}

/* ---------------------------------------------------------------- analogies */

/* Words of a context whose ending `taken` gives way to `add` behind a stem that ends in `last`: pl(an)ned, prov(ok)ing. */
typedef struct pattern {
  uint32_t context, upos;
  uint32_t edit;
  uint32_t count; /* words */
  uint8_t taken_size, add_size;
  char taken[MAX_TAKEN], add[MAX_TAKEN], last[MIN_STEM];
} pattern;

typedef struct analogies {
  morph_learner *l;
  nci_intern lemmas;   /* in lower case; of any part of speech */
  nci_intern of_upos;  /* the same with the UPOS in front */
  NCI_VEC(uint32_t) upos_of; /* of each of these */
  nci_intern keys;     /* of patterns */
  NCI_VEC(pattern) patterns;
} analogies;

static ncorp_str with_upos(char *buffer, size_t room, uint32_t upos, ncorp_str lemma)
{
  if (lemma.size + sizeof upos > room) return NCI_NO_STR;
  memcpy(buffer, &upos, sizeof upos);
  memcpy(buffer + sizeof upos, lemma.data, lemma.size);
  return nci_str(buffer, sizeof upos + lemma.size);
}

static void learn_lemma(analogies *a, const morph_sample *s)
{
  char buffer[256];
  ncorp_str lemma = nci_fold(a->l->arena, morph_string(a->l, s->lemma)), key = with_upos(buffer, sizeof buffer, s->upos, lemma);
  if (!key.data) return;
  nci_intern_add(&a->lemmas, lemma);
  if (nci_intern_add(&a->of_upos, key) == a->upos_of.count) nci_vec_add(a->l->arena, &a->upos_of, s->upos);
}

static void learn_pattern(analogies *a, const morph_sample *s)
{
  nci_edit edit = a->l->edit_list.at[s->edit];
  ncorp_str lower = morph_string(a->l, s->lower), add = a->l->adds.strings.at[edit.add];
  if (edit.kind != NCI_EDIT_END || edit.strip == 0 || edit.strip >= lower.size || edit.strip > MAX_TAKEN || add.size > MAX_TAKEN) return;
  size_t stem = lower.size - edit.strip;
  if (!nci_ascii(lower) || stem < MIN_STEM) return; /* patterns are of one-byte letters */
  pattern p = { .context = s->context, .upos = s->upos, .edit = s->edit, .taken_size = edit.strip, .add_size = (uint8_t)add.size };
  memcpy(p.last, lower.data + stem - MIN_STEM, MIN_STEM);
  memcpy(p.taken, lower.data + stem, edit.strip);
  if (add.size) memcpy(p.add, add.data, add.size);
  pattern key = p;
  uint32_t id = nci_intern_add(&a->keys, nci_str((const char *)&key, sizeof key));
  if (id == a->patterns.count) nci_vec_add(a->l->arena, &a->patterns, p);
  if (id < a->patterns.count) a->patterns.at[id].count++;
}

static bool is_known(const analogies *a, const nci_edit *edit, ncorp_str lower)
{
  nci_morph out;
  nci_morph_apply(&a->l->m, *edit, NCI_CASE_LOWER, lower, lower, &out);
  return nci_intern_find(&a->lemmas, out.lemma) != UINT32_MAX;
}

/* The form that the pattern makes of the lemma is kept as a word of its own where it was not seen, and endings make no
 * known lemma of it. */
static void apply(analogies *a, const pattern *p, ncorp_str lemma)
{
  char form[256];
  morph_learner *l = a->l;
  nci_endings e;
  size_t stem = lemma.size - p->add_size;
  if (!nci_str_ends(lemma, nci_str(p->add, p->add_size)) || stem < MIN_STEM || memcmp(lemma.data + stem - MIN_STEM, p->last, MIN_STEM) != 0 || stem + p->taken_size > sizeof form) return;
  memcpy(form, lemma.data, stem);
  memcpy(form + stem, p->taken, p->taken_size);
  ncorp_str lower = nci_str(form, stem + p->taken_size);
  nci_morph_endings(&e, lower);
  uint64_t key = nci_morph_key(NCI_QUERY_EDIT, p->context, e.whole);
  if (votes_find(&l->votes, key)) return;
  const node *upos = votes_find(&l->votes, nci_morph_key(NCI_QUERY_EDIT_UPOS, p->upos, e.whole));
  uint32_t otherwise = upos && upos->kept ? upos->value : morph_edit_by_ending(l, p->context, &e);
  if (otherwise == p->edit || is_known(a, &l->edit_list.at[otherwise], lower)) return;
  node *n = votes_get(&l->votes, key);
  if (!n) return;
  n->value = (uint16_t)p->edit;
  n->settled = n->kept = true;
  l->contexts[p->context].known |= 1u << NCI_QUERY_EDIT;
}

void morph_add_analogies(morph_learner *l)
{
  analogies a = { .l = l };
  nci_intern_init(&a.lemmas, l->arena);
  nci_intern_init(&a.of_upos, l->arena);
  nci_intern_init(&a.keys, l->arena);
  for (uint32_t i = 0; i < l->samples.count; i++) {
    const morph_sample *s = &l->samples.at[i];
    if (s->edit == MORPH_NO_EDIT || s->shape != NCI_WORD_LOWER) continue;
    learn_lemma(&a, s);
    learn_pattern(&a, s);
  }
  for (uint32_t i = 0; i < a.patterns.count && !l->arena->failed; i++) {
    const pattern *p = &a.patterns.at[i];
    if (p->count < MIN_PATTERN) continue;
    for (uint32_t k = 0; k < a.of_upos.strings.count; k++) {
      ncorp_str s = a.of_upos.strings.at[k];
      if (a.upos_of.at[k] == p->upos) apply(&a, p, nci_str(s.data + sizeof(uint32_t), s.size - sizeof(uint32_t)));
    }
  }
}
