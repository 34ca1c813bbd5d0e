/* Names of organisations, places and things that mean the same: entries of the lexicon, equal words, acronyms with and without
 * their explanation, short forms. */
#include "lexicon_gen.h"
#include "meaning/local_entities.h"
#include "text/fold.h"

static bool is(const nci_merger *m, uint32_t token, const char *word) { return nci_token_is(m->n->doc, token, word); }

/* The end of a name without "Inc." and the like. */
static uint32_t without_legal_form(const nci_merger *m, const nci_name *x)
{
  uint32_t end = x->end;
  while (x->type == NCORP_ORG && end > x->first + 1 && (nci_names_flags(m->n, end - 1) & NCI_WORD_LEGAL || is(m, end - 1, ","))) end--;
  return end;
}

/* "Ministry of Defense" and "Defense Ministry" are one: the words before the head. Absent when the name is not so made. */
static ncorp_str turned(nci_merger *m, const nci_name *x)
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

static ncorp_str entry_key(nci_merger *m, unsigned table, uint32_t row)
{
  struct { char type; char table; uint32_t row; } entry;
  memset(&entry, 0, sizeof entry);
  entry.type = 'L';
  entry.table = (char)table;
  entry.row = row;
  return nci_arena_bytes(m->n->arena, &entry, sizeof entry);
}

/* "U.S. Congress", "UK Home Office": the entry that a name is behind its country, which is that entry's; or NULL. */
static const nci_lex_hit *behind_country(const nci_merger *m, const nci_name *x)
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
static uint32_t region_of_code(const nci_merger *m, const nci_name *x)
{
  enum { ROWS = 4 };
  uint32_t code[1], rows[ROWS];
  const nci_lexicon *lexicon = m->n->doc->lexicon;
  if (x->type != NCORP_LOC || x->end != x->first + 1 || !(nci_names_shape(m->n, x->first) & NCI_SHAPE_ALL_CAPS) || nci_local_text(m->n, x).size != 2 ||
      !nci_lexicon_find(lexicon, NCI_LEX_POSTAL_CODES, nci_local_text(m->n, x), code, 1))
    return NCORP_NONE;
  size_t count = nci_lexicon_find(lexicon, NCI_LEX_REGIONS, nci_lexicon_field(lexicon, NCI_LEX_POSTAL_CODES, code[0], NCI_POSTAL_CODES_REGION), rows, ROWS);
  for (size_t i = 0; i < count && i < ROWS; i++)
    if (nci_str_is(nci_lexicon_field(lexicon, NCI_LEX_REGIONS, rows[i], NCI_REGIONS_COUNTRY), "US")) return rows[i];
  return NCORP_NONE;
}

/* "City of Cleveland": the words behind. */
static uint32_t behind_kind(const nci_merger *m, const nci_name *x)
{
  static const char *const kinds[] = { "city", "town", "state", "province", "county", "municipality" };
  if (x->type == NCORP_PER || x->end < x->first + 3 || !is(m, x->first + 1, "of")) return x->first;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (is(m, x->first, kinds[i])) return x->first + 2;
  return x->first;
}

static ncorp_str text_key(nci_merger *m, const nci_name *x, char type)
{
  nci_name plain = *x;
  plain.first = behind_kind(m, x);
  plain.end = without_legal_form(m, x);
  ncorp_str skeleton = nci_skeleton(m->n->arena, nci_local_text(m->n, &plain));
  if (nci_str_starts(skeleton, NCI_STR("the ")) && skeleton.size > 4) skeleton = nci_str(skeleton.data + 4, skeleton.size - 4);
  return nci_local_key(m, plain.first > x->first ? 'P' : type, skeleton);
}

/* The key of a name that is no person's: its lexicon entry, else its words. */
static ncorp_str thing_key(nci_merger *m, const nci_name *x)
{
  if (x->table != NCI_NO_TABLE) return entry_key(m, x->table, x->row);
  const nci_lex_hit *own = behind_country(m, x);
  if (own) return entry_key(m, NCI_LEX_ORGANISATIONS, own->row);
  uint32_t region = region_of_code(m, x);
  if (region != NCORP_NONE) return entry_key(m, NCI_LEX_REGIONS, region);
  ncorp_str other = turned(m, x);
  if (other.size) return nci_local_key(m, (char)('0' + x->type), other);
  return text_key(m, x, (char)('0' + x->type));
}

/* The initials of a name's capitalised words, as the key of an acronym. */
static ncorp_str initials_key(nci_merger *m, const nci_name *x)
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
static bool acronym_like(const nci_merger *m, const nci_name *x)
{
  ncorp_str s = nci_token_text(m->n->doc, x->first);
  size_t upper = 0;
  if (x->end != x->first + 1) return false;
  for (size_t i = 0; i < s.size; i++) upper += nci_is_upper(s.data[i]);
  return upper >= 2 && upper * 2 >= s.size && nci_is_upper(s.data[0]);
}

/* Whether the capitals of an acronym are the initials of a name, in order. */
static bool spells(const nci_merger *m, const nci_name *acronym, const nci_name *full)
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
static uint32_t explained_acronym(const nci_merger *m, uint32_t name)
{
  const nci_names *n = m->n;
  const nci_name *x = &n->list.at[name], *before = name ? &n->list.at[name - 1] : NULL;
  if (!before || x->end != x->first + 1 || x->first != before->end + 1 || before->type != NCORP_ORG || x->type != NCORP_ORG)
    return NCORP_NONE;
  if (!is(m, x->first - 1, "(") || !is(m, x->end, ")")) return NCORP_NONE;
  return nci_names_shape(n, x->first) & NCI_SHAPE_ALL_CAPS || (acronym_like(m, x) && spells(m, x, before)) ? before->entity : NCORP_NONE;
}

/* A body of plain words ("Defence Ministry") that two countries have is two. */
static uint32_t of_its_country(nci_merger *m, uint32_t name, uint32_t known, ncorp_str key)
{
  const nci_name *x = &m->n->list.at[name];
  if (known == NCORP_NONE || x->type != NCORP_ORG || !x->country.size) return known;
  nci_group *g = &m->groups.at[known];
  if (!g->country.size || nci_str_eq(g->country, x->country)) return known;
  ncorp_str both = nci_local_key(m, 'C', key);
  char *own = nci_arena_alloc(m->n->arena, both.size + x->country.size, 1);
  if (!own) return NCORP_NONE;
  memcpy(own, both.data, both.size);
  memcpy(own + both.size, x->country.data, x->country.size);
  uint32_t *of = nci_slot_of_exact(m, nci_str(own, both.size + x->country.size));
  if (!of) return NCORP_NONE;
  if (*of == NCORP_NONE) *of = nci_new_group(m, name);
  return *of;
}

static void note_part(nci_merger *m, uint32_t first, uint32_t end, uint32_t index)
{
  nci_name part = { .first = first, .end = end };
  uint32_t *of = nci_slot(m, &m->parts, &m->part_group, nci_skeleton(m->n->arena, nci_local_text(m->n, &part)));
  if (of) *of = *of == NCORP_NONE || *of == index ? index : NCORP_NONE - 1;
}

/* The word of an organisation's name that says what it is: "Church of Norway", "Supreme Court"; or none. */
static uint32_t head_word(const nci_merger *m, const nci_name *x, uint32_t end)
{
  const nci_names *n = m->n;
  if (nci_names_flags(n, x->first) & NCI_WORD_ORG_HEAD && x->first + 1 < end && (is(m, x->first + 1, "of") || is(m, x->first + 1, "for"))) return x->first;
  return nci_names_flags(n, end - 1) & NCI_WORD_ORG_HEAD ? end - 1 : NCORP_NONE;
}

/* Short forms that a longer name may have later: its first word, all but the last, all but the first, what stands before
 * "of"; and the word that says what it is, which the latest such name has. */
static void note_parts(nci_merger *m, const nci_name *x, uint32_t index)
{
  const nci_names *n = m->n;
  uint32_t end = without_legal_form(m, x), last = end - 1;
  if (end < x->first + 2) return;
  uint32_t head = head_word(m, x, end);
  uint32_t *of = head == NCORP_NONE ? NULL : nci_slot(m, &m->heads, &m->head_group, nci_skeleton(n->arena, nci_token_text(n->doc, head)));
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
static bool can_be_school(const nci_merger *m, const nci_name *x, uint32_t index)
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
static uint32_t longer_name(nci_merger *m, const nci_name *x)
{
  ncorp_str skeleton = nci_skeleton(m->n->arena, nci_local_text(m->n, x));
  uint32_t found = nci_find(&m->parts, &m->part_group, skeleton);
  bool known = found < m->groups.count;
  if (x->type == NCORP_LOC) return known && can_be_school(m, x, found) ? found : NCORP_NONE;
  if (x->type != NCORP_ORG || x->table != NCI_NO_TABLE) return NCORP_NONE;
  if (known) return found;
  return x->end == x->first + 1 && nci_names_flags(m->n, x->first) & NCI_WORD_ORG_HEAD ? nci_find(&m->heads, &m->head_group, skeleton) : NCORP_NONE;
}

/* The group of a name that no earlier one has the key of, by another rule; or none. */
static uint32_t by_other_rule(nci_merger *m, uint32_t name, ncorp_str initials)
{
  nci_name *x = &m->n->list.at[name];
  uint32_t known = NCORP_NONE;
  x->because = NCI_STR("acronym");
  if (x->type == NCORP_ORG) known = explained_acronym(m, name);
  if (known == NCORP_NONE && x->type == NCORP_ORG && acronym_like(m, x)) {
    ncorp_str key = text_key(m, x, '0' + NCORP_ORG); /* its letters may be the initials of a name before */
    if (key.size >= 4) known = nci_find(&m->exact, &m->exact_group, key);
  }
  if (known == NCORP_NONE && initials.size) { /* or the acronym came first */
    uint32_t told = nci_find(&m->exact, &m->exact_group, initials);
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

void nci_place_thing(nci_merger *m, uint32_t name)
{
  nci_name *x = &m->n->list.at[name];
  ncorp_str key = thing_key(m, x);
  uint32_t *of = key.size ? nci_slot_of_exact(m, key) : NULL;
  if (!of) return;
  bool own = x->type == NCORP_ORG && x->table == NCI_NO_TABLE, entry = key.data[0] == 'L';
  uint32_t known = of_its_country(m, name, *of, key);
  ncorp_str initials = x->type == NCORP_ORG && x->end > x->first + 1 ? initials_key(m, x) : NCI_NO_STR;
  x->because = entry ? NCI_STR("lexicon") : NCI_STR("same-name");
  if (known == NCORP_NONE) known = by_other_rule(m, name, initials);
  if (known == NCORP_NONE) known = nci_new_group(m, name);
  if (known == NCORP_NONE) return;
  of = nci_slot_of_exact(m, key);
  if (of && *of == NCORP_NONE) *of = known;
  uint32_t *acronym = initials.size ? nci_slot_of_exact(m, initials) : NULL;
  if (acronym && *acronym == NCORP_NONE) *acronym = known;
  uint32_t *place = x->type == NCORP_LOC ? nci_slot_of_exact(m, text_key(m, x, 'P')) : NULL; /* for "City of" it */
  if (place && *place == NCORP_NONE) *place = known;
  if (x->type == NCORP_ORG) note_parts(m, x, known);
  x->entity = known;
  nci_group *g = &m->groups.at[known];
  const nci_name *best = &m->n->list.at[g->best_name];
  ncorp_str text = nci_local_text(m->n, x), longest = nci_local_text(m->n, best);
  if (g->first_name != name) {
    if (nci_str_eq(text, nci_local_text(m->n, &m->n->list.at[g->first_name]))) x->because = NCI_STR("same-name");
    else if (own && acronym_like(m, x)) x->because = NCI_STR("acronym");
    else if (own && nci_str_is(x->because, "same-name"))
      x->because = x->end - x->first == best->end - best->first ? NCI_STR("spelling") : NCI_STR("short-form");
  }
  if (!g->country.size) g->country = x->country, g->country_because = nci_country_because(x);
  if (g->place == NCI_PLACE_NONE) g->place = x->place;
  if (text.size > longest.size || (text.size == longest.size && text.size > 5 && !nci_fullness(m->n, best) && nci_fullness(m->n, x))) g->best_name = name;
}
