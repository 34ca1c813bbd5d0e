/* Names that an article gives later to those whom an attack befell or who carried it out: "two engineers were kidnapped ... The
 * engineers were identified as Ada Wong and Li Roe". */
#include "meaning/event_coder.h"

#include "base/str.h"

static const char *const victims[] = { "victim", "dead", "deceased", "body", "corpse", "hostage", "captive", NULL };
static const char *const attackers[] = { "attacker", "assailant", "gunman", "murderer", "killer", "kidnapper", "abductor", "assassin", "perpetrator", "bomber", NULL };
static const char *const harmed[] = { "dead", "murder", "murdered", "kidnap", "kidnapped", "wound", "wounded", "injured", "slay", "slain", NULL };

static bool has_head(const nci_coder *c, const nci_party *p, uint32_t token)
{
  ncorp_str lemma = nci_lemma(c->doc, token), text = nci_token_text(c->doc, token);
  for (uint32_t i = 0; i < p->count; i++) {
    uint32_t head = nci_participant_head(c, p->at[i]);
    if (nci_str_eq(nci_lemma(c->doc, head), lemma) || nci_str_eq_nocase(nci_token_text(c->doc, head), text)) return true;
  }
  return false;
}

/* The side of an attack to which somebody without a name belongs, or NULL. */
static nci_party *side_of(const nci_coder *c, nci_happening *h, uint32_t subject)
{
  uint32_t described = nci_child(c->g, subject, NCI_AMOD);
  if (nci_lemma_is_any(c, subject, attackers)) return &h->actors;
  if (nci_lemma_is_any(c, subject, victims) || (described != NCORP_NONE && nci_lemma_is_any(c, described, harmed))) return &h->recipients;
  return has_head(c, &h->recipients, subject) ? &h->recipients : has_head(c, &h->actors, subject) ? &h->actors : NULL;
}

/* "The killers were soldiers of the army", "one of the victims was Ada Roe": what the predicate says of them. */
static void read_predicate(nci_coder *c, nci_happening *attack, uint32_t noun)
{
  uint32_t subject = nci_child(c->g, noun, NCI_NSUBJ);
  if (subject == NCORP_NONE || nci_child(c->g, noun, NCI_COP) == NCORP_NONE) return;
  uint32_t of = nci_child(c->g, subject, NCI_NMOD);
  if (nci_lemma_is_any(c, subject, (const char *const[]){ "one", "two", "three", "some", NULL }) && of != NCORP_NONE && nci_slot_of_case(c, of, NULL) == NCI_SLOT_OF) subject = of;
  bool attacker = nci_lemma_is_any(c, subject, attackers), victim = nci_lemma_is_any(c, subject, victims) && c->name_at[noun] != NCORP_NONE;
  if (!attacker && !victim) return;
  nci_party who = { .count = 0 };
  if (nci_clause_of(c, noun).status > NCORP_ONGOING || nci_clause_of(c, noun).negated) return;
  nci_party_of(c, noun, NCI_NO_THINGS, &who);
  nci_party_join(c, attacker ? &attack->actors : &attack->recipients, &who);
}

/* "Engineers Roe and Poe were freed": names of those who were taken before, by what they are called. */
static void read_freed(nci_coder *c)
{
  enum { BACK = 12 };
  const nci_happening *freed = c->events.count ? &c->events.at[c->events.count - 1] : NULL;
  if (!freed || freed->type != NCORP_RETREAT || freed->sentence != c->sentence || !nci_str_is(freed->mode, "release") || freed->status > NCORP_ONGOING) return;
  nci_happening *taken = nci_latest(c, NCORP_ASSAULT, BACK);
  if (!taken || !nci_str_is(taken->mode, "abduct") || !freed->recipients.count || freed->recipients.at[0] >= c->mention_count) return;
  ncorp_span name = nci_mention_tokens(c->doc, freed->recipients.at[0]);
  bool known = name.start > c->first && nci_mention_is_person(c->doc, freed->recipients.at[0]) && has_head(c, &taken->recipients, (uint32_t)name.start - 1);
  if (known) nci_party_join(c, &taken->recipients, &freed->recipients);
}

void nci_code_identified(nci_coder *c)
{
  enum { BACK = 6 };
  const nci_heads *h = &c->g->heads;
  nci_happening *attack = nci_latest(c, NCORP_ASSAULT, BACK);
  read_freed(c);
  for (uint32_t t = c->first; attack && attack->status <= NCORP_ONGOING && t < c->end; t++) {
    if (c->g->upos[t] == NCI_NOUN || c->g->upos[t] == NCI_PROPN) read_predicate(c, attack, t);
    if (c->g->upos[t] != NCI_VERB || !nci_lemma_is(c, t, "identify")) continue;
    nci_clause g = nci_clause_of(c, t);
    bool weak;
    uint32_t subject = nci_clause_subject(c, &g, &weak);
    nci_party *side = g.passive && !g.negated && subject != NCORP_NONE && c->name_at[subject] == NCORP_NONE ? side_of(c, attack, subject) : NULL;
    for (uint32_t i = h->child_at[t], n = 0; side && i < h->child_at[t + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
      uint32_t child = h->child[i];
      nci_party who = { .count = 0 };
      if (c->g->rel[child] != NCI_OBL || nci_slot_of_case(c, child, NULL) != NCI_SLOT_AS || c->name_at[child] == NCORP_NONE) continue;
      nci_party_of(c, child, NCI_NO_THINGS, &who);
      nci_party_join(c, side, &who);
      attack->seen = c->sentence;
    }
  }
}
