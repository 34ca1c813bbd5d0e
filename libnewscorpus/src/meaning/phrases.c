/* Which phrases refer to something: names, and the heads that the language model gives a kind. */
#include "meaning/phrases.h"

#include "base/sort.h"
#include "lexicon_gen.h"

typedef struct pronoun {
  const char *word;
  uint8_t reference, number, gender;
  bool reflexive;
} pronoun;

static const pronoun PRONOUNS[] = {
  { "i", NCI_BY_I, NCORP_SING, 0, false },
  { "me", NCI_BY_I, NCORP_SING, 0, false },
  { "my", NCI_BY_I, NCORP_SING, 0, false },
  { "mine", NCI_BY_I, NCORP_SING, 0, false },
  { "myself", NCI_BY_I, NCORP_SING, 0, true },
  { "we", NCI_BY_WE, NCORP_PLUR, 0, false },
  { "us", NCI_BY_WE, NCORP_PLUR, 0, false },
  { "our", NCI_BY_WE, NCORP_PLUR, 0, false },
  { "ours", NCI_BY_WE, NCORP_PLUR, 0, false },
  { "ourselves", NCI_BY_WE, NCORP_PLUR, 0, true },
  { "you", NCI_BY_YOU, 0, 0, false },
  { "your", NCI_BY_YOU, 0, 0, false },
  { "yours", NCI_BY_YOU, 0, 0, false },
  { "yourself", NCI_BY_YOU, NCORP_SING, 0, true },
  { "yourselves", NCI_BY_YOU, NCORP_PLUR, 0, true },
  { "he", NCI_BY_HE, NCORP_SING, NCORP_MASC, false },
  { "him", NCI_BY_HE, NCORP_SING, NCORP_MASC, false },
  { "his", NCI_BY_HE, NCORP_SING, NCORP_MASC, false },
  { "himself", NCI_BY_HE, NCORP_SING, NCORP_MASC, true },
  { "she", NCI_BY_SHE, NCORP_SING, NCORP_FEM, false },
  { "her", NCI_BY_SHE, NCORP_SING, NCORP_FEM, false },
  { "hers", NCI_BY_SHE, NCORP_SING, NCORP_FEM, false },
  { "herself", NCI_BY_SHE, NCORP_SING, NCORP_FEM, true },
  { "it", NCI_BY_IT, NCORP_SING, NCORP_NEUT, false },
  { "its", NCI_BY_IT, NCORP_SING, NCORP_NEUT, false },
  { "itself", NCI_BY_IT, NCORP_SING, NCORP_NEUT, true },
  { "they", NCI_BY_THEY, NCORP_PLUR, 0, false },
  { "them", NCI_BY_THEY, NCORP_PLUR, 0, false },
  { "their", NCI_BY_THEY, NCORP_PLUR, 0, false },
  { "theirs", NCI_BY_THEY, NCORP_PLUR, 0, false },
  { "themselves", NCI_BY_THEY, NCORP_PLUR, 0, true },
  { "this", NCI_BY_DEMONSTRATIVE, NCORP_SING, 0, false },
  { "that", NCI_BY_DEMONSTRATIVE, NCORP_SING, 0, false },
  { "these", NCI_BY_DEMONSTRATIVE, NCORP_PLUR, 0, false },
  { "those", NCI_BY_DEMONSTRATIVE, NCORP_PLUR, 0, false },
};
enum { PRONOUN_MOST = 10 };

/* The letters with which they begin. */
static const uint32_t PRONOUN_LETTERS = 1u << ('i' - 'a') | 1u << ('m' - 'a') | 1u << ('w' - 'a') | 1u << ('u' - 'a') | 1u << ('o' - 'a') |
                                        1u << ('y' - 'a') | 1u << ('h' - 'a') | 1u << ('s' - 'a') | 1u << ('t' - 'a');

static const pronoun *pronoun_of(ncorp_str word)
{
  char first = word.size ? nci_to_lower(word.data[0]) : '\0';
  if (word.size > PRONOUN_MOST || !nci_is_lower(first) || !(PRONOUN_LETTERS >> (first - 'a') & 1)) return NULL;
  for (size_t i = 0; i < sizeof PRONOUNS / sizeof *PRONOUNS; i++)
    if (PRONOUNS[i].word[0] == first && nci_str_is_nocase(word, PRONOUNS[i].word)) return &PRONOUNS[i];
  return NULL;
}

typedef struct finder {
  nci_names *n;
  const nci_grammar *g;
  nci_phrases *out;
} finder;

static uint8_t kind_of_type(uint8_t type)
{
  return type == NCORP_PER ? NCI_KIND_PER : type == NCORP_ORG ? NCI_KIND_ORG : type == NCORP_LOC ? NCI_KIND_LOC : NCI_KIND_OTHER;
}

/* Whether a phrase takes in what hangs on its head by this relation, where it stands before it. */
static bool modifies(uint8_t rel)
{
  switch (rel) {
  case NCI_DET_REL: case NCI_DET_PREDET: case NCI_AMOD: case NCI_NUMMOD: case NCI_COMPOUND: case NCI_NMOD_POSS: case NCI_NMOD_DESC:
  case NCI_NMOD_UNMARKED: case NCI_FLAT: case NCI_GOESWITH: return true;
  default: return false;
  }
}

static bool in_name(const finder *f, uint32_t token) { return f->n->name_at[token] != NCORP_NONE; }

/* The first token of the words from `low` on that can begin a phrase. */
static uint32_t beginning(const finder *f, uint32_t low, uint32_t end)
{
  while (low < end && !in_name(f, low) && (f->g->upos[low] == NCI_PUNCT || f->g->upos[low] == NCI_CCONJ)) low++;
  return low;
}

/* A hyphen between two parts of one word, as in "son-in-law". */
static bool hyphen(const finder *f, uint32_t t)
{
  const nci_token *tokens = f->n->doc->tokens.at;
  return t + 1 < f->n->doc->tokens.count && nci_token_is(f->n->doc, t, "-") && tokens[t - 1].end == tokens[t].start && tokens[t].end == tokens[t + 1].start;
}

/* The phrase without what follows the head: "the old envoy" of "the old envoy to Ghana, who ...". Its words stand together. */
static void extent(const finder *f, nci_phrase *p)
{
  const nci_heads *h = &f->g->heads;
  p->first = p->head;
  p->end = p->head + 1;
  for (uint32_t c = h->child_at[p->head + 1]; c-- > h->child_at[p->head];) {
    uint32_t child = h->child[c];
    if (child >= p->head) continue;
    if (h->high[child] + 1 != p->first) {
      bool marks = f->g->upos[h->high[child] + 1] == NCI_PUNCT && h->high[child] + 2 == p->first;
      if (!marks) break;
    }
    if (!modifies(f->g->rel[child])) {
      if (f->g->rel[child] != NCI_PUNCT_REL) break;
      continue;
    }
    p->first = beginning(f, h->low[child], p->first);
  }
  for (uint32_t c = h->child_at[p->head]; c < h->child_at[p->head + 1]; c++) {
    uint32_t child = h->child[c];
    bool goes_on = f->g->rel[child] == NCI_FLAT || f->g->rel[child] == NCI_GOESWITH || f->g->rel[child] == NCI_COMPOUND;
    if (child == p->end && goes_on && h->high[child] == child && !in_name(f, child)) p->end = child + 1;
  }
  enum { PARTS = 6 }; /* on each side: a chain of many is no word */
  for (int i = 0; i < PARTS && hyphen(f, p->end) && !in_name(f, p->end + 1); i++) p->end += 2;
  for (int i = 0; i < PARTS && p->first >= 2 && hyphen(f, p->first - 1) && !in_name(f, p->first - 2); i++) p->first -= 2;
}

/* "special envoy Ada Wong", "Minister of Trade Ada Wong": words before a person's name that belong to it. */
static bool titles(const finder *f, const nci_phrase *p)
{
  const nci_heads *h = &f->g->heads;
  uint32_t above = h->head[p->head], name = above == NCORP_NONE ? NCORP_NONE : f->n->name_at[above];
  for (uint32_t c = h->child_at[p->head]; c < h->child_at[p->head + 1] && name == NCORP_NONE; c++)
    if (h->child[c] > p->head && f->g->rel[h->child[c]] != NCI_NMOD && f->g->rel[h->child[c]] != NCI_CONJ) name = f->n->name_at[h->child[c]];
  if (name == NCORP_NONE) return false;
  const nci_name *x = &f->n->list.at[name];
  bool beside = x->first > p->head && f->g->upos[x->first - 1] != NCI_PUNCT;
  return x->type == NCORP_PER && beside && (above == NCORP_NONE || above < x->first || above >= x->end || f->g->rel[p->head] != NCI_NMOD_POSS);
}

static uint8_t reference_of(const finder *f, uint32_t head)
{
  const nci_heads *h = &f->g->heads;
  bool amount = false;
  for (uint32_t c = h->child_at[head]; c < h->child_at[head + 1] && h->child[c] < head; c++) {
    uint32_t child = h->child[c];
    if (f->g->rel[child] == NCI_NMOD_POSS) return NCI_BY_POSSESSOR;
    if (f->g->rel[child] == NCI_NUMMOD) amount = true;
    if (f->g->rel[child] != NCI_DET_REL) continue;
    ncorp_str word = nci_token_text(f->n->doc, child);
    if (nci_str_is_nocase(word, "the")) return NCI_BY_THE;
    if (nci_str_is_nocase(word, "a") || nci_str_is_nocase(word, "an")) return NCI_BY_A;
    const pronoun *this = pronoun_of(word);
    if (this && this->reference == NCI_BY_DEMONSTRATIVE) return NCI_BY_THIS;
    amount = true;
  }
  return amount ? NCI_BY_AMOUNT : NCI_BY_NOUN;
}

/* The entry of a word of persons ("envoy", "farmer") that a token is, or NULL. */
static const nci_lex_hit *person_word(const finder *f, uint32_t token)
{
  static const uint16_t tables[] = { NCI_LEX_PERSON_WORDS, NCI_LEX_ROLES };
  for (size_t i = 0; i < 2; i++) {
    const nci_lex_hit *hit = nci_names_hit(f->n, token, tables[i]);
    if (hit && hit->end == token + 1) return hit;
  }
  return NULL;
}

static uint8_t gender_of_word(const finder *f, uint32_t token)
{
  const nci_lex_hit *hit = person_word(f, token);
  if (!hit) return NCORP_GENDER_NONE;
  ncorp_str gender = nci_lexicon_field(f->n->doc->lexicon, hit->table, hit->row, hit->table == NCI_LEX_ROLES ? (unsigned)NCI_ROLES_GENDER : (unsigned)NCI_PERSON_WORDS_GENDER);
  return !gender.size ? NCORP_GENDER_NONE : gender.data[0] == 'f' ? NCORP_FEM : NCORP_MASC;
}

static uint8_t number_of(const finder *f, uint32_t token)
{
  ncorp_str number = nci_feature(f->n->doc, token, "Number");
  return nci_str_is(number, "Plur") ? NCORP_PLUR : nci_str_is(number, "Sing") ? NCORP_SING : NCORP_NUMBER_NONE;
}

static bool coordinated(const finder *f, uint32_t head)
{
  return nci_child(f->g, head, NCI_CONJ) != NCORP_NONE;
}

static void add_name(finder *f, uint32_t index, uint32_t sentence)
{
  const nci_name *x = &f->n->list.at[index];
  nci_phrase *p = x->entity == NCORP_NONE ? NULL : nci_vec_push(f->n->arena, &f->out->list);
  if (!p) return;
  *p = (nci_phrase){ .first = x->first, .end = x->end, .head = x->end - 1, .sentence = sentence, .name = index, .entity = x->entity, .cluster = NCORP_NONE, .antecedent = NCORP_NONE,
                     .kind = kind_of_type(x->type), .reference = NCI_BY_NAME, .kept = true, .number = NCORP_SING,
                     .stands_for = nci_names_stands_for(f->n, index) };
  uint8_t gender = f->n->entity_facts.at[x->entity].gender;
  p->gender = x->type == NCORP_PER ? gender : NCORP_NEUT;
  for (uint32_t t = x->end; f->g && t-- > x->first;) {
    uint32_t head = f->g->heads.head[t];
    if (head == NCORP_NONE || head < x->first || head >= x->end) p->head = t;
  }
}

/* "Police said", "arrested by police": a word of institutions that acts, whatever the model makes of it. */
static bool institution(const finder *f, uint32_t token)
{
  static const char *const sectors[] = { "COP", "GOV", "LEG", "JUD", "MIL" };
  uint8_t rel = f->g->rel[token];
  ncorp_str sector;
  if (f->g->upos[token] != NCI_NOUN || (rel != NCI_NSUBJ && rel != NCI_NSUBJ_PASS && rel != NCI_OBL_AGENT && rel != NCI_OBJ)) return false;
  if (!nci_names_sector(f->n, token, token + 1, &sector)) return false;
  for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
    if (nci_str_is(sector, sectors[i])) return true;
  return false;
}

static void add_phrase(finder *f, uint32_t token, uint32_t sentence)
{
  uint8_t kind = f->n->doc->kinds[token], upos = f->g->upos[token];
  if ((kind == NCI_KIND_NONE || kind == NCI_KIND_OTHER) && institution(f, token)) kind = NCI_KIND_ORG;
  if (kind == NCI_KIND_NONE && upos != NCI_PRON) return;
  if (kind == NCI_KIND_OTHER && upos == NCI_NOUN && person_word(f, token)) kind = NCI_KIND_PER;
  const pronoun *word = pronoun_of(nci_token_text(f->n->doc, token));
  bool alone = word && (word->reference < NCI_BY_DEMONSTRATIVE || (upos == NCI_PRON && f->g->rel[token] != NCI_DET_REL));
  if (alone && kind == NCI_KIND_NONE && word->reference <= NCI_BY_SHE) kind = NCI_KIND_PER;
  if (kind == NCI_KIND_NONE || (word && !alone) || upos == NCI_PUNCT) return;
  if (f->g->rel[token] == NCI_AMOD || f->g->rel[token] == NCI_DET_REL) return;
  if (f->g->rel[token] == NCI_COMPOUND) {
    bool nationality = false;
    nci_names_nationality(f->n, token, &nationality);
    if (nationality) return;
  }
  nci_phrase *p = nci_vec_push(f->n->arena, &f->out->list);
  if (!p) return;
  *p = (nci_phrase){ .head = token, .sentence = sentence, .name = NCORP_NONE, .entity = NCORP_NONE, .cluster = NCORP_NONE, .antecedent = NCORP_NONE, .kind = kind,
                     .kept = kind != NCI_KIND_OTHER };
  if (alone) {
    p->first = token;
    p->end = token + 1;
    p->reference = word->reference;
    p->number = word->number;
    p->gender = word->gender;
    p->reflexive = word->reflexive;
    return;
  }
  extent(f, p);
  if (titles(f, p) || f->g->upos[p->first] == NCI_ADP) { /* "in-person" is no phrase either */
    f->out->list.count--;
    return;
  }
  if (upos == NCI_ADJ && reference_of(f, token) == NCI_BY_NOUN) { /* "the poor", but not "poor" */
    f->out->list.count--;
    return;
  }
  p->reference = upos == NCI_PRON || upos == NCI_DET ? NCI_BY_PRONOUN : reference_of(f, token);
  p->number = coordinated(f, token) ? NCORP_NUMBER_NONE : number_of(f, token);
  p->gender = kind == NCI_KIND_PER ? gender_of_word(f, token) : NCORP_NEUT;
}

/* What rules found without the help of a tree. */
static void add_anaphors(finder *f)
{
  nci_anaphors anaphors = { 0 };
  nci_names_anaphora(f->n, &anaphors);
  for (uint32_t i = 0; i < anaphors.count && !f->n->arena->failed; i++) {
    const nci_anaphor *x = &anaphors.at[i];
    const pronoun *word = pronoun_of(nci_token_text(f->n->doc, x->first));
    nci_phrase *p = nci_vec_push(f->n->arena, &f->out->list);
    if (p)
      *p = (nci_phrase){ .first = x->first, .end = x->end, .head = x->end - 1, .name = NCORP_NONE, .entity = x->entity, .cluster = NCORP_NONE, .antecedent = NCORP_NONE,
                         .kind = NCI_KIND_PER, .reference = word ? word->reference : NCI_BY_THE, .number = NCORP_SING,
                         .gender = word ? word->gender : 0, .kept = true, .because = "rule" };
  }
}

static int in_text_order(const void *a, const void *b, void *ctx)
{
  const nci_phrase *x = a, *y = b;
  (void)ctx;
  if (x->first != y->first) return x->first < y->first ? -1 : 1;
  return x->end > y->end ? -1 : x->end < y->end;
}

void nci_phrases_find(nci_names *n)
{
  nci_document *doc = n->doc;
  nci_phrases *out = nci_arena_alloc(n->arena, 1, sizeof *out);
  if (!out) return;
  *out = (nci_phrases){ .names = n };
  finder f = { n, doc->grammar, out };
  bool trees = doc->grammar && doc->kinds;
  for (uint32_t s = 0; s < doc->sentences.count && !n->arena->failed; s++)
    for (uint32_t t = doc->sentences.at[s].first_token; t < doc->sentences.at[s].end_token; t++) {
      uint32_t name = n->name_at[t];
      if (name == NCORP_NONE && trees) add_phrase(&f, t, s);
      if (name != NCORP_NONE && n->list.at[name].first == t) add_name(&f, name, s);
    }
  if (!trees) add_anaphors(&f);
  nci_sort(n->arena, out->list.at, out->list.count, sizeof *out->list.at, in_text_order, NULL);
  doc->phrases = out;
}
