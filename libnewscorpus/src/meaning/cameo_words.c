/* The words of a sentence as dictionaries see them, what they discard and which issues they raise, and the clauses between
 * commas that are left out. */
#include "meaning/cameo_coder.h"

#include "base/str.h"
#include "text/fold.h"

/* Actors' names of several words that stand together are kept together, whatever the parser makes of them. */
static void join_names(nci_cameo_coder *c)
{
  enum { LONGEST = 8 };
  const nci_cameo_dictionary *d = c->dictionary;
  for (uint32_t i = 0; i < c->spot_count; i = c->spots[i].end) {
    uint32_t words[LONGEST], n = 0;
    const nci_cameo_phrase *entry;
    while (n < LONGEST && i + n < c->spot_count) words[n] = c->spots[i + n].word, n++;
    while (n > 1 && nci_cameo_find(d, &d->actors, words, n, &entry) != n) n--; /* all of them, none between */
    for (uint32_t k = 0; k < n; k++) c->spots[i + k].first = i, c->spots[i + k].end = i + n;
  }
}

void nci_cameo_spots(nci_cameo_coder *c)
{
  c->spot_count = 0;
  for (uint32_t t = c->first; t < c->end; t++) {
    uint16_t shape = c->doc->tokens.at[t].shape;
    ncorp_str text = nci_token_text(c->doc, t);
    c->spot_of[t - c->first] = NCORP_NONE;
    if (shape & NCI_SHAPE_PUNCT || (shape & NCI_SHAPE_CLITIC && nci_str_ends(text, NCI_STR("s")) && text.size <= 4)) continue;
    text = nci_fold(c->arena, text);
    for (ncorp_str piece; c->spot_count < NCI_CAMEO_SENTENCE_MAX && (piece = nci_cameo_piece(&text)).size;) {
      if (c->spot_of[t - c->first] == NCORP_NONE) c->spot_of[t - c->first] = c->spot_count;
      uint32_t here = c->spot_count++;
      c->spots[here] = (nci_cameo_spot){ nci_intern_find(&c->dictionary->words, piece), t, NCORP_NONE, here, here + 1, false };
    }
  }
  join_names(c);
}

const nci_cameo_phrase *nci_cameo_discard(const nci_cameo_coder *c, uint32_t *at)
{
  uint32_t words[NCI_CAMEO_SENTENCE_MAX];
  const nci_cameo_phrase *entry, *found = NULL;
  for (uint32_t i = 0; i < c->spot_count; i++) words[i] = c->spots[i].word;
  for (uint32_t i = 0; i < c->spot_count; i++)
    if (nci_cameo_find(c->dictionary, &c->dictionary->discards, words + i, c->spot_count - i, &entry) && (!found || entry->value > found->value))
      found = entry, *at = i;
  return found;
}

const ncorp_str *nci_cameo_issues(nci_cameo_coder *c, uint32_t *count, nci_event_evidence_list *evidence)
{
  const nci_cameo_dictionary *d = c->dictionary;
  uint32_t words[NCI_CAMEO_SENTENCE_MAX];
  const nci_cameo_phrase *entry;
  NCI_VEC(ncorp_str) list = { 0 };
  uint32_t before = evidence->count;
  for (uint32_t i = 0; i < c->spot_count; i++) words[i] = c->spots[i].word;
  *count = 0;
  for (uint32_t i = 0; i < c->spot_count; i++) {
    uint32_t size = nci_cameo_find(d, &d->issues, words + i, c->spot_count - i, &entry);
    if (!size) continue;
    ncorp_str code = d->issue_codes.at[entry->value];
    if (nci_str_is(code, "~")) {
      evidence->count = before;
      return NULL;
    }
    uint32_t k = 0;
    while (k < list.count && !nci_str_eq(list.at[k], code)) k++;
    if (k < list.count) continue;
    nci_vec_add(c->arena, &list, code);
    const nci_token *tokens = c->doc->tokens.at;
    ncorp_span span = { tokens[c->spots[i].token].start, tokens[c->spots[i + size - 1].token].end };
    nci_vec_add(c->arena, evidence, ((ncorp_event_evidence){ nci_evidence_field(c->arena, NCI_STR("context."), k), span, NCI_NO_STR }));
  }
  for (uint32_t i = 0; i < list.count; i++) list.at[i] = nci_arena_str(c->arena, list.at[i]);
  *count = list.count;
  return list.at;
}

bool nci_cameo_parts(const nci_cameo_coder *c, uint32_t token)
{
  if (!nci_token_is(c->doc, token, ",")) return false;
  for (uint32_t i = 0; i < c->nouns.count; i++) {
    const nci_cameo_noun *n = &c->nouns.at[i];
    if (n->first < n->end && c->spots[n->first].token < token && token < c->spots[n->end - 1].token) return false;
  }
  return true;
}

/* Words between two tokens, and whether they are as many as are left out. */
static bool few(const nci_cameo_coder *c, uint32_t from, uint32_t to, uint32_t least, uint32_t most)
{
  uint32_t n = 0;
  for (uint32_t t = from; t < to; t++) n += (c->doc->tokens.at[t].shape & (NCI_SHAPE_WORD | NCI_SHAPE_CLITIC)) != 0;
  return most && n >= least && n <= most;
}

/* A predicate whose subject stands before the comma is no aside. */
static bool goes_on(const nci_cameo_coder *c, uint32_t from, uint32_t to)
{
  const nci_grammar *g = c->grammar;
  for (uint32_t t = from; t < to; t++) {
    uint32_t subject = nci_child(g, t, NCI_NSUBJ), head = g->heads.head[t];
    if (subject == NCORP_NONE) subject = nci_child(g, t, NCI_NSUBJ_PASS);
    if (subject != NCORP_NONE && subject < from) return true;
    if (g->upos[t] == NCI_VERB && g->rel[t] == NCI_CONJ && subject == NCORP_NONE && head < from && g->upos[head] == NCI_VERB) return true;
  }
  return false;
}

static void leave_out(nci_cameo_coder *c, uint32_t from, uint32_t to)
{
  if (goes_on(c, from, to)) return;
  for (uint32_t i = 0; i < c->spot_count; i++)
    if (c->spots[i].token >= from && c->spots[i].token < to) c->spots[i].gone = true;
}

void nci_cameo_commas(nci_cameo_coder *c)
{
  const nci_cameo_options *o = &c->dictionary->options;
  uint32_t before = NCORP_NONE;
  for (uint32_t t = c->first; t < c->end; t++) {
    if (!nci_cameo_parts(c, t)) continue;
    if (before == NCORP_NONE) {
      if (few(c, c->first, t, o->comma_bmin, o->comma_bmax)) leave_out(c, c->first, t);
    } else if (few(c, before + 1, t, o->comma_min, o->comma_max)) {
      leave_out(c, before + 1, t);
    }
    before = t;
  }
  if (before != NCORP_NONE && few(c, before + 1, c->end, o->comma_emin, o->comma_emax)) leave_out(c, before + 1, c->end);
}
