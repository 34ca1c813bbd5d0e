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
    if (!g.passive) subject = nci_child(c->g, t, NCI_OBJ); /* "the police identified the dead as" */
    nci_party *side = g.status <= NCORP_ONGOING && !g.negated && subject != NCORP_NONE && c->name_at[subject] == NCORP_NONE ? side_of(c, attack, subject) : NULL;
    for (uint32_t i = h->child_at[t], n = 0; side && i < h->child_at[t + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
      uint32_t child = h->child[i];
      nci_party who = { .count = 0 };
      bool known = c->name_at[child] != NCORP_NONE || (side == &attack->actors && (c->words[child].agent || nci_lemma_is(c, child, "member")));
      if (c->g->rel[child] != NCI_OBL || nci_slot_of_case(c, child, NULL) != NCI_SLOT_AS || !known) continue;
      nci_party_of(c, child, NCI_NO_THINGS, &who);
      nci_party_join(c, side, &who);
      attack->seen = c->sentence;
    }
  }
}

/* The verb that accuses somebody of what a word tells: "accused of killing", "arrested for the murder". */
static uint32_t accusing(const nci_coder *c, uint32_t word)
{
  enum { STEPS = 4 };
  static const char *const of_deed[] = { "accuse", "suspect", "charge", "indict", "arrest", "detain", "try", "prosecute", "wanted", "convict", "sentence", "jail", "imprison", NULL };
  bool hung = c->g->rel[word] == NCI_ACL; /* on whoever is accused */
  for (int step = 0; step < STEPS; step++) {
    uint32_t above = c->g->heads.head[word];
    nci_rel rel = (nci_rel)c->g->rel[word];
    if (above == NCORP_NONE || (rel == NCI_NSUBJ_PASS && !hung) || rel == NCI_NSUBJ || rel == NCI_ACL_RELCL || rel == NCI_PARATAXIS || (rel == NCI_OBJ && !hung)) return NCORP_NONE;
    if (nci_lemma_is_any(c, above, of_deed) && rel != NCI_CONJ) {
      nci_slot slot = rel == NCI_OBL || rel == NCI_NMOD ? nci_slot_of_case(c, word, NULL) : NCI_SLOT_FOR;
      return slot == NCI_SLOT_OF || slot == NCI_SLOT_FOR || slot == NCI_SLOT_WITH || slot == NCI_SLOT_IN ? above : NCORP_NONE;
    }
    word = above;
  }
  return NCORP_NONE;
}

void nci_note_accused(nci_coder *c, const nci_happening *h, const nci_clause *clause)
{
  uint32_t word = clause ? clause->verb : h->trigger.head, verb = accusing(c, word);
  if (verb == NCORP_NONE || (verb >= h->trigger.first && verb < h->trigger.end)) return;
  nci_clause g = nci_clause_of(c, verb);
  bool weak;
  uint32_t who = g.passive ? nci_clause_subject(c, &g, &weak) : nci_child(c->g, verb, NCI_OBJ);
  nci_accusation *said = who == NCORP_NONE || g.negated || g.status > NCORP_ONGOING ? NULL : nci_vec_push(c->arena, &c->accusations);
  if (!said) return;
  *said = (nci_accusation){ .victims = h->recipients };
  nci_party_of(c, who, NCI_NO_THINGS, &said->culprits);
  uint32_t victim = clause ? nci_child(c->g, clause->verb, NCI_OBJ) : NCORP_NONE;
  if (victim != NCORP_NONE) nci_party_of(c, victim, NCI_ANYBODY, &said->victims);
  if (!said->culprits.count || !said->victims.count) c->accusations.count--;
}

void nci_join_accused(nci_coder *c)
{
  enum { LOOK = 64 };
  for (uint32_t i = 0; i < c->accusations.count && i < LOOK; i++) {
    const nci_accusation *said = &c->accusations.at[i];
    for (uint32_t k = 0; k < c->events.count && k < LOOK; k++) {
      nci_happening *attack = &c->events.at[k];
      if (attack->type != NCORP_ASSAULT || attack->status > NCORP_ONGOING || attack->actors.count || !nci_party_covers(c, &attack->recipients, said->victims.at[0])) continue;
      if (nci_party_has_entity(c, &attack->recipients, said->culprits.at[0])) continue;
      nci_party_join(c, &attack->actors, &said->culprits);
      attack->guessed = true;
    }
  }
}
