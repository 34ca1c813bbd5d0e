/* Runs the passes that find names and who they mean, and writes the article's mentions and entities. */
#include "meaning/meaning.h"
#include "meaning/names.h"

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

typedef struct tables {
  ncorp_mention *mentions;
  ncorp_span *tokens;
  uint32_t *entity, *at, count;
} tables;

static void write_mention(const nci_names *n, tables *t, uint32_t first, uint32_t end, uint32_t entity, ncorp_mention_form form)
{
  const nci_token *tokens = n->doc->tokens.at;
  const ncorp_article_entity *e = &n->entities.at[entity];
  t->mentions[t->count] = (ncorp_mention){ .span = { tokens[first].start, tokens[end - 1].end }, .type = e->type, .form = form, .entity = e->id,
                                              .head = NCORP_NO_SPAN };
  t->tokens[t->count] = (ncorp_span){ first, end };
  t->entity[t->count] = entity;
  for (uint32_t k = first; k < end; k++) t->at[k] = t->count;
  t->count++;
}

/* Names and anaphors, which do not overlap, in text order. */
static void write(nci_names *n, const nci_anaphors *anaphors)
{
  nci_document *doc = n->doc;
  size_t most = (size_t)n->list.count + anaphors->count;
  tables t = { .mentions = nci_arena_alloc(n->arena, most, sizeof *t.mentions),
               .tokens = nci_arena_alloc(n->arena, most, sizeof *t.tokens),
               .entity = nci_arena_alloc(n->arena, most, sizeof *t.entity),
               .at = nci_arena_alloc(n->arena, doc->tokens.count, sizeof *t.at) };
  nci_mention_facts *facts = nci_arena_alloc(n->arena, 1, sizeof *facts);
  if (!t.mentions || !t.tokens || !t.entity || !t.at || !facts) return;
  memset(t.at, 0xff, doc->tokens.count * sizeof *t.at);
  uint32_t a = 0;
  for (uint32_t i = 0; i < n->list.count; i++) {
    const nci_name *x = &n->list.at[i];
    for (; a < anaphors->count && anaphors->at[a].first < x->first; a++)
      write_mention(n, &t, anaphors->at[a].first, anaphors->at[a].end, anaphors->at[a].entity, anaphors->at[a].form);
    if (x->entity == NCORP_NONE) continue;
    write_mention(n, &t, x->first, x->end, x->entity, NCORP_FORM_NAME);
    t.mentions[t.count - 1].because = x->because;
    t.mentions[t.count - 1].stands_for = nci_names_stands_for(n, i);
  }
  for (; a < anaphors->count; a++)
    write_mention(n, &t, anaphors->at[a].first, anaphors->at[a].end, anaphors->at[a].entity, anaphors->at[a].form);
  *facts = (nci_mention_facts){ t.at, t.tokens, t.entity, n->entity_facts.at, n->nationalities.at, n->nationalities.count };
  doc->facts = facts;
  doc->data.mentions = t.mentions;
  doc->data.mention_count = t.count;
  doc->data.entities = n->entities.at;
  doc->data.entity_count = n->entities.count;
}

ncorp_status nci_mentions(nci_document *doc)
{
  nci_anaphors anaphors = { 0 };
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
  if (!doc->arena->failed) nci_names_anaphora(n, &anaphors);
  if (!doc->arena->failed) write(n, &anaphors);
  return nci_arena_status(doc->arena);
}
