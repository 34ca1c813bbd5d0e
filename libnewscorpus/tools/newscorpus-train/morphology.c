/* Learns lemmas and features: counts what is done to the words of the treebanks, by their endings in their contexts. */
#include "newscorpus-train/morphology.h"

#include <string.h>

#include "text/fold.h"

enum { MAX_STRIP = 255 };

/* ---------------------------------------------------------------- edits */

static uint32_t lower_of(morph_learner *l, uint32_t form)
{
  nci_intern *strings = &l->t->shared->strings;
  ncorp_str folded = nci_fold(l->arena, strings->strings.at[form]);
  return nci_intern_add(strings, folded);
}

static uint32_t edit_id(morph_learner *l, nci_edit_kind kind, uint32_t strip, ncorp_str add)
{
  char key[8] = { (char)kind, (char)strip };
  uint32_t string = nci_intern_add(&l->adds, add);
  memcpy(key + 2, &string, sizeof string);
  uint32_t id = nci_intern_add(&l->edits, nci_str(key, 6));
  if (id == l->edit_list.count && string <= UINT16_MAX) {
    nci_vec_add(l->arena, &l->edit_list, ((nci_edit){ .kind = (uint8_t)kind, .strip = (uint8_t)strip, .add = (uint16_t)string }));
    nci_vec_add(l->arena, &l->edit_counts, 0);
  }
  return id < NCI_MORPH_PASS && string < UINT16_MAX ? id : MORPH_NO_EDIT;
}

static bool is_without_commas(ncorp_str form, ncorp_str lemma)
{
  size_t n = 0;
  for (size_t i = 0; i < form.size; i++) {
    if (form.data[i] == ',') continue;
    if (n == lemma.size || lemma.data[n++] != form.data[i]) return false;
  }
  return n == lemma.size && n < form.size && n > 0;
}

/* What turns the lower-cased form into the lower-cased lemma. */
uint32_t morph_find_edit(morph_learner *l, uint32_t lower_id, uint32_t lemma_id)
{
  ncorp_str lower = morph_string(l, lower_id), lemma = morph_string(l, lemma_id), small = nci_fold(l->arena, lemma);
  if (is_without_commas(lower, lemma)) return edit_id(l, NCI_EDIT_NO_COMMAS, 0, NCI_STR(""));
  size_t same = 0;
  uint32_t strip = 0;
  while (same < lower.size && same < small.size && lower.data[same] == small.data[same]) same++;
  while (same && ((same < lower.size && ((unsigned char)lower.data[same] & 0xc0) == 0x80) ||
                  (same < small.size && ((unsigned char)small.data[same] & 0xc0) == 0x80)))
    same--;
  for (size_t i = same; i < lower.size; i++) strip += ((unsigned char)lower.data[i] & 0xc0) != 0x80;
  if (!same || strip > MAX_STRIP) return edit_id(l, NCI_EDIT_WHOLE, 0, lemma);
  return edit_id(l, NCI_EDIT_END, strip, nci_str(small.data + same, small.size - same));
}

/* ---------------------------------------------------------------- samples */

static bool beside_caps(const treebank *t, const tb_sentence *s, uint32_t i)
{
  const tb_word *w = &t->words.at[s->first];
  return (i > 0 && nci_morph_is_caps(tb_form(t, &w[i - 1]))) || (i + 1 < s->count && nci_morph_is_caps(tb_form(t, &w[i + 1])));
}

static uint16_t tag_or(uint16_t label, uint32_t count) { return label < count ? label : (uint16_t)count; }

void morph_add_sample(morph_learner *l, morph_sample s)
{
  s.lower = lower_of(l, s.form);
  ncorp_str form = morph_string(l, s.form);
  s.shape = (uint8_t)nci_morph_shape(form, morph_string(l, s.lower), s.shape ? NCI_MORPH_BESIDE_CAPS : 0);
  uint32_t key[] = { s.form, s.lemma, s.upos, s.xpos, s.feats, s.shape, s.listed };
  uint32_t id = nci_intern_add(&l->samples_seen, nci_str((const char *)key, sizeof key));
  if (id == UINT32_MAX) return;
  if (id == l->samples.count) nci_vec_add(l->arena, &l->samples, s);
  if (id < l->samples.count) l->samples.at[id].count++;
}

static void collect(morph_learner *l)
{
  const treebank *t = &l->t->train;
  for (uint32_t i = 0; i < t->sentences.count; i++) {
    const tb_sentence *s = &t->sentences.at[i];
    for (uint32_t k = 0; k < s->count; k++) {
      const tb_word *w = &t->words.at[s->first + k];
      morph_add_sample(l, (morph_sample){ .form = w->form, .lemma = w->lemma, .upos = tag_or(w->upos, l->m.header.upos_count), .xpos = tag_or(w->xpos, l->m.header.xpos_count),
                              .feats = w->feats == TB_NO_LABEL ? NCI_MORPH_NO_FEATS : w->feats, .shape = beside_caps(t, s, k) });
    }
  }
}

static void find_edits(morph_learner *l)
{
  for (uint32_t i = 0; i < l->samples.count; i++) {
    morph_sample *s = &l->samples.at[i];
    s->edit = s->lemma == TB_NONE ? MORPH_NO_EDIT : morph_find_edit(l, s->lower, s->lemma);
    if (s->edit < l->edit_counts.count && !s->listed) l->edit_counts.at[s->edit] += s->count;
  }
}

/* Numbers the pairs of tags that occur. Others take the context of the most frequent pair with the same XPOS, else with the
 * same UPOS, else of all. */
static void number_pairs(morph_learner *l)
{
  uint32_t upos_count = l->m.header.upos_count + 1, xpos_count = l->m.header.xpos_count + 1;
  uint32_t *counts = nci_arena_alloc(l->arena, (size_t)upos_count * xpos_count, sizeof *counts);
  l->pairs = nci_arena_alloc(l->arena, (size_t)upos_count * xpos_count, sizeof *l->pairs);
  if (!counts || !l->pairs) return;
  memset(counts, 0, (size_t)upos_count * xpos_count * sizeof *counts);
  for (uint32_t i = 0; i < l->samples.count; i++) counts[l->samples.at[i].upos * xpos_count + l->samples.at[i].xpos] += l->samples.at[i].count;
  for (uint32_t p = 0; p < upos_count * xpos_count; p++) l->pairs[p] = counts[p] ? (uint16_t)l->m.header.context_count++ : UINT16_MAX;
  for (uint32_t u = 0; u < upos_count; u++)
    for (uint32_t x = 0; x < xpos_count; x++) {
      uint32_t best = 0, found = UINT32_MAX;
      if (counts[u * xpos_count + x]) continue;
      for (uint32_t v = 0; v < upos_count && x + 1 < xpos_count; v++)
        if (counts[v * xpos_count + x] > best) best = counts[found = v * xpos_count + x];
      for (uint32_t y = 0; y < xpos_count && !best; y++)
        if (counts[u * xpos_count + y] > best) best = counts[found = u * xpos_count + y];
      for (uint32_t p = 0; p < upos_count * xpos_count && !best; p++)
        if (counts[p] > best) best = counts[found = p];
      l->pairs[u * xpos_count + x] = found == UINT32_MAX ? 0 : l->pairs[found];
    }
  l->contexts = nci_arena_alloc(l->arena, l->m.header.context_count, sizeof *l->contexts);
  l->plain = nci_arena_alloc(l->arena, l->m.header.context_count, sizeof *l->plain);
  if (!l->contexts || !l->plain) return;
  for (uint32_t i = 0; i < l->m.header.context_count; i++) { /* nothing known: the lemma is the form */
    l->contexts[i] = (nci_morph_context){ .edit = NCI_MORPH_PASS, .feats = NCI_MORPH_NO_FEATS };
    memset(l->contexts[i].letters, NCI_CASES, sizeof l->contexts[i].letters);
    l->plain[i] = (plainness){ 0 };
  }
  for (uint32_t i = 0; i < l->samples.count; i++) l->samples.at[i].context = l->pairs[l->samples.at[i].upos * xpos_count + l->samples.at[i].xpos];
}

/* ---------------------------------------------------------------- counting */

/* The strings of the edits, as the model will have them. */
static void make_adds(morph_learner *l)
{
  nci_labels *a = &l->m.adds;
  uint32_t count = l->adds.strings.count, size = 0;
  uint32_t *offsets = nci_arena_alloc(l->arena, (size_t)count + 1, sizeof *offsets);
  for (uint32_t i = 0; i < count && offsets; i++) {
    offsets[i] = size;
    size += (uint32_t)l->adds.strings.at[i].size;
  }
  char *bytes = nci_arena_alloc(l->arena, size, 1);
  if (!offsets || !bytes) return;
  offsets[count] = size;
  for (uint32_t i = 0; i < count; i++) memcpy(bytes + offsets[i], l->adds.strings.at[i].data, l->adds.strings.at[i].size);
  *a = (nci_labels){ count, offsets, bytes };
}

/* In which cases the edit gives the lemma, as bits. */
static unsigned cases_of(const morph_learner *l, const morph_sample *s)
{
  nci_morph out;
  unsigned cases = 0;
  for (int c = 0; c < NCI_CASES; c++)
    if (nci_morph_apply(&l->m, l->edit_list.at[s->edit], (nci_lemma_case)c, morph_string(l, s->form), morph_string(l, s->lower), &out) &&
        nci_str_eq(out.lemma, morph_string(l, s->lemma)))
      cases |= 1u << c;
  return cases;
}

/* Whole words are counted as often as they occur, endings once for each word that has them: a frequent word says no more of
 * words like it than a rare one does. */
static void count_words(morph_learner *l)
{
  nci_endings e;
  for (uint32_t i = 0; i < l->samples.count; i++) {
    const morph_sample *s = &l->samples.at[i];
    nci_morph_endings(&e, morph_string(l, s->lower));
    if (s->listed) { /* what texts say goes first; endings are left alone */
      if (s->edit == MORPH_NO_EDIT || votes_find(&l->votes, morph_sample_key(NCI_QUERY_EDIT, s, e.whole))) continue;
      votes_add(&l->votes, morph_sample_key(NCI_QUERY_EDIT, s, e.whole), s->edit, 1);
      votes_add(&l->votes, nci_morph_key(NCI_QUERY_EDIT_UPOS, s->upos, e.whole), s->edit, 1);
      continue;
    }
    votes_add(&l->votes, morph_sample_key(NCI_QUERY_FEATS, s, e.whole), s->feats, s->count);
    if (s->edit == MORPH_NO_EDIT) continue;
    votes_add(&l->votes, morph_sample_key(NCI_QUERY_EDIT, s, e.whole), s->edit, s->count);
    votes_add(&l->votes, nci_morph_key(NCI_QUERY_EDIT_UPOS, s->upos, e.whole), s->edit, s->count);
    unsigned cases = l->edit_list.at[s->edit].kind == NCI_EDIT_END ? cases_of(l, s) : 0;
    if (cases && s->shape == NCI_WORD_LOWER) {
      l->plain[s->context].words += s->count;
      l->plain[s->context].lower += cases & 1u << NCI_CASE_LOWER ? s->count : 0;
    }
    for (uint32_t c = 0; c < NCI_CASES; c++) {
      if (!(cases & 1u << c)) continue;
      votes_add(&l->votes, morph_sample_key(NCI_QUERY_CASE, s, e.whole), c, s->count);
      votes_add(&l->votes, morph_sample_key(NCI_QUERY_CASE_SHAPE + s->shape, s, e.whole), c, s->count);
      for (uint32_t k = 0; k <= e.longest && k <= NCI_MORPH_CASE_SUFFIX; k++) votes_add(&l->votes, morph_sample_key(NCI_QUERY_CASE_SHAPE + s->shape, s, e.at[k]), c, 1);
    }
  }
}

/* Of cases that fit equally often, which one is meant. */
const uint32_t *morph_case_weights(int shape)
{
  static const uint32_t any[NCI_CASES] = { 4, 3, 2, 1 };
  static const uint32_t weights[NCI_WORD_SHAPES][NCI_CASES] = {
    [NCI_WORD_LOWER] = { 4, 3, 1, 2 },
    [NCI_WORD_CAPITAL] = { 4, 2, 1, 3 },
    [NCI_WORD_UPPER] = { 4, 1, 2, 3 },
    [NCI_WORD_UPPER_RUN] = { 4, 3, 1, 2 },
    [NCI_WORD_MIXED] = { 3, 2, 1, 4 },
  };
  return shape < 0 ? any : weights[shape];
}

/* Votes of words for their endings, once for each word in a context. An ending speaks for an edit when it covers what is
 * taken off, so that no word loses letters that no word in training lost. */
static void count_endings(morph_learner *l)
{
  nci_endings e;
  nci_intern seen;
  nci_intern_init(&seen, l->arena);
  for (uint32_t i = 0; i < l->samples.count; i++) {
    const morph_sample *s = &l->samples.at[i];
    if (s->listed) continue;
    uint32_t key[] = { s->lower, s->context };
    uint32_t known = seen.strings.count;
    if (nci_intern_add(&seen, nci_str((const char *)key, sizeof key)) != known) continue;
    nci_morph_endings(&e, morph_string(l, s->lower));
    node *feats = votes_find(&l->votes, morph_sample_key(NCI_QUERY_FEATS, s, e.whole)), *edit = votes_find(&l->votes, morph_sample_key(NCI_QUERY_EDIT, s, e.whole));
    if (feats) votes_settle(&l->votes, feats, NULL);
    if (edit) votes_settle(&l->votes, edit, l->edit_counts.at);
    uint32_t feats_value = feats ? feats->value : 0, edit_value = edit ? edit->value : 0;
    bool has_edit = edit && l->edit_list.at[edit_value].kind != NCI_EDIT_WHOLE; /* adding votes moves the nodes */
    for (uint32_t k = 0; k <= e.longest; k++) {
      if (has_edit && (edit_value == l->identity || (k && l->edit_list.at[edit_value].strip <= k))) votes_add(&l->votes, morph_sample_key(NCI_QUERY_EDIT, s, e.at[k]), edit_value, 1);
      if (feats && k <= NCI_MORPH_FEATS_SUFFIX) votes_add(&l->votes, morph_sample_key(NCI_QUERY_FEATS, s, e.at[k]), feats_value, 1);
    }
  }
}

/* ---------------------------------------------------------------- measuring */

typedef struct result {
  uint64_t words, lemmas, feats, in_tree;
} result;

static void tell_wrong(trainer *t, const char *what, const tb_word *w, ncorp_str gold, ncorp_str ours)
{
  ncorp_str form = tb_form(&t->dev, w), upos = tb_label(t->shared, TB_UPOS, w->upos), xpos = tb_label(t->shared, TB_XPOS, w->xpos);
  train_add_error(t, "%s\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s", what, NCORP_STR_ARG(form), NCORP_STR_ARG(upos), NCORP_STR_ARG(xpos),
                  NCORP_STR_ARG(gold), NCORP_STR_ARG(ours));
}

static uint16_t label_or_none(uint32_t feats) { return feats < TB_NO_LABEL ? (uint16_t)feats : TB_NO_LABEL; }

static void measure_sentence(morph_learner *l, const tb_sentence *s, nci_arena *scratch, result *r)
{
  const treebank *b = &l->t->dev;
  nci_morph_word *words = nci_arena_alloc(scratch, s->count, sizeof *words);
  if (!words) return;
  morph_tree_words(l, b, s, scratch, words);
  nci_morphology_tree(&l->m, words, s->count);
  for (uint32_t k = 0; k < s->count; k++) {
    const tb_word *w = &b->words.at[s->first + k];
    ncorp_str form = tb_form(b, w);
    nci_morph m;
    nci_morphology_word(&l->m, form, nci_fold(scratch, form), w->upos, w->xpos, beside_caps(b, s, k) ? NCI_MORPH_BESIDE_CAPS : 0, &m);
    bool right = w->lemma == TB_NONE || nci_str_eq(m.lemma, tb_lemma(b, w));
    uint16_t in_tree = label_or_none(words[k].in_tree);
    r->words++;
    r->lemmas += right;
    r->feats += label_or_none(m.feats) == w->feats;
    r->in_tree += in_tree == w->feats;
    if (!right) tell_wrong(l->t, "lemma", w, tb_lemma(b, w), m.lemma);
    if (in_tree != w->feats) tell_wrong(l->t, "features", w, tb_label(l->t->shared, TB_FEATS, w->feats), tb_label(l->t->shared, TB_FEATS, in_tree));
  }
}

static void measure(morph_learner *l)
{
  trainer *t = l->t;
  const treebank *b = &t->dev;
  nci_arena scratch;
  nci_arena_init(&scratch, ncorp_allocator_default());
  for (uint32_t source = 0; source < b->sources.count; source++) {
    result r = { 0 };
    for (uint32_t i = 0; i < b->sentences.count; i++) {
      const tb_sentence *s = &b->sentences.at[i];
      if (b->documents.at[s->document].source == source) measure_sentence(l, s, &scratch, &r);
      nci_arena_reset(&scratch);
    }
    const struct { const char *measure; uint64_t correct; } scores[] = { { "lemmas", r.lemmas }, { "features, words alone", r.feats }, { "features", r.in_tree } };
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++)
      train_add_score(t, (train_score){ .part = "morphology", .data = b->sources.at[source].data, .measure = scores[i].measure, .correct = scores[i].correct, .of = r.words });
  }
  nci_arena_done(&scratch);
}

static bool learn(trainer *t)
{
  morph_learner l = { .t = t, .arena = t->arena, .votes = { .arena = t->arena } };
  l.m.header.upos_count = t->label_count[TB_UPOS];
  l.m.header.xpos_count = t->label_count[TB_XPOS];
  nci_intern_init(&l.edits, l.arena);
  nci_intern_init(&l.adds, l.arena);
  nci_intern_init(&l.samples_seen, l.arena);
  l.identity = edit_id(&l, NCI_EDIT_END, 0, NCI_STR(""));
  collect(&l);
  if (t->options->forms && !morph_read_forms(&l, t->options->forms)) return false;
  find_edits(&l);
  number_pairs(&l);
  make_adds(&l);
  if (l.arena->failed) return true; /* told by the caller */
  l.m.pairs = l.pairs;
  l.m.contexts = l.contexts;
  morph_name_relations(&l);
  l.m.edits = l.edit_list.at;
  l.m.header.edit_count = l.edit_list.count;
  count_words(&l);
  count_endings(&l);
  morph_keep(&l);
  if (!train_ablated(t, "analogies")) morph_add_analogies(&l);
  if (!morph_make_table(&l)) return true;
  if (!train_ablated(t, "trees")) {
    morph_learn_trees(&l);
    if (!morph_make_table(&l)) return true;
  }
  morph_write(&l);
  measure(&l);
  return true;
}

static const char *const FEATURES[] = { "analogies", "trees", NULL };

static const char *const SECTIONS[] = { "morph", "morphadd", NULL };

const train_part PART_MORPHOLOGY = {
  .name = "morphology",
  .summary = "lemmas and features of tagged words",
  .needs_trees = true,
  .features = FEATURES,
  .sections = SECTIONS,
  .train = learn,
};
