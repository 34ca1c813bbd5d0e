/* Trees from heads. Nothing here recurses: the tokens are gone through in an order in which each stands behind its head,
 * forwards and backwards. */
#include "model/heads.h"

/* The heads that lie in their token's sentence. */
static void take_heads(nci_heads *t, const nci_article_data *d)
{
  for (uint32_t i = 0; i < t->count; i++) t->head[i] = NCORP_NONE;
  for (uint32_t s = 0; s < d->sentence_count && d->tokens.head; s++) {
    uint32_t first = d->sentences[s].first_token, end = d->sentences[s].end_token;
    for (uint32_t i = first; i < end && i < t->count; i++) {
      uint32_t head = d->tokens.head[i];
      if (head >= first && head < end) t->head[i] = head;
    }
  }
}

/* Cuts every cycle at its first token. `seen` tells from which token each was reached first. */
static void cut_cycles(nci_heads *t, uint32_t *seen)
{
  for (uint32_t i = 0; i < t->count; i++) seen[i] = NCORP_NONE;
  for (uint32_t i = 0; i < t->count; i++) {
    uint32_t at = i;
    for (; at != NCORP_NONE && seen[at] == NCORP_NONE; at = t->head[at]) seen[at] = i;
    if (at == NCORP_NONE || seen[at] != i) continue;
    uint32_t first = at;
    for (uint32_t k = t->head[at]; k != at; k = t->head[k])
      if (k < first) first = k;
    t->head[first] = NCORP_NONE;
  }
}

static void list_children(nci_heads *t)
{
  for (uint32_t i = 0; i <= t->count; i++) t->child_at[i] = 0;
  for (uint32_t i = 0; i < t->count; i++)
    if (t->head[i] != NCORP_NONE) t->child_at[t->head[i]]++;
  for (uint32_t i = 0, sum = 0; i <= t->count; i++) {
    sum += t->child_at[i];
    t->child_at[i] = sum;
  }
  for (uint32_t i = t->count; i-- > 0;) /* from behind, so that each list begins where the sum before it ended */
    if (t->head[i] != NCORP_NONE) t->child[--t->child_at[t->head[i]]] = i;
}

/* The tokens, each behind its head; gives how many there are that lead to a root. */
static uint32_t put_in_order(const nci_heads *t, uint32_t *order)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < t->count; i++)
    if (t->head[i] == NCORP_NONE) order[n++] = i;
  for (uint32_t k = 0; k < n; k++)
    for (uint32_t c = t->child_at[order[k]]; c < t->child_at[order[k] + 1]; c++) order[n++] = t->child[c];
  return n;
}

/* Sizes and ranges from the leaves up, then places from the roots down. */
static void measure(nci_heads *t, const uint32_t *order)
{
  const uint32_t n = t->count;
  uint32_t place = 0;
  for (uint32_t i = 0; i < n; i++) {
    t->size[i] = 1;
    t->low[i] = t->high[i] = i;
  }
  for (uint32_t k = n; k-- > 0;) {
    uint32_t i = order[k], head = t->head[i];
    if (head == NCORP_NONE) continue;
    t->size[head] += t->size[i];
    t->low[head] = t->low[i] < t->low[head] ? t->low[i] : t->low[head];
    t->high[head] = t->high[i] > t->high[head] ? t->high[i] : t->high[head];
  }
  uint32_t above = NCORP_NONE, next = 0; /* where the next child of that token has its place */
  for (uint32_t k = 0; k < n; k++) { /* the children of one stand side by side */
    uint32_t i = order[k], head = t->head[i];
    if (head == NCORP_NONE) {
      t->place[i] = place;
      place += t->size[i];
      continue;
    }
    next = head == above ? next : t->place[head] + 1;
    above = head;
    t->place[i] = next;
    next += t->size[i];
  }
}

static void find_roots(nci_heads *t, const nci_article_data *d)
{
  const nci_token_columns *tokens = &d->tokens;
  for (uint32_t s = 0; s < t->sentence_count; s++) {
    uint32_t meant = NCORP_NONE, repaired = NCORP_NONE;
    for (uint32_t i = d->sentences[s].end_token; i-- > d->sentences[s].first_token;) {
      bool related = t->size[i] > 1 || (tokens->deprel && tokens->deprel[i] != NCORP_NONE);
      bool own = tokens->head && tokens->head[i] == NCORP_NONE;
      if (t->head[i] == NCORP_NONE && own && related) meant = i;
      if (t->head[i] == NCORP_NONE && !own && tokens->head) repaired = i;
    }
    t->root[s] = meant != NCORP_NONE ? meant : repaired;
  }
}

enum { ARRAYS = 7 };

size_t nci_heads_values(const nci_article_data *d) { return (size_t)d->tokens.count * ARRAYS + 1 + d->sentence_count; }

void nci_heads_make(nci_heads *t, const nci_article_data *d, uint32_t *room, uint32_t *scratch)
{
  *t = (nci_heads){ .count = d->tokens.count, .sentence_count = d->sentence_count };
  uint32_t **const arrays[ARRAYS] = { &t->head, &t->child, &t->place, &t->size, &t->low, &t->high, &t->child_at };
  for (int i = 0; i < ARRAYS; i++, room += t->count) *arrays[i] = room;
  t->root = room + 1; /* child_at has one more */
  take_heads(t, d);
  list_children(t);
  if (put_in_order(t, scratch) < t->count) { /* what leads to no root goes round */
    cut_cycles(t, scratch);
    list_children(t);
    put_in_order(t, scratch);
  }
  measure(t, scratch);
  find_roots(t, d);
}
