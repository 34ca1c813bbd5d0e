/* Quotations: which quoted words are somebody's, of what kind, and whose; and what is reported without marks.
 * The marks are found by quote_marks, the speakers by speakers, clauses without marks by reported; here they are put together. */
#include "meaning/meaning.h"
#include "base/sort.h"
#include "base/str.h"
#include "meaning/quote_marks.h"
#include "meaning/reported.h"
#include "meaning/subjects.h"
#include "model/grammar.h"
#include "text/fold.h"
#include "text/utf8.h"

typedef struct reader {
  nci_document *doc;
  nci_speakers speakers;
  nci_quoted_list quoted;
  NCI_VEC(ncorp_quote) found;
  bool *kept;          /* [stretch] it is a quotation */
  nci_reported_list reported;
  /* the quotation before this one */
  uint32_t last_block, last_sentence, last_end;
  uint32_t last_speaker;
  ncorp_quote_kind last_kind;
  ncorp_span last_cue, last_words;
  bool last_kept;
  /* those of this sentence that were nobody's: how many, and the end of the last */
  uint32_t dropped, dropped_sentence, dropped_end;
} reader;

/* What the words of a quotation look like. */
typedef struct looks {
  uint32_t words;
  bool capital;  /* begins with a capital */
  bool title;    /* all words of weight are capitalised */
  bool closed;   /* ends with a stop, comma, question or exclamation mark */
  bool stopped;  /* ends with a full stop, question or exclamation mark */
} looks;

static looks look(const nci_document *doc, ncorp_span span)
{
  enum { WORDS_READ = 12 };
  looks l = { .title = true };
  uint32_t capitals = 0, lower = 0;
  ncorp_str s = nci_span_text(doc, span);
  size_t at = 0;
  while (at < s.size && l.words < WORDS_READ) {
    while (at < s.size && nci_is_space(s.data[at])) at++;
    size_t size, word = at;
    bool letters = false, capital = false, seen = false;
    while (at < s.size && !nci_is_space(s.data[at])) {
      uint32_t c = nci_utf8_decode(s, at, &size);
      if (!seen && (nci_char_alpha(c) || nci_char_digit(c))) {
        seen = true;
        capital = nci_char_upper(c) || nci_char_digit(c);
      }
      letters |= nci_char_alpha(c);
      at += size ? size : 1;
    }
    if (!letters) continue;
    if (l.words == 0) l.capital = capital;
    l.words++;
    if (capital) capitals++;
    else if (at - word > 3) lower++;
  }
  l.title = lower == 0 && capitals >= 1;
  if (s.size) {
    char e = s.data[s.size - 1];
    l.stopped = e == '.' || e == '!' || e == '?' || nci_str_ends(s, NCI_STR("\xe2\x80\xa6"));
    l.closed = l.stopped || e == ',' || e == '-' || nci_str_ends(s, NCI_STR("\xe2\x80\x94")) || nci_str_ends(s, NCI_STR("\xe2\x80\x93"));
  }
  return l;
}

/* The sentence that an offset lies in, or the one behind it. */
static uint32_t sentence_at(const nci_document *doc, uint32_t offset)
{
  uint32_t low = 0, high = doc->sentences.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (doc->sentences.at[middle].span.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

static ncorp_span sentence_span(const nci_document *doc, uint32_t sentence, ncorp_span block)
{
  ncorp_span span = sentence < doc->sentences.count ? doc->sentences.at[sentence].span : block;
  if (span.start < block.start) span.start = block.start;
  if (span.end > block.end) span.end = block.end;
  if (span.start > span.end) span.start = span.end;
  return span;
}

/* White space and marks only. */
static bool bare(const nci_document *doc, ncorp_span span)
{
  for (uint32_t i = span.start; i < span.end; i++) {
    char c = doc->text.data[i];
    if (nci_is_alpha(c) || nci_is_digit(c)) return false;
  }
  return true;
}

/* The words before a quotation in its sentence, behind any quotation before it; no more than so many bytes, or a page
 * of quoted words in one sentence would be read again and again. */
static ncorp_span words_before(const reader *r, const nci_quoted *q, ncorp_span block)
{
  enum { BYTES = 800, DROPPED = 4 };
  uint32_t sentence = sentence_at(r->doc, q->outer.start);
  ncorp_span span = sentence_span(r->doc, sentence, block);
  if (span.start > q->outer.start) span.start = q->outer.start;
  span.end = q->outer.start;
  if (q->parent == NCORP_NONE) {
    if (r->last_kept && r->last_block == q->block && r->last_end > span.start) span.start = r->last_end < span.end ? r->last_end : span.end;
    if (r->dropped > DROPPED && r->dropped_sentence == sentence && r->dropped_end > span.start && r->dropped_end <= span.end) span.start = r->dropped_end;
  }
  if (span.end - span.start > BYTES) {
    span.start = span.end - BYTES;
    while (span.start < span.end && !nci_is_space(r->doc->text.data[span.start])) span.start++;
  }
  return span;
}

/* The words behind it, up to the next one or the end of the sentence. A sentence that was closed inside the marks goes
 * on behind them if what follows is a cue; `limit` is the start of the next quotation or the block's end. */
static ncorp_span words_behind(const reader *r, const nci_quoted *q, const looks *l, ncorp_span block, uint32_t limit)
{
  uint32_t last = q->outer.end > q->outer.start ? q->outer.end - 1 : q->outer.start;
  uint32_t sentence = sentence_at(r->doc, last);
  ncorp_span span = { q->outer.end, sentence_span(r->doc, sentence, block).end };
  if (span.end > limit) span.end = limit;
  if (span.end < span.start) span.end = span.start;
  bool more = l->closed && !(l->stopped && nci_str_ends(nci_span_text(r->doc, q->inner), NCI_STR(".")));
  if (bare(r->doc, span) && more && sentence + 1 < r->doc->sentences.count) {
    ncorp_span next = sentence_span(r->doc, sentence + 1, block);
    span.end = next.end < limit ? next.end : limit;
    if (span.end < span.start) span.end = span.start;
  }
  return span;
}

typedef struct stretch {
  uint32_t first, end; /* tokens */
} stretch;

/* The tokens that begin in a span, and one that it begins in. */
static stretch tokens_of(const nci_document *doc, ncorp_span span)
{
  stretch s = { nci_token_at(doc, span.start), 0 };
  s.end = span.end > span.start ? nci_token_at(doc, span.end - 1) : s.first;
  if (s.end < doc->tokens.count && doc->tokens.at[s.end].start < span.end) s.end++;
  if (s.end < s.first) s.end = s.first;
  return s;
}

static void put(reader *r, ncorp_span span, ncorp_quote_kind kind, const nci_cue *cue)
{
  ncorp_quote *q = nci_vec_push(r->doc->arena, &r->found);
  if (!q) return;
  *q = (ncorp_quote){ .span = span, .kind = kind, .speaker = cue->speaker, .cue = cue->span, .inside = NCORP_NONE };
  if (cue->speaker != NCORP_NONE) q->because = nci_cstr(cue->rule);
}

/* What the sentence at an offset is about: the subject of its main verb, else its first person. */
static uint32_t about(const reader *r, uint32_t sentence, ncorp_span limit)
{
  bool document;
  stretch words = tokens_of(r->doc, sentence_span(r->doc, sentence, limit));
  uint32_t word = nci_main_subject(r->doc, sentence);
  uint32_t found = word >= words.first && word < words.end ? nci_speaker_of_word(r->doc, word, &document) : NCORP_NONE;
  return found != NCORP_NONE ? found : nci_subject_of(&r->speakers, words.first, words.end);
}

/* The speaker of a whole sentence in marks that nothing reports: the one who was speaking in this paragraph or at the
 * end of the last; else the subject of the sentence before it. */
static nci_cue carried(reader *r, const nci_quoted *q, ncorp_span block)
{
  nci_cue on = { .span = NCORP_NO_SPAN, .speaker = r->last_speaker, .rule = "carried-on" };
  nci_cue nobody = { .span = NCORP_NO_SPAN, .speaker = NCORP_NONE };
  uint32_t own = sentence_at(r->doc, q->outer.start);
  bool alone = bare(r->doc, (ncorp_span){ sentence_span(r->doc, own, block).start, q->outer.start });
  if (r->last_kept && r->last_block == q->block && (alone || r->last_sentence == own)) return on;
  if (!alone) return (nci_cue){ .span = NCORP_NO_SPAN, .speaker = about(r, own, (ncorp_span){ block.start, q->outer.start }), .rule = "subject" };
  bool leads = q->outer.start == block.start || !q->opened;
  if (!leads) {
    if (own == 0) return nobody;
    return (nci_cue){ .span = NCORP_NO_SPAN, .speaker = about(r, own - 1, block), .rule = "subject" };
  }
  if (q->block == 0) return nobody;
  if (r->last_kept && q->block - r->last_block == 1) return on;
  /* "Smith had this to say:" in a paragraph of its own. */
  ncorp_span prior = r->doc->data.blocks[q->block - 1].span;
  ncorp_str text = nci_str_trim(nci_span_text(r->doc, prior));
  if (text.size && text.data[text.size - 1] == ':' && r->doc->sentences.count)
    return (nci_cue){ .span = NCORP_NO_SPAN, .speaker = about(r, sentence_at(r->doc, prior.end - 1), prior), .rule = "colon" };
  return nobody;
}

/* True when the words before the marks say that a name, a title or a word stands in them: "the slogan", "so-called"; a few
 * words may be set off by a comma. */
static bool labelled(const nci_document *doc, stretch left, const looks *l)
{
  enum { WORDS = 4, SET_OFF = 6 };
  uint32_t end;
  if (l->words <= SET_OFF && left.end > left.first && nci_token_sign(doc, left.end - 1, ',')) left.end--;
  for (uint32_t t = left.end; t-- > left.first && left.end - t <= WORDS;)
    if (nci_reporting_phrase(doc, t, left.end, &end) & NCI_PHRASE_LABEL && end == left.end) return true;
  return false;
}

/* What reports the words of a stretch. */
typedef struct report {
  nci_cue cue;
  bool reported, direct, keep;
  bool carries; /* it may be said by whom nothing here names */
  bool leads;   /* it begins its sentence */
} report;

/* One word of somebody's own: "called it 'crazy'", but not "the 'expert' said". */
static bool own_word(const nci_document *doc, stretch before, stretch behind)
{
  const nci_grammar *g = doc->grammar;
  if (!g || before.end == before.first) return false;
  switch (g->upos[before.end - 1]) {
  case NCI_NOUN: case NCI_PROPN: case NCI_PRON: case NCI_AUX: case NCI_VERB: case NCI_ADP: case NCI_SCONJ: break;
  default: return false;
  }
  return behind.first >= behind.end || g->upos[behind.first] == NCI_PUNCT || g->upos[behind.first] == NCI_CCONJ;
}

static bool is_dash(ncorp_str word)
{
  return nci_str_eq(word, NCI_STR("-")) || nci_str_eq(word, NCI_STR("\xe2\x80\x94")) || nci_str_eq(word, NCI_STR("\xe2\x80\x93"));
}

static report judge(reader *r, const nci_quoted *q, ncorp_span block, ncorp_span left, ncorp_span right, const looks *l)
{
  enum { FEW_WORDS = 2, MANY_WORDS = 4 };
  const nci_document *doc = r->doc;
  report p = { .cue = { .span = NCORP_NO_SPAN, .speaker = NCORP_NONE } };
  nci_cue other;
  stretch before = tokens_of(doc, left), behind = tokens_of(doc, right);
  r->speakers.words = q->outer;
  r->speakers.block = q->block;
  uint32_t last = before.end > before.first ? before.end - 1 : NCORP_NONE;
  bool colon = last != NCORP_NONE && nci_token_sign(doc, last, ':');
  bool introduced = colon || (last != NCORP_NONE && nci_token_sign(doc, last, ','));
  bool label = !colon && labelled(doc, before, l);
  bool dash = last != NCORP_NONE && l->capital && l->closed && is_dash(nci_token_text(doc, last));
  p.leads = last == NCORP_NONE || bare(doc, left);
  bool same_sentence = q->parent == NCORP_NONE && r->last_kept && r->last_block == q->block && r->last_sentence == sentence_at(doc, q->outer.start);
  bool follows = l->closed || (behind.end > behind.first && nci_token_sign(doc, behind.first, ','));
  bool whole = l->capital && (p.leads || introduced || dash) && !(l->title && l->words > 1 && !l->closed && !follows);
  if (whole && !introduced && follows) p.reported = nci_cue_behind(&r->speakers, behind.first, behind.end, &p.cue);
  if ((!p.reported || p.cue.speaker == NCORP_NONE) && before.end > before.first && nci_cue_before(&r->speakers, before.first, before.end, &other) &&
      !(p.reported && other.speaker == NCORP_NONE)) {
    p.cue = other;
    p.reported = true;
  }
  if (!p.reported && follows) p.reported = nci_cue_behind(&r->speakers, behind.first, behind.end, &p.cue);
  /* "A," Roe said, "b." */
  bool goes_on = same_sentence && r->last_cue.start != UINT32_MAX && r->last_cue.start >= r->last_end && introduced && !colon &&
                 (!p.reported || p.cue.span.start == r->last_cue.start);
  if (goes_on) {
    p.cue = (nci_cue){ .span = r->last_cue, .speaker = r->last_speaker, .rule = "inside" };
    p.reported = true;
    whole = whole || r->last_kind == NCORP_QUOTE_DIRECT;
  } else if (p.reported && p.cue.speaker == NCORP_NONE && same_sentence) {
    p.cue.speaker = r->last_speaker;
    p.cue.rule = "carried-on";
  } else if (!p.reported && same_sentence && !p.leads && r->last_speaker != NCORP_NONE) {
    p.cue = (nci_cue){ .span = r->last_cue, .speaker = r->last_speaker, .rule = "verb-before" };
    p.reported = true;
    if (p.cue.span.start == UINT32_MAX) p.cue.rule = "carried-on";
  }
  if (!p.reported) p.cue = (nci_cue){ .span = NCORP_NO_SPAN, .speaker = NCORP_NONE };
  /* He said "It is over". */
  bool at_verb = p.reported && before.end > before.first && p.cue.span.end == doc->tokens.at[before.end - 1].end;
  whole = whole || (at_verb && l->capital && !l->title && (l->words >= MANY_WORDS || l->closed));
  p.direct = whole && (l->closed || follows || introduced || at_verb) && (p.reported || l->words >= MANY_WORDS || l->stopped || r->last_kept);
  bool title = l->title && l->words > 1 && !l->closed && !colon && !(introduced && p.reported);
  if (title && !p.reported) p.direct = false;
  p.carries = !label && (p.direct || (l->words >= MANY_WORDS && !title));
  p.keep = !label && (p.direct || (p.reported && !title && (p.cue.speaker != NCORP_NONE || l->words >= MANY_WORDS) && (l->words >= FEW_WORDS || (introduced && l->closed) || (!l->capital && !l->closed && own_word(doc, before, behind)))));
  if (!p.reported && colon && p.carries) {
    p.cue.speaker = about(r, sentence_at(doc, left.end - 1), left);
    p.cue.rule = "colon";
    p.reported = p.cue.speaker != NCORP_NONE;
    p.keep = true;
  }
  if (!p.keep && p.carries && q->parent == NCORP_NONE) {
    p.keep = true;
    if (!p.leads) p.cue = (nci_cue){ .span = NCORP_NO_SPAN, .speaker = about(r, sentence_at(doc, q->outer.start), left), .rule = "subject" };
  }
  if (p.cue.speaker == NCORP_NONE && !p.reported && q->parent == NCORP_NONE && p.carries && (p.direct || p.leads)) p.cue = carried(r, q, block);
  return p;
}

static void read_quoted(reader *r, uint32_t index, uint32_t limit)
{
  const nci_quoted *q = &r->quoted.at[index];
  nci_document *doc = r->doc;
  ncorp_span block = doc->data.blocks[q->block].span;
  looks l = look(doc, q->inner);
  if (l.words == 0) return;
  ncorp_span left = words_before(r, q, block), right = words_behind(r, q, &l, block, limit);
  report p = judge(r, q, block, left, right, &l);
  uint32_t sentence = sentence_at(doc, q->outer.start);
  if (!p.keep) {
    r->dropped = r->dropped_sentence == sentence ? r->dropped + 1 : 1;
    r->dropped_sentence = sentence;
    r->dropped_end = q->outer.end;
    return;
  }
  ncorp_quote_kind kind = p.direct ? NCORP_QUOTE_DIRECT : NCORP_QUOTE_PARTIAL;
  put(r, q->inner, kind, &p.cue);
  r->kept[index] = true;
  r->last_block = q->block;
  r->last_sentence = sentence_at(doc, q->outer.end - 1);
  r->last_end = q->outer.end;
  r->last_words = q->outer;
  r->last_kept = true;
  r->last_kind = kind;
  r->last_speaker = p.cue.speaker;
  r->last_cue = p.cue.span;
  if (p.cue.speaker != NCORP_NONE) {
    r->speakers.last = p.cue.speaker;
    r->speakers.last_block = q->block;
    r->speakers.last_end = right.end;
  }
}

/* Words in marks inside a quotation: only what the quotation itself reports. */
static void read_nested(reader *r, uint32_t index)
{
  const nci_quoted *q = &r->quoted.at[index];
  if (!r->kept[q->parent]) return;
  looks l = look(r->doc, q->inner);
  if (l.words == 0) return;
  ncorp_span around = r->quoted.at[q->parent].inner;
  ncorp_span left = words_before(r, q, around), right = words_behind(r, q, &l, around, around.end);
  report p = judge(r, q, around, left, right, &l);
  if (!p.keep || !p.reported) return;
  put(r, q->inner, p.direct ? NCORP_QUOTE_DIRECT : NCORP_QUOTE_PARTIAL, &p.cue);
  r->kept[index] = true;
}

static bool within(ncorp_span inner, ncorp_span outer) { return inner.start >= outer.start && inner.end <= outer.end; }

/* Reported clauses, but those that hold quoted words: these stand for themselves. */
static void put_reported(reader *r, uint32_t quotations)
{
  for (uint32_t i = 0; i < r->reported.count; i++) {
    const nci_reported *x = &r->reported.at[i];
    uint32_t low = 0, high = quotations;
    while (low < high) {
      uint32_t middle = low + (high - low) / 2;
      if (r->found.at[middle].span.end <= x->span.start) low = middle + 1;
      else high = middle;
    }
    if (low < quotations && r->found.at[low].span.start < x->span.end &&
        !(within(x->span, r->found.at[low].span) && within(x->cue.span, r->found.at[low].span)))
      continue;
    put(r, x->span, NCORP_QUOTE_INDIRECT, &x->cue);
  }
}

/* In text order, those around others first. */
static int by_span(const void *a, const void *b, void *ctx)
{
  (void)ctx;
  const ncorp_quote *x = a, *y = b;
  if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
  if (x->span.end != y->span.end) return x->span.end > y->span.end ? -1 : 1;
  return x->kind < y->kind ? -1 : x->kind > y->kind;
}

/* Sets which quotation each one lies inside; of two that are the same words the first stays. */
static void nest(reader *r)
{
  uint32_t *open = nci_arena_alloc(r->doc->arena, r->found.count, sizeof *open), depth = 0, kept = 0;
  if (!open) return;
  for (uint32_t i = 0; i < r->found.count; i++) {
    ncorp_quote q = r->found.at[i];
    while (depth && r->found.at[open[depth - 1]].span.end <= q.span.start) depth--;
    if (depth) {
      ncorp_span around = r->found.at[open[depth - 1]].span;
      bool marked = r->found.at[open[depth - 1]].kind != NCORP_QUOTE_INDIRECT;
      if (q.kind == NCORP_QUOTE_INDIRECT && marked && !within(q.cue, around)) continue; /* these words in marks stand for themselves */
      if (around.end < q.span.end || (around.start == q.span.start && around.end == q.span.end)) continue; /* they cross, or are the same */
      q.inside = open[depth - 1];
    }
    r->found.at[kept] = q;
    open[depth++] = kept++;
  }
  r->found.count = kept;
}

static bool runs(ncorp_block_kind kind) { return kind != NCORP_BLOCK_TITLE && kind != NCORP_BLOCK_HEADING; }

ncorp_status nci_quotes(nci_document *doc)
{
  reader r = { .doc = doc, .speakers = { .doc = doc, .last = NCORP_NONE }, .last_block = UINT32_MAX, .last_sentence = UINT32_MAX, .last_speaker = NCORP_NONE };
  nci_quote_marks(doc, &r.quoted);
  r.kept = nci_arena_alloc(doc->arena, (size_t)r.quoted.count + 1, sizeof *r.kept);
  if (!r.kept) return NCORP_ERR_NOMEM;
  memset(r.kept, 0, r.quoted.count * sizeof *r.kept);
  uint32_t block = 0, k = 0;
  for (uint32_t i = 0; i < doc->sentences.count && !doc->arena->failed; i++) {
    ncorp_span span = doc->sentences.at[i].span;
    while (block + 1 < doc->data.block_count && doc->data.blocks[block].span.end <= span.start) block++;
    while (k < r.quoted.count && (r.quoted.at[k].parent != NCORP_NONE || r.quoted.at[k].outer.start < span.end)) {
      uint32_t this = k++, limit = doc->data.blocks[r.quoted.at[this].block].span.end;
      if (r.quoted.at[this].parent != NCORP_NONE) continue;
      if (k < r.quoted.count && r.quoted.at[k].parent == NCORP_NONE && r.quoted.at[k].block == r.quoted.at[this].block) limit = r.quoted.at[k].outer.start;
      read_quoted(&r, this, limit);
    }
    ncorp_block_kind kind = block < doc->data.block_count ? doc->data.blocks[block].kind : NCORP_BLOCK_PARAGRAPH;
    if (!runs(kind)) continue;
    r.speakers.words = r.last_kept && r.last_end > span.start ? r.last_words : (ncorp_span){ 0, 0 };
    r.speakers.block = block;
    r.speakers.strict = true;
    uint32_t before = r.reported.count;
    nci_reported_speech(&r.speakers, i, doc->arena, &r.reported);
    r.speakers.strict = false;
    if (r.reported.count > before && r.last_end <= span.start) {
      r.speakers.last = r.reported.at[before].cue.speaker;
      r.speakers.last_block = block;
      r.speakers.last_end = span.end;
    }
  }
  uint32_t quotations = r.found.count;
  for (uint32_t i = 0; i < r.quoted.count && !doc->arena->failed; i++)
    if (r.quoted.at[i].parent != NCORP_NONE) read_nested(&r, i);
  if (!doc->arena->failed) put_reported(&r, quotations);
  if (r.found.count && !doc->arena->failed) {
    nci_sort(doc->arena, r.found.at, r.found.count, sizeof *r.found.at, by_span, NULL);
    nest(&r);
  }
  doc->data.quotes = r.found.at;
  doc->data.quote_count = r.found.count;
  doc->data.layers |= 1u << NCI_LAYER_QUOTES;
  return nci_arena_status(doc->arena);
}
