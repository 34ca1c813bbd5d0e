/* Finding the speaker: cues by the reporting verbs, subjects by the tree; where there is none, or it errs, by where mentions
 * stand to the verb: a clause is then what lies between commas, marks and conjunctions. */
#include "meaning/speakers.h"
#include "base/str.h"
#include "meaning/mentions.h"
#include "meaning/subjects.h"
#include "meaning/words.h"
#include "model/grammar.h"

static bool is(const nci_document *doc, uint32_t t, const char *word) { return nci_token_is(doc, t, word); }

static nci_word word_at(const nci_document *doc, uint32_t t)
{
  const nci_word *w = t < doc->tokens.count ? nci_word_find(nci_token_text(doc, t)) : NULL;
  return w ? *w : (nci_word){ .word_class = NCI_W_NONE };
}

static bool class_is(const nci_document *doc, uint32_t t, nci_word_class word_class) { return word_at(doc, t).word_class == (uint8_t)word_class; }

static bool capital(const nci_document *doc, uint32_t t) { return (doc->tokens.at[t].shape & NCI_SHAPE_CAPITAL) != 0; }

static uint32_t start_of(const nci_document *doc, uint32_t t) { return t < doc->tokens.count ? doc->tokens.at[t].start : (uint32_t)doc->text.size; }

/* The bytes of a stretch of tokens. */
static ncorp_span bytes(const nci_document *doc, uint32_t first, uint32_t end)
{
  uint32_t start = start_of(doc, first);
  return (ncorp_span){ start, end > first ? doc->tokens.at[end - 1].end : start };
}

/* The first mention that begins at or behind an offset. */
static uint32_t mention_from(const nci_document *doc, uint32_t offset)
{
  uint32_t low = 0, high = doc->data.mention_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (doc->data.mentions[middle].span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* "Trump's": the mention only says whose. */
static bool possessive(const nci_document *doc, const ncorp_mention *m)
{
  ncorp_str t = { doc->text.data + m->span.end, doc->text.size - m->span.end };
  if (nci_str_starts(t, NCI_STR("\xe2\x80\x99"))) return t.size > 3 && (t.data[3] == 's' || t.data[3] == ' ');
  return t.size > 1 && t.data[0] == '\'' && (t.data[1] == 's' || t.data[1] == ' ');
}

/* "Acme's website" */
static bool owns_document(const nci_document *doc, const ncorp_mention *m)
{
  uint32_t end, t = nci_token_at(doc, m->span.end) + 1; /* behind the ending */
  return t < doc->tokens.count && nci_reporting_phrase(doc, t, doc->tokens.count, &end) & NCI_PHRASE_DOCUMENT;
}

static bool quoted(const nci_speakers *s, const ncorp_mention *m) { return m->span.start >= s->words.start && m->span.start < s->words.end; }

static bool agrees(const nci_document *doc, uint32_t mention, int pronoun)
{
  const ncorp_mention *m = &doc->data.mentions[mention];
  if (pronoun == NCI_PRONOUN_HE || pronoun == NCI_PRONOUN_SHE) {
    if (m->type != NCORP_PER) return false;
    uint32_t entity = nci_mention_entity(doc, mention);
    nci_gender gender = entity == NCORP_NONE ? NCI_GENDER_UNKNOWN : nci_entity_gender(doc, entity);
    return gender == NCI_GENDER_UNKNOWN || (gender == NCI_GENDER_FEMALE) == (pronoun == NCI_PRONOUN_SHE);
  }
  if (pronoun == NCI_PRONOUN_IT) return m->type == NCORP_ORG || m->type == NCORP_LOC;
  return m->type == NCORP_ORG;
}

/* Whom a pronoun means: itself where it is a mention, else the last speaker, else the person who comes first in the nearest
 * sentence that has one. */
static uint32_t resolve_pronoun(const nci_speakers *s, uint32_t t, int pronoun)
{
  enum { SENTENCES = 6, MENTIONS = 24, SUBJECT_REACH = 40 };
  const nci_document *doc = s->doc;
  uint32_t own = nci_mention_at(doc, t), start = start_of(doc, t);
  if (own != NCORP_NONE) return own;
  if (pronoun == NCI_PRONOUN_I || pronoun == NCI_PRONOUN_WE || pronoun == NCI_PRONOUN_YOU) return NCORP_NONE;
  bool heard = s->last != NCORP_NONE && s->block - s->last_block <= 2 && agrees(doc, s->last, pronoun);
  uint32_t low = 0, high = doc->sentences.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (doc->sentences.at[middle].span.end <= start) low = middle + 1;
    else high = middle;
  }
  for (uint32_t back = 0; back < SENTENCES && low < doc->sentences.count; back++) {
    ncorp_span sentence = doc->sentences.at[low].span;
    if (heard && sentence.start < s->last_end) return s->last;
    uint32_t m = mention_from(doc, sentence.start);
    for (uint32_t seen = 0; seen < MENTIONS && m < doc->data.mention_count && doc->data.mentions[m].span.end <= sentence.end &&
                            doc->data.mentions[m].span.start < start; m++, seen++) {
      const ncorp_mention *x = &doc->data.mentions[m];
      if (x->form == NCORP_FORM_NAME && agrees(doc, m, pronoun) && !quoted(s, x) && !possessive(doc, x) &&
          (!heard || x->span.start - sentence.start < SUBJECT_REACH))
        return m;
    }
    if (low == 0) break;
    low--;
  }
  return heard ? s->last : NCORP_NONE;
}

/* The best of the mentions in a stretch: `last` takes the last person, else the first; persons before organisations
 * before the rest, names before other mentions of the same rank; those that only possess are out. */
static uint32_t best_mention(const nci_document *doc, ncorp_span span, bool last)
{
  enum { MENTIONS = 32 };
  uint32_t best = NCORP_NONE, seen = 0;
  int best_rank = 0;
  for (uint32_t m = mention_from(doc, span.start); m < doc->data.mention_count && seen < MENTIONS; m++, seen++) {
    const ncorp_mention *x = &doc->data.mentions[m];
    if (x->span.start >= span.end) break;
    if (x->span.end > span.end || x->form == NCORP_FORM_PRONOUN || (x->form == NCORP_FORM_NOMINAL && x->type == NCORP_LOC)) continue;
    int rank = x->type == NCORP_PER ? 6 : x->type == NCORP_ORG ? 4 : 2;
    if (possessive(doc, x)) rank = x->type == NCORP_ORG ? 1 : 0; /* "the firm's website" speaks for the firm */
    else rank += x->form == NCORP_FORM_NAME;
    if (!rank) continue;
    if (rank > best_rank || (last && rank == best_rank)) {
      best = m;
      best_rank = rank;
    }
  }
  return best;
}

/* "the president", "the spokeswoman": the last speaker, or the person whose role says so. */
static uint32_t resolve_office(const nci_speakers *s, uint32_t noun)
{
  enum { MENTIONS = 40 };
  static const char *const offices[] = { "president", "minister", "premier", "chancellor", "leader", "spokesman", "spokeswoman", "spokesperson", "envoy",
                                         "mayor", "governor", "senator", "chairman", "chairwoman", "ambassador", "general", "king", "queen", "prince",
                                         "commissioner", "director", "secretary", "diplomat", "negotiator", "lawmaker", "congressman", "congresswoman",
                                         "actor", "actress", "singer", "coach", "analyst", "lawyer", "judge", "author", "founder", "executive" };
  const nci_document *doc = s->doc;
  bool office = false;
  for (size_t i = 0; i < sizeof offices / sizeof *offices; i++) office |= is(doc, noun, offices[i]);
  if (!office) return NCORP_NONE;
  if (s->last != NCORP_NONE && s->block - s->last_block <= 2 && doc->data.mentions[s->last].type == NCORP_PER) return s->last;
  uint32_t m = mention_from(doc, start_of(doc, noun));
  for (uint32_t seen = 0; m-- > 0 && seen < MENTIONS; seen++) {
    const ncorp_mention *x = &doc->data.mentions[m];
    if (!quoted(s, x) && x->type == NCORP_PER && x->form == NCORP_FORM_NAME && !possessive(doc, x)) return m;
  }
  return NCORP_NONE;
}

/* Prepositions and conjunctions that begin what stands before the main clause. */
static bool subordinates(const nci_document *doc, uint32_t t)
{
  static const char *const words[] = { "when", "while", "as", "if", "although", "though", "because", "despite", "following", "amid", "asked", "speaking", "once" };
  if (class_is(doc, t, NCI_W_PREP)) return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (is(doc, t, words[i])) return true;
  return false;
}

/* A verb with a tense, as far as that can be told without a parser. */
static bool tensed(const nci_document *doc, uint32_t t)
{
  nci_reporting r;
  switch (word_at(doc, t).word_class) {
  case NCI_W_PAST: case NCI_W_FUTURE: case NCI_W_WOULD: case NCI_W_BE: return true;
  case NCI_W_NONE: break;
  default: return false;
  }
  if (capital(doc, t)) return false;
  if (nci_reports(doc, t, &r)) return r.form != NCI_REPORT_PARTICIPLE;
  ncorp_str text = nci_token_text(doc, t);
  return text.size > 4 && nci_str_ends(text, NCI_STR("ed"));
}

/* The mention that ends right before the verb and does not belong to a preposition: "Weber said", not "of Weber said". */
static uint32_t beside(const nci_document *doc, uint32_t first, uint32_t p)
{
  uint32_t end = doc->tokens.at[p].end, m = mention_from(doc, end);
  for (int back = 0; m-- > 0 && back < 3; back++) {
    const ncorp_mention *x = &doc->data.mentions[m];
    if (x->span.end != end || x->form == NCORP_FORM_PRONOUN || x->type == NCORP_MISC) continue;
    uint32_t t = p + 1;
    while (t > first && doc->tokens.at[t - 1].start >= x->span.start) t--;
    while (t > first && capital(doc, t - 1) && word_at(doc, t - 1).word_class == NCI_W_NONE) t--;
    bool governed = t > first && (class_is(doc, t - 1, NCI_W_PREP) || class_is(doc, t - 1, NCI_W_AND));
    return governed ? NCORP_NONE : m;
  }
  return NCORP_NONE;
}

/* By where mentions stand. */
static uint32_t stands_left(const nci_speakers *s, uint32_t first, uint32_t verb)
{
  const nci_document *doc = s->doc;
  uint32_t clause = first;
  for (uint32_t t = first; t + 1 < verb; t++)
    if (nci_token_sign(doc, t, ';') || is(doc, t, "that") || is(doc, t, "but")) clause = t + 1;
  while (clause < verb && (nci_token_sign(doc, clause, ',') || class_is(doc, clause, NCI_W_AND) || nci_token_mark(doc, clause))) clause++;
  if (clause >= verb) return NCORP_NONE;
  uint32_t p = verb - 1;
  while (p > clause && nci_adverb(doc, p)) p--;
  nci_word w = word_at(doc, p);
  if (w.word_class == NCI_W_PRONOUN && w.value != NCI_PRONOUN_WHO) return resolve_pronoun(s, p, w.value);
  uint32_t found = beside(doc, clause, p);
  if (found != NCORP_NONE) return found;
  if (subordinates(doc, clause))
    for (uint32_t t = clause; t + 1 < verb; t++)
      if (nci_token_sign(doc, t, ',')) {
        if (best_mention(doc, bytes(doc, t + 1, verb), true) != NCORP_NONE || class_is(doc, t + 1, NCI_W_PRONOUN)) clause = t + 1;
        break;
      }
  w = word_at(doc, clause);
  if (w.word_class == NCI_W_PRONOUN && (w.value == NCI_PRONOUN_HE || w.value == NCI_PRONOUN_SHE)) return resolve_pronoun(s, clause, w.value);
  /* The subject stands before the first verb and the first comma: "Weber, who met Okafor, said". */
  uint32_t end = verb;
  for (uint32_t t = clause; t < verb; t++)
    if (nci_token_sign(doc, t, ',') || tensed(doc, t)) {
      uint32_t m = best_mention(doc, bytes(doc, clause, t), true);
      if (m == NCORP_NONE || (possessive(doc, &doc->data.mentions[m]) && !owns_document(doc, &doc->data.mentions[m]))) continue;
      end = t;
      break;
    }
  found = best_mention(doc, bytes(doc, clause, end), true);
  if (found != NCORP_NONE && doc->data.mentions[found].type == NCORP_PER) return found;
  uint32_t office = resolve_office(s, p);
  return office != NCORP_NONE && (found == NCORP_NONE || doc->data.mentions[found].type != NCORP_ORG) ? office : found;
}

static uint32_t stands_right(const nci_speakers *s, uint32_t verb, uint32_t end)
{
  enum { REACH = 40 };
  const nci_document *doc = s->doc;
  uint32_t first = verb + 1, e = first;
  if (first >= end) return NCORP_NONE;
  nci_word w = word_at(doc, first);
  if (w.word_class == NCI_W_PRONOUN && w.value != NCI_PRONOUN_WHO) return resolve_pronoun(s, first, w.value);
  while (e < end && e - first < REACH && !nci_token_mark(doc, e) && !nci_token_sign(doc, e, ',') && !nci_token_sign(doc, e, ';')) e++;
  if (e == first) return NCORP_NONE;
  uint32_t found = best_mention(doc, bytes(doc, first, e), false);
  if ((found == NCORP_NONE || possessive(doc, &doc->data.mentions[found])) && e + 1 < end && nci_token_sign(doc, e, ',')) { /* "said the chief executive, Jane Roe" */
    uint32_t m = mention_from(doc, start_of(doc, e + 1));
    if (m < doc->data.mention_count && doc->data.mentions[m].span.start == start_of(doc, e + 1) && doc->data.mentions[m].form == NCORP_FORM_NAME &&
        doc->data.mentions[m].type == NCORP_PER)
      return m;
  }
  if (found == NCORP_NONE && class_is(doc, first, NCI_W_THE)) found = resolve_office(s, first + 1);
  return found;
}

/* The subject by the tree, if it lies where subjects can: from `first` on, before `end`, not in the quotation. Gives false when
 * the tree has none there. */
static bool by_tree(const nci_speakers *s, uint32_t verb, uint32_t first, uint32_t end, const char **rule, uint32_t *found)
{
  const nci_document *doc = s->doc;
  uint32_t word = nci_subject_word(doc, verb);
  *found = NCORP_NONE;
  if (word == NCORP_NONE || word < first || word >= end) return false;
  uint32_t start = start_of(doc, word), own = start_of(doc, verb);
  bool inside = start >= s->words.start && start < s->words.end, spoken = own >= s->words.start && own < s->words.end;
  if (inside && !spoken) return false;
  bool document;
  *found = nci_speaker_of_word(doc, word, &document);
  if (document && *found != NCORP_NONE) *rule = "statement";
  return *found != NCORP_NONE || s->strict;
}

/* True when a document stands before a mention without a comma between them: "a letter signed by Roe". */
static bool of_document(const nci_document *doc, uint32_t first, uint32_t mention)
{
  uint32_t end, until = nci_token_at(doc, doc->data.mentions[mention].span.start);
  bool seen = false;
  for (uint32_t t = first; t < until; t++)
    if (nci_token_sign(doc, t, ',')) seen = false;
    else if (doc->tokens.at[t].shape & NCI_SHAPE_WORD && nci_reporting_phrase(doc, t, until, &end) & NCI_PHRASE_DOCUMENT) seen = true;
  return seen;
}

/* "The mayor, Jane Roe, said": the name right before the verb, where the subject is a description. */
static uint32_t named_beside(const nci_document *doc, uint32_t verb, uint32_t found)
{
  const ncorp_mention *all = doc->data.mentions;
  if (all[found].form != NCORP_FORM_NOMINAL || all[found].type != NCORP_PER || verb < 4 || !nci_token_sign(doc, verb - 1, ',')) return found;
  uint32_t name = nci_mention_at(doc, verb - 2);
  if (name == NCORP_NONE || all[name].form != NCORP_FORM_NAME || all[name].type != NCORP_PER || all[name].span.start < all[found].span.end) return found;
  uint32_t first = nci_mention_tokens(doc, name).start;
  return first > 0 && nci_token_sign(doc, first - 1, ',') ? name : found;
}

/* "Roe left the hall, saying": whom the sentence is about. */
static uint32_t main_speaker(const nci_speakers *s, uint32_t verb)
{
  const nci_document *doc = s->doc;
  uint32_t low = 0, high = doc->sentences.count;
  if (!doc->grammar || !(nci_token_sign(doc, verb - 1, ',') || nci_token_mark(doc, verb - 1))) return NCORP_NONE;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (doc->sentences.at[middle].end_token <= verb) low = middle + 1;
    else high = middle;
  }
  bool document;
  uint32_t word = nci_main_subject(doc, low);
  if (word == NCORP_NONE || word >= verb || (start_of(doc, word) >= s->words.start && start_of(doc, word) < s->words.end)) return NCORP_NONE;
  return nci_speaker_of_word(doc, word, &document);
}

/* A name right before a verb to which the tree gives no subject of its own. */
static uint32_t overlooked(const nci_document *doc, uint32_t first, uint32_t verb)
{
  if (!doc->grammar || verb <= first || nci_child(doc->grammar, verb, NCI_NSUBJ) != NCORP_NONE || nci_child(doc->grammar, verb, NCI_NSUBJ_PASS) != NCORP_NONE)
    return NCORP_NONE;
  uint32_t p = verb - 1;
  while (p > first && nci_adverb(doc, p)) p--;
  uint32_t found = beside(doc, first, p);
  return found != NCORP_NONE && doc->data.mentions[found].form == NCORP_FORM_NAME && doc->data.mentions[found].type == NCORP_PER ? found : NCORP_NONE;
}

uint32_t nci_subject_left(const nci_speakers *s, uint32_t first, uint32_t verb, const char **rule)
{
  uint32_t found = overlooked(s->doc, first, verb);
  if (found != NCORP_NONE) return found;
  if (by_tree(s, verb, first, verb, rule, &found)) return found == NCORP_NONE ? found : named_beside(s->doc, verb, found);
  if (verb > first && (found = main_speaker(s, verb)) != NCORP_NONE) return found;
  if (s->words.end > start_of(s->doc, first) && s->words.end <= start_of(s->doc, verb)) first = nci_token_at(s->doc, s->words.end);
  found = stands_left(s, first, verb);
  if (found != NCORP_NONE && of_document(s->doc, first, found)) *rule = "statement";
  return found;
}

uint32_t nci_subject_right(const nci_speakers *s, uint32_t verb, uint32_t end, const char **rule)
{
  uint32_t found, object = s->doc->grammar ? nci_child(s->doc->grammar, verb, NCI_OBJ) : NCORP_NONE;
  bool document;
  if (by_tree(s, verb, verb + 1, end, rule, &found)) return found;
  /* The tree takes the subject of "said two people" for an object. */
  if (object != NCORP_NONE && object > verb && object < end && (found = nci_speaker_of_word(s->doc, object, &document)) != NCORP_NONE && !document) return found;
  found = stands_right(s, verb, end);
  if (found != NCORP_NONE && of_document(s->doc, verb + 1, found)) *rule = "statement";
  return found;
}

uint32_t nci_subject_of(const nci_speakers *s, uint32_t first, uint32_t end)
{
  return best_mention(s->doc, bytes(s->doc, first, end), false);
}

bool nci_posted(const nci_document *doc, uint32_t first, uint32_t end)
{
  uint32_t phrase_end;
  for (uint32_t t = first; t < end; t++)
    if (doc->tokens.at[t].shape & NCI_SHAPE_WORD && nci_reporting_phrase(doc, t, end, &phrase_end) & NCI_PHRASE_POST) return true;
  return false;
}

/* "according to a summary shared by Y", "according to Y": the person behind "by", else the first. */
uint32_t nci_source_at(const nci_speakers *s, uint32_t first, uint32_t end)
{
  enum { REACH = 40 };
  const nci_document *doc = s->doc;
  uint32_t e = first, by = first;
  if (first >= end) return NCORP_NONE;
  nci_word w = word_at(doc, first);
  if (w.word_class == NCI_W_PRONOUN) return resolve_pronoun(s, first, w.value);
  for (; e < end && e - first < REACH && !nci_token_mark(doc, e) && !nci_token_sign(doc, e, ',') && !nci_token_sign(doc, e, ':'); e++)
    if (is(doc, e, "by")) by = e + 1;
  uint32_t found = by > first && by < e ? best_mention(doc, bytes(doc, by, e), false) : NCORP_NONE;
  if (found != NCORP_NONE) return found;
  if (doc->grammar) {
    /* The word that the phrase's object hangs on: the first noun that is no other's modifier. */
    bool document;
    for (uint32_t t = first; t < e && found == NCORP_NONE; t++) {
      uint32_t head = doc->grammar->heads.head[t];
      if ((doc->grammar->upos[t] == NCI_NOUN || doc->grammar->upos[t] == NCI_PROPN) && (head == NCORP_NONE || head < first || head >= e))
        found = nci_speaker_of_word(doc, t, &document);
    }
    if (found != NCORP_NONE) return found;
  }
  found = best_mention(doc, bytes(doc, first, e), false);
  if (found == NCORP_NONE && class_is(doc, first, NCI_W_THE)) found = resolve_office(s, first + 1);
  return found;
}

bool nci_quoted_as(const nci_document *doc, uint32_t t, uint32_t end, uint32_t *saying)
{
  enum { REACH = 12 };
  ncorp_str text = nci_token_text(doc, t);
  if (!text.size || (text.data[0] != 'q' && text.data[0] != 'c' && text.data[0] != 'h' && text.data[0] != 'r')) return false;
  if (!is(doc, t, "quoted") && !is(doc, t, "cited") && !is(doc, t, "quotes") && !is(doc, t, "cites") && !is(doc, t, "reported")) return false;
  for (uint32_t k = t + 1; k + 1 < end && k - t < REACH && !nci_token_mark(doc, k); k++)
    if (is(doc, k, "as") && (is(doc, k + 1, "saying") || is(doc, k + 1, "telling") || is(doc, k + 1, "stating"))) {
      *saying = k + 1;
      return true;
    }
  return false;
}

uint32_t nci_quoted_speaker(const nci_speakers *s, uint32_t first, uint32_t verb, uint32_t saying)
{
  const nci_document *doc = s->doc;
  const char *rule;
  if (verb > first && (class_is(doc, verb - 1, NCI_W_BE) || is(doc, verb - 1, "was") || is(doc, verb - 1, "were") || is(doc, verb - 1, "been")))
    return nci_subject_left(s, first, verb, &rule);
  return nci_subject_of(s, verb + 1, saying - 1);
}

/* "according to X" at a token. */
static bool source_cue(const nci_speakers *s, uint32_t t, uint32_t end, nci_cue *out)
{
  uint32_t behind;
  if (!(s->doc->tokens.at[t].shape & NCI_SHAPE_WORD) || !(nci_reporting_phrase(s->doc, t, end, &behind) & NCI_PHRASE_SOURCE)) return false;
  *out = (nci_cue){ .span = bytes(s->doc, t, behind), .speaker = nci_source_at(s, behind, end), .rule = "according-to" };
  return true;
}

static bool quoted_cue(const nci_speakers *s, uint32_t t, uint32_t first, uint32_t end, nci_cue *out)
{
  uint32_t saying;
  if (!nci_quoted_as(s->doc, t, end, &saying)) return false;
  *out = (nci_cue){ .span = bytes(s->doc, saying, saying + 1), .speaker = nci_quoted_speaker(s, first, t, saying), .rule = "quoted-as" };
  return true;
}

static void set_cue(const nci_document *doc, uint32_t verb, const char *rule, nci_cue *out)
{
  *out = (nci_cue){ .span = bytes(doc, verb, verb + 1), .speaker = NCORP_NONE, .rule = rule };
}

bool nci_cue_behind(const nci_speakers *s, uint32_t first, uint32_t end, nci_cue *out)
{
  enum { REACH = 30 };
  const nci_document *doc = s->doc;
  nci_reporting r;
  while (first < end && (nci_token_sign(doc, first, ',') || nci_token_mark(doc, first))) first++;
  uint32_t stop = end - first < REACH ? end : first + REACH;
  for (uint32_t t = first; t < stop; t++) {
    if (nci_token_mark(doc, t) || nci_token_sign(doc, t, ';')) return false;
    if (source_cue(s, t, end, out) || quoted_cue(s, t, first, end, out)) return true;
    if (!nci_reports(doc, t, &r) || (doc->grammar && t > first && doc->grammar->rel[t] == NCI_ACL_RELCL)) continue;
    if (r.form == NCI_REPORT_PARTICIPLE && t == first) return false; /* "...", adding: the subject stands before the quotation */
    bool inverted = t == first;
    set_cue(doc, t, "verb-after", out);
    out->speaker = inverted ? nci_subject_right(s, t, end, &out->rule) : nci_subject_left(s, first, t, &out->rule);
    if (out->speaker == NCORP_NONE && !inverted && nci_token_sign(doc, t - 1, ',')) out->speaker = nci_subject_right(s, t, end, &out->rule);
    if (nci_posted(doc, first, stop)) out->rule = "post";
    return true;
  }
  return false;
}

bool nci_cue_before(const nci_speakers *s, uint32_t first, uint32_t end, nci_cue *out)
{
  enum { REACH = 60 };
  const nci_document *doc = s->doc;
  nci_reporting r;
  uint32_t floor = end - first > REACH ? end - REACH : first;
  for (uint32_t t = end; t-- > floor;) {
    if (source_cue(s, t, end, out)) return true;
    if (is(doc, t, "saying") && t >= floor + 2)
      for (uint32_t q = t - 1; q-- > floor && t - q < 12;)
        if (quoted_cue(s, q, floor, end, out)) return true;
    bool before_colon = t + 2 == end && nci_token_sign(doc, end - 1, ':');
    if (!nci_reports(doc, t, &r) && !(before_colon && nci_reporting_find(doc->lexicon, nci_token_text(doc, t), &r) && r.form == NCI_REPORT_PRESENT)) continue;
    if (t > floor && source_cue(s, t - 1, end, out) && out->span.end >= doc->tokens.at[t].end) return true; /* "to quote Roe" */
    set_cue(doc, t, "verb-before", out);
    out->speaker = nci_subject_left(s, floor, t, &out->rule);
    if (out->speaker == NCORP_NONE && nci_token_sign(doc, end - 1, ':')) out->speaker = nci_subject_right(s, t, end, &out->rule);
    if (nci_posted(doc, floor, end)) out->rule = "post";
    return true;
  }
  return false;
}
