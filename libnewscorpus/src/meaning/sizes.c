/* How many: the quantities of a sentence that stand by a word for death, injury, arrest, abduction or taking part, and the
 * weapons and sites that are counted; each given to the event that it belongs to. */
#include "meaning/event_coder.h"

#include "base/str.h"
#include "lexicon_gen.h"

typedef enum measure { NOTHING = 0, DEAD, INJURED, ARRESTED, ABDUCTED, PARTICIPANTS, WARDED } measure;

typedef struct measure_word {
  const char *word;
  measure measure;
} measure_word;

static const measure_word words[] = {
  { "killed", DEAD }, { "killing", DEAD }, { "kills", DEAD }, { "kill", DEAD }, { "dead", DEAD }, { "died", DEAD },
  { "death", DEAD }, { "deaths", DEAD }, { "lives", DEAD }, { "fatalities", DEAD }, { "slain", DEAD }, { "bodies", DEAD },
  { "massacred", DEAD }, { "executed", DEAD }, { "murdered", DEAD },
  { "wounded", INJURED }, { "injured", INJURED }, { "wounding", INJURED }, { "injuring", INJURED }, { "hurt", INJURED },
  { "injuries", INJURED }, { "injures", INJURED }, { "wounds", INJURED }, { "maimed", INJURED },
  { "arrested", ARRESTED }, { "detained", ARRESTED }, { "arrests", ARRESTED }, { "arresting", ARRESTED },
  { "detaining", ARRESTED }, { "jailed", ARRESTED }, { "detentions", ARRESTED },
  { "abducted", ABDUCTED }, { "kidnapped", ABDUCTED }, { "kidnapping", ABDUCTED }, { "abducting", ABDUCTED },
  { "hostage", ABDUCTED }, { "captive", ABDUCTED },
  { "marched", PARTICIPANTS }, { "protested", PARTICIPANTS }, { "demonstrated", PARTICIPANTS }, { "rallied", PARTICIPANTS },
  { "protesters", PARTICIPANTS }, { "demonstrators", PARTICIPANTS }, { "marchers", PARTICIPANTS }, { "gathered", PARTICIPANTS },
  { "protestors", PARTICIPANTS },
  { "intercepted", WARDED }, { "downed", WARDED }, { "neutralized", WARDED }, { "neutralize", WARDED }, { "repelled", WARDED },
  { "intercepting", WARDED }, { "intercept", WARDED }
};

static measure measure_of(const nci_coder *c, uint32_t token)
{
  if (!(nci_word(c, token) & NCI_W_LOWER)) return NOTHING;
  if (nci_token_is(c->doc, token, "down") && (nci_token_is(c->doc, token - 1, "shoot") || nci_token_is(c->doc, token - 1, "shot"))) return WARDED;
  ncorp_str text = nci_token_text(c->doc, token);
  char letter = nci_to_lower(text.data[0]);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i].word[0] == letter && nci_str_is_nocase(text, words[i].word)) return words[i].measure;
  return NOTHING;
}

enum { REACH = 8 };

/* What a number counts: the nearest such word in the clause. */
static measure nearest(const nci_coder *c, uint32_t first, uint32_t end)
{
  bool left = true, right = true;
  for (uint32_t d = 1; d <= REACH && (left || right); d++) {
    if (left && first >= c->first + d) {
      uint32_t t = first - d;
      measure m = measure_of(c, t);
      if (m) return m;
      if (nci_word(c, t) & (NCI_W_STOP | NCI_W_SUB | NCI_W_REL) || c->doc->tokens.at[t].shape & NCI_SHAPE_NUMBER) left = false;
    }
    if (right && end + d - 1 < c->end) {
      uint32_t t = end + d - 1;
      measure m = measure_of(c, t);
      if (m && m != WARDED) return m;
      if (nci_word(c, t) & (NCI_W_STOP | NCI_W_COMMA) || c->doc->tokens.at[t].shape & NCI_SHAPE_NUMBER) right = false;
    }
  }
  return NOTHING;
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

static void set(ncorp_amount *amount, const ncorp_quantity *q)
{
  if (!amount->known) *amount = (ncorp_amount){ 1, q->value, q->bound };
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

bool nci_is_counted(const nci_coder *c, uint32_t token)
{
  if (token >= c->end) return false;
  uint32_t offset = c->doc->tokens.at[token].start, i = quantity_from(c, offset);
  return i < c->doc->data.quantity_count && c->doc->data.quantities[i].span.start <= offset;
}

void nci_event_sizes(nci_coder *c)
{
  static const ncorp_event_type types[] = { 0, NCORP_ASSAULT, NCORP_ASSAULT, NCORP_COERCE, NCORP_ASSAULT, NCORP_PROTEST, 0 };
  const nci_document *doc = c->doc;
  uint32_t low = quantity_from(c, doc->tokens.at[c->first].start);
  for (; low < doc->data.quantity_count && doc->data.quantities[low].span.start < doc->tokens.at[c->end - 1].end; low++) {
    const ncorp_quantity *q = &doc->data.quantities[low];
    if (nci_str_eq(q->unit, NCI_STR("%")) || (q->unit.size == 3 && nci_is_upper(q->unit.data[0]))) continue;
    uint32_t first = nci_token_at(doc, q->span.start), end = nci_token_at(doc, q->span.end - 1) + 1;
    bool has_unit = q->unit_span.start != UINT32_MAX;
    uint32_t unit = has_unit ? nci_token_at(doc, q->unit_span.start) : end;
    uint32_t unit_end = has_unit ? nci_token_at(doc, q->unit_span.end - 1) + 1 : end;
    if (nci_word(c, first) & NCI_W_TIME) continue;
    if (has_unit && nci_object_in(c, NCI_STR("missile|bomb|site|place|facility|building|village|aircraft|attack|warship"), unit, unit_end) != NCORP_NONE) {
      measure near = nearest(c, first, first);
      if (near == WARDED) continue;
      nci_happening *h = owner(c, NCORP_ASSAULT, first, 1);
      if (!h || h->counts.count >= 16) continue;
      bool known = false;
      for (uint32_t i = 0; i < h->counts.count; i++) known = known || nci_str_eq(h->counts.at[i].unit, q->unit);
      if (!known) nci_vec_add(c->arena, &h->counts, ((ncorp_count){ q->unit, { 1, q->value, q->bound } }));
      continue;
    }
    measure m = nearest(c, first, has_unit && unit_end > end ? unit_end : end);
    if (has_unit && m == NOTHING) m = measure_of(c, unit);
    if (m == NOTHING || m == WARDED) continue;
    nci_happening *h = owner(c, types[m], first, 2);
    if (!h) continue;
    if (m == DEAD) set(&h->size.dead, q);
    else if (m == INJURED) set(&h->size.injured, q);
    else if (m == ARRESTED) set(&h->size.arrested, q);
    else if (m == ABDUCTED) set(&h->size.abducted, q);
    else set(&h->size.participants, q);
  }
}
