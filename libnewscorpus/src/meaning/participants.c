/* Whom a phrase means: names, descriptions that coreference knows, people who act for a country ("Polish and Czech
 * negotiators", "teams from Peru"), and the nominal mentions that are made for them. */
#include "meaning/event_coder.h"

#include "base/str.h"

enum { STEPS = 4, JOINED_MAX = 12 };

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

ncorp_span nci_participant_span(const nci_coder *c, uint32_t mention)
{
  if (mention < c->mention_count) return c->doc->data.mentions[mention].span;
  const nci_nominal *n = &c->nominals.at[mention - c->mention_count];
  return (ncorp_span){ c->doc->tokens.at[n->first].start, c->doc->tokens.at[n->end - 1].end };
}

uint32_t nci_participant_head(const nci_coder *c, uint32_t mention)
{
  if (mention >= c->mention_count) return c->nominals.at[mention - c->mention_count].end - 1;
  return nci_token_at(c->doc, c->doc->data.mentions[mention].head.start);
}

bool nci_party_informs(const nci_coder *c, const nci_party *p)
{
  for (uint32_t i = 0; i < p->count; i++) {
    uint32_t e = nci_participant_entity(c, p->at[i]);
    if ((e != NCORP_NONE && !c->doc->data.entities[e].unnamed) || nci_participant_country(c, p->at[i]).size) return true;
    uint32_t by;
    if (nci_country_of_noun(c, nci_participant_head(c, p->at[i]), &by).size) return true;
  }
  return false;
}

/* True when two participants are the same as far as is known. */
static bool same_participant(const nci_coder *c, uint32_t a, uint32_t b)
{
  if (a == b) return true;
  uint32_t ea = nci_participant_entity(c, a), eb = nci_participant_entity(c, b);
  if (ea != NCORP_NONE || eb != NCORP_NONE) return ea == eb;
  ncorp_str ca = nci_participant_country(c, a), cb = nci_participant_country(c, b);
  if (ca.size || cb.size) return nci_str_eq(ca, cb);
  return nci_str_eq_nocase(nci_token_text(c->doc, nci_participant_head(c, a)), nci_token_text(c->doc, nci_participant_head(c, b)));
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

static uint32_t nominal(nci_coder *c, uint32_t first, uint32_t end, ncorp_str iso3, ncorp_str because, uint32_t mention)
{
  for (uint32_t i = c->nominals.count > 12 ? c->nominals.count - 12 : 0; i < c->nominals.count; i++)
    if (c->nominals.at[i].first == first && c->nominals.at[i].end == end) return c->mention_count + i;
  nci_nominal *n = nci_vec_push(c->arena, &c->nominals);
  if (!n) return NCORP_NONE;
  *n = (nci_nominal){ first, end, iso3, because, NCORP_NO_SPAN };
  if (mention < c->mention_count) n->by = c->doc->data.mentions[mention].span;
  return c->mention_count + c->nominals.count - 1;
}

/* The first of the words that describe a head and stand right before it: "armed" of "two armed men". */
static uint32_t description(const nci_coder *c, uint32_t head)
{
  uint32_t first = head;
  while (first > c->first && head - first < 4) {
    uint32_t above = c->g->heads.head[first - 1];
    nci_rel rel = (nci_rel)c->g->rel[first - 1];
    bool plain = rel == NCI_AMOD || rel == NCI_COMPOUND;
    if (!plain || above < first || above > head || nci_nationality_at(c->doc, first - 1).size) break;
    first--;
  }
  return first;
}

uint32_t nci_nominal_for(nci_coder *c, uint32_t head, ncorp_str iso3, ncorp_str because, uint32_t mention)
{
  return nominal(c, description(c, head), head + 1, iso3, because, mention);
}

static const ncorp_mention *mention_at(const nci_coder *c, uint32_t m) { return &c->doc->data.mentions[m]; }

static bool has_name(const nci_coder *c, uint32_t m)
{
  uint32_t e = nci_mention_entity(c->doc, m);
  return e != NCORP_NONE && !c->doc->data.entities[e].unnamed;
}

/* "of Justice Ada Wong", with the title and the name taken for two phrases: the name right behind a title. */
static uint32_t name_behind(const nci_coder *c, uint32_t head)
{
  uint32_t m = head + 1 < c->end ? c->name_at[head + 1] : NCORP_NONE;
  if (m == NCORP_NONE || mention_at(c, m)->type != NCORP_PER || nci_mention_tokens(c->doc, m).start != head + 1) return NCORP_NONE;
  uint32_t end = (uint32_t)nci_mention_tokens(c->doc, m).end;
  bool owner = end < c->end && nci_child(c->g, head + 1, NCI_CASE) == end;
  uint32_t described = c->mention_of[head];
  bool person = c->words[head].agent || (described != NCORP_NONE && mention_at(c, described)->type == NCORP_PER);
  return !owner && (person || c->g->upos[head] == NCI_PROPN) ? m : NCORP_NONE;
}

/* The name behind a title or between commas: "the envoy, Ada Wong", "President Ada Wong". */
static uint32_t name_of_described(const nci_coder *c, uint32_t head)
{
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = h->child_at[head], n = 0; i < h->child_at[head + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = h->child[i], m = c->name_at[child];
    nci_rel rel = (nci_rel)c->g->rel[child];
    if (m == NCORP_NONE || child < head || (rel != NCI_APPOS && rel != NCI_FLAT && rel != NCI_NMOD_DESC && rel != NCI_COMPOUND)) continue;
    if (mention_at(c, m)->type == NCORP_PER || (rel == NCI_APPOS && mention_at(c, m)->type == NCORP_ORG)) return m;
  }
  uint32_t behind = name_behind(c, head);
  if (behind != NCORP_NONE) return behind;
  /* "the mayor of Cusco, Ada Wong": hung on the place */
  uint32_t of = nci_child(c->g, head, NCI_NMOD), name = of == NCORP_NONE ? of : nci_child(c->g, of, NCI_APPOS);
  if (name == NCORP_NONE || c->name_at[name] == NCORP_NONE || !c->words[head].agent) return NCORP_NONE;
  bool of_person = c->name_at[of] != NCORP_NONE ? mention_at(c, c->name_at[of])->type == NCORP_PER : c->words[of].agent > 0;
  return mention_at(c, c->name_at[name])->type == NCORP_PER && !of_person ? c->name_at[name] : NCORP_NONE;
}

/* For whom the words around a head say that it acts. */
typedef struct owners {
  uint32_t token[4]; /* nationality adjectives */
  ncorp_str country[4];
  uint32_t count;
  uint32_t joined;   /* "Peruvian and EU envoys": a name beside a nationality */
  uint32_t named;    /* "U.S. troops", "Hamas leaders": a name that stands before it */
  uint32_t whose;    /* "Peru's minister", "the mayor of Cusco" */
  uint32_t of[4];    /* "teams from Peru and Chile" */
  uint32_t of_count;
} owners;

static void add_nationality(const nci_coder *c, owners *o, uint32_t token)
{
  ncorp_str iso3 = nci_nationality_at(c->doc, token);
  if (!iso3.size || o->count == 4) return;
  o->token[o->count] = token;
  o->country[o->count++] = iso3;
}

static void joined_nationalities(const nci_coder *c, owners *o, uint32_t word)
{
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = h->child_at[word], n = 0; i < h->child_at[word + 1] && n < JOINED_MAX; i++, n++)
    if (c->g->rel[h->child[i]] == NCI_CONJ) {
      uint32_t m = c->name_at[h->child[i]];
      add_nationality(c, o, h->child[i]);
      if (m != NCORP_NONE && mention_at(c, m)->type != NCORP_MISC) o->joined = m;
    }
}

/* "the nation of Kyrgyzstan": what a word for a land is called. */
static uint32_t name_of_land(const nci_coder *c, uint32_t noun)
{
  static const char *const lands[] = { "nation", "country", "state", "republic", "kingdom", "city", "town", "province", "region", "island", "territory", NULL };
  if (!nci_lemma_is_any(c, noun, lands)) return NCORP_NONE;
  uint32_t of = nci_child(c->g, noun, NCI_NMOD);
  uint32_t m = of != NCORP_NONE && nci_slot_of_case(c, of, NULL) == NCI_SLOT_OF ? c->name_at[of] : NCORP_NONE;
  return m != NCORP_NONE && mention_at(c, m)->type == NCORP_LOC ? m : NCORP_NONE;
}

static owners owners_of(const nci_coder *c, uint32_t head)
{
  const nci_heads *h = &c->g->heads;
  owners o = { .joined = NCORP_NONE, .named = NCORP_NONE, .whose = NCORP_NONE };
  for (uint32_t i = h->child_at[head], n = 0; i < h->child_at[head + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = h->child[i], m = c->name_at[child];
    nci_rel rel = (nci_rel)c->g->rel[child];
    if (rel == NCI_AMOD || rel == NCI_COMPOUND || rel == NCI_NMOD_DESC) {
      add_nationality(c, &o, child);
      joined_nationalities(c, &o, child);
      if (m != NCORP_NONE && child < head && mention_at(c, m)->type != NCORP_MISC) o.named = m;
    } else if (rel == NCI_NMOD_POSS) {
      add_nationality(c, &o, child);
      if (m == NCORP_NONE && c->mention_of[child] != NCORP_NONE && has_name(c, c->mention_of[child])) m = c->mention_of[child];
      if (m != NCORP_NONE) o.whose = m;
    } else if (rel == NCI_NMOD) {
      nci_slot slot = nci_slot_of_case(c, child, NULL);
      if (m == NCORP_NONE) m = name_of_land(c, child);
      if ((slot != NCI_SLOT_OF && slot != NCI_SLOT_FROM) || m == NCORP_NONE || o.of_count) continue;
      o.of[o.of_count++] = m;
      /* "teams from Peru and Chile met", whatever the tree makes of the second name */
      uint32_t end = nci_mention_tokens(c->doc, m).end;
      if (end + 1 < c->end && c->g->upos[end] == NCI_CCONJ && c->name_at[end + 1] != NCORP_NONE && mention_at(c, c->name_at[end + 1])->type == mention_at(c, m)->type)
        o.of[o.of_count++] = c->name_at[end + 1];
      for (uint32_t k = h->child_at[child], q = 0; k < h->child_at[child + 1] && q < JOINED_MAX && o.of_count < 4; k++, q++)
        if (c->g->rel[h->child[k]] == NCI_CONJ && c->name_at[h->child[k]] != NCORP_NONE && c->name_at[h->child[k]] != o.of[o.of_count - 1]) o.of[o.of_count++] = c->name_at[h->child[k]];
    }
  }
  return o;
}

static ncorp_str country_of_place(const nci_coder *c, uint32_t m)
{
  return m != NCORP_NONE && mention_at(c, m)->type == NCORP_LOC ? nci_participant_country(c, m) : NCI_NO_STR;
}

/* The country of somebody who is never named, by the first description. */
static ncorp_str country_of_described(const nci_coder *c, uint32_t m)
{
  uint32_t e = nci_mention_entity(c->doc, m), head = e == NCORP_NONE ? NCORP_NONE : c->described[e];
  if (head == NCORP_NONE || c->mention_of[head] == m) return NCI_NO_STR;
  owners o = owners_of(c, head);
  if (o.count) return o.count == 1 ? o.country[0] : NCI_NO_STR;
  if (o.named != NCORP_NONE) return country_of_place(c, o.named);
  return country_of_place(c, o.whose != NCORP_NONE ? o.whose : o.of_count == 1 ? o.of[0] : NCORP_NONE);
}

bool nci_is_thing(const nci_coder *c, uint32_t head)
{
  static const char physical[] = "facility|building|place|village|aircraft|ship|warship|troops|office|media|house|property|site|embassy|road|crossing";
  return nci_has_class(c, head, nci_cstr(physical));
}

/* "thousands of farmers", "a group of lawmakers": who makes up a number or a group; and of things "the front of the bank". */
static uint32_t content_of(const nci_coder *c, uint32_t head, nci_things things)
{
  static const char *const parts[] = { "front", "side", "end", "part", "section", "stretch", "segment", "gate", "door", "entrance", "wall", "roof", "floor",
                                       "corner", "center", "centre", "heart", "back", "rear", "vicinity", "window", "portion",
                                       "bathroom", "lobby", "basement", "kitchen", "garage", "yard", "courtyard", "hall", NULL };
  static const char *const groups[] = { "group", "dozen", "hundred", "thousand", "score", "number", "crowd", "handful", "couple", "pair", "million", "ten",
                                        "majority", "lot", "member", "team", "series", "some", "many", "several", "one", "two", "most",
                                        "column", "band", "squad", "detachment", "contingent", "mob", "wave", "squadron", NULL };
  static const char *const bodies[] = { "body", "corpse", "remains", "cadaver", NULL };
  bool body = nci_lemma_is_any(c, head, bodies);
  if (!body && !nci_lemma_is_any(c, head, groups) && c->g->upos[head] != NCI_NUM && !(things && nci_lemma_is_any(c, head, parts))) return NCORP_NONE;
  const nci_heads *h = &c->g->heads;
  uint32_t number = NCORP_NONE;
  for (uint32_t i = h->child_at[head], n = 0; i < h->child_at[head + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = h->child[i];
    bool of = c->g->rel[child] == NCI_NMOD && nci_slot_of_case(c, child, NULL) == NCI_SLOT_OF;
    of = of || (number != NCORP_NONE && c->g->rel[child] == NCI_NMOD && nci_child(c->g, child, NCI_NUMMOD) != NCORP_NONE);
    if (!of || (c->name_at[child] != NCORP_NONE && !body && !nci_lemma_is_any(c, head, parts))) continue;
    if (c->g->upos[child] != NCI_NUM) return child;
    number = child; /* "of 30 to 40 men", hung on the group one by one */
  }
  return number;
}

static bool add_one(nci_coder *c, uint32_t head, nci_things things, nci_party *out)
{
  uint32_t m = c->name_at[head];
  if (m != NCORP_NONE) {
    if (mention_at(c, m)->type == NCORP_MISC && things < NCI_ANY_PLACE) return false; /* "shelled Boni": a town that no list has */
    /* "President Wong": the head may be the title. */
    return nci_party_add(out, m);
  }
  uint32_t inner = content_of(c, head, things), innermost = inner == NCORP_NONE ? inner : content_of(c, inner, things); /* "tens of thousands of students" */
  if (innermost != NCORP_NONE) inner = innermost;
  if (inner != NCORP_NONE) head = inner;
  if (inner != NCORP_NONE && c->name_at[head] != NCORP_NONE) return nci_party_add(out, c->name_at[head]);
  m = c->mention_of[head];
  if (m != NCORP_NONE && mention_at(c, m)->form == NCORP_FORM_PRONOUN) {
    /* "they" are "Kenyan officials" */
    ncorp_str country = country_of_described(c, m);
    if (country.size) return nci_party_add(out, nominal(c, head, head + 1, country, NCI_STR("described"), NCORP_NONE));
    return nci_mention_entity(c->doc, m) != NCORP_NONE && nci_party_add(out, m);
  }
  uint32_t name = name_of_described(c, head);
  if (name != NCORP_NONE) return nci_party_add(out, name);
  if (m != NCORP_NONE && has_name(c, m) && mention_at(c, m)->type != NCORP_MISC) return nci_party_add(out, m);
  bool people = c->words[head].agent || (m != NCORP_NONE && (mention_at(c, m)->type == NCORP_PER || mention_at(c, m)->type == NCORP_ORG));
  ncorp_str demonym = nci_nationality_at(c->doc, head);
  if (demonym.size) return nci_party_add(out, nominal(c, head, head + 1, demonym, NCI_STR("nationality"), NCORP_NONE));
  if (!people) {
    bool place = things == NCI_ANY_PLACE && m != NCORP_NONE && mention_at(c, m)->type == NCORP_LOC;
    bool somebody = things == NCI_ANYBODY && (c->g->upos[head] == NCI_NOUN || c->g->upos[head] == NCI_PROPN);
    if (!things || (!place && !somebody && !nci_is_thing(c, head))) return false;
    owners whole = owners_of(c, head);
    /* "the town of Douma", but not "the town hall of Douma" */
    if (whole.of_count && !nci_has_class(c, head, NCI_STR("building|office")) && mention_at(c, whole.of[0])->type == NCORP_LOC) return nci_party_add(out, whole.of[0]);
    /* "the offices of the Red Cross", "a Hamas warehouse" */
    uint32_t owner = whole.of_count ? whole.of[0] : whole.whose != NCORP_NONE ? whole.whose : whole.named;
    if (owner != NCORP_NONE && mention_at(c, owner)->type == NCORP_ORG && nci_has_class(c, head, NCI_STR("office|building"))) return nci_party_add(out, owner);
    return nci_party_add(out, m != NCORP_NONE ? m : nci_nominal_for(c, head, NCI_NO_STR, NCI_NO_STR, NCORP_NONE));
  }
  owners o = owners_of(c, head);
  if (o.count) {
    for (uint32_t i = 0; i < o.count; i++) {
      bool last = i + 1 == o.count;
      nci_party_add(out, nominal(c, o.token[i], last && head >= o.token[i] ? head + 1 : o.token[i] + 1, o.country[i], NCI_STR("nationality"), NCORP_NONE));
    }
    nci_party_add(out, o.joined);
    return true;
  }
  bool held = o.named != NCORP_NONE && mention_at(c, o.named)->type == NCORP_ORG && nci_has_class(c, head, NCI_STR("captive")); /* "40 Boko Haram suspects" */
  if (o.named != NCORP_NONE && !held) return nci_party_add(out, o.named);
  if (o.of_count > 1 && mention_at(c, o.of[0])->type != NCORP_PER) {
    for (uint32_t i = 0; i < o.of_count; i++) nci_party_add(out, o.of[i]);
    return true;
  }
  uint32_t whose = o.whose != NCORP_NONE ? o.whose : o.of_count ? o.of[0] : NCORP_NONE;
  ncorp_str country = country_of_place(c, whose);
  if (country.size) return nci_party_add(out, nci_nominal_for(c, head, country, NCI_STR("owner"), whose));
  if (m != NCORP_NONE) country = country_of_described(c, m);
  if (country.size) return nci_party_add(out, nci_nominal_for(c, head, country, NCI_STR("described"), NCORP_NONE));
  if (whose != NCORP_NONE && mention_at(c, whose)->type == NCORP_ORG && c->words[head].agent) return nci_party_add(out, whose);
  return nci_party_add(out, m != NCORP_NONE ? m : nci_nominal_for(c, head, NCI_NO_STR, NCI_NO_STR, NCORP_NONE));
}

static bool is_person(const nci_coder *c, uint32_t token)
{
  uint32_t m = c->name_at[token] != NCORP_NONE ? c->name_at[token] : c->mention_of[token];
  return c->words[token].agent || (m != NCORP_NONE && mention_at(c, m)->type == NCORP_PER);
}

/* "Canada, Mexico sign pact": two names with a comma between and the verb right behind. */
static bool is_headline_list(const nci_coder *c, uint32_t token, uint32_t head)
{
  uint32_t a = c->name_at[head], b = c->name_at[token];
  if (a == NCORP_NONE || b == NCORP_NONE || a == b || mention_at(c, a)->type != mention_at(c, b)->type) return false;
  uint32_t first = nci_mention_tokens(c->doc, b).start, end = nci_mention_tokens(c->doc, b).end;
  if (nci_mention_tokens(c->doc, a).end + 1 != first || !nci_token_is(c->doc, first - 1, ",") || end >= c->end || c->g->upos[end] != NCI_VERB) return false;
  ncorp_str x = nci_participant_country(c, a), y = nci_participant_country(c, b);
  return !x.size || !nci_str_eq(x, y); /* "Lima, Peru" */
}

/* Whether a phrase is joined to another one: by conjunctions, or, in a list that the parser took for something else, a person
 * after a person ("with Roe, the envoy Ada Poe and ...") or a person hung on what is none ("the head of the council, Ada Poe"). */
static bool is_joined(const nci_coder *c, uint32_t token, uint32_t head)
{
  uint32_t t = token;
  for (int step = 0; step < 2 * STEPS; step++) {
    nci_rel rel = (nci_rel)c->g->rel[t];
    uint32_t above = c->g->heads.head[t];
    if (t == head || (c->name_at[t] != NCORP_NONE && c->name_at[t] == c->name_at[head])) return true;
    if (above == NCORP_NONE) return false;
    bool name = c->name_at[t] != NCORP_NONE && mention_at(c, c->name_at[t])->type == NCORP_PER;
    if (rel == NCI_CONJ) {
      if (c->g->upos[t] == NCI_VERB || c->g->upos[t] == NCI_ADJ) return false;
      if (name && !is_person(c, above)) return true;
    } else if (rel == NCI_APPOS) {
      if ((name && !is_person(c, above)) || is_headline_list(c, t, above)) return true;
      uint32_t own = name ? c->name_at[t] : name_of_described(c, t);
      uint32_t other = c->name_at[above] != NCORP_NONE ? c->name_at[above] : name_of_described(c, above);
      if (own == NCORP_NONE || other == NCORP_NONE || own == other || mention_at(c, other)->type != NCORP_PER) return false;
    } else if (rel != NCI_FLAT) {
      return false;
    }
    t = above;
  }
  return false;
}

void nci_party_of(nci_coder *c, uint32_t head, nci_things things, nci_party *out)
{
  enum { REACH = 64 };
  const nci_heads *h = &c->g->heads;
  if (!add_one(c, head, things, out)) return;
  for (uint32_t t = head + 1; t <= h->high[head] && t < head + REACH; t++) {
    nci_rel rel = (nci_rel)c->g->rel[t];
    if (rel == NCI_ACL_RELCL || rel == NCI_ACL) {
      if (h->high[t] > t) t = h->high[t];
      continue;
    }
    /* "Roe, together with Poe": of the phrase, not of the verb. */
    bool along = rel == NCI_NMOD && h->head[t] == head && (nci_slot_of_case(c, t, NULL) == NCI_SLOT_ALONGSIDE ||
                 (nci_slot_of_case(c, t, NULL) == NCI_SLOT_WITH && !nci_token_is(c->doc, nci_child(c->g, t, NCI_CASE), "with")));
    bool denied = rel == NCI_CONJ && nci_child(c->g, t, NCI_ADVMOD) != NCORP_NONE && nci_token_is(c->doc, nci_child(c->g, t, NCI_ADVMOD), "not"); /* "by the army and not the rebels" */
    if (denied) {
      if (h->high[t] > t) t = h->high[t];
      continue;
    }
    if (along || ((rel == NCI_CONJ || rel == NCI_APPOS) && is_joined(c, t, head))) add_one(c, t, things, out);
  }
}
