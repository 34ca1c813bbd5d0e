/* Which words evoke events: rows of the trigger lexicon, found in a sentence, with their frames; and whether a word that
 * can be a verb or a noun is the one or the other here. */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

enum { HITS = 64 };

/* The next piece of a list, cut off *rest. */
static ncorp_str cut(ncorp_str *rest, char separator)
{
  const char *at = memchr(rest->data, separator, rest->size);
  ncorp_str piece = { rest->data, at ? (size_t)(at - rest->data) : rest->size };
  size_t used = at ? piece.size + 1 : piece.size;
  rest->data += used;
  rest->size -= used;
  return piece;
}

/* The index of a name in a list, or 0, which stands for none. */
static uint8_t index_of(ncorp_str name, const ncorp_str *names, uint8_t count)
{
  for (uint8_t i = 1; i < count; i++)
    if (nci_str_eq(name, names[i])) return i;
  return 0;
}

static const ncorp_str slot_names[NCI_SLOT_COUNT] = {
  { "", 0 }, { "s", 1 }, { "o", 1 }, { "with", 4 }, { "to", 2 }, { "on", 2 }, { "against", 7 }, { "of", 2 },
  { "by", 2 }, { "between", 7 }, { "among", 5 }, { "from", 4 }, { "for", 3 }, { "at", 2 }, { "in", 2 },
  { "into", 4 }, { "over", 4 }, { "near", 4 }, { "along", 5 }, { "outside", 7 }, { "alongside", 9 }, { "as", 2 },
  { "about", 5 }, { "after", 5 }, { "before", 6 }, { "during", 6 }
};

ncorp_str nci_trigger_field(const nci_coder *c, const nci_trigger *t, unsigned column)
{
  return nci_lexicon_field(c->lexicon, NCI_LEX_TRIGGERS, t->row, column);
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

static void read_frame(const nci_coder *c, nci_trigger *t)
{
  ncorp_str frame = nci_trigger_field(c, t, NCI_TRIGGERS_FRAME);
  t->role[NCI_SLOT_S] = NCI_ROLE_ACTOR;
  while (frame.size) {
    ncorp_str value = cut(&frame, ' '), name = cut(&value, '=');
    if (!value.size) {
      t->both = t->both || nci_str_eq(name, NCI_STR("both"));
      continue;
    }
    uint8_t role = value.data[0] == 'a' ? NCI_ROLE_ACTOR : value.data[0] == 'r' ? NCI_ROLE_RECIPIENT : NCI_ROLE_THEME;
    if (value.data[value.size - 1] == '!') role |= NCI_ROLE_NEEDED;
    t->role[index_of(name, slot_names, NCI_SLOT_COUNT)] = role;
  }
}

static uint8_t read_type(ncorp_str name)
{
  static const ncorp_str names[] = {
    { "AGREE", 5 }, { "CONSULT", 7 }, { "SUPPORT", 7 }, { "CONCEDE", 7 }, { "COOPERATE", 9 }, { "AID", 3 },
    { "RETREAT", 7 }, { "REQUEST", 7 }, { "ACCUSE", 6 }, { "REJECT", 6 }, { "THREATEN", 8 }, { "PROTEST", 7 },
    { "SANCTION", 8 }, { "MOBILIZE", 8 }, { "COERCE", 6 }, { "ASSAULT", 7 }
  };
  return index_of(name, names, sizeof names / sizeof *names);
}

/* The form in which a verb stands: its row lists base, third person, gerund, past and, where it differs, participle. */
static uint8_t verb_form(const nci_coder *c, const nci_trigger *t)
{
  ncorp_str text = nci_token_text(c->doc, t->first), phrases = nci_trigger_field(c, t, 0);
  uint8_t index = 0, form = NCI_FORM_BASE, count = 0;
  bool found = false;
  while (phrases.size) {
    ncorp_str phrase = cut(&phrases, '|'), word = cut(&phrase, ' ');
    if (!found && nci_str_eq_nocase(word, text)) found = true, index = count;
    count++;
  }
  if (c->words[t->first].flags & NCI_W_ING && index > 0) form = NCI_FORM_ING;
  else if (index == 0) form = count == 3 ? NCI_FORM_BASE | NCI_FORM_PAST | NCI_FORM_PART : NCI_FORM_BASE;
  else if (index == 1) form = NCI_FORM_S;
  else if (c->words[t->first].flags & NCI_W_ED) form = NCI_FORM_PAST | NCI_FORM_PART;
  else if (index == 3) form = count >= 5 ? NCI_FORM_PAST : NCI_FORM_PAST | NCI_FORM_PART;
  else if (text.size && nci_to_lower(text.data[text.size - 1]) == 's') form = NCI_FORM_S;
  else form = NCI_FORM_PART;
  return form;
}

static uint32_t name_at(const nci_coder *c, uint32_t token)
{
  uint32_t m = nci_mention_at(c->doc, token);
  return m != NCORP_NONE && c->doc->data.mentions[m].form == NCORP_FORM_NAME ? m : NCORP_NONE;
}

static bool takes_object(const nci_coder *c, uint32_t end)
{
  return nci_word(c, end) & (NCI_W_DET | NCI_W_PRON) || name_at(c, end) != NCORP_NONE;
}

/* "rebels", "gunmen"; what of people has no such ending may be part of a compound: "a police station". */
static bool is_plural(const nci_coder *c, uint32_t token)
{
  ncorp_str word = nci_token_text(c->doc, token);
  return nci_str_ends(word, NCI_STR("s")) || nci_str_ends(word, NCI_STR("men")) || nci_str_eq(word, NCI_STR("people"));
}

/* True when a word that can be both stands where a noun does. */
static bool stands_as_noun(const nci_coder *c, uint32_t first, uint32_t end, uint8_t form)
{
  uint32_t before = nci_word(c, first - 1), after = nci_word(c, end);
  if (first == c->first) before = NCI_W_STOP;
  uint32_t at = first;
  while (at > c->first && before & NCI_W_ADV && !(before & NCI_W_PRON)) before = nci_word(c, --at - 1);
  if (at == c->first) before = NCI_W_STOP;
  if (before & NCI_W_TO) return !(form & NCI_FORM_BASE);
  if (before & (NCI_W_MODAL | NCI_W_DO)) return false;
  if (before & NCI_W_NEG && !(before & NCI_W_DET)) return false;
  if (before & (NCI_W_BE | NCI_W_HAVE)) return !(form & (NCI_FORM_ING | NCI_FORM_PART));
  if (before & NCI_W_PRON && !(before & NCI_W_DET)) return false;
  if (before & (NCI_W_DET | NCI_W_POSS)) return true;
  if (before & NCI_W_PREP) return !(form & NCI_FORM_ING) || !(after & (NCI_W_PREP | NCI_W_DET)) || c->words[end].slot == NCI_SLOT_OF;
  if (before & NCI_W_REL) return false;
  if (form & (NCI_FORM_PAST | NCI_FORM_PART) && !(form & NCI_FORM_BASE)) return false;
  if (nci_nationality_at(c->doc, first - 1).size && first > c->first) {
    uint32_t next = nci_word(c, end);
    return !(form & NCI_FORM_S) || next & (NCI_W_PREP | NCI_W_STOP | NCI_W_COMMA);
  }
  bool has_object = takes_object(c, end);
  if (before & (NCI_W_STOP | NCI_W_COMMA | NCI_W_QUOTE | NCI_W_AND | NCI_W_SUB)) return !(form & NCI_FORM_ING) || !has_object;
  if (form & NCI_FORM_S) return !has_object && !(after & NCI_W_TO && name_at(c, first - 1) != NCORP_NONE);
  if (form & NCI_FORM_ING) return true;
  /* A plural of people before a bare form: "rebels attack the town". */
  return !(has_object && c->words[first - 1].agent);
}

static void note_word(nci_coder *c, uint32_t token, const nci_lex_hit *hit)
{
  static const ncorp_str lights[] = {
    { "", 0 }, { "do", 2 }, { "join", 4 }, { "tell", 4 }, { "plan", 4 }, { "cancel", 6 }, { "include", 7 },
    { "face", 4 }
  };
  static const ncorp_str controls[] = {
    { "", 0 }, { "agree", 5 }, { "refuse", 6 }, { "threaten", 8 }, { "pledge", 6 }, { "plan", 4 }, { "try", 3 },
    { "fail", 4 }, { "ask", 3 }, { "succeed", 7 }, { "end", 3 }, { "deny", 4 }, { "accuse", 6 }, { "let", 3 }
  };
  nci_event_word *last = &c->words[hit->end - 1];
  if (hit->table == NCI_LEX_TRIGGERS_LIGHT) {
    uint8_t kind = index_of(nci_lexicon_field(c->lexicon, hit->table, hit->row, NCI_TRIGGERS_LIGHT_KIND), lights, 8);
    for (uint32_t i = token; i < hit->end; i++)
      if (!c->words[i].light) c->words[i].light = kind;
  } else if (hit->table == NCI_LEX_TRIGGERS_CONTROL) {
    if (!last->control)
      last->control = index_of(nci_lexicon_field(c->lexicon, hit->table, hit->row, NCI_TRIGGERS_CONTROL_KIND), controls, 14);
  } else if (hit->table == NCI_LEX_TRIGGERS_AGENTS) {
    static const char *const of_state[] = { "GOV", "MIL", "COP", "LEG", "JUD" };
    ncorp_str sector = nci_lexicon_field(c->lexicon, hit->table, hit->row, NCI_TRIGGERS_AGENTS_SECTOR);
    if (!last->agent) last->agent = NCI_AGENT;
    for (size_t i = 0; i < sizeof of_state / sizeof *of_state; i++)
      if (nci_str_eq(sector, nci_cstr(of_state[i]))) last->agent = NCI_AGENT_OF_STATE;
  } else if (hit->table == NCI_LEX_TRIGGERS_OBJECTS) {
    nci_vec_add(c->arena, &c->objects, ((nci_object_noun){ token, hit->row }));
  }
}

uint32_t nci_object_in(const nci_coder *c, ncorp_str classes, uint32_t from, uint32_t to)
{
  uint32_t low = 0, high = c->objects.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (c->objects.at[middle].token < from) low = middle + 1;
    else high = middle;
  }
  for (; low < c->objects.count && c->objects.at[low].token < to; low++) {
    const nci_object_noun *o = &c->objects.at[low];
    ncorp_str class = nci_lexicon_field(c->lexicon, NCI_LEX_TRIGGERS_OBJECTS, o->row, NCI_TRIGGERS_OBJECTS_CLASS), rest = classes;
    while (rest.size)
      if (nci_str_eq(cut(&rest, '|'), class)) return o->token;
  }
  return NCORP_NONE;
}

/* Whether the object that a row asks for is there: to the right in the clause, or before a participle. */
static bool object_fits(const nci_coder *c, const nci_lex_hit *hit, uint32_t first, uint32_t *object)
{
  *object = NCORP_NONE;
  ncorp_str classes = nci_lexicon_field(c->lexicon, NCI_LEX_TRIGGERS, hit->row, NCI_TRIGGERS_OBJECT);
  if (!classes.size) return true;
  uint32_t to = hit->end;
  for (uint32_t n = 0; to < c->end && n < 12 && !(nci_word(c, to) & (NCI_W_STOP | NCI_W_REL | NCI_W_IF)); to++, n++)
    if (nci_word(c, to) & NCI_W_PREP && c->words[to].slot != NCI_SLOT_OF && to > hit->end) break;
  *object = nci_object_in(c, classes, hit->end, to);
  if (*object != NCORP_NONE) return true;
  bool passive = false;
  for (uint32_t i = first; i > c->first && first - i < 5 && nci_word(c, i - 1) & (NCI_W_AUX | NCI_W_ADV | NCI_W_NEG); i--)
    passive = passive || nci_word(c, i - 1) & NCI_W_BE;
  uint32_t next = nci_word(c, hit->end);
  passive = passive || next & (NCI_W_PREP | NCI_W_STOP);
  if (passive) *object = nci_object_in(c, classes, first > c->first + 10 ? first - 10 : c->first, first);
  return *object != NCORP_NONE;
}

/* Takes the first row that fits among the hits of one length. */
static bool choose(const nci_coder *c, uint32_t first, const nci_lex_hit *hits, size_t count, nci_trigger *out)
{
  bool verb = false, noun = false;
  nci_trigger probe = { .first = first, .end = hits[0].end };
  uint8_t form = NCI_FORM_BASE;
  for (size_t i = 0; i < count; i++) {
    probe.row = hits[i].row;
    if (nci_str_eq(nci_trigger_field(c, &probe, NCI_TRIGGERS_POS), NCI_STR("noun"))) {
      noun = true;
    } else if (!verb) {
      verb = true;
      form = verb_form(c, &probe);
    }
  }
  bool as_noun = noun && (!verb || stands_as_noun(c, first, hits[0].end, form));
  if (verb && !as_noun && !noun) {
    /* A verb's form where only a noun can stand evokes nothing that this lexicon knows. */
    uint32_t before = first > c->first ? nci_word(c, first - 1) : 0;
    if (before & (NCI_W_DET | NCI_W_POSS) && !(before & NCI_W_PRON)) return false;
    if (form & (NCI_FORM_BASE | NCI_FORM_S) && first > c->first && stands_as_noun(c, first, hits[0].end, form) &&
        !(before & (NCI_W_STOP | NCI_W_COMMA | NCI_W_AND | NCI_W_SUB | NCI_W_QUOTE)) && name_at(c, first - 1) == NCORP_NONE &&
        !(c->words[first - 1].agent && (is_plural(c, first - 1) || takes_object(c, hits[0].end))))
      return false;
  }
  for (size_t i = 0; i < count; i++) {
    probe.row = hits[i].row;
    bool is_noun = nci_str_eq(nci_trigger_field(c, &probe, NCI_TRIGGERS_POS), NCI_STR("noun"));
    if (is_noun != as_noun || (!is_noun && !object_fits(c, &hits[i], first, &probe.object))) continue;
    *out = probe;
    if (is_noun) out->object = NCORP_NONE;
    out->noun = is_noun;
    out->form = is_noun ? 0 : form;
    out->type = read_type(nci_trigger_field(c, out, NCI_TRIGGERS_TYPE));
    read_frame(c, out);
    return true;
  }
  return false;
}

static bool ends_in_particle(const nci_coder *c, uint32_t end)
{
  static const char *const particles[] = { "down", "up", "off", "out", "over" };
  for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
    if (nci_token_is(c->doc, end - 1, particles[i])) return true;
  return false;
}

/* A token where phrases of the trigger lexicon begin. */
typedef struct found {
  uint32_t token, first_hit, count;
} found;

void nci_find_triggers(nci_coder *c)
{
  c->triggers.count = 0;
  c->objects.count = 0;
  NCI_VEC(nci_lex_hit) kept = { 0 };
  NCI_VEC(found) places = { 0 };
  uint32_t dead = c->first;
  const uint64_t tables = NCI_LEX_SET(NCI_LEX_TRIGGERS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_IDIOMS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_LIGHT) |
                          NCI_LEX_SET(NCI_LEX_TRIGGERS_CONTROL) | NCI_LEX_SET(NCI_LEX_TRIGGERS_AGENTS) | NCI_LEX_SET(NCI_LEX_TRIGGERS_OBJECTS);
  for (uint32_t t = c->first; t < c->end; t++) {
    uint32_t flags = c->words[t].flags;
    /* No phrase of the tables begins with a closed-class word, a number or a name. */
    if (flags & (NCI_W_CLOSED | NCI_W_PRON) || c->doc->tokens.at[t].shape & NCI_SHAPE_DIGIT || name_at(c, t) != NCORP_NONE) continue;
    if (c->doc->tables_at && !(c->doc->tables_at[t] & tables)) continue;
    nci_lex_hit hits[HITS];
    size_t count = nci_lexicon_match_in(c->lexicon, tables, c->doc->text, c->doc->tokens.at, t, c->end, hits, HITS, NULL);
    uint32_t longest = 0, first_hit = kept.count;
    bool idiom = false;
    for (size_t i = 0; i < count; i++) {
      if (hits[i].table == NCI_LEX_TRIGGERS || hits[i].table == NCI_LEX_TRIGGERS_IDIOMS) {
        if (hits[i].end > longest) longest = hits[i].end;
        idiom = idiom || (hits[i].end == longest && hits[i].table == NCI_LEX_TRIGGERS_IDIOMS);
      } else {
        note_word(c, t, &hits[i]);
      }
    }
    if (!longest || t < dead) continue;
    if (idiom) {
      for (uint32_t i = t; i < longest; i++) c->words[i].flags |= NCI_W_DEAD;
      dead = longest;
      continue;
    }
    for (size_t i = 0; i < count; i++)
      if (hits[i].table == NCI_LEX_TRIGGERS) nci_vec_add(c->arena, &kept, hits[i]);
    nci_vec_add(c->arena, &places, ((found){ t, first_hit, kept.count - first_hit }));
  }
  uint32_t behind = c->first;
  for (uint32_t i = 0; i < places.count; i++) {
    const found *f = &places.at[i];
    const nci_lex_hit *hits = kept.at + f->first_hit;
    if (f->token < behind || c->words[f->token].flags & NCI_W_DEAD) continue;
    for (uint32_t from = 0, to; from < f->count; from = to) {
      nci_trigger trigger;
      for (to = from; to < f->count && hits[to].end == hits[from].end; to++) {
      }
      if (!choose(c, f->token, hits + from, to - from, &trigger)) {
        if (ends_in_particle(c, hits[from].end)) break; /* to shoot something down is not to shoot */
        continue;
      }
      nci_vec_add(c->arena, &c->triggers, trigger);
      c->words[f->token].flags |= NCI_W_TRIGGER;
      behind = trigger.end;
      break;
    }
  }
}
