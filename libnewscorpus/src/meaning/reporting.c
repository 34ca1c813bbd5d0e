/* Reads the tables of reporting verbs and phrases. */
#include "meaning/reporting.h"
#include "base/str.h"
#include "lexicon_gen.h"
#include "meaning/words.h"
#include "model/grammar.h"

/* The bits of the names in a list that is separated by blanks. */
static uint32_t bits_of(ncorp_str list, const char *const *names, size_t count)
{
  uint32_t bits = 0;
  while (list.size) {
    ncorp_str name = nci_str_part(&list, ' ');
    for (size_t i = 0; i < count; i++)
      if (nci_str_is(name, names[i])) bits |= 1u << i;
  }
  return bits;
}

bool nci_reporting_find(const nci_lexicon *lexicon, ncorp_str word, nci_reporting *out)
{
  enum { SHORTEST = 3, LONGEST = 16 };
  static const char *const takes[] = { "clause", "to", "act", "beside" };
  uint32_t row;
  if (word.size < SHORTEST || word.size > LONGEST || !nci_lexicon_find(lexicon, NCI_LEX_REPORTING_VERBS, word, &row, 1)) return false;
  ncorp_str list = nci_lexicon_field(lexicon, NCI_LEX_REPORTING_VERBS, row, NCI_REPORTING_VERBS_TAKES);
  ncorp_str kind = nci_lexicon_field(lexicon, NCI_LEX_REPORTING_VERBS, row, NCI_REPORTING_VERBS_CLASS);
  *out = (nci_reporting){ .takes = (uint8_t)bits_of(list, takes, sizeof takes / sizeof *takes), .form = NCI_REPORT_PAST };
  if (nci_str_eq_nocase(word, nci_lexicon_field(lexicon, NCI_LEX_REPORTING_VERBS, row, NCI_REPORTING_VERBS_PARTICIPLE))) out->form = NCI_REPORT_PARTICIPLE;
  else if (nci_str_eq_nocase(word, nci_lexicon_field(lexicon, NCI_LEX_REPORTING_VERBS, row, NCI_REPORTING_VERBS_PRESENT))) out->form = NCI_REPORT_PRESENT;
  else if (nci_str_eq_nocase(word, nci_lexicon_field(lexicon, NCI_LEX_REPORTING_VERBS, row, NCI_REPORTING_VERBS_PAST))) out->form = NCI_REPORT_PAST;
  else if (nci_str_eq_nocase(word, nci_lexicon_field(lexicon, NCI_LEX_REPORTING_VERBS, row, NCI_REPORTING_VERBS_LEMMA))) out->form = NCI_REPORT_BASE;
  out->denies = nci_str_is(kind, "deny");
  out->asks = nci_str_is(kind, "ask");
  out->shows = nci_str_is(kind, "show");
  return out->takes != 0;
}

uint32_t nci_reporting_phrase(const nci_document *doc, uint32_t token, uint32_t end, uint32_t *phrase_end)
{
  static const char *const kinds[] = { "source", "post", "noun", "document", "label" };
  const uint64_t table = NCI_LEX_SET(NCI_LEX_REPORTING_PHRASES);
  nci_lex_hit hit;
  if (token >= end || (doc->tables_at && !(doc->tables_at[token] & table))) return 0;
  if (!nci_lexicon_match_in(doc->lexicon, table, doc->text, doc->tokens.at, token, end, &hit, 1, NULL)) return 0;
  *phrase_end = hit.end;
  return bits_of(nci_lexicon_field(doc->lexicon, NCI_LEX_REPORTING_PHRASES, hit.row, NCI_REPORTING_PHRASES_KIND), kinds, sizeof kinds / sizeof *kinds);
}

static bool starts_words(const nci_document *doc, uint32_t t)
{
  uint16_t before = t ? doc->tokens.at[t - 1].shape : 0;
  return t == 0 || doc->tokens.at[t].shape & NCI_SHAPE_SENTENCE_START || before & (NCI_SHAPE_OPEN_QUOTE | NCI_SHAPE_CLOSE_QUOTE) ||
         nci_token_is(doc, t - 1, ":");
}

static nci_word_class class_of(const nci_document *doc, uint32_t t)
{
  const nci_word *w = nci_word_find(nci_token_text(doc, t));
  return w ? (nci_word_class)w->word_class : NCI_W_NONE;
}

bool nci_adverb(const nci_document *doc, uint32_t t)
{
  static const char *const words[] = { "also", "later", "then", "has", "have", "had", "just", "once", "further", "now", "previously", "again", "all", "both" };
  if (doc->grammar && doc->grammar->upos[t] == NCI_ADV) return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_token_is(doc, t, words[i])) return true;
  ncorp_str text = nci_token_text(doc, t);
  return doc->tokens.at[t].shape & NCI_SHAPE_LOWER && text.size > 4 && nci_str_ends(text, NCI_STR("ly"));
}

/* Without a grammar: by the word before it. */
static bool verb_by_its_neighbour(const nci_document *doc, uint32_t t, nci_reporting_form form)
{
  if (form == NCI_REPORT_BASE) return false;
  if (t == 0 || starts_words(doc, t)) return true;
  uint32_t p = t - 1;
  while (p > 0 && nci_adverb(doc, p) && !nci_token_is(doc, p, "has") && !nci_token_is(doc, p, "have") && !nci_token_is(doc, p, "had")) p--;
  nci_word_class before = class_of(doc, p);
  if (form != NCI_REPORT_PARTICIPLE && (before == NCI_W_BE || nci_token_is(doc, p, "was") || nci_token_is(doc, p, "were") || nci_token_is(doc, p, "to"))) return false;
  if (form != NCI_REPORT_PRESENT) return true;
  switch (before) {
  case NCI_W_THE: case NCI_W_A: case NCI_W_DETERMINER: case NCI_W_PREP: case NCI_W_NUMBER: case NCI_W_AND: case NCI_W_FEW: return false;
  default:
    return !(doc->tokens.at[p].shape & (NCI_SHAPE_NUMBER | NCI_SHAPE_CLITIC)) && !nci_token_is(doc, p, "united") && !nci_token_is(doc, p, "both");
  }
}

/* By its part of speech and its place in the tree: no noun, no passive, no reduced clause ("the man accused of"). */
static bool verb_by_grammar(const nci_document *doc, uint32_t t, nci_reporting_form form)
{
  const nci_grammar *g = doc->grammar;
  if (g->upos[t] != NCI_VERB || g->rel[t] == NCI_AMOD || g->rel[t] == NCI_COMPOUND || g->rel[t] == NCI_CASE) return false;
  if (nci_child(g, t, NCI_AUX_PASS) != NCORP_NONE) return false;
  return form == NCI_REPORT_PARTICIPLE || g->rel[t] != NCI_ACL || nci_child(g, t, NCI_NSUBJ) != NCORP_NONE || (t > 0 && nci_token_is(doc, t - 1, "to"));
}

bool nci_reports(const nci_document *doc, uint32_t t, nci_reporting *out)
{
  uint16_t shape = doc->tokens.at[t].shape;
  if (!(shape & NCI_SHAPE_WORD) || (shape & NCI_SHAPE_CAPITAL && !starts_words(doc, t))) return false;
  if (doc->grammar && doc->grammar->upos[t] != NCI_VERB) return false;
  if (doc->tables_at && !(doc->tables_at[t] & NCI_LEX_SET(NCI_LEX_REPORTING_VERBS))) return false;
  if (t > 0 && nci_token_is(doc, t - 1, "-") && !(shape & NCI_SHAPE_SPACE_BEFORE)) return false;
  if (!nci_reporting_find(doc->lexicon, nci_token_text(doc, t), out)) return false;
  return doc->grammar ? verb_by_grammar(doc, t, out->form) : verb_by_its_neighbour(doc, t, out->form);
}
