/* Events that nouns tell, with the verbs that lend them a subject ("held talks", "came under attack"). */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

enum { STEPS = 6 };

static bool is_definite(const nci_coder *c, uint32_t noun)
{
  static const char *const words[] = { "the", "this", "that", "these", "those", "both" };
  uint32_t det = nci_child(c->g, noun, NCI_DET_REL);
  for (size_t i = 0; det != NCORP_NONE && i < sizeof words / sizeof *words; i++)
    if (nci_token_is(c->doc, det, words[i])) return true;
  return false;
}

/* The participle or relative clause behind a noun that lends it its subject, or the participle before it. */
static uint32_t participle_of(const nci_coder *c, uint32_t noun)
{
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = h->child_at[noun], n = 0; i < h->child_at[noun + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
    uint32_t child = h->child[i];
    nci_rel rel = (nci_rel)c->g->rel[child];
    if ((rel == NCI_ACL || rel == NCI_ACL_RELCL) && c->words[child].light) return child;
    if (rel == NCI_AMOD && c->words[child].light && nci_is_misread(c, child)) return child;
  }
  return NCORP_NONE;
}

/* The verb that has a noun as its object, its subject in the passive, or after a preposition that belongs to the verb
 * ("engaged in talks", "came under attack"), when it lends the noun its subject; or the participle behind it ("talks held
 * by"). */
static uint32_t light_of(const nci_coder *c, uint32_t noun, bool is_attack, bool *behind)
{
  uint32_t t = noun;
  *behind = false;
  for (int step = 0; step < STEPS; step++) {
    uint32_t head = c->g->heads.head[t];
    nci_rel rel = (nci_rel)c->g->rel[t];
    if (head == NCORP_NONE) break;
    nci_slot slot = rel == NCI_NMOD ? nci_slot_of_case(c, t, NULL) : NCI_SLOT_NONE;
    bool inner = slot == NCI_SLOT_OF || rel == NCI_CONJ || (slot == NCI_SLOT_FOR && nci_lemma_is(c, head, "responsibility"));
    if (slot == NCI_SLOT_OF && is_attack && c->words[head].light == NCI_LIGHT_FACE && c->g->upos[head] == NCI_NOUN) return head; /* "was the target of an attack" */
    if (inner && c->g->upos[head] != NCI_VERB) {
      if (c->words[head].object && rel == NCI_CONJ) break;
      t = head;
      continue;
    }
    nci_slot slot_of_obl = rel == NCI_OBL ? nci_slot_of_case(c, t, NULL) : NCI_SLOT_NONE;
    bool marked = rel == NCI_OBL && nci_slot_of_case(c, t, NULL) != NCI_SLOT_NONE && c->words[nci_child(c->g, t, NCI_CASE)].light;
    uint32_t beside = slot_of_obl == NCI_SLOT_FOR ? nci_child(c->g, head, NCI_OBJ) : NCORP_NONE;
    bool claimed = beside != NCORP_NONE && nci_lemma_is_any(c, beside, (const char *const[]){ "responsibility", "credit", NULL });
    if (claimed && is_attack && nci_lemma_is_any(c, head, (const char *const[]){ "claim", "take", "accept", "assume", "admit", "acknowledge", NULL })) return head;
    marked = marked || claimed;
    bool object = rel == NCI_OBJ || rel == NCI_NSUBJ_PASS || marked;
    if (rel == NCI_NSUBJ && c->words[head].light == NCI_LIGHT_HAPPEN) return head; /* "the attack occurred at" */
    /* "the attack seems to have been launched by" */
    uint32_t inner_verb = rel == NCI_NSUBJ || rel == NCI_NSUBJ_PASS ? nci_child(c->g, head, NCI_XCOMP) : NCORP_NONE;
    if (inner_verb != NCORP_NONE && c->words[inner_verb].light == NCI_LIGHT_DO && nci_clause_of(c, inner_verb).passive && nci_lemma_is_any(c, head, (const char *const[]){ "seem", "appear", "say", "report", "know", NULL })) return inner_verb;
    if (object && c->words[head].light == NCI_LIGHT_GUILTY) return is_attack ? head : NCORP_NONE;
    if (object && c->words[head].light && c->words[head].light != NCI_LIGHT_HAPPEN) return head;
    break;
  }
  uint32_t participle = participle_of(c, noun), of = participle == NCORP_NONE && is_attack ? nci_child(c->g, noun, NCI_NMOD) : NCORP_NONE;
  /* "the murder of a judge committed by the army", with the judge committed */
  if (of != NCORP_NONE && nci_slot_of_case(c, of, NULL) == NCI_SLOT_OF) participle = participle_of(c, of);
  *behind = participle != NCORP_NONE && c->g->rel[participle] != NCI_AMOD;
  return participle;
}

/* Those whom a call or meeting "included", "involving" or "attended by". */
static void read_included(nci_coder *c, nci_happening *h, uint32_t noun)
{
  const nci_heads *t = &c->g->heads;
  uint32_t verbs[3] = { NCORP_NONE, nci_child(c->g, noun, NCI_ACL), nci_child(c->g, noun, NCI_ACL_RELCL) };
  if (c->g->rel[noun] == NCI_NSUBJ || c->g->rel[noun] == NCI_NSUBJ_PASS || c->g->rel[noun] == NCI_NSUBJ_OUTER) verbs[0] = t->head[noun];
  for (int v = 0; v < 3; v++) {
    uint32_t verb = verbs[v];
    if (verb == NCORP_NONE || c->words[verb].light != NCI_LIGHT_INCLUDE) continue;
    for (uint32_t i = t->child_at[verb], n = 0; i < t->child_at[verb + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
      uint32_t child = t->child[i];
      nci_rel rel = (nci_rel)c->g->rel[child];
      if (rel != NCI_OBJ && rel != NCI_OBL_AGENT && !(rel == NCI_OBL && nci_slot_of_case(c, child, NULL) == NCI_SLOT_BY)) continue;
      nci_party who = { .count = 0 };
      nci_party_of(c, child, NCI_NO_THINGS, &who);
      nci_party_join(c, &h->actors, &who);
    }
  }
}

static bool is_in_person(const nci_coder *c, uint32_t noun)
{
  for (uint32_t t = noun > c->first + 5 ? noun - 5 : c->first; t < noun; t++)
    if (nci_token_is(c->doc, t, "person") || nci_token_is(c->doc, t, "in-person") || nci_token_is(c->doc, t, "face-to-face")) return true;
  return false;
}

/* What the verb that has the noun as its object says of it. False: there is no event. */
static bool read_light(nci_coder *c, nci_happening *h, uint32_t light, bool behind, uint32_t *filled)
{
  nci_light kind = (nci_light)c->words[light].light;
  nci_clause g = nci_clause_of(c, light);
  nci_party subject = { .count = 0 };
  bool weak = false;
  uint32_t who = NCORP_NONE;
  if (kind == NCI_LIGHT_GUILTY) {
    who = nci_clause_subject(c, &g, &weak); /* "the soldiers implicated in the killing" */
    if (g.infinitive && g.status == NCORP_PLANNED) g.status = NCORP_OCCURRED; /* "are to blame for" */
    h->guessed = true;
  } else if ((g.passive || behind) && !(kind == NCI_LIGHT_FACE && c->g->rel[h->trigger.head] == NCI_OBL)) { /* "was unharmed in the attack" */
    const nci_heads *t = &c->g->heads;
    for (uint32_t i = t->child_at[light], n = 0; i < t->child_at[light + 1] && n < NCI_CHILDREN_MAX; i++, n++) {
      uint32_t child = t->child[i];
      bool by = c->g->rel[child] == NCI_OBL_AGENT || (c->g->rel[child] == NCI_OBL && nci_slot_of_case(c, child, NULL) == NCI_SLOT_BY);
      if (by || (!g.passive && c->g->rel[child] == NCI_NSUBJ)) who = child;
    }
  } else {
    who = nci_clause_subject(c, &g, &weak);
    if (who == NCORP_NONE && c->g->rel[light] == NCI_APPOS) who = c->g->heads.head[light]; /* "the bank, target of an attack" */
  }
  /* "the talks Roe held": a name right between the noun and its verb */
  if (who == NCORP_NONE && behind && light > c->first && c->name_at[light - 1] != NCORP_NONE) who = light - 1;
  if (who != NCORP_NONE && kind != NCI_LIGHT_HAPPEN) nci_party_of(c, who, NCI_NO_THINGS, &subject);
  /* "Roe expressed his condolences": his are Roe's. */
  uint32_t kept = 0;
  for (uint32_t i = 0; subject.count && i < h->actors.count; i++) {
    uint32_t m = h->actors.at[i];
    if (m >= c->mention_count || c->doc->data.mentions[m].form != NCORP_FORM_PRONOUN) h->actors.at[kept++] = m;
  }
  if (subject.count) h->actors.count = kept;
  if (kind == NCI_LIGHT_TELL && h->type != NCORP_CONSULT) return true;
  if (h->trigger.ergative && nci_lemma_is(c, light, "reject")) return true; /* "rejected the murder of Roe": it happened all the same */
  if (kind == NCI_LIGHT_FACE) nci_add_role(c, h, NCI_ROLE_RECIPIENT, &subject, NCI_SLOT_O);
  else if (kind != NCI_LIGHT_CANCEL || h->type == NCORP_CONSULT || nci_is_beyond(h->type)) nci_add_role(c, h, NCI_ROLE_ACTOR, &subject, NCI_SLOT_S);
  if (subject.count) *filled |= 1u << NCI_SLOT_S;
  h->guessed = h->guessed || weak;
  if (g.status != NCORP_OCCURRED) nci_set_status(h, g.status, g.status_by);
  if (g.denied) nci_set_status(h, NCORP_DENIED, g.denied_by);
  if (kind == NCI_LIGHT_JOIN) h->definite = true;
  if (kind == NCI_LIGHT_PLAN && !behind) nci_set_status(h, NCORP_PLANNED, light);
  if (kind == NCI_LIGHT_CANCEL) nci_set_status(h, NCORP_NEGATED, light);
  if (g.infinitive && g.governor == NCORP_NONE && h->status == NCORP_OCCURRED && kind != NCI_LIGHT_GUILTY) nci_set_status(h, NCORP_PLANNED, g.to);
  /* Where the noun was held is where the verb says. */
  nci_arguments args;
  nci_trigger verb = h->trigger;
  verb.first = verb.head = light;
  verb.end = light + 1;
  verb.noun = false;
  verb.object = NCORP_NONE;
  nci_arguments_of(c, &verb, &g, &args);
  for (uint32_t i = 0; i < args.count; i++) {
    const nci_argument *a = &args.at[i];
    uint8_t role = h->trigger.role[a->slot];
    if (a->slot <= NCI_SLOT_O || a->slot == NCI_SLOT_BY || a->slot == NCI_SLOT_OF || !role || a->head == h->trigger.head) continue;
    nci_party party = { .count = 0 };
    nci_party_of(c, a->head, nci_takes_things(h) && role & NCI_ROLE_RECIPIENT ? NCI_THINGS : NCI_NO_THINGS, &party);
    nci_keep_targets(c, h, a, &party);
    if (!party.count) continue;
    nci_add_role(c, h, role, &party, (nci_slot)a->slot);
    *filled |= 1u << a->slot;
  }
  /* "gave Peru a warning" */
  uint32_t whom = h->trigger.role[NCI_SLOT_TO] & NCI_ROLE_RECIPIENT ? nci_child(c->g, light, NCI_IOBJ) : NCORP_NONE;
  if (whom != NCORP_NONE && !g.passive) {
    nci_party party = { .count = 0 };
    nci_party_of(c, whom, NCI_NO_THINGS, &party);
    nci_add_role(c, h, NCI_ROLE_RECIPIENT, &party, NCI_SLOT_TO);
    if (party.count) *filled |= 1u << NCI_SLOT_TO;
  }
  return nci_apply_control(h, &g);
}

static bool harms(const nci_coder *c, uint32_t verb)
{
  static const char *const harm[] = { "kill", "wound", "injure", "hurt", "destroy", "damage", "hit", "strike", "target", "maim", "rip", "tear", "shake", "rock",
                                      "wreck", "demolish", "shatter", "gut", "devastate", "level", NULL };
  static const char *const states[] = { "dead", "wounded", "injured", "wound", "injure", NULL };
  if (nci_lemma_is_any(c, verb, harm)) return true;
  uint32_t state = nci_lemma_is(c, verb, "leave") ? nci_child(c->g, verb, NCI_XCOMP) : NCORP_NONE; /* "left two dead" */
  return state != NCORP_NONE && nci_lemma_is_any(c, state, states);
}

/* The verb that says whom an attack hit ("the shelling killed", "the bomb attack that killed"), or NCORP_NONE; *rel: what the noun is
 * to it. */
static uint32_t harm_of(const nci_coder *c, uint32_t noun, nci_rel *rel)
{
  uint32_t verb = c->g->heads.head[noun], clause = nci_child(c->g, noun, NCI_ACL_RELCL);
  *rel = (nci_rel)c->g->rel[noun];
  if (clause != NCORP_NONE && harms(c, clause)) verb = clause, *rel = NCI_NSUBJ;
  return verb != NCORP_NONE && harms(c, verb) ? verb : NCORP_NONE;
}

bool nci_does_harm(const nci_coder *c, uint32_t noun)
{
  nci_rel rel;
  return harm_of(c, noun, &rel) != NCORP_NONE && rel == NCI_NSUBJ;
}

/* "The shelling killed eight civilians", "the bank was destroyed by an explosion": whom the verb says that it hit. */
static void read_victims(nci_coder *c, nci_happening *h)
{
  nci_rel rel;
  uint32_t noun = h->trigger.head, verb = h->type == NCORP_ASSAULT ? harm_of(c, noun, &rel) : NCORP_NONE;
  if (verb == NCORP_NONE) return;
  bool by = rel == NCI_OBL_AGENT || (rel == NCI_OBL && nci_slot_of_case(c, noun, NULL) == NCI_SLOT_BY);
  uint32_t hit = rel == NCI_NSUBJ ? nci_child(c->g, verb, NCI_OBJ) : by ? nci_child(c->g, verb, NCI_NSUBJ_PASS) : NCORP_NONE;
  uint32_t through = rel == NCI_NSUBJ && hit == NCORP_NONE ? nci_child(c->g, verb, NCI_OBL) : NCORP_NONE;
  if (through != NCORP_NONE && nci_slot_of_case(c, through, NULL) == NCI_SLOT_IN) hit = through; /* "ripped through a bank" */
  if (hit == NCORP_NONE || (h->recipients.count && !(by && h->last_slot == NCI_SLOT_IN))) return;
  nci_party who = { .count = 0 };
  nci_party_of(c, hit, NCI_ANY_PLACE, &who);
  nci_add_role(c, h, NCI_ROLE_RECIPIENT, &who, NCI_SLOT_O);
}

/* "the involvement of troops in the murder", "blamed rebels for it", "attributed it to them": who is told to have done it. */
static void read_culprit(nci_coder *c, nci_happening *h)
{
  enum { REACH = 8, FAR = 24 };
  static const char *const part[] = { "involvement", "participation", "complicity", "part", NULL };
  static const char *const convicts[] = { "convict", "sentence", "jail", "imprison", NULL };
  const nci_heads *t = &c->g->heads;
  uint32_t noun = h->trigger.head, first = h->trigger.first, verb = t->head[noun], who = NCORP_NONE;
  nci_slot slot = nci_slot_of_case(c, noun, NULL);
  if (h->type != NCORP_ASSAULT || h->actors.count || h->status > NCORP_ONGOING) return;
  /* "this group was behind the murders", "the army is behind them" */
  uint32_t before = nci_child(c->g, noun, NCI_CASE);
  if (before != NCORP_NONE && nci_token_is(c->doc, before, "behind") && (c->g->rel[noun] == NCI_ROOT || c->g->rel[noun] == NCI_CCOMP) && nci_child(c->g, noun, NCI_COP) != NCORP_NONE) {
    nci_party group = { .count = 0 };
    nci_clause g = nci_clause_of(c, noun);
    who = nci_child(c->g, noun, NCI_NSUBJ);
    if (who != NCORP_NONE && g.status <= NCORP_ONGOING && !g.negated) nci_party_of(c, who, NCI_NO_THINGS, &group);
    nci_party_join(c, &h->actors, &group);
    return;
  }
  if (verb == NCORP_NONE) return;
  /* "the bombing was the work of the cartel" */
  uint32_t author = c->g->rel[noun] == NCI_NSUBJ && nci_lemma_is_any(c, verb, (const char *const[]){ "work", "act", "action", "deed", NULL }) ? nci_child(c->g, verb, NCI_NMOD) : NCORP_NONE;
  if (author != NCORP_NONE && (nci_slot_of_case(c, author, NULL) == NCI_SLOT_OF || nci_slot_of_case(c, author, NULL) == NCI_SLOT_BY)) who = author;
  for (uint32_t w = first; slot == NCI_SLOT_IN && who == NCORP_NONE && w > c->first && first - w < REACH; w--) {
    if (!nci_lemma_is_any(c, w - 1, part)) continue;
    who = nci_child(c->g, w - 1, NCI_NMOD_POSS);
    uint32_t of = nci_child(c->g, w - 1, NCI_NMOD);
    if (who == NCORP_NONE && of != NCORP_NONE && nci_slot_of_case(c, of, NULL) == NCI_SLOT_OF) who = of;
  }
  uint32_t above = t->head[verb];
  bool hung = slot == NCI_SLOT_FOR && c->g->rel[verb] == NCI_OBJ && above != NCORP_NONE && nci_lemma_is(c, above, "blame"); /* on those who are blamed */
  if (hung) who = verb;
  bool blamed = nci_lemma_is(c, verb, "blame"), sentenced = nci_lemma_is_any(c, verb, convicts);
  if (slot == NCI_SLOT_FOR && (blamed || sentenced)) {
    nci_clause g = nci_clause_of(c, verb);
    bool weak;
    who = g.passive ? nci_clause_subject(c, &g, &weak) : nci_child(c->g, verb, NCI_OBJ);
  }
  /* "the attack, which some blamed on rebels" */
  uint32_t clause = nci_child(c->g, noun, NCI_ACL_RELCL);
  if (clause != NCORP_NONE && who == NCORP_NONE && !blamed && nci_lemma_is_any(c, clause, (const char *const[]){ "blame", "attribute", NULL })) {
    verb = clause;
    blamed = nci_lemma_is(c, clause, "blame");
    slot = NCI_SLOT_NONE;
  }
  nci_slot marks = blamed ? NCI_SLOT_ON : nci_lemma_is(c, verb, "attribute") ? NCI_SLOT_TO : NCI_SLOT_NONE;
  for (uint32_t w = h->trigger.end; marks && slot == NCI_SLOT_NONE && who == NCORP_NONE && w <= t->high[verb] && w < h->trigger.end + FAR; w++)
    if ((c->g->rel[w] == NCI_OBL || c->g->rel[w] == NCI_NMOD) && nci_slot_of_case(c, w, NULL) == marks) who = w;
  nci_party culprit = { .count = 0 };
  if (who == NCORP_NONE || who == noun) return;
  nci_party_of(c, who, NCI_NO_THINGS, &culprit);
  for (uint32_t i = 0; i < culprit.count; i++)
    if (!nci_party_has_entity(c, &h->recipients, culprit.at[i])) nci_party_add(&h->actors, culprit.at[i]);
}

/* "the Karachi bombing", "the Pakistan blast": where, not whose. */
static bool is_site(const nci_coder *c, const nci_trigger *t, const nci_argument *a)
{
  uint32_t m = c->name_at[a->head];
  return a->weak && m != NCORP_NONE && c->doc->data.mentions[m].type == NCORP_LOC &&
         (nci_str_starts(nci_trigger_field(c, t, NCI_TRIGGERS_CAMEO), NCI_STR("183")) || !nci_entity_is_country(c->doc, nci_mention_entity(c->doc, m)));
}

/* "blamed the attack on rebels": who is behind "on" did it. */
static void turn_blame(const nci_coder *c, const nci_trigger *t, nci_arguments *args)
{
  uint32_t verb = c->g->rel[t->head] == NCI_OBJ ? c->g->heads.head[t->head] : NCORP_NONE;
  bool blamed = t->type == NCORP_ASSAULT && verb != NCORP_NONE && nci_lemma_is_any(c, verb, (const char *const[]){ "blame", "pin", NULL });
  for (uint32_t i = args->count; blamed && i > 0; i--) {
    nci_argument *a = &args->at[i - 1];
    if (a->slot != NCI_SLOT_ON || (c->name_at[a->head] == NCORP_NONE && !c->words[a->head].agent)) continue;
    a->slot = NCI_SLOT_BY;
    return;
  }
}

/* "Roe's murder", "his kidnapping": whose a deed is that nobody else is named for, unless they are many or an organisation
 * ("the rebels' killings"). */
static void turn_owner(nci_coder *c, const nci_trigger *t, nci_arguments *args)
{
  uint32_t owner = NCORP_NONE;
  for (uint32_t i = 0; t->ergative && i < args->count; i++) {
    uint8_t slot = args->at[i].slot;
    uint32_t name = c->name_at[args->at[i].head];
    bool title = slot == NCI_SLOT_S && owner != NCORP_NONE && args->at[owner].head + 1 == args->at[i].head && name != NCORP_NONE && c->doc->data.mentions[name].type == NCORP_PER;
    if (title) args->at[owner].slot = NCI_SLOT_NONE, owner = NCORP_NONE;
    if (slot == NCI_SLOT_OF || slot == NCI_SLOT_O || (slot == NCI_SLOT_S && owner != NCORP_NONE)) return;
    if (slot == NCI_SLOT_S) owner = i;
  }
  if (owner == NCORP_NONE) return;
  uint32_t head = args->at[owner].head;
  nci_party who = { .count = 0 };
  nci_party_of(c, head, NCI_NO_THINGS, &who);
  /* "magistrate Roe's murder": a title and a name */
  bool named = c->name_at[head] != NCORP_NONE && c->doc->data.mentions[c->name_at[head]].type == NCORP_PER && nci_child(c->g, head, NCI_CONJ) == NCORP_NONE;
  if (named) who = (nci_party){ .at = { c->name_at[head] }, .count = 1 };
  bool one = who.count == 1 && who.at[0] < c->mention_count && c->doc->data.mentions[who.at[0]].type == NCORP_PER && !nci_str_is(nci_feature(c->doc, head, "Number"), "Plur");
  if (one && (!args->at[owner].weak || c->doc->data.mentions[who.at[0]].form == NCORP_FORM_NAME)) args->at[owner].slot = NCI_SLOT_OF;
}

bool nci_code_noun(nci_coder *c, const nci_trigger *t)
{
  /* "The Siege of Vienna": a name, but for a headline. */
  bool capital = (c->doc->tokens.at[t->first].shape & NCI_SHAPE_CAPITAL) && t->first > c->first;
  if (capital && nci_block_at(c->doc, c->doc->tokens.at[t->first].start) != NCORP_BLOCK_TITLE) return nci_not_coded(c->doc, NCI_WHY_NAME);
  bool strikes = nci_is_beyond((ncorp_event_type)t->type) && nci_beyond_strikes(c, t);
  if ((c->g->rel[t->head] == NCI_COMPOUND && !strikes) || nci_slot_of_case(c, t->head, NULL) == NCI_SLOT_AS) return nci_not_coded(c->doc, NCI_WHY_MODIFIER); /* "attack helicopters" */
  nci_happening h;
  nci_start_event(c, &h, t);
  h.definite = is_definite(c, t->head);
  h.in_person = is_in_person(c, t->head);
  bool behind = false;
  h.light = light_of(c, t->head, t->type == NCORP_ASSAULT, &behind);
  if (!behind) h.status = nci_noun_status(c, t->head, &h.from.status);
  nci_arguments args;
  nci_arguments_of(c, t, NULL, &args);
  uint32_t kept = 0;
  bool doer = t->type == NCORP_ASSAULT && c->words[t->head].agent == NCI_AGENT_ARMED; /* "the kidnappers of a banker", but not "Chilean kidnappers" */
  for (uint32_t i = 0; i < args.count; i++) {
    if (doer && args.at[i].slot == NCI_SLOT_S && args.at[i].weak) continue;
    if (args.at[i].slot == NCI_SLOT_S && is_site(c, t, &args.at[i])) h.place = c->name_at[args.at[i].head];
    else args.at[kept++] = args.at[i];
  }
  args.count = kept;
  turn_blame(c, t, &args);
  turn_owner(c, t, &args);
  uint32_t filled = nci_fill_roles(c, &h, &args);
  if (doer) { /* whatever becomes of them */
    nci_party doers = { .count = 0 };
    uint32_t victim = h.recipients.count ? h.recipients.at[0] : NCORP_NONE;
    bool said = victim != NCORP_NONE && !(victim < c->mention_count && c->doc->data.mentions[victim].form == NCORP_FORM_PRONOUN);
    if (!said || nci_child(c->g, t->head, NCI_COP) != NCORP_NONE) return nci_not_coded(c->doc, NCI_WHY_NO_PARTY); /* "are murderers of the worst kind" */
    nci_party_of(c, t->head, NCI_NO_THINGS, &doers);
    nci_party_join(c, &h.actors, &doers);
    if (h.status != NCORP_HYPOTHETICAL) nci_set_status(&h, NCORP_OCCURRED, NCORP_NONE);
    h.light = NCORP_NONE;
  }
  bool governed = h.light != NCORP_NONE;
  if (governed && !read_light(c, &h, h.light, behind, &filled)) return nci_not_coded(c->doc, NCI_WHY_GOVERNED);
  /* "In a meeting with A, B said": the other side is the subject of the verb. */
  uint32_t verb = c->g->rel[t->head] == NCI_OBL ? c->g->heads.head[t->head] : NCORP_NONE;
  if (verb != NCORP_NONE && nci_token_is(c->doc, verb, "ahead")) verb = c->g->heads.head[verb];
  if (h.type == NCORP_CONSULT && h.actors.count == 1 && filled >> NCI_SLOT_WITH & 1 && !governed && verb != NCORP_NONE && c->g->upos[verb] == NCI_VERB) {
    nci_clause g = nci_clause_of(c, verb);
    bool weak;
    uint32_t subject = nci_clause_subject(c, &g, &weak);
    nci_party who = { .count = 0 };
    if (subject != NCORP_NONE) nci_party_of(c, subject, NCI_NO_THINGS, &who);
    nci_party_join(c, &h.actors, &who);
    h.guessed = true;
  }
  read_victims(c, &h);
  read_culprit(c, &h);
  if (h.type == NCORP_ASSAULT && !h.actors.count) nci_note_accused(c, &h, NULL);
  bool joins = governed && c->words[h.light].light == NCI_LIGHT_JOIN;
  h.anaphoric = h.definite && (joins || h.actors.count + h.recipients.count == 0);
  if (h.type == NCORP_CONSULT) read_included(c, &h, t->head);
  if (h.type == NCORP_CONSULT || h.type == NCORP_AGREE) {
    nci_party_join(c, &h.actors, &h.recipients);
    h.recipients.count = 0;
  }
  if (nci_is_beyond(h.type)) {
    nci_beyond_place(c, &h);
    return nci_finish_event(c, &h) != NULL;
  }
  bool known = h.actors.count + h.recipients.count > 0, bare = !known && h.type == NCORP_ASSAULT && !governed;
  for (int s = 0; s < NCI_SLOT_COUNT; s++)
    if (t->role[s] & NCI_ROLE_NEEDED && !(filled >> s & 1) && !h.definite && !bare && !(governed && h.actors.count && h.recipients.count)) {
      /* One of several slots that may name the other side is enough. */
      bool other = h.recipients.count > 0;
      for (int o = 0; o < NCI_SLOT_COUNT; o++) other = other || (t->role[o] & NCI_ROLE_NEEDED && filled >> o & 1);
      if (governed && h.actors.count > 1) other = true;
      if (!other && !(h.actors.count && (t->type == NCORP_ASSAULT || t->type == NCORP_COERCE || t->type == NCORP_RETREAT || (nci_is_word((ncorp_event_type)t->type) && nci_party_informs(c, &h.actors))))) return nci_not_coded(c->doc, NCI_WHY_NO_PARTY);
    }
  if (!known && !h.definite && !bare) return nci_not_coded(c->doc, NCI_WHY_NOBODY);
  return nci_finish_event(c, &h) != NULL;
}

/* "Soldiers took part in the crime", "this crime was committed by rebels": who carried out the attack that was told before. */
void nci_code_crime(nci_coder *c)
{
  enum { BACK = 6 };
  static const char *const crimes[] = { "crime", "atrocity", "outrage", "deed", NULL };
  nci_happening *attack = nci_latest(c, NCORP_ASSAULT, BACK);
  for (uint32_t t = c->first; attack && attack->status <= NCORP_ONGOING && t < c->end; t++) {
    if (c->g->upos[t] != NCI_NOUN || !nci_lemma_is_any(c, t, crimes) || !is_definite(c, t)) continue;
    nci_happening h = { .type = NCORP_ASSAULT, .trigger = { .first = t, .end = t + 1, .head = t, .noun = true, .object = NCORP_NONE }, .place = NCORP_NONE };
    bool behind;
    uint32_t light = light_of(c, t, true, &behind), filled = 0;
    nci_light kind = light == NCORP_NONE ? NCI_LIGHT_NONE : (nci_light)c->words[light].light;
    if (kind != NCI_LIGHT_DO && kind != NCI_LIGHT_JOIN && kind != NCI_LIGHT_GUILTY) {
      h.recipients = attack->recipients;
      if (!attack->actors.count) nci_note_accused(c, &h, NULL); /* "was arrested for the crime" */
      continue;
    }
    if (!read_light(c, &h, light, behind, &filled) || h.status > NCORP_ONGOING) continue;
    for (uint32_t i = 0; i < h.actors.count; i++)
      if (!nci_party_has_entity(c, &attack->actors, h.actors.at[i]) && !nci_party_has_entity(c, &attack->recipients, h.actors.at[i])) nci_party_add(&attack->actors, h.actors.at[i]);
    if (h.actors.count) attack->seen = c->sentence;
  }
}
