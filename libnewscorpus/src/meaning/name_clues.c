/* What the trained finder of names is told of each token, in NCI_CLUES bits: the kind of its word, how the article writes it,
 * the lexicon entries that it is part of, and what the rules take it for. The trainer tells it the same. */
#include "meaning/meaning.h"
#include "meaning/names.h"
#include "lexicon_gen.h"

/* The kinds of words go as they are, but for two whose bits tell the guideline. */
enum {
  KINDS = ((NCI_WORD_REPORT << 1) - 1) & ~(NCI_WORD_GIVEN_M | NCI_WORD_NOT_NAME),
  CLUE_SMALL = 1u << 13,       /* the article writes it small, too */
  CLUE_CAPITAL = 1u << 14,     /* it has a capital where no rule asks for one, too */
  CLUE_STARTS = 1u << 15,      /* a capital means nothing here */
  CLUE_TITLE = 1u << 16,       /* the sentence is in title case */
  CLUE_CAPS = 1u << 17,        /* ... in capitals */
  CLUE_COUNTRY = 1u << 18,     /* part of an entry of the lexicon */
  CLUE_CITY = 1u << 19,
  CLUE_REGION = 1u << 20,
  CLUE_ORGANISATION = 1u << 21,
  CLUE_NATIONALITY = 1u << 22,
  CLUE_ROLE = 1u << 23,
  CLUE_BEGIN = 1u << 24,       /* the rules begin a name here */
  CLUE_TYPE = 1u << 25,        /* ... of a type: four bits, one for each */
  CLUE_SURE = 1u << 29,
  CLUE_PERSONS = 1u << 30,     /* sure names of persons, of organisations, elsewhere in the article have this word */
  CLUE_ORGANISATIONS = 1u << 31
};

static uint32_t clue_of_table(unsigned table)
{
  switch (table) {
  case NCI_LEX_COUNTRIES: return CLUE_COUNTRY;
  case NCI_LEX_CITIES: return CLUE_CITY;
  case NCI_LEX_REGIONS: case NCI_LEX_FEATURES: case NCI_LEX_CONTINENTS: return CLUE_REGION;
  case NCI_LEX_ORGANISATIONS: return CLUE_ORGANISATION;
  case NCI_LEX_NATIONALITIES: return CLUE_NATIONALITY;
  case NCI_LEX_ROLES: return CLUE_ROLE;
  default: return 0;
  }
}

static void tell_words(const nci_names *n, uint32_t *clues)
{
  static const uint32_t of_style[] = { [NCI_STYLE_PLAIN] = 0, [NCI_STYLE_TITLE] = CLUE_TITLE, [NCI_STYLE_CAPS] = CLUE_CAPS };
  for (uint32_t s = 0; s < n->doc->sentences.count; s++) {
    uint32_t style = of_style[n->style[s]];
    for (uint32_t t = n->doc->sentences.at[s].first_token; t < n->doc->sentences.at[s].end_token; t++) {
      uint16_t shape = nci_names_shape(n, t);
      clues[t] = style;
      if (n->form[t] >= n->words.count) continue;
      const nci_word *w = &n->words.at[n->form[t]];
      clues[t] |= (w->flags & KINDS) | (w->flags & NCI_WORD_GIVEN_M ? NCI_WORD_GIVEN_F : 0) | (w->flags & NCI_WORD_NOT_NAME ? NCI_WORD_CALENDAR : 0) |
                  (w->lower ? CLUE_SMALL : 0) | (w->capital ? CLUE_CAPITAL : 0);
      if (shape & NCI_SHAPE_CAPITAL && nci_names_starts(n, t)) clues[t] |= CLUE_STARTS;
    }
  }
}

static void tell_entries(const nci_names *n, uint32_t *clues)
{
  for (uint32_t t = 0; t < n->doc->tokens.count; t++)
    for (uint32_t h = n->hit_at[t]; h < n->hit_at[t + 1]; h++) {
      uint32_t clue = clue_of_table(n->hits.at[h].table);
      for (uint32_t k = t; k < n->hits.at[h].end; k++) clues[k] |= clue;
    }
}

static void tell_rules(const nci_names *n, uint32_t *clues)
{
  for (uint32_t i = 0; i < n->list.count; i++) {
    const nci_name *name = &n->list.at[i];
    clues[name->first] |= CLUE_BEGIN;
    for (uint32_t t = name->first; t < name->end; t++)
      clues[t] |= (uint32_t)CLUE_TYPE << (name->type & 3) | (name->certainty == NCI_NAME_SURE ? (uint32_t)CLUE_SURE : 0);
  }
}

/* Words that the clear names of the article have, where the rules take them for nothing of the kind. */
static void tell_votes(const nci_names *n, uint32_t *clues)
{
  for (uint32_t t = 0; t < n->doc->tokens.count; t++) {
    if (n->form[t] >= n->words.count || !(nci_names_shape(n, t) & NCI_SHAPE_CAPITAL)) continue;
    const nci_word *w = &n->words.at[n->form[t]];
    if (w->per > !!(clues[t] & CLUE_TYPE << NCORP_PER)) clues[t] |= CLUE_PERSONS;
    if (w->org > !!(clues[t] & CLUE_TYPE << NCORP_ORG)) clues[t] |= CLUE_ORGANISATIONS;
  }
}

uint32_t nci_clue_of_guideline(uint32_t number)
{
  return (number & 1 ? NCI_WORD_GIVEN_M : 0) | (number & 2 ? NCI_WORD_NOT_NAME : 0);
}

ncorp_status nci_mention_clues(nci_document *doc)
{
  nci_names *n = nci_arena_alloc(doc->arena, 1, sizeof *n);
  if (!n) return NCORP_ERR_NOMEM;
  *n = (nci_names){ .doc = doc, .arena = doc->arena };
  nci_names_clues(n);
  if (!doc->arena->failed) nci_names_find(n);
  if (!doc->arena->failed) nci_names_types(n);
  if (doc->arena->failed) return NCORP_ERR_NOMEM;
  doc->names = n;
  if (!doc->language || !doc->language->network.shape.finder) return NCORP_OK;
  uint32_t *clues = nci_arena_alloc(doc->arena, doc->tokens.count, sizeof *clues);
  if (!clues) return NCORP_ERR_NOMEM;
  memset(clues, 0, doc->tokens.count * sizeof *clues);
  tell_words(n, clues);
  tell_entries(n, clues);
  tell_rules(n, clues);
  tell_votes(n, clues);
  doc->clues = clues;
  return nci_arena_status(doc->arena);
}
