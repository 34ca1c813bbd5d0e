/* Learns lemmas and features: counts what is done to the words of the treebanks, by their endings in their contexts, and
 * keeps what shorter endings do not already say. The table is language/morphology.h's; so are the keys, the shapes and the
 * making of lemmas. */
#include "language/morphology.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "newscorpus-train/train.h"
#include "text/fold.h"

enum { NO_EDIT = UINT32_MAX, MIN_ENDING = 2, MIN_CASE_ENDING = 3, MAX_STRIP = 255, PLAIN_PERCENT = 99, MIN_CASE = 2 };

/* How often a key went with a value. */
typedef struct vote {
  uint32_t value, count;
  uint32_t next; /* of the same key, + 1 */
} vote;

typedef struct node {
  uint64_t key;
  uint32_t votes; /* + 1 */
  uint32_t total;
  uint16_t value; /* the one with most votes, once it is settled */
  uint32_t support; /* its votes */
  bool settled, kept;
  bool shortest;  /* an ending of no bytes, which the context has */
  bool longer;    /* a longer ending is kept, so the way to it must be */
} node;

/* Words that are alike in all that is looked at. */
typedef struct sample {
  uint32_t form, lower, lemma; /* strings */
  uint16_t upos, xpos, feats;  /* TB_NO_LABEL: the number behind the last label */
  uint16_t context;
  uint8_t shape;
  uint32_t count;
  uint32_t edit;               /* NO_EDIT where the lemma is not known */
} sample;

/* Words without capitals in a context, and how many of them have a lemma without capitals. */
typedef struct plainness {
  uint32_t words, lower;
} plainness;

typedef struct learner {
  trainer *t;
  nci_arena *arena;
  nci_intern edits, adds, samples_seen;
  NCI_VEC(nci_edit) edit_list;
  NCI_VEC(uint32_t) edit_counts;
  NCI_VEC(sample) samples;
  NCI_VEC(node) nodes;
  NCI_VEC(vote) votes;
  uint32_t *slots;     /* of nodes, + 1 */
  uint32_t slot_count;
  nci_morphology m;    /* what is made; used while it is made to put lemmas together */
  uint32_t identity;   /* the edit that changes nothing */
  uint16_t *pairs;
  nci_morph_context *contexts;
  plainness *plain; /* of each context */
} learner;

/* ---------------------------------------------------------------- votes */

static void grow_slots(learner *l)
{
  uint32_t count = l->slot_count ? l->slot_count * 2 : 1 << 16;
  uint32_t *slots = nci_arena_alloc(l->arena, count, sizeof *slots);
  if (!slots) return;
  memset(slots, 0, count * sizeof *slots);
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    uint32_t at = (uint32_t)l->nodes.at[i].key & (count - 1);
    while (slots[at]) at = (at + 1) & (count - 1);
    slots[at] = i + 1;
  }
  l->slots = slots;
  l->slot_count = count;
}

static node *find_node(const learner *l, uint64_t key)
{
  if (!l->slot_count) return NULL;
  for (uint32_t at = (uint32_t)key & (l->slot_count - 1); l->slots[at]; at = (at + 1) & (l->slot_count - 1))
    if (l->nodes.at[l->slots[at] - 1].key == key) return &l->nodes.at[l->slots[at] - 1];
  return NULL;
}

static node *get_node(learner *l, uint64_t key)
{
  node *n = find_node(l, key);
  if (n) return n;
  if (l->nodes.count >= l->slot_count / 2) grow_slots(l);
  if (l->arena->failed || !(n = nci_vec_push(l->arena, &l->nodes))) return NULL;
  n->key = key;
  uint32_t at = (uint32_t)key & (l->slot_count - 1);
  while (l->slots[at]) at = (at + 1) & (l->slot_count - 1);
  l->slots[at] = l->nodes.count;
  return n;
}

static void add_vote(learner *l, uint64_t key, uint32_t value, uint32_t count)
{
  node *n = get_node(l, key);
  if (!n) return;
  n->total += count;
  for (uint32_t i = n->votes; i; i = l->votes.at[i - 1].next)
    if (l->votes.at[i - 1].value == value) {
      l->votes.at[i - 1].count += count;
      return;
    }
  vote *v = nci_vec_push(l->arena, &l->votes);
  if (!v) return;
  *v = (vote){ .value = value, .count = count, .next = n->votes };
  n->votes = l->votes.count;
}

/* Chooses the value with most votes; of equal ones that with the greater weight, then the lower number. */
static void settle(learner *l, node *n, const uint32_t *weights)
{
  const vote *best = NULL;
  if (n->settled) return;
  for (uint32_t i = n->votes; i; i = l->votes.at[i - 1].next) {
    const vote *v = &l->votes.at[i - 1];
    uint32_t mine = weights ? weights[v->value] : 0, other = weights && best ? weights[best->value] : 0;
    if (!best || v->count > best->count || (v->count == best->count && (mine > other || (mine == other && v->value < best->value)))) best = v;
  }
  n->settled = true;
  n->value = best ? (uint16_t)best->value : 0;
  n->support = best ? best->count : 0;
}

/* ---------------------------------------------------------------- edits */

static ncorp_str string_of(const learner *l, uint32_t id) { return tb_string(l->t->shared, id); }

static uint32_t lower_of(learner *l, uint32_t form)
{
  nci_intern *strings = &l->t->shared->strings;
  ncorp_str folded = nci_fold(l->arena, strings->strings.at[form]);
  return nci_intern_add(strings, folded);
}

static uint32_t edit_id(learner *l, nci_edit_kind kind, uint32_t strip, ncorp_str add)
{
  char key[8] = { (char)kind, (char)strip };
  uint32_t string = nci_intern_add(&l->adds, add);
  memcpy(key + 2, &string, sizeof string);
  uint32_t id = nci_intern_add(&l->edits, nci_str(key, 6));
  if (id == l->edit_list.count && string <= UINT16_MAX) {
    nci_vec_add(l->arena, &l->edit_list, ((nci_edit){ .kind = (uint8_t)kind, .strip = (uint8_t)strip, .add = (uint16_t)string }));
    nci_vec_add(l->arena, &l->edit_counts, 0);
  }
  return id < NCI_MORPH_PASS && string < UINT16_MAX ? id : NO_EDIT;
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
static uint32_t find_edit(learner *l, const sample *s)
{
  ncorp_str lower = string_of(l, s->lower), lemma = string_of(l, s->lemma), small = nci_fold(l->arena, lemma);
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

static void add_sample(learner *l, sample s)
{
  s.lower = lower_of(l, s.form);
  ncorp_str form = string_of(l, s.form);
  s.shape = (uint8_t)nci_morph_shape(form, string_of(l, s.lower), s.shape ? NCI_MORPH_BESIDE_CAPS : 0);
  uint32_t key[] = { s.form, s.lemma, s.upos, s.xpos, s.feats, s.shape };
  uint32_t id = nci_intern_add(&l->samples_seen, nci_str((const char *)key, sizeof key));
  if (id == UINT32_MAX) return;
  if (id == l->samples.count) nci_vec_add(l->arena, &l->samples, s);
  if (id < l->samples.count) l->samples.at[id].count++;
}

static void collect(learner *l)
{
  const treebank *t = &l->t->train;
  for (uint32_t i = 0; i < t->sentences.count; i++) {
    const tb_sentence *s = &t->sentences.at[i];
    for (uint32_t k = 0; k < s->count; k++) {
      const tb_word *w = &t->words.at[s->first + k];
      add_sample(l, (sample){ .form = w->form, .lemma = w->lemma, .upos = tag_or(w->upos, l->m.header.upos_count), .xpos = tag_or(w->xpos, l->m.header.xpos_count),
                              .feats = w->feats == TB_NO_LABEL ? NCI_MORPH_NO_FEATS : w->feats, .shape = beside_caps(t, s, k) });
    }
  }
  for (uint32_t i = 0; i < l->samples.count; i++) {
    sample *s = &l->samples.at[i];
    s->edit = s->lemma == TB_NONE ? NO_EDIT : find_edit(l, s);
    if (s->edit < l->edit_counts.count) l->edit_counts.at[s->edit] += s->count;
  }
}

/* Numbers the pairs of tags that occur. Others take the context of the most frequent pair with the same XPOS, else with the
 * same UPOS, else of all. */
static void number_pairs(learner *l)
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

static uint64_t key_of(nci_morph_query query, const sample *s, uint64_t ending) { return nci_morph_key(query, s->context, ending); }

/* The strings of the edits, as the model will have them. */
static void make_adds(learner *l)
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
static unsigned cases_of(const learner *l, const sample *s)
{
  nci_morph out;
  unsigned cases = 0;
  for (int c = 0; c < NCI_CASES; c++)
    if (nci_morph_apply(&l->m, l->edit_list.at[s->edit], (nci_lemma_case)c, string_of(l, s->form), string_of(l, s->lower), &out) &&
        nci_str_eq(out.lemma, string_of(l, s->lemma)))
      cases |= 1u << c;
  return cases;
}

/* Whole words are counted as often as they occur, endings once for each word that has them: a frequent word says no more of
 * words like it than a rare one does. */
static void count_words(learner *l)
{
  nci_endings e;
  for (uint32_t i = 0; i < l->samples.count; i++) {
    const sample *s = &l->samples.at[i];
    nci_morph_endings(&e, string_of(l, s->lower));
    add_vote(l, key_of(NCI_QUERY_FEATS, s, e.whole), s->feats, s->count);
    if (s->edit == NO_EDIT) continue;
    add_vote(l, key_of(NCI_QUERY_EDIT, s, e.whole), s->edit, s->count);
    add_vote(l, nci_morph_key(NCI_QUERY_EDIT_UPOS, s->upos, e.whole), s->edit, s->count);
    unsigned cases = l->edit_list.at[s->edit].kind == NCI_EDIT_END ? cases_of(l, s) : 0;
    if (cases && s->shape == NCI_WORD_LOWER) {
      l->plain[s->context].words += s->count;
      l->plain[s->context].lower += cases & 1u << NCI_CASE_LOWER ? s->count : 0;
    }
    for (uint32_t c = 0; c < NCI_CASES; c++) {
      if (!(cases & 1u << c)) continue;
      add_vote(l, key_of(NCI_QUERY_CASE, s, e.whole), c, s->count);
      add_vote(l, key_of(NCI_QUERY_CASE_SHAPE + s->shape, s, e.whole), c, s->count);
      for (uint32_t k = 0; k <= e.longest && k <= NCI_MORPH_CASE_SUFFIX; k++) add_vote(l, key_of(NCI_QUERY_CASE_SHAPE + s->shape, s, e.at[k]), c, 1);
    }
  }
}

/* Of cases that fit equally often, which one is meant. */
static const uint32_t *case_weights(int shape)
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
static void count_endings(learner *l)
{
  nci_endings e;
  nci_intern seen;
  nci_intern_init(&seen, l->arena);
  for (uint32_t i = 0; i < l->samples.count; i++) {
    const sample *s = &l->samples.at[i];
    uint32_t key[] = { s->lower, s->context };
    uint32_t known = seen.strings.count;
    if (nci_intern_add(&seen, nci_str((const char *)key, sizeof key)) != known) continue;
    nci_morph_endings(&e, string_of(l, s->lower));
    node *feats = find_node(l, key_of(NCI_QUERY_FEATS, s, e.whole)), *edit = find_node(l, key_of(NCI_QUERY_EDIT, s, e.whole));
    if (feats) settle(l, feats, NULL);
    if (edit) settle(l, edit, l->edit_counts.at);
    uint32_t feats_value = feats ? feats->value : 0, edit_value = edit ? edit->value : 0;
    bool has_edit = edit && l->edit_list.at[edit_value].kind != NCI_EDIT_WHOLE; /* adding votes moves the nodes */
    for (uint32_t k = 0; k <= e.longest; k++) {
      if (has_edit && (edit_value == l->identity || (k && l->edit_list.at[edit_value].strip <= k))) add_vote(l, key_of(NCI_QUERY_EDIT, s, e.at[k]), edit_value, 1);
      if (feats && k <= NCI_MORPH_FEATS_SUFFIX) add_vote(l, key_of(NCI_QUERY_FEATS, s, e.at[k]), feats_value, 1);
    }
  }
}

/* ---------------------------------------------------------------- keeping what is needed */

/* What the longest kept ending says, up to `longest` bytes; -1 for nothing, which leaves a word as it is. */
static int ending_value(const learner *l, nci_morph_query query, uint32_t context, const nci_endings *e, int longest)
{
  for (int k = (int)e->longest < longest ? (int)e->longest : longest; k >= 0; k--) {
    const node *n = find_node(l, nci_morph_key(query, context, e->at[k]));
    if (n && n->kept) return n->value;
  }
  return query == NCI_QUERY_EDIT ? (int)l->identity : -1;
}

/* Whether it is not worth while to look a word of this shape up for its case: those without capitals, where next to all
 * lemmas have none either. */
static bool is_plain(const learner *l, uint32_t context, int shape)
{
  const plainness *p = &l->plain[context];
  return shape == NCI_WORD_LOWER && p->words && (uint64_t)p->lower * 100 >= (uint64_t)p->words * PLAIN_PERCENT;
}

/* Endings of no bytes are the contexts'. */
static void keep_shortest(learner *l, nci_morph_query query, const sample *s, node *n)
{
  nci_morph_context *c = &l->contexts[s->context];
  if (query == NCI_QUERY_EDIT) c->edit = n->value;
  else if (query == NCI_QUERY_FEATS) c->feats = n->value;
  else c->letters[query - NCI_QUERY_CASE_SHAPE] = (uint8_t)n->value;
}

static void keep_ending(learner *l, nci_morph_query query, const sample *s, const nci_endings *e, uint32_t k, uint32_t least, const uint32_t *weights)
{
  node *n = k <= e->longest ? find_node(l, key_of(query, s, e->at[k])) : NULL;
  if (!n || n->settled) return;
  settle(l, n, weights);
  n->kept = k == 0 || (n->total >= least && ending_value(l, query, s->context, e, (int)k - 1) != n->value);
  n->shortest = k == 0;
  if (k == 0) keep_shortest(l, query, s, n);
  if (k == 0 || !n->kept) return;
  if (query == NCI_QUERY_CASE_SHAPE + NCI_WORD_LOWER && is_plain(l, s->context, NCI_WORD_LOWER)) {
    n->kept = false;
    return;
  }
  l->contexts[s->context].longer |= (uint16_t)(1u << query);
  for (uint32_t shorter = 1; shorter < k; shorter++) {
    node *way = get_node(l, key_of(query, s, e->at[shorter]));
    if (way) way->longer = true;
  }
}

static void keep_whole(learner *l, nci_morph_query query, const sample *s, const nci_endings *e, int otherwise, const uint32_t *weights)
{
  node *n = find_node(l, key_of(query, s, e->whole));
  if (!n || n->kept) return;
  settle(l, n, weights);
  n->kept = n->value != otherwise;
  if (n->kept) l->contexts[s->context].known |= (uint16_t)(1u << query);
}

/* A word's case whatever its shape: kept when it differs from what the endings say in one shape at least. */
static void keep_case(learner *l, const sample *s, const nci_endings *e)
{
  node *n = find_node(l, key_of(NCI_QUERY_CASE, s, e->whole));
  if (n && !n->settled) {
    settle(l, n, case_weights(-1));
    for (int shape = 0; shape < NCI_WORD_SHAPES && n->support >= MIN_CASE; shape++)
      n->kept |= ending_value(l, NCI_QUERY_CASE_SHAPE + shape, s->context, e, NCI_MORPH_CASE_SUFFIX) != n->value;
    for (int shape = 0; shape < NCI_WORD_SHAPES && n->kept; shape++)
      if (!is_plain(l, s->context, shape)) l->contexts[s->context].known |= (uint16_t)(1u << (NCI_QUERY_CASE_SHAPE + shape));
  }
  if (is_plain(l, s->context, s->shape)) return;
  int otherwise = n && n->kept ? n->value : ending_value(l, NCI_QUERY_CASE_SHAPE + s->shape, s->context, e, NCI_MORPH_CASE_SUFFIX);
  keep_whole(l, NCI_QUERY_CASE_SHAPE + s->shape, s, e, otherwise, case_weights(s->shape));
}

/* A word's edit by its UPOS alone, for tags that it was not seen with. */
static void keep_upos_edit(learner *l, const sample *s, const nci_endings *e)
{
  node *n = find_node(l, nci_morph_key(NCI_QUERY_EDIT_UPOS, s->upos, e->whole));
  if (!n || n->settled) return;
  settle(l, n, l->edit_counts.at);
  const uint16_t *pairs = l->pairs + (size_t)s->upos * (l->m.header.xpos_count + 1);
  for (uint32_t x = 0; x <= l->m.header.xpos_count && !n->kept; x++)
    n->kept = ending_value(l, NCI_QUERY_EDIT, pairs[x], e, NCI_MORPH_MAX_SUFFIX) != n->value;
  for (uint32_t x = 0; x <= l->m.header.xpos_count && n->kept; x++) l->contexts[pairs[x]].known |= 1u << NCI_QUERY_EDIT_UPOS;
}

/* Shapes that a context was not seen in are taken like words with a capital there; capitals among capitals are no part of
 * the word. */
static void fill_shapes(nci_morph_context *c)
{
  uint8_t like = c->letters[NCI_WORD_CAPITAL] < NCI_CASES ? c->letters[NCI_WORD_CAPITAL]
               : c->letters[NCI_WORD_LOWER] < NCI_CASES ? c->letters[NCI_WORD_LOWER] : NCI_CASE_KEEP;
  for (int shape = 0; shape < NCI_WORD_SHAPES; shape++) {
    if (c->letters[shape] < NCI_CASES) continue;
    c->letters[shape] = shape == NCI_WORD_UPPER_RUN && like == NCI_CASE_KEEP ? NCI_CASE_CAPITAL : like;
  }
}

static void keep(learner *l)
{
  nci_endings e;
  for (uint32_t k = 0; k <= NCI_MORPH_MAX_SUFFIX; k++)
    for (uint32_t i = 0; i < l->samples.count; i++) {
      const sample *s = &l->samples.at[i];
      nci_morph_endings(&e, string_of(l, s->lower));
      keep_ending(l, NCI_QUERY_EDIT, s, &e, k, MIN_ENDING, l->edit_counts.at);
      if (k <= NCI_MORPH_FEATS_SUFFIX) keep_ending(l, NCI_QUERY_FEATS, s, &e, k, MIN_ENDING, NULL);
      if (k <= NCI_MORPH_CASE_SUFFIX)
        keep_ending(l, NCI_QUERY_CASE_SHAPE + s->shape, s, &e, k, MIN_CASE_ENDING, case_weights(s->shape));
    }
  for (uint32_t i = 0; i < l->samples.count; i++) {
    const sample *s = &l->samples.at[i];
    nci_morph_endings(&e, string_of(l, s->lower));
    keep_whole(l, NCI_QUERY_FEATS, s, &e, ending_value(l, NCI_QUERY_FEATS, s->context, &e, NCI_MORPH_FEATS_SUFFIX), NULL);
    keep_case(l, s, &e);
    keep_upos_edit(l, s, &e);
    node *upos = find_node(l, nci_morph_key(NCI_QUERY_EDIT_UPOS, s->upos, e.whole));
    int otherwise = upos && upos->kept ? upos->value : ending_value(l, NCI_QUERY_EDIT, s->context, &e, NCI_MORPH_MAX_SUFFIX);
    keep_whole(l, NCI_QUERY_EDIT, s, &e, otherwise, l->edit_counts.at);
  }
  for (uint32_t i = 0; i < l->m.header.context_count; i++) fill_shapes(&l->contexts[i]);
}

/* ---------------------------------------------------------------- writing */

static bool is_stored(const node *n) { return (n->kept && !n->shortest) || n->longer; }

/* Fills the slots; false when some key would lie too far from its place. */
static bool fill(const learner *l, uint32_t *checks, uint16_t *values, uint32_t count)
{
  for (uint32_t i = 0; i < l->nodes.count; i++) {
    const node *n = &l->nodes.at[i];
    if (!is_stored(n)) continue;
    uint32_t slot = (uint32_t)n->key & (count - 1);
    int probes = 1;
    for (; checks[slot]; slot = (slot + 1) & (count - 1))
      if (++probes > NCI_MORPH_MAX_PROBES) return false;
    checks[slot] = nci_morph_check(n->key);
    values[slot] = (uint16_t)((n->kept ? n->value : NCI_MORPH_PASS) | (n->longer ? NCI_MORPH_LONGER : 0));
  }
  return true;
}

static bool make_table(learner *l)
{
  uint32_t kept = 0, count = 64;
  for (uint32_t i = 0; i < l->nodes.count; i++) kept += is_stored(&l->nodes.at[i]);
  while (count / 4 * 3 < kept) count *= 2;
  for (;; count *= 2) {
    uint32_t *checks = nci_arena_alloc(l->arena, count, sizeof *checks);
    uint16_t *values = nci_arena_alloc(l->arena, count, sizeof *values);
    if (!checks || !values) return false;
    memset(checks, 0, count * sizeof *checks);
    memset(values, 0, count * sizeof *values);
    if (!fill(l, checks, values, count)) continue;
    l->m.header.slot_count = count;
    l->m.checks = checks;
    l->m.values = values;
    return true;
  }
}

static void write_sections(learner *l)
{
  nci_buffer b;
  nci_morph_header *h = &l->m.header;
  nci_buffer_init(&b, ncorp_allocator_default());
  h->edit_count = l->edit_list.count;
  nci_buffer_put(&b, h, sizeof *h);
  nci_buffer_put(&b, l->pairs, ((size_t)h->upos_count + 1) * (h->xpos_count + 1) * sizeof *l->pairs);
  model_align(&b, sizeof *l->contexts);
  nci_buffer_put(&b, l->contexts, h->context_count * sizeof *l->contexts);
  model_align(&b, sizeof *l->edit_list.at);
  nci_buffer_put(&b, l->edit_list.at, l->edit_list.count * sizeof *l->edit_list.at);
  model_align(&b, sizeof *l->m.checks);
  nci_buffer_put(&b, l->m.checks, h->slot_count * sizeof *l->m.checks);
  nci_buffer_put(&b, l->m.values, h->slot_count * sizeof *l->m.values);
  if (b.failed) l->arena->failed = true;
  else model_writer_add(&l->t->model, "morph", b.data, b.size);
  nci_buffer_done(&b);
  model_writer_add_labels(&l->t->model, "morphadd", l->adds.strings.at, l->adds.strings.count);
}

/* ---------------------------------------------------------------- measuring */

static void measure(learner *l)
{
  trainer *t = l->t;
  const treebank *b = &t->dev;
  nci_arena scratch;
  nci_arena_init(&scratch, ncorp_allocator_default());
  for (uint32_t source = 0; source < b->sources.count; source++) {
    uint64_t words = 0, lemmas = 0, feats = 0;
    for (uint32_t i = 0; i < b->sentences.count; i++) {
      const tb_sentence *s = &b->sentences.at[i];
      if (b->documents.at[s->document].source != source) continue;
      for (uint32_t k = 0; k < s->count; k++) {
        const tb_word *w = &b->words.at[s->first + k];
        ncorp_str form = tb_form(b, w), lemma = tb_lemma(b, w);
        nci_morph m;
        nci_morphology_word(&l->m, form, nci_fold(&scratch, form), w->upos, w->xpos, beside_caps(b, s, k) ? NCI_MORPH_BESIDE_CAPS : 0, &m);
        bool right = w->lemma == TB_NONE || nci_str_eq(m.lemma, lemma);
        uint16_t label = m.feats < TB_NO_LABEL ? (uint16_t)m.feats : TB_NO_LABEL;
        words++;
        lemmas += right;
        feats += label == w->feats;
        ncorp_str upos = tb_label(t->shared, TB_UPOS, w->upos), xpos = tb_label(t->shared, TB_XPOS, w->xpos);
        if (!right)
          train_add_error(t, "lemma\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s", NCORP_STR_ARG(form), NCORP_STR_ARG(upos), NCORP_STR_ARG(xpos), NCORP_STR_ARG(lemma), NCORP_STR_ARG(m.lemma));
        if (label != w->feats) {
          ncorp_str gold = tb_label(t->shared, TB_FEATS, w->feats), ours = tb_label(t->shared, TB_FEATS, label);
          train_add_error(t, "feats\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s", NCORP_STR_ARG(form), NCORP_STR_ARG(upos), NCORP_STR_ARG(xpos), NCORP_STR_ARG(gold), NCORP_STR_ARG(ours));
        }
      }
      nci_arena_reset(&scratch);
    }
    const char *name = b->sources.at[source].data;
    train_add_score(t, (train_score){ .part = "morphology", .data = name, .measure = "lemmas", .correct = lemmas, .of = words });
    train_add_score(t, (train_score){ .part = "morphology", .data = name, .measure = "features", .correct = feats, .of = words });
  }
  nci_arena_done(&scratch);
}

static bool learn(trainer *t)
{
  learner l = { .t = t, .arena = t->arena };
  l.m.header.upos_count = t->label_count[TB_UPOS];
  l.m.header.xpos_count = t->label_count[TB_XPOS];
  nci_intern_init(&l.edits, l.arena);
  nci_intern_init(&l.adds, l.arena);
  nci_intern_init(&l.samples_seen, l.arena);
  l.identity = edit_id(&l, NCI_EDIT_END, 0, NCI_STR(""));
  collect(&l);
  number_pairs(&l);
  make_adds(&l);
  if (l.arena->failed) return true; /* told by the caller */
  l.m.pairs = l.pairs;
  l.m.contexts = l.contexts;
  l.m.edits = l.edit_list.at;
  l.m.header.edit_count = l.edit_list.count;
  count_words(&l);
  count_endings(&l);
  keep(&l);
  if (!make_table(&l)) return true;
  write_sections(&l);
  measure(&l);
  return true;
}

const train_part PART_MORPHOLOGY = {
  .name = "morphology",
  .summary = "lemmas and features of tagged words",
  .needs_trees = true,
  .train = learn,
};
