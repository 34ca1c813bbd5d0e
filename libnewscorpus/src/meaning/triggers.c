/* Which words evoke events: rows of the trigger lexicon, found in a sentence, whose part of speech and object fit the tree. */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

enum { HITS = 64 };

_Static_assert((int)NCI_TRIGGERS_X_OBJECT == NCI_TRIGGERS_OBJECT && (int)NCI_TRIGGERS_X_FRAME == NCI_TRIGGERS_FRAME, "both files have their columns in one order");

static const nci_lexicon *lexicon_of(const nci_coder *c, unsigned table) { return table & NCI_TABLE_OWN ? c->doc->patterns : c->lexicon; }

static ncorp_str field_of(const nci_coder *c, const nci_lex_hit *hit, unsigned column)
{
  return nci_lexicon_field(lexicon_of(c, hit->table), hit->table & ~(unsigned)NCI_TABLE_OWN, hit->row, column);
}

ncorp_str nci_trigger_field(const nci_coder *c, const nci_trigger *t, unsigned column)
{
  return nci_lexicon_field(lexicon_of(c, t->table), t->table & ~(unsigned)NCI_TABLE_OWN, t->row, column);
}

ncorp_str nci_trigger_name(const nci_coder *c, const nci_trigger *t)
{
  return nci_lexicon_name(lexicon_of(c, t->table), t->table & ~(unsigned)NCI_TABLE_OWN, t->row);
}

uint32_t nci_trigger_from(const nci_coder *c, uint32_t token)
{
  uint32_t low = 0, high = c->triggers.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (c->triggers.at[middle].first < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

static const nci_pattern_row *row_of(const nci_coder *c, const nci_trigger *t)
{
  return nci_lexicon_pattern(lexicon_of(c, t->table), (t->table & ~(unsigned)NCI_TABLE_OWN) == NCI_LEX_TRIGGERS_X, t->row);
}

static void take_frame(nci_trigger *t, const nci_frame *frame)
{
  memcpy(t->role, frame->role, sizeof t->role);
  t->class_slot = frame->class_slot;
  t->both = frame->both, t->alone = frame->alone, t->ergative = frame->ergative, t->forceful = frame->forceful, t->in_public = frame->in_public;
}

static uint8_t read_type(ncorp_str name)
{
  for (int type = NCORP_AGREE; type <= NCORP_X_STATEMENT; type++)
    if (nci_str_is(name, ncorp_event_type_name((ncorp_event_type)type))) return (uint8_t)type;
  return NCORP_X_OTHER;
}

static bool in_name(const nci_coder *c, uint32_t token) { return c->name_at[token] != NCORP_NONE; }

/* "the Ritz Hotel", "Lima Country Club": the last word of a name that tells what is built there. */
static bool ends_site(const nci_coder *c, uint32_t token)
{
  ncorp_span name = nci_mention_tokens(c->doc, c->name_at[token]);
  return name.end == token + 1 && name.start < token && c->doc->data.mentions[c->name_at[token]].type != NCORP_PER;
}

/* The token of a phrase on which the others hang. */
static uint32_t head_of(const nci_coder *c, uint32_t first, uint32_t end)
{
  for (uint32_t t = first; t < end; t++) {
    uint32_t above = c->g->heads.head[t];
    bool outside = above == NCORP_NONE || above < first || above >= end;
    if (outside && c->g->upos[t] != NCI_ADP && c->g->upos[t] != NCI_DET && c->g->upos[t] != NCI_PART) return t;
  }
  return first;
}

/* The number of a kind by its name; 0 for none. */
static uint8_t kind_of(ncorp_str name, ncorp_str (*name_of)(uint8_t))
{
  for (uint8_t i = 1; name_of(i).size; i++)
    if (nci_str_eq(name, name_of(i))) return i;
  return 0;
}

static bool is_among(ncorp_str class, ncorp_str classes)
{
  while (classes.size)
    if (nci_str_eq(nci_str_part(&classes, '|'), class)) return true;
  return false;
}

/* What a place is struck by: a row that asks for some place takes a named one then: "missiles hit Odesa", not "Merkel hit Athens". */
static const char weapons[] = "missile|bomb|aircraft|warship";

static void note_word(nci_coder *c, uint32_t token, const nci_lex_hit *hit)
{
  const unsigned table = hit->table & ~(unsigned)NCI_TABLE_OWN;
  nci_event_word *last = &c->words[hit->end - 1];
  if (table == NCI_LEX_TRIGGERS_LIGHT) {
    uint8_t kind = kind_of(field_of(c, hit, NCI_TRIGGERS_LIGHT_KIND), nci_light_name);
    for (uint32_t i = token; i < hit->end; i++)
      if (!c->words[i].light) c->words[i].light = kind;
  } else if (table == NCI_LEX_TRIGGERS_CONTROL) {
    uint8_t kind = kind_of(field_of(c, hit, NCI_TRIGGERS_CONTROL_KIND), nci_control_name);
    if (!last->control) last->control = kind;
    if (!c->words[token].control) c->words[token].control = kind;
  } else if (table == NCI_LEX_TRIGGERS_AGENTS) {
    static const char *const of_state[] = { "GOV", "MIL", "COP", "LEG", "JUD" };
    ncorp_str sector = field_of(c, hit, NCI_TRIGGERS_AGENTS_SECTOR);
    if (!last->agent) last->agent = NCI_AGENT;
    if (!last->agent_row) last->agent_row = (uint16_t)(hit->row + 1);
    for (size_t i = 0; i < sizeof of_state / sizeof *of_state; i++)
      if (nci_str_eq(sector, nci_cstr(of_state[i]))) last->agent = NCI_AGENT_OF_STATE;
    if (last->agent == NCI_AGENT && (nci_str_eq(sector, NCI_STR("REB")) || nci_str_eq(sector, NCI_STR("CRM")))) last->agent = NCI_AGENT_ARMED;
  } else if (table == NCI_LEX_TRIGGERS_OBJECTS || table == NCI_LEX_TRIGGERS_X_OBJECTS) {
    ncorp_str class = field_of(c, hit, NCI_TRIGGERS_OBJECTS_CLASS);
    uint32_t *list = c->beyond ? &last->beyond : &last->object;
    nci_vec_add(c->arena, &c->objects, ((nci_object_noun){ class, *list }));
    c->classes |= nci_class_bits(class);
    if (is_among(class, nci_cstr(weapons))) c->classes |= nci_class_bits(NCI_STR("place"));
    *list = c->objects.count;
    c->accident = c->accident || (c->g->upos[token] != NCI_VERB && nci_str_eq(class, NCI_STR("accident")));
  }
}

/* The first of some classes that a noun has, or absent. */
static ncorp_str class_of(const nci_coder *c, uint32_t token, ncorp_str classes)
{
  const uint32_t lists[] = { c->words[token].object, c->words[token].beyond };
  for (int i = 0; i < 2; i++)
    for (uint32_t at = lists[i]; at; at = c->objects.at[at - 1].next)
      if (is_among(c->objects.at[at - 1].class, classes)) return c->objects.at[at - 1].class;
  return NCI_NO_STR;
}

bool nci_has_class(const nci_coder *c, uint32_t token, ncorp_str classes) { return class_of(c, token, classes).size > 0; }

/* The same of a word in a name, of which the classes were not noted: "Typhoon Odette", "the Supreme Court". */
static ncorp_str class_of_name(const nci_coder *c, uint32_t token, ncorp_str classes)
{
  if (c->name_at[token] == NCORP_NONE) return NCI_NO_STR;
  ncorp_span name = nci_mention_tokens(c->doc, c->name_at[token]);
  const struct { const nci_lexicon *lexicon; unsigned table; } sets[] = { { c->doc->patterns, NCI_LEX_TRIGGERS_OBJECTS }, { c->lexicon, NCI_LEX_TRIGGERS_X_OBJECTS } };
  for (uint32_t t = (uint32_t)name.start, n = 0; t < name.end && n < 8; t++, n++)
    for (int k = 0; k < 2; k++) {
      uint32_t rows[8];
      size_t count = nci_lexicon_find(sets[k].lexicon, sets[k].table, nci_token_text(c->doc, t), rows, 8);
      for (size_t i = 0; i < count && i < 8; i++) {
        ncorp_str class = nci_lexicon_field(sets[k].lexicon, sets[k].table, rows[i], NCI_TRIGGERS_OBJECTS_CLASS);
        if (is_among(class, classes)) return class;
      }
    }
  return NCI_NO_STR;
}

uint32_t nci_object_in(const nci_coder *c, uint32_t head, ncorp_str classes)
{
  enum { REACH = 8 };
  if (nci_has_class(c, head, classes)) return head;
  if (nci_has_class(c, head, NCI_STR("words"))) return NCORP_NONE; /* "rejected claims of sanctions": of what is only said */
  const nci_heads *h = &c->g->heads;
  uint32_t from = h->low[head] + REACH > head ? h->low[head] : head - REACH;
  bool amount = c->g->upos[head] == NCI_NUM || c->g->upos[head] == NCI_SYM; /* "two million in aid" */
  /* "a car loaded with explosives" */
  static const char *const loaded[] = { "load", "loaded", "pack", "packed", "fill", "filled", "rig", "rigged", "stuff", "stuffed", "laden", NULL };
  uint32_t behind = head + 1 + (head + 1 < c->end && nci_token_is(c->doc, head + 1, ",")); /* "a truck, packed with dynamite" */
  bool load = behind + 1 < c->end && nci_lemma_is_any(c, behind, loaded) && nci_token_is(c->doc, behind + 1, "with");
  uint32_t to = load ? c->end - 1 : h->high[head];
  for (uint32_t t = from; t <= to && t < head + REACH; t++) {
    if (load && t > head && t < behind + 2) continue;
    uint8_t upos = c->g->upos[t];
    bool leads_in = nci_token_is(c->doc, t, "of") || (amount && nci_token_is(c->doc, t, "in"));
    if (t > head && ((upos == NCI_ADP && !leads_in) || (upos == NCI_VERB && !nci_token_is(c->doc, t - 1, "-")) || upos == NCI_SCONJ || (upos == NCI_PRON && c->g->rel[t] != NCI_NMOD_POSS))) break;
    if (t != head && nci_has_class(c, t, classes)) return t;
  }
  return NCORP_NONE;
}

enum { LOOK = 64 };

static bool has_object(const nci_coder *c, ncorp_str classes)
{
  for (uint32_t i = c->objects.count, n = 0; i > c->first_object; i--, n++)
    if (n == LOOK || is_among(c->objects.at[i - 1].class, classes)) return true;
  return false;
}

/* Whether a noun of the sentence has one of the classes. A noun's row fits where one has: a strike of teachers is none of jets. */
static bool stands_with(const nci_coder *c, const nci_trigger *t, const nci_pattern_row *row)
{
  if (!row->classes) return true;
  if (!(row->classes & c->classes) && c->objects.count - c->first_object <= LOOK && !c->doc->trace) return false; /* most rows end here */
  ncorp_str classes = nci_trigger_field(c, t, NCI_TRIGGERS_OBJECT);
  if (has_object(c, classes) || (is_among(NCI_STR("place"), classes) && has_object(c, nci_cstr(weapons)))) return true;
  return nci_trace_reason(c->doc, NCI_WHY_OBJECT_CLASS, classes);
}

static bool is_struck_place(const nci_coder *c, const nci_arguments *args, uint32_t head)
{
  if (c->name_at[head] == NCORP_NONE || c->doc->data.mentions[c->name_at[head]].type != NCORP_LOC) return false;
  for (uint32_t i = 0; i < args->count; i++)
    if ((args->at[i].slot == NCI_SLOT_S || args->at[i].slot == NCI_SLOT_BY || args->at[i].slot == NCI_SLOT_WITH) && nci_object_in(c, args->at[i].head, nci_cstr(weapons)) != NCORP_NONE) return true;
  return false;
}

/* Whether the subject is of the class that a row names, if it names one: "heavy rain killed". A row without a mode of its own has
 * that class for it. */
static bool fits_subject(const nci_coder *c, nci_trigger *t, const nci_arguments *args)
{
  ncorp_str classes = nci_trigger_field(c, t, NCI_TRIGGERS_X_SUBJECT);
  t->kind = NCI_NO_STR;
  if (!classes.size) return true;
  for (uint32_t i = 0; i < args->count && !t->kind.size; i++) {
    uint32_t head = args->at[i].head;
    if (args->at[i].slot != NCI_SLOT_S) continue;
    uint32_t noun = nci_object_in(c, head, classes);
    t->kind = noun != NCORP_NONE ? class_of(c, noun, classes) : class_of_name(c, head, classes);
  }
  bool found = t->kind.size > 0;
  if (nci_trigger_field(c, t, NCI_TRIGGERS_MODE).size) t->kind = NCI_NO_STR;
  return found;
}

/* Whether what a row asks for is there: the phrases that must be, and in the one that it marks (the object, of a passive the
 * subject, where it marks none) a noun of the class that it names. */
static bool fits(const nci_coder *c, nci_trigger *t, const nci_clause *clause, uint32_t *object)
{
  *object = NCORP_NONE;
  ncorp_str classes = nci_trigger_field(c, t, NCI_TRIGGERS_OBJECT);
  nci_trigger with_object = *t;
  nci_arguments args;
  nci_arguments_of(c, t, clause, &args);
  bool without = classes.size && classes.data[0] == '-';
  if (without) classes = nci_str(classes.data + 1, classes.size - 1);
  for (uint32_t i = 0; i < args.count && classes.size && *object == NCORP_NONE; i++)
    if (args.at[i].slot == t->class_slot || (c->beyond && t->role[args.at[i].slot] & NCI_ROLE_THEME) || (!clause && args.at[i].slot == NCI_SLOT_OF && t->class_slot == NCI_SLOT_O))
      *object = nci_object_in(c, args.at[i].head, classes);
  for (uint32_t i = 0; i < args.count && is_among(NCI_STR("place"), classes) && !without && *object == NCORP_NONE; i++)
    if (args.at[i].slot == t->class_slot && is_struck_place(c, &args, args.at[i].head)) *object = args.at[i].head;
  if (c->beyond && !fits_subject(c, t, &args)) return nci_trace_reason(c->doc, NCI_WHY_NO_AGENT, NCI_NO_STR);
  if (without && *object != NCORP_NONE) return nci_not_coded(c->doc, NCI_WHY_OBJECT);
  if (!without && classes.size && *object == NCORP_NONE) return nci_trace_reason(c->doc, NCI_WHY_OBJECT_CLASS, classes);
  if (t->class_slot != NCI_SLOT_O) *object = NCORP_NONE; /* what stands elsewhere is no object */
  if (t->forceful && !nci_uses_force(c, &args, false)) return nci_not_coded(c->doc, NCI_WHY_NO_AGENT);
  with_object.object = *object;
  if (*object != NCORP_NONE) nci_arguments_of(c, &with_object, clause, &args);
  uint32_t slots = 0;
  for (uint32_t i = 0; i < args.count; i++) slots |= 1u << args.at[i].slot;
  if (t->alone && slots >> NCI_SLOT_O & 1) return nci_not_coded(c->doc, NCI_WHY_OBJECT);
  for (int s = 0; s < NCI_SLOT_COUNT && clause; s++)
    if (t->role[s] & NCI_ROLE_NEEDED && !(slots >> s & 1)) return nci_trace_reason(c->doc, NCI_WHY_SLOT, s == NCI_SLOT_O ? NCI_STR("object") : s == NCI_SLOT_S ? NCI_STR("subject") : nci_slot_name((uint8_t)s));
  return true;
}

/* "is ready to", "was reluctant to": an adjective that governs an act as a verb does. */
static bool is_readiness(const nci_coder *c, uint32_t token)
{
  uint8_t k = c->words[token].control;
  uint32_t mark = nci_child(c->g, token, NCI_MARK);
  return c->g->upos[token] == NCI_ADJ && (k == NCI_CONTROL_AGREE || k == NCI_CONTROL_REFUSE) && nci_child(c->g, token, NCI_COP) != NCORP_NONE &&
         (mark == NCORP_NONE || !nci_token_is(c->doc, mark, "to"));
}

/* Takes the first row that fits among the hits of one length. A verbal noun ("the signing of") is read by its verb's rows. */
static bool choose(const nci_coder *c, uint32_t first, const nci_lex_hit *hits, size_t count, nci_trigger *out)
{
  nci_trigger probe = { .first = first, .end = hits[0].end, .table = hits[0].table, .object = NCORP_NONE };
  probe.head = head_of(c, first, probe.end);
  if (probe.head != first && c->g->heads.head[first] == probe.head && nci_is_misread(c, first)) probe.head = first;
  bool as_verb = nci_acts_as_verb(c, probe.head) || is_readiness(c, probe.head), as_noun = !as_verb && c->g->upos[probe.head] != NCI_ADJ && c->g->upos[probe.head] != NCI_ADV && c->g->upos[probe.head] != NCI_ADP;
  bool known_noun = false;
  as_noun = as_noun || (c->beyond && !as_verb && nci_beyond_strikes(c, &probe));
  if (!as_noun && !as_verb) return nci_not_coded(c->doc, NCI_WHY_WORD_CLASS);
  /* "the wounded man" */
  if (as_verb && c->g->rel[probe.head] == NCI_AMOD && !nci_is_misread(c, probe.head)) return nci_not_coded(c->doc, NCI_WHY_WORD_CLASS);
  nci_clause clause = { .verb = NCORP_NONE };
  for (size_t i = 0; i < count && as_noun; i++) {
    probe.row = hits[i].row, probe.table = hits[i].table;
    known_noun = known_noun || row_of(c, &probe)->noun;
  }
  bool verbal = as_noun && !known_noun && nci_str_ends(nci_token_text(c->doc, probe.head), NCI_STR("ing")) && probe.end - first == 1;
  for (size_t i = 0; i < count; i++) {
    probe.row = hits[i].row, probe.table = hits[i].table;
    const nci_pattern_row *row = row_of(c, &probe);
    bool is_noun = row->noun;
    if (is_noun != (as_noun && !verbal)) {
      nci_not_coded(c->doc, NCI_WHY_NO_PATTERN);
      continue;
    }
    if ((is_noun || (!c->beyond && !row->without)) && !stands_with(c, &probe, row)) continue;
    take_frame(&probe, &row->frame);
    if (as_verb && clause.verb == NCORP_NONE) clause = nci_clause_of(c, probe.head);
    if (!is_noun && !fits(c, &probe, verbal ? NULL : &clause, &probe.object)) continue;
    *out = probe;
    out->noun = as_noun;
    out->type = read_type(nci_trigger_field(c, out, NCI_TRIGGERS_TYPE));
    if (verbal) {
      out->role[NCI_SLOT_OF] = out->role[NCI_SLOT_O];
      out->role[NCI_SLOT_O] = 0;
      out->role[NCI_SLOT_BY] = out->role[NCI_SLOT_S];
    }
    return true;
  }
  return false;
}

/* A verb whose particle stands apart: "pulled its soldiers out", "held an envoy captive", "brought its envoy home". */
static bool choose_apart(const nci_coder *c, uint32_t verb, nci_trigger *out)
{
  enum { ROWS = 16, ROOM = 48 };
  uint32_t particle = nci_acts_as_verb(c, verb) ? nci_child(c->g, verb, NCI_COMPOUND_PRT) : NCORP_NONE;
  if (particle == NCORP_NONE && nci_acts_as_verb(c, verb)) {
    uint32_t whither = nci_child(c->g, verb, NCI_ADVMOD);
    bool back = whither != NCORP_NONE && whither > verb && (nci_token_is(c->doc, whither, "home") || nci_token_is(c->doc, whither, "back"));
    particle = back ? whither : nci_child(c->g, verb, NCI_XCOMP);
    uint32_t object = particle == NCORP_NONE ? nci_child(c->g, verb, NCI_OBJ) : NCORP_NONE;
    if (object != NCORP_NONE && nci_captive_in(c, object) != object) particle = object; /* "held four engineers hostage", read as one noun */
  }
  if (particle == NCORP_NONE || particle <= verb + 1) return false;
  ncorp_str lemma = nci_lemma(c->doc, verb), with = nci_token_text(c->doc, particle);
  char phrase[ROOM];
  if (lemma.size + with.size + 1 > ROOM) return false;
  memcpy(phrase, lemma.data, lemma.size);
  phrase[lemma.size] = ' ';
  memcpy(phrase + lemma.size + 1, with.data, with.size);
  nci_lex_hit hits[ROWS];
  size_t count = 0;
  const unsigned table = c->beyond ? NCI_LEX_TRIGGERS_X : NCI_LEX_TRIGGERS;
  for (int own = 1; own >= 0; own--) {
    uint32_t rows[ROWS];
    size_t found = own || !(c->doc->patterns_only || (c->beyond && c->doc->plover_only)) ? nci_lexicon_find(own ? c->doc->patterns : c->lexicon, table, nci_str(phrase, lemma.size + with.size + 1), rows, ROWS) : 0;
    for (size_t i = 0; i < found && count < ROWS; i++) hits[count++] = (nci_lex_hit){ .end = verb + 1, .table = (uint16_t)(table | (own ? NCI_TABLE_OWN : 0)), .row = rows[i] };
  }
  return count > 0 && choose(c, verb, hits, count, out);
}

/* What begins at a token, the longest first: of one length the user's patterns before the library's. */
static size_t match(const nci_coder *c, uint64_t tables, uint32_t token, nci_lex_hit *hits)
{
  const nci_document *doc = c->doc;
  size_t own = doc->patterns ? nci_lexicon_match_in(doc->patterns, tables, doc->text, doc->tokens.at, token, c->end, hits, HITS, NULL) : 0;
  for (size_t i = 0; i < own; i++) hits[i].table |= NCI_TABLE_OWN;
  if (doc->patterns_only) tables &= ~(NCI_LEX_SET(NCI_LEX_TRIGGERS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_X) | NCI_LEX_SET(NCI_LEX_TRIGGERS_IDIOMS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_X_IDIOMS));
  if (doc->plover_only) tables &= ~(NCI_LEX_SET(NCI_LEX_TRIGGERS_X) | NCI_LEX_SET(NCI_LEX_TRIGGERS_X_IDIOMS));
  if (doc->tables_at && !(doc->tables_at[token] & tables)) return own;
  if (!own) return nci_lexicon_match_in(c->lexicon, tables, doc->text, doc->tokens.at, token, c->end, hits, HITS, NULL);
  nci_lex_hit given[HITS], ours[HITS];
  memcpy(ours, hits, own * sizeof *hits);
  size_t count = nci_lexicon_match_in(c->lexicon, tables, doc->text, doc->tokens.at, token, c->end, given, HITS, NULL), i = 0, k = 0, n = 0;
  while (n < HITS && (i < own || k < count)) hits[n++] = k == count || (i < own && ours[i].end >= given[k].end) ? ours[i++] : given[k++];
  return n;
}

bool nci_next_row(const nci_coder *c, nci_trigger *t)
{
  nci_lex_hit hits[HITS];
  const unsigned rows_of = c->beyond ? NCI_LEX_TRIGGERS_X : NCI_LEX_TRIGGERS;
  size_t count = match(c, NCI_LEX_SET(rows_of), t->first, hits), rest = 0;
  bool behind = false;
  for (size_t i = 0; i < count; i++) {
    if (behind && hits[i].end == t->end) hits[rest++] = hits[i];
    behind = behind || (hits[i].end == t->end && hits[i].table == t->table && hits[i].row == t->row);
  }
  nci_trigger next;
  if (!rest || !choose(c, t->first, hits, rest, &next)) return false;
  *t = next;
  return true;
}

/* Whether the longest phrase at a token is an idiom. A pattern of the user's is none because of the library's idioms. */
static bool is_idiom(const nci_lex_hit *hits, size_t count, unsigned rows, unsigned idioms, uint32_t longest)
{
  bool found = false;
  for (size_t i = 0; i < count; i++) {
    if (hits[i].end != longest) continue;
    if (hits[i].table == (idioms | NCI_TABLE_OWN)) return true;
    if (hits[i].table == (rows | NCI_TABLE_OWN)) return false;
    found = found || hits[i].table == idioms;
  }
  return found;
}

/* A token where phrases of the trigger lexicon begin. */
typedef struct found {
  uint32_t token, first_hit, count;
} found;

void nci_find_triggers(nci_coder *c)
{
  c->triggers.count = 0;
  if (!c->beyond) c->accident = false;
  if (!c->beyond) c->first_object = c->objects.count, c->classes = 0;
  NCI_VEC(nci_lex_hit) kept = { 0 };
  NCI_VEC(found) places = { 0 };
  uint32_t dead = c->first;
  const uint64_t plover = NCI_LEX_SET(NCI_LEX_TRIGGERS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_IDIOMS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_LIGHT) |
                          NCI_LEX_SET(NCI_LEX_TRIGGERS_CONTROL) | NCI_LEX_SET(NCI_LEX_TRIGGERS_AGENTS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_OBJECTS);
  const uint64_t beyond = NCI_LEX_SET(NCI_LEX_TRIGGERS_X) | NCI_LEX_SET(NCI_LEX_TRIGGERS_X_IDIOMS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_X_OBJECTS);
  const uint64_t tables = c->beyond ? beyond : plover;
  const unsigned rows_of = c->beyond ? NCI_LEX_TRIGGERS_X : NCI_LEX_TRIGGERS, idioms = c->beyond ? NCI_LEX_TRIGGERS_X_IDIOMS : NCI_LEX_TRIGGERS_IDIOMS;
  const uint8_t killed = c->beyond ? 2 : 1;
  uint32_t time = nci_time_from(c, c->doc->tokens.at[c->first].start);
  for (uint32_t t = c->first; t < c->end; t++) {
    /* No phrase of the tables begins with punctuation, a number or a name, nor with a month: "March 3". */
    bool site = in_name(c, t) && !c->beyond && ends_site(c, t);
    if (c->doc->tokens.at[t].shape & (NCI_SHAPE_DIGIT | NCI_SHAPE_PUNCT) || (in_name(c, t) && !site)) continue;
    if (!c->doc->patterns && c->doc->tables_at && !(c->doc->tables_at[t] & tables)) continue;
    while (time < c->doc->data.time_count && c->doc->data.times[time].span.end <= c->doc->tokens.at[t].start) time++;
    if (time < c->doc->data.time_count && c->doc->data.times[time].span.start <= c->doc->tokens.at[t].start) continue;
    nci_lex_hit hits[HITS];
    size_t count = match(c, site ? NCI_LEX_SET(NCI_LEX_TRIGGERS_OBJECTS) : tables, t, hits);
    uint32_t longest = 0, first_hit = kept.count;
    for (size_t i = 0; site && i < count; i++)
      if (is_among(field_of(c, &hits[i], NCI_TRIGGERS_OBJECTS_CLASS), NCI_STR("facility|building|office"))) note_word(c, t, &hits[i]);
    if (site) continue;
    for (size_t i = 0; i < count; i++) {
      const unsigned table = hits[i].table & ~(unsigned)NCI_TABLE_OWN;
      if (table != rows_of && table != idioms) note_word(c, t, &hits[i]);
      else if (hits[i].end > longest) longest = hits[i].end;
    }
    if (!longest || t < dead) continue;
    if (is_idiom(hits, count, rows_of, idioms, longest)) {
      for (uint32_t i = t; i < longest; i++) c->words[i].dead |= killed;
      dead = longest;
      nci_not_coded(c->doc, NCI_WHY_IDIOM);
      nci_trace_try(c->doc, c->sentence, t, longest, NCI_NO_STR);
      continue;
    }
    for (size_t i = 0; i < count; i++)
      if ((hits[i].table & ~(unsigned)NCI_TABLE_OWN) == rows_of) nci_vec_add(c->arena, &kept, hits[i]);
    nci_vec_add(c->arena, &places, ((found){ t, first_hit, kept.count - first_hit }));
  }
  uint32_t behind = c->first;
  for (uint32_t i = 0; i < places.count; i++) {
    const found *f = &places.at[i];
    const nci_lex_hit *hits = kept.at + f->first_hit;
    nci_trigger trigger;
    if (f->token < behind || c->words[f->token].dead & killed) continue;
    bool longer = hits[0].end > f->token + 2; /* "blew himself up" */
    bool chosen = !longer && choose_apart(c, f->token, &trigger);
    for (uint32_t from = 0, to; from < f->count && !chosen; from = to) {
      for (to = from; to < f->count && hits[to].end == hits[from].end; to++) {
      }
      chosen = choose(c, f->token, hits + from, to - from, &trigger);
      /* To shoot something down is not to shoot. */
      if (!chosen && nci_child(c->g, f->token, NCI_COMPOUND_PRT) != NCORP_NONE && hits[from].end > f->token + 1) break;
    }
    if (!chosen) {
      nci_trace_try(c->doc, c->sentence, f->token, hits[0].end, nci_trigger_name(c, &(nci_trigger){ .table = hits[0].table, .row = hits[0].row }));
      continue;
    }
    nci_trace_clear(c->doc);
    nci_vec_add(c->arena, &c->triggers, trigger);
    behind = trigger.end;
  }
}
