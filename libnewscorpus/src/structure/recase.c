/* Texts without useful case: those of teletypes and old archives, all in capitals, or typed all in small letters. What is read
 * of them is a copy in which the case is restored, byte for byte as long as the original, so that spans hold for both.
 *
 * A word gets its capitals from the lexicon, from what the tagger says of the text in capitals (which it knows from titles),
 * and from what most of its places in the article say. */
#include "structure/recase.h"

#include "base/intern.h"
#include "lexicon_gen.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { ENOUGH = 40, ROWS = NCI_CHUNK_ROWS + NCI_GAP_MOST, HITS = 16, ACRONYM_MAX = 7 };

typedef enum way { SMALL, CAPITAL, CAPITALS, AS_SPELLED } way;

/* What the article makes of a word in all its places. */
typedef struct form_votes { uint32_t places, proper, acronym; } form_votes;

typedef struct recasing {
  nci_document *doc;
  uint32_t *form;    /* [token] -> form, or NCORP_NONE for what is no word */
  uint8_t *proper;   /* [token]: the tagger takes it for a part of a name */
  uint8_t *common;   /* [token]: an everyday word */
  uint8_t *way;      /* [token] */
  char *out;
  nci_intern forms;
  NCI_VEC(form_votes) votes;
} recasing;

/* Gives the text with every letter in capitals, or every letter small, where that takes as many bytes. */
static char *turned(nci_arena *arena, ncorp_str text, bool capitals)
{
  char *out = nci_arena_alloc(arena, text.size + 1, 1);
  for (size_t at = 0, size; out && at < text.size; at += size) {
    uint32_t c = (unsigned char)text.data[at];
    size = 1;
    if (c >= 0x80) c = nci_utf8_decode(text, at, &size);
    uint32_t other = capitals ? nci_char_to_upper(c) : nci_char_to_lower(c);
    char bytes[4];
    if (nci_utf8_encode(other, bytes) == size) memcpy(out + at, bytes, size);
    else memcpy(out + at, text.data + at, size);
  }
  return out;
}

void nci_count_case(ncorp_str text, size_t *upper, size_t *lower)
{
  size_t up = 0, low = 0;
  for (size_t i = 0; i < text.size; i++) {
    up += nci_is_upper(text.data[i]);
    low += nci_is_lower(text.data[i]);
  }
  *upper += up;
  *lower += low;
}

bool nci_case_is_lost(size_t upper, size_t lower)
{
  return upper + lower >= ENOUGH && (upper * 400 < lower || lower * 20 < upper);
}

/* ---- what is known of the words ---- */

#define OF_TITLES (NCI_LEX_SET(NCI_LEX_ROLES) | NCI_LEX_SET(NCI_LEX_PERSON_WORDS))
#define OF_EVERYDAY                                                                                                                     \
  (OF_TITLES | NCI_LEX_SET(NCI_LEX_COMMON_WORDS) | NCI_LEX_SET(NCI_LEX_TRIGGERS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_AGENTS) |                \
   NCI_LEX_SET(NCI_LEX_TRIGGERS_OBJECTS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_CONTROL) | NCI_LEX_SET(NCI_LEX_TRIGGERS_LIGHT) |                 \
   NCI_LEX_SET(NCI_LEX_REPORTING_VERBS))

/* Words that are hardly names, by their ends; with an everyday word before "s", "ed", "er" and the like. */
static bool is_everyday(const nci_document *doc, ncorp_str word)
{
  static const char *const ends[] = { "ness", "tion", "tions", "sion", "ment", "ments", "ity", "ities", "ism", "ship", "hood", "ly", "less", "ful", "ists" };
  static const char *const forms[] = { "s", "es", "d", "ed", "ing", "er", "ers", "r", "rs", "men", "man" };
  enum { STEM = 3 };
  uint32_t row;
  char small[NCI_KEY_SIZE];
  if (word.size > sizeof small) return false;
  for (size_t i = 0; i < word.size; i++) small[i] = nci_to_lower(word.data[i]);
  ncorp_str w = nci_str(small, word.size);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (w.size > strlen(ends[i]) + STEM && nci_str_ends(w, nci_cstr(ends[i]))) return true;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (w.size >= strlen(forms[i]) + STEM && nci_str_ends(w, nci_cstr(forms[i])) &&
        nci_lexicon_find(doc->lexicon, NCI_LEX_COMMON_WORDS, nci_str(w.data, w.size - strlen(forms[i])), &row, 1)) return true;
  return false;
}

static ncorp_str text_of(const recasing *r, uint32_t token) { return nci_token_text(r->doc, token); }

static void look_at_words(recasing *r)
{
  const nci_document *doc = r->doc;
  for (uint32_t t = 0; t < doc->tokens.count; t++) {
    nci_lex_hit hit;
    r->form[t] = NCORP_NONE;
    if (!(doc->tokens.at[t].shape & NCI_SHAPE_WORD)) continue;
    r->form[t] = nci_intern_add(&r->forms, nci_fold(doc->arena, text_of(r, t)));
    if (r->form[t] == r->votes.count) nci_vec_add(doc->arena, &r->votes, ((form_votes){ 0 }));
    r->common[t] = nci_lexicon_match_in(doc->lexicon, OF_EVERYDAY, doc->text, doc->tokens.at, t, t + 1, &hit, 1, NULL) || is_everyday(doc, text_of(r, t));
  }
}

static void put_tags(recasing *r, nci_chunk *chunk, const uint32_t *tokens, const nci_labels *labels)
{
  uint16_t upos[ROWS], xpos[ROWS];
  if (!chunk->piece_count) return;
  nci_chunk_read(chunk);
  nci_chunk_tags(chunk, upos, xpos);
  for (uint32_t p = 0; p < chunk->piece_count; p++)
    for (uint32_t i = 0; i < chunk->pieces[p].count; i++)
      r->proper[tokens[p] + i] = nci_str_is(nci_label(labels, upos[chunk->pieces[p].row + i]), "PROPN");
  nci_chunk_clear(chunk);
}

/* Where the tagger sees names in the text in capitals. */
static void ask_tagger(recasing *r)
{
  const nci_document *doc = r->doc;
  const nci_language *language = doc->language;
  if (!language || !language->network.shape.width) return;
  nci_chunk *chunk = nci_arena_alloc(doc->arena, 1, sizeof *chunk);
  uint32_t tokens[NCI_CHUNK_ROWS];
  if (!chunk || !nci_chunk_init(chunk, &language->network, doc->arena)) return;
  for (uint32_t s = 0; s < doc->sentences.count; s++)
    for (uint32_t at = doc->sentences.at[s].first_token, end = doc->sentences.at[s].end_token, count; at < end; at += count) {
      count = end - at < NCI_PIECE_MAX ? end - at : NCI_PIECE_MAX;
      if (!nci_chunk_add(chunk, count)) {
        put_tags(r, chunk, tokens, &language->upos);
        nci_chunk_add(chunk, count);
      }
      const uint32_t p = chunk->piece_count - 1;
      tokens[p] = at;
      for (uint32_t i = 0; i < count; i++) nci_chunk_word(chunk, chunk->pieces[p].row + i, text_of(r, at + i));
    }
  put_tags(r, chunk, tokens, &language->upos);
}

/* ---- the lexicon's spelling ---- */

#define OF_NAMES                                                                                                                     \
  (NCI_LEX_SET(NCI_LEX_COUNTRIES) | NCI_LEX_SET(NCI_LEX_NATIONALITIES) | NCI_LEX_SET(NCI_LEX_CITIES) | NCI_LEX_SET(NCI_LEX_REGIONS) |   \
   NCI_LEX_SET(NCI_LEX_FEATURES) | NCI_LEX_SET(NCI_LEX_CONTINENTS) | NCI_LEX_SET(NCI_LEX_ORGANISATIONS) | NCI_LEX_SET(NCI_LEX_SEATS) | \
   NCI_LEX_SET(NCI_LEX_GIVEN_NAMES) | NCI_LEX_SET(NCI_LEX_SURNAMES) | NCI_LEX_SET(NCI_LEX_CALENDAR_NAMES))

/* Words that stay small inside names. */
static bool is_small_word(ncorp_str w)
{
  static const char *const words[] = { "of", "the", "and", "for", "in", "on", "at", "to", "de", "la", "del", "los", "las", "el", "y", "e", "do",
                                       "da", "dos", "das", "van", "von", "der", "den", "bin", "ibn", "al", "du", "des", "le" };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_str_is_nocase(w, words[i])) return true;
  return false;
}

static bool is_word_end(ncorp_str text, size_t at) { return at >= text.size || !nci_is_alpha(text.data[at]); }

/* Copies the letters of a phrase of the lexicon over a run of the text that is the same but for case. */
static bool spell(recasing *r, const nci_lex_hit *hit, ncorp_str run, size_t start)
{
  ncorp_str phrases = nci_lexicon_field(r->doc->lexicon, hit->table, hit->row, 0);
  while (phrases.size) {
    ncorp_str phrase = nci_str_part(&phrases, '|');
    if (!nci_str_eq_nocase(phrase, run)) continue;
    memcpy(r->out + start, phrase.data, phrase.size);
    return true;
  }
  return false;
}

static bool names_somebody(const recasing *r, uint32_t token)
{
  return token < r->doc->tokens.count && (r->way[token] || r->proper[token]) && !(r->doc->tokens.at[token].shape & NCI_SHAPE_SENTENCE_START);
}

/* One word that is an everyday word too is a name where the tagger says so, and "US" only in front of a name or behind "the". */
static bool is_meant(const recasing *r, uint32_t token, const nci_lex_hit *hit)
{
  if (hit->end > token + 1) return true;
  if (is_small_word(text_of(r, token))) return false;
  if (!r->common[token]) return true;
  if (nci_token_is(r->doc, token, "us") && !nci_token_is(r->doc, token - 1, "the") && !names_somebody(r, token + 1)) return false;
  return r->proper[token] != 0;
}

/* Of names with the same letters: countries and organisations ("OAS") before towns. */
static unsigned rank_of(const nci_lex_hit *hit)
{
  return hit->table == NCI_LEX_COUNTRIES ? 0 : hit->table == NCI_LEX_ORGANISATIONS ? 1 : 2;
}

static void take_spellings(recasing *r)
{
  const nci_document *doc = r->doc;
  for (uint32_t s = 0; s < doc->sentences.count; s++)
    for (uint32_t t = doc->sentences.at[s].first_token, end = doc->sentences.at[s].end_token, next; t < end; t = next) {
      nci_lex_hit hits[HITS];
      next = t + 1;
      if (r->form[t] == NCORP_NONE) continue;
      size_t count = nci_lexicon_match_in(doc->lexicon, OF_NAMES, doc->text, doc->tokens.at, t, end, hits, HITS, NULL);
      if (!count || !is_meant(r, t, &hits[0])) continue;
      size_t start = doc->tokens.at[t].start;
      ncorp_str run = nci_str(doc->text.data + start, doc->tokens.at[hits[0].end - 1].end - start);
      bool spelled = false;
      for (unsigned rank = 0; rank < 3 && !spelled; rank++)
        for (size_t i = 0; i < count && hits[i].end == hits[0].end && !spelled; i++) spelled = rank_of(&hits[i]) == rank && spell(r, &hits[i], run, start);
      next = hits[0].end;
      for (uint32_t k = t; k < next; k++) r->way[k] = spelled ? AS_SPELLED : k > t && is_small_word(text_of(r, k)) ? SMALL : CAPITAL;
    }
}

/* What somebody is, before the name: "political analyst Roe", but "Bishop Roe". */
static bool describes(const recasing *r, const nci_lex_hit *hit)
{
  const nci_lexicon *l = r->doc->lexicon;
  bool of_roles = hit->table == NCI_LEX_ROLES;
  ncorp_str kind = nci_lexicon_field(l, hit->table, hit->row, of_roles ? NCI_ROLES_KIND : NCI_PERSON_WORDS_KIND);
  return nci_str_is(kind, "role") && !nci_str_is(nci_lexicon_field(l, hit->table, hit->row, of_roles ? NCI_ROLES_SECTOR : NCI_PERSON_WORDS_SECTOR), "REL");
}

/* "GEN ROE": titles before names begin with capitals. */
static void raise_titles(recasing *r)
{
  const nci_document *doc = r->doc;
  for (uint32_t t = 0; t + 1 < doc->tokens.count; t++) {
    nci_lex_hit hit;
    if (r->way[t] || r->form[t] == NCORP_NONE || !nci_lexicon_match_in(doc->lexicon, OF_TITLES, doc->text, doc->tokens.at, t, doc->tokens.count, &hit, 1, NULL)) continue;
    if (!describes(r, &hit) && names_somebody(r, hit.end))
      for (uint32_t k = t; k < hit.end; k++) r->way[k] = CAPITAL;
    t = hit.end - 1;
  }
}

/* ---- acronyms ---- */

/* "Liberation Army of Peru (LAP)", "National Movement (MN)": the first of the words whose first letters, in any order, stand in
 * the bracket behind them; or the token itself. */
static uint32_t spelled_out(const recasing *r, uint32_t token)
{
  ncorp_str letters = text_of(r, token);
  uint32_t taken = 0, t = token - 1, first = token;
  size_t left = letters.size;
  while (left && t-- > 0 && token - t < 3 * letters.size + 2 && !(r->doc->tokens.at[t + 1].shape & NCI_SHAPE_SENTENCE_START)) {
    size_t i = 0;
    if (r->form[t] == NCORP_NONE || is_small_word(text_of(r, t))) continue;
    while (i < letters.size && (taken >> i & 1 || nci_to_lower(letters.data[i]) != nci_to_lower(text_of(r, t).data[0]))) i++;
    if (i == letters.size) break;
    taken |= 1u << i;
    left--;
    first = t;
  }
  return left == 0 && letters.size > 1 ? first : token;
}

/* "the LAP (Liberation Army of Peru)": the same in front of the bracket. */
static bool is_explained(const recasing *r, uint32_t token)
{
  ncorp_str letters = text_of(r, token);
  size_t found = 0;
  for (uint32_t t = token + 2; t < r->doc->tokens.count && t < token + 16 && !nci_token_is(r->doc, t, ")"); t++)
    found += r->form[t] != NCORP_NONE && found < letters.size && nci_to_lower(text_of(r, t).data[0]) == nci_to_lower(letters.data[found]);
  return nci_token_is(r->doc, token + 1, "(") && found == letters.size;
}

static bool is_alone_in_brackets(const recasing *r, uint32_t t)
{
  return t && t + 1 < r->doc->tokens.count && nci_token_is(r->doc, t - 1, "(") && nci_token_is(r->doc, t + 1, ")");
}

static bool has_vowel(ncorp_str w)
{
  for (size_t i = 0; i < w.size; i++)
    if (strchr("aeiouyAEIOUY", w.data[i]) || (unsigned char)w.data[i] >= 0x80) return true;
  return false;
}

static bool is_acronym(const recasing *r, uint32_t t)
{
  ncorp_str w = text_of(r, t);
  uint16_t shape = r->doc->tokens.at[t].shape;
  if (w.size > 2 && w.size < ACRONYM_MAX && shape & NCI_SHAPE_DOT) return r->proper[t] && w.data[1] == '.';
  if (r->common[t] || w.size < 2 || w.size > ACRONYM_MAX || shape & (NCI_SHAPE_LINK | NCI_SHAPE_CLITIC | NCI_SHAPE_DOT)) return false;
  if (is_alone_in_brackets(r, t)) return r->proper[t] || spelled_out(r, t) < t;
  return is_explained(r, t) || (r->proper[t] && !has_vowel(w));
}

/* The names that acronyms stand for. */
static void raise_spelled_out(recasing *r)
{
  for (uint32_t t = 1; t < r->doc->tokens.count; t++) {
    if (r->form[t] == NCORP_NONE || !is_alone_in_brackets(r, t) || !is_acronym(r, t)) continue;
    for (uint32_t k = spelled_out(r, t); k < t; k++)
      if (!r->way[k] && r->form[k] != NCORP_NONE && !is_small_word(text_of(r, k))) r->way[k] = CAPITAL;
  }
}

/* ---- */

/* An unknown word right behind a word of a name: "Hector [Oqueli]". */
static bool is_beside_name(const recasing *r, uint32_t t)
{
  uint16_t shape = r->doc->tokens.at[t].shape;
  if (!t || r->common[t] || shape & (NCI_SHAPE_SENTENCE_START | NCI_SHAPE_CLITIC | NCI_SHAPE_LINK)) return false;
  ncorp_str w = text_of(r, t);
  if (w.size < 3 || nci_str_eq_nocase(nci_str(w.data + w.size - 2, 2), NCI_STR("ed")) || nci_str_eq_nocase(nci_str(w.data + w.size - 3, 3), NCI_STR("ing"))) return false;
  bool before = r->form[t - 1] != NCORP_NONE && !r->common[t - 1] && r->proper[t - 1] && r->way[t - 1];
  bool behind = t + 1 < r->doc->tokens.count && r->form[t + 1] != NCORP_NONE && !r->common[t + 1] && r->proper[t + 1] && r->way[t + 1];
  bool explained = t + 3 < r->doc->tokens.count && nci_token_is(r->doc, t + 1, "(") && !nci_token_is(r->doc, t + 3, ")") && (r->proper[t + 2] || r->way[t + 2]); /* "the Comtra (Transport Workers)" */
  return before || behind || explained;
}

static void vote(recasing *r)
{
  for (uint32_t t = 0; t < r->doc->tokens.count; t++) {
    if (r->form[t] >= r->votes.count) continue;
    form_votes *v = &r->votes.at[r->form[t]];
    v->places++;
    v->proper += r->proper[t] || is_beside_name(r, t);
    v->acronym += is_acronym(r, t);
  }
}

/* "LIMA [NATIONAL] MUSEUM" */
static bool is_between(const recasing *r, uint32_t t)
{
  nci_lex_hit hit;
  if (!nci_lexicon_match_in(r->doc->lexicon, NCI_LEX_SET(NCI_LEX_COMMON_WORDS), r->doc->text, r->doc->tokens.at, t, t + 1, &hit, 1, NULL)) return false;
  ncorp_str upos = nci_lexicon_field(r->doc->lexicon, hit.table, hit.row, NCI_COMMON_WORDS_UPOS);
  return (nci_str_is(upos, "ADJ") || nci_str_is(upos, "NOUN")) && t && t + 1 < r->doc->tokens.count && r->proper[t - 1] && r->proper[t + 1] && !is_small_word(text_of(r, t - 1)) &&
         !(r->doc->tokens.at[t].shape & NCI_SHAPE_SENTENCE_START) && !(r->doc->tokens.at[t + 1].shape & NCI_SHAPE_SENTENCE_START);
}

static way way_of(const recasing *r, uint32_t t)
{
  const form_votes *v = &r->votes.at[r->form[t]];
  ncorp_str w = text_of(r, t);
  bool beside = (t && r->form[t - 1] != NCORP_NONE && (r->proper[t - 1] || r->way[t - 1])) || (t + 1 < r->doc->tokens.count && names_somebody(r, t + 1));
  if (r->doc->tokens.at[t].shape & (NCI_SHAPE_CLITIC | NCI_SHAPE_LINK)) return SMALL;
  if (nci_str_is_nocase(w, "i")) return CAPITAL;
  if (v->acronym && (v->acronym * 2 >= v->places || r->proper[t])) return CAPITALS;
  if (is_small_word(w)) return SMALL;
  if (w.size > 3 && w.data[1] == '\'') return CAPITAL; /* "O'HARA" */
  if (r->common[t]) return beside && (r->proper[t] || is_between(r, t)) ? CAPITAL : SMALL;
  return v->proper * 2 >= v->places ? CAPITAL : SMALL;
}

static void lift(recasing *r, uint32_t token, bool whole)
{
  const nci_token *t = &r->doc->tokens.at[token];
  uint32_t end = t->end;
  if (!whole)
    for (end = t->start + 1; end < t->end && ((unsigned char)r->doc->text.data[end] & 0xc0) == 0x80;) end++;
  memcpy(r->out + t->start, r->doc->text.data + t->start, end - t->start);
  /* "TEL-AVIV", "O'NEIL": every part of a name */
  for (uint32_t i = t->start + 1; i < t->end && !whole; i++)
    if ((r->out[i - 1] == '-' || (r->out[i - 1] == '\'' && i == t->start + 2)) && !is_word_end(nci_str(r->out, t->end), i)) r->out[i] = r->doc->text.data[i];
}

/* Puts the capitals into the copy, which is small but for what the lexicon spelled. */
static void put_capitals(recasing *r)
{
  const nci_document *doc = r->doc;
  for (uint32_t t = 0; t < doc->tokens.count; t++) {
    bool starts = doc->tokens.at[t].shape & NCI_SHAPE_SENTENCE_START;
    if (r->form[t] >= r->votes.count) continue;
    way own = r->way[t] ? (way)r->way[t] : way_of(r, t);
    if (own == CAPITALS) lift(r, t, true);
    else if (own == CAPITAL || (starts && own == SMALL) || (starts && own == AS_SPELLED && !nci_is_upper(r->out[doc->tokens.at[t].start]))) lift(r, t, false);
  }
}

void nci_restore_case(nci_document *doc, void (*tokenize)(nci_document *doc))
{
  uint32_t count;
  recasing r = { .doc = doc, .out = turned(doc->arena, doc->text, false) };
  char *capitals = turned(doc->arena, doc->text, true);
  if (!r.out || !capitals) return;
  doc->text.data = capitals;
  tokenize(doc);
  count = doc->tokens.count;
  nci_intern_init(&r.forms, doc->arena);
  r.form = nci_arena_alloc(doc->arena, count + 1, sizeof *r.form);
  r.proper = nci_arena_alloc(doc->arena, (size_t)3 * count + 1, 1);
  if (!r.form || !r.proper) return;
  memset(r.proper, 0, (size_t)3 * count);
  r.common = r.proper + count;
  r.way = r.common + count;
  look_at_words(&r);
  ask_tagger(&r);
  if (doc->arena->failed) return;
  take_spellings(&r);
  vote(&r);
  raise_spelled_out(&r);
  raise_titles(&r);
  put_capitals(&r);
  doc->text.data = r.out;
}
