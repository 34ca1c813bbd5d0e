/* What is asked about two phrases that may mean the same. Each feature is a question with two values; most are asked apart for
 * each way of referring, because "he" and "the envoy" look for different things. */
#include "meaning/coreference.h"

typedef struct asking {
  uint32_t *out, *next;
  uint32_t question, way; /* way: nci_reference */
} asking;

#define INLINE static inline __attribute__((always_inline))

INLINE void ask(asking *x, uint32_t value, uint32_t other) { *x->next++ = nci_linker_feature(x->question++, value, other); }

/* The same, apart for each way of referring. */
INLINE void ask_way(asking *x, uint32_t value, uint32_t other) { ask(x, x->way | value << 5, other); }

INLINE uint32_t asked(const asking *x) { return (uint32_t)(x->next - x->out); }

static uint32_t bucket(uint32_t n)
{
  static const uint8_t buckets[] = { 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7 };
  return n < sizeof buckets ? buckets[n] : n < 60 ? 8 : 9;
}

static const nci_phrase *at(const nci_coref *c, uint32_t phrase) { return &c->phrases->list.at[phrase]; }

static const nci_coref_facts *facts_of(const nci_coref *c, uint32_t phrase) { return &c->facts[phrase]; }

static uint32_t rel_of(const nci_coref *c, const nci_phrase *p) { return c->g->rel[p->head]; }

/* The head of a phrase's head. What stands in apposition to "Wong and Ilic, ..." belongs to Ilic, whatever the tree says. */
static uint32_t governor_of(const nci_coref *c, const nci_phrase *p)
{
  uint32_t head = c->g->heads.head[p->head];
  if (c->g->rel[p->head] != NCI_APPOS || p->first < 2 || c->g->upos[p->first - 1] != NCI_PUNCT) return head;
  for (uint32_t t = p->first - 2; t != NCORP_NONE && t != head; t = c->g->heads.head[t])
    if (c->g->rel[t] == NCI_CONJ && c->g->heads.head[t] == head) return t;
  return head;
}

enum { LOOKED_AT = 12 }; /* words of a phrase, next to its head or from its beginning */

/* Words of a phrase that modify its head, by their folded forms: how many of a's are not among b's. */
static uint32_t new_words(const nci_coref *c, const nci_phrase *a, const nci_phrase *b)
{
  const nci_names *n = c->phrases->names;
  uint32_t fresh = 0;
  for (uint32_t t = a->head > a->first + LOOKED_AT ? a->head - LOOKED_AT : a->first; t < a->end && fresh < 3; t++) {
    if (t == a->head || c->g->rel[t] == NCI_DET_REL || c->g->upos[t] == NCI_PUNCT) continue;
    bool known = false;
    for (uint32_t u = b->first; u < b->end && u < b->first + LOOKED_AT && !known; u++) known = n->form[u] == n->form[t];
    fresh += !known;
  }
  return fresh;
}

/* Whether the head of a description is among the words of a phrase. */
static bool word_in(const nci_coref *c, uint32_t token, const nci_phrase *b)
{
  const nci_names *n = c->phrases->names;
  for (uint32_t u = b->first; u < b->end && u < b->first + LOOKED_AT; u++)
    if (n->form[u] == n->form[token]) return true;
  return false;
}

enum { MATCH_NONE, MATCH_LEMMA, MATCH_SAME, MATCH_IN_NAME, MATCH_NAME_IN };

static uint32_t match(const nci_coref *c, uint32_t a, uint32_t b)
{
  const nci_phrase *x = at(c, a), *y = at(c, b);
  if (x->reference >= NCI_BY_I || y->reference >= NCI_BY_I) return MATCH_NONE;
  if (facts_of(c, a)->lemma == facts_of(c, b)->lemma && x->name == NCORP_NONE && y->name == NCORP_NONE)
    return new_words(c, x, y) == 0 && new_words(c, y, x) == 0 ? MATCH_SAME : MATCH_LEMMA;
  if (y->name != NCORP_NONE && x->name == NCORP_NONE && word_in(c, x->head, y)) return MATCH_IN_NAME;
  if (x->name != NCORP_NONE && y->name == NCORP_NONE && word_in(c, y->head, x)) return MATCH_NAME_IN;
  return MATCH_NONE;
}

/* How two phrases of one sentence hang together in its tree. */
enum { TREE_APART, TREE_APPOSITION, TREE_APPOSED, TREE_PREDICATE, TREE_INSIDE, TREE_AROUND, TREE_SAME_VERB, TREE_CONJOINED, TREE_POSSESSOR,
       TREE_SAME_CLAUSE };

static uint32_t tree_of(const nci_coref *c, uint32_t x, uint32_t y)
{
  const nci_heads *h = &c->g->heads;
  const nci_phrase *a = at(c, x), *b = at(c, y);
  uint32_t ga = facts_of(c, x)->governor, gb = facts_of(c, y)->governor, ra = rel_of(c, a), rb = rel_of(c, b);
  if (ga == b->head) {
    if (ra == NCI_APPOS || ra == NCI_PARATAXIS) return TREE_APPOSITION;
    if (ra == NCI_CONJ) return TREE_CONJOINED;
    if (ra == NCI_NSUBJ) return TREE_PREDICATE;
  }
  if (gb == a->head) {
    if (rb == NCI_APPOS) return TREE_APPOSED;
    if (rb == NCI_NSUBJ || rb == NCI_NSUBJ_PASS) return TREE_PREDICATE;
    if (rb == NCI_NMOD_POSS) return TREE_POSSESSOR;
  }
  if (nci_dominates(h, b->head, a->head)) return TREE_INSIDE;
  if (nci_dominates(h, a->head, b->head)) return TREE_AROUND;
  if (ga == gb) return ra == NCI_CONJ || rb == NCI_CONJ ? TREE_CONJOINED : TREE_SAME_VERB;
  uint32_t top = nci_common_head(h, a->head, b->head);
  return top != NCORP_NONE && c->g->upos[top] == NCI_VERB && h->head[top] == NCORP_NONE ? TREE_SAME_CLAUSE : TREE_APART;
}

/* Where the two stand to quotations: the same one, one of them inside, ... and whether the other speaks. */
static uint32_t quoted(const nci_coref *c, uint32_t a, uint32_t b)
{
  uint32_t qa = c->quote[a], qb = c->quote[b];
  uint32_t speaker = qa == NCORP_NONE ? NCORP_NONE : c->speaker[qa];
  bool speaks = speaker != NCORP_NONE && (speaker == b || at(c, speaker)->cluster == at(c, b)->cluster);
  uint32_t where = qa == NCORP_NONE ? (qb == NCORP_NONE ? 0 : 1) : qa == qb ? 2 : qb == NCORP_NONE ? 3 : 4;
  if (where == 4 && speaker != NCORP_NONE && c->speaker[qb] != NCORP_NONE && at(c, speaker)->cluster == at(c, c->speaker[qb])->cluster) where = 5;
  return where | (uint32_t)speaks << 3;
}

/* "the envoy" and an entity that holds an office: 0 none of that, 1 another office, 2 that office, 3 and nobody else holds it; 4 more
 * where the description's country is the entity's. */
static uint32_t office(const nci_coref *c, uint32_t a, const nci_cluster *k)
{
  enum { MOST = 16 };
  const nci_names *n = c->phrases->names;
  const nci_phrase *x = at(c, a);
  if (k->entity == NCORP_NONE || x->reference >= NCI_BY_I || x->name != NCORP_NONE) return 0;
  uint32_t role = c->first_role[k->entity], form = n->form[x->head], steps = 0, found = 0;
  if (form >= n->words.count) return 0;
  for (; role != NCORP_NONE && steps++ < MOST && found < 2; role = c->next_role[role])
    found = n->form[n->roles.at[role].end - 1] == form ? 2 : 1;
  if (found == 2 && c->holders[form] == 1) found = 3;
  ncorp_str country = c->country[a];
  return found | (country.size && nci_str_eq(country, n->entities.at[k->entity].country) ? 4 : 0);
}

/* What kind of place a word can mean: "the country", "the town". */
static uint8_t place_of_word(const nci_coref *c, uint32_t token)
{
  static const struct { const char *word; uint8_t place; } words[] = {
    { "country", NCI_PLACE_COUNTRY }, { "nation", NCI_PLACE_COUNTRY }, { "republic", NCI_PLACE_COUNTRY }, { "kingdom", NCI_PLACE_COUNTRY },
    { "city", NCI_PLACE_CITY }, { "town", NCI_PLACE_CITY }, { "capital", NCI_PLACE_CITY }, { "village", NCI_PLACE_CITY },
    { "state", NCI_PLACE_REGION }, { "province", NCI_PLACE_REGION }, { "region", NCI_PLACE_REGION }, { "continent", NCI_PLACE_REGION },
  };
  ncorp_str text = nci_token_text(c->doc, token);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (nci_str_is_nocase(text, words[i].word)) return words[i].place;
  return NCI_PLACE_NONE;
}

/* "the company" after a company's name, "the country" after a country's: what the name is, by lexicon. */
static bool same_sort(const nci_coref *c, const nci_phrase *a, const nci_cluster *k)
{
  const nci_names *n = c->phrases->names;
  ncorp_str sector;
  if (k->entity == NCORP_NONE || a->reference != NCI_BY_THE || a->end - a->first != 2) return false;
  const ncorp_article_entity *e = &n->entities.at[k->entity];
  if (e->type == NCORP_LOC) return place_of_word(c, a->head) != NCI_PLACE_NONE && place_of_word(c, a->head) == n->entity_facts.at[k->entity].place;
  return e->type == NCORP_ORG && e->sector.size && nci_names_sector(n, a->head, a->head + 1, &sector) && nci_str_eq(sector, e->sector);
}

int32_t nci_coref_sure(const nci_coref *c, uint32_t a, uint32_t b, const nci_cluster *k)
{
  enum { OFFICE = 3 << NCI_LINKER_UNIT >> 1, SORT = 2 << NCI_LINKER_UNIT, FAR = 3 };
  const nci_phrase *x = at(c, a);
  if (x->reference == NCI_BY_THE && (office(c, a, k) & 3) == 3) return OFFICE;
  return x->sentence - at(c, b)->sentence < FAR && same_sort(c, x, k) ? SORT : 0;
}

const char *nci_coref_because(const nci_coref *c, uint32_t a, uint32_t b, const nci_cluster *k)
{
  const nci_phrase *x = at(c, a), *y = at(c, b);
  uint32_t tree = x->sentence == y->sentence ? tree_of(c, a, b) : TREE_APART, same = match(c, a, b);
  if (x->reference >= NCI_BY_I) return x->reflexive ? "reflexive" : x->reference == y->reference ? "same-pronoun" : "pronoun";
  if (tree == TREE_APPOSITION || tree == TREE_APPOSED) return "apposition";
  if (tree == TREE_PREDICATE) return "predicate";
  if ((office(c, a, k) & 3) >= 2) return "role";
  if (same_sort(c, x, k)) return "same-sort";
  return same == MATCH_LEMMA || same == MATCH_SAME ? "same-head" : same ? "head-in-name" : "context";
}

bool nci_coref_presented(const nci_coref *c, uint32_t a, uint32_t b)
{
  const nci_phrase *x = at(c, a), *y = at(c, b);
  uint32_t tree = x->sentence == y->sentence ? tree_of(c, a, b) : TREE_APART;
  return tree == TREE_APPOSITION || tree == TREE_APPOSED || tree == TREE_PREDICATE;
}

enum { PLACE_SUBJECT = 1 };

static uint8_t place_of(uint32_t rel)
{
  switch (rel) {
  case NCI_NSUBJ: case NCI_NSUBJ_PASS: case NCI_NSUBJ_OUTER: return PLACE_SUBJECT;
  case NCI_OBJ: case NCI_IOBJ: return 2;
  case NCI_OBL: case NCI_OBL_AGENT: case NCI_OBL_UNMARKED: return 3;
  case NCI_NMOD: case NCI_NMOD_DESC: return 4;
  case NCI_NMOD_POSS: return 5;
  case NCI_APPOS: return 6;
  case NCI_CONJ: return 7;
  case NCI_ROOT: return 8;
  case NCI_COMPOUND: return 9;
  default: return 0;
  }
}

void nci_coref_look(const nci_coref *c, const nci_phrase *p, nci_coref_facts *out)
{
  out->governor = governor_of(c, p);
  out->place = place_of(rel_of(c, p));
}

uint32_t nci_coref_join_features(const nci_coref *c, uint32_t a, uint32_t b, const nci_cluster *k, uint32_t *out)
{
  const nci_phrase *x = at(c, a), *y = at(c, b);
  const nci_coref_facts *fx = facts_of(c, a), *fy = facts_of(c, b);
  asking q = { .out = out, .next = out, .way = x->reference };
  uint32_t apart = x->sentence - y->sentence, near = bucket(apart), steps = bucket(a - b - 1);
  uint32_t same = match(c, a, b), quote = quoted(c, a, b), kind = k->kind;
  bool alone = k->size == 1;
  ask_way(&q, y->reference, 0);
  ask_way(&q, near, y->reference >= NCI_BY_I);
  ask_way(&q, steps, 0);
  ask_way(&q, x->kind | (uint32_t)y->kind << 3, kind);
  ask_way(&q, x->number | (uint32_t)k->number << 2, kind);
  ask_way(&q, x->gender | (uint32_t)k->gender << 2 | kind << 4, y->reference == NCI_BY_NAME);
  ask_way(&q, fx->place | (uint32_t)fy->place << 4, apart > 1 ? 2 : apart);
  ask_way(&q, same, y->reference);
  ask_way(&q, same | near << 3, x->kind);
  ask_way(&q, quote, y->reference);
  ask_way(&q, quote, kind);
  ask_way(&q, bucket(k->size), near);
  ask_way(&q, k->entity != NCORP_NONE, kind | (uint32_t)alone << 3);
  ask_way(&q, fx->paragraph == fy->paragraph, near);
  ask_way(&q, fy->place == PLACE_SUBJECT, near | (uint32_t)(y->sentence == at(c, k->first)->sentence) << 4);
  if (apart == 0) {
    uint32_t tree = tree_of(c, a, b);
    ask_way(&q, tree, y->reference);
    ask_way(&q, tree, (uint32_t)x->reflexive | (uint32_t)(x->kind == kind) << 1);
  }
  q.question = 17;
  if (x->reference < NCI_BY_I) {
    uint32_t held = office(c, a, k);
    ask(&q, fx->lemma, fy->lemma);
    ask_way(&q, held, kind);
    ask(&q, held, near);
    ask(&q, fx->lemma, kind | (uint32_t)(y->reference == NCI_BY_NAME) << 3);
    if (same) {
      ask_way(&q, new_words(c, x, y) | same << 2, x->number);
      ask(&q, fx->lemma, same | 16);
    }
  } else {
    q.question = 23;
    ask_way(&q, y->reference < NCI_BY_I ? fy->lemma : y->reference, 1);
    ask_way(&q, kind, nci_coref_lemma(c, fx->governor));
    ask_way(&q, fy->place | (uint32_t)(steps > 3 ? 3 : steps) << 4, near | kind << 4);
  }
  return asked(&q);
}

uint32_t nci_coref_new_features(const nci_coref *c, uint32_t a, uint32_t *out)
{
  const nci_phrase *x = at(c, a);
  const nci_coref_facts *f = facts_of(c, a);
  asking q = { .out = out, .next = out, .way = x->reference, .question = 100 };
  uint32_t before = c->same_lemma[a], lemma = f->lemma;
  bool modified = nci_child(c->g, x->head, NCI_NMOD) != NCORP_NONE || nci_child(c->g, x->head, NCI_ACL_RELCL) != NCORP_NONE ||
                  nci_child(c->g, x->head, NCI_ACL) != NCORP_NONE;
  ask_way(&q, 0, 0);
  ask_way(&q, x->kind, x->number);
  ask_way(&q, f->place, x->kind);
  ask_way(&q, before != NCORP_NONE, x->kind);
  ask_way(&q, bucket(x->sentence), x->kind);
  ask_way(&q, c->quote[a] != NCORP_NONE, 0);
  ask_way(&q, modified, x->kind);
  ask_way(&q, x->end - x->first > 3 ? 3 : x->end - x->first, modified);
  ask_way(&q, bucket(a), 0);
  ask_way(&q, x->first == c->doc->sentences.at[x->sentence].first_token, 0);
  ask_way(&q, lemma, 3);
  ask(&q, lemma, modified);
  ask_way(&q, nci_coref_lemma(c, f->governor), 4);
  return asked(&q);
}
