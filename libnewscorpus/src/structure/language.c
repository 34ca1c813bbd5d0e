/* Runs the language model over an article: chunk by chunk through the network, and what it finds into the columns of the
 * tokens. */
#include "structure/structure.h"

#include <newscorpus/analyzer.h>
#include <string.h>
#include "base/intern.h"
#include "model/grammar.h"
#include "model/word_memory.h"
#include "text/fold.h"

enum { MEMO = 2048, ROWS = NCI_CHUNK_ROWS + NCI_GAP_MOST };

/* Lemma and features of a word with certain tags, kept for when it comes again. */
typedef struct memory {
  uint64_t key; /* of the word and its tags; 0: none */
  uint32_t lemma; /* string */
  uint32_t feats; /* label */
} memory;

typedef struct reading {
  nci_document *doc;
  const nci_language *language;
  nci_arena *arena;
  nci_chunk chunk;
  uint32_t tokens[NCI_CHUNK_ROWS]; /* [piece] -> its first token */
  bool tags, trees, names;
  uint32_t *upos, *xpos, *feats, *lemma, *head, *deprel; /* the columns */
  uint8_t *labels, *kinds;
  const bool *no_head, *no_phrase; /* [UPOS], [relation]: whose kind does not matter */
  memory *memo;                    /* [MEMO] */
  nci_morph_word words[ROWS];      /* [row] of the chunk: tags and features */
  nci_intern strings;              /* those that the columns speak of */
  const nci_labels *labels_of[4];  /* of the model */
  uint32_t *string_of[4];          /* labels of the model -> strings, NCORP_NONE as long as they are not used */
} reading;

enum { OF_UPOS, OF_XPOS, OF_FEATS, OF_DEPREL };

/* ---- columns ---- */

static uint32_t label_string(reading *r, int which, uint32_t label)
{
  const nci_labels *labels = r->labels_of[which];
  if (label >= labels->count) return NCORP_NONE;
  uint32_t *string = &r->string_of[which][label];
  if (*string == NCORP_NONE) {
    ncorp_str s = nci_label(labels, label);
    if (nci_str_is(s, "_")) return NCORP_NONE;
    *string = nci_intern_add(&r->strings, s);
  }
  return *string;
}

static uint32_t *column(reading *r)
{
  uint32_t *c = nci_arena_alloc(r->arena, r->doc->tokens.count, sizeof *c);
  if (c) memset(c, 0xff, r->doc->tokens.count * sizeof *c);
  return c;
}

static bool make_columns(reading *r)
{
  r->upos = column(r);
  r->xpos = column(r);
  r->feats = column(r);
  r->lemma = column(r);
  if (r->trees) {
    r->head = column(r);
    r->deprel = column(r);
  }
  r->memo = nci_arena_alloc(r->arena, MEMO, sizeof *r->memo);
  if (r->memo) memset(r->memo, 0, MEMO * sizeof *r->memo);
  nci_intern_init(&r->strings, r->arena);
  for (int i = 0; i < 4; i++) {
    uint32_t count = r->labels_of[i]->count;
    r->string_of[i] = nci_arena_alloc(r->arena, count + 1, sizeof(uint32_t));
    if (r->string_of[i]) memset(r->string_of[i], 0xff, (count + 1) * sizeof(uint32_t));
  }
  return !r->arena->failed;
}

/* ---- tags ---- */

static bool caps(const reading *r, uint32_t token)
{
  return token < r->doc->tokens.count && nci_morph_is_caps(nci_token_text(r->doc, token));
}

/* key: of the word and its tags, or 0 */
static void look_up(reading *r, uint32_t token, uint64_t key, uint32_t upos, uint32_t xpos, unsigned flags, memory *out)
{
  nci_morph morph;
  ncorp_str form = nci_token_text(r->doc, token);
  nci_known_lemma *known = key && r->doc->memory ? &r->doc->memory->lemmas[(key >> 40) % NCI_KNOWN_LEMMAS] : NULL;
  if (known && known->key == key && nci_known_is(&known->form, form)) {
    morph.lemma = nci_known_str(&known->lemma);
    morph.feats = known->feats;
  } else {
    nci_morphology_word(&r->language->morphology, form, nci_fold(r->arena, form), upos, xpos, flags, &morph);
    if (known && nci_known_keep(&known->form, form)) {
      known->key = key;
      known->feats = morph.feats;
      if (!nci_known_keep(&known->lemma, morph.lemma)) known->form.size = 0;
    }
  }
  out->lemma = nci_intern_add(&r->strings, morph.lemma);
  out->feats = morph.feats;
}

static void put_tags(reading *r, uint32_t token, uint32_t row)
{
  nci_morph_word *w = &r->words[row];
  uint64_t key = r->chunk.keys[row];
  unsigned flags = r->doc->tokens.at[token].shape & NCI_SHAPE_ALL_CAPS && ((token && caps(r, token - 1)) || caps(r, token + 1)) ? NCI_MORPH_BESIDE_CAPS : 0;
  memory fresh;
  if (key) key ^= ((uint64_t)w->upos << 34 | (uint64_t)w->xpos << 1 | flags) * UINT64_C(0xff51afd7ed558ccd);
  memory *m = key ? &r->memo[(key >> 40) % MEMO] : &fresh;
  if (!key || m->key != key) {
    look_up(r, token, key, w->upos, w->xpos, flags, m);
    m->key = key;
  }
  w->feats = m->feats;
  r->upos[token] = label_string(r, OF_UPOS, w->upos);
  r->xpos[token] = label_string(r, OF_XPOS, w->xpos);
  r->feats[token] = label_string(r, OF_FEATS, w->feats);
  r->lemma[token] = m->lemma;
}

static void tag(reading *r)
{
  uint16_t upos[ROWS], xpos[ROWS];
  bool has_xpos = r->language->network.shape.xpos != 0;
  nci_chunk_tags(&r->chunk, upos, xpos);
  for (uint32_t p = 0; p < r->chunk.piece_count; p++) {
    const nci_piece *piece = &r->chunk.pieces[p];
    for (uint32_t row = piece->row; row < piece->row + piece->count && !r->arena->failed; row++) {
      r->words[row] = (nci_morph_word){ .upos = upos[row], .xpos = has_xpos ? xpos[row] : NCORP_NONE };
      put_tags(r, r->tokens[p] + row - piece->row, row);
    }
  }
}

/* ---- trees ---- */

/* A piece's tree, and the features that the words have in it. */
static void put_tree(reading *r, nci_morph_word *words, const uint32_t *heads, const uint16_t *relations, uint32_t first, uint32_t count)
{
  for (uint32_t i = 0; i < count; i++) {
    words[i].head = heads[i];
    words[i].deprel = relations[i];
    r->head[first + i] = heads[i] == UINT32_MAX ? NCORP_NONE : first + heads[i];
    r->deprel[first + i] = label_string(r, OF_DEPREL, relations[i]);
  }
  nci_morphology_tree(&r->language->morphology, words, count);
  for (uint32_t i = 0; i < count; i++)
    if (words[i].in_tree != words[i].feats) r->feats[first + i] = label_string(r, OF_FEATS, words[i].in_tree);
}

static void put_trees(reading *r)
{
  uint32_t heads[ROWS];
  uint16_t relations[ROWS];
  nci_chunk_trees(&r->chunk, heads, relations);
  for (uint32_t p = 0; p < r->chunk.piece_count; p++) {
    uint32_t row = r->chunk.pieces[p].row;
    put_tree(r, r->words + row, heads + row, relations + row, r->tokens[p], r->chunk.pieces[p].count);
  }
}

/* A sentence that was read in pieces has a tree of each: all but the first hang on the first's root. */
static void join_pieces(reading *r, const ncorp_sentence *s)
{
  uint32_t root = NCORP_NONE;
  for (uint32_t t = s->first_token; t < s->end_token; t++) {
    if (r->head[t] != NCORP_NONE) continue;
    if (root == NCORP_NONE) {
      root = t;
      continue;
    }
    r->head[t] = root;
    r->deprel[t] = nci_intern_add(&r->strings, NCI_STR("parataxis"));
  }
}

/* ---- */

static void find_names(reading *r)
{
  uint32_t clues[ROWS] = { 0 };
  uint8_t labels[ROWS];
  for (uint32_t p = 0; p < r->chunk.piece_count; p++)
    memcpy(clues + r->chunk.pieces[p].row, r->doc->clues + r->tokens[p], r->chunk.pieces[p].count * sizeof *clues);
  nci_chunk_names(&r->chunk, clues, labels);
  for (uint32_t p = 0; p < r->chunk.piece_count; p++)
    memcpy(r->labels + r->tokens[p], labels + r->chunk.pieces[p].row, r->chunk.pieces[p].count);
}

/* Notes which labels of the model are among some. */
static const bool *labels_among(reading *r, const nci_labels *labels, const char *const *some)
{
  bool *among = nci_arena_alloc(r->arena, labels->count + 1, sizeof *among);
  if (!among) return NULL;
  for (uint32_t i = 0; i <= labels->count; i++) {
    among[i] = false;
    for (const char *const *one = some; *one && i < labels->count; one++) among[i] = among[i] || nci_str_is(nci_label(labels, i), *one);
  }
  return among;
}

/* Nothing is asked of words that head no phrase which refers to something (meaning/phrases.c). */
static bool make_kinds(reading *r)
{
  static const char *const upos[] = { "PUNCT", "ADP", "AUX", "CCONJ", "SCONJ", "PART", NULL }, *const relations[] = { "amod", "det", NULL };
  r->kinds = nci_arena_alloc(r->arena, r->doc->tokens.count, 1);
  r->no_head = labels_among(r, r->labels_of[OF_UPOS], upos);
  r->no_phrase = labels_among(r, r->labels_of[OF_DEPREL], relations);
  if (r->kinds) memset(r->kinds, NCI_KIND_NONE, r->doc->tokens.count);
  return !r->arena->failed;
}

static void find_kinds(reading *r)
{
  uint16_t rows[ROWS] = { 0 };
  uint8_t kinds[ROWS];
  uint32_t tokens[ROWS], count = 0;
  for (uint32_t p = 0; p < r->chunk.piece_count; p++) {
    const nci_piece *piece = &r->chunk.pieces[p];
    for (uint32_t row = piece->row; row < piece->row + piece->count; row++) {
      if (r->no_head[r->words[row].upos] || r->no_phrase[r->words[row].deprel]) continue;
      tokens[count] = r->tokens[p] + row - piece->row;
      rows[count++] = (uint16_t)row;
    }
  }
  nci_chunk_kinds(&r->chunk, rows, count, kinds);
  for (uint32_t i = 0; i < count; i++) r->kinds[tokens[i]] = kinds[i];
}

static void read_chunk(reading *r)
{
  if (!r->chunk.piece_count) return;
  nci_chunk_read(&r->chunk);
  if (r->names) find_names(r);
  if (r->tags) tag(r);
  if (r->trees) put_trees(r);
  if (r->kinds) find_kinds(r);
  nci_chunk_clear(&r->chunk);
}

static void read_piece(reading *r, uint32_t first, uint32_t count)
{
  if (!nci_chunk_add(&r->chunk, count)) {
    read_chunk(r);
    nci_chunk_add(&r->chunk, count);
  }
  uint32_t p = r->chunk.piece_count - 1;
  r->tokens[p] = first;
  for (uint32_t i = 0; i < count; i++) nci_chunk_word(&r->chunk, r->chunk.pieces[p].row + i, nci_token_text(r->doc, first + i));
}

ncorp_status nci_read_sentences(nci_document *doc)
{
  if (!doc->language || !doc->language->network.shape.width || !doc->tokens.count) return nci_arena_status(doc->arena);
  reading *r = nci_arena_alloc(doc->arena, 1, sizeof *r);
  if (!r) return NCORP_ERR_NOMEM;
  const nci_language *l = doc->language;
  *r = (reading){ .doc = doc, .language = l, .arena = doc->arena, .labels_of = { &l->upos, &l->xpos, &l->feats, &l->deprel } };
  const nci_network_shape *shape = &doc->language->network.shape;
  r->tags = doc->stages & (NCORP_STAGE_TAGS | NCORP_STAGE_PARSE);
  r->trees = shape->arc && doc->stages & NCORP_STAGE_PARSE;
  r->names = shape->finder && doc->clues;
  if (!r->tags && !r->names) return NCORP_OK;
  if (r->tags && !make_columns(r)) return NCORP_ERR_NOMEM;
  if (r->names && !(r->labels = nci_arena_alloc(doc->arena, doc->tokens.count, 1))) return NCORP_ERR_NOMEM;
  if (r->trees && l->network.kinds.outputs && doc->stages & NCORP_STAGE_MENTIONS && !make_kinds(r)) return NCORP_ERR_NOMEM;
  if (!nci_chunk_init(&r->chunk, &doc->language->network, doc->arena)) return NCORP_ERR_NOMEM;
  for (uint32_t s = 0; s < doc->sentences.count && !doc->arena->failed; s++) {
    const ncorp_sentence *sentence = &doc->sentences.at[s];
    for (uint32_t at = sentence->first_token; at < sentence->end_token; at += NCI_PIECE_MAX)
      read_piece(r, at, sentence->end_token - at < NCI_PIECE_MAX ? sentence->end_token - at : NCI_PIECE_MAX);
  }
  read_chunk(r);
  for (uint32_t s = 0; s < doc->sentences.count && r->trees && !doc->arena->failed; s++)
    if (doc->sentences.at[s].end_token - doc->sentences.at[s].first_token > NCI_PIECE_MAX) join_pieces(r, &doc->sentences.at[s]);
  if (r->names) doc->name_labels = r->labels;
  doc->kinds = r->kinds;
  if (r->tags) {
    nci_token_columns *c = &doc->data.tokens;
    c->upos = r->upos, c->xpos = r->xpos, c->feats = r->feats, c->lemma = r->lemma, c->head = r->head, c->deprel = r->deprel;
    c->strings = r->strings.strings.at;
    c->string_count = r->strings.strings.count;
    nci_grammar_make(doc);
  }
  return nci_arena_status(doc->arena);
}
