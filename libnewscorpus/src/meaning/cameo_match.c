/* Patterns against words. A side of a pattern is matched from the verb outward: by dynamic programming over its items and a
 * window of words, so that no pattern takes long. */
#include "meaning/cameo_coder.h"

#include "base/str.h"

void nci_cameo_side_make(nci_cameo_side *side, const nci_cameo_coder *c, uint32_t at, uint32_t limit, bool backwards)
{
  side->c = c;
  side->count = 0;
  side->words = 0;
  side->backwards = backwards;
  uint32_t end = backwards ? UINT32_MAX : limit; /* one before the first spot */
  for (; at != end && side->count < NCI_CAMEO_WINDOW; at += backwards ? UINT32_MAX : 1)
    if (!c->spots[at].gone) {
      side->spot[side->count++] = at;
      side->words |= (uint64_t)1 << c->spots[at].word % 64;
    }
}

/* Whether all words of the items may be there: most patterns fall here. */
static bool may_match(const nci_cameo_side *s, uint32_t first, uint32_t count)
{
  const nci_cameo_item *items = s->c->dictionary->items.at + first;
  for (uint32_t i = 0; i < count; i++)
    if (items[i].kind == NCI_CAMEO_WORD && !(s->words >> items[i].what % 64 & 1)) return false;
  return count <= s->count;
}

/* Words that a pattern does not have to name between two others that stand together. */
static bool is_filler(const nci_cameo_side *s, uint32_t at)
{
  static const char *const fillers[] = { "a", "an", "the", "some", "few", "it", "he", "they", "her", "has", "had", "have", "that" };
  ncorp_str text = nci_token_text(s->c->doc, s->c->spots[s->spot[at]].token);
  if (text.size && nci_is_digit(text.data[0])) return true;
  for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
    if (nci_str_is_nocase(text, fillers[i])) return true;
  return false;
}

static uint32_t word_at(const nci_cameo_side *s, uint32_t at) { return s->c->spots[s->spot[at]].word; }

/* The first phrase of a set whose first word is not below this one; they are sorted by it. */
static uint32_t first_phrase(const nci_cameo_dictionary *d, const nci_cameo_actor *set, uint32_t word)
{
  uint32_t low = set->first, high = set->first + set->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (d->items.at[d->set_phrases.at[middle].first].what < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* Whether some phrase of a set is what `size` words from a place on say. */
static bool is_set_phrase(const nci_cameo_side *s, uint32_t set, uint32_t at, uint32_t size)
{
  const nci_cameo_dictionary *d = s->c->dictionary;
  const nci_cameo_actor *list = &d->sets.at[set];
  uint32_t word = word_at(s, s->backwards ? at + size - 1 : at);
  for (uint32_t i = first_phrase(d, list, word); i < list->first + list->count; i++) {
    const nci_cameo_phrase *p = &d->set_phrases.at[i];
    if (d->items.at[p->first].what != word || p->count < size) return false;
    uint32_t k = p->count == size ? 0 : size + 1;
    while (k < size && word_at(s, at + k) == d->items.at[p->first + (s->backwards ? size - 1 - k : k)].what) k++;
    if (k == size) return true;
  }
  return false;
}

/* The words that the longest phrase of a set takes at a place, or 0. */
static uint32_t set_length(const nci_cameo_side *s, uint32_t set, uint32_t at)
{
  enum { LONGEST = 6 };
  uint32_t n = s->count - at < LONGEST ? s->count - at : LONGEST;
  while (n && !is_set_phrase(s, set, at, n)) n--;
  return n;
}

/* The words of the noun phrase at a place from there outward, or 0. */
static uint32_t noun_length(const nci_cameo_side *s, uint32_t at)
{
  uint32_t noun = s->c->spots[s->spot[at]].phrase, n = 0;
  if (noun == NCORP_NONE) return 0;
  for (uint32_t i = at; i < s->count; i++) {
    uint32_t spot = s->spot[i];
    const nci_cameo_noun *p = &s->c->nouns.at[noun];
    if (spot < p->first || spot >= p->end) break;
    n = i - at + 1;
  }
  return n;
}

/* How many words an item takes at a place; 0: it does not match there. */
static uint32_t item_length(const nci_cameo_side *s, const nci_cameo_item *item, uint32_t at)
{
  switch (item->kind) {
  case NCI_CAMEO_WORD: return word_at(s, at) == item->what;
  case NCI_CAMEO_SET: return set_length(s, item->what, at);
  case NCI_CAMEO_COMPOUND: {
    uint32_t noun = s->c->spots[s->spot[at]].phrase;
    return noun != NCORP_NONE && s->c->nouns.at[noun].compound ? noun_length(s, at) : 0;
  }
  default: return noun_length(s, at);
  }
}

int nci_cameo_match_side(const nci_cameo_side *s, uint32_t first, uint32_t count, nci_cameo_match *match)
{
  enum { ITEMS = NCI_CAMEO_MAX_WORDS, NOWHERE = 255 };
  const nci_cameo_coder *c = s->c;
  uint8_t from[ITEMS][NCI_CAMEO_WINDOW + 1]; /* [item][place behind it] -> place where it began */
  if (count > ITEMS || !may_match(s, first, count)) return -1;
  uint64_t reached[2] = { 1, 0 }; /* places 0 to 63 behind the items so far; the 64th is bit 0 of the second */
  for (uint32_t i = 0; i < count; i++) {
    const nci_cameo_item *item = &c->dictionary->items.at[first + i];
    uint64_t next[2] = { 0, 0 };
    bool open = false; /* an earlier place was reached, and words may lie between */
    memset(from[i], NOWHERE, sizeof from[i]);
    for (uint32_t p = 0; p < s->count; p++) {
      if (reached[0] >> p & 1) open = true;
      if (!open) continue;
      uint32_t n = item_length(s, item, p);
      if (n && from[i][p + n] == NOWHERE) {
        from[i][p + n] = (uint8_t)p;
        if (p + n < 64) next[0] |= (uint64_t)1 << (p + n);
        else next[1] = 1;
      }
      if (item->near && !is_filler(s, p)) open = false;
    }
    if (!next[0] && !next[1]) return -1;
    memcpy(reached, next, sizeof reached);
  }
  /* The nearest end, and from there back to what the signs stand for. */
  uint32_t place = 0;
  while (place < 64 && !(reached[0] >> place & 1)) place++;
  int size = (int)place;
  for (uint32_t i = count; i-- > 0;) {
    uint32_t began = from[i][place], noun = c->spots[s->spot[began]].phrase;
    switch (c->dictionary->items.at[first + i].kind) {
    case NCI_CAMEO_SOURCE: match->source = noun; break;
    case NCI_CAMEO_TARGET: match->target = noun; break;
    case NCI_CAMEO_COMPOUND: match->compound = noun; break;
    default: break;
    }
    /* Words may have been passed over before it: the nearest place that was reached. */
    place = began;
    while (i > 0 && place > 0 && from[i - 1][place] == NOWHERE) place--;
  }
  return size;
}
