/* Brings together what the rules and the trained finder take for names: which words are a name is the finder's to say where the
 * rules are not sure, and theirs where the name's own words or the lexicon tell. What the rules know of a name stays with it. */
#include "language/network.h"
#include "lexicon_gen.h"
#include "meaning/names.h"

typedef struct merge {
  nci_names *n;
  NCI_VEC(nci_name) found; /* by the finder, in text order */
  NCI_VEC(nci_name) list;  /* the outcome */
} merge;

/* ---- the finder's names ---- */

/* The entry of an organisation whose phrase is the whole name. */
static void look_up(const nci_names *n, nci_name *name)
{
  for (uint32_t h = n->hit_at[name->first]; h < n->hit_at[name->first + 1]; h++)
    if (n->hits.at[h].end == name->end && n->hits.at[h].table == NCI_LEX_ORGANISATIONS) {
      name->table = NCI_LEX_ORGANISATIONS;
      name->row = n->hits.at[h].row;
      return;
    }
}

static void add_found(merge *m, uint32_t first, uint32_t end, uint32_t type)
{
  const nci_names *n = m->n;
  nci_name name = { .first = first, .end = end, .type = (uint8_t)type, .certainty = NCI_NAME_LIKELY, .table = NCI_NO_TABLE,
                    .row = NCORP_NONE, .entity = NCORP_NONE };
  if (type == NCORP_ORG) look_up(n, &name);
  if (type == NCORP_PER) name.gender = nci_names_gender(n, first);
  nci_vec_add(n->arena, &m->found, name);
}

/* MISC is left to the rules. */
static void read_labels(merge *m)
{
  const uint8_t *labels = m->n->doc->name_labels;
  for (uint32_t t = 0, end; t < m->n->doc->tokens.count; t = end) {
    end = t + 1;
    for (uint32_t type = NCORP_PER; type <= NCORP_LOC; type++) {
      if (labels[t] != NCI_NAME_BEGIN(type)) continue;
      while (end < m->n->doc->tokens.count && labels[end] == NCI_NAME_INSIDE(type)) end++;
      add_found(m, t, end, type);
    }
  }
}

/* ---- theirs or the rules' ---- */

/* A country and an organisation that the lexicon knows are what it says. */
static bool type_is_known(const nci_name *rule) { return rule->table == NCI_LEX_COUNTRIES || rule->table == NCI_LEX_ORGANISATIONS; }

/* Whether a name of the rules stays. [first, end): the finder's names that it meets. */
static bool stays(const merge *m, const nci_name *rule, uint32_t first, uint32_t end)
{
  if (first == end) return rule->certainty == NCI_NAME_SURE || rule->type == NCORP_MISC;
  const nci_name *found = &m->found.at[first];
  if (found->first == rule->first && found->end == rule->end) return found->type == rule->type || type_is_known(rule);
  if (rule->type == NCORP_MISC) return false;
  if (found->first <= rule->first && found->end >= rule->end) /* the finder has more words */
    return rule->certainty == NCI_NAME_SURE && rule->type == NCORP_PER;
  return rule->certainty != NCI_NAME_SUSPECT;
}

void nci_names_merge(nci_names *n)
{
  merge m = { .n = n };
  read_labels(&m);
  uint32_t at = 0, put = 0; /* of the found: the first that can meet the next rule's; the first that is not done with */
  for (uint32_t i = 0; i < n->list.count; i++) {
    const nci_name *rule = &n->list.at[i];
    while (at < m.found.count && m.found.at[at].end <= rule->first) at++;
    uint32_t end = at;
    while (end < m.found.count && m.found.at[end].first < rule->end) end++;
    bool free = put > at; /* the finder's name gave way to the rule before */
    if (!stays(&m, rule, free ? end : at, end)) continue;
    for (; put < at; put++) nci_vec_add(n->arena, &m.list, m.found.at[put]);
    nci_vec_add(n->arena, &m.list, *rule);
    put = put > end ? put : end;
  }
  for (; put < m.found.count; put++) nci_vec_add(n->arena, &m.list, m.found.at[put]);
  n->list.at = m.list.at;
  n->list.count = m.list.count;
  n->list.capacity = m.list.capacity;
}
