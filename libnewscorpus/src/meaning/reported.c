/* Reported clauses: with a tree the clause that hangs on the verb, or that the verb hangs on; without one what lies between the
 * verb and the end of the sentence. Precision first: a clause without a speaker is left out. */
#include "meaning/reported.h"
#include "base/str.h"
#include "meaning/subjects.h"
#include "meaning/words.h"
#include "model/grammar.h"

typedef struct reading {
  const nci_speakers *s;
  const nci_document *doc;
  const nci_grammar *g;
  nci_arena *arena;
  nci_reported_list *out;
  uint32_t first, end; /* the sentence */
} reading;

enum { WORDS_LEAST = 2, NEAR = 60 /* tokens before a verb in which its subject is looked for */ };

static bool is(const reading *r, uint32_t t, const char *word) { return nci_token_is(r->doc, t, word); }

static bool one_of(const reading *r, uint32_t t, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (is(r, t, words[i])) return true;
  return false;
}
#define ONE_OF(r, t, words) one_of(r, t, words, sizeof(words) / sizeof *(words))

static bool punctuation(const reading *r, uint32_t t) { return (r->doc->tokens.at[t].shape & NCI_SHAPE_PUNCT) != 0; }

/* Adds a clause of these tokens. */
static void add(reading *r, uint32_t first, uint32_t end, nci_cue cue)
{
  uint32_t words = 0;
  if (end > r->end) end = r->end;
  while (first < end && (punctuation(r, first) || is(r, first, "that"))) first++;
  while (end > first && punctuation(r, end - 1)) end--;
  for (uint32_t t = first; t < end && words < WORDS_LEAST; t++) words += (r->doc->tokens.at[t].shape & NCI_SHAPE_WORD) != 0;
  if (words < WORDS_LEAST || cue.speaker == NCORP_NONE) return;
  nci_reported *x = nci_vec_push(r->arena, r->out);
  if (x) *x = (nci_reported){ .span = { r->doc->tokens.at[first].start, r->doc->tokens.at[end - 1].end }, .cue = cue };
}

static nci_cue cue_at(const reading *r, uint32_t first, uint32_t end, const char *rule)
{
  return (nci_cue){ .span = { r->doc->tokens.at[first].start, r->doc->tokens.at[end - 1].end }, .speaker = NCORP_NONE, .rule = rule };
}

/* ---- with a tree */

static uint32_t low(const reading *r, uint32_t t) { return r->g->heads.low[t]; }
static uint32_t behind(const reading *r, uint32_t t) { return r->g->heads.high[t] + 1; }

static bool has_subject(const reading *r, uint32_t verb)
{
  static const nci_rel subjects[] = { NCI_NSUBJ, NCI_NSUBJ_PASS, NCI_EXPL, NCI_CSUBJ, NCI_NSUBJ_OUTER, NCI_CSUBJ_PASS };
  for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
    if (nci_child(r->g, verb, subjects[i]) != NCORP_NONE) return true;
  return false;
}

/* "did not say", "nobody said", "if he says", "may say", "to say": not said, or not known to be. */
static bool unsaid(const reading *r, uint32_t verb, nci_reporting_form form)
{
  static const char *const no[] = { "not", "n't", "n’t", "never", "hardly", "nobody", "none", "neither", "if", "unless", "whether",
                                    "may", "might", "could", "should", "would", "must", "can", "ca" };
  static const char *const going[] = { "went", "goes", "go", "going", "gone", "used" };
  const nci_heads *h = &r->g->heads;
  bool to = false;
  for (uint32_t c = h->child_at[verb]; c < h->child_at[verb + 1]; c++) {
    uint32_t child = h->child[c];
    uint8_t rel = r->g->rel[child];
    if (rel != NCI_ADVMOD && rel != NCI_AUX_REL && rel != NCI_MARK && rel != NCI_NSUBJ) continue;
    if (ONE_OF(r, child, no)) return true;
    if (rel == NCI_NSUBJ && (is(r, low(r, child), "no") || is(r, low(r, child), "neither"))) return true;
    to = to || is(r, child, "to");
  }
  uint32_t head = h->head[verb];
  uint8_t rel = r->g->rel[verb];
  if (to && ((rel != NCI_XCOMP && rel != NCI_ADVCL) || head == NCORP_NONE || !ONE_OF(r, head, going))) return true;
  if (!to && form == NCI_REPORT_BASE && rel != NCI_CONJ && !has_subject(r, verb)) return true;
  nci_reporting above;
  return (rel == NCI_XCOMP || rel == NCI_CCOMP) && head != NCORP_NONE && nci_reporting_find(r->doc->lexicon, nci_token_text(r->doc, head), &above) && above.denies;
}

/* Where the words around a verb begin that a comma sets off ("..., Roe said"): the comma, or NCORP_NONE. */
static uint32_t comma_before(const reading *r, uint32_t verb)
{
  enum { REACH = 14 };
  for (uint32_t t = verb; t-- > r->first && verb - t < REACH;) {
    if (nci_token_sign(r->doc, t, ',')) return t;
    if (r->g->upos[t] == NCI_VERB || nci_token_mark(r->doc, t)) return NCORP_NONE;
  }
  return NCORP_NONE;
}

/* A question word begins it: nothing is said yet, unless it is asked. */
static bool open_question(const reading *r, uint32_t first, bool asks)
{
  static const char *const words[] = { "whether", "if", "what", "who", "whom", "when", "where", "why", "how", "which", "whose" };
  return !asks && ONE_OF(r, first, words);
}

static bool weekday(const reading *r, uint32_t t)
{
  const nci_word *w = nci_word_find(nci_token_text(r->doc, t));
  return w && (w->word_class == NCI_W_WEEKDAY || w->word_class == NCI_W_DAY);
}

static bool begins_subject(const reading *r, uint32_t clause, uint32_t t)
{
  for (uint32_t c = r->g->heads.child_at[clause]; c < r->g->heads.child_at[clause + 1]; c++) {
    uint32_t child = r->g->heads.child[c];
    if ((r->g->rel[child] == NCI_NSUBJ || r->g->rel[child] == NCI_NSUBJ_PASS || r->g->rel[child] == NCI_EXPL) && low(r, child) == t) return true;
  }
  return false;
}

static bool has_verb(const reading *r, uint32_t first, uint32_t end)
{
  for (uint32_t t = first; t < end; t++)
    if (r->g->upos[t] == NCI_VERB || r->g->upos[t] == NCI_AUX) return true;
  return false;
}

/* "told the paper the bridge was shut": where the tree has two subjects, the first is whom it is told. */
static uint32_t behind_addressee(const reading *r, uint32_t clause, uint32_t from)
{
  uint32_t first = NCORP_NONE;
  for (uint32_t c = r->g->heads.child_at[clause]; c < r->g->heads.child_at[clause + 1]; c++) {
    uint32_t child = r->g->heads.child[c];
    if (r->g->rel[child] != NCI_NSUBJ && r->g->rel[child] != NCI_NSUBJ_PASS) continue;
    if (first != NCORP_NONE) return low(r, first) == from && behind(r, first) == low(r, child) ? low(r, child) : from;
    first = child;
  }
  return from;
}

/* True for words that tell when, where and how something is said: "in a statement", "on Monday", not "of a storm". */
static bool circumstance(const reading *r, uint32_t word)
{
  static const char *const prepositions[] = { "in", "at", "on", "during", "through", "after", "by", "from", "via" };
  uint32_t mark = nci_child(r->g, word, NCI_CASE);
  return mark != NCORP_NONE && ONE_OF(r, mark, prepositions);
}

/* The clause that a verb governs. One that the tree hangs on whom it is told, or on how, is the verb's too: "told reporters in
 * Oslo that". */
static uint32_t clause_of(const reading *r, uint32_t verb)
{
  const nci_heads *h = &r->g->heads;
  uint32_t clause = nci_child(r->g, verb, NCI_CCOMP);
  bool told = is(r, verb, "told") || is(r, verb, "tells") || is(r, verb, "tell") || is(r, verb, "telling");
  for (uint32_t c = h->child_at[verb]; c < h->child_at[verb + 1] && clause == NCORP_NONE; c++) {
    uint32_t child = h->child[c], inner = NCORP_NONE;
    uint8_t rel = r->g->rel[child];
    if (child < verb) continue;
    if (rel == NCI_ADVCL) {
      inner = child;
    } else if (rel == NCI_IOBJ || (rel == NCI_OBJ && told) || (rel == NCI_OBL && circumstance(r, child))) {
      inner = nci_child(r->g, child, NCI_ACL_RELCL);
      if (inner == NCORP_NONE) inner = nci_child(r->g, child, NCI_ACL);
    }
    if (inner == NCORP_NONE || !has_subject(r, inner)) continue;
    uint32_t from = low(r, inner);
    while (from < inner && punctuation(r, from)) from++;
    if (is(r, from, "that")) clause = inner;
  }
  return clause;
}

/* Where a clause ends: before what a comma sets off that has no subject, which is told of the speaker ("said it was shut, but
 * did not say why"). */
static uint32_t end_of(const reading *r, uint32_t clause)
{
  const nci_heads *h = &r->g->heads;
  for (uint32_t c = h->child_at[clause]; c < h->child_at[clause + 1]; c++) {
    uint32_t child = h->child[c], first = low(r, child);
    if (r->g->rel[child] != NCI_CONJ || r->g->upos[child] != NCI_VERB || has_subject(r, child)) continue;
    if (nci_token_sign(r->doc, first, ',')) return first;
    if (first > 0 && nci_token_sign(r->doc, first - 1, ',')) return first - 1;
  }
  return behind(r, clause);
}

/* What a verb reports: the clause behind it, before it or around it. */
static void read_verb(reading *r, uint32_t verb, const nci_reporting *reporting)
{
  const nci_grammar *g = r->g;
  uint32_t clause = reporting->takes & NCI_TAKES_CLAUSE ? clause_of(r, verb) : NCORP_NONE, head = g->heads.head[verb];
  uint32_t comma = comma_before(r, verb);
  bool closed = verb + 1 >= r->end || punctuation(r, verb + 1);
  nci_cue cue = cue_at(r, verb, verb + 1, "verb-before");
  if (reporting->denies || unsaid(r, verb, reporting->form)) return;
  uint32_t to = reporting->takes & NCI_TAKES_TO ? nci_child(g, verb, NCI_XCOMP) : NCORP_NONE;
  if (to != NCORP_NONE && to > verb && is(r, low(r, to), "to")) {
    cue.speaker = nci_subject_left(r->s, verb - r->first > NEAR ? verb - NEAR : r->first, verb, &cue.rule);
    add(r, low(r, to), behind(r, to), cue);
    return;
  }
  if (!(reporting->takes & NCI_TAKES_CLAUSE)) return;
  if (clause == NCORP_NONE && g->rel[verb] == NCI_PARATAXIS && head != NCORP_NONE && head >= r->first && (has_subject(r, verb) || nci_token_sign(r->doc, verb - 1, ','))) {
    /* "The bridge is shut, Roe said": the verb hangs on what is said. */
    uint32_t from = low(r, head), until = low(r, verb), last = behind(r, head);
    bool inverted = nci_token_sign(r->doc, verb - 1, ',');
    if (head > verb || until <= from || !nci_token_sign(r->doc, until, ',')) {
      if (comma == NCORP_NONE) return;
      until = comma;
    }
    cue.rule = "verb-after";
    cue.speaker = inverted ? nci_subject_right(r->s, verb, r->end, &cue.rule) : nci_subject_left(r->s, until, verb, &cue.rule);
    if (last > behind(r, verb) + 1) {
      cue.rule = "inside";
      until = last;
    }
    if (has_verb(r, from, until)) add(r, from, until, cue);
    return;
  }
  if (clause == NCORP_NONE || !has_verb(r, low(r, clause), behind(r, clause))) return;
  if (reporting->shows && reporting->form == NCI_REPORT_PARTICIPLE) return; /* "the lights are on, suggesting that" */
  bool inverted = comma != NCORP_NONE && comma + 1 == verb;
  if (clause < verb) {
    if (!has_subject(r, clause)) return;
    cue.rule = "verb-after";
    cue.speaker = inverted ? nci_subject_right(r->s, verb, r->end, &cue.rule)
                           : nci_subject_left(r->s, comma == NCORP_NONE ? behind(r, clause) < verb ? behind(r, clause) : r->first : comma, verb, &cue.rule);
    add(r, low(r, clause), behind(r, clause) <= verb ? behind(r, clause) : comma != NCORP_NONE ? comma : verb, cue);
    return;
  }
  uint32_t from = low(r, clause) > verb && !is(r, verb + 1, "that") ? low(r, clause) : verb + 1;
  if (comma != NCORP_NONE && comma > r->first && closed && nci_token_sign(r->doc, verb + 1, ',') && !is(r, from, "that") && from <= verb + 2) {
    /* "The bridge, Roe said, is shut." */
    cue.rule = "inside";
    cue.speaker = nci_subject_left(r->s, comma, verb, &cue.rule);
    add(r, r->first, behind(r, clause), cue);
    return;
  }
  from = behind_addressee(r, clause, from);
  while (from < clause && punctuation(r, from)) from++;
  if (from < clause && weekday(r, from) && begins_subject(r, clause, from + 1)) from++; /* "said Monday the bridge was shut" */
  if (open_question(r, from, reporting->asks) || (!has_subject(r, clause) && !is(r, from, "that"))) return;
  if (reporting->form == NCI_REPORT_PARTICIPLE && verb >= r->first + 2 && nci_token_sign(r->doc, verb - 1, ',') && nci_token_mark(r->doc, verb - 2)) {
    /* He said: "It is over", adding that ... */
    cue.speaker = r->s->last;
    cue.rule = "carried-on";
  } else {
    uint32_t near = verb - r->first > NEAR ? verb - NEAR : r->first;
    cue.speaker = nci_subject_left(r->s, near, verb, &cue.rule);
    if (nci_posted(r->doc, near, from)) cue.rule = "post";
  }
  add(r, from, end_of(r, clause), cue);
}

/* "was quoted as saying that ..." */
static void read_quoted_as(reading *r, uint32_t verb, uint32_t saying)
{
  uint32_t clause = nci_child(r->g, saying, NCI_CCOMP);
  if (clause == NCORP_NONE || clause < saying) return;
  nci_cue cue = cue_at(r, saying, saying + 1, "quoted-as");
  cue.speaker = nci_quoted_speaker(r->s, r->first, verb, saying);
  add(r, low(r, clause) > saying ? low(r, clause) : saying + 1, behind(r, clause), cue);
}

/* Whose a noun of saying is: "Roe's claim", "the claim by Roe". */
static uint32_t owner(const reading *r, uint32_t noun)
{
  const nci_heads *h = &r->g->heads;
  uint32_t found = nci_child(r->g, noun, NCI_NMOD_POSS);
  if (found != NCORP_NONE) return found;
  for (uint32_t c = h->child_at[noun]; c < h->child_at[noun + 1]; c++) {
    uint32_t child = h->child[c], preposition = r->g->rel[child] == NCI_NMOD ? nci_child(r->g, child, NCI_CASE) : NCORP_NONE;
    if (preposition != NCORP_NONE && is(r, preposition, "by")) return child;
  }
  return noun >= r->first + 2 && r->doc->tokens.at[noun - 1].shape & NCI_SHAPE_CLITIC ? noun - 2 : NCORP_NONE;
}

/* "Roe's claim that ...", "Roe's promise to ..." */
static void read_noun(reading *r, uint32_t noun)
{
  static const nci_rel clauses[] = { NCI_CCOMP, NCI_ACL, NCI_ACL_RELCL };
  uint32_t clause = NCORP_NONE, whose = owner(r, noun);
  for (size_t i = 0; i < sizeof clauses / sizeof *clauses && clause == NCORP_NONE; i++) clause = nci_child(r->g, noun, clauses[i]);
  if (clause == NCORP_NONE || clause < noun || whose == NCORP_NONE) return;
  uint32_t from = low(r, clause);
  if (!(is(r, from, "that") && has_subject(r, clause)) && !is(r, from, "to")) return;
  bool document;
  nci_cue cue = cue_at(r, noun, noun + 1, "noun");
  cue.speaker = nci_speaker_of_word(r->doc, whose, &document);
  add(r, from, behind(r, clause), cue);
}

/* "According to Roe, ...", "..., according to Roe". */
static void read_source(reading *r, uint32_t phrase, uint32_t source)
{
  uint32_t end = source;
  if (source >= r->end) return;
  if (r->g) {
    uint32_t word = source;
    while (r->g->heads.head[word] != NCORP_NONE && r->g->heads.head[word] >= source && r->g->heads.head[word] < r->end && r->g->upos[r->g->heads.head[word]] != NCI_VERB)
      word = r->g->heads.head[word];
    end = behind(r, word) > source && behind(r, word) <= r->end ? behind(r, word) : source;
  }
  if (end > source && nci_token_sign(r->doc, end - 1, ',')) end--;
  while (end < r->end && !nci_token_sign(r->doc, end, ',') && end - source < 40) end++;
  nci_cue cue = cue_at(r, phrase, source, "according-to");
  cue.speaker = nci_source_at(r->s, source, end);
  bool last = true;
  for (uint32_t t = end; t < r->end && last; t++) last = punctuation(r, t);
  if (phrase == r->first) {
    if (end < r->end && (!r->g || has_verb(r, end, r->end))) add(r, end, r->end, cue);
  } else if (last) {
    if (!r->g || has_verb(r, r->first, phrase)) add(r, r->first, phrase, cue);
  }
}

/* "..., the agency reported on Friday.": all that stands before the comma is reported, and no other clause goes beyond it. */
static void read_tail(reading *r)
{
  enum { REACH = 14 };
  static const char *const joins[] = { "who", "which", "that", "as", "but", "and", "or", "when", "while", "if", "where" };
  nci_reporting reporting = { 0 };
  uint32_t verb = NCORP_NONE, comma = r->end;
  while (comma-- > r->first && r->end - comma < REACH) {
    if (nci_token_sign(r->doc, comma, ',')) break;
    if (nci_token_mark(r->doc, comma)) return;
    if (r->g->upos[comma] != NCI_VERB) continue;
    if (verb != NCORP_NONE) return;
    verb = comma;
  }
  if (verb == NCORP_NONE || comma >= r->end || !nci_token_sign(r->doc, comma, ',') || ONE_OF(r, comma + 1, joins)) return;
  if (!nci_reports(r->doc, verb, &reporting) || !(reporting.takes & NCI_TAKES_CLAUSE) || reporting.denies || reporting.form == NCI_REPORT_PARTICIPLE) return;
  if (unsaid(r, verb, reporting.form) || !has_verb(r, r->first, comma)) return;
  nci_cue cue = cue_at(r, verb, verb + 1, "verb-after");
  cue.speaker = verb == comma + 1 ? nci_subject_right(r->s, verb, r->end, &cue.rule) : nci_subject_left(r->s, comma + 1, verb, &cue.rule);
  if (nci_posted(r->doc, comma, r->end)) cue.rule = "post";
  add(r, r->first, comma, cue);
  r->end = comma;
}

static void read_tree(reading *r)
{
  nci_reporting reporting;
  if (r->end > r->first && nci_token_sign(r->doc, r->end - 1, '?')) return;
  read_tail(r);
  for (uint32_t t = r->first; t < r->end; t++) {
    uint32_t end;
    switch (r->g->upos[t]) {
    case NCI_VERB:
      if (nci_quoted_as(r->doc, t, r->end, &end)) read_quoted_as(r, t, end);
      else if (nci_reporting_phrase(r->doc, t, r->end, &end) & NCI_PHRASE_SOURCE) read_source(r, t, end);
      else if (nci_reports(r->doc, t, &reporting)) read_verb(r, t, &reporting);
      break;
    case NCI_NOUN: {
      uint32_t kinds = nci_reporting_phrase(r->doc, t, t + 1, &end);
      if (kinds & NCI_PHRASE_NOUN) read_noun(r, t);
      break;
    }
    case NCI_ADP: case NCI_SCONJ:
      if (nci_reporting_phrase(r->doc, t, r->end, &end) & NCI_PHRASE_SOURCE) read_source(r, t, end);
      break;
    default: break;
    }
  }
}

/* ---- without one */

/* One cue of a sentence: "Smith said that the plan failed.", "The plan failed, Smith said." */
static void read_words(reading *r)
{
  enum { LEAST = 3, SUBJECT = 12 };
  nci_reporting reporting;
  for (uint32_t t = r->first; t < r->end; t++) {
    uint32_t behind_phrase;
    if (!(r->doc->tokens.at[t].shape & NCI_SHAPE_WORD)) continue;
    if (nci_reporting_phrase(r->doc, t, r->end, &behind_phrase) & NCI_PHRASE_SOURCE) {
      read_source(r, t, behind_phrase);
      return;
    }
    if (!nci_reports(r->doc, t, &reporting) || !(reporting.takes & NCI_TAKES_CLAUSE) || reporting.denies || reporting.form == NCI_REPORT_PARTICIPLE) continue;
    nci_cue cue = cue_at(r, t, t + 1, "verb-before");
    uint32_t c = t + 1;
    bool told = is(r, t, "told"), said = is(r, t, "said") || is(r, t, "says");
    while (told && c < r->end && !is(r, c, "that") && !nci_token_sign(r->doc, c, ',')) c++; /* whom */
    if (c < r->end && is(r, c, "on")) c++;
    const nci_word *w = c < r->end ? nci_word_find(nci_token_text(r->doc, c)) : NULL;
    if (w && w->word_class == NCI_W_WEEKDAY) w = ++c < r->end ? nci_word_find(nci_token_text(r->doc, c)) : NULL;
    bool that = c < r->end && is(r, c, "that"), tail = r->end - c <= LEAST, after_comma = t > r->first && nci_token_sign(r->doc, t - 1, ',');
    bool words = c + LEAST < r->end && !punctuation(r, c) && !(w && w->word_class == NCI_W_PREP);
    bool inverted = said && !that && after_comma && c < r->end && r->doc->tokens.at[c].shape & NCI_SHAPE_CAPITAL;
    if ((that || (said && words)) && !inverted) {
      cue.speaker = nci_subject_left(r->s, r->first, t, &cue.rule);
      add(r, c, r->end, cue);
      return;
    }
    if (!inverted && !(said && tail && t - r->first > LEAST)) continue;
    uint32_t comma = t;
    while (comma > r->first && !nci_token_sign(r->doc, comma, ',') && t - comma < SUBJECT) comma--;
    if (!nci_token_sign(r->doc, comma, ',')) return;
    cue.rule = "verb-after";
    cue.speaker = comma + 1 == t ? nci_subject_right(r->s, t, r->end, &cue.rule) : nci_subject_left(r->s, comma + 1, t, &cue.rule);
    add(r, r->first, comma, cue);
    return;
  }
}

void nci_reported_speech(const nci_speakers *s, uint32_t sentence, nci_arena *arena, nci_reported_list *out)
{
  const ncorp_sentence *at = &s->doc->sentences.at[sentence];
  reading r = { .s = s, .doc = s->doc, .g = s->doc->grammar, .arena = arena, .out = out, .first = at->first_token, .end = at->end_token };
  if (r.g) read_tree(&r);
  else read_words(&r);
}
