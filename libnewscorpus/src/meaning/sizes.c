/* How many: the casualties of a sentence, those who take part in a protest, and the weapons and sites that are counted; each
 * given to the event that it belongs to. */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

enum { REACH = 8 };

static bool is_any(const nci_coder *c, uint32_t token, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (nci_token_is(c->doc, token, words[i])) return true;
  return false;
}

/* Who protests, and what they do. */
static bool takes_part(const nci_coder *c, uint32_t token)
{
  static const char *const words[] = { "marched", "protested", "demonstrated", "rallied", "gathered", "protesters", "protestors", "demonstrators", "marchers" };
  return is_any(c, token, words, sizeof words / sizeof *words);
}

static bool wards_off(const nci_coder *c, uint32_t token)
{
  static const char *const words[] = { "intercepted", "intercepting", "intercept", "downed", "neutralized", "neutralize", "repelled" };
  if (nci_token_is(c->doc, token, "down") && (nci_token_is(c->doc, token - 1, "shoot") || nci_token_is(c->doc, token - 1, "shot"))) return true;
  return is_any(c, token, words, sizeof words / sizeof *words);
}

typedef bool (*telling)(const nci_coder *c, uint32_t token);

static bool ends_clause(const nci_coder *c, uint32_t token)
{
  return c->doc->tokens.at[token].shape & NCI_SHAPE_NUMBER || c->g->upos[token] == NCI_SCONJ || (c->g->upos[token] == NCI_PUNCT && !nci_token_is(c->doc, token, "-"));
}

/* Whether such a word stands near the number in its clause. */
static bool told_before(const nci_coder *c, telling tells, uint32_t first)
{
  for (uint32_t t = first, d = 0; d < REACH && t > c->first; d++) {
    if (tells(c, --t)) return true;
    if (ends_clause(c, t)) break;
  }
  return false;
}

static bool told_behind(const nci_coder *c, telling tells, uint32_t end)
{
  for (uint32_t t = end; t < c->end && t < end + REACH; t++) {
    if (tells(c, t)) return true;
    if (ends_clause(c, t)) break;
  }
  return false;
}

/* The event of a type to which a number belongs: the nearest of its sentence, else one told just before. */
static nci_happening *owner(nci_coder *c, ncorp_event_type type, uint32_t token, uint32_t sentences_back)
{
  nci_happening *best = NULL;
  uint32_t distance = UINT32_MAX;
  for (uint32_t i = c->events.count, n = 0; i > 0 && n < 12; n++) {
    nci_happening *h = &c->events.at[--i];
    if (h->type != type || h->seen != c->sentence || h->status > NCORP_ONGOING) continue;
    uint32_t d = h->at > token ? h->at - token : token - h->at;
    if (d < distance) best = h, distance = d;
  }
  if (best) return best;
  best = nci_latest(c, type, sentences_back);
  return best && best->status <= NCORP_ONGOING ? best : NULL;
}

/* Sets one of the amounts of an event's size that no quantity has set. */
static void set(const nci_coder *c, nci_happening *h, nci_size_field field, const ncorp_quantity *q)
{
  ncorp_amount *amount = nci_amount_of(&h->size, field);
  if (amount->known) return;
  *amount = (ncorp_amount){ 1, q->value, q->bound };
  h->from.size[field] = (uint32_t)(q - c->doc->data.quantities);
}

/* The first quantity that ends after a byte offset. */
static uint32_t quantity_from(const nci_coder *c, uint32_t offset)
{
  uint32_t low = 0, high = c->doc->data.quantity_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (c->doc->data.quantities[middle].span.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* The disaster or accident to which a number belongs that no attack has. */
static nci_happening *mishap(nci_coder *c, uint32_t token)
{
  nci_happening *best = NULL;
  uint32_t distance = UINT32_MAX;
  for (uint32_t i = c->others.count, n = 0; i > 0 && n < 12; n++) {
    nci_happening *h = &c->others.at[--i];
    if ((h->type != NCORP_X_DISASTER && h->type != NCORP_X_ACCIDENT) || h->seen + 2 < c->sentence || h->status > NCORP_ONGOING) continue;
    uint32_t d = h->seen < c->sentence ? UINT32_MAX - 1 : h->at > token ? h->at - token : token - h->at;
    if (d < distance) best = h, distance = d;
  }
  return best;
}

/* Gives a casualty to its event; PLOVER does not have all. */
static void set_casualty(nci_coder *c, const ncorp_quantity *q, uint32_t token)
{
  nci_happening *h = owner(c, q->casualty == NCORP_ARRESTED ? NCORP_COERCE : NCORP_ASSAULT, token, 2);
  if (!h && (q->casualty == NCORP_KILLED || q->casualty == NCORP_INJURED)) h = mishap(c, token);
  if (!h) return;
  switch (q->casualty) {
  case NCORP_KILLED: set(c, h, NCI_DEAD, q); break;
  case NCORP_INJURED: set(c, h, NCI_INJURED, q); break;
  case NCORP_ARRESTED: set(c, h, NCI_ARRESTED, q); break;
  case NCORP_ABDUCTED: set(c, h, NCI_ABDUCTED, q); break;
  default: break;
  }
}

static bool is_weapon_or_site(const nci_coder *c, uint32_t first, uint32_t end)
{
  for (uint32_t t = first; t < end; t++)
    if (nci_has_class(c, t, NCI_STR("missile|bomb|site|place|facility|building|village|aircraft|attack|warship"))) return true;
  return false;
}

static void count_things(nci_coder *c, const ncorp_quantity *q, uint32_t first)
{
  if (told_before(c, wards_off, first)) return;
  nci_happening *h = owner(c, NCORP_ASSAULT, first, 1);
  if (!h || h->counts.count >= 16) return;
  for (uint32_t i = 0; i < h->counts.count; i++)
    if (nci_str_eq(h->counts.at[i].unit, q->unit)) return;
  nci_vec_add(c->arena, &h->counts, ((ncorp_count){ q->unit, { 1, q->value, q->bound } }));
  nci_vec_add(c->arena, &h->from.counts, (uint32_t)(q - c->doc->data.quantities));
}

void nci_event_sizes(nci_coder *c)
{
  const nci_document *doc = c->doc;
  uint32_t low = quantity_from(c, doc->tokens.at[c->first].start);
  for (; low < doc->data.quantity_count && doc->data.quantities[low].span.start < doc->tokens.at[c->end - 1].end; low++) {
    const ncorp_quantity *q = &doc->data.quantities[low];
    uint32_t first = nci_token_at(doc, q->span.start), end = nci_token_at(doc, q->span.end - 1) + 1;
    bool money = nci_str_eq(q->unit, NCI_STR("%")) || (q->unit.size == 3 && nci_is_upper(q->unit.data[0]));
    if (money || q->value.exponent < 0) continue; /* parts of a whole are no magnitudes */
    bool has_unit = q->unit_span.start != UINT32_MAX;
    uint32_t unit = has_unit ? nci_token_at(doc, q->unit_span.start) : end;
    uint32_t unit_end = has_unit ? nci_token_at(doc, q->unit_span.end - 1) + 1 : end;
    if (q->casualty) {
      set_casualty(c, q, first);
    } else if (has_unit && is_weapon_or_site(c, unit, unit_end)) {
      count_things(c, q, first);
    } else if (told_before(c, takes_part, first) || told_behind(c, takes_part, unit_end > end ? unit_end : end) || (has_unit && takes_part(c, unit))) {
      nci_happening *h = owner(c, NCORP_PROTEST, first, 2);
      if (h) set(c, h, NCI_PARTICIPANTS, q);
    }
  }
}
