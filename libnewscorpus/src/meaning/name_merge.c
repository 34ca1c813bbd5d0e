/* Brings together what the rules and the trained finder take for names. Which words are a name is the finder's to say, and then it
 * takes a second look: names of the same words are mostly of one type in an article. What the rules know of a name that both
 * find stays with it. */
#include "language/network.h"
#include "lexicon_gen.h"
#include "meaning/names.h"

/* How often the finder has a name, by type, and how often persons have the word as their last. */
typedef struct votes {
  uint32_t types[3], person;
} votes;

typedef struct merge {
  nci_names *n;
  nci_intern strings; /* whole names, by their forms */
  NCI_VEC(votes) votes; /* [string] */
  NCI_VEC(nci_name) found; /* by the finder, in text order */
  bool *broken;            /* [found] -> gives way to the rules */
  NCI_VEC(nci_name) list;  /* the outcome */
} merge;

/* ---- the finder's names ---- */

/* The entry of an organisation whose phrase is the whole name. */
static void look_up(const nci_names *n, nci_name *name)
{
  for (uint32_t h = n->hit_at[name->first]; h < n->hit_at[name->first + 1]; h++)
    if (n->hits.at[h].end == name->end && n->hits.at[h].table == NCI_LEX_ORGANISATIONS) {
      name->table = NCI_LEX_ORGANISATIONS;
      name->row = n->hits.at[h].row;
      return;
    }
}

/* One word that is no name, whatever the finder says: a unit, "No." before a number, a day of the week. */
static bool no_name(const nci_names *n, const nci_name *name)
{
  if (name->end > name->first + 1 || name->table != NCI_NO_TABLE) return false;
  if (nci_names_unit(n, name->first)) return true;
  uint32_t flags = nci_names_flags(n, name->first);
  return flags & (NCI_WORD_STOP | NCI_WORD_CALENDAR) && !(flags & (NCI_WORD_GIVEN | NCI_WORD_SURNAME)) &&
         !(nci_names_shape(n, name->first) & NCI_SHAPE_ALL_CAPS) && nci_names_hit(n, name->first, NCI_LEX_COUNTRIES) == NULL;
}

/* "The" with a capital in the middle of a sentence belongs to the name: The Hague, The Gambia. */
static uint32_t with_article(const nci_names *n, uint32_t first)
{
  if (first == 0 || nci_names_shape(n, first) & NCI_SHAPE_SENTENCE_START || nci_names_starts(n, first - 1)) return first;
  return nci_str_is(nci_token_text(n->doc, first - 1), "The") ? first - 1 : first;
}

/* An entry of the lexicon that is the whole name. */
static bool is_entry(const nci_names *n, uint32_t first, uint32_t end)
{
  for (uint32_t h = n->hit_at[first]; h < n->hit_at[first + 1]; h++)
    if (n->hits.at[h].end == end) return true;
  return false;
}

/* Where "and" parts two persons or places, or `end`. Organisations may have it in their names, and so may places that the
 * lexicon knows. */
static uint32_t parting(const nci_names *n, uint32_t first, uint32_t end, uint32_t type)
{
  if (type == NCORP_ORG || is_entry(n, first, end)) return end;
  for (uint32_t t = first + 1; t + 1 < end; t++)
    if (nci_str_is(nci_token_text(n->doc, t), "and")) return t;
  return end;
}

static void add_found(merge *m, uint32_t first, uint32_t end, uint32_t type)
{
  const nci_names *n = m->n;
  nci_name name = { .first = first, .end = end, .type = (uint8_t)type, .certainty = NCI_NAME_LIKELY, .table = NCI_NO_TABLE,
                    .row = NCORP_NONE, .entity = NCORP_NONE };
  if (type == NCORP_ORG) look_up(n, &name);
  if (type == NCORP_PER) name.gender = nci_names_gender(n, first);
  if (!no_name(n, &name)) nci_vec_add(n->arena, &m->found, name);
}

/* MISC is left to the rules. No name goes on in the next sentence, whatever its first label. */
static void read_labels(merge *m)
{
  const uint8_t *labels = m->n->doc->name_labels;
  const nci_tokens *tokens = &m->n->doc->tokens;
  for (uint32_t t = 0, end; t < tokens->count; t = end) {
    end = t + 1;
    for (uint32_t type = NCORP_PER; type <= NCORP_LOC; type++) {
      if (labels[t] != NCI_NAME_BEGIN(type)) continue;
      while (end < tokens->count && labels[end] == NCI_NAME_INSIDE(type) && !(tokens->at[end].shape & NCI_SHAPE_SENTENCE_START)) end++;
      uint32_t first = with_article(m->n, t);
      for (uint32_t part; (part = parting(m->n, first, end, type)) < end; first = part + 1) add_found(m, first, part, type);
      add_found(m, first, end, type);
    }
  }
}

/* ---- the second look ---- */

static votes *votes_of(merge *m, uint32_t first, uint32_t end, bool add)
{
  enum { LONGEST = 12 };
  uint32_t forms[LONGEST], count = end - first;
  if (count > LONGEST) return NULL;
  for (uint32_t i = 0; i < count; i++) forms[i] = m->n->form[first + i];
  ncorp_str key = nci_str((const char *)forms, count * sizeof *forms);
  uint32_t id = add ? nci_intern_add(&m->strings, key) : nci_intern_find(&m->strings, key);
  if (add && id == m->votes.count) nci_vec_push(m->n->arena, &m->votes);
  return id < m->votes.count ? &m->votes.at[id] : NULL;
}

static void vote(merge *m)
{
  for (uint32_t i = 0; i < m->found.count; i++) {
    const nci_name *name = &m->found.at[i];
    votes *v = votes_of(m, name->first, name->end, true);
    if (v) v->types[name->type]++;
    if (name->type != NCORP_PER || name->end - name->first < 2) continue;
    v = votes_of(m, name->end - 1, name->end, true);
    if (v) v->person++;
  }
}

/* A country or capital that the finder takes for a person, of which the article knows none: "Washington rejected it". */
static bool place_instead(const nci_names *n, const nci_name *name, const votes *v)
{
  uint32_t start, before = name->first;
  if (name->type != NCORP_PER || name->end != name->first + 1 || (v && v->person)) return false;
  if (before && (nci_names_flags(n, before - 1) & NCI_WORD_HONORIFIC || nci_names_role_ending(n, 0, before, &start))) return false;
  const nci_lex_hit *city = nci_names_hit(n, name->first, NCI_LEX_CITIES), *country = nci_names_hit(n, name->first, NCI_LEX_COUNTRIES);
  if (nci_names_flags(n, name->first) & NCI_WORD_GIVEN) return false;
  return (country && country->end == name->end) ||
         (city && city->end == name->end && nci_lexicon_field(n->doc->lexicon, NCI_LEX_CITIES, city->row, NCI_CITIES_CAPITAL).size);
}

static void agree(merge *m)
{
  for (uint32_t i = 0; i < m->found.count; i++) {
    nci_name *name = &m->found.at[i];
    const votes *v = votes_of(m, name->first, name->end, false);
    uint32_t type = name->type;
    if (place_instead(m->n, name, v)) {
      name->type = NCORP_LOC;
      name->gender = NCI_GENDER_UNKNOWN;
      continue;
    }
    if (!v || type == NCORP_PER) continue; /* "the Carter administration": Carter */
    for (uint32_t k = 0; k < 3; k++)
      if (v->types[k] > v->types[type]) type = k;
    if (v->person >= v->types[type]) type = NCORP_PER;
    if (type == name->type) continue;
    name->type = (uint8_t)type;
    name->table = NCI_NO_TABLE;
  }
}

/* ---- theirs or the rules' ---- */

/* What the lexicon knows, without a word that says otherwise, is what it says. */
static bool known(const nci_name *rule)
{
  return rule->certainty == NCI_NAME_SURE &&
         (rule->table == NCI_LEX_COUNTRIES || rule->table == NCI_LEX_CITIES || rule->table == NCI_LEX_ORGANISATIONS);
}

/* The finder's names that a name of the rules meets: [first, end). */
typedef struct meeting {
  uint32_t first, end;
} meeting;

/* at: the first that can meet it or any later one. */
static meeting meet(const merge *m, const nci_name *rule, uint32_t *at)
{
  while (*at < m->found.count && m->found.at[*at].end <= rule->first) ++*at;
  meeting met = { *at, *at };
  while (met.end < m->found.count && m->found.at[met.end].first < rule->end) met.end++;
  return met;
}

static bool same_words(const nci_name *a, const nci_name *b) { return a->first == b->first && a->end == b->end; }

static bool within(const nci_name *inner, const nci_name *outer)
{
  return inner->first >= outer->first && inner->end <= outer->end && !same_words(inner, outer);
}

/* Whether the words that the finder has behind a person of the rules can be the rest of that name: "Jong Un", "Francis Moss". */
static bool goes_on(const nci_names *n, const nci_name *rule, const nci_name *found)
{
  enum { MOST = 3 };
  if (found->type != NCORP_PER || found->first != rule->first || found->end > rule->end + MOST) return false;
  for (uint32_t t = rule->end; t < found->end; t++) {
    uint32_t f = nci_names_flags(n, t);
    bool joined = !(nci_names_shape(n, t) & NCI_SHAPE_SPACE_BEFORE);
    if (!(nci_names_shape(n, t) & NCI_SHAPE_CAPITAL) && !joined) return false;
    if (f & NCI_WORD_HONORIFIC && !(f & NCI_WORD_SURNAME)) return false;
    if (nci_names_hit(n, t, NCI_LEX_ROLES) && !(f & NCI_WORD_SURNAME)) return false;
    if (nci_names_hit(n, t, NCI_LEX_NATIONALITIES) || (f & NCI_WORD_GIVEN && !(f & NCI_WORD_SURNAME) && t + 1 < found->end)) return false;
  }
  return true;
}

/* Whether the finder's names give way to what the rules are sure of: what it has in pieces; what it has with a
 * person in it (an office before the name, another person behind it), and in a headline with anything. */
static bool breaks(const merge *m, const nci_name *rule, meeting met, uint8_t style)
{
  if (rule->certainty != NCI_NAME_SURE || met.first == met.end) return false;
  const nci_name *first = &m->found.at[met.first], *last = &m->found.at[met.end - 1];
  if (met.end > met.first + 1) return first->first >= rule->first && last->end <= rule->end;
  if (style == NCI_STYLE_PLAIN && rule->type == NCORP_PER && goes_on(m->n, rule, first)) return false;
  return within(rule, first) && (rule->type == NCORP_PER || style != NCI_STYLE_PLAIN);
}

/* "the Harbour Times": of an organisation by its own words, and no phrase, for it has an article. */
static bool has_article(const nci_names *n, const nci_name *rule)
{
  if (rule->certainty != NCI_NAME_SURE || rule->type != NCORP_ORG || rule->end - rule->first < 2 || !rule->first) return false;
  for (uint32_t t = rule->first; t < rule->end; t++)
    if (nci_names_shape(n, t) & NCI_SHAPE_ALL_CAPS) return false;
  return nci_token_is(n->doc, rule->first - 1, "the");
}

/* "President of Ukraine Jane Roe": a person right behind a place of the rules, of which the finder has only the place. */
static bool behind_its_place(const merge *m, const nci_name *rule, meeting met)
{
  const nci_name *last = rule > m->n->list.at ? rule - 1 : NULL;
  return met.first == met.end && rule->type == NCORP_PER && rule->end >= rule->first + 2 && last && last->end == rule->first && last->type == NCORP_LOC &&
         met.first > 0 && same_words(&m->found.at[met.first - 1], last);
}

static bool stays(merge *m, const nci_name *rule, meeting met)
{
  bool free = true, broken = met.first < met.end;
  for (uint32_t k = met.first; k < met.end; k++) free = free && m->broken[k];
  if (!free) {
    const nci_name *found = &m->found.at[met.first];
    return same_words(found, rule) && (found->type == rule->type || known(rule));
  }
  if (behind_its_place(m, rule, met)) return true;
  if (rule->type == NCORP_MISC || known(rule) || has_article(m->n, rule) || (broken && rule->certainty >= NCI_NAME_LIKELY)) return true;
  const votes *v = votes_of(m, rule->first, rule->end, false);
  return v && (v->types[rule->type] || (rule->type == NCORP_PER && v->person));
}

void nci_names_merge(nci_names *n)
{
  merge m = { .n = n };
  nci_intern_init(&m.strings, n->arena);
  read_labels(&m);
  vote(&m);
  agree(&m);
  m.broken = nci_arena_alloc(n->arena, m.found.count, sizeof *m.broken);
  if (!m.broken) return;
  memset(m.broken, 0, m.found.count * sizeof *m.broken);
  for (uint32_t i = 0, at = 0, sentence = 0; i < n->list.count; i++) {
    meeting met = meet(&m, &n->list.at[i], &at);
    while (sentence + 1 < n->doc->sentences.count && n->doc->sentences.at[sentence].end_token <= n->list.at[i].first) sentence++;
    if (breaks(&m, &n->list.at[i], met, n->style[sentence])) memset(m.broken + met.first, 1, (met.end - met.first) * sizeof *m.broken);
  }
  uint32_t put = 0; /* of the finder's names: the first that is not done with */
  for (uint32_t i = 0, at = 0; i < n->list.count; i++) {
    meeting met = meet(&m, &n->list.at[i], &at);
    if (!stays(&m, &n->list.at[i], met)) continue;
    for (; put < met.first; put++)
      if (!m.broken[put]) nci_vec_add(n->arena, &m.list, m.found.at[put]);
    nci_vec_add(n->arena, &m.list, n->list.at[i]);
    put = put > met.end ? put : met.end;
  }
  for (; put < m.found.count; put++)
    if (!m.broken[put]) nci_vec_add(n->arena, &m.list, m.found.at[put]);
  n->list.at = m.list.at;
  n->list.count = m.list.count;
  n->list.capacity = m.list.capacity;
}
