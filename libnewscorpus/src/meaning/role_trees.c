/* Offices, trades and kinship that the tree of a sentence shows and the words beside a name do not: appositions and predicates
 * with words in between, and nouns for persons that are in no table ("Jane Roe, a union organiser"). */
#include "meaning/names.h"
#include "lexicon_gen.h"
#include "model/grammar.h"
#include "text/fold.h"

typedef struct tree {
  nci_names *n;
  const nci_grammar *g;
  ncorp_sentence sentence;
  uint32_t name;  /* who holds it */
  uint32_t heard; /* the first of the roles that the words told of it */
  uint32_t words; /* how many roles they told in all */
} tree;

static uint32_t head_of(const tree *t, const nci_name *x)
{
  const uint32_t *head = t->g->heads.head;
  uint32_t top = x->first;
  while (head[top] != NCORP_NONE && head[top] >= x->first && head[top] < x->end) top = head[top];
  return top;
}

static uint32_t name_on(const tree *t, uint32_t token) { return t->n->name_at[token]; }

/* An ending of nouns for those who do something: teacher, activist, critic's kin. */
static bool agent_noun(ncorp_str word)
{
  static const char *const endings[] = { "er", "or", "ist", "ian", "eer", "man", "woman", "person", "ant", "ic", "ent" };
  enum { SHORTEST = 6 };
  if (word.size < SHORTEST) return false;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (nci_str_ends(word, nci_cstr(endings[i]))) return true;
  return false;
}

static bool person_noun(const tree *t, uint32_t noun)
{
  nci_lex_hit hit;
  nci_document *doc = t->n->doc;
  return nci_lexicon_match_in(doc->lexicon, NCI_LEX_SET(NCI_LEX_PERSON_WORDS), doc->text, doc->tokens.at, noun, noun + 1, &hit, 1, NULL) > 0;
}

/* The noun with those that are compounded with it: "union organiser", in the article's words. */
static void take_words(const tree *t, uint32_t noun, nci_role *role)
{
  const nci_grammar *g = t->g;
  while (role->first > t->sentence.first_token && g->heads.head[role->first - 1] == noun && g->rel[role->first - 1] == NCI_COMPOUND &&
         name_on(t, role->first - 1) == NCORP_NONE)
    role->first--;
  const nci_token *tokens = t->n->doc->tokens.at;
  role->word = nci_str(t->n->doc->text.data + tokens[role->first].start, tokens[noun].end - tokens[role->first].start);
}

/* A noun for an organisation: company, agency, party. */
static bool read_body(const tree *t, uint32_t noun, nci_role *role)
{
  if (!(nci_names_shape(t->n, noun) & NCI_SHAPE_LOWER)) return false;
  bool told = nci_names_sector(t->n, noun, noun + 1, &role->sector);
  if (!told && !(nci_names_flags(t->n, noun) & NCI_WORD_ORG_HEAD)) return false;
  take_words(t, noun, role);
  return true;
}

/* The noun's words: an office or kin of the tables, else the article's; false when it is no noun for such a holder. */
static bool read_noun(const tree *t, uint32_t noun, bool loose, nci_role *role)
{
  uint32_t start = 0;
  nci_lex_hit kin;
  if (t->g->upos[noun] != NCI_NOUN || nci_str_eq(nci_feature(t->n->doc, noun, "Number"), NCI_STR("Plur"))) return false;
  *role = (nci_role){ .first = noun, .end = noun + 1, .row = NCORP_NONE, .relation = NCORP_NONE, .name = t->name, .of = NCORP_NONE };
  if (t->n->list.at[t->name].type == NCORP_ORG) return read_body(t, noun, role);
  const nci_lex_hit *office = nci_names_role_ending(t->n, t->sentence.first_token, noun + 1, &start);
  if (office) {
    role->first = start;
    role->row = office->row;
    role->sector = nci_lexicon_field(t->n->doc->lexicon, NCI_LEX_ROLES, office->row, NCI_ROLES_SECTOR);
    return true;
  }
  if (nci_names_relation(t->n, noun, t->sentence.end_token, &kin)) {
    role->relation = kin.row;
    role->end = kin.end;
    return true;
  }
  ncorp_str word = nci_token_text(t->n->doc, noun);
  if (!(nci_names_shape(t->n, noun) & NCI_SHAPE_LOWER) || !(person_noun(t, noun) || (loose && agent_noun(word)))) return false;
  take_words(t, noun, role);
  return true;
}

static bool once(const tree *t, uint32_t token)
{
  static const char *const list[] = { "former", "then", "late", "retired", "onetime", "erstwhile", "ousted", "deposed", "ex" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_token_is(t->n->doc, token, list[i])) return true;
  return false;
}

/* What the noun's own phrase says of it: whose, in what, for which country. */
static void read_phrase(const tree *t, uint32_t noun, nci_role *role)
{
  const nci_grammar *g = t->g;
  const nci_document *doc = t->n->doc;
  role->from = role->first;
  role->to = role->end;
  for (uint32_t c = g->heads.child_at[noun]; c < g->heads.child_at[noun + 1]; c++) {
    uint32_t child = g->heads.child[c], marker;
    if (name_on(t, child) == t->name) continue;
    switch (g->rel[child]) {
    case NCI_AMOD: case NCI_ADVMOD: case NCI_DET_REL: case NCI_COMPOUND: case NCI_NMOD_POSS:
      if (child > noun) continue;
      if (once(t, child)) role->former = true;
      if (g->heads.low[child] < role->from) role->from = g->heads.low[child];
      if (!role->country.size) role->country = nci_names_country_on(t->n, child);
      if (name_on(t, child) != NCORP_NONE && role->of == NCORP_NONE) role->of = name_on(t, child);
      continue;
    case NCI_NMOD:
      marker = nci_child(g, child, NCI_CASE);
      if (child < noun || marker == NCORP_NONE) continue;
      bool from = nci_token_is(doc, marker, "from"), of = nci_token_is(doc, marker, "of") || nci_token_is(doc, marker, "for");
      if (!from && !of && !nci_token_is(doc, marker, "to") && !nci_token_is(doc, marker, "at")) continue;
      uint32_t name = name_on(t, child);
      bool country = name != NCORP_NONE && t->n->list.at[name].place == NCI_PLACE_COUNTRY;
      if (!role->country.size && (of || (from && country))) role->country = nci_names_country_on(t->n, child);
      if (name != NCORP_NONE && !from && role->of == NCORP_NONE) role->of = name;
      if (g->heads.high[child] + 1 > role->to) role->to = g->heads.high[child] + 1;
      continue;
    default: continue;
    }
  }
}

static bool meets(const nci_role *a, const nci_role *b) { return a->name == b->name && a->from < b->to && b->from < a->to; }

/* Whether the words or another place in the tree already told this of the name. */
static bool told(const tree *t, const nci_role *role)
{
  const nci_role *roles = t->n->roles.at;
  for (uint32_t i = t->heard; i < t->words && roles[i].name == t->name; i++)
    if (meets(&roles[i], role)) return true;
  for (uint32_t i = t->n->roles.count; i > t->words && roles[i - 1].name == t->name; i--)
    if (meets(&roles[i - 1], role)) return true;
  return false;
}

/* "Jane Roe, treasurer John Doe": a noun before a person's name is that person's title, whatever the tree hangs it on. */
static bool titles_another(const tree *t, uint32_t noun)
{
  uint32_t next = noun + 1 < t->sentence.end_token ? name_on(t, noun + 1) : NCORP_NONE;
  return next != NCORP_NONE && next != t->name && t->n->list.at[next].type == NCORP_PER && t->n->list.at[next].first == noun + 1;
}

static void try_noun(tree *t, uint32_t noun, bool loose, ncorp_str because)
{
  nci_role role;
  if (name_on(t, noun) != NCORP_NONE || titles_another(t, noun) || !read_noun(t, noun, loose, &role)) return;
  read_phrase(t, noun, &role);
  if (told(t, &role)) return;
  if (role.relation != NCORP_NONE) {
    bool kin = !nci_str_is(nci_lexicon_field(t->n->doc->lexicon, NCI_LEX_RELATIONS, role.relation, NCI_RELATIONS_KIND), "office");
    if (role.of == NCORP_NONE || (t->n->list.at[role.of].type == NCORP_PER) != kin || role.of == t->name) return;
    if (kin) role.country = NCI_NO_STR;
  }
  role.because = because;
  ncorp_str gender = nci_names_role_gender(t->n, &role);
  if (gender.size) t->n->list.at[t->name].gender = gender.data[0] == 'f' ? NCI_GENDER_FEMALE : NCI_GENDER_MALE;
  nci_vec_add(t->n->arena, &t->n->roles, role);
}

static bool negated(const tree *t, uint32_t noun)
{
  const nci_heads *h = &t->g->heads;
  for (uint32_t c = h->child_at[noun]; c < h->child_at[noun + 1]; c++) {
    uint32_t child = h->child[c];
    if (nci_token_is(t->n->doc, child, "not") || nci_token_is(t->n->doc, child, "n't") || nci_token_is(t->n->doc, child, "no") ||
        nci_token_is(t->n->doc, child, "never") || (t->g->rel[child] == NCI_AUX_REL && !nci_token_is(t->n->doc, child, "has") && !nci_token_is(t->n->doc, child, "had")))
      return true;
  }
  return false;
}

/* A predicate noun, not one of "would be" or "is not". */
static bool predicate(const tree *t, uint32_t noun)
{
  return t->g->upos[noun] == NCI_NOUN && nci_child(t->g, noun, NCI_COP) != NCORP_NONE && nci_child(t->g, noun, NCI_CASE) == NCORP_NONE &&
         !negated(t, noun);
}

static bool about_who(const tree *t, uint32_t clause)
{
  uint32_t who = nci_child(t->g, clause, NCI_NSUBJ);
  return who != NCORP_NONE && nci_token_is(t->n->doc, who, "who");
}

/* "to the king, Jane Roe said" is no apposition, whatever the tree makes of it: one that a comma opens needs one that closes. */
static bool enclosed(const tree *t, uint32_t noun, const nci_name *x)
{
  if (noun + 1 == x->first || nci_child(t->g, noun, NCI_CASE) == NCORP_NONE) return true;
  return x->end >= t->sentence.end_token || nci_names_shape(t->n, x->end) & NCI_SHAPE_PUNCT;
}

static void read_name(tree *t)
{
  const nci_grammar *g = t->g;
  const nci_name *x = &t->n->list.at[t->name];
  uint32_t top = head_of(t, x), above = g->heads.head[top];
  for (uint32_t c = g->heads.child_at[top]; c < g->heads.child_at[top + 1]; c++) {
    uint32_t child = g->heads.child[c];
    switch (g->rel[child]) {
    case NCI_APPOS: try_noun(t, child, true, NCI_STR("apposition")); break;
    case NCI_COMPOUND: case NCI_NMOD_DESC: case NCI_NMOD_UNMARKED: case NCI_FLAT: case NCI_NMOD:
      if (child + 1 == x->first && x->type == NCORP_PER) try_noun(t, child, true, NCI_STR("title"));
      break;
    case NCI_ACL_RELCL:
      if (predicate(t, child) && about_who(t, child)) try_noun(t, child, false, NCI_STR("copula"));
      break;
    default: break;
    }
  }
  if (above == NCORP_NONE) return;
  if ((g->rel[top] == NCI_APPOS || g->rel[top] == NCI_FLAT || g->rel[top] == NCI_NMOD_UNMARKED) && above < x->first && enclosed(t, above, x))
    try_noun(t, above, true, above + 1 == x->first ? NCI_STR("title") : NCI_STR("apposition"));
  if (g->rel[top] == NCI_NSUBJ && above > top && predicate(t, above)) try_noun(t, above, false, NCI_STR("copula"));
}

void nci_names_role_trees(nci_names *n)
{
  tree t = { .n = n, .g = n->doc->grammar };
  uint32_t name = 0;
  t.words = n->roles.count;
  for (uint32_t s = 0; s < n->doc->sentences.count && !n->arena->failed; s++) {
    t.sentence = n->doc->sentences.at[s];
    for (; name < n->list.count && n->list.at[name].first < t.sentence.end_token; name++) {
      if (n->list.at[name].type != NCORP_PER && n->list.at[name].type != NCORP_ORG) continue;
      t.name = name;
      while (t.heard < t.words && n->roles.at[t.heard].name < name) t.heard++;
      read_name(&t);
    }
  }
}
