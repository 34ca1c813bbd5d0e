/* Walks over the phrases, asks which cluster each joins, and keeps what is known of the clusters. */
#include "meaning/coreference.h"
#include "meaning/meaning.h"

#include "base/hash.h"

enum {
  BACK = 60,         /* phrases that are looked back over */
  SENTENCES_BACK = 8, /* by pronouns */
  ALIKE = 4,         /* phrases with the same head that are looked at, however far */
  WORDS_BACK = 12    /* words before a head that are looked at */
};

/* ---- what the features ask of phrases ---- */

static uint32_t *numbers(nci_coref *c, size_t count)
{
  uint32_t *out = nci_arena_alloc(c->doc->arena, count + 1, sizeof *out);
  if (out) memset(out, 0xff, (count + 1) * sizeof *out);
  return out;
}

static void find_lemmas(nci_coref *c)
{
  const nci_token_columns *columns = &c->doc->data.tokens;
  uint32_t *last = numbers(c, columns->string_count);
  uint32_t *hashes = nci_arena_alloc(c->doc->arena, columns->string_count, sizeof *hashes);
  if (!last || !hashes) return;
  for (uint32_t i = 0; i < columns->string_count; i++) /* the same wherever the word stands: what was learnt is found by it */
    hashes[i] = (uint32_t)nci_hash(columns->strings[i].data, columns->strings[i].size, 0);
  c->hashes = hashes;
  for (uint32_t i = 0; i < c->phrases->list.count; i++) {
    uint32_t lemma = columns->lemma[c->phrases->list.at[i].head];
    if (lemma >= columns->string_count) continue;
    c->same_lemma[i] = last[lemma];
    last[lemma] = i;
  }
}

/* Who holds which office. */
static void find_roles(nci_coref *c)
{
  const nci_names *n = c->phrases->names;
  uint32_t *first = numbers(c, n->entities.count), *next = numbers(c, n->roles.count), *holders = numbers(c, n->words.count);
  uint32_t *holder = numbers(c, n->words.count);
  if (!first || !next || !holders || !holder) return;
  memset(holders, 0, n->words.count * sizeof *holders);
  for (uint32_t r = n->roles.count; r-- > 0;) {
    const nci_role *role = &n->roles.at[r];
    uint32_t entity = role->name == NCORP_NONE ? NCORP_NONE : n->list.at[role->name].entity, form = role->end > role->first ? n->form[role->end - 1] : NCORP_NONE;
    if (entity == NCORP_NONE || form >= n->words.count) continue;
    next[r] = first[entity];
    first[entity] = r;
    if (!holders[form] || (holders[form] == 1 && holder[form] != entity)) holders[form]++;
    holder[form] = entity;
  }
  c->first_role = first;
  c->next_role = next;
  c->holders = holders;
}

static void find_quotes(nci_coref *c)
{
  const nci_article_data *d = &c->doc->data;
  uint32_t *phrase_of = numbers(c, d->mention_count);
  if (!phrase_of) return;
  for (uint32_t i = 0; i < c->phrases->list.count; i++)
    if (c->phrases->list.at[i].mention < d->mention_count) phrase_of[c->phrases->list.at[i].mention] = i;
  for (uint32_t q = 0; q < d->quote_count; q++) {
    const ncorp_quote *quote = &d->quotes[q];
    if (quote->speaker < d->mention_count) c->speaker[q] = phrase_of[quote->speaker];
    if (quote->kind == NCORP_QUOTE_INDIRECT) continue;
    uint32_t low = 0, high = c->phrases->list.count;
    while (low < high) {
      uint32_t middle = low + (high - low) / 2;
      if (c->doc->tokens.at[c->phrases->list.at[middle].first].start < quote->span.start) low = middle + 1;
      else high = middle;
    }
    for (; low < c->phrases->list.count; low++) {
      const nci_token *head = &c->doc->tokens.at[c->phrases->list.at[low].head];
      if (c->doc->tokens.at[c->phrases->list.at[low].first].start >= quote->span.end) break;
      if (head->end <= quote->span.end) c->quote[low] = q; /* quotations stand in text order: the innermost is the last */
    }
  }
}

static void find_facts(nci_coref *c)
{
  uint32_t paragraph = 0, sentence = 0;
  for (uint32_t i = 0; i < c->phrases->list.count; i++) {
    const nci_phrase *p = &c->phrases->list.at[i];
    nci_coref_facts *f = &c->facts[i];
    while (sentence < p->sentence) paragraph += nci_begins_paragraph(c->doc, ++sentence);
    *f = (nci_coref_facts){ .lemma = nci_coref_lemma(c, p->head), .paragraph = paragraph };
    nci_coref_look(c, p, f);
  }
}

static void find_countries(nci_coref *c)
{
  const nci_names *n = c->phrases->names;
  for (uint32_t i = 0; i < c->phrases->list.count; i++) {
    const nci_phrase *p = &c->phrases->list.at[i];
    ncorp_str *country = &c->country[i];
    bool is_one;
    *country = NCI_NO_STR;
    if (p->name != NCORP_NONE || p->reference >= NCI_BY_I) continue;
    for (uint32_t t = p->head > p->first + WORDS_BACK ? p->head - WORDS_BACK : p->first; t < p->head && !country->size; t++)
      *country = n->name_at[t] == NCORP_NONE ? nci_names_nationality(n, t, &is_one) : n->list.at[n->name_at[t]].country;
  }
}

/* ---- clusters ---- */

static uint8_t kind_of(const nci_cluster *k)
{
  uint32_t best = NCI_KIND_PER;
  for (uint32_t i = NCI_KIND_PER; i < NCI_KINDS; i++)
    if (k->kinds[i] > k->kinds[best]) best = i;
  return k->kinds[best] ? (uint8_t)best : NCI_KIND_NONE;
}

/* Takes a cluster to the front of those that are looked back over. */
static void take_to_front(nci_coref *c, uint32_t cluster)
{
  nci_cluster *k = &c->clusters.at[cluster];
  if (c->newest == cluster) return;
  if (k->newer != NCORP_NONE) c->clusters.at[k->newer].older = k->older;
  if (k->older != NCORP_NONE) c->clusters.at[k->older].newer = k->newer;
  k->newer = NCORP_NONE;
  k->older = c->newest;
  if (c->newest != NCORP_NONE) c->clusters.at[c->newest].newer = cluster;
  c->newest = cluster;
}

static void join(nci_coref *c, uint32_t phrase, uint32_t cluster)
{
  nci_phrase *p = &c->phrases->list.at[phrase];
  if (cluster == NCORP_NONE) {
    nci_cluster *fresh = nci_vec_push(c->doc->arena, &c->clusters);
    if (!fresh) return;
    *fresh = (nci_cluster){ .first = phrase, .older = NCORP_NONE, .newer = NCORP_NONE, .described = NCORP_NONE, .entity = NCORP_NONE, .asked = NCORP_NONE };
    cluster = c->clusters.count - 1;
  }
  take_to_front(c, cluster);
  nci_cluster *k = &c->clusters.at[cluster];
  p->cluster = cluster;
  k->last = phrase;
  k->size++;
  if (p->reference < NCI_BY_I && k->described == NCORP_NONE) k->described = phrase;
  k->kinds[p->kind] += p->name != NCORP_NONE ? 3 : p->reference < NCI_BY_I ? 2 : 1;
  k->kind = kind_of(k);
  if (p->name != NCORP_NONE && k->entity == NCORP_NONE) k->entity = c->phrases->names->list.at[p->name].entity;
  if (p->name == NCORP_NONE && p->reference < NCI_BY_I && !k->country.size) k->country = c->country[phrase];
  if (p->number && !k->number) k->number = p->number;
  if (p->gender && (!k->gender || p->name != NCORP_NONE)) k->gender = p->gender;
}

/* What speaks against any join, whatever the weights. */
static bool forbidden(const nci_coref *c, uint32_t a, const nci_cluster *k)
{
  const nci_phrase *x = &c->phrases->list.at[a], *y = &c->phrases->list.at[k->last];
  if (x->gender && k->gender && x->gender != k->gender && (x->gender != NCORP_NEUT) && (k->gender != NCORP_NEUT)) return true;
  if (x->name != NCORP_NONE && k->entity != NCORP_NONE) return true;
  if (x->reference >= NCI_BY_I && x->sentence - y->sentence > SENTENCES_BACK && x->reference != NCI_BY_I && x->reference != NCI_BY_WE) return true;
  if (x->name == NCORP_NONE && x->reference < NCI_BY_I && x->kind != NCI_KIND_LOC) {
    ncorp_str country = c->country[a], other = k->entity == NCORP_NONE ? k->country : c->phrases->names->entities.at[k->entity].country;
    if (country.size && other.size && !nci_str_eq(country, other)) return true;
  }
  return x->first < y->end && y->first < x->end && x->head == y->head;
}

static void consider(nci_coref *c, uint32_t b, nci_coref_question *q)
{
  uint32_t cluster = c->phrases->list.at[b].cluster;
  if (cluster == NCORP_NONE || q->count == NCI_COREF_CHOICES || c->clusters.at[cluster].asked == q->phrase) return;
  if (forbidden(c, q->phrase, &c->clusters.at[cluster])) {
    c->clusters.at[cluster].asked = q->phrase;
    return;
  }
  if (c->phrases->list.at[q->phrase].name != NCORP_NONE && !nci_coref_presented(c, q->phrase, b)) return; /* a name says itself whom it means */
  c->clusters.at[cluster].asked = q->phrase;
  q->cluster[q->count] = cluster;
  q->antecedent[q->count] = b;
  q->feature_count[q->count] = nci_coref_join_features(c, q->phrase, b, &c->clusters.at[cluster], q->features[q->count]);
  q->count++;
}

static void find_choices(nci_coref *c, uint32_t a, nci_coref_question *q)
{
  const nci_phrase *x = &c->phrases->list.at[a];
  q->phrase = a;
  q->count = 0;
  if (x->reference < NCI_BY_I) {
    uint32_t alike = 0;
    for (uint32_t b = c->same_lemma[a]; b != NCORP_NONE && alike < ALIKE; b = c->same_lemma[b], alike++) consider(c, b, q);
  }
  for (uint32_t back = 1; x->name != NCORP_NONE && back <= BACK && back <= a && q->count < NCI_COREF_CHOICES; back++) {
    if (x->sentence != c->phrases->list.at[a - back].sentence) break; /* nothing presents it there */
    consider(c, a - back, q);
  }
  /* Others are asked for by the last phrase of each cluster. */
  for (uint32_t k = x->name == NCORP_NONE ? c->newest : NCORP_NONE; k != NCORP_NONE && q->count < NCI_COREF_CHOICES; k = c->clusters.at[k].older) {
    uint32_t b = c->clusters.at[k].last;
    if (a - b > BACK || (x->kind == NCI_KIND_OTHER && x->reference < NCI_BY_I && x->sentence > c->phrases->list.at[b].sentence + 1)) break;
    consider(c, b, q);
  }
  q->feature_count[NCI_COREF_NEW] = nci_coref_new_features(c, a, q->features[NCI_COREF_NEW]);
}

/* "I" in a quotation means who says it. */
static bool speaks_of_self(const nci_coref *c, uint32_t a)
{
  return c->phrases->list.at[a].reference == NCI_BY_I && c->quote[a] != NCORP_NONE && c->speaker[c->quote[a]] != NCORP_NONE &&
         c->speaker[c->quote[a]] != a;
}

/* They are left until all others are joined: the speaker is often named after the words. */
static void join_speakers(nci_coref *c)
{
  for (uint32_t a = 0; a < c->phrases->list.count && !c->doc->arena->failed; a++) {
    nci_phrase *p = &c->phrases->list.at[a];
    if (p->cluster != NCORP_NONE) continue;
    p->antecedent = c->speaker[c->quote[a]];
    join(c, a, c->phrases->list.at[p->antecedent].cluster);
    p->because = "speaker";
  }
}

/* Notes by which phrase one came to its cluster. */
static void explain(nci_coref *c, const nci_coref_question *q, uint32_t cluster)
{
  nci_phrase *p = &c->phrases->list.at[q->phrase];
  for (uint32_t i = 0; i < q->count; i++) {
    if (q->cluster[i] != cluster) continue;
    p->antecedent = q->antecedent[i];
    p->because = nci_coref_because(c, q->phrase, p->antecedent, &c->clusters.at[cluster]);
  }
}

bool nci_coref_walk(nci_coref *c, nci_document *doc, nci_coref_choose choose, void *ctx)
{
  *c = (nci_coref){ .doc = doc, .g = doc->grammar, .phrases = doc->phrases, .newest = NCORP_NONE };
  uint32_t count = c->phrases->list.count;
  c->quote = numbers(c, count);
  c->same_lemma = numbers(c, count);
  c->speaker = numbers(c, doc->data.quote_count);
  c->facts = nci_arena_alloc(doc->arena, count, sizeof *c->facts);
  uint32_t *cluster_of_entity = numbers(c, c->phrases->names->entities.count);
  nci_coref_question *q = nci_arena_alloc(doc->arena, 1, sizeof *q);
  c->country = nci_arena_alloc(doc->arena, count, sizeof *c->country);
  if (doc->arena->failed) return false;
  find_lemmas(c);
  find_roles(c);
  find_quotes(c);
  find_facts(c);
  find_countries(c);
  for (uint32_t a = 0; a < count; a++) c->phrases->list.at[a].cluster = c->phrases->list.at[a].antecedent = NCORP_NONE;
  for (uint32_t a = 0; a < count && !doc->arena->failed; a++) {
    const nci_phrase *x = &c->phrases->list.at[a];
    if (speaks_of_self(c, a)) continue;
    uint32_t *known = x->name == NCORP_NONE ? NULL : &cluster_of_entity[c->phrases->names->list.at[x->name].entity];
    uint32_t cluster = known ? *known : NCORP_NONE;
    if (cluster == NCORP_NONE) {
      find_choices(c, a, q);
      cluster = choose(ctx, c, q);
      explain(c, q, cluster);
    }
    join(c, a, cluster);
    if (known) *known = c->phrases->list.at[a].cluster;
  }
  join_speakers(c);
  return !doc->arena->failed;
}

/* ---- the stage ---- */

/* News is shorter than the texts that weights are learnt from, and these ways of referring are rarely used for what is new: by how
 * much a new cluster has to be better. */
static const int16_t EAGER[NCI_REFERENCES] = { [NCI_BY_THE] = 60, [NCI_BY_THIS] = 60, [NCI_BY_POSSESSOR] = 60, [NCI_BY_HE] = 150,
                                               [NCI_BY_SHE] = 150, [NCI_BY_IT] = 60, [NCI_BY_THEY] = 60 };

static uint32_t choose(void *ctx, const nci_coref *c, const nci_coref_question *q)
{
  const nci_linker *linker = ctx;
  int32_t most = nci_linker_score(linker, q->features[NCI_COREF_NEW], q->feature_count[NCI_COREF_NEW]) -
                 EAGER[c->phrases->list.at[q->phrase].reference];
  uint32_t best = NCORP_NONE;
  for (uint32_t i = 0; i < q->count; i++) {
    int32_t score = nci_linker_score(linker, q->features[i], q->feature_count[i]) +
                    nci_coref_sure(c, q->phrase, q->antecedent[i], &c->clusters.at[q->cluster[i]]);
    if (score > most) most = score, best = q->cluster[i];
  }
  return best;
}

/* The entity of each cluster, or NCORP_NONE: its names', or a new one where several phrases mean something that the format has a
 * type for. */
static uint32_t entity_of(nci_coref *c, uint32_t cluster)
{
  static const uint8_t types[NCI_KINDS] = { [NCI_KIND_PER] = NCORP_PER, [NCI_KIND_ORG] = NCORP_ORG, [NCI_KIND_LOC] = NCORP_LOC };
  nci_cluster *k = &c->clusters.at[cluster];
  nci_names *n = c->phrases->names;
  uint8_t kind = k->kind;
  if (k->entity != NCORP_NONE || k->size < 2 || kind == NCI_KIND_NONE || kind == NCI_KIND_OTHER) return k->entity;
  const nci_phrase *p = &c->phrases->list.at[k->described == NCORP_NONE ? k->first : k->described];
  ncorp_article_entity *e = nci_vec_push(n->arena, &n->entities);
  nci_entity_facts *facts = nci_vec_push(n->arena, &n->entity_facts);
  if (!e || !facts) return NCORP_NONE;
  const nci_token *tokens = c->doc->tokens.at;
  k->entity = n->entities.count - 1;
  *e = (ncorp_article_entity){ .id = nci_arena_id(n->arena, 'a', k->entity), .type = (ncorp_entity_type)types[kind], .unnamed = 1,
                               .name = nci_span_text(c->doc, (ncorp_span){ tokens[p->first].start, tokens[p->end - 1].end }),
                               .gender = k->gender == NCORP_NEUT ? NCORP_GENDER_NONE : (ncorp_gender)k->gender };
  *facts = (nci_entity_facts){ .gender = (uint8_t)e->gender };
  return k->entity;
}

/* Tells the phrases their entities, and which of them the format has a type for. Who speaks stays whatever it means. */
static void settle(nci_coref *c)
{
  for (uint32_t i = 0; i < c->phrases->list.count && !c->doc->arena->failed; i++) {
    nci_phrase *p = &c->phrases->list.at[i];
    uint8_t kind = c->clusters.at[p->cluster].kind;
    p->entity = entity_of(c, p->cluster);
    if (p->entity == NCORP_NONE) p->because = NULL;
    p->kept = p->entity != NCORP_NONE || (kind != NCI_KIND_NONE && kind != NCI_KIND_OTHER && p->kind != NCI_KIND_OTHER);
  }
  for (uint32_t q = 0; q < c->doc->data.quote_count; q++)
    if (c->speaker[q] != NCORP_NONE) c->phrases->list.at[c->speaker[q]].kept = true;
}

/* Speakers by the mentions' new numbers. */
static void renumber(const nci_coref *c)
{
  nci_article_data *d = &c->doc->data;
  ncorp_quote *quotes = nci_arena_alloc(c->doc->arena, d->quote_count, sizeof *quotes);
  if (!quotes) return;
  for (uint32_t q = 0; q < d->quote_count; q++) {
    quotes[q] = d->quotes[q];
    quotes[q].speaker = c->speaker[q] == NCORP_NONE ? NCORP_NONE : c->phrases->list.at[c->speaker[q]].mention;
  }
  d->quotes = quotes;
}

ncorp_status nci_coreference(nci_document *doc)
{
  const nci_linker *linker = &doc->language->linker;
  if (!doc->phrases || !doc->grammar || !doc->kinds || !linker->weights) return nci_arena_status(doc->arena);
  nci_coref *c = nci_arena_alloc(doc->arena, 1, sizeof *c);
  if (!c || !nci_coref_walk(c, doc, choose, (void *)(uintptr_t)linker)) return NCORP_ERR_NOMEM;
  settle(c);
  if (!doc->arena->failed) nci_mentions_write(doc->phrases);
  if (!doc->arena->failed) renumber(c);
  return nci_arena_status(doc->arena);
}
