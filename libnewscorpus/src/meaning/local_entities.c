/* Which names of one article mean the same, and what the article says of each entity: its country, sector, offices and
 * place. Every lookup goes through a hash of the name or of its surname, so a long article stays linear. */
#include "base/decimal.h"
#include "knowledge/person_name.h"
#include "lexicon_gen.h"
#include "meaning/names.h"
#include "text/fold.h"

enum { CHAIN = 24 }; /* how many holders of one surname are looked at */

typedef struct person {
  uint32_t group;
  nci_person_name name;
  uint32_t next; /* of the same surname, or none */
} person;

typedef struct group {
  uint32_t first_name; /* index of its first name in text order */
  uint32_t best_name;  /* the fullest */
  uint8_t type, gender, place;
  ncorp_str country, sector;
  ncorp_decimal lat, lon;
  bool located;
  bool kin;            /* it is told of as somebody's wife or brother */
  uint32_t entity;     /* number by first mention */
  uint32_t office;     /* row of the first office that stands before its name, or none */
  uint32_t seen, last; /* how often so far, and as which name, while lone names are placed */
  NCI_VEC(ncorp_str) countries;
  NCI_VEC(uint32_t) country_votes;
} group;

typedef NCI_VEC(uint32_t) numbers;

typedef struct merger {
  nci_names *n;
  nci_intern exact;            /* type and name -> group */
  numbers exact_group;
  nci_intern texts;            /* a person's name of several words as it is written -> group */
  numbers text_group;
  nci_intern lone_texts;       /* ... of one word -> what it says */
  NCI_VEC(nci_person_name) lones;
  nci_intern surnames, firsts; /* keys -> chain of persons, person */
  numbers surname_chain, first_chain;
  nci_intern parts;            /* parts of organisations' names that may stand for them -> group, or NCORP_NONE - 1 where several have it */
  numbers part_group;
  nci_intern heads;            /* words that say what an organisation is -> the group that had it last */
  numbers head_group;
  uint32_t *office;            /* [name] -> row of the office before it, or none */
  NCI_VEC(person) persons;
  NCI_VEC(group) groups;
} merger;

static ncorp_str name_text(const nci_names *n, const nci_name *name)
{
  const nci_token *tokens = n->doc->tokens.at;
  uint32_t start = tokens[name->first].start;
  return nci_str(n->doc->text.data + start, tokens[name->end - 1].end - start);
}

static uint32_t new_group(merger *m, uint32_t name)
{
  group *g = nci_vec_push(m->n->arena, &m->groups);
  if (!g) return NCORP_NONE;
  const nci_name *x = &m->n->list.at[name];
  *g = (group){ .first_name = name, .best_name = name, .type = x->type, .gender = x->gender, .place = x->place,
                .country = x->country, .entity = NCORP_NONE, .office = NCORP_NONE };
  m->n->list.at[name].because = NCI_STR("first");
  return m->groups.count - 1;
}

/* The slot of a key in a table of 32-bit values; a new one holds none. */
static uint32_t *slot(merger *m, nci_intern *keys, numbers *values, ncorp_str key)
{
  uint32_t id = nci_intern_add(keys, key);
  if (id == UINT32_MAX) return NULL;
  if (id == values->count) nci_vec_add(m->n->arena, values, NCORP_NONE);
  return id < values->count ? values->at + id : NULL;
}

static uint32_t find(const nci_intern *keys, const numbers *values, ncorp_str key)
{
  uint32_t id = nci_intern_find(keys, key);
  return id < values->count ? values->at[id] : NCORP_NONE;
}

static uint32_t *slot_of_exact(merger *m, ncorp_str key) { return slot(m, &m->exact, &m->exact_group, key); }

static ncorp_str key_of(merger *m, char kind, ncorp_str text)
{
  char *key = nci_arena_alloc(m->n->arena, text.size + 1, 1);
  if (!key) return NCI_NO_STR;
  key[0] = kind;
  memcpy(key + 1, text.data, text.size);
  return nci_str(key, text.size + 1);
}

/* ---- organisations, places and things ---- */

static bool is(const merger *m, uint32_t token, const char *word) { return nci_token_is(m->n->doc, token, word); }

/* The end of a name without "Inc." and the like. */
static uint32_t without_legal_form(const merger *m, const nci_name *x)
{
  uint32_t end = x->end;
  while (x->type == NCORP_ORG && end > x->first + 1 && (nci_names_flags(m->n, end - 1) & NCI_WORD_LEGAL || is(m, end - 1, ","))) end--;
  return end;
}

/* "Ministry of Defense" and "Defense Ministry" are one: the words before the head. Absent when the name is not so made. */
static ncorp_str turned(merger *m, const nci_name *x)
{
  static const char *const heads[] = { "ministry", "department" };
  const nci_names *n = m->n;
  uint32_t t = x->first + 1;
  if (x->type != NCORP_ORG || x->end < x->first + 3 || !(is(m, t, "of") || is(m, t, "for"))) return NCI_NO_STR;
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    if (!is(m, x->first, heads[i])) continue;
    t += 1 + is(m, t + 1, "the");
    uint32_t end = x->end;
    if (end > t + 1 && is(m, end - 1, "affairs")) end--;
    if (t >= end) return NCI_NO_STR;
    ncorp_str rest = nci_skeleton(n->arena, nci_span_text(n->doc, (ncorp_span){ n->doc->tokens.at[t].start, n->doc->tokens.at[end - 1].end }));
    ncorp_str head = nci_cstr(heads[i]);
    char *both = nci_arena_alloc(n->arena, rest.size + 1 + head.size, 1);
    if (!both) return NCI_NO_STR;
    memcpy(both, rest.data, rest.size);
    both[rest.size] = ' ';
    memcpy(both + rest.size + 1, head.data, head.size);
    return nci_str(both, rest.size + 1 + head.size);
  }
  return NCI_NO_STR;
}

static ncorp_str entry_key(merger *m, unsigned table, uint32_t row)
{
  struct { char type; char table; uint32_t row; } entry;
  memset(&entry, 0, sizeof entry);
  entry.type = 'L';
  entry.table = (char)table;
  entry.row = row;
  return nci_arena_bytes(m->n->arena, &entry, sizeof entry);
}

/* "U.S. Congress", "UK Home Office": the entry that a name is behind its country, which is that entry's; or NULL. */
static const nci_lex_hit *behind_country(const merger *m, const nci_name *x)
{
  const nci_names *n = m->n;
  const nci_lex_hit *country = x->type == NCORP_ORG ? nci_names_hit(n, x->first, NCI_LEX_COUNTRIES) : NULL;
  if (!country || country->end >= x->end) return NULL;
  const nci_lex_hit *org = nci_names_hit(n, country->end, NCI_LEX_ORGANISATIONS);
  if (!org || org->end != x->end) return NULL;
  ncorp_str own = nci_lexicon_field(n->doc->lexicon, NCI_LEX_ORGANISATIONS, org->row, NCI_ORGANISATIONS_COUNTRY);
  return nci_str_eq(own, nci_lexicon_field(n->doc->lexicon, NCI_LEX_COUNTRIES, country->row, NCI_COUNTRIES_ALPHA2)) ? org : NULL;
}

/* The region that "TX" means, or none. */
static uint32_t region_of_code(const merger *m, const nci_name *x)
{
  enum { ROWS = 4 };
  uint32_t code[1], rows[ROWS];
  const nci_lexicon *lexicon = m->n->doc->lexicon;
  if (x->type != NCORP_LOC || x->end != x->first + 1 || !(nci_names_shape(m->n, x->first) & NCI_SHAPE_ALL_CAPS) || name_text(m->n, x).size != 2 ||
      !nci_lexicon_find(lexicon, NCI_LEX_POSTAL_CODES, name_text(m->n, x), code, 1))
    return NCORP_NONE;
  size_t count = nci_lexicon_find(lexicon, NCI_LEX_REGIONS, nci_lexicon_field(lexicon, NCI_LEX_POSTAL_CODES, code[0], NCI_POSTAL_CODES_REGION), rows, ROWS);
  for (size_t i = 0; i < count && i < ROWS; i++)
    if (nci_str_is(nci_lexicon_field(lexicon, NCI_LEX_REGIONS, rows[i], NCI_REGIONS_COUNTRY), "US")) return rows[i];
  return NCORP_NONE;
}

/* "City of Cleveland": the words behind. */
static uint32_t behind_kind(const merger *m, const nci_name *x)
{
  static const char *const kinds[] = { "city", "town", "state", "province", "county", "municipality" };
  if (x->type == NCORP_PER || x->end < x->first + 3 || !is(m, x->first + 1, "of")) return x->first;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (is(m, x->first, kinds[i])) return x->first + 2;
  return x->first;
}

static ncorp_str text_key(merger *m, const nci_name *x, char type)
{
  nci_name plain = *x;
  plain.first = behind_kind(m, x);
  plain.end = without_legal_form(m, x);
  ncorp_str skeleton = nci_skeleton(m->n->arena, name_text(m->n, &plain));
  if (nci_str_starts(skeleton, NCI_STR("the ")) && skeleton.size > 4) skeleton = nci_str(skeleton.data + 4, skeleton.size - 4);
  return key_of(m, plain.first > x->first ? 'P' : type, skeleton);
}

/* The key of a name that is no person's: its lexicon entry, else its words. */
static ncorp_str thing_key(merger *m, const nci_name *x)
{
  if (x->table != NCI_NO_TABLE) return entry_key(m, x->table, x->row);
  const nci_lex_hit *own = behind_country(m, x);
  if (own) return entry_key(m, NCI_LEX_ORGANISATIONS, own->row);
  uint32_t region = region_of_code(m, x);
  if (region != NCORP_NONE) return entry_key(m, NCI_LEX_REGIONS, region);
  ncorp_str other = turned(m, x);
  if (other.size) return key_of(m, (char)('0' + x->type), other);
  return text_key(m, x, (char)('0' + x->type));
}

/* The initials of a name's capitalised words, as the key of an acronym. */
static ncorp_str initials_key(merger *m, const nci_name *x)
{
  char key[16] = { (char)('0' + NCORP_ORG) };
  size_t size = 1;
  for (uint32_t t = x->first; t < x->end; t++) {
    ncorp_str s = nci_token_text(m->n->doc, t);
    if (!(nci_names_shape(m->n, t) & NCI_SHAPE_CAPITAL) || !nci_is_upper(s.data[0]) || size == sizeof key) continue;
    key[size++] = nci_to_lower(s.data[0]);
  }
  return size >= 4 ? nci_arena_bytes(m->n->arena, key, size) : NCI_NO_STR;
}

/* Capitals, small letters between them at most: "NSDC", "MoFT". */
static bool acronym_like(const merger *m, const nci_name *x)
{
  ncorp_str s = nci_token_text(m->n->doc, x->first);
  size_t upper = 0;
  if (x->end != x->first + 1) return false;
  for (size_t i = 0; i < s.size; i++) upper += nci_is_upper(s.data[i]);
  return upper >= 2 && upper * 2 >= s.size && nci_is_upper(s.data[0]);
}

/* Whether the capitals of an acronym are the initials of a name, in order. */
static bool spells(const merger *m, const nci_name *acronym, const nci_name *full)
{
  ncorp_str s = nci_token_text(m->n->doc, acronym->first);
  uint32_t t = full->first;
  size_t found = 0;
  for (size_t i = 0; i < s.size; i++) {
    if (!nci_is_upper(s.data[i])) continue;
    while (t < full->end && nci_token_text(m->n->doc, t).data[0] != s.data[i]) t++;
    if (t == full->end) return false;
    t++;
    found++;
  }
  return found >= 2;
}

/* "National Geographic Society (NGS)": the name that an acronym in brackets stands for, or none. Capitals alone are believed
 * without their letters: they may be another language's. */
static uint32_t explained_acronym(const merger *m, uint32_t name)
{
  const nci_names *n = m->n;
  const nci_name *x = &n->list.at[name], *before = name ? &n->list.at[name - 1] : NULL;
  if (!before || x->end != x->first + 1 || x->first != before->end + 1 || before->type != NCORP_ORG || x->type != NCORP_ORG)
    return NCORP_NONE;
  if (!is(m, x->first - 1, "(") || !is(m, x->end, ")")) return NCORP_NONE;
  return nci_names_shape(n, x->first) & NCI_SHAPE_ALL_CAPS || (acronym_like(m, x) && spells(m, x, before)) ? before->entity : NCORP_NONE;
}

/* A body of plain words ("Defence Ministry") that two countries have is two. */
static uint32_t of_its_country(merger *m, uint32_t name, uint32_t known, ncorp_str key)
{
  const nci_name *x = &m->n->list.at[name];
  if (known == NCORP_NONE || x->type != NCORP_ORG || !x->country.size) return known;
  group *g = &m->groups.at[known];
  if (!g->country.size || nci_str_eq(g->country, x->country)) return known;
  ncorp_str both = key_of(m, 'C', key);
  char *own = nci_arena_alloc(m->n->arena, both.size + x->country.size, 1);
  if (!own) return NCORP_NONE;
  memcpy(own, both.data, both.size);
  memcpy(own + both.size, x->country.data, x->country.size);
  uint32_t *of = slot_of_exact(m, nci_str(own, both.size + x->country.size));
  if (!of) return NCORP_NONE;
  if (*of == NCORP_NONE) *of = new_group(m, name);
  return *of;
}

static void note_part(merger *m, uint32_t first, uint32_t end, uint32_t index)
{
  nci_name part = { .first = first, .end = end };
  uint32_t *of = slot(m, &m->parts, &m->part_group, nci_skeleton(m->n->arena, name_text(m->n, &part)));
  if (of) *of = *of == NCORP_NONE || *of == index ? index : NCORP_NONE - 1;
}

/* The word of an organisation's name that says what it is: "Church of Norway", "Supreme Court"; or none. */
static uint32_t head_word(const merger *m, const nci_name *x, uint32_t end)
{
  const nci_names *n = m->n;
  if (nci_names_flags(n, x->first) & NCI_WORD_ORG_HEAD && x->first + 1 < end && (is(m, x->first + 1, "of") || is(m, x->first + 1, "for"))) return x->first;
  return nci_names_flags(n, end - 1) & NCI_WORD_ORG_HEAD ? end - 1 : NCORP_NONE;
}

/* Short forms that a longer name may have later: its first word, all but the last, all but the first, what stands before
 * "of"; and the word that says what it is, which the latest such name has. */
static void note_parts(merger *m, const nci_name *x, uint32_t index)
{
  const nci_names *n = m->n;
  uint32_t end = without_legal_form(m, x), last = end - 1;
  if (end < x->first + 2) return;
  uint32_t head = head_word(m, x, end);
  uint32_t *of = head == NCORP_NONE ? NULL : slot(m, &m->heads, &m->head_group, nci_skeleton(n->arena, nci_token_text(n->doc, head)));
  if (of) *of = index;
  if (x->table != NCI_NO_TABLE && x->table != NCI_LEX_ORGANISATIONS) return;
  if (!(nci_names_flags(n, x->first) & (NCI_WORD_COMMON | NCI_WORD_GIVEN | NCI_WORD_STOP | NCI_WORD_ORG_HEAD | NCI_WORD_PLACE_HEAD)))
    note_part(m, x->first, x->first + 1, index);
  if (last > x->first + 1 && nci_names_shape(n, last - 1) & NCI_SHAPE_CAPITAL) note_part(m, x->first, last, index);
  if (nci_names_shape(n, x->first + 1) & NCI_SHAPE_CAPITAL && head != x->first + 1) note_part(m, x->first + 1, end, index);
  for (uint32_t t = x->first + 2; t < last; t++)
    if (is(m, t, "of") || is(m, t, "for")) {
      note_part(m, x->first, t, index);
      break;
    }
}

/* "Harrow" for Harrow School: a small place, of which the article has said nothing else. */
static bool can_be_school(const merger *m, const nci_name *x, uint32_t index)
{
  enum { LARGE = 500000 };
  static const char *const schools[] = { "school", "university", "college", "institute", "hospital" };
  const nci_name *full = &m->n->list.at[m->groups.at[index].first_name];
  if (x->type != NCORP_LOC || x->place == NCI_PLACE_COUNTRY || x->place == NCI_PLACE_REGION || x->end != x->first + 1 || full->end != full->first + 2) return false;
  if (x->table == NCI_LEX_CITIES && (nci_names_population(m->n, x->row) >= LARGE ||
                                     nci_lexicon_field(m->n->doc->lexicon, NCI_LEX_CITIES, x->row, NCI_CITIES_CAPITAL).size))
    return false;
  for (size_t i = 0; i < sizeof schools / sizeof *schools; i++)
    if (is(m, full->end - 1, schools[i])) return true;
  return false;
}

/* The organisation whose longer name has this for a short form, or none. */
static uint32_t longer_name(merger *m, const nci_name *x)
{
  ncorp_str skeleton = nci_skeleton(m->n->arena, name_text(m->n, x));
  uint32_t found = find(&m->parts, &m->part_group, skeleton);
  bool known = found < m->groups.count;
  if (x->type == NCORP_LOC) return known && can_be_school(m, x, found) ? found : NCORP_NONE;
  if (x->type != NCORP_ORG || x->table != NCI_NO_TABLE) return NCORP_NONE;
  if (known) return found;
  return x->end == x->first + 1 && nci_names_flags(m->n, x->first) & NCI_WORD_ORG_HEAD ? find(&m->heads, &m->head_group, skeleton) : NCORP_NONE;
}

/* How much of a name a text gives: words that are no initials, none where it is in capitals throughout. */
static uint32_t fullness(const nci_names *n, const nci_name *x)
{
  uint32_t words = 0;
  bool shouts = true;
  for (uint32_t t = x->first; t < x->end; t++) {
    ncorp_str s = nci_token_text(n->doc, t);
    shouts = shouts && (nci_names_shape(n, t) & NCI_SHAPE_ALL_CAPS || s.size < 2);
    words += s.size > 2 || (s.size == 2 && s.data[1] != '.');
  }
  return shouts ? 0 : words;
}

/* The group of a name that no earlier one has the key of, by another rule; or none. */
static uint32_t by_other_rule(merger *m, uint32_t name, ncorp_str initials)
{
  nci_name *x = &m->n->list.at[name];
  uint32_t known = NCORP_NONE;
  x->because = NCI_STR("acronym");
  if (x->type == NCORP_ORG) known = explained_acronym(m, name);
  if (known == NCORP_NONE && x->type == NCORP_ORG && acronym_like(m, x)) {
    ncorp_str key = text_key(m, x, '0' + NCORP_ORG); /* its letters may be the initials of a name before */
    if (key.size >= 4) known = find(&m->exact, &m->exact_group, key);
  }
  if (known == NCORP_NONE && initials.size) { /* or the acronym came first */
    uint32_t told = find(&m->exact, &m->exact_group, initials);
    if (told < m->groups.count && acronym_like(m, &m->n->list.at[m->groups.at[told].best_name])) known = told;
  }
  if (known != NCORP_NONE) return known;
  x->because = NCI_STR("short-form");
  known = longer_name(m, x);
  if (known != NCORP_NONE && x->type == NCORP_LOC) {
    x->type = NCORP_ORG;
    x->table = NCI_NO_TABLE;
    x->place = NCI_PLACE_NONE;
  }
  return known;
}

static void place_thing(merger *m, uint32_t name)
{
  nci_name *x = &m->n->list.at[name];
  ncorp_str key = thing_key(m, x);
  uint32_t *of = slot_of_exact(m, key);
  if (!of) return;
  bool own = x->type == NCORP_ORG && x->table == NCI_NO_TABLE, entry = key.data[0] == 'L';
  uint32_t known = of_its_country(m, name, *of, key);
  ncorp_str initials = x->type == NCORP_ORG && x->end > x->first + 1 ? initials_key(m, x) : NCI_NO_STR;
  x->because = entry ? NCI_STR("lexicon") : NCI_STR("same-name");
  if (known == NCORP_NONE) known = by_other_rule(m, name, initials);
  if (known == NCORP_NONE) known = new_group(m, name);
  if (known == NCORP_NONE) return;
  of = slot_of_exact(m, key);
  if (of && *of == NCORP_NONE) *of = known;
  uint32_t *acronym = initials.size ? slot_of_exact(m, initials) : NULL;
  if (acronym && *acronym == NCORP_NONE) *acronym = known;
  uint32_t *place = x->type == NCORP_LOC ? slot_of_exact(m, text_key(m, x, 'P')) : NULL; /* for "City of" it */
  if (place && *place == NCORP_NONE) *place = known;
  if (x->type == NCORP_ORG) note_parts(m, x, known);
  x->entity = known;
  group *g = &m->groups.at[known];
  const nci_name *best = &m->n->list.at[g->best_name];
  ncorp_str text = name_text(m->n, x), longest = name_text(m->n, best);
  if (g->first_name != name) {
    if (nci_str_eq(text, name_text(m->n, &m->n->list.at[g->first_name]))) x->because = NCI_STR("same-name");
    else if (own && acronym_like(m, x)) x->because = NCI_STR("acronym");
    else if (own && nci_str_is(x->because, "same-name"))
      x->because = x->end - x->first == best->end - best->first ? NCI_STR("spelling") : NCI_STR("short-form");
  }
  if (!g->country.size) g->country = x->country;
  if (g->place == NCI_PLACE_NONE) g->place = x->place;
  if (text.size > longest.size || (text.size == longest.size && text.size > 5 && !fullness(m->n, best) && fullness(m->n, x))) g->best_name = name;
}

/* ---- persons ---- */

static bool genders_clash(uint8_t a, uint8_t b) { return a && b && a != b; }

static void add_person(merger *m, uint32_t index, const nci_person_name *name)
{
  const nci_name_word *last = &name->words[name->count - 1];
  uint32_t *chain = slot(m, &m->surnames, &m->surname_chain, last->loose);
  if (!chain) return;
  person *p = nci_vec_push(m->n->arena, &m->persons);
  if (!p) return;
  *p = (person){ index, *name, NCORP_NONE };
  uint32_t self = m->persons.count - 1;
  /* At the end of the chain, so that the first holder of a surname comes first. */
  uint32_t at = *chain, steps = 0;
  if (at == NCORP_NONE) *chain = self;
  else {
    while (m->persons.at[at].next != NCORP_NONE && steps++ < CHAIN) at = m->persons.at[at].next;
    if (m->persons.at[at].next == NCORP_NONE) m->persons.at[at].next = self;
  }
  if (name->count < 2) return;
  uint32_t *first = slot(m, &m->firsts, &m->first_chain, name->words[0].key);
  if (first) *first = *first == NCORP_NONE || (*first < m->persons.count && m->persons.at[*first].group == index) ? self : NCORP_NONE - 1; /* two holders: of no use */
}

static uint32_t chain_of(const merger *m, const nci_person_name *name)
{
  return find(&m->surnames, &m->surname_chain, name->words[name->count - 1].loose);
}

/* The gender that the words before a name tell; what a lone surname is as a given name says nothing. */
static uint8_t told_gender(const merger *m, uint32_t name)
{
  const nci_name *x = &m->n->list.at[name];
  bool addressed = x->first > 0 && nci_names_flags(m->n, x->first - 1) & NCI_WORD_HONORIFIC;
  return addressed || m->office[name] != NCORP_NONE ? x->gender : NCI_GENDER_UNKNOWN;
}

/* What brought two names of several words together. */
static ncorp_str likeness_rule(const merger *m, const nci_person_name *a, const nci_person_name *b)
{
  const nci_lexicon *lexicon = m->n->doc->lexicon;
  const nci_name_word *x = &a->words[0], *y = &b->words[0];
  if (x->initial != y->initial) return NCI_STR("initials");
  if (nci_given_name_short_for(lexicon, x, y) || nci_given_name_short_for(lexicon, y, x)) return NCI_STR("nickname");
  if (!nci_str_eq(x->skeleton, y->skeleton) || !nci_str_eq(a->words[a->count - 1].skeleton, b->words[b->count - 1].skeleton)) return NCI_STR("spelling");
  return a->count != b->count ? NCI_STR("middle-name") : NCI_STR("initials");
}

/* The person that a name of several words means: of those that it may mean the one whose name is likest. */
static uint32_t same_person(const merger *m, const nci_person_name *name, uint8_t gender, ncorp_str *because)
{
  uint32_t steps = 0, found = NCORP_NONE;
  nci_likeness best = NCI_NAMES_DIFFER;
  for (uint32_t p = chain_of(m, name); p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const person *other = &m->persons.at[p];
    if (genders_clash(gender, m->groups.at[other->group].gender)) continue;
    nci_likeness like = nci_person_names_compare(m->n->doc->lexicon, name, &other->name);
    if (like <= best) continue;
    best = like;
    found = other->group;
    *because = likeness_rule(m, name, &other->name);
  }
  return found;
}

/* "Ichiyo Higuchi" for Higuchi Ichiyo; "Martinez Canton" for Clara Martinez Canton. */
static uint32_t other_order(const merger *m, const nci_person_name *name, ncorp_str *because)
{
  if (name->count != 2) return NCORP_NONE;
  uint32_t steps = 0;
  const nci_name_word *a = &name->words[0], *b = &name->words[1];
  for (uint32_t p = chain_of(m, name); p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const nci_person_name *o = &m->persons.at[p].name;
    *because = NCI_STR("surname");
    if (o->count > 2 && nci_str_eq(o->words[o->count - 2].skeleton, a->skeleton) && nci_str_eq(o->words[o->count - 1].skeleton, b->skeleton) &&
        !nci_lexicon_find(m->n->doc->lexicon, NCI_LEX_GIVEN_NAMES, a->skeleton, &(uint32_t){ 0 }, 1))
      return m->persons.at[p].group;
  }
  steps = 0;
  for (uint32_t p = find(&m->surnames, &m->surname_chain, a->loose); p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const nci_person_name *o = &m->persons.at[p].name;
    *because = NCI_STR("word-order");
    if (o->count == 2 && nci_str_eq(o->words[0].skeleton, b->skeleton) && nci_str_eq(o->words[1].skeleton, a->skeleton)) return m->persons.at[p].group;
  }
  return NCORP_NONE;
}

/* The group of a person's name of several words, whatever its case and diacritics. */
static uint32_t person_of_text(merger *m, uint32_t name, ncorp_str text, const nci_person_name *parsed)
{
  nci_name *x = &m->n->list.at[name];
  ncorp_str key = key_of(m, '0' + NCORP_PER, nci_skeleton(m->n->arena, text));
  uint32_t *of = slot_of_exact(m, key);
  if (!of || *of != NCORP_NONE) return of ? *of : NCORP_NONE;
  uint32_t found = parsed->count ? same_person(m, parsed, x->gender, &x->because) : NCORP_NONE;
  if (found == NCORP_NONE && parsed->count) found = other_order(m, parsed, &x->because);
  if (found == NCORP_NONE) found = new_group(m, name);
  if (found != NCORP_NONE && parsed->count) add_person(m, found, parsed);
  of = slot_of_exact(m, key);
  if (of) *of = found;
  return found;
}

/* Joins a name to its person. */
static void join(merger *m, uint32_t name, uint32_t index)
{
  nci_name *x = &m->n->list.at[name];
  x->entity = index;
  group *g = &m->groups.at[index];
  if (!g->gender) g->gender = x->end > x->first + 1 ? x->gender : told_gender(m, name);
  if (name < g->first_name) g->first_name = name;
  if (g->office == NCORP_NONE) g->office = m->office[name];
  const nci_names *n = m->n;
  const nci_name *best = &n->list.at[g->best_name];
  uint32_t full = fullness(n, x), known = fullness(n, best);
  if (full > known) g->best_name = name;
  else if (full == known && full > 1 && !nci_str_eq(name_text(n, x), name_text(n, best))) {
    nci_person_name a, b; /* "Bill Harper", "William Harper" */
    nci_person_name_parse(n->arena, name_text(n, x), &a);
    nci_person_name_parse(n->arena, name_text(n, best), &b);
    if (a.count && b.count && nci_given_name_short_for(n->doc->lexicon, &b.words[0], &a.words[0]) &&
        (a.words[0].skeleton.size > b.words[0].skeleton.size || !nci_given_name_short_for(n->doc->lexicon, &a.words[0], &b.words[0])))
      g->best_name = name;
  }
}

#define LONE (NCORP_NONE - 1) /* in text_group: a name of one word */

/* Names of several words, in text order. Of the others only what they say is kept. */
static void place_full_name(merger *m, uint32_t name)
{
  nci_name *x = &m->n->list.at[name];
  ncorp_str text = name_text(m->n, x);
  uint32_t *told = slot(m, &m->texts, &m->text_group, text); /* most names come again as they are */
  if (!told || *told == LONE) return;
  uint32_t found = *told;
  x->because = NCI_STR("same-name");
  if (found == NCORP_NONE || genders_clash(x->gender, m->groups.at[found].gender)) {
    nci_person_name parsed;
    nci_person_name_parse(m->n->arena, text, &parsed);
    if (parsed.count == 1) {
      *told = LONE;
      uint32_t id = nci_intern_add(&m->lone_texts, text);
      if (id == m->lones.count) nci_vec_add(m->n->arena, &m->lones, parsed);
      return;
    }
    found = person_of_text(m, name, text, &parsed);
    if (found == NCORP_NONE) return;
    m->text_group.at[nci_intern_find(&m->texts, text)] = found;
  }
  join(m, name, found);
}

/* How much speaks for a holder of a surname that stands alone: the same title, the same gender, being named much and just
 * now. Who is there as somebody's wife or brother is mostly called by the full name. */
static uint32_t claim(const merger *m, uint32_t name, uint8_t gender, uint32_t index, uint32_t latest)
{
  enum { TITLE = 4000, GENDER = 2000, NAMED = 1000, MOST = 200 };
  const group *g = &m->groups.at[index];
  uint32_t seen = g->seen < MOST ? g->seen : MOST;
  uint32_t sum = 4 * seen + (index == latest ? 2u : 0u) + (g->kin ? 0u : 3u);
  if (m->office[name] != NCORP_NONE && m->office[name] == g->office) sum += TITLE;
  if (gender && gender == g->gender) sum += GENDER;
  return sum + (g->first_name < name ? (uint32_t)NAMED : 0u);
}

/* A surname alone: the holder with the best claim; else others of that name alone. */
static uint32_t person_of_surname(const merger *m, uint32_t name, const nci_person_name *lone)
{
  uint8_t gender = told_gender(m, name);
  uint32_t found = NCORP_NONE, latest = NCORP_NONE, steps = 0, best = 0;
  uint32_t chain = chain_of(m, lone);
  for (uint32_t p = chain; p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const group *g = &m->groups.at[m->persons.at[p].group];
    if (g->seen && (latest == NCORP_NONE || g->last > m->groups.at[latest].last)) latest = m->persons.at[p].group;
  }
  steps = 0;
  for (uint32_t p = chain; p != NCORP_NONE && steps++ < CHAIN; p = m->persons.at[p].next) {
    const person *other = &m->persons.at[p];
    if (genders_clash(gender, m->groups.at[other->group].gender)) continue;
    bool full = other->name.count > 1;
    if (full ? !nci_person_name_short_for(lone, &other->name) : !nci_str_eq(other->name.words[0].key, lone->words[0].key)) continue;
    uint32_t speaks = 1 + claim(m, name, gender, other->group, latest) + (full ? 500 : 0);
    if (speaks > best) best = speaks, found = other->group;
  }
  return found;
}

/* A given name alone ("Nadia"), or a family name that stands first. */
static uint32_t person_of_first_name(const merger *m, const nci_person_name *name)
{
  uint32_t p = find(&m->firsts, &m->first_chain, name->words[0].key);
  return p < m->persons.count ? m->persons.at[p].group : NCORP_NONE;
}

static void place_lone_name(merger *m, uint32_t name)
{
  nci_name *x = &m->n->list.at[name];
  ncorp_str text = name_text(m->n, x);
  uint32_t id = nci_intern_find(&m->lone_texts, text);
  if (id >= m->lones.count) return;
  const nci_person_name lone = m->lones.at[id];
  uint32_t found = person_of_surname(m, name, &lone);
  x->because = NCI_STR("surname");
  if (found == NCORP_NONE) {
    found = person_of_first_name(m, &lone);
    if (found != NCORP_NONE && genders_clash(x->gender, m->groups.at[found].gender)) found = NCORP_NONE;
    x->because = NCI_STR("given-name");
  }
  if (found == NCORP_NONE) {
    found = new_group(m, name);
    if (found == NCORP_NONE) return;
    add_person(m, found, &lone);
    m->groups.at[found].gender = x->gender;
  } else if (m->groups.at[found].best_name < m->n->list.count &&
             nci_str_eq(text, name_text(m->n, &m->n->list.at[m->groups.at[found].best_name])))
    x->because = NCI_STR("same-name");
  join(m, name, found);
}

/* Full names first, then the others, which may stand before them. */
static void place_persons(merger *m)
{
  nci_names *n = m->n;
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++)
    if (n->list.at[i].type == NCORP_PER) place_full_name(m, i);
  for (uint32_t i = 0; i < n->roles.count; i++) {
    const nci_role *role = &n->roles.at[i];
    if (role->relation != NCORP_NONE && role->name != NCORP_NONE && n->list.at[role->name].entity != NCORP_NONE)
      m->groups.at[n->list.at[role->name].entity].kin = true;
  }
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++) {
    nci_name *x = &n->list.at[i];
    if (x->type != NCORP_PER) continue;
    if (x->entity == NCORP_NONE) place_lone_name(m, i);
    if (x->entity == NCORP_NONE) continue;
    m->groups.at[x->entity].seen++;
    m->groups.at[x->entity].last = i;
  }
}

/* The office that stands right before each name. */
static bool read_offices(merger *m)
{
  nci_names *n = m->n;
  m->office = nci_arena_alloc(n->arena, n->list.count, sizeof *m->office);
  if (!m->office) return false;
  memset(m->office, 0xff, n->list.count * sizeof *m->office);
  for (uint32_t i = 0; i < n->roles.count; i++) {
    const nci_role *role = &n->roles.at[i];
    if (role->name != NCORP_NONE && role->row != NCORP_NONE && role->end <= n->list.at[role->name].first) m->office[role->name] = role->row;
  }
  return true;
}

/* ---- what is said of them ---- */

static void vote_country(nci_names *n, group *g, ncorp_str iso3)
{
  if (!iso3.size) return;
  for (uint32_t i = 0; i < g->countries.count; i++)
    if (nci_str_eq(g->countries.at[i], iso3)) {
      g->country_votes.at[i]++;
      return;
    }
  nci_vec_add(n->arena, &g->countries, iso3);
  nci_vec_add(n->arena, &g->country_votes, 1);
}

static void hear_roles(merger *m)
{
  nci_names *n = m->n;
  for (uint32_t i = 0; i < n->roles.count; i++) {
    const nci_role *role = &n->roles.at[i];
    uint32_t e = role->name == NCORP_NONE ? NCORP_NONE : n->list.at[role->name].entity;
    if (e == NCORP_NONE) continue;
    group *g = &m->groups.at[e];
    vote_country(n, g, role->country);
    if (!g->sector.size && !role->former) g->sector = role->sector;
  }
}

/* Who is known to hold an office at the time of the article acts for its country, where the article says nothing. */
static void known_office(nci_names *n, group *g, ncorp_str name)
{
  enum { ROOM = 4 };
  uint32_t rows[ROOM];
  const nci_lexicon *lexicon = n->doc->lexicon;
  ncorp_str day = n->doc->data.published;
  size_t count = nci_lexicon_find(lexicon, NCI_LEX_OFFICEHOLDERS, name, rows, ROOM);
  for (size_t i = 0; i < count && i < ROOM; i++) {
    ncorp_str from = nci_lexicon_field(lexicon, NCI_LEX_OFFICEHOLDERS, rows[i], NCI_OFFICEHOLDERS_FROM);
    ncorp_str to = nci_lexicon_field(lexicon, NCI_LEX_OFFICEHOLDERS, rows[i], NCI_OFFICEHOLDERS_TO);
    if (day.size ? nci_str_cmp(day, from) < 0 || (to.size && nci_str_cmp(day, to) > 0) : to.size > 0) continue;
    g->country = nci_names_iso3(n, nci_lexicon_field(lexicon, NCI_LEX_OFFICEHOLDERS, rows[i], NCI_OFFICEHOLDERS_COUNTRY));
    if (!g->sector.size) g->sector = NCI_STR("GOV");
    return;
  }
}

static void settle(merger *m, group *g)
{
  nci_names *n = m->n;
  uint32_t best = NCORP_NONE;
  for (uint32_t i = 0; i < g->country_votes.count; i++)
    if (best == NCORP_NONE || g->country_votes.at[i] > g->country_votes.at[best]) best = i;
  if (best != NCORP_NONE) g->country = g->countries.at[best];
  const nci_name *x = &n->list.at[g->best_name];
  if (g->type == NCORP_PER && !g->country.size && x->end > x->first + 1) known_office(n, g, name_text(n, x));
  if (x->table == NCI_LEX_ORGANISATIONS) g->sector = nci_lexicon_field(n->doc->lexicon, NCI_LEX_ORGANISATIONS, x->row, NCI_ORGANISATIONS_SECTOR);
  else if (g->type == NCORP_ORG) nci_names_sector(n, x->first, x->end, &g->sector);
  if (g->type != NCORP_LOC || x->table == NCI_NO_TABLE) return;
  unsigned lat = 0, lon = 0;
  switch (x->table) {
  case NCI_LEX_COUNTRIES: lat = NCI_COUNTRIES_LAT, lon = NCI_COUNTRIES_LON; break;
  case NCI_LEX_CITIES: lat = NCI_CITIES_LAT, lon = NCI_CITIES_LON; break;
  default: return;
  }
  g->located = nci_lexicon_number(n->doc->lexicon, x->table, x->row, lat, &g->lat) &&
               nci_lexicon_number(n->doc->lexicon, x->table, x->row, lon, &g->lon);
}

static void emit(merger *m, uint32_t index)
{
  nci_names *n = m->n;
  group *g = &m->groups.at[index];
  settle(m, g);
  g->entity = n->entities.count;
  ncorp_article_entity *e = nci_vec_push(n->arena, &n->entities);
  nci_entity_facts *facts = nci_vec_push(n->arena, &n->entity_facts);
  if (!e || !facts) return;
  *e = (ncorp_article_entity){ .id = nci_arena_id(n->arena, 'a', g->entity), .type = (ncorp_entity_type)g->type,
                               .name = nci_arena_str(n->arena, name_text(n, &n->list.at[g->best_name])), .country = g->country,
                               .sector = g->sector, .located = g->located, .lat = g->lat, .lon = g->lon };
  *facts = (nci_entity_facts){ g->gender, g->place };
}

void nci_names_entities(nci_names *n)
{
  merger m = { .n = n };
  nci_intern_init(&m.exact, n->arena);
  nci_intern_init(&m.texts, n->arena);
  nci_intern_init(&m.lone_texts, n->arena);
  nci_intern_init(&m.surnames, n->arena);
  nci_intern_init(&m.firsts, n->arena);
  nci_intern_init(&m.heads, n->arena);
  nci_intern_init(&m.parts, n->arena);
  if (!read_offices(&m)) return;
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++)
    if (n->list.at[i].type != NCORP_PER) place_thing(&m, i);
  place_persons(&m);
  if (n->arena->failed) return;
  hear_roles(&m);
  for (uint32_t i = 0; i < n->list.count && !n->arena->failed; i++) {
    nci_name *x = &n->list.at[i];
    if (x->entity == NCORP_NONE) continue;
    if (m.groups.at[x->entity].entity == NCORP_NONE) emit(&m, x->entity);
    x->entity = m.groups.at[x->entity].entity;
  }
}
