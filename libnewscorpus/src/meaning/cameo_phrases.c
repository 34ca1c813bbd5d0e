/* Noun phrases and the codes of their actors: a head with what describes it, its coordinated fellows, and the prepositional
 * phrase behind it where that has none of its own ("lawmakers in A and B" are those of A and those of B). */
#include "meaning/cameo_coder.h"

#include "base/str.h"

enum { TEXT_MAX = 40, MEMBERS_MAX = 16 };

/* One reading of a phrase: the spots whose words are looked up together. */
typedef struct text {
  uint16_t at[TEXT_MAX];
  uint32_t count;
} text;

typedef struct texts {
  text list[NCI_CAMEO_CODES_MAX];
  uint32_t count;
} texts;

/* A code in the making. */
typedef struct coded {
  ncorp_str code;      /* absent: nobody */
  bool actor, agent;   /* what it is made of */
  uint32_t first, end; /* of the reading: the words that say so */
  nci_cameo_entries entries;
} coded;

static bool is_nominal(const nci_cameo_coder *c, uint32_t t)
{
  switch (c->grammar->upos[t]) {
  case NCI_NOUN: case NCI_PROPN: case NCI_PRON: case NCI_X: case NCI_NUM: case NCI_SYM: return true;
  default: return false;
  }
}

static bool is_modifier(const nci_cameo_coder *c, uint32_t t) { return is_nominal(c, t) || c->grammar->upos[t] == NCI_ADJ; }

/* The words of the actor's name that a token is part of, as [first, end) of spots. */
static const nci_cameo_spot *name_at(const nci_cameo_coder *c, uint32_t token)
{
  uint32_t spot = token >= c->first && token < c->end ? c->spot_of[token - c->first] : NCORP_NONE;
  return spot == NCORP_NONE ? NULL : &c->spots[spot];
}

uint32_t nci_cameo_preposition(const nci_cameo_coder *c, uint32_t t)
{
  const nci_cameo_spot *name = name_at(c, t);
  uint32_t mark = nci_child(c->grammar, t, NCI_CASE);
  for (uint32_t i = name ? name->first : 0; name && i < name->end && (mark == NCORP_NONE || c->grammar->upos[mark] != NCI_ADP); i++)
    mark = nci_child(c->grammar, c->spots[i].token, NCI_CASE);
  return mark != NCORP_NONE && c->grammar->upos[mark] == NCI_ADP ? mark : NCORP_NONE;
}

/* A noun behind a preposition of its own describes nothing, whatever the parser calls it. */
static bool has_preposition(const nci_cameo_coder *c, uint32_t t)
{
  const nci_cameo_spot *name = name_at(c, t), *above = name_at(c, c->grammar->heads.head[t]);
  return nci_cameo_preposition(c, t) != NCORP_NONE && !(name && above && name->first == above->first);
}

/* Two phrases side by side in one place of a clause are one that the parser has cut: "[Danish] [Minister Holm] said". Gives the
 * other one, or NCORP_NONE. */
static uint32_t cut_off(const nci_cameo_coder *c, uint32_t t)
{
  const nci_heads *h = &c->grammar->heads;
  uint32_t head = h->head[t];
  uint8_t rel = c->grammar->rel[t];
  if (head == NCORP_NONE || (rel != NCI_NSUBJ && rel != NCI_NSUBJ_PASS && rel != NCI_OBL && rel != NCI_OBJ)) return NCORP_NONE;
  for (uint32_t k = h->child_at[head]; k < h->child_at[head + 1]; k++) {
    uint32_t other = h->child[k];
    if (other > t && c->grammar->rel[other] == rel && h->low[other] == h->high[t] + 1 && !has_preposition(c, other) &&
        nci_child(c->grammar, other, NCI_CC) == NCORP_NONE && nci_child(c->grammar, other, NCI_DET_REL) == NCORP_NONE)
      return other;
  }
  return NCORP_NONE;
}

/* The relations by which a word describes the head of its phrase. */
static bool describes(const nci_cameo_coder *c, uint32_t t)
{
  uint32_t head = c->grammar->heads.head[t];
  if (has_preposition(c, t)) return false;
  switch (c->grammar->rel[t]) {
  case NCI_DET_REL: case NCI_DET_PREDET: case NCI_AMOD: case NCI_COMPOUND: case NCI_NUMMOD: case NCI_NMOD_POSS: case NCI_FLAT:
  case NCI_FIXED: case NCI_NMOD_DESC: case NCI_GOESWITH: case NCI_LIST: case NCI_DEP:
    return true;
  case NCI_ADVMOD: return t < head;
  case NCI_APPOS: case NCI_NMOD: case NCI_NMOD_UNMARKED: /* "Minister Adams"; not "Adams, the minister" */
    return c->grammar->heads.low[t] == head + 1 && nci_child(c->grammar, t, NCI_CASE) == NCORP_NONE;
  default: return false;
  }
}

/* Whether a token belongs to the phrase of a head, without its fellows and what is behind it. */
static bool in_core(const nci_cameo_coder *c, uint32_t t, uint32_t head)
{
  const nci_heads *h = &c->grammar->heads;
  for (; t != head; t = h->head[t]) {
    if (t == NCORP_NONE || c->grammar->rel[t] == NCI_ACL || c->grammar->rel[t] == NCI_ACL_RELCL) return false;
    if (cut_off(c, t) == head) return true;
    if (h->head[t] == head && !describes(c, t)) return false;
  }
  return true;
}

static void add_spots(const nci_cameo_coder *c, uint32_t token, text *to)
{
  uint32_t spot = c->spot_of[token - c->first];
  for (; spot < c->spot_count && c->spots[spot].token == token; spot++) {
    uint32_t from = c->spots[spot].first; /* with all of the name that it is part of, once */
    if (to->count && to->at[to->count - 1] >= from && to->at[to->count - 1] < c->spots[spot].end) from = to->at[to->count - 1] + 1u;
    for (; from < c->spots[spot].end && to->count < TEXT_MAX; from++) to->at[to->count++] = (uint16_t)from;
  }
}

/* Whether a word names an actor or an agent, whatever the parser takes it for. */
static bool names_somebody(const nci_cameo_coder *c, uint32_t t)
{
  const nci_cameo_spot *name = name_at(c, t);
  const nci_cameo_phrase *entry;
  return name && (nci_cameo_find(c->dictionary, &c->dictionary->actors, &name->word, 1, &entry) ||
                  nci_cameo_find(c->dictionary, &c->dictionary->agents, &name->word, 1, &entry));
}

/* "A and B, and C and D": the third begins a list of its own. */
static bool begins_list(const nci_cameo_coder *c, uint32_t t, uint32_t last)
{
  uint32_t and = nci_child(c->grammar, t, NCI_CC);
  return nci_child(c->grammar, last, NCI_CC) != NCORP_NONE && and != NCORP_NONE && and > c->first && nci_token_is(c->doc, and - 1, ",");
}

/* The nominals that are coordinated with one, itself first. */
static uint32_t members_of(const nci_cameo_coder *c, uint32_t head, uint32_t list[MEMBERS_MAX])
{
  const nci_heads *h = &c->grammar->heads;
  uint32_t n = 0;
  list[n++] = head;
  for (uint32_t m = 0; m < n; m++) /* also those that the parser hangs on one another */
    for (uint32_t k = h->child_at[list[m]]; k < h->child_at[list[m] + 1] && n < MEMBERS_MAX; k++) {
      uint32_t t = h->child[k];
      bool noun = is_nominal(c, t) || (c->grammar->upos[t] == NCI_ADJ && (c->grammar->upos[head] != NCI_NOUN || names_somebody(c, t)));
      if (c->grammar->rel[t] == NCI_CONJ && t > head && t < c->end && (noun || c->grammar->upos[head] == NCI_ADJ) && !begins_list(c, t, list[n - 1])) list[n++] = t;
    }
  /* One that "and" joins and that the parser puts beside it. */
  uint32_t above = h->head[head];
  for (uint32_t k = above == NCORP_NONE ? 0 : h->child_at[above]; above != NCORP_NONE && k < h->child_at[above + 1] && n < MEMBERS_MAX; k++) {
    uint32_t t = h->child[k], and = nci_child(c->grammar, t, NCI_CC);
    bool alike = c->grammar->rel[t] == c->grammar->rel[head] || (describes(c, t) && describes(c, head));
    if (t > head && t < c->end && alike && is_nominal(c, t) && and != NCORP_NONE && and > head && is_nominal(c, and - 1)) list[n++] = t;
  }
  return n;
}

/* The first word of a phrase that has fellows among the words that describe the head, or NCORP_NONE. */
static uint32_t coordinated_modifier(const nci_cameo_coder *c, uint32_t low, uint32_t head)
{
  uint32_t list[MEMBERS_MAX];
  for (uint32_t t = low; t < head; t++)
    if (is_modifier(c, t) && in_core(c, t, head) && members_of(c, t, list) > 1) return t;
  return NCORP_NONE;
}

/* The readings of a head with its modifiers: one, or one for each of coordinated modifiers ("A and B leaders"). */
static void core_texts(const nci_cameo_coder *c, uint32_t head, texts *out)
{
  const nci_heads *h = &c->grammar->heads;
  uint32_t low = h->low[head] > c->first ? h->low[head] : c->first, high = h->high[head] < c->end ? h->high[head] : c->end - 1;
  if (low > c->first && h->head[low - 1] != NCORP_NONE && in_core(c, low - 1, head)) { /* what was cut off */
    while (low > c->first && in_core(c, low - 1, head)) low--;
  }
  uint32_t choice = coordinated_modifier(c, low, head), list[MEMBERS_MAX] = { 0 };
  uint32_t n = choice == NCORP_NONE ? 1 : members_of(c, choice, list);
  out->count = 0;
  for (uint32_t k = 0; k < n && out->count < NCI_CAMEO_CODES_MAX; k++) {
    text *x = &out->list[out->count++];
    x->count = 0;
    for (uint32_t t = low; t <= high; t++) {
      uint32_t owner = k; /* of the coordinated modifiers, the one that the token belongs to */
      for (uint32_t m = 0; m < n && choice != NCORP_NONE; m++)
        if (nci_dominates(h, list[m], t)) owner = m;
      if (owner == k && in_core(c, t, head)) add_spots(c, t, x);
    }
  }
}

/* The noun behind a head that a preposition joins to it, with nothing between that belongs elsewhere; or NCORP_NONE. */
static uint32_t joined_noun(const nci_cameo_coder *c, uint32_t head)
{
  const nci_heads *h = &c->grammar->heads;
  for (uint32_t k = h->child_at[head]; k < h->child_at[head + 1]; k++) {
    uint32_t t = h->child[k], mark = t > head && t < c->end && c->grammar->rel[t] == NCI_NMOD ? nci_cameo_preposition(c, t) : NCORP_NONE;
    if (mark == NCORP_NONE || mark < head) continue;
    uint32_t between = head + 1;
    while (between < mark && nci_dominates(h, head, between)) between++;
    return between == mark ? t : NCORP_NONE;
  }
  return NCORP_NONE;
}

static coded code_of(nci_cameo_coder *c, const text *x);

/* Adds the readings of one noun with those of the noun behind it, where that has none itself and not both are actors. */
static void member_texts(nci_cameo_coder *c, uint32_t head, uint32_t behind, texts *out)
{
  texts core, more;
  core_texts(c, head, &core);
  uint32_t list[MEMBERS_MAX], n = 0;
  if (behind != NCORP_NONE) {
    n = members_of(c, behind, list);
    for (uint32_t k = 0; k < n; k++)
      if (joined_noun(c, list[k]) != NCORP_NONE) n = 0;
  }
  for (uint32_t i = 0; i < core.count; i++) {
    if (!n && out->count < NCI_CAMEO_CODES_MAX) out->list[out->count++] = core.list[i];
    for (uint32_t k = 0; k < n; k++) {
      core_texts(c, list[k], &more);
      for (uint32_t m = 0; m < more.count && out->count < NCI_CAMEO_CODES_MAX; m++) {
        text *x = &out->list[out->count];
        *x = core.list[i];
        if (code_of(c, x).actor && code_of(c, &more.list[m]).actor) {
          if (!k && !m) out->count++;
          continue;
        }
        out->count++;
        for (uint32_t t = nci_cameo_preposition(c, behind); t < list[0] && t < c->end; t++)
          if (t == nci_cameo_preposition(c, behind) || (is_modifier(c, t) && !in_core(c, t, list[0]))) add_spots(c, t, x);
        for (uint32_t p = 0; p < more.list[m].count && x->count < TEXT_MAX; p++) x->at[x->count++] = more.list[m].at[p];
      }
    }
  }
}

/* Whether a code has an agent's code already, as one of its groups of three letters. */
static bool has_code(ncorp_str code, ncorp_str agent)
{
  for (size_t i = 0; i + agent.size <= code.size; i += 3)
    if (memcmp(code.data + i, agent.data, agent.size) == 0) return true;
  return false;
}

/* "us" is not the US. */
static bool is_pronoun(const nci_cameo_coder *c, uint32_t t)
{
  return c->grammar->upos[t] == NCI_PRON && c->doc->tokens.at[t].shape & NCI_SHAPE_LOWER;
}

static coded code_of(nci_cameo_coder *c, const text *x)
{
  const nci_cameo_dictionary *d = c->dictionary;
  uint32_t words[TEXT_MAX], from = x->count, to = x->count;
  const nci_cameo_phrase *entry;
  coded out = { .first = x->count };
  bool former = false; /* who was an agent is of the elite, as TABARI has it */
  for (uint32_t i = 0; i < x->count; i++) {
    words[i] = c->spots[x->at[i]].word;
    former = former || nci_token_is(c->doc, c->spots[x->at[i]].token, "former");
  }
  for (uint32_t i = 0; i < x->count && !out.actor; i++) {
    uint32_t n = nci_cameo_find(d, &d->actors, words + i, x->count - i, &entry);
    if (!n || (n == 1 && is_pronoun(c, c->spots[x->at[i]].token))) continue;
    ncorp_str code = nci_cameo_actor_code(d, entry->value, c->day);
    out.actor = true;
    out.entries.actor = entry;
    out.code = code.size ? code : NCI_STR("---");
    out.first = from = i;
    out.end = to = i + n;
  }
  for (uint32_t i = 0; i < x->count; i++) {
    if (i >= from && i < to) continue;
    uint32_t limit = i < from ? from : x->count, n = nci_cameo_find(d, &d->agents, words + i, limit - i, &entry);
    if (!n) continue;
    const nci_cameo_agent *a = &d->agent_codes.at[entry->value];
    ncorp_str code = former ? NCI_STR("ELI") : a->code;
    if (!out.code.data) out.code = NCI_STR("---");
    const ncorp_str parts[] = { a->before ? code : out.code, a->before ? out.code : code };
    if (!has_code(out.code, code)) out.code = nci_arena_join(c->arena, parts, 2);
    out.agent = true;
    if (out.entries.agent_count < NCI_CAMEO_AGENTS_MAX) out.entries.agents[out.entries.agent_count++] = entry;
    if (i < out.first) out.first = i;
    if (i + n > out.end) out.end = i + n;
    i += n - 1;
  }
  if (nci_str_is(out.code, "---")) out.code = NCI_NO_STR;
  return out;
}

/* Adds a party for each of the codes that "/" parts, unless the phrase has it. */
static void add_party(nci_cameo_coder *c, nci_cameo_noun *noun, coded who, const text *x, uint32_t head)
{
  ncorp_str codes = who.code;
  while (codes.size) {
    ncorp_str code = nci_str_part(&codes, '/');
    bool known = !code.size || noun->count == NCI_CAMEO_CODES_MAX;
    for (uint32_t i = 0; i < noun->count; i++) known = known || nci_str_eq(c->parties.at[noun->first_code + i].code, code);
    if (known) continue;
    uint32_t from = UINT32_MAX, to = 0;
    for (uint32_t i = who.first; i < who.end; i++) {
      uint32_t t = c->spots[x->at[i]].token;
      if (t < from) from = t;
      if (t >= to) to = t + 1;
    }
    nci_cameo_party party = { code, who.entries, from, to, head >= from && head < to ? head : to - 1 };
    nci_vec_add(c->arena, &c->parties, party);
    noun->count++;
  }
}

/* "Danish media and government", "lawmakers and officials in A": a member that only says what somebody is shares the words
 * before the first one, or what stands behind another one. */
static void share(nci_cameo_coder *c, const texts *first, uint32_t first_head, uint32_t head, uint32_t behind, texts *own)
{
  for (uint32_t i = 0; i < own->count; i++)
    if (code_of(c, &own->list[i]).actor || !code_of(c, &own->list[i]).agent) return;
  texts longer = { .count = 0 };
  member_texts(c, head, behind, &longer);
  for (uint32_t i = 0; i < longer.count; i++)
    if (code_of(c, &longer.list[i]).actor) {
      *own = longer;
      return;
    }
  if (head == first_head) return;
  for (uint32_t i = 0; i < own->count; i++) {
    text joined = { .count = 0 };
    for (uint32_t k = 0; k < first->list[0].count; k++)
      if (c->spots[first->list[0].at[k]].token < first_head) joined.at[joined.count++] = first->list[0].at[k];
    for (uint32_t k = 0; k < own->list[i].count && joined.count < TEXT_MAX; k++) joined.at[joined.count++] = own->list[i].at[k];
    if (code_of(c, &joined).actor) own->list[i] = joined;
  }
}

/* A member without a code, by its own words, where the options ask for such actors. */
static void name_member(nci_cameo_coder *c, nci_cameo_noun *noun, const texts *first, uint32_t first_head, uint32_t head, const text *x)
{
  if (!x->count || x->count > c->dictionary->options.new_actor_length || head == first_head || code_of(c, x).code.data || !first->count) return;
  uint32_t from = c->spots[x->at[0]].token, to = c->spots[x->at[x->count - 1]].token;
  ncorp_str words = nci_span_text(c->doc, (ncorp_span){ c->doc->tokens.at[from].start, c->doc->tokens.at[to].end });
  const ncorp_str parts[] = { NCI_STR("\""), words, NCI_STR("\"") };
  add_party(c, noun, (coded){ .code = nci_arena_join(c->arena, parts, 3), .end = x->count }, x, head);
}

static void claim(nci_cameo_noun *noun, const text *x)
{
  for (uint32_t i = 0; i < x->count; i++) {
    if (x->at[i] < noun->first) noun->first = x->at[i];
    if (x->at[i] >= noun->end) noun->end = x->at[i] + 1u;
  }
}

static void put_noun(nci_cameo_coder *c, const nci_cameo_noun *noun)
{
  if (noun->first >= noun->end) return;
  nci_vec_add(c->arena, &c->nouns, *noun);
  for (uint32_t i = noun->first; i < noun->end; i++)
    if (c->spots[i].phrase == NCORP_NONE) c->spots[i].phrase = c->nouns.count - 1;
}

static void make_noun(nci_cameo_coder *c, uint32_t head)
{
  nci_cameo_noun noun = { .first = UINT32_MAX, .first_code = c->parties.count };
  uint32_t list[MEMBERS_MAX], n = members_of(c, head, list), behind = NCORP_NONE;
  texts first = { .count = 0 };
  for (uint32_t k = 0; k < n; k++) {
    uint32_t more = joined_noun(c, list[k]);
    if (more != NCORP_NONE) behind = more;
  }
  for (uint32_t k = 0; k < n; k++) {
    texts own = { .count = 0 };
    uint32_t joined = joined_noun(c, list[k]);
    if (k + 1 == n && joined == NCORP_NONE && behind != NCORP_NONE && behind > list[k]) joined = behind; /* it stands behind this one */
    member_texts(c, list[k], joined, &own);
    if (k == 0) first = own;
    for (uint32_t i = 0; i < own.count; i++) claim(&noun, &own.list[i]);
    if (n > 1) share(c, &first, list[0], list[k], behind, &own);
    noun.compound = noun.compound || n > 1 || own.count > 1;
    for (uint32_t i = 0; i < own.count; i++) add_party(c, &noun, code_of(c, &own.list[i]), &own.list[i], list[k]);
    if (n > 1 && c->dictionary->options.new_actor_length) name_member(c, &noun, &first, list[0], list[k], &own.list[0]);
  }
  put_noun(c, &noun);
}

/* A noun of its own phrase: not one that describes another. */
static bool heads_phrase(const nci_cameo_coder *c, uint32_t t)
{
  uint8_t rel = c->grammar->rel[t], upos = c->grammar->upos[t];
  if (rel == NCI_OBL_UNMARKED || rel == NCI_CASE || rel == NCI_PUNCT_REL || rel == NCI_MARK) return false;
  bool argument = rel == NCI_NSUBJ || rel == NCI_NSUBJ_PASS || rel == NCI_OBJ || rel == NCI_IOBJ || rel == NCI_OBL || rel == NCI_OBL_AGENT || rel == NCI_NMOD;
  if (!is_nominal(c, t) && !(argument && (upos != NCI_VERB || names_somebody(c, t)))) return false;
  return (!describes(c, t) && cut_off(c, t) == NCORP_NONE) || c->grammar->heads.head[t] == NCORP_NONE;
}

/* "A and B", where the parser has lost B: the phrase of A goes on as that of both. */
static void take_over(nci_cameo_coder *c, uint32_t earlier, nci_cameo_noun *noun)
{
  nci_cameo_noun *old = &c->nouns.at[earlier];
  noun->first = old->first;
  noun->compound = true;
  for (uint32_t i = 0; i < old->count; i++) {
    nci_cameo_party party = c->parties.at[old->first_code + i];
    nci_vec_add(c->arena, &c->parties, party);
    noun->count++;
  }
  for (uint32_t i = old->first; i < old->end; i++) c->spots[i].phrase = NCORP_NONE;
  old->end = old->first; /* it has no words any longer */
}

void nci_cameo_nouns(nci_cameo_coder *c)
{
  const nci_cameo_dictionary *d = c->dictionary;
  c->nouns.count = c->parties.count = 0;
  for (uint32_t i = 0; i < c->spot_count && !c->arena->failed; i++)
    if (c->spots[i].phrase == NCORP_NONE && heads_phrase(c, c->spots[i].token)) make_noun(c, c->spots[i].token);
  /* Actors that the parser takes for something else. */
  for (uint32_t i = 0; i < c->spot_count && !c->arena->failed; i++) {
    uint32_t words[TEXT_MAX], n = 0;
    const nci_cameo_phrase *entry;
    while (n < TEXT_MAX && i + n < c->spots[i].end && c->spots[i + n].phrase == NCORP_NONE) words[n] = c->spots[i + n].word, n++;
    uint32_t size = nci_cameo_find(d, &d->actors, words, n, &entry);
    if (!size) continue;
    text x = { .count = 0 };
    for (uint32_t k = 0; k < size; k++) x.at[x.count++] = (uint16_t)(i + k);
    nci_cameo_noun noun = { .first = UINT32_MAX, .first_code = c->parties.count };
    claim(&noun, &x);
    uint32_t before = i > 1 ? c->spots[i - 2].phrase : NCORP_NONE, t = c->spots[i].token;
    if (before != NCORP_NONE && c->grammar->upos[c->spots[i - 1].token] == NCI_CCONJ) take_over(c, before, &noun);
    add_party(c, &noun, code_of(c, &x), &x, t);
    put_noun(c, &noun);
    i += size - 1;
  }
}
