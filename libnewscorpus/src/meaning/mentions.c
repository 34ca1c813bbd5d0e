/* Runs the passes that find names and who they mean, and writes the article's mentions and entities. */
#include "meaning/meaning.h"
#include "meaning/coreference.h"

/* Which name covers each token. */
static void cover_tokens(nci_names *n)
{
  uint32_t tokens = n->doc->tokens.count;
  n->name_at = nci_arena_alloc(n->arena, tokens, sizeof *n->name_at);
  if (!n->name_at) return;
  memset(n->name_at, 0xff, tokens * sizeof *n->name_at);
  for (uint32_t i = 0; i < n->list.count; i++)
    for (uint32_t t = n->list.at[i].first; t < n->list.at[i].end; t++) n->name_at[t] = i;
}

static ncorp_entity_type type_of(const nci_phrase *p)
{
  return p->kind == NCI_KIND_PER ? NCORP_PER : p->kind == NCI_KIND_ORG ? NCORP_ORG : p->kind == NCI_KIND_LOC ? NCORP_LOC : NCORP_MISC;
}

static ncorp_mention mention_of(const nci_phrases *phrases, const nci_phrase *p)
{
  const nci_names *n = phrases->names;
  const nci_token *tokens = n->doc->tokens.at;
  const ncorp_article_entity *e = p->entity == NCORP_NONE ? NULL : &n->entities.at[p->entity];
  const nci_phrase *by = p->antecedent == NCORP_NONE ? NULL : &phrases->list.at[p->antecedent];
  const nci_name *name = p->name == NCORP_NONE ? NULL : &n->list.at[p->name];
  ncorp_span none = NCORP_NO_SPAN;
  return (ncorp_mention){ .span = { tokens[p->first].start, tokens[p->end - 1].end }, .type = e ? e->type : type_of(p), .form = nci_phrase_form(p),
                          .entity = e ? e->id : NCI_NO_STR, .head = { tokens[p->head].start, tokens[p->head].end },
                          .number = (ncorp_number)p->number, .gender = (ncorp_gender)p->gender, .because = p->because || !name ? nci_cstr(p->because) : name->because,
                          .stands_for = p->stands_for,
                          .evidence = by && e ? (ncorp_span){ tokens[by->first].start, tokens[by->end - 1].end } : none };
}

void nci_mentions_write(nci_phrases *phrases)
{
  nci_names *n = phrases->names;
  nci_document *doc = n->doc;
  uint32_t count = 0;
  for (uint32_t i = 0; i < phrases->list.count; i++) {
    nci_phrase *p = &phrases->list.at[i];
    p->mention = p->kept ? count++ : NCORP_NONE;
  }
  ncorp_mention *mentions = nci_arena_alloc(n->arena, count, sizeof *mentions);
  ncorp_span *tokens = nci_arena_alloc(n->arena, count, sizeof *tokens);
  uint32_t *entity = nci_arena_alloc(n->arena, count, sizeof *entity), *at = nci_arena_alloc(n->arena, doc->tokens.count, sizeof *at);
  nci_mention_facts *facts = nci_arena_alloc(n->arena, 1, sizeof *facts);
  if (!mentions || !tokens || !entity || !at || !facts) return;
  memset(at, 0xff, doc->tokens.count * sizeof *at);
  for (uint32_t i = 0; i < phrases->list.count; i++) {
    const nci_phrase *p = &phrases->list.at[i];
    uint32_t m = p->mention;
    if (m == NCORP_NONE) continue;
    mentions[m] = mention_of(phrases, p);
    tokens[m] = (ncorp_span){ p->first, p->end };
    entity[m] = p->entity;
    for (uint32_t t = p->first; t < p->end; t++) /* those that come later lie inside, or are shorter */
      if (at[t] == NCORP_NONE || tokens[at[t]].end - tokens[at[t]].start >= p->end - p->first) at[t] = m;
  }
  *facts = (nci_mention_facts){ at, tokens, entity, n->entity_facts.at, n->nationalities.at, n->nationalities.count };
  doc->facts = facts;
  doc->data.mentions = mentions;
  doc->data.mention_count = count;
  doc->data.entities = n->entities.at;
  doc->data.entity_count = n->entities.count;
}

ncorp_status nci_mentions(nci_document *doc)
{
  if (!doc->names && nci_mention_clues(doc) < 0) return NCORP_ERR_NOMEM;
  nci_names *n = doc->names;
  doc->data.layers |= 1u << NCI_LAYER_MENTIONS | 1u << NCI_LAYER_ENTITIES;
  if (doc->name_labels) nci_names_merge(n);
  nci_names_edges(n);
  if (!doc->arena->failed) nci_names_places(n);
  if (!doc->arena->failed) cover_tokens(n);
  if (!doc->arena->failed) nci_names_roles(n);
  if (!doc->arena->failed && doc->grammar) nci_names_role_trees(n);
  if (!doc->arena->failed) nci_names_entities(n);
  if (!doc->arena->failed) nci_names_facts(n);
  if (!doc->arena->failed) nci_phrases_find(n);
  if (!doc->arena->failed) nci_mentions_write(doc->phrases);
  return nci_arena_status(doc->arena);
}
