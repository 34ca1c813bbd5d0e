/* Labels into numbers, once for each label of an article. */
#include "model/grammar.h"

/* In the order of the enumerations, from 1 on. */
static const char *const UPOS[] = { "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
                                    "PUNCT", "SCONJ", "SYM", "VERB", "X" };
static const char *const RELATIONS[] = {
  "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp",
  "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl",
  "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:pass",
  "nsubj:outer", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root",
  "vocative", "xcomp" };
enum { UPOS_COUNT = sizeof UPOS / sizeof *UPOS, RELATION_COUNT = sizeof RELATIONS / sizeof *RELATIONS };
_Static_assert((int)UPOS_COUNT == (int)NCI_X && (int)RELATION_COUNT == (int)NCI_XCOMP, "the names stand for the enumerators");

static uint8_t number_of(ncorp_str label, const char *const *names, int count)
{
  for (int i = 0; i < count; i++)
    if (nci_str_eq(label, nci_cstr(names[i]))) return (uint8_t)(i + 1);
  return 0;
}

static uint8_t relation_of(ncorp_str label)
{
  uint8_t number = number_of(label, RELATIONS, RELATION_COUNT);
  const char *colon = number || !label.size ? NULL : memchr(label.data, ':', label.size);
  return colon ? number_of(nci_str(label.data, (size_t)(colon - label.data)), RELATIONS, RELATION_COUNT) : number;
}

static uint8_t upos_of(ncorp_str label) { return number_of(label, UPOS, UPOS_COUNT); }

/* The numbers of a column of string ids; each string is looked up once. */
static const uint8_t *numbers(nci_arena *arena, const nci_token_columns *c, const uint32_t *ids, uint8_t (*look_up)(ncorp_str))
{
  enum { NOT_YET = 0xff };
  uint8_t *out = nci_arena_alloc(arena, c->count, 1), *of_string = nci_arena_alloc(arena, c->string_count, 1);
  if (!out || !of_string) return NULL;
  memset(of_string, NOT_YET, c->string_count);
  for (uint32_t t = 0; t < c->count; t++) {
    if (ids[t] >= c->string_count) {
      out[t] = 0;
      continue;
    }
    uint8_t *known = &of_string[ids[t]];
    if (*known == NOT_YET) *known = look_up(c->strings[ids[t]]);
    out[t] = *known;
  }
  return out;
}

void nci_grammar_make(nci_document *doc)
{
  const nci_token_columns *c = &doc->data.tokens;
  if (!c->count || !c->head || !c->upos || !c->deprel) return;
  nci_grammar *g = nci_arena_alloc(doc->arena, 1, sizeof *g);
  uint32_t *room = nci_arena_alloc(doc->arena, nci_heads_values(&doc->data), sizeof *room);
  uint32_t *scratch = nci_arena_alloc(doc->arena, nci_heads_scratch(&doc->data), sizeof *scratch);
  if (!g || !room || !scratch) return;
  nci_heads_make(&g->heads, &doc->data, room, scratch);
  g->upos = numbers(doc->arena, c, c->upos, upos_of);
  g->rel = numbers(doc->arena, c, c->deprel, relation_of);
  if (!doc->arena->failed) doc->grammar = g;
}

ncorp_str nci_lemma(const nci_document *doc, uint32_t token)
{
  const nci_token_columns *c = &doc->data.tokens;
  return c->lemma && c->lemma[token] < c->string_count ? c->strings[c->lemma[token]] : nci_token_text(doc, token);
}

ncorp_str nci_feature(const nci_document *doc, uint32_t token, const char *name)
{
  const nci_token_columns *c = &doc->data.tokens;
  if (!c->feats || c->feats[token] >= c->string_count) return NCI_NO_STR;
  ncorp_token only = { .feats = c->strings[c->feats[token]] };
  return ncorp_token_feature(&only, name);
}
