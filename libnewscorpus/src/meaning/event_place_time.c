/* When, where, for how long, and who says so: expressions in the clause of a trigger, the nearest first. */
#include "meaning/event_coder.h"

#include "base/str.h"

/* The first time expression that begins at or after a byte offset. */
static uint32_t time_from(const nci_coder *c, uint32_t offset)
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

/* "lasted two hours", "for two hours", "a two-hour meeting". */
static bool is_its_duration(const nci_coder *c, const nci_happening *h, uint32_t first, uint32_t end)
{
  static const char *const away[] = { "after", "before", "ago", "earlier", "later", "since" };
  for (size_t i = 0; i < sizeof away / sizeof *away; i++)
    if (nci_token_is(c->doc, end, away[i])) return false;
  if (end <= h->trigger.first && h->trigger.first - end < 4) return true;
  for (uint32_t t = first, n = 0; t > c->first && n < 4; n++) {
    t--;
    if (nci_token_is(c->doc, t, "lasted") || nci_token_is(c->doc, t, "lasting") || nci_token_is(c->doc, t, "lasts")) return true;
    if (nci_token_is(c->doc, t, "for") && first > h->trigger.first && first - h->trigger.first < 12) return true;
  }
  return false;
}

/* The agreement of "signed a trade agreement on Friday" is no event of its own. */
static bool is_own_object(const nci_happening *h, uint32_t token)
{
  return h->trigger.object != NCORP_NONE && token <= h->trigger.object && h->trigger.object - token < 4;
}

/* Whether a verb of its own stands between: its time is not the trigger's. */
static bool other_verb_between(const nci_coder *c, const nci_happening *h, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++) {
    uint32_t f = nci_word(c, t);
    if (f & (NCI_W_SUB | NCI_W_SAY) && !(f & NCI_W_PREP && nci_word(c, t + 1) & NCI_W_TIME)) return true;
    if (f & NCI_W_STOP && !nci_token_is(c->doc, t, "(")) return true;
    if (f & NCI_W_REL && t > from) return true;
    if (f & NCI_W_TRIGGER && !is_own_object(h, t)) return true;
  }
  return false;
}

/* "by Friday", "since Monday": until or from when, not when. */
static bool is_limit(const nci_coder *c, uint32_t first)
{
  static const char *const limits[] = { "by", "until", "till", "since", "before" };
  for (size_t i = 0; first > c->first && i < sizeof limits / sizeof *limits; i++)
    if (nci_token_is(c->doc, first - 1, limits[i])) return true;
  return false;
}

static void find_time(nci_coder *c, nci_happening *h, uint32_t from, uint32_t to)
{
  const nci_document *doc = c->doc;
  uint32_t best = NCORP_NONE, best_cost = UINT32_MAX, said = NCORP_NONE;
  for (uint32_t i = time_from(c, doc->tokens.at[from].start), n = 0; i < doc->data.time_count && n < 16; i++, n++) {
    const ncorp_time *t = &doc->data.times[i];
    if (t->span.start >= doc->tokens.at[to - 1].end) break;
    uint32_t first = nci_token_at(doc, t->span.start), end = nci_token_at(doc, t->span.end - 1) + 1;
    if (t->type == NCORP_TIME_DURATION) {
      if (!h->duration.data && t->value.size && !memchr(t->value.data, 'X', t->value.size) && wants_duration(h->type) && is_its_duration(c, h, first, end)) h->duration = t->value;
      continue;
    }
    if (t->type == NCORP_TIME_SET || is_limit(c, first)) continue;
    bool after = first >= h->trigger.end;
    uint32_t low = after ? h->trigger.end : end, high = after ? first : h->trigger.first;
    if (low > high) low = high;
    uint32_t cost = (high - low) * 2 + (after ? 0 : 3);
    if (other_verb_between(c, h, low, high)) {
      bool speech = !after && first > c->first && (nci_word(c, first - 1) & NCI_W_SAY || nci_word(c, end) & NCI_W_SAY ||
                                                   (nci_word(c, first - 1) & NCI_W_PREP && nci_word(c, first - 2) & NCI_W_SAY));
      if (speech) said = i;
      continue;
    }
    if (cost < best_cost) best = i, best_cost = cost;
  }
  if (best != NCORP_NONE && best_cost < 60) use_time(c, h, best);
  /* Who tells the same day what he did: "said on Monday that she had a call". */
  else if (said != NCORP_NONE && (h->type == NCORP_CONSULT || h->type == NCORP_AGREE) && h->status == NCORP_OCCURRED && h->guessed == false)
    use_time(c, h, said);
}

/* True for a preposition that leads to a place. */
static bool leads_to_place(const nci_coder *c, uint32_t t)
{
  if (!(nci_word(c, t) & NCI_W_PREP)) return false;
  uint8_t slot = c->words[t].slot;
  return slot == NCI_SLOT_IN || slot == NCI_SLOT_AT || slot == NCI_SLOT_NEAR || slot == NCI_SLOT_OUTSIDE || slot == NCI_SLOT_ON;
}

/* The place named after a preposition; the last of "Davos, Switzerland" is left to the place itself. */
static uint32_t place_after(const nci_coder *c, uint32_t prep, uint32_t to)
{
  for (uint32_t t = prep + 1, n = 0; t < to && n < 7; t++, n++) {
    uint32_t m = nci_mention_at(c->doc, t), f = nci_word(c, t);
    if (m != NCORP_NONE) {
      const ncorp_mention *mention = &c->doc->data.mentions[m];
      if (nci_word(c, nci_mention_tokens(c->doc, m).end) & NCI_W_POSS) {
        t = nci_mention_tokens(c->doc, m).end;
        continue;
      }
      if (mention->type == NCORP_LOC && mention->form == NCORP_FORM_NAME) return m;
      return NCORP_NONE;
    }
    bool of = c->words[t].slot == NCI_SLOT_OF && t > prep + 1; /* "near the town of Gao", "in the north of Mali" */
    if (f & (NCI_W_CLOSED | NCI_W_TIME) && !(f & NCI_W_DET) && !of) return NCORP_NONE;
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

static void find_place(nci_coder *c, nci_happening *h, uint32_t from, uint32_t to)
{
  if (h->place != NCORP_NONE) return;
  for (uint32_t t = h->trigger.end; t < to && t - h->trigger.end < 36; t++) {
    uint32_t f = nci_word(c, t);
    if (f & (NCI_W_STOP | NCI_W_SUB) && !(f & NCI_W_PREP)) break;
    if (f & NCI_W_SAY || (f & NCI_W_REL && !(f & NCI_W_SUB))) break;
    if (f & NCI_W_TRIGGER && !is_own_object(h, t)) break;
    uint32_t m = leads_to_place(c, t) ? place_after(c, t, to) : NCORP_NONE;
    if (m != NCORP_NONE && !takes_part(h, m)) {
      h->place = m;
      return;
    }
  }
  /* "In Geneva, envoys met": at the head of the sentence. */
  if (leads_to_place(c, from) && from < h->trigger.first) {
    uint32_t m = place_after(c, from, h->trigger.first);
    if (m != NCORP_NONE && !takes_part(h, m)) h->place = m;
  }
  for (uint32_t t = h->trigger.first, n = 0; h->place == NCORP_NONE && t > from && n < 10; n++) {
    uint32_t f = nci_word(c, --t);
    if (f & (NCI_W_STOP | NCI_W_SUB | NCI_W_SAY | NCI_W_COMMA)) break;
    uint32_t m = leads_to_place(c, t) && c->words[t].slot == NCI_SLOT_IN ? place_after(c, t, h->trigger.first) : NCORP_NONE;
    if (m != NCORP_NONE && !takes_part(h, m)) h->place = m;
  }
  /* A visit happens where it goes. */
  if (h->place == NCORP_NONE && nci_str_eq(h->mode, NCI_STR("visit")))
    for (uint32_t i = 0; i < h->actors.count; i++)
      if (h->actors.at[i] < c->mention_count && c->doc->data.mentions[h->actors.at[i]].type == NCORP_LOC) {
        ncorp_span span = nci_mention_tokens(c->doc, h->actors.at[i]);
        if (span.start >= h->trigger.end) h->place = h->actors.at[i];
      }
}

uint32_t nci_quote_around(const nci_coder *c, uint32_t token)
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
static void give_country(nci_coder *c, nci_happening *h, uint32_t to)
{
  ncorp_str country = { 0 };
  for (uint32_t t = h->trigger.end; t < to && t - h->trigger.end < 24 && !(nci_word(c, t) & (NCI_W_STOP | NCI_W_SAY)); t++) {
    uint32_t m = leads_to_place(c, t) ? place_after(c, t, to) : NCORP_NONE;
    if (m != NCORP_NONE && nci_entity_is_country(c->doc, nci_mention_entity(c->doc, m))) country = nci_participant_country(c, m);
  }
  if (!country.size && h->place != NCORP_NONE) country = nci_participant_country(c, h->place);
  if (!country.size || !is_named(c, country)) return;
  const nci_party *sides[] = { &h->recipients, &h->actors };
  for (int s = 0; s < (h->type == NCORP_COERCE ? 2 : 1); s++)
    for (uint32_t i = 0; i < sides[s]->count; i++) {
      if (sides[s]->at[i] < c->mention_count) continue;
      nci_nominal *n = &c->nominals.at[sides[s]->at[i] - c->mention_count];
      if (!n->iso3.size && c->words[n->end - 1].agent == NCI_AGENT_OF_STATE) n->iso3 = country;
    }
}

void nci_event_circumstances(nci_coder *c, nci_happening *h, uint32_t from, uint32_t to)
{
  find_time(c, h, from, to);
  find_place(c, h, from, to);
  /* Police who disperse and arrest do so at the protest that was told just before. */
  nci_happening *protest = h->type == NCORP_COERCE && h->place == NCORP_NONE && h->status == NCORP_OCCURRED ? nci_latest(c, NCORP_PROTEST, 2) : NULL;
  if (protest && protest->status <= NCORP_ONGOING) {
    h->place = protest->place;
    if (!h->date.size) h->date = protest->date, h->time = protest->time;
  }
  if (h->type == NCORP_ASSAULT || h->type == NCORP_COERCE) give_country(c, h, to);
  uint32_t quote = nci_quote_around(c, h->trigger.first);
  h->attribution = quote == NCORP_NONE ? NCORP_NONE : c->doc->data.quotes[quote].speaker;
}
