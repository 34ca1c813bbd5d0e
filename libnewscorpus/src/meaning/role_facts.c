/* What the article says that each entity is: facts in text order, the offices among them as short texts, and gender. Two
 * tables know roles (offices, kin); what neither has is said in the article's words. */
#include "meaning/names.h"
#include "lexicon_gen.h"
#include "text/fold.h"

enum { MOST_FACTS = 32, MOST_ROLES = 16 };

/* Words that a row of offices may begin with to say that it is held no longer. */
static ncorp_str without_former(ncorp_str title, bool *former)
{
  static const char *const list[] = { "former ", "ex-", "then-", "late ", "retired " };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_str_starts(title, nci_cstr(list[i]))) {
      *former = true;
      return nci_str(title.data + strlen(list[i]), title.size - strlen(list[i]));
    }
  return title;
}

/* What a role is called, and whether its name says that it is past. */
static ncorp_str role_text(nci_names *n, const nci_role *role, bool *former)
{
  const nci_lexicon *lexicon = n->doc->lexicon;
  *former = role->former;
  if (role->row != NCORP_NONE) {
    ncorp_str title = without_former(nci_lexicon_name(lexicon, NCI_LEX_ROLES, role->row), former);
    return *former && title.size && nci_is_upper(title.data[0]) && !nci_is_upper(title.data[title.size - 1]) ? nci_fold(n->arena, title) : title;
  }
  if (role->relation == NCORP_NONE) return role->word;
  ncorp_str kin = nci_lexicon_name(lexicon, NCI_LEX_RELATIONS, role->relation);
  if (nci_lexicon_field(lexicon, NCI_LEX_RELATIONS, role->relation, NCI_RELATIONS_FORMER).size) *former = true;
  return without_former(kin, former);
}

ncorp_str nci_names_role_gender(const nci_names *n, const nci_role *role)
{
  const nci_lexicon *lexicon = n->doc->lexicon;
  return role->relation != NCORP_NONE ? nci_lexicon_field(lexicon, NCI_LEX_RELATIONS, role->relation, NCI_RELATIONS_GENDER)
       : role->row != NCORP_NONE      ? nci_lexicon_field(lexicon, NCI_LEX_ROLES, role->row, NCI_ROLES_GENDER)
                                      : NCI_NO_STR;
}

/* "former president of Ukraine", "chairwoman of Fjord Shipping": of the organisation where there is one. */
static ncorp_str office_text(nci_names *n, const ncorp_role_fact *fact, uint32_t of_name)
{
  const nci_lexicon *lexicon = n->doc->lexicon;
  uint32_t entity = of_name == NCORP_NONE ? NCORP_NONE : n->list.at[of_name].entity;
  ncorp_str of = NCI_NO_STR;
  if (fact->of.size && entity != NCORP_NONE && n->entities.at[entity].type == NCORP_ORG)
    of = n->entities.at[entity].name;
  else if (fact->country.size)
    of = nci_lexicon_name(lexicon, NCI_LEX_COUNTRIES, nci_lexicon_row(lexicon, NCI_LEX_COUNTRIES, NCI_COUNTRIES_ALPHA3, fact->country));
  const ncorp_str parts[] = { fact->former ? NCI_STR("former ") : NCI_NO_STR, fact->role, of.size ? NCI_STR(" of ") : NCI_NO_STR, of };
  size_t size = 0;
  for (size_t i = 0; i < 4; i++) size += parts[i].size;
  char *out = nci_arena_alloc(n->arena, size + 1, 1), *at = out;
  if (!out) return NCI_NO_STR;
  for (size_t i = 0; i < 4; i++)
    if (parts[i].size) memcpy(at, parts[i].data, parts[i].size), at += parts[i].size;
  return nci_str(out, size);
}

/* ---- one entity ---- */

/* What is being gathered of an entity. */
typedef struct gathered {
  NCI_VEC(ncorp_role_fact) facts;
  NCI_VEC(ncorp_str) roles;
} gathered;

static bool same_fact(const ncorp_role_fact *a, const ncorp_role_fact *b)
{
  return a->former == b->former && nci_str_eq(a->role, b->role) && nci_str_eq(a->of, b->of) && nci_str_eq(a->country, b->country) &&
         nci_str_eq(a->because, b->because);
}

static ncorp_str id_of(const nci_names *n, uint32_t name)
{
  uint32_t entity = name == NCORP_NONE ? NCORP_NONE : n->list.at[name].entity;
  return entity == NCORP_NONE ? NCI_NO_STR : n->entities.at[entity].id;
}

static void add_office(nci_names *n, gathered *g, const ncorp_role_fact *fact, uint32_t of_name)
{
  if (g->roles.count >= MOST_ROLES) return;
  ncorp_str text = office_text(n, fact, of_name);
  for (uint32_t i = 0; i < g->roles.count; i++)
    if (nci_str_eq(g->roles.at[i], text)) return;
  nci_vec_add(n->arena, &g->roles, text);
}

/* Facts come nearly in text order: each goes back past the few that stand behind it. */
static void add_fact(nci_names *n, gathered *g, const nci_role *role)
{
  const nci_token *tokens = n->doc->tokens.at;
  bool former = false;
  ncorp_role_fact fact = { .country = role->country, .sector = role->sector, .because = role->because, .of = id_of(n, role->of) };
  fact.role = role_text(n, role, &former);
  fact.former = former;
  if (!fact.role.size || role->to <= role->from) return;
  fact.span = (ncorp_span){ tokens[role->from].start, tokens[role->to - 1].end };
  if (nci_str_eq(fact.of, n->entities.at[n->list.at[role->name].entity].id)) fact.of = NCI_NO_STR;
  if (role->row != NCORP_NONE) add_office(n, g, &fact, role->of);
  for (uint32_t i = 0; i < g->facts.count; i++)
    if (same_fact(&g->facts.at[i], &fact)) return;
  if (g->facts.count >= MOST_FACTS || !nci_vec_push(n->arena, &g->facts)) return;
  uint32_t at = g->facts.count - 1;
  for (; at > 0 && g->facts.at[at - 1].span.start > fact.span.start; at--) g->facts.at[at] = g->facts.at[at - 1];
  g->facts.at[at] = fact;
}

static ncorp_gender gender_of(const nci_names *n, uint32_t entity)
{
  if (n->entities.at[entity].type != NCORP_PER) return n->entities.at[entity].type == NCORP_MISC ? NCORP_GENDER_NONE : NCORP_NEUT;
  return (ncorp_gender)n->entity_facts.at[entity].gender;
}

void nci_names_facts(nci_names *n)
{
  gathered *all = nci_arena_alloc(n->arena, n->entities.count, sizeof *all);
  if (!all) return;
  memset(all, 0, n->entities.count * sizeof *all);
  for (uint32_t i = 0; i < n->roles.count && !n->arena->failed; i++) {
    uint32_t e = n->roles.at[i].name == NCORP_NONE ? NCORP_NONE : n->list.at[n->roles.at[i].name].entity;
    if (e != NCORP_NONE) add_fact(n, &all[e], &n->roles.at[i]);
  }
  for (uint32_t e = 0; e < n->entities.count; e++) {
    ncorp_article_entity *entity = &n->entities.at[e];
    entity->roles = all[e].roles.at;
    entity->role_count = all[e].roles.count;
    entity->facts = all[e].facts.at;
    entity->fact_count = all[e].facts.count;
    entity->gender = gender_of(n, e);
  }
}
