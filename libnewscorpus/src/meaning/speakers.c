/* Finding the speaker: cues by the reporting verbs, subjects by where mentions stand to them. Without a parser a clause
 * is what lies between commas, marks and conjunctions. */
#include "meaning/speakers.h"
#include "base/str.h"
#include "meaning/mentions.h"
#include "meaning/reporting.h"

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

static bool female_word(int32_t pronoun) { return pronoun == NCI_PRONOUN_SHE; }

static bool agrees(const nci_document *doc, uint32_t mention, int32_t pronoun)
{
  const ncorp_mention *m = &doc->data.mentions[mention];
  if (pronoun == NCI_PRONOUN_HE || pronoun == NCI_PRONOUN_SHE) {
    if (m->type != NCORP_PER) return false;
    uint32_t entity = nci_mention_entity(doc, mention);
    nci_gender gender = entity == NCORP_NONE ? NCI_GENDER_UNKNOWN : nci_entity_gender(doc, entity);
    return gender == NCI_GENDER_UNKNOWN || (gender == NCI_GENDER_FEMALE) == female_word(pronoun);
  }
  if (pronoun == NCI_PRONOUN_IT) return m->type == NCORP_ORG || m->type == NCORP_LOC;
  return m->type == NCORP_ORG;
}

/* Whom a pronoun means: the mention layer's word if it has one, else the last speaker, else the person who comes first
 * in the nearest sentence that has one. */
static uint32_t resolve_pronoun(nci_speakers *s, const nci_atom *a, uint32_t block)
{
  enum { SENTENCES = 6, MENTIONS = 24, SUBJECT_REACH = 40 };
  const nci_document *doc = s->doc;
  uint32_t at = mention_from(doc, a->start);
  if (at < doc->data.mention_count && doc->data.mentions[at].span.start == a->start && doc->data.mentions[at].span.end == a->end &&
      doc->data.mentions[at].entity.data)
    return at;
  bool heard = s->last != NCORP_NONE && block - s->last_block <= 2 && agrees(doc, s->last, a->value);
  uint32_t low = 0, high = doc->sentences.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (doc->sentences.at[middle].span.end <= a->start) low = middle + 1;
    else high = middle;
  }
  for (uint32_t back = 0; back < SENTENCES && low < doc->sentences.count; back++) {
    ncorp_span sentence = doc->sentences.at[low].span;
    if (heard && sentence.start < s->last_end) return s->last;
    uint32_t m = mention_from(doc, sentence.start);
    for (uint32_t seen = 0; seen < MENTIONS && m < doc->data.mention_count && doc->data.mentions[m].span.end <= sentence.end &&
                            doc->data.mentions[m].span.start < a->start; m++, seen++)
      if (doc->data.mentions[m].form == NCORP_FORM_NAME && agrees(doc, m, a->value) &&
          !(doc->data.mentions[m].span.start >= s->words.start && doc->data.mentions[m].span.start < s->words.end) && !possessive(doc, &doc->data.mentions[m]) &&
          (!heard || doc->data.mentions[m].span.start - sentence.start < SUBJECT_REACH))
        return m;
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
    if (x->span.end > span.end || x->form == NCORP_FORM_PRONOUN) continue;
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
static uint32_t resolve_office(nci_speakers *s, const nci_atoms *atoms, const nci_atom *noun, uint32_t block)
{
  static const char *const offices[] = { "president", "minister", "premier", "chancellor", "leader", "spokesman", "spokeswoman", "spokesperson", "envoy",
                                         "mayor", "governor", "senator", "chairman", "chairwoman", "ambassador", "general", "king", "queen", "prince",
                                         "commissioner", "director", "secretary", "diplomat", "negotiator", "lawmaker", "congressman", "congresswoman",
                                         "actor", "actress", "singer", "coach", "analyst", "lawyer", "judge", "author", "founder", "executive" };
  bool office = false;
  for (size_t i = 0; i < sizeof offices / sizeof *offices; i++) office |= nci_atom_is(atoms, noun, offices[i]);
  if (!office) return NCORP_NONE;
  const nci_document *doc = s->doc;
  if (s->last != NCORP_NONE && block - s->last_block <= 2 && doc->data.mentions[s->last].type == NCORP_PER) return s->last;
  enum { MENTIONS = 40 };
  uint32_t m = mention_from(doc, noun->start);
  for (uint32_t seen = 0; m-- > 0 && seen < MENTIONS; seen++)
    if ((doc->data.mentions[m].span.start < s->words.start || doc->data.mentions[m].span.start >= s->words.end) && doc->data.mentions[m].type == NCORP_PER && doc->data.mentions[m].form == NCORP_FORM_NAME && !possessive(doc, &doc->data.mentions[m])) return m;
  return NCORP_NONE;
}

/* Prepositions and conjunctions that begin what stands before the main clause. */
static bool subordinates(const nci_atoms *atoms, const nci_atom *a)
{
  static const char *const words[] = { "when", "while", "as", "if", "although", "though", "because", "despite", "following", "amid", "asked", "speaking", "once" };
  if (nci_atom_class(a, NCI_W_PREP)) return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_atom_is(atoms, a, words[i])) return true;
  return false;
}

static bool adverb(const nci_atoms *atoms, const nci_atom *a)
{
  static const char *const words[] = { "also", "later", "then", "has", "have", "had", "just", "once", "further", "then", "now", "previously", "again", "reportedly", "have" };
  if (a->kind != NCI_ATOM_WORD) return false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_atom_is(atoms, a, words[i])) return true;
  return !nci_atom_capital(a) && a->end - a->start > 4 && nci_str_ends(nci_atom_text(atoms, a), NCI_STR("ly"));
}

/* A verb with a tense, as far as that can be told without a parser. */
static bool tensed(const nci_atoms *atoms, const nci_atom *a)
{
  nci_cue cue;
  if (nci_atom_class(a, NCI_W_PAST) || nci_atom_class(a, NCI_W_FUTURE) || nci_atom_class(a, NCI_W_WOULD) || nci_atom_class(a, NCI_W_BE)) return true;
  if (a->kind != NCI_ATOM_WORD || a->word_class || nci_atom_capital(a)) return false;
  if (nci_reports(atoms, a, &cue)) return !cue.participle;
  return a->end - a->start > 4 && nci_str_ends(nci_atom_text(atoms, a), NCI_STR("ed"));
}

/* The mention that ends right before the verb and does not belong to a preposition: "Weber said", not "of Weber said". */
static uint32_t beside(const nci_document *doc, const nci_atom *first, const nci_atom *p)
{
  uint32_t m = mention_from(doc, p->end);
  for (int back = 0; m-- > 0 && back < 3; back++) {
    const ncorp_mention *x = &doc->data.mentions[m];
    if (x->span.end != p->end || x->form == NCORP_FORM_PRONOUN || x->type == NCORP_MISC) continue;
    const nci_atom *a = p;
    while (a >= first && a->start >= x->span.start) a--;
    while (a >= first && a->kind == NCI_ATOM_WORD && nci_atom_capital(a) && !a->word_class) a--;
    return a >= first && (nci_atom_class(a, NCI_W_PREP) || nci_atom_class(a, NCI_W_AND)) ? NCORP_NONE : m;
  }
  return NCORP_NONE;
}

uint32_t nci_subject_left(nci_speakers *s, const nci_atoms *atoms, const nci_atom *first, const nci_atom *verb, uint32_t block)
{
  const nci_atom *clause = first;
  for (const nci_atom *a = first; a + 1 < verb; a++)
    if (nci_atom_sign(a, ';') || (nci_atom_class(a, NCI_W_THIS) && a->value == 1) || nci_atom_is(atoms, a, "but")) clause = a + 1;
  while (clause < verb && (nci_atom_sign(clause, ',') || nci_atom_class(clause, NCI_W_AND) || clause->kind == NCI_ATOM_QUOTE)) clause++;
  const nci_atom *p = verb - 1;
  while (p > clause && adverb(atoms, p)) p--;
  if (p >= clause && nci_atom_class(p, NCI_W_PRONOUN)) {
    if (p->value == NCI_PRONOUN_I || p->value == NCI_PRONOUN_WE || p->value == NCI_PRONOUN_YOU) return NCORP_NONE;
    if (p->value != NCI_PRONOUN_WHO) return resolve_pronoun(s, p, block);
  }
  const nci_document *doc = s->doc;
  uint32_t found = p >= clause ? beside(doc, clause, p) : NCORP_NONE;
  if (found != NCORP_NONE) return found;
  if (subordinates(atoms, clause))
    for (const nci_atom *a = clause; a + 1 < verb; a++)
      if (nci_atom_sign(a, ',')) {
        ncorp_span rest = { a[1].start, verb->start };
        if (best_mention(doc, rest, true) != NCORP_NONE || nci_atom_class(a + 1, NCI_W_PRONOUN)) clause = a + 1;
        break;
      }
  if (clause < verb && nci_atom_class(clause, NCI_W_PRONOUN) && (clause->value == NCI_PRONOUN_HE || clause->value == NCI_PRONOUN_SHE))
    return resolve_pronoun(s, clause, block);
  /* The subject stands before the first verb and the first comma: "Weber, who met Okafor, said". */
  ncorp_span part = { clause->start, verb->start };
  for (const nci_atom *a = clause; a < verb; a++)
    if ((nci_atom_sign(a, ',') || tensed(atoms, a)) && best_mention(doc, (ncorp_span){ part.start, a->start }, true) != NCORP_NONE) {
      part.end = a->start;
      break;
    }
  found = best_mention(doc, part, true);
  if (found != NCORP_NONE && doc->data.mentions[found].type == NCORP_PER) return found;
  uint32_t office = p >= clause ? resolve_office(s, atoms, p, block) : NCORP_NONE;
  return office != NCORP_NONE && (found == NCORP_NONE || doc->data.mentions[found].type != NCORP_ORG) ? office : found;
}

uint32_t nci_subject_right(nci_speakers *s, const nci_atoms *atoms, const nci_atom *verb, uint32_t block)
{
  const nci_atom *a = verb + 1;
  if (nci_atom_class(a, NCI_W_PRONOUN) && a->value != NCI_PRONOUN_WHO) return resolve_pronoun(s, a, block);
  const nci_atom *e = a;
  while (e->kind != NCI_ATOM_END && e->kind != NCI_ATOM_QUOTE && !nci_atom_sign(e, ',') && !nci_atom_sign(e, ';') &&
         !(nci_atom_sign(e, '.') && !nci_atom_capital(e - 1)) && e - a < 40)
    e++;
  if (e == a) return NCORP_NONE;
  uint32_t found = best_mention(s->doc, (ncorp_span){ a->start, e[-1].end }, false);
  if (found == NCORP_NONE && nci_atom_class(a, NCI_W_THE)) found = resolve_office(s, atoms, a + 1, block);
  return found;
}

bool nci_reports(const nci_atoms *atoms, const nci_atom *a, nci_cue *out)
{
  nci_reporting r;
  if (a->kind != NCI_ATOM_WORD || (nci_atom_capital(a) && !(a->flags & NCI_ATOM_FIRST)) || !nci_reporting_find(nci_atom_text(atoms, a), &r)) return false;
  if (r.form == NCI_REPORT_BASE || nci_atom_hyphen(a - 1)) return false;
  const nci_atom *p = a - 1;
  while (adverb(atoms, p) && !nci_atom_is(atoms, p, "has") && !nci_atom_is(atoms, p, "have") && !nci_atom_is(atoms, p, "had")) p--;
  if (r.form != NCI_REPORT_PARTICIPLE &&
      (nci_atom_class(p, NCI_W_BE) || nci_atom_is(atoms, p, "was") || nci_atom_is(atoms, p, "were") || nci_atom_prep(p, NCI_PREP_TO)))
    return false;
  if (r.form == NCI_REPORT_PRESENT &&
      (nci_atom_class(p, NCI_W_THE) || nci_atom_class(p, NCI_W_A) || nci_atom_class(p, NCI_W_DETERMINER) || nci_atom_class(p, NCI_W_PREP) ||
       nci_atom_class(p, NCI_W_NUMBER) || nci_atom_class(p, NCI_W_AND) || p->kind == NCI_ATOM_NUMBER || p->kind == NCI_ATOM_CLITIC ||
       nci_atom_class(p, NCI_W_FEW) || nci_atom_is(atoms, p, "united") || nci_atom_is(atoms, p, "both")))
    return false;
  *out = (nci_cue){ .span = { a->start, a->end }, .speaker = NCORP_NONE, .verb = a, .act = r.kind == NCI_REPORT_ACT, .participle = r.form == NCI_REPORT_PARTICIPLE };
  return true;
}

static bool according(const nci_atoms *atoms, const nci_atom *a) { return nci_atom_is(atoms, a, "according") && nci_atom_prep(a + 1, NCI_PREP_TO); }

/* "according to a summary shared by Y", "according to Y": the person behind "by", else the first. */
static uint32_t source_of(nci_speakers *s, const nci_atoms *atoms, const nci_atom *a, uint32_t block)
{
  const nci_atom *e = a + 2, *by = NULL;
  if (nci_atom_class(e, NCI_W_PRONOUN)) return resolve_pronoun(s, e, block);
  for (; e->kind != NCI_ATOM_END && e->kind != NCI_ATOM_QUOTE && !nci_atom_sign(e, ',') && e - a < 40; e++)
    if (nci_atom_prep(e, NCI_PREP_BY)) by = e + 1;
  if (by && by < e) {
    uint32_t found = best_mention(s->doc, (ncorp_span){ by->start, e[-1].end }, false);
    if (found != NCORP_NONE) return found;
  }
  if (e == a + 2) return NCORP_NONE;
  uint32_t found = best_mention(s->doc, (ncorp_span){ a[2].start, e[-1].end }, false);
  if (found == NCORP_NONE && nci_atom_class(a + 2, NCI_W_THE)) found = resolve_office(s, atoms, a + 3, block);
  return found;
}

static void set_according(nci_cue *out, const nci_atom *a)
{
  *out = (nci_cue){ .span = { a->start, a[1].end }, .speaker = NCORP_NONE, .verb = a };
}

bool nci_cue_behind(nci_speakers *s, const nci_atoms *atoms, uint32_t block, nci_cue *out)
{
  enum { REACH = 30 };
  const nci_atom *first = atoms->at, *end = first + (atoms->count < REACH ? atoms->count : REACH);
  if (first < end && nci_atom_sign(first, ',')) first++;
  for (const nci_atom *a = first; a < end; a++) {
    if (a->kind == NCI_ATOM_QUOTE || nci_atom_sign(a, ';')) return false;
    if (according(atoms, a)) {
      set_according(out, a);
      out->speaker = source_of(s, atoms, a, block);
      return true;
    }
    if (!nci_reports(atoms, a, out)) continue;
    if (out->participle && a == first) { /* "...", adding: the subject stands before the quotation */
      return false;
    }
    bool inverted = a == first;
    out->speaker = inverted ? nci_subject_right(s, atoms, a, block) : nci_subject_left(s, atoms, first, a, block);
    if (out->speaker == NCORP_NONE && !inverted && nci_atom_sign(a - 1, ',')) out->speaker = nci_subject_right(s, atoms, a, block);
    return true;
  }
  return false;
}

bool nci_cue_before(nci_speakers *s, const nci_atoms *atoms, uint32_t block, nci_cue *out)
{
  enum { REACH = 60 };
  const nci_atom *first = atoms->at, *end = first + atoms->count;
  const nci_atom *floor = atoms->count > REACH ? end - REACH : first;
  for (const nci_atom *a = end; a-- > floor;) {
    if (according(atoms, a)) {
      set_according(out, a);
      out->speaker = source_of(s, atoms, a, block);
      return true;
    }
    if (!nci_reports(atoms, a, out)) continue;
    if (out->participle) {
      /* "Weber took to the stage, saying": the subject is that of the sentence. */
      out->speaker = nci_subject_left(s, atoms, floor, a, block);
      return true;
    }
    out->speaker = nci_subject_left(s, atoms, floor, a, block);
    if (out->speaker == NCORP_NONE && nci_atom_sign(end - 1, ':')) out->speaker = nci_subject_right(s, atoms, a, block);
    return true;
  }
  return false;
}

uint32_t nci_subject_of(nci_speakers *s, ncorp_span span) { return best_mention(s->doc, span, false); }
