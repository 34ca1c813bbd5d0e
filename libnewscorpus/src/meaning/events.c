/* The event coder: goes through the sentences of an article, has what their triggers tell coded, and gives the article its
 * event mentions. */
#include "meaning/meaning.h"

#include "base/str.h"
#include "meaning/event_coder.h"
#include "meaning/phrases.h"

enum { TAKEN_MAX = 16, SPORT_ENOUGH = 2, ROWS = 4 };

/* "Baker took part as well", "Adams was joined by Baker": somebody more at the talks that were told before. */
static void code_joined(nci_coder *c)
{
  for (uint32_t t = c->first; t < c->end; t++) {
    if (c->g->upos[t] != NCI_VERB) continue;
    bool took = nci_lemma_is(c, t, "take"), joined = nci_lemma_is(c, t, "join");
    if (!took && !joined) continue;
    uint32_t part = took ? nci_child(c->g, t, NCI_OBJ) : NCORP_NONE;
    if (took && (part == NCORP_NONE || !nci_token_is(c->doc, part, "part") || nci_child(c->g, t, NCI_OBL) != NCORP_NONE || nci_child(c->g, part, NCI_NMOD) != NCORP_NONE)) continue;
    nci_clause g = nci_clause_of(c, t);
    nci_happening *h = nci_latest(c, NCORP_CONSULT, took ? 4 : 8);
    bool weak;
    uint32_t subject = nci_clause_subject(c, &g, &weak);
    nci_party who = { .count = 0 }, more = { .count = 0 };
    if (!h || subject == NCORP_NONE || g.status > NCORP_ONGOING || g.negated) continue;
    nci_party_of(c, subject, NCI_NO_THINGS, &who);
    if (took) {
      if (!nci_party_informs(c, &who)) continue;
      nci_party_join(c, &h->actors, &who);
      h->seen = c->sentence;
      continue;
    }
    nci_trigger verb = { .first = t, .end = t + 1, .head = t, .object = NCORP_NONE };
    nci_arguments args;
    if (!g.passive) continue;
    nci_arguments_of(c, &verb, &g, &args);
    for (uint32_t i = 0; i < args.count; i++)
      if (args.at[i].slot == NCI_SLOT_S) nci_party_of(c, args.at[i].head, NCI_NO_THINGS, &more);
    bool known = false;
    for (uint32_t i = 0; i < who.count; i++) known = known || nci_party_has_entity(c, &h->actors, who.at[i]);
    if (!known) continue;
    nci_party_join(c, &h->actors, &more);
    h->seen = c->sentence;
  }
}

/* Turns from PLOVER's patterns to those beyond, and back. Neither sees the events of the other, so that none takes an event
 * from the other. */
static void change_patterns(nci_coder *c)
{
  nci_coder was = *c;
  memcpy(&c->events, &was.others, sizeof c->events);
  memcpy(&c->others, &was.events, sizeof c->others);
  c->beyond = !was.beyond;
}

/* Whether an event of PLOVER's was told by the same words. Patterns of the user's are coded all the same. */
static bool is_told(const nci_coder *c, const nci_trigger *t)
{
  bool ours = !(t->table & NCI_TABLE_OWN);
  for (uint32_t i = c->others.count, n = 0; ours && c->beyond && i > 0 && n < 12; n++) {
    const nci_happening *h = &c->others.at[--i];
    if (h->seen == c->sentence && h->at < t->end && t->first <= h->at) return true;
    if (h->sentence == c->sentence && h->trigger.first < t->end && t->first < h->trigger.end) return true;
  }
  return false;
}

static void code_triggers(nci_coder *c, bool title)
{
  uint32_t before = c->events.count, taken[TAKEN_MAX], taken_count = 0;
  for (uint32_t i = 0; i < c->triggers.count; i++) {
    nci_trigger *t = &c->triggers.at[i];
    bool is_taken = is_told(c, t), told = false;
    for (uint32_t k = 0; k < taken_count && t->noun; k++) is_taken = is_taken || (taken[k] >= t->first && taken[k] < t->end);
    if (is_taken) nci_not_coded(c->doc, NCI_WHY_TAKEN);
    else if (t->noun) told = nci_code_noun(c, t);
    else
      for (int row = 0; !(told = nci_code_verb(c, t)) && row < ROWS && nci_next_row(c, t); row++) {
      }
    nci_trace_try(c->doc, c->sentence, t->first, t->end, nci_trigger_name(c, t));
    if (told && !t->noun && t->object != NCORP_NONE && taken_count < TAKEN_MAX) taken[taken_count++] = t->object;
  }
  for (uint32_t i = before; title && i < c->events.count; i++) c->events.at[i].title = true;
}

static void code_sentence(nci_coder *c, uint32_t index)
{
  const ncorp_sentence *s = &c->doc->sentences.at[index];
  c->sentence = index;
  c->first = s->first_token;
  c->end = s->end_token;
  if (c->first >= c->end) return;
  ncorp_block_kind kind = nci_block_at(c->doc, s->span.start);
  if (kind != NCORP_BLOCK_TITLE && kind != NCORP_BLOCK_SUMMARY && kind != NCORP_BLOCK_PARAGRAPH && kind != NCORP_BLOCK_LIST) return;
  nci_find_triggers(c);
  bool sport = false;
  for (uint32_t t = c->first; t < c->end && !sport; t++) sport = c->words[t].object && nci_has_class(c, t, NCI_STR("sport"));
  c->sport += sport;
  code_triggers(c, kind == NCORP_BLOCK_TITLE);
  code_joined(c);
  nci_code_identified(c);
  nci_code_crime(c);
  if (!c->doc->plover_only || c->doc->patterns) {
    change_patterns(c);
    nci_find_triggers(c);
    code_triggers(c, kind == NCORP_BLOCK_TITLE);
    change_patterns(c);
  }
  nci_event_sizes(c);
}

/* In reports of matches and bouts nobody is attacked unless somebody is hurt. */
static void drop_contests(nci_coder *c)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < c->events.count; i++) {
    const nci_happening *h = &c->events.at[i];
    if (h->type != NCORP_ASSAULT || h->size.dead.known || h->size.injured.known) c->events.at[kept++] = *h;
  }
  c->events.count = kept;
}

/* Which name covers each token, and of which mention it is the head. */
static void map_mentions(nci_coder *c)
{
  const nci_phrases *phrases = c->doc->phrases;
  size_t tokens = c->doc->tokens.count ? c->doc->tokens.count : 1;
  c->name_at = nci_arena_alloc(c->arena, tokens, sizeof *c->name_at);
  c->mention_of = nci_arena_alloc(c->arena, tokens, sizeof *c->mention_of);
  c->words = nci_arena_alloc(c->arena, tokens, sizeof *c->words);
  size_t entities = c->doc->data.entity_count ? c->doc->data.entity_count : 1;
  c->described = nci_arena_alloc(c->arena, entities, sizeof *c->described);
  if (!c->name_at || !c->mention_of || !c->words || !c->described) return;
  memset(c->described, 0xff, entities * sizeof *c->described);
  memset(c->name_at, 0xff, tokens * sizeof *c->name_at);
  memset(c->mention_of, 0xff, tokens * sizeof *c->mention_of);
  memset(c->words, 0, tokens * sizeof *c->words);
  for (uint32_t i = 0; i < phrases->list.count; i++) {
    const nci_phrase *p = &phrases->list.at[i];
    if (p->mention == NCORP_NONE) continue;
    for (uint32_t t = p->first; t < p->end && p->reference == NCI_BY_NAME; t++) c->name_at[t] = p->mention;
    bool first = p->entity < c->doc->data.entity_count && c->doc->data.entities[p->entity].unnamed && c->described[p->entity] == NCORP_NONE;
    if (first && p->reference < NCI_BY_I) c->described[p->entity] = p->head;
    if (c->mention_of[p->head] == NCORP_NONE || p->reference == NCI_BY_NAME) c->mention_of[p->head] = p->mention;
  }
}

ncorp_status nci_events(nci_document *doc)
{
  nci_coder c = { .doc = doc, .g = doc->grammar, .arena = doc->arena, .lexicon = doc->lexicon, .mention_count = doc->data.mention_count };
  if (!c.g || !doc->phrases) { /* without trees there is nothing to read */
    nci_put_events(&c);
    return nci_arena_status(doc->arena);
  }
  map_mentions(&c);
  if (c.arena->failed) return NCORP_ERR_NOMEM;
  for (uint32_t e = 0; e < doc->data.entity_count; e++) {
    bool known = !nci_entity_is_country(doc, e);
    for (uint32_t i = 0; !known && i < c.countries.count; i++)
      known = nci_str_eq(doc->data.entities[c.countries.at[i]].country, doc->data.entities[e].country);
    if (!known) nci_vec_add(c.arena, &c.countries, e);
  }
  for (uint32_t i = 0; i < doc->sentences.count && !c.arena->failed; i++) code_sentence(&c, i);
  nci_join_accused(&c);
  if (c.sport >= SPORT_ENOUGH) drop_contests(&c);
  nci_put_events(&c);
  return nci_arena_status(c.arena);
}
