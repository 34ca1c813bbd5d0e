/* Sentences on the token stream. Owns the decision whether a stop ends one; the tokenizer has marked the tokens that
 * have a say (token_split.h), all others are passed over. */
#include "text/token_split.h"

#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { LONGEST_NAME = 4 };

typedef struct splitter {
  ncorp_str text;
  nci_token *at;
  uint32_t count;
} splitter;

static ncorp_str text_of(const splitter *sp, uint32_t i)
{
  return nci_str(sp->text.data + sp->at[i].start, sp->at[i].end - sp->at[i].start);
}

static bool space_before(const splitter *sp, uint32_t i) { return (sp->at[i].shape & NCI_SHAPE_SPACE_BEFORE) != 0; }

/* [12], the reference to a note, at i: gives the token behind it, or i. */
static uint32_t past_note(const splitter *sp, uint32_t i)
{
  if (i + 2 >= sp->count || !(sp->at[i].marks & NCI_MARK_OPEN) || sp->text.data[sp->at[i].start] != '[') return i;
  const nci_token *number = &sp->at[i + 1];
  if (!(number->shape & NCI_SHAPE_NUMBER) || number->end - number->start > 3 || !(sp->at[i + 2].marks & NCI_MARK_CLOSE)) return i;
  return i + 3;
}

/* The token after the stop at i and after what closes the sentence: quotation marks, brackets, more stops, notes; at most
 * `limit`. Sets *quote when a quotation was closed. */
static uint32_t past_closers(const splitter *sp, uint32_t i, uint32_t limit, bool *quote)
{
  uint32_t next = i + 1;
  *quote = false;
  for (; next < limit; next++) {
    const nci_token *t = &sp->at[next];
    if (t->marks & NCI_MARK_BREAK) break;
    if (t->marks & (NCI_MARK_STOP | NCI_MARK_ASK | NCI_MARK_FULL)) continue;
    uint32_t behind = past_note(sp, next);
    if (behind > next) {
      next = behind - 1;
      continue;
    }
    if (space_before(sp, next)) break;
    if (t->shape & NCI_SHAPE_CLOSE_QUOTE) {
      /* ."Next: the mark stands between two sentences and closes the first, but not twice. */
      if (*quote && t->shape & NCI_SHAPE_OPEN_QUOTE && sp->at[next - 1].end - sp->at[next - 1].start == t->end - t->start &&
          nci_str_eq(text_of(sp, next), text_of(sp, next - 1)))
        break;
      *quote = true;
    } else if (!(t->marks & NCI_MARK_CLOSE)) {
      break;
    }
  }
  return next < limit ? next : limit;
}

/* What the next token that is no opening mark looks like. */
typedef enum ahead { AHEAD_NOTHING, AHEAD_LOWER, AHEAD_CAPITAL, AHEAD_NUMBER, AHEAD_OTHER, AHEAD_INNER } ahead;

static ahead look_ahead(const splitter *sp, uint32_t next, uint32_t *word)
{
  for (; next < sp->count; next++) {
    const nci_token *t = &sp->at[next];
    *word = next;
    if (t->shape & NCI_SHAPE_WORD) {
      if (t->shape & NCI_SHAPE_CAPITAL) return AHEAD_CAPITAL;
      if (t->shape & NCI_SHAPE_LINK) return AHEAD_OTHER;
      size_t n;
      return nci_char_lower(nci_utf8_decode(sp->text, t->start, &n)) ? AHEAD_LOWER : AHEAD_OTHER;
    }
    if (t->shape & NCI_SHAPE_NUMBER) return AHEAD_NUMBER;
    if (t->shape & NCI_SHAPE_OPEN_QUOTE || t->marks & (NCI_MARK_OPEN | NCI_MARK_DASH)) continue;
    char c = sp->text.data[t->start];
    if (c == ',' || c == ';' || c == ':' || c == '%' || c == '/' || t->marks & NCI_MARK_CLOSE) return AHEAD_INNER;
    return AHEAD_OTHER;
  }
  return AHEAD_NOTHING;
}

/* "Who?" Smith asked: a name and a verb of speech go on with the sentence. */
static bool name_and_speech_verb(const splitter *sp, uint32_t next)
{
  uint32_t end = next + LONGEST_NAME < sp->count ? next + LONGEST_NAME : sp->count;
  uint32_t i = next;
  while (i < end && sp->at[i].shape & NCI_SHAPE_CAPITAL && !nci_sentence_opener(text_of(sp, i))) i++;
  return i > next && i < sp->count && nci_speech_verb(text_of(sp, i));
}

/* Mr., Dr. */
static bool title_at(const splitter *sp, uint32_t i)
{
  ncorp_str w = text_of(sp, i);
  return sp->at[i].shape & NCI_SHAPE_DOT && nci_abbreviation(nci_str(w.data, w.size - 1)) & NCI_ABBR_TITLE;
}

/* "We met at 5 p.m. Mr. Lind left", but "At 5 p.m. Mr. Lind left". */
static bool hour_before_title(const splitter *sp, uint32_t i, uint32_t word)
{
  ncorp_str w = text_of(sp, i);
  return nci_abbreviation(nci_str(w.data, w.size - 1)) & NCI_ABBR_HOUR && title_at(sp, word);
}

static bool one_letter(const splitter *sp, uint32_t i) { return sp->at[i].shape & NCI_SHAPE_WORD && sp->at[i].end - sp->at[i].start == 1; }

/* "at 3 p. m. on", "the U. S. army": letters with a stop each. */
static bool spelled(const splitter *sp, uint32_t i, uint32_t first)
{
  if (sp->at[i].marks & NCI_MARK_INITIAL) return i > first && sp->at[i - 1].shape & NCI_SHAPE_DOT;
  return i >= first + 3 && sp->at[i].marks == NCI_MARK_STOP && one_letter(sp, i - 1) && sp->at[i - 2].marks == NCI_MARK_STOP && one_letter(sp, i - 3);
}

/* "She joined Yahoo! in May": a name with its mark, and the clause goes on. */
static bool name_with_mark(const splitter *sp, uint32_t i, uint32_t first, uint32_t next)
{
  return nci_str_is(text_of(sp, i), "!") && !space_before(sp, i) && next == i + 1 && i > first + 1 && sp->at[i - 1].shape & NCI_SHAPE_CAPITAL &&
         nci_preposition(text_of(sp, next));
}

/* An abbreviation with its full stop: does it end the sentence too? */
static bool ends_after_abbreviation(const splitter *sp, uint32_t i, uint32_t first, ahead kind, uint32_t word)
{
  ncorp_str w = text_of(sp, i);
  w.size--;
  unsigned flags = nci_abbreviation(w);
  if (flags & (NCI_ABBR_TITLE | NCI_ABBR_INSIDE | NCI_ABBR_NUMBER)) return false;
  if (kind != AHEAD_CAPITAL) return false;
  if (i == first) return false;
  if (sp->at[word].start > sp->at[i].end && sp->at[word].shape & NCI_SHAPE_OPEN_QUOTE) return true;
  if (sp->at[i].marks & NCI_MARK_INITIAL) {
    /* "Vitamin C. The": one letter ends a sentence only before a plain opener of more than one letter. */
    return nci_sentence_opener(text_of(sp, word)) && sp->at[word].end - sp->at[word].start > 2 && !(sp->at[i - 1].shape & NCI_SHAPE_CAPITAL);
  }
  return nci_sentence_opener(text_of(sp, word));
}

/* The list item that a sentence begins with: "1." "2)" "a." behind a bullet or none. */
typedef struct item {
  uint32_t number; /* token of the number or letter; UINT32_MAX when there is none */
  uint32_t value;  /* of the number, or of the letter: 1 for a */
  char mark;       /* behind it; 0 when there is no number */
  bool letter;
} item;

static bool bullet(const splitter *sp, uint32_t i)
{
  const nci_token *t = &sp->at[i];
  if (!(t->shape & NCI_SHAPE_PUNCT) || t->end - t->start != 3) return false;
  size_t n;
  uint32_t c = nci_utf8_decode(sp->text, t->start, &n);
  return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25cf || c == 0x25aa;
}

static item item_at(const splitter *sp, uint32_t i)
{
  item none = { UINT32_MAX, 0, 0, false };
  if (i < sp->count && bullet(sp, i)) i++;
  if (i + 1 >= sp->count || space_before(sp, i + 1)) return none;
  const nci_token *t = &sp->at[i];
  char mark = sp->text.data[sp->at[i + 1].start];
  uint32_t size = t->end - t->start;
  if ((mark != '.' && mark != ')') || sp->at[i + 1].marks & NCI_MARK_ELLIPSIS) return none;
  if (size == 1 && t->shape & NCI_SHAPE_WORD && sp->text.data[t->start] != 'I') {
    char c = sp->text.data[t->start];
    /* "A." is an initial too. */
    bool counts = nci_is_lower(c) || (nci_is_upper(c) && mark == ')');
    return (item){ i, counts ? (uint32_t)(nci_to_lower(c) - 'a') + 1 : 0, mark, true };
  }
  if (!(t->shape & NCI_SHAPE_NUMBER) || t->shape & NCI_SHAPE_WORD || size > 3) return none;
  item found = { i, 0, mark, false };
  for (uint32_t k = t->start; k < t->end; k++) {
    if (!nci_is_digit(sp->text.data[k])) return none;
    found.value = found.value * 10 + (uint32_t)(sp->text.data[k] - '0');
  }
  return found;
}

static bool list_item(const splitter *sp, uint32_t i) { return item_at(sp, i).value > 0 || bullet(sp, i); }

/* Whether the next item of the list that the sentence began with begins at i: "1) This 2) That". */
static bool next_item(const splitter *sp, uint32_t first, uint32_t i)
{
  if (!space_before(sp, i)) return false;
  if (bullet(sp, first)) return bullet(sp, i);
  if (!(sp->at[i].shape & (NCI_SHAPE_NUMBER | NCI_SHAPE_WORD))) return false;
  item now = item_at(sp, i), was = item_at(sp, first);
  return now.number == i && was.mark == now.mark && was.letter == now.letter && was.value > 0 && now.value > 0 && (now.value == was.value + 1 || now.value + 1 == was.value);
}

/* True for the stop of a list item's number, which begins the sentence. */
static bool enumerator(const splitter *sp, uint32_t i, uint32_t first)
{
  if (i > first + 3) return false;
  item it = item_at(sp, first);
  return it.number != UINT32_MAX && (i == it.number + 1 || (i == it.number + 2 && sp->at[i].marks & NCI_MARK_STOP));
}

/* A sentence that begins with a small letter, behind a stop that can be nothing else: a plain word, a space. */
static bool careless(const splitter *sp, uint32_t i, uint32_t next, bool quote)
{
  if (quote || next != i + 1 || !space_before(sp, next) || i == 0) return false;
  if (!(sp->at[next].shape & NCI_SHAPE_LOWER) || sp->at[i].marks & (NCI_MARK_DOTTED | NCI_MARK_ELLIPSIS)) return false;
  const nci_token *before = &sp->at[i - 1];
  return !space_before(sp, i) && before->shape & NCI_SHAPE_LOWER && before->end - before->start >= 2;
}

/* Dots with a space before each, from i on: ". . ." */
static uint32_t spaced_dots(const splitter *sp, uint32_t i)
{
  uint32_t n = 0;
  while (n < 5 && i + n < sp->count && space_before(sp, i + n) && sp->at[i + n].marks == NCI_MARK_STOP) n++;
  return n;
}

/* The sign of degrees behind an N is the number's: N°. 12 */
static bool numero(const splitter *sp, uint32_t i)
{
  ncorp_str before = i > 0 ? text_of(sp, i - 1) : NCI_NO_STR;
  return nci_str_ends(before, NCI_STR("\xc2\xb0")) || nci_str_ends(before, NCI_STR("\xc2\xba"));
}

typedef enum verdict { NEVER, NO, YES, ALWAYS } verdict;

/* Whether the sentence that began at `first` ends with the stop at i; `next` is the token behind its closing marks. */
static verdict ends(const splitter *sp, uint32_t i, uint32_t first, uint32_t next, bool quote)
{
  unsigned mark = sp->at[i].marks;
  uint32_t word = next;
  if (next >= sp->count) return ALWAYS;
  if (mark & NCI_MARK_FULL) return ALWAYS;
  ahead kind = look_ahead(sp, next, &word);
  if (kind == AHEAD_NOTHING) return NO; /* nothing but marks, which belong to the sentence */
  if (kind == AHEAD_INNER) return NO;
  if (kind == AHEAD_LOWER && spelled(sp, i, first)) return NEVER;
  if (kind == AHEAD_LOWER) return careless(sp, i, next, quote) ? YES : name_with_mark(sp, i, first, next) ? NEVER : NO;
  if (mark & NCI_MARK_DOTTED) {
    if (title_at(sp, i)) return NEVER;
    if (kind == AHEAD_CAPITAL && hour_before_title(sp, i, word)) return nci_preposition(text_of(sp, first)) ? NEVER : ALWAYS;
    return space_before(sp, next) && ends_after_abbreviation(sp, i, first, kind, word) ? YES : NO;
  }
  if (mark & NCI_MARK_STOP) {
    if (enumerator(sp, i, first)) return NEVER;
    if (mark & NCI_MARK_ELLIPSIS && i > first && sp->at[i - 1].marks & NCI_MARK_OPEN) return NO;
    if (spaced_dots(sp, i) == 3) return i == first || nci_str_is(text_of(sp, word), "I") ? NEVER : NO;
    if (kind == AHEAD_NUMBER && numero(sp, i)) return NEVER;
    if (!space_before(sp, next)) {
      /* A missing space: "ended.The" but not "node.3". */
      return (quote || kind == AHEAD_CAPITAL || kind == AHEAD_OTHER) && i > first && sp->at[i - 1].shape & (NCI_SHAPE_LOWER | NCI_SHAPE_PUNCT | NCI_SHAPE_NON_ASCII | NCI_SHAPE_NUMBER) ? YES : NO;
    }
    return YES;
  }
  if (quote && kind == AHEAD_CAPITAL && word == next && name_and_speech_verb(sp, next)) return NO;
  return YES;
}

static void add(nci_arena *arena, const splitter *sp, uint32_t first, uint32_t end, nci_sentences *sentences)
{
  ncorp_sentence s = { { sp->at[first].start, sp->at[end - 1].end }, first, end };
  sp->at[first].shape |= NCI_SHAPE_SENTENCE_START;
  nci_vec_add(arena, sentences, s);
}

/* Where the sentence that begins at `begin` has to end. */
static uint32_t limit_of(const splitter *sp, uint32_t begin)
{
  return sp->count - begin > NCORP_SENTENCE_MAX_TOKENS ? begin + NCORP_SENTENCE_MAX_TOKENS : sp->count;
}

void nci_split_sentences(nci_arena *arena, ncorp_str text, nci_tokens *tokens, uint32_t first, bool one_sentence, nci_sentences *sentences)
{
  splitter sp = { text, tokens->at, tokens->count };
  const unsigned decides = one_sentence ? 0 : NCI_MARK_STOP | NCI_MARK_ASK | NCI_MARK_FULL | NCI_MARK_DOTTED;
  uint32_t begin = first, limit = limit_of(&sp, begin);
  bool listed = first < sp.count && list_item(&sp, first);
  for (uint32_t i = first; i < sp.count; i++) {
    unsigned mark = sp.at[i].marks;
    if (!(mark & (decides | NCI_MARK_BREAK)) && !listed && i < limit) continue;
    if (i > begin && (i >= limit || mark & NCI_MARK_BREAK || (listed && next_item(&sp, begin, i)))) {
      sp.at[i].shape |= NCI_SHAPE_SURE;
      add(arena, &sp, begin, i, sentences);
      begin = i, limit = limit_of(&sp, begin), listed = list_item(&sp, begin);
    }
    if (!(mark & decides)) continue;
    bool quote;
    uint32_t next = past_closers(&sp, i, limit, &quote);
    /* It ended. . . . Then: the three dots are the next sentence's. */
    if (i + 4 == next && !space_before(&sp, i) && next < sp.count && spaced_dots(&sp, i + 1) == 3 && sp.at[next].shape & NCI_SHAPE_CAPITAL) next = i + 1;
    verdict v = ends(&sp, i, begin, next, quote);
    if ((v == ALWAYS || v == NEVER) && next < sp.count) sp.at[next].shape |= NCI_SHAPE_SURE;
    if (v >= YES) {
      add(arena, &sp, begin, next, sentences);
      begin = next, limit = limit_of(&sp, begin), listed = begin < sp.count && list_item(&sp, begin);
    }
    /* What was passed over has had its say, unless an abbreviation stands before it. */
    if (v >= YES || !(mark & NCI_MARK_DOTTED)) i = next - 1;
  }
  if (begin < sp.count) add(arena, &sp, begin, sp.count, sentences);
}
