/* When, where, for how long, and who says so: expressions in the clause of a trigger, the nearest first. */
#include "meaning/event_coder.h"

#include "base/str.h"

enum { STEPS = 8 };

uint32_t nci_time_from(const nci_coder *c, uint32_t offset)
{
  uint32_t low = 0, high = c->doc->data.time_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (c->doc->data.times[middle].span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool is_date(ncorp_str v)
{
  return v.size >= 4 && nci_is_digit(v.data[0]) && nci_is_digit(v.data[1]) && nci_is_digit(v.data[2]) && nci_is_digit(v.data[3]);
}

/* The calendar part of a TIMEX3 value: "2025-12-06TEV" happens on 2025-12-06. */
static ncorp_str date_part(ncorp_str v)
{
  for (size_t i = 0; i < v.size; i++)
    if (v.data[i] == 'T') return nci_str(v.data, i);
  return v;
}

static void use_time(nci_coder *c, nci_happening *h, uint32_t index)
{
  const ncorp_time *t = &c->doc->data.times[index];
  h->time = index;
  if (!t->value.size) return;
  ncorp_str date = date_part(t->value);
  if (!is_date(date) && !nci_str_starts(date, NCI_STR("XXXX-"))) return;
  h->date = date;
  /* "Friday and Saturday": one stretch. */
  uint32_t next = index + 1;
  if (next < c->doc->data.time_count && c->doc->data.times[next].type == NCORP_TIME_DATE && is_date(date) && date.size == 10) {
    ncorp_span between = { t->span.end, c->doc->data.times[next].span.start };
    ncorp_str gap = nci_str_trim(nci_span_text(c->doc, between)), end = date_part(c->doc->data.times[next].value);
    if (nci_str_eq(gap, NCI_STR("and")) && is_date(end) && end.size == 10 && nci_str_cmp(date, end) < 0) {
      char *both = nci_arena_alloc(c->arena, 22, 1);
      if (!both) return;
      memcpy(both, date.data, 10);
      both[10] = '/';
      memcpy(both + 11, end.data, 10);
      both[21] = '\0';
      h->date = nci_str(both, 21);
    }
  }
}

static bool wants_duration(ncorp_event_type type)
{
  return type == NCORP_CONSULT || type == NCORP_PROTEST || type == NCORP_ASSAULT || type == NCORP_MOBILIZE || type == NCORP_COOPERATE;
}

static bool is_reporting(const nci_coder *c, uint32_t verb)
{
  static const char *const words[] = { "say", "tell", "report", "add", "announce", "state", "write", "claim", "note", "confirm", "post", "insist", NULL };
  return nci_lemma_is_any(c, verb, words);
}

static bool is_predicate(const nci_coder *c, uint32_t token, uint32_t event)
{
  return token == event || c->g->upos[token] == NCI_VERB || (c->g->upos[token] == NCI_AUX && c->g->rel[token] != NCI_AUX_REL && c->g->rel[token] != NCI_AUX_PASS);
}

/* The verb or event noun to which a word belongs. */
static uint32_t predicate_of(const nci_coder *c, uint32_t token, uint32_t event)
{
  for (int step = 0; step < STEPS; step++) {
    uint32_t head = c->g->heads.head[token];
    if (head == NCORP_NONE) return token;
    if (is_predicate(c, head, event)) return head;
    token = head;
  }
  return NCORP_NONE;
}

/* Whether what belongs to another verb belongs to the event as well, and how far that is: verbs that govern it or are joined to
 * it, the verb of which an event noun is subject or object, and what the event is for ("met to discuss it on Monday").
 * UINT32_MAX: it does not. */
static uint32_t distance_of(const nci_coder *c, const nci_happening *h, uint32_t predicate, bool before)
{
  uint32_t t = h->trigger.head;
  if (predicate == t || predicate == h->light || (predicate >= h->trigger.first && predicate < h->trigger.end)) return 0;
  for (int step = 1; step < STEPS; step++) {
    uint32_t head = c->g->heads.head[t];
    nci_rel rel = (nci_rel)c->g->rel[t];
    if (head == NCORP_NONE) break;
    bool noun = c->g->upos[t] != NCI_VERB;
    bool up = noun ? rel == NCI_NMOD || rel == NCI_OBJ || rel == NCI_NSUBJ || rel == NCI_NSUBJ_PASS || rel == NCI_OBL || rel == NCI_CONJ || rel == NCI_COMPOUND
                   : rel == NCI_XCOMP || (rel == NCI_CONJ && before) || rel == NCI_ADVCL;
    if (!up || (c->g->upos[head] == NCI_VERB && is_reporting(c, head))) break;
    t = head;
    if (t == predicate) return (uint32_t)step * 8;
    if (c->g->rel[predicate] == NCI_XCOMP && c->g->heads.head[predicate] == t) return (uint32_t)step * 8 + 4;
  }
  /* "killed two and wounded three in Bari" */
  if (h->type == NCORP_ASSAULT && c->g->rel[predicate] == NCI_CONJ && c->g->heads.head[predicate] == h->trigger.head) return 40;
  /* below it */
  t = predicate;
  for (int step = 1; step < 3; step++) {
    nci_rel rel = (nci_rel)c->g->rel[t];
    uint32_t head = c->g->heads.head[t];
    if (head == NCORP_NONE || (rel != NCI_XCOMP && rel != NCI_ADVCL && rel != NCI_ACL)) break;
    if (head == h->trigger.head && c->words[predicate].light != NCI_LIGHT_NONE) return 4;
    if (head == h->trigger.head && rel != NCI_ACL) return 30;
    t = head;
  }
  return UINT32_MAX;
}

/* "lasted two hours", "for two hours", "a two-hour meeting". */
static bool is_its_duration(const nci_coder *c, const nci_happening *h, uint32_t first, uint32_t end)
{
  static const char *const away[] = { "after", "before", "ago", "earlier", "later", "since" };
  for (size_t i = 0; i < sizeof away / sizeof *away; i++)
    if (nci_token_is(c->doc, end, away[i])) return false;
  if (end <= h->trigger.first && h->trigger.first - end < 4) return true;
  uint32_t predicate = predicate_of(c, first, h->trigger.head);
  if (predicate == NCORP_NONE) return false;
  bool lasts = nci_lemma_is(c, predicate, "last");
  bool during = first > c->first && (nci_token_is(c->doc, first - 1, "for") || nci_token_is(c->doc, first - 1, "over") || nci_token_is(c->doc, first - 1, "some") ||
                                     nci_token_is(c->doc, first - 1, "about") || nci_token_is(c->doc, first - 1, "nearly"));
  if (lasts) return distance_of(c, h, predicate, false) != UINT32_MAX || c->g->heads.head[predicate] == h->trigger.head || predicate > h->trigger.head;
  return during && distance_of(c, h, predicate, false) < 12;
}

/* "by Friday", "since Monday": until or from when, not when. */
static bool is_limit(const nci_coder *c, uint32_t first)
{
  static const char *const limits[] = { "by", "until", "till", "since", "before" };
  for (size_t i = 0; first > c->first && i < sizeof limits / sizeof *limits; i++)
    if (nci_token_is(c->doc, first - 1, limits[i])) return true;
  return false;
}

static uint32_t top_of(const nci_coder *c, uint32_t first, uint32_t end)
{
  for (uint32_t t = first; t < end; t++) {
    uint32_t head = c->g->heads.head[t];
    if (head == NCORP_NONE || head < first || head >= end) return t;
  }
  return first;
}

static void find_time(nci_coder *c, nci_happening *h)
{
  const nci_document *doc = c->doc;
  uint32_t best = NCORP_NONE, best_cost = UINT32_MAX, said = NCORP_NONE;
  for (uint32_t i = nci_time_from(c, doc->tokens.at[c->first].start), n = 0; i < doc->data.time_count && n < 16; i++, n++) {
    const ncorp_time *t = &doc->data.times[i];
    if (t->span.start >= doc->tokens.at[c->end - 1].end) break;
    uint32_t first = nci_token_at(doc, t->span.start), end = nci_token_at(doc, t->span.end - 1) + 1;
    if (t->type == NCORP_TIME_DURATION) {
      if (!h->duration.data && t->value.size && !memchr(t->value.data, 'X', t->value.size) && wants_duration(h->type) && is_its_duration(c, h, first, end))
        h->duration = t->value, h->from.duration = i;
      continue;
    }
    if (t->type == NCORP_TIME_SET || is_limit(c, first)) continue;
    uint32_t predicate = predicate_of(c, top_of(c, first, end), h->trigger.head);
    uint32_t cost = predicate == NCORP_NONE ? UINT32_MAX : distance_of(c, h, predicate, first < h->trigger.first);
    if (cost == UINT32_MAX) {
      if (predicate != NCORP_NONE && is_reporting(c, predicate)) said = i;
      continue;
    }
    if (cost < best_cost) best = i, best_cost = cost;
  }
  if (best != NCORP_NONE) use_time(c, h, best);
  /* Who tells the same day what he did: "said on Monday that she had a call". */
  else if (said != NCORP_NONE && (h->type == NCORP_CONSULT || h->type == NCORP_AGREE) && h->status == NCORP_OCCURRED && !h->guessed)
    use_time(c, h, said), h->from.said = true;
}

static bool leads_to_place(nci_slot slot)
{
  return slot == NCI_SLOT_IN || slot == NCI_SLOT_AT || slot == NCI_SLOT_NEAR || slot == NCI_SLOT_OUTSIDE || slot == NCI_SLOT_ON || slot == NCI_SLOT_INTO;
}

static bool is_place(const nci_coder *c, uint32_t m)
{
  return m != NCORP_NONE && c->doc->data.mentions[m].type == NCORP_LOC && c->doc->data.mentions[m].form == NCORP_FORM_NAME;
}

/* The place that a phrase with such a preposition names: itself, or "the town of Gao", "the Gao region", "Gao's market". */
uint32_t nci_place_in(const nci_coder *c, uint32_t head)
{
  if (is_place(c, c->name_at[head])) return c->name_at[head];
  const nci_heads *h = &c->g->heads;
  for (uint32_t i = h->child_at[head], n = 0; i < h->child_at[head + 1] && n < 12; i++, n++) {
    uint32_t child = h->child[i];
    nci_rel rel = (nci_rel)c->g->rel[child];
    bool inner = rel == NCI_COMPOUND || rel == NCI_NMOD_POSS || rel == NCI_APPOS || rel == NCI_FLAT || rel == NCI_NMOD_DESC ||
                 (rel == NCI_NMOD && nci_slot_of_case(c, child, NULL) == NCI_SLOT_OF);
    if (inner && is_place(c, c->name_at[child])) return c->name_at[child];
  }
  return NCORP_NONE;
}

static bool takes_part(const nci_happening *h, uint32_t mention)
{
  for (uint32_t i = 0; i < h->actors.count; i++)
    if (h->actors.at[i] == mention) return true;
  if (h->type == NCORP_ASSAULT || h->type == NCORP_COERCE) return false; /* what is attacked is where */
  for (uint32_t i = 0; i < h->recipients.count; i++)
    if (h->recipients.at[i] == mention) return true;
  return false;
}

static void find_place(nci_coder *c, nci_happening *h)
{
  enum { REACH = 160, PHRASES = 24 };
  if (h->place != NCORP_NONE) return;
  uint32_t best_cost = UINT32_MAX, from = h->trigger.head > c->first + REACH ? h->trigger.head - REACH : c->first;
  for (uint32_t t = from, n = 0; t < c->end && t < h->trigger.head + REACH && n < PHRASES; t++) {
    nci_rel rel = (nci_rel)c->g->rel[t];
    if (rel != NCI_OBL && rel != NCI_NMOD) continue;
    n++;
    if (!leads_to_place(nci_slot_of_case(c, t, NULL))) continue;
    uint32_t m = nci_place_in(c, t);
    if (m == NCORP_NONE || takes_part(h, m)) continue;
    uint32_t predicate = predicate_of(c, t, h->trigger.head);
    uint32_t cost = predicate == NCORP_NONE ? UINT32_MAX : distance_of(c, h, predicate, t < h->trigger.head);
    if (cost < best_cost) best_cost = cost, h->place = m;
  }
  /* A visit happens where it goes. */
  if (h->place == NCORP_NONE && nci_str_eq(h->mode, NCI_STR("visit")))
    for (uint32_t i = 0; i < h->actors.count; i++)
      if (h->actors.at[i] < c->mention_count && c->doc->data.mentions[h->actors.at[i]].type == NCORP_LOC) {
        ncorp_span span = nci_mention_tokens(c->doc, h->actors.at[i]);
        if (span.start >= h->trigger.end) h->place = h->actors.at[i], h->from.place_to = true;
      }
}

/* An attack on a town happens there. */
static void find_struck_place(nci_coder *c, nci_happening *h)
{
  for (uint32_t i = 0; i < h->recipients.count && h->type == NCORP_ASSAULT && h->place == NCORP_NONE; i++) {
    uint32_t m = h->recipients.at[i];
    if (m < c->mention_count && is_place(c, m) && c->doc->data.mentions[m].form == NCORP_FORM_NAME && nci_entity_place(c->doc, nci_mention_entity(c->doc, m)) != NCI_PLACE_COUNTRY) h->place = m;
  }
}

/* The smallest quotation around a token, or NCORP_NONE. */
static uint32_t quote_around(const nci_coder *c, uint32_t token)
{
  uint32_t offset = c->doc->tokens.at[token].start, low = 0, high = c->doc->data.quote_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (c->doc->data.quotes[middle].span.start <= offset) low = middle + 1;
    else high = middle;
  }
  for (uint32_t n = 0; low > 0 && n < 4; n++)
    if (c->doc->data.quotes[--low].span.end > offset) return low;
  return NCORP_NONE;
}

/* True when the article names the country itself: there is more than one Tripoli. */
static bool is_named(const nci_coder *c, ncorp_str iso3)
{
  for (uint32_t i = 0; i < c->countries.count; i++)
    if (nci_str_eq(c->doc->data.entities[c->countries.at[i]].country, iso3)) return true;
  return false;
}

/* Soldiers who are attacked, and police who arrest, act for the country where it happens unless it is said for whom. */
static void give_country(nci_coder *c, nci_happening *h)
{
  ncorp_str country = { 0 };
  if (h->place != NCORP_NONE) country = nci_participant_country(c, h->place);
  if (!country.size || !is_named(c, country)) return;
  nci_party *sides[] = { &h->recipients, &h->actors };
  for (int s = 0; s < (h->type == NCORP_COERCE ? 2 : 1); s++)
    for (uint32_t i = 0; i < sides[s]->count; i++) {
      uint32_t m = sides[s]->at[i];
      bool described = m >= c->mention_count || c->doc->data.mentions[m].form == NCORP_FORM_NOMINAL;
      if (!described || nci_participant_country(c, m).size || nci_participant_entity(c, m) != NCORP_NONE) continue;
      uint32_t head = nci_participant_head(c, m);
      if (c->words[head].agent == NCI_AGENT_OF_STATE) sides[s]->at[i] = nci_nominal_for(c, head, country, NCI_STR("place"), h->place);
    }
}

void nci_event_circumstances(nci_coder *c, nci_happening *h)
{
  find_time(c, h);
  find_place(c, h);
  find_struck_place(c, h);
  /* Police who disperse and arrest do so at the protest that was told just before. */
  nci_happening *protest = h->type == NCORP_COERCE && h->place == NCORP_NONE && h->status == NCORP_OCCURRED ? nci_latest(c, NCORP_PROTEST, 2) : NULL;
  if (protest && protest->status <= NCORP_ONGOING) {
    h->place = protest->place;
    h->from.place_before = true;
    if (!h->date.size) h->date = protest->date, h->time = protest->time;
  }
  if (h->type == NCORP_ASSAULT || h->type == NCORP_COERCE) give_country(c, h);
  uint32_t quote = quote_around(c, h->trigger.first);
  h->attribution = quote == NCORP_NONE ? NCORP_NONE : c->doc->data.quotes[quote].speaker;
  h->from.quote = quote;
}
