/* What stands where around a trigger, by the tree: subjects and objects, what prepositions mark, possessors; and the subjects
 * that verbs share (joined verbs, relative clauses, infinitives under other verbs). */
#include "meaning/event_coder.h"

#include "base/str.h"

enum { STEPS = 6 };

typedef struct case_word {
  const char *word;
  uint8_t slot;
} case_word;

static nci_slot slot_of_marker(const nci_coder *c, uint32_t mark)
{
  static const case_word words[] = {
    { "with", NCI_SLOT_WITH }, { "to", NCI_SLOT_TO }, { "on", NCI_SLOT_ON }, { "upon", NCI_SLOT_ON }, { "against", NCI_SLOT_AGAINST },
    { "of", NCI_SLOT_OF }, { "by", NCI_SLOT_BY }, { "between", NCI_SLOT_BETWEEN }, { "among", NCI_SLOT_AMONG }, { "amongst", NCI_SLOT_AMONG },
    { "from", NCI_SLOT_FROM }, { "out", NCI_SLOT_FROM }, { "for", NCI_SLOT_FOR }, { "at", NCI_SLOT_AT }, { "in", NCI_SLOT_IN }, { "inside", NCI_SLOT_IN },
    { "within", NCI_SLOT_IN }, { "across", NCI_SLOT_IN }, { "through", NCI_SLOT_IN }, { "throughout", NCI_SLOT_IN }, { "around", NCI_SLOT_IN },
    { "into", NCI_SLOT_INTO }, { "onto", NCI_SLOT_INTO }, { "towards", NCI_SLOT_INTO }, { "toward", NCI_SLOT_INTO }, { "over", NCI_SLOT_OVER },
    { "near", NCI_SLOT_NEAR }, { "along", NCI_SLOT_ALONG }, { "together", NCI_SLOT_WITH }, { "outside", NCI_SLOT_OUTSIDE },
    { "beside", NCI_SLOT_NEAR }, { "next", NCI_SLOT_NEAR }, { "close", NCI_SLOT_NEAR }, { "adjacent", NCI_SLOT_NEAR }, { "off", NCI_SLOT_NEAR }, { "beneath", NCI_SLOT_NEAR }, { "under", NCI_SLOT_NEAR }, { "underneath", NCI_SLOT_NEAR }, { "opposite", NCI_SLOT_NEAR }, { "behind", NCI_SLOT_NEAR },
    { "alongside", NCI_SLOT_ALONGSIDE }, { "as", NCI_SLOT_AS }, { "about", NCI_SLOT_ABOUT }, { "regarding", NCI_SLOT_ABOUT },
    { "concerning", NCI_SLOT_ABOUT }, { "after", NCI_SLOT_AFTER }, { "following", NCI_SLOT_AFTER }, { "before", NCI_SLOT_BEFORE },
    { "during", NCI_SLOT_DURING }, { "amid", NCI_SLOT_DURING } };
  ncorp_str text = nci_token_text(c->doc, mark);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_str_is_nocase(text, words[i].word)) {
      /* "along with" */
      if (words[i].slot == NCI_SLOT_ALONG && nci_token_is(c->doc, mark + 1, "with")) return NCI_SLOT_WITH;
      return (nci_slot)words[i].slot;
    }
  return NCI_SLOT_NONE;
}

nci_slot nci_slot_of_case(const nci_coder *c, uint32_t phrase, uint32_t *marker)
{
  uint32_t mark = nci_child(c->g, phrase, NCI_CASE), title = mark == NCORP_NONE ? nci_child(c->g, phrase, NCI_NMOD_DESC) : NCORP_NONE;
  if (title != NCORP_NONE && title < phrase) mark = nci_child(c->g, title, NCI_CASE); /* "of Colonel Roe", the preposition hung on the title */
  if (marker) *marker = mark;
  if (mark == NCORP_NONE) return NCI_SLOT_NONE;
  uint8_t *marks = &c->words[mark].marks;
  if (!*marks) *marks = (uint8_t)(slot_of_marker(c, mark) + 1);
  return (nci_slot)(*marks - 1);
}

static bool is_relative(const nci_coder *c, uint32_t token)
{
  return c->g->upos[token] != NCI_NOUN && (nci_token_is(c->doc, token, "who") || nci_token_is(c->doc, token, "which") ||
                                           nci_token_is(c->doc, token, "that") || nci_token_is(c->doc, token, "whom"));
}

/* The noun of which the relative clause around a word tells, or the word itself. */
static uint32_t antecedent(const nci_coder *c, uint32_t word)
{
  if (!is_relative(c, word)) return word;
  uint32_t t = word, before = word > c->first && nci_token_is(c->doc, word - 1, ",") ? word - 2 : word - 1;
  /* "the case of Roe, who was shot": a person, whatever the clause was hung on */
  if (word > c->first + 1 && nci_token_is(c->doc, word, "who") && c->name_at[before] != NCORP_NONE && c->doc->data.mentions[c->name_at[before]].type == NCORP_PER) return before;
  for (int step = 0; step < STEPS && t != NCORP_NONE; step++) {
    if (c->g->rel[t] == NCI_ACL_RELCL) return c->g->heads.head[t];
    t = c->g->heads.head[t];
  }
  return word;
}

bool nci_acts_as_verb(const nci_coder *c, uint32_t token)
{
  bool tagged = c->g->upos[token] == NCI_VERB;
  nci_rel rel = (nci_rel)c->g->rel[token];
  bool in_place_of_noun = rel == NCI_OBJ || rel == NCI_NSUBJ || rel == NCI_NSUBJ_PASS || rel == NCI_OBL || rel == NCI_NMOD; /* "made a visit" */
  if (tagged && !(in_place_of_noun && nci_child(c->g, token, NCI_DET_REL) != NCORP_NONE)) return true;
  if (nci_is_misread(c, token)) return true;
  if (!tagged && c->g->upos[token] != NCI_NOUN && c->g->upos[token] != NCI_AUX) return false;
  if (c->g->upos[token] == NCI_AUX && rel == NCI_ROOT) return true; /* "did away with" */
  const nci_heads *h = &c->g->heads;
  bool verbal = false;
  for (uint32_t i = h->child_at[token], n = 0; i < h->child_at[token + 1] && n < NCI_CHILDREN_MAX; i++, n++)
    switch ((nci_rel)c->g->rel[h->child[i]]) {
    case NCI_DET_REL: case NCI_CASE: case NCI_COP: case NCI_NMOD_POSS: case NCI_AMOD:
      return false;
    case NCI_AUX_REL: case NCI_AUX_PASS: case NCI_OBJ: case NCI_MARK:
      verbal = true;
      break;
    default:
      break;
    }
  return verbal;
}

static void add(const nci_coder *c, nci_arguments *out, uint32_t head, nci_slot slot, bool weak)
{
  if (head == NCORP_NONE || out->count == NCI_ARGUMENTS_MAX) return;
  head = antecedent(c, head);
  for (uint32_t i = 0; i < out->count; i++)
    if (out->at[i].head == head) return;
  out->at[out->count++] = (nci_argument){ head, (uint8_t)slot, weak };
}

/* The noun that a misread verb describes: past a number that has it ("to free four hostages"). */
static uint32_t described_noun(const nci_coder *c, uint32_t verb)
{
  uint32_t noun = c->g->heads.head[verb];
  bool number = noun != NCORP_NONE && c->g->upos[noun] == NCI_NUM && c->g->rel[noun] == NCI_NUMMOD;
  return number ? c->g->heads.head[noun] : noun;
}

/* Whether a verb was read as a word that describes its object: a past form as an adjective ("Peru eased rules", "and imposed
 * sanctions", "Roe, the envoy, dissolved parliament"), an infinitive ("to free four hostages"), a gerund under a verb ("denied
 * bombing trucks"), the verb of a headline ("Peru lifts ban"). A determiner or adjective before tells that it is none: "the Lima based firm". *subject: who does it, or
 * NCORP_NONE where another verb of the sentence tells. */
static bool is_misread(const nci_coder *c, uint32_t verb, uint32_t *subject)
{
  uint32_t noun = described_noun(c, verb), before = verb - 1;
  *subject = NCORP_NONE;
  nci_rel rel = (nci_rel)c->g->rel[verb];
  if ((rel != NCI_AMOD && rel != NCI_COMPOUND) || noun == NCORP_NONE || noun < verb || verb == c->first) return false;
  uint32_t above = c->g->heads.head[noun];
  bool of_verb = above != NCORP_NONE && c->g->upos[above] == NCI_VERB;
  if (c->g->upos[before] == NCI_PART && nci_token_is(c->doc, before, "to")) return of_verb && c->g->heads.head[before] == verb;
  uint32_t m = c->name_at[before];
  bool third = c->g->upos[verb] != NCI_VERB && !of_verb && m != NCORP_NONE && rel == NCI_COMPOUND && nci_str_ends(nci_token_text(c->doc, verb), NCI_STR("s"));
  if (rel == NCI_COMPOUND && !third) return of_verb && above == before && c->words[above].control && nci_str_ends(nci_token_text(c->doc, verb), NCI_STR("ing"));
  /* "Peru armed Kurdish fighters", the whole read as a noun */
  bool armed = c->g->upos[verb] == NCI_ADJ && m != NCORP_NONE && verb + 1 < noun && c->g->rel[noun] == NCI_ROOT && nci_mention_tokens(c->doc, m).start == c->first &&
               c->g->heads.head[before] == noun && nci_str_ends(nci_token_text(c->doc, verb), NCI_STR("ed"));
  if (!third && !armed && !nci_str_is(nci_feature(c->doc, verb, "Tense"), "Past")) return false;
  *subject = nci_child(c->g, verb, NCI_NSUBJ);
  if (*subject != NCORP_NONE) return true;
  if (c->g->upos[before] == NCI_CCONJ) return c->g->heads.low[noun] >= before && of_verb;
  if (m == NCORP_NONE) {
    bool aside = nci_token_is(c->doc, before, ",") && c->g->rel[noun] == NCI_APPOS && c->g->rel[above] == NCI_ROOT && c->name_at[above] != NCORP_NONE;
    /* "Peru's president relinquished power", the whole read as a noun */
    bool whole = c->words[before].agent && c->g->upos[before] == NCI_NOUN && (c->g->heads.head[before] == verb || c->g->heads.head[before] == noun) && c->g->rel[noun] == NCI_ROOT;
    if (aside || whole) *subject = aside ? above : before;
    return aside || whole;
  }
  uint32_t first = nci_mention_tokens(c->doc, m).start;
  bool begins = first == c->first || c->g->upos[first - 1] == NCI_PUNCT || c->g->upos[first - 1] == NCI_NOUN || c->g->upos[first - 1] == NCI_PROPN ||
                nci_nationality_at(c->doc, first - 1).size > 0 || c->g->upos[first - 1] == NCI_SCONJ;
  if (begins) *subject = before;
  return begins;
}

uint32_t nci_misread_governor(const nci_coder *c, uint32_t verb) { return c->g->heads.head[described_noun(c, verb)]; }

bool nci_is_misread(const nci_coder *c, uint32_t verb)
{
  uint32_t subject;
  return is_misread(c, verb, &subject);
}

/* The noun right before a verb to which the parser gave another place. */
static uint32_t misplaced_subject(const nci_coder *c, uint32_t verb)
{
  uint32_t subject, before = verb;
  if (c->g->rel[verb] == NCI_AMOD || c->g->rel[verb] == NCI_COMPOUND) return is_misread(c, verb, &subject) ? subject : NCORP_NONE;
  do {
    if (before-- == c->first) return NCORP_NONE;
  } while (c->g->upos[before] == NCI_ADV && verb - before < 4);
  if (c->name_at[before] != NCORP_NONE) {
    ncorp_span name = nci_mention_tokens(c->doc, c->name_at[before]);
    uint32_t top = before;
    for (uint32_t t = (uint32_t)name.start; t < name.end; t++)
      if (c->g->heads.head[t] == NCORP_NONE || c->g->heads.head[t] < name.start || c->g->heads.head[t] >= name.end) top = t;
    bool marked = nci_child(c->g, top, NCI_CASE) != NCORP_NONE;
    return !marked && nci_dominates(&c->g->heads, verb, top) ? top : NCORP_NONE;
  }
  /* "Gunmen shot dead", with a noun of people hung on the verb */
  bool people = c->g->heads.head[before] == verb && c->g->upos[before] == NCI_NOUN && c->g->rel[before] == NCI_COMPOUND;
  return people ? before : NCORP_NONE;
}

static uint32_t own_subject(const nci_coder *c, uint32_t verb)
{
  static const nci_rel subjects[] = { NCI_NSUBJ, NCI_NSUBJ_PASS, NCI_NSUBJ_OUTER, NCI_CSUBJ, NCI_DISLOCATED };
  for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
    uint32_t found = nci_child(c->g, verb, subjects[i]);
    if (found != NCORP_NONE) return found;
  }
  return misplaced_subject(c, verb);
}

/* "Colonel Roe, one of the men involved in": the name of which that is said; "Peru was the first to", "Peru became the first to": Peru. */
static uint32_t one_of(const nci_coder *c, uint32_t noun)
{
  uint32_t above = c->g->heads.head[noun];
  uint32_t said = nci_child(c->g, noun, NCI_COP) != NCORP_NONE ? noun : above != NCORP_NONE && nci_lemma_is(c, above, "become") ? above : NCORP_NONE;
  if (said != NCORP_NONE && nci_is_ranked(c, noun) && nci_child(c->g, said, NCI_NSUBJ) != NCORP_NONE) return nci_child(c->g, said, NCI_NSUBJ);

  uint32_t one = c->g->rel[noun] == NCI_NMOD ? c->g->heads.head[noun] : NCORP_NONE;
  if (one == NCORP_NONE || !nci_token_is(c->doc, one, "one") || c->g->rel[one] != NCI_APPOS) return noun;
  uint32_t name = c->g->heads.head[one];
  return name != NCORP_NONE && c->name_at[name] != NCORP_NONE ? name : noun;
}

uint32_t nci_clause_subject(const nci_coder *c, const nci_clause *clause, bool *weak)
{
  const nci_grammar *g = c->g;
  uint32_t verb = clause->verb;
  *weak = false;
  for (int step = 0; step < STEPS && verb != NCORP_NONE; step++) {
    uint32_t subject = own_subject(c, verb), head = g->heads.head[verb];
    if (subject != NCORP_NONE) return subject;
    switch ((nci_rel)g->rel[verb]) {
    case NCI_ACL: case NCI_ACL_RELCL:
      if (clause->governor == NCORP_NONE || clause->governor != head || c->g->upos[head] == NCI_VERB) return one_of(c, head);
      /* "Peru's threat to leave", "Peru plans to leave" with the plans read as a noun */
      subject = nci_child(g, head, NCI_NMOD_POSS);
      return subject != NCORP_NONE ? subject : nci_child(g, head, NCI_COMPOUND);
    case NCI_AMOD: case NCI_COMPOUND:
      if (!is_misread(c, verb, &subject)) return NCORP_NONE;
      head = nci_misread_governor(c, verb);
      break;
    case NCI_XCOMP: {
      /* Whom one asks to do it; who agrees to do it. */
      uint32_t other = head == NCORP_NONE ? NCORP_NONE : nci_child(g, head, NCI_OBJ);
      if (other != NCORP_NONE && other < verb && c->words[head].control != NCI_CONTROL_PLEDGE) return other;
      break;
    }
    case NCI_CONJ:
      if (head != NCORP_NONE && !nci_acts_as_verb(c, head) && c->g->rel[head] == NCI_ROOT) {
        subject = nci_child(g, head, NCI_COMPOUND); /* "gunmen shot and killed", the first verb read as a noun */
        return subject != NCORP_NONE && c->words[subject].agent && !c->words[head].agent && c->name_at[head] == NCORP_NONE ? subject : head; /* "Peru and Chile swapped" */
      }
      break;
    case NCI_CCOMP:
      /* The parser may give both subjects of "Roe attended the talks, he said" to one verb. */
      if (head != NCORP_NONE && head == clause->governor) break; /* "denied having met" */
      if (head == NCORP_NONE || head < verb) return NCORP_NONE;
      subject = nci_child(g, head, NCI_NSUBJ);
      return subject != NCORP_NONE && subject < verb ? subject : NCORP_NONE;
    case NCI_PARATAXIS: case NCI_DEP:
      if (head != NCORP_NONE && head < verb && c->g->rel[head] == NCI_ROOT && c->name_at[head] != NCORP_NONE) return head; /* "Roe, an envoy, condemned it" */
      break;
    case NCI_ADVCL:
      if (head != NCORP_NONE && head < verb && c->name_at[head] != NCORP_NONE) return head; /* "Peru to expel envoy", the name read as a verb */
      *weak = true;
      break;
    default:
      return NCORP_NONE;
    }
    verb = head;
  }
  return NCORP_NONE;
}

/* "called on Peru": an object behind the trigger's own preposition, which no participle of a passive has. */
static bool has_inner_object(const nci_coder *c, const nci_trigger *t)
{
  const nci_heads *h = &c->g->heads;
  for (uint32_t w = t->first + 1; w < t->end; w++)
    if (c->g->rel[w] == NCI_CASE && h->head[w] != NCORP_NONE && h->head[w] >= t->end) return true;
  return false;
}

/* "praised Ursula von Roe": a name right behind a verb that has no object, where the parser hung it on the subject. */
static uint32_t misplaced_object(const nci_coder *c, const nci_trigger *t)
{
  uint32_t m = t->end < c->end ? c->name_at[t->end] : NCORP_NONE;
  if (m == NCORP_NONE || !(t->role[NCI_SLOT_O] & NCI_ROLE_NEEDED)) return NCORP_NONE;
  nci_rel rel = (nci_rel)c->g->rel[t->end];
  return rel == NCI_FLAT || rel == NCI_APPOS || rel == NCI_PARATAXIS || rel == NCI_DEP ? t->end : NCORP_NONE;
}

static bool is_known(const nci_coder *c, uint32_t mention)
{
  uint32_t e = nci_mention_entity(c->doc, mention);
  return e != NCORP_NONE && (!c->doc->data.entities[e].unnamed || c->doc->data.entities[e].country.size);
}

/* "Peru's rulers said that they would": who is meant by a pronoun of which coreference knows nothing, the speaker. */
static uint32_t speaker_for(const nci_coder *c, uint32_t verb, uint32_t subject)
{
  uint32_t m = c->mention_of[subject];
  if (c->g->upos[subject] != NCI_PRON || is_relative(c, subject) || (m != NCORP_NONE && is_known(c, m))) return subject;
  for (int step = 0; step < STEPS && (c->g->rel[verb] == NCI_CONJ || c->g->rel[verb] == NCI_XCOMP) && c->g->heads.head[verb] != NCORP_NONE; step++) verb = c->g->heads.head[verb];
  uint32_t above = c->g->heads.head[verb], speaker = c->g->rel[verb] == NCI_CCOMP && above != NCORP_NONE ? nci_child(c->g, above, NCI_NSUBJ) : NCORP_NONE;
  bool plural = nci_str_is(nci_feature(c->doc, subject, "Number"), "Plur");
  if (speaker == NCORP_NONE || speaker > subject || plural != nci_str_is(nci_feature(c->doc, speaker, "Number"), "Plur")) return subject;
  return speaker;
}

/* "exploded 500 metres from the bank", "twenty minutes later" */
static bool is_measure(const nci_coder *c, uint32_t object)
{
  static const char *const units[] = { "meter", "metre", "kilometer", "kilometre", "km", "mile", "yard", "foot", "block", "bloc", "second", "minute", "hour", "day", "time", NULL };
  return nci_lemma_is_any(c, object, units);
}

static void of_verb(const nci_coder *c, const nci_trigger *t, const nci_clause *clause, nci_arguments *out)
{
  bool weak = false;
  uint32_t subject = nci_clause_subject(c, clause, &weak);
  if (subject != NCORP_NONE) subject = speaker_for(c, clause->verb, subject);
  uint32_t beside = nci_child(c->g, t->head, NCI_OBJ);
  if (t->ergative && beside != NCORP_NONE && is_measure(c, beside)) beside = NCORP_NONE;
  bool passive = clause->passive && !(c->g->rel[t->head] == NCI_ACL && has_inner_object(c, t));
  /* "the presidents conferred", whatever the parser makes of the subject */
  uint32_t above = c->g->heads.head[t->head];
  bool whole = c->g->rel[t->head] == NCI_ACL && above != NCORP_NONE && c->g->rel[above] == NCI_ROOT && nci_child(c->g, above, NCI_COP) == NCORP_NONE;
  if (passive && !t->role[NCI_SLOT_O] && nci_child(c->g, t->head, NCI_AUX_PASS) == NCORP_NONE && (whole || c->g->rel[t->head] != NCI_ACL)) passive = false;
  passive = passive || (t->ergative && beside == NCORP_NONE);
  if (subject != NCORP_NONE && subject != beside) add(c, out, subject, passive ? NCI_SLOT_O : NCI_SLOT_S, weak);
  /* "Canada, EU sign pact": the first is read as spoken to */
  uint32_t first = subject != NCORP_NONE && c->name_at[subject] != NCORP_NONE ? nci_child(c->g, t->head, NCI_VOCATIVE) : NCORP_NONE;
  if (first != NCORP_NONE && first == c->first && c->name_at[first] != NCORP_NONE && !passive) add(c, out, first, NCI_SLOT_S, weak);
  if (beside == NCORP_NONE && !passive) add(c, out, misplaced_object(c, t), NCI_SLOT_O, false);
}

/* "condemned Peru and imposed sanctions": the second object is another verb's. */
static bool has_misread_verb(const nci_coder *c, uint32_t noun)
{
  uint32_t verb = nci_child(c->g, noun, NCI_AMOD);
  return verb != NCORP_NONE && c->g->upos[verb] == NCI_VERB && nci_is_misread(c, verb);
}

/* "told them that they had arrested Roe": that "that" is no object. */
static bool has_other_object(const nci_coder *c, uint32_t verb, uint32_t object)
{
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = h->child_at[verb], n = 0; i < h->child_at[verb + 1] && n < NCI_CHILDREN_MAX; i++, n++)
    if (h->child[i] != object && c->g->rel[h->child[i]] == NCI_OBJ) return true;
  return false;
}

/* "said that Peru must pay": of whom the clause of a verb demands something. */
static uint32_t who_must(const nci_coder *c, uint32_t verb)
{
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = h->child_at[verb], n = 0; i < h->child_at[verb + 1] && n < NCI_CHILDREN_MAX; i++, n++)
    if (c->g->rel[h->child[i]] == NCI_AUX_REL && nci_lemma_is(c, h->child[i], "must")) {
      uint32_t subject = nci_child(c->g, verb, NCI_NSUBJ);
      return subject != NCORP_NONE ? subject : nci_child(c->g, verb, NCI_NSUBJ_PASS);
    }
  return NCORP_NONE;
}

/* "refused to recognize Peru", "threatened to send tanks into Peru": whom the infinitive that a row asks for concerns. */
static void of_infinitive(const nci_coder *c, uint32_t verb, nci_arguments *out)
{
  const nci_heads *h = &c->g->heads;
  add(c, out, nci_child(c->g, verb, NCI_OBJ), NCI_SLOT_O, false);
  for (uint32_t i = h->child_at[verb], n = 0; i < h->child_at[verb + 1] && n < NCI_CHILDREN_MAX; i++, n++)
    if (c->g->rel[h->child[i]] == NCI_OBL) add(c, out, h->child[i], nci_slot_of_case(c, h->child[i], NULL), false);
}

uint32_t nci_captive_in(const nci_coder *c, uint32_t object)
{
  static const char *const states[] = { "hostage", "captive", "prisoner", NULL };
  uint32_t beside = nci_lemma_is_any(c, object, states) ? nci_child(c->g, object, NCI_COMPOUND) : NCORP_NONE;
  return beside != NCORP_NONE && beside + 1 == object ? beside : object;
}

/* "Peru's demand that Chile pay", "its refusal to admit inspectors": of whom and of what the clause of a noun tells. A clause that tells
 * who made the demand is none. */
static void of_content(const nci_coder *c, const nci_trigger *t, uint32_t clause, nci_arguments *out)
{
  uint32_t mark = nci_child(c->g, clause, NCI_MARK), subject = nci_child(c->g, clause, NCI_NSUBJ);
  if (mark != NCORP_NONE && nci_token_is(c->doc, mark, "to")) {
    if (!t->role[NCI_SLOT_INF]) return;
    add(c, out, clause, NCI_SLOT_INF, false);
    of_infinitive(c, clause, out);
    return;
  }
  bool that = c->g->heads.low[clause] < c->end && nci_token_is(c->doc, c->g->heads.low[clause], "that");
  if (subject == NCORP_NONE) subject = nci_child(c->g, clause, NCI_NSUBJ_PASS);
  if (that && subject != NCORP_NONE && t->role[NCI_SLOT_THAT] && !c->words[clause].light) add(c, out, subject, NCI_SLOT_THAT, false);
}

/* "a guerrilla ambush", "the army raid": who did it, unless the deed is done to them as well ("the police murder") */
static bool is_force_before(const nci_coder *c, const nci_trigger *t, uint32_t word)
{
  bool beside = word + 1 == t->first || (word == t->first && word + 1 == t->head);
  if (!t->noun || t->ergative || !beside || c->words[word].agent < NCI_AGENT_OF_STATE || c->g->upos[word] != NCI_NOUN) return false;
  return !nci_lemma_is(c, word, "terrorist") && !nci_has_class(c, word, NCI_STR("arms|own arms|missile|bomb|aircraft|warship|attack")); /* "a drone attack" */
}

/* What a preposition marks, or what is named without one, among the children of a word. */
static void of_word(const nci_coder *c, const nci_trigger *t, const nci_clause *clause, uint32_t word, bool nominal, nci_arguments *out)
{
  const nci_heads *h = &c->g->heads;
  nci_slot last = NCI_SLOT_NONE;
  for (uint32_t i = h->child_at[word], n = 0; i < h->child_at[word + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = h->child[i], mark;
    if (child >= t->first && child < t->end && !(nominal && is_force_before(c, t, child))) continue;
    nci_slot slot;
    switch ((nci_rel)c->g->rel[child]) {
    case NCI_OBJ: case NCI_IOBJ:
      if (has_misread_verb(c, child)) break;
      if (!is_relative(c, child) || !has_other_object(c, word, child)) add(c, out, nci_captive_in(c, child), NCI_SLOT_O, false);
      break;
    case NCI_XCOMP:
      if (c->g->upos[child] == NCI_PROPN) add(c, out, child, NCI_SLOT_O, false);
      else if (nci_child(c->g, child, NCI_MARK) != NCORP_NONE) {
        add(c, out, child, NCI_SLOT_INF, false);
        if (t->role[NCI_SLOT_INF] & NCI_ROLE_NEEDED) of_infinitive(c, child, out);
      }
      break;
    case NCI_CCOMP:
      if (t->role[NCI_SLOT_MUST]) add(c, out, who_must(c, child), NCI_SLOT_MUST, false);
      if (t->role[NCI_SLOT_THAT]) add(c, out, own_subject(c, child), NCI_SLOT_THAT, false);
      break;
    case NCI_OBL_AGENT:
      add(c, out, child, NCI_SLOT_S, false);
      break;
    case NCI_OBL: case NCI_NMOD: case NCI_NMOD_DESC: case NCI_OBL_UNMARKED:
      slot = nci_slot_of_case(c, child, &mark);
      if (mark != NCORP_NONE && mark >= t->first && mark < t->end) slot = NCI_SLOT_O;
      if (mark == NCORP_NONE && clause && (c->g->upos[child] == NCI_NUM || c->g->upos[child] == NCI_SYM)) slot = NCI_SLOT_O; /* "gave around $2 million" */
      if (slot == NCI_SLOT_BY && clause && clause->passive && !t->role[NCI_SLOT_BY]) slot = NCI_SLOT_S;
      /* "the murder of senator and candidate Ada Roe", the second hung like the first */
      if (slot == NCI_SLOT_NONE && mark == NCORP_NONE && nominal && c->name_at[child] != NCORP_NONE && c->g->upos[h->low[child]] == NCI_CCONJ) slot = last;
      if (slot != NCI_SLOT_NONE) add(c, out, child, slot, false);
      last = slot;
      break;
    case NCI_ACL: case NCI_ACL_RELCL:
      if (nominal && t->noun) of_content(c, t, child, out);
      break;
    case NCI_NMOD_POSS:
      if (nominal) add(c, out, child, NCI_SLOT_S, false);
      break;
    case NCI_AMOD: case NCI_COMPOUND:
      if (nominal && (nci_nationality_at(c->doc, child).size || c->name_at[child] != NCORP_NONE || is_force_before(c, t, child))) add(c, out, child, NCI_SLOT_S, true);
      break;
    default:
      break;
    }
  }
}

static bool belongs(const nci_trigger *t, nci_slot slot)
{
  return t->role[slot] && (slot == NCI_SLOT_BY || slot == NCI_SLOT_WITH || slot == NCI_SLOT_ON || slot == NCI_SLOT_AGAINST || slot == NCI_SLOT_FROM ||
                           ((slot == NCI_SLOT_TO || slot == NCI_SLOT_FOR) && t->role[slot] & NCI_ROLE_NEEDED));
}

/* "held talks on Monday with Roe": what hangs on another phrase. */
static void of_inner(const nci_coder *c, const nci_trigger *t, uint32_t word, nci_arguments *out)
{
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = h->child_at[word], n = 0; i < h->child_at[word + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = h->child[i];
    nci_slot slot = c->g->rel[child] == NCI_NMOD ? nci_slot_of_case(c, child, NULL) : NCI_SLOT_NONE;
    if (slot == NCI_SLOT_WITH && t->role[slot]) add(c, out, child, slot, false);
  }
}

/* "the kidnapping of a child by rebels": what belongs to an event noun may hang on what stands between. */
static void of_phrase(const nci_coder *c, const nci_trigger *t, nci_arguments *out)
{
  enum { REACH = 40 };
  const nci_heads *h = &c->g->heads;
  for (uint32_t w = t->end; w <= h->high[t->head] && w < t->end + REACH; w++) {
    nci_rel rel = (nci_rel)c->g->rel[w];
    nci_slot slot = rel == NCI_NMOD ? nci_slot_of_case(c, w, NULL) : NCI_SLOT_NONE;
    uint32_t up = h->head[w];
    /* "the murder in May of General Roe" */
    bool delayed = slot == NCI_SLOT_OF && t->role[slot] & NCI_ROLE_NEEDED && h->head[up] == t->head && c->g->upos[up] == NCI_PROPN && nci_child(c->g, up, NCI_CASE) == t->end;
    if (slot == NCI_SLOT_NONE || !(belongs(t, slot) || delayed)) continue;
    for (int step = 0; step < STEPS && up != NCORP_NONE && up != t->head && (c->g->rel[up] == NCI_NMOD || c->g->rel[up] == NCI_FLAT || c->g->rel[up] == NCI_CONJ); step++) up = h->head[up];
    if (up == t->head) add(c, out, w, slot, false);
  }
}

/* "gave two million in aid to Peru", "tents and food to Peru": a phrase that the frame needs, hung on another one. */
static void of_needed(const nci_coder *c, const nci_trigger *t, nci_arguments *out)
{
  enum { REACH = 24 };
  const nci_heads *h = &c->g->heads;
  uint32_t needed = 0;
  for (int s = NCI_SLOT_WITH; s < NCI_SLOT_COUNT; s++)
    if (t->role[s] & NCI_ROLE_NEEDED) needed |= 1u << s;
  for (uint32_t i = 0; i < out->count; i++) needed &= ~(1u << out->at[i].slot);
  for (uint32_t w = t->end; needed && w <= h->high[t->head] && w < t->end + REACH; w++) {
    if (c->g->rel[w] != NCI_NMOD && c->g->rel[w] != NCI_OBL) continue;
    nci_slot slot = nci_slot_of_case(c, w, NULL);
    if (slot == NCI_SLOT_NONE || !(needed >> slot & 1)) continue;
    uint32_t up = h->head[w];
    for (int step = 0; step < STEPS && up != NCORP_NONE && up != t->head && c->g->upos[up] != NCI_VERB; step++) up = h->head[up];
    if (up != t->head) continue;
    add(c, out, w, slot, false);
    needed &= ~(1u << slot);
  }
}

/* "was blown up for the third time this year by rebels": who did it, hung on a phrase of the verb that has no other reading. */
static void of_agent(const nci_coder *c, const nci_trigger *t, nci_arguments *out)
{
  enum { REACH = 24 };
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = 0; i < out->count; i++)
    if (out->at[i].slot == NCI_SLOT_S) return;
  for (uint32_t w = t->end; w <= h->high[t->head] && w < t->end + REACH; w++) {
    uint32_t on = h->head[w];
    if (c->g->rel[w] != NCI_NMOD || on == NCORP_NONE || h->head[on] != t->head || nci_slot_of_case(c, w, NULL) != NCI_SLOT_BY) continue;
    nci_rel rel = (nci_rel)c->g->rel[on];
    bool named = c->name_at[w] != NCORP_NONE ? c->doc->data.mentions[c->name_at[w]].type != NCORP_MISC : c->words[w].agent > 0;
    uint32_t event = nci_trigger_from(c, on);
    bool other = event < c->triggers.count && c->triggers.at[event].head == on; /* "after an attack by rebels" */
    if (!named || other || nci_has_class(c, w, NCI_STR("court")) || (rel != NCI_OBL && rel != NCI_OBL_UNMARKED)) continue;
    add(c, out, w, NCI_SLOT_S, false);
    return;
  }
}

void nci_arguments_of(const nci_coder *c, const nci_trigger *t, const nci_clause *clause, nci_arguments *out)
{
  out->count = 0;
  if (clause) of_verb(c, t, clause, out);
  for (uint32_t w = t->first; w < t->end; w++) of_word(c, t, clause, w, !clause, out);
  /* An object to which the parser gave another place: "Peru eased rules" read as one noun phrase. */
  uint32_t subject;
  if (clause && is_misread(c, t->head, &subject)) {
    add(c, out, described_noun(c, t->head), NCI_SLOT_O, false);
    of_word(c, t, NULL, described_noun(c, t->head), false, out);
  }
  if (!clause) of_phrase(c, t, out);
  for (uint32_t i = 0, own = out->count; clause && i < own; i++)
    if (out->at[i].slot > NCI_SLOT_O) of_inner(c, t, out->at[i].head, out);
  /* "imposed sanctions on Peru": what belongs to the noun that the pattern asks for. */
  if (clause && t->object != NCORP_NONE) {
    uint32_t word = t->object;
    for (int step = 0; step < STEPS && word != NCORP_NONE && word != t->head; step++) {
      of_word(c, t, NULL, word, false, out);
      word = c->g->heads.head[word];
    }
  }
  if (clause) of_needed(c, t, out);
  if (clause && clause->passive && t->role[NCI_SLOT_S] & NCI_ROLE_ACTOR && !t->role[NCI_SLOT_BY]) of_agent(c, t, out);
  /* "shot and killed two men": objects are shared with a verb right behind. */
  if (clause && t->role[NCI_SLOT_O] && !clause->passive && nci_child(c->g, t->head, NCI_OBJ) == NCORP_NONE) {
    uint32_t other = nci_child(c->g, t->head, NCI_CONJ);
    if (other != NCORP_NONE && other <= t->end + 1 && c->g->upos[other] == NCI_VERB) add(c, out, nci_child(c->g, other, NCI_OBJ), NCI_SLOT_O, true);
  }
}
