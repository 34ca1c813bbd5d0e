/* Who stands around a trigger: noun phrases read to the right and to the left, with coordination, apposition,
 * possessors and people without a name ("Polish and Czech negotiators", "teams from Peru"). */
#include "meaning/event_coder.h"

#include "base/str.h"

enum { PHRASE_MAX = 24, CHAIN_MAX = 10 };

bool nci_party_add(nci_party *p, uint32_t mention)
{
  if (mention == NCORP_NONE) return false;
  for (uint32_t i = 0; i < p->count; i++)
    if (p->at[i] == mention) return true;
  if (p->count == NCI_PARTY_MAX) return false;
  p->at[p->count++] = mention;
  return true;
}

uint32_t nci_participant_entity(const nci_coder *c, uint32_t mention)
{
  if (mention < c->mention_count) return nci_mention_entity(c->doc, mention);
  ncorp_str iso3 = nci_participant_country(c, mention);
  for (uint32_t i = 0; iso3.size && i < c->countries.count; i++)
    if (nci_str_eq(c->doc->data.entities[c->countries.at[i]].country, iso3)) return c->countries.at[i];
  return NCORP_NONE;
}

ncorp_str nci_participant_country(const nci_coder *c, uint32_t mention)
{
  if (mention >= c->mention_count)
    return mention - c->mention_count < c->nominals.count ? c->nominals.at[mention - c->mention_count].iso3 : NCI_NO_STR;
  uint32_t e = nci_mention_entity(c->doc, mention);
  return e < c->doc->data.entity_count ? c->doc->data.entities[e].country : NCI_NO_STR;
}

/* True when two participants are the same as far as is known. */
static bool same_participant(const nci_coder *c, uint32_t a, uint32_t b)
{
  if (a == b) return true;
  uint32_t ea = nci_participant_entity(c, a), eb = nci_participant_entity(c, b);
  if (ea != NCORP_NONE || eb != NCORP_NONE) return ea == eb;
  if (a < c->mention_count || b < c->mention_count) return false;
  ncorp_str ca = nci_participant_country(c, a), cb = nci_participant_country(c, b);
  if (ca.size || cb.size) return nci_str_eq(ca, cb);
  uint32_t head_a = c->nominals.at[a - c->mention_count].end - 1, head_b = c->nominals.at[b - c->mention_count].end - 1;
  return nci_str_eq_nocase(nci_token_text(c->doc, head_a), nci_token_text(c->doc, head_b));
}

bool nci_party_has_entity(const nci_coder *c, const nci_party *p, uint32_t mention)
{
  for (uint32_t i = 0; i < p->count; i++)
    if (same_participant(c, p->at[i], mention)) return true;
  return false;
}

void nci_party_join(const nci_coder *c, nci_party *to, const nci_party *from)
{
  for (uint32_t i = 0; i < from->count; i++)
    if (!nci_party_has_entity(c, to, from->at[i])) nci_party_add(to, from->at[i]);
}

static uint32_t nominal(nci_coder *c, uint32_t first, uint32_t end, ncorp_str iso3)
{
  for (uint32_t i = c->nominals.count > 12 ? c->nominals.count - 12 : 0; i < c->nominals.count; i++)
    if (c->nominals.at[i].first == first && c->nominals.at[i].end == end) return c->mention_count + i;
  nci_nominal *n = nci_vec_push(c->arena, &c->nominals);
  if (!n) return NCORP_NONE;
  *n = (nci_nominal){ first, end, iso3 };
  return c->mention_count + c->nominals.count - 1;
}

/* "armed men", "an army convoy": a head with the words that describe it. */
static uint32_t nominal_of(nci_coder *c, uint32_t head, ncorp_str iso3)
{
  static const char *const counted[] = { "hundred", "thousand", "million", "dozen", "other", "more", "least" };
  uint32_t first = head;
  while (first > c->first && head - first < 3) {
    uint32_t f = nci_word(c, first - 1);
    bool plain = (f & NCI_W_LOWER || first - 1 == c->first) && !(f & (NCI_W_CLOSED | NCI_W_PRON | NCI_W_TIME | NCI_W_SAY | NCI_W_ADV | NCI_W_ING));
    bool participle = f & NCI_W_ED && (first - 1 == c->first || nci_word(c, first - 2) & NCI_W_DET);
    plain = plain && (participle || !(f & NCI_W_TRIGGER));
    plain = plain && !c->words[first - 1].light && !c->words[first - 1].control && nci_mention_at(c->doc, first - 1) == NCORP_NONE;
    plain = plain && !nci_is_counted(c, first - 1);
    for (size_t i = 0; plain && i < sizeof counted / sizeof *counted; i++) plain = !nci_token_is(c->doc, first - 1, counted[i]);
    if (!plain) break;
    first--;
  }
  return nominal(c, first, head + 1, iso3);
}

uint32_t nci_add_nominal(nci_coder *c, uint32_t head) { return nominal_of(c, head, NCI_NO_STR); }

/* A mention that can act: a person, an organisation, a country or its capital; a nominal or pronoun only when it is known
 * whom it means. */
static bool can_act(const nci_coder *c, uint32_t m)
{
  const ncorp_mention *mention = &c->doc->data.mentions[m];
  if (mention->form != NCORP_FORM_NAME && nci_mention_entity(c->doc, m) == NCORP_NONE) return false;
  return mention->type != NCORP_MISC;
}

/* The speaker of the quotation that encloses a token, for "I" and "we". */
static uint32_t speaker_at(const nci_coder *c, uint32_t token)
{
  uint32_t q = nci_quote_around(c, token);
  return q == NCORP_NONE || c->doc->data.quotes[q].kind == NCORP_QUOTE_INDIRECT ? NCORP_NONE : c->doc->data.quotes[q].speaker;
}

/* A noun phrase, read from its tokens. */
typedef struct phrase {
  uint32_t end;        /* the token after it */
  uint32_t mention;    /* whom it names: the last name that is no possessor, else the possessor */
  uint32_t owner;      /* a possessor: "Poland" in "Poland's minister" */
  uint32_t head;       /* its last word */
  ncorp_str countries[4];
  uint32_t country_at[4];
  uint32_t country_count;
  bool agent;          /* the head is a word for people who act */
} phrase;

static bool opens_verb(const nci_coder *c, uint32_t t)
{
  uint32_t f = nci_word(c, t);
  return (f & (NCI_W_AUX | NCI_W_SAY)) != 0;
}

/* Whether words after a name go on to people or another name: "the Kosovo police chief", not "Kosovo took". */
static bool leads_to_people(const nci_coder *c, uint32_t t, uint32_t limit)
{
  for (uint32_t n = 0; t < limit && n < 5; t++, n++) {
    uint32_t f = nci_word(c, t);
    if (f & (NCI_W_CLOSED | NCI_W_TIME | NCI_W_SAY | NCI_W_PRON | NCI_W_ED | NCI_W_ING | NCI_W_TRIGGER | NCI_W_ADV)) return false;
    if (c->words[t].agent || (n > 0 && nci_mention_at(c->doc, t) != NCORP_NONE)) return true;
  }
  return false;
}

/* Reads the noun phrase that begins at a token, as far as words go that can stand in one. */
static phrase read_phrase(nci_coder *c, uint32_t from, uint32_t limit)
{
  phrase p = { .end = from, .mention = NCORP_NONE, .owner = NCORP_NONE, .head = NCORP_NONE };
  uint32_t t = from;
  while (t < limit && nci_word(c, t) & (NCI_W_DET | NCI_W_QUOTE) && !(nci_word(c, t) & NCI_W_POSS)) t++;
  for (; t < limit && t - from < PHRASE_MAX; t++) {
    uint32_t f = nci_word(c, t), m = nci_mention_at(c->doc, t);
    if (m != NCORP_NONE && !(f & (NCI_W_COMMA | NCI_W_STOP))) {
      ncorp_span span = nci_mention_tokens(c->doc, m);
      bool pronoun = c->doc->data.mentions[m].form == NCORP_FORM_PRONOUN;
      if (pronoun && t > from) break;
      if (span.end <= t) break;
      t = span.end - 1;
      p.head = t;
      p.agent = c->words[t].agent && c->doc->data.mentions[m].form == NCORP_FORM_NOMINAL;
      if (nci_word(c, t + 1) & NCI_W_POSS && !(nci_word(c, t + 1) & NCI_W_QUOTE && !(c->doc->tokens.at[t + 1].shape & NCI_SHAPE_CLITIC))) {
        p.owner = m;
        t++;
      } else if (can_act(c, m)) {
        p.mention = m;
      }
      p.end = t + 1;
      if (pronoun) break;
      continue;
    }
    ncorp_str iso3 = nci_nationality_at(c->doc, t);
    if (iso3.size) {
      if (p.country_count < 4) {
        p.country_at[p.country_count] = t;
        p.countries[p.country_count++] = iso3;
      }
      p.head = t;
      p.end = t + 1;
      /* "Polish and Czech negotiators" is one phrase. */
      if (nci_word(c, t + 1) & NCI_W_AND && t + 2 < limit && nci_nationality_at(c->doc, t + 2).size) t++;
      continue;
    }
    if (f & NCI_W_FIRST && f & NCI_W_PRON) {
      p.mention = speaker_at(c, t);
      p.end = t + 1;
      break;
    }
    if (f & (NCI_W_CLOSED | NCI_W_TIME | NCI_W_SAY | NCI_W_PRON)) {
      if (f & NCI_W_QUOTE && t == from) continue;
      break;
    }
    if (p.mention != NCORP_NONE && !leads_to_people(c, t, limit)) break;
    if (f & NCI_W_ADV && t > from) break;
    if (t > from && f & NCI_W_TRIGGER && f & (NCI_W_ED | NCI_W_ING)) break; /* but "armed men" */
    p.head = t;
    p.agent = c->words[t].agent != 0;
    p.end = t + 1;
  }
  return p;
}

/* Puts those whom a phrase stands for into a party; false when it stands for nobody known. */
static bool phrase_party(nci_coder *c, const phrase *p, uint32_t limit, nci_party *out)
{
  if (p->mention != NCORP_NONE) {
    const ncorp_mention *m = &c->doc->data.mentions[p->mention];
    ncorp_span span = nci_mention_tokens(c->doc, p->mention);
    /* "U.S. negotiators" are the country's people; other words after a place are not people: "Kyiv region". */
    if (m->type == NCORP_LOC && p->head >= span.end && !p->agent) return false;
    return nci_party_add(out, p->mention);
  }
  if (!p->agent) return p->head != NCORP_NONE && p->country_count && p->head == p->country_at[p->country_count - 1] &&
                        c->doc->tokens.at[p->head].shape & NCI_SHAPE_CAPITAL && nci_str_ends(nci_token_text(c->doc, p->head), NCI_STR("s"))
                          ? nci_party_add(out, nominal(c, p->head, p->head + 1, p->countries[p->country_count - 1]))
                          : false;
  if (p->country_count) {
    for (uint32_t i = 0; i < p->country_count; i++) {
      bool last = i + 1 == p->country_count;
      nci_party_add(out, nominal(c, p->country_at[i], last ? p->head + 1 : p->country_at[i] + 1, p->countries[i]));
    }
    return true;
  }
  if (p->owner != NCORP_NONE && can_act(c, p->owner)) return nci_party_add(out, p->owner);
  uint32_t next = p->end;
  if (nci_word(c, next) & NCI_W_PREP && next + 1 < limit &&
      (c->words[next].slot == NCI_SLOT_OF || c->words[next].slot == NCI_SLOT_FROM)) {
    phrase of = read_phrase(c, next + 1, limit);
    if (of.mention != NCORP_NONE && c->doc->data.mentions[of.mention].type != NCORP_PER) {
      nci_party_add(out, of.mention);
      while (nci_word(c, of.end) & NCI_W_AND) {
        phrase more = read_phrase(c, of.end + 1, limit);
        if (more.mention == NCORP_NONE || c->doc->data.mentions[more.mention].type == NCORP_PER || opens_verb(c, more.end)) break;
        nci_party_add(out, more.mention);
        of = more;
      }
      return true;
    }
  }
  return nci_party_add(out, nominal_of(c, p->head, NCI_NO_STR));
}

/* The token after "of Peru and Chile" where a phrase is so followed. */
static uint32_t skip_of(nci_coder *c, uint32_t t, uint32_t limit)
{
  while (t + 1 < limit && nci_word(c, t) & NCI_W_PREP && (c->words[t].slot == NCI_SLOT_OF || c->words[t].slot == NCI_SLOT_FROM)) {
    phrase p = read_phrase(c, t + 1, limit);
    if (p.end == t + 1) break;
    t = p.end;
  }
  return t;
}

/* Skips what is put between commas after a name; gives the token after the second comma, or t. */
static uint32_t skip_apposition(const nci_coder *c, uint32_t t, uint32_t limit)
{
  if (!(nci_word(c, t) & NCI_W_COMMA) || !(nci_word(c, t + 1) & NCI_W_DET)) return t;
  for (uint32_t i = t + 1; i < limit && i - t < 18; i++) {
    if (nci_word(c, i) & NCI_W_STOP) return t;
    if (nci_word(c, i) & NCI_W_COMMA) return i + 1;
  }
  return t;
}

/* "as well as", "along with", "together with": how many tokens such a link takes. */
static uint32_t link_size(const nci_coder *c, uint32_t t)
{
  const nci_document *doc = c->doc;
  if (nci_word(c, t) & NCI_W_AND) return 1;
  if (nci_token_is(doc, t, "as") && nci_token_is(doc, t + 1, "well") && nci_token_is(doc, t + 2, "as")) return 3;
  if ((nci_token_is(doc, t, "along") || nci_token_is(doc, t, "together")) && nci_token_is(doc, t + 1, "with")) return 2;
  if (nci_token_is(doc, t, "alongside") || nci_token_is(doc, t, "including")) return 1;
  if (nci_token_is(doc, t, "accompanied") && nci_token_is(doc, t + 1, "by")) return 2;
  return 0;
}

/* "Mali's foreign minister, Oumar Keita,": the name between commas after one who is described, which ends before `end` when
 * that is given and begins at `at`; or NCORP_NONE. */
static uint32_t named_apposition(const nci_coder *c, uint32_t at, uint32_t end)
{
  uint32_t m = nci_word(c, at) & NCI_W_COMMA ? nci_mention_at(c->doc, at + 1) : NCORP_NONE;
  if (m == NCORP_NONE || !nci_mention_is_person(c->doc, m) || c->doc->data.mentions[m].form != NCORP_FORM_NAME) return NCORP_NONE;
  ncorp_span span = nci_mention_tokens(c->doc, m);
  if (span.start != at + 1 || !(nci_word(c, span.end) & (NCI_W_COMMA | NCI_W_STOP | NCI_W_PREP))) return NCORP_NONE;
  return end == NCORP_NONE || span.end + 1 == end || span.end == end ? m : NCORP_NONE;
}

/* True for one person who is described: "the head of the grid", "his Azerbaijani counterpart". */
static bool is_one_described(const nci_coder *c, const phrase *p)
{
  return p->agent && p->mention == NCORP_NONE && !nci_str_ends(nci_token_text(c->doc, p->head), NCI_STR("s"));
}

uint32_t nci_chain_right(nci_coder *c, uint32_t from, uint32_t limit, nci_party *out)
{
  uint32_t done = from, t = from;
  bool comma = false;
  for (uint32_t links = 0; links < CHAIN_MAX && t < limit; links++) {
    phrase p = read_phrase(c, t, limit);
    if (p.end == t) break;
    /* "met Putin, Zelensky said": the name after the comma begins a clause of its own. */
    if (links > 0 && (nci_word(c, p.end) & NCI_W_SAY || (comma && opens_verb(c, p.end)))) break;
    if (comma && p.mention == NCORP_NONE && (!p.agent || !(nci_word(c, p.end) & (NCI_W_COMMA | NCI_W_AND)))) break;
    nci_party one = { .count = 0 };
    if (!phrase_party(c, &p, limit, &one)) break;
    done = t = skip_of(c, p.end, limit);
    uint32_t name = is_one_described(c, &p) && t < limit ? named_apposition(c, t, NCORP_NONE) : NCORP_NONE;
    if (name != NCORP_NONE) {
      one = (nci_party){ .at = { name }, .count = 1 };
      done = t = nci_mention_tokens(c->doc, name).end;
    }
    for (uint32_t i = 0; i < one.count; i++) nci_party_add(out, one.at[i]);
    comma = false;
    uint32_t after = skip_apposition(c, t, limit);
    if (after > t && (nci_word(c, after) & NCI_W_AND || link_size(c, after))) t = after;
    bool paren = nci_token_is(c->doc, t, "(");
    if (paren) {
      uint32_t i = t;
      while (i < limit && i - t < 6 && !nci_token_is(c->doc, i, ")")) i++;
      if (nci_token_is(c->doc, i, ")")) done = t = i + 1;
    }
    uint32_t size = link_size(c, t);
    if (nci_word(c, t) & NCI_W_COMMA) {
      size = 1 + link_size(c, t + 1);
      comma = size == 1;
    }
    if (!size) break;
    t += size;
  }
  return done;
}

uint32_t nci_phrase_start(const nci_coder *c, uint32_t before)
{
  uint32_t t = before;
  if (t > c->first && nci_word(c, t - 1) & NCI_W_PRON && !(nci_word(c, t - 1) & NCI_W_DET)) return t - 1;
  while (t > c->first && before - t < PHRASE_MAX) {
    uint32_t f = nci_word(c, t - 1), m = nci_mention_at(c->doc, t - 1);
    if (m != NCORP_NONE && !(f & (NCI_W_COMMA | NCI_W_STOP))) {
      uint32_t start = nci_mention_tokens(c->doc, m).start;
      if (start >= t) break;
      t = start > c->first ? start : c->first;
      continue;
    }
    if (f & NCI_W_DET && !(f & NCI_W_PRON && before - t == 0)) {
      t--;
      break;
    }
    if (f & NCI_W_POSS && t - 1 > c->first) {
      t--;
      continue;
    }
    if (f & NCI_W_AND && t - 1 > c->first && nci_nationality_at(c->doc, t).size && nci_nationality_at(c->doc, t - 2).size) {
      t -= 2;
      continue;
    }
    if (f & (NCI_W_CLOSED | NCI_W_SAY | NCI_W_PRON)) break;
    if (f & NCI_W_TIME && !(f & NCI_W_LOWER)) break;
    t--;
  }
  return t;
}

bool nci_possessor(nci_coder *c, uint32_t noun, nci_party *out)
{
  uint32_t start = noun, steps = 0;
  while (start > c->first && steps++ < 8) {
    uint32_t f = nci_word(c, start - 1);
    if (f & NCI_W_POSS && start - 1 > c->first) {
      uint32_t m = nci_mention_at(c->doc, start - 2);
      if (m != NCORP_NONE && can_act(c, m)) return nci_party_add(out, m);
      if (c->words[start - 2].agent) {
        uint32_t head = start - 2, from = nci_phrase_start(c, head + 1);
        phrase p = read_phrase(c, from, head + 1);
        return phrase_party(c, &p, head + 1, out);
      }
      return false;
    }
    if (f & NCI_W_DET) {
      uint32_t m = nci_mention_at(c->doc, start - 1);
      if (m != NCORP_NONE && can_act(c, m)) return nci_party_add(out, m);
      if (f & NCI_W_FIRST) return nci_party_add(out, speaker_at(c, start - 1));
      return false;
    }
    ncorp_str iso3 = nci_nationality_at(c->doc, start - 1);
    if (iso3.size) {
      nci_party_add(out, nominal(c, start - 1, start, iso3));
      if (nci_word(c, start - 2) & NCI_W_AND && start - 2 > c->first && nci_nationality_at(c->doc, start - 3).size)
        nci_party_add(out, nominal(c, start - 3, start - 2, nci_nationality_at(c->doc, start - 3)));
      return true;
    }
    uint32_t m = nci_mention_at(c->doc, start - 1);
    if (m != NCORP_NONE) {
      /* "US airstrikes", "al-Shabaab attack": a name used as an adjective. */
      if (c->doc->data.mentions[m].form == NCORP_FORM_NAME && c->doc->data.mentions[m].type != NCORP_PER && can_act(c, m) &&
          !(c->doc->data.mentions[m].type == NCORP_LOC && !nci_entity_is_country(c->doc, nci_mention_entity(c->doc, m))))
        return nci_party_add(out, m);
      return false;
    }
    if (f & (NCI_W_CLOSED | NCI_W_PRON | NCI_W_SAY)) return false;
    start--;
  }
  return false;
}

/* Goes left over adverbs, times, and what stands between two commas, to where a subject can end. */
static uint32_t subject_end(const nci_coder *c, uint32_t before)
{
  uint32_t t = before;
  for (uint32_t steps = 0; t > c->first && steps < 40; steps++) {
    uint32_t f = nci_word(c, t - 1);
    if (f & NCI_W_TIME || (f & (NCI_W_ADV | NCI_W_QUOTE) && !(f & (NCI_W_PRON | NCI_W_POSS)))) {
      t--;
      continue;
    }
    if (f & NCI_W_PREP && t < before && nci_word(c, t) & NCI_W_TIME) {
      t--;
      continue;
    }
    if (!(f & NCI_W_COMMA) && !nci_token_is(c->doc, t - 1, ")") && !nci_token_is(c->doc, t - 1, "—")) break;
    bool comma = (f & NCI_W_COMMA) != 0;
    uint32_t open = t - 1;
    while (open > c->first && t - open < 60) {
      open--;
      uint32_t g = nci_word(c, open);
      if (comma ? g & NCI_W_COMMA : nci_token_is(c->doc, open, "(") || nci_token_is(c->doc, open, "—")) break;
      if (comma && g & NCI_W_STOP && !nci_token_is(c->doc, open, "(") && !nci_token_is(c->doc, open, ")")) return t;
    }
    if (open == c->first || t - open >= 60) return t;
    uint32_t inner = nci_word(c, open + 1), outer = nci_mention_at(c->doc, open - 1);
    if (comma && inner & (NCI_W_AND | NCI_W_SUB) && !(inner & NCI_W_PREP)) return t;
    if (comma && outer == NCORP_NONE && !c->words[open - 1].agent && !(nci_word(c, open - 1) & NCI_W_TRIGGER)) return t;
    t = open;
  }
  return t;
}

/* Adds those of the phrases coordinated to the left of one that begins at `start`: "A, B and C met". */
static uint32_t chain_before(nci_coder *c, uint32_t start, nci_party *out)
{
  bool joined = false;
  for (uint32_t links = 0; links < CHAIN_MAX && start > c->first + 1; links++) {
    uint32_t f = nci_word(c, start - 1), t = start - 1;
    if (f & NCI_W_AND) {
      joined = true;
      if (nci_word(c, t - 1) & NCI_W_COMMA && t > c->first + 1) t--;
    } else if (nci_token_is(c->doc, t, "as") && t > c->first + 3 && nci_token_is(c->doc, t - 1, "well") && nci_token_is(c->doc, t - 2, "as")) {
      t -= 2;
    } else if (!(f & NCI_W_COMMA && joined)) {
      break;
    }
    uint32_t from = nci_phrase_start(c, t);
    phrase p = read_phrase(c, from, t);
    nci_party one = { .count = 0 };
    if (p.end != t || !phrase_party(c, &p, t, &one)) break;
    if (from > c->first && nci_word(c, from - 1) & NCI_W_PREP) {
      /* "the president of X and Y": what hangs on a preposition is coordinated inside it. */
      if (c->words[from - 1].slot != NCI_SLOT_OF && c->words[from - 1].slot != NCI_SLOT_FROM) break;
    }
    for (uint32_t i = 0; i < one.count; i++) nci_party_add(out, one.at[i]);
    start = from;
  }
  return start;
}

/* The trigger noun that ends before a token, or NULL. */
static const nci_trigger *noun_that_ends(const nci_coder *c, uint32_t end)
{
  uint32_t i = nci_trigger_from(c, end);
  return i > 0 && c->triggers.at[i - 1].noun && c->triggers.at[i - 1].end == end ? &c->triggers.at[i - 1] : NULL;
}

uint32_t nci_chain_left(nci_coder *c, uint32_t before, nci_party *out, const nci_trigger **event)
{
  if (event) *event = NULL;
  uint32_t end = subject_end(c, before);
  if (end == c->first) return before;
  if (nci_word(c, end - 1) & NCI_W_REL && end - 1 > c->first) {
    end = end - 1;
    if (nci_word(c, end - 1) & NCI_W_COMMA && end - 1 > c->first) end--;
  }
  uint32_t start = nci_phrase_start(c, end);
  if (start == end) return before;
  phrase p = read_phrase(c, start, end);
  uint32_t name = end < before && is_one_described(c, &p) ? named_apposition(c, end, before) : NCORP_NONE;
  if (name != NCORP_NONE) {
    nci_party_add(out, name);
    return chain_before(c, start, out);
  }
  /* The phrase hangs on a preposition: its head stands farther left. */
  uint32_t outer_end = start, inner = start;
  for (uint32_t hops = 0; hops < 4 && outer_end > c->first + 1; hops++) {
    uint32_t f = nci_word(c, outer_end - 1);
    if (f & NCI_W_AND && outer_end - 1 > c->first) {
      uint32_t from = nci_phrase_start(c, outer_end - 1);
      if (from == outer_end - 1 || !(nci_word(c, from - 1) & NCI_W_PREP) || from == c->first) break;
      outer_end = from;
      continue;
    }
    if (!(f & NCI_W_PREP) || f & NCI_W_SUB) break;
    uint32_t from = nci_phrase_start(c, outer_end - 1);
    if (from == outer_end - 1) {
      if (hops == 0) return before;
      break;
    }
    phrase outer = read_phrase(c, from, outer_end - 1);
    if (event) *event = noun_that_ends(c, outer_end - 1);
    if (event && *event) return from;
    name = end < before && is_one_described(c, &outer) ? named_apposition(c, end, before) : NCORP_NONE;
    if (name != NCORP_NONE) {
      nci_party_add(out, name);
      return chain_before(c, from, out);
    }
    if (outer.mention != NCORP_NONE || outer.agent) {
      nci_party one = { .count = 0 };
      if (outer.end == outer_end - 1 && phrase_party(c, &outer, end, &one)) {
        for (uint32_t i = 0; i < one.count; i++) nci_party_add(out, one.at[i]);
        return chain_before(c, from, out);
      }
    }
    /* "thousands of farmers", "a group of lawmakers". */
    if (p.agent && c->words[outer_end - 1].slot == NCI_SLOT_OF) {
      start = outer_end = from;
      break;
    }
    outer_end = from;
  }
  if (event) *event = noun_that_ends(c, end);
  if (event && *event) return start;
  if (outer_end != start) return before;
  if (p.end != end || !phrase_party(c, &p, end, out)) return before;
  uint32_t first = chain_before(c, inner, out);
  return first < start ? first : start;
}
