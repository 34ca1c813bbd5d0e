/* Casualties: who of the counted was killed, injured, is missing, was arrested, displaced or abducted. First the words
 * right beside the quantity are asked, then the sentence's tree, where there is one. */
#include "meaning/casualties.h"
#include "lexicon_gen.h"
#include "meaning/casualty_words.h"
#include "model/grammar.h"

enum { STEPS = 6, CHILDREN = 24, NEAR = 9 };

typedef struct finder {
  const nci_document *doc;
  const nci_counted_words *q;
  uint32_t from, to; /* the tokens that tell it */
  bool listed;       /* the noun stands in a list or insertion: what is said of another is said of it, if it is of persons */
} finder;

static ncorp_str text(const finder *f, uint32_t token)
{
  return token >= f->q->sentence_first && token < f->q->sentence_end ? nci_token_text(f->doc, token) : NCI_NO_STR;
}

static bool is(const finder *f, uint32_t token, const char *word) { return nci_str_is_nocase(text(f, token), word); }

static nci_casualty_word word_at(const finder *f, uint32_t token)
{
  nci_casualty_word w = nci_casualty_word_of(text(f, token));
  if (w.use & NCI_TELLS_WITH_UP && !is(f, token + 1, "up")) w.use = 0;
  return w;
}

/* Whether the counted noun can be what a word speaks of. Counted noun absent: persons. */
static bool fits(const finder *f, nci_casualty_word w)
{
  uint32_t row;
  ncorp_str noun = f->q->lemma;
  if (!noun.size) return true;
  if (nci_no_casualty(noun)) return false;
  if (!(w.use & NCI_TELLS_OF_PERSONS || f->listed) || nci_is_upper(noun.data[0])) return true; /* Palestinians */
  return nci_person_noun(noun) || nci_lexicon_find(f->doc->lexicon, NCI_LEX_PERSON_WORDS, noun, &row, 1) ||
         nci_lexicon_find(f->doc->lexicon, NCI_LEX_ROLES, noun, &row, 1) || nci_lexicon_find(f->doc->lexicon, NCI_LEX_NATIONALITIES, noun, &row, 1);
}

static ncorp_casualty found(finder *f, nci_casualty_word w, uint32_t token)
{
  if (!fits(f, w)) return NCORP_CASUALTY_NONE;
  f->from = token;
  f->to = token + 1;
  return (ncorp_casualty)w.casualty;
}

/* A verb with its auxiliaries tells what has happened: not what could, shall or did not. */
static bool happened(const finder *f, uint32_t verb)
{
  bool perfect = false;
  for (uint32_t i = verb, n = 0; i > f->q->sentence_first && n < NEAR; n++) {
    ncorp_str before = text(f, --i);
    switch (nci_link_of(before)) {
    case NCI_LINK_MODAL: case NCI_LINK_NOT: return false;
    case NCI_LINK_TO: return perfect;
    case NCI_LINK_HAVE: perfect = true; break;
    case NCI_LINK_BE: case NCI_LINK_ADVERB: break;
    default: return true;
    }
  }
  return true;
}

/* "suffered burns", "lost their lives", "fled their homes": a verb with its object, which tells more than the verb. */
static ncorp_casualty with_object(finder *f, uint32_t verb)
{
  nci_object_tells tells = nci_object_tells_of(text(f, verb));
  if (tells == NCI_OBJECT_TELLS_NOTHING) return NCORP_CASUALTY_NONE;
  for (uint32_t i = verb + 1; i <= verb + 4; i++) {
    ncorp_str word = text(f, i);
    if (!word.size || (!nci_is_alpha(word.data[0]) && word.data[0] != '\'')) break;
    if (tells == NCI_OBJECT_LIVES && nci_str_is_nocase(word, "lives")) return found(f, (nci_casualty_word){ .casualty = NCORP_KILLED }, i);
    if (tells == NCI_OBJECT_INJURIES && nci_injury_noun(word)) return found(f, (nci_casualty_word){ .casualty = NCORP_INJURED }, i);
    if (tells == NCI_OBJECT_HOME && nci_home_noun(word))
      return found(f, (nci_casualty_word){ .casualty = NCORP_DISPLACED, .use = NCI_TELLS_OF_PERSONS }, verb);
  }
  return NCORP_CASUALTY_NONE;
}

/* ---- beside the quantity ---- */

/* A participle without an auxiliary tells of the noun before it unless it has an object: "two people killed in the raid". */
static bool without_object(const finder *f, uint32_t participle)
{
  ncorp_str next = text(f, participle + 1);
  if (!next.size || !nci_is_alpha(next.data[0]) || nci_follows_clause(next)) return true;
  nci_link link = nci_link_of(next);
  return link == NCI_LINK_BE || link == NCI_LINK_HAVE || link == NCI_LINK_MODAL;
}

/* Behind an insertion: ", including two children,", ", most of them women,", ", a third of all, were". */
static uint32_t behind_insertion(const finder *f, uint32_t comma)
{
  if (!is(f, comma, ",")) return comma;
  uint32_t i = comma + 1;
  while (i < f->q->sentence_end && i < comma + 2 + NEAR && !is(f, i, ",")) i++;
  if (!is(f, i, ",")) return comma;
  nci_link next = nci_link_of(text(f, i + 1));
  bool goes_on = nci_begins_insertion(text(f, comma + 1)) || (next == NCI_LINK_BE || next == NCI_LINK_HAVE);
  return goes_on ? i + 1 : comma;
}

/* "three of the dead" */
static ncorp_casualty of_those(finder *f, uint32_t of)
{
  if (!is(f, of, "of") || !nci_determiner(text(f, of + 1))) return NCORP_CASUALTY_NONE;
  uint32_t at = of + 2;
  if (at < f->q->sentence_end && f->doc->tokens.at[at].shape & NCI_SHAPE_NUMBER) at++; /* 14 of the 26 wounded */
  nci_casualty_word w = word_at(f, at);
  return w.use & (NCI_TELLS_STATE | NCI_TELLS_BEFALLING) && without_object(f, at) ? found(f, w, at) : NCORP_CASUALTY_NONE;
}

/* What is said behind it: "... were killed", "... remain missing", "... dead". */
static ncorp_casualty on_the_right(finder *f, uint32_t at)
{
  bool be = false;
  ncorp_casualty part = of_those(f, at);
  if (part) return part;
  if (is(f, at, "of") && (is(f, at + 1, "them") || is(f, at + 1, "whom"))) at += 2;
  uint32_t behind = behind_insertion(f, at);
  f->listed = behind > at; /* farther away: of persons alone */
  at = behind;
  for (uint32_t i = at; i < at + NEAR && i < f->q->sentence_end; i++) {
    nci_casualty_word w = word_at(f, i);
    if (w.use & NCI_TELLS_STATE) return found(f, w, i);
    if (w.use & NCI_TELLS_OF_SUBJECT && !be) return found(f, w, i);
    if (w.use & NCI_TELLS_BEFALLING && be) {
      uint32_t dead = i + 1; /* shot dead, taken hostage */
      return found(f, w, word_at(f, dead).use & NCI_TELLS_STATE ? dead : i);
    }
    if (w.use & NCI_TELLS_BEFALLING && (i == at || nci_link_of(text(f, i - 1)) == NCI_LINK_ADVERB)) return without_object(f, i) ? found(f, w, i) : NCORP_CASUALTY_NONE;
    ncorp_casualty c = with_object(f, i);
    if (c) return c;
    bool to_death = (is(f, i, "to") && is(f, i + 1, "death")) || (be && is(f, i + 1, "to") && is(f, i + 2, "death")); /* stabbed to death */
    if (to_death) return found(f, (nci_casualty_word){ .casualty = NCORP_KILLED }, is(f, i, "to") ? i + 1 : i + 2);
    switch (nci_link_of(text(f, i))) {
    case NCI_LINK_BE: be = true; break;
    case NCI_LINK_HAVE: case NCI_LINK_ADVERB: case NCI_LINK_PASSES: break;
    case NCI_LINK_NONE:
      if (!is(f, i, "and") || !be || !nci_shoots(text(f, i - 1))) return NCORP_CASUALTY_NONE; /* were shot and wounded */
      break;
    case NCI_LINK_TO: if (!nci_str_is_nocase(text(f, i + 1), "have") && !is(f, i + 1, "be")) return NCORP_CASUALTY_NONE; break;
    default: return NCORP_CASUALTY_NONE;
    }
  }
  return NCORP_CASUALTY_NONE;
}

/* "the death toll rose to 45", "the number of dead reached 61": the words of the clause before it that tell of a count. */
static ncorp_casualty toll(finder *f, uint32_t before)
{
  for (uint32_t i = before, n = 0; i > f->q->sentence_first && n < NEAR; n++) {
    ncorp_str word = text(f, --i);
    if (nci_str_is_nocase(word, "toll") || (nci_str_is_nocase(word, "count") && is(f, i - 1, "death"))) {
      bool death = i > f->q->sentence_first && is(f, i - 1, "death");
      if (f->q->unit != NCORP_NONE && !death) return NCORP_CASUALTY_NONE;
      ncorp_casualty c = found(f, (nci_casualty_word){ .casualty = NCORP_KILLED }, i);
      if (c && death) f->from--;
      return c;
    }
    nci_casualty_word w = word_at(f, i);
    if (w.use & (NCI_TELLS_STATE | NCI_TELLS_BEFALLING | NCI_TELLS_NOUN) && i >= 2 && (is(f, i - 1, "of") || is(f, i - 1, "the") || is(f, i - 1, "people")))
      for (uint32_t k = i; k > f->q->sentence_first && k + 5 > i; k--)
        if (is(f, k - 1, "number")) return found(f, w, i);
    if (!word.size || word.data[0] == ',' || word.data[0] == ';' || nci_str_is_nocase(word, "and")) break;
  }
  return NCORP_CASUALTY_NONE;
}

static bool rises_to(const finder *f, uint32_t before)
{
  ncorp_str word = text(f, before);
  return nci_reaches(word) || ((nci_str_is_nocase(word, "to") || nci_str_is_nocase(word, "at") || nci_str_is_nocase(word, "was")) && before > f->q->sentence_first);
}

/* "among the dead were", "among those killed was" */
static ncorp_casualty among(finder *f, uint32_t before)
{
  if (before <= f->q->sentence_first || nci_link_of(text(f, before)) != NCI_LINK_BE) return NCORP_CASUALTY_NONE;
  nci_casualty_word w = word_at(f, before - 1);
  if (!(w.use & (NCI_TELLS_STATE | NCI_TELLS_BEFALLING))) return NCORP_CASUALTY_NONE;
  for (uint32_t i = before - 1, n = 0; i > f->q->sentence_first && n < 4; n++)
    if (is(f, --i, "among")) return found(f, w, before - 1);
  return NCORP_CASUALTY_NONE;
}

/* "the lives of", "the arrest of": before the quantity stands a noun with "of". */
static ncorp_casualty of_noun(finder *f, uint32_t of)
{
  if (of <= f->q->sentence_first + 1 || !is(f, of, "of")) return NCORP_CASUALTY_NONE;
  nci_casualty_word w = word_at(f, of - 1);
  if (w.use & NCI_TELLS_WITH_OF) return found(f, w, of - 1);
  if (is(f, of - 1, "lives"))
    for (uint32_t i = of - 1, n = 0; i > f->q->sentence_first && n < 3; n++)
      if (nci_object_tells_of(text(f, --i)) == NCI_OBJECT_LIVES || nci_takes_lives(text(f, i)))
        return found(f, (nci_casualty_word){ .casualty = NCORP_KILLED }, of - 1);
  return NCORP_CASUALTY_NONE;
}

/* A part of those that were counted before: "including three children", "three of them". */
static ncorp_casualty inherited(finder *f, uint32_t before)
{
  const ncorp_quantity *all = f->q->before;
  bool list = false; /* including six children and two nurses */
  if (all && (is(f, before, "and") || is(f, before, ",")) && all->unit_span.end != UINT32_MAX && f->doc->tokens.at[before - 1].end == all->unit_span.end) {
    uint32_t first = nci_token_at(f->doc, all->span.start);
    list = first > f->q->sentence_first && is(f, first - 1, "including") && f->q->unit != NCORP_NONE;
  }
  bool part = list || is(f, before, "including") || (is(f, f->q->end, "of") && (is(f, f->q->end + 1, "them") || is(f, f->q->end + 1, "whom")) && is(f, before, ","));
  if (!part || !all || !all->casualty || all->evidence.start == UINT32_MAX || (f->q->lemma.size && nci_no_casualty(f->q->lemma))) return NCORP_CASUALTY_NONE;
  f->from = nci_token_at(f->doc, all->evidence.start);
  f->to = nci_token_at(f->doc, all->evidence.end - 1) + 1;
  return all->casualty;
}

/* What is said before it: "killed 12", "killing all 12", "the death toll rose to 12". */
static ncorp_casualty on_the_left(finder *f)
{
  const nci_counted_words *q = f->q;
  if (q->first <= q->sentence_first) return NCORP_CASUALTY_NONE;
  uint32_t at = q->first - 1;
  ncorp_casualty c = inherited(f, at);
  if (!c) c = among(f, at);
  if (!c) c = of_noun(f, at);
  if (!c && rises_to(f, at)) c = toll(f, at);
  if (c) return c;
  for (int n = 0; n < 3 && at > q->sentence_first && nci_determiner(text(f, at)); n++) at--;
  if (is(f, at, "and") && at > q->sentence_first + 1 && nci_str_ends(text(f, at - 1), NCI_STR("self"))) at -= 2; /* killed himself and two others */
  nci_casualty_word w = word_at(f, at);
  uint32_t behind = q->unit != NCORP_NONE && q->unit_end > q->end ? q->unit_end : q->end;
  if (nci_drives(text(f, at)) && is(f, behind, "from") && is(f, behind + 1, "their") && happened(f, at)) /* forced 300 people from their homes */
    return found(f, (nci_casualty_word){ .casualty = NCORP_DISPLACED, .use = NCI_TELLS_OF_PERSONS }, at);
  if (w.use & NCI_TELLS_WITH_UP) return NCORP_CASUALTY_NONE;
  if (is(f, at, "up") && at > q->sentence_first && word_at(f, at - 1).use & NCI_TELLS_WITH_UP) return found(f, word_at(f, at - 1), at - 1);
  if (w.use & NCI_TELLS_STATE && at > q->sentence_first && nci_shoots(text(f, at - 1))) return found(f, w, at); /* shot dead three */
  if (w.use & NCI_TELLS_OF_OBJECT && !(at > q->sentence_first && nci_link_of(text(f, at - 1)) == NCI_LINK_BE && w.use & NCI_TELLS_BEFALLING) && happened(f, at))
    return found(f, w, at);
  return NCORP_CASUALTY_NONE;
}

/* "12 wounded soldiers", "five missing skiers" */
static ncorp_casualty inside(finder *f)
{
  const nci_counted_words *q = f->q;
  if (q->unit == NCORP_NONE || q->unit <= q->end) return NCORP_CASUALTY_NONE;
  for (uint32_t i = q->end; i < q->unit && i < q->end + NEAR; i++) {
    nci_casualty_word w = word_at(f, i);
    if (w.use & (NCI_TELLS_STATE | NCI_TELLS_BEFALLING)) return found(f, w, i);
  }
  return NCORP_CASUALTY_NONE;
}

/* "34 dead", "12 wounded" */
static ncorp_casualty right_behind(finder *f)
{
  nci_casualty_word w = word_at(f, f->q->end);
  bool tells = f->q->unit == NCORP_NONE && w.use & (NCI_TELLS_STATE | NCI_TELLS_BEFALLING) && without_object(f, f->q->end);
  return tells ? found(f, w, f->q->end) : NCORP_CASUALTY_NONE;
}

/* "16 deaths", "four fatalities"; lives are casualties where they are taken. */
static ncorp_casualty by_noun(finder *f)
{
  const nci_counted_words *q = f->q;
  if (q->unit == NCORP_NONE) return NCORP_CASUALTY_NONE;
  nci_casualty_word w = word_at(f, q->unit);
  f->from = q->unit;
  f->to = q->unit_end;
  if (w.use & NCI_TELLS_NOUN) return (ncorp_casualty)w.casualty;
  bool lives = nci_str_is_nocase(text(f, q->unit), "lives");
  return lives && q->first > q->sentence_first && nci_takes_lives(text(f, q->first - 1)) ? NCORP_KILLED : NCORP_CASUALTY_NONE;
}

/* ---- in the tree ---- */

/* Among a verb's children: one that stands behind it and tells what became of its object or subject ("were found dead"). */
static ncorp_casualty complement(finder *f, uint32_t verb)
{
  const nci_heads *h = &f->doc->grammar->heads;
  uint32_t end = h->child_at[verb + 1];
  if (end - h->child_at[verb] > CHILDREN) end = h->child_at[verb] + CHILDREN;
  for (uint32_t c = h->child_at[verb]; c < end; c++) {
    uint32_t t = h->child[c];
    nci_casualty_word w = word_at(f, t);
    if (t < verb || !w.use) continue;
    switch (f->doc->grammar->rel[t]) {
    case NCI_XCOMP:
      if (w.use & (NCI_TELLS_STATE | NCI_TELLS_BEFALLING)) return found(f, w, t);
      break;
    case NCI_AMOD: case NCI_ACL: case NCI_ADVMOD: case NCI_OBL: case NCI_OBL_UNMARKED: case NCI_NMOD:
      if (w.use & NCI_TELLS_STATE) return found(f, w, t);
      break;
    case NCI_CONJ: /* were shot and wounded */
      if (w.use & NCI_TELLS_BEFALLING && nci_shoots(text(f, verb))) return found(f, w, t);
      break;
    default: break;
    }
  }
  return NCORP_CASUALTY_NONE;
}

static ncorp_casualty of_subject(finder *f, uint32_t verb, bool passive)
{
  const nci_grammar *g = f->doc->grammar;
  nci_casualty_word w = word_at(f, verb);
  if (!happened(f, verb)) return NCORP_CASUALTY_NONE;
  if (w.use & NCI_TELLS_STATE || (w.use & NCI_TELLS_OF_SUBJECT && !passive)) return found(f, w, verb);
  if (w.use & NCI_TELLS_BEFALLING && (passive || (nci_child(g, verb, NCI_OBJ) == NCORP_NONE && without_object(f, verb)))) return found(f, w, verb);
  ncorp_casualty c = complement(f, verb);
  return c ? c : with_object(f, verb);
}

static ncorp_casualty of_object(finder *f, uint32_t verb)
{
  nci_casualty_word w = word_at(f, verb);
  if (w.use & NCI_TELLS_OF_OBJECT) return happened(f, verb) ? found(f, w, verb) : NCORP_CASUALTY_NONE;
  return complement(f, verb);
}

/* A clause that describes the noun: "the 12 people from the village who died". */
static ncorp_casualty of_clause(finder *f, uint32_t noun)
{
  const nci_grammar *g = f->doc->grammar;
  uint32_t end = g->heads.child_at[noun + 1];
  if (end - g->heads.child_at[noun] > CHILDREN) end = g->heads.child_at[noun] + CHILDREN;
  for (uint32_t c = g->heads.child_at[noun]; c < end; c++) {
    uint32_t t = g->heads.child[c];
    if (t < noun || (g->rel[t] != NCI_ACL && g->rel[t] != NCI_ACL_RELCL)) continue;
    nci_casualty_word w = word_at(f, t);
    uint32_t subject = nci_child(g, t, NCI_NSUBJ);
    if (subject == NCORP_NONE) subject = nci_child(g, t, NCI_NSUBJ_PASS);
    bool told_of_it = subject == NCORP_NONE ? g->rel[t] == NCI_ACL : is(f, subject, "who") || is(f, subject, "that");
    if (!told_of_it) continue; /* 12 of whom died */
    bool passive = nci_child(g, t, NCI_AUX_PASS) != NCORP_NONE || (g->rel[t] == NCI_ACL && without_object(f, t));
    if (!happened(f, t)) continue;
    if (w.use & NCI_TELLS_OF_SUBJECT && !passive && g->rel[t] == NCI_ACL_RELCL) return found(f, w, t);
    if (w.use & NCI_TELLS_BEFALLING && passive) return found(f, w, t);
  }
  return NCORP_CASUALTY_NONE;
}

static bool nominal(uint8_t upos)
{
  return upos == NCI_NOUN || upos == NCI_PROPN || upos == NCI_NUM || upos == NCI_PRON || upos == NCI_ADJ || upos == NCI_SYM;
}

/* From the counted noun up to the verb or noun that says what befell it. */
static ncorp_casualty by_tree(finder *f, uint32_t t)
{
  const nci_grammar *g = f->doc->grammar;
  if (!g || t >= g->heads.count) return NCORP_CASUALTY_NONE;
  f->listed = true;
  ncorp_casualty c = of_clause(f, t);
  f->listed = false;
  for (int step = 0; step < STEPS && !c; step++) {
    uint32_t head = g->heads.head[t];
    if (head == NCORP_NONE) break;
    switch (g->rel[t]) {
    case NCI_OBJ: return of_object(f, head);
    case NCI_NSUBJ_PASS: return of_subject(f, head, true);
    case NCI_NSUBJ: return of_subject(f, head, false);
    case NCI_CONJ:
      if (!nominal(g->upos[t]) || !nominal(g->upos[head])) return NCORP_CASUALTY_NONE;
      f->listed = true;
      break;
    case NCI_APPOS: f->listed = true; break;
    case NCI_NUMMOD: {
      nci_casualty_word w = word_at(f, head);
      if (w.use & NCI_TELLS_STATE) return found(f, w, head);
      break;
    }
    case NCI_NMOD: {
      uint32_t preposition = nci_child(g, t, NCI_CASE);
      nci_casualty_word w = word_at(f, head);
      if (preposition == NCORP_NONE) return NCORP_CASUALTY_NONE;
      if (is(f, preposition, "including")) break;
      if (!is(f, preposition, "of")) return NCORP_CASUALTY_NONE;
      if (w.use & NCI_TELLS_WITH_OF) return found(f, w, head);
      if (!is(f, head, "number") && !is(f, head, "total") && !is(f, head, "group")) return NCORP_CASUALTY_NONE;
      break;
    }
    default: return NCORP_CASUALTY_NONE;
    }
    t = head;
  }
  return c;
}

/* ---- */

/* "two of the five passengers": what the sentence says is said of the two. */
static bool is_whole(const finder *f)
{
  const nci_counted_words *q = f->q;
  uint32_t at = q->first;
  for (int n = 0; n < 3 && at > q->sentence_first && nci_determiner(text(f, at - 1)); n++) at--;
  return q->before && at > q->sentence_first + 1 && is(f, at - 1, "of") && f->doc->tokens.at[at - 2].end == q->before->span.end;
}

ncorp_casualty nci_casualty_of(const nci_document *doc, const nci_counted_words *q, ncorp_span *evidence)
{
  finder f = { .doc = doc, .q = q };
  bool noun = q->unit != NCORP_NONE && !q->of;
  ncorp_casualty c = inside(&f);
  if (!c) c = right_behind(&f);
  bool excepted = q->first > q->sentence_first && is(&f, q->first - 1, "but"); /* killing all but two of them */
  if (!c && !excepted && !is_whole(&f)) {
    c = on_the_left(&f);
    f.listed = false;
    if (!c) c = on_the_right(&f, q->unit != NCORP_NONE && q->unit_end > q->end ? q->unit_end : q->end);
    if (!c) c = by_tree(&f, noun ? q->unit : q->number);
  }
  if (!c) c = by_noun(&f);
  if (c && f.from < doc->tokens.count) *evidence = (ncorp_span){ doc->tokens.at[f.from].start, doc->tokens.at[f.to - 1].end };
  return c;
}
