/* What the CAMEO coder leaves for those who ask why: the entries of the dictionaries, with file and line, on which an event rests,
 * and what became of the other verbs. */
#include "meaning/cameo_coder.h"

#include "base/str.h"

/* The words of a phrase as dictionaries write them. */
static ncorp_str phrase_text(const nci_cameo_coder *c, const nci_cameo_phrase *p)
{
  const nci_cameo_dictionary *d = c->dictionary;
  ncorp_str text = NCI_NO_STR;
  for (uint32_t i = 0; i < p->count; i++) {
    const nci_cameo_item *item = &d->items.at[p->first + i];
    const ncorp_str parts[] = { text, !i ? NCI_STR("") : item->near ? NCI_STR("_") : NCI_STR(" "), d->words.strings.at[item->what] };
    text = nci_arena_join(c->arena, parts, 3);
  }
  return text;
}

static nci_event_entry entry_at(const nci_cameo_coder *c, ncorp_str text, ncorp_str code, nci_cameo_line line)
{
  return (nci_event_entry){ text, nci_arena_str(c->arena, code), nci_arena_str(c->arena, c->dictionary->files.at[line.file]), line.line };
}

static nci_event_entry verb_entry(const nci_cameo_coder *c, const nci_cameo_form *form, ncorp_str code)
{
  return entry_at(c, nci_arena_str(c->arena, form->text), code, form->line);
}

/* A code with what the target does to the source, as in the brackets of an entry. */
static ncorp_str both_codes(const nci_cameo_coder *c, nci_cameo_code code)
{
  const ncorp_str parts[] = { code.code.data ? code.code : NCI_STR("---"), code.reverse.data ? NCI_STR(":") : NCI_STR(""), code.reverse };
  return nci_arena_join(c->arena, parts, 3);
}

static nci_event_entry pattern_entry(const nci_cameo_coder *c, const nci_cameo_pattern *p)
{
  return entry_at(c, nci_arena_str(c->arena, p->text), both_codes(c, p->code), p->line);
}

void nci_cameo_trace_verb(nci_cameo_coder *c, const nci_cameo_hit *h, nci_why why, ncorp_str detail)
{
  /* Auxiliaries that nobody would look up. */
  bool idle = !h->form && (why == NCI_WHY_LEFT_OUT || c->grammar->upos[h->verb] != NCI_VERB);
  if (!c->doc->trace || idle) return;
  nci_event_try t = { .sentence = c->sentence, .first = h->verb, .end = h->verb + 1, .why = why, .detail = detail, .event = NCORP_NONE };
  if (h->pattern) t.entry = pattern_entry(c, h->pattern);
  else if (h->form) t.entry = verb_entry(c, h->form, both_codes(c, h->form->code));
  nci_vec_add(c->arena, &c->doc->trace->tries, t);
}

void nci_cameo_trace_discard(nci_cameo_coder *c, const nci_cameo_phrase *entry, uint32_t spot)
{
  if (!c->doc->trace) return;
  uint32_t last = spot + entry->count - 1;
  nci_event_try t = { .sentence = c->sentence, .first = c->spots[spot].token, .event = NCORP_NONE,
                      .why = entry->value == NCI_CAMEO_DISCARD_ARTICLE ? NCI_WHY_ARTICLE_DISCARDED : NCI_WHY_DISCARDED };
  t.end = c->spots[last < c->spot_count ? last : spot].token + 1;
  t.entry = entry_at(c, phrase_text(c, entry), NCI_NO_STR, entry->line);
  nci_vec_add(c->arena, &c->doc->trace->tries, t);
}

static void add_proof(nci_cameo_coder *c, nci_proof_kind kind, uint32_t mention, nci_event_entry entry)
{
  nci_event_proof proof = { kind, c->events.count - 1, mention, entry };
  nci_vec_add(c->arena, &c->doc->trace->proofs, proof);
}

static void trace_parties(nci_cameo_coder *c, const nci_cameo_parties *side, const uint32_t *mentions)
{
  const nci_cameo_dictionary *d = c->dictionary;
  for (uint32_t i = 0; i < side->count; i++) {
    const nci_cameo_entries *e = &side->at[i]->entries;
    if (e->actor) add_proof(c, NCI_PROOF_ACTOR, mentions[i], entry_at(c, phrase_text(c, e->actor), nci_cameo_actor_code(d, e->actor->value, c->day), e->actor->line));
    for (uint32_t k = 0; k < e->agent_count; k++) {
      const nci_cameo_agent *a = &d->agent_codes.at[e->agents[k]->value];
      const ncorp_str parts[] = { a->before ? NCI_STR("") : NCI_STR("~"), a->code, a->before ? NCI_STR("~") : NCI_STR("") };
      add_proof(c, NCI_PROOF_AGENT, mentions[i], entry_at(c, phrase_text(c, e->agents[k]), nci_arena_join(c->arena, parts, 3), e->agents[k]->line));
    }
  }
}

void nci_cameo_trace_event(nci_cameo_coder *c, const nci_cameo_hit *h, const nci_cameo_parties *source, const nci_cameo_parties *target)
{
  if (!c->doc->trace || c->arena->failed) return;
  const ncorp_event_mention *e = &c->events.at[c->events.count - 1];
  add_proof(c, NCI_PROOF_VERB, NCORP_NONE, verb_entry(c, h->form, both_codes(c, h->form->code)));
  if (h->pattern) add_proof(c, NCI_PROOF_PATTERN, NCORP_NONE, pattern_entry(c, h->pattern));
  trace_parties(c, source, e->actors);
  trace_parties(c, target, e->recipients);
}

void nci_cameo_trace_settle(nci_cameo_coder *c, const uint32_t *moved, bool discarded)
{
  nci_event_trace *t = c->doc->trace;
  if (!t) return;
  if (discarded) t->proofs.count = 0;
  for (uint32_t i = 0; moved && i < t->proofs.count; i++)
    if (t->proofs.at[i].mention != NCORP_NONE) t->proofs.at[i].mention = moved[t->proofs.at[i].mention];
}
