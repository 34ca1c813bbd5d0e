/* Walks dependency trees from verbs to those who speak. A walk upwards is short, so a bad tree costs little. */
#include "meaning/subjects.h"
#include "meaning/mentions.h"
#include "meaning/reporting.h"
#include "model/grammar.h"

static bool relative(const nci_document *doc, uint32_t word)
{
  return nci_token_is(doc, word, "who") || nci_token_is(doc, word, "which") || nci_token_is(doc, word, "that");
}

static uint32_t own_subject(const nci_grammar *g, uint32_t verb)
{
  static const nci_rel subjects[] = { NCI_NSUBJ, NCI_NSUBJ_PASS, NCI_NSUBJ_OUTER };
  for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
    uint32_t found = nci_child(g, verb, subjects[i]);
    if (found != NCORP_NONE) return found;
  }
  return NCORP_NONE;
}

/* What a relative clause tells of: with "who" a person, so that a place or organisation nearby is passed over ("an expert at the
 * institute, who said"). */
static uint32_t antecedent(const nci_document *doc, uint32_t relative, uint32_t head)
{
  enum { STEPS = 3 };
  const nci_grammar *g = doc->grammar;
  for (int step = 0; step < STEPS && head != NCORP_NONE && nci_token_is(doc, relative, "who"); step++) {
    uint32_t m = nci_mention_at(doc, head), above = g->heads.head[head];
    if (m == NCORP_NONE || doc->data.mentions[m].type == NCORP_PER || above == NCORP_NONE || g->upos[above] == NCI_VERB) break;
    head = above;
  }
  return head;
}

uint32_t nci_subject_word(const nci_document *doc, uint32_t verb)
{
  enum { STEPS = 6 };
  const nci_grammar *g = doc->grammar;
  if (!g) return NCORP_NONE;
  for (int step = 0; step < STEPS && verb != NCORP_NONE; step++) {
    uint32_t subject = own_subject(g, verb), head = g->heads.head[verb];
    uint8_t rel = g->rel[verb];
    if (subject != NCORP_NONE) return (rel == NCI_ACL_RELCL || rel == NCI_ADVCL_RELCL) && relative(doc, subject) ? antecedent(doc, subject, head) : subject;
    if (rel == NCI_ACL || rel == NCI_ACL_RELCL) return head;
    if (rel != NCI_CONJ && rel != NCI_XCOMP && rel != NCI_ADVCL && rel != NCI_DEP) return NCORP_NONE;
    verb = head;
  }
  return NCORP_NONE;
}

uint32_t nci_main_subject(const nci_document *doc, uint32_t sentence)
{
  const nci_grammar *g = doc->grammar;
  if (!g || sentence >= g->heads.sentence_count || g->heads.root[sentence] == NCORP_NONE) return NCORP_NONE;
  return nci_subject_word(doc, g->heads.root[sentence]);
}

static bool case_is(const nci_document *doc, uint32_t word, const char *preposition)
{
  uint32_t mark = nci_child(doc->grammar, word, NCI_CASE);
  return mark != NCORP_NONE && nci_token_is(doc, mark, preposition);
}

/* The mention at a word, unless it names what cannot speak. */
static uint32_t mention_at(const nci_document *doc, uint32_t word)
{
  uint32_t found = nci_mention_at(doc, word);
  return found != NCORP_NONE && doc->data.mentions[found].type != NCORP_MISC ? found : NCORP_NONE;
}

/* Whose a document is: "Acme's website", "a letter from Roe", "a note signed by Roe", "a Red Cross statement". */
static uint32_t owner(const nci_document *doc, uint32_t word)
{
  const nci_grammar *g = doc->grammar;
  uint32_t weak = NCORP_NONE;
  for (uint32_t c = g->heads.child_at[word]; c < g->heads.child_at[word + 1]; c++) {
    uint32_t child = g->heads.child[c], found = NCORP_NONE;
    uint8_t rel = g->rel[child];
    if (rel == NCI_NMOD_POSS) {
      found = mention_at(doc, child);
    } else if (rel == NCI_NMOD || rel == NCI_OBL) {
      if (case_is(doc, child, "by") || case_is(doc, child, "from")) found = mention_at(doc, child);
      else if (case_is(doc, child, "of")) weak = mention_at(doc, child);
    } else if (rel == NCI_ACL) {
      for (uint32_t k = g->heads.child_at[child]; k < g->heads.child_at[child + 1]; k++)
        if (case_is(doc, g->heads.child[k], "by")) found = mention_at(doc, g->heads.child[k]);
    } else if (rel == NCI_COMPOUND || rel == NCI_AMOD) {
      weak = mention_at(doc, child);
    }
    if (found != NCORP_NONE) return found;
  }
  return weak;
}

uint32_t nci_speaker_of_word(const nci_document *doc, uint32_t word, bool *document)
{
  const nci_grammar *g = doc->grammar;
  uint32_t end;
  *document = false;
  if (!g || word == NCORP_NONE) return NCORP_NONE;
  if (g->upos[word] == NCI_NOUN && nci_reporting_phrase(doc, word, word + 1, &end) & NCI_PHRASE_DOCUMENT) {
    *document = true;
    return owner(doc, word);
  }
  uint32_t found = mention_at(doc, word);
  if (found != NCORP_NONE && doc->data.mentions[found].form != NCORP_FORM_NOMINAL) return found;
  /* "the chief executive, Jane Roe", "Mayor Jane Roe" */
  for (uint32_t c = g->heads.child_at[word]; c < g->heads.child_at[word + 1]; c++) {
    uint32_t child = g->heads.child[c], name;
    if (g->rel[child] != NCI_APPOS && g->rel[child] != NCI_FLAT && g->rel[child] != NCI_NMOD_DESC) continue;
    name = mention_at(doc, child);
    if (name != NCORP_NONE && doc->data.mentions[name].form == NCORP_FORM_NAME && doc->data.mentions[name].type == NCORP_PER) return name;
  }
  /* "Jane Roe, a farmer, who said": the farmer is Roe. */
  uint32_t head = g->rel[word] == NCI_APPOS ? g->heads.head[word] : NCORP_NONE, name = head == NCORP_NONE ? NCORP_NONE : mention_at(doc, head);
  if (name != NCORP_NONE && doc->data.mentions[name].form == NCORP_FORM_NAME && doc->data.mentions[name].type == NCORP_PER) return name;
  return found;
}
