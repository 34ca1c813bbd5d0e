/* Cuts runs of capitalised words into names. A type is given here only where the words of the name or the lexicon
 * decide it; what the words around say comes later (name_types.c). */
#include "meaning/names.h"
#include "lexicon_gen.h"

typedef struct cutter {
  nci_names *n;
  uint32_t sentence_end; /* token */
  uint8_t style;
} cutter;

static bool capital(const cutter *c, uint32_t t)
{
  if (t >= c->sentence_end) return false;
  uint16_t shape = nci_names_shape(c->n, t);
  return (shape & NCI_SHAPE_CAPITAL) && (shape & NCI_SHAPE_WORD) && !(shape & (NCI_SHAPE_LINK | NCI_SHAPE_CLITIC));
}

static bool attached(const cutter *c, uint32_t t)
{
  return t < c->sentence_end && !(nci_names_shape(c->n, t) & NCI_SHAPE_SPACE_BEFORE);
}

static bool is_text(const cutter *c, uint32_t t, const char *word)
{
  return t < c->sentence_end && nci_str_is(nci_token_text(c->n->doc, t), word);
}

static bool hyphen(const cutter *c, uint32_t t)
{
  return is_text(c, t, "-") || is_text(c, t, "\xe2\x80\x90") || is_text(c, t, "\xe2\x80\x91");
}

static uint32_t flags(const cutter *c, uint32_t t) { return t < c->sentence_end ? nci_names_flags(c->n, t) : 0; }

static bool initial(const cutter *c, uint32_t t)
{
  ncorp_str s = nci_token_text(c->n->doc, t);
  return capital(c, t) && ((s.size == 2 && s.data[1] == '.') || (s.size == 1 && nci_is_upper(s.data[0]) && s.data[0] != 'I') ||
                           (s.size == 4 && s.data[1] == '.' && s.data[3] == '.'));
}

static bool shouted(const cutter *c, uint32_t t)
{
  const nci_token *k = &c->n->doc->tokens.at[t];
  return (k->shape & NCI_SHAPE_ALL_CAPS) && k->end - k->start > 1;
}

/* A function word, also with a capital; not "US" or "WHO" in a text that is not all capitals. */
static bool stop_word(const cutter *c, uint32_t t)
{
  return (flags(c, t) & NCI_WORD_STOP) && (!shouted(c, t) || c->style == NCI_STYLE_CAPS);
}

/* ---- lexicon entries ---- */

bool nci_names_unit(const nci_names *n, uint32_t t)
{
  const nci_token *tokens = n->doc->tokens.at;
  if (!(tokens[t].shape & NCI_SHAPE_ALL_CAPS) || tokens[t].shape & NCI_SHAPE_DOT) return false;
  bool money = t + 1 < n->doc->tokens.count && n->doc->text.data[tokens[t + 1].start] == '$';
  if (money && !(tokens[t + 1].shape & NCI_SHAPE_SPACE_BEFORE)) return true;
  return t > 0 && nci_str_is(nci_token_text(n->doc, t), "GB") && tokens[t - 1].shape & NCI_SHAPE_NUMBER;
}

/* The longest place that begins at a token; of one length, a country before a city before a region. */
static const nci_lex_hit *place_hit(const cutter *c, uint32_t t)
{
  if (t >= c->sentence_end || nci_names_unit(c->n, t)) return NULL;
  static const unsigned order[] = { NCI_LEX_COUNTRIES, NCI_LEX_CONTINENTS, NCI_LEX_CITIES, NCI_LEX_REGIONS, NCI_LEX_FEATURES };
  const nci_lex_hit *best = NULL;
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    const nci_lex_hit *hit = nci_names_hit(c->n, t, order[i]);
    if (hit && !(hit->flags & NCI_HIT_EXACT) && c->style != NCI_STYLE_CAPS && hit->flags & NCI_HIT_CAPS && hit->end == t + 1 &&
        nci_names_shape(c->n, t) & NCI_SHAPE_ALL_CAPS && hit->table != NCI_LEX_COUNTRIES && c->n->doc->tokens.at[t].end - c->n->doc->tokens.at[t].start < 4)
      continue; /* an acronym that happens to have the letters of a small town */
    if (hit && (!best || hit->end > best->end)) best = hit;
  }
  return best;
}

static const nci_lex_hit *hit_of(const cutter *c, uint32_t t, unsigned table)
{
  return t < c->sentence_end ? nci_names_hit(c->n, t, table) : NULL;
}

static uint8_t place_kind(unsigned table)
{
  switch (table) {
  case NCI_LEX_COUNTRIES: return NCI_PLACE_COUNTRY;
  case NCI_LEX_CITIES: return NCI_PLACE_CITY;
  case NCI_LEX_FEATURES: return NCI_PLACE_FEATURE;
  default: return NCI_PLACE_REGION;
  }
}

/* ---- putting names down ---- */

static nci_name *put(cutter *c, uint32_t first, uint32_t end, unsigned type, unsigned certainty)
{
  nci_name *name = nci_vec_push(c->n->arena, &c->n->list);
  if (!name) return NULL;
  *name = (nci_name){ .first = first, .end = end, .type = (uint8_t)type, .certainty = (uint8_t)certainty,
                      .table = NCI_NO_TABLE, .row = NCORP_NONE, .entity = NCORP_NONE };
  return name;
}

static void put_hit(cutter *c, uint32_t first, const nci_lex_hit *hit, unsigned type, unsigned certainty)
{
  nci_name *name = put(c, first, hit->end, type, certainty);
  if (!name) return;
  name->table = hit->table;
  name->row = hit->row;
  if (type == NCORP_LOC) name->place = place_kind(hit->table);
}

static void note_nationality(cutter *c, uint32_t first, const nci_lex_hit *hit)
{
  ncorp_str alpha2 = nci_lexicon_field(c->n->doc->lexicon, NCI_LEX_NATIONALITIES, hit->row, NCI_NATIONALITIES_COUNTRY);
  ncorp_str iso3 = nci_names_iso3(c->n, alpha2);
  nci_nationality *mark = nci_vec_push(c->n->arena, &c->n->nationalities);
  if (mark) *mark = (nci_nationality){ first, hit->end, iso3 };
}

/* ---- runs ---- */

/* True when the parts around a hyphen are names of their own ("U.S.-Iran"). */
static bool pair(const cutter *c, uint32_t before, uint32_t after)
{
  return (place_hit(c, before) || hit_of(c, before, NCI_LEX_NATIONALITIES)) &&
         (place_hit(c, after) || hit_of(c, after, NCI_LEX_NATIONALITIES));
}

/* "Carter-Moss": two surnames that stand for two persons, where no given name goes before. */
static bool two_surnames(const cutter *c, uint32_t first, uint32_t hyphen_at)
{
  uint32_t a = flags(c, hyphen_at - 1), b = flags(c, hyphen_at + 1);
  return hyphen_at == first + 1 && a & b & NCI_WORD_SURNAME && !((a | b) & NCI_WORD_GIVEN) && !capital(c, hyphen_at + 2);
}

/* "Moon Jae-in", "Lai Chi-wah": the small second half of an East Asian given name behind a family name. */
static bool second_syllable(const cutter *c, uint32_t first, uint32_t hyphen_at)
{
  enum { LONGEST = 5 };
  uint32_t half = hyphen_at + 1;
  if (hyphen_at < first + 2 || hyphen_at >= c->sentence_end || !hyphen(c, hyphen_at) || !attached(c, hyphen_at) || !attached(c, half)) return false;
  uint16_t shape = half < c->sentence_end ? nci_names_shape(c->n, half) : 0;
  if (!(shape & NCI_SHAPE_LOWER) || shape & NCI_SHAPE_CLITIC || nci_token_text(c->n->doc, half).size > LONGEST) return false;
  if (!capital(c, hyphen_at - 2) || attached(c, hyphen_at - 1)) return false;
  if (is_text(c, half, "in") || is_text(c, half, "on")) return !(flags(c, hyphen_at - 1) & NCI_WORD_COMMON);
  return !(flags(c, half) & (NCI_WORD_COMMON | NCI_WORD_STOP));
}

/* A word that ends a name in a headline: one that is no name by itself. */
static bool breaks_headline(const cutter *c, uint32_t t)
{
  uint32_t f = flags(c, t);
  if (c->style == NCI_STYLE_PLAIN) return false;
  return f & (NCI_WORD_COMMON | NCI_WORD_STOP | NCI_WORD_REPORT) && !(f & NCI_WORD_GIVEN);
}

/* Where the run of capitalised words that begins at a token ends. A run is cut when it gets longer than any name, so that
 * what follows looks at a bounded number of words. */
static uint32_t run_end(const cutter *c, uint32_t first)
{
  enum { LONGEST = 32 };
  uint32_t t = first + 1;
  while (t < c->sentence_end && t < first + LONGEST) {
    if (capital(c, t)) {
      if (stop_word(c, t)) return t;
      t++;
    } else if (hyphen(c, t) && attached(c, t) && attached(c, t + 1) && capital(c, t + 1) && !pair(c, t - 1, t + 1) &&
             !two_surnames(c, first, t))
      t += 2;
    else if (second_syllable(c, first, t))
      t += 2;
    else if (is_text(c, t, "&") && capital(c, t + 1))
      t += 2;
    else if (flags(c, t) & NCI_WORD_PARTICLE && !is_text(c, t, "la") && t + 1 < c->sentence_end &&
             (capital(c, t + 1) || (hyphen(c, t + 1) && capital(c, t + 2)) ||
              (flags(c, t + 1) & NCI_WORD_PARTICLE && capital(c, t + 2))))
      t++;
    else if (hyphen(c, t) && t > first && flags(c, t - 1) & NCI_WORD_PARTICLE && capital(c, t + 1))
      t += 2;
    else
      return t;
  }
  return t;
}

/* ---- persons ---- */

/* Where a person's name that begins at a token ends within a run. */
static uint32_t person_end(const cutter *c, uint32_t first, uint32_t end)
{
  enum { LONGEST = 7 };
  uint32_t t = first, words = 0;
  while (t < end && words < LONGEST) {
    uint32_t f = flags(c, t);
    if (!capital(c, t)) {
      t++; /* particles and hyphens inside the run */
      continue;
    }
    bool joined = t > first && attached(c, t);
    if (t > first && !joined) {
      if (f & NCI_WORD_SUFFIX && words >= 1) return t + 1;
      const nci_lex_hit *nation = hit_of(c, t, NCI_LEX_NATIONALITIES), *role = hit_of(c, t, NCI_LEX_ROLES);
      if (nation || f & (NCI_WORD_HONORIFIC | NCI_WORD_CALENDAR)) {
        if (!(words == 1 && f & NCI_WORD_SURNAME) && !is_text(c, t, "May")) break;
      }
      if (role && !(f & NCI_WORD_SURNAME)) break;
      if (words >= 1 && breaks_headline(c, t) && !(f & NCI_WORD_SURNAME)) break;
      bool full = words >= 2 && !(nci_names_shape(c->n, t - 1) & NCI_SHAPE_DOT) && !initial(c, t - 1);
      bool another = f & NCI_WORD_GIVEN && capital(c, t + 1) && !(flags(c, t + 1) & NCI_WORD_SUFFIX);
      bool place = place_hit(c, t) && !(f & NCI_WORD_SURNAME && initial(c, first) && words == 2); /* J. Edgar Hoover */
      if (full && (another || f & NCI_WORD_ORG_HEAD || place)) break;
      if (shouted(c, t) && !shouted(c, t - 1) && !initial(c, t) && words >= 1) break;
    }
    words++;
    t++;
  }
  while (t > first + 1 && !capital(c, t - 1) && !second_syllable(c, first, t - 2)) t--;
  if (t < c->sentence_end && is_text(c, t, ",") && flags(c, t + 1) & NCI_WORD_SUFFIX && capital(c, t + 1)) return t + 2;
  return t;
}

static uint8_t gender_of(uint32_t f)
{
  return (f & NCI_WORD_GIVEN) == NCI_WORD_GIVEN_F ? NCI_GENDER_FEMALE : (f & NCI_WORD_GIVEN) == NCI_WORD_GIVEN_M ? NCI_GENDER_MALE
                                                                                                                 : NCI_GENDER_UNKNOWN;
}

static uint8_t honorific_gender(const nci_names *n, uint32_t t)
{
  static const char *const women[] = { "mrs", "ms", "miss", "mrs.", "ms.", "lady", "madam", "queen", "princess", "sister", "dame" };
  static const char *const men[] = { "mr", "mr.", "sir", "lord", "king", "prince", "father", "brother", "pope" };
  for (size_t i = 0; i < sizeof women / sizeof *women; i++)
    if (nci_token_is(n->doc, t, women[i])) return NCI_GENDER_FEMALE;
  for (size_t i = 0; i < sizeof men / sizeof *men; i++)
    if (nci_token_is(n->doc, t, men[i])) return NCI_GENDER_MALE;
  return NCI_GENDER_UNKNOWN;
}

uint8_t nci_names_gender(const nci_names *n, uint32_t first)
{
  uint8_t told = first && nci_names_flags(n, first - 1) & NCI_WORD_HONORIFIC ? honorific_gender(n, first - 1) : NCI_GENDER_UNKNOWN;
  return told ? told : gender_of(nci_names_flags(n, first));
}

static uint32_t put_person(cutter *c, uint32_t first, uint32_t end, unsigned certainty, uint8_t gender)
{
  uint32_t stop = person_end(c, first, end);
  nci_name *name = put(c, first, stop, NCORP_PER, certainty);
  if (name) name->gender = gender ? gender : gender_of(flags(c, first));
  return stop;
}

/* ---- organisations ---- */

static bool governmental(const cutter *c, uint32_t t)
{
  static const char *const list[] = { "ministry", "department", "treasury", "senate", "congress", "parliament", "army", "navy",
                                      "forces", "force", "police", "government", "embassy", "court", "office", "staff",
                                      "administration", "assembly", "council", "command", "guard" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_token_is(c->n->doc, t, list[i])) return true;
  return false;
}

static bool plural(const cutter *c, uint32_t t) { return nci_str_ends(nci_token_text(c->n->doc, t), NCI_STR("s")); }

/* The end of "of X", "for X and Y" after the head of an organisation's name; `at` when there is none. */
static uint32_t of_phrase(const cutter *c, uint32_t at)
{
  uint32_t t = at;
  if (!is_text(c, t, "of") && !is_text(c, t, "for") && !is_text(c, t, "on")) return at;
  t++;
  if (is_text(c, t, "the")) t++;
  if (!capital(c, t) || stop_word(c, t) || flags(c, t) & NCI_WORD_CALENDAR) return at;
  t = run_end(c, t);
  for (unsigned parts = 0; parts < 3; parts++) {
    uint32_t more = t;
    if (is_text(c, more, ",") && capital(c, more + 1) && parts == 0) {
      /* "Ministry of Agriculture, Food and Rural Affairs": only where an "and" closes the list */
      uint32_t end = run_end(c, more + 1);
      if (!is_text(c, end, "and") && !(is_text(c, end, ",") && is_text(c, end + 1, "and"))) break;
      t = end;
      continue;
    }
    if (is_text(c, more, ",") && is_text(c, more + 1, "and")) more++;
    if (!(is_text(c, more, "and") || is_text(c, more, "&")) || !capital(c, more + 1) || stop_word(c, more + 1)) break;
    if (place_hit(c, more + 1) || hit_of(c, more + 1, NCI_LEX_NATIONALITIES) || flags(c, more + 1) & NCI_WORD_GIVEN ||
        !(flags(c, more + 1) & NCI_WORD_COMMON || (plural(c, t - 1) && plural(c, run_end(c, more + 1) - 1)))) break;
    t = run_end(c, more + 1);
    break;
  }
  return t;
}

static bool head_takes_of(const cutter *c, uint32_t t)
{
  static const char *const list[] = { "ministry", "department", "university", "bank", "council", "office", "institute", "center",
                                      "centre", "committee", "association", "organization", "organisation", "union", "house",
                                      "court", "academy", "church", "college", "federation", "party", "front", "school", "society",
                                      "agency", "board", "bureau", "commission", "chamber", "league", "museum", "company",
                                      "secretariat", "confederation", "congress", "authority", "institution", "library", "army",
                                      "fund", "movement", "brotherhood", "alliance", "coalition" };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (nci_token_is(c->n->doc, t, list[i])) return true;
  return false;
}

/* The last word of [first, end) that heads an organisation's name, counting from one that has a word before it or takes
 * "of"; NCORP_NONE when there is none. A role or a person in between ends the search. */
static uint32_t org_head(const cutter *c, uint32_t first, uint32_t end)
{
  uint32_t head = NCORP_NONE;
  for (uint32_t t = first; t < end; t++) {
    uint32_t f = flags(c, t);
    if (t > first && (f & NCI_WORD_HONORIFIC || hit_of(c, t, NCI_LEX_ROLES)) && !(f & NCI_WORD_ORG_HEAD)) break;
    if (f & (NCI_WORD_ORG_HEAD | NCI_WORD_LEGAL) && t > first) head = t;
  }
  if (head == NCORP_NONE && flags(c, first) & NCI_WORD_ORG_HEAD && head_takes_of(c, first) && of_phrase(c, first + 1) > first + 1)
    return first;
  return head;
}

/* "National Arts and Sports Council": a plain-worded run goes on behind "and" when a head ends it there. Gives the head,
 * or NCORP_NONE. */
static uint32_t head_behind_and(const cutter *c, uint32_t first, uint32_t end)
{
  if (!is_text(c, end, "and") || !capital(c, end + 1)) return NCORP_NONE;
  for (uint32_t t = first; t < end; t++)
    if (flags(c, t) & NCI_WORD_GIVEN || (flags(c, t) & NCI_WORD_SURNAME && !(flags(c, t) & NCI_WORD_COMMON)) ||
        hit_of(c, t, NCI_LEX_NATIONALITIES) || hit_of(c, t, NCI_LEX_ROLES) || place_hit(c, t))
      return NCORP_NONE;
  uint32_t stop = run_end(c, end + 1);
  for (uint32_t t = end + 1; t < stop; t++)
    if (hit_of(c, t, NCI_LEX_ROLES) || flags(c, t) & NCI_WORD_GIVEN || place_hit(c, t)) return NCORP_NONE;
    else if (t > end + 1 && flags(c, t) & NCI_WORD_ORG_HEAD) return t;
  return NCORP_NONE;
}

/* "Port Workers' Union", "Prosecutor General's Office": plain words whose owner's mark goes on to the head of an
 * organisation. Gives the head, or NCORP_NONE. */
static uint32_t head_behind_possessive(const cutter *c, uint32_t first, uint32_t end)
{
  if (end >= c->sentence_end || !attached(c, end) || !capital(c, end + 1)) return NCORP_NONE;
  ncorp_str mark = nci_token_text(c->n->doc, end);
  bool apostrophe = mark.size && (mark.data[0] == '\'' || nci_str_starts(mark, NCI_STR("\xe2\x80\x99")));
  if (!apostrophe) return NCORP_NONE;
  bool plural = mark.data[mark.size - 1] != 's'; /* "Farmers' Party": of words that are no names the lexicon knows */
  for (uint32_t t = first; t < end; t++)
    if (!(flags(c, t) & NCI_WORD_COMMON) && !hit_of(c, t, NCI_LEX_ROLES) && !(plural && !(flags(c, t) & NCI_WORD_SURNAME))) return NCORP_NONE;
    else if (flags(c, t) & NCI_WORD_GIVEN || place_hit(c, t) || hit_of(c, t, NCI_LEX_NATIONALITIES)) return NCORP_NONE;
  uint32_t stop = run_end(c, end + 1);
  for (uint32_t t = end + 1; t < stop && t < end + 4; t++)
    if (flags(c, t) & NCI_WORD_ORG_HEAD) return t;
  return NCORP_NONE;
}

/* "X, Inc." */
static uint32_t legal_form(const cutter *c, uint32_t end)
{
  if (is_text(c, end, ",") && flags(c, end + 1) & NCI_WORD_LEGAL && capital(c, end + 1)) return end + 2;
  return end;
}

static uint32_t put_organisation(cutter *c, uint32_t first, uint32_t head, unsigned certainty, ncorp_str country)
{
  uint32_t end = head + 1;
  if (head_takes_of(c, head)) {
    uint32_t more = of_phrase(c, end);
    if (more > end) end = more;
  }
  end = legal_form(c, end);
  nci_name *name = put(c, first, end, NCORP_ORG, certainty);
  if (name) name->country = country;
  return end;
}

/* "Turkish Football Federation", "Pakistan Justice Movement": the head that ends a run of plain words behind a country, where
 * it is no part of its government ("Turkish Defence Ministry"); or NCORP_NONE. */
static uint32_t national_head(const cutter *c, uint32_t first, uint32_t end)
{
  uint32_t head = end - 1;
  if (!(flags(c, head) & NCI_WORD_ORG_HEAD) || governmental(c, head) || hit_of(c, head, NCI_LEX_ROLES)) return NCORP_NONE;
  for (uint32_t t = first; t < head; t++) {
    const nci_lex_hit *role = hit_of(c, t, NCI_LEX_ROLES), *org = hit_of(c, t, NCI_LEX_ORGANISATIONS);
    if (!capital(c, t) || (role && role->end > t + 1) || (org && org->end > t + 1) || place_hit(c, t) ||
        hit_of(c, t, NCI_LEX_NATIONALITIES) || governmental(c, t) || (flags(c, t) & NCI_WORD_GIVEN && !(flags(c, t) & NCI_WORD_COMMON)))
      return NCORP_NONE;
  }
  return head;
}

static ncorp_str country_of(const cutter *c, const nci_lex_hit *country)
{
  return nci_lexicon_field(c->n->doc->lexicon, NCI_LEX_COUNTRIES, country->row, NCI_COUNTRIES_ALPHA3);
}

/* "Storm Ursula", "HMS Gannet": a name of the weather or of a ship, whatever else it may name. */
static bool names_a_thing(const cutter *c, uint32_t t, uint32_t end)
{
  static const char *const list[] = { "Storm", "Hurricane", "Typhoon", "Cyclone", "HMS", "USS", "HMAS", "HMCS", "RMS" };
  if (t + 1 >= end || c->style == NCI_STYLE_CAPS || flags(c, t + 1) & (NCI_WORD_COMMON | NCI_WORD_STOP)) return false;
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (is_text(c, t, list[i])) return true;
  return false;
}

/* ---- one segment of a run ---- */

static bool small_town(const cutter *c, const nci_lex_hit *place)
{
  enum { LARGE = 200000 };
  return place->table == NCI_LEX_CITIES && nci_names_population(c->n, place->row) < LARGE;
}

/* A role is left to roles.c, which looks for it beside names. "Chief of the General Staff X" begins a person's name
 * after it. */
static uint32_t take_role(cutter *c, uint32_t t, uint32_t end, const nci_lex_hit *role)
{
  uint32_t next = role->end;
  (void)t;
  if (next < end && capital(c, next) && !hit_of(c, next, NCI_LEX_ROLES) && !hit_of(c, next, NCI_LEX_NATIONALITIES) &&
      !(flags(c, next) & (NCI_WORD_ORG_HEAD | NCI_WORD_STOP)) && !breaks_headline(c, next)) {
    const nci_lex_hit *place = place_hit(c, next), *org = hit_of(c, next, NCI_LEX_ORGANISATIONS);
    bool whole_place = place && (place->end >= end || place->table == NCI_LEX_COUNTRIES) && !(flags(c, next) & NCI_WORD_GIVEN) && !small_town(c, place);
    if (!whole_place && !(org && org->end > next + 1)) return put_person(c, next, end, NCI_NAME_SURE, NCI_GENDER_UNKNOWN);
  }
  return next;
}

/* Whether a place's name is a person's here: "Paris Hilton", "Jordan Smith". */
static bool person_rather_than_place(const cutter *c, uint32_t t, uint32_t end, const nci_lex_hit *place)
{
  uint32_t f = flags(c, t);
  if (place->end > t + 1 || !(f & NCI_WORD_GIVEN)) return false;
  if (t + 1 < end && capital(c, t + 1) && (!place_hit(c, t + 1) || flags(c, t + 1) & NCI_WORD_SURNAME) &&
      !(flags(c, t + 1) & (NCI_WORD_ORG_HEAD | NCI_WORD_PLACE_HEAD)))
    return place->table != NCI_LEX_COUNTRIES || flags(c, t + 1) & NCI_WORD_SURNAME;
  return false;
}

/* A city whose name is also a word or a person's name. */
static bool ambiguous(const cutter *c, const nci_lex_hit *place)
{
  return place->table == NCI_LEX_CITIES && nci_lexicon_field(c->n->doc->lexicon, NCI_LEX_CITIES, place->row, NCI_CITIES_AMBIGUOUS).size > 0;
}

/* "in Reading", "Reading, England" */
static bool in_place_context(const cutter *c, uint32_t first, uint32_t end)
{
  if (is_text(c, end, ",") && end + 1 < c->sentence_end &&
      (hit_of(c, end + 1, NCI_LEX_COUNTRIES) || hit_of(c, end + 1, NCI_LEX_REGIONS)))
    return true;
  if (nci_names_shape(c->n, first) & NCI_SHAPE_SENTENCE_START || first == 0) return false;
  static const char *const before[] = { "in", "near", "at", "from", "to", "outside", "around", "of" };
  for (size_t i = 0; i < sizeof before / sizeof *before; i++)
    if (nci_token_is(c->n->doc, first - 1, before[i])) return true;
  return false;
}

/* Where a run of words that the lexicon does not know ends: before something known. */
static uint32_t unknown_end(const cutter *c, uint32_t first, uint32_t end)
{
  uint32_t t = first + 1;
  for (; t < end; t++) {
    if (!capital(c, t) || attached(c, t)) continue;
    if (hit_of(c, t, NCI_LEX_ROLES) || hit_of(c, t, NCI_LEX_NATIONALITIES) || flags(c, t) & (NCI_WORD_HONORIFIC | NCI_WORD_CALENDAR))
      break;
    if (breaks_headline(c, t) || breaks_headline(c, t - 1)) break;
    const nci_lex_hit *place = place_hit(c, t);
    if (place && place->table == NCI_LEX_COUNTRIES) break;
    if (flags(c, t) & NCI_WORD_GIVEN && t + 1 < end && t >= first + 2) break;
  }
  while (t > first + 1 && !capital(c, t - 1) && !second_syllable(c, first, t - 2)) t--;
  return t;
}

static bool is_place_word(const cutter *c, uint32_t t) { return flags(c, t) & NCI_WORD_PLACE_HEAD; }

/* "Hudson River", "Lake Tahoe", "Strait of Hormuz": the end, or 0. */
static uint32_t place_pattern(const cutter *c, uint32_t first, uint32_t end)
{
  static const char *const openers[] = { "lake", "mount", "mt", "mt.", "cape", "port", "fort", "camp", "river", "isle", "rue", "calle", "avenida",
                                         "piazza", "plaza", "rua", "loch", "jalan", "paseo", "corniche" };
  for (uint32_t t = first + 1; t < end && t <= first + 3; t++)
    if (is_place_word(c, t) && (t + 1 == end || !capital(c, t + 1))) return t + 1;
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
    if (nci_token_is(c->n->doc, first, openers[i]) && first + 1 < end && capital(c, first + 1) && !(flags(c, first + 1) & NCI_WORD_COMMON))
      return end < first + 3 ? end : first + 2;
  if (is_place_word(c, first) && is_text(c, first + 1, "of")) {
    uint32_t t = first + 2;
    if (is_text(c, t, "the")) t++;
    if (capital(c, t) && !stop_word(c, t)) return run_end(c, t);
  }
  return 0;
}

static uint32_t put_unknown(cutter *c, uint32_t t, uint32_t end)
{
  uint32_t stop = unknown_end(c, t, end);
  uint32_t f = flags(c, t);
  bool starts = nci_names_starts(c->n, t) || c->style != NCI_STYLE_PLAIN;
  const nci_word *w = &c->n->words.at[c->n->form[t]];
  bool common = f & NCI_WORD_COMMON || w->lower > 0;
  if (stop == t + 1 && (f & NCI_WORD_NOT_NAME || (common && (starts || w->lower > w->capital)) || (c->style == NCI_STYLE_CAPS))) {
    put(c, t, stop, NCI_TYPE_OPEN, NCI_NAME_SUSPECT);
    return stop;
  }
  if (stop > t + 1 && starts && common && w->capital == 0 && c->style == NCI_STYLE_PLAIN) {
    /* The first word of a sentence before a name: "Critics Smith met" is rare, "Former Smith" not; two plain words that
     * both have capitals are a name. */
    uint32_t next = flags(c, t + 1);
    if (capital(c, t + 1) && !(next & NCI_WORD_COMMON)) return t + 1;
  }
  if (stop > t + 1 && c->style == NCI_STYLE_CAPS) {
    for (uint32_t k = t; k < stop; k++)
      if (capital(c, k)) put(c, k, k + 1, NCI_TYPE_OPEN, NCI_NAME_SUSPECT);
    return stop;
  }
  put(c, t, stop, NCI_TYPE_OPEN, NCI_NAME_OPEN);
  return stop;
}

/* What begins at token t of the run [t, end): puts it down and gives the token after it. */
static uint32_t segment(cutter *c, uint32_t t, uint32_t end)
{
  nci_names *n = c->n;
  uint32_t f = flags(c, t);
  const nci_lex_hit *nation = hit_of(c, t, NCI_LEX_NATIONALITIES), *org = hit_of(c, t, NCI_LEX_ORGANISATIONS),
                    *role = hit_of(c, t, NCI_LEX_ROLES), *place = place_hit(c, t);
  uint32_t org_end = org ? org->end : 0, place_end = place ? place->end : 0, role_end = role ? role->end : 0;
  bool starts = nci_names_starts(n, t);

  bool party_tag = nci_token_text(n->doc, t).size == 1 && hyphen(c, t + 1) && attached(c, t + 1) && place_hit(c, t + 2); /* D-Ohio */
  if (party_tag || nci_names_unit(c->n, t) || (stop_word(c, t) && org_end <= t + 1 && place_end <= t + 1)) return t + 1;
  if (nation && nation->end == t + 1 && f & NCI_WORD_GIVEN && t + 1 < end && flags(c, t + 1) & NCI_WORD_SURNAME) nation = NULL;
  if (names_a_thing(c, t, end)) {
    put(c, t, t + 2, NCORP_MISC, NCI_NAME_SURE);
    return t + 2;
  }
  bool country = place && place->table == NCI_LEX_COUNTRIES; /* "New Zealand" is both */
  if (nation && nation->end >= org_end && nation->end >= place_end + country && nation->end >= role_end) {
    note_nationality(c, t, nation);
    uint32_t next = nation->end;
    uint32_t head = c->style == NCI_STYLE_PLAIN && next < end ? national_head(c, next, end) : NCORP_NONE;
    if (head != NCORP_NONE)
      return put_organisation(c, t, head, NCI_NAME_SURE, n->nationalities.count ? n->nationalities.at[n->nationalities.count - 1].iso3 : NCI_NO_STR);
    return next;
  }
  if (f & NCI_WORD_CALENDAR && org_end <= t + 1 && place_end <= t + 1 && !(f & NCI_WORD_GIVEN && t + 1 < end))
    return t + 1;
  if (f & NCI_WORD_HONORIFIC && t + 1 < end && (capital(c, t + 1) || flags(c, t + 1) & NCI_WORD_PARTICLE) && org_end <= t + 1 && place_end <= t + 1 && role_end <= t + 1)
    return put_person(c, t + 1, end, NCI_NAME_SURE, honorific_gender(n, t));

  uint32_t head = c->style == NCI_STYLE_CAPS ? NCORP_NONE : org_head(c, t, end);
  for (uint32_t k = t; head != NCORP_NONE && k < head; k++) /* in a headline any word has a capital */
    if (breaks_headline(c, k)) head = NCORP_NONE;
  if (head == NCORP_NONE && c->style == NCI_STYLE_PLAIN) {
    uint32_t far = head_behind_and(c, t, end);
    if (far == NCORP_NONE) far = head_behind_possessive(c, t, end);
    if (far != NCORP_NONE && !(starts && end == t + 1)) return put_organisation(c, t, far, NCI_NAME_SURE, NCI_NO_STR);
  }
  if (org_end && org_end >= place_end && org_end >= role_end && !(head != NCORP_NONE && head >= org_end)) {
    bool plain_word = org_end == t + 1 && f & NCI_WORD_COMMON && (starts || c->style != NCI_STYLE_PLAIN);
    bool person = org_end == t + 1 && f & NCI_WORD_GIVEN && t + 1 < end;
    if (!plain_word && !person) {
      put_hit(c, t, org, NCORP_ORG, NCI_NAME_SURE);
      return org_end;
    }
  }
  bool staff = role_end == t + 1 && role_end < end && flags(c, role_end) & NCI_WORD_ORG_HEAD && !(flags(c, role_end) & NCI_WORD_SURNAME);
  if (staff) return put_organisation(c, t, role_end, NCI_NAME_SURE, NCI_NO_STR); /* General Staff */
  if (role_end && role_end >= place_end && !(f & NCI_WORD_GIVEN && t + 1 < end && flags(c, t + 1) & NCI_WORD_SURNAME)) {
    if (!(head != NCORP_NONE && head >= role_end && !(flags(c, t) & NCI_WORD_HONORIFIC) && head + 1 >= end && role_end == t + 1 && head_takes_of(c, head)))
      return take_role(c, t, end, role);
  }
  if (head == NCORP_NONE && country && place_end < end && c->style == NCI_STYLE_PLAIN && !shouted(c, t)) {
    uint32_t last = national_head(c, place_end, end);
    if (last != NCORP_NONE && last > place_end) return put_organisation(c, t, last, NCI_NAME_SURE, country_of(c, place));
  }
  if (head != NCORP_NONE && head + 1 >= place_end) {
    bool country_first = place && place->table == NCI_LEX_COUNTRIES && place_end <= head &&
                         (head > place_end || governmental(c, head));
    if (country_first && !shouted(c, t) && national_head(c, place_end, end) != NCORP_NONE) country_first = false;
    if (!country_first) return put_organisation(c, t, head, NCI_NAME_SURE, country ? country_of(c, place) : NCI_NO_STR);
  }
  if (place && place_end == t + 1 && ambiguous(c, place) && small_town(c, place) && !in_place_context(c, t, place_end)) place = NULL;
  if (place && !person_rather_than_place(c, t, end, place)) {
    uint32_t longer = place_pattern(c, t, end);
    bool plain_word = place_end == t + 1 && ambiguous(c, place);
    if (place_end + 1 == end && place->table != NCI_LEX_COUNTRIES && c->style == NCI_STYLE_PLAIN && nci_names_thing(n, place_end)) {
      put(c, t, end, NCORP_MISC, NCI_NAME_SURE); /* the Rotterdam Marathon */
      return end;
    }
    if (longer > place_end && place->table != NCI_LEX_COUNTRIES) {
      nci_name *name = put(c, t, longer, NCORP_LOC, NCI_NAME_SURE);
      if (name) name->place = NCI_PLACE_FEATURE;
      return longer;
    }
    if (plain_word && starts && f & NCI_WORD_COMMON) {
      put(c, t, place_end, NCI_TYPE_OPEN, NCI_NAME_SUSPECT);
      return place_end;
    }
    bool followed = place_end < end && capital(c, place_end) && !place_hit(c, place_end) && !hit_of(c, place_end, NCI_LEX_ROLES) &&
                    !hit_of(c, place_end, NCI_LEX_NATIONALITIES) && place->table != NCI_LEX_COUNTRIES && c->style == NCI_STYLE_PLAIN;
    if (!followed || place_end > t + 1) {
      put_hit(c, t, place, NCORP_LOC, plain_word ? NCI_NAME_LIKELY : NCI_NAME_SURE);
      return place_end;
    }
  }
  uint32_t longer = c->style == NCI_STYLE_CAPS ? 0 : place_pattern(c, t, end);
  if (longer && !(c->style == NCI_STYLE_TITLE && f & NCI_WORD_COMMON)) {
    nci_name *name = put(c, t, longer, NCORP_LOC, NCI_NAME_SURE);
    if (name) name->place = NCI_PLACE_FEATURE;
    return longer;
  }
  bool next_capital = t + 1 < end;
  if ((f & NCI_WORD_GIVEN || initial(c, t)) && next_capital && !(f & NCI_WORD_COMMON && starts && !(flags(c, t + 1) & NCI_WORD_SURNAME) && flags(c, t + 1) & NCI_WORD_COMMON) &&
      !(breaks_headline(c, t + 1) && !(flags(c, t + 1) & NCI_WORD_SURNAME)) && c->style != NCI_STYLE_CAPS) {
    uint32_t stop = person_end(c, t, end);
    if (stop > t + 1) return put_person(c, t, end, NCI_NAME_SURE, NCI_GENDER_UNKNOWN);
  }
  bool article = t > 0 && (nci_token_is(n->doc, t - 1, "the") || nci_token_is(n->doc, t - 1, "a") || nci_token_is(n->doc, t - 1, "an"));
  if (f & NCI_WORD_GIVEN && !next_capital && !article && !(f & NCI_WORD_COMMON && (starts || c->style != NCI_STYLE_PLAIN)) &&
      c->style != NCI_STYLE_CAPS) {
    nci_name *name = put(c, t, t + 1, NCORP_PER, NCI_NAME_LIKELY);
    if (name) name->gender = gender_of(f);
    return t + 1;
  }
  return put_unknown(c, t, end);
}

/* "al-Qaeda", "al-Assad": a particle that a hyphen joins to the name. */
static bool joined_particle(const cutter *c, uint32_t t)
{
  return flags(c, t) & NCI_WORD_PARTICLE && hyphen(c, t + 1) && attached(c, t + 1) && capital(c, t + 2) && attached(c, t + 2);
}

static void find_in_sentence(cutter *c, uint32_t first)
{
  for (uint32_t t = first; t < c->sentence_end;) {
    bool particle = !capital(c, t) && joined_particle(c, t);
    if (!capital(c, t) && !particle) {
      t++;
      continue;
    }
    uint32_t end = run_end(c, particle ? t + 2 : t);
    if (particle) {
      const nci_lex_hit *org = hit_of(c, t, NCI_LEX_ORGANISATIONS), *place = place_hit(c, t);
      if (org) put_hit(c, t, org, NCORP_ORG, NCI_NAME_SURE);
      else if (place) put_hit(c, t, place, NCORP_LOC, NCI_NAME_SURE);
      else put(c, t, end, NCI_TYPE_OPEN, NCI_NAME_OPEN);
      t = org ? org->end : place ? place->end : end;
      continue;
    }
    while (t < end) {
      uint32_t next = capital(c, t) ? segment(c, t, end) : t + 1;
      t = next > t ? next : t + 1;
    }
  }
}

void nci_names_find(nci_names *n)
{
  for (uint32_t s = 0; s < n->doc->sentences.count && !n->arena->failed; s++) {
    const ncorp_sentence *sentence = &n->doc->sentences.at[s];
    cutter c = { n, sentence->end_token, n->style[s] };
    find_in_sentence(&c, sentence->first_token);
  }
}
