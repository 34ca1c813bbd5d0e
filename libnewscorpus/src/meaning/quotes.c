/* Quotations: which quoted words are somebody's, of what kind, and whose; and what is reported without marks.
 * The marks are found by quote_marks, the speakers by speakers; here the two are put together. */
#include "meaning/meaning.h"
#include "base/sort.h"
#include "base/str.h"
#include "meaning/quote_marks.h"
#include "meaning/speakers.h"
#include "text/fold.h"
#include "text/utf8.h"

typedef struct reader {
  nci_document *doc;
  nci_atoms before, behind, sentence;
  nci_speakers speakers;
  nci_quoted_list quoted;
  NCI_VEC(ncorp_quote) found;
  /* the quotation before this one */
  uint32_t last_block, last_sentence, last_end;
  uint32_t last_speaker;
  ncorp_span last_cue;
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
  ncorp_span span = sentence_span(r->doc, sentence_at(r->doc, q->outer.start), block);
  if (span.start > q->outer.start) span.start = q->outer.start;
  span.end = q->outer.start;
  if (r->last_kept && r->last_block == q->block && r->last_end > span.start) span.start = r->last_end < span.end ? r->last_end : span.end;
  if (r->dropped > DROPPED && r->dropped_sentence == sentence_at(r->doc, q->outer.start) && r->dropped_end > span.start && r->dropped_end <= span.end)
    span.start = r->dropped_end;
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

static const nci_atom *last_atom(const nci_atoms *atoms) { return atoms->at + atoms->count - 1; }

static void put(reader *r, ncorp_span span, ncorp_quote_kind kind, uint32_t speaker, ncorp_span cue)
{
  ncorp_quote *q = nci_vec_push(r->doc->arena, &r->found);
  if (q) *q = (ncorp_quote){ .span = span, .kind = kind, .speaker = speaker, .cue = cue, .inside = NCORP_NONE };
}

/* The speaker of a whole sentence in marks that nothing reports: the one who was speaking in this paragraph or at the
 * end of the last; else the subject of the sentence before it. */
static uint32_t carried(reader *r, const nci_quoted *q, ncorp_span block)
{
  if (r->last_kept && r->last_block == q->block) return r->last_speaker;
  bool leads = q->outer.start == block.start || !q->opened;
  if (!leads) {
    uint32_t sentence = sentence_at(r->doc, q->outer.start);
    ncorp_span here = sentence_span(r->doc, sentence, block);
    if (here.start < q->outer.start && !bare(r->doc, (ncorp_span){ here.start, q->outer.start })) return NCORP_NONE;
    if (sentence == 0) return NCORP_NONE;
    return nci_subject_of(&r->speakers, sentence_span(r->doc, sentence - 1, block));
  }
  if (q->block == 0) return NCORP_NONE;
  bool follows = r->last_kept && q->block - r->last_block == 1;
  if (follows) return r->last_speaker;
  /* "Smith had this to say:" in a paragraph of its own. */
  ncorp_span prior = r->doc->data.blocks[q->block - 1].span;
  ncorp_str text = nci_str_trim(nci_span_text(r->doc, prior));
  if (text.size && text.data[text.size - 1] == ':' && r->doc->sentences.count) {
    uint32_t sentence = sentence_at(r->doc, prior.end - 1);
    return nci_subject_of(&r->speakers, sentence_span(r->doc, sentence, prior));
  }
  return NCORP_NONE;
}

static void read_quoted(reader *r, const nci_quoted *q, uint32_t limit)
{
  enum { FEW_WORDS = 2, MANY_WORDS = 4 };
  nci_document *doc = r->doc;
  ncorp_span block = doc->data.blocks[q->block].span;
  looks l = look(doc, q->inner);
  if (l.words == 0 || (l.words < FEW_WORDS && !l.closed)) return;
  r->speakers.words = q->outer;
  ncorp_span left = words_before(r, q, block), right = words_behind(r, q, &l, block, limit);
  if (!nci_atoms_cut(&r->before, left) || !nci_atoms_cut(&r->behind, right)) return;
  uint32_t sentence = sentence_at(doc, q->outer.start);
  bool same_sentence = r->last_block == q->block && r->last_sentence == sentence;
  bool introduced = r->before.count && (nci_atom_sign(last_atom(&r->before), ':') || nci_atom_sign(last_atom(&r->before), ','));
  bool leads = !r->before.count || bare(doc, left);
  bool follows = nci_atom_sign(r->behind.at, ',') || l.closed;
  bool whole = l.capital && (leads || introduced) && !(l.title && l.words > 1 && !l.closed && !follows);
  nci_cue cue = { .speaker = NCORP_NONE }, other;
  bool reported = false;
  if (whole && !introduced && follows) reported = nci_cue_behind(&r->speakers, &r->behind, q->block, &cue);
  if (!reported || cue.speaker == NCORP_NONE) {
    if (r->before.count && nci_cue_before(&r->speakers, &r->before, q->block, &other) && !(reported && other.speaker == NCORP_NONE)) {
      cue = other;
      reported = true;
    }
  }
  if (!reported && follows) reported = nci_cue_behind(&r->speakers, &r->behind, q->block, &cue);
  if (reported && cue.speaker == NCORP_NONE && same_sentence && r->last_kept) cue.speaker = r->last_speaker;
  if (!reported && same_sentence && r->last_kept && !leads) {
    cue.speaker = r->last_speaker;
    reported = cue.speaker != NCORP_NONE;
    cue.span = r->last_cue;
  }
  bool direct = whole && (l.closed || follows || introduced) && (reported || l.words >= MANY_WORDS || l.stopped);
  bool title = l.title && l.words > 1 && !l.closed && !introduced && !(reported && l.words == 0);
  bool keep = direct || (reported && l.words >= FEW_WORDS && !title) || (l.words >= MANY_WORDS && !title) || (reported && introduced && l.closed);
  if (!keep) {
    r->dropped = r->dropped_sentence == sentence ? r->dropped + 1 : 1;
    r->dropped_sentence = sentence;
    r->dropped_end = q->outer.end;
    return;
  }
  uint32_t speaker = cue.speaker;
  if (speaker == NCORP_NONE && !reported && (direct || (leads && l.words >= MANY_WORDS))) speaker = carried(r, q, block);
  if (speaker == NCORP_NONE && !direct && l.words >= MANY_WORDS && !leads) speaker = nci_subject_of(&r->speakers, left);
  if (!reported) cue.span = (ncorp_span)NCORP_NO_SPAN;
  put(r, q->inner, direct ? NCORP_QUOTE_DIRECT : NCORP_QUOTE_PARTIAL, speaker, cue.span);
  r->last_block = q->block;
  r->last_sentence = sentence_at(doc, q->outer.end - 1);
  r->last_end = q->outer.end;
  r->last_kept = true;
  r->last_speaker = speaker;
  r->last_cue = cue.span;
  if (speaker != NCORP_NONE) {
    r->speakers.last = speaker;
    r->speakers.last_block = q->block;
    r->speakers.last_end = right.end;
  }
}

static ncorp_span trimmed(const nci_document *doc, uint32_t start, uint32_t end)
{
  while (start < end && (nci_is_space(doc->text.data[start]) || doc->text.data[start] == ',')) start++;
  while (end > start && (nci_is_space(doc->text.data[end - 1]) || doc->text.data[end - 1] == ',' || doc->text.data[end - 1] == '.')) end--;
  return (ncorp_span){ start, end };
}

/* "Smith said that the plan failed.", "The plan failed, Smith said.": the clause. */
static void read_indirect(reader *r, uint32_t sentence, uint32_t block)
{
  enum { WORDS_LEAST = 3 };
  const nci_document *doc = r->doc;
  ncorp_span span = doc->sentences.at[sentence].span;
  nci_atoms *atoms = &r->sentence;
  nci_atoms_of(atoms, sentence);
  const nci_atom *first = atoms->at, *end = first + atoms->count;
  nci_cue cue;
  for (const nci_atom *a = first; a < end; a++) {
    bool source = nci_atom_is(atoms, a, "according") && nci_atom_prep(a + 1, NCI_PREP_TO);
    if (!source && (!nci_reports(atoms, a, &cue) || cue.act || cue.participle)) continue;
    ncorp_span clause;
    uint32_t speaker;
    if (source) {
      /* Behind what is said, at the end of the sentence. */
      if (a - first < WORDS_LEAST || !nci_atom_sign(a - 1, ',')) return;
      nci_speakers *s = &r->speakers;
      if (!nci_atoms_cut(&r->behind, (ncorp_span){ a->start, span.end }) || !nci_cue_behind(s, &r->behind, block, &cue)) return;
      speaker = cue.speaker;
      clause = trimmed(doc, span.start, a[-1].start);
    } else {
      const nci_atom *c = a + 1;
      if (nci_atom_is(atoms, a, "told")) /* whom */
        while (c < end && !(nci_atom_class(c, NCI_W_THIS) && c->value == 1) && !nci_atom_sign(c, ',')) c++;
      if (nci_atom_class(c, NCI_W_WEEKDAY) || (nci_atom_prep(c, NCI_PREP_ON) && nci_atom_class(c + 1, NCI_W_WEEKDAY))) c += nci_atom_class(c, NCI_W_WEEKDAY) ? 1 : 2;
      bool that = nci_atom_class(c, NCI_W_THIS) && c->value == 1;
      bool said = nci_atom_is(atoms, a, "said") || nci_atom_is(atoms, a, "says");
      bool tail = end - c <= 3 || nci_atom_sign(a + 1, '.') || a + 1 >= end;
      if (that || (said && c + WORDS_LEAST < end && c->kind == NCI_ATOM_WORD && !nci_atom_class(c, NCI_W_PREP))) {
        bool capital_right = said && !that && nci_atom_capital(c) && a > first && nci_atom_sign(a - 1, ',');
        if (capital_right) {
          speaker = nci_subject_right(&r->speakers, atoms, a, block);
          clause = trimmed(doc, span.start, a[-1].start);
        } else {
          speaker = nci_subject_left(&r->speakers, atoms, first, a, block);
          clause = trimmed(doc, that ? c[1].start : c->start, span.end);
        }
      } else if (said && tail && a - first > WORDS_LEAST) {
        const nci_atom *comma = a;
        while (comma > first && !nci_atom_sign(comma, ',') && a - comma < 12) comma--;
        if (!nci_atom_sign(comma, ',')) return;
        speaker = comma == a - 1 ? nci_subject_right(&r->speakers, atoms, a, block) : nci_subject_left(&r->speakers, atoms, comma + 1, a, block);
        clause = trimmed(doc, span.start, comma->start);
      } else {
        continue;
      }
    }
    if (speaker == NCORP_NONE || clause.end <= clause.start) return;
    put(r, clause, NCORP_QUOTE_INDIRECT, speaker, cue.span);
    r->speakers.last = speaker;
    r->speakers.last_block = block;
    r->speakers.last_end = span.end;
    return;
  }
}

static int by_span(const void *a, const void *b, void *ctx)
{
  (void)ctx;
  const ncorp_quote *x = a, *y = b;
  if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
  return x->span.end < y->span.end ? -1 : x->span.end > y->span.end;
}

ncorp_status nci_quotes(nci_document *doc)
{
  reader r = { .doc = doc, .speakers = { .doc = doc, .last = NCORP_NONE }, .last_block = UINT32_MAX, .last_sentence = UINT32_MAX, .last_speaker = NCORP_NONE };
  nci_atoms_init(&r.before, doc);
  nci_atoms_init(&r.behind, doc);
  nci_atoms_init(&r.sentence, doc);
  if (!nci_atoms_share(doc)) return NCORP_ERR_NOMEM;
  nci_quote_marks(doc, &r.quoted);
  uint32_t block = 0, k = 0;
  for (uint32_t i = 0; i < doc->sentences.count && !doc->arena->failed; i++) {
    ncorp_span span = doc->sentences.at[i].span;
    while (block + 1 < doc->data.block_count && doc->data.blocks[block].span.end <= span.start) block++;
    uint32_t first = k;
    for (; k < r.quoted.count && r.quoted.at[k].outer.start < span.end; k++) {
      const nci_quoted *q = &r.quoted.at[k];
      uint32_t limit = doc->data.blocks[q->block].span.end;
      if (k + 1 < r.quoted.count && r.quoted.at[k + 1].block == q->block) limit = r.quoted.at[k + 1].outer.start;
      read_quoted(&r, q, limit);
    }
    bool quoted = k > first || (first > 0 && r.quoted.at[first - 1].outer.end > span.start);
    ncorp_block_kind kind = block < doc->data.block_count ? doc->data.blocks[block].kind : NCORP_BLOCK_PARAGRAPH;
    if (!quoted && kind != NCORP_BLOCK_TITLE && kind != NCORP_BLOCK_HEADING) read_indirect(&r, i, block);
  }
  if (r.found.count) nci_sort(doc->arena, r.found.at, r.found.count, sizeof *r.found.at, by_span, NULL);
  doc->data.quotes = r.found.at;
  doc->data.quote_count = r.found.count;
  doc->data.layers |= 1u << NCI_LAYER_QUOTES;
  return nci_arena_status(doc->arena);
}
