/* CAMEO events by a user's dictionaries, as PETRARCH codes them: for each verb the first of its patterns that matches, its source
 * before it and its target behind it. A clause is what the tree says it is; what a pattern names it finds among the words. */
#include "meaning/cameo_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"
#include "meaning/meaning.h"
#include "meaning/mentions.h"

/* The longest form of the dictionary that stands at a spot. */
static const nci_cameo_form *form_at(const nci_cameo_coder *c, uint32_t spot, uint32_t *first, uint32_t *end)
{
  const nci_cameo_dictionary *d = c->dictionary;
  const nci_cameo_form *best = NULL;
  uint32_t word = c->spots[spot].word, most = 0;
  nci_cameo_side side[2];
  bool sides = false;
  if (word >= d->words.strings.count) return NULL;
  for (uint32_t i = d->forms.at[word]; i < d->forms.at[word + 1]; i++) {
    const nci_cameo_form *f = &d->form_list.at[d->forms.list[i].value];
    nci_cameo_match none;
    uint32_t length = f->before_count + f->after_count;
    if (best && length < most) continue; /* of the same length the later one counts */
    if (length && !sides) {
      nci_cameo_side_make(&side[0], c, spot - 1, 0, true);
      nci_cameo_side_make(&side[1], c, spot + 1, c->spot_count, false);
      sides = true;
    }
    int before = length ? nci_cameo_match_side(&side[0], f->before, f->before_count, &none) : 0;
    int behind = length ? nci_cameo_match_side(&side[1], f->after, f->after_count, &none) : 0;
    if (before < 0 || behind < 0) continue;
    best = f;
    most = length;
    *first = before ? side[0].spot[before - 1] : spot;
    *end = (behind ? side[1].spot[behind - 1] : spot) + 1;
  }
  return best;
}

static bool is_relative(const nci_cameo_coder *c, uint32_t t)
{
  static const char *const words[] = { "who", "which", "that", "whom", "whose", "where", "when" };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_token_is(c->doc, t, words[i])) return true;
  return false;
}

/* The subject of a verb: the nearest one before it. */
static uint32_t subject_child(const nci_cameo_coder *c, uint32_t verb)
{
  const nci_heads *h = &c->grammar->heads;
  uint32_t subject = NCORP_NONE;
  for (uint32_t k = h->child_at[verb]; k < h->child_at[verb + 1]; k++) {
    uint8_t rel = c->grammar->rel[h->child[k]];
    if ((rel == NCI_NSUBJ || rel == NCI_NSUBJ_PASS) && (h->child[k] < verb || subject == NCORP_NONE)) subject = h->child[k];
  }
  return subject;
}

/* ", a senior official said": where a clause with a subject of its own behind a comma begins, wherever the parser attaches it; or
 * NCORP_NONE. */
static uint32_t aside_at(const nci_cameo_coder *c, uint32_t verb)
{
  const nci_heads *h = &c->grammar->heads;
  if (c->grammar->upos[verb] != NCI_VERB) return NCORP_NONE;
  for (uint32_t k = h->child_at[verb]; k < h->child_at[verb + 1] && h->child[k] < verb; k++) {
    uint32_t t = h->child[k], low = h->low[t];
    bool subject = c->grammar->rel[t] == NCI_NSUBJ || c->grammar->rel[t] == NCI_NSUBJ_PASS;
    if (subject && low > c->first && nci_token_is(c->doc, low - 1, ",") && !is_relative(c, t) && !nci_token_is(c->doc, t, "it")) return low;
  }
  return NCORP_NONE;
}

/* Where the phrase of a verb ends: behind the last token that depends on it, but for another verb that it is coordinated with,
 * and before an aside. */
static uint32_t phrase_end(const nci_cameo_coder *c, uint32_t verb)
{
  const nci_heads *h = &c->grammar->heads;
  uint32_t end = verb + 1;
  for (uint32_t k = h->child_at[verb]; k < h->child_at[verb + 1]; k++) {
    uint32_t t = h->child[k];
    uint8_t rel = c->grammar->rel[t];
    if (t < verb || rel == NCI_CONJ || rel == NCI_PARATAXIS || rel == NCI_PUNCT_REL || rel == NCI_CC) continue;
    if (h->high[t] + 1 > end) end = h->high[t] + 1;
  }
  for (uint32_t k = h->child_at[verb]; k < h->child_at[verb + 1]; k++) {
    uint32_t t = h->child[k];
    if (t > verb && c->grammar->rel[t] == NCI_CONJ && h->low[t] < end && h->low[t] > verb) end = h->low[t];
  }
  if (end > c->end) end = c->end;
  for (uint32_t t = verb + 1; t < end; t++)
    if (aside_at(c, t) < end) end = aside_at(c, t);
  return end;
}

/* What follows a verb up to where another clause begins. */
static uint32_t clause_end(const nci_cameo_coder *c, uint32_t from)
{
  bool complement = from < c->end && c->grammar->rel[from] == NCI_MARK; /* "question whether" */
  for (uint32_t t = from; t < c->end; t++) {
    uint8_t rel = c->grammar->rel[t];
    bool subject = (rel == NCI_NSUBJ || rel == NCI_NSUBJ_PASS) && nci_child(c->grammar, t, NCI_CASE) == NCORP_NONE;
    if ((!complement && (subject || rel == NCI_MARK)) || nci_cameo_parts(c, t)) return t;
  }
  return c->end;
}

static uint32_t spot_from(const nci_cameo_coder *c, uint32_t token)
{
  for (; token < c->end; token++)
    if (c->spot_of[token - c->first] != NCORP_NONE) return c->spot_of[token - c->first];
  return c->spot_count;
}

static bool has_code(nci_cameo_code code) { return code.code.data || code.reverse.data; }

/* Looks for the first pattern that matches. False: the verb has no event. */
static bool match_patterns(const nci_cameo_coder *c, nci_cameo_hit *h)
{
  const nci_cameo_dictionary *d = c->dictionary;
  const nci_cameo_block *block = &d->blocks.at[h->form->block];
  nci_cameo_side after, before;
  nci_cameo_side_make(&after, c, h->end, h->limit, false);
  nci_cameo_side_make(&before, c, h->first - 1, 0, true);
  for (uint32_t i = block->first_pattern; i < block->first_pattern + block->pattern_count; i++) {
    const nci_cameo_pattern *p = &d->patterns.at[i];
    nci_cameo_match m = { NCORP_NONE, NCORP_NONE, NCORP_NONE };
    if (nci_cameo_match_side(&after, p->after, p->after_count, &m) < 0 || nci_cameo_match_side(&before, p->before, p->before_count, &m) < 0) continue;
    h->pattern = p;
    h->match = m;
    h->code = p->code;
    return has_code(p->code);
  }
  h->code = h->form->code;
  return has_code(h->code);
}

static const nci_cameo_noun *noun_at(const nci_cameo_coder *c, uint32_t index) { return index == NCORP_NONE ? NULL : &c->nouns.at[index]; }

/* Whether two phrases mean the same actor. */
static bool same_actor(const nci_cameo_coder *c, const nci_cameo_noun *a, const nci_cameo_noun *b)
{
  if (!a || !b || a->count != 1 || b->count != 1) return a && a == b;
  return nci_str_eq(c->parties.at[a->first_code].code, c->parties.at[b->first_code].code);
}

/* The phrase of the verb's subject, or of the verb's that governs it; NULL where it has no code. */
static const nci_cameo_noun *subject_of(const nci_cameo_coder *c, const nci_cameo_hit *h)
{
  const nci_grammar *g = c->grammar;
  for (uint32_t verb = h->verb; verb != NCORP_NONE; verb = g->heads.head[verb]) {
    uint32_t subject = subject_child(c, verb);
    if (subject == NCORP_NONE) {
      uint8_t rel = g->rel[verb];
      if (rel == NCI_XCOMP || rel == NCI_ADVCL || rel == NCI_CONJ || rel == NCI_CCOMP) continue;
      return NULL;
    }
    if (nci_cameo_preposition(c, subject) != NCORP_NONE) return NULL; /* no subject, whatever the parser says */
    uint32_t spot = subject >= c->first && subject < c->end ? c->spot_of[subject - c->first] : NCORP_NONE;
    const nci_cameo_noun *n = spot == NCORP_NONE || c->spots[spot].gone ? NULL : noun_at(c, c->spots[spot].phrase);
    return n && n->count && n->first < h->first ? n : NULL;
  }
  return NULL;
}

/* The first spot behind the last comma before the verb that parts clauses. */
static uint32_t clause_start(const nci_cameo_coder *c, const nci_cameo_hit *h)
{
  for (uint32_t i = h->first; i-- > 0;) {
    uint32_t t = c->spots[i].token;
    if (nci_token_is(c->doc, t + 1, ",") && !c->spots[i].gone && nci_cameo_parts(c, t + 1)) return i + 1;
  }
  return 0;
}

/* The coded phrase that begins first in a range of spots, does not end before `behind` and is not `other`; `null_actor` gets the
 * first without a code. */
static const nci_cameo_noun *first_noun(const nci_cameo_coder *c, uint32_t from, uint32_t behind, uint32_t to,
                                        const nci_cameo_noun *other, const nci_cameo_noun **null_actor)
{
  const nci_cameo_noun *best[2] = { NULL, NULL };
  for (uint32_t i = 0; i < c->nouns.count; i++) {
    const nci_cameo_noun *n = &c->nouns.at[i], **first = &best[n->count != 0];
    if (n->first < from || n->first >= to || n->end <= behind || n->end == n->first || c->spots[n->first].gone || same_actor(c, n, other)) continue;
    if (!*first || n->first < (*first)->first) *first = n;
  }
  *null_actor = best[0];
  return best[1];
}

/* The subject; else the first coded phrase of the clause before the verb. */
static const nci_cameo_noun *find_source(const nci_cameo_coder *c, const nci_cameo_hit *h, const nci_cameo_noun *target, bool null_actors)
{
  const nci_cameo_noun *subject = subject_of(c, h), *null_actor, *found;
  if (subject && !same_actor(c, subject, target)) return subject;
  found = first_noun(c, clause_start(c, h), 0, h->first, target, &null_actor);
  return found ? found : null_actors ? null_actor : NULL;
}

/* The first coded phrase behind the verb that is not the source. */
static const nci_cameo_noun *find_target(const nci_cameo_coder *c, const nci_cameo_hit *h, const nci_cameo_noun *source, bool null_actors)
{
  const nci_cameo_noun *null_actor, *found = first_noun(c, h->first, h->end, h->limit, source, &null_actor);
  return found ? found : null_actors ? null_actor : NULL;
}

/* A passive with its agent: what is told is the other way round. */
static bool is_passive(const nci_cameo_coder *c, uint32_t verb)
{
  const nci_heads *h = &c->grammar->heads;
  bool passive = nci_child(c->grammar, verb, NCI_AUX_PASS) != NCORP_NONE || nci_child(c->grammar, verb, NCI_NSUBJ_PASS) != NCORP_NONE;
  for (uint32_t k = h->child_at[verb]; passive && k < h->child_at[verb + 1]; k++) {
    uint32_t t = h->child[k], below = c->grammar->rel[t] == NCI_ADVMOD ? nci_child(c->grammar, t, NCI_OBL) : t; /* "opposed earlier by A" */
    uint32_t by = below == NCORP_NONE ? NCORP_NONE : nci_child(c->grammar, below, NCI_CASE);
    bool oblique = below != NCORP_NONE && (c->grammar->rel[below] == NCI_OBL_AGENT || c->grammar->rel[below] == NCI_OBL);
    if (oblique && t > verb && by != NCORP_NONE && nci_token_is(c->doc, by, "by")) return true;
  }
  return false;
}

static nci_cameo_parties parties_of(const nci_cameo_coder *c, const nci_cameo_noun *n)
{
  nci_cameo_parties p = { .count = 0 };
  for (uint32_t i = 0; n && i < n->count; i++) p.at[p.count++] = &c->parties.at[n->first_code + i];
  return p;
}

/* A phrase that the dictionary does not know, as an actor by its own words, where the options ask for such. */
static void name_null_actor(nci_cameo_coder *c, nci_cameo_noun *n)
{
  uint32_t words = n->end - n->first;
  if (n->count || !words || words > c->dictionary->options.new_actor_length) return;
  uint32_t from = c->spots[n->first].token, to = c->spots[n->end - 1].token + 1;
  const nci_token *tokens = c->doc->tokens.at;
  ncorp_str text = nci_span_text(c->doc, (ncorp_span){ tokens[from].start, tokens[to - 1].end });
  const ncorp_str parts[] = { NCI_STR("\""), text, NCI_STR("\"") };
  n->first_code = c->parties.count;
  n->count = 1;
  nci_cameo_party party = { .code = nci_arena_join(c->arena, parts, 3), .from = from, .to = to, .head = to - 1 };
  nci_vec_add(c->arena, &c->parties, party);
}

/* The mention that a party is, made when the article has none there: indexes from mention_count on are new ones. */
static uint32_t mention_of(nci_cameo_coder *c, const nci_cameo_party *p)
{
  uint32_t known = nci_mention_at(c->doc, p->head);
  if (known != NCORP_NONE) {
    ncorp_span tokens = nci_mention_tokens(c->doc, known);
    if (tokens.start >= p->from && tokens.end <= p->to) return known;
  }
  const nci_token *tokens = c->doc->tokens.at;
  ncorp_mention m = { .span = { tokens[p->from].start, tokens[p->to - 1].end }, .type = NCORP_ORG, .form = NCORP_FORM_NOMINAL, .evidence = NCORP_NO_SPAN,
                      .head = { tokens[p->head].start, tokens[p->head].end } };
  for (uint32_t i = c->mentions.count; i-- > 0 && c->mentions.at[i].span.end >= m.span.start;)
    if (c->mentions.at[i].span.start == m.span.start && c->mentions.at[i].span.end == m.span.end) return c->doc->data.mention_count + i;
  nci_vec_add(c->arena, &c->mentions, m);
  return c->doc->data.mention_count + c->mentions.count - 1;
}

/* The CAMEO code in a code: its 2 to 4 digits, which letters may follow ("174K"); absent where it is none ("def"). */
static ncorp_str cameo_of(ncorp_str code)
{
  enum { LEAST = 2, MOST = 4 };
  size_t digits = 0;
  while (digits < code.size && nci_is_digit(code.data[digits])) digits++;
  for (size_t i = digits; i < code.size; i++)
    if (!nci_is_alpha(code.data[i])) return NCI_NO_STR;
  return digits >= LEAST && digits <= MOST ? nci_str(code.data, digits) : NCI_NO_STR;
}

/* PLOVER's type of a CAMEO code, or of what it is a finer kind of. */
static ncorp_event_type type_of(const nci_lexicon *lexicon, ncorp_str code)
{
  enum { LEAST = 2 };
  for (; code.size >= LEAST; code.size--) {
    uint32_t row = nci_lexicon_row(lexicon, NCI_LEX_CAMEO, NCI_CAMEO_CODE, code);
    if (row >= nci_lexicon_rows(lexicon, NCI_LEX_CAMEO)) continue;
    ncorp_str name = nci_lexicon_field(lexicon, NCI_LEX_CAMEO, row, NCI_CAMEO_PLOVER);
    for (int type = NCORP_AGREE; type <= NCORP_ASSAULT; type++)
      if (nci_str_is(name, ncorp_event_type_name((ncorp_event_type)type))) return (ncorp_event_type)type;
    break;
  }
  return NCORP_X_OTHER;
}

/* What the words around the verb say of whether it happened; *by gets the one that says so, or NCORP_NONE. */
static ncorp_event_status status_of(const nci_cameo_coder *c, const nci_cameo_hit *h, uint32_t *by)
{
  *by = NCORP_NONE;
  static const struct { const char *word; ncorp_event_status status; } words[] = {
    { "will", NCORP_PLANNED }, { "wo", NCORP_PLANNED }, { "shall", NCORP_PLANNED }, { "'ll", NCORP_PLANNED }, { "would", NCORP_HYPOTHETICAL },
    { "could", NCORP_HYPOTHETICAL }, { "may", NCORP_HYPOTHETICAL }, { "might", NCORP_HYPOTHETICAL }, { "should", NCORP_HYPOTHETICAL },
    { "not", NCORP_NEGATED }, { "n't", NCORP_NEGATED }, { "never", NCORP_NEGATED },
  };
  const nci_heads *t = &c->grammar->heads;
  ncorp_event_status status = NCORP_OCCURRED;
  if (h->pattern && h->pattern->before_count) return status; /* the pattern's code says it */
  for (uint32_t k = t->child_at[h->verb]; k < t->child_at[h->verb + 1]; k++) {
    uint32_t child = t->child[k];
    if (child > h->verb || (c->grammar->rel[child] != NCI_AUX_REL && c->grammar->rel[child] != NCI_ADVMOD)) continue;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
      if (nci_token_is(c->doc, child, words[i].word)) status = words[i].status, *by = child;
  }
  return status;
}

/* "cameo:RESTORE", and the line of the pattern behind it. */
static ncorp_str because(const nci_cameo_coder *c, const nci_cameo_hit *h)
{
  char line[16];
  size_t at = sizeof line;
  for (uint32_t n = h->pattern ? h->pattern->line.line : 0; n; n /= 10) line[--at] = (char)('0' + n % 10);
  const ncorp_str parts[] = { NCI_STR("cameo:"), c->dictionary->blocks.at[h->form->block].name, h->pattern ? NCI_STR(":") : NCI_STR(""),
                              nci_str(line + at, sizeof line - at) };
  return nci_arena_join(c->arena, parts, 4);
}

static const uint32_t *put_mentions(nci_cameo_coder *c, const nci_cameo_parties *p)
{
  uint32_t *list = nci_arena_alloc(c->arena, p->count ? p->count : 1, sizeof *list);
  for (uint32_t i = 0; list && i < p->count; i++) list[i] = mention_of(c, p->at[i]);
  return list;
}

static const ncorp_str *put_codes(nci_cameo_coder *c, const nci_cameo_parties *p)
{
  ncorp_str *list = nci_arena_alloc(c->arena, p->count ? p->count : 1, sizeof *list);
  for (uint32_t i = 0; list && i < p->count; i++) list[i] = nci_arena_str(c->arena, p->at[i]->code);
  return list;
}

static bool same_codes(const ncorp_str *a, uint32_t a_count, const ncorp_str *b, uint32_t b_count)
{
  bool same = a && b && a_count == b_count;
  for (uint32_t i = 0; same && i < a_count; i++) same = nci_str_eq(a[i], b[i]);
  return same;
}

/* The same code with the same sides is told once a sentence. */
static bool same_event(const ncorp_event_mention *a, const ncorp_event_mention *b)
{
  return nci_str_eq(a->cameo, b->cameo) && nci_str_eq(a->code, b->code) && same_codes(a->actor_codes, a->actor_count, b->actor_codes, b->actor_count) &&
         same_codes(a->recipient_codes, a->recipient_count, b->recipient_codes, b->recipient_count);
}

/* False: the sentence has told it already. */
static bool put_event(nci_cameo_coder *c, const nci_cameo_hit *h, ncorp_str code, const nci_cameo_parties *source, const nci_cameo_parties *target)
{
  const nci_token *tokens = c->doc->tokens.at;
  ncorp_str cameo = cameo_of(code);
  ncorp_event_mention e = { .type = type_of(c->doc->lexicon, cameo), .cameo = cameo.size ? nci_arena_str(c->arena, cameo) : NCI_NO_STR,
    .code = cameo.size == code.size ? NCI_NO_STR : nci_arena_str(c->arena, code), .sentence = c->sentence,
    .trigger = { tokens[c->spots[h->first].token].start, tokens[c->spots[h->end - 1].token].end },
    .place = NCORP_NONE, .time = NCORP_NONE, .attribution = NCORP_NONE, .confidence = { 5, -1 } };
  uint32_t by;
  nci_event_evidence_list evidence = { 0 };
  e.status = status_of(c, h, &by);
  if (by != NCORP_NONE) nci_vec_add(c->arena, &evidence, ((ncorp_event_evidence){ NCI_STR("status"), { tokens[by].start, tokens[by].end }, NCI_NO_STR }));
  e.actor_count = source->count;
  e.recipient_count = target->count;
  e.actors = put_mentions(c, source);
  e.recipients = put_mentions(c, target);
  e.actor_codes = put_codes(c, source);
  e.recipient_codes = put_codes(c, target);
  for (uint32_t i = c->events.count; i-- > 0 && c->events.at[i].sentence == c->sentence;)
    if (same_event(&c->events.at[i], &e)) return false;
  e.contexts = nci_cameo_issues(c, &e.context_count, &evidence);
  e.because = because(c, h);
  nci_vec_add(c->arena, &evidence, ((ncorp_event_evidence){ NCI_STR("confidence"), NCORP_NO_SPAN, NCI_STR("dictionary") }));
  e.evidence = evidence.at;
  e.evidence_count = evidence.count;
  nci_vec_add(c->arena, &c->events, e);
  nci_cameo_trace_event(c, h, source, target);
  return true;
}

static bool has_party(const nci_cameo_parties *p, ncorp_str code)
{
  for (uint32_t i = 0; i < p->count; i++)
    if (nci_str_eq(p->at[i]->code, code)) return true;
  return false;
}

/* One event of all with all; where a code is on both sides, one for each source with the others. */
static bool put_events(nci_cameo_coder *c, const nci_cameo_hit *h, ncorp_str code, const nci_cameo_parties *source, const nci_cameo_parties *target)
{
  bool shared = false, put = false;
  for (uint32_t i = 0; i < source->count; i++) shared = shared || has_party(target, source->at[i]->code);
  if (!shared) return put_event(c, h, code, source, target);
  for (uint32_t i = 0; i < source->count; i++) {
    nci_cameo_parties one = { .at = { source->at[i] }, .count = 1 }, others = { .count = 0 };
    for (uint32_t k = 0; k < target->count; k++)
      if (!nci_str_eq(target->at[k]->code, source->at[i]->code)) others.at[others.count++] = target->at[k];
    if (others.count && put_event(c, h, code, &one, &others)) put = true;
  }
  return put;
}

/* The codes of the side that is known, for a reason. */
static ncorp_str codes_of(const nci_cameo_coder *c, const nci_cameo_parties *p)
{
  ncorp_str codes = NCI_NO_STR;
  for (uint32_t i = 0; c->doc->trace && i < p->count; i++) {
    const ncorp_str parts[] = { codes, i ? NCI_STR(" ") : NCI_STR(""), p->at[i]->code };
    codes = nci_arena_join(c->arena, parts, 3);
  }
  return codes;
}

static void make_event(nci_cameo_coder *c, const nci_cameo_hit *h)
{
  const nci_cameo_options *o = &c->dictionary->options;
  bool null_actors = !o->require_dyad || o->new_actor_length;
  const nci_cameo_noun *source = noun_at(c, h->match.source), *target = noun_at(c, h->match.target), *both = noun_at(c, h->match.compound);
  if (both && !source && !target) {
    bool behind = both->first >= h->end; /* "agrees with A and B": those are the targets */
    if (!behind) source = target = both;
    else target = both;
  }
  if (!source) source = find_source(c, h, target, null_actors);
  if (!target) target = find_target(c, h, source, null_actors);
  if (null_actors && source) name_null_actor(c, &c->nouns.at[source - c->nouns.at]);
  if (null_actors && target) name_null_actor(c, &c->nouns.at[target - c->nouns.at]);
  nci_cameo_parties from = parties_of(c, source), to = parties_of(c, target);
  if (o->require_dyad ? !from.count || !to.count : !source || !target || (!from.count && !to.count)) {
    nci_why why = !from.count && !to.count ? NCI_WHY_NO_SIDES : from.count ? NCI_WHY_NO_TARGET : NCI_WHY_NO_SOURCE;
    nci_cameo_trace_verb(c, h, why, codes_of(c, from.count ? &from : &to));
    return;
  }
  bool turned = !h->pattern || (h->match.source == NCORP_NONE && h->match.target == NCORP_NONE) ? is_passive(c, h->verb) : false;
  bool put = false;
  if (h->code.code.data) put = put_events(c, h, h->code.code, turned ? &to : &from, turned ? &from : &to);
  if (h->code.reverse.data && put_events(c, h, h->code.reverse, turned ? &from : &to, turned ? &to : &from)) put = true;
  if (!put) nci_cameo_trace_verb(c, h, NCI_WHY_TOLD, NCI_NO_STR);
}

static bool in_relative_clause(const nci_cameo_coder *c, uint32_t token)
{
  for (; token != NCORP_NONE; token = c->grammar->heads.head[token]) {
    if (aside_at(c, token) != NCORP_NONE) return false;
    if (c->grammar->rel[token] == NCI_ACL_RELCL) return true;
  }
  return false;
}

/* A participle that describes a noun ("the captured town"), and not a verb that the parser takes for one: that would be the first
 * word of its phrase, behind a noun or an auxiliary. */
static bool is_adjective(const nci_cameo_coder *c, uint32_t t)
{
  const nci_heads *h = &c->grammar->heads;
  uint32_t head = h->head[t];
  if (c->grammar->rel[t] != NCI_AMOD && c->grammar->rel[t] != NCI_COMPOUND) return false;
  if (t == c->first || head == NCORP_NONE || head < t) return true;
  for (uint32_t k = h->child_at[head]; k < h->child_at[head + 1] && h->child[k] < t; k++) {
    uint8_t rel = c->grammar->rel[h->child[k]];
    if (rel == NCI_DET_REL || rel == NCI_AMOD || rel == NCI_COMPOUND || rel == NCI_NUMMOD || rel == NCI_NMOD_POSS) return true;
  }
  uint8_t before = c->grammar->upos[t - 1];
  return before != NCI_NOUN && before != NCI_PROPN && before != NCI_PRON && before != NCI_AUX;
}

static bool is_modal(const nci_cameo_coder *c, uint32_t t)
{
  static const char *const words[] = { "will", "wo", "'ll", "would", "'d", "can", "ca", "could", "may", "might", "must", "shall", "should" };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_token_is(c->doc, t, words[i])) return true;
  return false;
}

/* Verbs, and what has what only verbs have. */
static bool is_verb(const nci_cameo_coder *c, uint32_t t)
{
  const nci_grammar *g = c->grammar;
  if (g->upos[t] == NCI_VERB) return !is_adjective(c, t);
  if (g->upos[t] == NCI_AUX) return !is_modal(c, t);
  if (g->upos[t] != NCI_NOUN && g->upos[t] != NCI_ADJ && g->upos[t] != NCI_INTJ && g->upos[t] != NCI_PROPN) return false;
  if (nci_child(g, t, NCI_COP) != NCORP_NONE || nci_child(g, t, NCI_DET_REL) != NCORP_NONE) return false;
  uint32_t mark = nci_child(g, t, NCI_MARK);
  if (g->upos[t] == NCI_INTJ && subject_child(c, t) != NCORP_NONE) return true;
  return nci_child(g, t, NCI_AUX_REL) != NCORP_NONE || (mark != NCORP_NONE && nci_token_is(c->doc, mark, "to"));
}

static bool has_noun(const nci_cameo_coder *c, const nci_cameo_hit *h)
{
  const nci_cameo_noun *null_actor;
  return first_noun(c, h->first, h->end, h->limit, NULL, &null_actor) != NULL;
}

static void code_verbs(nci_cameo_coder *c)
{
  for (uint32_t i = 0; i < c->spot_count && !c->arena->failed; i++) {
    uint32_t t = c->spots[i].token;
    nci_cameo_hit h = { .verb = t, .match = { NCORP_NONE, NCORP_NONE, NCORP_NONE } };
    if (!is_verb(c, t)) continue;
    if (c->doc->trace || !c->spots[i].gone) h.form = form_at(c, i, &h.first, &h.end);
    nci_why out = c->spots[i].gone ? NCI_WHY_LEFT_OUT : !h.form ? NCI_WHY_NO_VERB : in_relative_clause(c, t) ? NCI_WHY_RELATIVE : NCI_WHY_CODED;
    if (out != NCI_WHY_CODED) {
      nci_cameo_trace_verb(c, &h, out, NCI_NO_STR);
      continue;
    }
    h.limit = spot_from(c, phrase_end(c, t));
    uint32_t more = spot_from(c, clause_end(c, c->spots[h.end - 1].token + 1));
    if (h.limit <= h.end) h.limit = more > h.end ? more : h.end; /* nothing depends on it */
    if (!match_patterns(c, &h)) {
      nci_cameo_trace_verb(c, &h, h.pattern ? NCI_WHY_STOPPED : NCI_WHY_NO_CODE, NCI_NO_STR);
      continue;
    }
    if (more > h.limit && !has_noun(c, &h)) h.limit = more;
    make_event(c, &h);
    for (uint32_t k = h.end; c->doc->trace && k < h.limit; k++) {
      nci_cameo_hit inside = { .verb = c->spots[k].token };
      if (!is_verb(c, inside.verb) || (inside.form = form_at(c, k, &inside.first, &inside.end)) == NULL) continue;
      nci_cameo_trace_verb(c, &inside, NCI_WHY_INSIDE, nci_token_text(c->doc, t));
    }
    i = h.limit - 1; /* verbs inside the phrase are what this one tells of */
  }
}

/* True when the article is to be discarded. */
static bool code_sentence(nci_cameo_coder *c, uint32_t index)
{
  const ncorp_sentence *s = &c->doc->sentences.at[index];
  ncorp_block_kind kind = nci_block_at(c->doc, s->span.start);
  if (kind != NCORP_BLOCK_TITLE && kind != NCORP_BLOCK_SUMMARY && kind != NCORP_BLOCK_PARAGRAPH && kind != NCORP_BLOCK_LIST) return false;
  c->sentence = index;
  c->first = s->first_token;
  c->end = s->end_token - s->first_token > NCI_CAMEO_SENTENCE_MAX ? s->first_token + NCI_CAMEO_SENTENCE_MAX : s->end_token;
  nci_cameo_spots(c);
  uint32_t spot;
  const nci_cameo_phrase *discard = nci_cameo_discard(c, &spot);
  if (discard) {
    nci_cameo_trace_discard(c, discard, spot);
    return discard->value == NCI_CAMEO_DISCARD_ARTICLE;
  }
  nci_cameo_nouns(c);
  nci_cameo_commas(c);
  code_verbs(c);
  return false;
}

/* The day of publication as YYYYMMDD, or 0. */
static uint32_t day_of(ncorp_str published)
{
  uint32_t day = 0, digits = 0;
  for (size_t i = 0; i < published.size && digits < 8; i++) {
    if (!nci_is_digit(published.data[i])) continue;
    day = day * 10 + (uint32_t)(published.data[i] - '0');
    digits++;
  }
  return digits == 8 ? day : 0;
}

/* Puts the new mentions among the article's and points the events to where they went. */
static void finish(nci_cameo_coder *c)
{
  nci_article_data *data = &c->doc->data;
  uint32_t before = data->mention_count, total = before + c->mentions.count;
  uint32_t *moved = nci_arena_alloc(c->arena, total ? total : 1, sizeof *moved);
  nci_newcomer *new = nci_arena_alloc(c->arena, c->mentions.count ? c->mentions.count : 1, sizeof *new);
  if (!moved || !new || c->arena->failed) return;
  for (uint32_t i = 0; i < c->mentions.count; i++) new[i] = (nci_newcomer){ c->mentions.at[i], before + i };
  if (!nci_insert_mentions(c->doc, new, c->mentions.count, moved)) return;
  for (uint32_t i = 0; i < c->events.count; i++) {
    const ncorp_event_mention *e = &c->events.at[i];
    for (uint32_t k = 0; k < e->actor_count; k++) ((uint32_t *)(uintptr_t)e->actors)[k] = moved[e->actors[k]];
    for (uint32_t k = 0; k < e->recipient_count; k++) ((uint32_t *)(uintptr_t)e->recipients)[k] = moved[e->recipients[k]];
  }
  nci_cameo_trace_settle(c, moved, false);
  data->events = c->events.at;
  data->event_count = c->events.count;
}

ncorp_status nci_cameo_events(nci_document *doc)
{
  nci_cameo_coder c = { .doc = doc, .arena = doc->arena, .grammar = doc->grammar, .dictionary = doc->dictionary,
                        .day = day_of(doc->data.published) };
  doc->data.layers |= 1u << NCI_LAYER_EVENTS;
  doc->data.events = NULL;
  doc->data.event_count = 0;
  if (!doc->grammar) return nci_arena_status(c.arena);
  c.spots = nci_arena_alloc(c.arena, NCI_CAMEO_SENTENCE_MAX, sizeof *c.spots);
  c.spot_of = nci_arena_alloc(c.arena, NCI_CAMEO_SENTENCE_MAX, sizeof *c.spot_of);
  bool discarded = false;
  for (uint32_t i = 0; i < doc->sentences.count && !discarded && !c.arena->failed; i++) discarded = code_sentence(&c, i);
  if (discarded) nci_cameo_trace_settle(&c, NULL, true);
  else finish(&c);
  return nci_arena_status(c.arena);
}
